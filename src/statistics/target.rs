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
const PLANS: [&str; 17] = [
    "计划",
    "预计",
    "拟",
    "将达",
    "将突破",
    "将超",
    "将实现",
    "将完成",
    "将新增",
    "将增",
    "预估",
    "预测",
    "要实现",
    "要完成",
    "要新增",
    "要达到",
    "要建成",
];

/// Words before an aim that an outcome is held against.
const MEASURED_BY: [&str; 9] = ["比", "较", "超", "高于", "低于", "好于", "快于", "距", "完成"];

/// Words of either sort, which few sentences have.
static SAID: LazyLock<Words> = LazyLock::new(|| Words::of(AIMS.into_iter().chain(PLANS)));

/// Words of what came about, which end the reach of an aim.
static OUTCOMES: LazyLock<Words> =
    LazyLock::new(|| Words::new("已 实际 去年 上年 同期 累计完成 完成了 实现了 目前"));

/// Words that a list of aims follows, whole and over semicolons.
const LISTS: [&str; 6] = ["目标是", "目标为", "目标:", "目标：", "目标任务是", "指标为"];

/// Whether a list of aims that a sentence begins, or that runs already, goes on behind it: 目标是：甲；乙；丙.
pub(super) fn runs_on(sentence: &str, running: bool) -> bool {
    let begun = LISTS.iter().any(|word| sentence.contains(word));
    (begun || running) && !sentence.ends_with(['\n', '。', '!', '?', '！', '？'])
}

/// Whether a figure is an aim or a plan, by its sentence up to it and its clause behind it; `ahead` where a list of
/// aims or the part of a report on the year to come is being read.
pub(super) fn is_target(
    (head, behind): (&str, &str),
    ahead: bool,
    period: Option<&When>,
    published: Option<Date>,
) -> bool {
    // 超额完成1100万人的预期目标
    let aim = behind.strip_prefix('的').unwrap_or_default();
    if ["目标", "预期目标", "年度目标", "全年目标", "预定目标", "既定目标"]
        .iter()
        .any(|word| aim.starts_with(word))
    {
        return true;
    }
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
            // 主要完成, 需要实现
            let part = word.starts_with('要')
                && head[..at].ends_with(['主', '重', '需', '必', '摘', '概', '只', '想']);
            if by || part || word == "拟" && between.starts_with('建') {
                return false;
            }
            let commas = if LISTS.contains(&word) { usize::MAX } else { commas };
            between.matches([',', '，']).count() <= commas && !OUTCOMES.stands_in(between)
        })
    };
    future && !measured
        || ahead && !measured && !OUTCOMES.stands_in(head) && !there_is(clause)
        || SAID.stands_in(head)
            && (LISTS.iter().chain(&AIMS).any(|word| open(word, 6)) || PLANS.iter().any(|word| open(word, 1)))
}

/// Whether the words before a figure say what there is already: 我国有2.9亿在校学生.
fn there_is(clause: &str) -> bool {
    let clause = ["近", "约", "超过", "超", "着"]
        .iter()
        .fold(clause, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    ["有", "是", "拥有", "占"].iter().any(|word| clause.ends_with(word)) && !clause.ends_with("要有")
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
    use super::{is_target, runs_on};

    #[test]
    fn aims_reach_over_their_sentence() {
        assert!(is_target(
            ("力争到“十四五”末,煤炭就地转化率提高到22%,精细化工占比达到", ""),
            false,
            None,
            None
        ));
        assert!(is_target(("预计今年产量", ""), false, None, None));
        assert!(!is_target(("去年计划投资5亿元,实际完成", ""), false, None, None));
        assert!(!is_target(("力争全年增长5%。前三季度增长", ""), false, None, None));
        assert!(!is_target(("全市完成工业投资", ""), false, None, None));
        assert!(!is_target(
            ("上半年增长5.2%,比全年目标高0.2个百分点,其中第一产业增长", ""),
            false,
            None,
            None
        ));
        assert!(!is_target(("今年计划把本地配套率由", ""), false, None, None));
        assert!(is_target(("今年计划把本地配套率由三成提高到", ""), false, None, None));
        assert!(is_target(("超额完成", "的预期目标任务"), false, None, None));
        assert!(!is_target(("主要完成投资", ""), false, None, None));
        assert!(is_target(("城镇新增就业", ""), true, None, None));
        assert!(!is_target(("去年实际新增就业", ""), true, None, None));
    }

    #[test]
    fn lists_of_aims_run_on() {
        assert!(runs_on("主要预期目标是:生产总值增长6%左右;", false));
        assert!(runs_on("城镇新增就业5万人以上;", true));
        assert!(!runs_on("粮食产量20万吨以上。", true));
        assert!(!runs_on("完成投资20亿元;", false));
    }
}
