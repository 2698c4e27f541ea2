//! `fangzhi eval`: precision, recall and F1 by kind against annotated articles.

use crate::cli::Outcome;
use crate::cli::args::Eval as Args;
use crate::cli::language::t;
use crate::dictionary::Dictionaries;
use crate::eval::{Row, Scores, Tally, evaluate, gold};
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
        for (row, tally) in table(&scores) {
            writeln!(out, "{}", as_json(&row, tally))?;
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
            writeln!(out, "{}\t{}\t{}\t{}", miss.row, miss.fault, miss.id, miss.text)?;
        }
    }
    Ok(Outcome::Done)
}

/// The rows, with the sum of a family of rows after it.
fn table(scores: &Scores) -> Vec<(String, Tally)> {
    let shown = |(row, tally): (&Row, &Tally)| {
        let within = row.within().map(|within| format!(" (of {within})")).unwrap_or_default();
        (format!("{row}{within}"), *tally)
    };
    let mut rows: Vec<(String, Tally)> = scores.rows.iter().map(shown).collect();
    let families: [(&str, fn(Row) -> bool); 3] = [
        ("mention", |row| matches!(row, Row::Mention(_))),
        ("entity", |row| matches!(row, Row::Entity(_))),
        ("event", |row| matches!(row, Row::Event(_))),
    ];
    let sums = families.into_iter().filter_map(|(family, of)| Some((family, scores.sum(of)?)));
    rows.extend(sums.map(|(family, sum)| (format!("{family} (all)"), sum)));
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
