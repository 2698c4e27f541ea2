//! Titled texts: everything between 《 and its 》, marks included; a title within a title belongs to it.
//! Titles longer than 120 characters are unclosed marks and are left alone.
//!
//! 《关于贯彻〈条例〉的通知》 → document

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};

/// No title of a law or notice in use is longer; a longer stretch is a mark that was never closed.
const LONGEST_TITLE: usize = 120 * 3;

/// Titles in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    let (text, base) = (line.text(), line.start());
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '《' => open.push(at),
            '》' => {
                let Some(start) = open.pop() else { continue };
                let end = at + c.len_utf8();
                if open.is_empty() && end - start > 2 * c.len_utf8() && end - start <= LONGEST_TITLE {
                    found.push(Candidate::new(base + start, base + end, MentionKind::Document, Trust::Sure));
                }
            }
            _ => {}
        }
    }
}
