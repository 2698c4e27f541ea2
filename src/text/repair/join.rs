//! Whether two stretches of text belong together: what the passes that take something out between them ask.

use crate::text::language::Model;

/// An ideograph.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// An ideograph or a mark of Chinese text.
pub fn is_chinese(c: char) -> bool {
    is_ideograph(c)
        || matches!(
            c,
            '，' | '。'
                | '、'
                | '；'
                | '：'
                | '？'
                | '！'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '（'
                | '）'
                | '《'
                | '》'
                | '【'
                | '】'
                | '…'
                | '—'
                | '·'
                | '％'
        )
}

/// How much likelier the end of one stretch and the start of the other are as one than apart, in nats.
///
/// Within a sentence of news the median is 15, and 1 in 20 is below 6; between a title and its article the median
/// is 0, and 1 in 20 is above 6.
pub fn likelier(first: &str, second: &str) -> f32 {
    /// The model sees two characters back, so no more than these can tell.
    const AROUND: usize = 3;
    let mut head: Vec<char> = first.chars().rev().take(AROUND).collect();
    head.reverse();
    let tail: Vec<char> = second.chars().take(AROUND).collect();
    likelier_among(&head, &tail)
}

/// As [`likelier`], of the characters around.
pub fn likelier_among(head: &[char], tail: &[char]) -> f32 {
    let model = Model::builtin();
    let mut context = model.start();
    for &c in head {
        context = model.after(context, model.symbol(c));
    }
    let go_on = |mut context| {
        let mut sum = 0.0;
        for &c in tail {
            let likelihood;
            (likelihood, context) = model.step(context, model.symbol(c));
            sum += likelihood;
        }
        sum
    };
    go_on(context) - model.next(context, model.symbol('\n')) - go_on(model.start())
}
