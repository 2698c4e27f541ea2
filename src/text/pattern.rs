//! Regular expressions that look first whether any of the words they need stands in the text.
//!
//! A pattern of many alternatives with counted gaps (`未经.{0,16}许可|转载.{0,8}注明`) is slow on text that holds none of
//! its words, which is nearly all text: it has too many states to keep, and makes them over and over. A [`Pattern`]
//! works out from the pattern itself, for each of its alternatives, words one of which every match must hold, looks for
//! all of those in one pass, and runs the alternatives whose words stand there. What it finds is exactly what the regular
//! expression finds.
//!
//! ```
//! use fangzhi::text::Pattern;
//! let pattern = Pattern::new("(?:未经|不得).{0,16}转载|编辑[:/]");
//! assert_eq!(pattern.words(), ["编辑/", "编辑:", "转载"]);
//! assert!(pattern.is_match("未经许可请勿转载") && !pattern.is_match("未经许可"));
//! ```

use super::Words;
use regex::{Captures, Match, Regex};
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A set of alternatives written out has at most so many; a larger one is looked at in parts.
const MOST_EXACT: usize = 64;
/// An alternative that needs one of more words than this is always tried.
const MOST_WORDS: usize = 2_000;

/// A regular expression, its alternatives, and the words that each needs.
pub struct Pattern {
    branches: Vec<Branch>,
    words: Words,
    /// For each word, by its number, the alternatives that need it.
    needed_by: Vec<Vec<usize>>,
    /// How far into a text any match goes, in bytes, where all begin with the text.
    reach: Option<usize>,
}

/// What is known of an alternative before it is compiled.
struct Parsed {
    pattern: String,
    words: Option<Vec<String>>,
    reach: Option<usize>,
}

impl Parsed {
    fn new(pattern: String, parsed: &Hir) -> Self {
        let properties = parsed.properties();
        let anchored = properties.look_set_prefix().contains(Look::Start);
        let reach = properties.maximum_len().filter(|_| anchored);
        Self { pattern, words: needed(parsed), reach }
    }
}

/// One alternative of a pattern, compiled when a text first holds its words.
struct Branch {
    pattern: String,
    regex: OnceLock<Regex>,
    /// Whether it needs no word and is always tried.
    always: bool,
}

impl Branch {
    fn regex(&self) -> &Regex {
        self.regex.get_or_init(|| Regex::new(&self.pattern).expect("the pattern is sound"))
    }
}

impl Pattern {
    /// The pattern in the syntax of [`regex`]. It matches no empty text.
    ///
    /// # Panics
    /// When it is not sound: patterns are constants of the program.
    #[must_use]
    pub fn new(pattern: &str) -> Self {
        let parsed = regex_syntax::parse(pattern).expect("the pattern is sound");
        // Groups are counted through the whole pattern, so one that has any stays whole.
        let parts = match parsed.kind() {
            HirKind::Alternation(parts) if parsed.properties().explicit_captures_len() == 0 => {
                parts.iter().map(|part| Parsed::new(part.to_string(), part)).collect()
            }
            _ => vec![Parsed::new(pattern.to_owned(), &parsed)],
        };
        Self::of(parts)
    }

    /// Any of these patterns, each an alternative: where an alternation stands within a pattern, they tell what is
    /// needed better than the whole.
    ///
    /// # Panics
    /// When one is not sound.
    #[must_use]
    pub fn any(patterns: impl IntoIterator<Item = String>) -> Self {
        let parse = |pattern: &str| regex_syntax::parse(pattern).expect("the pattern is sound");
        Self::of(
            patterns
                .into_iter()
                .map(|pattern| {
                    let parsed = parse(&pattern);
                    Parsed::new(pattern, &parsed)
                })
                .collect(),
        )
    }

    /// Alternatives with the words that each needs.
    fn of(parts: Vec<Parsed>) -> Self {
        let reaches: Option<Vec<usize>> = parts.iter().map(|part| part.reach).collect();
        let reach = reaches.and_then(|reaches| reaches.into_iter().max());
        let mut needs: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut branches = Vec::with_capacity(parts.len());
        for Parsed { pattern, words, .. } in parts {
            let always = words.is_none();
            for word in words.into_iter().flatten() {
                needs.entry(word).or_default().push(branches.len());
            }
            branches.push(Branch { pattern, regex: OnceLock::new(), always });
        }
        let words = Words::of(needs.keys().map(String::as_str));
        Self { branches, words, needed_by: needs.into_values().collect(), reach }
    }

    /// The words one of which every match holds; none if there are no such words.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        if self.branches.iter().any(|branch| branch.always) {
            return Vec::new();
        }
        self.words.all().collect()
    }

    /// The alternatives that may match: all of whose words none stands in `text` are out.
    fn tried(&self, text: &str) -> Vec<&Regex> {
        let mut tried: Vec<usize> = (0..self.branches.len()).filter(|&at| self.branches[at].always).collect();
        if tried.len() < self.branches.len() {
            let reach = self.reach.map_or(text.len(), |reach| text.ceil_char_boundary(reach));
            for found in self.words.all_in(&text[..reach]) {
                for &branch in &self.needed_by[found.number] {
                    if !tried.contains(&branch) {
                        tried.push(branch);
                    }
                }
                if tried.len() == self.branches.len() {
                    break;
                }
            }
            tried.sort_unstable();
        }
        tried.into_iter().map(|at| self.branches[at].regex()).collect()
    }

    /// Whether it matches anywhere.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.tried(text).into_iter().any(|regex| regex.is_match(text))
    }

    /// The first match.
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.find_iter(text).next()
    }

    /// All matches in order: at each place the first alternative that matches there.
    pub fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let mut from = 0;
        // Each alternative with its next match, looked for again once the search is past it.
        let mut tried: Vec<(&Regex, Option<Match<'t>>)> =
            self.tried(text).into_iter().map(|regex| (regex, regex.find(text))).collect();
        std::iter::from_fn(move || {
            for (regex, next) in &mut tried {
                if next.is_some_and(|next| next.start() < from) {
                    *next = regex.find_at(text, from);
                }
            }
            let first = tried.iter().filter_map(|(_, next)| *next).min_by_key(|next| next.start())?;
            from = first.end();
            Some(first)
        })
    }

    /// The first match with its groups.
    #[must_use]
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.captures_iter(text).next()
    }

    /// All matches with their groups; of a pattern that has any.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.tried(text).into_iter().take(1).flat_map(|regex| regex.captures_iter(text))
    }

    /// The text with every match replaced.
    #[must_use]
    pub fn replace_all<'t>(&self, text: &'t str, by: &str) -> Cow<'t, str> {
        let mut replaced = String::new();
        let mut copied = 0;
        for found in self.find_iter(text) {
            replaced.push_str(&text[copied..found.start()]);
            replaced.push_str(by);
            copied = found.end();
        }
        if copied == 0 {
            return Cow::Borrowed(text);
        }
        replaced.push_str(&text[copied..]);
        Cow::Owned(replaced)
    }
}

/// Words one of which every match of `hir` holds.
fn needed(hir: &Hir) -> Option<Vec<String>> {
    let mut words = Part::of(hir).words()?;
    // A word within another is found where that is.
    words.sort_by_key(|word| (word.len(), word.clone()));
    words.dedup();
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !kept.iter().any(|shorter| word.contains(shorter.as_str())) {
            kept.push(word);
        }
    }
    (kept.len() <= MOST_WORDS).then_some(kept)
}

/// What is known of a part of a pattern.
#[derive(Default)]
struct Part {
    /// All that it matches, where that is few.
    exact: Option<Vec<String>>,
    /// Words one of which stands in all that it matches.
    words: Option<Vec<String>>,
}

impl Part {
    fn exactly(all: Vec<String>) -> Self {
        Self { exact: Some(all), words: None }
    }

    fn of(hir: &Hir) -> Self {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => Self::exactly(vec![String::new()]),
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(literal) => Self::exactly(vec![literal.to_owned()]),
                Err(_) => Self::default(),
            },
            HirKind::Class(class) => characters(class).map_or_else(Self::default, Self::exactly),
            HirKind::Capture(capture) => Self::of(&capture.sub),
            HirKind::Repetition(repetition) => {
                let part = Self::of(&repetition.sub);
                match (repetition.min, repetition.max, part.exact) {
                    (0, Some(1), Some(mut exact)) => {
                        exact.push(String::new());
                        Self::exactly(exact)
                    }
                    (0, _, _) => Self::default(),
                    (_, _, exact) => Self { exact: None, words: Part { exact, words: part.words }.words() },
                }
            }
            HirKind::Concat(parts) => Self::one_after_another(parts),
            HirKind::Alternation(parts) => {
                let parts: Vec<Self> = parts.iter().map(Self::of).collect();
                let exact: Option<Vec<String>> = parts
                    .iter()
                    .map(|part| part.exact.as_deref())
                    .collect::<Option<Vec<_>>>()
                    .map(|exact| exact.concat())
                    .filter(|exact| exact.len() <= MOST_EXACT);
                match exact {
                    Some(exact) => Self::exactly(exact),
                    None => {
                        let words: Option<Vec<_>> = parts.into_iter().map(Self::words).collect();
                        Self { exact: None, words: words.map(|words| words.concat()) }
                    }
                }
            }
        }
    }

    /// Parts one after another: what is exact grows together, and the best of all that is needed is kept.
    fn one_after_another(parts: &[Hir]) -> Self {
        let mut run = vec![String::new()];
        let mut all_exact = true;
        let mut best: Option<Vec<String>> = None;
        let mut take = |words: Option<Vec<String>>| best = better(best.take(), words);
        for part in parts {
            let part = Self::of(part);
            match part.exact {
                Some(exact) if exact.len() * run.len() <= MOST_EXACT => {
                    run = run
                        .iter()
                        .flat_map(|head| exact.iter().map(move |tail| format!("{head}{tail}")))
                        .collect();
                }
                exact => {
                    all_exact = false;
                    take(Self::exactly(std::mem::replace(&mut run, vec![String::new()])).words());
                    match exact {
                        Some(exact) => run = exact,
                        None => take(part.words),
                    }
                }
            }
        }
        if all_exact {
            return Self::exactly(run);
        }
        take(Self::exactly(run).words());
        Self { exact: None, words: best }
    }

    /// Its words, the exact ones as well.
    fn words(self) -> Option<Vec<String>> {
        let exact = self.exact.filter(|exact| exact.iter().all(|word| !word.is_empty()));
        better(exact, self.words)
    }
}

/// The set whose words are longer, and of equals the smaller.
fn better(one: Option<Vec<String>>, two: Option<Vec<String>>) -> Option<Vec<String>> {
    let worth = |words: &Option<Vec<String>>| {
        words.as_ref().map(|words| {
            let shortest = words.iter().map(|word| word.chars().count()).min().unwrap_or_default();
            (shortest, std::cmp::Reverse(words.len()))
        })
    };
    if worth(&two) > worth(&one) { two } else { one }
}

/// The characters of a class, where they are few.
fn characters(class: &Class) -> Option<Vec<String>> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(_) => return None,
    };
    let count: usize = ranges.iter().map(|&(first, last)| last as usize - first as usize + 1).sum();
    (count <= MOST_EXACT)
        .then(|| ranges.iter().flat_map(|&(first, last)| first..=last).map(String::from).collect())
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use proptest::prelude::*;

    #[test]
    fn words_that_a_pattern_needs() {
        let words = |pattern: &str| Pattern::new(pattern).words().join(" ");
        assert_eq!(words("(?:青岛|济南)市?.{0,3}政府"), "政府");
        assert_eq!(words(r"^\s*(?:新闻|本网)\s*声明$"), "声明");
        assert_eq!(words("(?i)icp备"), "ICP备 ICp备 IcP备 Icp备 iCP备 iCp备 icP备 icp备");
        assert_eq!(words(r"\d+年|甲?乙+"), "乙 年");
        assert_eq!(words(r"甲*\d"), "");
        assert_eq!(words("电|专电"), "专电 电");
        assert_eq!(words("(?:甲乙|丙)+[丁戊]"), "丙 甲乙");
    }

    /// Patterns of one or more alternatives, each of which matches at least one character.
    fn patterns() -> impl Strategy<Value = String> {
        const ATOMS: [&str; 13] = [
            "[ab]", "c?", "(?:de)?", "b{1,2}", "(?:a|cd)", "[ce]", "e?", "a*", ".{0,2}", "ab", "^", "$",
            "d+?",
        ];
        let branch = ("[a-e]", prop::collection::vec(prop::sample::select(&ATOMS[..]), 0..5));
        let branch = branch.prop_map(|(first, atoms)| format!("{first}{}", atoms.concat()));
        prop::collection::vec(branch, 1..5).prop_map(|branches| branches.join("|"))
    }

    proptest! {
        /// What a pattern finds is what the regular expression finds.
        #[test]
        fn the_words_hide_no_match(pattern in patterns(), text in "[a-e]{0,13}") {
            let plain = regex::Regex::new(&pattern).unwrap();
            let ours = Pattern::new(&pattern);
            let wanted: Vec<_> = plain.find_iter(&text).map(|found| found.range()).collect();
            let found: Vec<_> = ours.find_iter(&text).map(|found| found.range()).collect();
            prop_assert_eq!(found, wanted, "{}", pattern);
            prop_assert_eq!(ours.replace_all(&text, "-"), plain.replace_all(&text, "-"));
            prop_assert_eq!(ours.is_match(&text), plain.is_match(&text));
        }
    }
}
