//! One file for each command.

pub mod brief;
pub mod check;
pub mod demo;
pub mod entity;
pub mod eval;
pub mod events;
pub mod extract;
pub mod figures;
pub mod index;
pub mod repair;
pub mod search;
pub mod show;
pub mod stats;
pub mod suggest;
pub mod train;
pub mod upgrade;
pub mod who;
