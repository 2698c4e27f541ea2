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
                    "将会 会被 将被 诉请 威胁 威胁要 扬言 扬言要 考虑 打算 声称要 呼吁 主张 请求 能否 是否 会否 有权 可以 可能 或将 可能会 若 如果 一旦 倘若 恐 \
                     希望 不排除 保留 避免 防止 建议 要求"
                )
        });
    // 甲将面临拘留、罚款、吊销的处罚.
    let unreal = unreal
        || (range.start..verb).any(|at| is_one!(scene.text(at), "面临 将面临") && !scene.tokens[at].quoted);
    // 这样的法庭判决: a thing spoken of.
    let last = verb + 1 == range.end || scene.text(verb + 1) == "如下";
    let noun = is_one!(form, "判决 裁定 处罚 处分 行政处罚")
        && last
        && verb > range.start
        && is_one!(scene.text(verb - 1), "该 此 这 这一 这个 法庭 法院 上述 终审 任何")
        // 对于甲的宣判: spoken of; 作出罚款的处罚, 收到20万元的罚款 are done.
        || is_one!(form, "判决 裁定 宣判 处罚 处分 行政处罚 罚款 逮捕 拘留 立案")
            && scene.text(scene.before(verb)) == "的"
            && last
            && !(range.start..verb).any(|at| {
                is_one!(scene.text(at), "作出 做出 给予 予以 处以 受到 遭到 被 收到 开出 接到 遭受 领到")
            });
    // 警告其不要插手: words, no penalty.
    let noun = noun
        || form == "警告"
            && (is_one!(scene.text(verb + 1), "其 他 她 称 说 道 各方 不要 对方 我们")
                || matches!(scene.kind(verb + 1), Kind::Actor(_)));
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
        // 被控谋杀罪: of what.
        "被控" => !scene.between(verb, range.end).contains('罪'),
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
            || scene.kind(at) == Kind::Figure && scene.text(at).ends_with(['名', '人', '位']);
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
    !speaks(scene, verb, actor)
        && !judges(scene, verb, actor)
        && !appeals(scene, verb, actor)
        && !reports(scene, actor)
        && !is_harmed(scene, actor)
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

/// 某日报据不完全统计, 某新闻记者: whose report it is, unless the penalty is right behind the name.
fn reports(scene: &Scene<'_>, actor: &Actor) -> bool {
    let media = [
        "新闻",
        "日报",
        "晚报",
        "时报",
        "早报",
        "晨报",
        "电视台",
        "新闻网",
        "财经",
        "快报",
        "通讯社",
        "周刊",
    ]
    .iter()
    .any(|ending| actor.said(scene.page).ends_with(ending));
    media
        && chain_of(scene, actor).is_none_or(|chain| {
            !is_one!(scene.text(chain.end), "被 因 涉嫌 遭 因涉嫌")
                && scene.act(chain.end) != Some(Act::Discipline)
        })
}

/// Words that those stand right behind who sue or were wronged.
const WRONGED: [&str; 7] = ["原告", "申请执行人", "申请人", "举报人", "受害人", "被害人", "上诉人"];

/// Whether one of these words stands right before a name: 原告甲, 被告乙.
pub(super) fn is_called(
    scene: &Scene<'_>,
    actor: &Actor,
    words: impl IntoIterator<Item = &'static str>,
) -> bool {
    let before = scene.page.text[..actor.span.start()].trim_end();
    words.into_iter().any(|word| before.ends_with(word))
}

/// Whether someone sues or was wronged: 申请执行人A公司.
pub(super) fn is_wronged(scene: &Scene<'_>, actor: &Actor) -> bool {
    is_called(scene, actor, WRONGED) && !is_called(scene, actor, ["被申请人", "被上诉人"])
}

/// What is done to a victim.
const HARM: &str = "杀害 谋杀 杀死 伤害 故意伤害 殴打 打死 打伤 打 捅死 捅伤 刺死 刺伤 刺杀 砍死 砍伤 枪杀 枪击 撞死 撞伤 强奸 性侵 猥亵 非礼 骚扰 绑架 拐卖 拐走 抢劫 敲诈 \
     勒索 敲诈勒索 诈骗 骗取 骗走 欺骗 盗窃 盗取 侵害 侵犯 侵占 虐待 遗弃 诽谤 侮辱 辱骂 诬告 诬陷 威胁 恐吓 跟踪 袭击 伤及 致死 掐死 勒死 毒死 毒害 冒充 假冒 损害";

/// Words behind those whom something was done to, or who told of it.
const SUFFERED: &str = "被害 被杀 被杀害 被骗 被打 被打伤 被伤害 被侵害 被殴打 遇害 遇难 身亡 死亡 受伤 报警 报案 报警称 报案称 受害 被盗 被抢 被撞";

/// 甲因伤害乙被判处, 谋杀前妻乙, 乙报案称: 乙 was wronged, or told of it.
fn is_harmed(scene: &Scene<'_>, actor: &Actor) -> bool {
    let Some(chain) = chain_of(scene, actor) else { return false };
    let start = scene.clauses[scene.clause_of(chain.start)].start;
    let noun = |at: &usize| {
        matches!(
            scene.kind(*at),
            Kind::Word("n" | "nz" | "nr" | "b" | "m" | "q" | "uj" | "ul" | "a" | "t")
                | Kind::Figure
                | Kind::Position
        )
    };
    let harms = |at: usize| is_one!(scene.text(at), HARM) && scene.text(scene.before(at)) != "被";
    let mut behind = (start..chain.start).rev().take(4);
    let done = behind.find(|&at| harms(at) || !noun(&at)).is_some_and(harms);
    done || is_one!(scene.text(chain.end), SUFFERED)
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

/// How much, where it stands right behind the verb: 有期徒刑五年, 20万元, 五日.
pub(super) fn penalty(scene: &Scene<'_>, verb: usize, end: usize) -> String {
    let form = scene.text(verb);
    let amount = |at: usize| {
        scene.kind(at) == Kind::Figure
            && ["元", "日", "天", "年", "月", "分"].iter().any(|unit| scene.text(at).ends_with(unit))
    };
    // 被控谋杀罪: of what.
    if form == "被控" {
        let what = scene.between(verb + 1, end);
        return if what.chars().count() <= 14 { what.to_owned() } else { String::new() };
    }
    let punishes = ["判处", "罚款", "拘留", "被判", "获刑"].iter().any(|word| form.ends_with(word));
    if !punishes || verb + 1 >= end {
        return String::new();
    }
    let served = is_one!(scene.text(verb + 1), "有期徒刑 无期徒刑 死刑 拘役 管制 罚金");
    let last = verb + 1 + usize::from(served);
    if served && (last >= end || !amount(last)) {
        return scene.text(verb + 1).to_owned();
    }
    if amount(last) && last < end { scene.between(verb + 1, last + 1).to_owned() } else { String::new() }
}

/// What happened to the accused, as a reader would say it: 甲被抓获, 甲接受审查调查, 甲案侦查终结.
pub(super) fn suffered(who: &str, form: &str) -> String {
    let done = form.trim_start_matches('并');
    let done = done.strip_prefix("作出").unwrap_or(done).trim_start_matches("处以").trim_end_matches("决定");
    if who.is_empty() {
        return form.to_owned();
    }
    if is_one!(form, "监管函 警示函 发出监管函") {
        return format!("{who}收到{}", form.trim_start_matches("发出"));
    }
    if is_one!(form, "纪律审查 纪律审查和监察调查 监察调查 审查调查") {
        return format!("{who}接受{form}");
    }
    if form.ends_with("审理") || form.ends_with("宣判") || form.ends_with("终结") || form == "提堂" {
        return format!("{who}案{form}");
    }
    let intransitive = form.starts_with(['被', '接', '获', '遭', '收'])
        || is_one!(form, "落马 归案 落网 受审 出庭受审 主动投案");
    if intransitive { format!("{who}{form}") } else { format!("{who}被{done}") }
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
    (is_one!(scene.text(verb), "起诉 起诉至 提起诉讼 告上法庭 告上法院 告上了法庭 诉至 诉至法院") && !handed)
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
