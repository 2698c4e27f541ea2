//! Counts characters, pairs, triples and quadruples of a corpus, and makes a model of them.
//!
//! Modified Kneser-Ney smoothing, interpolated (Chen & Goodman 1998, section 3); rare pairs and triples are then left out
//! and the weights of the shorter contexts set so that each context sums to one.

use super::{Model, Prune, STEP, Symbol, class, unit};
use std::collections::HashMap;

/// What is subtracted from a count of one, two, and three or more, so that the shorter contexts get a share.
#[derive(Clone, Copy, Debug)]
struct Discounts([f64; 3]);

impl Discounts {
    /// By how many counts are one, two, three and four (Chen & Goodman 1998, equation 26).
    fn of(counts: impl Iterator<Item = f64>) -> Self {
        let mut n = [1.0_f64; 4];
        for count in counts.filter(|&count| count <= 4.0) {
            n[(count as usize).clamp(1, 4) - 1] += 1.0;
        }
        let y = n[0] / (n[0] + 2.0 * n[1]);
        let discount =
            |k: usize| (k as f64 - (k + 1) as f64 * y * n[k] / n[k - 1]).clamp(0.3, 0.95 * k as f64);
        Self([discount(1), discount(2), discount(3)])
    }

    fn of_count(self, count: f64) -> f64 {
        self.0[(count as usize).clamp(1, 3) - 1].min(count)
    }

    /// The shares of a context's followers, and what is left to the shorter context.
    fn shares(self, counts: &[f64]) -> (Vec<f64>, f64) {
        let total: f64 = counts.iter().sum();
        if total <= 0.0 {
            return (vec![0.0; counts.len()], 1.0);
        }
        let shares = counts.iter().map(|&count| (count - self.of_count(count)) / total).collect();
        (shares, counts.iter().map(|&count| self.of_count(count)).sum::<f64>() / total)
    }
}

/// Characters that the model always knows, counted or not, get at least this share.
const FLOOR: f64 = 1e-8;

/// Stands before the first character of a word, of which nothing is known.
const UNKNOWN: u32 = u32::MAX;

/// Counts of a corpus.
#[derive(Debug, Default)]
pub struct Counter {
    ids: HashMap<char, u32>,
    singles: Vec<u64>,
    pairs: HashMap<(u32, u32), u32>,
    triples: HashMap<(u32, u32, u32), u32>,
    quads: HashMap<[u32; 4], u32>,
}

impl Counter {
    /// Counts a text, every line on its own.
    pub fn add(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.add_run(line.chars().chain(['\n']), [UNKNOWN, 0, 0], 1);
        }
    }

    /// Counts what stands inside a word of a frequency list, `times` over.
    pub fn add_word(&mut self, word: &str, times: u32) {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return };
        let first = self.id(first);
        self.singles[first as usize] += u64::from(times);
        // What stands before the word is not known: no triple over its first character is counted.
        self.add_run(chars, [UNKNOWN, UNKNOWN, first], times);
    }

    fn add_run(&mut self, chars: impl Iterator<Item = char>, mut before: [u32; 3], times: u32) {
        for c in chars {
            let id = self.id(c);
            self.singles[id as usize] += u64::from(times);
            let [third, second, last] = before;
            *self.pairs.entry((last, id)).or_default() += times;
            if second != UNKNOWN {
                *self.triples.entry((second, last, id)).or_default() += times;
            }
            if third != UNKNOWN {
                *self.quads.entry([third, second, last, id]).or_default() += times;
            }
            before = [second, last, id];
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
        let mut quads: Vec<([u16; 4], u32)> =
            self.quads.iter().map(|(ids, &count)| (ids.map(|id| symbol_of[id as usize]), count)).collect();
        quads.sort_unstable();
        smooth(&characters, size, &pairs, &triples, &quads, prune)
    }
}

fn smooth(
    characters: &[char],
    size: usize,
    pairs: &[((u16, u16), u32)],
    triples: &[((u16, u16, u16), u32)],
    quads: &[([u16; 4], u32)],
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
    let pair_weight = |pair: (u16, u16), count: u32| {
        before.get(&pair).map_or_else(|| f64::from(count.min(3)), |&n| n as f64)
    };
    let discounts = Discounts::of(pairs.iter().map(|&(pair, count)| pair_weight(pair, count)));
    for group in pairs.chunk_by(|a, b| a.0.0 == b.0.0) {
        let first = group[0].0.0;
        let weights: Vec<f64> = group.iter().map(|&(pair, count)| pair_weight(pair, count)).collect();
        let (shares, rest_of_one) = discounts.shares(&weights);
        for (&(pair, _), share) in group.iter().zip(&shares) {
            pair_probability.insert(pair, share + rest_of_one * single[usize::from(pair.1)]);
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
    // Order three: likewise, by what stands before.
    let mut before: HashMap<(u16, u16, u16), u32> = HashMap::new();
    let mut quad_groups: HashMap<(u16, u16, u16), &[([u16; 4], u32)]> = HashMap::new();
    for group in quads.chunk_by(|a, b| a.0[..3] == b.0[..3]) {
        let [first, second, third, _] = group[0].0;
        quad_groups.insert((first, second, third), group);
        for &([_, second, third, fourth], _) in group {
            *before.entry((second, third, fourth)).or_default() += 1;
        }
    }
    let triple_probability = of_triples(triples, &before, lower);
    let discounts = Discounts::of(quads.iter().map(|&(_, count)| f64::from(count)));
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
            let (mut sum, mut shorter) = (0.0, 0.0);
            for &(triple, _) in group.iter().filter(|entry| entry.1 >= prune.triple) {
                let p = triple_probability[&triple];
                model.triple_third.push(triple.2);
                model.triple.push(quantised(p));
                sum += p;
                shorter += lower(triple.1, triple.2);
                let followers = quad_groups.get(&triple).copied().unwrap_or(&[]);
                push_quads(&mut model, followers, discounts, prune, |last| {
                    let shorter = (triple.1, triple.2, last);
                    triple_probability.get(&shorter).copied().unwrap_or_else(|| lower(triple.2, last))
                });
            }
            model.pair_backoff.push(quantised(rest(sum, shorter)));
            model.triple_starts.push(model.triple_third.len() as u32);
        }
        model.pair_starts.push(model.pair_second.len() as u32);
    }
    model
}

/// The probability of each triple's last character by the number of different characters before it, or its count where
/// no quadruple has it; `lower` is that by the shorter context.
fn of_triples(
    triples: &[((u16, u16, u16), u32)],
    before: &HashMap<(u16, u16, u16), u32>,
    lower: impl Fn(u16, u16) -> f64,
) -> HashMap<(u16, u16, u16), f64> {
    let weight = |triple: (u16, u16, u16), count: u32| {
        before.get(&triple).map_or(f64::from(count.min(3)), |&n| f64::from(n))
    };
    let mut probability = HashMap::new();
    let discounts = Discounts::of(triples.iter().map(|&(triple, count)| weight(triple, count)));
    for group in triples.chunk_by(|a, b| (a.0.0, a.0.1) == (b.0.0, b.0.1)) {
        let weights: Vec<f64> = group.iter().map(|&(triple, count)| weight(triple, count)).collect();
        let (shares, rest_of_one) = discounts.shares(&weights);
        for (&(triple, _), share) in group.iter().zip(&shares) {
            probability.insert(triple, share + rest_of_one * lower(triple.1, triple.2));
        }
    }
    probability
}

/// Adds what follows a triple to a model; `lower` is the probability by the shorter context.
fn push_quads(
    model: &mut Model,
    group: &[([u16; 4], u32)],
    discounts: Discounts,
    prune: Prune,
    lower: impl Fn(u16) -> f64,
) {
    let counts: Vec<f64> = group.iter().map(|&(_, count)| f64::from(count)).collect();
    let (shares, rest_of_one) = discounts.shares(&counts);
    let (mut sum, mut shorter) = (0.0, 0.0);
    for (&([.., fourth], count), share) in group.iter().zip(&shares) {
        if count >= prune.quad {
            let p = share + rest_of_one * lower(fourth);
            model.quad_fourth.push(fourth);
            model.quad.push(quantised(p));
            sum += p;
            shorter += lower(fourth);
        }
    }
    model.triple_backoff.push(quantised(rest(sum, shorter)));
    model.quad_starts.push(model.quad_fourth.len() as u32);
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
            triple_backoff: Vec::new(),
            quad_starts: vec![0],
            quad_fourth: Vec::new(),
            quad: Vec::new(),
        }
    }
}
