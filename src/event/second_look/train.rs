//! Learns from annotated articles which words that the grammar passed over tell of an event.
//!
//! The grammar reads each article; an annotated event that it did not find is told by one of the words that it passed
//! over: of those of the event's kind in the sentence, the one whose name is most like the event's. That word is an
//! example for, all others are examples against. Logistic regression with AdaGrad (Duchi, Hazan, Singer, JMLR 2011) and
//! weight decay, in a fixed order, so that the same articles give the same weights. Every tenth article is kept apart
//! and scored, never learned from.

use super::features::Seen;
use super::weights::{Model, Weights, place};
use super::{Candidate, LIKELY};
use crate::article::Body;
use crate::dictionary::Dictionaries;
use crate::eval::document;
use crate::eval::events::{Account, matched, same_entity, wanted};
use crate::eval::gold::{self, Gold, GoldError};
use crate::text::likeness;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Passes over the examples.
const PASSES: usize = 30;
/// First length of a step.
const RATE: f32 = 0.1;
/// How far a weight is drawn to nothing for each example that shows it.
const DECAY: f32 = 2e-2;
/// What fewer examples than this show is not kept.
const LEAST: u32 = 2;
/// One article of so many is kept apart.
const APART: usize = 10;
/// A role that fewer names have is not learned.
const SEVERAL: usize = 5;

/// Bits of the places of what words show, and of what names do.
const WORD_BITS: u8 = 18;
const NAME_BITS: u8 = 16;

/// Why nothing was learned.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
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
pub fn train(data: &[PathBuf], output: &Path, dictionaries: &Dictionaries) -> Result<Report, TrainError> {
    let golds: Vec<Gold> = gold::read(data)?.into_iter().filter(|gold| gold.events.is_some()).collect();
    if golds.is_empty() {
        return Err(TrainError::Nothing);
    }
    let read: Vec<Examples> = golds.par_iter().map(|gold| Examples::of(gold, dictionaries)).collect();
    let apart = |number: &usize| number % APART == APART - 1;
    let learned: Vec<&Examples> =
        read.iter().enumerate().filter(|(number, _)| !apart(number)).map(|(_, examples)| examples).collect();
    let words: Vec<Example<'_>> =
        learned.iter().flat_map(|one| &one.words).map(|(seen, tells)| (seen.as_slice(), *tells)).collect();
    let names: Vec<&(Seen, Vec<String>)> = learned.iter().flat_map(|one| &one.names).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    names.iter().flat_map(|(_, roles)| roles).for_each(|role| *times.entry(role).or_default() += 1);
    let roles: Vec<&str> =
        times.iter().filter(|&(_, &times)| times >= SEVERAL).map(|(&role, _)| role).collect();
    let fitted: Vec<Vec<f32>> = roles
        .par_iter()
        .map(|&role| {
            let has = |roles: &[String]| roles.iter().any(|known| known == role);
            let examples: Vec<Example<'_>> =
                names.iter().map(|(seen, roles)| (seen.as_slice(), has(roles))).collect();
            fit(&examples, NAME_BITS)
        })
        .collect();
    let rows: Vec<f32> =
        (0..1 << NAME_BITS).flat_map(|at| fitted.iter().map(move |column| column[at])).collect();
    let model = Model {
        tells: Weights::new(1, WORD_BITS, &fit(&words, WORD_BITS)),
        roles: Weights::new(roles.len(), NAME_BITS, &rows),
        names: roles.iter().map(|&role| role.to_owned()).collect(),
    };
    let mut report = Report {
        articles: learned.len(),
        words: words.len(),
        telling: words.iter().filter(|(_, tells)| *tells).count(),
        names: names.len(),
        roles: times.values().sum(),
        weights: model.len(),
        ..Report::default()
    };
    let kept = read.iter().enumerate().filter(|(number, _)| apart(number));
    for (seen, tells) in kept.flat_map(|(_, examples)| &examples.words) {
        let taken = model.tells.odd(seen) > LIKELY;
        report.apart.0 += usize::from(*tells);
        report.apart.1 += usize::from(taken);
        report.apart.2 += usize::from(*tells && taken);
    }
    let write = || {
        let bytes = model.write()?;
        std::fs::write(output, &bytes)?;
        Ok(bytes.len())
    };
    report.bytes = write().map_err(|source| TrainError::Write { path: output.to_owned(), source })?;
    Ok(report)
}

/// Something seen, and whether it is so.
type Example<'a> = (&'a [u32], bool);

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
        let (events, candidates) = crate::event::passed_over(&reading, dictionaries);
        let body = &reading.article.body;
        let found: Vec<Account> = events
            .iter()
            .map(|event| {
                let (start, end) = body.chars_of(event.evidence);
                Account::of(event, &reading.entities, start..end)
            })
            .collect();
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
            for (entity, _, seen) in &candidates[word].parts {
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
        !candidate.told && candidate.kind.word() == event.kind && (named || here)
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

/// A weight for each place of so many bits that enough examples show.
fn fit(examples: &[Example<'_>], bits: u8) -> Vec<f32> {
    let mut times = vec![0u32; 1 << bits];
    for (seen, _) in examples {
        seen.iter().for_each(|&hash| times[place(hash, bits)] += 1);
    }
    let rows: Vec<(Vec<usize>, bool)> = examples
        .iter()
        .map(|&(seen, so)| {
            let places = seen.iter().map(|&hash| place(hash, bits)).filter(|&at| times[at] >= LEAST);
            (places.collect(), so)
        })
        .collect();
    let (mut weights, mut squares) = (vec![0f32; 1 << bits], vec![1e-6f32; 1 << bits]);
    for pass in 0..PASSES {
        // Another order each time, the same in each run.
        let stride =
            (0..).map(|more| 2 * (pass * 977 + more) + 1).find(|&stride| coprime(stride, rows.len()));
        let stride = stride.unwrap_or(1);
        for (seen, so) in (0..rows.len()).map(|number| &rows[number * stride % rows.len()]) {
            let odds: f32 = seen.iter().map(|&at| weights[at]).sum();
            let off = 1.0 / (1.0 + (-odds).exp()) - f32::from(u8::from(*so));
            for &at in seen {
                let slope = off + DECAY * weights[at];
                squares[at] += slope * slope;
                weights[at] -= RATE * slope / squares[at].sqrt();
            }
        }
    }
    weights
}

fn coprime(a: usize, b: usize) -> bool {
    if b == 0 { a == 1 } else { coprime(b, a % b) }
}
