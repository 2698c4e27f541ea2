//! How input is to be taken: its format, the names of fields, and the limits that keep memory bounded.

/// What the input is, where its name does not say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputFormat {
    /// By extension, then by what it looks like.
    #[default]
    Auto,
    /// One JSON object a line.
    Jsonl,
    /// Plain text, one article a file.
    Text,
    /// A web page a file.
    Html,
    /// Comma-separated records with a header line.
    Csv,
}

/// The names under which records keep their fields; the first that is there and not empty is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// Names of the article's own identifier.
    pub id: Vec<String>,
    /// Names of the headline.
    pub title: Vec<String>,
    /// Names of the text.
    pub text: Vec<String>,
    /// Names of the page as HTML; taken where there is no text.
    pub html: Vec<String>,
    /// Names of the publication time, the more exact first.
    pub published: Vec<String>,
    /// Names of the publisher.
    pub source: Vec<String>,
    /// Names of the address.
    pub url: Vec<String>,
}

impl Default for Fields {
    fn default() -> Self {
        let names = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect();
        Self {
            id: names(&["id", "_id", "doc_id", "docid", "编号"]),
            title: names(&["title", "headline", "标题"]),
            text: names(&["text", "content", "body", "article", "正文", "内容"]),
            html: names(&["html", "raw_html", "page"]),
            published: names(&[
                "published",
                "pubtime",
                "published_at",
                "publish_time",
                "pub_time",
                "pubdate",
                "pub_date",
                "date",
                "datetime",
                "time",
                "发布时间",
                "发布日期",
                "日期",
                "时间",
            ]),
            source: names(&["source", "publisher", "media", "来源", "媒体"]),
            url: names(&["url", "link", "href", "网址", "链接"]),
        }
    }
}

impl Fields {
    /// The names of the fields, as [`Fields::map`] takes them.
    pub const ALL: [&'static str; 7] = ["id", "text", "title", "published", "source", "url", "html"];

    /// Puts the user's own name for a field before the known ones: `fields.map("text", "内文")`.
    ///
    /// # Errors
    /// The names that can be mapped, where `field` is none of them.
    pub fn map(&mut self, field: &str, name: &str) -> Result<(), String> {
        let names = match field {
            "id" => &mut self.id,
            "title" => &mut self.title,
            "text" => &mut self.text,
            "html" => &mut self.html,
            "published" => &mut self.published,
            "source" => &mut self.source,
            "url" => &mut self.url,
            other => return Err(format!("no field {other:?}: fields are {}", Self::ALL.join(", "))),
        };
        names.insert(0, name.to_owned());
        Ok(())
    }
}

/// How documents are to be taken from files, folders, archives and streams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What the input is.
    pub format: InputFormat,
    /// Whether the text of a plain file or record is the body alone ([`super::Format::Body`]).
    pub body_only: bool,
    /// The encoding declared for all input; evidence, not truth.
    pub encoding: Option<String>,
    /// The names of fields in records.
    pub fields: Fields,
    /// The largest document, line or record, in bytes.
    pub max_document: u64,
    /// How many archives may lie in one another.
    pub max_depth: u32,
    /// How many bytes may come out of each byte of a compressed file, once more than
    /// [`Options::free_output`] have come out. Text shrinks to a tenth at best; a thousandfold is a bomb.
    pub max_ratio: u64,
    /// How many bytes may come out of a compressed file before the ratio is looked at.
    pub free_output: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: InputFormat::Auto,
            body_only: false,
            encoding: None,
            fields: Fields::default(),
            max_document: 64 << 20,
            max_depth: 4,
            max_ratio: 200,
            free_output: 256 << 20,
        }
    }
}
