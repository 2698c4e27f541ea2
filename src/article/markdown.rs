//! Markdown without its marks.
//!
//! Takes off front matter (whose `title`, `date`, `source`, `author`, `url` are kept as metadata), heading marks, emphasis,
//! links (their text stays), pictures, rules, quotation and list marks, fences. A first heading is the title. Leaves the
//! text of list entries and of code as it is.

use super::page::{Block, Meta, Page};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(!?)\[([^\[\]]*)\]\([^()\s]*(?:\s+[^()]*)?\)").expect("the pattern is sound")
});
static EMPHASIS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(\*\*|__|~~|`)([^*_~`]+?)(\*\*|__|~~|`)").expect("the pattern is sound"));
/// Between ideographs a single star is emphasis too: `说：*直达*企业`.
static STARRED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\*([^*\s](?:[^*]*[^*\s])?)\*").expect("the pattern is sound"));
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s{0,3}(?:(#{1,6})\s+|((?:>\s?)+)|((?:[-*+]|\d{1,3}[.)])\s+))")
        .expect("the pattern is sound")
});

/// Takes the marks off.
pub(super) fn page(source: &str) -> Page {
    let mut page = Page::default();
    let mut fenced = false;
    for line in front_matter(source, &mut page.meta).lines() {
        let bare = line.trim();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
            continue;
        }
        let rule = bare.len() >= 3
            && ["-", "*", "_", "="].iter().any(|mark| bare.replace(mark, "").trim().is_empty());
        if bare.is_empty() || (rule && !fenced) {
            continue;
        }
        let (tag, text) = if fenced { ("pre", line.to_owned()) } else { unmarked(line) };
        push(&mut page, tag, text.trim());
    }
    page
}

fn push(page: &mut Page, tag: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    if tag == "h1" && page.meta.titles.is_empty() {
        page.meta.titles.push(text.to_owned());
    }
    if !page.text.is_empty() {
        page.text.push('\n');
    }
    let start = page.text.len();
    page.text.push_str(text);
    page.blocks.push(Block {
        span: Span::new(start, page.text.len()),
        tag: tag.to_owned(),
        links: 0.0,
        main: true,
        hint: None,
    });
}

/// A line without its marks, and the tag it would have.
fn unmarked(line: &str) -> (&'static str, String) {
    let mut tag = "p";
    let mut rest = line;
    while let Some(found) = MARK.captures(rest) {
        tag = match found.get(1).map(|marks| marks.len()) {
            Some(1) => "h1",
            Some(2) => "h2",
            Some(_) => "h3",
            None if found.get(2).is_some() => "blockquote",
            None => "li",
        };
        // `1. ` is the author's number; a dash or star is a mark.
        let numbered =
            found.get(3).is_some_and(|mark| mark.as_str().starts_with(|c: char| c.is_ascii_digit()));
        if numbered {
            break;
        }
        rest = &rest[found.get(0).map_or(0, |whole| whole.end())..];
    }
    let mut text = rest.trim_end_matches('#').to_owned();
    // Links may hold pictures: twice is enough for `[![…](…)](…)`.
    for _ in 0..2 {
        text = LINK
            .replace_all(
                &text,
                |found: &regex::Captures<'_>| {
                    if &found[1] == "!" { String::new() } else { found[2].to_owned() }
                },
            )
            .into_owned();
    }
    text = EMPHASIS.replace_all(&text, "$2").into_owned();
    text = STARRED.replace_all(&text, "$1").into_owned();
    if text.trim_start().starts_with('|') {
        text = text.trim().trim_matches('|').replace('|', " ");
        if text.chars().all(|c| matches!(c, '-' | ':' | ' ')) {
            text.clear();
        }
    }
    (tag, text.replace("\\*", "*").replace("\\_", "_"))
}

/// Reads the fields between `---` lines at the top and gives what follows.
fn front_matter<'a>(source: &'a str, meta: &mut Meta) -> &'a str {
    let trimmed = source.trim_start_matches('\u{FEFF}');
    let Some(rest) = trimmed.strip_prefix("---\n").or_else(|| trimmed.strip_prefix("---\r\n")) else {
        return trimmed;
    };
    let Some(end) = rest.find("\n---") else { return trimmed };
    let fields: Vec<(&str, &str)> = rest[..end].lines().filter_map(|line| line.split_once(':')).collect();
    if fields.is_empty() {
        return trimmed;
    }
    for (key, value) in fields {
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        if value.is_empty() {
            continue;
        }
        match key.trim().to_ascii_lowercase().as_str() {
            "title" | "标题" => meta.titles.push(value),
            "date" | "published" | "time" | "pubdate" | "日期" | "时间" => meta.times.push(value),
            "source" | "publisher" | "来源" => meta.sources.push(value),
            "author" | "作者" => meta.people.push(("作者".to_owned(), value)),
            "url" | "link" => meta.url = Some(value),
            _ => {}
        }
    }
    rest[end + 4..].trim_start_matches('-')
}
