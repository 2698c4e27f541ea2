//! Names for what was typed half, misspelt, or in pinyin: `qingdao`, `hxsx`, 青岛市工新局.

use super::entry::folded;
use super::schema::Names;
use super::{Archive, ArchiveError};
use std::collections::HashMap;

/// A name of the archive that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The name.
    pub name: String,
    /// How many articles have it.
    pub articles: u64,
    /// Why it is suggested.
    pub reason: SuggestionReason,
}

/// Why a name is suggested, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestionReason {
    /// It begins with what was typed.
    Beginning,
    /// Its pinyin begins with what was typed.
    Pinyin,
    /// The initials of its pinyin are, or begin with, what was typed.
    Initials,
    /// One character is missing, too many, other or in another place.
    Spelling,
}

impl Archive {
    /// Names of people, firms, bodies and places that what was typed may mean; the surest and most frequent first.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<Suggestion>, ArchiveError> {
        let typed = folded(typed.trim());
        let characters: Vec<char> = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let letters: String = characters.iter().filter(|c| **c != '\'' && **c != '-').collect::<String>();
        let pinyin = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_lowercase());
        if characters.is_empty() {
            return Ok(Vec::new());
        }
        let mut found: HashMap<String, (u64, SuggestionReason)> = HashMap::new();
        let searcher = self.reader.searcher();
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(self.fields.name).map_err(|error| self.wrong(&error))?;
            for letter in Names::NAMED {
                let mut names = Names::of(inverted.terms(), letter)
                    .map_err(|error| ArchiveError::io(&self.path, &error))?;
                while names.advance() {
                    let Some(name) = Names::plain(names.key()) else { continue };
                    let articles = u64::from(names.value().doc_freq);
                    if let Some((sum, _)) = found.get_mut(name) {
                        *sum += articles;
                        continue;
                    }
                    if let Some(reason) = reason(name, &characters, &letters, pinyin) {
                        found.insert(name.to_owned(), (articles, reason));
                    }
                }
            }
        }
        let mut suggestions: Vec<Suggestion> = found
            .into_iter()
            .map(|(name, (articles, reason))| Suggestion { name, articles, reason })
            .collect();
        suggestions.sort_by(|a, b| {
            (a.reason, std::cmp::Reverse(a.articles), &a.name).cmp(&(
                b.reason,
                std::cmp::Reverse(b.articles),
                &b.name,
            ))
        });
        suggestions.truncate(limit);
        Ok(suggestions)
    }
}

fn reason(name: &str, typed: &[char], letters: &str, pinyin: bool) -> Option<SuggestionReason> {
    let name: Vec<char> = folded(name).chars().collect();
    if name.starts_with(typed) {
        return (name != typed).then_some(SuggestionReason::Beginning);
    }
    if pinyin {
        if begins_in_pinyin(&name, letters) {
            return Some(SuggestionReason::Pinyin);
        }
        // Two letters are the initials of half the archive.
        let initials = letters.len() >= 3
            && name.len() >= letters.len()
            && name
                .iter()
                .zip(letters.chars())
                .all(|(c, letter)| syllables(*c).any(|syllable| syllable.starts_with(letter)));
        return initials.then_some(SuggestionReason::Initials);
    }
    (typed.len() >= 3 && one_off(&name, typed)).then_some(SuggestionReason::Spelling)
}

/// Whether the pinyin of the first characters of a name, written on end, begins with the letters.
fn begins_in_pinyin(name: &[char], letters: &str) -> bool {
    if letters.is_empty() {
        return true;
    }
    let Some((&first, rest)) = name.split_first() else { return false };
    syllables(first).any(|syllable| {
        letters.strip_prefix(syllable).is_some_and(|more| begins_in_pinyin(rest, more))
            || (letters.len() < syllable.len() && letters.len() > 1 && syllable.starts_with(letters))
    })
}

/// The syllables of a character, without tone.
fn syllables(c: char) -> impl Iterator<Item = &'static str> {
    crate::text::readings::syllables(c)
}

/// Whether one change makes one of the other: a character more, less, other, or two exchanged.
fn one_off(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    match (a.len(), b.len()) {
        (0 | 1, 0 | 1) => true,
        (2, 2) => a[0] == b[1] && a[1] == b[0],
        _ => false,
    }
}
