//! The time that an article's headline and first paragraph set: a holiday, the day of what happened.
//!
//! `“五一”假期接待游客32万人次` over an article makes it a report of `2023-04-29/2023-05-03`.

use super::read::{Page, RECENT};
use crate::event::{Event, EventStatus};
use crate::mention::Value;
use crate::mention::date::{Point, Reader, When};
use crate::text::Span;

/// The holiday that a headline names.
pub(super) fn holiday(title: &str, page: &Page<'_>) -> Option<When> {
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
pub(super) fn day(page: &Page<'_>, published: Option<jiff::civil::Date>) -> Option<When> {
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
