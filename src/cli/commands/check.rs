//! `fangzhi check`: whether an archive is whole in itself and as its sources have it; nothing is changed.
//!
//! Exit status 1 where something is not as it should be: every such thing is named.

use crate::archive::{Comparison, Verification};
use crate::cli::args::Check as Args;
use crate::cli::commands::index::version;
use crate::cli::language::t;
use crate::cli::progress::Progress;
use crate::cli::{Outcome, ask, input};
use crate::source::documents;
use serde_json::json;
use std::io::Write;
use std::path::Path;

/// How many of a kind are named in the report that people read.
const MOST_NAMED: usize = 20;

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive, None)?;
    let mut progress = Progress::new(args.json);
    let own = archive.verify(&mut |done, all| progress.of(done, all));
    progress.finish();
    let own = own.map_err(ask::archive_error)?;
    let sources = if args.paths.is_empty() {
        None
    } else {
        let paths = input::paths(&args.paths);
        let incoming = documents(&paths, input::options(&args.input)?);
        let version = tables.map_or(Ok(0), version)?;
        Some(archive.compare(incoming, &paths, version).map_err(ask::archive_error)?)
    };
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", as_json(&own, sources.as_ref()))?;
    } else {
        write!(out, "{}", report(&own, sources.as_ref()))?;
    }
    let whole = own.damaged.is_empty() && own.broken.is_empty();
    let same = sources.as_ref().is_none_or(|sources| {
        sources.changed.is_empty()
            && sources.missing.is_empty()
            && sources.gone.is_empty()
            && sources.failures.is_empty()
    });
    if !whole {
        let rebuild = t(
            "档案库已损坏；原始文件不受影响：请删除该目录后重新运行 fangzhi index，或用备份恢复",
            "the archive is damaged; the sources are untouched: delete its folder and index them again, or restore a backup",
        );
        anstream::eprintln!("{rebuild}");
    } else if !same {
        let again = t(
            "用同样的路径运行 fangzhi index（--sync 去掉已不在的）即可一致",
            "run fangzhi index with the same paths (--sync takes out what is gone) to bring it up to date",
        );
        anstream::eprintln!("{again}");
    }
    Ok(if whole && same { Outcome::Done } else { Outcome::SomeFailed })
}

fn failures(sources: &Comparison) -> Vec<String> {
    sources.failures.iter().map(input::told).collect()
}

fn damaged(own: &Verification) -> Vec<String> {
    own.damaged.iter().map(|file| file.display().to_string()).collect()
}

fn report(own: &Verification, sources: Option<&Comparison>) -> String {
    let mut text = format!("{} {}\n", own.articles, t("篇文章已核对", "articles looked at"));
    let mut list = |name: &str, items: &[String]| {
        if items.is_empty() {
            return;
        }
        text.push_str(&format!("{name}: {}\n", items.len()));
        for item in items.iter().take(MOST_NAMED) {
            text.push_str(&format!("  {item}\n"));
        }
        if items.len() > MOST_NAMED {
            text.push_str("  …\n");
        }
    };
    list(t("损坏的文件", "damaged files"), &damaged(own));
    list(t("损坏的文章", "broken articles"), &own.broken);
    if let Some(sources) = sources {
        list(t("原始文件或读法有改动", "changed at the source or read otherwise now"), &sources.changed);
        list(t("档案库里没有", "not in the archive"), &sources.missing);
        list(t("原始文件已不在", "gone from the source"), &sources.gone);
        list(t("无法读取", "could not be read"), &failures(sources));
        text.push_str(&format!("{} {}\n", sources.same, t("篇与原始文件一致", "articles as their sources")));
    }
    text
}

fn as_json(own: &Verification, sources: Option<&Comparison>) -> serde_json::Value {
    json!({
        "articles": own.articles, "damaged": damaged(own), "broken": own.broken,
        "sources": sources.map(|sources| json!({
            "same": sources.same, "changed": sources.changed, "missing": sources.missing,
            "gone": sources.gone, "failures": failures(sources),
        })),
    })
}
