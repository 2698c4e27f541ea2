//! Words that bound a number: 近, 超过, 不少于 before it; 余, 以上, 左右 behind it.

use super::Bound;

/// Words before a number, longer ones first where one ends in another.
const BEFORE: &[(&str, Bound)] = &[
    ("不超过", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("不高于", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("小于等于", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("将近", Bound::AtMost),
    ("接近", Bound::AtMost),
    ("近", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("不少于", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("大于等于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("起码", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("超过了", Bound::MoreThan),
    ("超过", Bound::MoreThan),
    ("大于", Bound::MoreThan),
    ("多于", Bound::MoreThan),
    ("高于", Bound::MoreThan),
    ("超出", Bound::MoreThan),
    ("逾", Bound::MoreThan),
    ("超", Bound::MoreThan),
    (">", Bound::MoreThan),
    ("不足", Bound::LessThan),
    ("不到", Bound::LessThan),
    ("不满", Bound::LessThan),
    ("未满", Bound::LessThan),
    ("小于", Bound::LessThan),
    ("少于", Bound::LessThan),
    ("低于", Bound::LessThan),
    ("<", Bound::LessThan),
    ("大约", Bound::About),
    ("约为", Bound::About),
    ("约", Bound::About),
    ("大概", Bound::About),
];

/// Words behind a number.
const BEHIND: &[(&str, Bound)] = &[
    ("及以上", Bound::AtLeast),
    ("或以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("开外", Bound::AtLeast),
    ("出头", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
];

/// The bound word that ends at byte `at`, and where it begins.
#[must_use]
pub fn before(text: &str, from: usize, at: usize) -> Option<(usize, Bound)> {
    let head = &text[from..at];
    let last = head.chars().next_back()?;
    // Nearly every number is preceded by something else.
    if !"过于近≤≥少多码了破出逾超>足到满<约为概".contains(last) {
        return None;
    }
    let (word, bound) = BEFORE.iter().find(|(word, _)| head.ends_with(word))?;
    let rest = &head[..head.len() - word.len()];
    let previous = rest.chars().next_back();
    let inside = previous.is_some_and(|c| match *word {
        "近" => "最附邻靠亲新临周远".contains(c),
        "约" => "节条合制契违签邀预公履大".contains(c) && c != '大',
        "超" => "赶高反".contains(c),
        "不到" => "想看得做达".contains(c) && c != '达',
        _ => false,
    });
    (!inside).then(|| (at - word.len(), *bound))
}

/// Whether a verb right before the number says that it was passed: 突破. It bounds the number, but is no part of
/// the figure.
#[must_use]
pub fn passed(text: &str, from: usize, at: usize) -> bool {
    let head = &text[from..at];
    head.ends_with("突破") || head.ends_with("突破了")
}

/// The bound word that begins at byte `at`, and where it ends.
#[must_use]
pub fn behind(text: &str, at: usize) -> Option<(usize, Bound)> {
    let rest = &text[at..];
    BEHIND.iter().find(|(word, _)| rest.starts_with(word)).map(|(word, bound)| (at + word.len(), *bound))
}
