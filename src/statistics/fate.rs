//! What became of those counted, where no noun behind the number says who they are: 李某等3人已被控制, 王某等7人当选副会长,
//! 20个单位被授予先进集体称号.
//!
//! A title given is what is counted (先进集体); else it is the verb with those it is said of (被控制人数, 当选副会长人数).

use crate::sentence::Word;
use crate::text::Span;

/// Verbs that give a title, which stands behind them.
const NAMING: [&str; 8] =
    ["被授予", "被评为", "被认定为", "被命名为", "被表彰为", "被确定为", "被评选为", "获评"];
/// Verbs whose object is what people became or won.
const BECOMING: [&str; 7] = ["当选为", "当选", "荣获", "获得", "入选", "受聘为", "获"];
/// Adverbs before the verb.
const ADVERBS: [&str; 14] =
    ["已经", "已", "均", "都", "先后", "分别", "一度", "目前", "现", "还", "也", "又", "当场", "同时"];
/// Characters of the longest title and of the longest object.
const LONGEST: usize = 14;

/// What becomes of those counted, by the words behind the figure up to the end of its clause; without 数.
pub(super) fn fate(text: &str, words: &[Word], behind: Span) -> Option<String> {
    let mut rest = behind.of(text);
    while let Some(adverb) = ADVERBS.iter().find(|adverb| rest.starts_with(**adverb)) {
        rest = &rest[adverb.len()..];
    }
    if let Some(verb) = NAMING.iter().find(|verb| rest.starts_with(**verb)) {
        return title(&rest[verb.len()..]);
    }
    if let Some(verb) = BECOMING.iter().find(|verb| rest.starts_with(**verb)) {
        let object = title(&rest[verb.len()..])?;
        return Some(format!("{}{object}", verb.trim_end_matches('为')));
    }
    if !rest.starts_with('被') {
        return None;
    }
    // 被公安机关依法控制, 被某局刑事拘留: the last verb, and the noun that it begins with.
    let from = behind.end() - rest.len();
    let within: Vec<&Word> =
        words.iter().filter(|word| word.span.start() > from && word.span.end() <= behind.end()).collect();
    let held = |word: &&Word| {
        ["拘留", "逮捕", "起诉", "处罚", "控制", "查处"].iter().any(|end| word.span.of(text).ends_with(end))
    };
    let last = within.iter().rposition(|word| word.tag.starts_with('v') || held(word))?;
    let verb = within[last].span.of(text);
    let manner = last.checked_sub(1).map(|before| within[before]).filter(|word| {
        matches!(word.tag, "b" | "n") && matches!(word.span.of(text), "刑事" | "行政" | "治安" | "依法")
    });
    let manner = manner.map_or("", |word| word.span.of(text));
    (verb.chars().count() >= 2).then(|| format!("被{manner}{verb}"))
}

/// What is done to those before it, by the first verb of two characters behind the figure: 将3人抓获.
pub(super) fn disposed<'t>(text: &'t str, words: &[Word], behind: Span) -> Option<&'t str> {
    words
        .iter()
        .filter(|word| word.span.start() >= behind.start() && word.span.end() <= behind.end())
        .find(|word| word.tag == "v" && word.span.of(text).chars().count() == 2)
        .map(|word| word.span.of(text))
}

/// The title or object that the words begin with: “种植能手”称号 is 种植能手.
fn title(words: &str) -> Option<String> {
    let end = words.find([',', '，', '。', ';', '；', '、', '\n']).unwrap_or(words.len());
    let words = words[..end].trim();
    let words = words.find("称号").map_or(words, |at| &words[..at]);
    let title: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
    (2..=LONGEST).contains(&title.chars().count()).then_some(title)
}
