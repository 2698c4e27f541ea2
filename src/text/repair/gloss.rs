//! Removes a reading in parentheses behind a character: `實(shí)推進(jìn)` becomes `實推進`.
//!
//! Sites that turned simplified text into traditional put the reading behind each character of a list of their
//! own, at every occurrence. Finds such a gloss where it is a reading of the character before it and the page
//! looks like that damage: the glossed characters are ones that conversion changed, common ones, and glossed
//! wherever they stand. A gloss whose character was split over two bytes (`以O(shè)到` for `以O到`) goes too.
//!
//! Leaves parentheses that an author wrote: `(GDP)`, `(wifi)`, `F(x)`, a rare character explained
//! (`犇(bēn)`), a textbook that glosses everything, readings that are not the character's.
//!
//! ```
//! use fangzhi::text::repair::repair;
//! assert_eq!(repair("為扎實(shí)推進(jìn)制造業(yè)").0, "為扎實推進制造業");
//! assert_eq!(repair("商標“犇(bēn)牛”").0, "商標“犇(bēn)牛”");
//! ```

use super::gbk;
use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::language::Model;
use crate::text::readings::{self, Reading};
use crate::text::script;
use std::collections::HashMap;

/// A reading in parentheses behind the character that it is a reading of.
#[derive(Clone, Debug)]
pub(super) struct Gloss {
    /// From the opening parenthesis to the closing one.
    pub span: Span,
    /// The character glossed.
    pub glossed: char,
    /// Whether that character is the second byte of one and the first of the next (`O(shè)` behind `以`).
    pub is_split: bool,
    /// Whether the reading says the tone.
    pub has_tone: bool,
}

/// What the glosses of a page say about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Glosses {
    /// Those that are damage, in order.
    pub damage: Vec<Gloss>,
    /// How sure it is that they are.
    pub confidence: f32,
}

/// The pass.
pub(super) fn pass(text: &str) -> Vec<Change> {
    if !may_have_gloss(text) {
        return Vec::new();
    }
    let glosses = Glosses::of(text);
    glosses
        .damage
        .iter()
        .map(|gloss| Change {
            kind: RepairKind::PinyinGloss,
            span: gloss.span,
            now: String::new(),
            confidence: glosses.confidence,
        })
        .collect()
}

/// A quick look that lets clean text pass: is there an opening parenthesis with a small letter behind it?
pub(super) fn may_have_gloss(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letter =
        |at: usize| bytes.get(at).is_some_and(|&b| b.is_ascii_lowercase() || (0xC3..=0xE1).contains(&b));
    let opens = |mark: char| text.match_indices(mark).any(|(at, mark)| letter(at + mark.len()));
    opens('(') || opens('（')
}

impl Glosses {
    /// Looks at every gloss of a page and decides which are damage.
    pub(super) fn of(text: &str) -> Self {
        let all = glosses(text);
        if all.is_empty() {
            return Self::default();
        }
        let mut types: HashMap<char, Count> = HashMap::new();
        for gloss in &all {
            let count = types.entry(gloss.glossed).or_default();
            count.glossed += 1;
            count.tones += usize::from(gloss.has_tone);
            count.standing += usize::from(gloss.is_split);
        }
        let mut ideographs = 0_usize;
        for c in text.chars().filter(|&c| script::is_ideograph(c)) {
            ideographs += 1;
            if let Some(count) = types.get_mut(&c) {
                count.standing += 1;
            }
        }
        let confidence = damage(&types, all.len(), ideographs);
        if confidence == 0.0 {
            return Self::default();
        }
        let damage = all
            .into_iter()
            .filter(|gloss| {
                let count = &types[&gloss.glossed];
                is_converted(gloss.glossed) || count.is_always() && count.glossed >= 3
            })
            .collect();
        Self { damage, confidence }
    }
}

#[derive(Default)]
struct Count {
    /// How often the character stands with a gloss.
    glossed: usize,
    /// How often it stands at all.
    standing: usize,
    /// How many of its glosses say the tone.
    tones: usize,
}

impl Count {
    /// Whether the character is glossed wherever it stands: a few may be lost to the other damages.
    fn is_always(&self) -> bool {
        self.glossed * 4 >= self.standing * 3 || self.standing - self.glossed <= 1
    }
}

/// How sure it is that a page's glosses are damage; 0 for not at all.
fn damage(types: &HashMap<char, Count>, all: usize, ideographs: usize) -> f32 {
    let converted: usize =
        types.iter().filter(|(c, _)| is_converted(**c)).map(|(_, count)| count.glossed).sum();
    let traditional: usize =
        types.iter().filter(|(c, _)| script::is_traditional_only(**c)).map(|(_, count)| count.glossed).sum();
    let common: usize = types.iter().filter(|(c, _)| is_common(**c)).map(|(_, count)| count.glossed).sum();
    let always: usize = types.values().filter(|count| count.is_always()).map(|count| count.glossed).sum();
    let toned: usize = types.values().map(|count| count.tones).sum();
    // A textbook glosses every character; the damage a tenth of a page, though up to half of a headline.
    if all > 4 && all * 5 > ideographs * 3 {
        return 0.0;
    }
    // Letters without tones are too often an abbreviation or a name.
    if toned * 2 < all && all < 6 {
        return 0.0;
    }
    let most = |part: usize| part * 5 >= all * 4;
    if !most(converted) || !most(common) || !most(always) {
        return 0.0;
    }
    if most(traditional) {
        return match (types.len(), all) {
            (1, 1) => 0.9,
            (1..3, _) => 0.97,
            _ => 1.0,
        };
    }
    // The same page turned back into simplified: only a page full of it is certain.
    let repeated = types.values().filter(|count| count.glossed >= 2).count();
    if types.len() >= 4 && all >= 6 && repeated >= 1 { 0.95 } else { 0.0 }
}

/// Whether conversion between the scripts changes the character; in either form.
fn is_converted(c: char) -> bool {
    script::is_traditional_only(c) || script::is_simplified_only(c)
}

/// Whether the character is one of the two or three thousand that news is written in.
fn is_common(c: char) -> bool {
    let model = Model::builtin();
    model.is_common(model.symbol(c))
}

/// All readings in parentheses behind a character that they are a reading of.
fn glosses(text: &str) -> Vec<Gloss> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) = text[from..].find(['(', '（']) {
        let open = from + offset;
        from = open + text[open..].chars().next().map_or(1, char::len_utf8);
        let Some((reading, end)) = closed(text, from) else { continue };
        let mut before = text[..open].chars().rev();
        let Some(last) = before.next() else { continue };
        let glossed = if readings::is_reading(last, &reading) {
            Some((last, false))
        } else {
            before
                .next()
                .and_then(|c| gbk::across(c, last))
                .filter(|&c| readings::is_reading(c, &reading))
                .map(|c| (c, true))
        };
        let Some((glossed, is_split)) = glossed else { continue };
        let has_tone = reading.has_tone();
        found.push(Gloss { span: Span::new(open, end), glossed, is_split, has_tone });
        from = end;
    }
    found
}

/// The reading that begins at `from` and is closed by a parenthesis; with the end of that.
pub(super) fn closed(text: &str, from: usize) -> Option<(Reading, usize)> {
    let rest = &text[from..];
    let (length, close) =
        rest.char_indices().take(readings::LONGEST + 1).find(|&(_, c)| !readings::is_letter(c))?;
    if !matches!(close, ')' | '）') {
        return None;
    }
    let reading = Reading::parse(&rest[..length])?;
    Some((reading, from + length + close.len_utf8()))
}
