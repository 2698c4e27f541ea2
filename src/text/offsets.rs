//! How spans of one text stand in another that was edited from it, and bytes counted as characters.
//!
//! An [`OffsetMap`] is a sorted list of edits. A span that touches an edit widens to the whole of it,
//! so that a mapped span never ends inside something that was replaced.

use super::Span;

/// One replacement: `source` in the text before, `target` in the text after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What was replaced.
    pub source: Span,
    /// What stands there now.
    pub target: Span,
}

/// Maps spans between a text and the text edited from it. Sorted, edits do not overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    edits: Vec<Edit>,
}

impl OffsetMap {
    /// The map of the given edits, which must be in order and apart.
    ///
    /// # Panics
    /// When they are not: an error of the repair that made them.
    #[must_use]
    pub fn new(edits: Vec<Edit>) -> Self {
        for pair in edits.windows(2) {
            assert!(
                pair[0].source.end() <= pair[1].source.start()
                    && pair[0].target.end() <= pair[1].target.start(),
                "edits out of order: {:?} before {:?}",
                pair[0],
                pair[1]
            );
        }
        Self { edits }
    }

    /// The edits, in order.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// A span of the text before, in the text after.
    #[must_use]
    pub fn forward(&self, span: Span) -> Span {
        map(&self.edits, span, |edit| edit.source, |edit| edit.target)
    }

    /// A span of the text after, in the text before.
    #[must_use]
    pub fn backward(&self, span: Span) -> Span {
        map(&self.edits, span, |edit| edit.target, |edit| edit.source)
    }
}

fn map(edits: &[Edit], span: Span, from: impl Fn(&Edit) -> Span, to: impl Fn(&Edit) -> Span) -> Span {
    let start = boundary(edits, span.start(), Side::Start, &from, &to);
    let end = boundary(edits, span.end(), Side::End, &from, &to);
    Span::new(start, end.max(start))
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Start,
    End,
}

/// Maps one end of a span; inside an edit it goes to the edit's own start or end.
fn boundary(
    edits: &[Edit],
    at: usize,
    side: Side,
    from: &impl Fn(&Edit) -> Span,
    to: &impl Fn(&Edit) -> Span,
) -> usize {
    // The last edit that begins before `at`, or at it when it may hold it.
    let index = edits.partition_point(|edit| match side {
        Side::Start => from(edit).start() <= at,
        Side::End => from(edit).start() < at,
    });
    let Some(edit) = index.checked_sub(1).map(|i| &edits[i]) else { return at };
    let (source, target) = (from(edit), to(edit));
    if at < source.end() {
        return match side {
            Side::Start => target.start(),
            Side::End => target.end(),
        };
    }
    target.end() + (at - source.end())
}

/// Character counts at intervals, so that a byte offset becomes a character offset in constant time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CharIndex {
    /// Characters that begin before every `STEP`th byte.
    marks: Vec<usize>,
    len: usize,
}

/// One mark every 64 bytes: at most so many to look at, an eighth of a byte of memory for each.
const STEP: usize = 64;

/// How many characters begin in `bytes`.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

impl CharIndex {
    /// The index of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut len = 0;
        let marks = text
            .as_bytes()
            .chunks(STEP)
            .map(|block| {
                let before = len;
                len += begun(block);
                before
            })
            .collect();
        Self { marks, len }
    }

    /// Number of characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The number of characters before byte `at` of the same text.
    #[must_use]
    pub fn char_of(&self, text: &str, at: usize) -> usize {
        let Some(&before) = self.marks.get(at / STEP) else { return self.len };
        before + begun(&text.as_bytes()[at / STEP * STEP..at])
    }

    /// The byte where character number `at` of the same text begins.
    #[must_use]
    pub fn byte_of(&self, text: &str, at: usize) -> usize {
        if at >= self.len {
            return text.len();
        }
        let block = self.marks.partition_point(|&before| before <= at) - 1;
        let start = block * STEP;
        let begins = text.as_bytes()[start..].iter().enumerate().filter(|&(_, byte)| byte & 0xC0 != 0x80);
        begins.map(|(offset, _)| start + offset).nth(at - self.marks[block]).unwrap_or(text.len())
    }
}
