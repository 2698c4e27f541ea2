//! `fangzhi who`: who took part in which event, in what role.

use crate::cli::args::Who as Args;
use crate::cli::language::t;
use crate::cli::output::Rows;
use crate::cli::{Outcome, ask};

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let archive = ask::open(&args.archive)?;
    let mut filter = ask::filter(&args.scope)?;
    if let Some(query) = &args.query {
        filter.query = ask::query(query)?;
    }
    filter.event.clone_from(&args.event);
    filter.role.clone_from(&args.role);
    filter.entity.clone_from(&args.name);
    let found = archive.participations(&filter).map_err(ask::archive_error)?;
    ask::remark(found.rows.len(), found.more);
    let columns = vec![
        ("entity", t("参与者", "who")),
        ("label", t("角色", "role")),
        ("position", t("职务", "position")),
        ("event", t("事件", "event")),
        ("date", t("日期", "date")),
        ("place", t("地点", "place")),
        ("quote", t("原句", "sentence")),
        ("article", t("文章", "article")),
    ];
    Rows { columns, rows: found.rows }.write(&args.output)?;
    Ok(Outcome::Done)
}
