//! Changes: 同比增长5.3%, 分别增长3%和5%, 增加3亿元, 18%的整体营收增长.

use super::Named;
use super::spot::Spot;
use crate::statistics::change::{self, Change, Direction};
use crate::statistics::heading::{cleaned, compared, elliptical};
use crate::statistics::lists::{self, taken_up, topical};
use crate::statistics::noun;
use crate::statistics::phrase::{Sought, changing};
use crate::statistics::read::PRICE;
use crate::statistics::said::{self, Said};

/// A change whose words stand before it.
pub(super) fn changed(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let change = change::change(spot.before)
        .filter(|change| spot.percent || change.based || said.changes(spot.before))?;
    let head_end = spot.from + change.head.min(spot.before.len());
    let own = spot.phrase(head_end);
    if spot.deals().is_some() {
        return Some(dealt(spot, said, &change, &own));
    }
    let indicator = changing_level(spot, said, own, spot.text[spot.from..head_end].trim_end_matches("同比"));
    if indicator.is_empty() {
        return Some(Named::default());
    }
    // 某集团股价上涨3.60%: whose it is is the subject.
    let up = change.direction == Direction::Up;
    if indicator.ends_with("股价") && spot.percent {
        return Some(Named::plain(if up { "股价涨幅" } else { "股价跌幅" }));
    }
    let indicator = match indicator == PRICE && spot.percent {
        true => if up { "股价涨幅" } else { "股价跌幅" }.to_owned(),
        false => indicator,
    };
    let indicator = match change.kind == "年均" && spot.percent && !indicator.contains("年均") {
        true => format!("{indicator}年均增速"),
        false if spot.percent => indicator,
        false => amount_of_change(spot, &change, &indicator),
    };
    said.last = Some(indicator.clone());
    Some(Named { indicator: Some(indicator), comparison: Some(compared(&change, spot.quantity)) })
}

/// What changes: the phrase `own` before the change, or what was said before; `words` are all before it.
fn changing_level(spot: &Spot<'_>, said: &mut Said, own: String, words: &str) -> String {
    let level =
        |said: &Said| said.level.clone().unwrap_or_else(|| changing(spot.page, spot.sentence, spot.clause));
    let mut indicator = own;
    if words.contains("后一项") || words.contains("后者") {
        indicator = said.list.last().cloned().unwrap_or_default();
    } else if words.contains("前一项") || words.contains("前者") {
        indicator = said.list.first().cloned().unwrap_or_default();
    } else if indicator.is_empty() || indicator.chars().count() == 1 {
        let points = spot.unit().ends_with('点');
        let share = said.last.clone().filter(|last| {
            points && (last.ends_with("比重") || last.ends_with('率') || last.ends_with("占比"))
        });
        indicator = share.unwrap_or_else(|| level(said));
    } else if change::is_rate(&indicator) || elliptical(&indicator) {
        indicator.insert_str(0, said.level.as_deref().unwrap_or_default());
    } else if !said::is_half(&indicator) {
        said.level = Some(indicator.clone());
    }
    // 居民消费价格下降0.3%。其中，城市下降0.2%，农村下降0.6%
    if let Some(halves) = said.level_of_half(&indicator) {
        said.level = Some(halves.clone());
        indicator = halves;
    }
    if indicator.is_empty() {
        indicator = spot.counted(spot.span.end(), Sought { people: spot.people(), ..Sought::default() }).noun;
    }
    indicator
}

/// The heading of a change that is no rate: 增加3亿元 is 产值增加.
fn amount_of_change(spot: &Spot<'_>, change: &Change, indicator: &str) -> String {
    const OWN: [&str; 7] = ["增收", "增产", "增效", "减产", "减收", "减税", "减负"];
    let own = OWN.iter().find(|verb| spot.before.ends_with(**verb)).copied();
    let tail = own.unwrap_or(if change.direction == Direction::Up { "增加" } else { "减少" });
    let yearly = if change.kind == "年均" { "年均" } else { "" };
    let trimmed = indicator.strip_suffix("总数").unwrap_or(indicator);
    let trimmed = trimmed.trim_end_matches("户数").trim_end_matches('数');
    let base = if spot.unit() == "户" { indicator } else { trimmed };
    format!("{base}{yearly}{tail}{}", spot.suffix(indicator))
}

/// The first of a list of changes: 前两项同比分别增长82.5%和41%.
fn dealt(spot: &Spot<'_>, said: &mut Said, change: &Change, indicator: &str) -> Named {
    let run = spot.run;
    let head = spot.text[spot.from..spot.from + change.head.min(spot.before.len())].replace("分别", "");
    let dealt = lists::dealt(head.trim_end_matches("同比").trim_end_matches("较"), run);
    let bare = head.trim_matches([',', '，', ' ']).trim_end_matches("同比").is_empty();
    let opened = || lists::opened(spot.text, spot.sentence, spot.clause, run);
    let own_list = dealt.is_empty() && spot.clause > spot.sentence.span.start();
    let short = noun::is_measure(indicator) && indicator.chars().count() <= 4;
    let dealt = if own_list && bare {
        opened()
    } else if own_list && short && !opened().is_empty() {
        // 鲜菜和鲜果供应充足，价格分别下降…
        opened().into_iter().map(|thing| format!("{thing}{indicator}")).collect()
    } else if dealt.is_empty() {
        taken_up(&head, &said.list, run)
    } else {
        topical(dealt, spot.page, spot.sentence)
    };
    said.dealing = match dealt.is_empty() {
        false => dealt.iter().map(|item| cleaned(item)).collect(),
        true if !indicator.is_empty() => vec![indicator.to_owned(); run],
        true if said.list.len() == run => said.list.clone(),
        true if said.levels.len() == run => said.levels.clone(),
        true => {
            let level = said.level.clone();
            vec![level.unwrap_or_else(|| changing(spot.page, spot.sentence, spot.clause)); run]
        }
    };
    // 前两项分别增长…，后一项下降…: the list is still the one they are of.
    if !lists::takes_up(&head) {
        said.list.clone_from(&said.dealing);
    }
    said.next = 1;
    said.change = Some(change.clone());
    Named {
        indicator: said.dealing.first().cloned().filter(|name| !name.is_empty()),
        comparison: Some(compared(change, spot.quantity)),
    }
}

/// A change whose words stand behind it: 实现18%的整体营收增长.
pub(super) fn grown(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let (own, change) = change::grown(spot.behind).filter(|_| spot.percent)?;
    let lead = Some(spot.reading(spot.span.start())).filter(|lead| !lead.verbal).map(|lead| lead.text);
    let own = [Some(own), lead].into_iter().flatten().find(|own| !own.is_empty());
    Some(Named { indicator: own.or(said.level.clone()), comparison: Some(compared(&change, spot.quantity)) })
}
