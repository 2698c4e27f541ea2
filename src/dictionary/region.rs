//! Administrative divisions of GB/T 2260 and the well-known zones beside them.
//!
//! Finds regions by code and by any name (山东省, 山东; 青岛市, 青岛), tells which lies in which, and
//! settles a name that several regions share by the region the article is about. What a former
//! division became is in [`FormerRegion`]. Townships and villages are left alone.
//!
//! ```
//! let regions = &fangzhi::dictionary::Dictionaries::builtin().regions;
//! let qingdao = regions.by_code("370200").unwrap();
//! // 市中区 lies in Jinan, Jining, Zaozhuang and others: the context decides.
//! let huangdao = regions.resolve("黄岛区", Some(qingdao)).unwrap();
//! assert_eq!(regions.full_name(huangdao), "山东省青岛市黄岛区");
//! assert!(regions.contains(qingdao, huangdao));
//! ```

use rustc_hash::FxHashMap;

use super::error::DictionaryError;
use super::table::{Id, Record, Row, Table};

/// The rank of a region in the administrative order; higher ranks compare as less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The whole country, 中国.
    Country,
    /// 省, 自治区, 直辖市, 特别行政区.
    Province,
    /// 地级市, 地区, 自治州, 盟.
    Prefecture,
    /// 县, 县级市, 市辖区, 旗; in Taiwan the counties and cities.
    County,
    /// A new area or development zone that is no division of its own.
    Zone,
}

/// A row of `regions.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Six characters of GB/T 2260; a zone without an official code has a letter in it (`3702Z1`).
    pub code: Box<str>,
    /// The full name of this level alone, 黄岛区.
    pub name: Box<str>,
    /// Its rank.
    pub level: Level,
    /// The name without 省, 市 and the like, 青岛; empty where nothing usable would be left (市南区).
    pub short: Box<str>,
    /// Other names, 青岛西海岸新区.
    pub aliases: Vec<Box<str>>,
    /// The one-character abbreviations of provinces, 鲁; too short to search for by themselves.
    pub letters: Vec<Box<str>>,
    /// For a zone run as one with a division: the code of that division.
    pub same_as: Option<Box<str>>,
}

/// Whether a name is the whole country's: 全国, 中国.
#[must_use]
pub fn is_nation(name: &str) -> bool {
    ["全国", "中国", "我国", "中华人民共和国"].contains(&name)
}

/// A region's place in [`Regions`].
pub type RegionId = Id<Region>;

impl Row for Region {
    const FILE: &'static str = "regions.tsv";
    const COLUMNS: &'static [&'static str] =
        &["code", "name", "level", "short", "aliases", "letters", "same_as"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/regions.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        let code = record.required("code")?;
        if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(record.wrong("code", "six digits, as in GB/T 2260"));
        }
        Ok(Region {
            code,
            name: record.required("name")?,
            level: record.choice(
                "level",
                &[
                    ("country", Level::Country),
                    ("province", Level::Province),
                    ("prefecture", Level::Prefecture),
                    ("county", Level::County),
                    ("zone", Level::Zone),
                ],
            )?,
            short: record.text("short").into(),
            aliases: record.list("aliases"),
            letters: record.list("letters"),
            same_as: record.optional("same_as"),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        let names = [&*self.name, &*self.short].into_iter();
        names.chain(self.aliases.iter().map(|alias| &**alias))
    }
}

/// A row of `former_regions.tsv`: a name that is no longer in use, 胶南市.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerRegion {
    /// The old name.
    pub name: Box<str>,
    /// The code of the region that has taken its place.
    pub current: Box<str>,
    /// The old code.
    pub code: Box<str>,
    /// The year of the change.
    pub year: Option<u16>,
    /// The old name without its suffix; empty where it would mislead.
    pub short: Box<str>,
}

impl Row for FormerRegion {
    const FILE: &'static str = "former_regions.tsv";
    const COLUMNS: &'static [&'static str] = &["name", "current", "code", "year", "short"];
    const KEY: usize = 2;
    const BUILTIN: &'static str = include_str!("../../dictionaries/former_regions.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(FormerRegion {
            name: record.required("name")?,
            current: record.required("current")?,
            code: record.text("code").into(),
            year: record.number("year")?,
            short: record.text("short").into(),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        [&*self.name, &*self.short].into_iter()
    }
}

/// A row of `zone_forms.tsv`: how zones are named after the place they lie in, 经济技术开发区.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneForm {
    /// The ending of the name.
    pub suffix: Box<str>,
    /// Shorter endings, 经开区.
    pub short: Vec<Box<str>>,
}

impl Row for ZoneForm {
    const FILE: &'static str = "zone_forms.tsv";
    const COLUMNS: &'static [&'static str] = &["suffix", "short"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/zone_forms.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(ZoneForm { suffix: record.required("suffix")?, short: record.list("short") })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.suffix).chain(self.short.iter().map(|short| &**short))
    }
}

/// A region that a name may mean.
struct Candidate {
    id: RegionId,
    is_former: bool,
}

/// All regions, with their order.
#[derive(Debug, Clone)]
pub struct Regions {
    table: Table<Region>,
    former: Table<FormerRegion>,
    by_code: FxHashMap<Box<str>, RegionId>,
    parents: Vec<Option<RegionId>>,
}

impl Regions {
    pub(super) fn new(table: Table<Region>, former: Table<FormerRegion>) -> Self {
        let by_code: FxHashMap<Box<str>, RegionId> =
            table.iter().map(|(id, region)| (region.code.clone(), id)).collect();
        let parents = table.iter().map(|(id, region)| parent(&by_code, id, region)).collect();
        Regions { table, former, by_code, parents }
    }

    /// The region with this code.
    pub fn by_code(&self, code: &str) -> Option<RegionId> {
        self.by_code.get(code).copied()
    }

    /// The regions with this name, full or short or other, and only with this name.
    pub fn by_name(&self, name: &str) -> &[RegionId] {
        self.table.by_form(name)
    }

    /// The regions that have taken the place of a division of this former name.
    pub fn by_former_name(&self, name: &str) -> Vec<RegionId> {
        let former = self.former.by_form(name).iter();
        former.filter_map(|&id| self.by_code(&self.former[id].current)).collect()
    }

    /// The region that this one lies in: of a county its prefecture, or its province where the
    /// county is administered directly; of a province nothing.
    pub fn parent(&self, region: RegionId) -> Option<RegionId> {
        self.parents[region.index()]
    }

    /// The region itself and all it lies in, from the inside out.
    pub fn path(&self, region: RegionId) -> impl Iterator<Item = RegionId> + '_ {
        std::iter::successors(Some(region), |&region| self.parent(region))
    }

    /// The name with all the regions it lies in before it, 山东省青岛市黄岛区. What a zone's own name
    /// already says is not said twice: 山东省青岛西海岸新区.
    pub fn full_name(&self, region: RegionId) -> String {
        let own = &self.table[region].name;
        let names = self.path(region).skip(1).map(|id| &self.table[id]);
        let outer = names.filter(|outer| {
            let said = [&outer.name, &outer.short];
            self.table[region].level != Level::Zone
                || !said.into_iter().any(|name| !name.is_empty() && own.starts_with(&**name))
        });
        let mut names: Vec<&str> = outer.map(|outer| &*outer.name).collect();
        names.reverse();
        names.push(own);
        names.concat()
    }

    /// Whether `inner` is `outer` or lies in it; a zone run as one with a division counts as that
    /// division.
    pub fn contains(&self, outer: RegionId, inner: RegionId) -> bool {
        let outer = self.settled(outer);
        self.path(inner).any(|id| self.settled(id) == outer)
    }

    /// The division that a zone is run as one with, or else the region itself.
    pub fn settled(&self, region: RegionId) -> RegionId {
        let same_as = self.table[region].same_as.as_deref();
        same_as.and_then(|code| self.by_code(code)).unwrap_or(region)
    }

    /// Whether any name of a region, a former one too, begins `text`.
    pub fn begin(&self, text: &str) -> bool {
        self.table.longest_prefix(text).is_some() || self.former.longest_prefix(text).is_some()
    }

    /// The region that a name means in an article about `context`.
    ///
    /// The name may hold several levels (青岛市黄岛区, 山东青岛) and may be a former one. Where several
    /// regions share it, the one nearest to the context is taken: inside it first, then around it,
    /// then in the same prefecture, then in the same province; of those equally near a present name
    /// before a former one, then the one of the highest rank. `None` where the name is no region's,
    /// or the choice would be a guess.
    pub fn resolve(&self, name: &str, context: Option<RegionId>) -> Option<RegionId> {
        let present = self.by_name(name).iter().map(|&id| Candidate { id, is_former: false });
        let former = self.by_former_name(name).into_iter().map(|id| Candidate { id, is_former: true });
        let candidates: Vec<Candidate> = present.chain(former).collect();
        if candidates.is_empty() {
            return self.resolve_levels(name, context);
        }
        self.nearest(&candidates, context)
    }

    /// Splits 青岛市黄岛区 into 青岛市 and 黄岛区, each of which must be known.
    fn resolve_levels(&self, name: &str, context: Option<RegionId>) -> Option<RegionId> {
        // The longest outer name first: 吉林市船营区 is not 吉林 and 市船营区.
        let (longest, _) = self.table.longest_prefix(name)?;
        let splits: Vec<usize> = name.char_indices().map(|(at, _)| at).skip(2).collect();
        splits.into_iter().rev().filter(|&at| at <= longest.len()).find_map(|at| {
            let (outer, inner) = name.split_at(at);
            let within = self.by_name(outer).iter().filter_map(|&outer| {
                let id = self.resolve_within(inner, outer)?;
                Some(Candidate { id, is_former: false })
            });
            self.nearest(&within.collect::<Vec<_>>(), context)
        })
    }

    fn resolve_within(&self, name: &str, outer: RegionId) -> Option<RegionId> {
        let found = self.resolve(name, Some(outer))?;
        (found != outer && self.contains(outer, found)).then_some(found)
    }

    fn nearest(&self, candidates: &[Candidate], context: Option<RegionId>) -> Option<RegionId> {
        let near = |id: RegionId| context.map_or(0, |context| self.nearness(id, context));
        // Where nothing says so, 泰山区 is not the one in Taiwan, whose parts have no code of the standard.
        let apart = |id: RegionId| self.table[id].code.as_bytes().get(2) == Some(&b'Z');
        let rank = |candidate: &Candidate| {
            let id = candidate.id;
            (std::cmp::Reverse(near(id)), candidate.is_former, apart(id), self.table[id].level)
        };
        let best = candidates.iter().min_by_key(|&candidate| rank(candidate))?;
        let is_shared = candidates.iter().any(|candidate| {
            rank(candidate) == rank(best) && self.settled(candidate.id) != self.settled(best.id)
        });
        (!is_shared).then_some(best.id)
    }

    /// How near a region is to the context: greater is nearer, 0 is elsewhere.
    fn nearness(&self, region: RegionId, context: RegionId) -> usize {
        if self.contains(context, region) {
            return 10;
        }
        if self.contains(region, context) {
            return 9;
        }
        // The deeper the region that both lie in, the nearer they are.
        let common = self.path(context).find(|&id| self.contains(id, region));
        common.map_or(0, |id| self.path(id).count())
    }

    /// All rows.
    pub fn table(&self) -> &Table<Region> {
        &self.table
    }

    /// The rows of former names.
    pub fn former(&self) -> &Table<FormerRegion> {
        &self.former
    }
}

impl std::ops::Index<RegionId> for Regions {
    type Output = Region;

    fn index(&self, id: RegionId) -> &Region {
        &self.table[id]
    }
}

/// The region that a code says another lies in: 370211 in 370200, that in 370000.
fn parent(by_code: &FxHashMap<Box<str>, RegionId>, id: RegionId, region: &Region) -> Option<RegionId> {
    let code = region.code.as_bytes();
    let outer = [format!("{}00", &region.code[..4]), format!("{}0000", &region.code[..2])];
    let found = outer.iter().filter_map(|code| by_code.get(code.as_str()).copied());
    debug_assert!(code.len() == 6, "the reader has checked the length");
    found.into_iter().find(|&outer| outer != id)
}
