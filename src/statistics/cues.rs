//! Words that tell for when a figure is: of the present, of report, of a whole region, of an event, of a thing built.
//!
//! `目前` makes a figure one of the article's year, `参会` one of the event's day, `该项目占地` one of no time at all.

use crate::text::Words;
use std::sync::LazyLock;

/// Words for now.
pub(super) static NOW: LazyLock<Words> = LazyLock::new(|| {
    Words::new("目前 现有 现辖 现已 如今 至此 当前 截至目前 迄今 至今 现在 现已建成 现拥有 至今已")
});
/// Words for what there is now, which say so of nothing but their own clause.
pub(super) static HAVING: LazyLock<Words> =
    LazyLock::new(|| Words::new("拥有 已有 已建成 拟建 在册 在库 在手 储备"));
/// Words of a case that is being dealt with, which 目前 says how far it has come.
pub(super) static CASE: LazyLock<Words> = LazyLock::new(|| Words::new("嫌疑人 已被 被依法 涉案 在逃 到案"));
/// Words of speech and report.
pub(super) static REPORTED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "说 介绍 表示 获悉 了解到 透露 通报 显示 称 走进 来到 看到 采访 走访 据悉 据了解 据统计 报告 指出 发布 \
         公布 告诉 报道 消息 公告 宣布 爆料 曝光 分享 披露 刊发 刊文 撰文",
    )
});
/// Words for the region as a whole, whose figures are for the year rather than for the day.
pub(super) static WHOLE: LazyLock<Words> = LazyLock::new(|| {
    Words::new("全市 全县 全区 全省 全州 我市 我县 我区 全旗 全镇 全国 累计 该市 该县 该区 该州 该旗")
});
/// Words of events, whose figures are for their day.
pub(super) static EVENT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "参会 出席 参加 签约 签订 参展 到场 出动 调派 派出 抢险 疏散 过火 受灾 捐赠 授信 安置 应到 实到 发布采购需求 意向 \
         现场 成交 救援 合同 协议 参训 轻伤 受伤 遇难 参赛 吸引 来自 本次 此次 本期 当期 本场 当晚 集中开工 决议 收购 转让 收盘 \
         下单 订单 集中展示 倒塌 赶赴 参与 观摩 参观 路演 选手 嘉宾 学员 客商 观看 被困 死亡 失联 查获 抓获 \
         达成 受表彰 表彰 颁发 下拨 调运 紧急 授予 入围 亮相 展出 募集 捐款 捐助 认购 慰问 送上 审议 表决 判处 罚金 罚款 没收 \
         宣判 进场 入场 观赛 首日 当天 当日 就业意向 求职 集中签约 集体签约 应聘 招聘 转移 营救 搜救 伤亡 灭火 \
         扑灭 起拍 竞得 拍卖 认捐 授牌 揭牌",
    )
});

/// Nouns of projects and works: what is so of them is so at no particular time.
pub(super) static BUILT: LazyLock<Words> = LazyLock::new(|| {
    Words::new("项目 工程 产业园 该园 园区 基地 生产线 大桥 公路 铁路 高速 电站 隧道 展馆 公园 水库")
});
/// Nouns of houses and sites: only their sizes are.
pub(super) static HOUSES: LazyLock<Words> =
    LazyLock::new(|| Words::new("中心 平台 机组 研究院 厂区 厂房 场馆 博物馆 仓库 码头 机场 校区 医院"));
/// What is said of it right behind its name.
static BUILT_SAID: LazyLock<Words> = LazyLock::new(|| {
    Words::new("占地 总投资 总建筑 由 位于 是 规划 目前 建成 全长 于 设计 采用 拥有 总占地 一期")
});

/// Whether the sentence up to a figure speaks of something built: 该项目由…建设，…; 产业园占地….
pub(super) fn is_built(head: &str) -> bool {
    if WHOLE.stands_in(head) {
        return false;
    }
    BUILT.all_in(head).any(|found| {
        let (at, rest) = (found.span.start(), &head[found.span.end()..]);
        // 7个项目, 各类园区: many of them are the region's.
        let many = head[..at].chars().rev().take(8).any(|c| c.is_ascii_digit() || "各些等批类".contains(c));
        let this = head[..at].ends_with(['该', '此']) && !rest.starts_with(['师', '部']);
        let said = rest.starts_with([',', '，']) || BUILT_SAID.at(rest).is_some();
        this || said && !many
    })
}

/// 力争用三年时间: so many years from the article's.
pub(super) fn years_on(head: &str, year: i16) -> Option<i16> {
    const AIM: usize = 60;
    const AIMING: [&str; 6] = ["力争用", "计划用", "争取用", "将用", "拟用", "再用"];
    // Few sentences have the last character of all of them.
    if !head.contains('用') {
        return None;
    }
    let at = AIMING.iter().find_map(|word| head.rfind(word).map(|at| at + word.len()))?;
    let rest = &head[at..];
    let number = rest.chars().next()?;
    let years = "一二三四五六七八九十".chars().position(|c| c == number).map(|at| at + 1);
    let years = years.or(number.to_digit(10).map(|digit| digit as usize))?;
    let close = rest.len() <= AIM && rest[number.len_utf8()..].starts_with("年");
    close.then(|| year + i16::try_from(years).unwrap_or_default())
}

/// The number of years that an average growth is over: 两年平均增长.
pub(super) fn averaged(head: &str) -> Option<i16> {
    let at = head.rfind("年平均增").filter(|&at| !head[at..].contains([',', '，']))?;
    let number = head[..at].chars().next_back()?;
    match number {
        '两' | '二' => Some(2),
        '三' => Some(3),
        _ => None,
    }
}
