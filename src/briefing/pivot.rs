//! Figures as a table: one row for each indicator, one column for each period, region or subject.
//!
//! By period a row is an indicator of one subject; by region or subject, an indicator of one period. All values of a
//! row are in one unit. Where stories differ, all values stand in the cell. Under a row of levels by period stands
//! what they grew by as computed, beside what the articles state; see [`super::growth`].

use super::Language;
use super::growth::{self, Check};
use super::measure::{Measure, plain, rounded};
use super::statement::Statement;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What the columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// 2021, 2022, 2022-01/2022-09 …
    Period,
    /// Full names of the regions whose figures they are, 全国 for the country.
    Region,
    /// Those whose figures they are.
    Subject,
}

/// What stands where a row and a column meet.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// The figures, the latest article's first.
    pub statements: Vec<&'a Statement<'a>>,
}

impl Cell<'_> {
    /// The different values, in the base unit; those that agree but for rounding are one, the most exact.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        let mut kept: Vec<&Statement<'_>> = Vec::new();
        for statement in &self.statements {
            match kept.iter_mut().find(|other| other.agrees(statement)) {
                Some(other) => {
                    if statement.width() < other.width() {
                        *other = statement;
                    }
                }
                None => kept.push(statement),
            }
        }
        kept.into_iter().map(|statement| statement.value).collect()
    }
}

/// A row.
#[derive(Clone, Debug)]
pub struct PivotRow<'a> {
    /// What is measured.
    pub indicator: String,
    /// Whose, by period; else empty.
    pub subject: String,
    /// For when, by region or subject; else empty.
    pub period: String,
    /// Against what, for a change.
    pub change: Option<String>,
    /// The unit of its values.
    pub measure: Measure,
    /// One for each column of the table.
    pub cells: Vec<Cell<'a>>,
    /// Computed against stated growth, one for each column; empty but by period.
    pub growth: Vec<Option<Check>>,
}

/// The table.
#[derive(Clone, Debug)]
pub struct Pivot<'a> {
    /// What the columns are.
    pub by: By,
    /// Their headings, sorted.
    pub columns: Vec<String>,
    /// The rows, those with most values first.
    pub rows: Vec<PivotRow<'a>>,
}

/// What tells one row from another.
type Key = (String, String, String, String, Option<String>);

impl<'a> Pivot<'a> {
    /// Arranges figures; `unit` asks for a unit where the dimension fits.
    #[must_use]
    pub fn of(statements: &'a [Statement<'a>], by: By, unit: Option<&Measure>) -> Self {
        let mut columns: Vec<String> = Vec::new();
        let mut groups: BTreeMap<Key, BTreeMap<String, Cell<'a>>> = BTreeMap::new();
        for statement in statements {
            let period = statement.period_text();
            let column = match by {
                By::Period => period.clone(),
                By::Region => statement.region.clone(),
                By::Subject => statement.subject.clone(),
            };
            let (subject, period) = match by {
                By::Period => (statement.subject.clone(), String::new()),
                By::Region | By::Subject => (String::new(), period),
            };
            let base = statement.measure.base.clone();
            let key = (statement.indicator.clone(), subject, period, base, statement.change.clone());
            groups.entry(key).or_default().entry(column.clone()).or_default().statements.push(statement);
            columns.push(column);
        }
        columns.sort();
        columns.dedup();
        let mut rows: Vec<PivotRow<'a>> = groups
            .into_iter()
            .map(|((indicator, subject, period, base, change), mut cells)| {
                let measure = chosen(cells.values().flat_map(|cell| &cell.statements), &base, unit);
                let cells = columns.iter().map(|column| cells.remove(column).unwrap_or_default()).collect();
                PivotRow { indicator, subject, period, change, measure, cells, growth: Vec::new() }
            })
            .collect();
        if by == By::Period {
            growth::check(&columns, &mut rows);
        }
        let filled = |row: &PivotRow<'_>| row.cells.iter().filter(|cell| !cell.statements.is_empty()).count();
        rows.sort_by_key(|row| std::cmp::Reverse(filled(row)));
        Self { by, columns, rows }
    }

    /// Without columns that no row fills, once rows were taken away.
    pub fn tighten(&mut self) {
        let used = |column: usize| self.rows.iter().any(|row| !row.cells[column].statements.is_empty());
        let kept: Vec<bool> = (0..self.columns.len()).map(used).collect();
        let keep = |column: &mut usize| {
            *column += 1;
            kept[*column - 1]
        };
        let mut at = 0;
        self.columns.retain(|_| keep(&mut at));
        for row in &mut self.rows {
            let mut at = 0;
            row.cells.retain(|_| keep(&mut at));
            let mut at = 0;
            row.growth.retain(|_| keep(&mut at));
        }
    }

    /// Flat rows, and the columns as key and heading, for tables and files.
    #[must_use]
    pub fn flat(&self, language: Language) -> (Vec<(String, String)>, Vec<Value>) {
        let t = |zh, en| language.t(zh, en);
        let mut columns: Vec<(String, String)> = vec![("indicator".into(), t("指标", "indicator").into())];
        match self.by {
            By::Period => columns.push(("subject".into(), t("主体", "subject").into())),
            By::Region | By::Subject => columns.push(("period".into(), t("时期", "period").into())),
        }
        columns.push(("measure".into(), t("项目", "measure").into()));
        columns.push(("unit".into(), t("单位", "unit").into()));
        for column in &self.columns {
            let heading = if column.is_empty() { t("（未注明）", "(unstated)") } else { column };
            columns.push((format!("={column}"), heading.to_owned()));
        }
        columns.push(("articles".into(), t("文章", "articles").into()));
        let mut rows = Vec::new();
        for row in &self.rows {
            rows.push(self.level(row, language));
            if row.growth.iter().any(Option::is_some) {
                rows.push(self.growth(row, t("计算增速", "computed growth"), |check| {
                    json!(rounded((check.computed * 100.0).round() / 100.0))
                }));
                if row.growth.iter().flatten().any(|check| check.stated.is_some()) {
                    rows.push(self.growth(row, t("报道增速", "stated growth"), |check| match &check.stated
                    {
                        Some(stated) if check.differs => json!(format!("{} ≠", plain(*stated))),
                        Some(stated) => json!(stated),
                        None => Value::Null,
                    }));
                }
            }
        }
        (columns, rows)
    }

    fn head(&self, row: &PivotRow<'_>, measure: &str, unit: &str) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("indicator".into(), json!(row.indicator));
        match self.by {
            By::Period => object.insert("subject".into(), json!(row.subject)),
            By::Region | By::Subject => object.insert("period".into(), json!(row.period)),
        };
        object.insert("measure".into(), json!(measure));
        object.insert("unit".into(), json!(unit));
        object
    }

    fn level(&self, row: &PivotRow<'_>, language: Language) -> Value {
        let measure = row.change.as_deref().unwrap_or(language.t("数值", "value"));
        let mut object = self.head(row, measure, &row.measure.unit);
        let (mut articles, mut sources): (Vec<&str>, Vec<Value>) = (Vec::new(), Vec::new());
        for (column, cell) in self.columns.iter().zip(&row.cells) {
            let values: Vec<f64> = cell.values().into_iter().map(|value| row.measure.shown(value)).collect();
            let shown = match values.as_slice() {
                [] => Value::Null,
                [one] => number(*one),
                several => json!(several.iter().map(|value| plain(*value)).collect::<Vec<_>>().join(" / ")),
            };
            object.insert(format!("={column}"), shown);
            for statement in &cell.statements {
                let article = statement.row["article"].as_str().unwrap_or_default();
                if !articles.contains(&article) {
                    articles.push(article);
                }
                let mut source = Map::new();
                source.insert("column".into(), json!(column));
                for name in ["text", "quote", "article", "published", "source"] {
                    source.insert(name.into(), statement.row[name].clone());
                }
                sources.push(Value::Object(source));
            }
        }
        object.insert("articles".into(), json!(articles.join(" ")));
        object.insert("sources".into(), json!(sources));
        Value::Object(object)
    }

    fn growth(&self, row: &PivotRow<'_>, measure: &str, shown: impl Fn(&Check) -> Value) -> Value {
        let mut object = self.head(row, measure, "%");
        for (column, check) in self.columns.iter().zip(&row.growth) {
            object.insert(format!("={column}"), check.as_ref().map_or(Value::Null, &shown));
        }
        Value::Object(object)
    }
}

/// Whole numbers without a decimal point.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 { json!(value as i64) } else { json!(value) }
}

/// The unit of a row: the one asked for where it fits, else the most used, in the multiple that suits the largest.
fn chosen<'b>(
    statements: impl Iterator<Item = &'b &'b Statement<'b>>,
    base: &str,
    asked: Option<&Measure>,
) -> Measure {
    let mut counts: Vec<(&Measure, usize)> = Vec::new();
    let mut largest = 0f64;
    for statement in statements {
        largest = largest.max(statement.value.abs());
        match counts.iter_mut().find(|(measure, _)| measure.unit == statement.measure.unit) {
            Some((_, count)) => *count += 1,
            None => counts.push((&statement.measure, 1)),
        }
    }
    if let Some(asked) = asked.filter(|asked| asked.base == base) {
        return asked.clone();
    }
    // The first of those used equally often: `max_by_key` would take the last.
    let used = counts.iter().rev().max_by_key(|(_, count)| *count);
    used.map_or_else(|| Measure::unlisted(base), |(measure, _)| measure.scaled(largest))
}
