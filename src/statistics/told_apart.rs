//! Figures that are no statistics: lengths of time, thresholds, numbers of a list, ages, temperatures of the day.

use super::cues::{BUILT, HOUSES};
use crate::mention::figure::Quantity;
use crate::text::Words;
use std::sync::LazyLock;

/// Units of time; a figure of them is a statistic only when something is measured in it (平均预期寿命).
const TIMES: &[&str] = &[
    "年",
    "天",
    "小时",
    "个月",
    "周",
    "个星期",
    "分钟",
    "秒",
    "个工作日",
    "工作日",
    "个小时",
    "岁",
    "周岁",
    "季度",
    "个季度",
    "个交易日",
    "周年",
    "昼夜",
    "星期",
    "个年头",
    "个学期",
    "个钟头",
    "日",
];

/// A figure with its unit and what stands around it.
struct Apart<'a> {
    unit: &'a str,
    low: f64,
    written: &'a str,
    before: &'a str,
    behind: &'a str,
}

/// The kinds of figure that are no statistics.
const KINDS: [fn(&Apart<'_>) -> bool; 15] = [
    is_time,
    is_of_list,
    is_ratio,
    is_deed,
    is_coupon,
    is_ordinal,
    is_model_or_day,
    is_temperature_or_score,
    is_race,
    are_people_named,
    is_threshold,
    is_among,
    is_class_of_line,
    repeats,
    takes_up,
];

/// Whether a figure is no statistic, by its unit and what stands around it.
pub(super) fn is_none(quantity: &Quantity, written: &str, before: &str, behind: &str) -> bool {
    let apart = Apart { unit: &quantity.unit, low: quantity.low, written, before, behind };
    KINDS.iter().any(|kind| kind(&apart))
}

impl Apart<'_> {
    /// Whether the words behind it begin with one of these.
    fn goes_on(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.behind.starts_with(word))
    }

    /// Whether the words before it end in one of these.
    fn ends(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.before.ends_with(word))
    }

    /// Whether the words before it name one of these measures: 室外气温高达37℃, 续航时间可达12个月.
    fn names(&self, measures: &[&str]) -> bool {
        let named = ["了", "仅", "为", "只有", "达到", "可达", "高达", "达", "超过", "近", "约"]
            .iter()
            .fold(self.before, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
        measures.iter().any(|measure| named.ends_with(measure))
    }

    /// Whether it is a small number in Chinese, as things just named are counted.
    fn is_small(&self) -> bool {
        self.written.chars().next().is_some_and(|c| "两三四五六".contains(c)) && self.low <= 6.0
    }
}

/// 三年, unless something is measured in it.
fn is_time(figure: &Apart<'_>) -> bool {
    let measured = || {
        figure.names(&["时间", "时长", "间隔"])
            || figure.ends(&["寿命", "里程", "平均年龄", "用时", "压缩至", "期限", "天数"])
            || super::change::change(figure.before).is_some_and(|change| change.based && change.head == 0)
    };
    TIMES.contains(&figure.unit) && !measured()
}

/// 三方面, 两步, 4折
fn is_of_list(figure: &Apart<'_>) -> bool {
    const UNITS: [&str; 14] =
        ["期", "步", "遍", "方面", "件事", "大", "轮", "届", "句", "把", "口", "字", "∶", "折"];
    UNITS.contains(&figure.unit)
}

/// 奇偶比为9：9
fn is_ratio(figure: &Apart<'_>) -> bool {
    figure.written.contains([':', '：', '∶'])
}

/// 要抓好三件实事
fn is_deed(figure: &Apart<'_>) -> bool {
    let few = figure.written.chars().next().is_some_and(|c| "两三四五六七八九十".contains(c));
    figure.unit == "件" && few && figure.goes_on(&["事", "实事", "大事", "要事"])
}

/// 满300元减50元: a coupon.
fn is_coupon(figure: &Apart<'_>) -> bool {
    let before = figure.before;
    let from = before.ends_with('满') && figure.goes_on(&["减", "立减", "送", "返"]);
    let off = before.ends_with('减') && (before.contains('满') || before.chars().count() <= 2);
    (figure.unit.is_empty() || figure.unit == "元") && (from || off)
}

/// 第一批次, 三批次 name a batch, 三点要求 points of a list, 两次 and 3次会议 tell little; 105批次 of goods are tested, 3276.3点 is an
/// index.
fn is_ordinal(figure: &Apart<'_>) -> bool {
    let digits = figure.written.starts_with(|c: char| c.is_ascii_digit());
    match figure.unit {
        "批次" => figure.low <= 3.0 && !digits,
        "点" => figure.low <= 20.0 && figure.low.fract() == 0.0,
        "次" => figure.low <= 3.0 || figure.goes_on(&["会议", "全"]),
        _ => false,
    }
}

/// 2024款 and “12·29”案
fn is_model_or_day(figure: &Apart<'_>) -> bool {
    let model = figure.unit == "款" && (1990.0..2050.0).contains(&figure.low);
    model && figure.written.starts_with(['1', '2'])
        || figure.unit.is_empty() && figure.before.ends_with('“') && figure.behind.starts_with('”')
}

/// 37℃ and 95分, unless the words say what of.
fn is_temperature_or_score(figure: &Apart<'_>) -> bool {
    match figure.unit {
        "℃" | "摄氏度" | "度" => !figure.names(&["气温", "温度", "水温"]),
        "分" => !figure.before.ends_with('分') && super::heading::points(figure.before).is_none(),
        _ => false,
    }
}

/// 200米自由泳, 4×100米接力
fn is_race(figure: &Apart<'_>) -> bool {
    const RACES: [&str; 13] = [
        "自由泳",
        "蛙泳",
        "蝶泳",
        "仰泳",
        "短跑",
        "接力",
        "混合",
        "比赛",
        "跨栏",
        "决赛",
        "冲刺",
        "折返",
        "速滑",
    ];
    figure.unit == "米" && (figure.goes_on(&RACES) || figure.behind.chars().take(4).any(|c| c == '赛'))
}

/// 两人一起, 两人的相册
fn are_people_named(figure: &Apart<'_>) -> bool {
    const DO: [char; 14] =
        ['的', '在', '都', '均', '也', '还', '又', '并', '将', '一', '就', '是', '曾', '之'];
    figure.unit == "人"
        && figure.low <= 3.0
        && figure.written.starts_with(['两', '二', '三'])
        && figure.behind.starts_with(DO)
}

/// 在全国261个地级市中位列第67, 全国50个城市中，有42个: those among which.
fn is_among(figure: &Apart<'_>) -> bool {
    let behind = figure.behind;
    let among =
        behind.char_indices().take(10).find(|(_, c)| *c == '中').map(|(at, c)| &behind[at + c.len_utf8()..]);
    let ranked = among.is_some_and(|rest| {
        rest.starts_with([',', '，', '有', '排', '居', '列'])
            || ["位列", "位居", "名列"].iter().any(|word| rest.starts_with(word))
    });
    ranked && figure.ends(&["全国", "全省", "全市", "全县", "全区", "全球", "在"])
}

/// 220千伏变电站, 10千伏线路
fn is_class_of_line(figure: &Apart<'_>) -> bool {
    matches!(figure.unit, "千伏" | "kV") && figure.behind.starts_with(char::is_alphabetic)
}

/// 三个项目, 两家公司 and 等4家银行作了发言 take up what was named before; 三个孩子 and 五个方面 tell little.
fn takes_up(figure: &Apart<'_>) -> bool {
    const UNITS: [&str; 13] = ["个", "家", "项", "名", "位", "条", "场", "种", "类", "大", "部", "幢", "栋"];
    const THOSE: [char; 13] = ['的', '这', '上', '述', '该', '等', '前', '后', '了', '“', '在', '和', '对'];
    const PEOPLE: [&str; 12] =
        ["孩子", "男子", "女子", "儿子", "女儿", "老人", "朋友", "同学", "新生儿", "小孩", "兄弟", "姐妹"];
    const ASPECTS: [&str; 20] = [
        "方面", "阶段", "环节", "层面", "维度", "板块", "部分", "问题", "转变", "结合", "亮点", "特点",
        "特征", "范畴", "情况", "原因", "因素", "话题", "趋势", "步骤",
    ];
    const SPOKE: [&str; 5] = ["作了", "作交流", "发言", "作发言", "分别"];
    let before = figure.before;
    let those = UNITS.contains(&figure.unit) && (before.is_empty() || before.ends_with(THOSE));
    let spoke = || {
        before.ends_with('等') && SPOKE.iter().any(|word| figure.behind.find(word).is_some_and(|at| at <= 15))
    };
    figure.is_small() && (those || figure.goes_on(&PEOPLE))
        || figure.goes_on(&ASPECTS) && figure.low <= 10.0
        || spoke()
}

/// 细河、张士两个厂区: a small number says again how many things the list right before it has.
fn repeats(figure: &Apart<'_>) -> bool {
    let Apart { written, low, before, .. } = *figure;
    let digit = written.chars().next().is_some_and(|c| "两三四五六七八九十".contains(c));
    let list = before.rsplit([',', '，', '。', ';', '；', ':', '：']).next().unwrap_or(before);
    let close = list.ends_with(|c: char| c.is_alphanumeric() || "”》\"".contains(c));
    let marks = list.matches('、').count();
    let items =
        if marks > 0 { marks + 1 + list[list.rfind('、').unwrap_or(0)..].matches('和').count() } else { 0 };
    let named = list.rsplit('、').take(marks).all(|item| item.chars().count() <= 12);
    digit && close && named && items as f64 == low
}

/// 500亩以上的基地, 产值过10亿元的企业, 10亿元以上项目2个: which ones, not how many.
fn is_threshold(figure: &Apart<'_>) -> bool {
    let Apart { written, before, behind, .. } = *figure;
    let bounded = written.ends_with("以上")
        || written.ends_with("以下")
        || written.ends_with("以内")
        || ["过", "超过", "超", "突破", "达到", "不低于", "首次突破"]
            .iter()
            .any(|word| before.ends_with(word));
    let listed = behind.trim_start_matches(|c: char| {
        "、和至".contains(c) || c.is_ascii_digit() || "亿万元家亩.%".contains(c)
    });
    let of = (behind.starts_with('的') || listed.starts_with('的') && behind.starts_with(['、', '和']))
        && !["的速度", "的目标", "的成绩", "的增速", "的比例", "的税", "的补贴", "的增长", "的规模"]
            .iter()
            .any(|word| behind.starts_with(word));
    let share = written.ends_with(['%', '成', '半', '一', '二', '三', '四']);
    // 50万元至500万元项目资助 is what is given.
    let given = ["项目资助", "项目补助", "项目资金", "项目经费", "企业奖励"];
    let things = ["项目", "企业", "基地", "的项目", "的企业"].iter().any(|word| behind.starts_with(word))
        && !given.iter().any(|word| behind.starts_with(word));
    let money = written.contains('元') || written.contains('亩') || written.contains("美元");
    if bounded && of && !share {
        return true;
    }
    // 10亿元级龙头企业
    if money && behind.starts_with('级') {
        return true;
    }
    // 对新建500亩以上标准化果园，每亩补助800元: the condition of a rule.
    let granted = ["补助", "补贴", "奖励", "奖补", "给予"].iter().any(|word| behind.contains(word));
    if granted && written.ends_with("以上") && behind.starts_with(char::is_alphabetic) && !share {
        return true;
    }
    // 总投资15亿元的12个项目 says the sum of them; a bound makes a condition of it.
    things
        && money
        && (written.ends_with("以上")
            || written.ends_with("以下")
            || written.contains('至')
            || written.contains('-'))
}

/// What a project or a rule has.
static ATTRIBUTES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "总投资 占地 投资额 建筑面积 年产能 设计 注册资 全长 容量 跨度 产能 \
         总面积 规划面积 用地 上限 总建筑 总长 年产 可提供 处理能力 装机容量 供水能力 生产能力 加工能力 处理能力 屠宰能力 供水能力 投资金额 \
         投资总额 首期 一期 二期 计划投资 工期 基地面积 厂房 容积率 建设规模 停车位 \
         车位 装机容量 可容纳 全长 库容 总高 高度 宽度 距离 国土面积 出让面积 起始价 起拍价 指导均价 限制价",
    )
});

/// What is to be when a project is completed.
static COMPLETED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "届时 投产后 达产后 建成后 完工后 项目建成 达产 建成投用后 投用后 完成后 投产， 可满足 可年 \
         投产, 建成, 并网, 落成,",
    )
});

/// What a rule says of a sum, and what it is for.
static SUMS: LazyLock<Words> =
    LazyLock::new(|| Words::new("最高 不超过 给予 可获 按照 的标准 上限 予以 封顶"));
static RULES: LazyLock<Words> = LazyLock::new(|| Words::new("奖励 补贴 补助 奖补 资助 扶持 罚款 贴息 减免"));

/// Whether the figure tells of a project or a rule, which holds at no particular time.
pub(super) fn is_attribute(indicator: &str, before: &str) -> bool {
    let indicator = indicator.replace("占地区", "占区").replace("年产值", "产值").replace("年产量", "产量");
    // 占总投资的77.8% is what was spent by then.
    if indicator.ends_with("比重") {
        return false;
    }
    // What was signed for on a day is of that day: 协议总投资.
    if ["协议", "签约", "意向", "合同"].iter().any(|word| indicator.contains(word)) {
        return false;
    }
    // 项目完成投资额38亿元 is what was spent by then.
    let clause = before.rsplit([',', ';', '。']).next().unwrap_or(before);
    if indicator.ends_with("投资额") && ["完成", "累计"].iter().any(|word| clause.contains(word)) {
        return false;
    }
    ATTRIBUTES.stands_in(&indicator) || indicator.ends_with("标准") || COMPLETED.stands_in(before)
}

/// Whether the words before a sum make it what a project is to cost: 计划投资18亿元.
pub(super) fn is_planned_sum(before: &str) -> bool {
    PLANNED.stands_in(before) && !before.contains("年度")
}

/// Words of what is so every year.
static ALWAYS: LazyLock<Words> = LazyLock::new(|| Words::new("每年 每天 每月 每日 年均可 日均可"));
/// What a project is to cost.
static PLANNED: LazyLock<Words> = LazyLock::new(|| {
    Words::new("计划投资 计划总投资 拟投资 拟总投资 预计投资 预计总投资 意向投资 期投资 原拟 原计划 拟募")
});

/// Whether the clause says what is so every year or may come to be, at no particular time: 每年产生, 可容纳, 可减排.
pub(super) fn is_timeless(clause: &str) -> bool {
    /// What goes before and behind 可 in other words: 许可, 可持续, 可支配收入.
    const BEFORE: &str = "许认不尚宁";
    const BEHIND: &str = "持支望再降比穿靠转视能是见谓观溶燃回循口喜信控";
    if ALWAYS.stands_in(clause) {
        return true;
    }
    if ["年内", "今年", "月内"].iter().any(|word| clause.contains(word)) {
        return false;
    }
    clause.match_indices('可').any(|(at, can)| {
        let behind = clause[at + can.len()..].chars().next();
        !clause[..at].ends_with(|c| BEFORE.contains(c)) && behind.is_some_and(|c| !BEHIND.contains(c))
    })
}

/// Whether the figure is the size of something built, by its unit and what the sentence speaks of: 项目用地120亩.
pub(super) fn is_size(quantity: &Quantity, indicator: &str, head: &str) -> bool {
    const SIZES: [&str; 14] = [
        "平方米",
        "亩",
        "公顷",
        "平方公里",
        "公里",
        "米",
        "千瓦",
        "兆瓦",
        "吉瓦",
        "千伏",
        "兆伏安",
        "立方米",
        "㎡",
        "坪",
    ];
    const DONE: [&str; 17] = [
        "种植", "受灾", "播种", "过火", "成交", "展览", "改造", "完成", "建成", "新增", "销售", "施工",
        "竣工", "栽植", "流转", "产量", "里程",
    ];
    SIZES.contains(&quantity.unit.as_str())
        && (BUILT.stands_in(head) || HOUSES.stands_in(head))
        && !indicator.contains("深度")
        && !DONE.iter().any(|word| indicator.contains(word))
        && !["全市", "全县", "全区", "全省", "我市", "我县", "我区", "我省", "全国", "累计", "目前"]
            .iter()
            .any(|word| head.contains(word))
}

/// Whether a count is of what a policy says: 提出18条举措, which is of its year.
pub(super) fn is_measures(quantity: &Quantity, indicator: &str) -> bool {
    matches!(quantity.unit.as_str(), "条" | "项" | "个")
        && ["措施数", "举措数", "政策数", "条款数", "任务数", "意见数", "规定数", "政策措施数", "制度数"]
            .iter()
            .any(|noun| indicator.ends_with(noun))
}

/// Whether a sentence lays down a rule, whose sums hold at no particular time.
pub(super) fn is_rule(sentence: &str) -> bool {
    SUMS.stands_in(sentence) && RULES.stands_in(sentence)
}
