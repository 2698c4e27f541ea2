//! Several news items in one article, each under a heading of its own: what one tells has no part in the next.
//!
//! Found: a short line without a stop, before a paragraph that opens with a day, a source or 近日, twice at least in an article.

use super::scene::Page;
use crate::mention::MentionKind;

/// The sentences that head an item, in order; none where the article is of one thing.
pub(super) fn headings(page: &Page<'_>) -> Vec<usize> {
    let sentences = page.sentences;
    let heads = |number: &usize| {
        let text = sentences[*number].span.of(page.text);
        let line = text.trim();
        let opens = *number == 0 || sentences[*number - 1].span.of(page.text).ends_with('\n');
        let short = (6..=LONGEST).contains(&line.chars().count());
        let unstopped =
            !line.ends_with(['。', '！', '!', '？', '?', ';', '；', ':', '：', ',', '，', ')', '）', '”']);
        opens
            && text.ends_with('\n')
            && short
            && unstopped
            && sentences.get(number + 1).is_some_and(|next| opens_news(page, next.span))
    };
    let found: Vec<usize> = (0..sentences.len()).filter(heads).collect();
    if found.len() >= 2 { found } else { Vec::new() }
}

/// The longest heading, in characters.
const LONGEST: usize = 36;

/// Whether a paragraph opens as a news item does: with a day, a source, 近日.
fn opens_news(page: &Page<'_>, sentence: crate::text::Span) -> bool {
    let text = sentence.of(page.text);
    let opening: String = text.chars().take(OPENING).collect();
    if opening.chars().count() < OPENING / 2 {
        return false;
    }
    let within = sentence.start() + opening.len();
    let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.start());
    let dated = page.mentions[first..]
        .iter()
        .take_while(|mention| mention.span.start() < within)
        .any(|mention| mention.kind == MentionKind::Date);
    dated || ["近日", "日前", "据", "记者", "当地时间", "今天"].iter().any(|word| opening.contains(word))
}

/// How far into a paragraph its day or source stands, in characters.
const OPENING: usize = 24;
