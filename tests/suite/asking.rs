//! What people type and what they are shown, by the real binary: names in short, dates and amounts as people write
//! them, rows that say something first.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::sync::LazyLock;
use tempfile::TempDir;

const ARTICLES: [(&str, &str, &str, &str); 7] = [
    (
        "talks",
        "2023-03-05",
        "促消费工作座谈会召开",
        "3月5日，国家发改委、商务部联合主办的促消费工作座谈会在北京召开。国家发改委副主任林远川出席会议并讲话。",
    ),
    (
        "institute",
        "2023-04-06",
        "专家谈区域经济",
        "4月6日，国家发改委区域经济研究中心主任吴青川在北京出席区域经济论坛并发表演讲。",
    ),
    (
        "qingdao",
        "2023-06-28",
        "青岛市举办产业链对接会",
        "6月28日，由青岛市工信局主办的青岛市产业链对接会召开，青岛市工信局副局长江海平出席会议并致辞。青岛海川重工有限公司计划投资3.1亿元建设新厂，占地200亩。",
    ),
    (
        "gdp",
        "2023-07-17",
        "上半年国民经济运行情况公布",
        "北京7月17日电 国家统计局公布，2023年上半年，中国国内生产总值593034亿元，同比增长5.5%。",
    ),
    ("plan", "2023-09-01", "青岛将办海洋装备展", "青岛市工信局将于9月20日在青岛举办海洋装备展。"),
    (
        "retail",
        "2023-07-20",
        "消费继续恢复",
        "北京7月20日电 上半年，社会消费品零售总额227588亿元。青岛市社会消费品零售总额3100亿元。",
    ),
    ("cup", "2023-08-08", "路边", "王某走了3次，买了5斤。"),
];

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let lines = ARTICLES.iter().map(|(id, published, title, text)| {
        serde_json::json!({"id": id, "published": published, "title": title, "text": text}).to_string()
    });
    fs::write(folder.path().join("a.jsonl"), lines.collect::<Vec<_>>().join("\n")).unwrap();
    let (status, _, err) = run_in(&folder, &["index", "a.jsonl"]);
    assert_eq!(status, 0, "{err}");
    folder
});

fn run_in(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("fangzhi").unwrap();
    command.current_dir(folder.path()).env("FANGZHI_ARCHIVE", "archive").args(["--lang", "zh"]).args(args);
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// What a question gives on standard output and standard error.
fn ask(args: &[&str]) -> (String, String) {
    let (status, out, err) = run_in(&FOLDER, args);
    assert_eq!(status, 0, "{args:?}: {out}{err}");
    (out, err)
}

fn rows(args: &[&str]) -> Vec<Value> {
    let (out, _) = ask(&[args, &["--json"]].concat());
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn first(args: &[&str], key: &str) -> String {
    rows(args).first().and_then(|row| row[key].as_str()).unwrap_or("-").to_owned()
}

#[test]
fn a_name_in_short_is_asked_for_what_it_stands_for() {
    let commission = "国家发展和改革委员会";
    for typed in ["国家发改委", "發改委", commission] {
        assert_eq!(first(&["entity", typed], "entity"), commission, "{typed}");
    }
    for typed in ["青岛市工信局", "青岛工信局"] {
        assert_eq!(first(&["entity", typed], "entity"), "青岛市工业和信息化局", "{typed}");
        assert!(first(&["events", "--who", typed], "name").contains("海洋装备展"), "{typed}");
    }
    let named = rows(&["who", "--name", "国家发改委", "--event", "座谈会"]);
    assert!(!named.is_empty() && named.iter().all(|row| row["entity"] == commission), "{named:?}");
    assert_eq!(rows(&["who", "--together", "国家发改委", "商务部"]).len(), 1);
    assert_eq!(first(&["who", "--with", "发改委"], "entity"), "商务部");
    assert!(!rows(&["figures", "--subject", "青岛市", "--indicator", "零售"]).is_empty());
    // One that only has it in its name is found by what is its own.
    assert!(first(&["entity", "区域经济研究中心"], "entity").ends_with("区域经济研究中心"));
}

#[test]
fn what_begins_so_is_suggested_before_what_has_it_in_its_name() {
    assert_eq!(first(&["suggest", "国家发改"], "name"), "国家发展和改革委员会");
    assert!(first(&["suggest", "qingdao"], "name").ends_with("青岛市"));
    let (out, _) = ask(&["suggest", "qingdao"]);
    assert!(out.contains("篇数"), "{out}");
}

#[test]
fn a_figure_stands_under_its_own_region_and_the_nations_under_one() {
    let table = rows(&["figures", "--by", "region"]);
    let under = |indicator: &str| -> Vec<String> {
        let of = |row: &&Value| row["indicator"].as_str().is_some_and(|text| text.contains(indicator));
        let values = table.iter().filter(of).filter_map(|row| row["values"].as_object());
        let there = values.flat_map(|values| values.iter().filter(|(_, value)| !value.is_null()));
        there.map(|(column, _)| column.clone()).collect()
    };
    let national = under("生产总值");
    assert!(!national.is_empty() && national.iter().all(|column| column == "全国"), "{national:?}");
    let retail = under("零售总额");
    assert!(retail.iter().any(|column| column.ends_with("青岛市")), "{retail:?}");
    let nation = rows(&["figures", "--region", "全国"]);
    assert!(!nation.is_empty() && nation.iter().all(|row| row["subject"] == "中国"), "{nation:?}");
    assert!(!rows(&["events", "--region", "全国"]).is_empty());
}

#[test]
fn rows_say_something_and_numbers_are_short() {
    let plain = rows(&["figures"]);
    assert!(!plain.is_empty() && plain.iter().all(|row| row["indicator"].is_string()), "{plain:?}");
    assert!(rows(&["figures", "--all"]).len() > plain.len());
    let (out, _) = ask(&["figures", "--unit", "元", "--indicator", "投资"]);
    assert!(out.contains("310000000 "), "{out}");
    let (out, _) = ask(&["figures", "--unit", "公顷"]);
    assert!(out.contains("13.3333 "), "{out}");
    let (out, _) = ask(&["who", "--event", "海洋装备展"]);
    assert!(out.contains("海洋装备展（计划）"), "{out}");
    let file = FOLDER.path().join("who.csv");
    ask(&["who", "--output", file.to_str().unwrap()]);
    let table = fs::read_to_string(&file).unwrap();
    for word in ["类别", "状态", "计划", "已举行", "会议"] {
        assert!(table.contains(word), "{word}: {table}");
    }
    assert!(!table.contains("held") && !table.contains("（计划）"), "{table}");
}

#[test]
fn what_people_type_is_understood() {
    let found = |args: &[&str]| rows(args).len();
    assert_eq!(found(&["search", "社会消费品", "-青岛"]), 0);
    assert_eq!(found(&["search", "青岛", "-海川重工", "-n", "5"]), 2);
    for since in ["2023年8月", "2023/8/1", "2023.8.1", "2023-08-01"] {
        assert_eq!(found(&["events", "--since", since, "--who", "青岛市工信局"]), 1, "{since}");
    }
    let investment = |bound: &[&str]| found(&[&["figures", "--indicator", "投资"], bound].concat());
    for bound in
        [&["--min", "1亿"][..], &["--max", "3.2亿元"], &["--min", "3", "--max", "4亿", "--unit", "亿元"]]
    {
        assert_eq!(investment(bound), 1, "{bound:?}");
    }
    assert_eq!(investment(&["--min", "4亿"]), 0);
    assert!(found(&["figures", "--period", "2023年上半年"]) > 0);
}

#[test]
fn what_cannot_be_meant_is_said_in_chinese() {
    for (args, expected) in [
        (&["figures", "--period", "上半年"][..], "没有年份"),
        (&["figures", "--min", "一些"], "要写数"),
        (&["who", "--output", "a.doc"], "不认识的文件类型"),
        (&["repair", "nowhere.txt"], "没有这个文件"),
    ] {
        let (status, out, err) = run_in(&FOLDER, args);
        assert_ne!(status, 0, "{args:?}: {out}");
        assert!(err.contains(expected) && !err.contains("kind of file"), "{args:?}: {err}");
    }
    let (_, err) = ask(&["figures", "--unit", "斗"]);
    assert!(err.contains("斗: 不认识的单位"), "{err}");
}

#[test]
fn a_briefing_is_on_words_in_a_row() {
    let (out, err) = ask(&["brief", "产业链消费"]);
    assert!(out.is_empty() && err.contains("没有找到") && err.contains("空格"), "{out}{err}");
    let (out, _) = ask(&["brief", "产业链 对接"]);
    assert!(out.contains("产业链对接会"), "{out}");
}

#[test]
fn an_entity_has_its_latest_events_and_figures() {
    let bureau = rows(&["entity", "青岛市工信局", "-n", "1"]);
    let latest = bureau[0]["latest_events"].as_array().unwrap();
    assert_eq!(latest.len(), 1);
    assert!(latest[0]["name"].as_str().unwrap().contains("海洋装备展"), "{latest:?}");
    let (out, _) = ask(&["entity", "中国"]);
    assert!(out.contains("国内生产总值") && out.contains("593034亿元"), "{out}");
}
