//! An article on its way into the index: made by many threads, added by one.

use super::people;
use super::reprints::Sketch;
use super::schema::{Fields, Names};
use super::tokens::{CUT, lower};
use crate::mention::date::When;
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
        Self::made(contract, reading.article.body.folded(), Some(cut_words(reading)), &origin.path, key, hash)
    }

    /// Prepares an article from its object in the output contract alone, as an archive keeps it.
    #[must_use]
    pub fn of_contract(contract: Value, path: &str, key: u64, hash: u64) -> Self {
        let folded = fold(contract.get("text").and_then(Value::as_str).unwrap_or_default());
        Self::made(contract, &folded, None, path, key, hash)
    }

    /// `folded` is the folded body, `words` the same cut into words where that is done already.
    fn made(contract: Value, folded: &str, words: Option<String>, path: &str, key: u64, hash: u64) -> Self {
        let (_, fields) = Fields::schema();
        let mut document = TantivyDocument::new();
        let Value::Object(mut meta) = contract else { unreachable!("the contract is an object") };
        let text = match meta.shift_remove("text") {
            Some(Value::String(text)) => text,
            _ => String::new(),
        };
        let facts: Map<String, Value> = ["repairs", "mentions", "people", "events", "figures"]
            .into_iter()
            .filter_map(|name| meta.shift_remove(name).map(|value| (name.to_owned(), value)))
            .collect();
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
        Facts(&facts).add(fields, region.unwrap_or_default(), &mut document);

        let sketch = Sketch::of(folded);
        if let Some(sketch) = &sketch {
            for part in sketch.parts() {
                document.add_u64(fields.sketch, part);
            }
        }
        let bytes = text.len();
        document.add_text(fields.text, text);
        document.add_text(fields.facts, Value::Object(facts).to_string());
        let id = string("id").unwrap_or_default().to_owned();
        Self { key, hash, id, sketch, document, meta, bytes }
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

/// The facts of an article, as the contract has them.
struct Facts<'a>(&'a Map<String, Value>);

impl<'a> Facts<'a> {
    fn list(&self, name: &str) -> &'a [Value] {
        list(self.0.get(name))
    }

    fn add(&self, fields: &Fields, region: &str, document: &mut TantivyDocument) {
        self.add_names(fields, document);
        for person in self.list("people") {
            let positions = list(person.get("positions"));
            let bodies: Vec<&str> = positions.iter().filter_map(|one| string(one, "organisation")).collect();
            if let Some(name) = string(person, "name") {
                document.add_text(fields.holder, people::term(name, &bodies, region));
            }
        }
        self.add_events(fields, document);
        self.add_figures(fields, document);
        let positions = self.list("people").iter().map(|person| list(person.get("positions")).len()).sum();
        let participations =
            self.list("events").iter().map(|event| list(event.get("participants")).len()).sum();
        for (field, count) in [
            (fields.mention_count, self.list("mentions").len()),
            (fields.event_count, self.list("events").len()),
            (fields.participation_count, participations),
            (fields.position_count, positions),
            (fields.figure_count, self.list("figures").len()),
        ] {
            document.add_u64(field, count as u64);
        }
    }

    fn add_names(&self, fields: &Fields, document: &mut TantivyDocument) {
        let mut names: Vec<(char, &str)> = Vec::new();
        let participants = self.list("events").iter().flat_map(|event| list(event.get("participants")));
        for named in self.list("mentions").iter().chain(participants) {
            let letter = match string(named, "kind") {
                Some("person") => Names::PERSON,
                Some("firm") => Names::FIRM,
                Some("agency" | "organisation") => Names::AGENCY,
                Some("programme" | "document" | "place") => Names::OTHER,
                _ => continue,
            };
            names.extend(string(named, "entity").map(|name| (letter, name)));
        }
        for person in self.list("people") {
            names.extend(string(person, "name").map(|name| (Names::PERSON, name)));
            for position in list(person.get("positions")) {
                let organisation = string(position, "organisation");
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
        let (mut names, mut kinds, mut roles) = (Vec::new(), Vec::new(), Vec::new());
        for event in self.list("events") {
            names.extend(string(event, "name"));
            kinds.extend(string(event, "kind"));
            for participant in list(event.get("participants")) {
                roles.extend(string(participant, "role"));
                roles.extend(string(participant, "label"));
            }
        }
        for name in distinct(names) {
            document.add_text(fields.event, name);
            document.add_text(fields.name, format!("{}{name}", Names::EVENT));
        }
        for kind in distinct(kinds) {
            document.add_text(fields.event, kind);
        }
        for role in distinct(roles) {
            document.add_text(fields.role, role);
        }
    }

    fn add_figures(&self, fields: &Fields, document: &mut TantivyDocument) {
        let (mut units, mut indicators, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let mut amounts: BTreeMap<String, Vec<OwnedValue>> = BTreeMap::new();
        for figure in self.list("figures") {
            let unit = string(figure, "unit").unwrap_or_default();
            units.push(unit);
            indicators.extend(string(figure, "indicator"));
            indicators.extend(string(figure, "subject"));
            places.extend(string(figure, "region"));
            for value in ["low", "high"].into_iter().filter_map(|name| figure.get(name)?.as_f64()) {
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

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn string<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Value::as_str)
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
