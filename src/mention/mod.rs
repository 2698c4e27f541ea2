//! What an article names: firms, agencies, organisations, people, positions, places, dates, figures,
//! programmes and documents.

pub mod agency;
pub mod candidate;
pub mod date;
pub mod document;
pub mod figure;
pub mod firm;
pub mod organisation;
pub mod person;
pub mod place;
pub mod position;
pub mod programme;
pub mod settle;

use crate::article::Article;
use crate::dictionary::Dictionaries;
use crate::sentence::Sentence;
use crate::text::Span;
use candidate::{Candidate, Line};
use date::When;
use figure::Quantity;
use serde::{Deserialize, Serialize};

/// What sort of thing a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// A business.
    Firm,
    /// A body of government, Party, congress, court.
    Agency,
    /// Universities, institutes, associations, media, clubs.
    Organisation,
    /// A named human being.
    Person,
    /// A job or office.
    Position,
    /// A region, a place in it, a venue.
    Place,
    /// A day, a period, a time.
    Date,
    /// A number with what it counts.
    Figure,
    /// A platform, project, action, plan with a name.
    Programme,
    /// A titled text: 《…》.
    Document,
}

/// What a date or figure says; nothing for names.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Value {
    /// A name.
    #[default]
    Name,
    /// A day or period; `None` where the text does not say which.
    Date(Option<When>),
    /// An amount.
    Figure(Quantity),
}

/// A stretch of the body that names something.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where, in the folded body.
    pub span: Span,
    /// What sort of thing.
    pub kind: MentionKind,
    /// What it says, for dates and figures.
    pub value: Value,
}

/// The finders of names, one file each.
const FINDERS: [fn(Line<'_>, &mut Vec<Candidate>); 8] = [
    document::find,
    programme::find,
    firm::find,
    agency::find,
    organisation::find,
    position::find,
    person::find,
    place::find,
];

/// Finds all mentions, in order of place (start, then longer first).
#[must_use]
pub fn mentions(article: &Article, sentences: &[Sentence], dictionaries: &Dictionaries) -> Vec<Mention> {
    let folded = article.body.folded();
    let title = crate::text::script::fold(article.title.as_deref().unwrap_or_default());
    let mut dates = date::Reader::new(folded, article.reference.as_ref(), dictionaries).about(&title);
    let mut found = Vec::new();
    for sentence in sentences {
        let line = Line { body: folded, sentence };
        let mut candidates = Vec::new();
        for find in FINDERS {
            find(line, &mut candidates);
        }
        let mut values = dates.read(sentence.span);
        let figures = figure::figures(folded, sentence.span, &values, dictionaries);
        values.extend(figures);
        let names = settle::settle(candidates);
        // A name holds its numbers (1号院, 第一医院); a date or figure that only touches a name gives way.
        values.retain(|value| !names.iter().any(|name| name.span.overlaps(value.span)));
        found.extend(names.into_iter().map(|name| Mention {
            span: name.span,
            kind: name.kind,
            value: Value::Name,
        }));
        found.extend(values);
    }
    found.sort_by_key(|mention: &Mention| (mention.span.start(), std::cmp::Reverse(mention.span.end())));
    found
}
