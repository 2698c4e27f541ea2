//! Wrong codecs, once and twice, over real articles and headlines; and undamaged text through all repairs.
//!
//! `FULL=1` takes 2,000 articles and 2,000 headlines; without it every twentieth. `SHOW=1` prints what is wrong.

use super::decode::{articles, traditional};
use super::shared::shared;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, WINDOWS_1252};
use fangzhi::text::repair::{RepairKind, repair, replay};
use rayon::prelude::*;
use std::collections::BTreeMap;

const REALLY: [&Encoding; 3] = [UTF_8, GB18030, BIG5];
const MISREAD: [&Encoding; 3] = [GB18030, BIG5, WINDOWS_1252];

/// The text as misread; `None` where a byte is lost or nothing changes.
fn misread(text: &str, really: &'static Encoding, misread: &'static Encoding) -> Option<String> {
    if really == misread {
        return None;
    }
    let (bytes, _, lost) = really.encode(text);
    if lost {
        return None;
    }
    let read = misread.decode_without_bom_handling_and_without_replacement(&bytes)?.into_owned();
    (read != text).then_some(read)
}

fn headlines() -> Option<Vec<String>> {
    let folder = shared("data/raw")?;
    let step = if std::env::var_os("FULL").is_some() { 1 } else { 20 };
    let mut titles = Vec::new();
    for file in ["chinanews_2020_sample.jsonl", "xwlb_sample.jsonl"] {
        for line in std::fs::read_to_string(folder.join(file)).unwrap().lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            titles.push(value["title"].as_str().unwrap().to_owned());
        }
    }
    Some(titles.into_iter().take(2000).step_by(step).collect())
}

/// Every chain of one or two wrong readings: its name and what it makes of a text.
fn damages(text: &str) -> Vec<(String, String, String)> {
    let mut damages = Vec::new();
    for really in REALLY {
        let text = if really == BIG5 {
            traditional(text).chars().filter(|c| !BIG5.encode(c.encode_utf8(&mut [0; 4])).2).collect()
        } else {
            text.to_owned()
        };
        for first in MISREAD {
            let Some(once) = misread(&text, really, first) else { continue };
            for saved in REALLY {
                for second in MISREAD {
                    if let Some(twice) = misread(&once, saved, second).filter(|twice| *twice != text) {
                        let name = format!(
                            "{} as {}, {} as {}",
                            really.name(),
                            first.name(),
                            saved.name(),
                            second.name()
                        );
                        damages.push((name, text.clone(), twice));
                    }
                }
            }
            damages.push((format!("{} as {}", really.name(), first.name()), text.clone(), once));
        }
    }
    damages
}

/// A kind of damage, and whether a text that suffered it came out right; if not, what is wrong.
type Outcome = (String, Result<(), String>);

/// What repair makes of every damage to a text.
fn outcomes(text: &str) -> Vec<Outcome> {
    // What repair takes out of the sound text (invisible characters, line breaks) it takes out here too.
    let mut sound: BTreeMap<String, String> = BTreeMap::new();
    let outcome = |(name, text, damaged): (String, String, String)| {
        let text = sound.entry(text).or_insert_with_key(|text| repair(text).0);
        let (clean, repairs) = repair(&damaged);
        assert_eq!(replay(&clean, &repairs), damaged);
        let right = if clean == *text { Ok(()) } else { Err(differing(&clean, text)) };
        (name, right)
    };
    damages(text).into_iter().map(outcome).collect()
}

/// Where two texts differ first, with what follows.
fn differing(got: &str, wanted: &str) -> String {
    let start = got.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    let show = |text: &str| text.chars().skip(start).take(30).collect::<String>();
    format!("{:?} for {:?}", show(got), show(wanted))
}

fn measure(texts: &[String], least: f64) {
    let mut table: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (name, outcome) in texts.par_iter().flat_map_iter(|text| outcomes(text)).collect::<Vec<_>>() {
        let row = table.entry(name.clone()).or_default();
        row.0 += usize::from(outcome.is_ok());
        row.1 += 1;
        if let (Err(wrong), true) = (outcome, std::env::var_os("SHOW").is_some()) {
            println!("{name}: {wrong}");
        }
    }
    let (mut right, mut all) = (0, 0);
    println!("| reversible damage | exact | of |");
    for (name, (good, count)) in &table {
        println!("| {name} | {:.2}% | {count} |", 100.0 * *good as f64 / *count as f64);
        right += good;
        all += count;
    }
    println!("| all | {:.2}% | {all} |", 100.0 * right as f64 / all as f64);
    assert!(right as f64 >= least * all as f64, "{right} of {all}");
}

#[test]
fn misread_articles_are_restored() {
    let Some(articles) = articles(60) else { return };
    measure(&articles.into_iter().take(2000).collect::<Vec<_>>(), 0.9999);
}

#[test]
fn misread_headlines_are_restored() {
    let Some(headlines) = headlines() else { return };
    measure(&headlines, 0.97);
}

#[test]
fn undamaged_text_comes_out_as_it_is() {
    let Some(articles) = articles(4) else { return };
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for article in &articles {
        let (clean, repairs) = repair(article);
        assert_eq!(&replay(&clean, &repairs), article);
        for repair in &repairs {
            let now = repair.span.of(&clean);
            *kinds.entry(format!("{:?}", repair.kind)).or_default() += 1;
            let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            // The sample holds some characters under another number and letters for noughts, and that is damage.
            let another_number = repair
                .was
                .chars()
                .all(|c| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | 'O'));
            let meaning = repair.kind != RepairKind::Invisible
                && !another_number
                && visible(&repair.was) != visible(now);
            if std::env::var_os("SHOW").is_some() {
                let before: String = clean[..repair.span.start()].chars().rev().take(12).collect();
                let before: String = before.chars().rev().collect();
                let after: String = clean[repair.span.end()..].chars().take(12).collect();
                println!(
                    "{:?} {before:?} {:?} → {now:?} {after:?} {}",
                    repair.kind, repair.was, repair.confidence
                );
            }
            if meaning {
                wrong.push(format!("{:?} {:?} → {now:?}", repair.kind, repair.was));
            }
        }
    }
    println!("{} articles: {kinds:?}", articles.len());
    assert!(wrong.is_empty(), "{} changed: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}
