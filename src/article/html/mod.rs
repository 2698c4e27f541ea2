//! Web pages: markup off into visible blocks, with the evidence that the markup gives.
//!
//! [`walk`] turns the tree into blocks of visible text and remembers which element covers which blocks; [`choose`] finds the
//! element that holds the article; [`meta`] reads what head and scripts state; [`embedded`] finds articles that a page keeps
//! in its scripts; [`strip`] takes over where a page nests too deep to be parsed in linear time. Where no element holds
//! running text, dom_smoothie is asked.

mod choose;
mod embedded;
mod meta;
mod strip;
mod walk;

use super::page::{Block, Page};
use crate::text::Span;

/// The least weight (about characters of running text) at which a page is taken to show its article.
const LEAST: f32 = 140.0;

/// The largest page that is also given to dom_smoothie, in bytes: it takes several times the memory.
const LARGEST_FALLBACK: usize = 4 << 20;

/// Takes the markup of a page off.
pub(super) fn page(html: &str) -> Page {
    if strip::unsafe_to_parse(html) {
        return strip::page(html);
    }
    let walked = walk::walk(html);
    let mut meta = meta::meta(&walked);
    let mut main = choose::choose(&walked);
    let mut blocks = walked.blocks;
    if main.weight < LEAST
        && let Some(found) = embedded::article(&walked.scripts)
    {
        // The article comes out of the scripts; what is visible only bears witness, and stands before it.
        let inner = walk::walk(&found.html);
        let inner_main = choose::choose(&inner);
        if inner_main.weight > main.weight {
            main.blocks = vec![false; blocks.len()];
            main.weights.extend(&inner_main.weights);
            main.blocks.extend(inner.blocks.iter().map(|block| !block.text.is_empty()));
            blocks.extend(inner.blocks);
            found.state(&mut meta);
            main.weight = inner_main.weight;
        }
    }
    if main.weight < LEAST
        && html.len() <= LARGEST_FALLBACK
        && let Some(readable) = smoothie(html)
    {
        let known: std::collections::HashSet<String> = readable.lines().map(squeezed).collect();
        let chosen: Vec<bool> = blocks.iter().map(|block| known.contains(&squeezed(&block.text))).collect();
        // It is believed where it found more running text than we did.
        let found: f32 =
            main.weights.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(weight, _)| weight).sum();
        if found > 1.3 * main.weight {
            main.blocks = chosen;
        }
    }
    let mut page = Page { meta, ..Page::default() };
    for (block, main) in blocks.into_iter().zip(main.blocks) {
        if !page.text.is_empty() {
            page.text.push('\n');
        }
        let start = page.text.len();
        page.text.push_str(&block.text);
        page.blocks.push(Block {
            span: Span::new(start, page.text.len()),
            links: block.links(),
            tag: block.tag,
            main,
            hint: block.hint,
        });
    }
    page
}

/// The paragraphs that dom_smoothie takes for the article.
fn smoothie(html: &str) -> Option<String> {
    let article = dom_smoothie::Readability::new(html, None, None).ok()?.parse().ok()?;
    let walked = walk::walk(&article.content);
    Some(walked.blocks.into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n"))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
