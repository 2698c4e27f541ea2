//! The article of a page: title, publication time, source, byline, region, body; the rest is boilerplate.
//!
//! [`page()`] takes the markup off (`html`, `markdown`) and keeps what it says of the visible lines. [`article()`] then
//! reads lines alone, the same way for every kind of page: `frame` finds title, header and body; `dateline`,
//! `byline`, `header`, `published` and `publisher` read what stands there; `region` says what place it is about.
//! Nothing fails: what cannot be found is `None`, and a page of which nothing is understood is all body.

use crate::dictionary::Dictionaries;
use crate::mention::date::{Point, When};
use crate::source::Given;
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
    /// the three before the day of publication; else when it was published; else the day of the dateline in the year the text names; else that year alone. `None` if the page names no year at all.
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
    let url = given.url.clone().or_else(|| page.meta.url.clone());
    let header = frame.header.clone().unwrap_or_default();

    let address = url.as_deref().and_then(published::address);
    let year = address.and_then(|when| when.first_day()).map(|day| day.year());
    let titled = || stated.as_deref().and_then(dateline::year_named);
    let hinted = year.or_else(titled).or_else(|| dateline::year_hint(body.folded()));
    let stated_time = given
        .published
        .as_deref()
        .and_then(published::field)
        .or_else(|| time(&header, &frame, page))
        .or(address)
        .or_else(|| {
            opening
                .as_ref()
                .filter(|found| found.year.is_some())
                .and_then(|found| dateline::in_year(found, 0))
        });
    // A report of the 17th printed on the 18th: its 今天 is the 17th.
    let written = stated_time.and_then(|when| {
        let printed = when.last_day()?;
        let day = dateline::in_year(opening.as_ref()?, printed.year())?;
        let before = printed.since(day.first_day()?).ok()?.get_days();
        (1..=PRINTED_WITHIN).contains(&before).then_some(day)
    });
    let reference = written
        .or(stated_time)
        .or_else(|| signature(&body))
        .or_else(|| opening.as_ref().zip(hinted).and_then(|(found, year)| dateline::in_year(found, year)))
        .or_else(|| hinted.map(|year| When::at(Point::Year(year))));

    let source = given
        .source
        .as_deref()
        .map(fold)
        .and_then(|name| publisher::normal(&name))
        .or_else(|| header.labelled_source.clone())
        .or_else(|| frame.source.clone())
        .or_else(|| page.meta.sources.iter().find_map(|name| publisher::normal(&fold(name))))
        .or_else(|| header.bare_source.clone())
        .or_else(|| opening.as_ref().and_then(|found| found.source.clone()))
        .or_else(|| page.meta.late_sources.iter().find_map(|name| publisher::normal(&fold(name))))
        .or_else(|| page.meta.site.as_deref().and_then(|name| publisher::normal(&fold(name))))
        .or_else(|| {
            let page_title = fold(page.meta.page_title.as_deref()?);
            publisher::normal(title::site(&page_title)?)
        });

    let mut byline: Vec<Credit> = Vec::new();
    let named = opening.iter().flat_map(|found| &found.credits).chain(&header.credits).chain(&frame.credits);
    for credit in named {
        // One name in one role, and a reporter named above need not be named below as the author.
        let known = byline.iter().any(|other| {
            other.name == credit.name
                && (other.role == credit.role || credit.role == "作者" || other.role.ends_with(&credit.role))
        });
        if !known {
            byline.push(credit.clone());
        }
    }
    for (role, name) in &page.meta.people {
        let (role, name) = (fold(role), fold(name));
        if !byline.iter().any(|other| other.name == name)
            && (2..=12).contains(&name.chars().count())
            && !publisher::medium(&name)
        {
            byline.push(Credit { role, name });
        }
    }

    let title = given_title
        .map(str::to_owned)
        .or_else(|| frame.title.map(|line| view.clean_of(title::unlabelled(view.folded(), line)).to_owned()))
        .or_else(|| title::stated(&view, &lines, page))
        .or_else(|| glued.map(|line| view.clean_of(line).to_owned()));
    let region = region::region(
        &region::Evidence {
            title: title.as_deref().map(fold).unwrap_or_default(),
            place: opening.as_ref().and_then(|found| found.place.clone()),
            source: source.clone(),
            body: &body,
        },
        dictionaries,
    );
    Article { title, published: stated_time, reference, source, url, byline, region, body, boilerplate }
}

/// A report is printed at most this many days after the day of its dateline.
const PRINTED_WITHIN: i32 = 3;

fn fold(text: &str) -> String {
    crate::text::script::fold(text)
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

/// When the page says it was published.
fn time(header: &header::Header, frame: &frame::Frame, page: &Page) -> Option<When> {
    let stated = page.meta.times.iter().find_map(|time| published::field(time));
    let shown = header.published;
    match (shown, stated) {
        // The same day to the minute beats the day alone.
        (Some(shown), Some(stated)) => {
            let minute = |when: When| matches!(when.start, Point::Minute(_));
            Some(if minute(stated) || !minute(shown) { stated } else { shown })
        }
        (shown, stated) => {
            let late = frame.late.as_ref().and_then(|header| header.published);
            let scripted = page.meta.late_times.iter().find_map(|time| published::field(time));
            let day = header.day.zip(scripted).and_then(|(day, scripted)| published::before(day, scripted));
            shown.or(stated).or(late).or(day).or(scripted)
        }
    }
}

/// The date that an official document is signed with, in its last lines.
fn signature(body: &Body) -> Option<When> {
    body.paragraphs().iter().rev().take(4).find_map(|paragraph| {
        let line = paragraph.of(body.folded()).trim();
        if line.chars().count() > 30 {
            return None;
        }
        published::first(line)
            .filter(|(span, _)| span.len() * 10 >= line.len() * 7)
            .map(|(_, when)| when)
            .or_else(|| published::numerals(line))
    })
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
