//! Full names of places: 太仓 is 江苏省苏州市太仓市, 我市 the article's city, 马鞍镇 a township of the article's
//! county, 市科技活动中心 that of the city. A venue keeps its own name.

use super::Reason;
use super::region::Regional;

/// The canonical name of a place, and why.
pub fn canonical(name: &str, regional: &mut Regional<'_>) -> (String, Reason) {
    let (full, reason) = named(name, regional);
    if full.ends_with(['镇', '乡']) || full.ends_with("街道") {
        regional.township = Some(full.clone());
        regional.village = None;
    } else if full.ends_with(['村']) || full.ends_with("社区") {
        regional.village = Some(full.clone());
    }
    if !regional.places.contains(&full) {
        regional.places.push(full.clone());
    }
    (full, reason)
}

/// The place named before that a short name or a word points at: 那大 is 那大镇, 该园 the park.
fn pointed_at(name: &str, regional: &Regional<'_>) -> Option<String> {
    const LONGEST: usize = 4;
    if name.chars().count() > LONGEST {
        return None;
    }
    let pointed = name.strip_prefix('该');
    let same = |full: &&String| match pointed {
        Some(sort) => full.ends_with(sort),
        None => ["镇", "乡", "街道", "村"]
            .iter()
            .any(|level| full.strip_suffix(level).is_some_and(|head| head.ends_with(name))),
    };
    regional.places.iter().rev().find(|full| full.len() > name.len() && same(full)).cloned()
}

fn named(name: &str, regional: &mut Regional<'_>) -> (String, Reason) {
    let before = match name {
        "该村" | "该社区" | "我村" => regional.village.clone(),
        "该镇" | "该乡" | "该街道" | "我镇" | "我乡" => regional.township.clone(),
        _ => None,
    };
    if let Some(full) = before {
        return (full, Reason::NamedLast);
    }
    if name == "我国" {
        return ("中国".to_owned(), Reason::CountryMeant);
    }
    if let Some((full, "")) = regional.zone(name) {
        return (full, Reason::OfArticlesRegion);
    }
    let regions = &regional.dictionaries().regions;
    let own = ["我", "本", "该", "全"].iter().any(|own| name.starts_with(own)) && name.chars().count() <= 4;
    let own = own || name == "新区";
    let region = if own { regional.of_word(name) } else { regional.resolve(name) };
    if let Some(region) = region {
        regional.name(region);
        let full = regions.full_name(region);
        return (full, if own { Reason::RegionMeant } else { Reason::Region });
    }
    if let Some(full) = pointed_at(name, regional) {
        return (full, Reason::NamedLast);
    }
    if let Some(full) = zone(name, regional) {
        return (full, Reason::PartOfRegion);
    }
    let (region, rest) = regional.split(name);
    let small = ["镇", "乡", "街道", "村", "社区", "苏木"].iter().any(|end| name.ends_with(end));
    // 苍山西镇 is not 西镇 of a former 苍山: what is left must be a name.
    let village = name.ends_with('村') && rest.chars().count() >= 2;
    let own = rest.chars().count() >= 3 || rest.len() == name.len() || village || {
        // 河北村 is no village of 河北.
        let prefix = &name[..name.len() - rest.len()];
        prefix.ends_with(['市', '县', '区', '省', '旗', '州'])
    };
    match region.filter(|_| !small || own) {
        Some(region) if small => (format!("{}{rest}", regions.full_name(region)), Reason::PartOfRegion),
        Some(region) if ["市", "县", "区", "省", "州", "旗"].iter().any(|word| name.starts_with(word)) => {
            (format!("{}{rest}", regional.prefix(region)), Reason::RegionMeant)
        }
        None if small && name.ends_with(['村', '区']) && regional.township.is_some() => {
            let township = regional.township.as_deref().unwrap_or_default();
            (format!("{township}{name}"), Reason::OfPlaceNamedLast)
        }
        None if small => match regional.county() {
            Some(home) => (format!("{}{name}", regions.full_name(home)), Reason::OfArticlesRegion),
            None => (name.to_owned(), Reason::AsItStands),
        },
        _ => (name.to_owned(), Reason::AsItStands),
    }
}

/// 湘潭高新区 is 湘潭高新技术产业开发区.
fn zone(name: &str, regional: &Regional<'_>) -> Option<String> {
    const ZONES: [(&str, &str); 4] = [
        ("高新区", "高新技术产业开发区"),
        ("经开区", "经济技术开发区"),
        ("自贸区", "自由贸易试验区"),
        ("综保区", "综合保税区"),
    ];
    let (short, full) = ZONES.iter().find(|(short, _)| name.ends_with(short))?;
    let head = name.strip_suffix(short)?;
    let _ = regional;
    (!head.is_empty()).then(|| format!("{head}{full}"))
}
