//! Short forms of firms joined with their full forms: 海信视像 is 海信视像科技股份有限公司.
//!
//! A short form belongs to the one full form of the article that holds its characters, from the start of the
//! firm's own name on. Where several do (海信 beside two 海信… companies), it stays a name of its own.
//! A branch (青岛分公司) is not the firm.

use super::region::Regional;
use crate::dictionary::Dictionaries;
use crate::mention::short::REGISTERED;

/// Other endings that say what sort of firm it is, not which.
const SORTS: [&str; 8] = ["控股集团", "集团公司", "股份公司", "集团", "股份", "公司", "控股", "厂"];

/// The endings that say what sort of firm it is, the longer first.
fn endings() -> impl Iterator<Item = &'static str> {
    REGISTERED.into_iter().chain(SORTS)
}

/// What the table of firms calls one that `name` is a nickname of, and no shortening: 大摩 is 摩根士丹利.
pub fn well_known<'d>(name: &str, dictionaries: &'d Dictionaries) -> Option<&'d str> {
    let [id] = dictionaries.firms.by_form(name) else { return None };
    let firm = &dictionaries.firms[*id];
    let mut rest = firm.name.chars();
    let shortened = name.chars().all(|c| rest.any(|other| other == c));
    let longer = firm.name.chars().count() > name.chars().count();
    (!firm.ambiguous && longer && !shortened).then_some(&*firm.name)
}

/// The fullest of the article's `names` that `name` stands for; `None` where it is its own.
pub fn full_form<'n>(name: &str, names: &'n [String], regional: &Regional<'_>) -> Option<&'n str> {
    if let Some(found) = branch(name, names, regional) {
        return Some(found);
    }
    if is_full(name) {
        // 钟楼新城投资建设有限公司 is 常州钟楼新城投资建设有限公司.
        let region =
            |full: &str| full.strip_suffix(name).is_some_and(|head| regional.resolve(head).is_some());
        let mut longer = names.iter().filter(|full| region(full));
        let found = longer.next()?;
        return longer.next().is_none().then_some(found);
    }
    let short = core(name, regional);
    let mut candidates = names.iter().filter(|full| {
        full.as_str() != name
            && is_longer(full, name)
            && !full.ends_with("分公司")
            && !full.ends_with("支行")
            && stands_for(short, core(full, regional))
    });
    let found = candidates.next()?;
    candidates.next().is_none().then_some(found)
}

/// The registered name of a firm that the text has whole somewhere: 海川科技 with 股份有限公司 behind it.
pub fn written_whole(name: &str, folded: &str) -> Option<String> {
    if is_full(name) || name.chars().count() < 3 {
        return None;
    }
    let behind = folded.match_indices(name).map(|(at, _)| &folded[at + name.len()..]);
    let form = behind.filter_map(|behind| REGISTERED.iter().find(|form| behind.starts_with(**form)));
    form.map(|form| format!("{name}{form}")).next()
}

/// The branch of a firm whose name is cut short: 冀东供电玉田分公司 of 冀东供电有限公司玉田分公司.
fn branch<'n>(name: &str, names: &'n [String], regional: &Regional<'_>) -> Option<&'n str> {
    name.strip_suffix("分公司").filter(|_| !name.contains("有限"))?;
    let mut fuller = names.iter().filter(|full| {
        full.split_once("公司").is_some_and(|(firm, office)| {
            office.ends_with("分公司")
                && name
                    .strip_suffix(office)
                    .is_some_and(|short| stands_for(core(short, regional), core(firm, regional)))
        })
    });
    let found = fuller.next()?;
    fuller.next().is_none().then_some(found)
}

fn is_longer(full: &str, name: &str) -> bool {
    // 小米京东 are two, 蜀道集团川高公司 is another: an unregistered name is longer by its form or place only.
    // X集团股份 is cut out of a longer name, and X集团 is no X酵母股份有限公司.
    let group = name.ends_with("集团");
    if group && (!full.contains("集团") || full.strip_suffix("股份") == Some(name)) {
        return false;
    }
    let same = |full: &str| endings().any(|form| full.strip_suffix(form) == Some(name));
    full.chars().count() > name.chars().count()
        && (is_full(full) || full.ends_with(name) || same(full) || goes_on(full, name))
}

/// 黔西路桥 of 黔西路桥建设集团: a name that goes on with what the firm does only. 中铁二局第六公司 and 国网山东电力青岛公司 are
/// others than 中铁二局 and 国网山东电力.
fn goes_on(full: &str, name: &str) -> bool {
    const FIELDS: [&str; 22] = [
        "建设", "投资", "科技", "实业", "粮食", "金属", "农业", "食品", "医药", "控股", "汽车", "能源",
        "电子", "机械", "工程", "材料", "贸易", "物流", "文化", "旅游", "环保", "发展",
    ];
    let Some(mut rest) = full.strip_prefix(name).filter(|_| name.chars().count() >= 4) else { return false };
    let Some(field) = endings().find_map(|form| rest.strip_suffix(form)) else { return false };
    rest = field;
    while let Some(behind) = FIELDS.iter().find_map(|field| rest.strip_prefix(field)) {
        rest = behind;
    }
    rest.is_empty()
}

/// Whether a name is complete: it ends as registered names do.
fn is_full(name: &str) -> bool {
    REGISTERED.iter().any(|form| name.ends_with(form)) || name.ends_with("合作社") || name.ends_with("分公司")
}

/// The name without its region and its form.
fn core<'n>(name: &'n str, regional: &Regional<'_>) -> &'n str {
    let (region, rest) = regional.split(name);
    let rest = if region.is_some() && rest.chars().count() >= 2 { rest } else { name };
    let ending = endings().find_map(|ending| rest.strip_suffix(ending));
    ending.filter(|core| core.chars().count() >= 2).unwrap_or(rest)
}

/// Whether the characters of `short` stand in `full` in order, beginning with its first two.
fn stands_for(short: &str, full: &str) -> bool {
    if short.chars().count() < 2 {
        return false;
    }
    let head: String = short.chars().take(2).collect();
    if !full.starts_with(&head) {
        return false;
    }
    let mut rest = full.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}
