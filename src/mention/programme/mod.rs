//! Named platforms, projects, campaigns: a name in quotation marks with the word for such a thing beside it or at
//! its end (“橡链云”平台, “春风行动”; the marks belong to the mention, as does the word where the name needs it), the
//! great undertakings of the state (西部大开发), and names without marks that begin with a place or are what is built,
//! opened, carried out (沂河大桥改造工程, 实施的智能农机产业园).
//! Quotations, titles of honour (“小巨人”企业) and figures of speech (按下“快进键”) are left alone, and so are words
//! for such things alone.

mod marked;
mod unmarked;

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use crate::text::Words;
use std::sync::LazyLock;

/// Undertakings of the state that every article calls by the same name.
static GREAT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "西部大开发 南水北调 西气东输 西电东送 退耕还林 放管服 清四乱 保交楼 四好农村路 \
         光盘行动 希望工程 春蕾计划 雪亮工程 万企兴万村 万企帮万村 山海协作",
    )
});

/// Programmes in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    unmarked::find(line, found);
    marked::find(line, found);
    for name in GREAT.all_in(line.text()) {
        let (start, end) = (line.start() + name.span.start(), line.start() + name.span.end());
        found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Guess));
    }
}
