//! What the tagger looks at: for each character many observations, each known by the hash of what is seen.
//!
//! Observations are characters around the place, jieba's words and tags there, the tables'
//! terms, and the sort of text (its register). What is seen once says something about several characters: a
//! pair of characters about those around it, a word about those of the words around it. So it is looked up once,
//! as a [`Sight`], and its [views](Sight::each) are what the characters see of it.

use super::marks::Marks;
use super::tags::LABELS;

/// One sentence as the tagger sees it: all slices have one element a character, but `words` one a word.
pub struct Observed<'a> {
    /// The characters.
    pub chars: &'a [char],
    /// Words as ranges of characters, with jieba's tag.
    pub words: &'a [(usize, usize, &'static str)],
    /// Terms of the tables.
    pub marks: &'a [Marks],
    /// The sort of text.
    pub register: u64,
}

/// Something seen, and where it is seen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The hash of what is seen.
    pub hash: u64,
    /// The character or word that has the first view of it; the next ones have the views before.
    pub from: i32,
    /// How many views there are.
    pub views: u8,
    /// Who has them.
    pub of: Of,
}

/// Who has the views of something seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Characters.
    Characters,
    /// The characters of words, each its own by the part of the word that it is.
    Words,
    /// All characters of the sentence the same.
    Sentence,
}

/// Bits of a view.
pub const VIEW: u32 = 5;
/// Bits of an observation's number that are kept, the highest ones: the hash of the sight, then the view.
pub const KEPT: u32 = 48;

impl Sight {
    /// Calls `each` with those of the views of this sight that are among `views`: the character that has it,
    /// its number, and how many of `views` are before it.
    #[inline]
    pub fn each(&self, observed: &Observed<'_>, views: u32, mut each: impl FnMut(usize, u32, usize)) {
        let at = |view: u32| (self.from - view as i32) as usize;
        if self.of == Of::Words {
            for word in 0..u32::from(self.views) {
                let Some(&(start, end, _)) = observed.words.get(at(word)) else { continue };
                let mut left = views & parts(end - start) << (word * PARTS);
                while left != 0 {
                    let view = left.trailing_zeros();
                    let before = (views & ((1 << view) - 1)).count_ones() as usize;
                    left &= left - 1;
                    for place in places(start, end, view % PARTS) {
                        each(place, view, before);
                    }
                }
            }
            return;
        }
        let mut left = views & ((1 << self.views) - 1);
        let mut before = 0;
        while left != 0 {
            let view = left.trailing_zeros();
            left &= left - 1;
            if self.of == Of::Sentence {
                (0..observed.chars.len()).for_each(|place| each(place, view, before));
            } else if at(view) < observed.chars.len() {
                each(at(view), view, before);
            }
            before += 1;
        }
    }

    /// The number of an observation: of the sight, which is that of view 0, and the view.
    #[must_use]
    pub fn number(&self, view: u32) -> u64 {
        sight(self.hash) | u64::from(view) << (64 - KEPT)
    }
}

/// The number of an observation without its view.
#[must_use]
pub fn sight(number: u64) -> u64 {
    number & !(u64::MAX >> (KEPT - VIEW))
}

/// The view in the number of an observation.
#[must_use]
pub fn view(number: u64) -> u32 {
    (number >> (64 - KEPT)) as u32 & ((1 << VIEW) - 1)
}

/// Parts of a word: first, inner, last and only character.
const PARTS: u32 = 4;

/// A bit for each part that a word of so many characters has.
#[inline]
fn parts(length: usize) -> u32 {
    match length {
        0 => 0,
        1 => 0b1000,
        2 => 0b0101,
        _ => 0b0111,
    }
}

/// The characters that are such a part, one that it has, of the word from `start` to `end`.
#[inline]
fn places(start: usize, end: usize, part: u32) -> std::ops::Range<usize> {
    match part {
        0 => start..start + 1,
        1 => start + 1..end - 1,
        2 => end - 1..end,
        _ => start..end,
    }
}

/// Which part of the word from `start` to `end` a character is.
fn part(start: usize, end: usize, place: usize) -> u32 {
    match (place == start, place + 1 == end) {
        (true, true) => 3,
        (true, false) => 0,
        (false, false) => 1,
        (false, true) => 2,
    }
}

/// Mixes `value` into `hash`.
#[inline]
#[must_use]
pub fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(23) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hash of a run of characters.
#[must_use]
pub fn hash(chars: impl IntoIterator<Item = char>) -> u64 {
    chars.into_iter().fold(LABELS as u64, |hash, c| mix(hash, u64::from(c as u32)))
}

/// Characters and words taken for those before the sentence and behind it, so that no template asks where it
/// ends.
const AROUND: usize = 3;

/// Calls `each` with everything that is seen in a sentence.
pub fn extract(observed: &Observed<'_>, mut each: impl FnMut(Sight)) {
    let mut see = |template: u64, values: &[u64], from: i32, views: u8, of: Of| {
        let start = template.wrapping_mul(0xA24B_AED4_963E_E407);
        let hash = values.iter().fold(start, |hash, &value| mix(hash, value));
        each(Sight { hash, from, views, of });
    };
    see(40, &[], 0, 1, Of::Sentence);
    see(45, &[observed.register], 0, 1, Of::Sentence);
    let length = observed.chars.len();
    let mut code = vec![1u64; length + 2 * AROUND];
    for (place, &c) in observed.chars.iter().enumerate() {
        let lowered = if c.is_ascii_digit() { '0' } else { c.to_ascii_lowercase() };
        code[place + AROUND] = u64::from(lowered as u32);
    }
    code[length + AROUND..].fill(2);
    // Runs of characters, seen from two characters behind their first one on.
    for start in 0..code.len() {
        let from = start as i32 - AROUND as i32 + 2;
        let run = |count: usize| code.get(start..start + count);
        if let Some(run) = run(1) {
            see(1, run, from, 5, Of::Characters);
        }
        if let Some(run) = run(2) {
            see(2, run, from, 4, Of::Characters);
        }
        if let Some(run) = run(3) {
            see(3, run, from, 4, Of::Characters);
        }
    }
    words(observed, &mut see);
    let mut marks = vec![Marks::default(); length + 2];
    marks[1..=length].copy_from_slice(observed.marks);
    let register = observed.register;
    for &(start, end, name) in observed.words {
        let tag = tag(name);
        for place in start..end {
            let c = &code[place + AROUND - 1..place + AROUND + 2];
            let (before, here, behind) = (marks[place], marks[place + 1], marks[place + 2]);
            let mut see = |template, values: &[u64]| see(template, values, place as i32, 1, Of::Characters);
            see(46, &[register, c[1]]);
            // Most characters are far from any term.
            if before.is_empty() && here.is_empty() && behind.is_empty() {
                continue;
            }
            see(43, &[before.all(), here.all(), behind.all()]);
            see(52, &[register, before.all(), here.all(), behind.all()]);
            if here.is_empty() {
                continue;
            }
            let part = u64::from(part(start, end, place));
            see(42, &[here.all()]);
            see(44, &[here.all(), tag, part]);
            see(47, &[register, here.all()]);
            for (kind, position) in here.each() {
                see(48, &[kind, position]);
                see(49, &[kind, position, c[0]]);
                see(50, &[kind, position, c[2]]);
                see(51, &[kind, position, tag, part]);
            }
        }
    }
}

/// The hash of one of jieba's tags.
fn tag(name: &str) -> u64 {
    name.bytes().fold(7, |hash, byte| mix(hash, u64::from(byte)))
}

/// What is seen of words: themselves, their tags, and both with those around them.
fn words(observed: &Observed<'_>, see: &mut impl FnMut(u64, &[u64], i32, u8, Of)) {
    let count = observed.words.len();
    let (mut w, mut t) = (vec![3u64; count + 4], vec![3u64; count + 4]);
    let (mut l, mut n) = (vec![5u64; count + 4], vec![0u64; count + 4]);
    for (index, &(start, end, name)) in observed.words.iter().enumerate() {
        let digits = observed.chars[start..end].iter().map(|c| if c.is_ascii_digit() { '0' } else { *c });
        w[index + 2] = hash(digits);
        t[index + 2] = tag(name);
        l[index + 2] = u64::from(observed.chars[end - 1] as u32);
        n[index + 2] = (end - start).min(5) as u64;
    }
    for index in 0..count + 4 {
        let word = index as i32 - 2;
        see(10, &w[index..=index], word + 2, 5, Of::Words);
        if let (Some(w), Some(t)) = (w.get(index..index + 2), t.get(index..index + 2)) {
            see(11, w, word + 1, 2, Of::Words);
            see(12, t, word + 1, 2, Of::Words);
        }
    }
    for index in 0..count {
        let word = index as i32;
        let t = &t[index + 1..index + 4];
        let (l, n) = (&l[index + 2..index + 5], n[index + 2]);
        see(22, &[t[1], n], word, 1, Of::Words);
        see(23, t, word, 1, Of::Words);
        see(24, &[l[0], n], word, 1, Of::Words);
        see(25, &[l[1], n], word, 1, Of::Words);
        see(27, &[observed.register, w[index + 2]], word, 1, Of::Words);
    }
}
