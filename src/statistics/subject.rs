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
            // 甲公司、乙公司等6家企业: those listed do not own the number of them all.
            let listed = text[mention.span.end()..at].trim_start_matches('”').starts_with(['、', '等'])
                && text[mention.span.end()..at].contains('等');
            // 新华社杭州电, 某某网讯: who tells it.
            let teller = ["新华社", "中新社", "中新网", "通讯社", "新闻社", "日报", "晚报", "财经", "交易所"]
                .iter()
                .any(|name| mention.span.of(text).ends_with(name));
            let compared = compared || listed || teller;
            let owns = match mention.kind {
                MentionKind::Firm | MentionKind::Organisation => true,
                // A place owns the figures of the clause that it begins.
                MentionKind::Place => mention.span.start() <= clause + "其中".len() && !compared,
                _ => false,
            };
            let id = page.entities.of_mention.get(index).copied().flatten().filter(|_| owns && !compared)?;
            Some((mention, page.entities.get(id).name.clone()))
        });
    let spoken = spoken_of(page, sentence, at, head);
    match named {
        Some((mention, name)) if whole.is_none_or(|whole| mention.span.start() > whole) => {
            if mention.kind == MentionKind::Firm {
                *last = Some(name.clone());
            }
            Some(name)
        }
        _ if whole.is_none() && spoken.is_some() => {
            last.clone_from(&spoken);
            spoken
        }
        _ if whole.is_some() => {
            *last = None;
            region.map(str::to_owned)
        }
        _ => last.clone().or_else(|| region.map(str::to_owned)),
    }
}

/// The project, platform or works that the sentence named last before `at`.
pub(super) fn built(page: &Page<'_>, sentence: Span, at: usize) -> Option<String> {
    page.mentions
        .iter()
        .enumerate()
        .rev()
        .find(|(_, mention)| {
            mention.kind == MentionKind::Programme
                && mention.span.start() >= sentence.start()
                && mention.span.end() <= at
        })
        .and_then(|(index, _)| page.entities.of_mention.get(index).copied().flatten())
        .map(|id| page.entities.get(id).name.clone())
}

/// Whether words speak of the region as a whole.
pub(super) fn is_whole(words: &str) -> bool {
    REGION_WORDS.stands_in(words)
}

/// The firm that 公司 means in a sentence that names none: the last one named before it in the article.
fn spoken_of(page: &Page<'_>, sentence: Span, at: usize, head: &str) -> Option<String> {
    if is_whole(head) || !["公司", "该企业", "该集团"].iter().any(|word| head.contains(word)) {
        return None;
    }
    let (index, _) = page.mentions.iter().enumerate().rev().find(|(_, mention)| {
        mention.kind == MentionKind::Firm
            && mention.span.end() <= at
            && (mention.span.end() <= sentence.start() || mention.span.start() >= sentence.start())
    })?;
    let id = page.entities.of_mention.get(index).copied().flatten()?;
    Some(page.entities.get(id).name.clone())
}

/// The code of the region that a figure is of: its subject, where that is one, else the article's.
pub(super) fn region_of(page: &Page<'_>, subject: Option<&str>) -> Option<String> {
    let regions = &page.dictionaries.regions;
    let own = page.article.region.as_deref().and_then(|code| regions.by_code(code));
    let subject = subject.filter(|name| name.ends_with(['省', '市', '县', '区', '州', '旗', '盟']));
    let of_subject = subject.and_then(|name| regions.resolve(name, own));
    of_subject.map(|id| regions.table()[id].code.to_string()).or_else(|| page.article.region.clone())
}
