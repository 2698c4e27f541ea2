//! Lists of words, looked up rather than gone through: which of them a text begins with, ends with or holds.
//!
//! Words are kept in order, and each knows the longest other one that it begins with. A bit for the first character of
//! each, one for the first two and one for the first three tell in a step or two that no word begins at a place, as none
//! does at nearly all; so a text is gone through at nearly the same speed for ten words and for a hundred thousand.
//!
//! ```
//! use fangzhi::text::{Endings, Words};
//! let words = Words::new("市 市长 副市长");
//! assert_eq!(words.at("市长出席"), Some("市长"));
//! assert!(words.has("副市长") && !words.has("副市"));
//! assert!(words.stands_in("任副市长") && !words.stands_in("任县长"));
//! let all: Vec<&str> = words.all_in("副市长").map(|found| words.word(found.number)).collect();
//! assert_eq!(all, ["副市长", "市长", "市"]);
//! assert!(Endings::new("厂 大桥").end("跨河大桥") && !Endings::new("厂 大桥").end("桥"));
//! ```

use super::Span;
use rustc_hash::FxHashMap;

/// Words to look for at the beginning of a text or anywhere in it.
#[derive(Clone, Debug)]
pub struct Words {
    /// All of them, in order, each once.
    text: String,
    /// Where each begins, and where the last ends.
    starts: Vec<u32>,
    /// For each word, the longest other one that it begins with.
    shorter: Vec<Option<u32>>,
    /// The words that begin with two characters, of one character with that and a NUL behind it; and where those are more
    /// than [`FEW`], the ones that begin with three.
    heads: FxHashMap<u64, (u32, u32)>,
    /// One bit for each first character, by its [`low`] bits; all where there are [`MANY`] words, for then a processor would
    /// foresee too little of what they tell.
    firsts: [u64; LOW / 64],
    /// One bit for each hash of the characters with which a word begins: three, or all of a shorter one and NULs; and one
    /// for each [`pair`] of the first two.
    bits: Vec<u64>,
    /// How far a hash of 32 bits is moved to number a bit.
    shift: u32,
    /// Whether any has but one character.
    single: bool,
    /// One bit for each [`shape`] of a word.
    shapes: u64,
}

/// A word of a list in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub span: Span,
    /// Which: the word's place in the order of the list.
    pub number: usize,
}

impl Words {
    /// The words of a list with blanks between.
    #[must_use]
    pub fn new(list: &str) -> Self {
        Self::of(list.split_whitespace())
    }

    /// These words, numbered in their order as strings; empty ones are left out.
    #[must_use]
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        // So many bits that few places are looked at in vain, but no more than the processor keeps at hand.
        let bits = (words.len() * 64).min(1 << 18).max(words.len() * 8).next_power_of_two().max(64);
        let mut new = Self {
            text: words.concat(),
            starts: Vec::with_capacity(words.len() + 1),
            shorter: Vec::with_capacity(words.len()),
            heads: FxHashMap::default(),
            firsts: [if words.len() < MANY { 0 } else { u64::MAX }; LOW / 64],
            bits: vec![0; bits / 64],
            shift: 32 - bits.trailing_zeros(),
            single: false,
            shapes: 0,
        };
        let mut at = 0;
        new.starts.push(0);
        // The words that the one looked at begins with, the longest last.
        let mut open: Vec<usize> = Vec::new();
        for (number, word) in words.iter().enumerate() {
            while open.last().is_some_and(|&last| !word.starts_with(words[last])) {
                open.pop();
            }
            new.shorter.push(open.last().map(|&last| last as u32));
            open.push(number);
            at += word.len();
            new.starts.push(at as u32);
            let head = head(word);
            new.firsts[low(head[0]) / 64] |= 1 << (low(head[0]) % 64);
            new.single |= head[1] == NONE;
            new.shapes |= 1 << shape(word);
            let pair = pair(head[0], head[1]);
            for bit in [new.bit(pair ^ PAIR), new.bit(pair ^ third(head[2]))] {
                new.bits[bit / 64] |= 1 << (bit % 64);
            }
            let range = new.heads.entry(key([head[0], head[1], NONE])).or_insert((number as u32, 0));
            range.1 = number as u32 + 1;
        }
        let many: Vec<(u32, u32)> =
            new.heads.values().copied().filter(|&(from, to)| (to - from) as usize > FEW).collect();
        for (from, to) in many {
            for number in from..to {
                let head = head(words[number as usize]);
                if head[2] != NONE {
                    new.heads.entry(key(head)).or_insert((number, 0)).1 = number + 1;
                }
            }
        }
        new
    }

    #[inline]
    fn bit(&self, hash: u32) -> usize {
        (hash >> self.shift) as usize
    }

    #[inline]
    fn has_bit(&self, hash: u32) -> bool {
        let bit = self.bit(hash);
        self.bits[bit / 64] >> (bit % 64) & 1 != 0
    }

    /// Whether a word may begin with a character.
    #[inline]
    fn may_begin_with(&self, first: char) -> bool {
        self.firsts[low(first) / 64] >> (low(first) % 64) & 1 != 0
    }

    /// Whether a word may begin with these characters.
    #[inline]
    fn may_begin(&self, [first, second]: [char; 2]) -> bool {
        self.has_bit(pair(first, second) ^ PAIR) || self.single && self.has_bit(pair(first, NONE))
    }

    /// The number of the longest word that `text` begins with, whose first characters are given.
    #[inline]
    fn longest(&self, head: [char; 3], text: &str) -> Option<usize> {
        let [first, second, behind] = head;
        let pair_hash = pair(first, second);
        if self.has_bit(pair_hash ^ PAIR)
            && (self.has_bit(pair_hash ^ third(behind)) || self.has_bit(pair_hash))
            && let Some(found) = self.among(head, text)
        {
            return Some(found);
        }
        if self.single && self.has_bit(pair(first, NONE)) {
            let number = self.heads.get(&key([first, NONE, NONE])).map(|&(number, _)| number as usize);
            return number.filter(|&number| self.begins(text, number));
        }
        None
    }

    fn among(&self, head: [char; 3], text: &str) -> Option<usize> {
        let [first, second, _] = head;
        let pair = *self.heads.get(&key([first, second, NONE]))?;
        if (pair.1 - pair.0) as usize <= FEW {
            return self.last(pair, text);
        }
        let three = (head[2] != NONE).then(|| self.heads.get(&key(head))).flatten();
        // Words of two characters are the first of those that begin with them.
        three.and_then(|&three| self.last(three, text)).or_else(|| self.last((pair.0, pair.0 + 1), text))
    }

    /// The longest word that `text` begins with, of a range.
    fn last(&self, (from, to): (u32, u32), text: &str) -> Option<usize> {
        let (mut from, mut to) = (from as usize, to as usize);
        while to - from > FEW {
            let middle = usize::midpoint(from, to);
            if self.bytes(middle) <= text.as_bytes() { from = middle } else { to = middle }
        }
        let begins = |number: &usize| self.begins(text, *number);
        // What the text begins with before these, they begin with, too.
        let shorter = |number: &usize| self.shorter[*number].map(|number| number as usize);
        (from..to).rev().find(begins).or_else(|| std::iter::successors(shorter(&from), shorter).find(begins))
    }

    /// The next place at or behind `from` where words begin, and the number of the longest of them.
    #[inline]
    fn next(&self, text: &str, from: usize) -> Option<Found> {
        let mut rest = text.get(from..)?.chars();
        loop {
            let here = rest.as_str();
            let first = rest.next()?;
            if !self.may_begin_with(first) {
                continue;
            }
            let mut behind = rest.clone();
            let second = behind.next().unwrap_or(NONE);
            if self.may_begin([first, second])
                && let Some(number) = self.longest([first, second, behind.next().unwrap_or(NONE)], here)
            {
                let start = text.len() - here.len();
                return Some(Found { span: Span::new(start, start + self.bytes(number).len()), number });
            }
        }
    }

    /// The bytes of a word: what is only compared need not be seen to begin and end with a character.
    #[inline]
    fn bytes(&self, number: usize) -> &[u8] {
        &self.text.as_bytes()[self.starts[number] as usize..self.starts[number + 1] as usize]
    }

    #[inline]
    fn begins(&self, text: &str, number: usize) -> bool {
        text.as_bytes().starts_with(self.bytes(number))
    }

    /// A word by its number.
    #[inline]
    #[must_use]
    pub fn word(&self, number: usize) -> &str {
        &self.text[self.starts[number] as usize..self.starts[number + 1] as usize]
    }

    /// All words, in the order of their numbers.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.word(number))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shorter.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shorter.is_empty()
    }

    /// The number of the longest word that `text` begins with.
    #[must_use]
    pub fn number_at(&self, text: &str) -> Option<usize> {
        text.chars().next().filter(|&first| self.may_begin_with(first))?;
        self.longest(head(text), text)
    }

    /// The longest word that `text` begins with.
    #[must_use]
    pub fn at(&self, text: &str) -> Option<&str> {
        self.number_at(text).map(|number| self.word(number))
    }

    /// Whether `word` is one of them.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.shapes >> shape(word) & 1 != 0 && self.at(word) == Some(word)
    }

    /// Whether any of them stands in `text`.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        self.next(text, 0).is_some()
    }

    /// The words in `text`, the longest at each place, none overlapping.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.next(text, from)?;
            from = found.span.end();
            Some(found)
        })
    }

    /// All words in `text`, overlapping ones too, in order of place, longer ones first.
    pub fn all_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> {
        let mut from = 0;
        let mut last: Option<Found> = None;
        std::iter::from_fn(move || {
            let shorter = last.and_then(|last| {
                let number = self.shorter[last.number]? as usize;
                let start = last.span.start();
                Some(Found { span: Span::new(start, start + self.bytes(number).len()), number })
            });
            last = shorter.or_else(|| {
                let found = self.next(text, from)?;
                from =
                    found.span.start() + text[found.span.start()..].chars().next().map_or(1, char::len_utf8);
                Some(found)
            });
            last
        })
    }
}

/// Stands for a character where there is none.
const NONE: char = '\0';

/// So many words are looked at one by one.
const FEW: usize = 4;

/// Words that begin with so many characters that nearly every text holds them at every turn.
const MANY: usize = 64;

/// Sets the hashes of two characters apart from those of three.
const PAIR: u32 = 0x5851_F42D;

/// How many values the lowest bits of a character have, by which first and last characters are told.
const LOW: usize = 1024;

/// The lowest bits of a character.
#[inline]
fn low(c: char) -> usize {
    c as usize % LOW
}

/// The hash of two characters; with [`third`], of three.
#[inline]
fn pair(first: char, second: char) -> u32 {
    (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA6B)
}

/// What a third character adds to a hash.
#[inline]
fn third(c: char) -> u32 {
    (c as u32).wrapping_mul(0xC2B2_AE35)
}

/// A number below 64 by length and last byte of a word, by which most words are told from those of a short list.
#[inline]
fn shape(word: &str) -> usize {
    let last = word.as_bytes().last().copied().unwrap_or_default();
    (usize::from(last) + word.len() * 11) % 64
}

fn head(text: &str) -> [char; 3] {
    let mut chars = text.chars();
    std::array::from_fn(|_| chars.next().unwrap_or(NONE))
}

fn key([first, second, third]: [char; 3]) -> u64 {
    u64::from(first) << 42 | u64::from(second) << 21 | u64::from(third)
}

/// Words to look for at the end of a text.
pub struct Endings {
    /// One bit for each last character, by its [`low`] bits.
    bits: [u64; LOW / 64],
    /// Each last character, and where its words begin and end.
    characters: Vec<(char, usize, usize)>,
    /// By their last characters, longer ones first.
    words: Vec<Box<str>>,
}

impl Endings {
    /// The words of a list with blanks between.
    #[must_use]
    pub fn new(list: &str) -> Self {
        let mut keyed: Vec<(char, &str)> =
            list.split_whitespace().filter_map(|word| Some((word.chars().next_back()?, word))).collect();
        keyed.sort_by_key(|&(c, word)| (c, std::cmp::Reverse(word.len())));
        let mut bits = [0; LOW / 64];
        let mut characters: Vec<(char, usize, usize)> = Vec::new();
        for (at, &(c, _)) in keyed.iter().enumerate() {
            bits[low(c) / 64] |= 1 << (low(c) % 64);
            match characters.last_mut() {
                Some((last, _, end)) if *last == c => *end = at + 1,
                _ => characters.push((c, at, at + 1)),
            }
        }
        Self { bits, characters, words: keyed.into_iter().map(|(_, word)| Box::from(word)).collect() }
    }

    /// The words that end with a character.
    #[inline]
    fn of(&self, c: char) -> &[Box<str>] {
        if self.bits[low(c) / 64] >> (low(c) % 64) & 1 == 0 {
            return &[];
        }
        match self.characters.binary_search_by_key(&c, |&(c, ..)| c) {
            Ok(at) => &self.words[self.characters[at].1..self.characters[at].2],
            Err(_) => &[],
        }
    }

    /// Whether `text` ends with any of them.
    #[must_use]
    pub fn end(&self, text: &str) -> bool {
        text.chars().next_back().is_some_and(|last| self.of(last).iter().any(|word| text.ends_with(&**word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is found is what a search for each word finds.
        #[test]
        fn all_words_are_found(list in "([一二ab]{1,5} ){0,120}", text in "[一二ab]{0,13}") {
            let words = Words::new(&list);
            let mut wanted: Vec<Span> = Vec::new();
            for word in words.all() {
                let at = |at: &usize| text[*at..].starts_with(word);
                let places = text.char_indices().map(|(at, _)| at).filter(at);
                wanted.extend(places.map(|at| Span::new(at, at + word.len())));
            }
            wanted.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
            let found: Vec<Span> = words.all_in(&text).map(|found| found.span).collect();
            prop_assert_eq!(found, wanted, "{}", list);
        }
    }
}
