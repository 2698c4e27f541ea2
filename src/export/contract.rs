//! The output contract: one article as one JSON object.
//!
//! Offsets count Unicode characters in `text`, end exclusive. Names of entities are simplified and canonical;
//! `text` and quotations keep the article's own script.

use crate::archive::{FIRST, Stored};
use crate::dictionary::Dictionaries;
use crate::event::{EventKind, EventStatus};
use crate::mention::figure::Bound;
use crate::mention::{Mention, MentionKind, Value as MentionValue};
use crate::pipeline::Reading;
use crate::statistics::{Comparison, Statistic};
use crate::text::repair::homophone;
use crate::text::{CharIndex, Repair, RepairKind, Span};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

/// The whole of a reading in the contract's shape.
#[must_use]
pub fn article_json(reading: &Reading, dictionaries: &Dictionaries) -> Value {
    let parts = article_parts(reading, dictionaries);
    let facts = parts.facts().expect("facts that were just written");
    parts.whole(facts)
}

/// The same written out, as `fangzhi extract` does.
#[must_use]
pub fn article_line(reading: &Reading, dictionaries: &Dictionaries) -> String {
    let (meta, facts) = parts(reading, dictionaries);
    written(&Whole { meta, text: reading.article.body.text(), facts })
}

/// The same in the parts that an archive stores, the facts written out at once.
#[must_use]
pub fn article_parts(reading: &Reading, dictionaries: &Dictionaries) -> Stored {
    let (meta, facts) = parts(reading, dictionaries);
    Stored { meta, text: reading.article.body.text().to_owned(), facts: written(&facts) }
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| unreachable!("keys are names, values are plain"))
}

fn parts<'a>(reading: &'a Reading, dictionaries: &'a Dictionaries) -> (Map<String, Value>, FactsRow<'a>) {
    let article = &reading.article;
    let mut meta = json!({
        "id": reading.id,
        "path": reading.path,
        "encoding": reading.encoding,
        "script": reading.script,
        "title": article.title,
        "published": article.published.map(|when| when.to_string()),
        "source": article.source,
        "url": article.url,
        "byline": article.byline.iter().map(|credit| json!({"role": credit.role, "name": credit.name})).collect::<Vec<_>>(),
        "region": article.region.as_deref().map(|code| json!({"code": code, "name": region(code, dictionaries)})),
    });
    if !reading.troubles.is_empty() {
        meta["troubles"] = json!(reading.troubles);
    }
    let facts = FactsRow {
        repairs: repairs(reading),
        mentions: (0..)
            .zip(&reading.mentions)
            .map(|(index, mention)| MentionRow::of(reading, index, mention))
            .collect(),
        people: people(reading),
        events: (1..)
            .zip(&reading.events)
            .map(|(number, event)| EventRow::of(reading, number, event))
            .collect(),
        figures: reading
            .statistics
            .iter()
            .map(|figure| FigureRow::of(reading, figure, dictionaries))
            .collect(),
    };
    let Value::Object(meta) = meta else { unreachable!("written as an object") };
    (meta, facts)
}

fn region(code: &str, dictionaries: &Dictionaries) -> Option<String> {
    let regions = &dictionaries.regions;
    regions.by_code(code).map(|region| regions.full_name(region))
}

/// The contract's object: its parts in its order.
struct Whole<'a> {
    meta: Map<String, Value>,
    text: &'a str,
    facts: FactsRow<'a>,
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for name in FIRST {
            match (name, self.meta.get(name)) {
                ("repairs", _) => object.serialize_entry(name, &self.facts.repairs)?,
                (_, Some(value)) => object.serialize_entry(name, value)?,
                (_, None) => {}
            }
        }
        object.serialize_entry("text", self.text)?;
        object.serialize_entry("mentions", &self.facts.mentions)?;
        object.serialize_entry("people", &self.facts.people)?;
        object.serialize_entry("events", &self.facts.events)?;
        object.serialize_entry("figures", &self.facts.figures)?;
        for (name, value) in self.meta.iter().filter(|(name, _)| !FIRST.contains(&name.as_str())) {
            object.serialize_entry(name, value)?;
        }
        object.end()
    }
}

#[derive(Serialize)]
struct FactsRow<'a> {
    repairs: Vec<Value>,
    mentions: Vec<MentionRow<'a>>,
    people: Vec<PersonRow<'a>>,
    events: Vec<EventRow<'a>>,
    figures: Vec<FigureRow<'a>>,
}

/// Where something stands, in characters of the body, and the words there.
#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Place<'a> {
    fn of(reading: &'a Reading, span: Span) -> Self {
        let body = &reading.article.body;
        let (start, end) = body.chars_of(span);
        Self { start, end, text: body.clean_chars(start, end) }
    }
}

#[derive(Serialize)]
struct MentionRow<'a> {
    kind: MentionKind,
    #[serde(flatten)]
    place: Place<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    #[serde(flatten)]
    value: ValueRow<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueRow<'a> {
    Name {},
    Date { value: Option<String> },
    Figure { low: Option<Number>, high: Option<Number>, bound: Bound, unit: &'a str },
}

impl<'a> MentionRow<'a> {
    fn of(reading: &'a Reading, index: usize, mention: &'a Mention) -> Self {
        let entity = reading.entities.of_mention.get(index).copied().flatten();
        let value = match &mention.value {
            MentionValue::Name => ValueRow::Name {},
            MentionValue::Date(when) => ValueRow::Date { value: when.map(|when| when.to_string()) },
            MentionValue::Figure(quantity) => {
                let (low, high) = quantity.limits();
                ValueRow::Figure {
                    low: low.map(Number::of),
                    high: high.map(Number::of),
                    bound: quantity.bound,
                    unit: &quantity.unit,
                }
            }
        };
        Self {
            kind: mention.kind,
            place: Place::of(reading, mention.span),
            entity: entity.map(|entity| reading.entities.get(entity).name.as_str()),
            value,
        }
    }
}

#[derive(Serialize)]
struct PersonRow<'a> {
    name: &'a str,
    positions: Vec<PositionRow<'a>>,
}

#[derive(Serialize, PartialEq)]
struct PositionRow<'a> {
    organisation: Option<&'a str>,
    position: &'a str,
    /// Held no longer: 原局长, 曾任.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    past: bool,
}

fn people(reading: &Reading) -> Vec<PersonRow<'_>> {
    let entities = &reading.entities;
    let people = entities.list.iter().enumerate().filter(|(_, entity)| entity.kind == MentionKind::Person);
    people
        .map(|(index, entity)| {
            let mut positions: Vec<PositionRow<'_>> = Vec::new();
            for tenure in entities.tenures.iter().filter(|tenure| tenure.person.0 == index) {
                let organisation = tenure.organisation.as_deref();
                let past = tenure.when != crate::entity::Tense::Now;
                let position = PositionRow { organisation, position: &tenure.position, past };
                if !positions.contains(&position) {
                    positions.push(position);
                }
            }
            PersonRow { name: &entity.name, positions }
        })
        .collect()
}

#[derive(Serialize)]
struct EventRow<'a> {
    id: String,
    kind: EventKind,
    name: &'a str,
    date: Option<String>,
    place: Option<&'a str>,
    status: EventStatus,
    #[serde(flatten)]
    evidence: Place<'a>,
    participants: Vec<ParticipantRow<'a>>,
}

#[derive(Serialize)]
struct ParticipantRow<'a> {
    entity: &'a str,
    kind: MentionKind,
    role: &'a str,
    label: &'a str,
    position: Option<&'a str>,
    #[serde(flatten)]
    evidence: Place<'a>,
}

impl<'a> EventRow<'a> {
    fn of(reading: &'a Reading, number: usize, event: &'a crate::event::Event) -> Self {
        let participants = event.participants.iter().map(|participant| {
            let entity = reading.entities.get(participant.entity);
            ParticipantRow {
                entity: &entity.name,
                kind: entity.kind,
                role: &participant.role,
                label: &participant.label,
                position: participant.position.as_deref(),
                evidence: Place::of(reading, participant.evidence),
            }
        });
        Self {
            id: format!("{}#e{number}", reading.id),
            kind: event.kind,
            name: &event.name,
            date: event.date.map(|when| when.to_string()),
            place: event.place.as_deref(),
            status: event.status,
            evidence: Place::of(reading, event.evidence),
            participants: participants.collect(),
        }
    }
}

#[derive(Serialize)]
struct FigureRow<'a> {
    low: Option<Number>,
    high: Option<Number>,
    bound: Bound,
    unit: &'a str,
    indicator: Option<&'a str>,
    subject: Option<&'a str>,
    period: Option<String>,
    comparison: Option<&'a Comparison>,
    target: bool,
    region: Option<String>,
    #[serde(flatten)]
    place: Place<'a>,
}

impl<'a> FigureRow<'a> {
    fn of(reading: &'a Reading, statistic: &'a Statistic, dictionaries: &Dictionaries) -> Self {
        let quantity = &statistic.quantity;
        let (low, high) = quantity.limits();
        Self {
            low: low.map(Number::of),
            high: high.map(Number::of),
            bound: quantity.bound,
            unit: &quantity.unit,
            indicator: statistic.indicator.as_deref(),
            subject: statistic.subject.as_deref(),
            period: statistic.period.map(|when| when.to_string()),
            comparison: statistic.comparison.as_ref(),
            target: statistic.target,
            region: statistic.region.as_deref().and_then(|code| region(code, dictionaries)),
            place: Place::of(reading, reading.mentions[statistic.mention].span),
        }
    }
}

/// Whole numbers without a decimal point, as people write them.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Real(f64),
}

impl Number {
    fn of(value: f64) -> Self {
        /// Up to here every whole number has an exact `f64`.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < EXACT {
            Self::Whole(value as i64)
        } else {
            Self::Real(value)
        }
    }
}

/// The repairs of the body, in its own offsets; those of what was left out are not listed.
fn repairs(reading: &Reading) -> Vec<Value> {
    let (body, clean) = (&reading.article.body, reading.text.clean());
    let page = CharIndex::new(clean);
    let mut listed = Vec::new();
    let mut repairs = reading.text.repairs().iter().peekable();
    for (paragraph, source) in body.paragraphs().iter().zip(body.sources()) {
        let (start, _) = body.chars_of(*paragraph);
        let origin = page.char_of(clean, source.start());
        while repairs.next_if(|repair| repair.span.start() < source.start()).is_some() {}
        while let Some(repair) = repairs.next_if(|repair| repair.span.start() <= source.end()) {
            let from = page.char_of(clean, repair.span.start()) - origin + start;
            let to = page.char_of(clean, repair.span.end().min(source.end())) - origin + start;
            listed.push(repair_json(repair, from, to, clean));
        }
    }
    listed
}

/// One repair of a clean text in the contract's shape; offsets in characters. What sounds like another word says which:
/// `meant`.
#[must_use]
pub fn repair_json(repair: &Repair, start: usize, end: usize, clean: &str) -> Value {
    let confidence = (f64::from(repair.confidence) * 1000.0).round() / 1000.0;
    let mut row = json!({
        "kind": repair.kind, "start": start, "end": end, "was": repair.was, "now": repair.span.of(clean),
        "confidence": confidence,
    });
    if repair.kind == RepairKind::Homophone {
        row["meant"] = json!(homophone::meant(repair.span, clean));
    }
    row
}
