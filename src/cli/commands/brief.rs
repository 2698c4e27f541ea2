//! `fangzhi brief`: a briefing on a topic; run again, it says what is new.
//!
//! What a briefing knew is kept beside it as `FILE.state.json`.

use crate::briefing::{Briefing, Request, State};
use crate::cli::args::Brief as Args;
use crate::cli::language::{lang, t};
use crate::cli::{Outcome, ask};
use crate::export::briefing::{bytes, markdown, write};
use anyhow::Context;
use std::io::Write;
use std::path::{Path, PathBuf};

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    // What is excluded was told from an option by a dash of another width.
    let topic = args.topic.join(" ").replace('－', "-");
    // Words that only stand apart are not the topic.
    let query = ask::query(&topic)?.in_a_row();
    let template = args.template.as_deref().map(template).transpose()?;
    let archive = ask::open(&args.archive, tables)?;
    let filter = ask::filter(&args.scope, None)?;
    let request = Request {
        topic,
        query,
        since: filter.since,
        until: filter.until,
        region: filter.region,
        limit: args.scope.limit(None),
    };
    let mut briefing = Briefing::new(&archive, &request, archive.tables()).map_err(ask::archive_error)?;
    if briefing.overview.stories == 0 {
        ask::remark(0, false);
        let hint = t(
            "各词要连在一起出现；可用空格分开，如：青岛 产业链",
            "the words must stand in a row; put a blank between those that need not: 青岛 产业链",
        );
        anstream::eprintln!("{hint}");
        return Ok(Outcome::Done);
    }
    let Some(path) = &args.output else {
        let text = markdown(&briefing.document(lang().into()), template.as_deref());
        std::io::stdout().lock().write_all(text.as_bytes())?;
        return Ok(Outcome::Done);
    };
    let beside = state_file(path);
    if let Some(earlier) = earlier(&beside) {
        briefing.mark_news(&earlier);
    }
    let document = briefing.document(lang().into());
    write(path, &bytes(path, &document, template.as_deref())?)?;
    write(&beside, &serde_json::to_vec(&briefing.state())?)?;
    Ok(Outcome::Done)
}

fn template(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// `briefing.docx` has its state in `briefing.docx.state.json`.
fn state_file(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".state.json");
    PathBuf::from(name)
}

/// What the briefing before knew; a file that is none is named, and the briefing is a first one.
fn earlier(path: &Path) -> Option<State> {
    let bytes = std::fs::read(path).ok()?;
    match serde_json::from_slice(&bytes) {
        Ok(state) => Some(state),
        Err(error) => {
            let what =
                t("不是简报的状态文件，视为首次简报", "not a briefing's state; taken as a first briefing");
            anstream::eprintln!("{}: {error}: {what}", path.display());
            None
        }
    }
}
