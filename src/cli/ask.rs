//! What the options of a question say, as the archive takes it.

use super::args::{ArchiveDir, Scope};
use super::language::{Lang, lang, t};
use super::typed::day;
use crate::archive::{Archive, ArchiveError, Filter};
use crate::dictionary::Dictionaries;
use crate::event::EventKind;
use crate::mention::date::When;
use crate::query::{ParseQueryError, Query};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Opens the archive that is asked, with the user's folder of tables where there is one.
pub fn open(dir: &ArchiveDir, tables: Option<&Path>) -> anyhow::Result<Archive> {
    let archive = Archive::open(&dir.archive).map_err(archive_error)?;
    Ok(match tables {
        Some(_) => archive.with_tables(crate::cli::load(tables)?),
        None => archive,
    })
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
    anyhow::ensure!(!text.trim().is_empty(), "{}", t("检索词是空的", "the query is empty"));
    text.parse().map_err(|error: ParseQueryError| {
        let message = match lang() {
            Lang::Zh => error.zh(),
            Lang::En => error.to_string(),
        };
        anyhow::anyhow!("{message}")
    })
}

/// A filter of period, region and number of rows.
pub fn filter(scope: &Scope, output: Option<&PathBuf>) -> anyhow::Result<Filter> {
    let since = scope.since.as_deref().map(|text| day(text, When::first_day)).transpose()?;
    let until = scope.until.as_deref().map(|text| day(text, When::last_day)).transpose()?;
    if let (Some(since), Some(until)) = (since, until) {
        let never = t("--since 晚于 --until", "--since is later than --until");
        anyhow::ensure!(since <= until, "{never}: {since} > {until}");
    }
    let limit = scope.limit(output);
    Ok(Filter { region: scope.region.clone(), since, until, limit, ..Filter::default() })
}

/// The contract's word for a kind of event that is asked for.
pub fn kind(typed: &str) -> anyhow::Result<String> {
    let Some(kind) = EventKind::called(typed.trim()) else {
        let known: Vec<String> =
            EventKind::all().map(|(_, word, chinese)| format!("{word} {chinese}")).collect();
        let unknown = t("没有这类事件；有", "no such kind of event; there are");
        anyhow::bail!("{typed:?}: {unknown} {}", known.join(t("、", ", ")));
    };
    Ok(kind.word().to_owned())
}

/// The latest first: by the event's day, or where none is known by the article's.
pub fn latest_first(rows: &mut [Value]) {
    let day = |row: &Value| {
        let of = |name: &str| row[name].as_str()?.parse::<When>().ok()?.last_day();
        of("date").or_else(|| of("published"))
    };
    rows.sort_by_key(|row| Reverse(day(row)));
}

/// Where nothing was found: a role, a region that nothing is called.
pub fn unknown(filter: &Filter, dictionaries: &Dictionaries) -> anyhow::Result<()> {
    if let Some(typed) = &filter.role {
        let rows = || dictionaries.roles.iter().map(|(_, row)| row);
        let fits = |label: &str| label.contains(typed.as_str()) || typed.contains(label);
        if !rows().any(|row| *row.role == **typed || fits(&row.label)) {
            let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for row in rows() {
                known.entry(&row.role).or_default().insert(&row.label);
            }
            let known = known.iter().map(|(role, labels)| {
                format!("{role} {}", labels.iter().copied().collect::<Vec<_>>().join("/"))
            });
            let known: Vec<String> = known.collect();
            let none = t("没有这种角色；有", "no such role; there are");
            anyhow::bail!("{typed:?}: {none} {}", known.join(t("、", ", ")));
        }
    }
    if let Some(typed) = &filter.region {
        let code = typed.bytes().all(|byte| byte.is_ascii_digit());
        if !code && dictionaries.regions.resolve(typed, None).is_none() {
            let none = t(
                "不认识的地区；请写全名，如 青岛市、山东省青岛市",
                "no region is called so; write its full name, such as 青岛市, 山东省青岛市",
            );
            anstream::eprintln!("{typed}: {none}");
        }
    }
    Ok(())
}

/// Keeps the first `limit` rows; whether there were more.
pub fn cut<T>(rows: &mut Vec<T>, limit: usize) -> bool {
    let more = rows.len() > limit;
    rows.truncate(limit);
    more
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
pub fn did_you_mean<'t>(archive: &Archive, typed: impl IntoIterator<Item = &'t str>) {
    const NAMES: usize = 5;
    for typed in typed {
        // What helps a reader on must not be in the way: an error here was an error before.
        let Ok(mut found) = archive.suggest(typed, NAMES + 1) else { return };
        found.retain(|suggestion| suggestion.name != typed);
        found.truncate(NAMES);
        let names: Vec<String> =
            found.iter().map(|suggestion| format!("{} ({})", suggestion.name, suggestion.articles)).collect();
        if !names.is_empty() {
            let meant = t("是否要找：", "did you mean: ");
            anstream::eprintln!("{typed}: {meant}{}", names.join(t("、", ", ")));
        }
    }
}
