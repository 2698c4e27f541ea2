//! Which facts of the articles found belong to the topic.
//!
//! An article whose headline has the words is about the topic, and all its events and figures count. Where the body has
//! each word again and again, those count that stand near one of them; of other articles, digests of a day's news among
//! them, only those whose own words have the topic.

use crate::query::{Query, Term};
use crate::text::script::fold;

/// How often an article without the topic in its headline must name it to be about it: twice at least…
const OFTEN: usize = 2;
/// … and once in so many characters.
const STRETCH: usize = 300;
/// How many characters before and behind a fact are near it.
const NEAR: (usize, usize) = (240, 60);

/// How far an article is about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// From its headline on.
    All,
    /// In parts.
    Parts,
    /// By the way.
    No,
}

/// How far an article is about the topic; title and body folded.
#[must_use]
pub fn about(query: &Query, title: &str, body: &str) -> About {
    let often = OFTEN.max(body.chars().count() / STRETCH);
    if !title.is_empty() && holds(query, title, 1) {
        About::All
    } else if holds(query, body, often) {
        About::Parts
    } else {
        About::No
    }
}

/// Whether the topic is named near a place in the folded body, given in characters.
#[must_use]
pub fn near(query: &Query, body: &str, place: usize) -> bool {
    let around: String = body.chars().skip(place.saturating_sub(NEAR.0)).take(NEAR.0 + NEAR.1).collect();
    holds(query, &around, 1)
}

/// Whether the folded text has the words of the query, each at least `often` times. What asks for anything but words
/// was settled when the article was found.
#[must_use]
pub fn holds(query: &Query, text: &str, often: usize) -> bool {
    match query {
        Query::Text(term) | Query::Field(_, term) => has(term, text, often),
        Query::And(parts) => parts.iter().all(|part| holds(part, text, often)),
        Query::Or(parts) => parts.iter().any(|part| holds(part, text, often)),
        Query::All | Query::Date(_) | Query::Amount(_) | Query::Not(_) => true,
    }
}

fn has(term: &Term, text: &str, often: usize) -> bool {
    let lower = text.to_lowercase();
    let count = |word: &str| lower.matches(&fold(word).to_lowercase()).count() >= often;
    match term {
        Term::Word(word) | Term::Phrase(word) => count(word),
        Term::Wildcard(pattern) => {
            pattern.split(['*', '?', '＊', '？']).filter(|part| !part.is_empty()).all(count)
        }
        Term::Near { words, .. } => words.iter().all(|word| count(word)),
    }
}
