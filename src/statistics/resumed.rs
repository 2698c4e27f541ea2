//! What a noun takes up that was named before: 该项目, 大桥 at the beginning of a sentence, 本次大赛, 该支行.

use super::phrase::clause_start;
use super::read::Page;
use crate::event::Event;
use crate::mention::{Mention, MentionKind};
use crate::text::Span;

/// Works that a word takes up, whatever they are called.
const WORKS: [&str; 7] = ["该项目", "该工程", "该基地", "该平台", "该线路", "项目", "工程"];
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
/// Nouns for what people come together for, and those that alone begin a sentence on it.
const GATHERED: [&str; 18] = [
    "展会",
    "展览",
    "博览会",
    "交易会",
    "招聘会",
    "运动会",
    "大赛",
    "比赛",
    "赛事",
    "艺术节",
    "文化节",
    "联赛",
    "锦标赛",
    "大会",
    "论坛",
    "会议",
    "对接会",
    "推介会",
];
/// So many of them.
const ALONE: usize = 11;

/// The works or body that the noun at the beginning of a sentence takes up.
pub(super) fn works(page: &Page<'_>, sentence: Span) -> Option<String> {
    let text = page.article.body.folded();
    let words = sentence.of(text);
    let before = |mention: &&Mention| mention.span.end() <= sentence.start();
    if WORKS.iter().any(|word| words.starts_with(word)) {
        return last(page, |mention| mention.kind == MentionKind::Programme && before(&mention));
    }
    let noun = HEADS.iter().find(|noun| words.trim_start_matches('该').starts_with(**noun))?;
    last(page, |mention| {
        let written = mention.span.of(text);
        before(&mention) && written.len() > noun.len() && written.ends_with(noun)
    })
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
                GATHERED.iter().find(|noun| rest.find(**noun).is_some_and(|place| place <= 12)).copied()
            }
            None => GATHERED[..ALONE].iter().find(|noun| words.starts_with(**noun)).copied(),
        }
    };
    let noun = noun(&text[clause..at]).or_else(|| noun(&text[sentence.start()..at]))?;
    let last = noun.chars().next_back()?;
    page.events
        .iter()
        .copied()
        .rev()
        .filter(|event| event.evidence.start() <= at)
        .find(|event| event.name.ends_with(noun) || event.name.ends_with(last))
}

/// The name of the last mention that is such a one.
fn last(page: &Page<'_>, fits: impl Fn(&Mention) -> bool) -> Option<String> {
    let index = page.mentions.iter().rposition(fits)?;
    let id = page.entities.of_mention.get(index).copied().flatten()?;
    Some(page.entities.get(id).name.clone())
}
