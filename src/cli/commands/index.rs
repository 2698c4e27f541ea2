//! `fangzhi index`: articles into an archive; run again, what is new or changed.

use crate::archive::{Archive, IngestOptions, Report, index};
use crate::cli::args::Index as Args;
use crate::cli::language::t;
use crate::cli::progress::Progress;
use crate::cli::{Outcome, ask, input};
use crate::dictionary::Dictionaries;
use crate::export::contract::article_parts;
use crate::source::documents;
use serde_json::json;
use std::io::Write;
use std::path::Path;

pub fn run(args: &Args, dictionaries: &Dictionaries, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let archive = Archive::open_or_create(&args.archive.archive).map_err(ask::archive_error)?;
    let report = fill(&archive, args, dictionaries, tables)?;
    if args.json {
        writeln!(std::io::stdout(), "{}", as_json(&report))?;
    } else {
        writeln!(std::io::stdout(), "{}", summary(&report))?;
    }
    if args.timings {
        anstream::eprint!("{}", timings(&report));
    }
    let taken = report.added + report.replaced + report.unchanged + report.removed;
    match (taken, report.failed) {
        (_, 0) => Ok(Outcome::Done),
        (0, _) => anyhow::bail!("{}", t("没有一篇文章能够加入", "no article could be added")),
        _ => Ok(Outcome::SomeFailed),
    }
}

fn fill(
    archive: &Archive,
    args: &Args,
    dictionaries: &Dictionaries,
    tables: Option<&Path>,
) -> anyhow::Result<Report> {
    let mut writer = archive.writer().map_err(ask::archive_error)?;
    let mut options = IngestOptions::new(article_parts);
    // As many as `--threads` says.
    options.threads = Some(rayon::current_num_threads());
    options.version = tables.map_or(Ok(0), version)?;
    let paths = input::paths(&args.paths);
    if args.sync {
        options.sync.clone_from(&paths);
    }
    let mut progress = Progress::new(args.json);
    let incoming = documents(&paths, input::options(&args.input)?);
    let report = index(incoming, dictionaries, &mut writer, &options, &mut |state| {
        if let Some(failure) = state.failure {
            progress.say(&input::told(failure));
        }
        let done = state.report.added + state.report.replaced + state.report.unchanged;
        progress.at(done, state.report.failed, state.report.bytes);
    });
    progress.finish();
    report.map_err(ask::archive_error)
}

/// A number that changes when the user's tables or weights do, so that articles are read anew then.
pub fn version(folder: &Path) -> anyhow::Result<u64> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    let counts =
        |path: &Path| path.extension().is_some_and(|extension| extension == "tsv" || extension == "zst");
    for file in files.into_iter().filter(|file| counts(&file.path())) {
        hash.update(file.file_name().as_encoded_bytes());
        hash.update(&std::fs::read(file.path())?);
    }
    Ok(hash.digest())
}

/// The stages with the time all threads spent in them; what is left of the run went into the index and waiting.
fn timings(report: &Report) -> String {
    let megabytes = (report.bytes as f64 / 1e6).max(1e-9);
    let mut lines = String::new();
    for (stage, spent) in crate::pipeline::timings() {
        let seconds = spent.as_secs_f64();
        lines.push_str(&format!("{stage:<14}{seconds:>9.2} s{:>9.1} ms/MB\n", 1000.0 * seconds / megabytes));
    }
    lines.push_str(&format!("{:<14}{:>9.2} s\n", t("总用时", "wall clock"), report.elapsed.as_secs_f64()));
    lines
}

fn summary(report: &Report) -> String {
    let parts = [
        (report.added, t("篇新增", "added")),
        (report.replaced, t("篇更新", "replaced")),
        (report.unchanged, t("篇未变", "unchanged")),
        (report.removed, t("篇移除", "removed")),
        (report.reprints, t("篇为转载", "of them reprints")),
        (report.failed, t("个失败", "failed")),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let what =
        if said.is_empty() { t("没有文章", "no articles").to_owned() } else { said.join(t("，", ", ")) };
    let seconds = report.elapsed.as_secs_f64();
    let speed = report.bytes as f64 / 1e6 / seconds.max(1e-9);
    format!("{what} ({:.1} MB, {seconds:.1} s, {speed:.1} MB/s)", report.bytes as f64 / 1e6)
}

fn as_json(report: &Report) -> serde_json::Value {
    json!({
        "added": report.added, "replaced": report.replaced, "unchanged": report.unchanged,
        "removed": report.removed, "reprints": report.reprints, "failed": report.failed,
        "bytes": report.bytes, "seconds": report.elapsed.as_secs_f64(),
        "failures": report.failures.iter().map(input::told).collect::<Vec<_>>(),
    })
}
