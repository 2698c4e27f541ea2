//! Headings that the words around a figure settle, whatever phrase stands before it: 当选副会长人数, 参加人数.

use super::clear::clear;
use super::draft::Draft;
use super::spot::Spot;
use crate::statistics::fate::{disposed, fate};
use crate::statistics::phrase::behind_group;
use crate::statistics::said::Said;
use crate::text::Span;

/// The ways to settle one, in order.
pub(super) const SETTLED: [fn(&Spot<'_>, &Draft, &mut Said) -> Option<String>; 4] =
    [of_households, what_became, what_was_done, clear_words];

/// 75户316人, 倒塌房屋31户67间
fn of_households(spot: &Spot<'_>, draft: &Draft, said: &mut Said) -> Option<String> {
    let rooms = spot.unit() == "间";
    let right_behind = (spot.people() || rooms) && spot.between == Some("") && draft.noun.is_empty();
    let last = said.last.as_ref().filter(|_| right_behind)?;
    let households = last.strip_suffix("户数").or(last.strip_suffix("户"))?;
    Some(format!("{households}{}", if rooms { "间数" } else { "人数" }))
}

/// 王某等7人当选副会长, 20个单位被授予先进集体称号
fn what_became(spot: &Spot<'_>, draft: &Draft, _: &mut Said) -> Option<String> {
    let group = matches!(draft.noun.as_str(), "" | "单位" | "个人" | "集体" | "同志" | "企业");
    if !draft.things || !group {
        return None;
    }
    let from = spot.span.end() + behind_group(spot.behind, &draft.noun);
    let fate = fate(spot.text, &spot.sentence.words, Span::new(from, spot.rest_end))?;
    Some(format!("{fate}{}", spot.suffix(&fate)))
}

/// 将3人抓获
fn what_was_done(spot: &Spot<'_>, _: &Draft, _: &mut Said) -> Option<String> {
    if !spot.people() || !spot.before.ends_with(['将', '把']) {
        return None;
    }
    let behind = Span::new(spot.span.end(), spot.rest_end);
    disposed(spot.text, &spot.sentence.words, behind).map(|verb| format!("{verb}人数"))
}

/// 80余人参加, 罚款5万元
fn clear_words(spot: &Spot<'_>, draft: &Draft, said: &mut Said) -> Option<String> {
    let name = clear(spot, &draft.noun)?;
    said.level = Some(name.clone());
    said.last = Some(name.clone());
    Some(name)
}
