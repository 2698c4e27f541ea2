//! Labelled text: JSON Lines of `{"text": …, "entities": [{"start": …, "end": …, "type": …}]}`, offsets in
//! characters, end exclusive. What `fangzhi train` learns from and `fangzhi eval` measures by.

use serde::Deserialize;
use std::io::BufRead;

/// A labelled stretch.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entity {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The data's own name of the type.
    #[serde(rename = "type")]
    pub kind: String,
}

/// A labelled text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Example {
    /// The characters.
    pub text: String,
    /// What is labelled in them.
    #[serde(default)]
    pub entities: Vec<Entity>,
}

/// What is wrong with labelled data.
#[derive(Debug, thiserror::Error)]
pub enum LabelledError {
    /// It cannot be read.
    #[error("line {line}: cannot read labelled text")]
    Read {
        /// Counted from 1.
        line: usize,
        /// Why.
        source: std::io::Error,
    },
    /// It is not of the form.
    #[error(
        "line {line}: not a labelled text; write {{\"text\": …, \"entities\": [{{\"start\": 0, \"end\": 2, \"type\": \"person\"}}]}}"
    )]
    Form {
        /// Counted from 1.
        line: usize,
        /// What the parser says.
        source: serde_json::Error,
    },
    /// An entity lies outside its text.
    #[error("line {line}: entity {start}..{end} lies outside a text of {length} characters")]
    Outside {
        /// Counted from 1.
        line: usize,
        /// First character.
        start: usize,
        /// One past the last.
        end: usize,
        /// Characters there are.
        length: usize,
    },
}

/// Reads labelled texts; empty lines are passed over.
///
/// # Errors
/// When a line cannot be read, is not of the form, or labels characters that it does not have.
pub fn read(input: impl BufRead) -> Result<Vec<Example>, LabelledError> {
    let mut examples = Vec::new();
    for (index, text) in input.lines().enumerate() {
        let line = index + 1;
        let text = text.map_err(|source| LabelledError::Read { line, source })?;
        if text.trim().is_empty() {
            continue;
        }
        let example: Example =
            serde_json::from_str(&text).map_err(|source| LabelledError::Form { line, source })?;
        let length = example.text.chars().count();
        if let Some(bad) = example.entities.iter().find(|e| e.start >= e.end || e.end > length) {
            return Err(LabelledError::Outside { line, start: bad.start, end: bad.end, length });
        }
        examples.push(example);
    }
    Ok(examples)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_line_and_the_form() {
        let error = read("{\"text\": \"王明\"}\n{\"text\": 1}".as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("line 2: not a labelled text"), "{error}");
        let error =
            read("{\"text\":\"王明\",\"entities\":[{\"start\":0,\"end\":3,\"type\":\"name\"}]}".as_bytes())
                .unwrap_err()
                .to_string();
        assert_eq!(error, "line 1: entity 0..3 lies outside a text of 2 characters");
    }
}
