//! Archives: zip, tar, gzip and zstd, in one another to a bounded depth. Nothing is written by its member's
//! name, so names and links can do no harm; those that try are reported and passed over.

use super::error::Problem;
use super::sniff::{self, Kind};
use super::walk::{Flow, Place, Walk, hidden, io_problem};
use super::{Options, Origin};
use crate::text;
use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

/// Bytes read of a file and bytes that came out of it at any depth. Shared by all that lies in one file,
/// so that bombs in bombs count together.
#[derive(Clone, Debug, Default)]
pub(super) struct Budget(Rc<Spent>);

#[derive(Debug, Default)]
struct Spent {
    read: Cell<u64>,
    out: Cell<u64>,
}

impl Budget {
    pub(super) fn add_read(&self, bytes: u64) {
        self.0.read.set(self.0.read.get() + bytes);
    }

    /// A reader of the file itself whose length is not known.
    pub(super) fn counted<R>(&self, inner: R) -> Counted<R> {
        Counted { inner, budget: self.clone() }
    }

    /// A reader of what is unpacked; it ends with an error when too much comes out.
    fn guarded<R>(&self, inner: R, options: &Options) -> Guarded<R> {
        Guarded { inner, budget: self.clone(), free: options.free_output, ratio: options.max_ratio }
    }

    fn spent(&self, options: &Options) -> bool {
        let out = self.0.out.get();
        out > options.free_output && out / options.max_ratio > self.0.read.get()
    }
}

pub(super) struct Counted<R> {
    inner: R,
    budget: Budget,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.budget.add_read(count as u64);
        Ok(count)
    }
}

struct Guarded<R> {
    inner: R,
    budget: Budget,
    free: u64,
    ratio: u64,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let (read, out) = (self.budget.0.read.get(), self.budget.0.out.get() + count as u64);
        self.budget.0.out.set(out);
        if out > self.free && out / self.ratio > read {
            return Err(io::Error::other(Bomb { read, out }));
        }
        Ok(count)
    }
}

/// More came out than text can have been put in, as an I/O error.
#[derive(Debug, thiserror::Error)]
#[error("{out} bytes came out of {read}")]
pub(super) struct Bomb {
    pub(super) read: u64,
    pub(super) out: u64,
}

/// Opens an archive that comes as a stream.
pub(super) fn open(walk: &mut Walk<'_>, place: &Place, kind: Kind, reader: &mut dyn Read) -> Flow {
    if place.depth >= walk.options.max_depth {
        return walk.fail(place, Problem::TooDeep(walk.options.max_depth));
    }
    let place = Place { depth: place.depth + 1, size: None, ..place.clone() };
    match kind {
        Kind::Gzip => {
            let place = Place { name: sniff::inner_name(&place.name), inside: Some("gzip"), ..place };
            let unpacked = flate2::read::MultiGzDecoder::new(reader);
            let mut guarded = place.budget.guarded(unpacked, walk.options);
            walk.stream(&place, &mut guarded)
        }
        Kind::Zstd => {
            let place = Place { name: sniff::inner_name(&place.name), inside: Some("zstd"), ..place };
            match zstd::Decoder::new(reader) {
                Ok(unpacked) => {
                    let mut guarded = place.budget.guarded(unpacked, walk.options);
                    walk.stream(&place, &mut guarded)
                }
                Err(error) => walk.fail(&place, io_problem(&place, &error)),
            }
        }
        Kind::Tar => tar(walk, &Place { inside: Some("tar"), ..place }, reader),
        // A zip has its table of contents at its end, so one that comes as a stream is laid aside first;
        // what it lies in has counted its bytes.
        _ => match spooled(reader) {
            Ok(file) => members_of_zip(walk, &Place { inside: Some("zip"), ..place }, file),
            Err(error) => walk.fail(&place, io_problem(&place, &error)),
        },
    }
}

/// Opens a zip that can be read in any order.
pub(super) fn zip(walk: &mut Walk<'_>, place: &Place, file: std::fs::File) -> Flow {
    if place.depth >= walk.options.max_depth {
        return walk.fail(place, Problem::TooDeep(walk.options.max_depth));
    }
    let place = Place { depth: place.depth + 1, size: None, inside: Some("zip"), ..place.clone() };
    members_of_zip(walk, &place, file)
}

fn spooled(reader: &mut dyn Read) -> io::Result<std::fs::File> {
    let mut file = tempfile::tempfile()?;
    io::copy(reader, &mut file)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

fn members_of_zip(walk: &mut Walk<'_>, place: &Place, file: std::fs::File) -> Flow {
    let again = file.try_clone();
    let mut archive = match zip::ZipArchive::new(io::BufReader::new(file)) {
        Ok(archive) => archive,
        Err(error) => {
            let message = error.to_string();
            walk.fail(place, Problem::Damaged { kind: "zip", message })?;
            return match again {
                Ok(file) => rescued(walk, place, file),
                Err(_) => Flow::Continue(()),
            };
        }
    };
    for index in 0..archive.len() {
        if place.budget.spent(walk.options) {
            break;
        }
        let (name, is_dir, is_file, encrypted, size) = match archive.by_index_data(index) {
            Ok(entry) => (
                member_name(entry.name_raw()),
                entry.is_dir(),
                entry.is_file(),
                entry.encrypted(),
                entry.size(),
            ),
            Err(error) => {
                walk.fail(place, zip_problem(&error))?;
                continue;
            }
        };
        if is_dir || left_out(&name) {
            continue;
        }
        let member = inside(place, &name, Some(size));
        if let Some(problem) = refused(&name, is_file, encrypted) {
            walk.fail(&member, problem)?;
            continue;
        }
        match archive.by_index(index) {
            Ok(unpacked) => {
                let mut guarded = place.budget.guarded(unpacked, walk.options);
                walk.stream(&member, &mut guarded)?;
            }
            Err(error) => walk.fail(&member, zip_problem(&error))?,
        }
    }
    Flow::Continue(())
}

/// The members of a zip whose table of contents is lost, as far as they can be read from its beginning.
fn rescued(walk: &mut Walk<'_>, place: &Place, mut file: std::fs::File) -> Flow {
    if file.rewind().is_err() {
        return Flow::Continue(());
    }
    let mut reader = io::BufReader::new(file);
    while let Ok(Some(unpacked)) = zip::read::read_zipfile_from_stream(&mut reader) {
        let (name, is_file) = (member_name(unpacked.entry().name_raw()), unpacked.entry().is_file());
        let encrypted = unpacked.entry().encrypted();
        if !is_file || left_out(&name) || encrypted || leads_out(&name) {
            continue;
        }
        let mut guarded = place.budget.guarded(unpacked, walk.options);
        walk.stream(&inside(place, &name, None), &mut guarded)?;
        if place.budget.spent(walk.options) {
            break;
        }
    }
    Flow::Continue(())
}

fn zip_problem(error: &zip::result::ZipError) -> Problem {
    use zip::result::ZipError;
    match error {
        ZipError::InvalidPassword => Problem::Encrypted,
        ZipError::UnsupportedArchive(what) => Problem::Unsupported((*what).to_owned()),
        ZipError::CompressionMethodNotSupported(_) => Problem::Unsupported(error.to_string()),
        _ => Problem::Damaged { kind: "zip", message: error.to_string() },
    }
}

/// The longest extension header of a tar that is read: names are short, a longer one is a trap.
const LONGEST_EXTENSION: u64 = 1 << 20;

fn tar(walk: &mut Walk<'_>, place: &Place, reader: &mut dyn Read) -> Flow {
    let mut archive = tar::Archive::new(reader);
    let entries = match archive.entries() {
        // Raw, so that the headers which carry long names can be read with a limit.
        Ok(entries) => entries.raw(true),
        Err(error) => return walk.fail(place, io_problem(place, &error)),
    };
    let mut long_name: Option<Vec<u8>> = None;
    for entry in entries {
        if place.budget.spent(walk.options) {
            break;
        }
        let mut entry = match entry {
            Ok(entry) => entry,
            // The next header cannot be found after a damaged one.
            Err(error) => return walk.fail(place, io_problem(place, &error)),
        };
        let kind = entry.header().entry_type();
        if kind.is_gnu_longname() || kind.is_pax_local_extensions() {
            let mut bytes = Vec::new();
            if let Err(error) = (&mut entry).take(LONGEST_EXTENSION).read_to_end(&mut bytes) {
                return walk.fail(place, io_problem(place, &error));
            }
            let name = if kind.is_gnu_longname() {
                bytes.split(|&byte| byte == 0).next().map(<[u8]>::to_vec)
            } else {
                pax_path(&bytes)
            };
            long_name = name.or(long_name);
            continue;
        }
        if kind.is_gnu_longlink() || kind.is_pax_global_extensions() {
            continue;
        }
        let name = member_name(&long_name.take().unwrap_or_else(|| entry.path_bytes().into_owned()));
        if kind.is_dir() || left_out(&name) {
            continue;
        }
        let member = inside(place, &name, Some(entry.size()));
        let is_file = kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse();
        match refused(&name, is_file, false) {
            Some(problem) => walk.fail(&member, problem)?,
            None => walk.stream(&member, &mut entry)?,
        }
    }
    Flow::Continue(())
}

/// The `path` record of a pax header: `LENGTH path=NAME\n`.
fn pax_path(bytes: &[u8]) -> Option<Vec<u8>> {
    bytes.split(|&byte| byte == b'\n').find_map(|record| {
        let space = record.iter().position(|&byte| byte == b' ')?;
        record[space + 1..].strip_prefix(b"path=").map(<[u8]>::to_vec)
    })
}

fn inside(place: &Place, name: &str, size: Option<u64>) -> Place {
    let member = match &place.origin.member {
        Some(outer) => format!("{outer}!{name}"),
        None => name.to_owned(),
    };
    Place {
        origin: Origin { member: Some(member), line: None, path: place.origin.path.clone() },
        name: name.to_owned(),
        size,
        ..place.clone()
    }
}

/// Names are UTF-8, or what a Chinese Windows wrote: GB18030 or Big5.
fn member_name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => text::decode(raw, None).text,
    }
}

fn left_out(name: &str) -> bool {
    name.split(['/', '\\']).any(hidden)
}

fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':') && name.as_bytes()[0].is_ascii_alphabetic();
    name.starts_with(['/', '\\']) || drive || name.split(['/', '\\']).any(|part| part == "..")
}

fn refused(name: &str, is_file: bool, encrypted: bool) -> Option<Problem> {
    if leads_out(name) {
        Some(Problem::UnsafeName)
    } else if !is_file {
        Some(Problem::NotAFile)
    } else if encrypted {
        Some(Problem::Encrypted)
    } else {
        None
    }
}
