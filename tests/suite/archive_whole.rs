//! Archives that are upgraded, cut off, broken and read while they are written: whole, or said not to be.

use super::archive::{RECORDS, archive_of, fill, ids, usual};
use fangzhi::archive::{Archive, ArchiveProblem, SearchOptions, Sort, upgrade};
use fangzhi::query::Query;
use serde_json::Value;
use std::path::Path;
use tantivy::schema::{FAST, INDEXED, STORED, STRING, Schema};
use tantivy::{Index, TantivyDocument};

/// Puts an index of format 1 in the place of an archive's: only the fields that an upgrade reads.
pub(super) fn earlier_format(path: &Path) {
    let archive = Archive::open(path).unwrap();
    let all = SearchOptions { limit: 1000, all_copies: true, ..SearchOptions::default() };
    let hits = archive.search(&Query::All, &all).unwrap().hits;
    let articles: Vec<Value> =
        hits.iter().map(|hit| archive.article(&hit.id).unwrap().unwrap().json).collect();
    let numbers = |name: &str| -> std::collections::HashMap<String, u64> {
        let index = Index::open_in_dir(path.join("index")).unwrap();
        let searcher = index.reader().unwrap().searcher();
        let id = index.schema().get_field("id").unwrap();
        let number = |article: &Value| {
            let term = tantivy::Term::from_field_text(id, article["id"].as_str().unwrap());
            let query = tantivy::query::TermQuery::new(term, tantivy::schema::IndexRecordOption::Basic);
            let found = searcher.search(&query, &tantivy::collector::DocSetCollector).unwrap();
            let at = found.into_iter().next().unwrap();
            searcher.segment_reader(at.segment_ord).fast_fields().u64(name).unwrap().first(at.doc_id).unwrap()
        };
        articles.iter().map(|article| (article["id"].to_string(), number(article))).collect()
    };
    let kept: Vec<_> = ["key", "hash", "story"].into_iter().map(|name| (name, numbers(name))).collect();

    let mut builder = Schema::builder();
    for (name, _) in &kept {
        builder.add_u64_field(name, INDEXED | FAST);
    }
    builder.add_text_field("path", STRING);
    for name in ["meta", "text", "facts"] {
        builder.add_text_field(name, STORED);
    }
    let schema = builder.build();
    let field = |name: &str| schema.get_field(name).unwrap();
    std::fs::remove_dir_all(path.join("index")).unwrap();
    std::fs::create_dir(path.join("index")).unwrap();
    let index = Index::create_in_dir(path.join("index"), schema.clone()).unwrap();
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 20 << 20).unwrap();
    for article in articles {
        let mut document = TantivyDocument::new();
        for (name, numbers) in &kept {
            document.add_u64(field(name), numbers[&article["id"].to_string()]);
        }
        document.add_text(field("path"), article["path"].as_str().unwrap());
        document.add_text(field("text"), article["text"].as_str().unwrap());
        let (mut meta, mut facts) = (article.as_object().unwrap().clone(), serde_json::Map::new());
        meta.shift_remove("text");
        for name in ["repairs", "mentions", "people", "events", "figures"] {
            facts.insert(name.to_owned(), meta.shift_remove(name).unwrap());
        }
        document.add_text(field("meta"), Value::Object(meta).to_string());
        document.add_text(field("facts"), Value::Object(facts).to_string());
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
    let manifest = path.join("archive.json");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let text = text.replace("\"format\": 3", "\"format\": 1").replace(",\n  \"index\": \"index\"", "");
    assert!(text.contains("\"format\": 1") && !text.contains("index"), "{text}");
    std::fs::write(manifest, text).unwrap();
}

#[test]
fn an_upgrade_keeps_every_article_and_can_be_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    let path = folder.path().join("archive");
    let articles = |archive: &Archive| -> Vec<Value> {
        RECORDS.iter().map(|(id, ..)| archive.article(id).unwrap().unwrap().json).collect()
    };
    let before = articles(&archive);
    drop(archive);
    earlier_format(&path);
    assert_eq!(Archive::open(&path).unwrap_err().problem, ArchiveProblem::Older { format: 1, known: 3 });
    // What an upgrade that was cut off leaves behind is in nobody's way.
    std::fs::create_dir(path.join("index-3")).unwrap();
    std::fs::write(path.join("index-3/meta.json"), "{").unwrap();
    let mut told = Vec::new();
    let done = upgrade(&path, &mut |done, all| told.push((done, all))).unwrap();
    assert_eq!((done.from, done.to, done.articles), (1, 3, 4));
    assert_eq!(told.last(), Some(&(4, 4)));
    let archive = Archive::open(&path).unwrap();
    assert_eq!(articles(&archive), before);
    assert_eq!(ids(&archive, "產業鏈"), ["meeting"]);
    assert_eq!(ids(&archive, "人物:王建国"), ["meeting"]);
    assert_eq!(ids(&archive, "数额:>1亿元"), ["meeting"]);
    assert!(archive.verify(&mut |_, _| {}).unwrap().broken.is_empty());
    assert!(!path.join("index").exists());
    let report = fill(&archive, &[folder.path().join("articles.jsonl")], &usual());
    assert_eq!((report.added, report.unchanged), (0, 4));
    assert_eq!(upgrade(&path, &mut |_, _| {}).unwrap().articles, 0);
}

#[test]
fn a_corrupted_file_is_named_never_suffered() {
    let folder = tempfile::tempdir().unwrap();
    drop(archive_of(folder.path(), &RECORDS));
    let path = folder.path().join("archive");
    let files: Vec<_> = std::fs::read_dir(path.join("index"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|extension| extension != "lock"))
        .collect();
    assert!(files.len() > 6);
    for file in files {
        let whole = std::fs::read(&file).unwrap();
        let mut turned = whole.clone();
        let middle = turned.len() / 2;
        turned[middle] ^= 0x5a;
        for bytes in [&whole[..whole.len() / 2], &[], &turned] {
            std::fs::write(&file, bytes).unwrap();
            let name = file.display();
            // Whatever is asked, there is an answer or an error that says what to do: never a panic.
            let asked = std::panic::catch_unwind(|| match Archive::open(&path) {
                Err(error) => {
                    assert!(error.to_string().contains("delete the folder and index them again"), "{error}");
                    true
                }
                Ok(archive) => match archive.verify(&mut |_, _| {}) {
                    Err(error) => {
                        assert!(error.to_string().contains("damaged"), "{error}");
                        true
                    }
                    Ok(found) => !found.damaged.is_empty() || !found.broken.is_empty(),
                },
            });
            let noticed = asked.unwrap_or_else(|_| panic!("{name}: the program failed"));
            // The lists of files carry no checksum; a turned bit there is seen, or changes nothing.
            let listed = file.extension().is_some_and(|extension| extension == "json");
            assert!(noticed || listed, "{name}: {} bytes are not noticed", bytes.len());
        }
        std::fs::write(&file, &whole).unwrap();
    }
    assert!(Archive::open(&path).unwrap().verify(&mut |_, _| {}).unwrap().damaged.is_empty());
}

#[test]
fn readers_see_whole_commits_while_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive");
    let archive = Archive::create(&path).unwrap();
    let lines: Vec<String> = (0..300)
        .map(|number| {
            let text = format!("第{number}号县召开会议，安排资金{}万元。", number * 7 + 11);
            serde_json::json!({"id": format!("a{number}"), "text": text}).to_string()
        })
        .collect();
    let records = folder.path().join("a.jsonl");
    std::fs::write(&records, lines.join("\n")).unwrap();
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let (archive, mut last, mut asked) = (Archive::open(&path).unwrap(), 0, 0);
                    while !done.load(std::sync::atomic::Ordering::Relaxed) {
                        archive.reload().unwrap();
                        let options = SearchOptions { sort: Sort::Newest, ..SearchOptions::default() };
                        let found = archive.search(&"会议".parse().unwrap(), &options).unwrap();
                        assert!(found.total >= last, "{} after {last}", found.total);
                        assert!(found.hits.iter().all(|hit| !hit.snippet.highlights.is_empty()));
                        last = found.total;
                        asked += 1;
                    }
                    asked
                })
            })
            .collect();
        let mut writer = archive.writer().unwrap().committing_every(1 << 10);
        let source = fangzhi::source::documents(&[&records], fangzhi::source::Options::default());
        let dictionaries = fangzhi::dictionary::Dictionaries::builtin();
        fangzhi::archive::index(source, &dictionaries, &mut writer, &usual(), &mut |_| {}).unwrap();
        writer.finish().unwrap();
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(readers.into_iter().all(|reader| reader.join().unwrap() > 0));
    });
    archive.reload().unwrap();
    assert_eq!(archive.len(), 300);
}
