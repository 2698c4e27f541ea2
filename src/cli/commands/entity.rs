//! `fangzhi entity`: what the archive knows of a name; `fangzhi entities`: decisions on which names are one.

use super::events::aside;
use crate::archive::{Archive, Decision, Verdict};
use crate::briefing::profile::{Held, Profile, profiles};
use crate::briefing::statement::comparison;
use crate::cli::args::{ArchiveDir, Deciding, Entities, Entity as Args};
use crate::cli::language::t;
use crate::cli::output::{Rows, counted, paint};
use crate::cli::{Outcome, ask};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

/// Rows of a table where no limit is given.
const ROWS: usize = 20;
/// Events and figures where no limit is given.
const FEW: usize = 5;

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive, tables)?;
    let found = profiles(&archive, &args.name.join(" ")).map_err(ask::archive_error)?;
    let mut out = anstream::stdout().lock();
    let (limit, few) = (args.limit.unwrap_or(ROWS), args.limit.unwrap_or(FEW));
    for profile in found.iter().take(limit) {
        if args.json {
            writeln!(out, "{}", as_json(profile, few))?;
        } else {
            write!(out, "{}", shown(profile, limit, few))?;
        }
    }
    drop(out);
    ask::remark(found.len(), found.len() > limit);
    if found.is_empty() {
        ask::did_you_mean(&archive, [args.name.join(" ").as_str()]);
    }
    Ok(Outcome::Done)
}

fn as_json(profile: &Profile, few: usize) -> Value {
    let each = |list: &[(String, usize)], name: &str, count: &str| -> Vec<Value> {
        list.iter().map(|(value, number)| json!({name: value, count: number})).collect()
    };
    let positions = profile.positions.iter().map(|held| {
        json!({
            "person": held.person, "organisation": held.organisation, "position": held.position,
            "past": held.past, "first": held.first, "last": held.last, "articles": held.articles,
            "article": held.proof["article"], "quote": held.proof["quote"],
        })
    });
    json!({
        "entity_id": profile.id, "entity": profile.name, "kind": profile.kind, "aliases": profile.aliases,
        "forms": each(&profile.forms, "text", "mentions"),
        "positions": positions.collect::<Vec<_>>(), "events": profile.events,
        "companions": each(&profile.companions, "entity", "events"), "articles": profile.articles,
        "latest_events": profile.happened.iter().take(few).collect::<Vec<_>>(),
        "latest_figures": profile.figures.iter().take(few).collect::<Vec<_>>(),
    })
}

/// Headings with a table under each.
fn shown(profile: &Profile, limit: usize, few: usize) -> String {
    let mut lines = vec![
        format!("{}  {}", paint::bold(&profile.name), paint::dim(&profile.id)),
        format!("{}: {}", t("写作", "written"), counted(&profile.forms, limit)),
    ];
    if !profile.aliases.is_empty() {
        lines.push(format!("{}: {}", t("别名", "also"), profile.aliases.join(t("、", ", "))));
    }
    if !profile.companions.is_empty() {
        let events = format!("{} {}", profile.events, t("件事", "events"));
        lines.push(format!("{} ({events}): {}", t("同场", "with"), counted(&profile.companions, limit)));
    }
    if !profile.positions.is_empty() {
        let rows = profile.positions.iter().take(limit).map(position_row).collect();
        let columns = vec![
            ("person", t("姓名", "person")),
            ("organisation", t("单位", "organisation")),
            ("position", t("职务", "position")),
            ("time", t("报道时间", "reported")),
            ("articles", t("篇数", "articles")),
            ("id", t("出处", "article")),
        ];
        lines.push(Rows::new(columns, rows).table());
    }
    if !profile.happened.is_empty() {
        lines.push(events(profile, few));
    }
    if !profile.figures.is_empty() {
        lines.push(figures(profile, few));
    }
    let columns =
        vec![("published", t("日期", "date")), ("title", t("标题", "title")), ("id", t("编号", "id"))];
    let articles = profile.articles.iter().take(limit).map(|article| {
        let day = article["published"].as_str().map(|day| day.get(..10).unwrap_or(day));
        json!({"published": day, "title": heading(article), "id": article["article"]})
    });
    let all = profile.articles.len();
    let cut = if all > limit { t("，用 --limit 看更多", "; raise --limit to see more") } else { "" };
    lines.push(format!("{all} {}{cut}", t("篇", "articles")));
    lines.push(Rows::new(columns, articles.collect()).table());
    lines.join("\n") + "\n\n"
}

/// The latest events, with the role in them.
fn events(profile: &Profile, few: usize) -> String {
    let rows = profile.happened.iter().take(few).map(|event| {
        let parts = event["participants"].as_array().into_iter().flatten();
        let own = parts.filter(|part| part["entity"] == profile.name.as_str());
        let mut roles: Vec<&str> = own.filter_map(|part| part["label"].as_str()).collect();
        roles.dedup();
        let name = format!("{}{}", event["name"].as_str().unwrap_or_default(), aside(event));
        json!({"date": event["date"], "name": name, "roles": roles.join("、"), "id": event["article"]})
    });
    let columns = vec![
        ("date", t("日期", "date")),
        ("name", t("事件", "event")),
        ("roles", t("角色", "roles")),
        ("id", t("出处", "article")),
    ];
    Rows::new(columns, rows.collect()).table()
}

/// The latest figures.
fn figures(profile: &Profile, few: usize) -> String {
    let rows = profile.figures.iter().take(few).map(|figure| {
        json!({
            "indicator": figure["indicator"], "text": figure["text"], "period": figure["period"],
            "comparison": comparison(figure), "id": figure["article"],
        })
    });
    let columns = vec![
        ("indicator", t("指标", "indicator")),
        ("text", t("数字", "figure")),
        ("period", t("时期", "period")),
        ("comparison", t("比较", "comparison")),
        ("id", t("出处", "article")),
    ];
    Rows::new(columns, rows.collect()).table()
}

/// The title of an article; where it has none, the sentence that names the entity.
fn heading(article: &Value) -> String {
    /// Characters of a sentence that stand for a title.
    const SHOWN: usize = 36;
    match article["title"].as_str().filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None => {
            let quote = article["quote"].as_str().unwrap_or_default();
            let cut: String = quote.chars().take(SHOWN).collect();
            format!("“{cut}{}”", if cut.len() < quote.len() { "…" } else { "" })
        }
    }
}

fn position_row(held: &Held) -> Value {
    let time = match (&held.first, &held.last) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (first, last) => first.clone().or_else(|| last.clone()).unwrap_or_default(),
    };
    let time = if held.past { format!("{}{time}", t("此前，", "before, ")) } else { time };
    json!({
        "person": held.person, "organisation": held.organisation, "position": held.position, "time": time,
        "articles": held.articles, "id": held.proof["article"],
    })
}

pub fn decide(args: &Entities, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    match &args.deciding {
        Deciding::Merge { names, archive } => take(&ask::open(archive, tables)?, Verdict::Merge, names),
        Deciding::Split { names, archive } => take(&ask::open(archive, tables)?, Verdict::Split, names),
        Deciding::Undo { archive } => undo(archive),
        Deciding::List { archive, json } => list(archive, *json),
    }
}

fn take(archive: &Archive, what: Verdict, names: &[String]) -> anyhow::Result<Outcome> {
    let called = |name: &String| archive.canonical(name).map_err(ask::archive_error);
    let Some((name, others)) = names.split_first() else { return Ok(Outcome::Done) };
    let name = &called(name)?;
    for other in others {
        // What a name is parted from is taken as it was typed: it may be one of its own names.
        let other = &if what == Verdict::Merge { called(other)? } else { other.clone() };
        let known = |name: &str| -> anyhow::Result<bool> {
            let filter = crate::archive::Filter {
                entity: Some(name.to_owned()),
                limit: 1,
                ..crate::archive::Filter::default()
            };
            Ok(!archive.mentions(&filter).map_err(ask::archive_error)?.rows.is_empty())
        };
        // A slip of the pen would go unseen; a place of a split need be no name.
        for unknown in [name, other].into_iter().take(if what == Verdict::Merge { 2 } else { 1 }) {
            if !known(unknown)? {
                anstream::eprintln!(
                    "{unknown}: {}",
                    t("档案库里还没有这个名称", "no article has this name yet")
                );
            }
        }
        anyhow::ensure!(name != other, "{name}: {}", t("与自身无从合并或分开", "the same name twice"));
        let decision = Decision::now(what, name, other);
        archive.decide(&decision).map_err(ask::archive_error)?;
        writeln!(std::io::stdout(), "{}", told(&decision))?;
    }
    Ok(Outcome::Done)
}

fn undo(dir: &ArchiveDir) -> anyhow::Result<Outcome> {
    let archive = ask::open(dir, None)?;
    match archive.undo_decision().map_err(ask::archive_error)? {
        Some(decision) => writeln!(std::io::stdout(), "{}: {}", t("已撤销", "undone"), told(&decision))?,
        None => anstream::eprintln!("{}", t("没有可撤销的决定", "there is no decision to undo")),
    }
    Ok(Outcome::Done)
}

fn list(dir: &ArchiveDir, as_json: bool) -> anyhow::Result<Outcome> {
    let archive = ask::open(dir, None)?;
    let decisions = archive.decisions().map_err(ask::archive_error)?;
    let mut out = std::io::stdout().lock();
    for decision in &decisions {
        if as_json {
            let row = json!({
                "when": decision.when, "what": decision.what.word(), "name": decision.name,
                "other": decision.other,
            });
            writeln!(out, "{row}")?;
        } else {
            writeln!(out, "{}  {}", decision.when, told(decision))?;
        }
    }
    Ok(Outcome::Done)
}

/// A decision as people read it.
fn told(decision: &Decision) -> String {
    let (name, other) = (&decision.name, &decision.other);
    match decision.what {
        Verdict::Merge => format!("{other} = {name}"),
        Verdict::Split => format!("{name} ≠ {other}"),
    }
}
