//! HZ (RFC 1843), the encoding of Chinese news groups: `~{7"U9~}` is 发展.
//!
//! Between `~{` and `~}` each pair of bytes is a character of GB 2312 without its high bits; the end of a line
//! ends the shift too. `~~` is a tilde, a tilde at a line's end joins the lines. Any other tilde stays.

use super::super::DecodeTrouble;
use super::Reading;
use encoding_rs::GB18030;

/// Reads bytes as HZ.
pub fn decode(bytes: &[u8]) -> Reading {
    let mut reading = Reading { text: String::with_capacity(bytes.len()), troubles: Vec::new(), shifted: 0 };
    let (mut at, mut chinese) = (0, false);
    while at < bytes.len() {
        let rest = &bytes[at..];
        match (chinese, rest) {
            (false, [b'~', b'{', ..]) | (true, [b'~', b'}', ..]) => {
                chinese = !chinese;
                reading.shifted += 2;
                at += 2;
            }
            (false, [b'~', b'~', ..]) => {
                reading.text.push('~');
                at += 2;
            }
            (false, [b'~', b'\n', ..]) => at += 2,
            (true, [b'\n', ..]) => {
                chinese = false;
                reading.text.push('\n');
                at += 1;
            }
            (true, &[first @ 0x21..=0x7D, second @ 0x21..=0x7E, ..]) => {
                let pair = [first | 0x80, second | 0x80];
                let (text, bad) = GB18030.decode_without_bom_handling(&pair);
                if bad {
                    reading.troubles.push(DecodeTrouble::new(at, &rest[..2]));
                }
                reading.text.push_str(&text);
                reading.shifted += 2;
                at += 2;
            }
            (_, [byte, ..]) => {
                reading.text.push(char::from(*byte));
                at += 1;
            }
            (_, []) => break,
        }
    }
    reading
}
