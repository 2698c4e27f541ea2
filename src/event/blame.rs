//! What a word of courts and offices does not tell: cases that did not come to pass, and names that stand near and are
//! not those accused. A wrong accusation does harm, so that nobody is accused where another may be meant.
//!
//! Left alone: `威胁要起诉A`, `被判越位`, `这样的法庭判决`, `处分该房款`; who says it (`甲告诉记者，嫌疑人被批捕`), who judges or
//! defends (`法官甲裁定`), who appeals, what stands behind 在.

use super::EventKind;
use super::lexicon::{Act, is_one};
use super::reading::{Reading, role};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use crate::mention::MentionKind;

/// Whether the word tells of no case: threatened, of a game, a noun, or disposal of goods.
pub(super) fn is_no_case(scene: &Scene<'_>, verb: usize) -> bool {
    let form = scene.text(verb);
    let range = scene.clauses[scene.clause_of(verb)].clone();
    // 被判越位, 被判点球: of a game.
    let game = form.ends_with('判')
        && is_one!(
            scene.text(verb + 1),
            "越位 点球 犯规 负 出局 手球 界外 红牌 黄牌 得分 罚下 技术犯规 落败 输"
        );
    // 威胁要起诉, 考虑对A提起诉讼.
    let near = (range.start.max(verb.saturating_sub(6))..verb)
        .rev()
        .take_while(|&at| !is_one!(scene.text(at), "被 因 遭 已 已经"));
    let unreal = !form.starts_with('被')
        && near.into_iter().any(|at| {
            !scene.tokens[at].quoted
                && is_one!(
                    scene.text(at),
                    "威胁 威胁要 扬言 扬言要 考虑 打算 声称要 呼吁 主张 请求 能否 是否 会否 有权 可以 可能 或将 可能会 若 如果 一旦 倘若 恐 \
                     希望 不排除 保留 避免 防止 建议 要求"
                )
        });
    // 这样的法庭判决: a thing spoken of.
    let noun = is_one!(form, "判决 裁定 处罚 处分 行政处罚")
        && verb + 1 == range.end
        && verb > range.start
        && is_one!(scene.text(verb - 1), "的 该 此 这 这一 这个 法庭 法院 上述 终审 任何");
    // 擅自处分该房款: goods are disposed of.
    let disposal = form == "处分" && matches!(scene.kind(verb + 1), Kind::Word("r" | "n" | "uj" | "ul"));
    // 被警方控制, 收到监管函: no case without these.
    let bare = match form {
        "控制" => {
            let by = |chain: &&super::coordination::Chain| {
                chain.end == verb
                    && scene.text(scene.before(chain.start)) == "被"
                    && chain.items.iter().all(|item| item.kind == MentionKind::Agency)
            };
            !scene.chains.iter().any(|chain| by(&chain))
        }
        "监管函" | "警示函" => {
            !(range.start..verb).any(|at| is_one!(scene.text(at), "收到 发出 下发 出具 发 下达 送达 发来"))
        }
        _ => false,
    };
    game || unreal || noun || disposal || bare
}

/// Words for people whom a sentence tells of without a name.
const NAMELESS: [&str; 17] = [
    "嫌疑人",
    "嫌犯",
    "疑犯",
    "男子",
    "女子",
    "小偷",
    "盗贼",
    "窃贼",
    "凶手",
    "歹徒",
    "劫匪",
    "团伙",
    "司机",
    "成员",
    "绑匪",
    "骗子",
    "枪手",
];

/// Whether those named stand before a subject without a name: 甲称四名小偷被抓获.
pub(super) fn nameless_subject(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let start = scene.clauses[scene.clause_of(verb)].start;
    (start..verb).rev().find(|&at| {
        let noun = matches!(scene.kind(at), Kind::Word(_) | Kind::Position)
            && NAMELESS.iter().any(|noun| scene.text(at).ends_with(noun))
            || scene.kind(at) == Kind::Figure && scene.text(at).ends_with(['名', '人']);
        // 嫌疑人甲, 甲等4名嫌疑人.
        let named = (at + 1..=at + 2).any(|next| scene.chain_at(next).is_some())
            && !is_one!(scene.text(at + 1), "被 由 向 对 已 遭 在 经");
        let listed = scene.chains.iter().any(|chain| {
            let within = chain.start < at && at < chain.end;
            let behind = chain.end <= at && at <= chain.end + 4;
            within || behind && (chain.end..at).any(|of| scene.text(of) == "等")
        });
        noun && !named && !listed
    })
}

/// Whether a name can be the accused of a verb.
pub(super) fn may_be_accused(scene: &Scene<'_>, verb: usize, actor: &Actor) -> bool {
    !speaks(scene, verb, actor) && !judges(scene, verb, actor) && !appeals(scene, verb, actor)
}

/// The chain that names an actor.
fn chain_of<'s>(scene: &'s Scene<'_>, actor: &Actor) -> Option<&'s super::coordination::Chain> {
    scene.chains.iter().find(|chain| {
        chain.start < chain.end
            && scene.tokens[chain.start].span.start() <= actor.span.start()
            && actor.span.end() <= scene.tokens[chain.end - 1].span.end()
    })
}

/// 甲告诉记者, 甲质疑: who says it. A firm's notice (公告称) is of itself.
fn speaks(scene: &Scene<'_>, verb: usize, actor: &Actor) -> bool {
    let Some(chain) = chain_of(scene, actor).filter(|chain| chain.end <= verb) else { return false };
    (chain.end..verb.min(chain.end + 6))
        .take_while(|&at| {
            !matches!(scene.kind(at), Kind::Mark(mark) if super::scene::is_stop(mark))
                && !is_one!(scene.text(at), "被 因 涉嫌 遭 公告 的")
        })
        .any(|at| {
            scene.act(at) == Some(Act::Speech)
                || is_one!(
                    scene.text(at),
                    "质疑 回应 爆料 批评 指控 怀疑 证实 声称 宣称 报警 举报 直指 痛批 反驳 反问"
                )
        })
}

/// Words for those who judge, charge or defend.
const COURT_SIDE: [&str; 12] = [
    "法官",
    "审判长",
    "审判员",
    "检察官",
    "检察员",
    "律师",
    "辩护人",
    "代理人",
    "警官",
    "民警",
    "警员",
    "干警",
];

/// 法官甲裁定, 甲（Name）法官: the court's side, unless they are the ones it befalls.
fn judges(scene: &Scene<'_>, verb: usize, actor: &Actor) -> bool {
    let start = scene.clauses[scene.clause_of(verb)].start;
    let befalls = |at: usize| is_one!(scene.text(at), "被 接受 涉嫌 因 遭 受到 正接受");
    if actor.kind != MentionKind::Person
        || scene.text(verb).starts_with(['被', '接'])
        || (start..verb).any(befalls)
    {
        return false;
    }
    let text = scene.page.text;
    let before = &text[..actor.span.start()];
    let mut behind = &text[actor.span.end()..];
    if let Some(rest) = behind.strip_prefix(['(', '（']) {
        behind = rest.split_once([')', '）']).map_or(behind, |(_, rest)| rest);
    }
    let position = actor.position.as_deref().unwrap_or_default();
    COURT_SIDE
        .iter()
        .any(|word| before.ends_with(word) || behind.starts_with(word) || position.ends_with(word))
}

/// 甲上诉，法院驳回上诉: who appeals may be either side.
fn appeals(scene: &Scene<'_>, verb: usize, actor: &Actor) -> bool {
    is_one!(scene.text(verb), "驳回上诉 维持原判")
        && chain_of(scene, actor).is_some_and(|chain| {
            is_one!(scene.text(chain.end), "上诉 提起 提出 不服 提起上诉 提出上诉 再 又")
        })
}

/// Whether a body's name is that of an office or court: it punishes.
pub(super) fn is_office(scene: &Scene<'_>, actor: &Actor) -> bool {
    actor.kind == MentionKind::Organisation
        && [
            "局",
            "署",
            "警方",
            "法院",
            "法庭",
            "检察院",
            "监委",
            "纪委",
            "公安",
            "交警",
            "警察",
            "支队",
            "派出所",
            "证监会",
            "委员会",
            "交易所",
            "交所",
            "律师事务所",
            "律所",
        ]
        .iter()
        .any(|ending| actor.said(scene.page).ends_with(ending))
}

/// Whether a name stands behind 在, or is what an earlier verb of the clause is done to.
pub(super) fn is_aside(scene: &Scene<'_>, actor: &Actor) -> bool {
    chain_of(scene, actor).is_some_and(|chain| {
        is_one!(scene.text(scene.before(chain.start)), "在 于 从 至 到 赴 与 同 跟 为 给 向 比")
    })
}

/// `A起诉B`: whoever sues stands in the name of the event.
pub(super) fn sued(
    scene: &Scene<'_>,
    verb: usize,
    subject: &roles::Subject,
    accused: &Actor,
) -> Option<String> {
    // 移送A检察院审查起诉: it is handed over, not yet charged.
    let handed = scene.text(scene.before(verb)) == "审查";
    let plaintiff = subject.actors.iter().find(|actor| actor.entity != accused.entity && !actor.bound)?;
    (is_one!(scene.text(verb), "起诉 提起诉讼") && !handed)
        .then(|| format!("{}起诉{}", plaintiff.said(scene.page), accused.said(scene.page)))
}

/// `警方破获一起X案。…犯罪嫌疑人甲、乙…`: who was behind it, told in the sentences after.
pub(super) fn suspects(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    let told = |at: usize| scene.act(at) == Some(Act::Discipline);
    let Some(event) = reading.ledger.last(EventKind::Discipline).filter(|_| reading.created.is_empty())
    else {
        return;
    };
    let draft = reading.ledger.draft(event);
    let near = scene
        .page
        .text
        .get(draft.evidence.end()..scene.span.start())
        .is_some_and(|between| !between.contains('\n') && between.matches('。').count() <= 2);
    let found_out =
        is_one!(&draft.head, super::discipline::SOLVING) && !reading.ledger.filled(event, &["accused"]);
    if !near || !found_out || (0..scene.tokens.len()).any(told) {
        return;
    }
    let marked = scene.chains.iter().find(|chain| {
        chain.start > 0 && is_one!(scene.text(chain.start - 1), "犯罪嫌疑人 嫌疑人 违法行为人 涉案人员")
    });
    let people: Vec<Actor> = marked.map(|chain| roles::actors(scene, chain)).unwrap_or_default();
    let people: Vec<Actor> = people.into_iter().filter(|actor| actor.kind == MentionKind::Person).collect();
    reading.add_all(event, &people, &role("accused", "被查"));
}
