//! Figures that 分别 deals out to a list of things: 竹建材、竹食品产值分别为3亿元、2亿元.

use super::Named;
use super::spot::Spot;
use crate::statistics::heading::{cleaned, compared, shared};
use crate::statistics::lists::{self, topical};
use crate::statistics::phrase::Sought;
use crate::statistics::said::Said;

/// The next of a list that is being dealt; else no list is.
pub(super) fn goes_on(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let turned = spot.between.and_then(lists::dealt_on);
    let Some(turned) = turned.filter(|_| said.next > 0 && said.next < said.dealing.len()) else {
        said.next = 0;
        return None;
    };
    if let (Some(direction), Some(change)) = (turned, said.change.as_mut()) {
        change.direction = direction;
    }
    let item = &said.dealing[said.next];
    let share = (item.ends_with("比重") || item.ends_with("占比")) && said.change.is_none();
    let comparison = match share {
        true => Some(shared(spot.quantity)),
        false => said.change.as_ref().map(|change| compared(change, spot.quantity)),
    };
    let indicator = Some(item.clone()).filter(|name| !name.is_empty());
    said.next += 1;
    Some(Named { indicator, comparison })
}

/// The first of a list of levels.
pub(super) fn dealt(spot: &Spot<'_>, said: &mut Said) -> Option<Named> {
    let dealing = spot.deals()?;
    let at = spot.before.find(dealing).unwrap_or(0);
    let dealt = topical(lists::dealt(&spot.before[..at], spot.run), spot.page, spot.sentence);
    said.dealing = match dealt.is_empty() {
        true => unlisted(spot, said, (at, dealing)),
        false => dealt.iter().map(|item| cleaned(item)).collect(),
    };
    said.list.clone_from(&said.dealing);
    said.next = 1;
    said.change = None;
    said.level = said.dealing.last().cloned();
    Some(Named { indicator: said.dealing.first().cloned().filter(|name| !name.is_empty()), comparison: None })
}

/// What each of a list is of whose things do not stand before the word that deals them out.
fn unlisted(spot: &Spot<'_>, said: &Said, (at, dealing): (usize, &str)) -> Vec<String> {
    let run = spot.run;
    let own = spot.phrase(spot.from + at);
    let verb = cleaned(&spot.before[at + dealing.len()..]);
    // 4日、5日分别有5.9万人、4.2万人预约祭扫: what stands behind the last.
    let last = spot.figures[spot.place + run - 1].mention.span.end();
    let things = spot.counted(last, Sought { things: true, people: spot.people(), object: false });
    let thing = Some(things.noun).filter(|noun| !noun.is_empty()).or(things.verb);
    let thing = thing.filter(|_| verb == "有" && own.is_empty());
    // 国有企业进出口561亿元。…分别进出口A和B: a measure of their own.
    let own = match said.level.clone().filter(|_| own.is_empty() && thing.is_none()) {
        Some(level) if level.ends_with(&verb) && !verb.is_empty() => String::new(),
        Some(level) => level,
        None => own,
    };
    match thing {
        Some(thing) => vec![format!("{thing}{}", spot.suffix(&thing)); run],
        None if said.list.len() == run && own.is_empty() => said.list.clone(),
        None if said.levels.len() == run && own.is_empty() => said.levels.clone(),
        None => vec![format!("{own}{verb}"); run],
    }
}
