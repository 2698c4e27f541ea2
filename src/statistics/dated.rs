//! The dates of a sentence, with what they are to its figures: a base of comparison (由去年同期的28%), a day on which
//! something was founded or told, a point of stocks (9月末), the time that a report is on (2023年一季报).

use crate::mention::date::{Point, When};
use crate::mention::{Mention, Value};
use crate::text::{Span, Words};
use jiff::civil::Date;
use std::sync::LazyLock;

/// A date that can be a period.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub span: Span,
    pub when: When,
    /// Whether only the figure right behind it is meant: 由去年同期的28%, 较2020年底.
    pub local: bool,
    /// Whether it is a point of stocks: 9月末, 截至9月5日.
    pub point: bool,
    /// Whether it is the beginning of a stretch that runs on: 7月28日以来.
    pub since: bool,
    /// Whether it says when something was told or done rather than what the figures are for.
    pub told: bool,
    /// Whether it is of one part of what is told: 其中，2021年7月至2022年4月的….
    pub part: bool,
    /// 上年同期 that is no base of a comparison, but when the figure was.
    pub said: bool,
    /// Whether it is what a report is on: 2022年民生实事办理情况的报告, 2022年度科学技术奖.
    pub report: bool,
}

/// Verbs of what is done once, on a day that figures are not of.
static FOUNDING: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "成立 建成 开工 完工 投产 获评 入选 被评 注册 起施行 建立 竣工 印发 出台 就被 建设 投用 启用 通车 动工 \
         启动建设 落成 获批 立项 设立 上市 挂牌 开通 创建 创办 列入 被认定 组建 落户 \
         撤地设市 撤县设 更名 签订",
    )
});

/// So many bytes behind a date its verb may come: 2015年8月在开发区注册成立.
const FOUNDED: usize = 36;

/// The dates of a sentence.
pub(super) fn dates(text: &str, sentence: Span, mentions: &[Mention], today: Option<Date>) -> Vec<Dated> {
    let mentioned = crate::mention::within(mentions, sentence)
        .iter()
        .filter(|mention| sentence.contains(mention.span))
        .filter_map(|mention| match mention.value {
            Value::Date(Some(when)) => {
                let head = text[sentence.start()..mention.span.start()].trim_end();
                let behind = &text[mention.span.end()..sentence.end()];
                let when = since(mention.span.of(text), behind, when, today);
                let stock = ["截至", "截止", "截至到", "截止到", ",至", "，至"]
                    .iter()
                    .any(|word| head.ends_with(word))
                    || head == "至";
                let when = year_end(mention.span.of(text), when, stock);
                // 力争全年收入突破100亿元: the article's.
                let hoped = ["力争", "争取", "确保", "预计", "有望"].iter().any(|word| head.ends_with(word));
                let when = match today.filter(|_| hoped && mention.span.of(text) == "全年") {
                    Some(today) => When::at(Point::Year(today.year())),
                    None => when,
                };
                let whole_year = match when.start {
                    Point::Year(year) if when.end.is_none() => Some(year),
                    _ => None,
                };
                let when = whole_year.and_then(|year| report(behind, year)).unwrap_or(when);
                let when = super::holiday::days_off(mention.span.of(text), behind, when).unwrap_or(when);
                // 恢复至2019年同期的126%: measured by it, and of no other time than what it measures.
                let gauge = ["恢复至", "恢复到", "相当于", "恢复为"].iter().any(|word| head.ends_with(word));
                if gauge {
                    return None;
                }
                // 从3月21日至4月1日 leads in a stretch; 从2020年的8% is a base.
                // 较去年“五一”: two dates are one base.
                let based = |head: &str| {
                    let head = head.trim_end_matches('“').trim_end_matches('于');
                    head.ends_with(['比', '较', '同', '与'])
                };
                let of_year = ["去年", "上年", "上"]
                    .iter()
                    .find_map(|year| head.trim_end_matches('“').strip_suffix(year));
                let local = based(head)
                    || of_year.is_some_and(based)
                    || head.ends_with(['由', '从']) && when.end.is_none()
                    || head.ends_with("相比")
                    // 同比增速超过一季度
                    || ["超过", "高于", "低于", "快于", "慢于", "好于", "不及", "多于", "少于"]
                        .iter()
                        .any(|word| head.ends_with(word))
                    || mention.span.of(text).contains("同期")
                    || mention.span.of(text) == "年初"
                    || is_record(mention.span.of(text), behind)
                    // 主要集中在7月和8月
                    || ["集中在", "多在", "一般在"].iter().any(|word| {
                        head.rfind(word).is_some_and(|at| !head[at..].contains([',', '，', '。']))
                    })
                    || is_of_its_own(head, behind);
                let point = mention.span.of(text).ends_with(['末', '底']) || stock;
                // 上市公司 are listed firms, whenever they were listed.
                let listed =
                    |at: usize| ["上市公司", "上市企业"].iter().any(|firm| behind[at..].starts_with(firm));
                let founding = FOUNDING.find_iter(behind).find(|found| !listed(found.span.start()));
                // 到2025年建成100个: an aim.
                let ahead = when.first_day().zip(today).is_some_and(|(first, today)| first > today);
                let founded = !ahead
                    && founding.is_some_and(|first| {
                        let at = first.span.start();
                        at <= FOUNDED && !behind[..at].contains([',', '，'])
                    });
                // 完成全年目标的56.8%: what is aimed at, not when.
                let aim = ["目标", "任务", "计划任务", "预算", "工作目标", "计划的"];
                let named = behind.starts_with("版") || aim.iter().any(|word| behind.starts_with(word));
                let told =
                    founded || named || head.ends_with("于") && behind.starts_with([',', '，', '。', '、']);
                let said = mention.span.of(text).contains("同期")
                    && !head.ends_with(['比', '较', '与', '同', '由', '从']);
                let clause = head.rsplit([';', '；', '。']).next().unwrap_or(head);
                let part = ["其中", "光是"]
                    .iter()
                    .any(|word| clause.rfind(word).is_some_and(|at| clause[at..].chars().count() <= 6));
                let clause =
                    &behind[..behind.find([',', '，', '。', ';', '；', '\n']).unwrap_or(behind.len())];
                let report = mention.span.of(text).ends_with("年度")
                    || behind.starts_with('度')
                    || ["情况", "报告", "结果", "公报", "数据"].iter().any(|word| clause.contains(word));
                let begun = mention.span.of(text).ends_with("以来") || begins(behind).is_some();
                let since = begun && !told && !local;
                Some(Dated { span: mention.span, when, local, point, since, told, part, said, report })
            }
            _ => None,
        });
    let mut dates: Vec<Dated> = mentioned.chain(bare_reports(text, sentence, today)).collect();
    dates.sort_by_key(|dated| dated.span.start());
    for at in 1..dates.len() {
        run_on(&mut dates[at - 1..=at]);
    }
    dates
}

/// When what the figure at byte `at` was before is of, where the dates so far are what another was from and to:
/// 从2018年的35万户增长到2022年的58万户，比重由82%提高到….
pub(super) fn beginning(dates: &[Dated], text: &str, at: usize) -> Option<When> {
    let from = |at: usize| text[..at].ends_with(['由', '从']);
    let mut before = dates.iter().rev().filter(|dated| dated.span.end() <= at);
    let (last, first) = (before.next()?, before.next()?);
    let both = from(first.span.start()) && first.local && !last.local;
    (both && from(at)).then_some(first.when)
}

/// 自7月3日以来（截至8月10日） and 截至7月30日，今年以来: together one stretch, whose last day the second of them has.
fn run_on(pair: &mut [Dated]) {
    let [first, second] = pair else { return };
    let (from, to) = match (first.since, second.since) {
        (true, false) if second.point => (first.when, second.when),
        (false, true) if first.point => (second.when, first.when),
        _ => return,
    };
    let (Some(begin), Some(end)) = (from.first_day(), to.last_day()) else { return };
    let exact = matches!(to.last(), Point::Day(_) | Point::Minute(_));
    if begin < end && exact {
        second.when = When::range(Point::Day(begin), Point::Day(end));
        second.point = false;
    }
}

/// Where 以来 stands behind a date in its own clause: 7月3日宣讲启动以来.
fn begins(behind: &str) -> Option<usize> {
    let at = behind.find("以来")?;
    let other = |c: char| c.is_ascii_digit() || matches!(c, ',' | '，' | '。' | ';' | '；' | '\n');
    (!behind[..at].contains(other)).then_some(at)
}

/// Whether a date is where a record begins, which says when nothing was: 2001年以来最高水平, 本月9日以来第三次.
fn is_record(written: &str, behind: &str) -> bool {
    const FAR: usize = 24;
    let rest = match begins(behind).filter(|&at| at <= FAR) {
        Some(at) => &behind[at + "以来".len()..],
        None if written.ends_with("以来") => behind,
        None => return false,
    };
    ["最", "第", "首次", "首个", "新高", "新低", "历史", "单日", "同期"]
        .iter()
        .any(|word| rest.trim_start_matches('的').starts_with(word))
}

/// Whether a date is what something is called by or when somebody was born, or the day of a telegram: 4月交货的原油, 出生日期:
/// 1988年5月6日, 8月4日电.
fn is_of_its_own(head: &str, behind: &str) -> bool {
    const NAMED: [&str; 7] = ["交货", "交割", "到期", "合约", "期货", "出生", "生于"];
    const SENT: [&str; 3] = ["电", "讯", "消息"];
    let born = ["出生日期", "出生年月", "出生于", "生于"]
        .iter()
        .any(|word| head.trim_end_matches([':', '：', ' ']).ends_with(word));
    let sent = SENT.iter().filter_map(|word| behind.strip_prefix(word)).any(|rest| {
        rest.trim_start().starts_with(['(', '（', ',', '，', ':', '：']) || rest.starts_with(' ')
    });
    born || sent || NAMED.iter().any(|word| behind.starts_with(word))
}

/// 2021年以来, 2020年至今 and 3月以来 run to the year, month or day of the article.
fn since(written: &str, behind: &str, when: When, today: Option<Date>) -> When {
    let since = written.ends_with("以来") || behind.starts_with("以来") || behind.starts_with("至今");
    let (true, Some(today)) = (since, today) else { return when };
    // “十四五”以来 runs to the article's year, not to the plan's last.
    let open = when.end.is_none() || when.last_day().is_some_and(|last| last > today);
    if !open {
        return when;
    }
    let now = match when.start {
        Point::Year(_) => Point::Year(today.year()),
        Point::Month(..) => Point::Month(today.year(), today.month()),
        Point::Day(_) => Point::Day(today),
        _ => return when,
    };
    let before = When::at(now).first_day() > when.first_day();
    if before { When::range(when.start, now) } else { when }
}

/// The months that a report of a listed firm is on, by what stands behind its year: 2023年一季报.
fn report(behind: &str, year: i16) -> Option<When> {
    const REPORTS: [(&str, i8); 4] = [("一季报", 3), ("半年报", 6), ("中报", 6), ("三季报", 9)];
    let (_, last) = REPORTS.iter().find(|(word, _)| behind.trim_start_matches('年').starts_with(word))?;
    Some(When::range(Point::Month(year, 1), Point::Month(year, *last)))
}

/// Reports that are named by a bare year (2023一季报显示), which is no date elsewhere, or by none (半年报显示): the last one
/// before the article.
fn bare_reports(text: &str, sentence: Span, today: Option<Date>) -> Vec<Dated> {
    let words = sentence.of(text);
    let mut found = Vec::new();
    if !words.contains('报') {
        return found;
    }
    let mut add = |at: usize, length: usize, when: When| {
        let start = sentence.start() + at;
        found.push(Dated {
            span: Span::new(start, start + length),
            when,
            local: false,
            point: false,
            since: false,
            told: false,
            part: false,
            said: false,
            report: true,
        });
    };
    for (at, _) in words.match_indices("20") {
        let year = words.get(at..at + 4).and_then(|digits| digits.parse::<i16>().ok());
        if let Some(when) = year.and_then(|year| report(&words[at + 4..], year))
            && !words[at + 4..].starts_with('年')
        {
            add(at, 4, when);
        }
    }
    for (at, word) in ["一季报", "半年报", "三季报"].iter().filter_map(|word| Some((words.find(word)?, word)))
    {
        let named = words[..at].ends_with(|c: char| c.is_ascii_digit() || c == '年' || c == '《');
        let last = |year: i16| report(word, year).filter(|when| when.last_day() <= today);
        let when = today.and_then(|day| last(day.year()).or_else(|| last(day.year() - 1)));
        if let Some(when) = when.filter(|_| !named) {
            add(at, word.len(), when);
        }
    }
    found
}

/// 2024年末 is a point of stocks: its last month.
fn year_end(written: &str, when: When, stock: bool) -> When {
    match when.start {
        Point::Year(year)
            if when.end.is_none() && written.ends_with("年末")
                || when.end.is_none() && stock && written.ends_with("年底") =>
        {
            When::at(Point::Month(year, 12))
        }
        _ => when,
    }
}
