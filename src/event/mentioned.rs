//! Meetings that no verb holds: 会上 turns the focus, 在X推进会上 names an event, 经X会议通过 tells of one by the way.

use super::ledger::Draft;
use super::lexicon::is_one;
use super::meeting::{inherit_date, is_loose};
use super::naming::{self, Phrase};
use super::reading::{Reading, role};
use super::recall::ceremony;
use super::scene::Kind;
use super::{EventKind, EventStatus, place_date};

/// A head that no verb holds: 会上 turns the focus, 在X推进会上 names an event.
pub(super) fn read(reading: &mut Reading<'_, '_>, head: usize) {
    let scene = reading.scene;
    if reading.created.iter().any(|&(token, _)| scene.clause_of(token) == scene.clause_of(head)) {
        return;
    }
    let Some(found) = naming::phrase(scene, head) else { return };
    // 主论坛上，甲作演讲: at the forum told of before.
    if naming::is_session(&found.name)
        && let Some(focus) = reading.ledger.focus()
        && reading.ledger.draft(focus).kind == EventKind::Meeting
    {
        reading.created.push((head, focus));
        reading.ledger.spoken = scene.sentence;
        return;
    }
    // 在“X座谈会”上: behind the quotes.
    let close = usize::from(matches!(scene.kind(found.end), Kind::Mark('”')));
    let next = scene.text(found.end + close);
    // 经县政府第28次常务会议审议通过.
    let decided = scene.text(scene.before(found.start)) == "经"
        && (next.starts_with("审议") || is_one!(next, "通过 研究 讨论 同意 批准 研究同意 讨论通过"))
        && place_date::date(scene, head).is_some_and(|date| place_date::is_exact(&date));
    // 学习在X座谈会上的重要讲话精神: what was said there is studied here.
    let behind = found.end + close + 1;
    if next == "上"
        && scene.text(behind) == "的"
        && (behind..(behind + 5).min(scene.tokens.len())).any(|at| scene.text(at).ends_with("精神"))
    {
        return;
    }
    let staged = is_one!(next, "上 现场 期间 中 当天 伊始 最后") || decided;
    let spoken = scene.act(found.end + close).is_some_and(|act| act == super::lexicon::Act::Speech);
    // 下午的对接会由甲主持: the hours alone stand before it.
    let first = scene.clauses[scene.clause_of(head)].start;
    let opens = found.start <= first + 3
        && (first..found.start).all(|at| {
            matches!(scene.kind(at), Kind::Date | Kind::Word("t"))
                || is_one!(scene.text(at), "的 上午 下午 晚上 当天 当晚 随后")
        });
    if found.anaphor {
        if (staged || spoken || opens)
            && let Some(event) = reading.ledger.pointed(&found.head)
        {
            if !reading.ledger.draft(event).background
                && reading.ledger.draft(event).status != EventStatus::Planned
            {
                reading.ledger.turn_to(event);
            }
            reading.created.push((head, event));
            reading.ledger.spoken = scene.sentence;
        } else if staged
            && naming::is_part(&found.head)
            && let Some(event) = reading.ledger.focus().filter(|&focus| {
                let draft = reading.ledger.draft(focus);
                draft.kind == EventKind::Meeting && found.kind == EventKind::Meeting && !draft.background
            })
        {
            // 在开幕式上: of the fair in focus.
            reading.created.push((head, event));
            reading.ledger.spoken = scene.sentence;
        } else if staged && let Some(event) = ceremony(reading, &found) {
            reading.created.push((head, event));
            reading.ledger.spoken = scene.sentence;
        } else if staged
            && found.name == found.head
            && !naming::is_general(&found.head)
            && !(naming::is_part(&found.head) && reading.ledger.focus().is_some())
        {
            introduce(reading, head, found);
        }
        return;
    }
    // 中央某委员会第六次会议指出: told by the way, on its own day.
    if spoken
        && found.name.contains('第')
        && found.name.contains(['次', '届'])
        && scene.text(scene.clauses[scene.clause_of(head)].start) != "在"
        && let Some(draft) = reading.draft(found.kind, found.name.clone(), &found.head, head)
        && draft.date.is_some()
    {
        let event = reading.enter(head, Draft { status: EventStatus::Held, background: true, ..draft });
        let bodies = naming::holders(scene, &found);
        reading.add_all(event, &bodies, &role("organiser", "组织"));
        return;
    }
    if (found.head.ends_with("行动") || found.head.ends_with('战')) && next == "中" {
        return;
    }
    let governed = (scene.clauses[scene.clause_of(head)].start..found.start)
        .rev()
        .take(3)
        .any(|at| matches!(scene.text(at), "在" | "于"));
    let attributed = scene.text(scene.before(found.start)) == "的";
    if staged
        && (governed || attributed || decided || found.start == scene.clauses[scene.clause_of(head)].start)
        && !is_loose(&found.name)
    {
        let focus = reading.ledger.focus();
        let bodies = naming::holders(scene, &found);
        let event = introduce(reading, head, found);
        if let Some(event) = event {
            reading.add_all(event, &bodies, &role("organiser", "组织"));
        }
        if let Some(event) = event.filter(|_| decided) {
            let draft = reading.ledger.draft_mut(event);
            draft.background = true;
            if let Some(focus) = focus {
                reading.ledger.turn_to(focus);
            }
        }
    }
}

fn introduce(reading: &mut Reading<'_, '_>, head: usize, found: Phrase) -> Option<usize> {
    let mut draft = reading.draft(found.kind, found.name, &found.head, head)?;
    // What happens at it governs its status, not the plan of a later verb.
    draft.status = EventStatus::Held;
    // 记者在某村活动现场看到: where the reporter was.
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(head)].clone();
    let seen = draft.head == "活动"
        && range.clone().any(|at| scene.text(at) == "记者")
        && range.clone().any(|at| is_one!(scene.text(at), "看到 了解到 见到 发现"));
    if seen && draft.date.is_none() {
        return None;
    }
    // 在多个国际国内重要会议上: no meeting of its own.
    let vague = draft.date.is_none()
        && is_one!(
            draft.name.trim_end_matches(&*draft.head),
            "重要 国际国内重要 国内重要 国际重要 多个重要 各类重要 一系列重要 国际 国内 大型 公开 官方 内部 经营 生产 生产经营 日常 \
             交易 执法 商业 社会 军事 教学 科研 犯罪 违法犯罪 经济 金融 很多 许多",
        );
    if vague {
        return None;
    }
    // 第十届X大会 told by the way is not of the day of the meeting in focus.
    let numbered = draft.name.contains('届');
    if !numbered || reading.ledger.focus().is_none() {
        inherit_date(reading, &mut draft);
    }
    Some(reading.enter(head, draft))
}
