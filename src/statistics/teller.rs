//! Names that only tell what others' figures are: media, those who count and forecast, the works of others.
//!
//! `华闻社昆明8月9日电`, `远望咨询数据显示`, `世界银行预计` own no figure behind them; `由甲公司承办` owns none of what took place.

use super::read::Page;
use crate::mention::MentionKind;
use crate::text::{Span, Words};
use std::sync::LazyLock;

/// Ends of the names of those who tell it.
const TELLERS: [&str; 16] = [
    "新华社",
    "中新社",
    "中新网",
    "通讯社",
    "新闻社",
    "日报",
    "晚报",
    "财经",
    "交易所",
    "网",
    "新闻",
    "者报",
    "商报",
    "时报",
    "客户端",
    "融媒体中心",
];
/// Right behind the name of somebody who says what he found out.
const ANALYSTS: [&str; 4] = ["分析师", "研究员", "首席", "研报"];
/// Words of those who counted others, in the clause of their name.
static COUNTED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "数据显示 统计 调查 监测 测算 测定 评级 榜单 排行 报告显示 报告称 报告指出 报告预计 预测报告 研究报告 最新报告",
    )
});
/// Words behind those who forecast others.
static FORECAST: LazyLock<Words> = LazyLock::new(|| Words::new("预计 预测 认为 估计 预期 指出 表示 称"));
/// Who forecasts the growth of others, by what the name contains.
static FORECASTERS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "世界银行 世行 亚洲开发银行 亚开行 亚行 国际货币基金 经合组织 经济合作与发展组织 世界卫生组织 标准普尔 标普全球 穆迪 惠誉 高盛 \
         研究院 研究所 研究中心 咨询 智库",
    )
});
/// Who counts what others sell.
static VENDORS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "Wind 万得 同花顺 东方财富 Choice IDC Counterpoint Canalys Omdia Gartner 艾瑞 易观 克而瑞 研究 咨询 调查 智库",
    )
});
/// What ends the line that says where a report comes from: 8月9日电, 8月9日消息.
const SENT: [&str; 5] = ["电", "讯", "消息", "报道", "获悉"];
/// What those did who took their part in something else.
const PARTS: [&str; 12] =
    ["承办", "主办", "协办", "联合主办", "承建", "保荐", "牵头", "控股", "参股", "施工", "设计", "监理"];

/// Whether the name `written`, with these words before it in its sentence and behind it up to a figure, is of one who
/// only tells of it or had another part.
pub(super) fn tells(kind: MentionKind, written: &str, (before, behind): (&str, &str)) -> bool {
    let clause = clause(behind);
    let named = ANALYSTS.iter().any(|word| behind.starts_with(word))
        || TELLERS.iter().any(|end| written.ends_with(end));
    let part = before.ends_with('由') || PARTS.iter().any(|verb| behind.starts_with(verb));
    let body = matches!(kind, MentionKind::Firm | MentionKind::Organisation);
    let cited = before.ends_with('据') && SENT.iter().any(|word| clause.contains(word));
    named || part || cited || found_out(kind, written, clause) || body && is_dateline(clause)
}

/// Whether the name `written` is of one who counted or forecasts others, by the words of its clause behind it.
fn found_out(kind: MentionKind, written: &str, clause: &str) -> bool {
    // 远航旅行数据显示: its own customers.
    let counts = kind == MentionKind::Organisation || VENDORS.stands_in(written);
    let counted = counts && !clause.contains("财务") && COUNTED.stands_in(clause);
    counted || FORECASTERS.stands_in(written) && FORECAST.stands_in(clause)
}

/// Who found out what a sentence tells, where its name begins that: 远望咨询数据显示.
pub(super) fn source<'p>(page: &Page<'p>, sentence: Span) -> Option<&'p str> {
    let text = page.article.body.folded();
    let first = crate::mention::within(page.mentions, sentence)
        .iter()
        .find(|mention| matches!(mention.kind, MentionKind::Firm | MentionKind::Organisation))?;
    let written = first.span.of(text);
    let begins = matches!(text[sentence.start()..first.span.start()].trim(), "" | "据" | "另据");
    let behind = text.get(first.span.end()..sentence.end()).unwrap_or_default();
    (begins && found_out(first.kind, written, clause(behind))).then_some(written)
}

/// The words up to the end of their clause.
fn clause(words: &str) -> &str {
    &words[..words.find([',', '，', ':', '：', ';', '；', '。']).unwrap_or(words.len())]
}

/// Whether the words behind a name are a place and a day, and that it sent this: 昆明8月9日电(记者某某), 8月9日消息.
fn is_dateline(clause: &str) -> bool {
    /// Characters of the longest place and day.
    const LONGEST: usize = 14;
    let Some(at) = clause.find('日') else { return false };
    let (line, rest) = clause.split_at(at + '日'.len_utf8());
    let dated = line.chars().any(|c| c.is_ascii_digit()) && line.chars().count() <= LONGEST;
    dated && SENT.iter().any(|word| rest.trim_start().starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::tells;
    use crate::mention::MentionKind::{Firm, Organisation};

    #[test]
    fn tellers_own_nothing() {
        assert!(tells(Organisation, "华闻社", ("", "昆明8月9日电(记者林某),全省…")));
        assert!(tells(Firm, "远望咨询", ("", "数据显示,出货量")));
        assert!(tells(Firm, "世界银行", ("", "预计,全球经济增长")));
        assert!(tells(Firm, "云台展览公司", ("大会由", "承办,吸引了")));
        assert!(!tells(Firm, "云台机械公司", ("", "财务报告显示,营业收入")));
        assert!(!tells(Firm, "云台机械公司", ("", "预计营业收入")));
    }
}
