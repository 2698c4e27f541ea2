//! Development data beside the repository; tests that read it skip, visibly, where it is absent.

use std::path::PathBuf;

/// The path of a development file, or `None` (said on standard error) where it is absent.
#[must_use]
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: development data shared/{name} is absent");
    None
}
