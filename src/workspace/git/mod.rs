//! Git revisions, through the `git` program; the work tree is not touched.

mod command;
mod objects;
mod repository;
mod snapshot;
mod top;

pub(in crate::workspace) use repository::Repository;
pub(in crate::workspace) use snapshot::{Snapshot, Target};

use crate::workspace::error::GitError;
use command::Git;
use std::path::Path;

/// Whether git tracks the file or link at `path`, so that a pull request may have added it. False outside work trees.
///
/// # Errors
/// When git fails.
pub(in crate::workspace) fn tracks(path: &Path) -> Result<bool, GitError> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let Some(name) = path.file_name() else {
        return Ok(false);
    };
    let Some((top, below)) = top::of(folder.unwrap_or(Path::new("."))) else {
        return Ok(false);
    };
    let name = below + &name.to_string_lossy();
    let git = Git::for_work_tree(top)?;
    let answer = git.query(&["ls-files", "--error-unmatch", "--", &name])?;
    match answer.code {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        Some(_) | None => Err(git.refused(&answer.stderr)),
    }
}
