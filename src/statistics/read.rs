//! The reading itself: figure by figure, with what was said before.

use super::attribute::{Around, attribute};
use super::dated::dates;
use super::heading::converted;
use super::indicator::{Figure, stated};
use super::period::{Attribute, Course, Place};
use super::phrase::{clause_end, clause_start};
use super::said::Said;
use super::work_report::Outline;
use super::{Statistic, fit, lead, lists, subject, target, told_apart};
use crate::article::Article;
use crate::dictionary::Dictionaries;
use crate::entity::Entities;
use crate::event::{Event, EventKind, EventStatus};
use crate::mention::date::{Point, Reader, When};
use crate::mention::{Mention, Value};
use crate::sentence::Sentence;
use crate::text::Span;

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
    let text = page.article.body.folded();
    let region_name = page
        .article
        .region
        .as_deref()
        .and_then(|code| page.dictionaries.regions.by_code(code))
        .map(|id| page.dictionaries.regions.full_name(id));
    // A year that the text names says when nothing was told.
    let dated = |when: &When| matches!(when.start, Point::Day(_) | Point::Minute(_));
    let published = page.article.reference.filter(dated).and_then(|when| when.first_day());
    // A month in which something was done before is not the day of the event.
    let on_a_day = |event: &&Event| {
        event.date.is_some_and(|date| matches!(date.start, Point::Day(_) | Point::Minute(_)))
            || page.events.len() == 1
    };
    let held = |event: &&Event| event.status == EventStatus::Held && on_a_day(event);
    let event = page.events.iter().copied().find(held);
    // 2025年“春风行动”招聘会 is on the day that the first paragraph names, not all year.
    let whole_year = |when: &When| matches!(when.start, Point::Year(_));
    let event = event.and_then(|event| event.date).filter(|when| !whole_year(when));
    let event = event.or_else(|| lead::day(page, published));
    let event = event.or_else(|| page.events.iter().copied().find(on_a_day).and_then(|event| event.date));
    let title = crate::text::script::fold(page.article.title.as_deref().unwrap_or_default());
    let about = Reader::new("", page.article.reference.as_ref(), page.dictionaries).about(&title).period();
    // 三季度重点项目观摩会: the period of a meeting's name is not the report's.
    let named = |event: &Event| {
        event.name.ends_with(['会', '节', '赛'])
            && title.contains(event.name.as_str())
            && Reader::new("", page.article.reference.as_ref(), page.dictionaries).about(&event.name).period()
                == about
    };
    let about = about.filter(|_| !page.events.iter().copied().any(named));
    let about = lead::holiday(&title, page).or(about);
    let year = page.article.reference.and_then(|when| when.first_day()).map(jiff::civil::Date::year);
    // An accident that is told of by the way dates nothing else.
    let accident = |event: &Event| {
        let first = page.events.first().is_some_and(|first| first.kind == EventKind::Accident);
        first && event.kind == EventKind::Accident
    };
    let mut course =
        Course::new(published, event, about, (year, page.article.region.is_some() && published.is_some()));
    let mut said = Said::default();
    let mut topic = subject::Topic::default();
    let mut found = Vec::new();
    let mut outline = Outline::of(page);
    let mut aims = false;
    for sentence in page.sentences {
        if let Some(when) = outline.as_mut().and_then(|outline| outline.read(sentence.span.of(text))) {
            course.turn(when);
        }
        let ahead = aims || outline.as_ref().is_some_and(Outline::ahead);
        let mut named = dates(text, sentence.span, page.mentions, published);
        // 2023年“春风送岗”专项行动: the year of a name says when nothing was.
        named.retain(|dated| {
            !(matches!(dated.when.start, Point::Year(_)) && lead::within_name(page, dated.span))
        });
        course.begin(named, sentence.span.of(text).starts_with("其中"));
        let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.span.start());
        let figures: Vec<Figure<'_>> = crate::mention::within(page.mentions, sentence.span)
            .iter()
            .zip(first..)
            .filter(|(mention, _)| sentence.span.contains(mention.span))
            .filter_map(|(mention, index)| match &mention.value {
                Value::Figure(quantity) => Some(Figure { index, mention, quantity }),
                _ => None,
            })
            .collect();
        topic.read(page, sentence.span);
        said.levels.clear();
        said.wholes.clear();
        said.before.clone_from(&said.level);
        let mut levels: Vec<usize> = Vec::new();
        for (place, figure) in figures.iter().enumerate() {
            let previous = place.checked_sub(1).map(|before| figures[before].mention.span.end());
            // Figures that are no statistics stand inside phrases: 前两项分别增长.
            let told = (0..place).rev().find(|&before| {
                found
                    .get(found.len() - place + before)
                    .is_some_and(|before: &Statistic| before.indicator.is_some())
            });
            let told = told.map(|before| figures[before].mention.span.end());
            let mut statistic = stated(page, sentence, &figures, place, (previous, told), &mut said);
            statistic.indicator = statistic
                .indicator
                .take()
                .and_then(|indicator| fit::mended(page, sentence, figure, indicator, &mut said));
            if let Some(indicator) = statistic.indicator.clone() {
                let indicator = indicator.as_str();
                let at = figure.mention.span.start();
                let clause = clause_start(text, sentence.span, at);
                let from = previous.unwrap_or(sentence.span.start()).max(clause).min(at);
                let rest = clause_end(text, sentence.span, figure.mention.span.end());
                let context = &text[from..rest];
                let leaning = sentence
                    .span
                    .of(text)
                    .starts_with("其中")
                    .then(|| lead::before_sentence(page, sentence))
                    .flatten();
                let context = leaning.map_or(context.to_owned(), |before| format!("{before}{context}"));
                let context = context.as_str();
                let head = &text[sentence.span.start()..at];
                let dated = course.dated(clause, at) || course.yearly(at);
                let rule = told_apart::is_rule(&text[sentence.span.start()..rest]);
                let counted = found[found.len() - place..].iter().rev().find(|before: &&Statistic| {
                    before
                        .indicator
                        .as_deref()
                        .is_some_and(|name| name.contains("项目") && name.ends_with('数'))
                });
                let attribute = attribute(&Around {
                    indicator,
                    quantity: figure.quantity,
                    sentence: sentence.span.of(text),
                    head,
                    clause: &text[clause..at],
                    before: &text[from..at],
                    behind: &text[figure.mention.span.end()..rest],
                    context,
                    dated,
                    rule,
                    aimed: course.aimed(),
                    counted: counted.map(|count| count.period),
                    year: year.map(|year| When::at(Point::Year(year))),
                });
                let day = lead::event_before(page, at, published);
                let near = day.filter(|event| {
                    let between = text.get(event.evidence.start()..at);
                    // What a plan holds is not of the day on which it came out.
                    let plan = event.kind == EventKind::Publication
                        && ["计划", "规划", "方案", "意见", "办法", "措施", "政策", "条例", "规定"]
                            .iter()
                            .any(|end| event.name.trim_end_matches('》').ends_with(end));
                    between.is_some_and(|between| !between.contains('\n')) && !plan || accident(event)
                });
                // Articles of one paragraph go on to other things.
                let near =
                    near.filter(|event| accident(event) || at.saturating_sub(event.evidence.end()) <= NEAR);
                let near = near.and_then(|event| event.date);
                let held = day;
                let day = day.and_then(|event| event.date).filter(|when| !whole_year(when));
                statistic.period = course.period(&Place {
                    text,
                    at,
                    clause,
                    head: &text[sentence.span.start()..at],
                    indicator,
                    context,
                    attribute,
                    day,
                    near_day: near,
                    accident: held.is_some_and(accident),
                    gathering: held.is_some_and(|event| GATHERINGS.contains(&event.kind)),
                });
                let spans: Vec<Span> = figures.iter().map(|figure| figure.mention.span).collect();
                if let Some(when) = lists::dealt_out(text, sentence, &spans, place, &course) {
                    statistic.period = Some(when);
                }
                statistic.subject = subject::subject(
                    page,
                    sentence.span,
                    clause,
                    at,
                    &topic,
                    (region_name.as_deref(), indicator),
                );
                if let Some(owner) = lists::owner(page, sentence, &spans, place) {
                    statistic.subject = Some(owner);
                }
                if let Some(gauge) = subject::gauge(text, sentence.span, at, indicator)
                    .or_else(|| subject::index(text, sentence.span, at, indicator))
                {
                    statistic.subject = Some(gauge);
                }
                statistic.subject.take_if(|name| subject::of_crime(indicator, name));
                let whose = statistic.subject.as_deref();
                let bare = whose.is_none() || whose == region_name.as_deref();
                if let Some(event) =
                    held.filter(|event| subject::counted_at(event, indicator, statistic.period, bare))
                {
                    statistic.subject = Some(event.name.clone());
                }
                if attribute == Attribute::Own
                    && !rule
                    && let Some(name) = subject::built(page, sentence.span, at)
                {
                    statistic.subject = Some(name);
                }
                if let Some((spot, rest)) = subject::spot(text, clause, at, indicator) {
                    statistic.subject = Some(spot);
                    statistic.indicator = Some(rest);
                }
                statistic.region = subject::region_of(page, statistic.subject.as_deref());
                let head = &text[sentence.span.start()..at];
                statistic.target = target::is_target(
                    (head, &text[figure.mention.span.end()..rest]),
                    ahead,
                    statistic.period.as_ref(),
                    published,
                );
            }
            // A rate gives its comparison to the level it belongs to.
            if let Some(comparison) =
                statistic.comparison.as_ref().filter(|comparison| comparison.direction.is_some())
            {
                let same = levels.iter().rev().copied().find(|&level| {
                    let level: &Statistic = &found[level];
                    level.comparison.is_none() && level.indicator == statistic.indicator
                });
                if let Some(level) = same {
                    found[level].comparison = Some(comparison.clone());
                    // 541亿元（约75亿美元），同比增长30.1%: the same sum twice.
                    let at = place - (found.len() - level);
                    let original = at.checked_sub(1).filter(|&before| {
                        let (sum, other) = (figures[before].mention.span, figures[at].mention.span);
                        converted(&text[sum.end()..other.start()], &figures[at].quantity.unit)
                    });
                    if original.is_some() && found[level - 1].comparison.is_none() {
                        found[level - 1].comparison = Some(comparison.clone());
                    }
                }
            } else if statistic.indicator.is_some() {
                levels.push(found.len());
            }
            found.push(statistic);
        }
        aims = target::runs_on(sentence.span.of(text), aims);
        course.end(sentence.span.of(text));
        if sentence.span.of(text).ends_with('\n') {
            said.list.clear();
            topic.clear();
        }
    }
    found
}
