//! Letters put between characters against copying: `推ж动制q造业`.
//!
//! Finds short runs of letters that stand between characters which belong together, all over a text and ever
//! different. Leaves words that have a letter (`A股`, `K歌`, `e租宝`), abbreviations, names in other languages.
//!
//! `推ж动制q造业高ю质量` → `推动制造业高质量`

use super::join::{is_chinese, is_ideograph, likelier};
use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::language::Model;
use rustc_hash::FxHashSet;

/// A run of letters longer than this is a word.
const LONGEST: usize = 3;

/// So many runs make a habit, and nearly as many different ones chance.
const LEAST: usize = 4;

/// The same where all are Latin letters, which Chinese words have too.
const LEAST_LATIN: usize = 6;

/// One run to so many Chinese characters, at least.
const DENSITY: usize = 40;

/// How much likelier the characters around a run must be as one, in nats.
const MARGIN: f32 = 4.0;

/// Finds letters that were put in.
pub fn pass(text: &str) -> Vec<Change> {
    let found = runs(text);
    if found.len() < LEAST {
        return Vec::new();
    }
    let parted: Vec<Span> = found.iter().copied().filter(|run| parts(text, *run)).collect();
    let different: FxHashSet<&str> = parted.iter().map(|run| run.of(text)).collect();
    // Chinese words have Latin letters; letters of other scripts hardly ever stand alone in it.
    let latin = parted.iter().filter(|run| run.of(text).is_ascii()).count();
    let least = if latin == parted.len() { LEAST_LATIN } else { LEAST };
    let chinese = text.chars().filter(|&c| is_ideograph(c)).count();
    let habit = parted.len() >= least
        && parted.len() * 4 >= found.len() * 3
        && different.len() >= least - 1
        && different.len() * 3 >= parted.len().min(40)
        && parted.len() * DENSITY >= chinese;
    if !habit {
        return Vec::new();
    }
    parted
        .into_iter()
        .map(|span| Change { kind: RepairKind::Inserted, span, now: String::new(), confidence: 0.9 })
        .collect()
}

/// Whether a run parts what belongs together.
fn parts(text: &str, run: Span) -> bool {
    let (before, after) = (&text[..run.start()], &text[run.end()..]);
    likelier(before, after) > MARGIN && surprise(before, run.of(text), after) > MARGIN
}

/// How much likelier the surroundings are without the run than with it, beyond what its letters cost anywhere.
fn surprise(before: &str, run: &str, after: &str) -> f32 {
    let model = Model::builtin();
    let mut head: Vec<char> = before.chars().rev().take(2).collect();
    head.reverse();
    let mut context = model.start();
    for &c in &head {
        context = model.after(context, model.symbol(c));
    }
    let tail: Vec<char> = after.chars().take(2).collect();
    let score = |run: &str| {
        let mut context = context;
        let mut sum = 0.0;
        for c in run.chars().chain(tail.iter().copied()) {
            let symbol = model.symbol(c);
            sum += model.next(context, symbol);
            context = model.after(context, symbol);
        }
        sum
    };
    let anywhere: f32 = run.chars().map(|c| model.alone(c)).sum();
    score("") - score(run) + anywhere
}

/// The short runs of letters between Chinese characters.
fn runs(text: &str) -> Vec<Span> {
    let mut runs = Vec::new();
    let mut before = '\n';
    let mut characters = text.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        if !is_foreign(c) || !is_chinese(before) {
            before = c;
            continue;
        }
        let (mut end, mut length, mut last) = (start + c.len_utf8(), 1, c);
        while let Some((at, c)) = characters.next_if(|&(_, c)| !is_chinese(c) && c != '\n') {
            (end, length, last) = (at + c.len_utf8(), length + 1, c);
            if !is_foreign(c) {
                length = LONGEST + 1;
            }
        }
        // Capitals in a row are an abbreviation.
        let capitals = length > 1 && text[start..end].bytes().all(|byte| byte.is_ascii_uppercase());
        if length <= LONGEST && !capitals && characters.peek().is_some_and(|&(_, c)| is_chinese(c)) {
            runs.push(Span::new(start, end));
        }
        before = last;
    }
    runs
}

/// A letter of any script but Chinese.
pub(super) fn is_foreign(c: char) -> bool {
    match c {
        '\u{3041}'..='\u{30FF}' => true,
        '\u{2E80}'..='\u{312F}' => false,
        // Asked last, for it takes the longest.
        c => !is_ideograph(c) && c.is_alphabetic(),
    }
}
