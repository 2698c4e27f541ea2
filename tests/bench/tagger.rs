//! The speed of the tagger of names alone, in processor time of one thread, and of the words it is given.
//!
//! `cargo run --release --example tagger -- PATH…`

use fangzhi::dictionary::Dictionaries;
use fangzhi::mention::tagger::{self, Body, MODEL};
use fangzhi::sentence::{self, Sentence};
use fangzhi::source::{Content, Options, documents};
use fangzhi::text::{self, script::fold};
use std::path::PathBuf;

fn main() {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let dictionaries = Dictionaries::builtin();
    let before = processor();
    let Some(model) = MODEL.of(&dictionaries) else { return };
    println!("loading the weights {:7.3} s", processor() - before);
    let texts: Vec<String> = documents(&paths, Options::default())
        .filter_map(Result::ok)
        .map(|document| match document.content {
            Content::Bytes(bytes) => fold(&text::decode(&bytes, None).text),
            Content::Text(text) => fold(&text),
        })
        .collect();
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let _ = sentence::words::jieba().cut("暖机", true);
    let rate = |name: &str, before: f64| {
        println!("{name:<20}{:7.1} ms/MB", (processor() - before) * 1e3 / megabytes);
    };
    let before = processor();
    let split: Vec<Vec<Sentence>> = texts
        .iter()
        .map(|text| {
            sentence::split(text)
                .into_iter()
                .map(|span| Sentence { span, words: sentence::words::words(text, span, &dictionaries) })
                .collect()
        })
        .collect();
    rate("words", before);
    let before = processor();
    for text in &texts {
        std::hint::black_box(model.registers().of(text));
    }
    rate("register", before);
    let before = processor();
    for (text, sentences) in texts.iter().zip(&split) {
        std::hint::black_box(&Body::new(text, sentences, 0, &dictionaries));
    }
    rate("terms of the tables", before);
    let before = processor();
    let mut names = 0;
    for (text, sentences) in texts.iter().zip(&split) {
        names += tagger::tag(model, text, sentences, &dictionaries).len();
    }
    rate("tagger in all", before);
    println!("{names} names in {megabytes:.1} MB");
}

/// Seconds that this process has had of the processor, by Linux's count; 0 elsewhere.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split_whitespace().next().and_then(|first| first.parse().ok()).unwrap_or(0.0) / 1e9
}
