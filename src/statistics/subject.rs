//! Whose a figure is: the name nearest before it that can own figures, else the article's region.

use super::read::Page;
use crate::mention::MentionKind;
use crate::text::Span;

/// Words for the article's region as a whole.
const REGION: &[&str] =
    &["全市", "全县", "全区", "全省", "全州", "我市", "我县", "我区", "我省", "全旗", "全镇"];

/// The subject of a figure at `at` in a sentence; `last` is that of the figure before it.
pub(super) fn subject(
    page: &Page<'_>,
    sentence: Span,
    at: usize,
    last: Option<&str>,
    region: Option<&str>,
) -> Option<String> {
    let text = page.article.body.folded();
    let head = &text[sentence.start()..at];
    let whole = REGION.iter().filter_map(|word| head.rfind(word)).max();
    let named = page
        .mentions
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, mention)| mention.span.start() >= sentence.start() && mention.span.end() <= at)
        .filter(|(_, mention)| {
            matches!(
                mention.kind,
                MentionKind::Firm | MentionKind::Place | MentionKind::Organisation | MentionKind::Programme
            )
        })
        .find_map(|(index, mention)| {
            let id = page.entities.of_mention.get(index).copied().flatten()?;
            Some((mention.span.start() - sentence.start(), page.entities.get(id).name.clone()))
        });
    match (named, whole) {
        (Some((at, name)), whole) if whole.is_none_or(|whole| at > whole) => Some(name),
        (_, Some(_)) => region.map(str::to_owned),
        _ => last.or(region).map(str::to_owned),
    }
}
