//! The same name elsewhere in the article: what was found in one place is found in all.
//!
//! A tagger sees one sentence and may miss in the fifth what it saw in the first (`海信` after `海信集团`).
//! Names of one character, positions, and names that are common words are left alone.

use super::MentionKind;
use super::candidate::{Candidate, Trust};
use crate::text::Words;
use std::collections::HashMap;

/// More names than this are not looked for: such a text is a list, and the look-up would be quadratic.
const MOST_NAMES: usize = 300;

/// Adds the other places where settled names stand.
pub fn find(body: &str, settled: &[Candidate], found: &mut Vec<Candidate>) {
    let mut names: HashMap<&str, (MentionKind, usize)> = HashMap::new();
    for candidate in settled {
        let text = candidate.span.of(body);
        if repeats(candidate.kind, text) {
            let entry = names.entry(text).or_insert((candidate.kind, 0));
            entry.1 += 1;
        }
    }
    let mut names: Vec<(&str, MentionKind)> =
        names.into_iter().map(|(name, (kind, _))| (name, kind)).collect();
    names.sort_unstable_by_key(|&(name, kind)| (std::cmp::Reverse(name.len()), name, kind));
    names.truncate(MOST_NAMES);
    // One pass for all of them: each name with its kind and where it was last seen to end.
    names.sort_unstable_by_key(|&(name, _)| name);
    let words = Words::of(names.iter().map(|&(name, _)| name));
    let mut ends = vec![0; names.len()];
    for place in words.all_in(body) {
        let (at, end) = (place.span.start(), place.span.end());
        let (name, kind) = names[place.number];
        if ends[place.number] > at {
            continue;
        }
        ends[place.number] = end;
        // A short name of a programme is one only in its marks: “链万企”.
        let marked = || body[..at].ends_with(['“', '‘']) && body[end..].starts_with(['”', '’']);
        if kind != MentionKind::Programme || name.chars().count() >= 5 || marked() {
            found.push(Candidate::new(at, end, kind, Trust::Guess));
        }
    }
}

/// Whether a name of this kind and form means the same wherever it stands.
fn repeats(kind: MentionKind, text: &str) -> bool {
    let length = text.chars().count();
    match kind {
        MentionKind::Person => length >= 3,
        MentionKind::Firm => length >= 2 && !text.starts_with('该'),
        MentionKind::Agency | MentionKind::Organisation => length >= 4,
        MentionKind::Place => length >= 3,
        MentionKind::Programme => length >= 3,
        _ => false,
    }
}
