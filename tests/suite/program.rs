//! The real binary on bad input: each trouble named, the rest done, the exit status telling.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

pub(super) fn fangzhi(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("fangzhi").unwrap();
    command.current_dir(folder).env_remove("FANGZHI_ARCHIVE").args(["--lang", "en"]);
    command
}

/// What came of a run: status, standard output, standard error.
pub(super) fn run(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

pub(super) const GOOD: &str = "青州市召开产业链对接会\n\n2023-06-28 10:00 青州网\n\n6月28日，由市工信局主办的青州市产业链对接会召开，副市长赵临川出席会议。";

pub(super) fn folder_with(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pages")).unwrap();
    fs::write(folder.path().join("pages/good.txt"), GOOD).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join("pages").join(name), bytes).unwrap();
    }
    folder
}

/// Indexes the folder; the good article must be in, and standard error must say `expected`.
fn one_is_bad(folder: &TempDir, expected: &str) {
    let (status, out, err) = run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    assert!(err.contains(expected), "standard error lacks {expected:?}:\n{err}");
    assert!(out.contains("1 added"), "{out}\n{err}");
    assert_eq!(status, 1, "{out}\n{err}");
}

#[test]
fn a_binary_file_is_named_and_left() {
    let bytes: Vec<u8> = [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a]
        .into_iter()
        .chain((0..4000u32).map(|i| (i * 7919 % 256) as u8))
        .collect();
    one_is_bad(&folder_with(&[("picture.txt", &bytes)]), "picture.txt: ");
}

#[test]
fn an_empty_file_is_named() {
    one_is_bad(&folder_with(&[("empty.txt", b"")]), "empty.txt: is empty");
}

#[test]
fn invalid_json_is_named_with_its_line() {
    let lines = "{\"id\":\"a\",\"text\":\"青州市召开会议。\"}\n{\"id\":\"b\",\"text\":\"县里也开了会。\"}\n{\"id\": broken\n";
    let folder = folder_with(&[("records.jsonl", lines.as_bytes())]);
    fs::remove_file(folder.path().join("pages/good.txt")).unwrap();
    let (status, out, err) = run(fangzhi(folder.path()).args(["index", "pages", "--archive", "a"]));
    assert!(err.contains("records.jsonl:3: invalid JSON at character 8"), "{err}");
    assert!(out.contains("2 added"), "{out}");
    assert_eq!(status, 1);
}

#[test]
fn a_truncated_zip_is_named() {
    let mut zip = Vec::new();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(&mut zip));
    writer.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut writer, GOOD.as_bytes()).unwrap();
    writer.finish().unwrap();
    zip.truncate(zip.len() / 2);
    one_is_bad(&folder_with(&[("cut.zip", &zip)]), "cut.zip: ");
}

#[test]
fn a_member_that_leads_out_of_its_archive_is_left() {
    let mut zip = Vec::new();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(&mut zip));
    writer.start_file("../../out.txt", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut writer, GOOD.as_bytes()).unwrap();
    writer.finish().unwrap();
    one_is_bad(&folder_with(&[("sly.zip", &zip)]), "out.txt: ");
}

#[test]
fn a_huge_line_is_named_with_the_limit() {
    let folder = folder_with(&[("huge.txt", "长".repeat(1 << 20).as_bytes())]);
    let (status, out, err) =
        run(fangzhi(folder.path()).args(["index", "pages", "--max-size", "1", "--archive", "a"]));
    assert!(err.contains("huge.txt: "), "{err}");
    assert!(err.contains("--max-size"), "{err}");
    assert!(out.contains("1 added"), "{out}");
    assert_eq!(status, 1);
}

#[test]
fn nothing_to_be_done_is_status_2() {
    let folder = tempfile::tempdir().unwrap();
    let (status, _, err) = run(fangzhi(folder.path()).args(["extract", "missing.txt"]));
    assert!(err.contains("missing.txt: no such file or folder"), "{err}");
    assert_eq!(status, 2);
}

#[test]
fn a_folder_that_is_no_archive_is_refused() {
    let folder = folder_with(&[]);
    for question in [
        vec!["search", "青州"],
        vec!["who"],
        vec!["events"],
        vec!["figures"],
        vec!["stats"],
        vec!["index", "pages/good.txt"],
    ] {
        let (status, _, err) = run(fangzhi(folder.path()).args(&question).args(["--archive", "."]));
        assert!(err.contains("not a fangzhi archive"), "{question:?}: {err}");
        assert_eq!(status, 2, "{question:?}");
    }
}

#[test]
fn a_missing_archive_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let (status, _, err) = run(fangzhi(folder.path()).args(["search", "青州", "--archive", "nowhere"]));
    assert!(err.contains("nowhere") && err.contains("fangzhi index"), "{err}");
    assert_eq!(status, 2);
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let folder = folder_with(&[]);
    let archive = fangzhi::archive::Archive::create(&folder.path().join("a")).unwrap();
    let writer = archive.writer().unwrap();
    let (status, _, err) = run(fangzhi(folder.path()).args(["index", "pages/good.txt", "--archive", "a"]));
    assert!(err.contains("another program is writing"), "{err}");
    assert_eq!(status, 2);
    drop(writer);
    let (status, out, _) = run(fangzhi(folder.path()).args(["index", "pages/good.txt", "--archive", "a"]));
    assert!(out.contains("1 added"), "{out}");
    assert_eq!(status, 0);
}

#[test]
fn a_query_error_points_at_the_character() {
    let folder = folder_with(&[]);
    run(fangzhi(folder.path()).args(["index", "pages/good.txt", "--archive", "a"]));
    let (status, _, err) = run(fangzhi(folder.path()).args(["search", "青州 (会议", "--archive", "a"]));
    assert!(err.contains("at character 4: `(` is never closed"), "{err}");
    assert_eq!(status, 2);
}

#[test]
fn an_archive_answers_who_what_and_how_much() {
    let folder = folder_with(&[]);
    let (_, out, err) = run(fangzhi(folder.path()).args(["index", "pages/good.txt", "--archive", "a"]));
    assert!(out.contains("1 added"), "{out}{err}");
    let (_, again, _) = run(fangzhi(folder.path()).args(["index", "pages/good.txt", "--archive", "a"]));
    assert!(again.contains("1 unchanged"), "{again}");
    let (status, out, _) =
        run(fangzhi(folder.path()).args(["search", "產業鏈對接會", "--archive", "a", "--json"]));
    assert_eq!(status, 0);
    let hit: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(hit["id"], "pages/good.txt");
    let (_, out, _) = run(fangzhi(folder.path()).args(["who", "--role", "主办", "--archive", "a", "--json"]));
    let row: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(row["entity"], "青州市工业和信息化局");
    assert_eq!(row["role"], "organiser");
    assert_eq!(row["date"], "2023-06-28");
    assert!(row["quote"].as_str().unwrap().contains("市工信局主办"));
}

#[test]
fn extract_keeps_ids_and_order() {
    let folder = tempfile::tempdir().unwrap();
    let lines: String = (0..200)
        .map(|i| format!("{{\"id\":\"n{i}\",\"text\":\"第{i}篇。\",\"published\":\"2023-01-02\"}}\n"))
        .collect();
    let (status, out, err) = run(fangzhi(folder.path())
        .args(["extract", "-", "--input-format", "jsonl", "--body"])
        .write_stdin(lines));
    assert_eq!(status, 0, "{err}");
    let ids: Vec<String> = out
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(ids, (0..200).map(|i| format!("n{i}")).collect::<Vec<_>>());
}

#[test]
fn a_body_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = "　　第一段，Ａ股　收盘。\n\n来源：某网\n  第二段（记者 赵临川）  ";
    let line = serde_json::json!({"id": "a", "text": text}).to_string();
    let (_, out, _) = run(fangzhi(folder.path())
        .args(["extract", "-", "--input-format", "jsonl", "--body"])
        .write_stdin(line));
    let article: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(article["text"], text);
}

#[test]
fn messages_are_chinese_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (_, _, err) = run(fangzhi(folder.path()).args(["--lang", "zh", "extract", "missing.txt"]));
    assert!(err.contains("没有这个文件"), "{err}");
    let (_, out, _) = run(fangzhi(folder.path()).args(["--lang", "zh", "index", "--help"]));
    assert!(out.contains("用法") && out.contains("把文章加入档案库"), "{out}");
}

#[test]
fn a_mistake_on_the_command_line_is_told_in_chinese_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    for (line, expected) in [
        ("who --kindd x", "没有“--kindd”这个参数\n  是否想写：--kind\n"),
        ("whoo", "没有“whoo”这个命令\n  是否想写：who\n"),
        ("figures --by foo", "--by <WHAT> 不能是“foo”\n  可用的值：period、region、subject\n"),
        ("who --limit many", "--limit <N> 不能是“many”：要写整数\n"),
        ("who --limit 99999999999999999999999", "--limit <N> 不能是“99999999999999999999999”：数太大\n"),
        ("figures --min 3x", "--min <VALUE> 不能是“3x”：要写数，如 5"),
        ("who --limit", "--limit <N> 后面缺少值\n"),
        ("extract", "缺少 <PATH>...\n\n用法：fangzhi extract [选项] <PATH>...\n"),
        ("search a --json --json", "--json 只能写一次\n\n用法：fangzhi search [选项] <QUERY>...\n"),
        ("extract --field name=x a", "--field <FIELD=NAME> 不能是“name=x”：字段只有 id text"),
        ("extract --field name a", "--field <FIELD=NAME> 不能是“name”：要写成 字段=名称\n"),
    ] {
        let (status, _, err) = run(fangzhi(folder.path()).args(["--lang", "zh"]).args(line.split(' ')));
        assert_eq!(status, 2, "{line}: {err}");
        assert!(err.starts_with("fangzhi：错误：") && err.contains(expected), "{line}: {err}");
    }
}

#[test]
fn no_help_in_chinese_has_english_of_the_parser() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["", "index", "who", "figures", "extract", "brief", "completions", "entities", "train"] {
        let line = command.split_terminator(' ').chain(["--lang", "zh", "--help"]);
        let (status, out, _) = run(fangzhi(folder.path()).args(line));
        assert_eq!(status, 0, "{command}");
        for english in ["OPTIONS", "COMMAND", "Usage", "default", "possible", "Possible", "env:"] {
            assert!(!out.contains(english), "{command}: {english} in\n{out}");
        }
    }
}

#[test]
fn repair_is_a_filter() {
    let folder = tempfile::tempdir().unwrap();
    let clean = "县委书记在会上讲话。\n";
    let (status, out, err) = run(fangzhi(folder.path()).args(["repair", "-"]).write_stdin(clean));
    assert_eq!((status, out.as_str()), (0, clean), "{err}");
    let glossed = "縣委書記在會(huì)上講話。\n";
    let (status, out, _) = run(fangzhi(folder.path()).args(["repair", "--diff", "-"]).write_stdin(glossed));
    assert_eq!((status, out.as_str()), (0, "standard input:1: 縣委書記在會[-(huì)-]上講話。\n"));
    let gbk = encoding_rs::GBK.encode(clean).0.into_owned();
    let page = folder.path().join("page.txt");
    fs::write(&page, &gbk).unwrap();
    let (status, _, err) = run(fangzhi(folder.path()).args(["repair", "--in-place", "page.txt"]));
    assert_eq!(status, 0, "{err}");
    assert_eq!(fs::read_to_string(&page).unwrap(), clean);
    assert_eq!(fs::read(folder.path().join("page.txt.bak")).unwrap(), gbk);
}

#[test]
fn a_folder_is_repaired_in_place_but_for_what_is_no_text_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).unwrap();
    let damaged = encoding_rs::GBK.encode("县委书记在会上讲话。\n").0.into_owned();
    let photo = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\xe4\xb8\xad".to_vec();
    fs::write(pages.join("page.txt"), &damaged).unwrap();
    fs::write(pages.join("photo.jpg"), &photo).unwrap();
    fs::write(pages.join("empty.txt"), "").unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &damaged).unwrap();
    let packed = packed.finish().unwrap();
    fs::write(pages.join("packed.txt.gz"), &packed).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&pages, pages.join("round")).unwrap();
    for _ in 0..2 {
        let (status, _, err) = run(fangzhi(folder.path()).args(["repair", "--in-place", "pages"]));
        assert_eq!(status, 1, "{err}");
        assert!(err.contains("photo.jpg") && err.contains("packed.txt.gz"), "{err}");
        #[cfg(unix)]
        assert!(err.contains("round"), "{err}");
        assert!(!err.contains("empty.txt"), "{err}");
    }
    let mut names: Vec<_> = fs::read_dir(&pages)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name != "round");
    names.sort();
    assert_eq!(names, ["empty.txt", "packed.txt.gz", "page.txt", "page.txt.bak", "photo.jpg"]);
    assert_eq!(fs::read(pages.join("page.txt.bak")).unwrap(), damaged);
    assert_eq!(fs::read(pages.join("photo.jpg")).unwrap(), photo);
    assert_eq!(fs::read(pages.join("packed.txt.gz")).unwrap(), packed);
    let (status, out, err) = run(fangzhi(folder.path()).args(["repair", "pages/page.txt.bak"]));
    assert_eq!((status, out.as_str()), (0, "县委书记在会上讲话。\n"), "{err}");
}

#[test]
fn the_demonstration_takes_any_folder() {
    let folder =
        folder_with(&[("a.jsonl", "{\"id\": \"一号\", \"text\": \"乙縣(xiàn)發布通知。\"}\n".as_bytes())]);
    let (status, out, err) = run(fangzhi(folder.path()).args(["demo", "pages"]));
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.contains("[-(xiàn)-]") && out.contains("show 一号"), "{out}");
    let (status, _, err) = run(fangzhi(folder.path()).args(["demo", "nowhere"]));
    assert_eq!(status, 2);
    assert!(err.contains("nowhere"), "{err}");
}
