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
        // The first kind of a word counts.
        OTHERS
            .iter()
            .rev()
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
        "演出 首演 军演 军事演习 演习 预演 会商 交流 对话 讨论 启程 采访 座谈交流 参赛 对阵 亮相 登场 路演 义诊 招聘",
    ),
    (EventKind::Visit, "到访 来访 出访 抵达 访华 赴 前往 专程 走访 莅临 造访 奔赴 下沉 踏勘"),
    (EventKind::Signing, "合作 达成 达成协议 达成一致 联合 携手 结对 续约 缔结 联姻"),
    (
        EventKind::Launch,
        "开启 建立 建设 打造 施行 实行 试点 改造 中试 设在 拉开 完成 投放 发射 升空 通电 首发 布局 上市 推出 建造 迁入 入驻 落户 落地 出炉 推进",
    ),
    (
        EventKind::Publication,
        "发表 发布 披露 公告 通告 通报 声明 宣布 发文 刊发 刊登 出具 出版 回应 提醒 明确 提出 下达 部署 批复 批准 决定 签发 联署 表态          呼吁 倡议 公开 曝光 报道 上调 下调 调降 更新 收到 宣告 通知 发出 答复 复函",
    ),
    (
        EventKind::Recognition,
        "批准 追记 追授 追认 授权 赋予 获批 获颁 夺魁 折桂 登顶 获 赠送 打破 晋级 胜 战胜 击败 下调 上调 评为 位居",
    ),
    (
        EventKind::Appointment,
        "拟任 提名 兼任 出任 任职 退休 去世 加盟 辞职 离职 挂职 就职 上任 继任 候选 公示 接棒",
    ),
    (
        EventKind::Investment,
        "赠送 捐 赠 回购 发行 募集 募资 招标 招引 引进 拨付 下拨 安排 补助 资助 采购 订购 购买 买入 卖出 出让 落户 签下 持有 布局 贷款 授信 发放 挂牌 竞拍 成交          下达 认购 参股 引入 设在 提出",
    ),
    (
        EventKind::Accident,
        "洪水 山洪 暴雨 强降雨 台风 野火 山火 停电 停运 抢劫 袭击 遇难 失联 死亡 受伤 坠落 倒塌 垮塌 冲突 中毒 感染 确诊 遭遇 爆发 暴发 险情 洪涝 病例 抢险 救援 转移 被困",
    ),
];
