//! Days of the lunar calendar, festivals and solar terms: 正月初一, 农历八月十五, 端午节, 冬至.

use super::lex::{Part, number, value};
use crate::dictionary::Dictionaries;
use crate::mention::figure::numeral::Style;

/// 正月初一, 腊月廿三, 农历八月十五, 五月初五.
pub(super) fn lunar(rest: &str) -> Option<(Part, usize)> {
    let mut at = 0;
    let marked = ["农历", "阴历", "旧历"].iter().any(|mark| rest.starts_with(mark));
    if marked {
        at = 6;
    }
    let leap = rest[at..].starts_with('闰');
    if leap {
        at += 3;
    }
    let (month, end) = match rest[at..].chars().next()? {
        '正' => (1, at + 3),
        '冬' => (11, at + 3),
        '腊' => (12, at + 3),
        _ => {
            let number = number(rest, at)?;
            (u8::try_from(value(&number)?).ok()?, number.end)
        }
    };
    let end = end + rest[end..].starts_with('月').then_some(3)?;
    let named = rest[at..].starts_with(['正', '腊']);
    let (day, end, typical) = lunar_day(rest, end)?;
    ((marked || named || typical) && (1..=12).contains(&month))
        .then_some((Part::Lunar(month, leap, day), end))
}

/// 初一, 廿三, 十五: the day, where it ends, and whether only lunar days are written so.
pub(super) fn lunar_day(rest: &str, at: usize) -> Option<(u8, usize, bool)> {
    let first = rest[at..].chars().next()?;
    if first == '初' {
        let number = number(rest, at + 3)?;
        let day = u8::try_from(value(&number)?).ok().filter(|day| (1..=10).contains(day))?;
        return Some((day, number.end, true));
    }
    let number = number(rest, at).filter(|number| number.style != Style::Arabic)?;
    let day = u8::try_from(value(&number)?).ok().filter(|day| (1..=30).contains(day))?;
    let solar = rest[number.end..].starts_with(['日', '号']);
    (!solar).then_some((day, number.end, first == '廿'))
}

/// A festival or solar term.
pub(super) fn holiday(text: &str, at: usize, dictionaries: &Dictionaries) -> Option<(Part, usize)> {
    let rest = &text[at..];
    let calendar = &dictionaries.calendar;
    if let Some((name, _)) = calendar.holidays().longest_prefix(rest) {
        let after = &rest[name.len()..];
        // 元旦村, 新年号 are names; 五一 and 二月二 are days only where nothing else can be meant.
        let place = after.starts_with(['村', '路', '街', '镇', '号', '桥', '山', '渠']);
        let numeric =
            name.chars().next_back().is_some_and(|c| crate::mention::figure::numeral::digit(c).is_some());
        let day = !numeric
            || ["节", "假期", "小长假", "黄金周", "期间", "长假", "前", "当天"]
                .iter()
                .any(|word| after.starts_with(word))
            || (name.starts_with('双') || name == "五一")
                && after.chars().next().is_none_or(|c| !c.is_alphabetic() || c == '去');
        // 大雪 and 雨水 are weather, 世界读书日 is what a day is about.
        const WEATHER: [&str; 12] =
            ["大雪", "小雪", "雨水", "大寒", "小寒", "大暑", "小暑", "处暑", "白露", "寒露", "小满", "秋分"];
        let weather = WEATHER.contains(&name) && !after.starts_with("节气") && !after.starts_with("时节");
        let about =
            name.ends_with('日') || name == "元宵" && !after.starts_with(['佳', '节', '期', '前', '后']);
        if !place && day && !weather && !about {
            return Some((Part::Holiday(name.to_owned()), at + name.len()));
        }
    }
    const TERMS: [&str; 12] =
        ["立春", "惊蛰", "春分", "谷雨", "立夏", "芒种", "夏至", "立秋", "秋分", "霜降", "立冬", "冬至"];
    let term = TERMS.into_iter().find(|term| rest.starts_with(term))?;
    Some((Part::Holiday(term.to_owned()), at + term.len()))
}
