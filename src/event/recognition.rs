//! Recognition: 认定 入选 获评 授予.
//!
//! Found: `A、B入选X名单`, `A被认定为X`, `A成为首批X试点`, `为X队伍授旗`, `X厅公布…名单，A、B榜上有名`, `入选的三家企业分别为：A、B、C`, `授予甲X称号`. Left alone:
//! `获得` of anything but a title or prize, unnamed winners.

use super::honour::{honour, is_title, taken_for};
use super::lexicon::{Act, is_one};
use super::reading::{Reading, acts, role, trimmed};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::{EventKind, clause};
use crate::mention::MentionKind;

/// Verbs that need an honour behind them.
const WEAK: [&str; 9] = ["拿到", "获得", "获批", "入围", "跻身", "荣获", "斩获", "摘得", "喜获"];

/// Someone is recognised.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let next = scene.text(verb + 1);
    // 获奖选手, 获奖名单.
    if is_one!(next, "选手 人物 单位 作品 者 代表 名单 情况 条件 人员 证书 公示 感言 集体 个人 嘉宾")
        && is_one!(scene.text(verb), "获奖 入选 入围 获评 获批 上榜")
    {
        return;
    }
    // 拿下A的供货合同: that is signed, not won.
    let end = scene.clauses[scene.clause_of(verb)].end;
    if is_one!(scene.text(verb), "拿下 斩获 获得 获 喜获")
        && ["合同", "订单", "大单"].iter().any(|word| scene.between(verb + 1, end).contains(word))
    {
        super::signing::read(reading, verb);
        return;
    }
    let listing = matches!(next, "的") || matches!(next, "企业");
    // 被A评为X is given by A like A授予X.
    let start = scene.clauses[scene.clause_of(verb)].start;
    let passive = (start..verb).any(|at| matches!(scene.kind(at), Kind::Word(_)) && scene.text(at) == "被");
    let award = scene.act(verb) == Some(Act::Award) || passive;
    if clause::status(scene, verb).is_none() || is_no_honour(scene, verb) {
        return;
    }
    if listing {
        list(reading, verb);
        return;
    }
    let number = scene.clause_of(verb);
    let range = scene.clauses[number].clone();
    let honour = honour(scene, verb, range.end).or_else(|| taken_for(scene, verb, range.end));
    // 拿到“X奖”: papers and means are got too.
    let prize = |honour: &String| ["奖", "冠军", "称号", "牌", "杯"].iter().any(|word| honour.contains(word));
    if scene.text(verb) == "拿到" && !honour.as_ref().is_some_and(prize) {
        return;
    }
    // 成为首批试点城市: a title, where much else is said to become something.
    if scene.text(verb) == "成为" && !honour.as_deref().is_some_and(|honour| is_title(reading, verb, honour))
    {
        return;
    }
    // 公布…名单，A、B等26家企业入选: into the list of the clause before.
    let into_list = honour.is_none() && verb + 1 == range.end && list_published(reading).is_some();
    let listed = is_one!(scene.text(verb), "榜上有名 受到表彰 上榜") || into_list;
    if award {
        given(reading, verb, honour);
        return;
    }
    if let Some((prize, winners)) = prize_by(scene, verb) {
        let who = winners.first().map_or("", |actor| actor.said(scene.page));
        let name = at_contest(reading, format!("{who}{}{prize}", scene.text(verb)));
        let Some(mut draft) = reading.draft(EventKind::Recognition, name, "获奖", verb) else { return };
        draft.stage = false;
        draft.place = None;
        draft.date = draft.date.or_else(|| near(reading).and_then(|focus| reading.ledger.draft(focus).date));
        let event = match same_ceremony(reading, &draft) {
            Some(event) => event,
            None => reading.enter(verb, draft),
        };
        reading.add_all(event, &winners, &role("awardee", "获奖"));
        reading.created.push((verb, event));
        return;
    }
    if honour.is_none() && !listed {
        // 其中，A、B为首次入选: of the list told of just before.
        let last = reading.ledger.last(EventKind::Recognition).filter(|&event| {
            let told = reading.ledger.draft(event).evidence.end();
            let between = scene.page.text.get(told..scene.span.start());
            verb + 1 == range.end
                && between.is_some_and(|between| between.chars().count() < 60 && !between.contains('\n'))
        });
        if let Some(event) = last {
            let more: Vec<Actor> = reading.subject(verb).actors.into_iter().filter(acts).collect();
            let label = reading.before(verb).unwrap_or_else(|| role("awardee", "入选"));
            reading.add_all(event, &more, &label);
        }
        return;
    }
    let weak = WEAK.contains(&scene.text(verb));
    if weak && honour.as_ref().is_some_and(|honour| honour.contains("项目") && !honour.contains('“')) {
        return;
    }
    let subject = reading.subject(verb);
    // 以3:2战胜B队，夺得冠军: who was beaten won nothing.
    let beaten = |actor: &Actor| {
        scene.chains.iter().any(|chain| {
            chain.start > 0
                && is_one!(
                    scene.text(chain.start - 1),
                    "战胜 击败 力克 险胜 逆转 不敌 负于 胜 大胜 完胜 力压 淘汰 横扫 迎战 对阵"
                )
                && roles::actors(scene, chain).iter().any(|other| other.entity == actor.entity)
        })
    };
    let mut awardees: Vec<Actor> = subject
        .actors
        .into_iter()
        .filter(|actor| (!actor.bound || subject.carried) && !beaten(actor))
        .collect();
    if listed {
        // …等30个先进集体、甲等200名教师受到表彰: every list of the clause.
        let all = scene.chains.iter().filter(|chain| chain.start >= range.start && chain.end <= verb);
        for actor in all.flat_map(|chain| roles::actors(scene, chain)) {
            if awardees.iter().all(|known| known.entity != actor.entity) && !actor.bound {
                awardees.push(actor);
            }
        }
    }
    // A公司选送的选手甲夺冠: the person wins.
    let sent = awardees.iter().any(|actor| actor.kind == MentionKind::Person);
    // A公司选送的X、B公司选送的Y获得金奖: who made what won.
    let makers: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| {
            chain.end <= verb && is_one!(scene.text(chain.end), "选送 报送 推荐 申报 生产 研发 研制 培育")
        })
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| actor.kind != MentionKind::Place)
        .collect();
    if !makers.is_empty() && !sent {
        awardees = makers;
    }
    if awardees.is_empty()
        && let Some(chain) = scene.chains.iter().find(|chain| chain.start >= range.start && chain.end <= verb)
    {
        // The winner may qualify its product: A公司的X入选; else 青岛市21家企业.
        awardees = roles::actors(scene, chain)
            .into_iter()
            .filter(|actor| actor.kind != MentionKind::Place)
            .collect();
    }
    let label = reading.before(verb).unwrap_or_else(|| role("awardee", "获评"));
    if let Some(event) = list_published(reading) {
        let organisations: Vec<Actor> = awardees.into_iter().filter(acts).collect();
        reading.add_all(event, &organisations, &label);
        honours(reading, event);
        return;
    }
    // 网球特色小镇入选X: who wins may be no name, where a day is told.
    let nameless = || {
        let dated = super::place_date::date(scene, verb)
            .is_some_and(|date| super::place_date::is_exact(&date) || !weak);
        dated && honour.as_ref().is_some_and(|honour| honour.chars().count() >= 6)
    };
    if awardees.is_empty() && !nameless() {
        return;
    }
    let honour = at_contest(reading, honour.unwrap_or_default());
    let who = awardees.first().map_or("", |actor| actor.said(scene.page));
    let name =
        if honour.chars().count() >= 6 { honour } else { format!("{who}{}{honour}", scene.text(verb)) };
    let Some(mut draft) = reading.draft(EventKind::Recognition, name, scene.text(verb), verb) else { return };
    let titled = ["奖", "称号", "荣誉", "冠军", "企业", "牌"].iter().any(|word| draft.name.contains(word));
    if draft.date.is_none() && weak && reading.ledger.focus().is_none() && !titled {
        return;
    }
    draft.stage = false;
    draft.place = None;
    // 开幕式上，A获评X: on the day of the event that the sentence is of.
    if draft.date.is_none()
        && !draft.background
        && let Some(event) = reading.created.first().map(|&(_, event)| event).or_else(|| near(reading))
    {
        draft.date = reading.ledger.draft(event).date;
    }
    if let Some(event) = same_ceremony(reading, &draft) {
        reading.add_all(event, &awardees, &label);
        reading.created.push((verb, event));
        return;
    }
    let event = reading.enter(verb, draft);
    reading.add_all(event, &awardees, &label);
    // 多家单位入选X，包括A、B和C: who they are.
    let told = scene.clauses[number + 1..].first().filter(|next| {
        is_one!(scene.text(next.start), "包括 分别是 分别为 其中包括")
            && scene.chain_at(next.start + 1).is_some()
    });
    if let Some(named) = told.and_then(|next| scene.chain_at(next.start + 1)) {
        reading.add_all(event, &roles::actors(scene, named), &label);
    }
    // 入选A厅公示的X名单: whose list it is.
    if let Some(giver) = scene.chain_at(verb + 1).filter(|giver| {
        is_one!(scene.text(giver.end), "公示 公布 发布 评选 评定 认定 颁发")
            && scene.text(giver.end + 1) == "的"
    }) {
        let givers: Vec<Actor> = roles::actors(scene, giver)
            .into_iter()
            .filter(|actor| acts(actor) && actor.kind != MentionKind::Person)
            .map(|actor| Actor { bound: false, ..actor })
            .collect();
        reading.add_all(event, &givers, &role("awarder", "评定"));
    }
}

/// The list that was published in this sentence.
fn list_published(reading: &Reading<'_, '_>) -> Option<usize> {
    reading.created.iter().rev().map(|&(_, event)| event).find(|&event| {
        reading.ledger.draft(event).kind == EventKind::Publication && names_list(reading, event)
    })
}

/// Whether what is published is a list.
fn names_list(reading: &Reading<'_, '_>, event: usize) -> bool {
    let name = &reading.ledger.draft(event).name;
    ["名单", "名录", "目录", "榜单", "评选结果"].iter().any(|list| name.contains(list))
}

/// Makes a list that was published the recognition of those in it.
fn honours(reading: &mut Reading<'_, '_>, event: usize) {
    let draft = reading.ledger.draft_mut(event);
    draft.kind = EventKind::Recognition;
    draft.name =
        draft.name.trim_start_matches("公布").trim_start_matches("发布").trim_start_matches('了').to_owned();
    reading.ledger.rename(event, "issuer", &role("awarder", "评定"));
}

/// 一等奖由A摘得: the prize, and who stands behind 由.
fn prize_by(scene: &Scene<'_>, verb: usize) -> Option<(String, Vec<Actor>)> {
    let start = scene.clauses[scene.clause_of(verb)].start;
    let by = (start..verb).find(|&at| scene.text(at) == "由" && !scene.tokens[at].quoted)?;
    let prize = trimmed(scene, start, by);
    let winners = scene.chains.iter().find(|chain| chain.start > by && chain.end <= verb)?;
    let won = ["奖", "冠军", "亚军", "季军", "桂冠", "称号"].iter().any(|end| prize.ends_with(end));
    won.then(|| (prize, roles::actors(scene, winners)))
}

/// Whether nothing is won: an aim (志在夺得冠军), a mark of shame (列入失信名单), what others were kept from.
fn is_no_honour(scene: &Scene<'_>, verb: usize) -> bool {
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let aim = (range.start.max(verb.saturating_sub(5))..verb).any(|at| {
        !scene.tokens[at].quoted
            && is_one!(
                scene.text(at),
                "志在 力争 争取 目标 剑指 冲击 希望 渴望 只差 差 险些 差点 有望 无缘 未能 错失 阻止 冀 誓言 争 梦想 期待 如果 若 一旦"
            )
    });
    let shame = ["失信", "黑名单", "经营异常", "被执行人", "制裁", "风险提示", "违法"];
    aim || shame.iter().any(|word| scene.between(verb, range.end).contains(word))
}

/// `A通过X认证`: who is certified.
pub(super) fn certified(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    let last = (verb + 1..end.min(verb + 14)).rev().find(|&at| {
        ["认证", "复核", "认定", "评审", "评估"].iter().any(|seal| scene.text(at).ends_with(seal))
            && matches!(scene.kind(at + 1), Kind::Mark(_) | Kind::Word("u" | "ul"))
    });
    let Some(last) = last else { return };
    let subject = reading.subject(verb);
    let firms: Vec<Actor> = subject
        .actors
        .into_iter()
        .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Organisation) && !actor.bound)
        .collect();
    let dated = super::place_date::date(scene, verb).is_some()
        || (0..verb).any(|at| is_one!(scene.text(at), "近日 日前 刚刚 顺利 成功 正式"));
    if firms.is_empty() || !dated || last < verb + 2 {
        return;
    }
    let name = format!("{}通过{}", firms[0].said(scene.page), trimmed(scene, verb + 1, last + 1));
    let Some(draft) = reading.draft(EventKind::Recognition, name, "通过", verb) else { return };
    let draft = super::ledger::Draft { stage: false, place: None, ..draft };
    let event = reading.enter(verb, draft);
    reading.add_all(event, &firms, &role("awardee", "认定"));
}

/// Whether a prize has no name of its own that says of which contest it is.
fn is_prize_of(contest: &str, honour: &str) -> bool {
    let contests = ["赛", "展", "评选", "展览"].iter().any(|end| contest.ends_with(end));
    let prize = ["金奖", "银奖", "铜奖", "一等奖", "二等奖", "三等奖", "特等奖"]
        .iter()
        .any(|end| honour.ends_with(end));
    contests && prize && honour.chars().count() <= PRIZE && !honour.contains(['“', '届', '赛'])
}

/// How many characters a prize has that is named by its contest.
const PRIZE: usize = 8;

/// Prizes told one after another in a sentence, or in a paragraph on a contest or ceremony, are one event.
fn same_ceremony(reading: &Reading<'_, '_>, draft: &super::ledger::Draft) -> Option<usize> {
    let prize = |name: &str| {
        ["奖", "冠军", "亚军", "季军", "桂冠", "称号", "名", "牌", "奖杯", "能手", "冠", "军"]
            .iter()
            .any(|ending| name.trim_end_matches('”').ends_with(ending))
            && !name.ends_with("品牌")
    };
    let event = reading.ledger.last(EventKind::Recognition)?;
    let known = reading.ledger.draft(event);
    let here = reading.created.iter().any(|&(_, created)| created == event);
    let between = reading.scene.page.text.get(known.evidence.end()..reading.scene.span.start());
    let staged = between.is_some_and(|between| !between.contains('\n'));
    let one = (here || staged)
        && prize(&known.name)
        && prize(&draft.name)
        && known.background == draft.background
        && super::joining::same_time(known.date.as_ref(), draft.date.as_ref());
    one.then_some(event)
}

/// The meeting in focus, where this sentence is in its paragraph: a prize told of there was given there.
fn near(reading: &Reading<'_, '_>) -> Option<usize> {
    let focus = reading.ledger.focus()?;
    let draft = reading.ledger.draft(focus);
    let page = reading.scene.page;
    // From the sentence that last spoke of it on.
    let from = page.sentences.get(reading.ledger.spoken).map_or(0, |sentence| sentence.span.start());
    let between = page.text.get(from.max(draft.evidence.start())..reading.scene.span.start())?;
    let apart = (0..reading.scene.tokens.len()).any(|at| {
        is_one!(reading.scene.text(at), "先后 曾 此前 近年来 连续 目前 已 现 截至目前 日前 近日 该公司 公司")
    });
    (draft.kind == EventKind::Meeting && !between.trim_end().contains('\n') && !apart).then_some(focus)
}

/// `公布示范企业名单，确定A、B等132家企业为示范企业`: those of the list that was published.
pub(super) fn chosen(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    let chain = scene
        .chain_at(verb + 1)
        .filter(|chain| chain.end < end && (chain.end..end).any(|at| scene.text(at) == "为"));
    if let (Some(chain), Some(event)) = (chain, list_published(reading)) {
        let winners: Vec<Actor> = roles::actors(scene, chain).into_iter().filter(acts).collect();
        reading.add_all(event, &winners, &role("awardee", "认定"));
        honours(reading, event);
    }
}

/// `入选的三家企业分别为：A、B、C`.
fn list(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let Some(chain) = scene.chains.iter().find(|chain| {
        chain.start > verb
            && chain.start < verb + 14
            && (verb..chain.start).any(|at| is_one!(scene.text(at), "为 是 : 有 还有 包括"))
    }) else {
        return;
    };
    let actors: Vec<Actor> = roles::actors(scene, chain).into_iter().filter(acts).collect();
    // 公布抽查结果 is no list that anyone is honoured in.
    let published = reading.ledger.last(EventKind::Publication).filter(|&event| names_list(reading, event));
    let event = reading.ledger.last(EventKind::Recognition).or(published);
    if let Some(event) = event {
        reading.ledger.draft_mut(event).kind = EventKind::Recognition;
        reading.ledger.rename(event, "issuer", &role("awarder", "评定"));
        let label = reading.before(verb).unwrap_or_else(|| role("awardee", "入选"));
        reading.add_all(event, &actors, &label);
    }
}

/// `授予甲X称号`, `对A、B进行表彰`, `A被B认定为X`.
fn given(reading: &mut Reading<'_, '_>, verb: usize, honour: Option<String>) {
    let scene = reading.scene;
    // 授予“X基地”牌匾, 颁发A局证书: what is given, and whose it is.
    let given = |actor: &Actor| {
        let quoted =
            scene.tokens.iter().any(|token| token.span.start() == actor.span.start() && token.quoted);
        actor.bound || quoted && !scene.tokens[verb].quoted
    };
    let mut awardees = roles::object(scene, verb);
    awardees.retain(|actor| !given(actor));
    let start = scene.clauses[scene.clause_of(verb)].start;
    let mut givers: Vec<Actor> = Vec::new();
    let by =
        (start..verb).rev().find(|&at| matches!(scene.kind(at), Kind::Word(_)) && scene.text(at) == "被");
    if let Some(by) = by {
        // A被B认定为X: who stands before 被 wins, who stands behind it gives.
        let before = scene.chains.iter().rfind(|chain| chain.start >= start && chain.end <= by);
        awardees = match before {
            Some(chain) => roles::actors(scene, chain),
            None => reading.carried[scene.clause_of(verb)].clone(),
        };
        let behind = scene.chains.iter().find(|chain| chain.start > by && chain.end <= verb);
        givers = behind.map(|chain| roles::actors(scene, chain)).unwrap_or_default();
    }
    if awardees.is_empty()
        && let Some(at) = (start..verb).rev().find(|&at| matches!(scene.text(at), "对" | "为" | "给" | "向"))
    {
        awardees = scene
            .chains
            .iter()
            .filter(|chain| chain.start > at && chain.end <= verb)
            .flat_map(|chain| roles::actors(scene, chain))
            .filter(|actor| !actor.bound)
            .collect();
    }
    // 为普法队伍授旗: to whom is told by a noun alone.
    let named = || {
        let at = (start..verb).rev().find(|&at| is_one!(scene.text(at), "对 为 给 向"))?;
        let whom = trimmed(scene, at + 1, verb);
        (whom.chars().count() >= 6).then_some(whom)
    };
    if awardees.is_empty()
        && is_one!(scene.text(verb), "授牌 授旗")
        && let Some(whom) = named()
        && let Some(mut draft) =
            reading.draft(EventKind::Recognition, format!("为{whom}{}", scene.text(verb)), "授牌", verb)
    {
        draft.stage = false;
        draft.place = None;
        draft.date = draft.date.or_else(|| near(reading).and_then(|focus| reading.ledger.draft(focus).date));
        if draft.date.is_some() {
            let subject = reading.subject(verb).actors;
            let givers: Vec<Actor> =
                subject.into_iter().filter(|actor| acts(actor) && !actor.bound).collect();
            let event = reading.enter(verb, draft);
            reading.add_all(event, &givers, &role("awarder", "授予"));
        }
        return;
    }
    // 东港马拉松去年被A评为铜牌赛事: who wins may be no name.
    if awardees.is_empty()
        && !givers.is_empty()
        && let Some(honour) = &honour
        && let Some(mut draft) = reading.draft(EventKind::Recognition, honour.clone(), scene.text(verb), verb)
    {
        draft.stage = false;
        draft.place = None;
        if draft.date.is_some() {
            let event = reading.enter(verb, draft);
            reading.add_all(event, &givers, &role("awarder", "评定"));
        }
        return;
    }
    // 甲为获奖选手颁奖: at the recognition told of before.
    if awardees.is_empty() && is_one!(scene.text(verb), "颁奖 颁发 颁授 授牌") {
        let last = reading.ledger.last(EventKind::Recognition);
        if let Some(event) = last.filter(|&event| !reading.ledger.draft(event).background)
            && clause::status(scene, verb) == Some(super::EventStatus::Held)
        {
            let givers: Vec<Actor> = reading
                .subject(verb)
                .actors
                .into_iter()
                .filter(|actor| acts(actor) && !actor.bound)
                .filter(|actor| !reading.ledger.has(event, actor.entity, &["awardee"]))
                .collect();
            reading.add_all(event, &givers, &role("awarder", "授予"));
        }
        return;
    }
    if awardees.is_empty() {
        return;
    }
    if honour.is_none() {
        awardees.retain(|actor| actor.kind != MentionKind::Place);
    }
    if awardees.is_empty() {
        return;
    }
    let certificate = matches!(scene.text(verb), "颁发" | "颁授");
    if certificate {
        let mut givers = reading.subject(verb).actors;
        givers.retain(|actor| acts(actor) && !actor.bound);
        givers.retain(|actor| awardees.iter().all(|awardee| awardee.entity != actor.entity));
        if super::appointment::papers(reading, verb, &givers) {
            return;
        }
    }
    if honour.is_none() && !certificate && !is_one!(scene.text(verb), "表彰 授予 命名 授牌 授旗") {
        return;
    }
    let who = awardees[0].said(scene.page);
    let name = match honour {
        Some(honour) if honour.chars().count() >= 5 => honour,
        Some(honour) => format!("{}{who}{honour}", scene.text(verb)),
        None => format!("{}{who}", scene.text(verb)),
    };
    let subject = reading.subject(verb);
    let Some(mut draft) = reading.draft(EventKind::Recognition, name, scene.text(verb), verb) else { return };
    draft.stage = false;
    draft.place = None;
    if draft.date.is_none() {
        draft.date = reading.ledger.focus().and_then(|focus| reading.ledger.draft(focus).date);
    }
    let event = reading.enter(verb, draft);
    // A被B评为X: who stands before the verb gives.
    let giving = if by.is_some() { Some(role("awarder", "评定")) } else { reading.before(verb) };
    if let Some(label) = giving {
        let givers: Vec<Actor> = givers
            .into_iter()
            .chain(subject.actors)
            .filter(|actor| {
                // 甲主持召开会议，决定授予乙X: the meeting decides.
                let chairs = subject.carried && actor.kind == MentionKind::Person;
                acts(actor)
                    && !actor.bound
                    && !chairs
                    && awardees.iter().all(|awardee| awardee.entity != actor.entity)
            })
            .collect();
        reading.add_all(event, &givers, &label);
    }
    let label = reading.after(verb).unwrap_or_else(|| role("awardee", "获奖"));
    reading.add_all(event, &awardees, &label);
}

/// 荣获大赛一等奖: the prize of the contest in focus, by its name.
fn at_contest(reading: &Reading<'_, '_>, honour: String) -> String {
    let prize = ["本届大赛", "此次大赛", "本次大赛", "本次比赛", "大赛", "比赛"]
        .iter()
        .find_map(|contest| honour.strip_prefix(contest));
    let focus = reading.ledger.focus().map(|focus| reading.ledger.draft(focus));
    match (prize, focus) {
        (Some(prize), Some(contest)) if contest.kind == EventKind::Meeting && !prize.is_empty() => {
            format!("{}{prize}", contest.name)
        }
        // 第九届X展…摘得设计金奖: a prize told of in the paragraph on a contest is one of it.
        (None, Some(contest)) if near(reading).is_some() && is_prize_of(&contest.name, &honour) => {
            format!("{}{honour}", contest.name)
        }
        _ => honour,
    }
}
