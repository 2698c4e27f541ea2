//! The parts that a date is made of, each with where it ends: 2023年, 6月, 28日, 下午, 3时, 去年, 上旬.
//!
//! A part is read without judging what it means; that a bare 5点 is no time is settled where parts are joined.

use super::calendar::{edge, numbered, ordinal};
use super::lunar::{holiday, lunar};
use super::words::{ERAS, bracketed, first_months, plan, word};
use super::written::written;
use crate::dictionary::Dictionaries;
use crate::mention::figure::numeral::{Numeral, Style, numeral};

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// 凌晨, 清晨, 早上, 上午.
    Morning,
    /// 中午.
    Noon,
    /// 下午, 傍晚, 晚上, 夜间.
    Evening,
}

/// A year, month or day that is said by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// By number.
    Number(i16),
    /// So many from now: 去年, 下月, 昨日.
    Offset(i16),
    /// The one last spoken of: 同年, 当月, 同日; or so many after it: 次日.
    Same(i16),
    /// The one spoken of before, and none where none was: 那年.
    Then,
    /// So many from the year said in this sentence, else from now: 上年.
    Said(i16),
}

/// Which unit a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 年.
    Year,
    /// 月.
    Month,
    /// 日, 号.
    Day,
    /// 周, 星期.
    Week,
    /// 时, 点.
    Hour,
    /// 分.
    Minute,
}

/// One part of a date.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// 2023年, 今年, 同年.
    Year(Field),
    /// 6月, 上月, 当月.
    Month(Field),
    /// 28日, 昨天, 当日.
    Day(Field),
    /// From one number to another of a unit: 1至5月, 27-28日, 2022-2025年.
    Between(Unit, i16, i16),
    /// 前三季度 (1, 3), 二季度 (2, 2), in quarters of the year.
    Quarters(i8, i8),
    /// 上半年 1, 下半年 2.
    Half(i8),
    /// 上旬 1, 中旬 2, 下旬 3, 中下旬 4, 上中旬 5; 上半月 11, 下半月 12.
    Ten(i8),
    /// 春 0, 夏 1, 秋 2, 冬 3.
    Season(i8),
    /// 本周 0, 上周 -1.
    Week(i16),
    /// 本周末.
    Weekend(i16),
    /// 周一, 上周五: weeks from now (none said: the nearest past), and the day.
    Weekday(Option<i16>, i8),
    /// 第三周 of a year or month.
    NthWeek(i8),
    /// “十四五”: the number of the five-year plan; 末 and 初 say which end of it.
    Plan(i16, Option<bool>),
    /// 90年代; 1990 as a year, or 90 without a century.
    Decade(i16),
    /// 20世纪; 本世纪 is 0, 上世纪 -1.
    Century(i16),
    /// 下午.
    DayPart(DayPart),
    /// 19时30分; the flag says that it cannot be anything but a time.
    Time(i8, i8, bool),
    /// 正月初一: month, leap month, day.
    Lunar(u8, bool, u8),
    /// A festival or solar term by its name.
    Holiday(String),
    /// 2010-01-29.
    Whole(i16, i8, i8),
    /// 年初 alone: the first month of the year spoken of.
    YearStart,
    /// 年末 alone: the last month of the year spoken of.
    YearEnd,
    /// 全年.
    WholeYear,
    /// 三天前 (-3), 两个月后 (2).
    Ago(Unit, i16),
    /// 去年同期: years from now.
    SamePeriod(i16),
}

/// The number at `at` if it could stand in a date.
pub(super) fn number(text: &str, at: usize) -> Option<Numeral> {
    let found = numeral(text, at)?;
    // 八点零五 is a time here, not 8.05.
    let found = match text[at..found.end].find('点') {
        Some(point) => numeral(&text[..at + point], at)?,
        None => found,
    };
    let apt = !found.open && found.scale == 0 && !found.pointed && found.style != Style::Mixed;
    apt.then_some(found)
}

pub(super) fn value(number: &Numeral) -> Option<i16> {
    let value = number.low.to_f64();
    (number.high.is_none() && (0.0..10_000.0).contains(&value)).then_some(value as i16)
}

/// The part of a date that begins at byte `at`, and where it ends.
pub(super) fn part(text: &str, at: usize, dictionaries: &Dictionaries) -> Option<(Part, usize)> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    if first.is_ascii_digit() {
        return written(text, at).or_else(|| numbered(text, at));
    }
    if let Some((part, width)) = bracketed(rest) {
        return Some((part, at + width));
    }
    if let Some((part, width)) = word(rest) {
        let mut end = at + width;
        if matches!(part, Part::Year(_)) {
            end = edge(text, end);
        }
        return Some((part, end));
    }
    if let Some(found) = first_months(text, at) {
        return Some(found);
    }
    if let Some((part, width)) = plan(rest) {
        return Some((part, at + width));
    }
    if let Some((part, width)) = lunar(rest) {
        return Some((part, at + width));
    }
    if let Some((part, end)) = holiday(text, at, dictionaries) {
        return Some((part, end));
    }
    match first {
        '第' => ordinal(text, at),
        '早' | '晚' => {
            // 早8点, 晚七时
            let hour = number(text, at + 3)?;
            let clock = text[hour.end..].starts_with(['点', '时']);
            let part = if first == '早' { DayPart::Morning } else { DayPart::Evening };
            clock.then_some((Part::DayPart(part), at + 3))
        }
        _ => {
            if let Some((name, base)) = ERAS.iter().find(|(name, _)| rest.starts_with(name)) {
                let (number, end) = match rest[name.len()..].starts_with("元年") {
                    true => (1, at + name.len() + 3),
                    false => {
                        let number = number(text, at + name.len())?;
                        (value(&number)?, number.end)
                    }
                };
                let end = end + text[end..].starts_with('年').then_some(3)?;
                return (number > 0 && number < 200)
                    .then_some((Part::Year(Field::Number(base + number)), end));
            }
            numbered(text, at)
        }
    }
}
