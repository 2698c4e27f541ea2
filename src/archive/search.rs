//! Searching: hits by relevance or date, with snippets, copies and facets.

use super::compile::{Compiler, all};
use super::question::{Candidate, Question, RERANKED};
use super::snippet::{Characters, Needle, Snippet, characters_of, needles, places, snippet};
use super::{Archive, ArchiveError, Stored};
use crate::query::Query;
use std::collections::{BTreeMap, HashSet};
use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{BooleanQuery, Occur, Query as IndexQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, Order, Score, Searcher, SegmentReader, Term};

/// In which order hits come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The most relevant first.
    #[default]
    Relevance,
    /// The latest first.
    Newest,
    /// The earliest first.
    Oldest,
}

/// How a search is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchOptions {
    /// How many hits.
    pub limit: usize,
    /// How many to pass over first.
    pub offset: usize,
    /// In which order.
    pub sort: Sort,
    /// Whether to count hits by publisher, region and year.
    pub facets: bool,
    /// Whether reprints come as hits of their own instead of under the first of their story.
    pub all_copies: bool,
    /// Whether articles with only some of the words fill up the hits of a query of words alone.
    pub widen: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { limit: 10, offset: 0, sort: Sort::Relevance, facets: false, all_copies: false, widen: true }
    }
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The hits asked for.
    pub hits: Vec<Hit>,
    /// How many articles there are that match the query as it stands.
    pub total: usize,
    /// Whether hits with only some of the words were added behind those.
    pub widened: bool,
    /// Counts, where asked for.
    pub facets: Option<FacetCounts>,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its identifier.
    pub id: String,
    /// Where it came from.
    pub path: String,
    /// Headline, in its own script.
    pub title: Option<String>,
    /// What was found in the headline, as character offsets.
    pub title_highlights: Vec<(usize, usize)>,
    /// When it was published.
    pub published: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Full name of its region.
    pub region: Option<String>,
    /// The stretch that shows best what was found.
    pub snippet: Snippet,
    /// How relevant; comparable within one search only.
    pub score: f32,
    /// The other articles of its story, the earliest first.
    pub copies: Vec<Reprint>,
}

/// Another article of the same story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reprint {
    /// Its identifier.
    pub id: String,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Who published it.
    pub source: Option<String>,
}

/// How many articles of a search have each value, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// By publisher.
    pub sources: Vec<(String, usize)>,
    /// By region: full names.
    pub regions: Vec<(String, usize)>,
    /// By year, the latest first.
    pub years: Vec<(String, usize)>,
}

/// How many copies of a story a hit lists.
const MOST_COPIES: usize = 50;

/// A document of the index with what ranks it.
#[derive(Clone, Copy, Debug)]
struct Found {
    address: DocAddress,
    score: f32,
}

impl Archive {
    /// Searches the articles.
    ///
    /// # Errors
    /// When the archive is damaged, or a pattern stands for too many values.
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<Results, ArchiveError> {
        let searcher = self.reader.searcher();
        let identities = self.identities(&searcher)?;
        let compiler =
            Compiler { searcher: &searcher, fields: self.fields, path: &self.path, identities: &identities };
        let compiled = compiler.query(query)?;
        let everything = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX).max(1);
        // No more can be wanted than there are: room is made for what is fetched.
        let wanted = options.offset.saturating_add(options.limit).min(everything);
        // Copies fall together, so some more are fetched than are wanted.
        let fetched = (wanted * 2 + 20).min(everything);
        let total = searcher.search(&compiled, &Count).map_err(|error| self.wrong(&error))?;
        let mut results = Results { total, ..Results::default() };
        let mut found = if options.sort == Sort::Relevance && query.is_plain() {
            let widen = options.widen && total < wanted;
            let found = self.ranked(&searcher, &compiler, query, compiled.box_clone(), fetched, widen)?;
            results.widened = found.len() > total;
            found
        } else {
            // Everything is equally relevant to nothing.
            let sort = if *query == Query::All && options.sort == Sort::Relevance {
                Sort::Newest
            } else {
                options.sort
            };
            self.top(&searcher, &*compiled, fetched, sort)?
        };
        if options.facets {
            results.facets = Some(searcher.search(&compiled, &Facets).map_err(|error| self.wrong(&error))?);
        }
        if !options.all_copies {
            found = self.one_of_each_story(&searcher, found)?;
        }
        let (body, title) = (needles(query, false), needles(query, true));
        for found in found.into_iter().skip(options.offset).take(options.limit) {
            results.hits.push(self.hit(&searcher, found, &body, &title, options.all_copies)?);
        }
        Ok(results)
    }

    /// Whether the query matches the article of that identifier.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn contains(&self, query: &Query, id: &str) -> Result<bool, ArchiveError> {
        let searcher = self.reader.searcher();
        let identities = self.identities(&searcher)?;
        let compiler =
            Compiler { searcher: &searcher, fields: self.fields, path: &self.path, identities: &identities };
        let article = TermQuery::new(Term::from_field_text(self.fields.id, id), IndexRecordOption::Basic);
        let both = all(vec![Box::new(article), compiler.query(query)?]);
        Ok(searcher.search(&both, &Count).map_err(|error| self.wrong(&error))? > 0)
    }

    pub(super) fn facets(&self, searcher: &Searcher) -> Result<FacetCounts, ArchiveError> {
        searcher.search(&tantivy::query::AllQuery, &Facets).map_err(|error| self.wrong(&error))
    }

    fn top(
        &self,
        searcher: &Searcher,
        query: &dyn IndexQuery,
        limit: usize,
        sort: Sort,
    ) -> Result<Vec<Found>, ArchiveError> {
        let top = || TopDocs::with_limit(limit);
        let by_day = |order| top().order_by_fast_field::<i64>("day", order);
        let dated = |found: Vec<(Option<i64>, DocAddress)>| {
            found.into_iter().map(|(_, address)| Found { address, score: 0.0 }).collect()
        };
        let found = match sort {
            Sort::Relevance => searcher
                .search(query, &top().order_by_score())
                .map(|found| found.into_iter().map(|(score, address)| Found { address, score }).collect()),
            Sort::Newest => searcher.search(query, &by_day(Order::Desc)).map(dated),
            Sort::Oldest => searcher.search(query, &by_day(Order::Asc)).map(dated),
        };
        let mut found: Vec<Found> = found.map_err(|error| self.wrong(&error))?;
        if sort != Sort::Oldest {
            self.settle_draws(searcher, &mut found)?;
        }
        Ok(found)
    }

    /// Equal scores come in the order of dates and keys: where documents lie in the index depends on threads.
    fn settle_draws(&self, searcher: &Searcher, found: &mut [Found]) -> Result<(), ArchiveError> {
        let mut ranked = Vec::with_capacity(found.len());
        for one in found.iter() {
            let columns = searcher.segment_reader(one.address.segment_ord).fast_fields();
            let day = columns.i64("day").map_err(|error| self.wrong(&error))?.first(one.address.doc_id);
            let key = columns.u64("key").map_err(|error| self.wrong(&error))?.first(one.address.doc_id);
            ranked.push((*one, day, key));
        }
        ranked.sort_by(|(a, a_day, a_key), (b, b_day, b_key)| {
            b.score.total_cmp(&a.score).then(b_day.cmp(a_day)).then(a_key.cmp(b_key))
        });
        for (slot, (one, ..)) in found.iter_mut().zip(ranked) {
            *slot = one;
        }
        Ok(())
    }

    fn one_of_each_story(&self, searcher: &Searcher, found: Vec<Found>) -> Result<Vec<Found>, ArchiveError> {
        let mut seen = HashSet::new();
        let mut kept = Vec::with_capacity(found.len());
        for one in found {
            let story = self.story(searcher, one.address)?;
            if seen.insert(story) {
                kept.push(one);
            }
        }
        Ok(kept)
    }

    pub(super) fn story(&self, searcher: &Searcher, address: DocAddress) -> Result<u64, ArchiveError> {
        let columns = searcher.segment_reader(address.segment_ord).fast_fields();
        let column = columns.u64("story").map_err(|error| self.wrong(&error))?;
        Ok(column.first(address.doc_id).unwrap_or_default())
    }

    /// Articles for a query of words alone: those that match it or, to `widen`, have some of its words,
    /// ranked again by what they say.
    fn ranked(
        &self,
        searcher: &Searcher,
        compiler: &Compiler<'_>,
        query: &Query,
        compiled: Box<dyn IndexQuery>,
        limit: usize,
        widen: bool,
    ) -> Result<Vec<Found>, ArchiveError> {
        let question = Question::new(query);
        let some = compiler.some_words(&question);
        let occur = if widen { Occur::Should } else { Occur::Must };
        let both = BooleanQuery::new(vec![(occur, compiled), (Occur::Should, some)]);
        let mut found = self.top(searcher, &both, limit.max(RERANKED), Sort::Relevance)?;
        let mut candidates = Vec::new();
        for one in found.iter().take(RERANKED) {
            let stored = self.stored(searcher, one.address)?;
            let whole = format!("{}\n{}", stored.string("title").unwrap_or_default(), stored.text);
            candidates.push(Candidate { base: one.score, text: characters_of(&whole) });
        }
        for (one, score) in found.iter_mut().zip(question.scores(&candidates)) {
            // Those that were read come before those that were not.
            one.score = score + 10.0;
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        Ok(found)
    }

    fn hit(
        &self,
        searcher: &Searcher,
        found: Found,
        body: &[Needle],
        title: &[Needle],
        all_copies: bool,
    ) -> Result<Hit, ArchiveError> {
        let stored = self.stored(searcher, found.address)?;
        let text: Characters = characters_of(&stored.text);
        let headline = stored.string("title").map(str::to_owned);
        let title_highlights =
            headline.as_deref().map(|headline| places(title, &characters_of(headline))).unwrap_or_default();
        let copies = if all_copies { Vec::new() } else { self.copies(searcher, found.address)? };
        Ok(Hit {
            id: stored.string("id").unwrap_or_default().to_owned(),
            path: stored.string("path").unwrap_or_default().to_owned(),
            title: headline,
            title_highlights,
            published: stored.string("published").map(str::to_owned),
            source: stored.string("source").map(str::to_owned),
            region: region(&stored).map(str::to_owned),
            snippet: snippet(&stored.text, &places(body, &text)),
            score: found.score,
            copies,
        })
    }

    fn copies(&self, searcher: &Searcher, address: DocAddress) -> Result<Vec<Reprint>, ArchiveError> {
        let story = self.story(searcher, address)?;
        let query = TermQuery::new(Term::from_field_u64(self.fields.story, story), IndexRecordOption::Basic);
        let by_day = TopDocs::with_limit(MOST_COPIES).order_by_fast_field::<i64>("day", Order::Asc);
        let members = searcher.search(&query, &by_day).map_err(|error| self.wrong(&error))?;
        let mut copies = Vec::new();
        for (_, member) in members.into_iter().filter(|(_, member)| *member != address) {
            let stored = self.stored(searcher, member)?;
            copies.push(Reprint {
                id: stored.string("id").unwrap_or_default().to_owned(),
                title: stored.string("title").map(str::to_owned),
                published: stored.string("published").map(str::to_owned),
                source: stored.string("source").map(str::to_owned),
            });
        }
        Ok(copies)
    }
}

/// Full name of an article's region.
pub(super) fn region(stored: &Stored) -> Option<&str> {
    stored.meta.get("region")?.get("name")?.as_str()
}

/// Counts publishers, regions and years.
struct Facets;

struct SegmentFacets {
    sources: (Option<StrColumn>, BTreeMap<u64, usize>),
    regions: (Option<StrColumn>, BTreeMap<u64, usize>),
    years: (Column<u64>, BTreeMap<u64, usize>),
}

impl Collector for Facets {
    type Fruit = FacetCounts;
    type Child = SegmentFacets;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<SegmentFacets> {
        let columns = segment.fast_fields();
        Ok(SegmentFacets {
            sources: (columns.str("source")?, BTreeMap::new()),
            regions: (columns.str("region")?, BTreeMap::new()),
            years: (columns.u64("year")?, BTreeMap::new()),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, parts: Vec<[BTreeMap<String, usize>; 3]>) -> tantivy::Result<FacetCounts> {
        let mut merged: [BTreeMap<String, usize>; 3] = Default::default();
        for part in parts {
            for (all, some) in merged.iter_mut().zip(part) {
                for (value, count) in some {
                    *all.entry(value).or_default() += count;
                }
            }
        }
        let [sources, regions, years] = merged;
        let ranked = |counts: BTreeMap<String, usize>| {
            let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts
        };
        let mut years: Vec<(String, usize)> = years.into_iter().collect();
        years.reverse();
        Ok(FacetCounts { sources: ranked(sources), regions: ranked(regions), years })
    }
}

impl SegmentCollector for SegmentFacets {
    type Fruit = [BTreeMap<String, usize>; 3];

    fn collect(&mut self, document: DocId, _: Score) {
        for (column, counts) in [&mut self.sources, &mut self.regions] {
            for ordinal in column.iter().flat_map(|column| column.term_ords(document)) {
                *counts.entry(ordinal).or_default() += 1;
            }
        }
        if let Some(year) = self.years.0.first(document) {
            *self.years.1.entry(year).or_default() += 1;
        }
    }

    fn harvest(self) -> Self::Fruit {
        let named = |(column, counts): (Option<StrColumn>, BTreeMap<u64, usize>)| {
            let mut named = BTreeMap::new();
            for (ordinal, count) in counts {
                let mut value = String::new();
                if column
                    .as_ref()
                    .is_some_and(|column| column.ord_to_str(ordinal, &mut value).unwrap_or(false))
                {
                    *named.entry(value).or_default() += count;
                }
            }
            named
        };
        let regions = named(self.regions)
            .into_iter()
            .map(|(value, count)| {
                let name = value.split_once(' ').map_or(value.as_str(), |(_, name)| name);
                (name.to_owned(), count)
            })
            .collect();
        let years = self.years.1.into_iter().map(|(year, count)| (year.to_string(), count)).collect();
        [named(self.sources), regions, years]
    }
}
