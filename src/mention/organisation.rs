//! Associations, foundations and the like by the form of their whole name, from 中国 or the region on, where the tagger saw
//! a part of it or nothing: 中国|非物质文化遗产|保护协会.
//!
//! Leaves alone what a verb or a particle cuts in two (某市成立企业家协会), and what lies in a longer name.
//!
//! 晋江市工业设计与时尚创意协会表示 → organisation

use super::candidate::{Candidate, Line, Trust};
use super::{MentionKind, known};
use crate::dictionary::{Dictionaries, Level, RegionId};
use crate::text::{Pattern, Span, Words};
use std::sync::LazyLock;

/// How such names end.
static ENDS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "协会 学会 商会 研究会 联谊会 促进会 促进中心 联合会 基金会 慈善会 博物馆 博物院 社区卫生服务中心 应急处理中心 数据中心 信息中心 服务中心 研究中心 监测中心 救援中心 公积金中心 保险中心 研究院 研究所 爱心会 居委会 村委会 合作社 卫生院 卫生室 \
         医院 学校 中学 小学 幼儿园 美术馆 图书馆 文化馆 纪念馆 科技馆 档案馆 陈列馆 保障中心 救助中心 调解中心 指导中心 协进会 \
         红十字会 志愿队 志愿服务队 志愿者服务队 服务队 救援队 宣讲团 讲师团 服务团 艺术团 工作站 服务站 咨询委员会 专家委员会",
    )
});
/// Characters and words that no such name holds.
const BETWEEN: [&str; 32] = [
    "某", "已", "的", "在", "是", "由", "为", "向", "从", "了", "及", "被", "等", "将", "对", "有", "到",
    "驻", "举办", "召开", "成立", "邀请", "走进", "参观", "调研", "加入", "携手", "来自", "走访", "考察",
    "举行", "该",
];
/// What a school or hospital is of a sort by, where that is all that its name says: 某市公立医院, 某县农村小学.
const SORTS: [&str; 24] = [
    "公立", "民办", "民营", "公办", "私立", "定点", "三甲", "乡镇", "农村", "城市", "城区", "基层", "当地",
    "各", "多所", "部分", "所有", "中", "大", "市级", "省级", "县级", "区级", "职业",
];
/// The forms of what every place has.
const SMALL: [&str; 5] = ["医院", "学校", "中学", "小学", "幼儿园"];
/// The longest and the shortest name, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=24;

/// Organisations in one sentence.
pub fn find(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    with_first_words(line, found);
    in_marks(line, found);
    founded(line, found);
    let (text, base) = (line.text(), line.start());
    for end in ENDS.all_in(text) {
        let (own, end) = (end.span.start(), end.span.end());
        let letters = text[..own].char_indices().rev().take(*LENGTH.end());
        let run = letters.take_while(|(_, c)| c.is_alphabetic() && !c.is_ascii());
        let starts = run.map(|(at, _)| at).filter(|&at| {
            let name = &text[at..end];
            (begins(name, own - at, dictionaries)
                || of_township(base + at, base + own, found)
                || of_body(line, base + at, Span::new(base + own, base + end), found))
                && !is_sort(&text[at..own], &text[own..end])
                && !BETWEEN.iter().any(|word| name.contains(word))
                && !cuts_body(Span::new(base + at, base + end), found)
        });
        let Some(start) = starts.last() else { continue };
        let span = Span::new(base + start, base + end);
        let starts_word = line.words().binary_search_by_key(&span.start(), |word| word.span.start()).is_ok();
        // What goes on is no end: 协会会长 does, 学会了 and 商会员 do not.
        let ends_word = line.words().get(line.word_ending(span.end()));
        let ends_word = ends_word.is_some_and(|word| word.span.end() == span.end());
        // 与某某局联合会|商.
        let consults =
            text[..end].ends_with('会') && text[end..].starts_with(['商', '诊', '谈', '见', '审', '办']);
        let overlapping = |one: &&Candidate| one.span.overlaps(span) && one.trust >= Trust::Tagged;
        let part = |one: &Candidate| {
            span.contains(one.span)
                && (one.kind.is_body() && (one.span.end() == span.end() || one.span.start() == span.start())
                    || one.kind == MentionKind::Place)
        };
        let count = text[start..end].chars().count();
        if starts_word
            && ends_word
            && !consults
            && LENGTH.contains(&count)
            && found.iter().filter(overlapping).all(part)
        {
            // What was seen of the name says of which sort it is: a co-operative may trade.
            let bodies = || found.iter().filter(overlapping).filter(|one| one.kind.is_body());
            let seen = bodies().find(|one| one.span.end() == span.end());
            // 江苏路街道|江五小学: the school was seen whole, and where it is.
            let form = &text[own..end];
            let small = SMALL.contains(&form) || form.ends_with(['队', '团', '站', '馆']);
            let located = |one: &&Candidate| {
                small
                    && one.kind.is_body()
                    && one.span.of(line.body).chars().count() > form.chars().count() + 1
            };
            if seen.is_some_and(|one| one.span == span || located(&one) && bodies().count() == 1) {
                continue;
            }
            // 某某医院和|某某医院, 某某大学共建|某某研究院: two.
            let before =
                bodies().find(|one| one.span.start() == span.start() && one.span.end() != span.end());
            if before.is_some_and(|one| {
                let rest = Span::new(one.span.end(), span.end()).of(line.body);
                seen.is_some_and(|seen| seen.span.start() > one.span.end())
                    || ["和", "与", "联合", "共建", "共同", "已", "结合", "携", "组织"]
                        .iter()
                        .any(|word| rest.contains(word))
            }) {
                continue;
            }
            let kind = match seen {
                Some(one) => one.kind,
                None => known::sort_of(&text[start..end], MentionKind::Organisation, dictionaries),
            };
            found.push(Candidate { span, kind, trust: Trust::Likely });
        }
    }
}

/// Ends of names of teams and posts that somebody sets up.
const SET_UP: &str = "(?:志愿团队|服务团|宣讲团|讲师团|志愿队|服务队|突击队|先锋队|工作站|服务站|调解室|工作室|联盟|联合体|咨询委员会|专家委员会)";
static IN_MARKS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"“(?P<own>[^“”，。、；：！？]{{3,16}}{SET_UP})”|(?P<whole>(?:全[省市县区])?“[^“”，。；：！？]{{2,12}}”\p{{Han}}{{0,8}}?{SET_UP})"
    ))
});
static FOUNDED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"(?:设立|成立|组建|组建成立|牵头成立|发起成立)(?:了)?(?P<name>\p{{Han}}{{4,20}}?{SET_UP})"
    ))
});

/// Teams and posts with a name in marks: “远航法律服务团”, “八五”普法讲师团.
fn in_marks(line: Line<'_>, found: &mut Vec<Candidate>) {
    let text = line.text();
    if !text.contains('“') {
        return;
    }
    for name in IN_MARKS.captures_iter(text) {
        let Some(name) = name.name("own").or_else(|| name.name("whole")) else { continue };
        let span = Span::new(line.start() + name.start(), line.start() + name.end());
        let ends_word = line.words().get(line.word_ending(span.end()));
        if ends_word.is_some_and(|word| word.span.end() == span.end()) {
            found.push(Candidate { span, kind: MentionKind::Organisation, trust: Trust::Likely });
        }
    }
}

/// Teams and boards that are set up there and then: 设立|古树名木保护专家咨询委员会.
fn founded(line: Line<'_>, found: &mut Vec<Candidate>) {
    let text = line.text();
    if !["设立", "成立", "组建"].iter().any(|verb| text.contains(verb)) {
        return;
    }
    for name in FOUNDED.captures_iter(text).filter_map(|name| name.name("name")) {
        let span = Span::new(line.start() + name.start(), line.start() + name.end());
        let words = line.words();
        let first = words.partition_point(|word| word.span.start() < span.start());
        let last = words.partition_point(|word| word.span.end() <= span.end());
        let noun = |word: &crate::sentence::Word| {
            matches!(word.tag.as_bytes().first(), Some(b'n' | b'j' | b'b' | b'l' | b'z' | b's'))
                || word.tag.starts_with('v') && word.span.of(line.body).chars().count() == 2
        };
        let many = ["多个", "多支", "一批", "若干", "相关", "专门"]
            .iter()
            .any(|word| name.as_str().starts_with(word));
        let whole = first < last
            && words[first].span.start() == span.start()
            && words[last - 1].span.end() == span.end();
        let free = !found
            .iter()
            .any(|one| one.trust >= Trust::Tagged && one.kind.is_body() && one.span.overlaps(span));
        if whole && free && !many && words[first..last].iter().all(noun) {
            found.push(Candidate { span, kind: MentionKind::Organisation, trust: Trust::Likely });
        }
    }
}

/// Whether a stretch holds part of a body that ends before it does: 某基金会和|某协会.
fn cuts_body(span: Span, found: &[Candidate]) -> bool {
    found.iter().any(|one| {
        one.trust >= Trust::Tagged
            && one.kind.is_body()
            && one.span.overlaps(span)
            && one.span.end() != span.end()
            && !(one.span.start() == span.start() && span.contains(one.span))
    })
}

/// Whether what a name begins with was seen to be a body whose part it is, or whose people it is of: 某某集团|摄影协会,
/// 某某大学|附属医院, 某县烟草专卖局|志愿队; `form` is what the name ends with.
fn of_body(line: Line<'_>, start: usize, form: Span, found: &[Candidate]) -> bool {
    /// The longest word between the body and the form, in characters.
    const LONGEST: usize = 8;
    let noun = |from: usize| {
        let words = line.words();
        let first = words.partition_point(|word| word.span.end() <= from);
        let last = words.partition_point(|word| word.span.start() < form.start());
        words[first.min(last)..last].iter().all(|word| {
            matches!(word.tag.as_bytes().first(), Some(b'n' | b'j' | b'b' | b'm' | b'l' | b'z'))
                || word.tag == "vn"
        })
    };
    found.iter().any(|one| {
        one.trust == Trust::Tagged
            && one.kind.is_body()
            && one.span.start() == start
            && one.span.end() <= form.start()
            && line.body[one.span.end()..form.start()].chars().count() <= LONGEST
            && noun(one.span.end())
    })
}

/// Whether a school's or hospital's name says no more than where and of which sort it is: 某市公立医院, 某县中小学.
fn is_sort(own: &str, form: &str) -> bool {
    SMALL.contains(&form) && SORTS.iter().any(|sort| own.ends_with(sort))
}

/// Whether what a name begins with was seen to be a township: 章安街道|商会.
fn of_township(start: usize, own: usize, found: &[Candidate]) -> bool {
    found
        .iter()
        .any(|one| one.kind == MentionKind::Place && one.span.start() == start && one.span.end() == own)
}

/// The first words of names that the tagger cut, where an office and its holder follow: 好家女人|爱国拥军委员会|会长.
fn with_first_words(line: Line<'_>, found: &mut Vec<Candidate>) {
    let own = found.iter().filter(|one| {
        one.kind == MentionKind::Organisation
            && one.trust == Trust::Tagged
            && line.sentence.span.contains(one.span)
    });
    let whole = own.filter_map(|one| {
        let before = &line.body[line.start()..one.span.start()];
        let first = before.trim_end_matches(|c: char| c.is_alphanumeric()).len();
        let start = line.start() + first;
        let gap = Span::new(start, one.span.start());
        let office =
            |other: &Candidate| other.kind == MentionKind::Position && other.span.start() == one.span.end();
        let fits = (2..=6).contains(&gap.of(line.body).chars().count())
            && (first == 0 || before[..first].ends_with(['、', '，', ',', '。', '；', '\n']))
            // 历任|某某研究所|所长
            && !gap.of(line.body).ends_with('任')
            && found.iter().any(office)
            && !found.iter().any(|other| other.span.overlaps(gap));
        let words = line.words();
        let nouns = || {
            let from = words.partition_point(|word| word.span.start() < start);
            let to = words.partition_point(|word| word.span.start() < one.span.start());
            words[from..to].iter().all(|word| {
                matches!(word.tag.as_bytes().first(), Some(b'n' | b'j' | b'l' | b'z' | b'x' | b'm' | b'e'))
            })
        };
        (fits && nouns()).then(|| Candidate::new(start, one.span.end(), one.kind, Trust::Likely))
    });
    let whole: Vec<Candidate> = whole.collect();
    found.extend(whole);
}

/// Whether a name begins with 中国, 国家 or a region, with something of its own before `own`, where its end begins.
fn begins(name: &str, own: usize, dictionaries: &Dictionaries) -> bool {
    if ["中国", "国家", "中华"].iter().any(|first| name.starts_with(first)) {
        return own > "中国".len();
    }
    let cuts = name.char_indices().map(|(at, _)| at).skip(2).take(7);
    cuts.filter(|&at| at < own).any(|at| {
        let regions = dictionaries.regions.by_name(&name[..at]);
        // 台湾, 广州 without a level; 和平, 南岸 are words.
        let large =
            |id: &RegionId| matches!(dictionaries.regions[*id].level, Level::Province | Level::Prefecture);
        let levelled = name[..at].ends_with(['省', '市', '县', '区', '州', '旗']);
        if levelled { !regions.is_empty() } else { regions.iter().any(large) }
    })
}
