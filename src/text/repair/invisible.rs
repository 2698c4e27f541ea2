//! Characters that nobody sees: zero-width spaces, soft hyphens, stray variation selectors, marks, NUL.
//!
//! Finds them anywhere in Chinese text. Leaves what joins an emoji (`👨‍👩‍👧`, `☎️`), the joiners and direction marks
//! of scripts that need them, and white space.
//!
//! `经<U+200B>济` → `经济`

use super::{Change, RepairKind};
use crate::text::Span;

/// Finds what is invisible and serves nothing.
pub fn pass(text: &str) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        if !is_invisible(c) || serves(c, before, &text[at + c.len_utf8()..]) {
            before = c;
            continue;
        }
        let span = Span::new(at, at + c.len_utf8());
        match changes.last_mut() {
            Some(last) if last.span.end() == at => last.span = last.span.cover(span),
            _ => changes.push(Change {
                kind: RepairKind::Invisible,
                span,
                now: String::new(),
                confidence: 1.0,
            }),
        }
    }
    changes
}

/// A character that nobody sees.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}' // controls
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether an invisible character has work to do where it stands.
fn serves(c: char, before: char, after: &str) -> bool {
    let after = after.chars().next().unwrap_or('\n');
    match c {
        // Emoji style and joined emoji.
        '\u{FE0E}' | '\u{FE0F}' => {
            is_symbol(before) || before.is_ascii_digit() || matches!(before, '#' | '*')
        }
        '\u{200D}' => (is_symbol(before) || before == '\u{FE0F}') && is_symbol(after) || is_joining(before),
        '\u{E0020}'..='\u{E007F}' => is_symbol(before) || ('\u{E0020}'..='\u{E007F}').contains(&before),
        '\u{200C}' | '\u{180B}'..='\u{180E}' => is_joining(before),
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' => {
            is_joining(before) || is_joining(after)
        }
        _ => false,
    }
}

fn is_symbol(c: char) -> bool {
    matches!(c, '\u{A9}' | '\u{AE}' | '\u{203C}'..='\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
        && !matches!(c, '\u{2E80}'..='\u{303F}' | '\u{3041}'..='\u{31FF}')
}

/// Scripts written in joined letters or from the right, which the joiners are for.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1800}'..='\u{18AF}' | '\u{F00}'..='\u{FFF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
