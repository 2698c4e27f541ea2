//! Lists dealt out by 分别: A、B、C产量分别为x、y、z.

/// Nouns that end what a list of things has in common: 电熔镁砂、镁碳砖产量.
const COMMON: &[&str] = &[
    "产量",
    "产值",
    "总产值",
    "增加值",
    "投资",
    "收入",
    "零售额",
    "销售额",
    "销量",
    "出口",
    "进口",
    "进出口",
    "出口额",
    "进口额",
    "面积",
    "价格",
    "均价",
    "利润",
    "税收",
    "营收",
    "营业收入",
    "余额",
    "人数",
    "数量",
    "用电量",
    "增速",
    "占比",
    "比重",
    "率",
    "消费",
    "消费支出",
    "支出",
    "存款",
    "贷款",
    "游客",
    "客运量",
    "货运量",
    "吞吐量",
    "可支配收入",
    "人均可支配收入",
    "总值",
    "总额",
    "规模",
    "专利",
    "企业",
    "项目",
    "资金",
    "总量",
    "指数",
];

/// The things of a list of `count`, each with what all have in common; empty where the head is no such list.
pub(super) fn dealt(head: &str, count: usize) -> Vec<String> {
    let head = head.trim_matches([',', '，', ' ', ':']);
    let parts: Vec<&str> =
        head.split(['、', '和', '与', '及']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() != count || count < 2 {
        return Vec::new();
    }
    let last = parts[parts.len() - 1];
    let common = COMMON
        .iter()
        .filter(|noun| last.ends_with(**noun) && last.len() > noun.len())
        .max_by_key(|noun| noun.len());
    parts
        .iter()
        .enumerate()
        .map(|(index, part)| match common {
            Some(common) if index + 1 < parts.len() && !part.ends_with(common) => format!("{part}{common}"),
            _ => (*part).to_owned(),
        })
        .collect()
}

/// Whether nothing but a list's marks stands between two figures.
pub(super) fn listed(between: &str) -> bool {
    matches!(between.trim(), "、" | "和" | "," | "，" | "及" | "以及" | "与" | "，和" | "、和")
}
