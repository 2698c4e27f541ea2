//! Lines broken within a sentence: hard line breaks from mail, PDF and plain-text pages.
//!
//! Finds a break between two lines where the first ends in the middle of a sentence and both together make far
//! likelier Chinese than apart; lines of one width make it likelier. Leaves titles, bylines, lists, verse, indented
//! paragraphs and everything after a full stop.
//!
//! `推动制造业高质\n量发展。` → `推动制造业高质量发展。`

use super::join::{is_ideograph, likelier};
use super::{Change, RepairKind};
use crate::text::Span;

/// How much likelier the two lines must be as one, in nats.
const MARGIN: f32 = 11.0;

/// The same in a text that is broken throughout: so many sure breaks, and more of them than of doubtful ones.
const MARGIN_OF_MANY: f32 = 4.0;
const MANY: usize = 3;

/// What a line as wide as the widest around it is worth: a break at a fixed width says nothing of the text.
const WIDTH: f32 = 5.0;

/// Lines shorter than this are titles, list entries and the like.
const SHORTEST: usize = 12;

/// Finds breaks within sentences.
pub fn pass(text: &str) -> Vec<Change> {
    if !text.contains('\n') {
        return Vec::new();
    }
    let lines = lines(text);
    let gains: Vec<Option<f32>> =
        (0..lines.len().saturating_sub(1)).map(|index| gain(text, &lines, index)).collect();
    // Where breaks come in numbers, each of them needs less to speak for it.
    let sure = gains.iter().flatten().filter(|gain| **gain > MARGIN).count();
    let asked = gains.iter().flatten().count();
    let margin = if sure >= MANY && sure * 2 > asked { MARGIN_OF_MANY } else { MARGIN };
    gains
        .iter()
        .zip(lines.windows(2))
        .filter_map(|(gain, pair)| {
            let gain = gain.filter(|gain| *gain > margin)?;
            let words = pair[0].of(text).ends_with(|c: char| c.is_ascii_alphabetic())
                && pair[1].of(text).starts_with(|c: char| c.is_ascii_alphabetic());
            Some(Change {
                kind: RepairKind::LineBreak,
                span: Span::new(pair[0].end(), pair[1].start()),
                now: if words { " ".to_owned() } else { String::new() },
                confidence: (1.0 - (-(gain - margin + 2.0) / 4.0).exp()).clamp(0.5, 0.98),
            })
        })
        .collect()
}

/// The lines, without white space at their ends; what indents a line belongs to it.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let start = at;
            at += line.len() + 1;
            Span::new(start, start + line.trim_end().len())
        })
        .collect()
}

/// How much likelier the line and the one after it are as one; `None` where a break belongs there in any case.
fn gain(text: &str, lines: &[Span], index: usize) -> Option<f32> {
    let (first, second) = (lines[index].of(text), lines[index + 1].of(text));
    let last = first.chars().next_back()?;
    let next = second.chars().next()?;
    if !goes_on(last) || !may_go_on(next) {
        return None;
    }
    let length = first.trim_start().chars().count();
    if length < SHORTEST {
        return None;
    }
    let mut gain = likelier(first, second);
    // The widest of the lines around it; a broken line is not much narrower.
    let around =
        lines[index.saturating_sub(2)..lines.len().min(index + 4)].iter().map(|line| width(line.of(text)));
    let widest = around.max().unwrap_or(0);
    let own = width(first);
    let like = lines[index.saturating_sub(2)..lines.len().min(index + 4)]
        .iter()
        .filter(|line| width(line.of(text)).abs_diff(own) <= 2)
        .count();
    if own + 3 >= widest && like >= 3 {
        gain += WIDTH;
    }
    Some(gain)
}

/// Whether a sentence can go on after the last character of a line.
fn goes_on(c: char) -> bool {
    is_ideograph(c)
        || c.is_ascii_alphanumeric()
        || matches!(c, '，' | '、' | '“' | '《' | '（' | '(' | ',' | '％' | '%')
}

/// Whether the first character of a line can stand in the middle of a sentence.
fn may_go_on(c: char) -> bool {
    is_ideograph(c)
        || c.is_ascii_alphanumeric()
        || matches!(c, '，' | '。' | '、' | '；' | '“' | '”' | '《' | '》' | '（' | '）' | '％' | '%')
}

/// The width in half columns.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
