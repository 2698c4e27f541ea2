//! Lists of names: `市长甲，副市长乙、丙、丁`, `A公司、B公司等6家企业`, `县农业农村局和相关乡镇负责人`.
//!
//! An item is a name with what stands before it: the organisation and the positions of a person, or an
//! organisation by itself. Positions are joined by 、 inside an item (`县委副书记、县长甲`), and shared by the
//! people that follow without one of their own. Nameless people (`有关部门负责人`) are passed over; where
//! they stand for organisations of the list, the organisations are marked as sending a delegate.

use super::closing;
use super::lexicon::{ends_with_one, is_one};
use super::roles::JOINTLY;
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;

/// One name in a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The token of the name.
    pub(super) token: usize,
    /// The mention of the name.
    pub(super) mention: usize,
    /// What sort of name.
    pub(super) kind: MentionKind,
    /// The positions before or behind a person's name, joined by 、.
    pub(super) position: Option<String>,
    /// The token of the organisation that a person is named with.
    pub(super) employer: Option<usize>,
    /// Whether nameless people act for it: 县农业农村局负责人.
    pub(super) delegate: bool,
    /// Whether the position is that of an earlier name of the list.
    pub(super) inherited: bool,
    /// Whether it only qualifies the noun behind it: 海信 in 海信产业园, 青岛市 in 青岛市项目观摩会.
    pub(super) bound: bool,
}

/// A list of names, of one or more.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// Its first token.
    pub(super) start: usize,
    /// One past its last token, 等N家企业 and the like included.
    pub(super) end: usize,
    pub(super) items: Vec<Item>,
}

/// Words for people who are not named.
const NAMELESS: &str = "代表队 人员 民警 干部 职工 负责人 负责同志 代表 领导 工作人员 主要领导 分管领导 有关人员 相关人员 专家 \
     人士 主要负责人 同志 班子成员";

/// Whether a token is a word for people who are not named.
pub(super) fn is_nameless(scene: &Scene<'_>, token: usize) -> bool {
    ends_with_one!(scene.text(token), NAMELESS)
}

/// Whether a word can stand between an organisation and the person or position it goes with.
pub(super) fn is_nounlike(kind: Kind) -> bool {
    matches!(kind, Kind::Word(tag) if is_one!(tag, "n nz nt ns j b l vn an ng x s f nr \
             nrt eng g a m q k i un h t nrfg"))
}

/// 相关, 有关: words before nameless people.
fn is_some(scene: &Scene<'_>, token: usize) -> bool {
    is_one!(scene.text(token), "相关 有关 各 部分 主要 分管")
}

/// All lists of a sentence, in order.
pub(super) fn chains(scene: &Scene<'_>) -> Vec<Chain> {
    let mut chains = Vec::new();
    let mut at = 0;
    while at < scene.tokens.len() {
        if !matches!(scene.kind(at), Kind::Actor(_) | Kind::Position) {
            at += 1;
            continue;
        }
        let chain = chain(scene, at);
        at = chain.end.max(at + 1);
        if !chain.items.is_empty() && !is_dateline(scene, &chain) {
            chains.push(chain);
        }
    }
    chains
}

/// Whether a name only says whose report it is: 某网7月20日电, 某报讯.
fn is_dateline(scene: &Scene<'_>, chain: &Chain) -> bool {
    let body = chain
        .items
        .iter()
        .all(|item| matches!(item.kind, MentionKind::Organisation | MentionKind::Firm | MentionKind::Place));
    // 某报-某网贵阳4月3日电: two of them, and where.
    let heads =
        |at: &usize| matches!(scene.kind(*at), Kind::Date | Kind::Actor(_) | Kind::Mark('-' | '—' | ' '));
    let next = (chain.end..chain.end + 6).take_while(heads).last().map_or(chain.end, |at| at + 1);
    let after = chain.end + usize::from(matches!(scene.kind(chain.end), Kind::Mark(' ' | '/')));
    let people = chain.items.iter().all(|item| item.kind == MentionKind::Person && item.position.is_none());
    let mut before = chain.start.saturating_sub(1);
    before -= usize::from(before > 0 && matches!(scene.kind(before), Kind::Mark(' ')));
    let writes = people
        && chain.start > 0
        && is_one!(
            scene.text(before),
            "记者 通讯员 责编 编辑 责任编辑 校对 作者 摄影 见习记者 实习记者 实习生"
        );
    let credit = is_one!(scene.text(after), "摄 供图 摄影 绘 制图 图 图/文 文/图") || writes;
    credit || body && chain.start < 4 && is_one!(scene.text(next), "电 讯 消息 报道")
}

fn chain(scene: &Scene<'_>, start: usize) -> Chain {
    let mut chain = Chain { start, end: start, items: Vec::new() };
    let mut at = start;
    let mut shared: Option<String> = None;
    while let Some((found, next)) = item(scene, at) {
        // 甲主席夫人乙: only 乙.
        if is_one!(scene.text(next), "夫人 妻子 丈夫")
            && scene.kind(next + 1) == Kind::Actor(MentionKind::Person)
        {
            at = next + 1;
            continue;
        }
        if let Some(mut found) = found {
            if found.kind == MentionKind::Person {
                if found.position.is_none() && found.employer.is_none() {
                    found.position.clone_from(&shared);
                    found.inherited = shared.is_some();
                } else {
                    shared.clone_from(&found.position);
                }
            } else {
                shared = None;
            }
            chain.items.push(found);
        }
        chain.end = next;
        let Some(after) = separator(scene, next, chain.items.last()) else { break };
        at = past_unknown(scene, after, chain.items.last()).unwrap_or(after);
        // A few words may qualify the next name: 知名学者丁, 链主企业A公司.
        let mut skipped = 0;
        let stands_for = |at: usize| scene.kind(at + 1) == Kind::Actor(MentionKind::Person);
        while skipped < 4 && is_nounlike(scene.kind(at)) && (!is_nameless(scene, at) || stands_for(at)) {
            at += 1;
            skipped += 1;
        }
        if !matches!(scene.kind(at), Kind::Actor(_) | Kind::Position) {
            break;
        }
        // 董事长甲与博士代表乙: what is said of 乙 is no position, but it is not 甲's either.
        if skipped > 0 {
            shared = None;
        }
    }
    closing::tail(scene, &mut chain);
    // A局、B局负责人: both send theirs.
    if chain.items.last().is_some_and(|item| item.delegate) {
        for item in chain.items.iter_mut().rev().take_while(|item| item.kind != MentionKind::Person) {
            item.delegate |= !item.bound;
        }
    }
    chain
}

/// The token behind a name that no mention covers, in a list of people: 甲、|姜有为、|乙.
fn past_unknown(scene: &Scene<'_>, from: usize, last: Option<&Item>) -> Option<usize> {
    let people = last.is_some_and(|last| last.kind == MentionKind::Person);
    let close = (from..from + 4).find(|&at| !matches!(scene.kind(at), Kind::Word(_)))?;
    let length = scene.between(from, close).chars().count();
    let listed =
        scene.kind(close) == Kind::Mark('、') && scene.kind(close + 1) == Kind::Actor(MentionKind::Person);
    (people && listed && (2..=4).contains(&length)).then_some(close + 1)
}

/// The token behind a mark or word that joins two names, or nothing.
fn separator(scene: &Scene<'_>, at: usize, last: Option<&Item>) -> Option<usize> {
    match scene.kind(at) {
        Kind::Mark('、') => {
            let next = at + 1 + usize::from(scene.kind(at + 1) == Kind::Mark(' '));
            Some(if matches!(scene.text(next), "和" | "及" | "以及") { next + 1 } else { next })
        }
        Kind::Mark(',' | '，') => {
            // A comma joins only people with positions, when the list before it opens its clause.
            let person = last.is_some_and(|last| last.kind == MentionKind::Person);
            let (found, _) = item(scene, at + 1)?;
            let found = found?;
            let titled = (found.kind == MentionKind::Person && found.position.is_some())
                || (matches!(found.kind, MentionKind::Agency | MentionKind::Organisation)
                    && !found.bound
                    && last.is_some_and(|last| last.position.is_some()));
            let plain = last.is_some_and(|last| opens_clause(scene, last.token));
            (person && titled && plain).then_some(at + 1)
        }
        Kind::Mark(' ') => {
            let both = last.is_some_and(|last| last.kind == MentionKind::Person)
                && scene.kind(at + 1) == Kind::Actor(MentionKind::Person);
            both.then_some(at + 1)
        }
        Kind::Word(_) => match scene.text(at) {
            // 在A市同乙会谈: where, and with whom.
            "与" | "跟" | "同"
                if last.is_some_and(|last| last.kind == MentionKind::Place)
                    && leads_to_person(scene, at + 1) =>
            {
                None
            }
            "和" | "与" | "及" | "以及" | "暨" | "跟" | "同" => Some(at + 1),
            _ => None,
        },
        _ => None,
    }
}

/// Whether no verb stands between the beginning of the clause and a token.
fn opens_clause(scene: &Scene<'_>, token: usize) -> bool {
    for at in (0..token).rev() {
        match scene.kind(at) {
            Kind::Mark(';' | ':' | '。' | '；' | '：' | '\n') => return true,
            Kind::Trigger(_) if scene.is_verb(at) => return false,
            Kind::Word(tag) if tag == "v" || tag == "vi" => return false,
            _ => {}
        }
    }
    true
}

/// Reads one item; the inner `None` is a nameless one.
fn item(scene: &Scene<'_>, start: usize) -> Option<(Option<Item>, usize)> {
    let mut at = start;
    let mut positions: Vec<&str> = Vec::new();
    let mut employer: Option<usize> = None;
    loop {
        match scene.kind(at) {
            Kind::Actor(MentionKind::Person) => {
                let token = at;
                at += 1;
                if positions.is_empty()
                    && scene.kind(at) == Kind::Position
                    && !matches!(scene.kind(at + 1), Kind::Actor(MentionKind::Person))
                    && !is_nameless(scene, at)
                {
                    positions.push(scene.text(at));
                    at += 1;
                }
                while matches!(scene.text(at), "同志" | "先生" | "女士" | "一行" | "博士") {
                    at += 1;
                }
                at = past_brackets(scene, at);
                let position = (!positions.is_empty()).then(|| positions.join("、"));
                let mut found = made(scene, token, employer, position, at);
                // 院士甲工作站: named for a person, who does nothing here.
                if let Some((Some(found), _)) = &mut found {
                    found.bound = names_thing(scene, at) || found.position.is_none() && is_noun_of(scene, at);
                }
                return found;
            }
            Kind::Actor(_) => {
                let token = at;
                let next = past_brackets(scene, at + 1);
                // 集团旗下的A公司: the mother says whose it is.
                if is_one!(scene.text(next), "旗下 下属 所属 下辖") {
                    let daughter = next + 1 + usize::from(scene.text(next + 1) == "的");
                    if matches!(scene.kind(daughter), Kind::Actor(_)) {
                        employer = Some(token);
                        at = daughter;
                        continue;
                    }
                }
                // 驻某国使馆文化处: the division is part of the body.
                let next = if is_division(scene, token, next) { next + 1 } else { next };
                // 市委理论学习中心组: the body itself, as it studies.
                let studies = (next..next + 3).find(|&at| scene.text(at) == "中心组");
                let next = studies.map_or(next, |at| at + 1);
                match scene.kind(next) {
                    // A局代表队: its team, whatever it is taken for.
                    Kind::Actor(_) if scene.text(next) == "代表队" => {
                        let mut found = made(scene, token, None, None, next + 1);
                        if let Some((Some(found), _)) = &mut found {
                            found.delegate = true;
                        }
                        return found;
                    }
                    Kind::Position | Kind::Actor(_) => {
                        employer = Some(token);
                        at = next;
                        continue;
                    }
                    // 市领导甲、乙: the word stands for a position.
                    Kind::Word(_)
                        if is_nameless(scene, next)
                            && scene.kind(next + 1) == Kind::Actor(MentionKind::Person) =>
                    {
                        employer = Some(token);
                        at = next + 1;
                        continue;
                    }
                    Kind::Word(_) if is_nameless(scene, next) => {
                        let mut found = made(scene, token, None, None, next + 1);
                        if let Some((Some(found), _)) = &mut found {
                            found.delegate = true;
                        }
                        return found;
                    }
                    // 某省《X报》副社长甲: the paper is who employs.
                    Kind::Document if scene.kind(next + 1) == Kind::Position => {
                        employer = Some(token);
                        at = next + 1;
                        continue;
                    }
                    _ if leads_to_titled(scene, next) => {
                        employer = Some(token);
                        at = next;
                        while scene.kind(at) != Kind::Position {
                            at += 1;
                        }
                        continue;
                    }
                    // A公司成功中标: how it is done, no noun.
                    _ if is_one!(scene.text(next), "成功 圆满 重磅 研究") && scene.is_verb(next + 1)
                        || is_one!(
                            scene.text(next),
                            "高度重视 精心组织 精心安排 精心策划 积极响应 周密部署 迅速行动 迅速响应 通力合作 密切配合"
                        ) =>
                    {
                        return made(scene, token, None, None, next);
                    }
                    // A局会同B局: 会同 is a county too.
                    Kind::Word(_) if JOINTLY.contains(&scene.text(next)) => {
                        return made(scene, token, None, None, next);
                    }
                    // A局公众号“X”发布: it speaks there itself.
                    Kind::Word(_) if account(scene, next).is_some() => {
                        return made(scene, token, None, None, account(scene, next).unwrap_or(next));
                    }
                    // 某县|林竹局、乙局: a body that no mention covers.
                    Kind::Word(_)
                        if scene.kind(token) == Kind::Actor(MentionKind::Place)
                            && matches!(scene.kind(next + 1), Kind::Mark('、'))
                            && scene.text(next).chars().count() >= 3
                            && scene.text(next).ends_with(['局', '委', '办', '厅', '院', '会']) =>
                    {
                        return Some((None, next + 1));
                    }
                    kind if is_nounlike(kind) || is_some(scene, next) => {
                        // 青岛市工信局 相关处室 负责人; 海信集团 党委 书记 甲; or else a qualifier.
                        let ahead = past_nouns(scene, next);
                        // 中国政府欧亚事务特别代表甲: the word stands for a position.
                        if is_nameless(scene, ahead)
                            && scene.kind(ahead + 1) == Kind::Actor(MentionKind::Person)
                        {
                            employer = Some(token);
                            at = ahead + 1;
                            continue;
                        }
                        if scene.kind(ahead) == Kind::Position
                            || scene.kind(ahead) == Kind::Actor(MentionKind::Person)
                        {
                            employer = Some(token);
                            at = ahead;
                            continue;
                        }
                        let nameless = is_nameless(scene, ahead);
                        let mut found =
                            made(scene, token, None, None, if nameless { ahead + 1 } else { next });
                        if let Some((Some(found), _)) = &mut found {
                            found.delegate = nameless;
                            found.bound = !nameless && !is_counting(scene.text(next));
                        }
                        return found;
                    }
                    _ => return made(scene, token, None, None, next),
                }
            }
            Kind::Position => {
                // 市领导甲、乙: the word stands for a position.
                if is_nameless(scene, at) && scene.kind(at + 1) == Kind::Actor(MentionKind::Person) {
                    if !scene.text(at).ends_with("领导") {
                        positions.push(scene.text(at));
                    }
                    at += 1;
                    continue;
                }
                if is_nameless(scene, at) {
                    let after = at + 1;
                    return match employer {
                        Some(token) => {
                            let mut found = made(scene, token, None, None, after);
                            if let Some((Some(found), _)) = &mut found {
                                found.delegate = true;
                            }
                            found
                        }
                        None => Some((None, after)),
                    };
                }
                positions.push(scene.text(at));
                let mut next = past_brackets(scene, at + 1);
                if matches!(scene.text(next), "、" | "兼" | "," | "兼任" | "及") {
                    let beyond = next + 1;
                    let goes_on = scene.kind(beyond) == Kind::Position
                        || (matches!(scene.kind(beyond), Kind::Actor(kind) if kind != MentionKind::Person)
                            && position_follows(scene, beyond));
                    if goes_on && leads_to_person(scene, beyond) {
                        next = beyond;
                        if matches!(scene.kind(next), Kind::Actor(_)) {
                            employer = Some(next);
                            while scene.kind(next) != Kind::Position {
                                next += 1;
                            }
                        }
                        at = next;
                        continue;
                    }
                    return Some((None, at + 1));
                }
                match scene.kind(next) {
                    Kind::Actor(MentionKind::Person) | Kind::Position => at = next,
                    kind if is_nounlike(kind) && scene.kind(next + 1) == Kind::Actor(MentionKind::Person) => {
                        at = next + 1;
                    }
                    _ => return Some((None, at + 1)),
                }
            }
            _ => return None,
        }
    }
}

/// Whether a word is what a person gives a name to: 院士甲|工作站.
pub(super) fn names_thing(scene: &Scene<'_>, token: usize) -> bool {
    ["工作站", "工作室", "纪念馆", "故居", "书屋", "实验室", "基金", "奖学金", "团队"]
        .iter()
        .any(|thing| scene.text(token).ends_with(thing))
}

/// Whether a noun right behind a name without a title makes it a qualifier: 甲|编钟, 乙|文学奖.
fn is_noun_of(scene: &Scene<'_>, at: usize) -> bool {
    // 习近平新时代中国特色社会主义思想: named for a person.
    let thought = (at..at + 8)
        .take_while(|&at| !matches!(scene.kind(at), Kind::Mark(_) | Kind::Actor(MentionKind::Person)))
        .any(|at| scene.text(at).ends_with("思想"))
        && matches!(scene.kind(at), Kind::Word("n" | "nz" | "t" | "a" | "b" | "l"));
    let noun = |at: usize| matches!(scene.kind(at), Kind::Word("n" | "nz" | "ns" | "nt"));
    let who = |text: &str| {
        [
            "老师", "夫妇", "夫人", "医生", "院士", "师傅", "先生", "女士", "团长", "主播", "记者", "家",
            "员", "手", "人", "师",
        ]
        .iter()
        .any(|ending| text.ends_with(ending))
    };
    // 某某扮演者甲.
    is_one!(scene.text(at), "扮演者 饰演者")
        || thought
        || noun(at)
            && noun(at + 1)
            && !who(scene.text(at))
            && !who(scene.text(at + 1))
            && !is_counting(scene.text(at))
        || noun(at)
            && ["奖", "编钟", "杯", "精神", "思想", "作品", "案"]
                .iter()
                .any(|thing| scene.text(at).ends_with(thing))
}

/// Whether a word behind a body names a division of it: 文化处, 工会.
fn is_division(scene: &Scene<'_>, body: usize, at: usize) -> bool {
    let text = scene.text(at);
    matches!(scene.kind(body), Kind::Actor(MentionKind::Agency | MentionKind::Organisation))
        && matches!(scene.kind(at), Kind::Word(_))
        && (2..=4).contains(&text.chars().count())
        && ["处", "科", "支队", "大队", "办公室"].iter().any(|ending| text.ends_with(ending))
}

/// The token behind the nouns that stand between an organisation and what it goes with: 市工信局相关处室|负责人,
/// 省委脱贫攻坚专项|巡视组组长甲.
fn past_nouns(scene: &Scene<'_>, from: usize) -> usize {
    let nouns = |at: usize| {
        let link = scene.text(at) == "负责" && is_nameless(scene, at + 1);
        (is_nounlike(scene.kind(at)) || is_some(scene, at) || link) && !is_nameless(scene, at)
    };
    let mut ahead = from;
    while ahead < from + 5 && nouns(ahead) {
        ahead += 1;
    }
    ahead
}

/// Whether nouns, a verb among them, lead from an organisation to a position and a name.
fn leads_to_titled(scene: &Scene<'_>, from: usize) -> bool {
    // 镇社会事业发展办公室主任甲, but not 县总工会邀请律师甲.
    let plain = |at: usize| {
        matches!(scene.kind(at), Kind::Word(tag) if tag == "v" || is_nounlike(scene.kind(at)))
            && !is_one!(
                scene.text(at),
                "邀请 特邀 聘请 会同 陪同 带领 率领 欢迎 感谢 委托 指派 派出 安排 派 请 约见 告诉 称 说 告知 联系 询问 采访",
            )
    };
    // 广东援藏|工作组组长乙: the body itself may have a name.
    let body = |at: usize| {
        at > from
            && matches!(scene.kind(at), Kind::Actor(MentionKind::Agency | MentionKind::Organisation))
            && scene.kind(at + 1) == Kind::Position
    };
    let titled = (from..from + 5).take_while(|&at| plain(at) || body(at)).last().map_or(from, |at| at + 1);
    titled > from
        && scene.kind(titled) == Kind::Position
        && scene.kind(titled + 1) == Kind::Actor(MentionKind::Person)
}

/// The token behind the word for an account or site that a body speaks in: 公众号, 官网.
fn account(scene: &Scene<'_>, at: usize) -> Option<usize> {
    (at + 1..at + 4).find(|&end| {
        is_one!(
            scene.between(at, end),
            "公众号 微信公众号 官方公众号 官微 官方微信 官方微博 官网 官方网站 网站 微博 视频号 官方视频号"
        )
    })
}

/// Words that count the names before them and do not make them qualifiers: A公司等3家, A、B两家.
fn is_counting(text: &str) -> bool {
    is_one!(
        text,
        "等 等等 两家 三家 两地 三地 双方 三方 等人 各 分别 专门 先后 全程 率先 首次 现场 多次 共同 联手 携手 连续 同步 正式 近期 \
         日前 近日 当天 当日 现 还 也 又 再次 首批 主动 积极 相继 公告 因 因犯 因涉嫌 涉嫌 第一时间 第一 依法 依规 一审 二审 终审 全票 高票 独家 全资 随后 随即 一行 精心 \
         一起 一同 一道 当场 近年 全力 全程 双双 历时 悉数 亲自 带头",
    )
}

fn position_follows(scene: &Scene<'_>, from: usize) -> bool {
    (from + 1..from + 5)
        .take_while(|&at| !matches!(scene.kind(at), Kind::Mark(_) | Kind::Trigger(_)))
        .any(|at| scene.kind(at) == Kind::Position)
}

/// Whether positions and organisations lead on to a person's name: 党组书记、局长 甲.
fn leads_to_person(scene: &Scene<'_>, from: usize) -> bool {
    let mut at = from;
    while at < from + 14 {
        match scene.kind(at) {
            Kind::Actor(MentionKind::Person) => return true,
            Kind::Mark('(' | '（') => {
                let behind = past_brackets(scene, at);
                if behind == at {
                    return false;
                }
                at = behind;
                continue;
            }
            Kind::Actor(_) | Kind::Position | Kind::Mark('、') => {}
            Kind::Word(_) if is_nounlike(scene.kind(at)) || scene.text(at) == "兼" => {}
            _ => return false,
        }
        at += 1;
    }
    false
}

fn made(
    scene: &Scene<'_>,
    token: usize,
    employer: Option<usize>,
    position: Option<String>,
    next: usize,
) -> Option<(Option<Item>, usize)> {
    let mention = scene.tokens[token].mention?;
    let Kind::Actor(kind) = scene.kind(token) else { return None };
    Some((
        Some(Item {
            token,
            mention,
            kind,
            position,
            employer,
            delegate: false,
            inherited: false,
            bound: false,
        }),
        next,
    ))
}

/// The token behind a bracketed remark: 甲（女）, A公司（以下简称…）.
pub(super) fn past_brackets(scene: &Scene<'_>, mut at: usize) -> usize {
    while matches!(scene.kind(at), Kind::Mark('(' | '（')) {
        let close = (at + 1..(at + 16).min(scene.tokens.len()))
            .find(|&end| matches!(scene.kind(end), Kind::Mark(')' | '）')));
        let Some(close) = close else { break };
        at = close + 1;
    }
    at
}
