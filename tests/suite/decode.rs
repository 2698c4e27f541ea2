//! Decoding: cases, promises over any bytes, and how many real texts are read right beside chardetng alone.
//!
//! `FULL=1` measures all development articles; without it every twentieth.

use super::cases;
use super::shared::shared;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use fangzhi::text::decode;
use proptest::prelude::*;
use std::collections::HashMap;

/// All development articles, each as its title, if it has one, and its text; every `step`-th.
pub fn articles(step: usize) -> Option<Vec<String>> {
    let folder = shared("data/raw")?;
    let step = if std::env::var_os("FULL").is_some() { 1 } else { step };
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut articles = Vec::new();
    for path in paths {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            articles.push(value["text"].as_str().unwrap().to_owned());
        }
    }
    Some(articles.into_iter().step_by(step).collect())
}

/// Traditional characters for simplified ones, one by one: good enough to be read as Big5.
pub fn traditional(text: &str) -> String {
    static TABLE: std::sync::LazyLock<HashMap<char, char>> = std::sync::LazyLock::new(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/ts_characters.tsv");
        let text = std::fs::read_to_string(path).unwrap();
        let mut table = HashMap::new();
        for row in text.lines().skip(1) {
            let mut cells = row.split('\t');
            let (Some(from), Some(to)) = (cells.next(), cells.next()) else { continue };
            let (from, to) = (from.chars().next().unwrap(), to.chars().next().unwrap());
            // What only traditional text has, and can be written in Big5.
            let encodable = |c: char| !BIG5.encode(c.encode_utf8(&mut [0; 4])).2;
            if encodable(from) && !encodable(to) {
                table.entry(to).or_insert(from);
            }
        }
        table
    });
    text.chars().map(|c| TABLE.get(&c).copied().unwrap_or(c)).collect()
}

/// One way of writing text as bytes: what can be written, and its bytes.
struct Writer {
    name: &'static str,
    prepare: fn(&str) -> String,
    write: fn(&str) -> Vec<u8>,
}

fn encodable(encoding: &'static Encoding, text: &str) -> String {
    text.chars().filter(|c| !encoding.encode(c.encode_utf8(&mut [0; 4])).2).collect()
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

/// The characters of GB 2312 proper: both bytes from 0xA1 up.
fn gb2312(text: &str) -> String {
    text.chars()
        .filter(|c| {
            let bytes = encoded(GB18030, &c.to_string());
            (c.is_ascii() && *c != '~') || (bytes.len() == 2 && bytes.iter().all(|&byte| byte >= 0xA1))
        })
        .collect()
}

fn hz(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut chinese = false;
    for c in text.chars() {
        if c.is_ascii() == chinese {
            bytes.extend(if chinese { b"~}" } else { b"~{" });
            chinese = !chinese;
        }
        bytes.extend(encoded(GB18030, &c.to_string()).iter().map(|byte| byte & 0x7F));
    }
    if chinese {
        bytes.extend(b"~}");
    }
    bytes
}

fn utf7(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    for run in text.chars().collect::<Vec<_>>().chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        if run[0].is_ascii() {
            for &c in run {
                bytes.push(c as u8);
                if c == '+' {
                    bytes.push(b'-');
                }
            }
            continue;
        }
        bytes.push(b'+');
        let (mut bits, mut held) = (0_u32, 0);
        for unit in run.iter().collect::<String>().encode_utf16() {
            bits = bits << 16 | u32::from(unit);
            held += 16;
            while held >= 6 {
                held -= 6;
                bytes.push(DIGITS[(bits >> held & 63) as usize]);
            }
            bits &= (1 << held) - 1;
        }
        if held > 0 {
            bytes.push(DIGITS[(bits << (6 - held) & 63) as usize]);
        }
        bytes.push(b'-');
    }
    bytes
}

const WRITERS: [Writer; 8] = [
    Writer { name: "utf-8", prepare: str::to_owned, write: |text| text.as_bytes().to_vec() },
    Writer { name: "gb18030", prepare: str::to_owned, write: |text| encoded(GB18030, text) },
    Writer { name: "gb18030, traditional", prepare: traditional, write: |text| encoded(GB18030, text) },
    Writer {
        name: "big5",
        prepare: |text| encodable(BIG5, &traditional(text)),
        write: |text| encoded(BIG5, text),
    },
    Writer {
        name: "utf-16le",
        prepare: str::to_owned,
        write: |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    },
    Writer {
        name: "utf-16be",
        prepare: str::to_owned,
        write: |text| text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    },
    Writer { name: "hz", prepare: gb2312, write: hz },
    Writer { name: "utf-7", prepare: str::to_owned, write: utf7 },
];

fn chardetng_alone(bytes: &[u8]) -> String {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

#[test]
fn real_texts_are_read_right_whole_and_cut() {
    let Some(articles) = articles(20) else { return };
    println!("| encoding | whole | 200 | 50 | 20 | 10 characters |");
    let mut poor = Vec::new();
    for writer in &WRITERS {
        let mut row = format!("| {} |", writer.name);
        for (length, least) in [(usize::MAX, 0.9999), (200, 0.999), (50, 0.995), (20, 0.98), (10, 0.95)] {
            let (mut right, mut theirs, mut all) = (0, 0, 0);
            for (index, article) in articles.iter().enumerate() {
                let text = (writer.prepare)(article);
                let count = text.chars().count();
                // A piece from anywhere in the text; white space at its ends says nothing.
                let skip = if length > count { 0 } else { index * 7919 % (count - length + 1) };
                let piece: String = text.chars().skip(skip).take(length).collect();
                if piece.is_ascii() || piece.is_empty() {
                    continue;
                }
                let bytes = (writer.write)(&piece);
                all += 1;
                let decoded = decode(&bytes, None);
                right += usize::from(decoded.text == piece);
                if decoded.text != piece && std::env::var_os("SHOW").is_some() {
                    println!(
                        "{} {length}: {:?} {:?} for {:?}",
                        writer.name,
                        decoded.encoding,
                        decoded
                            .text
                            .chars()
                            .zip(piece.chars())
                            .skip_while(|(a, b)| a == b)
                            .map(|(a, _)| a)
                            .take(40)
                            .collect::<String>(),
                        piece
                            .chars()
                            .zip(decoded.text.chars())
                            .skip_while(|(a, b)| a == b)
                            .map(|(a, _)| a)
                            .take(40)
                            .collect::<String>()
                    );
                }
                theirs += usize::from(chardetng_alone(&bytes) == piece);
            }
            let share = |n: usize| 100.0 * n as f64 / all as f64;
            row += &format!(" {:.2} ({:.2}) |", share(right), share(theirs));
            if (right as f64) < least * all as f64 {
                poor.push(format!("{} at {length}: {right} of {all}", writer.name));
            }
        }
        println!("{row}");
    }
    assert!(poor.is_empty(), "read right too seldom: {poor:#?}");
}

#[test]
fn real_texts_in_utf8_come_out_as_they_are() {
    let Some(articles) = articles(1) else { return };
    for article in articles {
        let decoded = decode(article.as_bytes(), None);
        assert_eq!((decoded.text.as_str(), decoded.encoding.as_str()), (article.as_str(), "utf-8"));
        assert!(decoded.troubles.is_empty());
    }
}

/// Bytes as a case writes them: text, with stretches in another encoding as `{gb18030:发展}` or `{hex:b7a2}`.
fn written(case: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = case;
    while let Some(start) = rest.find('{') {
        let Some((label, text)) =
            rest[start + 1..].split_once('}').and_then(|(inner, _)| inner.split_once(':'))
        else {
            break;
        };
        bytes.extend(&rest.as_bytes()[..start]);
        match label {
            "hex" => bytes.extend(
                (0..text.len() / 2)
                    .map(|index| u8::from_str_radix(&text[2 * index..2 * index + 2], 16).unwrap()),
            ),
            "utf-16le" => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            "utf-16be" => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
            "utf-32le" => bytes.extend(text.chars().flat_map(|c| u32::from(c).to_le_bytes())),
            "utf-32be" => bytes.extend(text.chars().flat_map(|c| u32::from(c).to_be_bytes())),
            "hz" => bytes.extend(hz(text)),
            "utf-7" => bytes.extend(utf7(text)),
            label => bytes.extend(encoded(Encoding::for_label(label.as_bytes()).unwrap(), text)),
        }
        rest = &rest[start + label.len() + text.len() + 3..];
    }
    bytes.extend(rest.as_bytes());
    bytes
}

#[test]
fn cases_decode_as_written() {
    cases::run("decode", |case| {
        let decoded = decode(&written(&case.input), case.with.get("declared").map(String::as_str));
        let troubles: Vec<String> =
            decoded.troubles.iter().map(|trouble| format!(" {}:{}", trouble.offset, trouble.bytes)).collect();
        format!("{}{} | {}", decoded.encoding, troubles.concat(), decoded.text)
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let decoded = decode(&bytes, None);
        prop_assert!(decoded.troubles.iter().all(|trouble| trouble.offset < bytes.len()));
    }

    #[test]
    fn news_is_read_in_every_encoding(text in "[一-龥，。、0-9]{0,8}(推动制造业高质量发展|今日在市政府召开会议)[一-龥，。、0-9]{0,8}") {
        for (encoding, name) in [(UTF_8, "utf-8"), (GB18030, "gb18030")] {
            let decoded = decode(&encoded(encoding, &text), None);
            prop_assert_eq!((decoded.text.as_str(), decoded.encoding.as_str()), (text.as_str(), name));
        }
    }
}
