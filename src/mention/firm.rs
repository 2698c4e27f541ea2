//! Firms by the form of their name: registered names that the tagger did not see whole
//! (…有限公司, …股份有限公司青岛分公司); 该公司, 我行 and other bodies that are pointed at.
//! Short names without a form (海信) are the tagger's.
//!
//! 青岛海信日立空调系统有限公司 → firm

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use crate::dictionary::{Dictionaries, Regions};
use crate::text::{Pattern, Span, Words};
use std::sync::LazyLock;

static FORM: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?:股份|责任)?(?:有限责任公司|有限公司)(?:[\p{Han}]{2,4}分公司)?"));

static DESCRIBED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?:公司|大厂|巨头|厂商|供应商|提供商|制造商|运营商|开发商) ?([A-Z][A-Za-z]{1,14})")
});

/// Bodies that are pointed at: whether 我 may stand for 该 before the word, the word, and of which sort it is.
const POINTING: [(bool, &str, MentionKind); 15] = [
    (true, "公司", MentionKind::Firm),
    (true, "厂", MentionKind::Firm),
    (false, "矿", MentionKind::Firm),
    (false, "企业", MentionKind::Firm),
    (false, "集团", MentionKind::Firm),
    (true, "行", MentionKind::Firm),
    (true, "局", MentionKind::Agency),
    (false, "厅", MentionKind::Agency),
    (false, "委", MentionKind::Agency),
    (false, "法院", MentionKind::Agency),
    (false, "校", MentionKind::Organisation),
    (false, "院", MentionKind::Organisation),
    (false, "协会", MentionKind::Organisation),
    (false, "商会", MentionKind::Organisation),
    (false, "合作社", MentionKind::Organisation),
];

/// Words that come before a firm's name and are not of it, though they look like its words.
const BEFORE: [&str; 58] = [
    "授予",
    "聘任",
    "表彰",
    "认定",
    "命名",
    "批准",
    "同意",
    "核准",
    "奖励",
    "颁发",
    "联手",
    "携手",
    "委托",
    "处罚",
    "约谈",
    "采访",
    "调研",
    "考察",
    "走访",
    "参观",
    "走进",
    "来到",
    "组织",
    "邀请",
    "投资",
    "合作",
    "包括",
    "以及",
    "通过",
    "位于",
    "引进",
    "支持",
    "帮助",
    "企业",
    "单位",
    "公司",
    "负责人",
    "代表",
    "控股",
    "旗下",
    "其中",
    "入驻",
    "签约",
    "成立",
    "收购",
    "观摩",
    "记者",
    "服务",
    "联合",
    "实施",
    "获得",
    "成为",
    "推动",
    "董事长",
    "总经理",
    "项目",
    "成功",
    "担任",
];

/// Firms in one sentence.
pub fn find(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    let (text, base) = (line.text(), line.start());
    if text.contains("有限") {
        for form in FORM.find_iter(text) {
            let from = base + form.start();
            let start = back(line, from);
            let end = base + form.end();
            let start = without_township(Span::new(start, end), line.body, &dictionaries.regions).start();
            if let Some(start) = begun(line, Span::new(start, end), from, found, &dictionaries.regions) {
                found.push(Candidate::new(start, end, MentionKind::Firm, Trust::Likely));
            } else if line.body[start..from].chars().count() >= 2 {
                // Between marks a registered form with its place in brackets is the whole of the name.
                let whole = line.body[start..from].contains(')')
                    && line.body[..start].ends_with(['、', '，', ',', '。', '：', ':', '\n']);
                let trust = if whole { Trust::Likely } else { Trust::Guess };
                found.push(Candidate::new(start, end, MentionKind::Firm, trust));
            }
        }
    }
    for (at, first) in text.match_indices(['该', '我']) {
        let rest = &text[at + first.len()..];
        let pointing =
            POINTING.iter().find(|(own, name, _)| (first == "该" || *own) && rest.starts_with(name));
        // 该公司内部, 该行为, 我行我素, 该院士: the word goes on.
        let on =
            |end: usize| rest[end..].starts_with(['我', '士', '校', '者', '员']) || rest.starts_with("行为");
        if let Some((_, name, kind)) = pointing.filter(|(_, name, _)| !on(name.len())) {
            let end = base + at + first.len() + name.len();
            found.push(Candidate::new(base + at, end, *kind, Trust::Likely));
        }
    }
}

/// Where a registered name begins of which the tagger saw only the first part (芜湖|江城智能|装备股份有限公司): with that
/// part, and the regions directly before it. `None` where it saw nothing of it, or all.
fn begun(line: Line<'_>, whole: Span, form: usize, found: &[Candidate], regions: &Regions) -> Option<usize> {
    use MentionKind::{Firm, Organisation, Place, Programme};
    let part = |one: &&Candidate| one.trust == Trust::Tagged && one.span.overlaps(whole);
    let mut first = None;
    for one in found.iter().filter(part) {
        // What reaches into the form: the tagger knows where the name ends.
        if one.span.end() > form {
            return None;
        }
        first = match one.kind {
            Firm | Organisation | Place | Programme => first.or(Some(one.span.start())),
            // A person, an office before the name.
            _ => None,
        };
    }
    let mut start = first?;
    let words = line.words();
    let end = words.partition_point(|word| word.span.end() <= start);
    for word in words[..end].iter().rev().take_while(|word| word.span.start() >= whole.start()) {
        let name = word.span.of(line.body);
        let region = name.chars().nth(1).is_some() && !regions.by_name(name).is_empty();
        if word.span.end() != start || !region {
            break;
        }
        start = word.span.start();
    }
    Some(start)
}

/// A registered name without the township that it is in: 方官镇|中汽恒泰汽车零部件有限公司, 陈埭镇|福建步云鞋材股份有限公司.
fn without_township(span: Span, folded: &str, regions: &Regions) -> Span {
    const NO_TOWNSHIPS: [&str; 6] = ["小镇", "村镇", "城镇", "古镇", "景德镇", "同乡"];
    const SHORTEST: usize = 4;
    let text = span.of(folded);
    let Some(form) = FORM.find(text).map(|form| form.start()) else { return span };
    // 方塘|镇恒石汽车零部件有限公司: the tagger cut the township in two.
    let level = ["镇", "乡"].into_iter().find(|level| text.starts_with(level));
    let region =
        || text.char_indices().nth(2).is_some_and(|(at, _)| !regions.by_name(&text[..at]).is_empty());
    if let Some(level) = level.filter(|_| !region()) {
        return Span::new(span.start() + level.len(), span.end());
    }
    let town =
        ["镇", "乡", "街道"].iter().filter_map(|level| Some(text[..form].find(level)? + level.len())).min();
    let Some(at) = town.filter(|&at| text[..at].chars().count() >= 3) else { return span };
    let own = &text[at..form];
    let cut = own.chars().count() >= SHORTEST
        && !NO_TOWNSHIPS.iter().any(|word| text[..at].ends_with(word))
        && !["银行", "集团", "农村", "人"].iter().any(|word| own.starts_with(word))
        && regions.by_name(&text[..at]).is_empty();
    if cut { Span::new(span.start() + at, span.end()) } else { span }
}

/// Takes townships from the names of the firms in them; a place that was cut before its last character gets it back.
pub fn leave_townships(folded: &str, regions: &Regions, candidates: &mut [Candidate]) {
    for index in 0..candidates.len() {
        let whole = candidates[index].span;
        if candidates[index].kind != MentionKind::Firm {
            continue;
        }
        let own = without_township(whole, folded, regions);
        candidates[index].span = own;
        let before = index.checked_sub(1).map(|before| candidates[before]);
        let cut =
            before.filter(|place| place.kind == MentionKind::Place && place.span.end() == whole.start());
        if let Some(place) = cut.filter(|_| own.start() - whole.start() == '镇'.len_utf8()) {
            candidates[index - 1].span = Span::new(place.span.start(), own.start());
        }
    }
}

/// What is done between two bodies or at the head of one's name: no part of either.
const GIVING: [&str; 9] = ["授予", "送给", "赠予", "赠给", "捐给", "颁给", "聘任", "聘请", "表彰"];
/// The same, looked for in one pass: few names hold any.
static ANY_GIVING: LazyLock<Words> = LazyLock::new(|| Words::of(GIVING));

/// The names in what was taken for one body's: without a verb at its head or end, the two that one stands between
/// (某侨联|送给|某商会), and with the rest of a registered form behind (某集团|有限公司).
#[must_use]
pub fn apart(span: Span, folded: &str, kind: MentionKind) -> [Option<Span>; 2] {
    const REST: [&str; 3] = ["有限公司", "有限责任公司", "股份有限公司"];
    let text = span.of(folded);
    let behind = &folded[span.end()..];
    let rest = REST.iter().find(|rest| kind == MentionKind::Firm && behind.starts_with(**rest));
    let end = span.end() + rest.map_or(0, |rest| rest.len());
    let given = ANY_GIVING.stands_in(text);
    let Some((at, verb)) = GIVING.iter().filter(|_| given).find_map(|verb| Some((text.find(verb)?, verb)))
    else {
        return [Some(Span::new(span.start(), end)), None];
    };
    let named = |span: &Span| span.of(folded).chars().count() >= 2;
    let before = Span::new(span.start(), span.start() + at);
    let behind = Span::new(before.end() + verb.len(), end);
    [Some(before).filter(named), Some(behind).filter(named)]
}

/// Words for what a firm is, before its name: 德国制药企业|勃林格殷格翰.
const DESCRIPTIONS: [&str; 10] =
    ["企业", "施工方", "供应商", "开发商", "运营商", "制造商", "零售商", "巨头", "承包商", "经销商"];

/// What a firm is to another, or a word of the sentence, before its registered name: 全资子公司|新余仙锂材料有限公司.
const LEADS: [&str; 18] = [
    "全资子公司",
    "控股子公司",
    "控股孙公司",
    "子公司",
    "孙公司",
    "母公司",
    "监理方",
    "施工方",
    "承建方",
    "运营方",
    "合作方",
    "控股股东",
    "原告",
    "被告",
    "透露",
    "表示",
    "以",
    "由",
];

/// Forms that hardly stand within a name.
const FORMS: [&str; 9] = ["集团", "新材料", "股份", "控股", "药业", "重工", "科技", "证券", "化学"];

/// Both, looked for in one pass: few names hold any.
static DESCRIBING: LazyLock<Words> = LazyLock::new(|| Words::of(DESCRIPTIONS.into_iter().chain(FORMS)));

/// A firm's name without what it is called before it and what it makes behind it.
#[must_use]
pub fn without_description(span: Span, folded: &str, kind: MentionKind) -> Span {
    let lead = LEADS.iter().find(|lead| {
        let rest = span.of(folded).strip_prefix(**lead);
        kind == MentionKind::Firm
            && rest.is_some_and(|rest| rest.chars().count() >= 4 && rest.ends_with("公司"))
    });
    let span = Span::new(span.start() + lead.map_or(0, |lead| lead.len()), span.end());
    let text = span.of(folded);
    if kind != MentionKind::Firm || !DESCRIBING.stands_in(text) {
        return span;
    }
    let cut = DESCRIPTIONS.iter().find_map(|word| {
        let at = text.find(word)?;
        Some(at + word.len())
    });
    let named = |at: &usize| text[*at..].chars().count() >= 2 && !text[*at..].starts_with(['(', '集', '公']);
    // 明月海藻集团|甘露醇生产线: what the firm makes is not of its name.
    let whole =
        ["公司", "厂", "店", "行", "部", "社", "院", "所", ")", "基金"].iter().any(|end| text.ends_with(end));
    let ends = FORMS.iter().filter(|_| !whole).filter_map(|form| {
        let at = text.find(form).filter(|&at| text[..at].chars().count() >= 2)? + form.len();
        // 金能科技|新材料与氢能源综合利用项目.
        let goes_on = text[at..] == *"新材料" && folded[span.end()..].starts_with(['与', '和', '及', '项']);
        (text[at..].chars().count() >= 4 || goes_on).then_some(at)
    });
    if let Some(end) = ends.min() {
        return Span::new(span.start(), span.start() + end);
    }
    match cut.filter(named) {
        // 某企业管理有限公司, 弟兄合伙企业(有限合伙): the word is part of the name.
        Some(at) if !text.ends_with("公司") && !text.ends_with(')') => {
            Span::new(span.start() + at, span.end())
        }
        _ => span,
    }
}

/// What a list of firms ends with: 甲、乙、丙等企业.
const SUCH: [&str; 13] = [
    "参展商",
    "企业",
    "公司",
    "厂商",
    "车企",
    "药企",
    "巨头",
    "龙头",
    "上市公司",
    "快递公司",
    "科技公司",
    "链主",
    "电商",
];
/// Characters that no short name of a firm in a list holds.
const NOT_LISTED: [char; 18] = [
    '的', '和', '与', '等', '在', '了', '为', '是', '及', '或', '被', '对', '向', '从', '将', '把', '有',
    '业',
];

/// The other items of lists that firms stand in: those between two firms, and all of a list of such (甲、乙等企业). A place or
/// person within such an item is of its name.
pub fn listed(body: &str, settled: &[Candidate], found: &mut Vec<Candidate>) {
    let mut from = 0;
    for one in settled.iter().filter(|one| one.kind == MentionKind::Firm) {
        if one.span.start() < from {
            continue;
        }
        // The list around the firm: what no other mark than 、 divides.
        let mark = |c: char| !c.is_alphanumeric() && c != '、';
        let start = body[from..one.span.start()]
            .rfind(mark)
            .map_or(from, |at| from + at + body[from + at..].chars().next().map_or(0, char::len_utf8));
        let end = one.span.end() + body[one.span.end()..].find(mark).unwrap_or(body.len() - one.span.end());
        from = end;
        list(body, Span::new(start, end), settled, found);
    }
}

/// The firms of one list.
fn list(body: &str, span: Span, settled: &[Candidate], found: &mut Vec<Candidate>) {
    let first = settled.partition_point(|one| one.span.end() <= span.start());
    let names: Vec<Candidate> =
        settled[first..].iter().take_while(|one| one.span.start() < span.end()).copied().collect();
    let mut items = Vec::new();
    let mut at = span.start();
    for text in span.of(body).split('、') {
        items.push(Span::new(at, at + text.len()));
        at += text.len() + '、'.len_utf8();
    }
    let last = items.len() - 1;
    if last == 0 {
        return;
    }
    // 甲、乙等企业, 甲、乙和丙: what the last item is cut at.
    let such =
        items[last].of(body).find('等').filter(|at| is_such(&items[last].of(body)[at + '等'.len_utf8()..]));
    // 甲、乙3家企业.
    let counted = || {
        let text = items[last].of(body);
        let at = text.find(|c: char| c.is_ascii_digit() || "两三四五六七八九十".contains(c))?;
        let rest =
            text[at..].trim_start_matches(|c: char| c.is_ascii_digit() || "两三四五六七八九十".contains(c));
        (rest.starts_with('家') && is_such(rest)).then_some(at)
    };
    let such = such.or_else(counted);
    if let Some(at) = such {
        items[last] = Span::new(items[last].start(), items[last].start() + at);
    }
    let is_firm = |index: usize| {
        let (item, ends) = (items[index], index == 0);
        names.iter().any(|name| {
            name.kind == MentionKind::Firm
                && item.contains(name.span)
                && if ends { name.span.end() == item.end() } else { name.span.start() == item.start() }
        })
    };
    let firms: Vec<usize> = (0..items.len()).filter(|&index| is_firm(index)).collect();
    let (Some(&low), Some(&high)) = (firms.first(), firms.last()) else { return };
    for (index, &item) in items.iter().enumerate() {
        let between = low < index && index < high;
        let of_such = such.is_some() && index > 0;
        let text = item.of(body);
        let own = (2..=8).contains(&text.chars().count()) && !text.contains(NOT_LISTED);
        let inner: Vec<&Candidate> = names.iter().filter(|name| name.span.overlaps(item)).collect();
        let part = |name: &&Candidate| {
            item.contains(name.span)
                && name.span != item
                && name.span.start() == item.start()
                && matches!(name.kind, MentionKind::Place | MentionKind::Person)
        };
        if (between || of_such) && own && !firms.contains(&index) && inner.iter().all(part) {
            let trust = if inner.is_empty() { Trust::Guess } else { Trust::Likely };
            found.push(Candidate { span: item, kind: MentionKind::Firm, trust });
        }
    }
}

/// Firms whose names are written in letters behind what they are: 芯片大厂Arm, 科技公司 Nuvei.
pub fn described(line: Line<'_>, found: &mut Vec<Candidate>) {
    let (text, base) = (line.text(), line.start());
    for captures in DESCRIBED.captures_iter(text) {
        let Some(name) = captures.get(1) else { continue };
        let on = text[name.end()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        let letters =
            name.as_str().len() >= 3 && !["CEO", "CFO", "COO", "CTO", "IPO"].contains(&name.as_str());
        if letters && !on {
            let (start, end) = (base + name.start(), base + name.end());
            found.push(Candidate::new(start, end, MentionKind::Firm, Trust::Guess));
        }
    }
}

/// Whether what follows 等 says that the list is one of firms: 等企业, 等6家企业.
fn is_such(behind: &str) -> bool {
    const MANY: &str = "一二三四五六七八九十几数多余两家大国内外知名龙头重点骨干本土科技汽车快递互联网";
    let word = behind.trim_start_matches(|c: char| c.is_ascii_digit() || MANY.contains(c));
    // 等细分领域头部企业: what sort of firms.
    const LONGEST: usize = 9;
    let run = behind.char_indices().nth(LONGEST).map_or(behind, |(at, _)| &behind[..at]);
    let sort = ["企业", "公司"].iter().filter_map(|such| run.find(such)).min();
    let sort = sort
        .filter(|&at| !run[..at].contains(NOT_LISTED) && !run[..at].contains(['人', '名', '位', '所', '参']));
    sort.is_some() || SUCH.iter().any(|such| word.starts_with(such) || behind.starts_with(such))
}

/// The first byte of the name whose form begins at `form`.
fn back(line: Line<'_>, form: usize) -> usize {
    let start = words_back(line, form);
    if !line.body[start..].starts_with('(') {
        return start;
    }
    // 三合聚(潍坊): before a bracket stands a name, whatever its words are.
    const LONGEST: usize = 6;
    let name = line.body[line.start()..start].chars().rev().take(LONGEST);
    let own = name.take_while(|c| c.is_alphabetic() && !NOT_LISTED.contains(c));
    start - own.map(char::len_utf8).sum::<usize>()
}

fn words_back(line: Line<'_>, form: usize) -> usize {
    line.back(form, 24, |word, tag| {
        if BEFORE.contains(&word) {
            return false;
        }
        match tag.as_bytes().first() {
            Some(b'n' | b'j' | b'b' | b'l' | b'i' | b's' | b'g' | b'z' | b'a' | b'e') => true,
            Some(b'v') => word.chars().count() == 2,
            Some(b'x') => word.chars().all(|c| c.is_alphanumeric() || "()·-&".contains(c)),
            Some(b'q') => word.chars().count() == 1,
            _ => false,
        }
    })
}
