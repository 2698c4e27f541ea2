//! A wrong reading of part of a line only: a quotation, an included title, the rest of a line after lost bytes.

use super::bytes::{Misread, Really, Writer};
use super::chain::{Reading, judge};

/// The line with every stretch put right that one reading explains; `None` where there is none.
pub fn undo(reading: Reading, line: &str) -> Option<String> {
    match reading {
        Reading { really: Really::Utf8, .. } => utf8(reading.misread, line),
        Reading { misread: Misread::Latin, .. } => latin(reading, line),
        _ => None,
    }
}

/// UTF-8 proves itself: hardly any other bytes are it over two characters.
fn utf8(misread: Misread, line: &str) -> Option<String> {
    /// Fewer characters of Chinese than this are chance.
    const LEAST: usize = 2;
    let mut undone = String::with_capacity(line.len());
    let mut any = false;
    let mut rest = line;
    // Bytes of `rest` from its start, and where each of its characters begins among them, as far as looked at.
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii() {
            let (taken, text) = run(misread, rest);
            let begins = misread == Misread::Latin || text.starts_with(is_chinese);
            if begins && text.chars().filter(|&c| is_chinese(c)).count() >= LEAST {
                undone.push_str(&text);
                rest = &rest[taken..];
                any = true;
                continue;
            }
        }
        undone.push(first);
        rest = &rest[first.len_utf8()..];
    }
    any.then_some(undone)
}

/// Chinese and its marks: two bytes of UTF-8 are other letters, as which 业 before a stretch of hanzi could be read.
fn is_chinese(c: char) -> bool {
    c >= '\u{2000}'
}

/// The longest stretch from the start of `text` that is UTF-8 when written back: its length and what it says.
fn run(misread: Misread, text: &str) -> (usize, String) {
    let mut bytes = Vec::new();
    // How far the bytes are read, and the last place where a character ended on both sides.
    let mut read = 0;
    let mut taken = (0, 0);
    let mut writer = Writer::new(misread, text);
    let mut at = 0;
    loop {
        let written = bytes.len();
        let Some(Ok(c)) = writer.next(Really::Utf8, &mut bytes) else { break };
        at += c.len_utf8();
        if c.is_ascii() && read == written {
            // ASCII between two stretches belongs to the run only if another follows; never over a line's end.
            read = bytes.len();
            continue;
        }
        match std::str::from_utf8(&bytes[read..]) {
            Ok(text) => {
                read = bytes.len();
                if misread == Misread::Latin || text.ends_with(is_chinese) {
                    taken = (at, read);
                }
            }
            Err(error) if error.error_len().is_some() => break,
            Err(error) => read += error.valid_up_to(),
        }
    }
    (taken.0, std::str::from_utf8(&bytes[..taken.1]).unwrap_or_default().to_owned())
}

/// Pairs of bytes read one by one stand out from any Chinese around them.
fn latin(reading: Reading, line: &str) -> Option<String> {
    /// How much likelier a stretch must be, in nats.
    const MARGIN: f32 = 10.0;
    /// Fewer characters beyond ASCII than this are words in another language or pinyin.
    const LEAST: usize = 3;
    let mut undone = String::with_capacity(line.len());
    let mut any = false;
    let mut rest = line;
    while let Some(start) = rest.find(|c: char| !c.is_ascii() && Misread::Latin.write(c, &mut Vec::new())) {
        let stretch = &rest[start..];
        let end = stretch.find(|c: char| !Misread::Latin.write(c, &mut Vec::new())).unwrap_or(stretch.len());
        // The last byte of a pair may look like ASCII; what follows it is as it was.
        let high = stretch[..end].rfind(|c: char| !c.is_ascii()).unwrap_or(0);
        let after_high = high + stretch[high..].chars().next().map_or(0, char::len_utf8);
        let after_next = (after_high + 1).min(end);
        undone.push_str(&rest[..start]);
        let enough = stretch[..after_high].chars().filter(|c| !c.is_ascii()).count() >= LEAST;
        let found = [after_high, after_next].into_iter().filter(|_| enough).find_map(|end| {
            let read = reading.undo(&stretch[..end])?;
            (judge(&read) > judge(&stretch[..end]) + MARGIN).then_some((end, read))
        });
        let taken = match found {
            Some((end, read)) => {
                undone.push_str(&read);
                any = true;
                end
            }
            None => {
                undone.push_str(&stretch[..after_high]);
                after_high
            }
        };
        rest = &stretch[taken..];
    }
    undone.push_str(rest);
    any.then_some(undone)
}
