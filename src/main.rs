//! The `fangzhi` program.

fn main() {}
