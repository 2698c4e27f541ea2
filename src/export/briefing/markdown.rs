//! A document as Markdown. Charts are left to the other formats: the tables say the same.

use super::{filled, source_line};
use crate::briefing::Document;
use crate::briefing::cite::Citation;
use crate::briefing::document::{Block, Cell, Grid, Line};

/// The whole document; a template has `{{title}}`, `{{subtitle}}`, `{{body}}`.
#[must_use]
pub fn markdown(document: &Document, template: Option<&str>) -> String {
    let mut body = String::new();
    let mut in_list = false;
    for block in &document.blocks {
        let is_item = matches!(block, Block::Item(_));
        if in_list && !is_item {
            body.push('\n');
        }
        in_list = is_item;
        match block {
            Block::Heading(level, text) => {
                body.push_str(&format!("{} {}\n\n", "#".repeat(usize::from(*level) + 1), plain(text)));
            }
            Block::Text(words) => body.push_str(&format!("{}\n\n", line(words, document))),
            Block::Item(words) => body.push_str(&format!("- {}\n", line(words, document))),
            Block::Table(grid) => body.push_str(&table(grid)),
            Block::Chart(_) => {}
            Block::Source(source) => {
                body.push_str(&format!(
                    "**[{}]** {}\n\n",
                    source.number,
                    plain(&source_line(source, document))
                ));
                for (sentence, quote) in &source.quotes {
                    body.push_str(&format!("> [{}.{sentence}] {}\n>\n", source.number, plain(quote)));
                }
                if body.ends_with(">\n") {
                    body.truncate(body.len() - 2);
                }
                body.push('\n');
            }
        }
    }
    let template = template.unwrap_or("# {{title}}\n\n{{subtitle}}\n\n{{body}}");
    let mut text = filled(
        template,
        &[
            ("title", &plain(&document.title)),
            ("subtitle", &plain(&document.subtitle)),
            ("body", body.trim_end()),
        ],
    );
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn line(line: &Line, document: &Document) -> String {
    let mut words = String::new();
    if line.new {
        words.push_str(document.language.t("【新】", "NEW "));
    }
    if !line.lead.is_empty() {
        let gap = if line.text.starts_with(['，', '：', ',', ':', '（']) { "" } else { " " };
        words.push_str(&format!("**{}**{gap}", plain(&line.lead)));
    }
    words.push_str(&plain(&line.text));
    words + &citations(&line.citations)
}

fn citations(citations: &[Citation]) -> String {
    citations.iter().map(|citation| format!("[{citation}]")).collect()
}

fn table(grid: &Grid) -> String {
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let heads: Vec<String> = grid.columns.iter().map(|column| cell(column)).collect();
    let number = |index: usize| grid.rows.iter().all(|row| matches!(row.get(index), Some(Cell::Number(_))));
    let rules: Vec<String> = (0..grid.columns.len())
        .map(
            |index| if !grid.rows.is_empty() && number(index) { "---:".to_owned() } else { "---".to_owned() },
        )
        .collect();
    let mut text = row(&heads) + &row(&rules);
    for cells in &grid.rows {
        text.push_str(&row(&cells.iter().map(|one| cell(&one.shown())).collect::<Vec<_>>()));
    }
    text + "\n"
}

fn cell(text: &str) -> String {
    plain(text).replace('|', "\\|")
}

/// On one line; what Markdown would take for markup is written so that it is seen.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '*' | '`' | '_' | '<' | '\\' | '#' => plain.extend(['\\', c]),
            c if c.is_control() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}
