//! What Chinese names of people are made of: surnames, characters of given names, and the
//! characters that write foreign names.
//!
//! Figures are occurrences per million; they order candidates and claim no more.
//!
//! ```
//! let dictionaries = fangzhi::dictionary::Dictionaries::builtin();
//! assert!(dictionaries.surnames.find("欧阳").unwrap().compound);
//! assert!(dictionaries.transliteration.contains('斯'));
//! ```

use rustc_hash::FxHashMap;

use super::error::DictionaryError;
use super::table::{Record, Row, Table};

/// A row of `surnames.tsv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Surname {
    /// The surname.
    pub surname: Box<str>,
    /// Whether it has two characters or more.
    pub compound: bool,
    /// Bearers per million.
    pub frequency: f32,
}

impl Row for Surname {
    const FILE: &'static str = "surnames.tsv";
    const COLUMNS: &'static [&'static str] = &["surname", "compound", "frequency"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/surnames.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(Surname {
            surname: record.required("surname")?,
            compound: record.yes("compound")?,
            frequency: record.number("frequency")?.unwrap_or(0.0),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.surname)
    }
}

/// A row of `given_name_characters.tsv`.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenNameCharacter {
    /// The character.
    pub character: Box<str>,
    /// Occurrences per million characters of given names.
    pub frequency: f32,
}

impl Row for GivenNameCharacter {
    const FILE: &'static str = "given_name_characters.tsv";
    const COLUMNS: &'static [&'static str] = &["character", "frequency"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/given_name_characters.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(GivenNameCharacter {
            character: single(record)?,
            frequency: record.number("frequency")?.unwrap_or(0.0),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.character)
    }
}

/// A row of `transliteration_characters.tsv`.
#[derive(Debug, Clone, PartialEq)]
pub struct TransliterationCharacter {
    /// The character.
    pub character: Box<str>,
    /// How typical: 3 hardly used otherwise (娅), 2 often (斯), 1 sometimes (大).
    pub weight: f32,
}

impl Row for TransliterationCharacter {
    const FILE: &'static str = "transliteration_characters.tsv";
    const COLUMNS: &'static [&'static str] = &["character", "weight"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/transliteration_characters.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(TransliterationCharacter {
            character: single(record)?,
            weight: record.number("weight")?.unwrap_or(1.0),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.character)
    }
}

fn single(record: &Record<'_>) -> Result<Box<str>, DictionaryError> {
    let text = record.required("character")?;
    if text.chars().count() == 1 { Ok(text) } else { Err(record.wrong("character", "one character")) }
}

/// A figure for each character of a table, looked up by `char`.
#[derive(Debug, Clone)]
pub struct Characters {
    figures: FxHashMap<char, f32>,
}

impl Characters {
    pub(super) fn given_names(table: &Table<GivenNameCharacter>) -> Self {
        Characters::new(table.iter().map(|(_, row)| (&*row.character, row.frequency)))
    }

    pub(super) fn transliteration(table: &Table<TransliterationCharacter>) -> Self {
        Characters::new(table.iter().map(|(_, row)| (&*row.character, row.weight)))
    }

    fn new<'a>(rows: impl Iterator<Item = (&'a str, f32)>) -> Self {
        let figures = rows.filter_map(|(text, figure)| Some((text.chars().next()?, figure)));
        Characters { figures: figures.collect() }
    }

    /// Whether the table has the character.
    pub fn contains(&self, character: char) -> bool {
        self.figures.contains_key(&character)
    }

    /// The character's figure, 0 where the table lacks it.
    pub fn figure(&self, character: char) -> f32 {
        self.figures.get(&character).copied().unwrap_or(0.0)
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }
}
