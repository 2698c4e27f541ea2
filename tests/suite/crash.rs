//! Crashes: a program killed at any moment, and a disk that is full. The child is this test binary itself.

use fangzhi::archive::{Archive, IngestOptions, SearchOptions, Sort, index};
use fangzhi::dictionary::Dictionaries;
use fangzhi::export::contract::article_parts;
use fangzhi::query::Query;
use fangzhi::source::{Options, documents};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How many articles the child indexes.
const ARTICLES: usize = 600;

fn articles(path: &Path) {
    let lines: Vec<String> = (0..ARTICLES)
        .map(|number| {
            let text = format!(
                "第{number}号县召开会议，研究{}事项。会议由县长主持，通过了第{}号文件，安排资金{}万元。{}",
                number * 7919,
                number * 31,
                number + 100,
                "各乡镇要抓好落实。".repeat(number % 17)
            );
            serde_json::json!({"id": format!("a{number}"), "published": "2023-05-06", "text": text})
                .to_string()
        })
        .collect();
    std::fs::write(path, lines.join("\n")).unwrap();
}

/// What the child does: index, and say how it ended.
#[test]
#[ignore = "the child of the tests below"]
fn child() {
    let Some(folder) = std::env::var_os("CRASH_FOLDER") else { return };
    let folder = Path::new(&folder);
    let run = || -> Result<(), fangzhi::archive::ArchiveError> {
        let archive = Archive::open_or_create(&folder.join("archive"))?;
        // Commits so small that every kill meets one, or a merge.
        let mut writer = archive.writer()?.committing_every(6 << 10);
        let source = documents(&[folder.join("articles.jsonl")], Options::default());
        let dictionaries = Dictionaries::builtin();
        // What is to be interrupted is the writing, not the start of the program.
        std::fs::write(folder.join("started"), "").unwrap();
        index(source, &dictionaries, &mut writer, &IngestOptions::new(article_parts), &mut |_| {})?;
        writer.finish()
    };
    match run() {
        Ok(()) => std::fs::write(folder.join("outcome"), "done").unwrap(),
        Err(error) => std::fs::write(folder.join("outcome"), error.to_string()).unwrap(),
    }
}

fn spawn(folder: &Path, prefix: Option<&str>) -> Child {
    let exe = std::env::current_exe().unwrap();
    let arguments = ["--exact", "suite::crash::child", "--ignored"];
    let mut command = match prefix {
        Some(prefix) => {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("{prefix} exec \"$0\" \"$@\"")]).arg(exe);
            command
        }
        None => Command::new(exe),
    };
    command
        .args(arguments)
        .env("CRASH_FOLDER", folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What is in the archive: every article once, all of it readable, nothing damaged.
fn checked(folder: &Path) -> BTreeSet<String> {
    let path = folder.join("archive");
    let archive = match Archive::open(&path) {
        Ok(archive) => archive,
        // Killed before there was one.
        Err(error) => {
            assert!(
                matches!(
                    error.problem,
                    fangzhi::archive::ArchiveProblem::Missing | fangzhi::archive::ArchiveProblem::Unfinished
                ),
                "{error}"
            );
            return BTreeSet::new();
        }
    };
    assert!(archive.damaged_files().unwrap().is_empty());
    let options = SearchOptions {
        limit: 10 * ARTICLES,
        sort: Sort::Oldest,
        all_copies: true,
        ..SearchOptions::default()
    };
    let results = archive.search(&Query::All, &options).unwrap();
    let ids: BTreeSet<String> = results.hits.iter().map(|hit| hit.id.clone()).collect();
    assert_eq!(ids.len(), results.total, "an article is there twice");
    for id in ids.iter().step_by(50) {
        assert!(archive.article(id).unwrap().is_some());
    }
    ids
}

fn outcome(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("outcome")).unwrap_or_default()
}

/// `KILLS=200 cargo test --release --test suite kills` is the figure of the record.
#[test]
fn kills_lose_nothing_and_double_nothing() {
    let kills: usize = std::env::var("KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(4);
    let mut random: u64 = 0x2545_F491_4F6C_DD1D;
    let mut killed = 0;
    while killed < kills {
        let folder = tempfile::tempdir().unwrap();
        articles(&folder.path().join("articles.jsonl"));
        let mut before = BTreeSet::new();
        loop {
            let _ = std::fs::remove_file(folder.path().join("started"));
            let mut child = spawn(folder.path(), None);
            while !folder.path().join("started").exists() && child.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_millis(5));
            }
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let wait = if killed < kills { random % 1500 } else { 600_000 };
            let started = std::time::Instant::now();
            let mut ended = false;
            while started.elapsed() < Duration::from_millis(wait) && !ended {
                ended = child.try_wait().unwrap().is_some();
                std::thread::sleep(Duration::from_millis(5));
            }
            if !ended {
                child.kill().unwrap();
                killed += 1;
            }
            child.wait().unwrap();
            let now = checked(folder.path());
            assert!(now.is_superset(&before), "lost: {:?}", before.difference(&now).collect::<Vec<_>>());
            before = now;
            if ended {
                break;
            }
        }
        assert_eq!(outcome(folder.path()), "done");
        assert_eq!(before.len(), ARTICLES);
    }
}

/// `FULL=20 cargo test --release --test suite full_disk` is the figure of the record.
#[test]
#[cfg(unix)]
fn a_full_disk_is_said_and_what_was_committed_stays() {
    let rounds: usize = std::env::var("FULL").ok().and_then(|count| count.parse().ok()).unwrap_or(1);
    for round in 0..rounds {
        let folder = tempfile::tempdir().unwrap();
        articles(&folder.path().join("articles.jsonl"));
        // Files may have so many blocks of 512 bytes; the signal that would end the program is ignored, so that
        // it meets the error as it would meet a full disk.
        let limit = format!("trap '' XFSZ; ulimit -f {};", 40 + round * 6);
        spawn(folder.path(), Some(&limit)).wait().unwrap();
        let said = outcome(folder.path());
        let before = checked(folder.path());
        if said != "done" {
            assert!(said.contains("no space is left; what was committed is sound"), "{said:?}");
        }
        spawn(folder.path(), None).wait().unwrap();
        assert_eq!(outcome(folder.path()), "done");
        let after = checked(folder.path());
        assert!(after.is_superset(&before));
        assert_eq!(after.len(), ARTICLES);
    }
}
