//! Days, months and years as people type them: `2023-08-01`, `2023/8/1`, `2023.8`, `2023年8月1日`.
//!
//! ```
//! use fangzhi::query::iso;
//! assert_eq!(iso("2023/8/1").as_deref(), Some("2023-08-01"));
//! assert_eq!(iso("2023年8月").as_deref(), Some("2023-08"));
//! assert_eq!(iso("8月"), None);
//! ```

use crate::mention::date::When;

/// The same as ISO 8601; `None` where it is no day, month or year.
#[must_use]
pub fn iso(text: &str) -> Option<String> {
    let text = text.trim().replace(['年', '月', '/', '.', '／', '．'], "-").replace(['日', '号'], "");
    let parts: Vec<String> = text
        .trim_matches('-')
        .split('-')
        .map(|part| if part.len() == 1 { format!("0{part}") } else { part.to_owned() })
        .collect();
    let text = parts.join("-");
    text.parse::<When>().ok()?.first_day().filter(|_| text.len() <= 10)?;
    Some(text)
}
