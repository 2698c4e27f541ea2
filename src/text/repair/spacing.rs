//! Spaces put between characters: `中 国 经 济`, from PDF and justified text.
//!
//! Finds lines in which spaces stand between characters that belong together, all of them or many. Leaves spaces
//! between words and names (`王伟 李娜 张敏`), indents, tables, and those between Chinese and letters or digits,
//! unless the line is spaced out throughout.
//!
//! `2 0 2 3 年 经 济 增 长` → `2023年经济增长`

use super::join::{is_chinese, likelier_among};
use super::{Change, RepairKind};
use crate::text::Span;

/// Fewer spaces than this in a line are left.
const LEAST: usize = 3;

/// The share of neighbours that must stand apart for the line to be spaced out, and for it to be so throughout.
const SHARE: f32 = 0.25;
const THROUGHOUT: f32 = 0.7;

/// How much likelier the line must be without a space on average, in nats.
const MARGIN: f32 = 6.0;

/// How much likelier at the least nearly every place must be: between two names in a list it is not.
const EACH: f32 = 2.0;

/// Finds spaces between characters that belong together.
pub fn pass(text: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if has_gaps(line) {
            in_line(line, at, &mut changes);
        }
        at += line.len();
    }
    changes
}

/// White space within a line.
fn is_gap(c: char) -> bool {
    c != '\n' && c != '\r' && c.is_whitespace()
}

/// A quick look: a space that has other than ASCII on both sides, often enough.
fn has_gaps(line: &str) -> bool {
    let line = line.trim();
    let spaces = line.bytes().filter(|&byte| byte == b' ' || byte == b'\t').count();
    spaces >= LEAST || line.chars().filter(|&c| !c.is_ascii() && c.is_whitespace()).count() >= LEAST
}

/// A gap and the characters on both sides of it.
struct Gap {
    span: Span,
    before: char,
    after: char,
    /// How many characters it has.
    length: usize,
    /// Its place among the characters of the line that are no gaps.
    place: usize,
}

fn in_line(line: &str, offset: usize, changes: &mut Vec<Change>) {
    let (mut gaps, mut characters) = (Vec::new(), Vec::new());
    let mut open: Option<(usize, usize)> = None;
    for (at, c) in line.char_indices() {
        if is_gap(c) {
            open = Some(open.map_or((at, 1), |(start, length)| (start, length + 1)));
            continue;
        }
        if let (Some((start, length)), Some(&before)) = (open.take(), characters.last())
            && c != '\n'
            && c != '\r'
        {
            gaps.push(Gap { span: Span::new(start, at), before, after: c, length, place: characters.len() });
        }
        characters.push(c);
    }
    let chinese = |gap: &&Gap| is_chinese(gap.before) && is_chinese(gap.after);
    let apart = gaps.iter().filter(chinese).count();
    let neighbours = characters.windows(2).filter(|pair| is_chinese(pair[0]) && is_chinese(pair[1])).count();
    if apart < LEAST || (apart as f32) < SHARE * neighbours as f32 {
        return;
    }
    let gain = |gap: &Gap| {
        let head = &characters[gap.place.saturating_sub(3)..gap.place];
        let tail = &characters[gap.place..characters.len().min(gap.place + 3)];
        likelier_among(head, tail)
    };
    let gains: Vec<f32> = gaps.iter().filter(chinese).map(gain).collect();
    let mean = gains.iter().sum::<f32>() / apart as f32;
    let fit = gains.iter().filter(|gain| **gain > EACH).count();
    if mean < MARGIN || fit * 5 < apart * 4 {
        return;
    }
    let throughout = apart as f32 >= THROUGHOUT * neighbours as f32;
    let shortest = gaps.iter().map(|gap| gap.length).min().unwrap_or(1);
    for gap in &gaps {
        let single = gap.length == shortest;
        let closes = match (is_chinese(gap.before), is_chinese(gap.after)) {
            (true, true) => true,
            // A wider gap in a line spaced out throughout was a space before.
            _ => throughout && single,
        };
        if closes {
            changes.push(Change {
                kind: RepairKind::Spacing,
                span: gap.span.shifted(offset),
                now: String::new(),
                confidence: (1.0 - (-mean / 6.0).exp()).clamp(0.5, 0.98),
            });
        }
    }
}
