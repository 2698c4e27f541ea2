//! Who published an article: names of media and agencies that publish, made comparable.
//!
//! `来源:某某新闻网`, `某某网`, a header's last field; `某某网官方微信` is `某某网`. Leaves names of people and phrases alone.

use crate::text::{Endings, Pattern, Words};
use std::sync::LazyLock;

/// Media whose datelines put the place right behind their name.
pub(super) static AGENCIES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "新华社 中新社 中新网 人民网 新华网 央视网 中国新闻网 光明网 环球网 海外网 参考消息网 新华全媒 \
         中国经济网 中国青年网 国际在线 财联社 中央社 路透社 法新社 美联社 光明日报 人民日报 经济日报 \
         科技日报 中国日报 工人日报 农民日报 法治日报 本报 本网 本台 本刊",
    )
});

/// What begins behind a publisher's name where no mark stands between: a day, a note on rights, who else had it.
static BEHIND: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\d{1,2}月\d{1,2}日|综合|版权|欢迎|分享让|(?:首席)?记者"));

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
        "网络 互联网 原创 本站 未知 转载 其他 其它 综合 投稿 本站原创 最新 更新 发布 admin 本报 本网 佚名 匿名 网站 \
         管理员 客户端 微信 微博 科技",
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
    name = alone(name[..end].trim_matches(edge));
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

/// A name without what is glued to it: `某某法院来源:某某网` is 某某网, `人民网人民网福州7月29日电` 人民网, `旧城新貌新华社` 新华社.
fn alone(name: &str) -> &str {
    let name = name.rsplit("来源:").next().unwrap_or(name);
    let name = name.strip_prefix("综合").unwrap_or(name);
    let begins = BEHIND.find_iter(name).next().filter(|found| found.start() == 0);
    let name = &name[begins.map_or(0, |found| found.end())..];
    // 综合 and 记者 may belong to a name.
    let glued = BEHIND.find_iter(name).find(|found| {
        !(found.as_str() == "综合" || found.as_str().ends_with("记者")) || medium(&name[..found.start()])
    });
    let name = name[..glued.map_or(name.len(), |found| found.start())].trim_matches(edge);
    let again = AGENCIES.all_in(name).find(|found| found.span.start() > 0);
    match again.filter(|found| !found.span.of(name).starts_with('本')) {
        Some(found) if medium(&name[..found.span.start()]) => name[..found.span.start()].trim_matches(edge),
        Some(found) => found.span.of(name),
        None => name,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_alone() {
        let cases = [
            ("河口新闻网", Some("河口新闻网")),
            ("来源:河口晚报 记者 某某", Some("河口晚报")),
            ("河口县人民法院来源:河口网", Some("河口网")),
            ("人民网人民网福州7月29日电", Some("人民网")),
            ("人民网-河北频道人民网北京8月2日电", Some("人民网-河北频道")),
            ("7月31日上涨新华社", Some("新华社")),
            ("旧城新貌新华社", Some("新华社")),
            ("河口新闻综合《泽州报》", Some("河口新闻")),
            ("综合河口新闻", Some("河口新闻")),
            ("河口晚报记者丁一鸣", Some("河口晚报")),
            ("河口交警欢迎使用", Some("河口交警")),
            ("参考消息网", Some("参考消息网")),
            ("中国消费者报·中国消费网", Some("中国消费者报·中国消费网")),
            ("8月15日发布", None),
            ("客户端", None),
        ];
        for (name, expected) in cases {
            assert_eq!(normal(name).as_deref(), expected, "{name}");
        }
    }
}
