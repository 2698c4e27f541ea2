//! All names of a body: what the tagger sees, what forms and tables give away, settled where they overlap,
//! then looked for in the rest of the body.

use super::candidate::{Candidate, Line, Trust};
use super::tagger::{self, Model};
use super::{MentionKind, document, echo, firm, person, place, programme, settle};
use crate::dictionary::Dictionaries;
use crate::sentence::Sentence;

/// The finders of names by their form, one file each.
const FINDERS: [fn(Line<'_>, &mut Vec<Candidate>); 5] =
    [document::find, programme::find, firm::find, person::find, place::find];

/// The names of a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// In order of place, none overlapping.
    pub settled: Vec<Candidate>,
    /// Names within the titles of documents, in order of place: 中国 in 《中国大学学术讲演录》. Whether titles
    /// hold names is a convention of the [register](tagger::register) that the tagger keeps to.
    pub in_titles: Vec<Candidate>,
}

/// Finds the names in a folded body.
#[must_use]
pub fn names(folded: &str, sentences: &[Sentence], dictionaries: &Dictionaries) -> Names {
    let mut candidates = Vec::new();
    if let Some(model) = Model::current() {
        candidates.extend(tagger::tag(model, folded, sentences, dictionaries).into_iter().filter_map(
            |(span, tag)| Some(Candidate { span, kind: tagger::tags::kind(tag)?, trust: Trust::Tagged }),
        ));
    }
    let tagged = candidates.clone();
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
    let settled = settle::settle(names);
    let in_title = |name: &Candidate| {
        let last = settled.partition_point(|one| one.span.start() <= name.span.start());
        last.checked_sub(1)
            .map(|last| settled[last])
            .is_some_and(|outer| outer.kind == MentionKind::Document && outer.span.contains(name.span))
    };
    let in_titles =
        tagged.into_iter().filter(|name| name.kind != MentionKind::Position && in_title(name)).collect();
    Names { settled, in_titles }
}
