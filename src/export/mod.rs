//! Readings and answers in the formats other programs take.

pub mod briefing;
pub mod contract;
pub mod table;
