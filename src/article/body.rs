//! The body of an article: paragraphs joined by line feeds, readable and folded, and where each came from.

use super::{CharIndex, Span, Text};

/// The body: the contract's `text`, its folded view, and the way back to the page.
///
/// All spans of the analysis are byte ranges of [`Body::folded`]; [`Body::clean_of`] shows them in the
/// article's own script, [`Body::chars_of`] as the character offsets of the contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    text: String,
    folded: String,
    text_chars: CharIndex,
    folded_chars: CharIndex,
    paragraphs: Vec<Span>,
    sources: Vec<Span>,
}

impl Body {
    /// Joins the given stretches (paragraphs) of the clean text of a page by line feeds.
    #[must_use]
    pub fn new(page: &Text, paragraphs: &[Span]) -> Self {
        let (mut text, mut folded) = (String::new(), String::new());
        let mut spans = Vec::with_capacity(paragraphs.len());
        let clean_chars = CharIndex::new(page.clean());
        let folded_chars = CharIndex::new(page.folded());
        for paragraph in paragraphs {
            if !spans.is_empty() {
                text.push('\n');
                folded.push('\n');
            }
            let start = folded.len();
            text.push_str(paragraph.of(page.clean()));
            let first = clean_chars.char_of(page.clean(), paragraph.start());
            let last = clean_chars.char_of(page.clean(), paragraph.end());
            let first = folded_chars.byte_of(page.folded(), first);
            let last = folded_chars.byte_of(page.folded(), last);
            folded.push_str(&page.folded()[first..last]);
            spans.push(Span::new(start, folded.len()));
        }
        let text_chars = CharIndex::new(&text);
        let folded_chars = CharIndex::new(&folded);
        Self { text, folded, text_chars, folded_chars, paragraphs: spans, sources: paragraphs.to_vec() }
    }

    /// A body of clean text that is one whole: kept character for character.
    #[must_use]
    pub fn whole(page: &Text) -> Self {
        Self::new(page, &[Span::new(0, page.clean().len())])
    }

    /// What people read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the analysis reads.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The paragraphs, as spans of the folded text.
    #[must_use]
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }

    /// Where each paragraph stands in the page's clean text.
    #[must_use]
    pub fn sources(&self) -> &[Span] {
        &self.sources
    }

    /// A span of the folded text as character offsets, the same in both texts.
    #[must_use]
    pub fn chars_of(&self, span: Span) -> (usize, usize) {
        let start = self.folded_chars.char_of(&self.folded, span.start());
        let end = self.folded_chars.char_of(&self.folded, span.end());
        (start, end)
    }

    /// A span of the folded text, in the article's own script.
    #[must_use]
    pub fn clean_of(&self, span: Span) -> &str {
        let (start, end) = self.chars_of(span);
        self.clean_chars(start, end)
    }

    /// The characters from `start` to `end` (character offsets) in the article's own script.
    #[must_use]
    pub fn clean_chars(&self, start: usize, end: usize) -> &str {
        let start = self.text_chars.byte_of(&self.text, start);
        let end = self.text_chars.byte_of(&self.text, end);
        &self.text[start..end]
    }

    /// Number of characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text_chars.len()
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}
