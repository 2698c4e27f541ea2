//! `fangzhi upgrade`: an archive of an earlier version into the present format.

use crate::archive::upgrade;
use crate::cli::args::Upgrade as Args;
use crate::cli::language::t;
use crate::cli::progress::Progress;
use crate::cli::{Outcome, ask};
use serde_json::json;
use std::io::Write;

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut progress = Progress::new(args.json);
    let done = upgrade(&args.archive.archive, &mut |done, all| progress.of(done, all));
    progress.finish();
    let done = done.map_err(ask::archive_error)?;
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", json!({"from": done.from, "to": done.to, "articles": done.articles}))?;
    } else if done.from == done.to {
        writeln!(out, "{} {}", t("已是现行格式", "already of the present format:"), done.to)?;
    } else {
        let articles = t("篇文章", "articles");
        writeln!(out, "{} {} → {}, {} {articles}", t("格式", "format"), done.from, done.to, done.articles)?;
    }
    Ok(Outcome::Done)
}
