//! Words by jieba, with its part-of-speech tags. The only file that knows jieba.

use crate::dictionary::Dictionaries;
use crate::text::Span;
use jieba_rs::Jieba;
use std::sync::LazyLock;

/// One word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the folded body.
    pub span: Span,
    /// jieba's part-of-speech tag, `x` where it has none.
    pub tag: &'static str,
}

/// The segmenter, made on first use (a tenth of a second) and shared by all threads.
static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The shared segmenter.
#[must_use]
pub fn jieba() -> &'static Jieba {
    &JIEBA
}

/// The words of `span` of `text`; they cover it.
#[must_use]
pub fn words(text: &str, span: Span, _dictionaries: &Dictionaries) -> Vec<Word> {
    let mut at = span.start();
    jieba()
        .tag(span.of(text), true)
        .into_iter()
        .map(|tagged| {
            let word = Word { span: Span::new(at, at + tagged.word.len()), tag: known(tagged.tag) };
            at = word.span.end();
            word
        })
        .collect()
}

/// jieba's tags, as its dictionary and its model have them.
const TAGS: [&str; 61] = [
    "n", "v", "a", "d", "m", "q", "r", "p", "c", "u", "x", "nr", "ns", "nt", "nz", "t", "f", "s", "b", "eng",
    "vn", "ad", "an", "i", "j", "l", "mq", "ng", "vg", "ag", "dg", "tg", "y", "z", "zg", "o", "h", "k", "e",
    "g", "nrt", "nrfg", "vi", "vq", "vd", "uj", "ul", "ud", "ug", "uv", "uz", "df", "rr", "rz", "rg", "yg",
    "in", "mg", "qg", "w", "un",
];

/// The tags of one or two letters by their letters.
static SHORT: LazyLock<[&'static str; 26 * 27]> = LazyLock::new(|| {
    let mut short = ["x"; 26 * 27];
    for tag in TAGS {
        if let Some(place) = place(tag) {
            short[place] = tag;
        }
    }
    short
});

fn place(tag: &str) -> Option<usize> {
    let letter = |byte: u8| byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'));
    match *tag.as_bytes() {
        [first] => Some(letter(first)? * 27),
        [first, second] => Some(letter(first)? * 27 + letter(second)? + 1),
        _ => None,
    }
}

fn known(tag: &str) -> &'static str {
    match place(tag) {
        Some(place) => SHORT[place],
        None => TAGS.iter().find(|known| **known == tag).copied().unwrap_or("x"),
    }
}
