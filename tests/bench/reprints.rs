//! How well reprints are told: pairs of one item (`same_item_differing`), among articles that are not reprints.
//!
//! `cargo run --release --example reprints -- PAIRS.jsonl OTHERS.jsonl…`

use fangzhi::archive::{Archive, IngestOptions, index};
use fangzhi::dictionary::Dictionaries;
use fangzhi::export::contract::article_json;
use fangzhi::source::{Content, Document, Format, Given, Origin};
use fangzhi::text::script::fold;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let lines = |path: &str| -> Vec<Value> {
        let text = std::fs::read_to_string(path).expect("readable");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let string = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let pairs = lines(&arguments.next().expect("PAIRS.jsonl"));
    let mut texts: Vec<(String, String)> = Vec::new();
    for (number, pair) in pairs.iter().enumerate() {
        texts.push((format!("{number}a"), string(pair, "text_a")));
        texts.push((format!("{number}b"), string(pair, "text_b")));
    }
    for (file, path) in arguments.enumerate() {
        for other in lines(&path) {
            texts.push((format!("o{file}:{}", string(&other, "id")), string(&other, "text")));
        }
    }
    let documents = texts.iter().map(|(id, text)| {
        Ok(Document {
            origin: Origin { path: id.clone(), ..Origin::default() },
            format: Format::Body,
            content: Content::Text(text.clone()),
            given: Given { id: Some(id.clone()), ..Given::default() },
        })
    });
    let folder = tempfile::tempdir().expect("a folder");
    let archive = Archive::create(&folder.path().join("archive")).expect("an archive");
    let mut writer = archive.writer().expect("a writer");
    let options = IngestOptions::new(article_json);
    let documents: Vec<_> = documents.collect();
    let report = index(documents.into_iter(), &Dictionaries::builtin(), &mut writer, &options, &mut |_| {})
        .expect("indexed");
    writer.finish().expect("finished");
    archive.reload().expect("reloaded");
    println!("{} articles, {} reprints", report.added, report.reprints);

    let story = |id: &str| {
        let article = archive.article(id).expect("readable").expect("there");
        string(&article.json, "story")
    };
    let mut stories: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, (id, _)) in texts.iter().enumerate() {
        stories.entry(story(id)).or_default().push(number);
    }
    let together = (0..pairs.len())
        .filter(|number| story(&format!("{number}a")) == story(&format!("{number}b")))
        .count();
    println!("pairs told: {together} of {} = {:.4}", pairs.len(), together as f64 / pairs.len() as f64);
    let possible = pairs
        .iter()
        .filter(|pair| common(&shingles(&string(pair, "text_a")), &shingles(&string(pair, "text_b"))) > 0.0)
        .count();
    println!(
        "of those with anything in common: {together} of {possible} = {:.4}",
        together as f64 / possible as f64
    );

    // Every joining is that of an article with the first of its story.
    let (mut right, mut wrong) = (together, Vec::new());
    for members in stories.values() {
        let first = &texts[members[0]];
        let kept = shingles(&first.1);
        for &member in &members[1..] {
            let other = &texts[member];
            if first.0.trim_end_matches(['a', 'b']) == other.0.trim_end_matches(['a', 'b']) {
                continue;
            }
            let share = common(&kept, &shingles(&other.1));
            // Judged by exact comparison: nine tenths of the shorter article are in the longer one.
            if share >= 0.9 {
                right += 1;
            } else {
                wrong.push((share, &first.1, &other.1));
            }
        }
    }
    println!(
        "joinings: {} right, {} to be looked at, precision {:.4}",
        right,
        wrong.len(),
        right as f64 / (right + wrong.len()) as f64
    );
    wrong.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (share, a, b) in wrong.iter().take(40) {
        let start = |text: &str| text.chars().filter(|c| !c.is_whitespace()).take(60).collect::<String>();
        println!("  {share:.2} {} | {}", start(a), start(b));
    }
}

fn shingles(text: &str) -> HashSet<String> {
    let chars: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    chars.windows(4).map(|window| window.iter().collect()).collect()
}

fn common(a: &HashSet<String>, b: &HashSet<String>) -> f64 {
    a.intersection(b).count() as f64 / a.len().min(b.len()).max(1) as f64
}
