//! The heading that a table would have above a figure: 参加人数, 合同金额, 占地面积, 工业投资占全部投资比重.

use super::Comparison;
use super::change::Change;
use super::noun::Phrase;
use super::read::Page;
use crate::dictionary::{Dictionaries, Dimension};
use crate::mention::figure::{Bound, Quantity};
use crate::sentence::Sentence;

/// Headings that the words around a figure make clear whatever else stands there: 参加人数, 合同金额, 震级.
pub(super) fn special(
    page: &Page<'_>,
    sentence: &Sentence,
    span: crate::text::Span,
    quantity: &Quantity,
    before: &str,
    behind: &str,
    noun: &str,
) -> Option<String> {
    let until = behind.find([',', '，', '。', ';', '、', '和']).unwrap_or(behind.len());
    let tail = &behind[..until];
    let near = |words: &[&str]| words.iter().any(|word| tail.find(word).is_some_and(|at| at <= 24));
    let unit = quantity.unit.as_str();
    if matches!(unit, "人" | "名" | "位") && near(&["参加", "出席", "到场", "参会", "与会", "到会", "列席"])
    {
        let text = page.article.body.folded();
        let meeting = page.events.iter().copied().rev().find(|event| event.evidence.start() <= span.start());
        let meeting = meeting.is_some_and(|event| event.name.ends_with('会'))
            || text[sentence.span.start()..span.start()].contains('会');
        return Some(
            match () {
                () if near(&["出席", "到场"]) => "出席人数",
                () if near(&["参加"]) && !meeting => "参加人数",
                () => "参会人数",
            }
            .to_owned(),
        );
    }
    // 水位35.24米，超警戒水位0.04米: by how much, not how high.
    if unit.ends_with('米')
        && let Some(level) = above(before)
    {
        return Some(level);
    }
    // 5000毫安时电池, 8.03英寸内屏
    if matches!(unit, "毫安时" | "mAh") {
        return Some("电池容量".to_owned());
    }
    if matches!(unit, "英寸" | "寸") && noun.ends_with(['屏', '幕']) {
        return Some(format!("{noun}尺寸"));
    }
    // 以7票同意、0票反对审议通过
    if unit == "票"
        && let Some(side) = ["同意", "赞成", "反对", "弃权"].into_iter().find(|side| behind.starts_with(side))
    {
        return Some(format!("{side}票数"));
    }
    // 贡献16分, 落后3分
    if unit == "分"
        && let Some(points) = points(before)
    {
        return Some(points.to_owned());
    }
    if let Some(crew) = crew(&page.article.body.folded()[sentence.span.start()..span.start()], unit) {
        return Some(crew);
    }
    // 719人的代表团
    let team = || ["团", "队", "队伍", "组"].iter().any(|end| noun.ends_with(end));
    if matches!(unit, "人" | "名") && tail.starts_with('的') && team() {
        return Some(format!("{noun}人数"));
    }
    // 长3.5公里、宽约250米
    if unit.ends_with('米')
        && let Some(extent) = extent(before)
    {
        return Some(format!("{extent}度"));
    }
    // 以2亿元代价出售甲公司
    let price = ["代价", "总价", "对价", "价格", "单价"]
        .into_iter()
        .find(|price| before.ends_with('以') && tail.strip_prefix('的').unwrap_or(tail).starts_with(price));
    if let Some(price) = price.filter(|_| unit.ends_with('元')) {
        let verb = DEALS.iter().find(|verb| tail.contains(**verb)).copied().unwrap_or_default();
        return Some(format!("{verb}{price}"));
    }
    // 日处理500吨鲜奶
    let made =
        ["日处理", "年处理", "日供水", "年供水", "年屠宰"].iter().find(|verb| before.ends_with(**verb));
    if let Some(verb) = made {
        let goods = matches!(unit, "件" | "单" | "笔" | "票" | "人次");
        return Some(format!("{verb}{}", if goods { "量" } else { "能力" }));
    }
    // 以3.6亿元现金收购甲公司
    let deal = DEALS.iter().find(|verb| tail.contains(**verb));
    if let Some(verb) = deal.filter(|_| unit.ends_with('元') && before.ends_with('以') && near(DEALS)) {
        return Some(format!("{verb}金额"));
    }
    // 送去价值3.5万元的药品
    if unit.ends_with('元') && !noun.is_empty() && behind.starts_with('的') {
        let sent = before
            .strip_suffix("价值")
            .filter(|rest| rest.ends_with(['去', '来', '上', '了']) || rest.is_empty());
        if sent.is_some() {
            return Some(format!("{noun}价值"));
        }
    }
    // 最大寿县安丰93.9毫米: which place, not what.
    let most = ["最大", "最强", "最多"].iter().any(|word| before.contains(word));
    if most && !["量", "强", "速", "水位"].iter().any(|word| before.ends_with(word)) {
        let rains =
            ["雨", "降水"].iter().any(|word| sentence.span.of(page.article.body.folded()).contains(word));
        match unit {
            "毫米" | "mm" if rains => return Some("最大降雨量".to_owned()),
            "毫米/小时" => return Some("最大雨强".to_owned()),
            "米/秒" => return Some("最大风速".to_owned()),
            _ => {}
        }
    }
    // 完成总工程量的86%
    if unit == "%" && ["总工程量的", "工程总量的", "工程量的"].iter().any(|word| before.ends_with(word))
    {
        return Some("工程进度".to_owned());
    }
    // 将有6至9级大风
    let blows =
        ["大风", "阵风", "偏", "的风", "东", "西", "南", "北"].iter().any(|word| tail.starts_with(word));
    let wind =
        ["风", "风力", "风可达", "风达", "风力可达", "风力达"].iter().any(|word| before.ends_with(word));
    if unit == "级" && (wind || blows && tail.contains('风') && before.ends_with(['有', '现', '到'])) {
        let gust = if before.contains("阵风") { "阵风" } else { "" };
        return Some(format!("{gust}风力"));
    }
    if unit == "级" && behind.starts_with("地震") {
        return Some("震级".to_owned());
    }
    if unit == "%" && tail.starts_with("股权") | tail.starts_with("的股权") {
        return Some("股权比例".to_owned());
    }
    // 持有公司22%的股份, 持股12%
    let clause = before.rsplit([',', '，', '、']).next().unwrap_or(before);
    if unit == "%" && (tail.starts_with("股份") || tail.starts_with("的股份") || clause.ends_with("持股"))
    {
        let held = if clause.contains("控制") { "控制股份比例" } else { "持股比例" };
        return Some(held.to_owned());
    }
    // 轻伤2人 and 2人轻伤, 136人参训: what became of them, or what they did.
    if matches!(unit, "人" | "名" | "位")
        && let Some(state) = PEOPLE
            .iter()
            .find(|state| tail.trim_start_matches("一度").trim_start_matches("先后").starts_with(**state))
    {
        return Some(if *state == "参训" { "培训人数".to_owned() } else { format!("{state}人数") });
    }
    // 带动150余人就近就业
    if matches!(unit, "人" | "名" | "位")
        && noun.is_empty()
        && tail.find("就业").is_some_and(|at| at <= 12)
        && let Some(verb) =
            ["带动", "吸纳", "解决", "安置", "帮助", "促进"].iter().find(|verb| before.ends_with(**verb))
    {
        return Some(format!("{verb}就业人数"));
    }
    // 沪指报收于3284.54点，上涨6.82点
    if unit == "点" {
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        return match () {
            () if ends(&["报", "收于", "收盘", "报收"]) => Some("收盘点位".to_owned()),
            () if ends(&["涨", "上涨", "收涨"]) => Some("涨点".to_owned()),
            () if ends(&["跌", "下跌", "收跌"]) => Some("跌点".to_owned()),
            // 大涨2.89%后，以2897.57点报收; 以3614.07点小幅低开
            () if ["报收", "收盘", "收报"].iter().any(|word| behind.starts_with(word)) => {
                Some("收盘点位".to_owned())
            }
            () if ["开盘", "高开", "低开", "小幅高开", "小幅低开"]
                .iter()
                .any(|word| behind.starts_with(word)) =>
            {
                Some("开盘点位".to_owned())
            }
            // 沪指涨0.13%至3284.54点
            () if before.trim() == "至" => Some("点位".to_owned()),
            () => None,
        };
    }
    if unit == "%" && quoted(&page.article.body.folded()[sentence.span.start()..span.start()]) {
        return Some("股价涨跌幅".to_owned());
    }
    // 主力合约收于每吨8320元
    if unit.ends_with('元') && ["收于每", "报每"].iter().any(|word| before.contains(word)) {
        return Some(super::read::PRICE.to_owned());
    }
    if (unit.starts_with("元/股") || unit.ends_with('元'))
        && ["报", "收于", "报收", "收报"].iter().any(|word| before.ends_with(word))
    {
        return Some(super::read::PRICE.to_owned());
    }
    let money = unit.ends_with('元') || matches!(unit, "英镑" | "港币" | "欧元");
    let verb = [
        "签下",
        "签订",
        "签署",
        "达成",
        "获得",
        "获",
        "拿到",
        "完成",
        "捐赠",
        "捐款",
        "发放",
        "提供",
        "接到",
        "送上",
        "投入",
        "争取到",
        "得到",
        "签",
        "收到",
        "创造",
        "给予",
        "设立",
    ]
    .iter()
    .any(|verb| before.ends_with(verb));
    // 造成近14亿美元的经济损失: the noun behind says what it is.
    let brings = [
        "造成", "带来", "挽回", "节约", "节省", "筹集", "募集", "撬动", "拉动", "安排", "落实", "争取",
        "下达", "拨付",
    ]
    .iter()
    .any(|verb| before.ends_with(verb));
    // 35米高的基站, 400多米深
    let extent = ["高", "深", "宽", "长", "厚"].into_iter().find(|extent| {
        tail.strip_prefix(extent).is_some_and(|rest| rest.is_empty() || rest.starts_with('的'))
    });
    if let Some(extent) = extent.filter(|_| unit.ends_with('米')) {
        return Some(format!("{extent}度"));
    }
    // 判处有期徒刑二年，并处罚金10万元
    let fined = before.ends_with("被罚") || before.ends_with("处罚");
    if money && fined {
        return Some("罚款".to_owned());
    }
    if let Some(fine) = ["罚金", "罚款"].into_iter().find(|fine| money && before.ends_with(fine)) {
        return Some(fine.to_owned());
    }
    // 以256.9亿元的品牌价值位居第8, 提供50亿元的授信支持
    let of = tail.strip_prefix('的').filter(|rest| (2..=6).contains(&rest.chars().count()));
    if money
        && verb
        && noun.is_empty()
        && let Some(rest) = of
    {
        return Some(rest.to_owned());
    }
    if money && before.ends_with('以') && behind.starts_with('的') && noun.chars().count() >= 2 {
        return Some(noun.to_owned());
    }
    if money && brings && noun.chars().count() >= 2 {
        return Some(noun.to_owned());
    }
    if money && verb && !noun.is_empty() && !tail.starts_with(|c: char| !c.is_alphabetic()) {
        let ends =
            ["额", "金", "款", "费", "资金", "价值", "收入", "产值"].iter().any(|word| noun.ends_with(word));
        return Some(if ends { noun.to_owned() } else { format!("{noun}金额") });
    }
    None
}

/// Whether the price of a share and its change stand before the figure in brackets: 某股份(12.430, -0.10, -0.80%).
fn quoted(before: &str) -> bool {
    let inner = before.rfind('(').map(|at| before[at + 1..].trim_end());
    inner.is_some_and(|inner| {
        inner.ends_with(',')
            && inner.matches(',').count() == 2
            && inner.chars().all(|c| c.is_ascii_digit() || " .,+-".contains(c))
    })
}

/// The level that water stands above, by the words right before the figure: 超警戒水位.
fn above(before: &str) -> Option<String> {
    let clause = before.rsplit([',', '，', '、']).next().unwrap_or(before);
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

/// What points in a game are, by the verb before them.
pub(super) fn points(before: &str) -> Option<&'static str> {
    const SCORED: [&str; 10] =
        ["得到", "贡献", "拿到", "拿下", "砍下", "轰下", "入账", "独得", "狂砍", "收获"];
    const APART: [&str; 4] = ["落后", "领先", "扩大到", "缩小到"];
    let ends = |words: &[&str]| words.iter().any(|word| before.trim_end_matches('了').ends_with(word));
    match () {
        () if ends(&SCORED) => Some("得分"),
        () if ends(&APART) => Some("分差"),
        () => None,
    }
}

/// What is sent out, where vehicles, boats and people follow each other without a word: 出动3车4艇22人.
fn crew(head: &str, unit: &str) -> Option<String> {
    const SENT: [&str; 6] = ["出动", "增派", "调派", "派出", "调集", "投入"];
    let what = match unit {
        "车" => "车辆数",
        "艇" => "舟艇数",
        "人" => "人数",
        _ => return None,
    };
    let mut rest = head;
    while let Some(before) = rest.strip_suffix(['车', '艇']) {
        rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    }
    let verb = SENT.iter().find(|verb| rest.ends_with(**verb))?;
    (unit != "人" || rest.len() < head.len()).then(|| format!("{verb}{what}"))
}

/// Which way a length goes, where its word alone stands before it: 、宽约250米.
fn extent(before: &str) -> Option<char> {
    let rest =
        ["约", "达", "近", "为"].iter().fold(before, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    let extent = rest.chars().next_back().filter(|c| "长宽高深厚".contains(*c))?;
    let rest = &rest[..rest.len() - extent.len_utf8()];
    (rest.is_empty() || rest.ends_with([',', '，', '、', ' '])).then_some(extent)
}

/// Verbs of those who buy.
const DEALS: &[&str] =
    &["收购", "受让", "认购", "竞得", "拍得", "中标", "买入", "购入", "购买", "卖出", "出售", "转让"];

/// What people counted are or do, right behind their number.
const PEOPLE: [&str; 29] = [
    "生还", "脱险", "落网", "参训", "参赛", "参展", "受伤", "轻伤", "重伤", "死亡", "遇难", "被困", "失联",
    "获救", "受灾", "受益", "就业", "丧生", "罹难", "身亡", "牺牲", "失踪", "脱贫", "入选", "获奖", "报名",
    "参保", "到场", "参与",
];

/// Whether the figure is what a project will make: 80万吨烯烃项目, 50万千瓦光伏项目.
pub(super) fn capacity(quantity: &Quantity, behind: &str) -> bool {
    let unit = matches!(
        quantity.unit.as_str(),
        "吨" | "千瓦"
            | "兆瓦"
            | "吉瓦"
            | "台"
            | "套"
            | "辆"
            | "台套"
            | "立方米"
            | "平方米"
            | "件"
            | "kW"
            | "MW"
            | "GW"
            | "吉瓦时"
            | "GWh"
    );
    let until = behind.find([',', '，', '。', '、', ';', '和']).unwrap_or(behind.len());
    unit && ["项目", "生产线", "工程", "基地", "装置", "光伏", "电站", "机组"]
        .iter()
        .any(|word| behind[..until].contains(word))
        && behind[..until].chars().count() <= 20
}

pub(super) fn behind_is_noun(behind: &str) -> bool {
    behind.chars().next().is_some_and(|c| c.is_alphabetic() || matches!(c, '“' | '"'))
}

/// 增速, 占比, 总量: of what was said before.
pub(super) fn elliptical(indicator: &str) -> bool {
    let bare = ["同比", "环比", "整体", "合计"]
        .iter()
        .fold(indicator, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    matches!(
        bare,
        "总量"
            | "数量"
            | "总数"
            | "占比"
            | "比重"
            | "规模"
            | "总值"
            | "均价"
            | "增速"
            | "增幅"
            | "涨幅"
            | "降幅"
            | "跌幅"
            | "减幅"
            | "增长率"
            | "入选数量"
            | "新增"
            | "净增"
            | "单月"
            | "当月"
            | "最大"
            | "最高"
            | "最低"
    )
}

/// Whether a unit is one of changes and shares.
pub(super) fn percent_of(unit: &str) -> bool {
    matches!(unit, "%" | "个百分点" | "百分点" | "‰" | "倍" | "个基点" | "基点" | "番")
}

/// Whether a sum is another one in other money, by the words between the two: 541亿元人民币（约75亿美元）.
pub(super) fn converted(between: &str, unit: &str) -> bool {
    let inner = between.trim_start_matches("人民币").strip_prefix(['(', '（']);
    unit.ends_with('元')
        && inner.is_some_and(|inner| {
            let words = ["折合", "约合", "人民币", "相当于", "合", "约", "当前"];
            words
                .iter()
                .fold(inner.trim(), |rest, word| rest.strip_prefix(word).unwrap_or(rest))
                .trim()
                .is_empty()
        })
}

/// The comparison that a change makes.
pub(super) fn compared(change: &Change, quantity: &Quantity) -> Comparison {
    Comparison {
        kind: change.kind.clone(),
        direction: Some(change.direction.word().to_owned()),
        value: Some(if quantity.bound == Bound::Range {
            quantity.high.unwrap_or(quantity.low)
        } else {
            quantity.low
        }),
        unit: Some(quantity.unit.clone()).filter(|unit| !unit.is_empty()),
    }
}

/// What the heading of a count ends in: 数, 人数, 面积.
pub(super) fn suffix(quantity: &Quantity, indicator: &str, dictionaries: &Dictionaries) -> &'static str {
    let dimension = || dictionaries.units.find(&quantity.unit).map(|unit| unit.dimension);
    match quantity.unit.as_str() {
        "人" | "名" | "位" => {
            let people = ["人数", "人口", "人员", "人", "员"].iter().any(|word| indicator.ends_with(word));
            let said = people
                || indicator.contains("人数")
                || ["总数", "总量", "户数", "用户数"].iter().any(|word| indicator.ends_with(word));
            if said && !indicator.is_empty() { "" } else { "人数" }
        }
        "人次" => "人次",
        _ if dimension() == Some(Dimension::Area) || quantity.unit == "㎡" => {
            if indicator.contains("面积") { "" } else { "面积" }
        }
        // Shares are measured out like goods, indices in points.
        // 风力7级: a scale.
        "股" | "手" | "点" | "级" => "",
        _ if ["数", "量", "额", "率", "规模"].iter().any(|end| indicator.ends_with(end))
            && !indicator.ends_with("力量") =>
        {
            ""
        }
        "户" if !indicator.ends_with('户') => "户数",
        "间" => "间数",
        "次" => "次数",
        "批次" => "批次",
        "注" => "注数",
        // 3个孩子
        "个" if ["孩子", "子女", "儿女"].iter().any(|people| indicator.ends_with(people)) => "人数",
        _ if dimension() == Some(Dimension::Count) => "数",
        _ => "",
    }
}

/// What an amount of the unit is called behind a verb (捐赠金额, 排放量, 缩短里程) or an adjective (路面平均宽度).
pub(super) fn measure_of(quantity: &Quantity, lead: &Phrase, dictionaries: &Dictionaries) -> &'static str {
    let dimension = dictionaries.units.find(&quantity.unit).map(|unit| unit.dimension);
    let length = dimension == Some(Dimension::Length);
    let whole = ["全长", "总长", "延长", "增长", "周长"].iter().any(|word| lead.text.ends_with(word));
    if length && lead.text.ends_with(['宽', '高', '深', '厚', '长']) && !whole {
        return "度";
    }
    match dimension {
        Some(Dimension::Mass) if lead.text.ends_with('重') => "量",
        _ if !lead.verbal => "",
        _ if quantity.unit == "股" => "股数",
        // 增资额, 注资额
        Some(Dimension::Currency)
            if ["增资", "注资", "融资", "出资"].iter().any(|word| lead.text.ends_with(word)) =>
        {
            "额"
        }
        Some(Dimension::Currency) => "金额",
        Some(
            Dimension::Mass | Dimension::Volume | Dimension::Energy | Dimension::Power | Dimension::Data,
        ) => "量",
        Some(Dimension::Length) => "里程",
        Some(Dimension::Area) => "面积",
        Some(Dimension::Time) => "时间",
        // 加息25个基点
        Some(Dimension::Ratio | Dimension::Point) if quantity.unit.ends_with("基点") => "幅度",
        Some(Dimension::Ratio | Dimension::Point) => "比例",
        _ => "",
    }
}

/// The role that a verb gives to those it counts: 参加, 出席, 到场 are all 参会.
pub(super) fn participation(verb: &str) -> &'static str {
    match verb {
        "参加" | "出席" | "参会" | "到场" | "与会" | "到会" => "参会",
        "参展" | "展示" => "参展",
        "参训" => "培训",
        "签约" | "签订" => "签约",
        "受灾" => "受灾",
        "受损" | "开裂" => "受损",
        "倒塌" => "倒塌",
        "停产" => "停产",
        "停电" => "停电",
        "入驻" => "入驻",
        "投产" => "投产",
        "开工" => "开工",
        "竣工" => "竣工",
        "落户" => "落户",
        "复工" => "复工",
        "参赛" => "参赛",
        "获评" | "入选" => "入选",
        "上市" => "上市",
        _ => "",
    }
}

/// A phrase with the name of the table's indicator that ends the text, where taking the text apart broke it.
pub(super) fn known(phrase: String, raw: &str, dictionaries: &Dictionaries) -> String {
    let raw = raw.trim_end();
    let raw = ["分别", "达到", "达", "为", "约", "完成", "实现", "同比", "名义", "实际"]
        .iter()
        .fold(raw, |raw, word| raw.strip_suffix(word).unwrap_or(raw));
    let starts: Vec<usize> = raw.char_indices().map(|(at, _)| at).rev().take(16).collect();
    let longest = starts
        .into_iter()
        .rev()
        .map(|at| &raw[at..])
        .find(|tail| dictionaries.indicators.find(tail).is_some());
    match longest {
        Some(name) if name.chars().count() >= 4 && !phrase.contains(name) => stripped(name.to_owned()),
        _ => stripped(phrase),
    }
}

/// A phrase without the words for the whole region or year that lead it in.
pub(super) fn stripped(mut phrase: String) -> String {
    const LEADING: [&str; 18] = [
        "在此期间",
        "全市",
        "全省",
        "全县",
        "全区",
        "全州",
        "我市",
        "我县",
        "我区",
        "全年",
        "年末",
        "其中",
        "全旗",
        "会议",
        "大会",
        "会上",
        "双方",
        "公司",
    ];
    while let Some(rest) =
        LEADING.iter().find_map(|word| phrase.strip_prefix(word)).filter(|rest| rest.chars().count() >= 2)
    {
        phrase = rest.to_owned();
    }
    // 日经指数早盘下跌，收盘时微涨0.06%: when, not what.
    const HOURS: [&str; 8] = ["收盘时", "收盘", "开盘", "盘中", "早盘", "午后", "尾盘", "悲观情景"];
    if HOURS.contains(&phrase.as_str()) {
        return String::new();
    }
    // 甲、乙、丙等市分别增长
    let listed = phrase.starts_with('等') && phrase.chars().count() <= 2;
    if listed { String::new() } else { phrase }
}

/// An item of a list without the words that lead it in.
pub(super) fn cleaned(item: &str) -> String {
    let mut item = item.trim().to_owned();
    for word in [
        "其中", "全市", "全县", "全区", "全省", "实现", "完成", "达到", "为", "达", "我市", "我县", "分别",
        "同比",
    ] {
        item = item.replace(word, "");
    }
    item
}

/// A share of something.
pub(super) fn shared(quantity: &Quantity) -> Comparison {
    Comparison {
        kind: "占比".to_owned(),
        direction: None,
        value: Some(quantity.low),
        unit: Some(quantity.unit.clone()),
    }
}
