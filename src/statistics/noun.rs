//! The noun phrase that a figure is said of, read backwards from the figure.
//!
//! What stands between the two says nothing (达, 为, 约, 已突破); then come the nouns and what qualifies them, up to
//! a verb, a preposition or a name. `酒厂上半年通过批发代理实现营收3.7亿元` gives 批发代理营收, `迅速联合经销商紧急调拨赈灾物资5万箱`
//! 调拨赈灾物资, `向灾情严重地区捐赠100万元` 捐赠.

use crate::mention::{Mention, MentionKind};
use crate::sentence::Word;
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// A phrase before a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Phrase {
    /// Its words; empty where there is none.
    pub text: String,
    /// Whether it is a verb alone: 捐赠, 缩短.
    pub verbal: bool,
    /// The verb right before the figure: 发放 of 县里发放; empty where a noun stands there.
    pub verb: String,
    /// Whether nothing stands between it and the figure.
    pub touches: bool,
}

/// Words between a phrase and its figure.
static BETWEEN: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "目前 截至 截止 已经 已 共 共计 合计 总计 累计 预计 约 约为 近 超过 突破 超 逾 仅 分别 分别为 此外 另外 同时 现 \
         将 可 据统计 据悉 据了解 数据 显示 数据显示 力争 确保 今年 去年 以来 期间 高达 增至 降至 升至 达至 稳定 控制 提高 上升 \
         下降 增长 保持 报 创 最高 最低 按 每 对 给予 一次性给予 则 更 还 也 又 都 均 不 首次 再 再度 介绍 获悉 该公司 公司 \
         本次 此次 这次 活动 成功 顺利 全年 当日 当天 本届 上看 可望 有望 预期 估 至 到 在 等 和 与 及 以及 从 由 \
         来自 于 了 着 的 地 之 得 个 各 各类 人民币 新台币 就 多达 相比 年 月 日 年内 末 底 即 如今 现在 当前 至今 \
         迄今 说 表示 称 指出 强调 透露 通报 明确 提出 要求 一共 总共 并 且 而 但 因 需 需要 要 应 拟 规划 计划 按照 \
         根据 面向 依托 围绕 先后 陆续 连续 平均 大约 大概 约合 小幅 大幅 额外 接近 相当于 折合 超出 定 设定 定为 增为 减为 升为 降为 低至 重回 不足 不到 不少于 不低于 不超过 至少 最多 较 比 同比 \
         环比 名义 实际 上年 同期 上年同期 年初 双方 近日 日前 来 起 现场 还有 先期 首批 逆势 一举 增加 减少 降低 提升 扩大 缩小 回升 回落 意味着 各有 均有 各自",
    )
});

/// Verbs that say no more than that there is something, or that it came to be so.
static LIGHT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "为 是 设 设有 设立 共设 进行 开展 举办 举行 组织实施 建有 具有 具备 包括 包含 占 属于 使 让 能 能够 可以 会 想 位于 位居 享有 涉及 \
         存在 维持 呈 呈现 迎来 取得 获 获得 形成 出现 发生 成为 做到 产生 得到 看到 发现 认为 估计 预测 了解 得知 显示 摆放着 考虑 决定 造成 导致 正在 准备 公布 进入 属 打造 贡献 采取 分布 \
         使用 支持 选 选出 变为 变成 迈上 跨上 站上 超 上报 报告 收于 报收 收报 收 只有 仅有 就是 持有 带领 率领 汇聚 送去 送来 送上 解决 惟",
    )
});
/// Those of them behind whose subject the noun belongs to it: 企业实现利润, 我县现有企业.
static OWNING: LazyLock<Words> =
    LazyLock::new(|| Words::new("实现 完成 达 达到 达成 有 现有 共有 已有 拥有 仍有 尚有"));
/// Words that belong to a phrase if a noun stands before them in it: 经济增长贡献率, 对经济增长的贡献率.
static INNER: LazyLock<Words> = LazyLock::new(|| Words::new("增长 下降 上升 提高 增加 减少 对"));
/// Words that qualify the noun behind them.
static QUALIFYING: LazyLock<Words> = LazyLock::new(|| Words::new("平均 实际 计划 规划 最高 最低"));
/// How a sum is worked out, which is not what it is of: 扣除价格因素, 按可比价格计算.
static RECKONED: LazyLock<Words> = LazyLock::new(|| Words::new("扣除 剔除 计算 折算 测算 估算 不含 不包括"));
/// A whole region, with which a statement begins.
static WHOLE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "全市 全省 全县 全区 全州 全旗 全镇 全乡 全村 全国 我市 我省 我县 我区 我州 我国 我旗 本市 本县 该市 该县 该区 该省 该州 全台 其中 两地 一是 二是 三是 四是 五是 六是 七是 八是",
    )
});
/// Prepositions whose noun is where or to whom something is done, not what: 向灾区捐赠, 在厂里投资.
static ASIDE: LazyLock<Words> =
    LazyLock::new(|| Words::new("向 给 为 在 从 由 于 到 赴 被 让 因 以 用 随着 通过 经过 经"));

/// What a word is to the phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// Nothing: quotation marks, brackets, 了.
    Nothing,
    /// What a phrase does not reach beyond: a preposition, an adverb, a date.
    Edge,
    Noun,
    Verb,
    Light,
    Owning,
    Inner,
    Reckoned,
    /// 的.
    Of,
    /// 、 and 和.
    And,
}

/// Nouns that name a measure; a verb before one says of what (种植面积, 受理量).
const MEASURES: [&str; 65] = [
    "流入", "流出", "面积", "额", "量", "率", "数", "金", "费", "款", "值", "价", "价格", "比", "比重",
    "收入", "支出", "成本", "能力", "规模", "里程", "长度", "高度", "宽度", "深度", "时间", "损失", "余额",
    "水平", "指数", "强度", "浓度", "速度", "增速", "投资", "产能", "度", "人次", "标准", "用量", "幅",
    "总和", "系数", "温", "营收", "净利", "利润", "税收", "亏损", "补贴", "补助", "奖励", "空间", "距离",
    "价值", "资产", "负债", "奖补", "存款", "贷款", "工资", "亮度", "效益", "赔偿", "容量",
];

/// Whether the words end in the name of a measure.
pub(super) fn is_measure(words: &str) -> bool {
    MEASURES.iter().any(|measure| words.ends_with(measure))
}

/// Characters of the longest phrase.
const LONGEST: usize = 20;

/// How far the reading has come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// Nothing but words between.
    Open,
    /// Nouns, with no verb yet.
    Nouns,
    /// A verb right before the figure.
    Head,
    /// Nouns before that verb.
    Argument,
    /// The verb that the nouns are the object of.
    Governed,
    /// Nouns before 实现 and 有.
    Owner,
}

/// The phrase at the end of `from..to`.
pub(super) fn phrase(text: &str, all: &[Word], mentions: &[Mention], from: usize, to: usize) -> Phrase {
    let whole = text;
    let words: Vec<&Word> =
        all.iter().filter(|word| word.span.start() >= from && word.span.end() <= to).collect();
    let mentions = match (words.first(), words.last()) {
        (Some(first), Some(last)) => {
            crate::mention::within(mentions, Span::new(first.span.start(), last.span.end()))
        }
        _ => return Phrase::default(),
    };
    let mut state = State::Open;
    let mut kept: Vec<&str> = Vec::new();
    // Words since the last one kept, which are kept if another follows.
    let mut pending: Vec<&str> = Vec::new();
    let mut end = to;
    let mut start = to;
    let mut depth = 0usize;
    // 食品|价格上涨: what the last word has before the change is the noun.
    if let Some(piece) = cut(text, all, to) {
        kept.push(piece);
        start -= piece.len();
        state = State::Nouns;
    }
    for (index, word) in words.iter().enumerate().rev() {
        let written = word.span.of(text);
        match written {
            ")" | "）" | "]" => depth += 1,
            "(" | "（" | "[" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        let mention = mentions
            .iter()
            .find(|mention| mention.span.contains(word.span))
            .map(|mention| (mention.kind, mention.span.of(text)));
        let part = part(written, word.tag, mention, state, &text[word.span.end()..]);
        // 主题活动67场, not 活动现场.
        let kind = index.checked_sub(1).map(|before| words[before]);
        let kind = kind.filter(|kind| kind.span.end() == word.span.start() && kind.tag.starts_with('n'));
        let part =
            if written == "活动" && kind.is_some() && part == Part::Edge { Part::Noun } else { part };
        let adjacent = pending.is_empty() && start == word.span.end();
        let length: usize = kept.iter().map(|word| word.chars().count()).sum();
        if written == "不" && adjacent && matches!(kept.last(), Some(&"合格" | &"达标")) {
            kept.push(written);
            start = word.span.start();
            continue;
        }
        let next = match (state, part) {
            (_, Part::Nothing) => continue,
            (_, Part::Reckoned) => return Phrase::default(),
            (State::Open, Part::Noun) => State::Nouns,
            (State::Open, Part::Verb) => State::Head,
            (State::Open, _) | (State::Head, Part::Light | Part::Owning) => continue,
            (State::Nouns | State::Argument | State::Owner, _)
                if length + written.chars().count() > LONGEST =>
            {
                break;
            }
            (State::Nouns | State::Argument | State::Owner, Part::Noun) => state,
            (State::Head, Part::Noun) => State::Argument,
            (State::Head | State::Governed, Part::Verb) if adjacent => state,
            (State::Nouns | State::Owner, Part::Verb)
                if adjacent
                    && kept.first().is_some_and(|noun| is_measure(noun))
                    && (state == State::Nouns || noun_before(&words[..index])) =>
            {
                state
            }
            (State::Nouns, Part::Verb) if !matches!(pending.last(), Some(&"、" | &"和" | &"与" | &"及")) => {
                State::Governed
            }
            (State::Nouns, Part::Owning) if pending.is_empty() => {
                state = State::Owner;
                continue;
            }
            (State::Nouns | State::Argument, Part::Of) | (State::Nouns, Part::And | Part::Inner) => {
                pending.push(if part == Part::Of { "" } else { written });
                continue;
            }
            _ => break,
        };
        // 该支行发放贷款: who did it is not what; jieba has 支行 as a verb.
        let this = index.checked_sub(1).is_some_and(|before| words[before].span.of(text) == "该");
        let doing = words
            .get(index + 1)
            .is_some_and(|next| next.span.start() == start && next.tag.starts_with('v') && next.tag != "vn");
        if this && doing {
            break;
        }
        // 向灾情严重地区捐赠: to whom is not what.
        if next == State::Argument && state == State::Head && is_aside(text, &words[..index]) {
            break;
        }
        if matches!(state, State::Open) {
            end = word.span.end();
        }
        kept.append(&mut pending);
        kept.push(written);
        start = word.span.start();
        state = next;
    }
    // 因花期低温减产: why is not what.
    let cause = words.iter().rfind(|word| word.span.end() <= start).map(|word| word.span.of(text));
    if state == State::Nouns && matches!(cause, Some("因" | "由于" | "随着" | "鉴于")) {
        return Phrase::default();
    }
    kept.reverse();
    let verb = if matches!(state, State::Head | State::Argument) { kept.last().copied() } else { None };
    let verb = verb.unwrap_or_default().to_owned();
    let phrase = kept.concat();
    let phrase = phrase.trim_end_matches(['达', '已', '为']).to_owned();
    let single = phrase.chars().count() < 2;
    // 对每个县给予, 每人每年: a standard, not what it is of.
    let yearly = phrase.starts_with("每年") && verb.chars().count() >= 2;
    let each = phrase.starts_with('每') && phrase.chars().count() <= 4 && !is_measure(&phrase) && !yearly;
    let text = match phrase.as_str() {
        _ if each => String::new(),
        "长" | "宽" | "高" | "深" | "厚" => format!("{phrase}度"),
        "重" => "重量".to_owned(),
        _ if single => String::new(),
        _ => phrase,
    };
    let between = &whole[end..to];
    let touches =
        !text.is_empty() && ["", "了", "共", "出", "近", "约", "超", "超过"].contains(&between.trim());
    Phrase { verbal: state == State::Head && !single, verb, touches, text }
}

/// Whether the words end in a noun.
fn noun_before(words: &[&Word]) -> bool {
    words.last().is_some_and(|word| word.tag.starts_with('n') || matches!(word.tag, "vn" | "b" | "j"))
}

/// The part before byte `to` of a word that goes on behind it.
fn cut<'t>(text: &'t str, words: &[Word], to: usize) -> Option<&'t str> {
    let word = words.iter().find(|word| word.span.start() < to && word.span.end() > to)?;
    let piece = &text[word.span.start()..to];
    (piece.chars().count() >= 2 && piece.chars().all(char::is_alphabetic) && !BETWEEN.has(piece))
        .then_some(piece)
}

/// Whether the nouns at the end of the words stand behind a preposition of their own.
fn is_aside(text: &str, words: &[&Word]) -> bool {
    words
        .iter()
        .rev()
        .map(|word| (word.span.of(text), word.tag))
        .take_while(|(written, tag)| {
            !tag.starts_with('v') && written.chars().any(char::is_alphanumeric) || *written == "、"
        })
        .any(|(written, _)| ASIDE.has(written))
}

/// What a word is; `behind` is the text behind it.
fn part(written: &str, tag: &str, mention: Option<(MentionKind, &str)>, state: State, behind: &str) -> Part {
    if matches!(
        written,
        "“" | "”" | "\"" | "‘" | "’" | "「" | "」" | "《" | "》" | "了" | ")" | "）" | "(" | "（" | "·"
    ) {
        return Part::Nothing;
    }
    if matches!(written, "、" | "和" | "与" | "及" | "以及") {
        return Part::And;
    }
    if written == "的" {
        return Part::Of;
    }
    // 人均可支配收入
    if written == "可" && behind.starts_with("支配") && state != State::Open {
        return Part::Noun;
    }
    // 城乡居民收入比由上年的1.92缩小到1.87: a ratio.
    if written == "比" && behind.starts_with(['由', '为', '达', '从', '是']) {
        return Part::Noun;
    }
    if !written.chars().any(char::is_alphanumeric) || WHOLE.has(written) {
        return Part::Edge;
    }
    match mention {
        // 500人以上企业
        Some((MentionKind::Figure, whole)) if whole.ends_with(['上', '下', '内']) && state != State::Open =>
        {
            return Part::Noun;
        }
        // 律师11名, 高级工程师2名
        None | Some((MentionKind::Programme | MentionKind::Document | MentionKind::Position, _)) => {}
        _ => return Part::Edge,
    }
    if RECKONED.has(written) {
        return Part::Reckoned;
    }
    // 总床数增为860床
    let came = matches!(written, "增" | "减" | "升" | "降") && behind.starts_with('为');
    if state == State::Open && (BETWEEN.has(written) || came) {
        return Part::Edge;
    }
    if OWNING.has(written) {
        return Part::Owning;
    }
    if LIGHT.has(written) {
        return Part::Light;
    }
    if QUALIFYING.has(written) {
        return Part::Noun;
    }
    if INNER.has(written) {
        return Part::Inner;
    }
    if tag.starts_with('v') && is_measure(written) {
        return Part::Noun;
    }
    // 共计, 累计
    if tag.starts_with('v') && BETWEEN.has(written) {
        return Part::Edge;
    }
    match tag.as_bytes() {
        // 在室内, 省级: where and which, and nothing that has a measure.
        [b'b' | b's', ..] if state == State::Open && !is_measure(written) => Part::Edge,
        [b'v', b'n', ..] | [b'n' | b'b' | b'j' | b'k' | b'h' | b'g' | b'i' | b'l' | b'x' | b's', ..] => {
            Part::Noun
        }
        b"eng" if written.contains('.') || written.starts_with("http") => Part::Edge,
        b"an" | b"eng" => Part::Noun,
        [b'v', ..] => Part::Verb,
        // 稳定在, 高度约: adjectives qualify, and name what is measured where they are one character.
        [b'a' | b'z', ..] if state != State::Open || written.chars().count() == 1 => Part::Noun,
        // 调解纠纷: phrases that the dictionary takes for descriptions.
        [b'z', ..] if written.chars().count() >= 4 && written.chars().next() != written.chars().nth(1) => {
            Part::Noun
        }
        [b'f', ..] if matches!(written, "以上" | "以下" | "内" | "外" | "末") && state != State::Open => {
            Part::Noun
        }
        [b'm', ..]
            if (written.starts_with('第') || matches!(written, "首" | "单")) && state != State::Open =>
        {
            Part::Noun
        }
        [b'r', ..] if written.starts_with('各') => Part::Nothing,
        [b'r', ..] if written.starts_with('每') && state != State::Open => Part::Noun,
        _ if matches!(written, "人均" | "户均" | "亩均" | "村均" | "总" | "均") => Part::Noun,
        _ => Part::Edge,
    }
}
