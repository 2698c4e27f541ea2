//! Reported speech: who 指出, 强调, 表示 something at the meeting in focus speaks there.
//!
//! Left alone: what is said to a reporter (接受采访时表示), by passers-by, or of an event that is open to all (a fair, a
//! race), 对…表示欢迎.
//!
//! Example: `市长甲强调，要…` in the report of a meeting makes 甲 a speaker of it.

use super::lexicon::{Act, is_one};
use super::reading::{Reading, role};
use super::roles::{self, Actor};
use super::scene::Kind;
use super::{EventKind, EventStatus, clause};
use crate::mention::MentionKind;

/// Reported speech at a meeting: 甲指出, 乙表示.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let subject = reading.subject(verb);
    // 主持召开调度会，要求…: who held the meeting speaks at it.
    let holds = reading.created.iter().any(|&(token, event)| {
        token < verb && subject.actors.iter().any(|actor| reading.ledger.has(event, actor.entity, &["chair"]))
    });
    // 在甲看来: what governs the name is no other subject.
    let views = scene.text(verb) == "看来";
    let seen = scene.chains.iter().find(|chain| views && chain.end == verb);
    let subject = match seen {
        Some(chain) => roles::Subject { actors: roles::actors(scene, chain), carried: false },
        None if views => return,
        None => subject,
    };
    // 甲感谢我市的支持，表示…: who is there goes on to speak.
    let present = reading.ledger.focus().is_some_and(|focus| {
        subject
            .actors
            .iter()
            .any(|actor| reading.ledger.has(focus, actor.entity, &["attendee", "chair", "visitor"]))
    });
    // 会上，甲对…给予肯定，并提出要求: named in a sentence that the meeting opens.
    let opens = reading.created.iter().any(|&(token, _)| {
        scene.clause_of(token) == 0
            && subject.actors.iter().any(|actor| {
                actor.span.start() > scene.tokens[token].span.start() && actor.span.end() <= scene.span.end()
            })
    });
    if subject.carried && !matches!(scene.text(0), "他" | "她") && !holds && !present && !opens {
        return;
    }
    // 对甲的到来表示欢迎: no speech is reported.
    if scene.text(verb) == "表示"
        && is_one!(
            scene.text(verb + 1),
            "欢迎 感谢 祝贺 慰问 敬意 哀悼 热烈 衷心 诚挚 赞赏 肯定 满意 遗憾 关切 同情 支持 由衷",
        )
    {
        return;
    }
    // 甲说明，…: without what was said behind it the word is a noun.
    if scene.text(verb) == "说明" && !matches!(scene.kind(verb + 1), Kind::Mark(',' | ':')) {
        return;
    }
    // 甲提出的要求, 传达乙的要求: what was said elsewhere.
    let number = scene.clause_of(verb);
    let cited = (scene.clauses[number].start..verb)
        .any(|at| is_one!(scene.text(at), "传达 传达学习 贯彻 落实 贯彻落实 根据 按照 遵照"));
    // 把握甲关于X的实践要求: the noun.
    let noun = scene.text(verb) == "要求"
        && matches!(scene.kind(scene.before(verb)), Kind::Word("n" | "vn" | "a" | "an" | "b"));
    let on = (scene.clauses[number].start..verb).any(|at| scene.text(at) == "关于");
    if scene.text(verb + 1) == "的" || cited || noun || on && scene.text(verb) == "要求" {
        return;
    }
    // 甲指出，乙提出了要求: what 甲 tells of 乙.
    if clause::is_reported(scene, verb) || is_apart(reading, verb) {
        return;
    }
    // 甲在接受采访时表示: to a reporter.
    let from = scene.clauses[number.saturating_sub(1)].start;
    // 在媒体吹风会上表示: the press is what the meeting is for.
    let of_a_name = |at: usize| (at + 1..(at + 4).min(verb)).any(|head| scene.act(head) == Some(Act::Head));
    if (from..verb).any(|at| {
        is_one!(scene.text(at), "采访 专访 受访 外媒 本报 日前 此前 近日")
            || is_one!(scene.text(at), "记者 媒体") && !of_a_name(at)
    }) {
        return;
    }
    // 在参加代表团审议时强调: there, and not at the meeting in focus.
    let elsewhere = scene.text(scene.before(verb)) == "时"
        && (scene.clauses[number].start..verb)
            .any(|at| is_one!(scene.text(at), "参加 出席 接受 调研 考察 视察 会见 走访 考察调研"))
        && !reading.created.iter().any(|&(token, _)| token < verb && scene.clause_of(token) + 1 >= number);
    if elsewhere {
        return;
    }
    let people: Vec<Actor> =
        subject.actors.into_iter().filter(|actor| actor.kind == MentionKind::Person).collect();
    if people.is_empty() {
        return;
    }
    let Some(event) = reading
        .created
        .iter()
        .rev()
        .find(|&&(token, event)| token <= verb && reading.ledger.draft(event).stage)
        .map(|&(_, event)| event)
        .or_else(|| led_by(reading, &people))
        .or_else(|| reading.ledger.focus())
    else {
        return;
    };
    let draft = reading.ledger.draft(event);
    // On a visit only the visitor says what is to be done.
    let visits = draft.kind == EventKind::Visit
        && is_one!(scene.text(verb), "指出 强调 要求")
        && people.iter().any(|actor| reading.ledger.has(event, actor.entity, &["visitor"]));
    let ceremony = matches!(draft.kind, EventKind::Meeting)
        || visits
        || (matches!(draft.kind, EventKind::Launch | EventKind::Signing | EventKind::Investment)
            && ["仪式", "典礼", "活动", "会"].iter().any(|ending| draft.head.ends_with(ending)));
    // 甲今年2月在某省考察时强调: however long ago it was.
    let told = visits && reading.created.iter().any(|&(token, created)| created == event && token < verb);
    if !ceremony || !draft.stage || draft.background && !told || draft.status != EventStatus::Held {
        return;
    }
    let end = scene.clauses[number].end;
    let asks = scene.text(verb) == "提出" && verb + 1 == end && scene.text(end) != "。"
        || scene.text(verb) == "提出"
            && ["要求", "意见", "建议", "希望", "意见建议"]
                .iter()
                .any(|asked| scene.between(verb, end).ends_with(asked));
    if !is_one!(
        scene.text(verb),
        "指出 强调 要求 表示 说 谈到 说道 提到 透露 称 认为 坦言 呼吁 感慨 感慨道 直言 介绍说 说明 希望 建议 如是说 看来",
    ) && !asks
    {
        return;
    }
    let here = reading.created.iter().any(|&(_, created)| created == event);
    let press = super::part::is_press(&reading.ledger.draft(event).head);
    let of_an_office = press && reading.ledger.filled(event, &["organiser", "chair"]);
    // 某公司经理甲说, in news of what an office told the press: whom the reporter asked.
    let of_a_firm = |actor: &Actor| {
        let firm = scene
            .page
            .mentions
            .iter()
            .enumerate()
            .rfind(|(_, one)| one.kind == MentionKind::Firm && one.span.end() <= actor.span.start());
        firm.is_some_and(|(number, one)| {
            let between = &scene.page.text[one.span.end()..actor.span.start()];
            let title = between.chars().count() <= 12 && !between.contains(['。', ',', ';', '”', '\n']);
            let entity = scene.page.entities.of_mention[number];
            title
                && entity.is_none_or(|entity| !reading.ledger.has(event, entity, &["organiser", "presenter"]))
        })
    };
    let staff: Vec<_> = people
        .iter()
        .filter(|actor| of_an_office && !here && of_a_firm(actor))
        .map(|actor| actor.entity)
        .collect();
    // 举行发布会。甲表示，…: who opens it explains.
    let opens = press && !here && !reading.ledger.filled(event, &["speaker", "presenter"]);
    let role = if opens { role("presenter", "介绍") } else { role("speaker", scene.text(verb)) };
    for actor in &people {
        if staff.contains(&actor.entity) {
            continue;
        }
        // Passers-by who are asked about an event do not speak at it: only people of rank, or at the event itself.
        let near =
            scene.sentence <= reading.ledger.spoken + WITHIN && !is_public(&reading.ledger.draft(event).head);
        // 甲在开幕式上表示: at the opening of a fair, if not all over it.
        let at_ceremony = reading.created.iter().any(|&(token, created)| {
            created == event
                && scene.act(token) == Some(super::lexicon::Act::Head)
                && scene.text(token + 1) == "上"
                && !is_public(scene.text(token))
        });
        let public = is_public(&reading.ledger.draft(event).head) && !at_ceremony;
        let known = here && !views && !public
            || (near
                && reading
                    .ledger
                    .position_of(actor)
                    .is_some_and(|position| is_rank(position) && !is_analyst(position)))
            || reading.ledger.has(event, actor.entity, &["attendee", "chair", "unveiler", "visitor"]);
        if known && !reading.ledger.has(event, actor.entity, &["speaker", "presenter"]) {
            reading.ledger.add(event, actor, &role);
            reading.ledger.spoken = scene.sentence;
        }
    }
}

/// The meeting that someone led, where another one that they have no part in was told of since: 市长甲主持召开会议。
/// 发布会由乙主持。甲强调，….
fn led_by(reading: &Reading<'_, '_>, people: &[Actor]) -> Option<usize> {
    let takes_part = |event: usize, roles: &[&str]| {
        people.iter().any(|actor| reading.ledger.has(event, actor.entity, roles))
    };
    let focus = reading.ledger.focus()?;
    if takes_part(focus, &["chair", "attendee", "visitor", "speaker", "presenter", "unveiler"]) {
        return None;
    }
    let stages = reading.ledger.stages().into_iter().rev();
    stages
        .filter(|&event| reading.ledger.draft(event).kind == EventKind::Meeting)
        .find(|&event| takes_part(event, &["chair"]))
}

/// Whether a position is of those who comment on a meeting rather than speak at it.
fn is_analyst(position: &str) -> bool {
    ["分析师", "经济学家", "首席研究员", "策略师", "首席分析", "评论员", "律师"]
        .iter()
        .any(|word| position.contains(word))
}

/// Whether something is said on a day and in a place of its own: 甲31日在北京介绍称.
pub(super) fn is_apart(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let start = scene.clauses[scene.clause_of(verb)].start;
    reading.created.is_empty()
        && (start..verb).any(|at| matches!(scene.kind(at), Kind::Date))
        && (start..verb).any(|at| {
            is_one!(scene.text(at), "在 于") && scene.kind(at + 1) == Kind::Actor(MentionKind::Place)
        })
}

/// Whether an event is open to all, so that who speaks of it speaks to a reporter: a festival, a fair, a race.
pub(super) fn is_public(head: &str) -> bool {
    ["节", "赛", "展", "展会", "季", "马拉松", "大集", "集市", "夏令营", "演练", "嘉年华"]
        .iter()
        .any(|ending| head.ends_with(ending))
}

/// A speaker stands at most this many sentences behind the last one that spoke of the meeting.
const WITHIN: usize = 8;

/// Whether a position is one of rank: an electrician who speaks was asked by the reporter.
fn is_rank(position: &str) -> bool {
    [
        "长",
        "书记",
        "主任",
        "主席",
        "经理",
        "总裁",
        "董事",
        "教授",
        "院士",
        "研究员",
        "秘书",
        "司令",
        "专员",
        "委员",
        "代表",
        "理事",
        "负责人",
        "创始人",
        "CEO",
        "总监",
        "顾问",
        "专家",
        "主管",
        "总工",
        "总统",
        "首相",
        "大使",
        "领事",
        "总理",
        "博士",
        "巡视员",
        "调研员",
        "官",
        "导师",
        "合伙人",
        "总师",
        "发言人",
        "参赞",
    ]
    .iter()
    .any(|word| position.contains(word))
}
