//! What region an article is about or from: its dateline, the names in title and text, its publisher.
//!
//! Every name of a region is one vote for it and for the regions it lies in (山东济南 is one name, not two); a name in the
//! title or the first sentence speaks louder, and a publisher's (`青岛新闻网`) too. From the country down, the region that
//! most speaks for is taken as long as one of its parts has most of what the article itself says of it; 全县 or 我市 tell
//! at which rank to stop. An article that names many places alike has no region.

use super::Body;
use crate::dictionary::{Dictionaries, Level, RegionId, Regions, Term};
use crate::text::Words;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;
use std::sync::LazyLock;

/// What bears witness.
pub(super) struct Evidence<'a> {
    /// The title, folded.
    pub title: String,
    /// The place of the dateline.
    pub place: Option<String>,
    /// The publisher.
    pub source: Option<String>,
    /// The body.
    pub body: &'a Body,
}

/// How much of the body is read, in bytes: what it is about shows in the first few thousand characters.
const REACH: usize = 18_000;

/// A name in the title, against one in the body.
const TITLE: f32 = 5.0;
/// One behind 来, 走进 and the like there, in addition.
const GOAL: f32 = 4.0;
const GOALS: &[&str] = &["来", "走进", "赴", "到", "在", "落户", "落地", "抵", "驻", "支援", "驰援"];
/// One that a firm's name begins with or has in brackets: firms come from everywhere.
const FIRM: f32 = 0.4;
/// In a title: who courts investors elsewhere is at home.
const COURTING: &[&str] = &["招商", "推介", "推荐会", "恳谈"];
/// A name in the first sentences (80 characters).
const OPENING: f32 = 2.0;
/// The place of a dateline; Beijing's says little, for national news comes from there, and the capital of a province
/// stands for the province, whose news its bureau sends.
const DATELINE: f32 = 4.0;
const DATELINE_CAPITAL: f32 = 0.5;
/// A name in the publisher's.
const SOURCE: f32 = 4.0;
/// A name before its rulers' (`某市委`, `某县政府`), in addition: it acts, and is not only spoken of.
const RULED: f32 = 1.0;
const RULERS: &[&str] =
    &["委书记", "委副书记", "市委", "县委", "区委", "政府", "人民政府", "市长", "县长", "区长", "公安"];
/// The least weight of a region that is given.
const LEAST: f32 = 2.0;

/// The code of the region.
pub(super) fn region(evidence: &Evidence<'_>, dictionaries: &Dictionaries) -> Option<String> {
    let regions = &dictionaries.regions;
    let folded = evidence.body.folded();
    let mut reach = folded.len().min(REACH);
    while !folded.is_char_boundary(reach) {
        reach -= 1;
    }
    let read = &folded[..reach];
    let opening = read.char_indices().nth(80).map_or(read.len(), |(at, _)| at);

    let known = dictionaries.derived(Names::new);
    let source = evidence.source.as_deref().unwrap_or_default();
    let place = evidence.place.as_deref().unwrap_or_default();
    let in_title: Vec<(usize, &str)> = named(&evidence.title, &known, dictionaries);
    let mut in_body: Vec<(usize, &str)> = named(read, &known, dictionaries);
    // The dateline is heard below, not twice.
    let told = dateline_end(&read[..opening], source, place);
    in_body.retain(|&(at, _)| at >= told);
    let mut votes = Votes::new(regions);
    for (_, name) in named(source, &known, dictionaries) {
        votes.of_publisher(name);
    }
    for (_, name) in named(place, &known, dictionaries) {
        votes.of_dateline(name);
    }
    for (&id, &weight) in &votes.outside {
        *votes.weights.entry(id).or_default() += weight;
    }
    for voice in voices(&evidence.title, &in_title, read, opening, &in_body) {
        votes.of_article(voice);
    }
    votes.settle();
    let Votes { weights, outside, .. } = votes;
    if BULLETINS.iter().any(|word| evidence.title.contains(word)) {
        return None;
    }
    let ranks = LazyCell::new(|| Ranks::of(read, &evidence.title));
    let best = descend(&weights, &outside, regions, || *ranks)?;
    // A text on the whole country names parts of it by the way.
    let nation = NATION.all_in(read).count() as f32;
    let told = in_title.is_empty() && outside.is_empty();
    if told && nation >= LEAST_NATION && nation > weights.values().sum::<f32>() {
        return None;
    }
    // Parts of Taiwan, Hong Kong and Macau, and zones of their own, have no code of the standard.
    let coded = regions
        .path(regions.settled(best))
        .find(|&id| regions[id].code.bytes().all(|c| c.is_ascii_digit()))?;
    Some(regions[coded].code.to_string())
}

/// A name in the article.
struct Voice<'a> {
    name: &'a str,
    weight: f32,
    /// Whether where it stands leaves no doubt that it is a place's.
    sure: bool,
}

/// The names in title and body, `opening` being where the first sentences of the body end.
fn voices<'a>(
    title: &'a str,
    in_title: &[(usize, &'a str)],
    read: &'a str,
    opening: usize,
    in_body: &[(usize, &'a str)],
) -> Vec<Voice<'a>> {
    let courting = COURTING.iter().any(|word| title.contains(word));
    let of_title = in_title.iter().map(|&(at, name)| {
        // `某地代表团来某县考察`: where something happens, not who came.
        let goal = GOALS.iter().any(|word| title[..at].ends_with(word));
        let weight = match (goal, courting) {
            (false, _) => TITLE,
            (true, false) => TITLE + GOAL,
            (true, true) => 1.0,
        };
        Voice { name, weight, sure: goal }
    });
    let of_body = in_body.iter().map(|&(at, name)| {
        let behind = &read[at + name.len()..];
        let weight = match at < opening {
            _ if firm_follows(behind) || firm_begins(&read[..at], behind) => FIRM,
            true => OPENING,
            false => 1.0,
        };
        let rules = RULERS.iter().any(|body| behind.starts_with(body));
        Voice { name, weight: if rules { weight + RULED } else { weight }, sure: false }
    });
    let mut voices: Vec<Voice<'a>> = of_title.chain(of_body).collect();
    // `石门法院`: the name of a body behind it makes sure.
    let governed: FxHashSet<&str> = [(title, in_title), (read, in_body)]
        .into_iter()
        .flat_map(|(text, found)| {
            found.iter().filter(|(at, name)| {
                let behind = &text[at + name.len()..];
                BODIES.iter().any(|body| behind.starts_with(body))
            })
        })
        .map(|&(_, name)| name)
        .collect();
    for voice in &mut voices {
        voice.sure |= governed.contains(voice.name);
    }
    voices
}

/// What speaks for which region.
///
/// Names that only one region has decide first; shared ones then mean the one nearest to that. A county's short name is
/// many another word (白银, 和政, 尼玛): it counts beside a name of its own province only, as does a name that is no
/// longer in use.
struct Votes<'a> {
    regions: &'a Regions,
    weights: FxHashMap<RegionId, f32>,
    /// What publisher and dateline say of a region tells where to look, not at which rank to stop.
    outside: FxHashMap<RegionId, f32>,
    shared: Vec<(&'a str, f32)>,
    short: Vec<(RegionId, f32)>,
}

impl<'a> Votes<'a> {
    fn new(regions: &'a Regions) -> Self {
        Self {
            regions,
            weights: FxHashMap::default(),
            outside: FxHashMap::default(),
            shared: Vec::new(),
            short: Vec::new(),
        }
    }

    fn of_publisher(&mut self, name: &'a str) {
        match self.regions.resolve(name, None) {
            Some(id) => *self.outside.entry(id).or_default() += SOURCE,
            None => self.shared.push((name, SOURCE)),
        }
    }

    fn of_dateline(&mut self, name: &'a str) {
        let regions = self.regions;
        let (id, weight) = match regions.resolve(name, None) {
            Some(id) if name.starts_with("北京") => (id, DATELINE_CAPITAL),
            Some(id) if regions[id].code.ends_with("0100") => (regions.parent(id).unwrap_or(id), DATELINE),
            Some(id) => (id, DATELINE),
            None => return self.shared.push((name, DATELINE)),
        };
        *self.outside.entry(id).or_default() += weight;
    }

    fn of_article(&mut self, Voice { name, weight, sure }: Voice<'a>) {
        let regions = self.regions;
        let former = || regions.by_name(name).is_empty() && !regions.by_former_name(name).is_empty();
        match regions.resolve(name, None) {
            Some(id) if !sure && (former() || doubtful(name, &regions[id])) => self.short.push((id, weight)),
            Some(id) => *self.weights.entry(id).or_default() += weight,
            None => self.shared.push((name, weight)),
        }
    }

    /// Counts short and shared names by what the others say.
    fn settle(&mut self) {
        let regions = self.regions;
        for &(id, weight) in &self.short {
            let province = regions.path(id).last();
            if self.weights.keys().any(|&other| regions.path(other).last() == province) {
                *self.weights.entry(id).or_default() += weight;
            }
        }
        if let Some(context) = heaviest(&self.weights, regions) {
            for &(name, weight) in &self.shared {
                if let Some(id) = regions.resolve(name, Some(context)) {
                    *self.weights.entry(id).or_default() += weight;
                }
            }
        }
    }
}

/// Words that speak of the whole country.
static NATION: LazyLock<Words> = LazyLock::new(|| Words::new("全国 我国 中国特色 国家 中央 各国 世界"));
/// From so many of them on a text may be on the whole country.
const LEAST_NATION: f32 = 8.0;

/// Headlines of what is of no part of the country: its government's reports, several items of news in one.
const BULLETINS: &[&str] = &["国务院政府工作报告", "联播快讯", "全国代表大会上的报告"];

/// What follows the name of a place that is one.
const BODIES: &[&str] = &[
    "法院",
    "公安",
    "警方",
    "交警",
    "消防",
    "检察",
    "税务",
    "海关",
    "县",
    "经开区",
    "高新区",
    "开发区",
    "新区",
    "工业园",
    "籍",
    "边检",
    "电网",
    "供电",
];

/// Names that hold a region's and mean another thing.
const MASKS: &[&str] = &[
    "越南通讯社",
    "旧金山",
    "大英博物",
    "大英图书",
    "大英帝国",
    "新东方",
    "东方网",
    "北京时间",
    "北京大学",
    "中山大学",
];

/// Behind a short name: a road or the neighbourhood called after one.
const ROADS: &[&str] = &["路", "大道", "大街", "街道"];
/// Names of regions that are words for a sort of place (or 市和县): they count behind an outer region's name only.
const SORTS: &[&str] = &["矿区", "城区", "郊区", "和县"];

/// Every part of a mask, with the mask and where the part stands in it.
static MASKED: LazyLock<FxHashMap<&str, Vec<(&str, usize)>>> = LazyLock::new(|| {
    let mut parts: FxHashMap<&str, Vec<(&str, usize)>> = FxHashMap::default();
    for mask in MASKS {
        let ends = || mask.char_indices().map(|(at, _)| at).chain([mask.len()]);
        for start in ends() {
            for end in ends().filter(|&end| end > start) {
                parts.entry(&mask[start..end]).or_default().push((mask, start));
            }
        }
    }
    parts
});

/// Whether a name is a county's short one, or a prefecture's that is an everyday word.
fn doubtful(name: &str, region: &crate::dictionary::Region) -> bool {
    *name == *region.short
        && match region.level {
            Level::County | Level::Zone => true,
            Level::Prefecture => ["白银", "朝阳", "大同", "中山", "东方", "三明", "资阳"].contains(&name),
            _ => false,
        }
}

/// All names of regions of two characters or more, but those of countries.
struct Names(Words);

impl Names {
    fn new(dictionaries: &Dictionaries) -> Self {
        let is_region = |term: &Term| match term {
            Term::Region(id, _) => dictionaries.regions[*id].level != Level::Country,
            Term::FormerRegion(_) => true,
            _ => false,
        };
        let entries = dictionaries.gazetteer.entries();
        Self(Words::of(entries.filter(|(_, terms)| terms.iter().any(is_region)).map(|(name, _)| name)))
    }
}

/// The names of regions in a text, the longest at each place, with where they stand; a region's name right behind that
/// of one it lies in makes one name with it.
fn named<'a>(text: &'a str, names: &Names, dictionaries: &Dictionaries) -> Vec<(usize, &'a str)> {
    let regions = &dictionaries.regions;
    let mut found: Vec<(usize, &str)> = Vec::new();
    let mut last = 0;
    for (start, end) in names.0.all_in(text).map(|found| (found.span.start(), found.span.end())) {
        if start < last || foreign(text, start, end, dictionaries) {
            continue;
        }
        last = end;
        if let Some((outer, name)) = found.last_mut()
            && *outer + name.len() == start
            && !firm_follows(&text[end..])
            && regions.resolve(&text[*outer..end], None).is_some()
        {
            *name = &text[*outer..end];
        } else if !SORTS.contains(&&text[start..end]) {
            found.push((start, &text[start..end]));
        }
    }
    found
}

/// Whether a firm's name goes on (吉林长白|参源科技股份有限公司): its brand may well be called like a place.
fn firm_follows(behind: &str) -> bool {
    let end = behind.char_indices().nth(16).map_or(behind.len(), |(at, _)| at);
    let name = behind[..end].split(|c: char| !c.is_alphanumeric()).next();
    name.is_some_and(|name| name.contains("有限"))
}

/// Whether a name stands in the brackets of a firm's: 某规划设计(北京)股份有限公司.
fn firm_begins(before: &str, behind: &str) -> bool {
    before.ends_with('(') && behind.strip_prefix(')').is_some_and(firm_follows)
}

/// Where the words of the dateline end in the opening: behind its place, or behind the publisher's name at its very head.
fn dateline_end(opening: &str, source: &str, place: &str) -> usize {
    let place_end = opening.find(place).filter(|_| !place.is_empty()).map(|at| at + place.len());
    let head = opening.trim_start_matches(['【', '(', '〔', '[', ' ']);
    let source_end =
        (!source.is_empty() && head.starts_with(source)).then(|| opening.len() - head.len() + source.len());
    place_end.max(source_end).unwrap_or_default()
}

/// Whether a name is part of a longer word: 佛罗里达州 is not in 达州, 瑞安·雷诺兹 not from 瑞安, 和政治 not of 和政.
fn foreign(text: &str, start: usize, end: usize, dictionaries: &Dictionaries) -> bool {
    let (before, behind) = (&text[..start], &text[end..]);
    let short = text[start..end].chars().count() == 2;
    let spelled = |c: Option<char>| c.is_some_and(|c| dictionaries.transliteration.figure(c) >= 2.0);
    let masked = |mask: &str, at: usize| {
        before.ends_with(&mask[..at]) && behind.starts_with(&mask[at + end - start..])
    };
    MASKED.get(&text[start..end]).is_some_and(|within| within.iter().any(|&(mask, at)| masked(mask, at)))
        || behind.starts_with('·')
        || before.ends_with('·')
        || short
            && (spelled(before.chars().next_back())
                || spelled(behind.chars().next())
                || behind.starts_with(['治', '府'])
                || !behind.starts_with("路演") && ROADS.iter().any(|road| behind.starts_with(road)))
}

/// The region with the most weight of its own.
fn heaviest(weights: &FxHashMap<RegionId, f32>, regions: &Regions) -> Option<RegionId> {
    let key = |(id, weight): &(RegionId, f32)| (*weight, std::cmp::Reverse(regions[*id].code.clone()));
    weights
        .iter()
        .map(|(&id, &weight)| (id, weight))
        .max_by(|a, b| key(a).0.total_cmp(&key(b).0).then_with(|| key(a).1.cmp(&key(b).1)))
        .map(|(id, _)| id)
}

/// How often an article speaks of its own province, prefecture or county: 全省, 我市, 县委.
#[derive(Clone, Copy, Debug, Default)]
struct Ranks {
    city: usize,
    county: usize,
    district: usize,
}

static CITY: LazyLock<Words> =
    LazyLock::new(|| Words::new("全市 我市 市委 市政府 市长 市工 市发 市商 市财 市统计"));
static COUNTY: LazyLock<Words> = LazyLock::new(|| Words::new("全县 我县 县委 县政府 县长 县领导 该县"));
static DISTRICT: LazyLock<Words> = LazyLock::new(|| Words::new("全区 我区 区委 区政府 区长 该区 区领导"));

impl Ranks {
    fn of(text: &str, title: &str) -> Self {
        let count = |words: &Words| words.all_in(text).count() + 2 * words.all_in(title).count();
        Self { city: count(&CITY), county: count(&COUNTY), district: count(&DISTRICT) }
    }
}

/// From the country down to the part that has most of the weight.
fn descend(
    weights: &FxHashMap<RegionId, f32>,
    outside: &FxHashMap<RegionId, f32>,
    regions: &Regions,
    ranks: impl Fn() -> Ranks,
) -> Option<RegionId> {
    // Weight of each region with all that lies in it; zones count with the division they are one with.
    let mut totals: FxHashMap<RegionId, f32> = FxHashMap::default();
    for (&id, &weight) in weights {
        for outer in regions.path(regions.settled(id)) {
            *totals.entry(outer).or_default() += weight;
        }
    }
    let all: f32 = weights.values().sum();
    let children = |parent: Option<RegionId>| {
        totals
            .iter()
            .filter(move |&(&id, _)| regions.parent(id) == parent && regions[id].level != Level::Country)
            .map(|(&id, &weight)| (id, weight))
            .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| regions[b.0].code.cmp(&regions[a.0].code)))
    };
    let (mut best, mut weight) = children(None)?;
    let rivals = totals.iter().filter(|&(&id, _)| regions.parent(id).is_none());
    let alike = rivals.filter(|&(_, &other)| other >= weight).count() > 1;
    if weight < LEAST || weight < 0.4 * all || alike {
        return None;
    }
    while let Some((part, part_weight)) = children(Some(best)) {
        let own = weights.get(&best).copied().unwrap_or_default();
        let name = &*regions[part].name;
        let share = match regions[part].level {
            // A city's or county's own words leave no doubt of the rank.
            Level::County | Level::Zone => {
                let ranks = ranks();
                let spoken = if name.ends_with('区') {
                    ranks.district
                } else if name.ends_with('市') {
                    ranks.city
                } else {
                    ranks.county
                };
                match (spoken, ranks.city) {
                    (0, 0) => 0.6,
                    (0, _) => 0.8,
                    (spoken, city) if !name.ends_with('市') && spoken < city => 0.65,
                    _ => 0.45,
                }
            }
            _ => 0.5,
        };
        let said = weight - outside.get(&best).copied().unwrap_or_default();
        if part_weight < share * said || part_weight < LEAST && own > 0.0 {
            break;
        }
        (best, weight) = (part, part_weight);
    }
    Some(best)
}
