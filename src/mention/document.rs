//! Titled texts: everything between 《 and its 》, marks included; a title within a title belongs to it. A newspaper's is
//! the organisation. Without these marks: notices about something that somebody gives out, what a talk is called in
//! quotation marks.
//! Titles longer than 120 characters are unclosed marks and are left alone.
//!
//! 《关于贯彻〈条例〉的通知》 → document

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use super::names::SNIPPET;
use crate::text::{Pattern, Span, Words};
use std::sync::LazyLock;

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
        && (PAPERS.iter().any(|end| title.ends_with(end))
            || ["报", "新闻", "周刊"].iter().any(|end| title.ends_with(end)) && reports())
}

/// A notice with what it is about, that somebody gives out: 发布|关于支持抗洪救灾的倡议书.
static ABOUT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:发布|印发|出台|下发|公布|发出|颁布)(?:了|的|过)?",
        r"(?P<title>关于[^，。；：、“”《》\s]{4,36}的(?:通知|意见|决定|决议|倡议书|公告|通告|报告|批复|规定|办法",
        r"|(?:实施|指导|若干|工作)意见|(?:实施|工作|行动)方案|若干措施))",
    ))
});
/// What is given out under a name of its own: 发布|某市数字经济发展规划.
static GIVEN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:发布|印发|出台|下发|公布|编制|制定)(?:了|出)?(?:一批|首批|第[一二三四五六七八九十]批)?",
        r"(?P<title>\p{Han}{8,26}?(?:典型案例|倡议书|白皮书|蓝皮书|发展规划|实施方案|行动方案|服务方案|管理办法|实施办法|实施细则|工作指南))",
        r"(?:[^\p{Han}]|$)",
    ))
});
/// What a talk or an article is called in marks: 以“…”为题, 题为“…”.
static CALLED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"以“(?P<for>[^“”]{4,40})”为题|(?:^|[^主议课专命])题为“(?P<called>[^“”]{4,40})”")
});
/// What everybody calls by a name without marks.
static KNOWN: LazyLock<Words> = LazyLock::new(|| Words::new("中央八项规定"));

/// Documents without the marks of titles.
fn without_marks(line: Line<'_>, found: &mut Vec<Candidate>) {
    let (text, base) = (line.text(), line.start());
    let mut add = |start: usize, end: usize| {
        found.push(Candidate::new(base + start, base + end, MentionKind::Document, Trust::Likely));
    };
    if text.contains("关于") {
        for title in ABOUT.captures_iter(text).filter_map(|found| found.name("title")) {
            add(title.start(), title.end());
        }
    }
    for title in GIVEN.captures_iter(text).filter_map(|found| found.name("title")) {
        const NO_TITLE: [&str; 12] =
            ["的", "了", "等", "各", "相关", "具体", "详细", "系列", "并", "和", "完善", "配套"];
        let nouns = !NO_TITLE.iter().any(|word| title.as_str().contains(word));
        let words = line.words();
        let starts = words.binary_search_by_key(&(base + title.start()), |word| word.span.start()).is_ok();
        if nouns && starts {
            add(title.start(), title.end());
        }
    }
    if text.contains("题为") || text.contains("为题") {
        for found in CALLED.captures_iter(text) {
            if let Some(title) = found.name("for").or_else(|| found.name("called")) {
                add(title.start(), title.end());
            }
        }
    }
    for known in KNOWN.all_in(text) {
        add(known.span.start(), known.span.end());
    }
}

/// Titles in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    let (text, base) = (line.text(), line.start());
    if line.body.len() > SNIPPET {
        without_marks(line, found);
    }
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '《' => open.push(at),
            '》' => {
                let Some(start) = open.pop() else { continue };
                let end = at + c.len_utf8();
                let title = &text[start + '《'.len_utf8()..at];
                if open.is_empty()
                    && line.body.len() > SNIPPET
                    && is_paper(title, &text[..start], &text[end..])
                {
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
