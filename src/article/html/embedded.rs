//! Articles that a page keeps in its scripts: `content: '&lt;p&gt;…'`, `"content":"\u003Cp\u003E…"`.
//!
//! Some sites send the article as a string that a script puts on the page. The longest string with the most running
//! Chinese text is taken, its escapes undone; title, time and publisher are the strings of such names in the same script.

use super::super::line::Measure;
use super::super::page::Meta;
use regex::Regex;
use std::sync::LazyLock;

/// The article of a script.
pub(super) struct Embedded {
    /// Its markup.
    pub html: String,
    title: Option<String>,
    time: Option<String>,
    source: Option<String>,
}

impl Embedded {
    /// Adds what the script states to what the page does; it stands nearest to the article.
    pub fn state(&self, meta: &mut Meta) {
        meta.titles.splice(0..0, self.title.clone());
        meta.times.extend(self.time.clone());
        meta.sources.splice(0..0, self.source.clone());
    }
}

/// The least number of ideographs of an article.
const LEAST: usize = 100;

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"["']?\b(title|headline|publish_?time|pub_?time|time|source|mediaName|media_name|media)["']?\s*:\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)')"#)
        .expect("the pattern is sound")
});

/// Finds the article among the scripts.
pub(super) fn article(scripts: &[String]) -> Option<Embedded> {
    let mut best: Option<(usize, String, &str)> = None;
    for script in scripts {
        for literal in literals(script) {
            // Escaped or not, an ideograph takes at least three bytes.
            if literal.len() < 3 * LEAST {
                continue;
            }
            let text = unescaped(literal);
            let measure = Measure::of(&text);
            if measure.han < LEAST || measure.ends < 3 {
                continue;
            }
            if best.as_ref().is_none_or(|(han, ..)| measure.han > *han) {
                best = Some((measure.han, text, script));
            }
        }
    }
    let (_, html, script) = best?;
    // `'&quot;…&quot;'.slice(6, -6)` leaves the inner quotation marks here.
    let html = html.trim_matches(|c: char| c == '"' || c.is_whitespace()).to_owned();
    let mut embedded = Embedded { html, title: None, time: None, source: None };
    for found in FIELD.captures_iter(script) {
        let value = found.get(2).or_else(|| found.get(3)).map(|value| value.as_str()).unwrap_or_default();
        let value = unescaped(value).trim_matches(|c: char| c == '"' || c.is_whitespace()).to_owned();
        if value.is_empty() || value.len() > 300 {
            continue;
        }
        let slot = match &found[1] {
            "title" | "headline" => &mut embedded.title,
            "source" | "mediaName" | "media_name" | "media" => &mut embedded.source,
            _ => &mut embedded.time,
        };
        slot.get_or_insert(value);
    }
    if embedded.time.is_none() {
        embedded.time = super::meta::script_times(script).next();
    }
    Some(embedded)
}

/// The string literals of a script, without their quotation marks.
fn literals(script: &str) -> Vec<&str> {
    let bytes = script.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let quote = bytes[at];
        at += 1;
        if !matches!(quote, b'"' | b'\'' | b'`') {
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at] != quote {
            // A line break ends a literal that was none (an apostrophe in a comment).
            if bytes[at] == b'\n' && quote != b'`' {
                break;
            }
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        let end = at.min(bytes.len());
        if let Some(literal) = script.get(start..end) {
            found.push(literal);
        }
        at += 1;
    }
    found
}

/// A literal with its escapes undone: those of the language, then those of markup, twice where `&amp;lt;` stands.
fn unescaped(literal: &str) -> String {
    let mut out = String::with_capacity(literal.len());
    let mut chars = literal.chars();
    let mut high: Option<u32> = None;
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'r') => out.push('\n'),
            Some('t') => out.push(' '),
            Some(kind @ ('u' | 'x')) => {
                let length = if kind == 'u' { 4 } else { 2 };
                let digits: String = chars.clone().take(length).collect();
                match u32::from_str_radix(&digits, 16) {
                    Ok(code) if digits.len() == length => {
                        chars.by_ref().take(length).for_each(drop);
                        match (high.take(), code) {
                            (_, 0xD800..=0xDBFF) => high = Some(code),
                            (Some(first), 0xDC00..=0xDFFF) => {
                                out.extend(char::from_u32(
                                    0x10000 + ((first - 0xD800) << 10) + (code - 0xDC00),
                                ));
                            }
                            _ => out.extend(char::from_u32(code)),
                        }
                    }
                    _ => out.push(kind),
                }
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    for _ in 0..2 {
        if !(out.contains("&lt;")
            || out.contains("&quot;")
            || out.contains("&amp;")
            || out.contains("&#x3D;"))
        {
            break;
        }
        out = out
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x3D;", "=")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    }
    out
}
