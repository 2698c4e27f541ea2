//! The speed of indexing everything against the floor, in one run: the floor is decode, fold, jieba's search
//! words and a character field with positions and the stored text into tantivy, and nothing else.
//! Then the share of every stage, on one thread.
//!
//! `cargo run --release --example floor -- PATH…`

use fangzhi::archive::{Archive, Entry, IngestOptions, index};
use fangzhi::dictionary::Dictionaries;
use fangzhi::export::contract::article_parts;
use fangzhi::sentence::words::jieba;
use fangzhi::source::{Content, Document, Options, documents};
use fangzhi::text::{self, Text};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexWriter, TantivyDocument};

fn main() {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let all: Vec<Document> = documents(&paths, Options::default()).filter_map(Result::ok).collect();
    let bytes: usize = all.iter().map(size).sum();
    let megabytes = bytes as f64 / 1e6;
    println!("{} documents, {megabytes:.1} MB of text, {threads} threads", all.len());
    let _ = jieba().cut("暖机", true);
    let dictionaries = Dictionaries::builtin();

    let mut floors = Vec::new();
    let mut ours = Vec::new();
    for _ in 0..std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1) {
        floors.push(floor(&all, threads));
        ours.push(everything(&all, &dictionaries));
    }
    floors.sort();
    ours.sort();
    let (floor, ours) = (floors[floors.len() / 2], ours[ours.len() / 2]);
    let speed = |time: Duration| megabytes / time.as_secs_f64();
    println!("floor      {:6.2} MB/s  {floor:.2?}", speed(floor));
    println!(
        "everything {:6.2} MB/s  {ours:.2?}  {:.2} of the floor",
        speed(ours),
        floor.as_secs_f64() / ours.as_secs_f64()
    );
    println!("peak memory {}", peak());
    stages(&all, &dictionaries, megabytes);
}

fn size(document: &Document) -> usize {
    match &document.content {
        Content::Bytes(bytes) => bytes.len(),
        Content::Text(text) => text.len(),
    }
}

fn characters(document: &Document) -> String {
    match &document.content {
        Content::Bytes(bytes) => text::decode(bytes, None).text,
        Content::Text(text) => text.clone(),
    }
}

fn floor(all: &[Document], threads: usize) -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let started = Instant::now();
    let mut builder = Schema::builder();
    let field = |tokenizer: &str| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        )
    };
    let words = builder.add_text_field("words", field("words"));
    let chars = builder.add_text_field("chars", field("chars"));
    let stored = builder.add_text_field("text", STORED);
    let index = Index::builder()
        .schema(builder.build())
        .settings(tantivy::IndexSettings {
            docstore_compression: tantivy::store::Compressor::Zstd(tantivy::store::ZstdCompressor {
                compression_level: Some(1),
            }),
            ..tantivy::IndexSettings::default()
        })
        .create_in_dir(folder.path())
        .expect("an index");
    index.tokenizers().register("words", TextAnalyzer::from(Floor { words: true }));
    index.tokenizers().register("chars", TextAnalyzer::from(Floor { words: false }));
    let mut writer: IndexWriter =
        index.writer_with_num_threads(threads, threads * (96 << 20)).expect("a writer");
    for document in all {
        let text = characters(document);
        let folded = text::script::fold(&text);
        let mut document = TantivyDocument::new();
        document.add_text(words, &folded);
        document.add_text(chars, &folded);
        document.add_text(stored, text);
        writer.add_document(document).expect("added");
    }
    writer.commit().expect("committed");
    writer.wait_merging_threads().expect("merged");
    started.elapsed()
}

#[derive(Clone)]
struct Floor {
    words: bool,
}

struct FloorStream {
    tokens: std::vec::IntoIter<(usize, String)>,
    token: Token,
}

impl Tokenizer for Floor {
    type TokenStream<'a> = FloorStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FloorStream {
        let tokens: Vec<(usize, String)> = if self.words {
            jieba()
                .tokenize(text, fangzhi_mode(), true)
                .into_iter()
                .map(|token| (token.start, token.word.to_owned()))
                .collect()
        } else {
            text.chars().enumerate().map(|(at, c)| (at, c.to_string())).collect()
        };
        FloorStream { tokens: tokens.into_iter(), token: Token::default() }
    }
}

fn fangzhi_mode() -> jieba_rs::TokenizeMode {
    jieba_rs::TokenizeMode::Search
}

impl TokenStream for FloorStream {
    fn advance(&mut self) -> bool {
        let Some((position, text)) = self.tokens.next() else { return false };
        self.token.position = position;
        self.token.text = text;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

fn everything(all: &[Document], dictionaries: &Dictionaries) -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let started = Instant::now();
    let archive = Archive::create(&folder.path().join("archive")).expect("an archive");
    let mut writer = archive.writer().expect("a writer");
    let options = IngestOptions::new(article_parts);
    index(all.iter().cloned().map(Ok), dictionaries, &mut writer, &options, &mut |_| {}).expect("indexed");
    writer.finish().expect("finished");
    started.elapsed()
}

/// The highest memory of this process so far, where the system says.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .map_or_else(|| "not known".to_owned(), |peak| peak.trim().to_owned())
}

fn stages(all: &[Document], dictionaries: &Dictionaries, megabytes: f64) {
    use fangzhi::{article, entity, event, mention, sentence, statistics};
    let mut times: Vec<(&str, Duration)> = Vec::new();
    let mut timed =
        |name: &'static str, time: Duration| match times.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += time,
            None => times.push((name, time)),
        };
    for document in all {
        let mut clock = Instant::now();
        let mut lap = |name| {
            let time = clock.elapsed();
            clock = Instant::now();
            timed(name, time);
        };
        let given = document.given.clone();
        let decoded = characters(document);
        lap("decode");
        let page = article::page(decoded, document.format);
        lap("page");
        let text = Text::new(page.text.clone());
        lap("repair and fold");
        let article = article::article(&text, &page, &given, dictionaries);
        lap("article");
        let sentences = sentence::sentences(&article.body, dictionaries);
        lap("sentence");
        let mentions = mention::mentions(&article, &sentences, dictionaries);
        lap("mention");
        let entities = entity::entities(&article, &sentences, &mentions, dictionaries);
        lap("entity");
        let events = event::events(&article, &sentences, &mentions, &entities, dictionaries);
        lap("event");
        let statistics =
            statistics::statistics(&article, &sentences, &mentions, &entities, &events, dictionaries);
        lap("statistics");
        let script = text::script::script(article.body.text());
        let reading = fangzhi::Reading {
            id: document.id(),
            path: document.origin.to_string(),
            encoding: "utf-8".to_owned(),
            script,
            text,
            article,
            sentences,
            mentions,
            entities,
            events,
            statistics,
            troubles: Vec::new(),
        };
        let contract = article_parts(&reading, dictionaries);
        lap("contract");
        let entry = Entry::new(&reading, contract, &document.origin, 1, 1).expect("facts");
        lap("entry");
        drop(entry);
    }
    let sum: Duration = times.iter().map(|(_, time)| *time).sum();
    for (name, time) in times {
        println!(
            "{name:16} {:7.1} ms/MB  {:4.1}%",
            time.as_secs_f64() * 1000.0 / megabytes,
            100.0 * time.as_secs_f64() / sum.as_secs_f64()
        );
    }
    println!("all before the index {:.1} ms/MB", sum.as_secs_f64() * 1000.0 / megabytes);
}
