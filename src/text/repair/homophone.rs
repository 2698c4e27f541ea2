//! Words swapped for ones that sound alike, as some do who publish again what others wrote: `县委书脊主持召开会意`.
//!
//! Reported, and kept as they stand: that is how the article was published. A pair of ideographs is marked where news hardly
//! knows it, it sounds (tones aside) like a word of news that it shares a character with, and that word makes the text
//! around it far likelier. One such pair may be a name that nobody has met, so a text must hold two different ones, or one
//! that leaves no doubt.
//!
//! Leaves names, and words in their place (`会意一笑`). What it sounds like is no evidence for what is not in the table
//! `homophones.tsv`.
//!
//! ```
//! use fangzhi::text::repair::{homophone, repair};
//! let spun = "县委书脊王一鸣出席会议并讲话，要求各部门抓好落石。";
//! let (clean, repairs) = repair(spun);
//! assert_eq!(clean, spun);
//! let meant: Vec<_> = repairs.iter().map(|one| homophone::meant(one.span, &clean).unwrap()).collect();
//! assert_eq!(meant, ["书记", "落实"]);
//! ```

use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::language::Model;
use crate::text::script;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../dictionaries/homophones.tsv");

/// By so many nats the word must make the text likelier, where another pair of the text is swapped too.
const GAIN: f32 = 7.0;
/// And where it is the only one.
const ALONE: f32 = 15.0;
/// So many characters before the pair and behind it decide.
const AROUND: (usize, usize) = (4, 3);
/// Bits by which nearly all pairs are told from those of the table: a mebibyte.
const FILTER: u32 = 23;
/// The ideographs that the table may hold.
const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// A word, and what sounds like its characters.
struct Word {
    chars: [char; 2],
    /// What stands for its first character in pairs that are marked, and for its second.
    swapped: [&'static str; 2],
}

struct Words {
    /// The most frequent first.
    words: Vec<Word>,
    /// By the first character of the pair, whose second is swapped; by the second, whose first is.
    by_first: HashMap<char, Vec<u16>>,
    by_second: HashMap<char, Vec<u16>>,
    filter: Vec<u64>,
    /// The key of each ideograph.
    keys: Vec<char>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut all = Words {
        words: Vec::new(),
        by_first: HashMap::new(),
        by_second: HashMap::new(),
        filter: vec![0; 1 << (FILTER - 6)],
        keys: (FIRST..=LAST).map(script::key).collect(),
    };
    for line in TABLE.lines().skip(1) {
        let mut fields = line.split('\t');
        let mut word = fields.next().unwrap_or_default().chars();
        let (Some(first), Some(second)) = (word.next(), word.next()) else { continue };
        let swapped = [fields.next().unwrap_or_default(), fields.next().unwrap_or_default()];
        let number = all.words.len() as u16;
        all.by_second.entry(second).or_default().push(number);
        all.by_first.entry(first).or_default().push(number);
        let pairs = swapped[0].chars().map(|c| (c, second)).chain(swapped[1].chars().map(|c| (first, c)));
        for (a, b) in pairs {
            let bit = bit(a, b);
            all.filter[bit / 64] |= 1 << (bit % 64);
        }
        all.words.push(Word { chars: [first, second], swapped });
    }
    all
});

fn bit(first: char, second: char) -> usize {
    let hash = (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA6B);
    (hash >> (32 - FILTER)) as usize
}

impl Words {
    fn key(&self, c: char) -> Option<char> {
        self.keys.get((c as usize).wrapping_sub(FIRST as usize)).copied()
    }

    /// The words that a pair may stand for, the most frequent first.
    fn of(&self, first: char, second: char) -> impl Iterator<Item = [char; 2]> + '_ {
        let bit = bit(first, second);
        let may = self.filter[bit / 64] >> (bit % 64) & 1 != 0;
        let list = |words: Option<&'static Vec<u16>>| words.into_iter().flatten().copied();
        let by = |words: &'static HashMap<char, Vec<u16>>, c: char| list(words.get(&c).filter(|_| may));
        let ends = by(&WORDS.by_first, first).filter(move |&word| self.swaps(word, 1, second));
        let begins = by(&WORDS.by_second, second).filter(move |&word| self.swaps(word, 0, first));
        ends.chain(begins).map(|word| self.words[usize::from(word)].chars)
    }

    fn swaps(&self, word: u16, which: usize, c: char) -> bool {
        self.words[usize::from(word)].swapped[which].contains(c)
    }
}

/// A pair that sounds like a word.
struct Suspect {
    span: Span,
    meant: [char; 2],
    gain: f32,
}

/// The pass.
pub(super) fn pass(text: &str) -> Vec<Change> {
    let mut suspects = suspects(text);
    let different: HashSet<[char; 2]> = suspects.iter().map(|suspect| suspect.meant).collect();
    if different.len() < 2 {
        suspects.retain(|suspect| suspect.gain >= ALONE);
    }
    suspects
        .iter()
        .map(|suspect| Change {
            kind: RepairKind::Homophone,
            span: suspect.span,
            now: suspect.span.of(text).to_owned(),
            confidence: (suspect.gain / 20.0).min(0.95),
        })
        .collect()
}

/// The word of news that a pair of a text that was marked sounds like.
#[must_use]
pub fn meant(pair: Span, text: &str) -> Option<String> {
    best(pair, text).map(|suspect| suspect.meant.iter().collect())
}

fn suspects(text: &str) -> Vec<Suspect> {
    let words = &*WORDS;
    let mut found: Vec<Suspect> = Vec::new();
    let mut before: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        let now = words.key(c).map(|key| (at, key));
        if let (Some((start, first)), Some((_, second))) = (before, now) {
            let bit = bit(first, second);
            if words.filter[bit / 64] >> (bit % 64) & 1 != 0
                && found.last().is_none_or(|last| last.span.end() <= start)
            {
                found.extend(best(Span::new(start, at + c.len_utf8()), text));
            }
        }
        before = now;
    }
    found
}

/// What a pair stands for, where that makes the text likelier by enough.
fn best(pair: Span, text: &str) -> Option<Suspect> {
    let words = &*WORDS;
    let mut chars = pair.of(text).chars().filter_map(|c| words.key(c));
    let (first, second) = (chars.next()?, chars.next()?);
    let mut meant = words.of(first, second).peekable();
    meant.peek()?;
    let before: Vec<char> = text[..pair.start()].chars().rev().take(AROUND.0).collect();
    let behind: Vec<char> = text[pair.end()..].chars().take(AROUND.1).collect();
    let with = |pair: [char; 2]| likelihood(before.iter().rev().chain(&pair).chain(&behind));
    let shown = with([first, second]);
    let gains = meant.map(|meant| Suspect { span: pair, meant, gain: with(meant) - shown });
    gains.max_by(|a, b| a.gain.total_cmp(&b.gain)).filter(|suspect| suspect.gain >= GAIN)
}

fn likelihood<'c>(chars: impl Iterator<Item = &'c char>) -> f32 {
    let model = Model::builtin();
    let mut context = model.start();
    let mut sum = 0.0;
    for (number, &c) in chars.enumerate() {
        let symbol = model.symbol(c);
        // What opens the stretch is context only, and the same in every reading.
        sum += if number == 0 { 0.0 } else { model.next(context, symbol) };
        context = model.after(context, symbol);
    }
    sum
}
