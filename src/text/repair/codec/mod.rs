//! Bytes read in the wrong encoding, once or twice: `鍙戝睍` is 发展 in UTF-8 read as GBK.
//!
//! Finds whole texts, lines and stretches of lines that were UTF-8, GBK or Big5 and were read as one of the
//! others, as Windows-1252, EUC-KR or Shift_JIS; twice, where the wrong reading was saved and misread again.
//! Leaves rare characters, other languages and lists of names: a stretch is changed only where undoing a reading
//! explains every byte of it and makes far likelier Chinese.
//!
//! `推动å‘å±•` → `推动发展`

mod bytes;
mod chain;
mod stretch;

use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::decode::cost;
use chain::{MARGIN, Reading, judge, judge_above, search, undo};

/// A line is searched by a sample of so many characters.
const SAMPLE: usize = 240;

/// After so many searches without a finding the text holds nothing to be found.
const PATIENCE: usize = 40;

/// Finds what was read in the wrong encoding.
pub fn pass(text: &str) -> Vec<Change> {
    if !strange(text) {
        return Vec::new();
    }
    let lines: Vec<Span> = lines(text);
    let mut undone: Vec<Option<(String, f32)>> = vec![None; lines.len()];
    // Of the lines that nothing explained whole, what was undone in part.
    let mut parts: Vec<Option<(String, f32)>> = vec![None; lines.len()];
    let mut chains: Vec<Known> = Vec::new();
    let mut patience = PATIENCE;
    for ((line, slot), part) in lines.iter().map(|line| line.of(text)).zip(&mut undone).zip(&mut parts) {
        let Some(stretch) = (patience > 0).then(|| strange_part(line)).flatten() else { continue };
        if is_sound(stretch.of(line)) {
            continue;
        }
        if is_sound(line) {
            *part = in_part(line, stretch);
            continue;
        }
        // What explained an earlier line most likely explains this one.
        *slot = chains.iter_mut().find_map(|known| known.explain(line, MARGIN / 2.0));
        if slot.is_some() {
            continue;
        }
        let sample = sample(line);
        if let Some(found) = search(sample) {
            *slot = whole(&found.chain, line, MARGIN);
            remember(&mut chains, found.chain, slot.is_some().then_some(line));
        }
        if slot.is_none() {
            *part = in_part(line, Span::new(0, line.len()));
        }
        patience = if slot.is_some() || part.is_some() { PATIENCE } else { patience - 1 };
    }
    // Lines too short to speak for themselves go with the others: what explains nearly all of the text explains a
    // lone mark too, though it be no likelier for it.
    chains.sort_by_key(|known| std::cmp::Reverse(known.explained));
    if let Some(first) = chains.first() {
        let nearly_all = first.explained as f32 >= NEARLY_ALL * foreign(text) as f32;
        for ((line, slot), part) in lines.iter().map(|line| line.of(text)).zip(&mut undone).zip(&parts) {
            if slot.is_none() && !line.is_ascii() {
                let lone = nearly_all.then(|| whole(&first.chain, line, -MARGIN)).flatten();
                let likelier = || chains.iter().find_map(|known| whole(&known.chain, line, 0.0));
                *slot = lone.or_else(|| if part.is_none() { likelier() } else { None });
            }
        }
    }
    let undone = undone.into_iter().zip(parts).map(|(slot, part)| slot.or(part));
    lines.iter().zip(undone).filter_map(|(line, slot)| change(text, *line, slot?)).collect()
}

/// Where one chain explains this share of a text's characters beyond ASCII, the rest went the same way.
const NEARLY_ALL: f32 = 0.95;

/// A chain of readings that explains something of the text, and how many characters beyond ASCII.
struct Known {
    chain: Vec<Reading>,
    explained: usize,
}

impl Known {
    fn explain(&mut self, line: &str, margin: f32) -> Option<(String, f32)> {
        let undone = whole(&self.chain, line, margin);
        self.explained += if undone.is_some() { foreign(line) } else { 0 };
        undone
    }
}

fn remember(chains: &mut Vec<Known>, chain: Vec<Reading>, explained: Option<&str>) {
    let explained = explained.map_or(0, foreign);
    match chains.iter_mut().find(|known| known.chain == chain) {
        Some(known) => known.explained += explained,
        None => chains.push(Known { chain, explained }),
    }
}

/// How many characters are not ASCII.
fn foreign(text: &str) -> usize {
    text.chars().filter(|c| !c.is_ascii()).count()
}

/// Whether a line is Chinese as it stands.
fn is_sound(line: &str) -> bool {
    /// The mean of its characters above which it is, in nats.
    const SOUND: f32 = -5.6;
    judge_above(line, SOUND * line.chars().count() as f32).is_some()
}

/// So much likelier (in nats) is likelier beyond doubt: by how much more is not asked.
const BEYOND_DOUBT: f32 = 100.0;

/// The line without a chain of readings that explains all of it, and how much likelier it is.
fn whole(chain: &[Reading], line: &str, margin: f32) -> Option<(String, f32)> {
    let undone = undo(chain, line).filter(|undone| undone != line)?;
    let after = judge(&undone);
    let gain = judge_above(line, after - BEYOND_DOUBT).map_or(BEYOND_DOUBT, |before| after - before);
    (gain > margin).then_some((undone, gain))
}

/// The line with those stretches of a part of it put right that one or two readings explain.
fn in_part(line: &str, part: Span) -> Option<(String, f32)> {
    let shown = part.of(line);
    let before = judge(shown);
    let once = Reading::all().filter_map(|reading| stretch::undo(reading, shown)).collect::<Vec<_>>();
    let twice = once
        .iter()
        .flat_map(|undone| Reading::all().filter_map(|reading| stretch::undo(reading, undone)))
        .collect::<Vec<_>>();
    let mut best: Option<(f32, String)> = None;
    for undone in once.into_iter().chain(twice) {
        let least = best.as_ref().map_or(before + MARGIN, |(least, _)| *least);
        best = judge_above(&undone, least).map(|after| (after, undone)).or(best);
    }
    let (after, undone) = best?;
    Some(([&line[..part.start()], &undone, &line[part.end()..]].concat(), after - before))
}

/// The change of a line, without what stands on both sides.
fn change(text: &str, line: Span, (undone, gain): (String, f32)) -> Option<Change> {
    let before = line.of(text);
    let mut start = before.bytes().zip(undone.bytes()).take_while(|(a, b)| a == b).count();
    while !before.is_char_boundary(start) || !undone.is_char_boundary(start) {
        start -= 1;
    }
    let most = before.len().min(undone.len()) - start;
    let mut end =
        before.bytes().rev().zip(undone.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    while !before.is_char_boundary(before.len() - end) || !undone.is_char_boundary(undone.len() - end) {
        end -= 1;
    }
    let (from, to) = (line.start() + start, line.end() - end);
    let now = undone[start..undone.len() - end].to_owned();
    (from < to || !now.is_empty()).then(|| Change {
        kind: RepairKind::WrongCodec,
        span: Span::new(from, to),
        now,
        // Odds of e to the gain, less what is kept for damage nobody thought of.
        confidence: (1.0 - (-gain / 8.0).exp()).clamp(0.5, 0.99),
    })
}

/// The lines of a text without their ends.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            Span::new(start, start + line.trim_end_matches(['\n', '\r']).len())
        })
        .collect()
}

/// A sample of a line from where it is more than ASCII.
fn sample(line: &str) -> &str {
    let line = &line[line.find(|c: char| !c.is_ascii()).unwrap_or(0)..];
    line.char_indices().nth(SAMPLE).map_or(line, |(end, _)| &line[..end])
}

/// Eighths of a nat that a character speaks for a wrong reading; below nothing, against it.
#[inline]
fn weight(table: &[u8], c: char) -> i32 {
    /// What a common character costs at most.
    const COMMON: i32 = 9 * 8;
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => -8,
        '\0'..='\u{7F}' => 0,
        '\u{80}'..='\u{9F}' => 72,
        '\u{A0}'..='\u{FF}' => 28,
        _ => cost::eighths(table, c) as i32 - COMMON,
    }
}

/// Whether anything in a text may have been misread: one look at each character.
fn strange(text: &str) -> bool {
    let table = cost::table();
    let mut at = 0;
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        if strange_line(table, &text[at..end]) {
            return true;
        }
        at = end;
    }
    false
}

/// A sum of [`weight`] above which a stretch is strange, in eighths of a nat.
const MARK: i32 = 10 * 8;
/// A mean cost above which a line is strange throughout (news has about 6 nats, a wrong reading 10 and more), and by how
/// much all its characters together must be above it, so that a short line is not so by chance.
const MEAN: i32 = 58;
const ABOVE: i32 = 80;

/// The part of a line that holds all its strange stretches, with a little of what stands around them; all of a line that
/// is strange throughout.
fn strange_part(line: &str) -> Option<Span> {
    /// Characters that a wrong reading may have at its ends though they are likely ones.
    const AROUND: usize = 4;
    let table = cost::table();
    if !strange_line(table, line) {
        return None;
    }
    // Where the stretch begins that is looked at, and its greatest sum, with which it ends.
    let (mut sum, mut from, mut greatest) = (0, 0, 0);
    let mut part: Option<Span> = None;
    for (at, c) in line.char_indices() {
        if sum == 0 {
            (from, greatest) = (at, 0);
        }
        sum = (sum + weight(table, c)).max(0);
        if sum > MARK && sum > greatest {
            greatest = sum;
            let stretch = Span::new(from, at + c.len_utf8());
            part = Some(part.map_or(stretch, |part| part.cover(stretch)));
        }
    }
    let part = part.unwrap_or(Span::new(0, line.len()));
    let start = line[..part.start()].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let end = line[part.end()..].char_indices().nth(AROUND).map_or(line.len(), |(at, _)| part.end() + at);
    Some(Span::new(start, end))
}

/// Whether a line has a stretch of unlikely characters, or is made of less likely ones throughout.
fn strange_line(table: &[u8], line: &str) -> bool {
    let (mut sum, mut all, mut count) = (0, 0_i32, 0_i32);
    for c in line.chars() {
        let weight = weight(table, c);
        sum = (sum + weight).max(0);
        if sum > MARK {
            return true;
        }
        if !c.is_ascii() {
            all = all.saturating_add(weight + 72);
            count += 1;
        }
    }
    count >= 5 && all > count * MEAN + ABOVE
}
