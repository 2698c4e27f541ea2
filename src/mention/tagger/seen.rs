//! Names that occur in news, with their sort: people, places, bodies, works. A name here is a hint among others
//! for the tagger, not a finding: 高迪 may be a person or two words.

/// `name`, `sort`, `count`; see `dictionaries/README.md`.
const TABLE: &str = include_str!("../../../dictionaries/seen_names.tsv");

/// The sorts, in the order of their numbers.
pub const SORTS: [&str; 4] = ["person", "place", "body", "work"];

/// Every such name, with the number of its sort.
pub fn names() -> impl Iterator<Item = (&'static str, u32)> {
    TABLE.lines().skip(1).filter_map(|row| {
        let mut fields = row.split('\t');
        let (name, sort) = (fields.next()?, fields.next()?);
        Some((name, SORTS.iter().position(|known| *known == sort)? as u32))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_without_doubles_and_every_sort_is_known() {
        let rows: Vec<Vec<&str>> = TABLE.lines().skip(1).map(|row| row.split('\t').collect()).collect();
        assert!(rows.windows(2).all(|pair| pair[0][0] < pair[1][0]));
        assert!(rows.iter().all(|row| row.len() == 3 && SORTS.contains(&row[1])));
        assert_eq!(names().count(), rows.len());
    }
}
