//! The fingerprint by which an archive tells one state of the program from another.

#[path = "../../build.rs"]
#[expect(dead_code, reason = "the build script's own beginning")]
mod build;

use std::fs;

#[test]
fn the_fingerprint_changes_with_rules_tables_weights_and_crates() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("src/event")).unwrap();
    fs::create_dir(root.join("dictionaries")).unwrap();
    let files = [
        "src/lib.rs",
        "src/event/visit.rs",
        "dictionaries/roles.tsv",
        "dictionaries/names.model.zst",
        "Cargo.lock",
    ];
    for file in files {
        fs::write(root.join(file), "as it was").unwrap();
    }
    fs::write(root.join("README.md"), "").unwrap();
    let now = || build::fingerprint(root).unwrap();
    let first = now();
    for file in files {
        fs::write(root.join(file), "as it is").unwrap();
        assert_ne!(now(), first, "{file}");
        fs::write(root.join(file), "as it was").unwrap();
        assert_eq!(now(), first, "{file}");
    }
    fs::write(root.join("README.md"), "nothing is read by it").unwrap();
    assert_eq!(now(), first);
    fs::rename(root.join("src/event/visit.rs"), root.join("src/event/visits.rs")).unwrap();
    assert_ne!(now(), first);
}
