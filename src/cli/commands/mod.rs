//! One file for each command.

pub mod extract;
pub mod repair;
