//! Which passes a text can need at all, told in one look at each of its characters.
//!
//! Clean text has few signs of damage, so most passes never see it: that is what keeps it cheap.

use super::{form, inserted, invisible, lookalike};
use std::ops::BitOr;
use std::sync::LazyLock;

/// Kinds of characters, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs(u8);

impl Signs {
    /// `&`, `\`, `%`, `=`.
    pub const ESCAPE: Signs = Signs(1);
    /// Characters that nobody sees.
    pub const INVISIBLE: Signs = Signs(1 << 1);
    /// Characters that have another number too.
    pub const FORM: Signs = Signs(1 << 2);
    /// Characters that look like others.
    pub const LOOKALIKE: Signs = Signs(1 << 3);
    /// U+FFFD, `?`, and the characters that memory and lost bytes are read as.
    pub const LOST: Signs = Signs(1 << 4);
    /// Letters.
    pub const LETTER: Signs = Signs(1 << 5);
    /// White space within a line.
    pub const SPACE: Signs = Signs(1 << 6);
    /// Line ends.
    pub const LINE: Signs = Signs(1 << 7);
    /// Any text.
    pub const ANY: Signs = Signs(u8::MAX);

    /// The signs of a text.
    pub fn of(text: &str) -> Self {
        let table = &*TABLE;
        // Beyond the first plane stand variation selectors and compatibility ideographs.
        let beyond = (Signs::INVISIBLE | Signs::FORM).0;
        Signs(text.chars().fold(0, |signs, c| signs | table.get(c as usize).copied().unwrap_or(beyond)))
    }

    /// Whether a text with these signs can need a pass that looks for `needed`.
    pub fn call_for(self, needed: Signs) -> bool {
        needed == Signs::ANY || self.0 & needed.0 != 0
    }
}

impl BitOr for Signs {
    type Output = Signs;

    fn bitor(self, other: Signs) -> Signs {
        Signs(self.0 | other.0)
    }
}

static TABLE: LazyLock<Vec<u8>> =
    LazyLock::new(|| (0..0x1_0000_u32).map(|code| char::from_u32(code).map_or(0, |c| signs(c).0)).collect());

fn signs(c: char) -> Signs {
    let when = |is: bool, sign: Signs| if is { sign } else { Signs(0) };
    when(matches!(c, '&' | '\\' | '%' | '='), Signs::ESCAPE)
        | when(invisible::is_invisible(c), Signs::INVISIBLE)
        | when(form::ordinary(c).is_some(), Signs::FORM)
        | when(lookalike::may_be_meant(c), Signs::LOOKALIKE)
        | when(matches!(c, '\u{FFFD}' | '?' | '锟' | '斤' | '烫' | '屯'), Signs::LOST)
        | when(inserted::is_foreign(c), Signs::LETTER)
        | when(c != '\n' && c != '\r' && c.is_whitespace(), Signs::SPACE)
        | when(c == '\n', Signs::LINE)
}
