//! Dates and figures of the sample archive against its annotations: precision and recall of both.

use super::values::values;
use fangzhi::mention::Value as Said;
use fangzhi::mention::figure::Bound;
use fangzhi::text::script;
use std::collections::BTreeSet;
use std::path::Path;

/// What is found, what is wanted, what is both.
#[derive(Default)]
struct Count {
    found: usize,
    wanted: usize,
    both: usize,
}

impl Count {
    fn add(&mut self, found: &BTreeSet<String>, wanted: &BTreeSet<String>) {
        self.found += found.len();
        self.wanted += wanted.len();
        self.both += found.intersection(wanted).count();
    }

    fn f1(&self) -> f64 {
        2.0 * self.both as f64 / (self.found + self.wanted).max(1) as f64
    }
}

#[test]
fn values_of_the_sample_archive() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/gold");
    for split in ["dev", "heldout"] {
        let (mut dates, mut figures) = (Count::default(), Count::default());
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let gold: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            if gold["split"] != split {
                continue;
            }
            let folded = script::fold(gold["text"].as_str().unwrap());
            let published = gold["published"].as_str().map(|published| published.parse().unwrap());
            let (found_dates, found_figures) = values(&folded, published.as_ref());
            let offset = |at: usize| folded[..at].chars().count();
            let found: BTreeSet<String> = found_dates
                .iter()
                .filter_map(|mention| match &mention.value {
                    Said::Date(Some(when)) => {
                        Some(format!("{} {} {when}", offset(mention.span.start()), mention.span.of(&folded)))
                    }
                    _ => None,
                })
                .collect();
            let text = |start: &serde_json::Value, end: &serde_json::Value| {
                let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
                folded.chars().skip(start).take(end - start).collect::<String>()
            };
            let wanted: BTreeSet<String> = gold["mentions"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|mention| mention["kind"] == "date")
                .map(|mention| {
                    let written = text(&mention["start"], &mention["end"]);
                    format!("{} {written} {}", mention["start"], mention["value"].as_str().unwrap_or("?"))
                })
                .collect();
            dates.add(&found, &wanted);
            report(&path, split, "date", &found, &wanted);
            let found: BTreeSet<String> = found_figures
                .iter()
                .filter_map(|mention| match &mention.value {
                    Said::Figure(quantity) => {
                        let low = !matches!(quantity.bound, Bound::AtMost | Bound::LessThan);
                        let value = if low { quantity.low } else { quantity.high.unwrap_or(quantity.low) };
                        let place = offset(mention.span.start());
                        Some(format!("{place} {} {value:.2} {}", mention.span.of(&folded), quantity.unit))
                    }
                    _ => None,
                })
                .collect();
            let wanted: BTreeSet<String> = gold["figures"]
                .as_array()
                .unwrap()
                .iter()
                .map(|figure| {
                    let value = figure["low"].as_f64().or(figure["high"].as_f64()).unwrap();
                    let written = text(&figure["start"], &figure["end"]);
                    let unit = script::fold(figure["unit"].as_str().unwrap_or_default());
                    format!("{} {written} {value:.2} {unit}", figure["start"])
                })
                .collect();
            figures.add(&found, &wanted);
            report(&path, split, "figure", &found, &wanted);
        }
        for (name, count) in [("dates", &dates), ("figures", &figures)] {
            eprintln!(
                "{split:8} {name:8} found {:4} wanted {:4} both {:4} F1 {:.3}",
                count.found,
                count.wanted,
                count.both,
                count.f1()
            );
        }
        assert!(dates.f1() > 0.85 && figures.f1() > 0.9, "{split}");
    }
}

/// With SHOW set, what differs in the articles to develop with.
fn report(path: &Path, split: &str, kind: &str, found: &BTreeSet<String>, wanted: &BTreeSet<String>) {
    if split != "dev" || std::env::var_os("SHOW").is_none() {
        return;
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    for missed in wanted.difference(found) {
        eprintln!("{name} {kind} missed: {missed}");
    }
    for extra in found.difference(wanted) {
        eprintln!("{name} {kind} extra:  {extra}");
    }
}
