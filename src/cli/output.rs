//! Tables, colours and files of answers.

use super::args::Output;
use super::language::t;
use crate::briefing::measure::shown;
use comfy_table::{ContentArrangement, Table, presets};
use std::collections::HashMap;
use std::io::{IsTerminal, Write};
use unicode_width::UnicodeWidthStr;

/// Columns of a table where there is no terminal to ask.
const WIDTH: u16 = 120;

/// The columns that prove a row.
const PROOF: [&str; 3] = ["quote", "article", "articles"];

/// What opens the name of a column that is a value of a table by period, region or subject.
const VALUE: char = '=';
/// Beyond so many cells of the terminal a column is broken into lines.
const BROAD: usize = 24;

/// Colours; anstream takes them off where the output is no terminal.
pub mod paint {
    use anstyle::{AnsiColor, Style};

    fn with(style: Style, text: &str) -> String {
        if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
    }

    fn coloured(colour: AnsiColor) -> Style {
        Style::new().fg_color(Some(colour.into()))
    }

    /// What stood there before; without colours `[-…-]`, as other tools mark it.
    pub fn removed(text: &str) -> String {
        if plain() && !text.is_empty() {
            return format!("[-{text}-]");
        }
        with(coloured(AnsiColor::Red).strikethrough(), text)
    }

    /// What stands there now; without colours `{+…+}`.
    pub fn added(text: &str) -> String {
        if plain() && !text.is_empty() {
            return format!("{{+{text}+}}");
        }
        with(coloured(AnsiColor::Green), text)
    }

    /// Whether standard output shows no colours.
    fn plain() -> bool {
        anstream::AutoStream::choice(&std::io::stdout()) == anstream::ColorChoice::Never
    }

    /// What a search found.
    pub fn hit(text: &str) -> String {
        with(coloured(AnsiColor::Red).bold(), text)
    }

    /// A heading.
    pub fn bold(text: &str) -> String {
        with(Style::new().bold(), text)
    }

    /// Where something comes from.
    pub fn dim(text: &str) -> String {
        with(Style::new().dimmed(), text)
    }

    /// A mention of the given kind.
    pub fn mention(kind: &str, text: &str) -> String {
        let colour = match kind {
            "firm" => AnsiColor::Yellow,
            "agency" => AnsiColor::Blue,
            "organisation" => AnsiColor::Cyan,
            "person" => AnsiColor::Green,
            "position" => AnsiColor::BrightGreen,
            "place" => AnsiColor::Magenta,
            "date" => AnsiColor::BrightBlue,
            "figure" => AnsiColor::BrightYellow,
            "programme" => AnsiColor::BrightCyan,
            _ => AnsiColor::BrightMagenta,
        };
        with(coloured(colour), text)
    }
}

/// Who reads an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// People, on a screen, where there is room for few columns.
    Screen,
    /// People, in a file of all columns: CSV, XLSX.
    Sheet,
    /// Programs: JSON, here or in a file.
    Data,
}

impl Output {
    /// Who reads the answer.
    #[must_use]
    pub fn medium(&self) -> Medium {
        let Some(path) = &self.output else {
            return if self.json { Medium::Data } else { Medium::Screen };
        };
        let is = |end: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end));
        if is("json") || is("jsonl") { Medium::Data } else { Medium::Sheet }
    }
}

/// An answer as rows: a heading for each column, one line for each row.
///
/// On a terminal the sentence and the article that prove a row stand below the table under the row's number,
/// where there is room to read them; in files they are columns.
pub struct Rows<'a> {
    columns: Vec<(&'a str, &'a str)>,
    rows: Vec<serde_json::Value>,
    more: Vec<(&'a str, &'a str)>,
}

impl<'a> Rows<'a> {
    /// Rows, one JSON object each, and of each column its name in JSON and files and what people read.
    #[must_use]
    pub fn new(columns: Vec<(&'a str, &'a str)>, rows: Vec<serde_json::Value>) -> Self {
        Self { columns, rows, more: Vec::new() }
    }

    /// The same with columns for which there is only room in files.
    #[must_use]
    pub fn with_more(self, more: Vec<(&'a str, &'a str)>) -> Self {
        Self { more, ..self }
    }

    /// The table as people read it; values that do not fit beside each other go on in further tables.
    #[must_use]
    pub fn table(&self) -> String {
        // A number of articles is no list of them.
        let counted = |key: &str| self.rows.iter().any(|row| row[key].is_number());
        let seen = |(key, _): &Column<'_>| !PROOF.contains(key) || counted(key);
        let seen: Vec<Column<'_>> = self.columns.iter().filter(seen).collect();
        let (values, lead): (Vec<Column<'_>>, Vec<Column<'_>>) =
            seen.into_iter().partition(|(key, _)| key.starts_with(VALUE));
        let room = room();
        let taken = |columns: &[Column<'_>]| columns.iter().map(|column| self.broad(column)).sum::<usize>();
        let mut tables = Vec::new();
        let mut from = 0;
        loop {
            let mut to = (from + 1).min(values.len());
            while to < values.len() && taken(&lead) + taken(&values[from..=to]) < usize::from(room) {
                to += 1;
            }
            tables.push(self.part(&lead, &values[from..to], room).to_string());
            from = to;
            if from >= values.len() {
                return tables.join("\n");
            }
        }
    }

    /// How many cells of the terminal a column takes, its edge counted.
    fn broad(&self, (key, heading): Column<'_>) -> usize {
        let cells = self.rows.iter().map(|row| shown(&row[*key]).width());
        cells.chain([heading.width()]).max().unwrap_or_default().min(BROAD) + 3
    }

    /// The table of some of the columns; of the rows, those that have any of `values`.
    fn part(&self, lead: &[Column<'_>], values: &[Column<'_>], room: u16) -> Table {
        let mut table = Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(room);
        let columns = || lead.iter().chain(values);
        let header = std::iter::once("#").chain(columns().map(|(_, heading)| *heading));
        table.set_header(header.collect::<Vec<_>>());
        for (number, row) in (1..).zip(&self.rows) {
            if values.is_empty() || values.iter().any(|(key, _)| !row[*key].is_null()) {
                let number = std::iter::once(number.to_string());
                table.add_row(number.chain(columns().map(|(key, _)| shown(&row[*key]))).collect::<Vec<_>>());
            }
        }
        table
    }

    /// The sentences and articles, by the numbers of the rows; rows that share one stand together, and several of a
    /// row under its number.
    fn proofs(&self) -> String {
        let mut proofs: Vec<(Vec<usize>, String)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut add = |number: usize, proof: String| {
            let at = *known.entry(proof.clone()).or_insert(proofs.len());
            match proofs.get_mut(at) {
                Some((numbers, _)) if numbers.ends_with(&[number]) => {}
                Some((numbers, _)) => numbers.push(number),
                None => proofs.push((vec![number], proof)),
            }
        };
        for (number, row) in (1..).zip(&self.rows) {
            match row["sources"].as_array() {
                Some(sources) => sources.iter().for_each(|source| add(number, proof(source))),
                None if PROOF.iter().any(|key| row[*key].is_string()) => add(number, proof(row)),
                None => {}
            }
        }
        let mut before = String::new();
        let lines = proofs.iter().map(|(numbers, proof)| {
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            let numbers = format!("[{}]", numbers.join(","));
            if numbers == before {
                return format!("{} {proof}", " ".repeat(numbers.len()));
            }
            before.clone_from(&numbers);
            format!("{numbers} {proof}")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The columns of a file: those shown, and what else says where a row is from, where the rows have it.
    fn with_source(&self) -> Vec<(&str, &str)> {
        let more = [
            ("published", t("发表", "published")),
            ("source", t("来源", "source")),
            ("title", t("标题", "title")),
        ];
        let lacking = more.into_iter().filter(|(key, _)| {
            self.columns.iter().all(|(known, _)| known != key)
                && self.rows.iter().any(|row| row[*key].is_string())
        });
        self.columns.iter().chain(&self.more).copied().chain(lacking).collect()
    }

    /// Writes the answer as the options say: JSON Lines, a file, or a table on standard output; `name` is what the answer
    /// is called, as a sheet of a spreadsheet.
    pub fn write(&self, name: &str, output: &Output) -> anyhow::Result<()> {
        if let Some(path) = &output.output {
            return Ok(crate::export::table::write(path, name, &self.with_source(), &self.rows)?);
        }
        let mut out = anstream::stdout().lock();
        if output.json {
            for row in &self.rows {
                writeln!(out, "{row}")?;
            }
        } else if !self.rows.is_empty() {
            writeln!(out, "{}", self.table())?;
            if self.columns.iter().any(|(key, _)| PROOF.contains(key)) {
                writeln!(out, "{}", self.proofs())?;
            }
        }
        Ok(())
    }
}

/// Values with how often each is there, the first `most` of them: `青岛日报 3，半岛网 1`.
#[must_use]
pub fn counted(counts: &[(String, usize)], most: usize) -> String {
    let shown: Vec<String> =
        counts.iter().take(most).map(|(value, count)| format!("{value} {count}")).collect();
    shown.join(t("，", ", "))
}

/// How wide a table may be.
fn room() -> u16 {
    let terminal = if std::io::stdout().is_terminal() { Table::new().width() } else { None };
    let columns = || std::env::var("COLUMNS").ok().and_then(|width| width.parse().ok());
    terminal.or_else(columns).unwrap_or(WIDTH)
}

/// A column: its name in the rows, and its heading.
type Column<'a> = &'a (&'a str, &'a str);

/// The sentence that proves a row or one of its values, and where it stands.
fn proof(row: &serde_json::Value) -> String {
    let text = |key: &str| row[key].as_str().unwrap_or_default().trim().replace('\n', " ");
    let places: Vec<String> = ["source", "published", "article"].map(text).into();
    let places: Vec<String> = places.into_iter().filter(|place| !place.is_empty()).collect();
    // What was said in the article has its marks already.
    let quote = text("quote");
    let marked = quote.starts_with('“') && quote.ends_with('”') && quote.matches('“').count() == 1;
    let quote = if marked { quote } else { format!("“{quote}”") };
    format!("{quote} {}", paint::dim(&places.join(" · ")))
}
