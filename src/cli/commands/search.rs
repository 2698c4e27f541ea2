//! `fangzhi search`: articles, with what was found marked in their own script.

use crate::archive::{Hit, Reprint, SearchOptions, Sort};
use crate::cli::args::Search as Args;
use crate::cli::language::t;
use crate::cli::output::{Medium, Rows, counted, paint};
use crate::cli::{Outcome, ask};
use crate::query::{Reason, Widening, widen};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

/// Values of a facet that are shown.
const FACETS: usize = 12;

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let mut query = ask::query(&args.query.join(" "))?;
    let archive = ask::open(&args.archive, tables)?;
    if args.widen {
        let (wider, added) = widen(&query, archive.tables());
        told(&added);
        query = wider;
    }
    let options = SearchOptions {
        limit: args.limit,
        offset: args.offset,
        sort: if args.by_date { Sort::Newest } else { Sort::Relevance },
        all_copies: args.all_copies,
        facets: args.facets,
        ..SearchOptions::default()
    };
    let results = archive.search(&query, &options).map_err(ask::archive_error)?;
    if results.hits.is_empty() {
        ask::did_you_mean(&archive, query.words());
    }
    if args.output.medium() != Medium::Screen {
        let rows = results.hits.iter().map(as_json).collect();
        Rows::new(columns(), rows).write(t("文章", "articles"), &args.output)?;
        return Ok(Outcome::Done);
    }
    let mut out = anstream::stdout().lock();
    for (number, hit) in (args.offset + 1..).zip(&results.hits) {
        writeln!(out, "{number}. {}", shown(hit).join("\n   "))?;
    }
    let total = match results.total {
        // Some words would have been too much to ask for; how many have any of them says little.
        _ if results.widened => {
            t("篇含所有词，其余只含一部分", "with every word; the others have some of them")
        }
        1 => t("篇", "article"),
        _ => t("篇", "articles"),
    };
    writeln!(out, "{} {total}", results.total)?;
    if let Some(facets) = &results.facets {
        for (name, counts) in [
            (t("来源", "Publishers"), &facets.sources),
            (t("地区", "Regions"), &facets.regions),
            (t("年份", "Years"), &facets.years),
        ] {
            writeln!(out, "{}: {}", paint::bold(name), counted(counts, FACETS))?;
        }
    }
    ask::remark(results.hits.len(), false);
    Ok(Outcome::Done)
}

/// A hit as people read it: headline, where it is from, what was found, who else carried it.
fn shown(hit: &Hit) -> Vec<String> {
    let title = hit.title.as_deref().unwrap_or(t("（无标题）", "(untitled)"));
    let known = [&hit.published, &hit.source, &hit.region].into_iter().filter_map(Option::as_deref);
    let places: Vec<&str> = known.chain([hit.id.as_str()]).collect();
    let mut lines = vec![
        paint::bold(&marked(title, &hit.title_highlights)),
        paint::dim(&places.join(" · ")),
        marked(&hit.snippet.text, &hit.snippet.highlights).replace('\n', " "),
    ];
    let (first, others) = by_time(hit);
    lines.extend(first.map(|first| format!("{} {}", t("首发：", "first published by:"), named(first))));
    let copies: Vec<String> = others.iter().map(named).collect();
    if !copies.is_empty() {
        lines.push(format!("{} {}", t("转载：", "also:"), copies.join(t("、", ", "))));
    }
    lines
}

/// The copy that was published before the hit itself, where there is one, and the others.
fn by_time(hit: &Hit) -> (Option<&Reprint>, &[Reprint]) {
    let earlier = |copy: &Reprint| match (&copy.published, &hit.published) {
        (Some(copy), Some(hit)) => copy < hit,
        (Some(_), None) => true,
        _ => false,
    };
    match hit.copies.split_first() {
        Some((first, others)) if earlier(first) => (Some(first), others),
        _ => (None, &hit.copies),
    }
}

fn named(copy: &Reprint) -> String {
    let who = copy.source.as_deref().unwrap_or(&copy.id);
    copy.published.as_deref().map_or_else(|| who.to_owned(), |when| format!("{who} {when}"))
}

/// Says on standard error what a query was widened by.
fn told(added: &[Widening]) {
    for widening in added {
        let why = match widening.reason {
            Reason::Regional => t("台港用词", "Taiwan or Hong Kong word"),
            Reason::Name => t("同一机构或企业的名称", "name of the same body or firm"),
        };
        let also = t("同时查找", "also searched:");
        anstream::eprintln!("{also} {} → {} ({why})", widening.from, widening.to);
    }
    if added.is_empty() {
        anstream::eprintln!("{}", t("没有可加的其他说法", "there are no other words for it"));
    }
}

fn columns() -> Vec<(&'static str, &'static str)> {
    vec![
        ("id", t("编号", "id")),
        ("title", t("标题", "title")),
        ("published", t("日期", "published")),
        ("source", t("来源", "source")),
        ("region", t("地区", "region")),
        ("snippet", t("摘录", "snippet")),
    ]
}

fn as_json(hit: &Hit) -> Value {
    let copies: Vec<Value> = hit
        .copies
        .iter()
        .map(|copy| json!({"id": copy.id, "title": copy.title, "published": copy.published, "source": copy.source}))
        .collect();
    // Who published the story first: this article, or one of its copies.
    let first = by_time(hit).0.map_or_else(
        || json!({"id": hit.id, "published": hit.published, "source": hit.source}),
        |copy| json!({"id": copy.id, "published": copy.published, "source": copy.source}),
    );
    json!({
        "id": hit.id, "path": hit.path, "title": hit.title, "title_highlights": hit.title_highlights,
        "published": hit.published, "source": hit.source, "region": hit.region, "score": hit.score,
        "snippet": hit.snippet.text, "start": hit.snippet.start, "highlights": hit.snippet.highlights,
        "copies": copies, "first": first,
    })
}

/// A text with the stretches between the given character offsets marked.
fn marked(text: &str, highlights: &[(usize, usize)]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    for &(start, end) in highlights {
        out.extend(&chars[at..start]);
        out.push_str(&paint::hit(&chars[start..end].iter().collect::<String>()));
        at = end;
    }
    out.extend(&chars[at..]);
    out
}
