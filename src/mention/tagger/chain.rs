//! The linear chain: the most probable labelling, and for training the probabilities of labels.
//!
//! Lafferty, McCallum, Pereira: *Conditional Random Fields* (ICML 2001). Labellings of which only a part is
//! known are summed over: Tsuboi et al.: *Training Conditional Random Fields Using Incomplete Annotations*
//! (COLING 2008).

use super::tags::{LABELS, LabelSet, NONE, PARTS, TAGS, WIDTH, follows, open};

/// Scores or probabilities of all labels of one character.
pub type Row = [f32; WIDTH];

/// How well each label stands behind each: `transitions[label][next]`.
pub type Transitions = [Row; LABELS];

/// One part of a name, for all tags at once.
pub type Lanes = [i16; TAGS.len()];

/// The scores of a character's labels above that of [`NONE`], in the tagger's units, by part and tag.
pub type Sums = [Lanes; PARTS.len()];

/// Places of the parts in [`Sums`].
const FIRST_PART: usize = 0;
const ONLY_PART: usize = 1;
const INNER_PART: usize = 2;
const LAST_PART: usize = 3;

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

/// Transitions in the tagger's units, arranged for the search of the best labelling.
pub struct Steps {
    /// From each of [`CLOSED`] to first and to only characters.
    begin: [[Lanes; 2]; CLOSED.len()],
    /// What a name may begin better by behind only and behind last characters than behind [`NONE`], at most.
    gain: [Lanes; 2],
    /// From [`NONE`] to itself.
    stay: i16,
    /// From only and from last characters to [`NONE`].
    none: [Lanes; 2],
    /// First to inner, inner to inner, first to last, inner to last.
    within: [Lanes; 4],
}

impl Steps {
    /// Arranges transitions; `unit` is what 1 in the sums is worth.
    #[must_use]
    pub fn new(transitions: &Transitions, unit: f32) -> Self {
        let step = |from: usize, to: usize| (transitions[from][to] / unit).round() as i16;
        let lanes = |from: &dyn Fn(usize) -> usize, to: usize| -> Lanes {
            std::array::from_fn(|tag| step(from(tag), to + tag))
        };
        let begin = CLOSED.map(|from| [lanes(&|_| from, 1), lanes(&|_| from, 1 + TAGS.len())]);
        let gain = |from: usize| {
            let steps = begin[from].as_flattened().iter().zip(begin[0].as_flattened());
            steps.map(|(step, from_none)| step.saturating_sub(*from_none)).max().unwrap_or_default()
        };
        Self {
            gain: [1, 1 + TAGS.len()].map(|from| std::array::from_fn(|tag| gain(from + tag))),
            begin,
            stay: step(NONE, NONE),
            none: [1 + TAGS.len(), LAST].map(|from| std::array::from_fn(|tag| step(from + tag, NONE))),
            within: [(1, INNER), (INNER, INNER), (1, LAST), (INNER, LAST)]
                .map(|(from, to)| lanes(&|tag| from + tag, to)),
        }
    }

    /// The best scores of [`NONE`] behind a name of each tag.
    #[inline]
    fn closing(&self, sums: &Sums) -> Lanes {
        greater(&add(&sums[ONLY_PART], &self.none[0]), &add(&sums[LAST_PART], &self.none[1]))
    }
}

/// Adds lanes, as far as the numbers go.
#[inline]
fn add(a: &Lanes, b: &Lanes) -> Lanes {
    let mut sums = *a;
    for (sum, &value) in sums.iter_mut().zip(b) {
        *sum = sum.saturating_add(value);
    }
    sums
}

/// The greater of each lane.
#[inline]
fn greater(a: &Lanes, b: &Lanes) -> Lanes {
    let mut most = *a;
    for (most, &value) in most.iter_mut().zip(b) {
        *most = (*most).max(value);
    }
    most
}

/// The greatest of all lanes.
#[inline]
fn greatest(lanes: &Lanes) -> i16 {
    lanes.iter().fold(i16::MIN, |greatest, &value| greatest.max(value))
}

/// The score behind one of [`CLOSED`].
#[inline]
fn closed(sums: &Sums, place: usize) -> i16 {
    match place {
        0 => 0,
        place if place <= TAGS.len() => sums[ONLY_PART][place - 1],
        place => sums[LAST_PART][place - 1 - TAGS.len()],
    }
}

/// The best labelling of characters with these sums (Viterbi 1967).
///
/// The way forward takes all tags at once and leaves in `sums` the best score of each label above that of
/// [`NONE`]; the way back looks again for the label that it came from.
#[must_use]
pub fn best(sums: &mut [Sums], steps: &Steps) -> Vec<u8> {
    let Some(first) = sums.first_mut() else { return Vec::new() };
    (first[INNER_PART], first[LAST_PART]) = ([i16::MIN; TAGS.len()], [i16::MIN; TAGS.len()]);
    let mut now = *first;
    let [first_inner, inner_inner, first_last, inner_last] = &steps.within;
    for row in &mut sums[1..] {
        let [mut begin, mut only] = steps.begin[0];
        for ((part, gain), steps) in
            [ONLY_PART, LAST_PART].into_iter().zip(&steps.gain).zip(steps.begin[1..].chunks(TAGS.len()))
        {
            // Behind most characters no name ends, and one begins best behind none.
            if greatest(&add(&now[part], gain)) <= 0 {
                continue;
            }
            for (&so_far, [to_begin, to_only]) in now[part].iter().zip(steps) {
                let so_far = [so_far; TAGS.len()];
                begin = greater(&begin, &add(&so_far, to_begin));
                only = greater(&only, &add(&so_far, to_only));
            }
        }
        let none = greatest(&steps.closing(&now)).max(steps.stay);
        let inner = greater(&add(&now[FIRST_PART], first_inner), &add(&now[INNER_PART], inner_inner));
        let last = greater(&add(&now[FIRST_PART], first_last), &add(&now[INNER_PART], inner_last));
        for ((sum, next), now) in row.iter_mut().zip([begin, only, inner, last]).zip(&mut now) {
            *sum = add(sum, &next);
            for value in sum.iter_mut() {
                *value = value.saturating_sub(none);
            }
            *now = *sum;
        }
    }
    let mut label = behind(&now, |_| 0);
    let mut labels = vec![NONE as u8; sums.len()];
    for (row, known) in sums.iter().rev().skip(1).zip((1..sums.len()).rev()) {
        labels[known] = label as u8;
        label = match label.checked_sub(1).map(|lane| (lane / TAGS.len(), lane % TAGS.len())) {
            None if greatest(&steps.closing(row)) <= steps.stay => NONE,
            None => behind(row, |place| match place {
                0 => steps.stay,
                place => steps.none[(place - 1) / TAGS.len()][(place - 1) % TAGS.len()],
            }),
            Some((part @ (FIRST_PART | ONLY_PART), tag)) => {
                behind(row, |place| steps.begin[place][part][tag])
            }
            Some((part, tag)) => {
                let way = |from: usize, step: usize| row[from][tag].saturating_add(steps.within[step][tag]);
                let step = 2 * (part - INNER_PART);
                if way(FIRST_PART, step) >= way(INNER_PART, step + 1) { 1 + tag } else { INNER + tag }
            }
        };
    }
    labels[0] = label as u8;
    labels
}

/// The label of [`CLOSED`] that is best, with the step from it.
#[inline]
fn behind(row: &Sums, step: impl Fn(usize) -> i16) -> usize {
    let mut best = (NONE, step(0));
    for place in 1..CLOSED.len() {
        let score = closed(row, place).saturating_add(step(place));
        if score > best.1 {
            best = (CLOSED[place], score);
        }
    }
    best.0
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

/// What is less likely than this has no part in an expectation.
const UNLIKELY: f32 = 1e-7;

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
        let mut set = allowed[place] & ((1 << LABELS) - 1);
        while set != 0 {
            let label = set.trailing_zeros() as usize;
            set &= set - 1;
            let possible = (place > 0 || begins(label)) && (place + 1 < length || !open(label));
            let below = scores[label] - highest;
            if possible && below > -30.0 {
                own[label] = below.exp();
            }
        }
    }
    let mut forward = own.clone();
    for place in 0..length {
        if place > 0 {
            let before = forward[place - 1];
            let mut sums = [0.0f32; WIDTH];
            for label in CLOSED {
                let weight = before[label];
                if weight > UNLIKELY {
                    for (sum, factor) in sums[..BEGIN].iter_mut().zip(&factors[label][..BEGIN]) {
                        *sum += weight * factor;
                    }
                }
            }
            for tag in 0..TAGS.len() {
                let (first, inner) = (1 + tag, INNER + tag);
                for next in [INNER + tag, LAST + tag] {
                    sums[next] = before[first] * factors[first][next] + before[inner] * factors[inner][next];
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
        let before = &forward[place - 1];
        let mut earlier = [0.0f32; WIDTH];
        let mut total = 0.0;
        for label in CLOSED {
            if before[label] > UNLIKELY {
                earlier[label] = factors[label][..BEGIN]
                    .iter()
                    .zip(&behind[..BEGIN])
                    .map(|(factor, value)| factor * value)
                    .sum();
                total += earlier[label] * before[label];
            }
        }
        for tag in 0..TAGS.len() {
            for label in [1 + tag, INNER + tag] {
                earlier[label] = factors[label][INNER + tag] * behind[INNER + tag]
                    + factors[label][LAST + tag] * behind[LAST + tag];
                total += earlier[label] * before[label];
            }
        }
        let scale = sign / total.max(f32::MIN_POSITIVE);
        for label in CLOSED {
            let weight = before[label] * scale;
            if before[label] > UNLIKELY {
                let step = &factors[label][..BEGIN];
                for ((sum, factor), value) in steps[label][..BEGIN].iter_mut().zip(step).zip(&behind[..BEGIN])
                {
                    *sum += weight * factor * value;
                }
            }
        }
        for tag in 0..TAGS.len() {
            for label in [1 + tag, INNER + tag] {
                for next in [INNER + tag, LAST + tag] {
                    steps[label][next] += before[label] * scale * factors[label][next] * behind[next];
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
        let (mut scores, mut sums) = (vec![[0.0; WIDTH]; 3], vec![[[0; TAGS.len()]; PARTS.len()]; 3]);
        for (place, part) in [Part::First, Part::Inner, Part::Inner].into_iter().enumerate() {
            scores[place][label(Tag::Person, part)] = 3.0;
            sums[place][part as usize][Tag::Person as usize] = 300;
        }
        let mut transitions = Box::new([[0.0; WIDTH]; LABELS]);
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = if to < LABELS && follows(from, to) { 0.0 } else { f32::NEG_INFINITY };
            }
        }
        let names = best(&mut sums, &Steps::new(&transitions, 0.01));
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
