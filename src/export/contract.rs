//! The output contract: one article as one JSON object.
//!
//! Offsets count Unicode characters in `text`, end exclusive. Names of entities are simplified and canonical;
//! `text` and quotations keep the article's own script.

use crate::article::Body;
use crate::dictionary::Dictionaries;
use crate::event::Event;
use crate::mention::{Mention, Value as MentionValue};
use crate::pipeline::Reading;
use crate::statistics::Statistic;
use crate::text::{CharIndex, Repair, Span};
use serde_json::{Value, json};

/// The whole of a reading in the contract's shape.
#[must_use]
pub fn article_json(reading: &Reading, dictionaries: &Dictionaries) -> Value {
    let article = &reading.article;
    let mut object = json!({
        "id": reading.id,
        "path": reading.path,
        "encoding": reading.encoding,
        "script": reading.script,
        "repairs": repairs(reading),
        "title": article.title,
        "published": article.published.map(|when| when.to_string()),
        "source": article.source,
        "url": article.url,
        "byline": article.byline.iter().map(|credit| json!({"role": credit.role, "name": credit.name})).collect::<Vec<_>>(),
        "region": article.region.as_deref().map(|code| region(code, dictionaries)),
        "text": article.body.text(),
        "mentions": reading.mentions.iter().enumerate().map(|(index, mention)| mention_json(reading, index, mention)).collect::<Vec<_>>(),
        "people": people(reading),
        "events": reading.events.iter().enumerate().map(|(index, event)| event_json(reading, index, event)).collect::<Vec<_>>(),
        "figures": reading.statistics.iter().map(|statistic| figure_json(reading, statistic, dictionaries)).collect::<Vec<_>>(),
    });
    if !reading.troubles.is_empty() {
        object["troubles"] = json!(reading.troubles);
    }
    object
}

fn region(code: &str, dictionaries: &Dictionaries) -> Value {
    let regions = &dictionaries.regions;
    let name = regions.by_code(code).map(|region| regions.full_name(region));
    json!({"code": code, "name": name})
}

/// Puts `start` and `end` (characters of the body) and the words there into `object`.
fn placed(body: &Body, span: Span, mut object: Value) -> Value {
    let (start, end) = body.chars_of(span);
    object["start"] = json!(start);
    object["end"] = json!(end);
    object["text"] = json!(body.clean_chars(start, end));
    object
}

fn mention_json(reading: &Reading, index: usize, mention: &Mention) -> Value {
    let mut object = placed(&reading.article.body, mention.span, json!({"kind": mention.kind}));
    if let Some(entity) = reading.entities.of_mention.get(index).copied().flatten() {
        object["entity"] = json!(reading.entities.get(entity).name);
    }
    match &mention.value {
        MentionValue::Name => {}
        MentionValue::Date(when) => object["value"] = json!(when.map(|when| when.to_string())),
        MentionValue::Figure(quantity) => {
            object["low"] = number(quantity.low);
            object["high"] = json!(quantity.high.map(number));
            object["bound"] = json!(quantity.bound);
            object["unit"] = json!(quantity.unit);
        }
    }
    object
}

fn people(reading: &Reading) -> Vec<Value> {
    let entities = &reading.entities;
    entities
        .list
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.kind == crate::mention::MentionKind::Person)
        .map(|(index, entity)| {
            let mut positions: Vec<Value> = Vec::new();
            for tenure in entities.tenures.iter().filter(|tenure| tenure.person.0 == index) {
                let position = json!({"organisation": tenure.organisation, "position": tenure.position});
                if !positions.contains(&position) {
                    positions.push(position);
                }
            }
            json!({"name": entity.name, "positions": positions})
        })
        .collect()
}

fn event_json(reading: &Reading, index: usize, event: &Event) -> Value {
    let body = &reading.article.body;
    let participants: Vec<Value> = event
        .participants
        .iter()
        .map(|participant| {
            let entity = reading.entities.get(participant.entity);
            placed(
                body,
                participant.evidence,
                json!({
                    "entity": entity.name, "kind": entity.kind, "role": participant.role,
                    "label": participant.label, "position": participant.position,
                }),
            )
        })
        .collect();
    let mut object = placed(
        body,
        event.evidence,
        json!({
            "id": format!("{}#e{}", reading.id, index + 1),
            "kind": event.kind,
            "name": event.name,
            "date": event.date.map(|when| when.to_string()),
            "place": event.place,
            "status": event.status,
        }),
    );
    object["participants"] = json!(participants);
    object
}

fn figure_json(reading: &Reading, statistic: &Statistic, dictionaries: &Dictionaries) -> Value {
    let quantity = &statistic.quantity;
    placed(
        &reading.article.body,
        reading.mentions[statistic.mention].span,
        json!({
            "low": number(quantity.low),
            "high": quantity.high.map(number),
            "bound": quantity.bound,
            "unit": quantity.unit,
            "indicator": statistic.indicator,
            "subject": statistic.subject,
            "period": statistic.period.map(|when| when.to_string()),
            "comparison": statistic.comparison,
            "target": statistic.target,
            "region": statistic.region.as_deref().map(|code| region(code, dictionaries)["name"].clone()),
        }),
    )
}

/// Whole numbers without a decimal point, as people write them.
fn number(value: f64) -> Value {
    /// Up to here every whole number has an exact `f64`.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT { json!(value as i64) } else { json!(value) }
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
            listed.push(repair_json(repair, from, to, repair.span.of(clean)));
        }
    }
    listed
}

/// One repair in the contract's shape; offsets in characters.
#[must_use]
pub fn repair_json(repair: &Repair, start: usize, end: usize, now: &str) -> Value {
    let confidence = (f64::from(repair.confidence) * 1000.0).round() / 1000.0;
    json!({
        "kind": repair.kind, "start": start, "end": end, "was": repair.was, "now": now, "confidence": confidence,
    })
}
