//! Whether a sentence tells of elsewhere than the article's region: the whole country, the world, another region.
//! A figure of it is not the region's.

use super::read::Page;
use super::subject::starts_clause;
use crate::mention::common::COUNTRIES;
use crate::mention::{Mention, MentionKind};
use crate::text::Span;

/// Words for more than a region, at the beginning of a clause.
const BEYOND: [&str; 10] =
    ["全国", "我国", "中国", "国内", "全球", "世界", "国际", "海外", "国外", "境外"];
/// Agencies whose figures are the country's, where nobody else is named.
const NATIONAL: [&str; 7] =
    ["国家统计局", "海关总署", "国家外汇管理局", "国家移民管理局", "国家能源局", "国家卫健委", "国家卫生健康委"];
/// Words before the name of a place with which something is done there or from there: 来自贵州, 赴韩国, 对非洲.
const TOWARDS: [&str; 14] = [
    "来自", "赴", "与", "对", "向", "和", "从", "、", "往", "至", "到", "及", "同", "抵",
];

/// Whether the words of a sentence up to `at` do.
pub(super) fn told(page: &Page<'_>, sentence: Span, at: usize) -> bool {
    let text = page.article.body.folded();
    let head = &text[sentence.start()..at];
    let beyond = BEYOND.iter().any(|word| {
        head.match_indices(word).any(|(place, _)| starts_clause(page, sentence, sentence.start() + place))
    });
    let national = NATIONAL.iter().any(|name| {
        // 国家统计局云台调查队 is the region's.
        head.find(name).is_some_and(|place| !head[place + name.len()..].contains("调查"))
    });
    beyond || national || others(page, sentence, at)
}

/// Whether a place outside the article's region is named.
fn others(page: &Page<'_>, sentence: Span, at: usize) -> bool {
    let text = page.article.body.folded();
    crate::mention::within(page.mentions, Span::new(sentence.start(), at))
        .iter()
        .filter(|mention| mention.span.start() >= sentence.start() && mention.span.end() <= at)
        .filter(|mention| mention.kind == MentionKind::Place)
        .any(|mention| {
            let before = &text[sentence.start()..mention.span.start()];
            !TOWARDS.iter().any(|word| before.ends_with(word)) && outside(page, mention)
        })
}

/// Whether a place is neither in the article's region nor around it.
fn outside(page: &Page<'_>, mention: &Mention) -> bool {
    let regions = &page.dictionaries.regions;
    let written = mention.span.of(page.article.body.folded());
    if COUNTRIES.split_whitespace().any(|country| country == written) {
        return true;
    }
    let Some(own) = page.article.region.as_deref().and_then(|code| regions.by_code(code)) else { return false };
    regions.resolve(written, Some(own)).is_some_and(|place| !regions.contains(own, place) && !regions.contains(place, own))
}
