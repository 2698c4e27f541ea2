//! `fangzhi figures`: what the figures say, as they stand, as a table, or where they contradict each other.

use crate::archive::Archive;
use crate::briefing::contradiction::{Contradiction, contradictions};
use crate::briefing::measure::Measure;
use crate::briefing::pivot::{By, Pivot};
use crate::briefing::statement::{TARGET, comparison, statements};
use crate::cli::args::{Columns, Figures as Args};
use crate::cli::language::{lang, t};
use crate::cli::output::{Medium, Rows};
use crate::cli::typed::{self, Bound};
use crate::cli::{Outcome, ask};
use crate::dictionary::{Dictionaries, Dimension};
use crate::mention::date::When;
use crate::query::Amount;
use serde_json::{Value, json};
use std::path::Path;

pub fn run(args: &Args, tables: Option<&Path>) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive, tables)?;
    let dictionaries = archive.tables();
    // A bound with a unit of its own, 1亿元, asks for that unit.
    let unit = [&args.min, &args.max].into_iter().flatten().find_map(|bound| bound.unit.as_deref());
    let unit = args.unit.as_deref().or(unit);
    let measure = unit.map(|unit| Measure::of(unit, dictionaries));
    let (mut rows, more) = found(args, &archive, measure.as_ref(), dictionaries)?;
    if args.by.is_some() || args.contradictions {
        return arranged(args, &rows, measure.as_ref(), dictionaries);
    }
    ask::remark(rows.len(), more);
    if rows.is_empty()
        && let Some(unit) = unit
    {
        typed::unknown_unit(unit, dictionaries);
    }
    let mut columns = vec![
        ("subject", t("主体", "subject")),
        ("indicator", t("指标", "indicator")),
        ("text", t("数字", "figure")),
    ];
    if let Some(measure) = &measure {
        columns.push(("value", measure.unit.as_str()));
        for row in &mut rows {
            let own = Measure::of(row["unit"].as_str().unwrap_or_default(), dictionaries);
            row["value"] = json!(
                row["low"].as_f64().or(row["high"].as_f64()).map(|value| measure.shown(value * own.factor))
            );
        }
    }
    if args.output.medium() != Medium::Data {
        for row in &mut rows {
            row["comparison"] = json!(comparison(row));
            if row["target"] == true {
                let indicator = row["indicator"].as_str().unwrap_or_default();
                row["indicator"] = json!(format!("{indicator}{}", t(TARGET, " (target)")));
            }
        }
    }
    columns.extend([
        ("period", t("时期", "period")),
        ("comparison", t("比较", "comparison")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ]);
    Rows::new(columns, rows).write(t("数字", "figures"), &args.output)?;
    Ok(Outcome::Done)
}

/// The rows asked for, and whether there are more.
fn found(
    args: &Args,
    archive: &Archive,
    measure: Option<&Measure>,
    dictionaries: &Dictionaries,
) -> anyhow::Result<(Vec<Value>, bool)> {
    let mut filter = ask::filter(&args.scope, args.output.output.as_ref())?;
    if let Some(query) = &args.query {
        filter.query = ask::query(query)?;
    }
    // Figures have the names of their regions alone.
    let code = filter.region.as_deref().filter(|region| region.bytes().all(|byte| byte.is_ascii_digit()));
    let known = code.and_then(|code| dictionaries.regions.by_code(&format!("{code:0<6}")));
    if let Some(region) = known {
        filter.region = Some(dictionaries.regions.full_name(region));
    }
    filter.indicator.clone_from(&args.indicator);
    filter.subject.clone_from(&args.subject);
    // Where nothing is asked, what only has a number answers nothing.
    let asked = [&args.query, &args.unit, &args.indicator, &args.subject].into_iter().any(Option::is_some);
    filter.measured = !(args.all || asked || args.min.is_some() || args.max.is_some());
    // Without a unit, what stands there counts as it is.
    let any = Measure::of("", dictionaries);
    let range = |bound: &Option<Bound>| {
        bound.as_ref().map(|bound| (bound.in_base(measure.unwrap_or(&any), dictionaries), true))
    };
    let period = args.period.as_deref().map(|text| typed::period(text, dictionaries)).transpose()?;
    let converted = measure.filter(|measure| converts(measure));
    match converted {
        None => {
            filter.unit = measure.map(|measure| measure.unit.clone());
            if args.min.is_some() || args.max.is_some() {
                filter.amount =
                    Some(Amount { low: range(&args.min), high: range(&args.max), ..Amount::default() });
            }
        }
        // What fits is only known once it is converted.
        Some(_) => filter.limit = usize::MAX,
    }
    if period.is_some() || args.by.is_some() || args.contradictions {
        filter.limit = usize::MAX;
    }
    let whole = filter.limit == usize::MAX;
    let answer = archive.figures(&filter).map_err(ask::archive_error)?;
    let mut rows = answer.rows;
    if let Some(measure) = converted {
        let amount = Amount { low: range(&args.min), high: range(&args.max), ..Amount::default() };
        rows.retain(|row| {
            let own = Measure::of(row["unit"].as_str().unwrap_or_default(), dictionaries);
            let number = |name: &str| row[name].as_f64().map(|number| number * own.factor);
            own.base == measure.base
                && number("low").or(number("high")).is_some_and(|low| amount.holds(low, number("high")))
        });
    }
    if let Some((first, last)) = period {
        rows.retain(|row| {
            let when: Option<When> = row["period"].as_str().and_then(|text| text.parse().ok());
            when.is_some_and(|when| {
                when.first_day().is_some_and(|day| day >= first)
                    && when.last_day().is_some_and(|day| day <= last)
            })
        });
    }
    let mut more = answer.more;
    if whole && args.by.is_none() && !args.contradictions {
        more = ask::cut(&mut rows, args.scope.limit(args.output.output.as_ref()));
    }
    Ok((rows, more))
}

/// Whether figures of other units can be of this measure.
fn converts(measure: &Measure) -> bool {
    let single = matches!(
        measure.dimension,
        None | Some(Dimension::Currency | Dimension::Count | Dimension::Ratio | Dimension::Point)
    );
    !single || measure.unit != measure.base && measure.unit != "%"
}

/// As a table by period, region or subject; or the contradictions.
fn arranged(
    args: &Args,
    rows: &[Value],
    measure: Option<&Measure>,
    dictionaries: &Dictionaries,
) -> anyhow::Result<Outcome> {
    let statements = statements(rows, dictionaries);
    let Some(by) = args.by else {
        let mut found = contradictions(&statements);
        let more = ask::cut(&mut found, args.scope.limit(args.output.output.as_ref()));
        ask::remark(found.len(), more);
        let rows = disagreeing(found);
        let name = t("说法不一之处", "contradictions");
        Rows::new(contradiction_columns(), rows).write(name, &args.output)?;
        return Ok(Outcome::Done);
    };
    let by = match by {
        Columns::Period => By::Period,
        Columns::Region => By::Region,
        Columns::Subject => By::Subject,
    };
    let mut pivot = Pivot::of(&statements, by, measure);
    let more = ask::cut(&mut pivot.rows, args.scope.limit(args.output.output.as_ref()));
    pivot.tighten();
    ask::remark(pivot.rows.len(), more);
    let (columns, mut rows) = pivot.flat(lang().into());
    if args.output.medium() == Medium::Data {
        rows.iter_mut().for_each(keyed_by_heading);
    }
    let columns = columns.iter().map(|(key, heading)| (key.as_str(), heading.as_str())).collect();
    Rows::new(columns, rows).write(t("数字", "figures"), &args.output)?;
    Ok(Outcome::Done)
}

/// In JSON the cells are an object of their own: `"values": {"2022": 3.5}`.
fn keyed_by_heading(row: &mut Value) {
    let Some(object) = row.as_object_mut() else { return };
    let cells: Vec<String> = object.keys().filter(|key| key.starts_with('=')).cloned().collect();
    let mut values = serde_json::Map::new();
    for key in cells {
        let value = object.shift_remove(&key).unwrap_or_default();
        values.insert(key[1..].to_owned(), value);
    }
    object.insert("values".into(), Value::Object(values));
}

fn contradiction_columns() -> Vec<(&'static str, &'static str)> {
    vec![
        ("indicator", t("指标", "indicator")),
        ("subject", t("主体", "subject")),
        ("period", t("时期", "period")),
        ("text", t("数字", "figure")),
        ("published", t("发表", "published")),
        ("source", t("来源", "publisher")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ]
}

/// One row for each version; `contradiction` numbers what belongs together.
fn disagreeing(found: Vec<Contradiction<'_>>) -> Vec<Value> {
    let mut rows = Vec::new();
    for (number, contradiction) in (1..).zip(found) {
        for version in contradiction.versions {
            let mut row = version.row.clone();
            row["contradiction"] = json!(number);
            row["subject"] = json!(contradiction.subject);
            row["value"] = json!(version.value);
            row["unit"] = json!(version.measure.base);
            rows.push(row);
        }
    }
    rows
}
