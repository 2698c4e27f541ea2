//! The same indicator of the same subject, period and measure with different values in different stories.
//!
//! Values that rounding explains agree (3.5亿元 and 35012万元). A story that itself gives several values under one
//! head shows that the head says too little, so it proves nothing; neither does a count (70人, 12个项目) unless
//! both stories say it in similar words. Figures without subject or period are left alone.
//!
//! `2022年青州市外贸进出口总额86.4亿元` in one story and `…91.2亿元` in another.

use super::statement::Statement;
use crate::dictionary::Dimension;
use crate::text::script::fold;
use std::collections::{BTreeMap, HashSet};

/// Stories that do not agree.
#[derive(Clone, Debug)]
pub struct Contradiction<'a> {
    /// What is measured.
    pub indicator: String,
    /// Whose.
    pub subject: String,
    /// For when, as ISO 8601.
    pub period: String,
    /// For a change, against what.
    pub change: Option<String>,
    /// One for each story, the earliest first.
    pub versions: Vec<&'a Statement<'a>>,
}

/// How alike the words before two counts must be to be of one thing: half of their pairs of characters.
const ALIKE: f64 = 0.5;
/// How many characters before a count are compared.
const BEFORE: usize = 16;

/// Finds them; `statements` has one story once.
#[must_use]
pub fn contradictions<'a>(statements: &'a [Statement<'a>]) -> Vec<Contradiction<'a>> {
    let mut groups: BTreeMap<_, BTreeMap<&str, Vec<&'a Statement<'a>>>> = BTreeMap::new();
    for statement in statements {
        let period = statement.period_text();
        // An aim that the outcome missed is no contradiction.
        if period.is_empty() || statement.subject.is_empty() || statement.target {
            continue;
        }
        let key = (
            statement.indicator.clone(),
            statement.subject.clone(),
            period,
            statement.measure.base.clone(),
            statement.change.clone(),
        );
        let article = statement.row["article"].as_str().unwrap_or_default();
        groups.entry(key).or_default().entry(article).or_default().push(statement);
    }
    let mut found = Vec::new();
    for ((indicator, subject, period, _, change), stories) in groups {
        let mut versions: Vec<&Statement<'_>> = stories
            .into_values()
            .filter(|said| said.iter().all(|one| said.iter().all(|other| one.agrees(other))))
            .filter_map(|said| said.into_iter().min_by(|a, b| width(a).total_cmp(&width(b))))
            .collect();
        versions.sort_by_key(|statement| {
            let text = |name: &str| statement.row[name].as_str().unwrap_or_default().to_owned();
            (text("published"), text("article"))
        });
        let kept: Vec<&Statement<'_>> = versions
            .iter()
            .copied()
            .filter(|one| versions.iter().any(|other| !std::ptr::eq(*one, *other) && comparable(one, other)))
            .collect();
        let differ =
            kept.iter().any(|one| kept.iter().any(|other| comparable(one, other) && !one.agrees(other)));
        if differ {
            found.push(Contradiction { indicator, subject, period, change, versions: kept });
        }
    }
    found
}

fn width(statement: &Statement<'_>) -> f64 {
    statement.span.1 - statement.span.0
}

/// Whether both speak of one thing, as far as their words tell.
fn comparable(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    if one.measure.dimension.is_some_and(|dimension| dimension != Dimension::Count) {
        return true;
    }
    let (a, b) = (pairs(one), pairs(other));
    let shared = a.intersection(&b).count();
    2.0 * shared as f64 >= ALIKE * (a.len() + b.len()) as f64
}

/// Pairs of neighbouring characters before the figure.
fn pairs(statement: &Statement<'_>) -> HashSet<(char, char)> {
    let text = |name: &str| statement.row[name].as_str().unwrap_or_default();
    let quote = text("quote");
    let before = quote.find(text("text")).map_or(quote, |at| &quote[..at]);
    let folded: Vec<char> = fold(before).chars().filter(|c| c.is_alphanumeric()).collect();
    let last = &folded[folded.len().saturating_sub(BEFORE)..];
    last.iter().copied().zip(last.iter().copied().skip(1)).collect()
}
