//! Titles: 《措施》 is the document named in full elsewhere; “链万企” is the programme without its quotes.

/// The title of a document without its outer marks.
pub fn document(name: &str) -> &str {
    let inner = name.strip_prefix('《').unwrap_or(name);
    inner.strip_suffix('》').unwrap_or(inner)
}

/// The name of a programme without its outer quotes.
pub fn programme(name: &str) -> &str {
    name.strip_prefix(['“', '"', '‘', '「', '『'])
        .and_then(|inner| inner.strip_suffix(['”', '"', '’', '」', '』']))
        .unwrap_or(name)
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
