//! Lists dealt out by 分别: A、B、C产量分别为x、y、z.

use super::change::Direction;
use super::period::Course;
use super::read::Page;
use crate::mention::MentionKind;
use crate::mention::date::When;
use crate::sentence::{Sentence, Word};
use crate::text::Span;

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
    let split = |marks: &[char]| -> Vec<&str> {
        head.split(marks).map(str::trim).filter(|part| !part.is_empty()).collect()
    };
    // 医疗卫生、就业和社会保障、农林水的支出: where 、 alone makes the right number, 和 is within a thing.
    let Some(mut parts) =
        [split(&['、']), split(&['、', '和', '与', '及'])].into_iter().find(|parts| parts.len() == count)
    else {
        return Vec::new();
    };
    // 4日、5日、6日分别有…: days are no things.
    let day = |part: &&str| part.ends_with(['日', '月', '年']) && part.contains(|c: char| c.is_ascii_digit());
    if count < 2 || parts.iter().all(day) {
        return Vec::new();
    }
    // 中央财政用于A、B、C的支出
    if let Some(at) = ["用于", "其中", "的是", "分别是", "包括"]
        .iter()
        .filter_map(|word| parts[0].find(word).map(|at| at + word.len()))
        .max()
    {
        parts[0] = &parts[0][at..];
    }
    let last = parts[parts.len() - 1];
    // 第一、二、三产业用电量: the ordinals share 第 and what stands behind the last.
    let ordinal = |part: &&str| part.chars().next().is_some_and(|c| "一二三四五六".contains(c));
    if let Some(first) = parts[0].strip_prefix('第')
        && parts[1..].iter().all(ordinal)
        && first.chars().count() == 1
    {
        let thing: String = last.chars().skip(1).collect();
        return parts
            .iter()
            .map(|part| {
                let number: String = part.trim_start_matches('第').chars().take(1).collect();
                format!("第{number}{thing}")
            })
            .collect();
    }
    // 一、二线城市房价: the numerals share what stands behind the last.
    let numeral = |part: &&str| part.chars().count() == 1 && ordinal(part);
    let shared: String = last.chars().skip(1).collect();
    if ordinal(&last)
        && parts[..parts.len() - 1].iter().all(numeral)
        && shared.starts_with(['线', '级', '类', '季', '产'])
    {
        return parts.iter().map(|part| part.chars().take(1).chain(shared.chars()).collect()).collect();
    }
    let common = COMMON
        .iter()
        .filter(|noun| last.ends_with(**noun) && last.len() > noun.len())
        .max_by_key(|noun| noun.len());
    parts
        .iter()
        .enumerate()
        .map(|(index, part)| match common {
            Some(common) if index + 1 < parts.len() && !part.ends_with(common) => format!("{part}{common}"),
            Some(common) => part.replace(&format!("的{common}"), common),
            _ => (*part).to_owned(),
        })
        .collect()
}

/// The list that opens the clause before, for a change that names nothing itself: A、B、C产量稳步提高，同比分别增长….
pub(super) fn opened(text: &str, sentence: &Sentence, clause: usize, count: usize) -> Vec<String> {
    let before = text[sentence.span.start()..clause].trim_end_matches([',', '，']);
    let at = before.rfind([',', '，', ';', ':']).map_or(0, |at| at + 1);
    let (from, to) = (sentence.span.start() + at, sentence.span.start() + before.len());
    let words: Vec<&Word> =
        sentence.words.iter().filter(|word| word.span.start() >= from && word.span.end() <= to).collect();
    let Some(mark) = words.iter().rposition(|word| matches!(word.span.of(text), "、" | "和" | "及"))
    else {
        return Vec::new();
    };
    let end = words[mark + 1..]
        .iter()
        .take_while(|word| {
            word.tag.starts_with('n') || matches!(word.tag, "vn" | "b" | "j" | "l" | "x" | "k")
        })
        .last()
        .map_or(to, |word| word.span.end());
    let head = text[from..end].trim_end_matches("供应").trim_end_matches("供给");
    // 企业1.46万户、个体工商户4.2万户: figures, whose headings are a list themselves.
    if head.contains(|c: char| c.is_ascii_digit()) { Vec::new() } else { dealt(head, count) }
}

/// Whether nothing but a list's marks stands between two figures.
pub(super) fn listed(between: &str) -> bool {
    matches!(between.trim(), "、" | "和" | "," | "，" | "及" | "以及" | "与" | "，和" | "、和")
}

/// Whether nothing but a list's marks stands between two figures that 分别 deals out, and a change of another direction
/// (增长1.9%、下降4.1%和增长0.6%); which, if one does.
pub(super) fn dealt_on(between: &str) -> Option<Option<Direction>> {
    if listed(between) {
        return Some(None);
    }
    let verb = ["、", "和", "，", ",", "及"].iter().find_map(|mark| between.trim().strip_prefix(mark))?;
    match verb {
        "增长" | "上升" | "提高" | "上涨" | "增加" => Some(Some(Direction::Up)),
        "下降" | "回落" | "降低" | "下跌" | "减少" => Some(Some(Direction::Down)),
        _ => None,
    }
}

/// Whether the words take up things of the last list: 前两项, 后两者.
pub(super) fn takes_up(head: &str) -> bool {
    ["项", "者", "个", "类", "种", "家"].iter().any(|word| head.trim_end_matches("同比").ends_with(word))
}

/// 前两项, 后两者: those of the last list.
pub(super) fn taken_up(head: &str, list: &[String], count: usize) -> Vec<String> {
    if !takes_up(head) || list.len() < count {
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
            use MentionKind::{Firm, Organisation, Person, Place};
            matches!(mention.kind, Place | Firm | Organisation | Person)
        })
        .map(|mention| mention.span.of(text))
        .collect();
    // 北京和上海环比分别上涨: of what was said before.
    if !dealt.is_empty()
        && dealt.iter().all(|item| {
            let item = item.trim_end_matches("环比").trim_end_matches("同比");
            // 甲、乙、丙等市
            let item =
                item.trim_end_matches(['市', '地', '省', '县', '区']).strip_suffix('等').unwrap_or(item);
            names.contains(&item)
        })
    {
        return Vec::new();
    }
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

/// The name that a figure belongs to which is one of a list that 分别 deals out to names: 甲区、乙区税收分别为A、B.
pub(super) fn owner(page: &Page<'_>, sentence: &Sentence, figures: &[Span], place: usize) -> Option<String> {
    /// Characters of the longest noun between the names and 分别.
    const LONGEST: usize = 14;
    let text = page.article.body.folded();
    let (dealing, index, run) = run_of(text, sentence, figures, place)?;
    let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.span.start());
    let named: Vec<(usize, Span)> =
        crate::mention::within(page.mentions, Span::new(sentence.span.start(), dealing))
            .iter()
            .zip(first..)
            .filter(|(mention, _)| mention.span.end() <= dealing)
            .filter(|(mention, _)| {
                use MentionKind::{Agency, Firm, Organisation, Person, Place};
                matches!(mention.kind, Firm | Organisation | Place | Agency | Person)
            })
            .map(|(mention, index)| (index, mention.span))
            .collect();
    let list = &named[named.len().checked_sub(run)?..];
    let joined = list.windows(2).all(|pair| listed(&text[pair[0].1.end()..pair[1].1.start()]));
    let (_, last) = list.last()?;
    let between = &text[last.end()..dealing];
    let near = between.chars().count() <= LONGEST && !between.contains(['、', ';', '；', '。']);
    let longer = named.len() > run && listed(&text[named[named.len() - run - 1].1.end()..list[0].1.start()]);
    if run < 2 || !joined || !near || longer {
        return None;
    }
    let id = page.entities.of_mention.get(list[index].0).copied().flatten()?;
    Some(page.entities.get(id).name.clone())
}

/// Where 分别 stands that deals a figure out, which of its list the figure is, and of how many.
fn run_of(text: &str, sentence: &Sentence, figures: &[Span], place: usize) -> Option<(usize, usize, usize)> {
    let start = sentence.span.start();
    let dealing = start + text[start..figures[place].start()].rfind("分别")?;
    let first = figures.iter().position(|figure| figure.start() > dealing)?;
    let run = 1 + figures[first..]
        .windows(2)
        .take_while(|pair| listed(&text[pair[0].end()..pair[1].start()]))
        .count();
    let index = place - first;
    (index < run).then_some((dealing, index, run))
}

/// The year of a figure that is one of a list that 分别 deals out to years; `figures` are those of the sentence.
pub(super) fn dealt_out(
    text: &str,
    sentence: &Sentence,
    figures: &[Span],
    place: usize,
    course: &Course,
) -> Option<When> {
    let (dealing, index, run) = run_of(text, sentence, figures, place)?;
    course.dealt(text, dealing, (index, run))
}
