//! Offices and jobs, without the organisation they belong to: 副市长, 党组书记, 董事长, 总工程师.
//! Each member of a chain (党组书记、局长) is a mention of its own.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use regex::Regex;
use std::sync::LazyLock;

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:原|前|代|代理|时任|常务|第一|执行|高级|首席|名誉|联席|助理)?(?:党组|党委|党工委|机关党委|总支|支部)?(?:副)?",
        r"(?:市长|省长|县长|区长|镇长|乡长|州长|旗长|村长|局长|厅长|部长|处长|科长|司长|主任|书记|主席|总统|总理|首相|委员长|审判长|审判员|院长|检察长|秘书长|会长|理事长|董事长|总经理|总裁|总监|经理|行长|厂长|所长|站长|台长|社长|校长|馆长|园长|队长|支队长|大队长|总队长|司令员|司令|政委|参谋长|大使|发言人|教授|研究员|工程师|总工程师|总会计师|总经济师|律师|主编|总编辑|首席执行官|总干事|理事|监事|董事|巡视员|调研员|常委|指挥长|校董)",
        r"|党组成员|党委委员|政治局委员|国务委员|人大代表|政协委员|董事会秘书|首席\p{Han}{2}官|CEO|CFO|CTO|COO",
    ))
    .expect("the pattern is fixed")
});

/// Positions in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    for title in TITLE.find_iter(line.text()) {
        found.push(Candidate::new(
            line.start() + title.start(),
            line.start() + title.end(),
            MentionKind::Position,
            Trust::Likely,
        ));
    }
}
