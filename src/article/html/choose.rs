//! Which element holds the article.
//!
//! Every block has a weight: characters of running Chinese text, more for its marks, little for short lines, none for what
//! is linked, hidden or called comment, footer or recommendation. From the page down, the child that holds the most weight
//! is entered, as long as what stays outside is not of the same kind: an article in sections stays whole, a column of other
//! news beside it does not come along. Linear in blocks and elements.

use super::super::line::Measure;
use super::walk::{Element, Walked};
use std::collections::HashMap;

/// Which blocks are the article's.
pub(super) struct Chosen {
    /// For every block.
    pub blocks: Vec<bool>,
    /// Its weight, about the number of its characters.
    pub weight: f32,
    /// The weight of every block.
    pub weights: Vec<f32>,
}

/// Names of elements around articles, as parts of class or id.
const APART: &[&str] = &[
    "comment",
    "pinglun",
    "footer",
    "foot_",
    "foot-",
    "copyright",
    "banquan",
    "navbar",
    "nav-",
    "nav_",
    "-nav",
    "_nav",
    "menu",
    "sidebar",
    "side-",
    "side_",
    "-side",
    "_side",
    "sider",
    "related",
    "relate",
    "relation",
    "recommend",
    "recomm",
    "tuijian",
    "xiangguan",
    "hot-",
    "hot_",
    "-hot",
    "_hot",
    "hotnews",
    "hotlist",
    "rank",
    "paihang",
    "share",
    "fenxiang",
    "social",
    "toolbar",
    "breadcrumb",
    "crumb",
    "position",
    "weizhi",
    "login",
    "register",
    "search",
    "qrcode",
    "erweima",
    "ewm",
    "advert",
    "guanggao",
    "ad-",
    "ad_",
    "-ad",
    "_ad",
    "ads",
    "banner",
    "popup",
    "modal",
    "pager",
    "pagination",
    "page-bar",
    "taglist",
    "tags",
    "keyword",
    "prevnext",
    "prev-next",
    "shangxia",
    "statement",
    "disclaimer",
    "mianze",
    "shengming",
    "friend",
    "links",
    "report-",
    "jubao",
    "download",
    "app-",
    "topbar",
    "top-bar",
    "toptop",
    "reply",
    "guess",
    "feedback",
    "more-",
    "morenews",
    "otherarticle",
    "other-",
    "aboutus",
    "about-us",
    "leftbar",
    "rightbar",
    "right-col",
    "rightcol",
    "right_col",
    "col-right",
    "aside",
    "widget",
    "subscribe",
    "follow",
    "vote",
    "praise",
    "digg",
    "bdshare",
    "editor-info",
    "author-card",
    "hidden",
    "subnav",
    "pop-",
    "mask",
];

/// Names of elements that hold articles.
const ARTICLE: &[&str] = &[
    "article",
    "content",
    "zhengwen",
    "neirong",
    "artibody",
    "endtext",
    "trs_editor",
    "trs_",
    "ue_table",
    "js_content",
    "detail",
    "newstext",
    "news_text",
    "newscontent",
    "maintext",
    "main-text",
    "txt",
    "text",
    "post-body",
    "entry",
    "richtext",
    "rich_media",
    "story",
    "vsb_content",
    "v_news",
    "con_text",
    "contentmain",
    "zoom",
    "cont",
    "body",
    "wz",
    "xl_",
    "editor",
];

/// The share of a page's weight above which an element is not set apart for its name: then it is a frame around all.
const FRAME: f32 = 0.5;

/// Chooses.
pub(super) fn choose(walked: &Walked) -> Chosen {
    let measures: Vec<Measure> = walked.blocks.iter().map(|block| Measure::of(&block.text)).collect();
    let mut weights: Vec<f32> =
        walked.blocks.iter().zip(&measures).map(|(block, measure)| weight(*measure, block.links())).collect();
    let total: f32 = weights.iter().sum();
    let mut apart = vec![false; walked.blocks.len()];
    let sums = prefix(&weights);
    for element in &walked.elements {
        let own = sums[element.blocks.end] - sums[element.blocks.start];
        let named = element.apart || set_apart(&element.names);
        if named && own <= FRAME * total {
            for index in element.blocks.clone() {
                // Each block is set apart once, so nested elements cost nothing more than their own pass.
                apart[index] = true;
            }
        }
    }
    for (weight, apart) in weights.iter_mut().zip(&apart) {
        if *apart {
            *weight = 0.0;
        }
    }
    let sums = prefix(&weights);
    let held = |element: &Element| sums[element.blocks.end] - sums[element.blocks.start];

    let mut children: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut root = None;
    for (index, element) in walked.elements.iter().enumerate() {
        if let Some(parent) = element.parent {
            if !element.blocks.is_empty() {
                children.entry(parent).or_default().push(index);
            }
        } else if root.is_none_or(|other: usize| held(&walked.elements[other]) < held(element)) {
            root = Some(index);
        }
    }
    let Some(mut at) = root else {
        return Chosen { blocks: vec![true; walked.blocks.len()], weight: total, weights };
    };
    while let Some(next) = enter(walked, &children, at, &held) {
        at = next;
    }

    let chosen = walked.elements[at].blocks.clone();
    let weight = held(&walked.elements[at]);
    let mut blocks: Vec<bool> = (0..walked.blocks.len())
        .map(|index| {
            let block = &walked.blocks[index];
            chosen.contains(&index) && !apart[index] && !(block.links() > 0.6 && measures[index].marks < 4)
        })
        .collect();
    // A page of links alone is kept whole rather than lost.
    if !blocks.contains(&true) {
        blocks = apart.iter().map(|apart| !apart).collect();
    }
    Chosen { blocks, weight, weights }
}

/// How much a block speaks for an article.
fn weight(measure: Measure, links: f32) -> f32 {
    if links > 0.5 {
        return 0.0;
    }
    let chars = measure.chars as f32;
    let own = 1.0 - links;
    if measure.prose() {
        own * (chars + 6.0 * measure.marks as f32)
    } else if measure.marks > 0 && measure.han >= 10 {
        own * chars * 0.6
    } else {
        own * chars.min(30.0) * 0.1
    }
}

fn prefix(weights: &[f32]) -> Vec<f32> {
    let mut sums = Vec::with_capacity(weights.len() + 1);
    let mut sum = 0.0;
    sums.push(sum);
    for weight in weights {
        sum += weight;
        sums.push(sum);
    }
    sums
}

/// Whether class or id set an element apart from articles.
fn set_apart(names: &str) -> bool {
    names.len() < 300 && APART.iter().any(|name| names.contains(name))
}

fn holds_articles(names: &str) -> bool {
    names.len() < 300 && ARTICLE.iter().any(|name| names.contains(name))
}

/// The child to go into, or `None` where the element itself is the article's.
fn enter(
    walked: &Walked,
    children: &HashMap<usize, Vec<usize>>,
    at: usize,
    held: &impl Fn(&Element) -> f32,
) -> Option<usize> {
    let whole = held(&walked.elements[at]);
    let children = children.get(&at)?;
    let (best, weight) = children
        .iter()
        .map(|&child| (child, held(&walked.elements[child])))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    if weight <= 0.0 {
        return None;
    }
    let chosen = &walked.elements[best];
    // A paragraph is no container: going into it would lose its neighbours.
    if chosen.blocks.len() == 1
        || matches!(
            chosen.tag.as_str(),
            "p" | "h1" | "h2" | "h3" | "h4" | "li" | "blockquote" | "pre" | "tr" | "td"
        ) && chosen.blocks.len() < 3
    {
        return (weight >= 0.97 * whole
            && walked.elements[at].blocks.len() > 1
            && weight > 300.0
            && holds_articles(&chosen.names))
        .then_some(best);
    }
    // What stays outside: siblings of the same kind and bare text belong to the same article.
    let mut alike = whole;
    for &child in children {
        let other = &walked.elements[child];
        let same = child != best
            && (other.tag == chosen.tag && other.names.trim() == chosen.names.trim()
                || matches!(
                    other.tag.as_str(),
                    "p" | "section"
                        | "h2"
                        | "h3"
                        | "h4"
                        | "blockquote"
                        | "ul"
                        | "ol"
                        | "table"
                        | "figure"
                        | "pre"
                ));
        if !same {
            alike -= held(other);
        }
    }
    // `alike` is now: weight of like siblings and of text right in the element.
    let named = holds_articles(&chosen.names);
    let limit = if named { 0.25 } else { 0.1 };
    if alike > limit * whole {
        return None;
    }
    (weight >= if named { 0.4 } else { 0.55 } * whole).then_some(best)
}
