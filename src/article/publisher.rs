//! Who published an article: names of media and agencies that publish, made comparable.
//!
//! `来源:某某新闻网`, `某某网`, a header's last field; `某某网官方微信` is `某某网`. Leaves names of people and phrases alone.

use crate::text::{Endings, Words};
use std::sync::LazyLock;

/// What ends the name of a medium.
static MEDIA_ENDS: LazyLock<Endings> = LazyLock::new(|| {
    Endings::new(
        "报 网 社 台 新闻 客户端 在线 传媒 融媒 融媒体 融媒体中心 全媒体 之家 周刊 杂志 晚报 日报 \
         早报 时报 导报 商报 都市报 快报 晨报 频道 电视 广播 热线 发布 资讯 财经 科技 观察 头条 \
         APP app 号 微信 卫视 总台 中心 圈 视频 时刻 要闻 播报 央视 参考 讯",
    )
});

/// Whether a name reads as that of a medium.
pub(super) fn medium(name: &str) -> bool {
    let count = name.chars().count();
    (1..=20).contains(&count) && MEDIA_ENDS.end(name) || name == "本"
}

/// What stands where a publisher's name should, and is none.
static NO_NAMES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "网络 互联网 原创 本站 未知 转载 其他 其它 综合 投稿 本站原创 最新 更新 发布 admin 本报 本网 佚名 匿名 网站 管理员",
    )
});

/// Whether a name reads as that of a body that publishes: an agency, a firm, a school.
pub(super) fn body(name: &str) -> bool {
    let ends = [
        "局", "委", "府", "办", "院", "厅", "部", "会", "公司", "大学", "学校", "集团", "支队", "大队",
        "中国",
    ];
    (3..=20).contains(&name.chars().count()) && ends.iter().any(|end| name.ends_with(end))
}

/// A publisher's name without marks, labels and channel words around it; `None` if nothing sensible is left.
pub(super) fn normal(name: &str) -> Option<String> {
    let mut name = name.trim_matches(edge);
    for label in ["来源:", "来源", "转自", "本文来源", "文章来源", "稿源:", "微信公众号", "公众号"]
    {
        name = name.strip_prefix(label).unwrap_or(name).trim_matches(edge);
    }
    // `某某网(ID:…)`, `某某报 记者 某某`, `某某网、某某社`: the first.
    let end = name
        .char_indices()
        .find(|&(at, c)| {
            at > 0
                && (matches!(c, '(' | '（' | '、' | ',' | '，' | ';' | '；' | '|' | '[' | '【' | '*')
                    || super::line::blank(c))
        })
        .map_or(name.len(), |(at, _)| at);
    name = name[..end].trim_matches(edge);
    for end in ["官方微信公众号", "微信公众号", "微信公号", "官方微信", "官方微博", "官微", "公众号", "微信"]
    {
        if let Some(short) = name.strip_suffix(end)
            && short.chars().count() >= 2
        {
            name = short;
        }
    }
    name = name.trim_matches(edge);
    let count = name.chars().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let picture = ["照片", "供图", "图片", "截图"].iter().any(|end| name.ends_with(end));
    let wrong = picture || NO_NAMES.has(name);
    ((1..=24).contains(&count) && letters > 0 && !wrong && !name.contains(['。', '?', '!']))
        .then(|| name.to_owned())
}

/// Marks around a name.
fn edge(c: char) -> bool {
    super::line::blank(c)
        || matches!(
            c,
            ':' | '|'
                | '/'
                | '['
                | ']'
                | '【'
                | '】'
                | '('
                | ')'
                | '（'
                | '）'
                | '-'
                | '—'
                | '·'
                | '"'
                | '“'
                | '”'
                | '<'
                | '>'
                | '@'
                | '。'
                | ','
                | '，'
        )
}
