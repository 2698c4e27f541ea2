//! How well events were found: found events beside annotated ones, as precision and recall of events, of
//! participants with their role, and of people's positions.
//!
//! Two events are one when their kinds agree and their names hold each other or share most of their
//! characters, or else their dates agree and they share a participant; each is matched once, the likeliest
//! first. A participant counts when entity and role agree within matched events.

use super::joining::{bare, likeness};
use std::collections::HashMap;

/// An event in the names of the contract.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// `meeting`, `visit` …
    pub kind: String,
    /// Its name.
    pub name: String,
    /// ISO 8601.
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Who took part.
    pub participants: Vec<Part>,
}

/// A participant in the names of the contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Canonical name.
    pub entity: String,
    /// The English role.
    pub role: String,
    /// The position at that time.
    pub position: Option<String>,
}

/// Right answers among the wanted and the given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and annotated.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Annotated.
    pub wanted: usize,
}

impl Tally {
    /// Right among found.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    /// Right among annotated.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.right, self.wanted)
    }

    /// Their harmonic mean.
    #[must_use]
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.found + self.wanted)
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The figures of one article or of many.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// Events.
    pub events: Tally,
    /// Participants with role.
    pub participants: Tally,
    /// Positions of the people among the participants found right.
    pub positions: Tally,
    /// Dates of matched events.
    pub dates: Tally,
    /// Places of matched events.
    pub places: Tally,
    /// What was missed and what was found in excess, a line each.
    pub faults: Vec<String>,
}

impl Scores {
    /// Adds another article's figures.
    pub fn add(&mut self, other: Self) {
        self.events.add(other.events);
        self.participants.add(other.participants);
        self.positions.add(other.positions);
        self.dates.add(other.dates);
        self.places.add(other.places);
        self.faults.extend(other.faults);
    }
}

/// Names this alike are of one event when their kinds agree.
const ALIKE: f64 = 0.5;

/// How much two events look like one; 0 where they cannot be.
fn resemblance(gold: &Account, found: &Account) -> f64 {
    if gold.kind != found.kind {
        return 0.0;
    }
    let (a, b) = (bare(&gold.name), bare(&found.name));
    let contained = a.contains(&b) || b.contains(&a);
    let name = if contained { 1.0 } else { likeness(&a, &b) };
    let date = match (&gold.date, &found.date) {
        (Some(a), Some(b)) => same_day(a, b),
        (None, None) => true,
        _ => false,
    };
    let shared = gold
        .participants
        .iter()
        .any(|part| found.participants.iter().any(|other| same_entity(&part.entity, &other.entity)));
    if name >= ALIKE {
        name + f64::from(u8::from(date)) * 0.5
    } else if date && (shared || name >= 0.25) {
        0.3 + name
    } else {
        0.0
    }
}

/// Whether two dates are one, or one lies within the other.
fn same_day(a: &str, b: &str) -> bool {
    a == b
        || a.split('/').any(|day| {
            b.split('/').any(|other| day == other || day.starts_with(other) || other.starts_with(day))
        })
}

/// Whether two names are of one entity: `a|b` are alternatives, and a fuller name may hold the shorter.
fn same_entity(gold: &str, found: &str) -> bool {
    gold.split('|').any(|gold| {
        let (gold, found) = (bare(gold), bare(found));
        gold == found
            || (gold.chars().count() >= 2 && found.ends_with(&gold))
            || (found.chars().count() >= 2 && gold.ends_with(&found))
    })
}

/// Whether two positions agree: the same titles, in any order.
fn same_position(gold: Option<&str>, found: Option<&str>) -> bool {
    let (Some(gold), Some(found)) = (gold, found) else { return gold.is_none() && found.is_none() };
    let titles = |text: &str| {
        let mut titles: Vec<String> = text.split('、').map(str::to_owned).collect();
        titles.sort();
        titles
    };
    let (gold, found) = (titles(gold), titles(found));
    gold == found
        || (gold.len() == found.len()
            && gold.iter().all(|title| {
                found.iter().any(|other| other.ends_with(title.as_str()) || title.ends_with(other.as_str()))
            }))
}

/// Compares the events of one article.
#[must_use]
pub fn score(gold: &[Account], found: &[Account]) -> Scores {
    let mut scores = Scores::default();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (g, wanted) in gold.iter().enumerate() {
        for (f, given) in found.iter().enumerate() {
            let value = resemblance(wanted, given);
            if value > 0.0 {
                pairs.push((value, g, f));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut of_gold: HashMap<usize, usize> = HashMap::new();
    let mut of_found: HashMap<usize, usize> = HashMap::new();
    for (_, g, f) in pairs {
        if !of_gold.contains_key(&g) && !of_found.contains_key(&f) {
            of_gold.insert(g, f);
            of_found.insert(f, g);
        }
    }
    scores.events = Tally { right: of_gold.len(), found: found.len(), wanted: gold.len() };
    for (g, wanted) in gold.iter().enumerate() {
        let Some(&f) = of_gold.get(&g) else {
            scores.faults.push(format!("missed event: {} {} {:?}", wanted.kind, wanted.name, wanted.date));
            scores.participants.wanted += wanted.participants.len();
            continue;
        };
        compare(wanted, &found[f], &mut scores);
    }
    for (f, given) in found.iter().enumerate() {
        if !of_found.contains_key(&f) {
            scores.faults.push(format!("excess event: {} {} {:?}", given.kind, given.name, given.date));
            scores.participants.found += given.participants.len();
        }
    }
    scores
}

fn compare(gold: &Account, found: &Account, scores: &mut Scores) {
    if let Some(date) = &gold.date {
        scores.dates.wanted += 1;
        scores.dates.found += usize::from(found.date.is_some());
        let right = found.date.as_ref() == Some(date);
        scores.dates.right += usize::from(right);
        if !right {
            scores.faults.push(format!("date of {}: {date} found {:?}", gold.name, found.date));
        }
    }
    if let Some(place) = &gold.place {
        scores.places.wanted += 1;
        scores.places.found += usize::from(found.place.is_some());
        let right = found.place.as_ref().is_some_and(|other| {
            place.split('|').any(|place| {
                same_entity(place, other) || place.contains(other.as_str()) || other.contains(place)
            })
        });
        scores.places.right += usize::from(right);
        if !right {
            scores.faults.push(format!("place of {}: {place} found {:?}", gold.name, found.place));
        }
    }
    scores.participants.wanted += gold.participants.len();
    scores.participants.found += found.participants.len();
    let mut used = vec![false; found.participants.len()];
    for part in &gold.participants {
        let place = found.participants.iter().enumerate().position(|(at, other)| {
            !used[at] && part.role == other.role && same_entity(&part.entity, &other.entity)
        });
        match place {
            Some(at) => {
                used[at] = true;
                scores.participants.right += 1;
                if part.position.is_some() {
                    scores.positions.wanted += 1;
                    scores.positions.found += usize::from(found.participants[at].position.is_some());
                    let right =
                        same_position(part.position.as_deref(), found.participants[at].position.as_deref());
                    scores.positions.right += usize::from(right);
                    if !right {
                        scores.faults.push(format!(
                            "position of {}: {:?} found {:?}",
                            part.entity, part.position, found.participants[at].position
                        ));
                    }
                }
            }
            None => {
                scores.faults.push(format!("missed part in {}: {} {}", gold.name, part.role, part.entity))
            }
        }
    }
    for (part, _) in found.participants.iter().zip(&used).filter(|(_, used)| !**used) {
        scores.faults.push(format!("excess part in {}: {} {}", gold.name, part.role, part.entity));
    }
}
