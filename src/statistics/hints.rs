//! What the words around a figure hint at of its time: the present, a whole region, an event.

use super::cues::{EVENT, HAVING, NOW, REPORTED, WHOLE};
use super::period::Place;
use crate::text::Words;
use std::cell::OnceCell;
use std::sync::LazyLock;

/// Where people are when they say how many they are: 座谈会上，8家企业反映了12个问题.
static THERE: LazyLock<Words> =
    LazyLock::new(|| Words::new("会上, 会上， 仪式上 活动现场 活动中 比赛中 环节, 环节， 环节中"));
/// Words for what is told of, which a whole region may have taken part in: 本期全国销量.
static THIS: LazyLock<Words> = LazyLock::new(|| Words::new("本期 当期 本次 此次 本场 本届 当天 当日"));
/// What the words around a figure hint at; looked for when first asked, for most periods are settled before.
pub(super) struct Hints<'a> {
    place: &'a Place<'a>,
    now: OnceCell<bool>,
    whole: OnceCell<bool>,
    told: OnceCell<bool>,
}

impl<'a> Hints<'a> {
    pub(super) fn new(place: &'a Place<'a>) -> Self {
        Self { place, now: OnceCell::new(), whole: OnceCell::new(), told: OnceCell::new() }
    }

    /// What is so at present.
    pub(super) fn now(&self) -> bool {
        let Place { head, context, .. } = *self.place;
        *self.now.get_or_init(|| is_now(head) || HAVING.stands_in(head) || HAVING.stands_in(context))
    }

    /// A whole region.
    pub(super) fn whole(&self) -> bool {
        let context = self.place.context;
        *self
            .whole
            .get_or_init(|| WHOLE.stands_in(&context.replace("来自全国", "")) && !THIS.stands_in(context))
    }

    /// What is done at an event.
    pub(super) fn told(&self) -> bool {
        let Place { indicator, context, .. } = *self.place;
        *self.told.get_or_init(|| EVENT.stands_in(indicator) || EVENT.stands_in(context))
    }

    /// Where people are when they say it.
    pub(super) fn there(&self) -> bool {
        let head = self.place.head;
        let last = THERE.find_iter(head).last();
        last.is_some_and(|last| !REPORTED.stands_in(&head[last.span.start()..]))
    }

    /// An event: all that an accident's report counts is of its day, unless something else is said.
    pub(super) fn event(&self) -> bool {
        let place = self.place;
        self.told()
            || !self.now() && !self.whole() && (EVENT.stands_in(place.head) || place.accident || self.there())
    }
}

/// Whether words before a figure speak of the present, up to a semicolon.
pub(super) fn is_now(before: &str) -> bool {
    NOW.stands_in(before.rsplit([';', '；']).next().unwrap_or(before))
}
