//! Units of figures: what can be compared, in which unit it is shown.
//!
//! Two figures are of one measure when their units have the same base (亿元 and 元, 亩 and 公顷); what is shown is in
//! the unit that the articles use most, with 万 or 亿 before it where the numbers are large.
//!
//! `35000000` and `120000000` `元` are shown as `0.35` and `1.2` `亿元`.

use crate::dictionary::{Dictionaries, Dimension};
use serde_json::Value;

/// A unit and what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The unit as written.
    pub unit: String,
    /// The unit that values are compared in.
    pub base: String,
    /// How many of the base one of it is.
    pub factor: f64,
    /// What it measures; `None` for a unit that no table lists.
    pub dimension: Option<Dimension>,
}

impl Measure {
    /// Looks a unit up; one that no table lists is its own base.
    #[must_use]
    pub fn of(unit: &str, dictionaries: &Dictionaries) -> Self {
        match dictionaries.units.find(unit) {
            Some(found) => Self {
                unit: unit.to_owned(),
                base: found.base.to_string(),
                factor: found.factor,
                dimension: Some(found.dimension),
            },
            None => Self::unlisted(unit),
        }
    }

    /// A unit that no table lists: its own base.
    #[must_use]
    pub fn unlisted(unit: &str) -> Self {
        Self { unit: unit.to_owned(), base: unit.to_owned(), factor: 1.0, dimension: None }
    }

    /// The same measure in the multiple that suits `largest`, a value in the base unit: 元 becomes 亿元.
    #[must_use]
    pub fn scaled(&self, largest: f64) -> Self {
        let plain =
            matches!(self.dimension, Some(Dimension::Ratio | Dimension::Point | Dimension::Temperature));
        let latin = self.unit.is_ascii() || self.unit.starts_with(['万', '亿', '第']);
        if plain || latin || self.unit.is_empty() {
            return self.clone();
        }
        let size = largest.abs() / self.factor;
        let (prefix, times) = match size {
            size if size >= 1e8 => ("亿", 1e8),
            size if size >= 1e4 => ("万", 1e4),
            _ => return self.clone(),
        };
        Self { unit: format!("{prefix}{}", self.unit), factor: self.factor * times, ..self.clone() }
    }

    /// A value in the base unit, in this one.
    #[must_use]
    pub fn shown(&self, base_value: f64) -> f64 {
        rounded(base_value / self.factor)
    }
}

/// Without the noise that dividing leaves in the last digits.
#[must_use]
pub fn rounded(value: f64) -> f64 {
    /// A double holds 15 decimal digits for certain; conversion costs a few.
    const DIGITS: i32 = 12;
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let places = DIGITS - 1 - value.abs().log10().floor() as i32;
    format!("{value:.*}", usize::try_from(places).unwrap_or(0)).parse().unwrap_or(value)
}

/// A number as people write it: no more than four decimals, no empty ones.
#[must_use]
pub fn plain(value: f64) -> String {
    let text = if value != 0.0 && value.abs() < 0.001 {
        format!("{value:.8}")
    } else {
        format!("{:.4}", rounded(value))
    };
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A value of a row as people read it.
#[must_use]
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => plain(number.as_f64().unwrap_or_default()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_converted() {
        let dictionaries = Dictionaries::builtin();
        let yuan = Measure::of("元", &dictionaries).scaled(1.2e8);
        assert_eq!((yuan.unit.as_str(), yuan.shown(3.5e7)), ("亿元", 0.35));
        let (mu, hectare) = (Measure::of("亩", &dictionaries), Measure::of("公顷", &dictionaries));
        assert_eq!(mu.base, hectare.base);
        assert_eq!(mu.shown(2.0 * hectare.factor), 30.0);
        assert_eq!(plain(1978.600_000_000_01), "1978.6");
    }
}
