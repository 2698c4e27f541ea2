//! Queries: what is understood, what is refused and where, and that printing and parsing agree.

use super::DICTIONARIES;
use super::cases;
use fangzhi::query::{Amount, DateRange, Field, Query, Term, parse};
use proptest::prelude::*;

#[test]
fn cases() {
    cases::run("query", |case| match parse(&case.input) {
        Ok(query) => {
            assert_eq!(parse(&query.to_string()).as_ref(), Ok(&query), "{query} reads back otherwise");
            format!("{query:?}")
        }
        Err(error) => format!("{error}\n{}", error.zh()),
    });
}

#[test]
fn hostile_queries_are_refused_not_suffered() {
    for (query, what) in [
        ("(".repeat(5000) + "a" + &")".repeat(100), "more than 32 groups in one another"),
        ("a ".repeat(2000), "more than 256 terms"),
        ("长".repeat(20_000), "more than 10000 characters"),
        ("-".repeat(9_000), "something must follow `-`"),
        ("a OR ".repeat(300) + "b", "more than 256 terms"),
    ] {
        let error = parse(&query).unwrap_err();
        assert!(error.to_string().contains(what), "{error}");
    }
}

#[test]
fn amounts_hold_what_lies_in_them() {
    let Ok(Query::Amount(amount)) = parse("数额:>=1.1亿元") else { panic!("not an amount") };
    assert!(amount.holds(110_000_000.0, None));
    assert!(amount.holds(1.0, Some(2e8)));
    assert!(!amount.holds(109_999_999.0, None));
}

#[test]
fn widening_adds_other_names_and_words_and_says_so() {
    let widened = |query: &str| {
        let (query, added) = fangzhi::query::widen(&parse(query).unwrap(), &DICTIONARIES);
        (query.to_string(), added.into_iter().map(|widening| widening.to).collect::<Vec<_>>())
    };
    let (query, added) = widened("机构:青岛市工信局 -软件");
    assert_eq!(added, ["青岛市工业和信息化局", "青岛市工业信息化局"]);
    assert!(
        query.starts_with("(机构:青岛市工信局 OR 机构:\"青岛市工业和信息化局\"") && query.ends_with("-软件"),
        "{query}"
    );
    assert!(widened("软体").1.contains(&"软件".to_owned()));
    assert!(widened("\"软件园\"").1.contains(&"软体园".to_owned()));
    assert_eq!(widened("没有别名的词").1, Vec::<String>::new());
    // A mainlander's 土豆 are potatoes.
    assert!(!widened("土豆").1.contains(&"花生".to_owned()));
}

fn word() -> impl Strategy<Value = String> {
    "[a-z\u{4e00}-\u{4e40}0-9]{1,6}"
        .prop_filter("operators", |word| !["or", "and", "not"].contains(&word.as_str()))
}

fn term() -> impl Strategy<Value = Term> {
    prop_oneof![
        word().prop_map(Term::Word),
        "[a-z\u{4e00}-\u{4e40}（）:\"\\\\\\-*?，。]{1,8}".prop_map(Term::Phrase),
        ("[a-z\u{4e00}-\u{4e40}]{1,3}", "[a-z\u{4e00}-\u{4e40}]{1,3}")
            .prop_map(|(a, b)| Term::Wildcard(format!("{a}*{b}"))),
        (prop::collection::vec(word(), 2..4), 0u32..100)
            .prop_map(|(words, within)| Term::Near { words, within }),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let leaf = prop_oneof![
        4 => term().prop_map(Query::Text),
        2 => (prop::sample::select(Field::ALL.map(|(field, ..)| field).to_vec()), term())
            .prop_map(|(field, term)| Query::Field(field, term)),
        1 => (2000i32..2030, 1i32..13).prop_map(|(year, month)| Query::Date(DateRange {
            since: Some(format!("{year}-{month:02}")),
            until: None,
        })),
        1 => (0i32..1_000_000, prop::sample::select(vec!["元", "%", "人", ""])).prop_map(|(low, unit)| {
            Query::Amount(Amount { low: Some((f64::from(low), false)), high: None, unit: unit.to_owned() })
        }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Query::all),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Query::any),
            inner.prop_map(Query::negated),
        ]
    })
}

/// How many queries each property is tried on: `PROPTEST_CASES=200000` is the figure of the record.
fn tried() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(512)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(tried()))]

    #[test]
    fn any_characters_are_read_or_refused_with_their_place(text in "[\\PC]{0,60}") {
        match parse(&text) {
            Ok(query) => {
                let printed = query.to_string();
                prop_assert_eq!(parse(&printed), Ok(query), "{} printed as {}", text, printed);
            }
            Err(error) => prop_assert!(error.character <= text.chars().count() + 1 && !error.zh().is_empty()),
        }
    }

    #[test]
    fn operators_in_any_order_are_read_or_refused(
        text in prop::collection::vec(prop::sample::select(vec![
            "(", ")", "（", "-", "OR", " ", "\"", "“", "”", "~3", "标题:", "数额:", "日期:", "*", "?", "青岛", "|", ":", "：", "2022", "..", "\\", ">",
            "AND", "NOT", "or", "&&", "？", "＊", "人物：", "记者：", "http://", "12:30", "||", "−", "＂", "「", "」",
            "~", "\\\"", "/", "1亿", "%", "<=", "～", "a", "\t", "　"
        ]), 0..16)
    ) {
        let text = text.concat();
        match parse(&text) {
            Ok(query) => {
                let printed = query.to_string();
                prop_assert_eq!(parse(&printed), Ok(query), "{} printed as {}", text, printed);
            }
            Err(error) => prop_assert!(error.character <= text.chars().count() + 1),
        }
    }

    #[test]
    fn a_printed_query_reads_back(query in query()) {
        let printed = query.to_string();
        let read = parse(&printed).map(|query| query.to_string());
        prop_assert_eq!(read, Ok(printed));
    }
}
