//! Where a position is held that does not say so itself: a head of government belongs to the government of the region
//! meant (市委常委、|副市长), the head of a prefecture to its commissioner's office, the state's own to the state.

use super::agency;
use super::region::Regional;
use super::tenure::Chain;
use crate::dictionary::RegionId;

/// Positions that only one body of the country has.
const NATIONAL: [(&str, &str); 6] = [
    ("总书记", "中国共产党中央委员会"),
    ("国家主席", "中华人民共和国"),
    ("国家副主席", "中华人民共和国"),
    ("国务委员", "国务院"),
    ("委员长", "全国人民代表大会常务委员会"),
    ("副委员长", "全国人民代表大会常务委员会"),
];

/// Where a position is held that follows `chain`.
pub(super) fn organisation_of(position: &str, chain: &Chain, regional: &Regional<'_>) -> Option<String> {
    // 国务委员兼外长: the ministry's, not the council's.
    let councillor = chain.positions.last().is_some_and(|held| held.position == "国务委员");
    if councillor && ["外长", "外交部长", "外交部部长"].contains(&position) {
        return Some("外交部".to_owned());
    }
    // 中共中央总书记、国家主席: the second is not the party's.
    if let Some((_, body)) = NATIONAL.iter().find(|(title, _)| *title == position)
        && chain.organisation.as_deref().is_none_or(|organisation| {
            organisation.starts_with("中国共产党")
                || organisation.starts_with("中共")
                || organisation == "中国"
        })
    {
        return Some((*body).to_owned());
    }
    // 台湾基隆市|议员 sits in the city's council.
    let regions = &regional.dictionaries().regions;
    if ["议员", "市议员", "县议员", "议长", "副议长"].contains(&position)
        && let Some(region) = chain.organisation.as_deref().and_then(|place| region_of(place, regional))
        && regions.path(region).any(|outer| *regions[outer].name == *"台湾省")
        && *regions[region].name != *"台湾省"
    {
        return Some(format!("{}议会", regional.prefix(region)));
    }
    if position.ends_with("镇长") || position.ends_with("乡长") {
        let named = || chain.positions.last().and_then(|held| held.organisation.clone());
        let named = chain.organisation.clone().or_else(named).or_else(|| regional.township.clone());
        return named.and_then(|name| agency::township_government(&name, regional).or(Some(name)));
    }
    if let Some(level) = head_of(position) {
        let region = chain
            .organisation
            .as_deref()
            .or_else(|| chain.positions.last().and_then(|held| held.organisation.as_deref()))
            .and_then(|organisation| region_of(organisation, regional))
            .filter(|&region| regional.dictionaries().regions[region].name.ends_with(level))
            .or_else(|| {
                let regions = &regional.dictionaries().regions;
                chain.region.filter(|&region| regions[region].name.ends_with(level))
            })
            .or_else(|| regional.of_word(level));
        return match region {
            Some(region) => Some(regional.government(region)),
            None => chain.organisation.clone(),
        };
    }
    let before = || chain.positions.last().and_then(|held| held.organisation.clone());
    chain.organisation.clone().or_else(before)
}

/// The state whose head 总统 is, in news of one other state; its minister too.
pub(super) fn of_state(position: &str, regional: &Regional<'_>) -> Option<String> {
    const HEADS: [&str; 5] = ["总统", "总理", "首相", "副总统", "国王"];
    let heads = HEADS.contains(&position) || position.ends_with("部长") && position.chars().count() >= 4;
    regional.state.filter(|_| heads).map(str::to_owned)
}

/// The commissioner's office of the prefecture that a 专员 heads.
pub(super) fn commissioner(position: &str, chain: &Chain, regional: &Regional<'_>) -> Option<String> {
    if !["专员", "副专员", "盟长", "副盟长"].contains(&position) {
        return None;
    }
    let named = || chain.positions.last().and_then(|held| held.organisation.clone());
    let region = region_of(&chain.organisation.clone().or_else(named)?, regional)?;
    let name = &*regional.dictionaries().regions[region].name;
    name.ends_with(['区', '盟']).then(|| format!("{name}行政公署"))
}

/// The region that an organisation, or a place named instead of one, belongs to.
pub(super) fn region_of(organisation: &str, regional: &Regional<'_>) -> Option<RegionId> {
    let name = organisation
        .strip_prefix("中共")
        .or_else(|| organisation.strip_prefix("政协"))
        .unwrap_or(organisation);
    regional.resolve(name).or_else(|| regional.split(name).0)
}

/// 副市长 heads a 市; 局长 heads nothing that a region has.
fn head_of(position: &str) -> Option<&'static str> {
    const HEADS: [(&str, &str); 8] = [
        ("省长", "省"),
        ("市长", "市"),
        ("县长", "县"),
        ("区长", "区"),
        ("州长", "州"),
        ("盟长", "盟"),
        ("旗长", "旗"),
        ("自治区主席", "自治区"),
    ];
    let (_, level) = HEADS.iter().find(|(head, _)| position.ends_with(head))?;
    (!position.contains("助理")).then_some(level)
}
