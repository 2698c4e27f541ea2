//! A document that knows no format: headings, lines with citations, tables, charts, sources.

use super::Language;
use super::cite::{Citation, Source};

/// A document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The language of its headings.
    pub language: Language,
    /// Heads it.
    pub title: String,
    /// Stands under the title: what it is made of.
    pub subtitle: String,
    /// From top to bottom.
    pub blocks: Vec<Block>,
    /// The same facts as plain tables, one a sheet.
    pub sheets: Vec<Grid>,
}

/// A part of the document.
#[derive(Clone, Debug)]
pub enum Block {
    /// Level 1 (一、), 2 (（一）) or 3 (1.), numbered already.
    Heading(u8, String),
    /// A paragraph.
    Text(Line),
    /// One of a list.
    Item(Line),
    /// A table.
    Table(Grid),
    /// A chart.
    Chart(Chart),
    /// An article with the sentences that are cited.
    Source(Source),
}

/// Words and what proves them.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Begins the line, in bold: a date, a name.
    pub lead: String,
    /// The rest.
    pub text: String,
    /// The sentences that say so.
    pub citations: Vec<Citation>,
    /// Whether the briefing before did not have it.
    pub new: bool,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Its caption, and the name of its sheet.
    pub name: String,
    /// Headings.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number that spreadsheets can reckon with.
    Number(f64),
    /// Citations.
    Citations(Vec<Citation>),
}

impl Cell {
    /// As people read it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => super::measure::plain(*number),
            Self::Citations(citations) => citations.iter().map(|one| format!("[{one}]")).collect(),
        }
    }
}

/// A chart of bars.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its caption.
    pub title: String,
    /// The unit of its values.
    pub unit: String,
    /// Label and value, in order.
    pub bars: Vec<(String, f64)>,
    /// How the bars run.
    pub direction: Direction,
}

/// How the bars of a chart run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Upwards.
    Standing,
    /// To the right, for long labels.
    Lying,
}

/// Numbers headings as official papers do: 一、 （一） 1. in Chinese, 1 1.1 in English.
#[derive(Debug, Default)]
pub struct Numbering {
    counts: [usize; 3],
}

impl Numbering {
    /// The next heading of a level.
    pub fn heading(&mut self, language: Language, level: u8, text: &str) -> Block {
        let at = usize::from(level.clamp(1, 3)) - 1;
        self.counts[at] += 1;
        for below in &mut self.counts[at + 1..] {
            *below = 0;
        }
        let count = self.counts[at];
        let label = match (language, at) {
            (Language::Chinese, 0) => format!("{}、", chinese(count)),
            (Language::Chinese, 1) => format!("（{}）", chinese(count)),
            (Language::Chinese, _) => format!("{count}."),
            (Language::English, at) => {
                let numbers: Vec<String> = self.counts[..=at].iter().map(ToString::to_string).collect();
                format!("{} ", numbers.join("."))
            }
        };
        Block::Heading(level, format!("{label}{text}"))
    }
}

/// 1 to 99 in Chinese.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}
