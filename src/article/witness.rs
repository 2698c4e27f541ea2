//! What bears witness of when, by whom and where from an article is: what is given, its header, its dateline, the page's
//! metadata. The strongest that says anything is believed.

use super::dateline::{self, Dateline};
use super::frame::Frame;
use super::header::Header;
use super::page::Page;
use super::{Body, Credit, published, publisher, title};
use crate::mention::date::{Point, When};
use crate::source::Given;
use crate::text::script::fold;

/// A report is printed at most this many days after the day of its dateline.
const PRINTED_WITHIN: i32 = 3;

/// All that bears witness of one article.
pub(super) struct Witness<'a> {
    given: &'a Given,
    page: &'a Page,
    frame: &'a Frame,
    header: Header,
    body: &'a Body,
    /// The title that was given or that the page states, folded.
    title: Option<&'a str>,
    /// What the first paragraphs open with.
    pub opening: Option<&'a Dateline>,
    /// The date in the page's address.
    address: Option<When>,
}

impl<'a> Witness<'a> {
    pub fn new(
        given: &'a Given,
        page: &'a Page,
        frame: &'a Frame,
        body: &'a Body,
        title: Option<&'a str>,
        opening: Option<&'a Dateline>,
    ) -> Self {
        let url = given.url.as_deref().or(page.meta.url.as_deref());
        Self {
            given,
            page,
            frame,
            header: frame.header.clone().unwrap_or_default(),
            body,
            title,
            opening,
            address: url.and_then(published::address),
        }
    }

    /// When it says that it was published.
    pub fn published(&self) -> Option<When> {
        let of_dateline = || self.opening.filter(|found| found.year.is_some());
        let given = self.given.published.as_deref().and_then(published::field);
        given
            .or_else(|| self.shown())
            .or(self.address)
            .or_else(|| of_dateline().and_then(|found| dateline::in_year(found, 0)))
    }

    /// When the page says so.
    fn shown(&self) -> Option<When> {
        let (header, meta) = (&self.header, &self.page.meta);
        let stated = meta.times.iter().find_map(|time| published::field(time));
        match (header.published, stated) {
            // The same day to the minute beats the day alone.
            (Some(shown), Some(stated)) => {
                let minute = |when: When| matches!(when.start, Point::Minute(_));
                Some(if minute(stated) || !minute(shown) { stated } else { shown })
            }
            (shown, stated) => {
                let late = self.frame.late.as_ref().and_then(|header| header.published);
                let scripted = meta.late_times.iter().find_map(|time| published::field(time));
                let day =
                    header.day.zip(scripted).and_then(|(day, scripted)| published::before(day, scripted));
                shown.or(stated).or(late).or(day).or(scripted)
            }
        }
    }

    /// The day that its 今天 is, `published` being when it was published.
    pub fn reference(&self, published: Option<When>) -> Option<When> {
        let of_address = self.address.and_then(|when| when.first_day()).map(|day| day.year());
        let titled = || self.title.and_then(dateline::year_named);
        let hinted = of_address.or_else(titled).or_else(|| dateline::year_hint(self.body.folded()));
        // A report of the 17th printed on the 18th: its 今天 is the 17th.
        let written = published.and_then(|when| {
            let printed = when.last_day()?;
            let day = dateline::in_year(self.opening?, printed.year())?;
            let before = printed.since(day.first_day()?).ok()?.get_days();
            (1..=PRINTED_WITHIN).contains(&before).then_some(day)
        });
        written
            .or(published)
            .or_else(|| signature(self.body))
            .or_else(|| self.opening.zip(hinted).and_then(|(found, year)| dateline::in_year(found, year)))
            .or_else(|| hinted.map(|year| When::at(Point::Year(year))))
    }

    /// Who published it.
    pub fn source(&self) -> Option<String> {
        let (header, meta) = (&self.header, &self.page.meta);
        let normal = |name: &str| publisher::normal(&fold(name));
        let given = self.given.source.as_deref().and_then(normal);
        given
            .or_else(|| header.labelled_source.clone())
            .or_else(|| self.frame.source.clone())
            .or_else(|| meta.sources.iter().find_map(|name| normal(name)))
            .or_else(|| header.bare_source.clone())
            .or_else(|| self.opening.and_then(|found| found.source.clone()))
            .or_else(|| meta.late_sources.iter().find_map(|name| normal(name)))
            .or_else(|| meta.site.as_deref().and_then(normal))
            .or_else(|| {
                let page_title = fold(meta.page_title.as_deref()?);
                publisher::normal(title::site(&page_title)?)
            })
    }

    /// Who wrote it, and who else had a hand in it.
    pub fn byline(&self) -> Vec<Credit> {
        let mut byline: Vec<Credit> = Vec::new();
        let opening = self.opening.into_iter().flat_map(|found| &found.credits);
        for credit in opening.chain(&self.header.credits).chain(&self.frame.credits) {
            // One name in one role, and a reporter named above need not be named below as the author.
            let known = byline.iter().any(|other| {
                other.name == credit.name
                    && (other.role == credit.role
                        || credit.role == "作者"
                        || other.role.ends_with(&credit.role))
            });
            if !known {
                byline.push(credit.clone());
            }
        }
        for (role, name) in &self.page.meta.people {
            let (role, name) = (fold(role), fold(name));
            if !byline.iter().any(|other| other.name == name)
                && (2..=12).contains(&name.chars().count())
                && !publisher::medium(&name)
            {
                byline.push(Credit { role, name });
            }
        }
        byline
    }
}

/// The date that an official document is signed with, in its last lines.
fn signature(body: &Body) -> Option<When> {
    body.paragraphs().iter().rev().take(4).find_map(|paragraph| {
        let line = paragraph.of(body.folded()).trim();
        if line.chars().count() > 30 {
            return None;
        }
        published::first(line)
            .filter(|(span, _)| span.len() * 10 >= line.len() * 7)
            .map(|(_, when)| when)
            .or_else(|| published::numerals(line))
    })
}
