//! What a file is: by its extension, and by its first bytes where the extension does not say.

use super::Format;
use super::sort::FileSort;

/// How many bytes are looked at.
pub(super) const SAMPLE: usize = 64 << 10;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One article.
    Article(Format),
    /// One JSON object a line.
    Jsonl,
    /// A JSON value: an object, a list of objects, or objects one after another.
    Json,
    /// Comma- or tab-separated records.
    Csv,
    /// Members.
    Zip,
    /// Members.
    Tar,
    /// One file, its name without the extension.
    Gzip,
    /// One file, its name without the extension.
    Zstd,
}

/// By extension; `None` for those that say nothing.
pub(super) fn by_name(name: &str) -> Option<Kind> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" => Kind::Article(Format::Text),
        "html" | "htm" | "xhtml" | "shtml" => Kind::Article(Format::Html),
        "md" | "markdown" => Kind::Article(Format::Markdown),
        "jsonl" | "ndjson" => Kind::Jsonl,
        "json" => Kind::Json,
        "csv" | "tsv" => Kind::Csv,
        "zip" => Kind::Zip,
        "tar" => Kind::Tar,
        "gz" | "tgz" | "gzip" => Kind::Gzip,
        "zst" | "tzst" | "zstd" => Kind::Zstd,
        _ => return None,
    })
}

/// The name of what a compressed file holds: `a.tar` for `a.tgz` and `a.tar.gz`, `a.txt` for `a.txt.gz`.
pub(super) fn inner_name(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    for (ending, instead) in
        [(".tgz", ".tar"), (".tzst", ".tar"), (".gzip", ""), (".gz", ""), (".zstd", ""), (".zst", "")]
    {
        if lower.ends_with(ending) {
            return format!("{}{instead}", &name[..name.len() - ending.len()]);
        }
    }
    name.to_owned()
}

/// By its first bytes; a container's own mark is proof, the rest is likelihood.
pub(super) fn by_bytes(sample: &[u8]) -> Kind {
    if let Some(kind) = container(sample) {
        return kind;
    }
    let start = trimmed(sample);
    match start.first() {
        Some(b'{') => {
            // Objects on lines of their own are JSON Lines; an object over several lines is JSON.
            let line = start.split(|&byte| byte == b'\n').next().unwrap_or(start);
            let ended = line.iter().rev().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'}');
            if ended || line.len() == start.len() { Kind::Jsonl } else { Kind::Json }
        }
        Some(b'[') if start[1..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{') => Kind::Json,
        Some(b'<') if looks_like_html(start) => Kind::Article(Format::Html),
        _ => Kind::Article(Format::Text),
    }
}

fn container(sample: &[u8]) -> Option<Kind> {
    if sample.starts_with(b"PK\x03\x04") || sample.starts_with(b"PK\x05\x06") {
        return Some(Kind::Zip);
    }
    if sample.starts_with(&[0x1f, 0x8b]) {
        return Some(Kind::Gzip);
    }
    if sample.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Some(Kind::Zstd);
    }
    (sample.len() >= 262 && &sample[257..262] == b"ustar").then_some(Kind::Tar)
}

/// Without byte-order mark and leading white space.
fn trimmed(sample: &[u8]) -> &[u8] {
    sample.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(sample).trim_ascii_start()
}

/// Whether text that begins with `<` is a page rather than an article that quotes a tag.
pub fn looks_like_html(sample: &[u8]) -> bool {
    const OPENERS: [&[u8]; 14] = [
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<body",
        b"<meta",
        b"<title",
        b"<div",
        b"<p>",
        b"<p ",
        b"<article",
        b"<section",
        b"<table",
        b"<span",
        b"<?xml",
    ];
    let start = trimmed(sample);
    OPENERS
        .iter()
        .any(|opener| start.len() >= opener.len() && start[..opener.len()].eq_ignore_ascii_case(opener))
        || (start.starts_with(b"<!--") && find(sample, b"<html").is_some())
}

fn find(sample: &[u8], needle: &[u8]) -> Option<usize> {
    sample.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

/// Whether bytes are something else than text, and what; `None` for text.
pub(super) fn binary(sample: &[u8]) -> Option<Option<FileSort>> {
    const MARKS: [(&[u8], FileSort); 20] = [
        (b"%PDF-", FileSort::Pdf),
        (b"\x89PNG", FileSort::Image),
        (b"\xff\xd8\xff", FileSort::Image),
        (b"GIF8", FileSort::Image),
        (b"BM\x00", FileSort::Image),
        (b"\x7fELF", FileSort::Program),
        (b"MZ\x90", FileSort::Program),
        (b"\xca\xfe\xba\xbe", FileSort::Program),
        (b"\xd0\xcf\x11\xe0", FileSort::OldOffice),
        (b"Rar!", FileSort::Rar),
        (b"7z\xbc\xaf", FileSort::SevenZip),
        (b"BZh", FileSort::Bzip2),
        (b"\xfd7zXZ", FileSort::Xz),
        (b"SQLite format 3", FileSort::Database),
        (b"ID3", FileSort::SoundOrFilm),
        (b"OggS", FileSort::SoundOrFilm),
        (b"fLaC", FileSort::SoundOrFilm),
        (b"\x1aE\xdf\xa3", FileSort::SoundOrFilm),
        (b"\x00\x00\x01\xba", FileSort::SoundOrFilm),
        (b"\x00asm", FileSort::Program),
    ];
    for (mark, what) in MARKS {
        if sample.starts_with(mark) {
            return Some(Some(what));
        }
    }
    if sample.starts_with(b"RIFF") && sample.len() > 12 {
        return Some(Some(if &sample[8..12] == b"WEBP" { FileSort::Image } else { FileSort::SoundOrFilm }));
    }
    if sample.len() > 12 && &sample[4..8] == b"ftyp" {
        return Some(Some(FileSort::SoundOrFilm));
    }
    if utf16(sample).is_some() {
        return None;
    }
    // Control bytes other than those of text (tab, line ends, form feed, escape for ISO-2022-CN). Random bytes
    // have one in ten, a text with stray NULs far fewer than one in thirty.
    let control = sample
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x0b | 0x1b))
        .count();
    (control * 30 > sample.len()).then_some(None)
}

/// How UTF-16 counts its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Utf16 {
    /// Low byte first.
    Little,
    /// High byte first.
    Big,
}

/// Whether bytes are UTF-16, by mark or because nearly every unit is a character of Chinese text.
pub(super) fn utf16(sample: &[u8]) -> Option<Utf16> {
    if sample.starts_with(&[0xff, 0xfe]) {
        return Some(Utf16::Little);
    }
    if sample.starts_with(&[0xfe, 0xff]) {
        return Some(Utf16::Big);
    }
    let units = sample.len() / 2;
    if units < 2 || std::str::from_utf8(sample).is_ok_and(|text| !text.contains('\0')) {
        return None;
    }
    let likely = |high: usize| {
        sample
            .chunks_exact(2)
            .filter(|pair| match (pair[high], pair[1 - high]) {
                (0, low) => (0x20..0x7f).contains(&low) || matches!(low, b'\n' | b'\r' | b'\t'),
                (0x30 | 0x20, low) => low <= 0x3f,
                (0x4e..=0x9f | 0xff, _) => true,
                _ => false,
            })
            .count()
    };
    // A GB18030 text read in pairs has high bytes from 0x81 up, few of them below 0xA0.
    let (little, big) = (likely(1), likely(0));
    let best = little.max(big);
    if best * 20 < units * 19 || little == big {
        return None;
    }
    // Evidence of UTF-16 that no other encoding has: zero bytes, or CJK marks and characters from U+3000.
    Some(if little > big { Utf16::Little } else { Utf16::Big })
}

/// A zip by its bytes that is an office document by its name.
pub(super) fn office(name: &str) -> Option<FileSort> {
    let (_, extension) = name.rsplit_once('.')?;
    ["docx", "xlsx", "pptx", "docm", "xlsm", "odt", "ods", "odp", "wps"]
        .contains(&extension.to_ascii_lowercase().as_str())
        .then_some(FileSort::Office)
}
