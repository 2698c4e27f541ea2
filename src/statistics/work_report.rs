//! Work reports tell of the year before in one part and of the year to come in another: 二〇二二年工作回顾, 2023年工作安排.
//!
//! A heading says which part begins; 过去一年 and 五年来 say so within one. What the second part counts is an aim.

use super::read::Page;
use crate::mention::date::{Point, When};

/// The longest heading, in characters.
const HEADING: usize = 40;
/// How far into the text a report may say that it is one, in bytes.
const OPENING: usize = 600;
/// Words of a heading that looks back.
const BACK: [&str; 6] = ["回顾", "工作总结", "主要工作", "工作情况", "工作成效", "过去"];
/// Words of a heading that looks ahead.
const AHEAD: [&str; 12] = [
    "安排", "主要任务", "重点任务", "目标任务", "总体要求", "预期目标", "重点工作", "工作建议", "工作部署", "总体部署", "打算",
    "总体思路",
];
/// Words for the year, or the five years, before the report.
const LAST_YEAR: [&str; 4] = ["过去一年", "过去的一年", "一年来", "这一年"];
const FIVE_YEARS: [&str; 5] = ["五年来", "过去五年", "过去的五年", "5年来", "过去5年"];

/// Where the reading of a report stands.
pub(super) struct Outline {
    /// The year in which it is given.
    year: i16,
    /// What its part is on, and whether that is to come.
    part: Option<(When, bool)>,
}

impl Outline {
    /// That of an article, if it is a report on a year's work.
    pub(super) fn of(page: &Page<'_>) -> Option<Self> {
        let text = page.article.body.folded();
        let title = page.article.title.as_deref().unwrap_or_default();
        let opening = &text[..text.floor_char_boundary(OPENING)];
        let given = opening.contains("报告工作") || opening.contains("报告政府工作") || opening.contains("作政府工作报告");
        if !(title.contains("工作报告") && !title.contains("决议") || given && opening.contains("代表")) {
            return None;
        }
        let published = page.article.reference.and_then(|when| when.first_day()).map(|day| day.year());
        let year = year_in(title).or(published)?;
        Some(Self { year, part: None })
    }

    /// Reads a sentence; the period of the part that begins with it, if one does.
    pub(super) fn read(&mut self, words: &str) -> Option<When> {
        let begun = self.begun(words)?;
        let new = self.part != Some(begun);
        self.part = Some(begun);
        new.then_some(begun.0)
    }

    fn begun(&self, words: &str) -> Option<(When, bool)> {
        let line = words.trim();
        let last = When::at(Point::Year(self.year - 1));
        let five = When::range(Point::Year(self.year - 5), Point::Year(self.year - 1));
        let says = |words: &[&str]| words.iter().any(|word| line.contains(word));
        let heading = words.ends_with('\n') && line.chars().count() <= HEADING && !line.ends_with('。');
        if heading && says(&AHEAD) {
            return Some((When::at(Point::Year(self.year)), true));
        }
        if says(&FIVE_YEARS) {
            return Some((five, false));
        }
        let back = heading && says(&BACK);
        if back || LAST_YEAR.iter().any(|word| line.starts_with(word)) {
            let named = year_in(line).filter(|year| back && *year < self.year);
            return Some((named.map_or(last, |year| When::at(Point::Year(year))), false));
        }
        None
    }

    /// Whether what is said now is to come.
    pub(super) fn ahead(&self) -> bool {
        self.part.is_some_and(|(_, ahead)| ahead)
    }
}

/// The first year that words name: 2022年….
fn year_in(words: &str) -> Option<i16> {
    words.match_indices('年').find_map(|(at, _)| {
        let digits = words.get(at.checked_sub(4)?..at)?;
        digits.parse::<i16>().ok().filter(|year| (1949..2100).contains(year))
    })
}
