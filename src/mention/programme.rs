//! Named platforms, projects, campaigns: a short name in quotation marks before a word for such a thing
//! (“橡链云”平台; the span has the marks' inside only), and names without marks that begin with a place or are what
//! is built, opened, carried out (沂河大桥改造工程, 实施的智能农机产业园).
//! Quotations and nicknames that no such word follows, and words for such things alone, are left alone.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use crate::text::Pattern;
use std::sync::LazyLock;

static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"[“‘]([^“”‘’，。！？；：、,!?;:\n]{2,14})[”’]",
        r"(?:[\p{Han}+0-9]{0,10}?(?:平台|工程|行动|计划|活动|专项|系统|品牌|大赛|攻坚战|专班|窗口|小程序|试点|项目|基金",
        r"|大会|对接会|洽谈会)|(?:中小)?企业)",
    ))
});
/// Names that say themselves what they are: “携手行动”, “企业服务日”.
static SELF_NAMED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"[“‘]([^“”‘’，。！？；：、,!?;:\n]{1,10}",
        r"(?:行动|工程|计划|专项|平台|服务日|攻坚战|直通车|大讲堂|消费季|消费券|工作法))[”’]",
    ))
});

/// Heads of names that stand without marks.
static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:改造|提升|扩建|新建|迁建|整治|治理|修复|增容|示范|惠民|安居|培育|引水|调水|供水|枢纽|绿化|亮化)?工程",
        r"|产业园|物流园|创业园|科创园|科技园|孵化园|示范园|双创园",
        r"|(?:服务|中试|交易|信息|数据|创新|监管|指挥|调度|预警|融资|对接|管理|治理|互联网|合作|共享|云)平台|单一窗口",
        r"|(?:旅游|文化|艺术|采摘|美食|购物|消费|丰收|啤酒|民俗|风筝|牡丹|音乐|电影|樱花|桃花|荷花|油菜花|葡萄|苹果|茶)节",
        r"|景区|消费季|博览园|引导基金|产业基金",
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
/// A name is no longer than this, in characters before its head.
const LONGEST: usize = 16;

/// Names without marks.
fn unmarked(line: Line<'_>, found: &mut Vec<Candidate>) {
    for head in HEAD.find_iter(line.text()) {
        let (head, end) = (line.start() + head.start(), line.start() + head.end());
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
        // 市政工程, 重点工程 are no names: a name of that head has a place before it.
        if line.body[head..end] == *"工程" && words[first].tag != "ns" {
            continue;
        }
        let place = words[first].tag == "ns" || line.word(first) == "全国";
        let doing = first.checked_sub(1).is_some_and(|before| DOING.contains(&line.word(before)));
        if place || doing && line.body[start..head].chars().count() >= 4 {
            found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Likely));
        }
    }
}

/// Programmes in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    unmarked(line, found);
    // Few sentences have quotation marks; the patterns need not look at the others.
    if !line.text().contains(['“', '‘']) {
        return;
    }
    let quoted = NAMED.captures_iter(line.text()).chain(SELF_NAMED.captures_iter(line.text()));
    for captures in quoted {
        if let Some(name) = captures.get(1).filter(|name| is_name(name.as_str(), &line.text()[name.end()..]))
        {
            found.push(Candidate::new(
                line.start() + name.start(),
                line.start() + name.end(),
                MentionKind::Programme,
                Trust::Likely,
            ));
        }
    }
}

/// Whether what stands in marks is a name: not “两个维护”, “十四五”, “555” (counted virtues and bare numbers), nor two
/// characters that no action or programme follows.
fn is_name(name: &str, behind: &str) -> bool {
    let behind = behind.trim_start_matches(['”', '’']);
    if name.chars().count() == 2
        && !["行动", "专项", "工程", "计划"].iter().any(|head| behind.starts_with(head))
    {
        return false;
    }
    const NUMBERS: &str = "一二三四五六七八九十两";
    let numbers = name.chars().take_while(|&c| NUMBERS.contains(c) || c.is_ascii_digit()).count();
    numbers < name.chars().count() && (numbers == 0 || name.chars().nth(numbers) != Some('个'))
}
