//! Subjects that another word governs: who holds what a relative clause tells of (在|A|于B召开的会上, 参加|A|召开的X), who acts by
//! another's will (县纪委督促|县卫健委|召开X), who is asked (县总工会邀请|律师甲|作讲座).

use super::coordination::{Chain, Item};
use super::lexicon::{Act, is_one};
use super::roles::{Actor, JOINTLY, actors};
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;

/// The subject of a verb of which something else than the clause's own subject is told; `None` where no word governs one.
pub(super) fn subject<'s>(scene: &'s Scene<'_>, start: usize, verb: usize) -> Option<&'s Chain> {
    within_relative(scene, start, verb)
        .or_else(|| made_to(scene, start, verb))
        .or_else(|| embedded(scene, start, verb))
}

/// Who holds what a relative clause tells of, behind the preposition that governs it: 甲31日在|A|于B召开的会上.
fn within_relative<'s>(scene: &'s Scene<'_>, start: usize, verb: usize) -> Option<&'s Chain> {
    if scene.text(verb + 1) != "的" {
        return None;
    }
    // 从A等主办的X获悉, 参加A召开的X: only who holds X stands there.
    let taken = (start..verb).rfind(|&at| {
        is_one!(scene.text(at), "从 参加 参加了 出席 出席了 参与 参与了 列席") && !scene.tokens[at].quoted
    });
    let taken = taken.and_then(|at| {
        let first = at + 1 + usize::from(scene.text(at + 1) == "了");
        scene.chain_at(first).filter(|chain| {
            let acting = |item: &Item| item.kind != MentionKind::Place && item.kind != MentionKind::Person;
            chain.end <= verb && chain.items.iter().any(acting)
        })
    });
    let organises = scene.entry(verb).and_then(|entry| entry.before.as_ref());
    let organises = organises.is_some_and(|(role, _)| is_one!(role, "organiser host co_organiser"));
    if organises && taken.is_some_and(|chain| (chain.end..verb).all(|at| !scene.is_verb(at))) {
        return taken;
    }
    if scene.act(verb) != Some(Act::Hold) {
        return None;
    }
    let opens = (start..verb).find(|&at| is_one!(scene.text(at), "在 从 对 向"))?;
    let chain = scene.chain_at(opens + 1).filter(|chain| chain.end < verb)?;
    let acts = chain
        .items
        .iter()
        .all(|item| item.kind.is_body() || item.kind == MentionKind::Place && scene.text(opens) == "从");
    // 在A举行的, 在A、B联合举办的: at A, unless it does so with others or elsewhere.
    let elsewhere = (chain.end..verb).any(|at| {
        scene.kind(at) == Kind::Date
            || is_one!(scene.text(at), "于 在 联合 共同")
            || JOINTLY.contains(&scene.text(at))
    });
    (acts && (elsewhere || chain.items.len() > 1 || scene.text(opens) == "从")).then_some(chain)
}

/// Who is to do what the verb says, by another's will: 县纪委督促|县卫健委|召开X, 中国支持|印尼|举办X.
fn made_to<'s>(scene: &'s Scene<'_>, start: usize, verb: usize) -> Option<&'s Chain> {
    let wills = (start + 1..verb).rfind(|&at| {
        is_one!(scene.text(at), "督促 支持 委托 授权 协助 帮助 推动 敦促 责成 要求 安排 指派 促成 指导")
            && !scene.tokens[at].quoted
    })?;
    let chain = scene.chain_at(wills + 1).filter(|chain| chain.end <= verb)?;
    let before = scene.chains.iter().any(|chain| chain.start >= start && chain.end <= wills);
    let able = chain.items.iter().all(|item| !item.bound && item.kind != MentionKind::Person);
    let light = (chain.end..verb).all(|at| {
        scene.kind(at) == Kind::Date
            || matches!(scene.kind(at), Kind::Word("d" | "ad" | "t" | "p" | "m"))
            || is_one!(scene.text(at), "就 率先 联合")
    });
    (before && able && light).then_some(chain)
}

/// The subject of a clause that a word of time governs: 自|甲|收购B以来, 随着|A|投产.
fn embedded<'s>(scene: &'s Scene<'_>, start: usize, verb: usize) -> Option<&'s Chain> {
    scene.chains.iter().find(|chain| {
        chain.start > start && chain.end == verb && is_one!(scene.text(chain.start - 1), "自 自从 随着 由于")
    })
}

/// Who is asked to do what the verb says: 县总工会邀请律师甲作讲座.
pub(super) fn asked(scene: &Scene<'_>, verb: usize) -> Option<Vec<Actor>> {
    let start = scene.clauses[scene.clause_of(verb)].start;
    (start..verb)
        .rev()
        .filter(|&at| is_one!(scene.text(at), "邀请 特邀 聘请 邀请了 诚邀 特邀请 邀请到 邀"))
        .find_map(|at| (at + 1..at + 4).find_map(|from| scene.chain_at(from)))
        .filter(|chain| chain.end <= verb)
        .map(|chain| actors(scene, chain))
}
