//! Which event a role word speaks of: the one that its clause names, one of its sentence, the one in focus, else what
//! the headline names.

use super::lexicon::{Act, is_one};
use super::meeting::{inherit_date, is_loose, is_proper};
use super::naming;
use super::reading::Reading;
use super::recall::{ceremony, titled};
use super::roles;
use super::scene::Kind;
use super::{EventKind, EventStatus, clause, place_date};
use crate::mention::MentionKind;
use crate::mention::date::When;

/// The event that a role verb speaks of.
pub(super) fn target(reading: &mut Reading<'_, '_>, verb: usize) -> Option<usize> {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    // 甲、乙参加上述活动: what was told before, the talk first.
    if is_one!(scene.text(verb), "出席 参加")
        && (verb + 1..range.end).any(|at| is_one!(scene.text(at), "上述"))
        && let Some(event) = reading.ledger.talked("会见").or_else(|| reading.ledger.talked("会谈"))
    {
        return Some(event);
    }
    // 副区长甲陪同调研: the visit told of before, whatever was held since.
    if scene.text(verb).starts_with("陪同") {
        let known = reading.ledger.last(EventKind::Visit);
        if let Some(event) = known.filter(|&event| !reading.ledger.draft(event).background) {
            return Some(event);
        }
        if reading.created.is_empty()
            && let Some(event) = super::visit::accompanied(reading, verb)
        {
            return Some(event);
        }
    }
    let taking = is_one!(scene.text(verb), "出席 参加 主持 列席 主办 承办 协办 见证 参与");
    // 参加会见, 出席座谈: the talk told of before.
    if taking
        && scene.act(verb + 1) == Some(Act::Talk)
        && let Some(event) = reading.ledger.talked(scene.text(verb + 1))
    {
        return Some(event);
    }
    if taking && let Some(found) = naming::object(scene, verb, range.end) {
        if found.anaphor {
            // 参加慰问活动: the visit told of before.
            if found.kind == EventKind::Visit
                && let Some(event) = reading.ledger.last(EventKind::Visit)
            {
                return Some(event);
            }
            if let Some(event) = reading.ledger.pointed(&found.head) {
                return Some(event);
            }
            // 签署协议。甲出席签约仪式: the ceremony of what was signed.
            if let Some(event) = ceremony(reading, &found) {
                return Some(event);
            }
            // 甲主持闭幕会: a part of what the article is of.
            if naming::is_part(&found.head)
                && let Some(event) = reading.ledger.focus()
            {
                return Some(event);
            }
            // 甲参加座谈会: one that nobody has spoken of yet.
            if !naming::is_general(&found.head)
                && clause::status(scene, verb) == Some(EventStatus::Held)
                && let Some(mut draft) = reading.draft(found.kind, found.name, &found.head, found.end - 1)
            {
                if let Some(title) = titled(reading).filter(|title| title.ends_with(&*draft.head)) {
                    draft.name = title;
                }
                draft.status = EventStatus::Held;
                draft.date = draft.date.or_else(|| day_of_article(reading));
                inherit_date(reading, &mut draft);
                return Some(reading.enter(found.end - 1, draft));
            }
        } else if let Some(&(_, event)) = reading
            .created
            .iter()
            .find(|&&(_, event)| super::joining::same_name(&reading.ledger.draft(event).name, &found.name))
        {
            return Some(event);
        } else if !is_loose(&found.name) && is_proper(&found) && !scene.tokens[verb].quoted {
            let at = found.end - 1;
            let planned = clause::status(scene, verb)?;
            let mut draft = reading.draft(found.kind, found.name, &found.head, at)?;
            draft.status = planned;
            // 来华出席论坛的甲: told by the way, with a day only where the relative clause has one.
            // 欢迎甲出席论坛: so is what one is welcomed to.
            let aside = roles::qualified(scene, verb).is_some_and(|chain| found.end < chain.start)
                || (range.start..verb)
                    .any(|at| is_one!(scene.text(at), "欢迎 祝贺 期待 感谢") && !scene.tokens[at].quoted);
            if aside {
                let own = (verb..at).rev().find_map(|token| place_date::value(scene, token));
                draft.date = own.map(place_date::without_time);
                draft.place = None;
                draft.background = true;
                return Some(reading.enter(verb, draft));
            }
            if draft.date.is_none() {
                draft.date = place_date::date(scene, verb);
            }
            inherit_date(reading, &mut draft);
            if draft.date.is_some() || reading.ledger.focus().is_none() {
                return Some(reading.enter(verb, draft));
            }
        }
    }
    // 参加代表团审议, 参加高考: something else than the event in focus.
    if is_one!(scene.text(verb), "出席 参加 列席")
        && matches!(
            scene.kind(verb + 1),
            Kind::Actor(
                MentionKind::Place | MentionKind::Agency | MentionKind::Organisation | MentionKind::Firm
            )
        )
        && !scene.tokens[verb + 1].quoted
        && (!scene.is_verb(range.end.saturating_sub(1))
            || scene.act(range.end.saturating_sub(1)) == Some(Act::Speech))
    {
        return None;
    }
    // 本届X由A主办 without a verb that holds it.
    let organising = reading.before(verb).is_some_and(|role| is_one!(&role.0, "organiser host co_organiser"));
    let by = (range.start..verb).find(|&at| scene.text(at) == "由").unwrap_or(verb);
    if organising
        && reading.created.is_empty()
        && let Some(found) = naming::topic(scene, range.start, by)
        && !found.anaphor
        && !is_loose(&found.name)
        && is_proper(&found)
        && let Some(mut draft) = reading.draft(found.kind, found.name, &found.head, found.end - 1)
    {
        inherit_date(reading, &mut draft);
        return Some(reading.enter(found.end - 1, draft));
    }
    // 本届读书节由A主办: news of an event that goes on, before its full name.
    if (organising || reading.before(verb).is_some_and(|role| &*role.0 == "supporter"))
        && reading.created.is_empty()
        && reading.ledger.focus().is_none()
        && let Some(found) = naming::topic(scene, range.start, by)
        && found.anaphor
        && let Some(name) = ["本届", "本次", "此次"].iter().find_map(|this| found.name.strip_prefix(this))
        && name.chars().count() > found.head.chars().count() + 1
        && let Some(draft) = reading.draft(found.kind, name.to_owned(), &found.head, found.end - 1)
    {
        return Some(reading.enter(found.end - 1, draft));
    }
    // 启动仪式由A主办: a ceremony that nobody has named, on the day of the article.
    let backs = reading.before(verb).is_some_and(|role| &*role.0 == "supporter");
    if (organising || backs)
        && reading.created.is_empty()
        && reading.ledger.focus().is_none()
        && let Some(found) = naming::topic(scene, 0, verb)
        && matches!(found.kind, EventKind::Launch | EventKind::Signing)
        && let Some(mut draft) = reading.draft(found.kind, found.name, &found.head, found.end - 1)
    {
        draft.name = titled(reading).unwrap_or(draft.name);
        draft.date = draft.date.or_else(|| day_of_article(reading));
        return Some(reading.enter(found.end - 1, draft));
    }
    // 项目明年投产，由A、B出资建设: what is built is the launch of the sentence.
    if reading.before(verb).is_some_and(|role| &*role.0 == "builder")
        && let Some(&(_, event)) = reading
            .created
            .iter()
            .filter(|&&(_, event)| reading.ledger.draft(event).kind == EventKind::Launch)
            .min_by_key(|&&(token, _)| (token > verb, token.abs_diff(verb)))
    {
        return Some(event);
    }
    // X检测中心投用。该中心由A、B共同建设: the sentence goes on with what was launched.
    if reading.before(verb).is_some_and(|role| &*role.0 == "builder")
        && let Some(event) = super::launch::spoken_of(reading)
    {
        return Some(event);
    }
    if reading.before(verb).is_some_and(|role| &*role.0 == "unveiler")
        && let Some(event) = unveiled(reading, verb)
    {
        return Some(event);
    }
    // What this sentence tells of: behind the verb for 由A主办的X, before it for X，由A主办.
    let ahead =
        reading.created.iter().find(|&&(token, _)| token > verb && scene.clause_of(token) <= number + 3);
    let behind = reading.created.iter().rev().find(|&&(token, _)| token <= verb);
    // 甲通报，原定的X延期: what is reported is not where it is reported.
    let reports = matches!(scene.kind(verb + 1), Kind::Mark(',' | ':'))
        && reading.before(verb).is_some_and(|role| is_one!(&role.0, "presenter speaker"));
    let chosen = match (organising, reports) {
        (true, _) => ahead.or(behind),
        (false, true) => behind,
        (false, false) => behind.or(ahead),
    };
    chosen
        .map(|&(_, event)| event)
        .filter(|&event| reading.ledger.draft(event).stage)
        .or_else(|| {
            // 2020年12月26日甲答记者问: on another day than the meeting in focus.
            let day = place_date::date(scene, verb).filter(place_date::is_exact);
            reading.ledger.focus().filter(|&focus| {
                super::joining::same_time(reading.ledger.draft(focus).date.as_ref(), day.as_ref())
            })
        })
        .or_else(|| headline(reading, verb))
}

/// 由A主办的X火爆: whatever else is said of it, it is held.
pub(super) fn held_by(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    let organising =
        reading.before(verb).is_some_and(|role| is_one!(&role.0, "organiser host co_organiser supporter"));
    if organising
        && scene.text(verb + 1) == "的"
        && reading.created.is_empty()
        && let Some(found) = naming::object(scene, verb, end)
        && !found.anaphor
        && !is_loose(&found.name)
        && found.name.chars().count() > found.head.chars().count() + 3
        && let Some(mut draft) = reading.draft(found.kind, found.name, &found.head, found.end - 1)
    {
        // X（4月26日至5月20日）
        if matches!(scene.kind(found.end), Kind::Mark('(')) {
            draft.date = place_date::value(scene, found.end + 1).or(draft.date);
        }
        if draft.date.is_some() {
            reading.enter(found.end - 1, draft);
        }
    }
}

/// What is unveiled without being named: X平台上线，甲、乙共同按下启动键; X中心投用。甲为中心揭牌.
pub(super) fn unveiled(reading: &Reading<'_, '_>, verb: usize) -> Option<usize> {
    let open = |event: usize| {
        let draft = reading.ledger.draft(event);
        draft.kind == EventKind::Launch && draft.status == EventStatus::Held && !draft.background
    };
    // 甲、乙共同启动X启用: what the clause itself tells of, before or behind.
    let clause = reading.scene.clause_of(verb);
    let near = |token: usize| token < verb || reading.scene.clause_of(token) == clause;
    let here = reading.created.iter().rev().find(|&&(token, event)| near(token) && open(event));
    here.map(|&(_, event)| event).or_else(|| {
        let last = reading.ledger.last(EventKind::Launch).filter(|&event| open(event))?;
        let told = reading.ledger.draft(last).evidence;
        let scene = reading.scene;
        let between = scene.page.text.get(told.end()..scene.span.start())?;
        let newer = reading
            .ledger
            .focus()
            .is_none_or(|focus| reading.ledger.draft(focus).evidence.start() <= told.start());
        (newer && reading.created.is_empty() && between.matches('。').count() <= 1 && !between.contains('\n'))
            .then_some(last)
    })
}

/// The event of the headline, where the body speaks of people at it and never names it.
fn headline(reading: &mut Reading<'_, '_>, verb: usize) -> Option<usize> {
    let role = reading.before(verb)?;
    // 甲答记者问: whatever the headline is of.
    if !is_one!(&role.0, "attendee chair speaker organiser host") || reading.scene.text(verb).contains("记者")
    {
        return None;
    }
    let name = titled(reading)?;
    let mut draft = reading.draft(EventKind::Meeting, name, "会议", verb)?;
    draft.status = EventStatus::Held;
    draft.background = false;
    draft.date = draft.date.or_else(|| day_of_article(reading));
    Some(reading.enter(verb, draft))
}

/// The first exact day that the article names.
fn day_of_article(reading: &Reading<'_, '_>) -> Option<When> {
    reading.scene.page.mentions.iter().find_map(|mention| match mention.value {
        crate::mention::Value::Date(Some(when)) if place_date::is_exact(&when) => {
            Some(place_date::without_time(when))
        }
        _ => None,
    })
}
