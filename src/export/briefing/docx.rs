//! A document as Chinese official papers are laid out (GB/T 9704); see [`super::parts`] for the measures.
//!
//! The package is written part by part: a paper needs few of them, and every measure stays in sight. Charts are
//! Word's own, drawn from the numbers, so that they print sharp and can be restyled.

use super::parts::{
    CONTENT_TYPES, DOCUMENT_RELATIONS, FOOTER, NAMESPACES, RELATIONS, SECTION, SETTINGS, STYLES,
};
use super::{escaped, source_line};
use crate::briefing::Document;
use crate::briefing::document::{Block, Cell, Chart, Direction, Grid, Line};
use crate::briefing::measure::plain;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// EMU, the unit of drawings, in a millimetre.
const MILLIMETRE: usize = 36_000;
/// Twentieths of a point across the type area.
const TYPE_AREA: usize = 8844;
/// Relations of the document that come before the charts.
const BEFORE_CHARTS: usize = 4;

/// The package.
pub(super) fn docx(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut charts: Vec<&Chart> = Vec::new();
    let mut body = String::new();
    body.push_str(&paragraph("Title", &run(&document.title, "")));
    body.push_str(&paragraph("Subtitle", &run(&document.subtitle, "")));
    for block in &document.blocks {
        match block {
            Block::Heading(level, text) => {
                body.push_str(&paragraph(&format!("Heading{level}"), &run(text, "")));
            }
            Block::Text(words) | Block::Item(words) => {
                body.push_str(&paragraph("Normal", &line(words, document)));
            }
            Block::Table(grid) => body.push_str(&table(grid)),
            Block::Chart(chart) => {
                charts.push(chart);
                body.push_str(&drawing(chart, charts.len()));
            }
            Block::Source(source) => {
                let head = format!("[{}] {}", source.number, source_line(source, document));
                body.push_str(&paragraph("Normal", &run(&head, "")));
                for (sentence, quote) in &source.quotes {
                    let quote = format!("[{}.{sentence}] {quote}", source.number);
                    body.push_str(&paragraph("Quote", &run(&quote, "")));
                }
            }
        }
    }
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>"
    );
    let numbers = 1..=charts.len();
    let types: String = numbers
        .clone()
        .map(|number| format!("<Override PartName=\"/word/charts/chart{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>\n"))
        .collect();
    let relations: String = numbers
        .map(|number| format!("<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" Target=\"charts/chart{number}.xml\"/>\n", number + BEFORE_CHARTS))
        .collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), CONTENT_TYPES.replace("{charts}", &types)),
        ("_rels/.rels".to_owned(), RELATIONS.to_owned()),
        ("word/document.xml".to_owned(), main),
        ("word/_rels/document.xml.rels".to_owned(), DOCUMENT_RELATIONS.replace("{charts}", &relations)),
        ("word/styles.xml".to_owned(), STYLES.to_owned()),
        ("word/settings.xml".to_owned(), SETTINGS.to_owned()),
        ("word/footer1.xml".to_owned(), FOOTER.replace("{side}", "right")),
        ("word/footer2.xml".to_owned(), FOOTER.replace("{side}", "left")),
    ];
    for (number, chart) in (1..).zip(&charts) {
        parts.push((format!("word/charts/chart{number}.xml"), chart_part(chart)));
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).map_err(std::io::Error::other)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish().map_err(std::io::Error::other)?.into_inner())
}

fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// Words with the given properties.
fn run(text: &str, properties: &str) -> String {
    let text = escaped(text).replace(['\n', '\t'], " ");
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn line(line: &Line, document: &Document) -> String {
    let mut runs = String::new();
    if line.new {
        runs.push_str(&run(document.language.t("【新】", "NEW "), "<w:b/>"));
    }
    if !line.lead.is_empty() {
        let gap = if line.text.starts_with(['，', '：', ',', ':', '（']) { "" } else { " " };
        runs.push_str(&run(&format!("{}{gap}", line.lead), "<w:b/>"));
    }
    runs.push_str(&run(&line.text, ""));
    let cited: String = line.citations.iter().map(|citation| format!("[{citation}]")).collect();
    if !cited.is_empty() {
        runs.push_str(&run(&cited, "<w:vertAlign w:val=\"superscript\"/>"));
    }
    runs
}

fn table(grid: &Grid) -> String {
    let border =
        |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    let count = grid.columns.len().max(1);
    let width = TYPE_AREA / count;
    let columns = format!("<w:gridCol w:w=\"{width}\"/>").repeat(count);
    let cell = |runs: &str, side: &str| {
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/><w:jc w:val=\"{side}\"/></w:pPr>{runs}</w:p></w:tc>"
        )
    };
    let heads: String = grid
        .columns
        .iter()
        .map(|column| cell(&run(column, "<w:rFonts w:eastAsia=\"黑体\"/>"), "center"))
        .collect();
    let rows: String = grid
        .rows
        .iter()
        .map(|row| {
            let cells: String = row
                .iter()
                .map(|one| {
                    let side = if matches!(one, Cell::Number(_)) { "right" } else { "left" };
                    cell(&run(&one.shown(), ""), side)
                })
                .collect();
            format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        })
        .collect();
    // Two tables in a row would become one, so a paragraph ends each.
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{TYPE_AREA}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"autofit\"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>{}",
        paragraph("Cell", "")
    )
}

/// Where a chart stands: as wide as the type area, and no taller than it must be.
fn drawing(chart: &Chart, number: usize) -> String {
    let tall = match chart.direction {
        Direction::Standing => 60,
        Direction::Lying => 25 + 7 * chart.bars.len(),
    };
    let (width, height) = (156 * MILLIMETRE, tall * MILLIMETRE);
    let (name, relation) = (escaped(&chart.title), number + BEFORE_CHARTS);
    let inline = format!(
        "<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"{number}\" descr=\"{name}\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"rId{relation}\"/></a:graphicData></a:graphic></wp:inline>"
    );
    paragraph("Figure", &format!("<w:r><w:drawing>{inline}</w:drawing></w:r>"))
}

/// A chart of bars with its numbers in it.
fn chart_part(chart: &Chart) -> String {
    let count = chart.bars.len();
    let points = |value: &dyn Fn(&(String, f64)) -> String| -> String {
        let point = |(index, bar): (usize, &(String, f64))| {
            format!("<c:pt idx=\"{index}\"><c:v>{}</c:v></c:pt>", escaped(&value(bar)))
        };
        format!(
            "<c:ptCount val=\"{count}\"/>{}",
            chart.bars.iter().enumerate().map(point).collect::<String>()
        )
    };
    let (labels, values) = (points(&|bar| bar.0.clone()), points(&|bar| plain(bar.1)));
    let title = if chart.unit.is_empty() || chart.title.contains(&chart.unit) {
        escaped(&chart.title)
    } else {
        escaped(&format!("{}（{}）", chart.title, chart.unit))
    };
    // Lying bars are read from the top, so their axis runs downwards.
    let (direction, order, category, value, crosses) = match chart.direction {
        Direction::Standing => ("col", "minMax", "b", "l", "autoZero"),
        Direction::Lying => ("bar", "maxMin", "l", "b", "max"),
    };
    // Bars begin at nothing: cut off below, a tenth more would look like twice as much.
    let zero = match chart
        .bars
        .iter()
        .map(|bar| bar.1)
        .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)))
    {
        (0.0, _) => "<c:min val=\"0\"/>",
        (_, 0.0) => "<c:max val=\"0\"/>",
        _ => "",
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>
<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:roundedCorners val=\"0\"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1200\" b=\"0\"/></a:pPr><a:r><a:rPr lang=\"zh-CN\" sz=\"1200\" b=\"0\"/><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/><c:barChart><c:barDir val=\"{direction}\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:spPr><a:solidFill><a:srgbClr val=\"8B1A1A\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/><c:dLbls><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls><c:cat><c:strLit>{labels}</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode>{values}</c:numLit></c:val></c:ser><c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart><c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"{order}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{category}\"/><c:tickLblPos val=\"low\"/><c:crossAx val=\"2\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/>{zero}</c:scaling><c:delete val=\"0\"/><c:axPos val=\"{value}\"/><c:crossAx val=\"1\"/><c:crosses val=\"{crosses}\"/></c:valAx></c:plotArea><c:plotVisOnly val=\"1\"/></c:chart></c:chartSpace>"
    )
}
