//! Where a query stands in a text, exactly, in the text's own script; and the stretch that shows it best.

use super::compile::words_of;
use super::tokens::keyed;
use crate::query::{Field, Query, Term};

/// A stretch of an article with what was found in it. All offsets count characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The characters, in the article's own script.
    pub text: String,
    /// Where the stretch begins in the article's text.
    pub start: usize,
    /// What was found, as offsets in this stretch, in order, apart.
    pub highlights: Vec<(usize, usize)>,
}

/// The characters of a text as the index has them, each with its offset in the text.
#[derive(Debug)]
pub(super) struct Characters {
    folded: Vec<char>,
    offsets: Vec<u32>,
}

/// The characters under which both scripts are found, one for one, so that offsets are those of the text itself.
pub(super) fn characters_of(text: &str) -> Characters {
    let mut folded = Vec::with_capacity(text.len() / 3);
    let mut offsets = Vec::with_capacity(text.len() / 3);
    for (offset, c) in (0u32..).zip(text.chars()) {
        if !c.is_whitespace() {
            folded.push(keyed(c));
            offsets.push(offset);
        }
    }
    Characters { folded, offsets }
}

impl Characters {
    /// The characters.
    pub(super) fn folded(&self) -> &[char] {
        &self.folded
    }

    /// Offsets in the text of the characters from `start` to `end`.
    fn place(&self, start: usize, end: usize) -> (usize, usize) {
        (self.offsets[start] as usize, self.offsets[end - 1] as usize + 1)
    }

    /// All places of `needle`, as indices into the folded characters.
    pub(super) fn find<'a>(&'a self, needle: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        let first = needle.first().copied();
        self.folded
            .iter()
            .enumerate()
            .filter(move |(at, c)| Some(**c) == first && self.folded[*at..].starts_with(needle))
            .map(|(at, _)| at)
    }
}

/// Something to be found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Needle {
    /// These characters.
    Exact(Vec<char>),
    /// These characters, or else these words of theirs.
    Words(Vec<char>, Vec<Vec<char>>),
    /// Characters, any one, any few.
    Pattern(Vec<Piece>),
    /// Stretches near one another.
    Near(Vec<Vec<char>>, usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Character(char),
    AnyOne,
    AnyFew,
}

/// How many characters a `*` may stand for: a name's middle, not half a paragraph.
pub(super) const FEW: usize = 12;

fn folded(text: &str) -> Vec<char> {
    characters_of(text).folded
}

impl Needle {
    pub(super) fn new(term: &Term) -> Self {
        match term {
            Term::Phrase(text) => Self::Exact(folded(text)),
            Term::Word(text) => {
                Self::Words(folded(text), words_of(text).iter().map(|word| folded(word)).collect())
            }
            Term::Wildcard(pattern) => Self::Pattern(
                pattern
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .map(|c| match c {
                        '*' => Piece::AnyFew,
                        '?' => Piece::AnyOne,
                        c => Piece::Character(keyed(c)),
                    })
                    .collect(),
            ),
            Term::Near { words, within } => {
                Self::Near(words.iter().map(|word| folded(word)).collect(), *within as usize)
            }
        }
    }

    /// The stretches of characters that must be there.
    pub(super) fn pieces(term: &Term) -> Vec<String> {
        match term {
            Term::Word(text) | Term::Phrase(text) => vec![text.clone()],
            Term::Wildcard(pattern) => {
                pattern.split(['*', '?']).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
            }
            Term::Near { words, .. } => words.clone(),
        }
    }

    /// Whether it stands in the text.
    pub(super) fn matches(&self, text: &Characters) -> bool {
        let mut found = false;
        self.places(text, &mut |_| {
            found = true;
            false
        });
        found
    }

    /// Calls `sink` with every place (indices into the folded characters) until it says no.
    fn places(&self, text: &Characters, sink: &mut dyn FnMut((usize, usize)) -> bool) {
        match self {
            Self::Exact(needle) => {
                for at in text.find(needle) {
                    if !sink((at, at + needle.len())) {
                        return;
                    }
                }
            }
            Self::Words(whole, words) => {
                let mut any = false;
                for at in text.find(whole) {
                    any = true;
                    if !sink((at, at + whole.len())) {
                        return;
                    }
                }
                if any {
                    return;
                }
                for word in words {
                    for at in text.find(word) {
                        if !sink((at, at + word.len())) {
                            return;
                        }
                    }
                }
            }
            Self::Pattern(pieces) => {
                let mut at = 0;
                while at < text.folded.len() {
                    match pattern_end(pieces, &text.folded, at) {
                        Some(end) if end > at => {
                            if !sink((at, end)) {
                                return;
                            }
                            at = end;
                        }
                        _ => at += 1,
                    }
                }
            }
            Self::Near(words, within) => near(text, words, *within, sink),
        }
    }
}

/// Where a pattern that begins at `at` ends. Each `*` takes as few characters as it can and never gives back
/// more than [`FEW`], so that the time is bounded by length × pieces × [`FEW`].
fn pattern_end(pieces: &[Piece], text: &[char], at: usize) -> Option<usize> {
    // The ends that can be reached after each piece, as offsets from `at`, few and sorted.
    let mut ends = vec![at];
    for piece in pieces {
        let mut next: Vec<usize> = Vec::with_capacity(ends.len());
        for &end in &ends {
            match piece {
                Piece::Character(c) if text.get(end) == Some(c) => next.push(end + 1),
                Piece::Character(_) => {}
                Piece::AnyOne if end < text.len() => next.push(end + 1),
                Piece::AnyOne => {}
                Piece::AnyFew => next.extend((end..=end + FEW).take_while(|&end| end <= text.len())),
            }
        }
        next.sort_unstable();
        next.dedup();
        if next.is_empty() {
            return None;
        }
        ends = next;
    }
    ends.first().copied()
}

/// Places where all words stand, with at most `within` characters between neighbours.
fn near(text: &Characters, words: &[Vec<char>], within: usize, sink: &mut dyn FnMut((usize, usize)) -> bool) {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (number, word) in words.iter().enumerate() {
        all.extend(text.find(word).map(|at| (at, at + word.len(), number)));
    }
    all.sort_unstable();
    for from in 0..all.len() {
        for part in chain(&all[from..], words.len(), within).into_iter().flatten() {
            if !sink(part) {
                return;
            }
        }
    }
}

/// The nearest chain from the first of `places` on that has every one of `count` words, with at most `within`
/// characters between neighbours. Places are (start, end, number of the word), sorted.
pub(super) fn chain(
    places: &[(usize, usize, usize)],
    count: usize,
    within: usize,
) -> Option<Vec<(usize, usize)>> {
    let mut seen = vec![false; count];
    let mut end = places.first()?.0;
    let mut parts = Vec::with_capacity(count);
    for &(from, to, number) in places {
        if from > end + within && !parts.is_empty() {
            break;
        }
        if !seen[number] && (parts.is_empty() || from >= end) {
            seen[number] = true;
            end = to;
            parts.push((from, to));
        }
        if parts.len() == count {
            return Some(parts);
        }
    }
    None
}

/// The part of an article that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its headline.
    Title,
    /// Its text.
    Body,
}

/// What a query looks for in a part of an article; what it excludes is left out.
pub(super) fn needles(query: &Query, part: Part) -> Vec<Needle> {
    fn gather(query: &Query, part: Part, needles: &mut Vec<Needle>) {
        match query {
            Query::Text(term) => needles.push(Needle::new(term)),
            Query::Field(Field::Title, term) if part == Part::Title => needles.push(Needle::new(term)),
            Query::Field(Field::Person | Field::Firm | Field::Agency | Field::Name | Field::Event, term) => {
                needles.push(Needle::new(term));
            }
            Query::And(parts) | Query::Or(parts) => {
                for query in parts {
                    gather(query, part, needles);
                }
            }
            Query::All | Query::Field(..) | Query::Date(_) | Query::Amount(_) | Query::Not(_) => {}
        }
    }
    let mut found = Vec::new();
    gather(query, part, &mut found);
    found
}

/// How many places are looked for in one text: a reader sees a few, a text of a single character repeated has all.
const MOST_PLACES: usize = 10_000;

/// Every place of a query in a text, as character offsets, in order, joined where they touch.
#[must_use]
pub fn highlights(query: &Query, text: &str) -> Vec<(usize, usize)> {
    places(&needles(query, Part::Body), &characters_of(text))
}

pub(super) fn places(needles: &[Needle], text: &Characters) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for needle in needles {
        needle.places(text, &mut |(start, end)| {
            if end > start {
                found.push(text.place(start, end));
            }
            found.len() < MOST_PLACES
        });
    }
    found.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(found.len());
    for (start, end) in found {
        match joined.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    joined
}

/// How many characters a snippet has.
const LENGTH: usize = 100;

/// The stretch of the text with the most that was found, beginning at a sentence where one is near.
pub(super) fn snippet(text: &str, found: &[(usize, usize)]) -> Snippet {
    let chars: Vec<char> = text.chars().collect();
    // A window over the places: the most characters found, the earlier window where equal.
    let mut best = (0, 0, 0);
    let mut from = 0;
    let mut covered = 0;
    for (index, &(start, end)) in found.iter().enumerate() {
        covered += end - start;
        while end - found[from].0 > LENGTH && from < index {
            covered -= found[from].1 - found[from].0;
            from += 1;
        }
        if covered > best.0 {
            best = (covered, found[from].0, end);
        }
    }
    let (_, first, last) = best;
    let last = last.max(first + 1).min(chars.len());
    let spare = LENGTH.saturating_sub(last - first);
    let mut start = first.saturating_sub(spare / 3);
    // Back to where the sentence begins, if that is not far.
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '\n' | '；');
    if let Some(at) = (first.saturating_sub(spare * 2 / 3)..first).rev().find(|&at| ends(chars[at])) {
        start = at + 1;
    }
    while start < first && chars[start].is_whitespace() {
        start += 1;
    }
    let end = (start + LENGTH).max(last).min(chars.len());
    let highlights = found
        .iter()
        .filter(|(from, to)| *from >= start && *to <= end)
        .map(|(from, to)| (from - start, to - start))
        .collect();
    // Line feeds become spaces: a snippet is one line, and no offset moves.
    let text = chars[start..end].iter().map(|&c| if c == '\n' { ' ' } else { c }).collect();
    Snippet { text, start, highlights }
}
