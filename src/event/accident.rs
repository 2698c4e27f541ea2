//! Accidents and emergencies: 事故 火灾 地震 疫情.
//!
//! Found: `X发生火灾`, `X突发山体滑坡`, verbs like 起火 坍塌 相撞 with a date; who is affected (the firm or region where it
//! happens) and who comes to help (`消防救援支队…救援`, `副县长甲率A局、B局负责人到场`). Left alone: accidents that are only
//! spoken of (防范火灾, 安全事故应急预案).

use super::lexicon::is_one;
use super::reading::{Reading, acts, role, trimmed};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::{EventKind, clause, place_date};
use crate::mention::MentionKind;

/// Verbs that by themselves say that it happened.
const HAPPENING: [&str; 22] = [
    "出轨",
    "起火",
    "失火",
    "着火",
    "坍塌",
    "塌方",
    "相撞",
    "追尾",
    "侧翻",
    "坠机",
    "坠毁",
    "沉没",
    "脱轨",
    "爆燃",
    "闪爆",
    "决堤",
    "发生火灾",
    "坠入",
    "撞倒",
    "撞上",
    "撞向",
    "遇险",
];

/// Words that say that what follows happened.
const OCCUR: [&str; 8] = ["发生", "突发", "遭遇", "引发", "遭受", "发生了", "突遇", "爆发"];

/// Something went wrong.
pub(super) fn read(reading: &mut Reading<'_, '_>, token: usize) {
    let scene = reading.scene;
    let number = scene.clause_of(token);
    let range = scene.clauses[number].clone();
    let next = scene.text(token + 1);
    // 坠入爱河, 撞上大运.
    if is_one!(next, "爱河 情网 深渊 陷阱 低谷 谷底 圈套 好运 大运 枪口") {
        return;
    }
    if is_one!(
        next,
        "隐患 应急 预案 防控 风险 预警 防范 救援 台网 局 带 监测 防治 \
             影响 保险 事故调查 期间 形势 演练 发生率 应对 灾害",
    ) && !(next == "灾害" && OCCUR.contains(&scene.text(scene.before(token))))
    {
        return;
    }
    let occurs = (range.start..token)
        .rev()
        .take(12)
        .find(|&at| OCCUR.iter().any(|word| scene.text(at).starts_with(word)));
    let form = scene.text(token);
    let happening = HAPPENING.contains(&form) || form.starts_with("发生");
    let date = place_date::date(scene, token);
    if occurs.is_none() && !(happening && date.is_some()) {
        if super::hazard::is_hazard(form) {
            super::hazard::read(reading, token);
        }
        return;
    }
    if clause::status(scene, token).is_none()
        || occurs.is_some_and(|at| {
            at + 1 == token && is_one!(scene.text(scene.before(at)), "未 没有 防止 避免 易")
        })
    {
        return;
    }
    let verb = occurs.unwrap_or(token);
    // X县Y路段，一辆货车与一辆客车相撞: the place stands in the clause before.
    let vehicles =
        is_one!(form, "相撞 追尾 侧翻 撞车 翻车 坠入 撞上 撞向 撞倒") && occurs.is_none() && number > 0;
    let place = if vehicles {
        let before = scene.clauses[number - 1].clone();
        place_before(scene, before.start, before.end).filter(|place| place.chars().count() >= 2)
    } else {
        place_before(scene, range.start, verb)
    };
    let known = reading.ledger.last(EventKind::Accident);
    if let Some(event) = known {
        let draft = reading.ledger.draft(event);
        let same = super::joining::same_time(draft.date.as_ref(), date.as_ref()) || date.is_none();
        if same && !clause::is_background(scene, token) {
            reading.created.push((token, event));
            let affected = affected(scene, range.start, verb);
            reading.add_all(event, &affected, &role("affected", "受影响"));
            return;
        }
    }
    let what = if is_one!(form, "坠入 撞倒 撞上 撞向 遇险") {
        trimmed(scene, range.start, range.end)
    } else if vehicles {
        trimmed(scene, range.start, token + 1)
    } else if form.starts_with("发生") {
        form.trim_start_matches("发生").to_owned()
    } else {
        let start = occurs.map_or(token, |at| at + 1);
        let more = usize::from(is_one!(scene.text(token + 1), "事故 灾害 事件"));
        let text = scene.between(start, token + 1 + more);
        match occurs {
            Some(_) => text.trim_start_matches(['了', '一', '起', '场', '次']).to_owned(),
            None => text.to_owned(),
        }
    };
    let name = format!("{}{what}", place.clone().unwrap_or_default());
    let Some(mut draft) = reading.draft(EventKind::Accident, name, form, token) else { return };
    draft.place = place;
    draft.date = date;
    draft.stage = true;
    let event = reading.enter(token, draft);
    let affected = affected(scene, range.start, verb);
    reading.add_all(event, &affected, &role("affected", "受影响"));
}

/// The firms where it happens.
fn affected(scene: &Scene<'_>, start: usize, verb: usize) -> Vec<Actor> {
    scene
        .chains
        .iter()
        .filter(|chain| chain.start >= start && chain.end <= verb)
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| matches!(actor.kind, MentionKind::Firm | MentionKind::Organisation))
        .collect()
}

/// The place before 发生.
pub(super) fn place_before(scene: &Scene<'_>, start: usize, verb: usize) -> Option<String> {
    let mut end = verb;
    while end > start
        && matches!(
            scene.kind(end - 1),
            Kind::Word("d" | "ad" | "p" | "f" | "v" | "vd" | "t" | "tg") | Kind::Date | Kind::Mark(_)
        )
        && !matches!(scene.kind(end - 1), Kind::Mark(')' | '）'))
    {
        end -= 1;
    }
    // 平原县（北纬…，东经…）发生地震: the bracket says more of the place.
    if matches!(scene.kind(scene.before(end)), Kind::Mark(')' | '）'))
        && let Some(open) = (0..end).rev().find(|&at| matches!(scene.kind(at), Kind::Mark('(' | '（')))
    {
        end = open;
    }
    let start =
        if end <= start { scene.clauses[scene.clause_of(end.saturating_sub(1))].start } else { start };
    let mut first = end;
    while first > start {
        let at = first - 1;
        let stop = match scene.kind(at) {
            // 京津冀等地.
            _ if scene.text(at) == "等" && scene.text(at + 1).starts_with('地') => false,
            Kind::Mark(mark) => !matches!(mark, '(' | ')' | '“' | '”'),
            Kind::Date | Kind::Actor(MentionKind::Person) => true,
            Kind::Word(tag) => is_one!(tag, "p d u uj r c v t"),
            _ => false,
        };
        if stop {
            break;
        }
        first = at;
    }
    let text = scene.between(first, end).trim();
    (text.chars().count() >= 2 && text.chars().count() <= 40).then(|| super::naming::tidied(text))
}

/// Someone suffers: 造成A县、B县受灾, 起火单位为A厂.
pub(super) fn suffer(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let Some(event) = reading.ledger.last(EventKind::Accident) else { return };
    // 驰援受灾一线, 搜救被困人员: who helps does not suffer.
    let noun = is_one!(
        scene.text(verb + 1),
        "一线 地区 群众 区域 人员 村民 居民 企业 商户 家庭 乡镇 严重地区 老人 游客 同胞 灾民 情况 者 的"
    );
    if reading.ledger.draft(event).background || clause::status(scene, verb).is_none() || noun {
        return;
    }
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let found: Vec<Actor> = if scene.text(verb).ends_with('为') {
        roles::object(scene, verb)
    } else {
        scene
            .chains
            .iter()
            .rfind(|chain| chain.start >= range.start && chain.end <= verb)
            .map(|chain| {
                // 甲牵挂失联人员: only who stands right before it suffers, where it is a person.
                let near = chain.end + 2 >= verb;
                let mut found = roles::actors(scene, chain);
                found.retain(|actor| near || actor.kind != MentionKind::Person);
                found
            })
            .unwrap_or_default()
    };
    // 在某河中救出被困人员: a river does not suffer.
    let suffers = |actor: &Actor| match actor.kind {
        MentionKind::Agency => false,
        MentionKind::Place => {
            super::meeting::is_region(actor, scene.page)
                || !actor.said(scene.page).ends_with(['河', '江', '湖', '海', '山', '路', '桥'])
        }
        _ => true,
    };
    let found: Vec<Actor> = found.into_iter().filter(suffers).collect();
    reading.add_all(event, &found, &role("affected", "受影响"));
}

/// What calls for help, though no verb says that it happened.
const HAZARDS: [&str; 16] = [
    "洪涝灾害",
    "洪水",
    "洪涝",
    "内涝",
    "特大暴雨",
    "强降雨",
    "暴雨",
    "山洪",
    "台风",
    "山体滑坡",
    "泥石流",
    "火灾",
    "地震",
    "坍塌",
    "险情",
    "灾情",
];

/// `消防救援支队驰援A市` in an article on a flood: the flood is the event.
fn emergency(reading: &mut Reading<'_, '_>, verb: usize, helpers: &[Actor]) -> Option<usize> {
    let scene = reading.scene;
    let page = scene.page;
    let strong = is_one!(
        scene.text(verb),
        "出动 调派 驰援 增援 救援 抢险 赶赴现场 赶到现场 营救 转移群众 搜救 紧急转移 到场处置 疏散 开展救援 到场增援",
    );
    let trained = |actor: &Actor| {
        ["消防", "应急", "救援", "公安", "武警", "防汛", "交警", "部队", "民兵"]
            .iter()
            .any(|word| actor.said(page).contains(word))
    };
    let drill =
        reading.ledger.focus().is_some_and(|focus| reading.ledger.draft(focus).kind != EventKind::Accident);
    if !strong || drill || !helpers.iter().any(trained) {
        return None;
    }
    let before = &page.text[..scene.span.end()];
    let (at, hazard) = HAZARDS
        .iter()
        .filter_map(|hazard| Some((before.find(hazard)?, *hazard)))
        .min_by_key(|found| found.0)?;
    let place = page
        .mentions
        .iter()
        .rfind(|mention| mention.kind == MentionKind::Place && mention.span.end() <= at)
        .map(|mention| mention.span.of(page.text).to_owned());
    let name = format!("{}{hazard}", place.clone().unwrap_or_default());
    let mut draft = reading.draft(EventKind::Accident, name, hazard, verb)?;
    draft.place = place;
    Some(reading.enter(verb, draft))
}

/// `消防员救出3名被困人员` in an article that tells of nothing else: the rescue is the event.
fn rescue(reading: &mut Reading<'_, '_>, verb: usize, helpers: &[Actor]) -> Option<usize> {
    let scene = reading.scene;
    if !is_one!(scene.text(verb), "救起 救出 救下 营救 解救 救助 救援 转移 搜救 施救 抢救 疏散")
    {
        return None;
    }
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let inside = scene.between(range.start, range.end);
    let saved = ["被困", "落水", "遇险", "受困", "失联", "轻生", "溺水", "受伤"]
        .iter()
        .any(|word| inside.contains(word))
        || is_one!(scene.text(verb), "救起 救出") && inside.contains(['名', '人', '位']);
    // 实施被困人员转移任务: a noun.
    if !saved || is_one!(scene.text(verb + 1), "任务 工作 行动") {
        return None;
    }
    let helper = helpers.iter().find(|actor| acts(actor) && !actor.bound)?;
    let what: String = trimmed(scene, verb, range.end).chars().take(24).collect();
    let name = format!("{}{what}", helper.said(scene.page));
    let draft = reading.draft(EventKind::Accident, name, scene.text(verb), verb)?;
    (draft.date.is_some() || draft.place.is_some()).then(|| reading.enter(verb, draft))
}

/// Someone comes to help.
pub(super) fn respond(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    // 接待救援人员: of whom, not what is done.
    let noun = is_one!(
        scene.text(verb + 1),
        "人员 队伍 队员 力量 物资 现场 部队 车辆 装备 设备 队 中心 组 站 者 资金 的 点"
    );
    if clause::status(scene, verb).is_none() || noun {
        return;
    }
    let subject = reading.subject(verb);
    // 会议召开，书记甲作出批示: read out at the meeting.
    if scene.text(verb).ends_with("批示")
        && let Some(focus) = reading.ledger.focus()
        && reading.ledger.draft(focus).kind == EventKind::Meeting
        && reading.ledger.draft(focus).status == super::EventStatus::Held
    {
        let people: Vec<Actor> = subject
            .actors
            .into_iter()
            .filter(|actor| actor.kind == crate::mention::MentionKind::Person)
            .collect();
        reading.add_all(focus, &people, &role("speaker", "强调"));
        return;
    }
    let event = match reading.ledger.last(EventKind::Accident) {
        Some(event) if !reading.ledger.draft(event).background => event,
        _ => match emergency(reading, verb, &subject.actors)
            .or_else(|| rescue(reading, verb, &subject.actors))
        {
            Some(event) => event,
            None => return,
        },
    };
    // 启动…应急响应 is a launch by its word.
    let label =
        if scene.text(verb) == "启动" { Some(role("responder", "处置")) } else { reading.before(verb) };
    let Some(label) = label else { return };
    let helpers: Vec<Actor> = subject
        .actors
        .into_iter()
        .filter(|actor| acts(actor) && !actor.bound && actor.kind != MentionKind::Firm)
        .collect();
    if helpers.is_empty() {
        return;
    }
    reading.add_all(event, &helpers, &label);
    // 率A局、B局负责人到场: they too.
    let range = scene.clauses[scene.clause_of(verb)].clone();
    if let Some(at) =
        (range.start..verb).find(|&at| matches!(scene.text(at), "率" | "带领" | "率领" | "组织"))
        && let Some(chain) = scene.chain_at(at + 1)
    {
        let led = roles::actors(scene, chain);
        reading.add_all(event, &led, &label);
    }
}
