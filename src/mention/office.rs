//! Titles that nobody named holds: trades and what many are (民警, 专家, 大学生), and titles beside which neither a
//! person nor a body stands (区长会见了…). Work on the article itself (记者, 通讯员) and what many are is no office even
//! beside a name.
//!
//! 民警联合社区开展宣传 → no position; 市公安局民警队长王建国 → position 队长

use super::MentionKind;
use super::candidate::Candidate;
use crate::text::Span;

/// What is no office: work on the article itself, and what many are.
pub const NO_OFFICE: [&str; 30] = [
    "记者",
    "通讯员",
    "编辑",
    "责任编辑",
    "实习生",
    "摄影记者",
    "见习记者",
    "本报记者",
    "特约记者",
    "选手",
    "牧民",
    "农民",
    "村民",
    "市民",
    "居民",
    "学生",
    "大学生",
    "干部",
    "党和国家领导人",
    "电工",
    "车工",
    "工人",
    "护士",
    "司机",
    "被告人",
    "犯罪嫌疑人",
    "嫌疑人",
    "志愿者",
    "受害人",
    "驾驶员",
];
/// What many are, so that a body before it says nothing: 新洲区分局民警.
const MANY: [&str; 34] = [
    "民警",
    "专家",
    "医生",
    "教师",
    "老师",
    "运动员",
    "交警",
    "科学家",
    "法官",
    "留学生",
    "队员",
    "医护人员",
    "士兵",
    "村干部",
    "公务员",
    "明星",
    "艺术家",
    "主持人",
    "执法人员",
    "辅警",
    "官员",
    "检察官",
    "保安",
    "飞行员",
    "相关负责人",
    "有关负责人",
    "负责人",
    "科研人员",
    "网格员",
    "警员",
    "专家学者",
    "管理人员",
    "工程师",
    "会员",
];
/// What says before a title that somebody gets, has or had it.
const GIVEN: [&str; 16] = [
    "任", "为", "聘", "选", "历任", "曾任", "担任", "免去", "免职", "辞去", "当选", "的", "兼", "、", "原",
    "时任",
];
/// What may stand between a person and a title behind: 甲(副局长), 甲任局长.
const BEHIND: usize = 5 * 3;

/// A title without who gives it before it: 董事会聘任|总经理; `None` where nothing else is left.
#[must_use]
pub fn without_giver(span: Span, folded: &str) -> Option<Span> {
    const GIVING: [&str; 4] = ["聘任", "选举", "任命", "推选"];
    let text = span.of(folded);
    let given = GIVING.iter().find_map(|verb| Some(text.find(verb)? + verb.len()));
    let Some(given) = given.filter(|&given| !text[given..].starts_with(['委', '工', '办', '制'])) else {
        return Some(span);
    };
    (given < text.len()).then(|| Span::new(span.start() + given, span.end()))
}

/// Takes titles out that nobody named holds (the tagger's names, in order of place).
pub fn settle(folded: &str, candidates: &mut Vec<Candidate>) {
    let all = candidates.clone();
    let mut index = 0;
    candidates.retain(|one| {
        index += 1;
        one.kind != MentionKind::Position || is_held(folded, &all, index - 1, one.span)
    });
}

/// Whether somebody or some body stands beside the title at `index`.
fn is_held(folded: &str, all: &[Candidate], index: usize, span: Span) -> bool {
    let title = span.of(folded);
    if NO_OFFICE.contains(&title) || title.ends_with("志愿者") || title.ends_with("工作人员") {
        return false;
    }
    // There is one.
    if title == "总书记" {
        return true;
    }
    let gap = |from: Span, to: Span| folded.get(from.end()..to.start());
    // 党组书记、局长甲: a chain of titles and bodies leads to the person.
    let mut last = span;
    for next in &all[index + 1..] {
        let Some(between) = gap(last, next.span) else { break };
        if !["", " ", "、", "兼", "，", ","].contains(&between) && !between.starts_with('(') {
            break;
        }
        match next.kind {
            MentionKind::Person => return true,
            MentionKind::Place => break,
            _ => last = next.span,
        }
    }
    let Some(before) = index.checked_sub(1).map(|before| all[before]) else {
        return GIVEN.iter().any(|word| folded[..span.start()].ends_with(word));
    };
    let many = MANY.contains(&title);
    match gap(before.span, span) {
        Some(between) if before.kind == MentionKind::Person => {
            between.len() <= BEHIND && !between.contains(['，', '。', '；', ',', ';'])
        }
        Some("") => !many,
        _ => !many && GIVEN.iter().any(|word| folded[..span.start()].ends_with(word)),
    }
}
