//! Figures whose kind alone names them: the same sum in other money, a term of prison, a temperature, a rank, points of
//! an index, a move of the market; and those that are no statistics.

use super::Named;
use super::clear::clear;
use super::spot::Spot;
use crate::mention::MentionKind;
use crate::statistics::change;
use crate::statistics::heading::{compared, converted};
use crate::statistics::said::Said;
use crate::statistics::{court, market, rank, told_apart, weather};
use crate::text::Span;

/// 36亿元（约5亿美元）
pub(super) fn same_sum(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let again = spot.between.is_some_and(|between| converted(between, spot.unit()));
    again.then(|| Named { indicator: said.last.clone(), comparison: None })
}

/// 有期徒刑四年
pub(super) fn term(spot: &Spot<'_>, _: &mut Said) -> Option<Named> {
    court::term(spot.unit(), spot.head).map(Named::plain)
}

/// 多云，18～23℃
pub(super) fn temperature(spot: &Spot<'_>, _: &mut Said) -> Option<Named> {
    weather::temperature(spot.unit(), spot.head).map(Named::plain)
}

/// 三年, 两方面, (12.430, -0.10, -0.80%)
pub(super) fn no_statistic(spot: &Spot<'_>, _: &mut Said) -> Option<Named> {
    let written = spot.span.of(spot.text);
    let none = told_apart::is_none(spot.quantity, written, spot.before, spot.behind)
        || market::is_quote(spot.quantity, spot.head, spot.behind);
    none.then(Named::default)
}

/// 居全省第2位
pub(super) fn rank(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let words = (spot.span.of(spot.text), spot.before);
    let (indicator, comparison) =
        rank::rank(spot.quantity, words, |place| spot.phrase(spot.from + place), said)?;
    Some(Named { indicator, comparison })
}

/// 沪指报收于3284.54点，上涨6.82点
pub(super) fn points(spot: &Spot<'_>, _: &mut Said) -> Option<Named> {
    let name = if spot.unit() == "点" { clear(spot, "") } else { None }?;
    let comparison = change::change(spot.before).map(|change| compared(&change, spot.quantity));
    Some(Named { indicator: Some(name), comparison })
}

/// 沪指跌0.5%, 沪指报3261点，跌0.5%, 云台机械(699999)收涨8.2%
pub(super) fn traded(spot: &Spot<'_>, _: &mut Said) -> Option<Named> {
    /// Characters of a clause that has no more than the verb.
    const VERB: usize = 4;
    if !spot.percent {
        return None;
    }
    let quoted = spot.last().is_some_and(|last| last.quantity.unit == "点");
    let index = if quoted && spot.in_clause.chars().count() <= VERB { spot.head } else { spot.in_clause };
    let share = || {
        let share = market::share_move(spot.in_clause)?;
        let bare =
            change::change(spot.before).is_some_and(|change| spot.phrase(spot.from + change.head).is_empty());
        bare.then_some(share)
    };
    let firm = || {
        let firm = crate::mention::within(spot.page.mentions, Span::new(spot.clause, spot.span.start()))
            .iter()
            .rfind(|mention| mention.kind == MentionKind::Firm && mention.span.end() <= spot.span.start())?;
        spot.text.get(firm.span.end()..spot.span.start()).and_then(market::firm_move)
    };
    market::index_move(index).or_else(share).or_else(firm).map(Named::plain)
}
