//! Which facts of the articles found belong to the topic.
//!
//! An article is about the topic when its headline has the words, or its body has each again and again; then all its
//! events and figures count. Of other articles, digests of a day's news among them, only those facts count whose own
//! words have the topic.

use crate::query::{Query, Term};
use crate::text::script::fold;

/// How often an article without the topic in its headline must name it to be about it: twice at least…
const OFTEN: usize = 2;
/// … and once in so many characters.
const STRETCH: usize = 300;

/// Whether an article is about the topic; both folded.
#[must_use]
pub fn about(query: &Query, title: &str, body: &str) -> bool {
    let often = OFTEN.max(body.chars().count() / STRETCH);
    !title.is_empty() && holds(query, title, 1) || holds(query, body, often)
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
