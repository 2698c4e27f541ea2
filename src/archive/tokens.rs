//! The two ways to cut text for the index. Both get folded text and lower its letters.

use crate::sentence::words::jieba;
use crate::text::script::{is_ideograph, is_letter, key};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// Every character but white space together with the next one, numbered in order; the last one alone.
pub(super) const PAIRS: &str = "pairs";
/// Words, and the words within long words.
pub(super) const WORDS: &str = "words";

/// Stands before text that is cut already, and between its words.
pub(super) const CUT: char = '\u{1}';

pub(super) fn register(manager: &TokenizerManager) {
    manager.register(PAIRS, TextAnalyzer::from(Pairs::default()));
    manager.register(WORDS, TextAnalyzer::from(Words::default()));
}

/// A character as the index has it: one for one, so that positions stay those of the text.
pub(super) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if is_ideograph(c) {
        return c;
    }
    let mut lowered = c.to_lowercase();
    match (lowered.next(), lowered.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

/// A character as phrases have it: the same in both scripts, whatever stands around it. Folding looks at the
/// neighbours, so a stretch cut out of a text may fold otherwise than within it.
pub(super) fn keyed(c: char) -> char {
    lower(key(c))
}

/// The characters of a text, folded or not, as the index has them: without white space, so that a phrase is found
/// across line ends and whatever spaces stand in it.
pub(super) fn characters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace()).map(keyed)
}

#[derive(Clone, Default)]
struct Pairs {
    token: Token,
}

struct PairsStream<'a> {
    rest: std::str::Chars<'a>,
    next: Option<char>,
    token: &'a mut Token,
}

impl Tokenizer for Pairs {
    type TokenStream<'a> = PairsStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PairsStream<'a> {
        self.token.reset();
        let mut rest = text.chars();
        let next = rest.find(|c| !c.is_whitespace()).map(keyed);
        PairsStream { rest, next, token: &mut self.token }
    }
}

impl TokenStream for PairsStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(c) = self.next else { return false };
        self.next = self.rest.find(|c| !c.is_whitespace()).map(keyed);
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push(c);
        self.token.text.extend(self.next);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// What an index of pairs is asked for characters in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// A single character: every pair that begins with it.
    One(char),
    /// Pairs with their offsets from the first: as few as cover the characters.
    Pairs(Vec<(usize, String)>),
}

/// How characters are looked for; `None` where there is nothing but white space.
pub(super) fn stretch(characters: &[char]) -> Option<Stretch> {
    let pair = |at: usize| (at, characters[at..at + 2].iter().collect());
    match characters.len() {
        0 => None,
        1 => Some(Stretch::One(characters[0])),
        length => {
            let mut pairs: Vec<_> = (0..length - 1).step_by(2).map(pair).collect();
            if length % 2 == 1 {
                pairs.push(pair(length - 2));
            }
            Some(Stretch::Pairs(pairs))
        }
    }
}

/// The words of folded text for the index: those that are more than marks, lowered, each followed by the
/// dictionary's words of two and three characters within it.
pub(super) fn words_of<'a>(cut: impl Iterator<Item = &'a str>, mut sink: impl FnMut(&str)) {
    let jieba = jieba();
    let mut lowered = String::new();
    for word in cut {
        if !word.chars().any(is_letter) {
            continue;
        }
        let word = if word.chars().any(|c| !is_ideograph(c) && c.is_uppercase()) {
            lowered.clear();
            lowered.extend(word.chars().map(lower));
            lowered.as_str()
        } else {
            word
        };
        sink(word);
        // GPT4 is found by GPT-4, whose mark cuts it in two.
        if word.is_ascii() && word.len() > 1 {
            let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
            if !letters.is_empty()
                && letters.len() < word.len()
                && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
            {
                sink(letters);
                sink(&word[letters.len()..]);
            }
        }
        // Only Han words have words within; three bytes a character.
        if word.len() <= 6 || word.is_ascii() {
            continue;
        }
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let count = starts.len() - 1;
        for size in [2, 3] {
            if count <= size {
                continue;
            }
            for from in 0..=count - size {
                let inner = &word[starts[from]..starts[from + size]];
                if jieba.has_word(inner) {
                    sink(inner);
                }
            }
        }
    }
}

/// The words of folded text, for a query or a headline.
pub(super) fn cut(folded: &str) -> Vec<&str> {
    jieba().cut(folded, true).into_iter().map(|token| token.word).collect()
}

#[derive(Clone, Default)]
struct Words {
    token: Token,
    /// The words, one behind the other.
    words: String,
    /// Where each ends.
    ends: Vec<usize>,
}

struct WordsStream<'a> {
    words: &'a str,
    ends: std::slice::Iter<'a, usize>,
    at: usize,
    token: &'a mut Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordsStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordsStream<'a> {
        self.token.reset();
        self.words.clear();
        self.ends.clear();
        let (words, ends) = (&mut self.words, &mut self.ends);
        let sink = |word: &str| {
            words.push_str(word);
            ends.push(words.len());
        };
        match text.strip_prefix(CUT) {
            Some(cut) => words_of(cut.split(CUT), sink),
            None => words_of(cut(text).into_iter(), sink),
        }
        WordsStream { words: &self.words, ends: self.ends.iter(), at: 0, token: &mut self.token }
    }
}

impl TokenStream for WordsStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(&end) = self.ends.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(&self.words[self.at..end]);
        self.at = end;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
