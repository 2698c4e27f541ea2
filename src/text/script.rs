//! Folding: simplified and half-width, character for character, so that one analysis serves both scripts.
//!
//! Finds traditional characters and regional or compatibility forms of them, full-width ASCII, and the script
//! that a text is written in. Leaves the case of letters, white space other than U+3000, and characters that
//! simplified writers use themselves (`乾隆`, `著名`, `瞭望`, `於` as a surname in a simplified text).
//!
//! Traditional made by machine is often wrong where one simplified character stands for several (`乾部`, `批準`);
//! folding leads every one of those back to the same simplified character, so it need not be right.
//!
//! ```
//! use fangzhi::text::script::{Script, fold, script};
//! assert_eq!(fold("乾隆年間，臺灣省的後裔"), "乾隆年间,台湾省的后裔");
//! assert_eq!(fold("看著餅乾"), "看着饼干");
//! assert_eq!(fold("著名学者於先生"), "著名学者於先生");
//! assert_eq!(script("臺灣省"), Script::Traditional);
//! ```
//!
//! Tables: OpenCC's (see `dictionaries/README.md`). Measured against other crates before it was chosen:
//! no table of OpenCC's t2s, tw2s and hk2s changes the number of characters, so no offset map is needed.

use super::Words;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

const CHARACTERS: &str = include_str!("../../dictionaries/ts_characters.tsv");
const PHRASES: &str = include_str!("../../dictionaries/ts_phrases.tsv");
const SIMPLIFIED_ONLY: &str = include_str!("../../dictionaries/simplified_only.tsv");

/// Which script an article is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Script {
    /// 简体.
    #[default]
    Simplified,
    /// 繁體.
    Traditional,
    /// Both in one article.
    Mixed,
}

/// The folded view of clean text: as many characters, simplified and half-width.
///
/// A character that both scripts use (`乾`, `著`, `於`) is folded only where the text is traditional.
#[must_use]
pub fn fold(clean: &str) -> String {
    let table = &*TABLE;
    let bytes = clean.as_bytes();
    let mut folded = String::with_capacity(clean.len());
    // Asked for only when the first character that depends on it turns up.
    let mut evidence: Option<bool> = None;
    let mut is_traditional = || *evidence.get_or_insert_with(|| table.is_traditional(clean));
    // Everything before `copied` is in `folded`; unchanged stretches are copied whole.
    let (mut copied, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii() {
            at += 1;
            continue;
        }
        let Some(c) = clean[at..].chars().next() else { break };
        let entry = table.entry(c);
        let written = c.len_utf8();
        if entry == UNCHANGED {
            at += written;
            continue;
        }
        if entry & STARTS_PHRASE != 0
            && let Some(phrase) = table.phrase(&clean[at..])
            && (!phrase.conditional || is_traditional())
        {
            folded.push_str(&clean[copied..at]);
            folded.push_str(&phrase.simplified);
            at += phrase.written.len();
            copied = at;
            continue;
        }
        let now = table.target(c, entry);
        if now != c && (entry & CONDITIONAL == 0 || is_traditional()) {
            folded.push_str(&clean[copied..at]);
            folded.push(now);
            copied = at + written;
        }
        at += written;
    }
    folded.push_str(&clean[copied..]);
    folded
}

/// The character under which a search finds `c` in either script, whatever stands around it.
///
/// [`fold`] looks at the neighbours (`乾隆`, but `饼干`), so a stretch cut out of a text may fold otherwise than
/// the same stretch inside it. This does not: for every text, each character of the text and the one that
/// folding made of it have the same key. Characters that only a phrase tells apart (`乾` and `干`) share one.
#[must_use]
pub fn key(c: char) -> char {
    let entry = TABLE.entry(c);
    let now = TABLE.target(c, entry);
    TABLE.keys.get(&now).copied().unwrap_or(now)
}

/// The script of clean text, by the characters that only one script has.
///
/// A text that holds none of either is simplified; one with at least a twentieth of the other script is mixed.
#[must_use]
pub fn script(clean: &str) -> Script {
    let (traditional, simplified) = TABLE.count(clean);
    let all = traditional + simplified;
    if traditional * 20 <= all {
        Script::Simplified
    } else if simplified * 20 <= all {
        Script::Traditional
    } else {
        Script::Mixed
    }
}

/// Whether a character is one of the ideographs that nearly all of a text is made of: a letter without case.
#[must_use]
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether a character is a letter or a digit.
#[must_use]
pub fn is_letter(c: char) -> bool {
    is_ideograph(c) || c.is_alphanumeric()
}

/// Whether only simplified text holds the character.
#[must_use]
pub fn is_simplified_only(c: char) -> bool {
    TABLE.bmp.get(c as usize).is_some_and(|entry| entry & SIMPLIFIED_ONLY_FLAG != 0)
}

/// Whether only traditional text holds the character.
#[must_use]
pub fn is_traditional_only(c: char) -> bool {
    TABLE.entry(c) & TRADITIONAL_ONLY != 0
}

/// Low 21 bits of an entry: the simplified character, or 0 where it is the same.
const TARGET: u32 = 0x001F_FFFF;
/// Folded only in traditional text: simplified text uses the character itself.
const CONDITIONAL: u32 = 1 << 27;
/// The character opens at least one phrase.
const STARTS_PHRASE: u32 = 1 << 28;
/// Evidence of traditional text.
const TRADITIONAL_ONLY: u32 = 1 << 29;
/// Evidence of simplified text.
const SIMPLIFIED_ONLY_FLAG: u32 = 1 << 30;
/// No target, no flag that matters to folding.
const UNCHANGED: u32 = 0;

/// How characters fold: one entry for each of the Basic Multilingual Plane, a map for those beyond.
struct Table {
    /// 256 KiB, of which text touches the 84 KiB of CJK ideographs.
    bmp: Vec<u32>,
    beyond: FxHashMap<char, u32>,
    /// In the order of their strings, which is that of their numbers in `written`.
    phrases: Vec<Phrase>,
    written: Words,
    keys: FxHashMap<char, char>,
}

/// A run of characters that folds otherwise than its characters do one by one.
struct Phrase {
    written: String,
    simplified: String,
    /// Only in traditional text: no character of it shows the script (`沈重`, a name in simplified text).
    conditional: bool,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::load);

impl Table {
    fn load() -> Self {
        let mut table = Table {
            bmp: vec![0; 0x1_0000],
            beyond: FxHashMap::default(),
            phrases: Vec::new(),
            written: Words::new(""),
            keys: FxHashMap::default(),
        };
        for full in '\u{FF01}'..='\u{FF5E}' {
            table.set(full, full as u32 - 0xFEE0);
        }
        table.set('\u{3000}', ' ' as u32);
        for row in rows(CHARACTERS) {
            let [Some(from), Some(to)] =
                [row.first(), row.get(1)].map(|cell| cell.and_then(|c| c.chars().next()))
            else {
                continue;
            };
            let flag = if row.get(2) == Some(&"traditional") { CONDITIONAL } else { TRADITIONAL_ONLY };
            table.set(from, to as u32 | flag);
        }
        for character in rows(SIMPLIFIED_ONLY).filter_map(|row| row.first()?.chars().next()) {
            table.set(character, SIMPLIFIED_ONLY_FLAG);
        }
        for row in rows(PHRASES) {
            let [Some(written), Some(simplified)] = [row.first(), row.get(1)] else { continue };
            table.add_phrase(written, simplified);
        }
        table.phrases.sort_by(|a, b| a.written.cmp(&b.written));
        table.phrases.dedup_by(|next, kept| next.written == kept.written);
        table.written = Words::of(table.phrases.iter().map(|phrase| phrase.written.as_str()));
        table.join_keys();
        table
    }

    fn set(&mut self, c: char, bits: u32) {
        match self.bmp.get_mut(c as usize) {
            Some(entry) => *entry |= bits,
            None => *self.beyond.entry(c).or_default() |= bits,
        }
    }

    fn add_phrase(&mut self, written: &str, simplified: &str) {
        let Some(first) = written.chars().next() else { return };
        self.set(first, STARTS_PHRASE);
        let entries = || written.chars().map(|c| self.entry(c));
        let shows = entries().any(|entry| entry & TRADITIONAL_ONLY != 0);
        // A phrase that folds to itself protects its characters: no evidence is needed for that.
        let conditional = !shows && written != simplified;
        let phrase = Phrase { written: written.to_owned(), simplified: simplified.to_owned(), conditional };
        self.phrases.push(phrase);
    }

    /// Gives characters that a phrase turns into one another the same key.
    fn join_keys(&mut self) {
        let mut pairs = Vec::new();
        for phrase in &self.phrases {
            for (from, to) in phrase.written.chars().zip(phrase.simplified.chars()) {
                let (from, to) = (self.target(from, self.entry(from)), self.target(to, self.entry(to)));
                if from != to {
                    pairs.push((from.max(to), from.min(to)));
                }
            }
        }
        // The lowest character of each group is its key; a few hundred pairs, so walking to it is cheap.
        pairs.sort_unstable();
        pairs.dedup();
        for (from, to) in pairs {
            let (from, to) = (self.root(from), self.root(to));
            if from != to {
                self.keys.insert(from.max(to), from.min(to));
            }
        }
        let all: Vec<char> = self.keys.keys().copied().collect();
        for c in all {
            let root = self.root(c);
            self.keys.insert(c, root);
        }
    }

    fn root(&self, mut c: char) -> char {
        while let Some(&next) = self.keys.get(&c) {
            c = next;
        }
        c
    }

    fn entry(&self, c: char) -> u32 {
        match self.bmp.get(c as usize) {
            Some(&entry) => entry & !SIMPLIFIED_ONLY_FLAG,
            None => self.beyond.get(&c).copied().unwrap_or(UNCHANGED),
        }
    }

    fn target(&self, c: char, entry: u32) -> char {
        match entry & TARGET {
            0 => c,
            target => char::from_u32(target).unwrap_or(c),
        }
    }

    /// The longest phrase that `text` begins with.
    fn phrase(&self, text: &str) -> Option<&Phrase> {
        self.written.number_at(text).map(|number| &self.phrases[number])
    }

    /// How many characters only traditional, and only simplified, writing has.
    fn count(&self, text: &str) -> (usize, usize) {
        let (mut traditional, mut simplified) = (0, 0);
        for c in text.chars().filter(|c| !c.is_ascii()) {
            let entry = self.bmp.get(c as usize).copied().unwrap_or(UNCHANGED);
            traditional += usize::from(entry & TRADITIONAL_ONLY != 0);
            simplified += usize::from(entry & SIMPLIFIED_ONLY_FLAG != 0);
        }
        (traditional, simplified)
    }

    /// Whether characters that both scripts use are to be read as traditional.
    fn is_traditional(&self, text: &str) -> bool {
        let (traditional, simplified) = self.count(text);
        traditional * 20 > traditional + simplified
    }
}

/// The rows of a table without its header.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect())
}
