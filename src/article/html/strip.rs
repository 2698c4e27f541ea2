//! Markup taken off without a tree, for pages that would cost the parser more than linear time.
//!
//! The HTML standard makes a parser look through all open elements at many tags, and copy formatting elements that were
//! never closed into every block behind them. A page nested hundreds deep, with hundreds of unclosed `<font>`, or a tag of
//! thousands of attributes is therefore read here: text between tags, a line for every block.

use super::super::page::Page;

/// The deepest nesting that is parsed; real pages stay below a hundred.
const DEEPEST: i32 = 400;
/// The most formatting elements left open.
const MOST_OPEN: i32 = 60;
/// The most attributes of one tag.
const MOST_ATTRIBUTES: usize = 300;

/// Elements that need no closing tag.
const UNCLOSED: &[&str] = &[
    "br", "img", "meta", "link", "input", "hr", "p", "li", "td", "tr", "th", "dd", "dt", "option", "area",
    "base", "col", "embed", "source", "track", "wbr", "param", "tbody", "thead", "tfoot", "colgroup", "rt",
    "rp", "rb", "optgroup",
];
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements whose text is not shown.
const SKIPPED: &[&str] =
    &["script", "style", "noscript", "template", "title", "textarea", "select", "iframe"];
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "tr",
    "table",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "hr",
    "header",
    "footer",
    "blockquote",
    "pre",
    "form",
    "nav",
    "aside",
    "main",
    "figure",
    "figcaption",
    "body",
    "head",
    "html",
];

struct Tag<'a> {
    name: &'a str,
    closing: bool,
    attributes: usize,
    /// One past `>`.
    end: usize,
}

/// What stands at a `<`.
enum Found<'a> {
    Tag(Tag<'a>),
    /// A bare `<`.
    Text,
    /// A tag that never ends: there is none behind it either.
    Endless,
}

fn tag(html: &str, at: usize) -> Found<'_> {
    match tag_name(html, at) {
        None => Found::Text,
        Some((start, end)) => attributes(html, at, start, end).map_or(Found::Endless, Found::Tag),
    }
}

/// Where the name of the tag that begins at `at` stands.
fn tag_name(html: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = html.as_bytes();
    let closing = bytes.get(at + 1) == Some(&b'/');
    let start = at + 1 + usize::from(closing);
    if !bytes.get(start)?.is_ascii_alphabetic() {
        return None;
    }
    let mut end = start;
    while bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric()) {
        end += 1;
    }
    Some((start, end))
}

fn attributes(html: &str, at: usize, start: usize, mut end: usize) -> Option<Tag<'_>> {
    let bytes = html.as_bytes();
    let closing = bytes.get(at + 1) == Some(&b'/');
    let name = html.get(start..end)?;
    let (mut attributes, mut quote) = (0, None);
    while let Some(&byte) = bytes.get(end) {
        match (quote, byte) {
            (None, b'>') => return Some(Tag { name, closing, attributes, end: end + 1 }),
            (None, b'"' | b'\'')
                if bytes[..end].iter().rev().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'=') =>
            {
                quote = Some(byte);
            }
            (None, byte) if byte.is_ascii_whitespace() && !bytes[end - 1].is_ascii_whitespace() => {
                attributes += 1
            }
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        end += 1;
    }
    None
}

/// Whether a parser could need more than linear time.
pub(super) fn unsafe_to_parse(html: &str) -> bool {
    let (mut depth, mut open) = (0, 0);
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        at += found;
        let tag = match tag(html, at) {
            Found::Tag(tag) => tag,
            Found::Text => {
                at += 1;
                continue;
            }
            Found::Endless => return false,
        };
        if tag.attributes > MOST_ATTRIBUTES {
            return true;
        }
        let name = tag.name.to_ascii_lowercase();
        let step = if tag.closing { -1 } else { 1 };
        if FORMATTING.contains(&name.as_str()) {
            open = (open + step).max(0);
        } else if !UNCLOSED.contains(&name.as_str()) && !html[at..tag.end].ends_with("/>") {
            depth = (depth + step).max(0);
        }
        if depth > DEEPEST || open > MOST_OPEN {
            return true;
        }
        at = tag.end;
        if !tag.closing && matches!(name.as_str(), "script" | "style") {
            at = after_raw(html, at, &name);
        }
    }
    false
}

/// Where the text of a script or style ends.
fn after_raw(html: &str, at: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut from = at;
    while let Some(found) = html[from..].find("</") {
        let start = from + found;
        let end = start + 2 + name.len();
        if bytes.get(start + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return start;
        }
        from = start + 2;
    }
    html.len()
}

/// The visible text, a line for every block.
pub(super) fn page(html: &str) -> Page {
    let mut page = Page::default();
    let mut line = String::new();
    let mut at = 0;
    while at < html.len() {
        let next = html[at..].find('<').map_or(html.len(), |found| at + found);
        line.push_str(&html[at..next]);
        if next == html.len() {
            break;
        }
        if html[next..].starts_with("<!--") {
            at = html[next..].find("-->").map_or(html.len(), |found| next + found + 3);
            continue;
        }
        // `<!DOCTYPE …>`.
        if html[next..].starts_with("<!") {
            at = html[next..].find('>').map_or(html.len(), |found| next + found + 1);
            continue;
        }
        let tag = match tag(html, next) {
            Found::Tag(tag) => tag,
            Found::Text => {
                line.push('<');
                at = next + 1;
                continue;
            }
            Found::Endless => break,
        };
        let name = tag.name.to_ascii_lowercase();
        at = tag.end;
        if BLOCKS.contains(&name.as_str()) {
            end_line(&mut page, &mut line);
        }
        if !tag.closing && SKIPPED.contains(&name.as_str()) {
            let end = after_raw(html, at, &name);
            if name == "title" && page.meta.page_title.is_none() {
                page.meta.page_title = Some(plain(&html[at..end])).filter(|title| !title.is_empty());
            }
            at = end;
        }
    }
    end_line(&mut page, &mut line);
    page
}

fn end_line(page: &mut Page, line: &mut String) {
    let text = plain(line);
    line.clear();
    if text.is_empty() {
        return;
    }
    if !page.text.is_empty() {
        page.text.push('\n');
    }
    page.text.push_str(&text);
}

/// White space collapsed, the commonest character references undone.
fn plain(text: &str) -> String {
    let text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&ldquo;", "“")
        .replace("&rdquo;", "”")
        .replace("&amp;", "&")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_cost_too_much_is_stripped() {
        assert!(!unsafe_to_parse(&"<div><p>字<br>字</div>".repeat(2000)));
        assert!(unsafe_to_parse(&"<div>".repeat(5000)));
        assert!(unsafe_to_parse(&"<font color=1>".repeat(5000)));
        assert!(unsafe_to_parse(&format!("<p {}>", "a ".repeat(5000))));
        let page = page("<title>题</title><div>一<b>二</b><p>三&nbsp;四<script>x<y</script>五");
        assert_eq!(page.text, "一二\n三 四五");
        assert_eq!(page.meta.page_title.as_deref(), Some("题"));
    }
}
