//! Web pages of news sites against what is known of them, beside dom_smoothie alone.
//!
//! Repairs are not timed: they are another stage. Prints a table (`cargo test --test suite html_pages -- --nocapture`). A folder named by `FANGZHI_HTML_GOLD` may hold
//! further true texts, one `<file>.txt` for a page; `FANGZHI_SHOW=part-of-name` prints what was read of a page.

use super::DICTIONARIES;
use super::shared;
use fangzhi::article::{self, Article};
use fangzhi::dictionary::Dictionaries;
use fangzhi::source::{Format, Given};
use fangzhi::text::Text;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;
use std::time::Duration;

fn read(html: &str, url: Option<&str>, dictionaries: &Dictionaries) -> (Article, Duration) {
    let page = article::page(html.to_owned(), Format::Html);
    let repairing = std::time::Instant::now();
    let text = Text::new(page.text.clone());
    let repairing = repairing.elapsed();
    let given = Given { url: url.map(str::to_owned), ..Given::default() };
    (article::article(&text, &page, &given, dictionaries), repairing)
}

/// Letters and ideographs: how white space and marks are set is no matter of what was found.
fn letters(text: &str) -> Vec<char> {
    fangzhi::text::script::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// F1 of runs of three characters.
fn f1(expected: &str, got: &str) -> f64 {
    let grams = |text: &str| {
        let chars = letters(text);
        let mut counts: HashMap<[char; 3], usize> = HashMap::new();
        for gram in chars.windows(3) {
            *counts.entry([gram[0], gram[1], gram[2]]).or_default() += 1;
        }
        counts
    };
    let (expected, got) = (grams(expected), grams(got));
    let common: usize =
        expected.iter().map(|(gram, &count)| count.min(got.get(gram).copied().unwrap_or(0))).sum();
    let (all, found): (usize, usize) = (expected.values().sum(), got.values().sum());
    if all + found == 0 { 1.0 } else { 2.0 * common as f64 / (all + found) as f64 }
}

struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn count(&mut self, right: bool) -> bool {
        self.all += 1;
        self.right += usize::from(right);
        right
    }
}

#[test]
fn pages_of_news_sites() {
    let Some(list) = shared::shared("data/html/zh_pages_dev.jsonl") else { return };
    let folder = list.parent().unwrap().to_owned();
    let own_gold = std::env::var_os("FANGZHI_HTML_GOLD").map(std::path::PathBuf::from);
    let show = std::env::var("FANGZHI_SHOW").ok();
    let (mut titles, mut dates) = (Tally { right: 0, all: 0 }, Tally { right: 0, all: 0 });
    let (mut ours, mut theirs, mut bodies) = (0.0, 0.0, 0);
    let mut stated = Tally { right: 0, all: 0 };
    let (mut our_time, mut their_time) = (Duration::ZERO, Duration::ZERO);
    let mut table = String::new();
    for line in std::fs::read_to_string(&list).unwrap().lines() {
        let page: Value = serde_json::from_str(line).unwrap();
        let file = page["file"].as_str().unwrap();
        let Ok(html) = std::fs::read_to_string(folder.join(file)) else { continue };
        let name = file.rsplit("__").take(2).collect::<Vec<_>>().join(" ");
        let gold = &page["gold"];
        let started = std::time::Instant::now();
        let (article, repairing) = read(&html, gold["url"].as_str(), &DICTIONARIES);
        our_time += started.elapsed() - repairing;
        let started = std::time::Instant::now();
        let alone =
            dom_smoothie::Readability::new(html.as_str(), None, None).and_then(|mut reader| reader.parse());
        their_time += started.elapsed();
        let alone = alone.map(|article| article.text_content.to_string()).unwrap_or_default();
        let body = article.body.text();
        if show.as_ref().is_some_and(|show| file.contains(show.as_str())) {
            let credits: Vec<String> =
                article.byline.iter().map(|credit| format!("{} {}", credit.role, credit.name)).collect();
            eprintln!("{}\n{body}\n", credits.join(", "));
        }

        let mut notes = Vec::new();
        let wanted = gold["title"].as_str().or(gold["title_contains"].as_str());
        if let Some(title) = wanted {
            let got = article.title.clone().unwrap_or_default();
            if !titles.count(letters(&got) == letters(title)) {
                notes.push(format!("title {got:?}"));
            }
        }
        let date = gold["date"].as_str().or(gold["publish_date"].as_str());
        if let Some(date) = date {
            let got = article.published.map(|when| when.to_string()).unwrap_or_default();
            if !dates.count(got.get(..10) == date.get(..10)) {
                notes.push(format!("date {got:?}, not {date:?}"));
            }
        }
        let contains = gold["contains_all"].as_array().into_iter().flatten().chain(gold.get("contains"));
        for part in contains.filter_map(Value::as_str) {
            if !stated.count(body.contains(part)) {
                notes.push(format!("lacks {part:?}"));
            }
        }
        for part in gold["contains_none"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !stated.count(!body.contains(part)) {
                notes.push(format!("holds {part:?}"));
            }
        }
        let own = own_gold.as_ref().and_then(|folder| {
            std::fs::read_to_string(folder.join(format!("{}.txt", file.trim_start_matches("files/")))).ok()
        });
        let truth = gold["text"].as_str().map(str::to_owned).or(own);
        let mut scores = (None, None);
        if let Some(truth) = truth {
            // Some golds hold the first paragraphs only, the last of them cut off.
            let part = letters(&truth).len() < 200 && letters(body).len() > 400;
            let score = |text: &str| {
                if !part {
                    return f1(&truth, text);
                }
                let text: String = letters(text).iter().collect();
                let held = |line: &str| text.contains(&letters(line).iter().collect::<String>());
                if truth.lines().all(held) { 1.0 } else { 0.0 }
            };
            let (our, their) = (score(body), score(&alone));
            ours += our;
            theirs += their;
            bodies += 1;
            scores = (Some(our), Some(their));
        }
        let shown = |score: Option<f64>| score.map_or("-".to_owned(), |score| format!("{score:.3}"));
        let _ = writeln!(
            table,
            "{:5} {:5} {:>6} {:28} {:10} {} | {} | {}",
            shown(scores.0),
            shown(scores.1),
            letters(body).len(),
            name,
            article.published.map(|when| when.to_string()).unwrap_or_default(),
            article.source.unwrap_or_default(),
            article.title.unwrap_or_default(),
            notes.join("; ")
        );
    }
    let mean = |sum: f64| sum / f64::from(bodies.max(1));
    eprintln!(
        "{table}titles {}/{}, dates {}/{}, stated parts {}/{}; body F1 {:.4} against {:.4} of dom_smoothie alone, {bodies} pages; {our_time:?} against {their_time:?}",
        titles.right,
        titles.all,
        dates.right,
        dates.all,
        stated.right,
        stated.all,
        mean(ours),
        mean(theirs)
    );
    assert_eq!(titles.right, titles.all, "titles\n{table}");
    assert_eq!(dates.right, dates.all, "dates\n{table}");
    assert_eq!(stated.right, stated.all, "parts\n{table}");
    assert!(mean(ours) >= 0.95, "body F1 {}\n{table}", mean(ours));
}
