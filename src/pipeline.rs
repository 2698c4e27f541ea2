//! The whole way of one document, one stage a line. Every entry point calls [`read`].

use crate::article::{self, Article};
use crate::dictionary::Dictionaries;
use crate::entity::{self, Entities};
use crate::event::{self, Event};
use crate::mention::{self, Mention};
use crate::sentence::{self, Sentence};
use crate::source::{Content, Document};
use crate::statistics::{self, Statistic};
use crate::text::{self, Decoded, Script, Text};

/// All layers of one article.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its own id, or where it came from.
    pub id: String,
    /// Where it came from.
    pub path: String,
    /// The encoding it was in.
    pub encoding: String,
    /// The script it is written in.
    pub script: Script,
    /// The page's characters.
    pub text: Text,
    /// The parts of the page.
    pub article: Article,
    /// Sentences that tile the body.
    pub sentences: Vec<Sentence>,
    /// What is named, in order.
    pub mentions: Vec<Mention>,
    /// What the mentions name.
    pub entities: Entities,
    /// What happened.
    pub events: Vec<Event>,
    /// What the figures say.
    pub statistics: Vec<Statistic>,
    /// What could not be read.
    pub troubles: Vec<String>,
}

/// Reads one document.
#[must_use]
pub fn read(document: Document, dictionaries: &Dictionaries) -> Reading {
    let (id, path) = (document.id(), document.origin.to_string());
    let decoded = decode(document.content, document.given.encoding.as_deref());
    let page = article::page(decoded.text, document.format);
    let text = Text::new(page.text.clone());
    let article = article::article(&text, &page, &document.given, dictionaries);
    let sentences = sentence::sentences(&article.body, dictionaries);
    let mentions = mention::mentions(&article, &sentences, dictionaries);
    let entities = entity::entities(&article, &sentences, &mentions, dictionaries);
    let events = event::events(&article, &sentences, &mentions, &entities, dictionaries);
    let statistics =
        statistics::statistics(&article, &sentences, &mentions, &entities, &events, dictionaries);
    let script = text::script::script(article.body.text());
    let troubles = decoded
        .troubles
        .iter()
        .map(|trouble| {
            format!("byte {}: {} is no character in {}", trouble.offset, trouble.bytes, decoded.encoding)
        })
        .collect();
    Reading {
        id,
        path,
        encoding: decoded.encoding,
        script,
        text,
        article,
        sentences,
        mentions,
        entities,
        events,
        statistics,
        troubles,
    }
}

fn decode(content: Content, declared: Option<&str>) -> Decoded {
    match content {
        Content::Bytes(bytes) => text::decode(&bytes, declared),
        Content::Text(text) => Decoded { text, encoding: "utf-8".to_owned(), troubles: Vec::new() },
    }
}
