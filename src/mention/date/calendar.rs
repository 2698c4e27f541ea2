//! Numbers with a unit of the calendar: 2023年, 6月, 28日, 第三季度, 19时30分, 三天前, 1至5月.

use super::lex::{Field, Part, Unit, number, value};
use crate::mention::figure::numeral::{Numeral, Style, numeral};

/// 第三季度, 第二周.
pub(super) fn ordinal(text: &str, at: usize) -> Option<(Part, usize)> {
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
pub(super) fn quarter(rest: &str) -> Option<usize> {
    if rest.starts_with("季度") {
        return Some(6);
    }
    (rest.starts_with('季')
        && !rest.starts_with(['节', '后'])
        && rest[3..].chars().next().is_none_or(|c| !c.is_alphanumeric() || "末初实的营及和业".contains(c)))
    .then_some(3)
}

/// A number with its unit of the calendar.
pub(super) fn numbered(text: &str, at: usize) -> Option<(Part, usize)> {
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
    if let Some((upper, after)) = upper(text, &number)
        && let Some(found) = between(text, &number, upper, after)
    {
        return Some(found);
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
        // 连续两月 is two of them, 二月 is February.
        '月' if (1..=12).contains(&count) && !text[at..].starts_with('两') => {
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
        // 2023上半年
        '上' | '下' | '全'
            if arabic
                && number.digits == 4
                && (1990..2100).contains(&count)
                && ["上半年", "下半年", "全年"].iter().any(|half| rest.starts_with(half)) =>
        {
            Some((Part::Year(Field::Number(count)), end))
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
pub(super) fn year(text: &str, number: &Numeral, count: i16, at: usize) -> Option<(Part, usize)> {
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
pub(super) fn edge(text: &str, end: usize) -> usize {
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
pub(super) fn time(text: &str, hour: i16, at: usize, number: &Numeral) -> Option<(Part, usize)> {
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
pub(super) fn ago(rest: &str, count: i16, at: usize, number: &Numeral) -> Option<(Part, usize)> {
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
pub(super) fn upper(text: &str, lower: &Numeral) -> Option<(Numeral, usize)> {
    let rest = &text[lower.end..];
    let width = crate::mention::figure::connector(rest)?;
    let upper = number(text, lower.end + width)?;
    let end = upper.end;
    Some((upper, end))
}

/// From one number to another of the same unit.
pub(super) fn between(text: &str, lower: &Numeral, upper: Numeral, at: usize) -> Option<(Part, usize)> {
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
