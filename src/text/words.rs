//! Lists of words, looked up rather than gone through: which of them a text begins with, ends with or holds.
//!
//! A list is kept by the first (or last) character of its words, with one bit for each character, so that a text is
//! told in a step or two that none of them stands at a place.
//!
//! ```
//! use fangzhi::text::{Endings, Words};
//! let words = Words::new("市 市长 副市长");
//! assert_eq!(words.at("市长出席"), Some("市长"));
//! assert!(words.has("副市长") && !words.has("副市"));
//! assert!(words.stands_in("任副市长") && !words.stands_in("任县长"));
//! assert!(Endings::new("厂 大桥").end("跨河大桥") && !Endings::new("厂 大桥").end("桥"));
//! ```

/// How many bits tell whether a word may begin or end with a character: the character's lowest ten.
const BITS: usize = 1024;

/// Words by one of their characters.
struct ByCharacter {
    bits: [u64; BITS / 64],
    /// Each character, and where its words begin and end.
    characters: Vec<(char, usize, usize)>,
    words: Vec<Box<str>>,
}

impl ByCharacter {
    /// The words kept by the character that `key` gives, longer ones first.
    fn new<'w>(words: impl IntoIterator<Item = &'w str>, key: impl Fn(&str) -> Option<char>) -> Self {
        let mut keyed: Vec<(char, &str)> =
            words.into_iter().filter_map(|word| Some((key(word)?, word))).collect();
        keyed.sort_by_key(|&(c, word)| (c, std::cmp::Reverse(word.len())));
        let mut bits = [0; BITS / 64];
        let mut characters: Vec<(char, usize, usize)> = Vec::new();
        for (at, &(c, _)) in keyed.iter().enumerate() {
            bits[c as usize % BITS / 64] |= 1 << (c as usize % 64);
            match characters.last_mut() {
                Some((last, _, end)) if *last == c => *end = at + 1,
                _ => characters.push((c, at, at + 1)),
            }
        }
        Self { bits, characters, words: keyed.into_iter().map(|(_, word)| Box::from(word)).collect() }
    }

    /// The words of a character.
    #[inline]
    fn of(&self, c: char) -> &[Box<str>] {
        if self.bits[c as usize % BITS / 64] >> (c as usize % 64) & 1 == 0 {
            return &[];
        }
        match self.characters.binary_search_by_key(&c, |&(c, ..)| c) {
            Ok(at) => &self.words[self.characters[at].1..self.characters[at].2],
            Err(_) => &[],
        }
    }
}

/// Words to look for at the beginning of a text or anywhere in it.
pub struct Words(ByCharacter);

impl Words {
    /// The words of a list with blanks between.
    #[must_use]
    pub fn new(list: &str) -> Self {
        Self::of(list.split_whitespace())
    }

    /// These words.
    #[must_use]
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self(ByCharacter::new(words, |word| word.chars().next()))
    }

    /// The longest word that `text` begins with.
    #[must_use]
    pub fn at(&self, text: &str) -> Option<&str> {
        let words = self.0.of(text.chars().next()?);
        words.iter().find(|word| text.starts_with(&***word)).map(|word| &**word)
    }

    /// All words that `text` begins with.
    pub fn all_at<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let words = text.chars().next().map_or(&[][..], |first| self.0.of(first));
        words.iter().map(|word| &**word).filter(|word| text.starts_with(word))
    }

    /// Whether `word` is one of them.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        word.chars().next().is_some_and(|first| self.0.of(first).iter().any(|known| **known == *word))
    }

    /// Whether any of them stands in `text`.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        text.char_indices()
            .any(|(at, c)| self.0.of(c).iter().any(|word| text.as_bytes()[at..].starts_with(word.as_bytes())))
    }
}

/// Words to look for at the end of a text.
pub struct Endings(ByCharacter);

impl Endings {
    /// The words of a list with blanks between.
    #[must_use]
    pub fn new(list: &str) -> Self {
        Self(ByCharacter::new(list.split_whitespace(), |word| word.chars().next_back()))
    }

    /// Whether `text` ends with any of them.
    #[must_use]
    pub fn end(&self, text: &str) -> bool {
        text.chars()
            .next_back()
            .is_some_and(|last| self.0.of(last).iter().any(|word| text.ends_with(&**word)))
    }
}
