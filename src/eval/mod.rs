//! How well the reading does: its layers against annotated articles, as precision, recall and F1 by kind.
//!
//! Gold is JSON in the output contract (`corpus/gold/`), or sentences with `entities` as the usual labelled
//! sets have them. Names are compared by exact place and kind; see [`events`] for when two events are one, and
//! `score.rs` for the other layers.

pub mod events;
pub mod gold;
pub mod learn;
mod row;
mod score;

pub use row::Row;
pub use score::same_heading;

use crate::dictionary::Dictionaries;
use crate::pipeline;
use crate::source::{Document, Given};
use gold::Gold;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How many were right, were found, were to be found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and right.
    pub correct: usize,
    /// Found.
    pub found: usize,
    /// To be found.
    pub gold: usize,
}

impl Tally {
    /// The share of what was found that is right; `None` where nothing was found.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        (self.found > 0).then(|| self.correct as f64 / self.found as f64)
    }

    /// The share of what was to be found that was; `None` where there was nothing.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        (self.gold > 0).then(|| self.correct as f64 / self.gold as f64)
    }

    /// The harmonic mean of the two, counted from the sums.
    #[must_use]
    pub fn f1(self) -> Option<f64> {
        (self.found + self.gold > 0).then(|| 2.0 * self.correct as f64 / (self.found + self.gold) as f64)
    }

    fn add(&mut self, other: Self) {
        self.correct += other.correct;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// In which way something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// In the gold, and not found, or found otherwise.
    Missed,
    /// Found, and not in the gold.
    Surplus,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missed => "missed",
            Self::Surplus => "surplus",
        })
    }
}

/// Something missed, or found that is not in the gold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// Which article or sentence.
    pub id: String,
    /// The row of the table it counts in.
    pub row: Row,
    /// In which way it is wrong.
    pub fault: Fault,
    /// The thing itself, with what stands around it.
    pub text: String,
}

/// The tallies of one or of many articles, and the errors.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// By row of the table.
    pub rows: BTreeMap<Row, Tally>,
    /// What was missed or too much, in order of input.
    pub misses: Vec<Miss>,
}

impl Scores {
    fn merge(mut self, other: Self) -> Self {
        for (row, tally) in other.rows {
            self.add(row, tally);
        }
        self.misses.extend(other.misses);
        self
    }

    /// The sum over the rows that `of` asks for; `None` where there is none of them.
    #[must_use]
    pub fn sum(&self, of: impl Fn(Row) -> bool) -> Option<Tally> {
        let rows = self.rows.iter().filter(|(row, _)| of(**row));
        rows.map(|(_, tally)| *tally).reduce(|mut sum, tally| {
            sum.add(tally);
            sum
        })
    }

    /// Compares two lists of the same sort of thing, each thing counted once.
    fn compare<T: PartialEq>(
        &mut self,
        row: Row,
        id: &str,
        found: &[T],
        gold: &[T],
        same: impl Fn(&T, &T) -> bool,
        show: impl Fn(&T) -> String,
    ) {
        let mut taken = vec![false; found.len()];
        let mut correct = 0;
        for wanted in gold {
            match found
                .iter()
                .enumerate()
                .position(|(index, candidate)| !taken[index] && same(candidate, wanted))
            {
                Some(index) => {
                    taken[index] = true;
                    correct += 1;
                }
                None => self.miss(row, id, Fault::Missed, show(wanted)),
            }
        }
        for (candidate, taken) in found.iter().zip(&taken) {
            if !taken {
                self.miss(row, id, Fault::Surplus, show(candidate));
            }
        }
        self.add(row, Tally { correct, found: found.len(), gold: gold.len() });
    }

    /// Counts a property of something that is right otherwise; `wrong` says what it is instead.
    fn detail(&mut self, row: Row, id: &str, right: bool, wrong: impl FnOnce() -> String) {
        self.add(row, Tally { correct: usize::from(right), found: 1, gold: 1 });
        if !right {
            self.miss(row, id, Fault::Missed, wrong());
        }
    }

    fn add(&mut self, row: Row, tally: Tally) {
        self.rows.entry(row).or_default().add(tally);
    }

    fn miss(&mut self, row: Row, id: &str, fault: Fault, text: String) {
        self.misses.push(Miss { id: id.to_owned(), row, fault, text });
    }
}

/// Reads every gold text and compares; parallel, with the errors in order of input.
#[must_use]
pub fn evaluate(golds: &[Gold], dictionaries: &Dictionaries) -> Scores {
    let each: Vec<Scores> = golds.par_iter().map(|gold| one(gold, dictionaries)).collect();
    each.into_iter().fold(Scores::default(), Scores::merge)
}

fn one(gold: &Gold, dictionaries: &Dictionaries) -> Scores {
    score::score(&pipeline::read(document(gold), dictionaries), gold)
}

/// An annotated text as it is read.
#[must_use]
pub fn document(gold: &Gold) -> Document {
    let given = Given {
        title: gold.title.clone(),
        published: gold.published.clone(),
        source: gold.source.clone(),
        ..Given::default()
    };
    Document::body(&gold.id, &gold.text, given)
}
