//! An archive of an earlier format into the present one, from what it keeps: no source is read.
//!
//! The new index is made beside the old one; the manifest, changed last, says which of them counts. Cut off at any
//! moment, the archive is as it was before, or upgraded.

use super::entry::Entry;
use super::manifest::{EARLIEST, FORMAT, INDEX, Manifest, WriterLock};
use super::schema::Fields;
use super::{ArchiveError, ArchiveProblem, Stored, make_index, open_index};
use std::path::Path;
use tantivy::{DocAddress, Index, TantivyDocument, TantivyError};

/// What an upgrade did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upgrade {
    /// The format before.
    pub from: u32,
    /// The format now.
    pub to: u32,
    /// How many articles were taken over; none where the archive was of the present format already.
    pub articles: u64,
}

/// Memory of the indexing thread.
const MEMORY: usize = 128 << 20;

/// Brings the archive in `path` to the present format; `progress` is told how many articles are done, of how many.
///
/// # Errors
/// When there is none, it is of a later format or damaged, is being written, or the disk is full.
pub fn upgrade(path: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Upgrade, ArchiveError> {
    let manifest = Manifest::read_any(path)?;
    let from = manifest.format;
    if from == FORMAT {
        return Ok(Upgrade { from, to: FORMAT, articles: 0 });
    }
    if !(EARLIEST..FORMAT).contains(&from) {
        // Reading it says which.
        Manifest::read(path)?;
    }
    let _lock = WriterLock::take(path)?;
    let old = open_index(path, &manifest.index)?;
    let folder = format!("{INDEX}-{FORMAT}");
    let made = path.join(&folder);
    if made.exists() {
        // What an upgrade that was cut off has left.
        std::fs::remove_dir_all(&made).map_err(|error| ArchiveError::io(path, &error))?;
    }
    std::fs::create_dir(&made).map_err(|error| ArchiveError::io(path, &error))?;
    let new = make_index(path, &folder)?;
    let articles = take_over(path, &old, &new, progress)?;
    let former = path.join(&manifest.index);
    manifest.upgraded(folder).write(path)?;
    // Readers of the old index may still have it open; what cannot be removed only takes room.
    let _ = std::fs::remove_dir_all(former);
    Ok(Upgrade { from, to: FORMAT, articles })
}

/// Makes every article of the old index anew in the new one.
fn take_over(
    path: &Path,
    old: &Index,
    new: &Index,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<u64, ArchiveError> {
    let wrong = |error: TantivyError| ArchiveError::tantivy(path, &error);
    let (_, fields) = Fields::schema();
    let schema = old.schema();
    let field = |name: &str| schema.get_field(name).map_err(wrong);
    let stored = [field("meta")?, field("text")?, field("facts")?];
    let searcher = old.reader().map_err(wrong)?.searcher();
    let mut writer = new.writer_with_num_threads(1, MEMORY).map_err(wrong)?;
    let (mut done, all) = (0, searcher.num_docs());
    for (number, segment) in (0u32..).zip(searcher.segment_readers()) {
        let columns = segment.fast_fields();
        let (keys, hashes) = (columns.u64("key").map_err(wrong)?, columns.u64("hash").map_err(wrong)?);
        let stories = columns.u64("story").map_err(wrong)?;
        let paths = paths(path, segment, field("path")?)?;
        for document in segment.doc_ids_alive() {
            let kept: TantivyDocument = searcher.doc(DocAddress::new(number, document)).map_err(wrong)?;
            let damaged = |what| ArchiveError::new(path, ArchiveProblem::Damaged(what));
            let kept = Stored::of(&kept, stored).map_err(damaged)?;
            let mut article = kept.whole(kept.facts().map_err(damaged)?);
            if let Some(object) = article.as_object_mut() {
                object.shift_remove("story");
            }
            let id = article.get("id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
            let [key, hash] = [&keys, &hashes].map(|column| column.first(document).unwrap_or_default());
            let file = paths.get(document as usize).map_or("", String::as_str);
            let entry = Entry::of_contract(article, file, key, hash)
                .map_err(|error| damaged(format!("{id}: facts: {error}")))?;
            let story = stories.first(document).unwrap_or(key);
            writer.add_document(entry.finished(fields, id, story)).map_err(wrong)?;
            done += 1;
            progress(done, all);
        }
    }
    writer.commit().map_err(wrong)?;
    writer.wait_merging_threads().map_err(wrong)?;
    Ok(done)
}

/// The file of each document of a segment.
fn paths(
    path: &Path,
    segment: &tantivy::SegmentReader,
    field: tantivy::schema::Field,
) -> Result<Vec<String>, ArchiveError> {
    use tantivy::DocSet;
    let mut paths = vec![String::new(); segment.max_doc() as usize];
    let inverted = segment.inverted_index(field).map_err(|error| ArchiveError::tantivy(path, &error))?;
    let mut terms = inverted.terms().stream().map_err(|error| ArchiveError::io(path, &error))?;
    while terms.advance() {
        let name = String::from_utf8_lossy(terms.key()).into_owned();
        let mut postings = inverted
            .read_postings_from_terminfo(terms.value(), tantivy::schema::IndexRecordOption::Basic)
            .map_err(|error| ArchiveError::io(path, &error))?;
        while postings.doc() != tantivy::TERMINATED {
            paths[postings.doc() as usize].clone_from(&name);
            postings.advance();
        }
    }
    Ok(paths)
}
