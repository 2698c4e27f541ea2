//! For when a figure is, by the first of these that there is:
//!
//! 1. a base of comparison right before it (由去年同期的28%): that is its own period;
//! 2. nothing, for what belongs to a project or a rule (占地, 补贴标准), or the period of the projects it sums up;
//! 3. the nearest date before it in its sentence that is neither a base of comparison nor the day of a report;
//! 4. the article's year, for what is so at present (现有, 目前), and nothing for what is so of a thing built;
//! 5. what the figures before it in the sentence were for;
//! 6. the day of the event told last, for what is counted there (参会人数, 签约金额);
//! 7. the stretch of time that the paragraph names, else the one that the headline or most figures name (前三季度);
//! 8. the day that figures before it in the paragraph were for, unless the whole region is spoken of;
//! 9. the day of the event told in this paragraph, the month that it reports on, or the day that it
//!    names for what is done once (派出, 查获);
//! 10. the article's year, for what is said of a whole region (全市, 我县).
//!
//! What no words date has no period.

use super::cues::{EVENT, NOW, REPORTED, WHOLE, is_built, years_on};
use crate::mention::date::{Point, When};
use crate::mention::{Mention, Value};
use crate::text::{Span, Words};
use jiff::civil::Date;
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
    /// Whether it is of one part of what is told: 其中，2021年7月至2022年4月的….
    pub part: bool,
    /// 上年同期 that is no base of a comparison, but when the figure was.
    pub said: bool,
}

/// Verbs of what is done once, on a day that figures are not of.
static FOUNDING: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "成立 建成 开工 完工 投产 获评 入选 被评 注册 起施行 建立 竣工 印发 出台 就被 建设 投用 启用 通车 动工 \
         启动建设 落成 获批 立项 设立 上市 挂牌 开通 创建 创办 列入 被认定 组建 落户 \
         撤地设市 撤县设 更名 签订",
    )
});

/// So many bytes behind a date its verb may come: 2015年8月在开发区注册成立.
const FOUNDED: usize = 36;

/// The dates of a sentence.
pub(super) fn dates(text: &str, sentence: Span, mentions: &[Mention], today: Option<Date>) -> Vec<Dated> {
    let mentioned = crate::mention::within(mentions, sentence)
        .iter()
        .filter(|mention| sentence.contains(mention.span))
        .filter_map(|mention| match mention.value {
            Value::Date(Some(when)) => {
                let head = text[sentence.start()..mention.span.start()].trim_end();
                let behind = &text[mention.span.end()..sentence.end()];
                let when = since(mention.span.of(text), behind, when, today);
                let stock = ["截至", "截止", "截至到", "截止到", ",至", "，至"]
                    .iter()
                    .any(|word| head.ends_with(word))
                    || head == "至";
                let when = year_end(mention.span.of(text), when, stock);
                let whole_year = match when.start {
                    Point::Year(year) if when.end.is_none() => Some(year),
                    _ => None,
                };
                let when = whole_year.and_then(|year| report(behind, year)).unwrap_or(when);
                let when = super::holiday::days_off(mention.span.of(text), behind, when).unwrap_or(when);
                // 恢复至2019年同期的126%: measured by it, and of no other time than what it measures.
                let gauge = ["恢复至", "恢复到", "相当于", "恢复为"].iter().any(|word| head.ends_with(word));
                if gauge {
                    return None;
                }
                let local = head.ends_with(['比', '较', '由', '从', '同', '与'])
                    || head.ends_with("相比")
                    || mention.span.of(text).contains("同期")
                    || mention.span.of(text) == "年初";
                let point = mention.span.of(text).ends_with(['末', '底']);
                let founded = FOUNDING.find_iter(behind).next().is_some_and(|first| {
                    let at = first.span.start();
                    at <= FOUNDED && !behind[..at].contains([',', '，'])
                });
                // 完成全年目标的56.8%: what is aimed at, not when.
                let aim = ["目标", "任务", "计划任务", "预算", "工作目标", "计划的"];
                let named = behind.starts_with("版") || aim.iter().any(|word| behind.starts_with(word));
                let told =
                    founded || named || head.ends_with("于") && behind.starts_with([',', '，', '。', '、']);
                let said = mention.span.of(text).contains("同期")
                    && !head.ends_with(['比', '较', '与', '同', '由', '从']);
                let clause = head.rsplit([';', '；', '。']).next().unwrap_or(head);
                let part = ["其中", "光是"]
                    .iter()
                    .any(|word| clause.rfind(word).is_some_and(|at| clause[at..].chars().count() <= 6));
                Some(Dated { span: mention.span, when, local, point, told, part, said })
            }
            _ => None,
        });
    let mut dates: Vec<Dated> = mentioned.chain(bare_reports(text, sentence)).collect();
    dates.sort_by_key(|dated| dated.span.start());
    dates
}

/// 2021年以来 and 3月以来 run to the year, month or day of the article.
fn since(written: &str, behind: &str, when: When, today: Option<Date>) -> When {
    let since = written.ends_with("以来") || behind.starts_with("以来") || behind.starts_with('起');
    let (true, Some(today), None) = (since, today, when.end) else { return when };
    let now = match when.start {
        Point::Year(_) => Point::Year(today.year()),
        Point::Month(..) => Point::Month(today.year(), today.month()),
        Point::Day(_) => Point::Day(today),
        _ => return when,
    };
    let before = When::at(now).first_day() > when.first_day();
    if before { When::range(when.start, now) } else { when }
}

/// The months that a report of a listed firm is on, by what stands behind its year: 2023年一季报.
fn report(behind: &str, year: i16) -> Option<When> {
    const REPORTS: [(&str, i8); 4] = [("一季报", 3), ("半年报", 6), ("中报", 6), ("三季报", 9)];
    let (_, last) = REPORTS.iter().find(|(word, _)| behind.trim_start_matches('年').starts_with(word))?;
    Some(When::range(Point::Month(year, 1), Point::Month(year, *last)))
}

/// Reports that are named by a bare year, which is no date elsewhere: 2023一季报显示.
fn bare_reports(text: &str, sentence: Span) -> Vec<Dated> {
    let words = sentence.of(text);
    let mut found = Vec::new();
    for (at, _) in words.match_indices("20") {
        let year = words.get(at..at + 4).and_then(|digits| digits.parse::<i16>().ok());
        if let Some(when) = year.and_then(|year| report(&words[at + 4..], year))
            && !words[at + 4..].starts_with('年')
        {
            let start = sentence.start() + at;
            found.push(Dated {
                span: Span::new(start, start + 4),
                when,
                local: false,
                point: false,
                told: false,
                part: false,
                said: false,
            });
        }
    }
    found
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

/// What was done once, on a day that the words around it tell of.
static DONE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "派出 出动 发放 送上 送去 调运 现场 检查 排查 抽查 查获 展示 展出 签 达成 邀请 吸引 设 通过 审议 宣讲 培训 接待 发现 整改 反映 提出 收到",
    )
});

/// What is carried from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    /// The year of the article.
    year: Option<i16>,
    /// Its day.
    today: Option<Date>,
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
    /// The day that the paragraph named last.
    named: Option<When>,
    /// What the figures before in the sentence were for, where no date said so.
    taken: Option<When>,
    /// The dates since the last full stop.
    scope: Vec<Dated>,
}

/// Where people are when they say how many they are: 座谈会上，8家企业反映了12个问题.
static THERE: LazyLock<Words> = LazyLock::new(|| Words::new("会上, 会上， 仪式上 活动现场 活动中 比赛中"));
/// Words of what lasts for days: 展会为期四天(3月18日至21日), 设置展位2100个.
static FAIR: LazyLock<Words> = LazyLock::new(|| Words::new("为期 展会 博览会 展览 会期 赛期 比赛"));

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
    /// Whether the event told last is an accident or a disaster.
    pub accident: bool,
}

impl Course {
    /// The course of an article of that day, that tells of an event of that day; `about` is the period its
    /// headline names.
    pub(super) fn new(
        year: Option<i16>,
        today: Option<Date>,
        event: Option<When>,
        about: Option<When>,
    ) -> Self {
        Self { year, today, event: event.map(days_only), stretch: about, about, ..Self::default() }
    }

    /// Begins a sentence with its dates.
    pub(super) fn begin(&mut self, dates: Vec<Dated>) {
        self.scope.extend(dates);
    }

    /// The period of a figure that 分别 deals out to years: 2021年至2023年营业收入分别为A、B、C.
    pub(super) fn dealt(&self, text: &str, dealing: usize, (index, run): (usize, usize)) -> Option<When> {
        let before: Vec<&Dated> = self.scope.iter().filter(|dated| dated.span.end() <= dealing).collect();
        if let (Point::Year(from), Some(Point::Year(to))) =
            (before.last()?.when.start, before.last()?.when.end)
            && usize::try_from(to - from + 1) == Ok(run)
        {
            return Some(When::at(Point::Year(from + i16::try_from(index).ok()?)));
        }
        let list = &before[before.len().checked_sub(run)?..];
        let listed = list.windows(2).all(|pair| {
            let between = &text[pair[0].span.end()..pair[1].span.start()];
            super::lists::listed(between)
        });
        (run > 1 && listed).then(|| list[index].when)
    }

    /// Whether a date in the words `from..to` says what a figure behind them is for.
    pub(super) fn dated(&self, from: usize, to: usize) -> bool {
        self.scope
            .iter()
            .any(|dated| dated.span.start() >= from && dated.span.end() <= to && !dated.local && !dated.told)
    }

    /// The period of a figure.
    pub(super) fn period(&mut self, place: &Place<'_>) -> Option<When> {
        let &Place { text, at, clause, head, indicator, context, attribute, day, near_day, accident } = place;
        let near_day = near_day.map(days_only).map(counted_by);
        let day = day.or(self.event).map(days_only).map(counted_by);
        // 首笔2亿元贷款已于今年3月投放: the day stands behind, in the same clause.
        let behind = self.scope.iter().find(|dated| dated.span.start() > at).filter(|dated| {
            let between = &text[at..dated.span.start()];
            ["已于", "将于", "并于", "均于", "曾于", "都于"].iter().any(|word| between.ends_with(word))
                && !between.contains([',', '，', '。', ';'])
        });
        if let Some(dated) = behind.filter(|_| attribute == Attribute::No) {
            return Some(days_only(dated.when));
        }
        let near = self.scope.iter().rev().find(|dated| dated.span.end() <= at);
        // 由去年同期的28%
        if let Some(dated) = near.filter(|dated| {
            dated.local && dated.span.start() >= clause && (at - dated.span.end() <= 3 || dated.said)
        }) {
            return Some(days_only(dated.when));
        }
        if let Some(then) = self.year.and_then(|year| years_on(head, year)) {
            return Some(When::at(Point::Year(then)));
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
        let there =
            THERE.find_iter(head).last().is_some_and(|last| !REPORTED.stands_in(&head[last.span.start()..]));
        // All that an accident's report counts is of its day, unless something else is said.
        let event = event || (there || accident) && !now && !whole;
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
            let mut when = days_only(dated.when);
            if (self.event == Some(when) && event || FAIR.stands_in(head))
                && (told || !WHOLE.stands_in(context))
            {
                when = counted_by(when);
            }
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
            // 6天后会耗尽, 其中2021年7月的: of nothing but what is said of them.
            let past = when.first_day().zip(self.today).is_none_or(|(day, today)| day <= today);
            if past && !dated.part && (!dated.point || self.stretch.is_none()) {
                self.keep(when);
            }
            return Some(when);
        }
        // What is counted at an event says so in its own heading; the words around it are weaker evidence than a
        // period that the paragraph began with.
        let counted = EVENT.stands_in(indicator);
        let led = self.stretch.is_some() && self.led;
        // What is so of a thing built is so at no particular time.
        let built = !event && is_built(head);
        let found = if built {
            None
        } else if now && !event {
            year
        } else if self.taken.is_some() {
            self.taken
        } else if event && !whole && day.is_some() && (counted || !led) {
            day
        } else if self.stretch.is_some() && (self.day.is_none() || whole || !event) {
            self.stretch
        } else if self.day.is_some() && (event || !now) && !whole {
            self.day
        } else if event && !whole {
            near_day
        } else if self.day.is_some_and(|day| matches!(day.start, Point::Month(..))) && !now {
            // 4月，工业产值增长7.2%。鞋服产值增长6.8%: the month that the paragraph reports on.
            self.day
        } else if self.named.is_some() && !whole && !now && DONE.stands_in(context) {
            // 8日上午，…。州应急管理局已派出工作组: done on the day that the paragraph tells of.
            self.named
        } else if super::subject::is_whole(context) && self.today.is_some() {
            year
        } else {
            None
        };
        // A day of no known year says when nothing was, unless it stands beside the figure.
        let found = found.filter(|when| !matches!(when.start, Point::DayOnly(..) | Point::MonthOnly(_)));
        self.taken = found;
        if let Some(found) = found.filter(|found| matches!(found.start, Point::Day(_))) {
            self.day = Some(found);
        }
        found
    }

    /// Whether a date is a stretch that an article can be a report of: months or days of its own year or the last.
    fn reported_on(&self, dated: &Dated) -> bool {
        let long = match (dated.when.start, dated.when.end) {
            (Point::Month(..), Some(_)) => true,
            (Point::Day(first), Some(Point::Day(last))) => {
                first.until(last).is_ok_and(|span| span.get_days() > 1) && self.event != Some(dated.when)
            }
            _ => false,
        };
        let past = dated
            .when
            .last_day()
            .is_some_and(|day| self.year.is_some_and(|year| day.year() == year || day.year() + 1 == year));
        let told = dated.when.last_day().zip(self.today).is_none_or(|(last, today)| last <= today);
        long && past && told && !dated.point
    }

    /// Remembers a period for the figures that say none.
    fn keep(&mut self, when: When) {
        // A single month tells of an event as often as of a period: it holds for the paragraph.
        let month = matches!(when.start, Point::Month(..)) && when.end.is_none();
        // A holiday or a week is a stretch, a day or two is not.
        let days = match (when.start, when.end) {
            (Point::Day(first), Some(Point::Day(last))) => {
                first.until(last).is_ok_and(|span| span.get_days() > 1) && self.event != Some(when)
            }
            _ => false,
        };
        if matches!(when.start, Point::Day(_)) && !days || month {
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
        let day = self.scope.iter().rev().find(|dated| {
            !dated.local
                && matches!(dated.when.start, Point::Day(_) | Point::Minute(_))
                && dated.when.end.is_none()
        });
        self.named = day.map(|dated| days_only(dated.when)).or(self.named);
        // “五一”假期落下帷幕。全县接待游客…: a stretch named without a figure holds for those to come.
        let named = self
            .scope
            .iter()
            .rev()
            .find(|dated| !dated.local && !dated.told && !dated.part && self.reported_on(dated));
        if let Some(when) =
            named.map(|dated| days_only(dated.when)).filter(|when| self.stretch != Some(*when))
        {
            self.stretch = Some(when);
            self.led = true;
            self.uses = 0;
        }
        if sentence.ends_with('\n') || sentence.trim_end().ends_with(['。', '!', '?', '！', '？', '”']) {
            self.scope.clear();
            self.taken = None;
        }
        if sentence.ends_with('\n') {
            self.named = None;
            self.day = None;
            self.led = false;
            // One sentence about last year does not make the rest be about it; part of a year (前三季度) is what a
            // report is about.
            let part = self.stretch.is_some_and(|stretch| {
                matches!(stretch.start, Point::Month(..) | Point::Day(_))
                    && stretch.last_day().map(|day| day.year()) >= self.year
            });
            if self.uses < LASTING && !part {
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

/// When what was counted at an event was counted: by the last of two days, in the month of a longer one.
fn counted_by(when: When) -> When {
    match (when.start, when.end) {
        (Point::Day(first), Some(Point::Day(last))) => {
            if first.until(last).is_ok_and(|span| span.get_days() <= 1) {
                When::at(Point::Day(last))
            } else if (first.year(), first.month()) == (last.year(), last.month()) {
                When::at(Point::Month(first.year(), first.month()))
            } else {
                when
            }
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
