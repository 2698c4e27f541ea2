//! Sums of money, and the market: 以2亿元代价出售, 罚款5万元, 持股12%, 收于3150点.

use super::clear::{ends, near};
use super::spot::Spot;
use crate::statistics::read::PRICE;

/// Verbs of those who buy.
const DEALS: &[&str] =
    &["收购", "受让", "认购", "竞得", "拍得", "中标", "买入", "购入", "购买", "卖出", "出售", "转让"];
/// Verbs of what is done with a sum or what it is for: 签下3000万元订单.
const VERBS: [&str; 22] = [
    "签下",
    "签订",
    "签署",
    "达成",
    "获得",
    "获",
    "拿到",
    "完成",
    "捐赠",
    "捐款",
    "发放",
    "提供",
    "接到",
    "送上",
    "投入",
    "争取到",
    "得到",
    "签",
    "收到",
    "创造",
    "给予",
    "设立",
];
/// Verbs whose object the noun behind says: 造成近3亿元的经济损失.
const BRINGS: [&str; 14] = [
    "造成", "带来", "挽回", "节约", "节省", "筹集", "募集", "撬动", "拉动", "安排", "落实", "争取", "下达",
    "拨付",
];

/// Whether the figure is a sum of money.
fn sum(spot: &Spot<'_>) -> bool {
    spot.unit().ends_with('元') || matches!(spot.unit(), "英镑" | "港币" | "欧元")
}

/// 以2亿元代价出售甲公司
pub(super) fn price(spot: &Spot<'_>, _: &str) -> Option<String> {
    let tail = spot.tail();
    let of = tail.strip_prefix('的').unwrap_or(tail);
    let price = ["代价", "总价", "对价", "价格", "单价"]
        .into_iter()
        .find(|price| spot.before.ends_with('以') && of.starts_with(price))?;
    let verb = DEALS.iter().find(|verb| tail.contains(**verb)).copied().unwrap_or_default();
    spot.unit().ends_with('元').then(|| format!("{verb}{price}"))
}

/// 以3.6亿元现金收购甲公司
pub(super) fn deal(spot: &Spot<'_>, _: &str) -> Option<String> {
    let verb = DEALS.iter().find(|verb| spot.tail().contains(**verb))?;
    let by = spot.unit().ends_with('元') && spot.before.ends_with('以') && near(spot, DEALS);
    by.then(|| format!("{verb}金额"))
}

/// 送去价值3.5万元的药品
pub(super) fn worth_of_goods(spot: &Spot<'_>, noun: &str) -> Option<String> {
    let rest = spot.before.strip_suffix("价值")?;
    let sent = rest.ends_with(['去', '来', '上', '了']) || rest.is_empty();
    let goods = spot.unit().ends_with('元') && !noun.is_empty() && spot.behind.starts_with('的');
    (sent && goods).then(|| format!("{noun}价值"))
}

/// 收购60%股权, 持有公司22%的股份, 持股12%
pub(super) fn stake(spot: &Spot<'_>, _: &str) -> Option<String> {
    if spot.unit() != "%" {
        return None;
    }
    let tail = spot.tail();
    let of = tail.strip_prefix('的').unwrap_or(tail);
    if of.starts_with("股权") {
        return Some("股权比例".to_owned());
    }
    let clause = spot.before.rsplit([',', '，', '、']).next().unwrap_or(spot.before);
    let held = if clause.contains("控制") { "控制股份比例" } else { "持股比例" };
    (of.starts_with("股份") || clause.ends_with("持股")).then(|| held.to_owned())
}

/// 沪指报收于3150.40点，上涨9.25点
pub(super) fn index_points(spot: &Spot<'_>, _: &str) -> Option<String> {
    if spot.unit() != "点" {
        return None;
    }
    let begins = |words: &[&str]| words.iter().any(|word| spot.behind.starts_with(word));
    let name = match () {
        () if ends(spot, &["报", "收于", "收盘", "报收"]) => "收盘点位",
        () if ends(spot, &["涨", "上涨", "收涨"]) => "涨点",
        () if ends(spot, &["跌", "下跌", "收跌"]) => "跌点",
        // 大涨3.16%后，以2740.25点报收; 以2740.25点小幅低开
        () if begins(&["报收", "收盘", "收报"]) => "收盘点位",
        () if begins(&["开盘", "高开", "低开", "小幅高开", "小幅低开"]) => "开盘点位",
        // 沪指涨0.13%至3150.40点
        () if spot.before.trim() == "至" => "点位",
        () => return None,
    };
    Some(name.to_owned())
}

/// 某股份(12.430, -0.10, -0.80%): the price of a share and its change stand before it in brackets.
pub(super) fn quoted_move(spot: &Spot<'_>, _: &str) -> Option<String> {
    let inner = spot.head[spot.head.rfind('(')? + 1..].trim_end();
    let quoted = spot.unit() == "%"
        && inner.ends_with(',')
        && inner.matches(',').count() == 2
        && inner.chars().all(|c| c.is_ascii_digit() || " .,+-".contains(c));
    quoted.then(|| "股价涨跌幅".to_owned())
}

/// 主力合约收于每吨8320元, 报收12.5元
pub(super) fn closing_price(spot: &Spot<'_>, _: &str) -> Option<String> {
    let each = ["收于每", "报每"].iter().any(|word| spot.before.contains(word));
    let closed = ends(spot, &["报", "收于", "报收", "收报"]);
    let money = spot.unit().ends_with('元');
    (money && (each || closed) || spot.unit().starts_with("元/股") && closed).then(|| PRICE.to_owned())
}

/// 每10股派发现金红利3元
pub(super) fn dividend(spot: &Spot<'_>, _: &str) -> Option<String> {
    let each = spot.head.rfind("每10股").map(|at| &spot.head[at..]);
    let paid = each.is_some_and(|words| !words.contains([',', '，']) && words.contains('派'));
    (sum(spot) && paid).then(|| "每10股派息".to_owned())
}

/// 判处有期徒刑二年，并处罚金10万元
pub(super) fn fine(spot: &Spot<'_>, _: &str) -> Option<String> {
    if !sum(spot) {
        return None;
    }
    if ends(spot, &["被罚", "处罚"]) {
        return Some("罚款".to_owned());
    }
    ["罚金", "罚款"].into_iter().find(|fine| spot.before.ends_with(fine)).map(str::to_owned)
}

/// 提供50亿元的授信支持
pub(super) fn of_noun(spot: &Spot<'_>, noun: &str) -> Option<String> {
    let of = spot.tail().strip_prefix('的').filter(|rest| (2..=6).contains(&rest.chars().count()))?;
    (sum(spot) && ends(spot, &VERBS) && noun.is_empty()).then(|| of.to_owned())
}

/// 以26亿元的品牌价值位居第8
pub(super) fn by_value(spot: &Spot<'_>, noun: &str) -> Option<String> {
    let by = spot.before.ends_with('以') && spot.behind.starts_with('的');
    (sum(spot) && by && noun.chars().count() >= 2).then(|| noun.to_owned())
}

/// 造成近3亿元的经济损失
pub(super) fn brought(spot: &Spot<'_>, noun: &str) -> Option<String> {
    (sum(spot) && ends(spot, &BRINGS) && noun.chars().count() >= 2).then(|| noun.to_owned())
}

/// 签下3000万元订单, 发放300万元奖金
pub(super) fn dealt_with(spot: &Spot<'_>, noun: &str) -> Option<String> {
    const SUMS: [&str; 8] = ["额", "金", "款", "费", "资金", "价值", "收入", "产值"];
    let behind = !noun.is_empty() && !spot.tail().starts_with(|c: char| !c.is_alphabetic());
    if !sum(spot) || !ends(spot, &VERBS) || !behind {
        return None;
    }
    let named = SUMS.iter().any(|word| noun.ends_with(word));
    Some(if named { noun.to_owned() } else { format!("{noun}金额") })
}
