//! Events and their participants against the gold.
//!
//! Two events are one when their kinds agree and
//! - their names say the same: one holds the other, or they share half of their pairs of characters; or
//! - their dates agree (equal, one within the other, or neither has one) and they are told in the same sentence or
//!   have a participant in common.
//!
//! Each is matched once, the likeliest pair first. A participant is right when entity (its canonical name) and role
//! are those of a participant of the matched event. Date, place and the participants' positions are counted within
//! what is right: a date by its value, a place when one holds the other, a position by its titles in any order.

use super::gold::Gold;
use super::{Fault, Row, Scores, Tally};
use crate::article::Body;
use crate::entity::Entities;
use crate::event::{Event, EventKind};
use crate::pipeline::Reading;
use crate::text::likeness;
use std::collections::BTreeSet;
use std::ops::Range;

/// An event in the names of the contract, from either side.
#[derive(Clone, Debug)]
pub struct Account {
    /// What sort.
    pub kind: EventKind,
    /// Its name.
    pub name: String,
    /// ISO 8601.
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Characters of the sentence that tells it.
    pub told: Range<usize>,
    /// Who took part.
    pub participants: Vec<Part>,
}

/// A participant in the names of the contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Canonical name; `a|b` are alternatives.
    pub entity: String,
    /// The English role.
    pub role: String,
    /// The position at that time.
    pub position: Option<String>,
}

impl Account {
    /// Events as they were read, `body` being what they are told in.
    #[must_use]
    pub fn all(events: &[Event], entities: &Entities, body: &Body) -> Vec<Self> {
        let told = |event: &Event| {
            let (start, end) = body.chars_of(event.evidence);
            start..end
        };
        events.iter().map(|event| Self::of(event, entities, told(event))).collect()
    }

    fn of(event: &Event, entities: &Entities, told: Range<usize>) -> Self {
        let mut participants: Vec<Part> = Vec::new();
        for participant in &event.participants {
            let part = Part {
                entity: entities.get(participant.entity).name.clone(),
                role: participant.role.clone(),
                position: participant.position.clone(),
            };
            if !participants.iter().any(|known| known.entity == part.entity && known.role == part.role) {
                participants.push(part);
            }
        }
        Self {
            kind: event.kind,
            name: event.name.clone(),
            date: event.date.map(|date| date.to_string()),
            place: event.place.clone(),
            told,
            participants,
        }
    }
}

/// The annotated events.
pub fn wanted(gold: &Gold) -> Option<Vec<Account>> {
    let account = |event: &super::gold::GoldEvent| {
        let mut participants: Vec<Part> = Vec::new();
        for one in &event.participants {
            if !participants.iter().any(|known| known.entity == one.entity && known.role == one.role) {
                participants.push(Part {
                    entity: one.entity.clone(),
                    role: one.role.clone(),
                    position: one.position.clone(),
                });
            }
        }
        Account {
            kind: event.kind,
            name: event.name.clone(),
            date: event.date.clone(),
            place: event.place.clone(),
            told: event.start..event.end,
            participants,
        }
    };
    Some(gold.events.as_ref()?.iter().map(account).collect())
}

pub(super) fn score(scores: &mut Scores, reading: &Reading, gold: &Gold) {
    let Some(wanted) = wanted(gold) else { return };
    let found = Account::all(&reading.events, &reading.entities, &reading.article.body);
    compare(scores, &gold.id, &found, &wanted);
}

/// Compares the events of one article.
pub fn compare(scores: &mut Scores, id: &str, found: &[Account], gold: &[Account]) {
    let pairs = matched(found, gold);
    for (index, event) in gold.iter().enumerate() {
        let row = Row::Event(event.kind);
        let matched = pairs.iter().find(|&&(_, wanted)| wanted == index).map(|&(given, _)| &found[given]);
        scores.add(row, Tally { correct: usize::from(matched.is_some()), found: 0, gold: 1 });
        if matched.is_none() {
            scores.miss(row, id, Fault::Missed, format!("{} {:?}", event.name, event.date));
        }
        participants(
            scores,
            id,
            &event.name,
            matched.map_or(&[], |event| &event.participants),
            &event.participants,
        );
        if let Some(given) = matched {
            let wrong = |found: &Option<String>, gold: &Option<String>| instead(&event.name, found, gold);
            scores.detail(Row::EventDate, id, given.date == event.date, || wrong(&given.date, &event.date));
            let place = same_place(given.place.as_deref(), event.place.as_deref());
            scores.detail(Row::EventPlace, id, place, || wrong(&given.place, &event.place));
        }
    }
    for (index, event) in found.iter().enumerate() {
        let row = Row::Event(event.kind);
        scores.add(row, Tally { found: 1, ..Tally::default() });
        if !pairs.iter().any(|&(given, _)| given == index) {
            scores.miss(row, id, Fault::Surplus, format!("{} {:?}", event.name, event.date));
            participants(scores, id, &event.name, &event.participants, &[]);
        }
    }
}

/// Which found event is which annotated one: indices into both.
pub(crate) fn matched(found: &[Account], gold: &[Account]) -> Vec<(usize, usize)> {
    let mut all: Vec<(f64, usize, usize)> = Vec::new();
    for (wanted, event) in gold.iter().enumerate() {
        for (given, other) in found.iter().enumerate() {
            if let Some(alike) = resemblance(other, event) {
                all.push((alike, wanted, given));
            }
        }
    }
    all.sort_by(|one, two| two.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(two.1, two.2))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, wanted, given) in all {
        if pairs.iter().all(|&(other, known)| other != given && known != wanted) {
            pairs.push((given, wanted));
        }
    }
    pairs
}

/// Names that share this much of their pairs of characters say the same.
const ALIKE: f64 = 0.5;

/// How much two events look like one; `None` where they are two.
fn resemblance(found: &Account, gold: &Account) -> Option<f64> {
    if found.kind != gold.kind {
        return None;
    }
    let name = if holds(&found.name, &gold.name) { 1.0 } else { likeness(&found.name, &gold.name) };
    let date = match (&found.date, &gold.date) {
        (Some(one), Some(two)) => same_time(one, two),
        (None, None) => true,
        _ => false,
    };
    let sentence = found.told.start < gold.told.end && gold.told.start < found.told.end;
    let shared = gold
        .participants
        .iter()
        .any(|part| found.participants.iter().any(|other| same_entity(&other.entity, &part.entity)));
    (name >= ALIKE || date && (sentence || shared))
        .then_some(name + if date { 0.5 } else { 0.0 } + if sentence { 0.25 } else { 0.0 })
}

/// Whether two dates are one, or one lies within the other.
fn same_time(one: &str, two: &str) -> bool {
    one.split('/').any(|one| two.split('/').any(|two| one.starts_with(two) || two.starts_with(one)))
}

/// Letters and digits alone: quotes and spaces tell no two names apart.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether one name holds the other.
fn holds(one: &str, two: &str) -> bool {
    let (one, two) = (bare(one), bare(two));
    !one.is_empty() && !two.is_empty() && (one.contains(&two) || two.contains(&one))
}

pub(crate) fn same_entity(found: &str, gold: &str) -> bool {
    gold.split('|').any(|gold| bare(gold) == bare(found))
}

fn same_place(found: Option<&str>, gold: Option<&str>) -> bool {
    match (found, gold) {
        (Some(found), Some(gold)) => gold.split('|').any(|gold| holds(found, gold)),
        (None, None) => true,
        _ => false,
    }
}

fn same_position(found: Option<&str>, gold: Option<&str>) -> bool {
    let titles =
        |position: Option<&str>| position.map(|titles| titles.split('、').map(bare).collect::<BTreeSet<_>>());
    titles(found) == titles(gold)
}

fn participants(scores: &mut Scores, id: &str, name: &str, found: &[Part], gold: &[Part]) {
    let same = |one: &Part, two: &Part| same_entity(&one.entity, &two.entity) && one.role == two.role;
    let show = |part: &Part| format!("{name} → {} {}", part.entity, part.role);
    scores.compare(Row::Participant, id, found, gold, same, show);
    for part in gold.iter().filter(|part| part.position.is_some()) {
        if let Some(other) = found.iter().find(|other| same(other, part)) {
            let right = same_position(other.position.as_deref(), part.position.as_deref());
            let wrong = || instead(&part.entity, &other.position, &part.position);
            scores.detail(Row::ParticipantPosition, id, right, wrong);
        }
    }
}

/// What was found of an event or a name, and what is right.
fn instead(name: &str, found: &Option<String>, gold: &Option<String>) -> String {
    format!("{name}: {found:?}, not {gold:?}")
}
