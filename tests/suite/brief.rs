//! Briefings: the whole of one, that every citation holds, that the files are sound, that news are told.

use super::DICTIONARIES;
use super::shared::shared;
use fangzhi::archive::{Archive, IngestOptions, index};
use fangzhi::briefing::{Briefing, Language, Request, State};
use fangzhi::export::briefing::{bytes, html, markdown};
use fangzhi::export::contract::article_parts;
use fangzhi::source::{Options, documents};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

const FAIR: &str = "5月12日，由青州市商务局主办的茶叶产销对接会在青州市召开。副市长林文海出席会议并致辞。2022年，全市茶叶产值36.5亿元，同比增长6.1%；茶园面积3.5万亩，同比增长4.0%。";
const VISIT: &str = "6月3日，省农业农村厅副厅长何立新一行到青州市调研茶叶产业，实地察看了云岭茶业有限公司。2021年，全市茶园面积3.2万亩。";
const DISPUTE: &str = "青州市统计局公布，2022年，全市茶叶产值38.9亿元。茶叶协会表示将继续推广茶叶品牌。";
const OTHER: &str = "7月1日，青州市召开防汛工作会议，市长郑启明主持会议。";

const RECORDS: [(&str, &str, &str, &str, &str); 5] = [
    ("fair", "青州市举办茶叶产销对接会", "2023-05-13", "青州日报", FAIR),
    ("copy", "青州市举办茶叶产销对接会", "2023-05-14", "省农业网", FAIR),
    ("visit", "省农业农村厅到青州市调研茶叶产业", "2023-06-04", "青州日报", VISIT),
    ("dispute", "青州市茶叶产值公布", "2023-06-20", "统计之窗", DISPUTE),
    ("other", "青州市部署防汛工作", "2023-07-02", "青州日报", OTHER),
];

fn fill(archive: &Archive, path: PathBuf) {
    let mut writer = archive.writer().unwrap();
    let options = IngestOptions::new(article_parts);
    index(documents(&[path], Options::default()), &DICTIONARIES, &mut writer, &options, &mut |_| {}).unwrap();
    writer.finish().unwrap();
    archive.reload().unwrap();
}

fn archive_of(folder: &Path, records: &[(&str, &str, &str, &str, &str)]) -> Archive {
    let lines: Vec<String> = records
        .iter()
        .map(|(id, title, published, source, text)| {
            serde_json::json!({"id": id, "title": title, "published": published, "source": source, "text": text})
                .to_string()
        })
        .collect();
    let path = folder.join("articles.jsonl");
    std::fs::write(&path, lines.join("\n")).unwrap();
    let archive = Archive::open_or_create(&folder.join("archive")).unwrap();
    fill(&archive, path);
    archive
}

fn on(topic: &str) -> Request {
    Request {
        topic: topic.to_owned(),
        query: topic.parse().unwrap(),
        since: None,
        until: None,
        region: None,
        limit: 50,
    }
}

fn briefing(archive: &Archive, topic: &str) -> Briefing {
    Briefing::new(archive, &on(topic), &DICTIONARIES).unwrap()
}

/// Every citation is a sentence of its article, and every line has one that the sources list.
fn citations_hold(archive: &Archive, briefing: &Briefing) {
    let mut known = BTreeSet::new();
    for (citation, article, quote) in briefing.quotes() {
        let stored = archive.article(article).unwrap().expect("the cited article is in the archive");
        let text = stored.json["text"].as_str().unwrap();
        assert!(!quote.is_empty() && text.contains(quote), "[{citation}] {quote:?} is not in {article}");
        known.insert(citation);
    }
    let used = briefing
        .events
        .iter()
        .map(|event| &event.citations)
        .chain(briefing.roles.iter().flat_map(|group| group.actors.iter().map(|actor| &actor.citations)))
        .chain(briefing.tables.iter().flat_map(|table| table.rows.iter().map(|row| &row.citations)));
    for citations in used {
        assert!(!citations.is_empty());
        assert!(citations.iter().all(|citation| known.contains(citation)));
    }
    for dispute in &briefing.disputes {
        assert!(dispute.versions.len() > 1);
        assert!(dispute.versions.iter().all(|(_, citation)| known.contains(citation)));
    }
    for group in &briefing.roles {
        for actor in &group.actors {
            assert!(!actor.events.is_empty(), "{}", actor.entity);
        }
    }
}

#[test]
fn a_briefing_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    let briefing = briefing(&archive, "茶叶");
    citations_hold(&archive, &briefing);
    let text = markdown(&briefing.document(Language::Chinese), None);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/briefing/tea.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&path).unwrap(), "UPDATE=1 rewrites {}", path.display());
}

#[test]
fn reprints_count_once() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    let briefing = briefing(&archive, "茶叶");
    assert_eq!((briefing.overview.articles, briefing.overview.stories), (4, 3));
    let cited: Vec<&str> = briefing.sources.iter().map(|source| source.article.as_str()).collect();
    assert_eq!(cited.iter().filter(|id| ["fair", "copy"].contains(id)).count(), 1, "{cited:?}");
    assert!(!cited.contains(&"other"), "{cited:?}");
}

#[test]
fn a_second_briefing_says_what_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS[..2]);
    let first = briefing(&archive, "茶叶");
    let kept: State = serde_json::from_str(&serde_json::to_string(&first.state()).unwrap()).unwrap();
    let mut same = briefing(&archive, "茶叶");
    same.mark_news(&kept);
    let news = same.news.unwrap();
    assert_eq!((news.stories, news.events, news.figures), (0, 0, 0));

    let archive = archive_of(folder.path(), &RECORDS);
    let mut second = briefing(&archive, "茶叶");
    second.mark_news(&kept);
    let news = second.news.clone().unwrap();
    assert_eq!(news.stories, 2);
    assert!(news.figures >= 2, "{news:?}");
    let new: Vec<&str> = second
        .events
        .iter()
        .filter(|event| event.new)
        .map(|event| event.date.as_deref().unwrap_or(""))
        .collect();
    assert!(new.contains(&"2023-06-03") && !new.contains(&"2023-05-12"), "{new:?}");
    assert!(markdown(&second.document(Language::Chinese), None).contains("新增报道2篇"));

    let mut another = briefing(&archive, "防汛");
    another.mark_news(&kept);
    assert!(another.news.is_none());
}

#[test]
fn files_are_sound() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    let briefing = briefing(&archive, "茶叶");
    for language in [Language::Chinese, Language::English] {
        let document = briefing.document(language);
        let page = html(&document, None);
        for link in page.split("href=\"#").skip(1) {
            let target = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{target}\"")), "{target} leads nowhere");
        }
        assert!(!page.contains("{{") && page.contains("<svg"), "{page}");
        assert_eq!(html(&document, Some("<p>{{title}}</p>{{other}}")).matches("{{other}}").count(), 1);

        let docx = bytes(Path::new("a.docx"), &document, None).unwrap();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut part = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let types = part("[Content_Types].xml");
        for name in names.iter().filter(|name| name.starts_with("word/") && !name.contains("_rels")) {
            assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no type");
            is_well_formed(&part(name), name);
            if name.contains("/charts/") {
                assert!(part(name).contains("<c:min val=\"0\"/>"), "{name}: bars are cut off");
            }
        }
        let (body, relations) = (part("word/document.xml"), part("word/_rels/document.xml.rels"));
        for id in body.split("r:id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{id} is no relation");
        }
        assert!(part("word/styles.xml").contains("w:line=\"560\" w:lineRule=\"exact\""));
        assert!(bytes(Path::new("a.xlsx"), &document, None).unwrap().starts_with(b"PK"));
    }
    let error = bytes(Path::new("a.pdf"), &briefing.document(Language::English), None).unwrap_err();
    assert_eq!(error.to_string(), "a.pdf: unknown kind of file; name it .md, .html, .docx or .xlsx");
}

/// Every element is closed in its turn.
fn is_well_formed(xml: &str, name: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        if tag.starts_with('?') || tag.ends_with('/') {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{name}"),
            None => open.push(tag.split_whitespace().next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn nothing_found_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    let briefing = briefing(&archive, "航天发射");
    assert!(markdown(&briefing.document(Language::Chinese), None).contains("没有找到有关报道"));
}

/// On real pages, where they are: every citation of several topics holds.
#[test]
fn citations_hold_over_the_seeds() {
    let Some(seeds) = shared("seeds") else { return };
    let folder = tempfile::tempdir().unwrap();
    let archive = Archive::create(&folder.path().join("archive")).unwrap();
    fill(&archive, seeds);
    for topic in ["企业", "会议 OR 调研", "地区:山东"] {
        citations_hold(&archive, &briefing(&archive, topic));
    }
}
