//! Documents as an iterator: the walk runs on a thread of its own and waits when enough lies ready.

use super::{Document, Options, SourceError, visit};
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// How many bytes of documents may lie ready: enough that readers do not wait for the disk, little against
/// the rest of the program. One document is always let in, however large.
const READY_BYTES: usize = 8 << 20;
/// How many documents may lie ready, for those that are nearly empty.
const READY_COUNT: usize = 1024;

/// The documents under some paths, in order; made by [`documents`].
#[derive(Debug)]
pub struct Documents {
    shared: Arc<Shared>,
    walk: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    ready: VecDeque<Result<Document, SourceError>>,
    bytes: usize,
    /// The walk is over.
    done: bool,
    /// Nobody wants the rest.
    closed: bool,
}

/// All documents under `paths` (files, folders, archives; `-` is standard input), in the order of `paths` and,
/// in folders, of names. What cannot be read comes as an error in its place.
#[must_use]
pub fn documents<P: AsRef<Path>>(paths: &[P], options: Options) -> Documents {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
    let shared = Arc::new(Shared::default());
    let theirs = Arc::clone(&shared);
    let walk = std::thread::spawn(move || {
        // The queue must be marked done even when the walk panics, or the reader would wait for ever.
        let _done = Done(&theirs);
        let _ = visit(&paths, &options, &mut |document| theirs.push(document));
    });
    Documents { shared, walk: Some(walk) }
}

struct Done<'a>(&'a Shared);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.0.lock().done = true;
        self.0.changed.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, document: Result<Document, SourceError>) -> ControlFlow<()> {
        let bytes = size(&document);
        let mut queue = self.lock();
        while !queue.closed
            && !queue.ready.is_empty()
            && (queue.bytes + bytes > READY_BYTES || queue.ready.len() >= READY_COUNT)
        {
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
        if queue.closed {
            return ControlFlow::Break(());
        }
        queue.bytes += bytes;
        queue.ready.push_back(document);
        self.changed.notify_all();
        ControlFlow::Continue(())
    }
}

fn size(document: &Result<Document, SourceError>) -> usize {
    document.as_ref().map_or(0, |document| document.content.len())
}

impl Iterator for Documents {
    type Item = Result<Document, SourceError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut queue = self.shared.lock();
        loop {
            if let Some(document) = queue.ready.pop_front() {
                queue.bytes -= size(&document);
                self.shared.changed.notify_all();
                return Some(document);
            }
            if queue.done {
                drop(queue);
                if let Some(Err(panic)) = self.walk.take().map(JoinHandle::join) {
                    std::panic::resume_unwind(panic);
                }
                return None;
            }
            queue = self.shared.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Documents {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_all();
        // The thread is not joined: it may be waiting for standard input. It ends at its next document.
    }
}
