//! fangzhi (方志) reads an archive of Chinese news and turns it into a searchable ledger:
//! who took part in which event in what role, and every figure an article states.

#![forbid(unsafe_code)]

pub mod archive;
pub mod article;
pub mod briefing;
pub mod cli;
pub mod dictionary;
pub mod entity;
pub mod eval;
pub mod event;
pub mod export;
pub mod files;
pub mod mention;
pub mod pipeline;
pub mod query;
pub mod sentence;
pub mod source;
pub mod statistics;
pub mod text;

pub use pipeline::{Reading, guarded, read};
