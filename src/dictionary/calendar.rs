//! Festivals and the lunar calendar, so that 农历八月十五 and 端午节 become dates.
//!
//! Three tables: `holidays.tsv` says when a festival is, `lunar.tsv` how each lunar year is built,
//! `solar_terms.tsv` on which days the 24 terms fall. Outside their years the answer is `None`.
//!
//! ```
//! use jiff::civil::date;
//! let calendar = &fangzhi::dictionary::Dictionaries::builtin().calendar;
//! assert_eq!(calendar.lunar_date(2023, 8, false, 15), Some(date(2023, 9, 29)));
//! assert_eq!(calendar.holiday("除夕", 2023), Some(date(2023, 1, 21)));
//! assert_eq!(calendar.holiday("清明节", 2024), Some(date(2024, 4, 4)));
//! ```

use jiff::ToSpan;
use jiff::civil::Date;

use super::error::DictionaryError;
use super::table::{Record, Row, Table};

/// How the day of a festival is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayRule {
    /// A day of the solar year: 10 月 1 日.
    Solar {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// A day of the lunar year; without a day, the last of the month (除夕).
    Lunar {
        /// 1 to 12, never a leap month.
        month: u8,
        /// 1 to 30.
        day: Option<u8>,
    },
    /// One of the 24 solar terms, by its number from 小寒.
    Term(usize),
    /// The nth weekday of a month: the second Sunday of May.
    Weekday {
        /// 1 to 12.
        month: i8,
        /// 1 for Monday to 7 for Sunday.
        weekday: i8,
        /// 1 for the first.
        nth: i8,
    },
    /// So many days after Easter Sunday of the western churches.
    Easter(i8),
}

/// A row of `holidays.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The name, 中秋节.
    pub name: Box<str>,
    /// Other names, 中秋.
    pub aliases: Vec<Box<str>>,
    /// The rule for its day.
    pub rule: DayRule,
    /// Whether a name of it is much else too (雨水 and 小雪 are weather).
    pub ambiguous: bool,
}

/// The 24 solar terms in the order of the solar year, two a month.
pub const SOLAR_TERMS: [&str; 24] = [
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑",
    "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
];

impl Row for Holiday {
    const FILE: &'static str = "holidays.tsv";
    const COLUMNS: &'static [&'static str] =
        &["name", "aliases", "calendar", "month", "day", "weekday", "ambiguous"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/holidays.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        let month = || {
            let month = record.number::<i8>("month")?.filter(|month| (1..=12).contains(month));
            month.ok_or_else(|| record.wrong("month", "a month from 1 to 12"))
        };
        let day = || {
            let day = record.number::<i8>("day")?.filter(|day| (1..=31).contains(day));
            day.ok_or_else(|| record.wrong("day", "a day from 1 to 31"))
        };
        let rule = match record.text("calendar") {
            "solar" => DayRule::Solar { month: month()?, day: day()? },
            "lunar" => DayRule::Lunar { month: month()?.unsigned_abs(), day: record.number("day")? },
            "term" => {
                let term = SOLAR_TERMS.iter().position(|term| {
                    record.text("name") == *term || record.list("aliases").contains(&(*term).into())
                });
                DayRule::Term(term.ok_or_else(|| record.wrong("name", "one of the 24 solar terms"))?)
            }
            "weekday" => {
                let weekday = record.number::<i8>("weekday")?;
                let weekday = weekday.filter(|weekday| (1..=7).contains(weekday));
                let wrong = || record.wrong("weekday", "1 for Monday to 7 for Sunday");
                DayRule::Weekday { month: month()?, weekday: weekday.ok_or_else(wrong)?, nth: day()? }
            }
            "easter" => DayRule::Easter(record.number("day")?.unwrap_or(0)),
            _ => {
                let wanted = "one of solar, lunar, term, weekday, easter";
                return Err(record.wrong("calendar", wanted));
            }
        };
        Ok(Holiday {
            name: record.required("name")?,
            aliases: record.list("aliases"),
            rule,
            ambiguous: record.yes("ambiguous")?,
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(|alias| &**alias))
    }
}

/// A row of `lunar.tsv`: how one lunar year is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LunarYear {
    /// The year as text, which is the key.
    year: Box<str>,
    /// The solar date of its first day.
    pub new_year: Date,
    /// Which month is followed by a leap month of its number.
    pub leap: Option<u8>,
    /// The days of its months in order, the leap month among them.
    pub months: Vec<u8>,
}

impl Row for LunarYear {
    const FILE: &'static str = "lunar.tsv";
    const COLUMNS: &'static [&'static str] = &["year", "new_year", "leap", "months"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/lunar.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        let new_year = record.text("new_year").parse();
        let leap: Option<u8> = record.number("leap")?;
        let letters = record.text("months");
        let wanted = 12 + usize::from(leap.is_some());
        if letters.len() != wanted || letters.bytes().any(|byte| !matches!(byte, b'L' | b's')) {
            let wanted = format!("{wanted} letters, L for 30 days and s for 29");
            return Err(record.wrong("months", &wanted));
        }
        Ok(LunarYear {
            year: record.required("year")?,
            new_year: new_year.map_err(|_| record.wrong("new_year", "a date, 2023-01-22"))?,
            leap,
            months: letters.bytes().map(|byte| if byte == b'L' { 30 } else { 29 }).collect(),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.year)
    }
}

/// A row of `solar_terms.tsv`: the days of the 24 terms in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermDays {
    year: Box<str>,
    /// Days of the month, in the order of [`SOLAR_TERMS`].
    pub days: Vec<i8>,
}

impl Row for TermDays {
    const FILE: &'static str = "solar_terms.tsv";
    const COLUMNS: &'static [&'static str] = &["year", "days"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/solar_terms.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        let days: Result<Vec<i8>, _> = record.list("days").iter().map(|day| day.parse::<i8>()).collect();
        match days {
            Ok(days) if days.len() == 24 => Ok(TermDays { year: record.required("year")?, days }),
            _ => Err(record.wrong("days", "24 days of months, separated by |")),
        }
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.year)
    }
}

/// Festivals, lunar years and solar terms together.
#[derive(Debug, Clone)]
pub struct Calendar {
    holidays: Table<Holiday>,
    lunar: Table<LunarYear>,
    terms: Table<TermDays>,
}

impl Calendar {
    pub(super) fn new(holidays: Table<Holiday>, lunar: Table<LunarYear>, terms: Table<TermDays>) -> Self {
        Calendar { holidays, lunar, terms }
    }

    /// The festivals.
    pub fn holidays(&self) -> &Table<Holiday> {
        &self.holidays
    }

    /// The solar date of a lunar one: `lunar_date(2023, 2, true, 1)` is the first of 闰二月.
    pub fn lunar_date(&self, year: i16, month: u8, leap: bool, day: u8) -> Option<Date> {
        let (first, days) = self.lunar_month(year, month, leap)?;
        (1..=days).contains(&day).then_some(())?;
        first.checked_add((i64::from(day) - 1).days()).ok()
    }

    /// The first day of a lunar month and how many days it has.
    fn lunar_month(&self, year: i16, month: u8, leap: bool) -> Option<(Date, u8)> {
        let row = self.lunar.find(&year.to_string())?;
        if !(1..=12).contains(&month) || (leap && row.leap != Some(month)) {
            return None;
        }
        let after_leap = row.leap.is_some_and(|after| month > after);
        let at = usize::from(month) - 1 + usize::from(leap || after_leap);
        let before: i64 = row.months[..at].iter().map(|&days| i64::from(days)).sum();
        let first = row.new_year.checked_add(before.days()).ok()?;
        Some((first, *row.months.get(at)?))
    }

    /// The day of a solar term (清明) in a year.
    pub fn term(&self, name: &str, year: i16) -> Option<Date> {
        let term = SOLAR_TERMS.iter().position(|&term| term == name)?;
        self.term_day(term, year)
    }

    fn term_day(&self, term: usize, year: i16) -> Option<Date> {
        let day = *self.terms.find(&year.to_string())?.days.get(term)?;
        Date::new(year, i8::try_from(term / 2).ok()? + 1, day).ok()
    }

    /// The day of a festival that falls in this solar year: 2023年除夕 is 2023-01-21, the last day
    /// of the lunar year 2022.
    pub fn holiday(&self, name: &str, year: i16) -> Option<Date> {
        match self.holidays.find(name)?.rule {
            DayRule::Solar { month, day } => Date::new(year, month, day).ok(),
            DayRule::Lunar { month, day } => {
                let dates = [year - 1, year].into_iter().filter_map(|lunar| {
                    let (_, days) = self.lunar_month(lunar, month, false)?;
                    self.lunar_date(lunar, month, false, day.unwrap_or(days))
                });
                dates.into_iter().find(|date| date.year() == year)
            }
            DayRule::Term(term) => self.term_day(term, year),
            DayRule::Weekday { month, weekday, nth } => {
                let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            DayRule::Easter(offset) => easter(year)?.checked_add(i64::from(offset).days()).ok(),
        }
    }
}

/// Easter Sunday after the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).
fn easter(year: i16) -> Option<Date> {
    let year32 = i32::from(year);
    let (a, b, c) = (year32 % 19, year32 / 100, year32 % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}
