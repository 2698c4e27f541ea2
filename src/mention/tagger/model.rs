//! Trained weights: packed in a file, laid out for look-up in memory.
//!
//! Each observation that the training kept has a row of one byte per label. Observations are known by 48 bits:
//! the hash of what is seen, and from where. What is seen is found by open addressing, and the rows of all its
//! views stand together behind one another; those that texts see most often stand first, so that they share the
//! processor's cache. The file is a zstd frame; its layout is that of [`Model::write`].

use super::chain::{Steps, Sums, Transitions};
use super::features::{KEPT, Observed, Of, Sight, VIEW, extract, sight, view};
use super::register::Registers;
use super::tags::{LABELS, NONE, WIDTH, follows};
use crate::dictionary::Carried;

/// First bytes of a model: name and version of the layout.
const MAGIC: &[u8; 4] = b"FZN5";

/// Bits by which most of what was never seen is told from what was: half a mebibyte.
const FILTER: usize = 1 << 22;

/// How many tiers there are: what texts show most often is in the first, so that its rows stand together in the
/// processor's cache; the last is all that is seldom seen.
pub const TIERS: usize = 4;
/// How many observations each tier has.
pub type Tiers = [u32; TIERS];

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
    steps: Steps,
    /// A bit for each value of [`FILTER`] that the hash of something seen has.
    filter: Vec<u64>,
    /// What texts show most often, and the rest.
    often: Table,
    rest: Table,
    rows: Vec<Weights>,
}

/// Where the rows are of what was seen: open addressing over buckets that are a line of the cache each.
struct Table {
    buckets: Vec<Bucket>,
}

/// Some of what was seen: keys, or 0 for empty places; a bit for each view that has a row, and [`HALVED`]; the
/// row of the first of these, which the others follow.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Bucket {
    keys: [u32; PLACES],
    views: [u32; PLACES],
    rows: [u32; PLACES],
}

/// Places in a bucket.
const PLACES: usize = 5;

/// The rows are half of what they should be: some differences do not fit into a byte.
const HALVED: u32 = 1 << 31;

impl Table {
    /// Room for so many, half of it taken.
    fn new(count: usize) -> Self {
        Self { buckets: vec![Bucket::default(); count * 2 / PLACES + 1] }
    }

    /// The bucket where something seen stands, or those behind it if that is full.
    #[inline]
    fn bucket(&self, sight: u64) -> usize {
        (((sight >> 32) * self.buckets.len() as u64) >> 32) as usize
    }

    /// The key of something seen; its bucket tells the other bits.
    #[inline]
    fn key(sight: u64) -> u32 {
        ((sight >> (64 - KEPT + VIEW)) as u32).max(1)
    }

    fn insert(&mut self, sight: u64, views: u32, row: u32) {
        let mut at = self.bucket(sight);
        loop {
            let bucket = &mut self.buckets[at];
            if let Some(place) = bucket.keys.iter().position(|&key| key == 0) {
                bucket.keys[place] = Self::key(sight);
                (bucket.views[place], bucket.rows[place]) = (views, row);
                return;
            }
            at = (at + 1) % self.buckets.len();
        }
    }

    /// The views that have rows, and the first of these; no views where it was not seen.
    #[inline]
    fn find(&self, sight: u64) -> (u32, u32) {
        let wanted = Self::key(sight);
        let mut at = self.bucket(sight);
        loop {
            let bucket = &self.buckets[at];
            let mut found = PLACES;
            for (place, &key) in bucket.keys.iter().enumerate() {
                found = if key == wanted { place } else { found };
            }
            if found < PLACES {
                return (bucket.views[found], bucket.rows[found]);
            }
            if bucket.keys[PLACES - 1] == 0 {
                return (0, 0);
            }
            at = if at + 1 < self.buckets.len() { at + 1 } else { 0 };
        }
    }

    /// Some of the bucket where something seen would stand.
    #[inline]
    fn touched(&self, sight: u64) -> u32 {
        self.buckets[self.bucket(sight)].keys[0]
    }
}

/// Weights of all labels but [`NONE`], whose weight is taken off them: what all labels of a character have in
/// common decides nothing.
const WEIGHTS: usize = LABELS - 1;

/// The weights of an observation; two of them fill a line of the cache.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Weights([i8; WEIGHTS]);

impl Weights {
    fn of(row: &[i8; WIDTH], halved: bool) -> Self {
        let mut weights = [0; WEIGHTS];
        for (weight, label) in weights.iter_mut().zip(NONE + 1..LABELS) {
            let value = i16::from(row[label]) - i16::from(row[NONE]);
            *weight = if halved { value / 2 } else { value } as i8;
        }
        Self(weights)
    }

    fn fits(row: &[i8; WIDTH]) -> bool {
        row[..LABELS].iter().all(|weight| weight.checked_sub(row[NONE]).is_some())
    }

    #[inline]
    fn add(&self, sums: &mut Sums) {
        // On a copy, so that all are added at once.
        let mut now = *sums;
        for (sum, &weight) in now.as_flattened_mut().iter_mut().zip(&self.0) {
            *sum += i16::from(weight);
        }
        *sums = now;
    }
}

/// What is found on the way from what a sentence shows to its scores; kept to be used again.
#[derive(Default)]
pub struct Scratch {
    sights: Vec<Sight>,
    bits: Vec<u8>,
    known: Vec<u32>,
    found: Vec<Found>,
    adds: Vec<(u32, u32)>,
    sums: Vec<Sums>,
}

/// One of the sights of a sentence, by its place among them, and its rows.
struct Found {
    index: u32,
    views: u32,
    row: u32,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("observations", &self.len()).finish_non_exhaustive()
    }
}

/// The weights of the tagger.
pub static MODEL: Carried<Model> =
    Carried::new(|| Model::read(include_bytes!("../../../dictionaries/names.model.zst")).ok());

impl Model {
    /// Lays out weights: `observations` are numbers with their rows, tier by tier, in order within each; `unit` is
    /// what 1 in them is worth.
    pub(super) fn new(
        registers: Registers,
        transitions: Box<Transitions>,
        unit: f32,
        observations: &[(u64, [i8; WIDTH])],
        tiers: Tiers,
    ) -> Self {
        let mut filter = vec![0u64; FILTER / 64];
        let mut rows = Vec::with_capacity(observations.len());
        let often = (tiers[0] + tiers[1]) as usize;
        let [often, rest] = [&observations[..often], &observations[often..]].map(|observations| {
            let groups = || observations.chunk_by(|a, b| sight(a.0) == sight(b.0));
            let mut table = Table::new(groups().count());
            for group in groups() {
                let seen = sight(group[0].0);
                let bit = Self::bit(seen);
                filter[bit / 64] |= 1 << (bit % 64);
                let halved = !group.iter().all(|(_, row)| Weights::fits(row));
                let views = group.iter().fold(0, |views, &(number, _)| views | 1 << view(number));
                table.insert(seen, views | if halved { HALVED } else { 0 }, rows.len() as u32);
                rows.extend(group.iter().map(|(_, row)| Weights::of(row, halved)));
            }
            table
        });
        Self { registers, steps: Steps::new(&transitions, unit), filter, often, rest, rows }
    }

    /// Its bit in the filter.
    #[inline]
    fn bit(sight: u64) -> usize {
        (sight >> 24) as usize & (FILTER - 1)
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
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// The sorts of text that it knows.
    #[must_use]
    pub fn registers(&self) -> &Registers {
        &self.registers
    }

    /// The sums of the weights of a sentence's characters.
    ///
    /// Most of what a text shows was never seen in training; a bit for each sight that was keeps the others from
    /// the table. Each step is taken for the whole sentence before the next, so that the waits for memory
    /// overlap, and what it reads is written to places that do not depend on it: some processors read past no
    /// write whose place they do not know yet.
    #[must_use]
    pub fn sums<'a>(&self, observed: &Observed<'_>, scratch: &'a mut Scratch) -> &'a mut [Sums] {
        let Scratch { sights, bits, known, found, adds, sums } = scratch;
        sights.clear();
        // What all characters see alike is added up once.
        let mut all = Sums::default();
        extract(observed, |seen| {
            let seen = Sight { hash: sight(seen.hash), ..seen };
            if seen.of == Of::Sentence { self.add_all(seen, &mut all) } else { sights.push(seen) }
        });
        bits.clear();
        bits.extend(sights.iter().map(|seen| {
            let bit = Self::bit(seen.hash);
            (self.filter[bit / 64] >> (bit % 64) & 1) as u8
        }));
        if known.len() < sights.len() {
            known.resize(sights.len(), 0);
        }
        let mut count = 0;
        for (index, &bit) in bits.iter().enumerate() {
            known[count] = index as u32;
            count += usize::from(bit);
        }
        found.clear();
        let hash = |index: u32| sights[index as usize].hash;
        touch(known[..count].iter().map(|&index| self.often.touched(hash(index))));
        let mut others = 0;
        for at in 0..count {
            let index = known[at];
            let (views, row) = self.often.find(hash(index));
            known[others] = index;
            if views == 0 {
                others += 1;
            } else {
                found.push(Found { index, views, row });
            }
        }
        touch(known[..others].iter().map(|&index| self.rest.touched(hash(index))));
        for &index in &known[..others] {
            let (views, row) = self.rest.find(hash(index));
            if views != 0 {
                found.push(Found { index, views, row });
            }
        }
        // Which row is added where.
        let mut count = 0;
        for &Found { index, views, row } in &*found {
            for _ in 0..=(views / HALVED) {
                sights[index as usize].each(observed, views & !HALVED, |place, _, before, has| {
                    if count == adds.len() {
                        adds.resize(2 * count + 64, (0, 0));
                    }
                    adds[count] = (place as u32, row + before);
                    count += usize::from(has);
                });
            }
        }
        let adds = &adds[..count];
        touch(adds.iter().map(|&(_, row)| self.rows[row as usize].0[0] as u32));
        sums.clear();
        sums.resize(observed.chars.len(), all);
        for &(place, row) in adds {
            self.rows[row as usize].add(&mut sums[place as usize]);
        }
        sums
    }

    /// Adds the weights of what all characters of a sentence see.
    fn add_all(&self, seen: Sight, sums: &mut Sums) {
        let (often, rest) = (self.often.find(seen.hash), self.rest.find(seen.hash));
        let (views, row) = if often.0 == 0 { rest } else { often };
        if views & !HALVED != 0 {
            for _ in 0..=(views / HALVED) {
                self.rows[row as usize].add(sums);
            }
        }
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
        let tiers = [reader.number()?, reader.number()?, reader.number()?, reader.number()?];
        let count: usize = tiers.iter().map(|&tier| tier as usize).sum();
        let mut observations = Vec::with_capacity(count.min(1 << 22));
        for tier in tiers {
            let mut number = 0u64;
            for _ in 0..tier {
                number = number.checked_add(reader.variable()?).ok_or(ModelError::Layout)?;
                observations.push((number << (64 - KEPT), [0i8; WIDTH]));
            }
        }
        // Label by label, so that like stands beside like and packs well.
        for label in 0..LABELS {
            for (observation, &weight) in observations.iter_mut().zip(reader.take(count)?) {
                observation.1[label] = weight as i8;
            }
        }
        Ok(Self::new(registers, transitions, unit, &observations, tiers))
    }

    /// Packs weights: magic, labels, registers, the longest text of each, votes for them, unit, transitions, the
    /// sizes of the tiers, then the observations of each in order of their number as differences, and the weights
    /// of all label by label.
    ///
    /// # Errors
    /// When the packer fails.
    pub(super) fn write(
        registers: &Registers,
        transitions: &Transitions,
        unit: f32,
        observations: &[(u64, [i8; WIDTH])],
        tiers: Tiers,
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
        bytes.extend(tiers.iter().flat_map(|tier| tier.to_le_bytes()));
        let mut rest = observations;
        for tier in tiers {
            let (here, others) = rest.split_at(tier as usize);
            rest = others;
            let mut last = 0;
            for (number, _) in here {
                let number = number >> (64 - KEPT);
                let mut difference = number - last;
                last = number;
                while difference >= 0x80 {
                    bytes.push((difference & 0x7f) as u8 | 0x80);
                    difference >>= 7;
                }
                bytes.push(difference as u8);
            }
        }
        for label in 0..LABELS {
            bytes.extend(observations.iter().map(|(_, row)| row[label] as u8));
        }
        zstd::encode_all(bytes.as_slice(), 12)
    }
}

/// Reads values so that what stands around them is in the cache when it is needed: many at once, for nothing
/// waits for them here.
#[inline]
fn touch(values: impl Iterator<Item = u32>) {
    std::hint::black_box(values.fold(0, |all, value| all ^ value));
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
