//! The way through an article: sentence by sentence, first what makes events, then who had which role.

use super::ledger::{Draft, Ledger};
use super::lexicon::{Act, Role, is_one};
use super::roles::{self, Actor, Subject};
use super::scene::{Kind, Page, Scene};
use super::{
    Event, EventKind, EventStatus, accident, appointment, blame, campaign, clause, discipline, explained,
    hazard, investment, launch, lecture, meeting, mentioned, part, place_date, publication, recall,
    recognition, release, second_look, signing, speech, sponsor, statement, talk, target, thing, visit,
};
use crate::mention::MentionKind;
use crate::mention::date::When;
use crate::text::Span;

/// One sentence under reading.
pub(super) struct Reading<'s, 'p> {
    pub(super) scene: &'s Scene<'p>,
    pub(super) ledger: &'s mut Ledger,
    /// The subject that each clause carries on from those before it.
    pub(super) carried: Vec<Vec<Actor>>,
    /// The events that this sentence speaks of: the token that does, and the event.
    pub(super) created: Vec<(usize, usize)>,
}

impl<'p> Reading<'_, 'p> {
    /// The subject of a verb.
    pub(super) fn subject(&self, verb: usize) -> Subject {
        let carried = self.carried.get(self.scene.clause_of(verb)).map_or(&[][..], Vec::as_slice);
        roles::subject(self.scene, verb, carried)
    }

    /// The role of who stands before a word.
    pub(super) fn before(&self, verb: usize) -> Option<Role> {
        self.scene.entry(verb).and_then(|entry| entry.before.clone())
    }

    /// The role of who stands behind a word.
    pub(super) fn after(&self, verb: usize) -> Option<Role> {
        self.scene.entry(verb).and_then(|entry| entry.after.clone())
    }

    /// The agency that the clauses before a verb say the news is from: 记者从A局获悉.
    pub(super) fn informant(&self, verb: usize) -> Option<Actor> {
        let scene = self.scene;
        let heard = (0..verb).find(|&at| is_one!(scene.text(at), "获悉 了解到 获知 悉"))?;
        let from = (0..heard).find(|&at| scene.text(at) == "从")?;
        let chain = scene
            .chains
            .iter()
            .find(|chain| chain.start > from && chain.start <= from + 3 && chain.end <= heard)?;
        roles::actors(scene, chain).into_iter().find(|actor| actor.kind == MentionKind::Agency)
    }

    /// The sentence, without the white space at its end.
    pub(super) fn evidence(&self) -> Span {
        let text = self.scene.span.of(self.scene.page.text);
        Span::new(self.scene.span.start(), self.scene.span.start() + text.trim_end().len())
    }

    /// An event that a verb tells of; nothing where it is denied.
    pub(super) fn draft(&self, kind: EventKind, name: String, head: &str, verb: usize) -> Option<Draft> {
        if super::unreal::is_no_event(self.scene, verb, kind) {
            return None;
        }
        let mut date = place_date::date(self.scene, verb);
        let exact = date.is_some_and(|date| place_date::is_exact(&date));
        let staged =
            matches!(kind, EventKind::Meeting | EventKind::Visit | EventKind::Signing | EventKind::Launch);
        let background = clause::is_background(self.scene, verb) || clause::is_reported(self.scene, verb);
        if !exact && staged && !background && clause::status(self.scene, verb) == Some(EventStatus::Held) {
            let before = place_date::leading(self.scene);
            let fits = before.is_some() && super::joining::same_time(before.as_ref(), date.as_ref());
            date = before.filter(|_| fits).or(date);
        }
        let mut status = clause::status(self.scene, verb)?;
        // 原定8日开幕的X延至16日举行: the new day.
        if status == EventStatus::Postponed {
            date = place_date::put_off_to(self.scene, verb).or(date);
        }
        if status == EventStatus::Held && date.is_some_and(|date| self.is_ahead(&date)) {
            status = EventStatus::Planned;
        }
        Some(Draft {
            kind,
            name,
            head: head.to_owned(),
            date,
            place: place_date::place(self.scene, verb)
                .or_else(|| place_date::headed(self.scene).filter(|_| staged && !background)),
            status,
            evidence: self.evidence(),
            word: self.scene.tokens[verb].span,
            stage: true,
            lately: (0..verb).any(|at| is_one!(self.scene.text(at), "近日 日前 近期 连日来")),
            background,
            likely: false,
        })
    }

    /// Whether a date lies behind the day of the article.
    pub(super) fn is_ahead(&self, date: &When) -> bool {
        let published = self.scene.page.article.published.as_ref().and_then(When::last_day);
        matches!((date.first_day(), published), (Some(first), Some(published)) if first > published)
    }

    /// Enters an event and remembers which token told of it.
    pub(super) fn enter(&mut self, token: usize, draft: Draft) -> usize {
        let number = self.ledger.enter(draft);
        self.created.push((token, number));
        number
    }

    /// Enters an event that does not turn the article to it.
    pub(super) fn enter_aside(&mut self, token: usize, draft: Draft) -> usize {
        let number = self.ledger.enter_aside(draft);
        self.created.push((token, number));
        number
    }

    /// Notes all actors in a role.
    pub(super) fn add_all(&mut self, event: usize, actors: &[Actor], role: &Role) {
        for actor in actors {
            self.ledger.add(event, actor, role);
        }
    }
}

/// A role from its words.
pub(super) fn role(role: &str, label: &str) -> Role {
    (role.into(), label.into())
}

/// Whether an actor can act by itself: all but bare places.
pub(super) fn acts(actor: &Actor) -> bool {
    actor.kind != MentionKind::Place
}

/// Reads all sentences: the events, and with `grammar_alone` no others than the grammar finds, and the words that it
/// passed over.
pub(super) fn read(page: &Page<'_>, grammar_alone: bool) -> (Vec<Event>, Vec<second_look::Candidate>) {
    let mut ledger = Ledger::new(grammar_alone);
    let mut speech = false;
    let headings = super::roundup::headings(page);
    for (number, sentence) in page.sentences.iter().enumerate() {
        let text = sentence.span.of(page.text);
        if headings.binary_search(&number).is_ok() {
            ledger.leave();
        }
        let opened = text.starts_with('在')
            && ledger.last(EventKind::Visit).is_some_and(|event| !ledger.draft(event).background);
        // 市政府决定: opens a list; 市领导甲、乙; begins one.
        let opened = opened || text.trim_end().ends_with([':', ';']);
        if text.contains("涉嫌") || text.trim_end().trim_end_matches(['。', ';']).ends_with(['案', '题'])
        {
            let named =
                first_of(page, sentence.span, |kind| matches!(kind, MentionKind::Person | MentionKind::Firm));
            ledger.suspect = named.map(|actor| (with_those_beside(page, actor), number));
        }
        let suspected = text.contains("嫌疑人") && ledger.last(EventKind::Discipline).is_some();
        let opened = opened || suspected || lecture::is_told(text) || sponsor::are_told(text);
        if !opened
            && ledger.appointing.is_none()
            && !page.lexicon.any(page.text, sentence.span)
            && !hazard::may_tell(text)
        {
            speech = still_speech(text, speech);
            ledger.person = last_person(page, sentence.span).or(ledger.person.take());
        } else {
            let scene = Scene::new(page, number, &mut speech);
            sentence_events(&scene, &mut ledger);
        }
        if text.ends_with('\n') {
            speech = false;
        }
    }
    campaign::read(page, &mut ledger);
    second_look::settle(&mut ledger);
    ledger.name_bare(|actor| actor.said(page).to_owned());
    let passed_over = ledger.passed_over.take().unwrap_or_default();
    let tenure = |entity| {
        let positions: Vec<&str> = page
            .entities
            .tenures
            .iter()
            .filter(|tenure| tenure.person == entity && tenure.when != crate::entity::Tense::Before)
            .map(|tenure| tenure.position.as_str())
            .collect();
        (!positions.is_empty()).then(|| positions.join("、"))
    };
    let mut events = ledger.finish(tenure, |actor| super::meeting::is_region(actor, page));
    events.iter_mut().for_each(|event| super::called::settle(page, event));
    let events = super::doubled::join(page, events);
    (events, passed_over)
}

/// The first person of a sentence that is not read further.
fn last_person(page: &Page<'_>, sentence: Span) -> Option<Actor> {
    first_of(page, sentence, |kind| kind == MentionKind::Person)
}

/// The first name of a sentence that is of a sort.
fn first_of(page: &Page<'_>, sentence: Span, sort: impl Fn(MentionKind) -> bool) -> Option<Actor> {
    let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.start());
    page.mentions[first..]
        .iter()
        .zip(first..)
        .take_while(|(mention, _)| mention.span.start() < sentence.end())
        .find(|(mention, _)| sort(mention.kind))
        .and_then(|(mention, number)| {
            Some(Actor {
                entity: page.entities.of_mention[number]?,
                kind: mention.kind,
                span: mention.span,
                position: None,
                delegate: false,
                inherited: false,
                bound: false,
            })
        })
}

/// A name with those that stand in a list with it: 甲、乙和丙.
fn with_those_beside(page: &Page<'_>, first: Actor) -> Vec<Actor> {
    let mut list = vec![first];
    while let Some(last) = list.last() {
        let from = last.span.end();
        let behind = page.mentions.partition_point(|mention| mention.span.start() <= from);
        let next = page.mentions[behind..]
            .iter()
            .take_while(|mention| mention.span.start() <= from + '、'.len_utf8())
            .position(|mention| {
                mention.kind == last.kind
                    && matches!(&page.text[from..mention.span.start()], "、" | "和" | "及" | "与")
            })
            .map(|at| behind + at);
        let Some((number, entity)) = next.and_then(|at| Some((at, page.entities.of_mention[at]?))) else {
            break;
        };
        let further = Actor { entity, span: page.mentions[number].span, ..last.clone() };
        list.push(further);
    }
    list
}

/// Whether speech goes on at the end of a sentence that is not read further.
fn still_speech(text: &str, speech: bool) -> bool {
    text.chars().fold(speech, |open, c| match c {
        '“' => true,
        '”' => false,
        _ => open,
    })
}

fn sentence_events(scene: &Scene<'_>, ledger: &mut Ledger) {
    let left = ledger.topic.take().filter(|(_, sentence)| sentence + 1 == scene.sentence);
    let (mut carried, topic) =
        super::carried::carried(scene, &left.map(|(topic, _)| topic).unwrap_or_default());
    // 甲察看X；主持召开Y: a person too goes on behind a semicolon.
    let onward = scene.span.of(scene.page.text).trim_end().ends_with(';');
    let bodies =
        topic.into_iter().filter(|actor| actor.kind.is_body() || onward && actor.kind == MentionKind::Person);
    // 甲表示，…: what follows is said, not done by the one told of.
    let ends = scene.span.of(scene.page.text).ends_with('\n')
        || (0..scene.tokens.len()).any(|at| scene.act(at) == Some(Act::Speech));
    ledger.topic = (!ends).then(|| (bodies.collect(), scene.sentence));
    if matches!(scene.text(0), "他" | "她")
        && let Some(person) = ledger.person.clone()
    {
        for subject in &mut carried {
            if subject.is_empty() {
                subject.push(person.clone());
            }
        }
    }
    for chain in &scene.chains {
        for actor in roles::actors(scene, chain) {
            ledger.introduce(&actor);
        }
    }
    if scene.span.of(scene.page.text).trim_end().ends_with(';')
        && !(0..scene.tokens.len()).any(|at| scene.is_verb(at))
        && scene.chains.first().is_some_and(|chain| {
            // 市领导甲、乙；: a word for their rank may stand before.
            (0..chain.start).all(|at| matches!(scene.kind(at), Kind::Word("n" | "nz" | "j") | Kind::Position))
        })
    {
        ledger.pending = scene.chains.iter().flat_map(|chain| roles::actors(scene, chain)).collect();
        ledger.listed = scene.sentence;
    }
    let mut reading = Reading { scene, ledger, carried, created: Vec::new() };
    appointment::list(&mut reading);
    appointment::heading(&mut reading);
    visit::opened(&mut reading);
    thing::remember(&mut reading);
    recall::recalled(&mut reading);
    for token in 0..scene.tokens.len() {
        if scene.tokens[token].quoted {
            continue;
        }
        if is_one!(scene.text(token), "通报 公布 曝光 通报了 公开通报 公开曝光 发布") {
            discipline::notified(&mut reading, token);
        }
        match scene.act(token) {
            Some(Act::Hold) => meeting::hold(&mut reading, token),
            Some(Act::Head) => mentioned::read(&mut reading, token),
            Some(Act::Talk) => talk::talk(&mut reading, token),
            Some(Act::Visit) => visit::read(&mut reading, token),
            Some(Act::Move) => visit::moved(&mut reading, token),
            Some(Act::Sign) => signing::read(&mut reading, token),
            Some(Act::Launch) => launch::read(&mut reading, token),
            Some(Act::Publish) => publication::read(&mut reading, token),
            Some(Act::Recognise | Act::Award) => recognition::read(&mut reading, token),
            Some(Act::Appoint) => appointment::read(&mut reading, token),
            Some(Act::Invest) => investment::read(&mut reading, token),
            Some(Act::Accident) => accident::read(&mut reading, token),
            Some(Act::Discipline) => discipline::read(&mut reading, token),
            Some(Act::Cancel | Act::Postpone) => meeting::put_off(&mut reading, token),
            Some(Act::Role) if is_one!(scene.text(token), "亮相 首次亮相") => {
                launch::read(&mut reading, token)
            }
            Some(Act::Role) if scene.text(token) == "共建" => launch::jointly(&mut reading, token),
            Some(Act::Role) if scene.text(token) == "通报" => statement::read(&mut reading, token),
            None if hazard::is_hazard(scene.text(token)) => hazard::read(&mut reading, token),
            _ => {}
        }
    }
    for token in 0..scene.tokens.len() {
        if scene.act(token) == Some(Act::Role) && !scene.tokens[token].quoted {
            target::held_by(&mut reading, token);
        }
    }
    second_look::look(&mut reading);
    for token in 0..scene.tokens.len() {
        if scene.tokens[token].quoted {
            continue;
        }
        match scene.act(token) {
            Some(Act::Role) => part::read(&mut reading, token),
            Some(Act::Speech) => speech::read(&mut reading, token),
            Some(Act::Respond) => accident::respond(&mut reading, token),
            Some(Act::Invest) if scene.text(token) == "投资建设" => launch::built(&mut reading, token),
            Some(Act::Launch)
                if scene.text(token) == "启动"
                    && scene.between(token, scene.clauses[scene.clause_of(token)].end).contains("响应") =>
            {
                accident::respond(&mut reading, token);
            }
            Some(Act::Suffer) => accident::suffer(&mut reading, token),
            None if is_one!(
                scene.text(token),
                "提升 提升至 提高 升级 升级为 升至 上调 上调至 调整 调整为 维持 降至"
            ) =>
            {
                release::response(&mut reading, token);
            }
            None if scene.text(token) == "确定" => recognition::chosen(&mut reading, token),
            None if is_one!(scene.text(token), "听取 听取了") => lecture::heard(&mut reading, token),
            None if is_one!(scene.text(token), "作 作了 做 做了 带来 进行 开展 发表 发表了") =>
            {
                lecture::read(&mut reading, token);
            }
            _ => {}
        }
    }
    for token in 0..scene.tokens.len() {
        if !scene.tokens[token].quoted {
            explained::read(&mut reading, token);
        }
    }
    sponsor::read(&mut reading);
    blame::suspects(&mut reading);
    recall::main_venue(&mut reading);
    if let Some(focus) = reading.ledger.focus()
        && reading.created.iter().any(|&(_, event)| event == focus)
    {
        reading.ledger.spoken = scene.sentence;
    }
    // The last person who did something is who 他 of the next sentence is.
    for (clause, subject) in scene.clauses.iter().zip(&reading.carried).rev() {
        let here = scene
            .chains
            .iter()
            .filter(|chain| clause.contains(&chain.start))
            .flat_map(|chain| roles::actors(scene, chain))
            .find(|actor| actor.kind == MentionKind::Person);
        if let Some(person) =
            here.or_else(|| subject.iter().find(|actor| actor.kind == MentionKind::Person).cloned())
        {
            reading.ledger.person = Some(person);
            break;
        }
    }
}

/// The text of a range of tokens without marks at its ends.
pub(super) fn trimmed(scene: &Scene<'_>, mut start: usize, mut end: usize) -> String {
    while start < end
        && matches!(scene.kind(start), Kind::Mark(mark) if !matches!(mark, '“' | '《' | '(' | '「'))
    {
        start += 1;
    }
    while end > start
        && matches!(scene.kind(end - 1), Kind::Mark(mark) if !matches!(mark, '”' | '》' | ')' | '」'))
    {
        end -= 1;
    }
    super::naming::tidied(scene.between(start, end))
}
