//! The trained tagger: a linear chain of labels over characters, scored by many small observations.
//!
//! It finds firms, agencies, organisations, people, positions and places that no form or table gives away
//! (海信, 赛轮, 楚建平). It knows neither the article nor what was found before: that is for the
//! [finders](super) around it.

pub mod bodies;
pub mod chain;
pub mod features;
pub mod marks;
pub mod model;
pub mod register;
pub mod seen;
pub mod tags;
pub mod train;

pub use model::{MODEL, Model, ModelError};
pub use tags::Tag;

use crate::dictionary::Dictionaries;
use crate::sentence::Sentence;
use crate::text::Span;
use features::Observed;
use marks::Marks;
use model::Scratch;
use std::cell::RefCell;
use tags::{Part, parts};

/// A body with everything that the tagger looks at.
pub struct Body<'a> {
    text: &'a str,
    sentences: &'a [Sentence],
    marks: Vec<Marks>,
    register: u64,
}

/// One sentence of a [`Body`], character by character.
struct Characters {
    chars: Vec<char>,
    /// Byte offsets in the body, and one past the last.
    offsets: Vec<usize>,
    words: Vec<(usize, usize, &'static str)>,
}

impl<'a> Body<'a> {
    /// Looks up the terms of the tables in a folded body.
    #[must_use]
    pub fn new(text: &'a str, sentences: &'a [Sentence], register: u64, dictionaries: &Dictionaries) -> Self {
        Self { text, sentences, marks: marks::marks(text, dictionaries), register }
    }

    /// Calls `each` with each sentence, and with what the tagger looks at there.
    fn observe(&self, mut each: impl FnMut(&Characters, &Observed<'_>)) {
        let mut at = 0;
        for sentence in self.sentences {
            let characters = characters(self.text, sentence);
            let length = characters.chars.len();
            let observed = Observed {
                chars: &characters.chars,
                words: &characters.words,
                marks: &self.marks[at..at + length],
                register: self.register,
            };
            at += length;
            each(&characters, &observed);
        }
    }
}

fn characters(text: &str, sentence: &Sentence) -> Characters {
    // Most characters have three bytes.
    let (length, words) = (sentence.span.len() / 2, sentence.words.len());
    let mut characters = Characters {
        chars: Vec::with_capacity(length),
        offsets: Vec::with_capacity(length + 1),
        words: Vec::with_capacity(words),
    };
    for word in &sentence.words {
        let start = characters.chars.len();
        for (at, c) in word.span.of(text).char_indices() {
            characters.chars.push(c);
            characters.offsets.push(word.span.start() + at);
        }
        characters.words.push((start, characters.chars.len(), word.tag));
    }
    characters.offsets.push(sentence.span.end());
    characters
}

thread_local! {
    /// Kept from one article to the next.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// The names that `model` sees in a folded body, in order.
#[must_use]
pub fn tag(
    model: &Model,
    text: &str,
    sentences: &[Sentence],
    dictionaries: &Dictionaries,
) -> Vec<(Span, Tag)> {
    let body = Body::new(text, sentences, model.registers().of(text), dictionaries);
    let mut found = Vec::new();
    SCRATCH.with_borrow_mut(|scratch| {
        body.observe(|characters, observed| {
            let labels = chain::best(model.sums(observed, scratch), model.steps());
            names(&labels, |start, end, tag| {
                found.push((Span::new(characters.offsets[start], characters.offsets[end]), tag));
            });
        });
    });
    found
}

/// Calls `each` with start, end and tag of every name in a labelling.
fn names(labels: &[u8], mut each: impl FnMut(usize, usize, Tag)) {
    let mut start = 0;
    for (place, &label) in labels.iter().enumerate() {
        match parts(usize::from(label)) {
            Some((_, Part::First)) => start = place,
            Some((tag, Part::Last)) => each(start, place + 1, tag),
            Some((tag, Part::Only)) => each(place, place + 1, tag),
            Some((_, Part::Inner)) | None => {}
        }
    }
}
