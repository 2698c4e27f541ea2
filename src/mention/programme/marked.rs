//! Programmes in quotation marks.
//!
//! What is in marks is a name where a word for such a thing follows (“铁拳”行动, “橙链云”工业互联网平台), stands before it
//! (特色品牌“惠享山东消费年”) or ends it (“携手行动”); a list of names shares one (“食安守护”、“药安乡村”等专项行动). A word of
//! every such thing is no part of the name: “企业服务日”|活动, “健康宝”|小程序.

use super::super::MentionKind;
use super::super::candidate::{Candidate, Line, Trust};
use crate::text::{Pattern, Span};
use std::sync::LazyLock;

/// Marks that open and close.
const OPEN: [char; 4] = ['“', '‘', '「', '『'];
const CLOSE: [char; 4] = ['”', '’', '」', '』'];
/// No name in marks is longer, in characters.
const LONGEST: usize = 24;

/// The word behind marks and what stands between: 工业互联网|平台.
static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^(?P<between>[^“”‘’「」—，。！？；：、,!?;:\n《》()的在和与等为是了将及中下正被由后前到个按把要以]{0,14}?)",
        r"(?P<word>专项行动|行动计划|行动|专项整治|专项|计划|工程|平台|系统|数据库|软件|攻坚战|专班|试点|基金|班列",
        r"|专列|集群|对接会|洽谈会|节|主题教育|项目|活动|小程序|APP|App|客户端|品牌|嘉年华|摄影展|书画展|作品展|特展|巡展|展览|系列展|摄影大展|沙龙|夏令营|挑战赛",
        r"|运载火箭|卫星|飞船|探测器|驿站|书屋|讲堂|学堂|普法|主题宣讲)",
    ))
});
/// Words that are no part of the name, whatever stands between.
const OF_ALL: [&str; 20] = [
    "活动",
    "小程序",
    "APP",
    "App",
    "客户端",
    "品牌",
    "嘉年华",
    "摄影展",
    "书画展",
    "作品展",
    "巡展",
    "展览",
    "系列展",
    "沙龙",
    "夏令营",
    "挑战赛",
    "运载火箭",
    "卫星",
    "飞船",
    "探测器",
];
/// What is opened, set up or brought in and has its name in marks: 设立“暖心驿站”, 推行“综合查一次”.
static SET_UP: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:推行|实施|推出|设立|开设|开通|上线|创办|启用|启动|发起|首创|创设|建成|创建|探索建立|创新建立|探索推行|打造|推进)",
        r"(?:了|的|一批|多个|[一二三四五六七八九十两几\d]+[个家处座批项])?$",
    ))
});
/// What is done to a thing with a name behind its marks: “长者餐厅”|建设, “公交司机之家”|正式启用.
static DONE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^(?:发展)?战略|^(?:\p{Han}{2})?责任制|^(?:工作|联动|协同|服务|执法|治理|教学|监管)?(?:机制|工作法)|^(?:服务|执法|治理|教学|监管)模式",
        r"|^(?:建设|创建|改革|试点)(?:$|[^\p{Han}]|工作|推进|的|和|活动)|^(?:正式|全新|今日|昨日|陆续|已|顺利|相继){0,2}",
        r"(?:启用|上线|揭牌|投用|投入使用|投入运营|开馆|开赛|开营|开播|开讲|亮相)",
    ))
});
/// What is done with a model that has its name in marks: 推广“铁路快通”模式.
static MODEL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?:推行|推广|推广应用|实行|采用|采取|运用|创新|首创|探索|探索推行|形成|构建)(?:了|的)?$")
});
/// Ends of names of what is set up in one place or another.
const PLACES: [&str; 16] = [
    "驿站",
    "书屋",
    "餐厅",
    "食堂",
    "之家",
    "学堂",
    "讲堂",
    "书院",
    "家园",
    "小站",
    "茶馆",
    "议事厅",
    "服务圈",
    "助餐圈",
    "暖屋",
    "小屋",
];
/// What may stand between the names of a list and the word for them: 等|三项.
static SHARED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"^等(?:一系列|系列|多个|多项|多种|[一二三四五六七八九十两几\d]+[个项大类])?")
});
/// Words that stand before the names of such things, and what may be between.
static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:(?:平台|品牌|小程序|APP|App|软件)(?:——|:|：)?",
        r"|(?:平台|品牌|系统|项目|工程|计划|行动|活动)(?:——|名为|取名为|分别为|分别是|包括))$",
    ))
});
/// Ends of names that say themselves what they are: “携手行动”, “企业服务日”.
const SELF_NAMED: [&str; 59] = [
    "购物节",
    "精品展",
    "摄影展",
    "文物展",
    "艺术展",
    "书画展",
    "作品展",
    "主题展",
    "图片展",
    "指数",
    "行动",
    "工程",
    "计划",
    "專項",
    "专项",
    "平台",
    "数据库",
    "服务日",
    "接待日",
    "公益日",
    "体验日",
    "开放日",
    "攻坚战",
    "直通车",
    "大讲堂",
    "大走访",
    "大比武",
    "消费季",
    "体验季",
    "演出季",
    "冰雪季",
    "艺术季",
    "文化季",
    "消费券",
    "消费年",
    "提升年",
    "提振年",
    "落实年",
    "攻坚年",
    "工作法",
    "志愿服务",
    "集市",
    "市集",
    "大篷车",
    "课堂",
    "大奖",
    "嘉年华",
    "万里行",
    "宣传周",
    "宣传月",
    "活动周",
    "活动月",
    "邻里节",
    "文化节",
    "艺术节",
    "美食节",
    "旅游节",
    "音乐节",
    "读书节",
];
/// Names in marks that are no programmes though a word for one may follow: strategies of the state, titles of
/// honour, figures of speech.
const NO_NAMES: [&str; 24] = [
    "放管服",
    "一带一路",
    "互联网+",
    "小巨人",
    "专精特新",
    "隐形冠军",
    "单项冠军",
    "瞪羚",
    "独角兽",
    "领头羊",
    "成绩单",
    "双碳",
    "双高",
    "伊斯兰国",
    "一把手",
    "一站式",
    "点对点",
    "面对面",
    "一对一",
    "四人帮",
    "走出去",
    "新基建",
    "一号",
    "文化盛宴",
];
/// Verbs before marks that make what is in them a figure of speech, or a thing said or fought: 按下“快进键”,
/// 跑出“加速度”, 打击“黑校车”.
const FIGURATIVE: [&str; 19] = [
    "按下", "跑出", "奏响", "下好", "交出", "打好", "念好", "唱好", "装上", "筑牢", "走好", "当好", "成为",
    "算好", "打击", "防范", "反对", "张贴", "围绕",
];

/// A stretch in marks.
#[derive(Clone, Copy)]
struct Marked {
    /// With the marks, in the sentence.
    whole: Span,
    /// Without.
    name: Span,
}

/// What is in marks that hold no others and no sentence, in order.
fn marked(text: &str) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        if OPEN.contains(&c) {
            open = Some((at, at + c.len_utf8()));
        } else if CLOSE.contains(&c)
            && let Some((start, inner)) = open.take()
        {
            let whole = Span::new(start, at + c.len_utf8());
            let count = text[inner..at].chars().count();
            if (2..=LONGEST).contains(&count)
                && !text[inner..at].contains(['。', '！', '？', '；', '：', '!', '?', ';', '\n'])
            {
                found.push(Marked { whole, name: Span::new(inner, at) });
            }
        }
    }
    found
}

/// Programmes in the marks of one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    let text = line.text();
    let all = marked(text);
    let mut first = 0;
    while first < all.len() {
        let joined = |pair: &[Marked]| {
            matches!(
                &text[pair[0].whole.end()..pair[1].whole.start()],
                "" | "、" | "和" | "与" | "及" | "以及"
            )
        };
        let last = first + all[first..].windows(2).take_while(|pair| joined(pair)).count();
        list(line, &all[first..=last], found);
        first = last + 1;
    }
}

/// Programmes among names that are listed one behind the other.
fn list(line: Line<'_>, names: &[Marked], found: &mut Vec<Candidate>) {
    let (Some(first), Some(last)) = (names.first(), names.last()) else { return };
    let text = line.text();
    let (before, behind) = (&text[..first.whole.start()], &text[last.whole.end()..]);
    if FIGURATIVE.iter().any(|verb| before.ends_with(verb)) {
        return;
    }
    let shared = SHARED.find(behind).map_or(0, |shared| shared.end());
    let word = behind_marks(line, last.whole.end() + shared);
    let called = word.is_some() || BEFORE.is_match(before);
    for (index, one) in names.iter().enumerate() {
        let name = one.name.of(text);
        let end = match &word {
            Some((word, end)) if shared == 0 && index + 1 == names.len() && is_name(name, word) => *end,
            Some((word, _)) if called && is_name(name, word) => one.whole.end(),
            None if called && is_name(name, "") => one.whole.end(),
            // “夜话+课堂”的模式
            // “一站式”|服务模式 says how, 打造“样板间” what it is like.
            None if is_set_up(name) && names.len() <= 3 && set_up(before, behind) => one.whole.end(),
            _ if is_self_named(name) && !text[one.whole.end()..].starts_with('的') => one.whole.end(),
            _ => continue,
        };
        let (start, end) = (line.start() + one.whole.start(), line.start() + end);
        found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Likely));
    }
}

/// Whether the words around marks say that what is in them is set up or used.
fn set_up(before: &str, behind: &str) -> bool {
    let rest = behind.strip_prefix('的').unwrap_or(behind);
    SET_UP.is_match(before)
        || DONE.is_match(behind)
        || (rest.starts_with("模式") || rest.starts_with("制度")) && MODEL.is_match(before)
}

/// Whether a name may be that of something set up: not a figure of speech.
fn is_set_up(name: &str) -> bool {
    const LIKE: [&str; 29] = [
        "名片",
        "共同体",
        "引擎",
        "样板",
        "样板间",
        "版",
        "访谈",
        "专栏",
        "高地",
        "标杆",
        "窗口",
        "阵地",
        "通道",
        "快车道",
        "绿色通道",
        "闭环",
        "硬核",
        "模式",
        "路径",
        "样本",
        "方案",
        "经验",
        "答卷",
        "生态",
        "圈",
        "链",
        "网",
        "墙",
        "清单",
    ];
    let count = name.chars().count();
    count >= 3 && !name.contains('+') && is_name(name, "") && !LIKE.iter().any(|end| name.ends_with(end))
        || count >= 4 && PLACES.iter().any(|end| name.ends_with(end)) && is_name(name, "活动")
}

/// The word for a programme behind the marks that end at byte `at` of the sentence, and the end of the name: the
/// marks, or the word where it is part of the name.
fn behind_marks<'t>(line: Line<'t>, at: usize) -> Option<(&'t str, usize)> {
    let text: &'t str = line.text();
    let behind = &text[at..];
    let found = BEHIND.captures(behind)?;
    let (between, word) = (found.name("between")?, found.name("word")?);
    // 群众“身边事”通过云平台得以解决, “三心”庆祝建军节.
    if ["通过", "依托", "利用", "庆祝", "喜迎"].iter().any(|verb| between.as_str().contains(verb)) {
        return None;
    }
    let ends_word = line.words().get(line.word_ending(line.start() + at + word.end()));
    if ends_word.is_none_or(|end| end.span.end() != line.start() + at + word.end()) {
        return None;
    }
    // 项目展示活动, 公益|项目: the project is what is shown.
    let rest = &behind[word.end()..];
    let shown = word.as_str() == "项目"
        && (between.is_empty() || ["活动", "展示", "发布", "清单"].iter().any(|more| rest.starts_with(more)));
    let of_all = shown || OF_ALL.contains(&word.as_str());
    Some((&behind[word.range()], if of_all { at } else { at + word.end() }))
}

/// Whether a name says itself what it is.
fn is_self_named(name: &str) -> bool {
    let count = name.chars().count();
    let own = |end: &&str| name.strip_suffix(*end).is_some_and(|own| own.chars().count() >= 2);
    let longest = if name.ends_with('展') { LONGEST } else { 16 };
    count <= longest && SELF_NAMED.iter().any(own) && is_name(name, "行动")
}

/// Whether what stands in marks is a name, `word` being what follows: not “两个维护”, “十四五”, “555” (counted virtues
/// and bare numbers), nor two characters that no action or programme follows, nor a cup that is played for.
fn is_name(name: &str, word: &str) -> bool {
    let count = name.chars().count();
    let sentence = count > 8 && name.contains(['的', '他', '我', '不', '才', '要']);
    let little = count <= 3 && name.starts_with(['大', '新', '好', '小']);
    let clauses = name.contains(['，', ',', '、']);
    if sentence
        || little
        || clauses && !matches!(word, "活动" | "主题教育")
        || NO_NAMES.contains(&name)
        || name.ends_with(['杯', '式', '型', '化', '键', '度', '者', '+'])
    {
        return false;
    }
    if count == 2 && !["行动", "工程", "计划", "班列", "节", "普法"].iter().any(|head| word.ends_with(head))
    {
        return false;
    }
    const NUMBERS: &str = "一二三四五六七八九十两";
    let is_number = |c: char| NUMBERS.contains(c) || c.is_ascii_digit();
    let numbers = name.chars().take_while(|&c| is_number(c)).count();
    // 三个一 is a name, 两个维护 a virtue.
    let thrice = name.contains("个一");
    numbers == 0 || thrice || name.chars().nth(numbers).is_some_and(|next| next != '个' && next != '大')
}
