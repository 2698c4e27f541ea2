//! Taking part: who has which role in the event in focus (主办, 出席, 主持, 致辞, 介绍).
//!
//! A role word belongs to the event that its clause names (`出席签约仪式`), else to one of its sentence (behind it
//! for `由A主办的X在Y召开`, before it for `X，由A主办`), else to the one in focus. Left alone: role words within nouns
//! (主办单位, 介绍信), denied ones, speech by people who are not at a meeting.
//!
//! Example: `会上，副市长甲致辞，A公司作产品推介` has a speaker and a presenter of the meeting in focus.

use super::lexicon::{Act, Role, is_one};
use super::meeting::is_region;
use super::naming;
use super::reading::{Reading, acts, role};
use super::roles::{self, Actor};
use super::scene::Kind;
use super::speech::is_public;
use super::support::{backed, is_support};
use super::target::target;
use super::{EventKind, EventStatus, clause};
use crate::mention::MentionKind;

/// Someone has a role.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    if clause::status(scene, verb).is_none() || units(reading, verb) || backed(reading, verb) {
        return;
    }
    // 在A的指导下.
    let under = scene.text(verb + 1) == "下"
        && (scene.text(scene.before(verb)) == "的" || scene.chains.iter().any(|chain| chain.end == verb));
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
    // 甲指出，乙多次发表讲话: what is told of 乙 was elsewhere.
    if is_one!(&role.0, "speaker presenter") && clause::is_reported(scene, verb) {
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
    let urged = urged
        || &*role.0 == "builder"
            // 为建设A贡献力量: what it is to help, not what is built.
            && (scene.text(scene.before(verb)) == "为"
                || ["贡献", "力量", "作为", "新篇章", "契机"].iter().any(|word| scene.between(start, end).contains(word)));
    if urged {
        return;
    }
    let mut subject = subject_of(reading, verb, &role);
    // 甲到会指导: a person who comes to guide is there, a body backs it.
    let role = match scene.text(verb) {
        "到会指导" if subject.actors.iter().any(|actor| actor.kind == MentionKind::Person) => {
            self::role("attendee", "出席")
        }
        _ => role,
    };
    // 参加仪式的有甲、乙: the list stands behind.
    let range = scene.clauses[scene.clause_of(verb)].clone();
    if &*role.0 == "attendee"
        && let Some(at) = (verb + 1..range.end.min(verb + 10)).find(|&at| scene.text(at) == "的")
        // 参加活动的领导还有甲、乙.
        && (at + 1..at + 4)
            .take_while(|&behind| matches!(scene.kind(behind), Kind::Word(_) | Kind::Position))
            .any(|behind| is_one!(scene.text(behind), "有 还有 包括") || scene.text(behind).starts_with("有"))
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
    // 甲28日同出席X的外方代表参观Y: 甲 is not who attends.
    let governed = verb > range.start && is_one!(scene.text(verb - 1), "同 与 和 对 向 为 陪同 给");
    if aside.is_none()
        && governed
        && naming::object(scene, verb, range.end).is_some_and(|object| scene.text(object.end) == "的")
    {
        return;
    }
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
    // 据甲介绍: to a reporter, unless there is an event for the press.
    let to_reporter = scene.text(range.start) == "据" && is_one!(scene.text(verb), "介绍");
    let created = reading.created.iter().any(|&(token, _)| token < verb);
    let press = reading.ledger.stages().into_iter().rev();
    let press =
        press.filter(|_| to_reporter && !created).find(|&event| is_press(&reading.ledger.draft(event).head));
    if to_reporter && !created && press.is_none() {
        return;
    }
    if press.is_some()
        && let Some(chain) = scene.chains.iter().find(|chain| chain.end == verb)
    {
        subject.actors = roles::actors(scene, chain);
    }
    if &*role.0 == "presenter" && super::speech::is_apart(reading, verb) {
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
            && !is_one!(scene.text(verb), "提供赞助 赞助 冠名 独家冠名 冠名赞助 独家冠名赞助 到会指导")
            && !is_support(reading, verb))
    {
        return;
    }
    // 在甲的见证下签署, 甲、乙见证签约: at the signing, not at the meeting before.
    let witnessing = under || scene.text(verb).ends_with("见证");
    let witnessed = reading.created.iter().map(|&(_, event)| event).find(|&event| {
        witnessing && matches!(reading.ledger.draft(event).kind, EventKind::Signing | EventKind::Launch)
    });
    // A与B签约。甲见证签约: what the sentence before told.
    let witnessed = witnessed.or_else(|| {
        let last = reading.ledger.last(EventKind::Signing).filter(|_| witnessing)?;
        let told = reading.ledger.draft(last).evidence.end();
        let between = scene.page.text.get(told..scene.span.start())?;
        (scene.act(verb + 1) == Some(Act::Sign) && between.trim().is_empty()).then_some(last)
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
    // 甲、乙参加上述活动: everything told of before, unless people met.
    let above = is_one!(scene.text(verb), "出席 参加")
        && (verb + 1..range.end).any(|at| is_one!(scene.text(at), "上述"))
        && reading.ledger.talked("会见").or_else(|| reading.ledger.talked("会谈")).is_none();
    if above {
        for event in reading.ledger.stages() {
            reading.add_all(event, &subject.actors, &role);
        }
        return;
    }
    let Some(event) = press.or_else(|| target(reading, verb)) else { return };
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
    // A、B将参展: not at the press conference that says so.
    let elsewhere = clause::status(scene, verb) == Some(EventStatus::Planned)
        && reading.ledger.draft(event).status == EventStatus::Held
        && !reading.created.iter().any(|&(_, created)| created == event);
    let planned = planned || elsewhere;
    if planned && is_one!(&role.0, "presenter speaker attendee chair") {
        return;
    }
    let shows = is_one!(scene.text(verb), "展示 展出");
    let told = is_public(&reading.ledger.draft(event).head) && is_one!(scene.text(verb), "介绍 分享");
    for actor in &subject.actors {
        // A局发布预警: what a body gives out is of the event only where the sentence is.
        let elsewhere = is_one!(&role.1, "发布")
            && actor.kind != MentionKind::Person
            && !reading.created.iter().any(|&(_, created)| created == event);
        let strange = elsewhere || told && actor.kind == MentionKind::Person && !reading.ledger.has(event, actor.entity, &["attendee", "speaker", "unveiler"])
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
    let guest =
        is_one!(&role.0, "attendee speaker presenter").then(|| super::governed::asked(reading.scene, verb));
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
    // 明日将举行X，甲将作演讲: who is to speak is named with the plan.
    let announced = !carried && reading.created.iter().any(|&(_, created)| created == event);
    if draft.status == EventStatus::Planned && is_one!(name, "speaker presenter unveiler") && !announced {
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

/// Whether an event is for the press, so that what is explained there is said at it.
pub(super) fn is_press(head: &str) -> bool {
    ["发布会", "通气会", "吹风会", "记者会"].iter().any(|ending| head.ends_with(ending))
}

/// Whether a place is a house that can act: 县文化馆, 市体育中心.
pub(super) fn is_house(actor: &Actor, page: &super::scene::Page<'_>) -> bool {
    let text = actor.said(page);
    [
        "馆",
        "中心",
        "剧院",
        "学校",
        "小学",
        "中学",
        "幼儿园",
        "村",
        "社区",
        "医院",
        "公园",
        "景区",
        "影城",
        "剧场",
        "书店",
        "书城",
        "度假区",
    ]
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
    let found = if is_one!(scene.text(scene.before(verb)), "为 是 作为") {
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
    // 参赛案例获奖, 参展产品: what is there, not who.
    let end = scene.clauses[scene.clause_of(verb)].end;
    let there = is_one!(scene.text(verb), "参赛 参展 参会 与会 参演 参评 参训")
        && verb + 1 < end
        && matches!(scene.kind(verb + 1), Kind::Word(_));
    let noun = noun || there;
    // 得到各界的积极参与
    let got = (verb.saturating_sub(2)..verb).any(|at| scene.text(at) == "的")
        && is_one!(scene.text(verb), "参与 支持 指导 协助")
        && matches!(scene.kind(verb + 1), Kind::Mark(_));
    let of = got
        || scene.text(scene.before(verb)) == "的"
        // 在重要讲话中指出 is a speech.
        || is_one!(scene.text(scene.before(verb)), "重要 系列")
            && scene.text(verb + 1) != "中"
            && is_one!(scene.text(verb), "讲话 致辞 发言 指示");
    // 发布情况通报: what is published.
    let paper = scene.text(verb) == "通报"
        && (scene.clauses[scene.clause_of(verb)].start..verb).any(|at| scene.act(at) == Some(Act::Publish));
    paper || noun || of || scene.in_name(verb, 5)
}
