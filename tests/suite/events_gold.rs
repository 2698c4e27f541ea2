//! The event stage on the annotated articles, from the annotated mentions: what the stage does by itself,
//! whatever the stages before it find. `SHOW=1` prints every fault.

use fangzhi::dictionary::Dictionaries;
use fangzhi::entity::{Entities, Entity, EntityId};
use fangzhi::event::score::{Account, Part, Scores, score};
use fangzhi::event::{Event, events};
use fangzhi::mention::{Mention, MentionKind, Value};
use fangzhi::source::{Content, Document, Format, Given, Origin};
use fangzhi::text::Span;
use serde_json::Value as Json;
use std::path::PathBuf;

fn text(json: &Json, key: &str) -> Option<String> {
    json[key].as_str().map(str::to_owned)
}

/// The annotated articles of one split.
fn gold(split: &str) -> Vec<(String, Json)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/gold");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let content = std::fs::read_to_string(path).unwrap();
            let json: Json = serde_json::from_str(&content).unwrap();
            match json {
                Json::Array(list) => list.into_iter().map(|json| (name.clone(), json)).collect::<Vec<_>>(),
                json => vec![(name, json)],
            }
        })
        .filter(|(_, json)| json["split"].as_str() == Some(split))
        .collect()
}

/// The annotated events.
pub fn wanted(json: &Json) -> Vec<Account> {
    json["events"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|event| Account {
            kind: text(event, "kind").unwrap_or_default(),
            name: text(event, "name").unwrap_or_default(),
            date: text(event, "date"),
            place: text(event, "place"),
            participants: event["participants"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|part| Part {
                    entity: text(part, "entity").unwrap_or_default(),
                    role: text(part, "role").unwrap_or_default(),
                    position: text(part, "position"),
                })
                .collect(),
        })
        .collect()
}

/// Found events in the names of the contract.
pub fn given(events: &[Event], entities: &Entities) -> Vec<Account> {
    events
        .iter()
        .map(|event| Account {
            kind: serde_json::to_value(event.kind).unwrap().as_str().unwrap().to_owned(),
            name: event.name.clone(),
            date: event.date.map(|date| date.to_string()),
            place: event.place.clone(),
            participants: event
                .participants
                .iter()
                .map(|part| Part {
                    entity: entities.get(part.entity).name.clone(),
                    role: part.role.clone(),
                    position: part.position.clone(),
                })
                .collect(),
        })
        .collect()
}

/// The events of one annotated article, from its annotated mentions or from the whole flow.
fn found(json: &Json, dictionaries: &Dictionaries, whole: bool) -> Vec<Account> {
    let body = text(json, "text").unwrap();
    let document = Document {
        origin: Origin { path: "gold".to_owned(), ..Origin::default() },
        format: Format::Body,
        content: Content::Text(body.clone()),
        given: Given {
            title: text(json, "title"),
            published: text(json, "published"),
            source: text(json, "source"),
            ..Given::default()
        },
    };
    let reading = fangzhi::read(document, dictionaries);
    if whole {
        return given(&reading.events, &reading.entities);
    }
    let folded = reading.article.body.folded();
    let offsets: Vec<usize> = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
    let mut mentions = Vec::new();
    let mut entities = Entities::default();
    for mention in json["mentions"].as_array().unwrap() {
        let kind: MentionKind = serde_json::from_value(mention["kind"].clone()).unwrap();
        let start = offsets[usize::try_from(mention["start"].as_u64().unwrap()).unwrap()];
        let end = offsets[usize::try_from(mention["end"].as_u64().unwrap()).unwrap()];
        let value = match kind {
            MentionKind::Date => Value::Date(text(mention, "value").and_then(|value| value.parse().ok())),
            _ => Value::Name,
        };
        let entity = text(mention, "entity").map(|name| {
            entities.list.iter().position(|known: &Entity| known.name == name).unwrap_or_else(|| {
                entities.list.push(Entity { name, kind, mentions: Vec::new(), reasons: Vec::new() });
                entities.list.len() - 1
            })
        });
        entities.of_mention.push(entity.map(EntityId));
        mentions.push(Mention { span: Span::new(start, end), kind, value });
    }
    let found = events(&reading.article, &reading.sentences, &mentions, &entities, dictionaries);
    given(&found, &entities)
}

fn measure(split: &str, whole: bool) -> Scores {
    let dictionaries = Dictionaries::builtin();
    let show = std::env::var_os("SHOW").is_some();
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut all = Scores::default();
    let mut kinds: std::collections::BTreeMap<String, (usize, usize)> = std::collections::BTreeMap::new();
    for (name, json) in gold(split) {
        if !name.starts_with(&only) {
            continue;
        }
        let given = found(&json, &dictionaries, whole);
        let scores = score(&wanted(&json), &given);
        if show {
            eprintln!("{name} {}", text(&json, "title").unwrap_or_default());
            for event in given.iter().filter(|_| !only.is_empty()) {
                eprintln!("    found {event:?}");
            }
            for fault in &scores.faults {
                eprintln!("    {fault}");
            }
        }
        if std::env::var_os("EACH").is_some() {
            let (events, parts) = (scores.events, scores.participants);
            eprintln!(
                "{split} {name}: events {}/{}/{} participants {}/{}/{} (right, found, wanted)",
                events.right, events.found, events.wanted, parts.right, parts.found, parts.wanted
            );
        }
        for event in wanted(&json) {
            kinds.entry(event.kind).or_default().1 += 1;
        }
        for fault in &scores.faults {
            if let Some(rest) = fault.strip_prefix("missed event: ") {
                kinds.entry(rest.split(' ').next().unwrap().to_owned()).or_default().0 += 1;
            } else if let Some((_, rest)) =
                fault.strip_prefix("missed part in ").and_then(|rest| rest.rsplit_once(": "))
            {
                kinds.entry(format!("role {}", rest.split(' ').next().unwrap())).or_default().0 += 1;
            }
        }
        all.add(scores);
    }
    eprintln!("{split} missed of wanted, by kind of event: {kinds:?}");
    for (name, tally) in [
        ("events", all.events),
        ("participants", all.participants),
        ("positions", all.positions),
        ("dates", all.dates),
        ("places", all.places),
    ] {
        eprintln!(
            "{split} {name}: precision {:.3} recall {:.3} F1 {:.3} ({} right, {} found, {} wanted)",
            tally.precision(),
            tally.recall(),
            tally.f1(),
            tally.right,
            tally.found,
            tally.wanted
        );
    }
    all
}

#[test]
fn events_of_the_development_half_from_annotated_mentions() {
    let scores = measure("dev", false);
    assert!(scores.events.f1() > 0.85, "events F1 {:.3}", scores.events.f1());
    assert!(scores.participants.f1() > 0.85, "participants F1 {:.3}", scores.participants.f1());
}

#[test]
#[ignore = "figures for the record: cargo test --test suite events_gold -- --ignored --nocapture"]
fn events_of_the_held_out_half() {
    measure("heldout", false);
    measure("heldout", true);
    measure("dev", true);
}

#[test]
#[ignore = "figures for the record: cargo test --release --test suite speed_of_the_event_stage -- --ignored --nocapture"]
fn speed_of_the_event_stage() {
    let Some(path) = super::shared::shared("data/raw/news_2023_sample.jsonl") else { return };
    let dictionaries = Dictionaries::builtin();
    let (mut bytes, mut whole, mut stage) = (0, std::time::Duration::ZERO, std::time::Duration::ZERO);
    for line in std::fs::read_to_string(path).unwrap().lines().take(600) {
        let json: Json = serde_json::from_str(line).unwrap();
        let document = Document {
            origin: Origin { path: "speed".to_owned(), ..Origin::default() },
            format: Format::Body,
            content: Content::Text(text(&json, "text").unwrap()),
            given: Given::default(),
        };
        let started = std::time::Instant::now();
        let reading = fangzhi::read(document, &dictionaries);
        whole += started.elapsed();
        let started = std::time::Instant::now();
        let again =
            events(&reading.article, &reading.sentences, &reading.mentions, &reading.entities, &dictionaries);
        stage += started.elapsed();
        assert_eq!(again, reading.events);
        bytes += reading.article.body.folded().len();
    }
    let speed = |time: std::time::Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    eprintln!(
        "events: {:.1} MB/s, {:.1}% of reading, which is {:.2} MB/s ({bytes} bytes)",
        speed(stage),
        100.0 * stage.as_secs_f64() / whole.as_secs_f64(),
        speed(whole)
    );
}
