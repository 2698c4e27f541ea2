//! The speed of dates, figures and statistics alone, on one thread, over a JSON Lines file of texts.
//!
//! `cargo run --release --example values -- FILE.jsonl`

use fangzhi::dictionary::Dictionaries;
use fangzhi::mention::date::{Reader, When};
use fangzhi::mention::figure::figures;
use fangzhi::sentence::split;
use fangzhi::text::script::fold;
use std::time::{Duration, Instant};

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let file = std::fs::read_to_string(&path).unwrap_or_default();
    let texts: Vec<String> = file
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|row| row["text"].as_str().map(fold))
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let dictionaries = Dictionaries::builtin();
    let reference: Option<When> = "2023-06-28".parse().ok();
    let (mut dates, mut amounts) = (0, 0);
    let (mut reading, mut scanning) = (Duration::ZERO, Duration::ZERO);
    for text in &texts {
        let sentences = split(text);
        let start = Instant::now();
        let mut reader = Reader::new(text, reference.as_ref(), &dictionaries);
        let found: Vec<_> = sentences.iter().map(|&sentence| reader.read(sentence)).collect();
        reading += start.elapsed();
        let start = Instant::now();
        for (&sentence, here) in sentences.iter().zip(&found) {
            amounts += figures(text, sentence, here, &dictionaries).len();
        }
        scanning += start.elapsed();
        dates += found.iter().map(Vec::len).sum::<usize>();
    }
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!("{} texts, {:.1} MB: {dates} dates, {amounts} figures", texts.len(), bytes as f64 / 1e6);
    println!("dates   {:6.1} MB/s", speed(reading));
    println!("figures {:6.1} MB/s", speed(scanning));
    println!("both    {:6.1} MB/s", speed(reading + scanning));
}
