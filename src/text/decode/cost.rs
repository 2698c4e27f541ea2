//! How surprising a character is in Chinese text, whatever stands around it: what readings of the same bytes are
//! compared by.
//!
//! One byte for each character of the Basic Multilingual Plane, in eighths of a nat, from the single characters
//! of the language model. `的` costs about 3 nats, a common character 6, a rare one 10, one that news never has
//! 14, and what is no character at all 18.

use crate::text::language::alone;
use std::sync::LazyLock;

/// Eighths of a nat.
const UNIT: f32 = 8.0;

/// A byte that belongs to no character, in nats.
pub const STRAY: f32 = 18.0;

static TABLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    (0..0x1_0000_u32)
        .map(|code| {
            let nats = char::from_u32(code).map_or(STRAY, nats);
            (nats * UNIT).clamp(0.0, 255.0) as u8
        })
        .collect()
});

fn nats(c: char) -> f32 {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => 4.5,
        '\u{FEFF}' => 10.0,
        '\0'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' => STRAY,
        // Latin with marks: pinyin, names.
        '\u{C0}'..='\u{24F}' => 8.0,
        '\u{370}'..='\u{52F}' => 10.0,
        '\u{A0}'..='\u{2FF}' => (-alone(c)).clamp(6.0, 12.0),
        '\u{4E00}'..='\u{9FFF}'
        | '\u{2000}'..='\u{206F}'
        | '\u{3000}'..='\u{303F}'
        | '\u{FF00}'..='\u{FFEF}' => (-alone(c)).min(14.0),
        _ => (-alone(c)).clamp(10.0, 14.0),
    }
}

/// The cost of one character, in eighths of a nat.
#[inline]
pub fn eighths(table: &[u8], c: char) -> u32 {
    table.get(c as usize).map_or(112, |&cost| u32::from(cost))
}

/// The table itself, for loops.
pub fn table() -> &'static [u8] {
    &TABLE
}

/// The cost of one character, in nats.
pub fn of(c: char) -> f32 {
    eighths(&TABLE, c) as f32 / UNIT
}

/// The cost of a text, in nats, and how many of its characters are not ASCII.
pub fn total(text: &str) -> (f32, usize) {
    of_all(text.chars())
}

/// The same without ASCII, which nearly all encodings share.
pub fn foreign(text: &str) -> (f32, usize) {
    of_all(text.chars().filter(|c| !c.is_ascii()))
}

fn of_all(chars: impl Iterator<Item = char>) -> (f32, usize) {
    let table = table();
    let (mut sum, mut foreign) = (0_u64, 0);
    for c in chars {
        sum += u64::from(eighths(table, c));
        foreign += usize::from(!c.is_ascii());
    }
    (sum as f32 / UNIT, foreign)
}

/// Whether a stretch of a text is surprising all the way: what a wrong reading looks like.
///
/// A sum that grows with every character that costs more than common ones do and falls with every one that
/// costs less, never below nothing: it passes the mark within six characters of a wrong reading.
#[must_use]
pub fn has_strange_stretch(text: &str) -> bool {
    const COMMON: i32 = 9 * 8;
    const MARK: i32 = 15 * 8;
    let table = table();
    let mut sum = 0;
    for c in text.chars() {
        if !c.is_ascii() {
            sum = (sum + eighths(table, c) as i32 - COMMON).max(0);
            if sum > MARK {
                return true;
            }
        }
    }
    false
}
