//! Statistics: cases, and the sample archive's annotations.
//!
//! A figure's statistic is right when value and unit agree, the period is the same, and the indicator says the same
//! in other words at most, by the definition of `fangzhi eval`.

use super::DICTIONARIES;
use super::cases;
use fangzhi::eval::same_heading;
use fangzhi::source::{Document, Given};
use fangzhi::text::script;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn reading(text: &str, published: Option<&str>, title: Option<&str>) -> fangzhi::Reading {
    let given = Given {
        published: published.map(str::to_owned),
        title: title.map(str::to_owned),
        ..Given::default()
    };
    fangzhi::read(Document::body("case", text, given), &DICTIONARIES)
}

#[test]
fn statistics_of_the_cases() {
    cases::run("statistics", |case| {
        let reading = reading(
            &case.input,
            case.with.get("published").map(String::as_str),
            case.with.get("title").map(String::as_str),
        );
        let folded = reading.article.body.folded();
        reading
            .statistics
            .iter()
            .map(|statistic| {
                let written = reading.mentions[statistic.mention].span.of(folded);
                let Some(indicator) = &statistic.indicator else { return format!("{written}: no statistic") };
                let period = statistic.period.map_or("-".to_owned(), |period| period.to_string());
                let comparison = statistic.comparison.as_ref().map_or(String::new(), |comparison| {
                    let direction = comparison.direction.as_deref().unwrap_or("");
                    format!(", {} {direction}", comparison.kind).trim_end().to_owned()
                });
                let whose = match &statistic.subject {
                    Some(subject) if case.with.contains_key("subjects") => format!(", of {subject}"),
                    _ => String::new(),
                };
                let aim = if statistic.target && case.with.contains_key("aims") { ", an aim" } else { "" };
                format!("{written}: {indicator}, {period}{comparison}{whose}{aim}")
            })
            .collect::<Vec<_>>()
            .join("\n")
    });
}

#[test]
fn statistics_of_the_sample_archive() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/gold");
    for split in ["dev", "heldout"] {
        let (mut found, mut wanted, mut right) = (0usize, 0usize, 0usize);
        let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
        let mut confusion: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let (mut indicators, mut periods, mut subjects, mut comparisons, mut paired, mut compared) =
            (0, 0, 0, 0, 0, 0);
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let gold: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            if gold["split"] != split {
                continue;
            }
            let reading =
                reading(gold["text"].as_str().unwrap(), gold["published"].as_str(), gold["title"].as_str());
            let folded = reading.article.body.folded();
            let rows: Vec<&Value> = gold["figures"].as_array().unwrap().iter().collect();
            wanted += rows.iter().filter(|row| row["indicator"].is_string()).count();
            let mut seen = BTreeSet::new();
            for statistic in &reading.statistics {
                let span = reading.mentions[statistic.mention].span;
                let (start, end) = reading.article.body.chars_of(span);
                let overlaps = |row: &&&Value| {
                    let from = row["start"].as_u64().unwrap() as usize;
                    let to = row["end"].as_u64().unwrap() as usize;
                    from < end && start < to
                };
                let row = rows.iter().find(overlaps);
                let Some(indicator) = &statistic.indicator else {
                    if let Some(row) = row.filter(|row| row["indicator"].is_string()) {
                        note(&path, split, folded, span.start(), span.end(), "none", row);
                        seen.insert(row["start"].as_u64());
                    }
                    continue;
                };
                found += 1;
                let period = statistic.period.map(|period| period.to_string());
                let got =
                    format!("{indicator} | {} | {:?}", period.as_deref().unwrap_or("-"), statistic.subject);
                let Some(row) = row.filter(|row| row["indicator"].is_string()) else {
                    note(&path, split, folded, span.start(), span.end(), &got, &Value::Null);
                    continue;
                };
                seen.insert(row["start"].as_u64());
                paired += 1;
                let value = row["low"].as_f64().or(row["high"].as_f64()).unwrap();
                let same_value = (value - statistic.quantity.low).abs() <= 1e-3 * value.abs()
                    && script::fold(row["unit"].as_str().unwrap_or_default()) == statistic.quantity.unit;
                let same_indicator = same_heading(indicator, row["indicator"].as_str().unwrap());
                let same_period = row["period"].as_str() == period.as_deref();
                indicators += usize::from(same_indicator);
                periods += usize::from(same_period);
                if !same_period {
                    let number: String =
                        path.file_stem().unwrap_or_default().to_string_lossy().chars().take(3).collect();
                    *wrong.entry(number).or_default() += 1;
                    *confusion
                        .entry((class(row["period"].as_str()), class(period.as_deref())))
                        .or_default() += 1;
                }
                subjects += usize::from(row["subject"].as_str() == statistic.subject.as_deref());
                let kind = |value: &Value| value["kind"].as_str().map(str::to_owned);
                if kind(&row["comparison"]).is_some() {
                    compared += 1;
                    let same = statistic.comparison.as_ref().is_some_and(|comparison| {
                        Some(&comparison.kind) == kind(&row["comparison"]).as_ref()
                            && comparison.direction.as_deref() == row["comparison"]["direction"].as_str()
                    });
                    comparisons += usize::from(same);
                }
                if same_value && same_indicator && same_period {
                    right += 1;
                } else {
                    note(&path, split, folded, span.start(), span.end(), &got, row);
                }
            }
            for row in rows
                .iter()
                .filter(|row| row["indicator"].is_string() && !seen.contains(&row["start"].as_u64()))
            {
                note(&path, split, folded, 0, 0, "no figure", row);
            }
        }
        let f1 = 2.0 * right as f64 / (found + wanted) as f64;
        eprintln!(
            "{split:8} found {found} wanted {wanted} right {right} F1 {f1:.3}; of {paired} pairs: indicator {indicators} \
             period {periods} subject {subjects}; comparisons {comparisons} of {compared}"
        );
        eprintln!("{split:8} periods wrong by article: {wrong:?}");
        eprintln!("{split:8} periods wanted and got: {confusion:?}");
        let floor = if split == "dev" { 0.68 } else { 0.48 };
        assert!(f1 > floor, "{split}: {f1:.3}");
    }
}

/// What sort of period.
fn class(period: Option<&str>) -> &'static str {
    match period {
        None => "none",
        Some(period) if period.contains('/') => "range",
        Some(period) => match period.len() {
            4 => "year",
            7 => "month",
            _ => "day",
        },
    }
}

/// With SHOW set, what differs in the articles to develop with.
fn note(path: &Path, split: &str, folded: &str, start: usize, end: usize, got: &str, row: &Value) {
    if split != "dev" || std::env::var_os("SHOW").is_none() {
        return;
    }
    let name: String = path.file_stem().unwrap_or_default().to_string_lossy().chars().take(3).collect();
    let head: String = folded[..start].chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    let tail: String = folded[end..].chars().take(8).collect();
    let wanted = if row.is_null() {
        "none".to_owned()
    } else {
        format!("{} | {} | {}", row["indicator"], row["period"], row["subject"])
    };
    eprintln!(
        "{name} {}[{}]{} GOT {got} WANTED {wanted}",
        head.replace('\n', "/"),
        &folded[start..end],
        tail.replace('\n', "/")
    );
}
