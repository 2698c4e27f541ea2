//! Numerals in every script and style: 3,000, 1.2万亿, 三亿五千万, 叁佰, 廿三, 二〇二三, 数十, 十余万, 七八十.
//!
//! Finds where a numeral that begins at a place ends and what it says; leaves units, bounds and
//! percentages to its callers, and does not judge whether the numeral stands in a name.
//!
//! ```
//! use fangzhi::mention::figure::numeral::numeral;
//! let found = numeral("3亿5000万元", 0).unwrap();
//! assert_eq!((found.low.to_f64(), &"3亿5000万元"[..found.end]), (350_000_000.0, "3亿5000万"));
//! ```

use super::decimal::Decimal;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Digits alone: 3000, 1.5.
    Arabic,
    /// Digits with Chinese units: 3.5亿, 5千.
    Mixed,
    /// One Chinese digit, or digits read one by one: 三, 二〇二三.
    Digits,
    /// With 十百千万: 三十五万.
    Composed,
}

/// A numeral in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// What it says, or the lower end of 七八十.
    pub low: Decimal,
    /// The upper end of 七八十.
    pub high: Option<Decimal>,
    /// Whether more is meant: 十余, 数十, 十几, 一百多万.
    pub open: bool,
    /// How it is written.
    pub style: Style,
    /// One past its last byte.
    pub end: usize,
    /// Number of digits, of those read one by one and Arabic ones before the point.
    pub digits: usize,
    /// The power of ten that a trailing 万, 亿 stands for; 0 where there is none.
    pub scale: i32,
    /// Whether it has a point or thousands are set off.
    pub pointed: bool,
}

/// The character at a byte offset.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The value of a Chinese digit.
#[must_use]
pub fn digit(c: char) -> Option<i64> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' | '弌' => 1,
        '二' | '贰' | '貳' | '弍' | '两' | '兩' => 2,
        '三' | '叁' | '參' | '弎' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten of 十百千.
fn small(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        _ => return None,
    })
}

/// The power of ten of 万亿兆.
fn big(c: char) -> Option<i32> {
    Some(match c {
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// Whether a unit of a thousand or a hundred begins here: 千米, 千瓦时, 百帕.
fn kilo(rest: &str) -> bool {
    let unit = |c: char| "米克瓦卡伏焦赫帕安".contains(c);
    rest.starts_with("百帕") || rest.strip_prefix('千').is_some_and(|rest| rest.starts_with(unit))
}

/// A number and the upper end of it.
#[derive(Clone, Copy)]
struct Pair {
    low: Decimal,
    high: Decimal,
}

impl Pair {
    const ZERO: Self = Self { low: Decimal::ZERO, high: Decimal::ZERO };

    fn of(number: Decimal) -> Self {
        Self { low: number, high: number }
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.plus(other.low)?, high: self.high.plus(other.high)? })
    }

    fn scaled(self, power: i32) -> Self {
        Self { low: self.low.scaled(power), high: self.high.scaled(power) }
    }
}

/// What has been read of a numeral.
struct Reader {
    /// Sections closed by 万 or 亿.
    total: Pair,
    /// The section under way, below the next 万.
    section: Pair,
    /// The digit that waits for its 十百千.
    current: Option<Pair>,
    /// The power of the last 十百千 in the section, or of the last 万亿.
    last: i32,
    /// The power of the last 万亿.
    last_big: i32,
    /// Whether 零 stands before what comes next.
    zero: bool,
    /// Whether 十百千万 was seen.
    units: bool,
    /// Whether an Arabic digit was seen.
    arabic: bool,
    /// Whether more is meant.
    open: bool,
}

/// The numeral that begins at byte `start`, as long as it goes.
#[must_use]
pub fn numeral(text: &str, start: usize) -> Option<Numeral> {
    let first = char_at(text, start)?;
    if !first.is_ascii_digit()
        && let Some(found) = one_by_one(text, start)
    {
        return Some(found);
    }
    let mut reader = Reader {
        total: Pair::ZERO,
        section: Pair::ZERO,
        current: None,
        last: 99,
        last_big: 99,
        zero: false,
        units: false,
        arabic: false,
        open: false,
    };
    let (mut at, mut digits, mut pointed) = (start, 0, false);
    // Where the numeral ends if the digit that waits turns out to belong to the next one.
    let mut before_current = start;
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        if c.is_ascii_digit() {
            if reader.current.is_some() || (at > start && !reader.units && !reader.zero) {
                break;
            }
            let (value, end, point) = arabic(text, at)?;
            if reader.units && (point || value.to_f64() >= 10f64.powi(reader.last)) {
                break;
            }
            before_current = at;
            digits = text[at..end].bytes().take_while(u8::is_ascii_digit).count();
            reader.current = Some(Pair::of(value));
            reader.arabic = true;
            pointed = point;
            at = end;
            if reader.units {
                // 1万600: an Arabic rest stands for itself.
                reader.zero = true;
            }
        } else if let Some(value) = digit(c) {
            if value == 0 {
                if reader.current.is_some() || (reader.arabic && !reader.units) {
                    break;
                }
                if !reader.units && at > start {
                    break;
                }
                reader.zero = true;
                if at == start {
                    reader.current = Some(Pair::ZERO);
                }
                at = next;
                if !reader.units {
                    // 零 alone, or 零点五.
                    at = point(text, at, &mut reader).unwrap_or(at);
                    break;
                }
                // 零 with nothing behind it is not part of the numeral.
                let follows = char_at(text, at).is_some_and(|c| {
                    c == '几' || c.is_ascii_digit() || small(c).is_some() || digit(c).is_some_and(|d| d > 0)
                });
                if !follows {
                    at -= c.len_utf8();
                    break;
                }
                continue;
            }
            // 三千两百两: the last 两 is no digit but a weight.
            if c == '两'
                && reader.units
                && char_at(text, next).is_none_or(|c| small(c).is_none() && big(c).is_none())
            {
                break;
            }
            if let Some(waiting) = reader.current {
                // 七八十, 三五百: two digits before one unit are a range.
                let unit = char_at(text, next).is_some_and(|c| small(c).is_some() || big(c).is_some());
                let waits = waiting.low.to_f64() as i64;
                if !reader.arabic && unit && waits < value && waits > 0 && waiting.low == waiting.high {
                    reader.current = Some(Pair { low: waiting.low, high: Decimal::whole(value) });
                    at = next;
                    continue;
                }
                break;
            }
            before_current = at;
            reader.current = Some(Pair::of(Decimal::whole(value)));
            at = next;
            if let Some(end) = point(text, at, &mut reader) {
                at = end;
                pointed = true;
            } else if reader.last == 1 && !reader.arabic {
                // 十七八: the upper end of the ones.
                if let Some(upper) = char_at(text, at).and_then(digit).filter(|&upper| upper == value + 1) {
                    let after = at + 3;
                    if !char_at(text, after).is_some_and(|c| digit(c).is_some() || small(c).is_some()) {
                        reader.current =
                            Some(Pair { low: Decimal::whole(value), high: Decimal::whole(upper) });
                        at = after;
                        break;
                    }
                }
            }
        } else if matches!(c, '廿' | '卅' | '卌') && at == start {
            let tens = match c {
                '廿' => 2,
                '卅' => 3,
                _ => 4,
            };
            reader.section = Pair::of(Decimal::whole(tens * 10));
            reader.units = true;
            reader.last = 1;
            at = next;
        } else if matches!(c, '数' | '几' | '數' | '幾') {
            let unit = char_at(text, next).is_some_and(|c| small(c).is_some() || big(c).is_some());
            if reader.current.is_none() && at == start && unit {
                reader.current = Some(Pair::of(Decimal::whole(1)));
            } else if reader.current.is_none()
                && reader.units
                && (reader.last == 1 || reader.zero)
                && c != '数'
            {
                // 十几, 二十几万
            } else {
                break;
            }
            reader.open = true;
            at = next;
        } else if kilo(&text[at..])
            && (reader.current.is_some() && (reader.last <= 3 || reader.arabic && !reader.units))
        {
            // 12千米, 三百一十一千米
            break;
        } else if let Some(power) = small(c) {
            if power >= reader.last && !(reader.zero && reader.current.is_none() && reader.last > 4) {
                if reader.current.is_some() && reader.units {
                    at = before_current;
                    reader.current = None;
                }
                break;
            }
            let count = match reader.current.take() {
                Some(count) if count.low.is_zero() => break,
                Some(count) => count,
                // 十五 and 一百十五 leave out 一; 百 and 千 alone do so at the start only.
                None if power == 1 || at == start || reader.zero => Pair::of(Decimal::whole(1)),
                None => break,
            };
            reader.section = reader.section.plus(count.scaled(power))?;
            reader.last = power;
            reader.units = true;
            reader.zero = false;
            at = next;
            if tail_open(text, at) {
                reader.open = true;
                at += 3;
                if char_at(text, at).and_then(big).is_none() {
                    break;
                }
            }
        } else if let Some(power) = big(c) {
            if c == '兆' && !megabytes_aside(text, next, &reader) {
                break;
            }
            let section = match reader.current.take() {
                Some(current) => reader.section.plus(current)?,
                None => reader.section,
            };
            if power < reader.last_big || reader.last_big == 99 {
                let section = if section.low.is_zero() && section.high.is_zero() {
                    if at == start { Pair::of(Decimal::whole(1)) } else { break }
                } else {
                    section
                };
                reader.total = reader.total.plus(section.scaled(power))?;
                reader.last_big = power;
            } else {
                // 万亿, and 一千万五百亿: what stands before is counted in the greater unit.
                reader.total = reader.total.plus(section)?.scaled(power);
                reader.last_big = power;
            }
            reader.section = Pair::ZERO;
            reader.last = power;
            reader.units = true;
            reader.zero = false;
            at = next;
            if tail_open(text, at) {
                reader.open = true;
                at += 3;
                if char_at(text, at).and_then(big).is_none() {
                    break;
                }
            }
        } else if c == '点' && reader.units && !reader.open && !reader.zero {
            // 一百点五, 两千万点五
            let Some(end) = point(text, at, &mut reader) else { break };
            at = end;
            pointed = true;
        } else if c == ' ' && reader.arabic && !reader.units && char_at(text, next).and_then(big).is_some() {
            at = next;
        } else if matches!(c, '余' | '多' | '來' | '来' | '餘') && reader.arabic && !reader.units {
            // 20余万
            if char_at(text, next).is_none_or(|c| big(c).is_none() && small(c).is_none()) {
                break;
            }
            reader.open = true;
            at = next;
        } else {
            break;
        }
    }
    if at == start {
        return None;
    }
    finish(text, start, at, digits, pointed, reader)
}

/// Adds up what was read.
fn finish(
    text: &str,
    start: usize,
    at: usize,
    digits: usize,
    pointed: bool,
    reader: Reader,
) -> Option<Numeral> {
    let scale = match text[start..at].chars().next_back().and_then(big) {
        Some(_) => trailing_scale(&text[start..at]),
        None => 0,
    };
    let mut value = reader.total.plus(reader.section)?;
    if let Some(current) = reader.current {
        // 三万五 is 三万五千: a digit right behind a unit counts in the next lower one.
        let power =
            if reader.units && !reader.zero && reader.last >= 2 && !pointed { reader.last - 1 } else { 0 };
        value = value.plus(current.scaled(power))?;
    }
    let style = match (reader.arabic, reader.units) {
        (true, false) => Style::Arabic,
        (true, true) => Style::Mixed,
        (false, false) => Style::Digits,
        (false, true) => Style::Composed,
    };
    Some(Numeral {
        low: value.low,
        high: (value.high != value.low).then_some(value.high),
        open: reader.open,
        style,
        end: at,
        digits: digits.max(1),
        scale,
        pointed,
    })
}

/// The powers of the 十百千万亿 at the end, together: 8 for 3亿, 12 for 1.2万亿.
fn trailing_scale(numeral: &str) -> i32 {
    numeral.chars().rev().map_while(|c| big(c).or(small(c))).sum()
}

/// Whether 余, 多, 来 stands at `at` as "and more".
fn tail_open(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    match rest.next() {
        Some('余' | '餘') => true,
        // 多 is also 多个, 多种: after a round number it means more unless 多少 or 多么 follows.
        Some('多') => !matches!(rest.next(), Some('少' | '么' | '样')) && !text[at..].starts_with("多元化"),
        Some('来') => {
            rest.next().is_some_and(|c| big(c).is_some() || "个名家人岁年天次斤里米户只位件".contains(c))
        }
        _ => false,
    }
}

/// Whether 兆 is 10^12 here: it is where something is counted, else 100兆 is a size of data.
fn megabytes_aside(text: &str, after: usize, reader: &Reader) -> bool {
    let follows = char_at(text, after);
    let counted = follows.is_some_and(|c| {
        matches!(c, '元' | '日' | '美' | '零' | '余' | '韩' | '新' | '台' | '圆' | '多' | '港')
            || c.is_ascii_digit()
            || digit(c).is_some()
    });
    counted && (reader.current.is_some() || reader.units)
}

/// A point and what stands behind it, in Chinese: 点五. Gives where it ends.
fn point(text: &str, at: usize, reader: &mut Reader) -> Option<usize> {
    let rest = text[at..].strip_prefix('点')?;
    let mut fraction = String::from("0.");
    let mut end = at + '点'.len_utf8();
    let before = end;
    for c in rest.chars() {
        match digit(c) {
            Some(value) if c != '两' && c != '兩' => fraction.push(char::from(b'0' + value as u8)),
            _ if c.is_ascii_digit() => fraction.push(c),
            _ => break,
        }
        end += c.len_utf8();
    }
    if end == before {
        return None;
    }
    // 八点三十分 is a time, 一点五十 is not a number either.
    let clock =
        text[end..].starts_with('分') && !text[end..].starts_with("分之") && !text[end..].starts_with("分钟");
    if clock || char_at(text, end).and_then(small).is_some() {
        return None;
    }
    let fraction = Decimal::digits(fraction.chars())?;
    let current = reader.current.unwrap_or(Pair::ZERO);
    reader.current = Some(current.plus(Pair::of(fraction))?);
    reader.zero = true;
    Some(end)
}

/// Arabic digits with thousands set off and a point: the number, where it ends, whether it is pointed.
fn arabic(text: &str, start: usize) -> Option<(Decimal, usize, bool)> {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = start + run(start);
    let mut pointed = false;
    if end - start <= 3 && bytes[start] != b'0' {
        while bytes.get(end) == Some(&b',') && run(end + 1) == 3 {
            end += 4;
            pointed = true;
        }
    }
    if bytes.get(end) == Some(&b'.') && run(end + 1) > 0 {
        // 1.2.3 is no number.
        let after = end + 1 + run(end + 1);
        let chain = bytes.get(after) == Some(&b'.') && bytes.get(after + 1).is_some_and(u8::is_ascii_digit)
            || start > 1 && bytes[start - 1] == b'.' && bytes[start - 2].is_ascii_digit();
        if !chain {
            end = after;
            pointed = true;
        }
    }
    let value = Decimal::digits(text[start..end].chars().filter(|&c| c != ','))?;
    Some((value, end, pointed))
}

/// Chinese digits read one by one: 二〇二三, 一三五点二; two at least.
fn one_by_one(text: &str, start: usize) -> Option<Numeral> {
    let mut digits = String::new();
    let mut end = start;
    for c in text[start..].chars() {
        let value = match c {
            'o' | 'O' | 'Ｏ' if !digits.is_empty() => 0,
            '幺' => 1,
            // 两三个, not 两百.
            '两' if digits.is_empty() && text[start..].starts_with("两三") => 2,
            '两' | '兩' => break,
            _ => match digit(c) {
                Some(value) => value,
                None => break,
            },
        };
        digits.push(char::from(b'0' + value as u8));
        end += c.len_utf8();
    }
    let count = digits.len();
    let next = char_at(text, end);
    if count < 2 || next.is_some_and(|c| small(c).is_some() || (big(c).is_some() && count < 3)) {
        return None;
    }
    // 三五家, 七八人: neighbours are a range, not a number.
    let bytes = digits.as_bytes();
    let decimal = text[end..]
        .strip_prefix('点')
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| digit(c).is_some());
    if count == 2 && !decimal && bytes[0] != b'0' && (bytes[1] == bytes[0] + 1 || &digits == "35") {
        return Some(Numeral {
            low: Decimal::whole(i64::from(bytes[0] - b'0')),
            high: Some(Decimal::whole(i64::from(bytes[1] - b'0'))),
            open: false,
            style: Style::Digits,
            end,
            digits: 2,
            scale: 0,
            pointed: false,
        });
    }
    let mut pointed = false;
    if next == Some('点') {
        let rest = &text[end + 3..];
        let fraction: String = rest
            .chars()
            .map_while(|c| digit(c).filter(|_| c != '两').map(|value| char::from(b'0' + value as u8)))
            .collect();
        if !fraction.is_empty() {
            end += 3 + rest.chars().take(fraction.len()).map(char::len_utf8).sum::<usize>();
            digits.push('.');
            digits.push_str(&fraction);
            pointed = true;
        }
    }
    let mut value = Decimal::digits(digits.chars())?;
    let mut scale = 0;
    if let Some(power) = char_at(text, end).and_then(big) {
        value = value.scaled(power);
        scale = power;
        end += 3;
    }
    Some(Numeral {
        low: value,
        high: None,
        open: false,
        style: Style::Digits,
        end,
        digits: count,
        scale,
        pointed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_every_style() {
        for (text, value, rest) in [
            ("3,000", 3000.0, ""),
            ("1.2万亿元", 1.2e12, "元"),
            ("三亿五千万", 3.5e8, ""),
            ("叁佰", 300.0, ""),
            ("廿三", 23.0, ""),
            ("二〇二三年", 2023.0, "年"),
            ("二o二三年", 2023.0, "年"),
            ("三万五", 35000.0, ""),
            ("一百零一", 101.0, ""),
            ("十万零一千", 101_000.0, ""),
            ("100万三千", 1_003_000.0, ""),
            ("1万600", 10600.0, ""),
            ("200亿零四千230", 20_000_004_230.0, ""),
            ("零点零零一", 0.001, ""),
            ("三点五亿", 3.5e8, ""),
            ("三百九十九三盒", 399.0, "三盒"),
            ("八百一千", 800.0, "一千"),
            ("十余万", 100_000.0, ""),
            ("2100多亿元", 2.1e11, "元"),
            ("一千一百一十一万一千一百一十一亿一千一百一十一万一千一百一十一", 1_111_111_111_111_111.0, ""),
            ("一七二零点一三四", 1720.134, ""),
            ("一百十六", 116.0, ""),
            ("一万零百一十一", 10111.0, ""),
            ("一千零十一", 1011.0, ""),
            ("七八十", 70.0, ""),
            ("十七八岁", 17.0, "岁"),
            ("三五家", 3.0, "家"),
        ] {
            let found = numeral(text, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.low.to_f64(), &text[found.end..]), (value, rest), "{text}");
        }
    }
}
