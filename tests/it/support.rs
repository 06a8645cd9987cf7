//! What several tests share.

use std::path::{Path, PathBuf};

/// The folder of this repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The specifications that others publish: beside the repository, or where `KATALOG_SHARED` says. They are no part of
/// the project, so a test that wants them is skipped without them, and says so.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("KATALOG_SHARED")
        .map_or_else(|| root().join("../shared/spec"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    #[allow(clippy::print_stderr, reason = "a skipped test must say that it was")]
    {
        eprintln!("skipped: no specifications in {}", folder.display());
    }
    None
}

/// Whether what is expected is to be written anew: `UPDATE_EXPECTED=1 cargo test`.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| value == "1")
}
