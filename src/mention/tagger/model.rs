//! Trained weights: packed in a file, laid out for look-up in memory.
//!
//! Each observation that the training kept has a row of one byte per label. Observations are known by 40 bits
//! of their hash, found by open addressing. The file is a zstd frame; its layout is that of [`Model::write`].

use super::chain::{Row, Transitions};
use super::features::{MOST, hash, mix};
use super::tags::{LABELS, WIDTH, follows};
use std::sync::{LazyLock, OnceLock};

/// First bytes of a model: name and version of the layout.
const MAGIC: &[u8; 4] = b"FZN1";
/// Buckets of words by which registers are told apart.
const BUCKETS: usize = 1 << 15;

/// Bits by which most unknown observations are told from known ones: a mebibyte.
const FILTER: usize = 1 << 23;

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// It is not packed as a model is.
    #[error("cannot unpack the weights")]
    Unpack(#[from] std::io::Error),
    /// Its bytes are no model of this version.
    #[error("not the weights of a tagger of this version; train them again with `fangzhi train`")]
    Layout,
}

/// Trained weights.
pub struct Model {
    /// Sorts of text that it was trained on.
    registers: usize,
    /// For each bucket of words, how much it speaks for each register.
    words: Vec<i8>,
    transitions: Box<Transitions>,
    /// What a unit of the rows is worth.
    unit: f32,
    /// Open addressing: the low half of the 40 bits, and the row's number + 1 (0: empty).
    slots: Vec<(u32, u32)>,
    /// A bit for each value of [`FILTER`] that an observation has.
    filter: Vec<u64>,
    shift: u32,
    rows: Vec<[i8; WIDTH]>,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("observations", &self.rows.len()).finish_non_exhaustive()
    }
}

static BUILTIN: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("../../../dictionaries/names.model.zst")).ok());

/// Weights of the user's own, in place of the built-in ones.
static OWN: OnceLock<Model> = OnceLock::new();

impl Model {
    /// Lets every later reading of this process use `model` in place of the built-in weights; gives it back
    /// where that was settled before.
    ///
    /// # Errors
    /// When other weights were put in place already.
    pub fn install(model: Self) -> Result<(), Box<Self>> {
        OWN.set(model).map_err(Box::new)
    }

    /// The weights in use.
    #[must_use]
    pub fn current() -> Option<&'static Self> {
        OWN.get().or_else(|| Self::builtin())
    }

    /// The weights that the program carries; `None` only if the build was given broken ones, which a test
    /// rules out.
    #[must_use]
    pub fn builtin() -> Option<&'static Self> {
        BUILTIN.as_ref()
    }

    /// Lays out weights: `observations` are hashes with their rows, `unit` what 1 in them is worth.
    pub(super) fn new(
        registers: usize,
        words: Vec<i8>,
        transitions: Box<Transitions>,
        unit: f32,
        observations: &[(u64, [i8; WIDTH])],
    ) -> Self {
        let bits = (observations.len() * 2).max(16).next_power_of_two().trailing_zeros();
        let mut slots = vec![(0u32, 0u32); 1 << bits];
        let mut rows = Vec::with_capacity(observations.len());
        let shift = 64 - bits;
        let mut filter = vec![0u64; FILTER / 64];
        for &(number, row) in observations {
            let mut slot = (number >> shift) as usize;
            while slots[slot].1 != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            let bit = (number >> 24) as usize & (FILTER - 1);
            filter[bit / 64] |= 1 << (bit % 64);
            rows.push(row);
            slots[slot] = ((number >> 24) as u32, rows.len() as u32);
        }
        Self { registers, words, transitions, unit, slots, filter, shift, rows }
    }

    /// How many observations have weights.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it knows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How well labels follow each other.
    #[must_use]
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The register that most words of a text speak for.
    #[must_use]
    pub fn register<'a>(&self, words: impl Iterator<Item = &'a str>) -> u64 {
        let mut sums = vec![0i64; self.registers];
        for word in words {
            let bucket = bucket(word);
            let votes = &self.words[bucket * self.registers..][..self.registers];
            for (sum, &vote) in sums.iter_mut().zip(votes) {
                *sum += i64::from(vote);
            }
        }
        let best = sums.iter().enumerate().max_by_key(|&(index, sum)| (*sum, std::cmp::Reverse(index)));
        best.map_or(0, |(index, _)| index as u64)
    }

    /// The scores of a character with these observations.
    ///
    /// Most observations of a text were never seen in training; a bit for each that was, small enough to stay
    /// in the cache, keeps those from the table.
    #[must_use]
    pub fn score(&self, numbers: &[u64]) -> Row {
        let mask = self.slots.len() - 1;
        let mut known = [0u64; MOST];
        let mut count = 0;
        for &number in numbers.iter().take(MOST) {
            let bit = (number >> 24) as usize & (FILTER - 1);
            known[count] = number;
            count += usize::from(self.filter[bit / 64] >> (bit % 64) & 1 == 1);
        }
        let mut sums = [0i16; WIDTH];
        for &number in &known[..count] {
            let key = (number >> 24) as u32;
            let mut slot = (number >> self.shift) as usize;
            loop {
                let (other, row) = self.slots[slot];
                if row == 0 {
                    break;
                }
                if other == key {
                    for (sum, &weight) in sums.iter_mut().zip(&self.rows[row as usize - 1]) {
                        *sum += i16::from(weight);
                    }
                    break;
                }
                slot = (slot + 1) & mask;
            }
        }
        sums.map(|sum| f32::from(sum) * self.unit)
    }

    /// Reads packed weights.
    ///
    /// # Errors
    /// When the bytes are no packed model of this version.
    pub fn read(packed: &[u8]) -> Result<Self, ModelError> {
        let bytes = zstd::decode_all(packed)?;
        let mut reader = Reader { bytes: &bytes };
        if reader.take(4)? != MAGIC || reader.number()? as usize != LABELS {
            return Err(ModelError::Layout);
        }
        let registers = reader.number()? as usize;
        let words = reader.take(BUCKETS.checked_mul(registers).ok_or(ModelError::Layout)?)?;
        let words = words.iter().map(|&byte| byte as i8).collect();
        let unit = reader.float()?;
        let mut transitions = Box::new([[f32::NEG_INFINITY; WIDTH]; LABELS]);
        for (label, row) in transitions.iter_mut().enumerate() {
            for next in (0..LABELS).filter(|&next| follows(label, next)) {
                row[next] = reader.float()?;
            }
        }
        let count = reader.number()? as usize;
        let mut observations = Vec::with_capacity(count.min(1 << 22));
        let mut number = 0u64;
        for _ in 0..count {
            number = number.checked_add(reader.variable()?).ok_or(ModelError::Layout)?;
            observations.push((number << 24, [0i8; WIDTH]));
        }
        // Label by label, so that like stands beside like and packs well.
        for label in 0..LABELS {
            for (observation, &weight) in observations.iter_mut().zip(reader.take(count)?) {
                observation.1[label] = weight as i8;
            }
        }
        Ok(Self::new(registers, words, transitions, unit, &observations))
    }

    /// Packs weights: magic, labels, registers, votes of words, unit, transitions, then the observations in
    /// order of their hash as differences, and their weights label by label.
    ///
    /// # Errors
    /// When the packer fails.
    pub(super) fn write(
        registers: usize,
        words: &[i8],
        transitions: &Transitions,
        unit: f32,
        observations: &[(u64, [i8; WIDTH])],
    ) -> std::io::Result<Vec<u8>> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((LABELS as u32).to_le_bytes());
        bytes.extend((registers as u32).to_le_bytes());
        bytes.extend(words.iter().map(|&vote| vote as u8));
        bytes.extend(unit.to_le_bytes());
        for (label, row) in transitions.iter().enumerate() {
            for next in (0..LABELS).filter(|&next| follows(label, next)) {
                bytes.extend(row[next].to_le_bytes());
            }
        }
        bytes.extend((observations.len() as u32).to_le_bytes());
        let mut last = 0;
        for (number, _) in observations {
            let mut difference = (number >> 24) - last;
            last = number >> 24;
            while difference >= 0x80 {
                bytes.push((difference & 0x7f) as u8 | 0x80);
                difference >>= 7;
            }
            bytes.push(difference as u8);
        }
        for label in 0..LABELS {
            bytes.extend(observations.iter().map(|(_, row)| row[label] as u8));
        }
        zstd::encode_all(bytes.as_slice(), 12)
    }
}

/// The bucket of a word among those by which registers are told apart.
pub(super) fn bucket(word: &str) -> usize {
    mix(hash(word.chars()), 1) as usize % BUCKETS
}

/// The number of buckets.
pub(super) const fn buckets() -> usize {
    BUCKETS
}

/// Reads numbers off the front of bytes.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(ModelError::Layout)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array(&mut self) -> Result<[u8; 4], ModelError> {
        self.take(4)?.try_into().map_err(|_| ModelError::Layout)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        self.array().map(f32::from_le_bytes)
    }

    fn variable(&mut self) -> Result<u64, ModelError> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = *self.take(1)?.first().ok_or(ModelError::Layout)?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(ModelError::Layout)
    }
}
