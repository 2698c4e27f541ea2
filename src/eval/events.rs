//! Events and their participants against the gold.
//!
//! An event is right when its kind is, and its name is in other words at most or it is told in the same
//! sentence on the same date. A participant is right with its role, in an event that is.

use super::gold::{Gold, GoldEvent};
use super::score::alike;
use super::{Scores, Tally};
use crate::dictionary::Dictionaries;
use crate::event::Event;
use crate::pipeline::Reading;

pub fn score(scores: &mut Scores, reading: &Reading, gold: &Gold, _dictionaries: &Dictionaries) {
    let Some(wanted) = &gold.events else { return };
    let mut taken = vec![false; reading.events.len()];
    let mut pairs: Vec<(Option<usize>, &GoldEvent)> = Vec::new();
    for event in wanted {
        let best = reading
            .events
            .iter()
            .enumerate()
            .filter(|(index, _)| !taken[*index])
            .map(|(index, candidate)| (index, likeness(reading, candidate, event)))
            .filter(|(_, likeness)| *likeness >= 0.5)
            .max_by(|one, two| one.1.total_cmp(&two.1))
            .map(|(index, _)| index);
        if let Some(index) = best {
            taken[index] = true;
        }
        pairs.push((best, event));
    }
    for (index, event) in &pairs {
        let row = format!("event {}", event.kind);
        let correct = usize::from(index.is_some());
        scores.rows.entry(row.clone()).or_default().add(Tally { correct, found: 0, gold: 1 });
        if index.is_none() {
            scores.miss(&row, &gold.id, "missed", format!("{} {:?}", event.name, event.date));
        }
    }
    for (event, taken) in reading.events.iter().zip(&taken) {
        let row = format!("event {}", kind(event));
        scores.rows.entry(row.clone()).or_default().found += 1;
        if !taken {
            scores.miss(
                &row,
                &gold.id,
                "surplus",
                format!("{} {:?}", event.name, event.date.map(|date| date.to_string())),
            );
        }
    }
    let none: [(String, String); 0] = [];
    for (index, event) in pairs {
        let found = index.map(|index| participants(reading, &reading.events[index])).unwrap_or(none.to_vec());
        let mut wanted: Vec<(String, String)> =
            event.participants.iter().map(|one| (one.entity.clone(), one.role.clone())).collect();
        wanted.dedup();
        let show = |(entity, role): &(String, String)| format!("{} → {entity} {role}", event.name);
        scores.compare("participant", &gold.id, &found, &wanted, PartialEq::eq, show);
        if let Some(index) = index {
            let same = |found: Option<String>, wanted: &Option<String>| {
                usize::from(found.as_ref() == wanted.as_ref())
            };
            let found = &reading.events[index];
            let date = same(found.date.map(|date| date.to_string()), &event.date);
            scores.rows.entry("event date".to_owned()).or_default().add(Tally {
                correct: date,
                found: 1,
                gold: 1,
            });
            if date == 0 {
                let text = format!(
                    "{}: {:?}, not {:?}",
                    event.name,
                    found.date.map(|date| date.to_string()),
                    event.date
                );
                scores.miss("event date", &gold.id, "missed", text);
            }
            let place = match (&found.place, &event.place) {
                (Some(one), Some(two)) => {
                    usize::from(one.contains(two.as_str()) || two.contains(one.as_str()))
                }
                (None, None) => 1,
                _ => 0,
            };
            scores.rows.entry("event place".to_owned()).or_default().add(Tally {
                correct: place,
                found: 1,
                gold: 1,
            });
            if place == 0 {
                let text = format!("{}: {:?}, not {:?}", event.name, found.place, event.place);
                scores.miss("event place", &gold.id, "missed", text);
            }
        }
    }
    for (event, _) in reading.events.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        let found = participants(reading, event);
        let show = |(entity, role): &(String, String)| format!("{} → {entity} {role}", event.name);
        scores.compare("participant", &gold.id, &found, &none, PartialEq::eq, show);
    }
}

fn participants(reading: &Reading, event: &Event) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = Vec::new();
    for participant in &event.participants {
        let row = (reading.entities.get(participant.entity).name.clone(), participant.role.clone());
        if !list.contains(&row) {
            list.push(row);
        }
    }
    list
}

fn kind(event: &Event) -> String {
    serde_json::to_value(event.kind)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// From 0 to 1: events of different kinds are not alike at all.
fn likeness(reading: &Reading, found: &Event, gold: &GoldEvent) -> f64 {
    if kind(found) != gold.kind {
        return 0.0;
    }
    let name = alike(&found.name, &gold.name);
    let (start, end) = reading.article.body.chars_of(found.evidence);
    let same_sentence = start < gold.end && gold.start < end;
    let same_date = found.date.map(|date| date.to_string()) == gold.date;
    if same_sentence && same_date { name.max(0.5 + name / 4.0) } else { name }
}
