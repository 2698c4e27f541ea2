//! A briefing as a file: Markdown, HTML, DOCX, XLSX, by the file's name.

mod chart;
mod docx;
mod html;
mod markdown;
mod parts;
mod xlsx;

pub use html::html;
pub use markdown::markdown;

use super::table::TableError;
use crate::briefing::Document;
use std::path::Path;

/// The bytes of a document in the format that a file's name says; `template` is for Markdown and HTML.
///
/// # Errors
/// When the name says no format that is known, or the file cannot be made.
pub fn bytes(path: &Path, document: &Document, template: Option<&str>) -> Result<Vec<u8>, TableError> {
    let name = path.display().to_string();
    Ok(match super::format_of(path).as_str() {
        "md" | "markdown" => markdown(document, template).into_bytes(),
        "html" | "htm" => html(document, template).into_bytes(),
        "docx" => docx::docx(document).map_err(|error| TableError::Io { path: name, error })?,
        "xlsx" => xlsx::xlsx(document)
            .map_err(|error| TableError::Spreadsheet { path: name, error: Box::new(error) })?,
        _ => return Err(TableError::Briefing { path: name }),
    })
}

/// Writes bytes so that the file appears whole or not at all.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), TableError> {
    crate::files::write_whole(path, bytes)
        .map_err(|error| TableError::Io { path: path.display().to_string(), error })
}

/// Puts parts into a template: `{{title}}`, `{{body}}` and so on; other braces stay as they are.
fn filled(template: &str, parts: &[(&str, &str)]) -> String {
    let mut filled =
        String::with_capacity(template.len() + parts.iter().map(|(_, part)| part.len()).sum::<usize>());
    let mut rest = template;
    while let Some(at) = rest.find("{{") {
        filled.push_str(&rest[..at]);
        let behind = &rest[at + 2..];
        let known = behind.find("}}").and_then(|end| {
            let name = behind[..end].trim();
            parts.iter().find(|(known, _)| *known == name).map(|(_, part)| (*part, end))
        });
        match known {
            Some((part, end)) => {
                filled.push_str(part);
                rest = &behind[end + 2..];
            }
            None => {
                filled.push_str("{{");
                rest = behind;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// For HTML and XML: `<`, `>`, `&` and quotation marks; characters that XML does not know are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// 《title》，publisher，date
fn source_line(source: &crate::briefing::cite::Source, document: &Document) -> String {
    let comma = document.language.t("，", ", ");
    let mut parts = vec![format!("《{}》", source.title)];
    parts.extend(source.publisher.clone());
    parts.extend(source.published.as_deref().map(|when| when.replace('T', " ")));
    parts.push(source.article.clone());
    parts.extend(source.url.clone());
    let mut line = parts.join(comma);
    if !source.reprints.is_empty() {
        let (open, close) = (document.language.t("（转载：", " (also: "), document.language.t("）", ")"));
        line.push_str(&format!("{open}{}{close}", source.reprints.join("、")));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_keep_what_they_do_not_know() {
        let parts = [("title", "T"), ("body", "{{title}}")];
        assert_eq!(filled("a {{ title }} {{b}} {{body}} {{", &parts), "a T {{b}} {{title}} {{");
    }
}
