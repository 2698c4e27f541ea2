//! Days, periods and amounts of options as people type them, and queries that begin with a dash.

use super::language::t;
use crate::briefing::measure::Measure;
use crate::dictionary::Dictionaries;
use crate::mention::Value;
use crate::mention::date::{Reader, When};
use crate::query::{Amount, iso};
use crate::text::Span;
use crate::text::script::fold;
use jiff::civil::Date;
use std::ffi::OsString;

/// Commands whose words are a query.
const QUERIES: [&str; 2] = ["search", "brief"];

/// The arguments, with `-疫苗` of a query told from an option: a dash of another width begins what is excluded. No
/// option begins with a Chinese character; in a query, none with a capital letter or a digit.
#[must_use]
pub fn exclusions(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut in_query = false;
    let told = arguments.into_iter().map(|argument| {
        let Some(text) = argument.to_str() else { return argument };
        in_query |= QUERIES.contains(&text);
        let behind = text.strip_prefix('-').filter(|behind| *behind != "V");
        let excludes = |c: char| !c.is_ascii() || in_query && (c.is_ascii_uppercase() || c.is_ascii_digit());
        match behind.filter(|behind| behind.starts_with(excludes)) {
            Some(behind) => OsString::from(format!("－{behind}")),
            None => argument,
        }
    });
    told.collect()
}

/// A day, or the first or last day of a month or year.
pub fn day(text: &str, end: fn(&When) -> Option<Date>) -> anyhow::Result<Date> {
    let when: Option<When> = text.trim().parse().ok().or_else(|| iso(text)?.parse().ok());
    when.as_ref().and_then(end).ok_or_else(|| {
        let expected = t(
            "不是日期；请写成 2022、2022-06 或 2022-06-27",
            "not a date; write 2022, 2022-06 or 2022-06-27",
        );
        anyhow::anyhow!("{text:?}: {expected}")
    })
}

/// The first and the last day of a period: 2022, 2022-01/2022-09, 2022年上半年.
pub fn period(text: &str, tables: &Dictionaries) -> anyhow::Result<(Date, Date)> {
    let folded = fold(text.trim());
    let written = || {
        let whole = Span::new(0, folded.len());
        let found = Reader::new(&folded, None, tables).read(whole);
        found.into_iter().find(|mention| mention.span == whole).and_then(|mention| match mention.value {
            Value::Date(when) => when,
            _ => None,
        })
    };
    let when: Option<When> = folded.parse().ok().or_else(|| iso(&folded)?.parse().ok()).or_else(written);
    if let Some(days) = when.and_then(|when| Some((when.first_day()?, when.last_day()?))) {
        return Ok(days);
    }
    let year = folded.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    let expected = if year {
        t(
            "不是时期；请写成 2022、2022-09、2022-01/2022-09 或 2022年上半年",
            "not a period; write 2022, 2022-09, 2022-01/2022-09 or 2022年上半年",
        )
    } else {
        t("没有年份；请写成 2022年上半年 这样", "it has no year; write it as in 2022年上半年")
    };
    anyhow::bail!("{text:?}: {expected}")
}

/// The least or the most of a figure: 5, 3.5万, 1亿元.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// Multiplied out.
    value: f64,
    /// Whether 万 or 亿 stood there.
    multiple: bool,
    /// The unit that stood there.
    pub unit: Option<String>,
}

impl std::str::FromStr for Bound {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(value) = text.trim().parse().ok().filter(|value: &f64| value.is_finite()) {
            return Ok(Self { value, multiple: false, unit: None });
        }
        let read: Option<Amount> = Amount::read(text);
        let bound = read.and_then(|amount| {
            let (low, high) = (amount.low?.0, amount.high?.0);
            let unit = Some(amount.unit).filter(|unit| !unit.is_empty());
            let multiple = text.contains(['百', '千', '万', '亿', '萬', '億']);
            // Letters behind a number are a slip.
            let slip = unit.as_ref().is_some_and(|unit| unit.chars().all(|c| c.is_ascii_alphabetic()));
            (low == high && !slip).then_some(Self { value: low, multiple, unit })
        });
        bound.ok_or_else(|| {
            t("要写数，如 5、3.5万、1亿元", "write a number, such as 5, 3.5万, 1亿元").to_owned()
        })
    }
}

impl Bound {
    /// In the base unit of what is asked for: 5 is 5亿元 where 亿元 is the unit, but 1亿 is 1亿元.
    #[must_use]
    pub fn in_base(&self, asked: &Measure, tables: &Dictionaries) -> f64 {
        let own = self.unit.as_deref().or_else(|| {
            let bare = asked.unit.trim_start_matches(['百', '千', '万', '亿']);
            (self.multiple && !bare.is_empty()).then_some(bare)
        });
        self.value * own.map_or(asked.factor, |unit| Measure::of(unit, tables).factor)
    }
}

/// Where a unit is not known: said, with those that are written nearly so.
pub fn unknown_unit(typed: &str, tables: &Dictionaries) {
    const SHOWN: usize = 8;
    /// Where nothing is near: what is asked for most.
    const COMMON: [&str; SHOWN] = ["元", "亿元", "亩", "平方公里", "吨", "家", "人次", "%"];
    if tables.units.find(typed).is_some() {
        return;
    }
    let mut near: Vec<&str> = tables
        .units
        .iter()
        .map(|(_, unit)| &*unit.unit)
        .filter(|unit| unit.chars().any(|c| typed.contains(c)))
        .collect();
    near.sort_by_key(|unit| unit.chars().count());
    near.truncate(SHOWN);
    let near = if near.is_empty() { COMMON.to_vec() } else { near };
    let none = t("不认识的单位；有", "no such unit; there are");
    anstream::eprintln!("{typed}: {none} {}", near.join(t("、", ", ")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_excluded_is_no_option() {
        let told = |line: &str| {
            let told = exclusions(line.split(' ').map(OsString::from).collect());
            told.into_iter().map(|one| one.into_string().unwrap()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told("fangzhi search 新冠 -疫苗 -n 5 -AI"), "fangzhi search 新冠 －疫苗 -n 5 －AI");
        assert_eq!(told("fangzhi figures --min -5 -V"), "fangzhi figures --min -5 -V");
    }

    #[test]
    fn amounts_and_periods_are_read_as_people_type_them() {
        let tables = Dictionaries::builtin();
        let base = |typed: &str, unit: &str| {
            typed.parse::<Bound>().unwrap().in_base(&Measure::of(unit, &tables), &tables)
        };
        assert_eq!([base("1.5", "亿元"), base("1亿", "亿元"), base("3.5万", "元")], [1.5e8, 1e8, 35_000.0]);
        assert_eq!([base("2亿元", "万元"), base("1e8", "元")], [2e8, 1e8]);
        assert!(["一些", ">5", "3x"].iter().all(|typed| typed.parse::<Bound>().is_err()));
        let days = |text: &str| period(text, &tables).map(|(first, last)| format!("{first}..{last}"));
        for half in ["2023年上半年", "2023-01/2023-06"] {
            assert_eq!(days(half).unwrap(), "2023-01-01..2023-06-30", "{half}");
        }
        assert_eq!(days("2023年8月").unwrap(), "2023-08-01..2023-08-31");
        assert!(days("上半年").is_err());
        for typed in ["2023年8月1日", "2023/8/1", "2023.8.1", "2023-08-01"] {
            assert_eq!(day(typed, When::first_day).unwrap().to_string(), "2023-08-01", "{typed}");
        }
    }
}
