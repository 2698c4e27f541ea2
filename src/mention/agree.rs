//! One name, one reading: what the tagger sees in most of the places where the article has a name holds in all.
//!
//! The tagger reads sentence by sentence, so that 高奎镇 may be a person in one and a town in the next, and 深圳先进院 a
//! name here and 深圳 alone there. Of the kinds it gives one name the most frequent is taken, the first of equals; a body
//! or a person that it sees whole at least as often as in part is whole everywhere.
//!
//! Positions are left alone, for a title is one by what it stands beside.

use super::candidate::Candidate;
use super::{MentionKind, candidate::Trust};
use crate::text::{Span, Words};
use rustc_hash::FxHashMap;

/// How the tagger sees one name in an article.
#[derive(Default)]
struct Seen {
    /// The kinds, in order of their first place, and how often.
    kinds: Vec<(MentionKind, usize)>,
}

impl Seen {
    fn count(&self) -> usize {
        self.kinds.iter().map(|(_, count)| count).sum()
    }

    fn kind(&self) -> Option<MentionKind> {
        let most = self.kinds.iter().map(|(_, count)| *count).max()?;
        self.kinds.iter().find(|(_, count)| *count == most).map(|(kind, _)| *kind)
    }
}

/// Makes the tagger's names (in order of place) agree with one another.
pub fn settle(folded: &str, candidates: &mut Vec<Candidate>) {
    let mut seen: FxHashMap<&str, Seen> = FxHashMap::default();
    for one in candidates.iter().filter(|one| one.kind != MentionKind::Position) {
        let kinds = &mut seen.entry(one.span.of(folded)).or_default().kinds;
        match kinds.iter_mut().find(|(kind, _)| *kind == one.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((one.kind, 1)),
        }
    }
    for one in candidates.iter_mut().filter(|one| one.kind != MentionKind::Position) {
        if let Some(kind) = seen.get(one.span.of(folded)).and_then(Seen::kind) {
            one.kind = kind;
        }
    }
    whole(folded, &seen, candidates);
}

/// Puts bodies and people that are seen whole elsewhere in the place of their parts.
fn whole(folded: &str, seen: &FxHashMap<&str, Seen>, candidates: &mut Vec<Candidate>) {
    let long = |name: &str, kind: MentionKind| {
        let least = if kind == MentionKind::Person { 3 } else { 4 };
        (kind.is_body() || kind == MentionKind::Person) && name.chars().count() >= least
    };
    let mut bodies: Vec<(&str, MentionKind, usize)> = seen
        .iter()
        .filter_map(|(name, seen)| Some((*name, seen.kind()?, seen.count())))
        .filter(|(name, kind, _)| long(name, *kind))
        .collect();
    bodies.sort_unstable();
    let words = Words::of(bodies.iter().map(|(name, ..)| *name));
    let mut places: Vec<Vec<Span>> = vec![Vec::new(); bodies.len()];
    for place in words.all_in(folded) {
        places[place.number].push(place.span);
    }
    let mut more: Vec<Candidate> = Vec::new();
    for ((name, kind, count), places) in bodies.iter().zip(&places) {
        if count * 2 < places.len() || *count == places.len() {
            continue;
        }
        for &span in places {
            let first = candidates.partition_point(|one| one.span.end() <= span.start());
            let parts: Vec<Candidate> =
                candidates[first..].iter().take_while(|one| one.span.start() < span.end()).copied().collect();
            let within = |one: &Candidate| span.contains(one.span) && one.span != span;
            let free = more.iter().all(|one| !one.span.overlaps(span) || span.contains(one.span));
            if !parts.is_empty() && parts.iter().all(within) && free {
                debug_assert!(name.len() == span.len());
                more.retain(|one| !span.contains(one.span));
                more.push(Candidate { span, kind: *kind, trust: Trust::Tagged });
            }
        }
    }
    if !more.is_empty() {
        candidates.retain(|one| !more.iter().any(|longer| longer.span.overlaps(one.span)));
        candidates.extend(more);
        candidates.sort_by_key(|candidate| candidate.span.start());
    }
}
