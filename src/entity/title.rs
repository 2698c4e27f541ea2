//! Titles: 《措施》 is the document named in full elsewhere; “橡链云” the programme 橡链云工业互联网平台, without its marks.

/// The title of a document without its outer marks.
pub fn document(name: &str) -> &str {
    let inner = name.strip_prefix('《').unwrap_or(name);
    inner.strip_suffix('》').unwrap_or(inner)
}

/// The name of a programme without the marks it begins with: “铁拳”行动 is 铁拳行动.
pub fn programme(name: &str) -> String {
    let inner = name.strip_prefix(['“', '"', '‘', '「', '『']);
    let Some((own, word)) = inner.and_then(|inner| inner.split_once(['”', '"', '’', '」', '』']))
    else {
        return name.to_owned();
    };
    format!("{own}{word}")
}

/// The one programme among `names` that begins with the `short` name.
pub fn full_programme<'n>(short: &str, names: &'n [String]) -> Option<&'n str> {
    let mut longer = names.iter().filter(|name| name.len() > short.len() && name.starts_with(short));
    let found = longer.next()?;
    longer.all(|other| other == found).then_some(found)
}

/// The one full title among `titles` that a short one stands for: 《意见》 after 《关于…的实施意见》.
pub fn full_title<'n>(short: &str, titles: &'n [String]) -> Option<&'n str> {
    let length = short.chars().count();
    if length > 8 {
        return None;
    }
    let mut longer = titles.iter().filter(|title| title.as_str() != short && title.contains(short));
    let found = longer.next()?;
    longer.all(|other| other == found).then_some(found)
}
