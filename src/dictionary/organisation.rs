//! Organisations that are neither firms nor agencies: universities, hospitals, clubs, media.
//!
//! [`OrganisationForm`] holds the endings (大学, 足球俱乐部) with kind and sureness;
//! [`Organisation`] holds well-known names (新华社, 中国科学院).
//!
//! ```
//! use fangzhi::dictionary::{Dictionaries, OrganisationKind};
//! let dictionaries = Dictionaries::builtin();
//! let form = dictionaries.organisation_forms.find("大学").unwrap();
//! assert_eq!(form.kind, OrganisationKind::School);
//! ```

use super::error::DictionaryError;
use super::firm::{STRENGTHS, Strength};
use super::table::{Record, Row};

/// What sort of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrganisationKind {
    /// Schools of every level, universities among them.
    School,
    /// Hospitals and clinics.
    Hospital,
    /// Research institutes, academies, laboratories.
    Research,
    /// Associations, societies, chambers, unions.
    Association,
    /// Newspapers, agencies, stations, publishers.
    Media,
    /// Clubs, teams, leagues.
    Sports,
    /// Libraries, museums, theatres, orchestras.
    Culture,
    /// Foundations and charities.
    Charity,
    /// Political parties.
    Politics,
    /// Temples, churches and their bodies.
    Religion,
    /// Villages' committees, stations, centres and other public bodies.
    Public,
    /// Armed groups that are no state's.
    Armed,
    /// Any other.
    Other,
}

const KINDS: &[(&str, OrganisationKind)] = &[
    ("school", OrganisationKind::School),
    ("hospital", OrganisationKind::Hospital),
    ("research", OrganisationKind::Research),
    ("association", OrganisationKind::Association),
    ("media", OrganisationKind::Media),
    ("sports", OrganisationKind::Sports),
    ("culture", OrganisationKind::Culture),
    ("charity", OrganisationKind::Charity),
    ("politics", OrganisationKind::Politics),
    ("religion", OrganisationKind::Religion),
    ("public", OrganisationKind::Public),
    ("armed", OrganisationKind::Armed),
    ("other", OrganisationKind::Other),
];

/// A row of `organisations.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationForm {
    /// The ending, 大学.
    pub suffix: Box<str>,
    /// What names so ended are.
    pub kind: OrganisationKind,
    /// How sure the ending is by itself.
    pub strength: Strength,
}

impl Row for OrganisationForm {
    const FILE: &'static str = "organisations.tsv";
    const COLUMNS: &'static [&'static str] = &["suffix", "kind", "strength"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/organisations.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(OrganisationForm {
            suffix: record.required("suffix")?,
            kind: record.choice("kind", KINDS)?,
            strength: record.choice("strength", STRENGTHS)?,
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.suffix)
    }
}

/// A row of `organisation_names.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The canonical name.
    pub name: Box<str>,
    /// Other names.
    pub aliases: Vec<Box<str>>,
    /// What it is.
    pub kind: OrganisationKind,
    /// Whether a name of it also means something else (火箭, 太阳), so that the context must decide.
    pub ambiguous: bool,
}

impl Row for Organisation {
    const FILE: &'static str = "organisation_names.tsv";
    const COLUMNS: &'static [&'static str] = &["name", "aliases", "kind", "ambiguous"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/organisation_names.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(Organisation {
            name: record.required("name")?,
            aliases: record.list("aliases"),
            kind: record.choice("kind", KINDS)?,
            ambiguous: record.yes("ambiguous")?,
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(|alias| &**alias))
    }
}
