//! Names of statistical indicators: 地区生产总值 (GDP), 固定资产投资, 参会人数.
//!
//! ```
//! let indicators = &fangzhi::dictionary::Dictionaries::builtin().indicators;
//! assert_eq!(&*indicators.find("规上工业增加值").unwrap().name, "规模以上工业增加值");
//! ```

use super::error::DictionaryError;
use super::table::{Record, Row};

/// A row of `indicators.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The canonical name.
    pub name: Box<str>,
    /// Other names.
    pub aliases: Vec<Box<str>>,
    /// The unit its values usually have, 元; empty for none in particular.
    pub unit: Box<str>,
}

impl Row for Indicator {
    const FILE: &'static str = "indicators.tsv";
    const COLUMNS: &'static [&'static str] = &["name", "aliases", "unit"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/indicators.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(Indicator {
            name: record.required("name")?,
            aliases: record.list("aliases"),
            unit: record.text("unit").into(),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(|alias| &**alias))
    }
}
