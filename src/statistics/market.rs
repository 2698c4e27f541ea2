//! Moves of the market: of an index of shares, and of one share's price.
//!
//! `沪指跌0.5%` is a 跌幅 of 沪指; `云台机械(699999)收涨8.2%` a 股价涨幅, whatever was said of its profit before.

use super::change::Direction;
use crate::mention::figure::Quantity;
use crate::text::Words;
use std::sync::LazyLock;

/// Indices of shares, the longer before what they begin with.
static INDICES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "上证综指 上证综合指数 上证指数 上证50指数 上证50 上证B指 沪指 深证成指 深证成份指数 深成指 深证B指 深指 创业板指数 创业板指 科创50指数 科创50 \
         沪深300指数 沪深300 中证500指数 中证500 中证1000指数 中证1000 北证50指数 北证50 恒生指数 恒指 恒生科技指数 恒生国企指数 国企指数 红筹指数 \
         道琼斯工业平均指数 道琼斯工业指数 道琼斯指数 道指 纳斯达克综合指数 纳斯达克指数 纳斯达克综指 纳指 标普500指数 标准普尔500指数 标准普尔500种股票指数 标普500 标普指数 \
         日经225指数 日经指数 日经股指 东证指数 富时100指数 富时指数 DAX指数 CAC40指数 韩国综合指数 首尔综指 KOSPI指数 台湾加权指数 加权指数",
    )
});
/// Verbs of a day's trade.
const TRADED: [(&str, Direction); 18] = [
    ("收涨", Direction::Up),
    ("累涨", Direction::Up),
    ("大涨", Direction::Up),
    ("微涨", Direction::Up),
    ("飙涨", Direction::Up),
    ("高开", Direction::Up),
    ("上涨", Direction::Up),
    ("上扬", Direction::Up),
    ("收跌", Direction::Down),
    ("累跌", Direction::Down),
    ("大跌", Direction::Down),
    ("微跌", Direction::Down),
    ("暴跌", Direction::Down),
    ("低开", Direction::Down),
    ("下跌", Direction::Down),
    ("下挫", Direction::Down),
    ("涨", Direction::Up),
    ("跌", Direction::Down),
];
/// Those of them that nothing but a share does.
const SHARES: [&str; 8] = ["收涨", "收跌", "高开", "低开", "累涨", "累跌", "飙涨", "下挫"];

/// Whether a heading is of one day's trade.
pub(super) fn is_of_a_day(indicator: &str) -> bool {
    matches!(
        indicator,
        "涨幅"
            | "跌幅"
            | "点位"
            | "收盘点位"
            | "开盘点位"
            | "涨点"
            | "跌点"
            | "股价涨幅"
            | "股价跌幅"
            | "股价涨跌幅"
            | "收盘价"
    )
}

/// The index that the words name last, and how it moves by the verb that ends them.
pub(super) fn index_move(before: &str) -> Option<&'static str> {
    let direction = traded(before)?;
    index(before).map(|_| if direction == Direction::Up { "涨幅" } else { "跌幅" })
}

/// The index of shares that the words name last.
pub(super) fn index(words: &str) -> Option<&str> {
    if !words.contains('指') && !words.contains("50") && !words.contains("00") {
        return None;
    }
    INDICES.find_iter(words).last().map(|found| &words[found.span.start()..found.span.end()])
}

/// The move of a share's price that the words end in, where they name a share by its number (云台机械(699999)今日收涨) or say
/// what nothing else does (收涨).
pub(super) fn share_move(before: &str) -> Option<&'static str> {
    let direction = traded(before)?;
    let verb = SHARES.iter().any(|verb| trimmed(before).ends_with(verb));
    (verb || is_numbered(before)).then_some(if direction == Direction::Up {
        "股价涨幅"
    } else {
        "股价跌幅"
    })
}

/// The move of a firm's shares, where nothing but the time stands between its name and the verb; `words` go from behind
/// the name to the rate: 云台机械今日|盘中上涨.
pub(super) fn firm_move(words: &str) -> Option<&'static str> {
    const WHEN: [&str; 16] = [
        "今日", "昨日", "当日", "当天", "盘中", "一度", "早盘", "午后", "收盘", "分别", "尾盘", "开盘",
        "股份", "股票", "均", "双双",
    ];
    let direction = traded(words)?;
    let verb = TRADED.iter().find(|(verb, _)| trimmed(words).ends_with(verb)).map(|(verb, _)| verb)?;
    let between = trimmed(words).strip_suffix(verb)?;
    let numbered = between.find([')', '）']).filter(|_| is_numbered(between));
    let between = numbered.map_or(between, |at| between[at..].trim_start_matches([')', '）']));
    let between = WHEN.iter().fold(between.to_owned(), |rest, word| rest.replace(word, ""));
    let time = |c: char| c.is_ascii_digit() || "年月日、和, ".contains(c);
    between.chars().all(time).then_some(if direction == Direction::Up {
        "股价涨幅"
    } else {
        "股价跌幅"
    })
}

/// Which way the verb of trade goes that ends the words.
fn traded(before: &str) -> Option<Direction> {
    let words = trimmed(before);
    TRADED.iter().find(|(verb, _)| words.ends_with(verb)).map(|(_, direction)| *direction)
}

/// The words without what stands between a verb and its rate.
fn trimmed(before: &str) -> &str {
    ["幅度达", "逾", "超过", "超", "近", "约", "了"]
        .iter()
        .fold(before.trim_end(), |words, word| words.strip_suffix(word).unwrap_or(words))
}

/// Whether a number without a unit is one of a quotation in brackets: 某股份(12.430, -0.10, -0.80%).
pub(super) fn is_quote(quantity: &Quantity, head: &str, behind: &str) -> bool {
    let Some(before) = head.rfind(['(', '（']).map(|at| &head[at..]) else { return false };
    let after = behind.find([')', '）']).map_or("", |at| &behind[..at]);
    let marks = |c: char| c.is_ascii_digit() || " .,+-%(（，".contains(c);
    quantity.unit.is_empty()
        && after.ends_with('%')
        && before.chars().chain(after.chars()).all(marks)
        && (before.to_owned() + after).matches([',', '，']).count() == 2
}

/// Whether a share's number stands in brackets: (699999), (699999.SZ), (00700.HK).
fn is_numbered(words: &str) -> bool {
    words.split(['(', '（']).skip(1).any(|rest| {
        let inner = rest.split([')', '）']).next().unwrap_or_default();
        let number = inner.split('.').next().unwrap_or_default();
        (5..=6).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::{index, index_move, share_move};

    #[test]
    fn moves_are_of_indices_and_shares() {
        assert_eq!(index_move("沪指跌"), Some("跌幅"));
        assert_eq!(index_move("居民消费价格指数上涨"), None);
        assert_eq!(index("截至收盘,创业板指数大涨"), Some("创业板指数"));
        assert_eq!(share_move("云台机械(699999)今日大涨"), Some("股价涨幅"));
        assert_eq!(share_move("营业收入大涨"), None);
    }
}
