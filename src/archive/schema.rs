//! The fields of the index.

use super::tokens::{PAIRS, WORDS};
use std::sync::LazyLock;
use tantivy::IndexSettings;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, JsonObjectOptions, STORED, STRING, Schema, TextFieldIndexing,
    TextOptions,
};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::termdict::{TermDictionary, TermStreamer};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident: $kind:ident $options:expr),* $(,)?) => {
        /// All fields, by name.
        #[derive(Clone, Debug)]
        pub(super) struct Fields {
            $($(#[$doc])* pub(super) $name: Field,)*
        }

        impl Fields {
            fn make() -> (Schema, Self) {
                let mut builder = Schema::builder();
                let fields = Self { $($name: builder.$kind(stringify!($name), $options),)* };
                (builder.build(), fields)
            }
        }
    };
}

fields! {
    /// What a document is known by from run to run: a hash of where it comes from and its own id.
    key: add_u64_field INDEXED | FAST,
    /// Hash of its bytes, of what was given, of dictionaries and program: unchanged means nothing to do.
    hash: add_u64_field FAST,
    /// Hash of `id`.
    id_hash: add_u64_field FAST,
    /// The key of the first article of its story.
    story: add_u64_field INDEXED | FAST,
    /// The sketch that finds reprints.
    sketch: add_u64_field FAST,
    /// Publication in days since 1970.
    day: add_i64_field INDEXED | FAST,
    /// Year of publication.
    year: add_u64_field FAST,
    /// Characters of the body.
    characters: add_u64_field FAST,
    /// How many mentions it has.
    mention_count: add_u64_field FAST,
    /// How many events.
    event_count: add_u64_field FAST,
    /// How many participants in events.
    participation_count: add_u64_field FAST,
    /// How many positions of people.
    position_count: add_u64_field FAST,
    /// How many figures.
    figure_count: add_u64_field FAST,
    /// Its identifier.
    id: add_text_field STRING,
    /// The file it comes from.
    path: add_text_field STRING,
    /// Publisher.
    source: add_text_field STRING | FAST,
    /// Code and full name of its region: `370200 山东省青岛市`.
    region: add_text_field STRING | FAST,
    /// Full names of the regions that its figures are of.
    place: add_text_field STRING,
    /// Headline, by pairs of characters.
    title: add_text_field pairs(),
    /// Body, by pairs of characters.
    body: add_text_field pairs(),
    /// Headline, by words.
    title_words: add_text_field words(),
    /// Body, by words.
    body_words: add_text_field words(),
    /// People named.
    person: add_text_field pairs(),
    /// Businesses named.
    firm: add_text_field pairs(),
    /// Agencies and other organisations named.
    agency: add_text_field pairs(),
    /// Programmes, documents and places named.
    other: add_text_field pairs(),
    /// Every name and event, whole, behind a letter for its kind ([`Names`]): for suggestions and patterns.
    name: add_text_field terms(),
    /// People with the bodies and the region that tell them from others of their name.
    holder: add_text_field terms(),
    /// Names and kinds of events.
    event: add_text_field pairs(),
    /// Roles of participants, in English and Chinese.
    role: add_text_field terms(),
    /// What figures measure, and of whom.
    indicator: add_text_field pairs(),
    /// Units of figures.
    unit: add_text_field terms(),
    /// Figures by unit, a column for each: `{"元": [300000000]}`; all of them under `*`.
    amount: add_json_field JsonObjectOptions::default().set_fast("raw"),
    /// The contract's object without text and facts.
    meta: add_text_field STORED,
    /// The contract's text.
    text: add_text_field STORED,
    /// The contract's facts.
    facts: add_text_field STORED,
}

/// The letters before whole names, by kind.
pub(super) struct Names;

impl Names {
    pub(super) const PERSON: char = 'p';
    pub(super) const FIRM: char = 'f';
    pub(super) const AGENCY: char = 'a';
    pub(super) const OTHER: char = 'o';
    pub(super) const EVENT: char = 'e';
    /// All but events.
    pub(super) const NAMED: [char; 4] = [Self::PERSON, Self::FIRM, Self::AGENCY, Self::OTHER];

    /// The terms of one kind, each with its letter.
    pub(super) fn of(terms: &TermDictionary, letter: char) -> std::io::Result<TermStreamer<'_>> {
        let after = char::from_u32(u32::from(letter) + 1).unwrap_or(char::MAX);
        terms.range().ge(letter.to_string()).lt(after.to_string()).into_stream()
    }

    /// The name that a term has behind its letter.
    pub(super) fn plain(term: &[u8]) -> Option<&str> {
        std::str::from_utf8(term).ok()?.get(1..)
    }
}

static MADE: LazyLock<(Schema, Fields)> = LazyLock::new(Fields::make);

impl Fields {
    /// The schema and its fields.
    pub(super) fn schema() -> (&'static Schema, &'static Self) {
        (&MADE.0, &MADE.1)
    }
}

/// Pairs of characters with their positions, for phrases: most words are one pair, and lists of pairs are short where
/// lists of characters hold half of all articles. With lengths, so that a phrase in a short text counts for more.
fn pairs() -> TextOptions {
    indexed(PAIRS, IndexRecordOption::WithFreqsAndPositions)
}

/// Words with their frequencies, for relevance. Positions are those of the characters.
fn words() -> TextOptions {
    indexed(WORDS, IndexRecordOption::WithFreqs)
}

fn indexed(tokenizer: &str, option: IndexRecordOption) -> TextOptions {
    TextOptions::default()
        .set_indexing_options(TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option))
}

/// Whole values, several a document.
fn terms() -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic),
    )
}

/// How the index is kept.
pub(super) fn settings() -> IndexSettings {
    IndexSettings {
        // zstd at level 1 packs the facts' repeated names nearly as well as level 3, at twice the speed.
        docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(1) }),
        docstore_blocksize: 32 << 10,
        ..IndexSettings::default()
    }
}
