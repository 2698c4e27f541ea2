//! All names of a body: what the tagger sees, what forms and tables give away, settled where they overlap,
//! then looked for in the rest of the body.

use super::candidate::{Candidate, Line, Trust};
use super::common::HELD;
use super::tagger::{self, MODEL};
use super::{
    MentionKind, agency, agree, declared, document, doubt, echo, firm, joint, known, office, organisation,
    person, place, programme, settle, short,
};
use crate::dictionary::Dictionaries;
use crate::sentence::Sentence;
use crate::text::Span;

/// The finders of names by their form, one file each.
const FINDERS: [fn(Line<'_>, &mut Vec<Candidate>); 3] = [document::find, programme::find, place::find];

/// Bytes of text up to which the tagger is left to the conventions of the snippets that it learned from, which sort
/// some bodies otherwise than the tables do (a news site is a company there).
pub(super) const SNIPPET: usize = 100 * 3;

/// The names of a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// In order of place, none overlapping.
    pub settled: Vec<Candidate>,
    /// Names within the titles of documents, in order of place: 中国 in 《中国大学学术讲演录》. Whether titles
    /// hold names is a convention of the [register](tagger::register) that the tagger keeps to; in whole articles they
    /// hold none.
    pub in_titles: Vec<Candidate>,
}

/// Finds the names in a folded body.
#[must_use]
pub fn names(folded: &str, sentences: &[Sentence], dictionaries: &Dictionaries) -> Names {
    let mut candidates = Vec::new();
    // Annotators of sentences have conventions of their own: the web's news has 沈河区东陵街道 as one, résumés 公司 alone.
    let short =
        |longest| MODEL.of(dictionaries).is_some_and(|model| model.registers().is_short(folded, longest));
    let [split, whole] = [100, 200].map(|longest| folded.len() > SNIPPET || !short(longest));
    if let Some(model) = MODEL.of(dictionaries) {
        for (span, tag) in tagger::tag(model, folded, sentences, dictionaries) {
            // A work without marks in a long text is a platform or a campaign: 全网通行动, 健康宝.
            let marked = span.of(folded).starts_with('《') || folded[..span.start()].ends_with('《');
            let long = span.of(folded).chars().filter(|c| !c.is_ascii()).count() >= 4;
            let work = tag == tagger::Tag::Work && folded.len() > SNIPPET && long && !marked;
            let kind = if work { Some(MentionKind::Programme) } else { tagger::tags::kind(tag) };
            if let Some(kind) = kind {
                tagged(folded, span, kind, whole, dictionaries, &mut candidates);
            }
        }
    }
    if split {
        candidates = place::split(&candidates, folded, dictionaries);
    }
    if folded.len() > SNIPPET {
        doubt::settle(folded, sentences, dictionaries, &mut candidates);
        office::settle(folded, &mut candidates);
        joint::settle(folded, sentences, dictionaries, &mut candidates);
        candidates.sort_by_key(|candidate| candidate.span.start());
        firm::leave_townships(folded, &dictionaries.regions, &mut candidates);
        agree::settle(folded, &mut candidates);
    }
    let tagged = candidates.clone();
    for sentence in sentences {
        let line = Line { body: folded, sentence };
        for find in FINDERS {
            find(line, &mut candidates);
        }
        firm::find(line, dictionaries, &mut candidates);
        person::find(line, dictionaries, &mut candidates);
        if folded.len() > SNIPPET {
            known::find(line, dictionaries, &mut candidates);
            agency::find(line, dictionaries, &mut candidates);
            place::pointing(line, &mut candidates);
            person::unnamed(line, dictionaries, &mut candidates);
            person::titled(line, dictionaries, &mut candidates);
            person::latin(line, dictionaries, &mut candidates);
            organisation::find(line, dictionaries, &mut candidates);
            firm::described(line, &mut candidates);
        }
    }
    known::at_head(folded, dictionaries, &mut candidates);
    let mut names = settle::settle(candidates);
    let mut aliases = Vec::new();
    declared::find(folded, &names, &mut aliases);
    names.extend(aliases);
    let mut names = settle::settle(names);
    let mut echoes = Vec::new();
    echo::find(folded, &names, &mut echoes);
    if folded.len() > SNIPPET {
        short::find(folded, &names, dictionaries, &mut echoes);
    }
    person::listed(folded, &names, dictionaries, &mut echoes);
    firm::listed(folded, &names, &mut echoes);
    names.extend(echoes);
    let mut settled = settle::settle(names);
    if folded.len() > SNIPPET {
        let mut work = Vec::new();
        person::at_work(folded, &settled, &mut work);
        settled.extend(work);
        settled = settle::settle(settled);
    }
    let in_title = |name: &Candidate| {
        let last = settled.partition_point(|one| one.span.start() <= name.span.start());
        last.checked_sub(1)
            .map(|last| settled[last])
            .is_some_and(|outer| outer.kind == MentionKind::Document && outer.span.contains(name.span))
    };
    let mut in_titles = tagged;
    in_titles.retain(|name| folded.len() <= SNIPPET && name.kind != MentionKind::Position && in_title(name));
    Names { settled, in_titles }
}

/// Whether bodies are counted, not named: 两家企业, 3家银行.
fn counted(text: &str) -> bool {
    const SORTS: [&str; 9] = ["企业", "公司", "银行", "单位", "机构", "媒体", "医院", "学校", "合作社"];
    let rest =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || "一两二三四五六七八九十几数多".contains(c));
    rest.len() < text.len() && rest.strip_prefix('家').is_some_and(|sort| SORTS.contains(&sort))
}

/// The two bodies of 福州市委市政府.
fn committee_and_government(folded: &str, span: Span) -> Vec<Span> {
    // 县纪委|督促|县卫健委, A委法规司|书面邀请|第十三届X大会: what the one does to the other.
    const DOES: [&str; 7] = ["督促", "书面邀请", "邀请", "会同", "责成", "委托", "约谈"];
    let text = span.of(folded);
    let parted = DOES.iter().find_map(|verb| Some((text.find(verb)?, verb.len())));
    if let Some((at, verb)) = parted.filter(|&(at, verb)| {
        let body = ['局', '委', '办', '厅', '院', '会', '部', '司', '府', '组'];
        text[..at].chars().count() >= 2 && text[..at].ends_with(body) && text[at + verb..].ends_with(body)
    }) {
        let (end, start) = (span.start() + at, span.start() + at + verb);
        return vec![Span::new(span.start(), end), Span::new(start, span.end())];
    }
    const BOTH: [&str; 4] = ["委省政府", "委市政府", "委县政府", "委区政府"];
    let text = span.of(folded);
    match BOTH.iter().filter(|_| text.contains("政府")).find_map(|both| text.find(both)) {
        Some(at) => {
            let government = span.start() + at + '委'.len_utf8();
            vec![Span::new(span.start(), government), Span::new(government, span.end())]
        }
        None => vec![span],
    }
}

/// The items of a list that was taken for one name: 京客隆、超市发; 恒信控股及明达公司.
fn items(folded: &str, span: Span) -> Vec<Span> {
    let text = span.of(folded);
    if let Some(at) = text.rfind('及').filter(|&at| are_two(&text[..at], &text[at + '及'.len_utf8()..])) {
        let joined = span.start() + at;
        return vec![Span::new(span.start(), joined), Span::new(joined + '及'.len_utf8(), span.end())];
    }
    if !text.contains('、') || text.contains(['(', '《', '“']) {
        return vec![span];
    }
    let mut at = span.start();
    let mut found = Vec::new();
    for item in text.split('、') {
        if item.chars().count() >= 2 {
            found.push(Span::new(at, at + item.len()));
        }
        at += item.len() + '、'.len_utf8();
    }
    found
}

/// Whether what stands before and behind 及 are two firms: a trade is no name (某某物业及餐饮公司), nor is a firm
/// registered under one with 及 in it cut.
fn are_two(first: &str, second: &str) -> bool {
    let of_trade = || {
        ["科技", "技术", "贸易", "服务", "物业", "工程", "管理", "设备", "餐饮", "销售", "投资", "其"]
            .iter()
            .any(|trade| second.starts_with(trade))
    };
    let short = second.strip_suffix("公司").or_else(|| second.strip_suffix("集团"));
    first.chars().count() >= 3
        && !first.ends_with('以')
        && short.is_some_and(|short| (2..=6).contains(&short.chars().count()) && !short.contains("有限"))
        && !of_trade()
}

/// A name without the half of a pair of brackets or quotation marks: 辉瑞(PFE.US is 辉瑞.
fn with_whole_brackets(folded: &str, span: Span) -> Span {
    let text = span.of(folded).trim_end_matches(['”', '’']);
    let span = match text.contains(['“', '‘']) {
        true => span,
        false => Span::new(span.start(), span.start() + text.len()),
    };
    match (text.find('('), text.find(')')) {
        (Some(open), None) if open > 0 => Span::new(span.start(), span.start() + open),
        (None, Some(close)) if close + 1 < text.len() => Span::new(span.start() + close + 1, span.end()),
        (None, Some(close)) if close > 0 => Span::new(span.start(), span.start() + close),
        _ => span,
    }
}

/// A body's name without the end of the clause before it (亿元，|协会), the term of its board (商会|第二届理事会) and its team.
fn without_clause(folded: &str, span: Span) -> Span {
    let text = span.of(folded);
    let start = match text.rfind(['，', ',', '。', '；']) {
        Some(at) if !text.contains(['(', '“']) && !text.is_ascii() => {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        }
        _ => 0,
    };
    let rest = &text[start..];
    let term = rest.find('第').filter(|&at| {
        at >= 2 * '会'.len_utf8()
            && rest[at..].chars().take(5).any(|c| c == '届')
            && ["理事会", "董事会", "监事会"].iter().any(|board| rest.ends_with(board))
    });
    // 某县财政局|代表队 is the bureau's team.
    let team = rest.strip_suffix("代表队").filter(|body| {
        body.chars().count() >= 4 && body.ends_with(['局', '院', '厅', '委', '部', '处', '司', '行', '会'])
    });
    // 甲商会|等友好商会.
    let among = rest.find('等').filter(|&at| {
        at >= 3 * '会'.len_utf8()
            && rest[..at].ends_with(['会', '社', '局', '司', '团'])
            && !rest[at..].starts_with("等级")
    });
    // 某某大学|应用经济学 (教授) is what she teaches there.
    let taught = rest.find("大学").map(|at| at + "大学".len()).filter(|&at| {
        let subject = &rest[at..];
        subject.chars().count() >= 3
            && subject.ends_with('学')
            && !["大学", "中学", "小学", "医学", "教学"].iter().any(|end| subject.ends_with(end))
    });
    let end = team.map(str::len).or(among).or(term).or(taught).unwrap_or(rest.len());
    if end < 2 * '会'.len_utf8() {
        span
    } else {
        Span::new(span.start() + start, span.start() + start + end)
    }
}

/// Adds a name that the tagger sees, with what is surer about it than the tagger: which sort of body it is by the
/// tables, and where a person's name begins. In a `whole` text 公司 alone names nobody.
fn tagged(
    folded: &str,
    span: Span,
    kind: MentionKind,
    whole: bool,
    dictionaries: &Dictionaries,
    candidates: &mut Vec<Candidate>,
) {
    let span = with_whole_brackets(folded, span);
    let own = if kind.is_body() { without_clause(folded, span) } else { span };
    // 失联，|救援队: nobody in particular.
    let bare = ["协会", "商会", "学会", "公司"];
    if own.start() > span.start() && own.len() <= 3 * '队'.len_utf8() && !bare.contains(&own.of(folded)) {
        return;
    }
    let span = own;
    // The name before may have taken in what the tagger saw apart: 某集团|有限公司.
    if candidates.last().is_some_and(|last| last.span.end() > span.start()) {
        return;
    }
    if kind == MentionKind::Position {
        candidates.extend(office::without_giver(span, folded).map(|span| Candidate {
            span,
            kind,
            trust: Trust::Tagged,
        }));
        return;
    }
    if !kind.is_body() {
        settled_one(folded, span, kind, dictionaries, candidates);
        return;
    }
    let list = match kind {
        MentionKind::Firm => items(folded, span),
        MentionKind::Agency if folded.len() > SNIPPET => committee_and_government(folded, span),
        _ => vec![span],
    };
    for item in list {
        for span in firm::apart(item, folded, kind).into_iter().flatten() {
            let text = span.of(folded);
            // 公司 alone, 一家木材加工厂, (签)订共建研究院: nobody in particular.
            // 现任公司董事, 在公司任职: a résumé means the firm that it is written for.
            let office = folded[..span.start()].ends_with(['任', '在', '入', '于', '、', '为', '职']);
            let bare = (whole || !office) && ["公司", "集团", "企业", "本公司"].contains(&text)
                || text.starts_with("一家")
                || text.contains("共建");
            if !bare && !counted(span.of(folded)) {
                settled_one(folded, span, kind, dictionaries, candidates);
            }
        }
    }
}

/// Where a body's name begins whose first words stand before brackets: 中国(海南)|改革发展研究院.
fn with_brackets_before(span: Span, folded: &str) -> Option<usize> {
    /// The longest region in brackets, in characters.
    const LONGEST: usize = 6;
    let before = folded[..span.start()].strip_suffix(')')?;
    let open = before.rfind('(')?;
    let inner = &before[open + 1..];
    let region = (2..=LONGEST).contains(&inner.chars().count()) && inner.chars().all(char::is_alphabetic);
    (region && before[..open].ends_with("中国")).then(|| open - "中国".len())
}

/// Ends of names of those who are at home in a place of that name.
const HOUSES: [&str; 12] = [
    "美术馆",
    "博物馆",
    "博物院",
    "图书馆",
    "纪念馆",
    "文化馆",
    "科技馆",
    "陈列馆",
    "医院",
    "中学",
    "小学",
    "校区",
];

/// See [`tagged`], of one name.
fn settled_one(
    folded: &str,
    span: Span,
    kind: MentionKind,
    dictionaries: &Dictionaries,
    candidates: &mut Vec<Candidate>,
) {
    let text = span.of(folded);
    if kind == MentionKind::Place && HELD.iter().any(|end| text.ends_with(end)) {
        return;
    }
    let kind = if folded.len() > SNIPPET { known::firm_or(kind, text, dictionaries) } else { kind };
    // What is done is no body, whoever does it: 某某书屋公益项目.
    let kind = match kind {
        MentionKind::Organisation | MentionKind::Firm
            if folded.len() > SNIPPET && (text.ends_with("公益项目") || text.ends_with("公益计划")) =>
        {
            MentionKind::Programme
        }
        kind => kind,
    };
    let mut name = Candidate { span, kind, trust: Trust::Tagged };
    if kind.is_body() && folded.len() > SNIPPET {
        name.span = firm::without_description(span, folded, kind);
        name.kind = known::sort_of(text, kind, dictionaries);
        if let Some(start) = with_brackets_before(name.span, folded) {
            while candidates.last().is_some_and(|last| last.span.end() > start) {
                candidates.pop();
            }
            name.span = Span::new(start, name.span.end());
        }
    } else if kind == MentionKind::Place
        && let Some((whole, kind)) = place::body_of(span, folded)
    {
        // 中国|驻匈牙利大使馆: the name takes in what stood before it.
        while candidates.last().is_some_and(|last| last.span.end() > whole.start()) {
            candidates.pop();
        }
        name = Candidate { span: whole, kind, trust: Trust::Tagged };
    } else if kind == MentionKind::Place
        && folded.len() > SNIPPET
        && HOUSES.iter().any(|end| text.ends_with(end))
        && text.chars().count() >= 5
    {
        name.kind = MentionKind::Organisation;
    } else if kind == MentionKind::Place && folded.len() > SNIPPET {
        name.span = place::trimmed(span, folded, dictionaries);
        if place::is_street_office(name.span, folded) {
            name.kind = MentionKind::Agency;
        }
    } else if kind == MentionKind::Person
        && let Some(body) = person::without_body(text, dictionaries)
    {
        let start = span.start() + body;
        let longer = |last: &&mut Candidate| {
            last.span.end() == span.start() && (last.kind.is_body() || last.kind == MentionKind::Position)
        };
        if let Some(last) = candidates.last_mut().filter(longer) {
            last.span = Span::new(last.span.start(), start);
        }
        name.span = Span::new(start, span.end());
    }
    if name.kind == MentionKind::Person {
        if let Some(start) = person::with_surname(name.span, folded, candidates, dictionaries) {
            if let Some(last) = candidates.last_mut().filter(|last| last.span.end() > start) {
                last.span = Span::new(last.span.start(), start);
            }
            name.span = Span::new(start, name.span.end());
        }
        name.span = person::without_neighbours(name.span, folded, dictionaries);
        name.span = person::with_parts_behind(name.span, folded, dictionaries);
    }
    candidates.push(name);
}
