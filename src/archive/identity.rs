//! One name for what articles call differently: the user's [decisions](super::decisions), and short names of firms
//! joined with the one full name of the archive that they begin.
//!
//! 海信视像 is 海信视像科技股份有限公司 where no other firm of the archive is called so. Names change in answers
//! only: the index keeps what each article says, and a question for any of the names finds them all.

use super::decisions::{self, Decision, Verdict};
use super::entry::folded;
use super::people::People;
use super::schema::Names;
use super::{Archive, ArchiveError, Stored};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use tantivy::Searcher;

/// How registered names of firms end.
const FORMS: [&str; 4] = ["有限责任公司", "股份有限公司", "集团有限公司", "有限公司"];
/// Words before the form that short names leave out.
const TRADES: [&str; 30] = [
    "科技",
    "集团",
    "股份",
    "控股",
    "实业",
    "发展",
    "投资",
    "工业",
    "贸易",
    "商贸",
    "技术",
    "信息",
    "网络",
    "电子",
    "智能",
    "生物",
    "医药",
    "药业",
    "食品",
    "农业",
    "能源",
    "环保",
    "建设",
    "建筑",
    "工程",
    "机械",
    "制造",
    "材料",
    "新材料",
    "化工",
];

/// What names stand for in one state of an archive.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// Another name to the one that is shown.
    shown: HashMap<String, String>,
    /// Short names of firms to the full one, where an article takes them for a firm.
    pub(super) firms: HashMap<String, String>,
    /// The shown name to all names of it, itself among them.
    pub(super) names: BTreeMap<String, BTreeSet<String>>,
    /// Names that are somebody else in some articles, and where.
    splits: Vec<(String, String)>,
    /// What names that were asked for stand for.
    asked: Mutex<HashMap<String, Arc<BTreeSet<String>>>>,
}

/// The identities of a state of the archive, and how it is known that they still hold.
#[derive(Debug, Default)]
pub(super) struct Cached {
    state: Option<(u64, Option<SystemTime>)>,
    identities: Arc<Identities>,
}

impl Identities {
    /// Works out what was decided, in order; `all` calls its argument with every name of the archive.
    fn new(decisions: &[Decision], mut all: impl FnMut(&mut dyn FnMut(&str))) -> Self {
        let mut found = Self::default();
        let mut full: HashMap<String, Option<String>> = HashMap::new();
        all(&mut |name| {
            for short in short_forms(name) {
                let one = full.entry(short.to_owned()).or_insert_with(|| Some(name.to_owned()));
                if one.as_deref() != Some(name) {
                    *one = None;
                }
            }
        });
        let mut joined: Vec<(String, String)> = Vec::new();
        let mut names: BTreeSet<String> = BTreeSet::new();
        all(&mut |name| {
            names.insert(name.to_owned());
            if let Some(Some(full)) = full.get(name) {
                joined.push((name.to_owned(), full.clone()));
            }
        });
        found.firms = joined.into_iter().collect();
        for name in &names {
            if !found.firms.contains_key(name)
                && let Some(one) = same_firm(name, &names)
            {
                let shown = found.firms.get(&one).cloned().unwrap_or(one);
                found.firms.insert(name.clone(), shown);
            }
        }
        for decision in decisions {
            let name = found.canonical(&decision.name).to_owned();
            let other = decision.other.clone();
            match decision.what {
                Verdict::Merge => {
                    found.splits.retain(|(split, place)| aside(split, place) != other);
                    let other = found.canonical(&other).to_owned();
                    if other != name {
                        found.shown.remove(&name);
                        found.shown.insert(other, name);
                    }
                }
                Verdict::Split if found.canonical(&other) == name && other != name => {
                    found.shown.remove(&other);
                }
                Verdict::Split
                    if found.firms.get(&other).is_some_and(|full| found.canonical(full) == name) =>
                {
                    found.firms.remove(&other);
                }
                Verdict::Split => found.splits.push((name, other)),
            }
        }
        let members: Vec<String> = found.shown.keys().chain(found.firms.keys()).cloned().collect();
        for member in members {
            let shown = found.canonical(found.firms.get(&member).unwrap_or(&member)).to_owned();
            found.names.entry(shown.clone()).or_insert_with(|| [shown].into()).insert(member);
        }
        for (name, place) in &found.splits {
            found.names.entry(aside(name, place)).or_default().insert(name.clone());
        }
        found
    }

    /// The name that is shown for a name.
    pub(super) fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        let mut name = name;
        // A hand-written file may go round in circles.
        for _ in 0..16 {
            match self.shown.get(name) {
                Some(next) => name = next,
                None => break,
            }
        }
        name
    }

    /// The other names of all that have a name holding what was typed, but for those that hold it themselves.
    pub(super) fn other_names(&self, typed: &str) -> Vec<&str> {
        let typed = folded(typed);
        let mut found = Vec::new();
        if typed.is_empty() {
            return found;
        }
        for (shown, names) in &self.names {
            if folded(shown).contains(&typed) || names.iter().any(|name| folded(name).contains(&typed)) {
                found.extend(names.iter().map(String::as_str).filter(|name| !folded(name).contains(&typed)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The names shown for all that have a name holding what was typed.
    pub(super) fn shown_for(&self, typed: &str) -> BTreeSet<String> {
        let typed = folded(typed);
        let holds = |names: &BTreeSet<String>| names.iter().any(|name| folded(name).contains(&typed));
        let meant = self.names.iter().filter(|(_, names)| !typed.is_empty() && holds(names));
        meant.map(|(shown, _)| folded(shown)).collect()
    }

    /// What a name stands for, where it was asked for before.
    pub(super) fn known(&self, typed: &str) -> Option<Arc<BTreeSet<String>>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).get(typed).map(Arc::clone)
    }

    /// Keeps what a name stands for.
    pub(super) fn keep(&self, typed: String, meant: &Arc<BTreeSet<String>>) {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(typed, Arc::clone(meant));
    }

    /// All names of what is shown as `shown`.
    pub(super) fn names_of(&self, shown: &str) -> BTreeSet<String> {
        self.names.get(shown).cloned().unwrap_or_else(|| [shown.to_owned()].into())
    }

    fn changes_nothing(&self) -> bool {
        self.shown.is_empty() && self.firms.is_empty() && self.splits.is_empty()
    }

    /// Puts the shown names into an article's facts.
    pub(super) fn apply(&self, stored: &Stored, facts: &mut Map<String, Value>) {
        if self.changes_nothing() {
            return;
        }
        let mut renamed: HashMap<String, String> = HashMap::new();
        for (name, place) in &self.splits {
            if is_at(stored, facts, name, place) {
                renamed.entry(name.clone()).or_insert_with(|| aside(name, place));
            }
        }
        for mention in list(facts, "mentions") {
            let Some(name) = mention["entity"].as_str() else { continue };
            if renamed.contains_key(name) {
                continue;
            }
            let full = self.firms.get(name).filter(|_| mention["kind"] == "firm");
            let shown = self.canonical(full.map_or(name, String::as_str));
            if shown != name {
                renamed.insert(name.to_owned(), shown.to_owned());
            }
        }
        let change = |value: Option<&mut Value>| {
            if let Some(value) = value
                && let Some(name) = value.as_str()
            {
                let shown = renamed.get(name).map_or_else(|| self.canonical(name), String::as_str);
                if shown != name {
                    *value = json!(shown);
                }
            }
        };
        each(facts, "mentions", |mention| change(mention.get_mut("entity")));
        each(facts, "figures", |figure| change(figure.get_mut("subject")));
        each(facts, "people", |person| {
            change(person.get_mut("name"));
            for position in array(person.get_mut("positions")) {
                change(position.get_mut("organisation"));
            }
        });
        each(facts, "events", |event| {
            for participant in array(event.get_mut("participants")) {
                change(participant.get_mut("entity"));
            }
        });
    }
}

/// Somebody of that name elsewhere: 王伟（济南市）.
fn aside(name: &str, place: &str) -> String {
    format!("{name}（{place}）")
}

/// Whether an article is one in which `name` is the one at `place`: an article, a region, an organisation.
fn is_at(stored: &Stored, facts: &Map<String, Value>, name: &str, place: &str) -> bool {
    let holds = |text: Option<&str>| text.is_some_and(|text| folded(text).contains(&folded(place)));
    let person = list(facts, "people").iter().filter(|person| person["name"] == name);
    stored.string("id") == Some(place)
        || holds(super::search::region(stored))
        || person
            .flat_map(|person| person["positions"].as_array().into_iter().flatten())
            .any(|position| holds(position["organisation"].as_str()))
}

/// The name without 公司 or 集团 (谷歌公司, 京东集团) where articles have that too.
fn same_firm(name: &str, names: &BTreeSet<String>) -> Option<String> {
    let bare = ["公司", "集团"].iter().find_map(|end| name.strip_suffix(end))?;
    let whole = name.ends_with("有限公司") || name.ends_with("分公司") || bare.chars().count() < 2;
    (!whole && names.contains(bare)).then(|| bare.to_owned())
}

/// What a full name of a firm may be called for short: without its form, then without the words of its trade.
fn short_forms(name: &str) -> Vec<&str> {
    let Some(mut core) = FORMS.iter().find_map(|form| name.strip_suffix(form)) else { return Vec::new() };
    let mut forms = Vec::new();
    loop {
        // A place or a single character is no firm.
        if core.chars().count() < 2 || core.ends_with(['省', '市', '区', '县', '州', '国', '镇']) {
            return forms;
        }
        forms.push(core);
        match TRADES.iter().find_map(|trade| core.strip_suffix(trade)) {
            Some(shorter) => core = shorter,
            None => return forms,
        }
    }
}

pub(super) fn list<'a>(facts: &'a Map<String, Value>, name: &str) -> &'a [Value] {
    facts.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn array(value: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    value.and_then(Value::as_array_mut).into_iter().flatten()
}

fn each(facts: &mut Map<String, Value>, name: &str, mut change: impl FnMut(&mut Value)) {
    array(facts.get_mut(name)).for_each(&mut change);
}

/// Whether a name is withheld (王某, 李XX): in another article it is somebody else.
fn is_withheld(name: &str) -> bool {
    name.contains('某') || name.contains("XX")
}

/// Gives everybody and every body an `entity_id`: the kind and the name; people of one name that are told apart
/// have behind it where: `person:王伟@济南市公安局`.
pub(super) fn number(stored: &Stored, facts: &mut Map<String, Value>, people: &People<'_>) {
    let mut numbered: HashMap<String, String> = HashMap::new();
    for person in list(facts, "people") {
        let name = person["name"].as_str().unwrap_or_default();
        let positions = person["positions"].as_array().into_iter().flatten();
        let bodies: Vec<&str> = positions.filter_map(|one| one["organisation"].as_str()).collect();
        let region = stored.meta.get("region").and_then(|region| region["code"].as_str());
        let id = match stored.string("id").filter(|_| is_withheld(name)) {
            Some(article) => format!("person:{name}@{article}"),
            None => people.id(name, &bodies, region.unwrap_or_default()),
        };
        numbered.insert(name.to_owned(), id);
    }
    let id = |name: &Value, kind: &Value| {
        let (name, kind) = (name.as_str()?, kind.as_str()?);
        match kind {
            "person" => Some(numbered.get(name).cloned().unwrap_or_else(|| format!("person:{name}"))),
            "firm" | "agency" | "organisation" => Some(format!("{kind}:{name}")),
            _ => None,
        }
    };
    let give = |one: &mut Value, name: &str, kind: Value| {
        if let Some(id) = id(&one[name], &kind) {
            one["entity_id"] = json!(id);
        }
    };
    each(facts, "mentions", |mention| {
        let kind = mention["kind"].clone();
        give(mention, "entity", kind);
    });
    each(facts, "people", |person| give(person, "name", json!("person")));
    each(facts, "events", |event| {
        for participant in array(event.get_mut("participants")) {
            let kind = participant["kind"].clone();
            give(participant, "entity", kind);
        }
    });
}

impl Archive {
    /// The decisions about names, the earliest first.
    ///
    /// # Errors
    /// When their file cannot be read, or a line of it says nothing.
    pub fn decisions(&self) -> Result<Vec<Decision>, ArchiveError> {
        decisions::read(&self.path)
    }

    /// Takes a decision about names; every answer from then on keeps to it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn decide(&self, decision: &Decision) -> Result<(), ArchiveError> {
        decisions::read(&self.path)?;
        decisions::add(&self.path, decision)
    }

    /// Takes the last decision back and gives it; `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn undo_decision(&self) -> Result<Option<Decision>, ArchiveError> {
        decisions::undo(&self.path)
    }

    /// All names of what is shown as `shown`, itself among them.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn names_of(&self, shown: &str) -> Result<Vec<String>, ArchiveError> {
        Ok(self.identities(&self.reader.searcher())?.names_of(shown).into_iter().collect())
    }

    /// What names stand for now; worked out again when the archive or the decisions have changed.
    pub(super) fn identities(&self, searcher: &Searcher) -> Result<Arc<Identities>, ArchiveError> {
        let changed = std::fs::metadata(decisions::path(&self.path)).and_then(|file| file.modified()).ok();
        let state = Some((searcher.generation().generation_id(), changed));
        let mut cached = self.identities.lock().unwrap_or_else(PoisonError::into_inner);
        if cached.state != state {
            let decisions = decisions::read(&self.path)?;
            let names = self.all_firms(searcher)?;
            let identities = Identities::new(&decisions, |each| names.iter().for_each(|name| each(name)));
            *cached = Cached { state, identities: Arc::new(identities) };
        }
        Ok(Arc::clone(&cached.identities))
    }

    /// Every firm of the archive.
    fn all_firms(&self, searcher: &Searcher) -> Result<BTreeSet<String>, ArchiveError> {
        /// Full names of firms are longer than this only by mistake.
        const LONGEST: usize = 40 * 3;
        let mut all = BTreeSet::new();
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(self.fields.name).map_err(|error| self.wrong(&error))?;
            let mut names = Names::of(inverted.terms(), Names::FIRM)
                .map_err(|error| ArchiveError::io(&self.path, &error))?;
            while names.advance() {
                if let Some(name) = Names::plain(names.key())
                    && name.len() <= LONGEST
                    && !all.contains(name)
                {
                    all.insert(name.to_owned());
                }
            }
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identities(decisions: &[(Verdict, &str, &str)], names: &[&str]) -> Identities {
        let decisions: Vec<Decision> =
            decisions.iter().map(|&(what, name, other)| Decision::now(what, name, other)).collect();
        Identities::new(&decisions, |each| names.iter().for_each(|name| each(name)))
    }

    #[test]
    fn a_short_name_is_the_one_full_name_that_it_begins() {
        let names = ["海信视像科技股份有限公司", "海信视像", "海信", "海信冰箱有限公司"];
        let found = identities(&[], &names);
        assert_eq!(found.firms.get("海信视像").map(String::as_str), Some("海信视像科技股份有限公司"));
        assert_eq!(found.firms.get("海信"), None);
        let two = identities(&[], &["海信集团有限公司", "海信控股有限公司", "海信"]);
        assert!(two.firms.is_empty(), "two firms could be meant: {:?}", two.firms);
        assert!(identities(&[], &["青岛市投资有限公司", "青岛市"]).firms.is_empty());
    }

    #[test]
    fn decisions_count_in_order_and_the_last_one_wins() {
        use Verdict::{Merge, Split};
        let merged = identities(&[(Merge, "甲", "乙"), (Merge, "乙", "丙")], &[]);
        assert_eq!(["甲", "乙", "丙"].map(|name| merged.canonical(name)), ["甲", "甲", "甲"]);
        assert_eq!(merged.other_names("丙"), ["乙", "甲"]);
        let apart = identities(&[(Merge, "甲", "乙"), (Split, "甲", "乙")], &[]);
        assert_eq!(apart.canonical("乙"), "乙");
        assert!(apart.splits.is_empty());
        let elsewhere = identities(&[(Split, "王伟", "济南市")], &[]);
        assert_eq!(elsewhere.splits, [("王伟".to_owned(), "济南市".to_owned())]);
        assert_eq!(elsewhere.other_names("王伟（济南市）"), ["王伟"]);
        let turned = identities(&[(Merge, "甲", "乙"), (Merge, "乙", "甲")], &[]);
        assert_eq!(turned.canonical("乙"), turned.canonical("甲"));
    }

    #[test]
    fn a_split_keeps_a_short_name_from_its_firm() {
        let names = ["海信视像科技股份有限公司", "海信视像"];
        let found = identities(&[(Verdict::Split, names[0], names[1])], &names);
        assert!(found.firms.is_empty() && found.splits.is_empty());
    }
}
