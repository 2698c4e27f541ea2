//! A tree as the user would type it; reading it back gives the same tree.

use super::{DateRange, Query, Term};
use std::fmt;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print(self, f, Within::Nothing)
    }
}

/// What a part stands in: it decides about parentheses.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Nothing,
    And,
    Not,
}

fn print(query: &Query, f: &mut fmt::Formatter<'_>, within: Within) -> fmt::Result {
    match query {
        Query::All => f.write_str("*"),
        Query::Text(term) => write!(f, "{term}"),
        // `标题://…` would be read as an address.
        Query::Field(field, Term::Word(word) | Term::Wildcard(word)) if word.starts_with("//") => {
            write!(f, "{}:({word})", field.zh())
        }
        Query::Field(field, term) => write!(f, "{}:{term}", field.zh()),
        Query::Date(range) => write!(f, "日期:{range}"),
        Query::Amount(amount) => write!(f, "数额:{amount}"),
        Query::Not(inner) => {
            f.write_str("-")?;
            print(inner, f, Within::Not)
        }
        Query::And(parts) => list(parts, " ", f, within == Within::Not, Within::And),
        Query::Or(parts) => list(parts, " OR ", f, within != Within::Nothing, Within::Nothing),
    }
}

fn list(
    parts: &[Query],
    between: &str,
    f: &mut fmt::Formatter<'_>,
    grouped: bool,
    within: Within,
) -> fmt::Result {
    if grouped {
        f.write_str("(")?;
    }
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        print(part, f, within)?;
    }
    if grouped {
        f.write_str(")")?;
    }
    Ok(())
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) | Self::Wildcard(word) => f.write_str(word),
            Self::Phrase(text) => write!(f, "\"{}\"", escaped(text)),
            Self::Near { words, within } => write!(f, "\"{}\"~{within}", escaped(&words.join(" "))),
        }
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.since == self.until {
            return f.write_str(self.since.as_deref().unwrap_or(".."));
        }
        write!(
            f,
            "{}..{}",
            self.since.as_deref().unwrap_or_default(),
            self.until.as_deref().unwrap_or_default()
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
