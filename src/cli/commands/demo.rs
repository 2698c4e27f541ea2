//! `fangzhi demo`: the sample articles, many of them damaged, indexed and asked one question of each sort.
//!
//! Each question is a command line that is shown and then run, so that what is seen is what a user gets.

use crate::cli::args::Demo as Args;
use crate::cli::language::t;
use crate::cli::output::paint;
use crate::cli::{Outcome, args, input, run_command};
use crate::source::{Content, Options, documents};
use crate::text::decode;
use crate::text::repair::repair;
use clap::Parser;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where the sample articles are, seen from the repository.
const SAMPLES: &str = "corpus/articles";

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let corpus = match &args.corpus {
        Some(folder) => folder.clone(),
        None => samples()?,
    };
    let folder = tempfile::tempdir()?;
    let archive = folder.path().join("archive");
    let (file, article) = first(&corpus)?;
    let (corpus, archive) = (corpus.display().to_string(), archive.display().to_string());
    let questions: Vec<(&str, Vec<&str>)> = vec![
        (t("修复一篇受损的文章", "Repair a damaged article"), vec!["repair", "--diff", &file]),
        (t("把一个文件夹编入档案库", "Index a folder"), vec!["index", &corpus, "--archive", &archive]),
        (t("查找", "Search"), vec!["search", "产业链 对接", "--archive", &archive, "-n", "3"]),
        (
            t("谁主办了会议？", "Who organised what?"),
            vec!["who", "--role", "主办", "--archive", &archive, "-n", "5"],
        ),
        (
            t("发生了什么？", "What happened?"),
            vec!["events", "--kind", "签约", "--archive", &archive, "-n", "4"],
        ),
        (
            t("数字说了什么？", "What do the figures say?"),
            vec!["figures", "--indicator", "总投资", "--archive", &archive, "-n", "5"],
        ),
        (
            t("一篇文章里有什么？", "What does one article hold?"),
            vec!["show", &article, "--archive", &archive],
        ),
    ];
    let mut names = vec![(&*archive, "ARCHIVE")];
    if args.corpus.is_none() {
        names.push((&corpus, SAMPLES));
    }
    let mut outcome = Outcome::Done;
    for (question, command) in questions {
        anstream::println!("\n{}", paint::bold(question));
        anstream::println!("{}", paint::dim(&format!("$ fangzhi {}", shown(&command, &names))));
        std::io::stdout().flush()?;
        let line = ["fangzhi", "--lang", t("zh", "en")].into_iter().chain(command);
        if run_command(args::Cli::try_parse_from(line)?.command, tables)? == Outcome::SomeFailed {
            outcome = Outcome::SomeFailed;
        }
    }
    Ok(outcome)
}

/// The file and the identifier of the first article that is damaged in a way that shows; of the first one where none
/// of the first hundred is.
fn first(corpus: &Path) -> anyhow::Result<(String, String)> {
    let mut first = None;
    for document in documents(&input::paths(&[corpus.to_owned()]), Options::default()).flatten().take(100) {
        let damaged = match &document.content {
            Content::Bytes(bytes) => repair(&decode(bytes, None).text).1,
            Content::Text(text) => repair(text).1,
        };
        let found = (document.origin.path.clone(), document.id());
        if damaged.iter().any(|one| !one.kind.is_kept()) {
            return Ok(found);
        }
        first.get_or_insert(found);
    }
    first.ok_or_else(|| anyhow::anyhow!("{}: {}", corpus.display(), t("没有文章", "no articles")))
}

/// The command line with short names for the demo's own folders, quoted where a shell needs it.
fn shown(command: &[&str], names: &[(&str, &str)]) -> String {
    let words = command.iter().map(|word| {
        let word = names.iter().fold((*word).to_owned(), |word, (folder, name)| word.replace(folder, name));
        if word.contains(' ') { format!("\"{word}\"") } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The sample articles: in the folder the program was started in or, for `cargo run`, in the package.
fn samples() -> anyhow::Result<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLES);
    let found = [PathBuf::from(SAMPLES), package].into_iter().find(|folder| folder.is_dir());
    found.ok_or_else(|| {
        let missing = t(
            "找不到示例文章；请在源代码目录中运行，或给出文章所在文件夹：fangzhi demo 文件夹",
            "the sample articles are not here; run it in the source folder, or name a folder: fangzhi demo DIR",
        );
        anyhow::anyhow!("{SAMPLES}: {missing}")
    })
}
