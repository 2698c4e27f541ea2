//! The one writer of an archive.

use super::entry::Entry;
use super::manifest::WriterLock;
use super::reprints::{Sketch, Stories};
use super::schema::Fields;
use super::{Archive, ArchiveError};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::{Directory, DocSet, Index, IndexWriter, Searcher, Term};
use xxhash_rust::xxh3::xxh3_64;

/// Bytes of text after which what was added is committed: a crash loses at most the reading of so much.
/// Larger commits merge less; smaller ones lose less.
const COMMIT_EVERY: usize = 64 << 20;
/// Memory of each indexing thread before it writes a segment out.
const THREAD_MEMORY: usize = 96 << 20;

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// New, and unlike any other.
    Added,
    /// New, and a reprint of one that was there before.
    Reprint,
    /// It was there in another state.
    Replaced,
    /// It was there as it is.
    Unchanged,
}

/// Adds, replaces and removes articles. What is not committed is lost when it is dropped.
pub struct Writer {
    path: PathBuf,
    fields: &'static Fields,
    writer: IndexWriter,
    index: Index,
    known: Arc<HashMap<u64, u64>>,
    /// Hash of an identifier to the key of its article.
    ids: HashMap<u64, u64>,
    stories: HashMap<u64, u64>,
    sketches: Stories,
    uncommitted: usize,
    commit_every: usize,
    // Released last.
    _lock: WriterLock,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Writer {
    pub(super) fn new(archive: &Archive) -> Result<Self, ArchiveError> {
        let lock = WriterLock::take(&archive.path)?;
        archive.reload()?;
        // Indexing is half the work of reading at most, and every thread writes segments of its own, whose terms
        // are all written again when they are merged.
        let threads =
            std::thread::available_parallelism().map_or(1, std::num::NonZero::get).div_ceil(2).min(8);
        let writer = archive
            .index
            .writer_with_num_threads(threads, threads * THREAD_MEMORY)
            .map_err(|error| archive.wrong(&error))?;
        let mut new = Self {
            path: archive.path.clone(),
            fields: archive.fields,
            writer,
            index: archive.index.clone(),
            known: Arc::default(),
            ids: HashMap::new(),
            stories: HashMap::new(),
            sketches: Stories::default(),
            uncommitted: 0,
            commit_every: COMMIT_EVERY,
            _lock: lock,
        };
        new.load(archive).map_err(|error| archive.wrong(&error))?;
        Ok(new)
    }

    /// Reads the columns that say what is there already.
    fn load(&mut self, archive: &Archive) -> tantivy::Result<()> {
        let searcher = archive.reader.searcher();
        let mut known = HashMap::with_capacity(usize::try_from(searcher.num_docs()).unwrap_or(0));
        let mut sketched: Vec<(u64, Sketch, u64)> = Vec::new();
        for segment in searcher.segment_readers() {
            let columns = segment.fast_fields();
            let (keys, hashes) = (columns.u64("key")?, columns.u64("hash")?);
            let (ids, stories) = (columns.u64("id_hash")?, columns.u64("story")?);
            let sketches = columns.u64("sketch").ok();
            for document in segment.doc_ids_alive() {
                let Some(key) = keys.first(document) else { continue };
                known.insert(key, hashes.first(document).unwrap_or_default());
                if let Some(id) = ids.first(document) {
                    self.ids.insert(id, key);
                }
                let story = stories.first(document).unwrap_or(key);
                self.stories.insert(key, story);
                let sketch = sketches
                    .as_ref()
                    .and_then(|sketches| Sketch::from_parts(sketches.values_for_doc(document)));
                if let Some(sketch) = sketch {
                    sketched.push((key, sketch, story));
                }
            }
        }
        // Segments come in any order; the founder of a story must be found before its copies.
        sketched.sort_unstable_by_key(|&(key, _, story)| (key != story, key));
        for (_, sketch, story) in sketched {
            self.sketches.add(sketch, story);
        }
        self.known = Arc::new(known);
        Ok(())
    }

    /// Keys and hashes of what was committed when the writer was made.
    pub(super) fn known(&self) -> Arc<HashMap<u64, u64>> {
        Arc::clone(&self.known)
    }

    /// Commits after so many bytes of text instead of 64 MiB.
    #[must_use]
    pub fn committing_every(mut self, bytes: usize) -> Self {
        self.commit_every = bytes;
        self
    }

    /// Where the archive is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds an article, or puts it in the place of its former state.
    ///
    /// # Errors
    /// When the archive cannot be written; what was committed stays.
    pub fn add(&mut self, entry: Entry) -> Result<Outcome, ArchiveError> {
        let former = self.known.get(&entry.key).copied();
        if former == Some(entry.hash) {
            return Ok(Outcome::Unchanged);
        }
        let mut outcome = Outcome::Added;
        if former.is_some() {
            self.writer.delete_term(Term::from_field_u64(self.fields.key, entry.key));
            outcome = Outcome::Replaced;
        }
        let story = match (&entry.sketch, outcome) {
            // A changed article stays in its story; its new sketch finds later copies.
            (_, Outcome::Replaced) => self.stories.get(&entry.key).copied().unwrap_or(entry.key),
            (Some(sketch), _) => match self.sketches.story(sketch) {
                Some(story) => {
                    outcome = Outcome::Reprint;
                    story
                }
                None => entry.key,
            },
            (None, _) => entry.key,
        };
        if let Some(sketch) = entry.sketch {
            self.sketches.add(sketch, story);
        }
        self.stories.insert(entry.key, story);
        Arc::make_mut(&mut self.known).insert(entry.key, entry.hash);
        let id = self.free_id(&entry);
        self.uncommitted += entry.bytes;
        let document = entry.finished(self.fields, id, story);
        self.writer.add_document(document).map_err(|error| self.wrong(&error))?;
        if self.uncommitted >= self.commit_every {
            self.commit()?;
        }
        Ok(outcome)
    }

    /// The article's own identifier, or with a number behind it where another article has that.
    fn free_id(&mut self, entry: &Entry) -> String {
        let mut id = entry.id.clone();
        let mut number = 1;
        loop {
            let holder = *self.ids.entry(xxh3_64(id.as_bytes())).or_insert(entry.key);
            if holder == entry.key {
                return id;
            }
            number += 1;
            id = format!("{}~{number}", entry.id);
        }
    }

    /// Takes out every article whose file lies under one of `roots` and whose key is not among `seen`, but for
    /// those of files that are `unreadable` now: a disk that is not there must not empty the archive.
    ///
    /// # Errors
    /// When the archive cannot be read or written.
    pub(super) fn remove_unseen(
        &mut self,
        roots: &[PathBuf],
        seen: &HashSet<u64>,
        unreadable: &HashSet<String>,
    ) -> Result<usize, ArchiveError> {
        let reader = self.index.reader().map_err(|error| self.wrong(&error))?;
        let gone = unseen(&self.path, &reader.searcher(), self.fields, roots, seen, unreadable)?;
        for (key, _) in &gone {
            self.writer.delete_term(Term::from_field_u64(self.fields.key, *key));
        }
        Ok(gone.len())
    }

    /// Takes out the article of that identifier; whether there was one.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn remove(&mut self, id: &str) -> Result<bool, ArchiveError> {
        let Some(key) = self.ids.get(&xxh3_64(id.as_bytes())).copied() else { return Ok(false) };
        self.writer.delete_term(Term::from_field_u64(self.fields.key, key));
        self.ids.remove(&xxh3_64(id.as_bytes()));
        Arc::make_mut(&mut self.known).remove(&key);
        Ok(true)
    }

    /// Makes everything added so far last: all of it or, after a crash in the middle, nothing of it.
    ///
    /// # Errors
    /// When the archive cannot be written; what was committed before stays.
    pub fn commit(&mut self) -> Result<(), ArchiveError> {
        self.uncommitted = 0;
        self.writer.commit().map_err(|error| self.wrong(&error))?;
        // The list of segments is renamed into place; only now is the new name sure to be there after a power cut.
        self.index.directory().sync_directory().map_err(|error| ArchiveError::io(&self.path, &error))
    }

    /// Commits, and waits until segments are merged, so that nothing goes on after the program's end.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn finish(mut self) -> Result<(), ArchiveError> {
        self.commit()?;
        let path = self.path.clone();
        self.writer.wait_merging_threads().map_err(|error| ArchiveError::tantivy(&path, &error))
    }

    fn wrong(&self, error: &tantivy::TantivyError) -> ArchiveError {
        ArchiveError::tantivy(&self.path, error)
    }
}

/// Keys and files of the articles whose file lies under one of `roots` and whose key is not among `seen`, but for
/// those of files that are `unreadable`.
pub(super) fn unseen(
    path: &Path,
    searcher: &Searcher,
    fields: &Fields,
    roots: &[PathBuf],
    seen: &HashSet<u64>,
    unreadable: &HashSet<String>,
) -> Result<Vec<(u64, String)>, ArchiveError> {
    let mut gone = Vec::new();
    for segment in searcher.segment_readers() {
        let wrong = |error: &tantivy::TantivyError| ArchiveError::tantivy(path, error);
        let keys = segment.fast_fields().u64("key").map_err(|error| wrong(&error))?;
        let inverted = segment.inverted_index(fields.path).map_err(|error| wrong(&error))?;
        let mut files = inverted.terms().stream().map_err(|error| ArchiveError::io(path, &error))?;
        while files.advance() {
            let file = String::from_utf8_lossy(files.key()).into_owned();
            let under = |root: &Path| Path::new(&file).starts_with(root);
            if !roots.iter().any(|root| under(root)) || unreadable.iter().any(|file| under(Path::new(file))) {
                continue;
            }
            let mut postings = inverted
                .read_postings_from_terminfo(files.value(), tantivy::schema::IndexRecordOption::Basic)
                .map_err(|error| ArchiveError::io(path, &error))?;
            while postings.doc() != tantivy::TERMINATED {
                let document = postings.doc();
                if let Some(key) = keys.first(document)
                    && !segment.is_deleted(document)
                    && !seen.contains(&key)
                {
                    gone.push((key, file.clone()));
                }
                postings.advance();
            }
        }
    }
    Ok(gone)
}
