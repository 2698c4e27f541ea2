//! Talks: people meet without a name for it (会见, 座谈), or one of rank calls the others together (视频调度).
//!
//! Found: `甲会见乙`, `甲与出席X的乙座谈`, `省长甲视频调度Y`. Left alone: 座谈 as a noun (座谈会), talks of no day.
//!
//! Example: `27日，省委书记甲与来访的乙座谈` is a meeting of that day with both as attendees.

use super::EventKind;
use super::lexicon::is_one;
use super::meeting::inherit_date;
use super::place_date;
use super::reading::{Reading, acts, role};
use super::roles::Actor;
use super::scene::Kind;
use crate::mention::MentionKind;

/// 会见, 座谈, 会谈: people meet without a name for it.
pub(super) fn talk(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    if directed(reading, verb) {
        return;
    }
    // 进行了座谈: what holds it is no other event.
    let held = (range.start..range.end).any(|at| {
        scene.act(at) == Some(super::lexicon::Act::Hold)
            && !(at < verb && at + 3 > verb && is_one!(scene.text(at), "进行 开展 举行"))
            && (range.start..range.end).any(|head| scene.act(head) == Some(super::lexicon::Act::Head))
    });
    let received = received(reading, verb);
    let noun = received.is_none()
        && matches!(scene.kind(verb + 1), Kind::Word("n" | "vn" | "f" | "nz"))
        && !is_one!(scene.text(verb + 1), "来华 来访 前来 应邀 访华")
        || is_one!(scene.text(verb + 1), "会 上 时 中 后");
    // 会谈中, 会谈结束后: the talk told of before.
    if is_one!(scene.text(verb + 1), "中 时 上 期间 结束 结束后 后 现场") {
        let known = [scene.text(verb), "会见", "会谈", "会晤", "座谈"]
            .iter()
            .find_map(|form| reading.ledger.talked(form));
        if let Some(event) = known.filter(|&event| !reading.ledger.draft(event).background) {
            reading.ledger.turn_to(event);
            if !is_one!(scene.text(verb + 1), "结束 结束后 后") {
                reading.created.push((verb, event));
            }
            return;
        }
    }
    // 参加会见: of the talk told of before.
    let taken = scene.act(scene.before(verb)) == Some(super::lexicon::Act::Role);
    if held
        || noun
        || taken
        || scene.text(scene.before(verb)) == "的"
        || super::clause::status(scene, verb).is_none()
    {
        return;
    }
    let date = place_date::date(scene, verb);
    let subject = reading.subject(verb);
    // 随后，甲同乙举行会谈: news without a day at the head of its article.
    let opening = scene.sentence < 2 && subject.actors.iter().any(|actor| actor.kind == MentionKind::Person);
    if date.is_none() && !opening {
        return;
    }
    // 甲与出席X的乙，丙率领的代表团座谈: a list goes on over a comma.
    let number = scene.clause_of(verb);
    let listed = number.checked_sub(1).map(|before| scene.clauses[before].clone()).and_then(|before| {
        let own = (range.start..verb).any(|at| is_one!(scene.text(at), "与 同 和"));
        let with = before.clone().find(|&at| is_one!(scene.text(at), "与 同"))?;
        let comma = scene.kind(before.end) == Kind::Mark(',');
        let host = scene.chains.iter().find(|chain| chain.start >= before.start && chain.end <= with)?;
        (comma && !own).then(|| (super::roles::actors(scene, host), with))
    });
    let (subject, from) = match listed {
        Some((actors, with)) => (super::roles::Subject { actors, carried: false }, with),
        None => (subject, range.start),
    };
    // 并分别同乙会见: who goes before is the subject.
    let first = scene.chains.iter().find(|chain| chain.start >= range.start && chain.end <= verb);
    let with = first.is_some_and(|chain| {
        (range.start..chain.start).any(|at| is_one!(scene.text(at), "同 与"))
            && (range.start..chain.start).all(|at| matches!(scene.kind(at), Kind::Word(_) | Kind::Position))
    });
    let before = reading.carried.get(number).filter(|before| with && !before.is_empty());
    let subject = match before {
        Some(before) => super::roles::Subject { actors: before.clone(), carried: true },
        None => subject,
    };
    let hosts: Vec<Actor> = subject.actors.into_iter().filter(|actor| acts(actor) && !actor.bound).collect();
    if hosts.is_empty() {
        return;
    }
    // 会见出席X并访华的A: a relative clause of two verbs goes on.
    let onward = scene.clauses.get(scene.clause_of(verb) + 1).filter(|next| {
        is_one!(scene.text(range.end), "并 和 且") && (next.start..next.end).any(|at| scene.text(at) == "的")
    });
    let last = onward.map_or(range.end, |next| next.end);
    // 会见A, 与A座谈: everyone else of the clause.
    let guests: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= from && chain.end <= last)
        .flat_map(|chain| super::roles::actors(scene, chain))
        .filter(|actor| {
            actor.kind == MentionKind::Person && hosts.iter().all(|host| host.entity != actor.entity)
        })
        .collect();
    let form = scene.text(verb);
    if guests.is_empty() && received.is_none() && !(from..verb).any(|at| is_one!(scene.text(at), "与 同 和"))
    {
        return;
    }
    let who = hosts[0].said(scene.page);
    let name = match guests.first() {
        None if received.is_some() => {
            format!("{who}{}", super::reading::trimmed(scene, verb, received.unwrap_or(verb) + 1))
        }
        Some(guest) if is_one!(form, "会见 拜会") => format!("{who}会见{}", guest.said(scene.page)),
        Some(guest) => format!("{who}与{}{form}", guest.said(scene.page)),
        // 并与乙座谈: both go before the verb.
        None if hosts.len() == 2 => format!("{}与{who}{form}", hosts[1].said(scene.page)),
        None => super::reading::trimmed(scene, range.start, verb + 1),
    };
    let Some(mut draft) = reading.draft(EventKind::Meeting, name, form, verb) else { return };
    draft.date = date;
    let focus = reading.ledger.focus().filter(|_| received.is_some());
    if focus.is_some() {
        inherit_date(reading, &mut draft);
    }
    // A与B座谈。（图为A与B座谈）: the same talk, whoever is named first.
    let again = reading.ledger.all(EventKind::Meeting).into_iter().find(|&known| {
        let told = reading.ledger.draft(known);
        let there = |actors: &[Actor]| {
            actors.iter().any(|actor| reading.ledger.has(known, actor.entity, &["attendee"]))
        };
        told.head == form && told.date.is_some() && told.date == draft.date && there(&hosts) && there(&guests)
    });
    let event = match again {
        Some(event) => {
            reading.created.push((verb, event));
            event
        }
        None => reading.enter(verb, draft),
    };
    // The conference whose delegates are received stays what the article is of.
    if let Some(focus) = focus {
        reading.ledger.turn_to(focus);
    }
    reading.add_all(event, &hosts, &role("attendee", form));
    reading.add_all(event, &guests, &role("attendee", form));
}

/// `甲会见大会代表`: the token that says whom, where nobody is named.
fn received(reading: &Reading<'_, '_>, verb: usize) -> Option<usize> {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    let last = end.checked_sub(1).filter(|&last| last > verb && is_one!(scene.text(verb), "会见 接见"))?;
    let delegates = ["代表", "嘉宾", "学员", "获奖者"].iter().any(|who| scene.text(last).ends_with(who));
    let named = scene.chains.iter().any(|chain| chain.start > verb && chain.end <= end);
    let person = || reading.subject(verb).actors.iter().any(|actor| actor.kind == MentionKind::Person);
    (delegates && !named && person()).then_some(last)
}

/// 视频调度, 会商研判: who calls the others together by rank leads them. Whether it was that.
fn directed(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    if !["调度", "研判", "部署", "指挥"].iter().any(|ending| scene.text(verb).ends_with(ending)) {
        return false;
    }
    let subject = reading.subject(verb);
    let leaders: Vec<Actor> = subject
        .actors
        .into_iter()
        .filter(|actor| actor.kind == MentionKind::Person && reading.ledger.position_of(actor).is_some())
        .collect();
    let end = scene.clauses[scene.clause_of(verb)].end;
    if let Some(first) = leaders.first()
        && !is_one!(scene.text(verb + 1), "会 会议 系统 平台 中心 室")
        && let Some(mut draft) = reading.draft(
            EventKind::Meeting,
            format!("{}{}", first.said(scene.page), super::reading::trimmed(scene, verb, end.min(verb + 10))),
            scene.text(verb),
            verb,
        )
    {
        inherit_date(reading, &mut draft);
        if draft.date.is_some() {
            let event = reading.enter(verb, draft);
            reading.add_all(event, &leaders, &role("chair", "主持"));
        }
    }
    true
}
