//! How long each stage takes, in MB of UTF-8 text per second of one thread, beside jieba alone on the same text.
//!
//! `cargo bench --bench stages`. Reads the development data beside the repository where it is there
//! (2 MB of news), else the sample archive over and over.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use fangzhi::article::Body;
use fangzhi::dictionary::Dictionaries;
use fangzhi::source::{Content, Document, Format, Given, Origin};
use fangzhi::text::{Text, decode, repair, script};
use fangzhi::{article, entity, event, mention, sentence, statistics};
use std::hint::black_box;
use std::path::Path;

/// Enough for a steady figure, little enough for ten samples in seconds.
const BYTES: usize = 2_000_000;

fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    let mut bytes = 0;
    if let Ok(lines) = std::fs::read_to_string(root.join("../shared/data/raw/news_2023_sample.jsonl")) {
        for line in lines.lines() {
            let Ok(record) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            let text = record["text"].as_str().unwrap_or_default().to_owned();
            bytes += text.len();
            texts.push(text);
            if bytes > BYTES {
                return texts;
            }
        }
    }
    let samples: Vec<String> = std::fs::read_dir(root.join("corpus/gold"))
        .unwrap()
        .filter_map(|entry| std::fs::read_to_string(entry.unwrap().path()).ok())
        .filter_map(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
        .map(|gold| gold["text"].as_str().unwrap_or_default().to_owned())
        .collect();
    for text in samples.iter().cycle() {
        bytes += text.len();
        texts.push(text.clone());
        if bytes > BYTES {
            break;
        }
    }
    texts
}

fn document(text: &str) -> Document {
    Document {
        origin: Origin { path: "bench".to_owned(), ..Origin::default() },
        format: Format::Text,
        content: Content::Bytes(text.as_bytes().to_vec()),
        given: Given { published: Some("2023-08-16".to_owned()), ..Given::default() },
    }
}

fn stages(criterion: &mut Criterion) {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let dictionaries = Dictionaries::builtin();
    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);

    group.bench_function("jieba cut_for_search alone", |bencher| {
        let jieba = sentence::words::jieba();
        bencher.iter(|| texts.iter().map(|text| jieba.cut_for_search(text, true).len()).sum::<usize>());
    });
    group.bench_function("decode", |bencher| {
        bencher.iter(|| texts.iter().map(|text| decode(text.as_bytes(), None).text.len()).sum::<usize>());
    });
    group.bench_function("repair", |bencher| {
        bencher.iter(|| texts.iter().map(|text| repair::repair(text).0.len()).sum::<usize>());
    });
    group.bench_function("fold", |bencher| {
        bencher.iter(|| texts.iter().map(|text| script::fold(text).len()).sum::<usize>());
    });
    let read: Vec<Text> = texts.iter().map(|text| Text::new(text.clone())).collect();
    group.bench_function("article", |bencher| {
        bencher.iter_batched(
            || texts.clone(),
            |texts| {
                for (text, read) in texts.into_iter().zip(&read) {
                    let page = article::page(text, Format::Text);
                    black_box(article::article(read, &page, &Given::default(), &dictionaries));
                }
            },
            BatchSize::LargeInput,
        );
    });
    let bodies: Vec<Body> = read.iter().map(Body::whole).collect();
    group.bench_function("sentence", |bencher| {
        bencher
            .iter(|| bodies.iter().map(|body| sentence::sentences(body, &dictionaries).len()).sum::<usize>());
    });
    let readings: Vec<_> = texts.iter().map(|text| fangzhi::read(document(text), &dictionaries)).collect();
    group.bench_function("mention", |bencher| {
        bencher.iter(|| {
            for reading in &readings {
                black_box(mention::mentions(&reading.article, &reading.sentences, &dictionaries));
            }
        });
    });
    group.bench_function("entity", |bencher| {
        bencher.iter(|| {
            for reading in &readings {
                black_box(entity::entities(
                    &reading.article,
                    &reading.sentences,
                    &reading.mentions,
                    &dictionaries,
                ));
            }
        });
    });
    group.bench_function("event", |bencher| {
        bencher.iter(|| {
            for reading in &readings {
                black_box(event::events(
                    &reading.article,
                    &reading.sentences,
                    &reading.mentions,
                    &reading.entities,
                    &dictionaries,
                ));
            }
        });
    });
    group.bench_function("statistics", |bencher| {
        bencher.iter(|| {
            for reading in &readings {
                black_box(statistics::statistics(
                    &reading.article,
                    &reading.sentences,
                    &reading.mentions,
                    &reading.entities,
                    &reading.events,
                    &dictionaries,
                ));
            }
        });
    });
    group.bench_function("read (all stages)", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                black_box(fangzhi::read(document(text), &dictionaries));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
