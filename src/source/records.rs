//! Records with named fields: JSON Lines, JSON and CSV. Each becomes a document, or an error with its line.
//!
//! JSON Lines are split on the byte b'\n' and decoded line by line, so that one damaged line costs one
//! article. A JSON file is cut into its records by counting brackets, so that a list of any length streams.

use super::error::Problem;
use super::lines::{self, Line};
use super::sort::ValueSort;
use super::walk::{Flow, Place, Walk, io_problem};
use super::{Content, Format, Given, InputFormat, Options, sniff};
use crate::text;
use serde_json::{Map, Value};
use std::io::{self, BufRead};

/// How many characters of a wrong place an error shows.
const NEAR: usize = 24;

/// One object a line.
pub(super) fn json_lines(walk: &mut Walk<'_>, place: &Place, reader: &mut impl BufRead) -> Flow {
    let mut number = 0;
    let mut encoding = walk.options.encoding.clone();
    loop {
        number += 1;
        let line = match lines::line(reader, walk.options.max_document) {
            Ok(None) => return Flow::Continue(()),
            Ok(Some(line)) => line,
            Err(error) => return walk.fail(&place.at_line(number), io_problem(place, &error)),
        };
        match line {
            Line::TooLong(size) => {
                let problem = Problem::TooLong { size: Some(size), limit: walk.options.max_document };
                walk.fail(&place.at_line(number), problem)?;
            }
            Line::Bytes(bytes) => {
                let text = decoded(&bytes, &mut encoding);
                if text.trim().is_empty() {
                    continue;
                }
                let record = object(&text).and_then(|object| document(&object, walk.options));
                walk.record(&place.at_line(number), record)?;
            }
        }
    }
}

/// An object, a list of objects, or objects one after another.
pub(super) fn json(walk: &mut Walk<'_>, place: &Place, reader: &mut impl BufRead) -> Flow {
    let mut values = Values { reader, listed: false, limit: walk.options.max_document };
    let mut number = 0;
    let mut single: Option<Map<String, Value>> = None;
    loop {
        let value = match values.next() {
            Ok(value) => value,
            Err(error) => return walk.fail(&place.at_line(number + 1), io_problem(place, &error)),
        };
        let Some(value) = value else { break };
        number += 1;
        let value = match value {
            Line::TooLong(size) => {
                let problem = Problem::TooLong { size: Some(size), limit: walk.options.max_document };
                walk.fail(&place.at_line(number), problem)?;
                continue;
            }
            Line::Bytes(bytes) => object(&String::from_utf8_lossy(&bytes)),
        };
        // The first object alone may be the whole file; it waits until the second shows that it is not.
        if number == 1 && !values.listed {
            match value {
                Ok(object) => single = Some(object),
                Err(problem) => walk.fail(place, problem)?,
            }
            continue;
        }
        if let Some(first) = single.take() {
            walk.record(&place.at_line(1), document(&first, walk.options))?;
        }
        walk.record(&place.at_line(number), value.and_then(|object| document(&object, walk.options)))?;
    }
    match single {
        Some(object) => file(walk, place, object),
        None if number == 0 => walk.fail(place, Problem::Empty),
        None => Flow::Continue(()),
    }
}

/// A file that is one object: an article, or a wrapper around a list of them: `{"data": [{…}, …]}`.
fn file(walk: &mut Walk<'_>, place: &Place, mut object: Map<String, Value>) -> Flow {
    let is_list = |value: &Value| {
        value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_object))
    };
    let article = document(&object, walk.options);
    if !matches!(article, Err(Problem::NoText(_))) {
        return walk.record(place, article);
    }
    let lists: Vec<String> =
        object.iter().filter(|(_, value)| is_list(value)).map(|(name, _)| name.clone()).collect();
    let [only] = lists.as_slice() else { return walk.record(place, article) };
    let Some(Value::Array(list)) = object.remove(only) else { return walk.record(place, article) };
    for (index, value) in list.into_iter().enumerate() {
        if let Value::Object(object) = value {
            walk.record(&place.at_line(index as u64 + 1), document(&object, walk.options))?;
        }
    }
    Flow::Continue(())
}

/// Records under a header line.
pub(super) fn csv(walk: &mut Walk<'_>, place: &Place, sample: &[u8], reader: &mut impl BufRead) -> Flow {
    let header = sample.split(|&byte| byte == b'\n').next().unwrap_or(sample);
    let count = |mark: u8| header.iter().filter(|&&byte| byte == mark).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|&mark| count(mark)).unwrap_or(b',');
    // A quotation mark that is never closed makes one record of the rest of the file; the limit ends it.
    let mut limited = Limited { inner: reader, since: 0, limit: walk.options.max_document };
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(&mut limited);
    let mut names: Option<Vec<String>> = None;
    let mut row = csv::ByteRecord::new();
    let mut number = 0;
    let mut encoding = walk.options.encoding.clone();
    loop {
        match rows.read_byte_record(&mut row) {
            Ok(true) => rows.get_mut().since = 0,
            Ok(false) => break,
            Err(error) => {
                let problem = match error.kind() {
                    csv::ErrorKind::Io(error) => io_problem(place, error),
                    _ => Problem::Csv(error.to_string()),
                };
                return walk.fail(&place.at_line(number + 1), problem);
            }
        }
        let cells = cells(&row, &mut encoding);
        let Some(names) = &names else {
            names = Some(cells.iter().map(|name| name.trim().to_owned()).collect());
            continue;
        };
        number += 1;
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let object: Map<String, Value> = names
            .iter()
            .cloned()
            .zip(cells.into_iter().map(Value::String))
            .filter(|(name, _)| !name.is_empty())
            .collect();
        walk.record(&place.at_line(number), document(&object, walk.options))?;
    }
    if number == 0 {
        return walk.fail(place, Problem::Csv("a header line and no record after it".to_owned()));
    }
    Flow::Continue(())
}

/// The cells of a row as characters. The row is decoded as one text, because a cell of two characters says
/// too little about its encoding. GB18030 and Big5 have no comma, quote or line feed as a second byte.
fn cells(row: &csv::ByteRecord, encoding: &mut Option<String>) -> Vec<String> {
    const BETWEEN: &str = "\u{1f}";
    let joined = row.iter().collect::<Vec<_>>().join(BETWEEN.as_bytes());
    decoded(&joined, encoding).split(BETWEEN).map(str::to_owned).collect()
}

/// A line's characters. The first line that is not UTF-8 sets what the next ones are declared to be.
fn decoded(bytes: &[u8], encoding: &mut Option<String>) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned();
    }
    let decoded = text::decode(bytes, encoding.as_deref());
    encoding.get_or_insert(decoded.encoding);
    decoded.text
}

/// Parses one object, leniently where programs are known to write what the standard forbids.
fn object(text: &str) -> Result<Map<String, Value>, Problem> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => serde_json::from_str(&lenient(text)).map_err(|_| json_problem(text, &error))?,
    };
    match value {
        Value::Object(object) => Ok(object),
        _ => Err(Problem::NotAnObject(near(text.trim_start(), 0))),
    }
}

fn json_problem(text: &str, error: &serde_json::Error) -> Problem {
    // serde_json counts lines from 1 and bytes in the line.
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = (before + error.column().saturating_sub(1)).min(text.len());
    let at = text.floor_char_boundary(at);
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
    Problem::Json { column: text[..at].chars().count() + 1, message, near: near(text, at) }
}

fn near(text: &str, at: usize) -> String {
    let mut shown: String = text[at..].chars().take(NEAR).collect();
    if shown.is_empty() {
        // The text ends too early: show what it ends with.
        let mut last: Vec<char> = text.chars().rev().take(NEAR).collect();
        last.reverse();
        shown = last.into_iter().collect();
    }
    shown
}

/// Makes JSON of what only looks like it: `NaN` (Python writes it), half surrogate pairs (cut emoji),
/// line ends and other control characters within strings.
fn lenient(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut quoted = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut used = c.len_utf8();
        match c {
            '"' => {
                quoted = !quoted;
                out.push(c);
            }
            '\\' if quoted => {
                if let Some(unit) = surrogate(rest) {
                    let pair = (0xD800..0xDC00).contains(&unit)
                        && surrogate(&rest[6..]).is_some_and(|low| low >= 0xDC00);
                    used = if pair { 12 } else { 6 };
                    out.push_str(if pair { &rest[..12] } else { "\\ufffd" });
                } else {
                    used += rest[1..].chars().next().map_or(0, char::len_utf8);
                    out.push_str(&rest[..used]);
                }
            }
            c if quoted && c < ' ' => {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            'N' if !quoted && rest.starts_with("NaN") => {
                out.push_str("null");
                used = 3;
            }
            c => out.push(c),
        }
        rest = &rest[used..];
    }
    out
}

/// The half of a surrogate pair written `\uXXXX` at the start of `text`.
fn surrogate(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok().filter(|unit| (0xD800..0xE000).contains(unit))
}

/// The document of a record.
fn document(object: &Map<String, Value>, options: &Options) -> Result<(Format, Content, Given), Problem> {
    let fields = &options.fields;
    let given = Given {
        id: scalar(object, &fields.id),
        title: scalar(object, &fields.title),
        published: scalar(object, &fields.published),
        source: scalar(object, &fields.source),
        url: scalar(object, &fields.url),
        encoding: None,
    };
    let text = characters(object, &fields.text)?;
    let html = if text.as_deref().is_none_or(|text| text.trim().is_empty()) {
        characters(object, &fields.html)?
    } else {
        None
    };
    let (format, content) = match (html, text) {
        (Some(html), _) => (Format::Html, html),
        (None, Some(text)) => (text_format(&text, options), text),
        (None, None) => return Err(Problem::NoText(object.keys().cloned().collect())),
    };
    // A record that is known by a headline or an identifier is an article all the same, without a body.
    if content.trim().is_empty() && given.title.is_none() && given.id.is_none() {
        return Err(Problem::Empty);
    }
    Ok((format, Content::Text(content), given))
}

fn text_format(text: &str, options: &Options) -> Format {
    if options.body_only {
        Format::Body
    } else if options.format == InputFormat::Html || sniff::looks_like_html(text.as_bytes()) {
        Format::Html
    } else {
        Format::Text
    }
}

/// The first of the named fields that holds something short: characters or a number.
fn scalar(object: &Map<String, Value>, names: &[String]) -> Option<String> {
    names.iter().filter_map(|name| object.get(name)).find_map(|value| match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// The first of the named fields that is there, as characters; a list of strings is a list of paragraphs.
fn characters(object: &Map<String, Value>, names: &[String]) -> Result<Option<String>, Problem> {
    for name in names {
        let holds = match object.get(name) {
            None | Some(Value::Null) => continue,
            Some(Value::String(text)) => return Ok(Some(text.clone())),
            Some(Value::Array(list)) => {
                if let Some(paragraphs) = list.iter().map(Value::as_str).collect::<Option<Vec<_>>>() {
                    return Ok(Some(paragraphs.join("\n")));
                }
                ValueSort::List
            }
            Some(Value::Number(_)) => ValueSort::Number,
            Some(Value::Bool(_)) => ValueSort::Bool,
            Some(Value::Object(_)) => ValueSort::Object,
        };
        return Err(Problem::NotAString { field: name.clone(), holds });
    }
    Ok(None)
}

/// Cuts a stream of JSON into its records without building them: the members of a list at the top, or
/// values one after another.
struct Values<'a, R> {
    reader: &'a mut R,
    /// Whether a list was opened at the top.
    listed: bool,
    limit: u64,
}

impl<R: BufRead> Values<'_, R> {
    fn next(&mut self) -> io::Result<Option<Line>> {
        let mut value = Vec::new();
        let mut length: u64 = 0;
        let (mut scan, mut begun) = (Scan::default(), false);
        loop {
            let available = self.reader.fill_buf()?;
            if available.is_empty() {
                if !begun {
                    return Ok(None);
                }
                let line = if length > self.limit { Line::TooLong(length) } else { Line::Bytes(value) };
                return Ok(Some(line));
            }
            let mut used = available.len();
            let mut complete = false;
            let mut from = 0;
            for (index, &byte) in available.iter().enumerate() {
                if !begun {
                    from = index + 1;
                    match byte {
                        b' ' | b'\t' | b'\r' | b'\n' | b',' | 0xEF | 0xBB | 0xBF => continue,
                        b'[' if !self.listed => {
                            self.listed = true;
                            continue;
                        }
                        b']' => continue,
                        _ => {
                            begun = true;
                            from = index;
                        }
                    }
                }
                if let Some(end) = scan.end(byte) {
                    complete = true;
                    used = index + usize::from(end == End::Behind);
                    break;
                }
            }
            if begun {
                length += (used - from) as u64;
                if length <= self.limit {
                    value.extend_from_slice(&available[from..used]);
                } else {
                    value = Vec::new();
                }
            }
            // A stray bracket at the top would otherwise be met again and again.
            let stuck = complete && used == 0 && length == 0;
            self.reader.consume(if stuck { 1 } else { used });
            if complete && !stuck {
                return Ok(Some(if length > self.limit {
                    Line::TooLong(length)
                } else {
                    Line::Bytes(value)
                }));
            }
        }
    }
}

/// Where in a value its reading stands.
#[derive(Default)]
struct Scan {
    /// How many brackets are open.
    depth: u64,
    quoted: bool,
    escaped: bool,
}

/// Where a value ends.
#[derive(PartialEq)]
enum End {
    /// Before the byte just read.
    Before,
    /// Behind it.
    Behind,
}

impl Scan {
    /// Reads a byte; whether the value ends there.
    fn end(&mut self, byte: u8) -> Option<End> {
        if self.quoted {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.quoted = false,
                _ => {}
            }
            return None;
        }
        match byte {
            b'"' => self.quoted = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                return (self.depth == 0).then_some(End::Behind);
            }
            // A bare word or number ends where the next thing begins.
            b',' | b']' | b'}' | b'\n' if self.depth == 0 => return Some(End::Before),
            _ => {}
        }
        None
    }
}

/// A reader that ends with an error when one record has taken more than the limit.
struct Limited<'a, R> {
    inner: &'a mut R,
    since: u64,
    limit: u64,
}

impl<R: BufRead> io::Read for Limited<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since > self.limit {
            return Err(io::Error::other(RecordTooLong(self.limit)));
        }
        let count = self.inner.read(buffer)?;
        self.since += count as u64;
        Ok(count)
    }
}

/// A record that takes more than the limit, as an I/O error.
#[derive(Debug, thiserror::Error)]
#[error("a record of more than {0} bytes")]
pub(super) struct RecordTooLong(pub(super) u64);
