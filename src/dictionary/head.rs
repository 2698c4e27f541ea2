//! Last words of names of programmes, events and documents: 行动, 座谈会, 实施方案.
//!
//! A word may head names of two kinds and then has two rows (活动 heads programmes and events).
//!
//! ```
//! use fangzhi::dictionary::{Dictionaries, HeadKind};
//! let heads = &Dictionaries::builtin().heads;
//! let head = heads.find("座谈会").unwrap();
//! assert_eq!((head.kind, head.event.as_deref()), (HeadKind::Event, Some("meeting")));
//! ```

use super::error::DictionaryError;
use super::table::{Record, Row};

/// What a name with this head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadKind {
    /// 平台, 工程, 行动, 试点.
    Programme,
    /// 大会, 论坛, 发布会.
    Event,
    /// 通知, 意见, 条例.
    Document,
}

/// A row of `heads.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The word.
    pub word: Box<str>,
    /// What it heads.
    pub kind: HeadKind,
    /// The kind of event, `meeting`.
    pub event: Option<Box<str>>,
}

impl Row for Head {
    const FILE: &'static str = "heads.tsv";
    const COLUMNS: &'static [&'static str] = &["word", "kind", "event"];
    const KEY: usize = 2;
    const BUILTIN: &'static str = include_str!("../../dictionaries/heads.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        Ok(Head {
            word: record.required("word")?,
            kind: record.choice(
                "kind",
                &[
                    ("programme", HeadKind::Programme),
                    ("event", HeadKind::Event),
                    ("document", HeadKind::Document),
                ],
            )?,
            event: record.optional("event"),
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.word)
    }
}
