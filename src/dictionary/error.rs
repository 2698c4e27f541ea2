//! What can be wrong with a table, and what there is to say about a user's tables that are right.
//!
//! Every message names the file, the line, what stood there, and what to do.

use std::fmt;
use std::path::PathBuf;

/// A table that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DictionaryError {
    /// The folder or a file in it cannot be read.
    #[error("{}: cannot be read; give a folder of .tsv tables that you may read", path.display())]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is not UTF-8.
    #[error("{file}, line {line}: bytes that are not UTF-8; save the table as UTF-8")]
    Encoding {
        /// The table.
        file: String,
        /// From 1.
        line: usize,
    },
    /// The header row names a column that the table does not have, or lacks the key.
    #[error("{file}, line {line}: the header has “{found}”; write {wanted}, separated by tabs")]
    Header {
        /// The table.
        file: String,
        /// From 1.
        line: usize,
        /// What stood there.
        found: String,
        /// The columns that there are.
        wanted: String,
    },
    /// A line has more fields than the header has columns.
    #[error(
        "{file}, line {line}: {found} fields where the header has {wanted} columns; take the \
         surplus tabs out"
    )]
    Fields {
        /// The table.
        file: String,
        /// From 1.
        line: usize,
        /// How many fields the line has.
        found: usize,
        /// How many columns the header has.
        wanted: usize,
    },
    /// A field does not hold what its column wants.
    #[error("{file}, line {line}, column {column}: “{found}” stands there; write {wanted}")]
    Field {
        /// The table.
        file: String,
        /// From 1.
        line: usize,
        /// The name of the column.
        column: String,
        /// What stood there.
        found: String,
        /// What the column wants.
        wanted: String,
    },
    /// One file gives the same key twice.
    #[error("{file}, line {line}: “{key}” is there a second time; keep one of the two lines")]
    Twice {
        /// The table.
        file: String,
        /// From 1: the later line.
        line: usize,
        /// The key.
        key: String,
    },
}

/// Something worth telling about a user's tables that is not an error.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// A table was laid over the built-in one.
    Laid {
        /// The user's file.
        file: String,
        /// Rows with new keys.
        added: usize,
        /// Rows that took the place of built-in ones.
        replaced: usize,
        /// Built-in rows taken away.
        removed: usize,
    },
    /// A line takes away a row that is not there.
    NothingToRemove {
        /// The user's file.
        file: String,
        /// From 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// A file in the folder has the name of no table.
    Unknown {
        /// The user's file.
        file: String,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Laid { file, added, replaced, removed } => {
                write!(f, "{file}: {added} rows added, {replaced} replaced, {removed} removed")
            }
            Notice::NothingToRemove { file, line, key } => {
                write!(f, "{file}, line {line}: there is no “{key}” to remove")
            }
            Notice::Unknown { file } => {
                write!(f, "{file}: no table has this name, so it was not read; see dictionaries/README.md")
            }
        }
    }
}
