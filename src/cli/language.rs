//! The language of messages and pages: Chinese where the locale is Chinese, else English; `--lang` decides.

use std::sync::OnceLock;

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Lang {
    /// 中文.
    Zh,
    /// English.
    En,
}

impl From<Lang> for crate::briefing::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Chinese,
            Lang::En => Self::English,
        }
    }
}

static LANG: OnceLock<Lang> = OnceLock::new();

impl Lang {
    /// The language asked for on the command line (`--lang zh`, `--lang=en`), read before the arguments are
    /// parsed so that the help itself is in that language; else the locale's.
    #[must_use]
    pub fn of_arguments(arguments: &[std::ffi::OsString]) -> Self {
        let mut asked = None;
        let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
        while let Some(argument) = arguments.next() {
            if argument == "--" {
                break;
            }
            let value = argument
                .strip_prefix("--lang=")
                .or_else(|| (argument == "--lang").then(|| arguments.next()).flatten());
            asked = match value {
                Some("zh") => Some(Self::Zh),
                Some("en") => Some(Self::En),
                _ => asked,
            };
        }
        asked.unwrap_or_else(Self::of_locale)
    }

    fn of_locale() -> Self {
        let locale = sys_locale::get_locale().unwrap_or_default();
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }
}

/// Settles the language of this run; the first call wins.
pub fn settle(lang: Lang) {
    let _ = LANG.set(lang);
}

/// The language of this run.
#[must_use]
pub fn lang() -> Lang {
    *LANG.get_or_init(Lang::of_locale)
}

/// One of two words, by the language of this run.
#[must_use]
pub fn t<'a>(zh: &'a str, en: &'a str) -> &'a str {
    match lang() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
