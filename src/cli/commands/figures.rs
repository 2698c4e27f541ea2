//! `fangzhi figures`: what the figures say.

use crate::cli::args::Figures as Args;
use crate::cli::language::t;
use crate::cli::output::Rows;
use crate::cli::{Outcome, ask};
use crate::query::Amount;
use serde_json::{Value, json};

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive)?;
    let mut filter = ask::filter(&args.scope)?;
    if let Some(query) = &args.query {
        filter.query = ask::query(query)?;
    }
    filter.unit.clone_from(&args.unit);
    filter.indicator.clone_from(&args.indicator);
    filter.subject.clone_from(&args.subject);
    if args.min.is_some() || args.max.is_some() {
        let range = |bound: Option<f64>| bound.map(|bound| (bound, true));
        filter.amount = Some(Amount { low: range(args.min), high: range(args.max), ..Amount::default() });
    }
    let found = archive.figures(&filter).map_err(ask::archive_error)?;
    ask::remark(found.rows.len(), found.more);
    let mut rows = found.rows;
    if !args.output.json {
        for row in &mut rows {
            row["comparison"] = json!(comparison(&row["comparison"]));
        }
    }
    let columns = vec![
        ("subject", t("主体", "subject")),
        ("indicator", t("指标", "indicator")),
        ("text", t("数字", "figure")),
        ("period", t("时期", "period")),
        ("comparison", t("比较", "comparison")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ];
    Rows { columns, rows }.write(&args.output)?;
    Ok(Outcome::Done)
}

/// 同比 增长 5.3%
fn comparison(value: &Value) -> Option<String> {
    let text = |key: &str| value[key].as_str().unwrap_or_default();
    let kind = value["kind"].as_str()?;
    let amount =
        value["value"].as_f64().map(|amount| format!("{amount}{}", text("unit"))).unwrap_or_default();
    Some(format!("{kind}{}{amount}", text("direction")))
}
