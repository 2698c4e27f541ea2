//! Named platforms, projects, campaigns: a name in quotation marks with the word for such a thing beside it or at
//! its end (“橡链云”平台, “春风行动”; the marks belong to the mention, as does the word where the name needs it), the
//! great undertakings of the state (西部大开发), and names without marks that begin with a place or are what is built,
//! opened, carried out (沂河大桥改造工程, 实施的智能农机产业园).
//! Quotations, titles of honour (“小巨人”企业) and figures of speech (按下“快进键”) are left alone, and so are words
//! for such things alone.

mod marked;
mod unmarked;

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use crate::text::Words;
use std::sync::LazyLock;

/// Undertakings of the state that every article calls by the same name.
static GREAT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "西部大开发 南水北调 西气东输 西电东送 退耕还林 放管服 清四乱 保交楼 四好农村路 \
         光盘行动 希望工程 春蕾计划 雪亮工程 万企兴万村 万企帮万村 山海协作 河长制 湖长制 河湖长制 林长制 田长制 路长制 \
         农家书屋 职工书屋 乡村少年宫 法律明白人 对口援疆 对口援藏 银龄讲学计划 特岗计划 国培计划 \
         强基计划 三支一扶 西部计划 雨露计划 火炬计划 母亲水窖 母亲邮包 母亲健康快车 爱心包裹 免费午餐 光彩事业 温暖工程 \
         引江济淮 引汉济渭 引滦入津 川气东送 扫黄打非 净网行动 护苗行动 天网行动 猎狐行动 断卡行动 长江大保护 \
         退耕还草 退牧还草 三北工程 天网工程 金税工程 探月工程 载人航天工程 村村通 户户通 厕所革命 双减 双创 一网通办 \
         最多跑一次 跨省通办 枫桥经验 火把节 泼水节 雪顿节 开渔节 国家级非物质文化遗产名录 国家区域医疗中心",
    )
});

/// Programmes in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    unmarked::find(line, found);
    marked::find(line, found);
    for name in GREAT.all_in(line.text()) {
        let (start, end) = (line.start() + name.span.start(), line.start() + name.span.end());
        found.push(Candidate::new(start, end, MentionKind::Programme, Trust::Guess));
    }
}
