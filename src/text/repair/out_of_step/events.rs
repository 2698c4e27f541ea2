//! What a reader may have done with the bytes: each shown character, read as everything that it may stand for.

use super::cost;
use super::search::{DROP_BEAMS, DROP_WIDTH, Key, LOST_DIGIT, Pending, Search, State};
use crate::text::readings::{self, Reading};
use crate::text::repair::gbk;
use crate::text::{Words, script};
use std::sync::LazyLock;

/// Words that ask, as folded.
static ASKING: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "吗 呢 什么 怎 如何 为何 何 哪 谁 几 多少 多大 多久 多长 是否 能否 可否 会否 \
         是不是 有没有 可好 孰 吧 难道 岂 咋 啥 么",
    )
});

/// A sentence is looked back for so far, in characters.
const SENTENCE: usize = 80;

impl Search<'_> {
    /// Reads the shown character at `at`.
    pub(super) fn step(&mut self, at: usize, key: Key, state: State) {
        let c = self.shown[at];
        if let Some((reading, after)) = self.gloss(at) {
            self.skip_gloss(at, after, key, state, &reading);
        }
        if let Some((reading, after)) = self.gloss_inside(at)
            && key.pending == Pending::Nothing
        {
            // Shown without the mark of the lost byte, whose place the reading has.
            self.lose_before_gloss(after, key, state, &reading);
        }
        match c {
            '?' | '\u{FFFD}' => self.step_mark(at, key, state),
            c if key.pending == Pending::Nothing => {
                self.give(at + 1, key, state, c, Some(at), Pending::Nothing, 0.0);
            }
            c if c.is_ascii() => {
                if c as u8 >= 0x40 {
                    // The second byte that was missing: the reader is in step again.
                    self.close(at + 1, key, state, c as u8, Pending::Nothing, 0.0);
                }
                if let Some(mark) = full_width(c) {
                    let cost = if c == '!' { 0.0 } else { cost::OTHER_MARK };
                    self.close(at + 1, key, state, 0xA3, Pending::Cut(mark), cost);
                }
            }
            c => {
                let Some((lead, trail)) = gbk::bytes(c) else { return };
                if trail >= 0x81 {
                    self.close(at + 1, key, state, lead, Pending::Lead(trail), 0.0);
                } else if trail < 0x7F {
                    for first in self.leads(key.pending) {
                        let Some(c) = gbk::character(first, lead) else { continue };
                        self.give_with(at + 1, key, state, c, trail as char, 0.0);
                    }
                }
            }
        }
    }

    /// Reads a question mark, or what else a reader shows for bytes that it cannot read.
    fn step_mark(&mut self, at: usize, key: Key, state: State) {
        let next = self.shown.get(at + 1).copied();
        let tail = self.gloss_inside(at + 1);
        if key.pending == Pending::Nothing {
            self.give(at + 1, key, state, self.shown[at], Some(at), Pending::Nothing, 0.0);
            let lost =
                if self.page.is_damaged || tail.is_some() { cost::LOST } else { cost::LOST_UNEXPECTED };
            let left = if self.page.swallows && next != Some('?') { cost::NOT_SWALLOWED } else { 0.0 };
            let is_pair = next == Some('?') && key.last != '?' && self.shown.get(at + 2) != Some(&'?');
            if self.shown[at] == '?' && is_pair {
                let cost = cost::DOUBLED + if self.asks(at) { 0.0 } else { cost::NO_QUESTION };
                self.give(at + 2, key, state, '？', None, Pending::Nothing, cost);
            }
            // A first byte is lost; what follows it in the page had been put between it and the second.
            if next.is_some_and(|c| full_width(c).is_some()) || self.gloss(at + 1).is_some() {
                self.arrive(at + 1, key, state, Pending::Lost, lost + left);
            }
            if let Some((reading, after)) = tail {
                self.lose_before_gloss(after, key, State { score: state.score - lost, ..state }, &reading);
            }
            for (mark, more) in [(0xA1, 0.0), (0xBF, cost::SINGLE)] {
                let lost_key = Key { pending: Pending::Lost, ..key };
                let cost = lost + cost::SWALLOWED + more;
                self.close(at + 1, lost_key, state, 0xA3, Pending::Cut(mark), cost);
            }
            return;
        }
        // A full-width question mark split in two. Behind a lost byte nothing else can stand.
        self.close(at + 1, key, state, 0xA3, Pending::Cut(0xBF), cost::SINGLE);
        if next == Some('?') {
            self.close(at + 2, key, state, 0xA3, Pending::Cut(0xBF), 0.0);
        }
        if let (Pending::Dropped(_), Some((reading, after))) = (key.pending, &tail) {
            for lead in self.leads(key.pending) {
                for c in (0x80..=0xFE).filter_map(|trail| gbk::character(lead, trail)) {
                    if readings::is_reading(c, reading) {
                        let cost = cost::SWALLOWED + self.glossed(c);
                        self.give(*after, key, state, c, None, Pending::Nothing, cost);
                    }
                }
            }
        }
        // The second byte is lost: in step again, unless the reader took the next byte with it.
        let set_right = match next {
            Some('。' | '，' | '、' | '；' | '：' | '“' | '”' | '）' | '（') => cost::SET_RIGHT,
            Some(c) if !c.is_ascii() || c as u8 >= 0x40 => cost::SET_RIGHT_ANYWHERE,
            _ => 0.0,
        };
        // Where the reader takes what follows a lost byte, nothing can stand here.
        let is_left = self.page.swallows && next.is_some();
        let set_right = set_right + if is_left { cost::NOT_SWALLOWED } else { 0.0 };
        if let Pending::Dropped(first) = key.pending {
            // Two unknown bytes: of what may stand there, marks of punctuation alone are likely enough.
            for c in ['。', '，', '、', '”', '“', '：', '；', '》', '）'] {
                if gbk::bytes(c).is_some_and(|(lead, _)| gbk::is_unmapped(first, lead)) {
                    self.lose_second(at, key, state, c, set_right.max(cost::SET_RIGHT), &None);
                }
            }
        }
        let (Pending::Lead(lead) | Pending::Cut(lead)) = key.pending else { return };
        // As one question mark a reader may show a whole pair.
        for zone in zones() {
            self.close(at + 1, key, state, zone, Pending::Dropped(zone), cost::PAIR_AS_MARK);
        }
        for trail in 0x80..=0xFE_u8 {
            if let Some(c) = gbk::character(lead, trail) {
                self.lose_second(at, key, state, c, set_right, &tail);
            }
        }
    }

    /// Whether the sentence before a place has a word that asks.
    fn asks(&self, at: usize) -> bool {
        let sentence: Vec<char> = self.shown[..at]
            .iter()
            .rev()
            .take(SENTENCE)
            .take_while(|c| !"。！!?？；\n".contains(**c))
            .map(|&c| script::key(c))
            .collect();
        let sentence: String = sentence.into_iter().rev().collect();
        ASKING.stands_in(&sentence)
    }

    /// The second byte of `c` was lost, with or without what followed it.
    fn lose_second(
        &mut self,
        at: usize,
        key: Key,
        state: State,
        c: char,
        set_right: f32,
        tail: &Option<(Reading, usize)>,
    ) {
        let next = self.shown.get(at + 1).copied();
        self.give(at + 1, key, state, c, None, Pending::Nothing, set_right);
        if let Some((reading, after)) = tail
            && readings::is_reading(c, reading)
        {
            self.give(*after, key, state, c, None, Pending::Nothing, cost::SWALLOWED);
        }
        let is_end = "。！？”…；）".contains(c);
        let line =
            cost::SWALLOWED_LINE + if self.page.may_begin_line(next) { 0.0 } else { cost::UNUSUAL_LINE };
        let (space, cost) = match next {
            Some(' ') => (' ', cost::SWALLOWED_LINE),
            // A line begins with no nought, and seldom with a number.
            Some('0') => ('\n', line + 5.0),
            Some('1'..='9') => ('\n', line + 2.0),
            Some('\t' | '\n') => ('\n', line),
            _ if is_end => ('\n', line),
            _ => (' ', cost::SWALLOWED_SPACE),
        };
        if next.is_none() {
            return;
        }
        self.give_with(at + 1, key, state, c, space, cost);
        self.give_with(at + 1, key, state, c, LOST_DIGIT, cost::SWALLOWED_DIGIT);
        for other in [':', '.', '(', ')', '%', '-', '/'] {
            self.give_with(at + 1, key, state, c, other, cost::SWALLOWED_OTHER);
        }
        // A mark that had been replaced, by one of which the reader took the first, or by two.
        self.give_with(at + 1, key, state, c, '!', cost::SWALLOWED);
        if next == Some('?') {
            self.give_with(at + 2, key, state, c, '？', cost::SWALLOWED);
        }
    }

    /// Skips a reading in parentheses, if it is one of the two bytes before it.
    fn skip_gloss(&mut self, at: usize, after: usize, key: Key, state: State, reading: &Reading) {
        let trail = gbk::bytes(key.last).map(|(_, trail)| trail);
        match key.pending {
            Pending::Nothing => {
                if readings::is_reading(key.last, reading) {
                    // In step: it is left standing for the pass that removes such.
                    let state = self.keep_gloss(at, state);
                    self.arrive(after, key, state, Pending::Nothing, 0.0);
                }
            }
            Pending::Lead(lead) | Pending::Cut(lead) => {
                let across = trail.and_then(|trail| gbk::character(trail, lead));
                if across.is_some_and(|c| readings::is_reading(c, reading)) {
                    self.arrive(after, key, state, Pending::Cut(lead), 0.0);
                }
            }
            Pending::Lost => self.lose_before_gloss(after, key, state, reading),
            Pending::Dropped(_) => {}
        }
    }

    /// A reading stands where a first byte was lost: that byte and the one before it are a character so read.
    fn lose_before_gloss(&mut self, after: usize, key: Key, state: State, reading: &Reading) {
        let Some((_, first)) = gbk::bytes(key.last) else { return };
        for lead in 0x81..=0xFE {
            let Some(c) = gbk::character(first, lead).filter(|&c| readings::is_reading(c, reading)) else {
                continue;
            };
            self.arrive(after, key, state, Pending::Cut(lead), cost::SWALLOWED + self.glossed(c));
        }
    }

    /// What it costs that the page glosses a character.
    fn glossed(&self, c: char) -> f32 {
        if self.page.glossed.contains(&c) { 0.0 } else { cost::NEW_GLOSS + self.page.form(c) }
    }

    /// Pairs of bytes that the reader did not show at all may stand before `at`.
    pub(super) fn drop_pairs(&mut self, at: usize, mut states: Vec<(Key, State)>) {
        if self.page.shows_private {
            return;
        }
        let page = self.page;
        let Some(&(_, best)) = states.first() else { return };
        states.retain(|(_, state)| state.score > best.score - DROP_WIDTH);
        for most in DROP_BEAMS {
            let mut dropped = Vec::new();
            let least = best.score - 2.0 * DROP_WIDTH;
            for &(key, state) in &states {
                if matches!(key.pending, Pending::Nothing | Pending::Lost) {
                    continue;
                }
                for zone in zones() {
                    let mut drop = |c: char| {
                        *self.steps = self.steps.saturating_sub(1);
                        let likelihood = self.likelihood(key, state.context, c);
                        let score = state.score + likelihood - cost::PAIR_DROPPED - self.unglossed(c);
                        if score > least {
                            dropped.push((key, State { score, ..state }, c, zone));
                        }
                    };
                    if let Pending::Lead(lead) | Pending::Cut(lead) = key.pending {
                        gbk::character(lead, zone).into_iter().for_each(drop);
                    } else {
                        for &(lead, c) in page.likely(zone) {
                            if let Pending::Dropped(first) = key.pending
                                && gbk::is_unmapped(first, lead)
                            {
                                drop(c);
                            }
                        }
                    }
                }
            }
            dropped.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.2.cmp(&b.2)));
            dropped.truncate(most);
            states = dropped
                .into_iter()
                .map(|(key, state, c, zone)| self.then(key, state, c, None, Pending::Dropped(zone)))
                .collect();
            for &(key, state) in &states {
                self.step(at, key, state);
            }
        }
    }

    /// What it costs that a character stands without a reading, or unreplaced.
    fn unglossed(&self, c: char) -> f32 {
        if self.page.is_replaced(c) { cost::NO_GLOSS } else { 0.0 }
    }

    /// Completes the pending character by its second byte.
    fn close(&mut self, at: usize, key: Key, state: State, trail: u8, then: Pending, cost: f32) {
        match key.pending {
            Pending::Nothing => {}
            Pending::Lead(lead) | Pending::Cut(lead) => {
                if let Some(c) = gbk::character(lead, trail) {
                    self.closed(at, key, state, c, then, cost);
                }
            }
            Pending::Lost | Pending::Dropped(_) => {
                let page = self.page;
                for &(lead, c) in page.likely(trail) {
                    if self.may_lead(key.pending, lead) {
                        self.closed(at, key, state, c, then, cost);
                    }
                }
            }
        }
    }

    fn closed(&mut self, at: usize, key: Key, state: State, c: char, then: Pending, cost: f32) {
        // Shown by its second byte and another, so nothing was put behind it.
        let unglossed = if then == Pending::Nothing { 0.0 } else { self.unglossed(c) };
        self.give(at, key, state, c, None, then, cost + unglossed);
    }

    /// Whether a pending character may have this first byte.
    fn may_lead(&self, pending: Pending, lead: u8) -> bool {
        match pending {
            Pending::Nothing => false,
            Pending::Lead(known) | Pending::Cut(known) => lead == known,
            Pending::Lost => true,
            Pending::Dropped(first) => gbk::is_unmapped(first, lead),
        }
    }

    /// The first bytes that a pending character may have.
    fn leads(&self, pending: Pending) -> Vec<u8> {
        match pending {
            Pending::Nothing => Vec::new(),
            Pending::Lead(lead) | Pending::Cut(lead) => vec![lead],
            _ => (0x81..=0xFE).filter(|&lead| self.may_lead(pending, lead)).collect(),
        }
    }
}

/// The second byte of the full-width form (first byte A3) of an ASCII mark.
fn full_width(c: char) -> Option<u8> {
    matches!(c, '!'..='/' | ':'..='?').then_some(c as u8 | 0x80)
}

/// First bytes of pairs that readers do not show: GBK's user-defined zones and gaps, and 0x80.
fn zones() -> impl Iterator<Item = u8> {
    std::iter::once(0x80).chain(0xA1..=0xAF).chain(0xF8..=0xFE)
}
