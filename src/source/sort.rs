//! What stands where text was expected, as it is called in English and Chinese.

/// How something is called.
#[derive(Clone, Copy, Debug)]
pub struct Called {
    /// In English, with its article.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

/// What a file is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSort {
    /// PDF.
    Pdf,
    /// PNG, JPEG, GIF, BMP, WebP.
    Image,
    /// Word, Excel, PowerPoint or OpenDocument: a zip.
    Office,
    /// Word, Excel or PowerPoint before 2007.
    OldOffice,
    /// For Linux, Windows, macOS or browsers.
    Program,
    /// RAR.
    Rar,
    /// 7z.
    SevenZip,
    /// bzip2.
    Bzip2,
    /// xz.
    Xz,
    /// SQLite.
    Database,
    /// Sound or film.
    SoundOrFilm,
}

impl FileSort {
    /// How it is called.
    #[must_use]
    pub fn called(self) -> Called {
        let (en, zh) = match self {
            Self::Pdf => ("a PDF", "PDF"),
            Self::Image => ("an image", "图片"),
            Self::Office => ("a Word, Excel or PowerPoint document", "Word、Excel或PowerPoint文档"),
            Self::OldOffice => {
                ("an old Word, Excel or PowerPoint document", "旧版Word、Excel或PowerPoint文档")
            }
            Self::Program => ("a program", "程序"),
            Self::Rar => ("a RAR archive", "RAR压缩包"),
            Self::SevenZip => ("a 7z archive", "7z压缩包"),
            Self::Bzip2 => ("a bzip2 archive", "bzip2压缩包"),
            Self::Xz => ("an xz archive", "xz压缩包"),
            Self::Database => ("a database", "数据库"),
            Self::SoundOrFilm => ("sound or film", "音频或视频"),
        };
        Called { en, zh }
    }
}

/// What a field of a record holds that is no string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueSort {
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A list with something else than strings in it.
    List,
    /// An object.
    Object,
}

impl ValueSort {
    /// How it is called.
    #[must_use]
    pub fn called(self) -> Called {
        let (en, zh) = match self {
            Self::Number => ("a number", "数字"),
            Self::Bool => ("true or false", "真假值"),
            Self::List => ("a list", "列表"),
            Self::Object => ("an object", "对象"),
        };
        Called { en, zh }
    }
}
