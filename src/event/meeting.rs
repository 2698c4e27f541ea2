//! Meetings and other activities: 会议 大会 论坛 发布会 座谈会 对接会 培训 比赛.
//!
//! Found: `由A主办、B承办的X在Y召开`, `A召开X`, `X开幕`, `甲出席X`, `在X上`. A ceremony is of the kind its head
//! says: 签约仪式 a signing, 开工仪式 a launch. Left alone: campaigns of everyday prose (开展…行动), meetings
//! within quoted speech, heads that only qualify (会议精神).
//!
//! Example: `6月28日，由市工信局主办的供需对接会在海信园召开` is a meeting of that day with one organiser.

use super::ledger::Draft;
use super::lexicon::is_one;
use super::naming::{self, Phrase};
use super::reading::{Reading, acts, role};
use super::roles::Actor;
use super::scene::{Kind, Page};
use super::{EventKind, EventStatus, place_date};
use crate::mention::MentionKind;

/// Verbs that hold something only with a proper event behind them: 开展 is said of any work.
const WEAK: [&str; 6] = ["开展", "组织开展", "组织", "进行", "集中", "组织召集"];

/// Heads that weak verbs may hold.
pub(super) fn is_proper(phrase: &Phrase) -> bool {
    let head = phrase.head.as_str();
    !phrase.anaphor
        && !is_one!(
            head,
            "行动 专项行动 整治行动 攻坚行动 攻坚战 培训 节 讲座 座谈 \
             供需对接 集市 演练 展览 比赛 路演",
        )
        && phrase.name.chars().count() > head.chars().count() + 3
}

/// Something is held.
pub(super) fn hold(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    let weak = WEAK.contains(&scene.text(verb));
    // 以大会的成功召开为契机: the holding is spoken of, not told.
    let noun = (range.start..verb)
        .rev()
        .find(|&at| !is_one!(scene.text(at), "成功 顺利 圆满 胜利 隆重"))
        .is_some_and(|at| scene.text(at) == "的");
    // 就举办X等事宜交换意见: it is talked of.
    let about = (range.start..verb).any(|at| is_one!(scene.text(at), "就 围绕 关于 针对"))
        && (verb..range.end).any(|at| is_one!(scene.text(at), "事宜 事项 问题 工作 情况 意见"));
    let right =
        is_one!(scene.text(verb + 1), "权 地 方 者 国 城市 单位 城 频次 频率 次数 场次 条件 资格 能力");
    if noun || about || right {
        return;
    }
    // A的B活动在C举行, or A举行B活动; where neither clause names it, the clause before may.
    let behind = naming::object(scene, verb, range.end);
    let ahead = naming::topic(scene, range.start, verb);
    let found = match (ahead, behind) {
        (_, Some(behind)) if scene.text(verb + 1) == "的" => Some(behind),
        (Some(ahead), Some(behind)) if behind.anaphor => Some(ahead),
        (_, Some(behind)) => Some(behind),
        (Some(ahead), None) => Some(ahead),
        (None, None) if !weak && number > 0 => (0..number).rev().take(3).find_map(|earlier| {
            let before = scene.clauses[earlier].clone();
            naming::topic(scene, before.start, before.end).filter(|phrase| phrase.end + 1 >= before.end)
        }),
        _ => None,
    };
    let Some(found) = found else { return };
    if weak && !is_proper(&found) {
        return;
    }
    if found.head == "节" && found.name.chars().count() > 12 {
        return;
    }
    let dated = place_date::date(scene, verb).is_some();
    let placed = place_date::place(scene, verb).is_some();
    let lately = (0..verb).any(|at| is_one!(scene.text(at), "近日 日前 近期 连日来"));
    // 近日，县农业农村局开展公益助农活动: a body by name is as good as a long name.
    let by_body = || {
        let subject = reading.subject(verb);
        !subject.carried && subject.actors.iter().any(|actor| acts(actor) && !actor.bound)
    };
    let told = lately && (found.name.chars().count() >= 8 || found.name.chars().count() >= 5 && by_body());
    if weak && !dated && !placed && !told {
        return;
    }
    // 每季度举办一次对接活动: a habit, no event.
    let habit = (range.start..verb).any(|at| {
        scene.text(at).starts_with('每')
            || is_one!(scene.text(at), "定期 经常 常态化 多次 不定期 持续 陆续 各地 累计")
    }) || scene.between(range.start, verb).contains("常态化")
        // 通过开展X活动: by what means.
        || weak && (range.start..verb).any(|at| scene.text(at) == "通过");
    // 已召开20余次会议 counts meetings.
    let counted =
        found.name.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '多' | '数' | '两' | '几'))
            && ["次", "场", "期", "多场", "余场"]
                .iter()
                .any(|unit| found.name.chars().take(6).collect::<String>().contains(unit))
            && !found.name.starts_with("20");
    if habit || (counted && !found.anaphor) {
        return;
    }
    let Some(mut draft) = reading.draft(found.kind, found.name.clone(), &found.head, verb) else { return };
    let exact = draft.date.is_some_and(|date| place_date::is_exact(&date));
    if weak && draft.status == EventStatus::Planned && !exact {
        return;
    }
    if is_loose(&found.name) {
        return;
    }
    let subject = reading.subject(verb);
    // 市政府召开常务会议, 人大常委会举行第十二次会议: whose meeting it is belongs to its name.
    // 第二届A博览会 has it already.
    let inner = |actor: &Actor| actor.span.end() > scene.tokens[found.start].span.start();
    let bare = found.name.starts_with('第')
        || (found.name == found.head && !naming::is_general(&found.head))
        || found.name == "常务会议";
    if bare
        && let Some(actor) = subject
            .actors
            .iter()
            .find(|actor| acts(actor) && actor.kind != MentionKind::Person && !inner(actor))
    {
        draft.name = format!("{}{}", actor.said(scene.page), found.name);
    } else if bare && found.kind == EventKind::Launch && found.start > verb {
        // 示范点——某中心举行启用仪式: what stands before the verb.
        let before = super::thing::named_before(scene, range.start, verb);
        if let Some(before) = before {
            draft.name = format!("{before}{}", found.name);
        }
    }
    let event = if found.anaphor {
        match reading
            .ledger
            .pointed(&found.head)
            .filter(|&known| joins_pointed(reading.ledger.draft(known), &draft, &found))
        {
            Some(event) => {
                let known = reading.ledger.draft_mut(event);
                if known.date.is_none()
                    || (draft.date.is_some_and(|date| place_date::is_exact(&date))
                        && !known.date.is_some_and(|date| place_date::is_exact(&date)))
                {
                    known.date = draft.date;
                }
                if known.place.is_none() {
                    known.place = draft.place;
                }
                if known.status == EventStatus::Planned && draft.status == EventStatus::Held {
                    known.status = EventStatus::Held;
                }
                if draft.status != EventStatus::Planned {
                    reading.ledger.turn_to(event);
                }
                reading.created.push((verb, event));
                event
            }
            None => {
                if found.name == found.head && naming::is_general(&found.head) {
                    match titled(reading) {
                        Some(title) => draft.name = title,
                        None if dated || placed => {}
                        None => return,
                    }
                }
                draft.name = draft.name.trim_start_matches(['了', '这', '该']).to_owned();
                inherit_date(reading, &mut draft);
                reading.enter(verb, draft)
            }
        }
    } else {
        inherit_date(reading, &mut draft);
        let more = more_objects(reading, &found, range.end);
        for phrase in more {
            let further = Draft { kind: phrase.kind, name: phrase.name, head: phrase.head, ..draft.clone() };
            let first = reading.ledger.focus();
            reading.enter(verb, further);
            if let Some(first) = first {
                reading.ledger.turn_to(first);
            }
        }
        reading.enter(verb, draft)
    };
    // 走进A公司开展慰问活动: A is visited.
    if reading.ledger.draft(event).kind == EventKind::Visit {
        for at in (range.start..verb).filter(|&at| scene.act(at) == Some(super::lexicon::Act::Move)) {
            super::visit::moved(reading, at);
        }
    }
    let Some(organiser) = reading.before(verb) else { return };
    // A前往X，开展Y活动: who went holds it; else work of old is told on.
    let kind = reading.ledger.draft(event).kind;
    if weak && subject.carried && verb > range.start && kind != EventKind::Visit {
        return;
    }
    // X区与Y研究院举行签约仪式: both sign.
    let pair = kind == EventKind::Signing
        && subject.actors.len() >= 2
        && (range.start..verb).any(|at| is_one!(scene.text(at), "与 和 同"));
    for actor in &subject.actors {
        if pair && !actor.bound && actor.kind != MentionKind::Person {
            reading.ledger.add(event, actor, &role("signatory", "签约"));
            continue;
        }
        let region = actor.kind == MentionKind::Place && is_region(actor, reading.scene.page);
        if region && kind != EventKind::Meeting {
            // 延长县举行签约仪式: the region is where.
            let place = actor.said(scene.page).to_owned();
            reading.ledger.draft_mut(event).place.get_or_insert(place);
            continue;
        }
        // 甲前往A开展走访慰问活动: they visit.
        if kind == EventKind::Visit && !actor.bound && acts(actor) {
            let label = super::visit::done(&found.head);
            reading.ledger.add(event, actor, &role("visitor", label));
            continue;
        }
        if actor.delegate || actor.bound || actor.kind == MentionKind::Person || !(acts(actor) || region) {
            continue;
        }
        // What stands within the name is no organiser: 市人大常委会第十六次会议.
        let inside =
            scene.tokens.get(found.start).is_some_and(|token| token.span.start() <= actor.span.start())
                && found.end <= scene.tokens.len()
                && scene.tokens[found.end - 1].span.end() >= actor.span.end();
        if inside {
            continue;
        }
        let role = match (kind, actor.kind) {
            (EventKind::Launch, MentionKind::Firm) => role("builder", "建设"),
            (EventKind::Signing, MentionKind::Firm) => role("signatory", "签约"),
            _ => organiser.clone(),
        };
        reading.ledger.add(event, actor, &role);
    }
    // 市人大常委会第十六次会议: the body in the name holds it.
    if let Some(chain) = scene.chain_at(found.start)
        && scene.between(chain.end, found.end).starts_with('第')
    {
        let bodies: Vec<Actor> = super::roles::actors(scene, chain)
            .into_iter()
            .filter(|actor| {
                matches!(actor.kind, MentionKind::Agency | MentionKind::Firm | MentionKind::Organisation)
            })
            .collect();
        reading.add_all(event, &bodies, &role("organiser", "组织"));
    }
    // 书记甲召开座谈会: who calls people together leads them.
    if scene.text(verb) == "主持召开"
        || scene.text(verb) == "召开" && !subject.carried && !found.head.ends_with("发布会")
    {
        let people: Vec<Actor> =
            subject.actors.iter().filter(|actor| actor.kind == MentionKind::Person).cloned().collect();
        reading.add_all(event, &people, &role("chair", "主持"));
    }
}

/// The further events of a list: 举办A论坛、B大赛和C推介会.
fn more_objects(reading: &Reading<'_, '_>, first: &Phrase, end: usize) -> Vec<Phrase> {
    let scene = reading.scene;
    let mut found = Vec::new();
    let mut at = first.end;
    while at < end && is_one!(scene.text(at), "、 和 及 以及 与") {
        let next = (at + 1..end).find(|&token| scene.act(token) == Some(super::lexicon::Act::Head));
        let Some(phrase) = next.and_then(|token| naming::phrase(scene, token)) else { break };
        if phrase.anaphor || phrase.start > at + 1 || !is_proper(&phrase) {
            break;
        }
        at = phrase.end;
        found.push(phrase);
    }
    found
}

/// Whether a place is a region that can act, and no venue.
pub(super) fn is_region(actor: &Actor, page: &Page<'_>) -> bool {
    let region = |text: &str| {
        ["市", "县", "区", "省", "州", "旗", "镇", "乡", "国", "街道"]
            .iter()
            .any(|ending| text.ends_with(ending))
    };
    // 宁夏, 四川: the full name says it.
    region(actor.span.of(page.text)) || region(&page.entities.get(actor.entity).name)
}

/// A name that has run into a sentence.
pub(super) fn is_loose(name: &str) -> bool {
    name.contains(['。', ';', '?', '!']) || name.chars().count() > 56
}

/// Whether an anaphor with its own verb is the event it seems to point to.
fn joins_pointed(known: &Draft, new: &Draft, found: &Phrase) -> bool {
    if new.status == EventStatus::Planned && known.status == EventStatus::Held {
        return false;
    }
    let other = known.date.is_some() && new.date.is_some() && known.date != new.date;
    if other && !naming::is_general(&found.head) {
        return super::joining::same_time(known.date.as_ref(), new.date.as_ref());
    }
    super::joining::same_time(known.date.as_ref(), new.date.as_ref()) || naming::is_general(&found.head)
}

/// An undated event of the same article is of the day of the event in focus, unless it is a plan.
pub(super) fn inherit_date(reading: &Reading<'_, '_>, draft: &mut Draft) {
    if draft.date.is_none()
        && draft.status == EventStatus::Held
        && !draft.background
        && let Some(focus) = reading.ledger.focus()
    {
        draft.date = reading.ledger.draft(focus).date;
    }
}

/// The event of the headline, for a body that only says 会议.
pub(super) fn titled(reading: &Reading<'_, '_>) -> Option<String> {
    let page = reading.scene.page;
    let title = crate::text::script::fold(page.article.title.as_deref()?);
    naming::in_title(&title, |title| {
        page.lexicon
            .find(title, crate::text::Span::new(0, title.len()))
            .into_iter()
            .filter(|trigger| page.lexicon.entry(trigger.entry).act == super::lexicon::Act::Head)
            .map(|trigger| trigger.span)
            .collect()
    })
    .filter(|name| name.chars().count() > 4)
}

/// A head that no verb holds: 会上 turns the focus, 在X推进会上 names an event.
pub(super) fn mention(reading: &mut Reading<'_, '_>, head: usize) {
    let scene = reading.scene;
    if reading.created.iter().any(|&(token, _)| scene.clause_of(token) == scene.clause_of(head)) {
        return;
    }
    let Some(found) = naming::phrase(scene, head) else { return };
    let next = scene.text(found.end);
    // 经县政府第28次常务会议审议通过.
    let decided = found.start > 0
        && scene.text(found.start - 1) == "经"
        && (next.starts_with("审议") || is_one!(next, "通过 研究 讨论 同意 批准 研究同意 讨论通过"))
        && place_date::date(scene, head).is_some_and(|date| place_date::is_exact(&date));
    let staged = is_one!(next, "上 现场 期间 中 当天 伊始 最后") || decided;
    let spoken = scene.act(found.end).is_some_and(|act| act == super::lexicon::Act::Speech);
    if found.anaphor {
        if (staged || spoken || found.start == scene.clauses[scene.clause_of(head)].start)
            && let Some(event) = reading.ledger.pointed(&found.head)
        {
            if !reading.ledger.draft(event).background
                && reading.ledger.draft(event).status != EventStatus::Planned
            {
                reading.ledger.turn_to(event);
            }
            reading.created.push((head, event));
            reading.ledger.spoken = scene.sentence;
        } else if staged && let Some(event) = ceremony(reading, &found) {
            reading.created.push((head, event));
            reading.ledger.spoken = scene.sentence;
        } else if staged
            && found.name == found.head
            && !naming::is_general(&found.head)
            && !(naming::is_part(&found.head) && reading.ledger.focus().is_some())
        {
            introduce(reading, head, found);
        }
        return;
    }
    if (found.head.ends_with("行动") || found.head.ends_with('战')) && next == "中" {
        return;
    }
    let governed = (scene.clauses[scene.clause_of(head)].start..found.start)
        .rev()
        .take(3)
        .any(|at| matches!(scene.text(at), "在" | "于"));
    let attributed = found.start > 0 && scene.text(found.start - 1) == "的";
    if staged
        && (governed || attributed || decided || found.start == scene.clauses[scene.clause_of(head)].start)
        && !is_loose(&found.name)
    {
        let focus = reading.ledger.focus();
        let event = introduce(reading, head, found);
        if let Some(event) = event.filter(|_| decided) {
            let draft = reading.ledger.draft_mut(event);
            draft.background = true;
            if let Some(focus) = focus {
                reading.ledger.turn_to(focus);
            }
        }
    }
}

/// `会上，…` behind a visit or a signing: the meeting told of before is where the sentence takes place.
pub(super) fn recalled(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    let first = scene.clauses.first().map_or(0..0, Clone::clone);
    let Some(token) = first.take(4).find(|&at| {
        matches!(scene.kind(at), Kind::Word(_))
            && is_one!(scene.text(at), "会上 大会上 会议上 会中 座谈会上 发布会上")
    }) else {
        return;
    };
    if let Some(event) = reading.ledger.pointed("会议")
        && !reading.ledger.draft(event).background
        && reading.ledger.draft(event).status == EventStatus::Held
    {
        reading.ledger.turn_to(event);
        reading.ledger.spoken = scene.sentence;
        reading.created.push((token, event));
    }
}

/// The launch or signing told of before whose ceremony a bare head names: 首航仪式, 签约仪式.
pub(super) fn ceremony(reading: &mut Reading<'_, '_>, found: &Phrase) -> Option<usize> {
    if !matches!(found.kind, EventKind::Signing | EventKind::Launch) {
        return None;
    }
    let event = reading.ledger.last(found.kind)?;
    let draft = reading.ledger.draft_mut(event);
    if draft.background || draft.status != EventStatus::Held {
        return None;
    }
    draft.stage = true;
    draft.head.clone_from(&found.head);
    reading.ledger.turn_to(event);
    Some(event)
}

fn introduce(reading: &mut Reading<'_, '_>, head: usize, found: Phrase) -> Option<usize> {
    let mut draft = reading.draft(found.kind, found.name, &found.head, head)?;
    // What happens at it governs its status, not the plan of a later verb.
    draft.status = EventStatus::Held;
    if draft.place.is_none() {
        // 在昨日于香港会展中心举行的X上: the place stands in a clause of its own.
        draft.place = None;
    }
    // 记者在某村活动现场看到: where the reporter was.
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(head)].clone();
    let seen = draft.head == "活动"
        && range.clone().any(|at| scene.text(at) == "记者")
        && range.clone().any(|at| is_one!(scene.text(at), "看到 了解到 见到 发现"));
    if seen && draft.date.is_none() {
        return None;
    }
    // 在多个国际国内重要会议上: no meeting of its own.
    let vague = draft.date.is_none()
        && is_one!(
            draft.name.trim_end_matches(&*draft.head),
            "重要 国际国内重要 国内重要 国际重要 多个重要 各类重要 一系列重要 国际 国内 大型 公开 官方 内部",
        );
    if vague {
        return None;
    }
    // 第十届X大会 told by the way is not of the day of the meeting in focus.
    let numbered = draft.name.contains('届');
    if !numbered || reading.ledger.focus().is_none() {
        inherit_date(reading, &mut draft);
    }
    Some(reading.enter(head, draft))
}

/// 会见, 座谈, 会谈: people meet without a name for it.
pub(super) fn talk(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    // 进行了座谈: what holds it is no other event.
    let held = (range.start..range.end).any(|at| {
        scene.act(at) == Some(super::lexicon::Act::Hold)
            && !(at < verb && at + 3 > verb && is_one!(scene.text(at), "进行 开展 举行"))
            && (range.start..range.end).any(|head| scene.act(head) == Some(super::lexicon::Act::Head))
    });
    let noun = matches!(scene.kind(verb + 1), Kind::Word("n" | "vn" | "f" | "nz"))
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
    let taken = verb > 0 && scene.act(verb - 1) == Some(super::lexicon::Act::Role);
    if held
        || noun
        || taken
        || (verb > 0 && scene.text(verb - 1) == "的")
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
    let hosts: Vec<Actor> = subject.actors.into_iter().filter(|actor| acts(actor) && !actor.bound).collect();
    if hosts.is_empty() {
        return;
    }
    // 会见A, 与A座谈: everyone else of the clause.
    let guests: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= range.start && chain.end <= range.end)
        .flat_map(|chain| super::roles::actors(scene, chain))
        .filter(|actor| {
            actor.kind == MentionKind::Person && hosts.iter().all(|host| host.entity != actor.entity)
        })
        .collect();
    let form = scene.text(verb);
    if guests.is_empty() && !(range.start..verb).any(|at| is_one!(scene.text(at), "与 同 和")) {
        return;
    }
    let who = hosts[0].said(scene.page);
    let name = match guests.first() {
        Some(guest) if is_one!(form, "会见 拜会") => format!("{who}会见{}", guest.said(scene.page)),
        Some(guest) => format!("{who}与{}{form}", guest.said(scene.page)),
        // 并与乙座谈: both go before the verb.
        None if hosts.len() == 2 => format!("{}与{who}{form}", hosts[1].said(scene.page)),
        None => super::reading::trimmed(scene, range.start, verb + 1),
    };
    let Some(mut draft) = reading.draft(EventKind::Meeting, name, form, verb) else { return };
    draft.date = date;
    let event = reading.enter(verb, draft);
    reading.add_all(event, &hosts, &role("attendee", form));
    reading.add_all(event, &guests, &role("attendee", form));
}

/// 取消 and 推迟 of an event named in the clause.
pub(super) fn put_off(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let holds = |at: usize| scene.act(at) == Some(super::lexicon::Act::Hold) && scene.text(at + 1) != "的";
    if (range.start..range.end).any(holds) {
        return;
    }
    let Some(found) = naming::topic(scene, range.start, verb) else { return };
    if found.anaphor {
        // 该论坛已取消.
        let event =
            reading.created.last().map(|&(_, event)| event).or_else(|| reading.ledger.pointed(&found.head));
        if let (Some(event), Some(status)) = (event, super::clause::status(scene, verb)) {
            reading.ledger.draft_mut(event).status = status;
        }
        return;
    }
    if let Some(mut draft) = reading.draft(found.kind, found.name, &found.head, verb) {
        draft.background = false;
        reading.enter(verb, draft);
    }
}
