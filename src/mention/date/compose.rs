//! Parts joined to a date: 2023年 + 6月 + 28日 + 下午, from the greater to the smaller, and ranges of two.
//!
//! Judges too whether what was joined is a date at all: 5点要求, 三日游, 1号楼, 每周一 are not.

use super::lex::{DayPart, Field, Part, Unit, part};
use crate::dictionary::Dictionaries;
use crate::mention::figure::numeral::char_at;

/// What a date says, part by part.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields {
    pub year: Option<Field>,
    /// A stretch of years: a plan, a decade, from one year to another.
    pub years: Option<Years>,
    /// A quarter, a half, a season, a festival.
    pub season: Option<Part>,
    pub month: Option<Field>,
    pub months: Option<(i16, i16)>,
    pub day: Option<Field>,
    pub days: Option<(i16, i16)>,
    /// Ten days or weeks of a month, a week.
    pub week: Option<Part>,
    pub part: Option<DayPart>,
    pub time: Option<(i8, i8)>,
    pub hours: Option<(i16, i16)>,
    /// What stands for a whole date: 三天前, 去年同期.
    pub alone: Option<Part>,
}

/// A stretch of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Years {
    Plan(i16, Option<bool>),
    Century(i16),
    Decade(Option<i16>, i16),
    Between(i16, i16),
}

/// A date, or a range of two.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    pub first: Fields,
    /// The other end, with what it leaves out taken from the first.
    pub second: Option<Fields>,
    pub start: usize,
    pub end: usize,
}

/// How small a part is: greater parts stand before smaller ones.
fn rank(part: &Part) -> u8 {
    match part {
        Part::Century(_) => 1,
        Part::Year(_) | Part::Decade(_) | Part::Plan(..) | Part::Between(Unit::Year, ..) => 2,
        Part::Quarters(..)
        | Part::Half(_)
        | Part::Season(_)
        | Part::Month(_)
        | Part::Between(Unit::Month, ..) => 3,
        Part::Whole(..) | Part::Day(_) | Part::Ten(_) | Part::NthWeek(_) | Part::Between(Unit::Day, ..) => 4,
        Part::Lunar(..) | Part::Holiday(_) | Part::Week(_) | Part::Weekend(_) => 4,
        Part::Weekday(..) => 5,
        Part::Ago(..) | Part::SamePeriod(_) | Part::YearStart | Part::YearEnd | Part::WholeYear => 7,
        Part::DayPart(_) => 8,
        Part::Time(..) | Part::Between(..) => 9,
    }
}

/// What was gathered at a place.
struct Gathered {
    fields: Fields,
    end: usize,
    /// Ranks of the first and the last part.
    top: u8,
    bottom: u8,
    /// Whether a time in it can be nothing else.
    sure: bool,
    parts: usize,
}

/// Gathers parts from `at` on.
fn gather(text: &str, at: usize, dictionaries: &Dictionaries) -> Option<Gathered> {
    let mut gathered =
        Gathered { fields: Fields::default(), end: at, top: 0, bottom: 0, sure: false, parts: 0 };
    let mut from = at;
    while let Some((part, end)) = part(text, from, dictionaries) {
        let rank = rank(&part);
        if rank <= gathered.bottom || !fits(&gathered.fields, &part) {
            break;
        }
        let written = &text[from..end];
        gathered.sure |= matches!(part, Part::Time(_, _, true));
        take(&mut gathered.fields, part);
        if gathered.parts == 0 {
            gathered.top = rank;
        }
        gathered.parts += 1;
        gathered.bottom = rank;
        gathered.end = end;
        if rank == 4 || rank == 5 {
            if written.ends_with(['晚', '夜']) {
                gathered.fields.part = Some(DayPart::Evening);
                gathered.bottom = 8;
            } else if written.ends_with(['早', '晨']) {
                gathered.fields.part = Some(DayPart::Morning);
                gathered.bottom = 8;
            } else {
                weekday_aside(text, &mut gathered, dictionaries);
                short_part(text, &mut gathered);
            }
        }
        if rank == 3
            && matches!(gathered.fields.month, Some(Field::Offset(_) | Field::Same(_)))
            && let Some('底' | '末' | '初') = char_at(text, gathered.end)
        {
            gathered.end += 3;
        }
        if rank == 4 && gathered.fields.day.is_some() {
            // 18日当天
            let again = ["当天", "当日"].into_iter().find(|word| text[gathered.end..].starts_with(word));
            gathered.end += again.map_or(0, str::len);
        }
        from = gathered.end;
        if text[from..].starts_with(' ') {
            from += 1;
        } else if text[from..].starts_with('的') && rank <= 3 {
            from += '的'.len_utf8();
        } else if text[from..].starts_with("大约") && rank >= 4 {
            from += "大约".len();
        }
    }
    (gathered.parts > 0).then_some(gathered)
}

/// Whether a part can follow what is there.
fn fits(fields: &Fields, part: &Part) -> bool {
    match part {
        Part::Whole(..)
        | Part::Ago(..)
        | Part::SamePeriod(_)
        | Part::Week(_)
        | Part::Weekend(_)
        | Part::Plan(..) => *fields == Fields::default(),
        Part::Between(Unit::Year, ..) => *fields == Fields::default(),
        Part::NthWeek(_) => fields.year.is_some() || fields.month.is_some(),
        Part::Day(Field::Offset(_)) => *fields == Fields::default(),
        Part::Day(_) => {
            fields.season.is_none()
                && fields.months.is_none()
                && (fields.year.is_none() || fields.month.is_some())
        }
        Part::Between(Unit::Day, ..) => fields.season.is_none() && fields.months.is_none(),
        Part::Weekday(offset, _) => offset.is_none() || *fields == Fields::default(),
        Part::Time(..) | Part::DayPart(_) => {
            fields.season.is_none()
                && fields.months.is_none()
                && fields.years.is_none()
                && (fields.month.is_none() || fields.day.is_some() || fields.days.is_some())
                && (fields.year.is_none() || fields.day.is_some() || fields.week.is_some())
        }
        Part::Decade(_) => fields.year.is_none(),
        Part::Ten(_) => fields.season.is_none() && fields.months.is_none() && fields.years.is_none(),
        _ => fields.years.is_none(),
    }
}

fn take(fields: &mut Fields, part: Part) {
    match part {
        Part::Year(year) => fields.year = Some(year),
        Part::Month(month) => fields.month = Some(month),
        Part::Day(day) => fields.day = Some(day),
        Part::Between(Unit::Year, from, to) => fields.years = Some(Years::Between(from, to)),
        Part::Between(Unit::Month, from, to) => fields.months = Some((from, to)),
        Part::Between(Unit::Day, from, to) => fields.days = Some((from, to)),
        Part::Between(_, from, to) => fields.hours = Some((from, to)),
        Part::Plan(plan, edge) => fields.years = Some(Years::Plan(plan, edge)),
        Part::Century(century) => fields.years = Some(Years::Century(century)),
        Part::Decade(decade) => {
            let century = match fields.years {
                Some(Years::Century(century)) => Some(century),
                _ => None,
            };
            fields.years = Some(Years::Decade(century, decade));
        }
        Part::Whole(year, month, day) => {
            fields.year = (year > 0).then_some(Field::Number(year));
            fields.month = Some(Field::Number(month.into()));
            fields.day = (day > 0).then_some(Field::Number(day.into()));
        }
        Part::DayPart(part) => fields.part = Some(part),
        Part::Time(hour, minute, _) => fields.time = Some((hour, minute)),
        Part::Quarters(..) | Part::Half(_) | Part::Season(_) | Part::Lunar(..) | Part::Holiday(_) => {
            fields.season = Some(part);
        }
        Part::Ten(_) | Part::Week(_) | Part::Weekend(_) | Part::NthWeek(_) => fields.week = Some(part),
        Part::Weekday(..) => {
            // 6月28日(星期三): the weekday says nothing new.
            if fields.day.is_none() {
                fields.week = Some(part);
            }
        }
        Part::Ago(..) | Part::SamePeriod(_) | Part::YearStart | Part::YearEnd | Part::WholeYear => {
            fields.alone = Some(part)
        }
    }
}

/// A weekday set off behind a day: 6月28日(星期三), 10月12号,星期一.
fn weekday_aside(text: &str, gathered: &mut Gathered, dictionaries: &Dictionaries) {
    let rest = &text[gathered.end..];
    if gathered.fields.day.is_none() || !rest.starts_with([',', '(', '，', '（']) {
        return;
    }
    let open = rest.chars().next().map_or(0, char::len_utf8);
    let Some((Part::Weekday(None, _), end)) = part(text, gathered.end + open, dictionaries) else { return };
    if rest.starts_with(['(', '（']) {
        if let Some(close) = char_at(text, end).filter(|c| matches!(c, ')' | '）')) {
            gathered.end = end + close.len_utf8();
        }
    } else if char_at(text, end).is_none_or(|c| !c.is_alphanumeric()) {
        gathered.end = end;
    }
}

/// 早, 晚, 夜, 晨 behind a day: 23日晚.
fn short_part(text: &str, gathered: &mut Gathered) {
    let rest = &text[gathered.end..];
    let Some(first) = rest.chars().next().filter(|c| matches!(c, '早' | '晚' | '夜' | '晨')) else {
        return;
    };
    let after = rest.chars().nth(1);
    if after.is_some_and(|c| "报会宴餐上间稻饭场期礼班高市景".contains(c)) {
        return;
    }
    gathered.fields.part =
        Some(if matches!(first, '早' | '晨') { DayPart::Morning } else { DayPart::Evening });
    gathered.bottom = 8;
    gathered.end += first.len_utf8();
}

/// The date that begins at byte `start`; `floor` is where the last one ended.
pub(super) fn expression(
    text: &str,
    floor: usize,
    start: usize,
    dictionaries: &Dictionaries,
) -> Option<Expression> {
    let mut first = gather(text, start, dictionaries)?;
    if let Some(second) = other_end(text, &first, dictionaries) {
        let mut fields = second.fields.clone();
        inherit(&mut fields, &first.fields, second.top);
        let end = second.end;
        if second.top == 3 && begins_year(text, &first) {
            first.fields.month = Some(Field::Number(1));
        }
        let timed =
            first.top < 8 || first.sure || second.sure || first.fields.part.is_some() || second.top < 8;
        if timed && is_date_before(text, floor, start, &first) {
            return Some(Expression { first: first.fields, second: Some(fields), start, end });
        }
    }
    is_date(text, floor, start, &first).then_some(Expression {
        first: first.fields,
        second: None,
        start,
        end: first.end,
    })
}

/// What stands behind 至, 到, - or between 和 and 之间.
fn other_end(text: &str, first: &Gathered, dictionaries: &Dictionaries) -> Option<Gathered> {
    let fields = &first.fields;
    if fields.alone.is_some() || fields.days.is_some() || fields.months.is_some() || fields.hours.is_some() {
        return None;
    }
    let rest = &text[first.end..];
    let mut closing = "";
    let width = match crate::mention::figure::connector(rest) {
        Some(width) => width,
        None if rest.starts_with(['和', '与']) => {
            closing = "间";
            3
        }
        None => return None,
    };
    let mut second = gather(text, first.end + width, dictionaries)?;
    let from_week = first.fields.week.is_some() && second.fields.day.is_some();
    if second.fields.alone.is_some() || second.top < first.top && second.top > 2 && !from_week {
        return None;
    }
    // 6月到5日 says nothing; 3时到5日 neither.
    if second.top > first.bottom
        && !(second.top == 3 && begins_year(text, first))
        && !(second.top == 9 && first.fields.time.is_some())
        && second.top != 8
    {
        return None;
    }
    if second.fields.day.is_some()
        && first.fields.day.is_none()
        && first.fields.season.is_none()
        && first.fields.week.is_none()
    {
        return None;
    }
    if !closing.is_empty() {
        let rest = &text[second.end..];
        if rest.starts_with("之间") {
            second.end += 6;
        } else if rest.starts_with("间") {
            second.end += 3;
        } else {
            return None;
        }
    }
    Some(second)
}

/// Whether it is the beginning of a year, from which a stretch of months runs: 今年初至7月底.
fn begins_year(text: &str, gathered: &Gathered) -> bool {
    gathered.parts == 1 && gathered.fields.year.is_some() && text[..gathered.end].ends_with('初')
}

/// Gives the other end of a range what it leaves out.
fn inherit(fields: &mut Fields, first: &Fields, top: u8) {
    if top > 2 && fields.year.is_none() {
        fields.year = first.year;
    }
    if top > 3 && fields.month.is_none() {
        fields.month = first.month;
    }
    if top > 7 {
        fields.day = first.day;
        fields.week.clone_from(&first.week);
        fields.season.clone_from(&first.season);
        if fields.part.is_none() {
            let later = first.time.zip(fields.time).is_some_and(|(first, other)| other >= first);
            fields.part = first.part.filter(|_| later);
        }
    }
}

/// Whether what stands before allows a date: not 每周一, 满三年内.
fn is_date_before(text: &str, floor: usize, start: usize, gathered: &Gathered) -> bool {
    let head = &text[floor..start];
    let before = head.chars().next_back();
    let written = &text[start..gathered.end];
    if head.ends_with("每月") || head.ends_with('每') || head.ends_with('逢') {
        return false;
    }
    if written.starts_with('年') || written.starts_with('月') {
        const JOINED: &str = "每多近几数全历常整半青少成老童壮当去今明前后次同上本早个百千万年两零光新拜";
        return before.is_none_or(|c| {
            !JOINED.contains(c)
                && crate::mention::figure::numeral::digit(c).is_none()
                && !c.is_ascii_digit()
                && c != '十'
        });
    }
    if written.starts_with(['上', '下'])
        && before.is_some_and(|c| matches!(c, '以' | '网' | '会' | '线' | '之' | '天'))
    {
        return false;
    }
    if written.starts_with("前") && before.is_some_and(|c| matches!(c, '之' | '目' | '日' | '眼' | '生'))
    {
        return false;
    }
    if written.starts_with(['日', '天', '当']) && before == Some('相') {
        return false;
    }
    true
}

/// Whether what was gathered is a date.
fn is_date(text: &str, floor: usize, start: usize, gathered: &Gathered) -> bool {
    if !is_date_before(text, floor, start, gathered) {
        return false;
    }
    let fields = &gathered.fields;
    let written = &text[start..gathered.end];
    let rest = &text[gathered.end..];
    let head = &text[floor..start];
    let has_day = fields.day.is_some() || fields.days.is_some();
    let has_month = fields.month.is_some() || fields.months.is_some();
    if fields.time.is_some() || fields.hours.is_some() {
        if gathered.top < 8 {
            return true;
        }
        let score = head.ends_with("比分")
            || head.ends_with('以')
            || head.ends_with("比分为")
            || rest.starts_with("的比分");
        let hour = fields.time.map_or(0, |(hour, _)| hour);
        return !score
            && (gathered.sure
                || fields.part.is_some()
                || fields.hours.is_some()
                    && written.contains(['时', '点'])
                    && rest.starts_with(|c: char| !c.is_alphanumeric() || "的开举播在关为".contains(c))
                || hour > 12 && written.starts_with(|c: char| c.is_ascii_digit())
                || head.ends_with('约') && rest.starts_with(|c: char| !c.is_alphanumeric())
                || ["以前", "以后", "之前", "之后", "左右", "前", "起", "开始"]
                    .iter()
                    .any(|word| rest.starts_with(word)));
    }
    if gathered.top >= 8 {
        return false;
    }
    if fields.day.is_some() && !has_month {
        let number = matches!(fields.day, Some(Field::Number(_)));
        if number && written.ends_with('号') {
            let digits = written.starts_with(|c: char| c.is_ascii_digit());
            return digits
                && rest
                    .chars()
                    .next()
                    .is_none_or(|c| !c.is_alphanumeric() || "上下早晚中凌起前之至到当".contains(c));
        }
        if number && written.ends_with('日') {
            let span = [
                "游", "内", "后", "之内", "龄", "以内", "以上", "以下", "间", "连", "工作", "行", "谈", "线",
                "均", "销",
            ];
            let chinese = !written.starts_with(|c: char| c.is_ascii_digit());
            let bare = chinese && written.chars().count() < 3 && written != "十日";
            // 近5日资金流向, 连续10日, 行政拘留5日: so many days.
            let length =
                ["近", "连续", "最近", "过去", "历时", "为期", "拘留", "停业", "停产", "停牌", "禁闭"]
                    .iter()
                    .any(|word| head.ends_with(word));
            return !bare && !length && !span.iter().any(|word| rest.starts_with(word));
        }
    }
    if fields.month.is_some() && !has_day && fields.year.is_none() && gathered.parts == 1 {
        let other = ["三", "一", "花", "桂", "流火", "柳", "嫂", "河", "天"]
            .iter()
            .any(|word| rest.starts_with(word));
        return !other;
    }
    if matches!(fields.year, Some(Field::Number(_))) && gathered.parts == 1 {
        // 累计超过1225年 is a length of time.
        let head = head.trim_end();
        let length =
            ["超过", "历时", "长达", "距今", "近", "约", "逾"].iter().any(|word| head.ends_with(word));
        return !length;
    }
    if let Some(Part::Season(_)) = fields.season {
        return fields.year.is_some() || written.starts_with('今');
    }
    if let Some(Years::Century(_)) = fields.years {
        return ["初", "末", "中", "后", "以来"].iter().any(|word| rest.starts_with(word));
    }
    if matches!(fields.week, Some(Part::Ten(_))) {
        return has_month || written.ends_with("半月");
    }
    !(written == "今日" && ["头条", "关注", "说法"].iter().any(|word| rest.starts_with(word)))
}
