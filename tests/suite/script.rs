//! Folding: own cases, OpenCC's cases, and promises over any text.

use super::cases;
use super::shared::shared;
use fangzhi::text::script::{Script, fold, key, script};
use proptest::prelude::*;
use serde::Deserialize;

#[test]
fn cases_fold_as_written() {
    cases::run("script", |case| fold(&case.input));
}

#[test]
fn scripts_are_told_apart() {
    for (text, expected) in [
        ("青岛市发展改革委员会", Script::Simplified),
        ("青島市發展改革委員會", Script::Traditional),
        ("青岛市发展改革委员会與青島市發展改革委員會", Script::Mixed),
        ("山水人口", Script::Simplified),
        ("", Script::Simplified),
        ("GDP 5.3%", Script::Simplified),
        ("著名的乾隆", Script::Simplified),
    ] {
        assert_eq!(script(text), expected, "{text}");
    }
}

#[derive(Deserialize)]
struct OpenccCase {
    id: String,
    config: String,
    input: String,
    expected: String,
}

/// OpenCC's cases that come out otherwise, each with its reason. OpenCC is told which standard a text keeps
/// to; folding is not, and has to choose.
const OTHERWISE: [(&str, &str, &str); 2] = [
    ("BYVoid_OpenCC_Issue_767_solace", "t2s", "the same line has 着 under tw2s; 着 is what readers expect"),
    ("BYVoid_OpenCC_Issue_767_solace", "hk2s", "as above"),
];

#[test]
fn opencc_cases_of_equal_length_come_out_as_opencc_has_them() {
    let Some(path) = shared("data/t2s/opencc_testcases.jsonl") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let mut wrong = Vec::new();
    let mut right = 0;
    for case in text.lines().map(|line| serde_json::from_str::<OpenccCase>(line).unwrap()) {
        let asked = ["t2s", "tw2s", "hk2s"].contains(&case.config.as_str());
        if !asked || case.input.chars().count() != case.expected.chars().count() {
            continue;
        }
        let folded = fold(&case.input);
        // OpenCC leaves the width of characters alone.
        let expected = full_width_folded(&case.expected);
        let excepted = OTHERWISE.iter().any(|(id, config, _)| *id == case.id && *config == case.config);
        if folded == expected {
            right += 1;
        } else if !excepted {
            let differing: String = folded
                .chars()
                .zip(expected.chars())
                .filter(|(got, wanted)| got != wanted)
                .map(|(got, wanted)| format!(" {wanted}→{got}"))
                .collect();
            wrong.push(format!("{} {}: {differing}\n  {}", case.id, case.config, case.input));
        }
    }
    assert!(wrong.is_empty(), "{right} right, {} otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn tables_are_sorted_and_fold_character_for_character() {
    for (file, width) in [("ts_characters.tsv", 3), ("ts_phrases.tsv", 2), ("simplified_only.tsv", 1)] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/").to_owned() + file;
        let text = std::fs::read_to_string(path).unwrap();
        let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').collect()).collect();
        for row in &rows {
            assert_eq!(row.len(), width, "{file}: {row:?}");
            let lengths: Vec<usize> = row.iter().take(2).map(|cell| cell.chars().count()).collect();
            assert!(lengths.iter().all(|&length| length == lengths[0]), "{file}: {row:?}");
        }
        assert!(rows.windows(2).all(|pair| pair[0][0] < pair[1][0]), "{file} is not sorted or not unique");
    }
}

#[test]
fn simplified_articles_fold_to_themselves() {
    let mut differing = Vec::new();
    for name in ["news_2023_sample", "chinanews_2020_sample", "xwlb_sample", "gov_work_reports_sample"] {
        let Some(path) = shared(&format!("data/raw/{name}.jsonl")) else { return };
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let Some(text) = value["text"].as_str() else { continue };
            if script(text) != Script::Simplified {
                continue;
            }
            for (before, after) in full_width_folded(text).chars().zip(fold(text).chars()) {
                if before != after {
                    differing.push(format!("{before}→{after}"));
                }
            }
        }
    }
    // What is left are traditional characters that simplified articles quote.
    differing.sort();
    differing.dedup();
    eprintln!("{} characters fold in simplified articles: {}", differing.len(), differing.join(" "));
    assert!(
        !differing.iter().any(|change| ["著", "乾", "於", "沈", "瞭"].iter().any(|c| change.starts_with(c)))
    );
}

fn full_width_folded(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
            '\u{3000}' => ' ',
            other => other,
        })
        .collect()
}

/// Text in both scripts, with characters that fold by their neighbours.
fn either_script() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "乾", "隆", "部", "著", "名", "看", "於", "会", "會", "瞭", "望", "解", "沈", "重", "坏", "藉", "覆",
        "答", "显", "顯", "Ａ", "，", "　", "a", "𠮷", "金", "了", "里", "哩", "英", "發", "发", "麼", "么",
    ]);
    prop::collection::vec(prop_oneof![9 => piece.prop_map(str::to_owned), 1 => "\\PC{0,3}"], 0..40)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn folding_keeps_the_number_of_characters_and_their_keys(text in either_script()) {
        let folded = fold(&text);
        prop_assert_eq!(folded.chars().count(), text.chars().count());
        for (before, after) in text.chars().zip(folded.chars()) {
            prop_assert_eq!(key(before), key(after), "{} became {}", before, after);
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in either_script()) {
        let folded = fold(&text);
        let keys: String = folded.chars().map(key).collect();
        let again: String = fold(&folded).chars().map(key).collect();
        prop_assert_eq!(keys, again);
    }

    #[test]
    fn a_key_is_its_own_key(c in any::<char>()) {
        prop_assert_eq!(key(key(c)), key(c));
    }
}
