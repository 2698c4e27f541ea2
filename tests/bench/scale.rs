//! Archives of any size: time, memory, size on the disk, and how long questions take, warm, beside readers at work.
//! Articles are made by recombining the sentences of those given, with names and dates of their own.
//!
//! `cargo run --release --example scale -- COUNT ARTICLES.jsonl…`

use fangzhi::Reading;
use fangzhi::archive::{
    Archive, Entry, Filter, IngestOptions, Outcome, Report, SearchOptions, Sort, Writer, index,
};
use fangzhi::article::{Article, Body};
use fangzhi::dictionary::Dictionaries;
use fangzhi::entity::Entities;
use fangzhi::export::contract::article_json;
use fangzhi::query::Query;
use fangzhi::sentence;
use fangzhi::source::{Content, Document, Format, Given, Origin, SourceError};
use fangzhi::text::{Script, Text};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().and_then(|count| count.parse().ok()).expect("COUNT");
    let mut sentences: Vec<String> = Vec::new();
    for path in arguments {
        for line in std::fs::read_to_string(&path).expect("readable").lines() {
            let article: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let text = article["text"].as_str().unwrap_or_default();
            sentences.extend(
                text.split_inclusive('。')
                    .map(|sentence| sentence.trim().to_owned())
                    .filter(|sentence| sentence.len() > 30),
            );
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = std::env::var_os("ARCHIVE").map_or_else(|| folder.path().join("archive"), Into::into);
    let archive = Archive::open_or_create(&path).expect("an archive");
    let done = AtomicBool::new(false);
    let asked = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        // Readers at work while it is filled.
        for _ in 0..std::env::var("READERS").ok().and_then(|readers| readers.parse().ok()).unwrap_or(0) {
            scope.spawn(|| {
                let mut reader = Archive::open(&path).expect("opened");
                while !done.load(Ordering::Relaxed) {
                    for (_, query) in QUERIES {
                        let results =
                            reader.search(&query.parse().expect("a query"), &SearchOptions::default());
                        results.expect("searched");
                        asked.fetch_add(1, Ordering::Relaxed);
                        std::thread::sleep(Duration::from_millis(200));
                    }
                    reader = Archive::open(&path).expect("opened");
                }
            });
        }
        let dictionaries = Dictionaries::builtin();
        let mut writer = archive.writer().expect("a writer");
        let options = IngestOptions::new(article_json);
        let incoming = articles(&sentences, count);
        let report = if std::env::var_os("INDEX_ONLY").is_some() {
            index_only(incoming, &dictionaries, &mut writer)
        } else {
            index(incoming, &dictionaries, &mut writer, &options, &mut |_| {}).expect("indexed")
        };
        let started = Instant::now();
        writer.finish().expect("finished");
        done.store(true, Ordering::Relaxed);
        let megabytes = report.bytes as f64 / 1e6;
        let time = report.elapsed + started.elapsed();
        println!(
            "{} articles ({} reprints), {megabytes:.0} MB: {time:.1?}, {:.2} MB/s, {:.0} articles/s",
            report.added,
            report.reprints,
            megabytes / time.as_secs_f64(),
            report.added as f64 / time.as_secs_f64()
        );
        println!("peak memory {}, answered meanwhile {}", peak(), asked.load(Ordering::Relaxed));
        let size = size(&path);
        println!(
            "archive {:.0} MB, {:.2} of the text",
            size as f64 / 1e6,
            size as f64 / report.bytes.max(1) as f64
        );
    });
    archive.reload().expect("reloaded");
    questions(&archive);
}

/// The index alone, without the reading of names, events and figures: with INDEX_ONLY=1, where the archive's own
/// growth is what is asked about.
fn index_only(
    articles: impl Iterator<Item = Result<Document, SourceError>>,
    dictionaries: &Dictionaries,
    writer: &mut Writer,
) -> Report {
    let started = Instant::now();
    let mut report = Report::default();
    for (key, document) in (1u64..).zip(articles.filter_map(Result::ok)) {
        let Content::Text(characters) = &document.content else { continue };
        report.bytes += characters.len() as u64;
        let text = Text::from_repaired(characters.clone(), characters.clone(), Vec::new());
        let body = Body::whole(&text);
        let published = document.given.published.as_deref().and_then(|published| published.parse().ok());
        let reading = Reading {
            id: document.id(),
            path: document.origin.to_string(),
            encoding: "utf-8".to_owned(),
            script: Script::Simplified,
            sentences: sentence::sentences(&body, dictionaries),
            article: Article { body, published, ..Article::default() },
            text,
            mentions: Vec::new(),
            entities: Entities::default(),
            events: Vec::new(),
            statistics: Vec::new(),
            troubles: Vec::new(),
        };
        let contract = article_json(&reading, dictionaries);
        match writer.add(Entry::new(&reading, contract, &document.origin, key, key)).expect("added") {
            Outcome::Reprint => {
                report.added += 1;
                report.reprints += 1;
            }
            _ => report.added += 1,
        }
    }
    report.elapsed = started.elapsed();
    report
}

const QUERIES: [(&str, &str); 8] = [
    ("a word", "新能源"),
    ("two words", "青岛 会议"),
    ("a phrase", "\"高质量发展\""),
    ("a phrase of common characters", "\"中国人的\""),
    ("one or the other", "签约 OR 揭牌 OR 启动"),
    ("a word in a year", "经济 日期:2021"),
    ("without", "经济 -美国"),
    ("nearness", "\"北京 会议\"~10"),
];

fn questions(archive: &Archive) {
    let timed = |name: &str, ask: &dyn Fn()| {
        let mut times: Vec<Duration> = (0..30)
            .map(|_| {
                let started = Instant::now();
                ask();
                started.elapsed()
            })
            .collect();
        let cold = times[0];
        times.sort();
        println!("{name:32} first {cold:9.2?}  p50 {:9.2?}  p95 {:9.2?}", times[15], times[28]);
    };
    for (name, query) in QUERIES {
        let query: Query = query.parse().expect("a query");
        timed(name, &|| drop(archive.search(&query, &SearchOptions::default()).expect("searched")));
    }
    let question: Query = "2023年高质量发展大会在哪里举行".parse().expect("a query");
    timed("a question", &|| drop(archive.search(&question, &SearchOptions::default()).expect("searched")));
    let newest = SearchOptions { sort: Sort::Newest, facets: true, ..SearchOptions::default() };
    timed("newest, with facets", &|| drop(archive.search(&Query::All, &newest).expect("searched")));
    let who = Filter { role: Some("attendee".to_owned()), limit: 50, ..Filter::default() };
    timed("who attended", &|| drop(archive.participations(&who).expect("asked")));
    let figures =
        Filter { query: "数额:>1亿元".parse().expect("a query"), limit: 50, ..Filter::default() };
    timed("figures above", &|| drop(archive.figures(&figures).expect("asked")));
}

/// Articles of five to nine sentences, each with a number, a name and a date of its own.
fn articles(
    sentences: &[String],
    count: usize,
) -> impl Iterator<Item = Result<Document, SourceError>> + Send + '_ {
    let mut random: u64 = 0x2545_F491_4F6C_DD1D;
    let mut below = move |limit: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % limit as u64).unwrap_or(0)
    };
    const SURNAMES: [char; 12] = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'];
    (0..count).map(move |number| {
        let given = |n: usize| char::from_u32(0x4e00 + (n as u32 * 7919) % 0x2000).unwrap_or('伟');
        let name: String = [SURNAMES[below(12)], given(below(9000)), given(below(9000))].iter().collect();
        let date = format!("20{:02}-{:02}-{:02}", 15 + below(10), 1 + below(12), 1 + below(28));
        let mut text = format!("第{number}号消息，{name}出席会议并讲话。");
        for _ in 0..5 + below(5) {
            text.push_str(&sentences[below(sentences.len())]);
        }
        Ok(Document {
            origin: Origin { path: "made".to_owned(), line: Some(number as u64 + 1), ..Origin::default() },
            format: Format::Body,
            content: Content::Text(text),
            given: Given { id: Some(number.to_string()), published: Some(date), ..Given::default() },
        })
    })
}

fn size(path: &Path) -> u64 {
    let entries = std::fs::read_dir(path).expect("readable");
    entries
        .filter_map(Result::ok)
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => size(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .map_or_else(|| "not known".to_owned(), |peak| peak.trim().to_owned())
}
