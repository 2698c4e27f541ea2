//! What people decided about names: `entities.tsv` in the archive's folder, one decision a line, the latest last.
//!
//! `when`, `what` (`merge` or `split`), `name`, `other`, separated by tabs; lines that begin with `#` are remarks.
//! The file is the user's: it lies beside the index, is read anew when it changes, and indexing leaves it alone.

use super::error::{ArchiveError, ArchiveProblem};
use crate::files::write_whole;
use std::fs;
use std::path::{Path, PathBuf};

/// The file in the archive's folder.
const FILE: &str = "entities.tsv";
const HEADER: &str = "when\twhat\tname\tother\n";

/// One decision about names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When it was taken: `2026-11-22 11:05:00`.
    pub when: String,
    /// What was decided.
    pub what: Verdict,
    /// The name that it is about.
    pub name: String,
    /// The other name; for a split also a region, an organisation or an article, where `name` is somebody else.
    pub other: String,
}

/// What a decision says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// `other` is another name of `name`.
    Merge,
    /// `other` is not `name`, or those called `name` at `other` are somebody else.
    Split,
}

impl Verdict {
    /// The word of the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Split => "split",
        }
    }
}

impl Decision {
    /// A decision taken now.
    #[must_use]
    pub fn now(what: Verdict, name: &str, other: &str) -> Self {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            when: jiff::Zoned::now().strftime("%Y-%m-%d %H:%M:%S").to_string(),
            what,
            name: plain(name),
            other: plain(other),
        }
    }

    fn line(&self) -> String {
        format!("{}\t{}\t{}\t{}\n", self.when, self.what.word(), self.name, self.other)
    }
}

pub(super) fn path(archive: &Path) -> PathBuf {
    archive.join(FILE)
}

/// The decisions of an archive, the earliest first.
pub(super) fn read(archive: &Path) -> Result<Vec<Decision>, ArchiveError> {
    let text = match fs::read_to_string(path(archive)) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(ArchiveError::io(archive, &error)),
    };
    let mut decisions = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') || line == HEADER.trim_end() {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let what = match fields.get(1) {
            Some(&"merge") => Some(Verdict::Merge),
            Some(&"split") => Some(Verdict::Split),
            _ => None,
        };
        let (Some(what), [when, _, name, other]) = (what, fields.as_slice()) else {
            return Err(ArchiveError::new(&path(archive), ArchiveProblem::Decision { line: number }));
        };
        decisions.push(Decision {
            when: (*when).to_owned(),
            what,
            name: (*name).to_owned(),
            other: (*other).to_owned(),
        });
    }
    Ok(decisions)
}

/// Puts a decision behind the others.
pub(super) fn add(archive: &Path, decision: &Decision) -> Result<(), ArchiveError> {
    let wrong = |error: &std::io::Error| ArchiveError::io(archive, error);
    let mut text = match fs::read_to_string(path(archive)) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => HEADER.to_owned(),
        Err(error) => return Err(wrong(&error)),
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&decision.line());
    write_whole(&path(archive), text.as_bytes()).map_err(|error| wrong(&error))
}

/// Takes the last decision back and gives it; `None` where there is none.
pub(super) fn undo(archive: &Path) -> Result<Option<Decision>, ArchiveError> {
    let Some(last) = read(archive)?.pop() else { return Ok(None) };
    let text = fs::read_to_string(path(archive)).map_err(|error| ArchiveError::io(archive, &error))?;
    let mut lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().rposition(|line| !line.trim().is_empty() && !line.starts_with('#'));
    if let Some(at) = at {
        lines.remove(at);
    }
    let text = format!("{}\n", lines.join("\n"));
    write_whole(&path(archive), text.as_bytes()).map_err(|error| ArchiveError::io(archive, &error))?;
    Ok(Some(last))
}
