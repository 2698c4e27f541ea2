//! Who goes with a verb: its subject (before it, behind 由, or carried on from the clauses before) and its
//! object (the list of names behind it).

use super::coordination::{Chain, Item};
use super::lexicon::{Act, is_one};
use super::scene::{Kind, Page, Scene};
use crate::entity::EntityId;
use crate::mention::MentionKind;
use crate::text::Span;

/// Someone at a verb, by now independent of the sentence's tokens.
#[derive(Clone, Debug)]
pub(super) struct Actor {
    pub(super) entity: EntityId,
    pub(super) kind: MentionKind,
    pub(super) span: Span,
    pub(super) position: Option<String>,
    /// Nameless people act for it.
    pub(super) delegate: bool,
    /// The position is that of an earlier name of its list.
    pub(super) inherited: bool,
    /// It qualifies the noun behind it.
    pub(super) bound: bool,
}

/// A subject, and whether it is carried on from an earlier clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    pub(super) actors: Vec<Actor>,
    pub(super) carried: bool,
}

impl Actor {
    pub(super) fn of(scene: &Scene<'_>, item: &Item) -> Option<Self> {
        let entity = scene.page.entities.of_mention[item.mention]?;
        // A word for any body of its kind names none.
        let name = &scene.page.entities.get(entity).name;
        if is_one!(name, NAMELESS_BODIES)
            || ["多家", "各级", "多个", "部分", "有关"].iter().any(|some| name.starts_with(some))
            || ["多家企业", "多家公司", "多家单位"].iter().any(|some| name.ends_with(some))
            // 党的十八大以来: congresses are of a time, and act not.
            || name.starts_with("中国共产党第") && name.ends_with("代表大会")
            || name.ends_with("管理机构")
            || name.ends_with("监管机构")
        {
            return None;
        }
        Some(Self {
            entity,
            kind: item.kind,
            span: scene.page.mentions[item.mention].span,
            position: item.position.clone(),
            delegate: item.delegate,
            inherited: item.inherited,
            bound: item.bound,
        })
    }
}

impl Actor {
    /// A body by one of its mentions, without an officer.
    pub(super) fn body(scene: &Scene<'_>, entity: EntityId, kind: MentionKind, mention: usize) -> Self {
        Self {
            entity,
            kind,
            span: scene.page.mentions[mention].span,
            position: None,
            delegate: false,
            inherited: false,
            bound: false,
        }
    }

    /// How a reader would say the name: as written, but the full name for 该公司 and 我市.
    pub(super) fn said<'a>(&self, page: &Page<'a>) -> &'a str {
        said(page, self.entity, self.span)
    }
}

/// Words for bodies that name none of them.
const NAMELESS_BODIES: &str = "中央 行业协会 国际组织 协会 商会 组委会 公司 企业 集团 医院 学校 高校 银行 媒体 法院 检察院 公安机关 警方 政府 \
     消防 消防部门 有关部门 相关部门 主管部门 监管部门 研究院 研究所 大学 社区 合作社 基金会 社会组织 党委 党组 机构 部门 单位 监管机构 \
     上市公司 龙头企业 民营企业 中小企业 国有企业 国企 央企 外资企业 交易所 证券公司 律师事务所 学会 委员会 代表团 联合会 工会";

/// How a reader would say a name.
pub(super) fn said<'a>(page: &Page<'a>, entity: EntityId, span: Span) -> &'a str {
    let written = span.of(page.text);
    let points =
        written.starts_with(['该', '我', '本', '此', '两']) || matches!(written, "公司" | "企业" | "集团");
    if points { &page.entities.get(entity).name } else { written }
}

/// The actors of a chain.
pub(super) fn actors(scene: &Scene<'_>, chain: &Chain) -> Vec<Actor> {
    chain.items.iter().filter_map(|item| Actor::of(scene, item)).collect()
}

/// Prepositions that make what follows them no subject.
const PREPOSITIONS: [&str; 43] = [
    "在", "应", "继", "对", "向", "为", "到", "赴", "从", "将", "把", "以", "给", "于", "至", "据", "经",
    "比", "代表", "作为", "围绕", "就", "针对", "关于", "按", "按照", "根据", "通过", "依托", "除", "随着",
    "自", "让", "使", "凭", "被", "是", "面向", "带领", "率领", "率", "陪同", "聚焦",
];

/// Words that bring a second subject: 联合, 会同.
pub(super) const JOINTLY: [&str; 9] = ["联合", "会同", "携手", "联手", "与", "和", "同", "协同", "携"];

/// Whether a chain stands in a prepositional phrase.
fn in_phrase(scene: &Scene<'_>, chain: &Chain, start: usize) -> bool {
    let mut at = chain.start;
    // A noun or two may stand between: 在中国企业家甲…; 对链主企业A公司.
    for _ in 0..3 {
        if at <= start {
            return false;
        }
        at -= 1;
        // 学生代表以及A局: 代表 governs only what stands right behind it.
        let noun = scene.text(at) == "代表"
            && (at + 1 < chain.start
                // 建设者代表甲: whom 甲 stands for, in one noun.
                || at > start && matches!(scene.kind(at - 1), Kind::Word("n" | "nz" | "k") | Kind::Position));
        if matches!(scene.kind(at), Kind::Word(_) | Kind::Trigger(_))
            && PREPOSITIONS.contains(&scene.text(at))
            && !noun
        {
            return true;
        }
        if !matches!(scene.kind(at), Kind::Word("n" | "nz" | "b" | "m" | "q" | "a" | "j" | "c" | "ns")) {
            return false;
        }
    }
    false
}

/// The names that a relative clause's verb qualifies: 出席会议的|副院长甲, 主办活动的|A公司.
pub(super) fn qualified<'s>(scene: &'s Scene<'_>, verb: usize) -> Option<&'s Chain> {
    let end = scene.clauses[scene.clause_of(verb)].end;
    let quoted = scene.tokens[verb].quoted;
    (verb + 1..end).filter(|&at| scene.text(at) == "的" && scene.tokens[at].quoted == quoted).find_map(|of| {
        let chain = scene.chains.iter().find(|chain| chain.start > of && chain.end <= end)?;
        let near = chain.start <= of + 5 && only_nouns(scene, of + 1, chain.start);
        near.then_some(chain)
    })
}

/// Whether the verb stands in a relative clause on a chain that nothing governs: 对出席会议的甲 is no subject.
fn qualifies(scene: &Scene<'_>, verb: usize, chain: &Chain, start: usize) -> bool {
    let governed = (start..verb).any(|at| {
        matches!(scene.kind(at), Kind::Word(_))
            && is_one!(scene.text(at), "对 向 给 与 同 和 把 将 据 为 被 经 由 让 使 以 于 是")
    });
    let person = chain.items.iter().any(|item| item.kind == MentionKind::Person && !item.bound);
    person && !governed && qualified(scene, verb).is_some_and(|found| found.start == chain.start)
}

/// Whether a chain is the subject of a relative clause, and of nothing beyond it: A公司选送的|选手甲夺冠.
fn has_clause_of_its_own(scene: &Scene<'_>, chain: &Chain, verb: usize) -> bool {
    let Some(of) = (chain.end..verb).find(|&at| {
        let plain = matches!(scene.kind(at), Kind::Word("v"))
            && !is_one!(scene.text(at), "率领 带领 率 组成 领导 牵头 组织 为首 带队 发起 倡议 策划 创办");
        (scene.is_verb(at) || plain) && scene.text(at + 1) == "的"
    }) else {
        return false;
    };
    if scene.text(scene.before(chain.start)) == "由" {
        return true;
    }
    // 甲会见来访的乙, 甲同来访的乙会谈, 甲带领A组成的专班: the clause is within what a word before it governs.
    !(chain.end..of).any(|at| {
        scene.is_verb(at)
            || matches!(scene.kind(at), Kind::Word(_))
                && (PREPOSITIONS.contains(&scene.text(at)) || JOINTLY.contains(&scene.text(at)))
    })
}

/// The first chain of a token range that can be a subject before `verb`.
pub(super) fn candidate<'s>(scene: &'s Scene<'_>, start: usize, verb: usize) -> Option<&'s Chain> {
    scene.chains.iter().filter(|chain| chain.start >= start && chain.end <= verb).find(|chain| {
        let attributive = matches!(scene.text(chain.end), "的" | "之")
            || matches!(scene.text(chain.end), "上" | "内" | "境内");
        let bound = chain.items.iter().all(|item| item.bound);
        let quoted = scene.tokens[verb.min(scene.tokens.len() - 1)].quoted;
        if scene.tokens[chain.start].quoted && !quoted {
            return false;
        }
        // 出席会议的副院长甲表示: the verb of a relative clause takes no object of the main one.
        let object = (start..chain.start).any(|at| {
            // 调研中甲指出: when it was, no object.
            let when = at + 2 == chain.start && is_one!(scene.text(at + 1), "中 时 期间 后");
            scene.is_verb(at)
                && (quoted || !scene.tokens[at].quoted)
                && !when
                && !qualifies(scene, at, chain, start)
        });
        // 在A举办的会议上: what stands in a relative clause has its subject even behind a preposition.
        let relative =
            scene.text(verb + 1) == "的" || scene.text(verb + 1) == "了" && scene.text(verb + 2) == "的";
        let other = has_clause_of_its_own(scene, chain, verb);
        // “丝绸之路：长安—天山廊道”项目: within a quoted name.
        let inside = (start..chain.start)
            .rev()
            .find(|&at| matches!(scene.kind(at), Kind::Mark('“' | '”')))
            .is_some_and(|at| scene.kind(at) == Kind::Mark('“'))
            && (chain.end..verb).any(|at| scene.kind(at) == Kind::Mark('”'));
        if inside {
            return false;
        }
        let region = chain.items.iter().all(|item| item.kind == MentionKind::Place);
        if region && belongs_to_person(scene, chain, verb) {
            return false;
        }
        // 中国驻某国大使馆: the region is no actor.
        if region && scene.text(chain.end).starts_with('驻') {
            return false;
        }
        let outside = !in_phrase(scene, chain, start) || relative && !region;
        !attributive && !bound && !object && !other && outside
    })
}

/// Whether a few words that no mention covers lead a clause to a person with a title: 澄新特材董事长甲.
fn leads_titled(scene: &Scene<'_>, chain: &Chain, start: usize) -> bool {
    let titled = chain.items.first().is_some_and(|item| item.position.is_some());
    titled
        && chain.start <= start + 4
        && (start..chain.start).all(|at| {
            matches!(scene.kind(at), Kind::Word(tag) if !is_one!(tag, "p d u uj ul c r"))
                && !PREPOSITIONS.contains(&scene.text(at))
        })
}

/// Whether a region only says where the person behind it is from: 台湾《X报》副社长甲, 某省“英雄”乙.
fn belongs_to_person(scene: &Scene<'_>, chain: &Chain, verb: usize) -> bool {
    let next = scene.chains.iter().find(|next| next.start >= chain.end && next.end <= verb);
    next.is_some_and(|next| {
        let person = next.items.iter().any(|item| item.kind == MentionKind::Person && !item.bound);
        let plain = (chain.end..next.start).all(|at| match scene.kind(at) {
            Kind::Word(tag) => !is_one!(tag, "p d u uj ul c") && !PREPOSITIONS.contains(&scene.text(at)),
            Kind::Document | Kind::Mark('“' | '”' | '《' | '》') | Kind::Position => true,
            _ => false,
        });
        person && plain && next.start > chain.end
    })
}

/// The chain behind 由 (or 被), where one governs the verb.
pub(super) fn agent<'s>(scene: &'s Scene<'_>, start: usize, verb: usize) -> Option<&'s Chain> {
    let by = (start..verb).rev().find(|&at| {
        // 高院经审判委员会制定X: 经 is the way, where a subject stands before it.
        matches!(scene.kind(at), Kind::Word(_))
            && (matches!(scene.text(at), "由" | "被")
                || scene.text(at) == "经" && candidate(scene, start, at).is_none())
    })?;
    if (by + 1..verb).any(|at| scene.is_verb(at) && scene.chains.iter().any(|c| c.start > by && c.end <= at))
    {
        return None;
    }
    scene.chains.iter().find(|chain| {
        chain.start > by
            && chain.end <= verb
            && !scene.text(chain.end).starts_with('驻')
            && (chain.start <= by + 4 || only_nouns(scene, by + 1, chain.start))
    })
}

/// Whether tokens are nouns and the marks of a list alone.
fn only_nouns(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    (start..end).all(|at| match scene.kind(at) {
        Kind::Mark(mark) => mark == '、',
        Kind::Word(tag) => {
            is_one!(tag, "n nz nt ns j b l vn an ng s f nr q m a")
                || is_one!(scene.text(at), "和 及 以及 与 驻")
        }
        Kind::Actor(_) => true,
        _ => false,
    })
}

/// The subject of a verb.
pub(super) fn subject(scene: &Scene<'_>, verb: usize, carried: &[Actor]) -> Subject {
    let clause = &scene.clauses[scene.clause_of(verb)];
    let start = clause.start;
    if let Some(chain) = agent(scene, start, verb) {
        let mut found = actors(scene, chain);
        // 由A倡议并与B联合主办: 由 makes it act, and who is with it too.
        for actor in &mut found {
            actor.bound = false;
        }
        for other in scene.chains.iter().filter(|other| other.start > chain.end + 1 && other.end <= verb) {
            if JOINTLY.contains(&scene.text(other.start - 1)) {
                found.extend(actors(scene, other));
            }
        }
        // 由镇总工会、某某事务所（no name known）、A公司主办: the list goes on behind what no mention covers.
        let mut end = chain.end;
        for other in scene.chains.iter().filter(|other| other.start > chain.end && other.end <= verb) {
            if matches!(scene.kind(end), Kind::Mark('、')) && only_nouns(scene, end, other.start) {
                found.extend(actors(scene, other));
                end = other.end;
            }
        }
        if let Some(other) = scene.chain_at(end + 1).filter(|other| other.end <= verb)
            && JOINTLY.contains(&scene.text(end))
        {
            found.extend(actors(scene, other));
        }
        return Subject { actors: found, carried: false };
    }
    if let Some(chain) = super::governed::subject(scene, start, verb) {
        return Subject { actors: actors(scene, chain), carried: false };
    }
    // 在A学院举行的X: where it is.
    let housed = |chain: &Chain| {
        scene.text(verb) == "举行"
            && scene.text(verb + 1) == "的"
            && chain.start > start
            && chain.end == verb
            && is_one!(scene.text(chain.start - 1), "在 于")
            && chain
                .items
                .iter()
                .all(|item| matches!(item.kind, MentionKind::Organisation | MentionKind::Firm))
    };
    // A选手来参加当时举办的X: another verb stands between, and who holds X is not told.
    let unsaid = |chain: &Chain| {
        scene.text(verb + 1) == "的"
            && scene.act(verb) == Some(Act::Hold)
            && (chain.end..verb).any(|at| scene.act(at) == Some(Act::Role) && !scene.tokens[at].quoted)
    };
    if let Some(chain) = candidate(scene, start, verb) {
        if unsaid(chain) || housed(chain) {
            return Subject::default();
        }
        let mut found: Vec<Actor> = actors(scene, chain).into_iter().filter(|actor| !actor.bound).collect();
        // A 联合 B 举办: both.
        for other in scene.chains.iter().filter(|other| other.start > chain.end && other.end <= verb) {
            // A还将联合B举办, A就与B办过.
            let light = |at: usize| {
                scene.kind(at) == Kind::Date
                    || matches!(scene.kind(at), Kind::Word("d" | "ad" | "t"))
                    || is_one!(scene.text(at), "就 将 还将 也 还 曾 又")
            };
            if JOINTLY.contains(&scene.text(other.start - 1))
                && other.start <= chain.end + 4
                && (chain.end..other.start - 1).all(light)
            {
                found.extend(actors(scene, other));
            }
        }
        // 市领导甲、乙，A局、B局负责人参加: the clauses before are the beginning of the list.
        if chain.start == start || only_nouns(scene, start, chain.start) || leads_titled(scene, chain, start)
        {
            let listed = list_before(scene, scene.clause_of(verb));
            found.splice(0..0, listed.into_iter().filter(|actor| actor.kind != MentionKind::Place));
        }
        // 拟与B共同出资: with who is spoken of.
        let opening = chain.start > start && JOINTLY.contains(&scene.text(chain.start - 1));
        let light = |at: usize| {
            scene.kind(at) == Kind::Date || matches!(scene.kind(at), Kind::Word("d" | "ad" | "v" | "t" | "c"))
        };
        if opening && (start..chain.start - 1).all(light) {
            found.extend(carried.iter().cloned());
        }
        return Subject { actors: found, carried: false };
    }
    if let Some(firm) = firm_spoken_of(scene, start, verb) {
        return Subject { actors: vec![firm], carried: false };
    }
    let listed = list_before(scene, scene.clause_of(verb));
    if !listed.is_empty() && (opens_with_list(scene, start) || names_nobody(scene, start, verb)) {
        return Subject { actors: listed, carried: false };
    }
    if is_light(scene, start, verb) {
        return Subject { actors: carried.to_vec(), carried: true };
    }
    Subject::default()
}

/// The firm that a bare 公司 stands for: the last one named in its sentence, else the first one of an announcement,
/// else the only one named so far.
pub(super) fn firm_spoken_of(scene: &Scene<'_>, start: usize, verb: usize) -> Option<Actor> {
    let mut at = start;
    while at < verb
        && (scene.kind(at) == Kind::Date || matches!(scene.kind(at), Kind::Word("d" | "t" | "c" | "ad")))
    {
        at += 1;
    }
    let bare = is_one!(scene.text(at), "公司 集团") && matches!(scene.kind(at), Kind::Word(_));
    let own = matches!(scene.kind(at + 1), Kind::Word(tag) if is_one!(tag, "d v t p ad r")) || at + 1 == verb;
    // 公司向A、B捐赠 goes on, 公司总部所在的A区投资 has another subject.
    let other = (at + 1..verb).any(|at| {
        matches!(scene.kind(at), Kind::Actor(_)) && !is_one!(scene.text(at - 1), "向 对 与 和 同 跟")
    });
    if !bare || !own || other {
        return None;
    }
    let firm = |mention: &&crate::mention::Mention| mention.kind == MentionKind::Firm;
    let mentions = scene.page.mentions;
    let before = scene.tokens[at].span.start();
    let here = mentions.iter().rfind(|mention| {
        firm(mention) && mention.span.end() <= before && mention.span.start() >= scene.span.start()
    });
    let announces = || {
        let announced = scene.page.text[..before].contains("公告");
        mentions.iter().find(firm).filter(|mention| announced && mention.span.end() <= before)
    };
    // The only firm that the article has named.
    let only = || {
        let first = mentions.iter().position(|mention| mention.kind == MentionKind::Firm)?;
        let entity = scene.page.entities.of_mention[first];
        let named = |(number, mention): (usize, &crate::mention::Mention)| {
            mention.kind != MentionKind::Firm
                || mention.span.end() > before
                || scene.page.entities.of_mention[number] == entity
        };
        (mentions[first].span.end() <= before && mentions.iter().enumerate().all(named))
            .then(|| &mentions[first])
    };
    let mention = here.or_else(announces).or_else(only)?;
    let number = mentions.iter().position(|other| other.span == mention.span)?;
    Some(Actor {
        entity: scene.page.entities.of_mention[number]?,
        kind: MentionKind::Firm,
        span: mention.span,
        position: None,
        delegate: false,
        inherited: false,
        bound: false,
    })
}

/// Whether a clause goes on with a list of nameless people: 以及30余家企业负责人应邀参加.
fn opens_with_list(scene: &Scene<'_>, start: usize) -> bool {
    is_one!(scene.text(start), "以及 和 及 各 有关 相关 部分 全体 来自") || scene.kind(start) == Kind::Figure
}

/// Whether a clause's subject is people without names: 县直有关单位主要负责人参加.
fn names_nobody(scene: &Scene<'_>, start: usize, verb: usize) -> bool {
    let nominal = (start..verb).all(|at| {
        matches!(scene.kind(at), Kind::Position | Kind::Mark('、') | Kind::Figure)
            || matches!(scene.kind(at), Kind::Word(tag) if !matches!(tag, "v" | "vi" | "p"))
    });
    let people = (start..verb).any(|at| {
        let text = scene.text(at);
        ["负责人", "代表", "人员", "负责同志", "干部", "成员", "人士", "职工", "领导"]
            .iter()
            .any(|who| text.ends_with(who))
    });
    nominal && people
}

/// The names of the clauses before, as far as they are nothing but lists.
fn list_before(scene: &Scene<'_>, clause: usize) -> Vec<Actor> {
    let mut found: Vec<Actor> = Vec::new();
    for range in scene.clauses[..clause].iter().rev() {
        let Some(chain) =
            scene.chains.iter().find(|chain| chain.start >= range.start && chain.end <= range.end)
        else {
            // 各镇相关负责人: nameless people between the names.
            let nominal = range.clone().all(|at| {
                !scene.is_verb(at)
                    && matches!(scene.kind(at), Kind::Word(tag) if !matches!(tag, "v" | "vi" | "p" | "d"))
                    || matches!(scene.kind(at), Kind::Mark('、' | '(' | ')') | Kind::Position)
            });
            if nominal {
                continue;
            }
            break;
        };
        let rest = (range.start..chain.start).chain(chain.end..range.end).all(|at| {
            // 镇社会事业发展办公室主任: a verb within the name of an office.
            let within = matches!(scene.kind(at), Kind::Word("v"))
                && (at + 1..range.end).any(|behind| {
                    scene.kind(behind) == Kind::Position
                        || scene.kind(behind) == Kind::Actor(MentionKind::Person)
                });
            // 考察团成员、副总裁甲，副总经理乙考察
            let group = scene.is_verb(at) && is_one!(scene.text(at + 1), "团 组 队 团成员 组成员");
            within
                || group
                || !scene.is_verb(at)
                    && matches!(scene.kind(at), Kind::Word(tag) if !matches!(tag, "v" | "vi" | "p" | "d"))
                || matches!(scene.kind(at), Kind::Mark('、') | Kind::Position)
        });
        if !rest {
            break;
        }
        let mut here: Vec<Actor> = actors(scene, chain);
        for actor in &mut here {
            actor.bound = false;
        }
        here.append(&mut found);
        found = here;
    }
    found
}

/// Whether tokens hold no noun that could be a subject of its own.
fn is_light(scene: &Scene<'_>, start: usize, verb: usize) -> bool {
    let mut phrase = false;
    for at in start..verb {
        if scene.tokens[at].quoted {
            continue;
        }
        match scene.kind(at) {
            Kind::Word(tag) => {
                let text = scene.text(at);
                if tag == "p" || PREPOSITIONS.contains(&text) {
                    phrase = true;
                } else if is_one!(tag, "n nz nr nt r j l nrt ns")
                    && !phrase
                    && !is_one!(
                        text,
                        "现场 公司 集团 该公司 本公司 会上 全程 一行 分别 实地 线上 重点 他 她 其 同志 前 \
             期间 会前 会后 一并",
                    )
                {
                    return false;
                }
            }
            Kind::Actor(_) | Kind::Position | Kind::Figure | Kind::Document if !phrase => return false,
            Kind::Trigger(_) => phrase = scene.act(at) != Some(Act::Head) || phrase,
            _ => {}
        }
    }
    true
}

/// The list of names right behind a verb.
pub(super) fn object(scene: &Scene<'_>, verb: usize) -> Vec<Actor> {
    let clause = &scene.clauses[scene.clause_of(verb)];
    for at in verb + 1..clause.end.min(verb + 14) {
        if let Some(chain) = scene.chain_at(at) {
            return actors(scene, chain);
        }
        match scene.kind(at) {
            Kind::Mark('“' | '”' | '《') | Kind::Figure | Kind::Date => {}
            Kind::Word(tag)
                if !matches!(tag, "v" | "vi" | "d")
                    || matches!(scene.text(at), "到" | "至" | "了" | "位于" | "来到") => {}
            _ => return Vec::new(),
        }
    }
    Vec::new()
}
