//! Bodies that every state has, in news of one other state: 财政部 there is 英国财政部, 国会 is 柬埔寨国会.
//!
//! Such an article names no region of China and not China itself, and of the countries one most of the time.

use std::collections::HashMap;

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

/// Countries as news calls them.
const COUNTRIES: &str = "美国 英国 法国 德国 俄罗斯 日本 韩国 朝鲜 印度 巴基斯坦 孟加拉国 斯里兰卡 尼泊尔 不丹 阿富汗 伊朗 \
    伊拉克 叙利亚 以色列 巴勒斯坦 约旦 黎巴嫩 土耳其 沙特 沙特阿拉伯 阿联酋 卡塔尔 科威特 巴林 阿曼 也门 埃及 利比亚 突尼斯 \
    阿尔及利亚 摩洛哥 苏丹 南苏丹 埃塞俄比亚 厄立特里亚 索马里 吉布提 肯尼亚 乌干达 坦桑尼亚 卢旺达 布隆迪 刚果(金) 刚果(布) \
    安哥拉 赞比亚 津巴布韦 莫桑比克 马拉维 纳米比亚 博茨瓦纳 南非 马达加斯加 毛里求斯 尼日利亚 尼日尔 乍得 马里 布基纳法索 \
    加纳 科特迪瓦 多哥 贝宁 塞内加尔 几内亚 塞拉利昂 利比里亚 喀麦隆 加蓬 赤道几内亚 中非 毛里塔尼亚 越南 老挝 柬埔寨 泰国 \
    缅甸 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 文莱 东帝汶 蒙古国 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 \
    格鲁吉亚 亚美尼亚 阿塞拜疆 乌克兰 白俄罗斯 摩尔多瓦 波兰 捷克 斯洛伐克 匈牙利 罗马尼亚 保加利亚 塞尔维亚 克罗地亚 \
    斯洛文尼亚 波黑 黑山 北马其顿 阿尔巴尼亚 希腊 塞浦路斯 意大利 西班牙 葡萄牙 荷兰 比利时 卢森堡 瑞士 奥地利 爱尔兰 丹麦 \
    瑞典 挪威 芬兰 冰岛 爱沙尼亚 拉脱维亚 立陶宛 马耳他 加拿大 墨西哥 古巴 海地 牙买加 多米尼加 危地马拉 洪都拉斯 萨尔瓦多 \
    尼加拉瓜 哥斯达黎加 巴拿马 哥伦比亚 委内瑞拉 厄瓜多尔 秘鲁 玻利维亚 智利 阿根廷 乌拉圭 巴拉圭 巴西 圭亚那 苏里南 澳大利亚 \
    新西兰 斐济 巴布亚新几内亚 所罗门群岛 萨摩亚 汤加 瓦努阿图 南斯拉夫";

/// The state that an article without China is about, of the names of places in it.
pub fn state<'a>(folded: &str, places: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if ["中国", "我国", "中方", "中央"].iter().any(|own| folded.contains(own)) {
        return None;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut all = 0;
    for place in places.filter(|place| COUNTRIES.split(' ').any(|country| country == *place)) {
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
