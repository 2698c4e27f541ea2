//! Who holds which position where: 市工信局局长倪佳; 市委常委、副市长钱润生; 市政协副主席甲、乙、丙;
//! 宋志勤副院长; 选举甲为县监察委员会主任.
//!
//! Reads the mentions of a sentence from left to right as a chain of organisation, positions, persons; words in
//! between end the chain. A head of government without an organisation (副市长, 县长) belongs to the government
//! of the region meant there.

use super::gap::{after_term, is_department, is_duty, is_former, without_remark, without_term};
use super::region::Regional;
use super::seat::{commissioner, of_state, organisation_of, region_of};
use super::{Entities, EntityId, Tense, Tenure};
use crate::dictionary::{Domain, RegionId};
use crate::mention::office::NO_OFFICE;
use crate::mention::{Mention, MentionKind};
use crate::sentence::Sentence;
use crate::text::Span;
use rustc_hash::FxHashSet;

/// What may stand between two links of a chain.
const JOINTS: [&str; 22] = [
    "", "、", "兼", "兼任", "，", ",", " ", "暨", "原", "时任", "前", "及其", "的", "现任", "新任", "首任",
    "上任", "前任", "现", "著名", "知名", "资深",
];
/// What may stand between persons of one list.
const LIST: [&str; 5] = ["、", "和", "及", "，", ","];
/// What may stand between a person and the position given behind: 甲任…, 甲为…, 甲(某局局长).
const BEHIND: [&str; 25] = [
    "",
    "前",
    "任",
    "为",
    "担任",
    "出任",
    "当选",
    "当选为",
    "就任",
    "兼任",
    "、",
    "(",
    "系",
    "是",
    "同志任",
    "同志为",
    "的",
    "被聘任为",
    "聘任为",
    "被聘为",
    "受聘为",
    "被任命为",
    "任命为",
    "被选为",
    "兼",
];

/// Work that is a position where it says of which body: 某医院护士甲.
const OF_BODIES_ONLY: [&str; 5] = ["护士", "司机", "驾驶员", "志愿者", "工人"];
/// Ends of work that is done for no region.
const ANYWHERE: [&str; 4] = ["骑手", "小哥", "快递员", "司机"];
/// Titles that serve the one named before them: 总统新闻秘书.
const SERVES: [&str; 9] =
    ["新闻秘书", "秘书", "发言人", "新闻发言人", "助理", "特使", "顾问", "夫人", "办公厅主任"];
/// Last characters of bodies whose heads are called by them: 卫生部长, 市工信局长.
const HEADS: [char; 8] = ['部', '局', '厅', '院', '校', '处', '所', '科'];
/// Committees of the Party within a body.
const COMMITTEES: [&str; 4] = ["党委", "党组", "党总支", "党支部"];
/// How many mentions back a body is looked for.
const FAR: usize = 200;
/// Words before a position that point at a body named before.
const BACK: [&str; 36] = [
    "公司",
    "企业",
    "集团",
    "单位",
    "其",
    "该局",
    "该院",
    "该校",
    "该厅",
    "该行",
    "该会",
    "协会",
    "商会",
    "学校",
    "医院",
    "原",
    "时任",
    "由",
    "据",
    "与",
    "和",
    "任命",
    "为",
    "任",
    "选",
    "聘任",
    "董事会",
    "当选",
    "当选为",
    "担任",
    "出任",
    "兼任",
    "就任",
    "向",
    "对",
    "请",
];
/// What a body is called for short before a title: 学院院长, 中心主任.
const SORTS: [&str; 10] =
    ["学院", "研究院", "研究所", "中心", "农会", "合作社", "工会", "法院", "检察院", "博物馆"];
/// Ends of what only firms have.
const OF_FIRMS: [&str; 6] = ["经理", "总监", "总裁", "董事长", "车间主任", "车间主管"];
/// Ends of positions and of the bodies that have them.
const OF_BODIES: [(&str, &[&str]); 25] = [
    ("民警", &["公安局", "分局", "派出所", "支队", "大队", "中队"]),
    ("交警", &["支队", "大队", "中队"]),
    ("消防员", &["救援支队", "救援大队", "救援站", "消防站"]),
    ("法官", &["法院"]),
    ("检察官", &["检察院"]),
    ("护士", &["医院", "病区", "科"]),
    ("护士长", &["医院", "病区", "科"]),
    ("医师", &["医院", "病区", "科"]),
    ("医生", &["医院", "病区", "科"]),
    ("教师", &["学校", "中学", "小学", "大学", "学院", "幼儿园", "校区"]),
    ("局长", &["局", "分局"]),
    ("厅长", &["厅"]),
    ("部长", &["部"]),
    ("检察长", &["检察院"]),
    ("院长", &["院"]),
    ("校长", &["大学", "学院", "学校", "中学", "小学"]),
    ("行长", &["银行", "分行", "支行"]),
    ("理事长", &["会", "社"]),
    ("会长", &["会"]),
    ("馆长", &["馆"]),
    ("所长", &["所"]),
    ("台长", &["台"]),
    ("站长", &["站"]),
    ("社长", &["社"]),
    ("主任", &["委员会", "办公室", "中心"]),
];
/// A position with where it is held.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub organisation: Option<String>,
    pub position: String,
    pub span: Span,
}

impl Held {
    /// As held by a person.
    pub fn by(&self, person: EntityId, evidence: Span, when: Tense) -> Tenure {
        let (organisation, position) = (self.organisation.clone(), self.position.clone());
        Tenure { person, organisation, position, when, evidence }
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// The organisation named last, canonical.
    pub organisation: Option<String>,
    /// The mention of it.
    pub body: Option<Span>,
    /// The region of the agency named last in the sentence.
    pub region: Option<RegionId>,
    pub positions: Vec<Held>,
    /// When they are held.
    pub when: Tense,
    /// The end of the last link.
    pub end: usize,
    /// Whether the last link was a person, whose positions the next person of a list shares.
    pub after_person: Option<usize>,
}

/// What is looked at, and what was found so far.
pub(super) struct Reader<'a> {
    pub folded: &'a str,
    pub mentions: &'a [Mention],
    pub entities: &'a Entities,
    regional: &'a Regional<'a>,
    /// The sentence that is read, for what it names before a position.
    pub sentence: Span,
    pub found: Vec<Tenure>,
    /// Whose positions were said.
    holders: FxHashSet<EntityId>,
}

/// The positions that the sentences of an article say.
pub fn tenures(
    folded: &str,
    sentences: &[Sentence],
    mentions: &[Mention],
    entities: &Entities,
    regional: &Regional<'_>,
) -> Vec<Tenure> {
    let sentence = Span::new(0, 0);
    let holders = FxHashSet::default();
    let mut reader = Reader { folded, mentions, entities, regional, sentence, found: Vec::new(), holders };
    let mut first = 0;
    let mut named = None;
    let mut career = false;
    for sentence in sentences {
        let from =
            first + mentions[first..].partition_point(|mention| mention.span.start() < sentence.span.start());
        let to =
            from + mentions[from..].partition_point(|mention| mention.span.start() < sentence.span.end());
        first = to;
        reader.sentence = sentence.span;
        let links: Vec<usize> = (from..to).filter(|&index| is_link(mentions, index)).collect();
        reader.read(&links);
        career = reader.careers(&links, named, career);
        let people = links.iter().rev().filter(|&&link| mentions[link].kind == MentionKind::Person);
        named = people.filter_map(|&link| entities.of_mention[link]).next().or(named);
    }
    reader.found
}

impl Reader<'_> {
    fn read(&mut self, links: &[usize]) {
        let (folded, mentions, entities) = (self.folded, self.mentions, self.entities);
        let mut chain = Chain::default();
        let mut at = 0;
        while at < links.len() {
            let index = links[at];
            let mention = &mentions[index];
            let gap = folded.get(chain.end..mention.span.start()).unwrap_or("…");
            let gap = without_remark(gap.trim().trim_matches(['“', '”', '‘', '’']));
            let department =
                is_department(gap) && chain.organisation.as_deref().is_some_and(|of| of.ends_with("医院"));
            if department && mention.kind == MentionKind::Position {
                chain.organisation = chain.organisation.map(|hospital| format!("{hospital}{gap}"));
            }
            let joined = chain.end > 0 && (JOINTS.contains(&gap) || is_duty(gap) || department);
            match mention.kind {
                MentionKind::Position => {
                    if !joined {
                        chain.organisation = None;
                    }
                    if !joined || chain.after_person.is_some() {
                        chain.positions.clear();
                    }
                    chain.after_person = None;
                    let former = is_former(gap);
                    if former || chain.positions.is_empty() {
                        chain.when = if former { Tense::Former } else { Tense::Now };
                    }
                    self.hold(&mut chain, mention.span, gap.is_empty());
                }
                MentionKind::Person => {
                    let shares = chain.after_person.is_some() && LIST.contains(&gap);
                    // 埃及卫生部长甲: the title begins with the last character of the body.
                    let headed = gap == "长" && chain.body.is_some_and(|body| body.end() == chain.end);
                    if let Some(body) = chain.body.filter(|_| headed)
                        && let Some(head) =
                            body.of(folded).chars().next_back().filter(|last| HEADS.contains(last))
                    {
                        let start = body.end() - head.len_utf8();
                        let organisation = chain.organisation.clone();
                        let position = format!("{head}长");
                        let span = Span::new(start, mention.span.start());
                        chain.positions.push(Held { organisation, position, span });
                    }
                    let adjacent = chain.after_person.is_none()
                        && (gap.is_empty() || headed || gap == "、" && chain.positions.is_empty());
                    if !(shares || (joined || headed) && adjacent) {
                        chain.positions.clear();
                        if !joined {
                            chain.organisation = None;
                        }
                    }
                    let Some(person) = entities.of_mention[index] else {
                        at += 1;
                        continue;
                    };
                    // One whose own position was said has no part in another's: 区长甲、乙分别致辞.
                    let own = shares && self.holders.contains(&person);
                    let credit = |held: &Held| {
                        let work =
                            OF_BODIES_ONLY.contains(&held.position.as_str()) && held.organisation.is_some();
                        NO_OFFICE.contains(&held.position.as_str()) && !work
                    };
                    for held in chain.positions.iter().filter(|held| !own && !credit(held)) {
                        self.found.push(held.by(person, held.span.cover(mention.span), chain.when));
                    }
                    if !chain.positions.is_empty() {
                        self.holders.insert(person);
                    } else {
                        let organisation = chain.organisation.clone().filter(|_| joined && gap.is_empty());
                        if let Some(next) = self.behind(links, at, organisation) {
                            chain = Chain { end: mentions[links[next - 1]].span.end(), ..Chain::default() };
                            at = next;
                            continue;
                        }
                    }
                    chain.after_person = Some(index);
                }
                _ => {
                    let name = entities.of_mention[index].map(|id| entities.get(id).name.clone());
                    // 市委组织部部长、县委书记: a new organisation keeps the positions read so far for the same person.
                    if !joined || chain.after_person.is_some() {
                        chain.positions.clear();
                    }
                    chain.after_person = None;
                    chain.organisation = name;
                    chain.when = Tense::Now;
                    chain.body = Some(mention.span);
                    if mention.kind == MentionKind::Agency
                        && let Some(id) = entities.of_mention[index]
                    {
                        chain.region = region_of(&entities.get(id).name, self.regional).or(chain.region);
                    }
                }
            }
            chain.end = mention.span.end();
            at += 1;
        }
    }

    /// Adds a position to a chain; `touches` where nothing stands between it and the link before.
    pub fn hold(&self, chain: &mut Chain, span: Span, touches: bool) {
        let position = after_term(span.of(self.folded));
        if let Some(last) = chain
            .positions
            .last_mut()
            .filter(|_| touches && SERVES.iter().any(|word| position.starts_with(word)))
        {
            // 总统新闻秘书 is one position, and not the president's.
            last.position.push_str(position);
            last.span = last.span.cover(span);
            return;
        }
        // 某集团党委|书记: a party committee within a body, whose secretary is the body's.
        let within = chain.organisation.as_deref().and_then(|name| {
            let committee = COMMITTEES.into_iter().find(|end| name.ends_with(end))?;
            Some((name.strip_suffix(committee)?.to_owned(), committee))
        });
        if let Some((body, committee)) = within.filter(|(body, _)| touches && !body.is_empty())
            && ["书记", "副书记", "成员", "委员", "专职副书记"].contains(&position)
        {
            let position = format!("{committee}{position}");
            // 社区党委书记、主任: the second title is the body's too.
            chain.organisation = Some(body.clone());
            chain.positions.push(Held { organisation: Some(body), position, span });
            return;
        }
        // 喀什地委委员、副专员: who heads a prefecture is of its commissioner's office.
        if let Some(office) = commissioner(position, chain, self.regional) {
            chain.positions.push(Held { organisation: Some(office), position: position.to_owned(), span });
            return;
        }
        // 三明市|政府副秘书长: the title begins with the body.
        if touches
            && let Some(place) = chain.organisation.as_deref()
            && let Some((body, title)) = self.body_in(position)
            // 某集团党委书记, 某局党组书记, 某社区党委书记 are titles of the body itself.
            && (!COMMITTEES.contains(&body)
                || place.ends_with(['省', '市', '县', '区', '镇', '乡', '道', '村']) && !place.ends_with("社区"))
        {
            let mut regional = self.regional.clone();
            let organisation = super::agency::canonical(&format!("{place}{body}"), &mut regional).0;
            chain.positions.push(Held { organisation: Some(organisation), position: title.to_owned(), span });
            return;
        }
        // 市人大|代表: the title begins with the body, and that with its region.
        if !touches
            && let (Some(_), rest) = self.regional.split(position)
            && let Some((_, title)) = self.body_in(rest)
        {
            let body = &position[..position.len() - title.len()];
            let organisation = Some(super::agency::canonical(body, &mut self.regional.clone()).0);
            chain.positions.push(Held { organisation, position: title.to_owned(), span });
            return;
        }
        // 区委常委、组织部部长: the department of the committee named.
        if let Some(committee) = chain.organisation.as_deref().filter(|name| name.starts_with("中共"))
            && committee.ends_with('委')
            && let Some((body, title)) =
                self.body_in(position).filter(|(body, _)| body.ends_with(['部', '委']))
        {
            let organisation = Some(format!("{committee}{body}"));
            chain.positions.push(Held { organisation, position: title.to_owned(), span });
            return;
        }
        // 杭州|外卖骑手甲: where he works, for nobody in particular.
        let anywhere = ANYWHERE.iter().any(|work| position.ends_with(work))
            && (!touches
                || chain.organisation.as_deref().is_some_and(|place| self.regional.resolve(place).is_some()));
        let organisation = organisation_of(position, chain, self.regional)
            .filter(|_| !anywhere)
            .or_else(|| self.named_before(position, span))
            .or_else(|| of_state(position, self.regional).filter(|_| chain.body.is_none()));
        chain.positions.push(Held { organisation, position: position.to_owned(), span });
    }

    /// The body that a title begins with, and the title.
    fn body_in<'p>(&self, title: &'p str) -> Option<(&'p str, &'p str)> {
        let dictionaries = self.regional.dictionaries();
        let (body, _) = dictionaries.agencies.longest_prefix(title)?;
        let rest = &title[body.len()..];
        (body.chars().count() >= 2 && dictionaries.positions.find(rest).is_some()).then_some((body, rest))
    }

    /// The body that a position without one belongs to: 总经理 to the firm named last, 局长 to the bureau.
    fn named_before(&self, position: &str, span: Span) -> Option<String> {
        let before = self.folded[..span.start()].trim_end();
        // “…”外科|副主任医师甲: of the hospital named last.
        let part = department(before);
        if is_department(part)
            && !part.contains('院')
            && let Some(hospital) = self.last_so_called("医院", span.start())
        {
            return Some(format!("{hospital}{part}"));
        }
        if let Some(sort) = SORTS.iter().find(|sort| before.ends_with(**sort)) {
            return self.last_so_called(sort, span.start());
        }
        let open = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
            || BACK.iter().any(|word| before.ends_with(word));
        if !open || before.ends_with(['、', '·', '-']) {
            return None;
        }
        if position == "发言人" {
            return self.who_speaks(span.start());
        }
        let firm = self
            .regional
            .dictionaries()
            .positions
            .find(position)
            .is_some_and(|row| row.domain == Domain::Firm)
            || position == "法定代表人"
            // 腾势销售事业部总经理 says of whom it is itself.
            || position.chars().count() <= 6 && OF_FIRMS.iter().any(|end| position.ends_with(end));
        let ends: &[&str] = if firm {
            &[]
        } else {
            OF_BODIES.iter().find(|(end, _)| position.ends_with(end)).map(|(_, ends)| *ends)?
        };
        if firm && before.ends_with("公司") {
            return self.firm_in_question(span.start());
        }
        let upto = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let near = position.ends_with("主任").then_some(self.sentence.start());
        let named = self.mentions[..upto].iter().zip(&self.entities.of_mention);
        named.rev().take(FAR).find_map(|(mention, id)| {
            let kind = mention.kind;
            let entity = self.entities.get((*id)?);
            let fits = if firm {
                kind == MentionKind::Firm
            } else {
                kind.is_body() && ends.iter().any(|end| entity.name.ends_with(end))
            };
            let close = near.is_none_or(|start| mention.span.start() >= start);
            (fits && close).then(|| entity.name.clone())
        })
    }

    /// The agency named last that gives a press conference or has been named with its spokesman.
    fn who_speaks(&self, before: usize) -> Option<String> {
        const SPEAKS: [&str; 5] = ["例行记者会", "记者会", "新闻发布会", "发言人", "新闻发言人"];
        let upto = self.mentions.partition_point(|mention| mention.span.start() < before);
        let named = self.mentions[..upto].iter().zip(&self.entities.of_mention);
        named.rev().take(FAR).find_map(|(mention, id)| {
            let behind = &self.folded[mention.span.end()..];
            let speaks =
                mention.kind == MentionKind::Agency && SPEAKS.iter().any(|what| behind.starts_with(what));
            id.filter(|_| speaks).map(|id| self.entities.get(id).name.clone())
        })
    }

    /// The body named last whose name ends so.
    fn last_so_called(&self, sort: &str, before: usize) -> Option<String> {
        let upto = self.mentions.partition_point(|mention| mention.span.start() < before);
        let named = self.mentions[..upto].iter().zip(&self.entities.of_mention);
        named.rev().take(FAR).find_map(|(mention, id)| {
            let entity = self.entities.get((*id)?);
            let fits =
                mention.kind.is_body() && entity.name.ends_with(sort) && entity.name.len() > sort.len();
            fits.then(|| entity.name.clone())
        })
    }

    /// What 公司 means: the firm named most often so far, of those the last.
    fn firm_in_question(&self, before: usize) -> Option<String> {
        let upto = self.mentions.partition_point(|mention| mention.span.start() < before);
        let firms = self.entities.list.iter().filter(|entity| entity.kind == MentionKind::Firm);
        let counted = firms.map(|firm| (firm.mentions.partition_point(|&index| index < upto), firm));
        let most = counted.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count);
        most.map(|(_, firm)| firm.name.clone())
    }

    /// Positions given behind a person: 甲任市工信局局长, 宋志勤副院长. Gives the link to go on from.
    fn behind(&mut self, links: &[usize], at: usize, organisation: Option<String>) -> Option<usize> {
        let (folded, mentions, entities) = (self.folded, self.mentions, self.entities);
        entities.of_mention[links[at]]?;
        let mut chain = Chain { organisation, end: mentions[links[at]].span.end(), ..Chain::default() };
        let mut next = at + 1;
        // Behind the last title: a body that no title follows is another person's.
        let mut last = (next, chain.end);
        let mut first = true;
        while let Some(&index) = links.get(next) {
            let mention = &mentions[index];
            let gap = without_remark(folded.get(chain.end..mention.span.start())?.trim());
            let gap = if first { without_term(gap) } else { gap };
            let joined = if first { BEHIND.contains(&gap) } else { ["", "、", "兼"].contains(&gap) };
            if !joined {
                break;
            }
            if first && gap == "前" {
                chain.when = Tense::Former;
            }
            match mention.kind {
                MentionKind::Position => {
                    self.hold(&mut chain, mention.span, gap.is_empty());
                }
                MentionKind::Person => break,
                // 甲、乙公司: a body behind a list mark is no place where 甲 works.
                _ if gap == "、" && first => break,
                _ => chain.organisation = entities.of_mention[index].map(|id| entities.get(id).name.clone()),
            }
            first = false;
            chain.end = mention.span.end();
            next += 1;
            if mention.kind == MentionKind::Position {
                last = (next, chain.end);
            }
        }
        (next, chain.end) = last;
        // What follows directly is another person's when a person comes next: 甲、局长乙.
        let taken = links.get(next).is_some_and(|&index| {
            mentions[index].kind == MentionKind::Person
                && folded
                    .get(chain.end..mentions[index].span.start())
                    .is_some_and(|gap| gap.trim().is_empty())
        });
        if chain.positions.is_empty() || taken {
            return None;
        }
        // 甲、乙为副总经理: both are.
        let mut from = at;
        while let Some(before) = from.checked_sub(1).map(|before| links[before]) {
            let gap = folded.get(mentions[before].span.end()..mentions[links[from]].span.start());
            let listed = mentions[before].kind == MentionKind::Person
                && gap.is_some_and(|gap| ["、", "和", "及"].contains(&gap));
            let free = entities.of_mention[before].is_some_and(|id| !self.holders.contains(&id));
            if !listed || !free {
                break;
            }
            from -= 1;
        }
        for &link in &links[from..=at] {
            let Some(person) = entities.of_mention[link] else { continue };
            self.holders.insert(person);
            for held in &chain.positions {
                self.found.push(held.by(person, held.span.cover(mentions[link].span), chain.when));
            }
        }
        Some(next)
    }
}

/// The letters that a stretch ends with.
fn department(before: &str) -> &str {
    let start = before.trim_end_matches(|c: char| c.is_alphanumeric()).len();
    &before[start..]
}

fn is_link(mentions: &[Mention], index: usize) -> bool {
    use MentionKind::{Agency, Firm, Organisation, Person, Place, Position, Programme};
    let mention = &mentions[index];
    // 某某公益项目|发起人: what is done has who does it.
    let of_programme = || {
        mention.kind == Programme
            && mentions
                .get(index + 1)
                .is_some_and(|next| next.kind == Position && next.span.start() == mention.span.end())
    };
    if !matches!(mention.kind, Agency | Firm | Organisation | Person | Position | Place) && !of_programme() {
        return false;
    }
    // What lies inside a longer name is no link of its own.
    !mentions[..index]
        .iter()
        .rev()
        .take(4)
        .any(|outer| outer.span.contains(mention.span) && outer.span != mention.span)
}
