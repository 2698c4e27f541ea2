//! People counted: who came, who was sent, what became of them, how they voted.

use super::clear::{ends, near};
use super::spot::Spot;

/// What people counted are or do, right behind their number.
const STATES: [&str; 29] = [
    "生还", "脱险", "落网", "参训", "参赛", "参展", "受伤", "轻伤", "重伤", "死亡", "遇难", "被困", "失联",
    "获救", "受灾", "受益", "就业", "丧生", "罹难", "身亡", "牺牲", "失踪", "脱贫", "入选", "获奖", "报名",
    "参保", "到场", "参与",
];

/// Whether the figure counts single people.
fn counts(spot: &Spot<'_>) -> bool {
    matches!(spot.unit(), "人" | "名" | "位")
}

/// 80余人参加, 30名代表出席会议
pub(super) fn attendance(spot: &Spot<'_>, _: &str) -> Option<String> {
    if !counts(spot) || !near(spot, &["参加", "出席", "到场", "参会", "与会", "到会", "列席"]) {
        return None;
    }
    let before = |start: usize| start <= spot.span.start();
    let event = spot.page.events.iter().copied().rev().find(|event| before(event.evidence.start()));
    let meeting = event.is_some_and(|event| event.name.ends_with('会')) || spot.head.contains('会');
    let name = match () {
        () if near(spot, &["出席", "到场"]) => "出席人数",
        () if near(spot, &["参加"]) && !meeting => "参加人数",
        () => "参会人数",
    };
    Some(name.to_owned())
}

/// 以7票同意、0票反对审议通过
pub(super) fn votes(spot: &Spot<'_>, _: &str) -> Option<String> {
    let side = ["同意", "赞成", "反对", "弃权"].into_iter().find(|side| spot.behind.starts_with(side))?;
    (spot.unit() == "票").then(|| format!("{side}票数"))
}

/// What is sent out, where vehicles, boats and people follow each other without a word: 出动3车4艇22人.
pub(super) fn crew(spot: &Spot<'_>, _: &str) -> Option<String> {
    const SENT: [&str; 6] = ["出动", "增派", "调派", "派出", "调集", "投入"];
    let what = match spot.unit() {
        "车" => "车辆数",
        "艇" => "舟艇数",
        "人" => "人数",
        _ => return None,
    };
    let mut rest = spot.head;
    while let Some(before) = rest.strip_suffix(['车', '艇']) {
        rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    }
    let verb = SENT.iter().find(|verb| rest.ends_with(**verb))?;
    (spot.unit() != "人" || rest.len() < spot.head.len()).then(|| format!("{verb}{what}"))
}

/// 719人的代表团
pub(super) fn team(spot: &Spot<'_>, noun: &str) -> Option<String> {
    let team = ["团", "队", "队伍", "组"].iter().any(|end| noun.ends_with(end));
    let of = matches!(spot.unit(), "人" | "名") && spot.tail().starts_with('的');
    (of && team).then(|| format!("{noun}人数"))
}

/// 轻伤2人 and 2人轻伤, 136人参训: what became of them, or what they did.
pub(super) fn state(spot: &Spot<'_>, _: &str) -> Option<String> {
    if !counts(spot) {
        return None;
    }
    let tail = spot.tail().trim_start_matches("一度").trim_start_matches("先后");
    let state = STATES.iter().find(|state| tail.starts_with(**state))?;
    Some(if *state == "参训" { "培训人数".to_owned() } else { format!("{state}人数") })
}

/// 带动150余人就近就业
pub(super) fn employed(spot: &Spot<'_>, noun: &str) -> Option<String> {
    const HELPED: [&str; 6] = ["带动", "吸纳", "解决", "安置", "帮助", "促进"];
    let work = counts(spot) && noun.is_empty() && spot.tail().find("就业").is_some_and(|at| at <= 12);
    let verb = HELPED.iter().find(|verb| work && ends(spot, &[verb]))?;
    Some(format!("{verb}就业人数"))
}
