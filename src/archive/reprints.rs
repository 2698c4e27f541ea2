//! Reprints: articles that are the same but for a cut, a headline, a changed word.
//!
//! A [`Sketch`] holds, for each of 128 slots, one byte of the least hash among the article's shingles (four
//! characters each) that fall into the slot: one-permutation minhash (Li, Owen, Zhang 2012) with the densification
//! of Shrivastava 2017, so that short texts fill their slots from others in an order that is the same for all.
//! The share of equal slots estimates the share of common shingles. Articles that agree on one of 16 bands of
//! three slots are compared. Sketches are kept as a column of the index and held in memory while writing:
//! about 450 bytes an article.

use super::tokens::lower;
use std::collections::HashMap;

/// Slots of a sketch: the estimate's standard error is about 0.04.
const SLOTS: usize = 128;
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

/// What is kept of an article to recognise its reprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sketch {
    slots: [u8; SLOTS],
    /// How many different slots were filled by shingles tells little; the number of shingles tells the length.
    shingles: u32,
}

impl Sketch {
    /// The sketch of folded text; `None` where there is too little of it.
    #[must_use]
    pub fn of(folded: &str) -> Option<Self> {
        let mut least = [u32::MAX; SLOTS];
        let mut last = [0u64; SHINGLE];
        let mut seen = 0usize;
        let mut shingles = 0u32;
        for c in folded.chars().filter(|c| c.is_alphanumeric()).map(lower) {
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
            least[slot] = least[slot].min(hash as u32);
            shingles += 1;
        }
        if shingles < FEWEST {
            return None;
        }
        let mut slots = [0u8; SLOTS];
        for (slot, value) in slots.iter_mut().enumerate() {
            let mut from = slot;
            let mut attempt = 0u64;
            while least[from] == u32::MAX {
                attempt += 1;
                from = (mixed(slot as u64 ^ attempt << 32) >> 57) as usize;
            }
            *value = (mixed(u64::from(least[from])) >> 56) as u8;
        }
        Some(Self { slots, shingles })
    }

    /// As numbers, to be kept.
    pub(super) fn parts(&self) -> impl Iterator<Item = u64> + '_ {
        let words = self.slots.chunks_exact(8).map(|bytes| {
            let mut word = [0; 8];
            word.copy_from_slice(bytes);
            u64::from_le_bytes(word)
        });
        words.chain([u64::from(self.shingles)])
    }

    /// From the numbers kept.
    pub(super) fn from_parts(parts: impl Iterator<Item = u64>) -> Option<Self> {
        let mut slots = [0; SLOTS];
        let mut parts = parts;
        for chunk in slots.chunks_exact_mut(8) {
            chunk.copy_from_slice(&parts.next()?.to_le_bytes());
        }
        Some(Self { slots, shingles: u32::try_from(parts.next()?).ok()? })
    }

    /// The estimated share of the shorter one's shingles that are in the longer one.
    #[must_use]
    pub fn common(&self, other: &Self) -> f32 {
        let equal = self.slots.iter().zip(&other.slots).filter(|(a, b)| a == b).count();
        let jaccard = equal as f32 / SLOTS as f32;
        let (short, long) =
            (self.shingles.min(other.shingles) as f32, self.shingles.max(other.shingles) as f32);
        (jaccard / (1.0 + jaccard) * (short + long) / short).min(1.0)
    }

    /// Whether the two are copies of one article.
    #[must_use]
    pub fn same_story(&self, other: &Self) -> bool {
        self.common(other) >= COMMON
    }

    fn band(&self, band: usize) -> u32 {
        let at = band * ROWS;
        u32::from(self.slots[at]) | u32::from(self.slots[at + 1]) << 8 | u32::from(self.slots[at + 2]) << 16
    }
}

/// A good mixing of 64 bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
fn mixed(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// All sketches of an archive, found by their bands.
#[derive(Debug, Default)]
pub(super) struct Sketches {
    sketches: Vec<(Sketch, u64)>,
    bands: Vec<HashMap<u32, u32>>,
}

impl Sketches {
    /// The story that an article belongs to: that of the most similar one known.
    pub(super) fn story(&self, sketch: &Sketch) -> Option<u64> {
        let mut best: Option<(f32, u32)> = None;
        let mut last = u32::MAX;
        for (band, known) in self.bands.iter().enumerate() {
            let Some(&candidate) = known.get(&sketch.band(band)) else { continue };
            if candidate == last {
                continue;
            }
            last = candidate;
            let common = self.sketches[candidate as usize].0.common(sketch);
            // The earlier one wins a draw, so that the order of bands does not matter.
            let better =
                best.is_none_or(|(most, first)| common > most || (common == most && candidate < first));
            if common >= COMMON && better {
                best = Some((common, candidate));
            }
        }
        best.map(|(_, index)| self.sketches[index as usize].1)
    }

    /// Adds an article of a story.
    pub(super) fn add(&mut self, sketch: Sketch, story: u64) {
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
