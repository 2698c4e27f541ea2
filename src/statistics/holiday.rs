//! The days off of a public holiday: what is reported for “五一”假期 or 国庆黄金周 is for all of them.
//!
//! `五一` of 2023 with 假期 behind it is `2023-04-29/2023-05-03`. Holidays of three days around a weekend (清明, 端午) are
//! left as their day. The rule and its exceptions are the yearly notices of the State Council's General Office.

use crate::mention::date::{Point, When};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Words behind the name of a holiday that mean all its days.
const WHOLE: [&str; 6] = ["假期", "小长假", "长假", "黄金周", "假日", "节假日"];

/// The days off, where the words behind a holiday's day mean them.
pub(super) fn days_off(written: &str, behind: &str, when: When) -> Option<When> {
    let behind = behind.trim_start_matches(['”', '"', '节', '’', '」']);
    let behind = behind.strip_prefix("国际劳动").unwrap_or(behind);
    if when.end.is_some() || !WHOLE.iter().any(|word| behind.starts_with(word) || written.ends_with(word)) {
        return None;
    }
    let Point::Day(day) = when.start else { return None };
    let year = day.year();
    let (first, last) = if (day.month(), day.day()) == (5, 1) {
        match year {
            2022 => (date(year, 4, 30), date(year, 5, 4)),
            2023 => (date(year, 4, 29), date(year, 5, 3)),
            2019 => (day, date(year, 5, 4)),
            2020.. => (day, date(year, 5, 5)),
            2012 | 2013 | 2017 | 2018 => (date(year, 4, 29), day),
            2011 | 2016 => (date(year, 4, 30), date(year, 5, 2)),
            2008..=2015 => (day, date(year, 5, 3)),
            2000..=2007 => (day, date(year, 5, 7)),
            _ => return None,
        }
    } else if (day.month(), day.day()) == (10, 1) {
        match year {
            2023 => (date(year, 9, 29), date(year, 10, 6)),
            // With the Mid-Autumn Festival.
            2017 | 2020 | 2025 => (day, date(year, 10, 8)),
            2000.. => (day, date(year, 10, 7)),
            _ => return None,
        }
    } else if written.contains("春节") || written.contains("新春") {
        let from = |before: i64| day.checked_sub(before.days()).ok();
        let to = |after: i64| day.checked_add(after.days()).ok();
        let (first, last): (Option<Date>, Option<Date>) = match year {
            2024 => (from(0), to(7)),
            2025.. => (from(1), to(6)),
            2008..=2013 | 2015..=2023 => (from(1), to(5)),
            _ => (from(0), to(6)),
        };
        (first?, last?)
    } else {
        return None;
    };
    Some(When::range(Point::Day(first), Point::Day(last)))
}

#[cfg(test)]
mod tests {
    use super::days_off;
    use crate::mention::date::{Point, When};
    use jiff::civil::date;

    #[test]
    fn a_holiday_is_all_its_days_where_the_words_say_so() {
        let day = |year, month, day| When::at(Point::Day(date(year, month, day)));
        let shown = |when: Option<When>| when.map(|when| when.to_string());
        assert_eq!(
            shown(days_off("五一", "”假期，全县接待", day(2023, 5, 1))).as_deref(),
            Some("2023-04-29/2023-05-03")
        );
        assert_eq!(
            shown(days_off("国庆", "黄金周", day(2021, 10, 1))).as_deref(),
            Some("2021-10-01/2021-10-07")
        );
        assert_eq!(
            shown(days_off("春节", "假期", day(2022, 2, 1))).as_deref(),
            Some("2022-01-31/2022-02-06")
        );
        assert_eq!(days_off("五一", "”劳动奖章", day(2023, 5, 1)), None);
    }
}
