//! Files, folders, archives and streams, sound and hostile.

use super::cases::{self, Case};
use fangzhi::source::{Content, Document, Options, Problem, SourceError, documents};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::path::Path;

#[test]
fn cases() {
    cases::run("source", |case: &Case| {
        let folder = tempfile::tempdir().unwrap();
        let name = case.with.get("name").map_or("a.txt", String::as_str);
        std::fs::write(folder.path().join(name), &case.input).unwrap();
        let mut options = Options::default();
        for (field, value) in &case.with {
            if ["text", "title", "id", "published", "source", "url", "html"].contains(&field.as_str()) {
                options.fields.map(field, value).unwrap();
            }
        }
        options.body_only = case.with.contains_key("body");
        listing(&folder.path().join(name), options)
    });
}

/// What comes out of a path, a line each, without the temporary folder.
fn listing(path: &Path, options: Options) -> String {
    let folder = format!("{}/", path.parent().unwrap().display());
    let mut out = String::new();
    for document in documents(&[path], options) {
        let _ = match document {
            Ok(document) => writeln!(out, "{}", line(&document)),
            Err(error) => writeln!(out, "{error}\n{}", error.zh()),
        };
    }
    out.replace(&folder, "")
}

fn line(document: &Document) -> String {
    let given = &document.given;
    let mut out = format!("{} {:?}", document.origin, document.format);
    for (name, value) in [
        ("id", &given.id),
        ("title", &given.title),
        ("published", &given.published),
        ("source", &given.source),
        ("url", &given.url),
    ] {
        if let Some(value) = value {
            let _ = write!(out, " {name}={value}");
        }
    }
    let text = match &document.content {
        Content::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Content::Text(text) => text.clone(),
    };
    let _ = write!(out, " {text:?}");
    out
}

fn all(path: &Path, options: Options) -> Vec<Result<Document, SourceError>> {
    documents(&[path], options).collect()
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tarred(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // Past the builder's own checks: hostile names are the point.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn listed(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    listing(&path, Options::default())
}

#[test]
fn archives_in_archives_are_opened_and_their_members_named() {
    let inner = zipped(&[("县里/一.txt", "一。".as_bytes()), ("b.jsonl", b"{\"text\": \"\xe4\xba\x8c\"}\n")]);
    let bytes = gzipped(&tarred(&[("x/inner.zip", &inner), ("c.txt", "三。".as_bytes())]));
    assert_eq!(
        listed("a.tgz", &bytes),
        "a.tgz!x/inner.zip!县里/一.txt Text \"一。\"\n\
         a.tgz!x/inner.zip!b.jsonl:1 Text \"二\"\n\
         a.tgz!c.txt Text \"三。\"\n"
    );
    let bytes = zstd::encode_all(&b"{\"text\": \"one\"}\n"[..], 1).unwrap();
    assert_eq!(listed("a.jsonl.zst", &bytes), "a.jsonl.zst:1 Text \"one\"\n");
}

#[test]
fn names_that_lead_out_links_and_shadows() {
    let bytes = zipped(&[
        ("../../etc/evil.txt", b"x"),
        ("/abs.txt", b"x"),
        ("good.txt", b"good"),
        ("__MACOSX/._good.txt", b"\0\0"),
    ]);
    let out = listed("a.zip", &bytes);
    assert_eq!(
        out.lines().filter(|line| !line.contains('：')).collect::<Vec<_>>(),
        [
            "a.zip!../../etc/evil.txt: the member's name leads out of the archive; not read, unpack it yourself",
            "a.zip!/abs.txt: the member's name leads out of the archive; not read, unpack it yourself",
            "a.zip!good.txt Text \"good\"",
        ]
    );
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "link.txt", "/etc/passwd").unwrap();
    let out = listed("a.tar", &builder.into_inner().unwrap());
    assert!(out.starts_with("a.tar!link.txt: is a link, device or pipe, not a file; not read"), "{out}");
}

#[test]
fn a_truncated_zip_gives_what_stands_before_the_cut() {
    let long = "青州市。".repeat(5000);
    let bytes = zipped(&[("a.txt", "一。".as_bytes()), ("b.txt", long.as_bytes())]);
    let out = listed("cut.zip", &bytes[..bytes.len() - 200]);
    let lines: Vec<&str> = out.lines().filter(|line| !line.contains('：')).collect();
    assert!(lines[0].starts_with("cut.zip: damaged or cut-off zip: "), "{out}");
    assert_eq!(lines[1], "cut.zip!a.txt Text \"一。\"");
}

#[test]
fn bombs_end_early() {
    let zeros = vec![b' '; 16 << 20];
    let bomb = gzipped(&zeros);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt.gz");
    std::fs::write(&path, &bomb).unwrap();
    let options = Options { free_output: 1 << 20, ..Options::default() };
    let out = all(&path, options.clone());
    assert!(matches!(out.as_slice(), [Err(SourceError { problem: Problem::Bomb { .. }, .. })]), "{out:?}");
    // A bomb in a bomb, and a thousand of them: one limit for all.
    let many: Vec<(String, &[u8])> =
        (0..1000).map(|number| (format!("{number}.txt.gz"), &bomb[..])).collect();
    let members: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let path = folder.path().join("b.zip");
    std::fs::write(&path, zipped(&members)).unwrap();
    assert!(all(&path, options).len() < 20);
}

#[test]
fn archives_in_one_another_without_end() {
    let mut bytes = b"text".to_vec();
    for _ in 0..12 {
        bytes = zipped(&[("next.zip", &bytes)]);
    }
    let out = listed("a.zip", &bytes);
    assert!(out.contains("more than 4 archives in one another"), "{out}");
}

#[test]
fn a_line_of_any_length_is_passed_over_without_being_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(b"{\"text\": \"a\"}\n{\"text\": \"").unwrap();
    file.write_all(&vec![b'x'; 3 << 20]).unwrap();
    file.write_all(b"\"}\n{\"text\": \"b\"}\n").unwrap();
    drop(file);
    let out = listing(&path, Options { max_document: 1 << 20, ..Options::default() });
    assert_eq!(
        out.lines().filter(|line| !line.contains('：')).collect::<Vec<_>>(),
        [
            "a.jsonl:1 Text \"a\"",
            "a.jsonl:2: 3.0 MiB is more than one document may have (1.0 MiB); raise the limit with --max-size",
            "a.jsonl:3 Text \"b\"",
        ]
    );
    let path = folder.path().join("b.txt");
    std::fs::write(&path, vec![b'x'; 3 << 20]).unwrap();
    let out = listing(&path, Options { max_document: 1 << 20, ..Options::default() });
    assert!(out.starts_with("b.txt: 3.0 MiB is more than one document may have (1.0 MiB)"), "{out}");
}

#[test]
fn binary_files_are_told_apart_from_text_in_any_encoding() {
    let noise: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(listed("a.txt", &noise).starts_with("a.txt: is not text (binary)"));
    let text = "青州市召开全市工业经济运行分析会议，市长出席。";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(listed("a.txt", &utf16).starts_with("a.txt Text"));
    // The word 青州市 in GB18030, then a stray NUL among many characters.
    let mut gbk = [0xc7, 0xe0, 0xd6, 0xdd, 0xca, 0xd0].repeat(20);
    gbk.push(0);
    assert!(listed("a.txt", &gbk).starts_with("a.txt Text"));
}

#[test]
fn json_lines_in_other_encodings() {
    let text = "{\"id\": \"甲\", \"text\": \"一。\"}\n{\"text\": \"二。\"}\n";
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(listed("a.jsonl", &utf16), "a.jsonl:1 Text id=甲 \"一。\"\na.jsonl:2 Text \"二。\"\n");
}

#[test]
fn folders_are_read_in_order_without_hidden_files_and_loops_end() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("root");
    std::fs::create_dir_all(root.join("b")).unwrap();
    for name in ["c.txt", "b/2.txt", "a.txt", ".hidden.txt", "b/10.txt"] {
        std::fs::write(root.join(name), name).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(&root, root.join("b/up")).unwrap();
    let out = listing(&root, Options::default());
    let lines: Vec<&str> = out.lines().filter(|line| !line.contains('：')).collect();
    assert_eq!(lines[0], "root/a.txt Text \"a.txt\"");
    assert_eq!(lines[1], "root/b/10.txt Text \"b/10.txt\"");
    assert_eq!(lines[2], "root/b/2.txt Text \"b/2.txt\"");
    assert_eq!(lines[3], "root/b/up: a link that leads back to a folder above it; not followed");
    assert_eq!(lines[4], "root/c.txt Text \"c.txt\"");
    let missing = all(&folder.path().join("missing"), Options::default());
    assert!(matches!(missing.as_slice(), [Err(SourceError { problem: Problem::NotFound, .. })]));
}

#[test]
fn readers_that_stop_early_do_not_hang() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..3000 {
        std::fs::write(folder.path().join(format!("{number}.txt")), "text").unwrap();
    }
    assert_eq!(documents(&[folder.path()], Options::default()).take(3).count(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_under_any_name_come_out_as_documents_or_errors(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        mark in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\x1f\x8b\x08", b"{\"text\":", b"[{", b"\xff\xfe", b"a,b\n"]),
        name in prop::sample::select(vec!["a.txt", "a.zip", "a.tar", "a.gz", "a.tgz", "a.zst", "a.json", "a.jsonl", "a.csv", "a"]),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, [mark, &bytes].concat()).unwrap();
        let out = all(&path, Options::default());
        prop_assert!(!out.is_empty() || name.contains("tar") || name.contains("zip"), "{name} {bytes:?}");
        for error in out.iter().filter_map(|document| document.as_ref().err()) {
            prop_assert!(!error.to_string().is_empty() && !error.zh().is_empty());
        }
    }

    #[test]
    fn records_of_any_text_come_back(texts in prop::collection::vec("\\PC{1,20}[a-z]", 1..8)) {
        let folder = tempfile::tempdir().unwrap();
        let values: Vec<serde_json::Value> =
            texts.iter().map(|text| serde_json::json!({"id": "[{\"", "text": text})).collect();
        let lines: Vec<String> = values.iter().map(serde_json::Value::to_string).collect();
        for (name, content) in [
            ("a.jsonl", lines.join("\n")),
            ("a.json", serde_json::to_string_pretty(&values).unwrap()),
            ("b.json", lines.join("\n")),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, content).unwrap();
            let got: Vec<String> = all(&path, Options::default())
                .into_iter()
                .map(|document| match document.unwrap().content {
                    Content::Text(text) => text,
                    Content::Bytes(_) => String::new(),
                })
                .collect();
            prop_assert_eq!(&got, &texts, "{}", name);
        }
    }
}
