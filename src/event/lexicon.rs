//! The words that speak of events: verbs that give roles, verbs that make an event, heads of event names.
//!
//! One list finds them all in one pass over a sentence, the longest first, so that 签约仪式 is the head
//! of a name and 签约 alone a verb. What role a verb gives comes from the table of roles; what sort of verb
//! it is, which the grammar needs, stands here.

use super::EventKind;
use crate::dictionary::{Dictionaries, Side};
use crate::text::{Span, Words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a word does in a sentence about an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// 召开, 举行: something takes place; its name stands before or after.
    Hold,
    /// 出席, 主持, 主办: someone has a role in the event in focus.
    Role,
    /// 会见, 座谈: people meet.
    Talk,
    /// 指出, 强调, 表示: someone speaks; at a meeting that makes a speaker.
    Speech,
    /// 调研, 考察.
    Visit,
    /// 来到, 走进: on a visit, what follows is visited.
    Move,
    /// 签约, 签署.
    Sign,
    /// 开工, 投产, 揭牌.
    Launch,
    /// 印发, 出台.
    Publish,
    /// 入选, 获评.
    Recognise,
    /// 认定, 授予: the one who awards stands before.
    Award,
    /// 任命, 当选.
    Appoint,
    /// 投资, 收购.
    Invest,
    /// 发生火灾, 地震.
    Accident,
    /// 救援, 处置: someone acts at an accident.
    Respond,
    /// 受灾, 震感: someone suffers from it.
    Suffer,
    /// 接受审查调查, 判处.
    Discipline,
    /// 会议, 大会, 仪式: the head of an event's name.
    Head,
    /// 取消.
    Cancel,
    /// 推迟.
    Postpone,
}

/// A role with its Chinese label.
pub(super) type Role = (Arc<str>, Arc<str>);

/// One word and what it does.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) form: Box<str>,
    pub(super) act: Act,
    /// The role of who stands before it.
    pub(super) before: Option<Role>,
    /// The role of who stands behind it.
    pub(super) after: Option<Role>,
    /// For heads and for verbs that make an event: of which kind.
    pub(super) kind: Option<EventKind>,
    /// The kinds of event that its roles suit; any where empty.
    pub(super) kinds: Vec<EventKind>,
}

/// All words and what each does.
pub(super) struct Lexicon {
    entries: Vec<Entry>,
    words: Words,
    generic: usize,
}

/// Whether a word is one of a list, given with spaces between.
macro_rules! is_one {
    ($word:expr, $list:expr $(,)?) => {{
        static LIST: std::sync::LazyLock<$crate::text::Words> =
            std::sync::LazyLock::new(|| $crate::text::Words::new($list));
        LIST.has($word)
    }};
}
pub(super) use is_one;

/// Whether a text ends with any of a list, given with spaces between.
macro_rules! ends_with_one {
    ($text:expr, $list:expr $(,)?) => {{
        static LIST: std::sync::LazyLock<$crate::text::Endings> =
            std::sync::LazyLock::new(|| $crate::text::Endings::new($list));
        LIST.end($text)
    }};
}
pub(super) use ends_with_one;

/// A word of the lexicon in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) span: Span,
    pub(super) entry: usize,
}

impl Lexicon {
    /// The lexicon of these dictionaries.
    pub(super) fn of(dictionaries: &Dictionaries) -> Arc<Lexicon> {
        dictionaries.derived(Self::new)
    }

    fn new(dictionaries: &Dictionaries) -> Self {
        let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
        let mut enter = |form, act, kind| {
            let entry =
                Entry { form: Box::from(form), act, before: None, after: None, kind, kinds: Vec::new() };
            entries.insert(form, entry);
        };
        for (_, head) in dictionaries.heads.iter() {
            let kind = head.event.as_deref().and_then(kind_of);
            let staged = kind
                .filter(|kind| matches!(kind, EventKind::Meeting | EventKind::Launch | EventKind::Signing));
            // Short heads are common words (签约, 选举, 对话); those that name events stand below.
            if let Some(kind) = staged
                && head.word.chars().count() > 2
                && !["协议", "备忘录", "合同"].iter().any(|paper| head.word.ends_with(paper))
                && !NO_HEADS.contains(&&*head.word)
            {
                enter(&*head.word, Act::Head, Some(kind));
            }
        }
        let rites: Vec<(EventKind, String)> = RITES
            .iter()
            .flat_map(|&(kind, stems, endings)| {
                stems.split(' ').flat_map(move |stem| {
                    endings.split(' ').map(move |ending| (kind, format!("{stem}{ending}")))
                })
            })
            .collect();
        for (kind, form) in &rites {
            enter(form, Act::Head, Some(*kind));
        }
        for &(act, kind, forms) in VERBS {
            for form in forms.split(' ') {
                enter(form, act, kind);
            }
        }
        for &(kind, forms) in HEADS {
            for form in forms.split(' ') {
                enter(form, Act::Head, Some(kind));
            }
        }
        for (_, role) in dictionaries.roles.iter() {
            let holds = ["召开", "举办", "举行"].iter().any(|verb| role.trigger.ends_with(verb));
            let entry = entries.entry(&role.trigger).or_insert_with(|| Entry {
                form: role.trigger.clone(),
                act: if holds { Act::Hold } else { Act::Role },
                before: None,
                after: None,
                kind: None,
                kinds: role.kinds.iter().filter_map(|kind| kind_of(kind)).collect(),
            });
            let given = Some((Arc::from(&*role.role), Arc::from(&*role.label)));
            match role.side {
                Side::Before => entry.before = given,
                Side::After => entry.after = given,
            }
        }
        let entries: Vec<Entry> = entries.into_values().collect();
        // Both are in the order of their strings.
        let words = Words::of(entries.iter().map(|entry| &*entry.form));
        let generic = entries.iter().position(|entry| &*entry.form == "大会").unwrap_or(0);
        Self { entries, words, generic }
    }

    /// The entry of a head that no table lists.
    pub(super) fn generic(&self) -> usize {
        self.generic
    }

    /// What the word does.
    pub(super) fn entry(&self, number: usize) -> &Entry {
        &self.entries[number]
    }

    /// Whether any of the words stands in `span` of `text`.
    pub(super) fn any(&self, text: &str, span: Span) -> bool {
        self.words.stands_in(span.of(text))
    }

    /// The words in `span` of `text`, in order.
    pub(super) fn find(&self, text: &str, span: Span) -> Vec<Trigger> {
        self.words
            .find_iter(span.of(text))
            .map(|found| Trigger {
                span: Span::new(span.start() + found.span.start(), span.start() + found.span.end()),
                entry: found.number,
            })
            .collect()
    }
}

/// The kind of event of its English word.
fn kind_of(word: &str) -> Option<EventKind> {
    use serde::Deserialize;
    let word: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
        serde::de::IntoDeserializer::into_deserializer(word);
    EventKind::deserialize(word).ok()
}

/// Heads of the table that are also verbs of this grammar or parts of common words.
const NO_HEADS: [&str; 11] = [
    "集中签约",
    "集中开工",
    "框架协议",
    "战略协议",
    "世界杯",
    "合作协议",
    "下午茶",
    "公务员考试",
    "战略签约",
    "志愿服务活动",
    "战略合作",
];

/// Verbs by what they do; those that make an event with its kind.
const VERBS: &[(Act, Option<EventKind>, &str)] = &[
    (
        Act::Hold,
        None,
        "召开 举行 举办 办过 举办过 召开过 举行过 开幕 启幕 闭幕 组织召开 组织举办 主持召开 召集 拉开帷幕 拉开序幕 收官 圆满收官 开跑 鸣枪开跑 鸣枪 鸣锣开赛 鸣哨开赛 激情开赛 火热开赛 开锣 落下帷幕 落幕 圆满落幕 \
         联合举办 共同举办 联合召开 联合举行 共同召开 隆重开幕 盛大开幕 开办 开营 结营 开讲 上演 首演 公演 首映 结业 结课 开课 开班 开赛 开场 开展 组织开展 组织 进行",
    ),
    (
        Act::Speech,
        None,
        "感慨 感慨道 直言 介绍说 说明 指出 强调 要求 表示 说 称 认为 谈到 说道 指出说 坦言 提到 透露 告诉 呼吁 希望 提出 建议 如是说 看来",
    ),
    (
        Act::Talk,
        None,
        "会见 会谈 会晤 举行会谈 座谈交流 交流座谈 拜会 举行会见 会面 进行座谈 开展座谈 举行座谈 举行座谈交流 座谈 举行磋商 举行工作磋商 举行对话 举行谈判 举行会晤 举行工作会谈 举行双边会谈 视频调度 坐镇调度 视频连线调度 会商调度 会商研判 会商部署 坐镇指挥 视频调度指挥",
    ),
    (
        Act::Visit,
        Some(EventKind::Visit),
        "观摩拉练 拉练观摩 集中拉练 观摩考察 拜访 明察暗访 抽查 登门拜访 走访慰问调研 巡河 巡林 夜查 探访 出访 到访 来访 现场观摩 参观学习 调研检查 检查调研 实地走访 实地督导 带队检查 检查督导 督导调研 走访调研 调研慰问 调研 考察 走访 慰问 督导 检查 视察 观摩 察看 查看 暗访 走访慰问 调研督导 督导检查 调研指导 \
         考察调研 调研考察 看望慰问 看望 视察指导 检查指导 实地调研 实地考察 参观考察 参观 访问 巡查 \
         现场办公 考察学习 学习考察 专题调研 督查 组织观摩 巡视",
    ),
    (Act::Move, None, "来到 走进 深入 前往 赴 先后到 抵达 步入 实地察看 实地查看"),
    (
        Act::Sign,
        Some(EventKind::Signing),
        "签约 签订 签署 签下 签字 达成合作 正式签约 现场签约 集中签约 成功签约 达成战略合作",
    ),
    (
        Act::Launch,
        Some(EventKind::Launch),
        "创立 迁址 封关运行 首船试靠 发车 通航 通过验收 通过竣工验收 设立 组建 组建成立 创办 正式设立 搭建完成 建设完成 搭建成功 点亮 正式点亮 恢复生产 恢复运营 恢复运行 恢复通车 开张 正式营业 对外营业 启航 首飞 出坞 \
         开通运营 上线试运行 上线运行 启动运营 开业运营 投产运营 通车运营 建成开放 对外开放 开放运营 正式开放 建成 完工 并网 落成启用 贯通 合龙 交付使用 交付运营 首发 开售 复工 试运行 试生产 全面投产 试营业 全面运营 正式运营 建成通车 全线贯通 开行 首开 点火 交付 建成启用 正式建成 全面建成 全面开工 破土动工 开工建设 正式通车 启动 开工 奠基 投产 竣工 上线 开业 揭牌 揭幕 成立 挂牌 落成 通车 投用 投入使用 投入运营 动工 动土 \
         开建 建成投产 正式启动 正式开工 集中开工 正式投产 竣工投产 正式上线 正式开业 正式揭牌 揭牌成立 \
         正式成立 开园 开馆 开机 投运 投入运行 建成投用 开港 首航 下线 封顶 开通 正式投产运营 启用 \
         揭牌运营 揭牌启用 试运营 并网发电 正式启用",
    ),
    (
        Act::Publish,
        Some(EventKind::Publication),
        "预报 数据显示 统计显示 监测显示 审议并原则同意 审议并通过 审议并原则通过 原则通过 通过 表决通过 实施 施行 制定 制定出台 联合出台 修订 下发 联合下发 公示 推出 正式推出 对外发布 正式发布 印发实施 正式印发 正式出台 审议通过 转发 印发 出台 颁布 公布 发布 制发 联合制定 联合印发 联合发布",
    ),
    (
        Act::Recognise,
        Some(EventKind::Recognition),
        "拿到 成为 分获 分别获得 捧回 获 获评为 评为 被评选为 夺得 捧得 夺冠 拿下 荣登 列入 被列入 被纳入 成功入选 获授予 获认定 位列 登上 命名为 喜提 受到表彰 问鼎 获选 入选 获评 入围 荣获 获得 获颁 上榜 榜上有名 被认定为 被评为 被授予 被列为 被命名为 被确定为 \
         获批 获授 通过复核 跻身 被评定为 斩获 摘得 喜获 荣膺 当选为 通过认定 被表彰为 获奖",
    ),
    (
        Act::Award,
        Some(EventKind::Recognition),
        "授旗 授牌 表扬 通报表扬 奖励 颁奖 认定 授予 评选 评定 命名 表彰 评选出 认定为 颁发 颁授",
    ),
    (
        Act::Appoint,
        Some(EventKind::Appointment),
        "任命 当选 免去 决定任命 决定免去 选举 补选 不再任职 卸任 离任 辞任 辞职 升任 转任 调任 受聘为 受聘担任 获聘为 被聘为 被任命为 出任 就任 担任 履新 不再担任 接任 聘任 聘请 推选 任 他任 她任 已任 辞去",
    ),
    (
        Act::Invest,
        Some(EventKind::Investment),
        "投入 购入 购得 出售 转让 减持 出资 增持 受让 竞得 拍得 摘牌 全资收购 要约收购 战略投资 投资兴建 控股 拟收购 斥资 获得投资 获得融资 获融资 完成首轮融资 上市 挂牌上市 登陆 敲钟上市 中选 资助 援助 捐资 捐献 捐出 受赠 获赠 投资 投资建设 融资 收购 中标 增资 注资 入股 并购 领投 跟投 参投 联合领投 共同投资 追加投资 独家投资 完成融资 捐赠 捐款 捐助 获投",
    ),
    (
        Act::Accident,
        Some(EventKind::Accident),
        "发生火灾 发生事故 起火 爆炸 地震 火灾 坍塌 塌方 泥石流 山体滑坡 车祸 相撞 追尾 侧翻 食物中毒 坠机 \
         坠毁 沉没 泄漏 透水 瓦斯爆炸 交通事故 安全事故 生产安全事故 洪灾 山洪 洪涝灾害 洪水灾害 强对流天气 雪灾 龙卷风 旱灾 疫情 恐怖袭击 枪击 溺水 \
         有震感 失火 着火 中毒 爆燃 事故 闪爆 踩踏 坠入 撞倒 撞上 撞向 遇险 决堤 溃坝 撞车 翻车 脱轨 出轨 沉船 大火",
    ),
    (
        Act::Respond,
        None,
        "作出指示 作出批示 作出重要指示 作出重要批示 作出指示批示 作出指示要求 展开调查 介入调查 启动应急预案 紧急转移 全力救治 到场增援 开展排涝 指导救援 到场处置 现场指导 赶到现场指导救援 前往现场 带队救援 出动 启动应急响应 开展搜救 现场处置 赶往现场 组织救援 组织抢险 调集 增援 转移 安置 救援 处置 抢险 扑救 施救 搜救 开展救援 赶赴现场 赶到现场 到场指挥 指挥救援 现场指挥 救治 调派 \
         派出 扑灭 抢救 疏散 赶赴 赶往 赶赴震中 排查 排查灾情 驰援 转移群众 营救 救起 救出 救下 解救 救助",
    ),
    (
        Act::Suffer,
        None,
        "遇难 死亡 失联 被困 受灾 震感 地震感 受损 受伤 停产 受影响 地震感明显 震感明显 起火单位为 涉事企业为 事发单位为",
    ),
    (
        Act::Discipline,
        Some(EventKind::Discipline),
        "破获 侦破 捣毁 打掉 告上法庭 告上法院 告上了法庭 诉至 诉至法院 起诉至 被控 提堂 出庭受审 监管函 警示函 发出监管函 裁罚 入禀 入禀指控 控制 遭起诉 被起诉 提起诉讼 落网 归案 责令 监管谈话 采取监管谈话措施 采取监管措施 被查处 被控制 被公安机关控制 被警方抓获 被抓获 被刑事立案 被提请批准逮捕 处罚款 并处罚款 并处罚金 移送公安机关 移送司法机关 移送司法机关处理 判令 判赔 限制高消费 列入经营异常名录 列入严重违法失信名单 取缔 查获 问责 点名通报 挂牌督办 限期整改 停产整治 罚没 没收 诫勉 提醒谈话 党纪处分 记过 撤职 严重警告 起诉 受理破产 责令限制生产 撤职处分 撤销党内职务处分 党内警告 党内严重警告 党内警告处分 党内严重警告处分 政务记过 政务警告 政务撤职 诫勉谈话 撤销党内职务 开除党籍处分 处分 驳回上诉 维持原判 责令停产停业 责令停产整顿 责令停业整顿 责令限期改正 没收违法所得 查封 立案查处 依法查处 关停 公开通报 警告 裁定 一审宣判 作出判决 作出一审判决 一审判决 二审判决 开庭审理 公开开庭审理 一审公开开庭审理 刑事拘留 刑拘 行政拘留 抓获 立案审查调查 作出行政处罚 处以罚款 开出罚单 责令整改 责令改正 逮捕 作出逮捕决定 依法逮捕 采取留置措施 采取刑事强制措施 采取强制措施 出具警示函 出示警示函 查处 吊销 移送审查起诉 立案审查 开除公职 双开 被开除公职 被留置 被刑拘 被行政拘留 被约谈 被通报 被处罚 被立案侦查 被立案调查 被依法逮捕 被批捕 被捕 被公诉 调查终结 侦查终结 接受组织审查 落马 主动投案 被通报批评 被警方控制 被采取强制措施 被采取刑事强制措施 被罚 被处以罚款 被判 受审 被终身禁业 被问责 接受审查调查 接受纪律审查和监察调查 接受纪律审查 接受监察调查 接受调查 被查 被判处 判处 \
         被开除党籍 开除党籍 被双开 被提起公诉 提起公诉 被逮捕 被刑事拘留 被立案 立案 立案侦查 立案调查 \
         宣判 公开宣判 纪律审查 审查调查 监察调查 纪律审查和监察调查 批准逮捕 获刑 判决 罚款 被罚款 处罚 行政处罚 留置 通报批评 约谈 被行政处罚",
    ),
    (Act::Cancel, None, "取消 停办 叫停"),
    (Act::Postpone, None, "推迟 延期 推迟至 延期至 延后至 延后 延至 改期至 顺延至 改期 顺延"),
];

/// Names of ceremonies: what is done, and how the ceremony is called.
const RITES: &[(EventKind, &str, &str)] = &[
    (
        EventKind::Launch,
        "启动 揭牌 开工 奠基 投产 竣工 开业 动土 落成 通车 首发 成立 挂牌 下线 交付 点火 首航 开机 发车 动工 封顶 投用 \
         开通 投运 启用 开园 开馆 上线 揭幕 试运行 合龙 贯通 首飞 开行 首开 启航 完工 开张 复工 并网 交付使用 揭碑 点亮 剪彩 \
         揭牌启用 开工奠基 竣工投产 集中开工 建成投产 建成投用 授牌 授旗 出征 开港 开街 开市 开展",
        "仪式 典礼",
    ),
    (
        EventKind::Launch,
        "启动 揭牌 开工 奠基 投产 竣工 开业 通车 首发 成立 挂牌 首航 投用 投运 启用 开园 开馆 揭幕",
        "活动",
    ),
    (
        EventKind::Signing,
        "签约 签字 签署 集中签约 战略签约 合作签约 项目签约 战略合作签约 云签约 合作协议签约 框架协议签约 协议签署 合同签约",
        "仪式 活动 大会 典礼",
    ),
    (EventKind::Investment, "捐赠 捐款 捐助 捐资 爱心捐赠 物资捐赠", "仪式 活动"),
    (
        EventKind::Meeting,
        "结业 毕业 开班 开营 结营 闭营 颁奖 表彰 欢送 欢迎 开幕 闭幕 开赛 拜师 宣誓",
        "仪式 典礼",
    ),
];

/// Heads of names of events, and the kind they make.
const HEADS: &[(EventKind, &str)] = &[
    (
        EventKind::Meeting,
        "会议 大会 年会 论坛 峰会 发布会 新闻发布会 座谈会 对接会 推介会 推进会 洽谈会 博览 博览会 展览会 展会 \
         交易会 研讨会 交流会 培训班 培训会 培训 比赛 大赛 竞赛 联赛 锦标赛 运动会 动员会 部署会 调度会 \
         现场会 观摩会 总结会 表彰会 表彰大会 说明会 恳谈会 联席会议 常务会议 全体会议 全会 例会 碰头会 \
         见面会 招聘会 听证会 通气会 分析会 汇报会 评审会 验收会 鉴定会 论证会 招商会 茶话会 联谊会 晚会 \
         报告会 宣讲会 讲座 沙龙 路演 展销会 订货会 博览会开幕式 活动 对接活动 交流活动 主题活动 系列活动 \
         艺术节 文化节 旅游节 电影节 啤酒节 丰收节 购物节 美食节 采摘节 宣传周 活动周 宣传月 开幕式 闭幕式 \
         开班式 启动会 誓师大会 动员大会 动员部署会 工作会议 专题会议 电视电话会议 视频会议 扩大会议 学习会 \
         研修班 展示会 成果展 展览 巡展 音乐节 马拉松 演练 颁奖典礼 颁奖仪式 推进会议 座谈宣介会 \
         圆桌会议 党组会议 常委会会议 主席会议 主任会议 专题会 工作会 协调会 论坛大会 创业大赛 文博会 进博会 \
         服贸会 广交会 消博会 智博会 高交会 世博会 车博会 中博会 农博会 食博会 茶博会 园博会 药博会 旅博会 西博会 东博会 南博会 链博会 绿博会 花博会 糖酒会 投洽会 渝洽会 西洽会 厦洽会 海洽会 海交会 华交会 数博会 工博会 电博会 康博会 科博会 林博会 渔博会 青洽会 兰洽会 论证会议 供需对接 集体学习 对接洽谈会 融资对接会 双选会 \
         展 联展 书展 车展 画展 特展 演示会 品鉴会 体验会 分享会 专场 分论坛 股东大会 临时股东大会 董事会会议 代表大会 \
         洽谈活动 对接洽谈 研习营 训练营 夏令营 冬令营 集训营 研学营 调度会议 部署会议 动员部署会议 动员会议 现场会议 总结会议 分析会议 汇报会议 协调会议 会商会 工作会商会 政策解读会 工作动员部署会 研判会 会商研判会 解读会 \
         点评会 警示教育大会 推进大会 发展大会 沟通会 欢送会 欢迎会 策略会 决赛 半决赛 初赛 复赛 预赛 观影会 首映式 发布活动 主题展 大展 宣讲活动 嘉年华 消费季 特训营 研修营 实训营 体验营 创业营 专题班 研讨班 大讲堂 讲坛 公开课 大课堂 主题宣传 电影周 时装周 设计周 科技周 艺术周 音乐周 文化周 文化月 旅游季 文化季 读书月 专题会商会 会商会议 视频会商 专题会商 会商 谈判 和谈 磋商 音乐会 演唱会 健步走 健康跑 欢乐跑 半程马拉松 徒步大会 专题学习 主题党日 党日活动 赛 总决赛 拉练 擂台赛 邀请赛 挑战赛 友谊赛 争霸赛 选拔赛 公开赛 龙舟赛 越野赛 运动大会 典礼 仪式 开学典礼 纪念大会 庆祝大会 节 大集 集市 行动 专项行动 攻坚战 攻坚行动 整治行动",
    ),
    (
        EventKind::Signing,
        "签约仪式 集中签约仪式 签约会 签约活动 签字仪式 合作签约仪式 战略合作签约仪式 项目签约仪式 \
         集中签约活动 合作协议签约仪式 签约大会",
    ),
    (
        EventKind::Launch,
        "启动仪式 揭牌仪式 开工仪式 奠基仪式 投产仪式 竣工仪式 开业仪式 开工典礼 动土典礼 奠基典礼 开业典礼 \
         集中开工仪式 集中开工活动 开工活动 竣工典礼 上线仪式 揭幕仪式 落成典礼 落成仪式 授牌仪式 开园仪式 \
         通车仪式 首发仪式 成立大会 成立仪式 挂牌仪式 开工动员会 下线仪式 交付仪式 竣工投产仪式 点火仪式 \
         揭牌暨 首航仪式 开机仪式 发车仪式 动工仪式 封顶仪式 投用仪式 开通仪式 投运仪式",
    ),
    (EventKind::Visit, "考察活动 调研活动 走访活动 慰问活动 走访慰问活动"),
    (EventKind::Recognition, "授予仪式 命名大会"),
];
