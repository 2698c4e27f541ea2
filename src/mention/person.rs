//! People whose names stand in a list behind one position (市政协副主席甲、乙、丙), where the tagger saw
//! some of them, and foreign names with ·.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use super::common::SUBJECTS;
use super::office::NO_OFFICE;
use crate::dictionary::Dictionaries;
use crate::sentence::Word;
use crate::text::{Pattern, Span, Words};
use std::sync::LazyLock;

static FOREIGN: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\p{Han}{1,6}(?:[·・•‧]\p{Han}{1,7})+"));

/// What stands between the parts of foreign names.
const DOTS: [char; 4] = ['·', '・', '•', '‧'];

/// People in one sentence.
pub fn find(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    if !line.text().contains(DOTS) {
        return;
    }
    for name in FOREIGN.find_iter(line.text()) {
        // 科技·创造可持续未来: no name is written so.
        let letters = name.as_str().chars().filter(|c| !DOTS.contains(c));
        let (all, spelled) = letters.fold((0, 0), |(all, spelled), c| {
            (all + 1, spelled + usize::from(dictionaries.transliteration.contains(c)))
        });
        if spelled * 4 < all * 3 {
            continue;
        }
        found.push(Candidate::new(
            line.start() + name.start(),
            line.start() + name.end(),
            MentionKind::Person,
            Trust::Guess,
        ));
    }
}

/// What somebody does directly behind his name.
static DOES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "表示 介绍 指出 强调 认为 告诉 坦言 透露 解读 主持 出席 致辞 宣读 带队 带领 率队 陪同 宣布 兼任 作了 作题为 分享 汇报 说 称",
    )
});

/// People between a title and what they do that the tagger did not see: 财务总监|甘露|介绍.
pub fn titled(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    const TITLE: std::ops::RangeInclusive<usize> = 2..=6;
    let (text, base) = (line.text(), line.start());
    for verb in DOES.all_in(text) {
        let at = verb.span.start();
        let back =
            |end: usize, count: usize| text[..end].char_indices().rev().nth(count - 1).map(|(at, _)| at);
        for count in [3, 2] {
            let Some(start) = back(at, count) else { continue };
            let name = &text[start..at];
            let word = line.words().iter().find(|word| word.span == Span::new(base + start, base + at));
            let common = word.is_some_and(|word| !word.tag.starts_with("nr"));
            let called = ["先生", "女士", "小姐", "老师"].iter().any(|end| name.ends_with(end));
            if common || called || !full_name(name, dictionaries) {
                continue;
            }
            let title = TITLE.rev().filter_map(|count| back(start, count)).find(|&from| {
                let title = &text[from..start];
                dictionaries.positions.find(title).is_some() && !NO_OFFICE.contains(&title)
            });
            let Some(from) = title else { continue };
            found.push(Candidate::new(base + start, base + at, MentionKind::Person, Trust::Guess));
            found.push(Candidate::new(base + from, base + start, MentionKind::Position, Trust::Guess));
            break;
        }
    }
}

static LATIN: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}"));

/// People whose names are written in letters, beside a title or before what they do: 演奏家Anna Berger.
pub fn latin(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    const LONGEST_TITLE: usize = 6;
    let (text, base) = (line.text(), line.start());
    if !text.contains(|c: char| c.is_ascii_uppercase()) {
        return;
    }
    for name in LATIN.find_iter(text) {
        let before = text[..name.start()].trim_end_matches([' ', '、']);
        let behind = text[name.end()..].trim_start_matches(' ');
        let mut starts = before.char_indices().rev().map(|(at, _)| at).take(LONGEST_TITLE).skip(1);
        let titled = starts.any(|at| dictionaries.positions.find(&before[at..]).is_some());
        let does = DOES.at(behind).is_some()
            || ["先生", "女士", "博士", "教授"].iter().any(|word| behind.starts_with(word));
        // “吉他之王”Marco: what somebody is called in marks.
        let called = before
            .strip_suffix('”')
            .is_some_and(|name| name.ends_with(['王', '者', '主', '人', '家', '手', '师']));
        if titled || does || called {
            found.push(Candidate::new(
                base + name.start(),
                base + name.end(),
                MentionKind::Person,
                Trust::Guess,
            ));
        }
    }
}

/// A tagged name of two characters with the third, where that is a word by itself before a mark or what the person does:
/// 刘瑜|梅说.
#[must_use]
pub fn with_third(span: Span, folded: &str, words: &[Word], dictionaries: &Dictionaries) -> Span {
    const NO_NAME: &str = "说摄在称也曾被就的了是犯及与则还率携偕以于自向从对将本继发和为要一到家处因作任等男女汉至已均都又再各组级著译文图死讯饰";
    let Some(third) = folded[span.end()..].chars().next() else { return span };
    let end = span.end() + third.len_utf8();
    let behind = &folded[end..];
    let next = behind.chars().next();
    let last = words.iter().find(|word| word.span.end() == end);
    let alone = last.is_some_and(|word| word.span.start() >= span.start());
    let done = next.is_none_or(|c| !c.is_alphanumeric()) || next == Some('在') || DOES.at(behind).is_some();
    let given = dictionaries.given_names.contains(third) && !NO_NAME.contains(third);
    let whole = span.of(folded).chars().count() == 2 && full_name(&folded[span.start()..end], dictionaries);
    if alone && done && given && whole { Span::new(span.start(), end) } else { span }
}

/// People whose given name is kept back: 申某某, 韩某.
pub fn unnamed(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    // 位于某小区, 江某县: words before 某, and what it says of something else.
    const WORDS: [char; 12] = ['于', '向', '和', '时', '从', '常', '都', '通', '有', '在', '任', '国'];
    const THINGS: [char; 23] = [
        '地', '市', '县', '区', '校', '店', '企', '厂', '公', '医', '单', '小', '村', '些', '种', '个', '大',
        '高', '项', '日', '天', '年', '夜',
    ];
    for (at, _) in line.text().match_indices('某') {
        let before = &line.text()[..at];
        let Some(surname) = before.chars().next_back() else { continue };
        let behind = line.text()[at + '某'.len_utf8()..].strip_prefix('某');
        let twice = behind.is_some();
        let rest = behind.unwrap_or(&line.text()[at + '某'.len_utf8()..]);
        let known = dictionaries.surnames.find(&before[before.len() - surname.len_utf8()..]).is_some();
        if known && !WORDS.contains(&surname) && !rest.starts_with(THINGS) {
            let start = line.start() + at - surname.len_utf8();
            let end = line.start() + at + '某'.len_utf8() * if twice { 2 } else { 1 };
            found.push(Candidate::new(start, end, MentionKind::Person, Trust::Guess));
        }
    }
}

/// The names that follow settled people in a list: a surname with one or two characters between 、 and the
/// next mark or settled name.
pub fn listed(body: &str, settled: &[Candidate], dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    for person in settled.iter().filter(|candidate| candidate.kind == MentionKind::Person) {
        let mut end = person.span.end();
        while let Some(rest) = body[end..].strip_prefix('、') {
            let start = end + '、'.len_utf8();
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let name = &rest[..length];
            if !full_name(name, dictionaries) {
                break;
            }
            end = start + length;
            found.push(Candidate::new(start, end, MentionKind::Person, Trust::Guess));
        }
    }
}

/// The work that is told of somebody directly before the name: of a body what many are (某医院|护士|甲), some of nobody else
/// (外卖骑手甲). `settled` are the names of the article in order of place.
pub fn at_work(body: &str, settled: &[Candidate], found: &mut Vec<Candidate>) {
    const OF_BODIES: [&str; 11] =
        ["护士", "护士长", "医生", "教师", "老师", "司机", "驾驶员", "店长", "志愿者", "工人", "骑手"];
    const ALONE: [&str; 11] = [
        "外卖骑手",
        "外卖小哥",
        "外卖员",
        "快递小哥",
        "快递员",
        "公交司机",
        "公交车司机",
        "出租车司机",
        "网约车司机",
        "支教老师",
        "支教教师",
    ];
    for (index, person) in settled.iter().enumerate().filter(|(_, one)| one.kind == MentionKind::Person) {
        // 外卖|骑手: a part of it may have been seen.
        let before = settled[..index].iter().rev().find(|one| one.kind != MentionKind::Position);
        let from = before.map_or(0, |before| before.span.end());
        let gap = &body[from..person.span.start()];
        let of_body = before.is_some_and(|before| before.kind.is_body()) && OF_BODIES.contains(&gap);
        // 护士甲，56天没有回家: of the hospital that was named.
        let nurse = ["护士", "护士长", "医生"].iter().find(|work| {
            gap.strip_suffix(**work)
                .is_some_and(|rest| !rest.is_empty() && !rest.ends_with(char::is_alphanumeric))
        });
        let told = nurse.into_iter().chain(&ALONE).filter(|work| gap.ends_with(**work));
        let alone = told.map(|work| work.len()).chain(teacher(gap)).max();
        if let Some(length) = alone.or_else(|| of_body.then_some(gap.len())) {
            let end = person.span.start();
            let trust = if alone.is_some() { Trust::Likely } else { Trust::Guess };
            found.push(Candidate::new(end - length, end, MentionKind::Position, trust));
        }
    }
}

/// The length of the teacher of a subject that a stretch ends with: 体育教师.
fn teacher(gap: &str) -> Option<usize> {
    let subject = ["教师", "老师"].iter().find_map(|work| gap.strip_suffix(work))?;
    let name = SUBJECTS.iter().find(|name| subject.ends_with(**name))?;
    Some(gap.len() - subject.len() + name.len())
}

/// The part of a tagged person that is the name, where the last character of a body before it was taken for the
/// first of the name: 院宋志勤 behind 中国信息通信.
#[must_use]
pub fn without_body(name: &str, dictionaries: &Dictionaries) -> Option<usize> {
    const LAST: [char; 20] = [
        '院', '局', '部', '会', '社', '厂', '所', '校', '处', '厅', '委', '司', '市', '县', '区', '省', '员',
        '长', '官', '者',
    ];
    let first = name.chars().next().filter(|first| LAST.contains(first))?;
    let rest = &name[first.len_utf8()..];
    (name.chars().count() == 4 && full_name(rest, dictionaries)).then_some(first.len_utf8())
}

/// Where a tagged person begins whose surname has two characters, the first of which was taken for the last of the
/// title before it: 主任司|马昭华.
#[must_use]
pub fn with_surname(
    span: Span,
    folded: &str,
    before: &[Candidate],
    dictionaries: &Dictionaries,
) -> Option<usize> {
    let first = folded[..span.start()].chars().next_back()?;
    let start = span.start() - first.len_utf8();
    let second = span.of(folded).chars().next()?;
    let surname = &folded[start..span.start() + second.len_utf8()];
    let compound = dictionaries.surnames.find(surname).is_some_and(|surname| surname.compound);
    let title = before.last().filter(|last| last.span.end() == span.start())?;
    let known = |title: &str| dictionaries.positions.find(title).is_some();
    let shorter = title.span.start() < start && known(&folded[title.span.start()..start]);
    (compound
        && title.kind == MentionKind::Position
        && shorter
        && !known(title.span.of(folded))
        && full_name(&folded[start..span.end()], dictionaries))
    .then_some(start)
}

/// A tagged person without a first character that no name begins with (了|涅姆佐夫) and without a last one that
/// begins a title (李远|委员长).
#[must_use]
pub fn without_neighbours(span: Span, folded: &str, dictionaries: &Dictionaries) -> Span {
    const NEVER_FIRST: [char; 13] =
        ['由', '了', '但', '被', '把', '让', '请', '因', '据', '经', '说', '而', '胜'];
    let text = span.of(folded);
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return span };
    let is_name = |name: &str| {
        let spelled = name.chars().filter(|&c| dictionaries.transliteration.contains(c)).count();
        full_name(name, dictionaries) || name.chars().count() >= 3 && spelled == name.chars().count()
    };
    let rest = &text[first.len_utf8()..];
    let start =
        span.start() + if NEVER_FIRST.contains(&first) && is_name(rest) { first.len_utf8() } else { 0 };
    // 马克龙|在华: where he was.
    let abroad = ["在华", "在京", "访华"].iter().find_map(|where_| text.strip_suffix(where_));
    if let Some(name) = abroad.filter(|name| is_name(name)) {
        return Span::new(start, span.start() + name.len());
    }
    let end = span.end() - last.len_utf8();
    let title =
        dictionaries.positions.longest_prefix(&folded[end..]).map_or(0, |(title, _)| title.chars().count());
    let cut = title >= 3 && start < end && is_name(&folded[start..end]);
    Span::new(start, if cut { end } else { span.end() })
}

/// A tagged person with the parts behind it that the tagger did not take in: 艾米|・胡德, Joey| Chew.
#[must_use]
pub fn with_parts_behind(span: Span, folded: &str, dictionaries: &Dictionaries) -> Span {
    const LONGEST: usize = 7;
    let mut end = span.end();
    let latin = span.of(folded).ends_with(|c: char| c.is_ascii_alphabetic());
    loop {
        let behind = &folded[end..];
        let part = if let Some(part) = behind.strip_prefix(DOTS) {
            let spelled = |c: &char| dictionaries.transliteration.contains(*c);
            part.chars().take_while(spelled).take(LONGEST).map(char::len_utf8).sum::<usize>()
        } else if let Some(part) = behind.strip_prefix(' ').filter(|_| latin) {
            let word = part.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(part.len());
            if part.starts_with(|c: char| c.is_ascii_uppercase()) && word >= 2 { word } else { 0 }
        } else {
            0
        };
        if part == 0 {
            return Span::new(span.start(), end);
        }
        end += behind.chars().next().map_or(0, char::len_utf8) + part;
    }
}

/// Whether the whole of `name` is a surname with one or two characters of given names.
#[must_use]
pub fn full_name(name: &str, dictionaries: &Dictionaries) -> bool {
    let Some((surname, _)) = dictionaries.surnames.longest_prefix(name) else { return false };
    let given = &name[surname.len()..];
    let count = given.chars().count();
    (1..=2).contains(&count) && given.chars().all(|c| dictionaries.given_names.contains(c))
}
