//! Undoes damage, and accounts for every change.
//!
//! One file per damage; [`repair`] runs them in order. Clean text passes unchanged, byte for byte.

mod codec;
mod escape;
mod form;
mod gbk;
mod gloss;
pub mod homophone;
mod inserted;
mod invisible;
mod join;
mod line_break;
mod lookalike;
mod lossy;
mod out_of_step;
mod signs;
mod spacing;

use super::Span;
use serde::{Deserialize, Serialize};
use signs::Signs;

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
    /// Words swapped for ones that sound alike (`书脊` for 书记): reported, kept.
    Homophone,
}

impl RepairKind {
    /// Whether it is reported though nothing is changed.
    #[must_use]
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Lossy | Self::Homophone)
    }
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
/// 2. What is out of step, while its characters still are the bytes that a reader took for them, and while the
///    readings that stand in it are evidence of which bytes were lost.
/// 3. Readings behind characters, those that the pass before put right among them: `ìn` in `(jìn)` looks like a
///    wrong codec.
/// 4. Wrong codecs, because every later pass wants Chinese to look at; controls are bytes to this one.
/// 5. What is invisible, because it stands between characters that belong together.
/// 6. Characters under another number, so that the passes after it know them.
/// 7. Letters put in, then spaces, then line breaks: each stands between characters that the next one looks at.
/// 8. Characters that look alike, judged by what stands around them now.
/// 9. What was lost: what could be put right no longer shows.
/// 10. Words swapped for others, last: any damage makes words that nobody knows.
///
/// Each stands with the signs without which it has nothing to do.
const PASSES: [(Signs, Pass); 12] = [
    (Signs::ESCAPE, escape::pass),
    (Signs::LOST, out_of_step::pass),
    (Signs::ANY, gloss::pass),
    (Signs::ANY, codec::pass),
    (Signs::INVISIBLE, invisible::pass),
    (Signs::FORM, form::pass),
    (Signs::LETTER, inserted::pass),
    (Signs::SPACE, spacing::pass),
    (Signs::LINE, line_break::pass),
    (Signs::LOOKALIKE, lookalike::pass),
    (Signs::LOST, lossy::pass),
    (Signs::ANY, homophone::pass),
];

/// Repairs decoded characters; gives the clean text and the changes in order.
#[must_use]
pub fn repair(original: &str) -> (String, Vec<Repair>) {
    let mut clean = original.to_owned();
    let mut repairs = Vec::new();
    let mut signs = Signs::of(&clean);
    for (needed, pass) in PASSES {
        if !signs.call_for(needed) {
            continue;
        }
        let changes = pass(&clean);
        if !changes.is_empty() {
            (clean, repairs) = apply(&clean, &repairs, &changes);
            signs = Signs::of(&clean);
        }
    }
    (clean, repairs)
}

/// Makes the changes of one pass, and moves the repairs made before it to where they stand now.
///
/// Changes and earlier repairs that share characters become one repair, of the later kind, from the first state
/// to the last; those that merely touch stay apart.
fn apply(text: &str, earlier: &[Repair], changes: &[Change]) -> (String, Vec<Repair>) {
    let mut steps: Vec<Step<'_>> =
        earlier.iter().map(Step::Earlier).chain(changes.iter().map(Step::Now)).collect();
    // What is empty stands before what begins at the same place: that is the order of what stood there. The sort
    // is stable, so of two empty ones the earlier repair comes first.
    steps.sort_by_key(|step| (step.span().start(), step.span().end()));
    let mut clean = String::with_capacity(text.len());
    let mut repairs = Vec::with_capacity(steps.len());
    let mut at = 0;
    let mut rest = steps.as_slice();
    while let Some(first) = rest.first() {
        // One group: all that overlap, directly or through one another.
        let mut span = first.span();
        let mut members = 1;
        while let Some(next) = rest.get(members).filter(|next| next.span().start() < span.end()) {
            span = span.cover(next.span());
            members += 1;
        }
        let (group, others) = rest.split_at(members);
        rest = others;
        clean.push_str(&text[at..span.start()]);
        at = span.end();
        repairs.extend(joined(text, span, group, &mut clean));
    }
    clean.push_str(&text[at..]);
    (clean, repairs)
}

/// A repair made before a pass, or a change that the pass makes.
#[derive(Clone, Copy)]
enum Step<'a> {
    Earlier(&'a Repair),
    Now(&'a Change),
}

impl Step<'_> {
    fn span(self) -> Span {
        match self {
            Step::Earlier(repair) => repair.span,
            Step::Now(change) => change.span,
        }
    }
}

/// Writes what stands at `span` after the changes of a group, and makes one repair of the group; none where the
/// changes undo the earlier repairs.
fn joined(text: &str, span: Span, group: &[Step<'_>], clean: &mut String) -> Option<Repair> {
    let from = clean.len();
    let (mut was, mut kind, mut confidence) = (String::new(), None, 1.0_f32);
    let (mut seen, mut written) = (span.start(), span.start());
    for step in group {
        match step {
            Step::Earlier(repair) => {
                was.push_str(&text[seen..repair.span.start()]);
                was.push_str(&repair.was);
                seen = repair.span.end();
                confidence = confidence.min(repair.confidence);
                kind = kind.or(Some(repair.kind));
            }
            Step::Now(change) => {
                clean.push_str(&text[written..change.span.start()]);
                clean.push_str(&change.now);
                written = change.span.end();
                confidence = confidence.min(change.confidence);
                kind = Some(change.kind);
            }
        }
    }
    was.push_str(&text[seen..span.end()]);
    clean.push_str(&text[written..span.end()]);
    let kind = kind?;
    if !kind.is_kept() && clean[from..] == was {
        return None;
    }
    Some(Repair { kind, span: Span::new(from, clean.len()), was, confidence })
}

/// Takes back the repairs that are not to be kept; the others move to where they stand then.
#[must_use]
pub fn revert(clean: &str, repairs: Vec<Repair>, keep: impl Fn(&Repair) -> bool) -> (String, Vec<Repair>) {
    let mut text = String::with_capacity(clean.len());
    let mut kept = Vec::with_capacity(repairs.len());
    let mut at = 0;
    for repair in repairs {
        text.push_str(&clean[at..repair.span.start()]);
        at = repair.span.end();
        let start = text.len();
        if keep(&repair) {
            text.push_str(repair.span.of(clean));
            kept.push(Repair { span: Span::new(start, text.len()), ..repair });
        } else {
            text.push_str(&repair.was);
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Changes of a text: cut points in pairs, and what is to stand between them.
    fn changes(text: &str, cuts: &[(usize, usize, u8)]) -> Vec<Change> {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut changes = Vec::new();
        let mut from = 0;
        for &(skip, take, now) in cuts {
            let start = from + skip;
            let end = start + take;
            if end >= places.len() || (skip == 0 && take == 0 && from > 0) {
                break;
            }
            let now = ["", "x", "長い", "z\u{301}"][usize::from(now % 4)].to_owned();
            let kind = [RepairKind::Escape, RepairKind::PinyinGloss, RepairKind::Lossy][skip % 3];
            let span = Span::new(places[start], places[end]);
            let now = if kind == RepairKind::Lossy { span.of(text).to_owned() } else { now };
            changes.push(Change { kind, span, now, confidence: 0.5 });
            from = end;
        }
        changes
    }

    proptest! {
        #[test]
        fn stacked_changes_can_be_replayed(
            text in "[a-f中文字𠮷]{0,20}",
            passes in prop::collection::vec(
                prop::collection::vec((0_usize..4, 0_usize..4, 0_u8..4), 0..6), 0..5),
        ) {
            let (mut clean, mut repairs) = (text.clone(), Vec::new());
            for cuts in &passes {
                let made = changes(&clean, cuts);
                let mut wanted = clean.clone();
                for change in made.iter().rev() {
                    wanted.replace_range(change.span.start()..change.span.end(), &change.now);
                }
                (clean, repairs) = apply(&clean, &repairs, &made);
                prop_assert_eq!(&clean, &wanted);
                prop_assert_eq!(replay(&clean, &repairs), text.clone());
                let mut last = 0;
                for repair in &repairs {
                    prop_assert!(repair.span.start() >= last);
                    last = repair.span.end();
                }
            }
        }
    }
}
