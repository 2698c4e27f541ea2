//! Bodies that the tables know by name: where the tagger sees nothing, a firm, organisation or national agency that
//! is called so and nothing else (围绕海信各企业梳理); where it sees one, of which sort it is (中新网 is no firm).
//! Names that mean much else too (`ambiguous`) are left alone.

use super::candidate::{Candidate, Line, Trust};
use super::common::ANY_BODY;
use super::{MentionKind, tagger};
use crate::dictionary::{AgencyKind, Dictionaries, Term};
use crate::text::{Pattern, Words};
use std::sync::LazyLock;

/// How media are called that the tables do not have.
const MEDIA: [&str; 14] = [
    "日报",
    "晚报",
    "早报",
    "晨报",
    "时报",
    "商报",
    "都市报",
    "青年报",
    "报网",
    "新闻网",
    "晚报网",
    "日报网",
    "电视台",
    "通讯社",
];

/// Ends of names of centres that do the state's work; other centres are organisations.
const PUBLIC_CENTRES: [&str; 14] = [
    "保险中心",
    "保障基金中心",
    "公积金中心",
    "就业中心",
    "就业服务中心",
    "创业服务中心",
    "保障服务中心",
    "政务服务中心",
    "行政服务中心",
    "便民服务中心",
    "疾控中心",
    "疾病预防控制中心",
    "综合执法中心",
    "不动产登记中心",
];

/// Whom centres care for that are no offices.
const CARING: [&str; 6] = ["为老", "养老", "敬老", "助老", "青少年", "志愿"];

/// The sort of the body that is called exactly so; `None` where the tables do not say.
#[must_use]
pub fn sort(name: &str, dictionaries: &Dictionaries) -> Option<MentionKind> {
    if let Some(row) = dictionaries.organisations.find(name) {
        return (!row.ambiguous).then_some(MentionKind::Organisation);
    }
    if let Some(row) = dictionaries.firms.find(name) {
        return (!row.ambiguous).then_some(MentionKind::Firm);
    }
    if medium(name) {
        return Some(MentionKind::Organisation);
    }
    if ANY_BODY.contains(&name) {
        return None;
    }
    let agency = dictionaries.agencies.find(name).filter(|agency| agency.stands_alone())?;
    (agency.kind != AgencyKind::Mass).then_some(MentionKind::Agency)
}

/// Whether a name ends like a medium's.
fn medium(name: &str) -> bool {
    name.ends_with(['报', '网', '台', '社'])
        && MEDIA.iter().any(|end| name.strip_suffix(end).is_some_and(|name| name.chars().count() >= 2))
}

/// All that bodies are called in the tables, in two characters or more.
struct Bodies(Words);

impl Bodies {
    fn new(dictionaries: &Dictionaries) -> Self {
        let is_body =
            |term: &Term| matches!(term, Term::Agency(..) | Term::Firm(..) | Term::Organisation(..));
        let entries = dictionaries.gazetteer.entries();
        Self(Words::of(entries.filter(|(_, terms)| terms.iter().any(is_body)).map(|(name, _)| name)))
    }
}

/// A person or place whose name is a well-known firm's is the firm: 帝奥微 is nobody.
#[must_use]
pub fn firm_or(kind: MentionKind, name: &str, dictionaries: &Dictionaries) -> MentionKind {
    let other = matches!(kind, MentionKind::Person | MentionKind::Place);
    let firm = other
        && name.chars().nth(2).is_some()
        && dictionaries.firms.find(name).is_some_and(|row| !row.ambiguous)
        && dictionaries.regions.resolve(name, None).is_none();
    if firm { MentionKind::Firm } else { kind }
}

/// The sort of a body that was taken for one of `kind`, by how its name ends: 区文联 is no firm, 卫生部 no association.
#[must_use]
pub fn sort_of(name: &str, kind: MentionKind, dictionaries: &Dictionaries) -> MentionKind {
    if let Some(kind) = sort(name, dictionaries) {
        return kind;
    }
    // 共青团某区委 is no committee of the party.
    if name.starts_with("共青团") {
        return MentionKind::Organisation;
    }
    // Those who live in a village or street elect them: they are no offices of the state.
    if ["居委会", "村委会", "居民委员会", "村民委员会"].iter().any(|end| name.ends_with(end))
    {
        return MentionKind::Organisation;
    }
    // 央视 is no body of the state, whatever else it may mean.
    if kind == MentionKind::Agency && dictionaries.organisations.find(name).is_some() {
        return MentionKind::Organisation;
    }
    let by_end = || tagger::bodies::sort(name, dictionaries).map(tagger::tags::kind);
    let ministry =
        |name: &str| name.ends_with(['部', '局', '署']) || name.ends_with("法院") || name.ends_with("高院");
    match kind {
        MentionKind::Firm
            if name.ends_with(['联', '会']) || name.ends_with("研究院") || name.ends_with("大学") =>
        {
            let organisation = Some(Some(MentionKind::Organisation));
            if by_end() == organisation { MentionKind::Organisation } else { kind }
        }
        // 市创城办 is the city's.
        MentionKind::Firm
            if name.starts_with(['省', '市', '县', '区', '州', '旗'])
                && name.ends_with(['办', '局', '委', '部', '队']) =>
        {
            MentionKind::Agency
        }
        // 市妇联, 区科协 are mass organisations.
        MentionKind::Agency if name.ends_with(['联', '会', '协', '委']) => by_end()
            .flatten()
            .filter(|&kind| kind == MentionKind::Organisation)
            .filter(|_| is_mass(name, dictionaries))
            .unwrap_or(kind),
        // 某某局志愿队: its people, not the office.
        MentionKind::Agency
            if ["志愿队", "服务队", "讲师团", "宣讲团"].iter().any(|team| name.ends_with(team)) =>
        {
            MentionKind::Organisation
        }
        // 街道综合为老服务中心 does no office's work.
        MentionKind::Agency
            if CARING.iter().any(|care| name.contains(care)) && name.ends_with("服务中心") =>
        {
            MentionKind::Organisation
        }
        MentionKind::Organisation if PUBLIC_CENTRES.iter().any(|end| name.ends_with(end)) => {
            MentionKind::Agency
        }
        MentionKind::Organisation if ministry(name) && by_end() == Some(Some(MentionKind::Agency)) => {
            MentionKind::Agency
        }
        _ => kind,
    }
}

/// Whether a name ends with that of a mass organisation.
fn is_mass(name: &str, dictionaries: &Dictionaries) -> bool {
    let mut endings = name.char_indices().map(|(at, _)| dictionaries.agencies.find(&name[at..]));
    endings.find_map(|agency| agency).is_some_and(|agency| agency.kind == AgencyKind::Mass)
}

static AT_HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^【?(?P<name>\p{Han}{3,10}?)(?:】|讯)\s*\(?(?:本报|本网|本台)?(?:实习|见习|全媒体|融媒体|首席)?",
        r"(?:记者|通讯员)",
    ))
});

/// The medium that a body begins with: 某某商报|讯(记者.
pub fn at_head(body: &str, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    let Some(name) = AT_HEAD.captures(body).and_then(|head| head.name("name")) else { return };
    let text = name.as_str();
    let place = |text: &str| dictionaries.regions.resolve(text, None).is_some();
    if text.starts_with('本') || place(text) {
        return;
    }
    // 某消费者报|广州讯: where the report is from.
    const MEDIA_ENDS: [char; 4] = ['报', '网', '社', '台'];
    let own = text.char_indices().map(|(at, c)| at + c.len_utf8()).find(|&at| {
        at < text.len() && at >= 3 * '报'.len_utf8() && text[..at].ends_with(MEDIA_ENDS) && place(&text[at..])
    });
    let end = name.start() + own.unwrap_or(text.len());
    let sure = body[name.start()..end].ends_with(MEDIA_ENDS);
    let trust = if sure { Trust::Likely } else { Trust::Guess };
    found.push(Candidate::new(name.start(), end, MentionKind::Organisation, trust));
}

/// Bodies in one sentence that are words of their own.
pub fn find(line: Line<'_>, dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    let bodies = dictionaries.derived(Bodies::new);
    for (index, word) in line.words().iter().enumerate() {
        let text = line.word(index);
        // A word of two letters or a common one is too little.
        let names = matches!(word.tag.as_bytes().first(), Some(b'n' | b'j' | b'x' | b'z'));
        if !names || text.len() < 6 || !(bodies.0.has(text) || medium(text)) {
            continue;
        }
        if !text.chars().all(char::is_alphabetic) {
            continue;
        }
        if let Some(kind) = sort(text, dictionaries) {
            found.push(Candidate { span: word.span, kind, trust: Trust::Guess });
        }
    }
}
