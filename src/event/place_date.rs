//! When and where: the date that governs a verb, and the place of `在…召开`.
//!
//! The date is the nearest one before the verb in its clause, then in the clauses before, then behind the
//! verb (`召开于6月28日`, `将于…`). Exact days win over years, which are often part of a name.

use super::lexicon::{Act, is_one};
use super::naming;
use super::scene::{Kind, Scene};
use crate::mention::date::{Point, When};
use crate::mention::{MentionKind, Value};

/// The date of a token, where it has one.
pub(super) fn value(scene: &Scene<'_>, token: usize) -> Option<When> {
    if scene.kind(token) != Kind::Date {
        return None;
    }
    let mention = &scene.page.mentions[scene.tokens[token].mention?];
    let Value::Date(when) = &mention.value else { return None };
    // Where nobody says when the article is of, the year of a day is not told.
    let guessed = scene.page.article.reference.is_none();
    when.map(|when| {
        if guessed && !mention.span.of(scene.page.text).contains('年') {
            When { start: without_year(when.start), end: when.end.map(without_year) }
        } else {
            when
        }
    })
}

/// A day or month by itself.
fn without_year(point: Point) -> Point {
    match point {
        Point::Day(day) => Point::DayOnly(day.month(), day.day()),
        Point::Minute(time) => Point::DayOnly(time.date().month(), time.date().day()),
        Point::Month(_, month) => Point::MonthOnly(month),
        other => other,
    }
}

/// How exact: days before months before years.
fn exactness(when: &When) -> u8 {
    match when.start {
        Point::Minute(_) | Point::Day(_) | Point::DayOnly(..) => 3,
        Point::Week(..) => 2,
        Point::Month(..) | Point::MonthOnly(_) => 1,
        Point::Year(_) => 0,
    }
}

/// The date that governs a verb.
pub(super) fn date(scene: &Scene<'_>, verb: usize) -> Option<When> {
    let clause = &scene.clauses[scene.clause_of(verb)];
    let quoted = scene.tokens[verb].quoted;
    let mut best: Option<(u8, When)> = None;
    let mut named: Option<(u8, When)> = None;
    // 2023年第一季某某座谈会: the season is part of a name, and says when only where nothing else does.
    let in_name = |token: usize| {
        // 2022年度奖励项目申报启动, 依据2005年《证券法》: the year is that of what is applied for, of the law.
        let of_thing = matches!(scene.kind(token + 1), Kind::Document | Kind::Mark('《'))
            || (scene.text(token).ends_with("年度") || scene.text(token + 1) == "度")
                && !matches!(scene.kind(token + 2), Kind::Mark(_));
        of_thing || scene.in_name(token, 15)
    };
    let mut consider = |best: &mut Option<(u8, When)>, token: usize| {
        let date = scene.kind(token) == Kind::Date;
        if !date || scene.tokens[token].quoted != quoted || is_of_the_report(scene, token, verb) {
            return;
        }
        if in_name(token) {
            if let Some(when) = value(scene, token)
                && named.is_none()
            {
                named = Some((exactness(&when), when));
            }
            return;
        }
        if let Some(when) = value(scene, token) {
            let exact = exactness(&when);
            // 甲生于1963年11月，2004年任X: a more exact one says more only of the same time.
            let fits = |known: &When| super::joining::same_time(Some(known), Some(&when));
            if best.as_ref().is_none_or(|(known, other)| exact > *known && fits(other)) {
                *best = Some((exact, when));
            }
        }
    };
    for token in (clause.start..verb).rev() {
        consider(&mut best, token);
    }
    if best.as_ref().is_none_or(|(exact, _)| *exact < 3) {
        for token in (0..clause.start).rev() {
            consider(&mut best, token);
        }
    }
    if best.is_none() {
        for token in verb + 1..clause.end {
            if scene.is_verb(token) {
                break;
            }
            // 召开于6月28日, 时间为6月28日, but not 慰问1989年的劳动模范.
            let said = matches!(scene.kind(token - 1), Kind::Mark(_))
                || is_one!(scene.text(token - 1), "于 在 为 是 定于 至 到 时间 日期");
            if said {
                consider(&mut best, token);
            }
        }
    }
    best.or(named).map(|(_, when)| without_time(when))
}

/// Whether a day is when the reporter heard of it, not when it was: 记者8月13日从A获悉，X将举行.
fn is_of_the_report(scene: &Scene<'_>, token: usize, verb: usize) -> bool {
    let number = scene.clause_of(token);
    let range = scene.clauses[number].clone();
    let hears = || {
        let text = scene.between(range.start, range.end);
        text.contains("记者") && ["获悉", "了解到", "得知", "获知"].iter().any(|word| text.ends_with(word))
    };
    // 某网8月11日讯 近日，X落幕: the day of the report, where the news says that it is of no day.
    let filed = scene.text(token + 1).starts_with(['讯', '电'])
        && (token + 2..verb).any(|at| is_one!(scene.text(at), "近日 日前 近期 连日来"));
    filed || number != scene.clause_of(verb) && hears()
}

/// The day that the sentence before opens with, of the same paragraph: 2月9日，体育馆里人头攒动。X在这里举行.
pub(super) fn leading(scene: &Scene<'_>) -> Option<When> {
    let before = scene.page.sentences.get(scene.sentence.checked_sub(1)?)?.span;
    if before.of(scene.page.text).ends_with('\n') {
        return None;
    }
    let first = scene.page.mentions.partition_point(|mention| mention.span.start() < before.start());
    let mention = scene.page.mentions.get(first)?;
    let Value::Date(Some(when)) = mention.value else { return None };
    let opens = mention.span.start() == before.start();
    let behind = scene.page.text.get(mention.span.end()..before.end());
    let named = behind.is_some_and(|behind| behind.starts_with([',', '上', '下']));
    (opens && named && is_exact(&when)).then(|| without_time(when))
}

/// The venue that the sentence before speaks of, for 在这里举行.
fn spoken_of(scene: &Scene<'_>) -> Option<String> {
    let before = scene.page.sentences.get(scene.sentence.checked_sub(1)?)?.span;
    let within = |mention: &&crate::mention::Mention| mention.span.start() >= before.start();
    let known = scene.page.mentions.iter().take_while(|mention| mention.span.end() <= scene.span.start());
    let venue = known.filter(within).filter(|mention| mention.kind == MentionKind::Place).last()?;
    Some(venue.span.of(scene.page.text).to_owned())
}

/// The day that a clause puts something off to: 延至16日.
pub(super) fn put_off_to(scene: &Scene<'_>, verb: usize) -> Option<When> {
    let clause = &scene.clauses[scene.clause_of(verb)];
    let puts = clause.clone().find(|&at| scene.act(at) == Some(Act::Postpone))?;
    (puts + 1..clause.end).find_map(|at| value(scene, at)).map(without_time)
}

/// A day some days off, for 次日 and 前一天.
pub(super) fn shifted(when: When, days: i64) -> Option<When> {
    let day = when.last_day()?.checked_add(jiff::Span::new().days(days)).ok()?;
    Some(When::at(Point::Day(day)))
}

/// A moment as its day: an event is dated by days.
pub(super) fn without_time(when: When) -> When {
    let day = |point: Point| match point {
        Point::Minute(time) => Point::Day(time.date()),
        other => other,
    };
    When { start: day(when.start), end: when.end.map(day) }
}

/// Whether a date lies on exact days.
pub(super) fn is_exact(when: &When) -> bool {
    exactness(when) == 3
}

/// Whether a date is no more than a year.
pub(super) fn is_year(when: &When) -> bool {
    exactness(when) == 0
}

/// Where what stands before the time ends: X项目|昨天（16日）在Y投产.
pub(super) fn before_when(scene: &Scene<'_>, start: usize, mut end: usize) -> usize {
    while end > start {
        let when = scene.kind(end - 1) == Kind::Date || is_one!(scene.text(end - 1), "日前 近日 近期");
        let remark = matches!(scene.kind(end - 1), Kind::Mark(')' | '）'))
            .then(|| (start..end).rev().take(6).find(|&at| matches!(scene.kind(at), Kind::Mark('(' | '（'))))
            .flatten()
            .filter(|&open| (open..end).any(|at| scene.kind(at) == Kind::Date));
        match remark {
            Some(open) => end = open,
            None if when => end -= 1,
            None => break,
        }
    }
    end
}

/// Cities by the one character that news calls them by: 在京, 在沪.
const CITIES: [(&str, &str); 14] = [
    ("京", "北京"),
    ("沪", "上海"),
    ("津", "天津"),
    ("渝", "重庆"),
    ("穗", "广州"),
    ("蓉", "成都"),
    ("宁", "南京"),
    ("杭", "杭州"),
    ("汉", "武汉"),
    ("榕", "福州"),
    ("邕", "南宁"),
    ("筑", "贵阳"),
    ("甬", "宁波"),
    ("昆", "昆明"),
];

/// Adverbs that stand between a place and its verb.
const ADVERBS: [&str; 29] = [
    "连续", "热闹", "欢乐", "热烈", "成功", "隆重", "顺利", "正式", "盛大", "联合", "共同", "如期", "圆满",
    "同步", "集中", "现场", "火热", "线上", "也", "分别", "重磅", "温情", "主持", "精彩", "拉开", "组织",
    "对外", "合共", "共",
];

/// The place of `在…召开`, as written.
pub(super) fn place(scene: &Scene<'_>, verb: usize) -> Option<String> {
    let clause = &scene.clauses[scene.clause_of(verb)];
    let first = clause.start;
    let from = (first..verb).rev().find(|&at| {
        matches!(scene.text(at), "在" | "于" | "假" | "赴" | "正在")
            && matches!(scene.kind(at), Kind::Word(_) | Kind::Trigger(_))
            && !matches!(scene.kind(at + 1), Kind::Date)
    });
    // 到上海举办X: where they went.
    let from = from.or_else(|| {
        let goes =
            verb.checked_sub(2).filter(|&at| at >= first && is_one!(scene.text(at), "到 来到 前往"))?;
        (scene.kind(verb - 1) == Kind::Actor(MentionKind::Place)).then_some(goes)
    });
    let Some(from) = from else {
        let short = (first..verb).rev().find_map(|at| {
            let city = scene.text(at).strip_prefix('在')?;
            CITIES.iter().find(|(short, _)| *short == city).map(|(_, name)| (*name).to_owned())
        });
        return short.or_else(|| after(scene, verb, clause.end));
    };
    // 在A大会上: a head itself ends its name, which is no place.
    let own = (scene.act(verb) == Some(Act::Head)).then(|| naming::phrase(scene, verb)).flatten();
    let mut end = own.map_or(verb, |phrase| phrase.start.min(verb));
    if end <= from + 1 {
        return None;
    }
    // The place stops at the name of the event or at a further verb's subject.
    if let Some(head) = (from + 1..verb).find(|&at| scene.act(at) == Some(Act::Head))
        && let Some(phrase) = naming::phrase(scene, head)
    {
        end = end.min(phrase.start);
        if phrase.start <= from + 1 {
            return None;
        }
    }
    // 在大会堂为来宾举行仪式: for whom is no place.
    if let Some(whom) = (from + 2..end)
        .find(|&at| matches!(scene.kind(at), Kind::Word(_)) && is_one!(scene.text(at), "为 向 给 对 就"))
    {
        end = whom;
    }
    let mut start = from + 1;
    loop {
        if start >= end {
            return None;
        }
        let last = scene.text(end - 1);
        // 在北广场热闹举行, 在开发区连续举办.
        let adverb = matches!(scene.kind(end - 1), Kind::Word("d" | "ad" | "p" | "t" | "a" | "vd" | "z"))
            || ADVERBS.contains(&last)
            || scene.kind(end - 1) == Kind::Date
            || matches!(scene.kind(end - 1), Kind::Mark(_) if !matches!(last, ")" | "”" | "）"));
        if !adverb {
            break;
        }
        end -= 1;
    }
    while start < end && (scene.kind(start) == Kind::Date || is_one!(scene.text(start), "位于 他 她 其"))
    {
        start += 1 + usize::from(scene.text(start + 1) == "的");
    }
    // 在首都焚烧X的活动: what is done there is no part of the place.
    if let Some(done) = (start + 1..end).find(|&at| scene.kind(at) == Kind::Word("v"))
        && located(scene, start, done)
    {
        end = done;
    }
    // A产业园(下称“产业园”): the remark goes.
    if let Some(open) = (start + 1..end).find(|&at| {
        matches!(scene.kind(at), Kind::Mark('('))
            && (is_one!(scene.text(at + 1), "下称 以下简称 简称") || scene.kind(at + 1) == Kind::Figure)
    }) {
        end = open;
    }
    if start >= end || is_one!(scene.text(end - 1), "的 了") {
        return None;
    }
    if end == start + 1
        && scene.text(verb + 1) != "的"
        && let Some(chain) = scene.chain_at(start)
        && let Some(actor) = super::roles::actors(scene, chain).first()
    {
        let said = actor.said(scene.page);
        let said = CITIES.iter().find(|(short, _)| *short == said).map_or(said, |(_, name)| name);
        return located(scene, start, end).then(|| said.to_owned());
    }
    // 在A、B联合举办的对接会上: who holds it stands before the verb of a relative clause.
    let holders = scene.text(verb + 1) == "的"
        && scene.chain_at(start).is_some_and(|chain| {
            chain.end == end
                // 在A学院举行的X仪式: the house is where.
                && !(scene.text(verb) == "举行" && chain.items.len() == 1)
                && chain.items.iter().all(|item| {
                    item.kind.is_body()
                })
        });
    if holders {
        return None;
    }
    if is_one!(scene.between(start, end), "这里 此 此处 此间") {
        return spoken_of(scene);
    }
    let text = scene.between(start, end);
    let text = CITIES.iter().find(|(short, _)| *short == text).map_or(text, |(_, name)| name);
    located(scene, start, end).then(|| naming::tidied(text))
}

/// `松山区：3月12日，…`: the region that a sentence is headed with.
pub(super) fn headed(scene: &Scene<'_>) -> Option<String> {
    let colon =
        (1..scene.tokens.len().min(3)).find(|&at| matches!(scene.kind(at), Kind::Mark(':' | '：')))?;
    let region = (0..colon).all(|at| scene.kind(at) == Kind::Actor(MentionKind::Place));
    region.then(|| scene.between(0, colon).to_owned())
}

/// `召开于…`, `落户…`: a place right behind the verb.
fn after(scene: &Scene<'_>, verb: usize, end: usize) -> Option<String> {
    (scene.text(verb + 1) == "于" && verb + 2 < end && located(scene, verb + 2, end))
        .then(|| scene.between(verb + 2, end).to_owned())
}

/// Whether tokens can be a place: a name of one, or a venue by its last character.
fn located(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    let text = scene.between(start, end);
    let stray = (start..end).any(|at| {
        // 李时珍国际医药港: a venue named for a person.
        let named_for = at + 1 < end && matches!(scene.kind(at + 1), Kind::Word("n" | "nz" | "b" | "j"));
        scene.is_verb(at)
            || matches!(scene.kind(at), Kind::Position | Kind::Date)
            || scene.kind(at) == Kind::Actor(MentionKind::Person) && !named_for
    });
    if stray {
        return false;
    }
    let abstracted = [
        "时间", "杯", "途中", "之后", "之前", "上", "中", "下", "期间", "之际", "基础", "背景", "方面",
        "过程", "同时", "领域", "时",
    ];
    if abstracted.iter().any(|ending| text.ends_with(ending)) || text.chars().count() > 40 {
        return false;
    }
    let named =
        (start..end).any(|at| matches!(scene.kind(at), Kind::Actor(kind) if kind != MentionKind::Person));
    let venue = [
        "馆", "厅", "中心", "园", "楼", "酒店", "宾馆", "广场", "会堂", "大厦", "校", "院", "厂", "基地",
        "港", "室", "场", "公园", "小镇", "村", "镇", "街道", "社区", "市", "县", "区", "线上", "京", "国",
        "山", "城", "乡", "剧院", "饭店", "现场", "船", "岛", "湖", "路", "湾", "所", "公司", "车站", "机场",
        "营", "营地", "坊", "谷", "寺", "祠", "河", "塔", "门", "桥", "台", "站",
    ];
    named || venue.iter().any(|ending| text.ends_with(ending))
}
