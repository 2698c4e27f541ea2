//! The heading that a table would have above a figure: 参加人数, 合同金额, 占地面积, 工业投资占全部投资比重.

use super::Comparison;
use super::change::Change;
use super::noun::Phrase;
use crate::dictionary::{Dictionaries, Dimension};
use crate::mention::figure::{Bound, Quantity};

/// What points in a game are, by the verb before them.
pub(super) fn points(before: &str) -> Option<&'static str> {
    const SCORED: [&str; 10] =
        ["得到", "贡献", "拿到", "拿下", "砍下", "轰下", "入账", "独得", "狂砍", "收获"];
    const APART: [&str; 4] = ["落后", "领先", "扩大到", "缩小到"];
    let ends = |words: &[&str]| words.iter().any(|word| before.trim_end_matches('了').ends_with(word));
    match () {
        () if ends(&SCORED) => Some("得分"),
        () if ends(&APART) => Some("分差"),
        () => None,
    }
}

/// Whether the figure is what a project will make: 80万吨烯烃项目, 50万千瓦光伏项目.
pub(super) fn capacity(quantity: &Quantity, behind: &str) -> bool {
    let unit = matches!(
        quantity.unit.as_str(),
        "吨" | "千瓦"
            | "兆瓦"
            | "吉瓦"
            | "台"
            | "套"
            | "辆"
            | "台套"
            | "立方米"
            | "平方米"
            | "件"
            | "kW"
            | "MW"
            | "GW"
            | "吉瓦时"
            | "GWh"
    );
    let until = behind.find([',', '，', '。', '、', ';', '和']).unwrap_or(behind.len());
    unit && ["项目", "生产线", "工程", "基地", "装置", "光伏", "电站", "机组"]
        .iter()
        .any(|word| behind[..until].contains(word))
        && behind[..until].chars().count() <= 20
}

pub(super) fn behind_is_noun(behind: &str) -> bool {
    behind.chars().next().is_some_and(|c| c.is_alphabetic() || matches!(c, '“' | '"'))
}

/// 增速, 占比, 总量: of what was said before.
pub(super) fn elliptical(indicator: &str) -> bool {
    let bare = ["同比", "环比", "整体", "合计"]
        .iter()
        .fold(indicator, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    matches!(
        bare,
        "总量"
            | "数量"
            | "总数"
            | "占比"
            | "比重"
            | "规模"
            | "总值"
            | "均价"
            | "增速"
            | "增幅"
            | "涨幅"
            | "降幅"
            | "跌幅"
            | "减幅"
            | "增长率"
            | "入选数量"
            | "新增"
            | "净增"
            | "单月"
            | "当月"
            | "最大"
            | "最高"
            | "最低"
    )
}

/// Whether a unit is one of changes and shares.
pub(super) fn percent_of(unit: &str) -> bool {
    matches!(unit, "%" | "个百分点" | "百分点" | "‰" | "倍" | "个基点" | "基点" | "番")
}

/// Whether a sum is another one in other money, by the words between the two: 36亿元人民币（约5亿美元）.
pub(super) fn converted(between: &str, unit: &str) -> bool {
    let inner = between.trim_start_matches("人民币").strip_prefix(['(', '（']);
    unit.ends_with('元')
        && inner.is_some_and(|inner| {
            let words = ["折合", "约合", "人民币", "相当于", "合", "约", "当前"];
            words
                .iter()
                .fold(inner.trim(), |rest, word| rest.strip_prefix(word).unwrap_or(rest))
                .trim()
                .is_empty()
        })
}

/// The comparison that a change makes.
pub(super) fn compared(change: &Change, quantity: &Quantity) -> Comparison {
    Comparison {
        kind: change.kind.clone(),
        direction: Some(change.direction.word().to_owned()),
        value: Some(if quantity.bound == Bound::Range {
            quantity.high.unwrap_or(quantity.low)
        } else {
            quantity.low
        }),
        unit: Some(quantity.unit.clone()).filter(|unit| !unit.is_empty()),
    }
}

/// What the heading of a count ends in: 数, 人数, 面积.
pub(super) fn suffix(quantity: &Quantity, indicator: &str, dictionaries: &Dictionaries) -> &'static str {
    let dimension = || dictionaries.units.find(&quantity.unit).map(|unit| unit.dimension);
    match quantity.unit.as_str() {
        "人" | "名" | "位" => {
            let people = ["人数", "人口", "人员", "人", "员"].iter().any(|word| indicator.ends_with(word));
            let said = people
                || indicator.contains("人数")
                || ["总数", "总量", "户数", "用户数"].iter().any(|word| indicator.ends_with(word));
            if said && !indicator.is_empty() { "" } else { "人数" }
        }
        "人次" => "人次",
        _ if dimension() == Some(Dimension::Area) || quantity.unit == "㎡" => {
            if indicator.contains("面积") { "" } else { "面积" }
        }
        // Shares are measured out like goods, indices in points.
        // 风力7级: a scale.
        "股" | "手" | "点" | "级" => "",
        _ if ["数", "量", "额", "率", "规模"].iter().any(|end| indicator.ends_with(end))
            && !indicator.ends_with("力量") =>
        {
            ""
        }
        "户" if !indicator.ends_with('户') => "户数",
        "间" => "间数",
        "次" => "次数",
        "批次" => "批次",
        "注" => "注数",
        // 3个孩子
        "个" if ["孩子", "子女", "儿女"].iter().any(|people| indicator.ends_with(people)) => "人数",
        _ if dimension() == Some(Dimension::Count) => "数",
        _ => "",
    }
}

/// What an amount of the unit is called behind a verb (捐赠金额, 排放量, 缩短里程) or an adjective (路面平均宽度).
pub(super) fn measure_of(quantity: &Quantity, lead: &Phrase, dictionaries: &Dictionaries) -> &'static str {
    let dimension = dictionaries.units.find(&quantity.unit).map(|unit| unit.dimension);
    let length = dimension == Some(Dimension::Length);
    let whole = ["全长", "总长", "延长", "增长", "周长"].iter().any(|word| lead.text.ends_with(word));
    if length && lead.text.ends_with(['宽', '高', '深', '厚', '长']) && !whole {
        return "度";
    }
    match dimension {
        Some(Dimension::Mass) if lead.text.ends_with('重') => "量",
        _ if !lead.verbal => "",
        _ if quantity.unit == "股" => "股数",
        // 增资额, 注资额
        Some(Dimension::Currency)
            if ["增资", "注资", "融资", "出资"].iter().any(|word| lead.text.ends_with(word)) =>
        {
            "额"
        }
        Some(Dimension::Currency) => "金额",
        Some(
            Dimension::Mass | Dimension::Volume | Dimension::Energy | Dimension::Power | Dimension::Data,
        ) => "量",
        Some(Dimension::Length) => "里程",
        Some(Dimension::Area) => "面积",
        Some(Dimension::Time) => "时间",
        // 加息25个基点
        Some(Dimension::Ratio | Dimension::Point) if quantity.unit.ends_with("基点") => "幅度",
        Some(Dimension::Ratio | Dimension::Point) => "比例",
        _ => "",
    }
}

/// The role that a verb gives to those it counts: 参加, 出席, 到场 are all 参会.
pub(super) fn participation(verb: &str) -> &'static str {
    match verb {
        "参加" | "出席" | "参会" | "到场" | "与会" | "到会" => "参会",
        "参展" | "展示" => "参展",
        "参训" => "培训",
        "签约" | "签订" => "签约",
        "受灾" => "受灾",
        "受损" | "开裂" => "受损",
        "倒塌" => "倒塌",
        "停产" => "停产",
        "停电" => "停电",
        "入驻" => "入驻",
        "投产" => "投产",
        "开工" => "开工",
        "竣工" => "竣工",
        "落户" => "落户",
        "复工" => "复工",
        "参赛" => "参赛",
        "获评" | "入选" => "入选",
        "上市" => "上市",
        _ => "",
    }
}

/// A phrase with the name of the table's indicator that ends the text, where taking the text apart broke it.
pub(super) fn known(phrase: String, raw: &str, dictionaries: &Dictionaries) -> String {
    let raw = raw.trim_end();
    let raw = ["分别", "达到", "达", "为", "约", "完成", "实现", "同比", "名义", "实际"]
        .iter()
        .fold(raw, |raw, word| raw.strip_suffix(word).unwrap_or(raw));
    let starts: Vec<usize> = raw.char_indices().map(|(at, _)| at).rev().take(16).collect();
    let longest = starts
        .into_iter()
        .rev()
        .map(|at| &raw[at..])
        .find(|tail| dictionaries.indicators.find(tail).is_some());
    match longest {
        Some(name) if name.chars().count() >= 4 && !phrase.contains(name) => stripped(name.to_owned()),
        _ => stripped(phrase),
    }
}

/// A phrase without the words for the whole region or year that lead it in.
pub(super) fn stripped(mut phrase: String) -> String {
    const LEADING: [&str; 18] = [
        "在此期间",
        "全市",
        "全省",
        "全县",
        "全区",
        "全州",
        "我市",
        "我县",
        "我区",
        "全年",
        "年末",
        "其中",
        "全旗",
        "会议",
        "大会",
        "会上",
        "双方",
        "公司",
    ];
    while let Some(rest) =
        LEADING.iter().find_map(|word| phrase.strip_prefix(word)).filter(|rest| rest.chars().count() >= 2)
    {
        phrase = rest.to_owned();
    }
    // 日经指数早盘下跌，收盘时微涨0.06%: when, not what.
    const HOURS: [&str; 8] = ["收盘时", "收盘", "开盘", "盘中", "早盘", "午后", "尾盘", "悲观情景"];
    if HOURS.contains(&phrase.as_str()) {
        return String::new();
    }
    // 甲、乙、丙等市分别增长
    let listed = phrase.starts_with('等') && phrase.chars().count() <= 2;
    if listed { String::new() } else { phrase }
}

/// An item of a list without the words that lead it in.
pub(super) fn cleaned(item: &str) -> String {
    let mut item = item.trim().to_owned();
    for word in [
        "其中", "全市", "全县", "全区", "全省", "实现", "完成", "达到", "为", "达", "我市", "我县", "分别",
        "同比",
    ] {
        item = item.replace(word, "");
    }
    item
}

/// A share of something.
pub(super) fn shared(quantity: &Quantity) -> Comparison {
    Comparison {
        kind: "占比".to_owned(),
        direction: None,
        value: Some(quantity.low),
        unit: Some(quantity.unit.clone()),
    }
}
