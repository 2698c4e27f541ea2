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
//! let spun = "县委书脊王一鸣出席会议并讲话，要求抓好安全生铲。";
//! let (clean, repairs) = repair(spun);
//! assert_eq!(clean, spun);
//! let meant: Vec<_> = repairs.iter().map(|one| homophone::meant(one.span, &clean).unwrap()).collect();
//! assert_eq!(meant, ["书记", "生产"]);
//! ```

use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::language::Model;
use crate::text::script;
use std::collections::HashSet;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../dictionaries/homophones.tsv");

/// By so many nats the word must make the text likelier, where another pair of the text is swapped too.
const GAIN: f32 = 7.0;
/// And where it is the only one.
const ALONE: f32 = 15.0;
/// So many characters before the pair and behind it decide.
const AROUND: (usize, usize) = (4, 3);
/// Bits for each first character, by which nearly all pairs are told from those of the table: a line of the
/// processor's cache, so that those of the frequent characters stay at hand.
const FILTER: usize = 512;
/// The ideographs that the table may hold.
const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// Two ideographs.
type Pair = [char; 2];

/// The pairs that sound like words.
struct Pairs {
    /// The second characters of all pairs, each with the number of a word that the pair may stand for, in order of
    /// first and second character.
    seconds: Vec<(char, u16)>,
    /// Where the pairs of each first character begin among them, and where the last one's end.
    starts: Vec<u32>,
    words: Vec<Pair>,
    /// For each first character the [`bits`] of the second ones.
    filter: Vec<[u64; FILTER / 64]>,
    /// The key of each ideograph.
    keys: Vec<char>,
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let ideographs = FIRST..=LAST;
    let mut all = Pairs {
        seconds: Vec::with_capacity(TABLE.len() / 3),
        starts: Vec::with_capacity(ideographs.clone().count() + 1),
        words: Vec::new(),
        filter: vec![[0; FILTER / 64]; ideographs.clone().count()],
        keys: ideographs.map(script::key).collect(),
    };
    let mut pairs: Vec<(Pair, u16)> = Vec::with_capacity(TABLE.len() / 3);
    for line in TABLE.lines().skip(1) {
        let mut fields = line.split('\t');
        let mut word = fields.next().unwrap_or_default().chars();
        let (Some(first), Some(second)) = (word.next(), word.next()) else { continue };
        let number = all.words.len() as u16;
        all.words.push([first, second]);
        let mut swapped = || fields.next().unwrap_or_default().chars();
        let (firsts, seconds) = (swapped(), swapped());
        let swaps = firsts.map(|c| [c, second]).chain(seconds.map(|c| [first, c]));
        pairs.extend(swaps.filter(|&[first, _]| place(first) < all.filter.len()).map(|pair| (pair, number)));
    }
    pairs.sort_unstable();
    for ([first, second], number) in pairs {
        let place = place(first);
        all.starts.resize(place + 1, all.seconds.len() as u32);
        all.seconds.push((second, number));
        for bit in bits(second) {
            all.filter[place][bit / 64] |= 1 << (bit % 64);
        }
    }
    all.starts.resize(all.filter.len() + 1, all.seconds.len() as u32);
    all
});

/// The number of an ideograph; any other character's is beyond them.
fn place(c: char) -> usize {
    (c as usize).wrapping_sub(FIRST as usize)
}

/// The places of a second character in the filter of the first.
fn bits(second: char) -> [usize; 2] {
    let hash = (second as u32).wrapping_mul(0x9E37_79B1) as usize;
    [hash >> 23 & (FILTER - 1), hash >> 14 & (FILTER - 1)]
}

impl Pairs {
    fn key(&self, c: char) -> Option<char> {
        self.keys.get(place(c)).copied()
    }

    /// Whether a pair sounds like a word.
    fn holds(&self, [first, second]: Pair) -> bool {
        self.filter
            .get(place(first))
            .is_some_and(|filter| bits(second).iter().all(|bit| filter[bit / 64] >> (bit % 64) & 1 != 0))
            && self.meant([first, second]).next().is_some()
    }

    /// The words that a pair may stand for.
    fn meant(&self, [first, second]: Pair) -> impl Iterator<Item = Pair> + '_ {
        let bounds = place(first)..=place(first).saturating_add(1);
        let (from, to) = match self.starts.get(bounds) {
            Some(&[from, to]) => (from as usize, to as usize),
            _ => (0, 0),
        };
        let of_first = &self.seconds[from..to];
        let from = of_first.partition_point(|&(other, _)| other < second);
        let of_pair = of_first[from..].iter().take_while(move |&&(other, _)| other == second);
        of_pair.map(|&(_, word)| self.words[usize::from(word)])
    }
}

/// A pair that sounds like a word.
struct Suspect {
    span: Span,
    meant: Pair,
    gain: f32,
}

/// The pass.
pub(super) fn pass(text: &str) -> Vec<Change> {
    let mut suspects = suspects(text);
    let different: HashSet<Pair> = suspects.iter().map(|suspect| suspect.meant).collect();
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
    let pairs = &*PAIRS;
    let mut found: Vec<Suspect> = Vec::new();
    let mut before: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        let now = pairs.key(c).map(|key| (at, key));
        if let (Some((start, first)), Some((_, second))) = (before, now)
            && pairs.holds([first, second])
            && found.last().is_none_or(|last| last.span.end() <= start)
        {
            found.extend(best(Span::new(start, at + c.len_utf8()), text));
        }
        before = now;
    }
    found
}

/// What a pair stands for, where that makes the text likelier by enough.
fn best(pair: Span, text: &str) -> Option<Suspect> {
    let pairs = &*PAIRS;
    let mut chars = pair.of(text).chars().filter_map(|c| pairs.key(c));
    let shown = [chars.next()?, chars.next()?];
    let model = Model::builtin();
    let (mut before, mut behind) = (text[..pair.start()].chars().rev(), text[pair.end()..].chars());
    let (last, next) = (before.next().unwrap_or('\n'), behind.next().unwrap_or('\n'));
    let knows = |three: [char; 3]| model.knows(three.map(|c| model.symbol(c)));
    let said = |[first, second]: Pair| knows([last, first, second]) || knows([first, second, next]);
    // What news has said before in these words is no swap; what it never said with the word is not told by it.
    if said(shown) {
        return None;
    }
    let mut meant = pairs.meant(shown).filter(|&word| said(word)).peekable();
    meant.peek()?;
    let mut around = ['\n'; AROUND.0 + 2 + AROUND.1];
    for (place, c) in around[..AROUND.0].iter_mut().rev().zip(std::iter::once(last).chain(before)) {
        *place = c;
    }
    for (place, c) in around[AROUND.0 + 2..].iter_mut().zip(std::iter::once(next).chain(behind)) {
        *place = c;
    }
    let mut with = |pair: Pair| {
        around[AROUND.0..AROUND.0 + 2].copy_from_slice(&pair);
        likelihood(model, &around)
    };
    let before = with(shown);
    let gains = meant.map(|meant| Suspect { span: pair, meant, gain: with(meant) - before });
    gains.max_by(|a, b| a.gain.total_cmp(&b.gain)).filter(|suspect| suspect.gain >= GAIN)
}

/// What opens the stretch is context only, and the same in every reading.
fn likelihood(model: &Model, chars: &[char]) -> f32 {
    let mut context = model.start();
    let mut sum = 0.0;
    for (number, &c) in chars.iter().enumerate() {
        let likelihood;
        (likelihood, context) = model.step(context, model.symbol(c));
        sum += if number == 0 { 0.0 } else { likelihood };
    }
    sum
}
