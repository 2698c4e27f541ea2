//! The line under a title: time, publisher, names, and the page's own buttons.
//!
//! `2022-06-27 19:54    某某网`, `时间:2018-09-14 来源:某报 编辑:某某`, `某报 2020年04月29日 第01版`. A line is one only when
//! nothing else stands in it: `2022年6月27日新闻发布会举行` is none.

use super::byline::{self, Credits};
use super::{line, published, publisher};
use crate::dictionary::Dictionaries;
use crate::mention::date::When;
use crate::text::{Pattern, Words};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a header line says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Header {
    /// When.
    pub published: Option<When>,
    /// Who published, as a label says.
    pub labelled_source: Option<String>,
    /// Who published, as a bare field says.
    pub bare_source: Option<String>,
    /// Names.
    pub credits: Vec<super::Credit>,
    /// A time of day, or a day and a month, without a year: as lists of other articles have it.
    pub short_time: bool,
    /// That day and month.
    pub day: Option<(i8, i8)>,
    /// Whether anything but the time stood there.
    pub alone: bool,
}

/// Fields and buttons that say nothing of the article.
static NOISE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?x)
        (?: 浏览 | 点击 | 阅读 | 访问 | 点阅 | 人气 | 评论 | 跟帖 | 围观 | 参与 | 热度 | 播放 | 点赞 | 转发 | 收藏 )
            (?: 次数 | 数量 | 量 | 数 )? \s* :? \s* [(\[]? \s* \d* \s* [万+]* \s* (?: 次 | 人 )? \s* [)\]]?
        | \d+ \s* (?: 次阅读 | 人阅读 | 次浏览 | 阅读 | 评论 | 条评论 | 人评论 | 人参与 | 跟贴 | 浏览 )
        | (?: 字体 | 字号 | 文字大小 | 大小 | 选择字号 ) \s* :? \s* [\[(【]? (?: \s* [超特大中小默认AT+\-] \s* [|/]? )* [\])】]?
        | 【 (?: \s* [大中小] \s* )+ 】 | \[ (?: \s* [大中小] \s* )+ \] | (?: 大 \s+ 中 \s+ 小 ) | T[|]T | A\+ | A-
        | (?: 分享 | 分享到 | 分享至 | 打印 | 打印本页 | 打印本文 | 关闭 | 关闭窗口 | 收藏本文 | 我要评论 | 我有话说 | 纠错 | 手机看 | 听新闻 | 朗读 | 扫一扫 | 责任编辑\s*:?\s*$ ) :?
        | 第 \s* [A-Z]?\d{1,3} \s* 版 (?: : \S{1,8} )? | [A-Z]?\d{1,3} \s* 版 | 版次 \s* :? \s* \S+
        | (?: 发布 | 发表 | 更新 | 最后更新 | 发稿 | 刊发 | 编辑 | 撰写 | 创建 | 成文 | 上传 | 发佈 | 录入 ) \s* (?: 时间 | 日期 | 于 | 於 ) \s* :?
        | (?: 时间 | 日期 | 更新 ) \s* :? | 发布 \s* : | 星期[一二三四五六日天] | 周[一二三四五六日天]
        | 原创 | 正文 | 默认 | 微信 | 微博 | QQ空间 | 复制链接 | 索引号 \s* : \s* \S+ | 已有 \s* \d+ \s* 人
        ",
    )
});

/// A month and a day, or a time of day, without a year.
static SHORT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?:(?:^|\s)\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?|(?:^|\s)\d{1,2}:\d{2}(?::\d{2})?|(?:刚刚|昨天|前天|今天|\d+\s*(?:分钟|小时|天|个月|月|年)前)(?:\s*\d{1,2}:\d{2})?)(?:\s|$)",
    )
});

static SHORT_DAY: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?:^|[^\d-])(\d{1,2})[-/月](\d{1,2})(?:\D|$)"));

/// The longest header line, in characters.
const LONGEST: usize = 160;

/// Reads a folded line as a header; `None` if it is anything else.
pub(super) fn header(text: &str, dictionaries: &Dictionaries) -> Option<Header> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let mut header = Header { published: published::short_year(text), ..Header::default() };
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for (span, when) in published::times(text) {
        let behind = text[span.end()..].trim_start_matches(['发', '布', '更', '新']);
        let ends = behind.is_empty()
            || behind.starts_with(|c: char| {
                line::blank(c) || c.is_ascii_punctuation() || "|丨·—、，。【】（）［］".contains(c)
            })
            || NOISE.find(behind).is_some_and(|noise| noise.start() == 0)
            || behind.starts_with("来源")
            || matches!(when.start, crate::mention::date::Point::Minute(_));
        if !ends {
            return None;
        }
        header.published.get_or_insert(when);
        rest.push_str(&text[at..span.start()]);
        rest.push('|');
        at = span.end();
    }
    rest.push_str(&text[at..]);
    if header.published.is_none() && SHORT.is_match(&rest) {
        header.short_time = true;
        header.day = SHORT_DAY
            .captures(&rest)
            .and_then(|found| Some((found[1].parse().ok()?, found[2].parse().ok()?)));
        rest = SHORT.replace_all(&rest, "|").into_owned();
    }
    let timed = header.published.is_some() || header.short_time;
    let quiet = NOISE.replace_all(&rest, "|");
    let noisy = matches!(quiet, Cow::Owned(_));
    rest = quiet.into_owned();
    let left = rest.trim_matches(|c: char| !c.is_alphanumeric());
    if left.is_empty() {
        header.alone = true;
        return (timed || noisy).then_some(header);
    }
    // Fields: labelled ones first, then at most three short bare ones.
    let mut bare = Vec::new();
    for field in rest.replace(" / ", "|").split(['|', '丨', '·', '\t', '►', '>']).flat_map(fields) {
        let field = field.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '〇'));
        let field = field.trim_matches(['(', ')']);
        if field.is_empty() || matches!(field, "发布" | "发表" | "编辑" | "发布于") {
            continue;
        }
        match byline::credits(field, dictionaries) {
            Some(Credits { credits, source, .. }) => {
                header.credits.extend(credits);
                if header.labelled_source.is_none() {
                    header.labelled_source = source;
                }
            }
            None => bare.push(field.to_owned()),
        }
    }
    let labelled = header.labelled_source.is_some() || !header.credits.is_empty();
    if !timed && !labelled {
        return None;
    }
    let alone = bare.len() == 1;
    for field in bare {
        let count = field.chars().count();
        let short = (2..=18).contains(&count) && !field.contains(['。', '，', ',', '！', '?', '“', '《']);
        if !short {
            return None;
        }
        if header.bare_source.is_none() {
            header.bare_source = publisher::normal(&field).filter(|name| {
                publisher::medium(name)
                    || timed
                        && (publisher::body(name)
                            || alone && count <= 8 && !byline::surname(name, dictionaries))
            });
        }
    }
    Some(header)
}

/// What introduces a field that has blanks in it.
static LABELS: LazyLock<Words> =
    LazyLock::new(|| Words::new("来源 记者 作者 编辑 通讯员 责编 摄影 出处 稿源 供稿 审核 校对"));

/// A field split at blanks, unless a label or names go on behind them.
fn fields(part: &str) -> Vec<&str> {
    match LABELS.find_iter(part).next().map(|found| found.span.start()) {
        Some(at) => {
            // `信息来源:某局` has its label's head before the word found.
            let start = part[..at]
                .rfind(line::blank)
                .map_or(0, |blank| blank + part[blank..].chars().next().map_or(0, char::len_utf8));
            let (before, after) = part.split_at(start);
            before.split(line::blank).chain([after]).filter(|field| !field.is_empty()).collect()
        }
        None => part.split(line::blank).filter(|field| !field.is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLES: LazyLock<Dictionaries> = LazyLock::new(Dictionaries::builtin);

    fn read(text: &str) -> String {
        match header(text, &TABLES) {
            None => "-".to_owned(),
            Some(header) => {
                let source = header.labelled_source.or(header.bare_source).unwrap_or_default();
                let names: Vec<String> =
                    header.credits.iter().map(|credit| format!("{}={}", credit.role, credit.name)).collect();
                let time = header.published.map(|when| when.to_string()).unwrap_or_default();
                format!("{time} {source} {}", names.join(" ")).trim().to_owned()
            }
        }
    }

    #[test]
    fn header_lines() {
        assert_eq!(read("2022-06-27 19:54    河口新闻网"), "2022-06-27T19:54 河口新闻网");
        assert_eq!(read("时间:2018-09-14 来源:延河时报 编辑:呼延宁"), "2018-09-14 延河时报 编辑=呼延宁");
        assert_eq!(read("颍河日报 2020年04月29日 第01版"), "2020-04-29 颍河日报");
        assert_eq!(
            read("2022-10-28 09:10:00 信息来源:某市统计局 字体:【大 中 小】"),
            "2022-10-28T09:10 某市统计局"
        );
        assert_eq!(read("发布时间:2021-05-12 来源:某融媒 浏览次数:"), "2021-05-12 某融媒");
        assert_eq!(read("某口新闻 2024-06-20 14:20 发布"), "2024-06-20T14:20 某口新闻");
        assert_eq!(
            read("2023/08/30 16:44 北某网 记者简小庭/桃园报导"),
            "2023-08-30T16:44 北某网 记者=简小庭"
        );
        assert_eq!(read("2022年6月27日新闻发布会在京举行"), "-");
        assert_eq!(read("今年前5个月我市镁产业实现产值86亿元"), "-");
    }
}
