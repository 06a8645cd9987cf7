//! Whether a cache or baseline of an earlier run is trusted: not when the change under review could have written it.
//!
//! A file that git tracks is part of the repository, and of any pull request.

use crate::source::boundary;
use crate::workspace::error::{FilesError, Note};
use crate::workspace::files::place;
use crate::workspace::git;
use crate::workspace::open::Workspace;
use std::path::{Path, PathBuf};

/// What is trusted in a run.
#[derive(Debug)]
pub struct Trust {
    /// Whether everything is.
    all: bool,
    /// The checked folders: that of the repository, or those of the files.
    under_check: Vec<PathBuf>,
}

impl Trust {
    /// For a check of this workspace; `all` trusts everything.
    pub fn of(workspace: &Workspace, all: bool) -> Self {
        let folders = match workspace.root() {
            Some(root) => vec![root.to_path_buf()],
            None => workspace
                .sources()
                .iter()
                .map(|(_, file)| match file.path.parent() {
                    Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
                    Some(_) | None => PathBuf::from("."),
                })
                .collect(),
        };
        let mut under_check = folders;
        under_check.sort();
        under_check.dedup();
        Self { all, under_check }
    }

    /// Returns the path if the file is trusted; otherwise adds a note.
    ///
    /// # Errors
    /// When the path is a tracked link out of the repository, or git fails.
    pub fn believed(
        &self,
        path: Option<PathBuf>,
        note: &mut dyn FnMut(Note),
    ) -> Result<Option<PathBuf>, FilesError> {
        match path {
            Some(path) if !self.believes(&path)? => {
                note(Note::Untrusted(path));
                Ok(None)
            }
            path => Ok(path),
        }
    }

    /// Whether the file at `path` is trusted.
    fn believes(&self, path: &Path) -> Result<bool, FilesError> {
        // A tracked link out of the repository is refused in any case.
        place::named(path)?;
        Ok(self.all || !path.exists() || !self.comes_with_the_repository(path))
    }

    /// Whether git tracks the file, or its link target, in a work tree around a checked folder.
    fn comes_with_the_repository(&self, path: &Path) -> bool {
        let folders = self.under_check.iter();
        let trees: Vec<PathBuf> = folders
            .filter_map(|folder| folder.canonicalize().ok())
            .filter_map(|folder| boundary::work_tree_of(&folder))
            .collect();
        let is_checked = |place: &Path| {
            let own = boundary::work_tree_of(place);
            own.is_some_and(|own| trees.iter().any(|tree| own.starts_with(tree)))
        };
        let places = [path.canonicalize().ok(), named(path)];
        let mut checked = places.into_iter().flatten().filter(|at| is_checked(at));
        // Errors of git count as tracked.
        checked.any(|at| git::tracks(&at).unwrap_or(true))
    }
}

/// The path itself, with links in its parent folders resolved.
fn named(path: &Path) -> Option<PathBuf> {
    let folder = match path.parent()? {
        folder if folder.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}
