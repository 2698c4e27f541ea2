//! Chinese written in seven bits: HZ, ISO-2022-CN, UTF-7, and UTF-16 all of whose bytes happen to be ASCII.
//!
//! Such a file is pure ASCII to every detector. One of these readings is believed only where it makes Chinese
//! out of what would be letter salad; C++ code with `+`, a home directory `~{user}` and the like stay as they are.

mod cns;
mod hz;
mod iso2022;
mod utf7;

use super::unicode::Wide;
use super::{DecodeTrouble, Decoded, cost};

/// How much likelier than the ASCII it replaces a reading has to be, in nats: odds of 20,000.
const MARGIN: f32 = 10.0;

/// The mean cost of its characters above which a reading is not Chinese.
const CHINESE: f32 = 9.0;

/// A reading of seven-bit text.
struct Reading {
    text: String,
    troubles: Vec<DecodeTrouble>,
    /// How many bytes were read otherwise than as ASCII, those that say so included.
    shifted: usize,
}

/// Reads ASCII bytes that are more than ASCII; `None` where they are just that.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let has = |pair: &[u8; 2]| bytes.windows(2).any(|window| window == pair);
    if bytes.contains(&0x1B) {
        if has(b"\x1B$") && (bytes.contains(&0x0E) || has(b"\x1BN")) {
            return believed(iso2022::decode(bytes), "iso-2022-cn");
        }
        if has(b"\x1B$") {
            let (text, _, bad) = encoding_rs::ISO_2022_JP.decode(bytes);
            return (!bad).then(|| Decoded {
                text: text.into_owned(),
                encoding: "iso-2022-jp".to_owned(),
                ..Decoded::default()
            });
        }
    }
    if bytes.contains(&b'~') && has(b"~{") {
        let decoded = believed(hz::decode(bytes), "hz-gb-2312");
        if decoded.is_some() {
            return decoded;
        }
    }
    if bytes.contains(&b'+') {
        let decoded = believed(utf7::decode(bytes), "utf-7");
        if decoded.is_some() {
            return decoded;
        }
    }
    utf16(bytes)
}

fn believed(reading: Reading, encoding: &str) -> Option<Decoded> {
    let Reading { text, troubles, shifted } = reading;
    let (mut sum, mut count) = (0.0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        sum += cost::of(c);
        count += 1;
    }
    let chinese = count > 0 && sum / (count as f32) < CHINESE;
    let likelier = sum + MARGIN < shifted as f32 * cost::of('a');
    (chinese && likelier).then(|| Decoded { text, encoding: encoding.to_owned(), troubles })
}

/// UTF-16 without a mark in which no byte is above 0x7F: a title of characters like `中` (4E2D).
fn utf16(bytes: &[u8]) -> Option<Decoded> {
    /// Beyond this many bytes some character would have had a high one.
    const LONGEST: usize = 256;
    if bytes.len() > LONGEST || bytes.len() % 2 == 1 {
        return None;
    }
    [Wide::Utf16Le, Wide::Utf16Be].into_iter().find_map(|wide| {
        let mut reading = Reading { text: String::new(), troubles: Vec::new(), shifted: bytes.len() };
        wide.decode(bytes, 0, &mut reading.text, &mut reading.troubles);
        believed(reading, wide.name())
    })
}
