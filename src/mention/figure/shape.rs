//! Figures of a shape of their own: 百分之五, 一半, 第4位, 四分之一, 1∶4.

use super::decimal::Decimal;
use super::numeral::{Style, char_at, numeral};
use super::scan::{Amount, Sight};
use super::stop;
use super::unit::Kind;
use super::{Bound, Quantity};
use crate::text::Span;

impl Sight<'_> {
    /// 百分之五, 千分之三, 百分百.
    pub(super) fn share(&self) -> Option<(Span, Quantity)> {
        let text = self.text;
        let rest = &text[self.start..];
        let (unit, mut at) = if rest.starts_with("百分之") {
            ("%", self.start + 9)
        } else if rest.starts_with("千分之") {
            ("‰", self.start + 9)
        } else if rest.starts_with("万分之") {
            ("‱", self.start + 9)
        } else if rest.starts_with("百分百") {
            return Some(self.bounded(self.start, self.start + 9, Decimal::whole(100).to_f64(), false, "%"));
        } else {
            return None;
        };
        let negative = text[at..].starts_with('负');
        if negative {
            at += 3;
        }
        let number = numeral(text, at)?;
        if number.end > self.limit || number.high.is_some() {
            return None;
        }
        let mut end = number.end;
        let mut open = number.open;
        if text[end..].starts_with('多') || text[end..].starts_with('余') {
            open = true;
            end += 3;
        }
        let value = if negative { number.low.negated() } else { number.low };
        // 百分之三到百分之五, 百分之三至五
        for connector in ["至", "到"] {
            let Some(behind) = text[end..].strip_prefix(connector) else { continue };
            let from = end + connector.len();
            let from = if behind.starts_with(&rest[..9]) { from + 9 } else { from };
            if let Some(upper) = numeral(text, from).filter(|upper| upper.low.to_f64() > value.to_f64()) {
                let quantity = Quantity {
                    low: value.to_f64(),
                    high: Some(upper.low.to_f64()),
                    bound: Bound::Range,
                    unit: unit.to_owned(),
                };
                return Some((Span::new(self.start, upper.end), quantity));
            }
        }
        Some(self.bounded(self.start, end, value.to_f64(), open, unit))
    }

    /// 一半, 半年, 半数; 对折.
    pub(super) fn half(&self) -> Option<(Span, Quantity)> {
        let text = self.text;
        let rest = &text[self.start..];
        if rest.starts_with("对折") {
            let dealt = self.before(self.start) == Some('打');
            return dealt.then(|| self.bounded(self.start, self.start + 6, 5.0, false, "折"));
        }
        if rest.starts_with("半数") {
            return Some(self.bounded(self.start, self.start + 6, 50.0, false, "%"));
        }
        // 双“过半” is the name of an aim.
        let aim = || self.text[..self.start - 3].trim_end_matches('“').ends_with('双');
        if rest.starts_with('半')
            && self.before(self.start) == Some('过')
            && !aim()
            && !self.text[..self.start - 3].ends_with(['超', '经', '通', '不'])
        {
            let quantity = Quantity { low: 50.0, high: None, bound: Bound::MoreThan, unit: "%".to_owned() };
            return Some((Span::new(self.start - 3, self.start + 3), quantity));
        }
        // 近半住在本区, 逾半为研发人员
        let time = self.unit_at(self.start + 3).is_some_and(|found| found.kind == Kind::Time);
        let bound = match self.before(self.start) {
            Some('近') => Some(Bound::AtMost),
            Some('逾' | '超') => Some(Bound::MoreThan),
            _ => None,
        };
        if let Some(bound) = bound.filter(|_| rest.starts_with('半') && !time) {
            let quantity = Quantity { low: 50.0, high: None, bound, unit: "%".to_owned() };
            return Some((Span::new(self.start - 3, self.start + 3), quantity));
        }
        if self
            .before(self.start)
            .is_some_and(|c| matches!(c, '上' | '下' | '前' | '后' | '大' | '多' | '一' | '年' | '两'))
        {
            return None;
        }
        let found = self.unit_at(self.start + 3)?;
        let name = &text[self.start + 3..found.end];
        (found.kind == Kind::Time && name != "岁"
            || matches!(name, "斤" | "公斤" | "亩" | "吨" | "折" | "成"))
        .then(|| match name {
            "折" => self.bounded(self.start, found.end, 5.0, false, name),
            "成" => self.bounded(self.start, found.end, 5.0, false, "%"),
            _ => self.bounded(self.start, found.end, 0.5, false, name),
        })
    }

    /// 第4位, 第二名, 位居全省第二.
    pub(super) fn rank(&self) -> Option<(Span, Quantity)> {
        let text = self.text;
        let number =
            numeral(text, self.start).filter(|number| number.high.is_none() && number.end <= self.limit)?;
        let start = self.start - '第'.len_utf8();
        if start < self.floor {
            return None;
        }
        let behind = char_at(text, number.end);
        let ranked = stop::rank_before(&text[self.floor..start]);
        let end = match behind {
            Some('位' | '名') if ranked || stop::clause_ends(&text[number.end + 3..]) => number.end + 3,
            _ if ranked && stop::clause_ends(&text[number.end..]) => number.end,
            _ => return None,
        };
        let quantity =
            Quantity { low: number.low.to_f64(), high: None, bound: Bound::Exact, unit: "位".to_owned() };
        Some((Span::new(start, end), quantity))
    }

    /// 四分之一, 1/3.
    pub(super) fn fraction(&self, amount: &Amount) -> Option<(Span, Quantity)> {
        let text = self.text;
        let below = &amount.number;
        let (above, end) = if text[below.end..].starts_with("分之") {
            let above = numeral(text, below.end + 6)?;
            (above.low, above.end)
        } else if below.style == Style::Arabic && text.as_bytes().get(below.end) == Some(&b'/') {
            let under = numeral(text, below.end + 1).filter(|under| under.style == Style::Arabic)?;
            let fits = below.low.to_f64() < under.low.to_f64()
                && under.low.to_f64() <= 1000.0
                && !below.pointed
                && !text[under.end..]
                    .starts_with(|c: char| c == '/' || c == '-' || c.is_ascii_alphanumeric());
            if !fits {
                return None;
            }
            let share = below.low.to_f64() / under.low.to_f64() * 100.0;
            return Some(self.bounded(self.start, under.end, share, false, "%"));
        } else {
            return None;
        };
        if end > self.limit || below.low.is_zero() {
            return None;
        }
        let share = above.to_f64() / below.low.to_f64() * 100.0;
        Some(self.bounded(self.start, end, share, false, "%"))
    }

    /// 1∶4, 4.1∶54.8∶41.1: the first number, the others as its unit.
    pub(super) fn ratio(&self, amount: &Amount) -> Option<(Span, Quantity)> {
        let text = self.text;
        if amount.unit.is_some() || amount.number.style != Style::Arabic {
            return None;
        }
        let mut end = amount.number.end;
        while let Some(c) = char_at(text, end)
            .filter(|&c| c == '∶' || (c == ':' && stop::ratio_before(&text[self.floor..self.start])))
        {
            let Some(next) = numeral(text, end + c.len_utf8()).filter(|next| next.style == Style::Arabic)
            else {
                break;
            };
            end = next.end;
        }
        let parts = text[amount.number.end..end].matches(['∶', ':']).count();
        if parts != 1 || end > self.limit {
            return None;
        }
        let quantity = Quantity {
            low: amount.number.low.to_f64(),
            high: None,
            bound: Bound::Exact,
            unit: text[amount.number.end..end].to_owned(),
        };
        Some((Span::new(self.start, end), quantity))
    }
}
