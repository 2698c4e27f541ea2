//! What one figure measures, and against what: its indicator, by what stands around it and what was said before.

use super::behind;
use super::change;
use super::court;
use super::fate::{disposed, fate};
use super::fit;
use super::heading::{
    behind_is_noun, capacity, cleaned, compared, converted, elliptical, known, measure_of, participation,
    percent_of, shared, special, suffix,
};
use super::lists::{self, taken_up, topical};
use super::noun::{self, Phrase};
use super::phrase::{
    Counted, Sought, behind_group, behind_noun, changing, clause_end, clause_start, counted, governs, most,
    own_phrase,
};
use super::read::{PRICE, Page};
use super::said::{self, Said, dates_only, measure_of_part, of_things};
use super::{Statistic, market, rank, told_apart, weather};
use crate::dictionary::Dimension;
use crate::mention::figure::Quantity;
use crate::mention::{Mention, MentionKind};
use crate::sentence::Sentence;
use crate::text::Span;

/// A figure of the sentence.
pub(super) struct Figure<'a> {
    pub index: usize,
    pub mention: &'a Mention,
    pub quantity: &'a Quantity,
}

/// What one figure measures and against what it is compared.
pub(super) fn stated(
    page: &Page<'_>,
    sentence: &Sentence,
    figures: &[Figure<'_>],
    place: usize,
    (previous, told): (Option<usize>, Option<usize>),
    said: &mut Said,
) -> Statistic {
    let text = page.article.body.folded();
    let figure = &figures[place];
    let (span, quantity) = (figure.mention.span, figure.quantity);
    let mut statistic = Statistic {
        mention: figure.index,
        quantity: quantity.clone(),
        indicator: None,
        subject: None,
        period: None,
        comparison: None,
        region: None,
        target: false,
    };
    let clause = clause_start(text, sentence.span, span.start());
    let from = told.unwrap_or(clause).max(clause);
    let counting = place.checked_sub(1).is_some_and(|before| {
        !suffix(figures[before].quantity, "", page.dictionaries).is_empty()
            && previous == told
            && previous == Some(from)
    });
    let own = own_phrase(text, from, span.start());
    let from = if counting && own == from { behind_noun(text, sentence, from, span.start()) } else { own };
    let before = &text[from..span.start()];
    let behind = &text[span.end()..sentence.span.end()];
    let written = span.of(text);
    let rest_end = clause_end(text, sentence.span, span.end());

    // A list that is being dealt goes on.
    let between = previous.map(|end| &text[end..span.start()]);
    let on = between.and_then(lists::dealt_on);
    if said.next > 0
        && said.next < said.dealing.len()
        && let Some(turned) = on
    {
        if let (Some(direction), Some(change)) = (turned, said.change.as_mut()) {
            change.direction = direction;
        }
        statistic.indicator = Some(said.dealing[said.next].clone()).filter(|name| !name.is_empty());
        statistic.comparison = said.change.as_ref().map(|change| compared(change, quantity));
        let share = said.dealing[said.next].ends_with("比重") || said.dealing[said.next].ends_with("占比");
        if share && said.change.is_none() {
            statistic.comparison = Some(shared(quantity));
        }
        said.next += 1;
        return statistic;
    }
    said.next = 0;
    if between.is_some_and(|between| converted(between, &quantity.unit)) {
        statistic.indicator.clone_from(&said.last);
        return statistic;
    }
    if let Some(term) = court::term(&quantity.unit, &text[sentence.span.start()..span.start()]) {
        statistic.indicator = Some(term.to_owned());
        return statistic;
    }
    let head = &text[sentence.span.start()..span.start()];
    if let Some(name) = weather::temperature(&quantity.unit, head) {
        statistic.indicator = Some(name.to_owned());
        return statistic;
    }
    if told_apart::is_none(quantity, written, before, behind) || market::is_quote(quantity, head, behind) {
        return statistic;
    }
    let reading = |to: usize| {
        let phrase = noun::phrase(text, &sentence.words, page.mentions, from, to);
        let text = known(phrase.text, &text[from..to.max(from)], page.dictionaries);
        Phrase { text, ..phrase }
    };
    let phrase = |to: usize| reading(to).text;

    if let Some((indicator, comparison)) =
        rank::rank(quantity, (written, before), |place| phrase(from + place), said)
    {
        statistic.indicator = indicator;
        statistic.comparison = comparison;
        return statistic;
    }
    // 分别, 各有: how many figures follow in the list.
    let dealing = ["分别", "各有", "各为", "各占"].into_iter().find(|word| before.contains(word));
    let deals = dealing.is_some();
    let dealing = dealing.unwrap_or_default();
    let run = 1 + figures[place..]
        .windows(2)
        .take_while(|pair| {
            lists::dealt_on(&text[pair[0].mention.span.end()..pair[1].mention.span.start()]).is_some()
        })
        .count();
    let percent = percent_of(&quantity.unit);
    let whole_clause = &text[clause..span.start()];
    if quantity.unit == "点"
        && let Some(name) = special(page, sentence, span, quantity, before, behind, "")
    {
        statistic.comparison = change::change(before).map(|change| compared(&change, quantity));
        statistic.indicator = Some(name);
        return statistic;
    }
    // 沪指跌0.5%, 沪指报3261点，跌0.5%, 云台机械(300999)收涨8.2%
    if percent {
        let quoted = place.checked_sub(1).is_some_and(|last| figures[last].quantity.unit == "点");
        let index = if quoted && whole_clause.chars().count() <= 4 { head } else { whole_clause };
        let moved = market::index_move(index).or_else(|| {
            let share = market::share_move(whole_clause)?;
            change::change(before)
                .is_some_and(|change| phrase(from + change.head).is_empty())
                .then_some(share)
        });
        let firm = || {
            let firm = crate::mention::within(page.mentions, Span::new(clause, span.start()))
                .iter()
                .rfind(|mention| mention.kind == MentionKind::Firm && mention.span.end() <= span.start())?;
            text.get(firm.span.end()..span.start()).and_then(market::firm_move)
        };
        let moved = moved.or_else(firm);
        if let Some(moved) = moved {
            statistic.indicator = Some(moved.to_owned());
            return statistic;
        }
    }
    if let Some(change) =
        change::change(before).filter(|change| percent || change.based || said.changes(before))
    {
        let head_end = from + change.head.min(before.len());
        let mut indicator = phrase(head_end);
        if deals && run > 1 {
            let head = text[from..head_end].replace("分别", "");
            let dealt = lists::dealt(head.trim_end_matches("同比").trim_end_matches("较"), run);
            let bare = head.trim_matches([',', '，', ' ']).trim_end_matches("同比").is_empty();
            let opened = || lists::opened(text, sentence, clause, run);
            let own_list = dealt.is_empty() && clause > sentence.span.start();
            let dealt = if own_list && bare {
                opened()
            } else if own_list
                && noun::is_measure(&indicator)
                && indicator.chars().count() <= 4
                && !opened().is_empty()
            {
                // 鲜菜和鲜果供应充足，价格分别下降…
                opened().into_iter().map(|thing| format!("{thing}{indicator}")).collect()
            } else if dealt.is_empty() {
                taken_up(&head, &said.list, run)
            } else {
                topical(dealt, page, sentence)
            };
            said.dealing = match dealt.is_empty() {
                false => dealt.iter().map(|item| cleaned(item)).collect(),
                true if indicator.is_empty() && said.list.len() == run => said.list.clone(),
                true if indicator.is_empty() && said.levels.len() == run => said.levels.clone(),
                true => {
                    let one = if indicator.is_empty() {
                        said.level.clone().unwrap_or_else(|| changing(page, sentence, clause))
                    } else {
                        indicator.clone()
                    };
                    vec![one; run]
                }
            };
            // 前两项分别增长…，后一项下降…: the list is still the one they are of.
            if !lists::takes_up(&head) {
                said.list.clone_from(&said.dealing);
            }
            said.next = 1;
            said.change = Some(change.clone());
            statistic.indicator = said.dealing.first().cloned().filter(|name| !name.is_empty());
            statistic.comparison = Some(compared(&change, quantity));
            return statistic;
        }
        const RATES: [&str; 6] = ["增速", "增幅", "涨幅", "降幅", "增长率", "增长速度"];
        let one_of = text[from..head_end].trim_end_matches("同比");
        if one_of.contains("后一项") || one_of.contains("后者") {
            indicator = said.list.last().cloned().unwrap_or_default();
        } else if one_of.contains("前一项") || one_of.contains("前者") {
            indicator = said.list.first().cloned().unwrap_or_default();
        } else if indicator.is_empty() || indicator.chars().count() == 1 {
            let points = quantity.unit.ends_with('点');
            let share = said.last.clone().filter(|last| {
                points && (last.ends_with("比重") || last.ends_with('率') || last.ends_with("占比"))
            });
            indicator = share.or(said.level.clone()).unwrap_or_else(|| changing(page, sentence, clause));
        } else if RATES.contains(&indicator.as_str()) || elliptical(&indicator) {
            let base = said.level.clone().unwrap_or_default();
            indicator = format!("{base}{indicator}");
        } else if !said::is_half(&indicator) {
            said.level = Some(indicator.clone());
        }
        // 居民消费价格下降0.3%。其中，城市下降0.2%，农村下降0.6%
        if let Some(halves) = said.level_of_half(&indicator) {
            said.level = Some(halves.clone());
            indicator = halves;
        }
        if indicator.is_empty() {
            let people = quantity.unit.starts_with('人');
            indicator = counted(
                text,
                &sentence.words,
                page.mentions,
                span.end(),
                rest_end,
                Sought { people, ..Sought::default() },
            )
            .noun;
        }
        if indicator.is_empty() {
            return statistic;
        }
        // 某集团股价上涨3.60%: whose it is is the subject.
        if indicator.ends_with("股价") && percent {
            let moved = if change.direction == change::Direction::Up { "涨幅" } else { "跌幅" };
            statistic.indicator = Some(format!("股价{moved}"));
            return statistic;
        }
        if indicator == PRICE && percent {
            indicator =
                if change.direction == change::Direction::Up { "股价涨幅" } else { "股价跌幅" }.to_owned();
        }
        let kind = change.kind.as_str();
        if kind == "年均" && percent && !indicator.contains("年均") {
            indicator = format!("{indicator}年均增速");
        } else if !percent {
            let own = ["增收", "增产", "增效", "减产", "减收", "减税", "减负"]
                .iter()
                .find(|verb| before.ends_with(**verb));
            let tail = own.copied().unwrap_or(if change.direction == change::Direction::Up {
                "增加"
            } else {
                "减少"
            });
            let yearly = if kind == "年均" { kind } else { "" };
            let trimmed = indicator.strip_suffix("总数").unwrap_or(&indicator);
            let trimmed = trimmed.trim_end_matches("户数").trim_end_matches('数');
            let base = if quantity.unit == "户" { indicator.as_str() } else { trimmed };
            indicator = format!("{base}{yearly}{tail}{}", suffix(quantity, &indicator, page.dictionaries));
        }
        statistic.comparison = Some(compared(&change, quantity));
        said.last = Some(indicator.clone());
        statistic.indicator = Some(indicator);
        return statistic;
    }
    if let Some((own, change)) = behind::grown(behind).filter(|_| percent) {
        let lead = Some(reading(span.start())).filter(|lead| !lead.verbal).map(|lead| lead.text);
        let own = [Some(own), lead].into_iter().flatten().find(|own| !own.is_empty());
        statistic.indicator = own.or(said.level.clone());
        statistic.comparison = Some(compared(&change, quantity));
        return statistic;
    }
    if (percent || quantity.unit == "%")
        && let Some((share, start)) = change::share(before)
    {
        let own = phrase(from + start);
        let own = if matches!(own.as_str(), "整体" | "总体" | "合计") { String::new() } else { own };
        let base = if own.chars().count() >= 2 { own } else { said.level.clone().unwrap_or_default() };
        statistic.indicator =
            Some(if share == "占比" { format!("{base}占比") } else { format!("{base}{share}") });
        said.last.clone_from(&statistic.indicator);
        statistic.comparison = Some(shared(quantity));
        if deals && run > 1 {
            // 竹建材、竹食品分别占31%、18%
            let at = before.find(dealing).unwrap_or(0).min(start);
            let mut dealt = topical(lists::dealt(&before[..at], run), page, sentence);
            if dealt.is_empty() && before[..at].trim().is_empty() {
                dealt = lists::opened(text, sentence, clause, run);
            }
            // 2022年和2023年研发投入占比分别为…: years are dealt out elsewhere.
            if dealt.first().is_some_and(|item| item.ends_with(['年', '月', '日'])) {
                dealt.clear();
            }
            // 进口坚果8.7万吨，货值22亿元，分别占全区的三成和28%: of each of them.
            let levels = said.levels.len().checked_sub(run).map(|first| said.levels[first..].to_vec());
            let list = Some(said.list.clone()).filter(|list| list.len() == run);
            let levels = list.or(levels).filter(|_| before[..at].trim().is_empty());
            said.dealing = if let Some(levels) = levels.filter(|_| dealt.is_empty()) {
                levels.iter().map(|level| format!("{}{share}", level.trim_end_matches('数'))).collect()
            } else if dealt.is_empty() {
                vec![statistic.indicator.clone().unwrap_or_default(); run]
            } else {
                dealt.iter().map(|item| format!("{}{share}", cleaned(item))).collect()
            };
            statistic.indicator = said.dealing.first().cloned();
            said.next = 1;
            said.change = None;
        }
        return statistic;
    }
    if deals && run > 1 {
        let at = before.find(dealing).unwrap_or(0);
        let dealt = topical(lists::dealt(&before[..at], run), page, sentence);
        said.dealing = if dealt.is_empty() {
            let own = phrase(from + at);
            let verb = cleaned(&before[at + dealing.len()..]);
            // 4日、5日分别有5.9万人、4.2万人预约祭扫: what stands behind the last.
            let people = quantity.unit.starts_with('人');
            let last = figures[place + run - 1].mention.span.end();
            let to = clause_end(text, sentence.span, last);
            let sought = Sought { things: true, people, object: false };
            let things = counted(text, &sentence.words, page.mentions, last, to, sought);
            let thing = Some(things.noun).filter(|noun| !noun.is_empty()).or(things.verb);
            let thing = thing.filter(|_| verb == "有" && own.is_empty());
            // 国有企业进出口561亿元。…分别进出口A和B: a measure of their own.
            let own = match said.level.clone().filter(|_| own.is_empty() && thing.is_none()) {
                Some(level) if level.ends_with(&verb) && !verb.is_empty() => String::new(),
                Some(level) => level,
                None => own,
            };
            if let Some(thing) = thing {
                vec![format!("{thing}{}", suffix(quantity, &thing, page.dictionaries)); run]
            } else if said.list.len() == run && own.is_empty() {
                said.list.clone()
            } else if said.levels.len() == run && own.is_empty() {
                said.levels.clone()
            } else {
                vec![format!("{own}{verb}"); run]
            }
        } else {
            dealt.iter().map(|item| cleaned(item)).collect()
        };
        said.list.clone_from(&said.dealing);
        said.next = 1;
        said.change = None;
        said.level = said.dealing.last().cloned();
        statistic.indicator = said.dealing.first().cloned().filter(|name| !name.is_empty());
        return statistic;
    }
    // 下降15%至129亿美元: what it came to.
    let to = between.map(|between| between.trim().trim_start_matches([',', '，']));
    if matches!(to, Some("至" | "到")) && place > 0 && said.last.is_some() {
        let rate = &figures[place - 1].quantity.unit;
        if percent_of(rate) && !percent {
            statistic.indicator.clone_from(&said.last);
            said.level.clone_from(&said.last);
            return statistic;
        }
    }
    // 高于市场预期的61亿美元
    let bench = || {
        ["高于", "低于", "好于", "不及", "超出", "超过", "逊于"]
            .iter()
            .filter_map(|word| before.rfind(word))
            .max()
            .map(|at| &before[at..])
    };
    if (before.ends_with("预期的") || before.ends_with("预测的"))
        && bench().is_some_and(|bench| bench.chars().count() <= 12)
        && let Some(level) = said.last.clone().or(said.level.clone())
    {
        statistic.indicator = Some(format!("{level}市场预期"));
        return statistic;
    }
    // 主梁架设已完成11孔，为设计总量的64.7%
    let of = before.trim_start_matches([',', '，']).strip_prefix('为').or(before.strip_prefix("相当于"));
    if quantity.unit == "%"
        && let Some(whole) = of.and_then(|of| of.strip_suffix('的'))
        && (2..=12).contains(&whole.chars().count())
        && let Some(level) = &said.level
    {
        statistic.indicator = Some(format!("{}占{whole}比重", level.trim_end_matches('数')));
        statistic.comparison = Some(shared(quantity));
        said.last.clone_from(&statistic.indicator);
        return statistic;
    }
    // 恢复至2019年同期的126%: what was said before is measured by another year.
    let gauge = ["恢复至", "恢复到", "相当于"].iter().filter_map(|word| before.find(word)).min();
    let lead = reading(gauge.map_or(span.start(), |at| from + at));
    let mut indicator = lead.text.clone();
    if gauge.is_some() && indicator.is_empty() {
        indicator = said.level.clone().unwrap_or_default();
    }
    if capacity(quantity, behind)
        && (from == span.start()
            || before.ends_with(['司', '厂', '团', '的', '年', '产'])
            || before.ends_with("公司")
            || before.ends_with("建设")
            || indicator.ends_with("年产")
            || indicator.is_empty())
    {
        let power = ["瓦", "kW", "MW", "GW"].iter().any(|unit| quantity.unit.ends_with(unit));
        said.last = Some(if power { "装机容量" } else { "年产能" }.to_owned());
        statistic.indicator = said.last.clone();
        return statistic;
    }
    let people = quantity.unit.starts_with('人');
    let things = people || !suffix(quantity, "", page.dictionaries).is_empty();
    let sought = Sought { things, people, object: lead.touches && governs(&lead.verb, before) };
    let Counted { mut noun, verb } =
        counted(text, &sentence.words, page.mentions, span.end(), rest_end, sought);
    // 相比1-6月份9%的水平, 突破1亿千瓦时大关
    if matches!(noun.as_str(), "水平" | "大关" | "关口") {
        noun.clear();
    }
    // 给予5000万元补助
    if let Some(grant) = verb.as_ref().filter(|verb| noun.is_empty() && noun::is_measure(verb)) {
        noun.clone_from(grant);
    }
    // 16万用户: the noun stands for the measure word.
    let bare = quantity.unit.is_empty() && !noun.is_empty() && behind_is_noun(behind);
    let counts = bare || things;
    // 由28%上升到34%: both ends are of the same thing.
    if change::changed_to(before) && (indicator.chars().count() <= 2 || change::changed_to(&indicator)) {
        indicator = said.last.clone().or(said.level.clone()).unwrap_or_default();
    }
    if elliptical(&indicator)
        && (!counts || noun.is_empty())
        && let Some(level) =
            said.level.as_ref().filter(|level| !level.ends_with(&indicator) && !elliptical(level))
    {
        let level = ["涨幅", "跌幅", "增幅", "降幅"]
            .iter()
            .fold(level.trim_end_matches('数'), |base, rate| base.strip_suffix(rate).unwrap_or(base));
        indicator = format!("{level}{indicator}");
    }
    // 降水量100至150毫米，局部180至260毫米
    if matches!(indicator.as_str(), "局地" | "局部" | "部分地区")
        && let Some(level) = &said.level
    {
        indicator.push_str(level.strip_prefix("局地").or(level.strip_prefix("局部")).unwrap_or(level));
    }
    // 20万亿元的增长空间, 保持1.5米距离: the noun behind says what it is where none before does.
    if !counts
        && noun::is_measure(&noun)
        && (lead.verbal || indicator.is_empty() || !noun::is_measure(&indicator))
    {
        indicator.clone_from(&noun);
    }
    // 75户316人
    if people
        && between == Some("")
        && noun.is_empty()
        && let Some(households) =
            said.last.as_ref().and_then(|last| last.strip_suffix("户数").or(last.strip_suffix("户")))
    {
        statistic.indicator = Some(format!("{households}人数"));
        return statistic;
    }
    // 王某等7人当选副会长, 20个单位被授予先进集体称号
    let group = matches!(noun.as_str(), "" | "单位" | "个人" | "集体" | "同志" | "企业");
    if things
        && group
        && let Some(fate) =
            fate(text, &sentence.words, Span::new(span.end() + behind_group(behind, &noun), rest_end))
    {
        statistic.indicator = Some(format!("{fate}{}", suffix(quantity, &fate, page.dictionaries)));
        return statistic;
    }
    // 将3人抓获
    if people
        && before.ends_with(['将', '把'])
        && let Some(verb) = disposed(text, &sentence.words, Span::new(span.end(), rest_end))
    {
        statistic.indicator = Some(format!("{verb}人数"));
        return statistic;
    }
    if let Some(name) = special(page, sentence, span, quantity, before, behind, &noun) {
        said.level = Some(name.clone());
        said.last = Some(name.clone());
        statistic.indicator = Some(name);
        return statistic;
    }
    // 与30余名青年交流: who did it is no part of whom it counts.
    let modifies = before.ends_with(['的', '与', '向', '给'])
        || before.trim_end().ends_with("等")
        || from == span.start();
    if counts && !noun.is_empty() && !(lead.touches && !lead.verbal && noun::is_measure(&noun)) {
        let verb = verb.as_deref().map_or("", participation);
        let leads = !modifies && lead.touches;
        // 组织干部480余人逐村排查: the people stand before their number.
        indicator = if leads && people && !lead.verbal {
            indicator
        } else if leads && !lead.verb.is_empty() && !lead.verbal {
            // 村里装了400个喇叭: who did it is no part of what there is.
            format!("{}{noun}", lead.verb)
        } else if leads {
            format!("{indicator}{noun}")
        } else {
            format!("{verb}{noun}")
        };
    } else if counts
        && indicator.is_empty()
        && let Some(verb) = verb.as_deref()
    {
        indicator = participation(verb).to_owned();
    }
    // 56%的增加值、超过七成的税收: each is of its own noun; 六成快递业务
    let of_own = behind.starts_with('的') && before.starts_with('的');
    let share =
        quantity.unit == "%" && !noun.is_empty() && (of_own || lead.verbal && behind.starts_with(&noun));
    if share {
        indicator.clone_from(&noun);
        statistic.comparison = Some(shared(quantity));
    }
    if indicator.is_empty() && !noun.is_empty() && (behind.starts_with('的') || !counts) {
        indicator.clone_from(&noun);
        if quantity.unit == "%" {
            indicator.push_str("占比");
        }
    }
    if counts && indicator.is_empty() {
        indicator = most(page, sentence, clause);
    }
    // 抽查474项重大经营决策事项，有70项未按规定程序决策: those of them.
    let before_it = figures[..place].iter().any(|other| other.quantity.unit == quantity.unit);
    if counts
        && indicator.is_empty()
        && before_it
        && let Some(things) = said.counted.get(&quantity.unit)
    {
        indicator.clone_from(things);
    }
    // 其中2021年的720万元
    let dated_only = !counts && dates_only(page, clause, span.start());
    if dated_only || indicator.is_empty() && between.is_some_and(lists::listed) {
        indicator = said.level.clone().unwrap_or_default();
    }
    // 比重提升1.5个百分点，达到43.6%; 总产量22.81亿斤，连续十八年稳定在20亿斤以上
    let arrived = ["稳定在", "保持在", "维持在", "达到", "达", "升至", "增至", "降至", "提高到"];
    let arrived = !counts && arrived.iter().any(|word| before.trim_end().ends_with(word));
    if indicator.is_empty() && arrived && previous.is_some() {
        let of_share = quantity.unit == "%" && place > 0 && figures[place - 1].quantity.unit.ends_with('点');
        indicator = said.last.clone().filter(|_| of_share).or(said.level.clone()).unwrap_or_default();
    }
    if indicator.is_empty() && (whole_clause.contains("共") || whole_clause.trim().is_empty()) {
        // 房屋105栋，2499户: of another sort than those before.
        let other = place.checked_sub(1).is_some_and(|before| figures[before].quantity.unit != quantity.unit);
        indicator = match quantity.unit.as_str() {
            "户" if other => "户数".to_owned(),
            "人" if other => "人数".to_owned(),
            // 支付费用14笔，共计24000元
            unit if unit.ends_with('元') => {
                said.level.as_deref().unwrap_or_default().trim_end_matches('数').to_owned()
            }
            _ => said.level.clone().unwrap_or_default(),
        };
    }
    // 运来300方石料
    let goods = page.dictionaries.units.find(&quantity.unit).is_some_and(|unit| {
        matches!(unit.dimension, Dimension::Mass | Dimension::Volume | Dimension::Area | Dimension::Length)
    });
    if goods
        && lead.verbal
        && noun.chars().count() >= 2
        && behind.starts_with(&noun)
        && indicator == lead.text
    {
        indicator.push_str(&noun);
    }
    // 亳州、阜阳等地60至100毫米: as much of what fell elsewhere.
    let falls = |level: &&String| quantity.unit == "毫米" && level.ends_with(['量', '强']);
    if (indicator.is_empty() || !noun::is_measure(&indicator) && !indicator.contains(['雨', '雪', '水']))
        && let Some(level) = said.level.as_ref().filter(falls)
    {
        indicator = level.replace("局部", "").replace("局地", "");
    }
    if indicator.is_empty() {
        indicator = fit::bare(page, from, span.start());
    }
    if indicator.is_empty() {
        return statistic;
    }
    let part = head.contains("其中");
    if part
        && (!counts || noun.is_empty())
        && let Some(measure) = said
            .wholes
            .get(&quantity.unit)
            .and_then(|whole| measure_of_part(&indicator, whole, sentence, text))
    {
        indicator.push_str(&measure);
    }
    if counts {
        indicator = of_things(indicator, quantity, sentence, text, said);
    }
    // 开行594列
    let trains = matches!(quantity.unit.as_str(), "列" | "班" | "架次" | "航次" | "趟" | "列次" | "场次");
    if trains && noun.is_empty() && lead.verbal {
        indicator.push_str(&quantity.unit);
    }
    if indicator.ends_with("年产") || indicator == "产" {
        indicator.push('能');
    }
    // 受损设施已修复93.6%: of those.
    if quantity.unit == "%"
        && lead.verbal
        && indicator == lead.text
        && let Some(at) = before.rfind('已')
    {
        indicator.insert_str(0, &phrase(from + at));
    }
    if !counts && indicator.ends_with(&lead.text) {
        indicator.push_str(measure_of(quantity, &lead, page.dictionaries));
    }
    let suffix = if bare { "数" } else { suffix(quantity, &indicator, page.dictionaries) };
    if suffix == "人次" {
        indicator.truncate(indicator.trim_end_matches("人数").len());
    }
    let name = if indicator.ends_with(suffix) { indicator.clone() } else { format!("{indicator}{suffix}") };
    if quantity.unit == "%" && (indicator.ends_with("占比") || indicator.ends_with("占有率")) {
        statistic.comparison = Some(shared(quantity));
    }
    said.level = Some(name.clone());
    said.last = Some(name.clone());
    said.levels.push(name.clone());
    if !part {
        said.wholes.insert(quantity.unit.clone(), name.clone());
    }
    // 企业1.46万户、个体工商户4.2万户，分别增长…: what a 、 joins is one list.
    if !between.is_some_and(|between| lists::listed(between) || between.starts_with('、')) {
        said.list.clear();
    }
    said.list.push(name.clone());
    statistic.indicator = Some(name);
    statistic
}
