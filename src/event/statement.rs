//! Statements: what an office gives out in its own words, with no paper named.
//!
//! Found: `国家卫健委31日通报，…`, `税务总局31日公布，…`, `据中央气象台8月3日预报，…`, `民航局数据显示，…`. Left alone: firms and people, what
//! is said at a meeting in focus, and what no day is told of.

use super::ledger::Draft;
use super::lexicon::is_one;
use super::publication::{about, on_stage};
use super::reading::{Reading, role};
use super::roles::{self, Actor};
use super::scene::Kind;
use super::{EventKind, clause, place_date};
use crate::mention::MentionKind;

/// Whom the clause cites with the verb: 据A海关8月10日发布消息称.
pub(super) fn cited(reading: &Reading<'_, '_>, verb: usize) -> Option<Vec<Actor>> {
    let scene = reading.scene;
    let start = scene.clauses[scene.clause_of(verb)].start;
    let from = (start..verb).find(|&at| is_one!(scene.text(at), "据 根据"))?;
    let chain = scene.chain_at(from + 1).filter(|chain| chain.end <= verb)?;
    let light =
        |at: usize| scene.kind(at) == Kind::Date || matches!(scene.kind(at), Kind::Word("d" | "ad" | "t"));
    (chain.end..verb).all(light).then(|| roles::actors(scene, chain))
}

/// An office states something: what it says stands behind the verb's comma.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let form = scene.text(verb);
    let shows = form.ends_with("显示");
    let opens = matches!(scene.kind(verb + 1), Kind::Mark(',' | '，' | ':' | '：')) || shows;
    if !opens || scene.tokens[verb].quoted || clause::status(scene, verb).is_none() {
        return;
    }
    let start = scene.clauses[scene.clause_of(verb)].start;
    // 接疾控中心通报: someone hears of it.
    if is_one!(scene.text(start), "接 接到 收到 根据 按照") {
        return;
    }
    let subject = match cited(reading, verb) {
        Some(actors) => roles::Subject { actors, carried: false },
        None => reading.subject(verb),
    };
    // 民航局数据显示: the office stands right before, as a noun before its noun.
    let light = |at: usize| {
        scene.kind(at) == Kind::Date
            || scene.is_verb(at)
            || matches!(scene.kind(at), Kind::Word("d" | "ad" | "t" | "a"))
            || is_one!(scene.text(at), "统计 监测")
    };
    let beside = scene
        .chains
        .iter()
        .rfind(|chain| chain.start >= start && chain.end <= verb)
        .filter(|chain| shows && (chain.end..verb).all(light));
    let issuers: Vec<Actor> = match beside {
        Some(chain) => roles::actors(scene, chain),
        None => subject.actors.into_iter().filter(|actor| !actor.bound && !subject.carried).collect(),
    };
    let offices = ["台", "局", "中心", "站", "所", "会", "院"];
    let issuers: Vec<Actor> = issuers
        .into_iter()
        .filter(|actor| match actor.kind {
            MentionKind::Agency => true,
            MentionKind::Organisation => {
                offices.iter().any(|office| actor.said(scene.page).ends_with(office))
                    && !actor.said(scene.page).contains("电视")
            }
            _ => false,
        })
        .map(|actor| Actor { bound: false, ..actor })
        .collect();
    let dated = place_date::date(scene, verb).is_some_and(|date| place_date::is_exact(&date));
    let lately = (0..verb).any(|at| is_one!(scene.text(at), "日前 近日 最新"));
    let meeting = reading.ledger.focus().is_some_and(|event| on_stage(reading, event));
    if issuers.is_empty() || !(dated || lately || shows) || meeting {
        return;
    }
    let what = about(scene, verb, "");
    let name = format!("{}{form}{what}", issuers[0].said(scene.page));
    let Some(draft) = reading.draft(EventKind::Publication, name, form, verb) else { return };
    let event = reading.enter(verb, Draft { stage: false, place: None, ..draft });
    reading.add_all(event, &issuers, &role("issuer", "公布"));
}
