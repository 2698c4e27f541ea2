//! Visits: 调研 考察 观摩 走访 督导 慰问.
//!
//! Found: `甲到X调研`, `甲一行先后走访A公司、B公司`, `在A公司，甲详细了解…` (what is visited), companions
//! (`乙陪同`, `丙参加调研`). Left alone: 调研 as a noun (调研组, 调研报告), visits that no named person, agency or
//! delegation makes, visits told in speech.
//!
//! Example: `副市长甲先后来到A公司、B公司，调研生产情况` has visitor 甲 and two visited.

use super::ledger::Draft;
use super::lexicon::{Act, is_one};
use super::reading::{Reading, acts, role, trimmed};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::{EventKind, EventStatus, clause, naming, place_date};
use crate::mention::MentionKind;

/// Verbs that are a visit only with a person as subject and a place or firm behind.
const WEAK: [&str; 13] = [
    "检查",
    "察看",
    "查看",
    "看望",
    "参观",
    "访问",
    "巡查",
    "督查",
    "走访",
    "实地察看",
    "实地查看",
    "暗访",
    "督导",
];

/// What is done on a visit, by its head: 走访慰问活动 is 走访慰问.
pub(super) fn done(head: &str) -> &str {
    head.trim_start_matches("组织").trim_end_matches("活动")
}

fn is_noun(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let after = scene.text(verb + 1);
    let before = scene.text(scene.before(verb));
    let noun = is_one!(
        after,
        "室 品 金 信 电 物资 演出 组 团 队 报告 员 活动 者 会 机构 结果 数据 显示 发现 后 中 \
             时 期间 过程 人员 基地 站 暨 成果 课题",
    );
    // 甲到公司调研时，…: told by the way, but a visit of its own.
    let number = scene.clause_of(verb);
    let start = scene.clauses[number].start;
    let goes = is_one!(after, "时 期间 后 中")
        && (start..verb).any(|at| {
            is_one!(scene.text(at), "到 赴 来 来到 前往 深入 在") && scene.chain_at(at + 1).is_some()
        })
        && reading.subject(verb).actors.iter().any(|actor| actor.kind == MentionKind::Person)
        && !reading.subject(verb).carried;
    // 县委书记甲日前在调研中指出: the day makes it one too.
    let told = is_one!(after, "时 中 期间")
        && before == "在"
        && ((start..verb).any(|at| is_one!(scene.text(at), "近日 日前"))
            || place_date::date(scene, verb).is_some_and(|date| place_date::is_exact(&date)))
        && reading.subject(verb).actors.iter().any(|actor| actor.position.is_some())
        && !reading.subject(verb).carried;
    let noun = (noun && !goes && !told) || scene.text(verb) == "来访" && after == "的";
    // 对某国的国事访问: what the visit did, not that it is made.
    let told_of = verb > 1 && is_one!(before, "国事 正式 友好 工作") && scene.text(verb - 2) == "的";
    let noun = noun || told_of;
    let taken = is_one!(before, "参加 陪同 的 次 此次 本次 这次 通过 经过 邀请 接受 经");
    // 学习甲考察X时的重要讲话精神: what was said there is studied.
    let end = scene.clauses[number].end;
    let studied = ["讲话", "指示", "批示", "回信"].iter().any(|word| scene.between(verb, end).contains(word))
        && scene.between(verb, end).contains("精神");
    let noun = noun || studied;
    let guest = scene.text(verb) == "来访" && matches!(scene.kind(verb + 1), Kind::Word("n" | "nz" | "j"));
    noun || taken || scene.in_name(verb, 7) || guest
}

/// Someone visits.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    if is_noun(reading, verb) {
        return;
    }
    let Some(status) = clause::status(scene, verb) else { return };
    if accompany(reading, verb) {
        return;
    }
    // 来华访问的, 前来考察的: told by the way.
    if abroad(reading, verb) || scene.text(verb + 1) == "的" {
        return;
    }
    let visited = visited(reading, verb);
    // 已走访企业80余家: how many, not which.
    if visited.is_empty() && (verb + 1..verb + 4).any(|at| scene.kind(at) == Kind::Figure) {
        return;
    }
    let subject = reading.subject(verb);
    let dated = place_date::date(scene, verb);
    // Bodies visit too, where a day and a goal are told; else 检查 and the like are their daily work.
    let lately = (0..verb).any(|at| is_one!(scene.text(at), "近日 日前 连日来"));
    let now = lately || dated.is_some_and(|date| place_date::is_exact(&date));
    let caring = scene.text(verb).contains("慰问");
    let going = caring && !visited.is_empty()
        || now && (caring || !visited.is_empty() || where_to(reading, verb).is_some());
    let visitors: Vec<Actor> = subject
        .actors
        .iter()
        .filter(|actor| {
            actor.kind == MentionKind::Person
                || (matches!(actor.kind, MentionKind::Agency | MentionKind::Organisation)
                    && !actor.bound
                    && !subject.carried
                    && (going || actor.delegate))
                // 某银行支行走访A、B公司: a firm visits where what it visits has a name.
                || actor.kind == MentionKind::Firm
                    && !actor.bound
                    && !subject.carried
                    && now
                    && !visited.is_empty()
                    && visited.iter().all(|goal| goal.entity != actor.entity)
        })
        .cloned()
        .collect();
    let after = reading.after(verb).unwrap_or_else(|| role("visited", "被调研"));
    // 组织观摩A、B within an event that is named for it: visited at the event in focus.
    if let Some(focus) = reading.ledger.focus()
        && !clause::is_apart(scene, verb)
        && reading.ledger.draft(focus).kind != EventKind::Visit
        && status == EventStatus::Held
    {
        let form = scene.text(verb).trim_start_matches("组织");
        if visitors.is_empty() && reading.ledger.draft(focus).name.contains(form) {
            reading.add_all(focus, &visited, &after);
            return;
        }
    }
    let weak = WEAK.contains(&scene.text(verb));
    let known = reading.ledger.last(EventKind::Visit).filter(|&event| {
        visitors.is_empty()
            || visitors.iter().any(|actor| reading.ledger.has(event, actor.entity, &["visitor"]))
    });
    if let Some(event) = known
        && super::joining::same_time(dated.as_ref(), reading.ledger.draft(event).date.as_ref())
        && status == EventStatus::Held
    {
        if visitors.is_empty()
            && !clause_opens_with_group(reading, verb)
            && !subject.carried
            && visited.is_empty()
        {
            return;
        }
        reading.add_all(event, &visited, &after);
        reading.created.push((verb, event));
        reading.ledger.turn_to(event);
        return;
    }
    let group = clause_opens_with_group(reading, verb);
    if visitors.is_empty() && !(group && (!visited.is_empty() || going)) {
        return;
    }
    // 表示慰问, 仔细考察和选拔: no day, no goal, no place.
    if dated.is_none() && visited.is_empty() && where_to(reading, verb).is_none() {
        let spoken = is_one!(scene.text(scene.before(verb)), "表示 致以 亲切 仔细 认真 反复 综合 重点 全面");
        if spoken
            || (reading.ledger.focus().is_none() && !lately)
            || !visitors.iter().any(|actor| actor.position.is_some())
        {
            return;
        }
    }
    let ranked_people = visitors.iter().any(|actor| reading.ledger.position_of(actor).is_some());
    let ranked = dated.is_some() && visitors.iter().any(|actor| actor.position.is_some());
    if weak && visited.is_empty() && where_to(reading, verb).is_none() && !ranked {
        return;
    }
    let name = named(reading, verb, &visitors);
    let Some(mut draft) = reading.draft(EventKind::Visit, name, scene.text(verb), verb) else { return };
    if draft.date.is_none() && !draft.background {
        let date = reading.ledger.focus().and_then(|focus| reading.ledger.draft(focus).date);
        let says = |words: &[&str]| words.iter().any(|word| scene.between(0, verb).contains(word));
        draft.date = if says(&["次日", "翌日", "第二天"]) {
            date.and_then(|date| place_date::shifted(date, 1))
        } else if says(&["前一天", "前一日", "前日"]) {
            date.and_then(|date| place_date::shifted(date, -1))
        } else {
            date
        };
    }
    // 镇长甲带队走访A公司: a goal by name is as good as a day, unless it is a habit.
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let habit = (range.start..verb).any(|at| {
        scene.text(at).starts_with('每') || is_one!(scene.text(at), "经常 定期 多次 不定期 坚持 常态化 持续")
    });
    let goal = visited.iter().any(|actor| acts(actor) && actor.kind != MentionKind::Person) && !habit;
    if draft.date.is_none() && weak && !((lately || goal) && ranked_people) {
        return;
    }
    draft.place = where_to(reading, verb).or(draft.place);
    let before = reading.ledger.focus();
    let event = reading.enter(verb, draft);
    // 会前，与会者观摩A: the meeting stays what the article is of.
    if clause::is_apart(scene, verb)
        && let Some(before) = before.filter(|&before| reading.ledger.draft(before).kind == EventKind::Meeting)
    {
        reading.ledger.turn_to(before);
    }
    if let Some(before) = reading.before(verb) {
        reading.add_all(event, &visitors, &before);
    }
    let led = led(scene, verb);
    reading.add_all(event, &led, &role("visitor", scene.text(verb)));
    reading.add_all(event, &visited, &after);
    // 先后来到A、B，调研…: what was gone to before the verb.
    for at in 0..verb {
        if scene.act(at) == Some(Act::Move) {
            moved(reading, at);
        }
    }
}

/// 会见来华访问的总统甲: who visits stands behind, and when is not told. Whether it was that.
fn abroad(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    if !matches!(scene.text(verb), "访问" | "到访" | "来访" | "考察" | "调研" | "参观")
        || scene.text(verb + 1) != "的"
    {
        return false;
    }
    let Some(chain) = roles::qualified(scene, verb) else { return false };
    let people: Vec<Actor> =
        roles::actors(scene, chain).into_iter().filter(|actor| actor.kind == MentionKind::Person).collect();
    let own = scene.chains.iter().any(|other| other.end == verb);
    let (Some(first), false) = (people.first(), own) else { return false };
    let name = format!("{}{}", first.said(scene.page), scene.text(verb));
    if let Some(draft) = reading.draft(EventKind::Visit, name, scene.text(verb), verb)
        && let Some(label) = reading.before(verb)
    {
        let event =
            reading.enter(verb, Draft { date: None, place: None, background: true, stage: false, ..draft });
        reading.add_all(event, &people, &label);
    }
    true
}

/// 甲率A局、B局负责人检查: who goes too.
fn led(scene: &Scene<'_>, verb: usize) -> Vec<Actor> {
    (0..verb)
        .filter(|&at| is_one!(scene.text(at), "率 率领 带领 率队 会同 带队率"))
        .filter_map(|at| scene.chain_at(at + 1))
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| actor.delegate || actor.kind == MentionKind::Person)
        .collect()
}

/// 乙、丙一同调研: they go with the visitor told of before. Whether it was that.
fn accompany(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let together = is_one!(scene.text(scene.before(verb)), "一同 共同 一道 一起 随同 陪同 参加 同行");
    let Some(event) = reading.ledger.last(EventKind::Visit).filter(|_| together) else { return false };
    let near = reading.created.iter().any(|&(_, created)| created == event)
        || reading.ledger.focus() == Some(event)
        || scene.text(scene.before(verb)) == "陪同" && !reading.ledger.draft(event).background;
    let people: Vec<Actor> = reading
        .subject(verb)
        .actors
        .into_iter()
        .filter(|actor| acts(actor) && !reading.ledger.has(event, actor.entity, &["visitor"]))
        .collect();
    if !near || people.is_empty() {
        return false;
    }
    reading.add_all(event, &people, &role("attendee", "陪同"));
    true
}

/// 甲到X开展评估，乙陪同: that someone is accompanied makes it a visit, whatever is done there.
pub(super) fn accompanied(reading: &mut Reading<'_, '_>, verb: usize) -> Option<usize> {
    let scene = reading.scene;
    let first = scene.clauses[..scene.clause_of(verb)].iter().rev().find(|range| {
        (range.start..range.end).any(|at| is_one!(scene.text(at), "到 赴 来 来到 前往 深入"))
    })?;
    let visitors: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= first.start && chain.end <= first.end)
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| actor.kind == MentionKind::Person && actor.position.is_some())
        .collect();
    let who = visitors.first()?.said(scene.page);
    let place = where_to(reading, first.end - 1);
    let goals = visited(reading, first.end - 1);
    let where_to = place.as_deref().or_else(|| goals.first().map(|goal| goal.said(scene.page)))?;
    let draft = reading.draft(EventKind::Visit, format!("{who}考察{where_to}"), "考察", first.end - 1)?;
    let event = reading.enter(verb, Draft { place: place.clone(), ..draft });
    reading.add_all(event, &visitors, &role("visitor", "考察"));
    reading.add_all(event, &goals, &role("visited", "被考察"));
    Some(event)
}

/// 与会人员, 代表团一行, 考察组: people without names who go.
fn clause_opens_with_group(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    let from = scene.clauses[number.saturating_sub(1)].start;
    (from..verb).any(|at| {
        is_one!(
            scene.text(at),
"与会 参会 与会人员 代表团 考察团 考察组 一行 一行人 调研组 人员 代表们 嘉宾 专家 客商 学员 代表 参访团 参观团 督导组 \
             检查组 巡视组 采风团 专家组 工作组 慰问团 慰问组 观摩组 嘉宾们 观摩团 参会人员 与会代表 与会者",
        ) || matches!(scene.act(at), Some(Act::Visit)) && scene.text(at + 1).starts_with(['团', '组', '队'])
    })
}

/// What is visited: the list behind the verb, or in its clause behind 到 and the like: 到A公司、B村调研.
fn visited(reading: &Reading<'_, '_>, verb: usize) -> Vec<Actor> {
    let scene = reading.scene;
    let mut found = roles::object(scene, verb);
    found.extend(listed_on(scene, verb, &found));
    if found.is_empty() {
        let start = scene.clauses[scene.clause_of(verb)].start;
        found = (start..verb)
            .filter(|&at| is_one!(scene.text(at), "到 赴 前往 来到 走进 深入 在 对"))
            .filter_map(|at| scene.chain_at(at + 1))
            .flat_map(|chain| roles::actors(scene, chain))
            .filter(|actor| actor.kind != MentionKind::Person)
            .collect();
    }
    found.retain(|actor| can_be_visited(reading, actor));
    found
}

/// The names of a list whose other items no mention covers: 走访了某工地、A公司、某站点、B公司.
fn listed_on(scene: &Scene<'_>, verb: usize, known: &[Actor]) -> Vec<Actor> {
    let end = scene.clauses[scene.clause_of(verb)].end;
    let mut found: Vec<Actor> = Vec::new();
    let mut at = verb + 1;
    while at < end {
        if let Some(chain) = scene.chain_at(at) {
            if is_one!(scene.text(at - 1), "、 和 及 以及") {
                found.extend(roles::actors(scene, chain));
            }
            at = chain.end;
            continue;
        }
        // A公司和位于某镇的B公司: where the next one lies.
        if is_one!(scene.text(at), "位于 地处 坐落于 坐落在")
            && is_one!(scene.text(at - 1), "、 和 及 以及")
            && let Some(of) = (at + 2..end.min(at + 6)).find(|&of| scene.text(of) == "的")
            && let Some(chain) = scene.chain_at(of + 1)
        {
            found.extend(roles::actors(scene, chain));
            at = chain.end;
            continue;
        }
        let goes_on = match scene.kind(at) {
            Kind::Mark(mark) => matches!(mark, '、' | '“' | '”'),
            Kind::Figure => true,
            Kind::Word(tag) => {
                is_one!(tag, "n nz ns nt nr nrt j l b vn m q f s ng x i")
                    || is_one!(scene.text(at), "了 和 及 以及")
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    found.retain(|actor| known.iter().all(|other| other.entity != actor.entity));
    found
}

/// Firms, organisations, villages; regions above the village are where, not what.
fn can_be_visited(reading: &Reading<'_, '_>, actor: &Actor) -> bool {
    let text = actor.said(reading.scene.page);
    actor.kind != MentionKind::Place
        || ["村", "社区", "园", "基地", "园区", "中心", "馆", "厂", "小区", "学校", "港", "产业园"]
            .iter()
            .any(|ending| text.ends_with(ending))
}

/// The place of a visit: 到X调研, 来到X.
fn where_to(reading: &Reading<'_, '_>, verb: usize) -> Option<String> {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    for clause in [number, number.saturating_sub(1)] {
        let range = scene.clauses[clause].clone();
        for at in range.clone() {
            let goes = is_one!(scene.text(at), "到 赴 来 在 来到 前往 先后到 走进 深入")
                && matches!(scene.kind(at), Kind::Word(_) | Kind::Trigger(_));
            if !goes {
                continue;
            }
            let Some(chain) = scene.chain_at(at + 1) else { continue };
            let places: Vec<&str> = chain
                .items
                .iter()
                .filter(|item| item.kind == MentionKind::Place)
                .filter_map(|item| {
                    let entity = scene.page.entities.of_mention[item.mention]?;
                    Some(roles::said(scene.page, entity, scene.page.mentions[item.mention].span))
                })
                .collect();
            if !places.is_empty() {
                return Some(places.join("、"));
            }
        }
    }
    // 调研X县…: the region right behind the verb.
    let next = verb + 1 + usize::from(scene.text(verb + 1) == "了");
    let place = scene.chain_at(next).and_then(|chain| roles::actors(scene, chain).into_iter().next());
    place.filter(|actor| actor.kind == MentionKind::Place).map(|actor| actor.said(scene.page).to_owned())
}

fn named(reading: &Reading<'_, '_>, verb: usize, visitors: &[Actor]) -> String {
    let scene = reading.scene;
    let who = visitors.first().map_or("", |actor| actor.said(scene.page));
    let end = scene.clauses[scene.clause_of(verb)].end;
    let what = trimmed(scene, verb + 1, end.min(verb + 14));
    let form = scene.text(verb).trim_start_matches("组织");
    // 调研X产业时强调: what was said there is no part of its name.
    let what = what.strip_suffix("进行国事").or_else(|| what.strip_suffix("进行正式")).unwrap_or(&what);
    let told = ["时强调", "时指出", "时要求", "时表示", "时提出"].iter().find_map(|word| what.find(word));
    let what = what[..told.unwrap_or(what.len())].trim_start_matches(['了', '过']);
    // 在调研中指出: nothing of it is its goal.
    if is_one!(scene.text(verb + 1), "中 时 期间") {
        return format!("{who}{form}{}", where_to(reading, verb).unwrap_or_default());
    }
    let about = what.ends_with("进行专题") || what.ends_with("开展专题");
    if what.is_empty() || about {
        // 就蚕桑产业发展情况进行调研.
        let start = scene.clauses[scene.clause_of(verb)].start;
        if let Some(about) = (start..verb).find(|&at| matches!(scene.text(at), "就" | "围绕" | "对")) {
            let mut last = verb;
            while last > about
                && is_one!(scene.text(last - 1), "进行 开展 情况 工作 等 展开 专题 实地 现场 正式 国事 友好")
            {
                last -= 1;
            }
            return format!("{who}{form}{}", trimmed(scene, about + 1, last));
        }
        let place = where_to(reading, verb).unwrap_or_default();
        return format!("{who}{form}{place}");
    }
    format!("{who}{form}{what}")
}

/// On a visit: 来到A公司, 走进B村. With a person of rank, a day and a goal it makes a visit by itself.
pub(super) fn moved(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let goals: Vec<Actor> = roles::object(scene, verb)
        .into_iter()
        .filter(|actor| can_be_visited(reading, actor) && actor.kind != MentionKind::Person)
        .collect();
    let range = scene.clauses[scene.clause_of(verb)].clone();
    // “X”活动走进A: an activity held there.
    if is_one!(scene.text(verb), "走进 来到")
        && let Some(topic) = naming::topic(scene, range.start, verb)
        && topic.end == verb
        && super::meeting::is_proper(&topic)
        && let Some(goal) = goals.first()
        && let Some(draft) = reading.draft(topic.kind, topic.name, &topic.head, verb)
        && draft.date.is_some()
    {
        reading.enter(verb, Draft { place: Some(goal.said(scene.page).to_owned()), ..draft });
        return;
    }
    // 深入X县种植基地指导春管, 走进X小学，为孩子送去慰问品: what is done there makes it a visit.
    let purpose = (verb + 1..scene.tokens.len().min(range.end + 10)).find(|&at| {
        is_one!(scene.text(at), "指导 调度 督办 慰问 送去 送上 宣讲")
            || is_one!(scene.between(at, at + 2), "送去 送上 送来")
    });
    let whither = purpose.filter(|_| goals.is_empty()).and_then(|_| where_to(reading, verb));
    if goals.is_empty() && whither.is_none() {
        return;
    }
    // 观摩团一行来到A公司 at a 观摩交流会: those who came to see see it.
    let group = clause_opens_with_group(reading, verb);
    let onward = reading.ledger.focus().filter(|&event| {
        let draft = reading.ledger.draft(event);
        let seeing = || ["观摩", "考察", "参观", "研学", "采风"].iter().any(|word| draft.name.contains(word));
        !draft.background && (draft.kind == EventKind::Visit || group && draft.stage && seeing())
    });
    // 6月21日，乙公司走进丙小学: someone else, on another day.
    let date = place_date::date(scene, verb).filter(place_date::is_exact);
    let onward = onward.filter(|&event| {
        let subject = reading.subject(verb);
        let mut acting = subject.actors.iter().filter(|actor| acts(actor) && !actor.bound).peekable();
        let same = subject.carried
            || acting.peek().is_none()
            || acting.any(|actor| reading.ledger.has(event, actor.entity, &["visitor", "attendee"]));
        (same || group) && super::joining::same_time(reading.ledger.draft(event).date.as_ref(), date.as_ref())
    });
    if let Some(event) = onward {
        let draft = reading.ledger.draft(event);
        // 观摩团来到A at a 观摩会: a visit of its own.
        let event = if draft.kind == EventKind::Visit {
            event
        } else {
            let goal = goals.first().map_or("", |goal| goal.said(scene.page));
            let date = draft.date;
            let Some(draft) = reading.draft(EventKind::Visit, format!("观摩{goal}"), "观摩", verb) else {
                return;
            };
            reading.enter(verb, Draft { date: draft.date.or(date), ..draft })
        };
        let label = format!("被{}", done(&reading.ledger.draft(event).head));
        reading.add_all(event, &goals, &role("visited", &label));
        return;
    }
    // A verb of visiting in the sentence tells it better.
    let told = |at: usize| {
        scene.act(at) == Some(Act::Visit)
            || scene.act(at) == Some(Act::Head)
                && scene.entry(at).is_some_and(|entry| entry.kind == Some(EventKind::Visit))
    };
    if (0..scene.tokens.len()).any(told) || clause::status(scene, verb) != Some(EventStatus::Held) {
        return;
    }
    let visitors: Vec<Actor> = reading
        .subject(verb)
        .actors
        .into_iter()
        .filter(|actor| match actor.kind {
            MentionKind::Person => group || reading.ledger.position_of(actor).is_some(),
            kind => kind.is_body() && !actor.bound && purpose.is_some(),
        })
        .collect();
    let dated = place_date::date(scene, verb).is_some_and(|date| place_date::is_exact(&date));
    if visitors.is_empty() || !dated {
        return;
    }
    let goal = goals.first().map_or(whither.as_deref().unwrap_or_default(), |goal| goal.said(scene.page));
    let name = format!("{}走访{goal}", visitors[0].said(scene.page));
    let Some(mut draft) = reading.draft(EventKind::Visit, name, "走访", verb) else { return };
    draft.place = draft.place.or(whither);
    let event = reading.enter(verb, draft);
    reading.add_all(event, &visitors, &role("visitor", "走访"));
    let led = led(scene, verb);
    reading.add_all(event, &led, &role("visitor", "走访"));
    reading.add_all(event, &goals, &role("visited", "被走访"));
}

/// `在A公司，…`, at the head of a sentence within a visit: A is visited.
pub(super) fn opened(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    let Some(focus) = reading.ledger.focus() else { return };
    // 走访企业，并与其座谈: the talk of a visit takes no place from it.
    let talk = super::naming::is_talk(&reading.ledger.draft(focus).head);
    let visit = if talk { reading.ledger.last(EventKind::Visit) } else { Some(focus) };
    let Some(event) = visit else { return };
    let draft = reading.ledger.draft(event);
    if draft.kind != EventKind::Visit || draft.background || scene.text(0) != "在" {
        return;
    }
    let label = format!("被{}", done(&draft.head));
    if let Some(chain) = scene.chain_at(1) {
        let visited: Vec<Actor> = roles::actors(scene, chain)
            .into_iter()
            .filter(|actor| actor.kind != MentionKind::Person && can_be_visited(reading, actor))
            .collect();
        reading.add_all(event, &visited, &role("visited", &label));
    }
}
