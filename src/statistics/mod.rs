//! What every figure says: indicator, subject, period, comparison.

use crate::article::Article;
use crate::dictionary::Dictionaries;
use crate::entity::Entities;
use crate::event::Event;
use crate::mention::date::When;
use crate::mention::{Mention, figure::Quantity};
use crate::sentence::Sentence;
use serde::{Deserialize, Serialize};

/// Against what a figure is compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// 同比, 环比, 比上年末, 占比, 排名 …
    pub kind: String,
    /// 增长, 下降, 持平; `None` for shares and ranks.
    pub direction: Option<String>,
    /// How much; `None` for 持平.
    pub value: Option<f64>,
    /// `%`, 个百分点, 位 …
    pub unit: Option<String>,
}

/// A figure that says something of somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistic {
    /// Index of the figure among the article's mentions.
    pub mention: usize,
    /// The amount.
    pub quantity: Quantity,
    /// What is measured: 总投资, 规模以上工业增加值.
    pub indicator: Option<String>,
    /// Whose.
    pub subject: Option<String>,
    /// For when.
    pub period: Option<When>,
    /// Compared with what.
    pub comparison: Option<Comparison>,
    /// GB/T 2260 code of where.
    pub region: Option<String>,
}

/// Reads what the figures of an article say; one for every figure, in order.
#[must_use]
pub fn statistics(
    article: &Article,
    sentences: &[Sentence],
    mentions: &[Mention],
    entities: &Entities,
    events: &[Event],
    dictionaries: &Dictionaries,
) -> Vec<Statistic> {
    let _ = (article, sentences, entities, events, dictionaries);
    mentions
        .iter()
        .enumerate()
        .filter_map(|(index, mention)| match &mention.value {
            crate::mention::Value::Figure(quantity) => Some(Statistic {
                mention: index,
                quantity: quantity.clone(),
                indicator: None,
                subject: None,
                period: None,
                comparison: None,
                region: None,
            }),
            _ => None,
        })
        .collect()
}
