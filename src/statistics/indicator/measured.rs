//! Figures named by the phrase before them and the noun behind: 全市工业投资15亿元, 参会企业30家.

use super::Named;
use super::draft::Draft;
use super::spot::Spot;
use super::{finished, found, settled};
use crate::statistics::heading::capacity;
use crate::statistics::said::Said;

/// The last way: takes the words apart, and lends what they leave out from what was said before.
pub(super) fn measured(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let lead = Draft::lead(spot, said);
    if let Some(capacity) = to_be_made(spot, &lead.1) {
        said.last = Some(capacity.to_owned());
        return Some(Named::plain(capacity));
    }
    let mut draft = Draft::new(spot, lead);
    for complete in found::COMPLETED {
        complete(spot, &mut draft, said);
    }
    if let Some(name) = settled::SETTLED.iter().find_map(|way| way(spot, &draft, said)) {
        return Some(Named::plain(name));
    }
    for find in found::FOUND {
        find(spot, &mut draft, said);
    }
    if draft.indicator.is_empty() {
        return Some(Named { indicator: None, comparison: draft.comparison });
    }
    Some(finished::finished(spot, draft, said))
}

/// What a project will make: 80万吨烯烃项目.
fn to_be_made(spot: &Spot<'_>, indicator: &str) -> Option<&'static str> {
    let first = spot.from == spot.span.start()
        || spot.before.ends_with(['司', '厂', '团', '的', '年', '产'])
        || spot.before.ends_with("建设");
    let made = capacity(spot.quantity, spot.behind)
        && (first || indicator.ends_with("年产") || indicator.is_empty());
    let power = ["瓦", "kW", "MW", "GW"].iter().any(|unit| spot.unit().ends_with(unit));
    made.then_some(if power { "装机容量" } else { "年产能" })
}
