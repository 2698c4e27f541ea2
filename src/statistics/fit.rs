//! Whether a heading can stand above its amount: money is no number of people, a share no money, a sum no count; and
//! what is left of one that begins with a conjunction or ends in an adverb.

use super::heading::suffix;
use super::indicator::Figure;
use super::noun::is_measure;
use super::phrase::{Sought, clause_end, counted};
use super::read::Page;
use super::said::Said;
use crate::dictionary::{Dictionaries, Dimension};
use crate::mention::figure::Quantity;
use crate::sentence::Sentence;

/// Ends of headings, by what can stand below them.
#[derive(Clone, Copy, PartialEq)]
enum Head {
    /// 收入, 总额: money.
    Money,
    /// 人数, 家数: things counted.
    Count,
    /// 产量, 销量: goods.
    Goods,
    /// 失业率, 占比: parts of a whole.
    Share,
    /// 面积.
    Area,
    /// Anything.
    Open,
}

/// Ends of headings for money.
const MONEY: [&str; 15] = [
    "总额",
    "金额",
    "收入",
    "支出",
    "产值",
    "营收",
    "利润",
    "税收",
    "资金",
    "总投资",
    "增加值",
    "销售额",
    "成交额",
    "余额",
    "总值",
];
/// Ends of headings for things counted.
const COUNTS: [&str; 8] = ["人数", "户数", "家数", "次数", "人次", "间数", "人口", "岗位数"];
/// Ends of headings for goods, which are no money.
const GOODS: [&str; 8] = ["产量", "销量", "出货量", "发电量", "用电量", "货运量", "客运量", "吞吐量"];
/// Ends of headings for parts of a whole.
const SHARES: [&str; 10] = ["率", "占比", "比重", "增速", "增幅", "涨幅", "降幅", "跌幅", "比例", "市场份额"];
/// Rates that are measured in units of their own.
const RATES: [&str; 7] = ["汇率", "功率", "频率", "速率", "分辨率", "曝光率", "概率"];
/// What stands behind the head of a heading: 人数增加, 投资排名.
const TAILS: [&str; 4] = ["增加", "减少", "市场预期", "排名"];
/// What 数 is added to where it counts nothing: 收入数.
const ADDED: [&str; 5] = ["人数", "户数", "间数", "次数", "数"];

/// The heading of a figure, mended; where it cannot be, that of the noun that the figure counts.
pub(super) fn mended(
    page: &Page<'_>,
    sentence: &Sentence,
    figure: &Figure<'_>,
    indicator: String,
    said: &mut Said,
) -> Option<String> {
    let (text, quantity) = (page.article.body.folded(), figure.quantity);
    let tail = suffix(quantity, "", page.dictionaries);
    let apt = |name: String| phrase(&name, tail).filter(|name| fits(name, quantity, page.dictionaries));
    let name = apt(indicator.clone());
    if name.as_ref() != Some(&indicator) {
        for lent in [&mut said.level, &mut said.last] {
            if lent.as_ref() == Some(&indicator) {
                lent.clone_from(&name);
            }
        }
    }
    if name.is_some() || tail.is_empty() {
        return name;
    }
    let end = figure.mention.span.end();
    let things = Sought { things: true, people: quantity.unit.starts_with('人'), object: false };
    let noun =
        counted(text, &sentence.words, page.mentions, end, clause_end(text, sentence.span, end), things).noun;
    let right = text[end..].starts_with(&noun) && !is_measure(&noun);
    if noun.is_empty() || !right {
        None
    } else {
        apt(format!("{noun}{}", suffix(quantity, &noun, page.dictionaries)))
    }
}

/// The few words between the last name and a figure, where taking them apart left no phrase: 到岗5396人.
pub(super) fn bare(page: &Page<'_>, from: usize, to: usize) -> String {
    let text = page.article.body.folded();
    let named = crate::mention::within(page.mentions, crate::text::Span::new(from, to))
        .iter()
        .filter(|mention| mention.span.end() <= to)
        .map(|mention| mention.span.end());
    let from = named.max().unwrap_or(from).max(from);
    let words =
        SAYING.iter().fold(text[from..to].trim(), |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    let known = (2..=4).contains(&words.chars().count())
        && words.chars().all(char::is_alphabetic)
        && !words.contains(UNSAID);
    if known { words.to_owned() } else { String::new() }
}

/// Words between a heading and its figure.
const SAYING: [&str; 8] = ["超过", "达到", "达", "为", "约", "近", "共", "超"];
/// Characters of words that are no heading.
const UNSAID: [char; 43] = [
    '的', '了', '是', '有', '在', '和', '与', '及', '等', '其', '这', '那', '每', '各', '约', '从', '由',
    '至', '以', '于', '还', '又', '也', '就', '都', '将', '已', '被', '把', '对', '向', '来', '中', '前',
    '后', '上', '下', '个', '第', '最', '均', '突', '支',
];

/// Whether an amount of its unit can stand below the heading.
fn fits(indicator: &str, quantity: &Quantity, dictionaries: &Dictionaries) -> bool {
    let unit = quantity.unit.as_str();
    let dimension = dictionaries.units.find(unit).map(|unit| unit.dimension);
    let people = matches!(unit, "人" | "名" | "位" | "人次");
    let base = TAILS.iter().fold(indicator, |rest, tail| rest.strip_suffix(tail).unwrap_or(rest));
    match head(base) {
        Head::Open => true,
        // A rank or a change is of anything.
        _ if base != indicator && indicator.ends_with("排名") => true,
        _ if matches!(dimension, Some(Dimension::Ratio | Dimension::Point)) => true,
        Head::Money => {
            !(people
                || matches!(
                    dimension,
                    Some(
                        Dimension::Count
                            | Dimension::Length
                            | Dimension::Area
                            | Dimension::Mass
                            | Dimension::Temperature
                    )
                ))
        }
        Head::Count => {
            !unit.contains('元')
                && !matches!(
                    dimension,
                    Some(Dimension::Currency | Dimension::Length | Dimension::Area | Dimension::Mass)
                )
        }
        Head::Goods => !unit.ends_with('元') && dimension != Some(Dimension::Currency),
        Head::Share => {
            !matches!(
                dimension,
                Some(Dimension::Currency | Dimension::Area | Dimension::Mass | Dimension::Length)
            ) && !unit.ends_with('元')
        }
        Head::Area => {
            !people
                && !unit.contains('元')
                && !matches!(dimension, Some(Dimension::Currency | Dimension::Count | Dimension::Mass))
        }
    }
}

/// What can stand below a heading, by its end.
fn head(indicator: &str) -> Head {
    let ends = |words: &[&str]| words.iter().any(|word| indicator.ends_with(word));
    let added = ADDED.iter().find_map(|tail| indicator.strip_suffix(tail));
    match () {
        () if ends(&RATES) => Head::Open,
        () if ends(&MONEY) || added.is_some_and(|base| MONEY.iter().any(|word| base.ends_with(word))) => {
            Head::Money
        }
        () if ends(&COUNTS) => Head::Count,
        () if ends(&GOODS) => Head::Goods,
        () if ends(&SHARES) => Head::Share,
        () if ends(&["面积"]) => Head::Area,
        () => Head::Open,
    }
}

/// Conjunctions that begin no noun.
const LEADING: [&str; 9] = ["并且", "而且", "以及", "但是", "同时", "其中有", "中有", "且", "但"];
/// Adverbs and auxiliaries that end none.
const TRAILING: [&str; 9] = ["可", "将", "已", "仍", "且", "亦", "曾", "竟", "才"];
/// Nouns that end as they do.
const NOUNS: [&str; 8] = ["许可", "认可", "大将", "名将", "健将", "人才", "英才", "干将"];
/// Words that say nothing of what is measured.
const EMPTY: [&str; 27] = [
    "生活",
    "局地",
    "局部",
    "部分地区",
    "减",
    "满",
    "领取",
    "领取满",
    "联系",
    "办理",
    "享受",
    "覆盖",
    "联动",
    "建设",
    "方面",
    "时间",
    "调度",
    "提供",
    "其中",
    "包括",
    "迅速",
    "正在",
    "部分",
    "大部",
    "一带",
    "现场",
    "增强",
];

/// A heading without the conjunction that it begins with and the adverb that it ends in; nothing where that is no
/// noun phrase. `suffix` is what a count adds to it (数).
fn phrase(indicator: &str, suffix: &str) -> Option<String> {
    let base = indicator.strip_suffix(suffix).unwrap_or(indicator);
    let base = LEADING.iter().fold(base, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let noun = NOUNS.iter().any(|noun| base.ends_with(noun));
    let base = if noun {
        base
    } else {
        TRAILING.iter().fold(base, |rest, word| rest.strip_suffix(word).unwrap_or(rest))
    };
    // 覆盖人数 says what 覆盖 does not.
    let empty = match suffix {
        "" => EMPTY.contains(&base) || base.chars().count() < 2,
        "数" => EMPTY.contains(&base),
        _ => false,
    };
    (!empty).then(|| format!("{base}{}", indicator.strip_suffix(suffix).map_or("", |_| suffix)))
}

#[cfg(test)]
mod tests {
    use super::phrase;

    #[test]
    fn headings_are_noun_phrases() {
        assert_eq!(phrase("且每位消费者数", "数").as_deref(), Some("每位消费者数"));
        assert_eq!(phrase("年发电量可", "").as_deref(), Some("年发电量"));
        assert_eq!(phrase("生活数", "数"), None);
        assert_eq!(phrase("局地可", ""), None);
        assert_eq!(phrase("行政许可数", "数").as_deref(), Some("行政许可数"));
        assert_eq!(phrase("人数", "人数").as_deref(), Some("人数"));
    }
}
