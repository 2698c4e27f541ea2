//! The tree of a page as blocks of visible text, and which element covers which blocks.
//!
//! Elements that stand as blocks (`p`, `div`, `li`, `tr`, headings, `br`) end a line; inline elements do not; cells of a row
//! are parted by a blank. White space collapses as browsers do it, and a line break between two ideographs leaves nothing.
//! Scripts, styles, forms' fields and what is hidden are not visible. The walk keeps its own stack: depth costs no more
//! than length.

use super::super::page::Hint;
use dom_query::{Document, Node, NodeData};

/// A block of visible text.
#[derive(Clone, Debug, Default)]
pub(super) struct Visible {
    pub text: String,
    pub tag: String,
    /// Characters within links.
    pub link_chars: usize,
    /// All characters.
    pub chars: usize,
    pub hint: Option<Hint>,
}

impl Visible {
    /// The share of characters within links.
    pub fn links(&self) -> f32 {
        self.link_chars as f32 / self.chars.max(1) as f32
    }
}

/// An element that may hold an article, and the blocks it covers.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub tag: String,
    /// Class and id names, in lower case.
    pub names: String,
    pub parent: Option<usize>,
    pub blocks: std::ops::Range<usize>,
    /// Whether it is hidden, or navigation by its tag.
    pub apart: bool,
}

/// A page after the walk.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub blocks: Vec<Visible>,
    /// In order of their beginning: parents before children.
    pub elements: Vec<Element>,
    /// Name or property, and content.
    pub metas: Vec<(String, String)>,
    pub title: Option<String>,
    pub canonical: Option<String>,
    pub scripts: Vec<String>,
    pub linked_data: Vec<String>,
    /// `datetime` of `<time>` and what is marked as published.
    pub times: Vec<String>,
}

/// Elements whose text is not visible or not the article's.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "svg", "select", "option", "textarea", "input",
    "button", "object", "embed", "video", "audio", "canvas", "map", "head", "math", "datalist", "dialog",
];

/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "o:p",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "st1:chsdate",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "td",
    "th",
];

/// The longest line that is taken for fields set apart by style alone, in characters.
const FIELDS: usize = 60;

/// The longest text of scripts that is kept, in bytes.
const SCRIPTS: usize = 8 << 20;

enum Step<'a> {
    Enter(Node<'a>),
    Leave { block: bool, element: Option<usize>, link: bool },
}

/// Walks a page.
pub(super) fn walk(html: &str) -> Walked {
    let document = Document::from(html);
    let mut walker = Walker::default();
    let mut stack = vec![Step::Enter(document.root())];
    while let Some(step) = stack.pop() {
        match step {
            Step::Enter(node) => walker.enter(node, &mut stack),
            Step::Leave { block, element, link } => {
                if block {
                    walker.end_block();
                }
                if link {
                    walker.links -= 1;
                }
                if let Some(element) = element {
                    walker.walked.elements[element].blocks.end = walker.walked.blocks.len();
                    walker.open.pop();
                }
            }
        }
    }
    walker.end_block();
    walker.walked
}

#[derive(Default)]
struct Walker {
    walked: Walked,
    current: Visible,
    /// A blank is due before the next character.
    blank: Option<char>,
    /// How many links are open.
    links: usize,
    /// The open elements among those kept.
    open: Vec<usize>,
    /// Bytes of scripts kept.
    scripts: usize,
}

impl Walker {
    fn enter<'a>(&mut self, node: Node<'a>, stack: &mut Vec<Step<'a>>) {
        let mut text = None;
        let mut tag = None;
        node.query(|inner| match &inner.data {
            NodeData::Text { contents } => text = Some(contents.to_string()),
            NodeData::Element(element) => tag = Some(element.name.local.to_string()),
            NodeData::Document | NodeData::Fragment => tag = Some(String::new()),
            _ => {}
        });
        if let Some(text) = text {
            self.text(&text);
            return;
        }
        let Some(tag) = tag else { return };
        match tag.as_str() {
            "br" | "hr" => {
                self.end_block();
                return;
            }
            "meta" => return self.meta(&node),
            "title" if self.walked.title.is_none() => {
                self.walked.title = Some(collapsed(&node.text())).filter(|title| !title.is_empty());
                return;
            }
            "link" => {
                if node.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
                    self.walked.canonical =
                        node.attr("href").map(|href| href.to_string()).filter(|href| !href.is_empty());
                }
                return;
            }
            "script" => return self.script(&node),
            _ => {}
        }
        let children = tag == "head" || !SKIPPED.contains(&tag.as_str());
        if !children {
            return;
        }
        let names = format!("{} {}", node.attr_or("class", ""), node.attr_or("id", "")).to_ascii_lowercase();
        self.stated_time(&node, &tag);
        let inline = INLINE.contains(&tag.as_str());
        // Fields of a header line stand apart by their style alone: `<span class=date>…</span><span class=time>…`.
        let field = inline
            && !names.trim().is_empty()
            && self.current.chars < FIELDS
            && node.prev_sibling().is_some_and(|before| before.is_element() && before.has_attr("class"));
        if field && !self.current.text.is_empty() {
            self.blank = Some(' ');
        }
        if matches!(tag.as_str(), "td" | "th") && !self.current.text.is_empty() {
            self.blank = Some(' ');
        }
        let mut element = None;
        if !inline && !tag.is_empty() {
            self.end_block();
            self.current.tag.clone_from(&tag);
        }
        if (!inline || matches!(tag.as_str(), "td" | "th")) && !tag.is_empty() {
            let apart = matches!(tag.as_str(), "nav" | "footer" | "aside" | "menu") || hidden(&node);
            element = Some(self.walked.elements.len());
            let first = self.walked.blocks.len();
            self.walked.elements.push(Element {
                parent: self.open.last().copied(),
                blocks: first..first,
                names: names.clone(),
                tag: tag.clone(),
                apart,
            });
            self.open.extend(element);
        }
        if let Some(hint) = hint(&names) {
            self.current.hint.get_or_insert(hint);
        }
        let link = tag == "a" && node.has_attr("href");
        self.links += usize::from(link);
        stack.push(Step::Leave { block: !inline && !tag.is_empty(), element, link });
        let mut child = node.last_child();
        while let Some(next) = child {
            child = next.prev_sibling();
            stack.push(Step::Enter(next));
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                // A line break is stronger than a blank: between ideographs it leaves nothing.
                let kind = if matches!(c, '\n' | '\r') { '\n' } else { ' ' };
                // Blanks that the author put for effect stay: `　　`, `&nbsp;`.
                if matches!(c, '\u{3000}' | '\u{A0}' | '\u{2003}' | '\u{2002}')
                    && !self.current.text.is_empty()
                {
                    self.flush_blank(c);
                    self.current.text.push(c);
                } else if self.blank != Some(' ') {
                    self.blank = Some(kind);
                }
                continue;
            }
            if matches!(c, '\u{200B}' | '\u{FEFF}') && self.current.text.is_empty() {
                continue;
            }
            self.flush_blank(c);
            self.current.text.push(c);
            self.current.chars += 1;
            if self.links > 0 {
                self.current.link_chars += 1;
            }
        }
    }

    fn flush_blank(&mut self, next: char) {
        let Some(blank) = self.blank.take() else { return };
        let Some(before) = self.current.text.chars().next_back() else { return };
        let ideographs = wide(before) && wide(next);
        let nothing = blank == '\n' && ideographs || before.is_whitespace() || next.is_whitespace();
        if !nothing {
            self.current.text.push(' ');
        }
    }

    fn end_block(&mut self) {
        self.blank = None;
        let mut block = std::mem::take(&mut self.current);
        self.current.tag =
            self.open.last().map(|&element| self.walked.elements[element].tag.clone()).unwrap_or_default();
        let trimmed = block.text.trim_matches(super::super::line::blank);
        if trimmed.is_empty() {
            return;
        }
        if trimmed.len() != block.text.len() {
            block.text = trimmed.to_owned();
        }
        if block.tag.is_empty() {
            block.tag.clone_from(&self.current.tag);
        }
        // The hint of an element holds for the blocks in it: the nearest few elements are asked.
        if block.hint.is_none() {
            block.hint = self
                .open
                .iter()
                .rev()
                .take(2)
                .find_map(|&element| hint(&self.walked.elements[element].names));
        }
        self.walked.blocks.push(block);
    }

    fn meta(&mut self, node: &Node<'_>) {
        let name = ["name", "property", "itemprop", "http-equiv"].iter().find_map(|key| node.attr(key));
        if let (Some(name), Some(content)) = (name, node.attr("content")) {
            let content = collapsed(&content);
            if !content.is_empty() {
                self.walked.metas.push((name.to_ascii_lowercase(), content));
            }
        }
    }

    fn script(&mut self, node: &Node<'_>) {
        let text = node.text();
        if self.scripts + text.len() > SCRIPTS || text.trim().is_empty() {
            return;
        }
        self.scripts += text.len();
        if node.attr_or("type", "").contains("ld+json") {
            self.walked.linked_data.push(text.to_string());
        } else {
            self.walked.scripts.push(text.to_string());
        }
    }

    /// `<time datetime>`, `itemprop=datePublished`.
    fn stated_time(&mut self, node: &Node<'_>, tag: &str) {
        let published = node.attr_or("itemprop", "").eq_ignore_ascii_case("datePublished");
        if !published && tag != "time" {
            return;
        }
        let value = node
            .attr("datetime")
            .or_else(|| node.attr("content"))
            .map_or_else(|| node.text().to_string(), |value| value.to_string());
        if value.len() <= 64 {
            if published {
                self.walked.times.insert(0, value);
            } else if self.walked.times.len() < 4 {
                self.walked.times.push(value);
            }
        }
    }
}

/// Ideographs and the marks of Chinese text: no blank is due between them.
fn wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hidden(node: &Node<'_>) -> bool {
    if node.has_attr("hidden") || node.attr_or("aria-hidden", "").eq_ignore_ascii_case("true") {
        return true;
    }
    node.attr("style").is_some_and(|style| {
        let style: String =
            style.chars().filter(|c| !c.is_whitespace()).take(400).collect::<String>().to_ascii_lowercase();
        style.contains("display:none")
    })
}

/// What class and id names call a text.
fn hint(names: &str) -> Option<Hint> {
    let any = |words: &[&str]| words.iter().any(|word| names.contains(word));
    if names.len() > 200 {
        return None;
    }
    if any(&["time", "date", "riqi", "shijian"]) {
        Some(Hint::Time)
    } else if any(&["source", "author", "editor", "laiyuan", "writer", "reporter"]) {
        Some(Hint::Source)
    } else if any(&["title", "headline", "biaoti", "tit "]) {
        Some(Hint::Title)
    } else {
        None
    }
}
