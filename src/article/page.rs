//! A document without its markup: visible blocks, one a line, and what the markup said of them.
//!
//! Plain text has no blocks; its lines speak for themselves. A web page has one block a line, with the evidence of tag,
//! class and links in [`Block`], and what its head and scripts state in [`Meta`].

use crate::source::Format;
use crate::text::Span;

/// The visible characters of a document and what its markup says of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The visible characters, one block a line; for plain text, the text itself.
    pub text: String,
    /// Whether all of it is body: nothing is to be taken off.
    pub whole: bool,
    /// The blocks, in order, where markup told them.
    pub blocks: Vec<Block>,
    /// What head and scripts state.
    pub meta: Meta,
}

/// One visible block: a paragraph, a heading, a list entry, a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Where it stands in [`Page::text`].
    pub span: Span,
    /// The tag of the element that made it a block.
    pub tag: String,
    /// Share of its characters that lie within links, from 0 to 1.
    pub links: f32,
    /// Whether the markup makes it part of the article.
    pub main: bool,
    /// What class or id names call it.
    pub hint: Option<Hint>,
}

impl Block {
    /// Whether it is a heading: `h1` to `h6`.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        matches!(self.tag.as_bytes(), [b'h', b'1'..=b'6'])
    }
}

/// What the class or id of an element says its text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// `title`, `headline`, …
    Title,
    /// `time`, `date`, `pubtime`, …
    Time,
    /// `source`, `author`, `editor`, …
    Source,
}

/// What a page states of its article outside the visible text, strongest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Titles: metadata of the article, then of the page.
    pub titles: Vec<String>,
    /// `<title>`: title and names of column and site.
    pub page_title: Option<String>,
    /// Times, as written.
    pub times: Vec<String>,
    /// Publishers that the page credits the article to.
    pub sources: Vec<String>,
    /// Times and publishers that only scripts state: to be used where nothing visible does.
    pub late_times: Vec<String>,
    /// Publishers likewise.
    pub late_sources: Vec<String>,
    /// The site.
    pub site: Option<String>,
    /// Authors and editors with their role.
    pub people: Vec<(String, String)>,
    /// The page's own address.
    pub url: Option<String>,
}

/// Takes the markup off decoded characters.
#[must_use]
pub fn page(decoded: String, format: Format) -> Page {
    match format {
        Format::Text => Page { text: decoded, ..Page::default() },
        Format::Body => Page { text: decoded, whole: true, ..Page::default() },
        Format::Html => super::html::page(&decoded),
        Format::Markdown => super::markdown::page(&decoded),
    }
}
