//! Units of measure and counting words: 万元, 亩, 吨标煤, 人次, 个百分点.
//!
//! Every unit has a dimension, and a factor to the base unit of that dimension. Prices and rates
//! (元/平方米) are dimensions of their own.
//!
//! ```
//! let units = &fangzhi::dictionary::Dictionaries::builtin().units;
//! let mu = units.find("亩").unwrap();
//! let hectare = units.find("公顷").unwrap();
//! assert_eq!(mu.base, hectare.base);
//! assert_eq!((hectare.factor / mu.factor).round(), 15.0);
//! ```

use super::error::DictionaryError;
use super::table::{Record, Row};

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// 元 and foreign money; each currency has its own base.
    Currency,
    /// 平方米, 亩.
    Area,
    /// 吨.
    Mass,
    /// 千瓦时, 吨标煤.
    Energy,
    /// 千瓦.
    Power,
    /// 公里.
    Length,
    /// 立方米, 升.
    Volume,
    /// 年, 小时.
    Time,
    /// 摄氏度.
    Temperature,
    /// 公里/小时.
    Speed,
    /// 比特, 兆.
    Data,
    /// 伏, 安, 赫兹, 帕 and other measures of physics.
    Physical,
    /// Things counted with a classifier: 家, 个, 人次.
    Count,
    /// %, ‰, 成, 倍.
    Ratio,
    /// 个百分点.
    Point,
    /// One unit for another: 元/平方米.
    Rate,
}

/// A row of `units.tsv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The unit as written.
    pub unit: Box<str>,
    /// What it measures.
    pub dimension: Dimension,
    /// How many of `base` one of it is.
    pub factor: f64,
    /// The unit that values are compared in.
    pub base: Box<str>,
    /// Whether the word is much else besides (年, 天, 分), so that a number must stand before it.
    pub ambiguous: bool,
}

impl Row for Unit {
    const FILE: &'static str = "units.tsv";
    const COLUMNS: &'static [&'static str] = &["unit", "dimension", "factor", "base", "ambiguous"];
    const BUILTIN: &'static str = include_str!("../../dictionaries/units.tsv");

    fn read(record: &Record<'_>) -> Result<Self, DictionaryError> {
        let unit = record.required("unit")?;
        let factor = record.number("factor")?.unwrap_or(1.0);
        if !(factor > 0.0 && f64::is_finite(factor)) {
            return Err(record.wrong("factor", "a number above 0"));
        }
        let base = record.optional("base").unwrap_or_else(|| unit.clone());
        Ok(Unit {
            dimension: record.choice(
                "dimension",
                &[
                    ("currency", Dimension::Currency),
                    ("area", Dimension::Area),
                    ("mass", Dimension::Mass),
                    ("energy", Dimension::Energy),
                    ("power", Dimension::Power),
                    ("length", Dimension::Length),
                    ("volume", Dimension::Volume),
                    ("time", Dimension::Time),
                    ("temperature", Dimension::Temperature),
                    ("speed", Dimension::Speed),
                    ("data", Dimension::Data),
                    ("physical", Dimension::Physical),
                    ("count", Dimension::Count),
                    ("ratio", Dimension::Ratio),
                    ("point", Dimension::Point),
                    ("rate", Dimension::Rate),
                ],
            )?,
            factor,
            base,
            ambiguous: record.yes("ambiguous")?,
            unit,
        })
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.unit)
    }
}
