//! Names of the tagger that their own words deny: common words taken for people and firms (高水平, 能源, 暴风雨),
//! bare words for bodies (公安机关, 公立医院), what stands in quotation marks taken for a person (“橡链云”),
//! 王女士 without a given name; and characters of the sentence at the end of a name (庞伟以 is 庞伟).
//!
//! A name that the article supports stays: a person beside a position or before 说, a firm whose full form is named.
//!
//! 高水平建设 → no person; 局长高峰 → person 高峰

use super::candidate::{Candidate, Trust};
use super::common::{
    ANY_BODY, FIELDS, HELD, NO_FIRMS, NO_GIVEN, NO_ORGANISATIONS, NO_PEOPLE, NO_PLACES, QUARTERS,
};
use super::{MentionKind, person};
use crate::dictionary::{Dictionaries, Level};
use crate::sentence::{Sentence, Word};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// What somebody named does next, or how he is called.
const DOING: [&str; 34] = [
    "说", "表示", "介绍", "指出", "强调", "坦言", "认为", "告诉", "回忆", "称", "出席", "主持", "致辞",
    "讲话", "参加", "一行", "同志", "先生", "女士", "教授", "感慨", "透露", "解释", "补充", "担任", "当选",
    "因", "率", "带队", "会见", "宣布", "调研", "汇报", "摄",
];
/// What stands before somebody who wrote or was there.
const CALLED: [&str; 14] = [
    "记者",
    "通讯员",
    "编辑",
    "作者",
    "摄影",
    "责编",
    "校对",
    "实习生",
    "选手",
    "同志",
    "叫",
    "学生",
    "村民",
    "嫌疑人",
];
/// Characters that belong to the sentence when they end a name.
const NEVER_LAST: [char; 19] = [
    '说', '摄', '在', '称', '也', '曾', '被', '就', '的', '了', '是', '犯', '及', '与', '则', '还', '率',
    '携', '偕',
];
/// Characters that begin no name.
const NEVER_FIRST: [char; 10] = ['在', '的', '了', '是', '被', '把', '这', '那', '很', '我'];
/// Those that may end a name, so that the article must show the name without them.
const SELDOM_LAST: [char; 20] = [
    '以', '于', '自', '向', '从', '对', '将', '本', '继', '发', '和', '为', '要', '一', '到', '家', '处',
    '因', '作', '任',
];
/// What a person does behind his name, where the tagger took the verb's first character for the name's last: 作|交流发言.
const ACTS: [(&str, &[&str]); 2] = [
    (
        "作",
        &[
            "了", "题", "专题", "主题", "主旨", "典型", "交流", "表态", "报告", "工作", "发言", "推介",
            "动员", "讲话", "经验", "说明", "总结",
        ],
    ),
    ("因", &["工作", "涉嫌", "病", "公", "故", "犯", "年龄", "职务"]),
];
/// Surnames that are oftener other words.
const WORDS: [&str; 14] =
    ["高", "于", "向", "和", "成", "时", "从", "全", "常", "都", "通", "安", "多", "双"];

/// Takes out of the tagger's names what is none, and cuts what is not of a name.
pub fn settle(
    folded: &str,
    sentences: &[Sentence],
    dictionaries: &Dictionaries,
    candidates: &mut Vec<Candidate>,
) {
    let mut reader = Reader {
        folded,
        dictionaries,
        words: Vec::new(),
        cut: (false, false),
        supported: FxHashSet::default(),
    };
    let all: FxHashSet<&str> =
        candidates.iter().filter(|one| is_person(one)).map(|one| one.span.of(folded)).collect();
    for candidate in candidates.iter_mut().filter(|one| is_person(one)) {
        candidate.span = reader.trimmed(candidate.span, &all);
    }
    for index in 0..candidates.len() {
        let span = candidates[index].span;
        if is_person(&candidates[index]) {
            let at = sentences.partition_point(|one| one.span.end() <= span.start());
            let words = sentences.get(at).map_or(&[][..], |one| &one.words);
            let whole = person::with_third(span, folded, words, dictionaries);
            if candidates.get(index + 1).is_none_or(|next| next.span.start() >= whole.end()) {
                candidates[index].span = whole;
            }
        }
    }
    let full: Vec<Candidate> = candidates.clone();
    for (index, candidate) in full.iter().enumerate().filter(|(_, one)| is_person(one)) {
        if reader.is_called(candidate.span, &full, index) {
            reader.supported.insert(candidate.span.of(folded));
        }
    }
    let mut sentence = 0;
    candidates.retain(|candidate| {
        while sentences.get(sentence).is_some_and(|one| one.span.end() <= candidate.span.start()) {
            sentence += 1;
        }
        let words = sentences.get(sentence).map_or(&[][..], |one| within(&one.words, candidate.span));
        reader.words.clear();
        reader.words.extend_from_slice(words);
        reader.cut = sentences.get(sentence).map_or((false, false), |one| {
            (crossed(&one.words, candidate.span.start()), crossed(&one.words, candidate.span.end()))
        });
        let text = candidate.span.of(folded);
        candidate.trust > Trust::Tagged
            || match candidate.kind {
                MentionKind::Person => reader.person(candidate.span, text),
                MentionKind::Firm => reader.firm(candidate.span, text, &full),
                MentionKind::Agency => {
                    // 人力资源和社会保障部|门 and 监管部门 are many.
                    let many = text.ends_with('部') && folded[candidate.span.end()..].starts_with('门')
                        || text.ends_with("部门") && text.chars().count() <= 6;
                    // 各镇政府, 当地教育局: nobody in particular.
                    let any = text.starts_with('各') || text.starts_with("当地");
                    !many
                        && !any
                        && !folded[..candidate.span.start()].ends_with("当地")
                        && !of_each(&folded[..candidate.span.start()], text)
                        && !ANY_BODY.iter().any(|any| text == *any || *any == "机关" && any_organ(text))
                }
                MentionKind::Organisation => reader.organisation(text, &full),
                MentionKind::Place => reader.place(candidate.span, text),
                _ => true,
            }
    });
}

/// Whether a body without a region of its own stands behind 各, and is many: 各设区市|自然资源局, 各县(市、区)|教育局.
pub(super) fn of_each(before: &str, text: &str) -> bool {
    const LEVELS: [char; 6] = ['省', '市', '县', '区', '州', '旗'];
    let before = match before.strip_suffix(')') {
        Some(inner) => inner.rfind('(').map_or(before, |open| &inner[..open]),
        None => before,
    };
    let each = ["各", "各级", "各地", "各设区", "各有关"].iter().any(|each| before.ends_with(each));
    let level = before.strip_suffix(LEVELS).is_some_and(|rest| {
        rest.ends_with('各')
            || rest.ends_with("各设区")
            || rest.strip_suffix(LEVELS).is_some_and(|rest| rest.ends_with('各'))
    });
    each && !text.starts_with('各') || level
}

fn is_person(candidate: &Candidate) -> bool {
    candidate.kind == MentionKind::Person
}

/// 公安机关, 行政机关: organs without a name.
fn any_organ(text: &str) -> bool {
    text.ends_with("机关") && text.chars().count() <= 4
}

/// The words that lie in a span.
fn within(words: &[Word], span: Span) -> &[Word] {
    let from = words.partition_point(|word| word.span.start() < span.start());
    let to = from + words[from..].partition_point(|word| word.span.end() <= span.end());
    &words[from..to]
}

/// Whether a common word reaches over `at`.
fn crossed(words: &[Word], at: usize) -> bool {
    let index = words.partition_point(|word| word.span.end() <= at);
    words.get(index).is_some_and(|word| word.span.start() < at && is_common(word))
}

/// Whether a word's tag is that of a common word.
fn is_common(word: &Word) -> bool {
    matches!(
        word.tag,
        "n" | "v"
            | "vn"
            | "a"
            | "an"
            | "ad"
            | "d"
            | "i"
            | "l"
            | "m"
            | "t"
            | "b"
            | "z"
            | "f"
            | "s"
            | "r"
            | "mq"
            | "vd"
    )
}

struct Reader<'a> {
    folded: &'a str,
    dictionaries: &'a Dictionaries,
    /// The words of the name in question.
    words: Vec<Word>,
    /// Whether a common word reaches over the beginning of the name, and over its end.
    cut: (bool, bool),
    /// Names of people that stand beside a position, a verb of saying or the like somewhere.
    supported: FxHashSet<&'a str>,
}

impl<'a> Reader<'a> {
    /// A person's name without the characters of the sentence behind and the marks before it.
    fn trimmed(&self, span: Span, all: &FxHashSet<&str>) -> Span {
        let text = span.of(self.folded);
        let start = span.start() + (text.len() - text.trim_start_matches(|c: char| !c.is_alphabetic()).len());
        let Some(last) = text.chars().next_back() else { return span };
        let end = span.end() - last.len_utf8();
        if start >= end {
            return span;
        }
        let rest = &self.folded[start..end];
        let length = rest.chars().count();
        let alone = || {
            // The name stands without the character too, and not only where it is cut out of the longer one.
            all.contains(rest)
                || self
                    .folded
                    .match_indices(rest)
                    .any(|(at, _)| !self.folded[at + rest.len()..].starts_with(last))
        };
        // 聘任王丽|为财务总监.
        let named_as = last == '为'
            && ["聘任", "选举", "任命", "推选", "提名", "免去"]
                .iter()
                .any(|verb| self.folded[..span.start()].ends_with(verb));
        let behind = &self.folded[span.end()..];
        // 冀晨|任总指挥, 何叶|作工作报告.
        let acts = || {
            let verb = &self.folded[end..span.end()];
            matches!(last, '任' | '前' | '原')
                && self
                    .dictionaries
                    .positions
                    .longest_prefix(behind)
                    .is_some_and(|(title, _)| title.chars().count() >= 2)
                || ACTS
                    .iter()
                    .any(|(act, what)| *act == verb && what.iter().any(|what| behind.starts_with(what)))
        };
        // A single surname has at most two characters of given name.
        let cut = length >= 2
            && (NEVER_LAST.contains(&last)
                || named_as
                || acts()
                || SELDOM_LAST.contains(&last) && length >= 2 && alone())
            && (self.is_full(rest) || length >= 3 && self.is_spelled(rest));
        Span::new(start, if cut { end } else { span.end() })
    }

    /// Whether a position, a title or a verb beside a name says that it is a person's.
    fn is_called(&self, span: Span, all: &[Candidate], index: usize) -> bool {
        let before = self.folded[..span.start()].trim_end_matches([' ', ':', '(', '、']);
        let behind = self.folded[span.end()..].trim_start_matches(' ');
        let beside = |one: Option<&Candidate>, touches: fn(Span, Span) -> bool| {
            one.is_some_and(|one| one.kind == MentionKind::Position && touches(one.span, span))
        };
        beside(index.checked_sub(1).and_then(|before| all.get(before)), |one, name| {
            name.start().checked_sub(one.end()).is_some_and(|gap| gap <= 1)
        }) || beside(all.get(index + 1), |one, name| one.start() == name.end())
            || DOING.iter().any(|word| behind.starts_with(word))
            || CALLED.iter().any(|word| before.ends_with(word))
            || super::office::NO_OFFICE.iter().any(|word| before.ends_with(word))
    }

    /// Whether a name is a surname with one or two characters.
    fn is_full(&self, name: &str) -> bool {
        let Some((surname, _)) = self.dictionaries.surnames.longest_prefix(name) else { return false };
        (1..=2).contains(&name[surname.len()..].chars().count())
    }

    /// Whether a name is made of the characters that write foreign names.
    fn is_spelled(&self, name: &str) -> bool {
        let (mut all, mut spelled) = (0, 0);
        for c in name.chars().filter(|c| c.is_alphabetic()) {
            all += 1;
            spelled += usize::from(self.dictionaries.transliteration.contains(c));
        }
        all >= 2 && spelled * 4 >= all * 3
    }

    fn person(&self, span: Span, text: &str) -> bool {
        let count = text.chars().count();
        // 王女士, 李老师: no name.
        if count <= 4
            && [
                "女士", "先生", "小姐", "老师", "师傅", "大爷", "大妈", "大伯", "大叔", "大姐", "大哥",
                "老伯", "老汉", "阿姨", "奶奶", "爷爷", "婆婆",
            ]
            .iter()
            .any(|end| text.strip_suffix(end).is_some_and(|name| name.chars().count() <= 1))
        {
            return false;
        }
        let supported = self.supported.contains(text);
        if text.is_ascii() {
            return supported && text.len() > 1;
        }
        if count < 2 || !text.chars().next().is_some_and(char::is_alphabetic) {
            return false;
        }
        let (before, behind) = (&self.folded[..span.start()], &self.folded[span.end()..]);
        if before.ends_with(['“', '‘', '《']) && behind.starts_with(['”', '’', '》']) {
            return false;
        }
        // 在|线上 is where something happens.
        if text.starts_with(NEVER_FIRST) && !self.is_full(text) {
            return false;
        }
        if before.ends_with("台风") || before.ends_with("飓风") || before.ends_with("台风“") {
            return false;
        }
        if text.contains('·') {
            return self.is_spelled(text);
        }
        if supported || text.contains('某') || text.chars().any(|c| c.is_ascii_alphabetic()) {
            return true;
        }
        if text.starts_with("关于")
            || text.ends_with(NO_GIVEN)
            || NO_PEOPLE.contains(&text)
            || count == 2 && text.ends_with('方')
        {
            return false;
        }
        let common = |word: &Word| is_common(word) && word.span.of(self.folded).chars().count() >= 2;
        let whole = self.words.first().is_some_and(|word| word.span == span);
        if whole {
            return !common(&self.words[0]);
        }
        if self.is_full(text) {
            // 高|水平: a surname that is a word, before a word.
            let surname = self.words.first().map(|word| word.span.of(self.folded));
            return !(surname.is_some_and(|word| WORDS.contains(&word)) && self.words.iter().any(common));
        }
        self.is_spelled(text) || !self.words.iter().any(common)
    }

    /// Whether a word names a field or a sort: 冷链, 物流.
    fn is_field(&self, word: &str) -> bool {
        FIELDS.contains(&word) || self.dictionaries.firm_forms.find(word).is_some()
    }

    /// 新疆新能源, 全省物流: a region's trade, where no firm of that name is named in full.
    fn is_trade(&self, span: Span, text: &str, all: &[Candidate]) -> bool {
        const TRADES: [&str; 12] = [
            "新能源",
            "物流",
            "旅游",
            "文旅",
            "农业",
            "制造业",
            "工业",
            "光伏",
            "储能",
            "装备制造",
            "数字经济",
            "生物医药",
        ];
        const MORE: [&str; 5] = ["集团", "公司", "股份", "有限", "("];
        let Some(head) = TRADES.iter().find_map(|trade| text.strip_suffix(trade)) else { return false };
        let general = ["全", "地区", "当地", "工业品", "农产品", "我国", "全国"];
        let place = !self.dictionaries.regions.by_name(head).is_empty();
        let own = |one: &Candidate| {
            let longer = one.span.of(self.folded);
            longer.len() > text.len() && longer.starts_with(text)
        };
        (place || general.contains(&head) || head.starts_with('全') && head.chars().count() == 2)
            && !MORE.iter().any(|more| self.folded[span.end()..].starts_with(more))
            && !all.iter().any(own)
    }

    /// 中国科技企业, 某|纸业有限公司, Google TV的Chromecast, 杭州亚残运会, 精|美的: many, nobody, or no firm's name.
    fn is_sort(&self, span: Span, text: &str) -> bool {
        let many = text.ends_with("企业") && !text.ends_with("合伙企业");
        let nobody = text.contains('某') || self.folded[..span.start()].ends_with('某');
        let held = HELD.iter().any(|end| text.ends_with(end));
        // 为鼎旺塑胶制品厂: a long name with a form is one, whatever words its brand is cut into.
        let formed = ["公司", "厂", "集团", "银行"].iter().any(|end| text.ends_with(end));
        let count = text.chars().count();
        let known = || count > 2 && !self.dictionaries.firms.by_form(text).is_empty();
        let cut = self.cut.0 && !(formed && count >= 6) && !known();
        many || nobody || held || cut || text.contains('的') && text.chars().count() > 2
    }

    fn firm(&self, span: Span, text: &str, all: &[Candidate]) -> bool {
        if self.is_trade(span, text, all) || self.is_sort(span, text) {
            return false;
        }
        // (潍坊)生物科技有限公司, 限公司: what was cut so is read by its form.
        let cut =
            text.starts_with('(') || self.folded[..span.start()].ends_with(')') && text.ends_with("公司");
        if cut || ["有限公司", "限公司", "股份有限公司"].contains(&text) {
            return false;
        }
        if ["公司", "本公司", "集团", "企业", "子公司", "分公司", "总公司"].contains(&text)
            || NO_FIRMS.contains(&text)
        {
            return false;
        }
        // 承包公司, 小微企业: a trade or a sort, and many are so called.
        let trade = ["公司", "企业"].iter().find_map(|end| text.strip_suffix(end));
        let halves = |(_, form): (_, &crate::dictionary::FirmForm)| {
            text.strip_suffix(&*form.suffix).is_some_and(|name| FIELDS.contains(&name))
        };
        let longer = |other: &Candidate| {
            let other_text = other.span.of(self.folded);
            other.kind == MentionKind::Firm && other_text.len() > text.len() && other_text.contains(text)
        };
        // 新材料, 石化 are ends of names, but where a longer name is named.
        let bare = self.dictionaries.firm_forms.find(text).is_some() && !all.iter().any(longer);
        if bare || self.dictionaries.firm_forms.iter().any(halves) {
            return false;
        }
        if trade.is_some()
            && !self.words.is_empty()
            && self.words.iter().all(|word| self.is_field(word.span.of(self.folded)))
        {
            return false;
        }
        if self.words.is_empty()
            || !self.dictionaries.firms.by_form(text).is_empty()
            || text.starts_with('该')
        {
            return true;
        }
        let long = |word: &Word| word.span.of(self.folded).chars().count() >= 2;
        if !self.words.iter().all(|word| is_common(word) && long(word)) {
            return true;
        }
        let one = self.words.len() == 1 && self.words[0].span.of(self.folded) == text;
        let form =
            self.dictionaries.firm_forms.iter().any(|(_, form)| {
                text.strip_suffix(&*form.suffix).is_some_and(|name| name.chars().count() >= 2)
            });
        let fields = || self.words.iter().all(|word| self.is_field(word.span.of(self.folded)));
        if form && !one && !fields() {
            return true;
        }
        // 秋实果汁 is a firm where 陕西秋实果汁有限公司 is one.
        all.iter().any(|other| {
            let other_text = other.span.of(self.folded);
            other.kind == MentionKind::Firm && other_text.len() > text.len() && other_text.contains(text)
        }) || self.folded.contains(&format!("{text}有限"))
            || self.folded.contains(&format!("{text}股份"))
    }

    /// A bare word for a body (医院, 协会) names one only where one so called was named.
    fn organisation(&self, text: &str, all: &[Candidate]) -> bool {
        if NO_ORGANISATIONS.contains(&text) || HELD.iter().any(|end| text.ends_with(end)) {
            return false;
        }
        // 全县的乡镇中学: many.
        if text.starts_with('全') && text.contains('的') {
            return false;
        }
        let bare = self.dictionaries.organisation_forms.find(text).is_some()
            || self.words.len() == 1
                && self.words[0].tag == "n"
                && !text.starts_with(['省', '市', '县', '区', '州', '旗'])
                && self.words[0].span.of(self.folded) == text
                && self.dictionaries.organisations.by_form(text).is_empty();
        !bare
            || all.iter().any(|other| {
                let other_text = other.span.of(self.folded);
                other.kind == MentionKind::Organisation && other_text != text && other_text.ends_with(text)
            })
    }

    /// 安宁, 高速公路: common words.
    fn place(&self, span: Span, text: &str) -> bool {
        let quarter = text.ends_with(['东', '西', '南', '北'])
            && QUARTERS.iter().any(|word| self.folded[span.end()..].starts_with(word));
        // 各乡镇, 一家体育馆, 国家级经开区 are many, 面向园区 is none.
        let many = ["面向", "各", "一家", "一个", "当地", "国家级", "全国"];
        if NO_PLACES.contains(&text) || quarter || many.iter().any(|many| text.starts_with(many)) {
            return false;
        }
        // 中国特色, 新中国, 美丽中国 say no where.
        if text == "中国" {
            let (before, behind) = (&self.folded[..span.start()], &self.folded[span.end()..]);
            let idea = ["新", "美丽", "健康", "数字", "书香", "平安", "法治"]
                .iter()
                .any(|word| before.ends_with(word));
            return !(idea && !before.ends_with("创新"))
                && !["特色", "梦", "式"].iter().any(|word| behind.starts_with(word));
        }
        // 惠|民生, 沿|海海区: cut out of two words.
        let mut regions = self.dictionaries.regions.by_name(text).iter();
        let county = regions.any(|&id| self.dictionaries.regions[id].level == Level::County);
        let region = !self.dictionaries.regions.by_name(text).is_empty();
        let count = text.chars().count();
        if self.cut.1 && county && count == 2 || self.cut.0 && !region && count <= 3 {
            return false;
        }
        // 成都大运会 is an event.
        if text.chars().count() > 2 && text.ends_with(['会', '赛', '节', '杯']) && !text.ends_with("委会")
        {
            return false;
        }
        let bare =
            ["高速公路", "公路", "大桥", "铁路", "高铁", "社区", "机场", "农村", "城市", "园区", "港口"];
        if bare.contains(&text) {
            return false;
        }
        let [word] = self.words.as_slice() else { return true };
        let quality = matches!(word.tag, "a" | "an" | "ad" | "v" | "vn" | "d");
        let regions = &self.dictionaries.regions;
        let county = || regions.by_name(text).iter().any(|&id| regions[id].level == Level::County);
        let whole = || ["县", "市", "区"].iter().any(|end| self.folded.contains(&format!("{text}{end}")));
        let short = text.chars().count() == 2 && word.span.of(self.folded) == text;
        !(short && quality && county() && !whole())
    }
}
