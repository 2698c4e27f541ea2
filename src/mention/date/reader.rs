//! Reads the dates of an article sentence by sentence, and remembers what later ones lean on.

use super::compose::expression;
use super::resolve::Known;
use super::{Point, When};
use crate::dictionary::Dictionaries;
use crate::mention::figure::CharSet;
use crate::mention::{Mention, MentionKind, Value};
use crate::text::{Span, Words};
use jiff::civil::Date;
use std::sync::LazyLock;

/// Characters a date may begin with, beside ASCII digits.
const STARTS: &[char] = &[
    '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿', '卅', '两', '零', '今', '去', '前',
    '大', '后', '明', '昨', '上', '下', '中', '本', '这', '当', '同', '次', '翌', '年', '月', '首', '凌',
    '清', '早', '正', '午', '傍', '晚', '夜', '深', '春', '夏', '秋', '冬', '星', '礼', '周', '“', '农',
    '阴', '闰', '腊', '元', '除', '端', '重', '国', '劳', '妇', '儿', '教', '建', '青', '植', '情', '圣',
    '万', '感', '父', '母', '双', '光', '平', '愚', '新', '立', '惊', '谷', '芒', '霜', '第', '民', '宣',
    '同', '咸', '道', '嘉', '乾', '雍', '康', '顺', '崇', '永', '洪', '神', '开', '贞', '女', '护', '记',
    '世', '全', '消', '残', '寒', '复', '盂', '泼', '火', '那', '古', '壮', '藏', '食', '地', '环', '禁',
    '航', '老', '医', '头',
];

static START: CharSet = CharSet::of(STARTS);

/// Words of a sentence that looks ahead.
static AHEAD: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "将 预计 计划 力争 拟 确保 定于 有望 截止 前完成 争取 启幕时间 届时 延至 延期至 推迟至 推迟到 改期至 顺延至",
    )
});

/// Reads the dates of one article, in order.
pub struct Reader<'a> {
    folded: &'a str,
    dictionaries: &'a Dictionaries,
    known: Known,
}

impl<'a> Reader<'a> {
    /// Begins an article; `reference` is what its relative dates are reckoned from.
    #[must_use]
    pub fn new(folded: &'a str, reference: Option<&When>, dictionaries: &'a Dictionaries) -> Self {
        let reference = reference.copied();
        let day =
            reference.filter(|when| !matches!(when.start, Point::Year(_))).and_then(|when| when.first_day());
        let minute = match reference.map(|when| when.start) {
            Some(Point::Minute(time)) => Some(time),
            _ => None,
        };
        let year = match (day, reference.and_then(|when| when.first_day())) {
            (Some(_), _) => None,
            (None, Some(first)) => Some(first.year()),
            (None, None) => None,
        };
        Self { folded, dictionaries, known: Known { reference: day, minute, year, ..Known::default() } }
    }

    /// Takes the period that the headline names (2022年统计公报, 前三季度经济运行情况) for what the article is about.
    #[must_use]
    pub fn about(mut self, title: &str) -> Self {
        let mut reader = Reader {
            folded: title,
            dictionaries: self.dictionaries,
            known: Known { period: None, ..self.known.clone() },
        };
        let _ = reader.read(Span::new(0, title.len()));
        self.known.period = reader.known.period;
        self
    }

    /// The period that the article is about as far as it was read.
    #[must_use]
    pub fn period(&self) -> Option<When> {
        self.known.period
    }

    /// The dates of one sentence.
    pub fn read(&mut self, sentence: Span) -> Vec<Mention> {
        let text = self.folded;
        let mut found = Vec::new();
        let (mut at, mut floor) = (sentence.start(), sentence.start());
        self.known.said_year = None;
        self.known.ahead = false;
        let mut looked = false;
        while let Some(start) = START.next(text.as_bytes(), at, sentence.end()) {
            let Some(expression) =
                expression(text, floor, start, self.dictionaries).filter(|e| e.end <= sentence.end())
            else {
                at = start + text[start..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            if !looked {
                looked = true;
                let sentence = sentence.of(text);
                self.known.ahead = AHEAD.stands_in(sentence);
            }
            let span = Span::new(expression.start, self.tail(expression.end));
            let head = &text[floor..span.start()];
            self.known.listed = !found.is_empty() && matches!(head, "、" | "和" | "及" | "与");
            let (said_year, last) = (self.known.said_year, self.known.last);
            let value = self.known.resolve(&expression, self.dictionaries);
            // 相比去年, 1961年以来: what is compared with does not give the later dates their year.
            if head.ends_with(['比', '较', '同', '与', '由', '从']) || text[span.end()..].starts_with("以来")
            {
                self.known.said_year = said_year;
            }
            // 16日，…本月9日以来第三次触发。当天: the day that is told of.
            if text[span.end()..].starts_with("以来") {
                self.known.last = last;
            }
            self.note_period(&text[floor..span.start()], span.of(text), value);
            found.push(Mention { span, kind: MentionKind::Date, value: Value::Date(value) });
            at = span.end();
            floor = at;
        }
        found
    }

    /// Takes in 许, and 以来 behind a year.
    fn tail(&self, end: usize) -> usize {
        let rest = &self.folded[end..];
        if rest.starts_with('许') && !rest.starts_with("许多") && !rest.starts_with("许可") {
            end + 3
        } else {
            end
        }
    }

    /// Remembers the period that figures are for, so that 去年同期 has something to be the same as.
    fn note_period(&mut self, head: &str, written: &str, value: Option<When>) {
        let Some(when) = value else { return };
        let compared = head.ends_with(['比', '较', '同', '与']) || written.contains("同期");
        let point = written.ends_with(['末', '底', '初']) || written == "年初";
        let months = matches!(when.start, Point::Month(..)) && !point;
        let year = matches!(when.start, Point::Year(_)) && when.end.is_none();
        let now = self.known.reference.map(Date::year);
        let year = year
            && when.first_day().map(Date::year) <= now
            && self.known.period.is_none_or(|period| matches!(period.start, Point::Year(_)));
        if !compared && (months || year) {
            self.known.period = Some(when);
        }
    }
}
