//! The `fangzhi` program: everything is in `fangzhi::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    fangzhi::cli::run(std::env::args_os().collect())
}
