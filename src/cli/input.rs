//! What the options say of the input, and how its troubles are told.

use super::args::{Input, InputFormat};
use super::language::{Lang, lang};
use crate::source::{self, Options, SourceError};
use std::path::{Component, PathBuf};

/// The options as the library takes them.
pub fn options(input: &Input) -> anyhow::Result<Options> {
    let mut options = Options {
        format: match input.input_format {
            InputFormat::Auto => source::InputFormat::Auto,
            InputFormat::Jsonl => source::InputFormat::Jsonl,
            InputFormat::Csv => source::InputFormat::Csv,
            InputFormat::Text => source::InputFormat::Text,
            InputFormat::Html => source::InputFormat::Html,
        },
        body_only: input.body,
        encoding: input.encoding.clone(),
        max_document: input.max_size << 20,
        ..Options::default()
    };
    for (field, name) in &input.fields {
        options.fields.map(field, name).map_err(anyhow::Error::msg)?;
    }
    Ok(options)
}

/// Paths as they are known in an archive, however they are typed: `./pages` and the absolute path of a folder below the
/// working directory are `pages`.
pub fn paths(typed: &[PathBuf]) -> Vec<PathBuf> {
    let here = std::env::current_dir().ok();
    let known = |path: &PathBuf| {
        let below = here.as_ref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
        let plain: PathBuf = below.components().filter(|part| *part != Component::CurDir).collect();
        if plain.as_os_str().is_empty() { PathBuf::from(".") } else { plain }
    };
    typed.iter().map(known).collect()
}

/// What could not be read, in the language of messages.
pub fn told(error: &SourceError) -> String {
    match lang() {
        Lang::Zh => error.zh(),
        Lang::En => error.to_string(),
    }
}

/// Says on standard error what could not be read.
pub fn complain(error: &SourceError) {
    anstream::eprintln!("{}", told(error));
}
