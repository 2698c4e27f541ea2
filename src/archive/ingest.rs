//! Documents into an archive, read by many threads, with the same result whatever their number.
//!
//! One thread takes documents from their source and leaves out what is unchanged; readers read; the caller's
//! thread puts what they made into its order again and adds it. Between them lies a bounded number of bytes.

use super::entry::Entry;
use super::write::{Outcome, Writer};
use super::{ArchiveError, Stored};
use crate::dictionary::Dictionaries;
use crate::pipeline::{Reading, guarded};
use crate::source::{Content, Document, SourceError};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};
use xxhash_rust::xxh3::Xxh3;

/// How an archive is filled.
#[derive(Clone, Debug)]
pub struct IngestOptions {
    /// Writes a reading in the output contract: `export::contract::article_parts`.
    pub contract: fn(&Reading, &Dictionaries) -> Stored,
    /// How many threads read; as many as there are cores where `None`.
    pub threads: Option<usize>,
    /// Changes when the same bytes would be read otherwise: a hash of the user's tables and weights.
    pub version: u64,
    /// Takes out articles of files under these paths that the documents no longer hold.
    pub sync: Vec<PathBuf>,
    /// Documents are handed over but not read, and nothing is written, once this says so.
    pub stop: Option<&'static std::sync::atomic::AtomicBool>,
}

impl IngestOptions {
    /// The usual way.
    #[must_use]
    pub fn new(contract: fn(&Reading, &Dictionaries) -> Stored) -> Self {
        Self { contract, threads: None, version: 0, sync: Vec::new(), stop: None }
    }
}

/// How many failures are kept word for word; an archive of ten million broken files must not fill the memory.
const FAILURES_KEPT: usize = 1000;

/// What became of the documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// New articles, reprints among them.
    pub added: usize,
    /// Of those, reprints of articles known before.
    pub reprints: usize,
    /// Articles that were there in another state.
    pub replaced: usize,
    /// Articles that were there as they are.
    pub unchanged: usize,
    /// Articles taken out because their document is gone.
    pub removed: usize,
    /// How many documents could not be taken in.
    pub failed: usize,
    /// The first thousand of them, in order.
    pub failures: Vec<SourceError>,
    /// Bytes of the documents that were read.
    pub bytes: u64,
    /// How long it took.
    pub elapsed: Duration,
}

/// How far it is; handed to the caller a few times a second.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// The report so far.
    pub report: &'a Report,
    /// Something that could not be taken in just now.
    pub failure: Option<&'a SourceError>,
}

struct Job {
    number: u64,
    document: Document,
    key: u64,
    hash: u64,
    bytes: usize,
}

enum Made {
    Entry(Box<Entry>),
    Unchanged,
    Failed(SourceError),
}

/// How many bytes of documents may be on their way at once.
const BYTES_UNDERWAY: usize = 48 << 20;
/// How many documents may be: a slow one holds up the rest only after so many.
const DOCUMENTS_UNDERWAY: u64 = 512;

/// Takes documents into an archive; commits now and then and at the end.
///
/// # Errors
/// When the archive cannot be written. A document that cannot be read is no error but stands in the report.
///
/// # Panics
/// When the iterator of documents panics.
pub fn index(
    documents: impl Iterator<Item = Result<Document, SourceError>> + Send,
    dictionaries: &Dictionaries,
    writer: &mut Writer,
    options: &IngestOptions,
    progress: &mut dyn FnMut(&Progress<'_>),
) -> Result<Report, ArchiveError> {
    let started = Instant::now();
    let threads = options
        .threads
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
        .max(1);
    let known = writer.known();
    let underway = Underway::default();
    let (jobs, waiting) = sync_channel::<Job>(threads * 4);
    let waiting = Mutex::new(waiting);
    let (made, results) = sync_channel::<(u64, usize, Made)>(threads * 4);
    let mut report = Report::default();

    let fed = std::thread::scope(|scope| -> Result<Fed, ArchiveError> {
        let feeder = scope.spawn({
            let (made, underway, known) = (made.clone(), &underway, &known);
            move || feed(documents, options, known, underway, &jobs, &made)
        });
        for _ in 0..threads {
            let (made, waiting) = (made.clone(), &waiting);
            scope.spawn(move || {
                while let Some(job) = next(waiting) {
                    let (number, bytes) = (job.number, job.bytes);
                    if made.send((number, bytes, work(job, dictionaries, options))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(made);
        let collected = collect(&results, writer, &underway, &mut report, progress, started);
        if collected.is_err() {
            // Those who still hand over must not wait for ever: readers find their channel closed and end,
            // and what the feeder has put before them is thrown away.
            drop(results);
            underway.close();
            while !feeder.is_finished() {
                let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = waiting.recv_timeout(Duration::from_millis(5));
            }
        }
        collected?;
        Ok(feeder.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    if !options.sync.is_empty() {
        writer.commit()?;
        report.removed = writer.remove_unseen(&options.sync, &fed.seen, &fed.unreadable)?;
    }
    writer.commit()?;
    report.elapsed = started.elapsed();
    progress(&Progress { report: &report, failure: None });
    Ok(report)
}

fn next(waiting: &Mutex<Receiver<Job>>) -> Option<Job> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// What went past the feeder.
#[derive(Default)]
struct Fed {
    /// Keys of the documents.
    seen: HashSet<u64>,
    /// Files with something in them that could not be read.
    unreadable: HashSet<String>,
}

/// Takes documents from their source, numbers them, and leaves out what is unchanged.
fn feed(
    documents: impl Iterator<Item = Result<Document, SourceError>>,
    options: &IngestOptions,
    known: &HashMap<u64, u64>,
    underway: &Underway,
    jobs: &std::sync::mpsc::SyncSender<Job>,
    made: &std::sync::mpsc::SyncSender<(u64, usize, Made)>,
) -> Fed {
    let mut fed = Fed::default();
    for (number, document) in (0u64..).zip(documents) {
        if options.stop.is_some_and(|stop| stop.load(std::sync::atomic::Ordering::Relaxed)) {
            break;
        }
        let (bytes, send) = match document {
            Err(error) => {
                fed.unreadable.insert(error.origin.path.clone());
                (0, Err(Made::Failed(error)))
            }
            Ok(document) => {
                let bytes = document.content.len();
                let hash = hash(&document, options.version);
                let key = unseen_key(&document, &mut fed.seen);
                if known.get(&key) == Some(&hash) {
                    (bytes, Err(Made::Unchanged))
                } else {
                    (bytes, Ok((document, key, hash)))
                }
            }
        };
        if !underway.enter(number, bytes) {
            break;
        }
        let sent = match send {
            Ok((document, key, hash)) => jobs.send(Job { number, document, key, hash, bytes }).is_ok(),
            Err(outcome) => made.send((number, bytes, outcome)).is_ok(),
        };
        if !sent {
            break;
        }
    }
    fed
}

fn work(job: Job, dictionaries: &Dictionaries, options: &IngestOptions) -> Made {
    let origin = job.document.origin.clone();
    let entry = guarded(job.document, dictionaries, |reading| {
        let contract = (options.contract)(reading, dictionaries);
        Entry::new(reading, contract, &origin, job.key, job.hash).expect("facts in the contract's shape")
    });
    entry.map_or_else(Made::Failed, |entry| Made::Entry(Box::new(entry)))
}

/// Puts what was made into its order and adds it.
fn collect(
    results: &Receiver<(u64, usize, Made)>,
    writer: &mut Writer,
    underway: &Underway,
    report: &mut Report,
    progress: &mut dyn FnMut(&Progress<'_>),
    started: Instant,
) -> Result<(), ArchiveError> {
    let mut early: BTreeMap<u64, (usize, Made)> = BTreeMap::new();
    let mut expected = 0;
    let mut told = Instant::now();
    for (number, bytes, made) in results {
        early.insert(number, (bytes, made));
        while let Some((bytes, made)) = early.remove(&expected) {
            expected += 1;
            report.bytes += bytes as u64;
            match made {
                Made::Unchanged => report.unchanged += 1,
                Made::Entry(entry) => match writer.add(*entry)? {
                    Outcome::Added => report.added += 1,
                    Outcome::Reprint => {
                        report.added += 1;
                        report.reprints += 1;
                    }
                    Outcome::Replaced => report.replaced += 1,
                    Outcome::Unchanged => report.unchanged += 1,
                },
                Made::Failed(failure) => {
                    report.failed += 1;
                    report.elapsed = started.elapsed();
                    progress(&Progress { report, failure: Some(&failure) });
                    if report.failures.len() < FAILURES_KEPT {
                        report.failures.push(failure);
                    }
                }
            }
            underway.leave(expected, bytes);
        }
        if told.elapsed() > Duration::from_millis(100) {
            told = Instant::now();
            report.elapsed = started.elapsed();
            progress(&Progress { report, failure: None });
        }
    }
    Ok(())
}

/// What is between the source and the index, so that neither runs ahead of the other without bound.
#[derive(Default)]
struct Underway {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    bytes: usize,
    /// The number of the next document to be added.
    expected: u64,
    closed: bool,
}

impl Underway {
    /// Waits until there is room for a document; false when nobody takes any more.
    fn enter(&self, number: u64, bytes: usize) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while !state.closed
            && number != state.expected
            && (state.bytes + bytes > BYTES_UNDERWAY || number - state.expected > DOCUMENTS_UNDERWAY)
        {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.bytes += bytes;
        !state.closed
    }

    fn leave(&self, expected: u64, bytes: usize) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.bytes -= bytes;
        state.expected = expected;
        self.changed.notify_all();
    }

    fn close(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.changed.notify_all();
    }
}

/// The key of a document; the same identifier twice in one file is two articles.
pub(super) fn unseen_key(document: &Document, seen: &mut HashSet<u64>) -> u64 {
    let mut occurrence = 0;
    loop {
        let key = key(document, occurrence);
        if seen.insert(key) {
            return key;
        }
        occurrence += 1;
    }
}

/// What a document is known by from run to run: its file and member, and its own identifier or its line.
fn key(document: &Document, occurrence: u64) -> u64 {
    let mut hasher = Xxh3::new();
    let origin = &document.origin;
    for part in [Some(&origin.path), origin.member.as_ref(), document.given.id.as_ref()] {
        hasher.update(part.map_or(&b"\0"[..], |part| part.as_bytes()));
        hasher.update(&[0]);
    }
    if document.given.id.is_none() {
        hasher.update(&origin.line.unwrap_or(0).to_le_bytes());
    }
    hasher.update(&occurrence.to_le_bytes());
    hasher.digest()
}

/// Changes when the document would be read otherwise: with its bytes, the user's tables and weights, and the program's
/// source, tables and weights (`build.rs`).
pub(super) fn hash(document: &Document, version: u64) -> u64 {
    let mut hasher = Xxh3::with_seed(version);
    hasher.update(env!("FANGZHI_FINGERPRINT").as_bytes());
    hasher.update(&[document.format as u8]);
    let given = &document.given;
    for part in [&given.id, &given.title, &given.published, &given.source, &given.url, &given.encoding] {
        hasher.update(part.as_deref().map_or(&b"\xff"[..], str::as_bytes));
        hasher.update(&[0]);
    }
    match &document.content {
        Content::Bytes(bytes) => hasher.update(bytes),
        Content::Text(text) => hasher.update(text.as_bytes()),
    }
    hasher.digest()
}
