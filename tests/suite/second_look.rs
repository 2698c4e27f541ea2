//! The second look at words that the grammar passed over: its weights as a file, its training, the command.

use super::DICTIONARIES;
use fangzhi::dictionary::Dictionaries;
use fangzhi::eval::learn::{LearnError, learn};
use fangzhi::event::second_look::{MODEL, Model};
use proptest::prelude::*;
use std::path::PathBuf;

fn gold(names: &[&str]) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/gold");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let wanted = |file: &PathBuf| {
        names.iter().any(|name| file.file_name().unwrap().to_str().unwrap().starts_with(name))
    };
    files.retain(wanted);
    files
}

#[test]
fn the_weights_that_the_program_carries_are_sound() {
    let model = MODEL.builtin().expect("built-in weights");
    assert!(model.len() > 10_000, "{} weights", model.len());
    assert_eq!(&Model::read(&model.write().unwrap()).unwrap(), model);
}

#[test]
fn the_same_articles_give_the_same_weights() {
    let folder = tempfile::tempdir().unwrap();
    let data = gold(&["04", "05"]);
    assert_eq!(data.len(), 20);
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    let report = learn(&data, &one, &DICTIONARIES).unwrap();
    learn(&data, &two, &DICTIONARIES).unwrap();
    assert_eq!(std::fs::read(&one).unwrap(), std::fs::read(&two).unwrap());
    assert_eq!(report.articles, 18);
    assert!(report.telling > 0 && report.telling < report.words, "{report:?}");
    assert!(report.roles > 0, "{report:?}");
    assert_eq!(Model::read(&std::fs::read(&one).unwrap()).unwrap().len(), report.weights);
}

#[test]
fn nothing_is_learned_from_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("names.jsonl");
    std::fs::write(&file, "{\"text\": \"青岛\", \"entities\": []}\n").unwrap();
    let error = learn(&[file], &folder.path().join("out"), &DICTIONARIES).unwrap_err();
    assert!(matches!(error, LearnError::Nothing), "{error}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn weights_of_ones_own_take_the_place_of_the_built_in_ones() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("events.model.zst");
    let run = |args: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("fangzhi").unwrap();
        let output = command.args(["--lang", "en"]).args(args).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let data = gold(&["04"]);
    let mut args = vec!["train", "--events", "-o", model.to_str().unwrap()];
    args.extend(data.iter().map(|file| file.to_str().unwrap()));
    let (code, out, errors) = run(&args);
    assert_eq!(code, Some(0), "{errors}");
    assert!(out.contains("9 articles"), "{out}");
    let article = folder.path().join("article.txt");
    // What the grammar leaves to the second look.
    let text = "青州市政府消息\n\n2023年6月20日，海川矿业有限公司发行债券5亿元，募集资金用于青州市产业园建设。6月21日，中国队战胜德国队，晋级决赛。";
    std::fs::write(&article, text).unwrap();
    let article = article.to_str().unwrap();
    let dictionaries = folder.path().to_str().unwrap();
    let extracted = |with: &[&str]| {
        let (code, out, errors) = run(&[&["extract", article], with].concat());
        assert_eq!(code, Some(0), "{errors}");
        out
    };
    let own = ["--dictionaries", dictionaries];
    assert_ne!(extracted(&own), extracted(&[]), "weights of nine articles find what the built-in ones do");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/events.model.zst"), &model).unwrap();
    assert_eq!(extracted(&own), extracted(&[]), "the built-in weights find something else as one's own");
    std::fs::write(&model, "no weights").unwrap();
    let (code, _, errors) = run(&["extract", "--dictionaries", dictionaries, article]);
    assert_ne!(code, Some(0));
    assert!(errors.contains("events.model.zst"), "{errors}");
}

/// Whoever reads with other weights does so alone: they belong to the dictionaries, not to the program.
#[test]
fn weights_belong_to_the_dictionaries_that_were_given_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.model.zst");
    learn(&gold(&["04"]), &file, &DICTIONARIES).unwrap();
    let mut own = Dictionaries::builtin();
    own.use_weights(Model::read(&std::fs::read(&file).unwrap()).unwrap());
    let weights = |dictionaries| MODEL.of(dictionaries).unwrap().len();
    assert_eq!(weights(&DICTIONARIES), MODEL.builtin().unwrap().len());
    assert!(weights(&own) < weights(&DICTIONARIES), "{} of {}", weights(&own), weights(&DICTIONARIES));
}

proptest! {
    #[test]
    fn any_bytes_are_weights_or_an_error(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), packed in any::<bool>()) {
        if packed {
            bytes.splice(0..0, *b"FZE1");
            bytes = zstd::encode_all(bytes.as_slice(), 1).unwrap();
        }
        if let Ok(model) = Model::read(&bytes) {
            prop_assert_eq!(Model::read(&model.write().unwrap()).unwrap(), model);
        }
    }
}
