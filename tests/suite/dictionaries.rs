//! Every table in `dictionaries/` is sorted, unique and well-formed; `UPDATE=1` sorts them.

use super::DICTIONARIES;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use fangzhi::dictionary::{Dictionaries, DictionaryError, Notice, Row, Surname, TABLES, TableFile};
use fangzhi::text::script::fold;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries")
}

/// The columns that hold several values each.
const LISTS: [&str; 9] =
    ["aliases", "forms", "letters", "short", "scopes", "kinds", "places", "days", "none"];

#[test]
fn every_table_is_sorted_and_unique() {
    let mut wrong = Vec::new();
    for table in TABLES {
        let path = folder().join(table.file);
        let text = fs::read_to_string(&path).unwrap();
        let sorted = sorted(table, &text);
        if sorted == text {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, sorted).unwrap();
        } else {
            wrong.push(format!("{} is not sorted; run the tests with UPDATE=1", table.file));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The table with its rows in the byte order of their keys, each once.
fn sorted(table: &TableFile, text: &str) -> String {
    let mut lines = text.lines();
    let header = lines.next().unwrap_or_default();
    let mut rows: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    rows.sort_by_key(|row| row.split('\t').take(table.key).collect::<Vec<_>>());
    rows.dedup();
    std::iter::once(header).chain(rows).map(|row| format!("{row}\n")).collect()
}

#[test]
fn every_row_is_well_formed() {
    let mut wrong = Vec::new();
    for table in TABLES {
        let text = fs::read_to_string(folder().join(table.file)).unwrap();
        let mut lines = text.lines();
        assert_eq!(lines.next().unwrap().split('\t').collect::<Vec<_>>(), table.columns, "{}", table.file);
        let mut keys = HashSet::new();
        for (number, line) in (2..).zip(lines) {
            let fields: Vec<&str> = line.split('\t').collect();
            let mut complain = |what: &str| wrong.push(format!("{}:{number}: {what}: {line}", table.file));
            if fields.len() != table.columns.len() {
                complain("not as many fields as columns");
                continue;
            }
            if !keys.insert(fields[..table.key].to_vec()) {
                complain("the key is there a second time");
            }
            if fields.iter().any(|field| field.trim() != *field) {
                complain("space around a field");
            }
            // Terms are compared with the folded text, so they must be as folding leaves them.
            let folded = table
                .columns
                .iter()
                .zip(&fields)
                .find(|(column, field)| **column != "traditional" && fold(field) != **field);
            if let Some((column, _)) = folded {
                complain(&format!("column {column} is not as folding leaves it"));
            }
            for (column, field) in table.columns.iter().zip(&fields) {
                if LISTS.contains(column) && field.contains('|') {
                    let values: Vec<&str> = field.split('|').collect();
                    let is_days = *column == "days";
                    let distinct: HashSet<&&str> = values.iter().collect();
                    if values.contains(&"") || (!is_days && distinct.len() != values.len()) {
                        complain("an empty value or one twice");
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_table_has_its_section_in_the_readme() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    for table in TABLES {
        assert!(readme.contains(&format!("`{}`", table.file)), "README.md does not speak of {}", table.file);
    }
}

#[test]
fn tables_refer_to_rows_that_exist() {
    let dictionaries = &*DICTIONARIES;
    let regions = &dictionaries.regions;
    for (_, region) in regions.table().iter() {
        if let Some(code) = &region.same_as {
            assert!(regions.by_code(code).is_some(), "{} is the same as {code}, which is none", region.name);
        }
    }
    for (_, former) in regions.former().iter() {
        assert!(regions.by_code(&former.current).is_some(), "{} became {}", former.name, former.current);
    }
    for (_, agency) in dictionaries.agencies.iter() {
        if let Some(successor) = &agency.successor {
            let known = dictionaries.agencies.by_form(successor);
            assert!(!known.is_empty(), "{} became {successor}, which is none", agency.name);
        }
    }
    for (_, unit) in dictionaries.units.iter() {
        let base = dictionaries.units.find(&unit.base);
        assert!(
            base.is_some_and(|base| base.dimension == unit.dimension && base.factor == 1.0),
            "{}",
            unit.unit
        );
    }
}

#[test]
fn regions_are_settled_by_their_context() {
    let dictionaries = &*DICTIONARIES;
    let regions = &dictionaries.regions;
    let full = |name: &str, context: &str| {
        let context = regions.by_code(context);
        regions.resolve(name, context).map(|id| regions.full_name(id))
    };
    for (name, context, expected) in [
        ("青岛", "", Some("山东省青岛市")),
        ("青岛市黄岛区", "", Some("山东省青岛市黄岛区")),
        ("山东青岛", "", Some("山东省青岛市")),
        ("西海岸新区", "370200", Some("山东省青岛西海岸新区")),
        ("胶南市", "", Some("山东省青岛市黄岛区")),
        // Several cities have a 市中区, so that without a context it would be a guess.
        ("市中区", "", None),
        ("市中区", "370100", Some("山东省济南市市中区")),
        ("市中区", "370800", Some("山东省济宁市任城区")),
        ("朝阳区", "220100", Some("吉林省长春市朝阳区")),
        ("朝阳区", "110105", Some("北京市朝阳区")),
        ("吉林", "", Some("吉林省")),
        ("乾安县", "", Some("吉林省松原市乾安县")),
        ("浦东新区", "", Some("上海市浦东新区")),
        ("雄安新区", "", Some("河北省雄安新区")),
        ("高雄市", "", Some("台湾省高雄市")),
        ("不在此处", "", None),
        ("", "", None),
    ] {
        assert_eq!(full(name, context).as_deref(), expected, "{name} in {context:?}");
    }
    let code = |code| regions.by_code(code).unwrap();
    assert!(regions.contains(code("370000"), code("370211")));
    assert!(!regions.contains(code("370211"), code("370200")));
    assert_eq!(regions.parent(code("469005")), Some(code("460000")));
}

#[test]
fn a_users_tables_add_replace_and_remove() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("firms.tsv"),
        "name\taliases\n甲乙丙丁\t甲乙\n华为\t华子\n-苹果\n-没有这一行\n",
    )
    .unwrap();
    fs::write(folder.path().join("pets.tsv"), "name\n").unwrap();
    fs::write(folder.path().join("notes.txt"), "not a table\n").unwrap();
    let (dictionaries, notices) = Dictionaries::with_user_folder(folder.path()).unwrap();
    assert_eq!(&*dictionaries.firms.find("甲乙").unwrap().name, "甲乙丙丁");
    assert!(dictionaries.firms.find("华子").is_some());
    assert!(dictionaries.firms.find("苹果").is_none());
    assert!(dictionaries.gazetteer.matches("甲乙丙丁").count() >= 2);
    let notices: Vec<String> = notices.iter().map(Notice::to_string).collect();
    assert_eq!(
        notices,
        [
            "firms.tsv, line 5: there is no “没有这一行” to remove",
            "firms.tsv: 1 rows added, 1 replaced, 1 removed",
            "pets.tsv: no table has this name, so it was not read; see dictionaries/README.md",
        ]
    );
}

#[test]
fn an_error_says_where_what_stood_there_and_what_to_do() {
    let cases: [(&str, &[u8], &str); 6] = [
        (
            "units.tsv",
            "unit\tdimension\tfactor\n石\tmass\t六十\n".as_bytes(),
            "units.tsv, line 2, column factor: “六十” stands there; write a number",
        ),
        (
            "firms.tsv",
            "firm\n某某\n".as_bytes(),
            "firms.tsv, line 1: the header has “firm”; write name, aliases, ambiguous, separated by tabs",
        ),
        (
            "firms.tsv",
            "aliases\n某某\n".as_bytes(),
            "firms.tsv, line 1: the header has “aliases”; write name, which is the key, separated by tabs",
        ),
        (
            "surnames.tsv",
            "surname\n甲\t乙\n".as_bytes(),
            "surnames.tsv, line 2: 2 fields where the header has 1 columns; take the surplus tabs out",
        ),
        (
            "surnames.tsv",
            "surname\n甲\n乙\n甲\n".as_bytes(),
            "surnames.tsv, line 4: “甲” is there a second time; keep one of the two lines",
        ),
        (
            "surnames.tsv",
            b"surname\n\xc0\xee\n",
            "surnames.tsv, line 2: bytes that are not UTF-8; save the table as UTF-8",
        ),
    ];
    for (file, bytes, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(file), bytes).unwrap();
        let error = Dictionaries::with_user_folder(folder.path()).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    let missing = Dictionaries::with_user_folder(Path::new("no/such/folder")).unwrap_err();
    assert!(matches!(missing, DictionaryError::Unreadable { .. }));
    assert_eq!(Surname::FILE, "surnames.tsv");
}

#[test]
fn every_term_of_two_characters_or_more_is_found_where_it_stands() {
    let dictionaries = &*DICTIONARIES;
    let gazetteer = &dictionaries.gazetteer;
    let names = dictionaries.agencies.iter().map(|(_, agency)| &agency.name);
    for name in names.chain(dictionaries.positions.iter().map(|(_, row)| &row.position)) {
        let text = format!("据{name}介绍");
        let found = gazetteer.matches(&text).any(|found| text[found.start..found.end] == **name);
        assert!(found || name.chars().count() < 2, "{name}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_asked(text in "[\u{4e00}-\u{4fff}青岛市黄岛区省县a-z0-9 ,]{0,30}") {
        let dictionaries = &*DICTIONARIES;
        for found in dictionaries.gazetteer.matches(&text) {
            proptest::prop_assert!(text.get(found.start..found.end).is_some());
            proptest::prop_assert!(!found.terms.is_empty());
        }
        if let Some(region) = dictionaries.regions.resolve(&text, None) {
            proptest::prop_assert!(dictionaries.regions.contains(region, region));
        }
        if let Some((unit, ids)) = dictionaries.units.longest_prefix(&text) {
            proptest::prop_assert!(text.starts_with(unit) && !ids.is_empty());
        }
    }
}

#[test]
fn festivals_and_lunar_dates_become_days() {
    let calendar = &DICTIONARIES.calendar;
    for (name, year, day) in [
        ("春节", 2024, "2024-02-10"),
        ("除夕", 2025, "2025-01-28"),
        ("端午节", 2020, "2020-06-25"),
        ("中秋", 2025, "2025-10-06"),
        ("重阳节", 2023, "2023-10-23"),
        ("清明节", 2022, "2022-04-05"),
        ("冬至", 2021, "2021-12-21"),
        ("五一", 2019, "2019-05-01"),
        ("母亲节", 2023, "2023-05-14"),
        ("复活节", 2024, "2024-03-31"),
        ("小年", 2022, "2022-01-25"),
    ] {
        let found = calendar.holiday(name, year).map(|date| date.to_string());
        assert_eq!(found.as_deref(), Some(day), "{name} {year}");
    }
    let lunar =
        |year, month, leap, day| calendar.lunar_date(year, month, leap, day).map(|date| date.to_string());
    assert_eq!(lunar(2023, 2, true, 1).as_deref(), Some("2023-03-22"));
    assert_eq!(lunar(2023, 3, true, 1), None, "2023 has no second third month");
    assert_eq!(lunar(2025, 6, false, 30).as_deref(), Some("2025-07-24"));
    assert_eq!(lunar(1850, 1, false, 1), None, "before the table begins");
}
