//! What the words round a verb say of it: planned, cancelled, put off, denied, or told as background.

use super::EventStatus;
use super::lexicon::{Act, is_one};
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;

/// Words before a verb that make it a plan.
const PLANS: [&str; 24] = [
    "将",
    "将会",
    "亦会",
    "还会",
    "将继续",
    "拟",
    "计划",
    "即将",
    "定于",
    "将于",
    "预计",
    "有望",
    "拟于",
    "原定",
    "原计划",
    "准备",
    "筹备",
    "力争",
    "争取",
    "原定于",
    "将在",
    "还将",
    "可望",
    "推动",
];

/// Words before a verb that deny it.
const DENIALS: [&str; 11] =
    ["不会", "未", "没有", "未能", "不", "并未", "尚未", "不得", "无法", "拒绝", "未曾"];

/// Words that tell of an earlier time.
const BACKGROUND: [&str; 12] =
    ["曾", "曾经", "此前", "早在", "之前", "历年", "历届", "往年", "先前", "曾于", "上一届", "往届"];

/// What the clause says of its verb; `None` where it denies it.
pub(super) fn status(scene: &Scene<'_>, verb: usize) -> Option<EventStatus> {
    let wish = super::unreal::wished(scene, verb);
    if super::unreal::is_unreal(scene, verb, wish) {
        return None;
    }
    let clause = &scene.clauses[scene.clause_of(verb)];
    let mut status = EventStatus::Held;
    // 二是召开动员大会: a measure to take, none that was.
    let listed = ["一是", "二是", "三是", "四是", "五是", "六是"]
        .iter()
        .any(|word| scene.between(clause.start, clause.end).starts_with(word));
    if listed && stageable_word(scene, verb) {
        status = EventStatus::Planned;
    }
    // 要求年底前完成X: a plan.
    if wish.is_some() {
        status = EventStatus::Planned;
    }
    let nearest = verb.saturating_sub(4);
    // 发布取消会议的函件: only what is held, or put off itself, can be called off.
    let stageable = matches!(
        scene.act(verb),
        Some(Act::Hold | Act::Head | Act::Role | Act::Cancel | Act::Postpone | Act::Launch)
    );
    for at in clause.start..clause.end {
        let text = scene.text(at);
        let asked = || {
            (clause.start..at).rev().take(4).any(|before| {
                is_one!(scene.text(before), "要求 建议 提议 申请 呼吁 请求 希望 主张 不会 不得 不 拟 或")
            })
        };
        match scene.act(at) {
            Some(Act::Cancel) if stageable && !asked() => return Some(EventStatus::Cancelled),
            Some(Act::Postpone) if stageable && !asked() => return Some(EventStatus::Postponed),
            _ => {}
        }
        if at < verb && matches!(scene.kind(at), Kind::Word(_)) {
            if DENIALS.contains(&text) && at >= nearest {
                return None;
            }
            // 拟以现金方式收购: the word for a plan with what follows it.
            let intends = text.starts_with('拟') && text.chars().count() == 2;
            // 首阶段它们会投资170亿元.
            let will = text == "会" && scene.kind(at) == Kind::Word("v") && at + 6 >= verb;
            if will || (PLANS.contains(&text) || intends) && is_plan(scene, at) {
                status = EventStatus::Planned;
            }
        }
    }
    if status == EventStatus::Held && carries_plan(scene, verb) {
        status = EventStatus::Planned;
    }
    Some(status)
}

/// Whether a word holds something: only such a thing is a measure.
fn stageable_word(scene: &Scene<'_>, verb: usize) -> bool {
    scene.act(verb) == Some(Act::Hold)
}

/// Whether a clause without a subject or a day of its own goes on with a plan: 商会将发动会员，协助举办X.
fn carries_plan(scene: &Scene<'_>, verb: usize) -> bool {
    let number = scene.clause_of(verb);
    let own = &scene.clauses[number];
    let begins = own.start
        + usize::from(is_one!(scene.text(own.start), "还 同时 并"))
        + usize::from(is_one!(scene.text(own.start + 1), "还 同时 并"));
    let subject = scene.chains.iter().any(|chain| chain.start <= begins && chain.end > own.start);
    let dated = own.clone().any(|at| scene.kind(at) == Kind::Date);
    if subject || dated || number == 0 {
        return false;
    }
    for range in scene.clauses[..number].iter().rev() {
        if matches!(scene.kind(range.end), Kind::Mark('。' | '!' | '?' | ';' | ':' | '；' | '：')) {
            return false;
        }
        let plan = range.clone().any(|at| {
            is_one!(scene.text(at), "将 拟 计划 接下来 下一步 力争 即将 今后 未来")
                && matches!(scene.kind(at), Kind::Word(_))
                && !scene.tokens[at].quoted
                // 考察了拟建项目: what is to be is what was seen.
                && !(range.start..at).any(|before| scene.is_verb(before))
                && is_plan(scene, at)
        });
        if plan {
            return true;
        }
    }
    false
}

/// Whether a word is a plan here, and no noun (合作出版计划) or sign of an object (将甲抓获).
fn is_plan(scene: &Scene<'_>, at: usize) -> bool {
    match scene.text(at) {
        "计划" | "准备" | "筹备" | "争取" | "力争" | "推动" => {
            matches!(scene.kind(at), Kind::Word(tag) if tag != "n" || scene.kind(at + 1) == Kind::Date || scene.text(at + 1) == "于")
                && matches!(
                    scene.kind(at + 1),
                    Kind::Date | Kind::Trigger(_) | Kind::Word("v" | "p" | "d" | "vn" | "t" | "ad" | "f")
                )
        }
        "将" => {
            !matches!(scene.kind(at + 1), Kind::Actor(_) | Kind::Document | Kind::Mark(_))
                && !is_one!(
                    scene.text(at + 1),
                    "其 他 她 它 该 这 此 犯罪嫌疑人 嫌疑人 嫌犯 涉案 视频 文章 照片"
                )
        }
        _ => true,
    }
}

/// Whether the sentence tells of an earlier time up to the verb.
pub(super) fn is_background(scene: &Scene<'_>, verb: usize) -> bool {
    let clause = scene.clause_of(verb);
    let from = scene.clauses[clause.saturating_sub(1)].start;
    (from..verb).any(|at| BACKGROUND.contains(&scene.text(at)))
        || scene.between(verb, scene.clauses[clause].end).ends_with("以来")
        || earlier(scene, verb)
}

/// Whether it is told in someone's words: 甲表示，感谢中方成功举办X.
pub(super) fn is_reported(scene: &Scene<'_>, verb: usize) -> bool {
    let quoted = scene.tokens[verb].quoted;
    scene.clauses[..scene.clause_of(verb)].iter().any(|range| {
        let last = range.end - 1;
        let speaker = || {
            scene.chains.iter().any(|chain| {
                let person = chain.items.iter().any(|item| item.kind == MentionKind::Person);
                person && chain.start >= range.start && chain.end <= last
            })
        };
        scene.act(last) == Some(Act::Speech) && scene.tokens[last].quoted == quoted && speaker()
    })
}

/// Whether the governing date lies more than sixty days before the article.
fn earlier(scene: &Scene<'_>, verb: usize) -> bool {
    let Some(date) = super::place_date::date(scene, verb) else { return false };
    let published = scene.page.article.published.as_ref().and_then(|when| when.last_day());
    match (date.last_day(), published) {
        (Some(day), Some(published)) => published.since(day).is_ok_and(|span| span.get_days() > LONG_AGO),
        _ => false,
    }
}

/// News tells of the last few weeks; what is older than this many days is told as background.
const LONG_AGO: i32 = 60;

/// Whether a word right before or in the clause says that it was apart from the meeting: 会前, 会后, 次日.
pub(super) fn is_apart(scene: &Scene<'_>, verb: usize) -> bool {
    let before = scene.between(0, verb);
    let apart = [
        "会前",
        "会后",
        "次日",
        "当天下午",
        "活动前",
        "活动后",
        "会议前",
        "会议后",
        "仪式后",
        "仪式前",
        "结束后",
        "随后",
    ];
    apart.iter().any(|word| before.contains(word))
}
