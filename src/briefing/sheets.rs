//! The facts of a briefing as plain tables, one a sheet: numbers as numbers, every row with its citation.

use super::Language;
use super::brief::Briefing;
use super::cite::Citation;
use super::document::{Cell, Grid};
use super::happening::{kind_word, status_word};

/// All sheets; those without rows too, so that their names can be relied on.
pub(super) fn sheets(briefing: &Briefing, language: Language) -> Vec<Grid> {
    let sheets = Sheets { briefing, language };
    vec![
        sheets.overview(),
        sheets.timeline(),
        sheets.participants(),
        sheets.figures(),
        sheets.contradictions(),
        sheets.sources(),
    ]
}

struct Sheets<'a> {
    briefing: &'a Briefing,
    language: Language,
}

impl Sheets<'_> {
    fn t(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.language.t(zh, en)
    }

    fn mark(&self, new: bool) -> Cell {
        text(if new { self.t("新", "new") } else { "" })
    }

    /// The heading of the citations.
    fn cited(&self) -> &'static str {
        self.t("出处", "source")
    }

    /// What somebody of a kind is called.
    fn who(&self, kind: &str) -> &'static str {
        match kind {
            "person" => self.t("人物", "person"),
            "firm" => self.t("企业", "firm"),
            "agency" => self.t("机构", "agency"),
            "organisation" => self.t("组织", "organisation"),
            "place" => self.t("地区", "place"),
            _ => "",
        }
    }

    fn overview(&self) -> Grid {
        let overview = &self.briefing.overview;
        let mut facts = vec![
            (self.t("主题", "topic").to_owned(), Cell::Text(self.briefing.topic.clone())),
            (self.t("文章", "articles").to_owned(), Cell::Number(overview.articles as f64)),
            (self.t("报道", "stories").to_owned(), Cell::Number(overview.stories as f64)),
            (self.t("记事", "events").to_owned(), Cell::Number(overview.events as f64)),
            (self.t("统计数字", "figures").to_owned(), Cell::Number(overview.figures as f64)),
            (self.t("最早", "first").to_owned(), optional(overview.first.as_ref())),
            (self.t("最近", "last").to_owned(), optional(overview.last.as_ref())),
        ];
        for (name, counts) in [
            (self.t("地区", "region"), &overview.regions),
            (self.t("来源", "publisher"), &overview.publishers),
            (self.t("月份记事", "events in"), &self.briefing.months),
        ] {
            facts.extend(
                counts.iter().map(|(value, count)| (format!("{name} {value}"), Cell::Number(*count as f64))),
            );
        }
        let rows = facts.into_iter().map(|(name, value)| vec![Cell::Text(name), value]).collect();
        grid(self.t("概况", "overview"), &[self.t("项目", "item"), self.t("值", "value")], rows)
    }

    fn timeline(&self) -> Grid {
        let columns = [
            self.t("日期", "date"),
            self.t("事件", "event"),
            self.t("类别", "kind"),
            self.t("地点", "place"),
            self.t("状态", "status"),
            self.t("参与者", "participants"),
            self.t("新增", "new"),
            self.cited(),
        ];
        let rows = self.briefing.events.iter().map(|event| {
            let parts: Vec<String> =
                event.parts.iter().map(|part| format!("{} {}", part.label, part.entity)).collect();
            vec![
                optional(event.date.as_ref()),
                text(&event.name),
                text(kind_word(&event.kind, self.language)),
                optional(event.place.as_ref()),
                text(status_word(event.status.as_deref(), self.language)),
                Cell::Text(parts.join("；")),
                self.mark(event.new),
                Cell::Citations(event.citations.clone()),
            ]
        });
        grid(self.t("大事记", "timeline"), &columns, rows.collect())
    }

    fn participants(&self) -> Grid {
        let columns = [
            self.t("角色", "label"),
            self.t("角色代码", "role"),
            self.t("名称", "name"),
            self.t("类别", "kind"),
            self.t("职务", "position"),
            self.t("事件数", "events"),
            self.t("事件", "event names"),
            self.cited(),
        ];
        let actors =
            self.briefing.roles.iter().flat_map(|group| group.actors.iter().map(move |actor| (group, actor)));
        let rows = actors.map(|(group, actor)| {
            vec![
                text(&group.label),
                text(&group.role),
                text(&actor.entity),
                text(self.who(&actor.kind)),
                optional(actor.position.as_ref()),
                Cell::Number(actor.events.len() as f64),
                Cell::Text(actor.events.join("；")),
                Cell::Citations(actor.citations.clone()),
            ]
        });
        grid(self.t("参与者", "participants"), &columns, rows.collect())
    }

    fn figures(&self) -> Grid {
        let columns = [
            self.t("指标", "indicator"),
            self.t("主体", "subject"),
            self.t("时期", "period"),
            self.t("数值", "value"),
            self.t("单位", "unit"),
            self.t("原文", "as written"),
            self.t("比较", "comparison"),
            self.t("计算增速（%）", "computed growth (%)"),
            self.t("新增", "new"),
            self.cited(),
        ];
        let rows = self.briefing.tables.iter().flat_map(|table| &table.rows).map(|row| {
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
                self.mark(row.new),
                Cell::Citations(row.citations.clone()),
            ]
        });
        grid(self.t("主要数字", "figures"), &columns, rows.collect())
    }

    fn contradictions(&self) -> Grid {
        let columns = [
            self.t("指标", "indicator"),
            self.t("主体", "subject"),
            self.t("时期", "period"),
            self.t("数字", "figure"),
            self.cited(),
        ];
        let rows = self.briefing.disputes.iter().flat_map(|dispute| {
            dispute.versions.iter().map(|(version, citation)| {
                vec![
                    text(&dispute.indicator),
                    text(&dispute.subject),
                    text(&dispute.period),
                    text(version),
                    Cell::Citations(vec![*citation]),
                ]
            })
        });
        grid(self.t("说法不一之处", "contradictions"), &columns, rows.collect())
    }

    fn sources(&self) -> Grid {
        let columns = [
            self.t("编号.句序", "article.sentence"),
            self.t("标题", "title"),
            self.t("来源", "publisher"),
            self.t("发表", "published"),
            self.t("文章", "article"),
            self.t("网址", "address"),
            self.t("原句", "sentence"),
            self.t("转载", "reprints"),
        ];
        let rows = self.briefing.sources.iter().flat_map(|source| {
            source.quotes.iter().map(|(&sentence, quote)| {
                vec![
                    Cell::Citations(vec![Citation { source: source.number, sentence }]),
                    text(&source.title),
                    optional(source.publisher.as_ref()),
                    optional(source.published.as_ref()),
                    text(&source.article),
                    optional(source.url.as_ref()),
                    text(quote),
                    Cell::Text(source.reprints.join("、")),
                ]
            })
        });
        grid(self.t("出处", "sources"), &columns, rows.collect())
    }
}

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

fn optional(value: Option<&String>) -> Cell {
    Cell::Text(value.cloned().unwrap_or_default())
}

fn grid(name: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Grid {
    Grid { name: name.to_owned(), columns: columns.iter().map(|&column| column.to_owned()).collect(), rows }
}
