//! What a date comes to: its parts filled in from the article's date and from the dates before it.
//!
//! A day or month without a year is the nearest past one, unless the sentence looks ahead. Where no year is
//! known at all, `--06-28`.

use super::compose::{Expression, Fields, Years};
use super::lex::{DayPart, Field, Part, Unit};
use super::{Point, When};
use crate::dictionary::Dictionaries;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};

/// How far ahead of the article's date a day without a year may lie, in days, when nothing says that it does.
const AHEAD_DAY: i32 = 75;
/// The same of a month or a quarter, reckoned to its first day.
const AHEAD_MONTH: i32 = 110;
/// The same when the sentence looks ahead (将, 预计, 力争).
const AHEAD_PLANNED: i32 = 330;

/// What is known of the time an article speaks of.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The day of the article.
    pub reference: Option<Date>,
    /// Its time.
    pub minute: Option<DateTime>,
    /// The year that its text speaks of, where the article has no date.
    pub year: Option<i16>,
    /// The last day named.
    pub last: Option<Date>,
    /// Year and month last named.
    pub last_year: Option<i16>,
    pub last_month: Option<(i16, i8)>,
    /// A year named in this sentence.
    pub said_year: Option<i16>,
    /// The last period of months, for 去年同期.
    pub period: Option<When>,
    /// Whether the date stands in a list behind another: 8月4日、5日.
    pub listed: bool,
    /// Whether the sentence looks ahead.
    pub ahead: bool,
}

impl Known {
    fn now(&self) -> Option<i16> {
        self.reference.map(Date::year).or(self.year)
    }

    /// The value of a date or range.
    pub(super) fn resolve(&mut self, expression: &Expression, dictionaries: &Dictionaries) -> Option<When> {
        let start = self.single(&expression.first, dictionaries)?;
        let Some(second) = &expression.second else { return Some(start) };
        // The other end is of the same year when neither says one.
        let mut second = second.clone();
        let implied = second.year.is_none() && matches!(second.month, Some(Field::Number(_)));
        if implied && expression.first.week.is_none() {
            second.year = start.first_day().map(|day| Field::Number(day.year()));
        }
        let mut end = self.single(&second, dictionaries)?;
        // 8月至2月, 12月30日至1月3日: the end is of the next year.
        if let (Some(from), Some(to)) = (start.first_day(), end.last_day())
            && to < from
            && (implied || second.year == expression.first.year)
        {
            end = shifted(end, 1).filter(|end| end.last_day().is_some_and(|to| to > from))?;
            // Or the start of the year before, when that keeps both from lying ahead.
            if expression.first.year.is_none()
                && self
                    .reference
                    .is_some_and(|now| end.first_day().is_some_and(|day| days(now, day) > AHEAD_DAY))
            {
                return Some(When::range(shifted(start, -1)?.start, shifted(end, -1)?.last()));
            }
        }
        Some(When::range(start.start, end.last()))
    }

    fn single(&mut self, fields: &Fields, dictionaries: &Dictionaries) -> Option<When> {
        let when = self.value(fields, dictionaries)?;
        self.note(fields, when);
        Some(when)
    }

    /// Remembers what later dates lean on.
    fn note(&mut self, fields: &Fields, when: When) {
        if let Some(day) = when.first_day() {
            if fields.year.is_some() {
                self.said_year = Some(day.year());
            }
            self.last_year = Some(day.year());
            match when.start {
                Point::Day(_) | Point::Minute(_) => {
                    self.last = Some(day);
                    self.last_month = Some((day.year(), day.month()));
                }
                Point::Month(year, month) => self.last_month = Some((year, month)),
                _ => {}
            }
        }
    }

    fn year(&self, year: Field) -> Option<i16> {
        match year {
            Field::Number(year) => Some(year),
            Field::Offset(offset) => Some(self.now()? + offset),
            Field::Same(offset) => Some(self.last_year.or(self.now())? + offset),
            Field::Said(offset) => Some(self.said_year.or(self.now())? + offset),
            Field::Then => self.last_year,
        }
    }

    /// The year of a month or day that says none: `first` is its first day in the present year.
    fn nearest(&self, first: impl Fn(i16) -> Option<Date>, ahead: i32) -> Option<i16> {
        let Some(reference) = self.reference else { return self.said_year.or(self.year) };
        if let Some(year) = self.said_year.filter(|&year| year < reference.year()) {
            return Some(year);
        }
        let ahead = if self.ahead { AHEAD_PLANNED } else { ahead };
        let this = reference.year();
        // 2月29日 is looked for in the years that have it.
        (0..8)
            .map(|back| this - back)
            .find(|&year| first(year).is_some_and(|day| days(reference, day) <= ahead))
    }

    fn value(&self, fields: &Fields, dictionaries: &Dictionaries) -> Option<When> {
        if let Some(part) = &fields.alone {
            // 2023年全年
            return match fields.year {
                Some(year) if *part == Part::WholeYear => Some(When::at(Point::Year(self.year(year)?))),
                _ => self.alone(part),
            };
        }
        if let Some(years) = fields.years {
            return self.years(years);
        }
        let year = match fields.year {
            Some(year) => Some(self.year(year)?),
            None => None,
        };
        if let Some(part) = &fields.season {
            let when = self.season(part, year, dictionaries)?;
            return self.timed(when, fields);
        }
        if let Some((from, to)) = fields.months {
            let (from, to) = (i8::try_from(from).ok()?, i8::try_from(to).ok()?);
            let year = year.or_else(|| self.nearest(|year| Date::new(year, from, 1).ok(), AHEAD_MONTH));
            return Some(match year {
                Some(year) => When::range(Point::Month(year, from), Point::Month(year, to)),
                None => When::range(Point::MonthOnly(from), Point::MonthOnly(to)),
            });
        }
        if let Some(part) = &fields.week {
            let when = self.week(part, year, fields.month)?;
            return self.timed(when, fields);
        }
        if let Some((from, to)) = fields.days {
            let one = |day| Fields { days: None, day: Some(Field::Number(day)), ..fields.clone() };
            let start = self.value(&one(from), dictionaries)?;
            let end = self.value(&one(to), dictionaries)?;
            return Some(When::range(start.start, end.last()));
        }
        if fields.day.is_some() || fields.month.is_some() {
            let when = self.day(fields, year)?;
            return self.timed(when, fields);
        }
        match year {
            Some(year) => Some(When::at(Point::Year(year))),
            None => self.timed(When::at(Point::Day(self.last.or(self.reference)?)), fields),
        }
    }

    /// A month, or a day of one.
    fn day(&self, fields: &Fields, year: Option<i16>) -> Option<When> {
        let reference = self.reference;
        match fields.day {
            Some(Field::Offset(offset)) => {
                return Some(When::at(Point::Day(reference?.checked_add(i64::from(offset).days()).ok()?)));
            }
            Some(Field::Same(offset)) => {
                let last = self.last.or(reference)?;
                return Some(When::at(Point::Day(last.checked_add(i64::from(offset).days()).ok()?)));
            }
            _ => {}
        }
        let day = match fields.day {
            Some(Field::Number(day)) => Some(i8::try_from(day).ok()?),
            _ => None,
        };
        let month = match fields.month {
            Some(Field::Number(month)) => i8::try_from(month).ok()?,
            Some(Field::Offset(offset)) => {
                let first = reference?.first_of_month().checked_add(i64::from(offset).months()).ok()?;
                return dated(year.unwrap_or(first.year()), first.month(), day);
            }
            Some(Field::Same(offset) | Field::Said(offset)) => {
                let (year, month) = self.last_month.or(reference.map(|day| (day.year(), day.month())))?;
                let first = Date::new(year, month, 1).ok()?.checked_add(i64::from(offset).months()).ok()?;
                return dated(first.year(), first.month(), day);
            }
            Some(Field::Then) => return None,
            None => return self.bare_day(day?),
        };
        if !(1..=12).contains(&month) {
            return None;
        }
        let year = year.or_else(|| {
            let ahead = if day.is_some() { AHEAD_DAY } else { AHEAD_MONTH };
            self.nearest(|year| Date::new(year, month, day.unwrap_or(1)).ok(), ahead)
        });
        match (year, day) {
            (Some(year), _) => dated(year, month, day),
            // A day that no year has: 2月30日.
            (None, Some(_)) if self.reference.is_some() => None,
            (None, Some(day)) => (1..=31).contains(&day).then_some(When::at(Point::DayOnly(month, day))),
            (None, None) => Some(When::at(Point::MonthOnly(month))),
        }
    }

    /// 23日: of the month last named, or the nearest past one.
    fn bare_day(&self, day: i8) -> Option<When> {
        let near = |date: Date| {
            let ahead = if self.ahead { 31 } else { 10 };
            self.reference.is_none_or(|now| days(now, date) <= ahead)
        };
        if let Some((year, month)) = self.last_month {
            // Later days of the month spoken of, or of the article's month when that is the nearer one.
            let same = Date::new(year, month, day).ok();
            let distant = self.reference.is_some_and(|now| same.is_some_and(|same| days(same, now) > 45));
            // 7月29日夜至8月1日有雨。29日12时将响应提升: a day just past is nearer than the one of next month.
            let past = self.reference.is_some_and(|now| {
                let own = Date::new(now.year(), now.month(), day).ok();
                own.is_some_and(|own| (0..=7).contains(&days(own, now)))
                    && same.is_some_and(|same| days(now, same) > 14)
            });
            if let Some(date) = same.filter(|&date| self.listed || near(date) && !distant && !past) {
                return Some(When::at(Point::Day(date)));
            }
        }
        let mut month = self.reference?.first_of_month();
        for _ in 0..3 {
            if let Some(date) = Date::new(month.year(), month.month(), day).ok().filter(|&date| near(date)) {
                return Some(When::at(Point::Day(date)));
            }
            month = month.checked_sub(1.month()).ok()?;
        }
        None
    }

    /// Adds the time of day.
    fn timed(&self, when: When, fields: &Fields) -> Option<When> {
        let minute = |hour: i8, minute: i8| {
            let Point::Day(date) = when.start else { return Some(when.start) };
            // 28日24时 is the end of that day.
            if (hour, minute) == (24, 0) {
                return Some(Point::Minute(date.to_datetime(Time::MAX)));
            }
            let hour = match fields.part {
                Some(DayPart::Evening) if (1..12).contains(&hour) => hour + 12,
                Some(DayPart::Evening) if hour == 12 => 24,
                Some(DayPart::Noon) if (1..4).contains(&hour) => hour + 12,
                _ => hour,
            };
            let (date, hour) = if hour == 24 { (date.tomorrow().ok()?, 0) } else { (date, hour) };
            Some(Point::Minute(date.to_datetime(Time::new(hour, minute, 0, 0).ok()?)))
        };
        if let Some((from, to)) = fields.hours {
            let (from, to) = (i8::try_from(from).ok()?, i8::try_from(to).ok()?);
            return Some(When::range(minute(from, 0)?, minute(to, 0)?));
        }
        match fields.time {
            Some((hour, minutes)) if when.end.is_none() => Some(When::at(minute(hour, minutes)?)),
            _ => Some(when),
        }
    }

    fn years(&self, years: Years) -> Option<When> {
        let century = |century: i16| match century {
            0 => Some((self.now()? - 1) / 100 + 1),
            -1 => Some((self.now()? - 1) / 100),
            number => Some(number),
        };
        let (from, to) = match years {
            // The first five-year plan ran from 1953 to 1957, the sixth from 1981 to 1985.
            Years::Plan(plan, edge) => match edge {
                None => (1951 + plan * 5, 1955 + plan * 5),
                Some(true) => return Some(When::at(Point::Year(1955 + plan * 5))),
                Some(false) => return Some(When::at(Point::Year(1951 + plan * 5))),
            },
            Years::Between(from, to) => (from, to),
            Years::Century(number) => (century(number)? * 100 - 99, century(number)? * 100),
            Years::Decade(Some(number), decade) => {
                let first = (century(number)? - 1) * 100 + decade;
                (first, first + 9)
            }
            Years::Decade(None, decade) if decade >= 100 => (decade, decade + 9),
            Years::Decade(None, decade) => {
                let this = self.now().unwrap_or(2020);
                let first = if 2000 + decade <= this { 2000 + decade } else { 1900 + decade };
                let first = if decade >= 30 && decade > this % 100 { 1900 + decade } else { first };
                (first, first + 9)
            }
        };
        Some(When::range(Point::Year(from), Point::Year(to)))
    }

    /// Quarters, halves, seasons; lunar days and festivals.
    fn season(&self, part: &Part, year: Option<i16>, dictionaries: &Dictionaries) -> Option<When> {
        let months =
            |year: i16, from: i8, to: i8| Some(When::range(Point::Month(year, from), Point::Month(year, to)));
        let calendar = &dictionaries.calendar;
        match part {
            Part::Quarters(offset, _) if *offset <= 0 => {
                let now = self.reference?;
                // 本季度 in a report on the quarter past is that one.
                let told = self.period.filter(|told| {
                    let quarter = |from: i8, to: i8| (from - 1) % 3 == 0 && to == from + 2;
                    *offset == 0
                        && matches!((told.start, told.last()), (Point::Month(_, from), Point::Month(_, to)) if quarter(from, to))
                        && told.last_day().is_some_and(|last| last < now && days(last, now) <= AHEAD_MONTH)
                });
                if told.is_some() {
                    return told;
                }
                let quarter = (now.month() - 1) / 3 + offset;
                let (year, quarter) = if quarter < 0 { (now.year() - 1, 3) } else { (now.year(), quarter) };
                months(year, quarter * 3 + 1, quarter * 3 + 3)
            }
            Part::Quarters(from, to) => {
                let (from, to) = (from * 3 - 2, to * 3);
                let year =
                    year.or_else(|| self.nearest(|year| Date::new(year, from, 1).ok(), AHEAD_MONTH))?;
                months(year, from, to)
            }
            Part::Half(half) => {
                let from = half * 6 - 5;
                let year =
                    year.or_else(|| self.nearest(|year| Date::new(year, from, 1).ok(), AHEAD_MONTH + 60))?;
                months(year, from, from + 5)
            }
            Part::Season(season) => {
                let year = year.or(self.now())?;
                let from = season * 3 + 3;
                match season {
                    3 => Some(When::range(Point::Month(year, 12), Point::Month(year + 1, 2))),
                    _ => months(year, from, from + 2),
                }
            }
            Part::Lunar(month, leap, day) => {
                let date = |year| calendar.lunar_date(year, *month, *leap, *day);
                let year = year.or_else(|| self.nearest(date, AHEAD_DAY))?;
                Some(When::at(Point::Day(date(year)?)))
            }
            Part::Holiday(name) => {
                let date = |year| calendar.holiday(name, year).or_else(|| calendar.term(name, year));
                if let Some(year) = year {
                    return Some(When::at(Point::Day(date(year)?)));
                }
                let now = self.reference?;
                let nearest = [0, -1, 1]
                    .into_iter()
                    .filter_map(|offset| date(now.year() + offset))
                    .min_by_key(|&day| (days(now, day).abs(), day > now))?;
                Some(When::at(Point::Day(nearest)))
            }
            _ => None,
        }
    }

    /// Weeks, weekdays, ten days of a month.
    fn week(&self, part: &Part, year: Option<i16>, month: Option<Field>) -> Option<When> {
        let monday =
            |date: Date| date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok();
        let range = |from: Date, to: Date| Some(When::range(Point::Day(from), Point::Day(to)));
        match part {
            Part::Week(offset) => {
                let week = self.reference?.checked_add(i64::from(*offset).weeks()).ok()?.iso_week_date();
                Some(When::at(Point::Week(week.year(), week.week())))
            }
            Part::Weekend(offset) => {
                let monday = monday(self.reference?)?.checked_add(i64::from(*offset).weeks()).ok()?;
                range(monday.checked_add(5.days()).ok()?, monday.checked_add(6.days()).ok()?)
            }
            Part::Weekday(offset, day) => {
                let now = self.reference?;
                let first = monday(now)?.checked_add(i64::from(offset.unwrap_or(0)).weeks()).ok()?;
                let mut date = first.checked_add(i64::from(day - 1).days()).ok()?;
                if offset.is_none() && date > now && !self.ahead {
                    date = date.checked_sub(7.days()).ok()?;
                }
                Some(When::at(Point::Day(date)))
            }
            Part::NthWeek(nth) => match month {
                Some(month) => {
                    let fields = Fields { month: Some(month), ..Fields::default() };
                    let first = self.day(&fields, year)?.first_day()?;
                    let week = first.nth_weekday_of_month(*nth, Weekday::Monday).ok()?.iso_week_date();
                    Some(When::at(Point::Week(week.year(), week.week())))
                }
                None => {
                    let week = ISOWeekDate::new(year?, *nth, Weekday::Monday).ok()?;
                    Some(When::at(Point::Week(week.year(), week.week())))
                }
            },
            Part::Ten(ten) => {
                let fields = Fields { month, ..Fields::default() };
                let first = if month.is_some() {
                    self.day(&fields, year)?.first_day()?
                } else {
                    self.reference?.first_of_month()
                };
                let last = first.last_of_month().day();
                let (from, to) = match ten {
                    1 => (1, 10),
                    2 => (11, 20),
                    3 => (21, last),
                    4 => (11, last),
                    5 => (1, 20),
                    11 => (1, 15),
                    _ => (16, last),
                };
                range(
                    Date::new(first.year(), first.month(), from).ok()?,
                    Date::new(first.year(), first.month(), to).ok()?,
                )
            }
            _ => None,
        }
    }

    /// 三天前, 去年同期.
    fn alone(&self, part: &Part) -> Option<When> {
        match part {
            Part::SamePeriod(offset) => match self.period {
                Some(period) => shifted(period, *offset),
                None => Some(When::at(Point::Year(self.now()? + offset))),
            },
            Part::YearStart | Part::YearEnd | Part::WholeYear => {
                let year = self.period.and_then(|period| period.first_day()).map(Date::year);
                let year = self.said_year.or(year).or(self.now())?;
                Some(When::at(match part {
                    Part::YearStart => Point::Month(year, 1),
                    Part::YearEnd => Point::Month(year, 12),
                    _ => Point::Year(year),
                }))
            }
            // 25天后 is reckoned from what was just told, which only an outlook makes the present.
            Part::Ago(_, count) if *count > 0 && !self.ahead => None,
            Part::Ago(unit, count) => {
                let count = i64::from(*count);
                let now = self.reference?;
                let day = |span: jiff::Span| now.checked_add(span).ok();
                Some(When::at(match unit {
                    Unit::Year => Point::Year(now.year() + i16::try_from(count).ok()?),
                    Unit::Month => {
                        let date = day(count.months())?;
                        Point::Month(date.year(), date.month())
                    }
                    Unit::Week => Point::Day(day(count.weeks())?),
                    Unit::Hour | Unit::Minute => match self.minute {
                        Some(time) => {
                            let span = if *unit == Unit::Hour { count.hours() } else { count.minutes() };
                            Point::Minute(time.checked_add(span).ok()?)
                        }
                        None => Point::Day(now),
                    },
                    _ => Point::Day(day(count.days())?),
                }))
            }
            _ => None,
        }
    }
}

/// Days from one date to another.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn dated(year: i16, month: i8, day: Option<i8>) -> Option<When> {
    match day {
        Some(day) => Date::new(year, month, day).ok().map(|date| When::at(Point::Day(date))),
        None => Some(When::at(Point::Month(year, month))),
    }
}

/// The same so many years later.
fn shifted(when: When, years: i16) -> Option<When> {
    let shift = |point: Point| {
        Some(match point {
            Point::Year(year) => Point::Year(year + years),
            Point::Month(year, month) => Point::Month(year + years, month),
            Point::Day(date) => Point::Day(date.checked_add(i64::from(years).years()).ok()?),
            Point::Minute(time) => Point::Minute(time.checked_add(i64::from(years).years()).ok()?),
            Point::Week(year, week) => Point::Week(year + years, week),
            other => other,
        })
    };
    let end = match when.end {
        Some(end) => Some(shift(end)?),
        None => None,
    };
    Some(When { start: shift(when.start)?, end })
}
