//! One file for each command.

pub mod eval;
pub mod extract;
pub mod repair;
