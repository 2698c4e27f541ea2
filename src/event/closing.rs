//! What closes a list of names: `等6家企业`, `和相关乡镇负责人`, `等八省网信办`.

use super::coordination::{Chain, is_nameless, is_nounlike, past_brackets};
use super::lexicon::is_one;
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;

/// Takes in what closes a list: 等6家链主企业, 以及200余人, 和相关乡镇负责人.
pub(super) fn tail(scene: &Scene<'_>, chain: &mut Chain) {
    let mut at = chain.end;
    // 证监会和上海、深圳三家交易所: the exchanges of each place, none of them named.
    let places = chain.items.iter().rev().take_while(|item| item.kind == MentionKind::Place).count();
    let counted = scene.kind(at) == Kind::Figure && is_nounlike(scene.kind(at + 1));
    if places >= 2
        && counted
        && ["所", "局", "办", "部门", "公司", "法院"].iter().any(|end| scene.text(at + 1).ends_with(end))
    {
        chain.items.truncate(chain.items.len() - places);
        chain.end = at + 2;
        return;
    }
    let opens =
        scene.text(at).starts_with('等') || is_one!(scene.text(at), "以及 和 及 、 与 两 三 两位 分别 各");
    if !opens {
        return;
    }
    // 甲与前来的乙座谈, 在某市与乙座谈: with whom, not who is in the list.
    let place = chain.items.last().is_some_and(|last| last.kind == MentionKind::Place);
    if scene.text(at) == "与" && (place || is_one!(scene.text(at + 1), "前来 来访 到访 来华 来")) {
        return;
    }
    let joins = !scene.text(at).starts_with('等');
    let mut delegate = false;
    let mut nouns = false;
    at += 1;
    while at < scene.tokens.len() {
        match scene.kind(at) {
            Kind::Figure => nouns = true,
            Kind::Mark('、') | Kind::Position => nouns = true,
            Kind::Word("r") => {}
            kind if is_nounlike(kind) => {
                nouns = true;
                delegate |= is_nameless(scene, at);
            }
            Kind::Word(_) if is_one!(scene.text(at), "和 及 以及 的 各 等") => {}
            _ => break,
        }
        at += 1;
    }
    if joins && !nouns {
        return;
    }
    // 的 or a joining word at the very end belongs to what follows.
    while at > chain.end + 1 && matches!(scene.text(at - 1), "的" | "和" | "及" | "以及" | "、") {
        at -= 1;
    }
    chain.end = at;
    if delegate {
        for item in &mut chain.items {
            if item.kind != MentionKind::Person {
                item.delegate = true;
            }
        }
    }
    // 江苏、北京等八省网信办: the offices of each, none of them named.
    let places = chain.items.iter().all(|item| item.kind == MentionKind::Place);
    let mut end = past_brackets(scene, chain.end);
    while matches!(scene.kind(end), Kind::Actor(MentionKind::Agency | MentionKind::Organisation))
        || is_nounlike(scene.kind(end))
    {
        end += 1;
    }
    let offices = places
        && !joins
        && ["办", "局", "委", "厅", "院", "政府", "部门", "单位", "企业", "公司", "协会", "机构"]
            .iter()
            .any(|office| scene.text(end - 1).ends_with(office));
    if offices {
        chain.items.clear();
    }
    for item in &mut chain.items {
        item.bound = false;
    }
}
