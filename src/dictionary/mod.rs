//! The tables that the analysis reads, loaded once and shared by all threads.
//!
//! Every table is a file in `dictionaries/`, built into the program; `dictionaries/README.md` tells
//! the meaning of the columns, and source and licence of each. A user's folder of tables with the
//! same names adds rows, replaces rows with the same key, and removes a row by `-` before its key.
//!
//! One file per table, each with the typed row it holds; [`Gazetteer`] finds the terms of all of
//! them in one pass over a text.
//!
//! ```
//! use fangzhi::dictionary::Dictionaries;
//! let dictionaries = Dictionaries::builtin();
//! let regions = &dictionaries.regions;
//! let qingdao = regions.resolve("青岛", None).unwrap();
//! assert_eq!(regions.full_name(qingdao), "山东省青岛市");
//! assert_eq!(&*dictionaries.agencies.find("工信局").unwrap().name, "工业和信息化局");
//! ```

mod agency;
mod calendar;
mod error;
mod firm;
mod gazetteer;
mod head;
mod indicator;
mod organisation;
mod person;
mod position;
mod region;
mod role;
mod table;
mod unit;
mod weights;
mod word;

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

pub use agency::{Agencies, Agency, AgencyId, AgencyKind, Scope};
pub use calendar::{Calendar, DayRule, Holiday, LunarYear, SOLAR_TERMS, TermDays};
pub use error::{DictionaryError, Notice};
pub use firm::{Firm, FirmForm, Strength};
pub use gazetteer::{Form, Gazetteer, Term, TermMatch};
pub use head::{Head, HeadKind};
pub use indicator::Indicator;
pub use organisation::{Organisation, OrganisationForm, OrganisationKind};
pub use person::{Characters, GivenNameCharacter, Surname, TransliterationCharacter};
pub use position::{Domain, Position};
pub use region::{FormerRegion, Level, Region, RegionId, Regions, ZoneForm, is_nation};
pub use role::{Role, Side};
pub use table::{Id, Record, Row, Table};
pub use unit::{Dimension, Unit};
pub use weights::Carried;
pub use word::{Place, RegionalWord};

/// All tables, and the learned weights of the user's own beside them.
#[derive(Debug)]
pub struct Dictionaries {
    /// Administrative divisions and zones, former ones too.
    pub regions: Regions,
    /// How zones are named, 经济技术开发区.
    pub zone_forms: Table<ZoneForm>,
    /// Bodies of state and party.
    pub agencies: Agencies,
    /// Endings of firms' names.
    pub firm_forms: Table<FirmForm>,
    /// Firms known by a short name.
    pub firms: Table<Firm>,
    /// Endings of organisations' names.
    pub organisation_forms: Table<OrganisationForm>,
    /// Well-known organisations.
    pub organisations: Table<Organisation>,
    /// Titles.
    pub positions: Table<Position>,
    /// Surnames.
    pub surnames: Table<Surname>,
    /// Characters of given names, with their occurrences per million.
    pub given_names: Characters,
    /// Characters that write foreign names, with how typical they are (1 to 3).
    pub transliteration: Characters,
    /// Units and counting words.
    pub units: Table<Unit>,
    /// Words that give a role in an event.
    pub roles: Table<Role>,
    /// Last words of names of programmes, events, documents.
    pub heads: Table<Head>,
    /// Words of Taiwan and Hong Kong.
    pub regional_words: Table<RegionalWord>,
    /// Statistical indicators.
    pub indicators: Table<Indicator>,
    /// Festivals and the lunar calendar.
    pub calendar: Calendar,
    /// The terms of all tables, found in one pass.
    pub gazetteer: Gazetteer,
    /// Learned weights of the user's own, by their type.
    weights: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    /// What a later stage has made of the tables, such as an automaton of its own.
    derived: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

/// The text of a user's tables by file name; empty for the built-in ones alone.
#[derive(Default)]
struct Texts {
    files: Vec<(String, String)>,
}

impl Dictionaries {
    /// What a stage makes of the tables, each sort of thing once: made on first use and kept as long as they are.
    pub fn derived<T: Any + Send + Sync>(&self, make: impl FnOnce(&Self) -> T) -> Arc<T> {
        let made = || self.derived.lock().unwrap_or_else(PoisonError::into_inner);
        let known = made().get(&TypeId::of::<T>()).cloned();
        // Two threads may both make it at first; both then take what the first one put in.
        let any = known.unwrap_or_else(|| {
            let new: Arc<dyn Any + Send + Sync> = Arc::new(make(self));
            made().entry(TypeId::of::<T>()).or_insert(new).clone()
        });
        any.downcast().unwrap_or_else(|_| unreachable!("kept by its own type"))
    }

    /// The tables that the program carries.
    ///
    /// # Panics
    ///
    /// If one of them is malformed, which a test rules out.
    pub fn builtin() -> Dictionaries {
        match Dictionaries::load(&Texts::default(), &mut Vec::new()) {
            Ok(dictionaries) => dictionaries,
            Err(error) => panic!("a built-in table is malformed: {error}"),
        }
    }

    /// The built-in tables with a user's folder of `.tsv` files laid over them, and what there is to
    /// tell about that.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read or a table in it is malformed; nothing is loaded then.
    pub fn with_user_folder(folder: &Path) -> Result<(Dictionaries, Vec<Notice>), DictionaryError> {
        let texts = Texts::read(folder)?;
        let mut notices = Vec::new();
        let dictionaries = Dictionaries::load(&texts, &mut notices)?;
        for (file, _) in &texts.files {
            if !TABLES.iter().any(|table| table.file == file) {
                notices.push(Notice::Unknown { file: file.clone() });
            }
        }
        Ok((dictionaries, notices))
    }

    fn load(texts: &Texts, notices: &mut Vec<Notice>) -> Result<Dictionaries, DictionaryError> {
        let regions = Regions::new(texts.table(notices)?, texts.table(notices)?);
        let zone_forms = texts.table(notices)?;
        let agencies = texts.table(notices)?;
        let firm_forms = texts.table(notices)?;
        let firms = texts.table(notices)?;
        let organisation_forms = texts.table(notices)?;
        let organisations = texts.table(notices)?;
        let positions = texts.table(notices)?;
        let units = texts.table(notices)?;
        let roles = texts.table(notices)?;
        let heads = texts.table(notices)?;
        let indicators = texts.table(notices)?;
        let calendar = Calendar::new(texts.table(notices)?, texts.table(notices)?, texts.table(notices)?);

        let mut builder = gazetteer::Builder::default();
        builder.add(regions.table(), Term::Region);
        builder.add(regions.former(), |id, _| Term::FormerRegion(id));
        builder.add(&zone_forms, |id, _| Term::ZoneForm(id));
        builder.add(&agencies, Term::Agency);
        builder.add(&firm_forms, |id, _| Term::FirmForm(id));
        builder.add(&firms, Term::Firm);
        builder.add(&organisation_forms, |id, _| Term::OrganisationForm(id));
        builder.add(&organisations, Term::Organisation);
        builder.add(&positions, |id, _| Term::Position(id));
        builder.add(&units, |id, _| Term::Unit(id));
        builder.add(&heads, |id, _| Term::Head(id));
        builder.add(&roles, |id, _| Term::Role(id));
        builder.add(&indicators, |id, _| Term::Indicator(id));
        builder.add(calendar.holidays(), |id, _| Term::Holiday(id));
        let gazetteer = builder.build();

        Ok(Dictionaries {
            regions,
            zone_forms,
            agencies,
            firm_forms,
            firms,
            organisation_forms,
            organisations,
            positions,
            surnames: texts.table(notices)?,
            given_names: Characters::given_names(&texts.table(notices)?),
            transliteration: Characters::transliteration(&texts.table(notices)?),
            units,
            roles,
            heads,
            regional_words: texts.table(notices)?,
            indicators,
            calendar,
            gazetteer,
            weights: HashMap::new(),
            derived: Mutex::default(),
        })
    }
}

/// The files of tables that there are, in the order of `dictionaries/README.md`.
pub const TABLES: &[TableFile] = &[
    TableFile::of::<Region>(),
    TableFile::of::<FormerRegion>(),
    TableFile::of::<ZoneForm>(),
    TableFile::of::<Agency>(),
    TableFile::of::<FirmForm>(),
    TableFile::of::<Firm>(),
    TableFile::of::<OrganisationForm>(),
    TableFile::of::<Organisation>(),
    TableFile::of::<Position>(),
    TableFile::of::<Surname>(),
    TableFile::of::<GivenNameCharacter>(),
    TableFile::of::<TransliterationCharacter>(),
    TableFile::of::<Unit>(),
    TableFile::of::<Role>(),
    TableFile::of::<Head>(),
    TableFile::of::<RegionalWord>(),
    TableFile::of::<Indicator>(),
    TableFile::of::<Holiday>(),
    TableFile::of::<LunarYear>(),
    TableFile::of::<TermDays>(),
];

/// A table's file: what it is called and how it is laid out.
#[derive(Debug, Clone, Copy)]
pub struct TableFile {
    /// `regions.tsv`.
    pub file: &'static str,
    /// The header row.
    pub columns: &'static [&'static str],
    /// How many of the first columns are the key, by which the file is sorted.
    pub key: usize,
}

impl TableFile {
    const fn of<R: Row>() -> Self {
        TableFile { file: R::FILE, columns: R::COLUMNS, key: R::KEY }
    }
}

impl Texts {
    /// Reads every `.tsv` file of a folder, in the order of their names.
    fn read(folder: &Path) -> Result<Texts, DictionaryError> {
        let unreadable = |path: &Path, source| DictionaryError::Unreadable { path: path.to_owned(), source };
        let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
        let mut files = Vec::new();
        for entry in entries {
            let path = entry.map_err(|error| unreadable(folder, error))?.path();
            if path.extension().is_none_or(|extension| extension != "tsv") {
                continue;
            }
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).map_err(|error| unreadable(&path, error))?;
            let text = String::from_utf8(bytes).map_err(|error| {
                let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = 1 + good.iter().filter(|&&byte| byte == b'\n').count();
                DictionaryError::Encoding { file: file.clone(), line }
            })?;
            files.push((file, text));
        }
        files.sort();
        Ok(Texts { files })
    }

    fn table<R: Row>(&self, notices: &mut Vec<Notice>) -> Result<Table<R>, DictionaryError> {
        let user = self.files.iter().find(|(file, _)| file == R::FILE);
        table::load(user.map(|(file, text)| (file.as_str(), text.as_str())), notices)
    }
}
