//! The figures of a briefing: one table for each indicator that several figures speak of, one for the rest.

use super::cite::{Citation, Citer};
use super::growth::Check;
use super::measure::Measure;
use super::pivot::{By, Pivot};
use super::statement::{Statement, comparison};
use crate::archive::ArchiveError;
use std::collections::{BTreeMap, HashSet};

/// Figures of one indicator, or various ones.
#[derive(Clone, Debug)]
pub struct FigureTable {
    /// What is measured; empty for the table of the rest.
    pub indicator: String,
    /// For changes, against what: 同比.
    pub change: Option<String>,
    /// The unit of all values; empty for the rest.
    pub unit: String,
    /// The figures.
    pub rows: Vec<FigureRow>,
    /// How many there are in all.
    pub total: usize,
}

/// A figure that one or more stories state.
#[derive(Clone, Debug)]
pub struct FigureRow {
    /// What it is known by from briefing to briefing.
    pub key: String,
    /// What is measured.
    pub indicator: String,
    /// Whose.
    pub subject: String,
    /// For when, as ISO 8601; empty where there is none.
    pub period: String,
    /// The value in `unit`.
    pub value: f64,
    /// The unit of the value.
    pub unit: String,
    /// As the article writes it.
    pub text: String,
    /// 同比增长4.9%
    pub comparison: String,
    /// Computed against stated growth.
    pub growth: Option<Check>,
    /// The sentences that say so.
    pub citations: Vec<Citation>,
    /// Whether the briefing before did not have it.
    pub new: bool,
}

impl FigureTable {
    /// The values of the subject with most periods, in order of time; empty where there is but one.
    #[must_use]
    pub fn series(&self) -> Option<(String, Vec<(String, f64)>)> {
        let mut subjects: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| !row.period.is_empty()) {
            subjects.entry(&row.subject).or_default().entry(&row.period).or_insert(row.value);
        }
        let (subject, points) = subjects.into_iter().rev().max_by_key(|(_, points)| points.len())?;
        let points: Vec<(String, f64)> =
            points.into_iter().map(|(period, value)| (period.to_owned(), value)).collect();
        (points.len() > 1 && !self.indicator.is_empty()).then(|| (subject.to_owned(), points))
    }
}

/// Tables of their own at most.
const TABLES: usize = 8;
/// Rows of one of them.
const ROWS: usize = 20;
/// Sentences given for one figure.
const CITED: usize = 3;

fn key(statement: &Statement<'_>) -> String {
    let text = statement.row["text"].as_str().unwrap_or_default();
    format!("{}|{}|{}|{text}", statement.indicator, statement.subject, statement.period_text())
}

/// The tables, and the key of every figure there is.
pub(super) fn tables(
    statements: &[Statement<'_>],
    limit: usize,
    citer: &mut Citer<'_>,
) -> Result<(Vec<FigureTable>, Vec<String>), ArchiveError> {
    let keys = statements.iter().map(key).collect();
    let mut groups: BTreeMap<(&str, &str, Option<&str>), Vec<Statement<'_>>> = BTreeMap::new();
    let told: HashSet<String> =
        statements.iter().filter(|one| one.change.is_none()).map(with_comparison).collect();
    for statement in statements {
        // The level that grew says by how much already.
        if statement.change.is_some() && told.contains(&with_comparison(statement)) {
            continue;
        }
        let head =
            (statement.indicator.as_str(), statement.measure.base.as_str(), statement.change.as_deref());
        groups.entry(head).or_default().push(statement.clone());
    }
    let stories = |group: &[Statement<'_>]| {
        group.iter().filter_map(|one| one.row["article"].as_str()).collect::<HashSet<_>>().len()
    };
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(head, group)| {
        // Levels before changes of the same standing.
        (std::cmp::Reverse(stories(group) * 2 + group.len().min(ROWS)), head.2.is_some())
    });
    let mut tables = Vec::new();
    let mut rest: Vec<Statement<'_>> = Vec::new();
    for ((indicator, _, change), group) in groups {
        if group.len() < 2 || tables.len() >= TABLES {
            rest.extend(group);
            continue;
        }
        let largest = group.iter().fold(0f64, |most, one| most.max(one.value.abs()));
        let measure = most_used(&group).scaled(largest);
        let rows = rows(&group, Some(&measure), ROWS, citer)?;
        tables.push(FigureTable {
            indicator: indicator.to_owned(),
            change: change.map(str::to_owned),
            unit: measure.unit.clone(),
            rows,
            total: group.len(),
        });
    }
    if !rest.is_empty() {
        let total = rest.len();
        rest.sort_by(|a, b| b.row["published"].as_str().cmp(&a.row["published"].as_str()));
        rest.truncate(limit);
        let rows = rows(&rest, None, limit, citer)?;
        tables.push(FigureTable { indicator: String::new(), change: None, unit: String::new(), rows, total });
    }
    Ok((tables, keys))
}

/// What a level and the change of it have in common.
fn with_comparison(statement: &Statement<'_>) -> String {
    let (article, period) = (&statement.row["article"], statement.period_text());
    let (indicator, subject) = (&statement.indicator, &statement.subject);
    format!("{article} {indicator} {subject} {period} {}", statement.row["comparison"])
}

fn most_used(group: &[Statement<'_>]) -> Measure {
    let count = |unit: &str| group.iter().filter(|one| one.measure.unit == unit).count();
    let used = group.iter().rev().max_by_key(|one| count(&one.measure.unit));
    used.map_or_else(|| Measure::unlisted(""), |one| one.measure.clone())
}

/// One row for each figure, those that agree joined; by subject and period.
fn rows(
    group: &[Statement<'_>],
    measure: Option<&Measure>,
    most: usize,
    citer: &mut Citer<'_>,
) -> Result<Vec<FigureRow>, ArchiveError> {
    let mut joined: Vec<Vec<&Statement<'_>>> = Vec::new();
    for statement in group {
        let same = |other: &&mut Vec<&Statement<'_>>| {
            let other = other[0];
            other.indicator == statement.indicator
                && other.subject == statement.subject
                && other.period == statement.period
                && other.measure.base == statement.measure.base
                && other.change == statement.change
                && other.agrees(statement)
        };
        match joined.iter_mut().find(same) {
            Some(known) => known.push(statement),
            None => joined.push(vec![statement]),
        }
    }
    joined.sort_by_key(|versions| std::cmp::Reverse(versions.len()));
    joined.truncate(most);
    if measure.is_some() {
        joined.sort_by_key(|versions| (versions[0].subject.clone(), versions[0].period_text()));
    }
    let pivot = Pivot::of(group, By::Period, None);
    let growth = |statement: &Statement<'_>| {
        let column = pivot.columns.iter().position(|column| *column == statement.period_text())?;
        let row = pivot.rows.iter().find(|row| {
            row.indicator == statement.indicator
                && row.subject == statement.subject
                && row.change == statement.change
                && row.measure.base == statement.measure.base
        })?;
        row.growth.get(column).copied().flatten()
    };
    let mut rows = Vec::new();
    for versions in joined {
        let first = versions[0];
        let measure = measure.cloned().unwrap_or_else(|| first.measure.scaled(first.value));
        rows.push(FigureRow {
            key: key(first),
            indicator: first.indicator.clone(),
            subject: first.subject.clone(),
            period: first.period_text(),
            value: measure.shown(first.value),
            unit: measure.unit.clone(),
            text: first.row["text"].as_str().unwrap_or_default().to_owned(),
            comparison: comparison(first.row).unwrap_or_default(),
            growth: growth(first),
            citations: citer.cite_all(versions.iter().map(|version| version.row), CITED)?,
            new: false,
        });
    }
    Ok(rows)
}
