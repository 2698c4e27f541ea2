//! What a name that is asked for stands for: 国家发改委 for 国家发展和改革委员会, 青岛市工信局 for 青岛市工业和信息化局.
//!
//! A name of the archive is asked for by itself, by a short or other name that the tables give it, by a name that
//! was decided to be its, and by what the archive's articles write for it.

use super::compile::{any, phrase};
use super::entry::folded;
use super::identity::Identities;
use super::schema::Names;
use super::{Archive, ArchiveError};
use crate::dictionary::Dictionaries;
use crate::query::names;
use crate::text::script::fold;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use tantivy::collector::TopDocs;
use tantivy::{DocAddress, Order, Searcher, Term};

/// So many articles, the latest, are read for what they write so.
const READ: usize = 1000;

/// A name as it was typed, with the names under which answers show what is called so.
#[derive(Clone, Debug)]
pub struct Asked {
    typed: String,
    meant: BTreeSet<String>,
}

impl Asked {
    /// Part of a name, and these names as a whole.
    #[must_use]
    pub fn new<'n>(typed: &str, meant: impl IntoIterator<Item = &'n str>) -> Self {
        Self { typed: folded(typed.trim()), meant: meant.into_iter().map(folded).collect() }
    }

    /// Whether `name` has in it what was typed, or is called so.
    #[must_use]
    pub fn fits(&self, name: &str) -> bool {
        let name = folded(name);
        name.contains(&self.typed) || self.meant.contains(&name)
    }

    /// Whether `name` is called what was typed.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.meant.contains(&folded(name))
    }

    /// Whether anything is called so, and not only has it in its name.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.meant.is_empty()
    }
}

impl Archive {
    /// What a name that was typed stands for in this archive.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn asked(&self, typed: &str) -> Result<Asked, ArchiveError> {
        let meant = self.meant(&self.reader.searcher(), typed)?;
        Ok(Asked::new(typed, meant.iter().map(String::as_str)))
    }

    /// The name shown for what is called `typed`, where it is one and no other; else `typed` itself.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn canonical(&self, typed: &str) -> Result<String, ArchiveError> {
        let meant = self.meant(&self.reader.searcher(), typed)?;
        let only = meant.first().filter(|_| meant.len() == 1);
        Ok(only.cloned().unwrap_or_else(|| typed.to_owned()))
    }

    /// The names shown for what is called `typed`.
    pub(super) fn meant(
        &self,
        searcher: &Searcher,
        typed: &str,
    ) -> Result<Arc<BTreeSet<String>>, ArchiveError> {
        let typed = fold(typed.trim());
        let identities = self.identities(searcher)?;
        if typed.is_empty() {
            return Ok(Arc::default());
        }
        if let Some(known) = identities.known(&typed) {
            return Ok(known);
        }
        let mut called = BTreeSet::new();
        for name in ways(&typed, self.tables()) {
            if identities.has(&name) || self.has_name(searcher, &name)? {
                called.insert(name);
            }
        }
        called.extend(self.written(searcher, &typed)?);
        let meant = Arc::new(called.iter().flat_map(|name| identities.shown(name)).collect());
        identities.keep(typed, &meant);
        Ok(meant)
    }

    /// Whether an article has this name.
    fn has_name(&self, searcher: &Searcher, name: &str) -> Result<bool, ArchiveError> {
        for letter in Names::NAMED {
            let term = Term::from_field_text(self.fields.name, &format!("{letter}{name}"));
            if searcher.doc_freq(&term).map_err(|error| self.wrong(&error))? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What articles write so.
    fn written(&self, searcher: &Searcher, typed: &str) -> Result<BTreeSet<String>, ArchiveError> {
        let there =
            [self.fields.body, self.fields.title].into_iter().filter_map(|field| phrase(field, typed));
        let there = any(there.collect());
        let latest = TopDocs::with_limit(READ).order_by_fast_field::<i64>("day", Order::Desc);
        let mut found: Vec<(Option<i64>, DocAddress)> =
            searcher.search(&there, &latest).map_err(|error| self.wrong(&error))?;
        // Which articles of the last day are among them depends on where they lie in the index.
        if found.len() == READ {
            let last = found.last().and_then(|(day, _)| *day);
            found.retain(|(day, _)| *day != last);
        }
        let typed = folded(typed);
        let mut names = BTreeSet::new();
        for (_, address) in found {
            let stored = self.stored(searcher, address)?;
            let facts: Written = stored.facts_as().map_err(|what| self.damaged(what))?;
            let same = |one: &Mention| one.text.as_deref().is_some_and(|text| folded(text) == typed);
            names.extend(facts.mentions.into_iter().filter(same).filter_map(|one| one.entity));
        }
        Ok(names)
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    mentions: Vec<Mention>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Mention {
    text: Option<String>,
    entity: Option<String>,
}

/// The name itself, with its region written out, and with its body or firm under their other names.
fn ways(typed: &str, tables: &Dictionaries) -> BTreeSet<String> {
    let mut ways: BTreeSet<String> = [typed.to_owned()].into();
    let regions = &tables.regions;
    for (at, _) in typed.char_indices().chain([(typed.len(), ' ')]).skip(2) {
        let (region, rest) = typed.split_at(at);
        if let Some(region) = regions.resolve(region, None) {
            let outer = regions.parent(region).map_or("", |outer| &*regions[outer].name);
            let name = &*regions[region].name;
            let named = [name.to_owned(), format!("{outer}{name}"), regions.full_name(region)];
            ways.extend(named.map(|region| region + rest));
        }
    }
    // 发改委 by itself is the nation's as well.
    let national = format!("国家{typed}");
    if !tables.agencies.by_form(&national).is_empty() {
        ways.insert(national);
    }
    let others: Vec<String> = ways.iter().flat_map(|way| names(way, tables)).collect();
    ways.extend(others);
    ways
}

impl Identities {
    /// The names shown for all that articles call `name`.
    fn shown(&self, name: &str) -> Vec<String> {
        let firm = self.firms.get(name).map(String::as_str);
        let one = self.canonical(firm.unwrap_or(name)).to_owned();
        let apart = self.names.iter().filter(|(shown, names)| **shown != one && names.contains(name));
        std::iter::once(one.clone()).chain(apart.map(|(shown, _)| shown.clone())).collect()
    }

    /// Whether it was decided what this name stands for.
    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(shown, names)| shown == name || names.contains(name))
    }
}
