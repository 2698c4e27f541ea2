//! What is launched: the project, plant, platform, line before or behind a verb, in an earlier clause, or spoken of
//! before (`该项目`, `二期`); and who an article says builds it.
//!
//! Example: `由A承建的X污水处理厂二期6月18日投产` is of `X污水处理厂二期`.

use super::launch::{FOUNDING, STRONG};
use super::lexicon::{Act, is_one};
use super::place_date;
use super::reading::{Reading, trimmed};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;
use crate::text::Endings;
use std::sync::LazyLock;

/// What can be launched, by its last characters.
static THINGS: LazyLock<Endings> = LazyLock::new(|| {
    Endings::new(
        "工作 项目 工程 平台 中心 基地 产业园 园区 园 生产线 工厂 厂 行动 计划 活动 系统 公司 研究院 实验室 医院 学校 线 航线 班列 \
     铁路 高速 地铁 大桥 隧道 电站 改造 馆 店 基金 联盟 协会 小镇 码头 建设 委员会 工作站 专列 航班 APP 服务 机组 酒店 商场 广场 书店 门店 \
     专区 小程序 窗口 热线 展厅 公园 景区 民宿 市场 冷库 水厂 泵站 水库 灌区 机场 车站 客运站 高铁 公路 路 街 街区 桥 港 站 校区 学院 分院 \
     院区 社区 大厦 炉 车 船 舰 卫星 专线 线路 车间 装置 设施 设备 仓 枢纽 通道 口岸 保税区 开发区 试验区 示范区 立交 互通 匝道 孵化器 加速器 总部 工作室 \
     驿站 食堂 幼儿园 养老院 试点 新区 城 塔 库 堤 坝 矿 井 田 网 一期 二期 三期 首期 客户端 数据库 大脑 云 业务 产品 赛道 线段 标段 航程 直播间 产业链 段 新址 频道 栏目 专栏 公众号 总站 体验区 展区 联合体 共同体 研究中心 专班 组 网络 指挥部 队 服务队 救援队 团 俱乐部 分平台 申报 集群 乐园 影院 剧场 数字人民币 稳定币 \
     理事会 服务站 分会 商会 学会 支部 党委 公寓 厂房 集散地 展览馆 分中心 分公司 分行 支行 办事处 项目部 合作社 系列 职业学院 大学 战队 球队 测试 内测 招聘 普查 清查 征集 评选 建设工作",
    )
});

pub(super) fn is_thing(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '》', ')', '」']);
    THINGS.end(text) && !text.ends_with("阶段")
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

/// The thing before the verb: X项目开工.
pub(super) fn topic_thing(scene: &Scene<'_>, start: usize, verb: usize) -> Option<String> {
    // X作为Y已投入运营: what it is taken for stands between.
    // X由A团队于2019年创立: who founds it too.
    let founding = is_one!(scene.text(verb), FOUNDING);
    let between = |at: usize| scene.text(at) == "作为" || founding && scene.text(at) == "由";
    let mut end = (start + 1..verb).find(|&at| between(at)).unwrap_or(verb);
    // Adverbs and a place may stand between: X于6月在Y正式开工.
    loop {
        end = place_date::before_when(scene, start, end);
        if end <= start {
            return None;
        }
        let text = scene.text(end - 1);
        let skipped = match scene.kind(end - 1) {
            Kind::Word(tag) => {
                matches!(tag, "d" | "ad" | "t") && !text.ends_with('期')
                    || is_one!(
                        text,
                        "首次 同时 双双 满负荷 满功率 一起 分别 相继 共同 主体 一次 迎来 实现 完成 宣告 正式 成功 提前 隆重 顺利 全面 集中 建成 全线 同步 完工 计划 \
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
        && (is_thing(scene.between(start, at)) || !is_thing(scene.between(at, end)) || named_at(scene, at))
        // A在Y投资建设的产业园: what stands behind the relative clause.
        && !(is_thing(scene.between(at, end)) && (at..end).any(|of| scene.text(of) == "的"))
    {
        end = place_date::before_when(scene, start, at);
        // X正式在Y投入运营
        while end > start && matches!(scene.kind(end - 1), Kind::Word("d" | "ad")) {
            end -= 1;
        }
    }
    // 班列从Y发车.
    if is_one!(scene.text(verb), "发车 启航 首航 开行")
        && let Some(at) = (start + 1..end).rev().take(6).find(|&at| scene.text(at) == "从")
    {
        end = place_date::before_when(scene, start, at);
    }
    // 物流中心（B型）开工
    if matches!(scene.kind(scene.before(end)), Kind::Mark(')' | '）'))
        && let Some(open) =
            (start + 1..end).rev().take(6).find(|&at| matches!(scene.kind(at), Kind::Mark('(' | '（')))
    {
        end = open;
    }
    if end <= start {
        return None;
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
    // 能源集团于2017年挂牌成立: what is founded is a body.
    let body = matches!(scene.kind(end - 1), Kind::Actor(kind) if kind.is_body())
        && is_one!(scene.text(verb), FOUNDING);
    let quoted = named_at(scene, end) && is_one!(scene.text(verb), "启动 正式启动 上线 正式上线 揭幕 启幕");
    // 来到X社区启动义诊: where it is done.
    let place = scene.kind(end - 1) == Kind::Actor(MentionKind::Place) && !is_one!(scene.text(verb), STRONG);
    let launched = is_thing(text) && !place || body || quoted || (noun && is_one!(scene.text(verb), STRONG));
    if !launched {
        return None;
    }
    let mut first = end;
    // “军嫂之家”服务队: the words within quotes belong together.
    let mut quoted = false;
    while first > start {
        let at = first - 1;
        quoted = match scene.kind(at) {
            Kind::Mark('”') => true,
            Kind::Mark('“') => false,
            _ => quoted,
        };
        let stop = match scene.kind(at) {
            Kind::Word(_) | Kind::Trigger(_) if quoted => false,
            // 核电基地——X机组: what stands behind the dash is its name.
            Kind::Mark('—') => {
                first < end && scene.kind(first) == Kind::Mark('—')
                    || scene.kind(scene.before(at)) == Kind::Mark('—')
            }
            Kind::Mark(mark) => {
                !matches!(mark, '”' | '“' | '·' | '-' | '(' | ')' | '《' | '》' | '+' | '±' | '、')
            }
            Kind::Date => {
                !["年", "季度", "年度", "半年"].iter().any(|period| scene.text(at).ends_with(period))
            }
            // “健康拥军”万里行 taken for a person's name.
            Kind::Actor(MentionKind::Person) if at > start && scene.kind(at - 1) == Kind::Mark('”') => {
                false
            }
            // 院士甲工作站: named for a person.
            Kind::Actor(MentionKind::Person) => !super::coordination::names_thing(scene, first),
            Kind::Position => !(first < end && scene.kind(first) == Kind::Actor(MentionKind::Person)),
            Kind::Trigger(_) => {
                !(scene.act(at) == Some(Act::Head) || scene.text(at) == "投资" || is_within_name(scene, at))
            }
            Kind::Word(tag) => {
                is_one!(tag, "p u uj ul r c d") && !scene.text(at).ends_with('期')
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
        && is_one!(
            scene.text(first),
            "看到 见到 了解到 得知 实现 推进 加快 加快推进 推动 实施 打造 完成 听说 随着 标志着"
        )
    {
        first += 1;
    }
    let name = trimmed(scene, first, end);
    (name.chars().count() >= 4 && !matches!(name.as_str(), "一批项目" | "重点项目")).then_some(name)
}

/// Whether a name in quotes, with a noun at most, ends right before a token: “健康拥军”万里行|在Y启动.
fn named_at(scene: &Scene<'_>, end: usize) -> bool {
    let close = (end.saturating_sub(3)..end).rev().find(|&at| scene.kind(at) == Kind::Mark('”'));
    close.is_some_and(|close| {
        (close + 1..end).all(|at| {
            matches!(
                scene.kind(at),
                Kind::Word("n" | "nz" | "vn" | "l" | "j" | "x" | "nr") | Kind::Actor(MentionKind::Person)
            )
        })
    })
}

/// Whether a word of the lexicon is part of a name here: 外资|奖励|政策项目, 应急|救援|队, “一链条”|服务|专班.
fn is_within_name(scene: &Scene<'_>, at: usize) -> bool {
    let nominal = matches!(
        scene.act(at),
        Some(
            Act::Respond
                | Act::Award
                | Act::Recognise
                | Act::Visit
                | Act::Accident
                | Act::Discipline
                | Act::Role
        )
    );
    // 软件|交付|基地, 算力|开放|平台
    let nominal = nominal
        || is_one!(scene.text(at), "交付 开放 开行 上市 点火 首发")
            && matches!(scene.kind(scene.before(at)), Kind::Word("n" | "nz" | "vn"));
    scene.act(at) == Some(Act::Respond)
        || nominal && matches!(scene.kind(at + 1), Kind::Word("n" | "nz" | "vn" | "v" | "j" | "l" | "b"))
}

/// The thing that an earlier clause begins with: 产业园占地260亩，计划明年投产.
pub(super) fn earlier_thing(scene: &Scene<'_>, clause: usize) -> Option<String> {
    scene.clauses[..clause].iter().rev().take(3).find_map(|range| {
        let measured = |at: usize| {
            at > range.start
                && is_one!(
                    scene.text(at),
                    "全长 总长 总投资 概算投资 占地 总面积 总建筑面积 建筑面积 概算 总用地 共 总规模"
                )
        };
        let ends = |&at: &usize| {
            measured(at)
                || scene.is_verb(at)
                || scene.kind(at) == Kind::Figure
                    && scene.text(at + 1) != "的"
                    && !scene.text(at).ends_with('期')
                || (at > range.start && matches!(scene.kind(at), Kind::Word("v" | "p" | "d")))
        };
        // 总投资5亿元的X项目由A建设: what stands before 由, where the first verb is within its name.
        let first = (range.start..range.end).find(ends)?;
        let by = (first..range.end).find(|&at| scene.text(at) == "由");
        topic_thing(scene, range.start, first).or_else(|| topic_thing(scene, range.start, by?))
    })
}

/// 该项目, 项目一期, 工程: the thing spoken of before.
pub(super) fn pointed_thing(reading: &Reading<'_, '_>, verb: usize) -> Option<String> {
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
    // A投资建设的X项目: who builds what a later sentence may launch.
    for chain in &scene.chains {
        let builds =
            is_one!(scene.text(chain.end), "投资建设 建设 承建 投资 实施 打造 兴建 牵头实施 研发 负责建设");
        if !builds || scene.text(chain.end + 1) != "的" {
            continue;
        }
        let last = (chain.end + 2..(chain.end + 14).min(scene.tokens.len()))
            .take_while(|&at| {
                !matches!(scene.kind(at), Kind::Mark(',' | '、' | '。' | ';')) && !scene.is_verb(at)
            })
            .last();
        let Some(last) = last else { continue };
        let thing = trimmed(scene, chain.end + 2, last + 1);
        let builders: Vec<Actor> = roles::actors(scene, chain)
            .into_iter()
            .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Agency))
            .collect();
        if is_thing(&thing) && super::joining::launched(&thing).chars().count() >= 5 && !builders.is_empty() {
            reading.ledger.built.push((thing, builders));
        }
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
pub(super) fn object_thing(scene: &Scene<'_>, verb: usize, end: usize) -> Option<String> {
    let mut start = verb + 1;
    while start < end && (scene.text(start) == "了" || scene.kind(start) == Kind::Figure) {
        start += 1;
    }
    let mut last = None;
    for at in start..end.min(start + 16) {
        match scene.kind(at) {
            // 启动对X的试点工作
            Kind::Word("p" | "u" | "uj" | "d")
                if scene.text(at) != "至" && (at > start || scene.text(at) != "对") =>
            {
                break;
            }
            Kind::Mark('“' | '”' | '·' | '(' | ')' | '-' | '—' | '+' | '《' | '》') => {}
            Kind::Mark(_) => break,
            Kind::Trigger(_) if scene.is_verb(at) && !is_within_name(scene, at) => break,
            _ => {}
        }
        if is_thing(scene.between(start, at + 1)) {
            last = Some(at + 1);
        }
    }
    let name = trimmed(scene, start, last?);
    (name.chars().count() >= 5).then_some(name)
}
