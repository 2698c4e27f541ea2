//! The time that an article's headline and first paragraph set: a holiday, the day of what happened.
//!
//! `“五一”假期接待游客32万人次` over an article makes it a report of `2023-04-29/2023-05-03`.

use super::read::{Page, RECENT, is_day, is_year};
use crate::event::{Event, EventKind, EventStatus};
use crate::mention::Value;
use crate::mention::date::{Point, Reader, When};
use crate::text::Span;

/// The day of the event that an article tells of.
pub(super) fn event_day(page: &Page<'_>, published: Option<jiff::civil::Date>) -> Option<When> {
    // A month in which something was done before is not the day of the event.
    let on_a_day = |event: &&Event| event.date.as_ref().is_some_and(is_day) || page.events.len() == 1;
    let held = |event: &&Event| event.status == EventStatus::Held && on_a_day(event);
    let events = || page.events.iter().copied();
    // 2025年“春风行动”招聘会 is on the day that the first paragraph names, not all year.
    let event = events().find(held).and_then(|event| event.date).filter(|when| !is_year(when));
    event.or_else(|| day(page, published)).or_else(|| events().find(on_a_day).and_then(|event| event.date))
}

/// The period that the headline says an article is about.
pub(super) fn period(page: &Page<'_>) -> Option<When> {
    let title = crate::text::script::fold(page.article.title.as_deref().unwrap_or_default());
    let of = |words: &str| {
        Reader::new("", page.article.reference.as_ref(), page.dictionaries).about(words).period()
    };
    let about = of(&title);
    // 三季度重点项目观摩会: the period of a meeting's name is not the report's.
    let named = |event: &Event| {
        event.name.ends_with(['会', '节', '赛'])
            && title.contains(event.name.as_str())
            && of(&event.name) == about
    };
    let about = about.filter(|_| !page.events.iter().copied().any(named));
    holiday(&title, page).or(about)
}

/// Whether what came out is a plan, whose figures are not of the day on which it did.
pub(super) fn is_plan(event: &Event) -> bool {
    const PLANS: [&str; 9] = ["计划", "规划", "方案", "意见", "办法", "措施", "政策", "条例", "规定"];
    let name = event.name.trim_end_matches('》');
    event.kind == EventKind::Publication && PLANS.iter().any(|end| name.ends_with(end))
}

/// The holiday that a headline names.
fn holiday(title: &str, page: &Page<'_>) -> Option<When> {
    let whole = Span::new(0, title.len());
    let mut reader = Reader::new(title, page.article.reference.as_ref(), page.dictionaries);
    reader.read(whole).iter().find_map(|mention| match mention.value {
        Value::Date(Some(when)) => {
            super::holiday::days_off(mention.span.of(title), &title[mention.span.end()..], when)
        }
        _ => None,
    })
}

/// The day that the first paragraph names, shortly before the article: when what it tells of was.
fn day(page: &Page<'_>, published: Option<jiff::civil::Date>) -> Option<When> {
    let text = page.article.body.folded();
    let lead = text.find('\n').unwrap_or(text.len());
    page.mentions.iter().filter(|mention| mention.span.end() <= lead).find_map(|mention| {
        match mention.value {
            Value::Date(Some(when)) if matches!(when.start, Point::Day(_) | Point::Minute(_)) => {
                let near = when.first_day().zip(published).is_some_and(|(first, day)| {
                    day.since(first).is_ok_and(|span| (0..=RECENT).contains(&span.get_days()))
                });
                // 8月4日讯 is when it was written.
                let written = ["电", "讯", "消息", "报道"]
                    .iter()
                    .any(|word| text[mention.span.end()..].starts_with(word));
                let over = when.end.is_none() || when.last_day() <= published;
                (near && !written && over).then_some(when)
            }
            _ => None,
        }
    })
}

/// The sentence before, for one that begins with 其中.
pub(super) fn before_sentence<'a>(page: &Page<'a>, sentence: &crate::sentence::Sentence) -> Option<&'a str> {
    let text = page.article.body.folded();
    let before = page.sentences.iter().rev().find(|other| other.span.end() <= sentence.span.start())?;
    Some(before.span.of(text))
}

/// Whether a date stands within the name of an event.
pub(super) fn within_name(page: &Page<'_>, date: Span) -> bool {
    let text = page.article.body.folded();
    let written = date.of(text);
    page.events.iter().copied().any(|event| {
        event.name.find(written).is_some_and(|at| {
            let start = date.start().checked_sub(at);
            event.name.len() > written.len() + "会议".len()
                && start.and_then(|start| text.get(start..)).is_some_and(|rest| rest.starts_with(&event.name))
        })
    })
}

/// The event told last before a figure, that took place not long before the article: one of long ago that is told by
/// the way dates no figure.
pub(super) fn event_before<'a>(
    page: &Page<'a>,
    at: usize,
    published: Option<jiff::civil::Date>,
) -> Option<&'a Event> {
    let recent = |event: &&Event| {
        let first = event.date.and_then(|date| date.first_day());
        first
            .zip(published)
            .is_none_or(|(first, day)| day.since(first).is_ok_and(|span| span.get_days() <= RECENT))
    };
    page.events.iter().copied().rev().filter(recent).find(|event| {
        event.status == EventStatus::Held && event.date.is_some() && event.evidence.start() <= at
    })
}
