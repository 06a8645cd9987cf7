//! Whether what an earlier run left may be believed: not when the change under check may have written it.
//!
//! A cache or a baseline that git tracks comes with the repository, and with whatever a stranger proposes to it.

use crate::source::boundary;
use crate::workspace::error::{FilesError, Note};
use crate::workspace::files::place;
use crate::workspace::git;
use crate::workspace::open::Workspace;
use std::path::{Path, PathBuf};

/// What is believed in a run.
#[derive(Debug)]
pub struct Trust {
    /// Whether everything is.
    all: bool,
    /// What is checked: the folder of the repository, or those of the files.
    under_check: Vec<PathBuf>,
}

impl Trust {
    /// For a run that checks this workspace; `all` for one in which everything may be believed.
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

    /// The path, where what lies there may be believed; else a note says that it is not.
    ///
    /// # Errors
    /// When the path leads out of the repository and came with it, or git cannot say so.
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

    /// Whether what lies at `path` may be believed.
    fn believes(&self, path: &Path) -> Result<bool, FilesError> {
        // A link out of the repository that came with it is refused, whatever would be believed.
        place::named(path)?;
        Ok(self.all || !path.exists() || !self.comes_with_the_repository(path))
    }

    /// Whether git tracks the file, or what it is a link to, in a work tree that is checked or lies within one.
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
        // What git cannot tell is not taken for granted.
        checked.any(|at| git::tracks(&at).unwrap_or(true))
    }
}

/// The name itself, links in the folders before it followed.
fn named(path: &Path) -> Option<PathBuf> {
    let folder = match path.parent()? {
        folder if folder.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}
