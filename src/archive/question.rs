//! Questions and long queries: which of their words carry them, and how well a text answers.
//!
//! The index ranks by words alone (BM25). The best of its answers are read and ranked again by what words cannot
//! see: how much of the question is there, whether its words stand as near each other as in the question, whether
//! there is a date where one is asked, and whether an article says what the best ones agree on: asked for
//! 踩踏事故死亡人数, articles about the same accident come up though they say 遇难 and 伤亡.

use super::compile::words_of;
use super::snippet::{Characters, characters_of};
use super::tokens::words_of as with_inner;
use crate::query::{Query, Term};
use crate::text::Words;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many articles are read to rank them.
pub(super) const RERANKED: usize = 100;

/// The words of a query of words alone.
#[derive(Debug)]
pub(super) struct Question {
    /// What it is about, in order.
    words: Vec<String>,
    asks_date: bool,
    asks_number: bool,
}

/// A text that may answer, with what the index gave it.
pub(super) struct Candidate {
    pub(super) base: f32,
    pub(super) text: Characters,
}

/// What counts beside the index's own score, which is 1 for the best. Chosen on the questions that
/// `tests/bench/relevance.rs` measures, with all their passages and with one of each alone; both halves were looked at.
mod weight {
    /// The share of the words that is there, the rarer the more.
    pub(super) const COVERAGE: f32 = 0.5;
    /// How near neighbouring words stand.
    pub(super) const NEARNESS: f32 = 0.3;
    /// A date or number where one is asked for.
    pub(super) const KIND: f32 = 0.35;
    /// What the best ones agree on. Twice as much finds more of an event's articles (nDCG +0.01) and loses
    /// as much where a single article answers.
    pub(super) const AGREEMENT: f32 = 0.3;
}

/// How many of the best articles are asked what they agree on.
const BEST: usize = 5;
/// How many of them must say it: with two it would be what a pair of copies says.
const AGREED: usize = 3;
/// How many pairs of characters are taken from what they agree on.
const PAIRS: usize = 40;

impl Question {
    pub(super) fn new(query: &Query) -> Self {
        let mut text = String::new();
        let parts = match query {
            Query::And(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        for part in parts {
            if let Query::Text(Term::Word(word)) = part {
                text.push_str(word);
                text.push(' ');
            }
        }
        let text = crate::text::script::fold(&text);
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let mut words: Vec<String> = words_of(&text);
        if words.iter().any(|word| !ASKING.has(word)) {
            words.retain(|word| !ASKING.has(word));
        }
        Self {
            asks_date: has(&["时间", "日期", "何时", "什么时候", "哪天", "哪年", "哪一年", "几月", "几号"]),
            asks_number: has(&[
                "多少", "几", "人数", "率", "多大", "多长", "多高", "票房", "金额", "价格", "规模",
            ]),
            words,
        }
    }

    /// Whether it is a single word: then there is nothing that its index score does not see.
    pub(super) fn is_one_word(&self) -> bool {
        self.words.len() < 2
    }

    /// The words, and the words within them.
    pub(super) fn words(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        with_inner(self.words.iter().map(String::as_str), |word| {
            if !all.iter().any(|known| known == word) {
                all.push(word.to_owned());
            }
        });
        all
    }

    /// Words that the segmenter's dictionary does not know: articles may have cut them otherwise.
    pub(super) fn unknown(&self) -> impl Iterator<Item = &str> {
        let jieba = crate::sentence::words::jieba();
        self.words.iter().map(String::as_str).filter(|word| word.chars().count() > 1 && !jieba.has_word(word))
    }

    /// How well each candidate answers.
    pub(super) fn scores(&self, candidates: &[Candidate]) -> Vec<f32> {
        let count = candidates.len() as f32;
        let rarity = |holding: usize| (1.0 + (count - holding as f32 + 0.5) / (holding as f32 + 0.5)).ln();
        let best = candidates.iter().map(|candidate| candidate.base).fold(f32::MIN_POSITIVE, f32::max);

        let words: Vec<Vec<char>> =
            self.words.iter().map(|word| characters_of(word).folded().to_vec()).collect();
        let places: Vec<Vec<Vec<usize>>> = candidates
            .iter()
            .map(|candidate| words.iter().map(|word| candidate.text.find(word).take(200).collect()).collect())
            .collect();
        let word_rarity: Vec<f32> = (0..words.len())
            .map(|word| rarity(places.iter().filter(|places| !places[word].is_empty()).count()))
            .collect();
        let all_words: f32 = word_rarity.iter().sum::<f32>().max(f32::MIN_POSITIVE);

        let mut scores: Vec<f32> = candidates
            .iter()
            .zip(&places)
            .map(|(candidate, places)| {
                let found: f32 = word_rarity
                    .iter()
                    .zip(places)
                    .filter(|(_, at)| !at.is_empty())
                    .map(|(rarity, _)| rarity)
                    .sum();
                candidate.base / best
                    + weight::COVERAGE * found / all_words
                    + weight::NEARNESS * nearness(&words, places)
                    + weight::KIND * self.kind(&candidate.text)
            })
            .collect();
        let agreed = agreement(candidates, &scores, rarity);
        for (score, agreement) in scores.iter_mut().zip(agreed) {
            *score += weight::AGREEMENT * agreement;
        }
        scores
    }

    /// Whether there is what is asked for: a date, a number.
    fn kind(&self, text: &Characters) -> f32 {
        let folded = text.folded();
        let digit_before = |marks: &[char]| {
            folded.windows(2).any(|pair| pair[0].is_ascii_digit() && marks.contains(&pair[1]))
        };
        let date = self.asks_date && digit_before(&['年', '月', '日']);
        let number =
            self.asks_number && digit_before(&['%', '万', '亿', '人', '元', '.', '名', '例', '个', '美']);
        f32::from(u8::from(date)) + f32::from(u8::from(number))
    }
}

fn bigrams(folded: &[char]) -> impl Iterator<Item = [char; 2]> + '_ {
    // Without marks, so that GPT-4 and GPT4 have the same.
    let mut last = None;
    folded.iter().copied().filter(|c| c.is_alphanumeric()).filter_map(move |c| {
        let pair = last.map(|last| [last, c]);
        last = Some(c);
        pair
    })
}

/// From 0 to 1: how much each candidate says of what the best ones agree on, by pairs of characters (feedback
/// without a judge, after Lavrenko and Croft 2001, with BM25's damping of repetitions).
fn agreement(candidates: &[Candidate], scores: &[f32], rarity: impl Fn(usize) -> f32) -> Vec<f32> {
    let none = vec![0.0; candidates.len()];
    let mut best: Vec<usize> = (0..candidates.len()).collect();
    best.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    best.truncate(BEST);
    // For each pair of the best: how many of them have it, and its share of their pairs.
    let mut said: HashMap<[char; 2], (usize, f32)> = HashMap::new();
    for &one in &best {
        let text = candidates[one].text.folded();
        let mut counts: HashMap<[char; 2], f32> = HashMap::new();
        for pair in bigrams(text) {
            *counts.entry(pair).or_default() += 1.0;
        }
        let weight = scores[one].max(0.0) / text.len().max(1) as f32;
        for (pair, count) in counts {
            let known = said.entry(pair).or_default();
            *known = (known.0 + 1, known.1 + weight * count);
        }
    }
    let mut agreed: Vec<([char; 2], f32)> = said
        .into_iter()
        .filter(|(_, (holding, _))| *holding >= AGREED)
        .map(|(pair, (_, share))| (pair, share))
        .collect();
    agreed.sort_unstable_by_key(|(pair, _)| *pair);

    // How often each of these stands in each candidate.
    let counted: Vec<Vec<(usize, f32)>> = candidates
        .iter()
        .map(|candidate| {
            let mut found: Vec<usize> = bigrams(candidate.text.folded())
                .filter_map(|pair| agreed.binary_search_by_key(&pair, |(known, _)| *known).ok())
                .collect();
            found.sort_unstable();
            found.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f32)).collect()
        })
        .collect();
    let mut holding = vec![0usize; agreed.len()];
    counted.iter().flatten().for_each(|&(pair, _)| holding[pair] += 1);
    let mut weights: Vec<f32> =
        agreed.iter().zip(&holding).map(|((_, share), &holding)| share * rarity(holding)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]));
    order.iter().skip(PAIRS).for_each(|&pair| weights[pair] = 0.0);

    let average = candidates.iter().map(|candidate| candidate.text.folded().len() as f32).sum::<f32>()
        / candidates.len().max(1) as f32;
    let by_pairs: Vec<f32> = candidates
        .iter()
        .zip(&counted)
        .map(|(candidate, counts)| {
            let length = candidate.text.folded().len() as f32 / average.max(1.0);
            let damped = |count: f32| count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length));
            counts.iter().map(|&(pair, count)| weights[pair] * damped(count)).sum()
        })
        .collect();
    let most = by_pairs.iter().copied().fold(0.0, f32::max);
    if most > 0.0 { by_pairs.into_iter().map(|one| one / most).collect() } else { none }
}

/// From 0 to 1: how near to each other neighbouring words of the question stand in the text.
fn nearness(words: &[Vec<char>], places: &[Vec<usize>]) -> f32 {
    if words.len() < 2 {
        return 0.0;
    }
    let near: f32 = (1..words.len())
        .map(|word| {
            let (before, after) = (&places[word - 1], &places[word]);
            let mut least = usize::MAX;
            let mut next = 0;
            for &place in before {
                let end = place + words[word - 1].len();
                while next < after.len() && after[next] < end {
                    next += 1;
                }
                if let Some(gap) = after.get(next).map(|place| place - end) {
                    least = least.min(gap);
                }
                if let Some(gap) = next
                    .checked_sub(1)
                    .map(|earlier| place.saturating_sub(after[earlier] + words[word].len()))
                {
                    least = least.min(gap);
                }
            }
            if least == usize::MAX { 0.0 } else { 1.0 / (1.0 + least as f32 / 8.0) }
        })
        .sum();
    near / (words.len() - 1) as f32
}

/// Words that ask and words that bind: they say nothing of what is asked about.
static ASKING: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "什么 哪些 哪个 哪里 哪儿 哪 哪一 哪年 哪天 哪位 谁 谁是 何时 何地 何人 何 为何 \
         为什么 如何 怎么 怎样 怎么样 多少 几 几个 多久 多大 多长 吗 呢 吧 的 了 是 在 \
         和 与 及 或 被 把 将 对 从 到 向 于 以 为 由 有 都 也 就 而 之 其 请问 请 \
         是否 有没有 是不是 能否 可以 个 上 中 里 时候 叫 叫做 具体 什么样 位",
    )
});
