//! The fuzz targets without a fuzzer: seeds changed at random for as long as `MINUTES` says, by default a moment.

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// The name of a target and its body.
type Target = (&'static str, fn(&[u8]));

/// What inputs are made from.
const PIECES: &[&[u8]] = &[
    "推动制造业高质量发展，".as_bytes(),
    "發(fā)展?jié)摿?。".as_bytes(),
    "鍙戝睍鎺ㄥ姩宸ヤ笟".as_bytes(),
    "å\u{8f}\u{91}å±\u{95}".as_bytes(),
    "&amp;#21457;&nbsp;".as_bytes(),
    b"\\u53d1%E5%8F%91=E5=8F=91",
    "中 国 经 济 增 长".as_bytes(),
    "二o二三年 2O23年 第ニ次".as_bytes(),
    "推ж动q造z业ю高".as_bytes(),
    "锟斤拷烫烫烫\u{fffd}???".as_bytes(),
    "\u{200b}\u{feff}\u{e4c6}€　".as_bytes(),
    b"\xB7\xA2\xD5\xB9\xC6\xBD",
    b"\xBBO\xC6W",
    b"\xFF\xFE\x4E\x2D",
    b"~{7\"U9~}",
    b"\x1b$)A\x0e7\"U9\x0f",
    b"+U9FcVQ-",
    b"\x84\x31\x95\x33\xEF\xBB\xBF",
    b"<html><head><meta charset=gbk><title>",
    b"</title><body><div class=content><p>",
    b"</p><script>var a = '<';</script><table><td>",
    b"{\"title\": \"a\", \"text\": \"",
    b"\"}\n{\"text\": null}\n[1, {",
    b"id,title,text\n1,\"a\"\"b\",c\n",
    b"PK\x03\x04\x14\0\0\0\x08\0",
    b"\x1f\x8b\x08\0\0\0\0\0",
    b"WARC/1.0\r\nContent-Length: 9\r\n\r\n",
    "标题:\"经济\" AND (人名:王 OR -日期:2023..2024)".as_bytes(),
    "“青岛 签约”~5 智*厂 OR? -（a） 数额:>1亿元\n".as_bytes(),
    b"~5 NEAR/3 >= 100 * ? \\ [ ] { } ^",
    b"\n",
    b"\0",
];

const TARGETS: &[Target] = &[
    ("decode", bodies::decode),
    ("repair", bodies::repair),
    ("html", bodies::html),
    ("json", bodies::json),
    ("csv", bodies::csv),
    ("archive", bodies::archive),
    ("query", bodies::query),
    ("snippet", bodies::snippet),
];

/// Marsaglia's xorshift: the same inputs on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    fn input(&mut self) -> Vec<u8> {
        let mut input = Vec::new();
        for _ in 0..1 + self.next(12) {
            input.extend_from_slice(PIECES[self.next(PIECES.len())]);
        }
        for _ in 0..self.next(6) {
            let at = self.next(input.len());
            match self.next(4) {
                0 => input[at] = self.next(256) as u8,
                1 => drop(input.drain(at..input.len().min(at + 1 + self.next(4)))),
                2 => input.insert(at, self.next(256) as u8),
                _ => input.truncate(at + 1),
            }
            if input.is_empty() {
                input.push(b'a');
            }
        }
        input
    }
}

fn run(target: &Target, seed: u64, time: Duration) -> (usize, Vec<Vec<u8>>) {
    let (_, body) = *target;
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15 ^ seed);
    let (start, mut executions, mut failures) = (Instant::now(), 0, Vec::new());
    while start.elapsed() < time && failures.len() < 5 {
        let input = chance.input();
        executions += 1;
        if catch_unwind(AssertUnwindSafe(|| body(&input))).is_err() {
            failures.push(input);
        }
    }
    (executions, failures)
}

#[test]
fn fuzz_targets_take_anything() {
    let minutes: Option<u64> = std::env::var("MINUTES").ok().and_then(|minutes| minutes.parse().ok());
    let only = std::env::var("TARGET").ok();
    // A moment is the same each time; a run of minutes goes where none has been.
    let (time, seed) = minutes.map_or((Duration::from_millis(400), 1), |minutes| {
        (Duration::from_secs(60 * minutes), u64::from(std::process::id()))
    });
    let mut broken = Vec::new();
    for target in TARGETS.iter().filter(|target| only.as_deref().is_none_or(|only| only == target.0)) {
        let (executions, failures) = run(target, seed, time);
        println!("{}: {executions} executions, {} failures", target.0, failures.len());
        broken.extend(failures.into_iter().map(|input| format!("{}: {}", target.0, input.escape_ascii())));
    }
    assert!(broken.is_empty(), "{broken:#?}");
}
