//! `fangzhi extract`: all that was read of each article, as JSON Lines in input order.

use crate::cli::args::Extract as Args;
use crate::cli::language::t;
use crate::cli::{Outcome, input};
use crate::dictionary::Dictionaries;
use crate::export::contract::article_line;
use crate::source::documents;
use rayon::prelude::*;
use std::io::Write;

/// How many documents are read side by side before their lines are written in order: enough to keep all
/// cores busy, little enough that lines come while input still does.
const BATCH: usize = 64;

pub fn run(args: &Args, dictionaries: &Dictionaries) -> anyhow::Result<Outcome> {
    let mut incoming = documents(&args.paths, input::options(&args.input)?);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut read, mut failed) = (0usize, 0usize);
    loop {
        let batch: Vec<_> = incoming.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let lines: Vec<_> = batch
            .into_par_iter()
            .map(|document| {
                crate::guarded(document?, dictionaries, |reading| article_line(reading, dictionaries))
            })
            .collect();
        for line in lines {
            match line {
                Ok(line) => {
                    read += 1;
                    writeln!(out, "{line}")?;
                }
                Err(error) => {
                    failed += 1;
                    input::complain(&error);
                }
            }
        }
        out.flush()?;
    }
    match (read, failed) {
        (_, 0) => Ok(Outcome::Done),
        (0, _) => anyhow::bail!("{}", t("没有一篇文章能够读取", "no article could be read")),
        _ => Ok(Outcome::SomeFailed),
    }
}
