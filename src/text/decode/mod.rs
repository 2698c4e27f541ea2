//! From bytes to characters: which encoding, and what could not be read.
//!
//! Reads UTF-8, UTF-16 and UTF-32 in either order with and without a mark, GB2312, GBK and GB18030, Big5 with
//! HKSCS, HZ, ISO-2022-CN, UTF-7, and by way of chardetng what is not Chinese. What a document declares is
//! evidence, not truth. Bytes that are no character become U+FFFD and a [`DecodeTrouble`]; the rest is read.
//!
//! ```
//! use fangzhi::text::decode;
//! let decoded = decode(&[0xB7, 0xA2, 0xD5, 0xB9], Some("utf-8"));
//! assert_eq!((decoded.text.as_str(), decoded.encoding.as_str()), ("发展", "gb18030"));
//! ```

pub(super) mod cost;
mod declared;
mod detect;
mod mixed;
mod seven;
mod unicode;

use detect::Found;
use encoding_rs::{DecoderResult, Encoding, UTF_8};
use unicode::Wide;

/// Characters, the encoding they were in, and what went wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// The characters, without a byte-order mark.
    pub text: String,
    /// The encoding's name in lower case, as the Encoding Standard has it: `utf-8`, `gb18030`, `big5` …
    pub encoding: String,
    /// What could not be read, in order.
    pub troubles: Vec<DecodeTrouble>,
}

/// Bytes that are no character in the encoding.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodeTrouble {
    /// Byte offset in the input.
    pub offset: usize,
    /// The bytes, in hexadecimal.
    pub bytes: String,
}

impl DecodeTrouble {
    fn new(offset: usize, bytes: &[u8]) -> Self {
        Self { offset, bytes: bytes.iter().map(|byte| format!("{byte:02x}")).collect() }
    }
}

/// The mark at the start of UTF-8, and that of GB18030.
const MARKS: [(&[u8], &Encoding); 2] =
    [(&[0xEF, 0xBB, 0xBF], UTF_8), (&[0x84, 0x31, 0x95, 0x33], encoding_rs::GB18030)];

/// Decodes `bytes`; `declared` is what a header or meta element says: evidence, not truth.
#[must_use]
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((wide, mark)) = Wide::by_mark(bytes) {
        return in_wide(wide, bytes, mark);
    }
    let mark = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    let start = mark.map_or(0, |(mark, _)| mark.len());
    let rest = &bytes[start..];
    if let Ok(text) = std::str::from_utf8(rest)
        && (text.is_ascii() || start > 0 || !detect::is_rather_gb18030(text))
        && !text.contains('\0')
    {
        let seven = if start == 0 && text.is_ascii() { seven::decode(rest) } else { None };
        return seven.unwrap_or_else(|| Decoded {
            text: text.to_owned(),
            encoding: name(UTF_8),
            ..Decoded::default()
        });
    }
    let said = mark.map(|&(_, encoding)| encoding).or_else(|| detect::said(rest, declared));
    match detect::detect(rest, said) {
        Found::Wide(wide) => in_wide(wide, bytes, start),
        Found::Standard(encoding) => in_standard(encoding, bytes, start),
    }
}

fn in_wide(wide: Wide, bytes: &[u8], start: usize) -> Decoded {
    let mut decoded = Decoded { encoding: wide.name().to_owned(), ..Decoded::default() };
    wide.decode(&bytes[start..], start, &mut decoded.text, &mut decoded.troubles);
    decoded
}

fn in_standard(encoding: &'static Encoding, bytes: &[u8], start: usize) -> Decoded {
    let mut decoded = Decoded { encoding: name(encoding), ..Decoded::default() };
    let Decoded { text, troubles, .. } = &mut decoded;
    standard(encoding, &bytes[start..], start, text, troubles);
    let doubtful = !troubles.is_empty() || (encoding != UTF_8 && cost::has_strange_stretch(text));
    if doubtful && mixed::mixes(encoding) {
        text.clear();
        troubles.clear();
        mixed::decode(encoding, &bytes[start..], start, text, troubles);
    }
    decoded
}

/// Decodes by the Encoding Standard; what is no character becomes U+FFFD. `offset`: where `bytes` stands.
fn standard(
    encoding: &'static Encoding,
    bytes: &[u8],
    offset: usize,
    text: &mut String,
    troubles: &mut Vec<DecodeTrouble>,
) {
    if encoding == UTF_8 {
        return unicode::utf8(bytes, offset, text, troubles);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut at = 0;
    loop {
        let needed = decoder.max_utf8_buffer_length_without_replacement(bytes.len() - at);
        text.reserve(needed.unwrap_or(bytes.len() - at).min(3 * (bytes.len() - at) + 16));
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = at - usize::from(after);
                let start = end - usize::from(length);
                troubles.push(DecodeTrouble::new(offset + start, &bytes[start..end]));
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

/// The name reported: that of the Encoding Standard, GBK as the GB18030 it is part of.
fn name(encoding: &'static Encoding) -> String {
    let encoding = if encoding == encoding_rs::GBK { encoding_rs::GB18030 } else { encoding };
    encoding.name().to_ascii_lowercase()
}
