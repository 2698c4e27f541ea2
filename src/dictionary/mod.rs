//! Every table, loaded once, shared read-only by all threads.

/// The tables.
#[derive(Debug, Default)]
pub struct Dictionaries {}

impl Dictionaries {
    /// The built-in tables.
    #[must_use]
    pub fn builtin() -> Self {
        Self {}
    }
}
