//! Characters written as something else: `&#21457;`, `&amp;#x5C55;`, `\u53d1`, `%E5%8F%91`, `=E5=8F=91`.
//!
//! Finds HTML entities, escaped any number of times; escapes of JSON, JavaScript and Python; percent escapes
//! and quoted-printable of UTF-8 or GBK. Leaves addresses (`https://…/%E5%8F%91`), unknown names (`&foo;`),
//! escapes of what is no character, and a percent or equals sign that is one. An escape of ASCII (`%28`, `\n`) says
//! nothing by itself; it goes with those of Chinese that it stands among.
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
    Regex::new(pattern).expect("the pattern is sound")
}

static ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?P<entity>&(?:amp;)*(?:#(?P<decimal>[0-9]{1,7});?|#[xX](?P<hex>[0-9a-fA-F]{1,6});?|(?P<name>[A-Za-z][A-Za-z0-9]{1,7});))",
        r"|(?P<unit>(?:(?:\\+u|%u)\{?[0-9a-fA-F]{4}\}?)+)",
        r"|(?P<python>(?:\\+x[0-9a-fA-F]{2}){2,})",
        r"|(?P<plain>\\+[nrt/\x22])",
        r"|(?P<percent>(?:%[0-9a-fA-F]{2})+)",
        r"|(?P<quoted>(?:=\r?\n)?(?:=[0-9A-F]{2}(?:=\r?\n)?){2,})",
    ))
});

static UNIT: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9a-fA-F]{4}"));
static BYTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9a-fA-F]{2}"));

/// Finds escaped characters.
pub fn pass(text: &str) -> Vec<Change> {
    let mut found: Vec<Escape> = Vec::new();
    for captures in ALL.captures_iter(text) {
        let Some(whole) = captures.get(0) else { continue };
        let Some((now, kind)) = meaning(&captures, &text[..whole.start()]) else { continue };
        found.push(Escape { span: Span::new(whole.start(), whole.end()), now, kind });
    }
    let mut changes: Vec<Change> = Vec::new();
    for Escape { span, now, kind } in believed(text, found) {
        // Half a surrogate pair is no character; with its other half it is one.
        if let Some(last) = changes.last_mut().filter(|last| last.span.end() == span.start()) {
            last.span = last.span.cover(span);
            last.now.push_str(&now);
            continue;
        }
        let confidence = if matches!(kind, Kind::Entity | Kind::Unit) { 1.0 } else { 0.95 };
        changes.push(Change { kind: RepairKind::Escape, span, now, confidence });
    }
    changes
}

/// What may be an escape, and what it says.
struct Escape {
    span: Span,
    now: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Entity,
    /// A name, or bytes in quoted-printable or as Python writes them.
    Other,
    /// `\u53d1`.
    Unit,
    /// `\n`, `\"`.
    Plain,
    /// Percent escapes of Chinese.
    Percent,
    /// Percent escapes of nothing but ASCII.
    PercentAscii,
}

/// Without the escapes of ASCII that do not stand among those of Chinese: percent escapes in one word with them,
/// backslashes right beside them or between two on a line that is else ASCII.
fn believed(text: &str, mut found: Vec<Escape>) -> Vec<Escape> {
    let gaps: Vec<&str> = found.windows(2).map(|two| &text[two[0].span.end()..two[1].span.start()]).collect();
    let is_word = |gap: &&str| gap.bytes().all(|byte| byte.is_ascii_graphic());
    let is_line = |gap: &&str| gap.bytes().all(|byte| byte.is_ascii() && byte != b'\n' && byte != b'\\');
    let in_word = beside(&found, &gaps, Kind::PercentAscii, Kind::Percent, is_word);
    let on_line = beside(&found, &gaps, Kind::Plain, Kind::Unit, is_line);
    let touching = beside(&found, &gaps, Kind::Plain, Kind::Unit, |gap| gap.is_empty());
    let mut at = 0;
    found.retain(|escape| {
        let [word, line, touch] = [&in_word, &on_line, &touching].map(|sides: &Vec<Sides>| sides[at]);
        at += 1;
        match escape.kind {
            Kind::PercentAscii => word.before || word.after,
            Kind::Plain => touch.before || touch.after || line.before && line.after,
            _ => true,
        }
    });
    found
}

/// On which sides of an escape such that it goes with stand.
#[derive(Clone, Copy, Debug, Default)]
struct Sides {
    before: bool,
    after: bool,
}

/// For each escape, whether one of kind `sure` stands before and after it, with nothing between but those of kind
/// `doubtful` and gaps that may be passed.
fn beside(
    found: &[Escape],
    gaps: &[&str],
    doubtful: Kind,
    sure: Kind,
    may_pass: impl Fn(&&str) -> bool,
) -> Vec<Sides> {
    let mut sides = vec![Sides::default(); found.len()];
    let passes: Vec<bool> = gaps.iter().map(may_pass).collect();
    let reaches =
        |from: usize, reached: bool| found[from].kind == sure || found[from].kind == doubtful && reached;
    for at in 1..found.len() {
        sides[at].before = passes[at - 1] && reaches(at - 1, sides[at - 1].before);
    }
    for at in (1..found.len()).rev() {
        sides[at - 1].after = passes[at - 1] && reaches(at, sides[at].after);
    }
    sides
}

fn meaning(captures: &Captures<'_>, before: &str) -> Option<(String, Kind)> {
    if captures.name("entity").is_some() {
        return entity(captures);
    }
    if let Some(units) = captures.name("unit") {
        let units: Option<Vec<u16>> =
            UNIT.find_iter(units.as_str()).map(|unit| u16::from_str_radix(unit.as_str(), 16).ok()).collect();
        let text = String::from_utf16(&units?).ok()?;
        return (!text.contains(|c: char| c.is_control() && c != '\n')).then_some((text, Kind::Unit));
    }
    if let Some(escaped) = captures.name("python") {
        return Some((characters(&bytes(escaped.as_str()))?, Kind::Other));
    }
    if let Some(escaped) = captures.name("plain") {
        let now = match escaped.as_str().trim_start_matches('\\') {
            "n" => "\n",
            "r" => "\r",
            "t" => "\t",
            itself => itself,
        };
        return Some((now.to_owned(), Kind::Plain));
    }
    if in_address(before) {
        return None;
    }
    if let Some(escaped) = captures.name("percent") {
        let bytes = bytes(escaped.as_str());
        return match std::str::from_utf8(&bytes) {
            Ok(text) if text.is_ascii() => is_sound(text).then(|| (text.to_owned(), Kind::PercentAscii)),
            _ => Some((characters(&bytes)?, Kind::Percent)),
        };
    }
    Some((characters(&bytes(captures.name("quoted")?.as_str()))?, Kind::Other))
}

/// Whether a text holds no controls but those of lines.
fn is_sound(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
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
        let sound = text.chars().any(|c| c >= '\u{2000}') && is_sound(text);
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

fn entity(captures: &Captures<'_>) -> Option<(String, Kind)> {
    let numeric = |digits: &str, radix: u32, whole: &str| {
        let code = u32::from_str_radix(digits, radix).ok()?;
        // Without its semicolon a number is believed where it is plainly a character of the East.
        (whole.ends_with(';') || code >= 0x2E80).then_some(code)
    };
    let whole = captures.get(0)?.as_str();
    if let Some(name) = captures.name("name") {
        return Some((entities::character(name.as_str())?.to_string(), Kind::Other));
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
    Some((c.to_string(), Kind::Entity))
}
