//! What an archive knows of one person, firm or body: its names, its positions over time, who appears with it, and
//! the articles that name it.

use super::company::companions;
use super::happening::happenings;
use crate::archive::{Archive, ArchiveError, Asked, Filter};
use crate::text::script::fold;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// One entity over all articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// `person:王伟@济南市公安局`, `firm:海信集团有限公司`.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// firm, agency, organisation, person, place, programme, document.
    pub kind: String,
    /// How articles write it, and how often; the most frequent first.
    pub forms: Vec<(String, usize)>,
    /// Other names that are taken for it.
    pub aliases: Vec<String>,
    /// Positions held by it, or for a body those held in it.
    pub positions: Vec<Held>,
    /// Who takes part in events with it, and in how many; the most first.
    pub companions: Vec<(String, usize)>,
    /// How many events it takes part in.
    pub events: usize,
    /// The same events, the latest first: `date` `name` `kind` `place` `status` `participants` and what a citation needs.
    pub happened: Vec<Value>,
    /// Figures of it that say what they measure, the latest article's first.
    pub figures: Vec<Value>,
    /// The articles that name it, the latest first: `article` `title` `published` `region` `source` `quote`.
    pub articles: Vec<Value>,
}

/// A position with the time for which articles say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Who holds it.
    pub person: String,
    /// Where.
    pub organisation: Option<String>,
    /// As what.
    pub position: String,
    /// Whether it is said to be over.
    pub past: bool,
    /// The days of the first and the last article that says so.
    pub first: Option<String>,
    /// As above.
    pub last: Option<String>,
    /// How many articles say so.
    pub articles: usize,
    /// The latest of them: `article` `quote` and what a citation needs.
    pub proof: Value,
}

/// Everything called `name`: those whose name or alias it is, or where there is none, those that have it in their
/// name. Those called exactly so come first, then those in most articles.
///
/// # Errors
/// When the archive is damaged, or a pattern stands for too many values.
pub fn profiles(archive: &Archive, name: &str) -> Result<Vec<Profile>, ArchiveError> {
    let filter = Filter { entity: Some(name.to_owned()), all_copies: true, ..Filter::default() };
    let mentions = archive.mentions(&filter)?.rows;
    let asked = archive.asked(name)?;
    let exact = |row: &Value| row["entity"].as_str().is_some_and(|entity| asked.is(entity));
    let narrow = mentions.iter().any(exact);
    let mut found: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for row in mentions.iter().filter(|row| row["entity"].is_string() && (!narrow || exact(row))) {
        found.entry(id_of(row)).or_default().push(row);
    }
    let positions = archive.positions(&filter)?.rows;
    let events = archive.events(&Filter { all_copies: false, ..filter })?.rows;
    let subject = Filter { subject: Some(name.to_owned()), measured: true, ..Filter::default() };
    let figures = archive.figures(&subject)?.rows;
    let mut profiles = Vec::new();
    for (id, rows) in found {
        let mut profile = profile(archive, id, &rows, &positions, &events)?;
        let own = |row: &&Value| row["subject"] == profile.name.as_str();
        profile.figures = figures.iter().filter(own).cloned().collect();
        profiles.push(profile);
    }
    let mentions = |one: &Profile| one.forms.iter().map(|(_, count)| count).sum::<usize>();
    let typed = fold(name.trim());
    profiles.sort_by_key(|one| {
        (one.name != typed, Reverse(one.articles.len()), Reverse(mentions(one)), one.id.clone())
    });
    Ok(profiles)
}

/// What a row's entity is known by.
fn id_of(row: &Value) -> String {
    let text = |key: &str| row[key].as_str().unwrap_or_default();
    if row["entity_id"].is_string() {
        return text("entity_id").to_owned();
    }
    format!("{}:{}", text("kind"), text("entity"))
}

fn profile(
    archive: &Archive,
    id: String,
    mentions: &[&Value],
    positions: &[Value],
    events: &[Value],
) -> Result<Profile, ArchiveError> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let name = text(mentions[0], "entity");
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    let (mut seen, mut articles) = (BTreeSet::new(), Vec::new());
    for row in mentions {
        *forms.entry(text(row, "text")).or_default() += 1;
        if seen.insert(text(row, "article")) {
            articles.push(json!({
                "article": row["article"], "title": row["title"], "published": row["published"],
                "region": row["region"], "source": row["source"], "quote": row["quote"],
            }));
        }
    }
    let mut forms: Vec<(String, usize)> = forms.into_iter().collect();
    forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let own: Vec<Value> = events
        .iter()
        .filter(|event| event["participants"].as_array().into_iter().flatten().any(|one| id_of(one) == id))
        .cloned()
        .collect();
    let joined = happenings(&own);
    let beside =
        companions(&joined, &Asked::new(&name, [])).into_iter().map(|one| (one.entity, one.events.len()));
    let mut aliases = archive.names_of(&name)?;
    aliases.retain(|alias| *alias != name);
    Ok(Profile {
        kind: text(mentions[0], "kind"),
        positions: held(positions.iter().filter(|row| {
            text(row, "entity_id") == id
                || row["organisation"].as_str() == Some(&name) && !id.starts_with("person:")
        })),
        companions: beside.collect(),
        events: joined.len(),
        happened: joined.iter().rev().map(|happening| happening.rows[0].clone()).collect(),
        figures: Vec::new(),
        id,
        name,
        forms,
        aliases,
        articles,
    })
}

/// Positions that several articles say become one, with the time from the first to the last; the latest first.
fn held<'a>(rows: impl Iterator<Item = &'a Value>) -> Vec<Held> {
    let mut found: Vec<Held> = Vec::new();
    for row in rows {
        let text = |key: &str| row[key].as_str().map(str::to_owned);
        let day = row["published"].as_str().map(|day| day.get(..10).unwrap_or(day).to_owned());
        let (person, position) = (text("person").unwrap_or_default(), text("position").unwrap_or_default());
        let past = row["past"] == true;
        let same = |one: &&mut Held| {
            one.person == person
                && one.position == position
                && one.past == past
                && one.organisation == text("organisation")
        };
        match found.iter_mut().find(same) {
            // Rows come with the latest first.
            Some(known) => {
                known.first = day.or(known.first.take());
                known.articles += 1;
            }
            None => found.push(Held {
                organisation: text("organisation"),
                person,
                position,
                past,
                first: day.clone(),
                last: day,
                articles: 1,
                proof: row.clone(),
            }),
        }
    }
    found
}
