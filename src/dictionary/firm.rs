//! Firms: the endings that make a name a firm's, and the firms known by a bare short name.
//!
//! [`FirmForm`] holds endings (有限公司) with how sure each is by itself; [`Firm`] holds names that
//! stand alone in news (华为, 工商银行), some of which also mean something else (苹果).
//!
//! ```
//! use fangzhi::dictionary::{Dictionaries, Strength};
//! let dictionaries = fangzhi::dictionary::Dictionaries::builtin();
//! let form = dictionaries.firm_forms.find("有限公司").unwrap();
//! assert!(form.registered && form.strength == Strength::Sure);
//! ```

use super::error::DictionaryError;
use super::table::{Record, Row};

/// How far an ending settles by itself what the name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// May be one; something else must say so too.
    Likely,
    /// Is one.
    Sure,
}

pub(super) const STRENGTHS: &[(&str, Strength)] = &[("sure", Strength::Sure), ("likely", Strength::Likely)];

/// A row of `firm_forms.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmForm {
    /// The ending, 有限公司.
    pub suffix: Box<str>,
    /// Whether registered names end so.
    pub registered: bool,
    /// How sure the ending is by itself.
    pub strength: Strength,
    /// A remark for the reader of the table.
    pub note: Box<str>,
}

impl Row for FirmForm {
    const FILE: &'static str = "firm_forms.tsv";
    const COLUMNS: &'static [&'static str] = &["suffix", "registered", "strength", "note"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/firm_forms.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(FirmForm {
            suffix: record.required("suffix")?,
            registered: record.yes("registered")?,
            strength: record.choice("strength", STRENGTHS)?,
            note: record.text("note").into(),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.suffix)
    }
}

/// A row of `firms.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    /// The name that news uses most, which is the canonical one here.
    pub name: Box<str>,
    /// Other names, registered ones among them.
    pub aliases: Vec<Box<str>>,
    /// Whether the name also means something else, so that the context must say it is a firm.
    pub ambiguous: bool,
}

impl Row for Firm {
    const FILE: &'static str = "firms.tsv";
    const COLUMNS: &'static [&'static str] = &["name", "aliases", "ambiguous"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/firms.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(Firm {
            name: record.required("name")?,
            aliases: record.list("aliases"),
            ambiguous: record.yes("ambiguous")?,
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(|alias| &**alias))
    }
}
