//! The search for the bytes behind what a page shows.
//!
//! Walks over the shown characters and keeps the best explanations of what stood there (a beam). Between two
//! shown characters the original may be at a boundary too, or in the middle of a character whose first byte
//! was shown as part of something else, or lost: [`Pending`]. An explanation is as good as the text it gives is
//! likely, less the cost of the events that it needs.

use super::super::gbk;
use super::page::Page;
use crate::text::language::Symbol;
use crate::text::readings::{self, Reading};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The most explanations kept at one place.
const BEAM: usize = 160;
/// Explanations that much less likely than the best (in nats) are dropped.
const BEAM_WIDTH: f32 = 26.0;
/// How many explanations are made to branch over dropped bytes: at the first pair, and at those right behind.
const DROP_BEAMS: [usize; 3] = [24, 3, 1];
/// Explanations this much less likely than the best are not.
const DROP_WIDTH: f32 = 16.0;

/// Costs of events, in nats. The damage follows from the text almost without choice, so most are small: how
/// likely the text is decides. They tell readers of different habits apart.
mod cost {
    /// A byte is lost in step: on a page known to be damaged, and on any other.
    pub const LOST: f32 = 0.5;
    pub const LOST_UNEXPECTED: f32 = 9.0;
    /// The reader took the byte after a lost one too: an inserted one, a line's end, a space, a digit, another.
    pub const SWALLOWED: f32 = 0.2;
    pub const SWALLOWED_LINE: f32 = 1.5;
    /// A line begins otherwise than all others of the page, or the page has none.
    pub const UNUSUAL_LINE: f32 = 3.0;
    pub const SWALLOWED_SPACE: f32 = 3.0;
    pub const SWALLOWED_DIGIT: f32 = 0.5;
    pub const SWALLOWED_OTHER: f32 = 3.0;
    /// It left that byte standing, though it takes it elsewhere on the page.
    pub const NOT_SWALLOWED: f32 = 5.0;
    /// A reader out of step is set right by a mark of punctuation, or by anything else that could go on.
    pub const SET_RIGHT: f32 = 2.0;
    pub const SET_RIGHT_ANYWHERE: f32 = 6.0;
    /// A pair of bytes is shown as one question mark, or not at all.
    pub const PAIR_AS_MARK: f32 = 4.0;
    pub const PAIR_DROPPED: f32 = 0.0;
    /// A mark other than ! and ? was replaced by its ASCII form.
    pub const OTHER_MARK: f32 = 3.0;
    /// A full-width question mark is shown as two.
    pub const DOUBLED: f32 = 0.3;
    /// A literal question mark where the page is damaged: most have another cause.
    pub const LITERAL: f32 = 2.0;
    pub const LITERAL_DOUBLE: f32 = 5.0;
    /// An indent that begins no line.
    pub const INDENT_INSIDE: f32 = 4.0;
    /// A reading stands where the page does not gloss that character elsewhere.
    pub const NEW_GLOSS: f32 = 1.0;
    /// A character that the page glosses stands without a reading.
    pub const NO_GLOSS: f32 = 4.0;
}

/// What of an original character has been read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Pending {
    /// Nothing: the reader is in step.
    Nothing,
    /// This first byte.
    Lead(u8),
    /// A first byte that was lost.
    Lost,
    /// The second byte of a pair that was not shown, whose first byte is known.
    Dropped(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    pending: Pending,
    before: Symbol,
    last: char,
}

#[derive(Clone, Copy, Debug)]
struct State {
    score: f32,
    /// By how much the best explanation that says otherwise was beaten so far.
    margin: f32,
    /// Of the characters given, to tell explanations that say the same.
    hash: u64,
    /// The last link of the chain of characters given.
    link: u32,
}

struct Link {
    previous: u32,
    c: char,
    /// The shown character that it is, if it stands there as it was.
    kept: Option<u32>,
}

/// What the search found for a stretch of shown characters.
pub(super) struct Explanation {
    /// One past the last shown character explained.
    pub end: usize,
    /// The characters that stood there; each with its place, if it is shown as it was.
    pub text: Vec<(char, Option<usize>)>,
    /// Better than leaving the stretch as shown by this, in nats.
    pub gain: f32,
    /// Better than the next best by this, in nats.
    pub margin: f32,
}

pub(super) struct Search<'a> {
    page: &'a Page,
    shown: &'a [char],
    /// Steps left: what keeps the whole linear in the length of the text.
    pub steps: &'a mut usize,
    links: Vec<Link>,
    /// Explanations by the shown character they have come to.
    fronts: HashMap<usize, Front>,
}

struct Front {
    best: f32,
    states: HashMap<Key, State>,
}

impl Default for Front {
    fn default() -> Self {
        Self { best: f32::NEG_INFINITY, states: HashMap::new() }
    }
}

/// Stands for a digit that was lost: which, cannot be known.
pub(super) const LOST_DIGIT: char = '\u{FFFFF}';

/// Stands for a reading in parentheses that is left standing.
pub(super) const GLOSS: char = '\u{FFFFE}';

impl<'a> Search<'a> {
    pub(super) fn new(page: &'a Page, shown: &'a [char], steps: &'a mut usize) -> Self {
        Self { page, shown, steps, links: Vec::new(), fronts: HashMap::new() }
    }

    /// Explains the characters from `start`, where the reader is in step, past `anchor` to where every
    /// explanation agrees again, or to `limit`.
    pub(super) fn explain(mut self, start: usize, anchor: usize, limit: usize) -> Option<Explanation> {
        let key = Key { pending: Pending::Nothing, before: Symbol::BREAK, last: '\n' };
        self.links.push(Link { previous: u32::MAX, c: '\n', kept: None });
        let first = State { score: 0.0, margin: f32::INFINITY, hash: 0, link: 0 };
        self.insert(start, key, first);
        let mut at = start;
        loop {
            let states = self.pruned(at);
            self.fronts.remove(&at);
            // Agreed: one explanation is left, and nothing is under way further on.
            let agreed = at > anchor
                && self.fronts.is_empty()
                && matches!(states.as_slice(), [(key, _)] if key.pending == Pending::Nothing);
            if at >= limit || *self.steps == 0 || agreed {
                return self.concluded(start, at, &states);
            }
            for &(key, state) in &states {
                *self.steps = self.steps.saturating_sub(1);
                self.step(at, key, state);
            }
            self.drop_pairs(at, states);
            at += 1;
        }
    }

    /// The best explanation that ends in step.
    fn concluded(&self, start: usize, end: usize, states: &[(Key, State)]) -> Option<Explanation> {
        let (_, state) = states.iter().find(|(key, _)| key.pending == Pending::Nothing)?;
        // What is still in the beam and says otherwise counts against it too.
        let rival = states
            .iter()
            .filter(|(_, other)| other.hash != state.hash)
            .map(|(_, other)| state.score - other.score)
            .fold(f32::INFINITY, f32::min);
        let mut text = Vec::new();
        let mut link = state.link;
        while link != 0 {
            let Link { previous, c, kept } = self.links[link as usize];
            text.push((c, kept.map(|at| at as usize)));
            link = previous;
        }
        text.reverse();
        let gain = state.score - self.literal(start, end);
        Some(Explanation { end, text, gain, margin: state.margin.min(rival.max(0.0)) })
    }

    /// How likely the shown characters are as they stand, but for glosses.
    fn literal(&self, start: usize, end: usize) -> f32 {
        let model = self.page.model();
        let (mut before, mut last) = (Symbol::BREAK, Symbol::BREAK);
        let mut sum = 0.0;
        let mut at = start;
        while at < end {
            if let Some((reading, after)) = self.gloss(at, true)
                && at > start
                && readings::is_reading(self.shown[at - 1], &reading)
            {
                at = after;
                continue;
            }
            let c = self.shown[at];
            sum += self.page.next(model.context(before, last), before, last, c);
            (before, last) = (last, model.symbol(c));
            at += 1;
        }
        sum
    }

    fn pruned(&self, at: usize) -> Vec<(Key, State)> {
        let Some(front) = self.fronts.get(&at) else { return Vec::new() };
        let mut states: Vec<(Key, State)> = front
            .states
            .iter()
            .filter(|(_, state)| state.score >= front.best - BEAM_WIDTH)
            .map(|(&key, &state)| (key, state))
            .collect();
        // The order of a hash map must not decide anything.
        states.sort_by(|a, b| {
            b.1.score.total_cmp(&a.1.score).then(a.1.hash.cmp(&b.1.hash)).then(a.0.last.cmp(&b.0.last))
        });
        states.truncate(BEAM);
        states
    }

    /// Reads the shown character at `at`.
    fn step(&mut self, at: usize, key: Key, state: State) {
        let c = self.shown[at];
        if let Some((reading, after)) = self.gloss(at, true) {
            self.skip_gloss(at, after, key, state, &reading);
        }
        if let Some((reading, after)) = self.gloss(at, false)
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
                    self.close(at + 1, key, state, 0xA3, Pending::Lead(mark), cost);
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
        let tail = self.gloss(at + 1, false);
        if key.pending == Pending::Nothing {
            let is_double = key.last == '?' || next == Some('?');
            let literal = match (self.page.is_damaged, is_double) {
                (false, _) => 0.0,
                (true, false) => cost::LITERAL,
                (true, true) => cost::LITERAL_DOUBLE,
            };
            self.give(at + 1, key, state, self.shown[at], Some(at), Pending::Nothing, literal);
            let lost =
                if self.page.is_damaged || tail.is_some() { cost::LOST } else { cost::LOST_UNEXPECTED };
            let left = if self.page.swallows && next != Some('?') { cost::NOT_SWALLOWED } else { 0.0 };
            let is_pair = next == Some('?') && key.last != '?' && self.shown.get(at + 2) != Some(&'?');
            if self.shown[at] == '?' && is_pair {
                self.give(at + 2, key, state, '？', None, Pending::Nothing, cost::DOUBLED);
            }
            // A first byte is lost; what follows it in the page had been put between it and the second.
            if next.is_some_and(|c| full_width(c).is_some()) || self.gloss(at + 1, true).is_some() {
                self.arrive(at + 1, key, state, Pending::Lost, lost + left);
            }
            if let Some((reading, after)) = tail {
                self.lose_before_gloss(after, key, State { score: state.score - lost, ..state }, &reading);
            }
            for mark in [0xA1, 0xBF] {
                let lost_key = Key { pending: Pending::Lost, ..key };
                self.close(at + 1, lost_key, state, 0xA3, Pending::Lead(mark), lost + cost::SWALLOWED);
            }
            return;
        }
        // A full-width question mark split in two. Behind a lost byte nothing else can stand.
        self.close(at + 1, key, state, 0xA3, Pending::Lead(0xBF), 0.0);
        if let (Pending::Dropped(_), Some((reading, after))) = (key.pending, &tail) {
            let leads = self.leads(key.pending);
            for c in self.page.glossed.clone() {
                let fits = gbk::bytes(c).is_some_and(|(lead, _)| leads.contains(&lead));
                if fits && readings::is_reading(c, reading) {
                    self.give(*after, key, state, c, None, Pending::Nothing, cost::SWALLOWED);
                }
            }
        }
        if let Pending::Dropped(first) = key.pending {
            // Two unknown bytes: of what may stand there, marks of punctuation alone are likely enough.
            for c in ['。', '，', '、', '”', '“', '：', '；', '》', '）'] {
                if gbk::bytes(c).is_some_and(|(lead, _)| gbk::is_unmapped(first, lead)) {
                    self.lose_second(at, key, state, c, cost::SET_RIGHT, &None);
                }
            }
        }
        let Pending::Lead(lead) = key.pending else { return };
        // As one question mark a reader may show a whole pair.
        for zone in zones() {
            self.close(at + 1, key, state, zone, Pending::Dropped(zone), cost::PAIR_AS_MARK);
        }
        // The second byte is lost: in step again, unless the reader took the next byte with it.
        let set_right = match next {
            Some('。' | '，' | '、' | '；' | '：' | '“' | '”' | '）' | '（') => cost::SET_RIGHT,
            Some(c) if !c.is_ascii() || c as u8 >= 0x40 => cost::SET_RIGHT_ANYWHERE,
            // Where the reader takes what follows a lost byte, nothing can stand here.
            Some(_) if self.page.swallows => cost::NOT_SWALLOWED,
            _ => 0.0,
        };
        for trail in 0x80..=0xFE_u8 {
            if let Some(c) = gbk::character(lead, trail) {
                self.lose_second(at, key, state, c, set_right, &tail);
            }
        }
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
        self.give_with(at + 1, key, state, c, space, cost);
        self.give_with(at + 1, key, state, c, LOST_DIGIT, cost::SWALLOWED_DIGIT);
        for other in [':', '.', '(', ')', '%'] {
            self.give_with(at + 1, key, state, c, other, cost::SWALLOWED_OTHER);
        }
    }

    /// Skips a reading in parentheses, if it is one of the two bytes before it.
    fn skip_gloss(&mut self, at: usize, after: usize, key: Key, state: State, reading: &Reading) {
        let trail = gbk::bytes(key.last).map(|(_, trail)| trail);
        match key.pending {
            Pending::Nothing => {
                if readings::is_reading(key.last, reading) {
                    // In step: it is left standing for the pass that removes such.
                    let link = self.link(state.link, GLOSS, Some(at));
                    self.arrive(after, key, State { link, ..state }, Pending::Nothing, 0.0);
                }
            }
            Pending::Lead(lead) => {
                let across = trail.and_then(|trail| gbk::character(trail, lead));
                if across.is_some_and(|c| readings::is_reading(c, reading)) {
                    self.arrive(after, key, state, key.pending, 0.0);
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
            let new = if self.page.glossed.contains(&c) { 0.0 } else { cost::NEW_GLOSS };
            self.arrive(after, key, state, Pending::Lead(lead), cost::SWALLOWED + new);
        }
    }

    /// Pairs of bytes that the reader did not show at all may stand before `at`.
    fn drop_pairs(&mut self, at: usize, mut states: Vec<(Key, State)>) {
        if self.page.shows_private {
            return;
        }
        let Some(&(_, best)) = states.first() else { return };
        states.retain(|(_, state)| state.score > best.score - DROP_WIDTH);
        for most in DROP_BEAMS {
            let mut dropped = Vec::new();
            for &(key, state) in &states {
                if matches!(key.pending, Pending::Nothing | Pending::Lost) {
                    continue;
                }
                let leads = self.leads(key.pending);
                for zone in zones() {
                    for c in leads.iter().filter_map(|&lead| gbk::character(lead, zone)) {
                        *self.steps = self.steps.saturating_sub(1);
                        let score =
                            state.score + self.likelihood(key, c) - cost::PAIR_DROPPED - self.unglossed(c);
                        dropped.push((key, State { score, ..state }, c, zone));
                    }
                }
            }
            dropped.retain(|(_, state, ..)| state.score > best.score - 2.0 * DROP_WIDTH);
            dropped.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.2.cmp(&b.2)));
            dropped.truncate(most);
            states = dropped
                .into_iter()
                .map(|(key, state, c, zone)| {
                    let link = self.link(state.link, c, None);
                    (
                        self.then(key, c, Pending::Dropped(zone)),
                        State { link, hash: hashed(state.hash, c), ..state },
                    )
                })
                .collect();
            for &(key, state) in &states {
                self.step(at, key, state);
            }
        }
    }

    /// What it costs that a character stands without a reading.
    fn unglossed(&self, c: char) -> f32 {
        if self.page.glossed.contains(&c) { cost::NO_GLOSS } else { 0.0 }
    }

    /// Completes the pending character by its second byte.
    fn close(&mut self, at: usize, key: Key, state: State, trail: u8, then: Pending, cost: f32) {
        for lead in self.leads(key.pending) {
            if let Some(c) = gbk::character(lead, trail) {
                // Shown by its second byte and another, so nothing was put behind it.
                let unglossed = if then == Pending::Nothing { 0.0 } else { self.unglossed(c) };
                self.give(at, key, state, c, None, then, cost + unglossed);
            }
        }
    }

    /// The first bytes that a pending character may have.
    fn leads(&self, pending: Pending) -> Vec<u8> {
        match pending {
            Pending::Nothing => Vec::new(),
            Pending::Lead(lead) => vec![lead],
            Pending::Lost => (0x81..=0xFE).collect(),
            Pending::Dropped(first) => {
                (0x81..=0xFE).filter(|&second| gbk::is_unmapped(first, second)).collect()
            }
        }
    }

    /// A character stood there, and after it one that the reader took with a lost byte.
    fn give_with(&mut self, at: usize, key: Key, state: State, c: char, swallowed: char, cost: f32) {
        let score = state.score + self.likelihood(key, c);
        if self.fronts.get(&at).is_some_and(|front| score - cost < front.best - BEAM_WIDTH) {
            return;
        }
        let link = self.link(state.link, c, None);
        let key = self.then(key, c, Pending::Nothing);
        let state = State { score, link, hash: hashed(state.hash, c), ..state };
        self.give(at, key, state, swallowed, None, Pending::Nothing, cost);
    }

    /// A character stood there.
    #[allow(clippy::too_many_arguments)] // One call for what an event does to an explanation.
    fn give(
        &mut self,
        at: usize,
        key: Key,
        state: State,
        c: char,
        kept: Option<usize>,
        pending: Pending,
        cost: f32,
    ) {
        *self.steps = self.steps.saturating_sub(1);
        let score = state.score + self.likelihood(key, c) - cost;
        let best = self.fronts.get(&at).map_or(f32::NEG_INFINITY, |front| front.best);
        if score < best - BEAM_WIDTH {
            return;
        }
        let link = self.link(state.link, c, kept);
        let key = self.then(key, c, pending);
        self.insert(at, key, State { score, link, hash: hashed(state.hash, c), ..state });
    }

    /// The explanation comes to `at` without giving a character.
    fn arrive(&mut self, at: usize, key: Key, state: State, pending: Pending, cost: f32) {
        self.insert(at, Key { pending, ..key }, State { score: state.score - cost, ..state });
    }

    /// Keeps the better of two explanations that go on alike.
    fn insert(&mut self, at: usize, key: Key, state: State) {
        let front = self.fronts.entry(at).or_default();
        front.best = front.best.max(state.score);
        match front.states.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(state);
            }
            Entry::Occupied(mut entry) => {
                let other = *entry.get();
                let (mut better, worse) =
                    if state.score > other.score { (state, other) } else { (other, state) };
                if better.hash != worse.hash {
                    better.margin = better.margin.min(better.score - worse.score);
                }
                entry.insert(better);
            }
        }
    }

    fn then(&self, key: Key, c: char, pending: Pending) -> Key {
        Key { pending, before: self.symbol(key.last), last: c }
    }

    fn link(&mut self, previous: u32, c: char, kept: Option<usize>) -> u32 {
        self.links.push(Link { previous, c, kept: kept.map(|at| at as u32) });
        self.links.len() as u32 - 1
    }

    fn symbol(&self, c: char) -> Symbol {
        if c == LOST_DIGIT { Symbol::DIGIT } else { self.page.model().symbol(c) }
    }

    fn likelihood(&self, key: Key, c: char) -> f32 {
        let model = self.page.model();
        let last = self.symbol(key.last);
        let context = model.context(key.before, last);
        if c == LOST_DIGIT {
            // Any of the ten.
            return model.next(context, Symbol::DIGIT) + 10_f32.ln();
        }
        let indent = if c == '\t' && !key.last.is_whitespace() { cost::INDENT_INSIDE } else { 0.0 };
        self.page.next(context, key.before, last, c) - indent
    }

    /// A reading that begins at `at`, and where its closing parenthesis ends; with or without an opening one.
    fn gloss(&self, at: usize, is_open: bool) -> Option<(Reading, usize)> {
        let from = match self.shown.get(at)? {
            '(' | '（' if is_open => at + 1,
            c if !is_open && readings::is_letter(*c) => at,
            _ => return None,
        };
        let rest = self.shown.get(from..)?;
        let length = rest.iter().take(readings::LONGEST + 1).position(|&c| !readings::is_letter(c))?;
        if length == 0 || !matches!(rest.get(length)?, ')' | '）') {
            return None;
        }
        let reading = Reading::parse(&rest[..length].iter().collect::<String>())?;
        Some((reading, from + length + 1))
    }
}

fn hashed(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
}

/// The second byte of the full-width form (first byte A3) of an ASCII mark.
fn full_width(c: char) -> Option<u8> {
    matches!(c, '!'..='/' | ':'..='?').then_some(c as u8 | 0x80)
}

/// First bytes of pairs that readers do not show: GBK's user-defined zones and gaps, and 0x80.
fn zones() -> impl Iterator<Item = u8> {
    std::iter::once(0x80).chain(0xA1..=0xAF).chain(0xF8..=0xFE)
}
