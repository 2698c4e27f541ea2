//! Answers over many articles: tables of figures, contradictions, who is with whom, briefings on a topic.
//!
//! Everything here is made from the flat rows of [`crate::archive`], in which a story counts once however often it
//! was reprinted, and keeps the rows, so that each cell and line can be cited.

pub mod brief;
pub mod cite;
pub mod company;
pub mod contradiction;
pub mod document;
pub mod figures;
pub mod growth;
pub mod happening;
mod layout;
pub mod measure;
pub mod pivot;
pub mod profile;
mod sheets;
pub mod state;
pub mod statement;
pub mod topic;

pub use brief::{Briefing, Request};
pub use document::Document;
pub use state::State;

/// The language of headings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// One of two words.
    #[must_use]
    pub fn t<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }
}
