//! What an event is called in the end: a clause taken for its name without the day that stands elsewhere, whole words up to
//! the end of the clause, who wins what.
//!
//! `A公司8月2日发布数据` is `A公司发布数据`, `A公司公布的数据显示` is `A公司公布数据`, `该公司发布X` is called by its full name, `“X”称号` won by
//! 甲 is `甲获“X”称号`.

use super::scene::Page;
use super::{Event, EventKind};
use crate::mention::MentionKind;

/// Sets the name of an event that the grammar named by a clause.
pub(super) fn settle(page: &Page<'_>, event: &mut Event) {
    if event.kind == EventKind::Recognition {
        won(page, event);
    }
    if event.kind == EventKind::Publication {
        issued(page, event);
    }
    if event.likely && event.kind != EventKind::Meeting {
        if let Some(name) = whole(page, event) {
            event.name = name;
        }
        event.name = told(&event.name);
        full_subject(page, event);
    }
    // 甲、乙共同启动X: what is launched, not who does it.
    if event.kind == EventKind::Launch
        && let Some((_, launched)) = event.name.split_once("共同启动")
        && launched.chars().count() >= 6
    {
        event.name = launched.to_owned();
    }
    if !matches!(event.kind, EventKind::Meeting) {
        undated(page, event);
    }
}

/// The longest that a name cut off within its clause may get.
const LONGEST: usize = 44;

/// A name that was cut off within its clause, with the rest of it.
fn whole(page: &Page<'_>, event: &Event) -> Option<String> {
    let sentence = event.evidence.of(page.text);
    let at = sentence.find(&event.name)?;
    let rest = &sentence[at + event.name.len()..];
    let ends = |c: char| {
        matches!(
            c,
            ',' | '，'
                | '。'
                | ';'
                | '；'
                | ':'
                | '：'
                | '!'
                | '！'
                | '?'
                | '？'
                | '、'
                | '\n'
                | '('
                | '（'
                | '“'
        )
    };
    let more = rest.find(ends).map_or(rest, |end| &rest[..end]);
    let length = event.name.chars().count() + more.chars().count();
    let bare = event.name.chars().count() >= CUT && !more.is_empty() && length <= LONGEST;
    bare.then(|| format!("{}{}", event.name, more.trim_end()))
}

/// Names of at least this many characters may have been cut off.
const CUT: usize = 26;

/// A公布的数据显示 as A公布数据.
fn told(name: &str) -> String {
    let shows =
        ["数据", "报告", "统计", "结果", "公告"].iter().find(|word| name.ends_with(&format!("{word}显示")));
    let mut name = if shows.is_some() { name.trim_end_matches("显示") } else { name }.to_owned();
    for verb in ["发布", "公布", "披露", "发表", "出具", "通报"] {
        let link = format!("{verb}的");
        if let Some((who, what)) = name.split_once(&*link)
            && who.chars().count() >= 2
            && (2..=24).contains(&what.chars().count())
            && !what.contains('的')
        {
            name = format!("{who}{verb}{what}");
            break;
        }
    }
    for (opening, ending) in [("继", "之后"), ("继", "后"), ("在", "之后"), ("在", "后")] {
        let inside = name.strip_prefix(opening).and_then(|rest| rest.strip_suffix(ending));
        if let Some(rest) = inside.filter(|rest| rest.chars().count() >= 4) {
            name = rest.to_owned();
        }
    }
    name = name.trim_end_matches("之后").to_owned();
    name.trim_start_matches('的').trim_end_matches(['的', '、', '和']).to_owned()
}

/// 该公司发布X by the name of the company.
fn full_subject(page: &Page<'_>, event: &mut Event) {
    let Some(first) = event.participants.first() else { return };
    let written = first.evidence.of(page.text);
    let points = written.starts_with(['该', '本', '此', '我']);
    if points && let Some(rest) = event.name.strip_prefix(written) {
        event.name = format!("{}{rest}", page.entities.get(first.entity).name);
    }
}

/// A name without the days in it, which stand in the date.
fn undated(page: &Page<'_>, event: &mut Event) {
    let quoted = |name: &str, at: usize| {
        let before = &name[..at];
        ["“”", "《》", "()", "（）"].iter().any(|pair| {
            let mut marks = pair.chars();
            let (open, close) = (marks.next(), marks.next());
            let count = |mark: Option<char>| before.chars().filter(|&c| Some(c) == mark).count();
            count(open) > count(close)
        })
    };
    let first = page.mentions.partition_point(|mention| mention.span.start() < event.evidence.start());
    for mention in &page.mentions[first..] {
        if mention.span.start() >= event.evidence.end() {
            break;
        }
        let day = mention.span.of(page.text);
        let month = day.contains('年') && day.contains('月') && event.likely;
        let opens = event.name.starts_with(day) && event.kind != EventKind::Recognition;
        let exact = month
            || opens && (day.starts_with(['今', '去']) || day.contains('月'))
            || day.contains('日') && day.contains('月')
            || day.ends_with('日') && day.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                day,
                "今日" | "昨日" | "今天" | "昨天" | "近日" | "日前" | "当天" | "当日" | "今晚" | "昨晚"
            );
        if mention.kind != MentionKind::Date || !exact {
            continue;
        }
        // 1日 is no part of 6月11日.
        let whole = |at: &usize| !event.name[..*at].ends_with(|c: char| c.is_ascii_digit() || c == '月');
        let Some(at) = event.name.find(day).filter(whole) else { continue };
        let (before, after) = (&event.name[..at], &event.name[at + day.len()..]);
        // 截至6月30日, 8月2日的函: part of what it is.
        let bound = ["截至", "截止", "自", "从", "至", "到", "前"]
            .iter()
            .any(|word| before.trim_end().ends_with(word))
            || after.starts_with(['的', '起', '至', '前', '止', '-', '—']);
        if quoted(&event.name, at) || bound {
            continue;
        }
        let before = before.trim_end();
        let before = ["将于", "定于", "已于", "于", "在"]
            .iter()
            .find_map(|word| before.strip_suffix(word))
            .unwrap_or(before);
        let shorter = format!("{before}{}", after.trim_start());
        if shorter.chars().count() >= 4 {
            event.name = shorter;
        }
    }
    for word in ["近日", "日前", "昨日", "今日"] {
        if let Some((before, after)) = event.name.split_once(word)
            && !quoted(&event.name, before.len())
            && before.chars().count() >= 2
            && after.chars().count() >= 2
        {
            event.name = format!("{}{}", before.trim_end(), after.trim_start());
        }
    }
}

/// How a reader would say who takes part.
fn said<'a>(page: &Page<'a>, part: &super::Participant) -> &'a str {
    super::roles::said(page, part.entity, part.evidence)
}

/// Who wins before what is won.
fn won(page: &Page<'_>, event: &mut Event) {
    let winners = event.participants.iter().filter(|part| part.role == "awardee");
    let names: Vec<&str> = winners.map(|part| said(page, part)).collect();
    let Some(first) = names.first() else { return };
    let who = all_or_first(&names);
    let verb = event.word.of(page.text);
    // 授予甲“X”称号: 甲 got it.
    let given = matches!(verb, "授予" | "颁发" | "颁授" | "追授");
    // 颁发甲证书.
    if given && let Some(rest) = event.name.strip_prefix(verb).and_then(|rest| rest.strip_prefix(first)) {
        event.name = format!("{first}获颁{rest}");
        return;
    }
    if given && let Some(rest) = event.name.strip_prefix(first) {
        let rest = rest.trim_start_matches("同志");
        if rest.starts_with('“') {
            event.name = format!("{first}获{rest}");
            return;
        }
    }
    let told = [
        verb, "获", "入选", "评", "授予", "授", "表彰", "颁", "夺", "名单", "列入", "认定", "命名", "摘",
        "捧", "荣", "上榜", "通过", "评选", "成为", "仪式",
    ]
    .iter()
    .any(|word| event.name.contains(word));
    if told || names.iter().any(|name| event.name.contains(name)) {
        return;
    }
    let verb = match verb {
        "授予" | "颁发" | "颁授" | "授牌" | "表彰" | "奖励" | "追授" | "被授予" => "获",
        "认定" | "认定为" => "被认定为",
        "命名" | "命名为" => "被命名为",
        "评定" | "评选" | "评选出" => "获评",
        verb => verb,
    };
    event.name = format!("{who}{verb}{}", event.name);
}

/// Who publishes before what is published.
fn issued(page: &Page<'_>, event: &mut Event) {
    let issuers = event.participants.iter().filter(|part| part.role == "issuer");
    let names: Vec<&str> = issuers.map(|part| said(page, part)).collect();
    let Some(first) = names.first() else { return };
    let begins = event.name.starts_with(event.word.of(page.text)) || event.name.starts_with("联合");
    if !begins || event.name.contains(first) {
        return;
    }
    event.name = format!("{}{}", all_or_first(&names), event.name);
}

/// Who is told of in a name: 甲; 甲、乙; of three or more 甲等.
pub(super) fn all_or_first(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, other] => format!("{one}、{other}"),
        [one, ..] => format!("{one}等"),
    }
}
