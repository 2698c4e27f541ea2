//! What levels grew by from one year to the next, computed, against what the articles state.
//!
//! They disagree only where no rounding of the two levels and of the stated rate could make them agree. A rate at
//! comparable prices differs from that of the levels by nature: the mark asks for a look, it proves no error.
//!
//! 2021年 100亿元, 2022年 106亿元, 同比增长4%: computed 6.0, stated 4, they differ.

use super::pivot::{Cell, PivotRow};
use super::statement::{Growth, Statement};
use crate::mention::date::{Point, When};

/// Growth of a level against the same period of the year before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Check {
    /// Per cent.
    pub computed: f64,
    /// Per cent, as the articles say; `None` where they do not.
    pub stated: Option<f64>,
    /// Whether they disagree by more than rounding.
    pub differs: bool,
}

/// Fills in `growth` of every row of levels.
pub(super) fn check(columns: &[String], rows: &mut [PivotRow<'_>]) {
    let periods: Vec<Option<When>> = columns.iter().map(|column| column.parse().ok()).collect();
    let before: Vec<Option<usize>> = periods
        .iter()
        .map(|period| {
            let earlier = year_before(period.as_ref()?)?;
            periods.iter().position(|other| *other == Some(earlier))
        })
        .collect();
    let rates: Vec<(String, String, Vec<Option<Growth>>)> = rows
        .iter()
        .filter(|row| row.change.is_some())
        .map(|row| (row.indicator.clone(), row.subject.clone(), row.cells.iter().map(stated).collect()))
        .collect();
    for row in rows.iter_mut().filter(|row| row.change.is_none()) {
        if row.measure.unit == "%" {
            continue;
        }
        row.growth = (0..columns.len())
            .map(|column| {
                let now = single(&row.cells[column])?;
                let then = single(&row.cells[before[column]?])?;
                let said = stated(&row.cells[column]).or_else(|| {
                    rates
                        .iter()
                        .filter(|(indicator, subject, _)| {
                            *indicator == row.indicator && *subject == row.subject
                        })
                        .find_map(|(_, _, rates)| rates[column])
                });
                compare(now, then, said)
            })
            .collect();
    }
}

/// Compares the growth of two levels with what is said of it.
fn compare(now: &Statement<'_>, then: &Statement<'_>, said: Option<Growth>) -> Option<Check> {
    if then.value <= 0.0 || then.span.0 <= 0.0 {
        return None;
    }
    let percent = |now: f64, then: f64| (now / then - 1.0) * 100.0;
    let lowest = percent(now.span.0, then.span.1);
    let highest = percent(now.span.1, then.span.0);
    let differs = said.is_some_and(|said| said.span.1 < lowest || said.span.0 > highest);
    Some(Check { computed: percent(now.value, then.value), stated: said.map(|said| said.percent), differs })
}

/// The most exact figure of a cell whose stories agree.
fn single<'a>(cell: &Cell<'a>) -> Option<&'a Statement<'a>> {
    let values = cell.values();
    let [value] = values.as_slice() else { return None };
    cell.statements.iter().copied().find(|statement| statement.value == *value)
}

fn stated(cell: &Cell<'_>) -> Option<Growth> {
    cell.statements.iter().find_map(|statement| statement.yearly_growth())
}

/// The same period, one year earlier.
fn year_before(period: &When) -> Option<When> {
    let earlier = |point: Point| {
        Some(match point {
            Point::Year(year) => Point::Year(year - 1),
            Point::Month(year, month) => Point::Month(year - 1, month),
            Point::Day(date) => Point::Day(date.checked_sub(jiff::Span::new().years(1)).ok()?),
            _ => return None,
        })
    };
    Some(When {
        start: earlier(period.start)?,
        end: match period.end {
            Some(end) => Some(earlier(end)?),
            None => None,
        },
    })
}
