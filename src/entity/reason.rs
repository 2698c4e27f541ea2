//! Why a form of a name is taken for what it stands for, for `show --why`.

/// A reason; who shows it says it in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing says more than the name itself.
    AsItStands,
    /// The name is one of its kind: 政协, 全国人大.
    StandsAlone,
    /// 该局, 法院: the body or place so called that was named last.
    NamedLast,
    /// 该公司: the firm named last.
    FirmNamedLast,
    /// The township, street or village named last has it.
    OfPlaceNamedLast,
    /// Short for the name given.
    ShortFor(String),
    /// A region of the register.
    Region,
    /// 该县, 我市: the region meant here.
    RegionMeant,
    /// 我国: the country meant here.
    CountryMeant,
    /// The region before it, given by its full name.
    OfRegion(String),
    /// The article's region.
    OfArticlesRegion,
    /// 国防部 in an article about another state.
    OfStateSpokenOf,
    /// A zone, township or village of a region.
    PartOfRegion,
    /// Its region's name is written out.
    RegionWrittenOut,
    /// A table of well-known bodies has it.
    WellKnown,
    /// A division of a well-known body.
    Division,
}
