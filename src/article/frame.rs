//! Where on a page the article stands: its title, the header line under it, the first and the last line of its body.
//!
//! Works on lines, whatever the page was: those of plain text as crawled, or the blocks that the markup of a web page
//! makes likely. Lines before the title are navigation; lists of other articles, recognised by their headings or by
//! times repeating among short lines, end the body.

use super::boilerplate::{self, Kind};
use super::byline::{self, Credits};
use super::header::{self, Header};
use super::line::{Line, Measure, View};
use super::{Credit, Span};
use crate::dictionary::Dictionaries;
use crate::text::script::is_letter;
use rustc_hash::{FxHashMap, FxHashSet};

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The title's line, as a span of the folded text.
    pub title: Option<Span>,
    /// The header that belongs to the article.
    pub header: Option<Header>,
    /// The lines of the body, as spans of the folded text.
    pub body: Vec<Span>,
    /// Names in lines of their own and at the end of the last paragraph.
    pub credits: Vec<Credit>,
    /// The publisher named among them.
    pub source: Option<String>,
    /// A time stated behind the body.
    pub late: Option<Header>,
}

/// What is known of a page's lines before looking at them.
pub(super) struct Given<'a> {
    /// The title as metadata or the user has it, folded.
    pub title: Option<&'a str>,
    /// The first line that may be body; those before it only bear witness.
    pub body_from: usize,
    /// One past the last line that may be body.
    pub body_to: usize,
}

struct Judged {
    kind: Kind,
    measure: Measure,
    header: Option<Header>,
    credits: Option<Credits>,
}

/// The last line, counted from the first, before which a header is looked for when no running text comes.
const HEADER_REACH: usize = 60;

/// Finds the article among the lines.
pub(super) fn frame(
    view: &View<'_>,
    lines: &[Line],
    given: &Given<'_>,
    dictionaries: &Dictionaries,
) -> Frame {
    let text = view.folded();
    let judged: Vec<Judged> = lines.iter().map(|line| judge(line.span.of(text), dictionaries)).collect();
    let prose = |index: &usize| {
        lines[*index].main && judged[*index].measure.prose() && judged[*index].kind == Kind::Text
    };
    let body_range = given.body_from..given.body_to.min(lines.len());
    // The known title may itself read as a sentence: the text begins behind it.
    let near = body_range.start.max(body_range.clone().find(prose).unwrap_or(HEADER_REACH)) + 3;
    let known = given.title.and_then(|title| same_title(text, lines, title, 0..near.min(lines.len())));
    let first_prose = body_range.clone().filter(|index| known.is_none_or(|title| *index > title)).find(prose);
    let mut frame = Frame::default();

    // Title and header stand before the running text.
    let reach = first_prose.unwrap_or(lines.len()).min(first_prose.unwrap_or(HEADER_REACH));
    let head = best_header(&judged, 0..reach);
    let title = match given.title {
        Some(_) => known,
        None => best_title(text, lines, &judged, reach, head, first_prose),
    };
    frame.title = title.map(|index| lines[index].span);
    let title_is_glued = title.is_none();
    let mut start = given.body_from;
    for index in [title, head].into_iter().flatten() {
        start = start.max(index + 1);
    }
    // Without either, lines of navigation before the running text are cut off as far as they are known.
    if title_is_glued && head.is_none() && given.title.is_none() {
        start = start.max(after_navigation(&judged, first_prose.unwrap_or(0)).max(given.body_from));
    }
    frame.header = head.map(|index| judged[index].header.clone().unwrap_or_default());
    for found in judged.iter().take(start).filter_map(|judged| judged.credits.as_ref()) {
        take(&mut frame, found);
    }

    let end = last(&judged, start, body_range.end, text, lines);
    let title_bare = frame.title.map(|line| bare(line.of(text))).filter(|title| title.chars().count() >= 6);
    for index in start..end {
        let Judged { kind, header, credits, .. } = &judged[index];
        if let Some(found) = credits {
            take(&mut frame, found);
            continue;
        }
        if let Some(header) = header {
            if header.published.is_some() || header.labelled_source.is_some() {
                merge(&mut frame.header, header);
            }
            continue;
        }
        // A file of several pages repeats the title on each.
        let repeated = title_bare.as_deref().is_some_and(|title| {
            lines[index].span.len() <= 3 * title.len() + 30 && bare(lines[index].span.of(text)) == title
        });
        if matches!(kind, Kind::Text | Kind::Weak) && lines[index].main && !repeated {
            frame.body.push(lines[index].span);
        }
    }
    // Nothing understood: all of it is body.
    if frame.body.is_empty() {
        let kept =
            (body_range.start..body_range.end).filter(|&index| Some(index) != title && lines[index].main);
        frame.body.extend(kept.map(|index| lines[index].span));
    }
    // Behind the body: names and times, up to where other articles begin.
    for judged in judged.iter().take(lines.len().min(end + 16)).skip(end) {
        if let Some(found) = &judged.credits {
            take(&mut frame, found);
        }
        if let Some(header) = judged.header.as_ref().filter(|header| header.published.is_some()) {
            frame.late.get_or_insert_with(|| header.clone());
        }
        if judged.measure.prose() && judged.kind == Kind::Text {
            break;
        }
    }
    trim_start(&mut frame, text, dictionaries);
    trim_end(&mut frame, text, dictionaries);
    frame
}

fn judge(line: &str, dictionaries: &Dictionaries) -> Judged {
    let measure = Measure::of(line);
    // 记者：去年的成绩单怎样？ and 张三：对。2022年8月26日，班列发车。 are of an interview.
    let asks = line.ends_with(['。', '？', '！', '?', '!'])
        && (line.starts_with("记者") || line.contains(['，', ',']) && line.contains([':', '：']));
    let short = line.len() <= 600 && !asks;
    let credits = if short { byline::credits(line, dictionaries) } else { None };
    let header = if short && credits.is_none() { header::header(line, dictionaries) } else { None };
    Judged { kind: boilerplate::kind(line), measure, header, credits }
}

fn take(frame: &mut Frame, found: &Credits) {
    for credit in &found.credits {
        if !frame.credits.contains(credit) {
            frame.credits.push(credit.clone());
        }
    }
    if frame.source.is_none() {
        frame.source.clone_from(&found.source);
    }
    if found.issue.is_some() {
        frame.late.get_or_insert_with(|| Header { published: found.issue, ..Header::default() });
    }
}

/// Fills what a header lacks from a second line of the same header.
fn merge(into: &mut Option<Header>, other: &Header) {
    let header = into.get_or_insert_with(Header::default);
    if header.published.is_none() {
        header.published = other.published;
    }
    if header.labelled_source.is_none() {
        header.labelled_source.clone_from(&other.labelled_source);
    }
    header.credits.extend(other.credits.iter().cloned());
}

/// The header line among the lines before the text: one with a year, best with a publisher and a time of day, the last of equals.
fn best_header(judged: &[Judged], range: std::ops::Range<usize>) -> Option<usize> {
    range
        .filter_map(|index| {
            let header = judged.get(index)?.header.as_ref()?;
            let when = header.published;
            let minute = matches!(when.map(|when| when.start), Some(crate::mention::date::Point::Minute(_)));
            let score = usize::from(when.is_some()) * 4
                + usize::from(minute) * 2
                + usize::from(header.labelled_source.is_some()) * 3
                + usize::from(header.bare_source.is_some());
            (score >= 3).then_some((score, index))
        })
        .max()
        .map(|(_, index)| index)
}

/// Letters and digits alone: titles are compared by them.
pub(super) fn bare(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The line that is the known title.
fn same_title(text: &str, lines: &[Line], title: &str, range: std::ops::Range<usize>) -> Option<usize> {
    let wanted = bare(title);
    if wanted.is_empty() {
        return None;
    }
    range.rev().find(|&index| {
        let line = lines[index].span.of(text);
        line.len() < 3 * title.len() + 60 && bare(line) == wanted
    })
}

/// The pairs of neighbouring characters.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    let mut letters = text.chars().filter(|&c| is_letter(c));
    let mut before = letters.next().unwrap_or_default();
    letters.map(move |c| (std::mem::replace(&mut before, c), c))
}

/// The line before the text that reads as its title: its words return below, it stands by the header line, it is no site's name.
fn best_title(
    text: &str,
    lines: &[Line],
    judged: &[Judged],
    reach: usize,
    head: Option<usize>,
    first_prose: Option<usize>,
) -> Option<usize> {
    // The text below, enough of it to know its words.
    let from = first_prose?;
    let mut below = String::new();
    for (line, judged) in lines.iter().zip(judged).skip(from).take(60) {
        if judged.kind == Kind::Text {
            below.push_str(line.span.of(text));
        }
        if below.len() > 30_000 {
            break;
        }
    }
    let may_be = |index: &usize| {
        let Judged { kind, measure, header, credits } = &judged[*index];
        *kind == Kind::Text
            && header.is_none()
            && credits.is_none()
            && (4..=80).contains(&measure.chars)
            && measure.han >= 2
            && !lines[*index].span.of(text).ends_with(['。', ';', '；', ',', ':'])
    };
    let candidates: Vec<usize> = (0..reach).rev().filter(may_be).collect();
    // Which of their pairs return below.
    let mut known: FxHashMap<(char, char), bool> = candidates
        .iter()
        .flat_map(|&index| pairs(lines[index].span.of(text)))
        .map(|pair| (pair, false))
        .collect();
    for pair in pairs(&below) {
        if let Some(known) = known.get_mut(&pair) {
            *known = true;
        }
    }
    let anchor = head.unwrap_or(reach);
    let mut best: Option<(f32, usize)> = None;
    for index in candidates {
        let measure = &judged[index].measure;
        let line = lines[index].span.of(text);
        let words: FxHashSet<(char, char)> = pairs(line).collect();
        if words.is_empty() {
            continue;
        }
        let overlap = words.iter().filter(|pair| known[*pair]).count() as f32 / words.len() as f32;
        let distance = anchor.abs_diff(index);
        let mut score = overlap * 2.0;
        score +=
            if head.is_some() && index < anchor { [0.0, 0.8, 0.5, 0.3, 0.2][distance.min(4)] } else { 0.0 };
        score += if head.is_none() && distance <= 2 { 0.4 } else { 0.0 };
        score += if (8..=45).contains(&measure.chars) { 0.5 } else { 0.0 };
        if site_name(line) {
            score -= 1.2;
        }
        // The caption of a picture.
        if line.ends_with(['摄', '图']) || line.starts_with("图为") {
            score -= 1.5;
        }
        // A heading of the text itself rather than of the article: numbered.
        if line.starts_with(['一', '(', '1']) && line.contains('、') && measure.chars < 16 {
            score -= 0.6;
        }
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, index));
        }
    }
    best.filter(|&(score, _)| score >= 1.0).map(|(_, index)| index)
}

/// Whether a line reads as the name of a site: `某网-某地财经生活服务门户`, `某某新闻网`.
pub(super) fn site_name(line: &str) -> bool {
    let short = line.chars().count() <= 40;
    short && (line.contains("门户") || line.contains("官方网站") || line.contains("网站首页"))
        || (line.chars().count() <= 14 && super::publisher::medium(line))
        || line.contains("欢迎访问")
        || line.contains("设为首页")
}

/// One past the last line of known navigation in the run at the top.
fn after_navigation(judged: &[Judged], first_prose: usize) -> usize {
    (0..first_prose)
        .rev()
        .find(|&index| judged[index].kind != Kind::Text || judged[index].header.is_some())
        .map_or(0, |index| index + 1)
}

/// One past the last line of the body.
fn last(judged: &[Judged], start: usize, to: usize, text: &str, lines: &[Line]) -> usize {
    let weight = |index: usize| {
        let judged = &judged[index];
        let text = matches!(judged.kind, Kind::Text) && lines[index].main;
        if text && judged.measure.prose() { judged.measure.chars } else { 0 }
    };
    let total: usize = (start..to).map(weight).sum();
    let mut before = 0;
    // Where editors or legal lines closed the article, as long as no text has come since.
    let mut closed = None;
    for index in start..to {
        let Judged { kind, header, credits, .. } = &judged[index];
        let after = total - before;
        // At a sure sign the article is over once it has begun; at a doubtful one, once most of it has been told.
        let over = match kind {
            Kind::Stop => before >= 60 || before > 0 && before * 2 >= after || after == 0,
            Kind::Legal => before > 0 && before >= after * 2,
            Kind::Weak => before > 0 && after == 0,
            Kind::Text | Kind::Drop => false,
        };
        let edited = credits
            .as_ref()
            .is_some_and(|found| found.credits.iter().any(|credit| credit.role.contains(['编', '审', '校'])));
        if over || edited && before >= 60 && before >= after * 2 {
            return closed.unwrap_or(index);
        }
        // Two lines of times among short lines: a list of other articles, which began with the line before.
        let listed = before > 0
            && header.as_ref().is_some_and(|header| header.short_time || header.published.is_some())
            && repeats(judged, index, to);
        if listed {
            if let Some(closed) = closed {
                return closed;
            }
            // The title of the first entry, and a heading over it.
            let mut end = index;
            let short = |line: &Line| line.span.of(text).chars().count() <= 60;
            while end > start + 1
                && index - end < 2
                && !judged[end - 1].measure.prose()
                && short(&lines[end - 1])
            {
                end -= 1;
            }
            return end;
        }
        let own = weight(index);
        if own > 0 {
            closed = None;
        } else if before > 0 && (edited || *kind == Kind::Legal) {
            closed = closed.or(Some(index));
        }
        before += own;
    }
    closed.unwrap_or(to)
}

/// Whether another line of time follows within few lines: lists repeat, articles do not.
fn repeats(judged: &[Judged], index: usize, to: usize) -> bool {
    (index + 1..to.min(index + 5)).any(|next| {
        judged[next].header.as_ref().is_some_and(|header| header.short_time || header.published.is_some())
    })
}

/// Cuts a label off the beginning of the first paragraph: `来源:某网 原创稿  某网北京8月9日电……`.
fn trim_start(frame: &mut Frame, text: &str, dictionaries: &Dictionaries) {
    let Some(line) = frame.body.first().copied() else { return };
    let paragraph = line.of(text);
    if !paragraph.starts_with("来源:") {
        return;
    }
    let blanks = paragraph.char_indices().take(50).filter(|&(_, c)| super::line::blank(c));
    let mut cut = None;
    for (at, _) in blanks {
        if let Some(found) = byline::credits(&paragraph[..at], dictionaries) {
            cut = Some((at, found));
        }
    }
    if let Some((at, found)) = cut
        && at + 60 < paragraph.len()
    {
        take(frame, &found);
        frame.body[0] = super::line::trimmed(text, Span::new(line.start() + at, line.end()));
    }
}

/// Cuts boilerplate and credits off the end of the last paragraphs.
fn trim_end(frame: &mut Frame, text: &str, dictionaries: &Dictionaries) {
    // From the last to the first, so the names are put in order at the end.
    let mut found = Vec::new();
    while let Some(line) = frame.body.last().copied() {
        let paragraph = line.of(text);
        let mut end = credits_from(paragraph, dictionaries, &mut found);
        let tail = boilerplate::tail(&paragraph[..end]);
        if tail < end {
            found.extend(within(&paragraph[tail..end], dictionaries));
            end = credits_from(&paragraph[..tail], dictionaries, &mut found);
        }
        // An opening bracket whose inside was cut off.
        let open = paragraph[..end].trim_end_matches(|c: char| super::line::blank(c) || "[(【〖".contains(c));
        let end = if end < paragraph.len() { open.len() } else { end };
        let kept = super::line::trimmed(text, Span::new(line.start(), line.start() + end));
        if kept == line {
            break;
        }
        frame.body.pop();
        if !kept.is_empty() {
            frame.body.push(kept);
            break;
        }
    }
    let behind = std::mem::take(&mut frame.credits);
    for found in found.iter().rev() {
        take(frame, found);
    }
    for credit in behind {
        if !frame.credits.contains(&credit) {
            frame.credits.push(credit);
        }
    }
}

/// Credits at the beginning of boilerplate that was cut: `【责任编辑:某某】`.
fn within(tail: &str, dictionaries: &Dictionaries) -> Option<Credits> {
    let inner = tail.trim_matches(|c: char| "【】[]()〖〗 ".contains(c));
    let first = inner.split(['】', ']', ')', '。']).next().unwrap_or(inner);
    byline::credits(first, dictionaries)
}

/// Where trailing credits begin in a paragraph: behind its last sentence, or in its last brackets.
fn credits_from(paragraph: &str, dictionaries: &Dictionaries, all: &mut Vec<Credits>) -> usize {
    let body = paragraph.trim_end_matches(super::line::blank);
    // Behind the last end of a sentence: `……。来源:某网 编辑:某某`.
    let starts = body
        .char_indices()
        .rev()
        .take(200)
        .filter(|&(_, c)| {
            matches!(c, '。' | '!' | '?' | '”' | '…' | '；' | ')' | '》' | ':') || super::line::blank(c)
        })
        .map(|(at, c)| at + c.len_utf8());
    let mut cut = body.len();
    let mut trailing = None;
    for start in starts {
        let stretch = body[start..].trim_matches(super::line::blank);
        // What closes the sentence before is no part of the credits.
        if stretch.chars().count() < 3
            || stretch.starts_with(['。', '!', '?', '”', '’', '…', ')', '》', '；', ';'])
        {
            continue;
        }
        let before = body[..start].trim_end_matches(super::line::blank);
        if !(before.is_empty() || before.ends_with(['。', '!', '?', '”', '…', ')', '》'])) {
            continue;
        }
        match byline::credits(stretch, dictionaries) {
            Some(found) => {
                cut = start;
                trailing = Some(found);
            }
            None if cut < body.len() => break,
            None => {}
        }
    }
    all.extend(trailing);
    // `……的风采。(某某)`, and `……官微等来源:某网` without a full stop.
    let kept = body[..cut].trim_end_matches(super::line::blank);
    if let Some((at, found)) = byline::issue(kept) {
        all.push(found);
        return at;
    }
    let bracket = kept.rfind(['(', '【', '〔']).filter(|at| kept.len() - at <= 60);
    if let Some(at) = bracket
        && let Some(found) = byline::sender(&kept[at..], dictionaries)
    {
        all.push(found);
        return at;
    }
    if let Some(at) = kept.rfind("来源:").filter(|at| *at > 0 && kept.len() - at <= 120)
        && let Some(found) = byline::credits(&kept[at..], dictionaries)
    {
        all.push(found);
        return at;
    }
    cut
}
