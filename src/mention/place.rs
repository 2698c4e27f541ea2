//! Places that say of whom they are: 我市, 我县.
//! Named places are the tagger's, which knows the table of regions. 全市 and 该市 say how far something
//! reaches, not where it is, and are left alone.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};

/// Places in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    for (at, _) in line.text().match_indices('我') {
        let start = line.start() + at;
        let Some(level) = line.body[start + '我'.len_utf8()..].chars().next() else { continue };
        if "省市县区州旗镇".contains(level) {
            let end = start + '我'.len_utf8() + level.len_utf8();
            found.push(Candidate::new(start, end, MentionKind::Place, Trust::Likely));
        }
    }
}
