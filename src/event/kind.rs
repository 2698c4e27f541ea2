//! The kinds of event by name: the contract's words and what people call them.

use super::EventKind;

/// Each kind with its word in the output contract, what it is called in Chinese, and what else is asked for by it.
const KINDS: [(EventKind, &str, &str, &[&str]); 10] = [
    (EventKind::Meeting, "meeting", "会议", &["活动", "会", "论坛", "培训", "比赛", "会见", "会谈"]),
    (EventKind::Visit, "visit", "调研", &["考察", "走访", "观摩", "督导", "慰问", "检查"]),
    (EventKind::Signing, "signing", "签约", &["签署", "签订", "合作"]),
    (EventKind::Launch, "launch", "启动", &["揭牌", "开工", "投产", "竣工", "上线", "开业"]),
    (EventKind::Publication, "publication", "发布", &["印发", "出台", "公布"]),
    (EventKind::Recognition, "recognition", "认定", &["获奖", "表彰", "入选", "荣誉"]),
    (EventKind::Appointment, "appointment", "任免", &["任命", "免去", "当选"]),
    (EventKind::Investment, "investment", "投资", &["融资", "收购", "中标", "捐赠"]),
    (EventKind::Accident, "accident", "事故", &["灾害", "火灾", "地震", "应急"]),
    (EventKind::Discipline, "discipline", "纪法", &["处分", "处罚", "判决", "案件"]),
];

impl EventKind {
    /// All kinds, with the contract's word and the Chinese one.
    pub fn all() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        KINDS.iter().map(|&(kind, word, chinese, _)| (kind, word, chinese))
    }

    /// The contract's word: `meeting`.
    #[must_use]
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, ..)| word)
    }

    /// The kind that a word in Chinese or English means: 会议, 考察, `meeting`.
    #[must_use]
    pub fn called(name: &str) -> Option<Self> {
        let row = KINDS.iter().find(|(_, word, chinese, others)| {
            word.eq_ignore_ascii_case(name) || *chinese == name || others.contains(&name)
        });
        row.map(|(kind, ..)| *kind)
    }
}
