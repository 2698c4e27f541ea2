//! Whose a figure is: the name nearest before it that can own figures, else the article's region.

use super::read::Page;
use crate::mention::MentionKind;
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// Words for the article's region as a whole.
const REGION: &[&str] =
    &["全市", "全县", "全区", "全省", "全州", "我市", "我县", "我区", "我省", "全旗", "全镇"];

static REGION_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(REGION.iter().copied()));

/// The subject of a figure at `at` in the clause that begins at `clause`; `last` is the firm spoken of.
pub(super) fn subject(
    page: &Page<'_>,
    sentence: Span,
    clause: usize,
    at: usize,
    last: &mut Option<String>,
    region: Option<&str>,
) -> Option<String> {
    let text = page.article.body.folded();
    let head = &text[sentence.start()..at];
    let whole = || REGION.iter().filter_map(|word| head.rfind(word)).max();
    let whole = REGION_WORDS.stands_in(head).then(whole).flatten().map(|offset| sentence.start() + offset);
    let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.start());
    let named = crate::mention::within(page.mentions, Span::new(sentence.start(), at))
        .iter()
        .enumerate()
        .map(|(index, mention)| (first + index, mention))
        .rev()
        .filter(|(_, mention)| mention.span.end() <= at)
        .find_map(|(index, mention)| {
            let before = &text[sentence.start()..mention.span.start()];
            let compared =
                before.ends_with(['居', '列', '占', '于', '比', '较', '在', '与', '向', '到', '赴']);
            let owns = match mention.kind {
                MentionKind::Firm | MentionKind::Organisation => true,
                // A place owns the figures of the clause that it begins.
                MentionKind::Place => mention.span.start() <= clause + "其中".len() && !compared,
                _ => false,
            };
            let id = page.entities.of_mention.get(index).copied().flatten().filter(|_| owns && !compared)?;
            Some((mention, page.entities.get(id).name.clone()))
        });
    match named {
        Some((mention, name)) if whole.is_none_or(|whole| mention.span.start() > whole) => {
            if mention.kind == MentionKind::Firm {
                *last = Some(name.clone());
            }
            Some(name)
        }
        _ if whole.is_some() => {
            *last = None;
            region.map(str::to_owned)
        }
        _ => last.clone().or_else(|| region.map(str::to_owned)),
    }
}
