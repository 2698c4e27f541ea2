//! Clauses around a figure, and the noun phrase behind it that says what it counts.

use crate::mention::{Mention, MentionKind};
use crate::sentence::Word;
use crate::text::Span;

/// The mentions of the sentence whose words these are.
fn near<'m>(mentions: &'m [Mention], words: &[Word]) -> &'m [Mention] {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => {
            crate::mention::within(mentions, Span::new(first.span.start(), last.span.end()))
        }
        _ => &[],
    }
}

/// What is counted right behind a figure, and the verb after it: 企业, 参加.
pub(super) fn counted(
    text: &str,
    words: &[Word],
    mentions: &[Mention],
    from: usize,
    to: usize,
    people: bool,
) -> (String, Option<String>) {
    let mentions = near(mentions, words);
    let mut noun = String::new();
    let mut verb = None;
    let mut leading: Vec<&str> = Vec::new();
    let mut closed = false;
    // 14个村: a word that begins within the figure ends in what it counts.
    let across = words.iter().find(|word| word.span.start() < from && word.span.end() > from);
    if let Some(piece) = across.map(|word| &text[from..word.span.end()])
        && !people
        && piece.chars().all(char::is_alphabetic)
    {
        noun.push_str(piece);
    }
    for word in words.iter().filter(|word| word.span.start() >= from && word.span.end() <= to) {
        let written = word.span.of(text);
        if !written.chars().any(char::is_alphanumeric) {
            if matches!(written, "“" | "”" | "\"" | "《" | "》" | "‘" | "’") {
                continue;
            }
            break;
        }
        if mentions.iter().any(|mention| {
            mention.span.contains(word.span)
                && matches!(mention.kind, MentionKind::Figure | MentionKind::Date)
        }) {
            break;
        }
        // 企业榜上有名, 房屋墙体开裂: idioms, places and adjectives behind a noun say something of it.
        let noun_like = word.tag.starts_with('n')
            || matches!(word.tag, "vn" | "b" | "j" | "an" | "eng" | "x" | "g" | "k")
            || noun.is_empty() && matches!(word.tag, "a" | "l" | "i" | "s" | "f");
        if matches!(written, "全面" | "全部" | "陆续" | "正式" | "同时" | "相继" | "双双") {
            continue;
        }
        if noun_like && !closed {
            if noun.is_empty() && people && !leading.is_empty() {
                // 70余人出席活动
                break;
            }
            if noun.is_empty() {
                noun = leading.concat();
            }
            if noun.chars().count() < 14 {
                noun.push_str(written);
            }
            continue;
        }
        if word.tag.starts_with('v') {
            if !noun.is_empty() {
                verb = verb.or(Some(written.to_owned()));
                break;
            }
            // 签约项目, 产销服务小组: verbs may begin the noun, as long as a noun follows.
            leading.push(written);
            if leading.len() > 3 {
                break;
            }
            continue;
        }
        if written == "的" && noun.is_empty() {
            continue;
        }
        // 20支农村优秀业余剧团: an adjective within the noun.
        let within = word.tag == "a"
            && words.iter().any(|next| {
                next.span.start() == word.span.end() && (next.tag.starts_with('n') || next.tag == "b")
            });
        if within && !noun.is_empty() && !closed {
            noun.push_str(written);
            continue;
        }
        if matches!(word.tag, "l" | "i" | "z" | "ad" | "a") && !noun.is_empty() {
            closed = true;
            continue;
        }
        // Behind an adverb or a preposition the noun does not go on, but its verb may come: 企业相继入驻.
        if matches!(word.tag, "d" | "p") && !noun.is_empty() {
            closed = true;
            continue;
        }
        if closed {
            continue;
        }
        break;
    }
    // 6.8万户果农户均增收: the average is what comes next.
    for average in ["户均", "人均", "亩均", "村均"] {
        noun.truncate(noun.strip_suffix(average).map_or(noun.len(), str::len));
    }
    if noun.is_empty() {
        verb = leading.first().map(|word| (*word).to_owned());
    }
    (noun, verb)
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
    let average = ["户均", "人均", "村均", "亩均"].iter().filter_map(|word| before.rfind(word)).max();
    match average {
        Some(at) if counted => from + at,
        _ => from,
    }
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
    let start = noun.map_or(from, |word| word.span.end());
    if ["以及", "和", "与", "及"].contains(&text[start..to].trim()) { to } else { start }
}
