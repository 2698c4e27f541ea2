//! `fangzhi stats`: what is in an archive.

use crate::cli::args::Stats as Args;
use crate::cli::language::t;
use crate::cli::output::counted;
use crate::cli::{Outcome, ask};
use serde_json::json;
use std::io::Write;

/// Publishers, regions and years that are shown.
const MOST: usize = 10;

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive, None)?;
    let stats = archive.stats().map_err(ask::archive_error)?;
    let mut out = std::io::stdout().lock();
    if args.json {
        let object = json!({
            "articles": stats.articles, "stories": stats.stories, "characters": stats.characters,
            "mentions": stats.mentions, "events": stats.events, "participations": stats.participations,
            "positions": stats.positions, "figures": stats.figures, "first": stats.first, "last": stats.last,
            "undated": stats.undated, "sources": stats.sources, "regions": stats.regions, "years": stats.years,
            "bytes": stats.bytes, "segments": stats.segments,
        });
        writeln!(out, "{object}")?;
        return Ok(Outcome::Done);
    }
    let period = [&stats.first, &stats.last].map(|day| day.as_deref().unwrap_or("?")).join(" – ");
    for (name, value) in [
        (t("文章", "articles"), stats.articles.to_string()),
        (t("报道（转载合一）", "stories (reprints as one)"), stats.stories.to_string()),
        (t("时间", "period"), period),
        (t("无日期", "undated"), stats.undated.to_string()),
        (t("字数", "characters"), stats.characters.to_string()),
        (t("提及", "mentions"), stats.mentions.to_string()),
        (t("事件", "events"), stats.events.to_string()),
        (t("参与", "participations"), stats.participations.to_string()),
        (t("任职", "positions"), stats.positions.to_string()),
        (t("数字", "figures"), stats.figures.to_string()),
        (t("占用空间", "size on disk"), format!("{:.1} MB", stats.bytes as f64 / 1e6)),
    ] {
        writeln!(out, "{name}: {value}")?;
    }
    for (name, counts) in [
        (t("来源", "publishers"), &stats.sources),
        (t("地区", "regions"), &stats.regions),
        (t("年份", "years"), &stats.years),
    ] {
        writeln!(out, "{name}: {}", counted(counts, MOST))?;
    }
    Ok(Outcome::Done)
}
