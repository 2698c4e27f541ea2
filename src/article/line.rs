//! The lines of a page in its folded text, and the way from there to the clean text.
//!
//! A line is what stands between two line feeds. A crawler that kept white space instead of line feeds leaves
//! one long line: it is taken apart where three or more blanks stand, or two behind the end of a sentence
//! (`……举行。　　会上，……`). Short lines stay whole, for blanks there separate fields
//! (`2022-06-27 19:54    某某网`).

use super::{CharIndex, Span, Text};

/// A line is long from this many bytes (about 100 characters): no header line is.
const LONG: usize = 300;

/// One line without the blanks around it, as a span of the folded text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    /// Where it stands in the folded text.
    pub span: Span,
    /// The block of the page it comes from, where markup told blocks.
    pub block: Option<usize>,
    /// Whether it may be part of the article.
    pub main: bool,
}

/// A text and the way from its folded to its clean characters.
pub(super) struct View<'a> {
    text: &'a Text,
    clean: CharIndex,
    folded: CharIndex,
}

impl<'a> View<'a> {
    pub fn new(text: &'a Text) -> Self {
        Self { text, clean: CharIndex::new(text.clean()), folded: CharIndex::new(text.folded()) }
    }

    /// The folded text.
    pub fn folded(&self) -> &'a str {
        self.text.folded()
    }

    /// The span of the clean text that a span of the folded text stands for.
    pub fn clean_span(&self, folded: Span) -> Span {
        let place =
            |at: usize| self.clean.byte_of(self.text.clean(), self.folded.char_of(self.text.folded(), at));
        Span::new(place(folded.start()), place(folded.end()))
    }

    /// The span of the folded text that a span of the clean text stands for.
    pub fn folded_span(&self, clean: Span) -> Span {
        let place =
            |at: usize| self.folded.byte_of(self.text.folded(), self.clean.char_of(self.text.clean(), at));
        Span::new(place(clean.start()), place(clean.end()))
    }

    /// The characters of a span of the folded text in the page's own script.
    pub fn clean_of(&self, folded: Span) -> &'a str {
        self.clean_span(folded).of(self.text.clean())
    }
}

/// Blanks as crawlers leave them, zero-width ones included.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// The part of `span` between the blanks at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = part.len() - part.trim_start_matches(blank).len();
    let end = part.trim_end_matches(blank).len();
    if start >= end {
        return Span::empty(span.start());
    }
    Span::new(span.start() + start, span.start() + end)
}

/// The lines of `within` that hold something.
pub(super) fn lines(text: &str, within: Span, block: Option<usize>, main: bool, found: &mut Vec<Line>) {
    let mut at = within.start();
    for line in within.of(text).split('\n') {
        let whole = Span::new(at, at + line.len());
        at = whole.end() + 1;
        let whole = trimmed(text, whole);
        if whole.len() > LONG {
            pieces(text, whole, block, main, found);
        } else if !whole.is_empty() {
            found.push(Line { span: whole, block, main });
        }
    }
}

/// Takes a long line apart at runs of blanks.
fn pieces(text: &str, line: Span, block: Option<usize>, main: bool, found: &mut Vec<Line>) {
    let mut push = |start: usize, end: usize| {
        let piece = trimmed(text, Span::new(start, end));
        if !piece.is_empty() {
            found.push(Line { span: piece, block, main });
        }
    };
    let mut start = line.start();
    let mut run = 0;
    let mut run_start = line.start();
    let mut before = ' ';
    for (offset, c) in line.of(text).char_indices() {
        if blank(c) {
            if run == 0 {
                run_start = line.start() + offset;
            }
            run += 1;
            continue;
        }
        let after_sentence = matches!(before, '。' | '!' | '?' | '”' | '…' | '！' | '？' | ')' | '》');
        if run >= 3 || (run == 2 && after_sentence) {
            push(start, run_start);
            start = line.start() + offset;
        }
        run = 0;
        before = c;
    }
    push(start, line.end());
}

/// How many characters of a line are letters or ideographs, and how many are marks of running Chinese text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Measure {
    /// Characters that are not blanks.
    pub chars: usize,
    /// Ideographs.
    pub han: usize,
    /// `，。；、：！？` and quotation marks, in either width.
    pub marks: usize,
    /// `。！？；…`
    pub ends: usize,
    /// Whether the last character ends a sentence.
    pub closed: bool,
}

impl Measure {
    pub fn of(line: &str) -> Self {
        let mut measure = Self::default();
        for c in line.chars() {
            // Nearly all characters are these.
            if matches!(c, '\u{4E00}'..='\u{9FFF}') {
                measure.chars += 1;
                measure.han += 1;
                measure.closed = false;
                continue;
            }
            if blank(c) {
                continue;
            }
            measure.chars += 1;
            if !matches!(c, '”' | '’' | '"' | ')' | '）' | '」' | '』' | '》' | ']' | '】') {
                measure.closed = matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '…' | ':' | '：');
            }
            match c {
                '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
                    measure.han += 1;
                }
                '。' | '！' | '？' | '!' | '?' | '；' | ';' | '…' => {
                    measure.marks += 1;
                    measure.ends += 1;
                }
                '，' | ',' | '、' | '：' | ':' | '“' | '”' | '「' | '」' => measure.marks += 1,
                _ => {}
            }
        }
        measure
    }

    /// Whether it reads as running text: a sentence or several.
    pub fn prose(self) -> bool {
        self.han >= 12
            && (self.ends >= 1 && self.marks >= 2 && (self.closed || self.chars >= 30)
                || self.marks >= 3 && self.chars >= 40)
    }
}
