//! Cases of the mention stage: a body in, its names out, one a line: kind and text.
//! Dates and figures have cases of their own.

use super::DICTIONARIES;
use crate::suite::cases;
use fangzhi::Reading;
use fangzhi::dictionary::Dictionaries;
use fangzhi::entity::Tense;
use fangzhi::mention::{MentionKind, Value};
use fangzhi::source::{Document, Given};

/// All layers of a body.
fn read(body: &str, dictionaries: &Dictionaries) -> Reading {
    fangzhi::read(Document::body("case", body, Given::default()), dictionaries)
}

#[test]
fn names() {
    cases::run("mention", |case| {
        let reading = read(&case.input, &DICTIONARIES);
        let body = reading.article.body.folded();
        let kinds = case.with.get("kinds").map(|kinds| kinds.split(' ').collect::<Vec<_>>());
        reading
            .mentions
            .iter()
            .filter(|mention| mention.value == Value::Name)
            .filter(|mention| kinds.as_ref().is_none_or(|kinds| kinds.contains(&name(mention.kind).as_str())))
            .map(|mention| format!("{} {}", name(mention.kind), mention.span.of(body)))
            .collect::<Vec<_>>()
            .join("\n")
    });
}

fn name(kind: MentionKind) -> String {
    format!("{kind:?}").to_lowercase()
}

/// Cases of who holds which position: a body in, `person organisation position` out, one a line; and with `kinds`, of
/// what is named: the entities of those kinds by their canonical names.
#[test]
fn people() {
    cases::run("entity", |case| {
        let reading = read(&case.input, &DICTIONARIES);
        if let Some(kinds) = case.with.get("kinds") {
            let wanted = |kind: MentionKind| kinds.split(' ').any(|wanted| wanted == name(kind));
            let named = reading.entities.list.iter().filter(|entity| wanted(entity.kind));
            return named
                .map(|one| format!("{} {}", name(one.kind), one.name))
                .collect::<Vec<_>>()
                .join("\n");
        }
        let held = reading.entities.tenures.iter().map(|tenure| {
            let organisation = tenure.organisation.as_deref().unwrap_or("-");
            let over = if tenure.when == Tense::Now { "" } else { " (past)" };
            format!("{} {organisation} {}{over}", reading.entities.get(tenure.person).name, tenure.position)
        });
        held.collect::<Vec<_>>().join("\n")
    });
}
