//! Ranks, and rises and falls in a ranking: 居全省第2位, 装机规模全国第一, 排名上升4名.

use super::Comparison;
use super::change;
use super::heading::{compared, elliptical};
use super::said::Said;
use crate::mention::figure::Quantity;

/// Verbs of holding a rank.
const HELD: [&str; 11] = ["位居", "名列", "位列", "排名", "排在", "跃居", "稳居", "居", "列", "排", "升至"];
/// Those of them, and others, behind which a bare number is a rank: 排至13位, 分列二三位.
const PLACED: [&str; 9] = ["排至", "排到", "排在", "位列", "位居", "名列", "分列", "跃居", "升至"];
/// Those among whom somebody is first, without a verb.
const WHOLES: [&str; 5] = ["全国", "全省", "全市", "全球", "世界"];
/// Verbs of moving in a ranking.
const MOVED: [&str; 8] = ["上升", "提升", "跃升", "攀升", "前移", "下降", "下滑", "后移"];

/// The heading and the comparison of a rank, if the figure is one; `phrase` is the noun phrase before a place in the
/// words before the figure.
pub(super) fn rank(
    quantity: &Quantity,
    (written, before): (&str, &str),
    phrase: impl Fn(usize) -> String,
    said: &mut Said,
) -> Option<(Option<String>, Option<Comparison>)> {
    let named = |base: &str| format!("{}排名", base.trim_end_matches("排名"));
    if let Some(place) = moved(&quantity.unit, before) {
        let own = phrase(place);
        let base = if own.is_empty() { said.level.clone().unwrap_or_default() } else { own };
        let comparison = change::change(before).map(|change| compared(&change, quantity));
        said.level = Some(base.clone());
        return Some((Some(named(&base)), comparison));
    }
    let placed = || PLACED.iter().any(|verb| before.ends_with(verb));
    if quantity.unit != "位" || !written.starts_with(['第', '首']) && !placed() {
        return None;
    }
    let verb = HELD.iter().filter_map(|verb| before.find(verb)).min();
    let whole = || WHOLES.iter().find_map(|whole| before.strip_suffix(whole).map(str::len));
    let own = phrase(verb.or_else(whole).unwrap_or(0));
    // A count of the sentences before is not what somebody is first in.
    let counted = said.level == said.before && said.level.as_ref().is_some_and(|level| level.ends_with('数'));
    let base = match &said.level {
        Some(_) if own.is_empty() && counted => Some(String::new()),
        Some(level) if own.is_empty() => {
            Some(said.last.clone().filter(|last| last.ends_with("增速")).unwrap_or(level.clone()))
        }
        Some(level) if elliptical(&own) => {
            Some(format!("{}{}", level.trim_end_matches('数'), own.trim_start_matches("总量")))
        }
        level if own.is_empty() => level.clone(),
        _ => Some(own),
    };
    let comparison = Comparison {
        kind: "排名".to_owned(),
        direction: None,
        value: Some(quantity.low),
        unit: Some("位".to_owned()),
    };
    Some((base.map(|base| named(&base)), Some(comparison)))
}

/// Where the verb of a rise or fall in a ranking stands before the figure: 指数排名|上升4名.
fn moved(unit: &str, before: &str) -> Option<usize> {
    let text = before.trim_end_matches('了');
    let verb = MOVED.iter().find(|verb| text.ends_with(**verb))?;
    matches!(unit, "名" | "位" | "个位次" | "位次" | "个名次").then(|| text.len() - verb.len())
}
