//! What makes a folder an archive: `archive.json` with the format's number, and the lock of its one writer.

use super::error::{ArchiveError, ArchiveProblem};
use crate::files::write_whole;
use fs4::FileExt;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// The format this program reads and writes. It changes when an older program could not read the archive.
pub(super) const FORMAT: u32 = 3;
/// The earliest format that [`super::upgrade`] can read.
pub(super) const EARLIEST: u32 = 1;
/// The folder of the index within a new archive.
pub(super) const INDEX: &str = "index";
const MANIFEST: &str = "archive.json";
const LOCK: &str = "writer.lock";

/// The content of `archive.json`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: u32,
    program: String,
    created: String,
    /// The folder of the index: an upgrade makes another one and changes this name last.
    #[serde(default = "usual")]
    pub(super) index: String,
}

fn usual() -> String {
    INDEX.to_owned()
}

impl Manifest {
    pub(super) fn new() -> Self {
        Self {
            format: FORMAT,
            program: concat!("fangzhi ", env!("CARGO_PKG_VERSION")).to_owned(),
            created: jiff::Zoned::now().strftime("%Y-%m-%d %H:%M:%S").to_string(),
            index: usual(),
        }
    }

    /// The same for the present format, with its index in that folder.
    pub(super) fn upgraded(self, index: String) -> Self {
        Self { created: self.created, index, ..Self::new() }
    }

    /// Makes the folders of a new archive.
    pub(super) fn create(path: &Path) -> Result<(), ArchiveError> {
        let wrong = |error: &std::io::Error| ArchiveError::io(path, error);
        match fs::read_dir(path) {
            Ok(entries) => {
                // What a cut-off making leaves behind is made anew; anything else is the user's.
                for entry in entries {
                    let entry = entry.map_err(|error| wrong(&error))?;
                    if entry.file_name() != INDEX && entry.file_name() != LOCK {
                        return Err(ArchiveError::new(path, ArchiveProblem::NotAnArchive));
                    }
                }
                let index = path.join(INDEX);
                if index.exists() {
                    fs::remove_dir_all(&index).map_err(|error| wrong(&error))?;
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(_) if path.is_file() => return Err(ArchiveError::new(path, ArchiveProblem::NotAnArchive)),
            Err(error) => return Err(wrong(&error)),
        }
        fs::create_dir_all(path.join(INDEX)).map_err(|error| wrong(&error))
    }

    pub(super) fn write(&self, path: &Path) -> Result<(), ArchiveError> {
        let text = serde_json::to_string_pretty(self).expect("names and numbers alone");
        write_whole(&path.join(MANIFEST), format!("{text}\n").as_bytes())
            .map_err(|error| ArchiveError::io(path, &error))
    }

    /// Reads it; another format than the present one is an error.
    pub(super) fn read(path: &Path) -> Result<Self, ArchiveError> {
        let manifest = Self::read_any(path)?;
        let problem = |problem| ArchiveError::new(path, problem);
        match manifest.format {
            FORMAT => Ok(manifest),
            format if format > FORMAT => Err(problem(ArchiveProblem::Newer { format, known: FORMAT })),
            format => Err(problem(ArchiveProblem::Older { format, known: FORMAT })),
        }
    }

    /// Reads it, whatever its format.
    pub(super) fn read_any(path: &Path) -> Result<Self, ArchiveError> {
        let problem = |problem| ArchiveError::new(path, problem);
        let text = match fs::read_to_string(path.join(MANIFEST)) {
            Ok(text) => text,
            Err(error) => {
                let mut names = match fs::read_dir(path) {
                    Ok(entries) => entries.filter_map(|entry| entry.ok().map(|entry| entry.file_name())),
                    Err(_) if !path.exists() => return Err(problem(ArchiveProblem::Missing)),
                    Err(error) if path.is_dir() => return Err(ArchiveError::io(path, &error)),
                    Err(_) => return Err(problem(ArchiveProblem::NotAnArchive)),
                }
                .peekable();
                if error.kind() != std::io::ErrorKind::NotFound {
                    return Err(ArchiveError::io(path, &error));
                }
                if names.peek().is_none() {
                    return Err(problem(ArchiveProblem::Missing));
                }
                let unfinished = names.all(|name| name == INDEX || name == LOCK);
                return Err(problem(if unfinished {
                    ArchiveProblem::Unfinished
                } else {
                    ArchiveProblem::NotAnArchive
                }));
            }
        };
        let manifest: Self = serde_json::from_str(&text)
            .map_err(|error| problem(ArchiveProblem::Damaged(format!("{MANIFEST}: {error}"))))?;
        // The folder is this archive's own.
        if Path::new(&manifest.index).components().count() != 1 || manifest.index.starts_with('.') {
            return Err(problem(ArchiveProblem::Damaged(format!("{MANIFEST}: index {:?}", manifest.index))));
        }
        Ok(manifest)
    }
}

/// The lock of the one writer; released when dropped, and by the operating system when the program dies.
#[derive(Debug)]
pub(super) struct WriterLock {
    _file: File,
}

impl WriterLock {
    pub(super) fn take(path: &Path) -> Result<Self, ArchiveError> {
        let wrong = |error: &std::io::Error| ArchiveError::io(path, error);
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(path.join(LOCK))
            .map_err(|error| wrong(&error))?;
        if FileExt::try_lock(&file).is_err() {
            let mut holder = String::new();
            let _ = file.read_to_string(&mut holder);
            let mut parts = holder.trim().splitn(2, ' ');
            return Err(ArchiveError::new(
                path,
                ArchiveProblem::Locked {
                    process: parts.next().and_then(|process| process.parse().ok()),
                    since: parts.next().filter(|since| !since.is_empty()).map(str::to_owned),
                },
            ));
        }
        let holder = format!("{} {}\n", std::process::id(), jiff::Zoned::now().strftime("%Y-%m-%d %H:%M:%S"));
        let note = |file: &mut File| -> std::io::Result<()> {
            file.set_len(0)?;
            file.rewind()?;
            file.write_all(holder.as_bytes())
        };
        // The note only helps the next one's message; the lock itself holds without it.
        let _ = note(&mut file);
        Ok(Self { _file: file })
    }
}
