//! What a finder hands to the settlement: a span, a kind, and how sure the finder is.
//!
//! Candidates may overlap; [`settle`](super::settle) decides between them.

use super::MentionKind;
use crate::sentence::{Sentence, Word};
use crate::text::Span;

/// How sure a finder is. The order is the order of precedence where two candidates overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// It looks like one.
    Guess,
    /// The tagger says so.
    Tagged,
    /// A form that is seldom anything else.
    Likely,
    /// A form that is nothing else: book-title marks, a registered firm's name.
    Sure,
}

/// A possible mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where, in the folded body.
    pub span: Span,
    /// What sort of thing.
    pub kind: MentionKind,
    /// How sure.
    pub trust: Trust,
}

impl Candidate {
    /// A candidate from `start` to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize, kind: MentionKind, trust: Trust) -> Self {
        Self { span: Span::new(start, end), kind, trust }
    }
}

/// One sentence as the finders see it.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The whole folded body.
    pub body: &'a str,
    /// The sentence and its words.
    pub sentence: &'a Sentence,
}

impl<'a> Line<'a> {
    /// The characters of the sentence.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.sentence.span.of(self.body)
    }

    /// The first byte of the sentence in the body.
    #[must_use]
    pub fn start(self) -> usize {
        self.sentence.span.start()
    }

    /// The words.
    #[must_use]
    pub fn words(self) -> &'a [Word] {
        &self.sentence.words
    }

    /// The characters of a word.
    #[must_use]
    pub fn word(self, index: usize) -> &'a str {
        self.sentence.words[index].span.of(self.body)
    }

    /// The index of the first word that ends at or behind `offset` of the body.
    #[must_use]
    pub fn word_ending(self, offset: usize) -> usize {
        self.sentence.words.partition_point(|word| word.span.end() < offset)
    }

    /// Walks back from `end` over words that `belongs` accepts (given the word and its tag) while the
    /// stretch stays within `longest` characters; gives the first byte of the stretch.
    #[must_use]
    pub fn back(self, end: usize, longest: usize, belongs: impl Fn(&str, &str) -> bool) -> usize {
        let mut start = end;
        let mut length = 0;
        for word in self.sentence.words.iter().rev().skip_while(|word| word.span.start() >= end) {
            // A word that reaches over `end` counts with its part before it.
            let part = &self.body[word.span.start()..word.span.end().min(end)];
            length += part.chars().count();
            if length > longest || !belongs(part, word.tag) {
                break;
            }
            start = word.span.start();
        }
        start
    }
}
