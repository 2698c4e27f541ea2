//! Aims, plans and forecasts: figures of what is to be, told apart from what was.
//!
//! `力争到2025年桑园面积达到8万亩`, `预计产量42万吨`, `达产后年产值12亿元` are targets; `去年计划投资5亿元，实际完成5.2亿元` has a plan
//! and an outcome.

use crate::mention::date::When;
use crate::text::Words;
use jiff::civil::Date;
use std::sync::LazyLock;

/// Words that make all that follows in their sentence an aim.
const AIMS: [&str; 16] = [
    "力争",
    "争取",
    "确保",
    "目标",
    "有望",
    "可望",
    "上看",
    "预期",
    "达产后",
    "投产后",
    "建成后",
    "投用后",
    "届时",
    "完工后",
    "达产达效后",
    "规划到",
];

/// Words of plan and forecast, whose reach is their own clause and the next.
const PLANS: [&str; 12] =
    ["计划", "预计", "拟", "将达", "将突破", "将超", "将实现", "将完成", "将新增", "将增", "预估", "预测"];

/// Words before an aim that an outcome is held against.
const MEASURED_BY: [&str; 9] = ["比", "较", "超", "高于", "低于", "好于", "快于", "距", "完成"];

/// Words of either sort, which few sentences have.
static SAID: LazyLock<Words> = LazyLock::new(|| Words::of(AIMS.into_iter().chain(PLANS)));

/// Words of what came about, which end the reach of an aim.
static OUTCOMES: LazyLock<Words> =
    LazyLock::new(|| Words::new("已 实际 去年 上年 同期 累计完成 完成了 实现了 目前"));

/// Whether a figure is an aim or a plan: `head` is its sentence up to it.
pub(super) fn is_target(head: &str, period: Option<&When>, published: Option<Date>) -> bool {
    let future = period.and_then(When::first_day).zip(published).is_some_and(|(first, day)| first > day);
    let head = head.rsplit(['。', ';', '；', '!', '?', '\n']).next().unwrap_or(head);
    // 计划把配套率由三成提高到四成: what it was is no aim.
    if head.ends_with(['由', '从'])
        || ["由目前的", "由现在的", "从目前的", "从现在的", "由去年的", "从去年的"]
            .iter()
            .any(|word| head.ends_with(word))
    {
        return false;
    }
    // 完成全年目标任务的56.8%, 占年度计划投资的34.8%: outcomes, measured by an aim; 《X行动计划》 plans nothing here.
    let clause = head.rsplit([',', '，']).next().unwrap_or(head);
    let measured = ["完成", "达到", "占"].iter().any(|word| clause.contains(word)) && clause.ends_with('的');
    let head = without(&without(&without(head, '《', '》'), '占', '的'), '完', '的');
    let head = head.as_str();
    let open = |word: &str, commas: usize| {
        head.rfind(word).is_some_and(|at| {
            let between = &head[at + word.len()..];
            // 比全年目标高0.2个百分点, 好于预期: measured by an aim. 在建、拟建项目28个: there are so many.
            let clause = head[..at].rsplit([',', '，']).next().unwrap_or_default();
            let by = matches!(word, "目标" | "预期") && MEASURED_BY.iter().any(|verb| clause.contains(verb));
            if by || word == "拟" && between.starts_with('建') {
                return false;
            }
            between.matches([',', '，']).count() <= commas && !OUTCOMES.stands_in(between)
        })
    };
    future && !measured
        || SAID.stands_in(head)
            && (AIMS.iter().any(|word| open(word, 6)) || PLANS.iter().any(|word| open(word, 1)))
}

/// The words without what stands between two characters of one clause.
fn without(words: &str, open: char, close: char) -> String {
    let mut kept = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(from) = rest.find(open) {
        let Some(length) =
            rest[from..].find(close).filter(|&to| !rest[from..from + to].contains([',', '，']))
        else {
            break;
        };
        kept.push_str(&rest[..from]);
        rest = &rest[from + length + close.len_utf8()..];
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::is_target;

    #[test]
    fn aims_reach_over_their_sentence() {
        assert!(is_target("力争到“十四五”末,煤炭就地转化率提高到22%,精细化工占比达到", None, None));
        assert!(is_target("预计今年产量", None, None));
        assert!(!is_target("去年计划投资5亿元,实际完成", None, None));
        assert!(!is_target("力争全年增长5%。前三季度增长", None, None));
        assert!(!is_target("全市完成工业投资", None, None));
        assert!(!is_target("上半年增长5.2%,比全年目标高0.2个百分点,其中第一产业增长", None, None));
        assert!(!is_target("今年计划把本地配套率由", None, None));
        assert!(is_target("今年计划把本地配套率由三成提高到", None, None));
    }
}
