//! Agencies that the tagger did not see: a word for a level or the name of a region with the short name of a body
//! behind it that the table of agencies has (市防指, 岳阳市合作交流办).
//!
//! Bodies without a level are left alone (公安局 is of many places), and so are words that only look like it
//! (城市管理局).
//!
//! 会上，县府办通报了情况 → agency 县府办

use super::candidate::{Candidate, Line, Trust};
use super::{MentionKind, doubt};
use crate::dictionary::{AgencyKind, Dictionaries};

/// Words for levels with which a body's name begins.
const LEVELS: [char; 6] = ['省', '市', '县', '区', '州', '旗'];
/// Last characters of bodies.
const ENDS: [char; 11] = ['局', '委', '办', '厅', '院', '会', '部', '心', '队', '指', '室'];
/// The longest name of a region looked for, in characters.
const LONGEST_REGION: usize = 8;

/// Agencies in one sentence.
pub fn find(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    for (at, level) in line.text().match_indices(LEVELS) {
        let body = line.start() + at + level.len();
        let Some((form, ids)) = dictionaries.agencies.longest_prefix(&line.body[body..]) else { continue };
        let mass = ids.iter().any(|&id| dictionaries.agencies[id].kind == AgencyKind::Mass);
        if form.chars().count() < 2 || !form.ends_with(ENDS) || !ends_word(line, body + form.len()) {
            continue;
        }
        let region = region_start(line, body, dictionaries);
        let start = region.or_else(|| starts_word(line, line.start() + at));
        let many = |start: usize| doubt::of_each(&line.body[..start], &line.body[start..]);
        if let Some(start) = start.filter(|&start| !many(start)) {
            let kind = if mass { MentionKind::Organisation } else { MentionKind::Agency };
            found.push(Candidate::new(start, body + form.len(), kind, Trust::Guess));
        }
    }
}

/// The first byte of the region whose name ends at `end`.
fn region_start(line: Line<'_>, end: usize, dictionaries: &Dictionaries) -> Option<usize> {
    let before = &line.body[line.start()..end];
    let starts = before.char_indices().rev().map(|(at, _)| at).take(LONGEST_REGION).skip(1);
    let named = starts.filter(|&at| !dictionaries.regions.by_name(&before[at..]).is_empty());
    named.last().map(|at| line.start() + at)
}

/// `at`, where a word begins there.
fn starts_word(line: Line<'_>, at: usize) -> Option<usize> {
    line.words().binary_search_by_key(&at, |word| word.span.start()).ok().map(|_| at)
}

/// Whether a word ends at `at`.
fn ends_word(line: Line<'_>, at: usize) -> bool {
    line.words().get(line.word_ending(at)).is_some_and(|word| word.span.end() == at)
}
