//! Places that say of whom they are: 我市, 我县, 该县, 我国; and the levels of those that the tagger sees, which knows the
//! table of regions. 全市 says how far something reaches, not where it is, and is left alone.

use super::candidate::{Candidate, Line, Trust};
use super::common::COUNTRIES;
use super::{MentionKind, names};
use crate::dictionary::{Dictionaries, Level};
use crate::text::Span;

/// What is said of where in or by a place something is, behind its name.
const BEHIND: [&str; 22] = [
    "以东",
    "以西",
    "以南",
    "以北",
    "多地",
    "各地",
    "境内",
    "一带",
    "东北部",
    "西北部",
    "东南部",
    "西南部",
    "北部",
    "南部",
    "东部",
    "西部",
    "中部",
    "协同",
    "全域",
    "籍",
    "人",
    "沿线",
];
/// What leads to a place, before its name.
const BEFORE: [char; 8] = ['自', '在', '到', '赴', '至', '距', '驻', '返'];
/// Ends of the names of regions.
const LEVELS: [char; 9] = ['省', '市', '县', '区', '州', '旗', '镇', '乡', '村'];

/// A place that the tagger sees, without words that are not of its name: 江西省|西北部, 自|杨庙镇, 商城县|人.
#[must_use]
pub fn trimmed(span: Span, folded: &str, dictionaries: &Dictionaries) -> Span {
    let text = span.of(folded);
    let known = |name: &str| {
        !dictionaries.regions.by_name(name).is_empty() || name.ends_with(LEVELS) && name.chars().count() >= 3
    };
    let name = BEHIND.iter().find_map(|end| {
        let name = text.strip_suffix(end)?;
        let road = name.ends_with('路') || name.ends_with('街') || name.ends_with('河');
        (known(name) || end.starts_with('以') && road || *end == "人" && is_full(name, dictionaries))
            .then_some(name)
    });
    let name = name.unwrap_or(text);
    // 西北部|塔科马市: where in what was named before.
    const QUARTERS: [&str; 8] = ["东北部", "西北部", "东南部", "西南部", "北部", "南部", "东部", "西部"];
    let quarter = QUARTERS.iter().find(|&&quarter| {
        name.strip_prefix(quarter).is_some_and(|rest| rest.ends_with(LEVELS) && rest.chars().count() >= 3)
    });
    if let Some(quarter) = quarter {
        return Span::new(span.start() + quarter.len(), span.start() + name.len());
    }
    let lead = name.chars().next().filter(|first| BEFORE.contains(first)).map_or(0, char::len_utf8);
    let rest = &name[lead..];
    let start = if lead > 0
        && rest.ends_with(LEVELS)
        && rest.chars().count() >= 3
        && !known_whole(name, dictionaries)
    {
        span.start() + lead
    } else {
        span.start()
    };
    Span::new(start, span.start() + name.len())
}

/// The tagger's names with each place level by level, for each is one: 西安市|长安区|滦镇街道|喂子坪村, 江苏|宜兴. A zone
/// keeps the name of its city (青岛市经济技术开发区).
#[must_use]
pub fn split(candidates: &[Candidate], folded: &str, dictionaries: &Dictionaries) -> Vec<Candidate> {
    let parts = |one: &Candidate| match one.kind {
        MentionKind::Place => match two_states(one.span.of(folded), dictionaries) {
            // An article on 中越边境 says no where with it, the labels of party papers have two states.
            Some(_) if folded.len() > names::SNIPPET => Vec::new(),
            Some(at) => vec![
                Span::new(one.span.start(), one.span.start() + at),
                Span::new(one.span.start() + at, one.span.end()),
            ],
            None => levels(one.span, folded, dictionaries),
        },
        _ => vec![one.span],
    };
    candidates
        .iter()
        .flat_map(|&one| parts(&one).into_iter().map(move |span| Candidate { span, ..one }))
        .collect()
}

/// Where the second of two states begins that are named by a letter each: 中|越, but 英德 is a city.
fn two_states(name: &str, dictionaries: &Dictionaries) -> Option<usize> {
    const STATES: &str = "中美俄日韩朝印巴英法德意葡欧非菲越泰缅柬蒙哈伊叙以埃澳加墨";
    let mut letters = name.chars();
    let (first, second, none) = (letters.next()?, letters.next()?, letters.next());
    let both = none.is_none() && first != second && STATES.contains(first) && STATES.contains(second);
    (both && !known_whole(name, dictionaries)).then_some(first.len_utf8())
}

/// The levels of one place.
fn levels(span: Span, folded: &str, dictionaries: &Dictionaries) -> Vec<Span> {
    let snippet = folded.len() <= names::SNIPPET;
    let mut found = Vec::new();
    let mut rest = span;
    // From behind: what is left before the last level may have several itself.
    while let Some(at) = last_level(rest.of(folded), snippet, dictionaries) {
        found.push(Span::new(rest.start() + at, rest.end()));
        rest = Span::new(rest.start(), rest.start() + at);
    }
    found.push(rest);
    found.reverse();
    found
}

/// Where the last level of a place begins that has one before it.
fn last_level(name: &str, snippet: bool, dictionaries: &Dictionaries) -> Option<usize> {
    // Behind the short name of a region these go on with another name: 北京路社区, 环翠楼街道, 丽水嘉园小区.
    const ON: [char; 15] =
        ['路', '街', '湾', '河', '山', '江', '海', '湖', '港', '口', '门', '站', '桥', '庄', '楼'];
    const GOES_ON: [char; 13] =
        ['河', '洋', '海', '北', '南', '东', '西', '中', '本', '全', '境', '列', '半'];
    const SMALL: [&str; 7] = ["镇", "乡", "村", "街道", "社区", "苏木", "嘎查"];
    if known_whole(name, dictionaries) || COUNTRIES.has(name) {
        return None;
    }
    let cuts: Vec<usize> = name.char_indices().map(|(at, _)| at).skip(2).collect();
    let before = |at: &usize| {
        let outer = &name[..*at];
        let end = outer.ends_with(LEVELS) || outer.ends_with("街道") || outer.ends_with("地区");
        end && outer.chars().count() >= 3
    };
    let region = cuts.iter().rev().find(|at| {
        let (outer, inner) = name.split_at(**at);
        // 沂南经济开发区 is one, wherever else 经济开发区 is.
        let regions = &dictionaries.regions;
        let named = inner.chars().count() >= 2
            && regions.by_name(inner).iter().any(|&id| regions[id].level != Level::Zone);
        // 奥地利|维也纳 in party papers, but 美国西部 and 印度河流域 are one.
        let country = COUNTRIES.has(outer);
        let foreign = snippet && country && inner.chars().count() >= 2 && !inner.starts_with(GOES_ON);
        foreign || named && (before(at) || known_whole(outer, dictionaries) || is_full(outer, dictionaries))
    });
    let place = || {
        cuts.iter().rev().find(|at| {
            let (outer, inner) = name.split_at(**at);
            let small =
                SMALL.iter().any(|end| inner.ends_with(end)) || inner.ends_with(['市', '县', '旗', '州']);
            let named = small && inner.chars().count() >= 3;
            let on = inner.starts_with("街道") || inner.starts_with("自治");
            let beside = before(at) && (named || inner.ends_with("小区"));
            let short = || named && known_whole(outer, dictionaries) && !inner.starts_with(ON);
            !on && (beside || short())
        })
    };
    region.or_else(place).copied()
}

/// What a state keeps abroad.
const MISSIONS: [&str; 4] = ["大使馆", "总领事馆", "总领馆", "使馆"];

/// The team, the mission or the body of state that a place's name begins, where the tagger saw the place alone: 摩洛哥|队,
/// 斯里兰卡|议会.
#[must_use]
pub fn body_of(span: Span, folded: &str) -> Option<(Span, MentionKind)> {
    const TEAMS: [&str; 14] = [
        "国家队",
        "男队",
        "女队",
        "男足",
        "女足",
        "男篮",
        "女篮",
        "男排",
        "女排",
        "男乒",
        "女乒",
        "国奥队",
        "代表队",
        "队",
    ];
    const BODIES: [&str; 10] =
        ["议会", "国会", "参议院", "众议院", "国防部", "外交部", "内务部", "内政部", "财政部", "最高法院"];
    // 中国驻|匈牙利大使馆: the mission is a body of who sends it.
    let text = span.of(folded);
    if MISSIONS.iter().any(|mission| text.ends_with(mission)) {
        let sender =
            ["中国驻", "我驻", "驻"].iter().find(|sender| folded[..span.start()].ends_with(**sender));
        let start = span.start() - sender.map_or(0, |sender| sender.len());
        return Some((Span::new(start, span.end()), MentionKind::Agency));
    }
    let behind = &folded[span.end()..];
    let whole = |end: &str| Span::new(span.start(), span.end() + end.len());
    if span.of(folded).chars().count() < 2 {
        return None;
    }
    if let Some(end) = BODIES.iter().find(|body| behind.starts_with(**body)) {
        // 外交部长 and 参议院议长 are positions.
        let headed = behind[end.len()..].starts_with(['长', '议']);
        return (!headed).then(|| (whole(end), MentionKind::Agency));
    }
    let end = TEAMS.iter().find(|team| behind.starts_with(**team))?;
    let on = behind[end.len()..].starts_with(['员', '长', '伍', '友', '列', '形', '服', '医', '内']);
    (!on).then(|| (whole(end), MentionKind::Organisation))
}

/// Whether a street does what only its office can: 中南路街道|联合A局开展, but not 在中南路街道|开展.
#[must_use]
pub fn is_street_office(span: Span, folded: &str) -> bool {
    const DOES: [&str; 25] = [
        "坚持", "立足", "聚焦", "引导", "打造", "推进", "部署", "联合", "会同", "联手", "携手", "组织",
        "开展", "举办", "召开", "举行", "印发", "出台", "发布", "推出", "邀请", "主办", "承办", "协办",
        "成立",
    ];
    const HOW: [&str; 19] = [
        "特地",
        "充分",
        "主动",
        "扎实",
        "全力",
        "第一时间",
        "及时",
        "还",
        "也",
        "将",
        "已",
        "先后",
        "积极",
        "持续",
        "不断",
        "共同",
        "专门",
        "精心",
        "近日",
    ];
    const WHERE: [char; 8] = ['在', '于', '到', '赴', '入', '进', '自', '往'];
    /// How far back a preposition may stand, in characters.
    const BACK: usize = 14;
    if !span.of(folded).ends_with("街道") {
        return false;
    }
    let before = folded[..span.start()].chars().rev().take(BACK);
    let mut before = before.take_while(|c| c.is_alphanumeric());
    let mut behind = &folded[span.end()..];
    while let Some(rest) = HOW.iter().find_map(|word| behind.strip_prefix(word)) {
        behind = rest;
    }
    DOES.iter().any(|verb| behind.starts_with(verb)) && !before.any(|c| WHERE.contains(&c))
}

/// Whether a name is that of a region.
fn known_whole(name: &str, dictionaries: &Dictionaries) -> bool {
    !dictionaries.regions.by_name(name).is_empty()
}

/// Whether a name is a region within a region: 广东东源.
fn is_full(name: &str, dictionaries: &Dictionaries) -> bool {
    let cut = |at: usize| known_whole(&name[..at], dictionaries) && known_whole(&name[at..], dictionaries);
    name.char_indices().map(|(at, _)| at).skip(2).any(cut)
}

/// Places in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    for (at, _) in line.text().match_indices('我') {
        let start = line.start() + at;
        let Some(level) = line.body[start + '我'.len_utf8()..].chars().next() else { continue };
        if "省市县区州旗镇".contains(level) {
            let end = start + '我'.len_utf8() + level.len_utf8();
            found.push(Candidate::new(start, end, MentionKind::Place, Trust::Likely));
        }
    }
}

/// Places in one sentence of an article that point at a region: 该县, 我国. Snippets of news do not count them.
pub fn pointing(line: Line<'_>, found: &mut Vec<Candidate>) {
    const WORDS: [&str; 9] = ["我国", "该省", "该市", "该县", "该区", "该州", "该镇", "该乡", "该村"];
    // 该区域, 该市场, 该村民: another word.
    const ON: [char; 11] = ['域', '间', '块', '场', '值', '级', '民', '长', '庄', '委', '局'];
    for (at, _) in line.text().match_indices(['我', '该']) {
        let text = &line.text()[at..];
        let Some(word) = WORDS.iter().find(|word| text.starts_with(**word)) else { continue };
        if !text[word.len()..].starts_with(ON) {
            let start = line.start() + at;
            found.push(Candidate::new(start, start + word.len(), MentionKind::Place, Trust::Guess));
        }
    }
}
