//! Products and responses: what a firm or office brings out, and the level of response that an agency declares, an
//! emergency of its own where no accident was told of whose responder it would be.
//!
//! Found: `海川科技推出大模型“海川”`, `A发布新一代掘进机“蛟龙3号”`, `国家防总启动防汛防台风Ⅳ级应急响应`. Left alone: products without a name
//! (推出一系列产品), papers and figures, which are publications, and what nobody named brings out.

use super::lexicon::is_one;
use super::reading::{Reading, acts, role, trimmed};
use super::roles::Actor;
use super::scene::{Kind, Scene};
use super::{EventKind, EventStatus, clause};
use crate::mention::MentionKind;
use crate::text::Endings;
use std::sync::LazyLock;

/// What is brought out, by its last characters.
static PRODUCTS: LazyLock<Endings> = LazyLock::new(|| {
    Endings::new(
        "模型 大模型 机型 车型 手机 平板 电脑 芯片 处理器 机器人 系统 平台 软件 应用 APP 小程序 功能 产品 新品 服务 版 版本 车 \
         轿车 汽车 电动车 发动机 装备 设备 药 疫苗 试剂盒 云 助手 引擎 游戏 套餐 专线 机 器 仪 \
         稳定币 数字货币 保险 贷 理财 系列 服装 饮料 白酒 电池 屏 镜 耳机 手表 音箱 相机 API 框架 数据库 操作系统 解决方案 制度 机制 模式 服务包 专区 栏目 品牌 码 卡 一件事 活动 礼包 券",
    )
});

/// A firm brings out a product that has a name. Whether it does.
pub(super) fn product(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let Some(thing) = named(scene, verb, range.end) else { return false };
    let subject = reading.subject(verb);
    let makers: Vec<Actor> = subject
        .actors
        .into_iter()
        .filter(|actor| {
            // 陆家嘴推出“楼事会”制度: offices and regions too, where it has a name in quotes.
            let office = thing.starts_with('“')
                && (actor.kind == MentionKind::Agency || super::meeting::is_region(actor, scene.page));
            !actor.bound && (office || matches!(actor.kind, MentionKind::Firm | MentionKind::Organisation))
        })
        .collect();
    if makers.is_empty() || clause::status(scene, verb).is_none() {
        return false;
    }
    let form = scene.text(verb).trim_start_matches("正式");
    let Some(mut draft) = reading.draft(EventKind::Launch, format!("{thing}{form}"), form, verb) else {
        return false;
    };
    draft.stage = false;
    let event = reading.enter(verb, draft);
    reading.add_all(event, &makers, &role("organiser", "组织"));
    true
}

/// The product behind the verb: a noun of products with a name in quotes, in letters or in digits beside it.
fn named(scene: &Scene<'_>, verb: usize, end: usize) -> Option<String> {
    let mut start = verb + 1;
    while start < end
        && (scene.kind(start) == Kind::Figure
            || is_one!(scene.text(start), "了 其 旗下 首款 全新 最新 新款 新"))
    {
        start += 1;
    }
    let mut last = start;
    let (mut product, mut name, mut quoted) = (false, false, false);
    for at in start..end.min(start + 16) {
        match scene.kind(at) {
            Kind::Mark(mark @ ('“' | '”')) => quoted = mark == '“',
            Kind::Mark('-' | '·' | '.' | '(' | ')') => {}
            _ if quoted => {}
            Kind::Mark(_) | Kind::Word("p" | "uj" | "u" | "d" | "c") => break,
            Kind::Document | Kind::Date => return None,
            Kind::Trigger(_) if scene.is_verb(at) => break,
            _ => {}
        }
        let text = scene.between(start, at + 1);
        product |= PRODUCTS.end(text.trim_end_matches('”'));
        name |= matches!(scene.kind(at), Kind::Mark('”'))
            || scene.text(at).chars().any(|c| c.is_ascii_alphanumeric());
        last = at + 1;
    }
    let thing = trimmed(scene, start, last);
    (product && name && (4..=30).contains(&thing.chars().count())).then_some(thing)
}

/// The head of an event that is a response by itself.
const RESPONSE: &str = "响应";

/// An agency declares a level of response: 启动…应急响应, 将…应急响应提升至三级. Whether it does.
pub(super) fn response(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    // 关于终止应急响应的通告: what a paper is about; 提高应急响应能力: what one can do.
    let is_response = |at: &usize| {
        scene.text(*at).ends_with(RESPONSE)
            && !is_one!(scene.text(at + 1), "的 能力 水平 速度 效率 机制 预案 时间 体系 工作 队伍 要求")
    };
    // 提高应急响应 of no level is no news.
    let leveled = is_one!(scene.text(verb), "启动 正式启动 已启动 紧急启动")
        || scene.between(range.start, range.end).contains('级');
    if !leveled {
        return false;
    }
    let name = if let Some(last) = (verb + 1..range.end.min(verb + 14)).find(is_response) {
        format!("{}{}", scene.text(verb), trimmed(scene, verb + 1, last + 1))
    } else if let Some(from) = (range.start..verb).rev().find(|&at| is_one!(scene.text(at), "将 把"))
        && (from..verb).any(|at| is_response(&at))
    {
        // 将防汛应急响应提升至三级.
        trimmed(scene, from + 1, range.end.min(verb + 4))
    } else {
        return false;
    };
    // Of an accident told before it is what is done about it.
    let accident = reading.ledger.last(EventKind::Accident);
    if accident.is_some_and(|event| reading.ledger.draft(event).head != RESPONSE) {
        return true;
    }
    let subject = reading.subject(verb);
    let acts = |actor: &Actor| acts(actor) || super::meeting::is_region(actor, scene.page);
    let bodies: Vec<Actor> = subject.actors.into_iter().filter(|actor| acts(actor) && !actor.bound).collect();
    // 将响应提升至三级: 将 is no plan there.
    let raised = name.contains('至') || name.ends_with('级');
    let Some(mut draft) = reading.draft(EventKind::Accident, name, RESPONSE, verb) else { return true };
    if raised && !draft.date.is_some_and(|date| reading.is_ahead(&date)) {
        draft.status = EventStatus::Held;
    }
    if bodies.is_empty() && draft.date.is_none() {
        return true;
    }
    draft.stage = false;
    let event = reading.enter(verb, draft);
    reading.add_all(event, &bodies, &role("responder", "处置"));
    true
}
