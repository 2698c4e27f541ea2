//! Events: cases in `tests/cases/event/`, each one article read by the whole flow. An expectation has one line
//! for each event, `kind “name” date @place (status) | role:entity [position], …`, in order of the text.

use super::cases;
use fangzhi::dictionary::Dictionaries;
use fangzhi::event::EventStatus;
use fangzhi::pipeline::Reading;
use fangzhi::source::{Content, Document, Format, Given, Origin};

/// The events of an article in the notation of the cases.
fn notation(reading: &Reading) -> String {
    let mut lines = Vec::new();
    for event in &reading.events {
        let kind = serde_json::to_value(event.kind).unwrap();
        let mut line = format!("{} “{}”", kind.as_str().unwrap(), event.name);
        if let Some(date) = event.date {
            line += &format!(" {date}");
        }
        if let Some(place) = &event.place {
            line += &format!(" @{place}");
        }
        if event.status != EventStatus::Held {
            let status = serde_json::to_value(event.status).unwrap();
            line += &format!(" ({})", status.as_str().unwrap());
        }
        let parts: Vec<String> = event
            .participants
            .iter()
            .map(|part| {
                let position =
                    part.position.as_ref().map_or_else(String::new, |position| format!(" [{position}]"));
                format!("{}:{}{position}", part.role, reading.entities.get(part.entity).name)
            })
            .collect();
        if !parts.is_empty() {
            line += &format!(" | {}", parts.join(", "));
        }
        lines.push(line);
    }
    lines.join("\n")
}

#[test]
fn cases() {
    let dictionaries = Dictionaries::builtin();
    cases::run("event", |case| {
        let document = Document {
            origin: Origin { path: "case".to_owned(), ..Origin::default() },
            format: Format::Body,
            content: Content::Text(case.input.clone()),
            given: Given {
                title: case.with.get("title").cloned(),
                published: Some(
                    case.with.get("published").cloned().unwrap_or_else(|| "2023-06-30".to_owned()),
                ),
                ..Given::default()
            },
        };
        notation(&fangzhi::read(document, &dictionaries))
    });
}
