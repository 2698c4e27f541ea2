//! When a page was published: times in header lines, metadata and addresses.
//!
//! Finds `2022-06-27 19:54`, `2021/01/14 15:48`, `2020年04月29日`, `2019-09-07T19:53:27+08:00`, `/2020-02/19/`,
//! `/20200102/`, `二〇二三年六月二十八日`. A time with a zone is told in China's. Leaves dates without a year to
//! [`super::dateline`].

use super::Span;
use crate::mention::date::{Point, When};
use crate::text::Pattern;
use jiff::civil::{Date, DateTime};
use regex::Captures;
use std::sync::LazyLock;

static TIME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?x)
        (?P<y>(?:19|20)\d{2}) \s* (?: [-/.] | 年 ) \s* (?P<m>\d{1,2}) \s* (?: [-/.] | 月 ) \s* (?P<d>\d{1,2}) (?: \s* [日号] )?
        (?: \s* [(\[]? (?: 星期 | 周 | 礼拜 ) [一二三四五六日天] [)\]]? )?
        (?: [\sT,]* (?P<half> 上午 | 早上 | 凌晨 | 中午 | 下午 | 晚上 | 晚间 | 晚 | AM | PM )? \s*
            (?P<h>\d{1,2}) \s* [:时點点] \s* (?P<min>\d{1,2}) \s* (?: [:分] \s* (?P<s>\d{1,2})? (?: \.\d+ )? \s* 秒? )?
            (?P<zone> Z | [+-]\d{2}:?\d{2} )? )?",
    )
});

/// Chinese numerals, as official documents sign.
static NUMERALS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([一二][〇○零Oo0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日",
    )
});

/// Dates in addresses: `/2020-02/19/`, `/20200102/`, `/2019/09/07/`, `t20210316_`, `/2020/04-01/`.
static ADDRESS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?:^|[/_tn.-])((?:19|20)\d{2})[-/_]?(\d{2})[-/_]?(\d{2})(?:[/_.-]|$|\d{3,})")
});

/// `20-02-27 12:33` behind a label: the year has two digits.
static SHORT_YEAR: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?:时间|日期|发布|发表|更新)\s*:?\s*(\d{2}-\d{2}-\d{2} \d{1,2}:\d{2})"));

/// A time whose year is written with two digits, behind a label.
pub(super) fn short_year(text: &str) -> Option<When> {
    field(&format!("20{}", &SHORT_YEAR.captures(text)?[1]))
}

/// The first time in a folded stretch, and where it stands.
pub(super) fn first(text: &str) -> Option<(Span, When)> {
    times(text).next()
}

/// The times of a folded stretch in order.
pub(super) fn times(text: &str) -> impl Iterator<Item = (Span, When)> + '_ {
    TIME.captures_iter(text).filter_map(move |found| {
        let whole = found.get(0)?;
        // `12022-06-27` is no date, nor is `2022-06-271`.
        let glued = text[..whole.start()].ends_with(|c: char| c.is_ascii_digit())
            || text[whole.end()..].starts_with(|c: char| c.is_ascii_digit());
        if glued {
            return None;
        }
        Some((Span::new(whole.start(), whole.end()), when(&found)?))
    })
}

fn when(found: &Captures<'_>) -> Option<When> {
    let number = |name: &str| found.name(name).and_then(|part| part.as_str().parse::<i8>().ok());
    let year: i16 = found.name("y")?.as_str().parse().ok()?;
    let date = Date::new(year, number("m")?, number("d")?).ok()?;
    let (Some(mut hour), Some(minute)) = (number("h"), number("min")) else {
        return Some(When::at(Point::Day(date)));
    };
    if matches!(found.name("half").map(|half| half.as_str()), Some("下午" | "晚上" | "晚间" | "晚" | "PM"))
        && hour < 12
    {
        hour += 12;
    }
    let Ok(mut time) = DateTime::new(date.year(), date.month(), date.day(), hour, minute, 0, 0) else {
        return Some(When::at(Point::Day(date)));
    };
    if let Some(zone) = found.name("zone").and_then(|zone| offset(zone.as_str()))
        && let Ok(moved) = time.checked_add(jiff::Span::new().minutes(8 * 60 - zone))
    {
        time = moved;
    }
    // Midnight to the second is a date whose time was not known.
    let bare = hour == 0 && minute == 0 && found.name("s").is_none_or(|seconds| seconds.as_str() == "00");
    Some(When::at(if bare { Point::Day(time.date()) } else { Point::Minute(time) }))
}

/// Minutes east of Greenwich.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let minutes = digits.get(..2)?.parse::<i64>().ok()? * 60 + digits.get(2..4)?.parse::<i64>().ok()?;
    Some(if zone.starts_with('-') { -minutes } else { minutes })
}

/// What a date field of a page's metadata or of a record says: a time, a bare date, `20230628`, seconds since 1970.
pub(super) fn field(value: &str) -> Option<When> {
    let value = value.trim();
    if let Ok(when) = value.parse() {
        return Some(when);
    }
    if let Some((_, when)) = first(&crate::text::script::fold(value)) {
        return Some(when);
    }
    if value.chars().all(|c| c.is_ascii_digit()) {
        return match value.len() {
            8 | 12 | 14 => {
                let date = compact(value)?;
                let minute = value.get(8..12).and_then(|clock| {
                    let (hour, minute) = (clock[..2].parse().ok()?, clock[2..].parse().ok()?);
                    DateTime::new(date.year(), date.month(), date.day(), hour, minute, 0, 0).ok()
                });
                Some(When::at(minute.map_or(Point::Day(date), Point::Minute)))
            }
            10 => seconds(value.parse().ok()?),
            13 => seconds(value.parse::<i64>().ok()? / 1000),
            _ => None,
        };
    }
    None
}

fn compact(digits: &str) -> Option<Date> {
    Date::new(
        digits.get(..4)?.parse().ok()?,
        digits.get(4..6)?.parse().ok()?,
        digits.get(6..8)?.parse().ok()?,
    )
    .ok()
}

/// Seconds since 1970, told in China's time (eight hours east).
pub(super) fn seconds(seconds: i64) -> Option<When> {
    let stamp = jiff::Timestamp::from_second(seconds).ok()?;
    let time = jiff::tz::Offset::constant(8).to_datetime(stamp);
    let time = time.with().second(0).subsec_nanosecond(0).build().ok()?;
    (1995..=2100).contains(&time.year()).then(|| When::at(Point::Minute(time)))
}

/// The last day of that name not after `latest`: a page shows `10-08`, its scripts know the year.
pub(super) fn before((month, day): (i8, i8), latest: When) -> Option<When> {
    let latest = latest.first_day()?;
    let date = Date::new(latest.year(), month, day).ok()?;
    let date = if date > latest { Date::new(latest.year() - 1, month, day).ok()? } else { date };
    Some(When::at(Point::Day(date)))
}

/// The date that an address carries.
pub(super) fn address(url: &str) -> Option<When> {
    ADDRESS.captures_iter(url).find_map(|found| {
        let date = Date::new(found[1].parse().ok()?, found[2].parse().ok()?, found[3].parse().ok()?).ok()?;
        (1995..=2100).contains(&date.year()).then(|| When::at(Point::Day(date)))
    })
}

/// A date in Chinese numerals.
pub(super) fn numerals(text: &str) -> Option<When> {
    let found = NUMERALS.captures_iter(text).last()?;
    let digit = |c: char| match c {
        '〇' | '○' | '零' | 'O' | 'o' | '0' => Some(0),
        other => "一二三四五六七八九".chars().position(|d| d == other).map(|at| at as i16 + 1),
    };
    let year = found[1].chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))?;
    let small = |text: &str| -> Option<i8> {
        let mut sum: i16 = 0;
        for c in text.chars() {
            sum = if c == '十' { sum.max(1) * 10 } else { sum + digit(c)? };
        }
        i8::try_from(sum).ok()
    };
    Some(When::at(Point::Day(Date::new(year, small(&found[2])?, small(&found[3])?).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        first(text).map(|(_, when)| when.to_string())
    }

    #[test]
    fn times_as_pages_write_them() {
        assert_eq!(said("2022-06-27 19:54    某网").as_deref(), Some("2022-06-27T19:54"));
        assert_eq!(said("2021/01/14 15:48 某网").as_deref(), Some("2021-01-14T15:48"));
        assert_eq!(said("某报 2020年04月29日 第01版").as_deref(), Some("2020-04-29"));
        assert_eq!(said("2020年4月9日 星期四 下午3:05").as_deref(), Some("2020-04-09T15:05"));
        assert_eq!(said("2019-09-07T22:53:27Z").as_deref(), Some("2019-09-08T06:53"));
        assert_eq!(said("2019-09-07T19:53:27+08:00").as_deref(), Some("2019-09-07T19:53"));
        assert_eq!(said("编号12022-06-2712"), None);
        assert_eq!(said("2022-13-45"), None);
    }

    #[test]
    fn dates_in_addresses_and_fields() {
        let of = |url: &str| address(url).map(|when| when.to_string());
        assert_eq!(of("http://a.cn/local/2020-02/19/c_1125.htm").as_deref(), Some("2020-02-19"));
        assert_eq!(of("http://a.cn/jmcs/detail/20200102/1000_1.html").as_deref(), Some("2020-01-02"));
        assert_eq!(of("https://a.cn/xw/202103/t20210316_88.html").as_deref(), Some("2021-03-16"));
        assert_eq!(of("http://a.cn/hr/2020/04-01/9144454.shtml").as_deref(), Some("2020-04-01"));
        assert_eq!(of("http://a.cn/201999/99.html"), None);
        assert_eq!(field("20230628").map(|when| when.to_string()).as_deref(), Some("2023-06-28"));
        assert_eq!(field("1581468000").map(|when| when.to_string()).as_deref(), Some("2020-02-12T08:40"));
        assert_eq!(
            numerals("二〇二三年六月二十八日").map(|when| when.to_string()).as_deref(),
            Some("2023-06-28")
        );
    }
}
