//! Universities, institutes, associations, media, hospitals, schools, clubs, by the last word of their name.
//! Nouns that only say what sort of body it is (医院, 协会 alone) are left alone.
//!
//! 中国信息通信研究院 → organisation

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use regex::Regex;
use std::sync::LazyLock;

static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"大学|学院|研究院|研究所|科学院|工程院|协会|学会|商会|联合会|总会|促进会|基金会|联盟|医院|中学|小学|合作社|合作联社|电视台|日报社?|晚报|通讯社|新闻社|新闻网|总工会|共青团|妇联|工商联|残联|红十字会|俱乐部|出版社|设计院|实验室|博物院",
    )
    .expect("the pattern is fixed")
});

/// Organisations in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    for head in HEAD.find_iter(line.text()) {
        let (from, end) = (line.start() + head.start(), line.start() + head.end());
        let start = line.back(from, 16, |word, tag| match tag.as_bytes().first() {
            Some(b'n' | b'j' | b'b' | b's' | b'l' | b'e') => {
                !["记者", "专家", "教授", "院长"].contains(&word)
            }
            Some(b'v') => tag == "vn",
            Some(b'q') => ["市", "县", "省", "区"].contains(&word),
            _ => false,
        });
        if line.body[start..from].chars().count() >= 1 {
            found.push(Candidate::new(start, end, MentionKind::Organisation, Trust::Guess));
        }
    }
}
