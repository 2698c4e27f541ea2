//! Noun phrases around a figure: what it measures before it, what it counts behind it.

use crate::mention::{Mention, MentionKind};
use crate::sentence::Word;
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// Words that stand before a figure and are no part of what it measures.
static FILLERS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "全市 全省 全县 全区 全州 全镇 全乡 全村 全国 我市 我省 我县 我区 我州 本市 本县 该市 \
         该县 该区 该省 全旗 我旗 其中 目前 截至 截止 已经 已 共 共计 合计 总计 累计 预计 \
         计划 约 约为 近 超过 达 达到 达成 为 是 有 共有 实现 完成 突破 超 逾 仅 分别 \
         分别为 此外 另外 同时 现 现有 将 可 据统计 据悉 据了解 数据 显示 数据显示 力争 确保 \
         今年 去年 以来 期间 高达 增至 降至 升至 稳定 控制 提高 上升 下降 增长 保持 报 创 \
         最高 按 每 对 给予 一次性给予 则 更 还 也 又 都 均 不 首次 再 介绍 获悉 该公司 \
         公司 企业名单 本次 此次 这次 活动 成功 顺利 全年 当日 当天 本届 上看 可望 有望 预期 \
         估 至 到 在 等 和 与 及 以及 从 由 来自 于 了 着 的 地 之 得 个 各 各类 人民币 \
         新台币 就 年 月 日 年内 末 底 即 如今 现在 当前 至今 迄今 说 表示 称 指出 强调 \
         透露 通报 明确 提出 要求 一共 总共 并 且 而 但 因 需 需要 要 应 拟 规划 按照 根据 \
         通过 面向 依托 围绕 先后 陆续 连续 平均 大约 大概 接近 相当于 折合 超出 不足 不到 \
         不少于 不低于 不超过 至少 最多 较 比 同比 环比 名义 实际 上年 同期 上年同期 年初 末端 \
         双方 近日 日前 来 起 现场 还有 已有 现辖 先期 首批",
    )
});

/// Words that a new statement begins with: what stands before them measures nothing.
const ANEW: &[&str] = &[
    "要", "将", "应", "须", "拟", "会", "说", "介绍", "表示", "称", "指出", "强调", "透露", "要求", "目前",
    "如今", "至此", "同时", "此外", "力争", "确保", "把", "将使", "预计", "一是", "二是", "三是", "四是",
    "五是", "六是", "首先", "其次",
];

/// Fillers that belong to the heading where they stand inside it: 加权平均利率, 经济增长贡献率.
const INNER: &[&str] = &["平均", "增长", "实际", "计划", "对", "规划", "下降", "上升", "提高"];

/// The text of `from..to` freed of dates, names that stand first, and words that measure nothing.
pub(super) fn measured(text: &str, words: &[Word], mentions: &[Mention], from: usize, to: usize) -> String {
    let mentions = near(mentions, words);
    let mut kept: Vec<&str> = Vec::new();
    // Fillers since the last word kept, which are kept too if another follows.
    let mut inner: Vec<&str> = Vec::new();
    // What stood before the last word that begins anew.
    let mut before: Vec<&str> = Vec::new();
    let mut depth = 0usize;
    for word in words.iter().filter(|word| word.span.start() >= from && word.span.end() <= to) {
        let written = word.span.of(text);
        match written {
            "(" | "（" | "[" => depth += 1,
            ")" | "）" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !written.chars().any(char::is_alphanumeric) {
            continue;
        }
        let inside = mentions.iter().find(|mention| mention.span.contains(word.span));
        if let Some(mention) = inside {
            let named = matches!(
                mention.kind,
                MentionKind::Date | MentionKind::Figure | MentionKind::Person | MentionKind::Position
            );
            let leads = kept.is_empty()
                && matches!(
                    mention.kind,
                    MentionKind::Firm | MentionKind::Agency | MentionKind::Organisation | MentionKind::Place
                );
            if named || leads {
                continue;
            }
        }
        let tag = word.tag.as_bytes().first().copied().unwrap_or(b'x');
        let grammar = matches!(tag, b'p' | b'c' | b'u' | b'r' | b'y' | b'e' | b'd' | b'm' | b'q')
            && written.chars().count() <= 2
            && !(written.ends_with('元') && text[word.span.end()..].starts_with("以上"))
            || word.tag == "t"
            || tag == b'f' && !matches!(written, "以上" | "以下" | "内" | "外" | "末");
        if ANEW.contains(&written) && !kept.is_empty() {
            before = std::mem::take(&mut kept);
            inner.clear();
            continue;
        }
        // 城乡居民收入比由上年的1.92缩小到1.87: a ratio.
        let ratio = written == "比" && text[word.span.end()..].starts_with(['由', '为', '达', '从', '是']);
        if !ratio && FILLERS.has(written)
            || !ratio
                && grammar
                && !matches!(written, "全" | "每" | "人均" | "户均" | "亩均" | "总" | "均" | "年")
        {
            // 年产 and 人均 are written as one word or two; keep what measures.
            if !matches!(written, "年" | "总") || kept.is_empty() && written != "总" {
                if !kept.is_empty() && INNER.contains(&written) {
                    inner.push(written);
                } else if !matches!(written, "的" | "、") {
                    inner.clear();
                }
                continue;
            }
        }
        kept.append(&mut inner);
        kept.push(written);
    }
    // 全市规上企业目前有38家: nothing measures behind 目前.
    if kept.iter().map(|word| word.chars().count()).sum::<usize>() < 2 {
        kept = before;
    }
    let mut phrase = kept.concat();
    while let Some(rest) = ENDS.iter().find_map(|word| phrase.strip_suffix(word)) {
        if rest.is_empty() {
            break;
        }
        phrase = rest.to_owned();
    }
    let count = phrase.chars().count();
    if count > LONGEST {
        // The words nearest to the figure say what it is.
        let mut short = String::new();
        for word in kept.iter().rev() {
            if short.chars().count() + word.chars().count() > LONGEST {
                break;
            }
            short.insert_str(0, word);
        }
        if !short.is_empty() {
            phrase = short;
        }
    }
    phrase
}

/// Characters of the longest indicator taken from the text.
const LONGEST: usize = 20;

/// Verbs that may end what stands before a figure.
const ENDS: &[&str] = &[
    "达到",
    "达",
    "为",
    "突破",
    "完成",
    "实现",
    "超过",
    "提高到",
    "上升到",
    "下降到",
    "增加到",
    "扩大到",
    "提升到",
    "提升至",
    "提高至",
    "增加至",
    "减少至",
    "缩小至",
    "扩大至",
    "下降至",
    "上升至",
    "共",
    "约",
    "是",
    "有",
    "仅",
    "分别",
    "可",
    "可达",
    "将达",
    "将",
];

/// The mentions of the sentence whose words these are.
fn near<'m>(mentions: &'m [Mention], words: &[Word]) -> &'m [Mention] {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => {
            crate::mention::within(mentions, Span::new(first.span.start(), last.span.end()))
        }
        _ => &[],
    }
}

/// What is counted right behind a figure, and the verb after it: 企业, 参加.
pub(super) fn counted(
    text: &str,
    words: &[Word],
    mentions: &[Mention],
    from: usize,
    to: usize,
    people: bool,
) -> (String, Option<String>) {
    let mentions = near(mentions, words);
    let mut noun = String::new();
    let mut verb = None;
    let mut leading: Vec<&str> = Vec::new();
    let mut closed = false;
    // 14个村: a word that begins within the figure ends in what it counts.
    let across = words.iter().find(|word| word.span.start() < from && word.span.end() > from);
    if let Some(piece) = across.map(|word| &text[from..word.span.end()])
        && !people
        && piece.chars().all(char::is_alphabetic)
    {
        noun.push_str(piece);
    }
    for word in words.iter().filter(|word| word.span.start() >= from && word.span.end() <= to) {
        let written = word.span.of(text);
        if !written.chars().any(char::is_alphanumeric) {
            if matches!(written, "“" | "”" | "\"" | "《" | "》" | "‘" | "’") {
                continue;
            }
            break;
        }
        if mentions.iter().any(|mention| {
            mention.span.contains(word.span)
                && matches!(mention.kind, MentionKind::Figure | MentionKind::Date)
        }) {
            break;
        }
        // 企业榜上有名, 房屋墙体开裂: idioms, places and adjectives behind a noun say something of it.
        let noun_like = word.tag.starts_with('n')
            || matches!(word.tag, "vn" | "b" | "j" | "an" | "eng" | "x" | "g" | "k")
            || noun.is_empty() && matches!(word.tag, "a" | "l" | "i" | "s" | "f");
        if matches!(written, "全面" | "全部" | "陆续" | "正式" | "同时" | "相继" | "双双") {
            continue;
        }
        if noun_like && !closed {
            if noun.is_empty() && people && !leading.is_empty() {
                // 70余人出席活动
                break;
            }
            if noun.is_empty() {
                noun = leading.concat();
            }
            if noun.chars().count() < 14 {
                noun.push_str(written);
            }
            continue;
        }
        if word.tag.starts_with('v') {
            if !noun.is_empty() {
                verb = verb.or(Some(written.to_owned()));
                break;
            }
            // 签约项目, 产销服务小组: verbs may begin the noun, as long as a noun follows.
            leading.push(written);
            if leading.len() > 3 {
                break;
            }
            continue;
        }
        if written == "的" && noun.is_empty() {
            continue;
        }
        // 20支农村优秀业余剧团: an adjective within the noun.
        let within = word.tag == "a"
            && words.iter().any(|next| {
                next.span.start() == word.span.end() && (next.tag.starts_with('n') || next.tag == "b")
            });
        if within && !noun.is_empty() && !closed {
            noun.push_str(written);
            continue;
        }
        if matches!(word.tag, "l" | "i" | "z" | "ad" | "a") && !noun.is_empty() {
            closed = true;
            continue;
        }
        // Behind an adverb or a preposition the noun does not go on, but its verb may come: 企业相继入驻.
        if matches!(word.tag, "d" | "p") && !noun.is_empty() {
            closed = true;
            continue;
        }
        if closed {
            continue;
        }
        break;
    }
    // 6.8万户果农户均增收: the average is what comes next.
    for average in ["户均", "人均", "亩均", "村均"] {
        noun.truncate(noun.strip_suffix(average).map_or(noun.len(), str::len));
    }
    if noun.is_empty() {
        verb = leading.first().map(|word| (*word).to_owned());
    }
    (noun, verb)
}

/// Where the clause of byte `at` begins: behind the last comma, stop or colon, not inside brackets.
pub(super) fn clause_start(text: &str, sentence: Span, at: usize) -> usize {
    let head = &text[sentence.start()..at];
    let mut depth = 0usize;
    for (offset, c) in head.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => depth = depth.saturating_sub(1),
            ',' | '，' | '。' | ';' | '；' | ':' | '：' | '!' | '?' | '\n' if depth == 0 => {
                return sentence.start() + offset + c.len_utf8();
            }
            _ => {}
        }
    }
    sentence.start()
}

/// Where the clause of byte `at` ends.
pub(super) fn clause_end(text: &str, sentence: Span, at: usize) -> usize {
    let rest = &text[at..sentence.end()];
    rest.find([',', '，', '。', ';', '；', '!', '?', '\n', '、']).map_or(sentence.end(), |offset| at + offset)
}

/// Where the words of a figure begin behind the noun that the figure before it qualifies (投资32亿元的A项目和投资8亿元),
/// and behind that of whom an average is (带动6.8万户果农户均增收4200元).
pub(super) fn own_phrase(text: &str, from: usize, to: usize) -> usize {
    let before = &text[from..to];
    if before.starts_with('的')
        && let Some((at, word)) =
            ["和", "、", "与", "及"].iter().filter_map(|word| before.rfind(word).map(|at| (at, word))).max()
        && at + word.len() < before.len()
    {
        return from + at + word.len();
    }
    let counted = from > 0 && text[..from].ends_with(['户', '人', '名', '家', '村']);
    let average = ["户均", "人均", "村均", "亩均"].iter().filter_map(|word| before.rfind(word)).max();
    match average {
        Some(at) if counted => from + at,
        _ => from,
    }
}

/// Where the words of a figure begin behind the figure before it in one clause: what that one counted is not
/// what this one measures (9个消防站、31辆消防车, 22万家企业为220万名职工).
pub(super) fn behind_noun(text: &str, sentence: &crate::sentence::Sentence, from: usize, to: usize) -> usize {
    let between = &text[from..to];
    if let Some(at) = between.rfind('、') {
        return from + at + '、'.len_utf8();
    }
    let noun = sentence
        .words
        .iter()
        .filter(|word| word.span.start() >= from && word.span.end() <= to)
        .take_while(|word| word.tag.starts_with('n') || matches!(word.tag, "vn" | "b" | "j" | "k" | "q"))
        .last();
    let start = noun.map_or(from, |word| word.span.end());
    if ["以及", "和", "与", "及"].contains(&text[start..to].trim()) { to } else { start }
}
