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
use super::{EventKind, EventStatus, clause, place_date};
use crate::mention::MentionKind;
use crate::mention::date::When;

/// The event that a role verb speaks of.
fn target(reading: &mut Reading<'_, '_>, verb: usize) -> Option<usize> {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
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
            if draft.date.is_none() {
                draft.date = place_date::date(scene, verb);
            }
            inherit_date(reading, &mut draft);
            if draft.date.is_some() || reading.ledger.focus().is_none() {
                return Some(reading.enter(verb, draft));
            }
        }
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
            .rev()
            .find(|&&(_, event)| reading.ledger.draft(event).kind == EventKind::Launch)
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
    if clause::status(scene, verb).is_none() || units(reading, verb) {
        return;
    }
    // 在A的指导下.
    let under = scene.text(verb + 1) == "下" && verb > 0 && scene.text(verb - 1) == "的";
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
    // 推动湿地公园建设: nobody builds it here.
    let urged = &*role.0 == "builder"
        && (scene.clauses[scene.clause_of(verb)].start..verb).any(|at| {
            is_one!(scene.text(at), "推动 推进 加强 助力 支持 促进 加快 服务 参与 保障 深化 聚焦 围绕")
        });
    if urged {
        return;
    }
    let mut subject = reading.subject(verb);
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
    if relative && (subject.carried || talks) {
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
    if subject.actors.is_empty()
        && under
        && let Some(chain) = scene.chains.iter().find(|chain| chain.end + 1 == verb)
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

/// `甲作了题为《X》的讲座`, `乙作专题发言`: the noun at the end says the role.
pub(super) fn gives(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    if end < verb + 2 || clause::status(scene, verb).is_none() {
        return;
    }
    // Triggers of the table (汇报发言) are read by themselves.
    let known = (verb + 1..end).any(|at| {
        scene.act(at) == Some(Act::Role)
            && reading.before(at).is_some_and(|role| is_one!(&role.0, "speaker presenter"))
    });
    let last = scene.between(verb + 1, end);
    let Some((_, name, label)) = GIVEN.iter().find(|(word, ..)| last.ends_with(word)).filter(|_| !known)
    else {
        return;
    };
    let role = role(name, label);
    let subject = reading.subject(verb);
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

/// Whether the table's kinds of the word, where it names any, hold the event's.
fn suits(reading: &Reading<'_, '_>, verb: usize, event: usize) -> bool {
    let kind = reading.ledger.draft(event).kind;
    reading.scene.entry(verb).is_none_or(|entry| entry.kinds.is_empty() || entry.kinds.contains(&kind))
}

/// Whether an event of this kind and state can have such a participant.
fn is_open(reading: &Reading<'_, '_>, event: usize, role: &Role, carried: bool) -> bool {
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
fn fits(reading: &Reading<'_, '_>, actor: &Actor, role: &Role) -> bool {
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
                !person && (acts(actor) || is_region(actor, reading.scene.page))
            }
            "builder" => !person,
            "chair" | "unveiler" => person,
            // 潞城区、襄垣县作交流发言: regions speak through their delegates.
            "speaker" | "presenter" => {
                acts(actor) || is_one!(&role.1, "发言 汇报") && is_region(actor, reading.scene.page)
            }
            _ => acts(actor),
        }
}

/// Whether a role says nothing new: who speaks goes on to 介绍, who organises is there.
fn is_said(reading: &Reading<'_, '_>, event: usize, actor: &Actor, role: &Role, carried: bool) -> bool {
    let person = actor.kind == MentionKind::Person;
    let has = |roles: &[&str]| reading.ledger.has(event, actor.entity, roles);
    match &*role.0 {
        "presenter" => carried && has(&["speaker"]) || carried && !person && has(&["organiser"]),
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

/// Support counts only where it is said of the event: 由A指导, A指导、B主办, A提供支持, 在A指导下.
fn is_support(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let by = (range.start..verb).any(|at| scene.text(at) == "由");
    let hosting = (0..scene.tokens.len())
        .any(|at| reading.before(at).is_some_and(|role| is_one!(&role.0, "organiser host")) && at != verb);
    // A提供支持 and A指导、B主办, but not 为发展提供支持.
    let closed = matches!(scene.kind(verb + 1), Kind::Mark(_)) || scene.text(verb + 1) == "的";
    let own = scene
        .chains
        .iter()
        .any(|chain| chain.end <= verb && chain.end + 2 >= verb && chain.start >= range.start);
    scene.text(verb + 1) == "下" || by || (hosting && closed && own)
}

/// Whether a role word is part of a noun: 主办单位, 介绍信, 致辞环节, 参加者.
fn is_noun(reading: &Reading<'_, '_>, verb: usize) -> bool {
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
                || is_one!(scene.text(verb - 1), "重要 系列")
                    && is_one!(scene.text(verb), "讲话 致辞 发言 指示"));
    let in_name = (verb + 1..(verb + 6).min(scene.tokens.len()))
        .filter(|&at| scene.act(at) == Some(Act::Head))
        .any(|at| naming::phrase(scene, at).is_some_and(|phrase| phrase.start <= verb));
    // 发布情况通报: what is published.
    let paper = scene.text(verb) == "通报"
        && (scene.clauses[scene.clause_of(verb)].start..verb).any(|at| scene.act(at) == Some(Act::Publish));
    paper || noun || of || in_name
}
