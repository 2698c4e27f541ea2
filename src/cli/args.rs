//! The command line: every command and option, with its help in English (`help.rs` has the Chinese).

use super::language::{Lang, t};
use super::typed::Bound;
use crate::source::Fields;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Read an archive of Chinese news, however damaged, and ask it who did what and what every figure says.
#[derive(Debug, Parser)]
#[command(name = "fangzhi", version, propagate_version = true, arg_required_else_help = true)]
pub struct Cli {
    /// Language of messages: zh or en (default: by locale).
    #[arg(long, global = true, value_enum, value_name = "LANG", overrides_with = "lang")]
    pub lang: Option<Lang>,
    /// Folder of your own tables; they add to or override the built-in ones.
    #[arg(long, global = true, value_name = "DIR")]
    pub dictionaries: Option<PathBuf>,
    /// Threads to use (default: all cores).
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<usize>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add articles to an archive; run it again to add what is new or changed.
    Index(Index),
    /// Find articles.
    Search(Search),
    /// Show one article: repaired text, mentions coloured, repairs marked.
    Show(Show),
    /// Who took part in which event, in what role.
    Who(Who),
    /// What happened.
    Events(Events),
    /// What the figures say.
    Figures(Figures),
    /// All that is known of a person, firm or body: names, positions over time, companions, articles.
    Entity(Entity),
    /// Decide which names are one and which are not; every answer keeps to it.
    Entities(Entities),
    /// Write a briefing on a topic: timeline, who took part, key figures, contradictions, every line cited.
    Brief(Brief),
    /// Read articles and write all that was found as JSON Lines.
    Extract(Extract),
    /// Repair text: clean text out, a report to standard error.
    Repair(Repair),
    /// Score the reading against annotated articles: precision, recall, F1 by kind.
    Eval(Eval),
    /// Learn weights from labelled texts of your own: those of names, or with --events those of events.
    Train(Train),
    /// Index the sample articles into a temporary archive and ask it one question of each sort.
    Demo(Demo),
    /// What is in an archive.
    #[command(visible_alias = "status")]
    Stats(Stats),
    /// Names of the archive for what was typed half, misspelt or in pinyin: qingdao, hxsx.
    Suggest(Suggest),
    /// Verify an archive: its own files and articles and, with PATHs, against its sources.
    Check(Check),
    /// Bring an archive of an earlier version to the present format, without its sources.
    Upgrade(Upgrade),
    /// Write completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual page.
    Man,
}

/// Which archive.
#[derive(Debug, Args)]
pub struct ArchiveDir {
    /// The archive's folder.
    #[arg(long, short = 'a', value_name = "DIR", env = "FANGZHI_ARCHIVE", default_value = "fangzhi-archive")]
    pub archive: PathBuf,
}

/// What documents are and how their fields are called.
#[derive(Debug, Args)]
pub struct Input {
    /// What the input is: auto (by name and content), jsonl, csv, text, html.
    #[arg(long, value_enum, default_value_t = InputFormat::Auto, value_name = "FORMAT")]
    pub input_format: InputFormat,
    /// A record's field under another name, e.g. --field text=content --field published=date.
    #[arg(long = "field", value_name = "FIELD=NAME", value_parser = field)]
    pub fields: Vec<(String, String)>,
    /// The text is the body alone: take nothing off.
    #[arg(long)]
    pub body: bool,
    /// Encoding of the input, as evidence (default: found out).
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Largest document, in MiB.
    #[arg(long, value_name = "MIB", default_value_t = 64)]
    pub max_size: u64,
}

fn field(text: &str) -> Result<(String, String), String> {
    let (field, name) =
        text.split_once('=').ok_or_else(|| t("要写成 字段=名称", "write FIELD=NAME").to_owned())?;
    if !Fields::ALL.contains(&field) {
        return Err(format!("{} {}", t("字段只有", "fields are"), Fields::ALL.join(" ")));
    }
    Ok((field.to_owned(), name.to_owned()))
}

/// Formats of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum InputFormat {
    Auto,
    Jsonl,
    Csv,
    Text,
    Html,
}

/// How answers are written.
#[derive(Debug, Args)]
pub struct Output {
    /// Write the answer as JSON Lines.
    #[arg(long)]
    pub json: bool,
    /// Write the answer to a file; its name says how: .csv .xlsx .json .jsonl.
    #[arg(long, short = 'o', value_name = "FILE", conflicts_with = "json")]
    pub output: Option<PathBuf>,
}

/// Which part of the archive.
#[derive(Debug, Args)]
pub struct Scope {
    /// From this day (2022, 2022-06, 2022-06-27, 2022/6/27, 2022年6月27日).
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// To this day, included.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// In this region and everything below it: 山东, 青岛市, 370200.
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// At most so many rows (default: 50, and all in a file that --output names).
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
}

/// Rows on a screen where no limit is given.
const ROWS: usize = 50;

impl Scope {
    /// How many rows: as asked for, else a screen's worth, else all for a file.
    #[must_use]
    pub fn limit(&self, output: Option<&PathBuf>) -> usize {
        self.limit.unwrap_or(if output.is_some() { usize::MAX } else { ROWS })
    }
}

/// `fangzhi index`
#[derive(Debug, Args)]
pub struct Index {
    /// Files, folders, archives; - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub input: Input,
    /// Take articles out of the archive whose files are gone.
    #[arg(long)]
    pub sync: bool,
    /// Say how long each stage took.
    #[arg(long)]
    pub timings: bool,
    /// Write the report as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `fangzhi search`
#[derive(Debug, Args)]
pub struct Search {
    /// Words, "phrases", -not, OR, title:… 人物:… 日期:2022..2023.
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    /// Newest first.
    #[arg(long)]
    pub by_date: bool,
    /// At most so many articles.
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10)]
    pub limit: usize,
    /// Show every copy of a story, not one for all its reprints.
    #[arg(long)]
    pub all_copies: bool,
    /// Count what was found by publisher, region and year.
    #[arg(long)]
    pub facets: bool,
    /// Leave out the first so many.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
    /// Also search for other names of bodies and firms and for Taiwan and Hong Kong words; says which.
    #[arg(long)]
    pub widen: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// `fangzhi show`
#[derive(Debug, Args)]
pub struct Show {
    /// The article's id (as other commands print it), or a file to be read.
    #[arg(value_name = "ARTICLE")]
    pub article: String,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    /// Why each name was taken for what it is.
    #[arg(long)]
    pub why: bool,
    /// Also what was left out as boilerplate.
    #[arg(long)]
    pub boilerplate: bool,
    /// Write it as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `fangzhi who`
#[derive(Debug, Args)]
pub struct Who {
    /// Words of the event, or a name.
    #[arg(value_name = "QUERY")]
    pub query: Option<String>,
    /// Words of the event.
    #[arg(long, value_name = "WORDS")]
    pub event: Option<String>,
    /// Name, or part of it, of who took part.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Role, in Chinese or English: 主办, organiser.
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Kind of event: meeting, visit, signing, launch, publication, recognition, appointment, investment, accident, discipline.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Part of the event's place.
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// The events in which all of these took part.
    #[arg(long, value_name = "NAME", num_args = 2.., conflicts_with_all = ["name", "with"])]
    pub together: Option<Vec<String>>,
    /// Who takes part together with this one, by number of events.
    #[arg(long, value_name = "NAME", conflicts_with = "name")]
    pub with: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub scope: Scope,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// `fangzhi events`
#[derive(Debug, Args)]
pub struct Events {
    /// Words of the event.
    #[arg(value_name = "QUERY")]
    pub query: Option<String>,
    /// Somebody who took part.
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    /// Kind: meeting, visit, signing, launch, publication, recognition, appointment, investment, accident, discipline.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Part of the event's place.
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// By date, one line each, reports of the same event joined.
    #[arg(long)]
    pub timeline: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub scope: Scope,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// `fangzhi figures`
#[derive(Debug, Args)]
pub struct Figures {
    /// Words of the indicator, the subject or the sentence.
    #[arg(value_name = "QUERY")]
    pub query: Option<String>,
    /// Unit: 亿元, 亩, %; units of the same dimension are converted.
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// What is measured.
    #[arg(long, value_name = "WORDS")]
    pub indicator: Option<String>,
    /// Whose figure.
    #[arg(long, value_name = "NAME")]
    pub subject: Option<String>,
    /// At least this much, in the unit asked for: 5, 3.5万, 1亿元.
    #[arg(long, value_name = "VALUE", allow_negative_numbers = true)]
    pub min: Option<Bound>,
    /// At most this much.
    #[arg(long, value_name = "VALUE", allow_negative_numbers = true)]
    pub max: Option<Bound>,
    /// For this period or a part of it: 2022, 2022-09, 2022-01/2022-09, 2022年上半年.
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// As a table with a column for each: period, region or subject.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub by: Option<Columns>,
    /// Also figures of which it is not known what they measure.
    #[arg(long)]
    pub all: bool,
    /// Only where stories give different values for the same thing.
    #[arg(long, conflicts_with = "by")]
    pub contradictions: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub scope: Scope,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// What the columns of a table of figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Columns {
    Period,
    Region,
    Subject,
}

/// `fangzhi entity`
#[derive(Debug, Args)]
pub struct Entity {
    /// The name, or part of it.
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    /// At most so many rows (default: 20, of events and figures 5 each).
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    /// Write the answer as JSON Lines.
    #[arg(long)]
    pub json: bool,
}

/// `fangzhi entities`
#[derive(Debug, Args)]
pub struct Entities {
    /// What to decide.
    #[command(subcommand)]
    pub deciding: Deciding,
}

/// What is decided about names. The decisions stand in the archive's `entities.tsv`, one a line.
#[derive(Debug, Subcommand)]
pub enum Deciding {
    /// The names are one; the first is shown.
    Merge {
        /// The name to show, then its other names.
        #[arg(required = true, num_args = 2.., value_name = "NAME")]
        names: Vec<String>,
        #[command(flatten)]
        #[allow(missing_docs)]
        archive: ArchiveDir,
    },
    /// The names are not one; or whoever bears the first in a region, body or article is somebody else.
    Split {
        /// The name, then names that are not it, or where it is somebody else's: 济南市, 市公安局, an article's id.
        #[arg(required = true, num_args = 2.., value_name = "NAME")]
        names: Vec<String>,
        #[command(flatten)]
        #[allow(missing_docs)]
        archive: ArchiveDir,
    },
    /// Take the last decision back.
    Undo {
        #[command(flatten)]
        #[allow(missing_docs)]
        archive: ArchiveDir,
    },
    /// The decisions, the earliest first.
    List {
        #[command(flatten)]
        #[allow(missing_docs)]
        archive: ArchiveDir,
        /// Write them as JSON Lines.
        #[arg(long)]
        json: bool,
    },
}

/// `fangzhi brief`
#[derive(Debug, Args)]
pub struct Brief {
    /// The topic, as for search.
    #[arg(required = true, value_name = "TOPIC")]
    pub topic: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub scope: Scope,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    /// The file; its name says how: .md .html .docx .xlsx (default: Markdown to standard output).
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Your own template for Markdown or HTML, with {{title}} {{subtitle}} {{body}}.
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
}

/// `fangzhi extract`
#[derive(Debug, Args)]
pub struct Extract {
    /// Files, folders, archives; - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub input: Input,
    /// JSON Lines; that is what extract always writes.
    #[arg(long)]
    pub json: bool,
}

/// `fangzhi repair`
#[derive(Debug, Args)]
pub struct Repair {
    /// Files or folders; - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Change the files themselves; what stood there is kept beside them as NAME.bak.
    #[arg(long)]
    pub in_place: bool,
    /// Leave repairs that are less sure than this (0 to 1).
    #[arg(long, value_name = "P", default_value_t = 0.0)]
    pub min_confidence: f32,
    /// How the report is written: text, jsonl, none.
    #[arg(long, value_enum, default_value_t = Report::Text, value_name = "HOW")]
    pub report: Report,
    /// Show the changes instead of the text.
    #[arg(long, conflicts_with = "in_place")]
    pub diff: bool,
    /// Encoding of the input, as evidence (default: found out).
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Write one JSON object a file: path, encoding, text, repairs.
    #[arg(long, conflicts_with_all = ["in_place", "diff"])]
    pub json: bool,
}

/// How the report of `repair` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Report {
    Text,
    Jsonl,
    None,
}

/// `fangzhi eval`
#[derive(Debug, Args)]
pub struct Eval {
    /// Annotated articles: .json or .jsonl in the output contract, or sentences with entities.
    #[arg(required = true, value_name = "GOLD")]
    pub gold: Vec<PathBuf>,
    /// Only articles whose `split` is this.
    #[arg(long, value_name = "NAME")]
    pub split: Option<String>,
    /// Only every Nth sentence, from the first.
    #[arg(long, value_name = "N")]
    pub every: Option<usize>,
    /// List what was missed and what was too much.
    #[arg(long)]
    pub errors: bool,
    /// Write the table as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `fangzhi train`
#[derive(Debug, Args)]
pub struct Train {
    /// JSON Lines of {"text": …, "entities": [{"start": 0, "end": 3, "type": "person"}]}; with --events, articles in the output contract.
    #[arg(required = true, value_name = "DATA")]
    pub data: Vec<PathBuf>,
    /// Learn which words tell of events, not names.
    #[arg(long)]
    pub events: bool,
    /// Where the weights go (default: names.model.zst, with --events events.model.zst).
    #[arg(long, short = 'o', value_name = "MODEL")]
    pub output: Option<PathBuf>,
}

/// `fangzhi demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// The folder of articles (default: the sample articles).
    #[arg(value_name = "DIR")]
    pub corpus: Option<PathBuf>,
}

/// `fangzhi stats`
#[derive(Debug, Args)]
pub struct Stats {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    /// Write it as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `fangzhi suggest`
#[derive(Debug, Args)]
pub struct Suggest {
    /// The beginning of a name, its pinyin or initials, or a misspelling.
    #[arg(value_name = "TEXT")]
    pub typed: String,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    /// At most so many names.
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10)]
    pub limit: usize,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// `fangzhi check`
#[derive(Debug, Args)]
pub struct Check {
    /// What the archive was made from, as given to index; nothing is changed.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub input: Input,
    /// Write the report as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `fangzhi upgrade`
#[derive(Debug, Args)]
pub struct Upgrade {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub archive: ArchiveDir,
    /// Write the report as JSON.
    #[arg(long)]
    pub json: bool,
}
