//! Whether an archive is whole: its files as they were written, its articles as they were read, and as their sources
//! have them. Nothing is changed.

use super::ingest::{hash, unseen_key};
use super::write::unseen;
use super::{Archive, ArchiveError, Stored};
use crate::source::{Document, SourceError};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use tantivy::{DocAddress, TantivyDocument};
use xxhash_rust::xxh3::xxh3_64;

/// How an archive stands to the documents it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Documents whose article is there as it is.
    pub same: usize,
    /// Documents whose article is there in another state.
    pub changed: Vec<String>,
    /// Documents without an article.
    pub missing: Vec<String>,
    /// Files of articles whose document is gone.
    pub gone: Vec<String>,
    /// Documents that could not be read.
    pub failures: Vec<SourceError>,
}

/// Whether an archive is whole in itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many articles were looked at.
    pub articles: u64,
    /// Files of the index that are not as they were written.
    pub damaged: Vec<PathBuf>,
    /// What is wrong with articles, the first thousand.
    pub broken: Vec<String>,
}

/// How many faults are kept word for word.
const FAULTS_KEPT: usize = 1000;

impl Archive {
    /// Goes over the files of the index and names those that are not as they were written.
    ///
    /// # Errors
    /// When they cannot be read at all.
    pub fn damaged_files(&self) -> Result<Vec<PathBuf>, ArchiveError> {
        let mut damaged: Vec<PathBuf> =
            self.index.validate_checksum().map_err(|error| self.wrong(&error))?.into_iter().collect();
        damaged.sort();
        Ok(damaged)
    }

    /// Goes over every file and every article: each can be read, is there once, and has its mentions, events and
    /// figures where it says. `progress` is told how many articles are done, of how many.
    ///
    /// # Errors
    /// When the archive cannot be read at all.
    pub fn verify(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Verification, ArchiveError> {
        let mut found = Verification { damaged: self.damaged_files()?, ..Verification::default() };
        if !found.damaged.is_empty() {
            // What stands in a damaged file says nothing.
            return Ok(found);
        }
        let searcher = self.reader.searcher();
        let stored = [self.fields.meta, self.fields.text, self.fields.facts];
        let (mut ids, all) = (HashSet::new(), searcher.num_docs());
        for (number, segment) in (0u32..).zip(searcher.segment_readers()) {
            for document in segment.doc_ids_alive() {
                let kept = searcher.doc::<TantivyDocument>(DocAddress::new(number, document));
                let fault = match kept.map_err(|error| error.to_string()) {
                    Err(what) => Some(what),
                    Ok(kept) => Stored::of(&kept, stored).and_then(|kept| sound(&kept, &mut ids)).err(),
                };
                if let Some(fault) = fault.filter(|_| found.broken.len() < FAULTS_KEPT) {
                    found.broken.push(fault);
                }
                found.articles += 1;
                progress(found.articles, all);
            }
        }
        Ok(found)
    }

    /// Compares the archive with documents, without reading their text and without changing anything; `version` as in
    /// [`super::IngestOptions`]. Articles of files under `roots` that no document has are gone.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn compare(
        &self,
        documents: impl Iterator<Item = Result<Document, SourceError>>,
        roots: &[PathBuf],
        version: u64,
    ) -> Result<Comparison, ArchiveError> {
        let known = self.hashes()?;
        let mut comparison = Comparison::default();
        let (mut seen, mut unreadable) = (HashSet::new(), HashSet::new());
        for document in documents {
            let document = match document {
                Ok(document) => document,
                Err(error) => {
                    unreadable.insert(error.origin.path.clone());
                    comparison.failures.push(error);
                    continue;
                }
            };
            let key = unseen_key(&document, &mut seen);
            match known.get(&key) {
                Some(&former) if former == hash(&document, version) => comparison.same += 1,
                Some(_) => comparison.changed.push(document.origin.to_string()),
                None => comparison.missing.push(document.origin.to_string()),
            }
        }
        let gone = unseen(&self.path, &self.reader.searcher(), self.fields, roots, &seen, &unreadable)?;
        comparison.gone = gone.into_iter().map(|(_, file)| file).collect();
        comparison.gone.sort();
        Ok(comparison)
    }

    /// Keys and hashes of all articles.
    fn hashes(&self) -> Result<HashMap<u64, u64>, ArchiveError> {
        let searcher = self.reader.searcher();
        let mut known = HashMap::new();
        for segment in searcher.segment_readers() {
            let columns = segment.fast_fields();
            let keys = columns.u64("key").map_err(|error| self.wrong(&error))?;
            let hashes = columns.u64("hash").map_err(|error| self.wrong(&error))?;
            for document in segment.doc_ids_alive() {
                if let (Some(key), Some(hash)) = (keys.first(document), hashes.first(document)) {
                    known.insert(key, hash);
                }
            }
        }
        Ok(known)
    }
}

/// What is wrong with an article as it is kept.
fn sound(kept: &Stored, ids: &mut HashSet<u64>) -> Result<(), String> {
    let id = kept.string("id").ok_or("an article without an identifier")?;
    if !ids.insert(xxh3_64(id.as_bytes())) {
        return Err(format!("{id}: is there twice"));
    }
    let facts = kept.facts()?;
    let characters: Vec<char> = kept.text.chars().collect();
    for kind in ["mentions", "events", "figures"] {
        for fact in facts.get(kind).and_then(Value::as_array).into_iter().flatten() {
            let place = |name: &str| usize::try_from(fact.get(name)?.as_u64()?).ok();
            let said = fact.get("text").and_then(Value::as_str).unwrap_or_default();
            let here = place("start").zip(place("end")).and_then(|(start, end)| characters.get(start..end));
            if here.is_none_or(|here| !here.iter().copied().eq(said.chars())) {
                return Err(format!("{id}: {said:?} of its {kind} does not stand where it says"));
            }
        }
    }
    Ok(())
}
