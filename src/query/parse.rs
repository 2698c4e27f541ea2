//! Tokens to a tree: `or := and (OR and)*`, `and := not+`, `not := -? primary`. Depth and length are bounded.

use super::lexer::{Kind, Token, tokens};
use super::{Amount, DateRange, Field, Query, Term, iso};
use crate::mention::date::When;
use std::fmt;

/// How deep groups may lie in one another: deeper ones are pasted by accident or in bad faith.
const DEEPEST: usize = 32;
/// How many terms a query may have.
const MOST_TERMS: usize = 256;
/// How many characters a query may have.
const LONGEST: usize = 10_000;
/// How far apart words of a proximity search may be.
const FARTHEST: u32 = 1000;

/// What is wrong with a query, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseQueryError {
    /// The place, in characters from 1.
    pub character: usize,
    /// What is wrong.
    pub problem: QueryProblem,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryProblem {
    /// A group without its end.
    NeverClosed(char),
    /// An end without its group.
    NeverOpened(char),
    /// `()` or nothing behind `-` or `OR` or a field; the words before the gap.
    Missing(&'static str),
    /// No field of that name.
    UnknownField(String),
    /// Not a date.
    Date(String),
    /// Not an amount.
    Amount(String),
    /// Not a distance behind `~`.
    Distance(String),
    /// A single word cannot be near itself.
    OneWord,
    /// A wildcard with nothing else.
    OnlyWildcards,
    /// Too deep, too many terms or too long; the limit.
    TooMuch(&'static str, usize),
}

impl fmt::Display for ParseQueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}: ", self.character)?;
        match &self.problem {
            QueryProblem::NeverClosed(mark) => write!(f, "`{mark}` is never closed"),
            QueryProblem::NeverOpened(mark) => write!(f, "`{mark}` was never opened"),
            QueryProblem::Missing(what) => write!(f, "something must follow {what}"),
            QueryProblem::UnknownField(name) => {
                write!(f, "no field `{name}`: fields are ")?;
                for (_, zh, en) in Field::ALL {
                    write!(f, "{zh}/{en} ")?;
                }
                write!(f, "日期/date 数额/amount; put it in quotation marks to search for the characters")
            }
            QueryProblem::Date(text) => {
                write!(
                    f,
                    "not a date: {text:?} (expected e.g. 2022, 2022-06, 2022-06-28, 2022..2023-06, >=2022)"
                )
            }
            QueryProblem::Amount(text) => {
                write!(f, "not an amount: {text:?} (expected e.g. >1亿元, 5%..10%, <=300人)")
            }
            QueryProblem::Distance(text) => {
                write!(f, "not a distance: {text:?} (expected a number up to {FARTHEST})")
            }
            QueryProblem::OneWord => write!(f, "nearness needs two words, as in \"甲 乙\"~5"),
            QueryProblem::OnlyWildcards => write!(f, "a wildcard needs at least one other character"),
            QueryProblem::TooMuch(what, limit) => write!(f, "more than {limit} {what}"),
        }
    }
}

impl std::error::Error for ParseQueryError {}

impl ParseQueryError {
    fn new(at: usize, problem: QueryProblem) -> Self {
        Self { character: at + 1, problem }
    }

    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        let what = match &self.problem {
            QueryProblem::NeverClosed(mark) => format!("“{mark}”没有配对的结尾"),
            QueryProblem::NeverOpened(mark) => format!("“{mark}”没有配对的开头"),
            QueryProblem::Missing(what) => format!("{}后面缺少内容", missing_zh(what)),
            QueryProblem::UnknownField(name) => {
                let names: Vec<&str> = Field::ALL.iter().map(|(_, zh, _)| *zh).collect();
                format!("没有“{name}”字段：可用字段有 {} 日期 数额；要搜索这几个字请加引号", names.join(" "))
            }
            QueryProblem::Date(text) => {
                format!("“{text}”不是日期（如 2022、2022-06、2022-06-28、2022..2023-06、>=2022）")
            }
            QueryProblem::Amount(text) => format!("“{text}”不是数额（如 >1亿元、5%..10%、<=300人）"),
            QueryProblem::Distance(text) => format!("“{text}”不是距离（应为不超过{FARTHEST}的整数）"),
            QueryProblem::OneWord => "邻近搜索需要两个词，如 \"甲 乙\"~5".to_owned(),
            QueryProblem::OnlyWildcards => "通配符之外至少要有一个字".to_owned(),
            QueryProblem::TooMuch(what, limit) => format!("超过{limit}{}", missing_zh(what)),
        };
        format!("第{}个字符：{what}", self.character)
    }
}

fn missing_zh(what: &str) -> &str {
    match what {
        "`-`" => "“-”",
        "`OR`" => "“OR”",
        "`(`" => "“(”",
        "the field" => "字段",
        "an opening quotation mark" => "引号",
        "groups in one another" => "层括号",
        "terms" => "个词",
        "characters" => "个字符",
        other => other,
    }
}

impl std::str::FromStr for Query {
    type Err = ParseQueryError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text)
    }
}

/// Reads a query; nothing but white space is [`Query::All`].
///
/// # Errors
/// What is wrong, and at which character.
pub fn parse(text: &str) -> Result<Query, ParseQueryError> {
    if text.chars().count() > LONGEST {
        return Err(ParseQueryError::new(LONGEST, QueryProblem::TooMuch("characters", LONGEST)));
    }
    let tokens = tokens(text);
    let mut parser = Parser { tokens: &tokens, next: 0, depth: 0, terms: 0, end: text.chars().count() };
    if tokens.is_empty() {
        return Ok(Query::All);
    }
    let query = parser.or()?;
    match parser.peek() {
        Some(token) if token.kind == Kind::Close => {
            Err(ParseQueryError::new(token.at, QueryProblem::NeverOpened(')')))
        }
        Some(token) => Err(ParseQueryError::new(token.at, QueryProblem::Missing("`OR`"))),
        None => Ok(query),
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    next: usize,
    depth: usize,
    terms: usize,
    end: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.next)
    }

    fn take(&mut self) -> Option<&'a Token> {
        let token = self.tokens.get(self.next)?;
        self.next += 1;
        Some(token)
    }

    fn missing(&self, at: usize, what: &'static str) -> ParseQueryError {
        ParseQueryError::new(at.min(self.end), QueryProblem::Missing(what))
    }

    fn or(&mut self) -> Result<Query, ParseQueryError> {
        let mut parts = vec![self.and()?];
        while let Some(token) = self.peek() {
            if token.kind != Kind::Or {
                break;
            }
            self.next += 1;
            if self.peek().is_none_or(|next| matches!(next.kind, Kind::Close | Kind::Or)) {
                return Err(self.missing(token.at, "`OR`"));
            }
            parts.push(self.and()?);
        }
        Ok(Query::any(parts))
    }

    fn and(&mut self) -> Result<Query, ParseQueryError> {
        let mut parts = Vec::new();
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Close => break,
                Kind::Or if parts.is_empty() => {
                    return Err(self.missing(token.at, "`OR`"));
                }
                Kind::Or => break,
                _ => parts.push(self.not()?),
            }
        }
        Ok(Query::all(parts))
    }

    fn not(&mut self) -> Result<Query, ParseQueryError> {
        let mut negated = false;
        let mut at = 0;
        while let Some(token) = self.peek().filter(|token| token.kind == Kind::Not) {
            negated = !negated;
            at = token.at;
            self.next += 1;
        }
        let primary = self.primary(if negated { Some(at) } else { None })?;
        Ok(if negated { primary.negated() } else { primary })
    }

    fn primary(&mut self, negated_at: Option<usize>) -> Result<Query, ParseQueryError> {
        let Some(token) = self.take() else {
            return Err(self.missing(negated_at.unwrap_or(self.end), "`-`"));
        };
        match &token.kind {
            Kind::Open => self.group(token.at, &mut Self::or),
            Kind::Field(name, colon) => self.field(name, *colon, token.at),
            Kind::Quoted { .. } | Kind::Word(_) => Ok(self.term(token)?.map_or(Query::All, Query::Text)),
            Kind::Close | Kind::Or | Kind::Not => Err(self
                .missing(negated_at.unwrap_or(token.at), if negated_at.is_some() { "`-`" } else { "`OR`" })),
        }
    }

    fn group(
        &mut self,
        at: usize,
        inner: &mut dyn FnMut(&mut Self) -> Result<Query, ParseQueryError>,
    ) -> Result<Query, ParseQueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(ParseQueryError::new(at, QueryProblem::TooMuch("groups in one another", DEEPEST)));
        }
        if self.peek().is_some_and(|token| token.kind == Kind::Close) {
            return Err(self.missing(at, "`(`"));
        }
        let query = inner(self)?;
        match self.take() {
            Some(Token { kind: Kind::Close, .. }) => {}
            Some(token) => return Err(self.missing(token.at, "`OR`")),
            None => return Err(ParseQueryError::new(at, QueryProblem::NeverClosed('('))),
        }
        self.depth -= 1;
        Ok(query)
    }

    /// One term; `None` for a lone `*`, which is everything.
    fn term(&mut self, token: &Token) -> Result<Option<Term>, ParseQueryError> {
        self.terms += 1;
        if self.terms > MOST_TERMS {
            return Err(ParseQueryError::new(token.at, QueryProblem::TooMuch("terms", MOST_TERMS)));
        }
        match &token.kind {
            Kind::Word(word) => {
                if word == "*" {
                    return Ok(None);
                }
                wildcard(word)
                    .map(Some)
                    .ok_or_else(|| ParseQueryError::new(token.at, QueryProblem::OnlyWildcards))
            }
            Kind::Quoted { text, closed, within } => {
                if !closed {
                    return Err(ParseQueryError::new(token.at, QueryProblem::NeverClosed('"')));
                }
                if text.trim().is_empty() {
                    return Err(self.missing(token.at, "an opening quotation mark"));
                }
                let Some(within) = within else { return Ok(Some(Term::Phrase(text.trim().to_owned()))) };
                let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
                if words.len() < 2 {
                    return Err(ParseQueryError::new(token.at, QueryProblem::OneWord));
                }
                match within.parse::<u32>() {
                    Ok(within) if within <= FARTHEST => Ok(Some(Term::Near { words, within })),
                    _ => Err(ParseQueryError::new(token.at, QueryProblem::Distance(within.clone()))),
                }
            }
            _ => Err(self.missing(token.at, "the field")),
        }
    }

    fn field(&mut self, name: &str, colon: char, at: usize) -> Result<Query, ParseQueryError> {
        let lower = name.to_ascii_lowercase();
        let known =
            Field::ALL.iter().find(|(_, zh, en)| *zh == name || *en == lower).map(|(field, ..)| *field);
        let adjacent = at + name.chars().count() + 1;
        if let Some(field) = known {
            return self.field_value(field, adjacent);
        }
        match (name, lower.as_str()) {
            ("日期", _) | (_, "date") => {
                let (text, at) = self.plain(adjacent)?;
                self.terms += 1;
                dates(&text).map(Query::Date).ok_or(ParseQueryError::new(at, QueryProblem::Date(text)))
            }
            ("数额", _) | (_, "amount") => {
                let (text, at) = self.plain(adjacent)?;
                self.terms += 1;
                Amount::read(&text)
                    .map(Query::Amount)
                    .ok_or(ParseQueryError::new(at, QueryProblem::Amount(text)))
            }
            // 记者：张三, pasted from an article, is text; a half-width colon is meant for a field.
            _ if colon == '：' => self.pasted(name, at),
            _ => Err(ParseQueryError::new(at, QueryProblem::UnknownField(name.to_owned()))),
        }
    }

    /// A name that is no field, its full-width colon and what follows at once: one word.
    fn pasted(&mut self, name: &str, at: usize) -> Result<Query, ParseQueryError> {
        let mut word = format!("{name}：");
        let mut adjacent = at + name.chars().count() + 1;
        while let Some(Token { kind: Kind::Word(more) | Kind::Field(more, _), at }) = self.peek() {
            if *at != adjacent {
                break;
            }
            word.push_str(more);
            adjacent += more.chars().count();
            if matches!(self.peek(), Some(Token { kind: Kind::Field(..), .. })) {
                word.push('：');
                adjacent += 1;
            }
            self.next += 1;
        }
        let token = Token { kind: Kind::Quoted { text: word, closed: true, within: None }, at };
        Ok(self.term(&token)?.map_or(Query::All, Query::Text))
    }

    fn field_value(&mut self, field: Field, adjacent: usize) -> Result<Query, ParseQueryError> {
        let Some(token) = self.take() else { return Err(self.missing(adjacent, "the field")) };
        match &token.kind {
            Kind::Open => self.group(token.at, &mut |parser| {
                let inner = parser.or()?;
                within(field, inner)
                    .map_err(|()| ParseQueryError::new(token.at, QueryProblem::Missing("the field")))
            }),
            Kind::Word(_) | Kind::Quoted { .. } => {
                Ok(self.term(token)?.map_or(Query::All, |term| Query::Field(field, term)))
            }
            _ => Err(self.missing(adjacent, "the field")),
        }
    }

    /// A value that is neither quoted nor a group.
    fn plain(&mut self, adjacent: usize) -> Result<(String, usize), ParseQueryError> {
        match self.take() {
            Some(Token { kind: Kind::Word(text), at }) => Ok((text.clone(), *at)),
            Some(Token { kind: Kind::Quoted { text, closed: true, within: None }, at }) => {
                Ok((text.clone(), *at))
            }
            _ => Err(self.missing(adjacent, "the field")),
        }
    }
}

/// Puts every term of a group into a field.
fn within(field: Field, query: Query) -> Result<Query, ()> {
    Ok(match query {
        Query::All => Query::All,
        Query::Text(term) => Query::Field(field, term),
        Query::Not(inner) => within(field, *inner)?.negated(),
        Query::And(parts) => {
            Query::And(parts.into_iter().map(|part| within(field, part)).collect::<Result<_, _>>()?)
        }
        Query::Or(parts) => {
            Query::Or(parts.into_iter().map(|part| within(field, part)).collect::<Result<_, _>>()?)
        }
        Query::Field(..) | Query::Date(_) | Query::Amount(_) => return Err(()),
    })
}

/// A word, or a wildcard where it has `*` or an inner `?`; `None` where nothing else is in it.
/// A question mark at the end is a question's.
fn wildcard(word: &str) -> Option<Term> {
    let asked = word.trim_end_matches(['?', '？']);
    if asked.is_empty() {
        return None;
    }
    if !asked.contains(['*', '?', '＊']) {
        // What the question mark kept from being read as an operator is looked for as it stands.
        let operator = matches!(asked, "NOT" | "not")
            || tokens(asked) != [Token { kind: Kind::Word(asked.to_owned()), at: 0 }];
        return Some(if operator { Term::Phrase(asked.to_owned()) } else { Term::Word(asked.to_owned()) });
    }
    let pattern = asked.replace('＊', "*");
    if pattern.chars().all(|c| matches!(c, '*' | '?')) {
        return None;
    }
    Some(Term::Wildcard(pattern))
}

fn dates(text: &str) -> Option<DateRange> {
    let date = |text: &str| -> Option<Option<String>> {
        if text.trim().is_empty() {
            return Some(None);
        }
        iso(text).map(Some)
    };
    let inside = |text: &str| date(text).flatten().map(Some);
    let text = text.trim();
    if let Some((since, until)) = text.split_once("..").or_else(|| text.split_once('～')) {
        let range = DateRange { since: date(since)?, until: date(until)? };
        return (range.since.is_some() || range.until.is_some()).then_some(range);
    }
    if let Some(since) = text.strip_prefix(">=").or_else(|| text.strip_prefix('≥')) {
        return Some(DateRange { since: inside(since)?, until: None });
    }
    if let Some(until) = text.strip_prefix("<=").or_else(|| text.strip_prefix('≤')) {
        return Some(DateRange { since: None, until: inside(until)? });
    }
    if let Some(after) = text.strip_prefix('>') {
        let day = inside(after)??.parse::<When>().ok()?.last_day()?.tomorrow().ok()?;
        return Some(DateRange { since: Some(day.to_string()), until: None });
    }
    if let Some(before) = text.strip_prefix('<') {
        let day = inside(before)??.parse::<When>().ok()?.first_day()?.yesterday().ok()?;
        return Some(DateRange { since: None, until: Some(day.to_string()) });
    }
    let only = inside(text)?;
    Some(DateRange { since: only.clone(), until: only })
}
