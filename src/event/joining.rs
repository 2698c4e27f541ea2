//! Whether two names are of one event: one holds the other, or they share most of their characters, and
//! nothing tells them apart (`第二届` and `第三届`, two days).

use crate::mention::date::When;
use crate::text::likeness;

/// A name without what varies between mentions of one event: quotes, spaces, 全市, 举办地.
pub(super) fn bare(name: &str) -> String {
    let mut bare: String = name
        .chars()
        .filter(|c| {
            !matches!(c, '“' | '”' | '‘' | '’' | '"' | '《' | '》' | ' ' | '·' | '「' | '」' | '-' | '—')
        })
        .collect();
    for opening in ["全市", "全省", "全国", "全县", "全区", "全州", "我市", "我县", "我省", "我区", "今年"]
    {
        if let Some(rest) = bare.strip_prefix(opening)
            && rest.chars().count() >= 4
        {
            bare = rest.to_owned();
        }
    }
    bare
}

/// What a launch is of: the name without the verb or ceremony at its end.
pub(super) fn launched(name: &str) -> &str {
    let mut name = name;
    loop {
        let ending = [
            "仪式",
            "典礼",
            "投入使用",
            "投入运营",
            "正式",
            "启用",
            "投用",
            "揭牌",
            "成立",
            "启动",
            "开业",
            "开工",
            "通车",
            "建成",
            "开通",
            "投产",
            "竣工",
            "落成",
            "开园",
            "开馆",
            "上线",
            "开行",
            "首发",
            "运营",
            "项目",
        ]
        .iter()
        .find_map(|ending| name.strip_suffix(ending));
        match ending {
            Some(rest) if !rest.is_empty() => name = rest,
            _ => return name,
        }
    }
}

/// The ordinals of a name: 第三届, 首场, 第2期.
fn ordinals(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let mut found = Vec::new();
    for (at, &c) in characters.iter().enumerate() {
        if matches!(c, '届' | '期' | '场' | '次' | '批') {
            let start = characters[..at].iter().rposition(|&c| matches!(c, '第' | '首'));
            if let Some(start) = start
                && at - start <= 5
            {
                found.push(characters[start..=at].iter().collect());
            }
        }
    }
    found
}

/// Names this alike are of one event; below it, different meetings of one series are joined too often.
const ALIKE: f64 = 0.72;

/// Whether two names can be of one event.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let (orders_a, orders_b) = (ordinals(a), ordinals(b));
    if !orders_a.is_empty() && !orders_b.is_empty() && orders_a.iter().all(|order| !orders_b.contains(order))
    {
        return false;
    }
    let (a, b) = (bare(a), bare(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.chars().count() >= 4 && long.contains(short.as_str()) {
        return true;
    }
    likeness(&a, &b) >= ALIKE
}

/// Whether two dates can be of one event: they overlap, or one is unknown.
pub(super) fn same_time(a: Option<&When>, b: Option<&When>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    match (a.first_day(), a.last_day(), b.first_day(), b.last_day()) {
        (Some(a_first), Some(a_last), Some(b_first), Some(b_last)) => a_first <= b_last && b_first <= a_last,
        _ => a == b,
    }
}
