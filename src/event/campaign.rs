//! Campaigns: an article that tells of no other event is about the 攻坚战 or 行动 that its headline names.
//!
//! Example: headline `全县秸秆禁烧攻坚战打响`, body `2023年秸秆禁烧攻坚战…`.

use super::ledger::{Draft, Ledger};
use super::place_date;
use super::scene::{Kind, Page};
use super::{EventKind, EventStatus};
use crate::mention::MentionKind;

/// The campaign that an article is about, where it tells of no other event: its headline and its body name a
/// 攻坚战 or 行动.
pub(super) fn read(page: &Page<'_>, ledger: &mut Ledger) {
    let Some(title) = page.article.title.as_deref() else { return };
    let title = crate::text::script::fold(title);
    for head in ["攻坚战", "专项行动", "攻坚行动", "整治行动", "百日行动", "大会战"] {
        let Some(at) = title.find(head) else { continue };
        let end = at + head.len();
        // The name is what headline and body share before the head.
        let mut best = "";
        for (start, _) in title[..end].char_indices() {
            let name = &title[start..end];
            if name.chars().count() > head.chars().count() + 1 && page.text.contains(name) {
                best = name;
                break;
            }
        }
        if best.is_empty() {
            continue;
        }
        // The fullest form of the body, up to the place that it begins with.
        let Some((number, sentence)) = page
            .sentences
            .iter()
            .enumerate()
            .find(|(_, sentence)| sentence.span.of(page.text).contains(best))
        else {
            continue;
        };
        let mut speech = false;
        let scene = super::scene::Scene::new(page, number, &mut speech);
        let named = sentence.span.start() + sentence.span.of(page.text).find(best).unwrap_or(0);
        let date = (0..scene.tokens.len()).filter_map(|token| place_date::value(&scene, token)).next_back();
        let year = (0..scene.tokens.len())
            .find(|&token| scene.kind(token) == Kind::Date && scene.text(token).ends_with('年'))
            .and_then(|token| place_date::value(&scene, token));
        let place = page
            .mentions
            .iter()
            .rfind(|mention| mention.kind == MentionKind::Place && mention.span.end() <= named)
            .map(|mention| mention.span.of(page.text).to_owned());
        ledger.enter(Draft {
            kind: EventKind::Meeting,
            name: best.to_owned(),
            head: head.to_owned(),
            date: year.or(date),
            place,
            status: EventStatus::Held,
            evidence: sentence.span,
            word: crate::text::Span::new(named, named + best.len()),
            stage: true,
            lately: false,
            background: true,
            likely: false,
        });
        return;
    }
}
