//! Which facts across articles are asked for.

use crate::query::{Amount, Query};
use jiff::civil::Date;

/// Which facts are asked for. What is not set does not narrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// The articles. Its fields for people, firms, agencies, roles, events and amounts also narrow the rows.
    pub query: Query,
    /// Part of the name of the person, firm or agency that takes part, holds the position, is mentioned.
    pub entity: Option<String>,
    /// A role, in English or Chinese.
    pub role: Option<String>,
    /// Part of the event's name, or its kind.
    pub event: Option<String>,
    /// Part of the event's place.
    pub place: Option<String>,
    /// Only events whose name, sentence or participants have a word of the query, where any event has.
    pub narrow: bool,
    /// Unit of a figure.
    pub unit: Option<String>,
    /// Part of what a figure measures.
    pub indicator: Option<String>,
    /// Only figures of which it is known what they measure.
    pub measured: bool,
    /// Part of whose figure it is.
    pub subject: Option<String>,
    /// Kind of a mention.
    pub kind: Option<String>,
    /// Figures of this size.
    pub amount: Option<Amount>,
    /// Name or code of the region that the article belongs to; everything below is in it.
    pub region: Option<String>,
    /// First day: of the event, or else of publication.
    pub since: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How many rows.
    pub limit: usize,
    /// How many to pass over first.
    pub offset: usize,
    /// Whether reprints give rows of their own.
    pub all_copies: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            query: Query::All,
            entity: None,
            role: None,
            event: None,
            place: None,
            narrow: false,
            unit: None,
            indicator: None,
            measured: false,
            subject: None,
            kind: None,
            amount: None,
            region: None,
            since: None,
            until: None,
            limit: usize::MAX,
            offset: 0,
            all_copies: false,
        }
    }
}
