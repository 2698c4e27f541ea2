//! `fangzhi events`: what happened.

use crate::cli::args::Events as Args;
use crate::cli::language::t;
use crate::cli::output::Rows;
use crate::cli::{Outcome, ask};
use serde_json::{Value, json};

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive)?;
    let mut filter = ask::filter(&args.scope)?;
    if let Some(query) = &args.query {
        filter.query = ask::query(query)?;
    }
    filter.entity.clone_from(&args.who);
    filter.event.clone_from(&args.kind);
    let found = archive.events(&filter).map_err(ask::archive_error)?;
    ask::remark(found.rows.len(), found.more);
    let mut rows = found.rows;
    if !args.output.json {
        rows.iter_mut().for_each(readable);
    }
    let columns = vec![
        ("date", t("日期", "date")),
        ("name", t("事件", "event")),
        ("place", t("地点", "place")),
        ("participants", t("参与者", "participants")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ];
    Rows { columns, rows }.write(&args.output)?;
    Ok(Outcome::Done)
}

/// The list of participants as one line: 主办 甲；承办 乙; what did not take place says so.
fn readable(row: &mut Value) {
    let line: Vec<String> = row["participants"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}", text("label"), text("entity"))
        })
        .collect();
    row["participants"] = json!(line.join(t("；", "; ")));
    let status = match row["status"].as_str() {
        Some("planned") => t("（计划）", " (planned)"),
        Some("cancelled") => t("（取消）", " (cancelled)"),
        Some("postponed") => t("（推迟）", " (postponed)"),
        _ => return,
    };
    row["name"] = json!(format!("{}{status}", row["name"].as_str().unwrap_or_default()));
}
