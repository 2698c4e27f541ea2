//! One reading against its gold, layer by layer.
//!
//! - `mention KIND`: kind and exact place. `entity KIND`: canonical names, each once.
//! - `date value`, `figure value`: place and value (number, bound, unit).
//! - `position`: person, organisation and position.
//! - `statistic`: place, value, unit, period, and an indicator in other words at most (one heading holds the other, or
//!   they share half of their pairs of characters, for several headings are right for one figure). `statistic indicator`,
//!   `period`, `subject` and `comparison` tell what of it is right, among those whose place, value and unit are.

use super::gold::{Gold, GoldFigure};
use super::{Row, Scores, events};
use crate::mention::{MentionKind, Value};
use crate::pipeline::Reading;
use crate::statistics::Comparison;
use crate::text::likeness;
use std::collections::BTreeSet;

/// Annotators round what 三分之二 comes to (66.67): so far a value may be from theirs, as a share of it.
const ROUNDED: f64 = 5e-4;

/// Characters shown on each side of an error.
const AROUND: usize = 8;

pub fn score(reading: &Reading, gold: &Gold) -> Scores {
    let mut scores = Scores::default();
    mentions(&mut scores, reading, gold);
    if gold.mentions.iter().any(|mention| mention.entity.is_some()) {
        names(&mut scores, reading, gold);
        dates(&mut scores, reading, gold);
    }
    people(&mut scores, reading, gold);
    events::score(&mut scores, reading, gold);
    figures(&mut scores, reading, gold);
    scores
}

fn mentions(scores: &mut Scores, reading: &Reading, gold: &Gold) {
    let body = &reading.article.body;
    let joined = |kind: MentionKind| match kind {
        MentionKind::Firm | MentionKind::Agency if gold.joined => MentionKind::Organisation,
        other => other,
    };
    let around = |&(start, end): &(usize, usize)| {
        let (before, after) = (start.saturating_sub(AROUND), (end + AROUND).min(body.len()));
        let text = format!(
            "{}【{}】{}",
            body.clean_chars(before, start),
            body.clean_chars(start, end),
            body.clean_chars(end, after)
        );
        text.replace('\n', " ")
    };
    for kind in &gold.kinds {
        let found: Vec<(usize, usize)> = reading
            .mentions
            .iter()
            .filter(|mention| joined(mention.kind) == *kind)
            .map(|mention| body.chars_of(mention.span))
            .collect();
        let wanted: Vec<(usize, usize)> = gold
            .mentions
            .iter()
            .filter(|mention| mention.kind == *kind)
            .map(|mention| (mention.start, mention.end))
            .collect();
        scores.compare(Row::Mention(*kind), &gold.id, &found, &wanted, PartialEq::eq, around);
    }
}

fn names(scores: &mut Scores, reading: &Reading, gold: &Gold) {
    use MentionKind::{Agency, Document, Firm, Organisation, Person, Place, Programme};
    for kind in [Firm, Agency, Organisation, Person, Place, Programme, Document] {
        let found: BTreeSet<&str> = reading
            .entities
            .list
            .iter()
            .filter(|entity| entity.kind == kind)
            .map(|entity| entity.name.as_str())
            .collect();
        let wanted: BTreeSet<&str> = gold
            .mentions
            .iter()
            .filter(|mention| mention.kind == kind)
            .filter_map(|mention| mention.entity.as_deref())
            .collect();
        let (found, wanted): (Vec<&str>, Vec<&str>) =
            (found.into_iter().collect(), wanted.into_iter().collect());
        scores
            .compare(Row::Entity(kind), &gold.id, &found, &wanted, PartialEq::eq, |name| (*name).to_owned());
    }
}

fn dates(scores: &mut Scores, reading: &Reading, gold: &Gold) {
    let body = &reading.article.body;
    let found: Vec<(usize, usize, String)> = reading
        .mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Date(when) => {
                let (start, end) = body.chars_of(mention.span);
                Some((start, end, when.map(|when| when.to_string()).unwrap_or_default()))
            }
            _ => None,
        })
        .collect();
    let wanted: Vec<(usize, usize, String)> = gold
        .mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Date)
        .map(|mention| (mention.start, mention.end, mention.value.clone().unwrap_or_default()))
        .collect();
    let show = |(start, end, value): &(usize, usize, String)| {
        format!("{} = {value}", body.clean_chars(*start, *end))
    };
    scores.compare(Row::DateValue, &gold.id, &found, &wanted, PartialEq::eq, show);
}

fn people(scores: &mut Scores, reading: &Reading, gold: &Gold) {
    let Some(people) = &gold.people else { return };
    let entities = &reading.entities;
    let mut found: Vec<(String, String, String)> = entities
        .tenures
        .iter()
        .map(|tenure| {
            let name = entities.get(tenure.person).name.clone();
            (name, tenure.organisation.clone().unwrap_or_default(), tenure.position.clone())
        })
        .collect();
    found.sort();
    found.dedup();
    let wanted: Vec<(String, String, String)> = people
        .iter()
        .flat_map(|person| person.positions.iter().map(move |position| (person, position)))
        .map(|(person, position)| {
            (
                person.name.clone(),
                position.organisation.clone().unwrap_or_default(),
                position.position.clone(),
            )
        })
        .collect();
    let show = |(name, organisation, position): &(String, String, String)| {
        format!("{name}: {organisation} {position}")
    };
    scores.compare(Row::Position, &gold.id, &found, &wanted, PartialEq::eq, show);
}

/// Whether two indicators say the same in other words at most: several headings are right for one figure.
#[must_use]
pub fn same_heading(one: &str, two: &str) -> bool {
    /// Half of their pairs of characters.
    const ALIKE: f64 = 0.5;
    one.contains(two) || two.contains(one) || likeness(one, two) >= ALIKE
}

/// One figure, from either side.
#[derive(Clone, Debug, PartialEq)]
struct Stated {
    place: (usize, usize),
    text: String,
    value: f64,
    bound: String,
    unit: String,
    indicator: Option<String>,
    period: Option<String>,
    subject: Option<String>,
    comparison: Option<Comparison>,
}

impl Stated {
    fn of_gold(figure: &GoldFigure) -> Self {
        Self {
            place: (figure.start, figure.end),
            text: figure.text.clone(),
            value: figure.low.or(figure.high).unwrap_or(f64::NAN),
            bound: figure.bound.clone().unwrap_or_default(),
            unit: figure.unit.clone().unwrap_or_default(),
            indicator: figure.indicator.clone(),
            period: figure.period.clone(),
            subject: figure.subject.clone(),
            comparison: figure.comparison.clone(),
        }
    }

    fn same_value(&self, other: &Self) -> bool {
        self.place == other.place
            && (self.value - other.value).abs() <= ROUNDED * other.value.abs()
            && self.bound == other.bound
            && self.unit == other.unit
    }

    /// Whether the two state one amount at one place.
    fn same_amount(&self, other: &Self) -> bool {
        let overlap = self.place.0 < other.place.1 && other.place.0 < self.place.1;
        overlap && (self.value - other.value).abs() <= ROUNDED * other.value.abs() && self.unit == other.unit
    }

    fn same_indicator(&self, other: &Self) -> bool {
        match (&self.indicator, &other.indicator) {
            (Some(one), Some(two)) => same_heading(one, two),
            _ => false,
        }
    }

    fn same_comparison(&self, other: &Self) -> bool {
        let said =
            |stated: &Self| stated.comparison.as_ref().map(|one| (one.kind.clone(), one.direction.clone()));
        said(self) == said(other)
    }

    fn same_statement(&self, other: &Self) -> bool {
        self.same_amount(other) && self.period == other.period && self.same_indicator(other)
    }
}

fn figures(scores: &mut Scores, reading: &Reading, gold: &Gold) {
    let Some(figures) = &gold.figures else { return };
    let body = &reading.article.body;
    let found: Vec<Stated> = reading
        .statistics
        .iter()
        .map(|statistic| {
            let span = reading.mentions[statistic.mention].span;
            let bound = serde_json::to_value(statistic.quantity.bound).ok();
            Stated {
                place: body.chars_of(span),
                text: body.clean_of(span).to_owned(),
                value: statistic.quantity.low,
                bound: bound.and_then(|bound| bound.as_str().map(str::to_owned)).unwrap_or_default(),
                unit: statistic.quantity.unit.clone(),
                indicator: statistic.indicator.clone(),
                period: statistic.period.map(|when| when.to_string()),
                subject: statistic.subject.clone(),
                comparison: statistic.comparison.clone(),
            }
        })
        .collect();
    let wanted: Vec<Stated> = figures.iter().map(Stated::of_gold).collect();
    let show =
        |stated: &Stated| format!("{} = {} {} {}", stated.text, stated.value, stated.unit, stated.bound);
    scores.compare(Row::FigureValue, &gold.id, &found, &wanted, Stated::same_value, show);
    let said = |list: Vec<Stated>| -> Vec<Stated> {
        list.into_iter().filter(|one| one.indicator.is_some()).collect()
    };
    let show = |stated: &Stated| {
        format!(
            "{} | {} | {}",
            stated.text,
            stated.indicator.as_deref().unwrap_or("-"),
            stated.period.as_deref().unwrap_or("-")
        )
    };
    let (found, wanted) = (said(found), said(wanted));
    scores.compare(Row::Statistic, &gold.id, &found, &wanted, Stated::same_statement, show);
    for gold_one in &wanted {
        let Some(one) = found.iter().find(|one| one.same_amount(gold_one)) else { continue };
        for (row, right) in [
            (Row::StatisticIndicator, one.same_indicator(gold_one)),
            (Row::StatisticPeriod, one.period == gold_one.period),
            (Row::StatisticSubject, one.subject == gold_one.subject),
            (Row::StatisticComparison, one.same_comparison(gold_one)),
        ] {
            scores.detail(row, &gold.id, right, || format!("{} not {}", shown(one), shown(gold_one)));
        }
    }
}

/// A statement with all that is said of it.
fn shown(stated: &Stated) -> String {
    let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let compared = stated.comparison.as_ref().map_or(String::new(), |one| {
        format!(" | {}{}", one.kind, one.direction.as_deref().unwrap_or_default())
    });
    format!(
        "{} | {} | {} | {}{compared}",
        stated.text,
        or(&stated.indicator),
        or(&stated.period),
        or(&stated.subject)
    )
}
