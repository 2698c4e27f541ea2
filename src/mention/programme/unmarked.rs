//! Programmes without marks: a name with its head that begins with a place, or that somebody builds, opens, carries
//! out.

use super::super::MentionKind;
use super::super::candidate::{Candidate, Line, Trust};
use crate::text::{Pattern, Words};
use std::sync::LazyLock;

/// Heads of names that stand without marks.
static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:改造|提升|扩建|新建|迁建|整治|治理|修复|增容|示范|惠民|安居|培育|引水|调水|供水|枢纽|绿化|亮化)工程",
        r"|产业园|物流园|创业园|科创园|科技园|孵化园|示范园|双创园",
        r"|(?:服务|中试|交易|信息|数据|创新|监管|指挥|调度|预警|融资|对接|管理|治理|互联网|合作|共享|云)平台|单一窗口",
        r"|(?:旅游|文化|艺术|采摘|美食|购物|消费|丰收|啤酒|民俗|风筝|牡丹|音乐|电影|樱花|桃花|荷花|油菜花|葡萄|苹果|茶)节",
        r"|景区|消费季|博览园|引导基金|产业基金",
        r"|(?:宣传|活动|科技|推广)(?:周|月)|(?:接待|开放|公益)日|(?:摄影|书画|书法|美术|图片|文物|艺术|作品|精品)展",
        r"|(?:改造|扩建|综采|综合利用|产业化|一体化|光伏|风电|储能|抽水蓄能|安置房|公租房|棚改)项目",
        r"|(?:专项|攻坚|整治|提升|倍增|三年|护航|帮扶|清零|暖心)行动|(?:培育|倍增|支持|振兴|扶持)计划|(?:质量|科技|技术|进步)大?奖",
        r"|APP|App|小程序",
        r"|行动|计划|工程|项目|平台",
    ))
});
/// What comes before such a name where it does not begin with a place: somebody does it.
const DOING: [&str; 29] = [
    "筹办", "主办", "承办", "的", "启动", "启用", "建设", "实施", "设立", "推出", "上线", "打造", "发布",
    "开展", "组织", "举办", "走进", "参观", "调研", "考察", "投资", "建成", "运营", "解读", "创建", "依托",
    "推进", "入驻", "以",
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
const ON: [&str; 16] = [
    "师",
    "有限",
    "公司",
    "局",
    "院",
    "大学",
    "技术",
    "机械",
    "部",
    "勘察",
    "中心",
    "集团",
    "项目部",
    "经理",
    "副经理",
    "负责",
];
/// Parts of something built: 物流园|二期.
const PARTS: [&str; 4] = ["一期", "二期", "三期", "四期"];
/// A name is no longer than this, in characters before its head.
const LONGEST: usize = 16;
/// Verbs of those who do, build or use what is named; no name goes on before them.
const CARRYING_OUT: [&str; 39] = [
    "开展", "启动", "实施", "推进", "部署", "组织", "参与", "推出", "建设", "承建", "建成", "投产", "投运",
    "完成", "中标", "用于", "投向", "新建", "运营", "打造", "深化", "落实", "来到", "走进", "调研", "考察",
    "参观", "援建", "依托", "利用", "通过", "搭建", "建立", "登录", "上线", "开发", "推动", "加快", "发起",
];
/// Verbs of those who use what is there already.
const USED: [&str; 6] = ["依托", "利用", "通过", "登录", "上线", "接入"];
/// What no name of the long kind holds: it tells how many or how much, or says of which sort they are.
const NOT_IN_LONG: [&str; 28] = [
    "年产",
    "亿元",
    "万元",
    "万吨",
    "公司",
    "多个",
    "一批",
    "重点",
    "重大",
    "系列",
    "样板",
    "装饰",
    "施工",
    "控制",
    "软件",
    "首个",
    "各类",
    "相关",
    "有关",
    "民生实事",
    "其他",
    "等多",
    "拟建",
    "类项目",
    "工程项目",
    "合作项目",
    "微信",
    "官方",
];
/// A name of the long kind is no longer than this, in characters before its head.
const LONGEST_LONG: usize = 26;

/// Games that are called after where they are held: 杭州|亚运会.
static GAMES: LazyLock<Words> =
    LazyLock::new(|| Words::new("大运会 亚运会 冬奥会 奥运会 残奥会 亚残运会 全运会 世运会 冬残奥会"));

/// Games called after their place.
fn games(line: Line<'_>, found: &mut Vec<Candidate>) {
    for game in GAMES.all_in(line.text()) {
        let (head, end) = (line.start() + game.span.start(), line.start() + game.span.end());
        let start = line.back(head, 4, |word, tag| tag == "ns" && word.chars().count() >= 2);
        // 成都大运会执委会 is a body.
        let of_body =
            found.iter().any(|one| one.kind.is_body() && one.span.start() <= start && one.span.end() > end);
        if start < head && !of_body {
            found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Likely));
        }
    }
}

/// Names without marks in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    games(line, found);
    for head in HEAD.find_iter(line.text()) {
        // 高级工程师, 路桥工程公司, 数据平台上: the word goes on.
        if ON.iter().any(|rest| line.text()[head.end()..].starts_with(rest)) {
            continue;
        }
        match head.as_str() {
            "APP" | "App" | "小程序" => application(line, head.start(), head.end(), found),
            "行动" | "计划" | "工程" | "项目" | "平台" => {
                long(line, head.start(), head.end(), found)
            }
            _ => {
                short(line, head.start(), head.end(), found);
                long(line, head.start(), head.end(), found);
            }
        }
    }
}

/// A name with a head that is seldom anything else.
fn short(line: Line<'_>, head: usize, end: usize, found: &mut Vec<Candidate>) {
    let part = PARTS.iter().find(|part| line.text()[end..].starts_with(**part));
    let (head, end) = (line.start() + head, line.start() + end + part.map_or(0, |part| part.len()));
    let mut start = line.back(head, LONGEST, |word, tag| match tag.as_bytes().first() {
        Some(b'n' | b'j' | b'b' | b's' | b'g' | b'l' | b'z') => true,
        Some(b'v') => word.chars().count() == 2 && (word == "投资" || !DOING.contains(&word)),
        Some(b'e' | b'm' | b'q') => word.chars().count() > 1 || word == "号",
        Some(b'x') => word.chars().all(|c| c.is_alphanumeric() || "·+".contains(c)),
        Some(b'f') => word.chars().count() == 1,
        Some(b't') => word.ends_with('季') || word == "青年",
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
    // 宪法|宣传周 needs no more, 主题|宣传周 is none.
    let week = line.body[head..end].ends_with(['周', '月', '日']);
    let show = line.body[head..end].ends_with('展');
    let least = if week || show { 2 } else { 4 };
    let whole = start < head && words[first].span.start() == start;
    if !whole || line.body[start..head].chars().count() < least {
        return;
    }
    let ends_word = words.get(line.word_ending(end)).is_some_and(|word| word.span.end() == end);
    if week || show {
        const OF_ALL: [&str; 9] = ["系列", "主题", "集中", "统一", "大型", "专题", "党员", "全国", "安全"];
        let listed = line.body[..start].ends_with('、')
            && found
                .iter()
                .any(|one| one.kind == MentionKind::Programme && one.span.end() + '、'.len_utf8() == start);
        let doing = first.checked_sub(1).is_some_and(|before| DOING.contains(&line.word(before)));
        let named = week || words[first].tag == "ns" || doing || listed;
        if ends_word && named && !OF_ALL.contains(&&line.body[start..head]) {
            found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Likely));
        }
        return;
    }
    // 市政工程, 重点工程, 50万千瓦光伏项目 are no names: a name of that head has a place before it.
    let lone = line.body[head..end].starts_with("工程") || line.body[head..end].ends_with("项目");
    if lone && words[first].tag != "ns"
        || ["一批", "多家", "多个"].iter().any(|many| line.body[start..head].contains(many))
    {
        return;
    }
    let place = words[first].tag == "ns" || line.word(first) == "全国";
    let doing = first.checked_sub(1).is_some_and(|before| DOING.contains(&line.word(before)));
    if place || doing && line.body[start..head].chars().count() >= 4 {
        found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Likely));
    }
}

/// What is used on a telephone: 清溪通小程序.
fn application(line: Line<'_>, head: usize, end: usize, found: &mut Vec<Candidate>) {
    const OF_ALL: [&str; 9] = ["手机", "微信", "该", "官方", "支付宝", "专属", "一款", "移动", "多个"];
    let (head, end) = (line.start() + head, line.start() + end);
    // 某某保险|APP of a firm that is named by itself too.
    let firm = found
        .iter()
        .find(|one| one.kind == MentionKind::Firm && one.trust == Trust::Tagged && one.span.end() == head);
    if let Some(firm) = firm.filter(|firm| line.body.matches(firm.span.of(line.body)).nth(1).is_some()) {
        found.push(Candidate::new(firm.span.start(), end, MentionKind::Programme, Trust::Likely));
        return;
    }
    let start = line.back(head, 8, |word, tag| {
        matches!(tag.as_bytes().first(), Some(b'n' | b'j' | b'b' | b'v' | b'x' | b'z' | b'g'))
            && word.chars().all(char::is_alphanumeric)
            && !CARRYING_OUT.contains(&word)
            && !["下载", "提供", "进入", "打开", "使用", "点击", "安装", "注册", "推广"].contains(&word)
    });
    let own = &line.body[start..head];
    if own.chars().count() >= 3 && !OF_ALL.iter().any(|word| own.contains(word)) {
        found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Guess));
    }
}

/// A name long enough to be one whatever its words are, which somebody carries out or which begins with a place:
/// 部署开展|清查收缴非法枪爆物品统一行动.
fn long(line: Line<'_>, head: usize, end: usize, found: &mut Vec<Candidate>) {
    let words = line.words();
    let (head, end) = (line.start() + head, line.start() + end);
    let ends_word = words.get(line.word_ending(end)).is_some_and(|word| word.span.end() == end);
    if !ends_word {
        return;
    }
    let mut first = words.partition_point(|word| word.span.start() < head);
    let mut length = 0;
    while let Some(word) = first.checked_sub(1).map(|before| &words[before]) {
        let part = &line.body[word.span.start()..word.span.end().min(head)];
        length += part.chars().count();
        // 研发中心|建设|项目: the verb directly before the head is of the name.
        let done = word.span.end() < head && CARRYING_OUT.contains(&part);
        let among =
            part == "等" && !matches!(&line.body[head..end], "行动" | "计划" | "攻坚行动" | "专项行动");
        if length > LONGEST_LONG || done || among || !goes_on(part, word.tag) {
            break;
        }
        first -= 1;
    }
    while words
        .get(first)
        .is_some_and(|word| word.span.start() < head && NEVER_FIRST.contains(&line.word(first)))
    {
        first += 1;
    }
    let Some(start) = words.get(first).map(|word| word.span.start()).filter(|&start| start < head) else {
        return;
    };
    let name = &line.body[start..end];
    // 产业园|项目, 产业园二期|项目 are the park and its second part; 工程|240公里 is so much work.
    let part = |part: &&str| line.body[..head].ends_with(*part);
    let measured = line.body[end..].starts_with(|c: char| c.is_ascii_digit());
    if NOT_IN_LONG.iter().any(|word| name.contains(word))
        || counted(name)
        || measured
        || line.body[..head].ends_with('园')
        || PARTS.iter().any(part)
    {
        return;
    }
    let before = |back: usize| first.checked_sub(back).map(|at| (line.word(at), words[at].tag));
    let carried_out = match before(1) {
        // 未|完成|的: what is left to do.
        Some(("的" | "了" | "好", _)) => {
            before(2).is_some_and(|(word, _)| CARRYING_OUT.contains(&word))
                && before(3).is_none_or(|(word, _)| word != "未")
        }
        Some((word, _)) => CARRYING_OUT.contains(&word),
        None => false,
    };
    let place = words[first].tag == "ns";
    let listed = || {
        let comma = start - '、'.len_utf8().min(start);
        line.body[..start].ends_with('、')
            && found.iter().any(|one| one.kind == MentionKind::Programme && one.span.end() == comma)
    };
    let own = line.body[start..head].chars().count();
    let named = match &line.body[head..end] {
        word if word.ends_with("项目") => (place || carried_out) && own >= 7 || own >= 6 && listed(),
        word if word.ends_with("工程") => place && own >= 5 || carried_out && own >= 4,
        word if word.ends_with("平台") => {
            // 搭建交流平台, 建设创新平台: one to come, of whatever sort.
            let used = before(1).is_some_and(|(word, _)| USED.contains(&word));
            used && own >= 6
        }
        "计划" => carried_out && own >= 4,
        _ => carried_out && own >= 5,
    };
    if named {
        found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Likely));
    }
}

/// Whether a long name goes on to the left over this word.
fn goes_on(word: &str, tag: &str) -> bool {
    match tag.as_bytes().first() {
        Some(
            b'n' | b'v' | b'j' | b'b' | b's' | b'g' | b'l' | b'z' | b'i' | b'k' | b'f' | b'm' | b'q' | b'e',
        ) => true,
        Some(b'a') => word.chars().count() > 1,
        Some(b'x') => word.chars().all(|c| c.is_alphanumeric() || "·+±-.".contains(c)),
        Some(b't') => word.ends_with('季') || word == "青年",
        _ => matches!(word, "及" | "等" | "至" | "未"),
    }
}

/// Whether a name begins with a count: 49项京津冀互认项目.
fn counted(name: &str) -> bool {
    let rest =
        name.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两几".contains(c));
    rest.len() < name.len() && rest.starts_with(['个', '项', '批', '大', '类', '万', '亿', '期'])
}
