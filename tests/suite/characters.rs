//! The character model: what it must find likely, that it packs, and how it is built.

use fangzhi::text::language::{Counter, Model, Prune, Symbol};
use fangzhi::text::{readings, script};

#[test]
fn chinese_is_likelier_than_its_damage() {
    let model = Model::builtin();
    for (good, bad) in [
        ("推动制造业高质量发展", "鎺ㄥ姩鍒堕犱笟楂樿川閲忓彂灞"),
        ("當地實際", "當貙嶋際"),
        ("发展潜力。大力", "发展摿大力"),
        ("会议在县城举行。", "会义在具城挙行。"),
    ] {
        let (good_score, bad_score) = (model.per_character(good), model.per_character(bad));
        assert!(good_score > bad_score + 2.0, "{good} {good_score}, {bad} {bad_score}");
    }
}

#[test]
fn script_and_width_make_no_difference() {
    let model = Model::builtin();
    assert_eq!(model.log_probability("发展改革委，2023年"), model.log_probability("發展改革委,２０２２年"));
}

#[test]
fn a_context_sums_to_about_one() {
    let mut counter = Counter::default();
    counter.add("推动高质量发展，推动制造业发展。\n发展改革委推动发展。");
    let model = counter.model(Prune { pair: 1, triple: 1, quad: 1 });
    let symbols: Vec<_> = "推动高质量发展，制造业。改革委\n".chars().map(|c| model.symbol(c)).collect();
    for before in &symbols {
        for last in &symbols {
            let context = model.context(*before, *last);
            let sum: f32 = symbols.iter().map(|&next| model.next(context, next).exp()).sum();
            assert!((0.9..1.1).contains(&sum), "{before:?} {last:?}: {sum}");
        }
    }
}

/// The lines of a text that are long enough to tell it from others.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| line.chars().count() >= 12).map(str::to_owned).collect()
}

/// Rebuilds `dictionaries/characters.lm` from text: `TEXT` names a folder of `.txt` and `.jsonl` files (fields
/// `text`, `title` are read), `WORDS` a list of `word count` lines, `WITHOUT` a `.jsonl` file of texts to measure
/// on: what shares a paragraph with any of them is left out.
///
/// `TEXT=../texts WORDS=../dict.txt cargo test --release rebuild_characters -- --ignored`
#[test]
#[ignore = "rebuilds a table from texts outside the repository"]
fn rebuild_characters() {
    let mut counter = Counter::default();
    let left_out: std::collections::HashSet<String> = std::env::var_os("WITHOUT")
        .map(|path| std::fs::read_to_string(path).unwrap())
        .unwrap_or_default()
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .flat_map(|value| {
            let texts = value.as_object().into_iter().flat_map(|fields| fields.values());
            texts.filter_map(|text| text.as_str()).flat_map(paragraphs).collect::<Vec<_>>()
        })
        .collect();
    let mut skipped = 0;
    let mut seen = std::collections::HashSet::new();
    let folder = std::env::var_os("TEXT").expect("TEXT names a folder");
    let mut paths: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(|entry| entry.ok().map(walkdir::DirEntry::into_path))
        .collect();
    paths.sort();
    for path in paths {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("txt") => counter.add(&std::fs::read_to_string(&path).unwrap()),
            Some("jsonl") => {
                for line in std::fs::read_to_string(&path).unwrap().lines() {
                    let value: serde_json::Value = serde_json::from_str(line).unwrap();
                    let texts = || ["title", "text"].iter().filter_map(|field| value[field].as_str());
                    if texts().flat_map(paragraphs).any(|paragraph| left_out.contains(&paragraph)) {
                        skipped += 1;
                        continue;
                    }
                    for text in texts() {
                        // Reprints count once.
                        for paragraph in text.lines() {
                            if paragraph.chars().count() < 12 || seen.insert(paragraph.trim().to_owned()) {
                                counter.add(paragraph);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    if let Some(words) = std::env::var_os("WORDS") {
        for line in std::fs::read_to_string(words).unwrap().lines() {
            let mut fields = line.split(' ');
            let (Some(word), Some(Ok(count))) = (fields.next(), fields.next().map(str::parse::<u32>)) else {
                continue;
            };
            // One hundredth: the list's corpus is far larger and older than the news it is to help with.
            counter.add_word(word, 1 + count / 100);
        }
    }
    let number =
        |name: &str, usual: u32| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let usual = Prune::default();
    let prune = Prune {
        pair: number("PAIR", usual.pair),
        triple: number("TRIPLE", usual.triple),
        quad: number("QUAD", usual.quad),
    };
    let packed = counter.model(prune).packed(19);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/characters.lm");
    std::fs::write(path, &packed).unwrap();
    eprintln!("{} bytes; {skipped} texts left out", packed.len());
}

/// Words of news and what sounds like their characters: `WORDS=../dict.txt cargo test --release rebuild_homophones -- --ignored`,
/// after the characters were rebuilt.
#[test]
#[ignore = "rebuilds a table from a list of words outside the repository"]
fn rebuild_homophones() {
    /// So many words, the most frequent.
    const COUNT: usize = 3000;
    /// A pair is so many nats less likely than the word that it sounds like.
    const RARER: f32 = 3.0;
    /// And less likely than this at any rate: what news knows well is looked at in vain.
    const SELDOM: f32 = -13.5;
    /// A character less likely than this is not swapped in.
    const RARE: f32 = -13.0;
    let model = Model::builtin();
    let likely = |first: char, second: char| {
        let context = model.context(Symbol::OTHER, model.symbol(first));
        model.alone(first) + model.next(context, model.symbol(second))
    };
    let mut sounding: std::collections::BTreeMap<&str, Vec<char>> = std::collections::BTreeMap::new();
    for c in ('\u{4E00}'..='\u{9FFF}').filter(|&c| script::key(c) == c && model.alone(c) >= RARE) {
        for syllable in readings::syllables(c).collect::<std::collections::BTreeSet<_>>() {
            sounding.entry(syllable).or_default().push(c);
        }
    }
    let like = |c: char| {
        let mut like: Vec<char> =
            readings::syllables(c).filter_map(|syllable| sounding.get(syllable)).flatten().copied().collect();
        like.sort_unstable();
        like.dedup();
        like.retain(|&other| other != c);
        like
    };
    let list =
        std::fs::read_to_string(std::env::var_os("WORDS").expect("WORDS names a list of words")).unwrap();
    let mut words: Vec<(f32, char, char)> = list
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let word: Vec<char> = fields.next()?.chars().collect();
            let tag = fields.nth(1)?;
            let name = ["nr", "ns", "nt", "nz"].iter().any(|name| tag.starts_with(name));
            let content = tag.starts_with(['n', 'v', 'a', 'd', 's', 't', 'j']) && !name;
            let simplified =
                word.iter().all(|&c| ('\u{4E00}'..='\u{9FFF}').contains(&c) && script::key(c) == c);
            (word.len() == 2 && content && simplified).then(|| (likely(word[0], word[1]), word[0], word[1]))
        })
        .collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    words.truncate(COUNT);
    let mut rows = vec!["word\tfirst\tsecond".to_owned()];
    for (score, first, second) in words {
        let most = (score - RARER).min(SELDOM);
        let firsts: String = like(first).into_iter().filter(|&c| likely(c, second) < most).collect();
        let seconds: String = like(second).into_iter().filter(|&c| likely(first, c) < most).collect();
        rows.push(format!("{first}{second}\t{firsts}\t{seconds}"));
    }
    std::fs::write("dictionaries/homophones.tsv", rows.join("\n") + "\n").unwrap();
}
