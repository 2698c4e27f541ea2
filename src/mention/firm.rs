//! Firms by the form of their name: registered names that the tagger did not see whole
//! (…有限公司, …股份有限公司青岛分公司); 该公司, 我行 and other bodies that are pointed at.
//! Short names without a form (海信) are the tagger's.
//!
//! 青岛海信日立空调系统有限公司 → firm

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use crate::text::Pattern;
use std::sync::LazyLock;

static FORM: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?:股份|责任)?(?:有限责任公司|有限公司)(?:[\p{Han}]{2,4}分公司)?"));

/// Bodies that are pointed at: whether 我 may stand for 该 before the word, the word, and of which sort it is.
const POINTING: [(bool, &str, MentionKind); 14] = [
    (true, "公司", MentionKind::Firm),
    (true, "厂", MentionKind::Firm),
    (false, "企业", MentionKind::Firm),
    (false, "集团", MentionKind::Firm),
    (true, "行", MentionKind::Firm),
    (true, "局", MentionKind::Agency),
    (false, "厅", MentionKind::Agency),
    (false, "委", MentionKind::Agency),
    (false, "法院", MentionKind::Agency),
    (false, "校", MentionKind::Organisation),
    (false, "院", MentionKind::Organisation),
    (false, "协会", MentionKind::Organisation),
    (false, "商会", MentionKind::Organisation),
    (false, "合作社", MentionKind::Organisation),
];

/// Words that come before a firm's name and are not of it, though they look like its words.
const BEFORE: [&str; 42] = [
    "调研",
    "考察",
    "走访",
    "参观",
    "走进",
    "来到",
    "组织",
    "邀请",
    "投资",
    "合作",
    "包括",
    "以及",
    "通过",
    "位于",
    "引进",
    "支持",
    "帮助",
    "企业",
    "单位",
    "公司",
    "负责人",
    "代表",
    "控股",
    "旗下",
    "其中",
    "入驻",
    "签约",
    "成立",
    "收购",
    "观摩",
    "记者",
    "服务",
    "联合",
    "实施",
    "获得",
    "成为",
    "推动",
    "董事长",
    "总经理",
    "项目",
    "成功",
    "担任",
];

/// Firms in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    let (text, base) = (line.text(), line.start());
    if text.contains("有限") {
        for form in FORM.find_iter(text) {
            let from = base + form.start();
            let start = back(line, from);
            if line.body[start..from].chars().count() >= 2 {
                found.push(Candidate::new(start, base + form.end(), MentionKind::Firm, Trust::Guess));
            }
        }
    }
    for (at, first) in text.match_indices(['该', '我']) {
        let rest = &text[at + first.len()..];
        let pointing =
            POINTING.iter().find(|(own, name, _)| (first == "该" || *own) && rest.starts_with(name));
        // 该公司内部, 我行我素, 该院士: the word goes on.
        let on = |end: usize| rest[end..].starts_with(['我', '士', '校', '者', '员']);
        if let Some((_, name, kind)) = pointing.filter(|(_, name, _)| !on(name.len())) {
            let end = base + at + first.len() + name.len();
            found.push(Candidate::new(base + at, end, *kind, Trust::Likely));
        }
    }
}

/// The first byte of the name whose form begins at `form`.
fn back(line: Line<'_>, form: usize) -> usize {
    line.back(form, 24, |word, tag| {
        if BEFORE.contains(&word) {
            return false;
        }
        match tag.as_bytes().first() {
            Some(b'n' | b'j' | b'b' | b'l' | b'i' | b's' | b'g' | b'z' | b'a' | b'e') => true,
            Some(b'v') => word.chars().count() == 2,
            Some(b'x') => word.chars().all(|c| c.is_alphanumeric() || "()·-&".contains(c)),
            Some(b'q') => word.chars().count() == 1,
            _ => false,
        }
    })
}
