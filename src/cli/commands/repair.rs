//! `fangzhi repair`: clean text out, the account of every change to standard error.

use crate::cli::Outcome;
use crate::cli::args::{Repair as Args, Report};
use crate::cli::language::t;
use crate::cli::output::paint;
use crate::cli::trouble::told;
use crate::export::contract::repair_json;
use crate::text::repair::{Repair, RepairKind, revert};
use crate::text::{CharIndex, Decoded, decode};
use anyhow::Context;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// What became of one file.
struct Repaired {
    name: String,
    decoded: Decoded,
    clean: String,
    repairs: Vec<Repair>,
}

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut failed = 0usize;
    let mut done = 0usize;
    for path in files(&args.paths) {
        match one(&path, args) {
            Ok(()) => done += 1,
            Err(error) if crate::cli::is_closed_pipe(&error) => return Err(error),
            Err(error) => {
                failed += 1;
                anstream::eprintln!("{}: {}", path.display(), told(&error));
            }
        }
    }
    match (done, failed) {
        (_, 0) => Ok(Outcome::Done),
        (0, _) => anyhow::bail!("{}", t("没有一个文件能够修复", "no file could be repaired")),
        _ => Ok(Outcome::SomeFailed),
    }
}

/// The files named, and those in the folders named, in order.
fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let walk = walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_map(Result::ok);
            files.extend(walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path));
        } else {
            files.push(path.clone());
        }
    }
    files
}

fn one(path: &Path, args: &Args) -> anyhow::Result<()> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).context(t("读标准输入", "reading standard input"))?;
    } else {
        bytes = std::fs::read(path)?;
    }
    let repaired = repair(path, &bytes, args);
    let mut out = anstream::stdout().lock();
    if args.json {
        writeln!(out, "{}", as_json(&repaired))?;
    } else if args.diff {
        write!(out, "{}", diff(&repaired))?;
    } else if args.in_place && path.as_os_str() != "-" {
        if repaired.clean.as_bytes() != bytes {
            rewrite(path, repaired.clean.as_bytes())?;
        }
    } else {
        out.write_all(repaired.clean.as_bytes())?;
    }
    drop(out);
    report(&repaired, args.report);
    Ok(())
}

fn repair(path: &Path, bytes: &[u8], args: &Args) -> Repaired {
    let decoded = decode(bytes, args.encoding.as_deref());
    let (clean, repairs) = crate::text::repair::repair(&decoded.text);
    // In markup an escape is no damage: undone, &lt; would open an element.
    let markup = crate::source::looks_like_html(bytes);
    let (clean, repairs) = revert(&clean, repairs, |repair| {
        repair.confidence >= args.min_confidence && !(markup && repair.kind == RepairKind::Escape)
    });
    let name = if path.as_os_str() == "-" {
        t("标准输入", "standard input").to_owned()
    } else {
        path.display().to_string()
    };
    Repaired { name, decoded, clean, repairs }
}

/// Writes beside the file first, so that a crash leaves either the old file or the new one.
fn rewrite(path: &Path, clean: &[u8]) -> anyhow::Result<()> {
    let mut backup = path.as_os_str().to_owned();
    backup.push(".bak");
    std::fs::copy(path, &backup).with_context(|| format!("{}", Path::new(&backup).display()))?;
    crate::export::write_whole(path, clean)?;
    Ok(())
}

fn as_json(repaired: &Repaired) -> serde_json::Value {
    json!({
        "path": repaired.name, "encoding": repaired.decoded.encoding, "text": repaired.clean,
        "repairs": rows(repaired), "troubles": troubles(&repaired.decoded),
    })
}

fn rows(repaired: &Repaired) -> Vec<serde_json::Value> {
    let chars = CharIndex::new(&repaired.clean);
    let place = |at| chars.char_of(&repaired.clean, at);
    repaired
        .repairs
        .iter()
        .map(|repair| {
            let (start, end) = (place(repair.span.start()), place(repair.span.end()));
            repair_json(repair, start, end, &repaired.clean)
        })
        .collect()
}

fn troubles(decoded: &Decoded) -> Vec<serde_json::Value> {
    decoded.troubles.iter().map(|trouble| json!({"offset": trouble.offset, "bytes": trouble.bytes})).collect()
}

fn report(repaired: &Repaired, how: Report) {
    match how {
        Report::None => {}
        Report::Jsonl => {
            for mut row in rows(repaired) {
                row["path"] = json!(repaired.name);
                anstream::eprintln!("{row}");
            }
            for mut row in troubles(&repaired.decoded) {
                row["path"] = json!(repaired.name);
                row["kind"] = json!("unreadable");
                anstream::eprintln!("{row}");
            }
        }
        Report::Text => {
            let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
            for repair in &repaired.repairs {
                *kinds.entry(kind_name(repair.kind).to_owned()).or_default() += 1;
            }
            let mut parts = vec![repaired.decoded.encoding.clone()];
            if kinds.is_empty() {
                parts.push(t("无需修复", "nothing to repair").to_owned());
            }
            parts.extend(kinds.iter().map(|(kind, count)| format!("{kind} {count}")));
            parts.extend(swapped(&rows(repaired)));
            if !repaired.decoded.troubles.is_empty() {
                let count = repaired.decoded.troubles.len();
                parts.push(format!("{} {count}", t("无法解读的字节处", "unreadable byte sequences")));
            }
            anstream::eprintln!("{}: {}", repaired.name, parts.join(t("，", ", ")));
        }
    }
}

/// `书脊＝书记？`: of repairs in the contract's shape, what stands there and what it sounds like; each once.
pub fn swapped(repairs: &[serde_json::Value]) -> Vec<String> {
    let mut seen = Vec::new();
    for repair in repairs {
        if let (Some(now), Some(meant)) = (repair["now"].as_str(), repair["meant"].as_str()) {
            let one = format!("{now}＝{meant}？");
            if !seen.contains(&one) {
                seen.push(one);
            }
        }
    }
    seen
}

/// What a kind of damage is called.
pub fn kind_name(kind: RepairKind) -> &'static str {
    match kind {
        RepairKind::PinyinGloss => t("拼音注音", "pinyin glosses"),
        RepairKind::OutOfStep => t("错位字节", "out-of-step bytes"),
        RepairKind::WrongCodec => t("编码误读", "wrong codec"),
        RepairKind::Escape => t("转义", "escapes"),
        RepairKind::Invisible => t("不可见字符", "invisible characters"),
        RepairKind::Spacing => t("字间空格", "spaces between characters"),
        RepairKind::LineBreak => t("句中断行", "broken lines"),
        RepairKind::Lookalike => t("形近字符", "look-alikes"),
        RepairKind::Inserted => t("插入字母", "inserted letters"),
        RepairKind::Lossy => t("已丢失（保留原样）", "lost for good (kept)"),
        RepairKind::Homophone => {
            t("同音换字（保留原样）", "words swapped for others that sound alike (kept)")
        }
    }
}

/// The changed lines, what stood there struck out in red, what stands there now in green.
fn diff(repaired: &Repaired) -> String {
    let mut out = String::new();
    let mut repairs = repaired.repairs.iter().peekable();
    let mut at = 0;
    for (number, line) in repaired.clean.split_inclusive('\n').enumerate() {
        let end = at + line.len();
        let mut shown = String::new();
        let mut from = at;
        while let Some(repair) = repairs.next_if(|repair| repair.span.start() < end) {
            if repair.kind.is_kept() {
                continue;
            }
            shown.push_str(repaired.clean.get(from..repair.span.start()).unwrap_or_default());
            shown.push_str(&paint::removed(&repair.was));
            shown.push_str(&paint::added(repair.span.of(&repaired.clean)));
            from = repair.span.end();
        }
        if !shown.is_empty() {
            shown.push_str(repaired.clean.get(from..end).unwrap_or_default());
            out.push_str(&format!("{}:{}: {}\n", repaired.name, number + 1, shown.trim_end_matches('\n')));
        }
        at = end;
    }
    out
}
