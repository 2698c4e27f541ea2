//! Launches: 启动 揭牌 开工 奠基 投产 竣工 上线 开业.
//!
//! Found: `X项目开工`, `由A实施的X工程竣工投运`, `A启动X行动`, `甲与乙共同为X揭牌`. At a meeting or ceremony in focus the
//! ones who unveil belong to that event. Left alone: 启动 of an engine, launches of nothing named, nouns (开工率,
//! 投产后).

use super::lexicon::is_one;
use super::reading::{Reading, role, trimmed};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::thing::{earlier_thing, is_thing, object_thing, pointed_thing, topic_thing};
use super::{EventKind, EventStatus, clause, naming, place_date};
use crate::mention::MentionKind;

/// Verbs that a body, not what it builds, can have.
pub(super) const FOUNDING: &str = "创立 迁址 成立 设立 正式设立 组建 组建成立 创办 揭牌 开业 挂牌 正式成立 正式开业 揭牌成立 挂牌成立 正式揭牌 正式挂牌成立";

/// Verbs that only something built or founded can have.
pub(super) const STRONG: &str = "通过验收 通过竣工验收 首船试靠 封关运行 通航 开工 投产 竣工 建成 开业 揭牌 通车 启用 投用 投运 并网 开馆 开园 落成 封顶 奠基 动工 建成投产 建成通车 竣工投产 \
     建成投用 揭牌成立 正式揭牌 正式开工 正式投产 正式通车 正式开业 破土动工 开工建设 正式启用 投入使用 投入运营 挂牌成立 合龙 贯通 全线贯通 \
     完工 下线 全面开工 全面建成 全面投产 点火 开港 首航 挂牌 正式成立 并网发电 全面建成 搭建完成 建设完成 点亮 正式点亮 首飞 恢复生产 恢复运营 恢复通车 正式启动 全面启动 正式上线";

/// Something is launched.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    if is_one!(scene.text(verb), "启动 启动了 正式启动") && super::release::response(reading, verb) {
        return;
    }
    if is_noun(scene, verb) {
        return;
    }
    // 投资2000万元创办A公司: that is an investment.
    let invested = reading.created.iter().any(|&(token, event)| {
        scene.clause_of(token) == scene.clause_of(verb)
            && reading.ledger.draft(event).kind == EventKind::Investment
    });
    if invested && scene.text(verb).starts_with("创办") {
        return;
    }
    let Some(status) = clause::status(scene, verb) else { return };
    // 班列发车, but of the first alone.
    let first = |at: usize| {
        ["首列", "首趟", "首班", "首发", "首条", "第一列"].iter().any(|word| scene.text(at).starts_with(word))
    };
    let departs = scene.text(verb) == "发车";
    if departs && !(scene.clauses[scene.clause_of(verb)].start..verb).any(first) {
        return;
    }
    // 与A共建X并揭牌: what was just told of.
    let start = scene.clauses[scene.clause_of(verb)].start;
    let joint = reading.created.iter().any(|&(token, event)| {
        token < verb && reading.ledger.draft(event).kind == EventKind::Launch && scene.text(token) == "共建"
    });
    if joint && start == verb {
        return;
    }
    if is_one!(scene.text(verb), "揭牌 正式揭牌 揭幕 奠基 启动 正式启动 点火 启用 揭牌成立")
        && unveil(reading, verb)
    {
        return;
    }
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    if scene.text(verb + 1) == "的" {
        if !is_what_was_founded(reading, verb) {
            relative(reading, verb);
        }
        return;
    }
    // 大会在青岛成功启动, 活动启动: an event of before begins.
    let before = || {
        // X活动，在A、B同步启动: the name closes the clause before.
        let clause = scene.clauses.get(number.checked_sub(1)?)?;
        let located = is_one!(scene.text(range.start), "在 于");
        naming::topic(scene, clause.start, clause.end)
            .filter(|phrase| located && phrase.end + 1 >= clause.end)
    };
    if let Some(topic) = naming::topic(scene, range.start, verb).or_else(before) {
        if topic.anaphor {
            if let Some(event) = reading.ledger.pointed(&topic.head) {
                let date = place_date::date(scene, verb);
                let place = place_date::place(scene, verb);
                let known = reading.ledger.draft_mut(event);
                known.date = known.date.or(date);
                if known.place.is_none()
                    || place
                        .as_ref()
                        .is_some_and(|place| place.len() > known.place.as_ref().map_or(0, String::len))
                {
                    known.place = place.or(known.place.take());
                }
                if status == EventStatus::Held {
                    known.status = EventStatus::Held;
                    reading.ledger.turn_to(event);
                }
                reading.created.push((verb, event));
            }
            return;
        }
        if topic.name.chars().count() > topic.head.chars().count() + 2
            && !matches!(topic.head.as_str(), "行动" | "专项行动")
            && let Some(draft) = reading.draft(kind_of(&topic), topic.name.clone(), &topic.head, verb)
        {
            if draft.date.is_some() || reading.ledger.focus().is_none() {
                reading.enter(verb, draft);
            }
            return;
        }
    }
    // A联合百家酒店启动“X”计划: what stands in quotes behind the verb is launched; A平台设立B: what is set up.
    let quoted = (matches!(scene.kind(verb + 1), Kind::Mark('“'))
        || is_one!(scene.text(verb), "设立 正式设立 组建 创办")
        || scene.text(verb) == "成立"
        || scene.text(verb + 1) == "了")
        .then(|| object_thing(scene, verb, range.end))
        .flatten();
    // 监委成立调查组: what is set up has no name, and nobody else is.
    let sets_up = is_one!(scene.text(verb), "成立 设立 组建")
        && matches!(scene.kind(verb + 1), Kind::Word("n" | "nz" | "vn" | "v" | "j"));
    if sets_up && quoted.is_none() {
        return;
    }
    let thing = quoted
        .or_else(|| topic_thing(scene, range.start, verb))
        .or_else(|| object_thing(scene, verb, range.end))
        .or_else(|| earlier_thing(scene, number));
    // A、B共同启动X沙龙: what stands behind is an event by its head.
    let headed = || {
        let phrase = naming::object(scene, verb, range.end)?;
        (phrase.start == verb + 1 && super::meeting::is_proper(&phrase)).then_some(phrase.name)
    };
    let Some(thing) = thing.or_else(headed).or_else(|| pointed_thing(reading, verb)) else { return };
    let dated = place_date::date(scene, verb);
    let staged = status == EventStatus::Held && reading.ledger.focus().is_some() && near_focus(reading);
    let mut builders = builders(reading, verb, &thing);
    let done = scene.text(verb).starts_with("正式")
        || (0..verb).any(|at| is_one!(scene.text(at), "日前 近日"))
        || (range.start..verb).any(|at| is_one!(scene.text(at), "已 已经 正式 成功 顺利 全面 现已 相继"))
        // 首座加氢站投用: a first is news.
        || ["首个", "首家", "首座", "首条", "首支", "首台", "第一"].iter().any(|first| thing.contains(first))
        // X生产线在A公司投产: where it stands.
        || is_one!(scene.text(verb), STRONG) && !thing.contains('、') && place_date::place(scene, verb).is_some();
    if dated.is_none() && !staged && !(thing.chars().count() >= 6 && (done || !builders.is_empty())) {
        return;
    }
    // What an earlier sentence said of who builds it.
    if builders.is_empty() {
        let core = super::joining::launched(&thing);
        let known = reading.ledger.built.iter().rfind(|(built, _)| {
            let known = super::joining::launched(built);
            core.chars().count() >= 5
                && (built.contains(core) || known.chars().count() >= 5 && thing.contains(known))
        });
        builders = known.map(|(_, actors)| actors.clone()).unwrap_or_default();
    }
    let founded = is_one!(scene.text(verb), FOUNDING);
    // 警方成立了专案组: whoever stands before is not what is founded.
    let sets_up = is_one!(scene.text(verb), "成立 设立 组建 创办 创立")
        && (scene.text(verb + 1) == "了" || scene.text(verb + 1) == "由");
    let itself = |chain: &super::coordination::Chain| {
        chain.start >= range.start
            && chain.end <= verb
            && roles::actors(scene, chain).iter().any(|actor| actor.said(scene.page) == thing)
    };
    if sets_up && scene.chains.iter().any(itself) {
        return;
    }
    if (thing.ends_with("公司") || thing.ends_with("集团")) && !founded {
        return;
    }
    // 将成立专班: means to an end. 组建11个小组: how many, none of them named.
    let means = ["专班", "小组", "队"].iter().any(|ending| thing.ends_with(ending));
    let several = scene.text(verb + 1) != "一个" && scene.kind(verb + 1) == Kind::Figure;
    if means && (status == EventStatus::Planned || several) {
        return;
    }
    reading.ledger.thing = Some(thing.clone());
    let mut name = format!("{thing}{}", scene.text(verb).trim_start_matches("正式"));
    // A公司迁址B县: where to is what is told.
    if scene.text(verb) == "迁址"
        && let Some(chain) = scene.chains.iter().find(|chain| chain.start > verb && chain.start <= verb + 2)
    {
        name.push_str(scene.between(chain.start, chain.end));
    }
    let Some(mut draft) = reading.draft(EventKind::Launch, name, scene.text(verb), verb) else { return };
    draft.stage = reading.ledger.focus().is_none() && status == EventStatus::Held;
    // A plan without a day of its own is a wish.
    if draft.date.is_none() && draft.status != EventStatus::Planned {
        draft.date = reading.ledger.focus().and_then(|focus| reading.ledger.draft(focus).date);
    }
    let event = reading.enter(verb, draft);
    // A启动X行动, A成立X中心: nothing is built, it is set going.
    let activity = [
        "行动", "计划", "工作", "活动", "试点", "服务", "业务", "产品", "机制", "申报", "招聘", "征集",
        "评选", "普查", "测试",
    ]
    .iter()
    .any(|ending| thing.trim_end_matches('”').ends_with(ending));
    let set_up = is_one!(scene.text(verb), "成立 正式成立 设立 组建 创办")
        && object_thing(scene, verb, range.end).is_some();
    let label = if activity || set_up { role("organiser", "组织") } else { role("builder", "建设") };
    // 记者从A局获悉，X申报启动: whose news it is.
    if builders.is_empty() && activity {
        builders.extend(reading.informant(verb));
    }
    reading.add_all(event, &builders, &label);
    if founded && builders.is_empty() {
        founders(reading, verb, event, &thing);
    }
}

/// `甲2005年创办X公司`: who founds, and what is founded by its own name.
fn founders(reading: &mut Reading<'_, '_>, verb: usize, event: usize, thing: &str) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let itself: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= range.start && chain.end <= range.end)
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| actor.kind.is_body() && actor.said(scene.page) == thing)
        .collect();
    let mut people = reading.subject(verb).actors;
    people.retain(|actor| actor.kind == MentionKind::Person && !actor.bound);
    if scene.text(verb) == "迁址" {
        reading.add_all(event, &itself, &role("builder", "建设"));
    } else if is_one!(scene.text(verb), "创办 创立") && !people.is_empty() {
        people.extend(itself);
        reading.add_all(event, &people, &role("builder", "建设"));
    }
}

/// `A去年11月与B共建X工作站`: bodies set something up together, on a day.
pub(super) fn jointly(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    let signed = reading.created.iter().any(|&(_, event)| {
        matches!(
            reading.ledger.draft(event).kind,
            EventKind::Signing | EventKind::Launch | EventKind::Meeting
        )
    });
    if signed || clause::status(scene, verb) != Some(EventStatus::Held) {
        return;
    }
    let Some(thing) = object_thing(scene, verb, end) else { return };
    let set_up =
        ["站", "中心", "研究院", "研究所", "实验室", "学院", "基地", "工作室", "平台", "医院", "分院"];
    let mut bodies = reading.subject(verb).actors;
    // A又与B共建X: an adverb may stand between.
    let start = scene.clauses[scene.clause_of(verb)].start;
    let others = scene.chains.iter().filter(|chain| {
        chain.start > start && chain.end <= verb && roles::JOINTLY.contains(&scene.text(chain.start - 1))
    });
    for actor in others.flat_map(|chain| roles::actors(scene, chain)) {
        if bodies.iter().all(|known| known.entity != actor.entity) {
            bodies.push(actor);
        }
    }
    bodies.retain(|actor| actor.kind.is_body());
    if bodies.len() < 2 || !set_up.iter().any(|ending| thing.trim_end_matches('”').ends_with(ending)) {
        return;
    }
    let Some(draft) = reading.draft(EventKind::Launch, format!("共建{thing}"), "共建", verb) else {
        return;
    };
    if draft.date.is_some() {
        let event = reading.enter(verb, super::ledger::Draft { stage: false, ..draft });
        reading.add_all(event, &bodies, &role("builder", "建设"));
    }
}

/// A meeting that 启动 opens is a meeting; an activity that it starts is launched.
fn kind_of(topic: &naming::Phrase) -> EventKind {
    let meets = !super::naming::is_exhibition(&topic.name)
        && ["会", "会议", "论坛", "赛", "展", "节", "年会"].iter().any(|ending| topic.head.ends_with(ending));
    if meets { topic.kind } else { EventKind::Launch }
}

/// `X协会是2005年成立的社团`: a founding on a day of its own, told by the way. Whether it was that.
fn is_what_was_founded(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let start = scene.clauses[scene.clause_of(verb)].start;
    let is = (start..verb).rfind(|&at| is_one!(scene.text(at), "是 系"));
    let light = |at: usize| {
        scene.kind(at) == Kind::Date || matches!(scene.kind(at), Kind::Word("p" | "d" | "u" | "ad" | "t"))
    };
    let Some(is) = is.filter(|&is| (is + 1..verb).all(light)) else { return false };
    let Some(thing) = super::thing::named_before(scene, start, is) else { return false };
    let name = format!("{thing}{}", scene.text(verb));
    let Some(draft) = reading.draft(EventKind::Launch, name, scene.text(verb), verb) else { return true };
    if draft.date.is_some() {
        reading.enter(verb, super::ledger::Draft { stage: false, background: true, ..draft });
    }
    true
}

/// 去年竣工的X产业园: told by the way.
fn relative(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let mut last = None;
    for at in verb + 2..range.end.min(verb + 12) {
        let stops = matches!(scene.kind(at), Kind::Word("p" | "d" | "u" | "uj") | Kind::Mark(',' | '、'));
        let named = is_thing(scene.text(at + 1)) && !is_one!(scene.text(at - 1), "的");
        if scene.is_verb(at) && !named || stops {
            break;
        }
        if is_thing(scene.between(verb + 2, at + 1)) {
            last = Some(at + 1);
        }
    }
    let Some(last) = last else { return };
    let thing = trimmed(scene, verb + 2, last);
    if thing.chars().count() < 5 || range.start + 4 < verb {
        return;
    }
    let name = format!("{thing}{}", scene.text(verb));
    let Some(mut draft) = reading.draft(EventKind::Launch, name, scene.text(verb), verb) else { return };
    if draft.date.is_none() {
        return;
    }
    draft.stage = false;
    draft.background = true;
    reading.enter(verb, draft);
}

/// Whether the sentence stands with the event in focus: 论坛期间, X平台启用.
fn near_focus(reading: &Reading<'_, '_>) -> bool {
    reading.created.first().is_some_and(|&(_, event)| Some(event) == reading.ledger.focus())
}

fn is_noun(scene: &Scene<'_>, verb: usize) -> bool {
    let next = scene.text(verb + 1);
    let noun = is_one!(
        next,
        "率 前景 数据 量 周期 能力 条件 标准 总量 后 前 以来 资金 仪式 时 时间 日期 条件 费 点 键 \
             间隔 时刻 难 之日 督战 督办 单位 应急 暨 地 杆 至今 不久 运营 之后 以后 之初",
    );
    let before = scene.text(scene.before(verb));
    let transitive = is_one!(
        scene.text(verb),
        "设立 组建 组建成立 创办 正式设立 开启 正式开启 开放 落户 启动 建成 开通 上线 成立 启用 开行 推出 揭牌 交付 正式启动 正式上线 开工建设 揭幕 启动了 首开",
    );
    // 成立项目服务专班 sets one up, 开工项目 is one that was begun.
    // X2008年5月成立时有46家会员: a founding on a day of its own.
    let founded = next == "时"
        && is_one!(scene.text(verb), "成立 创立 创办")
        && scene.kind(scene.before(verb)) == Kind::Date;
    // 商会创立5年来, 确保机场通航: how long, and what it is for.
    let lasting = matches!(scene.kind(verb + 1), Kind::Date | Kind::Figure | Kind::Word("m" | "t"))
        && (next.ends_with('来') || scene.text(verb + 2).starts_with(['来', '以']) || next.ends_with("多年"));
    let start = scene.clauses[scene.clause_of(verb)].start;
    if lasting || is_one!(scene.text(start), "确保 保障 力保 助力") {
        return true;
    }
    let noun = noun && !founded || next == "项目" && !transitive;
    let modifies = !transitive && matches!(scene.kind(verb + 1), Kind::Word("n" | "vn" | "nz"));
    noun || scene.in_name(verb, 4)
        || modifies
        || before == "宣布" && object_thing(scene, verb, scene.clauses[scene.clause_of(verb)].end).is_none()
        || is_one!(before, "的 自 抓紧 加快 推动 尽快 推进 确保 宣告 新 累计")
        || counts(scene, verb)
        // 宣布成立X10周年
        || (verb..scene.clauses[scene.clause_of(verb)].end).any(|at| scene.text(at).ends_with("周年"))
}

/// 开工亿元以上项目76个, 竣工41个: how many, not which.
fn counts(scene: &Scene<'_>, verb: usize) -> bool {
    let end = scene.clauses[scene.clause_of(verb)].end;
    let figure = (verb + 1..end.min(verb + 8)).rev().find(|&at| scene.kind(at) == Kind::Figure);
    figure.is_some_and(|at| {
        let last = matches!(scene.kind(at + 1), Kind::Mark(_))
            && ["个", "项"].iter().any(|unit| scene.text(at).ends_with(unit));
        last && !(verb + 1..at).any(|at| matches!(scene.kind(at), Kind::Mark('“')))
    })
}

/// 甲、乙共同为X揭牌: at the event in focus, or an event of its own. Whether it was that.
fn unveil(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let subject = reading.subject(verb);
    let people: Vec<Actor> = subject
        .actors
        .iter()
        .filter(|actor| actor.kind == MentionKind::Person && !actor.bound)
        .cloned()
        .collect();
    // A、B共同为X揭牌: bodies unveil where no person is named.
    let toward = (scene.clauses[scene.clause_of(verb)].start..verb).any(|at| scene.text(at) == "为");
    let people = if people.is_empty() && toward && scene.text(verb).ends_with("揭牌") {
        subject.actors.iter().filter(|actor| super::reading::acts(actor) && !actor.bound).cloned().collect()
    } else {
        people
    };
    if people.is_empty() {
        return false;
    }
    let label = reading
        .before(verb)
        .filter(|role| &*role.0 == "unveiler")
        .unwrap_or_else(|| role("unveiler", "启动"));
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let opens = !is_one!(scene.text(verb), "揭牌 正式揭牌 揭幕 奠基 揭牌成立");
    // 甲启动X行动 is a body's act as often: together, or with nothing named behind, they press the button.
    let together =
        scene.between(range.start, verb).contains("共同") || object_thing(scene, verb, range.end).is_none();
    if opens && (!together || naming::topic(scene, range.start, verb).is_some()) {
        return false;
    }
    let focus = reading
        .created
        .iter()
        .rev()
        .map(|&(_, event)| event)
        .find(|&event| reading.ledger.draft(event).stage)
        .or_else(|| super::target::unveiled(reading, verb))
        .or_else(|| reading.ledger.focus());
    let thing = (range.start..verb)
        .rev()
        .find(|&at| scene.text(at) == "为")
        .map(|at| trimmed(scene, at + 1, verb))
        .or_else(|| object_thing(scene, verb, range.end).filter(|_| opens))
        .unwrap_or_default();
    // 与学院共建“工匠学院”，为学院揭牌: the full name stands before.
    let before = scene.between(0, range.start);
    let full = (thing.chars().count() < 4 && !thing.is_empty())
        .then(|| {
            before.rmatch_indices('“').find_map(|(at, _)| {
                let quoted = before[at..].split('”').next()?;
                quoted.ends_with(&*thing).then(|| format!("{quoted}”"))
            })
        })
        .flatten();
    let thing = full.unwrap_or(thing);
    // At a launch, or where nothing new is named: they unveil what the event is for.
    if let Some(event) = focus
        && !clause::is_apart(scene, verb)
        && match reading.ledger.draft(event).kind {
            EventKind::Launch | EventKind::Signing => true,
            EventKind::Meeting => thing.chars().count() < 4,
            _ => false,
        }
    {
        reading.add_all(event, &people, &label);
        return true;
    }
    if thing.chars().count() < 4 {
        return false;
    }
    let name = format!("{thing}{}", scene.text(verb));
    if let Some(mut draft) = reading.draft(EventKind::Launch, name, scene.text(verb), verb) {
        if draft.date.is_none() {
            draft.date = reading.ledger.focus().and_then(|focus| reading.ledger.draft(focus).date);
        }
        draft.stage = false;
        let event = reading.enter(verb, draft);
        reading.add_all(event, &people, &label);
    }
    true
}

/// X项目由A投资建设，计划7月开工: A builds what the sentence launches.
pub(super) fn built(reading: &mut Reading<'_, '_>, verb: usize) {
    let launched = reading
        .created
        .iter()
        .map(|&(_, event)| event)
        .find(|&event| reading.ledger.draft(event).kind == EventKind::Launch);
    let Some(event) = launched.or_else(|| spoken_of(reading)) else { return };
    let subject = reading.subject(verb);
    let builders: Vec<Actor> = subject
        .actors
        .into_iter()
        .filter(|actor| !subject.carried && !actor.bound)
        .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Agency))
        .collect();
    reading.add_all(event, &builders, &role("builder", "建设"));
}

/// The launch of the paragraph that a sentence goes on with: 项目由A建设, 该中心由A、B共同建设.
pub(super) fn spoken_of(reading: &Reading<'_, '_>) -> Option<usize> {
    let scene = reading.scene;
    let event = reading.ledger.last(EventKind::Launch)?;
    let draft = reading.ledger.draft(event);
    let between = scene.page.text.get(draft.evidence.end()..scene.span.start())?;
    let noun = scene.text(usize::from(scene.text(0) == "该")).trim_start_matches('该');
    let points = noun.chars().count() >= 2 && draft.name.contains(noun)
        || is_one!(noun, "项目 工程") && reading.ledger.focus() == Some(event);
    (points && !between.contains('\n')).then_some(event)
}

/// Who builds: 由A实施的X, A投资建设的X, X由A、B共建.
fn builders(reading: &Reading<'_, '_>, verb: usize, thing: &str) -> Vec<Actor> {
    let scene = reading.scene;
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    // 由A投资、B承建的X开港: both.
    if number > 0
        && scene.kind(scene.before(range.start)) == Kind::Mark('、')
        && is_one!(scene.text(scene.clauses[number - 1].start), "由")
    {
        return scene
            .chains
            .iter()
            .filter(|chain| chain.start >= scene.clauses[number - 1].start && chain.end <= verb)
            .filter(|chain| scene.is_verb(chain.end))
            .flat_map(|chain| roles::actors(scene, chain))
            .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Agency))
            .collect();
    }
    for chain in scene.chains.iter().filter(|chain| chain.start >= range.start && chain.end <= verb) {
        let builds = (chain.end..verb.min(chain.end + 6))
            .any(|at| is_one!(scene.text(at), "实施 建设 投资 投资建设 承建 负责 打造 开发 研发 共建"));
        let by = chain.start > range.start && scene.text(chain.start - 1) == "由";
        // 由A主办的X启动: A organises, which the verb of its own says.
        let organises = (chain.end..verb).any(|at| {
            reading.before(at).is_some_and(|role| is_one!(&role.0, "organiser host co_organiser supporter"))
        });
        if by && organises {
            return Vec::new();
        }
        if builds || by {
            return roles::actors(scene, chain).into_iter().filter(|actor| actor.kind.is_body()).collect();
        }
    }
    // A公司新能源项目、B集团食品项目开工: the firms within the names.
    let firms: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= range.start && chain.end <= verb)
        .filter(|chain| !is_one!(scene.text(scene.before(chain.start)), "在 于"))
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| {
            let name = actor.span.of(scene.page.text);
            actor.kind == MentionKind::Firm && (actor.bound || thing.contains(name)) && !thing.ends_with(name)
        })
        .map(|actor| Actor { bound: false, ..actor })
        .collect();
    if !firms.is_empty() {
        return firms;
    }
    let subject = reading.subject(verb);
    // A公司成立于2014年，2019年建成X生产线: carried on, where a firm or office does it.
    let carried = subject.carried && !subject.actors.iter().all(|actor| actor.kind.is_body());
    if !carried && object_thing(scene, verb, range.end).is_some() {
        // 宁县成立X专班: a region sets up and sets going as its offices do.
        let acts = |actor: &Actor| actor.kind.is_body() || super::meeting::is_region(actor, scene.page);
        return subject.actors.into_iter().filter(acts).collect();
    }
    Vec::new()
}
