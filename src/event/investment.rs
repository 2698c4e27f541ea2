//! Investments: 投资 融资 收购 中标 捐赠.
//!
//! Found: `A投资N元建设X`, `A收购B`, `A完成N元融资，由C领投、D跟投`, `A中标X`, `A向B捐赠`. Left alone: 投资 as a noun
//! (总投资, 固定资产投资, 投资建设的 in the name of a project), investors without a name.

use super::ledger::Draft;
use super::lexicon::is_one;
use super::reading::{Reading, acts, role, trimmed};
use super::roles::{self, Actor};
use super::scene::Kind;
use super::{EventKind, EventStatus, clause, place_date};
use crate::mention::MentionKind;

/// What is taken over in the passive: A被B收购, 被B收购的A.
fn acquired(reading: &Reading<'_, '_>, verb: usize) -> Vec<Actor> {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let Some(by) = (range.start..verb).rfind(|&at| scene.text(at) == "被") else { return Vec::new() };
    let behind = (scene.text(verb + 1) == "的").then(|| scene.chain_at(verb + 2)).flatten();
    let before = roles::candidate(scene, range.start, by);
    let bodies = behind.or(before).map(|chain| roles::actors(scene, chain)).unwrap_or_default();
    bodies
        .into_iter()
        .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Organisation))
        .map(|actor| Actor { bound: false, ..actor })
        .collect()
}

/// Someone invests.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let form = scene.text(verb);
    let before = scene.text(scene.before(verb));
    if is_one!(
        before,
        "总 的 总投资 资产 工业 年度 招商 计划 固定资产 民间 完成 外商 \
             技改 开发 基础设施 全部",
    ) && form == "投资"
        || before.ends_with('期') && matches!(form, "投资" | "投资建设")
    {
        return;
    }
    if scene.in_name(verb, 5) {
        return;
    }
    if is_one!(
        scene.text(verb + 1),
        "容量 单价 总价 率 数 均价 量 标段 金额 价 价格 候选人 公告 结果 单位 通知书 额 方 人 企业 协议 意向 环境 项目 促进 收益 收益率 总额 事项 审核 注册 \
         审核委员会 委员会 申请 程序 辅导 规则 增速 规模 完成额 者 资格 策略 标准 机构 平台 集团 银行",
    ) || scene.text(verb + 1) == "的" && is_one!(form, "中标 中选 上市 出售 融资")
    {
        return;
    }
    let Some(status) = clause::status(scene, verb) else { return };
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    let subject = reading.subject(verb);
    let near = if form == "投入" { 7 } else { 4 };
    let amount = (verb + 1..range.end.min(verb + near)).any(|at| scene.kind(at) == Kind::Figure);
    // 甲返乡投资2000万元创办B公司: a person invests in what they found.
    let founds = amount
        && form == "投资"
        && (verb + 1..range.end).any(|at| {
            is_one!(scene.text(at), "创办 创办了 创立 创立了 成立 开办 办起 办起了 兴办 建起 建起了 创建")
        });
    let investors: Vec<Actor> = subject
        .actors
        .iter()
        .filter(|actor| {
            acts(actor)
                && !actor.bound
                && (actor.kind != MentionKind::Person
                    || founds
                    || is_one!(form, "捐赠 捐款 捐助 捐资 捐献 捐出"))
        })
        .cloned()
        .collect();
    let lately = (0..verb).any(|at| is_one!(scene.text(at), "近日 日前 近期 宣布"));
    let dated = lately || place_date::date(scene, verb).is_some();
    // 由C领投，D、E投资: in the clauses behind, they are of the round too.
    let joins_round = form == "投资"
        && !amount
        && verb + 1 == range.end
        && (0..verb).any(|at| is_one!(scene.text(at), "领投 联合领投"));
    match form {
        // A投资B公司: without an amount, a firm by name on a day.
        "投资" | "投资建设"
            if !amount
                && !(dated && form == "投资" && is_firm_object(&roles::object(scene, verb)))
                && !joins_round =>
        {
            return;
        }
        "上市" | "挂牌上市" | "登陆" | "敲钟上市" if !is_exchange(scene.between(range.start, range.end)) =>
        {
            return;
        }
        "出资" | "斥资" | "转让" | "中选" | "资助" | "援助" if !amount => return,
        "投入" if !amount || !dated => return,
        "增资" | "注资" | "入股" | "受让" | "增持" | "控股"
            if !amount && roles::object(scene, verb).is_empty() =>
        {
            return;
        }
        _ => {}
    }
    // A出售X给B: the buyer invests; who sells does not.
    let sells = is_one!(form, "出售 转让 减持");
    let seller = investors.first().map_or("", |actor| actor.said(scene.page));
    let investors = if sells { buyers(reading, verb) } else { investors };
    if investors.is_empty() {
        // 由C领投、D跟投 belongs to the round told of before.
        return;
    }
    let label = reading.before(verb).unwrap_or_else(|| role("investor", "投资"));
    if joins_round || is_one!(form, "领投 跟投 参投 联合领投 共同投资 追加投资 独家投资") && !amount
    {
        // 此前完成B轮融资，由C领投: where nobody was named as the one who raised it, the firm spoken of did.
        let round = (0..verb).any(|at| is_one!(scene.text(at), "融资 完成融资"));
        let known = reading.ledger.last(EventKind::Investment);
        if of_its_own(reading, verb, &investors) {
            return;
        }
        let raised: Vec<Actor> =
            roles::object(scene, verb).into_iter().filter(|actor| actor.kind == MentionKind::Firm).collect();
        // 领投B公司1.2亿元B轮融资: a round of B's.
        if !raised.is_empty() {
            let name = format!("{}{form}{}", investors[0].said(scene.page), raised[0].said(scene.page));
            if let Some(draft) = reading.draft(EventKind::Investment, name, "融资", verb) {
                let event = reading.enter(verb, Draft { stage: false, ..draft });
                reading.add_all(event, &investors, &role("investor", "投资"));
                reading.add_all(event, &raised, &role("recipient", "获投"));
            }
        } else if let Some(event) = known {
            reading.add_all(event, &investors, &role("investor", "投资"));
        } else if round
            && let Some(draft) = reading.draft(
                EventKind::Investment,
                trimmed(scene, scene.clauses[number.saturating_sub(1)].start, verb),
                "融资",
                verb,
            )
        {
            let event = reading.enter(verb, Draft { stage: false, ..draft });
            reading.add_all(event, &investors, &role("investor", "投资"));
        }
        return;
    }
    if is_one!(form, "捐赠 捐款 捐助 捐资 捐献 捐出") {
        donate(reading, verb, &investors);
        return;
    }
    let mut objects: Vec<Actor> = roles::object(scene, verb)
        .into_iter()
        .filter(|actor| acts(actor) && actor.kind != MentionKind::Person)
        .collect();
    // A获得B战略投资: B invests.
    let gained = (range.start..verb)
        .find(|&at| is_one!(scene.text(at), "获得 获 引入 获得了"))
        .and_then(|at| scene.chains.iter().find(|chain| chain.start == at + 1 && chain.end <= verb));
    let investors = match gained {
        Some(chain) if is_one!(form, "战略投资 投资 增资 注资") => {
            objects = investors.into_iter().filter(|actor| actor.kind == MentionKind::Firm).collect();
            roles::actors(scene, chain)
        }
        _ => investors,
    };
    if investors.is_empty() {
        return;
    }
    let mut named = None;
    if matches!(form, "收购" | "并购") && objects.is_empty() {
        // 完成对B的收购.
        if let Some(at) = (range.start..verb).rev().find(|&at| scene.text(at) == "对")
            && let Some(chain) = scene.chain_at(at + 1)
        {
            objects = roles::actors(scene, chain);
        }
        if objects.is_empty() {
            objects = acquired(reading, verb);
        }
        if objects.is_empty() {
            return;
        }
    }
    if objects.is_empty()
        && is_one!(form, "注资 增资 投资 入股 战略投资")
        && let Some(at) = (range.start..verb).rev().find(|&at| matches!(scene.text(at), "向" | "对"))
        && let Some(chain) = scene.chain_at(at + 1)
    {
        objects = roles::actors(scene, chain)
            .into_iter()
            .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Organisation))
            .collect();
    }
    if let (Some(who), Some(what)) = (investors.first(), objects.first())
        && matches!(form, "收购" | "并购" | "增资" | "注资" | "入股")
    {
        named = Some(format!("{}{form}{}", who.said(scene.page), what.said(scene.page)));
    }
    let who = if sells { seller } else { investors[0].said(scene.page) };
    let name = named.unwrap_or_else(|| {
        let what = trimmed(scene, verb + 1, range.end.min(verb + 12));
        format!("{who}{form}{}", what.trim_start_matches('了'))
    });
    let joins = (range.start..verb).any(|at| is_one!(scene.text(at), "领投 跟投 参投 参与"));
    if form == "融资" && joins {
        return;
    }
    // 日前完成1.1亿元B轮融资: the round is its name.
    let round = (range.start..verb).find(|&at| is_one!(scene.text(at), "完成 获得 获 宣布完成 取得"));
    let name = match round.filter(|_| is_one!(form, "融资")) {
        Some(at) => {
            let figure = |&at: &usize| scene.kind(at) != Kind::Figure;
            format!("{who}{}", (at..=verb).filter(figure).map(|at| scene.text(at)).collect::<String>())
        }
        None => name,
    };
    if matches!(form, "融资" | "完成融资")
        && !amount
        && !scene.between(range.start, verb).contains('轮')
        && !scene.between(range.start, verb).contains("完成")
    {
        return;
    }
    let Some(mut draft) = reading.draft(EventKind::Investment, name, form, verb) else { return };
    draft.stage = false;
    let noun = matches!(scene.kind(verb + 1), Kind::Word("n" | "nz" | "vn" | "l" | "j"))
        && !amount
        && form == "融资";
    let told = !subject.carried || !objects.is_empty();
    // 拟收购B公司70%股权: what is announced is of the day it is announced on.
    if status == EventStatus::Planned
        && is_one!(form, "收购 并购 拟收购 增资 入股 注资")
        && is_firm_object(&objects)
    {
        draft.date = draft.date.or_else(|| scene.page.article.published.map(place_date::without_time));
    }
    if noun || (status == EventStatus::Planned && (draft.date.is_none() || !told)) {
        return;
    }
    let event = reading.enter(verb, draft);
    let builds = matches!(form, "投资" | "投资建设") && scene.between(verb, range.end).contains("建设");
    let investors: Vec<Actor> = investors
        .into_iter()
        .filter(|actor| objects.iter().all(|object| object.entity != actor.entity))
        .collect();
    reading.add_all(event, &investors, &label);
    if builds {
        reading.add_all(event, &investors, &role("builder", "建设"));
    }
    if let Some(label) = reading.after(verb) {
        reading.add_all(event, &objects, &label);
    }
}

/// `B已于2021年完成由A领投的X轮融资`: a round with a day of its own. Whether it was that.
fn of_its_own(reading: &mut Reading<'_, '_>, verb: usize, investors: &[Actor]) -> bool {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let by = (range.start..verb).rev().find(|&at| scene.text(at) == "由");
    let (Some(by), "的") = (by, scene.text(verb + 1)) else { return false };
    let chain = scene.chains.iter().rfind(|chain| chain.start >= range.start && chain.end <= by);
    let raised = match chain {
        Some(chain) => roles::actors(scene, chain),
        None => reading.carried[scene.clause_of(verb)].clone(),
    };
    let raised: Vec<Actor> = raised.into_iter().filter(|actor| actor.kind == MentionKind::Firm).collect();
    let (Some(first), Some(date)) = (raised.first(), place_date::date(scene, verb)) else {
        return false;
    };
    let name = format!("{}{}", first.said(scene.page), trimmed(scene, verb + 2, range.end));
    let Some(draft) = reading.draft(EventKind::Investment, name, "融资", verb) else { return false };
    let event = reading.enter(verb, Draft { stage: false, date: Some(date), ..draft });
    reading.add_all(event, investors, &role("investor", "投资"));
    reading.add_all(event, &raised, &role("recipient", "获投"));
    true
}

/// Those that something is sold to: 向B出售, 出售给B.
fn buyers(reading: &Reading<'_, '_>, verb: usize) -> Vec<Actor> {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    scene
        .chains
        .iter()
        .filter(|chain| chain.start > range.start && chain.end <= range.end)
        .filter(|chain| {
            let to = scene.text(chain.start - 1);
            chain.end <= verb && to == "向" || chain.start > verb && is_one!(to, "给 予 至")
        })
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| acts(actor) && !actor.bound && actor.kind != MentionKind::Person)
        .collect()
}

/// Whether one of the objects is a firm of its own.
fn is_firm_object(objects: &[Actor]) -> bool {
    objects.iter().any(|actor| actor.kind == MentionKind::Firm && !actor.bound)
}

/// Whether a listing is told: 上市 alone is also said of goods.
fn is_exchange(text: &str) -> bool {
    [
        "深交所",
        "上交所",
        "港交所",
        "北交所",
        "创业板",
        "科创板",
        "主板",
        "新三板",
        "证券交易所",
        "联交所",
        "纳斯达克",
        "纽交所",
    ]
    .iter()
    .any(|exchange| text.contains(exchange))
}

/// `A、B分别向C、D捐赠资金`: at the event in focus, or by itself.
fn donate(reading: &mut Reading<'_, '_>, verb: usize, donors: &[Actor]) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let mut recipients = Vec::new();
    if let Some(at) = (range.start..verb).rev().find(|&at| matches!(scene.text(at), "向" | "给" | "为"))
        && let Some(chain) = scene.chains.iter().find(|chain| chain.start > at && chain.start <= at + 3)
    {
        // 向李家村捐赠: a village gains as a body does.
        recipients = roles::actors(scene, chain)
            .into_iter()
            .filter(|actor| {
                // 向A县捐赠，受赠方为B医院: who gains is told apart.
                let region = || {
                    super::meeting::is_region(actor, scene.page)
                        && !scene.between(verb, scene.tokens.len()).contains("受赠")
                };
                acts(actor) || actor.said(scene.page).ends_with('村') || region()
            })
            .collect();
    }
    // A收到B捐款: who receives stands before, who gives right before the verb.
    let mut donors = donors.to_vec();
    if let Some(at) = (range.start..verb).find(|&at| is_one!(scene.text(at), "收到 接受 接收"))
        && let Some(chain) = scene.chains.iter().find(|chain| chain.start > at && chain.end <= verb)
    {
        recipients = donors.iter().filter(|actor| actor.kind != MentionKind::Person).cloned().collect();
        donors = roles::actors(scene, chain).into_iter().filter(acts).collect();
    }
    let donors: Vec<Actor> = donors
        .iter()
        .filter(|actor| recipients.iter().all(|other: &Actor| other.entity != actor.entity))
        .cloned()
        .collect();
    let stage = reading.ledger.focus().filter(|&event| {
        let draft = reading.ledger.draft(event);
        draft.stage
            && draft.kind != EventKind::Visit
            && draft.status == EventStatus::Held
            && !draft.background
            // 在此之前的11月10日: another day, another gift.
            && super::joining::same_time(
                draft.date.as_ref(),
                place_date::date(scene, verb).filter(place_date::is_exact).as_ref(),
            )
    });
    let event = match stage {
        Some(event) => event,
        None => {
            let who = donors.first().map_or("", |actor| actor.said(scene.page));
            let what = trimmed(scene, verb + 1, range.end.min(verb + 10));
            let Some(mut draft) = reading.draft(
                EventKind::Investment,
                format!("{who}{}{what}", scene.text(verb)),
                "捐赠",
                verb,
            ) else {
                return;
            };
            draft.stage = false;
            let region = (range.start..verb).any(|at| {
                is_one!(scene.text(at), "向 给 为") && scene.kind(at + 1) == Kind::Actor(MentionKind::Place)
            });
            let amount = (verb + 1..range.end.min(verb + 3)).any(|at| scene.kind(at) == Kind::Figure);
            if draft.date.is_none() && recipients.is_empty() && !((region || amount) && !donors.is_empty()) {
                return;
            }
            reading.enter(verb, draft)
        }
    };
    reading.add_all(event, &donors, &role("donor", "捐赠"));
    reading.add_all(event, &recipients, &role("recipient", "受捐"));
}
