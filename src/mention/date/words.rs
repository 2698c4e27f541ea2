//! Parts of a date that are words: 今年, 上半年, 昨日, 周五, “十四五”, 今(30)日, 前9月; and the first years of reigns.

use super::lex::{DayPart, Field, Part, Unit, number, value};
use crate::mention::figure::numeral::char_at;

/// First years of reigns, less one, with which local histories date.
pub(super) const ERAS: &[(&str, i16)] = &[
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
pub(super) fn word(rest: &str) -> Option<(Part, usize)> {
    use Field::{Offset, Said, Same};
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
            "今年首季" => Quarters(1, 1), "今年首两季" => Quarters(1, 2), "今年首三季" => Quarters(1, 3),
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
            "上年同期" => SamePeriod(-1), "上年同月" => SamePeriod(-1), "上年度" => Year(Said(-1)), "上年" => Year(Said(-1)),
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
        '那' => first! { "那年" => Year(Field::Then), "那一年" => Year(Field::Then) },
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
pub(super) fn week(rest: &str) -> Option<(Part, usize)> {
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

/// 今(30)日, 昨(29)日.
pub(super) fn bracketed(rest: &str) -> Option<(Part, usize)> {
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
pub(super) fn first_months(text: &str, at: usize) -> Option<(Part, usize)> {
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
pub(super) fn plan(rest: &str) -> Option<(Part, usize)> {
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
