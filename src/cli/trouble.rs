//! Errors in Chinese: those that are told from English alone, with what the system says of files.

use super::language::{Lang, lang};
use crate::dictionary::{DictionaryError, Notice};
use crate::eval::gold::GoldError;
use crate::eval::learn::LearnError;
use crate::event::second_look;
use crate::export::table::TableError;
use crate::mention::labelled::LabelledError;
use crate::mention::tagger::ModelError;
use crate::mention::tagger::train::TrainError;
use std::error::Error;
use std::io::ErrorKind;

/// What an error and its causes say, in the language of this run.
#[must_use]
pub fn told(error: &anyhow::Error) -> String {
    match lang() {
        Lang::Zh => in_chinese(error),
        Lang::En => format!("{error:#}"),
    }
}

/// The same in Chinese where it is known.
fn in_chinese(error: &anyhow::Error) -> String {
    error
        .chain()
        .map(|cause| known(cause).unwrap_or_else(|| cause.to_string()))
        .collect::<Vec<_>>()
        .join("：")
}

fn known(error: &(dyn Error + 'static)) -> Option<String> {
    let told = error.downcast_ref().map(table);
    told.or_else(|| error.downcast_ref().map(system))
        .or_else(|| error.downcast_ref().map(dictionary))
        .or_else(|| error.downcast_ref().map(gold))
        .or_else(|| error.downcast_ref().map(learn))
        .or_else(|| error.downcast_ref().map(labelled))
        .or_else(|| error.downcast_ref().map(train))
        .or_else(|| error.downcast_ref().map(model))
        .or_else(|| error.downcast_ref().map(second_look))
}

fn table(error: &TableError) -> String {
    match error {
        TableError::Kind { path } => {
            format!("{path}：不认识的文件类型；文件名请以 .csv、.xlsx、.json 或 .jsonl 结尾")
        }
        TableError::Briefing { path } => {
            format!("{path}：不认识的文件类型；文件名请以 .md、.html、.docx 或 .xlsx 结尾")
        }
        TableError::Io { path, error } => format!("{path}：{}", system(error)),
        TableError::Spreadsheet { path, error } => format!("{path}：无法生成表格：{error}"),
    }
}

/// What the system says of a file.
fn system(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹".to_owned(),
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::AlreadyExists => "已经存在".to_owned(),
        ErrorKind::IsADirectory => "是文件夹，不是文件".to_owned(),
        ErrorKind::NotADirectory => "不是文件夹".to_owned(),
        ErrorKind::StorageFull => "磁盘已满".to_owned(),
        ErrorKind::InvalidData => "内容不合格式".to_owned(),
        ErrorKind::UnexpectedEof => "文件不完整".to_owned(),
        _ => error.to_string(),
    }
}

fn dictionary(error: &DictionaryError) -> String {
    match error {
        DictionaryError::Unreadable { path, .. } => {
            format!("{}：无法读取；请给出可读的 .tsv 词表文件夹", path.display())
        }
        DictionaryError::Encoding { file, line } => {
            format!("{file}第{line}行：不是 UTF-8；请把词表存为 UTF-8")
        }
        DictionaryError::Header { file, line, found, wanted } => {
            format!("{file}第{line}行：表头是“{found}”；应写 {wanted}，以制表符分隔")
        }
        DictionaryError::Fields { file, line, found, wanted } => {
            format!("{file}第{line}行：有{found}个字段，表头只有{wanted}列；请去掉多余的制表符")
        }
        DictionaryError::Field { file, line, column, found, wanted } => {
            format!("{file}第{line}行{column}列：写的是“{found}”；应写 {wanted}")
        }
        DictionaryError::Twice { file, line, key } => {
            format!("{file}第{line}行：“{key}”重复出现；请只留一行")
        }
    }
}

/// What there is to say of a user's tables that are right.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Laid { file, added, replaced, removed } => {
            format!("{file}：新增{added}行，替换{replaced}行，去掉{removed}行")
        }
        Notice::NothingToRemove { file, line, key } => format!("{file}第{line}行：没有“{key}”可去掉"),
        Notice::Unknown { file } => {
            format!("{file}：没有这个名字的词表，未读取；参见 dictionaries/README.md")
        }
    }
}

fn gold(error: &GoldError) -> String {
    match error {
        GoldError::Io { path, error } => format!("{}：{}", path.display(), system(error)),
        GoldError::Line { path, line, error } => {
            format!("{}第{line}行：不是带标注的文章：{error}", path.display())
        }
    }
}

fn learn(error: &LearnError) -> String {
    match error {
        LearnError::Gold(error) => gold(error),
        LearnError::Nothing => "所给文件里没有标注的事件".to_owned(),
        LearnError::Write { path, .. } => format!("无法把权重写到 {}", path.display()),
    }
}

fn labelled(error: &LabelledError) -> String {
    match error {
        LabelledError::Read { line, .. } => format!("第{line}行：无法读取标注文本"),
        LabelledError::Form { line, .. } => format!(
            "第{line}行：不是标注文本；应写 {{\"text\": …, \"entities\": [{{\"start\": 0, \"end\": 2, \"type\": \"person\"}}]}}"
        ),
        LabelledError::Outside { line, start, end, length } => {
            format!("第{line}行：实体 {start}..{end} 超出{length}个字符的文本")
        }
    }
}

fn train(error: &TrainError) -> String {
    match error {
        TrainError::Open { path, .. } => format!("无法打开 {}", path.display()),
        TrainError::Labelled { path, .. } => format!("无法学习 {}", path.display()),
        TrainError::Write { path, .. } => format!("无法把权重写到 {}", path.display()),
        TrainError::Nothing => "所给文件里没有标注文本".to_owned(),
    }
}

fn model(error: &ModelError) -> String {
    match error {
        ModelError::Unpack(_) => "无法解开权重".to_owned(),
        ModelError::Layout => "不是这个版本的名称识别权重；请用 fangzhi train 重新训练".to_owned(),
    }
}

fn second_look(error: &second_look::ModelError) -> String {
    match error {
        second_look::ModelError::Unpack(_) => "无法解开权重".to_owned(),
        second_look::ModelError::Layout => {
            "不是这个版本的事件权重；请用 fangzhi train --events 重新训练".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_told_in_chinese_with_their_causes() {
        let error = anyhow::Error::new(std::io::Error::from(ErrorKind::NotFound)).context("a.md");
        assert_eq!(in_chinese(&error), "a.md：没有这个文件或文件夹");
        let error = TableError::Kind { path: "a.doc".to_owned() };
        assert!(in_chinese(&error.into()).starts_with("a.doc：不认识的文件类型"));
        assert_eq!(in_chinese(&LearnError::Nothing.into()), "所给文件里没有标注的事件");
    }
}
