//! All names of a body: what the tagger sees, what forms and tables give away, settled where they overlap,
//! then looked for in the rest of the body.

use super::candidate::{Candidate, Line, Trust};
use super::tagger::{self, Model};
use super::{document, echo, firm, person, place, programme, settle};
use crate::dictionary::Dictionaries;
use crate::sentence::Sentence;

/// The finders of names by their form, one file each.
const FINDERS: [fn(Line<'_>, &mut Vec<Candidate>); 5] =
    [document::find, programme::find, firm::find, person::find, place::find];

/// The names in a folded body, in order of place, none overlapping.
#[must_use]
pub fn names(folded: &str, sentences: &[Sentence], dictionaries: &Dictionaries) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    if let Some(model) = Model::current() {
        candidates.extend(tagger::tag(model, folded, sentences, dictionaries).into_iter().filter_map(
            |(span, tag)| Some(Candidate { span, kind: tagger::tags::kind(tag)?, trust: Trust::Tagged }),
        ));
    }
    for sentence in sentences {
        for find in FINDERS {
            find(Line { body: folded, sentence }, &mut candidates);
        }
    }
    let mut names = settle::settle(candidates);
    let mut echoes = Vec::new();
    echo::find(folded, &names, &mut echoes);
    person::listed(folded, &names, dictionaries, &mut echoes);
    names.extend(echoes);
    settle::settle(names)
}
