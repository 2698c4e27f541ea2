//! Short forms of registered names elsewhere in the article: 卓衡传感 of 浙江卓衡传感科技股份有限公司.
//!
//! A short form begins with the first four characters of the firm's own name (without its region) and goes on as far as
//! the text does. Where the tagger sees another body or a place there, it is right.
//!
//! 卓衡传感2021年入选 → firm 卓衡传感

use super::MentionKind;
use super::candidate::{Candidate, Trust};
use crate::dictionary::{Dictionaries, Regions};
use crate::text::Span;

/// Ends of registered names, the longer first.
pub const REGISTERED: [&str; 5] =
    ["集团股份有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "有限公司"];
/// Characters that are too few to tell a firm by.
const SHORTEST: usize = 4;

/// Adds the places where registered names stand in short.
pub fn find(body: &str, settled: &[Candidate], dictionaries: &Dictionaries, found: &mut Vec<Candidate>) {
    let mut seen: Vec<&str> = Vec::new();
    for firm in settled.iter().filter(|one| one.kind == MentionKind::Firm) {
        let Some(own) = own_name(firm.span.of(body), &dictionaries.regions) else { continue };
        let Some((length, _)) = own.char_indices().nth(SHORTEST).or(Some((own.len(), ' '))) else { continue };
        let head = &own[..length];
        if head.chars().count() < SHORTEST || seen.contains(&head) {
            continue;
        }
        seen.push(head);
        for (at, _) in body.match_indices(head) {
            let same = |(ours, theirs): &(char, char)| ours == theirs;
            let length: usize =
                own.chars().zip(body[at..].chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
            let span = Span::new(at, at + length);
            let first = settled.partition_point(|one| one.span.end() <= span.start());
            let sure = |one: &Candidate| one.kind.is_body() || one.kind == MentionKind::Place;
            let taken = settled[first..].iter().take_while(|one| one.span.start() < span.end()).any(sure);
            if !taken {
                found.push(Candidate { span, kind: MentionKind::Firm, trust: Trust::Likely });
            }
        }
    }
}

/// A registered name without its region and its form; `None` for other names.
fn own_name<'n>(name: &'n str, regions: &Regions) -> Option<&'n str> {
    let mut own = REGISTERED.iter().find_map(|form| name.strip_suffix(form))?;
    // 浙江省|宁波市: a province before its city.
    for _ in 0..2 {
        let cuts = own.char_indices().map(|(at, _)| at).skip(2).take(9);
        let region = cuts.filter(|&at| !regions.by_name(&own[..at]).is_empty()).last();
        own = region.map_or(own, |at| &own[at..]);
    }
    Some(own).filter(|own| own.chars().all(char::is_alphabetic))
}
