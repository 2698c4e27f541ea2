//! Who took part in which event, in what role.
//!
//! The grammar reads one sentence at a time: names and the words of the lexicon (one automaton) make tokens
//! ([`scene`]), names make lists ([`coordination`]), verbs find their subject and object ([`roles`]). One file
//! for each kind says what makes an event of it; the [`ledger`] joins what is one event and keeps the one in
//! focus, to which the speakers and guests of later sentences belong. What the grammar passes over is weighed once more by
//! learned weights ([`second_look`]).

mod accident;
mod appointment;
mod blame;
mod called;
mod campaign;
mod carried;
mod clause;
mod closing;
mod coordination;
mod credit;
mod discipline;
mod doubled;
mod explained;
mod governed;
mod hazard;
mod honour;
mod investment;
mod joining;
mod kind;
mod launch;
mod lecture;
mod ledger;
mod lexicon;
mod meeting;
mod mentioned;
mod naming;
mod page;
mod part;
mod place_date;
mod publication;
mod reading;
mod recall;
mod recognition;
mod release;
mod roles;
mod roundup;
mod scene;
pub mod second_look;
mod signing;
mod speech;
mod sponsor;
mod statement;
mod support;
mod talk;
mod target;
mod thing;
mod unreal;
mod visit;

use crate::article::Article;
use crate::dictionary::Dictionaries;
use crate::entity::{Entities, EntityId};
use crate::mention::Mention;
use crate::mention::date::When;
use crate::sentence::Sentence;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What sort of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// 会议 大会 论坛 发布会 座谈会 对接会 培训 比赛 and other activities.
    Meeting,
    /// 调研 考察 观摩 走访 督导 慰问.
    Visit,
    /// 签约 合作 战略协议.
    Signing,
    /// 启动 揭牌 开工 奠基 投产 竣工 上线 开业.
    Launch,
    /// 印发 发布 出台 a document.
    Publication,
    /// 认定 入选 获评 授予.
    Recognition,
    /// 任命 当选 免去.
    Appointment,
    /// 投资 融资 收购 中标.
    Investment,
    /// 事故 火灾 地震 疫情.
    Accident,
    /// 接受审查调查 判处.
    Discipline,
}

/// Whether it took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventStatus {
    /// It took or takes place.
    #[default]
    Held,
    /// It will: 将于…召开.
    Planned,
    /// It will not: 取消, 未能.
    Cancelled,
    /// It will later: 推迟.
    Postponed,
}

/// Someone who took part.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Who.
    pub entity: EntityId,
    /// The field's English word, from `dictionaries/roles.tsv`: `organiser`, `attendee` …
    pub role: String,
    /// The article's Chinese one: 主办, 出席 …
    pub label: String,
    /// Position at that time, for people, with its organisation where that differs: 青岛市副市长.
    pub position: Option<String>,
    /// The words that name the participant.
    pub evidence: Span,
}

/// Something that happened, or was to.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What sort.
    pub kind: EventKind,
    /// As a reader would say it, in the article's folded text.
    pub name: String,
    /// When.
    pub date: Option<When>,
    /// Where: venue with region.
    pub place: Option<String>,
    /// Whether it took place.
    pub status: EventStatus,
    /// The words that say so.
    pub evidence: Span,
    /// The word among them that tells of it.
    pub word: Span,
    /// Whether only the second look found it: likely, where what the grammar finds is sure.
    pub likely: bool,
    /// Who took part.
    pub participants: Vec<Participant>,
}

/// Reads the events of an article.
#[must_use]
pub fn events(
    article: &Article,
    sentences: &[Sentence],
    mentions: &[Mention],
    entities: &Entities,
    dictionaries: &Dictionaries,
) -> Vec<Event> {
    let lexicon = lexicon::Lexicon::of(dictionaries);
    let weights = second_look::MODEL.of(dictionaries);
    reading::read(&page::Page::new(article, sentences, mentions, entities, &lexicon, weights), false).0
}

/// The events that the grammar finds by itself, without the second look, and the words that it passed over.
#[must_use]
pub fn passed_over(
    article: &Article,
    sentences: &[Sentence],
    mentions: &[Mention],
    entities: &Entities,
    dictionaries: &Dictionaries,
) -> (Vec<Event>, Vec<second_look::Candidate>) {
    let lexicon = lexicon::Lexicon::of(dictionaries);
    reading::read(&page::Page::new(article, sentences, mentions, entities, &lexicon, None), true)
}
