//! The rows of the table of scores: what is counted in each.

use crate::event::EventKind;
use crate::mention::MentionKind;
use std::fmt;

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// Names, dates and figures of a kind, by their place.
    Mention(MentionKind),
    /// Canonical names of a kind, each once an article.
    Entity(MentionKind),
    /// Dates with what they say.
    DateValue,
    /// Figures with number, bound and unit.
    FigureValue,
    /// Person, organisation and position together.
    Position,
    /// Events of a kind.
    Event(EventKind),
    /// Of right events: the date.
    EventDate,
    /// Of right events: the place.
    EventPlace,
    /// Participants with their role.
    Participant,
    /// Of right participants: the position.
    ParticipantPosition,
    /// Statistics: value, indicator and period.
    Statistic,
    /// Of figures whose place, value and unit are right: the indicator.
    StatisticIndicator,
    /// Likewise: the period.
    StatisticPeriod,
    /// Likewise: the subject.
    StatisticSubject,
    /// Likewise: the comparison.
    StatisticComparison,
}

impl Row {
    /// Of what the row counts a share, where that is less than all there is.
    #[must_use]
    pub fn within(self) -> Option<&'static str> {
        match self {
            Self::EventDate | Self::EventPlace => Some("right events"),
            Self::StatisticIndicator
            | Self::StatisticPeriod
            | Self::StatisticSubject
            | Self::StatisticComparison => Some("right values"),
            _ => None,
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mention(kind) => write!(f, "mention {}", word(*kind)),
            Self::Entity(kind) => write!(f, "entity {}", word(*kind)),
            Self::DateValue => f.write_str("date value"),
            Self::FigureValue => f.write_str("figure value"),
            Self::Position => f.write_str("position"),
            Self::Event(kind) => write!(f, "event {}", kind.word()),
            Self::EventDate => f.write_str("event date"),
            Self::EventPlace => f.write_str("event place"),
            Self::Participant => f.write_str("participant"),
            Self::ParticipantPosition => f.write_str("participant position"),
            Self::Statistic => f.write_str("statistic"),
            Self::StatisticIndicator => f.write_str("statistic indicator"),
            Self::StatisticPeriod => f.write_str("statistic period"),
            Self::StatisticSubject => f.write_str("statistic subject"),
            Self::StatisticComparison => f.write_str("statistic comparison"),
        }
    }
}

/// The contract's word for a kind.
fn word(kind: MentionKind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
