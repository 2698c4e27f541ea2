//! `fangzhi suggest`: names of the archive for what was typed half, misspelt or in pinyin.

use crate::archive::SuggestionReason;
use crate::cli::args::Suggest as Args;
use crate::cli::language::t;
use crate::cli::output::{Medium, Rows};
use crate::cli::{Outcome, ask};
use serde_json::{Value, json};
use std::path::Path;

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive, tables)?;
    let found = archive.suggest(&args.typed, args.limit).map_err(ask::archive_error)?;
    let plain = args.output.medium() == Medium::Data;
    let rows: Vec<Value> = found
        .iter()
        .map(|suggestion| {
            let reason = if plain { code(suggestion.reason) } else { told(suggestion.reason) };
            json!({"name": suggestion.name, "articles": suggestion.articles, "reason": reason})
        })
        .collect();
    ask::remark(rows.len(), false);
    let columns = vec![
        ("name", t("名称", "name")),
        ("articles", t("篇数", "articles")),
        ("reason", t("因为", "because")),
    ];
    Rows::new(columns, rows).write(t("名称", "names"), &args.output)?;
    Ok(Outcome::Done)
}

fn code(reason: SuggestionReason) -> &'static str {
    match reason {
        SuggestionReason::Beginning => "beginning",
        SuggestionReason::Pinyin => "pinyin",
        SuggestionReason::Initials => "initials",
        SuggestionReason::Spelling => "spelling",
    }
}

fn told(reason: SuggestionReason) -> &'static str {
    match reason {
        SuggestionReason::Beginning => t("开头相同", "it begins so"),
        SuggestionReason::Pinyin => t("拼音", "its pinyin"),
        SuggestionReason::Initials => t("拼音首字母", "initials of its pinyin"),
        SuggestionReason::Spelling => t("写法相近", "it is spelt nearly so"),
    }
}
