//! Agencies that the tagger did not see: a word for a level or the name of a region with the short name of a body
//! behind it that the table of agencies has (市防指, 岳阳市合作交流办); courts by the short name of their city; committees of the youth league and of the
//! parties beside the Communist one.
//!
//! Bodies without a level are left alone (公安局 is of many places), and so are words that only look like it
//! (城市管理局).
//!
//! 会上，县府办通报了情况 → agency 县府办

use super::candidate::{Candidate, Line, Trust};
use super::{MentionKind, doubt};
use crate::dictionary::{AgencyKind, Dictionaries};
use crate::text::Pattern;
use std::sync::LazyLock;

/// Words for levels with which a body's name begins.
const LEVELS: [char; 6] = ['省', '市', '县', '区', '州', '旗'];
/// Last characters of bodies.
const ENDS: [char; 11] = ['局', '委', '办', '厅', '院', '会', '部', '心', '队', '指', '室'];
/// The longest name of a region looked for, in characters.
const LONGEST_REGION: usize = 8;

/// Short names of the parties beside the Communist one.
pub const PARTIES: [&str; 8] = ["民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟"];

static COMMITTEES: LazyLock<Pattern> = LazyLock::new(|| {
    let parties = PARTIES.join("|");
    Pattern::new(&format!(
        r"(?:{parties})(\p{{Han}}{{0,8}}?)(?:省|市|区|县|自治区|自治州|州)?委(?:员会|会)?|(?:共青)?团[省市区县州旗]委"
    ))
});

/// Committees of parties and of the youth league in one sentence: 民盟宁夏区委会, 团县委.
fn committees(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    let text = line.text();
    if !PARTIES.iter().any(|party| text.contains(party)) && !text.contains('团') {
        return;
    }
    for committee in COMMITTEES.captures_iter(text) {
        let (Some(whole), region) = (committee.get(0), committee.get(1)) else { continue };
        let known = region.is_none_or(|region| {
            region.is_empty() || dictionaries.regions.resolve(region.as_str(), None).is_some()
        });
        // 某集团|省委, 参观团|市委: the end of a word.
        let before = text[..whole.start()].chars().next_back();
        let apart = region.is_some()
            || whole.as_str().starts_with('共')
            || before.is_none_or(|c| !c.is_alphabetic() || "由和与及受在经".contains(c));
        if known && apart {
            let (start, end) = (line.start() + whole.start(), line.start() + whole.end());
            found.push(Candidate::new(start, end, MentionKind::Organisation, Trust::Likely));
        }
    }
}

/// Courts by the short name of their city: 杭州中院.
fn courts(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    let text = line.text();
    for (at, court) in ["中院", "高院"].iter().flat_map(|court| text.match_indices(court)) {
        let body = line.start() + at;
        if let Some(start) = region_start(line, body, dictionaries) {
            found.push(Candidate::new(start, body + court.len(), MentionKind::Agency, Trust::Guess));
        }
    }
}

/// Departments and centres of ministries that the tagger cut off: 文化和旅游部|公共服务司.
fn departments(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    if !["司", "中心"].iter().any(|end| line.text().contains(end)) {
        return;
    }
    let within = |one: &&Candidate| {
        one.kind == MentionKind::Agency && line.sentence.span.contains(one.span) && one.trust == Trust::Tagged
    };
    let ministry = |one: &&Candidate| {
        let name = one.span.of(line.body);
        let name = name.strip_prefix("中国").unwrap_or(name);
        dictionaries.agencies.by_form(name).iter().any(|&id| dictionaries.agencies[id].stands_alone())
    };
    let department = |one: &Candidate| {
        let rest = &line.body[one.span.end()..line.sentence.span.end()];
        // 建设数据中心 is what the ministry does.
        let national = ["全国", "国家", "中央"].iter().any(|first| rest.starts_with(first));
        let last = if national { "中心" } else { "司" };
        let name = rest.find(last).map(|at| &rest[..at + last.len()])?;
        let whole = (3..=14).contains(&name.chars().count())
            && name.chars().all(char::is_alphabetic)
            && !name.contains(['的', '在', '和', '与', '由', '对', '向'])
            && !["公司", "上司", "官司"].iter().any(|end| name.ends_with(end));
        let end = one.span.end() + name.len();
        (whole && ends_word(line, end))
            .then(|| Candidate::new(one.span.start(), end, MentionKind::Agency, Trust::Likely))
    };
    let more: Vec<Candidate> = found.iter().filter(within).filter(ministry).filter_map(department).collect();
    found.extend(more);
}

static CONGRESS: LazyLock<Pattern> = LazyLock::new(|| {
    let number = "[一二三四五六七八九十百]{1,4}";
    Pattern::new(&format!(r"党的{number}大|第{number}次(?:党代会|党代表大会)"))
});

/// Congresses of the Party: 党的十八大, 湖南省第十二次党代会.
fn congresses(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    let text = line.text();
    if !text.contains("党的") && !text.contains("次党代") {
        return;
    }
    for congress in CONGRESS.find_iter(text) {
        // 党的十大任务, 党的三大作风: so many great ones.
        let on = [
            "精神", "报告", "代表", "召开", "胜利", "闭幕", "开幕", "部署", "决策", "要求", "战略", "关于",
            "提出", "指出", "会议",
        ];
        let rest = &text[congress.end()..];
        let whole = |rest: &str| {
            !rest.starts_with(char::is_alphabetic)
                || "以的后前上对和就不将是为在选首及与".contains(|c| rest.starts_with(c))
        };
        let sure = congress.as_str().starts_with('第')
            || whole(rest)
            || on.iter().any(|word| rest.starts_with(word));
        if !sure {
            continue;
        }
        let body = line.start() + congress.start();
        let level = line.body[line.start()..body].chars().next_back().filter(|level| LEVELS.contains(level));
        let start = match congress.as_str().starts_with('第') {
            true => region_start(line, body, dictionaries)
                .or_else(|| level.and_then(|level| starts_word(line, body - level.len_utf8())))
                .unwrap_or(body),
            false => body,
        };
        found.push(Candidate::new(start, line.start() + congress.end(), MentionKind::Agency, Trust::Likely));
    }
}

/// Agencies in one sentence.
pub fn find(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    committees(line, dictionaries, found);
    congresses(line, dictionaries, found);
    courts(line, dictionaries, found);
    departments(line, dictionaries, found);
    for (at, level) in line.text().match_indices(LEVELS) {
        let body = line.start() + at + level.len();
        let Some((form, ids)) = dictionaries.agencies.longest_prefix(&line.body[body..]) else { continue };
        let mass = ids.iter().any(|&id| dictionaries.agencies[id].kind == AgencyKind::Mass);
        if form.chars().count() < 2 || !form.ends_with(ENDS) || !ends_word(line, body + form.len()) {
            continue;
        }
        let region = region_start(line, body, dictionaries);
        let start = region.or_else(|| starts_word(line, line.start() + at));
        let many = |start: usize| doubt::of_each(&line.body[..start], &line.body[start..]);
        if let Some(start) = start.filter(|&start| !many(start)) {
            let kind = if mass { MentionKind::Organisation } else { MentionKind::Agency };
            let end = body + form.len();
            // 省委|依法治省办: the table has the longer name.
            let cut = |one: &Candidate| {
                one.trust == Trust::Tagged
                    && one.kind == MentionKind::Agency
                    && one.span.start() == start
                    && one.span.end() < end
            };
            let trust = if found.iter().any(cut) { Trust::Likely } else { Trust::Guess };
            found.push(Candidate::new(start, end, kind, trust));
        }
    }
}

/// The first byte of the region whose name ends at `end`.
fn region_start(line: Line<'_>, end: usize, dictionaries: &Dictionaries) -> Option<usize> {
    let before = &line.body[line.start()..end];
    let starts = before.char_indices().rev().map(|(at, _)| at).take(LONGEST_REGION).skip(1);
    let named = starts.filter(|&at| !dictionaries.regions.by_name(&before[at..]).is_empty());
    named.last().map(|at| line.start() + at)
}

/// `at`, where a word begins there.
fn starts_word(line: Line<'_>, at: usize) -> Option<usize> {
    line.words().binary_search_by_key(&at, |word| word.span.start()).ok().map(|_| at)
}

/// Whether a word ends at `at`.
fn ends_word(line: Line<'_>, at: usize) -> bool {
    line.words().get(line.word_ending(at)).is_some_and(|word| word.span.end() == at)
}
