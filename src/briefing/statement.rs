//! A figure's row as something that can be compared with others: whose, what, when, how much, how exactly.
//!
//! A level (总投资3.5亿元) and a change of it (同比增长4.9%) are different measures of one indicator. Left out: figures
//! without an indicator, which are no statistics.

use super::measure::{Measure, plain};
use crate::dictionary::{Dictionaries, is_nation};
use crate::mention::date::When;
use crate::text::script::fold;
use serde_json::Value;

/// What the whole country is called.
pub const NATION: &str = "全国";

/// What marks the indicator of an aim, a plan or a forecast.
pub const TARGET: &str = "（目标）";

/// What a figure says.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// The archive's row, by which it is cited.
    pub row: &'a Value,
    /// What is measured, folded.
    pub indicator: String,
    /// Whose, folded; where nobody is named, the region; empty where there is neither.
    pub subject: String,
    /// Full name of the region whose figure it is, 全国 for the country; empty where the article does not say.
    pub region: String,
    /// For when; `None` for what has no period, such as the size of a project.
    pub period: Option<When>,
    /// The unit.
    pub measure: Measure,
    /// For a change, against what: 同比, 环比 …
    pub change: Option<String>,
    /// The value in the base unit; a decrease is negative.
    pub value: f64,
    /// Whether it is an aim, a plan or a forecast.
    pub target: bool,
    /// The values it stands for, in the base unit: 近3亿元 is a little less than 3亿元, 3.5亿元 was rounded.
    pub span: (f64, f64),
}

/// A stated change with how exactly it was written, in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// Per cent; a decrease is negative.
    pub percent: f64,
    /// What it may be before rounding.
    pub span: (f64, f64),
}

impl<'a> Statement<'a> {
    /// Reads a row of [`crate::archive::Archive::figures`]; `None` where it is no statistic.
    #[must_use]
    pub fn of(row: &'a Value, dictionaries: &Dictionaries) -> Option<Self> {
        let text = |name: &str| row[name].as_str().unwrap_or_default();
        let target = row["target"].as_bool().unwrap_or(false);
        let mut indicator = fold(text("indicator"));
        let low = row["low"].as_f64().or(row["high"].as_f64())?;
        if indicator.is_empty() {
            return None;
        }
        // An aim is another thing than what came of it: never in one row with it, and said wherever it is shown.
        if target {
            indicator.push_str(TARGET);
        }
        let measure = Measure::of(text("unit"), dictionaries);
        // 全国 and 中国 are one.
        let one = |name: String| if is_nation(&name) { NATION.to_owned() } else { name };
        let subject = Some(one(fold(text("subject")))).filter(|subject| !subject.is_empty());
        let national = || subject.clone().filter(|subject| subject == NATION);
        // Where the article was written says nothing of whose figure it is.
        let (place, regions) = (text("place"), &dictionaries.regions);
        let named = |subject: &String| {
            let names = |id| subject.contains(&*regions.table()[id].name);
            place.ends_with(subject.as_str()) || regions.resolve(place, None).is_some_and(names)
        };
        let own = Some(one(place.to_owned())).filter(|own| {
            !own.is_empty() && (place != text("region") || subject.as_ref().is_some_and(named))
        });
        let region = own.or_else(national).unwrap_or_default();
        let comparison = &row["comparison"];
        let is_change = comparison["direction"].is_string()
            && comparison["unit"].as_str().is_some_and(|unit| unit == text("unit"))
            && comparison["value"].as_f64().is_some_and(|value| (value.abs() - low.abs()).abs() < 1e-9);
        let change = is_change.then(|| comparison["kind"].as_str().unwrap_or_default().to_owned());
        let sign = if is_change && low > 0.0 && falls(comparison) { -1.0 } else { 1.0 };
        let (from, to) = span(text("text"), text("bound"), low, row["high"].as_f64());
        let (from, to) = (from * sign * measure.factor, to * sign * measure.factor);
        Some(Self {
            row,
            indicator,
            subject: subject.unwrap_or_else(|| region.clone()),
            region,
            period: text("period").parse().ok(),
            value: low * sign * measure.factor,
            span: (from.min(to), from.max(to)),
            measure,
            change,
            target,
        })
    }

    /// The period as ISO 8601; empty where there is none.
    #[must_use]
    pub fn period_text(&self) -> String {
        self.period.map(|period| period.to_string()).unwrap_or_default()
    }

    /// How far apart the values are that it may stand for, in the base unit; the most exact has the least.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.span.1 - self.span.0
    }

    /// Whether both can be true, given how each was rounded.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        self.span.0 <= other.span.1 && other.span.0 <= self.span.1
    }

    /// The change against the year before that is stated of this level, or that this is.
    #[must_use]
    pub fn yearly_growth(&self) -> Option<Growth> {
        let comparison = &self.row["comparison"];
        let kind = comparison["kind"].as_str()?;
        let yearly = kind.contains("同比") || kind.contains("比上年") && !kind.contains('末');
        if !yearly || comparison["unit"].as_str() != Some("%") || !comparison["direction"].is_string() {
            return None;
        }
        let value = comparison["value"].as_f64()?;
        let sign = if falls(comparison) && value > 0.0 { -1.0 } else { 1.0 };
        let half = step(&value.to_string(), value) / 2.0;
        let percent = value * sign;
        Some(Growth { percent, span: (percent - half, percent + half) })
    }
}

/// Every row that is a statistic.
#[must_use]
pub fn statements<'a>(rows: &'a [Value], dictionaries: &Dictionaries) -> Vec<Statement<'a>> {
    rows.iter().filter_map(|row| Statement::of(row, dictionaries)).collect()
}

/// A row's comparison as people read it, 同比增长5.3%; `None` where it has none.
#[must_use]
pub fn comparison(row: &Value) -> Option<String> {
    let comparison = &row["comparison"];
    let text = |name: &str| comparison[name].as_str().unwrap_or_default();
    let kind = comparison["kind"].as_str()?;
    let amount = comparison["value"].as_f64().map(|amount| format!("{}{}", plain(amount), text("unit")));
    Some(format!("{kind}{}{}", text("direction"), amount.unwrap_or_default()))
}

fn falls(comparison: &Value) -> bool {
    comparison["direction"].as_str() == Some("下降")
}

/// The values that a figure as written may stand for, in its own unit.
fn span(text: &str, bound: &str, low: f64, high: Option<f64>) -> (f64, f64) {
    /// 超过3亿元 is seldom said of 5亿元, 近3亿元 not of 2亿元, 约3亿元 of nothing further off than this.
    const OVER: f64 = 0.5;
    const UNDER: f64 = 0.2;
    const ABOUT: f64 = 0.1;
    let step = step(text, low);
    let size = low.abs();
    match bound {
        "range" => (low, high.unwrap_or(low)),
        "at_least" | "more_than" => (low, low + (size * OVER).max(step)),
        "at_most" | "less_than" => {
            let top = high.unwrap_or(low);
            (top - (top.abs() * UNDER).max(step), top)
        }
        "about" => (low - (size * ABOUT).max(step), low + (size * ABOUT).max(step)),
        // Rounded either way, or cut off: 3.59亿元 is also written 3.5亿元.
        _ => (low - step / 2.0, low + step * 0.999),
    }
}

/// What one of the last written digit is worth: 0.1亿 in 3.5亿元.
fn step(text: &str, value: f64) -> f64 {
    let folded = fold(text);
    let digits: String = folded
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(|c| *c != ',')
        .collect();
    let written: Option<f64> = digits.trim_end_matches('.').parse().ok();
    match written.filter(|written| *written != 0.0) {
        Some(written) => {
            let decimals = digits.split_once('.').map_or(0, |(_, behind)| behind.len());
            (value / written).abs() * 10f64.powi(-i32::try_from(decimals).unwrap_or(0))
        }
        // Chinese numerals: as exact as the number's last figure that is not nought.
        None => {
            let mut step = 1.0;
            while value != 0.0 && step < 1e15 && (value / (step * 10.0)).fract() == 0.0 {
                step *= 10.0;
            }
            step
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_tells_how_exact_it_is() {
        assert_eq!(step("3.5亿元", 3.5e8).round(), 1e7);
        assert_eq!(step("35012万元", 350_120_000.0).round(), 1e4);
        assert_eq!(step("三百", 300.0), 100.0);
        assert_eq!(span("近3亿元", "at_most", 3e8, None).1, 3e8);
    }
}
