//! `fangzhi who`: who took part in which event, in what role; who together with whom.

use crate::archive::{Archive, Asked, Filter};
use crate::briefing::company::{companions, together};
use crate::briefing::happening::{Happening, happenings};
use crate::cli::args::Who as Args;
use crate::cli::commands::events::readable;
use crate::cli::language::t;
use crate::cli::output::Rows;
use crate::cli::{Outcome, ask};
use serde_json::{Value, json};
use std::path::Path;

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive, tables)?;
    let mut filter = ask::filter(&args.scope, args.output.output.as_ref())?;
    filter.narrow = true;
    if let Some(query) = &args.query {
        filter.query = ask::query(query)?;
    }
    // Words of the event and its kind narrow alike.
    let kind = args.kind.as_deref().map(ask::kind).transpose()?;
    let words: Vec<String> = args.event.clone().into_iter().chain(kind).collect();
    filter.event = Some(words.join(" ")).filter(|words| !words.is_empty());
    filter.place.clone_from(&args.place);
    filter.role.clone_from(&args.role);
    filter.entity.clone_from(&args.name);
    if let Some(names) = &args.together {
        return in_company(args, &archive, filter, names);
    }
    if let Some(name) = &args.with {
        return beside(args, &archive, filter, name);
    }
    let mut found = archive.participations(&filter).map_err(ask::archive_error)?;
    ask::remark(found.rows.len(), found.more);
    if found.rows.is_empty() {
        ask::unknown(&filter, archive.tables())?;
        ask::did_you_mean(&archive, args.name.as_deref());
    }
    ask::latest_first(&mut found.rows);
    found.rows.iter_mut().for_each(|row| readable(row, "event", args.output.medium()));
    let columns = vec![
        ("entity", t("参与者", "who")),
        ("label", t("角色", "role")),
        ("position", t("职务", "position")),
        ("event", t("事件", "event")),
        ("date", t("日期", "date")),
        ("place", t("地点", "place")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ];
    let more = vec![("event_kind", t("类别", "kind")), ("status", t("状态", "status"))];
    Rows::new(columns, found.rows).with_more(more).write(t("参与者", "participants"), &args.output)?;
    Ok(Outcome::Done)
}

/// All events of one who takes part; the limit counts what is made of them.
fn events_of(archive: &Archive, mut filter: Filter, name: &str) -> anyhow::Result<Vec<Value>> {
    filter.entity = Some(name.to_owned());
    filter.limit = usize::MAX;
    Ok(archive.events(&filter).map_err(ask::archive_error)?.rows)
}

/// The events in which all of them took part.
fn in_company(args: &Args, archive: &Archive, filter: Filter, names: &[String]) -> anyhow::Result<Outcome> {
    let found = events_of(archive, filter, names.first().map_or("", String::as_str))?;
    let joined = happenings(&found);
    let asked = |name: &String| archive.asked(name).map_err(ask::archive_error);
    let names: Vec<Asked> = names.iter().map(asked).collect::<anyhow::Result<_>>()?;
    let mut rows: Vec<Value> =
        together(&joined, &names).into_iter().map(|happening| event_row(happening, &names)).collect();
    // The latest first, as everywhere.
    rows.reverse();
    let more = ask::cut(&mut rows, args.scope.limit(args.output.output.as_ref()));
    ask::remark(rows.len(), more);
    rows.iter_mut().for_each(|row| readable(row, "event", args.output.medium()));
    let columns = vec![
        ("date", t("日期", "date")),
        ("event", t("事件", "event")),
        ("place", t("地点", "place")),
        ("roles", t("角色", "roles")),
        ("others", t("其他参与者", "others")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ];
    let more = vec![("event_kind", t("类别", "kind")), ("status", t("状态", "status"))];
    Rows::new(columns, rows).with_more(more).write(t("共同参加的事件", "events in common"), &args.output)?;
    Ok(Outcome::Done)
}

fn event_row(happening: &Happening<'_>, names: &[Asked]) -> Value {
    let parts = happening.parts();
    let (asked, others): (Vec<_>, Vec<_>) =
        parts.iter().partition(|part| names.iter().any(|name| name.fits(&part.entity)));
    let roles: Vec<String> = asked.iter().map(|part| format!("{} {}", part.label, part.entity)).collect();
    let mut others: Vec<&str> = others.iter().map(|part| part.entity.as_str()).collect();
    others.dedup();
    let first = happening.rows[0];
    json!({
        "event": happening.name(), "event_kind": happening.kind(), "date": happening.date(),
        "place": happening.place(), "status": first["status"], "roles": roles.join(t("；", "; ")),
        "others": others.join("、"), "quote": first["quote"], "article": first["article"],
        "articles": happening.rows.iter().map(|row| row["article"].clone()).collect::<Vec<_>>(),
        "title": first["title"], "published": first["published"], "region": first["region"],
        "source": first["source"],
    })
}

/// Who appears with that one, counted by events.
fn beside(args: &Args, archive: &Archive, filter: Filter, name: &str) -> anyhow::Result<Outcome> {
    let found = events_of(archive, filter, name)?;
    let joined = happenings(&found);
    let mut list = companions(&joined, &archive.asked(name).map_err(ask::archive_error)?);
    let more = ask::cut(&mut list, args.scope.limit(args.output.output.as_ref()));
    let rows: Vec<Value> = list
        .iter()
        .map(|companion| {
            let last = companion.events.last().map_or(&Value::Null, |happening| happening.rows[0]);
            // An event of no known day is neither the first nor the last.
            let days =
                || companion.events.iter().map(|happening| happening.day()).filter(|day| !day.is_empty());
            let roles: Vec<&str> = companion.roles.iter().map(String::as_str).collect();
            json!({
                "entity": companion.entity, "kind": companion.kind, "events": companion.events.len(),
                "roles": roles.join("、"), "first": days().min(),
                "last": days().max(), "event": last["name"], "quote": last["quote"],
                "article": last["article"], "title": last["title"], "published": last["published"],
                "source": last["source"],
            })
        })
        .collect();
    ask::remark(rows.len(), more);
    let columns = vec![
        ("entity", t("共同参与者", "with")),
        ("events", t("事件数", "events")),
        ("roles", t("角色", "roles")),
        ("first", t("最早", "first")),
        ("last", t("最近", "last")),
        ("event", t("最近的事件", "latest event")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ];
    Rows::new(columns, rows).write(t("共同参与者", "companions"), &args.output)?;
    Ok(Outcome::Done)
}
