//! Archives of any size: time, memory, size on the disk, and how long questions take, cold and warm, beside readers
//! at work. Articles are made by recombining the sentences of those given, with names and dates of their own.
//!
//! `cargo run --release --example scale -- COUNT ARTICLES.jsonl…`
//!
//! - all stages read every article, unless `FRAGMENTS=20000` is set: then so many pieces of two or three sentences are
//!   read once with all stages, and articles are put together from the pieces *and what was read from them*, so that
//!   the index gets records of all kinds at its own speed;
//! - `READERS=8` asks questions meanwhile; `ARCHIVE=DIR` keeps the archive; with COUNT 0 it is only asked;
//! - `COLD=1` also asks with the archive's files put out of the page cache before each question.

use fangzhi::archive::{
    Archive, Entry, Filter, IngestOptions, Outcome, Report, SearchOptions, Sort, Writer, index,
};
use fangzhi::dictionary::Dictionaries;
use fangzhi::export::contract::{article_json, article_parts};
use fangzhi::query::Query;
use fangzhi::sentence::words::jieba;
use fangzhi::source::{Content, Document, Format, Given, Origin, SourceError};
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().and_then(|count| count.parse().ok()).expect("COUNT");
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<usize>().ok());
    let sentences = sentences(arguments);
    let folder = tempfile::tempdir().expect("a folder");
    let path = std::env::var_os("ARCHIVE").map_or_else(|| folder.path().join("archive"), Into::into);
    let archive = Archive::open_or_create(&path).expect("an archive");
    if count > 0 {
        let dictionaries = Dictionaries::builtin();
        let fragments = number("FRAGMENTS").map(|pieces| Fragments::read(&sentences, pieces, &dictionaries));
        let before = memory("VmRSS:");
        let done = AtomicBool::new(false);
        let asked = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            let own = scope.spawn(|| {
                let mut most = 0;
                while !done.load(Ordering::Relaxed) {
                    let now =
                        memory("RssAnon:").split(' ').next().and_then(|kilobytes| kilobytes.parse().ok());
                    most = most.max(now.unwrap_or(0));
                    std::thread::sleep(Duration::from_millis(100));
                }
                most
            });
            for _ in 0..number("READERS").unwrap_or(0) {
                scope.spawn(|| read_meanwhile(&path, &sentences, &done, &asked));
            }
            let mut writer = archive.writer().expect("a writer");
            let report = match &fragments {
                Some(fragments) => fragments.index(count, &mut writer),
                None => {
                    let options = IngestOptions::new(article_parts);
                    index(articles(&sentences, count), &dictionaries, &mut writer, &options, &mut |_| {})
                        .expect("indexed")
                }
            };
            let started = Instant::now();
            writer.finish().expect("finished");
            done.store(true, Ordering::Relaxed);
            told(&report, report.elapsed + started.elapsed(), &path);
            let own: u64 = own.join().expect("a number");
            println!(
                "peak memory {own} kB of its own, {} with the pages of files; before the first article {before}; \
                 answered meanwhile {}",
                memory("VmHWM:"),
                asked.load(Ordering::Relaxed)
            );
        });
    }
    drop(archive);
    questions(&path, &sentences);
}

fn sentences(paths: impl Iterator<Item = String>) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for path in paths {
        for line in std::fs::read_to_string(&path).expect("readable").lines() {
            let article: Value = serde_json::from_str(line).expect("JSON");
            let text = article["text"].as_str().unwrap_or_default();
            sentences.extend(
                text.split_inclusive('。')
                    .map(|sentence| sentence.trim().to_owned())
                    .filter(|sentence| sentence.len() > 30),
            );
        }
    }
    sentences
}

fn told(report: &Report, time: Duration, path: &Path) {
    let megabytes = report.bytes as f64 / 1e6;
    println!(
        "{} articles ({} reprints), {megabytes:.0} MB: {time:.1?}, {:.2} MB/s, {:.0} articles/s",
        report.added,
        report.reprints,
        megabytes / time.as_secs_f64(),
        report.added as f64 / time.as_secs_f64()
    );
    let size = size(path);
    println!(
        "archive {:.0} MB, {:.2} of the text",
        size as f64 / 1e6,
        size as f64 / report.bytes.max(1) as f64
    );
}

fn read_meanwhile(path: &Path, sentences: &[String], done: &AtomicBool, asked: &AtomicUsize) {
    let questions = Questions::new(sentences, 20);
    while !done.load(Ordering::Relaxed) {
        let reader = Archive::open(path).expect("opened");
        for (_, queries) in &questions.searches {
            let query = &queries[asked.fetch_add(1, Ordering::Relaxed) % queries.len()];
            reader.search(query, &SearchOptions::default()).expect("searched");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// Pieces of text with what was read from them.
struct Fragments(Vec<String>);

/// What the contract lists of an article.
const LISTS: [&str; 5] = ["repairs", "mentions", "people", "events", "figures"];

impl Fragments {
    fn read(sentences: &[String], count: usize, dictionaries: &Dictionaries) -> Self {
        let started = Instant::now();
        let mut below = random(0x9E37_79B9_7F4A_7C15);
        let texts: Vec<String> = (0..count)
            .map(|_| {
                let from = below(sentences.len().saturating_sub(3));
                sentences[from..from + 2 + below(2)].concat()
            })
            .collect();
        let bytes: usize = texts.iter().map(String::len).sum();
        let read = |text: String| {
            let given = Given { published: Some("2023-05-06".to_owned()), ..Given::default() };
            let document = Document {
                origin: Origin::default(),
                format: Format::Body,
                content: Content::Text(text),
                given,
            };
            article_json(&fangzhi::read(document, dictionaries), dictionaries).to_string()
        };
        let fragments = texts.into_par_iter().map(read).collect();
        println!("{count} pieces of {:.1} MB read in {:.1?}", bytes as f64 / 1e6, started.elapsed());
        Self(fragments)
    }

    /// An article of two to four pieces with a number, a name and a date of its own.
    fn article(&self, number: usize, below: &mut impl FnMut(usize) -> usize) -> Value {
        let name = name(below);
        let mut text = format!("第{number}号消息，{name}出席会议并讲话。");
        let start = text.chars().count() - name.chars().count() - "出席会议并讲话。".chars().count();
        let mut lists: Map<String, Value> =
            LISTS.iter().map(|list| ((*list).to_owned(), json!([]))).collect();
        let own = json!({"kind": "person", "start": start, "end": start + name.chars().count(), "text": name, "entity": name});
        lists["mentions"].as_array_mut().expect("a list").push(own);
        for _ in 0..2 + below(3) {
            let mut piece: Value = serde_json::from_str(&self.0[below(self.0.len())]).expect("JSON");
            let by = text.chars().count() as u64;
            for (list, all) in &mut lists {
                let mut facts = piece[list.as_str()].take();
                shift(&mut facts, by);
                all.as_array_mut().expect("a list").append(facts.as_array_mut().expect("a list"));
            }
            text.push_str(piece["text"].as_str().expect("text"));
        }
        let mut article = json!({
            "id": number.to_string(), "path": format!("made:{number}"), "encoding": "utf-8", "script": "simplified",
            "title": format!("{name}出席第{number}号会议"), "published": date(below), "source": source(below),
            "url": null, "byline": [], "region": {"code": "370200", "name": "山东省青岛市"}, "text": text,
        });
        article.as_object_mut().expect("an object").extend(lists);
        article
    }

    fn index(&self, count: usize, writer: &mut Writer) -> Report {
        const AT_ONCE: usize = 1024;
        let started = Instant::now();
        let mut report = Report::default();
        for from in (0..count).step_by(AT_ONCE) {
            let entries: Vec<(usize, Entry)> = (from..count.min(from + AT_ONCE))
                .into_par_iter()
                .map(|number| {
                    let mut below =
                        random(0x2545_F491_4F6C_DD1D ^ (number as u64 + 1).wrapping_mul(0x9E37_79B9));
                    let article = self.article(number, &mut below);
                    let bytes = article["text"].as_str().map_or(0, str::len);
                    let key = number as u64 + 1;
                    (bytes, Entry::of_contract(article, "made", key, key).expect("facts"))
                })
                .collect();
            for (bytes, entry) in entries {
                report.bytes += bytes as u64;
                report.added += 1;
                if writer.add(entry).expect("added") == Outcome::Reprint {
                    report.reprints += 1;
                }
            }
        }
        report.elapsed = started.elapsed();
        report
    }
}

/// Moves every place in a fact so many characters on.
fn shift(fact: &mut Value, by: u64) {
    match fact {
        Value::Array(list) => list.iter_mut().for_each(|fact| shift(fact, by)),
        Value::Object(object) => {
            for (name, value) in object {
                match value.as_u64() {
                    Some(at) if name == "start" || name == "end" => *value = json!(at + by),
                    _ => shift(value, by),
                }
            }
        }
        _ => {}
    }
}

/// What is asked: for each kind of question, many of the kind.
struct Questions {
    searches: Vec<(&'static str, Vec<Query>)>,
}

impl Questions {
    fn new(sentences: &[String], each: usize) -> Self {
        let mut below = random(0x1234_5678_9ABC_DEF1);
        let han = |word: &str| word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        // Words as they come, so that common ones come often; two of one sentence.
        let mut words = || loop {
            let sentence = &sentences[below(sentences.len())];
            let cut = jieba().cut(sentence, true);
            let found: Vec<&str> = cut
                .iter()
                .map(|token| token.word)
                .filter(|word| han(word) && word.chars().count() > 1)
                .collect();
            if found.len() > 3 {
                let at = below(found.len() - 2);
                let chars: Vec<char> = sentence.chars().filter(|c| han(&c.to_string())).collect();
                let from = below(chars.len() - 6);
                return (found[at].to_owned(), found[at + 1].to_owned(), chars[from..from + 6].to_vec());
            }
        };
        let mut searches = Vec::new();
        let kinds: [(&str, fn(&str, &str, &[char]) -> String); 10] = [
            ("a word", |a, _, _| a.to_owned()),
            ("two words", |a, b, _| format!("{a} {b}")),
            ("a phrase of six characters", |_, _, six| format!("\"{}\"", six.iter().collect::<String>())),
            ("one word or another", |a, b, _| format!("{a} OR {b}")),
            ("a word, not another", |a, b, _| format!("{a} -{b}")),
            ("a word in a year", |a, _, _| format!("{a} 日期:2021")),
            ("nearness", |a, b, _| format!("\"{a} {b}\"~10")),
            ("a pattern", |_, _, six| format!("{}{}*{}{}", six[0], six[1], six[4], six[5])),
            ("part of a name", |_, _, six| format!("名称:{}{}", six[0], six[1])),
            ("a question", |a, b, six| format!("{a}{b}是什么时候{}", six.iter().collect::<String>())),
        ];
        for (name, make) in kinds {
            let queries = (0..each).map(|_| {
                let (a, b, six) = words();
                make(&a, &b, &six).parse().expect("a query")
            });
            searches.push((name, queries.collect()));
        }
        let common = ["\"中国人的\"", "\"的发展\"", "\"一个人\"", "\"在这里\"", "\"是不是\""];
        let common = common.iter().map(|query| query.parse().expect("a query")).collect();
        searches.push(("a phrase of common characters", common));
        Self { searches }
    }
}

fn questions(path: &Path, sentences: &[String]) {
    let each = 100;
    let questions = Questions::new(sentences, each);
    let search = |options: SearchOptions| {
        move |archive: &Archive, query: &Query| drop(archive.search(query, &options).expect("searched"))
    };
    let newest = SearchOptions { sort: Sort::Newest, facets: true, ..SearchOptions::default() };
    let by_word = &questions.searches[0].1;
    for (name, queries) in &questions.searches {
        timed(name, path, queries, &search(SearchOptions::default()));
    }
    timed("a word, newest, with facets", path, by_word, &search(newest));
    timed("everything, newest, with facets", path, &[Query::All], &search(newest));
    timed("who attended, with a word", path, by_word, &|archive, query| {
        let who = Filter {
            role: Some("attendee".to_owned()),
            query: query.clone(),
            limit: 50,
            ..Filter::default()
        };
        drop(archive.participations(&who).expect("asked"));
    });
    timed("figures above, with a word", path, by_word, &|archive, query| {
        let amount: Query = "数额:>1亿元".parse().expect("a query");
        let query = Query::all(vec![query.clone(), amount]);
        drop(archive.figures(&Filter { query, limit: 50, ..Filter::default() }).expect("asked"));
    });
}

/// Asks each question cold (if so wished), then all of them twice, and counts the second time.
fn timed(name: &str, path: &Path, queries: &[Query], ask: &dyn Fn(&Archive, &Query)) {
    let clock = |archive: &Archive, query: &Query| {
        let started = Instant::now();
        ask(archive, query);
        started.elapsed()
    };
    let mut cold = String::new();
    if std::env::var_os("COLD").is_some() {
        let mut times: Vec<Duration> = queries
            .iter()
            .take(20)
            .map(|query| {
                put_out(path);
                clock(&Archive::open(path).expect("opened"), query)
            })
            .collect();
        cold = percentiles(&mut times);
    }
    let archive = Archive::open(path).expect("opened");
    queries.iter().for_each(|query| ask(&archive, query));
    let mut times: Vec<Duration> = (0..(100 / queries.len()).max(1))
        .flat_map(|_| queries.iter().map(|query| clock(&archive, query)).collect::<Vec<_>>())
        .collect();
    println!("{name:32} {} {cold}", percentiles(&mut times));
}

fn percentiles(times: &mut [Duration]) -> String {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
    format!("p50 {:8.2} p95 {:8.2} p99 {:8.2} ms", at(0.5), at(0.95), at(0.99))
}

/// Puts the files of a folder out of the page cache.
fn put_out(path: &Path) {
    for entry in std::fs::read_dir(path).expect("readable").filter_map(Result::ok) {
        if entry.path().is_dir() {
            put_out(&entry.path());
        } else {
            let file = format!("if={}", entry.path().display());
            let _ = std::process::Command::new("dd")
                .args([&file, "iflag=nocache", "count=0", "status=none"])
                .status();
        }
    }
}

/// Marsaglia's xorshift: a number below a limit.
fn random(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |limit| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % limit.max(1) as u64).unwrap_or(0)
    }
}

fn name(below: &mut impl FnMut(usize) -> usize) -> String {
    const SURNAMES: [char; 12] = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'];
    let given = |n: usize| char::from_u32(0x4e00 + (n as u32 * 7919) % 0x2000).unwrap_or('伟');
    [SURNAMES[below(12)], given(below(9000)), given(below(9000))].iter().collect()
}

fn date(below: &mut impl FnMut(usize) -> usize) -> String {
    format!("20{:02}-{:02}-{:02}", 15 + below(10), 1 + below(12), 1 + below(28))
}

fn source(below: &mut impl FnMut(usize) -> usize) -> String {
    format!("第{}日报", below(300))
}

/// Articles of five to nine sentences, each with a number, a name and a date of its own.
fn articles(
    sentences: &[String],
    count: usize,
) -> impl Iterator<Item = Result<Document, SourceError>> + Send + '_ {
    let mut below = random(0x2545_F491_4F6C_DD1D);
    (0..count).map(move |number| {
        let mut text = format!("第{number}号消息，{}出席会议并讲话。", name(&mut below));
        for _ in 0..5 + below(5) {
            text.push_str(&sentences[below(sentences.len())]);
        }
        Ok(Document {
            origin: Origin { path: "made".to_owned(), line: Some(number as u64 + 1), ..Origin::default() },
            format: Format::Body,
            content: Content::Text(text),
            given: Given {
                id: Some(number.to_string()),
                published: Some(date(&mut below)),
                source: Some(source(&mut below)),
                ..Given::default()
            },
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

/// A line of the system's account of this program's memory.
fn memory(what: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix(what))
        .map_or_else(|| "not known".to_owned(), |peak| peak.trim().to_owned())
}
