//! Sentences that tile the body, and the words in them.

pub mod words;

use crate::article::Body;
use crate::dictionary::Dictionaries;
use crate::text::Span;

pub use words::Word;

/// One sentence: from its first character to its closing marks and the white space behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands in the folded body.
    pub span: Span,
    /// Its words, in order; together they cover the sentence.
    pub words: Vec<Word>,
}

/// Splits a body into sentences and words.
#[must_use]
pub fn sentences(body: &Body, dictionaries: &Dictionaries) -> Vec<Sentence> {
    split(body.folded())
        .into_iter()
        .map(|span| Sentence { span, words: words::words(body.folded(), span, dictionaries) })
        .collect()
}

/// Marks that end a sentence.
const ENDS: [char; 6] = ['。', '！', '？', '!', '?', '…'];
/// Marks that still belong to the sentence they follow.
const CLOSERS: [char; 10] = ['”', '’', '"', '\'', '）', ')', '」', '』', '》', ']'];

/// Sentence spans: they tile `text`.
#[must_use]
pub fn split(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let ends = c == '\n' || c == ';' || c == '；' || ENDS.contains(&c);
        if !ends {
            continue;
        }
        if c != '\n' {
            while chars.peek().is_some_and(|&(_, next)| ENDS.contains(&next) || CLOSERS.contains(&next)) {
                chars.next();
            }
        }
        while chars.peek().is_some_and(|&(_, next)| next.is_whitespace()) {
            chars.next();
        }
        let end = chars.peek().map_or(text.len(), |&(at, _)| at);
        spans.push(Span::new(start, end));
        start = end;
    }
    if start < text.len() {
        spans.push(Span::new(start, text.len()));
    }
    spans
}
