//! Which region a word stands for in this article: 市, 我县, 该区, 青岛, 西海岸新区.
//!
//! The article's own region decides (市 in news of a county is the prefecture above it, in news of a
//! county-level city that city); where it has none at that level, the last region named does.

use crate::dictionary::{Dictionaries, Level, RegionId};

/// The regions of one article: its own, and those named so far.
#[derive(Clone, Debug)]
pub struct Regional<'a> {
    dictionaries: &'a Dictionaries,
    /// What the article is about or from.
    pub home: Option<RegionId>,
    /// Whether that is only the region that the article names most.
    pub guessed: bool,
    /// Regions named so far, the last one last.
    named: Vec<RegionId>,
    /// Regions that the whole article names, the commonest first.
    pub everywhere: Vec<RegionId>,
    /// The region named directly before what is looked at: 东台 before 市委.
    pub before: Option<RegionId>,
    /// The region of the office that the sentence has named last: 河北省纪委监委.
    pub office: Option<RegionId>,
    /// The other state that the article is about.
    pub state: Option<&'a str>,
    /// Places named so far, in full.
    pub places: Vec<String>,
    /// The township named last, in full.
    pub township: Option<String>,
    /// The village named last, in full.
    pub village: Option<String>,
}

/// Words that mean the article's own region, before 省, 市, 县 …
const OWN: [&str; 4] = ["我", "本", "全", "各"];
/// Zones by what they are called for short and in full, the longer first.
const ZONES: [(&str, &str); 6] = [
    ("高新技术产业开发区", "高新技术产业开发区"),
    ("经济技术开发区", "经济技术开发区"),
    ("经济开发区", "经济开发区"),
    ("高新区", "高新技术产业开发区"),
    ("经开区", "经济技术开发区"),
    ("开发区", "开发区"),
];
/// Words that mean the one named last.
const LAST: [&str; 3] = ["该", "当", "此"];

impl<'a> Regional<'a> {
    /// The regions of an article of `home`.
    pub fn new(dictionaries: &'a Dictionaries, home: Option<RegionId>) -> Self {
        Self {
            dictionaries,
            home,
            guessed: false,
            named: Vec::new(),
            everywhere: Vec::new(),
            before: None,
            office: None,
            state: None,
            places: Vec::new(),
            township: None,
            village: None,
        }
    }

    /// The tables.
    pub fn dictionaries(&self) -> &'a Dictionaries {
        self.dictionaries
    }

    /// Takes note that a region was named.
    pub fn name(&mut self, region: RegionId) {
        self.named.push(region);
    }

    /// The region that a name means here.
    pub fn resolve(&self, name: &str) -> Option<RegionId> {
        // A single character (鲁, 京) is too little to go by.
        name.chars().nth(1)?;
        self.dictionaries.regions.resolve(name, self.home)
    }

    /// The region that 市, 我市, 该市, 全省 mean here.
    pub fn of_word(&self, word: &str) -> Option<RegionId> {
        let regions = &self.dictionaries.regions;
        let before =
            self.before.and_then(|before| regions.path(before).find(|&one| self.is_level(one, word)));
        if before.is_some() {
            return before;
        }
        // 据河北省纪委监委消息，…接受省监察委员会调查: the sentence has said of which province.
        let told = self.office.filter(|_| word == "省");
        if let Some(province) =
            told.and_then(|office| regions.path(office).find(|&one| self.is_level(one, word)))
        {
            return Some(province);
        }
        if let Some(level) = LAST.iter().find_map(|last| word.strip_prefix(last)) {
            return self.last_of(level).or_else(|| self.own_of(level));
        }
        let word_level = OWN.iter().find_map(|own| word.strip_prefix(own)).unwrap_or(word);
        let level = |region: &RegionId| self.is_level(*region, word_level);
        let regions = &self.dictionaries.regions;
        let mut everywhere = self.everywhere.iter();
        self.own_of(word_level)
            .or_else(|| self.last_of(word_level))
            .or_else(|| everywhere.find_map(|&named| regions.path(named).find(level)))
    }

    fn own_of(&self, level: &str) -> Option<RegionId> {
        let home = self.home?;
        self.dictionaries.regions.path(home).find(|&region| self.is_level(region, level))
    }

    fn last_of(&self, level: &str) -> Option<RegionId> {
        let regions = &self.dictionaries.regions;

        self.named
            .iter()
            .rev()
            .find_map(|&named| regions.path(named).find(|&region| self.is_level(region, level)))
    }

    /// Whether a region is what 省, 市, 区, 县, 州, 旗 says.
    fn is_level(&self, region: RegionId, level: &str) -> bool {
        let row = &self.dictionaries.regions[region];
        match level {
            "省" => row.level == Level::Province && !row.name.ends_with('市'),
            "自治区" => row.name.ends_with("自治区"),
            "区" => row.name.ends_with('区') && row.level != Level::Province,
            "县" => row.level == Level::County && (row.name.ends_with('县') || row.name.ends_with('旗')),
            "市" | "州" | "盟" | "旗" | "地区" => row.name.ends_with(level),
            "新区" => row.name.ends_with("新区") || row.aliases.iter().any(|alias| alias.ends_with("新区")),
            _ => false,
        }
    }

    /// Splits a name into the region it begins with and the rest: 青岛市工信局, 市工信局, 西海岸新区工信局.
    /// The rest is never empty.
    pub fn split<'n>(&self, name: &'n str) -> (Option<RegionId>, &'n str) {
        let regions = &self.dictionaries.regions;
        let cuts: Vec<usize> = match regions.begin(name) {
            true => name.char_indices().map(|(at, _)| at).skip(2).collect(),
            false => Vec::new(),
        };
        for &at in cuts.iter().rev() {
            let (prefix, rest) = name.split_at(at);
            // 海南省委: what follows a short name must not be the rest of the full one.
            // 全州 of an autonomous prefecture is no county of that name.
            if prefix == "全州" && self.own_of("州").is_some() {
                continue;
            }
            // 宜川路街道 is called after a road.
            let level = ['省', '市', '县', '区', '州', '旗', '盟'];
            if rest.starts_with('路') && !rest.starts_with("路演") && !prefix.ends_with(level) {
                continue;
            }
            if let Some(region) = self.resolve(prefix) {
                return (Some(region), rest);
            }
        }
        for word in ["自治区", "地区", "新区", "省", "市", "区", "县", "州", "盟", "旗"] {
            let bare = OWN.iter().chain(&LAST).find_map(|own| name.strip_prefix(own)).unwrap_or(name);
            let Some(rest) = bare.strip_prefix(word).filter(|rest| !rest.is_empty()) else { continue };
            // 区域协调司 is no body of a 区, 市场局 none of a 市, 州 and 县 have no such words.
            let other = ["市场", "区域", "市政", "市民", "市值", "省会", "地区", "区块"];
            let body = || !self.dictionaries.agencies.by_form(rest).is_empty();
            let named = ["市政府", "市政协", "市政务", "市市场", "市民族", "市民宗"];
            if other.iter().any(|other| bare.starts_with(other))
                && !named.iter().any(|named| bare.starts_with(named))
                && !body()
            {
                continue;
            }
            if let Some(region) = self.of_word(word) {
                return (Some(region), rest);
            }
        }
        (None, name)
    }

    /// The zone that a name begins with which does not say of which city (高新区|税务局, 经济开发区), and the rest: the one
    /// that the article named last, or else that of its region. `None` where neither is known.
    pub fn zone<'n>(&self, name: &'n str) -> Option<(String, &'n str)> {
        let (sort, full) = ZONES.iter().find(|(sort, _)| name.starts_with(sort))?;
        let rest = &name[sort.len()..];
        let so_called = |place: &str| place.ends_with(full) || place.ends_with(sort);
        if let Some(place) = self.places.iter().rev().find(|place| so_called(place)) {
            let name = self.resolve(place).map_or_else(|| place.clone(), |region| self.prefix(region));
            return Some((name, rest));
        }
        let regions = &self.dictionaries.regions;
        let is_zone = |&region: &RegionId| {
            let row = &regions[region];
            row.level == Level::Zone
                && (so_called(&row.name) || row.aliases.iter().any(|alias| so_called(alias)))
        };
        if let Some(named) = self.named.iter().rev().chain(&self.home).copied().find(is_zone) {
            return Some((regions[named].name.to_string(), rest));
        }
        let home = &regions[self.home?];
        if !matches!(home.level, Level::Prefecture | Level::County) {
            return None;
        }
        let own = &*home.name;
        let short = own.strip_suffix(['市', '县', '区']).filter(|short| short.chars().count() >= 2);
        Some((format!("{}{full}", short.unwrap_or(own)), rest))
    }

    /// Where a township lies that is named without its county: in the county named last, or else in the
    /// article's region.
    pub fn county(&self) -> Option<RegionId> {
        let regions = &self.dictionaries.regions;
        // 宁海县|深甽镇: the county right before it.
        let before =
            self.before.filter(|&before| matches!(regions[before].level, Level::County | Level::Zone));
        if before.is_some() {
            return before;
        }
        let home = self.home?;
        let small = |region: RegionId| matches!(regions[region].level, Level::County | Level::Zone);
        // An article of several regions: 青石镇 is of the district named last.
        let told = self.named.iter().rev().copied().filter(|_| self.guessed).find(|&named| small(named));
        if small(home) {
            return told.or(Some(home));
        }
        let last = self.named.iter().rev().copied();
        let mut within = last.filter(|&named| named != home && regions.contains(home, named));
        let county = |&named: &RegionId| regions[named].level == Level::County;
        // 长征镇 before its district is named: the one of the article.
        let inner = |named: &RegionId| *named != home && regions.contains(home, *named) && county(named);
        let mut later = self.everywhere.iter().copied().filter(inner);
        let only = later.next().filter(|_| later.next().is_none());
        within.find(county).or(only).or(Some(home))
    }

    /// The government of a region: 青岛市人民政府, 台中市政府.
    pub fn government(&self, region: RegionId) -> String {
        let regions = &self.dictionaries.regions;
        let apart = regions[region].level == Level::Country
            || regions.path(region).any(|outer| *regions[outer].name == *"台湾省");
        format!("{}{}", self.prefix(region), if apart { "政府" } else { "人民政府" })
    }

    /// How a body's name begins: the county or city alone, a district with its city, a zone as it is called.
    pub fn prefix(&self, region: RegionId) -> String {
        let regions = &self.dictionaries.regions;
        let row = &regions[region];
        let district = row.level == Level::County && row.name.ends_with('区');
        match regions.parent(region).filter(|_| district) {
            Some(parent) => format!("{}{}", regions[parent].name, row.name),
            None => row.name.to_string(),
        }
    }
}
