//! Learned weights, by hashes of what is seen: their sum is the log of the odds.

use crate::dictionary::Carried;
use std::io;

/// First bytes of the file: name and version of the layout.
const MAGIC: &[u8; 4] = b"FZE1";

/// Why weights cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// They are not packed as weights are.
    #[error("cannot unpack the weights")]
    Unpack(#[from] io::Error),
    /// The bytes are no weights of this version.
    #[error("not the weights for events of this version; train them again with `fangzhi train --events`")]
    Layout,
}

/// What was learned: which words tell of an event, and which names have which role in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub(super) tells: Weights,
    pub(super) roles: Weights,
    /// The English words of the roles, in the order of their weights.
    pub(super) names: Vec<String>,
}

/// Weights for one or several questions: a row of them for each place that a hash can have.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weights {
    /// How many questions.
    width: usize,
    /// How many bits of a hash are its place.
    bits: u8,
    /// What 1 is worth.
    unit: f32,
    rows: Vec<i8>,
}

/// The weights of the second look.
pub static MODEL: Carried<Model> =
    Carried::new(|| Model::read(include_bytes!("../../../dictionaries/events.model.zst")).ok());

impl Model {
    /// How many weights are not nothing.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tells.rows.iter().chain(&self.roles.rows).filter(|&&weight| weight != 0).count()
    }

    /// Whether all are nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The file: a zstd frame of the magic, how many roles there are, for each the length of its word and the word, and
    /// the weights for words and for names: unit (little-endian), bits, rows.
    ///
    /// # Errors
    /// When it cannot be packed.
    pub fn write(&self) -> io::Result<Vec<u8>> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(self.names.len() as u8);
        for name in &self.names {
            bytes.push(name.len() as u8);
            bytes.extend(name.as_bytes());
        }
        for weights in [&self.tells, &self.roles] {
            bytes.extend(weights.unit.to_le_bytes());
            bytes.push(weights.bits);
            bytes.extend(weights.rows.iter().map(|&weight| weight as u8));
        }
        zstd::encode_all(bytes.as_slice(), 19)
    }

    /// Unpacks a file.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(packed: &[u8]) -> Result<Self, ModelError> {
        let bytes = zstd::decode_all(packed)?;
        Self::laid_out(&bytes).ok_or(ModelError::Layout)
    }

    fn laid_out(bytes: &[u8]) -> Option<Self> {
        let (&count, mut rest) = bytes.strip_prefix(MAGIC)?.split_first()?;
        let mut names = Vec::new();
        for _ in 0..count {
            let (&length, behind) = rest.split_first()?;
            let (name, behind) = behind.split_at_checked(length.into())?;
            names.push(std::str::from_utf8(name).ok()?.to_owned());
            rest = behind;
        }
        let (tells, rest) = Weights::laid_out(rest, 1)?;
        let (roles, rest) = Weights::laid_out(rest, names.len())?;
        rest.is_empty().then_some(Self { tells, roles, names })
    }
}

/// More bits than this no file has.
const MOST_BITS: u8 = 24;

impl Weights {
    /// Packs weights, `width` to a row, a row for each place of `bits`; the largest is 127 units.
    pub(super) fn new(width: usize, bits: u8, weights: &[f32]) -> Self {
        let most = weights.iter().fold(0f32, |most, weight| most.max(weight.abs()));
        let unit = if most > 0.0 { most / 127.0 } else { 1.0 };
        let rows = weights.iter().map(|weight| (weight / unit).round() as i8).collect();
        Self { width, bits, unit, rows }
    }

    /// The log of the odds of each question, into `odds`.
    pub(super) fn odds(&self, seen: &[u32], odds: &mut Vec<f32>) {
        let mut sums = vec![0i32; self.width];
        for &hash in seen {
            let row = place(hash, self.bits) * self.width;
            for (sum, &weight) in sums.iter_mut().zip(&self.rows[row..row + self.width]) {
                *sum += i32::from(weight);
            }
        }
        odds.clear();
        odds.extend(sums.iter().map(|&sum| sum as f32 * self.unit));
    }

    /// The log of the odds of the only question.
    pub(super) fn odd(&self, seen: &[u32]) -> f32 {
        let weight = |&hash: &u32| i32::from(self.rows[place(hash, self.bits)]);
        seen.iter().map(weight).sum::<i32>() as f32 * self.unit
    }

    fn laid_out(bytes: &[u8], width: usize) -> Option<(Self, &[u8])> {
        let (unit, rest) = bytes.split_first_chunk()?;
        let (&bits, rest) = rest.split_first().filter(|(bits, _)| **bits <= MOST_BITS)?;
        let (rows, rest) = rest.split_at_checked(width << bits)?;
        let unit = Some(f32::from_le_bytes(*unit)).filter(|unit| unit.is_finite())?;
        Some((Self { width, bits, unit, rows: rows.iter().map(|&byte| byte as i8).collect() }, rest))
    }
}

/// The place of a hash: its first bits.
pub(super) fn place(hash: u32, bits: u8) -> usize {
    (u64::from(hash) >> (32 - bits)) as usize
}
