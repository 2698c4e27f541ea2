//! A document's facts as a workbook: one sheet a table, numbers as numbers.

use crate::briefing::Document;
use crate::briefing::document::Cell;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

/// The widest that a column is made; sentences are wrapped.
const WIDEST: f64 = 60.0;

/// The workbook.
pub(super) fn xlsx(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let heading = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let top = Format::new().set_align(FormatAlign::Top);
    for grid in &document.sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(&grid.name)?;
        let mut widths: Vec<f64> = Vec::new();
        for (column, name) in (0u16..).zip(&grid.columns) {
            sheet.write_with_format(0, column, name.as_str(), &heading)?;
            widths.push(width(name));
        }
        for (line, row) in (1u32..).zip(&grid.rows) {
            for (column, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Number(number) => {
                        sheet.write_with_format(line, column, *number, &top)?;
                    }
                    other => {
                        let text = other.shown();
                        if let Some(known) = widths.get_mut(usize::from(column)) {
                            *known = known.max(width(&text));
                        }
                        if !text.is_empty() {
                            sheet.write_with_format(line, column, short(&text), &wrapped)?;
                        }
                    }
                }
            }
        }
        for (column, width) in (0u16..).zip(widths) {
            sheet.set_column_width(column, (width + 2.0).min(WIDEST))?;
        }
        sheet.set_freeze_panes(1, 0)?;
        if let Some(last) = u16::try_from(grid.columns.len()).ok().and_then(|count| count.checked_sub(1)) {
            let rows = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX);
            sheet.autofilter(0, 0, rows, last)?;
        }
    }
    book.save_to_buffer()
}

/// Chinese characters are two columns wide.
fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum()
}

/// A cell holds no more than 32,767 characters.
fn short(text: &str) -> String {
    text.chars().take(32_767).collect()
}
