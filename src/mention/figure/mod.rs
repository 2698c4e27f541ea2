//! Figures: a number in any script, its bound and its unit.
//!
//! Finds what counts or measures something (近20项, 3.5亿元, 百分之五, 两成, 3至5家, 第4位); leaves dates,
//! document numbers, road names, models (5G, A4) and idioms alone.
//!
//! `带动农户460多户，户均增收8000元左右` holds `460多户` (at least 460 户) and `8000元左右` (about 8000 元).

use super::Mention;
use crate::dictionary::Dictionaries;
use crate::mention::{MentionKind, Value};
use crate::text::Span;
use serde::{Deserialize, Serialize};

pub mod bound;
mod charset;
pub mod decimal;
pub mod numeral;
mod scan;
mod shape;
mod stop;
pub mod unit;

pub(crate) use charset::CharSet;
pub(crate) use stop::connector;

/// How a figure's number is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As it stands.
    #[default]
    Exact,
    /// 余, 多, 以上.
    AtLeast,
    /// 超过, 逾.
    MoreThan,
    /// 近, 以内, 不超过.
    AtMost,
    /// 不足, 不到.
    LessThan,
    /// 约, 左右, 上下.
    About,
    /// From `low` to `high`.
    Range,
}

/// An amount: `3亿多元` is low 300000000, bound at least, unit 元.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number, or the lower end of a range, 万 and 亿 multiplied out.
    pub low: f64,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// How it is to be read.
    pub bound: Bound,
    /// What is counted, as written without 万/亿; empty where there is none.
    pub unit: String,
}

impl Quantity {
    /// The least and the greatest that it may be: both of what is exact or about, of a bound the one that is known.
    #[must_use]
    pub fn limits(&self) -> (Option<f64>, Option<f64>) {
        match self.bound {
            Bound::Exact | Bound::About => (Some(self.low), Some(self.low)),
            Bound::AtLeast | Bound::MoreThan => (Some(self.low), None),
            Bound::AtMost | Bound::LessThan => (None, Some(self.low)),
            Bound::Range => (Some(self.low), self.high),
        }
    }
}

/// The figures of one sentence that overlap none of the `taken` mentions (its dates).
#[must_use]
pub fn figures(folded: &str, sentence: Span, taken: &[Mention], dictionaries: &Dictionaries) -> Vec<Mention> {
    scan::scan(folded, sentence, taken, dictionaries)
        .into_iter()
        .map(|(span, quantity)| Mention { span, kind: MentionKind::Figure, value: Value::Figure(quantity) })
        .collect()
}

/// Every number of a text with its value, whether or not it counts anything: what a user types as `3亿`, too.
///
/// ```
/// let dictionaries = fangzhi::dictionary::Dictionaries::builtin();
/// let found = fangzhi::mention::figure::numbers("三亿五千万和负1.5", &dictionaries);
/// assert_eq!(found.iter().map(|(_, value)| *value).collect::<Vec<_>>(), [350_000_000.0, -1.5]);
/// ```
#[must_use]
pub fn numbers(folded: &str, dictionaries: &Dictionaries) -> Vec<(Span, f64)> {
    scan::numbers(folded, dictionaries)
}
