//! The same character under another number: Kangxi radicals, CJK radicals, compatibility ideographs, brackets
//! and marks of vertical text.
//!
//! Finds `⼯业` (U+2F2F), `队⻓` (U+2ED3), `金` (U+F90A) and `︽通知︾`. Leaves full-width letters and digits, which
//! folding levels without changing what people read, and characters that only look alike.
//!
//! `⼯业` → `工业`

use super::{Change, RepairKind};
use crate::text::Span;
use unicode_normalization::UnicodeNormalization;

/// Finds characters that stand under another number.
pub fn pass(text: &str) -> Vec<Change> {
    text.char_indices()
        .filter_map(|(at, c)| {
            Some(Change {
                kind: RepairKind::Lookalike,
                span: Span::new(at, at + c.len_utf8()),
                now: ordinary(c)?.to_string(),
                confidence: 1.0,
            })
        })
        .collect()
}

/// The character that this one is another number of.
pub(super) fn ordinary(c: char) -> Option<char> {
    match c {
        '\u{2E80}'..='\u{2EF3}' => {
            RADICALS.binary_search_by_key(&c, |&(radical, _)| radical).ok().map(|at| RADICALS[at].1)
        }
        '\u{2F00}'..='\u{2FD5}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            let mut normal = std::iter::once(c).nfkc();
            normal.next().filter(|&now| now != c && normal.next().is_none())
        }
        '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE48}' => {
            VERTICAL.binary_search_by_key(&c, |&(form, _)| form).ok().map(|at| VERTICAL[at].1)
        }
        _ => None,
    }
}

/// Radicals that stand for a whole character in text that went through a font's tables (Unicode's
/// EquivalentUnifiedIdeograph); those that are only parts of characters stay.
const RADICALS: [(char, char); 64] = [
    ('⺁', '厂'),
    ('⺄', '乙'),
    ('⺇', '几'),
    ('⺋', '㔾'),
    ('⺎', '尢'),
    ('⺏', '尣'),
    ('⺐', '尢'),
    ('⺑', '尣'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺔', '彑'),
    ('⺛', '旡'),
    ('⺜', '日'),
    ('⺝', '月'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺥', '爪'),
    ('⺨', '犭'),
    ('⺩', '王'),
    ('⺪', '疋'),
    ('⺫', '目'),
    ('⺬', '示'),
    ('⺭', '礻'),
    ('⺮', '竹'),
    ('⺯', '糹'),
    ('⺰', '纟'),
    ('⺱', '网'),
    ('⺲', '罒'),
    ('⺵', '网'),
    ('⺶', '羊'),
    ('⺷', '羊'),
    ('⺸', '羊'),
    ('⺼', '肉'),
    ('⺽', '臼'),
    ('⻀', '艹'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻗', '雨'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻫', '斉'),
    ('⻬', '齐'),
    ('⻭', '歯'),
    ('⻮', '齿'),
    ('⻯', '竜'),
    ('⻰', '龙'),
    ('⻳', '龟'),
];

/// Forms for vertical text, and what horizontal text has for them.
const VERTICAL: [(char, char); 30] = [
    ('︐', '，'),
    ('︑', '、'),
    ('︒', '。'),
    ('︓', '：'),
    ('︔', '；'),
    ('︕', '！'),
    ('︖', '？'),
    ('︗', '〖'),
    ('︘', '〗'),
    ('︙', '…'),
    ('︱', '—'),
    ('︳', '＿'),
    ('︵', '（'),
    ('︶', '）'),
    ('︷', '｛'),
    ('︸', '｝'),
    ('︹', '〔'),
    ('︺', '〕'),
    ('︻', '【'),
    ('︼', '】'),
    ('︽', '《'),
    ('︾', '》'),
    ('︿', '〈'),
    ('﹀', '〉'),
    ('﹁', '「'),
    ('﹂', '」'),
    ('﹃', '『'),
    ('﹄', '』'),
    ('﹇', '［'),
    ('﹈', '］'),
];

#[cfg(test)]
mod tests {
    #[test]
    fn tables_are_sorted() {
        assert!(super::RADICALS.is_sorted_by_key(|&(form, _)| form));
        assert!(super::VERTICAL.is_sorted_by_key(|&(form, _)| form));
    }
}
