//! Names that go on with a word behind them that makes another sort of name of them: a place's government, police,
//! airline or official account, the office of a person, a firm by its listing.
//!
//! 希腊|政府 → agency; 某某科技|(600000.SH) → firm

use super::MentionKind;
use super::candidate::Candidate;
use super::common::COUNTRIES;
use crate::text::{Pattern, Span};
use std::sync::LazyLock;

/// How a share is quoted behind its firm: (股票代码:600000), (600000.SH), (00700.HK), (12.34, -0.50, -3.89%).
static LISTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^\((?:(?:股票|证券)代码|\d{6}\.(?:SH|SZ|BJ)|(?:SH|SZ|BJ)[:：]?\d{6}|\d{4,5}\.HK",
        r"|\d+\.\d+, ?(?:[-+]?\d+\.\d+, ?)?[-+]?\d+\.\d+%)",
    ))
});
/// A share's number alone; postcodes look the same.
static NUMBER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^\((?:60\d{4}|688\d{3}|00[0-3]\d{3}|30[01]\d{3}|[48]\d{5})[)，,]"));
/// Ends of those who have a postcode and no shares.
const UNLISTED: [char; 14] =
    ['学', '院', '校', '园', '所', '馆', '站', '会', '社', '局', '部', '处', '心', '室'];
/// A committee of residents behind their quarter: 一居委.
static RESIDENTS: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^第?[一二三四五六七八九十]{0,3}居委会?"));

/// A name with the word behind it, and the kind that both are of; `behind` is what stands between it and the next name.
#[must_use]
pub fn with_next(one: Candidate, behind: &str, folded: &str) -> Option<Candidate> {
    let name = one.span.of(folded);
    let longer = |added: usize, kind: MentionKind| {
        Some(Candidate { span: Span::new(one.span.start(), one.span.end() + added), kind, ..one })
    };
    let after = &folded[one.span.end()..];
    let listed = match one.kind {
        _ if !after.starts_with(['(', '（']) => false,
        MentionKind::Place => LISTED.is_match(after),
        MentionKind::Person | MentionKind::Organisation => {
            LISTED.is_match(after) || NUMBER.is_match(after) && !name.ends_with(UNLISTED)
        }
        _ => false,
    };
    if listed {
        return longer(0, MentionKind::Firm);
    }
    match one.kind {
        MentionKind::Place => {
            if behind.starts_with("警方") {
                return longer("警方".len(), MentionKind::Agency);
            }
            if let Some(on) = behind.strip_prefix("政府")
                && !on.starts_with(['军', '间', '性', '机'])
            {
                return longer("政府".len(), MentionKind::Agency);
            }
            // Who flies under a country's name.
            if COUNTRIES.has(name)
                && let Some(on) = behind.strip_prefix("航空")
            {
                if on.starts_with("公司") {
                    return longer("航空公司".len(), MentionKind::Firm);
                }
                if on.starts_with("航班") || on.starts_with(|c: char| c.is_ascii_uppercase()) {
                    return longer("航空".len(), MentionKind::Firm);
                }
            }
            // 据鄂州发布官微消息: what the city's account is called.
            if let Some(on) = behind.strip_prefix("发布")
                && ["官微", "官方微", "微信", "微博", "公众号", "客户端", "消息", "”"]
                    .iter()
                    .any(|medium| on.starts_with(medium))
                && ["据", "“", "据“"].iter().any(|lead| folded[..one.span.start()].ends_with(lead))
            {
                return longer("发布".len(), MentionKind::Organisation);
            }
            if !name.ends_with(['村', '区', '里', '园']) {
                return None;
            }
            RESIDENTS.find(behind).and_then(|residents| longer(residents.end(), MentionKind::Organisation))
        }
        // The office of who holds one.
        MentionKind::Person => {
            let on = folded[one.span.end()..].strip_prefix("办公室")?;
            let titled = ["主任", "秘书长", "发言人", "副秘书长"].iter().any(|title| on.starts_with(title));
            titled.then(|| longer("办公室".len(), MentionKind::Agency)).flatten()
        }
        _ => None,
    }
}
