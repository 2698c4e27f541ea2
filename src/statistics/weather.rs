//! What a weather report leaves out: 多云转晴，18～23℃ is of the air.

use crate::text::Words;
use std::sync::LazyLock;

/// What the sky is.
static SKY: LazyLock<Words> =
    LazyLock::new(|| Words::new("多云 晴 阴 阵雨 小雨 中雨 大雨 暴雨 雨夹雪 小雪 中雪 大雪 暴雪 霾"));

/// The heading of a temperature by the words of its sentence before it, where they tell of the sky.
pub(super) fn temperature(unit: &str, head: &str) -> Option<&'static str> {
    let degrees = matches!(unit, "℃" | "摄氏度" | "度");
    (degrees && head.ends_with([',', '，', '、', ' ', ';', '；']) && SKY.stands_in(head)).then_some("气温")
}
