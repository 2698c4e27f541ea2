//! Learns from annotated articles which words that the grammar passed over tell of an event.
//!
//! The grammar reads each article; an annotated event that it did not find is told by one of the words that it passed
//! over: of those of the event's kind in the sentence, the one whose name is most like the event's. That word is an
//! example for, all others are examples against. The names of the sentences that tell of events are examples of the
//! roles that they have. Every tenth article is kept apart and scored, never learned from.

use super::document;
use super::events::{Account, matched, same_entity, wanted};
use super::gold::{self, Gold, GoldError};
use crate::article::Body;
use crate::dictionary::Dictionaries;
use crate::event::second_look::{Candidate, Model, Seen};
use crate::text::likeness;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// One article of so many is kept apart.
const APART: usize = 10;

/// Why nothing was learned.
#[derive(Debug, thiserror::Error)]
pub enum LearnError {
    /// The articles cannot be read.
    #[error(transparent)]
    Gold(#[from] GoldError),
    /// No article has annotated events.
    #[error("no annotated events in the files given")]
    Nothing,
    /// The weights cannot be written.
    #[error("cannot write weights to {path}")]
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report {
    /// Articles learned from.
    pub articles: usize,
    /// Words looked at again in them.
    pub words: usize,
    /// Those that tell of an event.
    pub telling: usize,
    /// Names in sentences that tell of one.
    pub names: usize,
    /// Roles that those have.
    pub roles: usize,
    /// Things seen that have a weight.
    pub weights: usize,
    /// Size of the file in bytes.
    pub bytes: usize,
    /// In the articles kept apart: words that tell of an event, words taken to, words rightly taken to.
    pub apart: (usize, usize, usize),
}

/// Learns from articles in the output contract and writes the weights.
///
/// # Errors
/// When a file cannot be read or written, or nothing is annotated.
pub fn learn(data: &[PathBuf], output: &Path, dictionaries: &Dictionaries) -> Result<Report, LearnError> {
    let golds: Vec<Gold> = gold::read(data)?.into_iter().filter(|gold| gold.events.is_some()).collect();
    if golds.is_empty() {
        return Err(LearnError::Nothing);
    }
    let read: Vec<Examples> = golds.par_iter().map(|gold| Examples::of(gold, dictionaries)).collect();
    let apart = |number: &usize| number % APART == APART - 1;
    let learned: Vec<&Examples> =
        read.iter().enumerate().filter(|(number, _)| !apart(number)).map(|(_, examples)| examples).collect();
    let words: Vec<&(Seen, bool)> = learned.iter().flat_map(|one| &one.words).collect();
    let names: Vec<&(Seen, Vec<String>)> = learned.iter().flat_map(|one| &one.names).collect();
    let model = Model::learn(&words, &names);
    let mut report = Report {
        articles: learned.len(),
        words: words.len(),
        telling: words.iter().filter(|(_, tells)| *tells).count(),
        names: names.len(),
        roles: names.iter().map(|(_, roles)| roles.len()).sum(),
        weights: model.len(),
        ..Report::default()
    };
    let kept = read.iter().enumerate().filter(|(number, _)| apart(number));
    for (seen, tells) in kept.flat_map(|(_, examples)| &examples.words) {
        let taken = model.takes(seen);
        report.apart.0 += usize::from(*tells);
        report.apart.1 += usize::from(taken);
        report.apart.2 += usize::from(*tells && taken);
    }
    let write = || {
        let bytes = model.write()?;
        std::fs::write(output, &bytes)?;
        Ok(bytes.len())
    };
    report.bytes = write().map_err(|source| LearnError::Write { path: output.to_owned(), source })?;
    Ok(report)
}

/// What an article teaches.
#[derive(Default)]
struct Examples {
    /// Words that the grammar passed over, and whether each tells of an event.
    words: Vec<(Seen, bool)>,
    /// Names in sentences that tell of an event, and the roles of each in it.
    names: Vec<(Seen, Vec<String>)>,
}

impl Examples {
    fn of(gold: &Gold, dictionaries: &Dictionaries) -> Self {
        let reading = crate::pipeline::read(document(gold), dictionaries);
        let crate::pipeline::Reading { article, sentences, mentions, entities, .. } = &reading;
        let (events, candidates) =
            crate::event::passed_over(article, sentences, mentions, entities, dictionaries);
        let body = &reading.article.body;
        let found = Account::all(&events, &reading.entities, body);
        let wanted = wanted(gold).unwrap_or_default();
        let known: FxHashMap<usize, usize> =
            matched(&found, &wanted).into_iter().map(|(found, wanted)| (wanted, found)).collect();
        let mut tells = vec![false; candidates.len()];
        let mut examples = Self::default();
        for (number, event) in wanted.iter().enumerate() {
            let word = match known.get(&number) {
                Some(&found) => (0..candidates.len()).find(|&at| {
                    candidates[at].span == events[found].word && candidates[at].kind == events[found].kind
                }),
                None => teller(event, &candidates, &tells, body),
            };
            let Some(word) = word else { continue };
            tells[word] |= !known.contains_key(&number);
            for (entity, seen) in &candidates[word].parts {
                let name = &reading.entities.get(*entity).name;
                let roles = event.participants.iter().filter(|part| same_entity(name, &part.entity));
                examples.names.push((seen.clone(), roles.map(|part| part.role.clone()).collect()));
            }
        }
        let passed = candidates.into_iter().zip(tells).filter(|(candidate, _)| !candidate.told);
        examples.words = passed.map(|(candidate, tells)| (candidate.seen, tells)).collect();
        examples
    }
}

/// Which of the words that the grammar passed over tells of an event.
fn teller(event: &Account, candidates: &[Candidate], taken: &[bool], body: &Body) -> Option<usize> {
    let told = |candidate: &Candidate| {
        let (start, end) = body.chars_of(candidate.span);
        let named = candidate.name.contains(&event.name)
            || event.name.contains(&candidate.name)
            || likeness(&candidate.name, &event.name) > 0.5;
        let here = start < event.told.end && event.told.start < end;
        !candidate.told && candidate.kind == event.kind && (named || here)
    };
    let likely = |candidate: &Candidate| {
        let word = candidate.span.of(body.folded());
        likeness(&candidate.name, &event.name)
            + if event.name.contains(word) { 0.5 } else { 0.0 }
            + if candidate.date == event.date { 0.25 } else { 0.0 }
    };
    (0..candidates.len())
        .filter(|&at| !taken[at] && told(&candidates[at]))
        .max_by(|&one, &two| likely(&candidates[one]).total_cmp(&likely(&candidates[two])))
}
