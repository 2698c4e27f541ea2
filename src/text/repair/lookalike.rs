//! A letter or sign that only looks like the character meant: `二o二三年`, `2O23年`, `第ニ次`, `囗岸`.
//!
//! Finds letters among the digits of a number, and katakana, bopomofo and 囗 among Chinese characters that make no
//! sense with them. Leaves `○` and `0`, which writers use for `〇`, letters of models and plates (`G20`, `5G`), Japanese.
//!
//! `二o二三年` → `二〇二三年`

use super::join::is_ideograph;
use super::{Change, RepairKind};
use crate::text::Span;
use crate::text::language::Model;

/// Finds characters that only look right.
pub fn pass(text: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    // The two characters before, and where the current one stands.
    let (mut two_before, mut before) = ('\n', '\n');
    for (at, c) in text.char_indices() {
        if let Some(now) = meant(c) {
            let rest = &text[at + c.len_utf8()..];
            let is_meant = match c {
                'o' | 'O' | 'ο' | 'Ο' | 'о' | 'О' => in_chinese_number(before, rest, two_before),
                _ => makes_sense(two_before, before, c, now, rest),
            };
            if is_meant {
                changes.push(change(at, c, now));
                (two_before, before) = (before, now);
                continue;
            }
        }
        if let Some(now) = digit_meant(c)
            && in_number(before, &text[at + c.len_utf8()..])
        {
            changes.push(change(at, c, now));
            (two_before, before) = (before, now);
            continue;
        }
        (two_before, before) = (before, c);
    }
    changes
}

/// Whether another character may be meant by this one.
pub(super) fn may_be_meant(c: char) -> bool {
    meant(c).is_some() || digit_meant(c).is_some()
}

fn change(at: usize, c: char, now: char) -> Change {
    Change {
        kind: RepairKind::Lookalike,
        span: Span::new(at, at + c.len_utf8()),
        now: now.to_string(),
        confidence: 0.9,
    }
}

/// The character that another may be meant for.
fn meant(c: char) -> Option<char> {
    Some(match c {
        'o' | 'O' | 'ο' | 'Ο' | 'о' | 'О' => '〇',
        'ニ' => '二',
        'ミ' | 'Ξ' => '三',
        'ハ' => '八',
        'ー' | 'ㄧ' => '一',
        'ロ' | '囗' | 'ㄖ' => '口',
        'カ' => '力',
        'タ' => '夕',
        'ト' => '卜',
        'エ' => '工',
        'チ' => '千',
        _ => return None,
    })
}

/// The digit that a letter may be meant for.
fn digit_meant(c: char) -> Option<char> {
    Some(match c {
        'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' => '0',
        'l' | 'I' => '1',
        _ => return None,
    })
}

fn is_chinese_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '〇' | '○' | '零')
}

/// Whether a round letter is a nought among Chinese digits: after one, and before another or what is counted.
fn in_chinese_number(before: char, rest: &str, two_before: char) -> bool {
    let mut rest = rest.chars().skip_while(|&c| meant(c) == Some('〇'));
    let next = rest.next().unwrap_or('\n');
    is_chinese_digit(before)
        && (is_chinese_digit(next)
            || (is_chinese_digit(two_before) && matches!(next, '年' | '号' | '號' | '医')))
}

/// Whether a letter stands among the digits of a date or an amount.
fn in_number(before: char, rest: &str) -> bool {
    let digits = rest.chars().take_while(|&c| c.is_ascii_digit() || digit_meant(c).is_some()).count();
    let has_digit = rest.chars().take(digits).any(|c| c.is_ascii_digit());
    let after = rest.chars().nth(digits).unwrap_or('\n');
    before.is_ascii_digit()
        && (has_digit || digits < 3)
        && matches!(after, '年' | '月' | '日' | '万' | '亿' | '元' | '%' | '％' | '岁' | '余')
}

/// Whether the character meant makes far likelier Chinese of its surroundings than the one that stands there.
fn makes_sense(two_before: char, before: char, c: char, now: char, rest: &str) -> bool {
    /// In nats.
    const MARGIN: f32 = 6.0;
    /// Below this mean the characters around say nothing.
    const CHINESE: f32 = -7.0;
    let mut after = rest.chars();
    let next = after.next().unwrap_or('\n');
    // Japanese has other katakana beside it.
    let is_japanese = |c: char| ('\u{3041}'..='\u{30FF}').contains(&c) && meant(c).is_none();
    if !(is_ideograph(before) || is_ideograph(next)) || is_japanese(before) || is_japanese(next) {
        return false;
    }
    let around: Vec<char> = std::iter::once(next).chain(after.take(1)).collect();
    let model = Model::builtin();
    let score = |middle: char| {
        let mut context = model.context(model.symbol(two_before), model.symbol(before));
        let mut sum = 0.0;
        for &c in std::iter::once(&middle).chain(&around) {
            let symbol = model.symbol(c);
            sum += model.next(context, symbol);
            context = model.after(context, symbol);
        }
        sum
    };
    let with = score(now);
    with > score(c) + MARGIN && with > CHINESE * (1 + around.len()) as f32
}
