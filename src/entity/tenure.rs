//! Who holds which position where: 市工信局局长倪佳; 市委常委、副市长钱润生; 市政协副主席甲、乙、丙;
//! 王志勤副院长; 选举甲为县监察委员会主任.
//!
//! Reads the mentions of a sentence from left to right as a chain of organisation, positions, persons; words in
//! between end the chain. A head of government without an organisation (副市长, 县长) belongs to the government
//! of the region meant there.

use super::region::Regional;
use super::{Entities, Tenure};
use crate::mention::{Mention, MentionKind};
use crate::sentence::Sentence;
use crate::text::Span;

/// What may stand between two links of a chain.
const JOINTS: [&str; 8] = ["", "、", "兼", "兼任", "，", ",", " ", "暨"];
/// What may stand between persons of one list.
const LIST: [&str; 5] = ["、", "和", "及", "，", ","];
/// What may stand between a person and the position given behind: 甲任…, 甲为…, 甲(某局局长).
const BEHIND: [&str; 16] = [
    "",
    "任",
    "为",
    "担任",
    "出任",
    "当选",
    "当选为",
    "就任",
    "兼任",
    "、",
    "(",
    "系",
    "是",
    "同志任",
    "同志为",
    "的",
];

/// A position with where it is held.
#[derive(Clone, Debug)]
struct Held {
    organisation: Option<String>,
    position: String,
    span: Span,
}

#[derive(Clone, Debug, Default)]
struct Chain {
    /// The organisation named last, canonical.
    organisation: Option<String>,
    /// A region named last, that the next position may belong to.
    positions: Vec<Held>,
    /// The end of the last link.
    end: usize,
    /// Whether the last link was a person, whose positions the next person of a list shares.
    after_person: Option<usize>,
}

/// The positions that the sentences of an article say.
pub fn tenures(
    folded: &str,
    sentences: &[Sentence],
    mentions: &[Mention],
    entities: &Entities,
    regional: &Regional<'_>,
) -> Vec<Tenure> {
    let mut found = Vec::new();
    let mut first = 0;
    for sentence in sentences {
        let from =
            first + mentions[first..].partition_point(|mention| mention.span.start() < sentence.span.start());
        let to =
            from + mentions[from..].partition_point(|mention| mention.span.start() < sentence.span.end());
        first = to;
        read(folded, from..to, mentions, entities, regional, &mut found);
    }
    found
}

fn read(
    folded: &str,
    range: std::ops::Range<usize>,
    mentions: &[Mention],
    entities: &Entities,
    regional: &Regional<'_>,
    found: &mut Vec<Tenure>,
) {
    let links: Vec<usize> = range.filter(|&index| is_link(mentions, index)).collect();
    let mut chain = Chain::default();
    let mut at = 0;
    while at < links.len() {
        let index = links[at];
        let mention = &mentions[index];
        let gap = folded.get(chain.end..mention.span.start()).unwrap_or("…").trim();
        let joined = chain.end > 0 && JOINTS.contains(&gap);
        match mention.kind {
            MentionKind::Position => {
                if !joined {
                    chain.organisation = None;
                }
                if !joined || chain.after_person.is_some() {
                    chain.positions.clear();
                }
                chain.after_person = None;
                let position = mention.span.of(folded).to_owned();
                let organisation = organisation_of(&position, &chain, regional);
                chain.positions.push(Held { organisation, position, span: mention.span });
            }
            MentionKind::Person => {
                let shares = chain.after_person.is_some() && LIST.contains(&gap);
                let adjacent = chain.after_person.is_none()
                    && (gap.is_empty() || gap == "、" && chain.positions.is_empty());
                if !(shares || joined && adjacent) {
                    chain.positions.clear();
                    if !joined {
                        chain.organisation = None;
                    }
                }
                let Some(person) = entities.of_mention[index] else {
                    at += 1;
                    continue;
                };
                for held in &chain.positions {
                    found.push(Tenure {
                        person,
                        organisation: held.organisation.clone(),
                        position: held.position.clone(),
                        evidence: held.span.cover(mention.span),
                    });
                }
                if chain.positions.is_empty() {
                    let organisation = chain.organisation.clone().filter(|_| joined && gap.is_empty());
                    if let Some(next) =
                        behind(folded, &links, at, organisation, mentions, entities, regional, found)
                    {
                        chain = Chain { end: mentions[links[next - 1]].span.end(), ..Chain::default() };
                        at = next;
                        continue;
                    }
                }
                chain.after_person = Some(index);
            }
            _ => {
                let name = entities.of_mention[index].map(|id| entities.get(id).name.clone());
                // 市委组织部部长、县委书记: a new organisation keeps the positions read so far for the same person.
                if !joined || chain.after_person.is_some() {
                    chain.positions.clear();
                }
                chain.after_person = None;
                chain.organisation = name;
            }
        }
        chain.end = mention.span.end();
        at += 1;
    }
}

fn is_link(mentions: &[Mention], index: usize) -> bool {
    use MentionKind::{Agency, Firm, Organisation, Person, Place, Position};
    let mention = &mentions[index];
    if !matches!(mention.kind, Agency | Firm | Organisation | Person | Position | Place) {
        return false;
    }
    // What lies inside a longer name is no link of its own.
    !mentions[..index]
        .iter()
        .rev()
        .take(4)
        .any(|outer| outer.span.contains(mention.span) && outer.span != mention.span)
}

/// Where a position is held that follows `chain`.
fn organisation_of(position: &str, chain: &Chain, regional: &Regional<'_>) -> Option<String> {
    if let Some(level) = head_of(position) {
        let region = chain
            .organisation
            .as_deref()
            .or_else(|| chain.positions.last().and_then(|held| held.organisation.as_deref()))
            .and_then(|organisation| region_of(organisation, regional))
            .filter(|&region| regional.dictionaries().regions[region].name.ends_with(level))
            .or_else(|| regional.of_word(level));
        return match region {
            Some(region) => Some(format!("{}人民政府", regional.prefix(region))),
            None => chain.organisation.clone(),
        };
    }
    let before = || chain.positions.last().and_then(|held| held.organisation.clone());
    chain.organisation.clone().or_else(before)
}

/// The region that an organisation, or a place named instead of one, belongs to.
fn region_of(organisation: &str, regional: &Regional<'_>) -> Option<crate::dictionary::RegionId> {
    let name = organisation
        .strip_prefix("中共")
        .or_else(|| organisation.strip_prefix("政协"))
        .unwrap_or(organisation);
    regional.resolve(name).or_else(|| regional.split(name).0)
}

/// 副市长 heads a 市; 局长 heads nothing that a region has.
fn head_of(position: &str) -> Option<&'static str> {
    const HEADS: [(&str, &str); 9] = [
        ("省长", "省"),
        ("市长", "市"),
        ("县长", "县"),
        ("区长", "区"),
        ("州长", "州"),
        ("盟长", "盟"),
        ("旗长", "旗"),
        ("自治区主席", "自治区"),
        ("区委书记", "区"),
    ];
    let (head, level) = HEADS.iter().find(|(head, _)| position.ends_with(head))?;
    (*head != "区委书记" && !position.contains("助理")).then_some(level)
}

/// Positions given behind a person: 甲任市工信局局长, 王志勤副院长. Gives the link to go on from.
#[allow(clippy::too_many_arguments, reason = "all of the chain's surroundings are looked at once")]
fn behind(
    folded: &str,
    links: &[usize],
    at: usize,
    organisation: Option<String>,
    mentions: &[Mention],
    entities: &Entities,
    regional: &Regional<'_>,
    found: &mut Vec<Tenure>,
) -> Option<usize> {
    let person = entities.of_mention[links[at]]?;
    let mut chain = Chain { organisation, end: mentions[links[at]].span.end(), ..Chain::default() };
    let mut next = at + 1;
    let mut first = true;
    while let Some(&index) = links.get(next) {
        let mention = &mentions[index];
        let gap = folded.get(chain.end..mention.span.start())?.trim();
        let joined = if first { BEHIND.contains(&gap) } else { ["", "、", "兼"].contains(&gap) };
        if !joined {
            break;
        }
        match mention.kind {
            MentionKind::Position => {
                let position = mention.span.of(folded).to_owned();
                let organisation = organisation_of(&position, &chain, regional);
                chain.positions.push(Held { organisation, position, span: mention.span });
            }
            MentionKind::Person => break,
            // 甲、乙公司: a body behind a list mark is no place where 甲 works.
            _ if gap == "、" && first => break,
            _ => chain.organisation = entities.of_mention[index].map(|id| entities.get(id).name.clone()),
        }
        first = false;
        chain.end = mention.span.end();
        next += 1;
    }
    // What follows directly is another person's when a person comes next: 甲、局长乙.
    let taken = links.get(next).is_some_and(|&index| {
        mentions[index].kind == MentionKind::Person
            && folded.get(chain.end..mentions[index].span.start()).is_some_and(|gap| gap.trim().is_empty())
    });
    if chain.positions.is_empty() || taken {
        return None;
    }
    for held in chain.positions {
        let evidence = held.span.cover(mentions[links[at]].span);
        found.push(Tenure { person, organisation: held.organisation, position: held.position, evidence });
    }
    Some(next)
}
