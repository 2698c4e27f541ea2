//! Bars as SVG, drawn for print: no script, no outside font, a title for those who cannot see it.

use super::escaped;
use crate::briefing::document::{Chart, Direction};
use crate::briefing::measure::plain;
use std::fmt::Write;

/// The colour of bars.
const INK: &str = "#8b1a1a";
/// Width of a chart, in the units of its view box.
const WIDTH: f64 = 720.0;

/// The chart.
pub(super) fn svg(chart: &Chart) -> String {
    match chart.direction {
        Direction::Standing => standing(chart),
        Direction::Lying => lying(chart),
    }
}

fn open(chart: &Chart, height: f64) -> String {
    let title = escaped(&chart.title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\" font-size=\"12\"><title>{title}</title>"
    )
}

fn standing(chart: &Chart) -> String {
    /// Room above and below the bars.
    const TOP: f64 = 20.0;
    const PLOT: f64 = 180.0;
    let below = chart.bars.iter().any(|(_, value)| *value < 0.0);
    let most = chart.bars.iter().map(|(_, value)| value.abs()).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let zero = if below { TOP + PLOT / 2.0 } else { TOP + PLOT };
    let scale = if below { PLOT / 2.0 } else { PLOT } / most;
    let step = WIDTH / chart.bars.len() as f64;
    let width = (step * 0.6).min(60.0);
    // A label needs about so much room; where there is less only every so manieth is written.
    let every = (64.0 / step).ceil().max(1.0) as usize;
    let mut svg = open(chart, TOP + PLOT + 30.0);
    for (index, (label, value)) in chart.bars.iter().enumerate() {
        let middle = step * (index as f64 + 0.5);
        let height = value.abs() * scale;
        let top = if *value < 0.0 { zero } else { zero - height };
        let (left, caption) =
            (middle - width / 2.0, if *value < 0.0 { top + height + 13.0 } else { top - 4.0 });
        let _ = write!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{INK}\"/>"
        );
        if index % every == 0 {
            let (label, value) = (escaped(label), plain(*value));
            let foot = TOP + PLOT + 18.0;
            let _ = write!(
                svg,
                "<text x=\"{middle:.1}\" y=\"{caption:.1}\" text-anchor=\"middle\">{value}</text><text x=\"{middle:.1}\" y=\"{foot}\" text-anchor=\"middle\">{label}</text>"
            );
        }
    }
    let _ = write!(svg, "<line x1=\"0\" x2=\"{WIDTH}\" y1=\"{zero}\" y2=\"{zero}\" stroke=\"#333\"/></svg>");
    svg
}

fn lying(chart: &Chart) -> String {
    const ROW: f64 = 24.0;
    /// Room for names.
    const NAMES: f64 = 260.0;
    let most = chart.bars.iter().map(|(_, value)| value.abs()).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let mut svg = open(chart, ROW * chart.bars.len() as f64 + 8.0);
    for (index, (label, value)) in chart.bars.iter().enumerate() {
        let top = ROW * index as f64 + 4.0;
        let width = value.abs() / most * (WIDTH - NAMES - 60.0);
        let (name, shown) = (escaped(&short(label)), plain(*value));
        let (base, right, after) = (top + 13.0, NAMES - 8.0, NAMES + width + 6.0);
        let _ = write!(
            svg,
            "<text x=\"{right}\" y=\"{base}\" text-anchor=\"end\">{name}</text><rect x=\"{NAMES}\" y=\"{top}\" width=\"{width:.1}\" height=\"17\" fill=\"{INK}\"/><text x=\"{after:.1}\" y=\"{base}\">{shown}</text>"
        );
    }
    svg + "</svg>"
}

/// What fits beside a bar.
fn short(label: &str) -> String {
    const LONGEST: usize = 20;
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    label.chars().take(LONGEST - 1).chain(['…']).collect()
}
