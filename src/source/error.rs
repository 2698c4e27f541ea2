//! What cannot be read: where, what stood there, what to do; in English ([`std::fmt::Display`]) and Chinese
//! ([`SourceError::zh`]).

use super::Origin;
use super::sort::{FileSort, ValueSort};
use std::fmt;

/// A document, or a place where documents were to be, that cannot be read. The rest goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    /// Where.
    pub origin: Origin,
    /// Why.
    pub problem: Problem,
}

/// Why something cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such file or folder.
    NotFound,
    /// The operating system refuses; its message.
    Unreadable(String),
    /// The same for a folder: nothing below it was seen.
    UnreadableFolder(String),
    /// A folder that leads back into itself by a link.
    Loop,
    /// Nothing in it but white space.
    Empty,
    /// Not text. What it looks like, where that is known.
    Binary(Option<FileSort>),
    /// More bytes than one document may have.
    TooLong {
        /// How many there are, where that is known.
        size: Option<u64>,
        /// How many there may be.
        limit: u64,
    },
    /// Not JSON.
    Json {
        /// The place in the line or record, in characters from 1.
        column: usize,
        /// What the parser says.
        message: String,
        /// The characters that stand there.
        near: String,
    },
    /// JSON, but no object.
    NotAnObject(String),
    /// No field that holds the text; the fields there are.
    NoText(Vec<String>),
    /// The field that should hold the text holds something else.
    NotAString {
        /// Its name.
        field: String,
        /// What it holds.
        holds: ValueSort,
    },
    /// Not CSV as its header line promises; what the parser says.
    Csv(String),
    /// The archive is damaged or cut off; what the reader says.
    Damaged {
        /// `zip`, `tar`, `gzip`, `zstd`.
        kind: &'static str,
        /// What the reader says.
        message: String,
    },
    /// A member whose name leads out of the archive.
    UnsafeName,
    /// A member that is a link, a device or a pipe.
    NotAFile,
    /// A member under a password.
    Encrypted,
    /// A member compressed by a method that is not known here; what the reader says.
    Unsupported(String),
    /// An archive in an archive in an archive …
    TooDeep(u32),
    /// More comes out of the archive than text can have been put in.
    Bomb {
        /// Bytes read.
        read: u64,
        /// Bytes that came out.
        out: u64,
    },
    /// The program itself fails at it: an error to be reported to its authors; what it says.
    Fault(String),
}

impl SourceError {
    pub(super) fn new(origin: &Origin, problem: Problem) -> Self {
        Self { origin: origin.clone(), problem }
    }

    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        format!("{}：{}", self.origin, self.problem.zh())
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.origin, self.problem)
    }
}

impl std::error::Error for SourceError {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("no such file or folder"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::UnreadableFolder(why) => {
                write!(f, "folder cannot be read, so nothing in it was: {why}")
            }
            Self::Loop => f.write_str("a link that leads back to a folder above it; not followed"),
            Self::Empty => f.write_str("is empty"),
            Self::Binary(Some(what)) => {
                write!(f, "is not text but {}; convert it to text or HTML first", what.called().en)
            }
            Self::Binary(None) => f.write_str("is not text (binary); convert it to text or HTML first"),
            Self::TooLong { size: Some(size), limit } => write!(
                f,
                "{} is more than one document may have ({}); raise the limit with --max-size",
                Bytes(*size),
                Bytes(*limit)
            ),
            Self::TooLong { size: None, limit } => write!(
                f,
                "more than one document may have ({}); raise the limit with --max-size",
                Bytes(*limit)
            ),
            Self::Json { column, message, near } => {
                write!(f, "invalid JSON at character {column}: {message}, at {near:?}")
            }
            Self::NotAnObject(near) => write!(f, "a record must be a JSON object {{…}}, not {near:?}"),
            Self::NoText(fields) => write!(
                f,
                "no text: expected a field `text`, `content`, `body` or `html`, found {}; name it with --field text=NAME",
                list(fields, "no field at all")
            ),
            Self::NotAString { field, holds } => {
                write!(f, "field `{field}` holds {}; expected characters", holds.called().en)
            }
            Self::Csv(message) => write!(f, "invalid CSV: {message}"),
            Self::Damaged { kind, message } => {
                write!(f, "damaged or cut-off {kind}: {message}; fetch it again or unpack it yourself")
            }
            Self::UnsafeName => {
                f.write_str("the member's name leads out of the archive; not read, unpack it yourself")
            }
            Self::NotAFile => f.write_str("is a link, device or pipe, not a file; not read"),
            Self::Encrypted => f.write_str("is under a password; unpack it yourself"),
            Self::Unsupported(why) => write!(f, "cannot be unpacked: {why}; unpack it yourself"),
            Self::TooDeep(depth) => {
                write!(f, "more than {depth} archives in one another; unpack it yourself")
            }
            Self::Bomb { read, out } => write!(
                f,
                "{} came out of {}: no text shrinks so far; the rest is not read, unpack it yourself if it is meant",
                Bytes(*out),
                Bytes(*read)
            ),
            Self::Fault(message) => {
                write!(f, "the program fails at this article: {message}; please report it")
            }
        }
    }
}

impl Problem {
    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::NotFound => "没有这个文件或文件夹".to_owned(),
            Self::Unreadable(why) => format!("无法读取：{why}"),
            Self::UnreadableFolder(why) => format!("文件夹无法读取，其中内容均未处理：{why}"),
            Self::Loop => "链接指回上级文件夹，未跟随".to_owned(),
            Self::Empty => "是空的".to_owned(),
            Self::Binary(Some(what)) => format!("不是文本，而是{}；请先转换为文本或HTML", what.called().zh),
            Self::Binary(None) => "不是文本（二进制文件）；请先转换为文本或HTML".to_owned(),
            Self::TooLong { size: Some(size), limit } => {
                format!("{}超过单篇上限（{}）；可用 --max-size 提高上限", Bytes(*size), Bytes(*limit))
            }
            Self::TooLong { size: None, limit } => {
                format!("超过单篇上限（{}）；可用 --max-size 提高上限", Bytes(*limit))
            }
            Self::Json { column, message, near } => {
                format!("第{column}个字符处不是合法的JSON：{message}，此处是“{near}”")
            }
            Self::NotAnObject(near) => format!("每条记录应是JSON对象{{…}}，而不是“{near}”"),
            Self::NoText(fields) => format!(
                "没有正文：应有 text、content、body 或 html 字段，实有{}；可用 --field text=字段名 指定",
                list(fields, "零个字段")
            ),
            Self::NotAString { field, holds } => {
                format!("字段 {field} 的值是{}，应是字符串", holds.called().zh)
            }
            Self::Csv(message) => format!("不是合法的CSV：{message}"),
            Self::Damaged { kind, message } => {
                format!("{kind}压缩包损坏或不完整：{message}；请重新获取，或自行解压后再处理")
            }
            Self::UnsafeName => "成员名指向压缩包之外，未读取；请自行解压".to_owned(),
            Self::NotAFile => "是链接、设备或管道，不是文件，未读取".to_owned(),
            Self::Encrypted => "有密码；请自行解压".to_owned(),
            Self::Unsupported(why) => format!("无法解压：{why}；请自行解压"),
            Self::TooDeep(depth) => format!("压缩包嵌套超过{depth}层；请自行解压"),
            Self::Bomb { read, out } => format!(
                "从{}中解出了{}，文本不可能压缩到这个程度；其余未读取，如确有其事请自行解压",
                Bytes(*read),
                Bytes(*out)
            ),
            Self::Fault(message) => format!("程序处理本文时出错：{message}；请反馈给开发者"),
        }
    }
}

fn list(fields: &[String], none: &str) -> String {
    if fields.is_empty() {
        return none.to_owned();
    }
    // A record may have thousands of fields: the first few tell the user which file it is.
    let shown: Vec<String> = fields.iter().take(8).map(|field| format!("`{field}`")).collect();
    let rest = if fields.len() > 8 { " …" } else { "" };
    format!("{}{rest}", shown.join(" "))
}

/// Bytes as people read them: exact below a kilobyte, with one decimal above.
struct Bytes(u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
        if self.0 < 1024 {
            return write!(f, "{} B", self.0);
        }
        #[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
        let mut value = self.0 as f64 / 1024.0;
        let mut unit = 0;
        while value >= 1024.0 && unit + 1 < UNITS.len() {
            value /= 1024.0;
            unit += 1;
        }
        write!(f, "{value:.1} {}", UNITS[unit])
    }
}
