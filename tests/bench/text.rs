//! The speed of decode, repair and fold beside encoding_rs and a character map alone, in processor time.
//!
//! `cargo run --release --example text -- FILE.jsonl…` (one JSON object with a `text` a line)

use encoding_rs::{Encoding, GB18030, UTF_8, WINDOWS_1252};
use fangzhi::text::{decode, repair, script};
use std::hint::black_box;

/// Nanoseconds of processor time that this thread has had.
fn processor() -> u64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split(' ').next()?.parse().ok())
        .unwrap_or(0)
}

/// Megabytes of input a second, the median of five rounds.
fn speed(inputs: &[Vec<u8>], work: impl Fn(&[u8])) -> f64 {
    let bytes: usize = inputs.iter().map(Vec::len).sum();
    let mut rounds: Vec<u64> = (0..5)
        .map(|_| {
            let start = processor();
            inputs.iter().for_each(|input| work(input));
            processor() - start
        })
        .collect();
    rounds.sort_unstable();
    bytes as f64 * 1000.0 / rounds[2] as f64
}

/// What any fold has to do: look every character up and write it down.
fn mapped(text: &str, map: &[u16]) -> String {
    text.chars()
        .map(|c| map.get(c as usize).and_then(|&code| char::from_u32(u32::from(code))).unwrap_or(c))
        .collect()
}

fn main() {
    let mut texts = Vec::new();
    for path in std::env::args().skip(1) {
        for line in std::fs::read_to_string(path).expect("the file can be read").lines() {
            let value: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            texts.push(value["text"].as_str().unwrap_or_default().to_owned());
        }
    }
    let map: Vec<u16> = (0..=u16::MAX).collect();
    let _ = (script::fold("暖"), repair::repair("暖机"), decode(&GB18030.encode("暖机").0, None));
    let encoded = |encoding: &'static Encoding| -> Vec<Vec<u8>> {
        texts.iter().map(|text| encoding.encode(text).0.into_owned()).collect()
    };
    let misread = |misread: &'static Encoding| -> Vec<Vec<u8>> {
        texts
            .iter()
            .map(|text| misread.decode_without_bom_handling(text.as_bytes()).0.into_owned().into_bytes())
            .collect()
    };
    let escaped: Vec<Vec<u8>> = texts
        .iter()
        .map(|text| text.chars().map(|c| format!("&#{};", u32::from(c))).collect::<String>().into_bytes())
        .collect();
    let inputs = [
        ("clean UTF-8", encoded(UTF_8), UTF_8),
        ("clean GB18030", encoded(GB18030), GB18030),
        ("UTF-8 read as GB18030, lossy", misread(GB18030), UTF_8),
        ("UTF-8 read as Windows-1252", misread(WINDOWS_1252), UTF_8),
        ("numeric entities", escaped, UTF_8),
    ];
    println!("| input | MB | encoding_rs | + map | decode | + repair | + fold | repair alone |");
    println!("|---|---|---|---|---|---|---|---|");
    for (name, input, encoding) in &inputs {
        let bytes: usize = input.iter().map(Vec::len).sum();
        let theirs = speed(input, |bytes| {
            black_box(encoding.decode_without_bom_handling(bytes).0.into_owned());
        });
        let floor = speed(input, |bytes| {
            black_box(mapped(&encoding.decode_without_bom_handling(bytes).0, &map));
        });
        let decoding = speed(input, |bytes| {
            black_box(decode(bytes, None));
        });
        let repairing = speed(input, |bytes| {
            black_box(repair::repair(&decode(bytes, None).text));
        });
        let all = speed(input, |bytes| {
            black_box(script::fold(&repair::repair(&decode(bytes, None).text).0));
        });
        let decoded: Vec<Vec<u8>> = input.iter().map(|bytes| decode(bytes, None).text.into_bytes()).collect();
        let alone = speed(&decoded, |bytes| {
            black_box(repair::repair(std::str::from_utf8(bytes).unwrap_or_default()));
        });
        println!(
            "| {name} | {:.1} | {theirs:.0} | {floor:.0} | {decoding:.0} | {repairing:.0} | {all:.0} | {alone:.0} |",
            bytes as f64 / 1e6
        );
    }
}
