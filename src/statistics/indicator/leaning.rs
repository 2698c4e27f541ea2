//! Figures that lean on the level before them: what it came to, what was expected of it, what part it is of a whole.

use super::Named;
use super::spot::Spot;
use crate::statistics::heading::{percent_of, shared};
use crate::statistics::said::Said;

/// 下降12%至74亿元: what it came to.
pub(super) fn came_to(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let to = spot.between?.trim().trim_start_matches([',', '，']);
    let rate = percent_of(&spot.last()?.quantity.unit) && !spot.percent;
    if !matches!(to, "至" | "到") || !rate || said.last.is_none() {
        return None;
    }
    said.level.clone_from(&said.last);
    Some(Named { indicator: said.last.clone(), comparison: None })
}

/// 高于市场预期的76亿元
pub(super) fn expected(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    const AGAINST: [&str; 7] = ["高于", "低于", "好于", "不及", "超出", "超过", "逊于"];
    /// Characters from the verb to the figure.
    const LONGEST: usize = 12;
    if !spot.before.ends_with("预期的") && !spot.before.ends_with("预测的") {
        return None;
    }
    let at = AGAINST.iter().filter_map(|word| spot.before.rfind(word)).max()?;
    let near = spot.before[at..].chars().count() <= LONGEST;
    let level = said.last.clone().or(said.level.clone()).filter(|_| near)?;
    Some(Named::plain(format!("{level}市场预期")))
}

/// 主梁架设已完成11孔，为设计总量的64.7%
pub(super) fn of_whole(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let words = spot.before.trim_start_matches([',', '，']);
    let of = words.strip_prefix('为').or(spot.before.strip_prefix("相当于"))?;
    let whole = of.strip_suffix('的').filter(|whole| (2..=12).contains(&whole.chars().count()))?;
    let level = said.level.as_ref().filter(|_| spot.unit() == "%")?;
    let name = format!("{}占{whole}比重", level.trim_end_matches('数'));
    said.last = Some(name.clone());
    Some(Named { indicator: Some(name), comparison: Some(shared(spot.quantity)) })
}
