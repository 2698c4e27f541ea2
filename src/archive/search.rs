//! Searching: hits by relevance or date, with snippets, copies and facets.

use super::compile::{Compiler, all, any};
use super::question::{Candidate, Question, RERANKED};
use super::snippet::{Characters, Needle, Part, Snippet, characters_of, needles, places, snippet};
use super::{Archive, ArchiveError, Stored};
use crate::query::Query;
use std::collections::{BTreeMap, HashSet};
use tantivy::collector::{Collector, Count, DocSetCollector, SegmentCollector, TopDocs};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{BooleanQuery, Occur, Query as IndexQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocAddress, DocId, Order, Score, Searcher, SegmentReader, Term};

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

/// A search under way: the archive as it was when that began, with the columns that order and group documents.
pub(super) struct Search<'a> {
    archive: &'a Archive,
    searcher: &'a Searcher,
    /// For each segment: day, key, story.
    columns: Vec<(Column<i64>, Column<u64>, Column<u64>)>,
}

impl Archive {
    /// Searches the articles.
    ///
    /// # Errors
    /// When the archive is damaged, or a pattern stands for too many values.
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<Results, ArchiveError> {
        let searcher = self.reader.searcher();
        let compiler = Compiler::new(self, &searcher);
        let compiled = compiler.query(query)?;
        let search = Search::new(self, &searcher)?;
        let everything = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX).max(1);
        // No more can be wanted than there are: room is made for what is fetched.
        let wanted = options.offset.saturating_add(options.limit).min(everything);
        // Copies fall together, so some more are fetched than are wanted.
        let fetched = (wanted * 2 + 20).min(everything);
        let total = searcher.search(&compiled, &Count).map_err(|error| self.wrong(&error))?;
        let mut results = Results { total, ..Results::default() };
        let mut found = if options.sort == Sort::Relevance && query.is_plain() {
            let widen = options.widen && total < wanted;
            let found = search.ranked(&compiler, query, compiled.box_clone(), fetched, widen)?;
            results.widened = found.len() > total;
            found
        } else {
            // Everything is equally relevant to nothing.
            let sort = if *query == Query::All && options.sort == Sort::Relevance {
                Sort::Newest
            } else {
                options.sort
            };
            search.top(&*compiled, fetched, sort)?
        };
        if options.facets {
            results.facets = Some(searcher.search(&compiled, &Facets).map_err(|error| self.wrong(&error))?);
        }
        compiler.verdict(query)?;
        if !options.all_copies {
            let mut seen = HashSet::new();
            found.retain(|one| seen.insert(search.story(one.address)));
        }
        let (body, title) = (needles(query, Part::Body), needles(query, Part::Title));
        for mut found in found.into_iter().skip(options.offset).take(options.limit) {
            let mut copies = Vec::new();
            if !options.all_copies {
                let story = search.story(found.address);
                let members = search.story_members(story)?;
                if members.len() > 1 {
                    found.address = search.first_matching(&*compiled, story, found.address)?;
                    copies = search.reprints(members, found.address)?;
                }
            }
            results.hits.push(search.hit(found, &body, &title, copies)?);
        }
        Ok(results)
    }

    /// Whether the query matches the article of that identifier.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn contains(&self, query: &Query, id: &str) -> Result<bool, ArchiveError> {
        let searcher = self.reader.searcher();
        let compiler = Compiler::new(self, &searcher);
        let article = TermQuery::new(Term::from_field_text(self.fields.id, id), IndexRecordOption::Basic);
        let both = all(vec![Box::new(article), compiler.query(query)?]);
        Ok(searcher.search(&both, &Count).map_err(|error| self.wrong(&error))? > 0)
    }

    pub(super) fn facets(&self, searcher: &Searcher) -> Result<FacetCounts, ArchiveError> {
        searcher.search(&tantivy::query::AllQuery, &Facets).map_err(|error| self.wrong(&error))
    }
}

impl<'a> Search<'a> {
    /// Opens the columns.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub(super) fn new(archive: &'a Archive, searcher: &'a Searcher) -> Result<Self, ArchiveError> {
        let of = |segment: &SegmentReader| {
            let columns = segment.fast_fields();
            Ok((columns.i64("day")?, columns.u64("key")?, columns.u64("story")?))
        };
        let columns = searcher.segment_readers().iter().map(of).collect::<tantivy::Result<_>>();
        Ok(Self { archive, searcher, columns: columns.map_err(|error| archive.wrong(&error))? })
    }

    /// Day of publication; `None` where it is not known.
    pub(super) fn day(&self, at: DocAddress) -> Option<i64> {
        self.columns[at.segment_ord as usize].0.first(at.doc_id)
    }

    /// What the document is known by.
    pub(super) fn key(&self, at: DocAddress) -> Option<u64> {
        self.columns[at.segment_ord as usize].1.first(at.doc_id)
    }

    /// The key of the first article of its story.
    pub(super) fn story(&self, at: DocAddress) -> u64 {
        self.columns[at.segment_ord as usize].2.first(at.doc_id).unwrap_or_default()
    }

    fn top(&self, query: &dyn IndexQuery, limit: usize, sort: Sort) -> Result<Vec<Found>, ArchiveError> {
        let top = || TopDocs::with_limit(limit);
        let by_day = |order| top().order_by_fast_field::<i64>("day", order);
        let dated = |found: Vec<(Option<i64>, DocAddress)>| {
            found.into_iter().map(|(_, address)| Found { address, score: 0.0 }).collect()
        };
        let found = match sort {
            Sort::Relevance => self
                .searcher
                .search(query, &top().order_by_score())
                .map(|found| found.into_iter().map(|(score, address)| Found { address, score }).collect()),
            Sort::Newest => self.searcher.search(query, &by_day(Order::Desc)).map(dated),
            Sort::Oldest => self.searcher.search(query, &by_day(Order::Asc)).map(dated),
        };
        let mut found: Vec<Found> = found.map_err(|error| self.archive.wrong(&error))?;
        if sort != Sort::Oldest {
            self.settle_draws(&mut found);
        }
        Ok(found)
    }

    /// The articles of a story, the first published first; those without a date last.
    fn story_members(&self, story: u64) -> Result<Vec<DocAddress>, ArchiveError> {
        let query =
            TermQuery::new(Term::from_field_u64(self.archive.fields.story, story), IndexRecordOption::Basic);
        self.by_day(&query)
    }

    /// Of the articles of a story that match, the one published first: it is the one to be cited.
    pub(super) fn first_matching(
        &self,
        compiled: &dyn IndexQuery,
        story: u64,
        found: DocAddress,
    ) -> Result<DocAddress, ArchiveError> {
        let term = Term::from_field_u64(self.archive.fields.story, story);
        if self.searcher.doc_freq(&term).map_err(|error| self.archive.wrong(&error))? < 2 {
            return Ok(found);
        }
        let story = TermQuery::new(term, IndexRecordOption::Basic);
        let members = self.by_day(&all(vec![Box::new(story), compiled.box_clone()]))?;
        Ok(members.first().copied().unwrap_or(found))
    }

    fn by_day(&self, query: &dyn IndexQuery) -> Result<Vec<DocAddress>, ArchiveError> {
        let members =
            self.searcher.search(query, &DocSetCollector).map_err(|error| self.archive.wrong(&error))?;
        let mut members: Vec<DocAddress> = members.into_iter().collect();
        let order = |at: &DocAddress| (self.day(*at).unwrap_or(i64::MAX), self.key(*at));
        members.sort_by_cached_key(order);
        Ok(members)
    }

    /// Articles for a query of words alone: those that match it or, to `widen`, have some of its words,
    /// ranked again by what they say.
    fn ranked(
        &self,
        compiler: &Compiler<'_>,
        query: &Query,
        compiled: Box<dyn IndexQuery>,
        limit: usize,
        widen: bool,
    ) -> Result<Vec<Found>, ArchiveError> {
        let question = Question::new(query);
        if question.is_one_word() && !widen {
            return self.top(&*compiled, limit, Sort::Relevance);
        }
        let some = compiler.some_words(&question);
        let both = if widen {
            any(vec![compiled, some])
        } else {
            Box::new(BooleanQuery::new(vec![(Occur::Must, compiled), (Occur::Should, some)]))
        };
        let mut found = self.top(&*both, limit.max(RERANKED), Sort::Relevance)?;
        let mut candidates = Vec::new();
        for one in found.iter().take(RERANKED) {
            let stored = self.archive.stored(self.searcher, one.address)?;
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
        found: Found,
        body: &[Needle],
        title: &[Needle],
        copies: Vec<Reprint>,
    ) -> Result<Hit, ArchiveError> {
        let stored = self.archive.stored(self.searcher, found.address)?;
        let text: Characters = characters_of(&stored.text);
        let headline = stored.string("title").map(str::to_owned);
        let title_highlights =
            headline.as_deref().map(|headline| places(title, &characters_of(headline))).unwrap_or_default();
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

    fn reprints(&self, members: Vec<DocAddress>, shown: DocAddress) -> Result<Vec<Reprint>, ArchiveError> {
        let mut copies = Vec::new();
        for member in members.into_iter().filter(|member| *member != shown).take(MOST_COPIES) {
            let stored = self.archive.stored(self.searcher, member)?;
            copies.push(Reprint {
                id: stored.string("id").unwrap_or_default().to_owned(),
                title: stored.string("title").map(str::to_owned),
                published: stored.string("published").map(str::to_owned),
                source: stored.string("source").map(str::to_owned),
            });
        }
        Ok(copies)
    }

    /// Equal scores come in the order of dates and keys: where documents lie in the index depends on threads.
    fn settle_draws(&self, found: &mut [Found]) {
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| self.day(b.address).cmp(&self.day(a.address)))
                .then_with(|| self.key(a.address).cmp(&self.key(b.address)))
        });
    }
}

/// Full name of an article's region.
pub(super) fn region(stored: &Stored) -> Option<&str> {
    stored.meta.get("region")?.get("name")?.as_str()
}

/// Counts publishers, regions and years.
struct Facets;

struct SegmentFacets {
    sources: Terms,
    regions: Terms,
    years: (Column<u64>, BTreeMap<u64, usize>),
    buffer: [Option<u64>; COLLECT_BLOCK_BUFFER_LEN],
}

/// A column of texts with how many documents have each of them.
struct Terms {
    column: Option<StrColumn>,
    counts: Vec<usize>,
}

impl Terms {
    fn new(column: Option<StrColumn>) -> Self {
        let counts = vec![0; column.as_ref().map_or(0, |column| column.num_terms())];
        Self { column, counts }
    }

    fn count(&mut self, documents: &[DocId], buffer: &mut [Option<u64>]) {
        let Some(column) = &self.column else { return };
        buffer.fill(None);
        column.ords().first_vals(documents, buffer);
        for ordinal in buffer.iter().flatten() {
            self.counts[*ordinal as usize] += 1;
        }
    }

    fn named(self) -> impl Iterator<Item = (String, usize)> {
        let Self { column, counts } = self;
        (0..).zip(counts).filter(|&(_, count)| count > 0).filter_map(move |(ordinal, count)| {
            let mut value = String::new();
            column.as_ref()?.ord_to_str(ordinal, &mut value).ok()?.then_some((value, count))
        })
    }
}

impl Collector for Facets {
    type Fruit = FacetCounts;
    type Child = SegmentFacets;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<SegmentFacets> {
        let columns = segment.fast_fields();
        Ok(SegmentFacets {
            sources: Terms::new(columns.str("source")?),
            regions: Terms::new(columns.str("region")?),
            years: (columns.u64("year")?, BTreeMap::new()),
            buffer: [None; COLLECT_BLOCK_BUFFER_LEN],
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
        self.collect_block(&[document]);
    }

    fn collect_block(&mut self, documents: &[DocId]) {
        let buffer = &mut self.buffer[..documents.len()];
        self.sources.count(documents, buffer);
        self.regions.count(documents, buffer);
        buffer.fill(None);
        self.years.0.first_vals(documents, buffer);
        for year in buffer.iter().flatten() {
            *self.years.1.entry(*year).or_default() += 1;
        }
    }

    fn harvest(self) -> Self::Fruit {
        let regions = self
            .regions
            .named()
            .map(|(value, count)| match value.split_once(' ') {
                Some((_, name)) => (name.to_owned(), count),
                None => (value, count),
            })
            .collect();
        let years = self.years.1.into_iter().map(|(year, count)| (year.to_string(), count)).collect();
        [self.sources.named().collect(), regions, years]
    }
}
