//! One tantivy index with all record kinds, and its manifest.
//!
//! An article and all facts read from it are **one** document of the index: it is added, replaced and removed
//! at once, and no crash can leave half of it. Each document has
//!
//! - its title and body character by character with positions (`title`, `body`), so that any stretch of
//!   characters is found as a phrase, whatever the segmentation, and word by word for relevance
//!   (`title_words`, `body_words`); both folded to simplified, half-width, lower case;
//! - its names, events, indicators character by character, and its roles, units, region and source as terms,
//!   which lead a question about facts to the few articles that can answer it;
//! - columns for date, year, hash, story and counts;
//! - what the article said and what was read from it, stored in the output contract's shape.
//!
//! ```
//! # let folder = tempfile::tempdir().unwrap();
//! use fangzhi::archive::{Archive, Filter, IngestOptions, SearchOptions, index};
//! use fangzhi::dictionary::Dictionaries;
//! use fangzhi::export::contract::article_parts;
//! use fangzhi::source::{Options, documents};
//!
//! # let page = folder.path().join("a.txt");
//! # std::fs::write(&page, "青州市召开产业链对接会\n\n6月28日，青州市召开产业链对接会。").unwrap();
//! let mut archive = Archive::create(&folder.path().join("archive")).unwrap();
//! let dictionaries = Dictionaries::builtin();
//! let mut writer = archive.writer().unwrap();
//! let options = IngestOptions::new(article_parts);
//! let report = index(documents(&[page], Options::default()), &dictionaries, &mut writer, &options, &mut |_| {});
//! assert_eq!(report.unwrap().added, 1);
//! drop(writer);
//! archive.reload().unwrap();
//! let results = archive.search(&"產業鏈".parse().unwrap(), &SearchOptions::default()).unwrap();
//! assert_eq!(results.total, 1);
//! let participants = archive.participations(&Filter::default()).unwrap();
//! # let _ = participants;
//! ```

mod asked;
mod check;
mod compile;
mod decisions;
mod entry;
mod error;
mod facts;
mod filter;
mod folder;
mod identity;
mod ingest;
mod manifest;
mod people;
mod positions;
mod question;
mod reprints;
mod schema;
mod search;
mod snippet;
mod stats;
mod suggest;
mod tokens;
mod upgrade;
mod write;

pub use asked::Asked;
pub use check::{Comparison, Verification};
pub use decisions::{Decision, Verdict};
pub use entry::Entry;
pub use error::{ArchiveError, ArchiveProblem};
pub use facts::Rows;
pub use filter::Filter;
pub use ingest::{IngestOptions, Progress, Report, index};
pub use reprints::{Sketch, Stories};
pub use search::{FacetCounts, Hit, Reprint, Results, SearchOptions, Sort};
pub use snippet::{Snippet, highlights};
pub use stats::Stats;
pub use suggest::{Suggestion, SuggestionReason};
pub use upgrade::{Upgrade, upgrade};
pub use write::{Outcome, Writer};

use crate::dictionary::Dictionaries;
use folder::Folder;
use manifest::Manifest;
use schema::Fields;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use tantivy::collector::TopDocs;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{Directory, DocAddress, Index, IndexReader, ReloadPolicy, Searcher, TantivyDocument, Term};

/// An archive that is open for reading. Any number of them, in any number of programs, may read while one writes.
pub struct Archive {
    path: PathBuf,
    index: Index,
    reader: IndexReader,
    fields: &'static Fields,
    identities: Mutex<identity::Cached>,
    tables: OnceLock<Dictionaries>,
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").field("path", &self.path).finish_non_exhaustive()
    }
}

/// One article as it was stored: the output contract's object.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredArticle {
    /// The contract's object, with `story` (the identifier of its story) added.
    pub json: Value,
}

impl Archive {
    /// Makes a new, empty archive in `path`, which must not exist or be an empty folder.
    ///
    /// # Errors
    /// When there is something else, or the folder cannot be written.
    pub fn create(path: &Path) -> Result<Self, ArchiveError> {
        Manifest::create(path)?;
        make_index(path, manifest::INDEX)?;
        // The manifest comes last: a folder that has one is whole.
        Manifest::new().write(path)?;
        Self::open(path)
    }

    /// Opens an archive for reading.
    ///
    /// # Errors
    /// When there is none, it is of another format, or damaged.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        let manifest = Manifest::read(path)?;
        let index = open_index(path, &manifest.index)?;
        Self::of(path, index)
    }

    /// An archive whose index lies in a directory of another kind; for tests of what a power cut leaves behind.
    ///
    /// # Errors
    /// As [`Archive::create`] and [`Archive::open`].
    #[doc(hidden)]
    pub fn over(path: &Path, directory: Box<dyn tantivy::Directory>) -> Result<Self, ArchiveError> {
        Manifest::create(path)?;
        Manifest::new().write(path)?;
        let (schema, _) = Fields::schema();
        let builder = Index::builder().schema(schema.clone()).settings(schema::settings());
        let index = builder.open_or_create(directory).map_err(|error| ArchiveError::tantivy(path, &error))?;
        Self::of(path, index)
    }

    fn of(path: &Path, index: Index) -> Result<Self, ArchiveError> {
        let (schema, fields) = Fields::schema();
        if index.schema() != *schema {
            return Err(ArchiveError::new(
                path,
                ArchiveProblem::Damaged("its fields are not those of its format".into()),
            ));
        }
        tokens::register(index.tokenizers());
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::OnCommitWithDelay)
            .try_into()
            .map_err(|error| ArchiveError::tantivy(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            index,
            reader,
            fields,
            identities: Mutex::default(),
            tables: OnceLock::new(),
        })
    }

    /// Opens the archive, or makes it where nothing is there yet.
    ///
    /// # Errors
    /// As [`Archive::open`] and [`Archive::create`].
    pub fn open_or_create(path: &Path) -> Result<Self, ArchiveError> {
        match Self::open(path) {
            Err(ArchiveError { problem: ArchiveProblem::Missing | ArchiveProblem::Unfinished, .. }) => {
                Self::create(path)
            }
            other => other,
        }
    }

    /// The same, with tables of the user's own for the names that are asked for.
    #[must_use]
    pub fn with_tables(mut self, tables: Dictionaries) -> Self {
        self.tables = OnceLock::from(tables);
        self
    }

    /// The tables by which names are understood: the built-in ones where no others were given.
    pub fn tables(&self) -> &Dictionaries {
        self.tables.get_or_init(Dictionaries::builtin)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Starts writing; only one writer at a time.
    ///
    /// # Errors
    /// When another writer is at work (which, and since when), or the folder cannot be written.
    pub fn writer(&self) -> Result<Writer, ArchiveError> {
        Writer::new(self)
    }

    /// Sees what was committed since; readers do so by themselves within half a second.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn reload(&self) -> Result<(), ArchiveError> {
        self.reader.reload().map_err(|error| self.wrong(&error))
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The article of that identifier; `None` where there is none.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn article(&self, id: &str) -> Result<Option<StoredArticle>, ArchiveError> {
        let searcher = self.reader.searcher();
        let Some(address) = self.address(&searcher, id)? else { return Ok(None) };
        let stored = self.stored(&searcher, address)?;
        let mut facts = stored.facts().map_err(|what| self.damaged(what))?;
        self.identities(&searcher)?.apply(&stored, &mut facts);
        Ok(Some(StoredArticle { json: stored.whole(facts) }))
    }

    fn wrong(&self, error: &tantivy::TantivyError) -> ArchiveError {
        ArchiveError::tantivy(&self.path, error)
    }

    fn damaged(&self, what: String) -> ArchiveError {
        ArchiveError::new(&self.path, ArchiveProblem::Damaged(what))
    }

    fn address(&self, searcher: &Searcher, id: &str) -> Result<Option<DocAddress>, ArchiveError> {
        let query = TermQuery::new(Term::from_field_text(self.fields.id, id), IndexRecordOption::Basic);
        let found = searcher
            .search(&query, &TopDocs::with_limit(1).order_by_score())
            .map_err(|error| self.wrong(&error))?;
        Ok(found.first().map(|(_, address)| *address))
    }

    fn stored(&self, searcher: &Searcher, address: DocAddress) -> Result<Stored, ArchiveError> {
        let document: TantivyDocument = searcher.doc(address).map_err(|error| self.wrong(&error))?;
        Stored::of(&document, [self.fields.meta, self.fields.text, self.fields.facts])
            .map_err(|what| self.damaged(what))
    }
}

/// Opens the index in a folder of the archive.
fn open_index(path: &Path, folder: &str) -> Result<Index, ArchiveError> {
    let wrong = |error: tantivy::TantivyError| ArchiveError::tantivy(path, &error);
    let folder = Folder::open(path.join(folder)).map_err(|error| wrong(error.into()))?;
    Index::open(folder).map_err(wrong)
}

/// Makes an empty index in a folder of the archive.
fn make_index(path: &Path, folder: &str) -> Result<Index, ArchiveError> {
    let (schema, _) = Fields::schema();
    let wrong = |error: tantivy::TantivyError| ArchiveError::tantivy(path, &error);
    let folder = Folder::open(path.join(folder)).map_err(|error| wrong(error.into()))?;
    let index = Index::builder()
        .schema(schema.clone())
        .settings(schema::settings())
        .open_or_create(folder)
        .map_err(wrong)?;
    // What is written behind it, the manifest, must not be there without it.
    index.directory().sync_directory().map_err(|error| ArchiveError::tantivy(path, &error.into()))?;
    tokens::register(index.tokenizers());
    Ok(index)
}

/// An article in the output contract's shape, in three parts so that a search need not unpack the facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The contract's object without text and facts.
    pub meta: Map<String, Value>,
    /// The text.
    pub text: String,
    /// What was read from it (`repairs` `mentions` `people` `events` `figures`), written out as an object.
    pub facts: String,
}

/// The members of the contract's object that stand before the text, in their order.
pub(crate) const FIRST: [&str; 11] = [
    "id",
    "path",
    "encoding",
    "script",
    "repairs",
    "title",
    "published",
    "source",
    "url",
    "byline",
    "region",
];

/// The members of the contract's object that are facts.
const FACTS: [&str; 5] = ["repairs", "mentions", "people", "events", "figures"];

impl Stored {
    /// From a document of an index whose fields for meta, text and facts are these; else what is wrong with it.
    fn of(document: &TantivyDocument, fields: [tantivy::schema::Field; 3]) -> Result<Self, String> {
        use tantivy::schema::document::Value as _;
        let [meta, text, facts] = fields.map(|field| {
            document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
        });
        let meta = serde_json::from_str(&meta).map_err(|error| format!("a stored article: {error}"))?;
        Ok(Self { meta, text, facts })
    }

    /// The parts of the contract's object.
    fn of_contract(contract: Value) -> Self {
        let Value::Object(mut meta) = contract else { unreachable!("the contract is an object") };
        let text = match meta.shift_remove("text") {
            Some(Value::String(text)) => text,
            _ => String::new(),
        };
        let facts: Map<String, Value> = FACTS
            .into_iter()
            .filter_map(|name| meta.shift_remove(name).map(|value| (name.to_owned(), value)))
            .collect();
        Self { meta, text, facts: Value::Object(facts).to_string() }
    }

    /// The facts, unpacked.
    ///
    /// # Errors
    /// Which article's are damaged, and how.
    pub fn facts(&self) -> Result<Map<String, Value>, String> {
        self.facts_as()
    }

    /// Those of them that a type has, which says as much where they are damaged.
    fn facts_as<'a, T: Deserialize<'a>>(&'a self) -> Result<T, String> {
        let id = self.string("id").unwrap_or_default();
        serde_json::from_str(&self.facts).map_err(|error| format!("{id}: facts: {error}"))
    }

    fn string(&self, name: &str) -> Option<&str> {
        self.meta.get(name).and_then(Value::as_str)
    }

    /// The contract's object: its parts in its order.
    #[must_use]
    pub fn whole(&self, mut facts: Map<String, Value>) -> Value {
        let mut meta = self.meta.clone();
        let mut object = Map::new();
        for name in FIRST {
            if let Some(value) = meta.shift_remove(name).or_else(|| facts.shift_remove(name)) {
                object.insert(name.to_owned(), value);
            }
        }
        object.insert("text".to_owned(), Value::String(self.text.clone()));
        object.extend(facts);
        object.extend(meta);
        Value::Object(object)
    }
}
