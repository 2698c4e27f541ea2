//! A figure where it stands, with the words around it that say what it measures.

use super::Figure;
use crate::mention::figure::Quantity;
use crate::sentence::Sentence;
use crate::statistics::heading::{known, percent_of, suffix};
use crate::statistics::lists;
use crate::statistics::noun::{self, Phrase};
use crate::statistics::phrase::{
    Counted, Sought, behind_noun, clause_end, clause_start, counted, own_phrase,
};
use crate::statistics::read::Page;
use crate::text::Span;

/// Words that deal a list of figures out to a list of things.
const DEALING: [&str; 4] = ["分别", "各有", "各为", "各占"];

/// A figure and the words around it.
pub(in crate::statistics) struct Spot<'a> {
    pub page: &'a Page<'a>,
    pub sentence: &'a Sentence,
    /// The body, folded.
    pub text: &'a str,
    /// The figures of the sentence, and which of them this is.
    pub figures: &'a [Figure<'a>],
    pub place: usize,
    pub span: Span,
    pub quantity: &'a Quantity,
    /// Where its clause begins, where its own words begin in that, and where its clause ends.
    pub clause: usize,
    pub from: usize,
    pub rest_end: usize,
    /// Its own words before it.
    pub before: &'a str,
    /// The sentence behind it.
    pub behind: &'a str,
    /// The sentence before it.
    pub head: &'a str,
    /// Its clause before it.
    pub in_clause: &'a str,
    /// What stands between the figure before it and this.
    pub between: Option<&'a str>,
    /// The word that deals a list out, if one does, and how many figures there are in a row from this one on.
    pub dealing: Option<&'static str>,
    pub run: usize,
    /// Whether it is one of changes and shares.
    pub percent: bool,
}

impl<'a> Spot<'a> {
    /// The spot of the figure at `place`; `told` is where the last figure before it ends that is a statistic.
    pub(super) fn new(
        page: &'a Page<'a>,
        sentence: &'a Sentence,
        figures: &'a [Figure<'a>],
        place: usize,
        (previous, told): (Option<usize>, Option<usize>),
    ) -> Self {
        let text = page.article.body.folded();
        let (span, quantity) = (figures[place].mention.span, figures[place].quantity);
        let clause = clause_start(text, sentence.span, span.start());
        let from = told.unwrap_or(clause).max(clause);
        let counting = place.checked_sub(1).is_some_and(|before| {
            !suffix(figures[before].quantity, "", page.dictionaries).is_empty()
                && previous == told
                && previous == Some(from)
        });
        let own = own_phrase(text, from, span.start());
        let from =
            if counting && own == from { behind_noun(text, sentence, from, span.start()) } else { own };
        let before = &text[from..span.start()];
        let gap = |pair: &[Figure<'_>]| &text[pair[0].mention.span.end()..pair[1].mention.span.start()];
        let run =
            1 + figures[place..].windows(2).take_while(|pair| lists::dealt_on(gap(pair)).is_some()).count();
        Self {
            page,
            sentence,
            text,
            figures,
            place,
            span,
            quantity,
            clause,
            from,
            rest_end: clause_end(text, sentence.span, span.end()),
            before,
            behind: &text[span.end()..sentence.span.end()],
            head: &text[sentence.span.start()..span.start()],
            in_clause: &text[clause..span.start()],
            between: previous.map(|end| &text[end..span.start()]),
            dealing: DEALING.into_iter().find(|word| before.contains(word)),
            run,
            percent: percent_of(&quantity.unit),
        }
    }

    /// The unit.
    pub(super) fn unit(&self) -> &'a str {
        &self.quantity.unit
    }

    /// Whether the figure counts people.
    pub(super) fn people(&self) -> bool {
        self.quantity.unit.starts_with('人')
    }

    /// The figure before it in the sentence.
    pub(super) fn last(&self) -> Option<&'a Figure<'a>> {
        self.place.checked_sub(1).map(|before| &self.figures[before])
    }

    /// The word that deals out, where there is more than one figure to deal.
    pub(super) fn deals(&self) -> Option<&'static str> {
        self.dealing.filter(|_| self.run > 1)
    }

    /// The phrase that ends at byte `to` of the body.
    pub(super) fn reading(&self, to: usize) -> Phrase {
        let Self { text, from, page, .. } = *self;
        // 年产值上看20亿元
        let to = if text[from..to.max(from)].ends_with("上看") { to - "上看".len() } else { to };
        let phrase = noun::phrase(text, &self.sentence.words, page.mentions, from, to);
        let text = known(phrase.text, &text[from..to.max(from)], page.dictionaries);
        Phrase { text, ..phrase }
    }

    /// Its words alone.
    pub(super) fn phrase(&self, to: usize) -> String {
        self.reading(to).text
    }

    /// What is counted right behind byte `from` of the body.
    pub(super) fn counted(&self, from: usize, sought: Sought) -> Counted {
        let Self { text, sentence, page, .. } = *self;
        let to = clause_end(text, sentence.span, from);
        counted(text, &sentence.words, page.mentions, from, to, sought)
    }

    /// What a count of its unit adds to a heading.
    pub(super) fn suffix(&self, indicator: &str) -> &'static str {
        suffix(self.quantity, indicator, self.page.dictionaries)
    }

    /// The words behind it up to the end of its clause, or to the next thing of a list.
    pub(super) fn tail(&self) -> &'a str {
        let until = self.behind.find([',', '，', '。', ';', '、', '和']).unwrap_or(self.behind.len());
        &self.behind[..until]
    }
}
