//! The fingerprint of what a reading depends on: the program's source, its tables and weights, the crates it is built
//! with. An archive knows by it what to read anew; two states of the source have one version.

use std::hash::Hasher;
use std::io;
use std::path::Path;

const PARTS: [&str; 3] = ["src", "dictionaries", "Cargo.lock"];

fn main() -> io::Result<()> {
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
    }
    println!("cargo::rustc-env=FANGZHI_FINGERPRINT={:016x}", fingerprint(Path::new("."))?);
    Ok(())
}

/// Changes with the name or content of any file that the program under `root` is made of.
pub fn fingerprint(root: &Path) -> io::Result<u64> {
    let mut hasher = fnv::FnvHasher::default();
    for part in PARTS {
        add(&root.join(part), part, &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn add(path: &Path, name: &str, hasher: &mut fnv::FnvHasher) -> io::Result<()> {
    hasher.write(name.as_bytes());
    if !path.is_dir() {
        let bytes = std::fs::read(path)?;
        hasher.write_usize(bytes.len());
        hasher.write(&bytes);
        return Ok(());
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path)? {
        names.push(entry?.file_name());
    }
    names.sort();
    names.iter().try_for_each(|name| add(&path.join(name), &name.to_string_lossy(), hasher))
}
