//! Bodies of government, Party, congress, political consultative conference and courts, with their region
//! where it stands before them: 青岛市工业和信息化局, 市工信局, 县委, 市政协, 区公安分局.
//!
//! 部门 and 机关 without a name are left alone.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use regex::Regex;
use std::sync::LazyLock;

static BODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:[\p{Han}&&[^由在和与对向从被将到]]{1,7}?(?:省|自治区|市|州|盟|区|县|旗|镇|乡|街道))*[省市区县州旗镇乡]?",
        r"(?:",
        r"(?:人民)?政府(?:办公室|办公厅|办|新闻办)?|中级人民法院|高级人民法院|人民法院|人民检察院",
        r"|(?:党委|委|纪委)(?:宣传部|组织部|统战部|政法委|办公室|办公厅|办|网信办|社会工作部)",
        r"|纪委监委|纪委|监委|人大常委会|人大|政协|管委会|工管委|管理委员会",
        r"|(?:工业和信息化|发展和改革|发展改革|农业农村|乡村振兴|市场监督管理|市场监管|生态环境|自然资源(?:和规划)?|住房和城乡建设|住建|交通运输|人力资源和社会保障|人社|文化和旅游|文化广电和旅游|文旅|应急管理|卫生健康|卫健|科学技术|科技|教育|财政|民政|公安|司法|商务|统计|审计|水利|林业|税务|海关|气象|医疗保障|医保|退役军人事务|信访|经商|果业|体育|工信|发改|行政审批服务|城市管理|城管|外事|国资|市监|城乡建设|环保|粮食|电力|能源|金融监管|知识产权|药品监督管理|经济和信息化|经信|经济发展|国土资源|规划|监察)(?:委员会|总局|分局|局|厅|委|部)",
        r"|[\p{Han}]{2,8}(?:总局|分局)",
        r"|消防救援(?:总队|支队|大队)|公安分局|派出所|海关|国务院|中共中央|全国人大|全国政协|最高人民法院|最高人民检察院",
        r"|发改委|工信部|财政部|商务部|外交部|教育部|公安部|农业农村部|卫健委|国资委|银监会|证监会|保监会|银保监会|央行|住建委|住建部",
        r")(?:[\p{Han}]{2,6}(?:处|科|司))?",
    ))
    .expect("the pattern is fixed")
});
/// The Party committee of a region: 市委, 县委; not before a word that makes it a body of its own.
static COMMITTEE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[\p{Han}&&[^由在和与对向从被将到]]{2,4}?)?[省市区县州旗镇乡]委")
        .expect("the pattern is fixed")
});

/// Agencies in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    for (pattern, trust) in [(&*BODY, Trust::Likely), (&*COMMITTEE, Trust::Guess)] {
        for body in pattern.find_iter(line.text()) {
            let start = trimmed(line, line.start() + body.start(), line.start() + body.end());
            let end = line.start() + body.end();
            if line.body[start..end].chars().count() >= 2 {
                found.push(Candidate::new(start, end, MentionKind::Agency, trust));
            }
        }
    }
}

/// The start of the name: behind the last word that cannot be of it.
fn trimmed(line: Line<'_>, start: usize, end: usize) -> usize {
    let first = line.word_ending(start + 1);
    let mut from = start;
    for word in &line.words()[first..] {
        if word.span.end() >= end {
            break;
        }
        let text = word.span.of(line.body);
        let foreign = matches!(
            word.tag.as_bytes().first(),
            Some(b'p' | b'c' | b'u' | b'd' | b'r' | b't' | b'x' | b'm')
        ) && !["和", "与", "及"].contains(&text);
        let leading =
            word.span.start() <= from && (["和", "与", "及", "由", "在"].contains(&text) || word.tag == "v");
        if foreign || leading {
            from = word.span.end().max(from);
        }
    }
    from
}
