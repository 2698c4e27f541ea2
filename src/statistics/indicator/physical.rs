//! Lengths, water, weather and things of use: 超警戒水位0.04米, 长3.5公里, 6至9级大风, 5000毫安时电池.

use super::clear::ends;
use super::spot::Spot;

/// 水位35.24米，超警戒水位0.04米: by how much, not how high.
pub(super) fn above_water(spot: &Spot<'_>, _: &str) -> Option<String> {
    if !spot.unit().ends_with('米') {
        return None;
    }
    let clause = spot.before.rsplit([',', '，', '、']).next().unwrap_or(spot.before);
    let clause =
        ["约", "达", "近", "了"].iter().fold(clause, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    let level = clause[clause.find('超')?..].strip_prefix('超')?;
    let level = level.trim_start_matches(['过', '出']);
    match level {
        "警" | "警戒" | "警戒线" | "警戒水位" => Some("超警戒水位".to_owned()),
        "保" | "保证" | "保证水位" => Some("超保证水位".to_owned()),
        "汛限" | "汛限水位" => Some("超汛限水位".to_owned()),
        _ if level.ends_with("水位") && level.chars().count() <= 8 => Some(format!("超{level}")),
        _ => None,
    }
}

/// 5000毫安时电池
pub(super) fn battery(spot: &Spot<'_>, _: &str) -> Option<String> {
    matches!(spot.unit(), "毫安时" | "mAh").then(|| "电池容量".to_owned())
}

/// 8.03英寸内屏
pub(super) fn screen(spot: &Spot<'_>, noun: &str) -> Option<String> {
    let screen = matches!(spot.unit(), "英寸" | "寸") && noun.ends_with(['屏', '幕']);
    screen.then(|| format!("{noun}尺寸"))
}

/// Which way a length goes, where its word alone stands before it: 长3.5公里、宽约250米.
pub(super) fn extent_before(spot: &Spot<'_>, _: &str) -> Option<String> {
    if !spot.unit().ends_with('米') {
        return None;
    }
    let rest = ["约", "达", "近", "为"]
        .iter()
        .fold(spot.before, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    let extent = rest.chars().next_back().filter(|c| "长宽高深厚".contains(*c))?;
    let rest = &rest[..rest.len() - extent.len_utf8()];
    (rest.is_empty() || rest.ends_with([',', '，', '、', ' '])).then(|| format!("{extent}度"))
}

/// 35米高的基站, 400多米深
pub(super) fn extent_behind(spot: &Spot<'_>, _: &str) -> Option<String> {
    let extent = ["高", "深", "宽", "长", "厚"].into_iter().find(|extent| {
        spot.tail().strip_prefix(extent).is_some_and(|rest| rest.is_empty() || rest.starts_with('的'))
    })?;
    spot.unit().ends_with('米').then(|| format!("{extent}度"))
}

/// 日处理500吨鲜奶
pub(super) fn processed(spot: &Spot<'_>, _: &str) -> Option<String> {
    let verb = ["日处理", "年处理", "日供水", "年供水", "年屠宰"]
        .iter()
        .find(|verb| spot.before.ends_with(**verb))?;
    let goods = matches!(spot.unit(), "件" | "单" | "笔" | "票" | "人次");
    Some(format!("{verb}{}", if goods { "量" } else { "能力" }))
}

/// 最大寿县安丰93.9毫米: which place, not what.
pub(super) fn most_of_weather(spot: &Spot<'_>, _: &str) -> Option<String> {
    let most = ["最大", "最强", "最多"].iter().any(|word| spot.before.contains(word));
    if !most || ends(spot, &["量", "强", "速", "水位"]) {
        return None;
    }
    let sentence = spot.sentence.span.of(spot.text);
    let rains = || ["雨", "降水"].iter().any(|word| sentence.contains(word));
    let name = match spot.unit() {
        "毫米" | "mm" if rains() => "最大降雨量",
        "毫米/小时" => "最大雨强",
        "米/秒" => "最大风速",
        _ => return None,
    };
    Some(name.to_owned())
}

/// 将有6至9级大风
pub(super) fn wind(spot: &Spot<'_>, _: &str) -> Option<String> {
    const BLOWS: [&str; 8] = ["大风", "阵风", "偏", "的风", "东", "西", "南", "北"];
    if spot.unit() != "级" {
        return None;
    }
    let tail = spot.tail();
    let blows = BLOWS.iter().any(|word| tail.starts_with(word)) && tail.contains('风');
    let wind = ends(spot, &["风", "风力", "风可达", "风达", "风力可达", "风力达"]);
    let gust = if spot.before.contains("阵风") { "阵风" } else { "" };
    (wind || blows && spot.before.ends_with(['有', '现', '到'])).then(|| format!("{gust}风力"))
}

/// 4.6级地震
pub(super) fn magnitude(spot: &Spot<'_>, _: &str) -> Option<String> {
    (spot.unit() == "级" && spot.behind.starts_with("地震")).then(|| "震级".to_owned())
}
