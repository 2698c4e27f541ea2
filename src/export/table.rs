//! Rows of an answer as a file: CSV, XLSX, JSON, JSON Lines, by the file's name.

use crate::briefing::measure::shown;
use crate::files::write_whole;
use serde_json::Value;
use std::path::Path;

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The name says no format that is known.
    #[error("{path}: unknown kind of file; name it .csv, .xlsx, .json or .jsonl")]
    Kind {
        /// The file.
        path: String,
    },
    /// The name says no format that a briefing is written in.
    #[error("{path}: unknown kind of file; name it .md, .html, .docx or .xlsx")]
    Briefing {
        /// The file.
        path: String,
    },
    /// Reading or writing failed.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: String,
        /// What happened.
        error: std::io::Error,
    },
    /// The spreadsheet could not be made.
    #[error("{path}: {error}")]
    Spreadsheet {
        /// The file.
        path: String,
        /// What happened.
        error: Box<rust_xlsxwriter::XlsxError>,
    },
}

/// Writes rows to `path`; `name` is what they are called, as a sheet; `columns` are key and heading, in order. The file
/// appears whole or not at all.
///
/// # Errors
/// When the name says no known format, or the file cannot be written.
pub fn write(path: &Path, name: &str, columns: &[(&str, &str)], rows: &[Value]) -> Result<(), TableError> {
    let file = path.display().to_string();
    let io = |error| TableError::Io { path: file.clone(), error };
    let bytes = match super::format_of(path).as_str() {
        "csv" => csv_bytes(columns, rows).map_err(io)?,
        "json" => serde_json::to_vec_pretty(rows).map_err(|error| io(error.into()))?,
        "jsonl" => rows.iter().flat_map(|row| format!("{row}\n").into_bytes()).collect(),
        "xlsx" => xlsx_bytes(name, columns, rows)
            .map_err(|error| TableError::Spreadsheet { path: file.clone(), error: Box::new(error) })?,
        _ => return Err(TableError::Kind { path: file }),
    };
    write_whole(path, &bytes).map_err(io)
}

/// A byte-order mark leads, or spreadsheets take the Chinese for another encoding.
fn csv_bytes(columns: &[(&str, &str)], rows: &[Value]) -> std::io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(columns.iter().map(|(_, heading)| *heading))?;
    for row in rows {
        writer.write_record(columns.iter().map(|(key, _)| shown(&row[*key])))?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}

fn xlsx_bytes(
    name: &str,
    columns: &[(&str, &str)],
    rows: &[Value],
) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name(name)?;
    let heading = rust_xlsxwriter::Format::new().set_bold();
    for (column, (_, name)) in (0u16..).zip(columns) {
        sheet.write_with_format(0, column, *name, &heading)?;
    }
    for (line, row) in (1u32..).zip(rows) {
        for (column, (key, _)) in (0u16..).zip(columns) {
            match &row[*key] {
                Value::Null => {}
                Value::Number(number) => {
                    sheet.write(line, column, number.as_f64().unwrap_or_default())?;
                }
                other => {
                    sheet.write(line, column, shown(other))?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    book.save_to_buffer()
}
