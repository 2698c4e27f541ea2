//! How well questions find their passages: nDCG@10 and recall@10 of the archive beside plain BM25 over jieba's
//! words and over character bigrams, on questions and passages in the manner of `shared/data/retrieval`.
//!
//! `cargo run --release --example relevance -- DOCS.jsonl QUERIES.jsonl`

use fangzhi::archive::{Archive, Entry, SearchOptions};
use fangzhi::query::{Query, Term};
use fangzhi::sentence::words::jieba;
use fangzhi::text::script::fold;
use serde_json::{Value, json};
use std::collections::HashMap;

struct Question {
    text: String,
    relevant: HashMap<String, f64>,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (docs, queries) = (arguments.next().expect("DOCS.jsonl"), arguments.next().expect("QUERIES.jsonl"));
    let lines = |path: &str| -> Vec<Value> {
        let text = std::fs::read_to_string(path).expect("readable");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let questions: Vec<Question> = lines(&queries)
        .iter()
        .map(|query| Question {
            text: query["query"].as_str().expect("query").to_owned(),
            relevant: query["relevant"]
                .as_object()
                .expect("relevant")
                .iter()
                .map(|(id, grade)| (id.clone(), grade.as_f64().unwrap_or(1.0)))
                .collect(),
        })
        .collect();
    let passages: Vec<(String, String)> = lines(&docs)
        .iter()
        .map(|doc| (doc["id"].as_str().expect("id").to_owned(), fold(doc["text"].as_str().expect("text"))))
        .collect();

    let folder = tempfile::tempdir().expect("a temporary folder");
    // ARCHIVE=DIR keeps the archive from run to run.
    let path = std::env::var_os("ARCHIVE").map_or_else(|| folder.path().join("archive"), Into::into);
    let archive = Archive::open_or_create(&path).expect("an archive");
    let mut writer = archive.writer().expect("a writer");
    // What ranks is the text alone, so the passages need not be read for names and events.
    for (key, doc) in (1..).zip(lines(&docs)) {
        let passage = json!({"id": doc["id"], "text": doc["text"]});
        let entry = Entry::of_contract(passage, &docs, key, key).expect("facts");
        writer.add(entry).expect("added");
    }
    writer.finish().expect("finished");
    archive.reload().expect("reloaded");
    println!("{} passages, {} questions", archive.len(), questions.len());

    let options = SearchOptions { all_copies: true, ..SearchOptions::default() };
    let ours = |question: &str| -> Vec<String> {
        // A question as a user types it; what the query language would take for an operator is text here.
        let query = question.parse().unwrap_or_else(|_| Query::Text(Term::Word(question.to_owned())));
        archive.search(&query, &options).expect("searched").hits.into_iter().map(|hit| hit.id).collect()
    };
    measured("fangzhi", &questions, ours);
    for (name, cut) in
        [("BM25 over jieba's words", words as fn(&str) -> Vec<String>), ("BM25 over bigrams", bigrams)]
    {
        let plain = Bm25::new(&passages, cut);
        measured(name, &questions, |question| plain.search(question));
    }
}

fn measured(name: &str, questions: &[Question], search: impl Fn(&str) -> Vec<String>) {
    let (mut ndcg, mut recall, mut first) = (0.0, 0.0, 0.0);
    // Those of even and of odd number apart: weights are chosen on one half and confirmed on the other.
    let mut halves = [0.0, 0.0];
    let mut poor = Vec::new();
    for (number, question) in questions.iter().enumerate() {
        let found = search(&question.text);
        let gain = |grades: &mut dyn Iterator<Item = f64>| -> f64 {
            grades.take(10).enumerate().map(|(rank, grade)| grade / (rank as f64 + 2.0).log2()).sum()
        };
        let grade = |id: &String| question.relevant.get(id).copied().unwrap_or(0.0);
        let mut ideal: Vec<f64> = question.relevant.values().copied().collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        let one = gain(&mut found.iter().map(grade)) / gain(&mut ideal.into_iter());
        ndcg += one;
        halves[number % 2] += one * 2.0;
        recall += found.iter().take(10).filter(|id| grade(id) > 0.0).count() as f64
            / question.relevant.len() as f64;
        first += f64::from(u8::from(found.first().is_some_and(|id| grade(id) > 0.0)));
        poor.push((one, &question.text));
    }
    let count = questions.len() as f64;
    println!(
        "{name:28} nDCG@10 {:.4} (even {:.3}, odd {:.3})  recall@10 {:.4}  first right {:.3}",
        ndcg / count,
        halves[0] / count,
        halves[1] / count,
        recall / count,
        first / count
    );
    if std::env::var_os("POOR").is_some() {
        poor.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (one, text) in poor.iter().take(25) {
            println!("  {one:.3} {text}");
        }
    }
}

fn words(text: &str) -> Vec<String> {
    jieba()
        .cut_for_search(text, true)
        .into_iter()
        .map(|token| token.word.to_lowercase())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

fn bigrams(text: &str) -> Vec<String> {
    let chars: Vec<char> =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    chars.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// The textbook's ranking: k1 1.2, b 0.75 (Robertson and Zaragoza 2009).
struct Bm25 {
    cut: fn(&str) -> Vec<String>,
    ids: Vec<String>,
    lengths: Vec<f64>,
    postings: HashMap<String, Vec<(usize, f64)>>,
}

impl Bm25 {
    fn new(passages: &[(String, String)], cut: fn(&str) -> Vec<String>) -> Self {
        let mut new = Self { cut, ids: Vec::new(), lengths: Vec::new(), postings: HashMap::new() };
        for (number, (id, text)) in passages.iter().enumerate() {
            let tokens = cut(text);
            new.ids.push(id.clone());
            new.lengths.push(tokens.len() as f64);
            let mut counts: HashMap<String, f64> = HashMap::new();
            for token in tokens {
                *counts.entry(token).or_default() += 1.0;
            }
            for (token, count) in counts {
                new.postings.entry(token).or_default().push((number, count));
            }
        }
        new
    }

    fn search(&self, question: &str) -> Vec<String> {
        let count = self.ids.len() as f64;
        let average = self.lengths.iter().sum::<f64>() / count;
        let mut scores: HashMap<usize, f64> = HashMap::new();
        let mut tokens = (self.cut)(&fold(question));
        tokens.sort();
        tokens.dedup();
        for postings in tokens.iter().filter_map(|token| self.postings.get(token)) {
            let holding = postings.len() as f64;
            let idf = (1.0 + (count - holding + 0.5) / (holding + 0.5)).ln();
            for (number, frequency) in postings {
                let norm = 1.2 * (0.25 + 0.75 * self.lengths[*number] / average);
                *scores.entry(*number).or_default() += idf * frequency * 2.2 / (frequency + norm);
            }
        }
        let mut ranked: Vec<(usize, f64)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().take(10).map(|(number, _)| self.ids[number].clone()).collect()
    }
}
