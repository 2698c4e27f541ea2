//! Characters back to the bytes that a wrong reading made them of, and bytes read rightly.
//!
//! Tables are turned round from what encoding_rs decodes, so that every character it can show has its bytes:
//! its own encoders leave out HKSCS and know one table of Big5 where readers have used two.

use crate::text::decode::cost;
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// An encoding that bytes were wrongly read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// GBK or GB18030.
    Gb,
    /// Big5 as the Encoding Standard has it.
    Big5,
    /// Big5 as the Unicode Consortium's table has it: other marks, kana and Cyrillic where the Standard has HKSCS.
    OldBig5,
    /// Windows-1252 or Latin-1: what one leaves undefined the other has as a control character.
    Latin,
    /// Korean.
    EucKr,
    /// Japanese.
    ShiftJis,
}

/// An encoding that the bytes were really in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Really {
    /// UTF-8.
    Utf8,
    /// GBK or GB18030.
    Gb,
    /// Big5.
    Big5,
}

struct Table {
    /// By code point; 0 where there are no bytes, below 0x100 where it is one.
    plane: Vec<u16>,
    /// Those beyond the Basic Multilingual Plane.
    beyond: FxHashMap<char, u16>,
    /// The second code of the characters that have two.
    second: FxHashMap<char, u16>,
}

impl Table {
    fn of(encoding: &'static Encoding) -> Self {
        let mut table =
            Table { plane: vec![0; 0x1_0000], beyond: FxHashMap::default(), second: FxHashMap::default() };
        let mut add = |bytes: &[u8]| {
            let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
                return;
            };
            let mut chars = text.chars();
            let (Some(c), None) = (chars.next(), chars.next()) else { return };
            let code = bytes.iter().fold(0, |code, &byte| code << 8 | u16::from(byte));
            table.set(c, code);
        };
        // Where two codes show the same character the first stands, which is the one in use.
        for byte in 0x80..=0xFF_u8 {
            add(&[byte]);
        }
        // Big5 proper comes before what Hong Kong and others put around it.
        let leads =
            (0xA1..=0xC5_u8).chain(0xC9..=0xF9).chain(0xC6..=0xC8).chain(0xFA..=0xFE).chain(0x81..=0xA0);
        for first in leads {
            for second in 0x40..=0xFE_u8 {
                add(&[first, second]);
            }
        }
        table
    }

    fn set(&mut self, c: char, code: u16) {
        match self.plane.get_mut(c as usize) {
            Some(entry) if *entry == 0 => *entry = code,
            Some(_) => {
                self.second.entry(c).or_insert(code);
            }
            None => {
                self.beyond.entry(c).or_insert(code);
            }
        }
    }

    fn get(&self, c: char) -> Option<u16> {
        let code = self.plane.get(c as usize).copied().or_else(|| self.beyond.get(&c).copied());
        code.filter(|&code| code != 0)
    }
}

/// Where the Unicode Consortium's table of Big5 differs: first code, first character, how many follow.
const OLD_BIG5: [(u16, char, u16); 21] = [
    (0xA145, '•', 1),
    (0xA14E, '､', 1),
    (0xA1C2, '‾', 1),
    (0xA1E3, '∼', 1),
    (0xA1F2, '♁', 1),
    (0xA1F3, '☉', 1),
    (0xA241, '／', 1),
    (0xA242, '＼', 1),
    (0xA244, '¥', 1),
    (0xA246, '¢', 2),
    (0xC6A1, 'ヾ', 1),
    (0xC6A2, 'ゝ', 2),
    (0xC6A4, '々', 1),
    (0xC6A5, 'ぁ', 83),
    (0xC6F8, 'ァ', 86),
    (0xC7B1, 'Д', 2),
    (0xC7B3, 'Ё', 1),
    (0xC7B4, 'Ж', 7),
    (0xC7BB, 'У', 19),
    (0xC7CE, 'ё', 1),
    (0xC7CF, 'ж', 26),
];

/// The next code of Big5: second bytes are 0x40 to 0x7E and 0xA1 to 0xFE.
fn after(code: u16) -> u16 {
    match code & 0xFF {
        0x7E => (code & 0xFF00) | 0xA1,
        0xFE => (code & 0xFF00) + 0x140,
        _ => code + 1,
    }
}

fn old_big5() -> Table {
    let mut old =
        Table { plane: vec![0; 0x1_0000], beyond: FxHashMap::default(), second: FxHashMap::default() };
    for (code, first, count) in OLD_BIG5.into_iter().chain([(0xC7E9, '①', 10), (0xC7F3, '⑴', 10)]) {
        let mut code = code;
        for step in 0..u32::from(count) {
            if let Some(c) = char::from_u32(first as u32 + step) {
                old.set(c, code);
            }
            code = after(code);
        }
    }
    for code in 0..0x1_0000_u32 {
        let Some(c) = char::from_u32(code) else { continue };
        if let Some(bytes) = TABLES[1].get(c) {
            old.set(c, bytes);
        }
    }
    old.second.extend(&TABLES[1].second);
    old
}

static TABLES: LazyLock<[Table; 5]> =
    LazyLock::new(|| [GB18030, BIG5, WINDOWS_1252, EUC_KR, SHIFT_JIS].map(Table::of));
static OLD: LazyLock<Table> = LazyLock::new(old_big5);

impl Misread {
    /// All of them.
    pub const ALL: [Misread; 6] =
        [Misread::Gb, Misread::Big5, Misread::OldBig5, Misread::Latin, Misread::EucKr, Misread::ShiftJis];

    fn table(self) -> &'static Table {
        match self {
            Misread::Gb => &TABLES[0],
            Misread::Big5 => &TABLES[1],
            Misread::OldBig5 => &OLD,
            Misread::Latin => &TABLES[2],
            Misread::EucKr => &TABLES[3],
            Misread::ShiftJis => &TABLES[4],
        }
    }

    /// Adds the bytes that a character was made of; `false` where it cannot have been.
    pub fn write(self, c: char, bytes: &mut Vec<u8>) -> bool {
        if c.is_ascii() {
            bytes.push(c as u8);
            return true;
        }
        let code = self
            .table()
            .get(c)
            .or_else(|| u16::try_from(c as u32).ok().filter(|&code| code < 0x100 && self == Misread::Latin));
        match code {
            Some(code @ 0..0x100) => bytes.push(code as u8),
            Some(code) => bytes.extend(code.to_be_bytes()),
            // Four bytes, and what GB18030 had among the private-use characters before 2022.
            None if self == Misread::Gb => {
                let mut utf8 = [0; 4];
                let (four, _, bad) = GB18030.encode(c.encode_utf8(&mut utf8));
                if bad || c == char::REPLACEMENT_CHARACTER {
                    return false;
                }
                bytes.extend_from_slice(&four);
            }
            None => return false,
        }
        true
    }
}

/// Writes the characters of a text one after the other; those of UTF-8 read as GBK need a look around.
///
/// `€` is the byte 0x80 to readers of GBK, and the pair A2 E3 too. Inside UTF-8 a character that lacks its last
/// byte takes 0x80 where another begins after it, the pair where one goes on.
pub struct Writer<'a> {
    misread: Misread,
    rest: std::str::Chars<'a>,
}

impl<'a> Writer<'a> {
    /// A writer of `text`.
    pub fn new(misread: Misread, text: &'a str) -> Self {
        Self { misread, rest: text.chars() }
    }

    /// Writes the next character and gives it; an error where it cannot have been read from bytes.
    pub fn next(&mut self, really: Really, bytes: &mut Vec<u8>) -> Option<Result<char, char>> {
        let c = self.rest.next()?;
        if c == '€' && self.misread == Misread::Gb {
            let goes_on = || {
                let mut after = Vec::new();
                let next = self.rest.clone().next();
                next.is_some_and(|next| {
                    self.misread.write(next, &mut after) && (0x80..0xC0).contains(&after[0])
                })
            };
            let single = match lacking(bytes) {
                _ if really != Really::Utf8 => false,
                0 => false,
                1 => !goes_on(),
                _ => true,
            };
            bytes.extend_from_slice(if single { &[0x80] } else { &[0xA2, 0xE3] });
            return Some(Ok(c));
        }
        // Of two codes that show the same character, the one that makes the likelier one.
        if let Some(&second) = self.misread.table().second.get(&c)
            && let Some(first) = self.misread.table().get(c)
        {
            let code = if cost(really, bytes, second) < cost(really, bytes, first) { second } else { first };
            bytes.extend(code.to_be_bytes());
            return Some(Ok(c));
        }
        Some(if self.misread.write(c, bytes) { Ok(c) } else { Err(c) })
    }
}

/// What the character costs that two bytes make, be it with those of UTF-8 before them.
fn cost(really: Really, before: &[u8], code: u16) -> f32 {
    let mut bytes = match really {
        Really::Utf8 if lacking(before) == 2 => before[before.len() - 1..].to_vec(),
        _ => Vec::new(),
    };
    bytes.extend(code.to_be_bytes());
    really.read(&bytes).map_or(cost::STRAY, |text| cost::total(&text).0)
}

/// How many bytes the UTF-8 character at the end of `bytes` lacks.
fn lacking(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(3)..];
    let Some(lead) = tail.iter().rposition(|byte| !(0x80..0xC0).contains(byte)) else { return 0 };
    let length = match tail[lead] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    };
    (length + lead).saturating_sub(tail.len())
}

impl Really {
    /// All of them.
    pub const ALL: [Really; 3] = [Really::Utf8, Really::Gb, Really::Big5];

    /// Reads bytes, all of which must be characters, none of them private or a control.
    pub fn read(self, bytes: &[u8]) -> Option<String> {
        let text = match self {
            Really::Utf8 => std::str::from_utf8(bytes).ok()?.to_owned(),
            Really::Gb => GB18030.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned(),
            Really::Big5 => BIG5.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned(),
        };
        Some(text)
    }

    /// As [`Really::read`], but the last character may be cut off.
    pub fn read_cut(self, bytes: &[u8]) -> Option<String> {
        (0..bytes.len().min(4)).find_map(|cut| self.read(&bytes[..bytes.len() - cut]))
    }
}
