//! The article of a page: title, publication time, source, byline, region, body; the rest is boilerplate.
//!
//! [`page()`] takes the markup off (`html`, `markdown`) and keeps what it says of the visible lines. [`article()`] then
//! reads lines alone, the same way for every kind of page: `frame` finds title, header and body; `dateline`,
//! `byline`, `header`, `published` and `publisher` read what stands there; `witness` weighs what they say against what is
//! given and what the page states; `region` says what place it is about.
//! Nothing fails: what cannot be found is `None`, and a page of which nothing is understood is all body.

use crate::dictionary::Dictionaries;
use crate::mention::date::When;
use crate::source::Given;
use crate::text::script::fold;
use crate::text::{CharIndex, Edit, OffsetMap, Span, Text};

mod body;
mod boilerplate;
mod byline;
mod dateline;
mod frame;
mod header;
mod html;
mod line;
mod markdown;
mod page;
mod published;
mod publisher;
mod region;
mod title;
mod witness;

pub use body::Body;
pub use page::{Block, Hint, Meta, Page, page};

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
    /// The date that relative dates and days without a year resolve against: the day of the dateline, where it is one of
    /// the three before the day of publication; else when it was published; else the day that a document is signed with;
    /// else the day of the dateline in the year the text names; else that year alone. `None` if the page names no year
    /// at all.
    pub reference: Option<When>,
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
    let view = line::View::new(text);
    let lines = page_lines(&view, text, page);
    let given_title = given.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let stated =
        given_title.map(fold).or_else(|| title::stated(&view, &lines, page).map(|title| fold(&title)));

    let mut frame = if page.whole {
        frame::Frame::default()
    } else {
        let (body_from, body_to) = main_range(&lines, page);
        let known = frame::Given { title: stated.as_deref(), body_from, body_to };
        frame::frame(&view, &lines, &known, dictionaries)
    };
    let glued = if page.whole || given_title.is_some() {
        None
    } else {
        title::glued(&mut frame, view.folded(), dictionaries)
    };
    if given_title.is_some() {
        title::drop_repeated(&mut frame, view.folded(), stated.as_deref().unwrap_or_default());
    }

    let body = if page.whole {
        Body::whole(text)
    } else {
        let spans: Vec<Span> = frame.body.iter().map(|&line| view.clean_span(line)).collect();
        Body::new(text, &spans)
    };
    let boilerplate = if page.whole { Vec::new() } else { left_out(text.clean(), body.sources()) };

    let opening = body
        .paragraphs()
        .iter()
        .take(3)
        .find_map(|paragraph| dateline::dateline(paragraph.of(body.folded()), dictionaries));
    let witness = witness::Witness::new(given, page, &frame, &body, stated.as_deref(), opening.as_ref());
    let published = witness.published();
    let reference = witness.reference(published);
    let (source, byline) = (witness.source(), witness.byline());

    let title = given_title
        .map(str::to_owned)
        .or_else(|| frame.title.map(|line| view.clean_of(title::unlabelled(view.folded(), line)).to_owned()))
        .or_else(|| title::stated(&view, &lines, page))
        .or_else(|| glued.map(|line| view.clean_of(line).to_owned()));
    let region = region::region(
        &region::Evidence {
            title: title.as_deref().map(fold).unwrap_or_default(),
            place: opening.and_then(|found| found.place),
            source: source.clone(),
            body: &body,
        },
        dictionaries,
    );
    let url = given.url.clone().or_else(|| page.meta.url.clone());
    Article { title, published, reference, source, url, byline, region, body, boilerplate }
}

/// The lines of a page: those of its blocks where markup told them, else those of the text.
fn page_lines(view: &line::View<'_>, text: &Text, page: &Page) -> Vec<line::Line> {
    let mut found = Vec::new();
    if page.blocks.is_empty() {
        line::lines(view.folded(), Span::new(0, view.folded().len()), None, true, &mut found);
        return found;
    }
    let map = repaired(text);
    for (index, block) in page.blocks.iter().enumerate() {
        let span = view.folded_span(map.forward(block.span));
        line::lines(view.folded(), span, Some(index), block.main, &mut found);
    }
    found
}

/// The way from the text as decoded to the text as repaired.
fn repaired(text: &Text) -> OffsetMap {
    let mut edits = Vec::with_capacity(text.repairs().len());
    // What was before is longer by as much as the repairs so far made it shorter.
    let (mut target_end, mut source_end) = (0, 0);
    for repair in text.repairs() {
        let start = source_end + (repair.span.start() - target_end);
        edits.push(Edit { source: Span::new(start, start + repair.was.len()), target: repair.span });
        source_end = start + repair.was.len();
        target_end = repair.span.end();
    }
    OffsetMap::new(edits)
}

/// From which to which line the body may reach: the blocks that the markup makes the article's.
fn main_range(lines: &[line::Line], page: &Page) -> (usize, usize) {
    if page.blocks.is_empty() {
        return (0, lines.len());
    }
    let first = lines.iter().position(|line| line.main).unwrap_or(0);
    let last = lines.iter().rposition(|line| line.main).map_or(lines.len(), |last| last + 1);
    (first, last)
}

/// The stretches of the clean text that are not body, without the blanks around them.
fn left_out(clean: &str, body: &[Span]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for end in body.iter().map(|span| (span.start(), span.end())).chain([(clean.len(), clean.len())]) {
        if at < end.0 {
            let gap = line::trimmed(clean, Span::new(at, end.0));
            if !gap.is_empty() {
                spans.push(gap);
            }
        }
        at = at.max(end.1);
    }
    spans
}
