//! What somebody was before: 甲，男，1962年生，曾任营口市副市长、市公安局局长，抚顺市委常委；2022年1月任大连市政协主席，现任….
//!
//! A line of a résumé that opens with a stretch of months tells one too: 2012.10--2019.09 宜兴市市长.
//!
//! A word such as 曾任 begins a list of bodies and titles that goes on over commas, dates and 任, 兼, 转任. It is of
//! the person named last before it, or of the one it describes: 曾任厂长的乙.

use super::tenure::{Chain, Reader};
use super::{EntityId, Tense};
use crate::mention::MentionKind;
use crate::text::Span;

/// Words that begin a career, and when what follows was held.
const BEGIN: [(&str, Tense); 12] = [
    ("曾先后担任", Tense::Before),
    ("曾先后任", Tense::Before),
    ("先后担任", Tense::Before),
    ("先后任", Tense::Before),
    ("曾经担任", Tense::Before),
    ("曾经任", Tense::Before),
    ("曾担任", Tense::Before),
    ("曾历任", Tense::Before),
    ("历任", Tense::Before),
    ("曾任", Tense::Before),
    ("现任", Tense::Now),
    ("现为", Tense::Now),
];
/// Words between the items of a career, the longer first.
const VERBS: [&str; 19] = [
    "以来", "至今", "以及", "担任", "兼任", "调任", "升任", "转任", "改任", "出任", "接任", "挂任", "任",
    "兼", "并", "和", "及", "后", "起",
];
/// Characters of dates between them: 2016.05-2018.03.
const DATES: &str = "0123456789年月日至到.-—~()";

/// What stands between two items of a career.
enum Between {
    /// Nothing, or a mark of lists.
    Mark,
    /// A date or a verb: another item begins.
    Step(Tense),
    /// Something else: the career has ended.
    Else,
}

impl Between {
    fn of(gap: &str, when: Tense) -> Self {
        let mut rest = gap.trim().trim_start_matches(['、', '，', ',', '；', ';']).trim_start();
        if rest.is_empty() {
            return Self::Mark;
        }
        let mut now = when;
        loop {
            rest = rest.trim_start_matches(|c| DATES.contains(c)).trim_start_matches(['，', ',', ' ']);
            if let Some((word, when)) = BEGIN.iter().find(|(word, _)| rest.starts_with(word)) {
                (rest, now) = (&rest[word.len()..], *when);
            } else if let Some(verb) = VERBS.iter().find(|verb| rest.starts_with(**verb)) {
                rest = &rest[verb.len()..];
            } else {
                break;
            }
        }
        if rest.is_empty() { Self::Step(now) } else { Self::Else }
    }
}

/// When what a line tells was held, where nothing but a stretch of time stands before it: 2012.10--2019.09, 2021.08--,
/// 2016年3月至今; or the month that it began: 2009年12月，任.
fn stretch(gap: &str) -> Option<Tense> {
    let gap = gap.trim();
    if gap.chars().take_while(char::is_ascii_digit).count() != 4 {
        return None;
    }
    let since = gap.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日.".contains(c));
    let began = since.trim_start_matches(['，', ',', ' ']).trim_start_matches('起');
    if ["任", "担任", "兼任", "调任", "升任", "转任"].contains(&began) {
        return Some(Tense::Before);
    }
    let marks: &[char] = &['-', '—', '－', '–', '~', '～', '至', '到'];
    let (from, to) = gap.split_at(gap.find(marks)?);
    let to = to.trim_start_matches(marks).trim();
    let moment = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.trim().chars().all(|c| c.is_ascii_digit() || "年月.".contains(c))
    };
    match to {
        _ if !moment(from) => None,
        "" | "今" => Some(Tense::Now),
        _ => moment(to).then_some(Tense::Before),
    }
}

impl Reader<'_> {
    /// Reads the careers that a sentence tells, whose links have these numbers; `before` is who was named last before it,
    /// `goes_on` whether the sentence before told a career: …；2016年3月任市水务局局长. Gives whether this one does.
    pub(super) fn careers(&mut self, links: &[usize], before: Option<EntityId>, goes_on: bool) -> bool {
        let sentence = self.sentence.of(self.folded);
        let start = self.sentence.start();
        let mut from = 0;
        let mut told = false;
        if let Some(first) = links.first() {
            let gap = &self.folded[start..self.mentions[*first].span.start()];
            let further = || match goes_on.then(|| Between::of(gap, Tense::Before)) {
                Some(Between::Step(when)) => Some(when),
                _ => None,
            };
            if let Some(when) = stretch(gap).or_else(further) {
                from = self.career(links, 0, self.mentions[*first].span.start(), when, before) - start;
                told = true;
            }
        }
        while let Some((at, word, when)) = BEGIN
            .iter()
            .filter_map(|&(word, when)| Some((from + sentence[from..].find(word)?, word, when)))
            .min_by_key(|&(at, word, _)| (at, std::cmp::Reverse(word.len())))
        {
            let begin = start + at + word.len();
            let first = links.partition_point(|&link| self.mentions[link].span.start() < begin);
            let next = self.career(links, first, begin, when, before);
            from = (next - start).max(at + word.len());
            told = true;
        }
        told
    }

    /// Reads the career that begins at `begin`, with the link numbered `first` as its first; gives where it ends.
    fn career(
        &mut self,
        links: &[usize],
        first: usize,
        begin: usize,
        mut when: Tense,
        before: Option<EntityId>,
    ) -> usize {
        let mut chain = Chain { end: begin, ..Chain::default() };
        let mut said: Vec<(usize, Tense)> = Vec::new();
        let mut next = first;
        let mut described = None;
        while let Some(&link) = links.get(next) {
            let mention = &self.mentions[link];
            let gap = self.folded.get(chain.end..mention.span.start()).unwrap_or("…").trim();
            if mention.kind == MentionKind::Person {
                described = self.entities.of_mention[link].filter(|_| gap == "的");
                break;
            }
            match Between::of(gap, when) {
                Between::Mark => {}
                Between::Step(now) => {
                    when = now;
                    chain.organisation = None;
                }
                Between::Else => break,
            }
            if mention.kind == MentionKind::Position {
                let known = chain.positions.len();
                self.hold(&mut chain, mention.span, gap.is_empty());
                said.extend((known..chain.positions.len()).map(|number| (number, when)));
            } else {
                chain.organisation =
                    self.entities.of_mention[link].map(|id| self.entities.get(id).name.clone());
            }
            chain.end = mention.span.end();
            next += 1;
        }
        let named = links[..first].iter().rev().map(|&link| (link, &self.mentions[link]));
        let mut people = named.filter(|(_, mention)| mention.kind == MentionKind::Person);
        let named = people.next().and_then(|(link, _)| self.entities.of_mention[link]);
        let Some(person) = described.or(named).or(before) else { return chain.end };
        for (number, when) in said {
            let held = &chain.positions[number];
            let known = self.found.iter().any(|one| {
                one.person == person && one.position == held.position && one.organisation == held.organisation
            });
            if !known {
                let evidence = Span::new(begin.min(held.span.start()), held.span.end());
                let held = held.clone();
                self.found.push(held.by(person, evidence, when));
            }
        }
        chain.end
    }
}
