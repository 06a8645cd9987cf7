//! Paths with their symbolic links resolved.

use super::refusal::{Refusal, RefusalReason};
use super::resolve::{LinkTarget, Resolution, step};
use crate::source::tree::CATALOG_FILES;
use std::path::{Path, PathBuf};

/// Who chose a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenBy {
    /// The program, or a file of the repository: no component may be a link out of the repository.
    Repository,
    /// The user, on the command line: the last component may be a link out of the repository.
    User,
}

/// A path whose symbolic links are resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedPath {
    path: PathBuf,
    external_links: Vec<PathBuf>,
}

/// The repository around a folder without links: the work tree of git, else the folder of `catalog.yaml`.
pub fn repository_of(folder: &Path) -> Option<PathBuf> {
    let is_there = |folder: &&Path, name: &str| folder.join(name).symlink_metadata().is_ok();
    let git = folder.ancestors().find(|folder| is_there(folder, ".git"));
    let own = || {
        let mut upwards = folder.ancestors();
        upwards.find(|folder| CATALOG_FILES.iter().any(|name| is_there(folder, name)))
    };
    git.or_else(own).map(Path::to_path_buf)
}

/// The work tree of git around a folder without links.
pub fn work_tree_of(folder: &Path) -> Option<PathBuf> {
    let mut upwards = folder.ancestors();
    let found = upwards.find(|folder| folder.join(".git").symlink_metadata().is_ok());
    found.map(Path::to_path_buf)
}

impl ResolvedPath {
    /// Resolves the links of a path. Components that do not exist yet are kept as they are.
    ///
    /// # Errors
    /// When a link leads out of its repository, into `.git`, or round in a loop.
    pub fn of(path: &Path, chosen: ChosenBy) -> Result<Self, Refusal> {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let mut at = PathBuf::new();
        let mut parts = whole.components().peekable();
        while let Some(part) = parts.next() {
            step(&mut at, part);
            let Ok(to) = at.read_link() else { continue };
            let is_last = parts.peek().is_none();
            let folder = at.parent().unwrap_or(Path::new(""));
            let Some(repository) = repository_of(folder) else {
                // Outside any repository the operating system resolves, also what only it can (`/dev/fd/1`).
                if !is_last && let Ok(real) = at.canonicalize() {
                    at = real;
                }
                continue;
            };
            let resolution = Resolution::of(&at, &repository);
            match resolution.target {
                LinkTarget::Inside(real) => at = real,
                LinkTarget::Outside if is_last && chosen == ChosenBy::User => {
                    return Ok(Self {
                        path: at,
                        external_links: resolution.links,
                    });
                }
                LinkTarget::Outside => return Err(Refusal::new(&at, RefusalReason::Outside(to))),
                LinkTarget::Git => return Err(Refusal::new(&at, RefusalReason::Git(to))),
                LinkTarget::Loop => return Err(Refusal::new(&at, RefusalReason::Loop(to))),
            }
        }
        Ok(Self {
            path: at,
            external_links: Vec::new(),
        })
    }

    /// The resolved path. Only the last component may be a link: one that the user named, or one outside any
    /// repository.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The links of the repository through which a path that the user named leads out of it, in order.
    pub fn external_links(&self) -> &[PathBuf] {
        &self.external_links
    }

    /// The folder with this path, canonicalized.
    pub fn folder(&self) -> PathBuf {
        let real = self.path.canonicalize();
        real.unwrap_or_else(|_| self.path.clone())
    }

    /// Resolves a path below this folder.
    ///
    /// # Errors
    /// As [`ResolvedPath::of`] with [`ChosenBy::Repository`].
    pub fn below(&self, name: impl AsRef<Path>) -> Result<Self, Refusal> {
        Self::of(&self.folder().join(name), ChosenBy::Repository)
    }
}
