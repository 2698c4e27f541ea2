//! The event stage on the annotated articles, from the annotated mentions: what the stage does by itself, whatever
//! the stages before it find. `fangzhi eval` scores the whole flow, by the same definition. `SHOW=1` prints every
//! fault of the development half, `ONLY=012` one article and what was found there.

use super::DICTIONARIES;
use fangzhi::dictionary::Dictionaries;
use fangzhi::entity::{Entities, Entity, EntityId};
use fangzhi::eval::events::{Account, compare, wanted};
use fangzhi::eval::gold::{self, Gold};
use fangzhi::eval::{Row, Scores, Tally, document};
use fangzhi::event::events;
use fangzhi::mention::{Mention, MentionKind, Value};
use fangzhi::source::{Document, Given};
use fangzhi::text::Span;
use serde_json::Value as Json;
use std::path::PathBuf;

/// The annotated articles of one split.
fn annotated(split: &str) -> Vec<Gold> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/gold");
    let mut golds = gold::read(&[folder]).unwrap();
    golds.retain(|gold| gold.split.as_deref() == Some(split));
    golds
}

/// The events of one article, from its annotated mentions.
fn found(gold: &Gold, dictionaries: &Dictionaries) -> Vec<Account> {
    let reading = fangzhi::read(document(gold), dictionaries);
    let folded = reading.article.body.folded();
    let offsets: Vec<usize> = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
    let mut mentions = Vec::new();
    let mut entities = Entities::default();
    for mention in &gold.mentions {
        let value = match mention.kind {
            MentionKind::Date => Value::Date(mention.value.as_ref().and_then(|value| value.parse().ok())),
            _ => Value::Name,
        };
        let entity = mention.entity.clone().map(|name| {
            entities.list.iter().position(|known: &Entity| known.name == name).unwrap_or_else(|| {
                let kind = mention.kind;
                entities.list.push(Entity { name, kind, mentions: Vec::new(), reasons: Vec::new() });
                entities.list.len() - 1
            })
        });
        entities.of_mention.push(entity.map(EntityId));
        let span = Span::new(offsets[mention.start], offsets[mention.end]);
        mentions.push(Mention { span, kind: mention.kind, value });
    }
    let events = events(&reading.article, &reading.sentences, &mentions, &entities, dictionaries);
    Account::all(&events, &entities, &reading.article.body)
}

fn measure(split: &str) -> (Tally, Tally) {
    let show = std::env::var_os("SHOW").is_some() && split == "dev";
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut scores = Scores::default();
    for gold in annotated(split).iter().filter(|gold| gold.id.starts_with(&only)) {
        let given = found(gold, &DICTIONARIES);
        compare(&mut scores, &gold.id, &given, &wanted(gold).unwrap_or_default());
        if show && !only.is_empty() {
            given.iter().for_each(|event| eprintln!("found {event:?}"));
        }
    }
    if show {
        for miss in &scores.misses {
            eprintln!("{} {} {}: {}", miss.id, miss.fault, miss.row, miss.text);
        }
    }
    for (row, tally) in &scores.rows {
        let share = |share: Option<f64>| share.map_or("-".to_owned(), |share| format!("{share:.3}"));
        eprintln!(
            "{split} {row}: P {} R {} F1 {} ({} right, {} found, {} wanted)",
            share(tally.precision()),
            share(tally.recall()),
            share(tally.f1()),
            tally.correct,
            tally.found,
            tally.gold
        );
    }
    let events = scores.sum(|row| matches!(row, Row::Event(_))).unwrap_or_default();
    eprintln!("{split} events: F1 {:.3}", events.f1().unwrap_or_default());
    (events, scores.rows[&Row::Participant])
}

#[test]
fn events_of_the_development_half_from_annotated_mentions() {
    let (events, participants) = measure("dev");
    let (events, participants) = (events.f1().unwrap(), participants.f1().unwrap());
    assert!(events > 0.80, "events F1 {events:.3}");
    assert!(participants > 0.68, "participants F1 {participants:.3}");
}

#[test]
#[ignore = "figures for the record: cargo test --test suite events_of_the_held_out_half -- --ignored --nocapture"]
fn events_of_the_held_out_half() {
    measure("heldout");
}

#[test]
#[ignore = "figures for the record: cargo test --release --test suite speed_of_the_event_stage -- --ignored --nocapture"]
fn speed_of_the_event_stage() {
    let Some(path) = super::shared::shared("data/raw/news_2023_sample.jsonl") else { return };
    let (mut bytes, mut whole, mut stage) = (0, std::time::Duration::ZERO, std::time::Duration::ZERO);
    for line in std::fs::read_to_string(path).unwrap().lines().take(600) {
        let json: Json = serde_json::from_str(line).unwrap();
        let document = Document::body("speed", json["text"].as_str().unwrap(), Given::default());
        let started = std::time::Instant::now();
        let reading = fangzhi::read(document, &DICTIONARIES);
        whole += started.elapsed();
        let started = std::time::Instant::now();
        let again =
            events(&reading.article, &reading.sentences, &reading.mentions, &reading.entities, &DICTIONARIES);
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
