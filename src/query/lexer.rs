//! Characters to tokens, each with its place.

/// One token.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Where it begins, in characters.
    pub(super) at: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Open,
    Close,
    Or,
    Not,
    /// A name before a colon; the value follows at once.
    Field(String, char),
    /// Within quotation marks; whether it was closed, and the number behind `~`.
    Quoted {
        text: String,
        closed: bool,
        within: Option<String>,
    },
    Word(String),
}

/// Marks that open a quotation and those that close it.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('「', '」'), ('『', '』'), ('＂', '＂')];

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let c = chars[at];
        let kind = if c.is_whitespace() {
            at += 1;
            continue;
        } else if matches!(c, '(' | '（') {
            at += 1;
            Kind::Open
        } else if matches!(c, ')' | '）') {
            at += 1;
            Kind::Close
        } else if matches!(c, '|' | '｜') {
            at += if chars.get(at + 1) == Some(&c) { 2 } else { 1 };
            Kind::Or
        } else if matches!(c, '-' | '－' | '−') {
            at += 1;
            // A dash between two words, `甲 - 乙`, says nothing.
            if chars.get(at).is_none_or(|next| next.is_whitespace()) {
                continue;
            }
            Kind::Not
        } else if let Some(&(_, close)) = QUOTES.iter().find(|(open, _)| *open == c) {
            quoted(&chars, &mut at, close)
        } else {
            let word = word(&chars, &mut at);
            match (word.as_str(), chars.get(at).copied()) {
                ("OR" | "or", _) => Kind::Or,
                ("AND" | "and" | "&&", next) if next.is_none_or(|c| c != ':') => continue,
                ("NOT" | "not", Some(next)) if !matches!(next, ':' | '：' | ')' | '）') => Kind::Not,
                (_, Some(colon @ (':' | '：'))) if !word.is_empty() => {
                    at += 1;
                    Kind::Field(word, colon)
                }
                ("", _) => {
                    // A closing quotation mark without its opening one, or a colon at the start.
                    at += 1;
                    continue;
                }
                _ => Kind::Word(word),
            }
        };
        tokens.push(Token { kind, at: start });
    }
    tokens
}

fn quoted(chars: &[char], at: &mut usize, close: char) -> Kind {
    *at += 1;
    let mut text = String::new();
    let mut closed = false;
    while let Some(&c) = chars.get(*at) {
        *at += 1;
        match c {
            '\\' if chars.get(*at).is_some_and(|next| matches!(next, '"' | '\\')) => {
                text.push(chars[*at]);
                *at += 1;
            }
            c if c == close => {
                closed = true;
                break;
            }
            c => text.push(c),
        }
    }
    let mut within = None;
    if closed && chars.get(*at).is_some_and(|c| matches!(c, '~' | '～')) {
        *at += 1;
        let from = *at;
        while chars.get(*at).is_some_and(|&c| !ends_word(c)) {
            *at += 1;
        }
        within = Some(chars[from..*at].iter().collect());
    }
    Kind::Quoted { text, closed, within }
}

fn word(chars: &[char], at: &mut usize) -> String {
    let from = *at;
    while let Some(&c) = chars.get(*at) {
        // A colon ends a field's name; within other words (12:30, http://) it is a character like others.
        let names = matches!(c, ':' | '：') && *at > from && may_name(&chars[from..*at], &chars[*at..]);
        if ends_word(c) || names {
            break;
        }
        *at += 1;
    }
    chars[from..*at].iter().collect()
}

/// Whether characters before a colon may be the name of a field, judged with what follows the colon.
fn may_name(before: &[char], colon: &[char]) -> bool {
    let latin = before.iter().all(char::is_ascii_alphabetic);
    let han = before.len() <= 4 && before.iter().all(|c| ('\u{4e00}'..'\u{a000}').contains(c));
    let address = colon.get(1) == Some(&'/') && colon.get(2) == Some(&'/');
    (latin || han) && !address
}

fn ends_word(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | ')' | '（' | '）' | '|' | '｜')
        || QUOTES.iter().any(|&(open, close)| c == open || c == close)
}
