//! What an earlier briefing knew, so that the next one can say what is new.
//!
//! It is kept as JSON beside the briefing, `FILE.state.json`: identifiers of stories, keys of events and figures.
//! Removing the file makes the next briefing a first one.

use super::brief::Briefing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a briefing knew.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// What it was on; a briefing on another topic does not continue it.
    pub topic: String,
    /// Identifiers of the articles.
    pub articles: BTreeSet<String>,
    /// Keys of events.
    pub events: BTreeSet<String>,
    /// Keys of figures.
    pub figures: BTreeSet<String>,
    /// The latest day of publication.
    pub last: Option<String>,
}

/// What is new since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// The latest day that the earlier briefing knew.
    pub since: Option<String>,
    /// Stories.
    pub stories: usize,
    /// Events.
    pub events: usize,
    /// Figures.
    pub figures: usize,
}

impl Briefing {
    /// What this briefing knows.
    #[must_use]
    pub fn state(&self) -> State {
        State {
            topic: self.topic.clone(),
            articles: self.stories.iter().cloned().collect(),
            events: self.event_keys.iter().cloned().collect(),
            figures: self.figure_keys.iter().cloned().collect(),
            last: self.overview.last.clone(),
        }
    }

    /// Marks what an earlier briefing on the same topic did not know.
    pub fn mark_news(&mut self, earlier: &State) {
        if earlier.topic != self.topic {
            return;
        }
        for event in &mut self.events {
            event.new = !earlier.events.contains(&event.key);
        }
        for table in &mut self.tables {
            for row in &mut table.rows {
                row.new = !earlier.figures.contains(&row.key);
            }
        }
        let unknown = |keys: &[String], known: &BTreeSet<String>| {
            keys.iter().collect::<BTreeSet<_>>().iter().filter(|key| !known.contains(**key)).count()
        };
        self.news = Some(News {
            since: earlier.last.clone(),
            stories: self
                .story_ids
                .iter()
                .filter(|ids| !ids.iter().any(|id| earlier.articles.contains(id)))
                .count(),
            events: unknown(&self.event_keys, &earlier.events),
            figures: unknown(&self.figure_keys, &earlier.figures),
        });
    }
}
