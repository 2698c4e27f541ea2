//! `fangzhi events`: what happened, as rows or as a timeline.

use crate::briefing::happening::{Happening, happenings, kind_word, status_aside, status_word};
use crate::cli::args::Events as Args;
use crate::cli::language::{lang, t};
use crate::cli::output::{Medium, Rows, paint};
use crate::cli::{Outcome, ask};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive, tables)?;
    let mut filter = ask::filter(&args.scope, args.output.output.as_ref())?;
    filter.narrow = true;
    if let Some(query) = &args.query {
        filter.query = ask::query(query)?;
    }
    filter.entity.clone_from(&args.who);
    filter.event = args.kind.as_deref().map(ask::kind).transpose()?;
    filter.place.clone_from(&args.place);
    let mut found = archive.events(&filter).map_err(ask::archive_error)?;
    ask::remark(found.rows.len(), found.more);
    if found.rows.is_empty() {
        ask::unknown(&filter, archive.tables())?;
        ask::did_you_mean(&archive, args.who.as_deref());
    }
    ask::latest_first(&mut found.rows);
    if args.timeline {
        return timeline(args, &found.rows);
    }
    table(args, found.rows)
}

/// The rows as they are asked for.
fn table(args: &Args, mut rows: Vec<Value>) -> anyhow::Result<Outcome> {
    let medium = args.output.medium();
    for row in &mut rows {
        if medium != Medium::Data {
            row["participants"] = json!(participants(row));
        }
        readable(row, "name", medium);
    }
    let columns = vec![
        ("date", t("日期", "date")),
        ("name", t("事件", "event")),
        ("place", t("地点", "place")),
        ("participants", t("参与者", "participants")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ];
    let more = vec![("kind", t("类别", "kind")), ("status", t("状态", "status"))];
    Rows::new(columns, rows).with_more(more).write(t("事件", "events"), &args.output)?;
    Ok(Outcome::Done)
}

/// One line for each event, months as headings; as rows where a file or JSON is asked for.
fn timeline(args: &Args, rows: &[Value]) -> anyhow::Result<Outcome> {
    let joined = happenings(rows);
    if args.output.medium() != Medium::Screen {
        return table(args, joined.iter().map(as_row).collect());
    }
    let mut out = anstream::stdout().lock();
    let mut month = String::new();
    for happening in &joined {
        let day = happening.day();
        let date = happening.date().filter(|date| date.len() < 7);
        let this = date.or(day.get(..7)).unwrap_or(t("无日期", "no date")).to_owned();
        if this != month {
            let gap = if month.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}{}", paint::bold(&this))?;
            month = this;
        }
        let mut row = as_row(happening);
        row["participants"] = json!(participants(&row));
        readable(&mut row, "name", Medium::Screen);
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let place = happening.place().map(|place| t("，", ", ").to_owned() + place).unwrap_or_default();
        let articles: Vec<&str> = happening.rows.iter().filter_map(|row| row["article"].as_str()).collect();
        let date = happening.date().map_or("?", |date| date.get(5..).unwrap_or(date));
        writeln!(
            out,
            "  {date}  {}{place}  {}  {}",
            paint::bold(&text("name")),
            text("participants"),
            paint::dim(&articles.join(" "))
        )?;
    }
    Ok(Outcome::Done)
}

/// What all stories say of an event, as the row of the one that says most.
fn as_row(happening: &Happening<'_>) -> Value {
    let mut row = happening.rows[0].clone();
    row["date"] = json!(happening.date());
    row["place"] = json!(happening.place());
    let parts = happening.parts().into_iter().map(|part| {
        json!({
            "entity": part.entity, "kind": part.kind, "role": part.role, "label": part.label,
            "position": part.position,
        })
    });
    row["participants"] = json!(parts.collect::<Vec<_>>());
    row["articles"] = json!(happening.rows.iter().map(|row| row["article"].clone()).collect::<Vec<_>>());
    row
}

/// The list of participants as one line: 主办 甲；承办 乙.
fn participants(row: &Value) -> String {
    let line: Vec<String> = row["participants"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}", text("label"), text("entity"))
        })
        .collect();
    line.join(t("；", "; "))
}

/// What is said behind the name of an event that did not take place, or not yet; empty for the others.
pub fn aside(event: &Value) -> String {
    status_aside(event["status"].as_str(), lang().into())
}

/// For people, puts kind and status of a row's event into words; on a screen, where no column has it, what did not take
/// place, or not yet, says so behind its name, which is under `name`.
pub fn readable(row: &mut Value, name: &str, medium: Medium) {
    if medium == Medium::Data {
        return;
    }
    let language = lang().into();
    if medium == Medium::Screen {
        row[name] = json!(format!("{}{}", row[name].as_str().unwrap_or_default(), aside(row)));
    }
    row["status"] = json!(status_word(row["status"].as_str(), language));
    let kind = if name == "event" { "event_kind" } else { "kind" };
    row[kind] = json!(kind_word(row[kind].as_str().unwrap_or_default(), language));
}
