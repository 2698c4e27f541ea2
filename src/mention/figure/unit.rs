//! Which unit or counting word stands behind a number: 元, 亩, 人次, 个百分点, 元/平方米.
//!
//! The longest one counts: 平方公里, not 平; 人次, not 人. A rate is a unit, 每 or a stroke, and a unit.

use super::numeral::char_at;
use crate::dictionary::{Dictionaries, Dimension};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What is known of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Money, lengths, weights, areas, energy, per cent: said of one as of many.
    Measure,
    /// A counting word; 一个 counts nothing.
    Count,
    /// A counting word that is much else besides, so that a Chinese digit before it proves little.
    Loose,
    /// A length of time.
    Time,
}

const MEASURES: &str = "元 公分 CM MM KM KG 元新台币 元港币 美元 欧元 日元 港元 港币 英镑 澳元 加元 韩元 新台币 台币 卢布 卢比 法郎 瑞士法郎 新加坡元 泰铢 \
人民币 元人民币 美金 美圆 日圆 圆 圆整 元整 元正 圆正 块钱 块 角 毛 美分 比特币 奈拉 里拉 马克 \
米 公里 千米 厘米 毫米 微米 纳米 海里 英里 英尺 英寸 光年 里 丈 尺 寸 \
平方米 平方公里 平方千米 平方厘米 平方 平米 亩 公顷 顷 坪 英亩 平方英尺 平方英里 亩地 \
立方米 立方 方 立方厘米 升 毫升 桶 加仑 立方英尺 \
吨 公斤 千克 克 毫克 微克 斤 万吨 两 磅 盎司 吨标煤 吨标准煤 吨二氧化碳 吨二氧化碳当量 担 钱 载重吨 总吨 \
千瓦时 度 千瓦 兆瓦 吉瓦 瓦 瓦时 兆瓦时 吉瓦时 太瓦时 千伏安 千伏 伏 安 马力 焦耳 千卡 大卡 卡路里 兆帕 帕 赫兹 兆赫 吉赫 分贝 \
摄氏度 华氏度 ℃ ℉ °C °F % ‰ ％ 个百分点 百分点 个千分点 千分点 个基点 基点 倍 成 番 折 \
公里/小时 千米/小时 米/秒 公里每小时 千米每小时 米每秒 m/s 百帕 \
㎡ ㎞ k㎡ ㎏ 兆伏安 字节 兆 比特 MB GB TB PB KB Mbps Gbps kbps \
km km² km2 m m² m2 m³ m3 cm mm μm nm kg g mg μg t kW KW MW GW kWh KWh MWh GWh kV KV Hz MHz GHz L ml mL ha km/h dB MPa Pa ppm $ € ￥";
const COUNTS: &str = "个 家 项 名 位 人 人次 条 座 件 台 套 台套 辆 户 所 次 场 种 批 起 类 期 只 头 艘 架 篇 部 本 张 栋 幢 块 处 席 枚 例 组 届 \
轮 间 份 支 对 宗 款 株 棵 颗 匹 羽 尾 箱 袋 瓶 盒 包 册 幅 首 段 句 字 页 集 卷 封 片 粒 根 把 盏 门 口 层 间次 车次 列 列次 班 班次 架次 航次 标箱 TEU \
万人次 人份 剂 剂次 针 针次 床 张床位 户次 家次 场次 件次 件套 辆次 艘次 台次 车 艇 批次 频次 趟 笔 单 股 手 票 注 亿股 吨次 村 镇 乡镇 市县 街道 社区 县 市 省份 省 区县 国家 \
户家庭 套房 套房子 盘 局 金 银 铜 枚金牌 分 票 级 杯 碗 环 克拉 道 通 篇次 双 副 车道 学时 课时 节 门次 路次 面 则 味 ";
const LOOSE: &str = "下 步 遍 回 点 声 代 重 方面 大 村 镇 乡镇 县 市 省 级 道 通 门 口 手 头 区 把 分 股 金 银 铜 对 局 盘 字 句 首 段 层 里 方 角 度 安 片 集 单 班 列 根 处 国家 环 双 面 节 则 味";
const TIMES: &str = "年 日 个月 周 个星期 星期 天 小时 个小时 分钟 秒 秒钟 个工作日 工作日 个季度 个年头 周年 个小时 世纪 个世纪 个钟头 钟头 岁 周岁 载 昼夜 毫秒 \
个学期 学期 学年 ms 个交易日 交易日";

/// Every unit with its kind, by its first character, longest first.
static UNITS: LazyLock<FxHashMap<char, Vec<(&'static str, Kind)>>> = LazyLock::new(|| {
    let mut units: FxHashMap<char, Vec<(&'static str, Kind)>> = FxHashMap::default();
    // What comes later overrides: 级 is a counting word, and a loose one.
    for (list, kind) in
        [(COUNTS, Kind::Count), (MEASURES, Kind::Measure), (LOOSE, Kind::Loose), (TIMES, Kind::Time)]
    {
        for unit in list.split_whitespace() {
            let Some(first) = unit.chars().next() else { continue };
            let entry = units.entry(first).or_default();
            match entry.iter_mut().find(|(known, _)| *known == unit) {
                Some(known) => known.1 = kind,
                None => entry.push((unit, kind)),
            }
        }
    }
    for entry in units.values_mut() {
        entry.sort_by_key(|(unit, _)| std::cmp::Reverse(unit.len()));
    }
    units
});

/// A unit in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// One past its last byte.
    pub end: usize,
    /// What is known of it.
    pub kind: Kind,
}

/// Whether a unit begins with the character.
pub(super) fn is_unit(first: char) -> bool {
    UNITS.contains_key(&first)
}

/// The longest unit that begins at byte `at`.
#[must_use]
pub fn unit(text: &str, at: usize, dictionaries: &Dictionaries) -> Option<Found> {
    let (mut end, kind) = plain(text, at).or_else(|| listed(text, at, dictionaries))?;
    if matches!(kind, Kind::Measure | Kind::Count) && !matches!(&text[at..end], "%" | "％" | "‰") {
        // 元/平方米, 立方米每秒; 人/次 is two.
        let (per, stroke) = match char_at(text, end) {
            Some('/') => (end + 1, true),
            Some('／') => (end + '／'.len_utf8(), true),
            Some('每') => (end + 3, false),
            _ => return Some(Found { end, kind }),
        };
        if let Some((below, below_kind)) = plain(text, per) {
            let apt = stroke || below_kind != Kind::Loose;
            if apt {
                end = below;
            }
        } else if stroke
            && let Some(c) =
                char_at(text, per).filter(|c| matches!(c, '日' | '月' | '年' | '时' | '人' | '户' | '秒'))
        {
            end = per + c.len_utf8();
        }
        return Some(Found { end, kind: Kind::Measure });
    }
    Some(Found { end, kind })
}

/// A unit that only the table has, the user's own among them.
fn listed(text: &str, at: usize, dictionaries: &Dictionaries) -> Option<(usize, Kind)> {
    let rest = text.get(at..)?;
    rest.chars().next().filter(|c| c.is_alphabetic())?;
    let (written, rows) = dictionaries.units.longest_prefix(rest)?;
    let row = &dictionaries.units[*rows.first()?];
    let end = at + written.len();
    if written.len() == 1 {
        // 5G, 4K: letters alone are names more often than units.
        return None;
    }
    let whole = !written.ends_with(|c: char| c.is_ascii_alphanumeric())
        || !char_at(text, end).is_some_and(|c| c.is_ascii_alphanumeric());
    let kind = match row.dimension {
        // 日 and 月 are read as dates.
        Dimension::Time => return None,
        Dimension::Count if row.ambiguous => return None,
        Dimension::Count => Kind::Count,
        _ if row.ambiguous => Kind::Loose,
        _ => Kind::Measure,
    };
    whole.then_some((end, kind))
}

fn plain(text: &str, at: usize) -> Option<(usize, Kind)> {
    let first = char_at(text, at)?;
    let rest = &text[at..];
    UNITS.get(&first)?.iter().find_map(|(unit, kind)| {
        let end = at + unit.len();
        // Latin units end where the word ends: 5GB, not 5G; kg, not kgx.
        let whole = !unit.ends_with(|c: char| c.is_ascii_alphanumeric())
            || !char_at(text, end).is_some_and(|c| c.is_ascii_alphanumeric());
        (rest.starts_with(unit) && whole).then_some((end, *kind))
    })
}
