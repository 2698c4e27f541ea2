//! Learns the tagger's weights from labelled text.
//!
//! Stochastic gradient with AdaGrad (Duchi, Hazan, Singer, JMLR 2011), weight decay and dropout of
//! observations (Srivastava et al., JMLR 2014), which stand for most of the accuracy: without them the weights
//! learn the training text by heart within three passes. Every tenth text of each file is kept apart and
//! scored, never learned from. One thread and a fixed seed, so that the same data gives the same weights.

use super::Body;
use super::bodies;
use super::chain::{self, Row, Transitions};
use super::features;
use super::model::{Model, TIERS, Tiers};
use super::register::Registers;
use super::tags::{LABELS, LabelSet, NONE, PARTS, Part, TAGS, Tag, WIDTH, follows, label, tags_of};
use crate::dictionary::Dictionaries;
use crate::mention::labelled::{self, Example, LabelledError};
use crate::sentence::{self, Sentence};
use crate::text::script::fold;
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// How to learn. The defaults were found on the held-out tenth of CLUENER's training set.
#[derive(Clone, Debug)]
pub struct Options {
    /// Passes over the data.
    pub passes: usize,
    /// First length of a step; it falls to a tenth.
    pub rate: f32,
    /// Weight decay at each touch.
    pub decay: f32,
    /// Share of observations left out at random.
    pub dropout: f32,
    /// Observations seen less often are not kept.
    pub least: u32,
    /// The weights are the mean of those after so many passes, the last ones.
    pub average: usize,
    /// Weights all smaller than this are not written.
    pub prune: f32,
    /// One text of so many is kept apart for scoring; 0 learns from all.
    pub apart: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { passes: 8, rate: 0.05, decay: 0.03, dropout: 0.3, least: 2, average: 3, prune: 0.1, apart: 10 }
    }
}

/// Why nothing was learned.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// A file cannot be opened.
    #[error("cannot open {path}")]
    Open {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is no labelled text.
    #[error("cannot learn from {path}")]
    Labelled {
        /// Which.
        path: PathBuf,
        /// Why.
        source: LabelledError,
    },
    /// The weights cannot be written.
    #[error("cannot write weights to {path}")]
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// There is nothing to learn from.
    #[error("no labelled text in the files given")]
    Nothing,
}

/// A tag, and how many names of it are labelled, found and right.
pub type Score = (Tag, usize, usize, usize);

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Texts learned from.
    pub texts: usize,
    /// Characters learned from.
    pub characters: usize,
    /// Observations with weights.
    pub observations: usize,
    /// Size of the packed weights.
    pub bytes: usize,
    /// For each file the score of the texts kept apart: tag, labelled, found, right. Tags that a file does not
    /// tell apart are counted as the first of them.
    pub scores: Vec<(PathBuf, Vec<Score>)>,
}

impl Report {
    /// Labelled, found and right over all tags of a file but scenes and works.
    #[must_use]
    pub fn total(scores: &[Score]) -> (usize, usize, usize) {
        scores
            .iter()
            .filter(|(tag, ..)| !matches!(tag, Tag::Scene | Tag::Work))
            .fold((0, 0, 0), |sum, (_, gold, found, right)| (sum.0 + gold, sum.1 + found, sum.2 + right))
    }
}

/// Hashes are spread already, but those kept have no low bits, which is what the table looks at.
#[derive(Default)]
struct Itself(u64);

impl Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = (value >> (64 - features::KEPT)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

type Index = HashMap<u64, u32, BuildHasherDefault<Itself>>;

/// How often the observations of each tier but the last are seen in training at least.
const OFTEN: [u32; TIERS - 1] = [600, 120, 30];

/// A text cut into sentences, with what is known of its labels.
struct Prepared {
    folded: String,
    sentences: Vec<Sentence>,
    register: usize,
    /// Tags that the file does not tell apart: they are scored as the first of them.
    merged: Vec<Tag>,
    /// Start, end (characters of the whole text) and tags of each name.
    entities: Vec<(usize, usize, &'static [Tag])>,
    /// Labels that a character outside all names may have.
    outside: LabelSet,
}

/// A sentence ready to learn from.
struct Instance {
    numbers: Vec<u32>,
    /// Where each character's numbers end.
    ends: Vec<u32>,
    allowed: Vec<LabelSet>,
}

/// Learns from `files` and writes the weights to `out`.
///
/// # Errors
/// When a file cannot be read or is no labelled text, or the weights cannot be written.
pub fn train(
    files: &[PathBuf],
    out: &Path,
    dictionaries: &Dictionaries,
    options: &Options,
) -> Result<Report, TrainError> {
    let mut texts = Vec::new();
    let mut apart = Vec::new();
    for (register, path) in files.iter().enumerate() {
        let file =
            std::fs::File::open(path).map_err(|source| TrainError::Open { path: path.clone(), source })?;
        let examples = labelled::read(BufReader::new(file))
            .map_err(|source| TrainError::Labelled { path: path.clone(), source })?;
        let covered: BTreeSet<Tag> = examples
            .iter()
            .flat_map(|example| &example.entities)
            .flat_map(|entity| tags_of(&entity.kind))
            .copied()
            .collect();
        let merged = examples
            .iter()
            .flat_map(|example| &example.entities)
            .map(|entity| tags_of(&entity.kind))
            .find(|tags| tags.len() > 1)
            .unwrap_or_default();
        for (index, example) in examples.iter().enumerate() {
            let prepared = prepare(example, register, &covered, merged, dictionaries);
            if options.apart > 0 && index % options.apart == 0 {
                apart.push(prepared);
            } else {
                texts.push(prepared);
            }
        }
    }
    if texts.is_empty() {
        return Err(TrainError::Nothing);
    }
    let (index, seen) = index(&texts, dictionaries, options.least);
    let instances: Vec<Instance> =
        texts.iter().flat_map(|text| instances(text, &index, dictionaries)).collect();
    let (weights, transitions) = learn(&instances, index.len(), options);
    let manners: Vec<(&str, usize)> =
        texts.iter().map(|text| (text.folded.as_str(), text.register)).collect();
    let registers = Registers::learn(&manners, files.len().max(1));
    let (unit, observations, tiers) = quantised(&index, &seen, &weights, options.prune);
    let packed = Model::write(&registers, &transitions, unit, &observations, tiers)
        .map_err(|source| TrainError::Write { path: out.to_owned(), source })?;
    std::fs::write(out, &packed).map_err(|source| TrainError::Write { path: out.to_owned(), source })?;
    let model = Model::new(registers, transitions, unit, &observations, tiers);
    Ok(Report {
        texts: texts.len(),
        characters: instances.iter().map(|instance| instance.ends.len()).sum(),
        observations: observations.len(),
        bytes: packed.len(),
        scores: files
            .iter()
            .enumerate()
            .map(|(register, path)| {
                let apart = apart.iter().filter(|text| text.register == register);
                (path.clone(), scores(&model, apart, dictionaries))
            })
            .collect(),
    })
}

fn prepare(
    example: &Example,
    register: usize,
    covered: &BTreeSet<Tag>,
    merged: &[Tag],
    dictionaries: &Dictionaries,
) -> Prepared {
    let folded = fold(&example.text);
    let sentences = sentence::split(&folded)
        .into_iter()
        .map(|span| Sentence { span, words: sentence::words::words(&folded, span, dictionaries) })
        .collect();
    let mut entities: Vec<_> = example
        .entities
        .iter()
        .map(|entity| (entity.start, entity.end, tags_of(&entity.kind)))
        .filter(|(.., tags)| !tags.is_empty())
        .map(|(start, end, tags)| (start, end, narrowed(&folded, start, end, tags, dictionaries)))
        .collect();
    entities.sort_unstable_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    entities.dedup_by(|next, kept| next.0 < kept.1);
    let outside = TAGS
        .iter()
        .filter(|tag| !covered.contains(tag))
        .flat_map(|&tag| PARTS.map(|part| label(tag, part)))
        .fold(1 << NONE, |set, label| set | 1 << label);
    Prepared { folded, sentences, register, merged: merged.to_vec(), entities, outside }
}

/// Of several tags the one that the name's own form shows.
fn narrowed(
    text: &str,
    start: usize,
    end: usize,
    tags: &'static [Tag],
    dictionaries: &Dictionaries,
) -> &'static [Tag] {
    if tags.len() < 2 {
        return tags;
    }
    let name: String = text.chars().skip(start).take(end - start).collect();
    let sort = bodies::sort(&name, dictionaries);
    TAGS.chunks(1).find(|one| sort == one.first().copied()).unwrap_or(tags)
}

/// Numbers the observations that are seen often enough, and counts them.
fn index(texts: &[Prepared], dictionaries: &Dictionaries, least: u32) -> (Index, Vec<u32>) {
    let mut seen: Vec<u64> = Vec::new();
    for text in texts {
        let body = Body::new(&text.folded, &text.sentences, text.register as u64, dictionaries);
        body.observe(|_, observed| {
            features::extract(observed, |sight| {
                sight
                    .each(observed, u32::MAX, |_, view, _, has| seen.extend(has.then(|| sight.number(view))));
            });
        });
    }
    seen.sort_unstable();
    let (mut index, mut counts) = (Index::default(), Vec::new());
    for run in seen.chunk_by(|a, b| a == b) {
        if run.len() as u64 >= u64::from(least) {
            let number = index.len() as u32;
            index.insert(run[0], number);
            counts.push(u32::try_from(run.len()).unwrap_or(u32::MAX));
        }
    }
    (index, counts)
}

fn instances(text: &Prepared, index: &Index, dictionaries: &Dictionaries) -> Vec<Instance> {
    let allowed = allowed(text);
    let body = Body::new(&text.folded, &text.sentences, text.register as u64, dictionaries);
    let mut instances = Vec::new();
    let mut at = 0;
    body.observe(|characters, observed| {
        let length = characters.chars.len();
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); length];
        features::extract(observed, |sight| {
            sight.each(observed, u32::MAX, |place, view, _, has| {
                if has {
                    places[place].extend(index.get(&sight.number(view)));
                }
            });
        });
        let ends = places
            .iter()
            .scan(0, |end, numbers| {
                *end += numbers.len() as u32;
                Some(*end)
            })
            .collect();
        let numbers = places.concat();
        instances.push(Instance { numbers, ends, allowed: allowed[at..at + length].to_vec() });
        at += length;
    });
    instances
}

/// The labels that each character may have, going by the data.
fn allowed(text: &Prepared) -> Vec<LabelSet> {
    let mut allowed = vec![text.outside; text.folded.chars().count()];
    let mut ends = Vec::new();
    let mut end = 0;
    for sentence in &text.sentences {
        end += sentence.span.of(&text.folded).chars().count();
        ends.push(end);
    }
    for &(start, end, tags) in &text.entities {
        // A name over the end of a sentence cannot be labelled; its characters are left open.
        let broken = ends.iter().any(|&cut| start < cut && cut < end);
        for (place, set) in allowed.iter_mut().enumerate().take(end).skip(start) {
            let part = match (place == start, place + 1 == end) {
                (true, true) => Part::Only,
                (true, false) => Part::First,
                (false, true) => Part::Last,
                (false, false) => Part::Inner,
            };
            *set = if broken {
                (1 << LABELS) - 1
            } else {
                tags.iter().fold(0, |set, &tag| set | 1 << label(tag, part))
            };
        }
    }
    allowed
}

/// Random numbers that are the same on every machine (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

fn learn(instances: &[Instance], count: usize, options: &Options) -> (Vec<Row>, Box<Transitions>) {
    let mut weights = vec![[0.0f32; WIDTH]; count];
    let mut squares = vec![[0.0f32; WIDTH]; count];
    let mut transitions = Box::new([[f32::NEG_INFINITY; WIDTH]; LABELS]);
    for (from, row) in transitions.iter_mut().enumerate() {
        for to in (0..LABELS).filter(|&to| follows(from, to)) {
            row[to] = 0.0;
        }
    }
    let mut step_squares = Box::new([[0.0f32; WIDTH]; LABELS]);
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut order: Vec<usize> = (0..instances.len()).collect();
    let averaged = options.average.clamp(1, options.passes.max(1));
    let mut sums: Vec<Row> = Vec::new();
    for pass in 0..options.passes {
        for last in (1..order.len()).rev() {
            let other = (random.next() % (last as u64 + 1)) as usize;
            order.swap(last, other);
        }
        let rate = options.rate * (1.0 - pass as f32 / options.passes as f32).max(0.1);
        for &index in &order {
            let instance = &instances[index];
            let mut scores: Vec<Row> = Vec::with_capacity(instance.ends.len());
            let mut kept = Vec::with_capacity(instance.numbers.len());
            let mut ends = Vec::with_capacity(instance.ends.len());
            let mut start = 0;
            for &end in &instance.ends {
                let mut row = [0.0f32; WIDTH];
                for &number in &instance.numbers[start..end as usize] {
                    if random.share() < options.dropout {
                        continue;
                    }
                    kept.push(number);
                    for (sum, weight) in row.iter_mut().zip(&weights[number as usize]) {
                        *sum += weight;
                    }
                }
                start = end as usize;
                ends.push(kept.len());
                scores.push(row);
            }
            let factors = chain::factors(&transitions);
            let all = vec![(1 << LABELS) - 1; scores.len()];
            let mut slopes = vec![[0.0f32; WIDTH]; scores.len()];
            let mut steps = Box::new([[0.0f32; WIDTH]; LABELS]);
            chain::expect(&scores, &factors, &all, 1.0, &mut slopes, &mut steps);
            chain::expect(&scores, &factors, &instance.allowed, -1.0, &mut slopes, &mut steps);
            let sides = transitions.iter_mut().flatten().zip(step_squares.iter_mut().flatten());
            for ((value, square), slope) in sides.zip(steps.iter().flatten()) {
                if *slope != 0.0 {
                    *square += slope * slope;
                    *value -= rate * slope / (square.sqrt() + 1e-6);
                }
            }
            let mut start = 0;
            for (slopes, &end) in slopes.iter().zip(&ends) {
                // Places that are settled teach nothing more.
                if slopes.iter().any(|slope| slope.abs() > 1e-3) {
                    for &number in &kept[start..end] {
                        let weights = &mut weights[number as usize];
                        let squares = &mut squares[number as usize];
                        for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(slopes) {
                            let slope = slope + options.decay * *weight;
                            *square += slope * slope;
                            *weight -= rate * slope / (square.sqrt() + 1e-3);
                        }
                    }
                }
                start = end;
            }
        }
        if pass + averaged == options.passes {
            sums.clone_from(&weights);
        } else if pass + averaged > options.passes {
            for (sum, weight) in sums.iter_mut().flatten().zip(weights.iter().flatten()) {
                *sum += weight;
            }
        }
    }
    sums.iter_mut().flatten().for_each(|sum| *sum /= averaged as f32);
    (sums, transitions)
}

/// What 1 is worth, and weights as bytes, tier by tier, in order of their number within each; rows that say
/// little are left out.
fn quantised(
    index: &Index,
    seen: &[u32],
    weights: &[Row],
    prune: f32,
) -> (f32, Vec<(u64, [i8; WIDTH])>, Tiers) {
    let largest = weights.iter().flatten().fold(0.0f32, |largest, weight| largest.max(weight.abs()));
    let unit = (largest / 127.0).max(f32::MIN_POSITIVE);
    // Noise of the last steps packs badly and decides nothing.
    let byte = |weight: f32| if weight.abs() < prune / 6.0 { 0 } else { (weight / unit).round() as i8 };
    let mut kept: Vec<(u64, u32)> = index
        .iter()
        .filter(|&(_, &number)| weights[number as usize].iter().any(|weight| weight.abs() >= prune))
        .map(|(&hash, &number)| (hash, number))
        .collect();
    kept.sort_unstable();
    let (mut rows, mut tiers) = (Vec::with_capacity(kept.len()), Tiers::default());
    for tier in 0..TIERS {
        let from = rows.len();
        for views in kept.chunk_by(|a, b| features::sight(a.0) == features::sight(b.0)) {
            let most = views.iter().map(|&(_, number)| seen[number as usize]).max().unwrap_or_default();
            if OFTEN.iter().position(|&least| most >= least).unwrap_or(TIERS - 1) == tier {
                rows.extend(views.iter().map(|&(hash, number)| (hash, weights[number as usize].map(byte))));
            }
        }
        tiers[tier] = (rows.len() - from) as u32;
    }
    (unit, rows, tiers)
}

/// Scores of the texts kept apart, by tag.
fn scores<'a>(
    model: &Model,
    texts: impl Iterator<Item = &'a Prepared>,
    dictionaries: &Dictionaries,
) -> Vec<Score> {
    let mut table = TAGS.map(|tag| (tag, 0, 0, 0));
    for text in texts {
        let first = |tags: &[Tag]| tags.first().copied();
        for (start, end, tags) in &text.entities {
            debug_assert!(start < end);
            if let Some(tag) = first(tags) {
                let tag = if text.merged.contains(&tag) { first(&text.merged).unwrap_or(tag) } else { tag };
                table[tag as usize].1 += 1;
            }
        }
        let found = super::tag(model, &text.folded, &text.sentences, dictionaries);
        for (span, tag) in found {
            // What the file does not label at all cannot be wrong.
            if text.outside >> label(tag, Part::Only) & 1 == 1 {
                continue;
            }
            let start = text.folded[..span.start()].chars().count();
            let end = start + span.of(&text.folded).chars().count();
            let gold = text.entities.iter().find(|entity| (entity.0, entity.1) == (start, end));
            let merged = text.merged.contains(&tag);
            let same = |other: &Tag| *other == tag || merged && text.merged.contains(other);
            let right = gold.is_some_and(|(.., tags)| tags.iter().any(same));
            let counted = if merged { first(&text.merged).unwrap_or(tag) } else { tag };
            table[counted as usize].2 += 1;
            table[counted as usize].3 += usize::from(right);
        }
    }
    table.to_vec()
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    #[test]
    fn names_are_read_off_a_labelling() {
        let labels = [
            label(Tag::Person, Part::First),
            label(Tag::Person, Part::Last),
            NONE,
            label(Tag::Place, Part::Only),
        ]
        .map(|label| label as u8);
        let mut found = Vec::new();
        names(&labels, |start, end, tag| found.push((start, end, tag)));
        assert_eq!(found, [(0, 2, Tag::Person), (3, 4, Tag::Place)]);
    }
}
