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
    "安排",
    "主要任务",
    "重点任务",
    "目标任务",
    "总体要求",
    "预期目标",
    "重点工作",
    "工作建议",
    "工作部署",
    "总体部署",
    "打算",
    "总体思路",
];
/// Words for the year, or the five years, before the report.
const LAST_YEAR: [&str; 4] = ["过去一年", "过去的一年", "一年来,", "一年来，"];
const FIVE_YEARS: [&str; 5] = ["五年来", "过去五年", "过去的五年", "5年来", "过去5年"];

/// What a part of a report is on, and whether that is to come.
type Part = Option<(When, bool)>;

/// Where the reading of a report stands.
pub(super) struct Outline {
    /// The year in which it is given.
    year: i16,
    /// What the last heading said.
    section: Part,
    /// What the paragraph said, else its section.
    part: Part,
    /// Whether the paragraph is over.
    over: bool,
}

impl Outline {
    /// That of an article, if it is a report on a year's work.
    pub(super) fn of(page: &Page<'_>) -> Option<Self> {
        let text = page.article.body.folded();
        let title = page.article.title.as_deref().unwrap_or_default();
        let opening = &text[..text.floor_char_boundary(OPENING)];
        let given = opening.contains("报告工作")
            || opening.contains("报告政府工作")
            || opening.contains("作政府工作报告");
        if !(title.contains("工作报告") && !title.contains("决议") || given && opening.contains("代表"))
        {
            return None;
        }
        let published = page.article.reference.and_then(|when| when.first_day()).map(|day| day.year());
        let year = year_in(title).or(published)?;
        Some(Self { year, section: None, part: None, over: false })
    }

    /// Reads a sentence; the period that it turns to, if it does.
    pub(super) fn read(&mut self, words: &str) -> Option<When> {
        let before = self.part;
        if self.over {
            self.part = self.section;
        }
        self.over = words.ends_with('\n');
        let line = words.trim();
        let heading = self.over && line.chars().count() <= HEADING && !line.ends_with('。');
        if let Some(part) = if heading { self.headed(line) } else { self.said(line) } {
            self.part = Some(part);
            if heading {
                self.section = self.part;
            }
        }
        self.part.filter(|_| self.part != before).map(|(when, _)| when)
    }

    /// The part that a heading begins.
    fn headed(&self, line: &str) -> Part {
        let says = |words: &[&str]| words.iter().any(|word| line.contains(word));
        if says(&AHEAD) {
            return Some((When::at(Point::Year(self.year)), true));
        }
        let named = year_in(line).filter(|year| *year < self.year);
        self.said(line)
            .or_else(|| says(&BACK).then(|| (When::at(Point::Year(named.unwrap_or(self.year - 1))), false)))
    }

    /// The part that words within one begin: 五年来, 过去一年.
    fn said(&self, line: &str) -> Part {
        let says = |words: &[&str]| words.iter().any(|word| line.contains(word));
        if says(&LAST_YEAR) {
            return Some((When::at(Point::Year(self.year - 1)), false));
        }
        if says(&FIVE_YEARS) {
            return Some((When::range(Point::Year(self.year - 5), Point::Year(self.year - 1)), false));
        }
        line.starts_with("新的一年").then(|| (When::at(Point::Year(self.year)), true))
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
