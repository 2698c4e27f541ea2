//! Taking part: who has which role in the event in focus (主办, 出席, 主持, 致辞, 介绍).
//!
//! A role word belongs to the event that its clause names (`出席签约仪式`), else to one of its sentence (behind it
//! for `由A主办的X在Y召开`, before it for `X，由A主办`), else to the one in focus. Left alone: role words within nouns
//! (主办单位, 介绍信), denied ones, speech by people who are not at a meeting.
//!
//! Example: `会上，副市长甲致辞，A公司作产品推介` has a speaker and a presenter of the meeting in focus.

use super::lexicon::{Act, Role, is_one};
use super::meeting::{ceremony, inherit_date, is_loose, is_proper, is_region, titled};
use super::naming;
use super::reading::{Reading, acts, role};
use super::roles::{self, Actor};
use super::scene::Kind;
use super::speech::is_public;
use super::support::{backed, is_support};
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
    if organising
        && reading.created.is_empty()
        && let Some(found) = naming::topic(scene, range.start, verb)
        && !found.anaphor
        && !is_loose(&found.name)
        && is_proper(&found)
        && let Some(mut draft) = reading.draft(found.kind, found.name, &found.head, found.end - 1)
    {
        inherit_date(reading, &mut draft);
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
    // X平台上线，甲、乙共同按下启动键: what the sentence launches, whatever meeting it was at.
    if reading.before(verb).is_some_and(|role| &*role.0 == "unveiler")
        && let Some(&(_, event)) = reading.created.iter().rev().find(|&&(token, event)| {
            let draft = reading.ledger.draft(event);
            token < verb && draft.kind == EventKind::Launch && draft.status == EventStatus::Held
        })
    {
        return Some(event);
    }
    // X检测中心投用。该中心由A、B共同建设: the sentence goes on with what was launched.
    if reading.before(verb).is_some_and(|role| &*role.0 == "builder")
        && let Some(event) = super::launch::spoken_of(reading)
    {
        return Some(event);
    }
    // What this sentence tells of: behind the verb for 由A主办的X, before it for X，由A主办.
    let ahead =
        reading.created.iter().find(|&&(token, _)| token > verb && scene.clause_of(token) <= number + 3);
    let behind = reading.created.iter().rev().find(|&&(token, _)| token <= verb);
    let chosen = if organising { ahead.or(behind) } else { behind.or(ahead) };
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

/// The event of the headline, where the body speaks of people at it and never names it.
fn headline(reading: &mut Reading<'_, '_>, verb: usize) -> Option<usize> {
    let role = reading.before(verb)?;
    if !is_one!(&role.0, "attendee chair speaker organiser host") {
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

/// Someone has a role.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    if clause::status(scene, verb).is_none() || units(reading, verb) || backed(reading, verb) {
        return;
    }
    // 在A的指导下.
    let under = scene.text(verb + 1) == "下"
        && verb > 0
        && (scene.text(verb - 1) == "的" || scene.chains.iter().any(|chain| chain.end == verb));
    if is_noun(reading, verb) && !under || (under && reading.created.is_empty()) {
        return;
    }
    let Some(role) = reading.before(verb) else {
        if let Some(role) = reading.after(verb)
            && let Some(event) = target(reading, verb)
            && suits(reading, verb, event)
        {
            let object = roles::object(scene, verb);
            reading.add_all(event, &object, &role);
        }
        return;
    };
    // 在金融管理部门指导下: of a body without a name.
    if scene.text(verb + 1) == "下" && !under {
        return;
    }
    // 甲赞赏中方参与X: 甲 does not take part.
    let start = scene.clauses[scene.clause_of(verb)].start;
    let wished = (start..verb).rfind(|&at| {
        is_one!(scene.text(at), "赞赏 欢迎 感谢 鼓励 祝贺 呼吁 期待 赞扬 敦促") && !scene.tokens[at].quoted
    });
    if wished.is_some_and(|at| {
        at > start && scene.chains.iter().any(|chain| chain.end <= at && chain.start >= start)
    }) {
        return;
    }
    // 愿积极参与相关合作: no event is named, nor is it the last word.
    let end = scene.clauses[scene.clause_of(verb)].end;
    if scene.text(verb).ends_with("参与") && verb + 1 < end && naming::object(scene, verb, end).is_none() {
        return;
    }
    // 推动湿地公园建设: nobody builds it here.
    let urged = &*role.0 == "builder"
        && (scene.clauses[scene.clause_of(verb)].start..verb).any(|at| {
            is_one!(scene.text(at), "推动 推进 加强 助力 支持 促进 加快 服务 参与 保障 深化 聚焦 围绕")
        });
    if urged {
        return;
    }
    let mut subject = subject_of(reading, verb, &role);
    // 参加仪式的有甲、乙: the list stands behind.
    let range = scene.clauses[scene.clause_of(verb)].clone();
    if &*role.0 == "attendee"
        && let Some(at) = (verb + 1..range.end.min(verb + 10)).find(|&at| scene.text(at) == "的")
        && (is_one!(scene.text(at + 1), "有 还有 包括") || scene.text(at + 1).starts_with("有"))
    {
        subject.actors = scene
            .chains
            .iter()
            .filter(|chain| chain.start > at)
            .flat_map(|chain| roles::actors(scene, chain))
            .collect();
        subject.carried = false;
    }
    // 来自A、B的代表参加: whom they come from.
    if &*role.0 == "attendee" && subject.actors.is_empty() && scene.text(range.start) == "来自" {
        subject.actors = scene
            .chains
            .iter()
            .filter(|chain| chain.start > range.start && chain.end < verb)
            .filter(|chain| is_one!(scene.text(chain.end), "的 等"))
            .filter(|chain| {
                let behind = scene.between(chain.end, verb);
                ["代表", "负责人", "专家", "学者", "嘉宾", "企业家"].iter().any(|who| behind.contains(who))
            })
            .flat_map(|chain| roles::actors(scene, chain))
            .filter(|actor| acts(actor) && actor.kind != MentionKind::Person)
            .map(|actor| Actor { delegate: true, bound: false, ..actor })
            .collect();
    }
    // 市商务局组织A、B等26家企业参展: they take part, led by who organises it.
    if &*role.0 == "attendee"
        && let Some(causes) =
            (range.start..verb).rev().find(|&at| is_one!(scene.text(at), "组织 带领 率领 安排 选派 携"))
        && let Some(chain) = (causes + 1..verb.min(causes + 4)).find_map(|at| scene.chain_at(at))
    {
        subject.actors.extend(roles::actors(scene, chain));
    }
    // 会见来华出席论坛的总统甲: who takes part is the name behind, at an event told by the way.
    let aside = roles::qualified(scene, verb).filter(|chain| {
        is_one!(&role.0, "attendee chair organiser host speaker")
            && naming::object(scene, verb, chain.start).is_some_and(|object| object.end < chain.start)
    });
    if let Some(chain) = aside {
        subject = roles::Subject { actors: roles::actors(scene, chain), carried: false };
    }
    // 遇难者是参加航展的人: who takes part is the noun behind.
    let relative = is_one!(&role.0, "attendee organiser host")
        && (verb + 1..range.end.min(verb + 8)).any(|at| {
            scene.text(at) == "的"
                && matches!(scene.kind(at + 1), Kind::Word("n" | "nz" | "j" | "r" | "m"))
                && !(at + 1..at + 4).any(|at| scene.text(at).starts_with('有'))
        })
        && naming::object(scene, verb, range.end).is_none_or(|object| scene.text(object.end) == "的");
    // 会见前来出席对话会的甲: who attends is the noun behind, and the talk is the event.
    let talks = (range.start..verb).any(|at| scene.act(at) == Some(Act::Talk));
    if aside.is_none() && relative && (subject.carried || talks) {
        return;
    }
    // 共同宣布提升两国关系: nothing is opened.
    let declares = scene.text(verb).ends_with("宣布")
        && ![
            "开", "启动", "成立", "开始", "闭", "投产", "通车", "竣工", "启用", "投用", "运行", "发车",
            "动工", "启航",
        ]
        .iter()
        .any(|word| scene.between(verb + 1, range.end).contains(word));
    if declares {
        return;
    }
    if under && let Some(chain) = scene.chains.iter().find(|chain| chain.end + 1 == verb || chain.end == verb)
    {
        subject.actors = roles::actors(scene, chain);
    }
    // 成功承办了第三届X: whoever it was, it took place.
    if subject.actors.is_empty() && is_one!(&role.0, "organiser host") {
        target(reading, verb);
    }
    // 据甲介绍: to a reporter.
    let to_reporter = scene.text(range.start) == "据" && is_one!(scene.text(verb), "介绍");
    if to_reporter && !reading.created.iter().any(|&(token, _)| token < verb) {
        return;
    }
    // 甲听取乙局汇报: who listens reports nothing.
    if is_one!(&role.0, "presenter speaker")
        && let Some(hears) = (range.start..verb).rev().find(|&at| is_one!(scene.text(at), "听取 听 听取了"))
    {
        subject.actors.retain(|actor| actor.span.start() > scene.tokens[hears].span.start());
    }
    if subject.actors.is_empty()
        || (&*role.0 == "supporter"
            && !is_one!(scene.text(verb), "提供赞助 赞助 冠名 独家冠名 冠名赞助 独家冠名赞助")
            && !is_support(reading, verb))
    {
        return;
    }
    // 在甲的见证下签署, 甲、乙见证签约: at the signing, not at the meeting before.
    let witnessing = under || scene.text(verb).ends_with("见证");
    let witnessed = reading.created.iter().map(|&(_, event)| event).find(|&event| {
        witnessing && matches!(reading.ledger.draft(event).kind, EventKind::Signing | EventKind::Launch)
    });
    if let Some(event) = witnessed.filter(|_| &*role.0 == "attendee") {
        reading.add_all(event, &subject.actors, &role);
        return;
    }
    // 市领导甲、乙；丙、丁参加: the list began in the sentence before.
    if !subject.carried && scene.sentence == reading.ledger.listed + 1 {
        let listed = std::mem::take(&mut reading.ledger.pending);
        subject.actors.splice(0..0, listed);
    }
    let Some(event) = target(reading, verb) else { return };
    // A局、B局第一时间到场: at an accident they come to help.
    if scene.text(verb) == "到场" && reading.ledger.draft(event).kind == EventKind::Accident {
        subject.actors.retain(|actor| acts(actor) && !actor.bound && actor.kind != MentionKind::Firm);
        reading.add_all(event, &subject.actors, &self::role("responder", "处置"));
        return;
    }
    if !is_open(reading, event, &role, subject.carried) || !suits(reading, verb, event) {
        return;
    }
    // 到会讲话: the speech says that they were there.
    let arrives = scene.text(verb).starts_with('到')
        && (verb + 1..(verb + 3).min(scene.tokens.len()))
            .any(|at| reading.before(at).is_some_and(|role| &*role.0 == "speaker"));
    if arrives && &*role.0 == "attendee" {
        return;
    }
    // 将继续开展活动，分享经验: what goes on from a plan is planned.
    let planned = subject.carried
        && scene.clauses[..scene.clause_of(verb)].iter().any(|range| {
            (range.start..range.end)
                .any(|at| is_one!(scene.text(at), "将 拟 计划 下一步") && !scene.tokens[at].quoted)
        });
    let planned = planned || subject.carried && reading.ledger.draft(event).status == EventStatus::Planned;
    if planned && is_one!(&role.0, "presenter speaker attendee chair") {
        return;
    }
    let shows = is_one!(scene.text(verb), "展示 展出");
    let told = is_public(&reading.ledger.draft(event).head) && is_one!(scene.text(verb), "介绍 分享");
    for actor in &subject.actors {
        let strange = told && actor.kind == MentionKind::Person && !reading.ledger.has(event, actor.entity, &["attendee", "speaker", "unveiler"])
            || shows && actor.kind != MentionKind::Firm
            // A局相关负责人介绍: to the reporter, unless the sentence is of the meeting.
            || actor.delegate
                && is_one!(&role.1, "介绍 分享 解读 表示")
                && !reading.created.iter().any(|&(_, created)| created == event);
        if !strange && fits(reading, actor, &role) && !is_said(reading, event, actor, &role, subject.carried)
        {
            reading.ledger.add(event, actor, &role);
        }
    }
    reading.ledger.spoken = scene.sentence;
}

/// The subject of a role word: who is asked to speak or come, where someone is.
pub(super) fn subject_of(reading: &Reading<'_, '_>, verb: usize, role: &Role) -> roles::Subject {
    let guest = is_one!(&role.0, "attendee speaker presenter").then(|| roles::asked(reading.scene, verb));
    match guest.flatten() {
        Some(actors) => roles::Subject { actors, carried: false },
        None => reading.subject(verb),
    }
}

/// Whether the table's kinds of the word, where it names any, hold the event's.
fn suits(reading: &Reading<'_, '_>, verb: usize, event: usize) -> bool {
    let kind = reading.ledger.draft(event).kind;
    reading.scene.entry(verb).is_none_or(|entry| entry.kinds.is_empty() || entry.kinds.contains(&kind))
}

/// Whether an event of this kind and state can have such a participant.
pub(super) fn is_open(reading: &Reading<'_, '_>, event: usize, role: &Role, carried: bool) -> bool {
    let draft = reading.ledger.draft(event);
    let name = &*role.0;
    if draft.status == EventStatus::Planned && is_one!(name, "speaker presenter unveiler") {
        return false;
    }
    match draft.kind {
        EventKind::Investment if draft.stage => true,
        EventKind::Meeting | EventKind::Signing | EventKind::Launch => {
            let organising = is_one!(name, "organiser host co_organiser supporter unveiler builder");
            (draft.stage || organising) && (name != "builder" || draft.kind == EventKind::Launch)
        }
        EventKind::Visit => is_one!(name, "attendee presenter visitor visited"),
        EventKind::Publication => name == "presenter" && !carried,
        _ => !is_one!(
            name,
            "organiser host co_organiser supporter attendee chair speaker presenter unveiler builder visitor visited",
        ),
    }
}

/// Whether an actor of this sort can have the role.
pub(super) fn fits(reading: &Reading<'_, '_>, actor: &Actor, role: &Role) -> bool {
    let person = actor.kind == MentionKind::Person;
    // A paper that reports takes no part.
    let paper = ["社", "日报", "晚报", "新闻网", "电视台", "周刊", "时报"].iter().any(|ending| {
        actor.said(reading.scene.page).ends_with(ending)
            && !["报社", "合作社", "旅行社", "出版社", "供销社"]
                .iter()
                .any(|body| actor.said(reading.scene.page).ends_with(body))
    });
    let reports = paper && is_one!(&role.0, "presenter speaker attendee");
    !actor.bound
        && !reports
        && match &*role.0 {
            "organiser" | "host" | "co_organiser" | "supporter" => {
                !person
                    && (acts(actor)
                        || is_region(actor, reading.scene.page)
                        || is_house(actor, reading.scene.page))
            }
            "builder" => !person && acts(actor),
            "chair" | "unveiler" => person,
            // 潞城区、襄垣县作交流发言: regions speak through their delegates.
            "speaker" | "presenter" => {
                acts(actor) || is_one!(&role.1, "发言 汇报") && is_region(actor, reading.scene.page)
            }
            _ => acts(actor),
        }
}

/// Whether a place is a house that can act: 县文化馆, 市体育中心.
fn is_house(actor: &Actor, page: &super::scene::Page<'_>) -> bool {
    let text = actor.said(page);
    ["馆", "中心", "剧院", "学校", "小学", "中学", "幼儿园", "村", "社区", "医院", "公园", "景区"]
        .iter()
        .any(|ending| text.ends_with(ending))
}

/// Whether a role says nothing new: who speaks goes on to 介绍, who organises is there.
pub(super) fn is_said(
    reading: &Reading<'_, '_>,
    event: usize,
    actor: &Actor,
    role: &Role,
    carried: bool,
) -> bool {
    let person = actor.kind == MentionKind::Person;
    let has = |roles: &[&str]| reading.ledger.has(event, actor.entity, roles);
    match &*role.0 {
        "presenter" => {
            has(&["issuer"]) || carried && has(&["speaker"]) || carried && !person && has(&["organiser"])
        }
        "attendee" => (!person && has(&["organiser", "host", "presenter"])) || has(&["visitor"]),
        _ => false,
    }
}

/// `A为支持单位`, `主办单位为A`: whether the word was read so.
fn units(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let form = scene.text(verb);
    let noun = is_one!(
        form,
        "投资方 招标人 招标方 采购人 受赠方 受捐方 捐赠方 受赠单位 主办方 承办方 协办方 主办单位 承办单位 协办单位 支持单位 指导单位",
    );
    if scene.text(verb + 1) != "单位" && !(noun && is_one!(scene.text(verb + 1), "为 是 : 有 包括")) {
        return noun;
    }
    let Some(role) = reading.before(verb) else { return false };
    let found = if verb > 0 && is_one!(scene.text(verb - 1), "为 是 作为") {
        let start = scene.clauses[scene.clause_of(verb)].start;
        scene.chains.iter().rfind(|chain| chain.start >= start && chain.end < verb)
    } else {
        (verb + if noun { 1 } else { 2 }..verb + 5)
            .take_while(|&at| is_one!(scene.text(at), "为 是 : 有 包括") || scene.chain_at(at).is_some())
            .find_map(|at| scene.chain_at(at))
    };
    let Some(chain) = found else { return false };
    let actors: Vec<Actor> =
        roles::actors(scene, chain).into_iter().filter(|actor| fits(reading, actor, &role)).collect();
    let dealt = is_one!(&role.0, "awarder recipient donor investor")
        .then(|| reading.ledger.last(EventKind::Investment));
    if let Some(event) = dealt.flatten().or_else(|| target(reading, verb)) {
        reading.add_all(event, &actors, &role);
    }
    true
}

/// Whether a role word is part of a noun: 主办单位, 介绍信, 致辞环节, 参加者.
pub(super) fn is_noun(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let noun = is_one!(
        scene.text(verb + 1),
        "精神 要求 单位 方 者 人 人员 嘉宾 环节 机构 信 人数 企业 公司 地 权 会 材料 对象 名单 国 率 标准 方案 期 规模",
    );
    // 得到各界的积极参与
    let got = (verb.saturating_sub(2)..verb).any(|at| scene.text(at) == "的")
        && is_one!(scene.text(verb), "参与 支持 指导 协助")
        && matches!(scene.kind(verb + 1), Kind::Mark(_));
    let of = got
        || verb > 0
            && (scene.text(verb - 1) == "的"
                // 在重要讲话中指出 is a speech.
                || is_one!(scene.text(verb - 1), "重要 系列")
                    && scene.text(verb + 1) != "中"
                    && is_one!(scene.text(verb), "讲话 致辞 发言 指示"));
    let in_name = (verb + 1..(verb + 6).min(scene.tokens.len()))
        .filter(|&at| scene.act(at) == Some(Act::Head))
        .any(|at| naming::phrase(scene, at).is_some_and(|phrase| phrase.start <= verb));
    // 发布情况通报: what is published.
    let paper = scene.text(verb) == "通报"
        && (scene.clauses[scene.clause_of(verb)].start..verb).any(|at| scene.act(at) == Some(Act::Publish));
    paper || noun || of || in_name
}
