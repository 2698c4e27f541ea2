//! The walk: paths, folders and streams to documents; archives are opened in `container.rs`, records in
//! `records.rs`.

use super::container::{self, Bomb, Budget};
use super::error::{Problem, SourceError};
use super::lines::{self, Utf16Reader};
use super::records::{self, RecordTooLong};
use super::sniff::{self, Kind};
use super::{Content, Document, Format, Given, InputFormat, Options, Origin};
use crate::text;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::ops::ControlFlow;
use std::path::Path;

pub(super) type Flow = ControlFlow<()>;

/// Hands every document under `paths` to `sink`, in order, until it breaks off.
///
/// Files and folders whose name begins with a dot, and `__MACOSX`, are left out, as `ls` leaves them out, and so
/// are archives of this program; a path that the caller names is read whatever it is called.
pub fn visit<P: AsRef<Path>>(
    paths: &[P],
    options: &Options,
    sink: &mut dyn FnMut(Result<Document, SourceError>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut walk = Walk { options, sink };
    for path in paths {
        walk.path(path.as_ref())?;
    }
    ControlFlow::Continue(())
}

/// What goes through all steps of a walk.
pub(super) struct Walk<'a> {
    pub(super) options: &'a Options,
    sink: &'a mut dyn FnMut(Result<Document, SourceError>) -> Flow,
}

/// Where the walk stands, and what it may still take out of the file it is in.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) origin: Origin,
    /// The name that says what the bytes are: the file's or the member's, less `.gz`.
    pub(super) name: String,
    /// How many bytes there are, where that is known.
    pub(super) size: Option<u64>,
    /// How many archives this one lies in.
    pub(super) depth: u32,
    /// The innermost archive's kind, for messages about damage.
    pub(super) inside: Option<&'static str>,
    pub(super) budget: Budget,
}

impl Place {
    /// A file, or standard input, from which nothing was taken yet.
    fn of_file(path: &Path) -> Self {
        let name = path.to_string_lossy().into_owned();
        Self {
            origin: Origin { path: name.clone(), ..Origin::default() },
            name,
            size: None,
            depth: 0,
            inside: None,
            budget: Budget::default(),
        }
    }

    /// A line or record of it.
    pub(super) fn at_line(&self, number: u64) -> Self {
        Self { origin: Origin { line: Some(number), ..self.origin.clone() }, ..self.clone() }
    }
}

impl Walk<'_> {
    fn path(&mut self, path: &Path) -> Flow {
        let mut place = Place::of_file(path);
        if place.name == "-" {
            place.name.clear();
            let mut input = place.budget.counted(io::stdin().lock());
            return self.stream(&place, &mut input);
        }
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) => self.file(path, &place),
            Err(error) => self.fail(&place, open_problem(&error)),
        }
    }

    fn folder(&mut self, folder: &Path) -> Flow {
        let entries =
            walkdir::WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(
                |entry| {
                    entry.depth() == 0
                        || !(hidden(&entry.file_name().to_string_lossy())
                            || (entry.file_type().is_dir() && is_archive(entry.path())))
                },
            );
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let place = Place::of_file(entry.path());
                    if entry.file_type().is_file() {
                        self.file(entry.path(), &place)?;
                    } else {
                        self.fail(&place, Problem::NotAFile)?;
                    }
                }
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_string_lossy().into_owned();
                    let problem = match error.io_error() {
                        _ if error.loop_ancestor().is_some() => Problem::Loop,
                        Some(io) if io.kind() == io::ErrorKind::NotFound => Problem::NotFound,
                        Some(io) => Problem::UnreadableFolder(io.to_string()),
                        None => Problem::UnreadableFolder(error.to_string()),
                    };
                    let origin = Origin { path, ..Origin::default() };
                    (self.sink)(Err(SourceError { origin, problem }))?;
                }
            }
        }
        Flow::Continue(())
    }

    fn file(&mut self, path: &Path, place: &Place) -> Flow {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) => return self.fail(place, open_problem(&error)),
        };
        let size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
        let place = Place { size, ..place.clone() };
        if let Some(size) = size {
            place.budget.add_read(size);
            // A zip on disk is read in place; everything else is a stream.
            let mut mark = [0u8; 4];
            let got = file.read(&mut mark).unwrap_or(0);
            if let Err(error) = file.rewind() {
                return self.fail(&place, Problem::Unreadable(error.to_string()));
            }
            if sniff::by_bytes(&mark[..got]) == Kind::Zip && sniff::office(&place.name).is_none() {
                return container::zip(self, &place, file);
            }
            return self.stream(&place, &mut file);
        }
        let mut counted = place.budget.counted(file);
        self.stream(&place, &mut counted)
    }

    /// Reads what a stream holds: an archive, records, or one article.
    pub(super) fn stream(&mut self, place: &Place, reader: &mut dyn Read) -> Flow {
        let mut sample = Vec::new();
        if let Err(error) = (&mut *reader).take(sniff::SAMPLE as u64).read_to_end(&mut sample) {
            return self.fail(place, io_problem(place, &error));
        }
        let all = sample.len() < sniff::SAMPLE;
        if all && sample.trim_ascii().is_empty() {
            return self.fail(place, Problem::Empty);
        }
        let kind = self.kind(&place.name, &sample);
        if matches!(kind, Kind::Zip | Kind::Tar | Kind::Gzip | Kind::Zstd) {
            if let (Kind::Zip, Some(what)) = (kind, sniff::office(&place.name)) {
                return self.fail(place, Problem::Binary(Some(what)));
            }
            return container::open(self, place, kind, &mut Cursor::new(sample).chain(reader));
        }
        if let Some(what) = sniff::binary(&sample) {
            return self.fail(place, Problem::Binary(what));
        }
        let utf16 = sniff::utf16(&sample);
        if let Kind::Article(format) = kind {
            return self.article(place, format, sample, reader);
        }
        let rest = BufReader::new(reader);
        if let Some(order) = utf16 {
            let bytes = BufReader::new(Cursor::new(sample).chain(rest));
            let mut reader = BufReader::new(Utf16Reader::new(bytes, order));
            return self.records(place, kind, &[], &mut reader);
        }
        if kind == Kind::Json && !utf8_so_far(&sample) {
            // A backslash can be the second byte of a GB18030 or Big5 character, so such a file must be decoded
            // before its strings can be told apart.
            let bytes = match lines::whole(&mut Cursor::new(sample).chain(rest), self.options.max_document) {
                Ok(Ok(bytes)) => bytes,
                Ok(Err(problem)) => return self.fail(place, problem),
                Err(error) => return self.fail(place, io_problem(place, &error)),
            };
            let decoded = text::decode(&bytes, self.options.encoding.as_deref());
            return self.records(place, kind, &[], &mut Cursor::new(decoded.text.into_bytes()));
        }
        let mut reader = BufReader::new(Cursor::new(sample.clone()).chain(rest));
        self.records(place, kind, &sample, &mut reader)
    }

    fn records(&mut self, place: &Place, kind: Kind, sample: &[u8], reader: &mut impl io::BufRead) -> Flow {
        match kind {
            Kind::Csv => records::csv(self, place, sample, reader),
            Kind::Json => records::json(self, place, reader),
            _ => records::json_lines(self, place, reader),
        }
    }

    /// What bytes under a name are: a container by its own mark, else as the caller says, else by extension,
    /// else by likelihood.
    fn kind(&self, name: &str, sample: &[u8]) -> Kind {
        let seen = sniff::by_bytes(sample);
        let named = sniff::by_name(name);
        if matches!(seen, Kind::Zip | Kind::Gzip | Kind::Zstd | Kind::Tar) {
            return seen;
        }
        match self.options.format {
            InputFormat::Jsonl => Kind::Jsonl,
            InputFormat::Text => Kind::Article(Format::Text),
            InputFormat::Html => Kind::Article(Format::Html),
            InputFormat::Csv => Kind::Csv,
            InputFormat::Auto => match named {
                // Pages are often saved under `.txt`.
                Some(Kind::Article(Format::Text)) if seen == Kind::Article(Format::Html) => seen,
                Some(kind) => kind,
                None => seen,
            },
        }
    }

    fn article(&mut self, place: &Place, format: Format, mut bytes: Vec<u8>, rest: &mut dyn Read) -> Flow {
        let limit = self.options.max_document;
        if let Some(size) = place.size.filter(|&size| size > limit) {
            return self.fail(place, Problem::TooLong { size: Some(size), limit });
        }
        match rest.take(limit.saturating_add(1).saturating_sub(bytes.len() as u64)).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > limit => {
                return self.fail(place, Problem::TooLong { size: None, limit });
            }
            Ok(_) => {}
            Err(error) => return self.fail(place, io_problem(place, &error)),
        }
        if bytes.trim_ascii().is_empty() {
            return self.fail(place, Problem::Empty);
        }
        let format = if self.options.body_only && format == Format::Text { Format::Body } else { format };
        let given = Given { encoding: self.options.encoding.clone(), ..Given::default() };
        (self.sink)(Ok(Document {
            origin: place.origin.clone(),
            format,
            content: Content::Bytes(bytes),
            given,
        }))
    }

    /// Hands on one record.
    pub(super) fn record(
        &mut self,
        place: &Place,
        record: Result<(Format, Content, Given), Problem>,
    ) -> Flow {
        match record {
            Ok((format, content, given)) => {
                (self.sink)(Ok(Document { origin: place.origin.clone(), format, content, given }))
            }
            Err(problem) => self.fail(place, problem),
        }
    }

    /// Hands on what cannot be read.
    pub(super) fn fail(&mut self, place: &Place, problem: Problem) -> Flow {
        (self.sink)(Err(SourceError::new(&place.origin, problem)))
    }
}

/// Whether a name is one that `ls` would not show, or a Macintosh's shadow of a file.
pub(super) fn hidden(name: &str) -> bool {
    (name.starts_with('.') && name != "." && name != "..") || name == "__MACOSX"
}

/// Whether a folder is an archive of this program: `fangzhi index . --archive ./archive` must not read its own files.
fn is_archive(folder: &Path) -> bool {
    folder.join("archive.json").is_file() && folder.join("index/meta.json").is_file()
}

fn utf8_so_far(sample: &[u8]) -> bool {
    match std::str::from_utf8(sample) {
        Ok(_) => true,
        // A character may be cut off where the sample ends.
        Err(error) => error.error_len().is_none(),
    }
}

fn open_problem(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::NotFound,
        _ => Problem::Unreadable(error.to_string()),
    }
}

/// What an I/O error in the middle of a stream means there.
pub(super) fn io_problem(place: &Place, error: &io::Error) -> Problem {
    if let Some(inner) = error.get_ref() {
        if let Some(bomb) = inner.downcast_ref::<Bomb>() {
            return Problem::Bomb { read: bomb.read, out: bomb.out };
        }
        if let Some(RecordTooLong(limit)) = inner.downcast_ref::<RecordTooLong>() {
            return Problem::TooLong { size: None, limit: *limit };
        }
    }
    match place.inside {
        Some(kind) => Problem::Damaged { kind, message: error.to_string() },
        None => Problem::Unreadable(error.to_string()),
    }
}
