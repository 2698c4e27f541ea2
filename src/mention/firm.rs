//! Firms by the form of their name: registered names that the tagger did not see whole
//! (…有限公司, …股份有限公司青岛分公司), 该公司.
//! Short names without a form (海信) are the tagger's.
//!
//! 青岛海信日立空调系统有限公司 → firm

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use crate::text::Pattern;
use std::sync::LazyLock;

static FORM: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?:股份|责任)?(?:有限责任公司|有限公司)(?:[\p{Han}]{2,4}分公司)?"));

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
    for (at, _) in text.match_indices('该') {
        for name in ["该公司", "该厂", "该企业", "该集团", "该行"] {
            if text[at..].starts_with(name) {
                found.push(Candidate::new(
                    base + at,
                    base + at + name.len(),
                    MentionKind::Firm,
                    Trust::Likely,
                ));
            }
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
