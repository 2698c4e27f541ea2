//! A briefing as a document: overview, timeline, who took part, figures, contradictions, sources.

use super::Language;
use super::brief::{Briefing, EventLine};
use super::document::{Block, Cell, Chart, Direction, Document, Grid, Line, Numbering};
use super::figures::FigureTable;
use super::happening::status_aside;
use super::measure::plain;
use super::sheets::sheets;

/// Participants named in a line of the timeline.
const NAMED: usize = 6;
/// Events named behind a participant.
const EVENTS_NAMED: usize = 2;
/// Values listed in the overview.
const LISTED: usize = 5;

impl Briefing {
    /// Lays it out.
    #[must_use]
    pub fn document(&self, language: Language) -> Document {
        let mut page = Page { language, numbering: Numbering::default(), blocks: Vec::new() };
        page.overview(self);
        page.timeline(self);
        page.participants(self);
        page.figures(self);
        page.contradictions(self);
        page.sources(self);
        let t = |zh, en| language.t(zh, en);
        let period = match (&self.overview.first, &self.overview.last) {
            (Some(first), Some(last)) if first == last => first.clone(),
            (Some(first), Some(last)) => format!("{first}{}{last}", t("至", " to ")),
            _ => String::new(),
        };
        let region = self.region.clone().map(|region| format!("{region}{}", t("　", " · ")));
        Document {
            language,
            title: format!("{}{}", self.topic, t("情况简报", ": briefing")),
            subtitle: format!("{}{period}", region.unwrap_or_default()),
            blocks: page.blocks,
            sheets: sheets(self, language),
        }
    }
}

struct Page {
    language: Language,
    numbering: Numbering,
    blocks: Vec<Block>,
}

impl Page {
    fn t<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        self.language.t(zh, en)
    }

    fn heading(&mut self, level: u8, text: &str) {
        let heading = self.numbering.heading(self.language, level, text);
        self.blocks.push(heading);
    }

    fn text(&mut self, text: String) {
        self.blocks.push(Block::Text(Line { text, ..Line::default() }));
    }

    fn chart(&mut self, title: &str, unit: &str, bars: &[(String, f64)], direction: Direction) {
        if bars.len() > 1 {
            let (title, unit) = (title.to_owned(), unit.to_owned());
            self.blocks.push(Block::Chart(Chart { title, unit, bars: bars.to_vec(), direction }));
        }
    }

    fn overview(&mut self, briefing: &Briefing) {
        let overview = &briefing.overview;
        self.heading(1, self.t("概况", "Overview"));
        if overview.stories == 0 {
            self.text(self.t("没有找到有关报道。", "No articles were found.").to_owned());
            return;
        }
        let (articles, stories) = (overview.articles, overview.stories);
        let (events, figures) = (overview.events, overview.figures);
        self.text(match self.language {
            Language::Chinese => format!(
                "共{articles}篇文章，转载合一后{stories}篇报道，记事{events}件，统计数字{figures}个。"
            ),
            Language::English => format!(
                "{articles} articles, {stories} stories once reprints are joined; {events} events, {figures} figures."
            ),
        });
        let list = |counts: &[(String, usize)]| {
            let listed: Vec<String> =
                counts.iter().take(LISTED).map(|(name, count)| format!("{name}（{count}）")).collect();
            listed.join("、") + if counts.len() > LISTED { self.t("等", " …") } else { "" }
        };
        let mut lines = Vec::new();
        if !overview.regions.is_empty() {
            lines.push(format!("{}{}", self.t("涉及地区：", "Regions: "), list(&overview.regions)));
        }
        if !overview.publishers.is_empty() {
            lines.push(format!("{}{}", self.t("消息来源：", "Publishers: "), list(&overview.publishers)));
        }
        lines.into_iter().for_each(|line| self.text(line));
        if let Some(news) = &briefing.news {
            let since = news.since.as_deref().unwrap_or("?");
            let (stories, events, figures) = (news.stories, news.events, news.figures);
            self.text(match self.language {
                Language::Chinese => format!(
                    "与上次简报（资料至{since}）相比，新增报道{stories}篇、记事{events}件、统计数字{figures}个，下文以【新】标出。"
                ),
                Language::English => format!(
                    "Since the last briefing (up to {since}): {stories} new stories, {events} events, {figures} figures, marked NEW below."
                ),
            });
        }
        self.text(
            self.t(
                "每条之后方括号内为出处：文章编号.句序，原句列于文末。",
                "Numbers in brackets are article.sentence; the sentences are quoted at the end.",
            )
            .to_owned(),
        );
    }

    fn timeline(&mut self, briefing: &Briefing) {
        if briefing.events.is_empty() {
            return;
        }
        self.heading(1, self.t("大事记", "Timeline"));
        let (listed, total) = (briefing.events.len(), briefing.overview.events);
        if listed < total {
            self.text(match self.language {
                Language::Chinese => format!("共{total}件，列出报道较多、参与者较多的{listed}件。"),
                Language::English => format!("{listed} of {total} events, those most told of."),
            });
        }
        let (counts, yearly) = calendar(briefing);
        let title = if yearly {
            self.t("各年记事件数", "Events a year")
        } else {
            self.t("各月记事件数", "Events a month")
        };
        let mut under = None;
        for event in &briefing.events {
            let of_year = yearly
                || event.date.as_deref().is_some_and(|date| date.len() == 4 && !date.starts_with("--"));
            let this = event.day.get(..if of_year { 4 } else { 7 }).unwrap_or_default();
            if under != Some(this) {
                let name = self.month(this);
                self.heading(2, &name);
                under = Some(this);
            }
            let line = self.event(event);
            self.blocks.push(Block::Item(line));
        }
        // Behind the lines, which fill the page that a chart does not fit on.
        self.chart(title, self.t("件", ""), &counts, Direction::Standing);
    }

    /// 2022年6月, 2022年; 2022-06, 2022 in English.
    fn month(&self, month: &str) -> String {
        match (self.language, month.split_once('-')) {
            (_, None) if month.is_empty() => self.t("日期不详", "No date").to_owned(),
            (Language::Chinese, None) => format!("{month}年"),
            (Language::English, None) => month.to_owned(),
            (Language::Chinese, Some((year, month))) => {
                format!("{year}年{}月", month.trim_start_matches('0'))
            }
            (Language::English, Some(_)) => month.to_owned(),
        }
    }

    fn event(&self, event: &EventLine) -> Line {
        let status = status_aside(event.status.as_deref(), self.language);
        let mut text = format!("{}{status}", event.name);
        if let Some(place) = &event.place {
            text.push_str(&format!("{}{place}", self.t("，地点：", ", at ")));
        }
        let mut roles: Vec<(&str, Vec<&str>)> = Vec::new();
        for part in event.parts.iter().take(NAMED) {
            let label = match self.language {
                Language::Chinese => part.label.as_str(),
                Language::English => part.role.as_str(),
            };
            match roles.iter_mut().find(|(known, _)| *known == label) {
                Some((_, names)) => names.push(&part.entity),
                None => roles.push((label, vec![&part.entity])),
            }
        }
        let named: Vec<String> = roles
            .into_iter()
            .map(|(label, names)| {
                format!("{}{}{}", label.replace('_', " "), self.t("：", ": "), names.join("、"))
            })
            .collect();
        if !named.is_empty() {
            text.push_str(&format!("{}{}", self.t("；", "; "), named.join(self.t("；", "; "))));
            if event.parts.len() > NAMED {
                text.push_str(self.t("等", " …"));
            }
        }
        text.push_str(self.t("。", "."));
        let lead = match &event.date {
            Some(date) => self.day(date),
            None if event.day.is_empty() => self.t("日期不详", "undated").to_owned(),
            None => match self.language {
                Language::Chinese => format!("（{}报道）", self.day(&event.day)),
                Language::English => format!("(reported {})", event.day),
            },
        };
        Line { lead, text, citations: event.citations.clone(), new: event.new }
    }

    /// 6月28日 of `2022-06-28`; what is less or more than a day stays.
    fn day(&self, date: &str) -> String {
        if let Some((first, last)) = date.split_once('/') {
            return format!("{}{}{}", self.day(first), self.t("至", " to "), self.day(last));
        }
        if let (Language::Chinese, Some(date)) = (self.language, date.strip_prefix("--")) {
            let date = self.day(&format!("-{date}"));
            return if date.contains('月') {
                date
            } else {
                format!("{}月", date.trim_start_matches(['-', '0']))
            };
        }
        let parts: Vec<&str> = date.get(..10).unwrap_or(date).splitn(3, '-').collect();
        match (self.language, parts.as_slice()) {
            (Language::Chinese, [_, month, day]) if !month.is_empty() && day.len() == 2 => {
                format!("{}月{}日", month.trim_start_matches('0'), day.trim_start_matches('0'))
            }
            (Language::Chinese, [year, month]) if year.len() == 4 && !month.starts_with('W') => {
                format!("{year}年{}月", month.trim_start_matches('0'))
            }
            (Language::Chinese, [year]) if year.len() == 4 => format!("{year}年"),
            _ => date.to_owned(),
        }
    }

    fn participants(&mut self, briefing: &Briefing) {
        if briefing.roles.is_empty() {
            return;
        }
        self.heading(1, self.t("参与者", "Who took part"));
        let counts: Vec<(String, f64)> =
            briefing.busiest.iter().map(|(name, count)| (name.clone(), *count as f64)).collect();
        for group in &briefing.roles {
            let name = match self.language {
                Language::Chinese => role_name(&group.role).unwrap_or(&group.label).to_owned(),
                Language::English => group.role.replace('_', " "),
            };
            let listed = group.actors.len();
            let of =
                if listed < group.total { format!("{listed}/{}", group.total) } else { listed.to_string() };
            self.heading(
                2,
                &match self.language {
                    Language::Chinese => format!("{name}（{of}）"),
                    Language::English => format!("{name} ({of})"),
                },
            );
            for actor in &group.actors {
                let position = actor.position.as_ref().map(|position| match self.language {
                    Language::Chinese => format!("（{position}）"),
                    Language::English => format!(" ({position})"),
                });
                let mut names = actor.events.clone();
                names.dedup();
                let more = names.len() > EVENTS_NAMED;
                names.truncate(EVENTS_NAMED);
                let count = actor.events.len();
                let text = match self.language {
                    Language::Chinese => format!(
                        "{}，{count}件：{}{}。",
                        position.unwrap_or_default(),
                        names.join("、"),
                        if more { "等" } else { "" }
                    ),
                    Language::English => format!(
                        "{}, {count}: {}{}.",
                        position.unwrap_or_default(),
                        names.join("; "),
                        if more { " …" } else { "" }
                    ),
                };
                self.blocks.push(Block::Item(Line {
                    lead: actor.entity.clone(),
                    text,
                    citations: actor.citations.clone(),
                    new: false,
                }));
            }
        }
        self.chart(self.t("参与事件最多者", "Most events"), self.t("件", ""), &counts, Direction::Lying);
    }

    fn figures(&mut self, briefing: &Briefing) {
        if briefing.tables.is_empty() {
            return;
        }
        self.heading(1, self.t("主要数字", "Key figures"));
        for table in &briefing.tables {
            let name = table_name(table, self.language);
            self.heading(2, &name);
            if let Some((subject, points)) = table.series() {
                let title = format!("{subject} {name}");
                self.chart(&title, &table.unit, &points, Direction::Standing);
            }
            let grid = self.figure_grid(table, name);
            self.blocks.push(Block::Table(grid));
        }
    }

    fn figure_grid(&self, table: &FigureTable, name: String) -> Grid {
        let various = table.indicator.is_empty();
        let mut columns = Vec::new();
        if various {
            columns.push(self.t("指标", "Indicator").to_owned());
        }
        let with_growth = table.rows.iter().any(|row| row.growth.is_some());
        columns.extend([self.t("主体", "Subject"), self.t("时期", "Period")].map(str::to_owned));
        columns.push(if various { self.t("数字", "Figure").to_owned() } else { table.unit.clone() });
        columns.push(self.t("比较", "Comparison").to_owned());
        if with_growth {
            columns.push(self.t("计算增速", "Computed growth").to_owned());
        }
        columns.push(self.t("出处", "Source").to_owned());
        let rows = table.rows.iter().map(|row| {
            let mut cells = Vec::new();
            if various {
                cells.push(Cell::Text(row.indicator.clone()));
            }
            cells.push(Cell::Text(row.subject.clone()));
            cells.push(Cell::Text(row.period.clone()));
            cells.push(if various { Cell::Text(row.text.clone()) } else { Cell::Number(row.value) });
            let mark = if row.new { self.t("【新】", "NEW ") } else { "" };
            cells.push(Cell::Text(format!("{mark}{}", row.comparison)));
            if with_growth {
                let shown = row.growth.map(|check| {
                    let differs =
                        if check.differs { self.t("（与报道不符）", " (differs)") } else { "" };
                    format!("{}%{differs}", plain((check.computed * 10.0).round() / 10.0))
                });
                cells.push(Cell::Text(shown.unwrap_or_default()));
            }
            cells.push(Cell::Citations(row.citations.clone()));
            cells
        });
        let rows = rows.collect();
        Grid { name, columns, rows }
    }

    fn contradictions(&mut self, briefing: &Briefing) {
        if briefing.disputes.is_empty() {
            return;
        }
        self.heading(1, self.t("说法不一之处", "Contradictions"));
        for dispute in &briefing.disputes {
            let versions: Vec<String> =
                dispute.versions.iter().map(|(text, citation)| format!("{text}[{citation}]")).collect();
            self.blocks.push(Block::Item(Line {
                lead: format!("{} {} {}", dispute.subject, dispute.period, dispute.indicator),
                text: format!("{}{}", self.t("：", ": "), versions.join(self.t("，", ", "))),
                citations: Vec::new(),
                new: false,
            }));
        }
    }

    fn sources(&mut self, briefing: &Briefing) {
        if briefing.sources.is_empty() {
            return;
        }
        self.heading(1, self.t("出处", "Sources"));
        self.blocks.extend(briefing.sources.iter().cloned().map(Block::Source));
    }
}

/// Events by month between the first and the last article, months without any among them; by year where that is too
/// long to be read. What lies outside, the past that articles recall and plans, has no part in it.
fn calendar(briefing: &Briefing) -> (Vec<(String, f64)>, bool) {
    /// Bars that can be told apart.
    const MOST: usize = 36;
    let number = |text: &str| -> Option<usize> {
        let (year, month) = text.get(..7)?.split_once('-')?;
        Some(year.parse::<usize>().ok()? * 12 + month.parse::<usize>().ok()?.checked_sub(1)?)
    };
    let ends = [&briefing.overview.first, &briefing.overview.last].map(|day| number(day.as_deref()?));
    let [Some(first), Some(last)] = ends else { return (Vec::new(), false) };
    let yearly = last - first.min(last) >= MOST;
    let name = |month: usize| {
        if yearly { format!("{}", month / 12) } else { format!("{}-{:02}", month / 12, month % 12 + 1) }
    };
    let mut bars: Vec<(String, f64)> = Vec::new();
    for month in first..=last {
        let events = briefing.months.iter().filter(|(known, _)| number(known) == Some(month));
        let count: usize = events.map(|(_, count)| count).sum();
        match bars.last_mut().filter(|(label, _)| *label == name(month)) {
            Some((_, sum)) => *sum += count as f64,
            None => bars.push((name(month), count as f64)),
        }
    }
    (bars, yearly)
}

/// The heading of a table: indicator, against what, unit.
pub(super) fn table_name(table: &FigureTable, language: Language) -> String {
    if table.indicator.is_empty() {
        return language.t("其他数字", "Other figures").to_owned();
    }
    let change = table.change.as_ref().map(|change| format!("{change}{}", language.t("变化", " change")));
    let change = change.map(|change| format!("{}{change}", language.t("", " "))).unwrap_or_default();
    match language {
        Language::Chinese => format!("{}{change}（{}）", table.indicator, table.unit),
        Language::English => format!("{}{change} ({})", table.indicator, table.unit),
    }
}

/// A role's heading in Chinese, where it gathers several words of the articles.
fn role_name(role: &str) -> Option<&'static str> {
    Some(match role {
        "organiser" => "主办、组织",
        "host" => "承办",
        "co_organiser" => "协办",
        "supporter" => "支持、指导",
        "chair" => "主持",
        "speaker" => "讲话、致辞",
        "attendee" => "出席、参加",
        "presenter" => "介绍、推介",
        "visitor" => "调研、考察者",
        "visited" => "受访者",
        "signatory" => "签约",
        "unveiler" => "揭牌、启动",
        "issuer" => "印发、发布",
        "awardee" => "获评、入选",
        "awarder" => "授予、认定",
        "appointee" => "被任免者",
        "appointer" => "任免机关",
        "investor" => "投资方",
        "recipient" => "受资方",
        "builder" => "建设方",
        "accused" => "被查者",
        "court" => "办案机关",
        "responder" => "处置、救援",
        "affected" => "受影响者",
        "donor" => "捐赠方",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_people_do() {
        let page = Page { language: Language::Chinese, numbering: Numbering::default(), blocks: Vec::new() };
        for (date, written) in [
            ("2022-06-28", "6月28日"),
            ("2022-06-28T09:30", "6月28日"),
            ("2022-06-27/2022-06-28", "6月27日至6月28日"),
            ("2022-10", "2022年10月"),
            ("2022", "2022年"),
            ("2020-W38", "2020-W38"),
            ("--07-21", "7月21日"),
            ("--07", "7月"),
        ] {
            assert_eq!(page.day(date), written);
        }
    }
}
