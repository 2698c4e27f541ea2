//! A query tree to the index's own queries.

use super::entry::{EVERY_UNIT, column, days, folded};
use super::error::{ArchiveError, ArchiveProblem};
use super::identity::Identities;
use super::question::Question;
use super::schema::Fields;
use super::snippet::{Needle, characters_of};
use super::tokens;
use crate::query::{Amount, Field, Query, Term};
use std::ops::Bound;
use std::path::Path;
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query as IndexQuery, RangeQuery,
    TermQuery, TermSetQuery,
};
use tantivy::schema::{Field as IndexField, IndexRecordOption, document::Value as _};
use tantivy::{DocId, Searcher, SegmentReader, TantivyDocument, Term as IndexTerm};

type Boxed = Box<dyn IndexQuery>;

/// How much a headline counts beside the body.
const TITLE: f32 = 2.0;
/// How many terms a pattern over regions or publishers may stand for.
const MOST_TERMS: usize = 20_000;

pub(super) struct Compiler<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) fields: &'static Fields,
    pub(super) path: &'a Path,
    pub(super) identities: &'a Identities,
}

impl Compiler<'_> {
    pub(super) fn query(&self, query: &Query) -> Result<Boxed, ArchiveError> {
        Ok(match query {
            Query::All => Box::new(AllQuery),
            Query::Text(term) => self.text(term, &[self.fields.body, self.fields.title]),
            Query::Field(field, term) => self.field(*field, term)?,
            Query::Date(range) => {
                let (since, until) = range.days();
                self.published(since, until)
            }
            Query::Amount(amount) => amounts(amount),
            Query::Not(inner) => {
                let inner = self.query(inner)?;
                Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(AllQuery)), (Occur::MustNot, inner)]))
            }
            Query::And(parts) => {
                let mut clauses = Vec::with_capacity(parts.len());
                for part in parts {
                    clauses.push(match part {
                        Query::Not(inner) => (Occur::MustNot, self.query(inner)?),
                        other => (Occur::Must, self.query(other)?),
                    });
                }
                if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
                    clauses.push((Occur::Must, Box::new(AllQuery)));
                }
                Box::new(BooleanQuery::new(clauses))
            }
            Query::Or(parts) => {
                any(parts.iter().map(|part| self.query(part)).collect::<Result<Vec<_>, _>>()?)
            }
        })
    }

    /// Published between two days, both included.
    pub(super) fn published(
        &self,
        since: Option<jiff::civil::Date>,
        until: Option<jiff::civil::Date>,
    ) -> Boxed {
        let bound = |day: Option<jiff::civil::Date>| match day {
            Some(day) => Bound::Included(IndexTerm::from_field_i64(self.fields.day, days(day))),
            None => Bound::Unbounded,
        };
        if since.is_none() && until.is_none() {
            return Box::new(AllQuery);
        }
        Box::new(RangeQuery::new(bound(since), bound(until)))
    }

    fn field(&self, field: Field, term: &Term) -> Result<Boxed, ArchiveError> {
        let fields = self.fields;
        Ok(match field {
            Field::Title => self.text(term, &[fields.title]),
            Field::Person => self.names(term, &[fields.person]),
            Field::Firm => self.names(term, &[fields.firm]),
            Field::Agency => self.names(term, &[fields.agency]),
            Field::Name => self.names(term, &[fields.person, fields.firm, fields.agency, fields.other]),
            Field::Event => self.names(term, &[fields.event]),
            Field::Region => self.listed(fields.region, term, region_holds)?,
            Field::Source => self.listed(fields.source, term, |value, needle| value.contains(needle))?,
            Field::Role => self.role(term)?,
        })
    }

    pub(super) fn region(&self, name: &str) -> Result<Boxed, ArchiveError> {
        self.listed(self.fields.region, &Term::Phrase(name.to_owned()), region_holds)
    }

    /// Figures that measure this, or are of this.
    pub(super) fn indicator(&self, text: &str) -> Boxed {
        let all = std::iter::once(text).chain(self.identities.other_names(text));
        let ways: Vec<Boxed> = all.filter_map(|name| phrase(self.fields.indicator, name)).collect();
        if ways.is_empty() { Box::new(AllQuery) } else { any(ways) }
    }

    fn role(&self, term: &Term) -> Result<Boxed, ArchiveError> {
        let needle = folded(&plain(term));
        let exact =
            TermQuery::new(IndexTerm::from_field_text(self.fields.role, &needle), IndexRecordOption::Basic);
        if self.searcher.doc_freq(exact.term()).map_err(|error| ArchiveError::tantivy(self.path, &error))? > 0
        {
            return Ok(Box::new(exact));
        }
        // 主办单位 is asked for 主办.
        self.listed(self.fields.role, term, |value, needle| {
            !value.is_ascii() && (value.contains(needle) || needle.contains(value))
        })
    }

    /// Names as they stand in a field of names.
    fn names(&self, term: &Term, fields: &[IndexField]) -> Boxed {
        match term {
            Term::Word(text) | Term::Phrase(text) => {
                let all = std::iter::once(text.as_str()).chain(self.identities.other_names(text));
                let ways = all.flat_map(|name| fields.iter().filter_map(move |&field| phrase(field, name)));
                any(ways.collect())
            }
            Term::Wildcard(_) | Term::Near { .. } => {
                let pieces = Needle::pieces(term);
                any(fields
                    .iter()
                    .map(|&field| all(pieces.iter().filter_map(|piece| phrase(field, piece)).collect()))
                    .collect())
            }
        }
    }

    /// One of the values of a field with few values that hold what is looked for.
    fn listed(
        &self,
        field: IndexField,
        term: &Term,
        holds: impl Fn(&str, &str) -> bool,
    ) -> Result<Boxed, ArchiveError> {
        let wildcard = Needle::new(term);
        let needle = folded(&plain(term));
        let mut values: Vec<IndexTerm> = Vec::new();
        for segment in self.searcher.segment_readers() {
            let wrong = |error: &tantivy::TantivyError| ArchiveError::tantivy(self.path, error);
            let inverted = segment.inverted_index(field).map_err(|error| wrong(&error))?;
            let mut stream =
                inverted.terms().stream().map_err(|error| ArchiveError::io(self.path, &error))?;
            while stream.advance() {
                let Ok(value) = std::str::from_utf8(stream.key()) else { continue };
                let found = match term {
                    Term::Word(_) | Term::Phrase(_) => holds(&folded(value), &needle),
                    _ => wildcard.matches(&characters_of(value)),
                };
                if found {
                    values.push(IndexTerm::from_field_text(field, value));
                }
                if values.len() > MOST_TERMS {
                    return Err(ArchiveError::new(self.path, ArchiveProblem::TooBroad(plain(term))));
                }
            }
        }
        if values.is_empty() {
            return Ok(Box::new(EmptyQuery));
        }
        Ok(Box::new(TermSetQuery::new(values)))
    }

    /// Words in the text.
    fn text(&self, term: &Term, fields: &[IndexField]) -> Boxed {
        match term {
            Term::Phrase(text) => {
                any(fields.iter().filter_map(|&field| self.boosted(field, phrase(field, text)?)).collect())
            }
            Term::Word(text) => {
                let mut ways: Vec<Boxed> =
                    fields.iter().filter_map(|&field| self.boosted(field, phrase(field, text)?)).collect();
                let words = words_of(text);
                if !words.is_empty() {
                    ways.push(all(words
                        .iter()
                        .map(|word| {
                            any(fields
                                .iter()
                                .filter_map(|&field| self.boosted(field, self.word(field, word)))
                                .collect())
                        })
                        .collect()));
                }
                any(ways)
            }
            Term::Wildcard(_) | Term::Near { .. } => {
                let pieces = Needle::pieces(term);
                let candidates = all(pieces
                    .iter()
                    .map(|piece| any(fields.iter().filter_map(|&field| phrase(field, piece)).collect()))
                    .collect());
                // The pieces are there; whether they stand as asked is looked up in the text itself.
                let in_title = fields.contains(&self.fields.title);
                let in_body = fields.contains(&self.fields.body);
                let checked = stored_text(self.fields, Needle::new(term), in_title, in_body);
                Box::new(BooleanQuery::new(vec![(Occur::Must, candidates), (Occur::Must, checked)]))
            }
        }
    }

    fn word(&self, field: IndexField, word: &str) -> Boxed {
        let words = if field == self.fields.title { self.fields.title_words } else { self.fields.body_words };
        Box::new(TermQuery::new(IndexTerm::from_field_text(words, word), IndexRecordOption::WithFreqs))
    }

    #[expect(clippy::unnecessary_wraps, reason = "it ends chains of options")]
    fn boosted(&self, field: IndexField, query: Boxed) -> Option<Boxed> {
        Some(if field == self.fields.title { Box::new(BoostQuery::new(query, TITLE)) } else { query })
    }

    /// Any of a question's words, in the body or the headline; those that the segmenter does not know also as
    /// characters in a row.
    pub(super) fn some_words(&self, question: &Question) -> Boxed {
        let both = [self.fields.body, self.fields.title];
        let mut ways: Vec<Boxed> =
            question.words().iter().flat_map(|word| both.map(|field| self.word(field, word))).collect();
        for word in question.unknown() {
            ways.extend(both.iter().filter_map(|&field| phrase(field, word)));
        }
        any(ways)
    }
}

/// The distinct words of a text, lowered, without marks.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let folded = crate::text::script::fold(text);
    let mut words: Vec<String> = Vec::new();
    for word in tokens::cut(&folded) {
        if !word.chars().any(char::is_alphanumeric) {
            continue;
        }
        let word: String = word.chars().map(tokens::lower).collect();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// What a term says, without wildcards.
fn plain(term: &Term) -> String {
    match term {
        Term::Word(text) | Term::Phrase(text) => text.clone(),
        Term::Wildcard(pattern) => pattern.replace(['*', '?'], ""),
        Term::Near { words, .. } => words.concat(),
    }
}

/// Region values are a code and a full name: 山东 holds all of Shandong, 3702 all of Qingdao.
fn region_holds(value: &str, needle: &str) -> bool {
    let (code, name) = value.split_once(' ').unwrap_or((value, ""));
    if needle.chars().all(|c| c.is_ascii_digit()) {
        let needle = needle.trim_end_matches("00");
        return !needle.is_empty() && code.starts_with(needle);
    }
    name.contains(needle)
}

/// Characters in a row; `None` for white space alone.
fn phrase(field: IndexField, text: &str) -> Option<Boxed> {
    let folded = crate::text::script::fold(text);
    let terms: Vec<IndexTerm> = tokens::characters(&folded)
        .map(|c| IndexTerm::from_field_text(field, c.encode_utf8(&mut [0; 4])))
        .collect();
    match terms.len() {
        0 => None,
        1 => Some(Box::new(TermQuery::new(terms.into_iter().next()?, IndexRecordOption::WithFreqs))),
        _ => Some(Box::new(PhraseQuery::new(terms))),
    }
}

pub(super) fn any(queries: Vec<Boxed>) -> Boxed {
    combined(queries, Occur::Should)
}

pub(super) fn all(queries: Vec<Boxed>) -> Boxed {
    combined(queries, Occur::Must)
}

fn combined(mut queries: Vec<Boxed>, occur: Occur) -> Boxed {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::new(queries.into_iter().map(|query| (occur, query)).collect())),
    }
}

/// Articles in whose stored text the needle stands.
fn stored_text(fields: &'static Fields, needle: Needle, in_title: bool, in_body: bool) -> Boxed {
    let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
        let store = segment.get_store_reader(8)?;
        let needle = needle.clone();
        Ok(move |document: DocId| {
            let Ok(document) = store.get::<TantivyDocument>(document) else { return false };
            let stored = |field| document.get_first(field).and_then(|value| value.as_str());
            let body =
                in_body && stored(fields.text).is_some_and(|text| needle.matches(&characters_of(text)));
            let title = || {
                let meta: Option<serde_json::Value> =
                    stored(fields.meta).and_then(|meta| serde_json::from_str(meta).ok());
                meta.as_ref()
                    .and_then(|meta| meta.get("title")?.as_str())
                    .is_some_and(|title| needle.matches(&characters_of(title)))
            };
            body || (in_title && title())
        })
    });
    Box::new(DocPredicateQuery::from(predicate))
}

/// Articles that state a figure of that size.
fn amounts(amount: &Amount) -> Boxed {
    let amount = amount.clone();
    let name = format!(
        "amount.{}",
        if amount.unit.is_empty() { EVERY_UNIT.to_owned() } else { column(&amount.unit) }
    );
    let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
        let columns = segment.fast_fields();
        // A column of whole numbers is kept as such.
        let (real, whole) = (columns.column_opt::<f64>(&name)?, columns.column_opt::<i64>(&name)?);
        let amount = amount.clone();
        Ok(move |document: DocId| {
            let real = real.iter().flat_map(|column| column.values_for_doc(document));
            #[expect(clippy::cast_precision_loss, reason = "figures of news are far smaller")]
            let whole =
                whole.iter().flat_map(|column| column.values_for_doc(document)).map(|value| value as f64);
            real.chain(whole).any(|value| amount.holds(value, None))
        })
    });
    Box::new(DocPredicateQuery::from(predicate))
}
