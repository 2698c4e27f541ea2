//! Titled texts: everything between 《 and its 》, marks included; a title within a title belongs to it. A newspaper's is
//! the organisation.
//! Titles longer than 120 characters are unclosed marks and are left alone.
//!
//! 《关于贯彻〈条例〉的通知》 → document

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use crate::text::Span;

/// No title of a law or notice in use is longer; a longer stretch is a mark that was never closed.
const LONGEST_TITLE: usize = 120 * 3;

/// Whether a title is that of a newspaper, which reports: 据《某某报》报道, 《某某日报》.
fn is_paper(title: &str, before: &str, behind: &str) -> bool {
    const LONGEST: usize = 8;
    const PAPERS: [&str; 9] = ["日报", "晚报", "早报", "晨报", "时报", "商报", "都市报", "青年报", "邮报"];
    let title = title.trim();
    let reports = || {
        ["报道", "记者", "消息", "称", "援引", "刊文", "刊发", "网站"].iter().any(|word| {
            behind
                .trim_start()
                .trim_start_matches(|c: char| c.is_ascii_digit() || c == '日' || c == '月')
                .starts_with(word)
        }) || ["据", "接受"].iter().any(|word| before.ends_with(word))
    };
    title.chars().count() <= LONGEST
        && (PAPERS.iter().any(|end| title.ends_with(end)) || title.ends_with('报') && reports())
}

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
                let title = &text[start + '《'.len_utf8()..at];
                if open.is_empty() && is_paper(title, &text[..start], &text[end..]) {
                    let own = start + '《'.len_utf8() + (title.len() - title.trim_start().len());
                    let span = Span::new(base + own, base + own + title.trim().len());
                    found.push(Candidate { span, kind: MentionKind::Organisation, trust: Trust::Sure });
                    continue;
                }
                if open.is_empty() && end - start > 2 * c.len_utf8() && end - start <= LONGEST_TITLE {
                    found.push(Candidate::new(base + start, base + end, MentionKind::Document, Trust::Sure));
                }
            }
            _ => {}
        }
    }
}
