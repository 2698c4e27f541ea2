//! What each mention names: aliases joined, 市/我市/该公司 resolved, people tied to organisations and positions.

use crate::article::Article;
use crate::dictionary::Dictionaries;
use crate::mention::{Mention, MentionKind};
use crate::sentence::Sentence;
use crate::text::Span;

/// The number of an entity in its article: an index into [`Entities::list`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

/// One thing an article names, however often and in whatever form.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Canonical name, simplified: 青岛市工业和信息化局.
    pub name: String,
    /// What sort of thing.
    pub kind: MentionKind,
    /// Indices of its mentions in the article's list.
    pub mentions: Vec<usize>,
    /// Why its mentions are taken for one, for `show --why`.
    pub reasons: Vec<String>,
}

/// A position that the article says a person holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Tenure {
    /// Who.
    pub person: EntityId,
    /// Where, canonical; `None` where the article does not say.
    pub organisation: Option<String>,
    /// As what: 副局长.
    pub position: String,
    /// The words that say so.
    pub evidence: Span,
}

/// All that an article names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// The entities, in order of first mention.
    pub list: Vec<Entity>,
    /// For each mention, what it names; `None` for dates, figures and positions.
    pub of_mention: Vec<Option<EntityId>>,
    /// Who holds which position.
    pub tenures: Vec<Tenure>,
}

impl Entities {
    /// The entity of that number.
    #[must_use]
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.0]
    }
}

/// Works out what the mentions name.
#[must_use]
pub fn entities(
    article: &Article,
    sentences: &[Sentence],
    mentions: &[Mention],
    dictionaries: &Dictionaries,
) -> Entities {
    let _ = (sentences, dictionaries);
    let mut entities = Entities { of_mention: vec![None; mentions.len()], ..Entities::default() };
    for (index, mention) in mentions.iter().enumerate() {
        if matches!(mention.kind, MentionKind::Date | MentionKind::Figure | MentionKind::Position) {
            continue;
        }
        let name = mention.span.of(article.body.folded());
        let known =
            entities.list.iter().position(|entity| entity.kind == mention.kind && entity.name == name);
        let id = known.unwrap_or_else(|| {
            entities.list.push(Entity {
                name: name.to_owned(),
                kind: mention.kind,
                mentions: Vec::new(),
                reasons: Vec::new(),
            });
            entities.list.len() - 1
        });
        entities.list[id].mentions.push(index);
        entities.of_mention[index] = Some(EntityId(id));
    }
    entities
}
