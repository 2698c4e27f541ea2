//! A briefing on a topic, made from an archive: what happened, who took part, what the figures say, what does not fit.
//!
//! Stories count once however often they were reprinted. Each event, participant and figure is cited by article and
//! sentence. The longest lists are cut to what most stories tell; how much there is in all is said.

use super::cite::{Citation, Citer, Source};
use super::contradiction::contradictions;
use super::figures::{FigureTable, tables};
use super::happening::{Happening, Part, happenings};
use super::state::News;
use super::statement::statements;
use super::topic::{About, about, holds, near};
use crate::archive::{Archive, ArchiveError, Filter, SearchOptions, Sort};
use crate::dictionary::Dictionaries;
use crate::query::{DateRange, Field, Query, Term};
use crate::text::script::fold;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// What a briefing is to be on.
#[derive(Clone, Debug)]
pub struct Request {
    /// The topic as typed; it heads the briefing.
    pub topic: String,
    /// The same as a query.
    pub query: Query,
    /// First day.
    pub since: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Region, with everything below it.
    pub region: Option<String>,
    /// The longest that a list may be.
    pub limit: usize,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Articles, reprints among them.
    pub articles: usize,
    /// Stories.
    pub stories: usize,
    /// First day of publication.
    pub first: Option<String>,
    /// Last day.
    pub last: Option<String>,
    /// Stories by region.
    pub regions: Vec<(String, usize)>,
    /// Stories by publisher.
    pub publishers: Vec<(String, usize)>,
    /// Events found in all; the list may be shorter.
    pub events: usize,
    /// Figures found in all.
    pub figures: usize,
}

/// An event of the timeline.
#[derive(Clone, Debug)]
pub struct EventLine {
    /// What it is known by from briefing to briefing.
    pub key: String,
    /// Its name.
    pub name: String,
    /// meeting, visit, signing …
    pub kind: String,
    /// As exact as the articles are.
    pub date: Option<String>,
    /// The day by which it is sorted.
    pub day: String,
    /// Where.
    pub place: Option<String>,
    /// planned, cancelled, postponed.
    pub status: Option<String>,
    /// Who took part.
    pub parts: Vec<Part>,
    /// The sentences that say so.
    pub citations: Vec<Citation>,
    /// Whether the briefing before did not have it.
    pub new: bool,
}

/// Somebody in a role.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The name.
    pub entity: String,
    /// firm, agency, organisation, person.
    pub kind: String,
    /// The latest position.
    pub position: Option<String>,
    /// The names of the events, the earliest first.
    pub events: Vec<String>,
    /// Sentences.
    pub citations: Vec<Citation>,
}

/// All who took part in one role.
#[derive(Clone, Debug)]
pub struct RoleGroup {
    /// The role's English word.
    pub role: String,
    /// The articles' Chinese one.
    pub label: String,
    /// How many there are in all.
    pub total: usize,
    /// Those with most events first.
    pub actors: Vec<Actor>,
}

/// Stories that do not agree.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// What is measured.
    pub indicator: String,
    /// Whose.
    pub subject: String,
    /// For when.
    pub period: String,
    /// As written, and where; the earliest first.
    pub versions: Vec<(String, Citation)>,
}

/// A briefing.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// What it is on.
    pub topic: String,
    /// The region asked for.
    pub region: Option<String>,
    /// What was read.
    pub overview: Overview,
    /// What happened, in order of time.
    pub events: Vec<EventLine>,
    /// Events a month: `2022-06`.
    pub months: Vec<(String, usize)>,
    /// Those with most events, in whatever role.
    pub busiest: Vec<(String, usize)>,
    /// Who took part.
    pub roles: Vec<RoleGroup>,
    /// Figures by indicator.
    pub tables: Vec<FigureTable>,
    /// What does not fit.
    pub disputes: Vec<Dispute>,
    /// Every article cited.
    pub sources: Vec<Source>,
    /// What is new since the briefing before; `None` for a first one.
    pub news: Option<News>,
    pub(super) stories: Vec<String>,
    pub(super) story_ids: Vec<Vec<String>>,
    pub(super) event_keys: Vec<String>,
    pub(super) figure_keys: Vec<String>,
}

/// Sentences given for one line.
const CITED: usize = 3;
/// Names under one role.
const ACTORS: usize = 12;
/// Stories looked at; a topic that has more is no topic.
const STORIES: usize = 20_000;

/// Which role comes first.
const ROLES: [&str; 14] = [
    "organiser",
    "host",
    "co_organiser",
    "supporter",
    "chair",
    "speaker",
    "attendee",
    "presenter",
    "visitor",
    "visited",
    "signatory",
    "unveiler",
    "issuer",
    "awardee",
];

impl Briefing {
    /// Makes a briefing.
    ///
    /// # Errors
    /// When the archive is damaged, or a pattern stands for too many values.
    pub fn new(
        archive: &Archive,
        request: &Request,
        dictionaries: &Dictionaries,
    ) -> Result<Self, ArchiveError> {
        let (hits, mut overview) = overview(archive, request)?;
        let mut citer = Citer::new(archive, &hits);
        let filter = Filter {
            query: request.query.clone(),
            region: request.region.clone(),
            since: request.since,
            until: request.until,
            ..Filter::default()
        };
        let event_rows = relevant(archive.events(&filter)?.rows, request, &mut citer)?;
        let parts = archive.participations(&filter)?.rows;
        let figure_rows = relevant(archive.figures(&filter)?.rows, request, &mut citer)?;
        let all = happenings(&event_rows);
        let statements = statements(&figure_rows, dictionaries);
        overview.events = all.len();
        overview.figures = statements.len();
        let events = timeline(&all, request.limit, &mut citer)?;
        let roles = roles(&all, &parts, &mut citer)?;
        let (tables, figure_keys) = tables(&statements, request.limit, &mut citer)?;
        let mut disputes = Vec::new();
        for found in contradictions(&statements).into_iter().take(request.limit) {
            let mut versions = Vec::new();
            for version in &found.versions {
                if let Some(citation) = citer.cite(version.row)? {
                    versions.push((version.row["text"].as_str().unwrap_or_default().to_owned(), citation));
                }
            }
            let (indicator, subject, period) = (found.indicator, found.subject, found.period);
            disputes.push(Dispute { indicator, subject, period, versions });
        }
        let mut months: BTreeMap<String, usize> = BTreeMap::new();
        for happening in &all {
            // A year is no month.
            if happening.date().is_some_and(|date| date.len() == 4) {
                continue;
            }
            if let Some(month) = happening.day().get(..7) {
                *months.entry(month.to_owned()).or_default() += 1;
            }
        }
        Ok(Self {
            topic: request.topic.clone(),
            region: request.region.clone(),
            overview,
            events,
            months: months.into_iter().collect(),
            busiest: busiest(&all),
            roles,
            tables,
            disputes,
            sources: citer.sources,
            news: None,
            stories: hits.iter().flat_map(ids).collect(),
            story_ids: hits.iter().map(|hit| ids(hit).collect()).collect(),
            event_keys: all.iter().map(key).collect(),
            figure_keys,
        })
    }

    /// Every citation of the briefing with the sentence it stands for.
    pub fn quotes(&self) -> impl Iterator<Item = (Citation, &str, &str)> {
        self.sources.iter().flat_map(|source| {
            source.quotes.iter().map(|(&sentence, quote)| {
                (Citation { source: source.number, sentence }, source.article.as_str(), quote.as_str())
            })
        })
    }
}

fn ids(hit: &crate::archive::Hit) -> impl Iterator<Item = String> {
    std::iter::once(hit.id.clone()).chain(hit.copies.iter().map(|copy| copy.id.clone()))
}

fn overview(
    archive: &Archive,
    request: &Request,
) -> Result<(Vec<crate::archive::Hit>, Overview), ArchiveError> {
    let mut parts = vec![request.query.clone()];
    if request.since.is_some() || request.until.is_some() {
        let text = |day: Option<Date>| day.map(|day| day.to_string());
        parts.push(Query::Date(DateRange { since: text(request.since), until: text(request.until) }));
    }
    if let Some(region) = &request.region {
        parts.push(Query::Field(Field::Region, Term::Phrase(region.clone())));
    }
    let query = if parts.len() == 1 { parts.swap_remove(0) } else { Query::And(parts) };
    let most = usize::try_from(archive.len()).unwrap_or(STORIES).clamp(1, STORIES);
    let options = SearchOptions { limit: most, sort: Sort::Newest, widen: false, ..SearchOptions::default() };
    let found = archive.search(&query, &options)?;
    let mut days: Vec<&str> =
        found.hits.iter().filter_map(|hit| hit.published.as_deref()?.get(..10)).collect();
    days.sort_unstable();
    let counted = |value: fn(&crate::archive::Hit) -> Option<&str>| {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for hit in &found.hits {
            if let Some(value) = value(hit) {
                *counts.entry(value).or_default() += 1;
            }
        }
        let mut counts: Vec<(String, usize)> =
            counts.into_iter().map(|(value, count)| (value.to_owned(), count)).collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts
    };
    let overview = Overview {
        articles: found.total,
        stories: found.hits.len(),
        first: days.first().map(|&day| day.to_owned()),
        last: days.last().map(|&day| day.to_owned()),
        regions: counted(|hit| hit.region.as_deref()),
        publishers: counted(|hit| hit.source.as_deref()),
        ..Overview::default()
    };
    Ok((found.hits, overview))
}

/// The rows that belong to the topic.
fn relevant(rows: Vec<Value>, request: &Request, citer: &mut Citer<'_>) -> Result<Vec<Value>, ArchiveError> {
    let mut judged: HashMap<String, About> = HashMap::new();
    let mut kept = Vec::new();
    for row in rows {
        let id = row["article"].as_str().unwrap_or_default();
        let (title, body) = citer.folded(id)?;
        let judged = judged.entry(id.to_owned()).or_insert_with(|| about(&request.query, title, body));
        let place = row["start"].as_u64().and_then(|start| usize::try_from(start).ok()).unwrap_or(0);
        let whole = match judged {
            About::All => true,
            About::Parts => near(&request.query, body, place),
            About::No => false,
        };
        // An event of which nothing is known but its name is only told for the topic's own sake.
        let bare = row["participants"].as_array().is_some_and(Vec::is_empty);
        if whole && !bare || holds(&request.query, &words(&row), 1) {
            kept.push(row);
        }
    }
    Ok(kept)
}

/// Everything a row says, folded.
fn words(row: &Value) -> String {
    let mut words = String::new();
    for name in ["quote", "name", "place", "indicator", "subject"] {
        words.push_str(row[name].as_str().unwrap_or_default());
        words.push('\n');
    }
    for one in row["participants"].as_array().into_iter().flatten() {
        words.push_str(one["entity"].as_str().unwrap_or_default());
        words.push('\n');
    }
    fold(&words)
}

fn key(happening: &Happening<'_>) -> String {
    format!("{}|{}|{}", happening.kind(), happening.date().unwrap_or_default(), happening.name())
}

/// The events that most stories tell and most took part in, in order of time.
fn timeline(
    all: &[Happening<'_>],
    limit: usize,
    citer: &mut Citer<'_>,
) -> Result<Vec<EventLine>, ArchiveError> {
    let weight = |happening: &Happening<'_>| {
        let dated = happening.date().is_some_and(|date| date.len() >= 10);
        happening.rows.len() * 3 + happening.parts().len().min(8) + usize::from(dated) * 2
    };
    let mut chosen: Vec<(usize, usize)> =
        all.iter().enumerate().map(|(index, happening)| (index, weight(happening))).collect();
    chosen.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    chosen.truncate(limit);
    chosen.sort_unstable();
    let mut lines = Vec::new();
    for (index, _) in chosen {
        let happening = &all[index];
        lines.push(EventLine {
            key: key(happening),
            name: happening.name().to_owned(),
            kind: happening.kind().to_owned(),
            date: happening.date().map(str::to_owned),
            day: happening.day(),
            place: happening.place().map(str::to_owned),
            status: happening.status().map(str::to_owned),
            parts: happening.parts(),
            citations: citer.cite_all(happening.rows.iter().copied(), CITED)?,
            new: false,
        });
    }
    // What has no day at all comes last.
    lines.sort_by(|a, b| a.day.is_empty().cmp(&b.day.is_empty()).then_with(|| a.day.cmp(&b.day)));
    Ok(lines)
}

/// Who took part in each role; `rows` of participations have the sentence that names each.
fn roles(
    all: &[Happening<'_>],
    rows: &[Value],
    citer: &mut Citer<'_>,
) -> Result<Vec<RoleGroup>, ArchiveError> {
    let named = |event: &Value, entity: &Value, role: &Value| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (text(event), text(entity), text(role))
    };
    let proofs: HashMap<_, &Value> =
        rows.iter().rev().map(|row| (named(&row["event_id"], &row["entity"], &row["role"]), row)).collect();
    let mut groups: BTreeMap<(usize, String), (String, BTreeMap<String, Vec<(&Happening<'_>, Part)>>)> =
        BTreeMap::new();
    for happening in all {
        for part in happening.parts() {
            let rank = ROLES.iter().position(|role| *role == part.role).unwrap_or(ROLES.len());
            let group = groups.entry((rank, part.role.clone())).or_default();
            if group.0.is_empty() {
                group.0.clone_from(&part.label);
            }
            group.1.entry(part.entity.clone()).or_default().push((happening, part));
        }
    }
    let mut roles = Vec::new();
    for ((_, role), (label, entities)) in groups {
        let total = entities.len();
        let mut list: Vec<(String, Vec<(&Happening<'_>, Part)>)> = entities.into_iter().collect();
        list.sort_by_key(|(_, parts)| std::cmp::Reverse(parts.len()));
        let mut actors = Vec::new();
        for (entity, parts) in list.into_iter().take(ACTORS) {
            let rows = parts.iter().map(|(happening, part)| {
                let proof = |event: &&Value| {
                    let key = (
                        event["event_id"].as_str().unwrap_or_default().to_owned(),
                        part.entity.clone(),
                        part.role.clone(),
                    );
                    proofs.get(&key).copied()
                };
                happening.rows.iter().find_map(proof).unwrap_or(happening.rows[0])
            });
            let citations = citer.cite_all(rows, CITED)?;
            let mut events: Vec<String> = Vec::new();
            for (happening, _) in &parts {
                events.push(happening.name().to_owned());
            }
            actors.push(Actor {
                kind: parts[0].1.kind.clone(),
                position: parts.iter().rev().find_map(|(_, part)| part.position.clone()),
                entity,
                events,
                citations,
            });
        }
        roles.push(RoleGroup { role, label, total, actors });
    }
    Ok(roles)
}

/// The ten with most events.
fn busiest(all: &[Happening<'_>]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for happening in all {
        let mut names: Vec<String> = happening.parts().into_iter().map(|part| part.entity).collect();
        names.sort();
        names.dedup();
        for name in names {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(10);
    counts
}
