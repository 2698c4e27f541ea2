//! Where a heading is found: in the phrase before the figure, the noun behind it, or what was said before.

use super::draft::Draft;
use super::spot::Spot;
use crate::dictionary::Dimension;
use crate::statistics::heading::{elliptical, participation, shared};
use crate::statistics::phrase::most;
use crate::statistics::said::{Said, dates_only};
use crate::statistics::{change, fit, lists, noun};

/// A step that completes a draft or leaves it.
type Step = fn(&Spot<'_>, &mut Draft, &Said);

/// What completes the phrase before the figure.
pub(super) const COMPLETED: [Step; 4] = [what_it_was_before, what_was_said, of_some_places, measure_behind];

/// Where the heading is looked for, in order.
pub(super) const FOUND: [Step; 11] = [
    noun_counted,
    share_of_noun,
    noun_behind,
    most_of_them,
    counted_before,
    level_listed,
    level_arrived,
    level_in_all,
    goods,
    rainfall,
    bare_words,
];

/// 由28%上升到34%: both ends are of the same thing.
fn what_it_was_before(spot: &Spot<'_>, draft: &mut Draft, said: &Said) {
    let indicator = draft.indicator.as_str();
    // 产值却逆势增至19.7亿元: of a measure of its own.
    let own = noun::is_measure(indicator) && !elliptical(indicator);
    let short = indicator.chars().count() <= 2 && !own || change::changed_to(indicator);
    if change::changed_to(spot.before) && short {
        draft.indicator = said.last.clone().or(said.level.clone()).unwrap_or_default();
    }
}

/// 增速, 总量: of what was said before.
fn what_was_said(_: &Spot<'_>, draft: &mut Draft, said: &Said) {
    let indicator = &draft.indicator;
    if !elliptical(indicator) || draft.counts && !draft.noun.is_empty() {
        return;
    }
    let level = said.level.as_ref().filter(|level| !level.ends_with(indicator) && !elliptical(level));
    if let Some(level) = level {
        let level = ["涨幅", "跌幅", "增幅", "降幅"]
            .iter()
            .fold(level.trim_end_matches('数'), |base, rate| base.strip_suffix(rate).unwrap_or(base));
        draft.indicator = format!("{level}{indicator}");
    }
}

/// 降水量100至150毫米，局部180至260毫米
fn of_some_places(_: &Spot<'_>, draft: &mut Draft, said: &Said) {
    if matches!(draft.indicator.as_str(), "局地" | "局部" | "部分地区")
        && let Some(level) = &said.level
    {
        let all = level.strip_prefix("局地").or(level.strip_prefix("局部")).unwrap_or(level);
        draft.indicator.push_str(all);
    }
}

/// 20万亿元的增长空间, 保持1.5米距离: the noun behind says what it is where none before does.
fn measure_behind(_: &Spot<'_>, draft: &mut Draft, _: &Said) {
    let unsaid = draft.lead.verbal || draft.indicator.is_empty() || !noun::is_measure(&draft.indicator);
    if !draft.counts && noun::is_measure(&draft.noun) && unsaid {
        draft.indicator.clone_from(&draft.noun);
    }
}

/// 与30余名青年交流, 12家企业参会: the noun that is counted.
fn noun_counted(spot: &Spot<'_>, draft: &mut Draft, _: &Said) {
    let Draft { lead, noun, verb, .. } = &*draft;
    let verb = verb.as_deref();
    if draft.counts && !noun.is_empty() && !(lead.touches && !lead.verbal && noun::is_measure(noun)) {
        // Who did it is no part of whom it counts.
        let modifies = spot.before.ends_with(['的', '与', '向', '给'])
            || spot.before.trim_end().ends_with("等")
            || spot.from == spot.span.start();
        let leads = !modifies && lead.touches;
        draft.indicator = if leads && spot.people() && !lead.verbal {
            // 组织干部480余人逐村排查: the people stand before their number.
            return;
        } else if leads && !lead.verb.is_empty() && !lead.verbal {
            // 村里装了400个喇叭: who did it is no part of what there is.
            format!("{}{noun}", lead.verb)
        } else if leads {
            format!("{}{noun}", draft.indicator)
        } else {
            format!("{}{noun}", verb.map_or("", participation))
        };
    } else if draft.counts && draft.indicator.is_empty() {
        draft.indicator = verb.map_or_else(String::new, |verb| participation(verb).to_owned());
    }
}

/// 56%的增加值、超过七成的税收: each is of its own noun; 六成快递业务
fn share_of_noun(spot: &Spot<'_>, draft: &mut Draft, _: &Said) {
    let own = spot.behind.starts_with('的') && spot.before.starts_with('的');
    let object = draft.lead.verbal && spot.behind.starts_with(&draft.noun);
    if spot.unit() == "%" && !draft.noun.is_empty() && (own || object) {
        draft.indicator.clone_from(&draft.noun);
        draft.comparison = Some(shared(spot.quantity));
    }
}

/// 12%的人认为: where nothing stands before it.
fn noun_behind(spot: &Spot<'_>, draft: &mut Draft, _: &Said) {
    let there = !draft.noun.is_empty() && (spot.behind.starts_with('的') || !draft.counts);
    if draft.indicator.is_empty() && there {
        draft.indicator.clone_from(&draft.noun);
        if spot.unit() == "%" {
            draft.indicator.push_str("占比");
        }
    }
}

/// 首登台风个数较多，达到35个
fn most_of_them(spot: &Spot<'_>, draft: &mut Draft, _: &Said) {
    if draft.counts && draft.indicator.is_empty() {
        draft.indicator = most(spot.page, spot.sentence, spot.clause);
    }
}

/// 抽查474项重大经营决策事项，有70项未按规定程序决策; 62个项目完成投资98亿元；但尚有5个未开工: those of them.
fn counted_before(spot: &Spot<'_>, draft: &mut Draft, said: &Said) {
    let left = ["尚有", "仍有"].iter().any(|word| spot.before.ends_with(word));
    let before = || left || spot.figures[..spot.place].iter().any(|other| other.quantity.unit == spot.unit());
    if draft.counts
        && draft.indicator.is_empty()
        && before()
        && let Some(things) = said.counted.get(spot.unit())
    {
        draft.indicator.clone_from(things);
    }
}

/// 其中2021年的720万元
fn level_listed(spot: &Spot<'_>, draft: &mut Draft, said: &Said) {
    let dated = !draft.counts && dates_only(spot.page, spot.clause, spot.span.start());
    if dated || draft.indicator.is_empty() && spot.between.is_some_and(lists::listed) {
        draft.indicator = said.level.clone().unwrap_or_default();
    }
}

/// 比重提升1.5个百分点，达到43.6%; 总产量22.81亿斤，连续十八年稳定在20亿斤以上
fn level_arrived(spot: &Spot<'_>, draft: &mut Draft, said: &Said) {
    const ARRIVED: [&str; 9] = ["稳定在", "保持在", "维持在", "达到", "达", "升至", "增至", "降至", "提高到"];
    let arrived = !draft.counts && ARRIVED.iter().any(|word| spot.before.trim_end().ends_with(word));
    if draft.indicator.is_empty() && arrived && spot.between.is_some() {
        let points = spot.last().is_some_and(|last| last.quantity.unit.ends_with('点'));
        let share = spot.unit() == "%" && points;
        draft.indicator = said.last.clone().filter(|_| share).or(said.level.clone()).unwrap_or_default();
    }
}

/// 房屋105栋，2499户: of another sort than those before.
fn level_in_all(spot: &Spot<'_>, draft: &mut Draft, said: &Said) {
    if !draft.indicator.is_empty() || !(spot.in_clause.contains("共") || spot.in_clause.trim().is_empty()) {
        return;
    }
    let other = spot.last().is_some_and(|last| last.quantity.unit != spot.unit());
    draft.indicator = match spot.unit() {
        "户" if other => "户数".to_owned(),
        "人" if other => "人数".to_owned(),
        // 支付费用14笔，共计24000元
        unit if unit.ends_with('元') => {
            said.level.as_deref().unwrap_or_default().trim_end_matches('数').to_owned()
        }
        _ => said.level.clone().unwrap_or_default(),
    };
}

/// 运来300方石料
fn goods(spot: &Spot<'_>, draft: &mut Draft, _: &Said) {
    let amount = spot.page.dictionaries.units.find(spot.unit()).is_some_and(|unit| {
        matches!(unit.dimension, Dimension::Mass | Dimension::Volume | Dimension::Area | Dimension::Length)
    });
    let noun = draft.noun.chars().count() >= 2 && spot.behind.starts_with(&draft.noun);
    if amount && draft.lead.verbal && noun && draft.indicator == draft.lead.text {
        draft.indicator.push_str(&draft.noun);
    }
}

/// 亳州、阜阳等地60至100毫米: as much of what fell elsewhere.
fn rainfall(spot: &Spot<'_>, draft: &mut Draft, said: &Said) {
    let indicator = &draft.indicator;
    let unsaid =
        indicator.is_empty() || !noun::is_measure(indicator) && !indicator.contains(['雨', '雪', '水']);
    let falls = |level: &&String| spot.unit() == "毫米" && level.ends_with(['量', '强']);
    if let Some(level) = said.level.as_ref().filter(falls).filter(|_| unsaid) {
        draft.indicator = level.replace("局部", "").replace("局地", "");
    }
}

/// 到岗5396人
fn bare_words(spot: &Spot<'_>, draft: &mut Draft, _: &Said) {
    if draft.indicator.is_empty() {
        draft.indicator = fit::bare(spot.page, spot.from, spot.span.start());
    }
}
