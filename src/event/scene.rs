//! One sentence as the grammar reads it: tokens (names, words of the lexicon, marks, other words), which of
//! them stand in quoted speech, its clauses and its lists of names.
//!
//! A clause ends at a comma or a heavier mark, and where a verb is followed by a further one:
//! `由A主办、B承办的会议` holds two, `甲出席并讲话` two with one subject. A comma inside a list of names
//! (`市长甲，副市长乙出席`) ends none.

use super::coordination::{self, Chain};
use super::lexicon::{Act, Entry, ends_with_one, is_one};
pub(super) use super::page::Page;
use crate::mention::MentionKind;
use crate::text::{Span, script};
use std::ops::Range;

/// What sort of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A person, firm, agency, organisation or place.
    Actor(MentionKind),
    /// A job.
    Position,
    /// A day or period.
    Date,
    /// An amount.
    Figure,
    /// A titled text.
    Document,
    /// A punctuation mark or a space.
    Mark(char),
    /// A word of the lexicon: its entry.
    Trigger(usize),
    /// Any other word, with jieba's tag.
    Word(&'static str),
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// The mention, for names, dates, figures, documents.
    pub(super) mention: Option<usize>,
    /// Whether it stands in quoted speech.
    pub(super) quoted: bool,
}

/// One sentence, taken apart.
pub(super) struct Scene<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) sentence: usize,
    pub(super) span: Span,
    pub(super) tokens: Vec<Token>,
    pub(super) chains: Vec<Chain>,
    /// Token ranges of the clauses, without their final marks.
    pub(super) clauses: Vec<Range<usize>>,
}

/// Marks that open and close quoted words.
const OPENERS: [char; 4] = ['“', '「', '『', '‘'];
const CLOSERS: [char; 4] = ['”', '」', '』', '’'];

/// Quoted words longer than this many characters are speech, shorter ones a name.
const LONGEST_QUOTED_NAME: usize = 24;

impl<'a> Scene<'a> {
    /// Takes a sentence apart. `speech` says whether it begins within quoted speech, and is left as the
    /// sentence leaves it.
    pub(super) fn new(page: &'a Page<'a>, sentence: usize, speech: &mut bool) -> Self {
        let span = page.sentences[sentence].span;
        let mut tokens = tokens(page, sentence);
        mark_quoted(page, &mut tokens, speech);
        mark_remarks(page.text, &mut tokens);
        let mut scene = Self { page, sentence, span, tokens, chains: Vec::new(), clauses: Vec::new() };
        scene.chains = coordination::chains(&scene);
        let named: Vec<bool> =
            scene.chains.iter().map(|chain| !super::credit::is_credit(&scene, chain)).collect();
        let mut named = named.into_iter();
        scene.chains.retain(|_| named.next().unwrap_or(true));
        scene.clauses = scene.split();
        scene
    }

    /// The token before another; none before the first.
    pub(super) fn before(&self, token: usize) -> Option<usize> {
        token.checked_sub(1)
    }

    /// The characters of a token; nothing where there is none.
    pub(super) fn text(&self, token: impl Into<Option<usize>>) -> &'a str {
        self.token(token).map_or("", |token| token.span.of(self.page.text))
    }

    fn token(&self, token: impl Into<Option<usize>>) -> Option<&Token> {
        self.tokens.get(token.into()?)
    }

    /// The characters from one token up to another.
    pub(super) fn between(&self, start: usize, end: usize) -> &'a str {
        if start >= end || end > self.tokens.len() {
            return "";
        }
        Span::new(self.tokens[start].span.start(), self.tokens[end - 1].span.end()).of(self.page.text)
    }

    /// The kind of a token; a full stop where there is none.
    pub(super) fn kind(&self, token: impl Into<Option<usize>>) -> Kind {
        self.token(token).map_or(Kind::Mark('。'), |token| token.kind)
    }

    /// The lexicon's entry of a token.
    pub(super) fn entry(&self, token: impl Into<Option<usize>>) -> Option<&'a Entry> {
        match self.kind(token) {
            Kind::Trigger(number) => Some(self.page.lexicon.entry(number)),
            _ => None,
        }
    }

    /// What the token's word does.
    pub(super) fn act(&self, token: impl Into<Option<usize>>) -> Option<Act> {
        self.entry(token).map(|entry| entry.act)
    }

    /// Whether the token is a verb of the lexicon.
    pub(super) fn is_verb(&self, token: usize) -> bool {
        self.act(token).is_some_and(|act| act != Act::Head)
    }

    /// The clause that holds a token.
    pub(super) fn clause_of(&self, token: usize) -> usize {
        self.clauses
            .iter()
            .position(|clause| clause.end > token)
            .unwrap_or(self.clauses.len().saturating_sub(1))
    }

    /// The chain that starts at a token.
    pub(super) fn chain_at(&self, token: usize) -> Option<&Chain> {
        self.chains.iter().find(|chain| chain.start == token)
    }

    fn split(&self) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        let mut start = 0;
        let mut named = false;
        let mut bracketed = 0;
        for at in 0..self.tokens.len() {
            // 海川医学(72.92, -1.83, -2.45%)披露: the prices of its shares.
            if self.kind(at) == Kind::Mark('(') && self.kind(at + 1) == Kind::Figure {
                bracketed = coordination::past_brackets(self, at);
            }
            if at < bracketed {
                continue;
            }
            // “情系职工，清凉一夏”活动: a comma within a name.
            if let Kind::Mark(mark) = self.kind(at)
                && !self.tokens[at].quoted
            {
                named = OPENERS.contains(&mark) || named && !CLOSERS.contains(&mark);
                if named && mark == ',' {
                    continue;
                }
            }
            let inside = self.chains.iter().any(|chain| chain.start < at && at < chain.end);
            if inside {
                continue;
            }
            let ends = match self.kind(at) {
                // Quoted words stay whole; speech that ends in a stop of its own closes its clause.
                Kind::Mark(mark) if self.tokens[at].quoted => {
                    CLOSERS.contains(&mark)
                        && matches!(self.kind(self.before(at)), Kind::Mark(last) if is_stop(last))
                }
                Kind::Mark(mark) => {
                    // 由A主办、B承办: a further clause begins; not in 方案制定、装置改造.
                    let onward = || {
                        matches!(self.kind(at + 1), Kind::Actor(_) | Kind::Position | Kind::Date)
                            || self.is_verb(at + 1)
                            || is_one!(self.text(at + 1), "由 并")
                    };
                    is_stop(mark) || (mark == '、' && at > 0 && self.is_verb(at - 1) && onward())
                }
                Kind::Word(_) => {
                    // 市总工会还与学院签约: no clause before it.
                    let told = || {
                        start == at
                            || (start..at).any(|before| {
                                self.is_verb(before) || matches!(self.kind(before), Kind::Word("v" | "vi"))
                            })
                    };
                    (is_one!(self.text(at), "并 并且 而且 且 还 随后") && told())
                        || (matches!(self.text(at), "和" | "及" | "以及") && at > 0 && self.is_verb(at - 1))
                }
                _ => false,
            };
            if ends {
                if start < at {
                    clauses.push(start..at);
                }
                start = if matches!(self.text(at), "还" | "随后") { at } else { at + 1 };
            }
        }
        if start < self.tokens.len() {
            clauses.push(start..self.tokens.len());
        }
        clauses
    }
}

/// Whether a mark ends a clause.
pub(super) fn is_stop(mark: char) -> bool {
    matches!(mark, ',' | ';' | ':' | '，' | '；' | '：' | '。' | '!' | '?' | '！' | '？' | '…' | '\n')
}

/// How meetings end that are no bodies.
const MEETINGS: &str = "奥运会 青奥会 冬奥会 年会 全会 例会 文博会 进博会 服贸会 广交会 消博会 智博会 高交会 世博会 车博会 农博会 园博会 数博会 糖酒会 运动会 \
     交流会 洽谈会 展览会 部署会 大会 论坛 峰会 座谈会 发布会 推进会 对接会 博览会 推介会 研讨会 赛 展 \
     文化节 旅游节 美食节 仪式 培训班 交易会";

/// Verbs of visiting that may be taken for the beginning of what is visited.
const VISITING: [&str; 8] = ["调研", "考察", "走访", "视察", "参观", "观摩", "慰问", "督导"];

/// A name without what is no part of it: 调研|自贸试验区, 常委|会议.
fn within(text: &str, span: Span, kind: Kind) -> Span {
    let body = !matches!(kind, Kind::Actor(MentionKind::Person));
    if !body || !matches!(kind, Kind::Actor(_)) {
        return span;
    }
    let name = span.of(text);
    if let Some(rest) = VISITING.iter().find_map(|verb| name.strip_prefix(verb))
        && rest.chars().count() >= 3
        && !rest.starts_with(['组', '团', '队', '站', '室', '员'])
    {
        return Span::new(span.end() - rest.len(), span.end());
    }
    let next = &text[span.end()..];
    if name.ends_with("委会")
        && next.starts_with('议')
        && !next.starts_with("议事")
        && !next.starts_with("议程")
    {
        return Span::new(span.start(), span.end() - "会".len());
    }
    span
}

/// Names first, then words of the lexicon, then the words between them.
fn tokens(page: &Page<'_>, sentence: usize) -> Vec<Token> {
    let sentence = &page.sentences[sentence];
    let mut fixed: Vec<Token> = Vec::new();
    let first = page.mentions.partition_point(|mention| mention.span.start() < sentence.span.start());
    let mut covered = sentence.span.start();
    for (number, mention) in page.mentions.iter().enumerate().skip(first) {
        if mention.span.start() >= sentence.span.end() {
            break;
        }
        if mention.span.start() < covered || mention.span.end() > sentence.span.end() {
            continue;
        }
        let kind = match mention.kind {
            MentionKind::Programme => continue,
            // 衡阳市工业大会 and “X杯”邀请赛 taken for a body: what ends like a meeting is one.
            MentionKind::Agency | MentionKind::Firm | MentionKind::Organisation | MentionKind::Place
                if ends_with_one!(mention.span.of(page.text), MEETINGS)
                    && !["代表大会", "发展"]
                        .iter()
                        .any(|body| mention.span.of(page.text).ends_with(body)) =>
            {
                continue;
            }
            MentionKind::Position => Kind::Position,
            MentionKind::Date => Kind::Date,
            MentionKind::Figure => Kind::Figure,
            MentionKind::Document => Kind::Document,
            actor => Kind::Actor(actor),
        };
        covered = mention.span.end();
        let span = within(page.text, mention.span, kind);
        fixed.push(Token { span, kind, mention: Some(number), quoted: false });
    }
    // Between the names, so that 管委会|签约 holds no 会签.
    let starts = std::iter::once(sentence.span.start()).chain(fixed.iter().map(|token| token.span.end()));
    let ends = fixed.iter().map(|token| token.span.start()).chain([sentence.span.end()]);
    let gaps: Vec<Span> = starts
        .zip(ends)
        .filter(|(start, end)| start < end)
        .map(|(start, end)| Span::new(start, end))
        .collect();
    for (gap, trigger) in
        gaps.iter().flat_map(|gap| triggers(page, *gap).into_iter().map(move |found| (gap, found)))
    {
        // A word of one character must be a word: 展, but not within 发展; 任|山东省 where a name ends it.
        let single = trigger.span.of(page.text).chars().nth(1).is_none();
        let word = |span: Span| sentence.words.binary_search_by_key(&span, |word| word.span).is_ok();
        let opens = trigger.span.start() == gap.start()
            || sentence.words.binary_search_by_key(&trigger.span.start(), |word| word.span.start()).is_ok();
        // 大米|节在X举行: where the word behind it is glued to it.
        let glued =
            single && opens && page.text[trigger.span.end()..].starts_with(['在', '于', '由', '将', '因']);
        let closes = trigger.span.end() == gap.end()
            || page.text[trigger.span.end()..].starts_with([',', ':', '“', '。']);
        // 甲在会上|称，: a word of saying, however the words round it are cut.
        let said = single
            && trigger.span.of(page.text) == "称"
            && closes
            && page.text[..trigger.span.start()].ends_with(['上', '中', '会']);
        // 2021年11月起|任A局局长.
        let since = single
            && trigger.span.of(page.text) == "任"
            && closes
            && page.text[..trigger.span.start()].ends_with('起');
        let free = !single || since || word(trigger.span) || glued || said || opens && closes;
        // 甲建议，…: a verb only right behind a name.
        let free =
            free && (trigger.span.of(page.text) != "建议" || trigger.span.start() == gap.start() && closes);
        // 发|展示|范区, 修|复工|程: cut out of two words.
        let last = sentence.words.partition_point(|word| word.span.end() < trigger.span.end());
        let ends = trigger.span.end() == gap.end()
            || sentence.words.get(last).is_some_and(|word| word.span.end() == trigger.span.end());
        let role = matches!(page.lexicon.entry(trigger.entry).act, Act::Role | Act::Launch)
            && trigger.span.len() == "展示".len();
        let free = free && (opens || ends || !role) && !runs_into_word(page.text, trigger.span);
        if free {
            let kind = Kind::Trigger(trigger.entry);
            fixed.push(Token { span: trigger.span, kind, mention: None, quoted: false });
        }
    }
    fixed.sort_by_key(|token| token.span.start());
    let mut tokens = Vec::with_capacity(fixed.len() * 2 + sentence.words.len());
    let mut words = sentence.words.iter().peekable();
    let mut at = sentence.span.start();
    let end = sentence.span.end();
    for stop in fixed.iter().map(Some).chain([None]) {
        let limit = stop.map_or(end, |token| token.span.start());
        while at < limit {
            while words.peek().is_some_and(|word| word.span.end() <= at) {
                words.next();
            }
            let (piece, tag) = words.peek().map_or((Span::new(at, limit), "x"), |word| {
                (Span::new(at, word.span.end().clamp(at, limit)), word.tag)
            });
            if piece.is_empty() {
                break;
            }
            let characters = piece.of(page.text);
            let mark = characters
                .chars()
                .next()
                .filter(|&c| characters.len() == c.len_utf8() && !script::is_letter(c));
            let kind = mark.map_or(Kind::Word(tag), Kind::Mark);
            tokens.push(Token { span: piece, kind, mention: None, quoted: false });
            at = piece.end();
        }
        if let Some(token) = stop {
            tokens.push(*token);
            at = token.span.end();
        }
    }
    let generic = page.lexicon.generic();
    for at in 0..tokens.len() {
        // 建设者代表, 投资者: who does it, not what is done.
        if matches!(tokens[at].kind, Kind::Trigger(number) if page.lexicon.entry(number).act != Act::Head)
            && tokens.get(at + 1).is_some_and(|next| next.span.of(page.text) == "者")
        {
            tokens[at].kind = Kind::Word("n");
        }
        if let Kind::Word(tag) = tokens[at].kind
            && is_unlisted_head(page, &tokens, at, tag)
        {
            tokens[at].kind = Kind::Trigger(generic);
        }
    }
    tokens
}

/// The words of the lexicon in a gap; where one takes the beginning of a longer head (安全|会议, 视频|调度会议), the search
/// begins again within it.
fn triggers(page: &Page<'_>, gap: Span) -> Vec<super::lexicon::Trigger> {
    let mut found = page.lexicon.find(page.text, gap);
    let again = found.iter().enumerate().find_map(|(at, trigger)| {
        let form = trigger.span.of(page.text);
        let behind = &page.text[trigger.span.end()..gap.end()];
        let agenda = ["议程", "议题", "议案", "议室", "议事"].iter().any(|word| behind.starts_with(word));
        if matches!(form, "全会" | "大会" | "例会") && behind.starts_with('议') && !agenda {
            return Some((at, trigger.span.end() - "会".len()));
        }
        let directs =
            ["调度", "研判", "部署"].iter().any(|ending| form.len() > ending.len() && form.ends_with(ending));
        (directs && behind.starts_with('会')).then(|| (at, trigger.span.start() + "视".len()))
    });
    if let Some((at, from)) = again {
        found.truncate(at);
        found.extend(triggers(page, Span::new(from, gap.end())));
    }
    found
}

/// Whether a word is cut out of a longer one: 大会 of 人民大会堂, 展 of 展馆.
fn runs_into_word(text: &str, span: Span) -> bool {
    let next = text[span.end()..].chars().next();
    match (span.of(text).chars().next_back(), next) {
        (Some('会'), Some(next)) => "堂场馆员长费徽址刊".contains(next),
        (Some('展'), Some(next)) => "馆厅区位台品商".contains(next),
        (Some('赛'), Some(next)) => "场道区".contains(next),
        _ => false,
    }
}

/// Words that end like an event's head and are bodies or something else.
const NO_MEETINGS: &str = "协会 委员会 学会 机会 社会 工会 商会 总会 理事会 董事会 监事会 常委会 基金会 联合会 省会 约会 国会 议会 \
     教会 公会 研究会 促进会 联谊会 妇联 都会 居委会 村委会 管委会 国资委 不会 学生会 红十字会 组委会 筹委会 团委会 与会 体会 误会 \
     领会 理会 意会 幸会 再会 拜会 参会 入会 开会 散会 附会 财会 人社会 执委会 残联会 政协会 委会 互助会 同乡会 校友会 股东会 家委会 \
     证监会 银保监会 银监会 保监会 奥组委会 亚奥理事会 季节 环节 细节 情节 关节 调节 春节 节 中秋节 端午节 元宵节 国庆节 清明节 \
     重阳节 劳动节 儿童节 章节 礼节 季节 音节 发展 进展 开展 拓展 扩展 施展 舒展 伸展 参展 布展 筹展 未来展";

/// Whether a word that no table lists heads an event's name: 恳亲会, 挑战赛, 书画展; 会 alone behind a verb.
fn is_unlisted_head(page: &Page<'_>, tokens: &[Token], at: usize, tag: &str) -> bool {
    let text = tokens[at].span.of(page.text);
    // “作品对谈会”28日在京举行: the last of a quoted name, however its words are cut.
    let closed = |next: usize| {
        tokens.get(next).is_some_and(|token| match token.kind {
            Kind::Date => true,
            Kind::Trigger(number) => page.lexicon.entry(number).act == Act::Hold,
            _ => is_one!(token.span.of(page.text), "在 于"),
        })
    };
    if text.ends_with('会')
        && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Mark('”'))
        && closed(at + 2)
        && tokens[..at].iter().rev().take(2).all(|token| token.span.of(page.text) != "“")
    {
        return true;
    }
    if matches!(text, "会" | "营") {
        let before = at > 0
            && matches!(
                tokens[at - 1].kind,
                Kind::Word("v" | "vn" | "n" | "an" | "l" | "j" | "nz") | Kind::Trigger(_)
            )
            && !is_one!(
                tokens[at - 1].span.of(page.text),
                "是否 可能 应该 必将 一定 未必 的确 确实 肯定 往往"
            );
        let after = tokens.get(at + 1).is_some_and(|next| {
            match next.kind {
            Kind::Trigger(number) => page.lexicon.entry(number).act == Act::Hold,
            Kind::Date => true,
            Kind::Mark('(') => text == "营",
            // 主持召开会商会，…: right behind what holds it.
            Kind::Mark(',' | '。' | ';') => tokens[at.saturating_sub(3)..at].iter().any(|token| {
                matches!(token.kind, Kind::Trigger(number) if page.lexicon.entry(number).act == Act::Hold)
            }) || tokens[at.saturating_sub(8)..at].iter().any(|token| {
                is_one!(token.span.of(page.text), "出席 参加 主持")
            }),
            _ => matches!(next.span.of(page.text), "上" | "在" | "于"),
        }
        });
        return before && after;
    }
    // “运安会”召开会议: a body by its short name.
    let body = at > 0
        && text.ends_with('会')
        && tokens[at - 1].span.of(page.text) == "“"
        && tokens.get(at + 1).is_some_and(|next| next.span.of(page.text) == "”");
    text.ends_with(['会', '赛', '展', '节'])
        && text.chars().count() >= 3
        && matches!(tag, "n" | "nz" | "nt" | "vn" | "j" | "l" | "x" | "nr" | "nrt" | "ns")
        && !body
        && !super::lexicon::is_one!(text, NO_MEETINGS)
        && !NO_MEETINGS.split_whitespace().any(|word| word.chars().count() >= 2 && text.ends_with(word))
}

/// Whether the quotes hold a motto that an event is named for: “情系职工，清凉一夏”活动.
fn names_event(page: &Page<'_>, tokens: &[Token], open: usize, close: usize) -> bool {
    let stops = |stop: &[char]| {
        let inner = tokens[open..close].iter();
        inner.filter(|token| matches!(token.kind, Kind::Mark(mark) if stop.contains(&mark))).count()
    };
    let head = |token: &Token| {
        matches!(token.kind, Kind::Trigger(number) if page.lexicon.entry(number).act == Act::Head)
            || super::lexicon::is_one!(token.span.of(page.text), "主题 专题 系列 专项 大型 志愿 公益")
    };
    // “X对谈会”28日在Y举行: the quotes hold the whole name.
    let whole = ["会", "节", "赛", "展", "论坛", "仪式", "活动"]
        .iter()
        .any(|ending| tokens[close - 1].span.of(page.text).ends_with(ending))
        && tokens.get(close + 1).is_some_and(|next| match next.kind {
            Kind::Date => true,
            Kind::Trigger(number) => page.lexicon.entry(number).act == Act::Hold,
            _ => super::lexicon::is_one!(next.span.of(page.text), "在 于 正式 将 近日 日前 圆满 成功"),
        });
    let told = open > 0 && tokens[open - 1].kind == Kind::Mark(':');
    // “…”红色宣讲活动: a noun or two may stand between.
    let nouns = tokens[close + 1..]
        .iter()
        .take(3)
        .take_while(|token| match token.kind {
            Kind::Word(tag) => matches!(tag, "n" | "b" | "vn" | "nz" | "j" | "a"),
            Kind::Trigger(number) => {
                matches!(page.lexicon.entry(number).act, Act::Visit | Act::Sign | Act::Launch)
            }
            _ => false,
        })
        .count();
    stops(&[',']) <= 2
        && stops(&['。', '!', '?', ';']) == 0
        && !told
        && (whole || tokens[close + 1..].iter().take(nouns + 1).any(head))
}

fn mark_quoted(page: &Page<'_>, tokens: &mut [Token], speech: &mut bool) {
    let mut open: Option<usize> = speech.then_some(0);
    let carried = *speech;
    let mut at = 0;
    while at < tokens.len() {
        if let Kind::Mark(mark) = tokens[at].kind {
            if OPENERS.contains(&mark) && open.is_none() && mark != '‘' {
                open = Some(at);
            } else if CLOSERS.contains(&mark)
                && mark != '’'
                && let Some(start) = open
            {
                let length = tokens[start..at].iter().map(|token| token.span.of(page.text).chars().count());
                let stops = tokens[start..at]
                    .iter()
                    .any(|token| matches!(token.kind, Kind::Mark(',' | '。' | '!' | '?' | ';')));
                let long = length.sum::<usize>() > LONGEST_QUOTED_NAME;
                if (carried && start == 0) || (stops || long) && !names_event(page, tokens, start, at) {
                    for token in &mut tokens[start..=at] {
                        token.quoted = true;
                    }
                }
                open = None;
            }
        }
        at += 1;
    }
    if let Some(start) = open {
        for token in &mut tokens[start..] {
            token.quoted = true;
        }
    }
    *speech = open.is_some();
}

/// Marks what stands in brackets as no part of the sentence: 副馆长（主持工作）甲, （记者乙）.
fn mark_remarks(text: &str, tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        if matches!(tokens[at].kind, Kind::Mark('【')) {
            // A heading at the beginning of its paragraph.
            let close = (at + 1..tokens.len()).find(|&end| matches!(tokens[end].kind, Kind::Mark('】')));
            for token in &mut tokens[at..=close.unwrap_or(at)] {
                token.quoted = true;
            }
            at = close.unwrap_or(at);
        } else if matches!(tokens[at].kind, Kind::Mark('(' | '（')) {
            let close = (at + 1..tokens.len().min(at + LONGEST_REMARK))
                .find(|&end| matches!(tokens[end].kind, Kind::Mark(')' | '）')));
            if let Some(end) = close {
                let verb = tokens[at..end].iter().any(|token| matches!(token.kind, Kind::Trigger(_)))
                    || ["记者", "通讯员"].iter().any(|word| tokens[at + 1].span.of(text).ends_with(word));
                if verb {
                    for token in &mut tokens[at..=end] {
                        token.quoted = true;
                    }
                }
                at = end;
            }
        }
        at += 1;
    }
}

/// A remark in brackets takes no more than this many tokens; beyond it the bracket was left open.
const LONGEST_REMARK: usize = 24;

impl std::fmt::Debug for Scene<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (number, clause) in self.clauses.iter().enumerate() {
            write!(f, "{}[", if number > 0 { " " } else { "" })?;
            for at in clause.clone() {
                let mark = match self.kind(at) {
                    Kind::Actor(kind) => format!("{kind:?}"),
                    Kind::Trigger(_) => format!("{:?}", self.act(at).unwrap_or(Act::Head)),
                    Kind::Word(tag) => tag.to_owned(),
                    Kind::Mark(_) => String::new(),
                    other => format!("{other:?}"),
                };
                let quoted = if self.tokens[at].quoted { "'" } else { "" };
                write!(f, "{}{}{}{} ", self.text(at), if mark.is_empty() { "" } else { "/" }, mark, quoted)?;
            }
            write!(f, "]")?;
        }
        for chain in &self.chains {
            write!(f, " {{{}}}", self.between(chain.start, chain.end))?;
        }
        Ok(())
    }
}
