//! Tables of figures, contradictions, who is with whom.

use super::DICTIONARIES;
use super::cases;
use fangzhi::archive::Asked;
use fangzhi::briefing::Language;
use fangzhi::briefing::contradiction::contradictions;
use fangzhi::briefing::happening::happenings;
use fangzhi::briefing::measure::{Measure, plain};
use fangzhi::briefing::pivot::{By, Pivot};
use fangzhi::briefing::statement::statements;
use fangzhi::mention::Value as MentionValue;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Rows of figures, one a line: `article | indicator | subject | period | figure | comparison | published | lead`, the
/// comparison as `同比 增长 4.9 %`, the lead what opens the sentence (else the year, if that is the period). The figure is read as in an article; the quote is
/// made of the parts.
fn rows(input: &str) -> Vec<Value> {
    input.lines().filter(|line| !line.trim().is_empty()).map(row).collect()
}

fn row(line: &str) -> Value {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let part = |index: usize| parts.get(index).copied().filter(|part| !part.is_empty());
    let text = part(4).expect("a figure");
    let whole = fangzhi::text::Span::new(0, text.len());
    let found = fangzhi::mention::figure::figures(text, whole, &[], &DICTIONARIES);
    let Some(MentionValue::Figure(quantity)) = found.first().map(|mention| &mention.value) else {
        panic!("{text:?} is no figure")
    };
    let comparison = part(5).map(|comparison| {
        let words: Vec<&str> = comparison.split_whitespace().collect();
        let value: Option<f64> = words.get(2).and_then(|value| value.parse().ok());
        json!({"kind": words[0], "direction": words.get(1), "value": value, "unit": words.get(3)})
    });
    let (article, indicator) = (part(0).unwrap(), part(1).unwrap());
    let year = part(3).filter(|period| period.len() == 4).map(|year| format!("{year}年"));
    let lead = part(7).map(str::to_owned).or(year).unwrap_or_default();
    json!({
        "text": text, "low": quantity.low, "high": quantity.high, "bound": quantity.bound,
        "unit": quantity.unit, "indicator": indicator, "subject": part(2), "period": part(3),
        "comparison": comparison, "article": article,
        "published": part(6).map_or_else(|| format!("2023-01-0{}", article.len()), str::to_owned),
        "quote": format!("{lead}{}{indicator}{text}。", part(2).unwrap_or_default()),
        "place": part(2),
    })
}

#[test]
fn cases_of_contradictions_and_tables() {
    cases::run("briefing", |case| {
        let rows = rows(&case.input);
        let statements = statements(&rows, &DICTIONARIES);
        let by = match case.with.get("by").map(String::as_str) {
            None => return contradictory(&statements),
            Some("period") => By::Period,
            Some("region") => By::Region,
            Some(_) => By::Subject,
        };
        let unit = case.with.get("unit").map(|unit| Measure::of(unit, &DICTIONARIES));
        let (columns, rows) = Pivot::of(&statements, by, unit.as_ref()).flat(Language::Chinese);
        let line = |row: &Value| {
            let cell = |(key, _): &(String, String)| match &row[key.as_str()] {
                Value::Null => "-".to_owned(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            columns.iter().filter(|(key, _)| key != "articles").map(cell).collect::<Vec<_>>().join(" | ")
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    });
}

fn contradictory(statements: &[fangzhi::briefing::statement::Statement<'_>]) -> String {
    let shown = contradictions(statements).into_iter().map(|found| {
        let versions: Vec<String> = found
            .versions
            .iter()
            .map(|version| {
                format!(
                    "{} ({})",
                    version.row["text"].as_str().unwrap(),
                    version.row["article"].as_str().unwrap()
                )
            })
            .collect();
        format!("{} {} {}: {}", found.subject, found.indicator, found.period, versions.join(" ≠ "))
    });
    let lines: Vec<String> = shown.collect();
    if lines.is_empty() { "none".to_owned() } else { lines.join("\n") }
}

fn event(article: &str, name: &str, date: Option<&str>, participants: &[&str]) -> Value {
    let list: Vec<Value> = participants
        .iter()
        .map(|name| json!({"entity": name, "kind": "agency", "role": "attendee", "label": "参加", "position": null}))
        .collect();
    json!({
        "kind": "meeting", "name": name, "date": date, "place": null, "status": "held", "participants": list,
        "quote": name, "article": article, "published": "2023-06-29",
    })
}

#[test]
fn reports_of_one_event_are_joined() {
    let day = Some("2023-06-28");
    let rows = [
        event("a", "青州市产业链供需对接会", day, &["青州市工业和信息化局", "海川重工有限公司"]),
        event("b", "产业链供需对接会", day, &["海川重工有限公司", "青州市商务局"]),
        event("c", "产业链供需对接会", Some("2023-05-28"), &["海川重工有限公司"]),
        event("d", "安全生产工作会议", day, &["青州市商务局"]),
    ];
    let found = happenings(&rows);
    let shown: Vec<(String, usize, usize)> = found
        .iter()
        .map(|happening| (happening.day(), happening.rows.len(), happening.parts().len()))
        .collect();
    assert_eq!(
        shown,
        [("2023-05-28".to_owned(), 1, 1), ("2023-06-28".to_owned(), 2, 3), ("2023-06-28".to_owned(), 1, 1)]
    );
    let with = fangzhi::briefing::company::companions(&found, &Asked::new("海川重工", []));
    let counted: Vec<(&str, usize)> =
        with.iter().map(|companion| (companion.entity.as_str(), companion.events.len())).collect();
    assert_eq!(counted, [("青州市商务局", 1), ("青州市工业和信息化局", 1)]);
    let both = ["海川", "商务局"].map(|name| Asked::new(name, []));
    assert_eq!(fangzhi::briefing::company::together(&found, &both).len(), 1);
}

proptest! {
    /// Every figure comes into one cell, and conversion keeps the sum.
    #[test]
    fn a_table_keeps_the_sum(
        figures in prop::collection::vec((0u32..9000, 0usize..4, 0usize..3, 2019u32..2023), 1..30),
        by in 0usize..3,
    ) {
        let units = ["元", "万元", "亿元", "亩"];
        let rows: Vec<Value> = figures
            .iter()
            .map(|(value, unit, subject, year)| (value, unit, ["甲县", "乙县", "丙县"][*subject], year))
            .map(|(value, unit, subject, year)| json!({
                "text": format!("{value}{}", units[*unit]), "low": value, "high": null, "bound": "exact",
                "unit": units[*unit], "indicator": "总投资", "subject": subject,
                "period": year.to_string(), "comparison": null, "article": "a", "region": "某市",
            }))
            .collect();
        let statements = statements(&rows, &DICTIONARIES);
        let pivot = Pivot::of(&statements, [By::Period, By::Region, By::Subject][by], None);
        let of_cells: f64 = pivot
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().flat_map(move |cell| {
                cell.statements.iter().map(move |statement| row.measure.shown(statement.value) * row.measure.factor)
            }))
            .sum();
        let of_rows: f64 = statements.iter().map(|statement| statement.value).sum();
        prop_assert!((of_cells - of_rows).abs() <= of_rows.abs() * 1e-9);
        let count: usize = pivot.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.statements.len()).sum();
        prop_assert_eq!(count, figures.len());
    }

    /// Numbers are shown without noise and can be read again.
    #[test]
    fn plain_numbers_keep_their_value(value in -1e9f64..1e9) {
        let shown: f64 = plain(value).parse().unwrap();
        prop_assert!((shown - value).abs() <= 0.0001f64.max(value.abs() * 1e-9));
    }
}
