//! Archives: that nothing is missed, lost or doubled, and that what is wrong is said.

use super::DICTIONARIES;
use super::shared::shared;
use fangzhi::archive::{
    Archive, ArchiveProblem, Filter, IngestOptions, Report, SearchOptions, Sort, Stored, highlights, index,
};
use fangzhi::export::contract::{article_json, article_line, article_parts};
use fangzhi::query::{Query, Term};
use fangzhi::source::{Options, documents};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

pub(super) fn fill(archive: &Archive, paths: &[PathBuf], options: &IngestOptions) -> Report {
    let mut writer = archive.writer().unwrap();
    let report =
        index(documents(paths, Options::default()), &DICTIONARIES, &mut writer, options, &mut |_| {})
            .unwrap();
    writer.finish().unwrap();
    archive.reload().unwrap();
    report
}

pub(super) fn usual() -> IngestOptions {
    IngestOptions::new(article_parts)
}

/// An archive of records `(id, title, published, text)`.
pub(super) fn archive_of(folder: &Path, records: &[(&str, &str, &str, &str)]) -> Archive {
    let lines: Vec<String> = records
        .iter()
        .map(|(id, title, published, text)| {
            serde_json::json!({"id": id, "title": title, "published": published, "text": text}).to_string()
        })
        .collect();
    let path = folder.join("articles.jsonl");
    std::fs::write(&path, lines.join("\n")).unwrap();
    let archive = Archive::create(&folder.join("archive")).unwrap();
    let report = fill(&archive, &[path], &usual());
    assert_eq!((report.added, report.failed), (records.len(), 0), "{:?}", report.failures);
    archive
}

pub(super) const RECORDS: [(&str, &str, &str, &str); 4] = [
    (
        "meeting",
        "青州市召开产业链对接会",
        "2022-06-28",
        "6月28日，由青州市工业和信息化局主办的产业链供需对接会在青州市召开。副市长王建国出席会议并致辞。会上签约项目12个，总投资3.5亿元。",
    ),
    (
        "traditional",
        "臨海縣舉行啟動儀式",
        "2023-03-01",
        "臨海縣3月1日舉行智能製造平臺啟動儀式，縣長李曉明出席。預計年產值超過8000萬元。",
    ),
    (
        "visit",
        "省发展改革委到青州市调研",
        "2021-11-05",
        "11月5日，省发展和改革委员会副主任张伟一行到青州市调研，实地察看了海川重工有限公司生产车间。",
    ),
    (
        "latin",
        "WiFi 6路由器发布",
        "2020-01-02",
        "某公司发布了ＷｉＦｉ ６路由器，价格299元。\n第二段接着\n说价格。",
    ),
];

pub(super) fn ids(archive: &Archive, query: &str) -> Vec<String> {
    let options = SearchOptions { widen: false, ..SearchOptions::default() };
    let mut ids: Vec<String> = archive
        .search(&query.parse().unwrap(), &options)
        .unwrap()
        .hits
        .into_iter()
        .map(|hit| hit.id)
        .collect();
    ids.sort();
    ids
}

#[test]
fn queries_find_what_they_say() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    for (query, expected) in [
        ("产业链", &["meeting"][..]),
        ("產業鏈", &["meeting"]),
        ("\"业链供需对\"", &["meeting"]),
        ("启动仪式", &["traditional"]),
        ("\"縣長李曉\"", &["traditional"]),
        ("青州市 调研", &["visit"]),
        ("产业链 OR 调研", &["meeting", "visit"]),
        ("青州市 -调研", &["meeting"]),
        ("-青州市", &["latin", "traditional"]),
        ("标题:启动", &["traditional"]),
        ("标题:致辞", &[]),
        ("wifi6", &["latin"]),
        ("\"ＷＩＦＩ　6\"", &["latin"]),
        ("\"接着说价\"", &["latin"]),
        ("日期:2022..2023", &["meeting", "traditional"]),
        ("日期:<=2021-11", &["latin", "visit"]),
        ("智能*平台", &["traditional"]),
        ("智?制?平台", &["traditional"]),
        ("智*会议", &[]),
        ("智能?造平台", &["traditional"]),
        ("造平台?动仪式", &["traditional"]),
        ("智能制造*仪式*李晓明", &["traditional"]),
        ("智能制造?仪式", &[]),
        ("县", &["traditional"]),
        ("人物:王", &["meeting"]),
        ("人物:王*", &["meeting"]),
        ("人物:*建*", &["meeting"]),
        ("人物:建*", &[]),
        ("人物:王?", &["meeting"]),
        ("人物:王?国", &["meeting"]),
        ("机构:青州市*局", &["meeting"]),
        ("机构:青州市?局", &[]),
        ("\"副市长 致辞\"~8", &["meeting"]),
        ("\"副市长 致辞\"~3", &[]),
        ("-(\"副市长 致辞\"~8) 青州市", &["visit"]),
        ("(产业链 OR 启动) 日期:2023", &["traditional"]),
        ("*", &["latin", "meeting", "traditional", "visit"]),
        ("没有的词", &[]),
    ] {
        assert_eq!(ids(&archive, query), expected, "{query}");
    }
}

#[test]
fn highlights_stand_on_the_articles_own_script() {
    let text = "臨海縣3月1日舉行智能製造\n平臺啟動儀式。製 造平台";
    let marked = |query: &str| -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        highlights(&query.parse().unwrap(), text)
            .into_iter()
            .map(|(start, end)| chars[start..end].iter().collect())
            .collect()
    };
    assert_eq!(marked("\"制造平台\""), ["製造\n平臺", "製 造平台"]);
    assert_eq!(marked("智*台"), ["智能製造\n平臺"]);
    assert_eq!(marked("启动 -仪式"), ["啟動"]);
    assert_eq!(marked("\"临海 智能\"~10"), ["臨海", "智能"]);
    assert!(marked("-启动").is_empty());
}

#[test]
fn snippets_hold_their_highlights() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    let results = archive.search(&"启动仪式".parse().unwrap(), &SearchOptions::default()).unwrap();
    let hit = &results.hits[0];
    let chars: Vec<char> = hit.snippet.text.chars().collect();
    let marked: Vec<String> =
        hit.snippet.highlights.iter().map(|&(start, end)| chars[start..end].iter().collect()).collect();
    assert_eq!(marked, ["啟動儀式"]);
    assert_eq!(hit.title_highlights, [(5, 9)]);
}

#[test]
fn what_is_unchanged_is_left_what_changed_is_replaced_what_is_gone_is_removed_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    std::fs::create_dir(&pages).unwrap();
    for (name, text) in
        [("a.txt", "甲县召开会议。"), ("b.txt", "乙县举行签约仪式。"), ("c.txt", "丙县发布通知。")]
    {
        std::fs::write(pages.join(name), text).unwrap();
    }
    std::fs::write(pages.join("empty.txt"), "").unwrap();
    let archive = Archive::create(&folder.path().join("archive")).unwrap();
    let report = fill(&archive, &[pages.clone()], &usual());
    assert_eq!((report.added, report.unchanged, report.failed), (3, 0, 1));
    assert!(report.failures[0].to_string().ends_with("empty.txt: is empty"));

    std::fs::write(pages.join("b.txt"), "乙县举行揭牌仪式。").unwrap();
    let report = fill(&archive, &[pages.clone()], &usual());
    assert_eq!((report.added, report.replaced, report.unchanged), (0, 1, 2));
    assert_eq!((ids(&archive, "签约").len(), ids(&archive, "揭牌").len(), archive.len()), (0, 1, 3));

    std::fs::remove_file(pages.join("c.txt")).unwrap();
    let report = fill(&archive, &[pages.clone()], &usual());
    assert_eq!((report.removed, archive.len()), (0, 3));
    let report = fill(&archive, &[pages.clone()], &IngestOptions { sync: vec![pages.clone()], ..usual() });
    assert_eq!((report.removed, report.unchanged, archive.len()), (1, 2, 2));
    // What cannot be read now is not taken for gone.
    let gone = folder.path().join("gone");
    std::fs::rename(&pages, &gone).unwrap();
    let report = fill(&archive, &[pages.clone()], &IngestOptions { sync: vec![pages.clone()], ..usual() });
    assert_eq!((report.removed, report.failed, archive.len()), (0, 1, 2));
    std::fs::rename(&gone, &pages).unwrap();
    let compared =
        archive.compare(documents(&[pages.clone()], Options::default()), &[pages.clone()], 0).unwrap();
    assert_eq!(
        (compared.same, compared.changed.len(), compared.missing.len(), compared.failures.len()),
        (2, 0, 0, 1)
    );
    // Other dictionaries read otherwise.
    let report = fill(&archive, &[pages], &IngestOptions { version: 7, ..usual() });
    assert_eq!((report.replaced, archive.len()), (2, 2));
}

#[test]
fn the_same_identifier_twice_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("a.jsonl"), folder.path().join("b.jsonl"));
    std::fs::write(&a, "{\"id\":\"1\",\"text\":\"甲县开会。\"}\n{\"id\":\"1\",\"text\":\"乙县开会。\"}\n")
        .unwrap();
    std::fs::write(&b, "{\"id\":\"1\",\"text\":\"丙县开会。\"}\n").unwrap();
    let archive = Archive::create(&folder.path().join("archive")).unwrap();
    let paths = [a, b];
    assert_eq!(fill(&archive, &paths, &usual()).added, 3);
    assert_eq!(ids(&archive, "开会"), ["1", "1~2", "1~3"]);
    assert_eq!(fill(&archive, &paths, &usual()).unchanged, 3);
    let article = archive.article("1~2").unwrap().unwrap();
    assert_eq!(article.json["text"], "乙县开会。");
}

#[test]
fn an_article_comes_back_as_the_contract_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    let document =
        documents(&[folder.path().join("articles.jsonl")], Options::default()).next().unwrap().unwrap();
    let reading = fangzhi::read(document, &DICTIONARIES);
    let mut expected = article_json(&reading, &DICTIONARIES);
    let stored = archive.article("meeting").unwrap().unwrap().json;
    expected["story"] = stored["story"].clone();
    assert_eq!(stored, expected);
    let order: Vec<&String> = stored.as_object().unwrap().keys().collect();
    assert_eq!(order.first().map(|name| name.as_str()), Some("id"));
    assert_eq!(archive.article("missing").unwrap(), None);
}

#[test]
fn a_line_is_the_object_of_the_contract_written_out() {
    let folder = tempfile::tempdir().unwrap();
    archive_of(folder.path(), &RECORDS);
    // One byte that is no character, so that there are troubles to tell of.
    let broken = folder.path().join("broken.txt");
    std::fs::write(&broken, ["6月28日，青州市召开对接会，签约3.5亿元。".as_bytes(), b"\xff"].concat())
        .unwrap();
    let paths = [folder.path().join("articles.jsonl"), broken];
    let mut troubled = 0;
    for document in documents(&paths, Options::default()) {
        let reading = fangzhi::read(document.unwrap(), &DICTIONARIES);
        let object = article_json(&reading, &DICTIONARIES);
        assert_eq!(article_line(&reading, &DICTIONARIES), object.to_string());
        troubled += usize::from(object.get("troubles").is_some());
    }
    assert_eq!(troubled, 1);
}

#[test]
fn what_is_wrong_with_an_archive_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive");
    let problem = |path: &Path| Archive::open(path).unwrap_err().problem;
    assert_eq!(problem(&path), ArchiveProblem::Missing);
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    assert_eq!(problem(&other), ArchiveProblem::Missing);
    std::fs::write(other.join("letter.txt"), "x").unwrap();
    assert_eq!(problem(&other), ArchiveProblem::NotAnArchive);
    assert_eq!(Archive::create(&other).unwrap_err().problem, ArchiveProblem::NotAnArchive);
    assert_eq!(problem(&other.join("letter.txt")), ArchiveProblem::NotAnArchive);

    let archive = Archive::create(&path).unwrap();
    let writer = archive.writer().unwrap();
    let error = archive.writer().unwrap_err();
    assert!(
        matches!(error.problem, ArchiveProblem::Locked { process: Some(process), .. } if process == std::process::id()),
        "{error}"
    );
    assert!(error.zh().contains("另一个程序正在写入"));
    drop(writer);
    drop(archive.writer().unwrap());

    let manifest = std::fs::read_to_string(path.join("archive.json")).unwrap();
    std::fs::write(path.join("archive.json"), manifest.replace("\"format\": 3", "\"format\": 99")).unwrap();
    assert_eq!(problem(&path), ArchiveProblem::Newer { format: 99, known: 3 });
    std::fs::write(path.join("archive.json"), "{").unwrap();
    assert!(matches!(problem(&path), ArchiveProblem::Damaged(_)));
    std::fs::remove_file(path.join("archive.json")).unwrap();
    assert_eq!(problem(&path), ArchiveProblem::Unfinished);
    assert!(Archive::open_or_create(&path).unwrap().is_empty());
}

#[test]
fn damaged_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    assert!(archive.damaged_files().unwrap().is_empty());
    let store = std::fs::read_dir(folder.path().join("archive/index"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "store"))
        .unwrap();
    let mut bytes = std::fs::read(&store).unwrap();
    let middle = bytes.len() / 3;
    bytes[middle] ^= 0xff;
    std::fs::remove_file(&store).unwrap();
    std::fs::write(&store, bytes).unwrap();
    let archive = Archive::open(&folder.path().join("archive")).unwrap();
    assert_eq!(archive.damaged_files().unwrap().len(), 1);
    std::fs::remove_file(&store).unwrap();
    assert!(matches!(
        Archive::open(&folder.path().join("archive")).unwrap_err().problem,
        ArchiveProblem::Damaged(_)
    ));
}

#[test]
fn damaged_facts_are_said_and_do_not_pass_for_none() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.txt");
    std::fs::write(&page, "临海县召开产业链对接会，县长李晓明出席。").unwrap();
    let with = |name: &str, contract| {
        let archive = Archive::create(&folder.path().join(name)).unwrap();
        let report = fill(&archive, std::slice::from_ref(&page), &IngestOptions::new(contract));
        archive.reload().unwrap();
        (archive, report)
    };
    // Facts that are no list of facts are not taken in …
    let (archive, report) = with("mistaken", |reading, all| Stored {
        facts: "{\"mentions\": 1}".into(),
        ..article_parts(reading, all)
    });
    assert_eq!((report.added, report.failed), (0, 1));
    assert!(report.failures[0].to_string().contains("page.txt"), "{}", report.failures[0]);
    assert!(archive.is_empty());
    // … and those in the archive that are none are an error of every question that needs them.
    let (archive, report) =
        with("damaged", |reading, all| Stored { facts: "[]".into(), ..article_parts(reading, all) });
    assert_eq!(report.added, 1);
    let id = page.to_str().unwrap();
    for error in [archive.article(id).unwrap_err(), archive.participations(&Filter::default()).unwrap_err()] {
        assert!(matches!(&error.problem, ArchiveProblem::Damaged(what) if what.contains(id)), "{error}");
    }
}

#[test]
fn reprints_fall_into_one_story() {
    let folder = tempfile::tempdir().unwrap();
    let text = "6月28日，由青州市工业和信息化局主办的产业链供需对接会在青州市召开。副市长王建国出席会议并致辞。会上签约项目12个，总投资3.5亿元，涉及高端装备、新材料、节能环保等领域。";
    let copied = format!("来源：青州日报 {text} （记者 李明）");
    let other = "7月3日，由临海县商务局主办的跨境电商培训班在临海县开班。县长李晓明出席开班式并讲话。来自全县80家企业的负责人参加培训，课程为期三天。";
    let archive = archive_of(
        folder.path(),
        &[
            ("first", "产业链对接会召开", "2022-06-28", text),
            ("copy", "青州：产业链对接会签约12个项目", "2022-06-29", &copied),
            ("other", "培训班开班", "2022-07-03", other),
        ],
    );
    let results = archive
        .search(&"主办".parse().unwrap(), &SearchOptions { sort: Sort::Oldest, ..SearchOptions::default() })
        .unwrap();
    assert_eq!(results.total, 3);
    let found: Vec<(&str, usize)> =
        results.hits.iter().map(|hit| (hit.id.as_str(), hit.copies.len())).collect();
    assert_eq!(found, [("first", 1), ("other", 0)]);
    let all = SearchOptions { all_copies: true, ..SearchOptions::default() };
    assert_eq!(archive.search(&"主办".parse().unwrap(), &all).unwrap().hits.len(), 3);
    assert_eq!(archive.stats().unwrap().stories, 2);
}

#[test]
fn facts_carry_what_a_citation_needs() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    for rows in [
        archive.participations(&Filter::default()),
        archive.events(&Filter::default()),
        archive.figures(&Filter::default()),
        archive.positions(&Filter::default()),
        archive.mentions(&Filter::default()),
    ] {
        for row in rows.unwrap().rows {
            for name in ["article", "published", "region", "source", "quote", "title"] {
                assert!(row.get(name).is_some(), "{name} in {row}");
            }
            let article = archive.article(row["article"].as_str().unwrap()).unwrap().unwrap();
            if let Some(quote) = row["quote"].as_str() {
                assert!(article.json["text"].as_str().unwrap().contains(quote));
            }
        }
    }
    let big = Filter { query: "数额:>1亿元".parse().unwrap(), ..Filter::default() };
    for row in archive.figures(&big).unwrap().rows {
        assert!(row["low"].as_f64().or(row["high"].as_f64()).unwrap() > 1e8, "{row}");
    }
}

#[test]
fn names_are_suggested_for_beginnings_and_misspellings() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive_of(folder.path(), &RECORDS);
    let names: Vec<String> = archive
        .mentions(&Filter::default())
        .unwrap()
        .rows
        .iter()
        .filter_map(|row| Some(row["entity"].as_str()?.to_owned()))
        .collect();
    let name = names.iter().find(|name| name.chars().count() >= 4).expect("a long name");
    let chars: Vec<char> = name.chars().collect();
    let beginning: String = chars[..chars.len() - 1].iter().collect();
    let suggested = archive.suggest(&beginning, 10).unwrap();
    assert!(suggested.iter().any(|suggestion| suggestion.name == *name), "{beginning}: {suggested:?}");
    let mut misspelt = chars.clone();
    misspelt[1] = '龘';
    let misspelt: String = misspelt.iter().collect();
    let suggested = archive.suggest(&misspelt, 10).unwrap();
    assert!(suggested.iter().any(|suggestion| suggestion.name == *name), "{misspelt}: {suggested:?}");
    assert!(archive.suggest("", 10).unwrap().is_empty());
    for (typed, name) in [("qingzhou", "青州"), ("qz", ""), ("wjg", "王建国"), ("wangjian", "王建国")]
    {
        let suggested = archive.suggest(typed, 10).unwrap();
        let found = suggested.iter().any(|suggestion| suggestion.name.starts_with(name));
        assert_eq!(
            found,
            !name.is_empty() && names.iter().any(|known| known.starts_with(name)),
            "{typed}: {suggested:?}"
        );
    }
}

/// The articles of the development data that any test here reads.
fn raw() -> Option<Vec<PathBuf>> {
    let folder = shared("data/raw")?;
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    Some(paths)
}

/// A generator that needs no seed from outside: the same substrings every time (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// `SUBSTRINGS=100000 cargo test --release --test suite any_stretch` is the figure of the record.
#[test]
fn any_stretch_of_characters_finds_its_article() {
    let Some(paths) = raw() else { return };
    let wanted: usize = std::env::var("SUBSTRINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    let lines: usize = if wanted > 10_000 { usize::MAX } else { 300 };
    let folder = tempfile::tempdir().unwrap();
    let archive = Archive::create(&folder.path().join("archive")).unwrap();
    let mut records = Vec::new();
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        records.extend(text.lines().take(lines / paths.len()).map(str::to_owned));
    }
    let sample = folder.path().join("sample.jsonl");
    std::fs::write(&sample, records.join("\n")).unwrap();
    fill(&archive, &[sample], &usual());
    let all = SearchOptions { limit: usize::MAX / 4, all_copies: true, ..SearchOptions::default() };
    let articles: Vec<(String, Vec<char>)> = archive
        .search(&Query::All, &all)
        .unwrap()
        .hits
        .iter()
        .map(|hit| {
            let json = archive.article(&hit.id).unwrap().unwrap().json;
            (hit.id.clone(), json["text"].as_str().unwrap().chars().collect())
        })
        .collect();
    let traditional = simplified_to_traditional();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut tried = 0;
    while tried < wanted {
        let (id, text) = &articles[random.below(articles.len())];
        if text.is_empty() {
            continue;
        }
        let start = random.below(text.len());
        let end = (start + 1 + random.below(12)).min(text.len());
        let part: String = text[start..end].iter().collect();
        if part.trim() != part || part.is_empty() {
            continue;
        }
        tried += 1;
        let typed: String = if tried % 2 == 0 {
            part.clone()
        } else {
            part.chars().map(|c| traditional.get(&c).copied().unwrap_or(c)).collect()
        };
        let query = Query::Text(Term::Phrase(typed.clone()));
        assert!(archive.contains(&query, id).unwrap(), "{typed:?} does not find {id}, which has {part:?}");
        let whole: String = text.iter().collect();
        let found = highlights(&query, &whole);
        assert!(
            found.iter().any(|&(from, to)| from <= start && end <= to),
            "{typed:?} is not marked at {start}..{end} of {id}: {found:?}"
        );
    }
}

/// One traditional form of each simplified character, by folding.
fn simplified_to_traditional() -> std::collections::HashMap<char, char> {
    let mut map = std::collections::HashMap::new();
    for c in ('\u{4e00}'..='\u{9fff}').rev() {
        let folded = fangzhi::text::script::fold(c.encode_utf8(&mut [0; 4]));
        if let Some(simple) = folded.chars().next().filter(|simple| *simple != c) {
            map.insert(simple, c);
        }
    }
    map
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let Some(paths) = raw() else { return };
    let folder = tempfile::tempdir().unwrap();
    let sample = folder.path().join("sample.jsonl");
    let lines: Vec<String> =
        std::fs::read_to_string(&paths[0]).unwrap().lines().take(120).map(str::to_owned).collect();
    std::fs::write(&sample, lines.join("\n")).unwrap();
    let answers: Vec<String> = [1, 4]
        .into_iter()
        .map(|threads| {
            let archive = Archive::create(&folder.path().join(threads.to_string())).unwrap();
            fill(&archive, &[sample.clone()], &IngestOptions { threads: Some(threads), ..usual() });
            let mut answers = String::new();
            for query in ["中国", "新冠 疫情", "记者", "2020年 OR 美国"] {
                let results = archive.search(&query.parse().unwrap(), &SearchOptions::default()).unwrap();
                answers.push_str(&format!("{results:?}\n"));
            }
            answers.push_str(&format!("{:?}", archive.figures(&Filter::default()).unwrap()));
            answers
        })
        .collect();
    let at = answers[0].chars().zip(answers[1].chars()).take_while(|(one, two)| one == two).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
    assert!(answers[0] == answers[1], "answers differ:\n{}\n{}", around(&answers[0]), around(&answers[1]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_stretch_is_marked_where_it_stands(text in "[\\PC\n]{1,60}", from in 0usize..60, length in 1usize..12) {
        let chars: Vec<char> = text.chars().collect();
        let start = from % chars.len();
        let end = (start + length).min(chars.len());
        let part: String = chars[start..end].iter().collect();
        prop_assume!(!chars[start].is_whitespace() && !chars[end - 1].is_whitespace());
        let query = Query::Text(Term::Phrase(part.clone()));
        let found = highlights(&query, &text);
        prop_assert!(found.iter().any(|&(a, b)| a <= start && end <= b), "{part:?} in {text:?}: {found:?}");
    }

    #[test]
    fn marks_of_any_query_lie_in_the_text_in_order(text in "[甲乙丙ab \n]{0,40}", query in "[甲乙丙ab\"*? ()~5-]{0,16}") {
        let Ok(query) = query.parse::<Query>() else { return Ok(()) };
        let length = text.chars().count();
        let mut last = 0;
        for (start, end) in highlights(&query, &text) {
            prop_assert!(last <= start && start < end && end <= length);
            last = end;
        }
    }
}
