//! The whole way of one document, one stage a line. Every entry point calls [`read`].
//!
//! Each stage is timed (two looks at the clock for each article); [`timings`] has the sums of this run.

use crate::article::{self, Article};
use crate::dictionary::Dictionaries;
use crate::entity::{self, Entities};
use crate::event::{self, Event};
use crate::mention::{self, Mention};
use crate::sentence::{self, Sentence};
use crate::source::{Content, Document, Problem, SourceError};
use crate::statistics::{self, Statistic};
use crate::text::{self, Decoded, Script, Text};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// All layers of one article.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its own id, or where it came from.
    pub id: String,
    /// Where it came from.
    pub path: String,
    /// The encoding it was in.
    pub encoding: String,
    /// The script it is written in.
    pub script: Script,
    /// The page's characters.
    pub text: Text,
    /// The parts of the page.
    pub article: Article,
    /// Sentences that tile the body.
    pub sentences: Vec<Sentence>,
    /// What is named, in order.
    pub mentions: Vec<Mention>,
    /// What the mentions name.
    pub entities: Entities,
    /// What happened.
    pub events: Vec<Event>,
    /// What the figures say.
    pub statistics: Vec<Statistic>,
    /// What could not be read.
    pub troubles: Vec<String>,
}

/// Begins to load what reading needs, side by side, so that the first article does not wait for one after the other.
pub fn prepare() {
    std::thread::spawn(sentence::words::jieba);
    std::thread::spawn(|| mention::tagger::MODEL.builtin());
    std::thread::spawn(text::language::Model::builtin);
}

/// Reads one document.
#[must_use]
pub fn read(document: Document, dictionaries: &Dictionaries) -> Reading {
    let (id, path) = (document.id(), document.origin.to_string());
    let decoded = timed(Stage::Decode, || decode(document.content, document.given.encoding.as_deref()));
    let mut page = timed(Stage::Page, || article::page(decoded.text, document.format));
    let text = timed(Stage::Repair, || Text::new(std::mem::take(&mut page.text)));
    let article = timed(Stage::Article, || article::article(&text, &page, &document.given, dictionaries));
    let sentences = timed(Stage::Sentence, || sentence::sentences(&article.body, dictionaries));
    let mentions = timed(Stage::Mention, || mention::mentions(&article, &sentences, dictionaries));
    let entities = timed(Stage::Entity, || entity::entities(&article, &sentences, &mentions, dictionaries));
    let events =
        timed(Stage::Event, || event::events(&article, &sentences, &mentions, &entities, dictionaries));
    let statistics = timed(Stage::Statistics, || {
        statistics::statistics(&article, &sentences, &mentions, &entities, &events, dictionaries)
    });
    let script = text::script::script(article.body.text());
    let empty = article.body.is_empty().then(|| "no body: nothing is left of the text".to_owned());
    let troubles = decoded
        .troubles
        .iter()
        .map(|trouble| {
            format!("byte {}: {} is no character in {}", trouble.offset, trouble.bytes, decoded.encoding)
        })
        .chain(empty)
        .collect();
    Reading {
        id,
        path,
        encoding: decoded.encoding,
        script,
        text,
        article,
        sentences,
        mentions,
        entities,
        events,
        statistics,
        troubles,
    }
}

/// Reads one document and makes something of it. A fault of the program's own ends neither the run nor the other
/// articles: it is given as what is wrong with this one.
///
/// # Errors
/// [`Problem::Fault`] where the program fails at the document.
pub fn guarded<T>(
    document: Document,
    dictionaries: &Dictionaries,
    make: impl FnOnce(&Reading) -> T,
) -> Result<T, SourceError> {
    let origin = document.origin.clone();
    let made = std::panic::AssertUnwindSafe(|| make(&read(document, dictionaries)));
    std::panic::catch_unwind(made).map_err(|panic| {
        let message = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|&message| message.to_owned()))
            .unwrap_or_else(|| "no message".to_owned());
        SourceError { origin, problem: Problem::Fault(message) }
    })
}

fn decode(content: Content, declared: Option<&str>) -> Decoded {
    match content {
        Content::Bytes(bytes) => text::decode(&bytes, declared),
        Content::Text(text) => Decoded { text, encoding: "utf-8".to_owned(), troubles: Vec::new() },
    }
}

/// The stages that are timed.
#[derive(Clone, Copy)]
enum Stage {
    Decode,
    Page,
    Repair,
    Article,
    Sentence,
    Mention,
    Entity,
    Event,
    Statistics,
}

/// What the stages are called, in order.
const STAGES: [(Stage, &str); 9] = [
    (Stage::Decode, "decode"),
    (Stage::Page, "page"),
    (Stage::Repair, "repair, fold"),
    (Stage::Article, "article"),
    (Stage::Sentence, "sentence"),
    (Stage::Mention, "mention"),
    (Stage::Entity, "entity"),
    (Stage::Event, "event"),
    (Stage::Statistics, "statistics"),
];

/// The time that all threads have spent in each stage, in nanoseconds.
static SPENT: [AtomicU64; STAGES.len()] = [const { AtomicU64::new(0) }; STAGES.len()];

/// How long all threads together have spent in each stage since the program began.
#[must_use]
pub fn timings() -> Vec<(&'static str, Duration)> {
    let spent = |stage: Stage| Duration::from_nanos(SPENT[stage as usize].load(Ordering::Relaxed));
    STAGES.into_iter().map(|(stage, name)| (name, spent(stage))).collect()
}

fn timed<T>(stage: Stage, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = work();
    let spent = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    SPENT[stage as usize].fetch_add(spent, Ordering::Relaxed);
    made
}
