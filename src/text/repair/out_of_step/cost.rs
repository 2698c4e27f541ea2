//! Costs of events, in nats. The damage follows from the text almost without choice, so most are small: how
//! likely the text is decides. They tell readers of different habits apart.

/// A byte is lost in step: on a page known to be damaged, and on any other.
pub(super) const LOST: f32 = 0.5;
pub(super) const LOST_UNEXPECTED: f32 = 7.0;
/// The reader took the byte after a lost one too: an inserted one, a line's end, a space, a digit, another.
pub(super) const SWALLOWED: f32 = 0.2;
pub(super) const SWALLOWED_LINE: f32 = 1.5;
/// A line begins otherwise than all others of the page, or the page has none.
pub(super) const UNUSUAL_LINE: f32 = 3.0;
pub(super) const SWALLOWED_SPACE: f32 = 3.0;
pub(super) const SWALLOWED_DIGIT: f32 = 0.5;
pub(super) const SWALLOWED_OTHER: f32 = 4.5;
/// It left that byte standing, though it takes it elsewhere on the page.
pub(super) const NOT_SWALLOWED: f32 = 5.0;
/// A reader out of step is set right by a mark of punctuation, or by anything else that could go on.
pub(super) const SET_RIGHT: f32 = 2.0;
pub(super) const SET_RIGHT_ANYWHERE: f32 = 6.0;
/// A pair of bytes is shown as one question mark, or not at all.
pub(super) const PAIR_AS_MARK: f32 = 4.0;
/// (A gain: the model finds every character of a longer text somewhat unlikelier than it is.)
pub(super) const PAIR_DROPPED: f32 = -0.5;
/// A mark other than ! and ? was replaced by its ASCII form.
pub(super) const OTHER_MARK: f32 = 3.0;
/// A full-width question mark is shown as two.
pub(super) const DOUBLED: f32 = 0.3;
/// It is shown as one.
pub(super) const SINGLE: f32 = 2.0;
/// A literal question mark where the page is damaged, how unlikely it is included: nearly all have another cause.
pub(super) const LITERAL: f32 = 12.0;
/// An indent that begins no line.
pub(super) const INDENT_INSIDE: f32 = 4.0;
/// A reading stands where the page does not gloss that character elsewhere.
pub(super) const NEW_GLOSS: f32 = 1.0;
/// A character that the page glosses stands without a reading.
pub(super) const NO_GLOSS: f32 = 4.0;
/// What the page puts a reading into, or replaces, stands here as it was, across two characters.
pub(super) const NOT_REPLACED: f32 = 6.0;
/// A quotation is opened inside one, or closed outside one, or a line ends inside one.
pub(super) const QUOTE: f32 = 4.0;
pub(super) const QUOTE_AT_LINE_END: f32 = 1.5;
/// A question without a word that asks.
pub(super) const NO_QUESTION: f32 = 6.0;
