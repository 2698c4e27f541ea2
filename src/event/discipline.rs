//! Court and discipline: 接受审查调查 判处 罚款.
//!
//! Found: `甲涉嫌严重违纪违法，接受A审查调查`, `A法院对甲案公开宣判`, `被告人甲犯…罪，被判处…`, `A局对B公司处以罚款`, `警方抓获甲`, `警方破获一起X案`, cases under headings (`——A公司案。`). Left
//! alone: rules that threaten a penalty and statistics of cases, for nobody is named in them.
//!
//! Who is accused stands before a passive verb, behind 对 将 给予, behind the verb, or behind 被告人 and the like
//! anywhere in the sentence; who examines, tries or punishes is the agency that acts, or the one behind 由 被 经.

use super::lexicon::is_one;
use super::reading::{Reading, role};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::{EventKind, EventStatus, blame, clause, joining, place_date};
use crate::mention::MentionKind;

/// Words that the accused stand right behind.
const MARKERS: &str =
    "被告人 被告 被告单位 犯罪嫌疑人 嫌疑人 当事人 违法行为人 被执行人 罪犯 被告公司 涉案人员 行贿人";

/// Verbs that pronounce a sentence.
const VERDICTS: &str = "判处 被判处 判决 获刑 宣判 公开宣判 一审宣判 作出判决 作出一审判决 一审判决 二审判决 被判 开庭审理 公开开庭审理 一审公开开庭审理 驳回上诉 维持原判 裁定";

/// Verbs of a suit.
pub(super) const SUING: &str = "提起诉讼 起诉至 告上法庭 告上法院 告上了法庭 诉至 诉至法院";

/// Verbs of a case that is found out as a whole.
pub(super) const SOLVING: &str = "破获 侦破 捣毁 打掉 查处";

/// Someone is examined, tried or punished.
pub(super) fn read(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let form = scene.text(verb);
    let next = scene.text(verb + 1);
    let noun = is_one!(
        next,
        "令 下 书 事项 情形 依据 通知书 结果 案例 金额 信息 告知书 决定 公示 力度 标准 决定书 办法 规定 案件 人员 工作 制度 率 裁量 条款 机制 权 措施 期限",
    ) && !(next == "决定" && form.starts_with('作'));
    // 被查医院院长升至176位: it tells which.
    let which = form.starts_with('被')
        && matches!(scene.kind(verb + 1), Kind::Word("n" | "nz" | "j") | Kind::Position)
        && form.chars().count() < 4;
    if noun || which || blame::is_no_case(scene, verb) || clause::status(scene, verb).is_none() {
        return;
    }
    let range = scene.clauses[scene.clause_of(verb)].clone();
    if is_one!(form, SOLVING) && solved(reading, verb) || is_one!(form, "破获 侦破 捣毁 打掉") {
        return;
    }
    // 立案查处案件286件, 移送公安机关17人: how many, nobody named.
    let summed =
        (range.start..verb).any(|at| is_one!(scene.text(at), "共 累计 全市 全省 全县 全国 全区 共计"));
    let counted = (verb + 1..range.end.min(verb + 8)).any(|at| {
        scene.kind(at) == Kind::Figure
            && !scene.chains.iter().any(|chain| chain.start > verb && chain.start < at)
            && (["件", "起", "宗", "家"].iter().any(|unit| scene.text(at).ends_with(unit))
                || at == verb + 1 && scene.text(at).ends_with(['人', '名']))
    });
    if summed && counted || counted && reading.carried[scene.clause_of(verb)].is_empty() {
        return;
    }
    let mut accused = accused(reading, verb);
    accused.retain(|actor| blame::may_be_accused(scene, verb, actor) && !blame::is_office(scene, actor));
    // 甲称嫌疑人被批捕: whoever it is, nobody named before.
    let nameless = blame::nameless_subject(scene, verb);
    if let Some(noun) = nameless {
        accused.retain(|actor| actor.span.start() > scene.tokens[noun].span.start());
    }
    if is_one!(form, "落网 归案") {
        accused.retain(|actor| actor.kind == MentionKind::Person);
        if accused.is_empty() {
            return;
        }
    }
    let mut courts = courts(reading, verb);
    if courts.is_empty() {
        courts.extend(reading.ledger.notifier.clone());
    }
    courts.retain(|court| accused.iter().all(|actor| actor.entity != court.entity));
    // 处罚 and the like are everyday words: someone must do it to someone.
    let everyday = is_one!(
        form,
        "责令 监管谈话 采取监管谈话措施 采取监管措施 停业整顿 取缔 查获 问责 没收 罚没 限期整改 停产整治 挂牌督办 判令 记过 撤职 严重警告 处罚 罚款 查处 警告 处分 关停 裁定 约谈 立案 逮捕 拘留 没收违法所得 查封 吊销 公开通报",
    );
    let directed = (0..verb).any(|at| {
        matches!(scene.kind(at), Kind::Word(_)) && is_one!(scene.text(at), "被 对 给予 遭 受到 将")
    });
    if everyday && courts.is_empty() && !directed {
        return;
    }
    // 13人被控制, 移送起诉348人: numbers of people who are not named.
    // 对甲、乙等7人提起公诉: some of them are.
    let listed = |at: usize| scene.chains.iter().any(|chain| chain.start < at && at < chain.end);
    let counted = |at: Option<usize>| {
        scene.kind(at) == Kind::Figure
            && ["人", "名", "家", "起"].iter().any(|unit| scene.text(at).ends_with(unit))
            && !at.is_some_and(listed)
    };
    let before = scene.before(verb);
    if counted(before)
        || is_one!(scene.text(before), "已 被 均 全部") && counted(before.and_then(|at| scene.before(at)))
    {
        return;
    }
    if accused.is_empty() && (verb + 1..range.end.min(verb + 5)).any(|at| counted(Some(at))) {
        return;
    }
    let date = place_date::date(scene, verb);
    let verdict = is_one!(form, VERDICTS);
    // 消委会将A公司诉至B法院: who sues is no court.
    if is_one!(form, SUING) {
        courts.extend(roles::object(scene, verb));
        courts.retain(|court| {
            ["法院", "法庭", "检察"].iter().any(|word| court.said(scene.page).contains(word))
        });
    }
    // 被检察院提起公诉，今年9月被判处: who prosecutes does not judge.
    if verdict {
        courts.retain(|court| court.said(scene.page).contains("法院"));
    }
    let last = reading.ledger.last(EventKind::Discipline);
    // 3家单位被查处: nobody is named. 并处罚款: of the case that the sentence tells of.
    let told_here = reading.created.iter().any(|&(_, event)| {
        reading.ledger.draft(event).kind == EventKind::Discipline
            && courts.iter().any(|court| reading.ledger.has(event, court.entity, &["court"]))
    });
    // X涉嫌…案。A局已立案侦查; X涉嫌…，经A指定管辖，正接受B审查调查: who the case is about.
    if accused.is_empty()
        && (nameless.is_none() || case(reading).is_some())
        && let Some((suspects, sentence)) = &reading.ledger.suspect
        && (*sentence == scene.sentence && is_passive(scene, range.start, verb) && !form.starts_with('被')
            || scene.sentence <= sentence + 2
                && is_one!(
                    form,
                    "立案侦查 立案调查 立案 刑事拘留 批准逮捕 提起公诉 采取刑事强制措施 采取强制措施 调查终结 侦查终结 提堂 受审 出庭受审"
                ))
    {
        accused.clone_from(suspects);
    }
    if accused.is_empty() && (form.starts_with('被') || told_here) {
        return;
    }
    if accused.is_empty() {
        // 法院作出一审判决：被告单位…: the accused of the case so far.
        let opened = date.as_ref().is_some_and(place_date::is_exact)
            || is_one!(form, "立案侦查 立案调查 立案") && date.is_some();
        if courts.is_empty() || !verdict && !opened {
            return;
        }
        if let Some(event) = last.filter(|_| verdict) {
            if joining::same_time(reading.ledger.draft(event).date.as_ref(), date.as_ref()) {
                return;
            }
            accused = reading.ledger.with_role(event, "accused");
        } else if date.is_none() && !scene.between(0, verb).contains("被告") {
            return;
        }
    }
    // A诉B侵权一案: who sues is not accused.
    let sues: Vec<_> = scene
        .chains
        .iter()
        .filter(|chain| is_one!(scene.text(chain.end), "诉 起诉 状告"))
        .flat_map(|chain| roles::actors(scene, chain))
        .map(|actor| actor.entity)
        .collect();
    accused.retain(|actor| !sues.contains(&actor.entity));
    // 申请执行人A公司: nor who asks the court for help.
    let wronged: Vec<_> = scene
        .chains
        .iter()
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(|actor| blame::is_wronged(scene, actor))
        .map(|actor| actor.entity)
        .collect();
    accused.retain(|actor| !wronged.contains(&actor.entity));
    if is_one!(form, SUING) && accused.is_empty() {
        return;
    }
    if accused.is_empty() && is_one!(form, "立案 公开通报") {
        return;
    }
    let said: Vec<&str> = accused.iter().map(|actor| actor.said(scene.page)).collect();
    let who = super::called::all_or_first(&said);
    let passive = is_passive(scene, range.start, verb);
    let active = !passive
        && !who.is_empty()
        && courts
            .first()
            .is_some_and(|court| range.clone().any(|at| scene.tokens[at].span.start() == court.span.start()))
        && (range.start..verb).any(|at| scene.text(at) == "对");
    let name = match courts.first() {
        Some(court) if who.is_empty() => format!("{}{form}", court.said(scene.page)),
        Some(court) if form.ends_with("审理") || form.ends_with("宣判") => {
            format!("{}{form}{who}案", court.said(scene.page))
        }
        Some(court) if form == "判处" => {
            format!("{}判处{who}{}", court.said(scene.page), blame::penalty(scene, verb, range.end))
        }
        Some(court) if verdict => format!("{}对{who}{form}", court.said(scene.page)),
        // A局对B公司罚款: who does what to whom.
        Some(court) if active => {
            format!("{}对{who}{form}{}", court.said(scene.page), blame::penalty(scene, verb, range.end))
        }
        Some(court) if form.starts_with("入禀") => format!("{}{form}{who}", court.said(scene.page)),
        _ => format!("{}{}", blame::suffered(&who, form), blame::penalty(scene, verb, range.end)),
    };
    let sued = accused.first().and_then(|first| blame::sued(scene, verb, &reading.subject(verb), first));
    let acquitted = (verdict && scene.between(verb, range.end).contains("无罪") && !who.is_empty())
        .then(|| format!("{who}被判无罪"));
    let name = case(reading).or(acquitted).or(sued).unwrap_or(name);
    let Some(mut draft) = reading.draft(EventKind::Discipline, name, form, verb) else { return };
    draft.stage = false;
    draft.place = None;
    draft.date = date;
    if draft.status == EventStatus::Planned {
        draft.status = EventStatus::Held;
    }
    // The same case, told again.
    // 曾于2020年被罚款 is another case than the one under way.
    let before = draft.background && draft.date.is_some();
    let known = reading.ledger.all(EventKind::Discipline).into_iter().find(|&event| {
        let known = reading.ledger.draft(event);
        // 被留置 without a day, and 2022年3月被开除党籍: two steps.
        let step = known.date.is_none() && date.is_some() && stage_of(&known.head) != stage_of(form);
        // Only the last case goes on without a day of its own.
        let dated = Some(event) == last
            || known.date.is_some() && date.is_some() && stage_of(&known.head) == stage_of(form);
        let closed =
            known.head.ends_with("终结") != form.ends_with("终结") && stage_of(form) != Stage::Inquiry;
        !(before && known.date.is_none())
            && !closed
            && dated
            && accused.iter().any(|actor| reading.ledger.has(event, actor.entity, &["accused"]))
            && joining::same_time(known.date.as_ref(), date.as_ref())
            && !step
    });
    let event = match known {
        Some(event) => {
            let known = reading.ledger.draft_mut(event);
            known.date = known.date.or(date);
            reading.created.push((verb, event));
            event
        }
        None => reading.enter(verb, draft),
    };
    let (suffered, done) = match stage_of(form) {
        Stage::Verdict => ("被告", "判处"),
        Stage::Penalty => ("处罚", "处罚"),
        Stage::Charge => ("被告", "立案"),
        Stage::Inquiry | Stage::Discipline => ("被查", "立案"),
    };
    reading.add_all(event, &accused, &role("accused", suffered));
    reading.add_all(event, &courts, &role("court", done));
}

/// The case that the paragraph is headed with: `——A公司案。`, `一、甲履职不力问题。`
fn case(reading: &Reading<'_, '_>) -> Option<String> {
    let page = reading.scene.page;
    let (_, sentence) = reading.ledger.suspect.as_ref()?;
    let heading = page.sentences.get(*sentence)?.span;
    let opens = heading.start() == 0 || page.text[..heading.start()].ends_with('\n');
    let before = *sentence < reading.scene.sentence;
    let goes_on = opens
        && before
        && page
            .text
            .get(heading.start()..reading.scene.span.start())
            .is_some_and(|told| !told.contains('\n'));
    let name = heading.of(page.text).trim().trim_end_matches('。');
    let name = name.trim_start_matches(|c: char| !c.is_alphabetic());
    let name = match name.split_once('、') {
        Some((number, name)) if number.chars().all(|c| "一二三四五六七八九十".contains(c)) => name,
        _ => name,
    };
    (goes_on && name.ends_with(['案', '题']) && name.chars().count() <= LONGEST_HEADING)
        .then(|| name.to_owned())
}

/// How many characters the heading of a case has at most.
const LONGEST_HEADING: usize = 40;

/// `县纪委监委通报3起典型问题`: who tells of the cases that follow is the office of each.
pub(super) fn notified(reading: &mut Reading<'_, '_>, verb: usize) {
    let scene = reading.scene;
    let end = scene.clauses[scene.clause_of(verb)].end;
    let start = scene.clauses[scene.clause_of(verb)].start;
    let told = scene.between(start, end);
    let cases = ["案例", "典型问题", "典型案件", "违法案", "违纪"].iter().any(|word| told.contains(word));
    let offices = ["纪委", "监委", "纪委监委", "局", "分局", "支队"];
    // 县纪委监委对近期查处的典型问题进行了公开通报: it opens the sentence.
    let opening =
        scene.chains.iter().find(|chain| chain.end <= verb).map(|chain| roles::actors(scene, chain));
    let office = reading.subject(verb).actors.into_iter().chain(opening.unwrap_or_default()).find(|actor| {
        actor.kind == MentionKind::Agency
            && offices.iter().any(|office| actor.said(scene.page).ends_with(office))
            && !actor.bound
    });
    if cases && office.is_some() {
        reading.ledger.notifier = office;
    }
}

/// `A市警方破获一起X案`, `A局查处了一起X谣言`: one case, whoever was behind it. Whether it was that.
fn solved(reading: &mut Reading<'_, '_>, verb: usize) -> bool {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let case = (verb + 1..range.end).rev().find(|&at| {
        ["案", "案件", "团伙", "窝点", "谣言", "行为"].iter().any(|ending| scene.text(at).ends_with(ending))
    });
    // 打掉一个盗取手机卡，帮助诈骗的团伙: it goes on.
    let case = case.or((scene.text(verb) != "查处").then_some(range.end - 1));
    let one = (verb + 1..range.end.min(verb + 3))
        .any(|at| is_one!(scene.text(at), "一起 一个 一处 一宗 首例 首起 系列 特大 跨省"))
        || scene.text(verb + 1).starts_with('一');
    let lately = place_date::date(scene, verb).is_some()
        || (0..verb).any(|at| is_one!(scene.text(at), "近日 日前 近期 成功"));
    let (Some(case), true, true) = (case, one, lately) else { return false };
    let courts = courts(reading, verb);
    if courts.is_empty() || !roles::object(scene, verb).iter().all(|actor| actor.bound) {
        return false;
    }
    let name = format!("{}{}", courts[0].said(scene.page), scene.between(verb, case + 1));
    let Some(draft) = reading.draft(EventKind::Discipline, name, scene.text(verb), verb) else { return true };
    let event = reading.enter(verb, super::ledger::Draft { stage: false, place: None, ..draft });
    reading.add_all(event, &courts, &role("court", "立案"));
    true
}

/// The steps of a case.
#[derive(PartialEq, Eq)]
enum Stage {
    /// 接受审查调查, 留置, 立案.
    Inquiry,
    /// 开除党籍, 处分.
    Discipline,
    /// 逮捕, 提起公诉.
    Charge,
    /// 判处, 宣判.
    Verdict,
    /// 罚款, 责令整改, 警示函.
    Penalty,
}

fn stage_of(form: &str) -> Stage {
    let any = |words: &str| words.split(' ').any(|word| form.contains(word));
    if is_one!(form, VERDICTS) || form.contains('判') {
        Stage::Verdict
    } else if any("党籍 公职 处分 双开 撤销 诫勉 记过") {
        Stage::Discipline
    } else if any("逮捕 公诉 起诉 批捕 告上 诉至 诉讼 被控 提堂 受审 审理") {
        Stage::Charge
    } else if any("罚 责令 警示 约谈 没收 吊销 整改 停业 通报 关停 查封 警告 监管") {
        Stage::Penalty
    } else {
        Stage::Inquiry
    }
}

/// Whether the verb is passive: 被判处, 接受调查, 被依法逮捕.
fn is_passive(scene: &Scene<'_>, start: usize, verb: usize) -> bool {
    let form = scene.text(verb);
    let received = form.ends_with('函') && (start..verb).any(|at| scene.text(at) == "收到");
    received
        || form.starts_with('被')
        || form.starts_with("接受")
        || is_one!(form, "获刑 落马 受审 主动投案")
        || (start..verb).any(|at| {
            matches!(scene.kind(at), Kind::Word(_))
                && is_one!(scene.text(at), "被 接受 受到 遭 遭到 正接受 因 涉嫌")
        })
}

fn can_be_accused(actor: &Actor) -> bool {
    matches!(actor.kind, MentionKind::Person | MentionKind::Firm | MentionKind::Organisation)
}

fn accused(reading: &Reading<'_, '_>, verb: usize) -> Vec<Actor> {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let named = |from: usize, to: usize| -> Vec<Actor> {
        scene
            .chains
            .iter()
            .filter(|chain| chain.start >= from && chain.end <= to)
            .flat_map(|chain| roles::actors(scene, chain))
            .filter(|actor| can_be_accused(actor) && !blame::is_wronged(scene, actor))
            .collect()
    };
    // 对A公司及其法定代表人B一案; 给予甲处分; the preposition may open an earlier clause.
    let toward = (range.start..verb).rev().find(|&at| {
        matches!(scene.kind(at), Kind::Word(_)) && is_one!(scene.text(at), "对 将 给予 向 以 把 就")
    });
    if let Some(at) = toward {
        let found = named(at + 1, verb);
        if !found.is_empty() {
            return found;
        }
    }
    // 该厂腊肠超标，该局对其处罚: the last one named before.
    if (range.start..verb).any(|at| scene.text(at) == "其") {
        let acts = &reading.carried[scene.clause_of(verb)];
        let mut before = named(0, range.start);
        before.retain(|actor| acts.iter().all(|other| other.entity != actor.entity));
        if let Some(last) = before.into_iter().next_back().or_else(|| firm_before(reading)) {
            return vec![last];
        }
    }
    // 被告人甲, wherever in the sentence.
    let marked: Vec<Actor> = (0..scene.tokens.len())
        .filter(|&at| is_one!(scene.text(at), MARKERS))
        .filter_map(|at| (at + 1..at + 3).find_map(|start| scene.chain_at(start)))
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(can_be_accused)
        .collect();
    // 原告甲与被告乙: one of a list.
    let marked = if marked.is_empty() {
        let all = scene.chains.iter().flat_map(|chain| roles::actors(scene, chain));
        all.filter(|actor| can_be_accused(actor) && blame::is_called(scene, actor, MARKERS.split(' ')))
            .collect()
    } else {
        marked
    };
    if !marked.is_empty() {
        return marked;
    }
    // 甲局对其给予处分: whom is not said by name, and it is not the one who acts.
    if toward.is_some() && !is_passive(scene, range.start, verb) {
        return Vec::new();
    }
    if !is_passive(scene, range.start, verb) {
        let found: Vec<Actor> = roles::object(scene, verb).into_iter().filter(can_be_accused).collect();
        if !found.is_empty() {
            return found;
        }
    }
    // 甲指出，…，于是立案调查: who acts or speaks is not accused.
    let active = is_one!(
        scene.text(verb),
        "立案 立案调查 立案侦查 查处 处罚 罚款 约谈 责令 责令整改 责令改正 通报批评 抓获 逮捕 批准逮捕 提起公诉 行政处罚 没收 吊销 查封 取缔 起诉 提起诉讼 裁罚 入禀 入禀指控 发出监管函 裁定 告上法庭 告上法院 告上了法庭 诉至 诉至法院 起诉至",
    );
    if active && !is_passive(scene, range.start, verb) {
        return Vec::new();
    }
    // 被某大队民警查获: who does it is not accused.
    let by = (range.start..verb).rfind(|&at| is_one!(scene.text(at), "被 由 遭"));
    // 甲通报，乙已被A控制: who stands before 被 in its own clause.
    if let Some(at) = by.filter(|&at| !is_one!(scene.text(at), "由"))
        && scene.text(range.start) != "其"
    {
        let mut before = named(range.start, at);
        before.retain(|actor| !actor.bound && !blame::is_aside(scene, actor));
        if !before.is_empty() {
            return distinct(before);
        }
    }
    let by = by.map(|at| scene.tokens[at].span.end());
    let doer = |actor: &Actor| {
        by.is_some_and(|by| actor.span.start() >= by && actor.span.end() <= scene.tokens[verb].span.start())
    };
    // 涉及企业为A、B、C等5家，目前均已立案: those of the clause before.
    let number = scene.clause_of(verb);
    if (range.start..verb).any(|at| is_one!(scene.text(at), "均 都 已全部 全部")) && number > 0 {
        let before = scene.clauses[number - 1].clone();
        let listed = named(before.start, before.end);
        if !listed.is_empty() {
            return distinct(listed);
        }
    }
    let own: Vec<Actor> = reading.subject(verb).actors.into_iter().filter(|actor| !doer(actor)).collect();
    // 甲通报，乙已被控制: those spoken of before only where the clause names none of its own.
    let carried = reading.carried[scene.clause_of(verb)].clone();
    // 其法定代表人甲被控制: with the firm.
    let subjects = match scene.text(range.start) {
        "其" => [[own, carried].concat(), Vec::new()],
        _ => [own, carried],
    };
    for mut subject in subjects {
        subject.retain(|actor| can_be_accused(actor) && !actor.bound);
        if !subject.is_empty() {
            return distinct(subject);
        }
    }
    named(range.start, verb)
        .into_iter()
        .filter(|actor| !doer(actor) && !blame::is_aside(scene, actor))
        .collect()
}

/// The firm that the sentence before names last.
fn firm_before(reading: &Reading<'_, '_>) -> Option<Actor> {
    let page = reading.scene.page;
    let before = page.sentences[reading.scene.sentence.checked_sub(1)?].span;
    let number = page.mentions.iter().rposition(|mention| {
        mention.kind == MentionKind::Firm
            && mention.span.start() >= before.start()
            && mention.span.end() <= before.end()
    })?;
    Some(Actor {
        entity: page.entities.of_mention[number]?,
        kind: MentionKind::Firm,
        span: page.mentions[number].span,
        position: None,
        delegate: false,
        inherited: false,
        bound: false,
    })
}

fn distinct(actors: Vec<Actor>) -> Vec<Actor> {
    let mut kept: Vec<Actor> = Vec::new();
    for actor in actors {
        if kept.iter().all(|known| known.entity != actor.entity) {
            kept.push(actor);
        }
    }
    kept
}

/// The agencies that examine, try or punish.
fn courts(reading: &Reading<'_, '_>, verb: usize) -> Vec<Actor> {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let agency =
        |actor: &Actor| (actor.kind == MentionKind::Agency || blame::is_office(scene, actor)) && !actor.bound;
    let by: Vec<Actor> = (range.start..verb)
        .filter(|&at| is_one!(scene.text(at), "由 被 经 接受 受到 收到 正接受 遭 遭到"))
        .filter_map(|at| (at + 1..at + 3).find_map(|start| scene.chain_at(start)))
        .filter(|chain| chain.end <= verb)
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(agency)
        .collect();
    if !by.is_empty() {
        return by;
    }
    let subject: Vec<Actor> = reading.subject(verb).actors.into_iter().filter(agency).collect();
    if !subject.is_empty() {
        return subject;
    }
    if reading.carried[scene.clause_of(verb)].iter().any(agency) {
        return reading.carried[scene.clause_of(verb)]
            .iter()
            .filter(|actor| agency(actor))
            .cloned()
            .collect();
    }
    // 向A局举报并提起诉讼, 到派出所接受调查: it does nothing.
    let told = |chain: &&super::coordination::Chain| {
        is_one!(scene.text(scene.before(chain.start)), "向 到 往 赴 从")
            && !is_one!(scene.text(verb), "移送审查起诉 移送公安机关 移送司法机关 审查起诉")
    };
    let near: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= range.start && chain.end <= verb)
        .filter(|chain| !told(chain))
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(agency)
        .collect();
    if !near.is_empty() {
        return near;
    }
    // A court or office of the kind, anywhere before in the sentence.
    let offices = [
        "法院",
        "检察院",
        "检察署",
        "纪委",
        "监委",
        "公安局",
        "分局",
        "证监会",
        "监管局",
        "监督管理局",
        "法庭",
        "地检署",
    ];
    scene
        .chains
        .iter()
        .filter(|chain| chain.end <= verb)
        .flat_map(|chain| roles::actors(scene, chain))
        .filter(agency)
        .filter(|actor| offices.iter().any(|office| actor.said(scene.page).ends_with(office)))
        .collect()
}
