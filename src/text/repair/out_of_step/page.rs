//! What a page says about the text that is missing from it: its own words, its script, its damage.

use super::super::gbk;
use crate::text::language::{Context, Model, Symbol};
use crate::text::{readings, script};
use encoding_rs::BIG5;
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// The share of a page's own words in what is expected, beside the model's (a cache: Kuhn and De Mori 1990). Between
/// 0.05 and 0.2 the outcome is nearly the same.
const OWN: f32 = 0.1;

/// How often a context must be met for the page's followers of it to count as much as those of the next shorter one:
/// no context, one character, two, three.
const MET: [f32; 4] = [20.0, 10.0, 4.0, 2.0];

/// The cost of a character of the other script, in nats: one in a thousand on the pages seen.
const OTHER_SCRIPT: f32 = 7.0;

/// The cost of a form that Taiwan's list of common characters does not have (爲 for 為).
const UNUSUAL_FORM: f32 = 3.0;

/// The cost of a full-width digit, letter or space out of nowhere: on a page with fewer than three digits and letters.
const UNUSUAL_WIDTH: f32 = 8.0;

/// The cost of a closing mark of which the page shows no opening one.
const UNOPENED: f32 = 4.0;

/// The cost of more white space behind white space.
const WHITE_SPACE: f32 = 0.5;

/// Unlikelier characters than this (in nats, given the two before) are one in fifty in news, and most of a text
/// read in the wrong encoding.
const STRANGE: f32 = -9.5;

/// A character less likely than this, whatever stands before it (in nats: one in ten million), is not thought of
/// where its bytes are not known.
const UNHEARD: f32 = -16.0;

type Counts<T> = HashMap<T, u32, BuildHasherDefault<Mixed>>;

/// A hash of a few small numbers: looked up for every candidate, of which there are thousands.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }

    fn write_u16(&mut self, n: u16) {
        self.write_u64(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(21) ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Judges runs of characters in the light of a page.
pub(super) struct Page {
    model: &'static Model,
    /// How many characters were counted.
    length: u32,
    symbols: Counts<Symbol>,
    /// What stands before another character.
    singles: Counts<Symbol>,
    pairs: Counts<(Symbol, Symbol)>,
    triples: Counts<(Symbol, Symbol, Symbol)>,
    quads: Counts<(Symbol, Symbol, Symbol, Symbol)>,
    /// Full-width marks that the page shows none of, so that they were replaced if there were any.
    replaced: Vec<char>,
    characters: Counts<char>,
    is_traditional: bool,
    /// How many full-width digits and letters it shows.
    wide: usize,
    /// How sure the glosses make it that bytes were replaced on this page.
    pub is_damaged: bool,
    /// Whether the page shows private-use characters, so that its reader did not drop them.
    pub shows_private: bool,
    /// How many characters the model expects after the one before, and how many it would never have.
    usual: u32,
    strange: u32,
    /// How many of its lines begin with white space, and how many do not.
    lines: (usize, usize),
    /// Whether its reader took the byte behind a lost one too.
    pub swallows: bool,
    /// The characters that the page glosses in step.
    pub glossed: Vec<char>,
    /// By second byte: the characters that a text may hold, with their first bytes.
    likely: OnceCell<Vec<Vec<(u8, char)>>>,
}

impl Page {
    /// Reads a page, without its glosses and without what may be out of step.
    pub(super) fn new(text: &str, glossed: Vec<char>, is_damaged: bool) -> Self {
        let model = Model::builtin();
        let mut page = Self {
            model,
            length: 0,
            symbols: Counts::default(),
            singles: Counts::default(),
            pairs: Counts::default(),
            triples: Counts::default(),
            quads: Counts::default(),
            replaced: ['！', '？'].into_iter().filter(|&mark| !text.contains(mark)).collect(),
            characters: Counts::default(),
            is_traditional: false,
            wide: text.chars().filter(|&c| is_wide(c)).count(),
            is_damaged,
            shows_private: false,
            usual: 0,
            strange: 0,
            lines: lines(text),
            swallows: false,
            glossed,
            likely: OnceCell::new(),
        };
        let (mut third, mut before, mut last) = (Symbol::BREAK, Symbol::BREAK, Symbol::BREAK);
        let mut inside = Inside::Text;
        let (mut traditional, mut simplified) = (0_usize, 0_usize);
        for c in text.chars() {
            page.shows_private |= gbk::is_private(c);
            inside = inside.then(c);
            if inside != Inside::Text {
                if inside == Inside::Damage {
                    (third, before, last) = (Symbol::BREAK, Symbol::BREAK, Symbol::BREAK);
                }
                continue;
            }
            traditional += usize::from(script::is_traditional_only(c));
            simplified += usize::from(script::is_simplified_only(c));
            *page.characters.entry(c).or_default() += 1;
            let next = model.symbol(c);
            if !c.is_ascii() {
                let is_strange = model.next(model.context(before, last), next) < STRANGE;
                *if is_strange { &mut page.strange } else { &mut page.usual } += 1;
            }
            page.length += 1;
            *page.symbols.entry(next).or_default() += 1;
            *page.singles.entry(last).or_default() += 1;
            *page.pairs.entry((last, next)).or_default() += 1;
            *page.triples.entry((before, last, next)).or_default() += 1;
            *page.quads.entry((third, before, last, next)).or_default() += 1;
            (third, before, last) = (before, last, next);
        }
        page.is_traditional = traditional >= simplified;
        page
    }

    /// The characters with a second byte that a text may hold, each with its first byte.
    fn with_trail(&self, trail: u8) -> Vec<(u8, char)> {
        let all = (0x81..=0xFE).filter_map(|lead| Some((lead, gbk::character(lead, trail)?)));
        all.filter(|&(_, c)| self.model.alone(c) - self.form(c) > UNHEARD || self.characters.contains_key(&c))
            .collect()
    }

    /// The same, found once for the page.
    pub(super) fn likely(&self, trail: u8) -> &[(u8, char)] {
        let all = self.likely.get_or_init(|| (0..=u8::MAX).map(|trail| self.with_trail(trail)).collect());
        &all[usize::from(trail)]
    }

    /// Whether the text that is not behind a sign of damage is no Chinese to speak of.
    pub(super) fn looks_strange(&self) -> bool {
        self.strange > self.usual
    }

    /// Whether a line may begin with a character, as the page's others do.
    pub(super) fn may_begin_line(&self, first: Option<char>) -> bool {
        let (indented, flush) = self.lines;
        match first {
            Some(c) if c.is_whitespace() => indented > 0,
            _ => flush > indented / 4 || indented == 0,
        }
    }

    pub(super) fn model(&self) -> &'static Model {
        self.model
    }

    /// The logarithm of how likely `c` is after the last three symbols.
    pub(super) fn next(&self, context: Context, history: [Symbol; 3], c: char) -> f32 {
        let symbol = self.model.symbol(c);
        if symbol == Symbol::BREAK && history[2] == Symbol::BREAK {
            // The model was taught without runs of white space.
            return -WHITE_SPACE - self.form(c);
        }
        let general = self.model.next(context, symbol).exp();
        let likelihood = (general * (1.0 - OWN) + self.own(history, symbol) * OWN).ln();
        likelihood - self.form(c)
    }

    /// Whether the page puts a reading behind every such character, or another mark in its place.
    pub(super) fn is_replaced(&self, c: char) -> bool {
        self.glossed.contains(&c) || self.replaced.contains(&c)
    }

    /// How likely the page's own words make a symbol: by each context that the page has met, and so far by shorter ones.
    fn own(&self, [third, before, last]: [Symbol; 3], next: Symbol) -> f32 {
        let alone = self.symbols.get(&next).copied().unwrap_or(0) as f32;
        let mut share = alone / (self.length as f32 + MET[0]);
        let mut longer = |met: Option<&u32>, followed: Option<&u32>, least: f32| {
            let Some(&met) = met else { return false };
            share = (followed.copied().unwrap_or(0) as f32 + least * share) / (met as f32 + least);
            true
        };
        let _ = longer(self.singles.get(&last), self.pairs.get(&(last, next)), MET[1])
            && longer(self.pairs.get(&(before, last)), self.triples.get(&(before, last, next)), MET[2])
            && longer(
                self.triples.get(&(third, before, last)),
                self.quads.get(&(third, before, last, next)),
                MET[3],
            );
        share
    }

    /// What it costs that a character has this form and not another of the same symbol.
    pub(super) fn form(&self, c: char) -> f32 {
        // To the model they are digits, letters and white space like the ordinary ones.
        if is_wide(c) && self.wide >= 3 {
            return 0.0;
        }
        if is_wide(c) || c == '\u{3000}' {
            return if self.characters.contains_key(&c) { UNUSUAL_WIDTH } else { 2.0 * UNUSUAL_WIDTH };
        }
        if let Some(opening) = opening(c) {
            return if self.characters.contains_key(&opening) { 0.0 } else { UNOPENED };
        }
        if !('\u{3400}'..='\u{9FFF}').contains(&c) || self.characters.get(&c).is_some_and(|&n| n >= 3) {
            return 0.0;
        }
        if self.is_traditional && script::is_simplified_only(c)
            || !self.is_traditional && script::is_traditional_only(c)
        {
            return OTHER_SCRIPT;
        }
        if self.is_traditional && !is_listed(c) { UNUSUAL_FORM } else { 0.0 }
    }
}

/// Digits and letters in full width.
fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// The mark that opens what `c` closes.
fn opening(c: char) -> Option<char> {
    Some(match c {
        '』' => '『',
        '」' => '「',
        '》' => '《',
        '〉' => '〈',
        '】' => '【',
        '’' => '‘',
        _ => return None,
    })
}

/// How many lines but the first begin with white space, and how many do not.
fn lines(text: &str) -> (usize, usize) {
    let mut counts = (0, 0);
    for first in text.split('\n').skip(1).filter_map(|line| line.chars().next()) {
        if first.is_whitespace() { counts.0 += 1 } else { counts.1 += 1 }
    }
    counts
}

/// Where a page's reading stands.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Text,
    /// In parentheses that hold nothing but a reading so far.
    Gloss,
    /// Behind a sign of lost bytes, until something sets the reading right.
    Damage,
}

impl Inside {
    fn then(self, c: char) -> Self {
        match (self, c) {
            (_, '?' | '\u{FFFD}') => Inside::Damage,
            (Inside::Damage, '，' | '。' | '、' | '；' | '：' | '”' | '\n' | '0'..='9') => {
                Inside::Text
            }
            (Inside::Damage, _) => Inside::Damage,
            (_, '(' | '（') => Inside::Gloss,
            (Inside::Gloss, ')' | '）') => Inside::Gloss,
            (Inside::Gloss, c) if readings::is_letter(c) => Inside::Gloss,
            _ => Inside::Text,
        }
    }
}

/// Whether Taiwan's list of common characters (the first level of Big5) has the character.
fn is_listed(c: char) -> bool {
    static LISTED: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
        let pairs = (0xA4..=0xC6_u8).flat_map(|lead| (0x40..=0xFE).map(move |trail| [lead, trail]));
        pairs.filter_map(|pair| BIG5.decode_without_bom_handling(&pair).0.chars().next()).collect()
    });
    LISTED.contains(&c)
}
