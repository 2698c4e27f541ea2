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
const OTHERWISE: [(&str, &str, &str); 0] = [];

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
