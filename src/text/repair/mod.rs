//! Undoes damage, and accounts for every change.
//!
//! One file per damage; [`repair`] runs them in order. Clean text passes unchanged, byte for byte.

mod codec;
mod escape;
mod form;
mod inserted;
mod invisible;
mod join;
mod line_break;
mod lookalike;
mod lossy;
mod spacing;

use super::Span;
use serde::{Deserialize, Serialize};

/// What kind of damage was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepairKind {
    /// A reading in parentheses behind a character: `實(shí)`.
    PinyinGloss,
    /// The same replacement made on bytes, between characters: `展?jié)摿?`.
    OutOfStep,
    /// Bytes read in the wrong encoding, once or more often.
    WrongCodec,
    /// `&#21457;`, `\u53d1`, `%E5%8F%91`, `=E5=8F=91`.
    Escape,
    /// Zero-width characters, soft hyphens, stray variation selectors, NUL.
    Invisible,
    /// Spaces put between characters.
    Spacing,
    /// A line broken within a sentence.
    LineBreak,
    /// A letter or digit that only looks right: Kangxi radicals, compatibility forms, `〇` written `o`.
    Lookalike,
    /// Letters put between characters against copying.
    Inserted,
    /// Characters lost for good (`锟斤拷`, runs of `?`): reported, kept.
    Lossy,
}

/// One change: what stands at `span` of the clean text stood as `was` before.
///
/// Replaying all of a text's repairs backwards gives the decoded characters again.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What was wrong.
    pub kind: RepairKind,
    /// Where, in the clean text.
    pub span: Span,
    /// What stood there.
    pub was: String,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

/// One change that a pass wants made to its input.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What is wrong.
    pub kind: RepairKind,
    /// Where, in the input of the pass.
    pub span: Span,
    /// What is to stand there.
    pub now: String,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

/// A pass looks at a text and says what is to be changed, in order and without overlap.
type Pass = fn(&str) -> Vec<Change>;

/// The passes in order; each sees what the ones before it left.
///
/// 1. Escapes, because what they hide may itself be damaged.
/// 2. Wrong codecs, because every later pass wants Chinese to look at; controls are bytes to this one.
/// 3. What is invisible, because it stands between characters that belong together.
/// 4. Characters under another number, so that the passes after it know them.
/// 5. Letters put in, then spaces, then line breaks: each stands between characters that the next one looks at.
/// 6. Characters that look alike, judged by what stands around them now.
/// 7. What was lost, last: what could be put right no longer shows.
const PASSES: [Pass; 9] = [
    escape::pass,
    codec::pass,
    invisible::pass,
    form::pass,
    inserted::pass,
    spacing::pass,
    line_break::pass,
    lookalike::pass,
    lossy::pass,
];

/// Repairs decoded characters; gives the clean text and the changes in order.
#[must_use]
pub fn repair(original: &str) -> (String, Vec<Repair>) {
    let mut clean = original.to_owned();
    let mut repairs = Vec::new();
    for pass in PASSES {
        let changes = pass(&clean);
        if !changes.is_empty() {
            (clean, repairs) = apply(&clean, &repairs, &changes);
        }
    }
    (clean, repairs)
}

/// Makes the changes of one pass, and moves the repairs made before it to where they stand now.
/// A change that touches an earlier repair takes it in: one repair, of the later kind, from the first state to the last.
fn apply(text: &str, earlier: &[Repair], changes: &[Change]) -> (String, Vec<Repair>) {
    let mut clean = String::with_capacity(text.len());
    let mut repairs: Vec<Repair> = Vec::with_capacity(earlier.len() + changes.len());
    let mut earlier = earlier.iter().peekable();
    let mut at = 0;
    for change in changes {
        let (mut start, mut end) = (change.span.start(), change.span.end());
        // Earlier repairs that end before this change keep their text.
        while let Some(repair) = earlier.next_if(|repair| {
            repair.span.end() < start || (repair.span.end() == start && !touching(repair, change))
        }) {
            clean.push_str(&text[at..repair.span.start()]);
            let moved = clean.len();
            clean.push_str(repair.span.of(text));
            at = repair.span.end();
            repairs.push(Repair { span: Span::new(moved, clean.len()), ..repair.clone() });
        }
        // Those it touches are taken in.
        let mut was = String::new();
        let mut now = String::new();
        let mut from = change.span.start();
        let mut confidence = change.confidence;
        while let Some(repair) =
            earlier.next_if(|repair| repair.span.start() < end || touching(repair, change))
        {
            if repair.span.start() < start {
                now.push_str(&text[repair.span.start()..start]);
                start = repair.span.start();
                from = start;
            }
            was.push_str(&text[from..repair.span.start()]);
            was.push_str(&repair.was);
            from = repair.span.end();
            end = end.max(from);
            confidence = confidence.min(repair.confidence);
        }
        if from < end {
            was.push_str(&text[from..end]);
        }
        now.push_str(&change.now);
        now.push_str(&text[change.span.end()..end]);
        clean.push_str(&text[at..start]);
        let moved = clean.len();
        clean.push_str(&now);
        at = end;
        repairs.push(Repair { kind: change.kind, span: Span::new(moved, clean.len()), was, confidence });
    }
    for repair in earlier {
        clean.push_str(&text[at..repair.span.start()]);
        let moved = clean.len();
        clean.push_str(repair.span.of(text));
        at = repair.span.end();
        repairs.push(Repair { span: Span::new(moved, clean.len()), ..repair.clone() });
    }
    clean.push_str(&text[at..]);
    (clean, repairs)
}

/// Whether an earlier repair that left nothing (a removed gloss) lies at the edge of a change.
fn touching(repair: &Repair, change: &Change) -> bool {
    repair.span.is_empty()
        && repair.span.start() > change.span.start()
        && repair.span.start() <= change.span.end()
        && !change.span.is_empty()
}

/// Takes back the repairs that are less sure than `minimum`; the others move to where they stand then.
#[must_use]
pub fn revert_below(clean: &str, repairs: Vec<Repair>, minimum: f32) -> (String, Vec<Repair>) {
    let mut text = String::with_capacity(clean.len());
    let mut kept = Vec::with_capacity(repairs.len());
    let mut at = 0;
    for repair in repairs {
        text.push_str(&clean[at..repair.span.start()]);
        at = repair.span.end();
        let start = text.len();
        if repair.confidence < minimum {
            text.push_str(&repair.was);
        } else {
            text.push_str(repair.span.of(clean));
            kept.push(Repair { span: Span::new(start, text.len()), ..repair });
        }
    }
    text.push_str(&clean[at..]);
    (text, kept)
}

/// Undoes the repairs of a clean text: the decoded characters again.
#[must_use]
pub fn replay(clean: &str, repairs: &[Repair]) -> String {
    let mut original = String::with_capacity(clean.len());
    let mut at = 0;
    for repair in repairs {
        original.push_str(&clean[at..repair.span.start()]);
        original.push_str(&repair.was);
        at = repair.span.end();
    }
    original.push_str(&clean[at..]);
    original
}
