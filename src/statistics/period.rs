//! For when a figure is, by the first of these that there is:
//!
//! 1. a base of comparison right before it (由去年同期的28%): that is its own period;
//! 2. nothing, for what belongs to a project or a rule (占地, 补贴标准), or the period of the projects it sums up;
//! 3. the nearest date before it in its sentence that is neither a base of comparison nor the day of a report;
//! 4. the article's year, for what is so at present (现有, 目前), and nothing for what is so of a thing built;
//! 5. what the figures before it in the sentence were for; how far a case has come (嫌疑人已被拘留) is of no time;
//! 6. the day of the event told last, for what is counted there (参会人数, 签约金额);
//! 7. the stretch of time that the paragraph names, else the one that the headline or most figures name (前三季度);
//! 8. the day that figures before it in the paragraph were for, unless the whole region is spoken of;
//! 9. the day that the sentence before names; the day of the event told in this paragraph, the month that it reports on, or the day that it
//!    names for what is done once (派出, 查获);
//! 10. the day of the event told in this paragraph;
//! 11. the article's year, for what is said of a whole region (全市, 我县) and for
//!     shares and what stands there (汇集, 种植面积) in news of one region.
//!
//! Elsewhere what no words date has no period. What words date holds near them: a day for the next sentence, a stretch
//! for a few, unless the headline, a report or several figures make it the article's, or another source is cited; the
//! day of a crime or a fine only beside it. Datelines, birthdays, records and months of delivery date nothing (`dated`).

use super::cues::{CASE, EVENT, HAVING, REPORTED, averaged, is_built, years_on};
use super::dated::{Dated, beginning};
use super::hints::{Hints, is_now};
use super::market;
use crate::mention::date::{Point, When};
use crate::text::Words;
use jiff::civil::Date;
use std::sync::LazyLock;

/// What was done once, on a day that the words around it tell of.
static DONE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "派出 出动 调集 发放 送上 送去 调运 现场 检查 排查 抽查 查获 展示 展出 签 达成 邀请 吸引 设置 设立 通过 审议 宣讲 培训 接待 发现 整改 反映 提出 收到 带来 答复 对接 走访",
    )
});

/// What is carried from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    /// The year of the article.
    year: Option<i16>,
    /// Whether it is news of one region.
    regional: bool,
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
    /// Whether it was named as what a report is on.
    reported: bool,
    /// How many figures named the stretch.
    uses: usize,
    /// The day or month of the figures before, in the same paragraph.
    day: Option<When>,
    /// The day that the paragraph named last.
    named: Option<When>,
    /// How many sentences there were.
    sentences: usize,
    /// Which of them named the stretch, the day of the figures before, and the day named last.
    stretch_in: usize,
    day_in: usize,
    /// How many figures were of that day.
    day_uses: usize,
    named_in: usize,
    /// What the figures before in the sentence were for, where no date said so.
    taken: Option<When>,
    /// Whether a figure before in the sentence tells of a project or a rule.
    own: bool,
    /// The dates since the last full stop.
    scope: Vec<Dated>,
    /// Those of the sentence before, which that ended.
    ended: Vec<Dated>,
}

/// Words for some day not long ago.
static LATELY: LazyLock<Words> = LazyLock::new(|| Words::new("近日 日前 近期 连日来"));
/// Words for days off.
static HOLIDAY: LazyLock<Words> = LazyLock::new(|| Words::new("假期 假日 小长假 黄金周 节日期间"));
/// Words of what lasts for days: 展会为期四天(3月18日至21日), 设置展位2100个.
static FAIR: LazyLock<Words> = LazyLock::new(|| Words::new("为期 展会 博览会 展览 会期 赛期 比赛"));

/// Words of what stands rather than was done.
static STANDING: LazyLock<Words> =
    LazyLock::new(|| Words::new("汇集 集聚 聚集 下设 接入 种植面积 员工 用工 从业 社员 占比 占全 占总"));

/// So many figures of one stretch make the article one about it.
const LASTING: usize = 4;
/// So many sentences behind it a stretch that is no such one is forgotten, and a day.
const FAR: usize = 3;
/// The same of what a report is on.
const PAGE: usize = 8;
const NEXT: usize = 1;

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
    /// Whether people come together at it or come to harm in it, whose numbers are told to the end of the article.
    pub gathering: bool,
}

impl Course {
    /// The course of an article of that day and year, that tells of an event of that day; `about` is the period its
    /// headline names, `regional` whether it is news of one region.
    pub(super) fn new(
        today: Option<Date>,
        event: Option<When>,
        about: Option<When>,
        (year, regional): (Option<i16>, bool),
    ) -> Self {
        Self { year, regional, today, event: event.map(days_only), stretch: about, about, ..Self::default() }
    }

    /// Begins a part of a report that is on another period than the one before.
    pub(super) fn turn(&mut self, when: When) {
        (self.about, self.stretch, self.day, self.uses) = (Some(when), Some(when), None, 0);
    }

    /// Begins to tell what another source found, which is of no time told before, unless the article is about that.
    pub(super) fn leave(&mut self) {
        if self.uses < LASTING {
            (self.stretch, self.led) = (self.about, false);
        }
        self.day = None;
    }

    /// Begins a sentence with its dates; one on a part of what the sentence before told (其中，…) is of its time.
    pub(super) fn begin(&mut self, dates: Vec<Dated>, part: bool) {
        self.sentences += 1;
        if part && self.scope.is_empty() {
            self.scope.append(&mut self.ended);
        }
        self.ended.clear();
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

    /// Whether a year to come says what the sentence is for.
    pub(super) fn aimed(&self) -> bool {
        self.scope.iter().any(|dated| match (dated.when.start, self.year) {
            (Point::Year(then), Some(now)) => dated.when.end.is_none() && then > now && !dated.local,
            _ => false,
        })
    }

    /// Whether several years say what a figure behind them is for: 2023年至2025年，每年安排300万元.
    pub(super) fn yearly(&self, to: usize) -> bool {
        self.scope.iter().any(|dated| {
            dated.span.end() <= to
                && !dated.local
                && matches!((dated.when.start, dated.when.end), (Point::Year(_), Some(Point::Year(_))))
        })
    }

    /// The period of a figure; a day of no known year says when nothing was.
    pub(super) fn period(&mut self, place: &Place<'_>) -> Option<When> {
        let found = self.told_period(place);
        found.filter(|when| !matches!(when.start, Point::DayOnly(..) | Point::MonthOnly(_)))
    }

    fn told_period(&mut self, place: &Place<'_>) -> Option<When> {
        if let Some(when) = self.beside(place) {
            return Some(when);
        }
        match place.attribute {
            Attribute::Own => {
                self.own = true;
                return None;
            }
            Attribute::Of(period) => return period,
            Attribute::No => {}
        }
        let year = self.year.map(|year| When::at(Point::Year(year)));
        // 对全市26家企业逐一检查: as many as there are.
        if ["对全市", "对全县", "对全区", "对全省", "对辖区内"]
            .iter()
            .any(|word| place.context.contains(word))
        {
            self.taken = year;
            return year;
        }
        // 假期全县共出动…: all the days off that the headline names.
        let off = self.about.filter(|when| when.end.is_some() && matches!(when.start, Point::Day(_)));
        if off.is_some() && HOLIDAY.stands_in(place.head) {
            return off;
        }
        let hints = Hints::new(place);
        match self.date_before(place, &hints).copied() {
            Some(dated) => self.by_date(&dated, place, &hints),
            None => self.undated(place, &hints),
        }
    }

    /// The period that stands beside the figure: a base of comparison, a day behind it, years to come.
    fn beside(&self, place: &Place<'_>) -> Option<When> {
        let &Place { text, at, clause, head, .. } = place;
        // 首笔2亿元贷款已于今年3月投放: the day stands behind, in the same clause.
        let behind = self.scope.iter().find(|dated| dated.span.start() > at).filter(|dated| {
            let between = &text[at..dated.span.start()];
            ["已于", "将于", "并于", "均于", "曾于", "都于"].iter().any(|word| between.ends_with(word))
                && !between.contains([',', '，', '。', ';'])
        });
        // 由去年同期的28%
        let near = self.scope.iter().rev().find(|dated| dated.span.end() <= at).filter(|dated| {
            let touches = matches!(&text[dated.span.end()..at], "" | "的");
            dated.local && dated.span.start() >= clause && (touches || dated.said)
        });
        let years =
            || self.year.and_then(|year| years_on(head, year)).map(|year| When::at(Point::Year(year)));
        let beside = behind.filter(|_| place.attribute == Attribute::No).or(near);
        let when = beside.map(|dated| dated.when).or_else(|| beginning(&self.scope, text, at));
        when.map(days_only).or_else(years)
    }

    /// The nearest date before the figure that can say what it is for.
    fn date_before(&self, place: &Place<'_>, hints: &Hints<'_>) -> Option<&Dated> {
        let &Place { text, at, clause, context, .. } = place;
        // The day on which something was said is not what it was said of.
        let reported = |dated: &Dated| {
            let between = &text[dated.span.end()..at];
            matches!(dated.when.start, Point::Day(_) | Point::Minute(_)) && !hints.told() && is_told(between)
        };
        // 将于3月4日举行，已有118家企业报名: what there is already is of no day to come.
        let already = ["已有", "已经", "已报名", "现有", "目前"].iter().any(|word| context.contains(word));
        let ahead =
            |dated: &Dated| dated.when.first_day().zip(self.today).is_some_and(|(day, today)| day > today);
        self.scope.iter().rev().find(|dated| {
            dated.span.end() <= at
                && !dated.local
                && !dated.told
                && !reported(dated)
                && !(already && dated.span.end() <= clause && ahead(dated))
        })
    }

    /// The period of a figure that a date before it tells.
    fn by_date(&mut self, dated: &Dated, place: &Place<'_>, hints: &Hints<'_>) -> Option<When> {
        let &Place { text, at, clause, head, indicator, context, .. } = place;
        let between = &text[dated.span.end()..at];
        let year = self.year.map(|year| When::at(Point::Year(year)));
        // 2020年至今 runs up to the present.
        let open = between.starts_with("至今");
        if !hints.told() && !dated.point && !open && (is_now(between) || HAVING.stands_in(context)) {
            return year;
        }
        // “十四五”以来新增236公里，总里程达1251公里: what there is in all is of the present.
        let since = dated.when.end.is_some() && dated.when.first_day().map(Date::year) < self.year;
        if since && dated.span.end() <= clause && indicator.starts_with('总') {
            return year;
        }
        let mut when = days_only(dated.when);
        // 7月28日以来，…。截至8月1日11时，面平均降雨量达129毫米: the stretch that ends then.
        if let Some(stretch) = self.stretch.filter(|stretch| {
            let days = matches!((stretch.start, stretch.end), (Point::Day(_), Some(Point::Day(_))));
            dated.point && days && self.lasts() && stretch.last_day() == when.last_day()
        }) {
            return Some(stretch);
        }
        if (self.event == Some(when) && hints.event() || FAIR.stands_in(head))
            && (hints.told() || !hints.whole())
        {
            when = counted_by(when);
        }
        // 2021年，两年平均增长6.3%: that year and the one before.
        if let (Point::Year(year), None, Some(years)) = (when.start, when.end, averaged(head)) {
            return Some(When::range(Point::Year(year - years + 1), when.start));
        }
        // 到2025年，年均增长12%: from now to then.
        if let (Point::Year(then), None, Some(now)) = (when.start, when.end, self.year)
            && then > now
            && indicator.contains("年均")
        {
            return Some(When::range(Point::Year(now), when.start));
        }
        // 6天后会耗尽, 其中2021年7月的: of nothing but what is said of them.
        let past = when.first_day().zip(self.today).is_none_or(|(day, today)| day <= today);
        if past && !dated.part && (!dated.point || self.stretch.is_none()) {
            self.keep(when);
        }
        Some(when)
    }

    /// The period of a figure that no date tells, remembered for those behind it.
    fn undated(&mut self, place: &Place<'_>, hints: &Hints<'_>) -> Option<When> {
        let stretch = self.stretch.filter(|_| self.lasts());
        let before = self.day.filter(|day| {
            let long = matches!(day.start, Point::Month(..)) || self.day_uses >= LASTING;
            self.sentences - self.day_in <= if long { FAR } else { NEXT }
        });
        let found = self.guess(place, hints, (stretch, before));
        self.taken = found;
        if found.is_some() && found == stretch {
            self.uses += 1;
        } else if found.is_some() && found == before {
            self.day_uses += 1;
        }
        if let Some(found) =
            found.filter(|found| matches!(found.start, Point::Day(_)) && self.day != Some(*found))
        {
            self.day = Some(found);
            self.day_in = self.sentences;
        }
        found
    }

    /// The likeliest period, by what the paragraph and the event told last are of: `stretch` is what is still told of,
    /// `before` the day or month of the figures before.
    fn guess(
        &self,
        place: &Place<'_>,
        hints: &Hints<'_>,
        (stretch, before): (Option<When>, Option<When>),
    ) -> Option<When> {
        let &Place { head, indicator, context, .. } = place;
        let year = self.year.map(|year| When::at(Point::Year(year)));
        let near_day = place.near_day.map(days_only).map(counted_by);
        // A day of the paragraph is nearer than the article's event.
        let day = near_day.or(self.named).or(place.day).or(self.event).map(days_only).map(counted_by);
        // What is counted at an event says so in its own heading; the words around it are weaker evidence than a
        // period that the paragraph began with.
        let counted = EVENT.stands_in(indicator);
        let led = stretch.is_some() && self.led;
        // What a crime or a fine comes to is told of one case after the other: each is of its own day.
        let named = |far: usize| self.named.filter(|_| self.sentences - self.named_in <= far);
        let past = named(NEXT)
            .filter(|when| when.first_day().zip(self.today).is_some_and(|(day, today)| day <= today));
        let here = || {
            let day = |dated: &&Dated| matches!(dated.when.start, Point::Day(_) | Point::Minute(_));
            self.scope.iter().filter(day).any(|dated| !dated.local && !dated.since)
        };
        let first = place.day.is_none() && near_day.is_none() && self.named.is_none();
        let near = place.accident
            || place.gathering
            || first
            || near_day.is_some()
            || named(FAR).is_some()
            || hints.there()
            || here();
        let (now, whole, event) = (hints.now(), hints.whole(), hints.event());
        // What is so of a thing built is so at no particular time.
        let built = !event && is_built(head);
        // 近日，研究院聘任了21名研究员: some day, which nothing says.
        let lately = LATELY.stands_in(head);
        // 目前，3名犯罪嫌疑人已被刑事拘留: how far the case has come, at no time that is said.
        let case = now && CASE.stands_in(context) && !head.contains("截至");
        if built || case || lately && !now {
            None
        } else if now && !event {
            year
        } else if self.taken.is_some() {
            self.taken
        } else if market::is_of_a_day(indicator) && day.is_some() {
            // 9日，沪指跌0.5%。创业板指大涨2.9%: a day's trade is of no months.
            day
        } else if event && !whole && near && day.is_some() && (counted && !self.led_by_days() || !led) {
            day
        } else if stretch.is_some() && (before.is_none() || whole || !event) {
            stretch
        } else if before.is_some() && (event || !now) && !whole {
            before
        } else if event && !whole && near_day.is_some() {
            near_day
        } else if before.is_some_and(|day| matches!(day.start, Point::Month(..))) && !now {
            // 4月，工业产值增长7.2%。鞋服产值增长6.8%: the month that the paragraph reports on.
            before
        } else if self.named.is_some() && !whole && !now && DONE.stands_in(context) {
            // 8日上午，…。州应急管理局已派出工作组: done on the day that the paragraph tells of.
            self.named
        } else if day.is_some() && !whole && !now && DONE.stands_in(context) {
            // At what the article tells of: 企业家们共提出41条建议.
            day
        } else if past.is_some() && !whole && !now && !self.own {
            // 欧洲股市16日全线下跌。金融时报指数跌4.01%
            past
        } else if super::subject::is_whole(context) && self.today.is_some() {
            year
        } else {
            // News of a region tells of its year what stands there: 精品率已达28%, 种植面积57万亩.
            let stands = STANDING.stands_in(context) || context.contains('%');
            near_day.filter(|_| !whole).or(year.filter(|_| self.regional && stands)).filter(|_| !self.own)
        }
    }

    /// Whether the stretch is still what is told of: the article's own, or named a little before.
    fn lasts(&self) -> bool {
        // What was so in a year past is told in a sentence or two.
        let past = matches!(self.stretch, Some(When { start: Point::Year(then), end: None }) if self.year.is_some_and(|year| year != then));
        let far = match self.reported {
            true => PAGE,
            false if past => NEXT,
            false => FAR,
        };
        self.stretch == self.about || self.uses >= LASTING || self.sentences - self.stretch_in <= far
    }

    /// Whether the paragraph is about a stretch of days: 8月11日至13日，共抓获….
    fn led_by_days(&self) -> bool {
        self.led && self.stretch.is_some_and(|stretch| matches!(stretch.start, Point::Day(_)))
    }

    /// Whether a date is a stretch that an article can be a report of: months or days of its own year or the last.
    fn reported_on(&self, dated: &Dated) -> bool {
        let long = match (dated.when.start, dated.when.end) {
            (Point::Month(..), Some(_)) => true,
            (Point::Year(_), None) => dated.report,
            (Point::Day(first), Some(Point::Day(last))) => {
                first.until(last).is_ok_and(|span| span.get_days() > 1) && self.event != Some(dated.when)
            }
            _ => false,
        };
        let past = dated
            .when
            .last_day()
            .is_some_and(|day| self.year.is_some_and(|year| day.year() == year || day.year() + 1 == year));
        let begun = dated.when.first_day().zip(self.today).is_none_or(|(first, today)| first <= today);
        let over = dated.when.last_day().zip(self.today).is_none_or(|(last, today)| last <= today);
        long && past && (over || dated.report && begun) && !dated.point
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
            self.day_uses = if self.day == Some(when) { self.day_uses + 1 } else { 1 };
            self.day = Some(when);
            self.day_in = self.sentences;
        } else {
            self.stretch_in = self.sentences;
            self.reported &= self.stretch == Some(when);
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
                && !dated.since
                && matches!(dated.when.start, Point::Day(_) | Point::Minute(_))
                && dated.when.end.is_none()
        });
        if let Some(dated) = day {
            self.named = Some(days_only(dated.when));
            self.named_in = self.sentences;
        }
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
            self.stretch_in = self.sentences;
            self.led = true;
            self.reported = true;
            self.uses = 0;
        }
        if sentence.ends_with('\n') || sentence.trim_end().ends_with(['。', '!', '?', '！', '？', '”']) {
            self.ended = std::mem::take(&mut self.scope);
            self.taken = None;
            self.own = false;
        }
        if sentence.ends_with('\n') {
            self.ended.clear();
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

/// Whether words between a day and a figure say that it was told on that day; 通报5起案例 and 走访甲、乙等5家企业 say what was
/// done.
fn is_told(between: &str) -> bool {
    let Some(last) = REPORTED.find_iter(between).last() else { return false };
    let rest = between[last.span.end()..].trim();
    let listed = rest.ends_with('等') && !rest.contains([',', '，', ':']);
    !matches!(rest, "" | "了" | "过" | "共" | "首批" | "近") && !listed
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

/// Times of day left out: figures are for days. A stretch that ends in a month begins in one.
fn days_only(when: When) -> When {
    let day = |point: Point| match point {
        Point::Minute(time) => Point::Day(time.date()),
        other => other,
    };
    let (start, end) = (day(when.start), when.end.map(day));
    let start = match (start, end) {
        (Point::Year(year), Some(Point::Month(..))) => Point::Month(year, 1),
        _ => start,
    };
    When { start, end: end.filter(|end| *end != start) }
}
