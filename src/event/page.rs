//! What the event stage is given of an article.

use super::lexicon::Lexicon;
use super::second_look::Model;
use crate::article::Article;
use crate::entity::Entities;
use crate::mention::Mention;
use crate::sentence::Sentence;

/// All that the event stage is given.
pub(super) struct Page<'a> {
    pub(super) article: &'a Article,
    pub(super) text: &'a str,
    pub(super) sentences: &'a [Sentence],
    pub(super) mentions: &'a [Mention],
    pub(super) entities: &'a Entities,
    pub(super) lexicon: &'a Lexicon,
    /// The weights of the second look.
    pub(super) weights: Option<&'a Model>,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        article: &'a Article,
        sentences: &'a [Sentence],
        mentions: &'a [Mention],
        entities: &'a Entities,
        lexicon: &'a Lexicon,
        weights: Option<&'a Model>,
    ) -> Self {
        Self { article, text: article.body.folded(), sentences, mentions, entities, lexicon, weights }
    }
}
