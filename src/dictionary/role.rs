//! Words that give someone a role in an event: 主办, 出席, 调研, 签约, 印发.
//!
//! Each row ties a trigger to the side its argument stands on, the English role and the article's
//! Chinese label. A trigger with two arguments has two rows: who 调研 stands before it, what is
//! visited after it. The list of roles is open; a user's row may bring a new one.
//!
//! ```
//! use fangzhi::dictionary::{Dictionaries, Side};
//! let roles = &Dictionaries::builtin().roles;
//! let host = roles.by_form("承办").iter().map(|&id| &roles[id]).find(|row| row.side == Side::Before);
//! assert_eq!(&*host.unwrap().role, "host");
//! ```

use super::error::DictionaryError;
use super::table::{Record, Row};

/// On which side of the trigger the argument stands in an active clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// 市工信局 主办; the same argument stands after 由 in 由市工信局主办.
    Before,
    /// 任命 张三.
    After,
}

/// A row of `roles.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The word, 主办.
    pub trigger: Box<str>,
    /// Where the argument stands.
    pub side: Side,
    /// The field's English word, `organiser`.
    pub role: Box<str>,
    /// What readers see, 主办.
    pub label: Box<str>,
    /// The kinds of event it suits, `meeting`; empty for any.
    pub kinds: Vec<Box<str>>,
    /// A remark for the reader of the table.
    pub note: Box<str>,
}

impl Row for Role {
    const FILE: &'static str = "roles.tsv";
    const COLUMNS: &'static [&'static str] = &["trigger", "direction", "role", "label", "kinds", "note"];
    const KEY: usize = 3;
    const BUILTIN: &'static str = include_str!("../../dictionaries/roles.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(Role {
            trigger: record.required("trigger")?,
            side: record.choice("direction", &[("before", Side::Before), ("after", Side::After)])?,
            role: record.required("role")?,
            label: record.required("label")?,
            kinds: record.list("kinds"),
            note: record.text("note").into(),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.trigger)
    }
}
