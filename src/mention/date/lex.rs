//! The parts that a date is made of, each with where it ends: 2023年, 6月, 28日, 下午, 3时, 去年, 上旬.
//!
//! A part is read without judging what it means; that a bare 5点 is no time is settled where parts are joined.

use crate::dictionary::Dictionaries;
use crate::mention::figure::numeral::{Numeral, Style, char_at, numeral};

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

/// First years of reigns, less one, with which local histories date.
const ERAS: &[(&str, i16)] = &[
    ("民国", 1911),
    ("宣统", 1908),
    ("光绪", 1874),
    ("同治", 1861),
    ("咸丰", 1850),
    ("道光", 1820),
    ("嘉庆", 1795),
    ("乾隆", 1735),
    ("雍正", 1722),
    ("康熙", 1661),
    ("顺治", 1643),
    ("崇祯", 1627),
    ("万历", 1572),
    ("嘉靖", 1521),
    ("永乐", 1402),
    ("洪武", 1367),
    ("神龙", 704),
    ("开元", 712),
    ("贞观", 626),
];

/// Words of one meaning, by their first character; longer ones first.
fn word(rest: &str) -> Option<(Part, usize)> {
    use Field::{Offset, Same};
    use Part::{Century, Day, Half, Month, Quarters, SamePeriod, Season, Year};
    macro_rules! first {
        ($($word:literal => $part:expr),* $(,)?) => {{
            $(if rest.starts_with($word) { return Some(($part, $word.len())); })*
            None
        }};
    }
    let part = |half| Part::DayPart(half);
    match rest.chars().next()? {
        '今' => first! {
            "今年首季" => Quarters(1, 1),
            "今年以来" => Year(Offset(0)), "今年" => Year(Offset(0)), "今天" => Day(Offset(0)),
            "今日" => Day(Offset(0)), "今晨" => Day(Offset(0)), "今早" => Day(Offset(0)),
            "今晚" => Day(Offset(0)), "今夜" => Day(Offset(0)), "今冬" => Season(3), "今春" => Season(0),
            "今夏" => Season(1), "今秋" => Season(2),
        },
        '去' => first! { "去年同期" => SamePeriod(-1), "去年同月" => SamePeriod(-1), "去年以来" => Year(Offset(-1)), "去年" => Year(Offset(-1)), "去岁" => Year(Offset(-1)) },
        '前' => first! {
            "前三季度" => Quarters(1, 3), "前三季" => Quarters(1, 3), "前三个季度" => Quarters(1, 3),
            "前两季度" => Quarters(1, 2), "前两个季度" => Quarters(1, 2), "前二季度" => Quarters(1, 2),
            "前年同期" => SamePeriod(-2), "前年" => Year(Offset(-2)), "前天" => Day(Offset(-2)),
            "前日" => Day(Offset(-2)), "前晚" => Day(Offset(-2)), "前半年" => Half(1),
        },
        '大' => first! { "大前天" => Day(Offset(-3)), "大后天" => Day(Offset(3)), "大前年" => Year(Offset(-3)) },
        '后' => first! { "后天" => Day(Offset(2)), "后日" => Day(Offset(2)), "后半年" => Half(2) },
        '明' => first! {
            "明年" => Year(Offset(1)), "明天" => Day(Offset(1)), "明日" => Day(Offset(1)),
            "明早" => Day(Offset(1)), "明晚" => Day(Offset(1)), "明晨" => Day(Offset(1)),
        },
        '昨' => first! {
            "昨天" => Day(Offset(-1)), "昨日" => Day(Offset(-1)), "昨晚" => Day(Offset(-1)),
            "昨夜" => Day(Offset(-1)), "昨晨" => Day(Offset(-1)), "昨早" => Day(Offset(-1)),
        },
        '上' => first! {
            "上世纪" => Century(-1), "上个世纪" => Century(-1),
            "上年同期" => SamePeriod(-1), "上年同月" => SamePeriod(-1), "上年度" => Year(Offset(-1)), "上年" => Year(Offset(-1)),
            "上半年" => Half(1), "上个月" => Month(Offset(-1)), "上月" => Month(Offset(-1)), "上旬" => Part::Ten(1), "上中旬" => Part::Ten(5),
            "上半月" => Part::Ten(11),
            "上季度" => Part::Quarters(-1, -1), "上个季度" => Part::Quarters(-1, -1), "上午" => part(DayPart::Morning),
        },
        '下' => first! {
            "下半年" => Half(2), "下个月" => Month(Offset(1)), "下月" => Month(Offset(1)), "下旬" => Part::Ten(3),
            "下半月" => Part::Ten(12),
            "下午" => part(DayPart::Evening), "下年度" => Year(Offset(1)),
        },
        '中' => first! { "中旬" => Part::Ten(2), "中下旬" => Part::Ten(4), "中午" => part(DayPart::Noon) },
        '本' => first! { "本世纪" => Century(0), "本年度" => Year(Offset(0)), "本年" => Year(Offset(0)), "本月" => Month(Offset(0)), "本季度" => Part::Quarters(0, 0), "本日" => Day(Offset(0)) },
        '这' => first! { "这个月" => Month(Offset(0)) },
        '当' => first! {
            "当年" => Year(Same(0)), "当月" => Month(Same(0)), "当天" => Day(Same(0)), "当日" => Day(Same(0)),
            "当晚" => Day(Same(0)), "当季" => Quarters(0, 0),
        },
        '同' => first! { "同年" => Year(Same(0)), "同月" => Month(Same(0)), "同日" => Day(Same(0)) },
        '次' => first! { "次年" => Year(Same(1)), "次月" => Month(Same(1)), "次日" => Day(Same(1)) },
        '翌' => first! { "翌年" => Year(Same(1)), "翌日" => Day(Same(1)) },
        '年' => first! { "年内" => Year(Offset(0)), "年底" => Year(Offset(0)), "年末" => Part::YearEnd, "年初" => Part::YearStart, "年中" => Year(Offset(0)) },
        '月' => first! { "月底" => Month(Same(0)), "月末" => Month(Same(0)), "月初" => Month(Same(0)) },
        '全' => first! { "全年" => Part::WholeYear },
        '首' => first! { "首季度" => Quarters(1, 1), "首季" => Quarters(1, 1) },
        '凌' => first! { "凌晨" => part(DayPart::Morning) },
        '清' => first! { "清晨" => part(DayPart::Morning) },
        '早' => first! { "早上" => part(DayPart::Morning), "早晨" => part(DayPart::Morning), "早间" => part(DayPart::Morning) },
        '正' => first! { "正午" => part(DayPart::Noon) },
        '午' => first! { "午后" => part(DayPart::Evening), "午间" => part(DayPart::Noon), "午夜" => part(DayPart::Evening) },
        '傍' => first! { "傍晚" => part(DayPart::Evening) },
        '晚' => first! { "晚上" => part(DayPart::Evening), "晚间" => part(DayPart::Evening) },
        '夜' => first! { "夜间" => part(DayPart::Evening), "夜里" => part(DayPart::Evening) },
        '深' => first! { "深夜" => part(DayPart::Evening) },
        '春' => first! { "春季" => Season(0), "春天" => Season(0) },
        '夏' => first! { "夏季" => Season(1), "夏天" => Season(1) },
        '秋' => first! { "秋季" => Season(2), "秋天" => Season(2) },
        '冬' => first! { "冬季" => Season(3), "冬天" => Season(3) },
        _ => None,
    }
    .or_else(|| week(rest))
}

/// 周一, 上周五, 本周末, 下下周, 星期天.
fn week(rest: &str) -> Option<(Part, usize)> {
    let mut at = 0;
    let mut offset = None;
    for (word, weeks) in [("上上", -2), ("下下", 2), ("上", -1), ("下", 1), ("本", 0), ("这", 0)] {
        if rest.starts_with(word) {
            at = word.len();
            offset = Some(weeks);
            break;
        }
    }
    if offset.is_some() && rest[at..].starts_with("一个") {
        at += "一个".len();
    } else if offset.is_some() && rest[at..].starts_with('个') {
        at += '个'.len_utf8();
    }
    let name = ["星期", "礼拜", "周"].into_iter().find(|name| rest[at..].starts_with(name))?;
    at += name.len();
    let day = char_at(rest, at)
        .and_then(|c| "一二三四五六日".find(c).map(|at| at / 3 + 1).or((c == '天').then_some(7)));
    match day {
        Some(day) if !(name == "周" && char_at(rest, at) == Some('天')) => {
            let after = &rest[at + 3..];
            // 周一平 is a name, 周日均 a mean; 星期 is never either.
            if name == "周" && offset.is_none() && after.starts_with(['围', '均', '边', '报']) {
                return None;
            }
            Some((Part::Weekday(offset, i8::try_from(day).ok()?), at + 3))
        }
        _ if rest[at..].starts_with('末') && name == "周" => {
            offset.map(|weeks| (Part::Weekend(weeks), at + 3))
        }
        _ => {
            let after = &rest[at..];
            let name_goes_on =
                after.starts_with(['边', '围', '期', '年', '密', '报', '岁', '转', '刊', '例', '口', '长']);
            offset.filter(|_| !name_goes_on).map(|weeks| (Part::Week(weeks), at))
        }
    }
}

/// The number at `at` if it could stand in a date.
fn number(text: &str, at: usize) -> Option<Numeral> {
    let found = numeral(text, at)?;
    // 八点零五 is a time here, not 8.05.
    let found = match text[at..found.end].find('点') {
        Some(point) => numeral(&text[..at + point], at)?,
        None => found,
    };
    let apt = !found.open && found.scale == 0 && !found.pointed && found.style != Style::Mixed;
    apt.then_some(found)
}

fn value(number: &Numeral) -> Option<i16> {
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

/// 今(30)日, 昨(29)日.
fn bracketed(rest: &str) -> Option<(Part, usize)> {
    if !rest.starts_with(['今', '昨', '明']) {
        return None;
    }
    let inner = rest[3..].strip_prefix('(')?;
    let close = inner.find(')').filter(|&close| close <= 3)?;
    let day: i16 = inner[..close].trim_end_matches('日').parse().ok()?;
    let end = 3 + 1 + close + 1;
    let unit = rest[end..].chars().next().filter(|c| matches!(c, '日' | '天'))?;
    (1..=31).contains(&day).then_some((Part::Day(Field::Number(day)), end + unit.len_utf8()))
}

/// 前9月, 前五个月, 头三个月.
fn first_months(text: &str, at: usize) -> Option<(Part, usize)> {
    let rest = text[at..].strip_prefix(['前', '头'])?;
    let number = number(text, text.len() - rest.len())?;
    let count = value(&number).filter(|count| (2..=12).contains(count))?;
    let width = ["个月", "月"].into_iter().find(|unit| text[number.end..].starts_with(unit))?.len();
    // 前11月12日 is 11月12日.
    if text[number.end + width..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((Part::Between(Unit::Month, 1, count), number.end + width))
}

/// “十四五”, 十四五, “十四五”末.
fn plan(rest: &str) -> Option<(Part, usize)> {
    const NUMBERS: [&str; 9] =
        ["六五", "七五", "八五", "九五", "十五", "十一五", "十二五", "十三五", "十四五"];
    let quoted = rest.starts_with('“') || rest.starts_with('"');
    let open = if quoted { rest.chars().next()?.len_utf8() } else { 0 };
    let inner = &rest[open..];
    let (index, name) = match inner.starts_with("十五五") {
        true => (9, "十五五"),
        false => NUMBERS
            .iter()
            .enumerate()
            .find(|(_, name)| inner.starts_with(**name))
            .map(|(at, name)| (at, *name))?,
    };
    let mut end = open + name.len();
    let after = &rest[end..];
    if quoted {
        let close = after.chars().next().filter(|c| matches!(c, '”' | '"'))?;
        end += close.len_utf8();
    } else if name.len() < 9
        || !["期间", "时期", "末", "以来", "规划", "开局", "初"].iter().any(|word| after.starts_with(word))
    {
        return None;
    }
    let mut edge = None;
    for (word, last) in [
        ("时期", None),
        ("期间", None),
        ("期末", Some(true)),
        ("末", Some(true)),
        ("初", Some(false)),
        ("以来", None),
    ] {
        if rest[end..].starts_with(word) {
            end += word.len();
            edge = last;
            break;
        }
    }
    Some((Part::Plan(i16::try_from(index).ok()? + 6, edge), end))
}

/// 正月初一, 腊月廿三, 农历八月十五, 五月初五.
fn lunar(rest: &str) -> Option<(Part, usize)> {
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
fn lunar_day(rest: &str, at: usize) -> Option<(u8, usize, bool)> {
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
fn holiday(text: &str, at: usize, dictionaries: &Dictionaries) -> Option<(Part, usize)> {
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

/// 第三季度, 第二周.
fn ordinal(text: &str, at: usize) -> Option<(Part, usize)> {
    let number = number(text, at + '第'.len_utf8())?;
    let count = i8::try_from(value(&number)?).ok()?;
    let rest = &text[number.end..];
    let season = rest.starts_with('季') && !rest.starts_with(['节', '冠']) && count <= 4;
    if let Some(width) = quarter(rest).or(season.then_some('季'.len_utf8())) {
        return (1..=4).contains(&count).then_some((Part::Quarters(count, count), number.end + width));
    }
    if rest.starts_with("个月") {
        return (1..=12)
            .contains(&count)
            .then(|| (Part::Month(Field::Number(count.into())), number.end + "个月".len()));
    }
    let word = ["周", "个星期", "个周"].into_iter().find(|word| rest.starts_with(word))?;
    (1..=53).contains(&count).then(|| (Part::NthWeek(count), number.end + word.len()))
}

/// Length of 季度, or of 季 where it says quarter.
fn quarter(rest: &str) -> Option<usize> {
    if rest.starts_with("季度") {
        return Some(6);
    }
    (rest.starts_with('季')
        && !rest.starts_with(['节', '后'])
        && rest[3..].chars().next().is_none_or(|c| !c.is_alphanumeric() || "末初实的营及和业".contains(c)))
    .then_some(3)
}

/// Dates written in digits: 2010-01-29, 2021/01/14, 14:30, 1.2.2020.
fn written(text: &str, at: usize) -> Option<(Part, usize)> {
    let bytes = text.as_bytes();
    if at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'/' | b'_' | b':')) {
        return None;
    }
    let run = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let read = |from: usize, len: usize| text[from..from + len].parse::<i16>().ok();
    let first = run(at);
    let mark = *bytes.get(at + first)?;
    let second_at = at + first + 1;
    let second = run(second_at);
    if mark == b':' && (1..=2).contains(&first) && second == 2 {
        let (hour, minute) = (read(at, first)?, read(second_at, 2)?);
        let mut end = second_at + 2;
        if bytes.get(end) == Some(&b':') && run(end + 1) == 2 {
            end += 3;
        }
        if run(end) > 0 || bytes.get(end) == Some(&b':') {
            return None;
        }
        let (hour, end) = meridiem(text, end, hour);
        let valid = hour <= 24 && minute < 60;
        return valid.then_some((Part::Time(hour as i8, minute as i8, true), end));
    }
    if !matches!(mark, b'-' | b'/' | b'.' | b' ') || second == 0 || second > 2 {
        return None;
    }
    let third_at = second_at + second + 1;
    let has_third = bytes.get(second_at + second) == Some(&mark) && run(third_at) > 0;
    let third = if has_third { run(third_at) } else { 0 };
    let end = if has_third { third_at + third } else { second_at + second };
    let next = bytes.get(end).copied();
    if next.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_')
        || (matches!(next, Some(b'.' | b'-' | b'/' | b'%'))
            && (next == Some(b'%') || run(end + 1) > 0 && next == Some(mark)))
    {
        return None;
    }
    let whole = |year: i16, month: i16, day: i16| {
        let valid = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..2200).contains(&year);
        valid.then_some((Part::Whole(year, month as i8, day as i8), end))
    };
    if first == 4 && (1..=2).contains(&third) && (mark != b' ' || (second, third) == (2, 2)) {
        return whole(read(at, 4)?, read(second_at, second)?, read(third_at, third)?);
    }
    if first <= 2 && third == 4 && mark != b' ' {
        return whole(read(third_at, 4)?, read(second_at, second)?, read(at, first)?);
    }
    if first == 4 && !has_third && second == 2 && matches!(mark, b'-' | b'/') {
        // 2020-10 beside nothing that makes it a range of years or numbers.
        let (year, month) = (read(at, 4)?, read(second_at, 2)?);
        let alone = !text[end..].starts_with(['年', '月', '号', '人', '元', '个', '万']);
        return ((1900..2100).contains(&year) && (1..=12).contains(&month) && alone)
            .then_some((Part::Whole(year, month as i8, 0), end));
    }
    if first <= 2 && !has_third && mark == b'/' && second <= 2 {
        let (month, day) = (read(at, first)?, read(second_at, second)?);
        // 1/3 is a fraction, 03/01 and 12/1 are days.
        let day_like = bytes[at] == b'0' || bytes[second_at] == b'0' || month > day;
        return (day_like && (1..=12).contains(&month) && (1..=31).contains(&day))
            .then_some((Part::Whole(0, month as i8, day as i8), end));
    }
    None
}

/// a.m., pm behind a time.
fn meridiem(text: &str, end: usize, hour: i16) -> (i16, usize) {
    let rest = text[end..].trim_start_matches(' ');
    let spaces = text.len() - end - rest.len();
    for (word, evening) in
        [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("AM", false), ("PM", true)]
    {
        if rest.starts_with(word) {
            return (if evening && hour < 12 { hour + 12 } else { hour }, end + spaces + word.len());
        }
    }
    (hour, end)
}

/// A number with its unit of the calendar.
fn numbered(text: &str, at: usize) -> Option<(Part, usize)> {
    if at > 0 {
        let before = text[..at].chars().next_back()?;
        let inside = before == '.' && text[..at - 1].ends_with(|c: char| c.is_ascii_digit());
        let spoken = !text[at..].starts_with(|c: char| c.is_ascii_digit()) && before.is_ascii_digit();
        if before.is_ascii_alphanumeric() && !spoken || inside {
            return None;
        }
    }
    let number = number(text, at)?;
    let mut end = number.end;
    let arabic = number.style == Style::Arabic;
    if let Some((upper, after)) = upper(text, &number) {
        if let Some(found) = between(text, &number, upper, after) {
            return Some(found);
        }
    }
    let count = value(&number)?;
    if text[end..].starts_with(' ') && (arabic || number.digits == 4) {
        end += 1;
    }
    let rest = &text[end..];
    if let Some(found) = ago(rest, count, end, &number) {
        return Some(found);
    }
    match rest.chars().next()? {
        '年' => year(text, &number, count, end),
        '月' if (1..=12).contains(&count) => {
            let mut end = end + 3;
            if text[end..].starts_with('份') {
                end += 3;
            }
            for edge in ["底", "末", "初", "中"] {
                let after = &text[end..];
                // 5月中旬 is read with its ten days, 3月中国 is 3月.
                let stands = after.starts_with(edge)
                    && (matches!(edge, "底" | "末")
                        || after[3..].chars().next().is_none_or(|c| !c.is_alphanumeric())
                        || edge == "初" && !after.starts_with("初一"));
                if stands && !after.starts_with("末梢") {
                    end += 3;
                    break;
                }
            }
            (!text[end..].starts_with('球')).then_some((Part::Month(Field::Number(count)), end))
        }
        '日' if (1..=31).contains(&count) => {
            let after = &text[end + 3..];
            let other =
                ["元", "均", "产", "本", "常", "前", "渐", "内瓦"].iter().any(|word| after.starts_with(word))
                    && !after.starts_with("前后")
                    && !(after.starts_with('前') && arabic);
            (!other).then_some((Part::Day(Field::Number(count)), end + 3))
        }
        '号' if (1..=31).contains(&count) => Some((Part::Day(Field::Number(count)), end + 3)),
        '时' | '点' if (0..=24).contains(&count) => time(text, count, end, &number),
        '世' if rest.starts_with("世纪") && (1..=22).contains(&count) => {
            Some((Part::Century(count), end + 6))
        }
        '季' if (1..=4).contains(&count) => {
            quarter(rest).map(|width| (Part::Quarters(count as i8, count as i8), end + width))
        }
        _ => None,
    }
}

/// 2023年, 20年10月, 90年代, 2023年底.
fn year(text: &str, number: &Numeral, count: i16, at: usize) -> Option<(Part, usize)> {
    let end = at + '年'.len_utf8();
    let after = &text[end..];
    let digits = if number.style == Style::Composed { 0 } else { number.digits };
    if after.starts_with('代') && count % 10 == 0 {
        return (count < 100 || (1000..2200).contains(&count)).then_some((Part::Decade(count), end + 3));
    }
    let full = (digits == 4 || number.style == Style::Composed) && (1000..2200).contains(&count)
        || number.style == Style::Digits && digits == 3 && (100..1000).contains(&count);
    if full {
        return Some((Part::Year(Field::Number(count)), edge(text, end)));
    }
    let short = digits == 2 && number.high.is_none();
    let zero = text[..at].trim_end().len() >= 2 && count < 10 && short;
    let behind = after.trim_start();
    let dated =
        numeral(behind, 0).is_some_and(|next| {
            let unit = &behind[next.end..];
            unit.starts_with('月') || quarter(unit).is_some()
        }) || ["上半年", "下半年", "底", "末", "初", "第"].iter().any(|word| behind.starts_with(word));
    let spoken = number.style == Style::Digits && count >= 49;
    if short && (zero || dated || spoken) && !after.starts_with(['级', '期', '龄']) {
        // Two digits: 00 to 49 are of this century.
        let century = if count < 50 { 2000 } else { 1900 };
        return Some((Part::Year(Field::Number(century + count)), edge(text, end)));
    }
    None
}

/// 底, 末, 初, 中, 度, 内 behind a year: where it ends.
fn edge(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let next = rest.chars().next();
    let after = rest.chars().nth(1);
    let stands = match next {
        Some('底' | '末') => true,
        Some('内') => true,
        Some('初') => after != Some('一'),
        Some('中') => {
            after.is_none_or(|c| !c.is_alphanumeric() || matches!(c, '投' | '建' | '完' | '达' | '竣' | '开'))
        }
        _ => false,
    };
    if stands { end + 3 } else { end }
}

/// 19时30分, 下午3点半, 八点一刻.
fn time(text: &str, hour: i16, at: usize, number: &Numeral) -> Option<(Part, usize)> {
    let clock = text[at..].starts_with('点');
    let mut end = at + 3;
    let mut minute = 0;
    let mut sure = false;
    let rest = &text[end..];
    if rest.starts_with("半") && !rest.starts_with("半年") {
        (minute, end, sure) = (30, end + 3, true);
    } else if rest.starts_with("一刻") || rest.starts_with("1刻") || rest.starts_with("3刻") {
        let width = if rest.starts_with('一') { 6 } else { 4 };
        (minute, end, sure) = (if rest.starts_with('3') { 45 } else { 15 }, end + width, true);
    } else if rest.starts_with("三刻") {
        (minute, end, sure) = (45, end + 6, true);
    } else if rest.starts_with("整") || rest.starts_with("钟") || rest.starts_with("许") {
        (end, sure) = (end + 3, true);
    } else {
        let skip = usize::from(rest.starts_with('零')) * 3;
        if let Some(minutes) = self::number(text, end + skip) {
            let count = value(&minutes).filter(|count| (0..60).contains(count));
            let after = &text[minutes.end..];
            if let Some(count) = count {
                let marked = after.starts_with('分') && !after.starts_with("分之");
                let bare = clock
                    && (minutes.digits == 2 || minutes.style == Style::Composed || skip > 0)
                    && !after.starts_with(['个', '%', '万', '亿', '家', '人', '元']);
                if marked || bare {
                    minute = count;
                    end = minutes.end + if marked { 3 } else { 0 };
                    sure = marked;
                    if let Some(seconds) = self::number(text, end).filter(|s| text[s.end..].starts_with('秒'))
                    {
                        end = seconds.end + 3;
                        sure = true;
                    }
                }
            }
        }
    }
    if text[end..].starts_with('许') {
        end += 3;
    }
    let arabic = number.style == Style::Arabic;
    if !clock && text[at + 3..].starts_with(['间', '代', '期', '常', '候', '隔', '刻', '而']) && minute == 0
    {
        return None;
    }
    if clock
        && !sure
        && text[end..].starts_with(['点', '要', '建', '意', '希', '说', '共', '体', '启', '五', '名', '评'])
    {
        return None;
    }
    let hours = hour <= 24 && (arabic || number.style != Style::Digits || number.digits == 1);
    hours.then_some((Part::Time(hour as i8, minute as i8, sure), end))
}

/// 三天前, 两个月后, 5年前.
fn ago(rest: &str, count: i16, at: usize, number: &Numeral) -> Option<(Part, usize)> {
    let (unit, width) = [
        ("个星期", Unit::Week),
        ("星期", Unit::Week),
        ("个月", Unit::Month),
        ("个小时", Unit::Hour),
        ("小时", Unit::Hour),
        ("分钟", Unit::Minute),
        ("天", Unit::Day),
        ("周", Unit::Week),
        ("年", Unit::Year),
    ]
    .into_iter()
    .find(|(word, _)| rest.starts_with(word))
    .map(|(word, unit)| (unit, word.len()))?;
    let after = &rest[width..];
    let (sign, word) = [("之前", -1), ("以前", -1), ("前", -1), ("之后", 1), ("以后", 1), ("后", 1)]
        .into_iter()
        .find(|(word, _)| after.starts_with(word))
        .map(|(word, sign)| (sign, word.len()))?;
    let tail = &after[word..];
    let other = word == 3
        && tail.starts_with([
            '来', '三', '期', '两', '置', '端', '续', '者', '勤', '台', '备', '方', '列', '景', '十', '往',
        ]);
    let calendar = unit == Unit::Year && (number.digits == 2 && count < 10 || count >= 1000);
    (!other && !calendar && count > 0).then_some((Part::Ago(unit, sign * count), at + width + word))
}

/// The upper number of 1至5月, 27-28日, and where it ends.
fn upper(text: &str, lower: &Numeral) -> Option<(Numeral, usize)> {
    let rest = &text[lower.end..];
    let width = crate::mention::figure::connector(rest)?;
    let upper = number(text, lower.end + width)?;
    let end = upper.end;
    Some((upper, end))
}

/// From one number to another of the same unit.
fn between(text: &str, lower: &Numeral, upper: Numeral, at: usize) -> Option<(Part, usize)> {
    let (low, high) = (value(lower)?, value(&upper)?);
    let rest = text[at..].trim_start_matches(' ');
    let at = text.len() - rest.len();
    let fits =
        |range: std::ops::RangeInclusive<i16>| range.contains(&low) && range.contains(&high) && low < high;
    match rest.chars().next()? {
        '年' => {
            let high = if upper.digits == 2 && low >= 1000 { low / 100 * 100 + high } else { high };
            let valid = lower.digits == 4 && (1000..2200).contains(&low) && low < high && high < 2200;
            valid.then_some((Part::Between(Unit::Year, low, high), edge(text, at + 3)))
        }
        '月' if fits(1..=12) => {
            let end = at + 3 + if text[at + 3..].starts_with('份') { 3 } else { 0 };
            Some((Part::Between(Unit::Month, low, high), end))
        }
        '日' | '号' if fits(1..=31) => Some((Part::Between(Unit::Day, low, high), at + 3)),
        '时' | '点' if fits(0..=24) && !rest.starts_with("点钟要") => {
            Some((Part::Between(Unit::Hour, low, high), at + 3))
        }
        '季' if fits(1..=4) => {
            quarter(rest).map(|width| (Part::Quarters(low as i8, high as i8), at + width))
        }
        _ => None,
    }
}
