//! What every figure says: indicator, subject, period, comparison.
//!
//! Each sentence is read from left to right. What stands before a figure in its clause, freed of dates, names and
//! verbs, is its indicator ([`noun`]); a change (同比增长5.3%), a share (占…的46%) or a rank leans on the level
//! before it ([`change`]); 分别 deals a list of figures out to a list of things ([`lists`]); the date that counts
//! is the nearest before it that is no base of a comparison ([`period`]). Lengths of time, thresholds in rules and
//! numbers of a list are no statistics ([`told_apart`]) and keep their indicator empty.
//!
//! `前三季度，全市工业投资增长15.6%，占全部投资的46.2%` says 工业投资 (同比 增长 15.6 %) and 工业投资占全部投资比重
//! (占比), both for `2022-01/2022-09`.

mod abroad;
mod attribute;
mod change;
mod court;
mod cues;
mod dated;
mod fate;
mod fit;
mod heading;
mod hints;
mod holiday;
mod indicator;
mod lead;
mod lists;
mod market;
mod noun;
mod period;
mod phrase;
mod rank;
mod read;
mod resumed;
mod said;
mod subject;
mod target;
mod teller;
mod told_apart;
mod weather;
mod work_report;

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
    /// What is measured: 总投资, 规模以上工业增加值; `None` where the figure is no statistic.
    pub indicator: Option<String>,
    /// Whose.
    pub subject: Option<String>,
    /// For when.
    pub period: Option<When>,
    /// Compared with what.
    pub comparison: Option<Comparison>,
    /// GB/T 2260 code of where.
    pub region: Option<String>,
    /// Whether it is an aim, a plan or a forecast rather than an outcome.
    pub target: bool,
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
    // The days of what is only likely date no figures.
    let events = events.iter().filter(|event| !event.likely).collect();
    read::read(&read::Page { article, sentences, mentions, entities, events, dictionaries })
}
