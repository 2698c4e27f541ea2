//! Headings that the words around a figure make clear whatever else stands there: 参加人数, 合同金额, 震级.

use super::spot::Spot;
use super::{money, people, physical};
use crate::statistics::heading;

/// The ways to know one by its words; each is given the noun behind the figure.
const WAYS: [fn(&Spot<'_>, &str) -> Option<String>; 30] = [
    people::attendance,
    physical::above_water,
    physical::battery,
    physical::screen,
    people::votes,
    game_points,
    people::crew,
    people::team,
    physical::extent_before,
    money::price,
    physical::processed,
    money::deal,
    money::worth_of_goods,
    physical::most_of_weather,
    progress,
    physical::wind,
    physical::magnitude,
    money::stake,
    people::state,
    people::employed,
    money::index_points,
    money::quoted_move,
    money::closing_price,
    physical::extent_behind,
    money::dividend,
    money::fine,
    money::of_noun,
    money::by_value,
    money::brought,
    money::dealt_with,
];

/// The heading, if the words make it clear; `noun` is what stands behind the figure.
pub(super) fn clear(spot: &Spot<'_>, noun: &str) -> Option<String> {
    WAYS.iter().find_map(|way| way(spot, noun))
}

/// Whether one of the words begins near behind the figure.
pub(super) fn near(spot: &Spot<'_>, words: &[&str]) -> bool {
    /// Bytes: eight characters.
    const NEAR: usize = 24;
    words.iter().any(|word| spot.tail().find(word).is_some_and(|at| at <= NEAR))
}

/// Whether the words before the figure end in one of these.
pub(super) fn ends(spot: &Spot<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| spot.before.ends_with(word))
}

/// 贡献16分, 落后3分
fn game_points(spot: &Spot<'_>, _: &str) -> Option<String> {
    heading::points(spot.before).filter(|_| spot.unit() == "分").map(str::to_owned)
}

/// 完成总工程量的86%
fn progress(spot: &Spot<'_>, _: &str) -> Option<String> {
    let works = spot.unit() == "%" && ends(spot, &["总工程量的", "工程总量的", "工程量的"]);
    works.then(|| "工程进度".to_owned())
}
