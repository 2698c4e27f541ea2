//! What each mention names: aliases joined, 市/我市/该公司 resolved, people tied to organisations and positions.
//!
//! One file for each kind of name gives its canonical form; [`entities`] goes through the mentions in order,
//! joins those of one name, and reads who holds which position.

mod agency;
mod firm;
mod place;
mod region;
mod tenure;
mod title;

use crate::article::Article;
use crate::dictionary::{Dictionaries, RegionId};
use crate::mention::{Mention, MentionKind};
use crate::sentence::Sentence;
use crate::text::Span;
use region::Regional;
use std::collections::HashMap;

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
    let folded = article.body.folded();
    let home = article.region.as_deref().and_then(|code| dictionaries.regions.by_code(code));
    let home = home.or_else(|| commonest_region(folded, mentions, dictionaries));
    let mut regional = Regional::new(dictionaries, home);
    let names = Names::of(folded, mentions);
    let mut entities = Entities { of_mention: vec![None; mentions.len()], ..Entities::default() };
    let mut known: HashMap<(MentionKind, String), EntityId> = HashMap::new();
    let mut last_firm = None;
    for (index, mention) in mentions.iter().enumerate() {
        let form = mention.span.of(folded);
        let Some((name, reason)) = canonical(form, mention.kind, &names, &mut regional) else { continue };
        let back = mention.kind == MentionKind::Firm && refers_back(form);
        let id = match last_firm.filter(|_| back) {
            Some(id) => id,
            None => *known.entry((mention.kind, name.clone())).or_insert_with(|| {
                entities.list.push(Entity {
                    name,
                    kind: mention.kind,
                    mentions: Vec::new(),
                    reasons: Vec::new(),
                });
                EntityId(entities.list.len() - 1)
            }),
        };
        if mention.kind == MentionKind::Firm {
            last_firm = Some(id);
        }
        let entity = &mut entities.list[id.0];
        entity.mentions.push(index);
        let reason = format!("{form}: {}", if back { "the firm named last" } else { &reason });
        if !entity.reasons.contains(&reason) {
            entity.reasons.push(reason);
        }
        entities.of_mention[index] = Some(id);
    }
    entities.tenures = tenure::tenures(folded, sentences, mentions, &entities, &regional);
    entities
}

/// 该公司, 公司: the firm named before.
fn refers_back(form: &str) -> bool {
    ["公司", "该公司", "该企业", "该集团", "该行", "该厂", "集团"].contains(&form)
}

/// The longer forms of an article, which shorter ones may stand for.
struct Names {
    firms: Vec<String>,
    documents: Vec<String>,
}

impl Names {
    fn of(folded: &str, mentions: &[Mention]) -> Self {
        let all = |kind, form: fn(&str) -> &str| {
            let mut names: Vec<String> = Vec::new();
            for mention in mentions.iter().filter(|mention| mention.kind == kind) {
                let name = form(mention.span.of(folded));
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
            names
        };
        Self {
            firms: all(MentionKind::Firm, |name| name),
            documents: all(MentionKind::Document, title::document),
        }
    }
}

/// The canonical name of a mention, and why; `None` for what names nothing (dates, figures, positions).
fn canonical(
    form: &str,
    kind: MentionKind,
    names: &Names,
    regional: &mut Regional<'_>,
) -> Option<(String, String)> {
    let as_it_stands = |name: &str| (name.to_owned(), "as it stands".to_owned());
    Some(match kind {
        MentionKind::Date | MentionKind::Figure | MentionKind::Position => return None,
        MentionKind::Agency => agency::canonical(form, regional),
        MentionKind::Place => place::canonical(form, regional),
        MentionKind::Firm => match firm::full_form(form, &names.firms, regional) {
            Some(full) => (full.to_owned(), format!("short for {full}")),
            None => as_it_stands(form),
        },
        MentionKind::Document => {
            let title = title::document(form);
            match title::full_title(title, &names.documents) {
                Some(full) => (full.to_owned(), format!("short for {full}")),
                None => as_it_stands(title),
            }
        }
        MentionKind::Programme => as_it_stands(title::programme(form)),
        MentionKind::Organisation => organisation(form, regional),
        MentionKind::Person => as_it_stands(form),
    })
}

/// 市装备制造业协会 is that of the city.
fn organisation(form: &str, regional: &mut Regional<'_>) -> (String, String) {
    let table = &regional.dictionaries().organisations;
    if let [id] = table.by_form(form) {
        return (table[*id].name.to_string(), "a well-known organisation".to_owned());
    }
    let short = ["省", "市", "县", "区", "州", "旗", "我省", "我市", "我县", "我区"];
    if short.iter().any(|word| form.starts_with(word))
        && let (Some(region), rest) = regional.split(form)
        && rest.chars().count() >= 2
    {
        return (format!("{}{rest}", regional.prefix(region)), "of the region meant here".to_owned());
    }
    (form.to_owned(), "as it stands".to_owned())
}

/// The region named most often, for articles that do not say theirs; the first of equals.
fn commonest_region(folded: &str, mentions: &[Mention], dictionaries: &Dictionaries) -> Option<RegionId> {
    let mut counts: Vec<(RegionId, usize)> = Vec::new();
    let regional = Regional::new(dictionaries, None);
    for mention in mentions {
        let region = match mention.kind {
            MentionKind::Place => regional.resolve(mention.span.of(folded)),
            MentionKind::Agency => regional.split(mention.span.of(folded)).0,
            _ => None,
        };
        let Some(region) = region else { continue };
        match counts.iter_mut().find(|(known, _)| *known == region) {
            Some((_, count)) => *count += 1,
            None => counts.push((region, 1)),
        }
    }
    let most = counts.iter().map(|&(_, count)| count).max()?;
    counts.into_iter().find(|&(_, count)| count == most).map(|(region, _)| region)
}
