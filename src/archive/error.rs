//! What can be wrong with an archive: which, what, and what to do; in English and Chinese.

use std::fmt;
use std::path::{Path, PathBuf};
use tantivy::TantivyError;
use tantivy::directory::error::{OpenDirectoryError, OpenReadError, OpenWriteError};

/// Something wrong with an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveError {
    /// The archive's folder.
    pub path: PathBuf,
    /// What is wrong.
    pub problem: ArchiveProblem,
}

/// What is wrong with an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveProblem {
    /// There is nothing at that place.
    Missing,
    /// A folder or file, but no archive.
    NotAnArchive,
    /// An archive whose making was cut off before anything was in it.
    Unfinished,
    /// Another program is writing.
    Locked {
        /// Its process number, where it could be read.
        process: Option<u32>,
        /// Since when, where it could be read.
        since: Option<String>,
    },
    /// Made by a later version of the program.
    Newer {
        /// Its format.
        format: u32,
        /// The latest format known here.
        known: u32,
    },
    /// Made by an earlier version of the program.
    Older {
        /// Its format.
        format: u32,
        /// The format needed here.
        known: u32,
    },
    /// A file of it is not as it was written.
    Damaged(String),
    /// No space is left where it lies.
    Full,
    /// The operating system refuses.
    Io(String),
    /// A wildcard that stands for too many terms.
    TooBroad(String),
    /// A line of the user's decisions about names that says nothing.
    Decision {
        /// Counted from 1.
        line: usize,
    },
}

impl ArchiveError {
    pub(super) fn new(path: &Path, problem: ArchiveProblem) -> Self {
        Self { path: path.to_owned(), problem }
    }

    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        let problem = match error.kind() {
            std::io::ErrorKind::StorageFull
            | std::io::ErrorKind::QuotaExceeded
            | std::io::ErrorKind::FileTooLarge => ArchiveProblem::Full,
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => {
                ArchiveProblem::Damaged(error.to_string())
            }
            _ => ArchiveProblem::Io(error.to_string()),
        };
        Self::new(path, problem)
    }

    pub(super) fn tantivy(path: &Path, error: &TantivyError) -> Self {
        let io = |error: &std::io::Error| Self::io(path, error);
        match error {
            TantivyError::IoError(error) => io(error),
            TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. })
            | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, .. })
            | TantivyError::OpenDirectoryError(
                OpenDirectoryError::IoError { io_error, .. }
                | OpenDirectoryError::FailedToCreateTempDir(io_error),
            ) => io(io_error),
            TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file)) => {
                Self::new(path, ArchiveProblem::Damaged(format!("{} is missing", file.display())))
            }
            TantivyError::OpenDirectoryError(OpenDirectoryError::DoesNotExist(folder)) => {
                Self::new(path, ArchiveProblem::Damaged(format!("{} is missing", folder.display())))
            }
            TantivyError::LockFailure(..) => {
                Self::new(path, ArchiveProblem::Locked { process: None, since: None })
            }
            // A worker thread's error arrives as text.
            other
                if other.to_string().contains("No space left")
                    || other.to_string().contains("File too large") =>
            {
                Self::new(path, ArchiveProblem::Full)
            }
            other => Self::new(path, ArchiveProblem::Damaged(other.to_string())),
        }
    }

    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        let what = match &self.problem {
            ArchiveProblem::Missing => {
                "没有档案库；请先用 fangzhi index 路径… --archive 目录 建立".to_owned()
            }
            ArchiveProblem::NotAnArchive => {
                "不是方志档案库（缺少 archive.json）；请指定另一个目录，或指定空目录新建".to_owned()
            }
            ArchiveProblem::Unfinished => {
                "档案库建立中断，其中没有内容；重新运行 fangzhi index 即可".to_owned()
            }
            ArchiveProblem::Locked { process, since } => {
                let who = process.map(|process| format!("（进程 {process}）")).unwrap_or_default();
                let since = since.as_deref().map(|since| format!("，自 {since}")).unwrap_or_default();
                format!("另一个程序正在写入{who}{since}；请等它结束，或停止它")
            }
            ArchiveProblem::Newer { format, known } => {
                format!("由更新的版本建立（格式 {format}，本版本只认识 {known}）；请升级 fangzhi")
            }
            ArchiveProblem::Older { format, known } => {
                format!(
                    "由较早的版本建立（格式 {format}，现需 {known}）；请运行 fangzhi upgrade --archive {}",
                    self.path.display()
                )
            }
            ArchiveProblem::Damaged(what) => {
                format!(
                    "已损坏：{what}；原始文件不受影响，请删除该目录后重新运行 fangzhi index，或用备份恢复"
                )
            }
            ArchiveProblem::Full => {
                "磁盘已满；已提交的内容完好，腾出空间后重新运行同一命令即可继续".to_owned()
            }
            ArchiveProblem::Io(what) => format!("无法读写：{what}"),
            ArchiveProblem::TooBroad(what) => format!("“{what}”匹配的词太多；请多写几个字"),
            ArchiveProblem::Decision { line } => {
                format!(
                    "第 {line} 行不是“时间、merge 或 split、名称、另一名称”（以制表符分隔）；请改正或删去该行"
                )
            }
        };
        format!("{}：{what}", self.path.display())
    }
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path.display())?;
        match &self.problem {
            ArchiveProblem::Missing => {
                f.write_str("there is no archive; make one with: fangzhi index PATH… --archive DIR")
            }
            ArchiveProblem::NotAnArchive => f.write_str(
                "is not a fangzhi archive (it has no archive.json); name another folder, or an empty one for a new archive",
            ),
            ArchiveProblem::Unfinished => {
                f.write_str("an archive whose making was cut off, with nothing in it; run fangzhi index again")
            }
            ArchiveProblem::Locked { process, since } => {
                f.write_str("another program is writing")?;
                if let Some(process) = process {
                    write!(f, " (process {process})")?;
                }
                if let Some(since) = since {
                    write!(f, " since {since}")?;
                }
                f.write_str("; wait until it has finished, or stop it")
            }
            ArchiveProblem::Newer { format, known } => write!(
                f,
                "made by a later version (format {format}, this one knows {known}); use that version of fangzhi"
            ),
            ArchiveProblem::Older { format, known } => write!(
                f,
                "made by an earlier version (format {format}, this one needs {known}); run: fangzhi upgrade --archive {}",
                self.path.display()
            ),
            ArchiveProblem::Damaged(what) => write!(
                f,
                "damaged: {what}; the sources are untouched: delete the folder and index them again, or restore a backup"
            ),
            ArchiveProblem::Full => f.write_str(
                "no space is left; what was committed is sound: make room and run the same command again",
            ),
            ArchiveProblem::Io(what) => write!(f, "cannot be read or written: {what}"),
            ArchiveProblem::TooBroad(what) => write!(f, "{what:?} stands for too many terms; type more of it"),
            ArchiveProblem::Decision { line } => write!(
                f,
                "line {line} is not `when, merge or split, name, other` with tabs between; correct or delete it"
            ),
        }
    }
}

impl std::error::Error for ArchiveError {}
