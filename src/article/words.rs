//! Lists of words that a line may begin with, kept by their first character.

use std::collections::HashMap;

/// Words to look for at the beginning of a text.
pub(super) struct Words {
    by_first: HashMap<char, Vec<&'static str>>,
}

impl Words {
    /// The words of a list with blanks between.
    pub fn new(list: &'static str) -> Self {
        let mut by_first: HashMap<char, Vec<&'static str>> = HashMap::new();
        for word in self::list(list) {
            by_first.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
        }
        for words in by_first.values_mut() {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        Self { by_first }
    }

    /// The longest word that `text` begins with.
    pub fn at(&self, text: &str) -> Option<&'static str> {
        let words = self.by_first.get(&text.chars().next()?)?;
        words.iter().find(|word| text.starts_with(**word)).copied()
    }

    /// Whether `word` is one of them.
    pub fn has(&self, word: &str) -> bool {
        word.chars()
            .next()
            .and_then(|first| self.by_first.get(&first))
            .is_some_and(|words| words.contains(&word))
    }
}

/// The words of a list with blanks between, as they stand.
pub(super) fn list(list: &'static str) -> Vec<&'static str> {
    list.split_whitespace().collect()
}
