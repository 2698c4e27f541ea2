//! What is wrong with a command line, in Chinese; clap says it in English alone.

use super::help::usage_in_chinese;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::error::Error as _;
use std::fmt::Write;
use std::num::{IntErrorKind, ParseFloatError, ParseIntError};

/// The message of an error of the command line: what stood there, what was meant, how it is used.
#[must_use]
pub fn in_chinese(error: &Error) -> String {
    let mut text = format!("fangzhi：错误：{}\n", what(error));
    if let Some(values) = list(error, ContextKind::ValidValue)
        && !values.is_empty()
    {
        let _ = writeln!(text, "  可用的值：{}", values.join("、"));
    }
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        if let Some(meant) = list(error, kind).filter(|meant| !meant.is_empty()) {
            let _ = writeln!(text, "  是否想写：{}", meant.join("、"));
        }
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let _ = writeln!(text, "\n用法：{}", usage_in_chinese(&usage.to_string()));
    }
    text.push_str("\n详见 --help。\n");
    text
}

fn what(error: &Error) -> String {
    let argument = one(error, ContextKind::InvalidArg);
    let value = one(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面缺少值"),
        ErrorKind::InvalidValue => format!("{argument} 不能是“{value}”"),
        ErrorKind::ValueValidation => format!("{argument} 不能是“{value}”：{}", why(error)),
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个参数"),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", one(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::NoEquals => format!("{argument} 与值之间要有等号"),
        ErrorKind::TooManyValues => format!("{argument} 的值过多：“{value}”多余"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{argument} 的值的个数不对"),
        ErrorKind::ArgumentConflict => match one(error, ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => format!("{argument} 只能写一次"),
            prior => format!("{argument} 不能与 {prior} 同用"),
        },
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8".to_owned(),
        _ => error.to_string().trim().to_owned(),
    }
}

/// Why a value cannot be read.
fn why(error: &Error) -> String {
    let Some(source) = error.source() else { return "读不懂".to_owned() };
    if let Some(number) = source.downcast_ref::<ParseIntError>() {
        return match number.kind() {
            IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => "数太大",
            _ => "要写整数",
        }
        .to_owned();
    }
    if source.is::<ParseFloatError>() {
        return "要写数".to_owned();
    }
    source.to_string()
}

/// What the error says under a heading, in one piece.
fn one(error: &Error, kind: ContextKind) -> String {
    list(error, kind).unwrap_or_default().join("、")
}

fn list(error: &Error, kind: ContextKind) -> Option<Vec<String>> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(vec![text.clone()]),
        ContextValue::Strings(texts) => Some(texts.clone()),
        ContextValue::StyledStr(text) => Some(vec![text.to_string()]),
        ContextValue::StyledStrs(texts) => Some(texts.iter().map(StyledStr::to_string).collect()),
        ContextValue::Number(number) => Some(vec![number.to_string()]),
        _ => None,
    }
}
