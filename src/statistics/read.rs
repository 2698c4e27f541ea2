//! The reading itself: figure by figure, with what was said before.

use super::attribute::{Around, attribute};
use super::dated::dates;
use super::heading::converted;
use super::indicator::{Figure, stated};
use super::period::{Attribute, Course};
use super::phrase::{clause_end, clause_start};
use super::said::Said;
use super::work_report::Outline;
use super::{Statistic, fit, lead, lists, period, subject, target, teller, told_apart};
use crate::article::Article;
use crate::dictionary::Dictionaries;
use crate::entity::Entities;
use crate::event::{Event, EventKind};
use crate::mention::date::{Point, When};
use crate::mention::{Mention, Value};
use crate::sentence::Sentence;
use crate::text::Span;
use jiff::civil::Date;

/// What an article says before its figures are read.
pub(super) struct Page<'a> {
    pub article: &'a Article,
    pub sentences: &'a [Sentence],
    pub mentions: &'a [Mention],
    pub entities: &'a Entities,
    pub events: Vec<&'a Event>,
    pub dictionaries: &'a Dictionaries,
}

/// The heading of a share's price, whose change is one of the share.
pub(super) const PRICE: &str = "收盘价";

/// Events that people come together for or come to harm in.
const GATHERINGS: [EventKind; 5] =
    [EventKind::Meeting, EventKind::Signing, EventKind::Launch, EventKind::Visit, EventKind::Accident];

/// News tells of the last few weeks: so many days before it.
pub(super) const RECENT: i32 = 60;

/// So many bytes, a hundred characters, behind the sentence that tells of an event what is said is still of its day.
const NEAR: usize = 300;

/// Reads all sentences.
pub(super) fn read(page: &Page<'_>) -> Vec<Statistic> {
    let mut course = Reading::of(page);
    for sentence in page.sentences {
        course.sentence(sentence);
    }
    course.found
}

/// A reading under way.
struct Reading<'p> {
    page: &'p Page<'p>,
    /// The day of the article, and its year.
    published: Option<Date>,
    year: Option<i16>,
    /// The name of the article's region.
    region: Option<String>,
    course: Course,
    said: Said,
    topic: subject::Topic,
    outline: Option<Outline>,
    /// Who found out what was told last, if not the article.
    source: Option<&'p str>,
    /// Whether a list of aims goes on.
    aims: bool,
    found: Vec<Statistic>,
}

/// A sentence with its figures.
struct Line<'p> {
    sentence: &'p Sentence,
    figures: Vec<Figure<'p>>,
    /// Where the figures stand.
    spans: Vec<Span>,
    /// Whether what it tells of is to come.
    ahead: bool,
    /// Which of the statistics so far are levels of it.
    levels: Vec<usize>,
}

/// Where a figure that measures something stands in its sentence.
struct Place<'p> {
    /// Where it begins, and where its clause begins and ends.
    at: usize,
    clause: usize,
    rest: usize,
    /// Where the words between the figure before it and this begin in its clause.
    from: usize,
    /// The sentence before it, and its clause behind it.
    head: &'p str,
    behind: &'p str,
    /// The words from the figure before it to the end of its clause; the sentence before too, of which it tells a part.
    context: String,
}

impl<'p> Reading<'p> {
    fn of(page: &'p Page<'p>) -> Self {
        let regions = &page.dictionaries.regions;
        let region = page.article.region.as_deref().and_then(|code| regions.by_code(code));
        // A year that the text names says when nothing was told.
        let reference = page.article.reference;
        let published = reference.filter(is_day).and_then(|when| when.first_day());
        let year = reference.and_then(|when| when.first_day()).map(Date::year);
        let event = lead::event_day(page, published);
        let regional = page.article.region.is_some() && published.is_some();
        Self {
            page,
            published,
            year,
            region: region.map(|id| regions.full_name(id)),
            course: Course::new(published, event, lead::period(page), (year, regional)),
            said: Said::default(),
            topic: subject::Topic::default(),
            outline: Outline::of(page),
            source: None,
            aims: false,
            found: Vec::new(),
        }
    }

    /// Reads the figures of a sentence.
    fn sentence(&mut self, sentence: &'p Sentence) {
        let page = self.page;
        let text = page.article.body.folded();
        let words = sentence.span.of(text);
        if let Some(when) = self.outline.as_mut().and_then(|outline| outline.read(words)) {
            self.course.turn(when);
        }
        let ahead = self.aims || self.outline.as_ref().is_some_and(Outline::ahead);
        let mut named = dates(text, sentence.span, page.mentions, self.published);
        // 2023年“春风送岗”专项行动: the year of a name says when nothing was.
        named.retain(|dated| {
            !(matches!(dated.when.start, Point::Year(_)) && lead::within_name(page, dated.span))
        });
        // 远望咨询数据显示，…: of no time that others' figures before it were for.
        let source = teller::source(page, sentence.span);
        if source.is_some() && source != self.source {
            self.course.leave();
        }
        self.source = source.or(self.source);
        self.course.begin(named, words.starts_with("其中"));
        self.topic.read(page, sentence.span);
        self.said.begin();
        let figures = figures(page, sentence);
        let spans = figures.iter().map(|figure| figure.mention.span).collect();
        let mut line = Line { sentence, figures, spans, ahead, levels: Vec::new() };
        for place in 0..line.figures.len() {
            let statistic = self.figure(&line, place);
            self.compare(&mut line, place, &statistic);
            self.found.push(statistic);
        }
        self.aims = target::runs_on(words, self.aims);
        self.course.end(words);
        if words.ends_with('\n') {
            self.said.list.clear();
            self.topic.clear();
        }
    }

    /// The statistics of the sentence before its figure at `place`.
    fn before(&self, place: usize) -> &[Statistic] {
        &self.found[self.found.len() - place..]
    }

    /// What a figure says.
    fn figure(&mut self, line: &Line<'p>, place: usize) -> Statistic {
        let end = |before: usize| line.figures[before].mention.span.end();
        let previous = place.checked_sub(1).map(end);
        // Figures that are no statistics stand inside phrases: 前两项分别增长.
        let told = self.before(place).iter().rposition(|before| before.indicator.is_some()).map(end);
        let (page, figure) = (self.page, &line.figures[place]);
        let mut statistic =
            stated(page, line.sentence, &line.figures, place, (previous, told), &mut self.said);
        statistic.indicator = statistic
            .indicator
            .take()
            .and_then(|name| fit::mended(page, line.sentence, figure, name, &mut self.said));
        if let Some(indicator) = statistic.indicator.clone() {
            let spot = Place::of(page, line.sentence, figure, previous);
            self.place(line, place, &spot, &indicator, &mut statistic);
        }
        statistic
    }

    /// For when a figure is and whose.
    fn place(
        &mut self,
        line: &Line<'p>,
        place: usize,
        spot: &Place<'p>,
        indicator: &str,
        statistic: &mut Statistic,
    ) {
        let (page, text, sentence) = (self.page, self.page.article.body.folded(), line.sentence.span);
        let rule = told_apart::is_rule(&text[sentence.start()..spot.rest]);
        let attribute = self.attribute(line, place, spot, (indicator, rule));
        let held = lead::event_before(page, spot.at, self.published);
        statistic.period = self.period(spot, indicator, (attribute, held));
        if let Some(when) = lists::dealt_out(text, line.sentence, &line.spans, place, &self.course) {
            statistic.period = Some(when);
        }
        let region = self.region.as_deref();
        let (at, clause) = (spot.at, spot.clause);
        let named = subject::subject(page, sentence, clause, at, &self.topic, (region, indicator));
        let named = lists::owner(page, line.sentence, &line.spans, place).or(named);
        let gauge = subject::gauge(text, sentence, at, indicator);
        // 石门站流量: of that station.
        if let Some(rest) = gauge.as_ref().and_then(|name| indicator.strip_prefix(name.as_str())) {
            statistic.indicator = Some(rest.to_owned());
        }
        let named = gauge
            .or_else(|| subject::index(text, sentence, at, indicator))
            .or(named)
            .filter(|name| !subject::of_crime(indicator, name));
        let bare = named.is_none() || named.as_deref() == region;
        let event = held.filter(|event| subject::counted_at(event, indicator, statistic.period, bare));
        let works = || subject::built(page, sentence, at).filter(|_| attribute == Attribute::Own && !rule);
        let scenic = subject::spot(text, clause, at, indicator);
        statistic.subject = match scenic {
            Some((scenic, rest)) => {
                statistic.indicator = Some(rest);
                Some(scenic)
            }
            None => works().or(event.map(|event| event.name.clone())).or(named),
        };
        statistic.region = subject::region_of(page, statistic.subject.as_deref());
        let period = statistic.period.as_ref();
        statistic.target = target::is_target((spot.head, spot.behind), line.ahead, period, self.published);
    }

    /// Whether a figure tells of a project or a rule.
    fn attribute(
        &self,
        line: &Line<'p>,
        place: usize,
        spot: &Place<'p>,
        (indicator, rule): (&str, bool),
    ) -> Attribute {
        let text = self.page.article.body.folded();
        let projects = |name: &String| name.contains("项目") && name.ends_with('数');
        let counted =
            self.before(place).iter().rev().find(|before| before.indicator.as_ref().is_some_and(projects));
        attribute(&Around {
            indicator,
            quantity: line.figures[place].quantity,
            sentence: line.sentence.span.of(text),
            head: spot.head,
            clause: &text[spot.clause..spot.at],
            before: &text[spot.from..spot.at],
            behind: spot.behind,
            context: &spot.context,
            dated: self.course.dated(spot.clause, spot.at) || self.course.yearly(spot.at),
            rule,
            aimed: self.course.aimed(),
            counted: counted.map(|count| count.period),
            year: self.year.map(|year| When::at(Point::Year(year))),
        })
    }

    /// For when a figure is; `held` is the event told last.
    fn period(
        &mut self,
        spot: &Place<'p>,
        indicator: &str,
        (attribute, held): (Attribute, Option<&Event>),
    ) -> Option<When> {
        let text = self.page.article.body.folded();
        // An accident that is told of by the way dates nothing else.
        let first = self.page.events.first().is_some_and(|first| first.kind == EventKind::Accident);
        let accident = |event: &Event| first && event.kind == EventKind::Accident;
        let near = held.filter(|event| {
            let between = text.get(event.evidence.start()..spot.at);
            let paragraph = between.is_some_and(|between| !between.contains('\n'));
            // Articles of one paragraph go on to other things.
            let close = spot.at.saturating_sub(event.evidence.end()) <= NEAR;
            accident(event) || paragraph && !lead::is_plan(event) && close
        });
        self.course.period(&period::Place {
            text,
            at: spot.at,
            clause: spot.clause,
            head: spot.head,
            indicator,
            context: &spot.context,
            attribute,
            day: held.and_then(|event| event.date).filter(|when| !is_year(when)),
            near_day: near.and_then(|event| event.date),
            accident: held.is_some_and(accident),
            gathering: held.is_some_and(|event| GATHERINGS.contains(&event.kind)),
        })
    }

    /// A rate gives its comparison to the level it belongs to.
    fn compare(&mut self, line: &mut Line<'p>, place: usize, statistic: &Statistic) {
        let comparison = statistic.comparison.as_ref().filter(|comparison| comparison.direction.is_some());
        let Some(comparison) = comparison else {
            if statistic.indicator.is_some() {
                line.levels.push(self.found.len());
            }
            return;
        };
        let found = &mut self.found;
        let same = line.levels.iter().rev().copied().find(|&level| {
            found[level].comparison.is_none() && found[level].indicator == statistic.indicator
        });
        let Some(level) = same else { return };
        // 36亿元（约5亿美元），同比增长12.4%: the same sum twice.
        let at = place - (found.len() - level);
        let text = self.page.article.body.folded();
        let twice = at.checked_sub(1).is_some_and(|before| {
            let (sum, other) = (line.figures[before].mention.span, line.figures[at].mention.span);
            converted(&text[sum.end()..other.start()], &line.figures[at].quantity.unit)
        });
        found[level].comparison = Some(comparison.clone());
        if twice && found[level - 1].comparison.is_none() {
            found[level - 1].comparison = Some(comparison.clone());
        }
    }
}

impl<'p> Place<'p> {
    fn of(page: &Page<'p>, sentence: &Sentence, figure: &Figure<'_>, previous: Option<usize>) -> Self {
        let (text, span) = (page.article.body.folded(), figure.mention.span);
        let at = span.start();
        let clause = clause_start(text, sentence.span, at);
        let from = previous.unwrap_or(sentence.span.start()).max(clause).min(at);
        let rest = clause_end(text, sentence.span, span.end());
        let part = sentence.span.of(text).starts_with("其中");
        let whole = if part { lead::before_sentence(page, sentence) } else { None };
        Self {
            at,
            clause,
            rest,
            from,
            head: &text[sentence.span.start()..at],
            behind: &text[span.end()..rest],
            context: format!("{}{}", whole.unwrap_or_default(), &text[from..rest]),
        }
    }
}

/// The figures of a sentence.
fn figures<'p>(page: &Page<'p>, sentence: &Sentence) -> Vec<Figure<'p>> {
    let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.span.start());
    crate::mention::within(page.mentions, sentence.span)
        .iter()
        .zip(first..)
        .filter(|(mention, _)| sentence.span.contains(mention.span))
        .filter_map(|(mention, index)| match &mention.value {
            Value::Figure(quantity) => Some(Figure { index, mention, quantity }),
            _ => None,
        })
        .collect()
}

/// Whether a date is a day.
pub(super) fn is_day(when: &When) -> bool {
    matches!(when.start, Point::Day(_) | Point::Minute(_))
}

/// Whether a date is a whole year.
pub(super) fn is_year(when: &When) -> bool {
    matches!(when.start, Point::Year(_))
}
