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
use super::recall::titled;
use super::roles::{Actor, Subject};
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
        // 普法宣传活动: a long head says what it is by itself.
        && phrase.name.chars().count() > head.chars().count() + if head.chars().count() >= 4 { 1 } else { 3 }
}

/// Something is held.
pub(super) fn hold(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    let weak = WEAK.contains(&scene.text(verb));
    // 宣讲会将于明日举行，由A组织: who is at the end holds what was told.
    if scene.text(verb) == "组织"
        && matches!(scene.kind(verb + 1), Kind::Mark(_))
        && scene.text(range.start) == "由"
        && let Some(&(_, event)) = reading.created.last()
    {
        let bodies = reading.subject(verb).actors;
        let bodies: Vec<Actor> =
            bodies.into_iter().filter(|actor| actor.kind != MentionKind::Person).collect();
        reading.add_all(event, &bodies, &role("organiser", "组织"));
        return;
    }
    // 以大会的成功召开为契机: the holding is spoken of, not told.
    let noun = (range.start..verb)
        .rev()
        .find(|&at| !is_one!(scene.text(at), "成功 顺利 圆满 胜利 隆重"))
        .is_some_and(|at| scene.text(at) == "的");
    // 就举办X等事宜交换意见: it is talked of.
    let about = (range.start..verb).any(|at| is_one!(scene.text(at), "就 围绕 关于 针对"))
        && (verb..range.end).any(|at| is_one!(scene.text(at), "事宜 事项 问题 工作 情况 意见"));
    // 继成功举办X之后: told as over.
    let over = (range.start..verb).any(|at| scene.text(at) == "继")
        && ["之后", "后"].iter().any(|end| scene.between(verb, range.end).ends_with(end));
    let about = about || over;
    let right = is_one!(
        scene.text(verb + 1),
        "情况 初期 期间 以来 前夕 之际 之前 之后 之初 权 地 方 者 国 城市 单位 城 频次 频率 次数 场次 条件 资格 能力"
    );
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
        // 大会将举行4场论坛: what it holds is counted.
        (Some(ahead), None) if ahead.anaphor && scene.kind(verb + 1) == Kind::Figure => None,
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
    // 同步举行仪式，集中开工583个项目: what is launched says what the ceremony was.
    let launches = |at: usize| scene.act(at) == Some(super::lexicon::Act::Launch);
    if found.name == "仪式" && (range.end..scene.tokens.len()).any(launches) {
        return;
    }
    // 这是A首次召开的表彰大会: said of the one in focus.
    let points = scene.text(range.start).starts_with('这') && scene.text(verb + 1) == "的";
    if points && reading.ledger.focus().is_some() {
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
    // 一场持续三小时的座谈会: what qualifies the name is none.
    let of = (range.start..verb).rev().find(|&at| scene.text(at) == "的").unwrap_or(range.start);
    let habit = (of..verb).any(|at| {
        scene.text(at).starts_with('每')
            || is_one!(scene.text(at), "定期 经常 常态化 多次 不定期 持续 陆续 各地 累计")
    }) || scene.between(range.start, verb).contains("常态化")
        // 通过开展X活动: by what means.
        || weak && (range.start..verb).any(|at| scene.text(at) == "通过");
    // 已召开20余次会议 counts meetings.
    let counted = found.name.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '多' | '数' | '两' | '几'))
            && ["次", "场", "期", "届", "多场", "余场"]
                .iter()
                .any(|unit| found.name.chars().take(6).collect::<String>().contains(unit))
            && !found.name.starts_with("20")
            // 已举办培训50余场.
            || scene.kind(found.end) == Kind::Figure
                && ["场", "次", "期", "届"].iter().any(|unit| scene.text(found.end).ends_with(unit));
    // 举办主旨论坛、专业赛事等30余场活动: some of many.
    let some = (found.end..range.end).any(|at| {
        scene.text(at) == "等"
            && scene.kind(at + 1) == Kind::Figure
            && ["场", "项", "次"].iter().any(|unit| scene.text(at + 1).ends_with(unit))
    });
    if habit || (counted && !found.anaphor) || some && found.start > verb {
        return;
    }
    // 摄影展开幕: an exhibition is opened, a fair is held.
    let opens = is_one!(scene.text(verb), "开幕 启幕 开展 正式开幕 正式启幕 拉开帷幕");
    let found = match found {
        found if opens && naming::is_exhibition(&found.name) => Phrase { kind: EventKind::Launch, ..found },
        found => found,
    };
    let Some(mut draft) = reading.draft(found.kind, found.name.clone(), &found.head, verb) else { return };
    let exact = draft.date.is_some_and(|date| place_date::is_exact(&date));
    if weak && draft.status == EventStatus::Planned && !exact {
        return;
    }
    if is_loose(&found.name) {
        return;
    }
    // 会上还举行了捐赠仪式: where the meeting is, and not by who was told of before.
    let within = reading.created.iter().find(|&&(token, _)| token < verb).map(|&(_, event)| event);
    let within = within
        .map(|event| reading.ledger.draft(event))
        .filter(|known| known.kind == EventKind::Meeting && draft.status == EventStatus::Held);
    if draft.place.is_none() {
        draft.place = within.and_then(|known| known.place.clone());
    }
    let subject = match reading.subject(verb) {
        subject if subject.carried && within.is_some() && scene.text(0) == "会上" => Subject::default(),
        subject => subject,
    };
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
    let apart = super::clause::is_apart(scene, verb);
    let event = if found.anaphor {
        match reading
            .ledger
            .pointed(&found.head)
            .filter(|&known| joins_pointed(reading.ledger.draft(known), &draft, &found))
            // 会后，代表组召开会议: another one, of another body.
            .filter(|_| subject.carried || subject.actors.is_empty() || !apart)
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
                let body = subject.actors.iter().find(|actor| {
                    acts(actor) && actor.kind != MentionKind::Person && !subject.carried && found.start > verb
                });
                if found.name == found.head && naming::is_general(&found.head) {
                    match titled(reading) {
                        Some(title) => draft.name = title,
                        // 某委员会召开会议
                        None if body.is_some() && found.head == "会议" && (dated || placed || apart) => {
                            let body = body.map_or("", |actor| actor.said(scene.page));
                            draft.name = format!("{body}{}", found.name);
                        }
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
    // 甲举行仪式，欢迎乙访华: 甲 is the host, 乙 the guest.
    if found.head.ends_with("仪式")
        && let Some(welcomes) = (verb..scene.tokens.len()).find(|&at| scene.text(at) == "欢迎")
        && let Some(guest) = scene.chains.iter().find(|chain| chain.start > welcomes)
    {
        let people =
            |actors: Vec<Actor>| actors.into_iter().filter(|actor| actor.kind == MentionKind::Person);
        let hosts: Vec<Actor> = people(reading.subject(verb).actors).collect();
        let guests: Vec<Actor> = people(super::roles::actors(scene, guest)).collect();
        if !hosts.is_empty() && !guests.is_empty() {
            reading.ledger.draft_mut(event).name =
                format!("{}举行{}欢迎{}", hosts[0].said(scene.page), found.name, guests[0].said(scene.page));
            reading.add_all(event, &hosts, &role("organiser", "主办"));
            reading.add_all(event, &guests, &role("attendee", "出席"));
            return;
        }
    }
    let mut bodies = naming::holders(scene, &found);
    let holds = reading.before(verb);
    // 某县人民代表大会第二次会议开幕: the congress itself, where nobody is said to hold it.
    bodies.retain(|body| holds.is_some() || !body.said(scene.page).ends_with("代表大会"));
    reading.add_all(event, &bodies, &role("organiser", "组织"));
    let Some(organiser) = holds else { return };
    // A局组织B局、C局召开X: those are called together.
    let called = (range.start..verb)
        .rfind(|&at| is_one!(scene.text(at), "组织 召集"))
        .filter(|&at| {
            at > range.start && scene.chains.iter().any(|chain| chain.end <= at && chain.start >= range.start)
        })
        .and_then(|at| scene.chain_at(at + 1))
        .filter(|chain| chain.end <= verb);
    if let Some(chain) = called {
        let called: Vec<Actor> = super::roles::actors(scene, chain)
            .into_iter()
            .filter(|actor| acts(actor) && !actor.bound)
            .collect();
        reading.add_all(event, &called, &role("attendee", "参加"));
    }
    // A局邀请甲，举办讲座: 甲 gives it.
    if is_one!(&found.head, "讲座 培训 宣讲 宣讲会 报告会 分享会 培训会") {
        let asked = (0..verb).rfind(|&at| is_one!(scene.text(at), "邀请 特邀 聘请 邀请了 邀请到"));
        let guests = asked.and_then(|at| (at + 1..at + 4).find_map(|from| scene.chain_at(from)));
        let guests = guests.filter(|chain| chain.end <= verb).map(|chain| super::roles::actors(scene, chain));
        let guests: Vec<Actor> = guests.unwrap_or_default();
        let people: Vec<Actor> =
            guests.into_iter().filter(|actor| actor.kind == MentionKind::Person).collect();
        reading.add_all(event, &people, &role("presenter", "授课"));
    }
    // A前往X，开展Y活动: who went holds it; else work of old is told on.
    let kind = reading.ledger.draft(event).kind;
    if weak && subject.carried && verb > range.start && kind != EventKind::Visit {
        return;
    }
    // 原定2日举办的X取消: who held what was told of before is not said to hold this.
    if subject.carried && scene.text(verb + 1) == "的" {
        return;
    }
    // A、B战略合作签约仪式, A与B第四轮谈判: whose it is.
    let parties = parties(reading, &found, kind);
    if let Some((actors, role)) = &parties {
        reading.add_all(event, actors, role);
    }
    // X区与Y研究院举行签约仪式: both sign.
    let pair = kind == EventKind::Signing
        && subject.actors.len() >= 2
        && (range.start..verb).any(|at| is_one!(scene.text(at), "与 和 同"));
    let named = |actor: &Actor| {
        parties.as_ref().is_some_and(|(actors, _)| actors.iter().any(|party| party.entity == actor.entity))
    };
    for actor in subject.actors.iter().filter(|actor| !named(actor)) {
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
        // A局联合B影城开展X: a venue acts with others.
        let joined = subject.actors.len() > 1 && subject.actors.iter().any(acts);
        let house = super::part::is_house(actor, scene.page) || joined;
        let able = acts(actor) || region || house && !subject.carried;
        if actor.delegate || actor.bound || actor.kind == MentionKind::Person || !able {
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
    // 书记甲召开座谈会: who calls people together leads them.
    if scene.text(verb) == "主持召开"
        || scene.text(verb) == "召开" && !subject.carried && !found.head.ends_with("发布会")
    {
        let people: Vec<Actor> =
            subject.actors.iter().filter(|actor| actor.kind == MentionKind::Person).cloned().collect();
        reading.add_all(event, &people, &role("chair", "主持"));
    }
}

/// The bodies that a signing or talk is named for, and their role.
fn parties(
    reading: &Reading<'_, '_>,
    found: &Phrase,
    kind: EventKind,
) -> Option<(Vec<Actor>, super::lexicon::Role)> {
    let scene = reading.scene;
    let role = match found.head.as_str() {
        "谈判" | "和谈" | "磋商" => role("attendee", "参加"),
        _ if kind == EventKind::Signing => role("signatory", "签约"),
        _ => return None,
    };
    let chain = scene.chains.iter().find(|chain| chain.start <= found.start && chain.end > found.start)?;
    let bodies =
        super::roles::actors(scene, chain).into_iter().filter(|actor| actor.kind != MentionKind::Person);
    (chain.items.len() >= 2 && chain.end < found.end).then(|| (bodies.collect(), role))
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

/// An undated event of the same article is of the day of the event in focus, unless it is a plan. What is to be held
/// 展会期间 is of the days of the last one told of.
pub(super) fn inherit_date(reading: &Reading<'_, '_>, draft: &mut Draft) {
    let scene = reading.scene;
    let opening = scene.clauses.first().map_or("", |clause| scene.between(clause.start, clause.end));
    let during = opening.len() < 24 && opening.ends_with("期间")
        || ["展会期间", "大会期间", "会议期间", "活动期间", "论坛期间", "届时", "其间", "会期内", "展期内"]
            .iter()
            .any(|word| opening.starts_with(word));
    if draft.date.is_none()
        && draft.status == EventStatus::Planned
        && during
        && let Some(last) = reading.ledger.last(EventKind::Meeting)
        && reading.ledger.draft(last).status == EventStatus::Planned
    {
        draft.date = reading.ledger.draft(last).date;
    }
    if draft.date.is_none()
        && draft.status == EventStatus::Held
        && !draft.background
        && let Some(focus) = reading.ledger.focus()
    {
        // The year that something was founded in is not when all else was.
        draft.date = reading.ledger.draft(focus).date.filter(|date| !place_date::is_year(date));
    }
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
    // 很多展览推迟: none in particular.
    if ["很多", "许多", "不少", "部分", "一些", "大量", "多项"]
        .iter()
        .any(|some| found.name.starts_with(some))
    {
        return;
    }
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
