//! Clauses around a figure, and the noun phrase behind it that says what it counts.

use super::noun::{self, is_measure};
use super::read::Page;
use crate::mention::{Mention, MentionKind};
use crate::sentence::{Sentence, Word};
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// The mentions of the sentence whose words these are.
fn near<'m>(mentions: &'m [Mention], words: &[Word]) -> &'m [Mention] {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => {
            crate::mention::within(mentions, Span::new(first.span.start(), last.span.end()))
        }
        _ => &[],
    }
}

/// What stands right behind a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Counted {
    /// The noun phrase that is counted: 企业; empty where there is none.
    pub noun: String,
    /// What becomes of it, or what it does: 参加.
    pub verb: Option<String>,
}

/// How much of the words behind a figure is the noun that it counts.
pub(super) fn behind_group(behind: &str, noun: &str) -> usize {
    if !noun.is_empty() && behind.starts_with(noun) { noun.len() } else { 0 }
}

/// What kind of noun is looked for behind a figure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sought {
    /// Things or people, by the unit.
    pub things: bool,
    /// People.
    pub people: bool,
    /// Whether the noun is the object of a verb before the figure, so that a verb behind is part of it: 建设10个乡村健身广场.
    pub object: bool,
}

/// Whether the noun behind a figure is the object of the verb that the words before it end in, and does nothing of its
/// own.
pub(super) fn governs(verb: &str, before: &str) -> bool {
    let made = ["建设", "改造", "修建", "规划", "培育"].iter().any(|verb| before.ends_with(verb));
    made || !verb.is_empty() && !PIVOTS.has(verb)
}

/// Verbs whose object goes on to do something: 组织30家企业参加展会.
static PIVOTS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "有 组织 吸引 邀请 带动 帮助 推动 支持 让 使 安排 派出 发动 动员 引导 鼓励 促成 助力 协调 选派 抽调 集结 调派 指导 带领 率领 服务 促进 推荐",
    )
});

/// What is counted right behind a figure, in the clause that goes on to `to`.
pub(super) fn counted(
    text: &str,
    words: &[Word],
    mentions: &[Mention],
    from: usize,
    to: usize,
    sought: Sought,
) -> Counted {
    let mentions = near(mentions, words);
    let measured = |word: &&Word| {
        mentions.iter().any(|mention| {
            mention.span.contains(word.span)
                && matches!(mention.kind, MentionKind::Figure | MentionKind::Date)
        })
    };
    let mut reading = Behind { text, to, object: sought.object, ..Behind::default() };
    // 14个村: a word that begins within the figure ends in what it counts.
    let across = words.iter().find(|word| word.span.start() < from && word.span.end() > from);
    let piece = across.map(|word| &text[from..word.span.end()]).unwrap_or_default();
    if !sought.people && piece.chars().all(char::is_alphabetic) && !JOINING.has(piece) {
        reading.noun.push_str(piece);
    }
    // 22条由高新区登记: who does it is not what is counted.
    if matches!(piece, "由" | "被") {
        return reading.counted();
    }
    let behind: Vec<&Word> = words
        .iter()
        .filter(|word| word.span.start() >= from)
        .take_while(|word| !measured(word) && !CLAUSES.contains(&word.span.of(text)))
        .collect();
    if reading.noun.is_empty()
        && sought.things
        && let Some(noun) = qualified(text, &behind)
    {
        return Counted { noun, verb: None };
    }
    reading.read(&behind, sought.people);
    reading.counted()
}

/// Words that jieba joins to a measure word and that are no nouns: 个为.
static JOINING: LazyLock<Words> =
    LazyLock::new(|| Words::new("为 是 有 在 以 等 被 的 了 未 已 均 都 由 从"));

/// The words behind a figure being read.
#[derive(Default)]
struct Behind<'t> {
    text: &'t str,
    /// Where the clause ends.
    to: usize,
    /// Whether the noun is an object.
    object: bool,
    noun: String,
    verb: Option<String>,
    /// Verbs that may begin the noun.
    leading: Vec<&'t str>,
    /// Whether the noun does not go on.
    closed: bool,
}

impl<'t> Behind<'t> {
    /// What was found.
    fn counted(self) -> Counted {
        Counted { noun: self.noun, verb: self.verb }
    }

    /// Reads the words up to the end of the clause or of what is counted.
    fn read(&mut self, behind: &[&Word], people: bool) {
        let to = self.to;
        let mut quoted = false;
        let mut bracketed = false;
        for (index, word) in behind.iter().enumerate().take_while(|(_, word)| word.span.end() <= to) {
            let written = word.span.of(self.text);
            if matches!(written, "“" | "”" | "‘" | "’") {
                quoted = matches!(written, "“" | "‘") && self.noun.is_empty();
                continue;
            }
            // 15万台（套）联合收割机
            if index == 0 && matches!(written, "(" | "（") {
                bracketed = true;
            }
            if bracketed {
                bracketed = !matches!(written, ")" | "）");
                continue;
            }
            if quoted {
                self.noun.push_str(written);
                continue;
            }
            if matches!(written, "\"" | "《" | "》") {
                continue;
            }
            if !written.chars().any(char::is_alphanumeric) || !self.word(behind, index, people) {
                break;
            }
        }
        // 6.8万户果农户均增收: the average is what comes next.
        for average in ["户均", "人均", "亩均", "村均", "年均"] {
            self.noun.truncate(self.noun.strip_suffix(average).map_or(self.noun.len(), str::len));
        }
        if self.noun.is_empty() {
            self.verb = self.leading.first().map(|word| (*word).to_owned());
        }
    }

    /// Takes one word; whether reading goes on behind it.
    fn word(&mut self, behind: &[&Word], index: usize, people: bool) -> bool {
        let word = behind[index];
        let written = word.span.of(self.text);
        let noun_like = self.is_noun(behind, index);
        if matches!(written, "全面" | "全部" | "陆续" | "正式" | "同时" | "相继" | "双双") {
            return true;
        }
        if noun_like && !self.closed {
            if self.noun.is_empty() && people && !self.leading.is_empty() {
                // 70余人出席活动
                return false;
            }
            if self.noun.is_empty() {
                self.noun = self.leading.concat();
            }
            if self.noun.chars().count() < LONG {
                self.noun.push_str(written);
            }
            return true;
        }
        if written == "相比" {
            return false;
        }
        if word.tag.starts_with('v') {
            return self.take_verb(behind, index);
        }
        if written == "的" && self.noun.is_empty() {
            return true;
        }
        // Behind an adverb or a preposition the noun does not go on, but its verb may come: 企业相继入驻.
        if matches!(word.tag, "l" | "i" | "z" | "ad" | "a" | "d" | "p") && !self.noun.is_empty() {
            self.closed = true;
            return true;
        }
        self.closed
    }

    /// Takes a verb: part of the noun, before it, or what becomes of it.
    fn take_verb(&mut self, behind: &[&Word], index: usize) -> bool {
        let written = behind[index].span.of(self.text);
        let next = self.next(behind, index);
        // 18条具体举措: after an adjective the word is a noun, whatever else it may be.
        let bare = index == 1 && behind[0].tag == "a" && next.is_none_or(|next| !next.tag.starts_with('n'));
        // 3套远程供水系统: what only qualifies needs a noun yet.
        let qualifies = index > 0
            && behind[..index].iter().all(|word| matches!(word.tag, "a" | "b" | "d" | "f" | "s"))
            && !self.noun.is_empty()
            && self.noun_next(behind, index);
        let compound = || {
            !self.noun.is_empty()
                && !self.closed
                && compound(self.text, &behind[index..], self.to, self.object)
        };
        if bare || qualifies || compound() {
            self.noun.push_str(written);
            return true;
        }
        if !self.noun.is_empty() {
            self.verb.get_or_insert_with(|| written.to_owned());
            return false;
        }
        // 签约项目, 产销服务小组: verbs may begin the noun, as long as a noun follows.
        self.leading.push(written);
        self.leading.len() <= 3
    }

    /// The next word of the clause.
    fn next<'w>(&self, behind: &[&'w Word], index: usize) -> Option<&'w Word> {
        behind.get(index + 1).copied().filter(|next| next.span.end() <= self.to)
    }

    /// Whether a noun comes next.
    fn noun_next(&self, behind: &[&Word], index: usize) -> bool {
        // 献血点: a single character that ends the noun for a place is one.
        let place = |written: &str| written.chars().count() == 1 && written.ends_with(PLACES);
        self.next(behind, index).is_some_and(|next| {
            next.tag.starts_with('n')
                || matches!(next.tag, "b" | "vn")
                || !self.noun.is_empty() && place(next.span.of(self.text))
        })
    }

    /// Whether a word is part of a noun where it stands.
    fn is_noun(&self, behind: &[&Word], index: usize) -> bool {
        let (word, noun) = (behind[index], &self.noun);
        let written = word.span.of(self.text);
        let next = self.next(behind, index);
        let noun_next = self.noun_next(behind, index);
        let by_tag = word.tag.starts_with('n')
            || matches!(word.tag, "vn" | "b" | "j" | "an" | "eng" | "x" | "g" | "k");
        // 8万多名初三学生
        let first =
            noun.is_empty() && (matches!(word.tag, "a" | "s") || noun_next && matches!(word.tag, "t" | "f"));
        // 企业榜上有名, 房屋墙体开裂: idioms, places and adjectives behind a noun say something of it.
        let before_noun = noun_next
            && (matches!(word.tag, "l" | "i")
                // 村社区级广播平台, 优秀业余剧团, 国家和地区
                || matches!(written, "级" | "类" | "型" | "和" | "及")
                || word.tag == "a" && !matches!(written, "不同" | "相同"));
        // 43座加油加气站, 14个大项, 521家中外展商, 41条意见建议
        let begun = !(self.leading.is_empty() && noun.is_empty());
        let place = begun && written.chars().count() == 1 && written.ends_with(PLACES);
        // 3套远程供水系统, 50个农村老年之家, 10条行业系列指数, 14个县
        let head = !noun.is_empty() && word.tag == "l" && written.ends_with(HEADS)
            || matches!(written, "老年" | "之家" | "系列" | "县") && word.tag != "d"
            || matches!(written, "大项" | "小项" | "分项" | "中外" | "意见建议")
            || written.ends_with('商') && word.tag.starts_with('v');
        // 3个重要湿地
        let described = word.tag == "z" && index == 1 && matches!(behind[0].tag, "a" | "b");
        // 规上企业 falls into three words.
        let above = noun == "规" && written == "上";
        let on_site = word.tag == "s" && noun.chars().count() == 2 && written != "现场";
        // 制度创新成果: between nouns a verb is one; 新冠肺炎确诊病例, 国际组织负责人
        let person =
            next.is_some_and(|next| next.tag.starts_with('n') && next.span.of(self.text).ends_with(PEOPLE));
        let between = !noun.is_empty() && (noun_next && NOMINAL.has(written) || person);
        by_tag || first || before_noun || place || head || described || above || on_site || between
    }
}

/// Whether the verb that the words begin with is part of the noun: a noun follows it, and behind that a list goes on
/// (527座森林防火检查站、), its verb comes (4个通信受阻行政村已恢复), or the clause ends whose object it is.
fn compound(text: &str, words: &[&Word], to: usize, object: bool) -> bool {
    let within = words
        .iter()
        .take_while(|word| {
            word.span.end() <= to
                && (word.tag.starts_with(['n', 'v']) || matches!(word.tag, "b" | "a" | "j" | "k"))
        })
        .count();
    let (inner, rest) = words.split_at(within);
    let verbs = inner.iter().filter(|word| word.tag == "v").count();
    let length: usize = inner.iter().map(|word| word.span.of(text).chars().count()).sum();
    let noun = inner.last().is_some_and(|word| word.tag.starts_with('n'));
    if !noun || verbs > 2 || length > LONG {
        return false;
    }
    match rest.first().map(|word| word.span.of(text)) {
        None => object,
        Some("、" | "和" | "及" | "以及" | "与" | "已" | "均" | "都" | "被" | "正" | "将" | "也") => {
            true
        }
        Some(next) => object && !next.chars().any(char::is_alphanumeric),
    }
}

/// Marks that end a clause.
const CLAUSES: [&str; 12] = [",", "，", "。", ";", "；", "!", "?", "！", "？", ":", "：", "\n"];
/// Ends of nouns for people, which a verb before them qualifies.
const PEOPLE: [char; 8] = ['人', '者', '员', '例', '商', '手', '生', '民'];
/// Single characters that end the noun for a place or a thing, whatever jieba takes them for.
const PLACES: [char; 12] = ['站', '点', '厂', '园', '馆', '店', '桩', '塔', '池', '机', '室', '户'];
/// Verbs that are nouns between nouns.
static NOMINAL: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "创新 改革 建设 发展 管理 服务 培训 保护 治理 合作 改造 开发 研究 应用 交流 监测 检测 维修 加工 养殖 营养 救援 就业 创业 帮扶 \
         融资 保障 检验 审批 配套 推广 科研 测试 设计 运营 体验 展示 纾困 教育 休闲 旅游 康养 饮用 售票 健身 献血 充电 换电 停车 养老 托育 助餐 避难 安置 抢险 排涝 物流 配送 加油 购物 露营 观景",
    )
});
/// Ends of phrases that the dictionary takes for idioms.
const HEADS: [char; 12] = ['统', '台', '程', '备', '施', '心', '构', '员', '务', '术', '品', '目'];
/// Characters after which a noun takes no more words.
const LONG: usize = 14;

/// The noun behind a clause that qualifies it: 艺术家 of 7名来自北京的艺术家, 典型 of 10名在致富方面的先进典型.
fn qualified(text: &str, words: &[&Word]) -> Option<String> {
    let first = words.first()?;
    // 68个规模较大的祭扫点
    let described = words.iter().take(4).position(|word| word.span.of(text) == "的").is_some_and(|of| {
        let words = &text[first.span.start()..words[of].span.start()];
        let degree =
            ["较", "很", "最", "更", "相对", "非常", "十分"].iter().filter_map(|word| words.find(word)).min();
        first.tag.starts_with('n') && degree.is_some_and(|at| at > 0)
            || matches!(first.tag, "l" | "i") && degree.is_some()
    });
    let clause = described || first.tag == "p" || first.tag.starts_with('v') && first.tag != "vn";
    let of = words.iter().rposition(|word| word.span.of(text) == "的")?;
    // 3个签约的项目: the verb alone is part of the heading.
    if !clause || of < 2 {
        return None;
    }
    let noun: String = words[of + 1..]
        .iter()
        .take_while(|word| {
            word.tag.starts_with('n')
                || matches!(word.tag, "vn" | "b" | "j" | "an" | "eng" | "a" | "l" | "f" | "s")
        })
        .map(|word| word.span.of(text))
        .collect();
    (noun.chars().count() >= 2).then_some(noun)
}

/// Where the clause of byte `at` begins: behind the last comma, stop or colon, not inside brackets.
pub(super) fn clause_start(text: &str, sentence: Span, at: usize) -> usize {
    let head = &text[sentence.start()..at];
    let mut depth = 0usize;
    for (offset, c) in head.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => depth = depth.saturating_sub(1),
            ',' | '，' | '。' | ';' | '；' | ':' | '：' | '!' | '?' | '\n' if depth == 0 => {
                return sentence.start() + offset + c.len_utf8();
            }
            _ => {}
        }
    }
    sentence.start()
}

/// Where the clause of byte `at` ends.
pub(super) fn clause_end(text: &str, sentence: Span, at: usize) -> usize {
    let rest = &text[at..sentence.end()];
    rest.find([',', '，', '。', ';', '；', '!', '?', '\n', '、']).map_or(sentence.end(), |offset| at + offset)
}

/// Where the words of a figure begin behind the noun that the figure before it qualifies (投资32亿元的A项目和投资8亿元),
/// and behind that of whom an average is (带动6.8万户果农户均增收4200元).
pub(super) fn own_phrase(text: &str, from: usize, to: usize) -> usize {
    let before = &text[from..to];
    if before.starts_with('的')
        && let Some((at, word)) =
            ["和", "、", "与", "及"].iter().filter_map(|word| before.rfind(word).map(|at| (at, word))).max()
        && at + word.len() < before.len()
    {
        return from + at + word.len();
    }
    let counted = from > 0 && text[..from].ends_with(['户', '人', '名', '家', '村']);
    let average =
        || ["户均", "人均", "村均", "亩均", "年均"].iter().filter_map(|word| before.rfind(word)).max();
    from + counted.then(average).flatten().unwrap_or(0)
}

/// Where the words of a figure begin behind the figure before it in one clause: what that one counted is not
/// what this one measures (9个消防站、31辆消防车, 22万家企业为220万名职工).
pub(super) fn behind_noun(text: &str, sentence: &crate::sentence::Sentence, from: usize, to: usize) -> usize {
    let between = &text[from..to];
    if let Some(at) = between.rfind('、') {
        return from + at + '、'.len_utf8();
    }
    let noun = sentence
        .words
        .iter()
        .filter(|word| word.span.start() >= from && word.span.end() <= to)
        .take_while(|word| word.tag.starts_with('n') || matches!(word.tag, "vn" | "b" | "j" | "k" | "q"))
        .last();
    // 5000箱价值40万元: a measure is the next one's own.
    let start = noun.filter(|word| !is_measure(word.span.of(text))).map_or(from, |word| word.span.end());
    if ["以及", "和", "与", "及"].contains(&text[start..to].trim()) { to } else { start }
}

/// What the clause before says there is most or fewest of: 首登台风个数较多，达到35个.
pub(super) fn most(page: &Page<'_>, sentence: &Sentence, clause: usize) -> String {
    const MOST: [&str; 9] = ["最多", "较多", "居多", "最少", "较少", "众多", "最大", "最高", "不少"];
    let text = page.article.body.folded();
    let start = sentence.span.start();
    let head = text[start..clause].trim_end_matches([',', '，']);
    let Some(head) = MOST.iter().find_map(|word| head.strip_suffix(word)) else { return String::new() };
    let end = start + head.len();
    noun::phrase(text, &sentence.words, page.mentions, clause_start(text, sentence.span, end), end).text
}

/// What the clauses before say to change without a figure: 销售价格环比连续两月持平，其中北京上涨0.4%.
pub(super) fn changing(page: &Page<'_>, sentence: &Sentence, clause: usize) -> String {
    let text = page.article.body.folded();
    let start = sentence.span.start();
    let head = &text[start..clause];
    let Some(at) = ["同比", "环比"].iter().filter_map(|word| head.rfind(word)).max() else {
        return String::new();
    };
    let from = clause_start(text, sentence.span, start + at);
    noun::phrase(text, &sentence.words, page.mentions, from, start + at).text
}
