//! What stands between the links of a chain of bodies, titles and people and says nothing of them: remarks in brackets,
//! what somebody is in charge of, terms of office.

/// What stands between two links without a remark in brackets: 副县长（挂职）甲.
pub(super) fn without_remark(gap: &str) -> &str {
    const LONGEST: usize = 12 * 3;
    match gap.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        Some((remark, rest)) if remark.len() <= LONGEST => rest.trim_start(),
        _ => gap,
    }
}

/// Whether it is what somebody is in charge of, between a body and a title: 该局分管刑侦工作的副局长.
pub(super) fn is_duty(gap: &str) -> bool {
    const LONGEST: usize = 12 * 3;
    let duty = ["分管", "主管", "负责", "主持"].iter().any(|verb| gap.starts_with(verb));
    duty && gap.ends_with('的') && gap.len() <= LONGEST
}

/// Whether it is a department of a hospital: 血管外科.
pub(super) fn is_department(gap: &str) -> bool {
    (2..=10).contains(&gap.chars().count())
        && (gap.ends_with('科') || gap.ends_with("病区"))
        && gap.chars().all(|c| c.is_alphanumeric() && !"的在和与由为".contains(c))
}

/// Whether a stretch before a title says that it is no longer held: 原, 前任. 目前 does not end with 前.
pub(super) fn is_former(gap: &str) -> bool {
    ["原", "前", "前任"].iter().any(|word| {
        gap.strip_suffix(word)
            .is_some_and(|before| before.chars().next_back().is_none_or(|last| !last.is_alphanumeric()))
    })
}

/// The boards whose terms are counted.
const BOARDS: [&str; 3] = ["董事会", "监事会", "理事会"];

/// Where 第五届 stands in a stretch, and where it ends.
fn term(text: &str) -> Option<(usize, usize)> {
    let end = text.find('届')? + '届'.len_utf8();
    let start = text[..end].rfind('第')?;
    (text[start..end].chars().count() <= 5).then_some((start, end))
}

/// What stands before a title without the term and the board it is of: 当选第五届董事会|董事长.
pub(super) fn without_term(gap: &str) -> &str {
    let before = BOARDS.iter().find_map(|board| gap.strip_suffix(board)).unwrap_or(gap);
    term(before).filter(|&(_, end)| end == before.len()).map_or(before, |(start, _)| &before[..start])
}

/// A title without them: 第五届董事会董事长.
pub(super) fn after_term(title: &str) -> &str {
    let Some((0, end)) = term(title) else { return title };
    let rest = &title[end..];
    BOARDS.iter().find_map(|board| rest.strip_prefix(board)).unwrap_or(rest)
}
