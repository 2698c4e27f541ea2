//! Named platforms, projects, campaigns: a short name in quotation marks before a word for such a thing
//! (“橡链云”平台). The span has the marks' inside only.
//! Quotations and nicknames that no such word follows are left alone.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use regex::Regex;
use std::sync::LazyLock;

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"[“‘]([^“”‘’，。！？；：、,!?;:\n]{2,14})[”’]",
        r"(?:[\p{Han}+0-9]{0,10}?(?:平台|工程|行动|计划|活动|专项|系统|品牌|大赛|攻坚战|专班|窗口|小程序|试点|项目|基金",
        r"|大会|对接会|洽谈会)|(?:中小)?企业)",
    ))
    .expect("the pattern is fixed")
});
/// Names that say themselves what they are: “携手行动”, “企业服务日”.
static SELF_NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[“‘]([^“”‘’，。！？；：、,!?;:\n]{1,10}(?:行动|工程|计划|专项|平台|服务日|攻坚战))[”’]")
        .expect("the pattern is fixed")
});

/// Programmes in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    // Few sentences have quotation marks; the patterns need not look at the others.
    if !line.text().contains(['“', '‘']) {
        return;
    }
    for captures in NAMED.captures_iter(line.text()).chain(SELF_NAMED.captures_iter(line.text())) {
        if let Some(name) = captures.get(1) {
            found.push(Candidate::new(
                line.start() + name.start(),
                line.start() + name.end(),
                MentionKind::Programme,
                Trust::Likely,
            ));
        }
    }
}
