//! What all tables have in common: rows read from tab-separated text, and looked up by any form.
//!
//! A table is a file `name.tsv`: UTF-8, a header row, one entry a line, fields separated by tabs.
//! A field that holds several values separates them by `|`. The first column is the key (a few
//! tables need more columns for it, see [`Row::KEY`]). A user's table of the same name adds rows,
//! replaces those with the same key, and takes a row away by writing `-` before its key.
//!
//! This file knows nothing of what the columns mean; each table's own file says that.

use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;
use std::rc::Rc;
use std::sync::OnceLock;

use super::error::{DictionaryError, Notice};
use crate::text::Words;

/// One kind of row: which file holds it, and how it is read from its columns.
pub trait Row: Sized {
    /// The file's name, `regions.tsv`.
    const FILE: &'static str;
    /// The names in the header row, in order.
    const COLUMNS: &'static [&'static str];
    /// How many of the first columns together are the key.
    const KEY: usize = 1;
    /// The table that the program carries.
    const BUILTIN: &'static str;

    /// Reads one row; the error says what stood in which column.
    fn read(record: &Record<'_>) -> Result<Self, DictionaryError>;

    /// Every exact string that this row answers to.
    fn forms(&self) -> impl Iterator<Item = &str>;
}

/// A row's place in its table; cheap to copy, valid for the dictionaries it came from.
pub struct Id<R> {
    index: u32,
    row: PhantomData<fn() -> R>,
}

impl<R> Id<R> {
    fn new(index: usize) -> Self {
        let index = u32::try_from(index).expect("a table has fewer than four thousand million rows");
        Id { index, row: PhantomData }
    }

    /// The row's number in its table, from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

// Written by hand because a derive would ask the same of `R`.
impl<R> Clone for Id<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Id<R> {}
impl<R> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<R> Eq for Id<R> {}
impl<R> PartialOrd for Id<R> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<R> Ord for Id<R> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<R> Hash for Id<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<R> fmt::Debug for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.index)
    }
}

/// The rows of one table and the look-up by any of their forms.
///
/// ```
/// let dictionaries = fangzhi::dictionary::Dictionaries::builtin();
/// let id = dictionaries.units.by_form("万元")[0];
/// assert_eq!(dictionaries.units[id].factor, 10_000.0);
/// ```
#[derive(Debug, Clone)]
pub struct Table<R> {
    rows: Vec<R>,
    by_form: FxHashMap<Box<str>, Vec<Id<R>>>,
    /// All forms, made when first one is looked for at the beginning of a text.
    forms: OnceLock<Words>,
}

impl<R: Row> Table<R> {
    /// Makes a table of rows that were read before.
    pub(super) fn new(rows: Vec<R>) -> Self {
        let mut by_form: FxHashMap<Box<str>, Vec<Id<R>>> =
            FxHashMap::with_capacity_and_hasher(rows.len() * 2, rustc_hash::FxBuildHasher);
        for (index, row) in rows.iter().enumerate() {
            let id = Id::new(index);
            for form in row.forms().filter(|form| !form.is_empty()) {
                match by_form.get_mut(form) {
                    // A row may list one form twice, as name and as alias.
                    Some(ids) if ids.last() == Some(&id) => {}
                    Some(ids) => ids.push(id),
                    None => {
                        by_form.insert(form.into(), vec![id]);
                    }
                }
            }
        }
        Table { rows, by_form, forms: OnceLock::new() }
    }

    /// The rows that answer to `form`, exactly as written; in the order of the table.
    pub fn by_form(&self, form: &str) -> &[Id<R>] {
        self.by_form.get(form).map_or(&[], Vec::as_slice)
    }

    /// The first row that answers to `form`, for tables where there is at most one.
    pub fn find(&self, form: &str) -> Option<&R> {
        self.by_form(form).first().map(|&id| &self[id])
    }

    /// Every row with its id, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = (Id<R>, &R)> {
        self.rows.iter().enumerate().map(|(index, row)| (Id::new(index), row))
    }

    /// The longest form that `text` begins with, and the rows that answer to it.
    ///
    /// ```
    /// let units = fangzhi::dictionary::Dictionaries::builtin().units;
    /// let (unit, _) = units.longest_prefix("万元以上").unwrap();
    /// assert_eq!(unit, "万元");
    /// ```
    pub fn longest_prefix<'t>(&self, text: &'t str) -> Option<(&'t str, &[Id<R>])> {
        let forms = self.forms.get_or_init(|| Words::of(self.by_form.keys().map(|form| &**form)));
        let form = &text[..forms.at(text)?.len()];
        Some((form, self.by_form(form)))
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<R> Index<Id<R>> for Table<R> {
    type Output = R;

    fn index(&self, id: Id<R>) -> &R {
        &self.rows[id.index()]
    }
}

/// One line of a table, its fields asked for by column name.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    file: &'a str,
    line: usize,
    columns: Rc<[&'static str]>,
    fields: Vec<&'a str>,
}

impl<'a> Record<'a> {
    /// The columns of the key, joined as they stand.
    fn key(&self, columns: &[&str]) -> String {
        let fields: Vec<&str> = columns.iter().map(|column| self.text(column)).collect();
        fields.join("\t")
    }

    /// The field in `column`, without surrounding space; empty where the file lacks the column.
    pub fn text(&self, column: &str) -> &'a str {
        self.columns
            .iter()
            .position(|&name| name == column)
            .and_then(|at| self.fields.get(at))
            .map_or("", |field| field.trim())
    }

    /// The values of a field that holds several, separated by `|`.
    pub fn list(&self, column: &str) -> Vec<Box<str>> {
        let values = self.text(column).split('|').map(str::trim);
        values.filter(|value| !value.is_empty()).map(Box::from).collect()
    }

    /// A field that must not be empty.
    pub fn required(&self, column: &'static str) -> Result<Box<str>, DictionaryError> {
        match self.text(column) {
            "" => Err(self.wrong(column, "a text that is not empty")),
            text => Ok(text.into()),
        }
    }

    /// The field, or `None` where it is empty.
    pub fn optional(&self, column: &str) -> Option<Box<str>> {
        Some(self.text(column)).filter(|text| !text.is_empty()).map(Box::from)
    }

    /// A number, or `None` where the field is empty.
    pub fn number<N: std::str::FromStr>(&self, column: &'static str) -> Result<Option<N>, DictionaryError> {
        match self.text(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| self.wrong(column, "a number")),
        }
    }

    /// `yes` or `no`; an empty field is `no`.
    pub fn yes(&self, column: &'static str) -> Result<bool, DictionaryError> {
        match self.text(column) {
            "yes" => Ok(true),
            "" | "no" => Ok(false),
            _ => Err(self.wrong(column, "yes or no")),
        }
    }

    /// One of the words of `choices`, each standing for a value.
    pub fn choice<C: Copy>(&self, column: &'static str, choices: &[(&str, C)]) -> Result<C, DictionaryError> {
        self.chosen(self.text(column), column, choices)
    }

    /// Several of the words of `choices`, separated by `|`; may be none.
    pub fn choices<C: Copy>(
        &self,
        column: &'static str,
        choices: &[(&str, C)],
    ) -> Result<Vec<C>, DictionaryError> {
        self.list(column).iter().map(|word| self.chosen(word, column, choices)).collect()
    }

    fn chosen<C: Copy>(&self, text: &str, column: &str, choices: &[(&str, C)]) -> Result<C, DictionaryError> {
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        found.ok_or_else(|| {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.wrong(column, &format!("one of {}", words.join(", ")))
        })
    }

    /// The error for a field that does not hold what its column wants.
    pub fn wrong(&self, column: &str, wanted: &str) -> DictionaryError {
        DictionaryError::Field {
            file: self.file.into(),
            line: self.line,
            column: column.into(),
            found: self.text(column).into(),
            wanted: wanted.into(),
        }
    }
}

/// Splits the text of a table into records; blank lines and lines that begin with `#` are left out.
pub(super) fn records<'a, R: Row>(file: &'a str, text: &'a str) -> Result<Vec<Record<'a>>, DictionaryError> {
    // Spreadsheet programs put a byte-order mark before the header.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let Some((line, header)) = lines.next() else {
        return Ok(Vec::new());
    };
    let columns = columns::<R>(file, line, header)?;
    lines
        .map(|(line, text)| {
            let fields: Vec<&str> = text.split('\t').collect();
            if fields.len() > columns.len() {
                return Err(DictionaryError::Fields {
                    file: file.into(),
                    line,
                    found: fields.len(),
                    wanted: columns.len(),
                });
            }
            Ok(Record { file, line, columns: Rc::clone(&columns), fields })
        })
        .collect()
}

/// Reads a header row: any of the table's columns in any order, the key among them.
fn columns<R: Row>(file: &str, line: usize, header: &str) -> Result<Rc<[&'static str]>, DictionaryError> {
    let wrong = |found: &str, wanted: String| DictionaryError::Header {
        file: file.into(),
        line,
        found: found.into(),
        wanted,
    };
    let mut columns = Vec::new();
    for name in header.split('\t').map(str::trim) {
        let known = R::COLUMNS.iter().find(|&&column| column == name);
        columns.push(*known.ok_or_else(|| wrong(name, R::COLUMNS.join(", ")))?);
    }
    match R::COLUMNS[..R::KEY].iter().find(|name| !columns.contains(name)) {
        None => Ok(columns.into()),
        Some(missing) => Err(wrong(header, format!("{missing}, which is the key"))),
    }
}

/// Reads the built-in table and lays a user's table over it.
pub(super) fn load<R: Row>(
    user: Option<(&str, &str)>,
    notices: &mut Vec<Notice>,
) -> Result<Table<R>, DictionaryError> {
    let mut changes = match user {
        Some((file, text)) => changes::<R>(file, text)?,
        None => Changes::default(),
    };
    let key = &R::COLUMNS[..R::KEY];
    let mut rows = Vec::new();
    let (mut replaced, mut removed) = (0, 0);
    for record in records::<R>(R::FILE, R::BUILTIN)? {
        let change = if changes.rows.is_empty() { None } else { changes.rows.remove(&record.key(key)) };
        match change {
            None => rows.push(R::read(&record)?),
            Some(Change::Put(row)) => {
                rows.push(row);
                replaced += 1;
            }
            Some(Change::Remove { .. }) => removed += 1,
        }
    }
    let mut added = 0;
    // What is left names no built-in row. The file's order keeps the outcome the same every time.
    for key in changes.order {
        match changes.rows.remove(&key) {
            Some(Change::Put(row)) => {
                rows.push(row);
                added += 1;
            }
            Some(Change::Remove { line }) => notices.push(Notice::NothingToRemove {
                file: user.map_or(R::FILE, |(file, _)| file).into(),
                line,
                key,
            }),
            None => {}
        }
    }
    if let Some((file, _)) = user {
        notices.push(Notice::Laid { file: file.into(), added, replaced, removed });
    }
    Ok(Table::new(rows))
}

/// What a user's table does to the rows of the built-in one, by key.
struct Changes<R> {
    rows: HashMap<String, Change<R>>,
    order: Vec<String>,
}

enum Change<R> {
    Put(R),
    Remove { line: usize },
}

impl<R> Default for Changes<R> {
    fn default() -> Self {
        Changes { rows: HashMap::new(), order: Vec::new() }
    }
}

fn changes<R: Row>(file: &str, text: &str) -> Result<Changes<R>, DictionaryError> {
    let mut changes = Changes::default();
    for record in records::<R>(file, text)? {
        let key = record.key(&R::COLUMNS[..R::KEY]);
        // A lone `-` could be an entry of its own; only `-` before something removes.
        let (key, change) = match key.strip_prefix('-').filter(|rest| !rest.trim().is_empty()) {
            Some(rest) => (rest.to_owned(), Change::Remove { line: record.line }),
            None => (key, Change::Put(R::read(&record)?)),
        };
        if changes.rows.insert(key.clone(), change).is_some() {
            return Err(DictionaryError::Twice { file: file.into(), line: record.line, key });
        }
        changes.order.push(key);
    }
    Ok(changes)
}
