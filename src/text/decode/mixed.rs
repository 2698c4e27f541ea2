//! Bytes that change their encoding on the way, lost one, or gained one: read piece by piece.
//!
//! Finds a paragraph of GBK in a UTF-8 page and the other way round, Big5 in either, a UTF-8 mark in the middle,
//! bytes that belong to no character, and the place where a run gets back into step after a lost byte. Lines that
//! read well in the encoding of the whole are left to it; the others are searched for the cheapest way through,
//! in time that grows with their length alone.

use super::unicode::utf8;
use super::{DecodeTrouble, cost, standard};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use std::sync::LazyLock;

/// The encodings that Chinese files mix.
const ENCODINGS: [&Encoding; 3] = [UTF_8, GB18030, BIG5];

/// Eighths of a nat, as in [`cost`].
const NAT: u32 = 8;

/// What it costs to leave the plain reading.
struct Prices {
    /// Changing the encoding at the start of a run of foreign bytes.
    change: u32,
    /// Changing it inside one.
    change_inside: u32,
    /// A byte that belongs to no character.
    stray: u32,
}

/// Where the plain reading meets bytes that are no character.
const BROKEN: Prices = Prices { change: 8 * NAT, change_inside: 14 * NAT, stray: 18 * NAT };

/// Where it does not: a list of rare characters is no damage, so more is asked for.
const SOUND: Prices = Prices { change: 24 * NAT, change_inside: 32 * NAT, stray: 40 * NAT };

/// A byte-order mark in the middle: seen where files were joined.
const MARK: u32 = 4 * NAT;

/// A character of four bytes in GB18030, or of more than the Basic Multilingual Plane: rare in all.
const RARE: u32 = 14 * NAT;

/// Longer stretches are searched in parts, so that the search's memory stays small.
const PART: usize = 32 << 10;

/// Whether the encoding is one of those that are found mixed.
pub fn mixes(encoding: &'static Encoding) -> bool {
    ENCODINGS.contains(&encoding)
}

/// Decodes bytes that are `main` for the most part. `offset` is where they stand in the input.
pub fn decode(
    main: &'static Encoding,
    bytes: &[u8],
    offset: usize,
    text: &mut String,
    troubles: &mut Vec<DecodeTrouble>,
) {
    let mut at = 0;
    let mut line = String::new();
    let mut line_troubles = Vec::new();
    for raw in bytes.split_inclusive(|&byte| byte == b'\n') {
        line.clear();
        line_troubles.clear();
        standard(main, raw, offset + at, &mut line, &mut line_troubles);
        let sound = line_troubles.is_empty();
        if sound && (main == UTF_8 || !cost::has_strange_stretch(&line)) {
            text.push_str(&line);
        } else {
            let prices = if sound { &SOUND } else { &BROKEN };
            for part in parts(raw) {
                search(
                    prices,
                    main,
                    part,
                    offset + at + (part.as_ptr() as usize - raw.as_ptr() as usize),
                    text,
                    troubles,
                );
            }
        }
        at += raw.len();
    }
}

/// Cuts a long line, before an ASCII byte where there is one.
fn parts(raw: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = raw;
    while rest.len() > PART {
        let cut =
            rest[..PART].iter().rposition(|byte| *byte < b'0').filter(|&cut| cut > PART / 2).unwrap_or(PART);
        let (part, after) = rest.split_at(cut);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// How a stretch is read.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    In(usize),
    Stray,
    Mark,
}

/// The cheapest way to one byte in one encoding, and its last step.
#[derive(Clone, Copy)]
struct Node {
    cost: u32,
    /// Bytes of the last step; 0 for a change of encoding.
    length: u8,
    /// The encoding before the last step.
    from: u8,
    kind: u8,
}

const FAR: Node = Node { cost: u32::MAX, length: 0, from: 0, kind: 0 };
const CHARACTER: u8 = 0;
const STRAY: u8 = 1;
const MARKED: u8 = 2;

fn search(
    prices: &Prices,
    main: &'static Encoding,
    bytes: &[u8],
    offset: usize,
    text: &mut String,
    troubles: &mut Vec<DecodeTrouble>,
) {
    let mut nodes = vec![[FAR; 3]; bytes.len() + 1];
    for (state, node) in nodes[0].iter_mut().enumerate() {
        let extra = if ENCODINGS[state] == main { 0 } else { prices.change };
        *node = Node { cost: extra, length: 0, from: state as u8, kind: CHARACTER };
    }
    for at in 0..bytes.len() {
        if at > 0 {
            let ascii = bytes[at - 1].is_ascii();
            change(&mut nodes[at], if ascii { prices.change } else { prices.change_inside });
        }
        for state in 0..ENCODINGS.len() {
            let here = nodes[at][state].cost;
            if here == u32::MAX {
                continue;
            }
            let mut reach = |length: usize, extra: u32, kind: u8| {
                let node = &mut nodes[at + length][state];
                if here + extra < node.cost {
                    *node = Node { cost: here + extra, length: length as u8, from: state as u8, kind };
                }
            };
            if bytes[at].is_ascii() {
                reach(1, 0, CHARACTER);
                continue;
            }
            if bytes[at..].starts_with(&[0xEF, 0xBB, 0xBF]) {
                reach(3, MARK, MARKED);
            }
            if let Some((length, extra)) = character(state, &bytes[at..]) {
                reach(length, extra, CHARACTER);
            }
            let stray = if state == 0 { unfinished(&bytes[at..]) } else { 1 };
            reach(stray, prices.stray, STRAY);
        }
    }
    let mut state = (0..3).min_by_key(|&state| nodes[bytes.len()][state].cost).unwrap_or(0);
    let mut at = bytes.len();
    let mut pieces: Vec<(usize, Kind)> = Vec::new();
    while at > 0 {
        let node = nodes[at][state];
        if node.length > 0 {
            let kind = [Kind::In(state), Kind::Stray, Kind::Mark][usize::from(node.kind)];
            at -= usize::from(node.length);
            match pieces.last_mut() {
                Some(last) if last.1 == kind => last.0 = at,
                _ => pieces.push((at, kind)),
            }
        }
        state = usize::from(node.from);
    }
    pieces.reverse();
    for (index, &(start, kind)) in pieces.iter().enumerate() {
        let stop = pieces.get(index + 1).map_or(bytes.len(), |next| next.0);
        let piece = &bytes[start..stop];
        match kind {
            Kind::In(0) => utf8(piece, offset + start, text, troubles),
            Kind::In(state) => standard(ENCODINGS[state], piece, offset + start, text, troubles),
            Kind::Mark => {}
            Kind::Stray => {
                troubles.push(DecodeTrouble::new(offset + start, piece));
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

/// Lets the cheapest way change its encoding.
fn change(nodes: &mut [Node; 3], price: u32) {
    let Some((best, node)) = nodes.iter().copied().enumerate().min_by_key(|(_, node)| node.cost) else {
        return;
    };
    if node.cost == u32::MAX {
        return;
    }
    let cost = node.cost + price;
    for (state, node) in nodes.iter_mut().enumerate() {
        if state != best && cost < node.cost {
            *node = Node { cost, length: 0, from: best as u8, kind: CHARACTER };
        }
    }
}

/// How many bytes of a UTF-8 character stand before it breaks off; at least one.
fn unfinished(bytes: &[u8]) -> usize {
    match std::str::from_utf8(&bytes[..bytes.len().min(4)]) {
        Err(error) if error.valid_up_to() == 0 => error.error_len().unwrap_or(bytes.len()).max(1),
        _ => 1,
    }
}

/// The length and cost of the character that bytes above ASCII begin with.
fn character(state: usize, bytes: &[u8]) -> Option<(usize, u32)> {
    match state {
        0 => {
            let length = match bytes[0] {
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => return None,
            };
            let c = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
            Some((length, cost::eighths(cost::table(), c)))
        }
        1 => match *bytes {
            [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => Some((4, RARE)),
            [first, second, ..] => PAIRS[0].cost(first, second).map(|cost| (2, cost)),
            _ => None,
        },
        _ => match *bytes {
            [first, second, ..] => PAIRS[1].cost(first, second).map(|cost| (2, cost)),
            _ => None,
        },
    }
}

/// The cost of each pair of bytes that is a character.
struct Pairs(Vec<u8>);

const NONE: u8 = u8::MAX;
const ROW: usize = 0xFF - 0x40;

static PAIRS: LazyLock<[Pairs; 2]> = LazyLock::new(|| {
    [GB18030, BIG5].map(|encoding| {
        let mut costs = vec![NONE; (0xFF - 0x81) * ROW];
        for first in 0x81..=0xFE_u8 {
            for second in 0x40..=0xFE_u8 {
                let pair = [first, second];
                let text = encoding.decode_without_bom_handling_and_without_replacement(&pair);
                let Some(c) = text.as_ref().and_then(|text| text.chars().next()) else { continue };
                let place = usize::from(first - 0x81) * ROW + usize::from(second - 0x40);
                costs[place] = cost::eighths(cost::table(), c).min(u32::from(NONE) - 1) as u8;
            }
        }
        Pairs(costs)
    })
});

impl Pairs {
    fn cost(&self, first: u8, second: u8) -> Option<u32> {
        if !(0x81..=0xFE).contains(&first) || !(0x40..=0xFE).contains(&second) {
            return None;
        }
        let cost = self.0[usize::from(first - 0x81) * ROW + usize::from(second - 0x40)];
        (cost != NONE).then_some(u32::from(cost))
    }
}
