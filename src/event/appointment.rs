//! Appointments: 任命 当选 免去.
//!
//! Found: `任命甲为X`, `免去乙的X职务`, `选举丙为X`, `丁当选X`, `决定任命：` with the lists of lines behind it
//! (`甲为市商务局局长；`). The position at that time is the one given or taken. Left alone: 任 as a common word,
//! past careers (曾任, 历任).

use super::lexicon::is_one;
use super::reading::{Reading, acts, role};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::{EventKind, clause, naming};
use crate::mention::MentionKind;

/// The position that follows a token, within a few.
fn position_after(scene: &Scene<'_>, from: usize, end: usize) -> Option<(String, usize)> {
    let mut positions: Vec<&str> = Vec::new();
    let mut last = from;
    let mut at = from;
    while at < end {
        match scene.kind(at) {
            Kind::Position => {
                positions.push(scene.text(at));
                last = at + 1;
            }
            Kind::Actor(MentionKind::Person) => break,
            Kind::Mark('、') if !positions.is_empty() && scene.kind(at + 1) != Kind::Position => break,
            Kind::Mark(mark) if !matches!(mark, '、' | '(' | ')' | '“' | '”') => break,
            _ => {}
        }
        if at > last + 10 {
            break;
        }
        at += 1;
    }
    (!positions.is_empty()).then(|| (positions.join("、"), last))
}

/// Someone is appointed, elected or dismissed.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let form = scene.text(verb);
    // 他任, 已任: cut as one word.
    let form = if is_one!(form, "他任 她任 已任") { "任" } else { form };
    let before = scene.text(scene.before(verb));
    // 就任总统以来首次来访: told by the way, of another time.
    let end = scene.clauses[scene.clause_of(verb)].end;
    if (verb + 1..end.min(verb + 8)).any(|at| is_one!(scene.text(at), "以来 后 之后 以后 前 之前 期间 时"))
    {
        return;
    }
    let dated = super::place_date::date(scene, verb).is_some();
    if is_one!(before, "历 现 先后 时 的 原 此前")
        || before == "曾" && !dated
        || clause::status(scene, verb).is_none()
    {
        return;
    }
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    let dismissing = is_one!(form, "免去 决定免去 不再担任 辞去 不再任职 离任 卸任 辞任 辞职 辞去了 被免去");
    // 决定任命: — the list follows on the next lines.
    if matches!(scene.kind(range.end), Kind::Mark(':')) && verb + 1 == range.end {
        let subject = reading.subject(verb);
        let event = open(reading, verb, &subject.actors);
        reading.ledger.appointing = event.map(|event| (event, !dismissing));
        return;
    }
    let mut found: Vec<(Actor, Option<String>)> = Vec::new();
    let passive = is_one!(before, "被 获 被正式 拟 经") || scene.text(verb.checked_sub(2)) == "被";
    match form {
        "任命" | "聘任" | "聘请" | "选举" | "推选" | "免去" if passive => {
            let chain = scene.chains.iter().rfind(|chain| chain.start >= range.start && chain.end < verb);
            if let (Some(chain), Some((position, _))) = (chain, position_after(scene, verb + 1, range.end)) {
                for person in people_of(scene, chain) {
                    found.push((person, Some(position.clone())));
                }
            }
        }
        "任命" | "决定任命" | "免去" | "决定免去" | "选举" | "补选" | "推选" | "聘任" | "聘请" =>
        {
            // 任命甲为X，乙为Y: pairs up to the end of the sentence.
            let mut at = verb + 1;
            if scene.text(at) == "了" {
                at += 1;
            }
            if scene.chain_at(at).is_none() && matches!(scene.text(verb + 1), "产生" | "出" | "了") {
                at = (at..(at + 8).min(scene.tokens.len()))
                    .find(|&at| scene.chain_at(at).is_some())
                    .unwrap_or(at);
            }
            // 聘任财务总监出身的甲为总经理: the person stands further on, before 为.
            if !scene.chain_at(at).is_some_and(|chain| !people_of(scene, chain).is_empty()) {
                at = scene
                    .chains
                    .iter()
                    .find(|chain| {
                        chain.start > at
                            && chain.start <= at + 8
                            && chain.end <= range.end
                            && is_one!(scene.text(chain.end), "为 担任 任")
                            && !people_of(scene, chain).is_empty()
                    })
                    .map_or(at, |chain| chain.start);
            }
            while let Some(chain) = scene.chain_at(at) {
                let people: Vec<Actor> = roles::actors(scene, chain)
                    .into_iter()
                    .filter(|actor| actor.kind == MentionKind::Person)
                    .collect();
                if people.is_empty() || !matches!(scene.text(chain.end), "为" | "的" | "担任" | "任" | "同志")
                {
                    break;
                }
                let end = scene.tokens.len();
                let position = position_after(scene, chain.end + 1, end);
                let last = position.as_ref().map_or(chain.end + 1, |(_, last)| *last);
                for person in people {
                    found.push((person, position.as_ref().map(|(position, _)| position.clone())));
                }
                at = last;
                while matches!(scene.kind(at), Kind::Mark('、' | ',' | ';'))
                    || matches!(scene.text(at), "职务" | "职" | "的" | "和")
                {
                    at += 1;
                }
            }
            // 选举产生了…: 甲当选 is told by its own verb.
        }
        _ => {
            // 原总经理甲不再任职: the position stands before.
            if is_one!(form, "不再任职 离任 卸任 辞任 辞职") {
                let chain =
                    scene.chains.iter().rfind(|chain| chain.start >= range.start && chain.end <= verb);
                let named = chain.filter(|chain| verb <= chain.end + 5).map(|chain| people_of(scene, chain));
                let behind = position_after(scene, verb + 1, range.end).map(|(position, _)| position);
                for person in named.unwrap_or_default() {
                    if let Some(position) = behind.clone().or_else(|| person.position.clone()) {
                        found.push((person, Some(position)));
                    }
                }
            }
            if is_one!(
                form,
                "任 担任 出任 就任 当选 履新 接任 不再担任 辞去 升任 转任 调任 受聘为 受聘担任 获聘为 被聘为 被任命为",
            ) {
                let chain_before =
                    scene.chains.iter().rfind(|chain| chain.start >= range.start && chain.end <= verb);
                // 甲因工作变动，向董事会提交辞呈，辞去董事长职务: carried on from the clauses before.
                let near = chain_before.filter(|chain| verb <= chain.end + 4);
                // 受聘担任院长的甲: who stands behind.
                let near = roles::qualified(scene, verb)
                    .filter(|chain| !people_of(scene, chain).is_empty())
                    .or(near);
                let mut people: Vec<Actor> = near.map(|chain| people_of(scene, chain)).unwrap_or_default();
                if people.is_empty() {
                    people = elided(reading, verb);
                }
                let position = position_after(scene, verb + 1, range.end);
                if people.is_empty() || position.is_none() {
                    return;
                }
                // 演练由县长任总指挥: a part in the event in focus, no office.
                let part = position.as_ref().is_some_and(|(position, _)| {
                    ["总指挥", "指挥长", "组长", "链长", "评委", "裁判长", "主持人", "嘉宾"]
                        .iter()
                        .any(|ending| position.ends_with(ending))
                });
                if matches!(form, "任" | "担任") && part {
                    if let Some(focus) = reading.ledger.focus() {
                        reading.add_all(focus, &people, &role("attendee", "参加"));
                    }
                    return;
                }
                // 任, 担任 alone tell of a career as often as of news; a date or 被 makes it news.
                let plain = matches!(form, "任" | "担任");
                let decided = (0..verb)
                    .any(|at| is_one!(scene.text(at), "决定 宣布 提名 通过 同意 批准 经 已 近日 日前"))
                    || scene.text(verb) == "已任";
                if plain && !decided && !dated && reading.ledger.last(EventKind::Appointment).is_none() {
                    return;
                }
                for person in people {
                    found.push((person, position.as_ref().map(|(position, _)| position.clone())));
                }
            }
        }
    }
    if found.is_empty() {
        return;
    }
    // …，乙、丙为副总经理: the verb goes on over the clauses behind.
    for range in &scene.clauses[number + 1..] {
        let Some(chain) = scene.chain_at(range.start) else { continue };
        if is_one!(scene.text(chain.end), "为 任")
            && let Some((position, _)) = position_after(scene, chain.end + 1, range.end)
        {
            for person in people_of(scene, chain) {
                if found.iter().all(|(known, _)| known.entity != person.entity) {
                    found.push((person, Some(position.clone())));
                }
            }
        }
    }
    let mut subject = reading.subject(verb);
    // 某会常委会第十次会议决定：任命甲为X: who decides stands before the colon.
    if subject.actors.is_empty() {
        subject.actors = decider(scene, number);
    }
    let appointed: Vec<_> = found.iter().map(|(actor, _)| actor.entity).collect();
    let appointers: Vec<Actor> =
        subject.actors.into_iter().filter(|actor| !appointed.contains(&actor.entity)).collect();
    let Some(event) = open_named(reading, verb, &appointers, &found) else { return };
    let label = match form {
        "选举" | "补选" | "推选" | "当选" => role("appointee", "当选"),
        _ if dismissing => role("appointee", "免去"),
        _ => role("appointee", "任命"),
    };
    for (mut person, position) in found {
        person.position = position.or(person.position);
        reading.ledger.add(event, &person, &label);
    }
}

/// `A为受聘担任院长的甲颁发聘书`: who hands the paper over appoints, where the sentence tells of the appointment.
pub(super) fn papers(reading: &mut Reading<'_, '_>, verb: usize, givers: &[Actor]) -> bool {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    let paper = ["聘书", "聘任书", "任命书"].iter().any(|paper| scene.between(verb, end).contains(paper));
    let told = reading.created.iter().map(|&(_, event)| event);
    let told = told.rev().find(|&event| reading.ledger.draft(event).kind == EventKind::Appointment);
    let Some(event) = told.filter(|_| paper) else { return false };
    reading.add_all(event, givers, &role("appointer", "任命"));
    true
}

/// The body that the clauses before say decides.
fn decider(scene: &Scene<'_>, number: usize) -> Vec<Actor> {
    let Some(range) = scene.clauses[..number].iter().rev().find(|range| {
        (range.start..range.end).any(|at| is_one!(scene.text(at), "决定 研究决定 经研究决定 通过 表决通过"))
    }) else {
        return Vec::new();
    };
    let chain = scene.chains.iter().find(|chain| chain.start >= range.start && chain.end <= range.end);
    let bodies = chain.map(|chain| roles::actors(scene, chain)).unwrap_or_default().into_iter();
    bodies.filter(|actor| actor.kind.is_body()).map(|actor| Actor { bound: false, ..actor }).collect()
}

/// Who is meant where no name stands in the clause: 甲生于1963年，2004年任X；2010年任Y.
fn elided(reading: &Reading<'_, '_>, verb: usize) -> Vec<Actor> {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    let start = scene.clauses[number].start;
    let subject = reading.subject(verb);
    let people: Vec<Actor> =
        subject.actors.into_iter().filter(|actor| actor.kind == MentionKind::Person).collect();
    // 2017年起，他任X.
    if people.is_empty() && (start..verb).any(|at| is_one!(scene.text(at), "他 她"))
        || people.is_empty() && scene.text(verb).starts_with(['他', '她'])
    {
        return reading.ledger.person.iter().cloned().collect();
    }
    let bare = (start..verb).all(|at| {
        scene.kind(at) == Kind::Date || matches!(scene.kind(at), Kind::Word("d" | "ad" | "t" | "c" | "p"))
    });
    // 2009年12月，任X: the day stands in a clause of its own.
    let day_before = || {
        let day = number.checked_sub(1).map(|before| scene.clauses[before].clone());
        start == verb && day.is_some_and(|mut day| day.all(|at| scene.kind(at) == Kind::Date))
    };
    if people.is_empty() && bare && (scene.kind(start) == Kind::Date || day_before()) {
        return reading.ledger.person.iter().cloned().collect();
    }
    people
}

/// The office right behind the verb, with the body that it is of: 某市商务局局长.
fn office_behind(scene: &Scene<'_>, verb: usize) -> Option<String> {
    let end = scene.clauses[scene.clause_of(verb)].end;
    let last = (verb + 1..end.min(verb + 8))
        .take_while(|&at| {
            !matches!(scene.kind(at), Kind::Mark(_) | Kind::Actor(MentionKind::Person))
                && scene.text(at) != "为"
        })
        .find(|&at| scene.kind(at) == Kind::Position)?;
    // 党组书记、局长.
    let mut last = last;
    while scene.kind(last + 1) == Kind::Mark('、') && scene.kind(last + 2) == Kind::Position {
        last += 2;
    }
    Some(super::reading::trimmed(scene, verb + 1, last + 1))
}

/// The people of a list.
fn people_of(scene: &Scene<'_>, chain: &super::coordination::Chain) -> Vec<Actor> {
    roles::actors(scene, chain).into_iter().filter(|actor| actor.kind == MentionKind::Person).collect()
}

fn open(reading: &mut Reading<'_, '_>, verb: usize, appointers: &[Actor]) -> Option<usize> {
    open_named(reading, verb, appointers, &[])
}

/// The article's appointment: several sentences of one decision are one event.
fn open_named(
    reading: &mut Reading<'_, '_>,
    verb: usize,
    appointers: &[Actor],
    found: &[(Actor, Option<String>)],
) -> Option<usize> {
    let scene = reading.scene;
    let focus = reading.ledger.focus();
    // 成立大会上，甲、乙等出任形象大使: all get the one office.
    let office = found.first().map(|(_, position)| position);
    let alike = found.len() > 1 && found.iter().all(|(_, position)| Some(position) == office);
    let name = match (appointers.first(), found.first()) {
        (_, Some((person, position))) if found.len() == 1 || focus.is_none() || alike => format!(
            "{}{}{}{}",
            person.said(scene.page),
            if alike { "等" } else { "" },
            scene.text(verb).trim_start_matches("决定").trim_start_matches(['已', '他', '她']),
            office_behind(scene, verb).or(position.clone()).unwrap_or_default()
        ),
        _ => match focus {
            Some(event) => format!("{}任免", reading.ledger.draft(event).name),
            None => "人事任免".to_owned(),
        },
    };
    let mut draft = reading.draft(EventKind::Appointment, name, "任免", verb)?;
    draft.stage = false;
    draft.place = None;
    if draft.date.is_none() {
        draft.date = focus.and_then(|event| reading.ledger.draft(event).date);
    }
    let known = reading.ledger.last(EventKind::Appointment).filter(|&event| {
        super::joining::same_time(reading.ledger.draft(event).date.as_ref(), draft.date.as_ref())
            && reading.ledger.draft(event).status == draft.status
            // 已任X人选。2012年9月，升任Y: a day told for one office is not that of another.
            && (reading.ledger.draft(event).date.is_some() == draft.date.is_some()
                || !found.iter().any(|(actor, _)| reading.ledger.has(event, actor.entity, &["appointee"])))
    });
    let event = match known {
        Some(event) => {
            reading.created.push((verb, event));
            event
        }
        None => reading.enter(verb, draft),
    };
    if let Some(label) = reading.before(verb).filter(|role| &*role.0 == "appointer") {
        let mut bodies: Vec<Actor> = appointers
            .iter()
            .filter(|actor| acts(actor) && actor.kind != MentionKind::Person && !actor.bound)
            .cloned()
            .collect();
        if bodies.is_empty()
            && let Some(focus) = focus
            && ["常委会", "常务委员会", "代表大会", "董事会", "股东", "理事会", "会员"]
                .iter()
                .any(|word| reading.ledger.draft(focus).name.contains(word))
        {
            // 会议决定任命: the body whose meeting it is.
            bodies = reading.ledger.with_role(focus, "organiser");
        }
        reading.add_all(event, &bodies, &label);
    }
    Some(event)
}

/// `市人民政府决定：`, in an article whose headline speaks of appointments: its lines are a list of them.
pub(super) fn heading(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    let text = scene.span.of(scene.page.text).trim_end();
    let opens =
        text.ends_with(':') && ["决定", "任免", "如下", "任命"].iter().any(|word| text.contains(word));
    let told = || (0..scene.tokens.len()).any(|at| scene.act(at) == Some(super::lexicon::Act::Appoint));
    if !opens || reading.ledger.appointing.is_some() || told() {
        return;
    }
    let title = scene.page.article.title.as_deref().map(crate::text::script::fold).unwrap_or_default();
    if !["任免", "任职", "免职", "职务", "任命"].iter().any(|word| title.contains(word)) {
        return;
    }
    let last = scene.tokens.len() - 1;
    let body = scene.chains.first().map(|chain| roles::actors(scene, chain)).unwrap_or_default();
    let body = body.into_iter().filter(|actor| actor.kind == MentionKind::Agency);
    let bodies: Vec<Actor> = body.collect();
    let name = naming::tidied(&title);
    let Some(mut draft) = reading.draft(EventKind::Appointment, name, "任免", last) else { return };
    draft.stage = false;
    draft.place = None;
    let event = reading.enter(last, draft);
    reading.add_all(event, &bodies, &role("appointer", "任免"));
    reading.ledger.appointing = Some((event, true));
}

/// A line of a list that an earlier sentence opened: 甲为X; 乙的X职务.
pub(super) fn list(reading: &mut Reading<'_, '_>) {
    let Some((event, appointed)) = reading.ledger.appointing else { return };
    let scene = reading.scene;
    let Some(chain) = scene.chain_at(0) else {
        reading.ledger.appointing = None;
        return;
    };
    let people: Vec<Actor> =
        roles::actors(scene, chain).into_iter().filter(|actor| actor.kind == MentionKind::Person).collect();
    let link = scene.text(chain.end);
    if people.is_empty() || !matches!(link, "为" | "的" | "任" | "担任") {
        reading.ledger.appointing = None;
        return;
    }
    let position = position_after(scene, chain.end + 1, scene.tokens.len());
    // 甲任X，免去其Y职务.
    let further = position.as_ref().and_then(|&(_, last)| {
        (last..scene.tokens.len())
            .find(|&at| is_one!(scene.text(at), "免去") && is_one!(scene.text(at + 1), "其 他 她"))
            .and_then(|at| position_after(scene, at + 2, scene.tokens.len()))
    });
    let label = if appointed { role("appointee", "任命") } else { role("appointee", "免去") };
    for mut person in people {
        if let Some((position, _)) = &further {
            let dismissed = Actor { position: Some(position.clone()), ..person.clone() };
            reading.ledger.add(event, &dismissed, &role("appointee", "免去"));
        }
        person.position = position.as_ref().map(|(position, _)| position.clone()).or(person.position);
        reading.ledger.add(event, &person, &label);
    }
}
