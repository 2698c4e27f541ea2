//! Titles of posts: 副局长, 党组书记, 董事长, 院士, 主教练.
//!
//! Holds the title alone; the body before it (市工信局副局长) and chains of titles (党组书记、局长)
//! are read by the mention stage.
//!
//! ```
//! use fangzhi::dictionary::{Dictionaries, Domain};
//! let positions = &Dictionaries::builtin().positions;
//! assert_eq!(positions.find("副局长").unwrap().domain, Domain::Government);
//! ```

use super::error::DictionaryError;
use super::table::{Record, Row};

/// In which walk of life a title is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Domain {
    /// Governments and their departments, courts and procuratorates among them.
    Government,
    /// The party.
    Party,
    /// Congresses and consultative conferences.
    Congress,
    /// Firms.
    Firm,
    /// Universities, schools, research.
    Academic,
    /// Hospitals.
    Medical,
    /// Armed forces and police.
    Military,
    /// Sport.
    Sports,
    /// Newspapers, stations, film, art.
    Media,
    /// Religion.
    Religion,
    /// Associations and the like.
    Association,
    /// Villages and neighbourhoods.
    Village,
    /// Trades and professions: 律师, 工程师.
    Profession,
    /// Used everywhere: 主任, 负责人.
    Any,
}

/// A row of `positions.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The title.
    pub position: Box<str>,
    /// Where it is used.
    pub domain: Domain,
    /// Rank in the state's order where the title alone gives it: 1 for heads of state to 10 for
    /// clerks, after the levels of the Civil Servants Law (国级 1, 副国 2, 省部 3, 副省 4, 厅局 5,
    /// 副厅 6, 县处 7, 副处 8, 乡科 9, 副科 and below 10).
    pub rank: Option<u8>,
}

impl Row for Position {
    const FILE: &'static str = "positions.tsv";
    const COLUMNS: &'static [&'static str] = &["position", "domain", "rank"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/positions.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(Position {
            position: record.required("position")?,
            domain: record.choice(
                "domain",
                &[
                    ("government", Domain::Government),
                    ("party", Domain::Party),
                    ("congress", Domain::Congress),
                    ("firm", Domain::Firm),
                    ("academic", Domain::Academic),
                    ("medical", Domain::Medical),
                    ("military", Domain::Military),
                    ("sports", Domain::Sports),
                    ("media", Domain::Media),
                    ("religion", Domain::Religion),
                    ("association", Domain::Association),
                    ("village", Domain::Village),
                    ("profession", Domain::Profession),
                    ("any", Domain::Any),
                ],
            )?,
            rank: record.number("rank")?,
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.position)
    }
}
