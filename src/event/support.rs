//! Support: who backs an event counts only where it is said of it (`由A指导`, `A提供支持`, `活动得到A的大力支持`), and not
//! `为发展提供支持`.

use super::EventKind;
use super::lexicon::{Act, is_one};
use super::reading::{Reading, acts, role};
use super::roles::{self, Actor};
use super::scene::Kind;
use crate::mention::MentionKind;

/// `活动得到A、B的大力支持`: whether the word was read so.
pub(super) fn backed(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let start = scene.clauses[scene.clause_of(verb)].start;
    if !is_one!(scene.text(verb), "支持 大力支持 指导 协助 支持和指导") {
        return false;
    }
    let Some(got) = (start..verb).rev().find(|&at| is_one!(scene.text(at), "得到 得到了 获得 获得了"))
    else {
        return false;
    };
    let named = (start..got).any(|at| scene.act(at) == Some(Act::Head));
    let Some(event) = reading.ledger.focus().filter(|_| named) else { return true };
    if reading.ledger.draft(event).background || reading.ledger.draft(event).kind == EventKind::Visit {
        return true;
    }
    let helpers: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start > got && chain.end < verb && scene.text(chain.end) == "的")
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| acts(actor) && actor.kind != MentionKind::Person && !actor.bound)
        .collect();
    reading.add_all(event, &helpers, &role("supporter", "支持"));
    true
}

/// Support counts only where it is said of the event: 由A指导, A指导、B主办, A提供支持, 在A指导下.
pub(super) fn is_support(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let by = (range.start..verb).any(|at| scene.text(at) == "由");
    let hosting = (0..scene.tokens.len())
        .any(|at| reading.before(at).is_some_and(|role| is_one!(&role.0, "organiser host")) && at != verb);
    // A提供支持 and A指导、B主办, but not 为发展提供支持.
    let closed = matches!(scene.kind(verb + 1), Kind::Mark(_)) || scene.text(verb + 1) == "的";
    let own = scene
        .chains
        .iter()
        .any(|chain| chain.end <= verb && chain.end + 2 >= verb && chain.start >= range.start);
    scene.text(verb + 1) == "下" || by || (hosting && closed && own)
}
