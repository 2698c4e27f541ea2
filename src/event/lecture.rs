//! Talks told by a noun: `甲作了题为《X》的讲座`, `乙作专题发言`, `丙做了简单的介绍`. The noun at the end says the role.

use super::lexicon::{Act, is_one};
use super::part::{fits, is_noun, is_open, is_said, subject_of};
use super::reading::{Reading, role};
use super::roles::{self, Actor};
use super::scene::Kind;
use super::target::target;
use super::{EventKind, EventStatus, clause};
use crate::mention::MentionKind;
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

/// `会议听取了区法院关于X情况的报告`: who reports to the meeting.
pub(super) fn heard(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    // 听取和审议了, 听取并讨论了: the clause may end between the two.
    let from = verb + 1;
    let Some(chain) = scene.chains.iter().find(|chain| chain.start >= from && chain.start <= from + 4) else {
        return;
    };
    let end = scene.clauses[scene.clause_of(chain.start)].end;
    let told = scene.between(chain.end, end);
    let reports =
        ["报告", "汇报", "说明", "通报"].iter().any(|word| told.trim_end_matches("后").ends_with(word));
    let light = (from..chain.start).all(|at| {
        scene.text(at) == "了"
            || is_one!(scene.text(at), "和 并")
            || matches!(scene.kind(at), Kind::Word("v"))
    });
    let created = reading.created.iter().rev().map(|&(_, event)| event);
    let mut events = created.chain(reading.ledger.focus());
    let meeting = events.find(|&event| {
        let draft = reading.ledger.draft(event);
        draft.kind == EventKind::Meeting
            && draft.stage
            && draft.status == EventStatus::Held
            && !draft.background
    });
    let opening = scene.between(range.start, verb);
    let meets = opening.contains("会议") || opening.contains("会上") || reading.created.len() == 1;
    let Some(event) = meeting.filter(|_| reports && light && meets) else { return };
    for actor in roles::actors(scene, chain) {
        let speaks =
            matches!(actor.kind, MentionKind::Person | MentionKind::Agency | MentionKind::Organisation);
        // 听取县政府关于X的报告: whom it sent is not told.
        let whole = actor.said(scene.page).ends_with("政府");
        if speaks
            && !whole
            && !reading.ledger.has(event, actor.entity, &["organiser", "speaker", "presenter"])
        {
            let actor = Actor { bound: false, ..actor };
            reading.ledger.add(event, &actor, &role("presenter", "汇报"));
        }
    }
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
