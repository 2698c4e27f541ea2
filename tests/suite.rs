//! All cases and invariants: one binary, one module per stage.

mod suite {
    use fangzhi::dictionary::Dictionaries;
    use std::sync::LazyLock;

    /// The tables, loaded once for all tests.
    pub static DICTIONARIES: LazyLock<Dictionaries> = LazyLock::new(Dictionaries::builtin);

    pub mod archive;
    pub mod archive_whole;
    pub mod article;
    pub mod asking;
    pub mod brief;
    pub mod briefing;
    pub mod cases;
    pub mod characters;
    pub mod codec;
    pub mod crash;
    pub mod damage;
    pub mod decode;
    pub mod dictionaries;
    pub mod entities;
    pub mod event;
    pub mod events_gold;
    pub mod fingerprint;
    pub mod fuzz;
    pub mod gold_values;
    pub mod html_pages;
    pub mod invariants;
    pub mod mention;
    pub mod power;
    pub mod program;
    pub mod program_archive;
    pub mod query;
    pub mod recognizers;
    pub mod repair;
    pub mod script;
    pub mod second_look;
    pub mod seeds;
    pub mod shared;
    pub mod source;
    pub mod statistics;
    pub mod values;
}
