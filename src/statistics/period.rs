//! For when a figure is, by the first of these that there is:
//!
//! 1. a base of comparison right before it (由去年同期的28%): that is its own period;
//! 2. nothing, for what belongs to a project or a rule (占地, 补贴标准), or the period of the projects it sums up;
//! 3. the nearest date before it in its sentence that is neither a base of comparison nor the day of a report;
//! 4. the day of the event told last, for what is counted there (参会人数, 签约金额);
//! 5. the article's year, for what is so at present (现有, 目前);
//! 6. what the figures before it in the sentence were for;
//! 7. the stretch of time that the paragraph names, else the one that the headline or most figures name (前三季度);
//! 8. the day that the paragraph names, unless the whole region is spoken of;
//! 9. the day of the event told in this paragraph, else the article's year.

use crate::mention::date::{Point, When};
use crate::mention::{Mention, Value};
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// A date that can be a period.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub span: Span,
    pub when: When,
    /// Whether only the figure right behind it is meant: 由去年同期的28%, 较2020年底.
    pub local: bool,
    /// Whether it is a point of stocks: 9月末.
    pub point: bool,
    /// Whether it says when something was told or done rather than what the figures are for.
    pub told: bool,
    /// 上年同期 that is no base of a comparison, but when the figure was.
    pub said: bool,
}

/// The dates of a sentence.
pub(super) fn dates(text: &str, sentence: Span, mentions: &[Mention], year: Option<i16>) -> Vec<Dated> {
    crate::mention::within(mentions, sentence)
        .iter()
        .filter(|mention| sentence.contains(mention.span))
        .filter_map(|mention| match mention.value {
            Value::Date(Some(when)) => {
                let head = text[sentence.start()..mention.span.start()].trim_end();
                let behind = &text[mention.span.end()..sentence.end()];
                let when = since(mention.span.of(text), behind, when, year);
                let stock = head.ends_with("截至")
                    || head.ends_with("截止")
                    || head.ends_with("截止到")
                    || head.ends_with("截至到");
                let when = year_end(mention.span.of(text), when, stock);
                let local = head.ends_with(['比', '较', '由', '从', '同', '与'])
                    || head.ends_with("相比")
                    || mention.span.of(text).contains("同期")
                    || mention.span.of(text) == "年初";
                let point = mention.span.of(text).ends_with(['末', '底']);
                let founded = [
                    "成立",
                    "建成",
                    "开工",
                    "完工",
                    "投产",
                    "获评",
                    "入选",
                    "被评",
                    "注册",
                    "起施行",
                    "建立",
                    "竣工",
                    "印发",
                    "出台",
                    "就被",
                    "建设",
                    "投用",
                    "启用",
                ]
                .iter()
                .any(|word| {
                    behind.find(word).is_some_and(|at| at <= 18 && !behind[..at].contains([',', '，']))
                });
                let named = behind.starts_with("版");
                let told =
                    founded || named || head.ends_with("于") && behind.starts_with([',', '，', '。', '、']);
                let said = mention.span.of(text).contains("同期")
                    && !head.ends_with(['比', '较', '与', '同', '由', '从']);
                Some(Dated { span: mention.span, when, local, point, told, said })
            }
            _ => None,
        })
        .collect()
}

/// 2021年以来 runs to the year of the article.
fn since(written: &str, behind: &str, when: When, now: Option<i16>) -> When {
    let since = written.ends_with("以来") || behind.starts_with("以来") || behind.starts_with("起");
    match (when.start, when.end, now) {
        (Point::Year(from), None, Some(now)) if since && from < now => {
            When::range(when.start, Point::Year(now))
        }
        _ => when,
    }
}

/// 2024年末 is a point of stocks: its last month.
fn year_end(written: &str, when: When, stock: bool) -> When {
    match when.start {
        Point::Year(year)
            if when.end.is_none() && written.ends_with("年末")
                || when.end.is_none() && stock && written.ends_with("年底") =>
        {
            When::at(Point::Month(year, 12))
        }
        _ => when,
    }
}

/// What is carried from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    /// The year of the article.
    year: Option<i16>,
    /// The day of the event that it tells of.
    event: Option<When>,
    /// The stretch of time of the figures before, points of stocks and aims aside.
    stretch: Option<When>,
    /// The period that the headline names.
    about: Option<When>,
    /// Whether this paragraph named the stretch.
    led: bool,
    /// How many figures named the stretch.
    uses: usize,
    /// The day or month of the figures before, in the same paragraph.
    day: Option<When>,
    /// What the figures before in the sentence were for, where no date said so.
    taken: Option<When>,
    /// The dates since the last full stop.
    scope: Vec<Dated>,
}

/// Words for now.
static NOW: LazyLock<Words> =
    LazyLock::new(|| Words::new("目前 现有 现已 如今 拥有 至此 当前 已有 已建成 截至目前 迄今 至今 现在"));
/// Words of speech and report.
static REPORTED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "说 介绍 表示 获悉 了解到 透露 通报 显示 称 走进 来到 看到 采访 走访 据悉 据了解 \
         据统计 报告 指出 发布 公布 告诉",
    )
});
/// Words for the region as a whole, whose figures are for the year rather than for the day.
static WHOLE: LazyLock<Words> =
    LazyLock::new(|| Words::new("全市 全县 全区 全省 全州 我市 我县 我区 全旗 全镇 全国 累计"));
/// Words of events, whose figures are for their day.
static EVENT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "参会 出席 参加 签约 签订 参展 到场 出动 调派 疏散 过火 受灾 捐赠 授信 安置 应到 实到 \
         发布采购需求 意向 现场 成交 救援 合同 协议 参训 轻伤 受伤 遇难 参赛 吸引 来自 本次 \
         此次 集中开工 决议 收购 转让 收盘 下单 订单 集中展示 倒塌 赶赴 参与 观摩 参观 路演 \
         选手 嘉宾 学员 客商 观看 被困 死亡 失联 查获 抓获 成交 达成",
    )
});

/// So many figures of one stretch make the article one about it.
const LASTING: usize = 4;

/// Where a figure stands, as far as its period hangs on it.
pub(super) struct Place<'a> {
    pub text: &'a str,
    /// Where it begins.
    pub at: usize,
    /// Where its clause begins.
    pub clause: usize,
    /// The sentence before it.
    pub head: &'a str,
    /// What it measures.
    pub indicator: &'a str,
    /// The words from the figure before it to the end of its clause.
    pub context: &'a str,
    /// Whether it belongs to a project or a rule.
    pub attribute: Attribute,
    /// The day of the event told last.
    pub day: Option<When>,
    /// The same, if it was told in this paragraph.
    pub near_day: Option<When>,
}

impl Course {
    /// The course of an article of that year, that tells of an event of that day; `about` is the period its
    /// headline names.
    pub(super) fn new(year: Option<i16>, event: Option<When>, about: Option<When>) -> Self {
        Self { year, event: event.map(days_only), stretch: about, about, ..Self::default() }
    }

    /// Begins a sentence with its dates.
    pub(super) fn begin(&mut self, dates: Vec<Dated>) {
        self.scope.extend(dates);
    }

    /// The period of a figure.
    pub(super) fn period(&mut self, place: &Place<'_>) -> Option<When> {
        let &Place { text, at, clause, head, indicator, context, attribute, day, near_day } = place;
        let near_day = near_day.map(days_only).map(last_day);
        let day = day.or(self.event).map(days_only).map(last_day);
        let near = self.scope.iter().rev().find(|dated| dated.span.end() <= at);
        // 由去年同期的28%
        if let Some(dated) = near.filter(|dated| {
            dated.local && dated.span.start() >= clause && (at - dated.span.end() <= 3 || dated.said)
        }) {
            return Some(days_only(dated.when));
        }
        match attribute {
            Attribute::Own => return None,
            Attribute::Of(period) => return period,
            Attribute::No => {}
        }
        let now = NOW.stands_in(head) || NOW.stands_in(context);
        let whole = WHOLE.stands_in(context);
        let told = EVENT.stands_in(indicator) || EVENT.stands_in(context);
        let event = told || !now && !whole && EVENT.stands_in(head);
        let year = self.year.map(|year| When::at(Point::Year(year)));
        // The day on which something was said is not what it was said of.
        let reported = |dated: &Dated| {
            let between = &text[dated.span.end()..at];
            matches!(dated.when.start, Point::Day(_) | Point::Minute(_))
                && !told
                && REPORTED.stands_in(between)
        };
        let dated = self
            .scope
            .iter()
            .rev()
            .find(|dated| dated.span.end() <= at && !dated.local && !dated.told && !reported(dated));
        if let Some(dated) = dated {
            let between = &text[dated.span.end()..at];
            if !told && NOW.stands_in(between) && !dated.point {
                return year;
            }
            let when = days_only(dated.when);
            // 到2025年，年均增长12%: from now to then.
            let aim = match (when.start, self.year) {
                (Point::Year(then), Some(now)) => {
                    when.end.is_none() && then > now && indicator.contains("年均")
                }
                _ => false,
            };
            if aim {
                return self.year.map(|now| When::range(Point::Year(now), when.start));
            }
            let past = when.first_day().is_none_or(|day| self.year.is_none_or(|year| day.year() <= year));
            if past && (!dated.point || self.stretch.is_none()) {
                self.keep(when);
            }
            return Some(when);
        }
        // What is counted at an event says so in its own heading; the words around it are weaker evidence than a
        // period that the paragraph began with.
        let counted = EVENT.stands_in(indicator);
        let led = self.stretch.is_some() && self.led;
        let found = if event && !whole && day.is_some() && (counted || !led) {
            day
        } else if now && !event {
            year
        } else if self.taken.is_some() {
            self.taken
        } else if self.stretch.is_some() && (self.day.is_none() || whole) {
            self.stretch
        } else if self.day.is_some() && !whole {
            self.day
        } else if whole || self.event.is_none() {
            year
        } else {
            near_day.or(year)
        };
        self.taken = found;
        if let Some(found) = found.filter(|found| matches!(found.start, Point::Day(_))) {
            self.day = Some(found);
        }
        found
    }

    /// Remembers a period for the figures that say none.
    fn keep(&mut self, when: When) {
        // A single month tells of an event as often as of a period: it holds for the paragraph.
        let month = matches!(when.start, Point::Month(..)) && when.end.is_none();
        if matches!(when.start, Point::Day(_)) || month {
            self.day = Some(when);
        } else {
            self.uses = if self.stretch == Some(when) { self.uses + 1 } else { 1 };
            self.stretch = Some(when);
            self.led = true;
            self.day = None;
        }
    }

    /// Ends a sentence; a full stop ends what its dates are for.
    pub(super) fn end(&mut self, sentence: &str) {
        if sentence.ends_with('\n') || sentence.trim_end().ends_with(['。', '!', '?', '！', '？', '”']) {
            self.scope.clear();
            self.taken = None;
        }
        if sentence.ends_with('\n') {
            self.day = None;
            self.led = false;
            // One sentence about last year does not make the rest be about it.
            if self.uses < LASTING {
                self.stretch = self.about;
            }
        }
    }
}

/// Whether a figure tells of a project or a rule rather than of a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Attribute {
    /// It holds at no particular time.
    Own,
    /// It sums up projects that were counted for this period.
    Of(Option<When>),
    /// It is for a time.
    No,
}

/// The last day of an event of a few days: what was counted there was counted by then.
fn last_day(when: When) -> When {
    match (when.start, when.end) {
        (Point::Day(first), Some(Point::Day(last)))
            if first.until(last).is_ok_and(|span| span.get_days() <= 2) =>
        {
            When::at(Point::Day(last))
        }
        _ => when,
    }
}

/// Times of day left out: figures are for days.
fn days_only(when: When) -> When {
    let day = |point: Point| match point {
        Point::Minute(time) => Point::Day(time.date()),
        other => other,
    };
    let (start, end) = (day(when.start), when.end.map(day));
    When { start, end: end.filter(|end| *end != start) }
}
