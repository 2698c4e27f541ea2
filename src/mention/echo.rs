//! The same name elsewhere in the article: what was found in one place is found in all.
//!
//! A tagger sees one sentence and may miss in the fifth what it saw in the first (`海信` after `海信集团`).
//! Names of one character, positions, and names that are common words are left alone.

use super::MentionKind;
use super::candidate::{Candidate, Trust};
use crate::text::Words;
use rustc_hash::FxHashMap;

/// More names than this are not looked for: such a text is a list, and the look-up would be quadratic.
const MOST_NAMES: usize = 300;

/// Adds the other places where settled names stand.
pub fn find(body: &str, settled: &[Candidate], found: &mut Vec<Candidate>) {
    let mut known: FxHashMap<&str, (MentionKind, Trust)> = FxHashMap::default();
    for candidate in settled {
        let text = candidate.span.of(body);
        // “橡链云”工业互联网平台 is called “橡链云” too.
        let marked = text.find(['”', '’']).filter(|_| text.starts_with(['“', '‘']));
        // A declared short name is one wherever it stands.
        let named = candidate.kind.is_body() || candidate.kind == MentionKind::Place;
        let declared = candidate.trust == Trust::Sure && named;
        let trust = if declared { Trust::Likely } else { Trust::Guess };
        for name in [Some(text), marked.map(|end| &text[..end + '”'.len_utf8()])].into_iter().flatten() {
            if repeats(candidate.kind, name) || declared {
                let before = known.entry(name).or_insert((candidate.kind, trust));
                if trust > before.1 {
                    *before = (candidate.kind, trust);
                }
            }
        }
    }
    let mut names: Vec<(&str, (MentionKind, Trust))> = known.into_iter().collect();
    names.sort_unstable_by_key(|&(name, _)| (std::cmp::Reverse(name.len()), name));
    names.truncate(MOST_NAMES);
    // One pass for all of them: each name with its kind and where it was last seen to end.
    names.sort_unstable_by_key(|&(name, _)| name);
    let words = Words::of(names.iter().map(|&(name, _)| name));
    let mut ends = vec![0; names.len()];
    for place in words.all_in(body) {
        let (at, end) = (place.span.start(), place.span.end());
        if ends[place.number] <= at {
            ends[place.number] = end;
            let (kind, trust) = names[place.number].1;
            let before = settled.partition_point(|one| one.span.end() <= at);
            // The registered name that the short one was declared for keeps its own place.
            let registered = settled.get(before).is_some_and(|one| {
                one.span.len() > end - at
                    && one.span.contains(place.span)
                    && one.span.of(body).ends_with("公司")
            });
            if !registered {
                found.push(Candidate::new(at, end, kind, trust));
            }
        }
    }
}

/// Whether a name of this kind and form means the same wherever it stands.
fn repeats(kind: MentionKind, text: &str) -> bool {
    let length = text.chars().count();
    match kind {
        MentionKind::Person => length >= 3,
        MentionKind::Firm => length >= 2 && !text.starts_with(['该', '我']),
        MentionKind::Agency | MentionKind::Organisation => length >= 4,
        MentionKind::Place => length >= 3,
        // A short name of a programme is one only in its marks: “链万企”.
        MentionKind::Programme => length >= 5,
        _ => false,
    }
}
