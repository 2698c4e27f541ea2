//! What the figures so far lend to the next: the level that a change is of, the list that 分别 deals out, the things that
//! were counted in its unit.

use super::change::Change;
use super::noun::is_measure;
use super::read::Page;
use crate::mention::MentionKind;
use crate::mention::figure::Quantity;
use crate::sentence::Sentence;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What the figures before have said.
#[derive(Default)]
pub(super) struct Said {
    /// The last level: what 增长 and 占 lean on.
    pub level: Option<String>,
    /// What it was when the sentence began.
    pub before: Option<String>,
    /// The last list dealt out by 分别.
    pub list: Vec<String>,
    /// The levels of the sentence so far.
    pub levels: Vec<String>,
    /// Where in the list the next figure stands, while one is being dealt.
    pub next: usize,
    /// The list under way.
    pub dealing: Vec<String>,
    /// Whether what is dealt is a change, and which.
    pub change: Option<Change>,
    /// The last indicator of any sort: what a change from one value to another is of.
    pub last: Option<String>,
    /// The levels of the sentence so far by unit, but for parts of them (其中).
    pub wholes: FxHashMap<String, String>,
    /// What was counted last by unit: 审结121件 is of the 案件 that 受理137件 counted.
    pub counted: FxHashMap<String, String>,
}

impl Said {
    /// Begins a sentence.
    pub(super) fn begin(&mut self) {
        self.levels.clear();
        self.wholes.clear();
        self.before.clone_from(&self.level);
    }

    /// The level before for one half alone: 农村居民消费价格 for 农村, whichever half was told before.
    pub(super) fn level_of_half(&self, half: &str) -> Option<String> {
        let level = self.level.as_ref().filter(|level| is_half(half) && !is_half(level))?;
        let both = HALVES.iter().find_map(|half| level.strip_prefix(half)).unwrap_or(level);
        Some(format!("{half}{both}"))
    }

    /// Whether a change without a base is one of the level before it: 产值86亿元，增加3亿元.
    pub(super) fn changes(&self, before: &str) -> bool {
        self.level.is_some() && before.trim().chars().count() <= 6
    }
}

/// The halves of a country or region, of which one figure is told after that of both.
const HALVES: [&str; 4] = ["城市", "农村", "城镇", "乡村"];

/// Whether a heading is one of two halves and says nothing of what is measured: 农村.
pub(super) fn is_half(indicator: &str) -> bool {
    HALVES.contains(&indicator)
}

/// Whether nothing stands in the words but dates and what leads them in.
pub(super) fn dates_only(page: &Page<'_>, from: usize, to: usize) -> bool {
    let text = page.article.body.folded();
    let mut rest = text[from..to].replace("其中", "");
    let dates = crate::mention::within(page.mentions, Span::new(from, to));
    for date in dates.iter().filter(|mention| mention.kind == MentionKind::Date) {
        rest = rest.replace(date.span.of(text), "");
    }
    let based = ["高于", "低于", "好于", "多于", "少于", "相比于", "相比", "比", "较", "由", "从", "与"]
        .iter()
        .find_map(|word| rest.trim().strip_prefix(word));
    let dated = dates.iter().any(|date| date.kind == MentionKind::Date);
    // 比去年同期500毫米少98毫米
    dated && matches!((based, based.unwrap_or(rest.trim())), (_, "的" | "为" | "达" | "的为") | (Some(_), ""))
}

/// What the name of a part lacks that its whole has: 集装箱吞吐量332万标箱，其中外贸61万标箱 is of 外贸集装箱吞吐量, 发电量38亿千瓦时，其中光热
/// 发电6亿千瓦时 of 光热发电量.
pub(super) fn measure_of_part(part: &str, whole: &str, sentence: &Sentence, text: &str) -> Option<String> {
    let part = part.trim_end_matches(['可', '将', '已']);
    let verb = |word: &crate::sentence::Word| {
        let written = word.span.of(text);
        word.tag.starts_with('v') && (part.starts_with(written) || word.tag != "vn" && part.contains(written))
    };
    let fits = is_measure(whole) && !whole.ends_with('数') && !is_measure(part) && !part.ends_with("产业");
    let tail: String = part.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    if !fits || tail.chars().count() < 2 {
        return None;
    }
    if let Some(at) = whole.rfind(&tail) {
        return Some(whole[at + tail.len()..].to_owned());
    }
    (!sentence.words.iter().any(verb)).then(|| whole.to_owned())
}

/// A verb alone (审结121件) and a class alone (交通水利类18个) are of the things counted before in that unit.
pub(super) fn of_things(
    indicator: String,
    quantity: &Quantity,
    sentence: &Sentence,
    text: &str,
    said: &mut Said,
) -> String {
    let tag = |written: &str| {
        sentence.words.iter().find(|word| word.span.of(text) == written).map_or("", |word| word.tag)
    };
    if let Some(things) = said.counted.get(&quantity.unit) {
        if indicator.ends_with('类') {
            let class: String = things.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
            return format!("{indicator}{class}");
        }
        // 联合执法56次，巡航115次: times are of no thing.
        if matches!(quantity.unit.as_str(), "次" | "场" | "场次" | "人次" | "批次") {
            return indicator;
        }
        let verb = indicator.trim_start_matches('新');
        if verb.chars().count() == 2 && tag(verb).starts_with('v') {
            return format!("{indicator}{things}");
        }
        // 其余22条, 另有9家
        if matches!(indicator.as_str(), "其余" | "其他" | "另有" | "剩余" | "还有") {
            return things.clone();
        }
    }
    let first = sentence
        .words
        .iter()
        .map(|word| (word.span.of(text), word.tag))
        .find(|(written, tag)| tag.starts_with('v') && indicator.starts_with(written));
    let things = first.map_or(indicator.as_str(), |(verb, _)| &indicator[verb.len()..]);
    if things.chars().count() >= 2 {
        said.counted.insert(quantity.unit.clone(), things.trim_end_matches('数').to_owned());
    }
    indicator
}
