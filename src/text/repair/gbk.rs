//! GBK by the byte: which character two bytes are, and which two bytes a character is.
//!
//! The tables hold what GBK proper maps and, apart from that, the user-defined zones that a reader shows as
//! private-use characters, as a question mark or not at all.

use encoding_rs::GB18030;
use std::sync::LazyLock;

/// Lead bytes: 0x81 to 0xFE.
const LEADS: std::ops::RangeInclusive<u8> = 0x81..=0xFE;

struct Tables {
    /// By (lead - 0x81) * 256 + trail; `\0` where there is none.
    characters: Vec<char>,
    /// By code point; 0 where there is none.
    bytes: Vec<u16>,
    /// By (lead - 0x81) * 256 + trail: whether a reader may not know what to show.
    unmapped: Vec<bool>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables =
        Tables { characters: vec!['\0'; 126 * 256], bytes: vec![0; 0x1_0000], unmapped: Vec::new() };
    for lead in LEADS {
        for trail in (0x40..=0xFE).filter(|&trail| trail != 0x7F) {
            let both = [lead, trail];
            let (text, _) = GB18030.decode_without_bom_handling(&both);
            let mut chars = text.chars();
            let (Some(c), None) = (chars.next(), chars.next()) else { continue };
            if c == '\u{FFFD}' {
                continue;
            }
            tables.characters[index(lead, trail)] = c;
            // U+3000 is A1A1, though the standard maps A3A0 to it too: the first pair is the character's own.
            if let Some(bytes) = tables.bytes.get_mut(c as usize).filter(|bytes| **bytes == 0) {
                *bytes = u16::from_be_bytes([lead, trail]);
            }
        }
    }
    tables.unmapped = LEADS
        .flat_map(|lead| (0..=0xFF).map(move |trail| (lead, trail)))
        .map(|(lead, trail)| {
            let c = tables.characters[index(lead, trail)];
            let is_known = c != '\0' && !is_private(c) && !is_late(lead, trail);
            trail >= 0x40 && trail != 0x7F && trail != 0xFF && !is_known
        })
        .collect();
    tables
});

fn index(lead: u8, trail: u8) -> usize {
    usize::from(lead - 0x81) * 256 + usize::from(trail)
}

/// The character that two bytes are, be it a private-use one.
pub(super) fn pair(lead: u8, trail: u8) -> Option<char> {
    if !LEADS.contains(&lead) {
        return None;
    }
    Some(TABLES.characters[index(lead, trail)]).filter(|&c| c != '\0')
}

/// The character that two bytes are, if a text is likely to hold it: no private-use one.
pub(super) fn character(lead: u8, trail: u8) -> Option<char> {
    pair(lead, trail).filter(|&c| !is_private(c))
}

/// The two bytes that a character is.
pub(super) fn bytes(c: char) -> Option<(u8, u8)> {
    match TABLES.bytes.get(c as usize).copied() {
        None | Some(0) => None,
        Some(bytes) => Some(((bytes >> 8) as u8, bytes as u8)),
    }
}

/// Whether a reader does not know what to show for the pair: a user-defined or unmapped one, or no pair at all.
pub(super) fn is_unmapped(lead: u8, trail: u8) -> bool {
    if LEADS.contains(&lead) {
        TABLES.unmapped[index(lead, trail)]
    } else {
        trail >= 0x40 && trail != 0x7F && trail != 0xFF
    }
}

/// Characters that GB18030 has where GBK has nothing: many a reader knows GBK only.
fn is_late(lead: u8, trail: u8) -> bool {
    matches!(
        (lead, trail),
        (0xFE, _) | (0xA8, 0xBF) | (0xA9, 0x89..=0x95) | (0xA2, 0xA1..=0xAA) | (0xA6, 0xD9..=0xF5)
    )
}

/// The character made of the second byte of one character and the (first) byte of the next.
pub(super) fn across(first: char, second: char) -> Option<char> {
    let (_, lead) = bytes(first)?;
    let trail = if second.is_ascii() { second as u8 } else { bytes(second)?.0 };
    (trail >= 0x40).then(|| character(lead, trail)).flatten()
}

pub(super) fn is_private(c: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&c)
}
