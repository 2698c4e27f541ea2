//! Power cut off at any moment of writing: what was not brought to the disk is lost, cut short or full of zeros.
//!
//! A directory in memory notes everything that is done to it. From the notes up to any moment the disk is made as it
//! can stand after a cut: changes of the folder in their order, all up to the last time it was synced and some of
//! those after it; a file whole if it was closed and synced before, else with whatever part of it got there.

use super::archive::{fill, usual};
use fangzhi::archive::{Archive, SearchOptions};
use fangzhi::dictionary::Dictionaries;
use fangzhi::query::Query;
use fangzhi::source::{Options, documents};
use std::collections::{BTreeSet, HashMap};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tantivy::Directory;
use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, FileHandle, RamDirectory, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};

#[derive(Clone, Debug)]
enum Note {
    Created(PathBuf),
    /// Written to its end and synced.
    Whole(PathBuf, Vec<u8>),
    Replaced(PathBuf, Vec<u8>),
    Deleted(PathBuf),
    Synced,
    /// A commit has returned with so many articles in all.
    Committed(usize),
}

#[derive(Clone, Debug, Default)]
struct Disk {
    inner: RamDirectory,
    notes: Arc<Mutex<Vec<Note>>>,
}

impl Disk {
    fn note(&self, note: Note) {
        self.notes.lock().unwrap().push(note);
    }
}

impl Directory for Disk {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.note(Note::Deleted(path.to_owned()));
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.note(Note::Created(path.to_owned()));
        let file = File {
            disk: self.clone(),
            path: path.to_owned(),
            bytes: Vec::new(),
            inner: self.inner.open_write(path)?,
        };
        Ok(BufWriter::new(Box::new(file)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.note(Note::Replaced(path.to_owned(), data.to_vec()));
        self.inner.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.note(Note::Synced);
        Ok(())
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

struct File {
    disk: Disk,
    path: PathBuf,
    bytes: Vec<u8>,
    inner: WritePtr,
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.inner.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl TerminatingWrite for File {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.inner.flush()?;
        self.inner.get_mut().terminate_ref(token)?;
        self.disk.note(Note::Whole(self.path.clone(), std::mem::take(&mut self.bytes)));
        Ok(())
    }
}

/// Marsaglia's xorshift.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// The files as they can stand after a cut behind `notes`, and how many articles must be there.
fn after_a_cut(notes: &[Note], chance: &mut Chance) -> (HashMap<PathBuf, Vec<u8>>, usize) {
    let synced = notes.iter().rposition(|note| matches!(note, Note::Synced)).map_or(0, |at| at + 1);
    // Of the changes of the folder since then a first part is there.
    let until = synced + chance.below(notes.len() - synced + 1);
    let whole: HashMap<&PathBuf, &Vec<u8>> = notes
        .iter()
        .filter_map(|note| match note {
            Note::Whole(path, bytes) => Some((path, bytes)),
            _ => None,
        })
        .collect();
    let (mut files, mut committed) = (HashMap::new(), 0);
    for note in &notes[..until] {
        match note {
            Note::Created(path) => {
                let part = match whole.get(path) {
                    Some(&bytes) => bytes.clone(),
                    None => {
                        (0..chance.below(5000)).map(|at| if at % 2 == 0 { 0 } else { at as u8 }).collect()
                    }
                };
                files.insert(path.clone(), part);
            }
            Note::Replaced(path, bytes) => {
                files.insert(path.clone(), bytes.clone());
            }
            Note::Deleted(path) => {
                files.remove(path);
            }
            Note::Whole(..) | Note::Synced | Note::Committed(_) => {}
        }
    }
    for note in notes {
        if let Note::Committed(count) = note {
            committed = *count;
        }
    }
    (files, committed)
}

const ARTICLES: usize = 120;

fn ids(archive: &Archive) -> BTreeSet<String> {
    let options = SearchOptions { limit: 10 * ARTICLES, all_copies: true, ..SearchOptions::default() };
    let results = archive.search(&Query::All, &options).unwrap();
    let ids: BTreeSet<String> = results.hits.iter().map(|hit| hit.id.clone()).collect();
    assert_eq!(ids.len(), results.total, "an article is there twice");
    ids
}

/// `CUTS=200 cargo test --test suite power_cut` is the figure of the record.
#[test]
fn a_power_cut_leaves_the_last_commit() {
    let cuts: usize = std::env::var("CUTS").ok().and_then(|count| count.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("articles.jsonl");
    let lines: Vec<String> = (0..ARTICLES)
        .map(|number| {
            let text = format!("第{number}号县召开会议，安排资金{}万元。", number * 7919 % 1000);
            serde_json::json!({"id": format!("a{number}"), "text": text}).to_string()
        })
        .collect();
    let disk = Disk::default();
    let archive = Archive::over(&folder.path().join("noted"), Box::new(disk.clone())).unwrap();
    // An archive is one once its manifest is there, which is written behind the empty index.
    disk.note(Note::Synced);
    let begun = disk.notes.lock().unwrap().len();
    // Piece by piece, so that there are commits to be kept, and merges.
    let dictionaries = Dictionaries::builtin();
    for end in (10..=ARTICLES).step_by(10) {
        std::fs::write(&records, lines[..end].join("\n")).unwrap();
        let mut writer = archive.writer().unwrap().committing_every(200);
        let source = documents(&[&records], Options::default());
        fangzhi::archive::index(source, &dictionaries, &mut writer, &usual(), &mut |_| {}).unwrap();
        writer.finish().unwrap();
        disk.note(Note::Committed(end));
    }
    let notes = disk.notes.lock().unwrap().clone();
    let mut chance = Chance(0x2545_F491_4F6C_DD1D);
    for cut in 0..cuts {
        let at = begun + chance.below(notes.len() - begun);
        let (files, committed) = after_a_cut(&notes[..at], &mut chance);
        let path = folder.path().join(format!("cut{cut}"));
        drop(Archive::create(&path).unwrap());
        std::fs::remove_dir_all(path.join("index")).unwrap();
        std::fs::create_dir(path.join("index")).unwrap();
        for (name, bytes) in files {
            std::fs::write(path.join("index").join(name), bytes).unwrap();
        }
        let archive =
            Archive::open(&path).unwrap_or_else(|error| panic!("after {at} of {}: {error}", notes.len()));
        let found = archive.verify(&mut |_, _| {}).unwrap();
        assert!(found.damaged.is_empty() && found.broken.is_empty(), "after {at}: {found:?}");
        let there = ids(&archive);
        assert!(there.len() >= committed, "after {at}: {} of {committed} articles", there.len());
        // The same command goes on from there, and ends as an undisturbed run would.
        let report = fill(&archive, &[records.clone()], &usual());
        assert_eq!((report.unchanged, report.added), (there.len(), ARTICLES - there.len()));
        assert_eq!(ids(&archive).len(), ARTICLES);
        std::fs::remove_dir_all(&path).unwrap();
    }
}
