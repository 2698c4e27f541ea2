//! Patterns and nearness by the places that the index keeps: no text is read.
//!
//! Finds stretches of two or more characters that stand as asked: one behind another with few characters between
//! (`智能*工厂`), or near one another in any order (`"副市长 致辞"~8`). Places count characters without white space, as
//! [`super::snippet`] does when it marks them.

use super::snippet::chain;
use super::tokens::{Stretch, stretch};
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// How the stretches must stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// In order; how few and how many characters stand before each one: before the first, that is from the
    /// beginning of the text, only the least counts.
    InOrder(Vec<(u32, u32)>),
    /// In any order, with at most so many characters between neighbours.
    Near(usize),
}

/// Articles in which stretches of characters stand as asked.
#[derive(Clone, Debug)]
pub(super) struct PositionsQuery {
    stretches: Vec<Vec<(u32, Term)>>,
    lengths: Vec<u32>,
    shape: Shape,
}

impl PositionsQuery {
    /// `None` where a stretch is a single character: the index does not keep its places.
    pub(super) fn new(field: Field, stretches: &[Vec<char>], shape: Shape) -> Option<Self> {
        let pairs = |characters: &Vec<char>| match stretch(characters)? {
            Stretch::One(_) => None,
            Stretch::Pairs(pairs) => Some(
                pairs
                    .into_iter()
                    .map(|(offset, pair)| (offset as u32, Term::from_field_text(field, &pair)))
                    .collect(),
            ),
        };
        Some(Self {
            stretches: stretches.iter().map(pairs).collect::<Option<_>>()?,
            lengths: stretches.iter().map(|characters| characters.len() as u32).collect(),
            shape,
        })
    }
}

impl Query for PositionsQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(PositionsWeight(self.clone())))
    }
}

struct PositionsWeight(PositionsQuery);

impl Weight for PositionsWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let query = &self.0;
        let mut postings = Vec::new();
        let mut places = Vec::new();
        for (number, stretch) in query.stretches.iter().enumerate() {
            for (offset, term) in stretch {
                let inverted = reader.inverted_index(term.field())?;
                let found = inverted.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?;
                let Some(found) = found else { return Ok(Box::new(EmptyScorer)) };
                postings.push(found);
                places.push((number, *offset));
            }
        }
        let mut order: Vec<usize> = (0..postings.len()).collect();
        order.sort_by_key(|&index| postings[index].doc_freq());
        let mut scorer = PositionsScorer {
            postings,
            places,
            order,
            lengths: query.lengths.clone(),
            shape: query.shape.clone(),
            boost,
            doc: 0,
            count: 0,
        };
        scorer.go_on(0);
        Ok(Box::new(scorer))
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!("no explanation of places in document {doc}")))
    }
}

struct PositionsScorer {
    postings: Vec<SegmentPostings>,
    /// For each list: which stretch it belongs to, and the pair's offset in it.
    places: Vec<(usize, u32)>,
    /// The lists, the rarest first.
    order: Vec<usize>,
    lengths: Vec<u32>,
    shape: Shape,
    boost: Score,
    doc: DocId,
    count: u32,
}

impl PositionsScorer {
    /// Goes to the first document from `target` on that has everything as asked.
    fn go_on(&mut self, mut target: DocId) {
        'next: while target < TERMINATED {
            for &index in &self.order {
                let postings = &mut self.postings[index];
                let doc = if postings.doc() < target { postings.seek(target) } else { postings.doc() };
                if doc > target {
                    target = doc;
                    continue 'next;
                }
            }
            self.count = self.matches();
            if self.count > 0 {
                self.doc = target;
                return;
            }
            target += 1;
        }
        self.doc = TERMINATED;
    }

    /// How often the stretches stand as asked in the present document.
    fn matches(&mut self) -> u32 {
        let Some(starts) = self.starts() else { return 0 };
        match &self.shape {
            Shape::InOrder(gaps) => {
                let mut reached: Vec<u32> =
                    starts[0].iter().copied().filter(|start| *start >= gaps[0].0).collect();
                for (number, starts) in starts.iter().enumerate().skip(1) {
                    let (least, most) = gaps[number];
                    let before = self.lengths[number - 1];
                    reached = starts
                        .iter()
                        .copied()
                        .filter(|&start| {
                            let first = start.saturating_sub(most + before);
                            let from = reached.partition_point(|&earlier| earlier < first);
                            reached.get(from).is_some_and(|&earlier| earlier + before + least <= start)
                        })
                        .collect();
                }
                reached.len() as u32
            }
            Shape::Near(within) => {
                let mut all: Vec<(usize, usize, usize)> = Vec::new();
                for (number, starts) in starts.iter().enumerate() {
                    let length = self.lengths[number] as usize;
                    all.extend(starts.iter().map(|&at| (at as usize, at as usize + length, number)));
                }
                all.sort_unstable();
                let chains =
                    (0..all.len()).filter(|&from| chain(&all[from..], starts.len(), *within).is_some());
                chains.count() as u32
            }
        }
    }

    /// Where each stretch begins, in order; `None` where one is not there.
    fn starts(&mut self) -> Option<Vec<Vec<u32>>> {
        let mut starts: Vec<Option<Vec<u32>>> = vec![None; self.lengths.len()];
        let mut places = Vec::new();
        for (postings, &(number, offset)) in self.postings.iter_mut().zip(&self.places) {
            postings.positions(&mut places);
            let begun = places.iter().filter_map(|place| place.checked_sub(offset));
            let both = match starts[number].take() {
                None => begun.collect::<Vec<u32>>(),
                Some(known) => begun.filter(|start| known.binary_search(start).is_ok()).collect(),
            };
            if both.is_empty() {
                return None;
            }
            starts[number] = Some(both);
        }
        starts.into_iter().collect()
    }
}

impl DocSet for PositionsScorer {
    fn advance(&mut self) -> DocId {
        if self.doc < TERMINATED {
            self.go_on(self.doc + 1);
        }
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            self.go_on(target);
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.postings[self.order[0]].size_hint() / 10
    }

    fn cost(&self) -> u64 {
        u64::from(self.postings[self.order[0]].size_hint()) * 10 * self.postings.len() as u64
    }
}

impl Scorer for PositionsScorer {
    fn score(&mut self) -> Score {
        self.boost * (1.0 + self.count as Score).ln()
    }
}
