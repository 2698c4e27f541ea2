//! The promises of the design, over generated text.

use super::DICTIONARIES;
use fangzhi::source::{Content, Document, Format, Given, Origin};
use proptest::prelude::*;

fn document(text: &str, format: Format) -> Document {
    Document {
        origin: Origin { path: "test".to_owned(), ..Origin::default() },
        format,
        content: Content::Text(text.to_owned()),
        given: Given::default(),
    }
}

/// Verbs and heads that the grammar of events knows, of every sort.
const VERBS: [&str; 40] = [
    "召开",
    "举办",
    "拉开帷幕",
    "主持",
    "主办",
    "承办",
    "会见",
    "座谈",
    "强调",
    "要求",
    "表示",
    "建议",
    "调研",
    "走访慰问",
    "来到",
    "赴",
    "签约",
    "签署",
    "开工",
    "投产",
    "揭牌",
    "启动",
    "成立",
    "印发",
    "发布",
    "实施",
    "入选",
    "获",
    "授予",
    "表彰",
    "任",
    "当选",
    "投资",
    "中标",
    "起火",
    "发生火灾",
    "救援",
    "被查",
    "起诉",
    "取消",
];

/// What stands between verbs.
const PIECES: [&str; 31] = [
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
    "—",
    "　",
    "Ａ",
    "發",
    "𠮷",
    "、",
    "和",
];

/// More of what events are told with.
const NOUNS: [&str; 12] =
    ["产业园项目", "会议", "启动仪式", "案件", "在", "由", "的", "了", "被", "与", "为", "事故"];

/// Short sentences that begin with a verb or a mark, where nothing stands before it.
fn abrupt() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec!["—", "）", "”", "、", "：", "《", "“", "（", "·", "；"]);
    let verb = || prop::sample::select(VERBS.to_vec());
    let more = prop_oneof![
        2 => verb(),
        2 => prop::sample::select(PIECES.to_vec()),
        2 => prop::sample::select(NOUNS.to_vec()),
    ];
    (prop_oneof![verb(), mark], prop::collection::vec(more, 0..6))
        .prop_map(|(first, more)| format!("{first}{}。", more.concat()))
}

/// Text in the manner of news: pieces that the stages react to, in any order.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(PIECES.to_vec()),
        1 => prop::sample::select(VERBS.to_vec()),
        1 => prop::sample::select(NOUNS.to_vec()),
    ];
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
    fn sentences_that_begin_abruptly_can_be_read(
        sentences in prop::collection::vec(abrupt(), 4..8),
        lines in any::<bool>(),
    ) {
        let _ = fangzhi::read(document(&sentences.join(if lines { "\n" } else { "" }), Format::Body), &DICTIONARIES);
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
