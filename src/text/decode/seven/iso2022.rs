//! ISO-2022-CN (RFC 1922), the encoding of Chinese mail: `ESC $ ) A SO 7"U9 SI` is 发展.
//!
//! `ESC $ ) A` makes GB 2312 the set of SO, `ESC $ ) G` plane 1 of CNS 11643; `ESC $ * H` makes its plane 2 the set
//! of single characters after `ESC N`. The end of a line undoes all of it.

use super::super::DecodeTrouble;
use super::{Reading, cns};
use encoding_rs::{BIG5, GB18030};

#[derive(Clone, Copy, PartialEq)]
enum Set {
    Gb2312,
    Cns1,
}

/// Reads bytes as ISO-2022-CN.
pub fn decode(bytes: &[u8]) -> Reading {
    let mut reading = Reading { text: String::with_capacity(bytes.len()), troubles: Vec::new(), shifted: 0 };
    let mut set = None;
    let (mut shifted, mut at) = (false, 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let mut pair = |codes: Option<[u8; 2]>, encoding: &'static encoding_rs::Encoding, taken: usize| {
            let codes = codes.unwrap_or([0xFF; 2]);
            let text = encoding.decode_without_bom_handling(&codes);
            match text {
                (text, false) => reading.text.push_str(&text),
                _ => {
                    reading.troubles.push(DecodeTrouble::new(at, &rest[..taken]));
                    reading.text.push(char::REPLACEMENT_CHARACTER);
                }
            }
            reading.shifted += taken;
            taken
        };
        at += match rest {
            [0x1B, b'$', b')', sign @ (b'A' | b'G'), ..] => {
                set = Some(if *sign == b'A' { Set::Gb2312 } else { Set::Cns1 });
                reading.shifted += 4;
                4
            }
            [0x1B, b'$', b'*', b'H', ..] => {
                reading.shifted += 4;
                4
            }
            &[0x1B, b'N', first @ 0x21..=0x7E, second @ 0x21..=0x7E, ..] => {
                pair(cns::plane2(first, second), BIG5, 4)
            }
            [0x0E, ..] => {
                shifted = true;
                1
            }
            [0x0F, ..] => {
                shifted = false;
                1
            }
            [b'\n', ..] => {
                (set, shifted) = (None, false);
                reading.text.push('\n');
                1
            }
            &[first @ 0x21..=0x7E, second @ 0x21..=0x7E, ..] if shifted => match set {
                Some(Set::Cns1) => pair(cns::plane1(first, second), BIG5, 2),
                _ => pair(Some([first | 0x80, second | 0x80]), GB18030, 2),
            },
            [byte, ..] => {
                reading.text.push(char::from(*byte));
                1
            }
            [] => break,
        };
    }
    reading
}
