//! Reprints: articles that are the same but for a cut, a headline, a changed word.
//!
//! A [`Sketch`] holds, for each of 128 slots, one byte of the least hash among the article's shingles (four
//! characters each) that fall into the slot: one-permutation minhash (Li, Owen, Zhang 2012) with the densification
//! of Shrivastava 2017, so that short texts fill their slots from others in an order that is the same for all.
//! The share of equal slots estimates the share of common shingles. Articles that agree on one of 16 bands of
//! three slots are compared. Sketches are kept as a column of the index and held in memory while writing:
//! about 450 bytes an article.

use super::tokens::lower;
use crate::text::script::is_letter;
use std::collections::HashMap;

/// Slots of a sketch: the estimate's standard error is about 0.04.
const SLOTS: usize = 128;
/// Slots for numbers: there are few of them.
const NUMBER_SLOTS: usize = 16;
/// Characters of a shingle: shorter ones are common to any two articles, longer ones die with each change.
const SHINGLE: usize = 4;
/// Bands by which candidates are found; articles that share half their shingles meet in one with
/// probability 1 − (1 − 0.5³)¹⁶ = 0.88, those that share 0.7 with 0.998.
const BANDS: usize = 16;
/// Slots of a band.
const ROWS: usize = 3;
/// Fewer shingles say too little: such a text is a reprint only of its equal.
const FEWEST: u32 = 16;
/// The share of the shorter article's shingles that a reprint has in common with the longer one.
/// Bulletins that fill one form with other figures stay below 0.75, true copies reach 0.95.
const COMMON: f32 = 0.8;
/// The same for texts so short that a slot more or less decides.
const COMMON_SHORT: f32 = 0.88;
/// Up to here a text is short, in shingles.
const SHORT: u32 = 80;
/// Bulletins that come every day in the same words (prices, weather, cases) differ in their numbers: a reprint
/// has most of them, if there are enough to tell.
const COMMON_NUMBERS: f32 = 0.55;
/// Fewer numbers tell nothing.
const FEWEST_NUMBERS: u32 = 5;

/// What is kept of an article to recognise its reprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sketch {
    slots: [u8; SLOTS],
    /// How many shingles: the length.
    shingles: u32,
    /// The same for the numbers in the text.
    number_slots: [u8; NUMBER_SLOTS],
    /// How many different numbers.
    numbers: u32,
}

impl Sketch {
    /// The sketch of folded text; `None` where there is too little of it.
    #[must_use]
    pub fn of(folded: &str) -> Option<Self> {
        let mut least = [u32::MAX; SLOTS];
        let mut last = [0u64; SHINGLE];
        let mut seen = 0usize;
        let mut shingles = 0u32;
        for c in folded.chars().filter(|&c| is_letter(c)).map(lower) {
            last.rotate_left(1);
            last[SHINGLE - 1] = u64::from(c);
            seen += 1;
            if seen < SHINGLE {
                continue;
            }
            let hash = mixed(
                last[0] | last[1] << 21 | (last[2] << 42) ^ last[3].wrapping_mul(0x9E37_79B9_7F4A_7C15),
            );
            let slot = (hash >> 57) as usize;
            least[slot] = least[slot].min((hash as u32).min(u32::MAX - 1));
            shingles += 1;
        }
        if shingles < FEWEST {
            return None;
        }
        let (number_slots, numbers) = number_sketch(folded);
        Some(Self { slots: filled(&least), shingles, number_slots, numbers })
    }

    /// As numbers, to be kept.
    pub(super) fn parts(&self) -> impl Iterator<Item = u64> + '_ {
        let words = self.slots.chunks_exact(8).chain(self.number_slots.chunks_exact(8)).map(|bytes| {
            let mut word = [0; 8];
            word.copy_from_slice(bytes);
            u64::from_le_bytes(word)
        });
        words.chain([u64::from(self.shingles) | u64::from(self.numbers) << 32])
    }

    /// From the numbers kept.
    pub(super) fn from_parts(parts: impl Iterator<Item = u64>) -> Option<Self> {
        let mut slots = [0; SLOTS];
        let mut number_slots = [0; NUMBER_SLOTS];
        let mut parts = parts;
        for chunk in slots.chunks_exact_mut(8).chain(number_slots.chunks_exact_mut(8)) {
            chunk.copy_from_slice(&parts.next()?.to_le_bytes());
        }
        let counts = parts.next()?;
        let (shingles, numbers) = ((counts & u64::from(u32::MAX)) as u32, (counts >> 32) as u32);
        Some(Self { slots, shingles, number_slots, numbers })
    }

    /// The estimated share of the shorter one's shingles that are in the longer one.
    #[must_use]
    pub fn common(&self, other: &Self) -> f32 {
        share(&self.slots, &other.slots, self.shingles, other.shingles)
    }

    /// How much must be in common.
    fn enough(&self, other: &Self) -> f32 {
        if self.shingles.min(other.shingles) <= SHORT { COMMON_SHORT } else { COMMON }
    }

    /// Whether the numbers of the two can be those of one article.
    fn numbers_agree(&self, other: &Self) -> bool {
        self.numbers.min(other.numbers) < FEWEST_NUMBERS
            || share(&self.number_slots, &other.number_slots, self.numbers, other.numbers) >= COMMON_NUMBERS
    }

    fn band(&self, band: usize) -> u32 {
        let at = band * ROWS;
        u32::from(self.slots[at]) | u32::from(self.slots[at + 1]) << 8 | u32::from(self.slots[at + 2]) << 16
    }
}

/// The estimated share of the smaller set that is in the larger one.
fn share(a: &[u8], b: &[u8], a_size: u32, b_size: u32) -> f32 {
    let equal = a.iter().zip(b).filter(|(a, b)| a == b).count();
    let jaccard = equal as f32 / a.len() as f32;
    let (short, long) = (a_size.min(b_size) as f32, a_size.max(b_size) as f32);
    (jaccard / (1.0 + jaccard) * (short + long) / short).min(1.0)
}

/// Slots that nothing fell into take the value of another, in an order that is the same for all articles.
fn filled<const N: usize>(least: &[u32; N]) -> [u8; N] {
    let mut slots = [0u8; N];
    for (slot, value) in slots.iter_mut().enumerate() {
        let mut from = slot;
        let mut attempt = 0u64;
        while least[from] == u32::MAX {
            attempt += 1;
            from = (mixed(slot as u64 ^ attempt << 32) % N as u64) as usize;
        }
        *value = (mixed(u64::from(least[from])) >> 56) as u8;
    }
    slots
}

/// The numbers of a text, each with the character behind it: 15日 is not 15%.
fn number_sketch(folded: &str) -> ([u8; NUMBER_SLOTS], u32) {
    let mut least = [u32::MAX; NUMBER_SLOTS];
    let mut seen = std::collections::HashSet::new();
    let mut number = 0u64;
    let mut inside = false;
    for c in folded.chars() {
        if c.is_ascii_digit() || (inside && c == '.') {
            number = mixed(number ^ u64::from(c));
            inside = true;
        } else if inside {
            let hash = mixed(number ^ u64::from(c) << 32);
            if seen.insert(hash) {
                let slot = (hash >> 60) as usize;
                least[slot] = least[slot].min((hash as u32).min(u32::MAX - 1));
            }
            (number, inside) = (0, false);
        }
    }
    if seen.is_empty() {
        return ([0; NUMBER_SLOTS], 0);
    }
    (filled(&least), u32::try_from(seen.len()).unwrap_or(u32::MAX))
}

/// A good mixing of 64 bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
fn mixed(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// The stories of an archive: its articles' sketches, found by their bands.
///
/// ```
/// use fangzhi::archive::{Sketch, Stories};
/// let text = "6月28日，由青州市工业和信息化局主办的产业链供需对接会在青州市召开，副市长出席会议并致辞。";
/// let mut stories = Stories::default();
/// stories.add(Sketch::of(text).unwrap(), 7);
/// assert_eq!(stories.story(&Sketch::of(&format!("本报讯 {text}")).unwrap()), Some(7));
/// ```
#[derive(Debug, Default)]
pub struct Stories {
    sketches: Vec<(Sketch, u64)>,
    bands: Vec<HashMap<u32, u32>>,
}

impl Stories {
    /// The story that an article belongs to: that of the most similar one known.
    #[must_use]
    pub fn story(&self, sketch: &Sketch) -> Option<u64> {
        let mut best: Option<(f32, u32)> = None;
        let mut last = u32::MAX;
        for (band, known) in self.bands.iter().enumerate() {
            let Some(&candidate) = known.get(&sketch.band(band)) else { continue };
            if candidate == last {
                continue;
            }
            last = candidate;
            let other = &self.sketches[candidate as usize].0;
            let common = other.common(sketch);
            // The earlier one wins a draw, so that the order of bands does not matter.
            let better =
                best.is_none_or(|(most, first)| common > most || (common == most && candidate < first));
            if better && common >= other.enough(sketch) && other.numbers_agree(sketch) {
                best = Some((common, candidate));
            }
        }
        best.map(|(_, index)| self.sketches[index as usize].1)
    }

    /// Adds an article of a story.
    pub fn add(&mut self, sketch: Sketch, story: u64) {
        if self.bands.is_empty() {
            self.bands = vec![HashMap::new(); BANDS];
        }
        let index = u32::try_from(self.sketches.len()).unwrap_or(u32::MAX);
        self.sketches.push((sketch, story));
        for (band, known) in self.bands.iter_mut().enumerate() {
            // The first stays: the others of its story resemble it.
            known.entry(sketch.band(band)).or_insert(index);
        }
    }
}
