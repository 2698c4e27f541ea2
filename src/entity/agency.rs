//! Full names of agencies: 市工信局 is 青岛市工业和信息化局 in news of 青岛, 市委 is 中共青岛市委,
//! 市政协 is 政协青岛市委员会, 区公安分局 is 青岛市公安局黄岛分局.

use super::Reason;
use super::region::Regional;
use crate::dictionary::{Agency, Dictionaries, Level, Region, RegionId, Scope};

/// The canonical name of an agency, and why.
pub fn canonical(name: &str, regional: &mut Regional<'_>) -> (String, Reason) {
    if let Some(congress) = congress(name, regional) {
        return congress;
    }
    // 第十三届全国人民代表大会.
    let name = without_term(name);
    if name == "人民政协" {
        return ("中国人民政治协商会议".to_owned(), Reason::StandsAlone);
    }
    // 人民银行安吉县支行.
    if let Some(office) = name.strip_prefix("人民银行").filter(|office| !office.is_empty()) {
        return (format!("中国人民银行{office}"), Reason::WellKnown);
    }
    // 中南路街道 that does something is its office.
    if name.ends_with("街道") && name.chars().count() > 2 {
        let (place, _) = super::place::canonical(name, regional);
        return (of_township(&place, "", regional), Reason::OfArticlesRegion);
    }
    let agencies = &regional.dictionaries().agencies;
    let alone = name.strip_prefix("中共").filter(|rest| !rest.starts_with("中央")).unwrap_or(name);
    if let Some(full) = body(name, None, regional).filter(|_| {
        agencies.by_form(name).iter().any(|&id| agencies[id].stands_alone()) || national_head(name, regional)
    }) {
        return (full, Reason::StandsAlone);
    }
    // 镇党委, 街道办: of the township named last.
    if let Some(township) = regional.township.clone()
        && ["镇", "乡", "街道"].iter().any(|level| alone.starts_with(level))
    {
        let rest = alone.trim_start_matches(['镇', '乡']).trim_start_matches("街道");
        return (of_township(&township, rest, regional), Reason::OfPlaceNamedLast);
    }
    // 办事处, 村委会: of the street and the village named last.
    if let Some(township) = regional.township.as_deref().filter(|township| township.ends_with("街道"))
        && alone == "办事处"
    {
        return (of_township(township, alone, regional), Reason::OfPlaceNamedLast);
    }
    if let Some(village) = regional.village.as_deref()
        && ["村委会", "居委会", "村党支部"].contains(&alone)
    {
        let full = of_township(village, &written_out(alone), regional);
        return (full, Reason::OfPlaceNamedLast);
    }
    // 香港特别行政区 that does something is a region all the same.
    if let Some(region) = regional.resolve(name) {
        return (regional.dictionaries().regions.full_name(region), Reason::Region);
    }
    if let Some((zone, rest)) = regional.zone(alone).filter(|(_, rest)| !rest.is_empty()) {
        return (of_zone(&zone, rest, regional), Reason::OfArticlesRegion);
    }
    let (region, rest) = regional.split(alone);
    // 独山港派出所, 广州南站派出所: what is left of a region's short name is a place of its own.
    let short = !alone[..alone.len() - rest.len()].ends_with(['省', '市', '区', '县', '州', '旗', '盟']);
    let posts = ["派出所", "检查站", "监狱", "看守所", "海事处", "车站", "管理处"];
    if region.is_some() && short && posts.iter().any(|post| rest.len() > post.len() && rest.ends_with(post)) {
        return (name.to_owned(), Reason::AsItStands);
    }
    // 桃园镇政府 of a county, whatever 桃园 is elsewhere.
    if region.is_some()
        && short
        && ["镇", "乡", "街道"].iter().any(|level| rest.starts_with(level))
        && let Some(full) = township(alone, regional)
    {
        return full;
    }
    // 北海舰队 is of no city.
    if name.ends_with("舰队") {
        return (name.to_owned(), Reason::AsItStands);
    }
    // 宁波海关, 上海金融法院: they are called so, for they are not the city's.
    let apart = [
        "海关",
        "金融法院",
        "知识产权法院",
        "互联网法院",
        "海事法院",
        "海事局",
        "边检站",
        "边检总站",
        "水警区",
    ];
    if apart.contains(&rest) && rest.len() < alone.len() && !alone[..alone.len() - rest.len()].ends_with('市')
    {
        return (name.to_owned(), Reason::AsItStands);
    }
    let (region, reason) = match region {
        Some(region) => {
            regional.name(region);
            regional.office = Some(region);
            (Some(region), Reason::OfRegion(regional.dictionaries().regions.full_name(region)))
        }
        None => match township(alone, regional) {
            Some(full) => return full,
            None if of_many(rest, regional) => (None, Reason::AsItStands),
            None if !of_elsewhere(rest, regional) && (is_body(rest, regional) || is_zone(rest)) => {
                (regional.home, Reason::OfArticlesRegion)
            }
            None => (None, Reason::AsItStands),
        },
    };
    let Some(region) = region else {
        return match of_the_country(rest, regional) {
            Some(full) => (full, Reason::StandsAlone),
            None => (name.to_owned(), reason),
        };
    };
    if alone.starts_with("党委") {
        return (name.to_owned(), Reason::AsItStands);
    }
    // 太仓高新区管委会: the zone is called 太仓高新技术产业开发区, whatever 太仓 is.
    let before = &alone[..alone.len() - rest.len()];
    if ["高新区", "经开区", "开发区", "工业园", "产业园", "工业区"].iter().any(|zone| rest.starts_with(zone))
        && before.chars().count() >= 2
    {
        // 嘉定工业区 lies in 上海市: a district's zone is named with its city.
        let regions = &regional.dictionaries().regions;
        let district = rest.starts_with("工业区") && regions[region].name.ends_with('区');
        let city = regions.parent(region).filter(|_| district).map_or("", |city| &*regions[city].name);
        return (format!("{city}{before}{}", zones(&written_out(rest))), reason);
    }
    (with_region(rest, region, regional), reason)
}

/// The body of the country that a name without 国家 is short for: 卫健委 is 国家卫生健康委员会.
pub fn national(name: &str, dictionaries: &Dictionaries) -> Option<String> {
    let [id] = dictionaries.agencies.by_form(&format!("国家{name}")) else { return None };
    Some(dictionaries.agencies[*id].name.to_string())
}

/// 党的十八大 is 中国共产党第十八次全国代表大会, 省第十二次党代会 that of the province, 第十二次党代会 that of the article's region.
fn congress(name: &str, regional: &Regional<'_>) -> Option<(String, Reason)> {
    if let Some(number) = name.strip_prefix("党的").and_then(|rest| rest.strip_suffix('大')) {
        return Some((format!("中国共产党第{number}次全国代表大会"), Reason::WellKnown));
    }
    let head = name.strip_suffix("党代会").or_else(|| name.strip_suffix("党代表大会"))?;
    let (before, number) = head.strip_suffix('次')?.split_once('第')?;
    let (place, reason) = if before.is_empty() {
        let regions = &regional.dictionaries().regions;
        // The country's own is 党的…大.
        let Some(home) = regional.home.filter(|&home| regions[home].level != Level::Country) else {
            return Some((name.to_owned(), Reason::AsItStands));
        };
        (regional.prefix(home), Reason::OfArticlesRegion)
    } else {
        let region = regional.resolve(before).or_else(|| regional.of_word(before));
        (region.map_or_else(|| before.to_owned(), |region| regional.prefix(region)), Reason::WellKnown)
    };
    Some((format!("中国共产党{place}第{number}次代表大会"), reason))
}

/// 发展改革委, 药监局 in news of the country: the one that is called 国家发展改革委 in full.
fn of_the_country(rest: &str, regional: &Regional<'_>) -> Option<String> {
    let dictionaries = regional.dictionaries();
    let country = |home| dictionaries.regions[home].level == Level::Country;
    let [id] = dictionaries.agencies.by_form(&format!("国家{rest}")) else { return None };
    let body = &dictionaries.agencies[*id];
    (regional.home.is_none_or(country) && regional.state.is_none() && is_body(rest, regional))
        .then(|| body.name.to_string())
}

/// Whether the home region has many bodies so called: 派出所, and 法院 where home is no county.
fn of_many(rest: &str, regional: &Regional<'_>) -> bool {
    let regions = &regional.dictionaries().regions;
    let county = regional.home.is_some_and(|home| regions[home].level == Level::County);
    ["派出所", "居委会", "村委会"].contains(&rest)
        || !county && ["法院", "人民法院", "检察院", "人民检察院"].contains(&rest)
}

/// Whether a body is not the home region's: 区委 where no district is known, 妇联 and 政协 in news of the country.
fn of_elsewhere(rest: &str, regional: &Regional<'_>) -> bool {
    let regions = &regional.dictionaries().regions;
    let abroad = regional.home.is_some_and(|home| regions[home].level == Level::Country);
    let levels = ["省", "市", "区", "县", "州", "旗"];
    levels.iter().any(|level| rest.starts_with(level)) || abroad || ["海关", "使馆", "总领馆"].contains(&rest)
}

/// A body of the state that is named with a division of its own: 工业和信息化部中小企业局.
fn national_head(name: &str, regional: &Regional<'_>) -> bool {
    let agencies = &regional.dictionaries().agencies;
    cuts(name).any(|at| {
        agencies.by_form(&name[..at]).iter().any(|&id| agencies[id].stands_alone())
            && is_division(&name[at..])
    })
}

fn is_body(rest: &str, regional: &Regional<'_>) -> bool {
    !regional.dictionaries().agencies.by_form(rest).is_empty()
}

/// 木棠工业园管委会: a zone's body that is named without its region.
fn is_zone(name: &str) -> bool {
    ["管委会", "管理委员会"].iter().any(|end| {
        name.strip_suffix(end)
            .is_some_and(|zone| zone.ends_with(['区', '园', '城', '港']) && zone.chars().count() >= 3)
    })
}

/// 马鞍镇政府, 俚岛镇党委: a township has no code; it is named after its county.
fn township(name: &str, regional: &Regional<'_>) -> Option<(String, Reason)> {
    let county = regional.county()?;
    let (place, rest) = township_of(name)?;
    let full = format!("{}{place}", regional.prefix(county));
    Some((of_township(&full, rest, regional), Reason::OfArticlesRegion))
}

/// Splits the name of a township's body behind the township.
fn township_of(name: &str) -> Option<(&str, &str)> {
    let at = ["镇", "乡", "街道"].iter().find_map(|word| {
        let at = name.find(word)?;
        // 住房和城乡建设局, 城镇化办公室 are of no township.
        (at > 0 && !name[..at].ends_with('城') && !name[at..].starts_with("乡村")).then_some(at + word.len())
    })?;
    Some(name.split_at(at))
}

/// The government of the township that a place or a committee of the party is of: 中共扬州市邗江区杨庙镇委员会.
pub fn township_government(name: &str, regional: &Regional<'_>) -> Option<String> {
    let (place, _) = township_of(name.strip_prefix("中共").unwrap_or(name))?;
    Some(of_township(place, "", regional))
}

/// A body of the township `full`, by what it is called behind 镇 or 街道: 总工会.
pub fn township_body(full: &str, rest: &str, regional: &Regional<'_>) -> String {
    of_township(full, rest, regional)
}

/// The body of a township whose name is `full`; the regions above its county are left out.
fn of_township(full: &str, rest: &str, regional: &Regional<'_>) -> String {
    let full = match regional.split(full) {
        (Some(region), place) => format!("{}{place}", regional.prefix(region)),
        (None, _) => full.to_owned(),
    };
    match rest {
        "" if full.ends_with("街道") => format!("{full}办事处"),
        "" | "政府" | "人民政府" => format!("{full}人民政府"),
        "党委" | "委员会" => format!("中共{full}委员会"),
        "党工委" => format!("中共{full}工作委员会"),
        "办" | "办事处" => format!("{full}办事处"),
        other => format!("{full}{other}"),
    }
}

/// The body of a zone that the table of regions may not have: 西安高新技术产业开发区税务局.
fn of_zone(zone: &str, rest: &str, regional: &Regional<'_>) -> String {
    match rest {
        "党工委" | "工委" => format!("中共{zone}工作委员会"),
        "委" | "党委" => format!("中共{zone}委员会"),
        _ => {
            let full = body(rest, regional.home, regional).unwrap_or_else(|| written_out(rest));
            format!("{zone}{full}")
        }
    }
}

fn with_region(rest: &str, region: RegionId, regional: &Regional<'_>) -> String {
    let prefix = regional.prefix(region);
    let rest = without_term(rest);
    // 沈北新区|区委宣传部: the level is said twice.
    let twice = ["委", "政府", "政协", "人大", "纪委"];
    let own = &*regional.dictionaries().regions[region].name;
    // 威宁|自治县委: the rest begins with what sort of region it is.
    let rest = rest
        .strip_prefix("自治")
        .filter(|rest| own.contains("自治") && rest.starts_with(['县', '州', '旗', '区']))
        .unwrap_or(rest);
    let rest = rest
        .char_indices()
        .nth(1)
        .filter(|&(at, _)| {
            own.ends_with(&rest[..at]) && twice.iter().any(|body| rest[at..].starts_with(body))
        })
        .map_or(rest, |(at, _)| &rest[at..]);
    let party = |rest: &str| format!("中共{prefix}{rest}");
    // 喀什|地委, 自治区|党委网信办.
    let rest = match rest {
        "地委" | "盟委" => "委",
        _ => rest
            .strip_prefix('党')
            .filter(|of| of.starts_with("委") && of.chars().count() >= 3 && !of.starts_with("委员会"))
            .unwrap_or(rest),
    };
    match rest {
        "政府" | "人民政府" => return regional.government(region),
        "委" | "委员会" => return party("委"),
        "党委" => return party("委员会"),
        "工委" | "党工委" => return party("工作委员会"),
        "委办" => return party("委办公室"),
        "委改革办" => return party("委全面深化改革委员会办公室"),
        "纪委" | "纪律检查委员会" => return party("纪律检查委员会"),
        "政协" => return format!("政协{prefix}委员会"),
        "人大" => return format!("{prefix}人民代表大会"),
        "公安" => return format!("{prefix}公安局"),
        "法院" | "人民法院" => {
            let rank = match regional.dictionaries().regions[region].level {
                Level::Province => "高级",
                Level::Prefecture => "中级",
                _ => "",
            };
            return format!("{prefix}{rank}人民法院");
        }
        _ => {}
    }
    let known = dictionary(rest, Some(region), regional);
    if let Some(part) = part_of_assembly(known.as_deref().unwrap_or(rest), &prefix) {
        return part;
    }
    if let Some(department) = rest.strip_prefix("委").filter(|department| !department.starts_with("员会"))
    {
        let full = body(department, Some(region), regional).unwrap_or_else(|| department.to_owned());
        return party(&format!("委{}", full.trim_start_matches('委')));
    }
    if let Some(branch) = branch(rest, region, regional) {
        return branch;
    }
    if let Some(office) = central(rest, region, regional) {
        return office;
    }
    // 五原县隆兴昌镇政府.
    if let Some((place, body)) = township_of(rest) {
        return of_township(&format!("{prefix}{place}"), body, regional);
    }
    let full = zones(&body(rest, Some(region), regional).unwrap_or_else(|| written_out(rest)));
    let table = &regional.dictionaries().agencies;
    let country = regional.dictionaries().regions[region].level == Level::Country;
    if country && table.by_form(&full).iter().any(|&id| table[id].stands_alone()) {
        return full;
    }
    if full.starts_with("政协") {
        return format!("政协{prefix}{}", full.trim_start_matches("政协"));
    }
    // 统战部 is the party committee's; 团市委 is the league's.
    if let Some(department) = full.strip_prefix('委').filter(|department| !department.starts_with("员会"))
    {
        return party(&format!("委{department}"));
    }
    if let Some(rest) = full.strip_prefix("共青团委员会") {
        return format!("共青团{prefix}委员会{rest}");
    }
    if full.starts_with(&prefix) { full } else { format!("{prefix}{full}") }
}

/// 第十七届人民代表大会 without its number.
fn without_term(rest: &str) -> &str {
    let number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let after = rest.strip_prefix('第').unwrap_or(rest);
    let term =
        after.split_once('届').filter(|(term, body)| number(term) && !term.is_empty() && !body.is_empty());
    term.map_or(rest, |(_, body)| body)
}

/// 市人大常委会党组, 省政协经济委: a part of a people's congress or a political consultative conference.
fn part_of_assembly(rest: &str, prefix: &str) -> Option<String> {
    let whole = |part: &str| match ["委", "办"].iter().find_map(|end| part.strip_suffix(end)) {
        Some(head) if part.ends_with('委') => format!("{head}委员会"),
        Some(head) => format!("{head}办公室"),
        None => part.to_owned(),
    };
    let is_part = |part: &&str| is_division(part) || part.ends_with("党组");
    if let Some(part) = rest.strip_prefix("政协").filter(is_part) {
        let part = part.strip_prefix("委员会").unwrap_or(part);
        return Some(format!("政协{prefix}委员会{}", whole(part)));
    }
    let (committee, part) = match rest.strip_prefix("人大常委会") {
        Some(part) => ("常务委员会", part),
        None => ("", rest.strip_prefix("人大")?),
    };
    Some(format!("{prefix}人民代表大会{committee}{}", whole(part))).filter(|_| is_part(&part))
}

/// 安徽证监局, 安吉县人民银行: the office in a region of a body of the state, which is called after both.
fn central(rest: &str, region: RegionId, regional: &Regional<'_>) -> Option<String> {
    const OFFICES: [(&str, &str, &str); 5] = [
        ("证监局", "中国证券监督管理委员会", "监管局"),
        ("银保监局", "中国银行保险监督管理委员会", "监管局"),
        ("银保监分局", "中国银行保险监督管理委员会", "监管分局"),
        ("银监局", "中国银行业监督管理委员会", "监管局"),
        ("银监分局", "中国银行业监督管理委员会", "监管分局"),
    ];
    let (_, head, office) = OFFICES.iter().find(|(short, ..)| rest == *short)?;
    Some(format!("{head}{}{office}", short(&regional.dictionaries().regions[region])))
}

/// 公安分局 of a district belongs to the city's bureau.
fn branch(rest: &str, region: RegionId, regional: &Regional<'_>) -> Option<String> {
    let (field, division) = rest.split_once("分局").filter(|(field, _)| !field.is_empty())?;
    let regions = &regional.dictionaries().regions;
    // 市公安局赛罕区分局 is called 赛罕分局 too.
    if let Some((body, district)) = field.split_once('局').filter(|(_, district)| !district.is_empty()) {
        let short = district.strip_suffix(['区', '县']).filter(|short| short.chars().count() >= 2)?;
        return Some(format!("{}{body}局{short}分局{division}", regional.prefix(region)));
    }
    // 上海市公安局杨浦分局: a municipality has districts of its own.
    let city = |&parent: &RegionId| {
        regions[parent].level == Level::Prefecture || regions[parent].name.ends_with('市')
    };
    let parent = regions.parent(region).filter(city)?;
    Some(format!("{}{field}局{}分局{division}", regions[parent].name, short(&regions[region])))
}

/// A region's name as those of offices in it have it: 广西, 延边, 赛罕.
fn short(region: &Region) -> &str {
    if !region.short.is_empty() {
        return &region.short;
    }
    let own = region.name.strip_suffix(['省', '市', '区', '县', '旗']);
    own.filter(|own| own.chars().count() >= 2).unwrap_or(&region.name)
}

/// The full form of a body without its region, with a division behind it where there is one.
fn body(rest: &str, region: Option<RegionId>, regional: &Regional<'_>) -> Option<String> {
    if let Some(full) = dictionary(rest, region, regional) {
        return Some(full);
    }
    let mut longest: Vec<usize> = cuts(rest).collect();
    longest.reverse();
    longest.into_iter().find_map(|at| {
        let (head, division) = rest.split_at(at);
        let full = dictionary(head, region, regional).filter(|_| is_division(division))?;
        Some(format!("{full}{division}"))
    })
}

fn cuts(name: &str) -> impl Iterator<Item = usize> + '_ {
    name.char_indices().map(|(at, _)| at).skip(2)
}

/// 中小企业局, 装备产业处, 环境资源审判庭: the part of an agency.
pub fn is_division(text: &str) -> bool {
    [
        "处",
        "科",
        "司",
        "局",
        "室",
        "庭",
        "队",
        "中心",
        "办公室",
        "办",
        "委",
        "部",
        "厅",
        "组",
        "所",
        "站",
        "院",
        "分行",
        "委员会",
    ]
    .iter()
    .any(|end| text.ends_with(end))
}

fn dictionary(form: &str, region: Option<RegionId>, regional: &Regional<'_>) -> Option<String> {
    let dictionaries = regional.dictionaries();
    let wanted = region.map(|region| match dictionaries.regions[region].level {
        Level::Country => Scope::National,
        Level::Province => Scope::Provincial,
        _ => Scope::Local,
    });
    let candidates: Vec<&Agency> =
        dictionaries.agencies.by_form(form).iter().map(|&id| &dictionaries.agencies[id]).collect();
    let fits = |agency: &&&Agency| match wanted {
        Some(scope) => agency.scopes.contains(&scope),
        None => agency.stands_alone(),
    };
    let best = candidates.iter().find(fits).or_else(|| candidates.first())?;
    Some(best.name.to_string())
}

/// Endings that every reader writes out, for bodies that the table does not have.
fn written_out(rest: &str) -> String {
    const ENDINGS: [(&str, &str); 18] = [
        ("执委会", "执行委员会"),
        ("党政办", "党政办公室"),
        ("合作交流办", "合作交流办公室"),
        ("农业农村委", "农业农村委员会"),
        ("村委会", "村民委员会"),
        ("居委会", "居民委员会"),
        ("一中院", "第一中级人民法院"),
        ("二中院", "第二中级人民法院"),
        ("三中院", "第三中级人民法院"),
        ("四中院", "第四中级人民法院"),
        ("管委会", "管理委员会"),
        ("政府办公室", "人民政府办公室"),
        ("政府办", "人民政府办公室"),
        ("中院", "中级人民法院"),
        ("工商联", "工商业联合会"),
        ("人大常委会", "人民代表大会常务委员会"),
        ("高新区", "高新技术产业开发区"),
        ("经开区", "经济技术开发区"),
    ];
    if rest == "政府" {
        return "人民政府".to_owned();
    }
    let full = ENDINGS
        .iter()
        .find_map(|(short, full)| rest.strip_suffix(short).map(|head| format!("{}{full}", zones(head))));
    full.unwrap_or_else(|| rest.to_owned())
}

/// 高新区管委会 is that of the 高新技术产业开发区.
fn zones(head: &str) -> String {
    head.replace("高新区", "高新技术产业开发区").replace("经开区", "经济技术开发区")
}
