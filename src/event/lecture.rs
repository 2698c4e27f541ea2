//! Talks told by a noun: `甲作了题为《X》的讲座`, `乙作专题发言`, `丙做了简单的介绍`. The noun at the end says the role.

use super::clause;
use super::lexicon::{Act, is_one};
use super::part::{fits, is_noun, is_open, is_said, subject_of};
use super::reading::{Reading, role};
use super::target::target;
use crate::text::Words;
use std::sync::LazyLock;

/// What one gives at a meeting, by its last characters, and the role and label of who gives it.
const GIVEN: [(&str, &str, &str); 22] = [
    ("讲座", "presenter", "授课"),
    ("授课", "presenter", "授课"),
    ("辅导", "presenter", "授课"),
    ("宣讲", "presenter", "宣讲"),
    ("培训", "presenter", "授课"),
    ("讲解", "presenter", "介绍"),
    ("汇报", "presenter", "汇报"),
    ("介绍", "presenter", "介绍"),
    ("分享", "presenter", "分享"),
    ("推介", "presenter", "推介"),
    ("解读", "presenter", "解读"),
    ("说明", "presenter", "介绍"),
    ("通报", "presenter", "通报"),
    ("报告", "speaker", "报告"),
    ("演讲", "speaker", "演讲"),
    ("讲话", "speaker", "讲话"),
    ("发言", "speaker", "发言"),
    ("致辞", "speaker", "致辞"),
    ("点评", "speaker", "发言"),
    ("总结", "speaker", "发言"),
    ("交流", "speaker", "发言"),
    ("动员", "speaker", "讲话"),
];

/// The nouns alone.
static TALKS: LazyLock<Words> = LazyLock::new(|| Words::of(GIVEN.iter().map(|&(word, ..)| word)));

/// Whether a sentence without a word of the lexicon says that someone gave a talk: 甲作了专题辅导.
pub(super) fn is_told(text: &str) -> bool {
    (text.contains(['作', '做']) || text.contains("发表")) && TALKS.stands_in(text)
}

/// `甲作了题为《X》的讲座`, `乙作专题发言`: the noun at the end says the role.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    // 甲作的报告: which it is, not that it was given here.
    if end < verb + 2 || scene.text(verb + 1) == "的" || clause::status(scene, verb).is_none() {
        return;
    }
    // Triggers of the table (汇报发言) are read by themselves.
    let known = (verb + 1..end).any(|at| {
        scene.act(at) == Some(Act::Role)
            && reading.before(at).is_some_and(|role| is_one!(&role.0, "speaker presenter"))
            && !is_noun(reading, at)
    });
    let last = scene.between(verb + 1, end);
    let Some((_, name, label)) = GIVEN.iter().find(|(word, ..)| last.ends_with(word)).filter(|_| !known)
    else {
        return;
    };
    let role = role(name, label);
    let subject = subject_of(reading, verb, &role);
    if subject.actors.is_empty() {
        return;
    }
    let Some(event) = target(reading, verb) else { return };
    if !is_open(reading, event, &role, subject.carried) {
        return;
    }
    for actor in &subject.actors {
        if fits(reading, actor, &role) && !is_said(reading, event, actor, &role, subject.carried) {
            reading.ledger.add(event, actor, &role);
        }
    }
}
