//! An article on its way into the index: made by many threads, added by one.

use super::people;
use super::reprints::Sketch;
use super::schema::Fields;
use super::tokens::{CUT, lower};
use crate::mention::MentionKind;
use crate::pipeline::Reading;
use crate::source::Origin;
use crate::text::script::fold;
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
    /// Prepares a reading and its object in the output contract.
    ///
    /// `key` is what the document is known by from run to run, `hash` changes when its reading would.
    #[must_use]
    pub fn new(reading: &Reading, contract: Value, origin: &Origin, key: u64, hash: u64) -> Self {
        let (_, fields) = Fields::schema();
        let mut document = TantivyDocument::new();
        let Value::Object(mut meta) = contract else { unreachable!("the contract is an object") };
        let body = &reading.article.body;
        let text = match meta.shift_remove("text") {
            Some(Value::String(text)) => text,
            _ => body.text().to_owned(),
        };
        let facts: Map<String, Value> = ["repairs", "mentions", "people", "events", "figures"]
            .into_iter()
            .filter_map(|name| meta.shift_remove(name).map(|value| (name.to_owned(), value)))
            .collect();

        document.add_u64(fields.key, key);
        document.add_u64(fields.hash, hash);
        document.add_text(fields.path, &origin.path);
        if let Some(day) = reading.article.published.and_then(|when| when.first_day()) {
            document.add_i64(fields.day, days(day));
            document.add_u64(fields.year, u64::try_from(day.year()).unwrap_or_default());
        }
        document.add_u64(fields.characters, body.len() as u64);
        if let Some(source) = &reading.article.source {
            document.add_text(fields.source, source);
        }
        if let Some(region) = meta.get("region").and_then(Value::as_object) {
            let part = |name| region.get(name).and_then(Value::as_str).unwrap_or_default();
            document.add_text(fields.region, format!("{} {}", part("code"), part("name")).trim());
        }
        if let Some(title) = &reading.article.title {
            let title = fold(title);
            document.add_text(fields.title_words, &title);
            document.add_text(fields.title, title);
        }
        document.add_text(fields.body, body.folded());
        document.add_text(fields.body_words, cut_words(reading));
        add_names(fields, &mut document, reading);
        add_facts(fields, &mut document, reading, &facts);

        let sketch = Sketch::of(body.folded());
        if let Some(sketch) = &sketch {
            for part in sketch.parts() {
                document.add_u64(fields.sketch, part);
            }
        }
        let bytes = text.len();
        document.add_text(fields.text, text);
        document.add_text(fields.facts, Value::Object(facts).to_string());
        Self { key, hash, id: reading.id.clone(), sketch, document, meta, bytes }
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

fn add_names(fields: &Fields, document: &mut TantivyDocument, reading: &Reading) {
    for entity in &reading.entities.list {
        let field = match entity.kind {
            MentionKind::Person => fields.person,
            MentionKind::Firm => fields.firm,
            MentionKind::Agency | MentionKind::Organisation => fields.agency,
            MentionKind::Programme | MentionKind::Document | MentionKind::Place => fields.other,
            MentionKind::Date | MentionKind::Figure | MentionKind::Position => continue,
        };
        document.add_text(field, &entity.name);
        document.add_text(fields.name, &entity.name);
        if entity.kind == MentionKind::Person {
            let own = reading
                .entities
                .tenures
                .iter()
                .filter(|tenure| reading.entities.get(tenure.person).name == entity.name);
            let bodies: Vec<&str> = own.filter_map(|tenure| tenure.organisation.as_deref()).collect();
            let region = reading.article.region.as_deref().unwrap_or_default();
            document.add_text(fields.holder, people::term(&entity.name, &bodies, region));
        }
    }
}

fn add_facts(fields: &Fields, document: &mut TantivyDocument, reading: &Reading, facts: &Map<String, Value>) {
    let mut participations = 0;
    let mut roles: Vec<&str> = Vec::new();
    for event in &reading.events {
        document.add_text(fields.event, &event.name);
        participations += event.participants.len();
        for participant in &event.participants {
            roles.push(&participant.role);
            roles.push(&participant.label);
        }
    }
    // The kinds are words of the contract: as the facts have them.
    if let Some(Value::Array(events)) = facts.get("events") {
        for kind in events.iter().filter_map(|event| event.get("kind").and_then(Value::as_str)) {
            document.add_text(fields.event, kind);
        }
    }
    for role in distinct(roles) {
        document.add_text(fields.role, role);
    }
    let (mut units, mut indicators) = (Vec::new(), Vec::new());
    let mut amounts: BTreeMap<String, Vec<OwnedValue>> = BTreeMap::new();
    for statistic in &reading.statistics {
        let quantity = &statistic.quantity;
        units.push(quantity.unit.as_str());
        indicators.extend(statistic.indicator.as_deref());
        indicators.extend(statistic.subject.as_deref());
        for value in [Some(quantity.low), quantity.high].into_iter().flatten() {
            for name in [column(&quantity.unit), EVERY_UNIT.to_owned()] {
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
    for unit in distinct(units) {
        document.add_text(fields.unit, unit);
    }
    for indicator in distinct(indicators) {
        document.add_text(fields.indicator, indicator);
    }
    let positions = facts.get("people").and_then(Value::as_array).map_or(0, |people| {
        people.iter().filter_map(|person| person.get("positions")?.as_array()).map(Vec::len).sum()
    });
    for (field, count) in [
        (fields.mention_count, reading.mentions.len()),
        (fields.event_count, reading.events.len()),
        (fields.participation_count, participations),
        (fields.position_count, positions),
        (fields.figure_count, reading.statistics.len()),
    ] {
        document.add_u64(field, count as u64);
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
