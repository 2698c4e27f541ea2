//! The events found so far in an article, which of them is in focus, and who took part in each.
//!
//! What happens on a stage (a meeting, a ceremony, a visit) takes the focus: speakers and guests of the
//! sentences that follow belong to it until another takes over or a word like 会上 calls an earlier one back.

use super::joining;
use super::lexicon::Role;
use super::place_date;
use super::roles::Actor;
use super::{Event, EventKind, EventStatus, Participant};
use crate::entity::EntityId;
use crate::mention::MentionKind;
use crate::mention::date::When;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What a sentence says of an event when it names it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: EventKind,
    pub(super) name: String,
    pub(super) head: String,
    pub(super) date: Option<When>,
    pub(super) place: Option<String>,
    pub(super) status: EventStatus,
    pub(super) evidence: Span,
    /// The word that says so.
    pub(super) word: Span,
    /// Whether people come together for it, so that roles can be had in it: it takes the focus.
    pub(super) stage: bool,
    /// Whether it is news without a day: 近日.
    pub(super) lately: bool,
    /// Whether it is told of as past or of elsewhere: it takes no focus.
    pub(super) background: bool,
    /// Whether only the second look found it.
    pub(super) likely: bool,
}

struct Entry {
    draft: Draft,
    participants: Vec<(Actor, Role)>,
}

/// The events of an article under way.
#[derive(Default)]
pub(super) struct Ledger {
    entries: Vec<Entry>,
    focus: Option<usize>,
    /// The positions that people were introduced with.
    positions: FxHashMap<EntityId, String>,
    /// The last person who was the subject of a clause: 他.
    pub(super) person: Option<Actor>,
    /// A list of appointments that goes on over several lines: the event, and appointed or dismissed.
    pub(super) appointing: Option<(usize, bool)>,
    /// The project, plant or platform last spoke of: 该项目计划明年投产.
    pub(super) thing: Option<String>,
    /// The sentence that last spoke of it.
    pub(super) thing_sentence: Option<usize>,
    /// The names of a sentence that is nothing but a list and ends in a semicolon, and its number.
    pub(super) pending: Vec<Actor>,
    pub(super) listed: usize,
    /// Who the last sentence on a suspicion or case is about, and its number.
    pub(super) suspect: Option<(Vec<Actor>, usize)>,
    /// The office that gave notice of the cases told of.
    pub(super) notifier: Option<Actor>,
    /// Things that the article says someone builds, and who.
    pub(super) built: Vec<(String, Vec<Actor>)>,
    /// The bodies that the last sentence was about at its end, and its number.
    pub(super) topic: Option<(Vec<Actor>, usize)>,
    /// The last sentence that spoke of the focus.
    pub(super) spoken: usize,
    /// What the second look found, with who takes part.
    pub(super) likely: Vec<(Draft, Vec<(Actor, Role)>)>,
    /// The words that told of nothing, where they are only to be listed.
    pub(super) passed_over: Option<Vec<super::second_look::Candidate>>,
}

impl Ledger {
    /// An empty one; with `listing` the words that tell of nothing are to be listed.
    pub(super) fn new(listing: bool) -> Self {
        Self { passed_over: listing.then(Vec::new), ..Self::default() }
    }

    /// Enters an event, or joins it with one that is there; gives its number.
    pub(super) fn enter(&mut self, draft: Draft) -> usize {
        let known = self.entries.iter().rposition(|entry| same(&entry.draft, &draft));
        let number = match known {
            Some(number) => {
                join(&mut self.entries[number].draft, draft.clone());
                number
            }
            None => {
                self.entries.push(Entry { draft: draft.clone(), participants: Vec::new() });
                self.entries.len() - 1
            }
        };
        let takes = draft.stage && !draft.background && draft.status == EventStatus::Held;
        if takes || (self.focus.is_none() && !draft.background) {
            self.focus = Some(number);
        }
        number
    }

    /// Enters an event and leaves the focus where it was.
    pub(super) fn enter_aside(&mut self, draft: Draft) -> usize {
        let focus = self.focus;
        let number = self.enter(draft);
        self.focus = focus;
        number
    }

    /// Whether an event is there already.
    pub(super) fn knows(&self, draft: &Draft) -> bool {
        self.entries.iter().any(|entry| same(&entry.draft, draft))
    }

    /// How many events there are so far.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The event in focus.
    pub(super) fn focus(&self) -> Option<usize> {
        self.focus
    }

    /// Leaves what has been told so far: another news item begins.
    pub(super) fn leave(&mut self) {
        self.focus = None;
        self.person = None;
        self.appointing = None;
        self.thing = None;
        self.suspect = None;
        self.topic = None;
        self.pending.clear();
    }

    /// Turns the focus to an event.
    pub(super) fn turn_to(&mut self, number: usize) {
        self.focus = Some(number);
    }

    /// What is known of an event.
    pub(super) fn draft(&self, number: usize) -> &Draft {
        &self.entries[number].draft
    }

    /// What is known of an event, to be added to.
    pub(super) fn draft_mut(&mut self, number: usize) -> &mut Draft {
        &mut self.entries[number].draft
    }

    /// The event that a word like 会议, 仪式, 座谈会 points back to.
    pub(super) fn pointed(&self, head: &str) -> Option<usize> {
        let last: Option<char> = head.chars().last();
        let fits = |entry: &Entry, strict: bool| {
            let draft = &entry.draft;
            if !draft.stage {
                return false;
            }
            if strict {
                // 启动会 is X启动暨培训会.
                let first = draft.name.split_once('暨').zip(last);
                let first = first.is_some_and(|((first, _), last)| format!("{first}{last}").ends_with(head));
                let told = matches!(head, "演练" | "培训" | "讲座" | "竞赛" | "义诊" | "论坛" | "展览");
                let within = (head.chars().count() >= 3 || told) && (draft.name.contains(head) || first);
                return draft.head == head || draft.name.ends_with(head) || within;
            }
            match last {
                Some('会' | '议') => {
                    draft.kind != EventKind::Visit
                        && (draft.head.ends_with('会')
                            || draft.head.ends_with('议')
                            || draft.head == "论坛"
                            || draft.head == "活动")
                }
                Some('式' | '礼') => {
                    draft.head.ends_with('式') || draft.head.ends_with('礼') || draft.kind != EventKind::Visit
                }
                _ => draft.kind != EventKind::Visit,
            }
        };
        let focused = |strict| self.focus.filter(|&focus| fits(&self.entries[focus], strict));
        focused(true).or_else(|| self.entries.iter().rposition(|entry| fits(entry, true))).or_else(|| {
            (super::naming::is_general(head) || super::naming::is_opening(head))
                .then(|| focused(false).or_else(|| self.entries.iter().rposition(|entry| fits(entry, false))))
                .flatten()
        })
    }

    /// The talk that 会见 or 座谈 points back to.
    pub(super) fn talked(&self, form: &str) -> Option<usize> {
        let fits = |entry: &Entry| entry.draft.kind == EventKind::Meeting && entry.draft.name.contains(form);
        self.entries.iter().rposition(fits)
    }

    /// All events of a kind, the last first.
    pub(super) fn all(&self, kind: EventKind) -> Vec<usize> {
        (0..self.entries.len()).rev().filter(|&number| self.entries[number].draft.kind == kind).collect()
    }

    /// All that people came together for and that the article is of.
    pub(super) fn stages(&self) -> Vec<usize> {
        let fits = |draft: &Draft| draft.stage && !draft.background && draft.status == EventStatus::Held;
        (0..self.entries.len()).filter(|&number| fits(&self.entries[number].draft)).collect()
    }

    /// The last event of a kind.
    pub(super) fn last(&self, kind: EventKind) -> Option<usize> {
        self.entries.iter().rposition(|entry| entry.draft.kind == kind)
    }

    /// Notes that someone took part.
    pub(super) fn add(&mut self, event: usize, actor: &Actor, role: &Role) {
        self.introduce(actor);
        let mut actor = actor.clone();
        if actor.inherited {
            // A position of one's own, wherever it was given, goes before a neighbour's.
            if let Some(known) = self.positions.get(&actor.entity) {
                actor.position = Some(known.clone());
            }
        }
        let participants = &mut self.entries[event].participants;
        let known = participants.iter_mut().find(|(other, known)| {
            // One person may be appointed to one office and dismissed from another.
            let label = known.1 == role.1 || &*role.0 != "appointee";
            other.entity == actor.entity && known.0 == role.0 && label
        });
        match known {
            Some((known, _)) => {
                if known.position.is_none() {
                    known.position = actor.position;
                }
            }
            None => participants.push((actor, role.clone())),
        }
    }

    /// Gives those who have one role in an event another.
    pub(super) fn rename(&mut self, event: usize, from: &str, to: &Role) {
        for (_, known) in &mut self.entries[event].participants {
            if &*known.0 == from {
                *known = to.clone();
            }
        }
    }

    /// Who has a role in an event.
    pub(super) fn with_role(&self, event: usize, role: &str) -> Vec<Actor> {
        self.entries[event]
            .participants
            .iter()
            .filter(|(_, known)| &*known.0 == role)
            .map(|(actor, _)| actor.clone())
            .collect()
    }

    /// Whether someone has one of these roles in an event.
    pub(super) fn has(&self, event: usize, entity: EntityId, roles: &[&str]) -> bool {
        self.entries[event]
            .participants
            .iter()
            .any(|(actor, role)| actor.entity == entity && roles.contains(&&*role.0))
    }

    /// Whether anyone has one of some roles in an event.
    pub(super) fn filled(&self, event: usize, roles: &[&str]) -> bool {
        self.entries[event].participants.iter().any(|(_, role)| roles.contains(&&*role.0))
    }

    /// The position that a person is or was introduced with.
    pub(super) fn position_of<'s>(&'s self, actor: &'s Actor) -> Option<&'s str> {
        actor.position.as_deref().or_else(|| self.positions.get(&actor.entity).map(String::as_str))
    }

    /// Remembers the position that a person is introduced with.
    pub(super) fn introduce(&mut self, actor: &Actor) {
        if actor.kind == MentionKind::Person
            && !actor.inherited
            && let Some(position) = &actor.position
        {
            self.positions.entry(actor.entity).or_insert_with(|| position.clone());
        }
    }

    /// Puts who held it before a meeting that is called nothing but 会议, as `said` says the name.
    pub(super) fn name_bare(&mut self, said: impl Fn(&Actor) -> String) {
        for entry in &mut self.entries {
            let holder = entry.participants.iter().find(|(_, role)| &*role.0 == "organiser");
            if entry.draft.kind == EventKind::Meeting
                && super::naming::is_general(&entry.draft.name)
                && let Some((actor, _)) = holder
            {
                entry.draft.name.insert_str(0, &said(actor));
            }
        }
    }

    /// The events, with what was learnt of people's positions.
    pub(super) fn finish(
        self,
        tenure: impl Fn(EntityId) -> Option<String>,
        is_region: impl Fn(&Actor) -> bool,
    ) -> Vec<Event> {
        let positions = self.positions;
        let vague = |entry: &Entry| {
            // A plan without a day is a wish.
            if entry.draft.status == EventStatus::Planned && entry.draft.date.is_none() {
                return true;
            }
            // A bare head without day, place or people says nothing: 座谈会, 具体行动.
            let draft = &entry.draft;
            // An accident of no day, no place and nobody is spoken of, not told.
            if draft.kind == EventKind::Accident
                && draft.date.is_none()
                && (draft.place.is_none() || entry.participants.is_empty())
            {
                return true;
            }
            let bare = draft.name.chars().count() <= draft.head.chars().count() + 2
                || draft.head.ends_with("行动")
                || draft.head.ends_with("比赛");
            matches!(draft.kind, EventKind::Meeting | EventKind::Visit)
                && draft.date.is_none()
                && entry.participants.is_empty()
                && draft.place.is_none()
                && (bare || !draft.lately)
                && draft.status == EventStatus::Held
        };
        // 市举办X，由市文旅局主办: the region is where, and its office holds it.
        let settled = |mut entry: Entry| {
            let holds = |(actor, role): &(Actor, Role), kind: MentionKind| {
                &*role.0 == "organiser" && actor.kind == kind
            };
            if entry.participants.iter().any(|part| holds(part, MentionKind::Agency)) {
                entry.participants.retain(|part| !holds(part, MentionKind::Place) || !is_region(&part.0));
            }
            entry
        };
        let mut events: Vec<Event> = self
            .entries
            .into_iter()
            .filter(|entry| !vague(entry))
            .map(settled)
            .map(|entry| Event {
                kind: entry.draft.kind,
                name: super::naming::paired(&entry.draft.name, &entry.draft.head),
                // A day of no known year is no date.
                date: entry.draft.date.filter(|date| date.first_day().is_some()),
                place: entry.draft.place,
                status: entry.draft.status,
                evidence: entry.draft.evidence,
                word: entry.draft.word,
                likely: entry.draft.likely,
                participants: entry
                    .participants
                    .into_iter()
                    .map(|(actor, (role, label))| Participant {
                        entity: actor.entity,
                        role: role.to_string(),
                        label: label.to_string(),
                        position: actor.position.or_else(|| {
                            (actor.kind == MentionKind::Person)
                                .then(|| {
                                    positions.get(&actor.entity).cloned().or_else(|| tenure(actor.entity))
                                })
                                .flatten()
                        }),
                        evidence: actor.span,
                    })
                    .collect(),
            })
            .collect();
        events.sort_by_key(|event| event.evidence.start());
        events
    }
}

fn same(known: &Draft, new: &Draft) -> bool {
    let kinds = known.kind == new.kind
        || (known.stage && new.stage && known.kind != EventKind::Visit && new.kind != EventKind::Visit);
    let one_thing = known.kind == EventKind::Launch && new.kind == EventKind::Launch && {
        let (a, b) = (joining::launched(&known.name), joining::launched(&new.name));
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        short.chars().count() >= 4 && long.ends_with(short)
    };
    // X项目开工，计划年底投产: what is to be is another event than what was.
    let onward = known.kind == EventKind::Launch
        && known.status == EventStatus::Held
        && new.status == EventStatus::Planned
        && known.head != new.head;
    // 公布《X》。2016年公布的《X》同时废止: the old one is another.
    let old = !known.stage
        && !new.stage
        && known.background != new.background
        && known.date.is_some() != new.date.is_some();
    kinds
        && !onward
        && !old
        && (joining::same_name(&known.name, &new.name) || one_thing && known.status == new.status)
        && joining::same_time(known.date.as_ref(), new.date.as_ref())
}

fn join(known: &mut Draft, new: Draft) {
    match (&known.date, &new.date) {
        (None, _) => known.date = new.date,
        (Some(old), Some(date)) if place_date::is_exact(date) && !place_date::is_exact(old) => {
            known.date = new.date;
        }
        _ => {}
    }
    if known.place.is_none() {
        known.place = new.place;
    }
    // A fuller name is the better one, unless quotes of a headline make it longer.
    if new.name.chars().count() > known.name.chars().count() && new.name.chars().count() < 50 {
        known.name = new.name;
        known.head = new.head;
        if known.kind == EventKind::Meeting {
            known.kind = new.kind;
        }
    }
    let told = known.status == EventStatus::Planned && new.status != EventStatus::Planned;
    let undone = known.status == EventStatus::Held
        && matches!(new.status, EventStatus::Cancelled | EventStatus::Postponed);
    if told || undone {
        known.status = new.status;
    }
    known.lately |= new.lately;
    known.background &= new.background;
    known.likely &= new.likely;
}
