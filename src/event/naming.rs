//! Names of events: the longest noun phrase that ends in a head (会议, 对接活动, 签约仪式), as a reader would
//! say it, with its quotes: `青岛市重点技改项目观摩暨“链万企”智能家电行业供需对接活动`.
//!
//! A phrase that is nothing but its head, or that a pronoun opens (`本次活动`, `会议`, `启动仪式`), names an
//! event of before: an anaphor.

use super::EventKind;
use super::lexicon::{Act, is_one};
use super::roles::Actor;
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;
use crate::text::Span;

/// A noun phrase that names an event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    /// First token.
    pub(super) start: usize,
    /// One past the last token, which is the head.
    pub(super) end: usize,
    /// The name, tidied.
    pub(super) name: String,
    /// The head's characters.
    pub(super) head: String,
    /// The kind the head makes.
    pub(super) kind: EventKind,
    /// Whether it points back: 本次活动, 会议.
    pub(super) anaphor: bool,
}

/// The longest a name gets, in characters; beyond it the phrase has run into something else.
const LONGEST_NAME: usize = 60;

/// Words before which a name cannot begin.
const STOPS: &str = "的 了 过 着 所 在 由 于 对 为 被 把 将 从 向 到 已 正式 成功 隆重 联合 共同 顺利 也 还 再次 \
     正在 曾 又 就 都 是 有 成为 迎来 带来 完成 包括 作为 通过 利用 围绕 开始 结束 继续 筹备 策划 \
     推出 开好 办好 承接 亮相 走上 登上 让 使 据 借助 结合 以 等 并 即 其中 分别 现场 拟 即将 计划 \
     定于 应邀 受邀 邀请 率队 率 带队 来到 赶 经 如期 圆满 盛大 一同 一起 收听 收看 观看 在线 线上 \
     同步 根据 按照 继 随后 同时 期间 记者 获悉 了解到 精心 积极 全力 深入 广泛 扎实 持续 陆续 先后 \
     多次 累计 主动 专门 特别 曾经 如何 因 因为 上 中 下 后 前 当天 时 还有 以及 但 而 则 与会 便 \
     放大 曲解 欢度 离 出现 目前 才 只 可 能 会 要 需 应 来 去 给 用 和 与 及 同 跟 暨 今年 去年 今天 昨天 日前 近日 当日 \
     开办 推动 承担 参与 介绍 连续 第一时间 这场 首场 一场 首次";

/// Words that join within a name and do not end it.
const JOINS: &[&str] =
    &["和", "与", "及", "暨", "中", "上", "下", "首场", "同", "会", "深入", "推动", "连续"];

/// Pronouns and the like that point back.
const POINTERS: &str = "一连串 本次 此次 这次 该 本届 本期 本轮 这 这一 这场 本场 此 该次 这项 此项 本 整个 当天 今天 当日 上述 \
     首场 活动 第一场 全场 两场 每场 每次 一场 各类 各种 一系列 多场 一次 相关 有关 系列";

/// Heads so general that alone they always point back.
const GENERAL: &str = "赛事 会议 活动 大会 仪式 论坛 比赛 典礼 全会 大赛 行动 展会 培训 会商 谈判 磋商 和谈";

impl Scene<'_> {
    /// Whether a token lies within the name of an event that ends with one of the next `reach` tokens.
    pub(super) fn in_name(&self, token: usize, reach: usize) -> bool {
        (token + 1..self.tokens.len())
            .take(reach)
            .filter(|&at| self.act(at) == Some(Act::Head))
            .any(|at| phrase(self, at).is_some_and(|phrase| phrase.start <= token))
    }
}

/// The phrase whose head is the given token; nothing where the word is no head of its phrase (会议精神).
pub(super) fn phrase(scene: &Scene<'_>, head: usize) -> Option<Phrase> {
    let entry = scene.entry(head).filter(|entry| entry.act == Act::Head)?;
    // 董事会第三十六次会议: the body is no meeting; 发布会第三场 goes on.
    let ordinal = scene.text(head + 1);
    if runs_on(scene, head + 1) || ordinal.starts_with('第') && ordinal.ends_with(['次', '届']) {
        return None;
    }
    // 研修营(第一期), 发布会第三场: the number goes with the name.
    let bracketed = scene.kind(head + 1) == Kind::Mark('(')
        && scene.text(head + 2).starts_with('第')
        && scene.kind(head + 3) == Kind::Mark(')');
    let last = if bracketed {
        head + 3
    } else {
        head + usize::from(ordinal.starts_with('第') && ordinal.ends_with(['场', '期', '站', '讲']))
    };
    // “作品对谈会”28日在京举行: the quotes hold the whole name, whatever its words.
    let held = (scene.kind(head + 1) == Kind::Mark('”') && !scene.tokens[head].quoted)
        .then(|| opener(scene, head + 1))
        .flatten()
        .filter(|_| {
            matches!(scene.kind(head + 2), Kind::Date)
                || is_one!(scene.text(head + 2), "在 于 上 现场")
                || scene.act(head + 2) == Some(Act::Hold)
        });
    let start = held.unwrap_or_else(|| trimmed(scene, leftmost(scene, head), head));
    // 36项大型活动: how many, not which.
    let counted = scene.kind(start) == Kind::Figure
        && ["项", "个", "场", "次", "余场", "多项"].iter().any(|unit| scene.text(start).ends_with(unit));
    if counted && start < head {
        return None;
    }
    // 的“X论坛”: the quotes close behind the head.
    let closes = scene.kind(last + 1) == Kind::Mark('”')
        && (start + 1..=last).rev().find_map(|at| match scene.kind(at) {
            Kind::Mark(mark @ ('“' | '”')) => Some(mark),
            _ => None,
        }) == Some('“');
    let raw = scene.between(start, last + 1 + usize::from(closes));
    let name = tidied(raw);
    let name = ["此次", "本次", "这次"]
        .iter()
        .find_map(|pointer| name.strip_prefix(pointer).filter(|rest| rest.chars().count() > 4))
        .map_or(name.clone(), str::to_owned);
    // 一场X演唱会, 下一届大运会: which one is no part of the name.
    let name = ["一轮", "一届", "一次", "一场"]
        .iter()
        .find_map(|which| name.strip_prefix(which).filter(|rest| rest.chars().count() >= 4))
        .map_or(name.clone(), str::to_owned);
    // 以实际行动: how, not what.
    if is_one!(
        &name,
        "实际行动 具体行动 一致行动 雷电活动 犯罪活动 违法活动 日常活动 经营活动 生产活动 下一步行动"
    ) {
        return None;
    }
    let modifier = scene.between(start, head);
    let anaphor = modifier.is_empty()
        || is_one!(modifier, POINTERS)
        || POINTERS.split_whitespace().any(|pointer| {
            pointer.chars().count() > 1
                && modifier.starts_with(pointer)
                && modifier.chars().count() <= pointer.chars().count() + 2
        });
    // 这场对接会直播活动, 本届X总决赛: told of before, however much is said of it.
    let shown = ["此次", "本次", "这次", "这场", "本场", "本届"];
    let anaphor = anaphor || shown.iter().any(|pointer| modifier.starts_with(pointer));
    let kind = entry.kind.unwrap_or(EventKind::Meeting);
    Some(Phrase {
        start,
        end: last + 1,
        name,
        head: scene.text(head).to_owned(),
        kind: first_kind(scene, start, head).filter(|_| kind == EventKind::Launch).unwrap_or(kind),
        anaphor,
    })
}

/// The kind of what stands first in a name of two: X论坛暨Y开园活动 is a meeting, X签约暨Y开园活动 a signing.
fn first_kind(scene: &Scene<'_>, start: usize, head: usize) -> Option<EventKind> {
    let joined = (start + 1..head).find(|&at| scene.text(at) == "暨")?;
    match scene.act(joined - 1)? {
        Act::Sign => scene.text(head).ends_with("活动").then_some(EventKind::Signing),
        Act::Head if !is_part(scene.text(joined - 1)) => {
            scene.entry(joined - 1)?.kind.filter(|&kind| kind == EventKind::Meeting)
        }
        _ => None,
    }
}

/// The body whose meeting it is by its name: 市人大常委会|第十六次会议, A公司|2022年第二次临时股东大会, A协会|年会.
pub(super) fn holders(scene: &Scene<'_>, found: &Phrase) -> Vec<Actor> {
    let ordinal = scene.text(found.start).starts_with('第') && scene.text(found.start).ends_with('届');
    let Some(chain) =
        scene.chain_at(found.start + usize::from(ordinal)).filter(|chain| chain.end < found.end)
    else {
        return Vec::new();
    };
    let rest = scene.between(chain.end, found.end);
    let dated = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['年', '度']);
    // A公司2023年技能竞赛, 市委十一届八次全会.
    let counted = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let numbered = counted.len() < rest.len() && counted.starts_with(['年', '届', '次']);
    let own = dated.starts_with('第')
        || numbered
        || is_one!(
            dated,
            "会议 全会 例会 年会 学术年会 常务会议 扩大会议 党组会议 党委会议 主席会议 主任会议 常委会会议 常委会议 会员大会 新闻发布会 发布会 例行发布会 例行新闻发布会 记者会 例行记者会 部务会议 党组扩大会议 \
             全体会议 股东大会 临时股东大会 年度股东大会 议息会议 党组会 党委会 理事会会议",
        );
    let bodies = super::roles::actors(scene, chain).into_iter();
    bodies.filter(|actor| own && actor.kind.is_body()).map(|actor| Actor { bound: false, ..actor }).collect()
}

/// Whether a head alone says too little to be a new event.
pub(super) fn is_general(head: &str) -> bool {
    is_one!(head, GENERAL)
}

/// Whether a head alone names a part of a greater event: 开幕式, 启动仪式.
pub(super) fn is_part(head: &str) -> bool {
    is_one!(head, "开幕式 闭幕式 开班式 启动仪式 揭牌仪式 颁奖典礼 颁奖仪式 签约仪式 授牌仪式 开幕会 闭幕会")
}

/// Whether a name is of a session of a greater event: 主论坛, 专题研讨会.
pub(super) fn is_session(name: &str) -> bool {
    is_one!(
        name,
        "主论坛 分论坛 主旨论坛 平行论坛 圆桌论坛 高峰论坛 专题研讨会 专题论坛 主题论坛 闭门会议 圆桌会议"
    )
}

/// Whether a head alone is the first or last hour of what it stands with: 开营仪式, 结业典礼.
pub(super) fn is_opening(head: &str) -> bool {
    let act = head.trim_end_matches("仪式").trim_end_matches("典礼");
    act != head && is_one!(act, "结业 毕业 开班 开营 结营 闭营 欢送 欢迎 开幕 闭幕 开赛 拜师 宣誓 表彰")
}

/// Whether a head is a talk without a name: 座谈, 会谈.
pub(super) fn is_talk(head: &str) -> bool {
    ["座谈", "会谈", "会见", "会晤", "交流"].iter().any(|talk| head.ends_with(talk))
}

/// Whether what follows makes the head a modifier: 会议精神, 活动中心, 行动方案.
fn runs_on(scene: &Scene<'_>, next: usize) -> bool {
    match scene.kind(next) {
        // 教育实践活动领导小组会议: a body named for what it does.
        Kind::Word(_) if ["领导小组", "指挥部", "工作组", "组委会", "筹委会"].contains(&scene.text(next)) => {
            true
        }
        // 部署会在京举行: where, in one word.
        Kind::Word(_) if scene.text(next).starts_with('在') => false,
        Kind::Word(tag) => {
            is_one!(tag, "n nz ng vn k an")
                && !is_one!(
                    scene.text(next),
                    "由 在 于 将 以 已 共 为 是 即将 现场 期间 上 中 环节 当天 当日 主会场 分会场 结束 伊始 前 后 \
             最后 因 因为",
                )
        }
        Kind::Position => true,
        Kind::Trigger(_) => scene.act(next) == Some(Act::Head),
        _ => false,
    }
}

fn leftmost(scene: &Scene<'_>, head: usize) -> usize {
    let mut start = head;
    let mut characters = 0;
    let mut at = head;
    while at > 0 {
        at -= 1;
        // (记者甲)四川省…活动: a remark is no part of a name.
        if scene.tokens[at].quoted && !scene.tokens[head].quoted {
            break;
        }
        match scene.kind(at) {
            Kind::Mark(mark) => match mark {
                '”' | '」' | '』' | '’' | '"' => match opener(scene, at) {
                    Some(open) => at = open,
                    None => break,
                },
                // (甲、乙)第十六届X: reporters are no part of it.
                ')' | '）' => match bracket(scene, at) {
                    Some(open)
                        if !(open..at).any(|at| scene.kind(at) == Kind::Actor(MentionKind::Person)) =>
                    {
                        at = open
                    }
                    _ => break,
                },
                '·' | '-' | '—' | '+' | '&' | '.' | '/' | '•' | '×' => {}
                // 驾驶员、志愿者培训会: nouns alone are joined within a name.
                '、' if matches!(
                    scene.kind(scene.before(at)),
                    Kind::Word("n" | "vn" | "nz" | "j") | Kind::Position
                ) && matches!(scene.kind(at + 1), Kind::Word("n" | "vn" | "nz" | "j" | "v")) => {}
                // IC WORLD大会.
                ' ' if is_latin(scene.text(scene.before(at))) && is_latin(scene.text(at + 1)) => {}
                _ => break,
            },
            Kind::Trigger(_) if !is_nominal(scene, at, head) => {
                break;
            }
            Kind::Date => {
                let text = scene.text(at);
                let festival = text.contains('年') && !text.contains('月') && text.chars().count() > 6;
                let yearly = ["年", "年度", "季度", "季"].iter().any(|ending| text.ends_with(ending));
                let inside =
                    (festival || yearly || is_feast(text)) && !is_one!(text, "今年 去年 明年 每年 当年 近年");
                if !inside {
                    break;
                }
            }
            // A person within a name: 第三届李时珍文化节.
            Kind::Actor(MentionKind::Person)
                if ["届", "杯", "“", "年"]
                    .iter()
                    .any(|ending| scene.text(scene.before(at)).ends_with(ending)) => {}
            // 部长会议, 局长培训班: whose it is.
            Kind::Position
                if scene.act(at + 1) == Some(Act::Head)
                    || matches!(scene.text(at + 1), "级" | "、")
                    || scene.text(at + 1).starts_with('节')
                    // 友城市长视频交流会: whose it is, with what it is.
                    || matches!(scene.kind(at + 1), Kind::Word("n" | "vn" | "nz"))
                        && (at + 2 == head || matches!(scene.kind(at + 2), Kind::Word("n" | "vn" | "nz")) && at + 3 == head) =>
                {}
            Kind::Actor(MentionKind::Person) | Kind::Position => break,
            Kind::Word(tag) => {
                let text = scene.text(at);
                let counts = text.ends_with('次') && scene.text(scene.before(at)).ends_with(['届', '年']);
                if is_one!(text, POINTERS)
                    && !counts
                    && !matches!(text, "首场" | "第一场" | "一场")
                    && text != "活动"
                    && !matches!(text, "相关" | "有关" | "系列")
                {
                    start = at;
                    break;
                }
                let joins = JOINS.contains(&text) && joined(scene, at);
                if is_one!(text, STOPS) && !joins {
                    break;
                }
                // 全国各省区市座谈会
                let every = text.starts_with('各') && scene.text(scene.before(at)).starts_with('全');
                if !joins && !every && is_one!(tag, "p u uj ul uz uv ud r y") {
                    break;
                }
                if !joins && tag == "d" && !matches!(text, "全" | "不" | "最" | "共" | "再" | "届") {
                    break;
                }
            }
            _ => {}
        }
        characters += scene.text(at).chars().count();
        if characters > LONGEST_NAME {
            break;
        }
        start = at;
    }
    start
}

/// Whether a word is of Latin letters or digits.
fn is_latin(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Whether a date is a feast that names an event: “八一”建军节, 五一.
fn is_feast(text: &str) -> bool {
    let text = text.trim_matches(['“', '”']);
    text.ends_with('节') || is_one!(text, "五一 五四 六一 七一 八一 十一 元旦")
}

/// Whether a joining word stands between two nouns of a name.
fn joined(scene: &Scene<'_>, at: usize) -> bool {
    match scene.kind(scene.before(at)) {
        Kind::Word(tag) => !matches!(tag, "p" | "d" | "u" | "r" | "c"),
        Kind::Trigger(_) => true,
        Kind::Mark(mark) => matches!(mark, '”' | '》'),
        Kind::Actor(kind) => kind != MentionKind::Person && scene.text(at) != "上",
        Kind::Document => true,
        _ => false,
    }
}

/// Whether a verb of the lexicon is part of a name: 观摩 in 项目观摩暨对接活动, 签约 in 集中签约仪式.
fn is_nominal(scene: &Scene<'_>, at: usize, head: usize) -> bool {
    let act = scene.act(at);
    let next_is_noun = at + 1 == head
        || match scene.kind(at + 1) {
            Kind::Word(tag) => !is_one!(tag, "p d u ul uj r"),
            Kind::Trigger(_) => true,
            Kind::Mark(mark) => matches!(mark, '“' | '·' | '-' | '—'),
            _ => false,
        };
    let before_is_noun = at > 0
        && match scene.kind(at - 1) {
            Kind::Word(tag) => {
                is_one!(
                    tag,
                    "n nz vn j l b an i ng v a x eng s m \
             q",
                ) && !is_one!(scene.text(at - 1), STOPS)
            }
            Kind::Trigger(_) => scene.act(at - 1) == Some(Act::Head) || is_nominal(scene, at - 1, head),
            Kind::Mark(mark) => matches!(mark, '”'),
            Kind::Actor(kind) => kind == MentionKind::Place,
            Kind::Date => true,
            _ => false,
        };
    match act {
        Some(Act::Head) => true,
        Some(Act::Hold | Act::Move | Act::Speech | Act::Cancel | Act::Postpone) => false,
        Some(Act::Role) => {
            let form = scene.text(at);
            !is_one!(form, "出席 参加 主持 主办 承办 协办 列席 陪同 见证 参会 宣布")
                && next_is_noun
                && before_is_noun
        }
        // 青少年观摩交流会: right before the head only what governs it is no noun.
        Some(Act::Visit) => {
            let of_head = at + 1 == head
                && matches!(
                    scene.kind(scene.before(at)),
                    Kind::Word("t" | "ns" | "nt" | "nr" | "nrt" | "f" | "zg")
                );
            next_is_noun && (before_is_noun || of_head)
        }
        Some(_) => {
            let linked = (at.saturating_sub(8)..at).any(|earlier| scene.text(earlier) == "暨");
            next_is_noun && (before_is_noun || at + 1 == head || linked)
                || before_is_noun && scene.text(at + 1) == "暨"
        }
        None => false,
    }
}

fn opener(scene: &Scene<'_>, close: usize) -> Option<usize> {
    let pairs = |mark: char| match scene.kind(close) {
        Kind::Mark('”') => mark == '“',
        Kind::Mark('’') => mark == '‘',
        _ => matches!(mark, '“' | '「' | '『' | '‘' | '"'),
    };
    (close.saturating_sub(40)..close)
        .rev()
        .find(|&at| matches!(scene.kind(at), Kind::Mark(mark) if pairs(mark)))
}

fn bracket(scene: &Scene<'_>, close: usize) -> Option<usize> {
    (close.saturating_sub(20)..close).rev().find(|&at| matches!(scene.kind(at), Kind::Mark('(' | '（')))
}

/// Takes joining words and stray marks off the beginning.
fn trimmed(scene: &Scene<'_>, mut start: usize, head: usize) -> usize {
    while start < head {
        let text = scene.text(start);
        let stray = match scene.kind(start) {
            Kind::Mark(mark) => !matches!(mark, '“' | '「' | '『' | '《' | '(' | '（' | '‘'),
            Kind::Word(_) => is_one!(text, "和 与 及 暨 同 中 上 下 会"),
            _ => false,
        };
        if !stray {
            break;
        }
        start += 1;
    }
    start
}

/// A name as a reader would say it: no quotes round the whole, inner quotes as “ ”.
pub(super) fn tidied(raw: &str) -> String {
    let name = raw.trim();
    if !name.contains(['“', '”', '‘', '’', '「', '」', '『', '』', '\n']) {
        return name.to_owned();
    }
    let mut name = name.replace(['「', '『'], "“").replace(['」', '』'], "”");
    // “‘X’Y”活动 keeps its inner quotes, ‘X’Y活动 has outer ones.
    if !name.contains('“') || !name.contains('”') {
        name = name.replace('‘', "“").replace('’', "”");
    }
    name.retain(|c| c != '\n');
    let opens = name.matches('“').count();
    let closes = name.matches('”').count();
    if opens > closes && name.starts_with('“') {
        name.remove(0);
    } else if opens < closes && name.ends_with('”') {
        name.pop();
    }
    name
}

/// Whether a name is of an exhibition of things to look at, which opens as a hall does.
pub(super) fn is_exhibition(name: &str) -> bool {
    (name.ends_with('展') || name.ends_with("展览"))
        && [
            "摄影", "书画", "美术", "书法", "图片", "艺术", "文物", "绘画", "作品", "画", "成果", "特", "巡",
            "主题", "文献", "雕塑", "影像",
        ]
        .iter()
        .any(|kind| name.contains(kind))
}

/// A name with its marks in pairs, which begins with no joining word. What an unmatched mark opens is cut off, unless
/// the name would lose its `head` with it; one that only closes is dropped, or opened where the name begins.
pub(super) fn paired(name: &str, head: &str) -> String {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('(', ')'), ('《', '》'), ('‘', '’')];
    let mut name = name.trim_start_matches(['的', '、', ',', ';', ':', '·', ' ']).to_owned();
    // (香港)大型展览: a remark on what went before.
    if let Some(rest) = name.strip_prefix('(')
        && let Some((remark, rest)) = rest.split_once(')')
        && !remark.is_ascii()
        && rest.chars().count() >= 4
    {
        name = rest.to_owned();
    }
    for (open, close) in PAIRS {
        let mut opened: Vec<usize> = Vec::new();
        let mut stray: Vec<usize> = Vec::new();
        for (at, c) in name.char_indices() {
            if c == open {
                opened.push(at);
            } else if c == close && opened.pop().is_none() {
                stray.push(at);
            }
        }
        if let (&[at], '”') = (&*stray, close)
            && opened.is_empty()
            && at > 0
            && at + close.len_utf8() < name.len()
        {
            name.insert(0, open);
            continue;
        }
        match opened.first() {
            Some(&at) if name[..at].chars().count() >= 4 && !name[at..].ends_with(head) => {
                name.truncate(at);
            }
            Some(_) => stray.extend(opened),
            None => {}
        }
        stray.sort_unstable();
        stray.retain(|&at| at < name.len());
        for at in stray.into_iter().rev() {
            name.remove(at);
        }
    }
    name
}

/// The first phrase that ends after `from` and begins right behind it: the object of a verb.
pub(super) fn object(scene: &Scene<'_>, verb: usize, end: usize) -> Option<Phrase> {
    let mut best = None;
    for at in verb + 1..end {
        if scene.is_verb(at) && best.is_some() {
            break;
        }
        // “急救培训”公益活动: the quoted head is part of the name.
        let within = scene.kind(at + 1) == Kind::Mark('”')
            && (at + 2..end.min(at + 6))
                .take_while(|&next| matches!(scene.kind(next), Kind::Word(_) | Kind::Trigger(_)))
                .take_while(|&next| !scene.is_verb(next))
                .any(|next| scene.act(next) == Some(Act::Head));
        if scene.act(at) == Some(Act::Head)
            && !within
            && let Some(found) = phrase(scene, at)
            && found.start > verb
        {
            let gap = scene.between(verb + 1, found.start);
            if gap.chars().count() > 40 {
                break;
            }
            best = Some(found);
            // The name may go on with a further head: 对接会暨签约仪式.
            if !matches!(scene.text(at + 1), "暨" | "及" | "和") {
                break;
            }
        }
    }
    best
}

/// The last phrase of the tokens before a verb: its topic.
pub(super) fn topic(scene: &Scene<'_>, start: usize, verb: usize) -> Option<Phrase> {
    (start..verb).rev().filter(|&at| scene.act(at) == Some(Act::Head)).find_map(|at| {
        let found = phrase(scene, at)?;
        // A head within 在…会上 is where something happens, not what takes place.
        let located = matches!(scene.text(found.end), "上" | "中" | "期间" | "现场" | "会场");
        // 会议由董事会召集: who calls it, no meeting.
        let agent =
            found.start > start && scene.text(found.start - 1) == "由" && found.head.ends_with("事会");
        (!located && !agent && found.start >= start).then_some(found)
    })
}

/// The phrase of a headline.
pub(super) fn in_title(title: &str, heads: impl Fn(&str) -> Vec<Span>) -> Option<String> {
    let last = heads(title).into_iter().last()?;
    let start = title[..last.start()]
        .rfind(|c: char| {
            c.is_whitespace()
                || matches!(c, ',' | '，' | '!' | '！' | '?' | '？' | ':' | '：' | '丨' | '|' | '】')
        })
        .map_or(0, |at| at + title[at..].chars().next().map_or(1, char::len_utf8));
    Some(tidied(&title[start..last.end()]))
}
