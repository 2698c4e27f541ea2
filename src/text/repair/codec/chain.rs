//! Which wrong readings, one after the other, explain a text: the search, and the judge of its outcome.

use super::bytes::{Misread, Really, Writer};
use crate::text::language::Model;

/// One wrong reading: bytes of `really` were read as `misread`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the bytes were read as.
    pub misread: Misread,
    /// What they were.
    pub really: Really,
}

impl Reading {
    /// All pairs of two different encodings, the frequent ones first.
    pub fn all() -> impl Iterator<Item = Reading> {
        Really::ALL
            .into_iter()
            .flat_map(|really| Misread::ALL.into_iter().map(move |misread| Reading { misread, really }))
            .filter(|reading| {
                !matches!(
                    (reading.misread, reading.really),
                    (Misread::Gb, Really::Gb) | (Misread::Big5 | Misread::OldBig5, Really::Big5)
                )
            })
    }

    /// The text before it was misread; `None` where this reading cannot explain all of it.
    pub fn undo(self, text: &str) -> Option<String> {
        self.really.read(&self.bytes(text)?)
    }

    fn undo_cut(self, text: &str) -> Option<String> {
        self.really.read_cut(&self.bytes(text)?)
    }

    fn bytes(self, text: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut writer = Writer::new(self.misread, text);
        while let Some(written) = writer.next(self.really, &mut bytes) {
            written.ok()?;
        }
        Some(bytes)
    }
}

/// Undoes one reading after the other, the last one made first.
pub fn undo(chain: &[Reading], text: &str) -> Option<String> {
    let mut text = chain.first()?.undo(text)?;
    for reading in &chain[1..] {
        text = reading.undo(&text)?;
    }
    Some(text)
}

/// How likely a text is, in nats; what no article has counts against it.
pub fn judge(text: &str) -> f32 {
    judge_above(text, f32::NEG_INFINITY).unwrap_or(f32::NEG_INFINITY)
}

/// The same where it is more than `least`: a text that falls to it is read no further.
pub fn judge_above(text: &str, least: f32) -> Option<f32> {
    /// A control or private-use character, or one that says that something was lost.
    const IMPOSSIBLE: f32 = -20.0;
    let model = Model::builtin();
    let mut context = model.start();
    let mut sum = 0.0;
    for c in text.chars() {
        let likelihood;
        (likelihood, context) = model.step(context, model.symbol(c));
        sum += match c {
            '\n' | '\t' | '\r' => likelihood,
            c if c.is_control() => IMPOSSIBLE,
            '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' => IMPOSSIBLE,
            _ => likelihood,
        };
        if sum <= least {
            return None;
        }
    }
    Some(sum)
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The readings to undo, in order.
    pub chain: Vec<Reading>,
    /// How much likelier the text is without them, in nats.
    pub gain: f32,
}

/// How much likelier a text must be, in nats, for damage to be believed that nothing else speaks for.
pub const MARGIN: f32 = 14.0;

/// Below this mean no reading is Chinese.
pub const CHINESE: f32 = -7.6;

/// How many readings in a row are looked for.
const DEPTH: usize = 2;

/// Finds the readings that explain a sample best; its last character may be cut off.
pub fn search(sample: &str) -> Option<Found> {
    let before = judge(sample);
    let mut best: Option<(Found, f32)> = None;
    let mut open: Vec<(Vec<Reading>, String)> = vec![(Vec::new(), sample.to_owned())];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for (chain, text) in &open {
            for reading in Reading::all() {
                let Some(undone) = reading.undo_cut(text).filter(|undone| undone != text) else { continue };
                let mut chain = chain.clone();
                chain.push(reading);
                let least = best.as_ref().map_or(f32::NEG_INFINITY, |(_, least)| *least);
                if let Some(after) = judge_above(&undone, least) {
                    best = Some((Found { chain: chain.clone(), gain: after - before }, after));
                }
                next.push((chain, undone));
            }
        }
        open = next;
    }
    let (found, after) = best?;
    let undone = undo_cut(&found.chain, sample)?;
    let characters = undone.chars().count().max(1) as f32;
    (found.gain > MARGIN && after / characters > CHINESE).then_some(found)
}

fn undo_cut(chain: &[Reading], text: &str) -> Option<String> {
    chain.iter().try_fold(text.to_owned(), |text, reading| reading.undo_cut(&text))
}
