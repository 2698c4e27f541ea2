//! Weather and water: 暴雨 洪水 内涝 台风.
//!
//! Found: `A市出现暴雨`, `A县遭遇强降雨`, `台风“海燕”在A市登陆`, `强降雨造成3人遇难`. Left alone: warnings and forecasts
//! (暴雨预警, 有暴雨), what is guarded against (防御台风), and what only says why (受强降雨影响).

use super::accident::place_before;
use super::coordination::Chain;
use super::lexicon::is_one;
use super::reading::{Reading, role, trimmed};
use super::roles::{self, Actor};
use super::scene::{Kind, Scene};
use super::{EventKind, EventStatus, clause, joining, meeting, place_date};

/// A name no longer than this many characters.
const LONGEST: usize = 30;

/// Whether a text may tell of weather or water, or of what is done against them.
pub(super) fn may_tell(text: &str) -> bool {
    ["台风", "雨", "洪", "涝", "积水", "降水", "应急响应"].iter().any(|word| text.contains(word))
}

/// Whether a word is one of weather or water.
pub(super) fn is_hazard(word: &str) -> bool {
    is_one!(
        word,
        "台风 强台风 超强台风 暴雨 大暴雨 特大暴雨 强降雨 降雨 强降水 降水 大雨 洪水 洪涝 洪灾 山洪 内涝 积水 洪峰"
    )
}

/// What of it there is, so that two words of one thing are told as one: rain, water, storm.
fn sort(word: &str) -> char {
    match word {
        _ if word.ends_with("台风") => '风',
        _ if word.ends_with(['雨', '水']) && !is_one!(word, "洪水 积水") => '雨',
        _ => '洪',
    }
}

/// Whether it came to what the word at `token` says.
pub(super) fn read(reading: &mut Reading<'_, '_>, token: usize) {
    let scene = reading.scene;
    let range = scene.clauses[scene.clause_of(token)].clone();
    if is_one!(
        scene.text(token + 1),
        "预警 预报 灾害防御 防御 防汛 应急 响应 信号 影响 天气 蓝色 黄色 橙色 红色 期间 量级 风险 隐患 防范 防治 预案 形势"
    ) {
        return;
    }
    let landing = lands(scene, token, range.end);
    let foretold = landing.is_some();
    let Some((verb, name, place)) = landing
        .or_else(|| comes(scene, range.start, token))
        .or_else(|| does_harm(scene, range.start, token, range.end))
    else {
        return;
    };
    let date = place_date::date(scene, verb);
    let status = clause::status(scene, verb);
    let planned = status == Some(EventStatus::Planned);
    // A storm to come on a day is news of its own.
    let forecast = !(foretold && planned)
        && (range.start..verb).any(|at| {
            is_one!(
                scene.text(at),
                "预计 可能 或 有望 将有 仍有 防 防范 应对 防止 易 如 一旦 若 防御 抵御 迎战 迎击"
            )
        });
    let risk = (token..range.end).any(|at| is_one!(scene.text(at), "风险 隐患 危险 可能 形势"));
    if forecast || risk || status.is_none() || (planned && date.is_none()) {
        return;
    }
    let head = scene.text(token);
    let known = reading.ledger.all(EventKind::Accident).into_iter().find(|&event| {
        let draft = reading.ledger.draft(event);
        let same =
            date.is_none() || draft.date.is_none() || joining::same_time(draft.date.as_ref(), date.as_ref());
        is_hazard(&draft.head) && sort(&draft.head) == sort(head) && same
    });
    let event = match known {
        Some(event) => {
            reading.created.push((token, event));
            let draft = reading.ledger.draft_mut(event);
            draft.date = draft.date.or(date);
            event
        }
        None => {
            let Some(mut draft) = reading.draft(EventKind::Accident, name, head, verb) else { return };
            draft.place = place;
            draft.date = date;
            if draft.date.is_none() && draft.place.is_none() {
                return;
            }
            draft.stage = false;
            reading.enter_aside(token, draft)
        }
    };
    // Where it only rains, nobody is said to suffer.
    if sort(head) == '风' {
        let struck = struck(scene, verb, range.end);
        reading.add_all(event, &struck, &role("affected", "受影响"));
    }
}

/// What is found: the word that says that it came, the event's name and its place.
type Found = (usize, String, Option<String>);

/// 台风“海燕”在A市登陆, 台风登陆A市.
fn lands(scene: &Scene<'_>, token: usize, end: usize) -> Option<Found> {
    if sort(scene.text(token)) != '风' {
        return None;
    }
    let verb = (token + 1..end).find(|&at| is_one!(scene.text(at), "登陆 袭击 来袭 袭来"))?;
    let before = (token + 1..verb).rev().find(|&at| scene.text(at) == "在");
    let place = match before {
        Some(at) => trimmed(scene, at + 1, verb),
        None => {
            // 登陆强度: what is landed on is a place.
            let named = matches!(scene.kind(verb + 1), Kind::Actor(_) | Kind::Word("ns" | "s"));
            let last = (verb + 1..end)
                .take_while(|_| named)
                .take_while(|&at| {
                    matches!(
                        scene.kind(at),
                        Kind::Actor(_) | Kind::Word("n" | "ns" | "s" | "f" | "nz" | "nr" | "j")
                    )
                })
                .last();
            last.map_or_else(String::new, |last| trimmed(scene, verb + 1, last + 1))
        }
    };
    if place.is_empty() && verb + 1 < end {
        return None;
    }
    let last = (token + 1..token + 5).find(|&at| matches!(scene.kind(at), Kind::Mark('”')));
    let called = last.filter(|&last| last < verb).map_or(token + 1, |last| last + 1);
    let place = place.trim_end_matches(['时', '后', '前']).to_owned();
    let name = format!("{}{}{place}", trimmed(scene, token, called), scene.text(verb));
    Some((verb, name, Some(place).filter(|place| !place.is_empty())))
}

/// A市出现暴雨.
fn comes(scene: &Scene<'_>, start: usize, token: usize) -> Option<Found> {
    let verb = (start..token).rev().take(7).find(|&at| {
        is_one!(
            scene.text(at),
            "出现 出现了 遭遇 遭遇了 迎来 迎来了 普降 突降 连降 遭受 遭受了 遭 遭到 发生 发生了 突发 引发 引发了 下起 下起了 遇到 突遇 降"
        )
    })?;
    // 本周我省将迎来强降雨: a forecast.
    if (start..verb).any(|at| is_one!(scene.text(at), "将 即将 或将 还将 将会")) {
        return None;
    }
    let place = place_before(scene, start, verb);
    let what = trimmed(scene, verb + 1, token + 1);
    let what = what.trim_start_matches(['了', '一', '场', '次', '轮']);
    let name = format!("{}{what}", place.clone().unwrap_or_default());
    // 暴雨 alone says nothing.
    (4..=LONGEST).contains(&name.chars().count()).then_some((verb, name, place))
}

/// 强降雨造成3人遇难, 洪水漫进城区.
fn does_harm(scene: &Scene<'_>, start: usize, token: usize, end: usize) -> Option<Found> {
    let verb = (token + 1..end).take(4).find(|&at| {
        is_one!(
            scene.text(at),
            "造成 已造成 导致 致使 致 已致 已经造成 引发 引发了 漫灌 倒灌 漫进 冲毁 冲走 淹没"
        )
    })?;
    // 洪水淹没的道路: what it did to is told of.
    if is_one!(scene.text(verb + 1), "的 范围 区域") {
        return None;
    }
    let place = scene
        .chains
        .iter()
        .filter(|chain| chain.start >= start && chain.end <= end)
        .flat_map(|chain| roles::actors(scene, chain))
        .find(|actor| meeting::is_region(actor, scene.page))
        .map(|actor| actor.said(scene.page).to_owned());
    let first = (start..token)
        .rev()
        .take(3)
        .take_while(|&at| matches!(scene.kind(at), Kind::Word("a" | "b" | "v" | "vn" | "n")))
        .last();
    let name = trimmed(scene, first.unwrap_or(token), end);
    let name: String = name.chars().take(LONGEST).collect();
    Some((verb, name, place))
}

/// The region that a storm strikes: 登陆A市, 在A市登陆.
fn struck(scene: &Scene<'_>, verb: usize, end: usize) -> Vec<Actor> {
    let beside = |chain: &&Chain| chain.start == verb + 1 || chain.end <= verb && chain.end + 3 >= verb;
    let chain = scene.chains.iter().filter(|chain| chain.end <= end).find(beside);
    let mut found = chain.map_or_else(Vec::new, |chain| roles::actors(scene, chain));
    found.retain(|actor| meeting::is_region(actor, scene.page));
    found
}
