//! UTF-7 (RFC 2152): `+U9FcVQ-` is 发展.
//!
//! A run of base64 after `+` holds UTF-16; `-` after it is swallowed, `+-` is a plus sign. A run that is no whole
//! number of sound units stays as it stands.

use super::Reading;

/// Reads bytes as UTF-7.
pub fn decode(bytes: &[u8]) -> Reading {
    let mut reading = Reading { text: String::with_capacity(bytes.len()), troubles: Vec::new(), shifted: 0 };
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'+' {
            reading.text.push(char::from(bytes[at]));
            at += 1;
            continue;
        }
        let run = bytes[at + 1..].iter().take_while(|&&byte| digit(byte).is_some()).count();
        let mut end = at + 1 + run;
        match (run, bytes.get(end)) {
            (0, Some(b'-')) => {
                reading.text.push('+');
                end += 1;
            }
            (1.., next) => match characters(&bytes[at + 1..end]) {
                Some(text) => {
                    reading.text.push_str(&text);
                    end += usize::from(next == Some(&b'-'));
                    reading.shifted += end - at;
                }
                None => reading.text.extend(bytes[at..end].iter().map(|&byte| char::from(byte))),
            },
            _ => reading.text.push('+'),
        }
        at = end;
    }
    reading
}

/// The characters of one base64 run.
fn characters(run: &[u8]) -> Option<String> {
    let (mut bits, mut held) = (0_u32, 0);
    let mut units = Vec::with_capacity(run.len() * 6 / 16);
    for &byte in run {
        bits = bits << 6 | digit(byte)?;
        held += 6;
        if held >= 16 {
            held -= 16;
            units.push((bits >> held) as u16);
            bits &= (1 << held) - 1;
        }
    }
    // What is left over is padding: less than one digit, and nought.
    if held >= 6 || bits != 0 {
        return None;
    }
    String::from_utf16(&units).ok().filter(|text| !text.contains('\0'))
}

fn digit(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}
