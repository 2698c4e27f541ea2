//! What the fuzz targets do with their bytes, and what they hold the product to. No input may panic, hang or
//! break a promise.
//!
//! With cargo-fuzz, led by coverage (`RUSTC_BOOTSTRAP` stands in for a nightly compiler, which can also do without
//! `-s none`): `RUSTC_BOOTSTRAP=1 cargo fuzz run -s none --fuzz-dir tests/fuzz decode -- -max_len=4096 -timeout=20
//! -max_total_time=600`. Without it, at random: `MINUTES=5 cargo test --release fuzz_targets -- --nocapture`.
//!
//! What a run finds becomes a case of its stage in `tests/cases`.
#![allow(dead_code)] // Each target uses one of them.

use fangzhi::query::{Query, Term};
use fangzhi::source::{Content, Document, Format, Given, Options, Origin, visit};
use fangzhi::text::repair::{repair as repaired, replay};
use fangzhi::text::script::fold;
use std::io::Write;

/// Any bytes are read, with troubles that lie inside them.
pub fn decode(data: &[u8]) {
    let decoded = fangzhi::text::decode(data, None);
    assert!(decoded.troubles.iter().all(|trouble| trouble.offset < data.len()));
    let _ = fangzhi::text::decode(data, Some("big5"));
}

/// Repairs can be replayed, stand in order, and fold to as many characters.
pub fn repair(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (clean, repairs) = repaired(&text);
    assert_eq!(replay(&clean, &repairs), text);
    assert!(repairs.is_sorted_by_key(|repair| repair.span.start()));
    assert_eq!(fold(&clean).chars().count(), clean.chars().count());
}

/// A page becomes an article whose sentences tile its body.
pub fn html(data: &[u8]) {
    let document = Document {
        origin: Origin { path: "page.html".to_owned(), ..Origin::default() },
        format: Format::Html,
        content: Content::Bytes(data.to_vec()),
        given: Given::default(),
    };
    let page = fangzhi::article::page(fangzhi::text::decode(data, None).text, document.format);
    let text = fangzhi::text::Text::new(page.text.clone());
    let _ = fangzhi::article::article(&text, &page, &document.given, dictionaries());
}

/// Records and lines of JSON are read, or a problem says what is wrong.
pub fn json(data: &[u8]) {
    read(data, ".jsonl");
    read(data, ".json");
}

/// Records of CSV.
pub fn csv(data: &[u8]) {
    read(data, ".csv");
}

/// Archives and compressed files, however broken.
pub fn archive(data: &[u8]) {
    for suffix in [".zip", ".tar", ".gz", ".tar.gz", ".zst", ".warc"] {
        read(data, suffix);
    }
}

/// A question is understood or refused; one that is understood prints as one that means the same.
pub fn query(data: &[u8]) {
    let typed = String::from_utf8_lossy(data);
    match fangzhi::query::parse(&typed) {
        Ok(query) => {
            let printed = query.to_string();
            assert_eq!(fangzhi::query::parse(&printed), Ok(query), "{typed:?} prints as {printed:?}");
        }
        Err(error) => assert!(error.character <= typed.chars().count() + 1),
    }
}

/// What a query marks in a text lies in it, in order; a phrase cut out of the text is marked where it stands.
pub fn snippet(data: &[u8]) {
    let typed = String::from_utf8_lossy(data);
    let (query, text) = typed.split_once('\n').unwrap_or((&typed, &typed));
    let chars: Vec<char> = text.chars().collect();
    if let Ok(query) = fangzhi::query::parse(query) {
        let mut last = 0;
        for (start, end) in fangzhi::archive::highlights(&query, text) {
            assert!(
                last <= start && start < end && end <= chars.len(),
                "{query} in {text:?}: {start}..{end}"
            );
            last = end;
        }
    }
    let from = query.len() % chars.len().max(1);
    let part: String = chars.iter().skip(from).take(query.len() % 9 + 1).collect();
    if part.trim() == part && !part.is_empty() {
        let end = from + part.chars().count();
        let phrase = Query::Text(Term::Phrase(part));
        let found = fangzhi::archive::highlights(&phrase, text);
        assert!(found.iter().any(|&(a, b)| a <= from && end <= b), "{phrase} in {text:?}: {found:?}");
    }
}

fn read(data: &[u8], suffix: &str) {
    let mut file = tempfile::Builder::new().suffix(suffix).tempfile().expect("a file can be made");
    file.write_all(data).expect("it can be written");
    let _ = visit(&[file.path()], &Options::default(), &mut |_| std::ops::ControlFlow::Continue(()));
}

fn dictionaries() -> &'static fangzhi::dictionary::Dictionaries {
    static DICTIONARIES: std::sync::LazyLock<fangzhi::dictionary::Dictionaries> =
        std::sync::LazyLock::new(fangzhi::dictionary::Dictionaries::builtin);
    &DICTIONARIES
}
