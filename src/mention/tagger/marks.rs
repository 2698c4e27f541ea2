//! Terms of the tables as the tagger sees them: for each character, which kinds of term cover it and whether
//! it is the first, an inner, the last or the only character of the longest one.

use super::seen;
use crate::dictionary::{Dictionaries, Term};
use crate::text::Words;

/// Kinds of term that tell something about names.
const KINDS: usize = 14;
/// The first of the kinds of names that occur in news; the tables' kinds are before it.
const SEEN: u32 = 10;
/// Bits for one kind: 0 no term, 1 first, 2 inner, 3 last, 4 only character.
const BITS: u32 = 3;

/// The terms that cover one character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u64);

impl Marks {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All in one number.
    #[must_use]
    pub fn all(self) -> u64 {
        self.0
    }

    /// Each kind that covers the character, with the character's place in the term.
    pub fn each(self) -> impl Iterator<Item = (u64, u64)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let kind = rest.trailing_zeros() / BITS;
            let place = rest >> (kind * BITS) & 7;
            rest &= !(7 << (kind * BITS));
            Some((u64::from(kind), place))
        })
    }

    fn set(&mut self, kind: u32, place: u64) {
        self.0 = self.0 & !(7 << (kind * BITS)) | place << (kind * BITS);
    }
}

/// Everything that sets marks, in one list: the terms of the tables and the names that occur in news.
struct Lexicon {
    words: Words,
    /// For each word the set of its kinds.
    kinds: Vec<u32>,
}

impl Lexicon {
    fn new(dictionaries: &Dictionaries) -> Self {
        let mut all: Vec<(&str, u32)> = Vec::new();
        for (text, terms) in dictionaries.gazetteer.entries() {
            let set = terms.iter().filter_map(kind).fold(0, |set, kind| set | 1 << kind);
            if set != 0 {
                all.push((text, set));
            }
        }
        for (name, sort) in seen::names() {
            all.push((name, 1 << (SEEN + sort)));
        }
        // Both lists are in order, so that this merges them.
        all.sort_by_key(|&(text, _)| text);
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 |= next.1;
            }
            same
        });
        let words = Words::of(all.iter().map(|&(text, _)| text));
        Self { words, kinds: all.into_iter().map(|(_, kinds)| kinds).collect() }
    }
}

/// The marks of every character of `text`.
#[must_use]
pub fn marks(text: &str, dictionaries: &Dictionaries) -> Vec<Marks> {
    let lexicon = dictionaries.derived(Lexicon::new);
    let mut number = vec![0u32; text.len() + 1];
    let mut count = 0;
    for (at, _) in text.char_indices() {
        number[at] = count;
        count += 1;
    }
    number[text.len()] = count;
    let mut marks = vec![Marks::default(); count as usize];
    // The length of the term that set a mark: a longer one of the same kind wins.
    let mut lengths = vec![[0u8; KINDS]; count as usize];
    for found in lexicon.words.all_in(text) {
        let (start, end) = (number[found.span.start()] as usize, number[found.span.end()] as usize);
        let length = u8::try_from(end - start).unwrap_or(u8::MAX);
        let mut kinds = lexicon.kinds[found.number];
        while kinds != 0 {
            let kind = kinds.trailing_zeros();
            kinds &= kinds - 1;
            for place in start..end {
                if length <= lengths[place][kind as usize] {
                    continue;
                }
                lengths[place][kind as usize] = length;
                let part = match (place == start, place + 1 == end) {
                    (true, true) => 4,
                    (true, false) => 1,
                    (false, true) => 3,
                    (false, false) => 2,
                };
                marks[place].set(kind, part);
            }
        }
    }
    marks
}

/// The number of a term's kind; none for terms that say nothing about names.
fn kind(term: &Term) -> Option<u32> {
    match term {
        Term::Region(..) => Some(0),
        Term::FormerRegion(_) => Some(1),
        Term::ZoneForm(_) => Some(2),
        Term::Agency(..) => Some(3),
        Term::FirmForm(_) => Some(4),
        Term::Firm(..) => Some(5),
        Term::OrganisationForm(_) => Some(6),
        Term::Organisation(..) => Some(7),
        Term::Position(_) => Some(8),
        Term::Head(_) => Some(9),
        _ => None,
    }
}
