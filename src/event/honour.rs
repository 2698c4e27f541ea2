//! What can be won: the honour, title or place in a list that stands behind a verb.
//!
//! Example: `入选A局公示的X名单` is into the list, `获得比去年多的资金` is no honour.

use super::lexicon::{Act, ends_with_one, is_one};
use super::naming;
use super::reading::{Reading, trimmed};
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;

/// What can be won, by its last characters.
const HONOURS: &str = "称号 奖 金奖 银奖 铜奖 一等奖 二等奖 三等奖 荣誉 名单 榜单 企业 基地 示范区 示范县 示范市 示范 试点 项目 产品 \
     单项冠军 小巨人 百强 十强 500强 之乡 城市 榜 单位 集体 个人 工厂 平台 中心 园区 案例 大奖 模范 奖章 冠军 亚军 季军 名录 目录 \
     库 品牌 街区 景区 金杯 证书 认证 先进 优秀 劳模 人物 大使 奖项 级 试点城市 试验区 先行区 高新区 金牌 银牌 铜牌 车间 名县 名镇 \
     桂冠 头名 头奖 提名奖 提名 第一名 第二名 第三名 名村 乡村 村 镇 团队 工匠 标兵 能手 遗产 标志 等次 前列 资格 杯 殊荣 奖牌 红旗 锦旗 流动红旗 赛事 社区 之一 地标 地理标志 老字号";

/// The honour behind a verb, up to the end of its clause.
pub(super) fn honour(scene: &Scene<'_>, verb: usize, end: usize) -> Option<String> {
    let mut last = None;
    for at in verb + 1..end.min(verb + 24) {
        // 入选A公示的X: who gives it stands in a relative clause.
        let relative = scene.text(at + 1) == "的";
        if scene.is_verb(at)
            && !relative
            && !matches!(scene.act(at), Some(Act::Award | Act::Respond | Act::Role | Act::Invest))
            && scene.text(at) != "组织"
        {
            break;
        }
        if scene.act(at) == Some(Act::Head) && naming::phrase(scene, at).is_some() {
            last = Some(at + 1);
        }
        let text = scene.between(verb + 1, at + 1);
        if ends_with_one!(text.trim_end_matches(['”', '》']), HONOURS) {
            last = Some(at + 1);
        }
    }
    let mut last = last?;
    // 获得比普通村多一半的资金: the phrase goes on.
    if is_one!(scene.text(last), "多 少 以上 以外") {
        return None;
    }
    if matches!(scene.kind(last), Kind::Mark('”' | '》')) {
        last += 1;
    }
    let honour = trimmed(scene, verb + 1, last);
    let honour = honour.trim_start_matches(['了', '为']).to_owned();
    let points = honour.starts_with(['该', '这', '此', '本']) || honour.contains("权");
    (honour.chars().count() >= 2 && !points).then_some(honour)
}

/// What someone is taken for by a verb that ends in 为: 被评为X.
pub(super) fn taken_for(scene: &Scene<'_>, verb: usize, end: usize) -> Option<String> {
    if !scene.text(verb).ends_with('为') || scene.text(verb) == "成为" {
        return None;
    }
    let nominal = |&at: &usize| {
        matches!(
            scene.kind(at),
            Kind::Actor(MentionKind::Place | MentionKind::Agency)
                | Kind::Figure
                | Kind::Date
                | Kind::Mark('“' | '”' | '、' | '-')
                | Kind::Word(
                    "n" | "nz"
                        | "vn"
                        | "v"
                        | "a"
                        | "b"
                        | "j"
                        | "l"
                        | "ns"
                        | "nt"
                        | "m"
                        | "q"
                        | "x"
                        | "d"
                        | "an"
                )
        ) || matches!(scene.act(at), Some(Act::Respond | Act::Role | Act::Award | Act::Head))
    };
    let last = (verb + 1..end.min(verb + 20)).take_while(nominal).last()?;
    let noun = matches!(scene.kind(last), Kind::Word("n" | "nz" | "vn" | "l" | "j" | "an") | Kind::Mark('”'));
    let name = trimmed(scene, verb + 1, last + 1);
    (noun && last + 1 == end && name.chars().count() >= 5).then_some(name)
}

/// Whether what someone becomes is a title that is given, on a day or by someone.
pub(super) fn is_title(reading: &Reading<'_, '_>, verb: usize, honour: &str) -> bool {
    let scene = reading.scene;
    let given = [
        "试点",
        "示范",
        "首批",
        "国家级",
        "省级",
        "百强",
        "先进",
        "之乡",
        "名单",
        "试验区",
        "先行区",
        "基地城市",
    ]
    .iter()
    .any(|word| honour.contains(word));
    let dated = super::place_date::date(scene, verb).is_some()
        || (0..verb).any(|at| is_one!(scene.text(at), "近日 日前 批准 获批 正式 成功"));
    // 成为国家级自然保护区, not 国家级 alone.
    let whole = scene.between(verb + 1, scene.clauses[scene.clause_of(verb)].end).ends_with(honour);
    given && dated && whole
}
