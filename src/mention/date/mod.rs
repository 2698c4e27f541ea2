//! Dates, periods and times as values, resolved against the article's date.
//!
//! Finds days, months, years, quarters, plans, festivals, times and ranges of them, absolute, partial and
//! relative (`6月27日-28日`, `去年同期`, `“十四五”期间`); leaves vague words (`日前`, `近年来`) and lengths of
//! time (`三年`, a figure) alone.
//!
//! `今年的6月27日-28日` in an article of June 2022 is `2022-06-27/2022-06-28`.

mod calendar;
mod compose;
mod lex;
mod lunar;
mod reader;
mod resolve;
mod words;
mod written;

use jiff::civil::{Date, Time};
pub use reader::Reader;
use std::fmt;

/// One end of a date, as exact as the text allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// `2020`
    Year(i16),
    /// `2020-10`
    Month(i16, i8),
    /// `2020-10-31`
    Day(Date),
    /// `2022-06-27T19:54`; the last moment of a day is its end, `2022-06-27T24:00`
    Minute(jiff::civil::DateTime),
    /// `2020-W38`
    Week(i16, i8),
    /// `--07`, a month of no known year.
    MonthOnly(i8),
    /// `--07-14`, a day of no known year.
    DayOnly(i8, i8),
}

/// A day, a period or a time: ISO 8601 when printed, a range as `start/end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// The first or only point.
    pub start: Point,
    /// The last point of a range.
    pub end: Option<Point>,
}

impl When {
    /// A single point.
    #[must_use]
    pub fn at(point: Point) -> Self {
        Self { start: point, end: None }
    }

    /// A range.
    #[must_use]
    pub fn range(start: Point, end: Point) -> Self {
        Self { start, end: Some(end) }
    }

    /// The first day it covers; `None` where no year is known.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.start.first_day()
    }

    /// The last point it covers.
    #[must_use]
    pub fn last(&self) -> Point {
        self.end.unwrap_or(self.start)
    }

    /// The last day it covers; `None` where no year is known.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.last().last_day()
    }
}

impl Point {
    /// The first day it covers.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Day(date) => Some(date),
            Self::Minute(time) => Some(time.date()),
            Self::Week(year, week) => jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday)
                .ok()
                .map(|week| week.date()),
            Self::MonthOnly(_) | Self::DayOnly(..) => None,
        }
    }

    /// The last day it covers.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 12, 31).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok().map(Date::last_of_month),
            Self::Week(year, week) => jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Sunday)
                .ok()
                .map(|week| week.date()),
            other => other.first_day(),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
            Self::Minute(time) if time.time() == Time::MAX => write!(f, "{}T24:00", time.date()),
            Self::Minute(time) => write!(f, "{}", time.strftime("%Y-%m-%dT%H:%M")),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::MonthOnly(month) => write!(f, "--{month:02}"),
            Self::DayOnly(month, day) => write!(f, "--{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        self.end.map_or(Ok(()), |end| write!(f, "/{end}"))
    }
}

/// Not a date that [`When`] can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date: {0:?} (expected e.g. 2023-06-28, 2020-10, 2022-06-27T19:54 or 2022-06-27/2022-06-28)")]
pub struct ParseWhenError(pub String);

impl std::str::FromStr for When {
    type Err = ParseWhenError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ParseWhenError(text.to_owned());
        match text.split_once('/') {
            Some((start, end)) => {
                Ok(Self::range(point(start).ok_or_else(wrong)?, point(end).ok_or_else(wrong)?))
            }
            None => Ok(Self::at(point(text).ok_or_else(wrong)?)),
        }
    }
}

fn point(text: &str) -> Option<Point> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("--") {
        return match rest.split_once('-') {
            Some((month, day)) => Some(Point::DayOnly(month.parse().ok()?, day.parse().ok()?)),
            None => Some(Point::MonthOnly(rest.parse().ok()?)),
        };
    }
    if let Some((year, week)) = text.split_once("-W") {
        return Some(Point::Week(year.parse().ok()?, week.parse().ok()?));
    }
    if let Some(date) = text.strip_suffix("T24:00") {
        return date.parse().ok().map(|date: Date| Point::Minute(date.to_datetime(Time::MAX)));
    }
    if text.len() > 10 {
        return text.replace(' ', "T").parse().ok().map(Point::Minute);
    }
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => Some(Point::Year(year.parse().ok()?)),
        [year, month] => Some(Point::Month(year.parse().ok()?, month.parse().ok()?)),
        [year, month, day] => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().map(Point::Day)
        }
        _ => None,
    }
}
