//! What head and scripts of a page state of its article.
//!
//! Reads Open Graph, schema.org in JSON, the metadata that Chinese government sites must carry (ArticleTitle, PubDate,
//! ContentSource), Baidu's `pubDate`, and times in scripts (`publish_time = "…"`, WeChat's `ct = "158…"`).

use super::super::page::Meta;
use super::walk::Walked;
use regex::Regex;
use serde_json::Value;
use std::sync::LazyLock;

const TITLES: &[&str] = &["articletitle", "og:title", "twitter:title", "headline", "dc.title", "title"];
const TIMES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "pub_date",
    "og:release_date",
    "weibo:article:create_at",
    "weibo: article:create_at",
    "bytedance:published_time",
    "apub:time",
    "og:time",
    "date",
    "dc.date",
    "dcterms.date",
    "dc.date.issued",
    "og:pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "release_date",
    "_pubtime",
    "pubtime",
    "publishtime",
    "createdate",
    "article_date_original",
    "dateupdate",
    "cxenseparse:recs:publishtime",
];
const SOURCES: &[&str] = &["contentsource", "mediaid", "source", "og:article:source", "copyright-source"];
const SITES: &[&str] = &["sitename", "og:site_name", "application-name"];
const PEOPLE: &[(&str, &str)] =
    &[("author", "作者"), ("article:author", "作者"), ("og:article:author", "作者"), ("editor", "编辑")];

/// A time in a script, by the names that sites give it.
static SCRIPT_TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?i)["']?\b(?:publish_?time|pub_?time|pub_?date|ptime|publish_?date|_pubtime|newsdate|news_time|article_?time|create_?time|ct|oriCreateTime|time|showTime|public_?time|release_?time)["']?\s*[:=]\s*["']?((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[^"',;<]{0,20}|1\d{9}(?:\d{3})?)["',;\s}]"#,
    )
    .expect("the pattern is sound")
});

/// A publisher in a script.
static SCRIPT_SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)["']?\b(?:media_?name|media|sourceName|source|nickname|authorName)["']?\s*[:=]\s*["']([^"'<>{}\\]{2,24})["']"#).expect("the pattern is sound")
});

/// Collects it.
pub(super) fn meta(walked: &Walked) -> Meta {
    let mut meta =
        Meta { page_title: walked.title.clone(), url: walked.canonical.clone(), ..Meta::default() };
    let of = |names: &[&str]| -> Vec<String> {
        let mut found = Vec::new();
        for name in names {
            found.extend(
                walked.metas.iter().filter(|(key, _)| key == name).map(|(_, content)| content.clone()),
            );
        }
        found
    };
    meta.titles = of(TITLES);
    meta.times = of(TIMES);
    meta.sources = of(SOURCES);
    meta.site = of(SITES).into_iter().next();
    for (name, role) in PEOPLE {
        meta.people.extend(of(&[name]).into_iter().map(|person| ((*role).to_owned(), person)));
    }
    if meta.url.is_none() {
        meta.url = of(&["og:url"]).into_iter().next();
    }
    for text in &walked.linked_data {
        match serde_json::from_str::<Value>(text.trim()) {
            Ok(value) => linked(&value, &mut meta, 0),
            // Sites often leave line breaks in strings: the times can be read all the same.
            Err(_) => meta.times.extend(script_times(text).take(1)),
        }
    }
    meta.times.extend(walked.times.iter().take(2).cloned());
    for script in &walked.scripts {
        let head = head(script, 400_000);
        meta.late_times.extend(script_times(head).take(2));
        meta.late_sources.extend(SCRIPT_SOURCE.captures_iter(head).take(2).map(|found| found[1].to_owned()));
    }
    meta
}

fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Times that a script states.
pub(super) fn script_times(script: &str) -> impl Iterator<Item = String> {
    SCRIPT_TIME.captures_iter(script).map(|found| found[1].trim().to_owned())
}

/// schema.org, nested at most a few levels.
fn linked(value: &Value, meta: &mut Meta, depth: usize) {
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().take(20).for_each(|value| linked(value, meta, depth + 1)),
        Value::Object(object) => {
            let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
            let kind = object.get("@type").map(ToString::to_string).unwrap_or_default();
            // Baidu's own vocabulary has no @type.
            let baidu = object.get("@context").is_some_and(|context| context.to_string().contains("baidu"));
            if kind.contains("Article") || kind.contains("Posting") || kind.contains("WebPage") || baidu {
                meta.titles.extend(text("headline").or_else(|| text("title").filter(|_| baidu)));
                meta.times.extend(text("datePublished").or_else(|| text("pubDate")));
                if let Some(name) = object
                    .get("publisher")
                    .and_then(|publisher| publisher.get("name"))
                    .and_then(Value::as_str)
                {
                    meta.site.get_or_insert_with(|| name.to_owned());
                }
                let authors = object.get("author");
                let authors = match authors {
                    Some(Value::Array(list)) => list.iter().collect(),
                    other => other.into_iter().collect::<Vec<_>>(),
                };
                for author in authors {
                    let name = author.as_str().or_else(|| author.get("name").and_then(Value::as_str));
                    meta.people.extend(name.map(|name| ("作者".to_owned(), name.to_owned())));
                }
            }
            if let Some(graph) = object.get("@graph") {
                linked(graph, meta, depth + 1);
            }
        }
        _ => {}
    }
}
