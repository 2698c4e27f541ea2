//! Shares of something: 占全部投资的46.2%, 分别占31%、18%.

use super::Named;
use super::spot::Spot;
use crate::statistics::change;
use crate::statistics::heading::{cleaned, shared};
use crate::statistics::lists::{self, topical};
use crate::statistics::said::Said;

/// A share whose words stand before it.
pub(super) fn share(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    if !spot.percent && spot.unit() != "%" {
        return None;
    }
    let (share, start) = change::share(spot.before)?;
    let own = spot.phrase(spot.from + start);
    let own = if matches!(own.as_str(), "整体" | "总体" | "合计") { String::new() } else { own };
    let base = if own.chars().count() >= 2 { own } else { said.level.clone().unwrap_or_default() };
    let name = format!("{base}{share}");
    said.last = Some(name.clone());
    let indicator = match spot.deals() {
        Some(dealing) => dealt(spot, said, (name, &share), (dealing, start)),
        None => Some(name),
    };
    Some(Named { indicator, comparison: Some(shared(spot.quantity)) })
}

/// The first of a list of shares, which begin at `start` of the words before the figure.
fn dealt(
    spot: &Spot<'_>,
    said: &mut Said,
    (name, share): (String, &str),
    (dealing, start): (&str, usize),
) -> Option<String> {
    // 竹建材、竹食品分别占31%、18%
    let at = spot.before.find(dealing).unwrap_or(0).min(start);
    let alone = spot.before[..at].trim().is_empty();
    let mut dealt = topical(lists::dealt(&spot.before[..at], spot.run), spot.page, spot.sentence);
    if dealt.is_empty() && alone {
        dealt = lists::opened(spot.text, spot.sentence, spot.clause, spot.run);
    }
    // 2022年和2023年研发投入占比分别为…: years are dealt out elsewhere.
    if dealt.first().is_some_and(|item| item.ends_with(['年', '月', '日'])) {
        dealt.clear();
    }
    // 进口坚果8.7万吨，货值22亿元，分别占全区的三成和28%: of each of them.
    let list = Some(said.list.clone()).filter(|list| list.len() == spot.run);
    let levels = || said.levels.len().checked_sub(spot.run).map(|first| said.levels[first..].to_vec());
    let before = list.or_else(levels).filter(|_| alone && dealt.is_empty());
    said.dealing = match before {
        Some(levels) => {
            levels.iter().map(|level| format!("{}{share}", level.trim_end_matches('数'))).collect()
        }
        None if dealt.is_empty() => vec![name; spot.run],
        None => dealt.iter().map(|item| format!("{}{share}", cleaned(item))).collect(),
    };
    said.next = 1;
    said.change = None;
    said.dealing.first().cloned()
}
