//! Undoes a replacement that was made on bytes without minding where characters begin.
//!
//! `展潛力` is `D5B9 9D93 C1A6` in GBK, and `B99D` is 節: a site that put `(jié)` behind every 節 put it into the
//! middle of 潛, and its page shows `展?jié)摿?`. Full-width ！ and ？ were replaced in the same way. Where a first
//! byte has lost its second, the reader shows `?`, and reads one byte out of step until ASCII, a pair without a
//! character, the end of the run or, on some pages, a mark of punctuation sets it right.
//!
//! Finds such stretches by their `?` (or U+FFFD) and looks for what stood there: which bytes were lost, where a
//! reading had been put, which pairs were not shown, so that the text that comes out is good Chinese and the
//! damage explains what is shown ([`search`]). Leaves every `?` that is not far better explained so, and what no
//! explanation makes likely; on a page known to be damaged it says so ([`RepairKind::Lossy`]).
//!
//! ```
//! use fangzhi::text::repair::repair;
//! assert_eq!(repair("發(fā)展?jié)摿?。大力").0, "發展潛力。大力");
//! assert_eq!(repair("你去過青島嗎?沒去過。").0, "你去過青島嗎?沒去過。");
//! ```

mod cost;
mod digits;
mod events;
mod page;
mod search;

use super::gbk;
use super::gloss::{self, Glosses};
use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::language::Model;
use crate::text::readings;
use page::Page;
use search::{Explanation, GLOSS, LOST_DIGIT, Quote, Search};

/// How far before a sign of damage the search begins, in characters: enough for the context to be good.
const BEFORE: usize = 24;

/// How far it goes on, at most; pages seen need 60.
const AFTER: usize = 400;

/// Steps of the search: so many for each character of the text, and at least so many for a short one.
const STEPS: (usize, usize) = (400, 6_000_000);

/// So many signs, and one in so many characters, are not from replaced bytes where no reading stands.
const MANY: (usize, usize) = (20, 8);

/// How much likelier (in nats) an explanation must be than what is shown: on a page known to be damaged, and on
/// any other, where the sign may be no more than a question mark.
const LEAST_GAIN: f32 = 3.0;
const LEAST_GAIN_UNEXPECTED: f32 = 12.0;

/// The pass.
pub(super) fn pass(text: &str) -> Vec<Change> {
    if !text.contains('?') && !text.contains('\u{FFFD}') {
        return Vec::new();
    }
    let glosses = if gloss::may_have_gloss(text) { Glosses::of(text) } else { Glosses::default() };
    let shown: Vec<char> = text.chars().collect();
    let is_damaged = !glosses.damage.is_empty();
    let anchors: Vec<usize> = (0..shown.len()).filter(|&at| is_sign(&shown, at, is_damaged)).collect();
    if !is_damaged && anchors.iter().all(|&at| asks(&shown, at)) {
        return Vec::new();
    }
    if !is_damaged && anchors.len() > MANY.0 && anchors.len() > shown.len() / MANY.1 {
        // Lost for good all over: without readings to tell which bytes were lost there is nothing to go by.
        return Vec::new();
    }
    let mut glossed: Vec<char> = glosses.damage.iter().map(|gloss| gloss.glossed).collect();
    glossed.sort_unstable();
    glossed.dedup();
    let mut page = Page::new(text, glossed, is_damaged);
    if !page.is_damaged && page.looks_strange() && !anchors.iter().any(|&at| reading_ends(&shown, at + 1)) {
        // All of it is odd, not stretches behind a mark: a wrong codec, another language.
        return Vec::new();
    }
    page.swallows = anchors.iter().any(|&at| reading_ends(&shown, at + 1))
        || !anchors.iter().any(|&at| shows_next(&shown, at));
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());

    let mut steps = STEPS.1.max(STEPS.0.saturating_mul(shown.len()));
    let mut changes = Vec::new();
    // What is explained, and what of that stands as it was shown, so that a search may begin in it.
    let (mut done, mut free) = (0, 0);
    let mut quotes = Quotes { at: 0, quote: Quote::Outside };
    for anchor in anchors {
        if anchor < done || steps == 0 {
            continue;
        }
        let start = start_before(&shown, anchor, free);
        let limit = shown.len().min(anchor + AFTER);
        // What is lost in a run is lost for good: nothing before it is explained by it.
        let limit = (anchor + 1..limit).find(|&at| is_mark(shown[at]) && in_run(&shown, at)).unwrap_or(limit);
        let search = Search::new(&page, &shown, &mut steps);
        let Some(found) = search.explain(start, quotes.until(&shown, start), anchor, limit) else {
            continue;
        };
        let least = if page.is_damaged { LEAST_GAIN } else { LEAST_GAIN_UNEXPECTED };
        done = found.end.max(anchor + 1);
        free = done;
        if found.gain >= least {
            free -= left_at_end(&found);
            quotes.read(&found);
            changes.extend(changed(text, &shown, &starts, start, &found));
        }
    }
    changes
}

/// How many characters at the end of what was found stand as shown, none of them a mark of quotation.
fn left_at_end(found: &Explanation) -> usize {
    let is_left =
        |&&(c, kept): &&(char, Option<usize>)| kept.is_some() && !matches!(c, GLOSS | '“' | '”' | '\n');
    found.text.iter().rev().take_while(is_left).count()
}

/// Follows the quotation marks of what was read so far.
struct Quotes {
    at: usize,
    quote: Quote,
}

impl Quotes {
    /// Whether a place stands inside a quotation; what is shown before it is as it was.
    fn until(&mut self, shown: &[char], place: usize) -> Quote {
        for &c in shown.get(self.at..place).unwrap_or_default() {
            self.quote = if is_mark(c) { Quote::Unknown } else { self.quote.then(c).0 };
        }
        self.at = self.at.max(place);
        self.quote
    }

    /// What was found stands in place of what is shown.
    fn read(&mut self, found: &Explanation) {
        self.quote = found.text.iter().fold(self.quote, |quote, &(c, _)| quote.then(c).0);
        self.at = found.end;
    }
}

/// Whether bytes may have been lost at a place: a mark behind Chinese, on a damaged page before Chinese too.
fn is_sign(shown: &[char], at: usize, is_damaged: bool) -> bool {
    let is_chinese = |c: char| gbk::bytes(c).is_some() || c == ')' || c == '）';
    is_mark(shown[at])
        && at > 0
        && !in_run(shown, at)
        && (is_chinese(shown[at - 1])
            || is_mark(shown[at - 1])
            || is_damaged && shown.get(at + 1).is_some_and(|&c| is_chinese(c)))
}

/// How many characters on either side of a mark tell whether it asks, and how likely (in nats, on average) they are in
/// a text that is as it was: one in two hundred stretches of news is not.
const AROUND: usize = 8;
const SOUND: f32 = -6.5;

/// Whether a mark stands where a question ends: between Chinese that reads well.
fn asks(shown: &[char], at: usize) -> bool {
    let model = Model::builtin();
    let reads_well = |stretch: &[char]| {
        let stretch: String = stretch.iter().collect();
        stretch.is_empty() || model.per_character(&stretch) >= SOUND
    };
    let line_end = |c: &char| *c == '\n';
    let before = &shown[at.saturating_sub(AROUND)..at];
    let before = before.rsplit(line_end).next().unwrap_or_default();
    let behind = &shown[at + 1..shown.len().min(at + 1 + AROUND)];
    let behind = behind.split(line_end).next().unwrap_or_default();
    shown[at] == '?' && !behind.starts_with(&['?']) && reads_well(before) && reads_well(behind)
}

/// What readers show for bytes that they cannot read.
fn is_mark(c: char) -> bool {
    matches!(c, '?' | '\u{FFFD}')
}

/// Whether a mark is one of four and more: what was lost there is lost for good.
fn in_run(shown: &[char], at: usize) -> bool {
    let before = shown[..at].iter().rev().take(3).take_while(|&&c| is_mark(c)).count();
    let behind = shown[at + 1..].iter().take(3).take_while(|&&c| is_mark(c)).count();
    before + behind >= 3
}

/// Whether what a site puts between bytes stands behind a mark: the reader did not take it with the lost byte.
fn shows_next(shown: &[char], at: usize) -> bool {
    match shown.get(at + 1) {
        Some('!') => true,
        Some('(' | '（') => reading_ends(shown, at + 2),
        _ => false,
    }
}

/// Whether a reading begins at a place, and a closing parenthesis ends it.
fn reading_ends(shown: &[char], at: usize) -> bool {
    let rest = shown.get(at..).unwrap_or_default();
    let letters = rest.iter().take(readings::LONGEST).take_while(|&&c| readings::is_letter(c)).count();
    letters > 0 && matches!(rest.get(letters), Some(')' | '）'))
}

/// A place before `anchor` where the search may begin: not inside a reading.
fn start_before(shown: &[char], anchor: usize, done: usize) -> usize {
    let earliest = anchor.saturating_sub(BEFORE).max(done);
    let line =
        shown[earliest..anchor].iter().rposition(|&c| c == '\n').map_or(earliest, |at| earliest + at + 1);
    (line..anchor).find(|&at| gbk::bytes(shown[at]).is_some() && shown[at] >= '\u{2E80}').unwrap_or(anchor)
}

/// The changes that make the shown characters from `start` what was found; glosses in step are left to their
/// own pass.
fn changed(text: &str, shown: &[char], starts: &[usize], start: usize, found: &Explanation) -> Vec<Change> {
    // One in the odds of the next best explanation.
    let confidence = 1.0 / (1.0 + (-found.margin.min(found.gain)).exp());
    let mut changes = Vec::new();
    let mut now = String::new();
    let mut from = start;
    // What follows a place: the rest of what was found, and what is shown behind it.
    let after = |place: usize| -> Vec<char> {
        let rest = found.text[place + 1..].iter().map(|&(c, _)| c);
        rest.chain(shown[found.end..].iter().copied()).take(digits::AFTER).collect()
    };
    let mut before = None;
    let ends = [('\0', Some(found.end))];
    for (place, &(c, kept)) in found.text.iter().chain(&ends).enumerate() {
        let Some(at) = kept else {
            now.push(if c == LOST_DIGIT { digits::digit(text, before, &after(place)) } else { c });
            before = Some(c);
            continue;
        };
        if at > from {
            let span = Span::new(starts[from], starts[at]);
            changes.push(Change {
                kind: RepairKind::OutOfStep,
                span,
                now: std::mem::take(&mut now),
                confidence,
            });
        }
        now.clear();
        before = Some(c);
        from = at + 1;
        if c == GLOSS {
            from += shown[at..].iter().take_while(|&&c| !matches!(c, ')' | '）')).count();
        }
    }
    changes
}
