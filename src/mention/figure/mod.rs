//! Figures: a number in any script, its bound and its unit.

use super::Mention;
use crate::text::Span;
use serde::{Deserialize, Serialize};

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

/// The figures of one sentence.
#[must_use]
pub fn figures(folded: &str, sentence: Span) -> Vec<Mention> {
    let _ = (folded, sentence);
    Vec::new()
}
