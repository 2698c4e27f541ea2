//! Who brings a firm to the stock exchange: `保荐机构为A证券公司，保荐代表人为甲、乙`, `由A承销`.

use super::EventKind;
use super::lexicon::is_one;
use super::reading::{Reading, role};
use super::roles::{self, Actor};
use super::scene::Kind;

/// Words for those who sponsor or underwrite.
const SPONSORS: [&str; 6] = ["保荐机构", "保荐人", "保荐代表人", "主承销商", "承销商", "承销机构"];

/// Whether a text speaks of sponsors.
pub(super) fn are_told(text: &str) -> bool {
    text.contains("保荐") || text.contains("承销")
}

/// The sponsors of the listing or issue told of before.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let scene = reading.scene;
    if !are_told(scene.span.of(scene.page.text)) {
        return;
    }
    let Some(event) = reading.ledger.last(EventKind::Investment) else { return };
    let backers: Vec<Actor> = scene
        .chains
        .iter()
        .filter(|chain| chain.start > 1 && is_one!(scene.text(chain.start - 1), "为 是 系 :"))
        .filter(|chain| {
            let mut from = chain.start - 1;
            // 保荐机构（主承销商）为A.
            while from > 0
                && !matches!(scene.kind(from - 1), Kind::Mark(',' | '。' | ';'))
                && chain.start - from < 12
            {
                from -= 1;
            }
            let told = scene.between(from, chain.start - 1);
            SPONSORS.iter().any(|word| told.trim_end_matches([')', '）']).ends_with(word))
        })
        .flat_map(|chain| roles::actors(scene, chain))
        .collect();
    reading.add_all(event, &backers, &role("supporter", "支持"));
}
