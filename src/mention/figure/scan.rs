//! The walk over a sentence: where a numeral may begin, what stands around it, what becomes of it.

use super::bound;
use super::charset::CharSet;
use super::decimal::Decimal;
use super::numeral::{Numeral, Style, char_at, numeral};
use super::stop;
use super::unit::{self, Kind};
use super::{Bound, Quantity};
use crate::dictionary::Dictionaries;
use crate::mention::Mention;
use crate::text::Span;

/// Characters a numeral may begin with, beside ASCII digits.
const STARTS: &[char] = &[
    '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两', '零', '〇',
    '○', '半', '数', '几', '廿', '卅', '卌', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾',
    '佰', '仟', '对', '首',
];

static START: CharSet = CharSet::of(STARTS);

/// The figures of a sentence, in order; none overlaps another or one of `taken`.
pub(super) fn scan(
    text: &str,
    sentence: Span,
    taken: &[Mention],
    dictionaries: &Dictionaries,
) -> Vec<(Span, Quantity)> {
    let mut found = Vec::new();
    let (mut at, mut floor) = (sentence.start(), sentence.start());
    let mut taken = taken.iter().map(|mention| mention.span).peekable();
    while let Some(start) = START.next(text.as_bytes(), at, sentence.end()) {
        while let Some(span) = taken.next_if(|span| span.end() <= start) {
            floor = floor.max(span.end());
        }
        if let Some(span) = taken.peek().filter(|span| span.start() <= start) {
            at = span.end();
            floor = at;
            continue;
        }
        let limit = taken.peek().map_or(sentence.end(), |span| span.start());
        let sight = Sight { text, floor, start, limit, dictionaries };
        match sight.read() {
            // 半|周日: half a week would reach into the day.
            Ok((span, _)) if span.end() > limit => at = start + 1,
            Ok((span, quantity)) => {
                at = span.end();
                floor = at;
                found.push((span, quantity));
            }
            Err(next) => at = next.max(start + 1),
        }
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// A place where a numeral may begin.
pub(super) struct Sight<'a> {
    pub(super) text: &'a str,
    /// Nothing before this belongs to the figure.
    pub(super) floor: usize,
    pub(super) start: usize,
    /// Nothing from here on belongs to it.
    pub(super) limit: usize,
    pub(super) dictionaries: &'a Dictionaries,
}

/// A number with its unit.
pub(super) struct Amount {
    pub(super) number: Numeral,
    pub(super) open: bool,
    pub(super) unit: Option<(usize, usize, Kind)>,
    /// Half a unit more: 三年半.
    pub(super) half: bool,
    pub(super) end: usize,
}

type Read = Result<(Span, Quantity), usize>;

impl Sight<'_> {
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text[self.floor..at].chars().next_back()
    }

    pub(super) fn unit_at(&self, at: usize) -> Option<unit::Found> {
        unit::unit(self.text, at, self.dictionaries)
    }

    /// The figure here, or where to look on.
    fn read(&self) -> Read {
        let text = self.text;
        let first = char_at(text, self.start).ok_or(self.limit)?;
        let skip = self.skip(first);
        let previous = text[..self.start].chars().next_back();
        if first.is_ascii_digit() {
            // A4, CR450, 0532-…, 1.2.3, 1+4: names and numbers of things.
            let head = &text[..self.start];
            let inside =
                head.ends_with('.') && head[..head.len() - 1].ends_with(|c: char| c.is_ascii_alphanumeric());
            if inside
                || previous
                    .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '#' | '№' | '/'))
            {
                return Err(skip);
            }
            if previous == Some('-') && !self.minus() {
                return Err(skip);
            }
        }
        if text[self.start..].starts_with('首') {
            // 居全省首位
            let first =
                text[self.start..].starts_with("首位") && stop::rank_before(&text[self.floor..self.start]);
            let quantity = Quantity { low: 1.0, high: None, bound: Bound::Exact, unit: "位".to_owned() };
            return first.then(|| (Span::new(self.start, self.start + 6), quantity)).ok_or(skip);
        }
        if previous == Some('第') {
            // The whole ordinal is passed over: 第二十次 does not hold 十次.
            let ordinal = numeral(text, self.start).map_or(skip, |number| skip.max(number.end));
            return self.rank().ok_or(ordinal);
        }
        if let Some(found) = self.share() {
            return Ok(found);
        }
        if text[self.start..].starts_with("一半")
            && !text[self.start + 6..].starts_with(['以', '是', '天'])
                | text[self.start + 6..].starts_with("以上")
        {
            return Ok(self.bounded(self.start, self.start + 6, 50.0, false, "%"));
        }
        if matches!(first, '半' | '对') {
            return self.half().ok_or(skip);
        }
        let amount = self.amount(self.start).ok_or(skip)?;
        if amount.end > self.limit {
            return Err(skip);
        }
        if let Some(found) = self.fraction(&amount) {
            return Ok(found);
        }
        if let Some(found) = self.ratio(&amount) {
            return Ok(found);
        }
        if let Some(end) = structure(text, amount.number.end) {
            return Err(end);
        }
        let skip = skip.max(amount.number.end);
        if let Some(found) = self.range(&amount) {
            return Ok(found);
        }
        self.single(&amount).ok_or(skip)
    }

    /// Where to look on if there is no figure here.
    fn skip(&self, first: char) -> usize {
        if first.is_ascii_digit() {
            let bytes = self.text.as_bytes();
            let mut at = self.start;
            while at < bytes.len()
                && (bytes[at].is_ascii_alphanumeric()
                    || matches!(bytes[at], b'.' | b',' | b'_')
                        && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
            {
                at += 1;
            }
            at
        } else {
            self.start + first.len_utf8()
        }
    }

    /// Whether the hyphen before the number is a minus.
    pub(super) fn minus(&self) -> bool {
        let head = &self.text[..self.start - 1];
        !head.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ')' | '-'))
            && (head.chars().next_back().is_none_or(|c| !stop::noun_before_hyphen(c)) || self.loss())
    }

    /// Whether a sum or share with a decimal point stands here, before which a hyphen is a minus whatever it stands
    /// behind: 财务费用-1.66万元.
    fn loss(&self) -> bool {
        numeral(self.text, self.start).is_some_and(|number| {
            let rest = &self.text[number.end..];
            number.pointed && ["元", "美元", "港元", "%"].iter().any(|unit| rest.starts_with(unit))
        })
    }

    /// A number, what leaves it open, and its unit.
    pub(super) fn amount(&self, start: usize) -> Option<Amount> {
        let text = self.text;
        let number = numeral(text, start)?;
        let mut at = number.end;
        let mut open = number.open;
        if !open {
            match char_at(text, at) {
                Some('余') => {
                    open = true;
                    at += 3;
                }
                Some('多') if number.style != Style::Digits && !text[at..].starts_with("多元化") => {
                    open = true;
                    at += 3;
                }
                Some('来' | '几') if self.unit_at(at + 3).is_some() && number.style != Style::Digits => {
                    open = true;
                    at += 3;
                }
                _ => {}
            }
        }
        let mut unit = self.unit(&number, at);
        let mut end = unit.map_or(at, |(_, end, _)| end);
        let mut half = false;
        if let Some((from, to, kind)) = unit {
            let name = &text[from..to];
            let rest = &text[to..];
            // 两个多小时, 一个半月: what is counted stands behind.
            if name == "个" && (rest.starts_with('多') || rest.starts_with('半')) {
                // 月 alone is no unit, for it is read as a date: 两个多月.
                let noun = &rest['多'.len_utf8()..];
                let found = match noun.starts_with('月') {
                    true => Some(to + "多月".len()),
                    false => self.unit_at(to + 3).filter(|_| stop::time_noun(noun)).map(|found| found.end),
                };
                if let Some(found) = found.filter(|found| *found <= self.limit) {
                    open |= rest.starts_with('多');
                    half = rest.starts_with('半');
                    unit = Some((to + 3, found, Kind::Time));
                    end = found;
                }
            } else if kind != Kind::Count && kind != Kind::Loose {
                if stop::more_behind(rest) {
                    open = true;
                    end += 3;
                } else if stop::halved(name, kind) && stop::half_behind(rest) {
                    half = true;
                    end += 3;
                }
            }
        } else if open && number.style != Style::Arabic && number.style != Style::Mixed && at == number.end {
            end = number.end;
        }
        let mut number = number;
        if let Some((from, to, _)) = unit.filter(|(_, to, _)| *to == end && !open && !half)
            && let Some((value, after)) = coins(&text[from..to], text, to)
        {
            number.low = number.low.plus(value)?;
            end = after;
        }
        Some(Amount { number, open, unit, half, end })
    }

    /// The unit at `at`, or one space behind it.
    fn unit(&self, number: &Numeral, at: usize) -> Option<(usize, usize, Kind)> {
        let text = self.text;
        let spaced = matches!(number.style, Style::Arabic | Style::Mixed) && text[at..].starts_with(' ');
        let from = if spaced { at + 1 } else { at };
        let found = self.unit_at(from)?;
        let name = &text[from..found.end];
        let rest = &text[found.end..];
        (!stop::unit_in_word(name, rest, number)).then_some((from, found.end, found.kind))
    }

    /// 3至5家, 3%-5%, 30-40万, 七八十.
    fn range(&self, first: &Amount) -> Option<(Span, Quantity)> {
        let text = self.text;
        let mut low = first.number.low;
        if let Some(high) = first.number.high {
            let (from, to, kind) = first.unit?;
            if kind == Kind::Loose {
                return None;
            }
            return Some(self.spread(first.end, low.to_f64(), high.to_f64(), &text[from..to]));
        }
        if first.open || first.half {
            return None;
        }
        let connector = stop::connector(&text[first.end..])?;
        let head = &text[self.floor..self.start];
        let second = self.amount(first.end + connector)?;
        if second.end > self.limit || second.number.high.is_some() {
            return None;
        }
        if let (None, None, Some((width, currency))) = (first.unit, second.unit, stop::currency_before(head))
        {
            let (span, quantity) =
                self.spread(second.end, low.to_f64(), second.number.low.to_f64(), currency);
            return Some((Span::new(span.start() - width, span.end()), quantity));
        }
        let scaled = first.number.scale > 0 && second.number.scale > 0;
        if first.unit.is_none()
            && second.unit.is_none()
            && scaled
            && low.to_f64() < second.number.low.to_f64()
        {
            return Some(self.spread(second.end, low.to_f64(), second.number.low.to_f64(), ""));
        }
        let unit = match (first.unit, second.unit) {
            (None, Some(unit)) => unit,
            (Some(one), Some(other)) if text[one.0..one.1] == text[other.0..other.1] => {
                // 从3家到5家 is a change.
                if head.ends_with(['从', '由', '自']) {
                    return None;
                }
                other
            }
            _ => return None,
        };
        if unit.2 == Kind::Loose && !matches!(second.number.style, Style::Arabic | Style::Mixed) {
            return None;
        }
        let scale = second.number.scale;
        if first.number.scale == 0 && scale > 0 && low.scaled(scale).to_f64() < second.number.low.to_f64() {
            low = low.scaled(scale);
        }
        let high = second.number.low;
        (low.to_f64() < high.to_f64())
            .then(|| self.spread(second.end, low.to_f64(), high.to_f64(), &text[unit.0..unit.1]))
    }

    fn spread(&self, end: usize, low: f64, high: f64, unit: &str) -> (Span, Quantity) {
        let (mut low, mut high, mut unit) = (low, high, unit);
        if unit == "成" {
            (low, high, unit) = (low * 10.0, high * 10.0, "%");
        }
        let start = bound::before(self.text, self.floor, self.start)
            .filter(|(_, bound)| *bound == Bound::About)
            .map_or(self.start, |(start, _)| start);
        let end = bound::behind(self.text, end)
            .filter(|(_, bound)| *bound == Bound::About)
            .map_or(end, |(end, _)| end);
        let quantity = Quantity { low, high: Some(high), bound: Bound::Range, unit: unit.to_owned() };
        (Span::new(self.start.min(start), end), quantity)
    }

    /// A number alone.
    fn single(&self, amount: &Amount) -> Option<(Span, Quantity)> {
        let text = self.text;
        let number = &amount.number;
        let bounded = bound::before(text, self.floor, self.start).is_some()
            || bound::passed(text, self.floor, self.start);
        // 上百, 上千: 百 alone counts when something is said of how many.
        let above = matches!(char_at(text, self.start), Some('百' | '千' | '万' | '亿'))
            && self.before(self.start) == Some('上')
            && !stop::place_before(&text[self.floor..self.start - 3]);
        let context = stop::Context {
            head: &text[self.floor..self.start],
            numeral: &text[self.start..number.end],
            number,
            unit: amount.unit.map(|(from, to, kind)| (&text[from..to], kind)),
            rest: &text[amount.end..],
            vague: bounded || above || amount.open,
        };
        if !stop::is_figure(&context) {
            return None;
        }
        let mut value = number.low;
        if amount.half {
            value = value.plus(Decimal::whole(5).scaled(-1))?;
        }
        let mut start = self.start;
        match self.before(start) {
            Some('-' | '负') => {
                value = value.negated();
                start -= self.before(start).map_or(0, char::len_utf8);
            }
            Some('下') if self.text[self.floor..start].ends_with("零下") => {
                value = value.negated();
                start -= 6;
            }
            Some('上') if above => start -= 3,
            _ => {}
        }
        let mut unit = amount.unit.map_or("", |(from, to, _)| plain(&text[from..to]));
        if unit.is_empty()
            && let Some((width, currency)) = stop::currency_before(&text[self.floor..start])
        {
            start -= width;
            unit = currency;
        }
        if unit.is_empty() && number.scale > 0 {
            unit = stop::bare_unit(&text[self.floor..start], &text[amount.end..]);
        }
        if unit == "成" {
            value = value.scaled(1);
            unit = "%";
        }
        // 立方米每秒 is 立方米/秒.
        let rate = unit.replace(['每', '／'], "/");
        let unit = if rate.contains('/') { rate.as_str() } else { unit };
        if let Some((months, end)) = self.months(amount) {
            let years = value.to_f64() + months / 12.0;
            return Some(self.bounded(start, end, years, amount.open, unit));
        }
        Some(self.bounded(start, amount.end, value.to_f64(), amount.open || above, unit))
    }

    /// The months behind years: 四年六个月.
    fn months(&self, amount: &Amount) -> Option<(f64, usize)> {
        let (from, to, _) = amount.unit?;
        let years = &self.text[from..to] == "年" && amount.end == to && !amount.open;
        let months =
            years.then(|| numeral(self.text, to)).flatten().filter(|months| months.high.is_none())?;
        let rest = &self.text[months.end..];
        let month = rest.starts_with("个月") && months.end + 6 <= self.limit && months.low.to_f64() < 12.0;
        month.then(|| (months.low.to_f64(), months.end + 6))
    }

    /// The figure with the words that bound it.
    pub(super) fn bounded(
        &self,
        start: usize,
        end: usize,
        low: f64,
        open: bool,
        unit: &str,
    ) -> (Span, Quantity) {
        let text = self.text;
        let mut bound = if open { Bound::AtLeast } else { Bound::Exact };
        let (mut start, mut end) = (start, end);
        if let Some((to, behind)) = bound::behind(text, end) {
            bound = behind;
            end = to;
        } else if stop::within(unit, &text[end..]) {
            bound = Bound::AtMost;
            end += '内'.len_utf8();
        }
        if bound == Bound::Exact && bound::passed(text, self.floor, start) {
            bound = Bound::MoreThan;
        }
        if let Some((from, before)) = bound::before(text, self.floor, start) {
            bound = before;
            start = from;
        }
        (Span::new(start, end), Quantity { low, high: None, bound, unit: unit.to_owned() })
    }
}

/// Where 4.1∶54.8∶41.1 ends: a structure of three, no number.
fn structure(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    let mut parts = 1;
    while let Some(rest) = text[end..].strip_prefix(['∶', ':']) {
        let Some(next) = numeral(text, text.len() - rest.len()) else { break };
        end = next.end;
        parts += 1;
    }
    (parts > 2).then_some(end)
}

/// The unit by its plain name: 元人民币 is 元.
fn plain(unit: &str) -> &str {
    match unit {
        "元人民币" | "人民币" | "元整" | "元正" | "圆" | "圆整" | "圆正" | "块钱" | "块" => {
            "元"
        }
        "台(套)" => "台套",
        // 两个多月
        "月" => "个月",
        other => other,
    }
}

/// The 角 and 分 behind a sum (五元三毛), and the centimetres behind a height (1米71).
fn coins(unit: &str, text: &str, at: usize) -> Option<(Decimal, usize)> {
    if unit == "米" {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let rest = &text[at + digits..];
        // 1米2宽 and 1米71, but not 100米5人.
        let bare = matches!(digits, 1 | 2)
            && !rest.starts_with(|c: char| c == '.' || c == '米' || super::unit::is_unit(c));
        let value = Decimal::digits(text[at..at + digits].chars()).filter(|_| bare)?;
        return Some((value.scaled(-i32::try_from(digits).ok()?), at + digits));
    }
    if !unit.ends_with(['元', '圆', '块']) {
        return None;
    }
    let (mut sum, mut end) = (Decimal::ZERO, at);
    for (names, power) in [(["角", "毛"], -1), (["分", "美分"], -2)] {
        let skip = if text[end..].starts_with('又') { '又'.len_utf8() } else { 0 };
        let Some(number) =
            numeral(text, end + skip).filter(|number| number.digits == 1 && number.high.is_none())
        else {
            continue;
        };
        let Some(name) = names.into_iter().find(|name| text[number.end..].starts_with(name)) else {
            continue;
        };
        if text[number.end..].starts_with("分之") {
            continue;
        }
        sum = sum.plus(number.low.scaled(power))?;
        end = number.end + name.len();
    }
    (end > at).then_some((sum, end))
}

/// Every number of a text with its value, whether or not it is a figure: 三分之二 and 负1.1 too.
pub(super) fn numbers(text: &str, dictionaries: &Dictionaries) -> Vec<(Span, f64)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = START.next(text.as_bytes(), at, text.len()) {
        let sight = Sight { text, floor: at, start, limit: text.len(), dictionaries };
        let read = sight.share().map(|(span, quantity)| (span, quantity.low)).or_else(|| {
            let amount = sight.amount(start)?;
            let fraction = sight.fraction(&amount).map(|(span, quantity)| (span, quantity.low / 100.0));
            Some(fraction.unwrap_or((Span::new(start, amount.number.end), amount.number.low.to_f64())))
        });
        match read {
            Some((span, value)) => {
                let head = &text[at..span.start()];
                let negative = head.ends_with('负') || head.ends_with('-') && sight.minus();
                let width = if head.ends_with('负') { '负'.len_utf8() } else { 1 };
                let (from, value) = if negative { (start - width, -value) } else { (span.start(), value) };
                found.push((Span::new(from, span.end()), value));
                at = span.end();
            }
            None => at = start + text[start..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}
