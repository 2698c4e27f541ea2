//! Sets of characters that something may begin with, and a fast search for the next of them.

/// One bit for every character of the basic plane.
pub(crate) struct CharSet([u64; 1024]);

impl CharSet {
    /// The set of these characters.
    pub(crate) const fn of(chars: &[char]) -> Self {
        let mut bits = [0u64; 1024];
        let mut i = 0;
        while i < chars.len() {
            let c = chars[i] as usize;
            bits[c / 64] |= 1 << (c % 64);
            i += 1;
        }
        Self(bits)
    }

    /// The next byte offset in `from..to` where one of the characters, or an ASCII digit, stands.
    pub(crate) fn next(&self, bytes: &[u8], from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        while at < to {
            let byte = bytes[at];
            if byte < 0x80 {
                if byte.is_ascii_digit() {
                    return Some(at);
                }
                at += 1;
            } else if (0xE0..0xF0).contains(&byte) && at + 2 < bytes.len() {
                let code = usize::from(byte & 0x0F) << 12
                    | usize::from(bytes[at + 1] & 0x3F) << 6
                    | usize::from(bytes[at + 2] & 0x3F);
                if self.0[code / 64] >> (code % 64) & 1 == 1 {
                    return Some(at);
                }
                at += 3;
            } else {
                at += if byte < 0xE0 { 2 } else { 4 };
            }
        }
        None
    }
}
