//! Registers: the sorts of text that the tagger was trained on, whose conventions differ. The web's news leaves
//! countries unmarked, party papers mark them, résumés are full of firms.
//!
//! A text's register is told by its characters, their pairs, and how it begins and ends: a multinomial logistic
//! regression over hashed observations, learned along with the tagger. A register of short texts is no register
//! for long ones: what was labelled snippet by snippet says nothing on how whole articles are to be read.

use super::features::mix;

/// Buckets of observations.
const BUCKETS: usize = 1 << 16;
/// Passes over the training texts.
const PASSES: usize = 4;

/// How much each bucket of observations speaks for each register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registers {
    count: usize,
    /// Characters of the longest text of each register.
    longest: Vec<u32>,
    votes: Vec<i8>,
}

impl Registers {
    /// Takes votes as they were written; `None` where their number does not fit.
    #[must_use]
    pub fn from_votes(longest: Vec<u32>, votes: Vec<i8>) -> Option<Self> {
        let count = longest.len();
        (count > 0 && votes.len() == Self::size(count)).then_some(Self { count, longest, votes })
    }

    /// How many votes there are for so many registers.
    #[must_use]
    pub fn size(count: usize) -> usize {
        BUCKETS.saturating_mul(count)
    }

    /// How many registers there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Characters of the longest text of each register.
    #[must_use]
    pub fn longest(&self) -> &[u32] {
        &self.longest
    }

    /// The votes, bucket by bucket.
    #[must_use]
    pub fn votes(&self) -> &[i8] {
        &self.votes
    }

    /// The register that most of a folded text speaks for, among those that have texts half as long at least;
    /// where none has, the one with the longest.
    #[must_use]
    pub fn of(&self, text: &str) -> u64 {
        let length = text.chars().count() as u64;
        let most = self.longest.iter().copied().max().unwrap_or_default();
        let fits = |index: usize| {
            let longest = self.longest.get(index).copied().unwrap_or_default();
            longest == most || length <= 2 * u64::from(longest)
        };
        // Of the longest texts there is but one.
        if (0..self.count).filter(|&index| fits(index)).count() == 1 {
            return (0..self.count).find(|&index| fits(index)).unwrap_or_default() as u64;
        }
        let mut sums = vec![0i64; self.count];
        buckets(text, |bucket| {
            for (sum, &vote) in sums.iter_mut().zip(&self.votes[bucket * self.count..][..self.count]) {
                *sum += i64::from(vote);
            }
        });
        let best = sums
            .iter()
            .enumerate()
            .filter(|(index, _)| fits(*index))
            .max_by_key(|&(index, sum)| (*sum, std::cmp::Reverse(index)));
        best.map_or(0, |(index, _)| index as u64)
    }

    /// Whether a folded text is of a register whose texts have so many characters at most: its annotators saw
    /// sentences, not articles.
    #[must_use]
    pub fn is_short(&self, text: &str, longest: u32) -> bool {
        self.longest.get(self.of(text) as usize).is_some_and(|&own| own <= longest)
    }

    /// Learns from texts in the order given, each with its register. A register counts the same whether it has
    /// many texts or few.
    #[must_use]
    pub fn learn(texts: &[(&str, usize)], count: usize) -> Self {
        let mut weights = vec![0.0f32; BUCKETS * count];
        let mut sizes = vec![0.0f32; count];
        let mut longest = vec![0u32; count];
        for &(text, register) in texts {
            sizes[register] += 1.0;
            longest[register] = longest[register].max(text.chars().count() as u32);
        }
        let largest = sizes.iter().copied().fold(1.0f32, f32::max);
        let mut seen = Vec::new();
        for pass in 0..PASSES {
            let rate = 1.0 - pass as f32 / (PASSES + 1) as f32;
            // A stride that shares no factor with the number of texts visits each once, mixed.
            let stride = (texts.len() / 3..).find(|&stride| coprime(stride, texts.len())).unwrap_or(1);
            for step in 0..texts.len() {
                let (text, register) = texts[(step * stride + pass) % texts.len()];
                seen.clear();
                buckets(text, |bucket| seen.push(bucket));
                let scale = 1.0 / (seen.len() as f32).sqrt().max(1.0);
                let mut sums = vec![0.0f32; count];
                for &bucket in &seen {
                    for (sum, weight) in sums.iter_mut().zip(&weights[bucket * count..][..count]) {
                        *sum += weight * scale;
                    }
                }
                let highest = sums.iter().copied().fold(f32::MIN, f32::max);
                let total: f32 = sums.iter().map(|sum| (sum - highest).exp()).sum();
                let weight = rate * scale * (largest / sizes[register]).sqrt();
                for &bucket in &seen {
                    for (other, value) in weights[bucket * count..][..count].iter_mut().enumerate() {
                        let share = (sums[other] - highest).exp() / total;
                        *value += weight * (f32::from(u8::from(other == register)) - share);
                    }
                }
            }
        }
        let largest = weights.iter().fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
        let votes = weights.iter().map(|weight| (weight / largest * 127.0).round() as i8).collect();
        Self { count, longest, votes }
    }
}

fn coprime(a: usize, b: usize) -> bool {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

/// Calls `each` with the bucket of every observation: characters, pairs, the first and (thrice) the last one.
fn buckets(text: &str, mut each: impl FnMut(usize)) {
    let bucket = |a: u64, b: u64| (mix(mix(0, a), b) >> 40) as usize % BUCKETS;
    let mut last = 0;
    for c in text.chars().map(|c| u64::from(c as u32)) {
        each(bucket(c, 0));
        each(bucket(last, c));
        last = c;
    }
    for _ in 0..3 {
        each(bucket(last, 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_to_the_register_it_resembles() {
        let texts: Vec<(&str, usize)> =
            [("曼联客场战平", 0), ("历任公司董事", 1), ("主队不败", 0), ("现任公司监事", 1)].repeat(5);
        let registers = Registers::learn(&texts, 2);
        assert_eq!(registers.of("客场不败"), 0);
        assert_eq!(registers.of("曾任董事"), 1);
        // No text of either is half as long: both are as good.
        assert_eq!(registers.of(&"曾任董事".repeat(9)), 1);
    }
}
