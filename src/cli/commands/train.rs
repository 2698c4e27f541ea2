//! `fangzhi train`: the tagger's weights from labelled texts of one's own.

use crate::cli::Outcome;
use crate::cli::args::Train as Args;
use crate::cli::language::t;
use crate::dictionary::Dictionaries;
use crate::mention::tagger::train::Report;
use std::io::Write;
use std::path::Path;

pub fn run(args: &Args, dictionaries: &Dictionaries) -> anyhow::Result<Outcome> {
    let usual = if args.events { "events.model.zst" } else { "names.model.zst" };
    let output = args.output.clone().unwrap_or_else(|| usual.into());
    if args.events { events(args, &output, dictionaries) } else { names(args, &output, dictionaries) }
}

fn events(args: &Args, output: &Path, dictionaries: &Dictionaries) -> anyhow::Result<Outcome> {
    let report = crate::eval::learn::learn(&args.data, output, dictionaries)?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} {}, {} {} ({} {}), {} {} ({} {}), {} {}, {:.1} kB → {}",
        report.articles,
        t("篇", "articles"),
        report.words,
        t("个待定词", "words in doubt"),
        report.telling,
        t("个讲事件", "tell of events"),
        report.names,
        t("个名称", "names"),
        report.roles,
        t("个角色", "roles"),
        report.weights,
        t("个特征", "weights"),
        report.bytes as f64 / 1e3,
        output.display()
    )?;
    let (gold, found, right) = report.apart;
    let label = t("留出的文章（每十篇一篇）上的 F1：", "F1 on the articles kept apart, every tenth:");
    writeln!(out, "{label} {:.3} ({right}/{found}/{gold})", f1(gold, found, right))?;
    Ok(Outcome::Done)
}

fn names(args: &Args, output: &Path, dictionaries: &Dictionaries) -> anyhow::Result<Outcome> {
    let report = crate::mention::train(&args.data, output, dictionaries)?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} {}, {} {}, {:.1} MB → {}",
        report.texts,
        t("篇", "texts"),
        report.observations,
        t("个特征", "observations"),
        report.bytes as f64 / 1e6,
        output.display()
    )?;
    writeln!(out, "{}", t("留出的文本（每十篇一篇）上的 F1：", "F1 on the texts kept apart, every tenth:"))?;
    for (path, scores) in &report.scores {
        let (gold, found, right) = Report::total(scores);
        writeln!(out, "{:.3}  {}", f1(gold, found, right), path.display())?;
        for (tag, gold, found, right) in scores {
            writeln!(out, "  {:.3}  {tag:?} ({gold})", f1(*gold, *found, *right))?;
        }
    }
    Ok(Outcome::Done)
}

fn f1(gold: usize, found: usize, right: usize) -> f64 {
    if gold + found == 0 { 0.0 } else { 2.0 * right as f64 / (gold + found) as f64 }
}
