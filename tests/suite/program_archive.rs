//! The real binary on an archive: checked, upgraded, and of help where a name is not known exactly.

use super::archive_whole::earlier_format;
use super::program::{GOOD, fangzhi, folder_with, run};
use std::fs;

#[test]
fn check_names_what_differs_from_the_sources() {
    let folder = folder_with(&[("other.txt", "临海县举行签约仪式，县长李晓明出席。".as_bytes())]);
    let pages = folder.path().join("pages");
    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    let check = || run(fangzhi(folder.path()).args(["check", "pages", "--archive", "a"]));
    let (status, out, err) = check();
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.contains("2 articles looked at") && out.contains("2 articles as their sources"), "{out}");

    fs::write(pages.join("good.txt"), GOOD.replace("赵临川", "赵临江")).unwrap();
    fs::remove_file(pages.join("other.txt")).unwrap();
    fs::write(pages.join("new.txt"), "乙县发布通知。").unwrap();
    let (status, out, err) = check();
    assert_eq!(status, 1, "{out}{err}");
    for named in [
        "changed at the source or read otherwise now: 1\n  pages/good.txt",
        "not in the archive: 1\n  pages/new.txt",
    ] {
        assert!(out.contains(named), "{named} is not in {out}");
    }
    assert!(out.contains("gone from the source: 1\n  pages/other.txt"), "{out}");
    assert!(err.contains("--sync"), "{err}");
    let (_, out, _) = run(fangzhi(folder.path()).args(["check", "pages", "--archive", "a", "--json"]));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["sources"]["gone"], serde_json::json!(["pages/other.txt"]));

    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a", "--sync"]));
    assert_eq!(check().0, 0);
}

#[test]
fn what_weights_and_tables_of_ones_own_would_read_otherwise_is_read_anew() {
    let folder = folder_with(&[]);
    let own = folder.path().join("own");
    fs::create_dir(&own).unwrap();
    let index =
        || run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a", "--dictionaries", "own"]));
    assert!(index().1.contains("1 added"));
    assert!(index().1.contains("1 unchanged"));
    let weights = concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/events.model.zst");
    fs::copy(weights, own.join("events.model.zst")).unwrap();
    let (status, out, err) = index();
    assert!(status == 0 && out.contains("1 replaced"), "{out}{err}");
    fs::write(own.join("firms.tsv"), "").unwrap();
    let (_, out, err) = index();
    assert!(out.contains("1 replaced") || err.contains("firms.tsv"), "{out}{err}");
}

#[test]
fn check_names_damaged_files_and_says_how_to_rebuild() {
    let folder = folder_with(&[]);
    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    let store = fs::read_dir(folder.path().join("a/index"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "pos"))
        .unwrap();
    let mut bytes = fs::read(&store).unwrap();
    bytes[3] ^= 0x55;
    fs::write(&store, bytes).unwrap();
    let (status, out, err) = run(fangzhi(folder.path()).args(["check", "--archive", "a"]));
    assert_eq!(status, 1, "{out}{err}");
    assert!(out.contains("damaged files: 1\n") && out.contains(".pos"), "{out}");
    assert!(err.contains("delete its folder and index them again"), "{err}");
    let (_, _, err) = run(fangzhi(folder.path()).args(["--lang", "zh", "check", "--archive", "a"]));
    assert!(err.contains("原始文件不受影响"), "{err}");
}

#[test]
fn an_archive_of_an_earlier_format_is_said_and_upgraded() {
    let folder = folder_with(&[]);
    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    earlier_format(&folder.path().join("a"));
    let search = || run(fangzhi(folder.path()).args(["search", "產業鏈", "--archive", "a", "--json"]));
    let (status, _, err) = search();
    assert_eq!(status, 2);
    assert!(
        err.contains("made by an earlier version") && err.contains("fangzhi upgrade --archive a"),
        "{err}"
    );
    let (_, _, err) = run(fangzhi(folder.path()).args(["--lang", "zh", "stats", "--archive", "a"]));
    assert!(err.contains("fangzhi upgrade --archive a"), "{err}");

    let (status, out, err) = run(fangzhi(folder.path()).args(["upgrade", "--archive", "a"]));
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("format 1 → 3, 1 articles"), "{out}");
    let (status, out, err) = search();
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("pages/good.txt"), "{out}");
    // Nothing has to be read again.
    let (_, out, _) = run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    assert!(out.contains("1 unchanged"), "{out}");
    let (status, out, _) = run(fangzhi(folder.path()).args(["upgrade", "--archive", "a"]));
    assert!(status == 0 && out.contains("already of the present format"), "{out}");
}

#[test]
fn names_are_suggested_for_pinyin_initials_and_misspellings() {
    let folder = folder_with(&[]);
    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    for (typed, reason) in [
        ("qingzhoushigongye", "pinyin"),
        ("qzsgy", "initials"),
        ("青州市工业", "beginning"),
        ("青州市工业和信息局", "spelling"),
    ] {
        let (status, out, err) =
            run(fangzhi(folder.path()).args(["suggest", typed, "--archive", "a", "--json"]));
        assert_eq!(status, 0, "{err}");
        let first: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
        assert_eq!(first["name"], "青州市工业和信息化局", "{typed}: {out}");
        assert_eq!(first["reason"], reason, "{out}");
        // In a file for programs likewise.
        run(fangzhi(folder.path()).args(["suggest", typed, "--archive", "a", "-o", "names.json"]));
        let file: serde_json::Value =
            serde_json::from_slice(&fs::read(folder.path().join("names.json")).unwrap()).unwrap();
        assert_eq!(file[0], first, "{typed}");
    }
    let (_, out, err) = run(fangzhi(folder.path()).args(["search", "qingzhoushigong", "--archive", "a"]));
    assert!(err.contains("did you mean: 青州市工业和信息化局 (1)"), "{out}{err}");
    let (_, _, err) = run(fangzhi(folder.path()).args(["who", "--name", "赵临州", "--archive", "a"]));
    assert!(err.contains("did you mean: 赵临川 (1)"), "{err}");
}

#[test]
fn a_query_is_widened_on_request_and_says_by_what() {
    let folder = folder_with(&[("soft.txt", "青州市软件园开园。市工业和信息化局发布数据。".as_bytes())]);
    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    let (_, out, _) = run(fangzhi(folder.path()).args(["search", "软体园", "--archive", "a", "--json"]));
    assert_eq!(out, "");
    let (status, out, err) =
        run(fangzhi(folder.path()).args(["search", "軟體園", "--widen", "--archive", "a", "--json"]));
    assert_eq!(status, 0);
    assert!(out.contains("pages/soft.txt"), "{out}{err}");
    assert!(err.contains("also searched: 軟體園 → 软件园 (Taiwan or Hong Kong word)"), "{err}");
    let (_, out, err) =
        run(fangzhi(folder.path()).args(["search", "\"市工信局\"", "--widen", "--archive", "a", "--json"]));
    assert!(out.contains("pages/soft.txt"), "{out}{err}");
    assert!(err.contains("name of the same body or firm"), "{err}");
}

#[test]
fn the_first_publisher_of_a_reprint_is_shown() {
    let text = "6月28日，由青州市工业和信息化局主办的产业链供需对接会在青州市召开。副市长赵临川出席会议并致辞。会上签约项目12个，总投资3.5亿元，涉及高端装备、新材料、节能环保等领域。";
    let line = |id: &str, source: &str, day: &str, text: &str| {
        serde_json::json!({"id": id, "source": source, "published": day, "title": "对接会", "text": text})
            .to_string()
    };
    let longer = format!("{text}活动取得圆满成功，参会企业普遍反映良好。");
    let lines = [
        line("late", "转载网", "2023-06-30", text),
        line("first", "青州日报", "2023-06-28", text),
        line("more", "青州新闻", "2023-06-29", &longer),
    ];
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.jsonl"), lines.join("\n")).unwrap();
    run(fangzhi(folder.path()).args(["index", "a.jsonl", "--archive", "a"]));
    let json = |arguments: &[&str]| -> Vec<serde_json::Value> {
        let (_, out, _) = run(fangzhi(folder.path()).args(arguments).args(["--archive", "a", "--json"]));
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let hits = json(&["search", "对接会"]);
    assert_eq!(
        (hits.len(), &hits[0]["id"], &hits[0]["first"]["source"]),
        (1, &"first".into(), &"青州日报".into())
    );
    // Only a later copy has what is asked for: it is shown, and who was first is said.
    let hits = json(&["search", "圆满成功"]);
    assert_eq!((hits.len(), &hits[0]["id"], &hits[0]["first"]["id"]), (1, &"more".into(), &"first".into()));
    let (_, out, _) = run(fangzhi(folder.path()).args(["search", "圆满成功", "--archive", "a"]));
    assert!(out.contains("first published by: 青州日报 2023-06-28"), "{out}");
    for command in [&["who", "--role", "主办"][..], &["figures", "--unit", "元"], &["events"]] {
        let rows = json(command);
        assert!(!rows.is_empty(), "{command:?}");
        assert!(rows.iter().all(|row| row["article"] == "first"), "{command:?}: {rows:?}");
    }
}

#[test]
fn figures_are_of_their_own_region() {
    let lines = [
        r#"{"id":"a","published":"2023-01-10","text":"青岛1月10日电 2022年，青岛市地区生产总值14920亿元。同期，济南市地区生产总值12027亿元。"}"#,
        r#"{"id":"b","published":"2023-01-11","text":"济南1月11日电 2022年，济南市工业增加值3000亿元。"}"#,
    ];
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.jsonl"), lines.join("\n")).unwrap();
    run(fangzhi(folder.path()).args(["index", "a.jsonl", "--archive", "a"]));
    for region in ["济南", "山东省济南市", "370100"] {
        let (_, out, err) = run(fangzhi(folder.path()).args([
            "figures",
            "--unit",
            "元",
            "--region",
            region,
            "--archive",
            "a",
            "--json",
        ]));
        let texts: Vec<String> = out
            .lines()
            .map(|line| {
                serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().into()
            })
            .collect();
        assert_eq!(texts, ["3000亿元", "12027亿元"], "{region}: {out}{err}");
    }
}

#[test]
fn a_folder_is_the_same_however_its_path_is_typed() {
    let folder = folder_with(&[]);
    let absolute = folder.path().canonicalize().unwrap().join("pages");
    for (typed, expected) in [("pages", "1 added"), ("./pages/", "1 unchanged")] {
        let (_, out, err) = run(fangzhi(folder.path()).args(["index", typed, "--archive", "a"]));
        assert!(out.contains(expected), "{typed}: {out}{err}");
    }
    let (_, out, err) = run(fangzhi(folder.path()).args(["index", "--archive", "a"]).arg(&absolute));
    assert!(out.contains("1 unchanged"), "{out}{err}");
    let (status, out, err) = run(fangzhi(folder.path()).args(["check", "--archive", "a"]).arg(&absolute));
    assert_eq!(status, 0, "{out}{err}");
}

#[test]
fn what_is_no_role_or_kind_is_said_with_those_there_are() {
    let folder = folder_with(&[]);
    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    let asked = |args: &[&str]| run(fangzhi(folder.path()).args(args).args(["--archive", "a"]));
    let (status, _, err) = asked(&["who", "--role", "主板"]);
    assert!(status != 0 && err.contains("organiser 主办"), "{err}");
    let (status, _, err) = asked(&["events", "--kind", "签合同"]);
    assert!(status != 0 && err.contains("signing 签约"), "{err}");
    let (_, _, err) = asked(&["events", "--region", "青到"]);
    assert!(err.contains("no region is called so"), "{err}");
    let (status, _, err) = asked(&["events", "--since", "2024", "--until", "2022"]);
    assert!(status != 0 && err.contains("later than"), "{err}");
    let (status, _, err) = asked(&["events", " "]);
    assert!(status != 0 && err.contains("query is empty"), "{err}");
    let (_, out, _) = asked(&["events", "--kind", "论坛", "--json"]);
    assert!(out.contains("产业链对接会"), "{out}");
}

#[test]
fn events_are_those_that_have_the_words_themselves() {
    let other = "青州市举行消防演练\n\n2023-07-02 10:00 青州网\n\n7月1日，青州市举行消防演练，市应急局局长陆明远指挥。此前，青州市产业链对接会在市里召开，市长顾长河出席产业链对接会。";
    let folder = folder_with(&[("other.txt", other.as_bytes())]);
    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    let (_, out, _) = run(fangzhi(folder.path()).args(["who", "对接会", "--archive", "a", "--json"]));
    assert!(out.contains("赵临川") && !out.contains("陆明远"), "{out}");
    let file = folder.path().join("who.csv");
    run(fangzhi(folder.path()).args(["who", "对接会", "--archive", "a", "-o"]).arg(&file));
    let csv = std::fs::read_to_string(file).unwrap();
    assert!(csv.lines().next().unwrap().contains("published"), "{csv}");
}

/// Whoever may read the folder reads the archive, though it may not be written to.
#[cfg(unix)]
#[test]
fn an_archive_is_read_by_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with(&[]);
    run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    let index = folder.path().join("a/index");
    let rights = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o666;
    for file in fs::read_dir(&index).unwrap().map(|file| file.unwrap().path()) {
        let list = file.extension().is_some_and(|end| end == "json");
        assert!(!list || rights(&file) == rights(&index), "{}: {:o}", file.display(), rights(&file));
    }
    fs::set_permissions(&index, fs::Permissions::from_mode(0o555)).unwrap();
    let (status, out, err) = run(fangzhi(folder.path()).args(["search", "赵临川", "--archive", "a"]));
    fs::set_permissions(&index, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(status == 0 && out.contains("赵临川"), "{out}{err}");
}
