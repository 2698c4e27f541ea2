//! Who explains a paper that the article is of: an officer of the body that issued it.
//!
//! `A局发布数据。A局总统计师甲解读说，…`: 甲 presents it. Left alone: whoever else comments or is asked by the reporter (介绍),
//! and what is said at a meeting in focus.

use super::lexicon::is_one;
use super::reading::{Reading, role};
use super::roles::Actor;
use super::{EventKind, EventStatus, clause};
use crate::mention::MentionKind;

/// An officer of the issuer explains what was issued.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    if !is_one!(scene.text(verb), "解读 解读说 分析 分析说 解释 解释说")
        || clause::status(scene, verb).is_none()
        || is_one!(scene.text(verb + 1), "的 了")
    {
        return;
    }
    let Some(event) = issued(reading) else { return };
    let start = scene.clauses[scene.clause_of(verb)].start;
    let Some(chain) = scene.chains.iter().rfind(|chain| chain.start >= start && chain.end <= verb) else {
        return;
    };
    let issuers = reading.ledger.with_role(event, "issuer");
    let name = |entity| &*scene.page.entities.get(entity).name;
    let people: Vec<Actor> = chain
        .items
        .iter()
        .filter(|item| item.kind == MentionKind::Person && item.position.is_some() && !item.bound)
        .filter(|item| {
            let employer = item.employer.and_then(|token| scene.tokens[token].mention);
            employer.and_then(|mention| scene.page.entities.of_mention[mention]).is_some_and(|employer| {
                issuers.iter().any(|issuer| {
                    issuer.entity == employer
                        || issuer.kind == MentionKind::Agency
                            && name(employer).starts_with(name(issuer.entity))
                })
            })
        })
        .filter_map(|item| Actor::of(scene, item))
        .collect();
    reading.add_all(event, &people, &role("presenter", "解读"));
}

/// The publication that the article is of: the last one, where nothing that people came together for was told of.
fn issued(reading: &Reading<'_, '_>) -> Option<usize> {
    let staged = reading
        .ledger
        .stages()
        .iter()
        .any(|&event| reading.ledger.draft(event).kind != EventKind::Publication);
    let event = reading.ledger.last(EventKind::Publication)?;
    let draft = reading.ledger.draft(event);
    (!staged && !draft.background && draft.status == EventStatus::Held).then_some(event)
}
