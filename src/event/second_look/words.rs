//! Words that may tell of an event, and of which kind.

use crate::event::EventKind;
use crate::event::lexicon::Act;
use crate::event::scene::{Kind, Scene};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The kind of event that a word would tell of.
pub(in crate::event) fn kind(scene: &Scene<'_>, at: usize) -> Option<EventKind> {
    let Some(entry) = scene.entry(at) else { return unruled(scene, at) };
    match entry.act {
        Act::Hold | Act::Talk => Some(EventKind::Meeting),
        Act::Head => Some(entry.kind.unwrap_or(EventKind::Meeting)),
        Act::Move => Some(EventKind::Visit),
        Act::Visit
        | Act::Sign
        | Act::Launch
        | Act::Publish
        | Act::Recognise
        | Act::Award
        | Act::Appoint
        | Act::Invest
        | Act::Accident
        | Act::Discipline => entry.kind,
        _ => unruled(scene, at),
    }
}

/// The kind of event that a word tells of which the grammar does not know.
fn unruled(scene: &Scene<'_>, at: usize) -> Option<EventKind> {
    static KINDS: LazyLock<FxHashMap<&str, EventKind>> = LazyLock::new(|| {
        OTHERS
            .iter()
            .flat_map(|&(kind, words)| words.split_whitespace().map(move |word| (word, kind)))
            .collect()
    });
    matches!(scene.kind(at), Kind::Word(_) | Kind::Trigger(_))
        .then(|| KINDS.get(scene.text(at)).copied())
        .flatten()
}

/// Words that the grammar has no rule for.
const OTHERS: [(EventKind, &str); 9] = [
    (
        EventKind::Meeting,
        "演出 首演 军演 军事演习 演习 预演 会商 交流 对话 讨论 启程 座谈交流 对阵 亮相 登场 路演 义诊 招聘",
    ),
    (EventKind::Visit, "到访 来访 出访 抵达 访华 赴 前往 专程 走访 莅临 造访 奔赴 下沉 踏勘"),
    (EventKind::Signing, "合作 达成 达成协议 达成一致 续约 缔结 联姻"),
    (EventKind::Launch, "开启 建立 施行 试点 改造 中试 设在 完成 发射 升空 通电 推出 建造 迁入 出炉"),
    (
        EventKind::Publication,
        "发表 发布 披露 公告 通告 通报 声明 宣布 发文 刊发 刊登 出具 出版 回应 下达 批复 批准 决定 签发 联署 \
         呼吁 倡议 公开 上调 下调 调降 收到 宣告 通知 发出 答复 复函",
    ),
    (
        EventKind::Recognition,
        "追记 追授 追认 赋予 获批 获颁 夺魁 折桂 登顶 获 赠送 打破 晋级 战胜 击败 评为 位居",
    ),
    (EventKind::Appointment, "拟任 提名 兼任 出任 任职 去世 挂职 就职 上任 继任 候选 公示 接棒"),
    (
        EventKind::Investment,
        "捐 赠 回购 发行 募集 募资 招标 引进 拨付 下拨 补助 订购 出让 签下 发放 挂牌 竞拍 认购 参股 \
         引入 ",
    ),
    (
        EventKind::Accident,
        "洪水 山洪 暴雨 强降雨 台风 野火 山火 停电 停运 抢劫 袭击 遇难 失联 死亡 受伤 坠落 倒塌 垮塌 中毒 确诊 \
         遭遇 爆发 暴发 险情 洪涝 病例 抢险 救援 转移 被困",
    ),
];
