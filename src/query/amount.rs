//! Amounts as people type them: `>1亿元`, `5%..10%`, `<=300人`.

use std::fmt;

/// A range of figures in one unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amount {
    /// From here, 万 and 亿 multiplied out, and whether the bound itself is meant.
    pub low: Option<(f64, bool)>,
    /// Up to here.
    pub high: Option<(f64, bool)>,
    /// The unit without 万 and 亿; empty for any.
    pub unit: String,
}

impl Amount {
    /// Reads `>1亿元`, `5%..10%`, `300`; `None` where it is no amount.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        parse(text)
    }

    /// Whether a figure from `low` to `high` (or `low` alone) can lie in the range.
    #[must_use]
    pub fn holds(&self, low: f64, high: Option<f64>) -> bool {
        let above = self.low.is_none_or(|(bound, included)| {
            let top = high.unwrap_or(low);
            top > bound || (included && same(top, bound))
        });
        let below = self.high.is_none_or(|(bound, included)| low < bound || (included && same(low, bound)));
        above && below
    }
}

/// Equal but for the last bits: 1.1亿 is not exactly 110000000 after multiplication.
fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some((low, true)), Some((high, true))) if low == high => write!(f, "{low}{}", self.unit),
            (Some((low, _)), Some((high, _))) => write!(f, "{low}..{high}{}", self.unit),
            (Some((low, included)), None) => {
                write!(f, "{}{low}{}", if included { ">=" } else { ">" }, self.unit)
            }
            (None, Some((high, included))) => {
                write!(f, "{}{high}{}", if included { "<=" } else { "<" }, self.unit)
            }
            (None, None) => write!(f, "{}", self.unit),
        }
    }
}

fn parse(text: &str) -> Option<Amount> {
    let text: String = text.trim().chars().map(half_width).collect();
    if let Some((low, high)) = text.split_once("..") {
        let (high, unit) = number(high)?;
        // In 1..3亿元 the 亿 belongs to both; in 1000万..3亿元 each has its own.
        let (low, low_unit) = number(low)?;
        let (low, high) = (low.value(&low_unit, &high), high.own());
        if !low_unit.is_empty() && low_unit != unit {
            return None;
        }
        return Some(Amount { low: Some((low, true)), high: Some((high, true)), unit });
    }
    let (sign, rest) = ["≥", ">=", "≤", "<=", ">", "<"]
        .iter()
        .find_map(|sign| text.strip_prefix(sign).map(|rest| (*sign, rest)))
        .unwrap_or(("", &text));
    let (value, unit) = number(rest)?;
    let value = value.own();
    let (low, high) = match sign {
        ">" => (Some((value, false)), None),
        "≥" | ">=" => (Some((value, true)), None),
        "<" => (None, Some((value, false))),
        "≤" | "<=" => (None, Some((value, true))),
        _ => (Some((value, true)), Some((value, true))),
    };
    Some(Amount { low, high, unit })
}

/// A number and the power of ten written behind it.
struct Number {
    digits: f64,
    factor: f64,
}

impl Number {
    fn own(&self) -> f64 {
        self.digits * self.factor
    }

    /// As the lower end of a range whose upper end is `high`.
    fn value(&self, unit: &str, high: &Self) -> f64 {
        if self.factor == 1.0 && unit.is_empty() && self.digits <= high.digits {
            self.digits * high.factor
        } else {
            self.own()
        }
    }
}

fn number(text: &str) -> Option<(Number, String)> {
    let text = text.trim();
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))).unwrap_or(text.len());
    let digits: f64 = text[..end].replace(',', "").parse().ok()?;
    if !digits.is_finite() {
        return None;
    }
    let mut rest = text[end..].trim();
    let mut factor = 1.0;
    loop {
        let power = match rest.chars().next() {
            Some('百') => 1e2,
            Some('千') if rest != "千米" && rest != "千克" && !rest.starts_with("千瓦") => 1e3,
            Some('万' | '萬') => 1e4,
            Some('亿' | '億') => 1e8,
            _ => break,
        };
        factor *= power;
        rest = &rest[3..];
    }
    let unit = crate::text::script::fold(rest);
    // Letters and the signs of units; a dash or a point belongs to a number that is written wrongly.
    let sign = |c: char| {
        c.is_alphabetic() || matches!(c, '%' | '‰' | '°' | '℃' | '/' | '·' | '$' | '¥' | '￥' | '€')
    };
    if unit.chars().count() > 8 || !unit.chars().all(sign) {
        return None;
    }
    Some((Number { digits, factor }, unit))
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    }
}
