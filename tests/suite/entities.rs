//! `fangzhi entity` and `fangzhi entities`, by the real binary: one firm under one name across articles, namesakes
//! apart, and decisions kept in every answer until they are taken back.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const PAGES: [(&str, &str); 3] = [
    (
        "1.txt",
        "青岛市召开产业链对接会\n\n2023-06-28 10:00 青岛新闻网\n\n6月28日，由青岛市工业和信息化局主办的青岛市产业链对接会召开，青岛市工业和信息化局副局长王伟出席会议并致辞。海信视像科技股份有限公司董事长于立新介绍了有关情况。",
    ),
    (
        "2.txt",
        "济南市公安局举行表彰会\n\n2023-07-08 10:00 济南新闻网\n\n7月8日，济南市公安局召开表彰会议，济南市公安局局长王伟出席会议并讲话。",
    ),
    (
        "3.txt",
        "青岛市举行签约仪式\n\n2023-09-01 10:00 青岛新闻网\n\n9月1日，由海信视像主办的智能显示产业签约仪式在青岛举行，青岛市工业和信息化局局长王伟出席仪式并讲话。海信视像投资3亿元建设显示基地。",
    ),
];

struct Program {
    folder: TempDir,
}

impl Program {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("pages")).unwrap();
        for (name, text) in PAGES {
            fs::write(folder.path().join("pages").join(name), text).unwrap();
        }
        let program = Self { folder };
        program.run(&["index", "pages"]);
        program
    }

    fn run(&self, args: &[&str]) -> String {
        let mut command = Command::cargo_bin("fangzhi").unwrap();
        command
            .current_dir(self.folder.path())
            .env_remove("FANGZHI_ARCHIVE")
            .args(["--lang", "zh"])
            .args(args);
        let output = command.args(["--archive", "a"]).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{args:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    fn rows(&self, args: &[&str]) -> Vec<Value> {
        let out = self.run(&[args, &["--json"]].concat());
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn values(&self, args: &[&str], key: &str) -> Vec<String> {
        self.rows(args).iter().map(|row| row[key].as_str().unwrap_or("-").to_owned()).collect()
    }
}

const FIRM: &str = "海信视像科技股份有限公司";

#[test]
fn a_firm_is_one_across_articles_and_namesakes_are_apart() {
    let program = Program::new();
    let found = program.rows(&["entity", "王伟"]);
    let ids: Vec<&str> = found.iter().map(|one| one["entity_id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["person:王伟@青岛市工业和信息化局", "person:王伟@济南市公安局"]);
    let positions: Vec<(&str, &str)> = found[0]["positions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|held| (held["position"].as_str().unwrap(), held["first"].as_str().unwrap()))
        .collect();
    assert_eq!(positions, [("局长", "2023-09-01"), ("副局长", "2023-06-28")]);
    assert_eq!(found[0]["articles"].as_array().unwrap().len(), 2);

    let firm = program.rows(&["entity", "海信视像"]);
    assert_eq!(firm.len(), 1, "{firm:?}");
    assert_eq!(firm[0]["entity"], FIRM);
    assert_eq!(firm[0]["articles"].as_array().unwrap().len(), 2);
    assert_eq!(program.values(&["who", "--name", "海信视像", "--role", "主办"], "entity"), [FIRM]);
    assert_eq!(program.values(&["search", &format!("企业:{FIRM}")], "id").len(), 2);
    assert_eq!(program.values(&["figures", "--subject", FIRM], "subject"), [FIRM]);
    let shown = program.run(&["entity", "王伟"]);
    assert!(shown.contains("局长") && shown.contains("2023-06-28"), "{shown}");
}

#[test]
fn decisions_are_kept_in_every_answer_and_after_indexing_until_they_are_undone() {
    let program = Program::new();
    assert_eq!(program.run(&["entities", "merge", "于立新", "王伟"]), "王伟 = 于立新\n");
    let merged = |wanted: &str| {
        assert_eq!(
            program.values(&["who", "--name", "王伟", "--event", "签约", "--role", "出席"], "entity"),
            [wanted]
        );
    };
    merged("于立新");
    assert_eq!(program.values(&["search", "人物:于立新"], "id").len(), 3);
    assert!(program.run(&["brief", "签约"]).contains("于立新"));
    assert!(program.run(&["show", "pages/3.txt", "--json"]).contains("\"entity\":\"于立新\""));
    assert!(program.values(&["events", "--who", "于立新"], "name").len() >= 2);

    // The decisions lie beside the index: indexing again, changed or not, leaves them.
    fs::write(program.folder.path().join("pages/3.txt"), format!("{}\n会后举行了座谈。", PAGES[2].1))
        .unwrap();
    assert!(program.run(&["index", "pages"]).contains("1 篇更新"));
    merged("于立新");
    let file = fs::read_to_string(program.folder.path().join("a/entities.tsv")).unwrap();
    assert!(file.ends_with("\tmerge\t于立新\t王伟\n"), "{file}");

    assert_eq!(program.run(&["entities", "undo"]), "已撤销: 王伟 = 于立新\n");
    merged("王伟");
    program.run(&["entities", "undo"]);
}

#[test]
fn a_split_takes_a_name_from_another_or_makes_somebody_of_a_place() {
    let program = Program::new();
    program.run(&["entities", "split", "王伟", "济南市"]);
    let everybody = program.values(&["who", "--name", "王伟"], "entity");
    assert!(everybody.contains(&"王伟（济南市）".to_owned()) && everybody.contains(&"王伟".to_owned()));
    let aside = program.rows(&["entity", "王伟（济南市）"]);
    assert_eq!(aside.len(), 1);
    assert_eq!(aside[0]["articles"].as_array().unwrap().len(), 1);
    let both = program.rows(&["entity", "王伟"]);
    let articles = both.iter().map(|one| one["articles"].as_array().unwrap().len());
    assert_eq!(articles.sum::<usize>(), 3, "{both:?}");
    assert!(both.iter().any(|one| one["entity"] == "王伟（济南市）"), "{both:?}");

    program.run(&["entities", "split", FIRM, "海信视像"]);
    assert_eq!(program.values(&["who", "--role", "主办", "--event", "签约"], "entity"), ["海信视像"]);
    assert_eq!(program.rows(&["entities", "list"]).len(), 2);
}

#[test]
fn a_line_that_says_nothing_is_named() {
    let program = Program::new();
    fs::write(program.folder.path().join("a/entities.tsv"), "when\twhat\tname\tother\nx\tjoin\t甲\t乙\n")
        .unwrap();
    let mut command = Command::cargo_bin("fangzhi").unwrap();
    let output = command
        .current_dir(program.folder.path())
        .args(["--lang", "en", "who", "--archive", "a"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("entities.tsv: line 2 is not `when, merge or split, name, other`"), "{said}");
}

#[test]
fn reasons_are_shown_for_a_record_of_a_file_too() {
    let program = Program::new();
    let record = serde_json::json!({"id": "r7", "text": PAGES[0].1});
    fs::write(program.folder.path().join("news.jsonl"), format!("{record}\n")).unwrap();
    program.run(&["index", "news.jsonl"]);
    let shown = program.run(&["show", "r7", "--why"]);
    assert!(shown.contains("青岛市工业和信息化局 ← 青岛市工业和信息化局：属山东省青岛市"), "{shown}");
}
