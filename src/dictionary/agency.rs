//! Bodies of state, party, courts and the like: 工业和信息化局 with its short form 工信局.
//!
//! Holds the body without its region: 市工信局 and 青岛市工业和信息化局 are both a region (or a word
//! that stands for one) and a body. National bodies stand alone (工业和信息化部). Which region a
//! body belongs to is settled later, with the article.
//!
//! ```
//! use fangzhi::dictionary::{Dictionaries, Scope};
//! let agencies = &Dictionaries::builtin().agencies;
//! let id = agencies.by_form("工信局")[0];
//! assert_eq!(&*agencies[id].name, "工业和信息化局");
//! assert!(agencies[id].scopes.contains(&Scope::Local));
//! ```

use super::error::DictionaryError;
use super::table::{Id, Record, Row, Table};

/// What kind of body it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgencyKind {
    /// Government and its departments.
    Government,
    /// Party committees and their departments.
    Party,
    /// People's congresses.
    Congress,
    /// The political consultative conference.
    Cppcc,
    /// Courts.
    Court,
    /// Procuratorates.
    Procuratorate,
    /// Armed forces.
    Military,
    /// Mass organisations run by the party: 总工会, 妇联.
    Mass,
    /// Governments abroad and bodies of several states.
    International,
}

/// Where a body of this name is found; tells whether a region must come before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// One for the country; stands without a region.
    National,
    /// In provinces.
    Provincial,
    /// In cities, counties and below.
    Local,
    /// A body of a foreign state, Hong Kong, Macau, Taiwan, or of several states.
    Foreign,
}

/// A row of `agencies.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// The canonical full name without a region.
    pub name: Box<str>,
    /// Short and other forms.
    pub forms: Vec<Box<str>>,
    /// What kind of body.
    pub kind: AgencyKind,
    /// At which levels there is one.
    pub scopes: Vec<Scope>,
    /// For a body that is no more, the one that took most of its work.
    pub successor: Option<Box<str>>,
}

/// An agency's place in [`Agencies`].
pub type AgencyId = Id<Agency>;

/// All agencies.
pub type Agencies = Table<Agency>;

impl Agency {
    /// Whether the name stands alone, without a region before it.
    pub fn stands_alone(&self) -> bool {
        self.scopes.iter().any(|scope| matches!(scope, Scope::National | Scope::Foreign))
    }
}

impl Row for Agency {
    const FILE: &'static str = "agencies.tsv";
    const COLUMNS: &'static [&'static str] = &["name", "forms", "kind", "scopes", "successor"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/agencies.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(Agency {
            name: record.required("name")?,
            forms: record.list("forms"),
            kind: record.choice(
                "kind",
                &[
                    ("government", AgencyKind::Government),
                    ("party", AgencyKind::Party),
                    ("congress", AgencyKind::Congress),
                    ("cppcc", AgencyKind::Cppcc),
                    ("court", AgencyKind::Court),
                    ("procuratorate", AgencyKind::Procuratorate),
                    ("military", AgencyKind::Military),
                    ("mass", AgencyKind::Mass),
                    ("international", AgencyKind::International),
                ],
            )?,
            scopes: record.choices(
                "scopes",
                &[
                    ("national", Scope::National),
                    ("provincial", Scope::Provincial),
                    ("local", Scope::Local),
                    ("foreign", Scope::Foreign),
                ],
            )?,
            successor: record.optional("successor"),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.forms.iter().map(|form| &**form))
    }
}
