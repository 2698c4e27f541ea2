//! How well reprints are told: pairs of one item (`same_item_differing`), among articles that are not reprints.
//!
//! `cargo run --release --example reprints -- PAIRS.jsonl OTHERS.jsonl…`

use fangzhi::archive::{Sketch, Stories};
use fangzhi::text::script::fold;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

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
    // As the writer does it: the story of the most similar article so far, or one of its own.
    let mut known = Stories::default();
    let mut story_of: HashMap<&str, u64> = HashMap::new();
    for (number, (id, text)) in (0u64..).zip(&texts) {
        let sketch = Sketch::of(&fold(text));
        let story = sketch.as_ref().and_then(|sketch| known.story(sketch)).unwrap_or(number);
        if let Some(sketch) = sketch {
            known.add(sketch, story);
        }
        story_of.insert(id, story);
    }
    println!("{} articles", texts.len());
    let story = |id: &str| story_of[id];
    let mut stories: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
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
            // Judged by exact comparison: four fifths of the shorter article are in the longer one, word for word.
            if share >= 0.8 {
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
