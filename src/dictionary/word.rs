//! Words that differ between the mainland, Taiwan and Hong Kong: 软体 and 软件, 的士 and 出租车.
//!
//! All are in the folded script (simplified), as the analysis and the search read them; the column
//! `traditional` keeps what is written over there.
//!
//! ```
//! let words = &fangzhi::dictionary::Dictionaries::builtin().regional_words;
//! assert_eq!(&*words.find("软体").unwrap().mainland, "软件");
//! ```

use super::error::DictionaryError;
use super::table::{Record, Row};

/// Where a word is at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// 台湾.
    Taiwan,
    /// 香港 and 澳门.
    HongKong,
}

/// A row of `regional_words.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionalWord {
    /// The word in simplified characters.
    pub word: Box<str>,
    /// What the mainland says.
    pub mainland: Box<str>,
    /// Where the word is used.
    pub places: Vec<Place>,
    /// As written in traditional characters.
    pub traditional: Box<str>,
    /// Whether the mainland uses the word too, in another sense (土豆, 质量, 窝心).
    pub ambiguous: bool,
}

impl Row for RegionalWord {
    const FILE: &'static str = "regional_words.tsv";
    const COLUMNS: &'static [&'static str] = &["word", "mainland", "places", "traditional", "ambiguous"];
    const KEY: usize = 2;
    const BUILTIN: &'static str = include_str!("../../dictionaries/regional_words.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(RegionalWord {
            word: record.required("word")?,
            mainland: record.required("mainland")?,
            places: record.choices("places", &[("tw", Place::Taiwan), ("hk", Place::HongKong)])?,
            traditional: record.text("traditional").into(),
            ambiguous: record.yes("ambiguous")?,
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.word)
    }
}
