//! Where documents come from: files, folders, archives, streams.
//!
//! A [`Document`] is what arrives: bytes (or characters already decoded), where they came from, and what is
//! known of them beforehand. Nothing is dropped silently: what cannot be read is a [`SourceError`].
//!
//! [`documents`] walks files, folders (sorted), archives in archives, JSON Lines, JSON, CSV and standard
//! input in a stable order and with bounded memory, whatever it is given:
//!
//! ```
//! # let folder = tempfile::tempdir().unwrap();
//! # std::fs::write(folder.path().join("a.txt"), "青岛市召开会议。").unwrap();
//! use fangzhi::source::{Options, documents};
//! for document in documents(&[folder.path()], Options::default()) {
//!     match document {
//!         Ok(document) => assert!(document.id().ends_with("a.txt")),
//!         Err(error) => panic!("{error}"),
//!     }
//! }
//! ```

mod container;
mod error;
mod lines;
mod options;
mod queue;
mod records;
mod sniff;
mod sort;
mod walk;

pub use error::{Problem, SourceError};
pub use options::{Fields, InputFormat, Options};
pub use queue::{Documents, documents};
pub use sniff::looks_like_html;
pub use sort::{FileSort, ValueSort};
pub use walk::visit;

/// Where a document came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file as it was named, `-` for standard input.
    pub path: String,
    /// The member inside an archive.
    pub member: Option<String>,
    /// The line (JSON Lines) or record (CSV), from 1.
    pub line: Option<u64>,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)?;
        if let Some(member) = &self.member {
            write!(f, "!{member}")?;
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        Ok(())
    }
}

/// What the characters of a document are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A page's plain text, with title, source line and boilerplate as they come.
    #[default]
    Text,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// The body alone: nothing is to be taken off.
    Body,
}

/// What a document consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Bytes as they arrived.
    Bytes(Vec<u8>),
    /// Characters, where the container (JSON, CSV) has an encoding of its own.
    Text(String),
}

impl Content {
    /// Number of bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Text(text) => text.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What is known of an article beforehand; it wins over what its text says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// `id` of the record.
    pub id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Publication time, as written.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Encoding declared from outside (an HTTP header, a WARC record).
    pub encoding: Option<String>,
}

/// One document as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it came from.
    pub origin: Origin,
    /// What its characters are.
    pub format: Format,
    /// Its bytes or characters.
    pub content: Content,
    /// What is known of it beforehand.
    pub given: Given,
}

impl Document {
    /// A text that is body throughout, known by `path`.
    #[must_use]
    pub fn body(path: &str, text: &str, given: Given) -> Self {
        Self {
            origin: Origin { path: path.to_owned(), ..Origin::default() },
            format: Format::Body,
            content: Content::Text(text.to_owned()),
            given,
        }
    }

    /// The name it goes by in an archive: its own `id`, or where it came from.
    #[must_use]
    pub fn id(&self) -> String {
        self.given.id.clone().unwrap_or_else(|| self.origin.to_string())
    }
}
