//! What points back to an event without naming it: 会上, a bare 签约仪式, the main venue, and the headline that names
//! what the body only calls 会议.

use super::lexicon::is_one;
use super::naming::{self, Phrase};
use super::reading::Reading;
use super::scene::Kind;
use super::{EventKind, EventStatus};
use crate::mention::MentionKind;

/// `会上，…` behind a visit or a signing: the meeting told of before is where the sentence takes place.
pub(super) fn recalled(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    let first = scene.clauses.first().map_or(0..0, Clone::clone);
    let Some(token) = first.take(4).find(|&at| {
        matches!(scene.kind(at), Kind::Word(_))
            && is_one!(scene.text(at), "会上 大会上 会议上 会中 座谈会上 发布会上")
    }) else {
        return;
    };
    if let Some(event) = reading.ledger.pointed("会议")
        && !reading.ledger.draft(event).background
        && reading.ledger.draft(event).status == EventStatus::Held
    {
        reading.ledger.turn_to(event);
        reading.ledger.spoken = scene.sentence;
        reading.created.push((token, event));
    }
}

/// The launch or signing told of before whose ceremony a bare head names: 首航仪式, 签约仪式.
pub(super) fn ceremony(reading: &mut Reading<'_, '_>, found: &Phrase) -> Option<usize> {
    if !matches!(found.kind, EventKind::Signing | EventKind::Launch) {
        return None;
    }
    let event = reading.ledger.last(found.kind)?;
    let draft = reading.ledger.draft_mut(event);
    if draft.background || draft.status != EventStatus::Held {
        return None;
    }
    draft.stage = true;
    draft.head.clone_from(&found.head);
    reading.ledger.turn_to(event);
    Some(event)
}

/// `会议在A设主会场`, `主会场设在A`: where the meeting told of is.
pub(super) fn main_venue(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    let Some(at) = (0..scene.tokens.len()).find(|&at| scene.text(at) == "主会场") else { return };
    let range = scene.clauses[scene.clause_of(at)].clone();
    let set = (range.start..range.end).find(|&at| is_one!(scene.text(at), "在 于 设在"));
    let venue = set.and_then(|set| scene.chain_at(set + 1)).and_then(|chain| {
        super::roles::actors(scene, chain).into_iter().find(|actor| actor.kind != MentionKind::Person)
    });
    if let (Some(venue), Some(event)) = (venue, reading.ledger.focus())
        && reading.ledger.draft(event).kind == EventKind::Meeting
    {
        let place = venue.said(scene.page).to_owned();
        reading.ledger.draft_mut(event).place.get_or_insert(place);
    }
}

/// The event of the headline, for a body that only says 会议.
pub(super) fn titled(reading: &Reading<'_, '_>) -> Option<String> {
    let page = reading.scene.page;
    let title = crate::text::script::fold(page.article.title.as_deref()?);
    naming::in_title(&title, |title| {
        page.lexicon
            .find(title, crate::text::Span::new(0, title.len()))
            .into_iter()
            .filter(|trigger| page.lexicon.entry(trigger.entry).act == super::lexicon::Act::Head)
            .map(|trigger| trigger.span)
            .collect()
    })
    .filter(|name| name.chars().count() > 4)
}
