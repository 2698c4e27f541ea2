//! Events: cases in `tests/cases/event/` of what the grammar finds by itself, and in `tests/cases/second_look/` of what
//! the whole flow does, each one article. An expectation has one line for each event, `kind “name” date @place (status) | role:entity [position], …`, in order of the text.

use super::DICTIONARIES;
use super::cases;
use fangzhi::dictionary::Dictionaries;
use fangzhi::event::{Event, EventStatus, passed_over};
use fangzhi::pipeline::Reading;
use fangzhi::source::{Document, Given};

/// The events of an article in the notation of the cases.
fn notation(reading: &Reading, events: &[Event]) -> String {
    let mut lines = Vec::new();
    for event in events {
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

/// One case, read.
fn read(case: &cases::Case, dictionaries: &Dictionaries) -> Reading {
    let given = Given {
        title: case.with.get("title").cloned(),
        published: Some(case.with.get("published").cloned().unwrap_or_else(|| "2023-06-30".to_owned())),
        ..Given::default()
    };
    fangzhi::read(Document::body("case", &case.input, given), dictionaries)
}

#[test]
fn cases() {
    cases::run("event", |case| {
        let reading = read(case, &DICTIONARIES);
        let Reading { article, sentences, mentions, entities, .. } = &reading;
        notation(&reading, &passed_over(article, sentences, mentions, entities, &DICTIONARIES).0)
    });
}

#[test]
fn cases_of_the_second_look() {
    cases::run("second_look", |case| {
        let reading = read(case, &DICTIONARIES);
        notation(&reading, &reading.events)
    });
}

/// A row that a user adds to the table of roles gives participants.
#[test]
fn a_users_role_works() {
    let folder = tempfile::tempdir().unwrap();
    let row = "trigger\tdirection\trole\tlabel\tkinds\tnote\n献唱\tbefore\tperformer\t演出\tmeeting\t\n";
    std::fs::write(folder.path().join("roles.tsv"), row).unwrap();
    let (dictionaries, _) = Dictionaries::with_user_folder(folder.path()).unwrap();
    let text = "6月20日，衡阳市油茶文化节在衡阳国际会展中心开幕。歌手周建华献唱。";
    let given = Given { published: Some("2023-06-30".to_owned()), ..Given::default() };
    let reading = fangzhi::read(Document::body("case", text, given), &dictionaries);
    let found = notation(&reading, &reading.events);
    assert!(found.contains("performer:周建华"), "{found}");
}
