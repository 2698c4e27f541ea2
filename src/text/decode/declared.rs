//! What a document says its encoding is: evidence, never the last word.
//!
//! Finds `<meta charset=gb2312>`, `<meta http-equiv … content="text/html; charset=gbk">`, `<?xml encoding="big5"?>`
//! in the first two kilobytes. Leaves style sheets' and scripts' own declarations: those stand further down.

use encoding_rs::Encoding;

/// How far the Encoding Standard lets a page put its declaration, doubled.
const WITHIN: usize = 2048;

/// The encoding that a label names; the GB family as a whole is GB18030.
pub fn by_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(|c| c == '"' || c == '\'');
    let encoding = match label.to_ascii_lowercase().as_str() {
        "big5hkscs" => encoding_rs::BIG5,
        "utf16" | "ucs-2" => encoding_rs::UTF_16LE,
        "gb18030-2022" | "gb18030-2005" | "cp936" | "ms936" => encoding_rs::GB18030,
        "cp950" | "ms950" => encoding_rs::BIG5,
        other => Encoding::for_label(other.as_bytes())?,
    };
    Some(if encoding == encoding_rs::GBK { encoding_rs::GB18030 } else { encoding })
}

/// What the document itself declares.
pub fn inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(WITHIN)];
    let looks_marked = head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
        || head.windows(5).any(|window| window.eq_ignore_ascii_case(b"<meta"));
    if !looks_marked {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let value = |key: &str| {
        let at = head.find(key)? + key.len();
        let rest = head[at..].trim_start().strip_prefix('=')?.trim_start();
        let rest = rest.trim_start_matches(['"', '\'']);
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(rest.len());
        by_label(&rest[..end])
    };
    value("charset").or_else(|| head.starts_with("<?xml").then(|| value("encoding")).flatten())
}
