//! Who goes with a verb: its subject (before it, behind 由, or carried on from the clauses before) and its
//! object (the list of names behind it).

use super::coordination::{Chain, Item};
use super::lexicon::Act;
use super::scene::{Kind, Scene};
use crate::entity::EntityId;
use crate::mention::MentionKind;
use crate::text::Span;

/// Someone at a verb, by now independent of the sentence's tokens.
#[derive(Clone, Debug)]
pub(super) struct Actor {
    pub(super) entity: EntityId,
    pub(super) kind: MentionKind,
    pub(super) span: Span,
    pub(super) position: Option<String>,
    /// Nameless people act for it.
    pub(super) delegate: bool,
    /// It qualifies the noun behind it.
    pub(super) bound: bool,
}

/// A subject, and whether it is carried on from an earlier clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    pub(super) actors: Vec<Actor>,
    pub(super) carried: bool,
}

impl Actor {
    pub(super) fn of(scene: &Scene<'_>, item: &Item) -> Option<Self> {
        Some(Self {
            entity: scene.page.entities.of_mention[item.mention]?,
            kind: item.kind,
            span: scene.page.mentions[item.mention].span,
            position: item.position.clone(),
            delegate: item.delegate,
            bound: item.bound,
        })
    }
}

/// The actors of a chain.
pub(super) fn actors(scene: &Scene<'_>, chain: &Chain) -> Vec<Actor> {
    chain.items.iter().filter_map(|item| Actor::of(scene, item)).collect()
}

/// Prepositions that make what follows them no subject.
const PREPOSITIONS: [&str; 42] = [
    "在", "对", "向", "为", "到", "赴", "从", "将", "把", "以", "给", "于", "至", "据", "经", "比", "代表",
    "作为", "围绕", "就", "针对", "关于", "按", "按照", "根据", "通过", "依托", "除", "随着", "自", "让",
    "使", "凭", "被", "是", "面向", "带领", "率领", "率", "陪同", "邀请", "聚焦",
];

/// Words that bring a second subject: 联合, 会同.
const JOINTLY: [&str; 9] = ["联合", "会同", "携手", "联手", "与", "和", "同", "协同", "携"];

/// Whether a chain stands in a prepositional phrase.
fn in_phrase(scene: &Scene<'_>, chain: &Chain, start: usize) -> bool {
    let mut at = chain.start;
    // A noun or two may stand between: 在中国企业家甲…; 对链主企业A公司.
    for _ in 0..3 {
        if at <= start {
            return false;
        }
        at -= 1;
        if matches!(scene.kind(at), Kind::Word(_) | Kind::Trigger(_))
            && PREPOSITIONS.contains(&scene.text(at))
        {
            return true;
        }
        if !matches!(scene.kind(at), Kind::Word("n" | "nz" | "b" | "m" | "q" | "a" | "j")) {
            return false;
        }
    }
    false
}

/// The first chain of a token range that can be a subject before `verb`.
fn candidate<'s>(scene: &'s Scene<'_>, start: usize, verb: usize) -> Option<&'s Chain> {
    scene.chains.iter().filter(|chain| chain.start >= start && chain.end <= verb).find(|chain| {
        let attributive = matches!(scene.text(chain.end), "的" | "之")
            || matches!(scene.text(chain.end), "上" | "内" | "境内");
        let bound = chain.items.iter().all(|item| item.bound);
        let object = (start..chain.start).any(|at| scene.is_verb(at) && scene.act(at) != Some(Act::Head));
        !attributive && !bound && !object && !in_phrase(scene, chain, start)
    })
}

/// The chain behind 由 (or 被), where one governs the verb.
fn agent<'s>(scene: &'s Scene<'_>, start: usize, verb: usize) -> Option<&'s Chain> {
    let by = (start..verb).rev().find(|&at| {
        matches!(scene.kind(at), Kind::Word(_)) && matches!(scene.text(at), "由" | "被" | "经")
    })?;
    if (by + 1..verb).any(|at| scene.is_verb(at) && scene.chains.iter().any(|c| c.start > by && c.end <= at))
    {
        return None;
    }
    scene.chains.iter().find(|chain| chain.start > by && chain.start <= by + 4 && chain.end <= verb)
}

/// The subject of a verb.
pub(super) fn subject(scene: &Scene<'_>, verb: usize, carried: &[Actor]) -> Subject {
    let clause = &scene.clauses[scene.clause_of(verb)];
    let start = clause.start;
    if let Some(chain) = agent(scene, start, verb) {
        return Subject { actors: actors(scene, chain), carried: false };
    }
    if let Some(chain) = candidate(scene, start, verb) {
        let mut found: Vec<Actor> = actors(scene, chain).into_iter().filter(|actor| !actor.bound).collect();
        // A 联合 B 举办: both.
        for other in scene.chains.iter().filter(|other| other.start > chain.end && other.end <= verb) {
            if other.start == chain.end + 1 && JOINTLY.contains(&scene.text(chain.end)) {
                found.extend(actors(scene, other));
            }
        }
        let opening = chain.start > start && JOINTLY.contains(&scene.text(chain.start - 1));
        if opening && chain.start == start + 1 {
            found.extend(carried.iter().cloned());
        }
        return Subject { actors: found, carried: false };
    }
    if is_light(scene, start, verb) {
        return Subject { actors: carried.to_vec(), carried: true };
    }
    Subject::default()
}

/// Whether tokens hold no noun that could be a subject of its own.
fn is_light(scene: &Scene<'_>, start: usize, verb: usize) -> bool {
    let mut phrase = false;
    for at in start..verb {
        match scene.kind(at) {
            Kind::Word(tag) => {
                let text = scene.text(at);
                if tag == "p" || PREPOSITIONS.contains(&text) {
                    phrase = true;
                } else if matches!(tag, "n" | "nz" | "nr" | "nt" | "r" | "j" | "l" | "nrt" | "ns")
                    && !phrase
                    && !matches!(
                        text,
                        "现场"
                            | "会上"
                            | "全程"
                            | "一行"
                            | "分别"
                            | "实地"
                            | "线上"
                            | "重点"
                            | "他"
                            | "她"
                            | "其"
                            | "同志"
                            | "前"
                            | "期间"
                            | "会前"
                            | "会后"
                            | "一并"
                    )
                {
                    return false;
                }
            }
            Kind::Actor(_) | Kind::Position | Kind::Figure | Kind::Document if !phrase => return false,
            Kind::Trigger(_) => phrase = scene.act(at) != Some(Act::Head) || phrase,
            _ => {}
        }
    }
    true
}

/// The subject each clause leaves for the clauses after it.
pub(super) fn carried(scene: &Scene<'_>) -> Vec<Vec<Actor>> {
    let mut carried = Vec::with_capacity(scene.clauses.len());
    let mut current: Vec<Actor> = Vec::new();
    for clause in &scene.clauses {
        carried.push(current.clone());
        // The end of a sentence within a sentence forgets: A致辞;B介绍.
        let before = clause.start.checked_sub(1).map(|at| scene.kind(at));
        if matches!(before, Some(Kind::Mark('。' | '!' | '?' | ':'))) {
            current.clear();
        }
        let verb = (clause.start..clause.end)
            .find(|&at| scene.is_verb(at) || matches!(scene.kind(at), Kind::Word("v" | "vi")))
            .unwrap_or(clause.end);
        if let Some(chain) = agent(scene, clause.start, clause.end) {
            current = actors(scene, chain);
        } else if let Some(chain) = candidate(scene, clause.start, clause.end)
            && chain.start <= verb
        {
            current = actors(scene, chain).into_iter().filter(|actor| !actor.bound).collect();
        }
    }
    carried
}

/// The list of names right behind a verb.
pub(super) fn object(scene: &Scene<'_>, verb: usize) -> Vec<Actor> {
    let clause = &scene.clauses[scene.clause_of(verb)];
    for at in verb + 1..clause.end.min(verb + 9) {
        if let Some(chain) = scene.chain_at(at) {
            return actors(scene, chain);
        }
        match scene.kind(at) {
            Kind::Mark('“' | '”' | '《') | Kind::Figure | Kind::Date => {}
            Kind::Word(tag)
                if !matches!(tag, "v" | "vi" | "d")
                    || matches!(scene.text(at), "到" | "至" | "了" | "位于" | "来到") => {}
            _ => return Vec::new(),
        }
    }
    Vec::new()
}
