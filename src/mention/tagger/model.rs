//! Trained weights: packed in a file, laid out for look-up in memory.
//!
//! Each observation that the training kept has a row of one byte per label. Observations are known by 40 bits
//! of their hash, found by open addressing. The file is a zstd frame; its layout is that of [`Model::write`].

use super::chain::{Row, Transitions};
use super::features::MOST;
use super::register::Registers;
use super::tags::{LABELS, WIDTH, follows};
use std::sync::{LazyLock, OnceLock};

/// First bytes of a model: name and version of the layout.
const MAGIC: &[u8; 4] = b"FZN3";

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
    registers: Registers,
    transitions: Box<Transitions>,
    /// What a unit of the rows is worth.
    unit: f32,
    /// Open addressing: 32 of the 40 bits, never 0 but in empty slots, beside the row, so that a look-up waits
    /// for memory once.
    slots: Vec<Slot>,
    count: usize,
    /// A bit for each value of [`FILTER`] that an observation has.
    filter: Vec<u64>,
    shift: u32,
}

#[derive(Clone, Copy)]
struct Slot {
    key: u32,
    row: [i8; WIDTH],
}

/// The key of an observation.
fn key(number: u64) -> u32 {
    ((number >> 24) as u32).max(1)
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("observations", &self.count).finish_non_exhaustive()
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
        registers: Registers,
        transitions: Box<Transitions>,
        unit: f32,
        observations: &[(u64, [i8; WIDTH])],
    ) -> Self {
        // Four slots for three observations at least.
        let bits = (observations.len() * 4 / 3).max(16).next_power_of_two().trailing_zeros();
        let mut slots = vec![Slot { key: 0, row: [0; WIDTH] }; 1 << bits];
        let shift = 64 - bits;
        let mut filter = vec![0u64; FILTER / 64];
        for &(number, row) in observations {
            let mut slot = (number >> shift) as usize;
            while slots[slot].key != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = Slot { key: key(number), row };
            let bit = (number >> 24) as usize & (FILTER - 1);
            filter[bit / 64] |= 1 << (bit % 64);
        }
        Self { registers, transitions, unit, slots, count: observations.len(), filter, shift }
    }

    /// How many observations have weights.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it knows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How well labels follow each other.
    #[must_use]
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The sorts of text that it knows.
    #[must_use]
    pub fn registers(&self) -> &Registers {
        &self.registers
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
        // All keys are asked for before any is looked at, so that the waits for memory overlap.
        let mut keys = [0u32; MOST];
        for (key, number) in keys.iter_mut().zip(&known[..count]) {
            *key = self.slots[(number >> self.shift) as usize].key;
        }
        let mut sums = [0i16; WIDTH];
        for (&number, &first) in known[..count].iter().zip(&keys) {
            let wanted = key(number);
            let mut at = (number >> self.shift) as usize;
            let mut found = first;
            while found != wanted && found != 0 {
                at = (at + 1) & mask;
                found = self.slots[at].key;
            }
            if found == wanted {
                for (sum, &weight) in sums.iter_mut().zip(&self.slots[at].row) {
                    *sum += i16::from(weight);
                }
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
        let count = reader.number()? as usize;
        let longest = (0..count).map(|_| reader.number()).collect::<Result<Vec<u32>, _>>()?;
        let votes = reader.take(Registers::size(count))?.iter().map(|&byte| byte as i8).collect();
        let registers = Registers::from_votes(longest, votes).ok_or(ModelError::Layout)?;
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
        Ok(Self::new(registers, transitions, unit, &observations))
    }

    /// Packs weights: magic, labels, registers, the longest text of each, votes for them, unit, transitions, then the observations in
    /// order of their hash as differences, and their weights label by label.
    ///
    /// # Errors
    /// When the packer fails.
    pub(super) fn write(
        registers: &Registers,
        transitions: &Transitions,
        unit: f32,
        observations: &[(u64, [i8; WIDTH])],
    ) -> std::io::Result<Vec<u8>> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((LABELS as u32).to_le_bytes());
        bytes.extend((registers.count() as u32).to_le_bytes());
        bytes.extend(registers.longest().iter().flat_map(|longest| longest.to_le_bytes()));
        bytes.extend(registers.votes().iter().map(|&vote| vote as u8));
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
