//! `fangzhi eval`: precision, recall and F1 by kind against annotated articles.

use crate::cli::Outcome;
use crate::cli::args::Eval as Args;
use crate::cli::language::t;
use crate::dictionary::Dictionaries;
use crate::eval::{Scores, Tally, evaluate, gold};
use serde_json::json;
use std::io::Write;

pub fn run(args: &Args, dictionaries: &Dictionaries) -> anyhow::Result<Outcome> {
    let mut golds = gold::read(&args.gold)?;
    gold::settle_kinds(&mut golds);
    if let Some(split) = &args.split {
        golds.retain(|gold| gold.split.as_ref() == Some(split));
    }
    if let Some(every) = args.every {
        golds = golds.into_iter().step_by(every.max(1)).collect();
    }
    anyhow::ensure!(!golds.is_empty(), "{}", t("没有可评的标注", "no annotated text to score"));
    let scores = evaluate(&golds, dictionaries);
    let mut out = std::io::stdout().lock();
    if args.json {
        let rows: Vec<_> = table(&scores).into_iter().map(|(row, tally)| as_json(&row, tally)).collect();
        for row in rows {
            writeln!(out, "{row}")?;
        }
    } else {
        writeln!(out, "{} {}", golds.len(), t("篇", "texts"))?;
        writeln!(
            out,
            "{:<40}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}",
            "", "P", "R", "F1", "correct", "found", "gold"
        )?;
        for (row, tally) in table(&scores) {
            writeln!(
                out,
                "{row:<40}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}",
                share(tally.precision()),
                share(tally.recall()),
                share(tally.f1()),
                tally.correct,
                tally.found,
                tally.gold
            )?;
        }
    }
    if args.errors {
        for miss in &scores.misses {
            writeln!(out, "{}\t{}\t{}\t{}", miss.row, miss.what, miss.id, miss.text)?;
        }
    }
    Ok(Outcome::Done)
}

/// The rows, with the sum of a family of rows after it.
fn table(scores: &Scores) -> Vec<(String, Tally)> {
    let mut rows = Vec::new();
    for (row, tally) in scores
        .rows
        .iter()
        .filter(|(row, _)| !row.starts_with("event date") && !row.starts_with("event place"))
    {
        let of = if row.starts_with("statistic ") { " (of right values)" } else { "" };
        rows.push((format!("{row}{of}"), *tally));
    }
    for family in ["mention ", "entity "] {
        if scores.rows.keys().any(|row| row.starts_with(family)) {
            rows.push((format!("{family}(all)"), scores.sum(family)));
        }
    }
    let kinds = scores
        .rows
        .keys()
        .filter(|row| row.starts_with("event "))
        .filter(|row| !["event date", "event place"].contains(&row.as_str()));
    let mut events = Tally::default();
    let mut any = false;
    for row in kinds {
        any = true;
        let tally = scores.rows[row];
        events = Tally {
            correct: events.correct + tally.correct,
            found: events.found + tally.found,
            gold: events.gold + tally.gold,
        };
    }
    if any {
        rows.push(("event (all)".to_owned(), events));
        for row in ["event date", "event place"] {
            if let Some(tally) = scores.rows.get(row) {
                rows.push((format!("{row} (of right events)"), *tally));
            }
        }
    }
    rows.sort_by(|one, two| one.0.cmp(&two.0));
    rows
}

fn share(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}

fn as_json(row: &str, tally: Tally) -> serde_json::Value {
    json!({
        "row": row, "precision": tally.precision(), "recall": tally.recall(), "f1": tally.f1(),
        "correct": tally.correct, "found": tally.found, "gold": tally.gold,
    })
}
