//! Characters written as something else: `&#21457;`, `&amp;#x5C55;`, `\u53d1`, `%E5%8F%91`, `=E5=8F=91`.
//!
//! Finds HTML entities, escaped any number of times; escapes of JSON, JavaScript and Python; percent escapes
//! and quoted-printable of UTF-8 or GBK. Leaves addresses (`https://…/%E5%8F%91`), unknown names (`&foo;`),
//! escapes of what is no character, and a percent or equals sign that is one.
//!
//! `推动&#21457;\u5c55` → `推动发展`

mod entities;

use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::decode::cost;
use encoding_rs::GB18030;
use regex::{Captures, Regex};
use std::sync::LazyLock;

fn pattern(pattern: &str) -> Regex {
    #[allow(clippy::expect_used)] // A pattern of the program, compiled by every test.
    Regex::new(pattern).expect("the pattern is sound")
}

static ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?P<entity>&(?:amp;)*(?:#(?P<decimal>[0-9]{1,7});?|#[xX](?P<hex>[0-9a-fA-F]{1,6});?|(?P<name>[A-Za-z][A-Za-z0-9]{1,7});))",
        r"|(?P<unit>(?:(?:\\+u|%u)\{?[0-9a-fA-F]{4}\}?)+)",
        r"|(?P<python>(?:\\+x[0-9a-fA-F]{2}){2,})",
        r"|(?P<percent>(?:%[0-9a-fA-F]{2}){2,})",
        r"|(?P<quoted>(?:=\r?\n)?(?:=[0-9A-F]{2}(?:=\r?\n)?){2,})",
    ))
});

static UNIT: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9a-fA-F]{4}"));
static BYTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9a-fA-F]{2}"));

/// Finds escaped characters.
pub fn pass(text: &str) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for captures in ALL.captures_iter(text) {
        let Some(whole) = captures.get(0) else { continue };
        let Some((now, confidence)) = meaning(&captures, &text[..whole.start()]) else { continue };
        // Half a surrogate pair is no character; with its other half it is one.
        if let Some(last) = changes.last_mut()
            && last.span.end() == whole.start()
            && last.kind == RepairKind::Escape
        {
            last.span = last.span.cover(Span::new(whole.start(), whole.end()));
            last.now.push_str(&now);
            continue;
        }
        changes.push(Change {
            kind: RepairKind::Escape,
            span: Span::new(whole.start(), whole.end()),
            now,
            confidence,
        });
    }
    changes
}

fn meaning(captures: &Captures<'_>, before: &str) -> Option<(String, f32)> {
    if captures.name("entity").is_some() {
        return entity(captures);
    }
    if let Some(units) = captures.name("unit") {
        let units: Option<Vec<u16>> =
            UNIT.find_iter(units.as_str()).map(|unit| u16::from_str_radix(unit.as_str(), 16).ok()).collect();
        let text = String::from_utf16(&units?).ok()?;
        return (!text.contains(|c: char| c.is_control() && c != '\n')).then_some((text, 1.0));
    }
    if let Some(escaped) = captures.name("python") {
        return Some((characters(&bytes(escaped.as_str()))?, 0.95));
    }
    if let Some(escaped) = captures.name("percent") {
        if in_address(before) {
            return None;
        }
        return Some((characters(&bytes(escaped.as_str()))?, 0.95));
    }
    let escaped = captures.name("quoted")?;
    if in_address(before) {
        return None;
    }
    Some((characters(&bytes(escaped.as_str()))?, 0.95))
}

fn bytes(escaped: &str) -> Vec<u8> {
    BYTE.find_iter(escaped).filter_map(|byte| u8::from_str_radix(byte.as_str(), 16).ok()).collect()
}

/// What escaped bytes say, if it is Chinese.
fn characters(bytes: &[u8]) -> Option<String> {
    if bytes.is_ascii() {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let sound = text.chars().any(|c| c >= '\u{2000}') && !text.contains(char::is_control);
        return sound.then(|| text.to_owned());
    }
    /// Above this mean cost of a character bytes are no GBK.
    const CHINESE: f32 = 8.5;
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    let (sum, foreign) = cost::total(&text);
    let sound = foreign >= 2 && sum < CHINESE * text.chars().count() as f32;
    sound.then(|| text.into_owned())
}

/// Whether what follows `before` is part of an address, where escapes have their place.
fn in_address(before: &str) -> bool {
    /// An address is looked at so far back.
    const LONGEST: usize = 300;
    let token: Vec<u8> = before
        .bytes()
        .rev()
        .take(LONGEST)
        .take_while(|byte| byte.is_ascii_graphic() && !b"\"'<>()[]{}".contains(byte))
        .collect();
    token.iter().any(|byte| b"/?.:".contains(byte)) || token.first() == Some(&b'=')
}

fn entity(captures: &Captures<'_>) -> Option<(String, f32)> {
    let numeric = |digits: &str, radix: u32, whole: &str| {
        let code = u32::from_str_radix(digits, radix).ok()?;
        // Without its semicolon a number is believed where it is plainly a character of the East.
        (whole.ends_with(';') || code >= 0x2E80).then_some(code)
    };
    let whole = captures.get(0)?.as_str();
    if let Some(name) = captures.name("name") {
        return Some((entities::character(name.as_str())?.to_string(), 0.95));
    }
    let code = match (captures.name("decimal"), captures.name("hex")) {
        (Some(digits), _) => numeric(digits.as_str(), 10, whole)?,
        (_, Some(digits)) => numeric(digits.as_str(), 16, whole)?,
        _ => return None,
    };
    let c = match code {
        0x80..=0x9F => entities::windows_1252(code as u8)?,
        0..0x20 if !matches!(code, 9 | 10 | 13) => return None,
        code => char::from_u32(code)?,
    };
    Some((c.to_string(), 1.0))
}
