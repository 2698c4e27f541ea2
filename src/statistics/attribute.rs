//! Whether a figure tells of a project or a rule, which holds at no particular time, rather than of a period.
//!
//! `总投资15亿元`, `占地260亩`, `每亩补助300元`, `达产后年产值12亿元` are attributes; `完成投资15亿元` is not. What sums up
//! projects that were counted for a period (`12个项目，总投资15亿元`) is of that period.

use super::period::Attribute;
use super::{subject, told_apart};
use crate::mention::date::{Point, When};
use crate::mention::figure::Quantity;
use crate::text::Words;
use std::sync::LazyLock;

/// Words of a grant, and of one that was paid.
static GRANTED: LazyLock<Words> = LazyLock::new(|| Words::new("给予 奖补 补助 补贴 奖励 再奖 单个主体"));
static PAID: LazyLock<Words> = LazyLock::new(|| Words::new("累计 发放 兑现 拨付 落实 共"));
/// Words of what was agreed.
static SIGNED: LazyLock<Words> = LazyLock::new(|| Words::new("签约 签订 协议 意向 达成 签署"));

/// The words round a figure, as far as this hangs on them.
pub(super) struct Around<'a> {
    /// What it measures.
    pub indicator: &'a str,
    /// The amount.
    pub quantity: &'a Quantity,
    /// Its sentence.
    pub sentence: &'a str,
    /// The sentence before it.
    pub head: &'a str,
    /// Its clause before it.
    pub clause: &'a str,
    /// Its clause from the figure before it.
    pub before: &'a str,
    /// Its clause behind it.
    pub behind: &'a str,
    /// The words from the figure before it to the end of its clause.
    pub context: &'a str,
    /// Whether a date in its clause says what it is for.
    pub dated: bool,
    /// Whether its sentence names a year to come: 到2022年，建成基地150万亩.
    pub aimed: bool,
    /// Whether its sentence lays down a rule.
    pub rule: bool,
    /// The period of the projects counted before it in its sentence.
    pub counted: Option<Option<When>>,
    /// The year of the article.
    pub year: Option<When>,
}

/// Whether a figure with these words round it is an attribute, and of which year.
pub(super) fn attribute(words: &Around<'_>) -> Attribute {
    let Around { indicator, quantity, context, .. } = *words;
    let yearly = indicator.contains("年度") && indicator.contains("投资") && !indicator.ends_with("比重");
    if told_apart::is_measures(quantity, indicator) || yearly {
        return Attribute::Of(words.year);
    }
    // 给予党纪处分26人 counts people.
    let people = matches!(quantity.unit.as_str(), "人" | "名" | "位" | "人次");
    let granted = GRANTED.stands_in(context) && !PAID.stands_in(context) && !people;
    let built = indicator.ends_with("投资")
        && ["建设", "新建", "兴建", "开办", "兴办", "打造", ",在", ",建设", "的"]
            .iter()
            .any(|word| words.behind.starts_with(word));
    // 阵风可达7级: a forecast is of its days.
    let weather = matches!(quantity.unit.as_str(), "毫米" | "级" | "毫米/小时" | "℃" | "摄氏度");
    let undated = told_apart::is_timeless(words.clause) && !weather
        || told_apart::is_size(quantity, indicator, words.head)
        || told_apart::is_planned_sum(words.before);
    // A rank is one of a time, whatever it is in.
    if indicator.ends_with("排名") {
        return Attribute::No;
    }
    let undated = undated || ["高峰期", "高峰时"].iter().any(|word| words.head.contains(word));
    // What is said of a whole region is no attribute of a thing.
    let own = told_apart::is_attribute(indicator, words.head) && !subject::is_whole(context) && !words.aimed
        || words.rule
        || granted
        || !words.dated && undated
        || built
        || indicator.ends_with("产能");
    if !own {
        return Attribute::No;
    }
    let signed = SIGNED.stands_in(words.sentence);
    match words.counted {
        // What projects begun on a day will cost is not of that day; what was signed for is.
        Some(period)
            if indicator.contains("投资")
                && (signed || !period.is_some_and(|when| matches!(when.start, Point::Day(_)))) =>
        {
            Attribute::Of(period)
        }
        _ => Attribute::Own,
    }
}
