//! Names for what was typed half, misspelt, or in pinyin: `qingdao`, `hxsx`, 青岛市工新局.

use super::entry::folded;
use super::schema::Names;
use super::{Archive, ArchiveError};
use crate::dictionary::{Dictionaries, RegionId, Row};
use crate::text::readings::syllables;
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
        let typed = Typed::new(typed);
        if typed.characters.is_empty() {
            return Ok(Vec::new());
        }
        let shorter = Shorter::new(self.tables());
        let mut found: HashMap<String, (u64, (Whole, SuggestionReason))> = HashMap::new();
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
                    let own = std::iter::once(name).chain(shorter.of(name));
                    if let Some(why) = own.filter_map(|form| typed.reason(form)).min() {
                        found.insert(name.to_owned(), (articles, why));
                    }
                }
            }
        }
        let mut suggestions: Vec<(String, u64, (Whole, SuggestionReason))> =
            found.into_iter().map(|(name, (articles, why))| (name, articles, why)).collect();
        suggestions.sort_by(|a, b| (a.2, b.1, &a.0).cmp(&(b.2, a.1, &b.0)));
        suggestions.truncate(limit);
        let told = |(name, articles, (_, reason))| Suggestion { name, articles, reason };
        Ok(suggestions.into_iter().map(told).collect())
    }
}

/// Whether the whole of a name was typed, or only its beginning; the whole comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Whole {
    Yes,
    No,
}

/// What was typed.
struct Typed {
    characters: Vec<char>,
    /// The same as pinyin would be written.
    letters: String,
    pinyin: bool,
}

impl Typed {
    fn new(typed: &str) -> Self {
        let characters: Vec<char> = folded(typed).chars().filter(|c| !c.is_whitespace()).collect();
        let letters: String = characters.iter().filter(|c| **c != '\'' && **c != '-').collect();
        let pinyin = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_lowercase());
        Self { characters, letters, pinyin }
    }

    /// Why something called `form` may have been meant.
    fn reason(&self, form: &str) -> Option<(Whole, SuggestionReason)> {
        let form: Vec<char> = folded(form).chars().collect();
        let (typed, letters) = (self.characters.as_slice(), self.letters.as_str());
        if form.starts_with(typed) {
            let whole = if form.len() == typed.len() { Whole::Yes } else { Whole::No };
            return Some((whole, SuggestionReason::Beginning));
        }
        if self.pinyin {
            if let Some(whole) = in_pinyin(&form, letters) {
                return Some((whole, SuggestionReason::Pinyin));
            }
            // Two letters are the initials of half the archive.
            let initials = letters.len() >= 3
                && form.len() >= letters.len()
                && form
                    .iter()
                    .zip(letters.chars())
                    .all(|(c, letter)| syllables(*c).any(|syllable| syllable.starts_with(letter)));
            return initials.then_some((Whole::No, SuggestionReason::Initials));
        }
        (typed.len() >= 3 && one_off(&form, typed)).then_some((Whole::No, SuggestionReason::Spelling))
    }
}

/// How much of a name the letters are in pinyin, written on end; `None` where it does not begin so.
fn in_pinyin(name: &[char], letters: &str) -> Option<Whole> {
    let Some((&first, rest)) = name.split_first() else { return letters.is_empty().then_some(Whole::Yes) };
    if letters.is_empty() {
        return Some(Whole::No);
    }
    let read = syllables(first).filter_map(|syllable| {
        let begun = letters.len() < syllable.len() && letters.len() > 1 && syllable.starts_with(letters);
        let on = letters.strip_prefix(syllable).and_then(|more| in_pinyin(rest, more));
        on.or(begun.then_some(Whole::No))
    });
    read.min()
}

/// What the names of bodies, firms and regions are called for short.
struct Shorter<'a> {
    tables: &'a Dictionaries,
    /// Regions by their full names: 山东省青岛市.
    regions: HashMap<String, RegionId>,
}

impl<'a> Shorter<'a> {
    fn new(tables: &'a Dictionaries) -> Self {
        let regions = tables.regions.table().iter().map(|(id, _)| (tables.regions.full_name(id), id));
        Self { tables, regions: regions.collect() }
    }

    fn of(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let tables = self.tables;
        let bodies = tables.agencies.by_form(name).iter().map(move |&id| &tables.agencies[id]);
        let bodies = bodies.filter(move |body| body.stands_alone()).flat_map(Row::forms);
        let firms = tables.firms.by_form(name).iter().flat_map(move |&id| tables.firms[id].forms());
        let region = self.regions.get(name).map(|&id| &tables.regions.table()[id]);
        bodies.chain(firms).chain(region.into_iter().flat_map(Row::forms)).filter(|form| !form.is_empty())
    }
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
