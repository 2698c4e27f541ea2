//! The article of a page: title, publication time, source, byline, region, body; the rest is boilerplate.

use crate::dictionary::Dictionaries;
use crate::mention::date::When;
use crate::source::Given;
use crate::text::{CharIndex, Span, Text};

pub mod body;

pub use body::Body;

/// A name in the byline and what it stands there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// As the page says it: 记者, 通讯员, 编辑, 责任编辑, 审核, 摄影 …, simplified.
    pub role: String,
    /// The name, simplified.
    pub name: String,
}

/// The parts of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Headline, repaired, in its own script.
    pub title: Option<String>,
    /// When it was published, as exact as the page says.
    pub published: Option<When>,
    /// Who published it, simplified.
    pub source: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Who made it.
    pub byline: Vec<Credit>,
    /// GB/T 2260 code of the region it is about or from.
    pub region: Option<String>,
    /// What it says.
    pub body: Body,
    /// What was left out, as spans of the clean text.
    pub boilerplate: Vec<Span>,
}

/// Takes a page apart; what is `given` wins over what the page says.
#[must_use]
pub fn article(text: &Text, page: &Page, given: &Given, dictionaries: &Dictionaries) -> Article {
    let _ = dictionaries;
    let clean = text.clean();
    let body = if page.whole { Body::whole(text) } else { Body::new(text, &lines(clean)) };
    Article {
        title: given.title.clone(),
        published: given.published.as_deref().and_then(|published| published.parse().ok()),
        source: given.source.clone(),
        url: given.url.clone(),
        body,
        ..Article::default()
    }
}

/// The lines that hold something.
fn lines(clean: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for line in clean.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            spans.push(Span::new(start, start + trimmed.len()));
        }
        at += line.len() + 1;
    }
    spans
}

/// The visible characters of a document and what its markup says of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The visible characters, one block a line; for plain text, the text itself.
    pub text: String,
    /// Whether all of it is body: nothing is to be taken off.
    pub whole: bool,
}

/// Takes the markup off decoded characters.
#[must_use]
pub fn page(decoded: String, format: crate::source::Format) -> Page {
    Page { text: decoded, whole: format == crate::source::Format::Body }
}
