//! `fangzhi train`: the tagger's weights from labelled texts of one's own.

use crate::cli::Outcome;
use crate::cli::args::Train as Args;
use crate::cli::language::t;
use crate::dictionary::Dictionaries;
use crate::mention::tagger::train::Report;
use std::io::Write;

pub fn run(args: &Args, dictionaries: &Dictionaries) -> anyhow::Result<Outcome> {
    let report = crate::mention::train(&args.data, &args.output, dictionaries)?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} {}, {} {}, {:.1} MB → {}",
        report.texts,
        t("篇", "texts"),
        report.observations,
        t("个特征", "observations"),
        report.bytes as f64 / 1e6,
        args.output.display()
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
