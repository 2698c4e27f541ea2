//! Learns weights from examples: logistic regression with AdaGrad (Duchi, Hazan, Singer, JMLR 2011) and weight decay,
//! in a fixed order, so that the same examples give the same weights.

use super::Seen;
use super::weights::{Model, Weights, place};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Passes over the examples.
const PASSES: usize = 30;
/// First length of a step.
const RATE: f32 = 0.1;
/// How far a weight is drawn to nothing for each example that shows it.
const DECAY: f32 = 2e-2;
/// What fewer examples than this show is not kept.
const LEAST: u32 = 2;
/// A role that fewer names have is not learned.
const SEVERAL: usize = 5;
/// Bits of the places of what words show, and of what names do.
const WORD_BITS: u8 = 18;
const NAME_BITS: u8 = 16;

/// Something seen, and whether it is so.
type Example<'a> = (&'a [u32], bool);

impl Model {
    /// Learns from what words show and whether each tells of an event, and from what names show and the roles that
    /// each has.
    #[must_use]
    pub fn learn(words: &[&(Seen, bool)], names: &[&(Seen, Vec<String>)]) -> Self {
        let words: Vec<Example<'_>> = words.iter().map(|(seen, tells)| (seen.as_slice(), *tells)).collect();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        names.iter().flat_map(|(_, roles)| roles).for_each(|role| *times.entry(role).or_default() += 1);
        let roles: Vec<&str> =
            times.iter().filter(|&(_, &times)| times >= SEVERAL).map(|(&role, _)| role).collect();
        let fitted: Vec<Vec<f32>> = roles
            .par_iter()
            .map(|&role| {
                let has = |roles: &[String]| roles.iter().any(|known| known == role);
                let examples: Vec<Example<'_>> =
                    names.iter().map(|(seen, roles)| (seen.as_slice(), has(roles))).collect();
                fit(&examples, NAME_BITS)
            })
            .collect();
        let rows: Vec<f32> =
            (0..1 << NAME_BITS).flat_map(|at| fitted.iter().map(move |column| column[at])).collect();
        Self {
            tells: Weights::new(1, WORD_BITS, &fit(&words, WORD_BITS)),
            roles: Weights::new(roles.len(), NAME_BITS, &rows),
            names: roles.iter().map(|&role| role.to_owned()).collect(),
        }
    }
}

/// A weight for each place of so many bits that enough examples show.
fn fit(examples: &[Example<'_>], bits: u8) -> Vec<f32> {
    let mut times = vec![0u32; 1 << bits];
    for (seen, _) in examples {
        seen.iter().for_each(|&hash| times[place(hash, bits)] += 1);
    }
    let rows: Vec<(Vec<usize>, bool)> = examples
        .iter()
        .map(|&(seen, so)| {
            let places = seen.iter().map(|&hash| place(hash, bits)).filter(|&at| times[at] >= LEAST);
            (places.collect(), so)
        })
        .collect();
    let (mut weights, mut squares) = (vec![0f32; 1 << bits], vec![1e-6f32; 1 << bits]);
    for pass in 0..PASSES {
        // Another order each time, the same in each run.
        let stride =
            (0..).map(|more| 2 * (pass * 977 + more) + 1).find(|&stride| coprime(stride, rows.len()));
        let stride = stride.unwrap_or(1);
        for (seen, so) in (0..rows.len()).map(|number| &rows[number * stride % rows.len()]) {
            let odds: f32 = seen.iter().map(|&at| weights[at]).sum();
            let off = 1.0 / (1.0 + (-odds).exp()) - f32::from(u8::from(*so));
            for &at in seen {
                let slope = off + DECAY * weights[at];
                squares[at] += slope * slope;
                weights[at] -= RATE * slope / squares[at].sqrt();
            }
        }
    }
    weights
}

fn coprime(a: usize, b: usize) -> bool {
    if b == 0 { a == 1 } else { coprime(b, a % b) }
}
