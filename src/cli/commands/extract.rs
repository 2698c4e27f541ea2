//! `fangzhi extract`: all that was read of each article, as JSON Lines in input order.

use crate::cli::Outcome;
use crate::cli::args::Extract as Args;
use crate::cli::language::t;
use crate::dictionary::Dictionaries;
use crate::export::contract::article_json;
use crate::source::{Content, Document, Format, Given, Origin};
use std::io::{Read, Write};

pub fn run(args: &Args, dictionaries: &Dictionaries) -> anyhow::Result<Outcome> {
    let mut failed = false;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in &args.paths {
        let mut bytes = Vec::new();
        let name = path.display().to_string();
        let read = if name == "-" {
            std::io::stdin().read_to_end(&mut bytes).map(|_| ())
        } else {
            std::fs::read(path).map(|read| bytes = read)
        };
        if let Err(error) = read {
            anstream::eprintln!("{name}: {}{error}", t("读不了：", "cannot be read: "));
            failed = true;
            continue;
        }
        let format = if args.input.body {
            Format::Body
        } else if name.ends_with(".html") || name.ends_with(".htm") {
            Format::Html
        } else {
            Format::Text
        };
        let given = Given { encoding: args.input.encoding.clone(), ..Given::default() };
        let document = Document {
            origin: Origin { path: name, ..Origin::default() },
            format,
            content: Content::Bytes(bytes),
            given,
        };
        writeln!(out, "{}", article_json(&crate::read(document, dictionaries), dictionaries))?;
    }
    out.flush()?;
    Ok(if failed { Outcome::SomeFailed } else { Outcome::Done })
}
