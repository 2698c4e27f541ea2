//! UTF-8 with bad bytes, UTF-16 and UTF-32 in either order, with and without a mark.

use super::{DecodeTrouble, cost};

/// A Unicode encoding that is not UTF-8, and the order of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wide {
    /// Two bytes, low one first.
    Utf16Le,
    /// Two bytes, high one first.
    Utf16Be,
    /// Four bytes, low one first.
    Utf32Le,
    /// Four bytes, high one first.
    Utf32Be,
}

impl Wide {
    /// All of them.
    pub const ALL: [Wide; 4] = [Wide::Utf16Le, Wide::Utf16Be, Wide::Utf32Le, Wide::Utf32Be];

    /// The name reported.
    pub fn name(self) -> &'static str {
        match self {
            Wide::Utf16Le => "utf-16le",
            Wide::Utf16Be => "utf-16be",
            Wide::Utf32Le => "utf-32le",
            Wide::Utf32Be => "utf-32be",
        }
    }

    /// How many bytes a unit has.
    pub fn width(self) -> usize {
        match self {
            Wide::Utf16Le | Wide::Utf16Be => 2,
            Wide::Utf32Le | Wide::Utf32Be => 4,
        }
    }

    fn unit(self, bytes: &[u8]) -> u32 {
        match (self, bytes) {
            (Wide::Utf16Le, &[a, b]) => u32::from(u16::from_le_bytes([a, b])),
            (Wide::Utf16Be, &[a, b]) => u32::from(u16::from_be_bytes([a, b])),
            (Wide::Utf32Le, &[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            (Wide::Utf32Be, &[a, b, c, d]) => u32::from_be_bytes([a, b, c, d]),
            _ => u32::MAX,
        }
    }

    /// By the mark at the start, and the mark's length. A mark of UTF-16 before two zero bytes is one of UTF-32
    /// only where the whole has the right length.
    pub fn by_mark(bytes: &[u8]) -> Option<(Wide, usize)> {
        match bytes {
            [0xFF, 0xFE, 0, 0, ..] if bytes.len().is_multiple_of(4) => Some((Wide::Utf32Le, 4)),
            [0, 0, 0xFE, 0xFF, ..] => Some((Wide::Utf32Be, 4)),
            [0xFF, 0xFE, ..] => Some((Wide::Utf16Le, 2)),
            [0xFE, 0xFF, ..] => Some((Wide::Utf16Be, 2)),
            _ => None,
        }
    }

    /// Decodes; what is no character becomes U+FFFD. `offset` is where `bytes` stands in the input.
    pub fn decode(self, bytes: &[u8], offset: usize, text: &mut String, troubles: &mut Vec<DecodeTrouble>) {
        let width = self.width();
        let mut units = bytes.chunks_exact(width).enumerate().peekable();
        while let Some((index, raw)) = units.next() {
            let mut code = self.unit(raw);
            if width == 2 && (0xD800..0xDC00).contains(&code) {
                let low = units.peek().map(|&(_, raw)| self.unit(raw));
                if let Some(low) = low.filter(|low| (0xDC00..0xE000).contains(low)) {
                    units.next();
                    code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                }
            }
            text.push(char::from_u32(code).unwrap_or_else(|| {
                troubles.push(DecodeTrouble::new(offset + index * width, raw));
                char::REPLACEMENT_CHARACTER
            }));
        }
        let rest = bytes.len() % width;
        if rest > 0 {
            let at = bytes.len() - rest;
            troubles.push(DecodeTrouble::new(offset + at, &bytes[at..]));
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }

    /// How surprising the bytes are in this reading, in nats.
    pub fn cost(self, bytes: &[u8]) -> f32 {
        let (mut text, mut troubles) = (String::with_capacity(bytes.len() * 2), Vec::new());
        self.decode(bytes, 0, &mut text, &mut troubles);
        // A unit that is no character is as many stray bytes.
        cost::total(&text).0 + troubles.len() as f32 * cost::STRAY * (self.width() - 1) as f32
    }
}

/// Decodes UTF-8; each stretch of bytes that is none becomes one U+FFFD.
pub fn utf8(bytes: &[u8], offset: usize, text: &mut String, troubles: &mut Vec<DecodeTrouble>) {
    let mut at = offset;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            troubles.push(DecodeTrouble::new(at, chunk.invalid()));
            text.push(char::REPLACEMENT_CHARACTER);
            at += chunk.invalid().len();
        }
    }
}
