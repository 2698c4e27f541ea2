//! The terms of all tables: every place in a text where one of them stands, in one pass.
//!
//! Finds overlapping terms and settles nothing: 青岛市 gives 青岛市 and 青岛, 工业和信息化局 gives
//! that, 工业和信息化 and whatever else lies in it. Terms of one character (鲁, 元, 厂) are left
//! out, because they would hit everywhere; ask their tables.
//!
//! ```
//! use fangzhi::dictionary::{Dictionaries, Form, Term};
//! let dictionaries = Dictionaries::builtin();
//! let text = "青岛市工信局副局长";
//! let found: Vec<&str> =
//!     dictionaries.gazetteer.matches(text).map(|found| &text[found.start..found.end]).collect();
//! for wanted in ["青岛市", "工信局", "副局长"] {
//!     assert!(found.contains(&wanted));
//! }
//! ```

use crate::text::Words;
use rustc_hash::FxHashMap;

use super::agency::AgencyId;
use super::calendar::Holiday;
use super::firm::{Firm, FirmForm};
use super::head::Head;
use super::indicator::Indicator;
use super::organisation::{Organisation, OrganisationForm};
use super::position::Position;
use super::region::{FormerRegion, RegionId, ZoneForm};
use super::role::Role;
use super::table::{Id, Row, Table};
use super::unit::Unit;

/// Whether a term is the canonical form of its row or another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// 青岛市, 工业和信息化局.
    Full,
    /// 青岛, 工信局.
    Other,
}

/// What a term is, with the row that says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// A region's name.
    Region(RegionId, Form),
    /// A region's name of former times.
    FormerRegion(Id<FormerRegion>),
    /// The ending of a zone's name, 开发区.
    ZoneForm(Id<ZoneForm>),
    /// A body, without its region.
    Agency(AgencyId, Form),
    /// The ending of a firm's name.
    FirmForm(Id<FirmForm>),
    /// A firm known by this name.
    Firm(Id<Firm>, Form),
    /// The ending of an organisation's name.
    OrganisationForm(Id<OrganisationForm>),
    /// An organisation known by this name.
    Organisation(Id<Organisation>, Form),
    /// A title.
    Position(Id<Position>),
    /// A unit of two characters or more.
    Unit(Id<Unit>),
    /// The last word of the name of a programme, event or document.
    Head(Id<Head>),
    /// A word that gives a role.
    Role(Id<Role>),
    /// A statistical indicator.
    Indicator(Id<Indicator>),
    /// A festival.
    Holiday(Id<Holiday>),
}

/// A place in a text where a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermMatch<'a> {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Everything that is written so; never empty.
    pub terms: &'a [Term],
}

/// All terms.
pub struct Gazetteer {
    words: Words,
    /// What is written like each of the words.
    terms: Vec<Vec<Term>>,
}

impl Gazetteer {
    /// Every term in `folded`, overlapping ones too, in order of place, longer ones first.
    pub fn matches<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = TermMatch<'a>> {
        self.words.all_in(folded).map(|found| TermMatch {
            start: found.span.start(),
            end: found.span.end(),
            terms: &self.terms[found.number],
        })
    }

    /// Every string that it knows, in order, with everything that is written so.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &[Term])> {
        self.words.all().zip(&self.terms).map(|(text, terms)| (text, &**terms))
    }

    /// How many different strings it knows.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").field("terms", &self.terms.len()).finish_non_exhaustive()
    }
}

/// Collects terms.
#[derive(Default)]
pub(super) struct Builder<'a> {
    terms: FxHashMap<&'a str, Vec<Term>>,
}

impl<'a> Builder<'a> {
    /// Adds every form of a table's rows.
    pub(super) fn add<R: Row>(&mut self, table: &'a Table<R>, term: impl Fn(Id<R>, Form) -> Term) {
        for (id, row) in table.iter() {
            let mut forms = Vec::new();
            for (index, form) in row.forms().enumerate() {
                let is_long = form.chars().nth(1).is_some();
                if !is_long || forms.contains(&form) {
                    continue;
                }
                forms.push(form);
                let kind = if index == 0 { Form::Full } else { Form::Other };
                self.terms.entry(form).or_default().push(term(id, kind));
            }
        }
    }

    pub(super) fn build(self) -> Gazetteer {
        let mut entries: Vec<(&str, Vec<Term>)> = self.terms.into_iter().collect();
        entries.sort_unstable_by_key(|(form, _)| *form);
        let words = Words::of(entries.iter().map(|(form, _)| *form));
        Gazetteer { words, terms: entries.into_iter().map(|(_, terms)| terms).collect() }
    }
}
