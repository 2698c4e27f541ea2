//! What a reviewer would otherwise repeat: direction of dependency, a header on every file, no overlong files,
//! outside crates known by few places each.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages in the order of the flow: a module uses those before it, never those after it.
/// `text` knows bytes and characters only and `dictionary` only tables, so both stand below `source`.
const ORDER: [&str; 17] = [
    "files",
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
    "cli",
];

/// Pairs that look the other way, each with its reason.
const EXCEPTIONS: [(&str, &str, &str); 1] = [(
    "article",
    "mention",
    "the publication time of a page is read by the same date grammar as its sentences",
)];

/// Outside crates and the places that may know them.
const OUTSIDE: [(&str, &[&str]); 30] = [
    ("anstream", &["src/cli/"]),
    ("anstyle", &["src/cli/output.rs"]),
    ("anyhow", &["src/cli/"]),
    ("chardetng", &["src/text/decode/"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("clap_mangen", &["src/cli/mod.rs"]),
    ("comfy_table", &["src/cli/output.rs"]),
    ("csv", &["src/export/table.rs", "src/source/records.rs"]),
    ("dom_query", &["src/article/html/"]),
    ("dom_smoothie", &["src/article/html/"]),
    ("encoding_rs", &["src/text/"]),
    ("flate2", &["src/source/container.rs"]),
    ("fnv", &["src/event/second_look/"]),
    ("fs4", &["src/archive/manifest.rs"]),
    ("indicatif", &["src/cli/progress.rs"]),
    ("jieba_rs", &["src/sentence/words.rs"]),
    ("rayon", &["src/cli/", "src/eval/", "src/event/second_look/"]),
    ("regex", &["src/article/", "src/export/briefing/", "src/text/"]),
    ("regex_syntax", &["src/text/pattern.rs"]),
    ("rust_xlsxwriter", &["src/export/"]),
    ("sys_locale", &["src/cli/language.rs"]),
    ("tantivy", &["src/archive/"]),
    ("tar", &["src/source/container.rs"]),
    ("tempfile", &["src/cli/commands/demo.rs", "src/files.rs", "src/source/container.rs"]),
    ("unicode_normalization", &["src/text/"]),
    ("unicode_width", &["src/cli/output.rs"]),
    ("walkdir", &["src/archive/stats.rs", "src/source/walk.rs"]),
    ("xxhash_rust", &["src/archive/", "src/cli/commands/index.rs"]),
    ("zip", &["src/export/briefing/", "src/source/container.rs"]),
];

/// Outside crates that any place may know: data, days, errors, maps, and the packing of tables and weights.
const EVERYWHERE: [&str; 6] = ["jiff", "rustc_hash", "serde", "serde_json", "thiserror", "zstd"];

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

/// Whether code names a crate; `regex_syntax::` and `text::csv::` name neither `syntax` nor `csv`.
fn names(code: &str, outside: &str) -> bool {
    [format!("{outside}::"), format!("use {outside};"), format!("use {outside} as")].iter().any(|naming| {
        code.match_indices(naming).any(|(at, _)| {
            !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':')
        })
    })
}

#[test]
fn outside_things_are_known_where_they_may_be() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let crates: Vec<String> =
        manifest["dependencies"].as_table().unwrap().keys().map(|name| name.replace('-', "_")).collect();
    let mut wrong = Vec::new();
    let sources = sources();
    let places = |outside: &str| OUTSIDE.iter().find(|(name, _)| *name == outside).map(|(_, places)| *places);
    for outside in &crates {
        let places = places(outside);
        if places.is_some() == EVERYWHERE.contains(&&**outside) {
            wrong.push(format!("{outside} stands in one of OUTSIDE and EVERYWHERE"));
        }
        let mut known = false;
        for (path, text) in &sources {
            let name = relative(path);
            if own(text).lines().any(|line| names(line.split("//").next().unwrap_or(""), outside)) {
                known = true;
                if places.is_some_and(|places| !places.iter().any(|place| name.starts_with(place))) {
                    wrong.push(format!("{name} knows {outside}; only {places:?} may"));
                }
            }
        }
        if !known {
            wrong.push(format!("no source knows {outside}"));
        }
    }
    let listed = OUTSIDE.iter().map(|(name, _)| *name).chain(EVERYWHERE);
    wrong.extend(
        listed
            .filter(|name| !crates.iter().any(|known| known == name))
            .map(|name| format!("{name} is no dependency")),
    );
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
