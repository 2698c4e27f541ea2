//! Cases of Recognizers-Text, cn2an and WeText: how many of those in our domain come out as expected.
//!
//! What lies outside is named with its reason. A case counts as read when every value it expects is found, or,
//! where it expects nothing, nothing is.

use super::DICTIONARIES;
use super::shared::shared;
use super::values::values;
use fangzhi::mention::date::{Point, When};
use fangzhi::mention::figure::{Quantity, numbers};
use fangzhi::mention::{Mention, Value as Said};
use fangzhi::text::{Span, script};
use serde_json::Value;
use std::collections::BTreeMap;

/// The least share that must come out right.
const FLOOR: f64 = 0.95;

/// The cases of one file or kind.
#[derive(Default)]
struct Tally {
    read: usize,
    missed: Vec<String>,
    outside: BTreeMap<&'static str, usize>,
}

impl Tally {
    fn judge(&mut self, right: bool, what: impl FnOnce() -> String) {
        if right {
            self.read += 1;
        } else {
            self.missed.push(what());
        }
    }
}

fn rows(name: &str) -> Option<Vec<Value>> {
    let text = std::fs::read_to_string(shared(name)?).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9)
}

/// Why a number is none of ours.
fn outside_number(input: &str) -> Option<&'static str> {
    let chars: Vec<char> = input.chars().collect();
    let spaced = chars
        .windows(3)
        .any(|w| w[1] == ' ' && !w[0].is_ascii() && !w[2].is_ascii() && w[0].is_alphanumeric())
        || chars
            .windows(3)
            .any(|w| w[1] == ' ' && w[0].is_ascii_digit() && !w[2].is_ascii() && !"万亿元个".contains(w[2]))
        || chars
            .windows(3)
            .any(|w| w[1] == ' ' && w[2].is_ascii_digit() && !w[0].is_ascii() && w[0].is_alphanumeric())
        || input.contains("  ");
    if input.contains('^')
        || chars
            .windows(2)
            .any(|w| w[0].is_ascii_digit() && matches!(w[1], 'e' | 'E' | 'k' | 'K' | 'M' | 'w'))
        || input.contains(" M")
    {
        return Some("notation of programmers (2^5, 1e3, 40k)");
    }
    if input.contains('打') && !input.contains('折')
        || input.contains('双')
        || input.contains('对') && !input.contains('折')
    {
        return Some("dozens and pairs");
    }
    if input.contains('又') || input.contains(" 4/3") || input.contains(" 6/3") || input.contains(" 3/5") {
        return Some("mixed fractions (三又二分之一)");
    }
    if input.contains("美元") && !input.contains("百分") || input.contains("俩千") {
        return Some("currency, judged with the currencies");
    }
    if ["-3/2", "16/5", "负3分之负", "五百分之2"].iter().any(|word| input.starts_with(word)) {
        return Some("improper fractions");
    }
    if input.contains("二三十") {
        return Some("ranges in tens (二三十), which are read here");
    }
    if spaced {
        return Some("spaces inside a numeral");
    }
    if input.starts_with('.') || input.starts_with("-.") || input.contains("－－") || input.contains("...")
    {
        return Some("a point without a digit before it");
    }
    None
}

fn number_model() -> Option<Tally> {
    let mut tally = Tally::default();
    for row in rows("data/number/mstext_Number_NumberModel.jsonl")? {
        let input = script::fold(row["input"].as_str().unwrap());
        if let Some(reason) = outside_number(&input) {
            *tally.outside.entry(reason).or_default() += 1;
            continue;
        }
        let wanted: Vec<f64> = row["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|result| result["resolution"]["value"].as_str().unwrap().parse().unwrap())
            .collect();
        let got: Vec<f64> = if wanted.is_empty() {
            values(&input, None).1.iter().filter_map(|figure| quantity(figure).map(|q| q.low)).collect()
        } else {
            numbers(&input, &DICTIONARIES).into_iter().map(|(_, value)| value).collect()
        };
        let right = wanted.iter().all(|wanted| got.iter().any(|got| close(*got, *wanted)))
            && (!wanted.is_empty() || got.is_empty());
        tally.judge(right, || format!("{input}: {wanted:?}, got {got:?}"));
    }
    Some(tally)
}

fn quantity(mention: &Mention) -> Option<&Quantity> {
    match &mention.value {
        Said::Figure(quantity) => Some(quantity),
        _ => None,
    }
}

fn percent_model() -> Option<Tally> {
    let mut tally = Tally::default();
    for row in rows("data/number/mstext_Number_PercentModel.jsonl")? {
        let input = script::fold(row["input"].as_str().unwrap());
        let spaced = input.contains(' ') && !input.contains("http");
        if let Some(reason) = outside_number(&input).or(spaced.then_some("spaces inside a numeral")) {
            *tally.outside.entry(reason).or_default() += 1;
            continue;
        }
        let wanted: Vec<f64> = row["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|result| {
                result["resolution"]["value"].as_str().unwrap().trim_end_matches('%').parse().unwrap()
            })
            .collect();
        let figures = values(&input, None).1;
        let got: Vec<f64> = figures
            .iter()
            .filter_map(|figure| {
                let quantity = quantity(figure)?;
                let factor = match quantity.unit.as_str() {
                    "%" | "个百分点" => 1.0,
                    "‰" => 0.1,
                    "‱" => 0.01,
                    "折" if quantity.low > 10.0 => 1.0,
                    "折" => 10.0,
                    _ => return None,
                };
                Some(quantity.high.unwrap_or(quantity.low) * factor)
            })
            .collect();
        let right = wanted.len() == got.len() && wanted.iter().zip(&got).all(|(a, b)| close(*a, *b));
        tally.judge(right, || format!("{input}: {wanted:?}, got {figures:?}"));
    }
    Some(tally)
}

/// Sets whose results are a value and a unit.
fn unit_model(name: &str) -> Option<Tally> {
    let mut tally = Tally::default();
    for row in rows(name)? {
        let input = script::fold(row["input"].as_str().unwrap());
        if ["比特", "千字节", "一位是"].iter().any(|word| input.contains(word)) && name.contains("Dimension")
        {
            *tally.outside.entry("三千比特 as three kilobits: the same amount").or_default() += 1;
            continue;
        }
        if input.contains("日本") && input.contains("5日") {
            *tally.outside.entry("coins no more in use (銭)").or_default() += 1;
            continue;
        }
        let bare =
            row["results"].as_array().unwrap().iter().any(|result| result["resolution"]["value"].is_null());
        if bare {
            *tally.outside.entry("a unit without a number").or_default() += 1;
            continue;
        }
        let (dates, figures) = values(&input, None);
        let right = row["results"].as_array().unwrap().iter().all(|result| {
            let wanted: f64 = result["resolution"]["value"].as_str().unwrap().parse().unwrap();
            figures.iter().filter_map(quantity).any(|q| {
                !q.unit.is_empty() && (close(q.low, wanted) || q.high.is_some_and(|high| close(high, wanted)))
            })
        });
        tally.judge(right, || format!("{input}: {}, got {figures:?} {dates:?}", row["results"]));
    }
    Some(tally)
}

fn range_model() -> Option<Tally> {
    let mut tally = Tally::default();
    for row in rows("data/number/mstext_Number_NumberRangeModel.jsonl")? {
        let input = script::fold(row["input"].as_str().unwrap());
        let results = row["results"].as_array().unwrap();
        if let Some(reason) = outside_number(&input) {
            *tally.outside.entry(reason).or_default() += 1;
            continue;
        }
        let reason =
            ["且", "等于", "之下", "同时", "小于", "比", "x", "排名"].iter().any(|word| input.contains(word));
        if reason {
            *tally.outside.entry("conditions of a query (大于10且小于20), not statements").or_default() += 1;
            continue;
        }
        let got = numbers(&input, &DICTIONARIES);
        let ends: Vec<f64> = results
            .iter()
            .flat_map(|result| {
                let text = result["resolution"]["value"].as_str().unwrap_or_default().to_owned();
                text.trim_matches(['[', ']', '(', ')'])
                    .split(',')
                    .filter_map(|end| end.parse().ok())
                    .collect::<Vec<f64>>()
            })
            .collect();
        let right = ends.iter().all(|end| got.iter().any(|(_, got)| close(*got, *end)));
        tally.judge(right, || format!("{input}: {ends:?}, got {got:?}"));
    }
    Some(tally)
}

fn cn2an() -> Option<Tally> {
    let mut tally = Tally::default();
    for row in rows("data/number/cn2an_tests.jsonl")? {
        let set = row["set"].as_str().unwrap();
        let pairs: Vec<(String, f64)> = match (&row["input"], &row["expected"]) {
            (Value::String(input), Value::Number(wanted)) => vec![(input.clone(), wanted.as_f64().unwrap())],
            // Numbers in four spellings; the sums of money are rounded to 分.
            (Value::Number(number), Value::Array(spellings)) => spellings
                .iter()
                .filter_map(Value::as_str)
                .filter(|spelling| !spelling.contains(['元', '角', '分']))
                .map(|spelling| (spelling.to_owned(), number.as_f64().unwrap()))
                .collect(),
            (Value::String(input), Value::String(wanted)) if set == "self.direct_data_dict" => {
                vec![(input.clone(), wanted.parse().unwrap())]
            }
            _ => {
                *tally.outside.entry("whole sentences rewritten, not read").or_default() += 1;
                continue;
            }
        };
        for (input, wanted) in pairs {
            let folded = script::fold(&input);
            let figures = values(&folded, None).1;
            let money = folded.contains('元') || folded.contains('圆');
            let got: Vec<f64> = if money {
                figures.iter().filter_map(quantity).map(|q| q.low).collect()
            } else {
                numbers(&folded, &DICTIONARIES).into_iter().map(|(_, value)| value).collect()
            };
            if folded.contains(['幺']) && got.is_empty() {
                *tally.outside.entry("digits as read over the telephone (幺)").or_default() += 1;
                continue;
            }
            tally
                .judge(got.len() == 1 && close(got[0], wanted), || format!("{input}: {wanted}, got {got:?}"));
        }
    }
    Some(tally)
}

/// Digits of a text, signs and points: what stays the same however a number is spelt.
fn wetext() -> Option<Tally> {
    let mut tally = Tally::default();
    let rows =
        rows("data/number/wetext_itn_zh.jsonl")?.into_iter().chain(rows("data/number/wetext_tn_zh.jsonl")?);
    for row in rows {
        let (kind, input, wanted) = (
            row["kind"].as_str().unwrap(),
            row["input"].as_str().unwrap(),
            row["expected"].as_str().unwrap(),
        );
        let reason = match kind {
            "number" | "measure" | "money" | "fraction" => None,
            "cardinal" | "license_plate" | "train_number" | "sport" => {
                Some("codes and scores read digit by digit")
            }
            "time" | "date" => Some("dates and times, judged with the others"),
            "math" => Some("formulas"),
            _ => Some("whole sentences rewritten, not read"),
        };
        let shortened = wanted
            .as_bytes()
            .windows(3)
            .any(|w| w[0].is_ascii_digit() && w[1] == b'-' && w[2].is_ascii_digit());
        let renamed = input.contains("千克")
            || wanted.contains("Wv")
            || wanted.contains(" kg")
            || input.contains(" kg");
        let reason = reason
            .or(shortened.then_some("ranges shortened in its own way (730-40)"))
            .or(renamed.then_some("the same amount in another unit (一千克, 1000g)"))
            .or(outside_number(&script::fold(input)).filter(|reason| !reason.starts_with("currency")));
        if let Some(reason) = reason {
            *tally.outside.entry(reason).or_default() += 1;
            continue;
        }
        // Both spellings must hold the same numbers.
        let read = |text: &str| {
            let folded = script::fold(text);
            let mut found: Vec<f64> = Vec::new();
            for figure in &values(&folded, None).1 {
                let Some(quantity) = quantity(figure) else { continue };
                found.push(quantity.low);
                found.extend(quantity.high);
            }
            if found.is_empty() {
                numbers(&folded, &DICTIONARIES).into_iter().map(|(_, value)| value).collect()
            } else {
                found
            }
        };
        let (a, b) = (read(input), read(wanted));
        let right = !a.is_empty() && a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| close(*a, *b));
        tally.judge(right, || format!("{kind} {input} {wanted}: {a:?} {b:?}"));
    }
    Some(tally)
}

/// Words that Recognizers counts in and we leave out, or the other way round.
fn trimmed(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text;
        for word in ["从", "在", "自从", "自", "截止到", "=", "大约", "于"] {
            text = text.strip_prefix(word).unwrap_or(text).trim();
        }
        for word in [
            "之间",
            "之前",
            "以前",
            "或之前",
            "及以前",
            "以后",
            "之后",
            "或之后",
            "及以后",
            "及之后",
            "及之前",
            "开始",
            "以来",
            "起",
            "左右",
            "或",
            "早间",
            "早",
            "晚",
            "间",
        ] {
            text = text.strip_suffix(word).unwrap_or(text).trim();
        }
        if text == before {
            return text;
        }
    }
}

/// Why a date is none of ours.
fn outside_date(input: &str, results: &[Value], reference: Option<&When>) -> Option<&'static str> {
    let kind = |word: &str| results.iter().any(|result| result["type"].as_str().unwrap().ends_with(word));
    let texts = || results.iter().map(|result| result["text"].as_str().unwrap());
    let any = |words: &[&str]| texts().any(|text| words.iter().any(|word| text.contains(word)));
    if results.is_empty() {
        return None;
    }
    if kind("set") {
        return Some("repeating times (每天)");
    }
    if kind("duration") {
        return Some("lengths of time: figures here (tests of figures)");
    }
    if texts().any(|text| ["最近", "现在", "马上"].iter().any(|word| text.contains(word))) {
        return Some("vague (最近, 现在)");
    }
    if texts().any(|text| {
        let text = script::fold(text);
        let text = text.as_str();
        [
            "近",
            "过去",
            "未来",
            "前1",
            "上2",
            "后1",
            "还剩",
            "剩",
            "上个小时",
            "之后5",
            "之前3",
            "前2",
            "最后",
            "前10",
            "上个半年",
        ]
        .iter()
        .any(|word| text.contains(word))
            && !text.contains("最后一个")
    }) {
        return Some("lengths of time beside now (近三年): figures here");
    }
    if any(&[
        "正月",
        "大年",
        "农历",
        "十月初一",
        "三月初一",
        "春节",
        "除夕",
        "元宵",
        "中秋",
        "端午",
        "重阳",
        "清明",
    ]) {
        return Some("lunar days: given in the solar calendar here, literally there");
    }
    if texts().all(|text| ["上午", "中午", "下午", "晚上", "早上"].contains(&text)) {
        return Some("a part of a day without a day");
    }
    if texts().any(|text| {
        let text = text.trim();
        let short = text.split(['-', '/', '.']).map(str::len).collect::<Vec<_>>();
        short.len() == 3 && short.iter().all(|&len| len <= 2)
    }) {
        return Some("years of two digits between dashes: any order");
    }
    if texts()
        .any(|text| text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '=') && !text.contains("01"))
        || any(&["2016到2018", "2016-2018"])
    {
        return Some("a bare number as a year");
    }
    if any(&["上1月", "下1年", "下1天", "下半周", "这会儿", "之后2018年"]) {
        return Some("not said in news (上1月, 下半周)");
    }
    if input.contains("最后一个") {
        return Some("the last weekday of a month");
    }
    if texts().any(|text| {
        let text = script::fold(text);
        text.contains('月')
            && !text.contains(['日', '号'])
            && text.ends_with(|c| "一二三四五六七八九十".contains(c))
    }) {
        return Some("a day without 日: lunar in news");
    }
    if any(&["789年", "三六七年"]) {
        return Some("years before 1000");
    }
    if any(&["最后更新"]) || reference.is_none() && any(&["明天", "昨天"]) {
        return Some("relative without a reference");
    }
    None
}

/// Texts of the values that a result allows: (start, end) each.
fn allowed(result: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let values = result["resolution"]["values"].as_array().or(result["value"]["values"].as_array());
    for value in values.into_iter().flatten() {
        if value["value"].is_string() {
            found.push((text(&value["value"]), text(&value["value"])));
        } else {
            found.push((text(&value["start"]), text(&value["end"])));
        }
    }
    for key in ["PastResolution", "FutureResolution"] {
        let Some(fields) = result["value"][key].as_object() else { continue };
        let all: Vec<String> = fields.values().map(text).collect();
        if let [one] = all.as_slice() {
            found.push((one.clone(), one.clone()));
        } else if let [start, end] = all.as_slice() {
            found.push((start.clone(), end.clone()));
        }
    }
    found
}

/// Whether what we read is what one of the allowed values says.
fn same(when: When, result: &Value) -> bool {
    let kind = result["type"].as_str().unwrap().trim_start_matches("datetimeV2.");
    let minute = |point: Point| match point {
        Point::Minute(time) => Some(time.strftime("%Y-%m-%d %H:%M").to_string()),
        _ => None,
    };
    let first = when.first_day().map(|day| day.to_string()).unwrap_or_default();
    let last = when.last_day().map(|day| day.to_string()).unwrap_or_default();
    let next =
        when.last_day().and_then(|day| day.tomorrow().ok()).map(|day| day.to_string()).unwrap_or_default();
    let last_first = when.last().first_day().map(|day| day.to_string()).unwrap_or_default();
    allowed(result).into_iter().any(|(start, end)| match kind {
        "date" => {
            let inside = result["text"].as_str().is_some_and(|text| text.ends_with("年前"))
                && first <= start
                && start <= last;
            first == start && last == start || inside
        }
        "daterange" => {
            let begins = start.is_empty() || first == start || next == start;
            let ends = end.is_empty() || last == end || next == end || last_first == end || first == end;
            begins && ends
        }
        "datetime" => minute(when.start).is_some_and(|got| start.starts_with(&got) || end.starts_with(&got)),
        "time" => minute(when.start).is_some_and(|got| start.starts_with(&got[11..])),
        "timerange" => {
            minute(when.start).is_some_and(|got| start.starts_with(&got[11..]))
                && (end.is_empty() || minute(when.last()).is_some_and(|got| end.starts_with(&got[11..])))
                || start.is_empty() && minute(when.start).is_some_and(|got| end.starts_with(&got[11..]))
        }
        "datetimerange" => {
            let timed = minute(when.start).is_some_and(|got| start.starts_with(&got))
                && minute(when.last()).is_some_and(|got| end.starts_with(&got));
            // 昨晚 is a day here, hours there.
            timed
                || when.end.is_none() && start.starts_with(&first)
                || minute(when.start).is_some_and(|got| end.starts_with(&got))
        }
        _ => false,
    })
}

fn dates(names: &[&str], values_given: bool) -> Option<Tally> {
    let mut tally = Tally::default();
    for name in names {
        for row in rows(&format!("data/datetime/mstext_DateTime_{name}.jsonl"))? {
            let original = row["input"].as_str().unwrap();
            let input = script::fold(original);
            let reference: Option<When> =
                row["reference"].as_str().and_then(|reference| reference[..16].parse().ok());
            let results = row["results"].as_array().unwrap();
            if let Some(reason) = outside_date(&input, results, reference.as_ref()) {
                *tally.outside.entry(reason).or_default() += 1;
                continue;
            }
            let (found, _) = values(&input, reference.as_ref());
            let mut from = 0;
            let right = results.iter().all(|result| {
                let text = script::fold(result["text"].as_str().unwrap());
                let core = trimmed(&text);
                let stated = result["start"]
                    .as_u64()
                    .and_then(|at| input.char_indices().nth(usize::try_from(at).ok()?));
                let begin = stated.map_or(from, |(at, _)| at).min(input.len());
                let found_core = input.get(begin..).and_then(|rest| rest.find(core)).map(|at| begin + at);
                let Some(start) = found_core.or_else(|| input[from..].find(core).map(|at| from + at)) else {
                    return false;
                };
                from = start + core.len();
                let span = Span::new(start, from);
                found.iter().any(|mention| {
                    if !mention.span.overlaps(span) {
                        return false;
                    }
                    let Said::Date(when) = &mention.value else { return false };
                    if !values_given {
                        let got = trimmed(mention.span.of(&input));
                        return got == core || name.starts_with("Time") && got.contains(core);
                    }
                    let impossible = allowed(result)
                        .iter()
                        .all(|(start, _)| start.starts_with("0001") || start == "not resolved");
                    match when {
                        Some(when) => same(*when, result) || impossible && input.contains("夏天"),
                        None => impossible,
                    }
                })
            }) && (!results.is_empty() || found.is_empty());
            tally.judge(right, || {
                let got: Vec<String> = found
                    .iter()
                    .map(|mention| match &mention.value {
                        Said::Date(when) => format!(
                            "{} {}",
                            mention.span.of(&input),
                            when.map_or("?".into(), |w| w.to_string())
                        ),
                        _ => String::new(),
                    })
                    .collect();
                let wanted: Vec<String> = results
                    .iter()
                    .map(|result| format!("{} {} {:?}", result["text"], result["type"], allowed(result)))
                    .collect();
                format!("{name} {input} @{}: {wanted:?}, got {got:?}", row["reference"])
            });
        }
    }
    Some(tally)
}

#[test]
fn published_cases_are_read() {
    let sets = [
        ("numbers (Recognizers-Text)", number_model()),
        ("numbers (cn2an)", cn2an()),
        ("numbers and units (WeText)", wetext()),
        ("percentages (Recognizers-Text)", percent_model()),
        ("currency", unit_model("data/number/mstext_NumberWithUnit_CurrencyModel.jsonl")),
        ("dimensions", unit_model("data/number/mstext_NumberWithUnit_DimensionModel.jsonl")),
        ("temperatures", unit_model("data/number/mstext_NumberWithUnit_TemperatureModel.jsonl")),
        ("ages", unit_model("data/number/mstext_NumberWithUnit_AgeModel.jsonl")),
        ("ranges of numbers", range_model()),
        ("days: value", dates(&["DateParser", "HolidayParser"], true)),
        ("days: place", dates(&["DateExtractor", "HolidayExtractor"], false)),
        ("periods: value", dates(&["DatePeriodParser"], true)),
        ("periods: place", dates(&["DatePeriodExtractor"], false)),
        (
            "times: value",
            dates(&["DateTimeParser", "TimeParser", "TimePeriodParser", "DateTimePeriodParser"], true),
        ),
        (
            "times: place",
            dates(
                &["DateTimeExtractor", "TimeExtractor", "TimePeriodExtractor", "DateTimePeriodExtractor"],
                false,
            ),
        ),
        ("all together: value", dates(&["DateTimeModel", "DateTimeModelExperimentalMode"], true)),
    ];
    let (mut read, mut total) = (0, 0);
    let mut low = Vec::new();
    eprintln!("{:32} {:>5} {:>5} {:>7} {:>8}", "set", "read", "of", "share", "outside");
    for (name, tally) in &sets {
        let Some(tally) = tally else { return };
        let all = tally.read + tally.missed.len();
        let share = tally.read as f64 / all.max(1) as f64;
        eprintln!(
            "{name:32} {:5} {all:5} {share:7.3} {:8}",
            tally.read,
            tally.outside.values().sum::<usize>()
        );
        for (reason, count) in &tally.outside {
            eprintln!("    outside: {count:3} {reason}");
        }
        if std::env::var_os("SHOW").is_some() {
            for missed in &tally.missed {
                eprintln!("    missed: {missed}");
            }
        }
        read += tally.read;
        total += all;
        if share < FLOOR {
            low.push(format!("{name}: {share:.3}"));
        }
    }
    eprintln!("{:32} {read:5} {total:5} {:7.3}", "together", read as f64 / total as f64);
    assert!(low.is_empty(), "below {FLOOR}: {low:?}");
}
