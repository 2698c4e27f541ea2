//! The damaged articles of the sample archive, made from clean ones, so that the clean text is known.
//!
//! `corpus/clean/` holds what a person wrote, `corpus/articles/` what arrived. `UPDATE=1 cargo test` makes the
//! damaged files anew.

use encoding_rs::{BIG5, Encoding, GB18030, GBK};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What happened to an article on its way.
#[derive(Clone, Copy, Debug)]
enum Damage {
    /// Saved in another encoding.
    Encoded(&'static Encoding),
    /// Saved as UTF-16.
    Utf16 { big_endian: bool, mark: bool },
    /// Turned into traditional script, with readings put behind characters.
    Glossed,
    /// The same done to bytes, without minding where characters begin.
    OutOfStep,
}

/// Which articles of the sample archive are damaged, and how.
const DAMAGED: [(&str, Damage); 14] = [
    ("001-taicang-duijie.txt", Damage::Encoded(GBK)),
    ("002-yilong-diaoyan.txt", Damage::Glossed),
    ("003-xiangtan-tongji.txt", Damage::Utf16 { big_endian: false, mark: true }),
    ("004-yinan-kaigong.txt", Damage::OutOfStep),
    ("005-zhoukou-renmian.txt", Damage::Encoded(GB18030)),
    ("007-qingtian-rending.html", Damage::Encoded(GBK)),
    ("008-yanchang-qianyue.txt", Damage::Utf16 { big_endian: true, mark: false }),
    ("009-dashiqiao-tongbao.txt", Damage::Glossed),
    ("011-youxi-kaocha.txt", Damage::OutOfStep),
    ("012-taoyuan-jingji.txt", Damage::Encoded(BIG5)),
    ("015-enshi-fangxun.txt", Damage::Encoded(GB18030)),
    ("021-xianggang-beiwanglu.txt", Damage::Encoded(BIG5)),
    ("024-qingtongxia-yinqi.txt", Damage::Glossed),
    ("028-tonghua-dongshihui.txt", Damage::OutOfStep),
];

/// The characters that one site glossed, with their readings.
const GLOSSES: [(&str, &str); 24] = [
    ("發", "fā"),
    ("業", "yè"),
    ("產", "chǎn"),
    ("實", "shí"),
    ("進", "jìn"),
    ("經", "jīng"),
    ("濟", "jì"),
    ("對", "duì"),
    ("動", "dòng"),
    ("會", "huì"),
    ("網", "wǎng"),
    ("數", "shù"),
    ("據", "jù"),
    ("區", "qū"),
    ("長", "cháng"),
    ("書", "shū"),
    ("節", "jié"),
    ("億", "yì"),
    ("關", "guān"),
    ("當", "dāng"),
    ("現", "xiàn"),
    ("應", "yīng"),
    ("縣", "xiàn"),
    ("萬", "wàn"),
];

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Simplified characters to the traditional ones that a machine takes for them. A character that Big5 has is
/// traditional already; of several others the first that Big5 has is taken.
fn traditional_table() -> HashMap<char, char> {
    /// Where one simplified character stands for several, the commonest: 发發 means 发 becomes 發.
    const COMMONEST: &str =
        "发發当當后後里裡干幹系係面麵台臺制製范範云雲几幾征徵升昇余餘松鬆术術回迴志誌于於";
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries");
    let table = std::fs::read_to_string(folder.join("ts_characters.tsv")).unwrap();
    let has = |encoding: &'static Encoding, c: char| !encoding.encode(&c.to_string()).2;
    let mut map = HashMap::new();
    for line in table.lines().skip(1) {
        let mut columns = line.split('\t').filter_map(|column| column.chars().next());
        let (Some(traditional), Some(simplified)) = (columns.next(), columns.next()) else { continue };
        if !has(BIG5, simplified) && has(BIG5, traditional) && has(GBK, traditional) {
            map.entry(simplified).or_insert(traditional);
        }
    }
    let commonest: Vec<char> = COMMONEST.chars().collect();
    map.extend(commonest.chunks(2).filter(|pair| !has(BIG5, pair[0])).map(|pair| (pair[0], pair[1])));
    map
}

fn traditional(text: &str) -> String {
    let table = traditional_table();
    text.chars().map(|c| table.get(&c).copied().unwrap_or(c)).collect()
}

/// The text a person would read, of which the damaged one was made.
fn clean(text: &str, damage: Damage) -> String {
    match damage {
        Damage::Glossed | Damage::OutOfStep => traditional(text),
        _ => text.to_owned(),
    }
}

fn damaged(text: &str, damage: Damage) -> Vec<u8> {
    let text = clean(text, damage);
    match damage {
        Damage::Encoded(encoding) => {
            let (bytes, _, lost) = encoding.encode(&text);
            assert!(!lost, "{} lacks characters of the article", encoding.name());
            bytes.into_owned()
        }
        Damage::Utf16 { big_endian, mark } => {
            let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
            units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        }
        Damage::Glossed => {
            let glossed =
                GLOSSES.iter().fold(text, |text, (c, reading)| text.replace(c, &format!("{c}({reading})")));
            glossed.into_bytes()
        }
        Damage::OutOfStep => out_of_step(&text).into_bytes(),
    }
}

/// Replaces byte pairs wherever they stand, then reads the bytes as GBK as a browser does: a lead byte with a
/// byte behind it that cannot follow becomes `?`, and an opening parenthesis there is swallowed with it.
fn out_of_step(text: &str) -> String {
    let (bytes, _, lost) = GBK.encode(text);
    assert!(!lost, "GBK lacks characters of the article");
    let mut bytes = bytes.into_owned();
    for (c, reading) in GLOSSES {
        let pattern = GBK.encode(c).0.into_owned();
        let gloss = GBK.encode(&format!("({reading})")).0.into_owned();
        let mut replaced = Vec::with_capacity(bytes.len() + 64);
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at..].starts_with(&pattern) {
                replaced.extend_from_slice(&pattern);
                replaced.extend_from_slice(&gloss);
                at += pattern.len();
            } else {
                replaced.push(bytes[at]);
                at += 1;
            }
        }
        bytes = replaced;
    }
    let mut shown = String::new();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte < 0x80 {
            shown.push(byte as char);
            at += 1;
            continue;
        }
        let pair = &bytes[at..(at + 2).min(bytes.len())];
        match GB18030.decode_without_bom_handling_and_without_replacement(pair) {
            Some(text) if pair.len() == 2 => {
                shown.push_str(&text);
                at += 2;
            }
            _ => {
                shown.push('?');
                at += if pair.get(1) == Some(&b'(') { 2 } else { 1 };
            }
        }
    }
    shown
}

#[test]
fn damaged_articles_are_made_from_clean_ones() {
    for (name, damage) in DAMAGED {
        let text = std::fs::read_to_string(corpus().join("clean").join(name)).unwrap();
        let made = damaged(&text, damage);
        let path = corpus().join("articles").join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        assert_eq!(
            std::fs::read(&path).unwrap(),
            made,
            "{name} is not what {damage:?} makes of corpus/clean/{name}"
        );
    }
}

#[test]
fn damaged_articles_are_restored() {
    let mut wrong = Vec::new();
    for (name, damage) in DAMAGED {
        let text = std::fs::read_to_string(corpus().join("clean").join(name)).unwrap();
        let decoded = fangzhi::text::decode(&damaged(&text, damage), None);
        let (restored, repairs) = fangzhi::text::repair::repair(&decoded.text);
        // What is escaped in a page is no damage of it.
        let (restored, _) = fangzhi::text::repair::revert(&restored, repairs, |repair| {
            repair.kind != fangzhi::text::RepairKind::Escape
        });
        let clean = clean(&text, damage);
        if restored != clean {
            let at = restored.chars().zip(clean.chars()).take_while(|(one, two)| one == two).count();
            let piece = |text: &str| text.chars().skip(at.saturating_sub(6)).take(24).collect::<String>();
            wrong.push(format!("{name} ({damage:?}): {:?} is not {:?}", piece(&restored), piece(&clean)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
