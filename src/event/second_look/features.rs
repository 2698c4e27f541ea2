//! What a word shows that may tell of an event: itself, its neighbours, what the clause has of names, dates and
//! verbs, and what was found so far. Everything seen is a number, the hash of what is seen and from which view.

use crate::event::clause;
use crate::event::lexicon::{Act, is_one};
use crate::event::place_date;
use crate::event::reading::Reading;
use crate::event::roles;
use crate::event::scene::{Kind, Scene};
use crate::event::{EventKind, EventStatus};
use crate::mention::MentionKind;
use fnv::FnvHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// What is seen, as hashes.
pub type Seen = Vec<u32>;

/// The number of what is seen from a view: the same in every version, since the weights are kept by it.
fn hash(view: u8, parts: impl Hash) -> u32 {
    let mut hasher = FnvHasher::default();
    view.hash(&mut hasher);
    parts.hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}

/// A number in few steps.
fn step(number: usize) -> u8 {
    match number {
        0..=2 => number as u8,
        3 | 4 => 3,
        5..=8 => 5,
        9..=16 => 9,
        _ => 17,
    }
}

/// What stands at a token: the word itself, or the sort of name.
fn shape<'a>(scene: &Scene<'a>, at: Option<usize>) -> &'a str {
    let Some(at) = at.filter(|&at| at < scene.tokens.len()) else { return "^" };
    match scene.kind(at) {
        Kind::Actor(kind) => sort(kind),
        Kind::Position => "<position>",
        Kind::Date => "<date>",
        Kind::Figure => "<figure>",
        Kind::Document => "<document>",
        _ => scene.text(at),
    }
}

fn sort(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "<person>",
        MentionKind::Firm => "<firm>",
        MentionKind::Agency => "<agency>",
        MentionKind::Organisation => "<organisation>",
        MentionKind::Place => "<place>",
        _ => "<name>",
    }
}

/// The sort of the first or last name of a range.
fn named(scene: &Scene<'_>, range: Range<usize>, last: bool) -> &'static str {
    let mut found = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= range.start && chain.end <= range.end)
        .filter_map(|chain| chain.items.first());
    let item = if last { found.next_back() } else { found.next() };
    item.map_or("-", |item| sort(item.kind))
}

/// What a word shows of an event of a kind.
pub(in crate::event) fn seen(reading: &Reading<'_, '_>, at: usize, kind: EventKind) -> Seen {
    let scene = reading.scene;
    let mut seen = Seen::with_capacity(80);
    let text = scene.text(at);
    let clause = scene.clauses[scene.clause_of(at)].clone();
    let act = scene.act(at).map_or(u8::MAX, |act: Act| act as u8);
    let what = (act, kind as u8);
    let before = at.checked_sub(1);
    let (left, right) = (shape(scene, before), shape(scene, Some(at + 1)));
    let subject = named(scene, clause.start..at, true);
    let object = named(scene, at + 1..clause.end, false);
    let when = match place_date::date(scene, at) {
        None => 0,
        Some(date) if place_date::is_exact(&date) => 3,
        Some(date) if place_date::is_year(&date) => 1,
        Some(_) => 2u8,
    };
    let dated = clause.clone().any(|at| scene.kind(at) == Kind::Date);
    let status = match clause::status(scene, at) {
        None => 0,
        Some(EventStatus::Held) => 1,
        Some(EventStatus::Planned) => 2,
        Some(_) => 3u8,
    };
    let last = clause.end.checked_sub(1).filter(|&last| last > at);
    let quoted = scene.tokens[at].quoted;
    let mut put = |hash: u32| seen.push(hash);
    put(hash(0, 0u8));
    put(hash(1, text));
    put(hash(2, what));
    put(hash(3, (text, left)));
    put(hash(4, (text, right)));
    put(hash(5, (what, left)));
    put(hash(6, (what, right)));
    put(hash(7, (what, shape(scene, at.checked_sub(2)), left)));
    put(hash(8, (what, right, shape(scene, Some(at + 2)))));
    put(hash(9, (what, subject)));
    put(hash(10, (what, object)));
    put(hash(11, (text, subject, object)));
    put(hash(12, (what, subject, object)));
    put(hash(13, (what, when, dated)));
    put(hash(14, (text, when)));
    put(hash(15, when));
    put(hash(16, (what, shape(scene, last))));
    put(hash(17, (text, shape(scene, last))));
    let ending = last.and_then(|last| scene.text(last).chars().next_back());
    put(hash(18, (what, ending)));
    let place = match scene.sentence {
        0 | 1 => scene.sentence as u8,
        2..=4 => 2,
        _ if scene.sentence + 1 == scene.page.sentences.len() => 9,
        _ => 5,
    };
    put(hash(19, (what, place)));
    put(hash(20, (what, quoted)));
    put(hash(21, (what, status, when)));
    put(hash(22, (what, clause::is_background(scene, at), clause::is_reported(scene, at))));
    let here: Vec<u8> =
        reading.created.iter().map(|&(_, event)| reading.ledger.draft(event).kind as u8).collect();
    put(hash(23, (what, &here)));
    put(hash(24, &here));
    let known = EventKind::all().filter(|(kind, ..)| reading.ledger.last(*kind).is_some());
    for (known, ..) in known {
        put(hash(25, (what, known as u8)));
    }
    put(hash(26, (what, step(reading.ledger.len()))));
    let title = scene.page.article.title.as_deref().is_some_and(|title| title.contains(text));
    put(hash(27, (what, title)));
    for other in clause.clone().filter(|&other| other != at) {
        if matches!(scene.kind(other), Kind::Word(_) | Kind::Trigger(_)) {
            put(hash(28, scene.text(other)));
            if scene.is_verb(other) || matches!(scene.kind(other), Kind::Word("v" | "p" | "d")) {
                put(hash(29, (what, scene.text(other), other < at)));
            }
        } else {
            put(hash(30, (shape(scene, Some(other)), other < at)));
        }
    }
    put(hash(31, (what, step(clause.len()))));
    put(hash(32, (what, step(clause.clone().filter(|&other| scene.is_verb(other)).count()))));
    let of = scene.text(at + 1) == "的";
    let done = (at + 1..clause.end.min(at + 3)).any(|at| scene.text(at) == "了");
    put(hash(33, (what, of, done)));
    put(hash(34, (what, clause.start == at, quoted, status)));
    let doer = reading.subject(at);
    let doer = (doer.actors.first().map(|who| sort(who.kind)), doer.carried);
    put(hash(35, (what, doer)));
    let done_to = roles::object(scene, at).first().map(|who| sort(who.kind));
    put(hash(36, (what, done_to)));
    put(hash(37, (what, doer, done_to, when)));
    let head = crate::event::naming::object(scene, at, clause.end).is_some();
    put(hash(38, (what, head)));
    for c in text.chars() {
        put(hash(39, (kind as u8, c)));
    }
    seen
}

/// Who does what a word tells of, and to whom.
pub(in crate::event) struct Doing {
    subject: Vec<roles::Actor>,
    object: Vec<roles::Actor>,
}

/// Who does what the word at `at` tells of.
pub(in crate::event) fn doing(reading: &Reading<'_, '_>, at: usize) -> Doing {
    Doing { subject: reading.subject(at).actors, object: roles::object(reading.scene, at) }
}

/// What a name of the sentence shows of its part in an event that the word at `at` tells of: item `item` of the list
/// `list`.
pub(in crate::event) fn part(
    reading: &Reading<'_, '_>,
    at: usize,
    kind: EventKind,
    doing: &Doing,
    list: usize,
    item: usize,
) -> Seen {
    let scene = reading.scene;
    let chain = &scene.chains[list];
    let name = &chain.items[item];
    let who = sort(name.kind);
    let number = scene.clause_of(name.token);
    let clause = scene.clauses[number].clone();
    let entity = scene.page.entities.of_mention[name.mention];
    let ahead = name.token < at;
    let (from, to) = if ahead { (name.token, at) } else { (at, name.token) };
    let between = step(scene.chains.iter().filter(|other| other.start > from && other.end <= to).count());
    let within = (ahead, number.cmp(&scene.clause_of(at)) as i8);
    let (left, right) = (shape(scene, chain.start.checked_sub(1)), shape(scene, Some(chain.end)));
    let is_verb = |&at: &usize| scene.is_verb(at) || matches!(scene.kind(at), Kind::Word("v" | "vi" | "vn"));
    let next = (chain.end..clause.end).find(is_verb).map_or("-", |at| scene.text(at));
    let previous = (clause.start..chain.start).rev().find(is_verb).map_or("-", |at| scene.text(at));
    let given = |at: Option<usize>, before: bool| {
        let entry = at.and_then(|at| scene.entry(at))?;
        let role = if before { entry.before.as_ref() } else { entry.after.as_ref() };
        role.map(|(role, _)| role.clone())
    };
    let before = given((chain.end..clause.end).find(|&at| scene.is_verb(at)), true);
    let behind = given((clause.start..chain.start).rev().find(|&at| scene.is_verb(at)), false);
    let governs = (clause.start..chain.start).rev().take(4).find(|&at| {
        matches!(scene.kind(at), Kind::Word("p" | "c"))
            || is_one!(scene.text(at), "由 与 和 向 对 为 被 把 将 从 在 给 经 据 同 联合 邀请 来自")
    });
    let governs = governs.map_or("-", |at| scene.text(at));
    let is = |list: &[roles::Actor]| list.iter().any(|actor| Some(actor.entity) == entity);
    let case = if is(&doing.subject) {
        1
    } else if is(&doing.object) {
        2
    } else {
        0u8
    };
    let own = (given(Some(at), true), given(Some(at), false));
    let text = scene.text(at);
    let kind = kind as u8;
    let titled = name.position.is_some();
    let title = scene
        .page
        .article
        .title
        .as_deref()
        .is_some_and(|title| title.contains(scene.page.mentions[name.mention].span.of(scene.page.text)));
    vec![
        hash(100, kind),
        hash(101, (kind, who)),
        hash(102, (kind, who, within)),
        hash(103, (kind, who, within, between)),
        hash(104, (kind, who, ahead, step(to - from))),
        hash(105, (kind, left, who)),
        hash(106, (kind, right, who)),
        hash(107, (left, right, who)),
        hash(108, (left, who)),
        hash(109, (right, who)),
        hash(110, (kind, who, next)),
        hash(111, (kind, who, previous)),
        hash(112, (who, next, previous)),
        hash(113, (kind, who, &before)),
        hash(114, (kind, who, &behind)),
        hash(115, (who, &before)),
        hash(116, (who, &behind)),
        hash(117, (kind, who, governs)),
        hash(118, (kind, who, governs, ahead)),
        hash(119, (kind, who, name.delegate, name.bound, titled)),
        hash(120, (kind, who, name.bound, within, between)),
        hash(121, (kind, who, case)),
        hash(122, (text, who, case)),
        hash(123, (&own, who, case)),
        hash(124, (&own, who, within, between)),
        hash(125, (text, who, within)),
        hash(126, (text, who, within, between)),
        hash(127, (kind, who, list == 0, within)),
        hash(128, (kind, who, step(chain.items.len()), within)),
        hash(129, (kind, who, step(item))),
        hash(130, (kind, who, scene.tokens[name.token].quoted)),
        hash(131, (kind, who, title)),
        hash(132, (kind, case, between, within)),
        hash(133, (kind, who, within, next)),
        hash(134, (kind, who, within, previous)),
    ]
}
