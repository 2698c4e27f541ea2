//! The same indicator of the same subject, period and measure with different values in different stories.
//!
//! Values that rounding explains agree (3.5亿元 and 35012万元). A story that itself gives several values under one
//! head shows that the head says too little, so it proves nothing; neither does a count (70人, 12个项目) unless
//! both stories say it in similar words. Figures without subject or period are left alone, and so are those of
//! different days of what goes on: 累计报告病例 of March and of June differ because time went by.
//!
//! `2022年青州市外贸进出口总额86.4亿元` in one story and `…91.2亿元` in another.

use super::statement::Statement;
use crate::dictionary::Dimension;
use crate::text::Pattern;
use crate::text::script::fold;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// Stories that do not agree.
#[derive(Clone, Debug)]
pub struct Contradiction<'a> {
    /// What is measured.
    pub indicator: String,
    /// Whose.
    pub subject: String,
    /// For when, as ISO 8601.
    pub period: String,
    /// For a change, against what.
    pub change: Option<String>,
    /// One for each story, the earliest first.
    pub versions: Vec<&'a Statement<'a>>,
}

/// How alike the words before two counts must be to be of one thing: half of their pairs of characters.
const ALIKE: f64 = 0.5;
/// How many characters before a count are compared.
const BEFORE: usize = 16;
/// What is still going on, up to the day of the story.
const RUNNING: [&str; 8] = ["累计", "截至", "截止", "以来", "目前", "现有", "最新", "尚"];

/// Finds them; `statements` has one story once.
#[must_use]
pub fn contradictions<'a>(statements: &'a [Statement<'a>]) -> Vec<Contradiction<'a>> {
    let mut groups: BTreeMap<_, BTreeMap<&str, Vec<&'a Statement<'a>>>> = BTreeMap::new();
    for statement in statements {
        let period = statement.period_text();
        // An aim that the outcome missed is no contradiction; one character names nothing that is measured.
        let named = statement.indicator.chars().count() > 1;
        if period.is_empty() || statement.subject.is_empty() || statement.target || !named {
            continue;
        }
        let key = (
            statement.indicator.clone(),
            statement.subject.clone(),
            period,
            statement.measure.base.clone(),
            statement.change.clone(),
        );
        let article = statement.row["article"].as_str().unwrap_or_default();
        groups.entry(key).or_default().entry(article).or_default().push(statement);
    }
    let mut found = Vec::new();
    for ((indicator, subject, period, _, change), stories) in groups {
        let mut versions: Vec<&Statement<'_>> = stories
            .into_values()
            .filter(|said| said.iter().all(|one| said.iter().all(|other| one.agrees(other))))
            .filter_map(|said| said.into_iter().min_by(|a, b| a.width().total_cmp(&b.width())))
            .collect();
        versions.sort_by_key(|statement| {
            let text = |name: &str| statement.row[name].as_str().unwrap_or_default().to_owned();
            (text("published"), text("article"))
        });
        let versions: Vec<Version<'_>> = versions.into_iter().map(Version::of).collect();
        let kept: Vec<&Version<'_>> = versions
            .iter()
            .filter(|one| versions.iter().any(|other| !std::ptr::eq(*one, other) && one.comparable(other)))
            .collect();
        let differ = kept.iter().any(|one| {
            kept.iter().any(|other| one.comparable(other) && !one.statement.agrees(other.statement))
        });
        if differ {
            let versions = kept.into_iter().map(|version| version.statement).collect();
            found.push(Contradiction { indicator, subject, period, change, versions });
        }
    }
    found
}

static DAY: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?:\d{1,2}月)?\d{1,2}日"));

/// What a story says, and what tells whether another says it of the same thing.
struct Version<'a> {
    statement: &'a Statement<'a>,
    /// The days of the calendar that its sentence speaks of, as it writes them.
    days: HashSet<String>,
    /// Whether the sentence itself gives a period, and one that is over; the year of the article is none.
    settled: bool,
    /// When the story was published.
    day: Option<&'a str>,
    /// See [`pairs`].
    pairs: HashSet<(char, char)>,
}

impl<'a> Version<'a> {
    fn of(statement: &'a Statement<'a>) -> Self {
        let quote = fold(statement.row["quote"].as_str().unwrap_or_default());
        let period = statement.period_text();
        let year = period.len() == 4;
        let over = period.len() == 10 || !RUNNING.iter().any(|word| quote.contains(word));
        Self {
            statement,
            days: DAY.find_iter(&quote).map(|day| day.as_str().to_owned()).collect(),
            settled: over && (!year || quote.contains('年')),
            day: statement.row["published"].as_str().and_then(|day| day.get(..10)),
            pairs: pairs(statement),
        }
    }

    /// Whether both speak of one thing, as far as their words tell.
    fn comparable(&self, other: &Self) -> bool {
        let apart = !self.days.is_empty() && !other.days.is_empty() && self.days.is_disjoint(&other.days);
        let same_day = self.day.is_some() && self.day == other.day;
        if apart || !(self.settled && other.settled || same_day) {
            return false;
        }
        if self.statement.measure.dimension.is_some_and(|dimension| dimension != Dimension::Count) {
            return true;
        }
        let shared = self.pairs.intersection(&other.pairs).count();
        2.0 * shared as f64 >= ALIKE * (self.pairs.len() + other.pairs.len()) as f64
    }
}

/// Pairs of neighbouring characters before the figure.
fn pairs(statement: &Statement<'_>) -> HashSet<(char, char)> {
    let text = |name: &str| statement.row[name].as_str().unwrap_or_default();
    let quote = text("quote");
    let before = quote.find(text("text")).map_or(quote, |at| &quote[..at]);
    let folded: Vec<char> = fold(before).chars().filter(|c| c.is_alphanumeric()).collect();
    let last = &folded[folded.len().saturating_sub(BEFORE)..];
    last.iter().copied().zip(last.iter().copied().skip(1)).collect()
}
