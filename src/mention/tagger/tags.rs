//! What the tagger tells apart, and how the type names of labelled data map to it.
//!
//! A label is a tag and a place in the name (first, inner, last, only), or none: 33 in all. Labelled data
//! of other conventions is used as far as it goes: `ORG` says only that a name is a firm, an agency or an
//! organisation, and a file without titles says nothing on whether a character is part of one.

use crate::mention::MentionKind;

/// What the tagger tells apart. `Scene` and `Work` serve to keep sights and titles of books, films and games
/// from being taken for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// A business.
    Firm,
    /// A body of the state.
    Agency,
    /// Any other body.
    Organisation,
    /// A human being.
    Person,
    /// A job or office.
    Position,
    /// A region, a venue.
    Place,
    /// A sight: a museum, a mountain, a park.
    Scene,
    /// A book, a film, a game; a platform, a campaign.
    Work,
}

/// All tags, in the order of their labels.
pub const TAGS: [Tag; 8] = [
    Tag::Firm,
    Tag::Agency,
    Tag::Organisation,
    Tag::Person,
    Tag::Position,
    Tag::Place,
    Tag::Scene,
    Tag::Work,
];

/// Labels that are used.
pub const LABELS: usize = 1 + 4 * TAGS.len();
/// Labels as laid out in memory: padded so that rows are added four numbers at a time.
pub const WIDTH: usize = 36;
/// The label of characters outside names.
pub const NONE: usize = 0;
/// A set of labels.
pub type LabelSet = u64;

/// Where in a name a character stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first of several.
    First,
    /// The only one.
    Only,
    /// Between first and last.
    Inner,
    /// The last of several.
    Last,
}

/// All parts, in the order of their labels.
pub const PARTS: [Part; 4] = [Part::First, Part::Only, Part::Inner, Part::Last];

/// The label of a tag and a part. Labels of a part stand together, so that those with which a name may begin
/// are one range with [`NONE`], and a step within a name is the same for all tags at once.
#[must_use]
pub const fn label(tag: Tag, part: Part) -> usize {
    1 + TAGS.len() * part as usize + tag as usize
}

/// The tag and part of a label.
#[must_use]
pub fn parts(label: usize) -> Option<(Tag, Part)> {
    let index = label.checked_sub(1)?;
    Some((TAGS[index % TAGS.len()], *PARTS.get(index / TAGS.len())?))
}

/// Whether a name is still open behind this label.
#[must_use]
pub fn open(label: usize) -> bool {
    matches!(parts(label), Some((_, Part::First | Part::Inner)))
}

/// Whether `next` may stand behind `label`.
#[must_use]
pub fn follows(label: usize, next: usize) -> bool {
    match (parts(label), parts(next)) {
        (Some((tag, Part::First | Part::Inner)), Some((next, part))) => {
            tag == next && matches!(part, Part::Inner | Part::Last)
        }
        (Some((_, Part::First | Part::Inner)), None) => false,
        (_, None) => true,
        (_, Some((_, part))) => matches!(part, Part::First | Part::Only),
    }
}

/// The tags that a type name of labelled data may stand for; none for types that are not used.
#[must_use]
pub fn tags_of(name: &str) -> &'static [Tag] {
    match name {
        "firm" | "company" => &[Tag::Firm],
        "agency" | "government" => &[Tag::Agency],
        "organisation" | "organization" => &[Tag::Organisation],
        "person" | "name" | "PER" | "NAME" | "NR" => &[Tag::Person],
        "position" | "TITLE" => &[Tag::Position],
        "address" | "place" | "LOC" | "NS" => &[Tag::Place],
        "scene" => &[Tag::Scene],
        "book" | "movie" | "game" | "document" | "programme" => &[Tag::Work],
        "ORG" | "NT" => &[Tag::Firm, Tag::Agency, Tag::Organisation],
        _ => &[],
    }
}

/// The kind of mention that a tag gives. Works are found by their marks, or named programmes where they have none (see
/// [`names`](super::super::names)); sights are told apart by CLUENER alone, which takes them for no place.
#[must_use]
pub fn kind(tag: Tag) -> Option<MentionKind> {
    match tag {
        Tag::Firm => Some(MentionKind::Firm),
        Tag::Agency => Some(MentionKind::Agency),
        Tag::Organisation => Some(MentionKind::Organisation),
        Tag::Person => Some(MentionKind::Person),
        Tag::Position => Some(MentionKind::Position),
        Tag::Place => Some(MentionKind::Place),
        Tag::Scene | Tag::Work => None,
    }
}
