//! Who takes part together with whom.

use super::happening::Happening;
use crate::archive::Asked;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who takes part in events with the one asked about.
#[derive(Clone, Debug)]
pub struct Companion<'a> {
    /// The name.
    pub entity: String,
    /// firm, agency, organisation, person.
    pub kind: String,
    /// Their own roles, Chinese.
    pub roles: BTreeSet<String>,
    /// The events, the earliest first.
    pub events: Vec<&'a Happening<'a>>,
}

/// The events in which all of `names` took part.
#[must_use]
pub fn together<'a>(happenings: &'a [Happening<'a>], names: &[Asked]) -> Vec<&'a Happening<'a>> {
    happenings
        .iter()
        .filter(|happening| {
            let parts = happening.parts();
            names.iter().all(|name| parts.iter().any(|part| name.fits(&part.entity)))
        })
        .collect()
}

/// Everybody else in the events of `name`, those with most events first.
#[must_use]
pub fn companions<'a>(happenings: &'a [Happening<'a>], name: &Asked) -> Vec<Companion<'a>> {
    let mut found: BTreeMap<String, Companion<'a>> = BTreeMap::new();
    for happening in happenings {
        let parts = happening.parts();
        if !parts.iter().any(|part| name.fits(&part.entity)) {
            continue;
        }
        for part in parts.iter().filter(|part| !name.fits(&part.entity)) {
            let companion = found.entry(part.entity.clone()).or_insert_with(|| Companion {
                entity: part.entity.clone(),
                kind: part.kind.clone(),
                roles: BTreeSet::new(),
                events: Vec::new(),
            });
            companion.roles.insert(part.label.clone());
            if !companion.events.last().is_some_and(|last| std::ptr::eq(*last, happening)) {
                companion.events.push(happening);
            }
        }
    }
    let mut list: Vec<Companion<'a>> = found.into_values().collect();
    list.sort_by_key(|companion| std::cmp::Reverse(companion.events.len()));
    list
}
