//! How alike two short texts are.

use std::collections::HashMap;

/// The share of pairs of neighbouring letters that two texts have in common, from 0 to 1 (Dice's coefficient over
/// bigrams); marks and spaces do not count, and a text of one letter is a pair by itself.
#[must_use]
pub fn likeness(one: &str, two: &str) -> f64 {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut pairs: HashMap<(char, char), usize> = HashMap::new();
        for pair in letters.windows(2) {
            *pairs.entry((pair[0], pair[1])).or_default() += 1;
        }
        if let [only] = letters[..] {
            pairs.insert((only, only), 1);
        }
        pairs
    };
    let (one, two) = (pairs(one), pairs(two));
    let total: usize = one.values().chain(two.values()).sum();
    if total == 0 {
        return 0.0;
    }
    let shared: usize = one.iter().map(|(pair, count)| count.min(two.get(pair).unwrap_or(&0))).sum();
    2.0 * shared as f64 / total as f64
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn shares_pairs() {
        assert_eq!(likeness("供需对接会", "供需对接会"), 1.0);
        assert_eq!(likeness("“供需”对接会", "供需对接会"), 1.0);
        assert_eq!(likeness("供需对接会", "座谈纪要"), 0.0);
        assert_eq!(likeness("工业增加值", "工业总产值"), 0.25);
        assert_eq!(likeness("", "值"), 0.0);
    }
}
