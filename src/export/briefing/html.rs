//! A document as one HTML file: style and charts inside, nothing fetched, ready to print on A4.

use super::chart::svg;
use super::{escaped, filled, source_line};
use crate::briefing::Document;
use crate::briefing::cite::Citation;
use crate::briefing::document::{Block, Cell, Grid, Line};
use regex::Regex;
use std::sync::LazyLock;

const TEMPLATE: &str = "<!DOCTYPE html>
<html lang=\"{{lang}}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{{title}}</title>
<style>
{{style}}</style>
</head>
<body>
<header><h1>{{title}}</h1><p class=\"subtitle\">{{subtitle}}</p></header>
<main>
{{body}}</main>
</body>
</html>
";

const STYLE: &str = "body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.75; color: #1a1a1a;
  font-family: \"FangSong\", \"STFangsong\", \"Noto Serif CJK SC\", \"Songti SC\", SimSun, serif; }
h1 { text-align: center; font-size: 1.7rem; color: #8b1a1a; margin-bottom: .2rem; }
.subtitle { text-align: center; color: #555; border-bottom: 2px solid #8b1a1a; padding-bottom: .8rem; }
h2 { font-family: \"SimHei\", \"Noto Sans CJK SC\", \"Heiti SC\", sans-serif; font-size: 1.25rem; margin-top: 2rem; }
h3 { font-family: \"KaiTi\", \"STKaiti\", serif; font-size: 1.08rem; margin: 1.2rem 0 .3rem; }
ul { padding-left: 1.2rem; margin: .3rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.45; margin: .5rem 0 1rem; }
th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { background: #f4eeee; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: 1rem 0; break-inside: avoid; }
figcaption { text-align: center; font-size: .9rem; color: #444; }
svg { width: 100%; height: auto; font-family: sans-serif; }
a.cite { color: #8b1a1a; text-decoration: none; font-size: .72em; vertical-align: super; font-family: sans-serif; }
.new { color: #fff; background: #8b1a1a; font-size: .75em; padding: 0 .3em; margin-right: .3em; }
.source { font-size: .9rem; margin: .8rem 0; break-inside: avoid-page; overflow-wrap: anywhere; }
.source blockquote { margin: .2rem 0 .2rem 1.5rem; color: #444; }
blockquote:target { background: #fff3c4; }
@page { size: A4; margin: 25mm 22mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 11pt; } h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; } thead { display: table-header-group; } }
";

/// The whole page; a template has `{{lang}}`, `{{title}}`, `{{subtitle}}`, `{{style}}`, `{{body}}`.
#[must_use]
pub fn html(document: &Document, template: Option<&str>) -> String {
    let mut body = String::new();
    let mut in_list = false;
    for block in &document.blocks {
        let is_item = matches!(block, Block::Item(_));
        if is_item != in_list {
            body.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
            in_list = is_item;
        }
        body.push_str(&part(block, document));
    }
    if in_list {
        body.push_str("</ul>\n");
    }
    filled(
        template.unwrap_or(TEMPLATE),
        &[
            ("lang", document.language.t("zh-CN", "en")),
            ("title", &escaped(&document.title)),
            ("subtitle", &escaped(&document.subtitle)),
            ("style", STYLE),
            ("body", &body),
        ],
    )
}

fn part(block: &Block, document: &Document) -> String {
    match block {
        Block::Heading(level, text) => {
            let level = level + 1;
            format!("<h{level}>{}</h{level}>\n", escaped(text))
        }
        Block::Text(words) => format!("<p>{}</p>\n", line(words, document)),
        Block::Item(words) => format!("<li>{}</li>\n", line(words, document)),
        Block::Table(grid) => table(grid),
        Block::Chart(chart) => {
            let unit = if chart.unit.is_empty() { String::new() } else { format!(" / {}", chart.unit) };
            // The heading of a table has its unit already.
            let unit = if chart.title.contains(&chart.unit) { String::new() } else { unit };
            let caption = escaped(&format!("{}{unit}", chart.title));
            format!("<figure>{}<figcaption>{caption}</figcaption></figure>\n", svg(chart))
        }
        Block::Source(source) => {
            let quotes: String = source
                .quotes
                .iter()
                .map(|(sentence, quote)| {
                    let number = source.number;
                    let quote = escaped(quote);
                    format!(
                        "<blockquote id=\"s{number}-{sentence}\">[{number}.{sentence}] {quote}</blockquote>\n"
                    )
                })
                .collect();
            let words = escaped(&source_line(source, document));
            format!("<div class=\"source\"><b>[{}]</b> {words}\n{quotes}</div>\n", source.number)
        }
    }
}

fn line(line: &Line, document: &Document) -> String {
    let mut words = String::new();
    if line.new {
        words.push_str(&format!("<span class=\"new\">{}</span>", document.language.t("新", "NEW")));
    }
    if !line.lead.is_empty() {
        let gap = if line.text.starts_with(['，', '：', ',', ':', '（']) { "" } else { " " };
        words.push_str(&format!("<b>{}</b>{gap}", escaped(&line.lead)));
    }
    words.push_str(&linked(&escaped(&line.text)));
    words + &citations(&line.citations)
}

fn citations(citations: &[Citation]) -> String {
    citations.iter().map(link).collect()
}

fn link(citation: &Citation) -> String {
    let Citation { source, sentence } = citation;
    format!("<a class=\"cite\" href=\"#s{source}-{sentence}\">[{citation}]</a>")
}

/// Citations within a line.
fn linked(html: &str) -> String {
    static CITATION: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\[(\d+)\.(\d+)\]").expect("a constant pattern"));
    CITATION.replace_all(html, "<a class=\"cite\" href=\"#s$1-$2\">[$1.$2]</a>").into_owned()
}

fn table(grid: &Grid) -> String {
    let heads: String = grid.columns.iter().map(|column| format!("<th>{}</th>", escaped(column))).collect();
    let row = |cells: &Vec<Cell>| {
        let cells: String = cells
            .iter()
            .map(|cell| match cell {
                Cell::Number(_) => format!("<td class=\"number\">{}</td>", cell.shown()),
                Cell::Text(text) => format!("<td>{}</td>", escaped(text)),
                Cell::Citations(all) => format!("<td>{}</td>", citations(all)),
            })
            .collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = grid.rows.iter().map(row).collect();
    format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}
