//! The search for the bytes behind what a page shows.
//!
//! Walks over the shown characters and keeps the best explanations of what stood there (a beam). Between two
//! shown characters the original may be at a boundary too, or in the middle of a character whose first byte
//! was shown as part of something else, or lost: [`Pending`]. An explanation is as good as the text it gives is
//! likely, less the cost of the events that it needs.

use super::cost;
use super::page::{Mixed, Page};
use crate::text::language::{Context, Symbol};
use crate::text::readings::{self, Reading};
use crate::text::repair::gbk;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasherDefault;

/// The most explanations kept at one place.
const BEAM: usize = 160;
/// Explanations that much less likely than the best (in nats) are dropped.
pub(super) const BEAM_WIDTH: f32 = 26.0;
/// The best one in step is kept at any rate, if it is not this much less likely: all others may come to nothing.
const IN_STEP_WIDTH: f32 = 2.0 * BEAM_WIDTH;
/// How many explanations are made to branch over dropped bytes: at the first pair, and at those right behind.
pub(super) const DROP_BEAMS: [usize; 3] = [48, 24, 8];
/// Explanations this much less likely than the best are not.
pub(super) const DROP_WIDTH: f32 = 16.0;

/// What of an original character has been read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pending {
    /// Nothing: the reader is in step.
    Nothing,
    /// This first byte.
    Lead(u8),
    /// This first byte, with something put in or replaced just before or behind it.
    Cut(u8),
    /// A first byte that was lost.
    Lost,
    /// The second byte of a pair that was not shown, whose first byte is known.
    Dropped(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub pending: Pending,
    pub quote: Quote,
    pub history: [Symbol; 2],
    pub last: char,
}

/// Whether what comes next stands inside a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Quote {
    /// What stands before on the line is not known.
    Unknown,
    Outside,
    Inside,
}

impl Quote {
    /// After one more character, and what it costs that it stands there.
    pub(super) fn then(self, c: char) -> (Self, f32) {
        match (self, c) {
            (Quote::Inside, '“') => (Quote::Inside, cost::QUOTE),
            (_, '“') => (Quote::Inside, 0.0),
            (Quote::Outside, '”') => (Quote::Outside, cost::QUOTE),
            (_, '”') => (Quote::Outside, 0.0),
            (Quote::Inside, '\n') => (Quote::Outside, cost::QUOTE_AT_LINE_END),
            (_, '\n') => (Quote::Outside, 0.0),
            (quote, _) => (quote, 0.0),
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub score: f32,
    /// By how much the best explanation that says otherwise was beaten so far.
    pub margin: f32,
    /// Of the characters given, to tell explanations that say the same.
    pub hash: u64,
    /// What was given last, to the model.
    pub context: Context,
    /// The last link of the chain of characters given.
    pub link: u32,
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
    pub page: &'a Page,
    pub shown: &'a [char],
    /// Steps left: what keeps the whole linear in the length of the text.
    pub steps: &'a mut usize,
    links: Vec<Link>,
    /// Explanations by the shown character they have come to.
    pub fronts: HashMap<usize, Front>,
}

pub(super) struct Front {
    pub best: f32,
    states: HashMap<Key, State, BuildHasherDefault<Mixed>>,
}

impl Default for Front {
    fn default() -> Self {
        Self { best: f32::NEG_INFINITY, states: HashMap::default() }
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
    pub(super) fn explain(
        mut self,
        start: usize,
        quote: Quote,
        anchor: usize,
        limit: usize,
    ) -> Option<Explanation> {
        let key = Key { pending: Pending::Nothing, quote, history: [Symbol::BREAK; 2], last: '\n' };
        self.links.push(Link { previous: u32::MAX, c: '\n', kept: None });
        let context = self.page.model().start();
        let first = State { score: 0.0, margin: f32::INFINITY, hash: 0, context, link: 0 };
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
                return self.concluded(start, at, quote, &states);
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
    fn concluded(
        &self,
        start: usize,
        end: usize,
        quote: Quote,
        states: &[(Key, State)],
    ) -> Option<Explanation> {
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
        let gain = state.score - self.literal(start, end, quote);
        Some(Explanation { end, text, gain, margin: state.margin.min(rival.max(0.0)) })
    }

    /// How likely the shown characters are as they stand, but for glosses.
    fn literal(&self, start: usize, end: usize, quote: Quote) -> f32 {
        let model = self.page.model();
        let mut key = Key { pending: Pending::Nothing, quote, history: [Symbol::BREAK; 2], last: '\n' };
        let mut context = model.start();
        let mut sum = 0.0;
        let mut at = start;
        while at < end {
            if let Some((reading, after)) = self.gloss(at)
                && at > start
                && readings::is_reading(self.shown[at - 1], &reading)
            {
                at = after;
                continue;
            }
            let c = self.shown[at];
            sum += self.likelihood(key, context, c);
            context = model.after(context, self.symbol(c));
            key = self.after(key, c, Pending::Nothing);
            at += 1;
        }
        sum
    }

    fn pruned(&self, at: usize) -> Vec<(Key, State)> {
        let Some(front) = self.fronts.get(&at) else { return Vec::new() };
        // No worse than the last that is kept: most are, and need not be put in order.
        let mut least = front.best - BEAM_WIDTH;
        let mut scores: Vec<f32> =
            front.states.values().map(|state| state.score).filter(|&score| score >= least).collect();
        if scores.len() > BEAM {
            least = *scores.select_nth_unstable_by(BEAM - 1, |a, b| b.total_cmp(a)).1;
        }
        // The order of a hash map must not decide anything.
        let order = |a: &(Key, State), b: &(Key, State)| {
            b.1.score.total_cmp(&a.1.score).then(a.1.hash.cmp(&b.1.hash)).then(a.0.last.cmp(&b.0.last))
        };
        let all = || front.states.iter().map(|(&key, &state)| (key, state));
        let mut kept: Vec<(Key, State)> = all().filter(|(_, state)| state.score >= least).collect();
        kept.sort_unstable_by(order);
        kept.truncate(BEAM);
        let in_step = |(key, _): &(Key, State)| key.pending == Pending::Nothing;
        if !kept.iter().any(in_step) {
            kept.extend(all().filter(in_step).min_by(order));
        }
        kept
    }

    /// A character stood there, and after it one that the reader took with a lost byte.
    pub(super) fn give_with(
        &mut self,
        at: usize,
        key: Key,
        state: State,
        c: char,
        swallowed: char,
        cost: f32,
    ) {
        let score = state.score + self.likelihood(key, state.context, c);
        if self.fronts.get(&at).is_some_and(|front| score - cost < front.best - BEAM_WIDTH) {
            return;
        }
        let (key, state) = self.then(key, State { score, ..state }, c, None, Pending::Nothing);
        self.give(at, key, state, swallowed, None, Pending::Nothing, cost);
    }

    /// A character stood there.
    #[allow(clippy::too_many_arguments)] // One call for what an event does to an explanation.
    pub(super) fn give(
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
        let score = state.score + self.likelihood(key, state.context, c) - cost;
        let best = self.fronts.get(&at).map_or(f32::NEG_INFINITY, |front| front.best);
        let width = if pending == Pending::Nothing { IN_STEP_WIDTH } else { BEAM_WIDTH };
        if score < best - width {
            return;
        }
        let (key, state) = self.then(key, State { score, ..state }, c, kept, pending);
        self.insert(at, key, state);
    }

    /// The explanation comes to `at` without giving a character.
    pub(super) fn arrive(&mut self, at: usize, key: Key, state: State, pending: Pending, cost: f32) {
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

    /// The explanation with one more character.
    pub(super) fn then(
        &mut self,
        key: Key,
        state: State,
        c: char,
        kept: Option<usize>,
        pending: Pending,
    ) -> (Key, State) {
        self.links.push(Link { previous: state.link, c, kept: kept.map(|at| at as u32) });
        let link = self.links.len() as u32 - 1;
        let context = self.page.model().after(state.context, self.symbol(c));
        (self.after(key, c, pending), State { link, context, hash: hashed(state.hash, c), ..state })
    }

    /// What decides how it goes on after one more character.
    fn after(&self, key: Key, c: char, pending: Pending) -> Key {
        let history = [key.history[1], self.symbol(key.last)];
        Key { pending, quote: key.quote.then(c).0, history, last: c }
    }

    /// A reading that is left standing.
    pub(super) fn keep_gloss(&mut self, at: usize, state: State) -> State {
        self.links.push(Link { previous: state.link, c: GLOSS, kept: Some(at as u32) });
        State { link: self.links.len() as u32 - 1, ..state }
    }

    fn symbol(&self, c: char) -> Symbol {
        if c == LOST_DIGIT { Symbol::DIGIT } else { self.page.model().symbol(c) }
    }

    /// How likely `c` is to come next.
    pub(super) fn likelihood(&self, key: Key, context: Context, c: char) -> f32 {
        if c == LOST_DIGIT {
            // Any of the ten.
            return self.page.model().next(context, Symbol::DIGIT) + 10_f32.ln();
        }
        if c == '?' && self.page.is_damaged {
            return -cost::LITERAL;
        }
        let indent = if c == '\t' && !key.last.is_whitespace() { cost::INDENT_INSIDE } else { 0.0 };
        let history = [key.history[0], key.history[1], self.symbol(key.last)];
        self.page.next(context, history, c) - indent - key.quote.then(c).1 - self.not_replaced(key, c)
    }

    /// What it costs that what the page replaces stands as it was, across the last character and `c`.
    fn not_replaced(&self, key: Key, c: char) -> f32 {
        if c.is_ascii() || matches!(key.pending, Pending::Cut(_)) || !self.page.is_damaged {
            return 0.0;
        }
        let across = gbk::across(key.last, c);
        if across.is_some_and(|c| self.page.is_replaced(c)) { cost::NOT_REPLACED } else { 0.0 }
    }

    /// A reading in parentheses that begins at `at`, and where it ends.
    pub(super) fn gloss(&self, at: usize) -> Option<(Reading, usize)> {
        matches!(self.shown.get(at)?, '(' | '（').then(|| self.gloss_inside(at + 1))?
    }

    /// A reading that begins at `at`, its opening parenthesis taken already, and where its closing one ends.
    pub(super) fn gloss_inside(&self, at: usize) -> Option<(Reading, usize)> {
        let rest = self.shown.get(at..)?;
        let length = rest.iter().take(readings::LONGEST + 1).position(|&c| !readings::is_letter(c))?;
        if length == 0 || !matches!(rest.get(length)?, ')' | '）') {
            return None;
        }
        let reading = Reading::parse(&rest[..length].iter().collect::<String>())?;
        Some((reading, at + length + 1))
    }
}

fn hashed(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
}
