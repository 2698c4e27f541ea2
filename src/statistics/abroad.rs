//! Whether a sentence tells of elsewhere than the article's region: the whole country, the world, another region.
//! A figure of it is not the region's.

use super::read::Page;
use super::subject::starts_clause;
use crate::mention::common::COUNTRIES;
use crate::mention::{Mention, MentionKind};
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// Words for more than a region, at the beginning of a clause.
static BEYOND: LazyLock<Words> = LazyLock::new(|| Words::new("全国 我国 中国 国内 全球 世界"));
/// Words behind them that make a title or a rank of them: 全国首个, 世界500强, 全国人大.
const TITLES: [&str; 12] =
    ["首", "第", "最", "500", "百强", "文明", "先进", "人大", "政协", "劳", "一流", "重点"];
/// Agencies whose figures are the country's, where nobody else is named.
static NATIONAL: LazyLock<Words> = LazyLock::new(|| {
    Words::new("国家统计局 海关总署 国家外汇管理局 国家移民管理局 国家能源局 国家卫健委 国家卫生健康委")
});
/// Whether the words behind 全国 make a title or a rank of it.
pub(super) fn is_title(rest: &str) -> bool {
    TITLES.iter().any(|title| rest.starts_with(title))
}

/// Whether the words of a sentence before the figure at `at` tell of elsewhere.
pub(super) fn told(page: &Page<'_>, sentence: Span, at: usize) -> bool {
    let text = page.article.body.folded();
    let head = &text[sentence.start()..at];
    let beyond = || {
        BEYOND.all_in(head).any(|found| {
            !is_title(&head[found.span.end()..])
                && starts_clause(page, sentence, sentence.start() + found.span.start())
        })
    };
    let national = || {
        NATIONAL.all_in(head).any(|found| {
            let first = || head.find(NATIONAL.word(found.number)) == Some(found.span.start());
            // 国家统计局云台调查队 is the region's.
            !head[found.span.end()..].contains("调查") && first()
        })
    };
    beyond() || national() || others(page, sentence, at)
}

/// Whether a clause is of a place outside the article's region, or something is there.
fn others(page: &Page<'_>, sentence: Span, at: usize) -> bool {
    let text = page.article.body.folded();
    crate::mention::within(page.mentions, Span::new(sentence.start(), at))
        .iter()
        .filter(|mention| mention.span.start() >= sentence.start() && mention.span.end() <= at)
        .filter(|mention| mention.kind == MentionKind::Place)
        .any(|mention| {
            let before = &text[sentence.start()..mention.span.start()];
            let there = before.ends_with('在') || before.ends_with("位于");
            (there || starts_clause(page, sentence, mention.span.start())) && outside(page, mention)
        })
}

/// Whether a place is neither in the article's region nor around it.
fn outside(page: &Page<'_>, mention: &Mention) -> bool {
    let regions = &page.dictionaries.regions;
    let written = mention.span.of(page.article.body.folded());
    if COUNTRIES.has(written) {
        return true;
    }
    let Some(own) = page.article.region.as_deref().and_then(|code| regions.by_code(code)) else {
        return false;
    };
    regions
        .resolve(written, Some(own))
        .is_some_and(|place| !regions.contains(own, place) && !regions.contains(place, own))
}
