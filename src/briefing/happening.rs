//! Events of many articles as what happened: reports of the same event become one, with all who took part.
//!
//! Two rows are one event when their kind is the same, their dates do not disagree, and their names are the same
//! or one holds the other, or at least two who took part are the same. What is left apart stays two lines.

use super::Language;
use crate::event::EventKind;
use crate::mention::date::When;
use crate::text::script::fold;
use serde_json::Value;

/// What happened, by one or more stories.
#[derive(Clone, Debug)]
pub struct Happening<'a> {
    /// The rows of [`crate::archive::Archive::events`], the one that says most first.
    pub rows: Vec<&'a Value>,
}

/// Who took part, over all stories.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The name.
    pub entity: String,
    /// firm, agency, organisation, person.
    pub kind: String,
    /// The role's English word.
    pub role: String,
    /// Its Chinese one.
    pub label: String,
    /// Position at that time.
    pub position: Option<String>,
}

/// What became of an event, in a word: planned, cancelled, postponed, or else held.
#[must_use]
pub fn status_word(status: Option<&str>, language: Language) -> &'static str {
    match status {
        Some("planned") => language.t("计划", "planned"),
        Some("cancelled") => language.t("取消", "cancelled"),
        Some("postponed") => language.t("推迟", "postponed"),
        _ => language.t("已举行", "held"),
    }
}

/// What is said behind the name of an event that did not take place, or not yet; empty for the others.
#[must_use]
pub fn status_aside(status: Option<&str>, language: Language) -> String {
    let word = status_word(status, language);
    if word == status_word(None, language) {
        return String::new();
    }
    format!("{}{word}{}", language.t("（", " ("), language.t("）", ")"))
}

/// The contract's word for a kind of event, as it is shown.
#[must_use]
pub fn kind_word(kind: &str, language: Language) -> &'static str {
    let known = EventKind::all().find(|(_, word, _)| *word == kind);
    known.map_or("", |(_, word, chinese)| language.t(chinese, word))
}

impl Happening<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.rows.iter().find_map(|row| row[name].as_str()).filter(|text| !text.is_empty())
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text("name").unwrap_or_default()
    }

    /// meeting, visit, signing …
    #[must_use]
    pub fn kind(&self) -> &str {
        self.text("kind").unwrap_or_default()
    }

    /// The most exact date that a story gives.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.rows.iter().filter_map(|row| row["date"].as_str()).max_by_key(|date| date.len())
    }

    /// Where.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.text("place")
    }

    /// planned, cancelled, postponed; `None` for what took place.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.rows[0]["status"].as_str().filter(|status| *status != "held")
    }

    /// Its date, or else the day of its article, for sorting: `2022-06-28`.
    #[must_use]
    pub fn day(&self) -> String {
        let first = |text: &str| {
            text.parse::<When>().ok().and_then(|when| when.first_day()).map(|day| day.to_string())
        };
        let published = self.rows[0]["published"].as_str().and_then(first);
        self.date().and_then(first).or(published).unwrap_or_default()
    }

    /// Everybody once for each role.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for row in &self.rows {
            for one in row["participants"].as_array().into_iter().flatten() {
                let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
                let part = Part {
                    entity: text("entity"),
                    kind: text("kind"),
                    role: text("role"),
                    label: text("label"),
                    position: one["position"].as_str().map(str::to_owned),
                };
                let same = |other: &&mut Part| other.entity == part.entity && other.role == part.role;
                match parts.iter_mut().find(same) {
                    Some(known) => {
                        known.position = known.position.take().or(part.position);
                    }
                    None => parts.push(part),
                }
            }
        }
        parts
    }
}

/// Joins rows that are one event; by date, those without one by the day of their article.
#[must_use]
pub fn happenings(rows: &[Value]) -> Vec<Happening<'_>> {
    let mut found: Vec<Happening<'_>> = Vec::new();
    let mut of_name: std::collections::HashMap<String, Vec<usize>> = std::collections::HashMap::new();
    for row in rows {
        // Only events of one kind and month can be one; that keeps a year's events from being compared in pairs.
        let date = row["date"].as_str().or(row["published"].as_str()).unwrap_or_default();
        let key = format!("{} {}", row["kind"].as_str().unwrap_or_default(), date.get(..7).unwrap_or(date));
        let candidates = of_name.entry(key).or_default();
        let known = candidates
            .iter()
            .copied()
            .find(|&index| found[index].rows.iter().any(|other| same_event(other, row)));
        match known {
            Some(index) => found[index].rows.push(row),
            None => {
                candidates.push(found.len());
                found.push(Happening { rows: vec![row] });
            }
        }
    }
    for happening in &mut found {
        happening
            .rows
            .sort_by_key(|row| std::cmp::Reverse(row["participants"].as_array().map_or(0, Vec::len)));
    }
    found.sort_by_key(Happening::day);
    found
}

/// Whether two rows tell of one event.
fn same_event(one: &Value, other: &Value) -> bool {
    let text = |row: &Value, name: &str| fold(row[name].as_str().unwrap_or_default());
    if text(one, "status") != text(other, "status") || !dates_agree(one, other) {
        return false;
    }
    let (a, b) = (text(one, "name"), text(other, "name"));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return one["date"].is_string() && other["date"].is_string() || one["article"] == other["article"];
    }
    /// Shorter names (会议, 启动仪式) are in too many others.
    const TELLING: usize = 5;
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let held = short.chars().count() >= TELLING && long.contains(short.as_str());
    let names = |row: &Value| -> Vec<String> {
        let list = row["participants"].as_array().into_iter().flatten();
        list.filter_map(|one| one["entity"].as_str()).map(str::to_owned).collect()
    };
    let others = names(other);
    let shared = names(one).iter().filter(|name| others.contains(name)).count();
    // Within one article the reading has already told apart what is two.
    one["article"] != other["article"]
        && (held && shared >= 1 || held && day_known(one) || shared >= 3 && day_known(one))
}

fn day_known(row: &Value) -> bool {
    row["date"].as_str().is_some_and(|date| date.len() >= 10)
}

fn dates_agree(one: &Value, other: &Value) -> bool {
    match (one["date"].as_str(), other["date"].as_str()) {
        (Some(a), Some(b)) => a.starts_with(b) || b.starts_with(a),
        _ => true,
    }
}
