//! Which readings in pinyin a character has.
//!
//! Finds a reading written with tone marks (`shí`, also with combining marks, the letters ɑ and ɡ, or a breve for
//! the third tone), with a tone number (`shi2`) or without tone (`shi`); `ü` may be written `v` or `u:`.
//! Takes every reading of a polyphone for good: which one a context asks for is not its business.
//!
//! ```
//! use fangzhi::text::readings::{Reading, is_reading};
//! let reading = Reading::parse("zhǎng").unwrap();
//! assert!(is_reading('長', &reading) && is_reading('长', &reading) && !is_reading('場', &reading));
//! assert!(is_reading('長', &Reading::parse("chang2").unwrap()));
//! assert!(Reading::parse("GDP").is_none());
//! ```

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../dictionaries/readings.tsv");

/// The longest reading as written: `zhuang` and a tone number, or a combining mark.
pub const LONGEST: usize = 8;

/// A syllable as someone wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Numbers of the syllables that it may stand for; one unless it has no tone.
    syllables: Vec<u16>,
    has_tone: bool,
}

struct Readings {
    /// By every way of writing a syllable.
    written: FxHashMap<String, Vec<u16>>,
    /// Syllables of each character, sorted.
    of: FxHashMap<char, Vec<u16>>,
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
    let mut readings = Readings { written: FxHashMap::default(), of: FxHashMap::default() };
    for (number, line) in (0_u16..).zip(TABLE.lines().skip(1)) {
        let Some((syllable, characters)) = line.split_once('\t') else { continue };
        let (plain, tone) = without_tone(syllable);
        let mut ways = vec![syllable.to_owned(), plain.clone()];
        if tone > 0 {
            ways.push(format!("{plain}{tone}"));
        }
        ways.dedup();
        for way in ways {
            readings.written.entry(way).or_default().push(number);
        }
        for c in characters.chars() {
            readings.of.entry(c).or_default().push(number);
        }
    }
    readings
});

impl Reading {
    /// The reading that `written` is, if it is one.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        if written.is_empty() || written.chars().count() > LONGEST {
            return None;
        }
        let normal = normal(written)?;
        let syllables = READINGS.written.get(&normal)?.clone();
        let has_tone = normal.chars().any(|c| !c.is_ascii_lowercase() && c != 'ü');
        Some(Self { syllables, has_tone })
    }

    /// Whether it says which tone.
    #[must_use]
    pub fn has_tone(&self) -> bool {
        self.has_tone
    }
}

/// The syllables of a character without their tones, `ü` written `v` as on a keyboard; a polyphone has several.
///
/// ```
/// let syllables: Vec<&str> = fangzhi::text::readings::syllables('长').collect();
/// assert!(syllables.contains(&"chang") && syllables.contains(&"zhang"));
/// ```
pub fn syllables(c: char) -> impl Iterator<Item = &'static str> {
    READINGS.of.get(&c).into_iter().flatten().map(|&number| &*PLAIN[usize::from(number)])
}

/// Every syllable of the table without its tone, in the table's order.
static PLAIN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let syllables = TABLE.lines().skip(1).map(|line| line.split('\t').next().unwrap_or_default());
    syllables.map(|syllable| without_tone(syllable).0.replace('ü', "v")).collect()
});

/// Whether `reading` is one of the readings of `c`.
#[must_use]
pub fn is_reading(c: char, reading: &Reading) -> bool {
    READINGS
        .of
        .get(&c)
        .is_some_and(|syllables| reading.syllables.iter().any(|syllable| syllables.contains(syllable)))
}

/// Whether a character may stand in a reading.
#[must_use]
pub fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | '1'..='5' | ':' | 'ɑ' | 'ɡ' | '\u{0300}'..='\u{030C}')
        || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿăĕĭŏŭ".contains(c)
}

/// One spelling for all: composed, `a` and `g` of the ordinary shape, a caron for a breve, `ü` for `v` and `u:`.
fn normal(written: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    if !written.chars().all(is_letter) {
        return None;
    }
    let composed: String = written
        .replace("u:", "ü")
        .chars()
        .map(|c| match c {
            'ɑ' => 'a',
            'ɡ' => 'g',
            'v' => 'ü',
            '\u{0306}' => '\u{030C}',
            other => other,
        })
        .nfc()
        .map(|c| match c {
            'ă' => 'ǎ',
            'ĕ' => 'ě',
            'ĭ' => 'ǐ',
            'ŏ' => 'ǒ',
            'ŭ' => 'ǔ',
            other => other,
        })
        .collect();
    Some(composed)
}

/// The letters of a syllable without its tone mark, and the tone from 1 to 4; 0 for none.
fn without_tone(syllable: &str) -> (String, usize) {
    use unicode_normalization::UnicodeNormalization;
    const MARKS: [char; 4] = ['\u{0304}', '\u{0301}', '\u{030C}', '\u{0300}'];
    let mut tone = 0;
    let plain = syllable
        .nfd()
        .filter(|c| match MARKS.iter().position(|mark| mark == c) {
            Some(at) => {
                tone = at + 1;
                false
            }
            None => true,
        })
        .nfc()
        .collect();
    (plain, tone)
}
