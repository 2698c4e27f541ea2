//! Growth that stands behind its rate: 实现18%的整体营收增长.

use super::change::{Change, Direction};

/// Nouns of growth.
const GROWTH: [(&str, Direction); 10] = [
    ("同比增长", Direction::Up),
    ("增长", Direction::Up),
    ("增速", Direction::Up),
    ("增幅", Direction::Up),
    ("涨幅", Direction::Up),
    ("提升", Direction::Up),
    ("同比下降", Direction::Down),
    ("下降", Direction::Down),
    ("降幅", Direction::Down),
    ("下滑", Direction::Down),
];
/// What qualifies it.
const KINDS: [&str; 9] = ["整体", "总体", "平稳", "快速", "高速", "强劲", "稳定", "显著", "同比"];

/// What grows by the rate before these words, and how; the noun is empty where they do not say.
pub(super) fn grown(behind: &str) -> Option<(String, Change)> {
    let rest = behind.strip_prefix('的')?;
    let clause = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let (noun, direction) =
        GROWTH.iter().find_map(|(word, direction)| Some((clause.strip_suffix(word)?, *direction)))?;
    let noun = KINDS.iter().fold(noun, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let noun = KINDS.iter().fold(noun, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    let change = Change { kind: "同比".to_owned(), direction, head: 0, based: false };
    (noun.chars().count() <= 12 && !noun.contains('的')).then(|| (noun.to_owned(), change))
}
