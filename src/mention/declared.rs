//! Short names that an article gives to what it has just named: 青岛某某环保股份有限公司(以下简称“某某环保”).

use super::MentionKind;
use super::candidate::{Candidate, Trust};
use crate::text::{Pattern, Span};
use std::sync::LazyLock;

static DECLARED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r#"^\((?:[^()“”]{0,24}[,;、])?(?:以下|下文|后文)?(?:简称|下称)(?:为|:)?\s*[“‘"]?"#,
        r#"(?P<name>[^“”‘’"(),;、。\s]{2,12})(?:[”’"][^()]{0,20})?\)"#,
    ))
});

/// Words that point back to whoever was named last.
const POINTING: [&str; 6] = ["公司", "本公司", "集团", "我司", "本行", "企业"];

/// The short name declared directly behind a name that ends at byte `end` of the folded body.
#[must_use]
pub fn alias(folded: &str, end: usize) -> Option<Span> {
    if !folded[end..].starts_with('(') {
        return None;
    }
    let found = DECLARED.captures(&folded[end..])?.name("name")?;
    (!POINTING.contains(&found.as_str())).then(|| Span::new(end + found.start(), end + found.end()))
}

/// The short names declared behind firms, agencies, organisations and places, as names of the same kind.
pub fn find(folded: &str, settled: &[Candidate], found: &mut Vec<Candidate>) {
    let declares = |one: &&Candidate| one.kind.is_body() || one.kind == MentionKind::Place;
    for body in settled.iter().filter(declares) {
        found.extend(alias(folded, body.span.end()).map(|span| Candidate {
            span,
            kind: body.kind,
            trust: Trust::Sure,
        }));
    }
}
