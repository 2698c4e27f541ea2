//! The linear chain: the most probable labelling, and for training the probabilities of labels.
//!
//! Lafferty, McCallum, Pereira: *Conditional Random Fields* (ICML 2001). Labellings of which only a part is
//! known are summed over: Tsuboi et al.: *Training Conditional Random Fields Using Incomplete Annotations*
//! (COLING 2008).

use super::tags::{LABELS, LabelSet, NONE, TAGS, WIDTH, follows, open};

/// Scores or probabilities of all labels of one character.
pub type Row = [f32; WIDTH];

/// How well each label stands behind each: `transitions[label][next]`.
pub type Transitions = [Row; LABELS];

/// Transitions that are not allowed.
const NEVER: f32 = f32::NEG_INFINITY;

/// The labels with which a labelling may begin.
fn begins(label: usize) -> bool {
    label == NONE || follows(NONE, label)
}

/// Labels with which a name may begin, and [`NONE`].
const BEGIN: usize = 1 + 2 * TAGS.len();
/// Labels of inner characters start here.
const INNER: usize = BEGIN;
/// Labels of last characters start here.
const LAST: usize = BEGIN + TAGS.len();
/// Labels behind which a name may begin: [`NONE`], those of only and of last characters.
const CLOSED: [usize; 1 + 2 * TAGS.len()] = {
    let mut closed = [NONE; 1 + 2 * TAGS.len()];
    let mut tag = 0;
    while tag < TAGS.len() {
        closed[1 + tag] = 1 + TAGS.len() + tag;
        closed[1 + TAGS.len() + tag] = LAST + tag;
        tag += 1;
    }
    closed
};

/// Transitions, arranged for the search of the best labelling.
pub struct Steps {
    transitions: Box<Transitions>,
    /// For two labels behind which a name may begin: how far the second must be ahead of the first at least,
    /// or no step from the first can be the best. Their place is that in [`CLOSED`].
    lead: Vec<[f32; CLOSED.len()]>,
    /// Steps within names, for all tags at once: first to inner, inner to inner, first to last, inner to last.
    within: [[f32; TAGS.len()]; 4],
}

impl Steps {
    /// Arranges transitions.
    #[must_use]
    pub fn new(transitions: Box<Transitions>) -> Self {
        let row = |label: usize| &transitions[label][..BEGIN];
        let lead = |from: usize, best: usize| {
            row(from).iter().zip(row(best)).map(|(from, best)| from - best).fold(NEVER, f32::max)
        };
        let lead = CLOSED.iter().map(|&best| CLOSED.map(|from| lead(from, best))).collect();
        let within = [(1, INNER), (INNER, INNER), (1, LAST), (INNER, LAST)]
            .map(|(from, to)| std::array::from_fn(|tag| transitions[from + tag][to + tag]));
        Self { transitions, lead, within }
    }
}

/// The best labelling of characters with these scores (Viterbi 1967).
///
/// On the way forward only the best score of each label is kept; the way back looks again for the label that
/// it came from. Most characters are far from any name: behind them a name can begin behind one label only.
#[must_use]
pub fn best(scores: &[Row], steps: &Steps) -> Vec<u8> {
    /// More than the sums can be rounded by.
    const ROUNDED: f32 = 0.01;
    let transitions = &steps.transitions;
    let Some(first) = scores.first() else { return Vec::new() };
    let mut sums: Vec<Row> = Vec::with_capacity(scores.len());
    let mut now = [NEVER; WIDTH];
    now[..BEGIN].copy_from_slice(&first[..BEGIN]);
    sums.push(now);
    // For each character the label behind which alone a name can begin, if there is only one.
    let mut only: Vec<Option<usize>> = Vec::with_capacity(scores.len());
    for row in &scores[1..] {
        let mut next = [NEVER; WIDTH];
        let closed = CLOSED.map(|label| now[label]);
        let mut ahead = 0;
        for place in 1..CLOSED.len() {
            ahead = if closed[place] > closed[ahead] { place } else { ahead };
        }
        let limit = closed[ahead] - ROUNDED;
        let behind = closed.iter().zip(&steps.lead[ahead]).map(|(so_far, lead)| so_far + lead < limit);
        let behind = behind.fold(0, |count, behind| count + usize::from(behind));
        if behind + 1 == CLOSED.len() {
            let (label, so_far) = (CLOSED[ahead], closed[ahead]);
            for (next, step) in next[..BEGIN].iter_mut().zip(&transitions[label][..BEGIN]) {
                *next = so_far + step;
            }
            only.push(Some(label));
        } else {
            for (&label, so_far) in CLOSED.iter().zip(closed) {
                for (next, step) in next[..BEGIN].iter_mut().zip(&transitions[label][..BEGIN]) {
                    *next = next.max(so_far + step);
                }
            }
            only.push(None);
        }
        let [first_inner, inner_inner, first_last, inner_last] = &steps.within;
        for tag in 0..TAGS.len() {
            let (first, inner) = (now[1 + tag], now[INNER + tag]);
            next[INNER + tag] = (first + first_inner[tag]).max(inner + inner_inner[tag]);
            next[LAST + tag] = (first + first_last[tag]).max(inner + inner_last[tag]);
        }
        for (score, &own) in next.iter_mut().zip(row) {
            *score += own;
        }
        now = next;
        sums.push(now);
    }
    let highest = |labels: &mut dyn Iterator<Item = (usize, f32)>| {
        labels.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(NONE, |(label, _)| label)
    };
    let mut label = highest(&mut CLOSED.iter().map(|&label| (label, now[label])));
    let mut labels = vec![NONE as u8; scores.len()];
    for place in (0..scores.len()).rev() {
        labels[place] = label as u8;
        let Some(before) = place.checked_sub(1) else { break };
        let from = |other: usize| (other, sums[before][other] + transitions[other][label]);
        label = if label < BEGIN {
            only[before].unwrap_or_else(|| highest(&mut CLOSED.iter().map(|&label| from(label))))
        } else {
            let tag = (label - 1) % TAGS.len();
            highest(&mut [1 + tag, INNER + tag].into_iter().map(from))
        };
    }
    labels
}

/// Transitions as factors: 0 where they are not allowed.
#[must_use]
pub fn factors(transitions: &Transitions) -> Box<Transitions> {
    let mut factors = Box::new([[0.0; WIDTH]; LABELS]);
    for (label, row) in factors.iter_mut().enumerate() {
        for (next, factor) in row.iter_mut().enumerate().take(LABELS) {
            if follows(label, next) {
                *factor = transitions[label][next].exp();
            }
        }
    }
    factors
}

/// Adds `sign` times the probability of each label to `labels` and of each transition to `steps`, over the
/// labellings that `allowed` leaves; gives the logarithm of the sum of their weights.
pub fn expect(
    scores: &[Row],
    factors: &Transitions,
    allowed: &[LabelSet],
    sign: f32,
    labels: &mut [Row],
    steps: &mut Transitions,
) -> f64 {
    let length = scores.len();
    let mut logarithm = 0.0;
    let mut own = vec![[0.0; WIDTH]; length];
    for (place, (own, scores)) in own.iter_mut().zip(scores).enumerate() {
        let highest = scores[..LABELS].iter().copied().fold(f32::MIN, f32::max);
        logarithm += f64::from(highest);
        for label in 0..LABELS {
            let possible = allowed[place] >> label & 1 == 1
                && (place > 0 || begins(label))
                && (place + 1 < length || !open(label));
            own[label] = if possible { (scores[label] - highest).exp() } else { 0.0 };
        }
    }
    let mut forward = own.clone();
    for place in 0..length {
        if place > 0 {
            let mut sums = [0.0f32; WIDTH];
            for (label, step) in factors.iter().enumerate() {
                let weight = forward[place - 1][label];
                if weight > 0.0 {
                    for (sum, factor) in sums.iter_mut().zip(step) {
                        *sum += weight * factor;
                    }
                }
            }
            for (value, sum) in forward[place].iter_mut().zip(sums) {
                *value *= sum;
            }
        }
        let total: f32 = forward[place].iter().sum::<f32>().max(f32::MIN_POSITIVE);
        logarithm += f64::from(total.ln());
        forward[place].iter_mut().for_each(|value| *value /= total);
    }
    let mut backward = [1.0f32; WIDTH];
    for place in (0..length).rev() {
        let mut total = 0.0;
        for (f, b) in forward[place].iter().zip(&backward) {
            total += f * b;
        }
        let scale = sign / total.max(f32::MIN_POSITIVE);
        for ((sum, f), b) in labels[place].iter_mut().zip(&forward[place]).zip(&backward) {
            *sum += scale * f * b;
        }
        if place == 0 {
            break;
        }
        let mut behind = [0.0f32; WIDTH];
        for ((value, b), own) in behind.iter_mut().zip(&backward).zip(&own[place]) {
            *value = b * own;
        }
        let mut earlier = [0.0f32; WIDTH];
        let mut total = 0.0;
        for (label, step) in factors.iter().enumerate() {
            let sum: f32 = step.iter().zip(&behind).map(|(factor, value)| factor * value).sum();
            earlier[label] = sum;
            total += sum * forward[place - 1][label];
        }
        let scale = sign / total.max(f32::MIN_POSITIVE);
        for (label, step) in factors.iter().enumerate() {
            let weight = forward[place - 1][label] * scale;
            if weight != 0.0 {
                for ((sum, factor), value) in steps[label].iter_mut().zip(step).zip(&behind) {
                    *sum += weight * factor * value;
                }
            }
        }
        let highest = earlier.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        backward = earlier.map(|value| value / highest);
    }
    logarithm
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::tagger::tags::{Part, Tag, label};

    #[test]
    fn probabilities_of_a_place_add_up_to_one_and_the_best_labelling_closes_its_names() {
        let mut scores = vec![[0.0; WIDTH]; 3];
        scores[0][label(Tag::Person, Part::First)] = 3.0;
        scores[1][label(Tag::Person, Part::Inner)] = 3.0;
        scores[2][label(Tag::Person, Part::Inner)] = 3.0;
        let mut transitions = Box::new([[0.0; WIDTH]; LABELS]);
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = if to < LABELS && follows(from, to) { 0.0 } else { NEVER };
            }
        }
        let names = best(&scores, &Steps::new(transitions.clone()));
        assert_eq!(usize::from(names[2]), label(Tag::Person, Part::Last));
        let mut labels = vec![[0.0; WIDTH]; 3];
        let mut steps = Box::new([[0.0; WIDTH]; LABELS]);
        let all = (1 << LABELS) - 1;
        expect(&scores, &factors(&transitions), &[all; 3], 1.0, &mut labels, &mut steps);
        for row in &labels {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4, "{row:?}");
        }
        let pairs: f32 = steps.iter().flatten().sum();
        assert!((pairs - 2.0).abs() < 1e-4, "{pairs}");
    }
}
