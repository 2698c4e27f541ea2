//! What a noun takes up that was named before: 该项目, 大桥 at the beginning of a sentence, 本次大赛, 该支行.

use super::phrase::clause_start;
use super::read::Page;
use crate::event::Event;
use crate::mention::{Mention, MentionKind};
use crate::sentence::Word;
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// Nouns that take up works, whatever they are called, and those that do so with 该 alone.
const WORKS: [&str; 2] = ["项目", "工程"];
const THESE: [&str; 3] = ["该基地", "该平台", "该线路"];
/// Nouns that take up what is named with them at its end: 大桥 is 石门河大桥.
const HEADS: [&str; 22] = [
    "大桥",
    "特大桥",
    "电站",
    "车间",
    "隧道",
    "铁路",
    "高速公路",
    "公路",
    "水库",
    "水电站",
    "研究院",
    "学院",
    "产业园",
    "园区",
    "基地",
    "中心",
    "平台",
    "生产线",
    "工厂",
    "机场",
    "医院",
    "体育馆",
];
/// Words for the one that is told of.
const THIS: [&str; 6] = ["本次", "此次", "本届", "这次", "该", "本场"];
/// What is said of works right behind their noun: 大桥全长, 中心总投资.
static MEASURED: LazyLock<Words> = LazyLock::new(|| {
    Words::new("全长 总长 总投资 总建筑 总面积 总高 占地 主桥 主跨 桥长 桥面 设计 一期 二期")
});
/// Nouns for what people come together for, which alone begin a sentence on it.
const ALONE: [&str; 11] =
    ["展会", "展览", "博览会", "交易会", "招聘会", "运动会", "大赛", "比赛", "赛事", "艺术节", "文化节"];
/// Those that need 本次 or the like before them.
const CALLED: [&str; 7] = ["联赛", "锦标赛", "大会", "论坛", "会议", "对接会", "推介会"];
/// Characters that end the names of all of a sort.
const SORTS: [char; 4] = ['会', '节', '赛', '展'];

/// The works or body that the noun at the beginning of a sentence takes up.
pub(super) fn works(page: &Page<'_>, sentence: Span) -> Option<String> {
    let text = page.article.body.folded();
    let words = sentence.of(text);
    let before = |mention: &&Mention| mention.span.end() <= sentence.start();
    let begins = |noun: &&&str| match words.strip_prefix('该') {
        Some(rest) => rest.starts_with(**noun),
        None => words.strip_prefix(**noun).is_some_and(|rest| stands_alone(page, sentence, rest)),
    };
    if THESE.iter().any(|word| words.starts_with(word)) || WORKS.iter().any(|noun| begins(&noun)) {
        return last(page, |mention| mention.kind == MentionKind::Programme && before(&mention));
    }
    let noun = HEADS.iter().find(begins)?;
    last(page, |mention| {
        let written = mention.span.of(text);
        before(&mention) && written.len() > noun.len() && written.ends_with(noun)
    })
}

/// Whether the noun before `rest`, the rest of its sentence, is no part of another (中心城区, 平台经济): something is
/// said of it.
fn stands_alone(page: &Page<'_>, sentence: Span, rest: &str) -> bool {
    let (text, at) = (page.article.body.folded(), sentence.end() - rest.len());
    let first = page.sentences.partition_point(|other| other.span.end() <= at);
    let words = page.sentences.get(first).map_or(&[][..], |sentence| &sentence.words);
    let said = |word: &Word| {
        let verb = word.tag.starts_with('v') && word.tag != "vn";
        verb || matches!(word.tag, "d" | "p" | "t") || matches!(word.span.of(text), "的" | "," | "，")
    };
    MEASURED.at(rest).is_some() || words.iter().any(|word| word.span.start() == at && said(word))
}

/// The name of the mention at `index`; of 该支行, where nothing else says which, the last one before that it can mean.
pub(super) fn name(page: &Page<'_>, index: usize) -> Option<String> {
    let id = page.entities.of_mention.get(index).copied().flatten()?;
    let name = page.entities.get(id).name.clone();
    let meant = if name.starts_with('该') { body(page, &page.mentions[index]) } else { None };
    Some(meant.unwrap_or(name))
}

/// The body that 该支行 or 该校 means: the last one before it whose name ends in that noun.
fn body(page: &Page<'_>, mention: &Mention) -> Option<String> {
    let text = page.article.body.folded();
    let noun = mention.span.of(text).strip_prefix('该')?;
    let ends: &[&str] = match noun {
        "校" => &["大学", "学院", "中学", "小学", "学校"],
        "院" => &["医院", "法院", "学院", "研究院"],
        "行" => &["银行", "支行", "分行"],
        "厂" => &["厂"],
        "社" => &["社"],
        _ => std::slice::from_ref(&noun),
    };
    last(page, |other| {
        let written = other.span.of(text);
        let body = !matches!(other.kind, MentionKind::Person | MentionKind::Date | MentionKind::Figure);
        body && other.span.end() <= mention.span.start()
            && !written.starts_with('该')
            && ends.iter().any(|end| written.ends_with(end))
    })
}

/// The event that 本次大赛 or 本届运动会 means in the clause of byte `at` or at the beginning of its sentence.
pub(super) fn event<'a>(page: &Page<'a>, sentence: Span, at: usize) -> Option<&'a Event> {
    let text = page.article.body.folded();
    let clause = clause_start(text, sentence, at);
    // 展会为期四天, 本次对接大会
    let noun = |words: &str| {
        let words = words.trim_start();
        let this = THIS.iter().find_map(|this| words.strip_prefix(this));
        match this {
            Some(rest) => {
                let near = |noun: &&&str| rest.find(**noun).is_some_and(|place| place <= 12);
                ALONE.iter().chain(&CALLED).find(near).copied()
            }
            None => ALONE.iter().find(|noun| words.starts_with(**noun)).copied(),
        }
    };
    let noun = noun(&text[clause..at]).or_else(|| noun(&text[sentence.start()..at]))?;
    // 本次会议 may be a 座谈会.
    let sort = noun.chars().rev().find(|c| SORTS.contains(c));
    page.events
        .iter()
        .copied()
        .rev()
        .filter(|event| event.evidence.start() <= at)
        .find(|event| event.name.ends_with(noun) || sort.is_some_and(|sort| event.name.ends_with(sort)))
}

/// The name of the last mention that is such a one.
fn last(page: &Page<'_>, fits: impl Fn(&Mention) -> bool) -> Option<String> {
    let index = page.mentions.iter().rposition(fits)?;
    let id = page.entities.of_mention.get(index).copied().flatten()?;
    Some(page.entities.get(id).name.clone())
}
