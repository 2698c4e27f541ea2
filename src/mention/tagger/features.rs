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
    /// Calls `each` with the views of this sight that somebody may have: the character, the view's number, how many
    /// of `views` are before it, and whether it is one of `views`. Which are is not foreseen by a processor, so all
    /// take the same way; the character of one that is none means nothing.
    #[inline]
    pub fn each(&self, observed: &Observed<'_>, views: u32, mut each: impl FnMut(usize, u32, u32, bool)) {
        let at = |view: u32| (self.from - view as i32) as usize;
        let mut before = 0;
        match self.of {
            Of::Characters => {
                for view in 0..u32::from(self.views) {
                    let has = views >> view & 1;
                    each(at(view), view, before, (has == 1) & (at(view) < observed.chars.len()));
                    before += has;
                }
            }
            Of::Words => {
                for word in 0..u32::from(self.views) {
                    let set = views >> (word * PARTS) & 0b1111;
                    if let Some(&(start, end, _)) = observed.words.get(at(word)) {
                        let mut part = |place: usize, part: u32, is: bool| {
                            let before = before + u32::from(BEFORE[set as usize][part as usize]);
                            each(place, word * PARTS + part, before, (set >> part & 1 == 1) & is);
                        };
                        let single = end - start == 1;
                        part(start, if single { 3 } else { 0 }, true);
                        // Few words are so long.
                        for place in start + 1..(end - 1).max(start + 1) {
                            part(place, 1, true);
                        }
                        part(end - 1, 2, !single);
                    }
                    before += u32::from(BEFORE[set as usize][PARTS as usize]);
                }
            }
            Of::Sentence => {
                (0..observed.chars.len()).for_each(|place| each(place, 0, 0, views & 1 == 1));
            }
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

/// How many parts of a set are before each part, and how many it has.
const BEFORE: [[u8; 1 + PARTS as usize]; 1 << PARTS] = {
    let mut before = [[0; 1 + PARTS as usize]; 1 << PARTS];
    let mut set: usize = 0;
    while set < before.len() {
        let mut part = 0;
        while part <= PARTS {
            before[set][part as usize] = (set & ((1 << part) - 1)).count_ones() as u8;
            part += 1;
        }
        set += 1;
    }
    before
};

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
    let mark = |place: usize| observed.marks.get(place).copied().unwrap_or_default();
    let register = observed.register;
    for &(start, end, name) in observed.words {
        let tag = tag(name);
        for place in start..end {
            let c = &code[place + AROUND - 1..place + AROUND + 2];
            // None stands before the first place.
            let (before, here, behind) = (mark(place.wrapping_sub(1)), mark(place), mark(place + 1));
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

/// What is seen of a word, or of what stands for one around the sentence.
#[derive(Clone, Copy)]
struct Word {
    text: u64,
    tag: u64,
    last: u64,
    length: u64,
}

/// What is seen of words: themselves, their tags, and both with those around them.
fn words(observed: &Observed<'_>, see: &mut impl FnMut(u64, &[u64], i32, u8, Of)) {
    let count = observed.words.len();
    let mut words = vec![Word { text: 3, tag: 3, last: 5, length: 0 }; count + 4];
    for (word, &(start, end, name)) in words[2..].iter_mut().zip(observed.words) {
        let digits = observed.chars[start..end].iter().map(|c| if c.is_ascii_digit() { '0' } else { *c });
        *word = Word {
            text: hash(digits),
            tag: tag(name),
            last: u64::from(observed.chars[end - 1] as u32),
            length: (end - start).min(5) as u64,
        };
    }
    for (index, word) in words.iter().enumerate() {
        let from = index as i32 - 2;
        see(10, &[word.text], from + 2, 5, Of::Words);
        if let Some(next) = words.get(index + 1) {
            see(11, &[word.text, next.text], from + 1, 2, Of::Words);
            see(12, &[word.tag, next.tag], from + 1, 2, Of::Words);
        }
    }
    for (from, around) in (0..count as i32).zip(words[1..].windows(3)) {
        let [before, word, behind] = [around[0], around[1], around[2]];
        see(22, &[word.tag, word.length], from, 1, Of::Words);
        see(23, &[before.tag, word.tag, behind.tag], from, 1, Of::Words);
        see(24, &[word.last, word.length], from, 1, Of::Words);
        see(25, &[behind.last, word.length], from, 1, Of::Words);
        see(27, &[observed.register, word.text], from, 1, Of::Words);
    }
}
