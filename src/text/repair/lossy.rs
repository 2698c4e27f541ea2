//! Characters lost for good: `锟斤拷`, `烫烫烫`, `屯屯屯`, runs of `?` and U+FFFD. Reported, and kept as they stand.
//!
//! Leaves a question mark that asks (`是吗???`) and the characters 烫 and 屯 themselves.

use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::script::is_ideograph;
use regex::Regex;
use std::sync::LazyLock;

static ALL: LazyLock<Regex> = LazyLock::new(|| {
    // U+FFFD in UTF-8 read as GBK; memory that was never written to, read as GBK; what a codec put for what it
    // did not know, alone (U+FFFD) or in runs.
    let pattern = r"(?:锟斤拷|锟斤|斤拷|锟)+|\u{FFFD}+|烫{3,}|屯{3,}|\?{3,}|(?:\? ){3,}";
    Regex::new(pattern).expect("the pattern is sound")
});

/// Finds what says that characters were lost.
pub fn pass(text: &str) -> Vec<Change> {
    let may =
        ["\u{FFFD}", "锟", "斤拷", "烫烫", "屯屯", "???", "? ? "].iter().any(|mark| text.contains(mark));
    if !may {
        return Vec::new();
    }
    ALL.find_iter(text)
        .filter(|found| {
            // Several marks after a question or an exclamation are the author's.
            let asked =
                text[..found.start()].ends_with(['吗', '呢', '么', '吧', '啊', '？', '！', '!', '嗎', '麼']);
            let lone = found.as_str() == "锟";
            !(found.as_str().starts_with('?')
                && (asked || found.len() < 4 && !between_ideographs(text, *found)))
                && !lone
        })
        .map(|found| Change {
            kind: RepairKind::Lossy,
            span: Span::new(found.start(), found.end()),
            now: found.as_str().to_owned(),
            confidence: if found.as_str().starts_with('?') { 0.7 } else { 0.95 },
        })
        .collect()
}

fn between_ideographs(text: &str, found: regex::Match<'_>) -> bool {
    text[..found.start()].ends_with(is_ideograph) && text[found.end()..].starts_with(is_ideograph)
}
