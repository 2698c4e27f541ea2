//! Lists dealt out by 分别: A、B、C产量分别为x、y、z.

use super::read::Page;
use crate::mention::MentionKind;
use crate::sentence::Sentence;

/// Nouns that end what a list of things has in common: 电熔镁砂、镁碳砖产量.
const COMMON: &[&str] = &[
    "产量",
    "产值",
    "总产值",
    "增加值",
    "投资",
    "收入",
    "零售额",
    "销售额",
    "销量",
    "出口",
    "进口",
    "进出口",
    "出口额",
    "进口额",
    "面积",
    "价格",
    "均价",
    "利润",
    "税收",
    "营收",
    "营业收入",
    "余额",
    "人数",
    "数量",
    "用电量",
    "增速",
    "占比",
    "比重",
    "率",
    "消费",
    "消费支出",
    "支出",
    "存款",
    "贷款",
    "游客",
    "客运量",
    "货运量",
    "吞吐量",
    "可支配收入",
    "人均可支配收入",
    "总值",
    "总额",
    "规模",
    "专利",
    "企业",
    "项目",
    "资金",
    "总量",
    "指数",
];

/// The things of a list of `count`, each with what all have in common; empty where the head is no such list.
pub(super) fn dealt(head: &str, count: usize) -> Vec<String> {
    let head = head.trim_matches([',', '，', ' ', ':']);
    let parts: Vec<&str> =
        head.split(['、', '和', '与', '及']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() != count || count < 2 {
        return Vec::new();
    }
    let last = parts[parts.len() - 1];
    let common = COMMON
        .iter()
        .filter(|noun| last.ends_with(**noun) && last.len() > noun.len())
        .max_by_key(|noun| noun.len());
    parts
        .iter()
        .enumerate()
        .map(|(index, part)| match common {
            Some(common) if index + 1 < parts.len() && !part.ends_with(common) => format!("{part}{common}"),
            _ => (*part).to_owned(),
        })
        .collect()
}

/// Whether nothing but a list's marks stands between two figures.
pub(super) fn listed(between: &str) -> bool {
    matches!(between.trim(), "、" | "和" | "," | "，" | "及" | "以及" | "与" | "，和" | "、和")
}

/// 前两项, 后两者: those of the last list.
pub(super) fn taken_up(head: &str, list: &[String], count: usize) -> Vec<String> {
    let ordinal =
        ["项", "者", "个", "类", "种", "家"].iter().any(|word| head.trim_end_matches("同比").ends_with(word));
    if !ordinal || list.len() < count {
        return Vec::new();
    }
    if head.contains('后') { list[list.len() - count..].to_vec() } else { list[..count].to_vec() }
}

/// 甲区、乙区工业增加值: the names own what is measured, and are no part of it.
pub(super) fn owned(dealt: Vec<String>, page: &Page<'_>, sentence: &Sentence) -> Vec<String> {
    let text = page.article.body.folded();
    let names: Vec<&str> = page
        .mentions
        .iter()
        .filter(|mention| sentence.span.contains(mention.span))
        .filter(|mention| {
            matches!(mention.kind, MentionKind::Place | MentionKind::Firm | MentionKind::Organisation)
        })
        .map(|mention| mention.span.of(text))
        .collect();
    let bare = |item: &String| names.iter().find_map(|name| item.strip_prefix(name)).map(str::to_owned);
    let Some(common) = dealt.last().and_then(bare).filter(|common| common.chars().count() > 1) else {
        return dealt;
    };
    if dealt.iter().all(|item| bare(item).is_some()) { vec![common; dealt.len()] } else { dealt }
}

/// 产量方面，A、B、C分别为…: what the sentence is about ends the name of each.
pub(super) fn topical(dealt: Vec<String>, page: &Page<'_>, sentence: &Sentence) -> Vec<String> {
    let text = page.article.body.folded();
    let dealt = owned(dealt, page, sentence);
    let head = sentence.span.of(text);
    let Some(at) = head.find("方面,").or_else(|| head.find("方面，")).filter(|&at| at <= 24) else {
        return dealt;
    };
    let topic: String = head[..at]
        .chars()
        .rev()
        .take_while(|c| c.is_alphabetic())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    if topic.chars().count() > 6 {
        return dealt;
    }
    dealt
        .into_iter()
        .map(|item| if item.ends_with(&topic) { item } else { format!("{item}{topic}") })
        .collect()
}
