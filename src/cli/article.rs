//! One article on a terminal: its text with mentions coloured and repairs marked, then what it holds.

use super::commands::events::aside;
use super::commands::repair::{kind_name, swapped};
use super::language::t;
use super::output::paint;
use crate::briefing::statement::comparison;
use crate::text::RepairKind;
use serde_json::Value;

/// What to show beside the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    /// Why each name was taken for what it is.
    pub why: bool,
    /// What was left out as boilerplate.
    pub boilerplate: bool,
}

/// Renders an article of the output contract.
#[must_use]
pub fn render(article: &Value, shown: Shown) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    if let Some(title) = article["title"].as_str() {
        line(paint::bold(title));
    }
    line(paint::dim(&head(article)));
    line(String::new());
    line(marked(article));
    section(&mut line, t("人物", "People"), people(article));
    section(&mut line, t("事件", "Events"), events(article));
    section(&mut line, t("数字", "Figures"), figures(article));
    section(&mut line, t("修复", "Repairs"), repairs(article));
    if shown.why {
        section(&mut line, t("依据", "Why"), strings(&article["why"]));
    }
    if shown.boilerplate {
        section(&mut line, t("去掉的页面杂项", "Left out"), strings(&article["boilerplate"]));
    }
    out
}

fn section(line: &mut impl FnMut(String), heading: &str, rows: Vec<String>) {
    if rows.is_empty() {
        return;
    }
    line(String::new());
    line(paint::bold(heading));
    for row in rows {
        line(format!("  {row}"));
    }
}

fn head(article: &Value) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in [&article["published"], &article["source"], &article["region"]["name"], &article["encoding"]]
    {
        parts.extend(part.as_str().map(str::to_owned));
    }
    for credit in list(&article["byline"]) {
        parts.push(format!("{} {}", text(&credit["role"]), text(&credit["name"])));
    }
    parts.push(text(&article["id"]).to_owned());
    parts.join(" · ")
}

/// The body with its mentions coloured by kind, and what stood there before behind each repair.
fn marked(article: &Value) -> String {
    let chars: Vec<char> = text(&article["text"]).chars().collect();
    let offset = |value: &Value| value.as_u64().map_or(0, |at| at as usize).min(chars.len());
    let mut mentions: Vec<(usize, usize, &str)> = list(&article["mentions"])
        .iter()
        .map(|mention| (offset(&mention["start"]), offset(&mention["end"]), text(&mention["kind"])))
        .collect();
    mentions.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    let mut repairs: Vec<(usize, &str)> = list(&article["repairs"])
        .iter()
        .filter(|repair| repair["was"] != repair["now"])
        .map(|repair| (offset(&repair["end"]), text(&repair["was"])))
        .collect();
    repairs.sort_by_key(|&(end, _)| end);
    let mut repairs = repairs.into_iter().peekable();
    let mut out = String::new();
    let mut at = 0;
    // A stretch of text, with the repairs in it marked behind what they repaired.
    let mut stretch = |from: usize, to: usize, colour: &dyn Fn(&str) -> String| {
        let mut shown = String::new();
        let mut from = from;
        while let Some((end, was)) = repairs.next_if(|&(end, _)| end <= to) {
            let piece: String = chars[from.min(end)..end].iter().collect();
            shown.push_str(&colour(&piece));
            shown.push_str(&paint::removed(was));
            from = end.max(from);
        }
        let piece: String = chars[from..to].iter().collect();
        shown.push_str(&colour(&piece));
        shown
    };
    for (start, end, kind) in mentions {
        if start < at {
            continue;
        }
        out.push_str(&stretch(at, start, &|piece| piece.to_owned()));
        out.push_str(&stretch(start, end, &|piece| paint::mention(kind, piece)));
        at = end;
    }
    out.push_str(&stretch(at, chars.len(), &|piece| piece.to_owned()));
    out
}

fn people(article: &Value) -> Vec<String> {
    list(&article["people"])
        .iter()
        .map(|person| {
            let positions: Vec<String> = list(&person["positions"])
                .iter()
                .map(|one| format!("{}{}", text(&one["organisation"]), text(&one["position"])))
                .collect();
            let name = paint::mention("person", text(&person["name"]));
            if positions.is_empty() { name } else { format!("{name}: {}", positions.join(t("；", "; "))) }
        })
        .collect()
}

fn events(article: &Value) -> Vec<String> {
    let mut rows = Vec::new();
    for event in list(&article["events"]) {
        let facts: Vec<&str> =
            [&event["date"], &event["place"]].into_iter().filter_map(Value::as_str).collect();
        let name = format!("{}{}", text(&event["name"]), aside(event));
        rows.push(format!("{} {}", paint::bold(&name), paint::dim(&facts.join(" · "))));
        for one in list(&event["participants"]) {
            let position =
                one["position"].as_str().map(|position| format!("（{position}）")).unwrap_or_default();
            let name = paint::mention(text(&one["kind"]), text(&one["entity"]));
            rows.push(format!("  {} {name}{position}", text(&one["label"])));
        }
    }
    rows
}

fn figures(article: &Value) -> Vec<String> {
    list(&article["figures"])
        .iter()
        .filter(|figure| figure["indicator"].is_string())
        .map(|figure| {
            let mut parts = vec![paint::mention("figure", text(&figure["text"]))];
            for part in [&figure["subject"], &figure["indicator"], &figure["period"]] {
                parts.extend(part.as_str().map(str::to_owned));
            }
            parts.extend(comparison(figure));
            if figure["target"] == true {
                parts.push(t("目标", "target").to_owned());
            }
            parts.join(" · ")
        })
        .collect()
}

fn repairs(article: &Value) -> Vec<String> {
    let mut kinds: Vec<(RepairKind, usize)> = Vec::new();
    for repair in list(&article["repairs"]) {
        let Ok(kind) = serde_json::from_value(repair["kind"].clone()) else { continue };
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let counts = kinds.into_iter().map(|(kind, count)| format!("{} {count}", kind_name(kind)));
    counts.chain(swapped(list(&article["repairs"]))).collect()
}

fn strings(value: &Value) -> Vec<String> {
    list(value).iter().map(|one| text(one).to_owned()).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
