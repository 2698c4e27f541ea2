//! Committees in a region of the youth league and of the parties beside the Communist one: 团县委 is 共青团祁东县委员会,
//! 民盟上海市委 is 中国民主同盟上海市委员会.

use super::region::Regional;
use crate::dictionary::RegionId;
use crate::mention::agency::PARTIES;

/// The region of such a committee and its full name; `None` for other names.
pub fn committee(form: &str, regional: &Regional<'_>) -> Option<(RegionId, String)> {
    let organisations = &regional.dictionaries().organisations;
    let league = ["共青团", "团"].iter().find_map(|league| form.strip_prefix(league));
    let (party, rest) = match league {
        Some(rest) => ("共青团", rest),
        None => {
            let party = PARTIES.iter().find(|party| form.starts_with(**party))?;
            (&*organisations.find(party)?.name, &form[party.len()..])
        }
    };
    // 民盟宁夏|区委会, 民进广西区委会: the level of a region that is named in short.
    let (region, rest) = regional.split(rest);
    let rest = rest.trim_start_matches("自治").trim_start_matches(['省', '市', '区', '县', '州', '旗']);
    let committee = ["委", "委会", "委员会"].contains(&rest);
    let region = region.filter(|_| committee)?;
    Some((region, format!("{party}{}委员会", regional.prefix(region))))
}
