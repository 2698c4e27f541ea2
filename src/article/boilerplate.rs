//! What pages put around articles: buttons, lists of other articles, copyright and legal lines, app prompts.
//!
//! [`kind`] judges a whole line: `Stop` ends the article (最新评论, 相关阅读, 版权所有 …), `Drop` is left out alone (打开APP,
//! 上一篇:…, 您当前的位置:…). [`tail`] finds where the end of a paragraph turns into boilerplate (`……。广告声明:…`).
//! Leaves alone what only mentions such words within a sentence.

use crate::text::Pattern;
use std::sync::LazyLock;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing that is known: text, a sub-heading, a title.
    Text,
    /// Left out; the article may go on behind it.
    Drop,
    /// A heading of what follows articles: here the article is over, if it has begun.
    Stop,
    /// A legal or contact line: the article is over if little follows; left out in any case.
    Legal,
    /// Words that legal lines share with news: boilerplate only where no text follows.
    Weak,
}

/// Headings of lists and sections that follow an article.
static STOP_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?x)^ [^\p{L}\p{N}]* (?:
        (?: 相关 | 延伸 | 推荐 | 热门 | 热点 | 精彩 | 更多 | 编辑 | 今日 | 往期 | 拓展 | 关联 | 精选 | 最新 | 猜你 | 为[您你] | 大家都 | 小编 | 本网 | 频道 | 图片 | 新闻 | 其他 | 近期 | 最近 | 视频 | 专题 | 深度 | 网友 | 全部 | 独家 | 专家 )
            \s* (?: 阅读 | 新闻 | 报道 | 链接 | 文章 | 推荐 | 专题 | 内容 | 资讯 | 话题 | 评论 | 回顾 | 热点 | 热门 | 精彩 | 喜欢 | 在看 | 在搜 | 信息 | 图片 | 视频 | 排行 | 排行榜 | 精选 | 看点 | 标签 | 主题 | 点评 | 动态 | 图集 | 专栏 )+
            (?: 更多 | 列表 | 排行 | 榜 )? \s* [:>»]* \s* (?: \( \d+ \) | \d+ 条? )? \s* (?: 更多 [>»]* )? $
        | (?: 点击 | 阅读 | 新闻 | 热文 | 热点 | 人气 | 一周 | 本周 | 24小时 | 48小时 | 月 | 周 | 日 )? 排行榜? \s* $
        | 热文榜 | 大家都在看 | 大家都爱看 | 你可能(?:还?喜欢|感兴趣) | 您可能(?:还?喜欢|感兴趣) | 看过本文的人还看(?:过|了)? | 相关\S{0,4}: $
        | (?: 网友 | 最新 | 全部 | 热门 | 精彩 | 我要 | 发表 | 查看 | 所有 | 用户 | 文章 )? (?: 评论 | 跟帖 | 跟贴 | 留言 | 回复 ) (?: 区 | 列表 | 须知 )? \s* (?: \( \d* \) | : \s*\d* | \d+ \s* 条? )? \s* $
        | 友情链接 | 站点地图 | 网站地图 | 关于我们 | 网站声明 | 法律声明 | 广告服务 | 联系我们 | 免责声明 \s* $ | 版权声明 \s* $ | 招聘信息
        | 下载 (?: 客户端 | APP ) | 文明上网 | 请文明发言 | 评论 \s* 已有 | 登录 \s* 后 (?: 才? 可以? )? (?: 发表 | 评论 )
        | 打开APP查看更多 | 打开APP,?阅读体验 | 查看更多评论 | 点击加载更多 | 加载更多 | 已显示全部 | 没有更多了
        )",
    )
});

/// Legal and contact lines.
static LEGAL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?xi)
        ICP \s* [备证] | 公网安备 | 网安备 | 互联网新闻信息服务 | 信息网络传播视听节目 | 增值电信业务 | 广播电视节目制作经营
        | Copyright | © | 版权所有 | 版权归 .{0,12} 所有 | All \s+ Rights \s+ Reserved
        | (?: 违法 | 不良 | 违法和不良 ) 信息 \s* 举报
        | ^ \S{0,10}? (?: 版权 | 免责 | 特别 | 郑重 | 严正 | 广告 | 转载 | 本网 | 本站 | 网站 | 权利 | 法律 | 新浪 | 搜狐 | 网易 ) \s* (?: 声明 | 说明 ) \s* [】\])]? \s* :
        | ^ [【\[(] (?: 版权 | 免责 | 特别 | 郑重 | 广告 | 转载 ) 声明
        | 凡 (?: 本[网报站] | 注明 | 标注 | 来源 | 署名 | 转载 ) .{0,60} (?: 版权 | 转载 | 稿件 | 作品 | 来源 )
        | 未经 .{0,16} (?: 授权 | 许可 | 同意 | 允许 ) .{0,8} (?: 不得 | 禁止 | 严禁 | 请勿 ) .{0,8} (?: 转载 | 复制 | 摘编 | 镜像 )
        | (?: 转载 | 引用 ) .{0,8} (?: 请 | 须 | 需 | 务必 | 时 ) .{0,8} (?: 注明 | 保留 | 标明 | 联系 )
        | 版权稿件 | 网友评论仅供 | 不代表 .{0,4} (?: 本网 | 本站 | 本平台 | 网站 | 我们 ) .{0,4} (?: 立场 | 观点 | 赞同 )
        | 更多 (?: 精彩 )? (?: 资讯 | 内容 | 新闻 ) .{0,4} (?: 请 | 尽在 | 敬请 ) | 新闻线索 .{0,8} (?: 报料 | 爆料 | 通道 ) | 报料 (?: 热线 | 电话 | 微信 )
        ",
    )
});

/// What news says too.
static WEAK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?xi)
        举报 (?: 电话 | 邮箱 ) \s* : | 新闻热线 | 侵权 .{0,12} (?: 联系 | 删除 | 必究 ) | 追究 .{0,6} (?: 侵权 | 法律 ) 责任
        | (?: 并不? | 不 ) (?: 意味着 | 代表 ) .{0,6} (?: 赞同 | 认同 ) | 如 .{0,12} (?: 版权 | 侵权 | 著作权 ) .{0,30} 联系
        | 请 (?: 扫码 | 扫描 ) .{0,10} (?: 下载 | 关注 ) | 扫 .{0,8} 二维码 .{0,6} (?: 关注 | 下载 | 加入 | 阅读 )
        | 提醒您 \s* : .{0,10} (?: 投资 | 理财 ) .{0,10} 风险 | 本文 (?: 不构成 | 仅供参考 ) | 不构成 .{0,8} (?: 投资 | 任何 ) .{0,4} 建议
        | 更多猛料 | 欢迎 (?: 下载 | 关注 | 扫描 ) .{0,20} (?: 客户端 | APP | 公众号 | 微信 | 官微 )
        ",
    )
});

/// Lines left out wherever they stand.
static DROP: LazyLock<Pattern> = LazyLock::new(|| {
    let lines = [
        r"(?: 您?(?:当前|现在|所在)?(?:的)?位置 | 您?现?在?(?:的)?位置 | 当前位置 | 所在位置 | 您所在的位置 ) \s* (?: 是 | 为 )? \s* : .*",
        r"(?: 网站 )? 首页 \s* [>»›/-] .* | .{1,16} \s* [>»›] \s* .{1,20} \s* [>»›] \s* (?: 正文 | 详情 | 内容 | 详细 .{0,4} | 文章 .{0,4} | .{1,12} ) \s* | 首页",
        r"(?: 上一[篇条页] | 下一[篇条页] | 前一篇 | 后一篇 ) \s* :? .*",
        r"\S{0,12} (?: APP | 客户端 ) \s* (?: 内打开 | 打开 | 下载 )? | 打开 (?: \S{0,12} (?: APP | 客户端 ))? | 立即打开 | 下载APP | 立即下载 | 阅读全文 | 展开全文 | 展开 | 收起 | 查看原文 | 阅读原文 | 点击(?:查看|阅读)(?:更多|原文|全文)",
        r"\S{1,6} 应用 | 查看更多 | 更多 [>»]* | 返回 (?: 顶部 | 首页 | 列表 | 上一?页 | 目录 )? .{0,6} | 回到顶部 | TOP",
        r"(?: 分享 | 转发 | 收藏 | 点赞 | 打印 | 关闭 | 复制链接 | 朗读 | 听新闻 | 评论 | 关注 | 登录 | 注册 | 搜索 | 扫一扫 | 举报 | 纠错 | 投诉 | 订阅 | 放大 | 缩小 | 全屏 | 播放 | 阅读 | 点击 | 浏览 | 微信 | 微博 | 新浪微博 | 腾讯微博 | QQ空间 | QQ好友 | QQ | 朋友圈 | 微信好友 | 生成海报 | 打赏 | 赞 | 踩 | 已赞 | 在看 )
            (?: 到 | 至 | 本[文页] | 窗口 | 此文 | 文章 )? (?: \s* : .{0,24} | \s* \d* )",
        r"分享(?:到|至)? .{0,40} | 用?微信扫.{0,30} | 扫(?:码|一扫|描).{0,24} | 长按.{0,24}",
        r"(?: 字体 | 字号 ) \s* :? .{0,16} | 【? \s* 大 \s* 中 \s* 小 \s* 】? | 繁体 | 简体 | 无障碍 .{0,6} | 手机版 | 电脑版",
        r"责任编辑 \s* :? | 编辑 \s* : | 来源 \s* : | 作者 \s* : | 关键词 \s* : .{0,60} | 标签 \s* : .{0,60} | (?: 本文 )? TAGS? \s* : .{0,60} | 本文链接 \s* : .* | 本文网址 \s* : .* | 原文链接 \s* : .* | https?://\S+",
        r"\d+ \s* / \s* \d+ | (?: (?: 首页 | 上一页 | 下一页 | 尾页 | 末页 | 第 \s* \d+ \s* 页 | 共 \s* \d+ \s* 页 | \[? \d{1,3} \]? | [|<>«»] ) \s* )+ | 第? \s* \d+ \s* 页 | 共 \s* \d+ \s* 页 .{0,30} | 末页 | 尾页 | \[?\d+\]?",
        r"广告 | 推广 | AD | Advertisement | 热搜词? | 原创 | 正文 | 图集 | 视频加载中.* | 图片加载中.* | 编辑：?\s*",
        r"0 | 点击进入专题.* | \(?完\)? | END | The \s* End | false | true | null | undefined | Public \s domain",
    ];
    Pattern::any(
        lines.map(|line| format!(r"(?xi) ^ [^\p{{L}}\p{{N}}]* (?: {line} ) \s* [^\p{{L}}\p{{N}}]* $")),
    )
});

/// The longest line that is judged as a whole, in characters: a longer one may be an article.
const WHOLE: usize = 120;
/// How early in a longer line legal words must stand.
const EARLY: usize = 40;

/// What a folded line is.
pub(super) fn kind(line: &str) -> Kind {
    let count = line.chars().take(401).count();
    if count <= 400
        && let Some(found) = LEGAL.find(line)
        && (count <= WHOLE || line[..found.start()].chars().count() <= EARLY)
    {
        return Kind::Legal;
    }
    if count <= WHOLE && WEAK.is_match(line) {
        return Kind::Weak;
    }
    if count > 90 {
        return Kind::Text;
    }
    if line.chars().all(|c| "[]【】()〖〗".contains(c) || super::line::blank(c)) {
        return Kind::Drop;
    }
    if count <= 30 && STOP_HEADING.is_match(line) {
        return Kind::Stop;
    }
    if DROP.is_match(line) || count <= 60 && buttons(line) { Kind::Drop } else { Kind::Text }
}

/// Whether a line is nothing but buttons: `【打印本页】 【关闭窗口】`.
fn buttons(line: &str) -> bool {
    let parts = || {
        line.split(|c: char| super::line::blank(c) || "【】[]|丨·".contains(c))
            .filter(|part| !part.is_empty())
    };
    parts().count() > 1 && parts().all(|part| DROP.is_match(part))
}

/// What boilerplate at the end of a paragraph begins with.
static TAIL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?x)
        广告声明 \s* : | 返回搜狐 | 本文属于原创文章,如若转载 | 本文(?:来源|转自|链接) \s* : | 新闻线索报料通道 | (?: 版权 | 免责 | 特别 | 郑重 | 严正 | 新浪 | 风险 ) (?: 声明 | 提示及免责 ) \s* [:】\]]
        | [【\[(〖] \s* (?: 版权声明 | 免责声明 | 责任编辑 | 责编 | 编辑 | 校对 | 审核 | 投稿 | 来源 \s* : )
        | 如遇作品内容、版权 | 版权侵权联系电话 | 更多精彩内容请进入 | 新闻所刊载.{0,20}不代表 | 网站所提供的信息仅供参考 | 凡本网 | 凡注明 | 点击进入专题
        | 未经.{0,16}(?:授权|许可|同意|允许).{0,8}(?:不得|禁止|严禁|请勿).{0,8}(?:转载|使用|复制|摘编)
        | (?: 文章 | 本文 | 以上 | 该文 ) .{0,16} (?: 不代表 | 仅代表 | 不构成 | 仅供参考 ) | 以上内容(?:由|为|与).{0,40}(?:数据|整理|生成) | 以上为笔者个人观点
        | (?: 相关阅读 | 延伸阅读 | 推荐阅读 | 相关报道 | 相关新闻 | 往期回顾 | 猜你喜欢 | 热门推荐 ) \s* :?
        | (?: 责任编辑 | 责编 | 流程编辑 | 值班编辑 | 责任校对 ) \s* :? | 觉得不错\? | (?: 点赞 | 在看 | 转发 ) [、,] .{0,4} (?: 在看 | 分享 | 转发 | 评论 )
        | 欢迎(?:关注|下载|扫描).{0,20}(?:公众号|客户端|APP|微信) | (?: 长按 | 扫描 | 扫码 | 微信扫 ) .{0,16} (?: 二维码 | 关注 | 识别 )
        | 阅读原文 | 分享让更多人看到 | (?: 转载 ) .{0,4} (?: 请注明 | 须注明 | 需注明 | 请务必注明 ) | 关键词 \s* :
        | [*“]? \p{Han}{0,6} (?: 独家 | 原创 | 版权 ) (?: 稿件 | 作品 ) , .{0,4} (?: 转载 | 未经 ) | 【本文结束】 | “ 转载请注明
        | 本文由.{2,12}原创 | 此?(?:文|内容)(?:内容)?为.{2,12}(?:原创|供稿), | 本文为数据整理 | \p{Han}{2,8}广告合作 | 转载是一种动力
        | (?: 你可能 | 您可能 ) (?: 还 )? (?: 关注 | 喜欢 | 感兴趣 ) 的? (?: 新闻 )? | 更多阅读 \s* : | (?: 支持募捐 | 了解项目详情 ) .{0,24} 请戳
        | 点击【阅读原文】 | (?: 图片来源 | 图源 ) \s* [:/] .{0,20} $ | 政企内容服务专席 | 联系方式 \s* : \s* [\w.]+@ | 声明 \s* : \s* (?: 此文章 | 本公众号 | 本平台 | 本文 )
        | 版权声明 .{0,30} (?: 原创 | 授权 ) | \p{Han}{0,12}股份有限公司及/或相关权利人专属所有 | 〖 \s* \S{2,10} \s* 〗 $
        | [(] (?: (?: 本文 )? (?: 图片 | 照片 | 图 | 配图 ) .{0,12} (?: 提供 | 供图 | 来源 ) | \p{Han}{2,14} 供图 ) [)] $
        ",
    )
});

/// How far from the end of a paragraph boilerplate may begin, in bytes (some 400 characters).
const REACH: usize = 1200;

/// Where, in a folded paragraph, its end turns into boilerplate; the paragraph's length if it does not.
///
/// It must begin a sentence: the words are common inside sentences.
pub(super) fn tail(paragraph: &str) -> usize {
    let mut from = paragraph.len().saturating_sub(REACH);
    while !paragraph.is_char_boundary(from) {
        from += 1;
    }
    for found in TAIL.find_iter(&paragraph[from..]) {
        let at = from + found.start();
        let before = paragraph[..at].trim_end_matches(super::line::blank);
        let sentence_ends = before.is_empty()
            || before
                .ends_with(['。', '!', '?', '”', '…', ')', ']', '】', ';', '.', ':', '〗', '》', '↓', '>'])
            || before.len() < at
            || found.as_str().starts_with(['【', '[', '(', '〖', '*'])
            || ["返回搜狐", "以上内容由", "广告声明", "本文由", "转载是一种"]
                .iter()
                .any(|sure| found.as_str().starts_with(sure));
        if sentence_ends && !goes_on(&paragraph[at..]) {
            return at;
        }
    }
    paragraph.len()
}

/// Whether an article goes on behind brackets that its end might begin with: `(来源:某报)有网友认为……`.
fn goes_on(tail: &str) -> bool {
    let Some(open) = tail.chars().next().filter(|c| "[(【〖".contains(*c)) else { return false };
    let close = match open {
        '[' => ']',
        '(' => ')',
        '【' => '】',
        _ => '〗',
    };
    let Some(end) = tail.find(close) else { return false };
    let behind = tail[end + close.len_utf8()..].trim_matches(|c: char| !c.is_alphanumeric());
    behind.chars().count() > 40
        && !LEGAL.is_match(behind)
        && TAIL.find(behind).is_none_or(|found| found.start() != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_judged_whole() {
        for line in [
            "最新评论",
            "打开APP查看更多评论",
            "相关阅读",
            "相关新闻:",
            "精彩推荐",
            "网友评论(12)",
            "热门推荐",
            "推荐阅读 更多>>",
        ] {
            assert_eq!(kind(line), Kind::Stop, "{line}");
        }
        for line in [
            "打开",
            "某某新闻APP",
            "上一篇:没有了",
            "您当前的位置:首页 > 新闻",
            "阅读:",
            "某网应用",
            "分享到:",
            "首页 > 新闻 > 正文",
        ] {
            assert_eq!(kind(line), Kind::Drop, "{line}");
        }
        for line in [
            "搭平台,顶层设计统领攻坚",
            "真帮扶,优化产业发展环境",
            "推荐企业参加展会",
            "一、2021年工作回顾",
            "打开市场新局面",
        ] {
            assert_eq!(kind(line), Kind::Text, "{line}");
        }
    }

    #[test]
    fn the_end_of_a_paragraph_turns_into_boilerplate() {
        let cut = |text: &str| text[..tail(text)].to_owned();
        assert_eq!(cut("会议结束。广告声明:文内含有的链接,仅供参考。"), "会议结束。");
        assert_eq!(cut("会议结束。返回搜狐,查看更多责任编辑:"), "会议结束。");
        assert_eq!(cut("他是责任编辑,也是作者。"), "他是责任编辑,也是作者。");
        assert_eq!(cut("会议结束。(责任编辑:丁一 CN001)"), "会议结束。");
    }
}
