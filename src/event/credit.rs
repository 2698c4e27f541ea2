//! Who a sentence only names as its source: media at its head (`A 8月12日消息，`, `据A报道，`) and credits in brackets
//! (`（图源：A）`, `（来源：A）`). They take part in nothing that the sentence tells of.
//!
//! An office whose notice is told (`据A纪委监委消息，甲接受审查`) stays: what is told is often its own act.

use super::coordination::Chain;
use super::lexicon::is_one;
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;

/// Whether a chain names a source and nothing else.
pub(super) fn is_credit(scene: &Scene<'_>, chain: &Chain) -> bool {
    in_brackets(scene, chain) || heads(scene, chain) || is_byline(scene, chain)
}

/// `（图源：A）`, `（图/A）`, `(来源:A)`.
fn in_brackets(scene: &Scene<'_>, chain: &Chain) -> bool {
    let open = (chain.start.saturating_sub(LONGEST_CREDIT)..chain.start)
        .rev()
        .find(|&at| matches!(scene.kind(at), Kind::Mark('(' | '（' | '[' | '【' | ')' | '）')));
    let Some(open) = open.filter(|&at| matches!(scene.kind(at), Kind::Mark('(' | '（' | '[' | '【')))
    else {
        return false;
    };
    // 某地7月21日电(甲 乙)记者从A获悉
    if is_one!(scene.text(scene.before(open)), "电 讯 消息 报道") {
        return true;
    }
    let label = scene.between(open + 1, chain.start);
    let label = label.trim_end().trim_end_matches([':', '：', '/', '|']).trim_end();
    label.chars().count() <= 8
        && ["源", "来源", "图", "图片", "供图", "据", "摄", "文", "截图", "转自", "视频", "素材"]
            .iter()
            .any(|word| label.ends_with(word))
        || is_one!(scene.text(chain.end), "供图 摄 图 发 截图 配图")
            && matches!(scene.kind(chain.end + 1), Kind::Mark(')' | '）' | ']' | '】'))
}

/// A credit in brackets takes no more than this many tokens before its name.
const LONGEST_CREDIT: usize = 6;

/// `编辑审核：甲 乙`.
fn is_byline(scene: &Scene<'_>, chain: &Chain) -> bool {
    let colon = (chain.start.saturating_sub(LONGEST_CREDIT)..chain.start).rev().find(|&at| {
        !matches!(scene.kind(at), Kind::Actor(MentionKind::Person) | Kind::Mark(' ' | '、' | '\u{3000}'))
    });
    colon.is_some_and(|at| {
        matches!(scene.kind(at), Kind::Mark(':' | '：'))
            && ["编辑", "审核", "责编", "校对", "记者", "作者", "通讯员", "供稿", "来源", "监制"]
                .iter()
                .any(|word| scene.text(scene.before(at)).ends_with(word))
    })
}

/// `A 8月12日消息，`, `据A报道，`.
fn heads(scene: &Scene<'_>, chain: &Chain) -> bool {
    let medium = chain
        .items
        .iter()
        .all(|item| matches!(item.kind, MentionKind::Organisation | MentionKind::Firm | MentionKind::Person));
    let before = scene.before(chain.start);
    let opens = matches!(scene.kind(before), Kind::Mark('。' | '\n'))
        || is_one!(scene.text(before), "据 根据 综合 援引 引述 另据");
    if !medium || !opens {
        return false;
    }
    let mut at = chain.end;
    while at < chain.end + 6
        && (scene.kind(at) == Kind::Date
            || matches!(scene.kind(at), Kind::Mark(' ' | '\u{3000}') | Kind::Actor(MentionKind::Place))
            || matches!(scene.kind(at), Kind::Word("t" | "m" | "q"))
                && !is_one!(scene.text(at), "消息 讯 电 报道"))
    {
        at += 1;
    }
    is_one!(scene.text(at), "消息 讯 电 电讯 快讯 报道 报导")
        && (matches!(scene.kind(at + 1), Kind::Mark(_)) || is_one!(scene.text(at + 1), "称 说"))
}
