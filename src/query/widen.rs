//! Other words for the same: what Taiwan and Hong Kong say, and the full and short names of bodies and firms.
//!
//! Done on request only, and said: each widening names what was added and why.
//!
//! ```
//! use fangzhi::dictionary::Dictionaries;
//! use fangzhi::query::{Query, widen};
//! let query: Query = "青岛市工信局".parse().unwrap();
//! let (wider, added) = widen(&query, &Dictionaries::builtin());
//! assert_eq!(wider.to_string(), "青岛市工信局 OR \"青岛市工业和信息化局\" OR \"青岛市工业信息化局\"");
//! assert_eq!(added[0].to, "青岛市工业和信息化局");
//! ```

use super::{Query, Term};
use crate::dictionary::Dictionaries;
use crate::text::script::fold;

/// Why words were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Another word for it in the mainland, in Taiwan or in Hong Kong.
    Regional,
    /// Full or short name of the same body or firm.
    Name,
}

/// Words that were added to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widening {
    /// What was typed.
    pub from: String,
    /// What is looked for too.
    pub to: String,
    /// Why.
    pub reason: Reason,
}

/// How many other ways of saying a term are taken: more make a query slow and its answer vague.
const MOST: usize = 8;

/// The query with other words for the same, and what was added.
#[must_use]
pub fn widen(query: &Query, dictionaries: &Dictionaries) -> (Query, Vec<Widening>) {
    let mut added = Vec::new();
    let wider = walk(query, dictionaries, &mut added);
    (wider, added)
}

fn walk(query: &Query, dictionaries: &Dictionaries, added: &mut Vec<Widening>) -> Query {
    match query {
        Query::Text(Term::Word(text) | Term::Phrase(text)) => {
            with_others(query, text, dictionaries, added, Query::Text)
        }
        Query::Field(field, Term::Word(text) | Term::Phrase(text)) => {
            with_others(query, text, dictionaries, added, |term| Query::Field(*field, term))
        }
        Query::And(parts) => Query::all(parts.iter().map(|part| walk(part, dictionaries, added)).collect()),
        Query::Or(parts) => Query::any(parts.iter().map(|part| walk(part, dictionaries, added)).collect()),
        // What is excluded is excluded as typed: widening an exclusion would lose articles unseen.
        Query::Not(_)
        | Query::All
        | Query::Text(_)
        | Query::Field(..)
        | Query::Date(_)
        | Query::Amount(_) => query.clone(),
    }
}

fn with_others(
    query: &Query,
    text: &str,
    dictionaries: &Dictionaries,
    added: &mut Vec<Widening>,
    make: impl Fn(Term) -> Query,
) -> Query {
    let folded = fold(text);
    let mut others: Vec<(String, Reason)> = Vec::new();
    for other in names(&folded, dictionaries) {
        others.push((other, Reason::Name));
    }
    for other in regional(&folded, dictionaries) {
        others.push((other, Reason::Regional));
    }
    let mut parts = vec![query.clone()];
    for (other, reason) in others {
        let known = added.iter().any(|widening| widening.to == other) || other == folded;
        if known || parts.len() > MOST {
            continue;
        }
        parts.push(make(Term::Phrase(other.clone())));
        added.push(Widening { from: text.to_owned(), to: other, reason });
    }
    Query::any(parts)
}

/// The folded text with its body or firm under its other names; what stands before, a region, stays.
#[must_use]
pub fn names(folded: &str, dictionaries: &Dictionaries) -> Vec<String> {
    let mut others = Vec::new();
    for (start, _) in folded.char_indices() {
        let (before, name) = folded.split_at(start);
        let agencies = dictionaries.agencies.by_form(name);
        for &id in agencies {
            let agency = &dictionaries.agencies[id];
            others.push(format!("{before}{}", agency.name));
            others.extend(agency.forms.iter().map(|form| format!("{before}{form}")));
        }
        if before.is_empty() {
            for &id in dictionaries.firms.by_form(name) {
                use crate::dictionary::Row as _;
                others.extend(dictionaries.firms[id].forms().map(str::to_owned));
            }
        }
        // The longest body counts: 工业和信息化局, not the 局 in it.
        if !agencies.is_empty() {
            break;
        }
    }
    others
}

/// The text with words of one place in those of another.
fn regional(folded: &str, dictionaries: &Dictionaries) -> Vec<String> {
    let mut others = Vec::new();
    for (_, word) in dictionaries.regional_words.iter() {
        // 土豆 means peanuts in Taiwan: a mainlander's 土豆 must not become 花生.
        if !word.ambiguous && folded.contains(&*word.word) {
            others.push((word.word.len(), folded.replace(&*word.word, &word.mainland)));
        }
        if folded.contains(&*word.mainland) {
            others.push((word.mainland.len(), folded.replace(&*word.mainland, &word.word)));
        }
    }
    // Longer words are surer.
    others.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    others.into_iter().map(|(_, other)| other).collect()
}
