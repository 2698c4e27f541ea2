//! `fangzhi show`: one article of the archive, or a file read on the spot.

use crate::cli::args::Show as Args;
use crate::cli::article::{Shown, render};
use crate::cli::language::t;
use crate::cli::{Outcome, ask, input};
use crate::dictionary::Dictionaries;
use crate::entity::Reason;
use crate::export::contract::article_json;
use crate::pipeline::Reading;
use crate::source::{Options, documents};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let stored = match ask::open(&args.archive, None) {
        Ok(archive) => archive.article(&args.article).map_err(ask::archive_error)?.map(|stored| stored.json),
        Err(error) if !Path::new(&args.article).is_file() => return Err(error),
        Err(_) => None,
    };
    // What an archive does not keep (reasons, boilerplate) is read again from the article's file.
    let articles = match stored {
        Some(article) if !args.why && !args.boilerplate => vec![article],
        Some(article) => {
            let path = article["path"].as_str().unwrap_or_default();
            let file = file_of(path);
            if Path::new(file).exists() {
                let again = read(file, article["id"].as_str(), tables)?;
                vec![again.into_iter().next().unwrap_or(article)]
            } else {
                let gone = t("原文件已不在，无法重新阅读", "its file is gone and cannot be read again");
                anstream::eprintln!("{file}: {gone}");
                vec![article]
            }
        }
        None => read(&args.article, None, tables)?,
    };
    let mut out = anstream::stdout().lock();
    for article in articles {
        if args.json {
            writeln!(out, "{article}")?;
        } else {
            let shown = Shown { why: args.why, boilerplate: args.boilerplate };
            write!(out, "{}", render(&article, shown))?;
        }
    }
    Ok(Outcome::Done)
}

/// The file of an article: without its place in an archive (`news.zip!3.txt`) or its line (`news.jsonl:12`).
fn file_of(path: &str) -> &str {
    let file = path.split('!').next().unwrap_or(path);
    match file.rsplit_once(':') {
        Some((records, line)) if line.bytes().all(|c| c.is_ascii_digit()) => records,
        _ => file,
    }
}

/// The articles of a file, or the one of that id.
fn read(path: &str, id: Option<&str>, tables: Option<&Path>) -> anyhow::Result<Vec<Value>> {
    if !Path::new(path).exists() {
        let missing =
            t("档案库里没有这篇文章，也没有这个文件", "neither an article of the archive nor a file");
        anyhow::bail!("{path}: {missing}");
    }
    let dictionaries = crate::cli::load(tables)?;
    let mut articles = Vec::new();
    for document in documents(&[Path::new(path)], Options::default()) {
        match document {
            Ok(document) if id.is_some_and(|id| document.id() != id) => {}
            Ok(document) => {
                let article =
                    crate::guarded(document, &dictionaries, |reading| explained(reading, &dictionaries));
                article.map_or_else(|error| input::complain(&error), |article| articles.push(article));
            }
            Err(error) => input::complain(&error),
        }
    }
    anyhow::ensure!(!articles.is_empty() || id.is_some(), "{path}: {}", t("没有文章", "no article in it"));
    Ok(articles)
}

/// The contract's object with what only the reading knows.
fn explained(reading: &Reading, dictionaries: &Dictionaries) -> Value {
    let mut article = article_json(reading, dictionaries);
    let reasons = reading.entities.list.iter().map(|entity| {
        let forms: Vec<String> = entity
            .reasons
            .iter()
            .map(|(form, reason)| format!("{form}{}{}", t("：", ": "), said(reason)))
            .collect();
        format!("{} ← {}", entity.name, forms.join(t("；", "; ")))
    });
    article["why"] = json!(reasons.collect::<Vec<_>>());
    let clean = reading.text.clean();
    let left_out = reading.article.boilerplate.iter().map(|span| span.of(clean).trim().to_owned());
    article["boilerplate"] = json!(left_out.filter(|line| !line.is_empty()).collect::<Vec<_>>());
    article
}

/// A reason in the reader's language.
fn said(reason: &Reason) -> Cow<'static, str> {
    let plain = match reason {
        Reason::ShortFor(full) => return format!("{}{full}", t("简称，全称", "short for ")).into(),
        Reason::OfRegion(region) => return format!("{}{region}", t("属", "of ")).into(),
        Reason::AsItStands => t("照原文", "as it stands"),
        Reason::StandsAlone => t("独此一家", "the only one so called"),
        Reason::NamedLast => t("指前文最近提到的那一个", "the one named last"),
        Reason::FirmNamedLast => t("指前文最近提到的企业", "the firm named last"),
        Reason::OfPlaceNamedLast => {
            t("属前文最近提到的乡镇、街道或村", "of the township, street or village named last")
        }
        Reason::Region => t("行政区划", "a region"),
        Reason::RegionMeant => t("按此处所指的地区", "of the region meant here"),
        Reason::CountryMeant => t("指本国", "the country meant here"),
        Reason::OfArticlesRegion => t("按文章所在地区", "of the article's region"),
        Reason::OfStateSpokenOf => t("按文章所谈的国家", "of the state that the article is about"),
        Reason::PartOfRegion => t("某地区下属的园区、乡镇或村", "a zone, township or village of a region"),
        Reason::RegionWrittenOut => t("补全地区名", "by the full name of its region"),
        Reason::WellKnown => t("常见机构表", "a well-known body"),
        Reason::Division => t("常见机构的内设部门", "a division of a well-known body"),
    };
    plain.into()
}
