//! Credits: who wrote, edited, checked, photographed.
//!
//! Finds `记者 李四 通讯员 王五 赵六`, `编辑:小菲 责任编辑:张三`, `(记者 李四 视频 王五)`, names glued to the next role
//! (`监审:屈五审核:梁六`), aligned two-character names (`李　四`), codes behind names (`张三 SF069`), and `来源:某某网`
//! among them. A stretch is a byline only when it can be read as credits to its end: `记者从市发改委获悉` is none.

use super::Credit;
use crate::dictionary::Dictionaries;
use crate::mention::date::When;
use crate::text::{Pattern, Words};
use std::sync::LazyLock;

/// Roles, longest first where one begins with another. Any of them may be followed by a second one (`文/图`).
static ROLES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "全媒体见习记者 融媒体记者 全媒体记者 见习记者 实习记者 首席记者 特约记者 特派记者 本报记者 \
         本网记者 本台记者 高级记者 资深记者 摄影记者 视频记者 驻站记者 通讯员记者 特约通讯员 通讯员 \
         实习生 学生记者 小记者 记者 责任编辑 值班编辑 执行编辑 流程编辑 视觉编辑 视频编辑 文字编辑 \
         图片编辑 网络编辑 新媒体编辑 编辑审核 编辑校对 资深编辑 本期编辑 本版编辑 版面编辑 实习编辑 \
         美术编辑 特约编辑 编辑 责任编审 责编 美编 编审 编校 编译 编导 编制 责任校对 责任审核 校对 \
         校审 审校 审核 审签 审读 审稿 审定 审阅 初审 复审 终审 一审 二审 三审 一校 二校 三校 \
         监审 签发 值班主任 值班编委 值班总编 摄影报道 摄影 摄像 航拍 图片 视频 图文 文图 文字 供稿 \
         供图 投稿 来稿 撰文 撰稿 采写记者 采写 采访 采编 主笔 执笔 作者 翻译 整理 统筹 策划 总策划 总监制 \
         监制 制片 出品人 出品 总编辑 副总编辑 主编 副主编 编委 主播 播音 配音 剪辑 后期 包装 制作 设计 \
         制图 绘图 插画 漫画 海报 排版 版式 见习 值班 制版 检校 综合 转自 文/图 图/文 文 图 摄",
    )
});

/// Roles that only a mark makes roles: they are common words or parts of them.
static NEEDS_MARK: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "文 图 摄 文字 图片 视频 采访 整理 统筹 策划 制作 设计 综合 包装 后期 翻译 值班 见习 \
         编制 出品 投稿 来稿 图文 航拍 漫画 海报 转自 审定 审阅 一审 二审 三审",
    )
});

/// What introduces the publisher.
static SOURCE_LABELS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "信息来源 稿件来源 文章来源 新闻来源 内容来源 图文来源 原文来源 本文来源 资料来源 本文转自 \
         消息来源 来源 稿源 出处 转自 来自",
    )
});

/// Fixed words that pages put among the credits; they say nothing.
static FILLERS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "返回搜狐,查看更多 查看更多 关注↓ 点击关注 END end 返回首页 (完) 完 投诉 我要反馈 \
         我要纠错 纠错 打印 关闭 收藏 分享 推荐 原创稿 原创 特稿 返回搜狐 版权归原作者所有,向原创致敬",
    )
});

/// What a stretch of credits says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Credits {
    /// Names with their roles.
    pub credits: Vec<Credit>,
    /// Who is named as the publisher.
    pub source: Option<String>,
    /// The day of the issue that is named as where it appeared.
    pub issue: Option<When>,
    /// Whether any role or source label stood there.
    pub labelled: bool,
}

/// Reads the whole of a folded stretch as credits; `None` if anything else stands in it.
pub(super) fn credits(stretch: &str, dictionaries: &Dictionaries) -> Option<Credits> {
    let mut reader = Reader { text: stretch, at: 0, dictionaries, found: Credits::default() };
    reader.read().then_some(reader.found)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    dictionaries: &'a Dictionaries,
    found: Credits,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Reads to the end; `false` as soon as something is no credit.
    fn read(&mut self) -> bool {
        loop {
            self.skip(separator);
            if self.rest().is_empty() {
                return self.found.labelled;
            }
            if self.filler() || self.source() || self.role() || self.idle() {
                continue;
            }
            return false;
        }
    }

    fn skip(&mut self, leave: impl Fn(char) -> bool) {
        self.at += self.rest().len() - self.rest().trim_start_matches(leave).len();
    }

    fn filler(&mut self) -> bool {
        let Some(filler) = FILLERS.at(self.rest()) else {
            return false;
        };
        self.at += filler.len();
        true
    }

    /// What says how somebody took part, without a name, among other credits: `某报记者 某某 文/图`, `摄影报道`.
    fn idle(&mut self) -> bool {
        let label = ["文/图", "图/文", "摄影报道", "文图", "图文"]
            .into_iter()
            .find(|label| self.found.labelled && self.rest().starts_with(label));
        self.at += label.map_or(0, str::len);
        label.is_some()
    }

    /// `来源:某某网`, among other credits without the mark; a name behind it wrote: `来源:某某社 李四`.
    fn source(&mut self) -> bool {
        let rest = self.rest();
        let spaced = rest.strip_prefix('来').map(|rest| rest.trim_start_matches(super::line::blank));
        let value = match (SOURCE_LABELS.at(rest), spaced.and_then(|rest| rest.strip_prefix('源'))) {
            (Some(label), _) => &rest[label.len()..],
            (None, Some(value)) => value,
            (None, None) => return false,
        };
        let bare = value.trim_start_matches(super::line::blank);
        let value = match bare.strip_prefix([':', '/', '|', '丨']) {
            Some(value) => value.trim_start_matches(super::line::blank),
            None if self.found.labelled && bare.len() < value.len() => bare,
            None => return false,
        };
        let end = value
            .char_indices()
            .find(|&(at, c)| {
                super::line::blank(c)
                    || matches!(c, ')' | ']' | '】' | '）' | '|' | '。' | ';' | '；')
                    || (at > 0 && FILLERS.at(&value[at..]).is_some_and(|filler| filler.chars().count() >= 4))
                    || (at > 0 && role_at(&value[at..]).is_some_and(|role| role.marked))
            })
            .map_or(value.len(), |(at, _)| at);
        if value[..end].chars().count() > 40 {
            return false;
        }
        self.at = self.text.len() - value.len() + end;
        self.found.labelled = true;
        if self.found.source.is_none() {
            self.found.source = super::publisher::normal(&value[..end]);
        }
        let behind = self.rest().trim_start_matches(super::line::blank);
        let name = word(behind);
        let alone = behind[name.len()..].trim_matches(separator).is_empty();
        if alone && (2..=3).contains(&name.chars().count()) && surname(name, self.dictionaries) {
            self.found.credits.push(Credit { role: "作者".to_owned(), name: name.to_owned() });
            self.at = self.text.len();
        }
        true
    }

    /// A role, perhaps behind who employs (`信网记者`), and its names.
    fn role(&mut self) -> bool {
        let Some(role) = role_at(self.rest()).or_else(|| employed(self.rest())) else { return false };
        let before = self.at;
        self.at += role.end;
        // `编辑/校对 王五`: both at once.
        let mut label = role.label.to_owned();
        loop {
            let joined = self.rest().trim_start_matches(['/', '、', '&', ' ', '丨']);
            match role_at(joined) {
                Some(next) if !role.marked && joined.len() < self.rest().len() => {
                    self.at = self.text.len() - joined.len() + next.end;
                    label = format!("{label}/{}", next.label);
                    if next.marked {
                        break;
                    }
                }
                _ => break,
            }
        }
        let names_start = self.at;
        self.skip(|c| super::line::blank(c) || matches!(c, ':' | '/' | '|' | '丨' | '@' | '·' | '-' | '—'));
        let spaced = self.at > names_start;
        let names = self.names(
            spaced,
            role.marked
                || self.text[..names_start].ends_with(':')
                || self.text[names_start..].starts_with(':'),
        );
        if names.is_empty() && !role.marked {
            // `文/图 某报记者 某某`: two roles, one of them with its employer between.
            let next = employed(self.rest()).is_some() && label.contains('/');
            if !next {
                self.at = before;
            }
            return next;
        }
        self.found.labelled = true;
        for name in names {
            // `作者:某某客户端` names a publisher.
            if label == "作者" && name.chars().count() > 3 && super::publisher::medium(&name) {
                self.found.source.get_or_insert(name);
                continue;
            }
            let credit = Credit { role: plain(&label).to_owned(), name };
            if !self.found.credits.contains(&credit) {
                self.found.credits.push(credit);
            }
        }
        true
    }

    /// Names up to the next role, label, or what cannot be a name.
    fn names(&mut self, spaced: bool, marked: bool) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        loop {
            let at = self.at;
            if !names.is_empty() {
                self.skip(|c| {
                    super::line::blank(c) || matches!(c, '、' | ',' | '，' | '/' | '&' | ';' | '；' | '@')
                });
            }
            let rest = self.rest();
            if rest.is_empty()
                || role_at(rest).is_some()
                || employed(rest).is_some()
                || SOURCE_LABELS.at(rest).is_some()
                || FILLERS.at(rest).is_some()
            {
                return names;
            }
            let word = word(rest);
            if word.is_empty() {
                self.at = at;
                return names;
            }
            self.at += word.len();
            if word.is_ascii() {
                // A code behind or instead of a name says nothing; a pen name in letters does.
                if !word.chars().any(|c| c.is_ascii_digit()) && (names.is_empty() || word.len() > 2) {
                    names.push(word.to_owned());
                }
                continue;
            }
            if ["报导", "报道", "摄影报道", "文图", "图文"].iter().any(|end| word.ends_with(end))
            {
                continue;
            }
            // `李　四`: two single characters are one name.
            if word.chars().count() == 1 {
                let next = self.rest().trim_start_matches(super::line::blank);
                let second = self::word(next);
                if second.chars().count() == 1 && !second.is_ascii() {
                    self.at = self.text.len() - next.len() + second.len();
                    names.push(format!("{word}{second}"));
                    continue;
                }
            }
            // `(记者字学军)`: a rare surname passes where nothing else follows.
            let alone = self.rest().trim_matches(separator).is_empty() && name_like(word);
            let followed = self.rest().trim_start_matches(super::line::blank).starts_with(['、', '/'])
                && name_like(word);
            // `作者:某某区公安分局`: behind a mark a body may stand for a name.
            if marked
                && names.is_empty()
                // `记者：不少市民记得那趟专列。` asks.
                && !self.rest().starts_with(['。', '？', '！', '?', '!'])
                && (5..=16).contains(&word.chars().count())
                && (super::publisher::medium(word) || split(word, self.dictionaries).is_none())
            {
                names.push(word.to_owned());
                continue;
            }
            // `新华社记者 某某摄`
            let bare = word.strip_suffix('摄').or_else(|| word.strip_suffix("图片"));
            let word = bare.filter(|name| name.chars().count() >= 2).unwrap_or(word);
            match split(word, self.dictionaries) {
                Some(found)
                    if spaced || found.len() > 1 || surname(word, self.dictionaries) || alone || followed =>
                {
                    names.extend(found);
                }
                _ => {
                    self.at = at;
                    return names;
                }
            }
        }
    }
}

/// Whether two to four characters could be a name rather than what a reporter does.
fn name_like(word: &str) -> bool {
    let verbs = [
        "获悉", "了解", "从", "在", "看到", "采访", "发现", "报道", "走进", "来到", "注意", "近日", "日前",
        "今日", "昨日", "证", "站", "团", "部", "招待", "提问", "问",
    ];
    (2..=4).contains(&word.chars().count()) && !verbs.iter().any(|verb| word.starts_with(verb))
}

/// Marks between credits.
fn separator(c: char) -> bool {
    super::line::blank(c)
        || matches!(
            c,
            '|' | '/'
                | '、'
                | ','
                | '，'
                | ';'
                | '；'
                | '。'
                | '.'
                | '·'
                | '•'
                | '-'
                | '—'
                | '_'
                | '丨'
                | '*'
                | '↓'
                | '@'
                | '['
                | ']'
                | '('
                | ')'
                | '【'
                | '】'
                | '（'
                | '）'
                | '〔'
                | '〕'
                | '<'
                | '>'
                | '"'
                | '“'
                | '”'
                | '■'
                | '●'
                | '□'
                | '▲'
        )
}

struct Role<'a> {
    label: &'a str,
    end: usize,
    /// Whether a colon or its like stands behind.
    marked: bool,
}

/// Brackets at the very end, by the custom of newspapers: who sent the report in (`(某某)`, `(某某网 某某)`,
/// `(某某 某某)`, `(某台通讯员 某某)`), or which medium (`(某某日报)`).
pub(super) fn sender(brackets: &str, dictionaries: &Dictionaries) -> Option<Credits> {
    let inner = brackets.strip_prefix(['(', '【', '〔'])?.strip_suffix([')', '】', '〕'])?;
    let inner = inner.trim_matches(super::line::blank);
    if let Some(source) = signed(inner) {
        return Some(Credits { source: Some(source), labelled: true, ..Credits::default() });
    }
    let is_name = |name: &str| {
        let count = name.chars().count();
        name.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
            && !super::publisher::medium(name)
            && ((2..=3).contains(&count) && surname(name, dictionaries)
                || count == 4 && compound(name, dictionaries))
    };
    let words: Vec<&str> =
        inner.split(|c| super::line::blank(c) || c == '、').filter(|word| !word.is_empty()).collect();
    let (employer, names) = match words.split_first() {
        Some((employer, names)) if !names.is_empty() && super::publisher::medium(employer) => ("记者", names),
        _ => ("通讯员", words.as_slice()),
    };
    if (1..=4).contains(&names.len()) && names.iter().all(|name| is_name(name)) {
        let credit = |name: &&str| Credit { role: employer.to_owned(), name: (*name).to_owned() };
        let credits = names.iter().map(credit).collect();
        return Some(Credits { credits, labelled: true, ..Credits::default() });
    }
    // Whoever employs, in brackets it is a byline when the rest is.
    ["记者", "通讯员"].into_iter().find_map(|role| {
        let at = inner.find(role).filter(|&at| at > 0 && inner[..at].chars().count() <= 16)?;
        let plain = inner[..at].chars().all(|c| c.is_alphanumeric() || c == '·');
        let named = |found: &Credits| found.credits.iter().all(|credit| surname(&credit.name, dictionaries));
        credits(&inner[at..], dictionaries).filter(|found| plain && !found.credits.is_empty() && named(found))
    })
}

/// Where a paragraph ends in the issue that printed it, and what that says: `《某某日报》(2023年07月26日 01版)`.
pub(super) fn issue(paragraph: &str) -> Option<(usize, Credits)> {
    static ISSUE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"《([^《》]{2,12})》\s*\((\d{4}年\d{1,2}月\d{1,2}日)\s*(?:第?\s*\d{1,2}\s*版)?\s*\)\s*$",
        )
    });
    if !paragraph.trim_end().ends_with(')') {
        return None;
    }
    let found = ISSUE.captures(paragraph)?;
    let issue = super::published::times(&found[2]).next().map(|(_, when)| when)?;
    let source = super::publisher::normal(&found[1]);
    Some((
        found.get(0)?.start(),
        Credits { source, issue: Some(issue), labelled: true, ..Credits::default() },
    ))
}

/// The medium that signs in brackets: `(某某日报)`, `(特稿·新华国际客户端)`.
fn signed(inner: &str) -> Option<String> {
    let name = ["特稿·", "据"].iter().fold(inner, |name, label| name.strip_prefix(label).unwrap_or(name));
    let name = ["供本报特稿", "专特稿", "特稿"]
        .iter()
        .fold(name, |name, label| name.strip_suffix(label).unwrap_or(name));
    const ENDS: [&str; 9] = ["日报", "晚报", "时报", "社", "网", "客户端", "新闻", "融媒体中心", "APP"];
    let plain = name.chars().all(|c| c.is_alphanumeric());
    let medium = (3..=14).contains(&name.chars().count()) && ENDS.iter().any(|end| name.ends_with(end));
    (plain && medium && !name.contains("记者") && !name.ends_with("供销社"))
        .then(|| super::publisher::normal(name))
        .flatten()
}

/// The role that `rest` begins with.
fn role_at(rest: &str) -> Option<Role<'_>> {
    let label = ROLES.at(rest)?;
    let behind = rest[label.len()..].trim_start_matches(super::line::blank);
    let marked = behind.starts_with([':', '/', '|', '丨']);
    let blank = behind.len() < rest.len() - label.len();
    if NEEDS_MARK.has(label) && !marked && !(blank && label.chars().count() > 1) {
        return None;
    }
    Some(Role { label: &rest[..label.len()], end: label.len(), marked })
}

/// A role without whose it is: 全媒体记者 and 本报记者 are reporters; 实习记者 is another role.
fn plain(label: &str) -> &str {
    match label {
        "全媒体记者" | "融媒体记者" | "本报记者" | "本网记者" | "本台记者" | "采写记者" | "驻站记者" => {
            "记者"
        }
        "本期编辑" | "本版编辑" | "网络编辑" => "编辑",
        "本报通讯员" => "通讯员",
        other => other,
    }
}

/// `某某晚报/某某新闻记者`: a role behind who employs; the role alone is given.
fn employed(rest: &str) -> Option<Role<'_>> {
    let mut chars = 0;
    for (at, c) in rest.char_indices() {
        if at > 0 {
            let role = role_at(&rest[at..]).filter(|role| {
                role.label.contains("记者")
                    || role.label.contains("通讯员")
                    || role.label.contains("编辑")
                    || role.label.contains("作者")
            });
            if let Some(role) = role {
                let employer = rest[..at].trim_end_matches(super::line::blank);
                // `半岛全媒体记者`: such a reporter is always somebody's, whatever the name ends in.
                let staff = ["全媒体", "融媒体", "首席", "见习", "特约"]
                    .iter()
                    .any(|kind| role.label.starts_with(kind));
                // Glued to it, or it is a name: `记者林一一 见习记者丁二二`.
                let short = employer.len() == at && matches!(employer.chars().count(), 2 | 4..=6);
                return (super::publisher::medium(employer) || staff && short).then_some(Role {
                    label: role.label,
                    end: at + role.end,
                    marked: role.marked,
                });
            }
        }
        chars += 1;
        // `某某 某报记者`: the name before is nobody's employer.
        if super::line::blank(c) && role_at(rest[at..].trim_start_matches(super::line::blank)).is_none() {
            return None;
        }
        if chars > 20 || matches!(c, ',' | '，' | '。' | ':' | '“' | '”' | ';' | '(' | ')') {
            return None;
        }
    }
    None
}

/// The ideographs or letters that `rest` begins with, cut before a role that is glued on.
fn word(rest: &str) -> &str {
    let mut end = 0;
    let han =
        |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '\u{E000}'..='\u{F8FF}');
    let Some(first) = rest.chars().next() else { return "" };
    for (count, (at, c)) in rest.char_indices().enumerate() {
        let belongs = if han(first) {
            han(c) || c == '·' || (count > 0 && c.is_ascii_alphabetic())
        } else {
            c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') || (count > 0 && han(c))
        };
        if !belongs || count >= 24 {
            break;
        }
        if count >= 2 && FILLERS.at(&rest[at..]).is_some_and(|filler| filler.chars().count() >= 4) {
            break;
        }
        if count >= 2
            && (role_at(&rest[at..]).is_some_and(|role| role.label.chars().count() > 1)
                || rest[at..].starts_with("来源"))
        {
            break;
        }
        end = at + c.len_utf8();
    }
    &rest[..end]
}

/// A run of ideographs as names: one of up to four characters, or several glued, told apart by surnames.
fn split(word: &str, dictionaries: &Dictionaries) -> Option<Vec<String>> {
    let chars: Vec<char> = word.chars().collect();
    // 王华李滨 are two.
    if chars.len() == 4 && !compound(word, dictionaries) {
        let (one, other) = word.split_at(word.char_indices().nth(2).map_or(word.len(), |(at, _)| at));
        if surname(one, dictionaries) && surname(other, dictionaries) {
            return Some(vec![one.to_owned(), other.to_owned()]);
        }
    }
    if chars.len() <= 4
        || word.contains('·') && chars.len() <= 14
        || chars.iter().any(char::is_ascii_alphabetic)
    {
        return (chars.len() <= 14).then(|| vec![word.to_owned()]);
    }
    if chars.len() > 16 {
        return None;
    }
    // Cut into names of two to four characters that begin with a surname, threes preferred.
    fn cut(chars: &[char], dictionaries: &Dictionaries) -> Option<Vec<String>> {
        if chars.is_empty() {
            return Some(Vec::new());
        }
        for len in [3, 2, 4] {
            if chars.len() < len {
                continue;
            }
            let name: String = chars[..len].iter().collect();
            if surname(&name, dictionaries)
                && (len < 4 || compound(&name, dictionaries))
                && let Some(mut rest) = cut(&chars[len..], dictionaries)
            {
                rest.insert(0, name);
                return Some(rest);
            }
        }
        None
    }
    cut(&chars, dictionaries)
}

/// Whether a name begins with a surname.
pub(super) fn surname(name: &str, dictionaries: &Dictionaries) -> bool {
    let first = name.chars().next().map_or(0, char::len_utf8);
    compound(name, dictionaries) || !dictionaries.surnames.by_form(&name[..first]).is_empty()
}

/// Whether a name begins with a surname of two characters and goes on behind it.
fn compound(name: &str, dictionaries: &Dictionaries) -> bool {
    name.char_indices().nth(2).is_some_and(|(two, _)| !dictionaries.surnames.by_form(&name[..two]).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLES: LazyLock<Dictionaries> = LazyLock::new(Dictionaries::builtin);

    fn read(text: &str) -> String {
        match credits(text, &TABLES) {
            None => "-".to_owned(),
            Some(found) => {
                let mut parts: Vec<String> =
                    found.credits.iter().map(|credit| format!("{}={}", credit.role, credit.name)).collect();
                parts.extend(found.source.map(|source| format!("来源={source}")));
                parts.join(" ")
            }
        }
    }

    #[test]
    fn a_byline_is_read_to_its_end_or_not_at_all() {
        assert_eq!(
            read("来源:河口新闻 编辑:小苇 责任编辑:丁一鸣 |"),
            "编辑=小苇 责任编辑=丁一鸣 来源=河口新闻"
        );
        assert_eq!(read("记者 丁一鸣 视频 钱多"), "记者=丁一鸣 视频=钱多");
        assert_eq!(read("河网记者 丁一鸣 通讯员 何为 王小川"), "记者=丁一鸣 通讯员=何为 通讯员=王小川");
        assert_eq!(read("[来源:河网 编辑:陈小光]"), "编辑=陈小光 来源=河网");
        assert_eq!(
            read("监审:屈五一审核:梁小六责编:赵七七 张八"),
            "监审=屈五一 审核=梁小六 责编=赵七七 责编=张八"
        );
        assert_eq!(read("编辑:李 明"), "编辑=李明");
        assert_eq!(read("记者 王华李滨"), "记者=王华 记者=李滨");
        assert_eq!(read("记者 欧阳明远"), "记者=欧阳明远");
        assert_eq!(read("文/图 河湾全媒体记者 丁一鸣"), "记者=丁一鸣");
        assert_eq!(read("记者丁一鸣 林诗诗 见习记者唐小"), "记者=丁一鸣 记者=林诗诗 见习记者=唐小");
        assert_eq!(read("作者:河湾新闻客户端"), "来源=河湾新闻客户端");
        assert_eq!(read("大河网·浪花新闻记者 丁一鸣 通讯员 何为 河湾报道"), "记者=丁一鸣 通讯员=何为");
        assert_eq!(read("责任编辑:于小健 SF069"), "责任编辑=于小健");
        assert_eq!(read("记者从市发改委获悉"), "-");
        assert_eq!(read("编辑部近日发布公告"), "-");
        assert_eq!(
            read("通讯员 邵小花 河口晚报/浪花新闻记者 张小翼校对 李小慧"),
            "通讯员=邵小花 记者=张小翼 校对=李小慧"
        );
        assert_eq!(read("来源:河联社 黄小芝"), "作者=黄小芝 来源=河联社");
        assert_eq!(
            read("河口商报·浪花新闻网编辑 李小琪来源 河口疾控动态、河口日报"),
            "编辑=李小琪 来源=河口疾控动态"
        );
        assert_eq!(
            read("来 源:普河边境派出所通讯员:谢小鹏 李小敏"),
            "通讯员=谢小鹏 通讯员=李小敏 来源=普河边境派出所"
        );
        assert_eq!(read("河口日报社全媒体记者 周小博 文/图"), "记者=周小博");
        assert_eq!(
            read(
                "河口晚报-浪花新闻记者 崔小敏 通讯员 罗小旋 李潘 摄影报道一审 杨小茜责任编辑 何小丹主编 严小云终审 编委 陈小洁"
            ),
            "记者=崔小敏 通讯员=罗小旋 通讯员=李潘 一审=杨小茜 责任编辑=何小丹 主编=严小云 终审/编委=陈小洁"
        );
        assert_eq!(read("图片展开幕"), "-");
    }
}
