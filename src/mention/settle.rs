//! Settles candidates that overlap: the surer one stays, then the longer, then the earlier.
//!
//! What stays does not overlap, so every character has at most one name.

use super::candidate::Candidate;
use std::cmp::Reverse;

/// The candidates that stay, in order of place.
#[must_use]
pub fn settle(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| {
        (Reverse(candidate.trust), Reverse(candidate.span.len()), candidate.span.start(), candidate.kind)
    });
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let at = kept.partition_point(|other| other.span.start() < candidate.span.start());
        let clear =
            |other: Option<&Candidate>| other.is_none_or(|other| !other.span.overlaps(candidate.span));
        if clear(kept.get(at)) && clear(at.checked_sub(1).and_then(|before| kept.get(before))) {
            kept.insert(at, candidate);
        }
    }
    kept
}
