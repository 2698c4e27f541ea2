//! A query tree to the index's own queries.

use super::Archive;
use super::entry::{EVERY_UNIT, column, days, folded};
use super::error::{ArchiveError, ArchiveProblem};
use super::identity::Identities;
use super::positions::{PositionsQuery, Shape};
use super::question::Question;
use super::schema::{Fields, Names};
use super::snippet::{FEW, Needle, Piece, characters_of};
use super::tokens::{self, Stretch, stretch};
use crate::dictionary::is_nation;
use crate::query::{Amount, Field, Query, Term};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
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

/// How many texts a search may read to see whether a pattern stands in them: about two seconds' work.
const MOST_TEXTS: usize = 40_000;

pub(super) struct Compiler<'a> {
    searcher: &'a Searcher,
    fields: &'static Fields,
    path: &'a Path,
    /// How many texts were read.
    texts: Arc<AtomicUsize>,
    archive: &'a Archive,
    /// What names stand for, where a question needs it.
    identities: OnceCell<Arc<Identities>>,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(archive: &'a Archive, searcher: &'a Searcher) -> Self {
        let (fields, path) = (archive.fields, archive.path.as_path());
        Self { searcher, fields, path, texts: Arc::default(), archive, identities: OnceCell::new() }
    }

    fn identities(&self) -> Result<&Identities, ArchiveError> {
        if let Some(known) = self.identities.get() {
            return Ok(known);
        }
        let found = self.archive.identities(self.searcher)?;
        Ok(self.identities.get_or_init(|| found))
    }

    /// Whether the searches done with this compiler were done to their end.
    pub(super) fn verdict(&self, query: &Query) -> Result<(), ArchiveError> {
        if self.texts.load(Ordering::Relaxed) > MOST_TEXTS {
            return Err(ArchiveError::new(self.path, ArchiveProblem::TooBroad(query.to_string())));
        }
        Ok(())
    }

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
            Field::Person => self.names(term, &[(fields.person, Names::PERSON)])?,
            Field::Firm => self.names(term, &[(fields.firm, Names::FIRM)])?,
            Field::Agency => self.names(term, &[(fields.agency, Names::AGENCY)])?,
            Field::Name => {
                let named = [fields.person, fields.firm, fields.agency, fields.other];
                self.names(term, &named.into_iter().zip(Names::NAMED).collect::<Vec<_>>())?
            }
            Field::Event => self.names(term, &[(fields.event, Names::EVENT)])?,
            // All articles are of the country.
            Field::Region if is_nation(&plain(term)) => Box::new(AllQuery),
            Field::Region => self.listed(fields.region, term, region_holds)?,
            Field::Source => self.listed(fields.source, term, |value, needle| value.contains(needle))?,
            Field::Role => self.role(term)?,
        })
    }

    pub(super) fn region(&self, name: &str) -> Result<Boxed, ArchiveError> {
        self.field(Field::Region, &Term::Phrase(name.to_owned()))
    }

    /// Articles with a figure of that region or of one below it.
    pub(super) fn place(&self, name: &str) -> Result<Boxed, ArchiveError> {
        let holds = |value: &str, needle: &str| value.contains(needle);
        self.listed(self.fields.place, &Term::Phrase(name.to_owned()), holds)
    }

    /// Figures that measure this, or are of this.
    pub(super) fn indicator(&self, text: &str) -> Result<Boxed, ArchiveError> {
        let all = self.all_names(text)?;
        let ways: Vec<Boxed> = all.iter().filter_map(|name| phrase(self.fields.indicator, name)).collect();
        Ok(if ways.is_empty() { Box::new(AllQuery) } else { any(ways) })
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

    /// What was typed, and the names in the archive of what is called so or has that in one of its names.
    fn all_names(&self, typed: &str) -> Result<BTreeSet<String>, ArchiveError> {
        let identities = self.identities()?;
        let mut all: BTreeSet<String> =
            identities.other_names(typed).into_iter().map(str::to_owned).collect();
        for shown in self.archive.meant(self.searcher, typed)?.iter() {
            all.extend(identities.names_of(shown));
        }
        all.insert(typed.to_owned());
        Ok(all)
    }

    /// Names: part of one, or a pattern for the whole of one.
    fn names(&self, term: &Term, fields: &[(IndexField, char)]) -> Result<Boxed, ArchiveError> {
        Ok(match term {
            Term::Word(text) | Term::Phrase(text) => {
                let all = self.all_names(text)?;
                let ways = all
                    .iter()
                    .flat_map(|name| fields.iter().filter_map(move |&(field, _)| phrase(field, name)));
                any(ways.collect())
            }
            Term::Near { words, .. } => any(fields
                .iter()
                .map(|&(field, _)| all(words.iter().filter_map(|word| phrase(field, word)).collect()))
                .collect()),
            Term::Wildcard(pattern) => {
                let letters: Vec<char> = fields.iter().map(|&(_, letter)| letter).collect();
                self.names_like(pattern, &letters)?
            }
        })
    }

    /// Names that a pattern stands for from beginning to end.
    fn names_like(&self, pattern: &str, letters: &[char]) -> Result<Boxed, ArchiveError> {
        let pattern: Vec<char> = tokens::characters(pattern).collect();
        let wrong = |error: &std::io::Error| ArchiveError::io(self.path, error);
        let mut values = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment
                .inverted_index(self.fields.name)
                .map_err(|error| ArchiveError::tantivy(self.path, &error))?;
            for letter in letters {
                let mut names = Names::of(inverted.terms(), *letter).map_err(|error| wrong(&error))?;
                while names.advance() {
                    let (Some(plain), Ok(value)) =
                        (Names::plain(names.key()), std::str::from_utf8(names.key()))
                    else {
                        continue;
                    };
                    let name: Vec<char> = tokens::characters(plain).collect();
                    if is_like(&name, &pattern) {
                        values.insert(value.to_owned());
                    }
                    if values.len() > MOST_TERMS {
                        let pattern = pattern.iter().collect();
                        return Err(ArchiveError::new(self.path, ArchiveProblem::TooBroad(pattern)));
                    }
                }
            }
        }
        if values.is_empty() {
            return Ok(Box::new(EmptyQuery));
        }
        let terms = values.iter().map(|value| IndexTerm::from_field_text(self.fields.name, value));
        Ok(Box::new(TermSetQuery::new(terms)))
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
                let needle = Needle::new(term);
                let by_places = by_places(&needle).and_then(|(stretches, shape)| {
                    let made = |&field| PositionsQuery::new(field, &stretches, shape.clone());
                    fields.iter().map(made).collect::<Option<Vec<_>>>()
                });
                if let Some(queries) = by_places {
                    let boxed = |(field, query)| self.boosted(field, Box::new(query) as Boxed);
                    return any(fields.iter().copied().zip(queries).filter_map(boxed).collect());
                }
                let pieces = Needle::pieces(term);
                let candidates = all(pieces
                    .iter()
                    .map(|piece| any(fields.iter().filter_map(|&field| phrase(field, piece)).collect()))
                    .collect());
                // The pieces are there; whether they stand as asked is looked up in the text itself.
                let checked = self.stored_text(needle, fields);
                Box::new(BooleanQuery::new(vec![(Occur::Must, candidates), (Occur::Must, checked)]))
            }
        }
    }

    /// Articles in whose text the needle stands, as it is stored for those of `among`: headline, body.
    fn stored_text(&self, needle: Needle, among: &[IndexField]) -> Boxed {
        let (fields, texts) = (self.fields, Arc::clone(&self.texts));
        let (in_title, in_body) = (among.contains(&fields.title), among.contains(&fields.body));
        let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
            let store = segment.get_store_reader(8)?;
            let (needle, texts) = (needle.clone(), Arc::clone(&texts));
            Ok(move |document: DocId| {
                if texts.fetch_add(1, Ordering::Relaxed) >= MOST_TEXTS {
                    return false;
                }
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
pub(super) fn region_holds(value: &str, needle: &str) -> bool {
    let (code, name) = value.split_once(' ').unwrap_or((value, ""));
    if needle.chars().all(|c| c.is_ascii_digit()) {
        let needle = needle.trim_end_matches("00");
        return !needle.is_empty() && code.starts_with(needle);
    }
    name.contains(needle)
}

/// Characters in a row; `None` for white space alone.
pub(super) fn phrase(field: IndexField, text: &str) -> Option<Boxed> {
    let characters: Vec<char> = tokens::characters(text).collect();
    Some(match stretch(&characters)? {
        Stretch::One(only) => beginning(field, only),
        Stretch::Pairs(pairs) => {
            let mut terms: Vec<(usize, IndexTerm)> = pairs
                .into_iter()
                .map(|(offset, pair)| (offset, IndexTerm::from_field_text(field, &pair)))
                .collect();
            match terms.len() {
                1 => Box::new(TermQuery::new(terms.remove(0).1, IndexRecordOption::WithFreqs)),
                _ => Box::new(PhraseQuery::new_with_offset(terms)),
            }
        }
    })
}

/// Every pair that begins with a character: the last one of a text stands alone.
fn beginning(field: IndexField, first: char) -> Boxed {
    let term = |c: char| IndexTerm::from_field_text(field, c.encode_utf8(&mut [0; 4]));
    let after = (u32::from(first) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
    let until = after.map_or(Bound::Unbounded, |after| Bound::Excluded(term(after)));
    Box::new(RangeQuery::new(Bound::Included(term(first)), until))
}

/// How a needle's stretches must stand, where the index can tell that by their places alone.
fn by_places(needle: &Needle) -> Option<(Vec<Vec<char>>, Shape)> {
    match needle {
        Needle::Near(words, within) => Some((words.clone(), Shape::Near(*within))),
        Needle::Pattern(pieces) => {
            let (mut stretches, mut gaps) = (Vec::new(), Vec::new());
            let (mut stretch, mut gap) = (Vec::new(), (0, 0));
            for piece in pieces {
                match piece {
                    Piece::Character(c) => {
                        if stretch.is_empty() {
                            gaps.push(gap);
                        }
                        stretch.push(*c);
                        continue;
                    }
                    Piece::AnyOne if stretch.is_empty() => gap = (gap.0 + 1, gap.1 + 1),
                    Piece::AnyOne => gap = (1, 1),
                    Piece::AnyFew if stretch.is_empty() => gap.1 += FEW as u32,
                    Piece::AnyFew => gap = (0, FEW as u32),
                }
                if !stretch.is_empty() {
                    stretches.push(std::mem::take(&mut stretch));
                }
            }
            if stretch.is_empty() {
                // What must follow the last stretch only the text can tell.
                (gap.0 == 0).then_some(())?;
            } else {
                stretches.push(stretch);
            }
            Some((stretches, Shape::InOrder(gaps)))
        }
        Needle::Exact(_) | Needle::Words(..) => None,
    }
}

/// Whether a name is what a pattern stands for, from beginning to end.
fn is_like(name: &[char], pattern: &[char]) -> bool {
    let (mut at, mut next) = (0, 0);
    // Where the last `*` stands, and where the name went on behind it.
    let mut back: Option<(usize, usize)> = None;
    while at < name.len() {
        match pattern.get(next) {
            Some('*') => {
                back = Some((next, at));
                next += 1;
            }
            Some(&c) if c == '?' || c == name[at] => {
                at += 1;
                next += 1;
            }
            _ => {
                let Some((star, from)) = back else { return false };
                back = Some((star, from + 1));
                at = from + 1;
                next = star + 1;
            }
        }
    }
    pattern[next..].iter().all(|&c| c == '*')
}

/// Any of these; what is itself any of some is opened, so that the index sees one list of words.
pub(super) fn any(queries: Vec<Boxed>) -> Boxed {
    let mut flat: Vec<Boxed> = Vec::with_capacity(queries.len());
    for query in queries {
        let inner = query.downcast_ref::<BooleanQuery>().filter(|inner| {
            inner.get_minimum_number_should_match() == 1
                && inner.clauses().iter().all(|(occur, _)| *occur == Occur::Should)
        });
        match inner {
            Some(inner) => flat.extend(inner.clauses().iter().map(|(_, query)| query.box_clone())),
            None => flat.push(query),
        }
    }
    combined(flat, Occur::Should)
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
