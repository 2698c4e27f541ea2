//! Court and discipline: 接受审查调查 判处 罚款.
//!
//! Found: `甲涉嫌严重违纪违法，接受…审查调查`, `A法院判处甲有期徒刑`, `A公司被罚款`. Left alone: rules that threaten a penalty,
//! statistics of cases.

use super::reading::{Reading, acts, role};
use super::roles::{self, Actor};
use super::scene::Kind;
use super::{EventKind, clause, place_date};
use crate::mention::MentionKind;

/// Someone is examined, tried or punished.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    if clause::status(scene, verb).is_none() {
        return;
    }
    let form = scene.text(verb);
    let subject = reading.subject(verb);
    let passive =
        form.starts_with('被') || form.starts_with("接受") || form == "获刑" || is_passive(reading, verb);
    let mut accused: Vec<Actor> = Vec::new();
    let mut courts: Vec<Actor> = Vec::new();
    if passive {
        accused.extend(subject.actors.iter().filter(|actor| acts(actor) && !is_court(actor)).cloned());
        // 由A纪委监委审查调查; 接受A审查调查; 被A法院判处.
        let range = scene.clauses[scene.clause_of(verb)].clone();
        for chain in scene.chains.iter().filter(|chain| chain.start >= range.start && chain.start < range.end)
        {
            courts.extend(roles::actors(scene, chain).into_iter().filter(is_court));
        }
        if accused.is_empty() {
            accused.extend(
                reading.carried[scene.clause_of(verb)]
                    .iter()
                    .filter(|actor| acts(actor) && !is_court(actor))
                    .cloned(),
            );
        }
    } else {
        courts.extend(subject.actors.iter().filter(|actor| is_court(actor)).cloned());
        accused
            .extend(roles::object(scene, verb).into_iter().filter(|actor| acts(actor) && !is_court(actor)));
        let start = scene.clauses[scene.clause_of(verb)].start;
        if accused.is_empty()
            && let Some(at) = (start..verb).rev().find(|&at| matches!(scene.text(at), "对" | "将" | "以"))
            && let Some(chain) = scene.chain_at(at + 1)
        {
            accused.extend(
                roles::actors(scene, chain).into_iter().filter(|actor| acts(actor) && !is_court(actor)),
            );
        }
        if accused.is_empty() {
            accused.extend(
                subject
                    .actors
                    .iter()
                    .filter(|actor| actor.kind == MentionKind::Person || actor.kind == MentionKind::Firm)
                    .cloned(),
            );
        }
    }
    accused.retain(|actor| {
        matches!(actor.kind, MentionKind::Person | MentionKind::Firm | MentionKind::Organisation)
    });
    if accused.is_empty() {
        return;
    }
    let who = accused[0].span.of(scene.page.text);
    let name = format!("{who}{form}");
    let Some(mut draft) = reading.draft(EventKind::Discipline, name, form, verb) else { return };
    draft.stage = false;
    draft.place = None;
    draft.date = place_date::date(scene, verb);
    // The same case, told again.
    let known = reading.ledger.last(EventKind::Discipline).filter(|&event| {
        accused.iter().any(|actor| reading.ledger.has(event, actor.entity, &["accused"]))
            && super::joining::same_time(reading.ledger.draft(event).date.as_ref(), draft.date.as_ref())
    });
    let event = match known {
        Some(event) => event,
        None => reading.enter(verb, draft),
    };
    reading.add_all(
        event,
        &accused,
        &role("accused", if passive && form.contains("查") { "被查" } else { "被告" }),
    );
    let verdict = matches!(form, "判处" | "被判处" | "判决" | "获刑");
    reading.add_all(event, &courts, &role("court", if verdict { "判处" } else { "立案" }));
}

/// Courts, procuratorates, discipline commissions, police: bodies that examine.
fn is_court(actor: &Actor) -> bool {
    matches!(actor.kind, MentionKind::Agency)
}

/// `因受贿罪被…判处`, `被依法判处`.
fn is_passive(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let start = scene.clauses[scene.clause_of(verb)].start;
    (start..verb).any(|at| matches!(scene.kind(at), Kind::Word(_)) && scene.text(at) == "被")
}
