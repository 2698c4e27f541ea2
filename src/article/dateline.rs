//! The dateline that opens a report: who reports, from where, on which day, and which reporters.
//!
//! `新华社北京4月7日电(记者 某某)`, `某网1月14日讯`, `本报讯(通讯员某某、某某)`, `〔記者某某／桃園報導〕`,
//! `IT之家 8 月 16 日消息`. It stays in the body; it only bears witness. A sentence that merely begins with a day is none.

use super::{Credit, byline, publisher};
use crate::dictionary::Dictionaries;
use crate::mention::date::{Point, When};
use crate::text::Pattern;
use jiff::civil::Date;
use std::sync::LazyLock;

/// What a dateline says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dateline {
    /// The medium, as it names itself; none for 本报 and its like.
    pub source: Option<String>,
    /// The words between medium and day: mostly a place.
    pub place: Option<String>,
    /// Year, where stated; month and day.
    pub year: Option<i16>,
    /// Month and day.
    pub day: Option<(i8, i8)>,
    /// Who reports.
    pub credits: Vec<Credit>,
}

static OPENING: LazyLock<Pattern> = LazyLock::new(|| head_with(&format!("(?: {DAY_IN_HEAD} )?")));

/// The same with the day, which makes sure where the medium's name ends.
static DATED: LazyLock<Pattern> = LazyLock::new(|| head_with(DAY_IN_HEAD));

const DAY_IN_HEAD: &str = r"(?P<m>\d{1,2}) \s* 月 \s* (?P<d>\d{1,2}) \s* 日";

/// A dateline's head up to 电, 讯 or their like, with the day as given.
fn head_with(day: &str) -> Pattern {
    Pattern::new(&format!(
        r"(?x)^ [【\[(〔]? \s*
        (?P<head> [^\s，。；:“”《》()【】\[\]〔〕,!?]{{2,24}}? (?: \( [^()]{{2,12}} \) )? )? \s*
        (?: (?P<y>(?:19|20)\d{{2}}) \s* 年 \s* )? {day} \s*
        (?P<paren1> [(〔] [^()〔〕]{{2,60}} [)〕] )? \s*
        (?: 专?电 | 快?讯 | 消息 | 报道 | 專?電 | 訊 )
        \s* [】\])〕]? \s* [:,]? \s*
        (?P<paren2> [(〔\[【] [^()〔〕\[\]【】]{{2,60}} [)〕\]】] )?"
    ))
}

/// `……电 某某、某某报道:`
static SIGNED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(\p{Han}{2,4}(?:[、 ]\p{Han}{2,4}){0,3})报道:"));

static REPORTER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^[(〔【\[]\s*(?P<in>[^()〔〕\[\]【】]{2,60}?)\s*[)〕】\]]"));

/// Whether 月日 with 电 or 讯 stands near the beginning of a text, or reporters in brackets do.
pub(super) fn dateline(paragraph: &str, dictionaries: &Dictionaries) -> Option<Dateline> {
    let end = paragraph.char_indices().nth(140).map_or(paragraph.len(), |(at, _)| at);
    let opening = &paragraph[..end];
    // `据某网8月2日消息` names whom the report quotes, not whose it is.
    if opening.starts_with('据') {
        return None;
    }
    // `参考消息网7月30日报道`: the first 消息 there is part of a name.
    let whole = || {
        OPENING.captures(opening).filter(|found| {
            let behind = found.get(0).map_or("", |whole| &opening[whole.end()..]);
            !behind.starts_with(['网', '报', '社', '台', '称', '人', '化'])
        })
    };
    let found = may_open(opening).then(|| DATED.captures(opening).or_else(whole)).flatten();
    if let Some(found) = found {
        let mut dateline = Dateline::default();
        if let (Some(month), Some(day)) = (number(&found, "m"), number(&found, "d"))
            && Date::new(2024, month, day).is_ok()
        {
            dateline.day = Some((month, day));
            dateline.year = found.name("y").and_then(|year| year.as_str().parse().ok());
        }
        if let Some(head) = found.name("head") {
            let (source, place) = medium_and_place(head.as_str());
            dateline.source = source;
            dateline.place = place;
        }
        for paren in ["paren1", "paren2"].iter().filter_map(|name| found.name(name)) {
            dateline.credits.extend(reporters(paren.as_str(), dateline.source.is_some(), dictionaries));
        }
        let behind = found.get(0).map_or("", |whole| &opening[whole.end()..]);
        if let Some(signed) = SIGNED.captures(behind) {
            dateline.credits.extend(reporters(&signed[1], true, dictionaries));
        }
        let ours = found.name("head").is_some_and(|head| head.as_str().starts_with('本'));
        if ours || dateline.source.is_some() {
            return Some(dateline);
        }
    }
    // `(记者 某某)…`, `〔记者某某/桃园报导〕…`, `【环球网报道 记者 某某】`
    let credits = match REPORTER.captures(opening) {
        Some(found) => reporters(&found["in"], false, dictionaries),
        None => named_first(opening, dictionaries),
    };
    (!credits.is_empty()).then(|| Dateline { credits, ..Dateline::default() })
}

/// Whether 电, 讯 or their like may end a dateline: no mark that a dateline has only behind them, or in brackets, comes before.
fn may_open(opening: &str) -> bool {
    const MARKS: &str = "，。；:“”《》【】[]〕),!?";
    let inner = opening.strip_prefix(['【', '[', '(', '〔']).unwrap_or(opening);
    let first = inner.char_indices().find(|&(at, c)| {
        matches!(c, '(' | '〔' | '电' | '讯' | '電' | '訊')
            || MARKS.contains(c)
            || ["消息", "报道"].iter().any(|word| inner[at..].starts_with(word))
    });
    first.is_some_and(|(_, c)| !MARKS.contains(c))
}

/// `大河网记者 某某 某市报道8月2日,……`, `某报评论员 某某` behind which a blank or 报道 ends the byline.
fn named_first(opening: &str, dictionaries: &Dictionaries) -> Vec<Credit> {
    let near = opening.char_indices().take(40);
    let ends = near.filter_map(|(at, c)| {
        let reported = opening[..at].ends_with("报道") || opening[..at].ends_with("报导");
        (at > 9 && (reported || super::line::blank(c))).then_some(at)
    });
    let mut best = Vec::new();
    for end in ends {
        if let Some(found) = byline::credits(&opening[..end], dictionaries) {
            best = found.credits;
        }
    }
    best
}

fn number(found: &regex::Captures<'_>, name: &str) -> Option<i8> {
    found.name(name)?.as_str().parse().ok()
}

/// Credits in brackets; bare names count as reporters where a medium stands before them.
fn reporters(paren: &str, bare: bool, dictionaries: &Dictionaries) -> Vec<Credit> {
    let inner = paren.trim_matches(|c| "()〔〕[]【】 ".contains(c));
    if let Some(found) = byline::credits(inner, dictionaries) {
        return found.credits;
    }
    if bare && let Some(found) = byline::credits(&format!("记者 {inner}"), dictionaries) {
        // (新闻联播): a programme stands there as well.
        let surname =
            |name: &str| dictionaries.surnames.longest_prefix(name).map(|(surname, _)| surname.len());
        let person = |credit: &Credit| {
            let given = surname(&credit.name).map(|length| credit.name[length..].chars().count());
            given.is_some_and(|given| (1..=2).contains(&given)) || credit.name.contains('·')
        };
        return if found.credits.iter().all(person) { found.credits } else { Vec::new() };
    }
    Vec::new()
}

/// Whether a name is that of a medium known for its datelines.
pub(super) fn is_agency(name: &str) -> bool {
    publisher::AGENCIES.has(name) && !name.starts_with('本')
}

/// Parts the head of a dateline: `新华社北京` is 新华社 and 北京, `某市新闻网` is one medium.
fn medium_and_place(head: &str) -> (Option<String>, Option<String>) {
    let head = head.trim_start_matches("据");
    if let Some(agency) = publisher::AGENCIES.at(head) {
        let place = head[agency.len()..].trim();
        let known = (!agency.starts_with('本')).then(|| agency.to_owned());
        // `中新网广东新闻` is an edition, not a place.
        let place = place.trim_end_matches("新闻");
        return (known, (!place.is_empty()).then(|| place.to_owned()));
    }
    // Otherwise the longest beginning that ends as media do, with at most five characters behind it.
    let ends: Vec<usize> = head.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    for (index, &end) in ends.iter().enumerate().rev() {
        let behind = ends.len() - index - 1;
        if behind > 5 || index < 1 {
            break;
        }
        if publisher::medium(&head[..end]) {
            let place = head[end..].trim();
            return (publisher::normal(&head[..end]), (!place.is_empty()).then(|| place.to_owned()));
        }
    }
    (None, None)
}

/// The day a dateline names in a year known from elsewhere.
pub(super) fn in_year(dateline: &Dateline, year: i16) -> Option<When> {
    let (month, day) = dateline.day?;
    Some(When::at(Point::Day(Date::new(dateline.year.unwrap_or(year), month, day).ok()?)))
}

static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?P<y>(?:19[5-9]|20[0-4])\d)\s*年"));

/// The year that a headline begins with or is about: 2012年国务院政府工作报告.
pub(super) fn year_named(title: &str) -> Option<i16> {
    YEAR.captures(title)?.name("y")?.as_str().parse().ok()
}

/// What is held or reckoned in the year before it: 2023年|全国移动互联网创新大赛, 2023年|1—6月.
static HELD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^[^，。；、,;！？!?\s]{1,18}?(?:活动|大会|论坛|行动|博览会|大赛|联赛|比赛|锦标赛|节|季|会议|峰会|年会|招生|高考|暑运|春运|",
        r"招聘|专场|公报|报告)|^1月?[—\-~至－]\s?\d{1,2}月|^上半年|^前?[一二三]季度|^第[一二三四]季度|^前[\p{Han}\d]{1,2}个?月",
    ))
});
static DAY: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\d{1,2}月\d{1,2}[日号]"));

/// A year with 年 or without: 2023海峡两岸青年创新创业大赛.
static STATED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?P<y>(?:19[5-9]|20[0-4])\d)(?P<mark>\s*年)?"));

/// The year a text without a date is of: the latest it names that is no aim and no end of a plan, where that is the year
/// of its days (2023年7月29日) or of what is held in it (2023年企业技改服务活动).
///
/// A year alone says when something else was: of undated news of 2023 the latest year that it names is 2023 in four
/// cases of ten.
pub(super) fn year_hint(text: &str) -> Option<i16> {
    let years: Vec<(i16, usize)> = STATED
        .captures_iter(text)
        .filter_map(|found| {
            let year = found.name("y")?;
            let end = found.get(0)?.end();
            let before = &text[..year.start()];
            let behind = &text[end..];
            if found.name("mark").is_none() && !HELD.is_match(behind) {
                return None;
            }
            let glued =
                before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '~' | '至' | '–'));
            let aim = ["到", "至", "力争", "截至", "预计", "争取", "计划", "直至", "未来"]
                .iter()
                .any(|word| before.ends_with(word))
                // 1981年以来的统计 is of long before.
                || ["底前", "前", "实现", "建成", "年底前", "以来"].iter().any(|word| behind.starts_with(word));
            // 截至 is no aim, but its year may be past; it counts as any other.
            let aim = aim && !before.ends_with("截至");
            (!glued && !aim).then(|| year.as_str().parse::<i16>().ok()).flatten().map(|year| (year, end))
        })
        .collect();
    let latest = years.iter().map(|(year, _)| *year).max()?;
    let of_latest =
        |form: &Pattern| years.iter().any(|(year, end)| *year == latest && form.is_match(&text[*end..]));
    let days = || years.iter().all(|(year, end)| *year == latest || !DAY.is_match(&text[*end..]));
    (of_latest(&DAY) && days() || of_latest(&HELD)).then_some(latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLES: LazyLock<Dictionaries> = LazyLock::new(Dictionaries::builtin);

    fn read(text: &str) -> String {
        match dateline(text, &TABLES) {
            None => "-".to_owned(),
            Some(found) => {
                let day = found.day.map(|(month, day)| format!("{month}-{day}")).unwrap_or_default();
                let names: Vec<String> =
                    found.credits.iter().map(|credit| format!("{}={}", credit.role, credit.name)).collect();
                format!(
                    "{}|{}|{day}|{}",
                    found.source.unwrap_or_default(),
                    found.place.unwrap_or_default(),
                    names.join(" ")
                )
            }
        }
    }

    #[test]
    fn datelines() {
        assert_eq!(read("新华社北京4月7日电(记者 丁一鸣)会议"), "新华社|北京|4-7|记者=丁一鸣");
        assert_eq!(read("河网1月14日讯 回顾2020年,"), "河网||1-14|");
        assert_eq!(
            read("河口新闻网6月27日讯(记者 李小涛 视频 李大宁)每年"),
            "河口新闻网||6-27|记者=李小涛 视频=李大宁"
        );
        assert_eq!(read("本报讯(记者 沈一舟 通讯员 顾小岚)4月18日,"), "|||记者=沈一舟 通讯员=顾小岚");
        assert_eq!(read("〔记者简小庭/桃园报导〕航太"), "|||记者=简小庭");
        assert_eq!(read("IT之家 8 月 16 日消息,"), "IT之家||8-16|");
        assert_eq!(read("中新网太原7月21日电 题:"), "中新网|太原|7-21|");
        assert_eq!(read("中新网宁德8月8日电 (林小生 易大雄)“很"), "中新网|宁德|8-8|记者=林小生 记者=易大雄");
        assert_eq!(read("西江在线讯(记者岑小豪)今日凌晨"), "西江在线|||记者=岑小豪");
        assert_eq!(read("6月28日,由市工信局主办"), "-");
        assert_eq!(read("据报道,"), "-");
    }

    #[test]
    fn the_year_of_a_text_is_the_latest_it_names_as_its_own() {
        assert_eq!(year_hint("发布2023年企业技改服务活动以来"), Some(2023));
        assert_eq!(year_hint("公司成立于2015年,2023年7月29日投产"), Some(2023));
        assert_eq!(year_hint("公司成立于2015年,7月29日投产"), None);
        assert_eq!(year_hint("2021年6月3日开工,2023年7月29日投产"), None);
        assert_eq!(year_hint("(2022-2025年)"), None);
        assert_eq!(year_hint("8月2日,2023两岸青年创新创业大赛组委会通报"), Some(2023));
        assert_eq!(year_hint("8月2日,编号2023的地块"), None);
    }
}
