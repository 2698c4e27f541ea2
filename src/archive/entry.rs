//! An article on its way into the index: made by many threads, added by one.

use super::reprints::Sketch;
use super::schema::{Fields, Names};
use super::tokens::{CUT, lower};
use super::{Stored, people};
use crate::mention::date::When;
use crate::pipeline::Reading;
use crate::source::Origin;
use crate::text::script::fold;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use tantivy::TantivyDocument;
use tantivy::schema::OwnedValue;
use xxhash_rust::xxh3::xxh3_64;

/// An article ready to be added.
#[derive(Debug)]
pub struct Entry {
    pub(super) key: u64,
    pub(super) hash: u64,
    pub(super) id: String,
    pub(super) sketch: Option<Sketch>,
    pub(super) document: TantivyDocument,
    pub(super) meta: Map<String, Value>,
    /// Bytes of text, by which commits are timed.
    pub(super) bytes: usize,
}

impl Entry {
    /// Prepares a reading and what the output contract makes of it.
    ///
    /// `key` is what the document is known by from run to run, `hash` changes when its reading would.
    ///
    /// # Errors
    /// When the facts are not in the contract's shape.
    pub fn new(
        reading: &Reading,
        stored: Stored,
        origin: &Origin,
        key: u64,
        hash: u64,
    ) -> serde_json::Result<Self> {
        Self::made(stored, reading.article.body.folded(), Some(cut_words(reading)), &origin.path, key, hash)
    }

    /// Prepares an article from its object in the output contract alone, as an archive keeps it.
    ///
    /// # Errors
    /// When the facts are not in the contract's shape.
    pub fn of_contract(contract: Value, path: &str, key: u64, hash: u64) -> serde_json::Result<Self> {
        let stored = Stored::of_contract(contract);
        let folded = fold(&stored.text);
        Self::made(stored, &folded, None, path, key, hash)
    }

    /// `folded` is the folded body, `words` the same cut into words where that is done already.
    fn made(
        stored: Stored,
        folded: &str,
        words: Option<String>,
        path: &str,
        key: u64,
        hash: u64,
    ) -> serde_json::Result<Self> {
        let (_, fields) = Fields::schema();
        let mut document = TantivyDocument::new();
        let Stored { meta, text, facts } = stored;
        let string = |name: &str| meta.get(name).and_then(Value::as_str);

        document.add_u64(fields.key, key);
        document.add_u64(fields.hash, hash);
        document.add_text(fields.path, path);
        let published: Option<When> = string("published").and_then(|text| text.parse().ok());
        if let Some(day) = published.and_then(|when| when.first_day()) {
            document.add_i64(fields.day, days(day));
            document.add_u64(fields.year, u64::try_from(day.year()).unwrap_or_default());
        }
        document.add_u64(fields.characters, text.chars().count() as u64);
        if let Some(source) = string("source") {
            document.add_text(fields.source, source);
        }
        if let Some(region) = meta.get("region").and_then(Value::as_object) {
            let part = |name| region.get(name).and_then(Value::as_str).unwrap_or_default();
            document.add_text(fields.region, format!("{} {}", part("code"), part("name")).trim());
        }
        if let Some(title) = string("title") {
            let title = fold(title);
            document.add_text(fields.title_words, &title);
            document.add_text(fields.title, title);
        }
        document.add_text(fields.body, folded);
        document.add_text(fields.body_words, words.as_deref().unwrap_or(folded));
        let region = meta.get("region").and_then(|region| region.get("code")?.as_str());
        let read: Facts = serde_json::from_str(&facts)?;
        read.add(fields, region.unwrap_or_default(), &mut document);

        let sketch = Sketch::of(folded);
        if let Some(sketch) = &sketch {
            for part in sketch.parts() {
                document.add_u64(fields.sketch, part);
            }
        }
        let bytes = text.len();
        document.add_text(fields.text, text);
        document.add_text(fields.facts, facts);
        let id = string("id").unwrap_or_default().to_owned();
        Ok(Self { key, hash, id, sketch, document, meta, bytes })
    }

    /// Puts in what only the writer knows: the identifier and the story.
    pub(super) fn finished(mut self, fields: &Fields, id: String, story: u64) -> TantivyDocument {
        self.document.add_text(fields.id, &id);
        self.document.add_u64(fields.id_hash, xxh3_64(id.as_bytes()));
        self.document.add_u64(fields.story, story);
        self.meta.insert("id".to_owned(), Value::String(id));
        self.meta.insert("story".to_owned(), Value::String(format!("{story:016x}")));
        self.document.add_text(fields.meta, Value::Object(self.meta).to_string());
        self.document
    }
}

/// Days since 1970.
pub(super) fn days(date: jiff::civil::Date) -> i64 {
    date.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| i64::from(span.get_days()))
}

/// The words of the body as the analysis cut them, so that they need not be cut again.
fn cut_words(reading: &Reading) -> String {
    let folded = reading.article.body.folded();
    let mut cut = String::with_capacity(folded.len() * 3 / 2);
    for word in reading.sentences.iter().flat_map(|sentence| &sentence.words) {
        cut.push(CUT);
        cut.push_str(word.span.of(folded));
    }
    cut
}

/// Of the facts of an article, as the contract has them, what the index is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Facts {
    mentions: Vec<Named>,
    people: Vec<Person>,
    events: Vec<Event>,
    figures: Vec<Figure>,
}

/// A mention or a participant.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    kind: Option<String>,
    entity: Option<String>,
    role: Option<String>,
    label: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Person {
    name: Option<String>,
    positions: Vec<Position>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Position {
    organisation: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Event {
    kind: Option<String>,
    name: Option<String>,
    participants: Vec<Named>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Figure {
    low: Option<f64>,
    high: Option<f64>,
    unit: Option<String>,
    indicator: Option<String>,
    subject: Option<String>,
    region: Option<String>,
}

impl Facts {
    fn participants(&self) -> impl Iterator<Item = &Named> {
        self.events.iter().flat_map(|event| &event.participants)
    }

    fn positions(&self) -> impl Iterator<Item = &Position> {
        self.people.iter().flat_map(|person| &person.positions)
    }

    fn add(&self, fields: &Fields, region: &str, document: &mut TantivyDocument) {
        self.add_names(fields, document);
        for person in &self.people {
            let bodies: Vec<&str> =
                person.positions.iter().filter_map(|one| one.organisation.as_deref()).collect();
            if let Some(name) = &person.name {
                document.add_text(fields.holder, people::term(name, &bodies, region));
            }
        }
        self.add_events(fields, document);
        self.add_figures(fields, document);
        for (field, count) in [
            (fields.mention_count, self.mentions.len()),
            (fields.event_count, self.events.len()),
            (fields.participation_count, self.participants().count()),
            (fields.position_count, self.positions().count()),
            (fields.figure_count, self.figures.len()),
        ] {
            document.add_u64(field, count as u64);
        }
    }

    fn add_names(&self, fields: &Fields, document: &mut TantivyDocument) {
        let mut names: Vec<(char, &str)> = Vec::new();
        for named in self.mentions.iter().chain(self.participants()) {
            let letter = match named.kind.as_deref() {
                Some("person") => Names::PERSON,
                Some("firm") => Names::FIRM,
                Some("agency" | "organisation") => Names::AGENCY,
                Some("programme" | "document" | "place") => Names::OTHER,
                _ => continue,
            };
            names.extend(named.entity.as_deref().map(|name| (letter, name)));
        }
        for person in &self.people {
            names.extend(person.name.as_deref().map(|name| (Names::PERSON, name)));
            for position in &person.positions {
                let organisation = position.organisation.as_deref();
                let unknown = |name: &&str| !names.iter().any(|(_, known)| known == name);
                names.extend(organisation.filter(unknown).map(|name| (Names::AGENCY, name)));
            }
        }
        for (letter, name) in distinct(names) {
            let field = match letter {
                Names::PERSON => fields.person,
                Names::FIRM => fields.firm,
                Names::AGENCY => fields.agency,
                _ => fields.other,
            };
            document.add_text(field, name);
            document.add_text(fields.name, format!("{letter}{name}"));
        }
    }

    fn add_events(&self, fields: &Fields, document: &mut TantivyDocument) {
        for name in distinct(self.events.iter().filter_map(|event| event.name.as_deref()).collect()) {
            document.add_text(fields.event, name);
            document.add_text(fields.name, format!("{}{name}", Names::EVENT));
        }
        for kind in distinct(self.events.iter().filter_map(|event| event.kind.as_deref()).collect()) {
            document.add_text(fields.event, kind);
        }
        let roles = |one: &'_ Named| [one.role.clone(), one.label.clone()];
        for role in distinct(self.participants().flat_map(roles).flatten().collect()) {
            document.add_text(fields.role, role);
        }
    }

    fn add_figures(&self, fields: &Fields, document: &mut TantivyDocument) {
        let (mut units, mut indicators, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let mut amounts: BTreeMap<String, Vec<OwnedValue>> = BTreeMap::new();
        for figure in &self.figures {
            let unit = figure.unit.as_deref().unwrap_or_default();
            units.push(unit);
            indicators.extend(figure.indicator.as_deref());
            indicators.extend(figure.subject.as_deref());
            places.extend(figure.region.as_deref());
            let high = figure.high.filter(|high| figure.low != Some(*high));
            for value in [figure.low, high].into_iter().flatten() {
                for name in [column(unit), EVERY_UNIT.to_owned()] {
                    amounts.entry(name).or_default().push(OwnedValue::F64(value));
                }
            }
        }
        if !amounts.is_empty() {
            document.add_object(
                fields.amount,
                amounts.into_iter().map(|(unit, values)| (unit, OwnedValue::Array(values))).collect(),
            );
        }
        for (field, values) in [(fields.unit, units), (fields.indicator, indicators), (fields.place, places)]
        {
            for value in distinct(values) {
                document.add_text(field, value);
            }
        }
    }
}

fn distinct<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort();
    values.dedup();
    values
}

/// The column of figures in any unit.
pub(super) const EVERY_UNIT: &str = "*";

/// The name of a unit's column: dots would be steps into an object.
pub(super) fn column(unit: &str) -> String {
    unit.replace(['.', '*'], "_")
}

/// Folded and lowered, as names are compared.
pub(super) fn folded(text: &str) -> String {
    fold(text).chars().map(lower).collect()
}
