//! Arguments and printing: the only module that knows a terminal.
//!
//! Exit status: 0 all was done, 1 some inputs failed (each was named on standard error), 2 nothing could be done.

pub mod args;
mod article;
mod ask;
mod commands;
mod help;
mod input;
mod language;
mod mistake;
mod output;
mod progress;
mod trouble;
mod typed;

use crate::dictionary::Dictionaries;
use crate::event::second_look;
use crate::mention::tagger;
use anyhow::Context;
use args::{Cli, Command};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use language::{Lang, t};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// How a command that could do its work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Everything was done.
    Done,
    /// Some inputs failed and were named.
    SomeFailed,
}

/// Runs the program with its arguments (the first is the program's name).
#[must_use]
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let lang = Lang::of_arguments(&arguments);
    language::settle(lang);
    let arguments = typed::exclusions(arguments);
    let mut command = command();
    let cli =
        match command.try_get_matches_from_mut(arguments).and_then(|matches| Cli::from_arg_matches(&matches))
        {
            Ok(cli) => cli,
            Err(error) => {
                let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
                if error.use_stderr() && !is_help && lang == Lang::Zh {
                    anstream::eprint!("{}", mistake::in_chinese(&error));
                } else {
                    let _ = error.print();
                }
                return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
            }
        };
    match dispatch(cli) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let error = trouble::told(&error);
            anstream::eprintln!("{}{error}", t("fangzhi：错误：", "fangzhi: error: "));
            ExitCode::from(2)
        }
    }
}

/// The command line in the language of this run.
fn command() -> clap::Command {
    let command = Cli::command();
    match language::lang() {
        Lang::Zh => help::in_chinese(command),
        Lang::En => command,
    }
}

fn dispatch(cli: Cli) -> anyhow::Result<Outcome> {
    if let Some(threads) = cli.threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
    }
    run_command(cli.command, cli.dictionaries.as_deref())
}

/// Runs one command; `tables` is the user's folder of tables.
fn run_command(command: Command, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    match command {
        Command::Index(args) => {
            let dictionaries = load(tables)?;
            crate::pipeline::prepare();
            commands::index::run(&args, &dictionaries, tables)
        }
        Command::Search(args) => commands::search::run(&args, tables),
        Command::Show(args) => commands::show::run(&args, tables),
        Command::Who(args) => commands::who::run(&args, tables),
        Command::Events(args) => commands::events::run(&args, tables),
        Command::Figures(args) => commands::figures::run(&args, tables),
        Command::Entity(args) => commands::entity::run(&args, tables),
        Command::Entities(args) => commands::entity::decide(&args, tables),
        Command::Brief(args) => commands::brief::run(&args, tables),
        Command::Extract(args) => {
            let dictionaries = load(tables)?;
            crate::pipeline::prepare();
            commands::extract::run(&args, &dictionaries)
        }
        Command::Repair(args) => commands::repair::run(&args),
        Command::Eval(args) => commands::eval::run(&args, &load(tables)?),
        Command::Train(args) => commands::train::run(&args, &load(tables)?),
        Command::Demo(args) => commands::demo::run(&args, tables),
        Command::Stats(args) => commands::stats::run(&args),
        Command::Suggest(args) => commands::suggest::run(&args, tables),
        Command::Check(args) => commands::check::run(&args, tables),
        Command::Upgrade(args) => commands::upgrade::run(&args),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut self::command(), "fangzhi", &mut std::io::stdout());
            Ok(Outcome::Done)
        }
        Command::Man => {
            clap_mangen::Man::new(self::command()).render(&mut std::io::stdout())?;
            Ok(Outcome::Done)
        }
    }
}

/// The tables: built in, and the user's own where a folder is given.
fn load(tables: Option<&Path>) -> anyhow::Result<Dictionaries> {
    let Some(folder) = tables else { return Ok(Dictionaries::builtin()) };
    let (mut dictionaries, notices) = Dictionaries::with_user_folder(folder)?;
    for notice in notices {
        match language::lang() {
            Lang::Zh => anstream::eprintln!("{}", trouble::notice(&notice)),
            Lang::En => anstream::eprintln!("{notice}"),
        }
    }
    if let Some(weights) = own_weights(&folder.join("names.model.zst"), tagger::Model::read)? {
        dictionaries.use_weights(weights);
    }
    if let Some(weights) = own_weights(&folder.join("events.model.zst"), second_look::Model::read)? {
        dictionaries.use_weights(weights);
    }
    Ok(dictionaries)
}

/// Weights of the user's own, where there are any.
fn own_weights<T, E>(path: &Path, unpack: fn(&[u8]) -> Result<T, E>) -> anyhow::Result<Option<T>>
where
    E: std::error::Error + Send + Sync + 'static,
{
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    unpack(&bytes).map(Some).with_context(|| path.display().to_string())
}

/// A reader such as `head` that has seen enough is no error.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
