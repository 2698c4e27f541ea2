//! Readings and answers in the formats other programs take.

pub mod briefing;
pub mod contract;
pub mod table;

use std::path::Path;

/// The format that a file's name says: its extension in lower case, empty where it has none.
fn format_of(path: &Path) -> String {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase()
}
