//! The title: as the page states it, as it stands over the text, or glued to the first sentence.
//!
//! `<title>短缺药品保供稳价-某网</title>` states more than the title; the heading on the page that it begins with is the
//! title. `原标题:某地办展会近日,……` has it glued to the text.

use super::frame::{self, Frame};
use super::line::{Line, View};
use super::page::{Hint, Page};
use super::{Span, fold};
use crate::dictionary::{Dictionaries, OrganisationKind};
use crate::text::Pattern;
use std::sync::LazyLock;

/// What separates the title of an article from the names of column and site.
const SEPARATORS: &[&str] = &["_", "|", "｜", "--", "——", " - ", "-", "–", "—", "::", "·", "丨", " "];

/// The title that metadata and headings of a page agree on, in the page's own script.
pub(super) fn stated(view: &View<'_>, lines: &[Line], page: &Page) -> Option<String> {
    if page.blocks.is_empty() {
        return None;
    }
    let text = view.folded();
    let page_title = page.meta.page_title.as_deref().map(|title| frame::bare(&fold(title)));
    // A line that repeats the site's name too is the page's title again, not the article's.
    let core =
        page.meta.page_title.as_deref().map(|title| without_site(&fold(title), page.meta.site.as_deref()));
    let core = core.map_or(usize::MAX, |title| frame::bare(&title).chars().count());
    let stated: Vec<String> = page
        .meta
        .titles
        .iter()
        .map(|title| frame::bare(&fold(title)))
        .filter(|title| !title.is_empty())
        .collect();
    // A visible heading that the page's title begins with, or that metadata gives; the longest of them.
    let mut best: Option<(usize, Span)> = None;
    for line in lines {
        let Some(block) = line.block.map(|index| &page.blocks[index]) else { continue };
        let heading = block.is_heading();
        if line.span.len() > 600 || !(heading || block.hint == Some(Hint::Title) || block.links < 0.5) {
            continue;
        }
        let bare = frame::bare(line.span.of(text));
        let count = bare.chars().count();
        if count < 4 {
            continue;
        }
        let by_title = count <= core && page_title.as_deref().is_some_and(|title| title.starts_with(&bare));
        let by_meta = stated.iter().any(|title| {
            *title == bare || heading && bare.starts_with(title.as_str()) && title.chars().count() >= 6
        });
        if !by_title && !by_meta {
            continue;
        }
        let score = count + if heading { 4 } else { 0 } + if by_meta { 4 } else { 0 };
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, line.span));
        }
    }
    if let Some((_, line)) = best {
        return Some(view.clean_of(line).to_owned());
    }
    // Metadata that the page's title begins with; the first heading of the first rank; the page's title without the site.
    let first = page.meta.titles.iter().find(|title| !title.trim().is_empty());
    if let Some(title) = first {
        return Some(without_site(title.trim(), page.meta.site.as_deref()));
    }
    // The page's title without the site; a heading where that says nothing, or that is part of it.
    let own =
        page.meta.page_title.as_deref().map(|title| without_site(title.trim(), page.meta.site.as_deref()));
    let own = own.filter(|title| !title.is_empty());
    let bare = own.as_deref().map(|title| frame::bare(&fold(title))).unwrap_or_default();
    let heading = lines.iter().find(|line| {
        let Some(block) = line.block.map(|index| &page.blocks[index]) else { return false };
        let shown = line.span.of(text);
        let heading = block.is_heading() && line.span.len() <= 300 && block.links < 0.9;
        heading
            && shown.chars().count() >= 6
            && !frame::site_name(shown)
            && (bare.is_empty() && block.tag == "h1" || bare.contains(&frame::bare(shown)))
    });
    heading.map(|line| view.clean_of(line.span).to_owned()).or(own)
}

/// A page's title without the names of column and site behind it.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let mut title = title.trim();
    loop {
        let cut = SEPARATORS
            .iter()
            .filter_map(|separator| title.rfind(separator).map(|at| (at, at + separator.len())))
            .filter(|&(at, end)| {
                let (before, behind) = (title[..at].trim(), title[end..].trim());
                let short = behind.chars().count() <= 16 && before.chars().count() >= 4;
                let named = site.is_some_and(|site| behind == site)
                    || super::publisher::medium(behind)
                    || behind.ends_with("网站")
                    || behind.ends_with("频道")
                    || behind.ends_with("政府")
                    || behind.is_ascii() && !behind.is_empty();
                let column = matches!(&title[at..end], "_" | "|" | "｜" | "--" | "::" | " - ")
                    && behind.chars().count() <= 8;
                short && (named || column)
            })
            .max_by_key(|&(at, _)| at);
        match cut {
            Some((at, _)) => title = title[..at].trim(),
            None => return title.trim_matches(['_', '-', '|', '—', ' ']).to_owned(),
        }
    }
}

/// The site that a page's title names at its end: `标题_某某网`.
pub(super) fn site(title: &str) -> Option<&str> {
    let (at, separator) = SEPARATORS
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| (at, separator)))
        .max_by_key(|&(at, _)| at)?;
    let site = title[at + separator.len()..].trim();
    (super::publisher::medium(site) && *separator != " ").then_some(site)
}

/// What news begins with behind a title that is glued to it.
static OPENING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?x) (?: 近日 | 日前 | 近期 | 近年来 | 今天 | 今日 | 昨日 | 昨天 | 今年 | 目前 | 当地时间 | 北京时间 | 据悉 | 据 \S{2,12}? (?:消息|报道) | 本报讯 | 本报记者 | 记者从
        | (?: 新华社 | 中新网 | 中新社 | 人民网 | 新华网 | 央视网 | 新京报 | 环球网 ) \S{0,8} (?: 电 | 讯 | 消息 )
        | (?: (?:19|20)\d{2}年 )? \d{1,2} 月 \d{1,2} 日 | (?:19|20)\d{2}年\d{1,2}月 | 【 | 来源\s*: | 作者\s*: | 为(?:进一步|深入|认真|切实|全面|增强|丰富|贯彻|推动|落实|做好|提升|提高|加强|营造|扎实) )",
    )
});

/// Takes `原标题:…` off the first paragraph; gives the title where its end can be told.
pub(super) fn glued(frame: &mut Frame, text: &str, dictionaries: &Dictionaries) -> Option<Span> {
    let first = *frame.body.first()?;
    let paragraph = first.of(text);
    let label = LABELS.iter().find(|label| paragraph.starts_with(**label))?;
    let rest = &paragraph[label.len()..];
    let start =
        first.start() + label.len() + (rest.len() - rest.trim_start_matches(super::line::blank).len());
    // A line of its own.
    if paragraph.chars().count() <= 60 && !paragraph.ends_with('。') && frame.body.len() > 1 {
        frame.body.remove(0);
        return Some(Span::new(start, first.end()));
    }
    let rest = &text[start..first.end()];
    // Crawled twice, as title and as heading: `……义诊活动……义诊活动 日前,……`.
    if let Some((end, next)) = doubled(rest) {
        frame.body[0] = super::line::trimmed(text, Span::new(start + next, first.end()));
        return Some(Span::new(start, start + end));
    }
    // Otherwise up to what news begins with, if that comes soon and no sentence has ended before.
    let end = OPENING
        .find_iter(rest)
        .map(|found| found.start())
        .find(|&at| rest[..at].chars().count() >= 8)
        .filter(|&at| rest[..at].chars().count() <= 70 && !rest[..at].contains('。'));
    let refined = end.and_then(|end| Some((refined(&rest[..end], &rest[end..], frame, dictionaries)?, end)));
    let Some(((title, body), _)) = refined else {
        frame.body[0] = Span::new(start, first.end());
        return None;
    };
    frame.body[0] = super::line::trimmed(text, Span::new(start + body, first.end()));
    Some(super::line::trimmed(text, Span::new(start, start + title)))
}

const LABELS: &[&str] = &["原标题:", "原题:", "标题:"];

/// A title without its label.
pub(super) fn unlabelled(text: &str, title: Span) -> Span {
    let label =
        LABELS.iter().find(|label| title.of(text).starts_with(**label)).map_or(0, |label| label.len());
    super::line::trimmed(text, Span::new(title.start() + label, title.end()))
}

/// Where a stretch of 8 to 60 characters ends that is at once repeated, and where the repetition ends.
fn doubled(text: &str) -> Option<(usize, usize)> {
    let chars: Vec<(usize, char)> = text.char_indices().take(130).collect();
    (8..=60).rev().find_map(|count| {
        let gap = usize::from(chars.get(count).is_some_and(|&(_, c)| super::line::blank(c)));
        let second = chars.get(count + gap..2 * count + gap)?;
        let same = chars[..count].iter().zip(second).all(|(a, b)| a.1 == b.1);
        let end = chars.get(count)?.0;
        same.then(|| (end, chars.get(2 * count + gap).map_or(text.len(), |&(at, _)| at)))
    })
}

/// Cuts off a title what belongs to the text behind it: `……持证上岗河华日报客户端记者 某某`, `……商机河华网`.
/// Gives the end of the title and the beginning of the body.
fn refined(
    title: &str,
    following: &str,
    frame: &mut Frame,
    dictionaries: &Dictionaries,
) -> Option<(usize, usize)> {
    let mut body = title.len();
    let mut end = body;
    let role = ["记者", "通讯员", "作者", "文/"].iter().filter_map(|role| title.find(role)).min();
    if let Some(at) = role.filter(|at| title[..*at].chars().count() >= 8)
        && let Some(found) = super::byline::credits(&title[at..], dictionaries)
    {
        frame.credits.splice(0..0, found.credits);
        // Who employs them stands before; where that begins only a known name or a mark can tell.
        let before = &title[..at];
        let medium = known_medium(before, dictionaries);
        let marks = before.char_indices().rev().skip(2).take(8);
        let mark = marks
            .filter(|(_, c)| matches!(c, '!' | '?' | '”' | '》') || super::line::blank(*c))
            .map(|(at, c)| at + c.len_utf8())
            .next();
        end = medium.or_else(|| paper(before)).or(mark)?;
    } else if let Some(at) = known_medium(title, dictionaries)
        .or_else(|| edition(title, dictionaries))
        .or_else(|| behind_mark(title, following))
    {
        end = at;
        body = at;
    }
    for tail in ["本报综合", "本文转自", "据", "来源", "——", "※"] {
        end = title[..end].trim_end_matches(super::line::blank).strip_suffix(tail).map_or(end, str::len);
    }
    // A comma at the end: the sentence goes on, the title ended before.
    if title[..end].ends_with([',', '、', '，', ':']) {
        let (at, mark) = title[..end].char_indices().rev().find(|(_, c)| matches!(c, '!' | '?' | '”'))?;
        end = at + mark.len_utf8();
        body = end;
    }
    (title[..end].chars().count() >= 8).then_some((end, body.max(end)))
}

/// Where a known medium's name begins that ends a text, channel words behind it included.
fn known_medium(text: &str, dictionaries: &Dictionaries) -> Option<usize> {
    let mut end = text.trim_end_matches(|c: char| super::line::blank(c) || c == '—');
    for word in ["融媒体", "全媒体", "客户端", "新闻", "记者", "网"] {
        let shorter = end.strip_suffix(word).unwrap_or(end);
        // 参考消息网 is a name itself.
        if longest_medium(end, dictionaries).is_none() {
            end = shorter;
        }
    }
    longest_medium(end, dictionaries)
}

/// Where the name of an agency begins whose regional edition ends a text: `……举行中新网江西新闻`.
fn edition(text: &str, dictionaries: &Dictionaries) -> Option<usize> {
    let place = text.strip_suffix("新闻").unwrap_or(text);
    let starts = place.char_indices().rev().skip(1).take(4).map(|(at, _)| at);
    starts
        .filter(|&at| dictionaries.regions.resolve(&place[at..], None).is_some())
        .find_map(|at| longest_medium(&text[..at], dictionaries))
}

/// Where a medium's name begins behind the mark that ends a title, before `8月3日讯`: `……要还吗?河湾财经`.
fn behind_mark(text: &str, following: &str) -> Option<usize> {
    static DATED: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:专?电|快?讯|消息|报道)"));
    let (at, mark) = text.char_indices().rev().find(|(_, c)| matches!(c, '!' | '?' | '”' | '》' | ' '))?;
    let name = &text[at + mark.len_utf8()..];
    ((2..=10).contains(&name.chars().count()) && super::publisher::medium(name) && DATED.is_match(following))
        .then_some(at + mark.len_utf8())
}

/// Where an unknown paper's name begins that ends a text: by custom two characters, then 日报 or its like.
fn paper(text: &str) -> Option<usize> {
    let kinds = ["日报", "晚报", "晨报", "早报", "时报", "商报", "都市报", "在线", "广电", "融媒"];
    let at = kinds.iter().filter_map(|kind| text.rfind(kind)).max()?;
    if text[at..].chars().count() > 8 {
        return None;
    }
    text[..at].char_indices().rev().nth(1).map(|(at, _)| at)
}

fn longest_medium(text: &str, dictionaries: &Dictionaries) -> Option<usize> {
    let starts = text.char_indices().rev().take(12).map(|(at, _)| at);
    starts
        .filter(|&at| {
            let name = &text[at..];
            super::dateline::is_agency(name)
                || dictionaries
                    .organisations
                    .find(name)
                    .is_some_and(|found| found.kind == OrganisationKind::Media)
        })
        .min()
}

/// Takes a known title off the beginning of the body.
pub(super) fn drop_repeated(frame: &mut Frame, text: &str, title: &str) {
    let Some(first) = frame.body.first().copied() else { return };
    let wanted = frame::bare(title);
    let mut line = first.of(text);
    for label in LABELS {
        line = line.strip_prefix(*label).unwrap_or(line);
    }
    if !wanted.is_empty() && frame.body.len() > 1 && frame::bare(line) == wanted {
        frame.body.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn names_of_column_and_site_are_no_title() {
        assert_eq!(
            without_site("短缺药品保供稳价 全力保障用药-河华网", None),
            "短缺药品保供稳价 全力保障用药"
        );
        assert_eq!(
            without_site("某街道一行到金融街调研 东区办事处_中河网", None),
            "某街道一行到金融街调研 东区办事处"
        );
        assert_eq!(without_site("港首道歉 - BBC中文网 - 两岸三地", None), "港首道歉");
        assert_eq!(
            without_site("柳叶刀:味觉嗅觉丧失-科技湃_某湃新闻-The Paper", None),
            "柳叶刀:味觉嗅觉丧失-科技湃"
        );
    }
}
