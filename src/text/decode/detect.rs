//! Which encoding a document is in, all in all: the reading of a sample that surprises least.
//!
//! All readings explain the same bytes, so their costs are sums of the same kind and can be compared outright.
//! Small samples come first and a clear lead ends the search, so that a long file costs no more than a short one.

use super::unicode::Wide;
use super::{cost, declared, mixed};
use crate::text::language::Model;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};

/// The encoding of the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found {
    /// One that the Encoding Standard knows.
    Standard(&'static Encoding),
    /// UTF-16 or UTF-32.
    Wide(Wide),
}

/// What a declaration is worth, in nats: about one character. Declarations lie often.
const DECLARED: f32 = 6.0;

/// A lead that ends the search, in nats: odds of 10^13.
const CLEAR: f32 = 30.0;

/// Above this mean cost of a character that is not ASCII the best Chinese reading is asked whether it is Chinese.
const DOUBTFUL: f32 = 7.6;

/// So many characters below [`DOUBTFUL`] are Chinese beyond doubt: of 2,000 articles in GB18030 the first 512 bytes
/// have a mean of 6.8 to 7.7; read as Big5 11.3 and more, Big5 and UTF-16 read as GB18030 13.1 and more.
const ENOUGH: usize = 60;

/// Below this mean of the language model a reading is no Chinese: news has -3 to -5, random common characters -9.
const NOT_CHINESE: f32 = -7.2;

/// Above this mean cost of a unit UTF-16 and UTF-32 are not considered.
const WIDE: f32 = 9.0;

/// How many bytes of the input the largest sample has.
const SAMPLE: usize = 16 << 10;

/// Finds the encoding of bytes that are not UTF-8 throughout.
pub fn detect(bytes: &[u8], said: Option<&'static Encoding>) -> Found {
    let mut size = 512;
    loop {
        let sample = sample(bytes, size);
        let whole = size >= bytes.len() || size >= SAMPLE;
        if let Some(encoding) =
            [GB18030, BIG5].into_iter().find(|&encoding| is_beyond_doubt(encoding, &sample))
        {
            return Found::Standard(encoding);
        }
        let mut readings: Vec<(f32, Found)> = [GB18030, BIG5, UTF_8]
            .map(|encoding| {
                let bonus = if said == Some(encoding) { DECLARED } else { 0.0 };
                (reading_cost(encoding, &sample) - bonus, Found::Standard(encoding))
            })
            .to_vec();
        let best = readings.iter().fold(f32::INFINITY, |best, reading| best.min(reading.0));
        if may_be_wide(&sample, best) {
            // Units stand in step in one stretch alone; its cost is that of as many bytes as the sample has.
            let stretch = &bytes[beginning(bytes)..];
            let stretch = &stretch[..stretch.len().min(sample.len() & !3)];
            let more = sample.len() as f32 / stretch.len().max(1) as f32;
            let wide = Wide::ALL.map(|wide| (wide.cost(stretch) * more, Found::Wide(wide)));
            // Any pair of bytes is a unit of UTF-16; only Chinese and Latin text in it is believed.
            let believed = |cost: f32, width: usize| cost * width as f32 <= WIDE * sample.len() as f32;
            readings.extend(wide.into_iter().filter(|&(cost, found)| match found {
                Found::Wide(wide) => believed(cost, wide.width()),
                Found::Standard(_) => true,
            }));
        }
        readings.sort_by(|a, b| a.0.total_cmp(&b.0));
        if whole || readings[1].0 - readings[0].0 > CLEAR {
            return match readings[0].1 {
                Found::Standard(encoding) => {
                    Found::Standard(foreign(&sample, encoding, said).unwrap_or(encoding))
                }
                wide @ Found::Wide(_) => wide,
            };
        }
        size *= 4;
    }
}

/// Where a sample begins: pure ASCII says nothing, so near something else, at a place that any unit divides.
fn beginning(bytes: &[u8]) -> usize {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    (first - first.min(64)) & !3
}

/// Bytes from the start, and where the input is much longer, from places all over it, beginning at lines.
fn sample(bytes: &[u8], size: usize) -> Vec<u8> {
    let bytes = &bytes[beginning(bytes)..];
    if bytes.len() <= size {
        return bytes.to_vec();
    }
    const PLACES: usize = 4;
    let part = size / PLACES;
    let mut sample = cut(bytes, part).to_vec();
    for place in 1..PLACES {
        let from = (bytes.len() - part) / PLACES * place;
        // From the next line on, so that the reading begins in step.
        let Some(line) = bytes[from..].iter().take(part * 4).position(|&byte| byte == b'\n') else {
            continue;
        };
        let start = from + line + 1;
        // A character that was cut must not take the first byte of the next part.
        sample.push(b'\n');
        sample.extend_from_slice(cut(&bytes[start..], part));
    }
    if sample.len() < size / 2 {
        // No lines to begin at: one stretch must do.
        return cut(bytes, size).to_vec();
    }
    // UTF-16 whose lines begin elsewhere is not to be mixed up: with zero bytes about, one stretch will do.
    if sample.contains(&0) { cut(bytes, size).to_vec() } else { sample }
}

/// At most `size` bytes, ending before ASCII where that is near so that no character is cut.
fn cut(bytes: &[u8], size: usize) -> &[u8] {
    if bytes.len() <= size {
        return bytes;
    }
    let cut = &bytes[..size & !3];
    if cut.contains(&0) {
        return cut;
    }
    match cut.iter().rev().take(size / 4).position(u8::is_ascii) {
        Some(back) if cut[cut.len() - 1 - back] < b'0' => &cut[..cut.len() - back],
        _ => cut,
    }
}

/// The cost of the sample as `encoding` reads it; a first byte that is the end of a character is let off.
fn reading_cost(encoding: &'static Encoding, sample: &[u8]) -> f32 {
    let read = |bytes: &[u8]| {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        cost::total(&text).0
    };
    let cost = read(sample);
    // A reading that begins in the middle of a character is out of step to the next ASCII.
    if encoding != UTF_8 && sample.len() > 1 && cost > sample.len() as f32 * DOUBTFUL / 2.0 {
        return cost.min(read(&sample[1..]) + cost::STRAY);
    }
    cost
}

/// Whether a sample is so good Chinese in `encoding` that no other needs to be asked.
fn is_beyond_doubt(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let (sum, count) = cost::foreign(&encoding.decode_without_bom_handling(sample).0);
    count >= ENOUGH && sum <= count as f32 * DOUBTFUL
}

/// UTF-16 has zero bytes wherever it has ASCII; without them, a run of Chinese that reads badly as anything else.
fn may_be_wide(sample: &[u8], best: f32) -> bool {
    sample.contains(&0) || best > sample.len() as f32 * DOUBTFUL / 2.0
}

/// The encoding of text that is not Chinese: what is declared, or else what chardetng finds.
fn foreign(
    sample: &[u8],
    chinese: &'static Encoding,
    said: Option<&'static Encoding>,
) -> Option<&'static Encoding> {
    let (text, _) = chinese.decode_without_bom_handling(sample);
    if looks_chinese(&text) {
        return None;
    }
    // Nor is it Chinese that changes its encoding on the way.
    let mut text = String::new();
    mixed::decode(chinese, sample, 0, &mut text, &mut Vec::new());
    if looks_chinese(&text) {
        return None;
    }
    let family = |encoding: &'static Encoding| {
        [GB18030, BIG5, UTF_8, encoding_rs::GBK, encoding_rs::UTF_16LE, encoding_rs::UTF_16BE]
            .contains(&encoding)
    };
    let sound = |encoding: &&'static Encoding| {
        !family(encoding) && encoding.decode_without_bom_handling_and_without_replacement(sample).is_some()
    };
    said.filter(sound).or_else(|| {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(sample, true);
        Some(detector.guess(None, chardetng::Utf8Detection::Allow)).filter(sound)
    })
}

fn looks_chinese(text: &str) -> bool {
    let (sum, count) = cost::foreign(text);
    let model = || {
        let other: String = text.chars().filter(|c| !c.is_ascii()).collect();
        Model::builtin().per_character(&other) > NOT_CHINESE
    };
    sum <= count as f32 * DOUBTFUL || model()
}

/// Whether short bytes that happen to be UTF-8 are likelier GB18030: two-byte UTF-8 holds no Chinese, and each of
/// its pairs is a character of GB18030 too (`联通` and other titles of two to ten such characters).
pub fn is_rather_gb18030(text: &str) -> bool {
    /// A longer text is UTF-8 by the sheer number of pairs that fit.
    const LONGEST: usize = 64;
    /// What being UTF-8 throughout is worth, in nats.
    const SOUND: f32 = 12.0;
    let other: String = text.chars().filter(|c| !c.is_ascii()).take(LONGEST).collect();
    if other.len() >= LONGEST || other.chars().any(|c| c >= '\u{800}') {
        return false;
    }
    let (read, _, bad) = GB18030.decode(other.as_bytes());
    !bad && cost::total(&read).0 + SOUND < cost::total(&other).0
}

/// What is declared, by the caller or by the document itself.
pub fn said(bytes: &[u8], given: Option<&str>) -> Option<&'static Encoding> {
    given.and_then(declared::by_label).or_else(|| declared::inside(bytes))
}
