//! People of one name, told apart by the bodies they hold positions in and by the regions of their articles.
//!
//! Each article has for each person one term: name, bodies, code of the article's region. Terms that share a body
//! are one person; so are terms of one prefecture, unless both name bodies and one is a firm's man and the other
//! is not; and so are those of offices of the country, of which one of a name holds several. Terms without a body go to the person of their prefecture or province, or to the one who has a body, or
//! to the one of whom by far the most articles say it.

use super::{Archive, ArchiveError};
use crate::dictionary::{Dictionaries, Scope};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use tantivy::Searcher;

/// Stands between the parts of a term.
const BETWEEN: char = '\t';
/// Stands between bodies.
const AND: &str = "|";

/// The term of a person in an article.
pub(super) fn term(name: &str, bodies: &[&str], region: &str) -> String {
    let mut bodies: Vec<&str> = bodies.to_vec();
    bodies.sort_unstable();
    bodies.dedup();
    format!("{name}{BETWEEN}{}{BETWEEN}{region}", bodies.join(AND))
}

/// What some articles say of somebody of a name.
#[derive(Clone, Debug, PartialEq)]
struct Circle {
    bodies: BTreeMap<String, u32>,
    regions: BTreeMap<String, u32>,
    articles: u32,
    /// Whether he holds an office of the country.
    national: bool,
}

impl Circle {
    fn new(bodies: &str, region: &str, articles: u32) -> Self {
        let bodies = bodies.split(AND).filter(|body| !body.is_empty());
        Self {
            bodies: bodies.map(|body| (body.to_owned(), articles)).collect(),
            regions: Some(region)
                .filter(|region| !region.is_empty())
                .map(|region| (region.to_owned(), articles))
                .into_iter()
                .collect(),
            articles,
            national: false,
        }
    }

    fn take(&mut self, other: Self) {
        for (body, count) in other.bodies {
            *self.bodies.entry(body).or_default() += count;
        }
        for (region, count) in other.regions {
            *self.regions.entry(region).or_default() += count;
        }
        self.articles += other.articles;
        self.national |= other.national;
    }

    fn shares_body(&self, other: &Self) -> bool {
        self.bodies.keys().any(|body| other.bodies.contains_key(body))
    }

    fn shares_region(&self, other: &Self, digits: usize) -> bool {
        let cut = |region: &str| region.get(..digits).unwrap_or(region).to_owned();
        let regions: BTreeSet<String> = self.regions.keys().map(|region| cut(region)).collect();
        other.regions.keys().any(|region| regions.contains(&cut(region)))
    }

    fn in_firms(&self) -> bool {
        self.bodies.keys().any(|body| body.ends_with("公司") || body.ends_with("集团"))
    }

    /// What tells this one from others of the name: the body named most, or else the region.
    fn label(&self) -> String {
        let most = |counts: &BTreeMap<String, u32>| {
            let best = counts.iter().max_by_key(|&(name, count)| (*count, std::cmp::Reverse(name.clone())));
            best.map(|(name, _)| name.clone())
        };
        most(&self.bodies).or_else(|| most(&self.regions)).unwrap_or_else(|| "?".to_owned())
    }
}

/// Joins what articles say of a name to people, those with most articles first.
fn joined(circles: Vec<Circle>) -> Vec<Circle> {
    let (with, without): (Vec<_>, Vec<_>) = circles.into_iter().partition(|circle| !circle.bodies.is_empty());
    let same = |a: &Circle, b: &Circle| {
        let near = || a.shares_region(b, 4) && a.in_firms() == b.in_firms();
        a.shares_body(b) || a.national && b.national || near()
    };
    let mut people: Vec<Circle> = Vec::new();
    for mut circle in with {
        // What joins two that were apart so far makes them one.
        let mut rest = Vec::new();
        for known in people.drain(..) {
            if same(&known, &circle) {
                circle.take(known);
            } else {
                rest.push(known);
            }
        }
        rest.push(circle);
        people = rest;
    }
    let known = people.len();
    let well_known = by_far(&people);
    for circle in without {
        let place = [4, 2]
            .into_iter()
            .find_map(|digits| people.iter().position(|one| one.shares_region(&circle, digits)));
        let only = || (known == 1 || people.len() == 1 && circle.regions.is_empty()).then_some(0);
        match place.or_else(only).or(well_known) {
            Some(place) => people[place].take(circle),
            None => people.push(circle),
        }
    }
    people.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.label().cmp(&b.label())));
    people
}

/// The one of whom far more articles say what he is than of all others of the name: articles that do not say it
/// take him for known.
fn by_far(people: &[Circle]) -> Option<usize> {
    const TIMES: u32 = 3;
    const LEAST: u32 = 4;
    let all: u32 = people.iter().map(|one| one.articles).sum();
    people.iter().position(|one| one.articles >= LEAST && one.articles > TIMES * (all - one.articles))
}

/// Whether a body is one of the whole country: 外交部, 中共中央政治局.
fn is_national(body: &str, tables: &Dictionaries) -> bool {
    const HEADS: [&str; 7] = [
        "中共中央",
        "中国共产党中央",
        "国务院",
        "全国人民代表大会",
        "全国人大",
        "全国政协",
        "中国人民政治协商会议全国委员会",
    ];
    let alone = |scopes: &[Scope]| scopes.iter().all(|scope| *scope == Scope::National);
    HEADS.iter().any(|head| body.starts_with(head))
        || tables.agencies.by_form(body).iter().any(|&id| alone(&tables.agencies[id].scopes))
}

/// The people of an archive, looked up name by name.
pub(super) struct People<'a> {
    archive: &'a Archive,
    searcher: &'a Searcher,
    known: RefCell<HashMap<String, Rc<Vec<Circle>>>>,
}

impl<'a> People<'a> {
    pub(super) fn new(archive: &'a Archive, searcher: &'a Searcher) -> Self {
        Self { archive, searcher, known: RefCell::default() }
    }

    /// Who is meant by a name in an article that gives these bodies and is of this region.
    pub(super) fn id(&self, name: &str, bodies: &[&str], region: &str) -> String {
        // Names that the user made or joined are settled.
        let people = self.of(name).unwrap_or_default();
        if people.len() < 2 {
            return format!("person:{name}");
        }
        let here = Circle::new(&bodies.join(AND), region, 1);
        let shares = |one: &&Circle| one.shares_body(&here);
        let near = |digits: usize| {
            people.iter().find(move |one| one.shares_region(&Circle::new("", region, 1), digits))
        };
        let one =
            people.iter().find(shares).or_else(|| near(4)).or_else(|| near(2)).or_else(|| people.first());
        one.map_or_else(|| format!("person:{name}"), |one| format!("person:{name}@{}", one.label()))
    }

    fn of(&self, name: &str) -> Result<Rc<Vec<Circle>>, ArchiveError> {
        if let Some(known) = self.known.borrow().get(name) {
            return Ok(Rc::clone(known));
        }
        let mut terms: BTreeMap<String, u32> = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment
                .inverted_index(self.archive.fields.holder)
                .map_err(|error| self.archive.wrong(&error))?;
            let (first, last) = (format!("{name}{BETWEEN}"), format!("{name}\u{a}"));
            let stream = inverted.terms().range().ge(first.as_bytes()).lt(last.as_bytes()).into_stream();
            let mut stream = stream.map_err(|error| ArchiveError::io(&self.archive.path, &error))?;
            while stream.advance() {
                if let Ok(term) = std::str::from_utf8(stream.key()) {
                    *terms.entry(term.to_owned()).or_default() += stream.value().doc_freq;
                }
            }
        }
        let circles = terms.iter().filter_map(|(term, &articles)| {
            let mut parts = term.split(BETWEEN).skip(1);
            let circle = Circle::new(parts.next()?, parts.next()?, articles);
            let national = circle.bodies.keys().any(|body| is_national(body, self.archive.tables()));
            Some(Circle { national, ..circle })
        });
        let people = Rc::new(joined(circles.collect()));
        self.known.borrow_mut().insert(name.to_owned(), Rc::clone(&people));
        Ok(people)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(terms: &[(&str, &str)]) -> Vec<String> {
        let circles = terms.iter().map(|&(bodies, region)| Circle::new(bodies, region, 1)).collect();
        joined(circles).iter().map(Circle::label).collect()
    }

    #[test]
    fn one_who_changes_office_in_a_city_stays_one_and_a_namesake_elsewhere_is_another() {
        assert_eq!(
            people(&[("青岛市工业和信息化局", "370200"), ("青岛市人民政府", "370211"), ("", "370200")]).len(),
            1
        );
        assert_eq!(people(&[("青岛市工业和信息化局", "370200"), ("济南市公安局", "370100")]).len(), 2);
        assert_eq!(people(&[("甲有限公司", "370200"), ("青岛市公安局", "370200")]).len(), 2);
        assert_eq!(people(&[("甲有限公司|乙协会", "370200"), ("乙协会", "110000")]).len(), 1);
    }

    #[test]
    fn one_who_holds_offices_of_the_country_is_one() {
        let tables = Dictionaries::builtin();
        assert!(is_national("外交部", &tables) && is_national("中共中央政治局", &tables));
        assert!(!is_national("发展和改革委员会", &tables) && !is_national("青岛市公安局", &tables));
        let of = |body: &str, region: &str| Circle {
            national: is_national(body, &tables),
            ..Circle::new(body, region, 1)
        };
        let offices = || vec![of("外交部", "110000"), of("国务院", "")];
        assert_eq!(joined(offices()).len(), 1);
        assert_eq!(joined([offices(), vec![of("青岛市公安局", "370200")]].concat()).len(), 2);
    }

    #[test]
    fn one_whose_office_is_known_is_not_cut_up_by_articles_that_do_not_say_it() {
        assert_eq!(people(&[("国务院", ""), ("", "370200"), ("", "440100")]), ["国务院"]);
        assert_eq!(people(&[("", "370200"), ("", "440100")]).len(), 2);
        let circle = |bodies, region, articles| Circle::new(bodies, region, articles);
        let famous = vec![
            circle("外交部", "", 9),
            circle("甲有限公司", "370200", 2),
            circle("", "440100", 3),
            circle("", "", 5),
        ];
        assert_eq!(joined(famous).iter().map(|one| one.articles).collect::<Vec<_>>(), [17, 2]);
    }
}
