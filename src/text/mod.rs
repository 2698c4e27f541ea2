//! From bytes to characters that can be read: decode, repair, fold.
//!
//! [`Text`] owns the characters in three states: `original` as decoded, `clean` as repaired (what people read),
//! `folded` to simplified and half-width (what the analysis reads). `folded` has exactly as many characters
//! as `clean`, so a character offset in one is the same offset in the other.

pub mod decode;
pub mod language;
pub mod likeness;
pub mod offsets;
pub mod pattern;
pub mod readings;
pub mod repair;
pub mod script;
mod span;
pub mod words;

pub use decode::{Decoded, decode};
pub use likeness::likeness;
pub use offsets::{CharIndex, Edit, OffsetMap};
pub use pattern::Pattern;
pub use repair::{Repair, RepairKind};
pub use script::Script;
pub use span::Span;
pub use words::{Endings, Words};

/// The characters of one document: as decoded, repaired, and folded for the analysis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    original: String,
    clean: String,
    folded: String,
    repairs: Vec<Repair>,
}

impl Text {
    /// Repairs and folds decoded characters.
    #[must_use]
    pub fn new(original: String) -> Self {
        let (clean, repairs) = repair::repair(&original);
        Self::from_repaired(original, clean, repairs)
    }

    /// A text whose repairs are known, or that is to be left as it is.
    #[must_use]
    pub fn from_repaired(original: String, clean: String, repairs: Vec<Repair>) -> Self {
        let folded = script::fold(&clean);
        debug_assert_eq!(folded.chars().count(), clean.chars().count());
        Self { original, clean, folded, repairs }
    }

    /// As decoded.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }

    /// Repaired, in its own script.
    #[must_use]
    pub fn clean(&self) -> &str {
        &self.clean
    }

    /// Repaired, simplified, half-width; as many characters as [`Text::clean`].
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// What was repaired, in order; spans are of [`Text::clean`].
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }
}
