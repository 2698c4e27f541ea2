//! How far a long run is: a bar on a terminal, plain lines now and then elsewhere, nothing when asked for JSON.

use super::language::t;
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Shows how far a run is, on standard error.
pub enum Progress {
    /// A terminal.
    Bar(ProgressBar),
    /// A file or pipe: a line every so often.
    Lines {
        /// When the last line was written.
        last: Instant,
    },
    /// Nobody looks.
    Silent,
}

/// How often a line is written where there is no terminal.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

impl Progress {
    /// The kind that standard error calls for.
    pub fn new(silent: bool) -> Self {
        if silent {
            return Self::Silent;
        }
        if !std::io::stderr().is_terminal() {
            return Self::Lines { last: Instant::now() };
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        Self::Bar(bar)
    }

    /// So many articles of all are done.
    pub fn of(&mut self, done: u64, all: u64) {
        // Thousands are gone over in a second.
        if !done.is_multiple_of(256) {
            return;
        }
        let text = format!("{done}/{all} {}", t("篇", "articles"));
        self.show(|| text);
    }

    /// So many articles of so many bytes are done.
    pub fn at(&mut self, articles: usize, failed: usize, bytes: u64) {
        let text = || {
            let mut text = format!("{articles} {}, {}", t("篇", "articles"), HumanBytes(bytes));
            if failed > 0 {
                text.push_str(&format!(", {failed} {}", t("个失败", "failed")));
            }
            text
        };
        self.show(text);
    }

    fn show(&mut self, text: impl FnOnce() -> String) {
        match self {
            Self::Bar(bar) => bar.set_message(text()),
            Self::Lines { last } if last.elapsed() >= BETWEEN_LINES => {
                anstream::eprintln!("{}", text());
                *last = Instant::now();
            }
            _ => {}
        }
    }

    /// Writes a line without tearing the bar.
    pub fn say(&self, line: &str) {
        match self {
            Self::Bar(bar) => bar.suspend(|| anstream::eprintln!("{line}")),
            _ => anstream::eprintln!("{line}"),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
