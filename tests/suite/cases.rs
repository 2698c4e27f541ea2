//! Cases as text files: `tests/cases/<stage>/*.toml`, each a list of `[[case]]` with `name`, `why`, `input`
//! and `expected`. `UPDATE=1 cargo test` rewrites the expectations; read the diff.

use serde::Deserialize;
use std::path::{Path, PathBuf};

/// One case.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Its name, unique in its file.
    pub name: String,
    /// Why it is there.
    #[serde(default)]
    pub why: String,
    /// What goes in.
    pub input: String,
    /// What must come out.
    pub expected: String,
    /// Parameters that a stage understands: `published`, `region` …
    #[serde(default)]
    pub with: std::collections::BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct File {
    case: Vec<Case>,
}

/// Runs every case of a stage; fails with a list of all that came out otherwise.
pub fn run(stage: &str, function: impl Fn(&Case) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no cases in {}", folder.display());
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in files {
        let mut text = std::fs::read_to_string(&path).unwrap();
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in &file.case {
            let got = function(case);
            if got.trim_end() == case.expected.trim_end() {
                continue;
            }
            if update {
                text = rewritten(&text, &case.name, &got);
            } else {
                wrong.push(format!(
                    "{} · {} ({})\n  input:    {}\n  expected: {}\n  got:      {}",
                    path.file_name().unwrap().to_string_lossy(),
                    case.name,
                    case.why,
                    case.input,
                    case.expected.replace('\n', "\n            "),
                    got.replace('\n', "\n            ")
                ));
            }
        }
        if update {
            std::fs::write(&path, text).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{} cases came out otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// The file with the expectation of the named case replaced.
fn rewritten(text: &str, name: &str, got: &str) -> String {
    let header = format!("name = {}", toml::Value::String(name.to_owned()));
    let Some(case) = text.find(&header) else { panic!("case {name:?}: write its name as {header}") };
    let Some(key) = text[case..].find("\nexpected = ").map(|at| case + at + 1) else {
        panic!("case {name:?} has no line `expected = …`")
    };
    let value_start = key + "expected = ".len();
    let rest = &text[value_start..];
    let value_end = match rest.strip_prefix("'''") {
        Some(long) => value_start + 3 + long.find("'''").expect("the expectation is closed") + 3,
        None => value_start + rest.find('\n').unwrap_or(rest.len()),
    };
    let value = if got.contains('\n') {
        format!("'''\n{}'''", got.trim_end().to_owned() + "\n")
    } else {
        toml::Value::String(got.to_owned()).to_string()
    };
    format!("{}{value}{}", &text[..value_start], &text[value_end..])
}
