//! Facts across articles: participations, events, figures, positions, mentions, as flat rows that can be cited.

use super::asked::Asked;
use super::compile::{Compiler, all, any, region_holds};
use super::entry::folded;
use super::filter::Filter;
use super::identity::{self, Identities};
use super::people::People;
use super::search::{Search, region};
use super::{Archive, ArchiveError, Stored};
use crate::dictionary::is_nation;
use crate::mention::date::When;
use crate::query::{Amount, Field, Query, Term};
use crate::sentence::split;
use crate::text::{CharIndex, Span};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use tantivy::collector::TopDocs;
use tantivy::{DocAddress, Order, Searcher};

/// Rows, the latest article's first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Flat objects. Each carries `quote` (the sentence), `article`, `title`, `published`, `region`, `source`.
    pub rows: Vec<Value>,
    /// Whether there are more behind the limit.
    pub more: bool,
}

/// Which facts of an article are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Participations,
    Events,
    Figures,
    Positions,
    Mentions,
}

/// The first articles looked at; then four times as many, and so on.
const FIRST_PAGE: usize = 64;
/// How far an event may lie from the publication of its article: announcements and anniversaries.
const EVENT_REACH_DAYS: i64 = 400;

impl Archive {
    /// Who took part in what: `entity` `kind` `role` `label` `position` `event` `event_id` `event_kind` `date`
    /// `place` `status`.
    ///
    /// # Errors
    /// When the archive is damaged, or a pattern stands for too many values.
    pub fn participations(&self, filter: &Filter) -> Result<Rows, ArchiveError> {
        self.rows(filter, Kind::Participations)
    }

    /// What happened: `event_id` `kind` `name` `date` `place` `status` `participants`.
    ///
    /// # Errors
    /// As [`Archive::participations`].
    pub fn events(&self, filter: &Filter) -> Result<Rows, ArchiveError> {
        self.rows(filter, Kind::Events)
    }

    /// Every figure: `text` `low` `high` `bound` `unit` `indicator` `subject` `period` `comparison` `place`.
    ///
    /// # Errors
    /// As [`Archive::participations`].
    pub fn figures(&self, filter: &Filter) -> Result<Rows, ArchiveError> {
        self.rows(filter, Kind::Figures)
    }

    /// Who holds which position: `person` `organisation` `position`, and `past` where it is said to be over.
    ///
    /// # Errors
    /// As [`Archive::participations`].
    pub fn positions(&self, filter: &Filter) -> Result<Rows, ArchiveError> {
        self.rows(filter, Kind::Positions)
    }

    /// Every mention: `kind` `text` `entity` and its value.
    ///
    /// # Errors
    /// As [`Archive::participations`].
    pub fn mentions(&self, filter: &Filter) -> Result<Rows, ArchiveError> {
        self.rows(filter, Kind::Mentions)
    }

    fn rows(&self, filter: &Filter, kind: Kind) -> Result<Rows, ArchiveError> {
        let found = self.rows_of(filter, kind)?;
        // No event of the articles has the words itself: what the articles tell is the best answer there is.
        if found.rows.is_empty() && filter.narrow {
            return self.rows_of(&Filter { narrow: false, ..filter.clone() }, kind);
        }
        Ok(found)
    }

    fn rows_of(&self, filter: &Filter, kind: Kind) -> Result<Rows, ArchiveError> {
        let mut filter = filter.clone();
        push_down(&filter.query.clone(), &mut filter, kind);
        let wanted = filter.limit.saturating_add(filter.offset).saturating_add(1);
        let searcher = self.reader.searcher();
        let compiler = Compiler::new(self, &searcher);
        let compiled = articles(&compiler, &filter, kind)?;
        let search = Search::new(self, &searcher)?;
        let identities = self.identities(&searcher)?;
        let people = People::new(self, &searcher);
        let names = Wanted::new(self, &searcher, &filter, &identities)?;
        let mut rows: Vec<Value> = Vec::new();
        let (mut from, mut page) = (0, FIRST_PAGE);
        let everything = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX).max(1);
        if filter.limit == usize::MAX {
            page = everything;
        }
        while rows.len() < wanted {
            let top = TopDocs::with_limit(page.min(everything)).and_offset(from);
            let mut found: Vec<(Option<i64>, DocAddress)> = searcher
                .search(&compiled, &top.order_by_fast_field::<i64>("day", Order::Desc))
                .map_err(|error| self.wrong(&error))?;
            let last = found.len() < page;
            // Which articles of the page's last day are in it depends on where they lie in the index, and so on
            // threads: that day waits for the next page, where all of it is.
            if !last {
                let day = found.last().and_then(|(day, _)| *day);
                let whole = found.partition_point(|(other, _)| *other != day);
                if whole == 0 && page < everything {
                    page = page.saturating_mul(4);
                    continue;
                }
                if whole > 0 {
                    found.truncate(whole);
                }
            }
            let taken = found.len();
            let mut found: Vec<DocAddress> = found.into_iter().map(|(_, address)| address).collect();
            found.sort_by_key(|&at| (std::cmp::Reverse(search.day(at)), search.key(at)));
            for address in found {
                if !filter.all_copies {
                    // A story is cited from where it was published first.
                    let story = search.story(address);
                    let first = search.first_matching(&*compiled, story, address)?;
                    if first != address {
                        continue;
                    }
                }
                let stored = self.stored(&searcher, address)?;
                let mut facts = stored.facts().map_err(|what| self.damaged(what))?;
                identities.apply(&stored, &mut facts);
                identity::number(&stored, &mut facts, &people);
                Article::new(&stored, facts, &names).rows(kind, &filter, &mut rows);
                if rows.len() >= wanted {
                    break;
                }
            }
            if last {
                break;
            }
            from += taken;
            page = (page * 4).min(8192.max(page));
        }
        compiler.verdict(&filter.query)?;
        let more = rows.len() >= wanted;
        rows.truncate(wanted - 1);
        Ok(Rows { rows: rows.into_iter().skip(filter.offset).collect(), more })
    }
}

/// The articles that can have such rows.
fn articles(
    compiler: &Compiler<'_>,
    filter: &Filter,
    kind: Kind,
) -> Result<Box<dyn tantivy::query::Query>, ArchiveError> {
    let mut queries = vec![compiler.query(&filter.query)?];
    let phrase = |text: &str| Term::Phrase(text.to_owned());
    if let Some(entity) = &filter.entity {
        queries.push(compiler.query(&Query::Field(Field::Name, phrase(entity)))?);
    }
    if let Some(role) = &filter.role {
        queries.push(compiler.query(&Query::Field(Field::Role, phrase(role)))?);
    }
    if let Some(event) = &filter.event {
        for word in event.split_whitespace() {
            let word = event_kind(word).unwrap_or(word);
            queries.push(compiler.query(&Query::Field(Field::Event, phrase(word)))?);
        }
    }
    if let Some(region) = &filter.region {
        let own = compiler.region(region)?;
        queries.push(match kind {
            Kind::Figures => any(vec![own, compiler.place(region)?]),
            _ => own,
        });
    }
    if kind == Kind::Figures {
        if let Some(amount) = figure_range(filter) {
            queries.push(compiler.query(&Query::Amount(amount))?);
        }
        for part in [&filter.indicator, &filter.subject].into_iter().flatten() {
            queries.push(compiler.indicator(part)?);
        }
    }
    let reach = if matches!(kind, Kind::Participations | Kind::Events) { EVENT_REACH_DAYS } else { 0 };
    let moved =
        |day: Option<Date>, days: i64| day.map(|day| day.saturating_add(jiff::Span::new().days(days)));
    if filter.since.is_some() || filter.until.is_some() {
        queries.push(compiler.published(moved(filter.since, -reach), moved(filter.until, reach)));
    }
    Ok(all(queries))
}

/// The figure's range that both `amount` and `unit` ask for.
fn figure_range(filter: &Filter) -> Option<Amount> {
    let mut amount = filter.amount.clone()?;
    if amount.unit.is_empty()
        && let Some(unit) = &filter.unit
    {
        amount.unit = folded(unit);
    }
    Some(amount)
}

/// Fields of the query that speak of facts narrow the rows, not only the articles.
fn push_down(query: &Query, filter: &mut Filter, kind: Kind) {
    let parts = match query {
        Query::And(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    for part in parts {
        match part {
            Query::Field(field, Term::Word(text) | Term::Phrase(text)) => match field {
                Field::Person | Field::Firm | Field::Agency | Field::Name if kind != Kind::Figures => {
                    filter.entity.get_or_insert_with(|| text.clone());
                }
                Field::Role => {
                    filter.role.get_or_insert_with(|| text.clone());
                }
                Field::Event => {
                    filter.event.get_or_insert_with(|| text.clone());
                }
                _ => {}
            },
            Query::Amount(amount) => {
                filter.amount.get_or_insert_with(|| amount.clone());
            }
            Query::Date(range) if filter.since.is_none() && filter.until.is_none() => {
                (filter.since, filter.until) = range.days();
            }
            _ => {}
        }
    }
}

/// The contract's word for a kind of event that is typed in Chinese.
fn event_kind(word: &str) -> Option<&'static str> {
    crate::event::EventKind::called(word).filter(|_| !word.is_ascii()).map(crate::event::EventKind::word)
}

/// The names that are asked for, with what they are shown as.
struct Wanted {
    entity: Names,
    subject: Names,
    /// Words of which an event must have one; empty where any will do.
    words: Vec<String>,
}

impl Wanted {
    fn new(
        archive: &Archive,
        searcher: &Searcher,
        filter: &Filter,
        identities: &Identities,
    ) -> Result<Self, ArchiveError> {
        let names = |typed: &Option<String>| -> Result<Names, ArchiveError> {
            let Some(typed) = typed else { return Ok(Names(None)) };
            let meant = archive.meant(searcher, typed)?;
            let holding = identities.shown_for(typed);
            Ok(Names(Some(Asked::new(typed, meant.iter().chain(&holding).map(String::as_str)))))
        };
        let words = filter.query.words().into_iter().filter(|_| filter.narrow).map(folded).collect();
        Ok(Self { entity: names(&filter.entity)?, subject: names(&filter.subject)?, words })
    }
}

/// A name that is asked for; anything where there is none.
struct Names(Option<Asked>);

impl Names {
    fn fits(&self, name: &Value) -> bool {
        self.0.as_ref().is_none_or(|asked| name.as_str().is_some_and(|name| asked.fits(name)))
    }
}

/// An article whose rows are made.
struct Article<'a> {
    stored: &'a Stored,
    facts: Map<String, Value>,
    wanted: &'a Wanted,
    sentences: Vec<Span>,
    index: CharIndex,
}

impl<'a> Article<'a> {
    fn new(stored: &'a Stored, facts: Map<String, Value>, wanted: &'a Wanted) -> Self {
        Self { stored, facts, wanted, sentences: split(&stored.text), index: CharIndex::new(&stored.text) }
    }

    fn list(&self, name: &str) -> &[Value] {
        identity::list(&self.facts, name)
    }

    fn rows(&self, kind: Kind, filter: &Filter, rows: &mut Vec<Value>) {
        match kind {
            Kind::Participations | Kind::Events => {
                for event in self.list("events") {
                    self.event_rows(kind, event, filter, rows);
                }
            }
            Kind::Figures => {
                for figure in self.list("figures") {
                    if figure_fits(figure, filter)
                        && self.wanted.subject.fits(&figure["subject"])
                        && self.of_region(figure, filter)
                    {
                        let mut row = part(
                            figure,
                            &[
                                "text",
                                "low",
                                "high",
                                "bound",
                                "unit",
                                "indicator",
                                "subject",
                                "period",
                                "comparison",
                                "target",
                            ],
                        );
                        row.insert("place".into(), figure.get("region").cloned().unwrap_or_default());
                        self.cite(&mut row, figure);
                        rows.push(Value::Object(row));
                    }
                }
            }
            Kind::Positions => self.position_rows(rows),
            Kind::Mentions => {
                for mention in self.list("mentions") {
                    let fits = string_fits(mention, "kind", filter.kind.as_deref(), Compare::Equal)
                        && (self.wanted.entity.fits(&mention["entity"])
                            || self.wanted.entity.fits(&mention["text"]));
                    if fits {
                        let mut row = part(
                            mention,
                            &["kind", "text", "entity", "entity_id", "value", "low", "high", "bound", "unit"],
                        );
                        self.cite(&mut row, mention);
                        rows.push(Value::Object(row));
                    }
                }
            }
        }
    }

    fn event_rows(&self, kind: Kind, event: &Value, filter: &Filter, rows: &mut Vec<Value>) {
        if !self.dated(event, filter) || !event_fits(event, filter) || !self.worded(event) {
            return;
        }
        let participants = event.get("participants").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let fits = |participant: &&Value| {
            self.wanted.entity.fits(&participant["entity"])
                && (string_fits(participant, "role", filter.role.as_deref(), Compare::Equal)
                    || string_fits(participant, "label", filter.role.as_deref(), Compare::Within))
        };
        if kind == Kind::Events {
            let narrowed = filter.entity.is_some() || filter.role.is_some();
            if narrowed && !participants.iter().any(|participant| fits(&participant)) {
                return;
            }
            let mut row = part(event, &["kind", "name", "date", "place", "status"]);
            row.shift_insert(0, "event_id".into(), event.get("id").cloned().unwrap_or_default());
            let named: Vec<Value> = participants
                .iter()
                .map(|participant| {
                    Value::Object(part(
                        participant,
                        &["entity", "entity_id", "kind", "role", "label", "position"],
                    ))
                })
                .collect();
            row.insert("participants".into(), Value::Array(named));
            self.cite(&mut row, event);
            rows.push(Value::Object(row));
            return;
        }
        for participant in participants.iter().filter(fits) {
            let mut row = part(participant, &["entity", "entity_id", "kind", "role", "label", "position"]);
            for (name, from) in [
                ("event", "name"),
                ("event_id", "id"),
                ("event_kind", "kind"),
                ("date", "date"),
                ("place", "place"),
                ("status", "status"),
            ] {
                row.insert(name.to_owned(), event.get(from).cloned().unwrap_or_default());
            }
            self.cite(&mut row, participant);
            rows.push(Value::Object(row));
        }
    }

    /// Whether an event has one of the words asked for: in its name, its sentence or the names of who took part.
    fn worded(&self, event: &Value) -> bool {
        let words = &self.wanted.words;
        let holds = |text: Option<&str>| {
            text.map(folded).is_some_and(|text| words.iter().any(|word| text.contains(word.as_str())))
        };
        let parts = || event.get("participants").and_then(Value::as_array).into_iter().flatten();
        words.is_empty()
            || holds(event.get("name").and_then(Value::as_str))
            || holds(self.quote(event))
            || parts().any(|part| holds(part["entity"].as_str()) || holds(self.quote(part)))
    }

    fn position_rows(&self, rows: &mut Vec<Value>) {
        for person in self.list("people") {
            let name = person.get("name").and_then(Value::as_str).unwrap_or_default();
            for position in person.get("positions").and_then(Value::as_array).into_iter().flatten() {
                let organisation = position.get("organisation").and_then(Value::as_str);
                let title = position.get("position").and_then(Value::as_str).unwrap_or_default();
                if !self.wanted.entity.fits(&person["name"])
                    && !self.wanted.entity.fits(&position["organisation"])
                {
                    continue;
                }
                let mut row = Map::new();
                row.insert("person".into(), json!(name));
                row.insert("entity_id".into(), person["entity_id"].clone());
                row.insert("organisation".into(), json!(organisation));
                row.insert("position".into(), json!(title));
                if position["past"] == true {
                    row.insert("past".into(), json!(true));
                }
                let place = self.named_with(name, title);
                self.cite(&mut row, &place);
                rows.push(Value::Object(row));
            }
        }
    }

    /// Where a person is named, in the sentence that also has the position if there is one.
    fn named_with(&self, name: &str, position: &str) -> Value {
        let mut best = None;
        for mention in self.list("mentions") {
            if mention.get("entity").and_then(Value::as_str) != Some(name) {
                continue;
            }
            let here = self.quote(mention).is_some_and(|quote| folded(quote).contains(&folded(position)));
            if here {
                return mention.clone();
            }
            best.get_or_insert(mention);
        }
        best.cloned().unwrap_or_default()
    }

    /// Whether the event, or else the article, is of the days asked for.
    fn dated(&self, event: &Value, filter: &Filter) -> bool {
        if filter.since.is_none() && filter.until.is_none() {
            return true;
        }
        let when = |text: Option<&str>| text.and_then(|text| text.parse::<When>().ok());
        let of_event =
            when(event.get("date").and_then(Value::as_str)).filter(|when| when.first_day().is_some());
        let Some(when) = of_event.or_else(|| when(self.stored.string("published"))) else { return false };
        let (first, last) = (when.first_day(), when.last_day());
        filter.since.is_none_or(|since| last.is_some_and(|last| last >= since))
            && filter.until.is_none_or(|until| first.is_some_and(|first| first <= until))
    }

    /// Whether a figure is of the region asked for: its own region, or else the article's.
    fn of_region(&self, figure: &Value, filter: &Filter) -> bool {
        let Some(wanted) = filter.region.as_deref().map(folded) else { return true };
        let part = |name: &str| self.stored.meta.get("region")?.get(name)?.as_str();
        let (code, name) = (part("code").unwrap_or_default(), part("name").unwrap_or_default());
        // 中国 of a report from 北京 is not 北京.
        let national = figure.get("subject").and_then(Value::as_str).is_some_and(is_nation);
        if national || is_nation(&wanted) {
            return national && is_nation(&wanted);
        }
        // A figure's region has a name alone; where it is the article's, so is the code.
        let own = figure.get("region").and_then(Value::as_str).unwrap_or(name);
        let code = if own == name { code } else { "" };
        region_holds(&format!("{code} {}", folded(own)), &wanted)
    }

    /// Adds what a citation needs.
    fn cite(&self, row: &mut Map<String, Value>, place: &Value) {
        for name in ["start", "end"] {
            row.insert(name.to_owned(), place.get(name).cloned().unwrap_or_default());
        }
        row.insert("quote".into(), self.quote(place).map_or(Value::Null, |quote| json!(quote)));
        row.insert("article".into(), json!(self.stored.string("id")));
        row.insert("title".into(), json!(self.stored.string("title")));
        row.insert("published".into(), json!(self.stored.string("published")));
        row.insert("region".into(), json!(region(self.stored)));
        row.insert("source".into(), json!(self.stored.string("source")));
    }

    /// The sentence around a place, in the article's own script.
    fn quote(&self, place: &Value) -> Option<&str> {
        let start = usize::try_from(place.get("start")?.as_u64()?).ok()?;
        let byte = self.index.byte_of(&self.stored.text, start);
        let sentence = self.sentences.partition_point(|sentence| sentence.end() <= byte);
        Some(self.sentences.get(sentence)?.of(&self.stored.text).trim())
    }
}

/// The named members of an object, in that order; those it does not have are left out.
fn part(object: &Value, names: &[&str]) -> Map<String, Value> {
    names.iter().filter_map(|&name| object.get(name).map(|value| (name.to_owned(), value.clone()))).collect()
}

enum Compare {
    Equal,
    Holds,
    /// One is in the other: 主办 and 主办单位.
    Within,
}

fn string_fits(object: &Value, name: &str, wanted: Option<&str>, compare: Compare) -> bool {
    let Some(wanted) = wanted else { return true };
    let Some(value) = object.get(name).and_then(Value::as_str) else { return false };
    let (value, wanted) = (folded(value), folded(wanted));
    match compare {
        Compare::Equal => value == wanted,
        Compare::Holds => value.contains(&wanted),
        Compare::Within => value.contains(&wanted) || wanted.contains(&value),
    }
}

fn event_fits(event: &Value, filter: &Filter) -> bool {
    let kinds = string_fits(event, "kind", filter.kind.as_deref(), Compare::Equal);
    kinds
        && string_fits(event, "place", filter.place.as_deref(), Compare::Holds)
        && filter.event.as_deref().is_none_or(|words| {
            words.split_whitespace().all(|word| {
                string_fits(event, "name", Some(word), Compare::Holds)
                    || string_fits(event, "kind", Some(event_kind(word).unwrap_or(word)), Compare::Equal)
            })
        })
}

fn figure_fits(figure: &Value, filter: &Filter) -> bool {
    let in_range = figure_range(filter).is_none_or(|amount| {
        let number = |name: &str| figure.get(name).and_then(Value::as_f64);
        let unit = figure.get("unit").and_then(Value::as_str).unwrap_or_default();
        (amount.unit.is_empty() || folded(unit) == folded(&amount.unit))
            && number("low").or(number("high")).is_some_and(|low| amount.holds(low, number("high")))
    });
    in_range
        && (!filter.measured || figure.get("indicator").is_some_and(Value::is_string))
        && string_fits(figure, "unit", filter.unit.as_deref(), Compare::Equal)
        && string_fits(figure, "indicator", filter.indicator.as_deref(), Compare::Holds)
}
