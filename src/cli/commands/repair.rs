//! `fangzhi repair`: clean text out, the account of every change to standard error.

use crate::cli::args::{Repair as Args, Report};
use crate::cli::language::t;
use crate::cli::output::paint;
use crate::cli::trouble::told;
use crate::cli::{Outcome, input};
use crate::export::contract::repair_json;
use crate::source::{Content, Document, InputFormat, Options, Origin, Problem, SourceError, visit};
use crate::text::repair::{Repair, RepairKind, revert};
use crate::text::{CharIndex, Decoded, decode};
use anyhow::Context;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What became of one file.
struct Repaired {
    name: String,
    decoded: Decoded,
    clean: String,
    repairs: Vec<Repair>,
}

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    // Records and pages are repaired as the characters they are, whatever these say.
    let options = Options { format: InputFormat::Text, max_document: u64::MAX, ..Options::default() };
    let (mut done, mut failed) = (0usize, 0usize);
    let mut closed = None;
    let _ = visit(&args.paths, &options, &mut |document| {
        let (Ok(Document { origin, .. }) | Err(SourceError { origin, .. })) = &document;
        if is_backup(origin, &args.paths) {
            return ControlFlow::Continue(());
        }
        match document {
            Ok(document) => match one(&document, args) {
                Ok(()) => done += 1,
                Err(error) if crate::cli::is_closed_pipe(&error) => {
                    closed = Some(error);
                    return ControlFlow::Break(());
                }
                Err(error) => {
                    failed += 1;
                    anstream::eprintln!("{}: {}", name(&document.origin), told(&error));
                }
            },
            // Nothing is there to repair.
            Err(SourceError { problem: Problem::Empty, .. }) => done += 1,
            Err(error) => {
                failed += 1;
                input::complain(&error);
            }
        }
        ControlFlow::Continue(())
    });
    match (closed, done, failed) {
        (Some(error), ..) => Err(error),
        (None, _, 0) => Ok(Outcome::Done),
        (None, 0, _) => anyhow::bail!("{}", t("没有一个文件能够修复", "no file could be repaired")),
        _ => Ok(Outcome::SomeFailed),
    }
}

/// Whether a file is what an earlier run left beside a repaired one, and nobody named it.
fn is_backup(origin: &Origin, named: &[PathBuf]) -> bool {
    let path = Path::new(&origin.path);
    path.extension().is_some_and(|extension| extension == "bak") && !named.iter().any(|named| named == path)
}

fn name(origin: &Origin) -> String {
    if origin.path == "-" { t("标准输入", "standard input").to_owned() } else { origin.to_string() }
}

fn one(document: &Document, args: &Args) -> anyhow::Result<()> {
    let bytes = match &document.content {
        Content::Bytes(bytes) => bytes.as_slice(),
        Content::Text(text) => text.as_bytes(),
    };
    let repaired = repair(name(&document.origin), bytes, args);
    let mut out = anstream::stdout().lock();
    if args.json {
        writeln!(out, "{}", as_json(&repaired))?;
    } else if args.diff {
        write!(out, "{}", diff(&repaired))?;
    } else if args.in_place && document.origin.path != "-" {
        if repaired.clean.as_bytes() != bytes {
            rewrite(Path::new(&document.origin.path), bytes, repaired.clean.as_bytes())?;
        }
    } else {
        out.write_all(repaired.clean.as_bytes())?;
    }
    drop(out);
    report(&repaired, args.report);
    Ok(())
}

fn repair(name: String, bytes: &[u8], args: &Args) -> Repaired {
    let decoded = decode(bytes, args.encoding.as_deref());
    let (clean, repairs) = crate::text::repair::repair(&decoded.text);
    // In markup an escape is no damage: undone, &lt; would open an element.
    let markup = crate::source::looks_like_html(bytes);
    let (clean, repairs) = revert(&clean, repairs, |repair| {
        repair.confidence >= args.min_confidence && !(markup && repair.kind == RepairKind::Escape)
    });
    Repaired { name, decoded, clean, repairs }
}

/// Writes beside the file first, so that a crash leaves either the old file or the new one. A file that does not hold
/// these very bytes is packed, and what came out of it has no place of its own.
fn rewrite(path: &Path, bytes: &[u8], clean: &[u8]) -> anyhow::Result<()> {
    if std::fs::read(path)? != bytes {
        anyhow::bail!(
            "{}",
            t("在压缩文件中，不能就地修复；请先解压", "is packed: unpack it to repair it in place")
        );
    }
    let mut backup = path.as_os_str().to_owned();
    backup.push(".bak");
    std::fs::copy(path, &backup).with_context(|| format!("{}", Path::new(&backup).display()))?;
    crate::files::write_whole(path, clean)?;
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
