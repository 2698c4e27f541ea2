//! Annotated articles and sentences.

use crate::event::EventKind;
use crate::mention::MentionKind;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// One annotated text; layers that the annotation does not have are `None` and are not scored.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Its id, or file and line.
    pub id: String,
    /// The part of the set it belongs to.
    pub split: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// The text, all of it body.
    pub text: String,
    /// Names, dates and figures by place.
    pub mentions: Vec<GoldMention>,
    /// The kinds that the annotation knows; others are not scored.
    pub kinds: Vec<MentionKind>,
    /// Kinds that this annotation does not tell apart (an organisation may be a firm).
    pub joined: bool,
    /// People with their positions.
    pub people: Option<Vec<GoldPerson>>,
    /// Events.
    pub events: Option<Vec<GoldEvent>>,
    /// Figures with what they say.
    pub figures: Option<Vec<GoldFigure>>,
}

/// A mention; offsets in characters.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[allow(missing_docs)]
pub struct GoldMention {
    pub kind: MentionKind,
    pub start: usize,
    pub end: usize,
    pub text: String,
    #[serde(default)]
    pub entity: Option<String>,
    #[serde(default)]
    pub value: Option<String>,
}

/// A person with positions.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[allow(missing_docs)]
pub struct GoldPerson {
    pub name: String,
    #[serde(default)]
    pub positions: Vec<GoldPosition>,
}

/// A position.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[allow(missing_docs)]
pub struct GoldPosition {
    #[serde(default)]
    pub organisation: Option<String>,
    pub position: String,
}

/// An event.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[allow(missing_docs)]
pub struct GoldEvent {
    pub kind: EventKind,
    pub name: String,
    #[serde(default)]
    pub date: Option<String>,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub status: Option<String>,
    pub start: usize,
    pub end: usize,
    #[serde(default)]
    pub participants: Vec<GoldParticipant>,
}

/// Somebody in a role.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[allow(missing_docs)]
pub struct GoldParticipant {
    pub entity: String,
    pub role: String,
    #[serde(default)]
    pub label: Option<String>,
    #[serde(default)]
    pub position: Option<String>,
}

/// A figure.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[allow(missing_docs)]
pub struct GoldFigure {
    pub start: usize,
    pub end: usize,
    pub text: String,
    #[serde(default)]
    pub low: Option<f64>,
    #[serde(default)]
    pub high: Option<f64>,
    #[serde(default)]
    pub bound: Option<String>,
    #[serde(default)]
    pub unit: Option<String>,
    #[serde(default)]
    pub indicator: Option<String>,
    #[serde(default)]
    pub subject: Option<String>,
    #[serde(default)]
    pub period: Option<String>,
    #[serde(default)]
    pub comparison: Option<crate::statistics::Comparison>,
}

/// Why gold could not be read.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// The file cannot be read.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: std::io::Error,
    },
    /// A line is no annotated text.
    #[error("{path}:{line}: not an annotated article: {error}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        error: serde_json::Error,
    },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Record {
    Sentence { text: String, entities: Vec<LabelledEntity> },
    Article(Box<ArticleRecord>),
}

#[derive(Deserialize)]
struct LabelledEntity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    label: String,
    text: String,
}

#[derive(Deserialize)]
struct ArticleRecord {
    id: Option<String>,
    split: Option<String>,
    title: Option<String>,
    published: Option<String>,
    source: Option<String>,
    text: String,
    #[serde(default)]
    mentions: Vec<GoldMention>,
    people: Option<Vec<GoldPerson>>,
    events: Option<Vec<GoldEvent>>,
    figures: Option<Vec<GoldFigure>>,
}

/// Reads gold from files (`.json`: one article; else JSON Lines) and from folders of them.
///
/// # Errors
/// When a file cannot be read, or a line is no annotated text.
pub fn read(paths: &[PathBuf]) -> Result<Vec<Gold>, GoldError> {
    let mut golds = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries =
                std::fs::read_dir(path).map_err(|error| GoldError::Io { path: path.clone(), error })?;
            let mut files: Vec<PathBuf> =
                entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            files.sort();
            files.retain(|file| {
                file.extension().is_some_and(|extension| extension == "json" || extension == "jsonl")
            });
            for file in files {
                one_file(&file, &mut golds)?;
            }
        } else {
            one_file(path, &mut golds)?;
        }
    }
    Ok(golds)
}

fn one_file(path: &Path, golds: &mut Vec<Gold>) -> Result<(), GoldError> {
    let text =
        std::fs::read_to_string(path).map_err(|error| GoldError::Io { path: path.to_owned(), error })?;
    let whole = path.extension().is_some_and(|extension| extension == "json");
    let lines: Vec<&str> = if whole { vec![&text] } else { text.lines().collect() };
    for (number, line) in lines.into_iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = format!("{}:{}", path.display(), number + 1);
        let record = serde_json::from_str(line).map_err(|error| GoldError::Line {
            path: path.to_owned(),
            line: number + 1,
            error,
        })?;
        golds.push(match record {
            Record::Sentence { text, entities } => sentence(place, text, entities),
            Record::Article(record) => article(place, *record),
        });
    }
    Ok(())
}

fn article(place: String, record: ArticleRecord) -> Gold {
    use MentionKind::{
        Agency, Date, Document, Figure, Firm, Organisation, Person, Place, Position, Programme,
    };
    Gold {
        id: record.id.unwrap_or(place),
        split: record.split,
        title: record.title,
        published: record.published,
        source: record.source,
        text: record.text,
        mentions: record.mentions,
        kinds: vec![Firm, Agency, Organisation, Person, Position, Place, Date, Figure, Programme, Document],
        joined: false,
        people: record.people,
        events: record.events,
        figures: record.figures,
    }
}

/// A sentence of a labelled set: CLUENER tells firms, agencies and organisations apart, others do not.
fn sentence(place: String, text: String, entities: Vec<LabelledEntity>) -> Gold {
    let mut mentions = Vec::new();
    for entity in entities {
        let Some(kind) = kind(&entity.label) else { continue };
        mentions.push(GoldMention {
            kind,
            start: entity.start,
            end: entity.end,
            text: entity.text,
            entity: None,
            value: None,
        });
    }
    Gold { id: place, text, mentions, ..Gold::default() }
}

/// The kind behind a label of a known set.
fn kind(label: &str) -> Option<MentionKind> {
    Some(match label.to_ascii_lowercase().as_str() {
        "company" | "firm" => MentionKind::Firm,
        "government" | "agency" => MentionKind::Agency,
        "organization" | "organisation" | "org" => MentionKind::Organisation,
        "name" | "per" | "person" => MentionKind::Person,
        "position" | "title" => MentionKind::Position,
        "address" | "loc" | "place" | "gpe" => MentionKind::Place,
        _ => return None,
    })
}

/// Settles which kinds a set of labelled sentences knows, from the labels it uses.
///
/// A set without firms and agencies calls every body an organisation: there the three are one.
pub fn settle_kinds(golds: &mut [Gold]) {
    let mut kinds: Vec<MentionKind> = Vec::new();
    for mention in golds.iter().filter(|gold| gold.kinds.is_empty()).flat_map(|gold| &gold.mentions) {
        if !kinds.contains(&mention.kind) {
            kinds.push(mention.kind);
        }
    }
    let joined = kinds.contains(&MentionKind::Organisation) && !kinds.contains(&MentionKind::Firm);
    for gold in golds.iter_mut().filter(|gold| gold.kinds.is_empty()) {
        gold.kinds.clone_from(&kinds);
        gold.joined = joined;
    }
}
