//! Learned weights: one number for each thing seen; their sum is the log of the odds.

use std::io;
use std::sync::{LazyLock, OnceLock};

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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    pub(super) tells: Weights,
    /// By the English word of the role.
    pub(super) roles: Vec<(String, Weights)>,
}

/// What each thing seen speaks for or against.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Weights {
    /// Hashes of what is seen, in order.
    keys: Vec<u32>,
    /// A weight for each, in units.
    weights: Vec<i8>,
    unit: f32,
}

static BUILTIN: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("../../../dictionaries/events.model.zst")).ok());

/// Weights of the user's own, in place of the built-in ones.
static OWN: OnceLock<Model> = OnceLock::new();

impl Model {
    /// Lets every later reading of this process use `model` in place of the built-in weights; gives it back where that
    /// was settled before.
    ///
    /// # Errors
    /// When other weights were put in place already.
    pub fn install(model: Self) -> Result<(), Self> {
        OWN.set(model)
    }

    /// The weights in use.
    #[must_use]
    pub fn current() -> Option<&'static Self> {
        OWN.get().or_else(|| Self::builtin())
    }

    /// The weights that the program carries; `None` only if the build was given broken ones, which a test rules out.
    #[must_use]
    pub fn builtin() -> Option<&'static Self> {
        BUILTIN.as_ref()
    }

    /// How many things have a weight.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tells.keys.len() + self.roles.iter().map(|(_, weights)| weights.keys.len()).sum::<usize>()
    }

    /// Whether nothing has one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The file: a zstd frame of the magic and one table after another, each with its name, that of the words first:
    /// length of the name, name, unit, how many, the hashes in order, the weights; numbers little-endian.
    ///
    /// # Errors
    /// When it cannot be packed.
    pub fn write(&self) -> io::Result<Vec<u8>> {
        let mut bytes = MAGIC.to_vec();
        let tables = self.roles.iter().map(|(role, weights)| (role.as_str(), weights));
        for (name, table) in [("", &self.tells)].into_iter().chain(tables) {
            bytes.push(name.len() as u8);
            bytes.extend(name.as_bytes());
            bytes.extend(table.unit.to_le_bytes());
            bytes.extend((table.keys.len() as u32).to_le_bytes());
            table.keys.iter().for_each(|key| bytes.extend(key.to_le_bytes()));
            bytes.extend(table.weights.iter().map(|&weight| weight as u8));
        }
        zstd::encode_all(bytes.as_slice(), 19)
    }

    /// Unpacks a file.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(packed: &[u8]) -> Result<Self, ModelError> {
        let bytes = zstd::decode_all(packed)?;
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::Layout)?;
        let mut tables = Vec::new();
        while !rest.is_empty() {
            let (table, behind) = Weights::unpacked(rest).ok_or(ModelError::Layout)?;
            tables.push(table);
            rest = behind;
        }
        let roles = tables.split_off(tables.len().min(1));
        let (_, tells) = tables.pop().ok_or(ModelError::Layout)?;
        Ok(Self { tells, roles })
    }
}

impl Weights {
    /// Packs weights of hashes in order; the largest is 127 units.
    pub(super) fn new(weights: &[(u32, f32)]) -> Self {
        let most = weights.iter().fold(0f32, |most, (_, weight)| most.max(weight.abs()));
        let unit = if most > 0.0 { most / 127.0 } else { 1.0 };
        let kept = weights.iter().map(|&(key, weight)| (key, (weight / unit).round() as i8));
        let (keys, weights) = kept.filter(|&(_, weight)| weight != 0).unzip();
        Self { keys, weights, unit }
    }

    /// The log of the odds.
    pub(super) fn odds(&self, seen: &[u32]) -> f32 {
        let weight = |key: &u32| self.keys.binary_search(key).map_or(0, |at| i32::from(self.weights[at]));
        seen.iter().map(weight).sum::<i32>() as f32 * self.unit
    }

    /// A table with its name, and what is behind it.
    fn unpacked(bytes: &[u8]) -> Option<((String, Self), &[u8])> {
        let (&length, rest) = bytes.split_first()?;
        let (name, rest) = rest.split_at_checked(length.into())?;
        let (unit, rest) = rest.split_first_chunk()?;
        let (count, rest) = rest.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (keys, rest) = rest.split_at_checked(count.checked_mul(4)?)?;
        let (weights, rest) = rest.split_at_checked(count)?;
        let keys: Vec<u32> = keys.as_chunks().0.iter().map(|&key| u32::from_le_bytes(key)).collect();
        let table = Self {
            weights: weights.iter().map(|&byte| byte as i8).collect(),
            unit: f32::from_le_bytes(*unit),
            keys,
        };
        let name = std::str::from_utf8(name).ok()?.to_owned();
        (table.keys.is_sorted() && table.unit.is_finite()).then_some(((name, table), rest))
    }
}
