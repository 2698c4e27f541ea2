//! What each mention names: aliases joined, 市/我市/该公司 resolved, people tied to organisations and positions.
//!
//! One file for each kind of name gives its canonical form; [`entities`] goes through the mentions in order,
//! joins those of one name, and reads who holds which position.

mod abroad;
mod agency;
mod career;
mod firm;
mod gap;
mod party;
mod place;
mod reason;
mod region;
mod seat;
mod tenure;
mod title;

use crate::article::Article;
use crate::dictionary::{AgencyKind, Dictionaries, RegionId};
use crate::mention::{Mention, MentionKind, declared};
use crate::sentence::Sentence;
use crate::text::Span;
pub use reason::Reason;
use region::Regional;
use rustc_hash::FxHashMap;

/// The number of an entity in its article: an index into [`Entities::list`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

/// One thing an article names, however often and in whatever form.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Canonical name, simplified: 青岛市工业和信息化局.
    pub name: String,
    /// What sort of thing.
    pub kind: MentionKind,
    /// Indices of its mentions in the article's list.
    pub mentions: Vec<usize>,
    /// Why its mentions are taken for one: each form, and the reason.
    pub reasons: Vec<(String, Reason)>,
}

/// When a position is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// At the time of the article, as far as it says.
    #[default]
    Now,
    /// No longer, but who held it is called by it: 原局长甲.
    Former,
    /// Earlier in a career: 甲曾任局长.
    Before,
}

/// A position that the article says a person holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Tenure {
    /// Who.
    pub person: EntityId,
    /// Where, canonical; `None` where the article does not say.
    pub organisation: Option<String>,
    /// As what: 副局长.
    pub position: String,
    /// When it is held.
    pub when: Tense,
    /// The words that say so.
    pub evidence: Span,
}

/// All that an article names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// The entities, in order of first mention.
    pub list: Vec<Entity>,
    /// For each mention, what it names; `None` for dates, figures and positions.
    pub of_mention: Vec<Option<EntityId>>,
    /// Who holds which position.
    pub tenures: Vec<Tenure>,
}

impl Entities {
    /// The entity of that number.
    #[must_use]
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.0]
    }
}

/// Works out what the mentions name.
#[must_use]
pub fn entities(
    article: &Article,
    sentences: &[Sentence],
    mentions: &[Mention],
    dictionaries: &Dictionaries,
) -> Entities {
    let folded = article.body.folded();
    let home = article.region.as_deref().and_then(|code| dictionaries.regions.by_code(code));
    let everywhere = commonest_regions(folded, mentions, dictionaries);
    let mut regional = Regional::new(dictionaries, home.or_else(|| everywhere.first().copied()));
    regional.guessed = home.is_none();
    if everywhere.is_empty() && home.is_none() {
        let places = mentions.iter().filter(|mention| mention.kind == MentionKind::Place);
        regional.state = abroad::state(folded, places.map(|place| place.span.of(folded)));
    }
    regional.everywhere = everywhere;
    let names = Names::of(article, mentions);
    let mut entities = Entities { of_mention: vec![None; mentions.len()], ..Entities::default() };
    let mut known: FxHashMap<(MentionKind, String), EntityId> = FxHashMap::default();
    let mut last_firm = None;
    let mut bodies: Vec<String> = Vec::new();
    let mut sentence = 0;
    for (index, mention) in mentions.iter().enumerate() {
        let within = sentences.partition_point(|sentence| sentence.span.end() <= mention.span.start());
        if within != sentence {
            (sentence, regional.office) = (within, None);
        }
        let title = (mention.kind == MentionKind::Document).then(|| written(article, mention.span));
        let form = title.as_deref().unwrap_or_else(|| mention.span.of(folded));
        let form = names.declared.get(&(mention.kind, form)).copied().unwrap_or(form);
        regional.before = region_before(folded, &mentions[..=index], &entities, &regional);
        let among = || among_national(folded, &mentions[..=index], &entities);
        let national = (mention.kind == MentionKind::Agency && among())
            .then(|| agency::national(form, dictionaries))
            .flatten();
        let named = match national {
            Some(name) => Some((name, Reason::StandsAlone)),
            None => canonical(form, mention.kind, &names, &bodies, &mut regional),
        };
        let Some((name, reason)) = named else { continue };
        let body = matches!(mention.kind, MentionKind::Organisation | MentionKind::Agency);
        if body && bodies.last() != Some(&name) {
            bodies.push(name.clone());
        }
        let back = mention.kind == MentionKind::Firm && refers_back(form);
        let id = match last_firm.filter(|_| back) {
            Some(id) => id,
            None => *known.entry((mention.kind, name.clone())).or_insert_with(|| {
                entities.list.push(Entity {
                    name,
                    kind: mention.kind,
                    mentions: Vec::new(),
                    reasons: Vec::new(),
                });
                EntityId(entities.list.len() - 1)
            }),
        };
        if mention.kind == MentionKind::Firm {
            last_firm = Some(id);
        }
        let entity = &mut entities.list[id.0];
        entity.mentions.push(index);
        let reason = (form.to_owned(), if back { Reason::FirmNamedLast } else { reason });
        if !entity.reasons.contains(&reason) {
            entity.reasons.push(reason);
        }
        entities.of_mention[index] = Some(id);
    }
    entities.tenures = tenure::tenures(folded, sentences, mentions, &entities, &regional);
    entities
}

/// Whether the last of the mentions is listed behind a body of the country: 国家发改委会同|卫健委、中医药局.
fn among_national(folded: &str, mentions: &[Mention], entities: &Entities) -> bool {
    const LIST: [&str; 7] = ["、", "和", "与", "会同", "联合", "及", "以及"];
    let [.., before, mention] = mentions else { return false };
    let gap = folded.get(before.span.end()..mention.span.start());
    before.kind == MentionKind::Agency
        && gap.is_some_and(|gap| LIST.contains(&gap))
        && entities.of_mention[mentions.len() - 2].is_some_and(|id| {
            let name = &entities.get(id).name;
            name.starts_with("国家") || name.starts_with("国务院")
        })
}

/// The region that stands before the last of the mentions: directly (东台|市委), or with a title held there
/// (营口市副市长、|市公安局, 抚顺市委常委、|市纪委).
fn region_before(
    folded: &str,
    mentions: &[Mention],
    entities: &Entities,
    regional: &Regional<'_>,
) -> Option<RegionId> {
    let (mention, before) = mentions.split_last()?;
    let (last, before) = before.split_last()?;
    let gap = |one: &Mention, next: &Mention| folded.get(one.span.end()..next.span.start());
    if last.kind == MentionKind::Place {
        return regional.resolve(last.span.of(folded)).filter(|_| gap(last, mention) == Some(""));
    }
    let holder = before.last()?;
    let chained = last.kind == MentionKind::Position
        && mention.kind == MentionKind::Agency
        && gap(last, mention) == Some("、")
        && gap(holder, last) == Some("");
    let id = entities.of_mention[before.len() - 1].filter(|_| chained)?;
    match holder.kind {
        MentionKind::Place => regional.resolve(holder.span.of(folded)),
        MentionKind::Agency => seat::region_of(&entities.get(id).name, regional),
        _ => None,
    }
}

/// Dots between the parts of a foreign name.
const DOTS: [char; 6] = ['·', '・', '•', '‧', '∙', '●'];

/// 该公司, 公司: the firm named before.
fn refers_back(form: &str) -> bool {
    ["公司", "该公司", "该企业", "该集团", "该行", "该厂", "该矿", "集团", "我行", "我公司", "我厂"]
        .contains(&form)
}

/// The longer forms of an article, which shorter ones may stand for.
struct Names<'a> {
    /// Short names that the article declares, by kind, and what they are declared for.
    declared: FxHashMap<(MentionKind, &'a str), &'a str>,
    firms: Vec<String>,
    documents: Vec<String>,
    programmes: Vec<String>,
    /// People with a name of several parts: 阿列克谢·诺兰.
    people: Vec<String>,
}

impl<'a> Names<'a> {
    fn of(article: &'a Article, mentions: &[Mention]) -> Self {
        let folded = article.body.folded();
        let named = |kind: MentionKind| kind.is_body() || kind == MentionKind::Place;
        let declarers = mentions.iter().filter(|mention| named(mention.kind));
        let declared = declarers.filter_map(|mention| {
            let alias = declared::alias(folded, mention.span.end())?;
            Some(((mention.kind, alias.of(folded)), mention.span.of(folded)))
        });
        let declared = declared.collect();
        let (mut firms, mut documents, mut programmes) = (Vec::new(), Vec::new(), Vec::new());
        let mut people = Vec::new();
        let add = |names: &mut Vec<String>, name: String| {
            if !names.contains(&name) {
                names.push(name);
            }
        };
        for mention in mentions {
            match mention.kind {
                MentionKind::Firm => {
                    let name = mention.span.of(folded);
                    add(&mut firms, name.to_owned());
                }
                // A notice that is named without its marks is not what 《通知》 stands for.
                MentionKind::Document if mention.span.of(folded).starts_with('《') => {
                    add(&mut documents, title::document(&written(article, mention.span)).to_owned());
                }
                MentionKind::Person if mention.span.of(folded).contains(DOTS) => {
                    add(&mut people, mention.span.of(folded).replace(DOTS, "·"));
                }
                MentionKind::Programme => {
                    add(&mut programmes, title::programme(mention.span.of(article.body.folded())));
                }
                _ => {}
            }
        }
        // 《关于海川科技股份有限公司的批复》 has the full name of 海川科技, though no mention does.
        let written = firms.iter().filter_map(|name| firm::written_whole(name, folded));
        let written: Vec<String> =
            written.filter(|whole| !firms.iter().any(|name| name.contains(whole.as_str()))).collect();
        for whole in written {
            add(&mut firms, whole);
        }
        Self { declared, firms, documents, programmes, people }
    }

    /// The one person of the article whose last name this is: 诺兰 of 阿列克谢·诺兰.
    fn whole_person(&self, name: &str) -> Option<&str> {
        let last = |whole: &&String| whole.rsplit('·').next() == Some(name) && whole.len() > name.len();
        let mut found = self.people.iter().filter(last);
        let whole = found.next()?;
        found.next().is_none().then_some(whole)
    }
}

/// A stretch in simplified characters with the marks that the article wrote: folding makes marks half as wide.
fn written(article: &Article, span: Span) -> String {
    let folded = span.of(article.body.folded()).chars();
    let clean = article.body.clean_of(span).chars();
    folded.zip(clean).map(|(now, was)| if now.is_ascii_punctuation() { was } else { now }).collect()
}

/// Brackets as registered names have them: 中科（北京）有限公司.
fn with_brackets(name: String) -> String {
    if !name.contains(['(', ')']) || name.is_ascii() {
        return name;
    }
    name.replace('(', "（").replace(')', "）")
}

/// The canonical name of a mention, and why; `None` for what names nothing (dates, figures, positions).
fn canonical(
    form: &str,
    kind: MentionKind,
    names: &Names<'_>,
    bodies: &[String],
    regional: &mut Regional<'_>,
) -> Option<(String, Reason)> {
    let as_it_stands = |name: &str| (name.to_owned(), Reason::AsItStands);
    let (name, reason) = match kind {
        MentionKind::Date | MentionKind::Figure | MentionKind::Position => return None,
        MentionKind::Agency => match last_so_called(form, bodies) {
            Some(whole) => (whole.to_owned(), Reason::NamedLast),
            None => match regional.state.and_then(|state| abroad::body(form, state)) {
                Some(whole) => (whole, Reason::OfStateSpokenOf),
                None => agency::canonical(form, regional),
            },
        },
        MentionKind::Place => place::canonical(form, regional),
        MentionKind::Firm => match firm::full_form(form, &names.firms, regional) {
            Some(full) => (full.to_owned(), Reason::ShortFor(full.to_string())),
            None => match firm::well_known(form, regional.dictionaries()) {
                Some(full) => (full.to_owned(), Reason::WellKnown),
                None => as_it_stands(form),
            },
        },
        MentionKind::Document => {
            let title = title::document(form);
            match title::full_title(title, &names.documents) {
                Some(full) => (full.to_owned(), Reason::ShortFor(full.to_string())),
                None => as_it_stands(title),
            }
        }
        MentionKind::Programme => {
            let name = title::programme(form);
            match title::full_programme(&name, &names.programmes) {
                Some(full) => (full.to_owned(), Reason::ShortFor(full.to_string())),
                None => as_it_stands(&name),
            }
        }
        MentionKind::Organisation => organisation(form, bodies, regional),
        // 埃隆・马斯克 and 埃隆•马斯克 are written with one dot.
        MentionKind::Person => {
            let name = form.replace(DOTS, "·");
            match names.whole_person(&name) {
                Some(whole) => (whole.to_owned(), Reason::ShortFor(whole.to_owned())),
                None => as_it_stands(&name),
            }
        }
    };
    let body = kind.is_body();
    Some((if body { with_brackets(name) } else { name }, reason))
}

/// 法院 is the court named before, 该局 the bureau; `None` where none was.
fn last_so_called<'b>(form: &str, bodies: &'b [String]) -> Option<&'b str> {
    const BARE: [&str; 12] = [
        "常委会",
        "指挥部",
        "法院",
        "检察院",
        "派出所",
        "海关",
        "公安局",
        "交警大队",
        "消防救援大队",
        "管委会",
        "居委会",
        "村委会",
    ];
    let bare = form.strip_prefix(['该', '我']).unwrap_or(form);
    let pointing = bare.len() < form.len() || BARE.contains(&form);
    let end = match bare {
        "管委会" => "管理委员会",
        "常委会" => "人民代表大会常务委员会",
        bare => bare,
    };
    // 央行 in news of another country's: 日本央行.
    if form == "央行" && !bodies.iter().any(|body| body == "中国人民银行") {
        return bodies.iter().rev().find(|body| body.ends_with(form)).map(String::as_str);
    }
    let mut so_called = bodies.iter().rev().filter(|body| body.len() > form.len() && body.ends_with(end));
    so_called.next().filter(|_| pointing).map(String::as_str)
}

/// 市装备制造业协会 is that of the city.
fn organisation(form: &str, bodies: &[String], regional: &mut Regional<'_>) -> (String, Reason) {
    let bare = form.strip_prefix(['该', '我']).unwrap_or(form);
    if regional.dictionaries().organisation_forms.find(bare).is_some() || bare.len() < form.len() {
        let whole = bodies.iter().rev().find(|body| body.len() > form.len() && body.ends_with(bare));
        if let Some(whole) = whole {
            return (whole.clone(), Reason::NamedLast);
        }
    }
    if let Some((region, name)) = party::committee(form, regional) {
        return (name, Reason::OfRegion(regional.dictionaries().regions.full_name(region)));
    }
    // 镇总工会: of the township named last.
    if let Some(township) = regional.township.as_deref()
        && let Some(rest) = ["镇", "乡", "街道"].iter().find_map(|level| form.strip_prefix(level))
        && ["工会", "商会", "妇联", "联合会", "协会", "团委", "残联"].iter().any(|end| rest.ends_with(end))
    {
        return (agency::township_body(township, rest, regional), Reason::OfPlaceNamedLast);
    }
    // 舜井社区居委会, 村委会: named after their street or village as offices are.
    if ["居委会", "村委会", "居民委员会", "村民委员会"].iter().any(|end| form.ends_with(end))
    {
        return match last_so_called(form, bodies) {
            Some(whole) => (whole.to_owned(), Reason::NamedLast),
            None => agency::canonical(form, regional),
        };
    }
    // 市科协, 隆阳区总工会: the table of agencies has the mass organisations.
    let agencies = &regional.dictionaries().agencies;
    let mass = |name: &str| agencies.find(name).is_some_and(|agency| agency.kind == AgencyKind::Mass);
    // 中国消费者协会 is called so in full.
    let national =
        form.starts_with("中国") && !regional.dictionaries().organisations.by_form(form).is_empty();
    if !national && (mass(form) || mass(regional.split(form).1)) {
        return agency::canonical(form, regional);
    }
    let form = &written_out(form);
    let table = &regional.dictionaries().organisations;
    if let [id] = table.by_form(form) {
        return (table[*id].name.to_string(), Reason::WellKnown);
    }
    // 中国足协纪律委员会 is a division of one.
    let cuts = form.char_indices().map(|(at, _)| at).skip(3);
    let division = cuts.filter_map(|at| match table.by_form(&form[..at]) {
        [id] if agency::is_division(&form[at..]) => Some(format!("{}{}", table[*id].name, &form[at..])),
        _ => None,
    });
    if let Some(name) = division.last() {
        return (name, Reason::Division);
    }
    let short = ["省", "市", "县", "区", "州", "旗", "我省", "我市", "我县", "我区"];
    if short.iter().any(|word| form.starts_with(word))
        && let (Some(region), rest) = regional.split(form)
        && rest.chars().count() >= 2
    {
        return (format!("{}{rest}", regional.prefix(region)), Reason::RegionMeant);
    }
    if let (Some(region), rest) = regional.split(form) {
        let prefix = &form[..form.len() - rest.len()];
        let own = &*regional.dictionaries().regions[region].name;
        // 漾濞县人民医院 is that of 漾濞彝族自治县.
        if prefix.ends_with(['县', '旗']) && own != prefix && own.contains("自治") {
            return (format!("{own}{rest}"), Reason::RegionWrittenOut);
        }
    }
    (form.to_owned(), Reason::AsItStands)
}

/// Ends that every reader writes out.
fn written_out(form: &str) -> String {
    const ENDS: [(&str, &str); 5] = [
        ("工商联", "工商业联合会"),
        ("职教中心", "职业教育中心"),
        ("妇联", "妇女联合会"),
        ("文联", "文学艺术界联合会"),
        ("会展中心", "会议展览中心"),
    ];
    let full = ENDS.iter().find_map(|(end, full)| form.strip_suffix(end).map(|head| format!("{head}{full}")));
    full.unwrap_or_else(|| form.to_owned()).replace("工商联", "工商业联合会")
}

/// The regions named, the commonest first, the first of equals; the first is home to articles that do not say theirs.
fn commonest_regions(folded: &str, mentions: &[Mention], dictionaries: &Dictionaries) -> Vec<RegionId> {
    let mut counts: Vec<(RegionId, usize)> = Vec::new();
    let regional = Regional::new(dictionaries, None);
    for mention in mentions {
        let region = match mention.kind {
            MentionKind::Place => regional.resolve(mention.span.of(folded)),
            MentionKind::Agency => regional.split(mention.span.of(folded)).0,
            _ => None,
        };
        let Some(region) = region else { continue };
        match counts.iter_mut().find(|(known, _)| *known == region) {
            Some((_, count)) => *count += 1,
            None => counts.push((region, 1)),
        }
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.into_iter().map(|(region, _)| region).collect()
}
