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
use rustc_hash::FxHashSet;
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

/// Two ideographs.
type Pair = [char; 2];

/// The pairs that sound like words.
struct Pairs {
    /// For each ideograph the second characters of the pairs that begin with it, in order, each with the number of a word
    /// that the pair may stand for.
    seconds: Vec<Vec<(char, u16)>>,
    words: Vec<Pair>,
    filter: Vec<u64>,
    /// The key of each ideograph.
    keys: Vec<char>,
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let keys: Vec<char> = (FIRST..=LAST).map(script::key).collect();
    let (seconds, filter) = (vec![Vec::new(); keys.len()], vec![0; 1 << (FILTER - 6)]);
    let mut all = Pairs { seconds, words: Vec::new(), filter, keys };
    for line in TABLE.lines().skip(1) {
        let mut fields = line.split('\t');
        let mut word = fields.next().unwrap_or_default().chars();
        let (Some(first), Some(second)) = (word.next(), word.next()) else { continue };
        let number = all.words.len() as u16;
        all.words.push([first, second]);
        let mut swapped = || fields.next().unwrap_or_default().chars();
        let (firsts, seconds) = (swapped(), swapped());
        for pair in firsts.map(|c| [c, second]).chain(seconds.map(|c| [first, c])) {
            let Some(seconds) = all.seconds.get_mut(place(pair[0])) else { continue };
            seconds.push((pair[1], number));
            let (place, bits) = bits(pair);
            all.filter[place] |= bits;
        }
    }
    all.seconds.iter_mut().for_each(|seconds| seconds.sort_unstable());
    all
});

/// The number of an ideograph; any other character's is beyond them.
fn place(c: char) -> usize {
    (c as usize).wrapping_sub(FIRST as usize)
}

/// The place of a pair in the filter, and its bits there.
fn bits([first, second]: Pair) -> (usize, u64) {
    let hash = (u64::from(first as u32) << 32 | u64::from(second as u32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash >> (64 - (FILTER - 6))) as usize, 1 << (hash >> 20 & 63) | 1 << (hash >> 26 & 63))
}

impl Pairs {
    fn key(&self, c: char) -> Option<char> {
        self.keys.get(place(c)).copied()
    }

    /// Whether a pair may sound like a word; hardly one that does not passes.
    fn may_hold(&self, pair: Pair) -> bool {
        let (place, bits) = bits(pair);
        self.filter[place] & bits == bits
    }

    /// The words that a pair may stand for.
    fn meant(&self, [first, second]: Pair) -> impl Iterator<Item = Pair> + '_ {
        let seconds = self.seconds.get(place(first)).map_or(&[][..], Vec::as_slice);
        let from = seconds.partition_point(|&(other, _)| other < second);
        let of_pair = seconds[from..].iter().take_while(move |&&(other, _)| other == second);
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
    let different: FxHashSet<Pair> = suspects.iter().map(|suspect| suspect.meant).collect();
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
            && pairs.may_hold([first, second])
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
