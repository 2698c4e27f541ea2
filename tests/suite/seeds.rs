//! Facts of real pages, as far as they are found: the three seeds beside the repository.
//!
//! `cargo test --test suite seeds -- --nocapture` shows the table and what is missing.

use super::DICTIONARIES;
use super::shared::shared;
use fangzhi::export::contract::article_json;
use fangzhi::source::{Content, Document, Format, Given, Origin};
use serde_json::Value;
use std::collections::BTreeMap;

/// At least this share of all facts must be found.
const FLOOR: f64 = 0.85;

#[test]
fn seeds_give_up_their_facts() {
    let Some(folder) = shared("seeds") else { return };
    let mut table: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    let mut missing = Vec::new();
    let mut golds: Vec<_> =
        std::fs::read_dir(folder.join("gold")).unwrap().map(|entry| entry.unwrap().path()).collect();
    golds.sort();
    for path in golds {
        let gold: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let name = gold["file"].as_str().unwrap();
        let document = Document {
            origin: Origin { path: name.to_owned(), ..Origin::default() },
            format: Format::Text,
            content: Content::Bytes(std::fs::read(folder.join(name)).unwrap()),
            given: Given::default(),
        };
        let article = article_json(&fangzhi::read(document, &DICTIONARIES), &DICTIONARIES);
        for (kind, what, found) in facts(&gold, &article) {
            let row = table.entry(kind).or_default();
            row.1 += 1;
            if found {
                row.0 += 1;
            } else {
                missing.push(format!("{name} {kind}: {what}"));
            }
        }
    }
    let (found, all) = table.values().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    for (kind, (found, all)) in &table {
        println!("{kind:<14}{found:>4} of {all}");
    }
    println!("{:<14}{found:>4} of {all}", "all");
    missing.iter().for_each(|line| println!("missing: {line}"));
    assert!(found as f64 >= FLOOR * all as f64, "{found} of {all} facts found, fewer than {FLOOR}");
}

/// Every fact of the gold: its kind, what it says, whether the article has it.
fn facts(gold: &Value, article: &Value) -> Vec<(&'static str, String, bool)> {
    let mut facts = Vec::new();
    for key in ["title", "published", "source"] {
        let found = article[key].as_str();
        facts.push((
            "page",
            format!("{key} {} (got {found:?})", gold[key]),
            folded(found) == folded(gold[key].as_str()),
        ));
    }
    let region = article["region"]["name"].as_str().unwrap_or_default();
    facts.push((
        "page",
        format!("region {} (got {region})", gold["region"]),
        one_of(&gold["region"], region),
    ));
    let byline: Vec<(&str, &str)> =
        list(&article["byline"]).iter().map(|one| (text(&one["role"]), text(&one["name"]))).collect();
    for one in list(&gold["byline"]) {
        facts.push(("byline", one.to_string(), byline.contains(&(text(&one[0]), text(&one[1])))));
    }
    for row in list(&gold["people"]) {
        let found = list(&article["people"]).iter().filter(|person| person["name"] == row[0]).any(|person| {
            list(&person["positions"])
                .iter()
                .any(|held| held["position"] == row[2] && one_of(&row[1], text(&held["organisation"])))
        });
        let got: Vec<String> = list(&article["people"])
            .iter()
            .filter(|person| person["name"] == row[0])
            .map(|person| person["positions"].to_string())
            .collect();
        facts.push(("people", format!("{row} (got {})", got.join(" ")), found));
    }
    for (key, kind) in
        [("firms", "firm"), ("agencies", "agency"), ("programmes", "programme"), ("documents", "document")]
    {
        for one in list(&gold[key]) {
            let found =
                list(&article["mentions"]).iter().filter(|mention| mention["kind"] == *kind).any(|mention| {
                    let name = text(&mention["entity"]);
                    one_of(one, name)
                        || (kind == "programme" && text(one).chars().count() > 2 && name.contains(text(one)))
                });
            let key = match kind {
                "firm" => "firms",
                "agency" => "agencies",
                "programme" => "programmes",
                _ => "documents",
            };
            facts.push((key, text(one).to_owned(), found));
        }
    }
    for one in list(&gold["dates"]) {
        let found = mentions(article, "date")
            .any(|mention| same_text(&mention["text"], &one[0]) && mention["value"] == one[1]);
        facts.push(("dates", one.to_string(), found));
    }
    for one in list(&gold["figures"]) {
        let found = list(&article["figures"]).iter().any(|figure| {
            same_text(&figure["text"], &one[0])
                && (figure["low"].as_f64() == one[1].as_f64() || figure["high"].as_f64() == one[1].as_f64())
                && one_of(&one[2], text(&figure["bound"]))
                && figure["unit"] == one[3]
        });
        let near: Vec<String> = list(&article["figures"])
            .iter()
            .filter(|figure| {
                text(&figure["text"])
                    .contains(text(&one[0]).chars().find(char::is_ascii_digit).unwrap_or('一'))
            })
            .map(|figure| format!("{} {} {}", text(&figure["text"]), figure["bound"], figure["unit"]))
            .take(3)
            .collect();
        facts.push(("figures", format!("{one} (near {near:?})"), found));
    }
    for event in list(&gold["events"]) {
        events(event, article, &mut facts);
    }
    let body = folded(article["text"].as_str()).unwrap_or_default();
    for one in list(&gold["not_in_body"]) {
        facts.push((
            "not in body",
            text(one).to_owned(),
            !body.contains(&folded(one.as_str()).unwrap_or_default()),
        ));
    }
    facts
}

fn events(wanted: &Value, article: &Value, facts: &mut Vec<(&'static str, String, bool)>) {
    let name = text(&wanted["name"]);
    let best = list(&article["events"]).iter().max_by_key(|event| common(text(&event["name"]), name));
    let names: Vec<&str> = list(&article["events"]).iter().map(|event| text(&event["name"])).collect();
    let matches = best.is_some_and(|event| common(text(&event["name"]), name) * 2 >= name.chars().count());
    facts.push(("events", format!("{name} (got {names:?})"), matches));
    let Some(event) = best.filter(|_| matches) else {
        for one in list(&wanted["participants"]) {
            facts.push(("participants", one.to_string(), false));
        }
        return;
    };
    facts.push((
        "events",
        format!("{name}: date {} (got {})", wanted["date"], event["date"]),
        event["date"] == wanted["date"],
    ));
    let place = text(&event["place"]);
    let places = text(&wanted["place"]);
    let found = places
        .split('|')
        .any(|wanted| !place.is_empty() && (place.contains(wanted) || wanted.contains(place)));
    facts.push(("events", format!("{name}: place {places} (got {place})"), found));
    for one in list(&wanted["participants"]) {
        let found = list(&article["events"]).iter().flat_map(|event| list(&event["participants"])).any(
            |participant| {
                one_of(&one[0], text(&participant["entity"]))
                    && text(&one[1]).split('|').any(|label| text(&participant["label"]).contains(label))
            },
        );
        facts.push(("participants", one.to_string(), found));
    }
}

fn mentions<'a>(article: &'a Value, kind: &'a str) -> impl Iterator<Item = &'a Value> {
    list(&article["mentions"]).iter().filter(move |mention| mention["kind"] == kind)
}

/// How many characters of `two` stand in `one`.
fn common(one: &str, two: &str) -> usize {
    two.chars().filter(|c| one.contains(*c)).count()
}

/// Gold in simplified script against a text in the article's own.
fn same_text(found: &Value, wanted: &Value) -> bool {
    folded(found.as_str()) == folded(wanted.as_str())
}

fn folded(text: Option<&str>) -> Option<String> {
    text.map(fangzhi::text::script::fold)
}

fn one_of(wanted: &Value, found: &str) -> bool {
    text(wanted).split('|').any(|wanted| wanted == found)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
