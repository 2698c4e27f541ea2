//! Words of change, share and rank before a figure: 同比增长, 比上年末提高, 占全部投资的比重为.

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

impl Direction {
    /// The contract's word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Up => "增长",
            Self::Down => "下降",
        }
    }
}

const UP: &[&str] = &[
    "增长",
    "增加",
    "上升",
    "提高",
    "提升",
    "扩大",
    "上涨",
    "回升",
    "加快",
    "快于",
    "高于",
    "增",
    "涨",
    "成长",
    "攀升",
    "增收",
    "多增",
    "提速",
    "上扬",
    "升高",
    "拉升",
    "高出",
    "高",
    "快",
    "多",
    "升",
    "大增",
    "收涨",
    "累涨",
    "微增",
    "大涨",
    "微涨",
    "新增长",
    "反弹",
    "增产",
    "上调",
];
const DOWN: &[&str] = &[
    "下降",
    "减少",
    "降低",
    "回落",
    "下滑",
    "缩小",
    "收窄",
    "下跌",
    "减",
    "跌",
    "降",
    "萎缩",
    "放缓",
    "放慢",
    "少增",
    "慢于",
    "低于",
    "下调",
    "衰退",
    "低",
    "少",
    "改善",
    "大降",
    "收跌",
    "累跌",
    "微降",
    "大跌",
    "微跌",
    "骤降",
    "缩水",
    "缩减",
    "压缩",
    "减亏",
    "减退",
    "亏损收窄",
    "减产",
];

/// Nouns for how much something changes.
const RATES: [(&str, Direction); 6] = [
    ("增速", Direction::Up),
    ("增幅", Direction::Up),
    ("涨幅", Direction::Up),
    ("降幅", Direction::Down),
    ("增长率", Direction::Up),
    ("增长速度", Direction::Up),
];
/// What qualifies growth.
const KINDS: [&str; 9] = ["整体", "总体", "平稳", "快速", "高速", "强劲", "稳定", "显著", "同比"];

/// Whether a heading says how much something changes, and not what.
pub(super) fn is_rate(indicator: &str) -> bool {
    RATES.iter().any(|(rate, _)| *rate == indicator)
}

/// What grows by the rate before these words, and how (的整体营收增长); the noun is empty where they do not say.
pub(super) fn grown(behind: &str) -> Option<(String, Change)> {
    /// Characters of the longest noun.
    const LONGEST: usize = 12;
    let rest = behind.strip_prefix('的')?;
    let clause = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let verbs = |words: &'static [&'static str], direction: Direction| {
        words.iter().filter(|word| word.chars().count() > 1).map(move |word| (*word, direction))
    };
    let words = RATES.into_iter().chain(verbs(UP, Direction::Up)).chain(verbs(DOWN, Direction::Down));
    let (noun, direction) = words
        .filter_map(|(word, direction)| Some((clause.strip_suffix(word)?, direction)))
        .min_by_key(|(noun, _)| noun.len())?;
    let noun = KINDS.iter().fold(noun, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let noun = KINDS.iter().fold(noun, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
    let change = Change { kind: "同比".to_owned(), direction, head: 0, based: false };
    (noun.chars().count() <= LONGEST && !noun.contains('的')).then(|| (noun.to_owned(), change))
}

/// A change said right before a figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    /// 同比, 环比, 比上年末 …
    pub kind: String,
    pub direction: Direction,
    /// What stands before it in the clause.
    pub head: usize,
    /// Whether the base is said.
    pub based: bool,
}

/// What something is told to be higher or lower than has so many characters at most.
const LONGEST_OTHER: usize = 10;

/// 高于全市, 快于城镇居民: against others, at the end of the words.
fn against(before: &str) -> Option<Change> {
    // No longer than the verb and what may stand behind it.
    let from = before.char_indices().rev().nth(2 + LONGEST_OTHER - 1).map_or(0, |(at, _)| at);
    let near = &before[from..];
    if !near.contains('于') && !near.contains("高出") {
        return None;
    }
    let (at, verb, direction) = [
        ("高于", Direction::Up),
        ("快于", Direction::Up),
        ("高出", Direction::Up),
        ("低于", Direction::Down),
        ("慢于", Direction::Down),
    ]
    .into_iter()
    .filter_map(|(verb, direction)| Some((from + near.rfind(verb)?, verb, direction)))
    .max_by_key(|(at, ..)| *at)?;
    let other = &before[at + verb.len()..];
    let fits = !other.is_empty()
        && !other.ends_with('的')
        && other.chars().count() <= LONGEST_OTHER
        && other.chars().all(char::is_alphabetic);
    (fits && !before[..at].ends_with('不')).then(|| Change {
        kind: format!("比{other}"),
        direction,
        head: at,
        based: true,
    })
}

/// The change whose words end `before`, the text from the clause's start to the figure.
pub(super) fn change(before: &str) -> Option<Change> {
    if let Some(change) = against(before) {
        return Some(change);
    }
    let text = before.trim_end();
    let text = ["了", "约", "为", "达", "达到", "近", "超过", "超", "逾", "幅度达", "分别", "不低于", "至少"]
        .iter()
        .fold(text, |text, word| text.strip_suffix(word).unwrap_or(text));
    let text = text.strip_suffix("分别").unwrap_or(text);
    let (verb, direction) = UP
        .iter()
        .map(|word| (*word, Direction::Up))
        .chain(DOWN.iter().map(|word| (*word, Direction::Down)))
        .filter(|(word, _)| text.ends_with(word))
        .max_by_key(|(word, _)| word.len())?;
    let head = &text[..text.len() - verb.len()];
    // 提高, 最高, 增高: a single character proves something only behind a base.
    let short = verb.chars().count() == 1;
    let (kind, start) = base(head);
    let counted = !matches!(verb, "增" | "降" | "涨" | "跌" | "升")
        || head.ends_with(['新', '年', '户', '总', '净', '毫', '公', '晋', '直', '擢']);
    // 总床数增为860床: what it came to.
    if short && before.trim_end().ends_with('为') {
        return None;
    }
    // 比去年同期500毫米少98毫米
    let lone = matches!(verb, "多" | "少") && head.trim_matches([',', '，', ' ']).is_empty();
    if short && kind.is_none() && counted && !lone {
        return None;
    }
    // 新增长 and 可持续增长 aside, 新增 is a count of new things.
    if head.ends_with('新') {
        return None;
    }
    Some(Change {
        based: kind.is_some(),
        kind: kind.unwrap_or_else(|| "同比".to_owned()),
        direction,
        head: start,
    })
}

/// Words between a base and its verb.
const ADVERBS: [&str; 22] = [
    "名义",
    "实际",
    "累计",
    "大幅",
    "小幅",
    "逆势",
    "平均",
    "预计",
    "又",
    "再",
    "更是",
    "则",
    "将",
    "已",
    "可",
    "力争",
    "净",
    "共",
    "同样",
    "同口径",
    "按可比口径",
    "按可比价格",
];

/// The base of a comparison at the end of `head`, and where it begins.
fn base(head: &str) -> (Option<String>, usize) {
    // 两年平均增长14.8%
    if let Some(before) = head.strip_suffix("年平均") {
        let number =
            before.trim_end_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十近这".contains(c));
        return (Some("年均".to_owned()), number.len());
    }
    let rest = ADVERBS.iter().fold(head, |rest, adverb| rest.strip_suffix(adverb).unwrap_or(rest));
    match by_name(rest).or_else(|| by_words(rest)) {
        Some((kind, start)) => (Some(kind), start),
        None => (None, rest.len()),
    }
}

/// A base that has a name: 同比, 环比, 年 of 年增.
fn by_name(rest: &str) -> Option<(String, usize)> {
    const NAMES: [(&str, &str); 7] = [
        ("同比", "同比"),
        ("环比", "环比"),
        ("年均", "年均"),
        ("年", "同比"),
        ("月", "环比"),
        ("季", "环比"),
        ("日", "环比"),
    ];
    NAMES.iter().find_map(|(word, kind)| {
        let before = rest.strip_suffix(word)?;
        // 比上个交易日减少
        let day = *word == "日" && ["交易", "工作"].iter().any(|day| before.ends_with(day));
        // 年增 in Taiwan; 5年增加 is something else.
        let counted = word.chars().count() == 1
            && before.ends_with(|c: char| {
                !c.is_alphabetic() || "一二三四五六七八九十两几多上去前今半全本当".contains(c)
            })
            && !before.ends_with([',', '，']);
        (!day && !counted).then(|| ((*kind).to_owned(), before.len()))
    })
}

/// A base that 比 or 较 names: 比上年末, 较去年同期, 比丙市.
fn by_words(rest: &str) -> Option<(String, usize)> {
    /// Characters of the longest base.
    const LONGEST: usize = 16;
    let at = rest.rfind(['比', '较'])?;
    let (before, against) = (&rest[..at], &rest[at..]);
    if against.chars().count() > LONGEST || against.contains([',', '，', '。']) {
        return None;
    }
    // 占比, 比重, 对比, 比例 are no comparisons; 同比 with words behind it is one.
    if before.ends_with(['同', '环']) {
        let kind = if before.ends_with('同') { "同比" } else { "环比" };
        return Some((kind.to_owned(), at - 3));
    }
    if before.ends_with(['占', '对'])
        || ["比重", "比例", "比率"].iter().any(|share| against.starts_with(share))
    {
        return None;
    }
    // 与去年同期相比，祭扫人员下降: the base stands before what is compared.
    let named = ["比", "比于"].contains(&against) || against.contains(['年', '月', '季', '周', '期']);
    if before.ends_with('相') && !named {
        return None;
    }
    // 相比去年同期, 相比于上月
    let start = if before.ends_with('相') { at - '相'.len_utf8() } else { at };
    Some((kind_of(against), start))
}

/// What sort of base the words are.
fn kind_of(against: &str) -> String {
    const YEAR_END: [&str; 6] = ["年初", "上年末", "去年末", "上年底", "去年底", "年末"];
    const BEFORE: [&str; 11] = [
        "上月",
        "上季",
        "上半年",
        "一季度",
        "二季度",
        "三季度",
        "前三季度",
        "月末",
        "上周",
        "上个月",
        "上一",
    ];
    const YEAR_BEFORE: [&str; 4] = ["去年", "上年", "同期", "前年"];
    let has = |words: &[&str]| words.iter().any(|word| against.contains(word));
    match () {
        () if has(&YEAR_END) => "比上年末".to_owned(),
        () if has(&BEFORE) => "环比".to_owned(),
        () if has(&YEAR_BEFORE) => "同比".to_owned(),
        () => format!("比{}", against.trim_start_matches(['比', '较'])),
    }
}

/// What a share is of, at the end of `before`: 占全部投资的比重为 gives 占全部投资比重 and where it begins.
pub(super) fn share(before: &str) -> Option<(String, usize)> {
    let at = before.rfind('占')?;
    let of = &before[at..];
    if of.contains([',', '，', '。', ';'])
        || of.starts_with("占地") && !of.starts_with("占地区")
        || of.starts_with("占用")
        || of.starts_with("占有率")
        || of.starts_with("占据")
    {
        return None;
    }
    if of.strip_prefix("占比").is_some_and(|rest| !rest.contains('的') || rest.contains('由')) {
        return Some(("占比".to_owned(), at));
    }
    let mut inner = of.trim_start_matches('占');
    for word in
        ["升至", "提升至", "提高至", "提高到", "上升到", "上升至", "降至", "下降到", "下降至", "增至", "已"]
    {
        inner = inner.strip_suffix(word).unwrap_or(inner);
    }
    inner = ["提", "上", "下"].iter().fold(inner, |inner, word| inner.strip_suffix(word).unwrap_or(inner));
    for word in [
        "分别",
        "约",
        "超过",
        "近",
        "达到",
        "达",
        "为",
        "到",
        "的比重",
        "的比例",
        "比重",
        "比例",
        "的份额",
        "的",
        "比",
    ] {
        inner = inner.strip_suffix(word).unwrap_or(inner);
    }
    for word in ["由", "从", "达到", "达", "为", "的比重", "的比例", "比重", "的", "比"] {
        inner = inner.strip_suffix(word).unwrap_or(inner);
    }
    if inner.chars().count() > 18 {
        return None;
    }
    let start = before[..at].strip_suffix('约').map_or(at, str::len);
    Some((if inner.is_empty() { "占比".to_owned() } else { format!("占{inner}比重") }, start))
}

/// Whether the figure is what something changed to: 提高到, 增至, 缩小至.
pub(super) fn changed_to(before: &str) -> bool {
    let text = before.trim_end();
    let verb = text.strip_suffix('到').or(text.strip_suffix('至')).or(text.strip_suffix('为'));
    verb.is_some_and(|verb| UP.iter().chain(DOWN).any(|word| verb.ends_with(word)))
}
