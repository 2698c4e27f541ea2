//! What one figure measures, and against what: its indicator, by what stands around it and what was said before.
//!
//! The ways to name it are tried in order ([`WAYS`]); the first that knows settles it. What leans on words of its own
//! kind comes first (a list that is being dealt out, a term of prison, a rank), then changes and shares, then the noun
//! phrase before the figure and the noun that it counts ([`measured`]).

mod by_kind;
mod changed;
mod clear;
mod dealing;
mod draft;
mod finished;
mod found;
mod leaning;
mod measured;
mod money;
mod people;
mod physical;
mod settled;
mod shares;
mod spot;

use super::read::Page;
use super::said::Said;
use super::{Comparison, Statistic};
use crate::mention::Mention;
use crate::mention::figure::Quantity;
use crate::sentence::Sentence;
use spot::Spot;

/// A figure of the sentence.
pub(super) struct Figure<'a> {
    pub index: usize,
    pub mention: &'a Mention,
    pub quantity: &'a Quantity,
}

/// What a way makes of a figure; no indicator where it is no statistic.
#[derive(Default)]
struct Named {
    indicator: Option<String>,
    comparison: Option<Comparison>,
}

impl Named {
    /// A heading that nothing is compared under.
    fn plain(indicator: impl Into<String>) -> Self {
        Self { indicator: Some(indicator.into()), comparison: None }
    }
}

/// A way to name a figure; `None` where it does not know.
type Way = fn(&Spot<'_>, &mut Said) -> Option<Named>;

/// All of them, each before those that would take its figures for something else.
const WAYS: [Way; 16] = [
    dealing::goes_on,
    by_kind::same_sum,
    by_kind::term,
    by_kind::temperature,
    by_kind::no_statistic,
    by_kind::rank,
    by_kind::points,
    by_kind::traded,
    changed::changed,
    changed::grown,
    shares::share,
    dealing::dealt,
    leaning::came_to,
    leaning::expected,
    leaning::of_whole,
    measured::measured,
];

/// What one figure measures and against what it is compared.
pub(super) fn stated(
    page: &Page<'_>,
    sentence: &Sentence,
    figures: &[Figure<'_>],
    place: usize,
    ends: (Option<usize>, Option<usize>),
    said: &mut Said,
) -> Statistic {
    let spot = Spot::new(page, sentence, figures, place, ends);
    let named = WAYS.iter().find_map(|way| way(&spot, said)).unwrap_or_default();
    Statistic {
        mention: figures[place].index,
        quantity: figures[place].quantity.clone(),
        indicator: named.indicator,
        subject: None,
        period: None,
        comparison: named.comparison,
        region: None,
        target: false,
    }
}
