//! A second look at the words that the grammar passed over.
//!
//! The grammar takes a verb for an event where the sentence has the form that it knows. Real articles tell of
//! events in many more. So each word of the lexicon that can tell of an event and was not taken for one is
//! weighed once more, by weights learned from annotated articles (`fangzhi train --events`), and those that are
//! likely enough are entered too, with those names of the sentence that likely have a role in it. The two steps are
//! those of Ahn, The Stages of Event Extraction (2006), with hashed views (Weinberger et al., ICML 2009), beside the
//! grammar rather than in its place: on articles that neither had seen the grammar alone finds .43 of the events, with
//! the second look .54, at precisions of .77 and .68.

mod features;
mod fit;
mod weights;
mod words;

pub use features::Seen;
pub use weights::{MODEL, Model, ModelError};

use super::ledger::{Draft, Ledger};
use super::lexicon::{Act, Role, is_one};
use super::naming;
use super::reading::{Reading, role, trimmed};
use super::roles::Actor;
use super::scene::{Kind, Scene};
use super::{EventKind, EventStatus};
use crate::entity::EntityId;
use crate::text::Span;
use words::kind;

/// A word that may tell of an event.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// The kind of event.
    pub kind: EventKind,
    /// What it shows.
    pub seen: Seen,
    /// What the event would be called.
    pub name: String,
    /// When it would have been, ISO 8601.
    pub date: Option<String>,
    /// Whether the grammar took it, or another of its clause, for an event of the kind.
    pub told: bool,
    /// The names of the sentence, and what each shows of its part.
    pub parts: Vec<(EntityId, Seen)>,
}

/// The log of the odds from which a word is taken to tell of an event: three in ten, where precision and recall of
/// all events balance best on articles not learned from.
const LIKELY: f32 = -0.85;

impl Model {
    /// Whether a word that shows this is taken to tell of an event.
    #[must_use]
    pub fn takes(&self, seen: &[u32]) -> bool {
        self.tells.odd(seen) > LIKELY
    }
}

/// Looks again at the words of a sentence that told of nothing.
pub(super) fn look(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    if reading.ledger.passed_over.is_some() {
        let candidates = candidates(reading);
        reading.ledger.passed_over.iter_mut().for_each(|list| list.extend_from_slice(&candidates));
        return;
    }
    let Some(model) = scene.page.weights else { return };
    let mut likely: Vec<(f32, usize, EventKind)> = (0..scene.tokens.len())
        .filter_map(|at| Some((at, kind(scene, at)?)))
        .filter(|&(at, kind)| !is_told(reading, at, kind) && !is_ruled_out(scene, at, kind))
        .map(|(at, kind)| (model.tells.odd(&features::seen(reading, at, kind)), at, kind))
        .filter(|(odds, ..)| *odds > LIKELY)
        .collect();
    likely.sort_by(|one, two| two.0.total_cmp(&one.0));
    let mut entered: Vec<(EventKind, usize)> = Vec::new();
    for (odds, at, kind) in likely {
        // One of a kind in a sentence, one in a clause: further words most often tell of the same.
        let clause = scene.clause_of(at);
        if entered.iter().any(|&(known, other)| known == kind || other == clause) {
            continue;
        }
        let Some(name) = name(reading, at) else { continue };
        let Some(draft) = reading.draft(kind, name, scene.text(at), at) else { continue };
        let parts = parts(reading, model, at, kind, chance(odds));
        // What nobody did, at no time, nowhere, tells a reader nothing.
        if parts.is_empty() && draft.date.is_none() && draft.place.is_none() {
            continue;
        }
        entered.push((kind, clause));
        let draft = Draft { likely: true, ..draft };
        if opens(reading, &draft, at) {
            let event = reading.enter(at, draft);
            for (actor, role) in parts {
                reading.ledger.add(event, &actor, &role);
            }
        } else {
            reading.ledger.likely.push((Draft { background: true, ..draft }, parts));
        }
    }
}

/// Whether people came together for an event and nothing has been told of before: it is what the article is of, so that
/// speakers and guests of later sentences belong to it.
fn opens(reading: &Reading<'_, '_>, draft: &Draft, at: usize) -> bool {
    let staged = |kind: EventKind| {
        matches!(kind, EventKind::Meeting | EventKind::Visit | EventKind::Signing | EventKind::Launch)
    };
    // 某院发布消息说，X开班: a paper is no stage.
    reading.ledger.focus().is_none_or(|focus| !staged(reading.ledger.draft(focus).kind))
        && staged(draft.kind)
        && draft.status == EventStatus::Held
        && !draft.background
        && !super::clause::is_reported(reading.scene, at)
}

/// Enters what else is likely, once the grammar has read the whole article, where it did not find the same: so that nothing
/// that the grammar reads depends on it.
pub(super) fn settle(ledger: &mut Ledger) {
    for (draft, parts) in std::mem::take(&mut ledger.likely) {
        if ledger.knows(&draft) {
            continue;
        }
        let event = ledger.enter(draft);
        for (actor, role) in parts {
            ledger.add(event, &actor, &role);
        }
    }
}

/// All words of a sentence that may tell of an event, for the training.
fn candidates(reading: &Reading<'_, '_>) -> Vec<Candidate> {
    let scene = reading.scene;
    let candidate = |at: usize| {
        let kind = kind(scene, at)?;
        let date = super::place_date::date(scene, at).filter(|date| date.first_day().is_some());
        let doing = features::doing(reading, at);
        let parts = names(scene).filter_map(|(list, item)| {
            let entity = scene.page.entities.of_mention[scene.chains[list].items[item].mention]?;
            Some((entity, features::part(reading, at, kind, &doing, list, item)))
        });
        Some(Candidate {
            span: scene.tokens[at].span,
            kind,
            seen: features::seen(reading, at, kind),
            name: name(reading, at)?,
            date: date.map(|date| date.to_string()),
            told: is_told(reading, at, kind),
            parts: parts.collect(),
        })
    };
    (0..scene.tokens.len()).filter_map(candidate).collect()
}

/// The names of a sentence: their list and their place in it.
fn names(scene: &Scene<'_>) -> impl Iterator<Item = (usize, usize)> {
    let lists = scene.chains.iter().enumerate();
    lists.flat_map(|(list, chain)| (0..chain.items.len()).map(move |item| (list, item)))
}

/// Whether a word, the same word elsewhere in the sentence or another of its clause was taken for an event of the kind.
fn is_told(reading: &Reading<'_, '_>, at: usize, kind: EventKind) -> bool {
    let scene = reading.scene;
    let clause = scene.clause_of(at);
    reading.created.iter().any(|&(token, event)| {
        let again = scene.clause_of(token) == clause || scene.text(token) == scene.text(at);
        token == at || again && reading.ledger.draft(event).kind == kind
    })
}

/// Whether a clause speaks of something past without telling it: 自甲收购A以来, 签署一周年, 学习甲考察X时的讲话精神; or a word of
/// cases tells of none.
fn is_ruled_out(scene: &Scene<'_>, at: usize, kind: EventKind) -> bool {
    let clause = scene.clauses[scene.clause_of(at)].clone();
    let behind = scene.between(at + 1, clause.end);
    let studied = ["精神", "要求", "指示", "部署"].iter().any(|ending| behind.ends_with(ending))
        && (0..at)
            .any(|at| is_one!(scene.text(at), "学习 传达 贯彻 落实 传达学习 学习贯彻 贯彻落实 深入学习"));
    studied
        || behind.ends_with("以来")
        || behind.contains("周年")
        // 可能出现暴雨, 有山洪风险: a forecast.
        || kind == EventKind::Accident
            && clause.clone().any(|at| is_one!(scene.text(at), "预计 可能 风险 预报 预警 隐患 防范 易"))
        || kind == EventKind::Discipline && super::blame::is_no_case(scene, at)
        // 被查医院: which hospitals.
        || scene.text(at).starts_with('被') && matches!(scene.kind(at + 1), Kind::Word("n" | "nt" | "nz"))
}

/// How likely it must be that there is an event and that a name has a role in it.
const LIKELY_ROLE: f32 = 0.3;

/// The same for who does what the word says, in its clause: the grammar has found that already.
const LIKELY_ROLE_OF_SUBJECT: f32 = 0.2;

/// A role that nobody has by likelihood: whom to accuse wrongly is worse than to pass over.
const NEVER: &str = "accused";

/// The names of the sentence that likely have a role in the event that a word tells of, which is as likely as `told`.
fn parts(
    reading: &Reading<'_, '_>,
    model: &Model,
    at: usize,
    kind: EventKind,
    told: f32,
) -> Vec<(Actor, Role)> {
    let scene = reading.scene;
    let holders = naming::phrase(scene, at).map_or_else(Vec::new, |phrase| naming::holders(scene, &phrase));
    let mut parts: Vec<(Actor, Role)> =
        holders.into_iter().map(|holder| (holder, role("organiser", "组织"))).collect();
    let mut odds = Vec::new();
    let doing = features::doing(reading, at);
    let subject = reading.subject(at);
    for (list, item) in names(scene) {
        let Some(actor) = Actor::of(scene, &scene.chains[list].items[item]) else { continue };
        model.roles.odds(&features::part(reading, at, kind, &doing, list, item), &mut odds);
        let does = !subject.carried && subject.actors.iter().any(|other| other.entity == actor.entity);
        let needed = if does { LIKELY_ROLE_OF_SUBJECT } else { LIKELY_ROLE };
        let best = odds
            .iter()
            .zip(&model.names)
            .filter(|(odds, role)| told * chance(**odds) > needed && *role != NEVER)
            .max_by(|one, two| one.0.total_cmp(two.0));
        let Some((_, name)) = best else { continue };
        // 甲收到A的判决书, 公司募集资金: who gets it did not give it.
        let gets = is_one!(scene.text(at), "收到 募集 募资");
        if gets && is_one!(name, "issuer investor") && actor.span.end() <= scene.tokens[at].span.start() {
            continue;
        }
        // 该院 after its own name.
        let called = |actor: &Actor| &scene.page.entities.get(actor.entity).name;
        if parts.iter().any(|(other, _)| called(other) == called(&actor)) {
            continue;
        }
        let known =
            [reading.before(at), reading.after(at)].into_iter().flatten().find(|known| *known.0 == **name);
        parts.push((actor, known.unwrap_or_else(|| role(name, usual_label(name)))));
    }
    parts
}

/// The probability of log odds.
fn chance(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// The usual Chinese word of a role.
fn usual_label(role: &str) -> &'static str {
    match role {
        "organiser" => "主办",
        "host" => "承办",
        "co_organiser" => "协办",
        "supporter" => "支持",
        "attendee" => "参加",
        "chair" => "主持",
        "speaker" => "发言",
        "presenter" => "介绍",
        "visitor" => "调研",
        "visited" => "被调研",
        "signatory" => "签约",
        "unveiler" => "启动",
        "awardee" => "获评",
        "awarder" => "授予",
        "issuer" => "公布",
        "appointee" => "任命",
        "appointer" => "任免",
        "investor" => "投资",
        "recipient" => "获投",
        "donor" => "捐赠",
        "builder" => "建设",
        "affected" => "受影响",
        "responder" => "处置",
        "court" => "立案",
        _ => "参与",
    }
}

/// A name no longer than this many characters.
const LONGEST: usize = 30;

/// What the event is called: its own name, or who did what.
fn name(reading: &Reading<'_, '_>, at: usize) -> Option<String> {
    let scene = reading.scene;
    let clause = scene.clauses[scene.clause_of(at)].clone();
    if scene.act(at) == Some(Act::Head) {
        // 我们要|办首届X节: what is done with it is no part of its name.
        let found = naming::phrase(scene, at)?;
        // 此次大会: told of before.
        if found.anaphor && found.name != found.head {
            return None;
        }
        let name = found.name;
        let own =
            ["举办", "举行", "召开", "开展", "参加", "办"].iter().find_map(|verb| name.strip_prefix(verb));
        return Some(own.filter(|own| own.chars().count() > 3).unwrap_or(&name).to_owned());
    }
    if scene.act(at) == Some(Act::Hold) {
        let found = naming::object(scene, at, clause.end).or_else(|| naming::topic(scene, clause.start, at));
        if let Some(found) = found {
            return Some(found.name);
        }
    }
    let subject = reading.subject(at);
    let own = subject.actors.first().filter(|actor| {
        !subject.carried
            && scene.tokens[clause.start].span.start() <= actor.span.start()
            && actor.span.end() <= scene.tokens[at].span.start()
    });
    let (who, start) = match (own, subject.actors.first()) {
        (Some(actor), _) => (
            String::new(),
            (clause.start..at)
                .find(|&token| scene.tokens[token].span.start() >= actor.span.start())
                .unwrap_or(at),
        ),
        (None, Some(actor)) => (actor.said(scene.page).to_owned(), at),
        (None, None) => {
            // 某网7月20日讯 统计局公布X: behind whose report it is.
            let from = (clause.start..at).rev().find(|&at| is_one!(scene.text(at), "讯 电 摄 消息"));
            let start = (from.map_or(clause.start, |from| from + 1)..at)
                .find(|&token| {
                    !matches!(
                        scene.kind(token),
                        Kind::Date | Kind::Mark(_) | Kind::Word("d" | "p" | "c" | "t" | "f" | "ad")
                    )
                })
                .unwrap_or(at);
            (String::new(), start)
        }
    };
    let mut end = at + 1;
    let saying = |at: usize| scene.act(at) == Some(Act::Speech) || is_one!(scene.text(at), "显示 称 说");
    let last = if clause.end > end && saying(clause.end - 1) { clause.end - 1 } else { clause.end };
    while end < last && who.chars().count() + scene.between(start, end + 1).chars().count() <= LONGEST {
        end += 1;
    }
    // 签署了15份备忘录和|协议: no name ends so.
    while end > at + 1 && is_one!(scene.text(end - 1), "和 与 及 、 的 了 在 于 对 向 为 将 以 并 后 时 前")
    {
        end -= 1;
    }
    let mut name = format!("{who}{}", trimmed(scene, start, end));
    // 统计局公布，2022年，产值38亿元: what is made known stands in the clauses behind.
    if end == at + 1 && scene.entry(at).is_some_and(|entry| entry.kind == Some(EventKind::Publication)) {
        let told = scene.clauses[scene.clause_of(at) + 1..].iter().find(|clause| {
            (**clause).clone().any(|at| !matches!(scene.kind(at), Kind::Date | Kind::Mark(_)))
        });
        if let Some(told) = told {
            let most = (told.start + 1..=told.end)
                .take_while(|&end| scene.between(told.start, end).chars().count() <= LONGEST)
                .last();
            name.push('：');
            name.push_str(&trimmed(scene, told.start, most.unwrap_or(told.start + 1)));
        }
    }
    (!name.is_empty()).then_some(name)
}
