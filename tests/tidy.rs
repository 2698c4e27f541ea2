//! What a reviewer would otherwise repeat: direction of dependency, a header on every file, no overlong files,
//! sorted modules, outside crates known by one module each.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages in the order of the flow: a module uses those before it, never those after it.
/// `text` knows bytes and characters only and `dictionary` only tables, so both stand below `source`.
const ORDER: [&str; 17] = [
    "text",
    "dictionary",
    "source",
    "article",
    "sentence",
    "mention",
    "entity",
    "event",
    "statistics",
    "pipeline",
    "eval",
    "query",
    "archive",
    "briefing",
    "export",
    "web",
    "cli",
];

/// Pairs that look the other way, each with its reason.
const EXCEPTIONS: [(&str, &str, &str); 1] = [(
    "article",
    "mention",
    "the publication time of a page is read by the same date grammar as its sentences",
)];

/// Outside things and the places that may know them.
const OUTSIDE: [(&str, &[&str]); 5] = [
    ("encoding_rs", &["src/text/"]),
    ("jieba_rs", &["src/sentence/words.rs"]),
    ("tantivy", &["src/archive/"]),
    ("clap", &["src/cli/", "src/main.rs"]),
    ("indicatif", &["src/cli/"]),
];

/// The longest a file's own code may be before it needs a second room.
const LONGEST: usize = 600;

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/")
}

/// The file's own code: everything before its unit tests.
fn own(text: &str) -> &str {
    text.split("\n#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn dependency_goes_one_way() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = relative(&path);
        let Some(module) = name.strip_prefix("src/").and_then(|rest| rest.split(['/', '.']).next()) else {
            continue;
        };
        let Some(rank) = ORDER.iter().position(|known| *known == module) else { continue };
        for (number, line) in own(&text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for used in code
                .split("crate::")
                .skip(1)
                .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
            {
                let upward = ORDER.iter().position(|known| *known == used).is_some_and(|other| other > rank);
                let excepted = EXCEPTIONS.iter().any(|(from, to, _)| *from == module && *to == used);
                if upward && !excepted {
                    wrong.push(format!(
                        "{name}:{}: `{module}` uses `{used}`, which comes after it",
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_things_are_known_by_one_module() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = relative(&path);
        for (outside, places) in OUTSIDE {
            let known = own(&text).lines().any(|line| {
                let code = line.split("//").next().unwrap_or("");
                code.contains(&format!("{outside}::"))
            });
            if known && !places.iter().any(|place| name.starts_with(place)) {
                wrong.push(format!("{name} knows {outside}; only {places:?} may"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = relative(&path);
        if !text.starts_with("//!") {
            wrong.push(format!("{name} does not open with what it is for (//!)"));
        }
        let lines = own(&text).lines().count();
        if lines > LONGEST {
            wrong.push(format!(
                "{name} has {lines} lines of its own code (at most {LONGEST}): is there a second room in it?"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_prints_nothing() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = relative(&path);
        if name.starts_with("src/cli/") || name == "src/main.rs" {
            continue;
        }
        for (number, line) in own(&text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            if ["println!", "eprintln!", "print!(", "eprint!(", "dbg!("]
                .iter()
                .any(|print| code.contains(print))
            {
                wrong.push(format!("{name}:{} prints", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
