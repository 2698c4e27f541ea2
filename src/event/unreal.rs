//! What a clause only thinks of: possible, wished for, conditional, or done again and again. None of it is an event.
//!
//! Left out: `可能收购A`, `呼吁安理会举行会议`, `只要他当选，将成立专班`, `每年举办论坛`, `从未与A合作`. Kept: `应邀访问`, `根据工作需要任命`,
//! `按要求召开会议`, and habits with a day of their own (`每年举办的X8月2日开幕`).

use super::EventKind;
use super::lexicon::{ends_with_one, is_one};
use super::place_date;
use super::scene::{Kind, Scene};

/// Whether the clause of a verb says that it need not have come to pass; `wish` is the word that [asks](wished) for it.
/// What is asked for on a day is a plan.
pub(super) fn is_unreal(scene: &Scene<'_>, verb: usize, wish: Option<usize>) -> bool {
    denied(scene, verb)
        || possible(scene, verb)
        || wish.is_some_and(|wish| !(wish..verb).any(|at| scene.kind(at) == Kind::Date))
        || conditional(scene, verb)
        || habit(scene, verb)
}

/// How many tokens before the verb a word for possibility or denial still governs it.
const REACH: usize = 6;

/// The words of the clause before the verb, those of its own voice: what is quoted is another's.
fn before<'s>(scene: &'s Scene<'_>, verb: usize) -> impl DoubleEndedIterator<Item = usize> + 's {
    let start = scene.clauses[scene.clause_of(verb)].start;
    let quoted = scene.tokens[verb].quoted;
    (start..verb).filter(move |&at| {
        scene.tokens[at].quoted == quoted && matches!(scene.kind(at), Kind::Word(_) | Kind::Trigger(_))
    })
}

/// 从未与A合作, 并非A起诉.
fn denied(scene: &Scene<'_>, verb: usize) -> bool {
    before(scene, verb).any(|at| {
        at + REACH >= verb
            && is_one!(
                scene.text(at),
                "从未 从不 从没 从来没有 并非 并没有 没能 暂未 暂不 绝不 不可 不能 不准 不予 禁止 严禁 无意"
            )
            && reaches(scene, at, verb)
    })
}

/// Whether a word still governs the verb: 因不能交付被处罚 is real.
fn reaches(scene: &Scene<'_>, at: usize, verb: usize) -> bool {
    !scene.text(verb).starts_with(['被', '遭'])
        && !(at + 1..verb)
            .any(|between| is_one!(scene.text(between), "的 后 被 因 遭 遭到 受到 而 因此 于是"))
}

/// 可能收购, 能够获得, 应当任命, 考虑投资.
fn possible(scene: &Scene<'_>, verb: usize) -> bool {
    before(scene, verb).any(|at| {
        let word = scene.text(at);
        let far = is_one!(
            word,
            "可能 可能会 极可能 或将 或许 也许 能否 能够 可以 是否 会否 应当 应该 必须 不排除 有权 有意 有意向 意欲 打算 考虑 正考虑 企图 试图 旨在 意在 \
             以便 以期 便于 难以 想要 可用来 可用于 用来 即可 愿意 愿 允许",
        ) && at + REACH >= verb
            // 应全面推进, but 应甲邀请.
            || word == "应" && at + REACH >= verb && matches!(scene.kind(at + 1), Kind::Word("d" | "ad" | "v" | "vd"));
        // 可投资, 须签订: right before the verb only.
        let near = is_one!(word, "可 能 须 需 想 欲 应 需要") && at + 1 == verb
            // 根据工作需要任命: why.
            && !(word == "需要" && is_one!(scene.text(scene.before(at)), "工作 发展 因 形势 事业"));
        (far || near) && reaches(scene, at, verb)
    })
}

/// 呼吁安理会举行会议, 建议任命甲, 要求各地开展活动: what someone wants of another.
pub(super) fn wished(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    before(scene, verb).find(|&at| {
        let wants = is_one!(
            scene.text(at),
            "呼吁 建议 提议 希望 敦促 请求 主张 盼望 期待 期盼 期望 诉请 提请 恳请 要求"
        );
        // 人民建议征集活动, 的要求: nouns.
        let noun = is_one!(
            scene.text(scene.before(at)),
            "的 按 按照 根据 人民 合理化 工作 统一 有关 应 就 部署 精神"
        ) || is_one!(scene.text(at + 1), "的 下 等 、 小学 中学 学校 工程 之星 之光 基金");
        let governs = at + 1 == verb
            || matches!(
                scene.kind(at + 1),
                Kind::Actor(_) | Kind::Date | Kind::Word("r" | "p" | "d" | "n" | "ns" | "v" | "nt")
            );
        wants && !noun && governs && at + WISH >= verb
    })
}

/// How many tokens lie between a wish and what is wished for.
const WISH: usize = 10;

const CONDITIONS: &str = "如果 如 若 假如 倘若 假若 若是 要是 一旦 只要 除非 万一 倘 如若";

/// 如果A收购B; 只要他当选，将成立专班.
fn conditional(scene: &Scene<'_>, verb: usize) -> bool {
    let number = scene.clause_of(verb);
    let condition = |at: usize| {
        matches!(scene.kind(at), Kind::Word(_))
            && scene.tokens[at].quoted == scene.tokens[verb].quoted
            && is_one!(scene.text(at), CONDITIONS)
    };
    let opens = |start: usize, end: usize| {
        (start..end).any(|at| condition(at) && (!is_one!(scene.text(at), "如") || at == start))
    };
    if opens(scene.clauses[number].start, verb) {
        return true;
    }
    let follows = before(scene, verb).any(|at| is_one!(scene.text(at), "将 会 就 则 便 可 才 将会 就会"));
    follows
        && scene.clauses[..number]
            .iter()
            .rev()
            .take_while(|clause| !matches!(scene.kind(clause.end), Kind::Mark('。' | ';' | '!' | '?')))
            .take(3)
            .any(|clause| opens(clause.start, clause.end))
}

/// 每年举办, 定期开展, of no day.
fn habit(scene: &Scene<'_>, verb: usize) -> bool {
    let start = scene.clauses[scene.clause_of(verb)].start;
    let often = (start..verb).any(|at| {
        let text = scene.text(at);
        let each = ["每年", "每月", "每周", "每天", "每日", "每逢", "每次", "每当", "每季", "每两", "每三"]
            .iter()
            .any(|each| text.starts_with(each));
        let word = is_one!(text, "常年 往往 通常 一般 历来 时常 经常 时有 经常性");
        matches!(scene.kind(at), Kind::Word(_) | Kind::Date) && !scene.tokens[at].quoted && (each || word)
    });
    often && !place_date::date(scene, verb).is_some_and(|date| place_date::is_exact(&date))
}

/// Whether the words round a verb make it a noun, a danger or an everyday thing: 在声明中, 地质灾害风险高, 获得信任.
pub(super) fn is_no_event(scene: &Scene<'_>, verb: usize, kind: EventKind) -> bool {
    let range = scene.clauses[scene.clause_of(verb)].clone();
    let form = scene.text(verb);
    let next = scene.text(verb + 1);
    let behind = scene.between(verb + 1, range.end);
    let before = scene.text(scene.before(verb));
    match kind {
        // 主管道建设的完工, 将8月15日设立为生态日.
        EventKind::Launch => {
            before == "的" && (verb + 1 == range.end || next == "的")
                || next == "为" && is_one!(form, "设立 定为")
        }
        // 融资融券信息.
        EventKind::Investment => {
            is_one!(form, "融资 投资 捐赠")
                && is_one!(
                    next,
                    "融券 买入 偿还 余额 净买入 成本 渠道 能力 难 工具 者 企业 机构 环境 理念 策略 价值 风险 机会"
                )
        }
        // 甲在声明中表示: what it is said in.
        EventKind::Publication => {
            is_one!(form, "声明 公告 通告 通知 通报 宣言 报告 公示")
                && is_one!(next, "中 里 上 书 栏 牌 函 后")
                || form == "预报" && is_one!(next, "区域 区 员 中心 模型 系统 信息")
        }
        // 获得信任, 拿到2胜: no honour. 向获得X奖的甲颁发Y, 奖励证书: told by the way.
        EventKind::Recognition => {
            let of_whom = is_one!(before, "向 为 给 对 与 由") && behind.contains('的');
            let noun = form == "奖励" && is_one!(next, "证书 资金 金 办法 政策 机制 对象 标准 措施 制度");
            of_whom
                || noun
                || is_one!(form, "获得 获 拿到 斩获 获颁 喜获 收获")
                    && !HONOURED.iter().any(|word| scene.between(range.start, range.end).contains(word))
        }
        // 发生地质灾害风险高, 时有发生.
        EventKind::Accident => {
            // 两队再次遭遇; 受强降雨影响: of what follows.
            form == "遭遇" && matches!(scene.kind(verb + 1), Kind::Mark(_))
                || scene.text(range.start) == "受" && behind.ends_with("影响")
                || behind.contains("风险")
                || behind.contains("可能性")
                || is_one!(next, "时有 多发 易发 频发 高发")
                || (range.start.max(verb.saturating_sub(5))..verb)
                    .any(|at| is_one!(scene.text(at), "防范 预防 防御 防止 警惕 谨防 严防 注意 应对 避免 易"))
        }
        // 发布机构调研公告, 致以亲切慰问.
        EventKind::Visit => {
            is_one!(next, "公告 报告 机构 记录 纪要 数据 问卷 显示 成果")
                || is_one!(before, "这次 此次 本次 该次")
                || is_one!(form, "慰问")
                    && (range.start..verb).any(|at| is_one!(scene.text(at), "致以 表示 表达 转达 送上"))
        }
        // 为双方签订合同提供参考, 采用签订协议方式.
        EventKind::Signing => {
            ends_with_one!(behind, "方式 参考 依据 基础 意愿 意向 情况 目标")
                || ["示范文本", "范本", "模板", "样本"].iter().any(|model| behind.contains(model))
                || form == "签字" && is_one!(next, "并 确认 盖章 笔 捺印")
                || (range.start..verb).any(|at| is_one!(scene.text(at), "采用 采取"))
        }
        // 选举等方面的权益.
        EventKind::Appointment => {
            is_one!(form, "选举 任职 任命 当选 提名")
                && (is_one!(next, "等 权 权利 制度 资格 办法 工作 期间 结果 方式 活动 委员会 人 的 前") || before == "的")
                // 发布离任公告: the paper.
                || is_one!(next, "公告 报告 书 审计 通知")
        }
        // 大运会开幕倒计时12天.
        EventKind::Meeting => next == "倒计时",
        _ => false,
    }
}

/// What can be won, by the words for it.
const HONOURED: [&str; 29] = [
    "旗", "奖", "冠", "亚军", "季军", "牌", "称号", "荣誉", "证书", "认证", "资质", "认定", "第", "名", "杯",
    "优秀", "先进", "十佳", "强", "殊荣", "示范", "试点", "标兵", "能手", "评", "批", "”", "》", "资格",
];
