//! Signings: 签约 合作 战略协议.
//!
//! Found: `A与B签署战略合作协议`, `A、B与C现场签约`, `甲与乙分别代表A和B签订…`. At a signing ceremony (whose event
//! `meeting` makes, by its head) the parties of simple 签约 are signatories of the ceremony; an agreement of its
//! own, or a signing at a meeting for something else, is an event of its own. Left alone: 签约 as a noun
//! (签约项目, 签约额), unnamed parties.

use super::ledger::Draft;
use super::lexicon::{Act, is_one};
use super::reading::{Reading, acts, role, trimmed};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::{EventKind, EventStatus, clause};
use crate::mention::MentionKind;

/// What is signed: such a word makes the signing an event of its own.
const AGREEMENTS: [&str; 13] = [
    "协议",
    "备忘录",
    "合同",
    "协议书",
    "意向书",
    "框架协议",
    "合约",
    "订单",
    "责任书",
    "承诺书",
    "声明",
    "条约",
    "计划",
];

/// Agreements grand enough to stand apart from others signed at the same ceremony.
const GRAND: [&str; 4] = ["战略", "备忘录", "框架", "合约"];

/// Someone signs.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let next = scene.text(verb + 1);
    if is_one!(
        next,
        "销售 面积 现场 项目 额 金额 仪式 率 环节 的 企业 方 双方 资金 暨 落地 球员 \
             活动",
    ) || ((scene.text(scene.before(verb)) == "的" || scene.act(scene.before(verb)) == Some(Act::Role))
        && scene.chain_at(verb).is_none())
        || is_one!(next, "前 后 时 当天")
        // 协议签署一周年到来前: what was signed is past.
        || (verb + 1..(verb + 4).min(scene.tokens.len())).any(|at| scene.text(at).ends_with("周年"))
    {
        return;
    }
    if scene.in_name(verb, 5) {
        return;
    }
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    // 敦促各方签署协议: it is asked for, not done.
    let urged = range.clone().take_while(|&at| at < verb).any(|at| {
        is_one!(scene.text(at), "敦促 呼吁 希望 期待 催促 建议 提议 要求 力促 施压")
            && !scene.tokens[at].quoted
    });
    if urged {
        return;
    }
    // Everyone named before the verb in its clause: A与B, A也与B, 甲与乙分别代表A和B.
    let mut parties: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= range.start && chain.end <= verb)
        .filter(|chain| {
            chain.start == range.start
                || !matches!(scene.text(chain.start - 1), "在" | "于" | "对" | "为" | "就" | "围绕" | "针对")
        })
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| !actor.bound || actor.kind != MentionKind::Place)
        .collect();
    // …，与C、D签署Y: whoever is spoken of signs with them.
    let with = scene.chains.iter().find(|chain| chain.start >= range.start && chain.end <= verb);
    let with = with.is_some_and(|chain| {
        chain.start == range.start + 1 && is_one!(scene.text(range.start), "与 同 和 跟")
    });
    if parties.len() < 2 || with {
        let subject =
            if let Some(firm) = roles::firm_spoken_of(scene, range.start, with_whom(scene, &range, verb)) {
                roles::Subject { actors: vec![firm], carried: false }
            } else if with {
                let mut actors = reading.carried[number].clone();
                // A与B签署X；与C签署Y: A signs both.
                if number == 0 {
                    actors.truncate(1);
                }
                roles::Subject { actors, carried: true }
            } else {
                reading.subject(verb)
            };
        for actor in subject.actors {
            if parties.iter().all(|party| party.entity != actor.entity) {
                parties.push(actor);
            }
        }
    }
    // A签下B的订单: the other party stands behind.
    if parties.len() == 1
        && let Some(chain) = (verb + 1..range.end.min(verb + 6)).find_map(|at| scene.chain_at(at))
        && scene.text(chain.end) == "的"
    {
        parties.extend(
            roles::actors(scene, chain)
                .into_iter()
                .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Organisation)),
        );
    }
    // A公司董事长甲与B院院长乙签署X: for whom they sign.
    for employer in scene
        .chains
        .iter()
        .filter(|chain| chain.start >= range.start && chain.end <= verb)
        .flat_map(|chain| employers(scene, chain))
    {
        let told = |party: &Actor| party.said(scene.page).ends_with(employer.said(scene.page));
        if !parties.iter().any(|party| party.entity == employer.entity || told(party)) {
            parties.push(employer);
        }
    }
    // 记者甲…: who reports signs nothing.
    parties.retain(|actor| {
        let before = scene.page.text[..actor.span.start()].trim_end();
        !["记者", "通讯员", "特约记者"].iter().any(|trade| before.ends_with(trade))
    });
    // 与A签约: the other party may be named behind: 与…签署.
    let label = role("signatory", "签约");
    parties.retain(|actor| actor.kind != MentionKind::Place || is_party(actor.said(scene.page)));
    let end = range.end;
    let agreement = (verb + 1..end)
        .any(|at| AGREEMENTS.iter().any(|word| scene.text(at).trim_end_matches('》').ends_with(word)));
    if (parties.is_empty() || scene.clauses[..number].iter().any(|range| scene.text(range.start) == "双方"))
        && unnamed(reading, verb, agreement)
    {
        return;
    }
    if parties.is_empty() || !(parties.iter().any(acts) || (agreement && parties.len() > 1)) {
        return;
    }
    let grand = agreement && GRAND.iter().any(|word| scene.between(verb + 1, end).contains(word));
    let Some(status) = clause::status(scene, verb) else { return };
    let stage = |&&(token, event): &&(usize, usize)| token < verb && reading.ledger.draft(event).stage;
    let focus = reading.created.iter().rev().find(stage).map(|&(_, event)| event).or(reading.ledger.focus());
    // 甲与乙分别代表双方签字, 双方签订协议。甲与乙签约: at the signing told of before.
    let last = reading.ledger.last(EventKind::Signing);
    let open = last.is_some_and(|event| {
        let known = reading.ledger.draft(event).evidence.end();
        let here = scene.page.text.get(known..scene.span.start()).is_none_or(|text| !text.contains('\n'));
        let people = |actor: &Actor| actor.kind == MentionKind::Person;
        let signed = reading.ledger.with_role(event, "signatory");
        signed.is_empty() || here && parties.iter().any(people) && !signed.iter().any(people)
    });
    if scene.text(verb) == "签字" || !agreement && (open || scene.between(range.start, verb).contains("双方"))
    {
        if let Some(event) = last.filter(|&event| !reading.ledger.draft(event).background) {
            reading.add_all(event, &parties, &label);
            return;
        }
    }
    let background = clause::is_background(scene, verb);
    if let Some(event) = focus
        && status == EventStatus::Held
        && !background
        && reading.ledger.draft(event).kind == EventKind::Signing
        && reading.ledger.draft(event).stage
        && !(grand && parties.len() <= 4)
    {
        reading.add_all(event, &parties, &label);
        return;
    }
    // A公司铜箔项目签约落户: whom it settles with goes without saying.
    let settles = next == "落户" && parties.iter().any(|actor| actor.kind == MentionKind::Firm);
    if !agreement && parties.len() < 2 && focus.is_none() && !settles {
        return;
    }
    let object = trimmed(scene, verb + 1, end.min(verb + 14));
    let object = object.trim_start_matches('了');
    // A与B、C与D分别签订协议: one for each two.
    if let Some(pairs) = pairs(scene, &parties).filter(|_| agreement && status == EventStatus::Held) {
        for pair in pairs {
            let (one, two) = (pair[0].said(scene.page), pair[1].said(scene.page));
            let name = format!("{one}与{two}{}{object}", scene.text(verb));
            enter(reading, verb, name, focus.filter(|_| !background), pair);
        }
        return;
    }
    let firms: Vec<&str> = parties.iter().map(|actor| actor.said(scene.page)).collect();
    // 甲与乙分别代表A和B签订: named for A and B.
    let bodies: Vec<&str> = parties
        .iter()
        .filter(|actor| actor.kind != MentionKind::Person)
        .map(|actor| actor.said(scene.page))
        .collect();
    let firms = if bodies.is_empty() { firms } else { bodies };
    let name = match firms.as_slice() {
        [one] => format!("{one}{}{object}", scene.text(verb)),
        [one, two] => format!("{one}与{two}{}{object}", scene.text(verb)),
        [one, ..] => match focus.filter(|&event| {
            let draft = reading.ledger.draft(event);
            !background && draft.stage && draft.kind != EventKind::Visit
        }) {
            Some(event) => format!("{}签约", reading.ledger.draft(event).name),
            None => format!("{one}等{}{object}", scene.text(verb)),
        },
        [] => return,
    };
    enter(reading, verb, name, focus.filter(|_| !background), &parties);
}

/// Enters a signing; at the event in focus it has that one's day and place.
fn enter(reading: &mut Reading<'_, '_>, verb: usize, name: String, focus: Option<usize>, parties: &[Actor]) {
    let Some(mut draft) = reading.draft(EventKind::Signing, name, "签约", verb) else { return };
    draft.stage = false;
    if let Some(event) = focus {
        draft.date = draft.date.or(reading.ledger.draft(event).date);
        if reading.ledger.draft(event).kind != EventKind::Visit {
            draft.place = draft.place.or_else(|| reading.ledger.draft(event).place.clone());
        }
    }
    let event = reading.enter(verb, draft);
    reading.add_all(event, parties, &role("signatory", "签约"));
}

/// The firms and bodies whose officers a list names; committees of the Party sign nothing by their secretaries.
fn employers(scene: &Scene<'_>, chain: &super::coordination::Chain) -> Vec<Actor> {
    let of = |item: &super::coordination::Item| {
        let token = item.employer.filter(|_| item.kind == MentionKind::Person && !item.bound)?;
        let mention = scene.tokens[token].mention?;
        let Kind::Actor(kind) = scene.kind(token) else { return None };
        let entity = scene.page.entities.of_mention[mention]?;
        let party = scene.page.entities.get(entity).name.starts_with("中共");
        (kind.is_body() && !party).then(|| Actor::body(scene, entity, kind, mention))
    };
    chain.items.iter().filter_map(of).collect()
}

/// The parties two by two, where 与 joins each pair and 、 parts them.
fn pairs<'a>(scene: &Scene<'_>, parties: &'a [Actor]) -> Option<impl Iterator<Item = &'a [Actor]>> {
    let text = scene.page.text;
    let between = |one: &Actor, two: &Actor| text.get(one.span.end()..two.span.start()).map(str::trim);
    let joined = parties.len() >= 4
        && parties.len().is_multiple_of(2)
        && parties.windows(2).enumerate().all(|(at, two)| match between(&two[0], &two[1]) {
            Some("与" | "和" | "同") => at % 2 == 0,
            Some("、" | ",") => at % 2 == 1,
            _ => false,
        });
    joined.then(|| parties.chunks(2))
}

/// Where the words on who signs with the subject begin: 公司|与A签订.
fn with_whom(scene: &Scene<'_>, range: &std::ops::Range<usize>, verb: usize) -> usize {
    (range.start..verb).find(|&at| is_one!(scene.text(at), "与 和 同 跟")).unwrap_or(verb)
}

/// `两市签署《X协议》`, `现场12个项目签约`: a signing whose parties have no names here. Whether it was that.
fn unnamed(reading: &mut Reading<'_, '_>, verb: usize, agreement: bool) -> bool {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let pair =
        (0..verb).any(|at| is_one!(scene.text(at), "双方 两地 两市 两县 两省 两区 三方 各方 两国 两校 三地"));
    let projects = (range.start..verb)
        .any(|at| scene.kind(at) == Kind::Figure && scene.between(at + 1, verb).contains("项目"));
    // 去年6月，双方曾签订备忘录: the two who signed what was told of before.
    let signed = reading.ledger.last(EventKind::Signing).map(|event| {
        let bodies = reading.ledger.with_role(event, "signatory").into_iter();
        bodies.filter(|actor| actor.kind != MentionKind::Person).collect::<Vec<_>>()
    });
    let said = range.clone().any(|at| is_one!(scene.text(at), "双方 两地 双方曾"));
    if said
        && agreement
        && clause::is_background(scene, verb)
        && let Some(bodies) = signed.filter(|bodies| bodies.len() == 2)
        && let Some(draft) = reading.draft(
            EventKind::Signing,
            format!("双方{}{}", scene.text(verb), trimmed(scene, verb + 1, range.end.min(verb + 14))),
            "签约",
            verb,
        )
    {
        let event = reading.enter(verb, Draft { stage: false, background: true, ..draft });
        reading.add_all(event, &bodies, &role("signatory", "签约"));
        return true;
    }
    // A拟在X县投资22亿元，5月8日，双方签订投资协议: the two of the clauses before.
    let before: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.end <= range.start)
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| match actor.kind {
            MentionKind::Person => false,
            MentionKind::Place => is_party(actor.said(scene.page)),
            _ => !actor.bound,
        })
        .collect();
    if pair
        && agreement
        && before.len() == 2
        && reading.ledger.focus().is_none()
        && let Some(draft) = reading.draft(
            EventKind::Signing,
            format!("{}{}", scene.text(verb), trimmed(scene, verb + 1, range.end.min(verb + 14))),
            "签约",
            verb,
        )
    {
        // What they plan is to be built; what they sign is signed.
        let draft = Draft { stage: false, status: EventStatus::Held, ..draft };
        let event = reading.enter(verb, draft);
        reading.add_all(event, &before, &role("signatory", "签约"));
        return true;
    }
    let Some(focus) = reading
        .created
        .last()
        .map(|&(_, event)| event)
        .or(reading.ledger.focus())
        .filter(|&focus| reading.ledger.draft(focus).kind != EventKind::Signing)
    else {
        return false;
    };
    if !(pair && agreement || projects) {
        return false;
    }
    let known = reading.ledger.draft(focus).clone();
    let object = trimmed(scene, verb + 1, range.end.min(verb + 14));
    let name = if pair {
        format!("{}{}", scene.text(verb), object.trim_start_matches('了'))
    } else {
        format!("{}项目签约", known.name)
    };
    let Some(mut draft) = reading.draft(EventKind::Signing, name, "签约", verb) else { return false };
    draft.stage = false;
    draft.date = draft.date.or(known.date);
    if draft.status != EventStatus::Held || draft.background {
        return false;
    }
    let event = reading.enter(verb, draft);
    // 在A、B联合举办的对接会上，双方签订协议: the two who hold it.
    let holders = reading.ledger.with_role(focus, "organiser");
    if pair && holders.len() == 2 {
        reading.add_all(event, &holders, &role("signatory", "签约"));
    }
    true
}

/// Whether a place can sign: a region.
fn is_party(text: &str) -> bool {
    ["市", "县", "区", "省", "州", "镇", "国", "乡"].iter().any(|ending| text.ends_with(ending))
}
