//! Places: regions by the segmenter's gazetteer and by their form (石笋村, 高要区, 湘潭经开区), 我市, venues by
//! their last word (市科技活动中心, 海信信息产业园).
//! 全市 and 该市 say how far something reaches, not where it is, and are left alone.

use super::MentionKind;
use super::candidate::{Candidate, Line, Trust};
use regex::Regex;
use std::sync::LazyLock;

static VENUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"产业园区?|工业园区?|科技园|开发区|高新区|经开区|示范区|新区|活动中心|会展中心|会议中心|广场|体育馆|机场|火车站|码头|[路街]\d+号")
        .expect("the pattern is fixed")
});
static OURS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("我[省市县区州旗镇]").expect("the pattern is fixed"));

/// Places in one sentence.
pub fn find(line: Line<'_>, found: &mut Vec<Candidate>) {
    let (text, base) = (line.text(), line.start());
    for ours in OURS.find_iter(text) {
        found.push(Candidate::new(base + ours.start(), base + ours.end(), MentionKind::Place, Trust::Likely));
    }
    for venue in VENUE.find_iter(text) {
        let end = base + venue.end();
        let start = line.back(base + venue.start(), 14, |_, tag| {
            matches!(tag.as_bytes().first(), Some(b'n' | b'j' | b'b' | b's' | b'e'))
        });
        if start < base + venue.start() {
            found.push(Candidate::new(start, end, MentionKind::Place, Trust::Guess));
        }
    }
    let mut index = 0;
    while index < line.words().len() {
        let word = line.words()[index];
        if word.tag != "ns" || line.word(index).chars().count() < 2 {
            index += 1;
            continue;
        }
        let mut last = index;
        while last + 1 < line.words().len() {
            let (next, tag) = (line.word(last + 1), line.words()[last + 1].tag);
            let unit = ["省", "市", "县", "区", "镇", "乡", "村", "州"].contains(&next);
            if !unit && !(tag == "ns" && last - index < 4) {
                break;
            }
            last += 1;
        }
        found.push(Candidate::new(
            word.span.start(),
            line.words()[last].span.end(),
            MentionKind::Place,
            Trust::Guess,
        ));
        index = last + 1;
    }
}
