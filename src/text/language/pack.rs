//! The model as a file: columns of numbers, packed by zstd.
//!
//! Within a group (the pairs of one symbol, the triples of one pair, the quadruples of one triple) the symbols ascend, so their gaps are
//! small numbers; columns of like numbers pack better than rows of unlike ones.

use super::{Model, Symbol};
use std::io::Read;

/// Version of the layout, so that an old file is refused rather than misread.
const MAGIC: &[u8; 8] = b"fzchar02";

/// What a model says of itself before anything else is read: a file cannot ask for more than this.
const MOST_BYTES: usize = 64 << 20;

/// The packed model. `characters`: those of the symbols after the classes, in order.
impl Model {
    /// The file's bytes.
    #[must_use]
    pub fn packed(&self, level: i32) -> Vec<u8> {
        let mut plain = Vec::new();
        let characters = self.characters();
        let mut column = |bytes: &[u8]| {
            plain.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            plain.extend_from_slice(bytes);
        };
        column(characters.iter().collect::<String>().as_bytes());
        column(&self.single);
        column(&self.single_backoff);
        column(&gaps(&self.pair_starts, &self.pair_second));
        column(&self.pair);
        column(&self.pair_backoff);
        column(&gaps(&self.triple_starts, &self.triple_third));
        column(&self.triple);
        column(&self.triple_backoff);
        column(&gaps(&self.quad_starts, &self.quad_fourth));
        column(&self.quad);
        let mut packed = MAGIC.to_vec();
        packed.extend(zstd::bulk::compress(&plain, level).unwrap_or_default());
        packed
    }

    /// The character of each symbol after the classes.
    fn characters(&self) -> Vec<char> {
        let classes = usize::from(Symbol::CLASSES);
        let mut characters = vec![None; self.single.len() - classes];
        for (code, &symbol) in (0_u32..).zip(&self.symbols) {
            let Some(place) = usize::from(symbol).checked_sub(classes) else { continue };
            let Some(c) = char::from_u32(code) else { continue };
            // Several characters share a symbol; the one that is its own unit stands for them.
            if super::unit(c) == Ok(c) {
                characters[place] = Some(c);
            }
        }
        characters.into_iter().map(|c| c.unwrap_or('\0')).collect()
    }
}

/// Group sizes and the gaps inside each group, as variable-length numbers.
fn gaps(starts: &[u32], values: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for bounds in starts.windows(2) {
        varint(&mut bytes, bounds[1] - bounds[0]);
    }
    for bounds in starts.windows(2) {
        let mut last = 0;
        for &value in &values[bounds[0] as usize..bounds[1] as usize] {
            varint(&mut bytes, u32::from(value) - last);
            last = u32::from(value);
        }
    }
    bytes
}

fn varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Reads a packed model; `None` where it is of another version or cut short.
pub(super) fn read(packed: &[u8]) -> Option<Model> {
    let packed = packed.strip_prefix(MAGIC)?;
    let plain = zstd::bulk::decompress(packed, MOST_BYTES).ok()?;
    let mut rest = plain.as_slice();
    let mut column = || -> Option<&[u8]> {
        let (length, after) = rest.split_at_checked(4)?;
        let (bytes, after) = after.split_at_checked(u32::from_le_bytes(length.try_into().ok()?) as usize)?;
        rest = after;
        Some(bytes)
    };
    let characters: Vec<char> = std::str::from_utf8(column()?).ok()?.chars().collect();
    let size = usize::from(Symbol::CLASSES) + characters.len();
    let mut model = Model::empty(&characters, size);
    model.single = column()?.to_vec();
    model.single_backoff = column()?.to_vec();
    (model.pair_starts, model.pair_second) = ungapped(column()?, size)?;
    model.pair = column()?.to_vec();
    model.pair_backoff = column()?.to_vec();
    (model.triple_starts, model.triple_third) = ungapped(column()?, model.pair.len())?;
    model.triple = column()?.to_vec();
    model.triple_backoff = column()?.to_vec();
    (model.quad_starts, model.quad_fourth) = ungapped(column()?, model.triple.len())?;
    model.quad = column()?.to_vec();
    let whole = model.single.len() == size
        && model.single_backoff.len() == size
        && model.pair.len() == model.pair_second.len()
        && model.pair_backoff.len() == model.pair.len()
        && model.triple.len() == model.triple_third.len()
        && model.triple_backoff.len() == model.triple.len()
        && model.quad.len() == model.quad_fourth.len()
        && model
            .pair_second
            .iter()
            .chain(&model.triple_third)
            .chain(&model.quad_fourth)
            .all(|&symbol| usize::from(symbol) < size);
    whole.then_some(model)
}

/// Reads of a packed model only how likely each character is alone: its first two columns, unpacked as far as those.
pub(super) fn read_alone(packed: &[u8]) -> Option<Model> {
    let packed = packed.strip_prefix(MAGIC)?;
    let mut plain = zstd::stream::read::Decoder::new(packed).ok()?;
    let mut column = || -> Option<Vec<u8>> {
        let mut length = [0; 4];
        plain.read_exact(&mut length).ok()?;
        let length = u32::from_le_bytes(length);
        let mut bytes = Vec::new();
        plain.by_ref().take(length.into()).read_to_end(&mut bytes).ok()?;
        (bytes.len() == length as usize).then_some(bytes)
    };
    let characters: Vec<char> = String::from_utf8(column()?).ok()?.chars().collect();
    let size = usize::from(Symbol::CLASSES) + characters.len();
    let mut model = Model::empty(&characters, size);
    model.single = column()?;
    (model.single.len() == size).then_some(model)
}

fn ungapped(bytes: &[u8], groups: usize) -> Option<(Vec<u32>, Vec<u16>)> {
    let mut numbers = Varints(bytes.iter());
    let mut starts = vec![0_u32];
    for _ in 0..groups {
        starts.push(starts.last()?.checked_add(numbers.next()?)?);
    }
    let mut values = Vec::with_capacity(*starts.last()? as usize);
    for bounds in starts.windows(2) {
        let mut last = 0_u32;
        for _ in bounds[0]..bounds[1] {
            last = last.checked_add(numbers.next()?)?;
            values.push(u16::try_from(last).ok()?);
        }
    }
    Some((starts, values))
}

struct Varints<'a>(std::slice::Iter<'a, u8>);

impl Varints<'_> {
    fn next(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = *self.0.next()?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}
