//! Bodies that every state has, in news of one other state: 财政部 there is 英国财政部, 国会 is 柬埔寨国会.
//!
//! Such an article names no region of China and not China itself, and of the countries one most of the time.

use crate::mention::common::COUNTRIES;
use rustc_hash::FxHashMap;

/// Short names of bodies that every state has one of.
const EVERYWHERE: [&str; 26] = [
    "外交部",
    "国防部",
    "财政部",
    "卫生部",
    "内政部",
    "内务部",
    "司法部",
    "教育部",
    "能源部",
    "农业部",
    "商务部",
    "交通部",
    "环境部",
    "劳工部",
    "劳动部",
    "文化部",
    "旅游部",
    "国会",
    "议会",
    "参议院",
    "众议院",
    "最高法院",
    "宪法法院",
    "央行",
    "政府",
    "总统府",
];

/// The state that an article without China is about, of the names of places in it.
pub fn state<'a>(folded: &str, places: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if ["中国", "我国", "中方", "中央"].iter().any(|own| folded.contains(own)) {
        return None;
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let mut all = 0;
    for place in places.filter(|place| COUNTRIES.has(place)) {
        *counts.entry(place).or_default() += 1;
        all += 1;
    }
    let (state, count) = counts.into_iter().max_by_key(|&(place, count)| (count, place))?;
    (count >= 2 && count * 2 > all).then_some(state)
}

/// The body of `state` that is called so.
pub fn body(form: &str, state: &str) -> Option<String> {
    EVERYWHERE.contains(&form).then(|| format!("{state}{form}"))
}
