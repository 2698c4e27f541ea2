//! People: a name behind a position (局长李明, 副主席甲、乙、丙), a word that the segmenter takes for a name
//! and that begins with a surname, foreign names with ·.
//! Surnames with a title (李局长) have the surname only.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use regex::Regex;
use std::sync::LazyLock;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊殷施洪颜倪祝庄骆安岳柳柯关齐季耿楚隋阙岑留惠苗阮翁俞卓鲍凌费焦盛包古柴华翟祁欧谷裴辛柏管单左葛穆解游詹聂牛应涂娄冉景郎甄明";
const COMPOUND: [&str; 12] =
    ["欧阳", "司马", "上官", "诸葛", "慕容", "司徒", "令狐", "皇甫", "尉迟", "东方", "夏侯", "端木"];
const TITLES: [&str; 26] = [
    "书记",
    "市长",
    "县长",
    "区长",
    "省长",
    "镇长",
    "局长",
    "厅长",
    "部长",
    "主任",
    "处长",
    "主席",
    "董事长",
    "总经理",
    "经理",
    "总裁",
    "院长",
    "校长",
    "会长",
    "秘书长",
    "教授",
    "记者",
    "常委",
    "党组成员",
    "工程师",
    "代表",
];

static FOREIGN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\p{Han}{1,6}(?:·\p{Han}{1,7})+").expect("the pattern is fixed"));

/// People in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    for name in FOREIGN.find_iter(line.text()) {
        found.push(Candidate::new(
            line.start() + name.start(),
            line.start() + name.end(),
            MentionKind::Person,
            Trust::Guess,
        ));
    }
    for (index, word) in line.words().iter().enumerate() {
        let text = line.word(index);
        let titled = TITLES.iter().any(|title| text.ends_with(title));
        if titled {
            listed(line, word.span.end(), found);
        }
        let length = text.chars().count();
        if word.tag == "nr" && (2..=3).contains(&length) && surname(text) > 0 {
            found.push(Candidate::new(word.span.start(), word.span.end(), MentionKind::Person, Trust::Guess));
        }
    }
}

/// How many bytes of surname `text` begins with.
fn surname(text: &str) -> usize {
    if let Some(compound) = COMPOUND.iter().find(|compound| text.starts_with(**compound)) {
        return compound.len();
    }
    text.chars().next().filter(|c| SURNAMES.contains(*c)).map_or(0, char::len_utf8)
}

/// The names behind a title, and those that follow behind a 、 each.
fn listed(line: Line<'_>, mut at: usize, found: &mut Vec<Candidate>) {
    while let Some(end) = named(line, at) {
        found.push(Candidate::new(at, end, MentionKind::Person, Trust::Likely));
        if !line.body[end..line.sentence.span.end()].starts_with('、') {
            break;
        }
        at = end + '、'.len_utf8();
    }
}

/// The end of a Chinese name that begins at `at`: surname and one or two characters, up to where a word ends.
fn named(line: Line<'_>, at: usize) -> Option<usize> {
    let rest = &line.body[at..line.sentence.span.end()];
    let surname = surname(rest);
    if surname == 0 {
        return None;
    }
    let given: Vec<usize> = rest[surname..]
        .char_indices()
        .take_while(|(_, c)| c.is_alphabetic() && !"、的和与等在就对将为及向说任".contains(*c))
        .take(3)
        .map(|(offset, c)| at + surname + offset + c.len_utf8())
        .collect();
    let boundary = |end: usize| line.words().iter().any(|word| word.span.end() == end);
    match given.len() {
        0 => None,
        1 | 2 => given.last().copied(),
        _ if boundary(given[1]) || !boundary(given[0]) => Some(given[1]),
        _ => Some(given[0]),
    }
}
