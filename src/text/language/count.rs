//! Counts characters, pairs and triples of a corpus, and makes a model of them.
//!
//! Interpolated Kneser-Ney smoothing with one discount per order (Kneser & Ney 1995; Chen & Goodman 1998,
//! section 2.7); rare pairs and triples are then left out and the weights of the shorter contexts set so that
//! each context sums to one.

use super::{Model, Prune, STEP, Symbol, class, unit};
use std::collections::HashMap;

/// Subtracted from every count of a pair or triple: the usual n1 / (n1 + 2 n2) is between 0.6 and 0.8 on news.
const DISCOUNT: f64 = 0.75;

/// Characters that the model always knows, counted or not, get at least this share.
const FLOOR: f64 = 1e-8;

/// Counts of a corpus.
#[derive(Debug, Default)]
pub struct Counter {
    ids: HashMap<char, u32>,
    singles: Vec<u64>,
    pairs: HashMap<(u32, u32), u32>,
    triples: HashMap<(u32, u32, u32), u32>,
}

impl Counter {
    /// Counts a text, every line on its own.
    pub fn add(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.add_run(line.chars().chain(['\n']), (0, 0), 1);
        }
    }

    /// Counts what stands inside a word of a frequency list, `times` over.
    pub fn add_word(&mut self, word: &str, times: u32) {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return };
        let first = self.id(first);
        self.singles[first as usize] += u64::from(times);
        // What stands before the word is not known: no triple over its first character is counted.
        self.add_run(chars, (u32::MAX, first), times);
    }

    fn add_run(&mut self, chars: impl Iterator<Item = char>, mut before: (u32, u32), times: u32) {
        for c in chars {
            let id = self.id(c);
            self.singles[id as usize] += u64::from(times);
            *self.pairs.entry((before.1, id)).or_default() += times;
            if before.0 != u32::MAX {
                *self.triples.entry((before.0, before.1, id)).or_default() += times;
            }
            before = (before.1, id);
        }
    }

    fn id(&mut self, c: char) -> u32 {
        let id = match unit(c) {
            Err(symbol) => u32::from(symbol.0),
            Ok(c) => {
                let next = u32::from(Symbol::CLASSES) + self.ids.len() as u32;
                *self.ids.entry(c).or_insert(next)
            }
        };
        let needed = (usize::from(Symbol::CLASSES) + self.ids.len()).max(id as usize + 1);
        if self.singles.len() < needed {
            self.singles.resize(needed, 0);
        }
        id
    }

    /// The model of what was counted.
    #[must_use]
    pub fn model(&self, prune: Prune) -> Model {
        // Symbols in order of frequency, so that the gaps between the frequent ones pack small.
        let mut known: Vec<(char, u32)> = self.ids.iter().map(|(&c, &id)| (c, id)).collect();
        known.sort_by_key(|&(c, id)| (std::cmp::Reverse(self.singles[id as usize]), c));
        known.truncate(usize::from(u16::MAX - Symbol::CLASSES));
        let mut symbol_of = vec![Symbol::RARE.0; self.singles.len()];
        for class in 0..Symbol::CLASSES.min(symbol_of.len() as u16) {
            symbol_of[usize::from(class)] = class;
        }
        for (rank, &(_, id)) in known.iter().enumerate() {
            symbol_of[id as usize] = Symbol::CLASSES + rank as u16;
        }
        let characters: Vec<char> = known.iter().map(|&(c, _)| c).collect();
        let size = usize::from(Symbol::CLASSES) + characters.len();

        let mut pairs: Vec<((u16, u16), u32)> = self
            .pairs
            .iter()
            .map(|(&(a, b), &count)| ((symbol_of[a as usize], symbol_of[b as usize]), count))
            .collect();
        pairs.sort_unstable();
        let mut triples: Vec<((u16, u16, u16), u32)> = self
            .triples
            .iter()
            .map(|(&(a, b, c), &count)| {
                ((symbol_of[a as usize], symbol_of[b as usize], symbol_of[c as usize]), count)
            })
            .collect();
        triples.sort_unstable();
        smooth(&characters, size, &pairs, &triples, prune)
    }
}

fn smooth(
    characters: &[char],
    size: usize,
    pairs: &[((u16, u16), u32)],
    triples: &[((u16, u16, u16), u32)],
    prune: Prune,
) -> Model {
    // Order one: by the number of different characters that each follows.
    let mut follows = vec![0_u64; size];
    for &((_, second), _) in pairs {
        follows[usize::from(second)] += 1;
    }
    let all: u64 = follows.iter().sum::<u64>().max(1);
    let floor = 1.0 - FLOOR * size as f64;
    let single: Vec<f64> = follows.iter().map(|&n| FLOOR + floor * n as f64 / all as f64).collect();

    // Order two: by the number of different characters before each pair, or its count where no triple has it.
    let mut before: HashMap<(u16, u16), u64> = HashMap::new();
    for &((_, second, third), _) in triples {
        *before.entry((second, third)).or_default() += 1;
    }
    let mut model = Model::empty(characters, size);
    model.single = single.iter().map(|&p| quantised(p)).collect();
    model.single_backoff = vec![0; size];
    let mut pair_probability: HashMap<(u16, u16), f64> = HashMap::new();
    for group in pairs.chunk_by(|a, b| a.0.0 == b.0.0) {
        let first = group[0].0.0;
        let weights: Vec<f64> = group
            .iter()
            .map(|&(pair, count)| before.get(&pair).map_or(f64::from(count).min(3.0), |&n| n as f64))
            .collect();
        let total: f64 = weights.iter().sum();
        let lambda = DISCOUNT * group.len() as f64 / total;
        for (&(pair, _), weight) in group.iter().zip(&weights) {
            let p = (weight - DISCOUNT).max(0.0) / total + lambda * single[usize::from(pair.1)];
            pair_probability.insert(pair, p);
        }
        let kept: Vec<(u16, u16)> =
            group.iter().filter(|&&(_, count)| count >= prune.pair).map(|&(pair, _)| pair).collect();
        let sum: f64 = kept.iter().map(|pair| pair_probability[pair]).sum();
        let lower: f64 = kept.iter().map(|pair| single[usize::from(pair.1)]).sum();
        model.single_backoff[usize::from(first)] = quantised(rest(sum, lower));
    }

    let triple_groups: HashMap<(u16, u16), &[((u16, u16, u16), u32)]> = triples
        .chunk_by(|a, b| (a.0.0, a.0.1) == (b.0.0, b.0.1))
        .map(|group| ((group[0].0.0, group[0].0.1), group))
        .collect();
    let lower = |second: u16, third: u16| {
        pair_probability.get(&(second, third)).copied().unwrap_or(single[usize::from(third)])
    };
    let mut pairs_done = 0;
    for first in 0..size as u16 {
        while let Some(&(pair, count)) = pairs.get(pairs_done).filter(|entry| entry.0.0 == first) {
            pairs_done += 1;
            if count < prune.pair {
                continue;
            }
            model.pair_second.push(pair.1);
            model.pair.push(quantised(pair_probability[&pair]));
            let group = triple_groups.get(&pair).copied().unwrap_or(&[]);
            let total: f64 = group.iter().map(|&(_, count)| f64::from(count)).sum();
            let lambda = if total > 0.0 { DISCOUNT * group.len() as f64 / total } else { 1.0 };
            let (mut sum, mut shorter) = (0.0, 0.0);
            for &((_, second, third), count) in group.iter().filter(|entry| entry.1 >= prune.triple) {
                let p = (f64::from(count) - DISCOUNT).max(0.0) / total + lambda * lower(second, third);
                model.triple_third.push(third);
                model.triple.push(quantised(p));
                sum += p;
                shorter += lower(second, third);
            }
            model.pair_backoff.push(quantised(rest(sum, shorter)));
            model.triple_starts.push(model.triple_third.len() as u32);
        }
        model.pair_starts.push(model.pair_second.len() as u32);
    }
    model
}

/// The weight of the shorter context where the longer one has given away `sum`, of which the shorter has `lower`.
fn rest(sum: f64, lower: f64) -> f64 {
    ((1.0 - sum).max(1e-4) / (1.0 - lower).max(1e-4)).min(1.0)
}

fn quantised(p: f64) -> u8 {
    (-p.max(1e-12).ln() / f64::from(STEP)).round().clamp(0.0, 255.0) as u8
}

impl Model {
    /// A model that knows the symbols of the characters and nothing else yet.
    pub(super) fn empty(characters: &[char], size: usize) -> Self {
        let mut symbols: Vec<u16> = vec![Symbol::OTHER.0; 0x1_0000];
        let rank: HashMap<char, u16> = (Symbol::CLASSES..).zip(characters).map(|(n, &c)| (c, n)).collect();
        for code in 0..0x1_0000_u32 {
            let Some(c) = char::from_u32(code) else { continue };
            symbols[code as usize] = match unit(c) {
                Err(symbol) => symbol.0,
                Ok(unit) => rank.get(&unit).copied().unwrap_or(class(c).0),
            };
        }
        Self {
            symbols,
            single: vec![255; size],
            single_backoff: vec![0; size],
            pair_starts: vec![0],
            pair_second: Vec::new(),
            pair: Vec::new(),
            pair_backoff: Vec::new(),
            triple_starts: vec![0],
            triple_third: Vec::new(),
            triple: Vec::new(),
        }
    }
}
