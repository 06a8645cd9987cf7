//! The top of a git work tree.

use crate::source::boundary;
use std::path::{Path, PathBuf};

/// The nearest folder at or above `folder` that contains `.git` (a folder, or the file of a worktree or submodule), and
/// the path from there to `folder`, with a final `/`.
///
/// Git itself also accepts a folder with `HEAD`, `objects` and `refs`, names that anyone can commit; `.git` cannot be
/// committed.
pub(super) fn of(folder: &Path) -> Option<(PathBuf, String)> {
    let folder = plain(folder.canonicalize().ok()?);
    let top = boundary::work_tree_of(&folder)?;
    let below = folder.strip_prefix(&top).ok()?;
    let below = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned() + "/");
    Some((top, below.collect()))
}

/// The path without the `\\?\` prefix of canonical paths on Windows, which git does not accept.
fn plain(path: PathBuf) -> PathBuf {
    if cfg!(windows)
        && let Some(rest) = path.to_str().and_then(|text| text.strip_prefix(r"\\?\"))
        && rest.as_bytes().get(1) == Some(&b':')
    {
        return PathBuf::from(rest);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::of;
    use std::fs;

    #[test]
    fn only_a_name_that_nobody_can_commit_makes_a_repository() {
        let folder = tempfile::tempdir().expect("folder");
        let top = folder.path().canonicalize().expect("folder");
        let catalogue = top.join("a/b c");
        fs::create_dir_all(catalogue.join("objects")).expect("folders");
        fs::create_dir_all(catalogue.join("refs")).expect("folders");
        fs::write(catalogue.join("HEAD"), "ref: refs/heads/main").expect("file");
        assert_eq!(of(&catalogue), None);
        fs::write(top.join("a/.git"), "gitdir: ../elsewhere").expect("file");
        fs::create_dir(top.join(".git")).expect("folder");
        let found = of(&catalogue);
        assert_eq!(found, Some((top.join("a"), "b c/".to_owned())));
        assert_eq!(of(&top), Some((top.clone(), String::new())));
    }
}
