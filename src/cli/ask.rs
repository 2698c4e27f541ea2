//! What the options of a question say, as the archive takes it.

use super::args::{ArchiveDir, Scope};
use super::language::{Lang, lang, t};
use crate::archive::{Archive, ArchiveError, Filter};
use crate::mention::date::When;
use crate::query::{ParseQueryError, Query};
use jiff::civil::Date;

/// Opens the archive that is asked.
pub fn open(dir: &ArchiveDir) -> anyhow::Result<Archive> {
    Archive::open(&dir.archive).map_err(archive_error)
}

/// An archive's trouble in the language of this run.
pub fn archive_error(error: ArchiveError) -> anyhow::Error {
    match lang() {
        Lang::Zh => anyhow::anyhow!("{}", error.zh()),
        Lang::En => error.into(),
    }
}

/// Reads a query; an error shows it with a mark under the place.
pub fn query(text: &str) -> anyhow::Result<Query> {
    text.parse().map_err(|error: ParseQueryError| {
        let message = match lang() {
            Lang::Zh => error.zh(),
            Lang::En => error.to_string(),
        };
        anyhow::anyhow!("{message}")
    })
}

/// A filter of period, region and number of rows.
pub fn filter(scope: &Scope) -> anyhow::Result<Filter> {
    Ok(Filter {
        region: scope.region.clone(),
        since: scope.since.as_deref().map(|text| day(text, When::first_day)).transpose()?,
        until: scope.until.as_deref().map(|text| day(text, When::last_day)).transpose()?,
        limit: scope.limit,
        ..Filter::default()
    })
}

fn day(text: &str, end: fn(&When) -> Option<Date>) -> anyhow::Result<Date> {
    let when: Option<When> = text.trim().parse().ok();
    when.as_ref().and_then(end).ok_or_else(|| {
        let expected = t(
            "不是日期；请写成 2022、2022-06 或 2022-06-27",
            "not a date; write 2022, 2022-06 or 2022-06-27",
        );
        anyhow::anyhow!("{text:?}: {expected}")
    })
}

/// Says on standard error that nothing was found, or that there is more.
pub fn remark(count: usize, more: bool) {
    if count == 0 {
        anstream::eprintln!("{}", t("没有找到", "nothing found"));
    } else if more {
        let hint = t("还有更多；用 --limit 增加条数", "there is more; raise --limit");
        anstream::eprintln!("{hint}");
    }
}

/// Where nothing was found: names of the archive that may have been meant, on standard error.
pub fn did_you_mean(archive: &Archive, typed: &[&str]) {
    const NAMES: usize = 5;
    for typed in typed {
        // What helps a reader on must not be in the way: an error here was an error before.
        let Ok(found) = archive.suggest(typed, NAMES) else { return };
        let names: Vec<String> =
            found.iter().map(|suggestion| format!("{} ({})", suggestion.name, suggestion.articles)).collect();
        if !names.is_empty() {
            let meant = t("是否要找：", "did you mean: ");
            anstream::eprintln!("{typed}: {meant}{}", names.join(t("、", ", ")));
        }
    }
}
