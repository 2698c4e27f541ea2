//! Launches: 启动 揭牌 开工 奠基 投产 竣工 上线 开业.
//!
//! Found: `X项目开工`, `由A实施的X工程竣工投运`, `A启动X行动`, `甲与乙共同为X揭牌`. At a meeting or ceremony in focus the
//! ones who unveil belong to that event. Left alone: 启动 of an engine or an emergency response, launches of
//! nothing named, nouns (开工率, 投产后).

use super::lexicon::{Act, is_one};
use super::reading::{Reading, role, trimmed};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::{EventKind, EventStatus, clause, naming, place_date};
use crate::mention::MentionKind;
use crate::text::Endings;
use std::sync::LazyLock;

/// What can be launched, by its last characters.
static THINGS: LazyLock<Endings> = LazyLock::new(|| {
    Endings::new(
        "项目 工程 平台 中心 基地 产业园 园区 园 生产线 工厂 厂 行动 计划 活动 系统 公司 研究院 实验室 医院 学校 线 航线 班列 \
     铁路 高速 地铁 大桥 隧道 电站 改造 馆 店 基金 联盟 协会 小镇 码头 建设 委员会 工作站 专列 航班 APP 服务 机组 酒店 商场 广场 书店 门店 \
     专区 小程序 窗口 热线 展厅 公园 景区 民宿 市场 冷库 水厂 泵站 水库 灌区 机场 车站 客运站 高铁 公路 路 街 街区 桥 港 站 校区 学院 分院 \
     院区 社区 大厦 炉 车 船 舰 卫星 专线 线路 车间 装置 设施 设备 仓 枢纽 通道 口岸 保税区 开发区 试验区 示范区 立交 互通 匝道 孵化器 加速器 总部 工作室 \
     驿站 食堂 幼儿园 养老院 试点 新区 城 塔 库 堤 坝 矿 井 田 网 一期 二期 三期 首期 客户端 数据库 大脑 云 业务 产品 赛道 线段 标段 航程 直播间 产业链 段 新址 频道 栏目 专栏 公众号 总站 体验区 展区 联合体 共同体 研究中心",
    )
});

fn is_thing(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '》', ')', '」']);
    THINGS.end(text)
}

/// Verbs that only something built or founded can have.
const STRONG: &str = "开工 投产 竣工 建成 开业 揭牌 通车 启用 投用 投运 并网 开馆 开园 落成 封顶 奠基 动工 建成投产 建成通车 竣工投产 \
     建成投用 揭牌成立 正式揭牌 正式开工 正式投产 正式通车 正式开业 破土动工 开工建设 正式启用 投入使用 投入运营 挂牌成立 合龙 贯通 全线贯通 \
     完工 下线 全面开工 全面建成 全面投产 点火 开港 首航 挂牌 正式成立 并网发电 全面建成";

/// Something is launched.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    if is_noun(scene, verb) {
        return;
    }
    let Some(status) = clause::status(scene, verb) else { return };
    if is_one!(scene.text(verb), "揭牌 正式揭牌 揭幕 奠基 启动 正式启动 点火 启用 揭牌成立")
        && unveil(reading, verb)
    {
        return;
    }
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    if scene.text(verb + 1) == "的" {
        relative(reading, verb);
        return;
    }
    // 大会在青岛成功启动, 活动启动: an event of before begins.
    let before = || {
        // X活动，在A、B同步启动: the name closes the clause before.
        let clause = scene.clauses.get(number.checked_sub(1)?)?;
        let located = is_one!(scene.text(range.start), "在 于");
        naming::topic(scene, clause.start, clause.end)
            .filter(|phrase| located && phrase.end + 1 >= clause.end)
    };
    if let Some(topic) = naming::topic(scene, range.start, verb).or_else(before) {
        if topic.anaphor {
            if let Some(event) = reading.ledger.pointed(&topic.head) {
                let date = place_date::date(scene, verb);
                let place = place_date::place(scene, verb);
                let known = reading.ledger.draft_mut(event);
                known.date = known.date.or(date);
                if known.place.is_none()
                    || place
                        .as_ref()
                        .is_some_and(|place| place.len() > known.place.as_ref().map_or(0, String::len))
                {
                    known.place = place.or(known.place.take());
                }
                if status == EventStatus::Held {
                    known.status = EventStatus::Held;
                    reading.ledger.turn_to(event);
                }
                reading.created.push((verb, event));
            }
            return;
        }
        if topic.name.chars().count() > topic.head.chars().count() + 2
            && !matches!(topic.head.as_str(), "行动" | "专项行动")
            && let Some(draft) = reading.draft(kind_of(&topic), topic.name.clone(), &topic.head, verb)
        {
            if draft.date.is_some() || reading.ledger.focus().is_none() {
                reading.enter(verb, draft);
            }
            return;
        }
    }
    // A联合百家酒店启动“X”计划: what stands in quotes behind the verb is launched.
    let quoted = matches!(scene.kind(verb + 1), Kind::Mark('“'))
        .then(|| object_thing(scene, verb, range.end))
        .flatten();
    let thing = quoted
        .or_else(|| topic_thing(scene, range.start, verb))
        .or_else(|| object_thing(scene, verb, range.end))
        .or_else(|| earlier_thing(scene, number));
    let Some(thing) = thing.or_else(|| pointed_thing(reading, verb)) else { return };
    let dated = place_date::date(scene, verb);
    let staged = status == EventStatus::Held && reading.ledger.focus().is_some() && near_focus(reading);
    let builders = builders(reading, verb);
    let done = scene.text(verb).starts_with("正式")
        || (0..verb).any(|at| is_one!(scene.text(at), "日前 近日"))
        || (range.start..verb).any(|at| is_one!(scene.text(at), "已 已经 正式 成功 顺利 全面 现已 相继"))
        // X生产线在A公司投产: where it stands.
        || is_one!(scene.text(verb), STRONG) && !thing.contains('、') && place_date::place(scene, verb).is_some();
    if dated.is_none() && !staged && !(thing.chars().count() >= 6 && (done || !builders.is_empty())) {
        return;
    }
    let founded =
        is_one!(scene.text(verb), "成立 揭牌 开业 挂牌 正式成立 正式开业 揭牌成立 挂牌成立 正式揭牌");
    if (thing.ends_with("公司") || thing.ends_with("集团")) && !founded {
        return;
    }
    reading.ledger.thing = Some(thing.clone());
    let name = format!("{thing}{}", scene.text(verb).trim_start_matches("正式"));
    let Some(mut draft) = reading.draft(EventKind::Launch, name, scene.text(verb), verb) else { return };
    draft.stage = reading.ledger.focus().is_none() && status == EventStatus::Held;
    // A plan without a day of its own is a wish.
    if draft.date.is_none() && draft.status != EventStatus::Planned {
        draft.date = reading.ledger.focus().and_then(|focus| reading.ledger.draft(focus).date);
    }
    let event = reading.enter(verb, draft);
    reading.add_all(event, &builders, &role("builder", "建设"));
}

/// A meeting that 启动 opens is a meeting; an activity that it starts is launched.
fn kind_of(topic: &naming::Phrase) -> EventKind {
    let meets =
        ["会", "会议", "论坛", "赛", "展", "节", "年会"].iter().any(|ending| topic.head.ends_with(ending));
    if meets { topic.kind } else { EventKind::Launch }
}

/// 去年竣工的X产业园: told by the way.
fn relative(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let mut last = None;
    for at in verb + 2..range.end.min(verb + 12) {
        let stops = matches!(scene.kind(at), Kind::Word("p" | "d" | "u" | "uj") | Kind::Mark(',' | '、'));
        if scene.is_verb(at) || stops {
            break;
        }
        if is_thing(scene.between(verb + 2, at + 1)) {
            last = Some(at + 1);
        }
    }
    let Some(last) = last else { return };
    let thing = trimmed(scene, verb + 2, last);
    if thing.chars().count() < 5 || range.start + 4 < verb {
        return;
    }
    let name = format!("{thing}{}", scene.text(verb));
    let Some(mut draft) = reading.draft(EventKind::Launch, name, scene.text(verb), verb) else { return };
    if draft.date.is_none() {
        return;
    }
    draft.stage = false;
    draft.background = true;
    reading.enter(verb, draft);
}

/// Whether the sentence stands with the event in focus: 论坛期间, X平台启用.
fn near_focus(reading: &Reading<'_, '_>) -> bool {
    reading.created.first().is_some_and(|&(_, event)| Some(event) == reading.ledger.focus())
}

fn is_noun(scene: &Scene<'_>, verb: usize) -> bool {
    let next = scene.text(verb + 1);
    let noun = is_one!(
        next,
        "率 后 前 以来 资金 仪式 时 项目 时间 日期 条件 费 点 键 \
             难 之日 应急 暨 地 杆 至今 不久 运营 之后 以后 之初",
    );
    let before = if verb > 0 { scene.text(verb - 1) } else { "" };
    let in_name = (verb + 1..(verb + 5).min(scene.tokens.len()))
        .filter(|&at| scene.act(at) == Some(Act::Head))
        .any(|at| naming::phrase(scene, at).is_some_and(|phrase| phrase.start <= verb));
    let transitive = is_one!(
        scene.text(verb),
        "启动 建成 开通 上线 成立 启用 开行 推出 揭牌 交付 正式启动 正式上线 开工建设 揭幕 启动了 首开",
    );
    let modifies = !transitive && matches!(scene.kind(verb + 1), Kind::Word("n" | "vn" | "nz"));
    noun || in_name
        || modifies
        || is_one!(before, "的 宣布 自 抓紧 加快 推动 尽快 推进 确保 宣告 新 累计")
        || counts(scene, verb)
        || scene.between(verb + 1, scene.clauses[scene.clause_of(verb)].end).contains("响应")
}

/// 开工亿元以上项目76个, 竣工41个: how many, not which.
fn counts(scene: &Scene<'_>, verb: usize) -> bool {
    let end = scene.clauses[scene.clause_of(verb)].end;
    let figure = (verb + 1..end.min(verb + 8)).rev().find(|&at| scene.kind(at) == Kind::Figure);
    figure.is_some_and(|at| {
        let last = matches!(scene.kind(at + 1), Kind::Mark(_))
            && ["个", "项"].iter().any(|unit| scene.text(at).ends_with(unit));
        last && !(verb + 1..at).any(|at| matches!(scene.kind(at), Kind::Mark('“')))
    })
}

/// 甲、乙共同为X揭牌: at the event in focus, or an event of its own. Whether it was that.
fn unveil(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let subject = reading.subject(verb);
    let people: Vec<Actor> = subject
        .actors
        .iter()
        .filter(|actor| actor.kind == MentionKind::Person && !actor.bound)
        .cloned()
        .collect();
    // A、B共同为X揭牌: bodies unveil where no person is named.
    let toward = (scene.clauses[scene.clause_of(verb)].start..verb).any(|at| scene.text(at) == "为");
    let people = if people.is_empty() && toward && scene.text(verb).ends_with("揭牌") {
        subject.actors.iter().filter(|actor| super::reading::acts(actor) && !actor.bound).cloned().collect()
    } else {
        people
    };
    if people.is_empty() {
        return false;
    }
    let label = reading
        .before(verb)
        .filter(|role| &*role.0 == "unveiler")
        .unwrap_or_else(|| role("unveiler", "启动"));
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let opens = !is_one!(scene.text(verb), "揭牌 正式揭牌 揭幕 奠基 揭牌成立");
    // 甲启动X行动 is a body's act as often: together, or with nothing named behind, they press the button.
    let together =
        scene.between(range.start, verb).contains("共同") || object_thing(scene, verb, range.end).is_none();
    if opens && (!together || naming::topic(scene, range.start, verb).is_some()) {
        return false;
    }
    let focus = reading
        .created
        .iter()
        .rev()
        .map(|&(_, event)| event)
        .find(|&event| reading.ledger.draft(event).stage)
        .or_else(|| reading.ledger.focus());
    let thing = (range.start..verb)
        .rev()
        .find(|&at| scene.text(at) == "为")
        .map(|at| trimmed(scene, at + 1, verb))
        .or_else(|| object_thing(scene, verb, range.end).filter(|_| opens))
        .unwrap_or_default();
    // 与学院共建“工匠学院”，为学院揭牌: the full name stands before.
    let before = scene.between(0, range.start);
    let full = (thing.chars().count() < 4 && !thing.is_empty())
        .then(|| {
            before.rmatch_indices('“').find_map(|(at, _)| {
                let quoted = before[at..].split('”').next()?;
                quoted.ends_with(&*thing).then(|| format!("{quoted}”"))
            })
        })
        .flatten();
    let thing = full.unwrap_or(thing);
    // At a launch, or where nothing new is named: they unveil what the event is for.
    if let Some(event) = focus
        && !clause::is_apart(scene, verb)
        && match reading.ledger.draft(event).kind {
            EventKind::Launch | EventKind::Signing => true,
            EventKind::Meeting => thing.chars().count() < 4,
            _ => false,
        }
    {
        reading.add_all(event, &people, &label);
        return true;
    }
    if thing.chars().count() < 4 {
        return false;
    }
    let name = format!("{thing}{}", scene.text(verb));
    if let Some(mut draft) = reading.draft(EventKind::Launch, name, scene.text(verb), verb) {
        if draft.date.is_none() {
            draft.date = reading.ledger.focus().and_then(|focus| reading.ledger.draft(focus).date);
        }
        draft.stage = false;
        let event = reading.enter(verb, draft);
        reading.add_all(event, &people, &label);
    }
    true
}

/// X项目由A投资建设，计划7月开工: A builds what the sentence launches.
pub(super) fn built(reading: &mut Reading<'_, '_>, verb: usize) {
    let launched = reading
        .created
        .iter()
        .map(|&(_, event)| event)
        .find(|&event| reading.ledger.draft(event).kind == EventKind::Launch);
    let scene = reading.scene;
    // 项目开工。项目由A投资建设: the sentence behind goes on with it.
    let pointed = || {
        let points = is_one!(scene.text(0), "项目 该项目 工程 该工程")
            || scene.text(0) == "该" && is_one!(scene.text(1), "项目 工程");
        reading.ledger.focus().filter(|&focus| {
            let draft = reading.ledger.draft(focus);
            let between = scene.page.text.get(draft.evidence.end()..scene.span.start());
            points
                && draft.kind == EventKind::Launch
                && between.is_some_and(|between| !between.contains('\n'))
        })
    };
    let Some(event) = launched.or_else(pointed) else { return };
    let subject = reading.subject(verb);
    let builders: Vec<Actor> = subject
        .actors
        .into_iter()
        .filter(|actor| !subject.carried && !actor.bound)
        .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Agency))
        .collect();
    reading.add_all(event, &builders, &role("builder", "建设"));
}

/// The noun phrase that ends right before a verb.
pub(super) fn named_before(scene: &Scene<'_>, start: usize, verb: usize) -> Option<String> {
    let mut first = verb;
    while first > start
        && matches!(
            scene.kind(first - 1),
            Kind::Word("n" | "nz" | "vn" | "ns" | "nt" | "j" | "l" | "b" | "nr" | "x" | "eng")
                | Kind::Actor(
                    MentionKind::Place | MentionKind::Organisation | MentionKind::Agency | MentionKind::Firm
                )
                | Kind::Mark('“' | '”')
        )
    {
        first -= 1;
    }
    let name = trimmed(scene, first, verb);
    let length = name.chars().count();
    (4..=30).contains(&length).then_some(name)
}

/// Whether a token is what a person gives a name to: 甲工作站, 乙工作室.
fn names_thing(scene: &Scene<'_>, token: usize) -> bool {
    ["工作站", "工作室", "纪念馆", "故居", "书屋", "实验室", "基金", "奖学金", "团队"]
        .iter()
        .any(|thing| scene.text(token).ends_with(thing))
}

/// The thing before the verb: X项目开工.
fn topic_thing(scene: &Scene<'_>, start: usize, verb: usize) -> Option<String> {
    let mut end = verb;
    // Adverbs and a place may stand between: X于6月在Y正式开工.
    loop {
        if end <= start {
            return None;
        }
        let text = scene.text(end - 1);
        let skipped = match scene.kind(end - 1) {
            Kind::Word(tag) => {
                matches!(tag, "d" | "ad" | "t")
                    || is_one!(
                        text,
                        "同时 双双 一起 分别 相继 共同 主体 一次 迎来 实现 完成 宣告 正式 成功 提前 隆重 顺利 全面 集中 建成 全线 同步 完工 计划 \
             预计 将 于 近日 月",
                    )
            }
            Kind::Date => true,
            Kind::Trigger(_) => scene.act(end - 1) == Some(Act::Launch),
            _ => false,
        };
        if !skipped {
            break;
        }
        end -= 1;
    }
    // 在Y: the place goes.
    if let Some(at) = (start..end).rev().take(8).find(|&at| matches!(scene.text(at), "在" | "于"))
        && at > start
        && (is_thing(scene.between(start, at)) || !is_thing(scene.between(at, end)))
    {
        end = place_date::before_when(scene, start, at);
    }
    let text = scene.between(start, end);
    let noun = end > start
        && matches!(
            scene.kind(end - 1),
            Kind::Word("n" | "nz" | "vn" | "ns" | "nt" | "j" | "l")
                | Kind::Mark('”' | '》')
                | Kind::Actor(MentionKind::Place | MentionKind::Organisation)
        )
        && !is_one!(scene.text(end - 1), "时间 月 年 天")
        && !["市", "县", "区", "省", "镇", "乡"].iter().any(|region| {
            scene.text(end - 1).ends_with(region) && scene.kind(end - 1) == Kind::Actor(MentionKind::Place)
        });
    let launched = is_thing(text) || (noun && is_one!(scene.text(verb), STRONG));
    if !launched {
        return None;
    }
    let mut first = end;
    while first > start {
        let at = first - 1;
        let stop = match scene.kind(at) {
            Kind::Mark(mark) => {
                !matches!(mark, '”' | '“' | '·' | '-' | '(' | ')' | '《' | '》' | '+' | '—' | '、')
            }
            Kind::Date => !scene.text(at).ends_with('年'),
            // 院士甲工作站: named for a person.
            Kind::Actor(MentionKind::Person) => !names_thing(scene, first),
            Kind::Position => !(first < end && scene.kind(first) == Kind::Actor(MentionKind::Person)),
            Kind::Trigger(_) => {
                !matches!(scene.act(at), Some(Act::Head | Act::Respond))
                    && scene.text(at) != "投资"
                    && scene.text(at) != "救援"
            }
            Kind::Word(tag) => {
                is_one!(tag, "p u uj ul r c d")
                    || is_one!(scene.text(at), "标志着 意味着 宣告 标志 着 见证 迎来 新")
                    || matches!(scene.text(at), "的" | "由" | "在" | "随着" | "等")
            }
            _ => false,
        };
        if stop {
            break;
        }
        first = at;
    }
    // 加快推进X项目: what is done to it is no part of its name.
    while first + 1 < end
        && is_one!(scene.text(first), "推进 加快 加快推进 推动 实施 打造 完成 听说 随着 标志着")
    {
        first += 1;
    }
    let name = trimmed(scene, first, end);
    (name.chars().count() >= 4 && !matches!(name.as_str(), "一批项目" | "重点项目")).then_some(name)
}

/// The thing that an earlier clause begins with: 产业园占地260亩，计划明年投产.
fn earlier_thing(scene: &Scene<'_>, clause: usize) -> Option<String> {
    scene.clauses[..clause].iter().rev().take(3).find_map(|range| {
        let verb = (range.start..range.end).find(|&at| {
            scene.is_verb(at)
                || scene.kind(at) == Kind::Figure && scene.text(at + 1) != "的"
                || (at > range.start && matches!(scene.kind(at), Kind::Word("v" | "p" | "d")))
        })?;
        topic_thing(scene, range.start, verb)
    })
}

/// 该项目, 项目一期, 工程: the thing spoken of before.
fn pointed_thing(reading: &Reading<'_, '_>, verb: usize) -> Option<String> {
    let scene = reading.scene;
    let known = reading.ledger.thing.as_ref()?;
    let number = scene.clause_of(verb);
    // 预计明年3月竣工: nothing stands before the verb but plan and day.
    let range = &scene.clauses[number];
    let elided = number > 0
        && (range.start..verb).all(|at| match scene.kind(at) {
            Kind::Date => true,
            Kind::Word(tag) => {
                matches!(tag, "d" | "v" | "p" | "t" | "ad" | "vn" | "f")
                    || is_one!(scene.text(at), "力争 预计 计划 有望 确保 争取")
            }
            _ => false,
        });
    if elided && reading.ledger.thing_sentence == Some(scene.sentence) {
        return Some(known.clone());
    }
    let points = scene.clauses[number.saturating_sub(2)..=number].iter().find_map(|range| {
        (range.start..range.end.min(verb)).take(4).find(|&at| {
            is_one!(scene.text(at), "项目 工程 该项目 该工程 一期 二期 三期 首期 平台 园区 基地 大桥 生产线 项目一期 项目二期 全线 主体")
        })
    })?;
    let part = scene.text(points);
    let phase = scene.text(points + 1);
    if part.ends_with('期') {
        Some(format!("{known}{part}"))
    } else if phase.ends_with('期') && phase.chars().count() == 2 {
        Some(format!("{known}{phase}"))
    } else {
        Some(known.clone())
    }
}

/// The project that a sentence speaks of without launching it, for 该项目 of the next.
pub(super) fn remember(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    let opening = (0..scene.tokens.len().min(3)).any(|at| {
        is_one!(scene.text(at), "该项目 该工程 项目 工程 该园 该厂 该航线 该线路 该平台 该基地")
            || scene.text(at) == "该" && matches!(scene.kind(at + 1), Kind::Word("n" | "nz" | "vn"))
    });
    if opening && reading.ledger.thing.is_some() {
        reading.ledger.thing_sentence = Some(scene.sentence);
    }
    for range in &scene.clauses {
        for at in (range.start + 1..range.end).rev() {
            let noun = matches!(scene.kind(at), Kind::Word("n" | "nz" | "vn" | "ns" | "l"));
            if noun
                && is_thing(scene.text(at))
                && !matches!(scene.kind(at + 1), Kind::Word("n" | "vn"))
                && let Some(thing) = topic_thing(scene, range.start, at + 1)
                && thing.chars().count() >= 6
            {
                reading.ledger.thing = Some(thing);
                reading.ledger.thing_sentence = Some(scene.sentence);
                return;
            }
        }
    }
}

/// The thing behind the verb: 启动X行动, 上线X平台.
fn object_thing(scene: &Scene<'_>, verb: usize, end: usize) -> Option<String> {
    let mut start = verb + 1;
    while start < end && (scene.text(start) == "了" || scene.kind(start) == Kind::Figure) {
        start += 1;
    }
    let mut last = None;
    for at in start..end.min(start + 16) {
        match scene.kind(at) {
            Kind::Word("p" | "u" | "uj" | "d") if scene.text(at) != "至" => break,
            Kind::Mark('“' | '”' | '·' | '(' | ')' | '-' | '—' | '+' | '《' | '》') => {}
            Kind::Mark(_) => break,
            Kind::Trigger(_) if scene.is_verb(at) && scene.act(at) != Some(Act::Respond) => break,
            _ => {}
        }
        if is_thing(scene.between(start, at + 1)) {
            last = Some(at + 1);
        }
    }
    let name = trimmed(scene, start, last?);
    (name.chars().count() >= 5).then_some(name)
}

/// Who builds: 由A实施的X, A投资建设的X, X由A、B共建.
fn builders(reading: &Reading<'_, '_>, verb: usize) -> Vec<Actor> {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    // 由A投资、B承建的X开港: both.
    if number > 0
        && scene.kind(range.start.wrapping_sub(1)) == Kind::Mark('、')
        && is_one!(scene.text(scene.clauses[number - 1].start), "由")
    {
        return scene
            .chains
            .iter()
            .filter(|chain| chain.start >= scene.clauses[number - 1].start && chain.end <= verb)
            .filter(|chain| scene.is_verb(chain.end))
            .flat_map(|chain| roles::actors(scene, chain))
            .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Agency))
            .collect();
    }
    for chain in scene.chains.iter().filter(|chain| chain.start >= range.start && chain.end <= verb) {
        let builds = (chain.end..verb.min(chain.end + 6))
            .any(|at| is_one!(scene.text(at), "实施 建设 投资 投资建设 承建 负责 打造 开发 研发 共建"));
        let by = chain.start > range.start && scene.text(chain.start - 1) == "由";
        if builds || by {
            return roles::actors(scene, chain)
                .into_iter()
                .filter(|actor| {
                    matches!(actor.kind, MentionKind::Firm | MentionKind::Agency | MentionKind::Organisation)
                })
                .collect();
        }
    }
    // A公司新能源项目、B集团食品项目开工: the firms within the names.
    let firms: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= range.start && chain.end <= verb)
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| actor.bound && actor.kind == MentionKind::Firm)
        .map(|actor| Actor { bound: false, ..actor })
        .collect();
    if !firms.is_empty() {
        return firms;
    }
    let subject = reading.subject(verb);
    if !subject.carried && object_thing(scene, verb, range.end).is_some() {
        return subject
            .actors
            .into_iter()
            .filter(|actor| {
                matches!(actor.kind, MentionKind::Firm | MentionKind::Agency | MentionKind::Organisation)
            })
            .collect();
    }
    Vec::new()
}
