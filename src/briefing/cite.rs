//! Citations: which article, which sentence; numbered in the order in which the briefing first needs them.
//!
//! `3.2` is the second sentence of the third source. Every citation keeps the sentence, which is a stretch of the
//! article's text character for character.

use crate::archive::{Archive, ArchiveError, Hit};
use crate::sentence::split;
use crate::text::script::fold;
use crate::text::{CharIndex, Span};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// A sentence of a source; both numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The source's number.
    pub source: usize,
    /// Which sentence of its body.
    pub sentence: usize,
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.source, self.sentence)
    }
}

/// An article that is cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Counts from 1.
    pub number: usize,
    /// The article's identifier in the archive.
    pub article: String,
    /// Headline, or else how the article begins.
    pub title: String,
    /// When it was published.
    pub published: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where on the web it was.
    pub url: Option<String>,
    /// Who else carried the story.
    pub reprints: Vec<String>,
    /// The sentences that are cited, by their numbers.
    pub quotes: BTreeMap<usize, String>,
}

/// An article as it is cited: its sentences.
struct Page {
    text: String,
    /// Title and body, folded.
    title: String,
    folded: String,
    sentences: Vec<Span>,
    index: CharIndex,
    json: Value,
}

/// How a text begins, for a title: its first line, cut off before a bracket that would stay open.
fn opening(text: &str) -> String {
    const SHOWN: usize = 24;
    const BRACKETS: [(char, char); 6] =
        [('《', '》'), ('（', '）'), ('(', ')'), ('“', '”'), ('「', '」'), ('【', '】')];
    let line = text.trim_start().lines().next().unwrap_or_default();
    let cut: String = line.chars().take(SHOWN).collect();
    if cut.len() == line.len() {
        return cut;
    }
    let open = BRACKETS.iter().filter_map(|&(open, close)| {
        let at = cut.rfind(open)?;
        (!cut[at..].contains(close)).then_some(at)
    });
    let whole = match open.min() {
        // All of it stands in the bracket.
        Some(0) => cut.trim_start_matches(BRACKETS.map(|(open, _)| open)),
        Some(at) => &cut[..at],
        None => &cut,
    };
    format!("{}…", whole.trim_end_matches(['，', '、', '：', '；', ' ']))
}

/// Gives numbers to sources as they are cited.
pub(super) struct Citer<'a> {
    archive: &'a Archive,
    pages: HashMap<String, Option<Page>>,
    numbers: HashMap<String, usize>,
    reprints: HashMap<String, Vec<String>>,
    pub sources: Vec<Source>,
}

impl<'a> Citer<'a> {
    pub fn new(archive: &'a Archive, hits: &[Hit]) -> Self {
        let mut reprints = HashMap::new();
        for hit in hits {
            let all: Vec<(&str, Option<&str>)> = std::iter::once((hit.id.as_str(), hit.source.as_deref()))
                .chain(hit.copies.iter().map(|copy| (copy.id.as_str(), copy.source.as_deref())))
                .collect();
            for (id, _) in &all {
                let others = all.iter().filter(|(other, _)| other != id);
                let names: Vec<String> =
                    others.map(|(other, source)| source.unwrap_or(other).to_owned()).collect();
                reprints.insert((*id).to_owned(), names);
            }
        }
        Self { archive, pages: HashMap::new(), numbers: HashMap::new(), reprints, sources: Vec::new() }
    }

    fn page(&mut self, id: &str) -> Result<Option<&Page>, ArchiveError> {
        if !self.pages.contains_key(id) {
            let page = self.archive.article(id)?.map(|article| {
                let text = article.json["text"].as_str().unwrap_or_default().to_owned();
                let mut json = article.json;
                // The facts are not needed here, and large.
                if let Some(object) = json.as_object_mut() {
                    object.retain(|key, _| ["title", "published", "source", "url"].contains(&key.as_str()));
                }
                let (sentences, index) = (split(&text), CharIndex::new(&text));
                let title = fold(json["title"].as_str().unwrap_or_default());
                Page { title, folded: fold(&text), text, sentences, index, json }
            });
            self.pages.insert(id.to_owned(), page);
        }
        Ok(self.pages.get(id).and_then(Option::as_ref))
    }

    /// Title and body, folded; empty where the article is gone.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn folded(&mut self, id: &str) -> Result<(&str, &str), ArchiveError> {
        Ok(self.page(id)?.map(|page| (page.title.as_str(), page.folded.as_str())).unwrap_or_default())
    }

    /// Cites the place of a row; `None` where its article is gone.
    pub fn cite(&mut self, row: &Value) -> Result<Option<Citation>, ArchiveError> {
        let Some(id) = row["article"].as_str() else { return Ok(None) };
        let start = row["start"].as_u64().and_then(|start| usize::try_from(start).ok()).unwrap_or(0);
        let Some(page) = self.page(id)? else { return Ok(None) };
        let byte = page.index.byte_of(&page.text, start);
        let at = page.sentences.partition_point(|sentence| sentence.end() <= byte);
        let Some(span) = page.sentences.get(at) else { return Ok(None) };
        let quote = span.of(&page.text).trim().to_owned();
        let text = |name: &str| page.json[name].as_str().map(str::to_owned);
        let opening = || opening(&page.text);
        let source = Source {
            number: 0,
            article: id.to_owned(),
            title: text("title").unwrap_or_else(opening),
            published: text("published"),
            publisher: text("source"),
            url: text("url"),
            reprints: Vec::new(),
            quotes: BTreeMap::new(),
        };
        let number = match self.numbers.get(id) {
            Some(&number) => number,
            None => {
                let number = self.sources.len() + 1;
                let reprints = self.reprints.get(id).cloned().unwrap_or_default();
                self.sources.push(Source { number, reprints, ..source });
                self.numbers.insert(id.to_owned(), number);
                number
            }
        };
        self.sources[number - 1].quotes.insert(at + 1, quote);
        Ok(Some(Citation { source: number, sentence: at + 1 }))
    }

    /// Cites several rows, each sentence once.
    pub fn cite_all<'r>(
        &mut self,
        rows: impl IntoIterator<Item = &'r Value>,
        most: usize,
    ) -> Result<Vec<Citation>, ArchiveError> {
        let mut citations = Vec::new();
        for row in rows {
            if citations.len() >= most {
                break;
            }
            if let Some(citation) = self.cite(row)?
                && !citations.contains(&citation)
            {
                citations.push(citation);
            }
        }
        Ok(citations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_not_cut_within_brackets() {
        assert_eq!(opening("短的一行。\n第二行"), "短的一行。");
        let long = "某某通讯社某地八月五日电（记者甲 乙）近日，《关于某事的意见》印发实施";
        assert_eq!(opening(long), "某某通讯社某地八月五日电（记者甲 乙）近日…");
        let inside = format!("《关于{}》", "某事的意见".repeat(6));
        assert_eq!(opening(&inside), "关于某事的意见某事的意见某事的意见某事的意见某…");
    }
}
