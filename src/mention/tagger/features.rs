//! What the tagger looks at: for each character a list of numbers, each the hash of one observation.
//!
//! Observations are characters and their sorts around the place, jieba's words and tags there, the tables'
//! terms, and the sort of text (its register). Templates that hang on whole words are hashed once a word.

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

/// The sort of a character: Han, digit, letter, numeral, time, the several marks.
#[must_use]
pub fn sort(c: char) -> u8 {
    match c {
        '0'..='9' => 1,
        'A'..='Z' => 2,
        'a'..='z' => 3,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '亿'
        | '两' | '零' | '〇' => 4,
        '年' | '月' | '日' | '时' | '分' => 5,
        '·' | '.' | '-' => 6,
        '《' | '〈' => 7,
        '》' | '〉' => 8,
        '“' | '‘' => 9,
        '”' | '’' => 10,
        '(' => 11,
        ')' => 12,
        '、' => 13,
        ',' | '。' | '!' | '?' | ';' | ':' => 14,
        '\u{4e00}'..='\u{9fff}' => 0,
        c if c.is_alphabetic() => 16,
        _ => 15,
    }
}

/// How many numbers [`extract`] gives a character at most.
pub const MOST: usize = 128;

/// Calls `each` with the observations of every character in turn.
pub fn extract(observed: &Observed<'_>, mut each: impl FnMut(usize, &[u64])) {
    let chars = observed.chars;
    let length = chars.len();
    // Three places before and behind the sentence, so that no template asks where it ends.
    let mut code = vec![1u64; length + 6];
    let mut sorts = vec![20u64; length + 6];
    for (place, &c) in chars.iter().enumerate() {
        let c = if c.is_ascii_digit() { '0' } else { c.to_ascii_lowercase() };
        code[place + 3] = u64::from(c as u32);
        sorts[place + 3] = u64::from(sort(chars[place]));
    }
    for end in &mut code[length + 3..] {
        *end = 2;
    }
    let words = words(observed);
    let mut marks = vec![Marks::default(); length + 2];
    marks[1..=length].copy_from_slice(observed.marks);
    let mut numbers: Vec<u64> = Vec::with_capacity(MOST);
    let mut word = 0;
    for place in 0..length {
        while observed.words[word].1 <= place {
            word += 1;
        }
        let (start, end, _) = observed.words[word];
        let part = match (place == start, place + 1 == end) {
            (true, true) => 4,
            (true, false) => 1,
            (false, true) => 3,
            (false, false) => 2,
        };
        numbers.clear();
        let c = &code[place..place + 7];
        let s = &sorts[place..place + 7];
        let mut template = 1u64;
        macro_rules! see {
            ($($value:expr),*) => {{
                template += 1;
                let mut number = template.wrapping_mul(0xA24B_AED4_963E_E407);
                $( number = mix(number, $value); )*
                numbers.push(number);
            }};
        }
        see!(0);
        see!(c[3]);
        see!(c[2]);
        see!(c[4]);
        see!(c[1]);
        see!(c[5]);
        see!(c[2], c[3]);
        see!(c[3], c[4]);
        see!(c[1], c[2]);
        see!(c[4], c[5]);
        see!(c[2], c[4]);
        see!(c[1], c[2], c[3]);
        see!(c[2], c[3], c[4]);
        see!(c[3], c[4], c[5]);
        see!(c[4], c[5], c[6]);
        see!(c[3], c[4], c[5], c[6]);
        see!(s[1], s[2], s[3], s[4], s[5]);
        for &number in &words[word] {
            see!(number, part);
        }
        see!(words[word][TAG], part, c[3]);
        let (before, here, behind) = (marks[place], marks[place + 1], marks[place + 2]);
        see!(here.all());
        see!(before.all(), here.all(), behind.all());
        see!(here.all(), words[word][TAG], part);
        template = 80;
        see!(observed.register);
        see!(observed.register, c[3]);
        see!(observed.register, words[word][WORD], part);
        see!(observed.register, here.all());
        for (kind, position) in here.each() {
            template = 100;
            see!(kind, position);
            see!(kind, position, c[2]);
            see!(kind, position, c[4]);
            see!(kind, position, words[word][TAG], part);
        }
        each(place, &numbers);
    }
}

/// The place of the word's own number among those of [`words`].
const WORD: usize = 0;
/// The place of its tag's.
const TAG: usize = 1;
/// Templates that hang on words.
const WORD_TEMPLATES: usize = 18;

/// Numbers for each word: itself, its tag, and both with those around it.
fn words(observed: &Observed<'_>) -> Vec<[u64; WORD_TEMPLATES]> {
    let count = observed.words.len();
    // Two places before and behind.
    let mut word = vec![3u64; count + 4];
    let mut tag = vec![3u64; count + 4];
    let mut last = vec![5u64; count + 4];
    let mut size = vec![0u64; count + 4];
    for (index, &(start, end, name)) in observed.words.iter().enumerate() {
        let digits = observed.chars[start..end].iter().map(|c| if c.is_ascii_digit() { '0' } else { *c });
        word[index + 2] = hash(digits);
        tag[index + 2] = name.bytes().fold(7, |hash, byte| mix(hash, u64::from(byte)));
        last[index + 2] = u64::from(observed.chars[end - 1] as u32);
        size[index + 2] = (end - start).min(5) as u64;
    }
    (0..count)
        .map(|index| {
            let (w, t) = (&word[index..index + 5], &tag[index..index + 5]);
            let (l, n) = (&last[index..index + 5], &size[index..index + 5]);
            [
                w[2],
                t[2],
                mix(t[2], n[2]),
                w[1],
                w[3],
                mix(t[1], t[2]),
                mix(t[2], t[3]),
                mix(mix(t[1], t[2]), t[3]),
                mix(w[1], w[2]),
                mix(w[2], w[3]),
                mix(w[1], w[3]),
                w[0],
                w[4],
                mix(w[1], t[2]),
                mix(w[3], t[2]),
                mix(l[2], n[2]),
                mix(l[3], n[2]),
                l[4],
            ]
        })
        .collect()
}
