//! Named platforms, projects, campaigns: a name in quotation marks with the word for such a thing behind it or at
//! its end (“橡链云”平台, “春风行动”; the marks belong to the mention, as does the word), and names without marks that
//! begin with a place or are what is built, opened, carried out (沂河大桥改造工程, 实施的智能农机产业园).
//! Quotations, titles of honour (“小巨人”企业) and figures of speech (按下“快进键”) are left alone, and so are words
//! for such things alone.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use crate::text::Pattern;
use std::sync::LazyLock;

/// A short name in marks, and what of it stands behind them: “铁拳”行动, “橡链云”工业互联网平台.
static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"[“‘]([^“”‘’，。！？；：、,!?;:\n]{2,14})[”’]",
        r"([^“”‘’，。！？；：、,!?;:\n《》()的在和与等为是了将及中下正被由后前到个按把要]{0,12}?",
        r"(?:平台|工程|专项行动|行动计划|行动|计划|活动|专项|系统|攻坚战|专班|窗口|小程序|试点|项目|基金|班列|专列",
        r"|对接会|洽谈会|节))",
    ))
});
/// Names that say themselves what they are: “携手行动”, “企业服务日”.
static SELF_NAMED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"[“‘]([^“”‘’，。！？；：、,!?;:\n]{1,12}",
        r"(?:行动|工程|计划|专项|平台|服务日|攻坚战|直通车|大讲堂|消费季|消费券|工作法))[”’]",
    ))
});
/// Names in marks that are no programmes though a word for one may follow: strategies of the state, titles of
/// honour, figures of speech.
const NO_NAMES: [&str; 22] = [
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
    "四人帮",
    "走出去",
    "新基建",
    "一号",
    "十百千万",
];
/// Verbs before marks that make what is in them a figure of speech: 按下“快进键”, 跑出“加速度”.
const FIGURATIVE: [&str; 14] = [
    "按下", "跑出", "奏响", "下好", "交出", "打好", "念好", "唱好", "装上", "筑牢", "走好", "当好", "成为",
    "算好",
];

/// Heads of names that stand without marks.
static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:改造|提升|扩建|新建|迁建|整治|治理|修复|增容|示范|惠民|安居|培育|引水|调水|供水|枢纽|绿化|亮化)?工程",
        r"|产业园|物流园|创业园|科创园|科技园|孵化园|示范园|双创园",
        r"|(?:服务|中试|交易|信息|数据|创新|监管|指挥|调度|预警|融资|对接|管理|治理|互联网|合作|共享|云)平台|单一窗口",
        r"|(?:旅游|文化|艺术|采摘|美食|购物|消费|丰收|啤酒|民俗|风筝|牡丹|音乐|电影|樱花|桃花|荷花|油菜花|葡萄|苹果|茶)节",
        r"|景区|消费季|博览园|引导基金|产业基金",
        r"|(?:改造|扩建|综采|综合利用|产业化|一体化|光伏|风电|储能|抽水蓄能)项目",
        r"|(?:专项|攻坚|整治|提升|倍增|三年|护航|帮扶|清零|暖心)行动|(?:培育|倍增|支持|振兴|扶持)计划",
    ))
});
/// What comes before such a name where it does not begin with a place: somebody does it.
const DOING: [&str; 26] = [
    "的", "启动", "启用", "建设", "实施", "设立", "推出", "上线", "打造", "发布", "开展", "组织", "举办",
    "走进", "参观", "调研", "考察", "投资", "建成", "运营", "解读", "创建", "依托", "推进", "入驻", "以",
];
/// Words with which no name begins, though they look like words of one.
const NEVER_FIRST: [&str; 40] = [
    "重点",
    "重大",
    "全国",
    "各类",
    "各地",
    "国家级",
    "省级",
    "市级",
    "县级",
    "大型",
    "新型",
    "主要",
    "相关",
    "有关",
    "所有",
    "现代",
    "现有",
    "全市",
    "全省",
    "全县",
    "全区",
    "当地",
    "我国",
    "我市",
    "我县",
    "我省",
    "本地",
    "国内",
    "国内外",
    "传统",
    "著名",
    "知名",
    "企业",
    "公司",
    "项目",
    "政府",
    "专业",
    "地区",
    "区域",
    "多个",
];
/// What makes another word of a head.
const ON: [&str; 13] =
    ["师", "有限", "公司", "局", "院", "大学", "技术", "机械", "部", "勘察", "中心", "集团", "项目部"];
/// Parts of something built: 物流园|二期.
const PARTS: [&str; 4] = ["一期", "二期", "三期", "四期"];
/// A name is no longer than this, in characters before its head.
const LONGEST: usize = 16;

/// Names without marks.
fn unmarked(line: Line<'_>, found: &mut Vec<Candidate>) {
    for head in HEAD.find_iter(line.text()) {
        // 高级工程师, 路桥工程公司, 数据平台上: the word goes on.
        if ON.iter().any(|rest| line.text()[head.end()..].starts_with(rest)) {
            continue;
        }
        let part = PARTS.iter().find(|part| line.text()[head.end()..].starts_with(**part));
        let (head, end) =
            (line.start() + head.start(), line.start() + head.end() + part.map_or(0, |part| part.len()));
        let mut start = line.back(head, LONGEST, |word, tag| match tag.as_bytes().first() {
            Some(b'n' | b'j' | b'b' | b's' | b'g' | b'l' | b'z') => true,
            Some(b'v') => word.chars().count() == 2 && (word == "投资" || !DOING.contains(&word)),
            Some(b'e' | b'm' | b'q') => word.chars().count() > 1 || word == "号",
            Some(b'x') => word.chars().all(|c| c.is_alphanumeric() || "·+".contains(c)),
            Some(b'f') => word.chars().count() == 1,
            Some(b't') => word.ends_with('季'),
            _ => false,
        });
        // What may stand before a name belongs to the sentence.
        let words = line.words();
        let mut first = words.partition_point(|word| word.span.end() <= start);
        while let Some(word) = words.get(first).filter(|word| word.span.start() < head) {
            let general = word.tag.starts_with('v') && !word.tag.starts_with("vn");
            if general || NEVER_FIRST.contains(&line.word(first)) && line.word(first) != "全国" {
                first += 1;
                start = words.get(first).map_or(head, |next| next.span.start());
            } else {
                break;
            }
        }
        if start >= head || line.body[start..head].chars().count() < 4 || words[first].span.start() != start {
            continue;
        }
        // 市政工程, 重点工程, 50万千瓦光伏项目 are no names: a name of that head has a place before it.
        let lone = line.body[head..end].starts_with("工程") || line.body[head..end].ends_with("项目");
        if lone && words[first].tag != "ns"
            || ["一批", "多家", "多个"].iter().any(|many| line.body[start..head].contains(many))
        {
            continue;
        }
        let place = words[first].tag == "ns" || line.word(first) == "全国";
        let doing = first.checked_sub(1).is_some_and(|before| DOING.contains(&line.word(before)));
        if place || doing && line.body[start..head].chars().count() >= 4 {
            found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Likely));
        }
    }
}

/// Whether marks hold so little that it may be a name.
fn has_name_in_marks(text: &str) -> bool {
    const NONE: [char; 12] = ['，', '。', '！', '？', '；', '：', '、', ',', '!', '?', ';', ':'];
    let held = text.split(['“', '‘']).skip(1).filter_map(|behind| behind.split_once(['”', '’']));
    held.map(|(held, _)| held).any(|held| {
        let few = held.len() <= 14 * 4 && (1..=14).contains(&held.chars().count());
        few && !held.contains(NONE) && !held.contains('\n')
    })
}

/// Programmes in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    unmarked(line, found);
    // The patterns need not look at the sentences that have no quotation marks, or speech in them.
    if !has_name_in_marks(line.text()) {
        return;
    }
    for (pattern, whole) in [(&*NAMED, 2), (&*SELF_NAMED, 1)] {
        for captures in pattern.captures_iter(line.text()) {
            let (Some(all), Some(name), Some(last)) = (captures.get(0), captures.get(1), captures.get(whole))
            else {
                continue;
            };
            let before = &line.text()[..all.start()];
            if is_name(name.as_str(), last.as_str()) && !FIGURATIVE.iter().any(|verb| before.ends_with(verb))
            {
                let (start, end) = (line.start() + all.start(), line.start() + all.end());
                found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Likely));
            }
        }
    }
}

/// Whether what stands in marks is a name, `word` being what follows: not “两个维护”, “十四五”, “555” (counted virtues
/// and bare numbers), nor two characters that no action or programme follows, nor a cup that is played for.
fn is_name(name: &str, word: &str) -> bool {
    let sentence = name.chars().count() > 8 && name.contains(['的', '他', '我', '不', '才', '要']);
    let little = name.chars().count() <= 3 && name.starts_with(['大', '新', '好', '小']);
    if sentence
        || little
        || NO_NAMES.contains(&name)
        || name.ends_with(['杯', '式', '型', '化', '键', '度', '者'])
    {
        return false;
    }
    if name.chars().count() == 2
        && !["行动", "专项", "工程", "计划", "班列"].iter().any(|head| word.ends_with(head))
    {
        return false;
    }
    const NUMBERS: &str = "一二三四五六七八九十两";
    let numbers = name.chars().take_while(|&c| NUMBERS.contains(c) || c.is_ascii_digit()).count();
    numbers == 0 || name.chars().nth(numbers).is_some_and(|next| next != '个' && next != '大')
}
