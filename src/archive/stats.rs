//! What is in an archive, counted.

use super::{Archive, ArchiveError};
use std::collections::HashSet;
use tantivy::collector::Count;
use tantivy::query::AllQuery;

/// What is in an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Stats {
    /// Articles.
    pub articles: u64,
    /// Stories: articles without their reprints.
    pub stories: u64,
    /// Characters of text.
    pub characters: u64,
    /// Mentions.
    pub mentions: u64,
    /// Events.
    pub events: u64,
    /// Participants in events.
    pub participations: u64,
    /// Positions held by people.
    pub positions: u64,
    /// Figures.
    pub figures: u64,
    /// First day of publication.
    pub first: Option<String>,
    /// Last day of publication.
    pub last: Option<String>,
    /// Articles whose day of publication is not known.
    pub undated: u64,
    /// Articles by publisher, the most frequent first.
    pub sources: Vec<(String, usize)>,
    /// Articles by region, the most frequent first.
    pub regions: Vec<(String, usize)>,
    /// Articles by year, the latest first.
    pub years: Vec<(String, usize)>,
    /// Bytes on the disk.
    pub bytes: u64,
    /// Segments of the index.
    pub segments: usize,
}

impl Archive {
    /// Counts what is in the archive.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn stats(&self) -> Result<Stats, ArchiveError> {
        let searcher = self.reader.searcher();
        let wrong = |error: &tantivy::TantivyError| self.wrong(error);
        let mut stats = Stats { segments: searcher.segment_readers().len(), ..Stats::default() };
        stats.articles = searcher.search(&AllQuery, &Count).map_err(|error| wrong(&error))? as u64;
        let (mut stories, mut first, mut last) = (HashSet::new(), i64::MAX, i64::MIN);
        for segment in searcher.segment_readers() {
            let columns = segment.fast_fields();
            let counted = [
                ("characters", &mut stats.characters),
                ("mention_count", &mut stats.mentions),
                ("event_count", &mut stats.events),
                ("participation_count", &mut stats.participations),
                ("position_count", &mut stats.positions),
                ("figure_count", &mut stats.figures),
            ];
            for (name, sum) in counted {
                let column = columns.u64(name).map_err(|error| wrong(&error))?;
                *sum += segment.doc_ids_alive().filter_map(|document| column.first(document)).sum::<u64>();
            }
            let story = columns.u64("story").map_err(|error| wrong(&error))?;
            let day = columns.i64("day").map_err(|error| wrong(&error))?;
            for document in segment.doc_ids_alive() {
                stories.extend(story.first(document));
                match day.first(document) {
                    Some(day) => (first, last) = (first.min(day), last.max(day)),
                    None => stats.undated += 1,
                }
            }
        }
        stats.stories = stories.len() as u64;
        let date = |day: i64| {
            let span = jiff::Span::new().try_days(day).ok()?;
            Some(jiff::civil::date(1970, 1, 1).checked_add(span).ok()?.to_string())
        };
        if first <= last {
            (stats.first, stats.last) = (date(first), date(last));
        }
        let facets = self.facets(&searcher)?;
        (stats.sources, stats.regions, stats.years) = (facets.sources, facets.regions, facets.years);
        stats.bytes = walkdir::WalkDir::new(&self.path)
            .into_iter()
            .filter_map(|entry| entry.ok()?.metadata().ok())
            .filter(std::fs::Metadata::is_file)
            .map(|metadata| metadata.len())
            .sum();
        Ok(stats)
    }
}
