//! What sort of body a name is of, by the tables: its longest ending that one of them knows decides.
//!
//! Labelled data that says only `ORG` is made clearer by this before it is learned from.
//! 青岛市工业和信息化局 → agency, 中国信息通信研究院 → organisation, 海信视像科技股份有限公司 → firm.

use super::tags::Tag;
use crate::dictionary::{AgencyKind, Dictionaries};

/// The sort of the body named `name`; none where no table knows an ending of it.
#[must_use]
pub fn sort(name: &str, dictionaries: &Dictionaries) -> Option<Tag> {
    name.char_indices().find_map(|(at, _)| {
        let ending = &name[at..];
        // An internal division has the sort of its body, which the whole name shows.
        if let Some(agency) = dictionaries.agencies.find(ending) {
            let own = matches!(agency.kind, AgencyKind::Mass);
            return Some(if own { Tag::Organisation } else { Tag::Agency });
        }
        if dictionaries.organisations.find(ending).is_some() && at == 0 {
            return Some(Tag::Organisation);
        }
        if dictionaries.firms.find(ending).is_some() && at == 0 {
            return Some(Tag::Firm);
        }
        if dictionaries.organisation_forms.find(ending).is_some() {
            return Some(Tag::Organisation);
        }
        if dictionaries.firm_forms.find(ending).is_some() {
            let co_operative = ending.ends_with("合作社") || ending.ends_with("合作社联合社");
            return Some(if co_operative { Tag::Organisation } else { Tag::Firm });
        }
        None
    })
}
