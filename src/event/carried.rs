//! The subject that a clause leaves for the clauses and sentences after it.

use super::lexicon::{Act, is_one};
use super::roles::{Actor, JOINTLY, actors, agent, candidate, qualified};
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;

/// The subject each clause leaves for the clauses after it, beginning with what the sentence before left; and
/// what this sentence leaves.
pub(super) fn carried(scene: &Scene<'_>, before: &[Actor]) -> (Vec<Vec<Actor>>, Vec<Actor>) {
    let mut carried = Vec::with_capacity(scene.clauses.len());
    let mut current: Vec<Actor> = if begins_with_verb(scene) { before.to_vec() } else { Vec::new() };
    let mut told = false;
    for clause in &scene.clauses {
        carried.push(current.clone());
        // The end of a sentence within a sentence forgets: A致辞;B介绍.
        let before = scene.before(clause.start).map(|at| scene.kind(at));
        if matches!(before, Some(Kind::Mark('。' | '!' | '?' | ':'))) {
            current.clear();
        }
        let verb = (clause.start..clause.end)
            .find(|&at| {
                (scene.is_verb(at) || matches!(scene.kind(at), Kind::Word("v" | "vi")))
                    && qualified(scene, at).is_none()
            })
            .unwrap_or(clause.end);
        if let Some(chain) = agent(scene, clause.start, clause.end) {
            // 这家由A投资兴建的企业: A is no subject of what follows.
            let within = (chain.end..clause.end.saturating_sub(1)).any(|at| {
                scene.text(at) == "的" && matches!(scene.kind(clause.end - 1), Kind::Word("n" | "nz" | "j"))
            });
            current = if within { Vec::new() } else { actors(scene, chain) };
            told = false;
        } else if let Some(chain) = candidate(scene, clause.start, clause.end)
            && chain.start <= verb
            // 与A、B签署协议，并举行X: with whom is no subject.
            && !(chain.start > clause.start && JOINTLY.contains(&scene.text(chain.start - 1)))
        {
            current = actors(scene, chain).into_iter().filter(|actor| !actor.bound).collect();
            // A联合B邀请甲，举办X: B goes on with it too.
            if is_one!(scene.text(chain.end), "联合 会同 携手 联手")
                && let Some(with) = scene.chain_at(chain.end + 1).filter(|with| with.end <= clause.end)
            {
                current.extend(actors(scene, with).into_iter().filter(|actor| !actor.bound));
            }
            told = true;
        }
        // 甲表示，…: what is reported has subjects of its own.
        if clause.end > clause.start && scene.act(clause.end - 1) == Some(Act::Speech) {
            current.retain(|actor| actor.kind != MentionKind::Person);
        }
        // 某网从A获悉，…: who hears of it does nothing of it.
        if clause.end > clause.start && is_one!(scene.text(clause.end - 1), "获悉 了解到 得知 获知 注意到")
        {
            current.clear();
            told = false;
        }
    }
    let onward = scene.span.of(scene.page.text).trim_end().ends_with(';');
    (carried, if told || onward { current } else { Vec::new() })
}

/// Whether a sentence has no subject of its own: 同时，制定出台《X》.
fn begins_with_verb(scene: &Scene<'_>) -> bool {
    (0..scene.tokens.len())
        .find(|&at| {
            let light = matches!(scene.kind(at), Kind::Date | Kind::Word("d" | "ad" | "t" | "c"))
                || scene.kind(at) == Kind::Mark(',')
                || is_one!(scene.text(at), "同时 此外 另外 其间 期间");
            !light
        })
        .is_some_and(|at| {
            // A与B签署协议；与C签署备忘录.
            let signs = is_one!(scene.text(at), "与 同")
                && (at..scene.clauses[scene.clause_of(at)].end).any(|at| scene.act(at) == Some(Act::Sign));
            signs
                || matches!(scene.kind(at), Kind::Word("v" | "vi"))
                || scene.is_verb(at) && !matches!(scene.act(at), Some(Act::Accident | Act::Suffer))
        })
}
