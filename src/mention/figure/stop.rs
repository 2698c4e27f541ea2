//! What tells a quantity from a numeral in a word: 一定, 三农, 5G, 101国道, 四级工厂, 2.0版.

use super::numeral::{Numeral, Style};
use super::unit::Kind;

/// What stands around a numeral.
pub(super) struct Context<'a> {
    /// What stands before it, up to the last figure or date.
    pub head: &'a str,
    /// The numeral itself.
    pub numeral: &'a str,
    /// What it says.
    pub number: &'a Numeral,
    /// Its unit.
    pub unit: Option<(&'a str, Kind)>,
    /// What stands behind the unit.
    pub rest: &'a str,
    /// Whether it is bounded or left open.
    pub vague: bool,
}

/// Characters before a hyphen that make it a dash in a name: 青岛-2号.
pub(super) fn noun_before_hyphen(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '了' | '为' | '是' | '达' | '到' | '至' | '计' | '算' | '于' | '在' | '低')
}

/// Whether 小时, 月 or the like begins here, behind 个多 or 个半.
pub(super) fn time_noun(rest: &str) -> bool {
    ["小时", "月", "星期", "钟头", "学期", "季度", "世纪"].iter().any(|noun| rest.starts_with(noun))
}

/// Whether 多 or 余 behind a unit says that it is more: 三年多, 3亿元多.
pub(super) fn more_behind(rest: &str) -> bool {
    if rest.starts_with('余') {
        return !rest.starts_with("余额") && !rest.starts_with("余下");
    }
    rest.strip_prefix('多').is_some_and(|rest| {
        !rest.starts_with([
            '种', '样', '元', '家', '数', '少', '个', '次', '方', '边', '名', '项', '部', '地', '点', '层',
            '万', '余',
        ])
    })
}

/// Whether half of the unit can be told by 半: 三年半, 一吨半, not 三个半.
pub(super) fn halved(unit: &str, kind: Kind) -> bool {
    kind == Kind::Time || matches!(unit, "倍" | "成" | "吨" | "斤" | "公斤" | "米" | "亩" | "里" | "公里")
}

/// Whether 半 behind a unit of time is half of it: 三年半, 两天半.
pub(super) fn half_behind(rest: &str) -> bool {
    rest.strip_prefix('半').is_some_and(|rest| {
        !rest.starts_with(['导', '径', '岛', '决', '数', '年', '月', '个', '天', '封', '程'])
    })
}

/// Length of a range's connector (至, 到, -, ~, —) with spaces around it.
pub(crate) fn connector(rest: &str) -> Option<usize> {
    let trimmed = rest.trim_start_matches(' ');
    let word = ["至", "到", "—", "–", "－", "~", "〜", "-", "―", "──", "——", "--", "－－"]
        .into_iter()
        .rev()
        .find(|word| trimmed.starts_with(word))?;
    let behind = &trimmed[word.len()..];
    let spaces = rest.len() - trimmed.len();
    let after = behind.len() - behind.trim_start_matches(' ').len();
    (spaces < 2 && after < 2).then_some(spaces + word.len() + after)
}

/// Whether 比例 or the like stands shortly before 1:4.
pub(super) fn ratio_before(head: &str) -> bool {
    let tail: String = head.chars().rev().take(8).collect();
    tail.contains('比') && !tail.contains("分比") || tail.contains("例比")
}

/// Whether a rank is spoken of right before 第二: 位居全省, 排名.
pub(super) fn rank_before(head: &str) -> bool {
    let mut tail: Vec<char> =
        head.chars().rev().take_while(|c| !matches!(c, ',' | '，' | '。' | ';' | '；')).take(12).collect();
    tail.reverse();
    let tail: String = tail.into_iter().collect();
    // 装机规模全国第一
    let of = ["全国", "全省", "全市", "全县", "全球", "世界"];
    if of.iter().any(|whole| tail.strip_suffix(whole).is_some_and(|rest| rest.chars().count() >= 2)) {
        return true;
    }
    [
        "居", "位列", "名列", "列", "排名", "排在", "排", "升至", "升到", "跃升", "跃至", "名列", "进位",
        "前进", "夺得", "获得", "荣获", "名次", "保持",
    ]
    .iter()
    .any(|word| tail.contains(word))
}

/// Whether a clause ends here, or what follows cannot be counted.
pub(super) fn clause_ends(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| {
        !c.is_alphanumeric()
            || matches!(c, '和' | '的' | '与' | '及' | '以' | '比' | '较' | '且' | '并' | '了')
    })
}

/// Whether 上 before 百 belongs to a word: 网上, 以上, 会上.
pub(super) fn place_before(head: &str) -> bool {
    head.ends_with([
        '以', '网', '会', '线', '路', '场', '车', '身', '手', '地', '海', '船', '早', '晚', '史', '界', '础',
        '际', '向',
    ])
}

/// Whether 内 behind a length of time bounds it: 5个工作日内, not 国内.
pub(super) fn within(unit: &str, rest: &str) -> bool {
    let time = matches!(
        unit,
        "年" | "天" | "小时" | "个月" | "个工作日" | "工作日" | "周" | "分钟" | "日" | "个小时" | "个星期"
    );
    time && rest.starts_with('内') && !rest.starts_with(['地', '部', '容']) && !rest.starts_with("内部")
}

/// A sign of money before the number, its length and its unit.
pub(super) fn currency_before(head: &str) -> Option<(usize, &'static str)> {
    const SIGNS: &[(&str, &str)] = &[
        ("US$", "美元"),
        ("HK$", "港元"),
        ("NT$", "新台币"),
        ("A$", "澳元"),
        ("HKD", "港元"),
        ("USD", "美元"),
        ("CNY", "元"),
        ("RMB", "元"),
        ("$", "美元"),
        ("¥", "元"),
        ("￥", "元"),
        ("€", "欧元"),
        ("£", "英镑"),
    ];
    if !head.ends_with(|c: char| "$¥￥€£DYB".contains(c)) {
        return None;
    }
    SIGNS.iter().find(|(sign, _)| head.ends_with(sign)).map(|&(sign, unit)| (sign.len(), unit))
}

/// Whether the unit is the beginning of a word that is none: 成立, 国道, 个体.
pub(super) fn unit_in_word(unit: &str, rest: &str, number: &Numeral) -> bool {
    let next = rest.chars().next();
    let next_in = |set: &str| next.is_some_and(|c| set.contains(c));
    match unit {
        "成" => {
            next_in("立功都本果员年人交长绩就品分效因熟像套型材色片群家") && !rest.starts_with("成都")
                || number.low.to_f64() > 10.0
                || (number.high.is_none()
                    && number.digits > 1
                    && number.low.to_f64() < 10.0
                    && !number.pointed)
        }
        "个" => {
            next_in("体性别")
                || next_in("展")
                    && !["展位", "展区", "展馆", "展厅", "展台"].iter().any(|word| rest.starts_with(word))
                || rest.starts_with("人所得")
                || rest.starts_with("人信息")
        }
        "家" => next_in("庭电具居乡长") || (rest.starts_with('人') && !rest.starts_with("人民")),
        "人" => {
            next_in("民间才口工均体类物事格文代机") && !rest.starts_with("人次") || rest.starts_with("大")
        }
        "省" | "县" | "乡" | "村" => next_in("道长级委政"),
        "市" => next_in("场政委长民级值区县"),
        "区" => next_in("域间块县委政长"),
        "国" | "世纪" | "代" => true,
        "位" => next_in("于置移居列数"),
        "名" => {
            next_in("称字单义为列牌誉人")
                && !rest.starts_with("人大")
                && !rest.starts_with("人员")
                && !rest.starts_with("人才")
                && !rest.starts_with("人民")
        }
        "条" => next_in("件款例约纹"),
        "件" => next_in("数"),
        "本" => next_in("地市次身土科报来着年月周省县村院校公"),
        "部" => next_in("分门署长队委落位"),
        "场" => next_in("地所馆景合面"),
        "次" => {
            next_in("日年序元级产生")
                || rest.starts_with('要') && !rest.starts_with("要求")
                || ["收入", "伤害", "创业", "污染", "分配", "感染", "供水", "转运", "传播", "装修"]
                    .iter()
                    .any(|noun| number.low.to_f64() == 2.0 && rest.starts_with(noun))
        }
        "起" => next_in("来到重点初码草诉源步伏飞") && !rest.starts_with("重大"),
        "期" => next_in("间望待刊货末限"),
        "所" => next_in("有以在谓需属得长"),
        "种" => next_in("植子业养田"),
        "类" => next_in("似型"),
        "张" => next_in("家店江某贴"),
        "头" => next_in("部条发等脑号版"),
        "口" => next_in("岸号碑感腔径罩"),
        "台" => next_in("湾风北州阶中"),
        "支" => next_in("持部付撑出队行援流教委") && !rest.starts_with("队伍"),
        "只" => next_in("要有是能会需为"),
        "组" => next_in("织成长团合建"),
        "段" => next_in("落时"),
        "对" => next_in("于口接外象应比手方策照"),
        "分" => next_in("之别布析配公钟类行局支工层级区明开化为散享会裂") && !rest.starts_with("分钟"),
        "度" => next_in("过假量"),
        "方" => next_in("面案式法向便位针略阵米"),
        "里" => next_in("程面"),
        "元" => next_in("宵旦素月勋首") || rest.starts_with("元化"),
        "年" => {
            next_in("级轻龄货味糕画鉴报检夜关终")
                || next == Some('代') && number.low.to_f64() % 10.0 == 0.0 && !number.low.is_zero()
        }
        "天" => next_in("然津地气空文猫河山府王台"),
        "周" => next_in("边年围期末密口岁一二三四五六日"),
        "两" => next.is_some_and(|c| c.is_alphanumeric() && !"银黄白酒茶肉重".contains(c)),
        "角" => next_in("度色落"),
        "克" => next_in("服拉里"),
        // 15日内 is a length; a day is a date.
        "日" => !["内", "以内", "之内", "以上", "以下"].iter().any(|word| rest.starts_with(word)),
        "副" => next_in("总局主处市县书部院校厅省区会"),
        "米" => next_in("饭粉线粒酒兰"),
        "升" => next_in("至到为"),
        // 5车26人, but 5车道
        "车" | "艇" => !next.is_some_and(|c| c.is_ascii_digit()),
        "道" => next_in("路德理教里县口"),
        "重" => next_in("点要大庆视新量阳"),
        "手" => next_in("机工段续术抓"),
        "门" => next_in("户店诊口票槛"),
        "层" => next_in("次级面"),
        "级" => next_in("别"),
        "点" => next_in("钟半多击名评对击"),
        "届" => !number.digits.eq(&0) && next_in("一二三四五六七八九中全人政党委代时满毕"),
        "国家" => next_in("级"),
        "千伏" | "kV" => next_in("变输线电特配送升"),
        // 三伏天, 三伏贴
        "伏" => {
            next_in("变输线电特配送升天贴针")
                || number.low.to_f64() < 4.0 && number.digits < 2 && !number.pointed
        }
        _ => false,
    }
}

/// The unit that 万 and 亿 without one leave to the noun beside them: 22万小学寄宿生, 人口6万, 13万特惠商户.
pub(super) fn bare_unit(head: &str, rest: &str) -> &'static str {
    const FAR: usize = 8;
    const PEOPLE: [&str; 22] = [
        "群众",
        "人口",
        "居民",
        "村民",
        "农民",
        "市民",
        "学生",
        "寄宿生",
        "考生",
        "师生",
        "毕业生",
        "职工",
        "员工",
        "旅客",
        "游客",
        "老人",
        "儿童",
        "民众",
        "教师",
        "患者",
        "贫困人口",
        "劳动力",
    ];
    const HOUSES: [&str; 4] = ["商户", "农户", "住户", "个体户"];
    let near: String = rest.chars().take_while(|c| c.is_alphabetic()).take(FAR).collect();
    let first = |nouns: &[&str]| nouns.iter().filter_map(|noun| near.find(noun)).min();
    match (first(&PEOPLE), first(&HOUSES)) {
        (Some(people), houses) if houses.is_none_or(|houses| people < houses) => return "人",
        (_, Some(_)) => return "户",
        _ => {}
    }
    let head = ["超过", "达到", "突破", "约为", "超", "近", "约", "达", "为", "有"]
        .iter()
        .fold(head, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    if head.ends_with("人口") { "人" } else { "" }
}

/// Slogans and names that count nothing: 三个代表, 两个维护.
const SLOGANS: &[&str] = &[
    "个代表",
    "个全面",
    "个意识",
    "个维护",
    "个确立",
    "个自信",
    "个务必",
    "个结合",
    "个规定",
    "个一百年",
    "个革命",
    "个敢于",
    "个必须坚持",
    "个毫不动摇",
    "项规定",
    "个坚持",
    "个善于",
    "次产业",
    "个区分开来",
    "次握手",
    "个世界",
    "位一体",
    "个确保",
];

/// Whether the numeral is a quantity.
pub(super) fn is_figure(context: &Context<'_>) -> bool {
    let number = context.number;
    let previous = context.head.chars().next_back();
    match number.style {
        Style::Arabic | Style::Mixed => arabic(context, previous),
        Style::Digits | Style::Composed => chinese(context, previous),
    }
}

fn arabic(context: &Context<'_>, previous: Option<char>) -> bool {
    let number = context.number;
    let value = number.low.to_f64();
    let zeros =
        context.numeral.len() > 1 && context.numeral.starts_with('0') && !context.numeral.starts_with("0.");
    if zeros {
        return false;
    }
    let next = context.rest.chars().next();
    match context.unit {
        Some((unit, _)) => {
            // 2023年 is a date even where the dates are not asked.
            let year = unit == "年" && !number.pointed && (1000.0..2200.0).contains(&value) && !context.vague;
            // 3·15晚会, 12·5: a dot before it makes it part of a name.
            !year && !matches!(previous, Some('·' | '∶' | '〔' | '['))
        }
        None => {
            if next.is_some_and(|c| {
                c.is_ascii_alphanumeric() || "号版级后式型款路线座街届度元-.·/:+×国省".contains(c)
            }) {
                return false;
            }
            if currency_before(context.head).is_some() {
                return true;
            }
            if number.style == Style::Mixed {
                return !next.is_some_and(|c| "家人户能企里科达".contains(c)) || context.vague;
            }
            if number.pointed {
                // 工业4.0 and the like count nothing.
                return !context.numeral.ends_with(".0") && !next.is_some_and(names_number);
            }
            let ends = next.is_none_or(|c| !c.is_alphanumeric());
            let said = context.head.ends_with('达')
                || ["达到", "增至", "降至", "升至", "为", "增加到", "减少到", "下降到"]
                    .iter()
                    .any(|w| context.head.ends_with(w));
            (ends && said && value < 1e7 && !context.head.ends_with("号为"))
                || (context.vague && ends && value < 1e7 && previous.is_some())
        }
    }
}

/// Whether a letter or character makes a name of the number before it.
fn names_number(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '版' | '时' | '计' | '工' | '系' | '代')
}

fn chinese(context: &Context<'_>, previous: Option<char>) -> bool {
    let number = context.number;
    let value = number.low.to_f64();
    let bare = context.numeral.starts_with(['百', '千', '万', '亿']);
    let Some((unit, kind)) = context.unit else {
        // 三亿五千万 says how many even without a unit, 千万 does not.
        return number.scale > 0 && !bare && context.numeral.chars().count() > 2 && value >= 10_000.0
            || context.vague && bare && number.open && clause_ends(context.rest);
    };
    if bare && !context.vague {
        return false;
    }
    if bare && kind == Kind::Count && !number.open && previous == Some('近') && context.numeral.len() == 3 {
        return true;
    }
    if number.style == Style::Digits {
        // 二〇二三 and 三五 read one by one are years, codes and names unless something is measured.
        if number.digits > 1 && number.high.is_none() && !number.pointed {
            return kind == Kind::Measure;
        }
        if previous.is_some_and(|c| {
            "第唯统单万逐同专归之星周十初卷零点届".contains(c) || c == '期' && kind != Kind::Time
        }) {
            return false;
        }
        if number.low.is_zero() && kind != Kind::Measure {
            return false;
        }
        if number.low == super::decimal::Decimal::whole(1) && number.high.is_none() {
            return one(context, unit, kind);
        }
        if kind == Kind::Loose {
            return false;
        }
        let tail = format!("{unit}{}", context.rest.chars().take(5).collect::<String>());
        return !SLOGANS.iter().any(|slogan| tail.starts_with(slogan));
    }
    if number.style == Style::Composed {
        if kind == Kind::Loose && !context.vague {
            return unit != "分"
                && value > 10.0
                && !matches!(unit, "大" | "届" | "代" | "点" | "里" | "方" | "度");
        }
        if unit == "届"
            || unit == "折"
            || context.numeral == "拾"
            || (context.numeral == "十" && matches!(unit, "分" | "字" | "足" | "堰"))
        {
            return false;
        }
        let tail = format!("{unit}{}", context.rest.chars().take(5).collect::<String>());
        return !SLOGANS.iter().any(|slogan| tail.starts_with(slogan));
    }
    true
}

/// 一 is an article before most words; before measures and times it counts.
fn one(context: &Context<'_>, unit: &str, kind: Kind) -> bool {
    const COUNTED: &[&str] = &[
        "倍",
        "成",
        "吨",
        "亩",
        "公里",
        "公斤",
        "米",
        "平方米",
        "公顷",
        "美元",
        "千瓦时",
        "小时",
        "个小时",
        "个月",
        "年",
        "周年",
        "周",
        "个星期",
        "平方公里",
        "立方米",
        "升",
        "千克",
        "克",
        "分钟",
        "个百分点",
        "百分点",
        "半",
        "斤",
        "里",
        "岁",
        "周岁",
        "元",
    ];
    // 一升一稳, 一年一度: one of each.
    if context.rest.starts_with('一') {
        return false;
    }
    if kind == Kind::Loose || !COUNTED.contains(&unit) {
        return context.vague && (kind == Kind::Measure || context.head.ends_with("至少"));
    }
    match unit {
        "年" => !["一度", "级", "四季", "又", "到头", "之", "来", "一"]
            .iter()
            .any(|word| context.rest.starts_with(word)),
        _ => true,
    }
}
