//! Terms that a court gives: 判处有期徒刑四年六个月, 分别获刑四年、二年，缓刑三年.

/// What gives a term, and its heading.
const TERMS: [(&str, &str); 5] = [
    ("有期徒刑", "有期徒刑"),
    ("获刑", "有期徒刑"),
    ("刑期", "有期徒刑"),
    ("拘役", "拘役"),
    ("缓刑", "缓刑"),
];

/// The heading of a term, by its unit and the sentence before it.
pub(super) fn term(unit: &str, head: &str) -> Option<&'static str> {
    if !matches!(unit, "年" | "个月" | "月") {
        return None;
    }
    let (at, heading) = TERMS
        .iter()
        .filter_map(|(word, heading)| Some((head.rfind(word)? + word.len(), *heading)))
        .max_by_key(|(at, _)| *at)?;
    let between = head[at..].chars().all(|c| {
        c.is_ascii_digit() || c.is_whitespace() || "一二三四五六七八九十零两年个月、和至分别为".contains(c)
    });
    between.then_some(heading)
}
