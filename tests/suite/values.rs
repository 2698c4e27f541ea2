//! Dates and figures: cases, the seeds' gold, and round trips of generated ones.

use super::DICTIONARIES;
use super::{cases, shared::shared};
use fangzhi::mention::date::{Reader, When};
use fangzhi::mention::figure::{Bound, Quantity, figures};
use fangzhi::mention::{Mention, Value};
use fangzhi::text::script;
use proptest::prelude::*;

/// Dates and figures of a text of one or more sentences.
pub fn values(folded: &str, reference: Option<&When>) -> (Vec<Mention>, Vec<Mention>) {
    let mut reader = Reader::new(folded, reference, &DICTIONARIES);
    let (mut dates, mut found) = (Vec::new(), Vec::new());
    for sentence in fangzhi::sentence::split(folded) {
        let here = reader.read(sentence);
        found.extend(figures(folded, sentence, &here, &DICTIONARIES));
        dates.extend(here);
    }
    (dates, found)
}

fn bound(quantity: &Quantity) -> String {
    format!("{:?}", quantity.bound)
}

/// A figure as a line: `460多户 = 460 户 AtLeast`.
fn shown(text: &str, mention: &Mention) -> String {
    let written = mention.span.of(text);
    match &mention.value {
        Value::Date(Some(when)) => format!("{written} = {when}"),
        Value::Date(None) => format!("{written} = ?"),
        Value::Figure(quantity) => {
            let high = quantity.high.map_or(String::new(), |high| format!("..{high}"));
            let unit = if quantity.unit.is_empty() { "-" } else { &quantity.unit };
            let bound =
                if quantity.bound == Bound::Exact { String::new() } else { format!(" {}", bound(quantity)) };
            format!("{written} = {}{high} {unit}{bound}", quantity.low)
        }
        Value::Name => written.to_owned(),
    }
}

fn lines(text: &str, mentions: &[Mention]) -> String {
    mentions.iter().map(|mention| shown(text, mention)).collect::<Vec<_>>().join("\n")
}

#[test]
fn dates_of_the_cases() {
    cases::run("date", |case| {
        let text = script::fold(&case.input);
        let reference = case.with.get("published").map(|published| published.parse().unwrap());
        lines(&text, &values(&text, reference.as_ref()).0)
    });
}

#[test]
fn figures_of_the_cases() {
    cases::run("figure", |case| {
        let text = script::fold(&case.input);
        lines(&text, &values(&text, None).1)
    });
}

/// Every date and figure that the gold of the seeds lists, in the body as read.
#[test]
fn dates_and_figures_of_the_seeds() {
    let Some(folder) = shared("seeds/gold") else { return };
    let mut missing = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let gold: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let name = gold["file"].as_str().unwrap();
        let Some(path) = shared(&format!("seeds/{name}")) else { return };
        let text = fangzhi::text::Text::new(std::fs::read_to_string(path).unwrap());
        // A page without a date is of the year that its dates name; the article's stage knows it.
        let named = || {
            let years = gold["dates"].as_array().unwrap().iter().filter_map(|row| row[1].as_str()?.get(..4));
            years.max().map(str::to_owned)
        };
        let published = gold["published"].as_str().map(str::to_owned).or_else(named);
        let published = published.map(|published| published.parse().unwrap());
        let folded = text.folded();
        let (dates, figures) = values(folded, published.as_ref());
        for row in gold["dates"].as_array().unwrap() {
            let (written, value) = (row[0].as_str().unwrap(), row[1].as_str().unwrap());
            let found = dates.iter().any(|date| {
                date.span.of(folded).contains(written)
                    && matches!(&date.value, Value::Date(Some(when)) if when.to_string() == value)
            });
            if !found {
                missing.push(format!("{name}: {written} {value}"));
            }
        }
        for row in gold["figures"].as_array().unwrap() {
            let written = row[0].as_str().unwrap();
            let found = figures.iter().any(|figure| {
                let Value::Figure(quantity) = &figure.value else { return false };
                let bound = serde_json::to_value(quantity.bound).unwrap();
                written.contains(figure.span.of(folded))
                    && quantity.low == row[1].as_f64().unwrap()
                    && row[2].as_str().unwrap().split('|').any(|wanted| bound == wanted)
                    && quantity.unit == row[3].as_str().unwrap()
            });
            if !found {
                missing.push(format!("{name}: {row}"));
            }
        }
        if std::env::var_os("SHOW").is_some() {
            eprintln!("{name}\n{}\n{}", lines(folded, &dates), lines(folded, &figures));
        }
    }
    assert!(missing.is_empty(), "not found:\n{}", missing.join("\n"));
}

/// How a day is written.
fn written_day(date: jiff::civil::Date, style: usize) -> String {
    match style {
        0 => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        1 => date.to_string(),
        2 => format!(
            "{}年{}月{}日",
            digits(date.year()),
            chinese(date.month().unsigned_abs().into()),
            chinese(date.day().unsigned_abs().into())
        ),
        _ => date.strftime("%Y/%m/%d").to_string(),
    }
}

fn digits(number: i16) -> String {
    number
        .to_string()
        .chars()
        .map(|c| "〇一二三四五六七八九".chars().nth(c as usize - '0' as usize).unwrap())
        .collect()
}

/// A whole number in Chinese, as it is read aloud.
fn chinese(number: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    fn section(number: u64) -> String {
        let mut text = String::new();
        let mut gap = false;
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / unit % 10;
            if digit == 0 {
                gap = !text.is_empty();
                continue;
            }
            if gap {
                text.push('零');
                gap = false;
            }
            text.push_str(DIGITS[digit as usize]);
            text.push_str(name);
        }
        text
    }
    if number == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = number / unit % 10_000;
        if part == 0 {
            continue;
        }
        if !text.is_empty() && part < 1000 {
            text.push('零');
        }
        text.push_str(&section(part));
        text.push_str(name);
    }
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read_and_spans_stand_on_characters(
        pieces in prop::collection::vec(prop_oneof![
            4 => prop::sample::select(vec![
                "2023", "年", "月", "日", "6", "28", "十", "百", "千", "万", "亿", "一", "二", "三", "零", "两", "半", "几", "数",
                "多", "余", "近", "超过", "以上", "左右", "至", "-", "到", "~", "元", "%", "个", "百分点", "百分之", "分之", "成",
                "时", "分", "点", ":", "/", ".", ",", " ", "去年", "同期", "上半年", "季度", "第", "“十四五”", "昨日", "下午",
                "农历", "初", "廿", "中秋", "天", "前", "周", "上", "下", "旬", "(", ")", "今", "∶", "$", "正月", "民国", "世纪", "年代",
            ]).prop_map(str::to_owned),
            1 => "\\PC{0,3}",
        ], 0..24)
    ) {
        let text = script::fold(&pieces.concat());
        let reference: When = "2023-06-28T10:00".parse().unwrap();
        for reference in [None, Some(&reference)] {
            let (dates, figures) = values(&text, reference);
            for mention in dates.iter().chain(&figures) {
                prop_assert!(text.get(mention.span.start()..mention.span.end()).is_some_and(|s| !s.is_empty()));
            }
            for pair in figures.windows(2).chain(dates.windows(2)) {
                prop_assert!(pair[0].span.end() <= pair[1].span.start());
            }
            for figure in &figures {
                prop_assert!(dates.iter().all(|date| !date.span.overlaps(figure.span)));
            }
        }
    }

    #[test]
    fn days_are_read_as_written(days in 0i64..60_000, style in 0usize..4) {
        let date = jiff::civil::date(1950, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let text = format!("会议于{}召开。", written_day(date, style));
        let (dates, _) = values(&text, None);
        prop_assert_eq!(lines(&text, &dates), format!("{} = {date}", written_day(date, style)));
    }

    #[test]
    fn whole_numbers_are_read_as_spoken(number in prop_oneof![2u64..20_000, 2u64..999_999_999_999]) {
        let text = format!("共{}元。", chinese(number));
        let (_, figures) = values(&text, None);
        prop_assert_eq!(lines(&text, &figures), format!("{}元 = {number} 元", chinese(number)));
    }

    #[test]
    fn decimals_are_exact(whole in 0u32..100_000, fraction in 0u32..1000, scale in 0usize..3) {
        let (name, power) = [("", 0), ("万", 4), ("亿", 8)][scale];
        let number = format!("{whole}.{fraction:03}");
        let text = format!("产值{number}{name}元");
        let wanted: f64 = format!("{number}e{power}").parse().unwrap();
        let (_, figures) = values(&text, None);
        let Some(Value::Figure(quantity)) = figures.first().map(|figure| &figure.value) else {
            return Err(TestCaseError::fail(text));
        };
        prop_assert_eq!(quantity.low, wanted);
    }
}
