//! One event told twice in an article under two names: the fuller account takes in the other.
//!
//! `发布情况通报` and what the second look made of the same sentence; `甲、乙被提起公诉` and `A检察院对甲等提起公诉`. Kept apart: two days, two
//! numbers of a series, papers with titles of their own.

use super::joining;
use super::scene::Page;
use super::{Event, EventKind};
use crate::text::likeness;

/// Joins what is told twice.
pub(super) fn join(page: &Page<'_>, events: Vec<Event>) -> Vec<Event> {
    let said = |event: &Event| {
        event.likely && (is_nobodys(event) || events.iter().any(|other| is_said(page, event, other)))
    };
    let said: Vec<bool> = events.iter().map(said).collect();
    let mut kept: Vec<Event> = Vec::with_capacity(events.len());
    for event in events.into_iter().zip(said).filter(|(_, said)| !said).map(|(event, _)| event) {
        match kept.iter_mut().find(|known| same(page, known, &event)) {
            Some(known) => take_in(known, event),
            None => kept.push(event),
        }
    }
    kept
}

/// Whether likely nobody went or was appointed: `3月29日抵达上海`.
fn is_nobodys(event: &Event) -> bool {
    // 某国举行议会选举: whoever was elected.
    matches!(event.kind, EventKind::Visit | EventKind::Appointment)
        && event.participants.is_empty()
        && !event.name.contains("选举")
}

/// Whether what the second look made of a word only says what another event of the sentence tells: `A宣布与B达成合作`.
fn is_said(page: &Page<'_>, event: &Event, other: &Event) -> bool {
    if event.evidence != other.evidence
        || event.word == other.word
        || other.likely && event.kind == other.kind
    {
        return false;
    }
    let alike = |name: &str| name.replace('了', "");
    let announces = matches!(
        event.word.of(page.text),
        "宣布" | "公告" | "披露" | "通过" | "公布" | "通报" | "发文" | "声明"
    );
    let governed = announces
        && event.kind == EventKind::Publication
        && other.kind != EventKind::Publication
        && page
            .text
            .get(event.word.end()..other.word.start())
            .is_some_and(|between| !between.contains([',', '，', '。', ';', '；', ':', '：']));
    governed || !other.likely && alike(&event.name) == alike(&other.name)
}

/// Names this alike, told of the same body by the same word, are of one event.
const ALIKE: f64 = 0.6;

fn same(page: &Page<'_>, known: &Event, new: &Event) -> bool {
    if known.kind != new.kind || !joining::same_time(known.date.as_ref(), new.date.as_ref()) {
        return false;
    }
    let share = new.participants.iter().any(|part| {
        known.participants.iter().any(|other| other.entity == part.entity && other.role == part.role)
    });
    let titled = known.name.contains('《') || new.name.contains('《');
    // The same sentence, once more by the second look.
    let again = known.evidence == new.evidence
        && (known.likely || new.likely)
        && (share || known.participants.is_empty() || new.participants.is_empty())
        && (known.word.start().abs_diff(new.word.start()) <= NEAR
            || likeness(&known.name, &new.name) >= ALIKE);
    let word = |event: &Event| event.word.of(page.text).trim_start_matches('被').to_owned();
    match new.kind {
        EventKind::Discipline => {
            let accused = |event: &Event| -> Vec<_> {
                event
                    .participants
                    .iter()
                    .filter(|part| part.role == "accused")
                    .map(|part| part.entity)
                    .collect()
            };
            let (a, b) = (accused(known), accused(new));
            let within = |few: &[_], many: &[_]| !few.is_empty() && few.iter().all(|one| many.contains(one));
            word(known) == word(new) && (within(&a, &b) || within(&b, &a))
                || again && (a.is_empty() || b.is_empty())
        }
        _ if titled => false,
        _ => {
            again
                || share
                    && (known.likely || new.likely)
                    && word(known) == word(new)
                    && likeness(&known.name, &new.name) >= ALIKE
        }
    }
}

/// How many bytes apart two words of one sentence tell of one event.
const NEAR: usize = 24;

/// Adds what a second account knows more; what the grammar is sure of stays.
fn take_in(known: &mut Event, mut new: Event) {
    if known.likely && !new.likely
        || known.likely == new.likely && new.participants.len() > known.participants.len()
    {
        std::mem::swap(known, &mut new);
    }
    known.date = known.date.or(new.date);
    if known.place.is_none() {
        known.place = new.place;
    }
    for part in new.participants {
        if !known.participants.iter().any(|other| other.entity == part.entity) {
            known.participants.push(part);
        }
    }
}
