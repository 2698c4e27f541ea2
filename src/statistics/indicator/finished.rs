//! What a heading still lacks when its words are found: the measure of a part, the thing that a verb is of, 数.

use super::Named;
use super::draft::Draft;
use super::spot::Spot;
use crate::statistics::heading::{measure_of, shared};
use crate::statistics::lists;
use crate::statistics::said::{Said, measure_of_part, of_things};

/// The heading of a draft, remembered for what leans on it.
pub(super) fn finished(spot: &Spot<'_>, draft: Draft, said: &mut Said) -> Named {
    let Draft { lead, mut indicator, noun, bare, counts, mut comparison, .. } = draft;
    let part = spot.head.contains("其中");
    if part
        && (!counts || noun.is_empty())
        && let Some(measure) = said
            .wholes
            .get(spot.unit())
            .and_then(|whole| measure_of_part(&indicator, whole, spot.sentence, spot.text))
    {
        indicator.push_str(&measure);
    }
    if counts {
        indicator = of_things(indicator, spot.quantity, spot.sentence, spot.text, said);
    }
    // 开行594列
    let trains = matches!(spot.unit(), "列" | "班" | "架次" | "航次" | "趟" | "列次" | "场次");
    if trains && noun.is_empty() && lead.verbal {
        indicator.push_str(spot.unit());
    }
    if indicator.ends_with("年产") || indicator == "产" {
        indicator.push('能');
    }
    // 受损设施已修复93.6%: of those.
    if spot.unit() == "%"
        && lead.verbal
        && indicator == lead.text
        && let Some(at) = spot.before.rfind('已')
    {
        indicator.insert_str(0, &spot.phrase(spot.from + at));
    }
    if !counts && indicator.ends_with(&lead.text) {
        indicator.push_str(measure_of(spot.quantity, &lead, spot.page.dictionaries));
    }
    let suffix = if bare { "数" } else { spot.suffix(&indicator) };
    if suffix == "人次" {
        indicator.truncate(indicator.trim_end_matches("人数").len());
    }
    if spot.unit() == "%" && ["占比", "占有率", "比重"].iter().any(|end| indicator.ends_with(end)) {
        comparison = Some(shared(spot.quantity));
    }
    let name = if indicator.ends_with(suffix) { indicator } else { format!("{indicator}{suffix}") };
    remember(spot, &name, part, said);
    Named { indicator: Some(name), comparison }
}

/// Remembers a level.
fn remember(spot: &Spot<'_>, name: &str, part: bool, said: &mut Said) {
    said.level = Some(name.to_owned());
    said.last = Some(name.to_owned());
    said.levels.push(name.to_owned());
    if !part {
        said.wholes.insert(spot.unit().to_owned(), name.to_owned());
    }
    // 企业1.46万户、个体工商户4.2万户，分别增长…: what a 、 joins is one list.
    if !spot.between.is_some_and(|between| lists::listed(between) || between.starts_with('、')) {
        said.list.clear();
    }
    said.list.push(name.to_owned());
}
