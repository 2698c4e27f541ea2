//! How likely a run of characters is as Chinese news: the judge between readings of damaged text.
//!
//! A model of characters after the three before them, blind to script (`發` and `发` are one symbol, by [`super::script::key`]),
//! to width, and to which digit or letter it is. It knows nothing of meaning: it tells `发展` from `鍙戝睍`, and
//! which of 126 characters may stand between two others.
//!
//! ```
//! use fangzhi::text::language::Model;
//! let model = Model::builtin();
//! assert!(model.per_character("推动制造业高质量发展") > -5.0);
//! assert!(model.per_character("鎺ㄥ姩鍒堕€犱笟楂樿川閲忓彂灞") < -9.0);
//! assert!(model.log_probability("当地实际") > model.log_probability("当貙嶋际"));
//! ```
//!
//! Scores are natural logarithms. As a yardstick: clean news lies between -3 and -5 per character, a run of
//! random common characters near -9, text read in the wrong encoding below -10. Compare readings of one
//! stretch by their sums, not their means, unless they explain the same bytes.
//!
//! The weights (`dictionaries/characters.lm`) are rebuilt by `cargo test rebuild_characters -- --ignored`; see
//! `dictionaries/README.md`.

mod count;
mod pack;

pub use count::Counter;

use super::script;
use std::sync::LazyLock;

/// What the model tells apart: a character, or a class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(u16);

impl Symbol {
    /// The end of a line or of the text, and anything that is white space.
    pub const BREAK: Symbol = Symbol(0);
    /// A digit.
    pub const DIGIT: Symbol = Symbol(1);
    /// A Latin letter.
    pub const LETTER: Symbol = Symbol(2);
    /// An ideograph that the model has not met.
    pub const RARE: Symbol = Symbol(3);
    /// Any other character that it has not met.
    pub const OTHER: Symbol = Symbol(4);
    /// How many symbols are classes.
    const CLASSES: u16 = 5;

    /// The logarithm of a member's share of its class.
    fn share(self) -> f32 {
        match self {
            Symbol::DIGIT => -2.3,  // ln 1/10
            Symbol::LETTER => -3.3, // ln 1/26: case is seldom a surprise
            Symbol::RARE => -9.9,   // ln 1/20,000 ideographs
            Symbol::OTHER => -9.2,  // ln 1/10,000
            _ => 0.0,
        }
    }
}

/// The last three symbols, looked up: asking for many next characters costs one search each.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    last: Symbol,
    /// The stored pair (last but one, last), where there is one.
    pair: Option<u32>,
    /// The stored triple that ends with that pair, where there is one.
    triple: Option<u32>,
}

/// The character model.
#[derive(Debug)]
pub struct Model {
    /// The symbol of each character of the Basic Multilingual Plane.
    symbols: Vec<u16>,
    /// Per symbol: -log p, in steps of [`STEP`].
    single: Vec<u8>,
    /// Per symbol: -log of the weight of the shorter context.
    single_backoff: Vec<u8>,
    /// Where the pairs that begin with each symbol start; one more at the end.
    pair_starts: Vec<u32>,
    pair_second: Vec<u16>,
    pair: Vec<u8>,
    pair_backoff: Vec<u8>,
    /// Where the triples that begin with each pair start; one more at the end.
    triple_starts: Vec<u32>,
    triple_third: Vec<u16>,
    triple: Vec<u8>,
    triple_backoff: Vec<u8>,
    /// Where the quadruples that begin with each triple start; one more at the end.
    quad_starts: Vec<u32>,
    quad_fourth: Vec<u16>,
    quad: Vec<u8>,
}

/// A stored byte is this many nats; 255 of them reach 20.4, beyond the rarest stored symbol.
const STEP: f32 = 0.08;

/// Symbols stand in order of frequency; this many make up 99.5% of the characters of news.
const COMMON: u16 = 3000;

const PACKED: &[u8] = include_bytes!("../../../dictionaries/characters.lm");

static BUILTIN: LazyLock<Model> = LazyLock::new(|| pack::read(PACKED).unwrap_or_else(Model::blind));

/// The part that most texts need; reading it takes a hundredth of the time of the whole.
static SINGLES: LazyLock<Model> = LazyLock::new(|| pack::read_alone(PACKED).unwrap_or_else(Model::blind));

/// The logarithm of the probability of a character whatever stands before it, by the model that comes with the
/// program, of which no more is loaded for it than is needed.
#[must_use]
pub fn alone(c: char) -> f32 {
    SINGLES.alone(c)
}

impl Model {
    /// The model that comes with the program; loaded on first use.
    #[must_use]
    pub fn builtin() -> &'static Model {
        &BUILTIN
    }

    /// A model that finds everything equally likely.
    fn blind() -> Self {
        Counter::default().model(Prune::default())
    }

    /// The symbol of a character.
    #[must_use]
    pub fn symbol(&self, c: char) -> Symbol {
        Symbol(self.symbols.get(c as usize).copied().unwrap_or(Symbol::RARE.0))
    }

    /// Whether a symbol is among the most frequent ones, which make up nearly all of news.
    #[must_use]
    pub fn is_common(&self, symbol: Symbol) -> bool {
        (Symbol::CLASSES..Symbol::CLASSES + COMMON).contains(&symbol.0)
    }

    /// The context before the first character of a line.
    #[must_use]
    pub fn start(&self) -> Context {
        self.context(Symbol::BREAK, Symbol::BREAK)
    }

    /// The context after two symbols, whatever stands before them.
    #[must_use]
    pub fn context(&self, before: Symbol, last: Symbol) -> Context {
        Context { last, pair: find(&self.pair_second, self.pairs_of(before), last), triple: None }
    }

    /// The context after one more symbol.
    #[must_use]
    pub fn after(&self, context: Context, next: Symbol) -> Context {
        let triple =
            context.pair.and_then(|pair| find(&self.triple_third, bounds(&self.triple_starts, pair), next));
        Context { triple, ..self.context(context.last, next) }
    }

    /// [`Model::next`] and [`Model::after`] in one, for texts that are read through: what both look up is looked up once.
    #[must_use]
    pub fn step(&self, context: Context, next: Symbol) -> (f32, Context) {
        let quad = context
            .triple
            .and_then(|triple| find(&self.quad_fourth, bounds(&self.quad_starts, triple), next));
        let triple =
            context.pair.and_then(|pair| find(&self.triple_third, bounds(&self.triple_starts, pair), next));
        let pair = find(&self.pair_second, self.pairs_of(context.last), next);
        let backoff =
            |weights: &[u8], place: Option<u32>| place.map_or(0.0, |at| f32::from(weights[at as usize]));
        let cost = if let Some(at) = quad {
            f32::from(self.quad[at as usize])
        } else {
            let mut cost = backoff(&self.triple_backoff, context.triple);
            if let Some(at) = triple {
                cost + f32::from(self.triple[at as usize])
            } else {
                cost += backoff(&self.pair_backoff, context.pair);
                if let Some(at) = pair {
                    cost + f32::from(self.pair[at as usize])
                } else {
                    cost += f32::from(self.single_backoff[usize::from(context.last.0)]);
                    cost + f32::from(self.single[usize::from(next.0)])
                }
            }
        };
        (next.share() - cost * STEP, Context { last: next, pair, triple })
    }

    /// The logarithm of the probability that the character with symbol `next` follows.
    #[must_use]
    pub fn next(&self, context: Context, next: Symbol) -> f32 {
        let mut cost = 0.0;
        if let Some(triple) = context.triple {
            if let Some(at) = find(&self.quad_fourth, bounds(&self.quad_starts, triple), next) {
                return next.share() - f32::from(self.quad[at as usize]) * STEP;
            }
            cost += f32::from(self.triple_backoff[triple as usize]);
        }
        if let Some(pair) = context.pair {
            if let Some(at) = find(&self.triple_third, bounds(&self.triple_starts, pair), next) {
                return next.share() - (cost + f32::from(self.triple[at as usize])) * STEP;
            }
            cost += f32::from(self.pair_backoff[pair as usize]);
        }
        if let Some(at) = find(&self.pair_second, self.pairs_of(context.last), next) {
            return next.share() - (cost + f32::from(self.pair[at as usize])) * STEP;
        }
        cost += f32::from(self.single_backoff[usize::from(context.last.0)]);
        cost += f32::from(self.single[usize::from(next.0)]);
        next.share() - cost * STEP
    }

    /// Whether the news that the model was counted on has three symbols in a row.
    #[must_use]
    pub fn knows(&self, [first, second, third]: [Symbol; 3]) -> bool {
        let pair = self.context(first, second).pair;
        pair.is_some_and(|pair| find(&self.triple_third, bounds(&self.triple_starts, pair), third).is_some())
    }

    /// The logarithm of the probability of a character whatever stands before it.
    #[must_use]
    pub fn alone(&self, c: char) -> f32 {
        let symbol = self.symbol(c);
        symbol.share() - f32::from(self.single[usize::from(symbol.0)]) * STEP
    }

    /// The logarithm of the probability of `text` as a line of its own.
    #[must_use]
    pub fn log_probability(&self, text: &str) -> f32 {
        let mut context = self.start();
        let mut sum = 0.0;
        for c in text.chars() {
            let likelihood;
            (likelihood, context) = self.step(context, self.symbol(c));
            sum += likelihood;
        }
        sum
    }

    /// The mean of [`Model::log_probability`] over the characters; 0 for an empty text.
    #[must_use]
    pub fn per_character(&self, text: &str) -> f32 {
        match text.chars().count() {
            0 => 0.0,
            characters => self.log_probability(text) / characters as f32,
        }
    }

    fn pairs_of(&self, first: Symbol) -> (usize, usize) {
        bounds(&self.pair_starts, u32::from(first.0))
    }
}

/// Where a group of runs starts and ends.
fn bounds(starts: &[u32], group: u32) -> (usize, usize) {
    (starts[group as usize] as usize, starts[group as usize + 1] as usize)
}

/// Where a symbol stands among the sorted ones of a group.
fn find(symbols: &[u16], (from, to): (usize, usize), symbol: Symbol) -> Option<u32> {
    symbols[from..to].binary_search(&symbol.0).ok().map(|at| (from + at) as u32)
}

/// Which pairs, triples and quadruples are frequent enough to be kept.
#[derive(Clone, Copy, Debug)]
pub struct Prune {
    /// The least count of a pair.
    pub pair: u32,
    /// The least count of a triple.
    pub triple: u32,
    /// The least count of a quadruple.
    pub quad: u32,
}

impl Default for Prune {
    /// All pairs and triples, and quadruples seen twice: packs 9 million characters into 9 MB.
    fn default() -> Self {
        Self { pair: 1, triple: 1, quad: 2 }
    }
}

/// The character under which the model counts `c`, or the class it belongs to.
fn unit(c: char) -> Result<char, Symbol> {
    match c {
        c if c.is_whitespace() || c.is_control() => Err(Symbol::BREAK),
        '0'..='9' | '０'..='９' => Err(Symbol::DIGIT),
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Err(Symbol::LETTER),
        c => Ok(script::key(c)),
    }
}

/// The class of a character that the model has not met.
fn class(c: char) -> Symbol {
    match c {
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Symbol::RARE,
        _ => Symbol::OTHER,
    }
}
