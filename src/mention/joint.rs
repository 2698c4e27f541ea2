//! Where bodies, positions and people touch: a body that was cut before the person it stands beside
//! (中国信息|通信院|宋志勤) or runs on over the person (中国信息通信院宋志勤副院长在线), a title beside a person that the tagger
//! did not see; the division of a body before a title (国家能源局|发展规划司|副司长), the words that a title begins
//! with (首席|专家).
//!
//! Leaves titles alone that no person stands beside, and trades (车工, 记者).
//!
//! 恒信物流中心负责人金巍 → position 负责人

use super::candidate::{Candidate, Trust};
use super::common::SUBJECTS;
use super::office::NO_OFFICE;
use super::{MentionKind, follow, person};
use crate::dictionary::{Dictionaries, Domain};
use crate::sentence::Sentence;
use crate::text::Span;

/// What the rest of a body's name may end with.
const ENDS: [char; 14] = ['院', '局', '部', '会', '社', '厂', '所', '校', '厅', '委', '司', '团', '队', '站'];
/// What the rest of a body's name does not hold.
const BETWEEN: [char; 14] =
    ['的', '和', '与', '在', '是', '由', '为', '对', '向', '从', '了', '于', '及', '被'];
/// The longest title looked for, in characters.
const LONGEST_TITLE: usize = 8;
/// The longest rest of a body's name, in characters.
const LONGEST_REST: usize = 4;

/// Ends of the divisions of a body.
const DIVISIONS: [&str; 18] = [
    "司",
    "处",
    "科",
    "室",
    "部",
    "庭",
    "局",
    "大队",
    "支队",
    "中队",
    "中心",
    "办公室",
    "院",
    "系",
    "组",
    "所",
    "站",
    "科室",
];
/// What goes on with the form of a body.
const MORE: [&str; 5] = ["联合社", "总社", "总公司", "集团公司", "秘书处"];
/// The longest name of a division, in characters.
const LONGEST_DIVISION: usize = 12;
/// Words that a title begins with, besides what is taught at school.
const FIRST_WORDS: [&str; 16] = [
    "支教", "首席", "代理", "执行", "高级", "专职", "名誉", "创始", "轮值", "终身", "联合", "特聘", "客座",
    "常务", "副", "助理",
];

/// Mends what the tagger saw (its names in order of place).
pub fn settle(
    folded: &str,
    sentences: &[Sentence],
    dictionaries: &Dictionaries,
    candidates: &mut Vec<Candidate>,
) {
    whole(folded, sentences, candidates);
    committees(folded, dictionaries, candidates);
    let mut more = Vec::new();
    for index in 0..candidates.len() {
        let one = candidates[index];
        if one.kind.is_body()
            && let Some((body, person, title)) = swallowed(one.span.of(folded), dictionaries)
        {
            let start = one.span.start();
            candidates[index].span = Span::new(start, start + body);
            more.push(Candidate::new(start + body, start + person, MentionKind::Person, Trust::Tagged));
            more.push(position(start + person, start + title));
        } else if one.kind.is_body()
            && candidates
                .get(index + 1)
                .is_some_and(|next| next.kind == MentionKind::Position && next.span.start() == one.span.end())
            && let Some(body) = before_a_name(one.span.of(folded), dictionaries)
        {
            let start = one.span.start() + body;
            candidates[index].span = Span::new(one.span.start(), start);
            more.push(Candidate::new(start, one.span.end(), MentionKind::Person, Trust::Tagged));
        } else if one.kind.is_body()
            && let Some(span) = of_a_board(folded, one.span.end(), dictionaries)
            && !candidates.iter().any(|other| other.span.overlaps(span))
        {
            more.push(Candidate { span, kind: MentionKind::Position, trust: Trust::Tagged });
        }
    }
    candidates.append(&mut more);
    candidates.sort_by_key(|candidate| candidate.span.start());
    for index in 1..candidates.len() {
        if candidates[index].kind == MentionKind::Position {
            title(folded, index, dictionaries, candidates);
        }
    }
    for index in 0..candidates.len() {
        let one = candidates[index];
        let before = index.checked_sub(1).map(|before| candidates[before]);
        if one.kind == MentionKind::Person {
            let from = before.map_or(0, |before| before.span.end()).min(one.span.start());
            let gap = &folded[from..one.span.start()];
            match before {
                Some(body) if body.kind.is_body() && is_rest(gap) => {
                    candidates[index - 1].span = Span::new(body.span.start(), one.span.start());
                    if body.kind == MentionKind::Firm && !gap.ends_with(['厂', '司', '社']) {
                        candidates[index - 1].kind = MentionKind::Organisation;
                    }
                }
                _ => {
                    // “立委”|甲: a title in marks.
                    let end = from + gap.trim_end_matches([' ', '”', '’']).len();
                    let marked = end < from + gap.len() && !gap.ends_with(' ');
                    let gap = &folded[from..end];
                    let title = title_before(gap, dictionaries)
                        .filter(|title| !marked || gap[..gap.len() - title].ends_with(['“', '‘']));
                    if let Some(title) = title {
                        more.push(position(end - title, end));
                    }
                }
            }
            let until = candidates.get(index + 1).map_or(folded.len(), |next| next.span.start());
            if let Some(behind) = folded.get(one.span.end()..until)
                && let Some((title, _)) = dictionaries.positions.longest_prefix(behind)
                && title.chars().count() >= 3
                && !NO_OFFICE.contains(&title)
            {
                more.push(position(one.span.end(), one.span.end() + title.len()));
            }
        }
    }
    candidates.append(&mut more);
    hospitals(folded, candidates);
}

/// Gives the committee that a title begins with to the community or village that it is of: 青禾社区|党委书记.
fn committees(folded: &str, dictionaries: &Dictionaries, candidates: &mut [Candidate]) {
    for index in 1..candidates.len() {
        let (place, title) = (candidates[index - 1], candidates[index]);
        let village = place.kind == MentionKind::Place && place.span.of(folded).ends_with(['村', '区']);
        if !village || title.kind != MentionKind::Position || place.span.end() != title.span.start() {
            continue;
        }
        let text = title.span.of(folded);
        let small = place.span.of(folded).ends_with('村') || place.span.of(folded).ends_with("社区");
        let committee = ["党委", "党总支", "党支部"].iter().find(|committee| {
            small
                && text
                    .strip_prefix(**committee)
                    .is_some_and(|rest| dictionaries.positions.find(rest).is_some())
        });
        if let Some(committee) = committee {
            let end = place.span.end() + committee.len();
            candidates[index - 1].span = Span::new(place.span.start(), end);
            candidates[index - 1].kind = MentionKind::Agency;
            candidates[index].span = Span::new(end, title.span.end());
        }
    }
}

/// Leaves the department to the title where an article does not name the hospital without one: 某市人民医院|血管外科.
fn hospitals(folded: &str, candidates: &mut [Candidate]) {
    let head = |text: &str| {
        let at = text.rfind("医院")? + "医院".len();
        let department = &text[at..];
        let named = (2..=LONGEST_DIVISION).contains(&department.chars().count())
            && (department.ends_with('科') || department.ends_with("病区"));
        named.then_some(at)
    };
    for index in 0..candidates.len() {
        let one = candidates[index];
        let text = one.span.of(folded);
        if one.kind != MentionKind::Organisation || !text.contains("医院") {
            continue;
        }
        let Some(at) = head(text) else { continue };
        if !candidates.iter().any(|other| other.span.of(folded) == &text[..at]) {
            candidates[index].span = Span::new(one.span.start(), one.span.start() + at);
        }
    }
}

/// Gives names the word [behind them](follow) that makes others of them (希腊|政府, 仙桃|警方) and bodies the whole of the word that they begin in (网|络传播局) or that ends their form (信用社|联合社), and joins
/// those that then touch one another as a body and its division.
fn whole(folded: &str, sentences: &[Sentence], candidates: &mut Vec<Candidate>) {
    let mut sentence = 0;
    for index in 0..candidates.len() {
        let one = candidates[index];
        while sentences.get(sentence).is_some_and(|one_of| one_of.span.end() <= one.span.start()) {
            sentence += 1;
        }
        let next = candidates.get(index + 1).map_or(folded.len(), |next| next.span.start());
        let behind = folded.get(one.span.end()..next).unwrap_or_default();
        if let Some(longer) = follow::with_next(one, behind, folded) {
            candidates[index] = longer;
            continue;
        }
        if !one.kind.is_body() {
            continue;
        }
        // 团|枞阳县委 is the youth league's.
        let league = folded[..one.span.start()].strip_suffix('团').is_some_and(|before| {
            let whole =
                ["委", "市委", "县委", "区委", "省委"].iter().any(|end| one.span.of(folded).ends_with(end));
            whole && !before.ends_with(|c: char| c.is_alphabetic() && !"由和与、受在".contains(c))
        });
        if league {
            candidates[index].span = Span::new(one.span.start() - '团'.len_utf8(), one.span.end());
            candidates[index].kind = MentionKind::Organisation;
            continue;
        }
        let free = index.checked_sub(1).map_or(0, |before| candidates[before].span.end());
        let words = sentences.get(sentence).map_or(&[][..], |sentence| &sentence.words);
        let at = words.partition_point(|word| word.span.end() <= one.span.start());
        let text = one.span.of(folded);
        let begun = words.get(at).filter(|word| {
            let added = folded.get(word.span.start()..one.span.start()).unwrap_or_default();
            (word.tag.starts_with('n') && word.tag != "nr" || word.tag == "vn")
                && !added.contains(BETWEEN)
                && !added.contains(['由', '率', '请', '经', '报', '据', '到', '赴'])
                && !text.starts_with(['省', '市', '县', '区', '州', '旗', '镇', '乡', '该', '我'])
        });
        let mut start = begun.map_or(one.span.start(), |word| word.span.start());
        if text.ends_with("领导小组") || text.ends_with("指挥部") {
            start = from_the_top(folded, start).unwrap_or(start);
        }
        let end = one.span.end()
            + MORE
                .iter()
                .find(|more| folded[one.span.end()..].starts_with(**more))
                .map_or(0, |more| more.len());
        if start >= free {
            candidates[index].span = Span::new(start, end);
        }
    }
    for index in (1..candidates.len()).rev() {
        let (before, one) = (candidates[index - 1], candidates[index]);
        let bodies = before.kind == MentionKind::Agency
            && matches!(one.kind, MentionKind::Agency | MentionKind::Organisation);
        let division = one.span.of(folded).ends_with(['局', '司', '处', '科', '室']);
        if bodies
            && division
            && before.span.end() == one.span.start()
            && !folded[before.span.start()..].starts_with("国务院")
        {
            candidates[index - 1].span = before.span.cover(one.span);
            candidates.remove(index);
        }
    }
}

/// Where a staff's name begins that the tagger saw the end of: 中央应对新冠肺炎疫情|工作领导小组.
fn from_the_top(folded: &str, start: usize) -> Option<usize> {
    const LONGEST: usize = 20;
    let mut at = start;
    for c in folded[..start].chars().rev().take(LONGEST) {
        if !c.is_alphabetic() || BETWEEN.contains(&c) {
            return None;
        }
        at -= c.len_utf8();
        if ["中央", "国务院"].iter().any(|top| folded[at..].starts_with(top)) {
            return Some(at);
        }
    }
    None
}

/// A body with the first name and title that it runs on over: where the body, the name and the title end.
fn swallowed(text: &str, dictionaries: &Dictionaries) -> Option<(usize, usize, usize)> {
    let starts = text.char_indices().map(|(at, _)| at).skip(4);
    for at in starts.filter(|&at| text[..at].ends_with(ENDS)) {
        for length in [3, 2] {
            let Some((end, _)) = text[at..].char_indices().nth(length) else { continue };
            let (name, behind) = (&text[at..at + end], &text[at + end..]);
            if let Some((title, _)) = dictionaries.positions.longest_prefix(behind)
                && title.chars().count() >= 3
                && person::full_name(name, dictionaries)
            {
                return Some((at, at + end, at + end + title.len()));
            }
        }
    }
    None
}

/// Where a body ends that runs on over the name before a title: 中国信息通信院|宋志勤 before 副院长.
fn before_a_name(text: &str, dictionaries: &Dictionaries) -> Option<usize> {
    let named = |at: &usize| text[..*at].ends_with(ENDS) && person::full_name(&text[*at..], dictionaries);
    let mut starts = text.char_indices().map(|(at, _)| at).skip(4);
    starts.find(named).filter(|_| !text.ends_with(ENDS))
}

/// The title of who heads a board whose term is counted, with both: 某集团|第五届董事会董事长.
fn of_a_board(folded: &str, end: usize, dictionaries: &Dictionaries) -> Option<Span> {
    const LONGEST_TERM: usize = 3 * 3;
    let behind = folded[end..].strip_prefix('第')?;
    let (_, board) = behind.split_once('届').filter(|(term, _)| term.len() <= LONGEST_TERM)?;
    let rest = ["董事会", "监事会", "理事会"].iter().find_map(|name| board.strip_prefix(name))?;
    let (title, _) = dictionaries.positions.longest_prefix(rest)?;
    Some(Span::new(end, end + folded[end..].len() - rest.len() + title.len()))
}

/// The length of the division that a title begins with: 急诊科 of 急诊科副主任.
fn division(title: &str, dictionaries: &Dictionaries) -> Option<usize> {
    let cuts = title.char_indices().map(|(at, _)| at).skip(2);
    let mut named = cuts.filter(|&at| {
        // 党组书记 is a title of the body itself.
        !title[..at].ends_with("党组")
            && DIVISIONS.iter().any(|end| title[..at].ends_with(end))
            && dictionaries.positions.find(&title[at..]).is_some()
    });
    named.next()
}

/// Gives the division between a body and a title to the body, and to the title the words that it begins with.
fn title(folded: &str, index: usize, dictionaries: &Dictionaries, candidates: &mut [Candidate]) {
    let (before, one) = (candidates[index - 1], candidates[index]);
    let divided = matches!(before.kind, MentionKind::Agency | MentionKind::Organisation);
    let Some(gap) = folded.get(before.span.end()..one.span.start()) else { return };
    if gap.is_empty() {
        // 省民政厅|社会事务处副处长
        if let Some(division) = division(one.span.of(folded), dictionaries).filter(|_| divided) {
            let at = one.span.start() + division;
            candidates[index - 1].span = Span::new(before.span.start(), at);
            candidates[index].span = Span::new(at, one.span.end());
        }
        return;
    }
    let named = gap.chars().count() <= LONGEST_DIVISION
        && gap.chars().all(|c| c.is_alphabetic() && !c.is_ascii() && !BETWEEN.contains(&c));
    let first = FIRST_WORDS.iter().chain(&SUBJECTS).find(|first| gap.ends_with(**first));
    let start = one.span.start() - first.map_or(0, |first| first.len());
    candidates[index].span = Span::new(start, one.span.end());
    let division = &folded[before.span.end()..start];
    if named
        && divided
        && division.chars().count() >= 2
        && DIVISIONS.iter().any(|end| division.ends_with(end))
    {
        candidates[index - 1].span = Span::new(before.span.start(), start);
    }
}

fn position(start: usize, end: usize) -> Candidate {
    Candidate::new(start, end, MentionKind::Position, Trust::Tagged)
}

/// Whether what lies between a body and a person is the rest of the body's name.
fn is_rest(gap: &str) -> bool {
    let count = gap.chars().count();
    (1..=LONGEST_REST).contains(&count)
        && gap.ends_with(ENDS)
        && gap.chars().all(|c| c.is_alphabetic() && !BETWEEN.contains(&c))
}

/// The length of the title that a stretch ends with.
fn title_before(gap: &str, dictionaries: &Dictionaries) -> Option<usize> {
    let starts: Vec<usize> = gap.char_indices().rev().map(|(at, _)| at).take(LONGEST_TITLE).skip(1).collect();
    let office = |title: &str| {
        let row = dictionaries.positions.find(title);
        row.is_some_and(|row| !matches!(row.domain, Domain::Profession | Domain::Media))
            && !NO_OFFICE.contains(&title)
            && !["被告人", "嫌疑人", "通讯员"].iter().any(|other| title.ends_with(other))
    };
    let start = starts.into_iter().rev().find(|&at| office(&gap[at..]))?;
    Some(gap.len() - start)
}
