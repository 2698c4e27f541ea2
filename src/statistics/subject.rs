//! Whose a figure is, by the first of these that there is:
//!
//! 1. the name nearest before it in its clause that can own figures, or the whole region that the words say (全市, 全国);
//! 2. the name that begins a clause before it in its sentence, or the only firm named there;
//! 3. the firm spoken of (该公司);
//! 4. what the sentences before in its paragraph were about;
//! 5. the article's region, unless the paragraph tells of the whole country, or of another region.

use super::cues::REPORTED;
use super::read::Page;
use super::{abroad, market, resumed, teller};
use crate::event::{Event, EventKind};
use crate::mention::date::When;
use crate::mention::{Mention, MentionKind};
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// Words for the article's region as a whole.
static REGION: LazyLock<Words> =
    LazyLock::new(|| Words::new("全市 全县 全区 全省 全州 我市 我县 我区 我省 全旗 全镇"));
/// The country, the world.
const BEYOND: [(&str, &str); 4] = [("全国", "全国"), ("我国", "全国"), ("全球", "全球"), ("世界", "全球")];
/// The words alone.
static BEYOND_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(BEYOND.map(|(word, _)| word)));
/// What may stand before the name that begins a clause.
static LEADS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "其中 据悉 据了解 据介绍 目前 近日 日前 同时 此外 今年以来 截至目前 去年以来 近年来 此前 随后 而 但 “ ” \" 、 , 在 对 另据 截至 年",
    )
});
/// Words before a name that is no owner there: 与甲公司签约, 居全省第3位, 高于乙市.
const COMPARED: [char; 18] = [
    '居', '列', '占', '于', '比', '较', '在', '与', '向', '到', '赴', '给', '对', '为', '被', '把', '自',
    '从',
];
/// So many sentences, itself and two behind it, what is told of elsewhere holds.
const HOLDING: usize = 3;
/// Words for others than those spoken of so far.
const OTHERS: [&str; 5] = ["部分", "多个", "多家", "其他", "其余"];
/// What agencies do to others, whose the sum is.
static PUNISHED: LazyLock<Words> =
    LazyLock::new(|| Words::new("判处 判决 罚款 罚金 处罚 没收 立案 查处 约谈 责令"));
/// What the sentences so far were about, within a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Topic {
    /// The owner that began one of them, and whether it is a firm.
    owner: Option<String>,
    firm: bool,
    /// For how many sentences more one that told of elsewhere than the article's region holds.
    elsewhere: usize,
}

impl Topic {
    /// Takes up what a sentence is about: the owner that begins it.
    pub(super) fn read(&mut self, page: &Page<'_>, sentence: Span) {
        let text = page.article.body.folded();
        let words = sentence.of(text);
        if REGION.stands_in(&words[..words.find([',', '，']).unwrap_or(words.len())]) {
            *self = Self::default();
            return;
        }
        let first = owners(page, sentence, sentence.end()).next();
        if let Some((name, mention)) = first.filter(|(_, mention)| begins(page, sentence.start(), mention)) {
            (self.owner, self.elsewhere) = (Some(name), 0);
            self.firm = mention.kind == MentionKind::Firm;
        }
        // 部分站点, 多家企业: others than those before.
        if OTHERS.iter().any(|word| words.starts_with(word)) {
            self.owner = None;
        }
        self.elsewhere = match abroad::told(page, sentence, sentence.end()) {
            true => HOLDING,
            false => self.elsewhere.saturating_sub(1),
        };
    }

    /// Forgets it, at the end of a paragraph.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// The subject of a figure at `at` in the clause that begins at `clause`.
pub(super) fn subject(
    page: &Page<'_>,
    sentence: Span,
    clause: usize,
    at: usize,
    topic: &Topic,
    (region, indicator): (Option<&str>, &str),
) -> Option<String> {
    let text = page.article.body.folded();
    let head = &text[sentence.start()..at];
    let whole = REGION.all_in(head).last().map(|found| (sentence.start() + found.span.start(), region));
    let far = BEYOND_WORDS.stands_in(head);
    let beyond = BEYOND.iter().filter(|_| far).filter_map(|(word, name)| {
        let place = head.rfind(word)?;
        let found = sentence.start() + place;
        if abroad::is_title(&head[place + word.len()..]) {
            return None;
        }
        starts_clause(page, sentence, found).then_some((found, Some(*name)))
    });
    let whole = whole.into_iter().chain(beyond).max_by_key(|(place, _)| *place);
    let after = |mention: &Mention| whole.is_none_or(|(place, _)| mention.span.start() > place);
    let named: Vec<(String, &Mention)> =
        owners(page, sentence, at).filter(|(_, mention)| after(mention)).collect();
    if let Some(name) = punished(page, sentence, at) {
        return Some(name);
    }
    // 追踪服务业的美国综合指数: whose heading it is stands right before it.
    let heading = indicator.trim_end_matches('数');
    let heads = |mention: &Mention| {
        heading.chars().count() > 2
            && !text[sentence.start()..mention.span.start()].ends_with('、')
            && text[mention.span.end()..at].trim_start_matches('的').starts_with(heading)
    };
    let own = named.iter().rev().find(|(_, mention)| {
        mention.span.start() >= clause
            && (matches!(mention.kind, MentionKind::Firm | MentionKind::Organisation)
                || begins(page, clause, mention)
                || heads(mention))
    });
    let earlier = || {
        let leading = named.iter().rev().find(|(_, mention)| {
            let start = super::phrase::clause_start(text, sentence, mention.span.start());
            begins(page, start, mention)
        });
        let firms: Vec<_> = named.iter().filter(|(_, mention)| mention.kind == MentionKind::Firm).collect();
        leading.or(match firms.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    };
    if let Some((name, _)) = own.or_else(earlier) {
        return Some(name.clone());
    }
    if let Some((_, name)) = whole {
        return name.map(str::to_owned);
    }
    resumed::works(page, sentence)
        .or_else(|| fair(text, sentence, clause, at))
        .or_else(|| resumed::event(page, sentence, at).map(|event| event.name.clone()))
        .or_else(|| spoken_of(page, sentence, at, head, topic))
        .or_else(|| topic.owner.clone())
        .or_else(|| {
            region.filter(|_| topic.elsewhere == 0 && !abroad::told(page, sentence, at)).map(str::to_owned)
        })
}

/// The names of the sentence up to `at` that can own figures there.
fn owners<'p>(page: &'p Page<'_>, sentence: Span, at: usize) -> impl Iterator<Item = (String, &'p Mention)> {
    let text = page.article.body.folded();
    let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.start());
    crate::mention::within(page.mentions, Span::new(sentence.start(), at))
        .iter()
        .enumerate()
        .filter(move |(_, mention)| mention.span.start() >= sentence.start() && mention.span.end() <= at)
        .filter_map(move |(index, mention)| {
            let written = mention.span.of(text);
            let before = &text[sentence.start()..mention.span.start()];
            let behind = &text[mention.span.end()..at];
            let owns = match mention.kind {
                MentionKind::Firm | MentionKind::Organisation | MentionKind::Place => true,
                MentionKind::Programme => !before.ends_with(['“', '《']),
                MentionKind::Agency => !REPORTED.stands_in(behind) && !PUNISHED.stands_in(behind),
                _ => false,
            };
            // Most names of a sentence are asked for each of its figures: what takes long comes last.
            if !owns || before.ends_with(COMPARED) {
                return None;
            }
            // 甲公司、乙公司等6家企业: those listed do not own the number of them all.
            let listed = behind.trim_start_matches('”').starts_with(['、', '等', '和', '与', '及'])
                && behind.contains('等');
            // 江苏省|太仓市: the last level is meant.
            let outer = mention.kind == MentionKind::Place
                && page.mentions.get(first + index + 1).is_some_and(|next| {
                    next.kind == MentionKind::Place && next.span.start() == mention.span.end()
                });
            let fair = mention.kind == MentionKind::Place && names_fair(behind);
            if outer || listed || fair || teller::tells(mention.kind, written, (before, behind)) {
                return None;
            }
            Some((resumed::name(page, first + index)?, mention))
        })
}

/// Whom the words before a fine name last: 对云台食品厂罚款5万元.
fn punished(page: &Page<'_>, sentence: Span, at: usize) -> Option<String> {
    let text = page.article.body.folded();
    let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.start());
    let within = crate::mention::within(page.mentions, Span::new(sentence.start(), at));
    let (index, last) = within.iter().enumerate().rev().find(|(_, mention)| {
        let harmed = ["被害人", "受害人", "受害者", "举报人", "原告"];
        let before = &text[sentence.start()..mention.span.start()];
        mention.span.end() <= at
            && matches!(mention.kind, MentionKind::Firm | MentionKind::Person)
            && !harmed.iter().any(|word| before.ends_with(word))
    })?;
    let fined =
        ["罚款", "罚金", "没收", "有期徒刑"].iter().any(|word| text[last.span.end()..at].contains(word));
    resumed::name(page, first + index).filter(|_| fined)
}

/// Whether a name begins the clause that starts at `clause`: nothing but dates and linking words stand before it.
fn begins(page: &Page<'_>, clause: usize, mention: &Mention) -> bool {
    leads_only(page, clause, mention.span.start())
}

/// Whether the words at `at` begin their clause.
pub(super) fn starts_clause(page: &Page<'_>, sentence: Span, at: usize) -> bool {
    let text = page.article.body.folded();
    leads_only(page, super::phrase::clause_start(text, sentence, at), at)
}

fn leads_only(page: &Page<'_>, from: usize, to: usize) -> bool {
    let text = page.article.body.folded();
    let Some(mut rest) = text.get(from..to).map(str::to_owned) else { return false };
    for date in crate::mention::within(page.mentions, Span::new(from, to)) {
        if date.kind == MentionKind::Date && date.span.start() >= from && date.span.end() <= to {
            rest = rest.replace(date.span.of(text), "");
        }
    }
    let mut rest = rest.trim_start();
    while let Some(word) = LEADS.at(rest) {
        rest = rest[word.len()..].trim_start();
    }
    rest.is_empty()
}

/// Whether a figure counts something at an event, which it is of then: who came to it, what a fair or a contest counts,
/// and, where the words name no other owner (`bare`), what was signed or said there on its day and whom an accident hurt.
pub(super) fn counted_at(event: &Event, indicator: &str, period: Option<When>, bare: bool) -> bool {
    const CAME: [&str; 8] = ["参会", "出席", "参加", "到场", "参训", "培训", "参赛", "与会"];
    const SHOWN: [&str; 14] = [
        "参展", "展位", "摊位", "展览", "成交", "观众", "选手", "参赛", "赛项", "展商", "厂商", "岗位",
        "月薪", "求职",
    ];
    const FAIRS: [&str; 10] =
        ["展", "展览会", "展会", "博览会", "交易会", "交易团", "大赛", "比赛", "赛", "招聘会"];
    const THERE: [&str; 6] = ["签约", "提出", "答复", "岗位", "表彰", "先进"];
    const HARM: [&str; 20] = [
        "死亡", "遇难", "受伤", "轻伤", "重伤", "伤员", "被困", "失联", "生还", "获救", "脱险", "升井",
        "过火", "烧毁", "塌方", "震源", "震级", "救出", "疏散", "伤亡",
    ];
    // A storm is told of by what it did to a region.
    let storm = ["雨", "洪", "旱", "台风", "灾害", "涝"].iter().any(|word| event.name.contains(word));
    let says = |words: &[&str]| words.iter().any(|word| indicator.contains(word));
    let fair = FAIRS.iter().any(|end| event.name.ends_with(end));
    let then = period.is_some()
        && period.and_then(|when| when.last_day()) == event.date.and_then(|when| when.last_day());
    says(&CAME) && indicator.ends_with("人数")
        || says(&SHOWN) && fair
        || event.kind == EventKind::Accident && (says(&HARM) || says(&["经济损失"]) && !storm)
        || bare && then && event.kind == EventKind::Meeting && says(&THERE)
}

/// Nouns for games and fairs.
const FAIRS: [&str; 20] = [
    "运动会",
    "亚运会",
    "奥运会",
    "大运会",
    "世运会",
    "全运会",
    "残运会",
    "冬奥会",
    "博览会",
    "交易会",
    "进博会",
    "广交会",
    "服贸会",
    "世博会",
    "锦标赛",
    "马拉松",
    "艺术节",
    "文化节",
    "消费节",
    "旅游节",
];

/// Whether a place goes on as the name of games or a fair, by the words behind it: 云台|冬季运动会.
fn names_fair(behind: &str) -> bool {
    const KINDS: [&str; 6] = ["市", "冬季", "夏季", "青年", "国际", "半程"];
    let rest = KINDS.iter().fold(behind, |rest, kind| rest.strip_prefix(kind).unwrap_or(rest));
    FAIRS.iter().any(|noun| rest.starts_with(noun))
}

/// The games, fair or contest whose name begins the clause or the sentence: 杭州亚运会共设40个大项.
fn fair(text: &str, sentence: Span, clause: usize, at: usize) -> Option<String> {
    /// Characters of the longest name.
    const LONGEST: usize = 20;
    let named = |words: &str| {
        let words = words.trim_start();
        // The name begins here: its end is not far.
        let last = words.char_indices().nth(LONGEST + 1).map_or(words.len(), |(last, _)| last);
        let words = &words[..last];
        let end = FAIRS.iter().filter_map(|end| Some(words.find(end)? + end.len())).min()?;
        let name = &words[..end];
        let fits = (4..=LONGEST).contains(&name.chars().count())
            && name.chars().all(char::is_alphanumeric)
            && !["本届", "本次", "此次", "这次", "该", "历届", "上届", "各", "为", "据", "在", "由"]
                .iter()
                .any(|word| name.starts_with(word))
            && !["的", "了", "是", "首次", "参加", "举办", "备战", "随着"]
                .iter()
                .any(|word| name.contains(word));
        fits.then(|| name.to_owned())
    };
    named(&text[clause..at]).or_else(|| named(&text[sentence.start()..at]))
}

/// A scenic spot that begins the clause, and its figure's heading without it: 老君山景区接待18.9万人次.
pub(super) fn spot(text: &str, clause: usize, at: usize, indicator: &str) -> Option<(String, String)> {
    const SPOT: &str = "景区";
    /// Characters of the longest name.
    const LONGEST: usize = 10;
    let words = text[clause..at].trim_start();
    let end = words.find(SPOT)? + SPOT.len();
    let name = &words[..end];
    let named = (2 + SPOT.chars().count()..=LONGEST).contains(&name.chars().count())
        && name.chars().all(char::is_alphabetic)
        && !name.starts_with(['各', '该', '全', '其', '主', '在', '等'])
        && !name.contains(['个', '家', '级', '大']);
    let rest = indicator.find(SPOT).map_or(indicator, |place| &indicator[place + SPOT.len()..]);
    (named && rest.chars().count() >= 2).then(|| (name.to_owned(), rest.to_owned()))
}

/// The gauging station or reservoir that a level or flow of water was measured at, by the words of its sentence before
/// the figure: 石门站水位35.24米，超警戒水位0.04米.
pub(super) fn gauge(text: &str, sentence: Span, at: usize, indicator: &str) -> Option<String> {
    const MEASURED: [&str; 6] = ["水位", "流量", "雨量", "降水", "蓄水", "库容"];
    const STATIONS: [&str; 4] = ["站", "水库", "断面", "闸"];
    /// Characters of the longest name.
    const LONGEST: usize = 12;
    if !MEASURED.iter().any(|word| indicator.contains(word)) {
        return None;
    }
    let head = &text[sentence.start()..at];
    let end = STATIONS.iter().filter_map(|word| head.rfind(word).map(|at| at + word.len())).max()?;
    let name = &head[..end];
    let start = name.rfind(|c: char| !c.is_alphabetic() || "时日月年中是在有为使致".contains(c));
    let name = start.map_or(name, |at| &name[at + name[at..].chars().next().map_or(0, char::len_utf8)..]);
    let name =
        ["其中", "目前", "截至"].iter().fold(name, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let named = (3..=LONGEST).contains(&name.chars().count())
        && !name.starts_with(['各', '该', '全', '多', '个', '座', '部', '等', '余', '上', '此', '大'])
        && !name.contains("水位")
        && !name.contains("流量");
    named.then(|| name.to_owned())
}

/// The index of shares that the sentence named last before the figure, where the figure is of one.
pub(super) fn index(text: &str, sentence: Span, at: usize, indicator: &str) -> Option<String> {
    const OF_INDICES: [&str; 6] = ["点位", "涨点", "跌点", "涨幅", "跌幅", "指数"];
    let of = OF_INDICES.iter().any(|end| indicator.ends_with(end)) && !indicator.contains("股价");
    market::index(&text[sentence.start()..at]).filter(|_| of).map(str::to_owned)
}

/// Whether a figure tells of a crime, which is not of those who uncovered it: 涉案金额, 被骗资金.
pub(super) fn of_crime(indicator: &str, subject: &str) -> bool {
    const CRIME: [&str; 9] = ["涉案", "非法", "被骗", "骗取", "赃", "违法所得", "受害", "受贿", "违纪所得"];
    const POLICE: [&str; 11] =
        ["公安局", "公安厅", "警方", "支队", "大队", "派出所", "检察院", "法院", "监委", "纪委", "分局"];
    const SEIZED: [&str; 6] = ["扣", "冻结", "缴获", "查获", "抓获", "没收"];
    let seized = SEIZED.iter().any(|word| indicator.contains(word));
    !seized
        && CRIME.iter().any(|word| indicator.contains(word))
        && POLICE.iter().any(|end| subject.ends_with(end))
}

/// The project, platform or works that the sentence named last before `at`.
pub(super) fn built(page: &Page<'_>, sentence: Span, at: usize) -> Option<String> {
    page.mentions
        .iter()
        .enumerate()
        .rev()
        .find(|(_, mention)| {
            mention.kind == MentionKind::Programme
                && mention.span.start() >= sentence.start()
                && mention.span.end() <= at
        })
        .and_then(|(index, _)| page.entities.of_mention.get(index).copied().flatten())
        .map(|id| page.entities.get(id).name.clone())
}

/// Whether words speak of the region as a whole.
pub(super) fn is_whole(words: &str) -> bool {
    REGION.stands_in(words)
}

/// The firm that 公司 means in a sentence that names none: the one that the paragraph is about, else the last one named
/// before.
fn spoken_of(page: &Page<'_>, sentence: Span, at: usize, head: &str, topic: &Topic) -> Option<String> {
    // 甲公司 is a name, 公司 alone speaks of one.
    let named = |place: usize| {
        let within = crate::mention::within(page.mentions, Span::new(sentence.start(), at));
        within.iter().any(|mention| mention.span.start() < place && place < mention.span.end())
    };
    let spoken = ["公司", "该企业", "该集团"]
        .iter()
        .any(|word| head.match_indices(word).any(|(place, _)| !named(sentence.start() + place)));
    if !spoken {
        return None;
    }
    let firm = |mention: &Mention| mention.kind == MentionKind::Firm && mention.span.end() <= at;
    let index = page.mentions.iter().rposition(firm)?;
    let id = page.entities.of_mention.get(index).copied().flatten()?;
    topic.owner.clone().filter(|_| topic.firm).or_else(|| Some(page.entities.get(id).name.clone()))
}

/// The code of the region that a figure is of: its subject, where that is one, else the article's.
pub(super) fn region_of(page: &Page<'_>, subject: Option<&str>) -> Option<String> {
    let regions = &page.dictionaries.regions;
    let own = page.article.region.as_deref().and_then(|code| regions.by_code(code));
    let subject = subject.filter(|name| name.ends_with(['省', '市', '县', '区', '州', '旗', '盟']));
    let of_subject = subject.and_then(|name| regions.resolve(name, own));
    of_subject.map(|id| regions.table()[id].code.to_string()).or_else(|| page.article.region.clone())
}
