//! The facts of a briefing as plain tables, one a sheet: numbers as numbers, every row with its citation.

use super::Language;
use super::brief::Briefing;
use super::document::{Cell, Grid};
use super::happening::{kind_word, status_word};

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

fn optional(value: Option<&String>) -> Cell {
    Cell::Text(value.cloned().unwrap_or_default())
}

fn grid(name: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Grid {
    Grid { name: name.to_owned(), columns: columns.iter().map(|&column| column.to_owned()).collect(), rows }
}

/// All sheets; those without rows too, so that their names can be relied on.
pub(super) fn sheets(briefing: &Briefing, language: Language) -> Vec<Grid> {
    let t = |zh, en| language.t(zh, en);
    let new = |new: bool| text(if new { t("新", "new") } else { "" });
    let who = |word: &str| match word {
        "person" => t("人物", "person"),
        "firm" => t("企业", "firm"),
        "agency" => t("机构", "agency"),
        "organisation" => t("组织", "organisation"),
        "place" => t("地区", "place"),
        _ => "",
    };
    let overview = &briefing.overview;
    let mut facts = vec![
        (t("主题", "topic").to_owned(), Cell::Text(briefing.topic.clone())),
        (t("文章", "articles").to_owned(), Cell::Number(overview.articles as f64)),
        (t("报道", "stories").to_owned(), Cell::Number(overview.stories as f64)),
        (t("记事", "events").to_owned(), Cell::Number(overview.events as f64)),
        (t("统计数字", "figures").to_owned(), Cell::Number(overview.figures as f64)),
        (t("最早", "first").to_owned(), optional(overview.first.as_ref())),
        (t("最近", "last").to_owned(), optional(overview.last.as_ref())),
    ];
    for (name, counts) in [
        (t("地区", "region"), &overview.regions),
        (t("来源", "publisher"), &overview.publishers),
        (t("月份记事", "events in"), &briefing.months),
    ] {
        facts.extend(
            counts.iter().map(|(value, count)| (format!("{name} {value}"), Cell::Number(*count as f64))),
        );
    }
    let facts = facts.into_iter().map(|(name, value)| vec![Cell::Text(name), value]).collect();
    let events = briefing
        .events
        .iter()
        .map(|event| {
            let parts: Vec<String> =
                event.parts.iter().map(|part| format!("{} {}", part.label, part.entity)).collect();
            vec![
                optional(event.date.as_ref()),
                text(&event.name),
                text(kind_word(&event.kind, language)),
                optional(event.place.as_ref()),
                text(status_word(event.status.as_deref(), language)),
                Cell::Text(parts.join("；")),
                new(event.new),
                Cell::Citations(event.citations.clone()),
            ]
        })
        .collect();
    let actors = briefing
        .roles
        .iter()
        .flat_map(|group| {
            group.actors.iter().map(|actor| {
                vec![
                    text(&group.label),
                    text(&group.role),
                    text(&actor.entity),
                    text(who(&actor.kind)),
                    optional(actor.position.as_ref()),
                    Cell::Number(actor.events.len() as f64),
                    Cell::Text(actor.events.join("；")),
                    Cell::Citations(actor.citations.clone()),
                ]
            })
        })
        .collect();
    let figures = briefing
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .map(|row| {
            let computed =
                row.growth.map_or(text(""), |check| Cell::Number((check.computed * 100.0).round() / 100.0));
            vec![
                text(&row.indicator),
                text(&row.subject),
                text(&row.period),
                Cell::Number(row.value),
                text(&row.unit),
                text(&row.text),
                text(&row.comparison),
                computed,
                new(row.new),
                Cell::Citations(row.citations.clone()),
            ]
        })
        .collect();
    let disputes = briefing
        .disputes
        .iter()
        .flat_map(|dispute| {
            dispute.versions.iter().map(|(version, citation)| {
                vec![
                    text(&dispute.indicator),
                    text(&dispute.subject),
                    text(&dispute.period),
                    text(version),
                    Cell::Citations(vec![*citation]),
                ]
            })
        })
        .collect();
    let sources = briefing
        .sources
        .iter()
        .flat_map(|source| {
            source.quotes.iter().map(|(sentence, quote)| {
                let citation = super::cite::Citation { source: source.number, sentence: *sentence };
                vec![
                    Cell::Citations(vec![citation]),
                    text(&source.title),
                    optional(source.publisher.as_ref()),
                    optional(source.published.as_ref()),
                    text(&source.article),
                    optional(source.url.as_ref()),
                    text(quote),
                    Cell::Text(source.reprints.join("、")),
                ]
            })
        })
        .collect();
    let cited = t("出处", "source");
    vec![
        grid(t("概况", "overview"), &[t("项目", "item"), t("值", "value")], facts),
        grid(
            t("大事记", "timeline"),
            &[
                t("日期", "date"),
                t("事件", "event"),
                t("类别", "kind"),
                t("地点", "place"),
                t("状态", "status"),
                t("参与者", "participants"),
                t("新增", "new"),
                cited,
            ],
            events,
        ),
        grid(
            t("参与者", "participants"),
            &[
                t("角色", "label"),
                t("角色代码", "role"),
                t("名称", "name"),
                t("类别", "kind"),
                t("职务", "position"),
                t("事件数", "events"),
                t("事件", "event names"),
                cited,
            ],
            actors,
        ),
        grid(
            t("主要数字", "figures"),
            &[
                t("指标", "indicator"),
                t("主体", "subject"),
                t("时期", "period"),
                t("数值", "value"),
                t("单位", "unit"),
                t("原文", "as written"),
                t("比较", "comparison"),
                t("计算增速（%）", "computed growth (%)"),
                t("新增", "new"),
                cited,
            ],
            figures,
        ),
        grid(
            t("说法不一之处", "contradictions"),
            &[t("指标", "indicator"), t("主体", "subject"), t("时期", "period"), t("数字", "figure"), cited],
            disputes,
        ),
        grid(
            t("出处", "sources"),
            &[
                t("编号.句序", "article.sentence"),
                t("标题", "title"),
                t("来源", "publisher"),
                t("发表", "published"),
                t("文章", "article"),
                t("网址", "address"),
                t("原句", "sentence"),
                t("转载", "reprints"),
            ],
            sources,
        ),
    ]
}
