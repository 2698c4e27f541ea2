//! Bytes in bounded pieces: lines, whole documents, and UTF-16 turned into UTF-8 on the way.

use super::error::Problem;
use super::sniff::Utf16;
use std::io::{self, BufRead, Read};

/// One line of bytes, or what is wrong with it.
pub(super) enum Line {
    /// The bytes before the line feed.
    Bytes(Vec<u8>),
    /// Longer than the limit; passed over without being kept. How long it was.
    TooLong(u64),
}

/// The next line, up to b'\n' (U+2028 and the like are characters of a text, not line ends); `None` at the end.
pub(super) fn line(reader: &mut impl BufRead, limit: u64) -> io::Result<Option<Line>> {
    let mut kept = Vec::new();
    let mut length: u64 = 0;
    loop {
        let available = reader.fill_buf()?;
        if available.is_empty() {
            return Ok(match length {
                0 => None,
                _ if length > limit => Some(Line::TooLong(length)),
                _ => Some(Line::Bytes(kept)),
            });
        }
        let end = available.iter().position(|&byte| byte == b'\n');
        let part = end.unwrap_or(available.len());
        length += part as u64;
        if length <= limit {
            kept.extend_from_slice(&available[..part]);
        } else {
            kept = Vec::new();
        }
        let used = part + usize::from(end.is_some());
        reader.consume(used);
        if end.is_some() {
            return Ok(Some(if length > limit { Line::TooLong(length) } else { Line::Bytes(kept) }));
        }
    }
}

/// All bytes of a document, if there are no more than `limit`.
pub(super) fn whole(reader: &mut impl Read, limit: u64) -> io::Result<Result<Vec<u8>, Problem>> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Ok(Err(Problem::TooLong { size: None, limit }));
    }
    Ok(Ok(bytes))
}

/// UTF-16 as UTF-8, without its mark; a unit that is no character becomes U+FFFD.
pub(super) struct Utf16Reader<R> {
    inner: R,
    order: Utf16,
    /// UTF-8 made but not yet taken.
    ready: Vec<u8>,
    taken: usize,
    /// A high surrogate that waits for its low one.
    high: Option<u16>,
}

impl<R: BufRead> Utf16Reader<R> {
    pub(super) fn new(inner: R, order: Utf16) -> Self {
        Self { inner, order, ready: Vec::new(), taken: 0, high: None }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        let mut pair = [0u8; 2];
        for _ in 0..4096 {
            let mut got = 0;
            while got < 2 {
                let count = self.inner.read(&mut pair[got..])?;
                if count == 0 {
                    break;
                }
                got += count;
            }
            if got == 0 {
                if self.high.take().is_some() {
                    self.push('\u{FFFD}');
                }
                return Ok(());
            }
            if got == 1 {
                self.push('\u{FFFD}');
                return Ok(());
            }
            let unit = match self.order {
                Utf16::Little => u16::from_le_bytes(pair),
                Utf16::Big => u16::from_be_bytes(pair),
            };
            self.unit(unit);
        }
        Ok(())
    }

    fn unit(&mut self, unit: u16) {
        if let Some(high) = self.high.take() {
            if let Some(Ok(c)) = char::decode_utf16([high, unit]).next() {
                self.push(c);
                return;
            }
            self.push('\u{FFFD}');
        }
        match unit {
            0xD800..=0xDBFF => self.high = Some(unit),
            0xFEFF => {}
            _ => self.push(char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}')),
        }
    }

    fn push(&mut self, c: char) {
        self.ready.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

impl<R: BufRead> Read for Utf16Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.ready.len() {
            self.fill()?;
        }
        let count = buffer.len().min(self.ready.len() - self.taken);
        buffer[..count].copy_from_slice(&self.ready[self.taken..self.taken + count]);
        self.taken += count;
        Ok(count)
    }
}
