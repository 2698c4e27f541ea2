//! The promises of the design, over generated text.

use fangzhi::dictionary::Dictionaries;
use fangzhi::source::{Content, Document, Format, Given, Origin};
use proptest::prelude::*;
use std::sync::LazyLock;

static DICTIONARIES: LazyLock<Dictionaries> = LazyLock::new(Dictionaries::builtin);

fn document(text: &str, format: Format) -> Document {
    Document {
        origin: Origin { path: "test".to_owned(), ..Origin::default() },
        format,
        content: Content::Text(text.to_owned()),
        given: Given::default(),
    }
}

/// Text in the manner of news: pieces that the stages react to, in any order.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "青岛市",
        "副市长",
        "王建国",
        "出席",
        "。",
        "，",
        "“",
        "”",
        "6月28日",
        "2023年",
        "近20项",
        "3.5亿元",
        "\n",
        "主办",
        "市工信局",
        "《",
        "》",
        "海信",
        "有限公司",
        "同比增长",
        "5.3%",
        "！",
        "?",
        "（",
        "）",
        "　",
        "Ａ",
        "發",
        "𠮷",
        "、",
        "和",
    ]);
    prop::collection::vec(prop_oneof![4 => piece.prop_map(str::to_owned), 1 => "\\PC{0,4}"], 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn replaying_repairs_backwards_gives_the_decoded_characters(text in newsy()) {
        let (clean, repairs) = fangzhi::text::repair::repair(&text);
        prop_assert_eq!(fangzhi::text::repair::replay(&clean, &repairs), text);
    }

    #[test]
    fn folding_keeps_the_number_of_characters(text in "\\PC*") {
        prop_assert_eq!(fangzhi::text::script::fold(&text).chars().count(), text.chars().count());
    }

    #[test]
    fn sentences_tile_and_mentions_stand_where_they_say(text in newsy()) {
        let reading = fangzhi::read(document(&text, Format::Body), &DICTIONARIES);
        let folded = reading.article.body.folded();
        let tiles: String = reading.sentences.iter().map(|sentence| sentence.span.of(folded)).collect();
        prop_assert_eq!(&tiles, folded);
        for sentence in &reading.sentences {
            let words: String = sentence.words.iter().map(|word| word.span.of(folded)).collect();
            prop_assert_eq!(words.as_str(), sentence.span.of(folded));
        }
        for mention in &reading.mentions {
            let (start, end) = reading.article.body.chars_of(mention.span);
            prop_assert_eq!(end - start, mention.span.of(folded).chars().count());
        }
    }

    #[test]
    fn any_characters_can_be_read(text in "\\PC{0,80}") {
        for format in [Format::Text, Format::Html, Format::Markdown, Format::Body] {
            let _ = fangzhi::read(document(&text, format), &DICTIONARIES);
        }
    }
}

#[test]
fn a_fault_at_one_document_is_said_of_it_and_ends_nothing() {
    let read = |text: &str| {
        fangzhi::guarded(document(text, Format::Body), &DICTIONARIES, |reading| {
            assert!(!reading.article.body.text().contains("故障"), "made to fail");
            reading.id.clone()
        })
    };
    let error = read("这一篇里有故障。").unwrap_err();
    assert_eq!(error.origin.path, "test");
    assert!(error.to_string().contains("made to fail") && error.zh().contains("made to fail"), "{error}");
    assert!(read("这一篇没有。").is_ok());
}
