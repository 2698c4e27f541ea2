//! Firms by the form of their name: registered names (…有限公司, …股份有限公司青岛分公司), 集团, banks,
//! works, 该公司.
//! Short names without a form (海信) are left to the tagger and to the echo of the full name.
//!
//! 青岛海信日立空调系统有限公司 → firm

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use regex::Regex;
use std::sync::LazyLock;

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:集团)?(?:股份|责任)?(?:有限责任公司|有限公司|集团公司|总公司|分公司|子公司)(?:[\p{Han}]{2,4}分公司)?|集团|银行|公司|(?:塑料|塑胶|机械|食品|纺织|服装|制品|化工|钢铁|水泥|造纸|印刷|电机|汽车|药|电|热电|发电)厂",
    )
    .expect("the pattern is fixed")
});
static BACK_REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"该(?:公司|厂|企业|集团|行)").expect("the pattern is fixed"));

/// Words that come before a firm's name and are not of it, though they look like its words.
const BEFORE: [&str; 41] = [
    "调研",
    "考察",
    "走访",
    "参观",
    "走进",
    "来到",
    "组织",
    "邀请",
    "投资",
    "合作",
    "包括",
    "以及",
    "通过",
    "位于",
    "引进",
    "支持",
    "帮助",
    "企业",
    "单位",
    "公司",
    "负责人",
    "代表",
    "控股",
    "旗下",
    "其中",
    "入驻",
    "签约",
    "成立",
    "收购",
    "观摩",
    "记者",
    "服务",
    "联合",
    "实施",
    "获得",
    "成为",
    "推动",
    "董事长",
    "总经理",
    "项目",
    "成功",
];

/// Firms in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    let (text, base) = (line.text(), line.start());
    for form in FORM.find_iter(text) {
        let registered = form.as_str().contains("有限");
        let end = base + form.end();
        let start = back(line, base + form.start());
        let length = line.body[start..base + form.start()].chars().count();
        if length < 2 {
            continue;
        }
        let trust = if registered { Trust::Sure } else { Trust::Likely };
        // 国有银行, 上市公司, 保险公司 name a sort of firm, not a firm.
        if !registered && common(&line.body[start..end]) {
            continue;
        }
        found.push(Candidate::new(start, end, MentionKind::Firm, trust));
    }
    for reference in BACK_REFERENCE.find_iter(text) {
        found.push(Candidate::new(
            base + reference.start(),
            base + reference.end(),
            MentionKind::Firm,
            Trust::Likely,
        ));
    }
}

/// The first byte of the name whose form begins at `form`.
fn back(line: Line<'_>, form: usize) -> usize {
    line.back(form, 24, |word, tag| {
        if BEFORE.contains(&word) {
            return false;
        }
        match tag.as_bytes().first() {
            Some(b'n' | b'j' | b'b' | b'l' | b'i' | b's' | b'g' | b'z' | b'a' | b'e') => true,
            Some(b'v') => word.chars().count() == 2,
            Some(b'x') => word.chars().all(|c| c.is_alphanumeric() || "()·-&".contains(c)),
            Some(b'q') => word.chars().count() == 1,
            _ => false,
        }
    })
}

/// Whether the words before the form only say what sort of firm it is.
fn common(name: &str) -> bool {
    const SORTS: [&str; 22] = [
        "上市",
        "保险",
        "证券",
        "基金",
        "商业",
        "国有",
        "房地产",
        "中央",
        "投资",
        "信托",
        "物业",
        "外资",
        "地产",
        "物流",
        "全国",
        "世界",
        "我国",
        "有关",
        "相关",
        "股份制",
        "房产",
        "龙头",
    ];
    let stem = ["集团", "银行", "公司", "厂"].iter().find_map(|form| name.strip_suffix(form)).unwrap_or(name);
    SORTS.contains(&stem)
}
