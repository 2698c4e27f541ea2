//! Where bodies, positions and people touch: a body that was cut before the person it stands beside
//! (中国信息|通信院|王志勤), a title beside a person that the tagger did not see.
//!
//! Leaves titles alone that no person stands beside, and trades (车工, 记者).
//!
//! 恒信物流中心负责人金巍 → position 负责人

use super::MentionKind;
use super::candidate::{Candidate, Trust};
use crate::dictionary::{Dictionaries, Domain};
use crate::text::Span;

/// What the rest of a body's name may end with.
const ENDS: [char; 14] = ['院', '局', '部', '会', '社', '厂', '所', '校', '厅', '委', '司', '团', '队', '站'];
/// What the rest of a body's name does not hold.
const BETWEEN: [char; 14] =
    ['的', '和', '与', '在', '是', '由', '为', '对', '向', '从', '了', '于', '及', '被'];
/// The longest title looked for, in characters.
const LONGEST_TITLE: usize = 8;
/// The longest rest of a body's name, in characters.
const LONGEST_REST: usize = 4;

/// Mends what the tagger saw (its names in order of place).
pub fn settle(folded: &str, dictionaries: &Dictionaries, candidates: &mut Vec<Candidate>) {
    let mut more = Vec::new();
    for index in 0..candidates.len() {
        let one = candidates[index];
        let before = index.checked_sub(1).map(|before| candidates[before]);
        if one.kind == MentionKind::Person {
            let from = before.map_or(0, |before| before.span.end()).min(one.span.start());
            let gap = &folded[from..one.span.start()];
            match before {
                Some(body) if is_body(body.kind) && is_rest(gap) => {
                    candidates[index - 1].span = Span::new(body.span.start(), one.span.start());
                    if body.kind == MentionKind::Firm && !gap.ends_with(['厂', '司', '社']) {
                        candidates[index - 1].kind = MentionKind::Organisation;
                    }
                }
                _ => {
                    if let Some(title) = title_before(gap.trim_end_matches(' '), dictionaries) {
                        let end = from + gap.trim_end_matches(' ').len();
                        more.push(position(end - title, end));
                    }
                }
            }
            let until = candidates.get(index + 1).map_or(folded.len(), |next| next.span.start());
            if let Some(behind) = folded.get(one.span.end()..until)
                && let Some((title, _)) = dictionaries.positions.longest_prefix(behind)
                && title.chars().count() >= 3
            {
                more.push(position(one.span.end(), one.span.end() + title.len()));
            }
        }
    }
    candidates.append(&mut more);
}

fn position(start: usize, end: usize) -> Candidate {
    Candidate::new(start, end, MentionKind::Position, Trust::Tagged)
}

fn is_body(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Firm | MentionKind::Agency | MentionKind::Organisation)
}

/// Whether what lies between a body and a person is the rest of the body's name.
fn is_rest(gap: &str) -> bool {
    let count = gap.chars().count();
    (1..=LONGEST_REST).contains(&count)
        && gap.ends_with(ENDS)
        && gap.chars().all(|c| c.is_alphabetic() && !BETWEEN.contains(&c))
}

/// The length of the title that a stretch ends with.
fn title_before(gap: &str, dictionaries: &Dictionaries) -> Option<usize> {
    let starts: Vec<usize> = gap.char_indices().rev().map(|(at, _)| at).take(LONGEST_TITLE).skip(1).collect();
    let office = |title: &str| {
        let row = dictionaries.positions.find(title);
        row.is_some_and(|row| !matches!(row.domain, Domain::Profession | Domain::Media))
            && !["被告人", "嫌疑人", "通讯员"].iter().any(|other| title.ends_with(other))
    };
    let start = starts.into_iter().rev().find(|&at| office(&gap[at..]))?;
    Some(gap.len() - start)
}
