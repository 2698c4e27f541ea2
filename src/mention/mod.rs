//! What an article names: firms, agencies, organisations, people, positions, places, dates, figures,
//! programmes and documents.

pub mod agency;
pub mod agree;
pub mod candidate;
pub mod common;
pub mod date;
pub mod declared;
pub mod document;
pub mod doubt;
pub mod echo;
pub mod figure;
pub mod firm;
pub mod follow;
pub mod joint;
pub mod known;
pub mod labelled;
pub mod names;
pub mod office;
pub mod organisation;
pub mod person;
pub mod place;
pub mod programme;
pub mod settle;
pub mod short;
pub mod tagger;

use crate::article::Article;
use crate::dictionary::Dictionaries;
use crate::sentence::Sentence;
use crate::text::Span;
use date::When;
use figure::Quantity;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

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

impl MentionKind {
    /// Whether it is a body: a firm, agency or organisation.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Self::Firm | Self::Agency | Self::Organisation)
    }
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

/// Finds all mentions, in order of place (start, then longer first).
#[must_use]
pub fn mentions(article: &Article, sentences: &[Sentence], dictionaries: &Dictionaries) -> Vec<Mention> {
    let folded = article.body.folded();
    let names = names::names(folded, sentences, dictionaries);
    let title = crate::text::script::fold(article.title.as_deref().unwrap_or_default());
    let mut dates = date::Reader::new(folded, article.reference.as_ref(), dictionaries).about(&title);
    let mut values = Vec::new();
    for sentence in sentences {
        let dates = dates.read(sentence.span);
        let figures = figure::figures(folded, sentence.span, &dates, dictionaries);
        values.extend(dates);
        values.extend(figures);
    }
    // A name holds its numbers (1号院, 第一医院): a date or figure that touches a name gives way.
    values.retain(|value| {
        let next = names.settled.partition_point(|name| name.span.end() <= value.span.start());
        names.settled.get(next).is_none_or(|name| !name.span.overlaps(value.span))
    });
    let mut found: Vec<Mention> = names
        .settled
        .into_iter()
        .chain(names.in_titles)
        .map(|name| Mention { span: name.span, kind: name.kind, value: Value::Name })
        .collect();
    found.extend(values);
    found.sort_by_key(|mention: &Mention| (mention.span.start(), std::cmp::Reverse(mention.span.end())));
    found
}

/// The mentions that begin within `span`; `mentions` are in order of place.
#[must_use]
pub fn within(mentions: &[Mention], span: Span) -> &[Mention] {
    let first = mentions.partition_point(|mention| mention.span.start() < span.start());
    let rest = &mentions[first..];
    &rest[..rest.partition_point(|mention| mention.span.start() < span.end())]
}

/// Learns the tagger's weights from labelled texts (see [`labelled`]) with the default options and writes them
/// to `out`; the report scores every tenth text of each file, which is not learned from.
///
/// # Errors
/// When a file cannot be read or is no labelled text, or the weights cannot be written.
pub fn train(
    files: &[PathBuf],
    out: &Path,
    dictionaries: &Dictionaries,
) -> Result<tagger::train::Report, tagger::train::TrainError> {
    tagger::train::train(files, out, dictionaries, &tagger::train::Options::default())
}
