//! Tables, colours and files of answers.

use comfy_table::{ContentArrangement, Table, presets};
use std::io::IsTerminal;

/// Columns of a table where there is no terminal to ask.
const WIDTH: u16 = 120;

/// The columns that prove a row.
const PROOF: [&str; 2] = ["quote", "article"];

/// Colours; anstream takes them off where the output is no terminal.
pub mod paint {
    use anstyle::{AnsiColor, Style};

    fn with(style: Style, text: &str) -> String {
        if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
    }

    fn coloured(colour: AnsiColor) -> Style {
        Style::new().fg_color(Some(colour.into()))
    }

    /// What stood there before.
    pub fn removed(text: &str) -> String {
        with(coloured(AnsiColor::Red).strikethrough(), text)
    }

    /// What stands there now.
    pub fn added(text: &str) -> String {
        with(coloured(AnsiColor::Green), text)
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

/// An answer as rows: a heading for each column, one line for each row.
///
/// On a terminal the sentence and the article that prove a row stand below the table under the row's number,
/// where there is room to read them; in files they are columns.
pub struct Rows<'a> {
    /// Name of each column in JSON and files, and what people read.
    pub columns: Vec<(&'a str, &'a str)>,
    /// The rows, one JSON object each.
    pub rows: Vec<serde_json::Value>,
}

impl Rows<'_> {
    /// The table as people read it.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table = Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
        if !std::io::stdout().is_terminal() {
            let columns = std::env::var("COLUMNS").ok().and_then(|width| width.parse().ok());
            table.set_width(columns.unwrap_or(WIDTH));
        }
        let shown: Vec<_> = self.columns.iter().filter(|(key, _)| !PROOF.contains(key)).collect();
        let header = std::iter::once("#").chain(shown.iter().map(|(_, heading)| *heading));
        table.set_header(header.collect::<Vec<_>>());
        for (number, row) in (1..).zip(&self.rows) {
            let number = std::iter::once(number.to_string());
            table.add_row(number.chain(shown.iter().map(|(key, _)| cell(&row[*key]))).collect::<Vec<_>>());
        }
        table.to_string()
    }

    /// The sentences and articles, by the numbers of the rows; rows that share one stand together.
    fn proofs(&self) -> String {
        let mut proofs: Vec<(Vec<usize>, String)> = Vec::new();
        for (number, row) in (1..).zip(&self.rows) {
            let text = |key: &str| row[key].as_str().unwrap_or_default().trim().replace('\n', " ");
            let places: Vec<String> = ["source", "published", "article"].map(text).into();
            let places: Vec<String> = places.into_iter().filter(|place| !place.is_empty()).collect();
            let proof = format!("“{}” {}", text("quote"), paint::dim(&places.join(" · ")));
            match proofs.last_mut().filter(|(_, last)| *last == proof) {
                Some((numbers, _)) => numbers.push(number),
                None => proofs.push((vec![number], proof)),
            }
        }
        let lines = proofs.iter().map(|(numbers, proof)| {
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            format!("[{}] {proof}", numbers.join(","))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Writes the answer as the options say: JSON Lines, a file, or a table on standard output.
    pub fn write(&self, output: &crate::cli::args::Output) -> anyhow::Result<()> {
        use std::io::Write;
        if let Some(path) = &output.output {
            return crate::export::table::write(path, &self.columns, &self.rows).map_err(Into::into);
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

fn cell(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
