//! What the user typed, as a tree that knows no index.
//!
//! | typed | means |
//! |---|---|
//! | `青岛 工信局` | both words |
//! | `"产业链对接"` `“产业链对接”` `「…」` | these characters, one after another |
//! | `-招聘` | not this |
//! | `签约 OR 揭牌`, `签约 \| 揭牌` | one or the other |
//! | `(…)` `（…）` | a group |
//! | `智能*工厂`, `第?届` | any few characters; any one |
//! | `"甲 乙"~5` | at most five characters between them, in either order |
//! | `标题:` `人物:` `企业:` `机构:` `名称:` `地区:` `来源:` `事件:` `角色:` | in this field (`title:` `person:` `firm:` `agency:` `name:` `region:` `source:` `event:` `role:`) |
//! | `日期:2022..2023-06`, `日期:>=2022` | published then (`date:`) |
//! | `数额:>1亿元`, `数额:5%..10%` | a figure of that size (`amount:`) |
//!
//! ```
//! use fangzhi::query::Query;
//! let query: Query = "标题:对接会 (签约 OR 揭牌) -招聘 日期:2022..2023-06".parse().unwrap();
//! assert_eq!(query.to_string(), "标题:对接会 (签约 OR 揭牌) -招聘 日期:2022..2023-06");
//! let error = "标题:( 青岛".parse::<Query>().unwrap_err();
//! assert_eq!(error.to_string(), "at character 4: `(` is never closed");
//! ```

mod amount;
mod date;
mod lexer;
mod parse;
mod print;
mod widen;

pub use amount::Amount;
pub use date::iso;
pub use parse::{ParseQueryError, QueryProblem, parse};
pub use widen::{Reason, Widening, names, widen};

/// A query.
#[derive(Clone, Debug, PartialEq)]
pub enum Query {
    /// Everything.
    All,
    /// Words anywhere in the article.
    Text(Term),
    /// Words in one field.
    Field(Field, Term),
    /// Published within these days.
    Date(DateRange),
    /// States a figure of this size.
    Amount(Amount),
    /// Not this.
    Not(Box<Query>),
    /// All of these; at least two.
    And(Vec<Query>),
    /// At least one of these; at least two.
    Or(Vec<Query>),
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Typed without quotation marks: these characters in a row, or all words they consist of.
    Word(String),
    /// Typed with them: these characters in a row.
    Phrase(String),
    /// With `*` (any few characters) and `?` (any one).
    Wildcard(String),
    /// All of these, with at most `within` characters between one and the next, in any order.
    Near {
        /// Stretches of characters; at least two.
        words: Vec<String>,
        /// How many characters may lie between two neighbours.
        within: u32,
    },
}

/// A field of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Headline.
    Title,
    /// A named human being.
    Person,
    /// A business.
    Firm,
    /// An agency or other organisation.
    Agency,
    /// Anything with a name.
    Name,
    /// The article's region and everything below it.
    Region,
    /// Publisher.
    Source,
    /// Name or kind of an event.
    Event,
    /// Role in an event, in English or Chinese.
    Role,
}

impl Field {
    /// All fields with their Chinese and English names.
    pub const ALL: [(Self, &'static str, &'static str); 9] = [
        (Self::Title, "标题", "title"),
        (Self::Person, "人物", "person"),
        (Self::Firm, "企业", "firm"),
        (Self::Agency, "机构", "agency"),
        (Self::Name, "名称", "name"),
        (Self::Region, "地区", "region"),
        (Self::Source, "来源", "source"),
        (Self::Event, "事件", "event"),
        (Self::Role, "角色", "role"),
    ];

    /// The Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        Self::ALL.iter().find(|(field, ..)| *field == self).map_or("", |(_, zh, _)| zh)
    }
}

/// From a day, month or year to another, both included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateRange {
    /// `2022`, `2022-06` or `2022-06-28`.
    pub since: Option<String>,
    /// The same.
    pub until: Option<String>,
}

impl DateRange {
    /// The first and the last day, where they are bounded.
    #[must_use]
    pub fn days(&self) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
        let when = |text: &Option<String>| {
            text.as_deref().and_then(|text| text.parse::<crate::mention::date::When>().ok())
        };
        (
            when(&self.since).and_then(|when| when.first_day()),
            when(&self.until).and_then(|when| when.last_day()),
        )
    }
}

impl Query {
    /// Whether it consists of words alone, as people type questions: no operator, field or quotation marks.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        match self {
            Self::Text(Term::Word(_)) => true,
            Self::And(parts) => parts.iter().all(|part| matches!(part, Self::Text(Term::Word(_)))),
            _ => false,
        }
    }

    /// The stretches of characters that are looked for, without those that are excluded.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Text(term) | Self::Field(_, term) => match term {
                Term::Word(text) | Term::Phrase(text) => vec![text],
                Term::Near { words, .. } => words.iter().map(String::as_str).collect(),
                Term::Wildcard(_) => Vec::new(),
            },
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::words).collect(),
            Self::All | Self::Date(_) | Self::Amount(_) | Self::Not(_) => Vec::new(),
        }
    }

    /// The same with its words as these characters in a row, where each could also be all words it consists of.
    #[must_use]
    pub fn in_a_row(self) -> Self {
        match self {
            Self::Text(Term::Word(text)) => Self::Text(Term::Phrase(text)),
            Self::And(parts) => Self::And(parts.into_iter().map(Self::in_a_row).collect()),
            Self::Or(parts) => Self::Or(parts.into_iter().map(Self::in_a_row).collect()),
            other => other,
        }
    }

    /// All of these: groups of the same kind opened, nothing around a single one.
    #[must_use]
    pub fn all(parts: Vec<Self>) -> Self {
        let parts = parts.into_iter().flat_map(|part| match part {
            Self::And(inner) => inner,
            other => vec![other],
        });
        combined(parts.collect(), Self::And)
    }

    /// Any of these: groups of the same kind opened, nothing around a single one.
    #[must_use]
    pub fn any(parts: Vec<Self>) -> Self {
        let parts = parts.into_iter().flat_map(|part| match part {
            Self::Or(inner) => inner,
            other => vec![other],
        });
        combined(parts.collect(), Self::Or)
    }

    /// Not this; twice not is the thing itself.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

fn combined(mut parts: Vec<Query>, combine: fn(Vec<Query>) -> Query) -> Query {
    match parts.len() {
        0 => Query::All,
        1 => parts.remove(0),
        _ => combine(parts),
    }
}
