//! Publications: 印发 发布 出台 a document, a plan, a list, figures.
//!
//! Found: `A、B联合印发《X》`, `《X》正式发布`, `A发布上半年经济数据`, `宁夏出台X`, `A就X出台方案`, `A印发通知，明确X`, each named by what
//! it is about. At a meeting in focus, people and firms who 发布
//! something present it there. Left alone: nouns (发布会 is a meeting), posts on social media.

use super::lexicon::{Act, is_one};
use super::reading::{Reading, acts, role, trimmed};
use super::roles::Actor;
use super::scene::{Kind, Scene};
use super::{EventKind, EventStatus, clause, place_date};
use crate::entity::EntityId;
use crate::mention::MentionKind;
use crate::text::{Endings, Span};
use std::sync::LazyLock;

/// What can be published, by its last characters, where it is no titled document.
static TEXTS: LazyLock<Endings> = LazyLock::new(|| {
    Endings::new(
        "消息 名单 清单 数据 公报 报告 白皮书 蓝皮书 皮书 指数 通知 方案 意见 办法 规划 措施 政策 标准 榜单 运行情况 条例 公告 通告 规定 细则 \
         倡议书 指南 目录 预警 预警信号 提示 纲要 大纲 指引 新规 计划 成果 需求 批复 吉祥物 会徽 图谱 图 地图 结果 声明 宣言 倡议 情况 案例 警示 提醒 \
         通报 公示 举措 规则 预案 销售价格 公开信 的信 信息 排行榜 年报 季报 财报 决定书 决定 手册 攻略 解读 答问 问答 口号 标识 路线 线路 数据集 \
         十条 二十条 三十条 百条 宣传片 主题曲",
    )
});

/// Something is published.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let next = scene.text(verb + 1);
    if next == "的" {
        relative(reading, verb);
        return;
    }
    if is_one!(next, "会 的 时间 者 后 平台 机构 仪式 之日 以来 台 员 站 中心")
        || scene.text(scene.before(verb)) == "的"
        // “三亚发布”7月31日消息: a name.
        || scene.kind(verb + 1) == Kind::Mark('”')
    {
        return;
    }
    let Some(status) = clause::status(scene, verb) else { return };
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let subject = match super::statement::cited(reading, verb) {
        Some(actors) => super::roles::Subject { actors, carried: false },
        None => reading.subject(verb),
    };
    // 《通知》 for a title given in full before is no news.
    let titled_here = |at: usize| scene.kind(at) == Kind::Document && scene.text(at).chars().count() > 6;
    let document = (verb + 1..range.end)
        .find(|&at| titled_here(at))
        .filter(|&at| !(verb + 1..at).any(|between| scene.is_verb(between)));
    // 《华盛顿邮报》发布: a paper that is no paper of an office says something itself.
    let topic = (range.start..verb).rev().find(|&at| {
        titled_here(at) && (is_official(scene.text(at)) || !matches!(scene.kind(at + 1), Kind::Date))
    });
    // 通过 and 实施 are said of much; only a titled document makes them a publication.
    let form = scene.text(verb);
    let enforced = is_one!(form, "实施 施行 正式施行 正式实施");
    if form == "通过" && document.is_none() {
        super::recognition::certified(reading, verb);
    }
    if document.is_none()
        && is_one!(form, "推出 发布 正式推出 正式发布")
        && super::release::product(reading, verb)
    {
        return;
    }
    // 通过《X》等节目: by way of it.
    let passed = document.is_some_and(|at| is_official(scene.text(at)));
    if is_one!(form, "通过 表决通过 推出 正式推出") && !passed
        || enforced && document.is_none() && topic.is_none()
    {
        return;
    }
    // 介绍实施《X》的情况: it is spoken of.
    if enforced && (range.start..verb).any(|at| matches!(scene.act(at), Some(Act::Role | Act::Speech))) {
        return;
    }
    let publishing = matches!(scene.text(verb), "发布" | "公布" | "联合发布");
    let focus = reading
        .created
        .iter()
        .rev()
        .find(|&&(token, event)| token < verb && reading.ledger.draft(event).stage)
        .map(|&(_, event)| event)
        .or_else(|| reading.ledger.focus());
    let label = reading.before(verb).unwrap_or_else(|| role("issuer", "发布"));
    // At a meeting: presenters of it.
    if publishing
        && (!clause::is_background(scene, verb)
            || reading.created.iter().any(|&(_, here)| Some(here) == focus))
        && status == EventStatus::Held
        && let Some(event) = focus
        && (on_stage(reading, event)
            || (document.is_none() && is_firm(&subject.actors) && is_meeting(reading, event)))
    {
        let here = reading.created.iter().any(|&(_, created)| created == event);
        let told = is_told(reading, event);
        let presenters: Vec<Actor> = subject
            .actors
            .iter()
            .filter(|actor| here || told || actor.kind != MentionKind::Agency)
            .filter(|actor| {
                acts(actor) && !actor.bound && !(subject.carried && actor.kind != MentionKind::Person)
            })
            .filter(|actor| document.is_none() || actor.kind == MentionKind::Person)
            .cloned()
            .collect();
        if !presenters.is_empty() {
            reading.add_all(event, &presenters, &role("presenter", "发布"));
            if document.is_none() {
                return;
            }
        }
    }
    let object = text_object(scene, verb, range.end).filter(|what| form != "转发" || what.contains("关于"));
    // 会上发布X: at the meeting in focus, whoever does it.
    let staged = publishing
        && status == EventStatus::Held
        && focus.is_some_and(|event| on_stage(reading, event) && is_told(reading, event));
    let (name, titled) = match (document, topic, object) {
        (Some(document), ..) => (format!("{form}{}", scene.text(document)), true),
        (None, Some(document), object)
            if object.is_none() || subject.actors.is_empty() || subject.carried =>
        {
            (format!("{form}{}", scene.text(document)), true)
        }
        (.., Some(object)) if is_one!(&object, BARE) => {
            (format!("{form}{}", about(scene, verb, &object)), false)
        }
        (.., Some(object)) => (format!("{form}{object}"), false),
        (.., None) => match text_topic(scene, range.start, verb) {
            Some(what) if publishing && subject.actors.is_empty() => (format!("{form}{what}"), staged),
            _ => return super::statement::read(reading, verb),
        },
    };
    let issuers: Vec<Actor> =
        subject.actors.iter().filter(|actor| !actor.bound && is_issuer(actor, scene.page)).cloned().collect();
    // A发布的《X》正式施行: who stands in the relative clause.
    // 会议通过《X》: the body whose meeting it is.
    let issuers = if issuers.is_empty() && is_one!(form, "通过 表决通过 审议通过") {
        let meeting = reading.created.iter().rev().map(|&(_, event)| event).find(|&event| {
            let draft = reading.ledger.draft(event);
            draft.kind == EventKind::Meeting && draft.stage
        });
        let holders = meeting.map(|event| reading.ledger.with_role(event, "organiser")).unwrap_or_default();
        holders.into_iter().filter(|actor| actor.kind == MentionKind::Agency).collect()
    } else {
        issuers
    };
    let issuers = if issuers.is_empty()
        && enforced
        && let Some(topic) = topic
    {
        scene
            .chains
            .iter()
            .filter(|chain| chain.start >= range.start && chain.end < topic && scene.text(topic - 1) == "的")
            .flat_map(|chain| super::roles::actors(scene, chain))
            .filter(|actor| is_issuer(actor, scene.page))
            .collect()
    } else {
        issuers
    };
    let dated = place_date::date(scene, verb);
    let lately =
        (0..verb).any(|at| is_one!(scene.text(at), "日前 近日 此前 近期 近年来 近几年 先后 陆续 目前 近年"));
    let issuers = match document.or(topic).filter(|_| issuers.is_empty() && titled) {
        Some(document) => {
            titled_issuer(scene, document).or_else(|| reading.informant(verb)).into_iter().collect()
        }
        None => issuers,
    };
    let nameless = issuers.is_empty()
        && dated.is_some_and(|date| place_date::is_exact(&date))
        && is_nameless(reading, verb, &subject.actors);
    let long = name.chars().count() >= form.chars().count() + 6;
    if !titled
        && !(staged && long)
        && ((issuers.is_empty() && !nameless) || (subject.carried && dated.is_none()))
    {
        return;
    }
    // 发布公告, 印发通知: a paper without a name is news where an office gives it out on a day.
    let bare = !titled && text_object(scene, verb, range.end).is_some_and(|what| is_one!(&what, BARE));
    if bare && (is_firm(&issuers) || subject.carried || dated.is_none() && !lately) {
        return;
    }
    // 由A局制定实施细则: what is to be done, where no day is told.
    if form == "制定" && !titled && dated.is_none() && !lately {
        return;
    }
    // 近年来，某区出台多项政策: some of many, of no day.
    let some = ["多项", "一系列", "系列", "若干", "多条", "许多", "不少"];
    let object = scene.between(verb + 1, range.end);
    let object = object.trim_start_matches(['了', '的']);
    if !titled && dated.is_none() && some.iter().any(|some| object.starts_with(some)) {
        return;
    }
    // 国家能源局负责制定X规则: what it is there for.
    if !titled && (range.start..verb).any(|at| is_one!(scene.text(at), "负责 加快 抓紧 研究 推动"))
    {
        return;
    }
    let cited =
        (range.start..verb).any(|at| is_one!(scene.text(at), "根据 按照 依据 依照 据 随着 自 自从 符合"));
    if titled && issuers.is_empty() && dated.is_none() && cited {
        return;
    }
    let Some(mut draft) = reading.draft(EventKind::Publication, name, scene.text(verb), verb) else { return };
    // 提出到2026年制定X: an aim of what was published.
    if draft.status == EventStatus::Planned && subject.carried {
        return;
    }
    draft.stage = false;
    draft.place = None;
    if draft.date.is_none() && !draft.background && !lately {
        draft.date = focus.and_then(|event| reading.ledger.draft(event).date);
    }
    let label = if &*label.0 == "presenter" { role("issuer", "发布") } else { label };
    // 出台《X》《Y》: each is a paper of its own.
    let mut next = document.map_or(range.end, |document| document + 1);
    while next < range.end {
        next += usize::from(is_one!(scene.text(next), "、 和 及 以及"));
        if scene.kind(next) != Kind::Document || next >= range.end {
            break;
        }
        let further = super::ledger::Draft {
            name: format!("{}{}", scene.text(verb), scene.text(next)),
            ..draft.clone()
        };
        let event = reading.enter(verb, further);
        reading.add_all(event, &issuers, &label);
        next += 1;
    }
    let event = reading.enter(verb, draft);
    reading.add_all(event, &issuers, &label);
}

/// `A发布的《X》`, `7月1日起施行的《X》`: told by the way, an event where it has a day or period of its own.
fn relative(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let Some(paper) = paper(scene, verb + 2, range.end) else { return };
    // 今年初，A印发的《X》提出: the day may be a clause of its own.
    let opening = scene.clauses[..scene.clause_of(verb)]
        .last()
        .filter(|before| (before.start..before.end).all(|at| scene.kind(at) == Kind::Date));
    let from = opening.map_or(range.start, |before| before.start);
    let date = (from..verb).rev().find_map(|at| place_date::value(scene, at));
    // 该局日前发布的《X》显示: news as well, and so is what the sentence tells from it.
    let behind = scene.tokens.iter().position(|token| token.span.start() >= paper.end()).unwrap_or(range.end);
    let lately = (range.start..verb).any(|at| is_one!(scene.text(at), "日前 近日 最新 近期"))
        || scene.act(behind) == Some(Act::Speech)
        || is_one!(scene.text(behind), "显示 明确 规定");
    let paper = paper.of(scene.page.text);
    if date.is_none() && !lately {
        return;
    }
    let content = if is_one!(paper, BARE) { about(scene, verb, paper) } else { paper.to_owned() };
    let name = format!("{}{content}", scene.text(verb));
    let Some(mut draft) = reading.draft(EventKind::Publication, name, scene.text(verb), verb) else { return };
    draft.stage = false;
    draft.place = None;
    draft.date = date.map(place_date::without_time);
    let issuers: Vec<Actor> = reading
        .subject(verb)
        .actors
        .into_iter()
        .filter(|actor| is_issuer(actor, scene.page) && !actor.bound)
        .collect();
    // A paper has a name of its own; figures are known by who gives them out.
    if issuers.is_empty() && !paper.starts_with('《') {
        return;
    }
    let event = reading.enter(verb, draft);
    reading.add_all(event, &issuers, &role("issuer", "印发"));
}

/// What stands behind 发布的: a titled document, or a noun of what can be published (数据, 公报) with what belongs to it.
fn paper(scene: &Scene<'_>, start: usize, end: usize) -> Option<Span> {
    if scene.kind(start) == Kind::Document {
        let title = scene.text(start);
        return (title.chars().count() > 6 && is_official(title)).then_some(scene.tokens[start].span);
    }
    let noun = |&at: &usize| {
        matches!(
            scene.kind(at),
            Kind::Date
                | Kind::Figure
                | Kind::Word("n" | "nz" | "vn" | "b" | "t" | "m" | "ns" | "j" | "l" | "a")
        )
    };
    let last = (start..end.min(start + 8)).take_while(noun).last()?;
    let text = scene.between(start, last + 1);
    TEXTS.end(text).then(|| Span::new(scene.tokens[start].span.start(), scene.tokens[last].span.end()))
}

/// Whether who publishes is a region (我省出台…) or a body by the word for its kind alone (九部门联合发布…).
fn is_nameless(reading: &Reading<'_, '_>, verb: usize, actors: &[Actor]) -> bool {
    let scene = reading.scene;
    if !actors.is_empty() {
        return actors.iter().all(|actor| super::meeting::is_region(actor, scene.page) && !actor.bound);
    }
    let start = scene.clauses[scene.clause_of(verb)].start;
    (start..verb)
        .rev()
        .find(|&at| {
            scene.kind(at) != Kind::Date
                && !matches!(scene.kind(at), Kind::Word("d" | "ad" | "t"))
                && !is_one!(scene.text(at), "联合 共同 正式 日前 近日")
        })
        .is_some_and(|at| {
            ["部门", "部委", "政府", "官方", "领导小组", "指挥部"]
                .iter()
                .any(|body| scene.text(at).ends_with(body))
        })
}

/// Who a paper names in its title as its issuer: 《A市人民政府办公室关于…的通知》.
fn titled_issuer(scene: &Scene<'_>, document: usize) -> Option<Actor> {
    let title = scene.text(document).trim_start_matches('《');
    let (name, _) = title.split_once("关于")?;
    let page = scene.page;
    let written = |id: EntityId| {
        page.entities.get(id).mentions.iter().any(|&number| page.mentions[number].span.of(page.text) == name)
    };
    let entity = (0..page.entities.list.len()).map(EntityId).find(|&id| {
        let known = page.entities.get(id);
        known.kind == MentionKind::Agency && (known.name == name || written(id))
    })?;
    let start = scene.tokens[document].span.start() + '《'.len_utf8();
    Some(Actor {
        entity,
        kind: MentionKind::Agency,
        span: Span::new(start, start + name.len()),
        position: None,
        delegate: false,
        inherited: false,
        bound: false,
    })
}

/// Whether an actor can issue: all but people, and regions too (宁夏出台X).
fn is_issuer(actor: &Actor, page: &super::scene::Page<'_>) -> bool {
    actor.kind != MentionKind::Person && (acts(actor) || super::meeting::is_region(actor, page))
}

/// A paper told of by its kind alone, with what it is about: 就X出台方案, 印发通知，明确X.
pub(super) fn about(scene: &Scene<'_>, verb: usize, object: &str) -> String {
    let number = scene.clause_of(verb);
    let range = &scene.clauses[number];
    if let Some(at) = (range.start..verb).find(|&at| is_one!(scene.text(at), "就 针对 围绕")) {
        return format!("{}{object}", scene.between(at, verb));
    }
    // What it says, from the next clause that tells more than when and why, up to its first figure.
    let said = scene.clauses[number + 1..].iter().find(|range| {
        !is_one!(scene.text(range.start), "截至 截止 据 为 根据 过去 近日 自 从")
            && (range.start..range.end)
                .any(|at| matches!(scene.kind(at), Kind::Word(_) | Kind::Trigger(_) | Kind::Actor(_)))
    });
    let said = said.map_or("", |range| {
        // 支持的15个城市 goes on, 增长5% is what the paper says.
        let closing = |&at: &usize| {
            scene.kind(at) == Kind::Figure
                && !matches!(scene.kind(at + 1), Kind::Word("n" | "nz" | "vn" | "ns" | "j"))
        };
        let end = (range.start..range.end).find(closing).unwrap_or(range.end);
        scene.between(range.start, end)
    });
    let said = if said.chars().count() > LONGEST_CONTENT { short(said) } else { said.to_owned() };
    match (object, said.chars().count()) {
        (object, 0..4) => object.to_owned(),
        ("", _) => said,
        _ => format!("{object}：{said}"),
    }
}

/// The beginning of what a paper says: up to the mark that ends a name of a list or a quotation, where there is one.
fn short(said: &str) -> String {
    let most: String = said.chars().take(LONGEST_CONTENT).collect();
    match most.rfind(['、', ' ', '”', '》']) {
        Some(end) if most[..end].chars().count() >= LONGEST_CONTENT / 2 => {
            let mark = most[end..].chars().next().filter(|mark| matches!(mark, '”' | '》'));
            most[..end].chars().chain(mark).collect()
        }
        // A cut within a word says less than nothing.
        _ => String::new(),
    }
}

/// How many characters of what a paper says stand in its name.
const LONGEST_CONTENT: usize = 30;

/// What stands before the verb where nothing stands behind it: X地图正式发布.
fn text_topic(scene: &Scene<'_>, start: usize, verb: usize) -> Option<String> {
    if !matches!(scene.kind(verb + 1), Kind::Mark(_)) {
        return None;
    }
    let mut end = verb;
    while end > start
        && (scene.kind(end - 1) == Kind::Date
            || matches!(scene.kind(end - 1), Kind::Word("d" | "ad" | "t" | "p")))
    {
        end -= 1;
    }
    let name = super::thing::named_before(scene, start, end)?;
    (name.chars().count() >= 6 && (TEXTS.end(name.trim_end_matches('”')) || super::thing::is_thing(&name)))
        .then_some(name)
}

/// Papers that are told of by their kind alone.
const BARE: &str =
    "方案 报告 消息 预报 新规 数据 公告 通报 通告 公报 通知 公示 声明 白皮书 蓝皮书 倡议 倡议书 年报";

/// How papers of offices end.
static OFFICIAL: LazyLock<Endings> = LazyLock::new(|| {
    Endings::new(
        "措施 办法 意见 条例 规定 方案 规划 计划 指南 标准 通知 决定 报告 白皮书 蓝皮书 细则 政策 条 法 指引 目录 清单 通告 公告 规范 纲要 准则 \
         倡议书 协定 解释 批复 函 决议 公报 制度 规程 章程 名单 守则 答问 问答 规则 声明 公约 条约 协议 手册 预案 要点",
    )
});

/// Whether a title is that of a rule, plan or report of an office.
fn is_official(title: &str) -> bool {
    let title = title.trim_end_matches(['》', '〉', ')', '）']);
    OFFICIAL.end(title.split(['(', '（']).next().unwrap_or(title))
}

/// Whether firms alone publish: at a meeting that is a presentation.
fn is_firm(actors: &[Actor]) -> bool {
    !actors.is_empty() && actors.iter().all(|actor| actor.kind == MentionKind::Firm)
}

/// Whether an event is a meeting that took place.
fn is_meeting(reading: &Reading<'_, '_>, event: usize) -> bool {
    let draft = reading.ledger.draft(event);
    draft.kind == EventKind::Meeting && draft.status == EventStatus::Held && !draft.background && draft.stage
}

/// Whether this sentence or one before it in its paragraph told of an event.
fn is_told(reading: &Reading<'_, '_>, event: usize) -> bool {
    let told = reading.ledger.draft(event).evidence.end();
    let between = reading.scene.page.text.get(told..reading.scene.span.start());
    reading.created.iter().any(|&(_, created)| created == event)
        || between.is_some_and(|between| !between.contains('\n'))
}

/// Whether the meeting in focus is where this sentence takes place: it was spoken of in the last sentences.
pub(super) fn on_stage(reading: &Reading<'_, '_>, event: usize) -> bool {
    let draft = reading.ledger.draft(event);
    let here = reading.created.iter().any(|&(_, created)| created == event);
    // A paragraph with a day of its own is other news: 国内联播快讯.
    let scene = reading.scene;
    let before = scene.page.text.get(draft.evidence.end()..scene.span.start());
    let dated = (0..scene.tokens.len()).any(|at| {
        place_date::value(scene, at).is_some_and(|date| place_date::is_exact(&date))
            && !scene.tokens[at].quoted
    });
    if !here && dated && before.is_some_and(|between| between.contains('\n')) {
        return false;
    }
    let near = draft.evidence.end() + NEAR >= reading.scene.span.start();
    draft.stage
        && matches!(draft.kind, EventKind::Meeting | EventKind::Launch | EventKind::Signing)
        && draft.status == EventStatus::Held
        && (here || !draft.background)
        && (here || near || reading.ledger.spoken + 3 >= reading.scene.sentence)
}

/// How many bytes after the sentence that holds a meeting its own reports still are expected.
const NEAR: usize = 1500;

fn text_object(scene: &Scene<'_>, verb: usize, end: usize) -> Option<String> {
    let mut start = verb + 1;
    while start < end && (scene.text(start) == "了" || scene.kind(start) == Kind::Mark(':')) {
        start += 1;
    }
    let mut last = None;
    for at in start..end {
        // 发布公告称, 发布数据显示: what follows is what it says. 公布授予称号的决定 is about what verbs tell.
        if scene.act(at) == Some(Act::Speech) || is_one!(scene.text(at), "显示 并") {
            break;
        }
        let text = scene.between(start, at + 1);
        if TEXTS.end(text.trim_end_matches('”')) {
            last = Some(at + 1);
        }
    }
    let name = trimmed(scene, start, last?);
    let named = name.chars().count() >= 4 || is_one!(&name, BARE);
    (named && name.chars().count() < 45).then_some(name)
}
