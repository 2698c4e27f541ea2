//! Dates and times in digits: 2010-01-29, 2021/01/14, 03/01, 14:30, 8:00 a.m.

use super::lex::Part;

/// Dates written in digits: 2010-01-29, 2021/01/14, 14:30, 1.2.2020.
pub(super) fn written(text: &str, at: usize) -> Option<(Part, usize)> {
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
    if first == 4 && !has_third && second == 2 && mark == b'.' && is_of_a_career(text, at, end) {
        let (year, month) = (read(at, 4)?, read(second_at, 2)?);
        return ((1900..2100).contains(&year) && (1..=12).contains(&month))
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

/// Whether what looks like a number from `at` to `end` is a month at one end of a stretch of a career, open or not:
/// 1984.09--1988.07, 2021.08至今, 2021.08— 某市市长.
fn is_of_a_career(text: &str, at: usize, end: usize) -> bool {
    let counts = |text: &str| text.starts_with(['元', '点', '万', '亿', '吨', '%']);
    if counts(&text[end..]) {
        return false;
    }
    let month = |text: &str| {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| {
            bytes.get(range).is_some_and(|bytes| bytes.iter().all(u8::is_ascii_digit))
        };
        digits(0..4)
            && bytes.get(4) == Some(&b'.')
            && digits(5..7)
            && !text[7..].starts_with(|c: char| c.is_ascii_digit())
            && !counts(&text[7..])
    };
    let marks: &[char] = &['-', '—', '－', '–', '~', '～', '至', ' '];
    let behind = &text[end..];
    let rest = behind.trim_start_matches(marks);
    if rest.len() < behind.len() && behind.trim_start_matches(' ').starts_with(marks) {
        // 3.5-4.2 beside other numbers is none.
        let open = !rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() + 1 < behind.len();
        if month(rest) || rest.starts_with('今') || open {
            return true;
        }
    }
    let ahead = text[..at].trim_end_matches(marks);
    ahead.len() < at && ahead.len() >= 7 && ahead.is_char_boundary(ahead.len() - 7) && {
        let start = ahead.len() - 7;
        month(&ahead[start..]) && !ahead[..start].ends_with(|c: char| c.is_ascii_digit())
    }
}

/// a.m., pm behind a time.
pub(super) fn meridiem(text: &str, end: usize, hour: i16) -> (i16, usize) {
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
