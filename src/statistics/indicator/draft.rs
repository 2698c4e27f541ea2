//! A heading in the making: the phrase before a figure, and the noun that it counts behind it.

use super::spot::Spot;
use crate::statistics::Comparison;
use crate::statistics::heading::behind_is_noun;
use crate::statistics::noun::{self, Phrase};
use crate::statistics::phrase::{Counted, Sought, governs};
use crate::statistics::said::Said;

/// What is known so far of a figure that is named by the words around it.
pub(super) struct Draft {
    /// The phrase before it.
    pub lead: Phrase,
    /// The heading so far.
    pub indicator: String,
    /// What stands behind it: the noun that is counted, and what becomes of that.
    pub noun: String,
    pub verb: Option<String>,
    /// Whether the noun stands for the measure word: 16万用户.
    pub bare: bool,
    /// Whether its unit counts things or people.
    pub things: bool,
    /// Whether it counts anything.
    pub counts: bool,
    /// What it is compared with, where the words say so.
    pub comparison: Option<Comparison>,
}

impl Draft {
    /// The phrase before a figure; a gauge (恢复至2019年同期的126%) is not part of it.
    pub(super) fn lead(spot: &Spot<'_>, said: &Said) -> (Phrase, String) {
        let gauge = ["恢复至", "恢复到", "相当于"].iter().filter_map(|word| spot.before.find(word)).min();
        let lead = spot.reading(gauge.map_or(spot.span.start(), |at| spot.from + at));
        let indicator = match gauge.is_some() && lead.text.is_empty() {
            true => said.level.clone().unwrap_or_default(),
            false => lead.text.clone(),
        };
        (lead, indicator)
    }

    /// The draft that begins with that phrase.
    pub(super) fn new(spot: &Spot<'_>, (lead, indicator): (Phrase, String)) -> Self {
        let people = spot.people();
        let things = people || !spot.suffix("").is_empty();
        let sought = Sought { things, people, object: lead.touches && governs(&lead.verb, spot.before) };
        let Counted { mut noun, verb } = spot.counted(spot.span.end(), sought);
        // 相比1-6月份9%的水平, 突破1亿千瓦时大关
        if matches!(noun.as_str(), "水平" | "大关" | "关口") {
            noun.clear();
        }
        // 给予5000万元补助
        if let Some(grant) = verb.as_ref().filter(|verb| noun.is_empty() && noun::is_measure(verb)) {
            noun.clone_from(grant);
        }
        let bare = spot.unit().is_empty() && !noun.is_empty() && behind_is_noun(spot.behind);
        Self { lead, indicator, noun, verb, bare, things, counts: bare || things, comparison: None }
    }
}
