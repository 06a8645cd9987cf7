//! Paths for reading and writing, checked by the symlink guard.

use crate::source::boundary::{ChosenBy, Refusal, ResolvedPath};
use crate::source::budget::InputBudget;
use crate::source::{SourceFile, tree};
use crate::workspace::error::FilesError;
use crate::workspace::git;
use std::path::{Path, PathBuf};

/// A path from the command line. It may be a link out of the repository, but not a tracked one: its author would choose
/// what is read or written.
pub(crate) fn named(path: &Path) -> Result<ResolvedPath, FilesError> {
    let place = ResolvedPath::of(path, ChosenBy::User)?;
    for link in place.external_links() {
        if git::tracks(link)? {
            let (link, to) = Refusal::at(link);
            return Err(FilesError::Tracked { link, to });
        }
    }
    Ok(place)
}

/// A path that the user did not type: a default, or a name from the program or repository.
pub(crate) fn own(path: &Path) -> Result<ResolvedPath, FilesError> {
    Ok(ResolvedPath::of(path, ChosenBy::Repository)?)
}

/// The output path: as named by the user, or the default.
pub(crate) fn target(path: Option<&Path>, otherwise: &str) -> Result<ResolvedPath, FilesError> {
    path.map_or_else(|| own(Path::new(otherwise)), named)
}

/// A file in a folder named by the user.
pub(crate) fn below(folder: &ResolvedPath, name: &str) -> Result<ResolvedPath, FilesError> {
    Ok(folder.below(name)?)
}

/// Reads a file named by the user.
pub(in crate::workspace) fn read(
    path: &Path,
    name: String,
    input_budget: &InputBudget,
) -> Result<SourceFile, FilesError> {
    let place = named(path)?;
    Ok(SourceFile::read_at(&place, name, input_budget)?)
}

/// The folder of the catalogue at or above a path named by the user.
pub(crate) fn root(path: &Path) -> Result<Option<PathBuf>, FilesError> {
    let place = named(path)?;
    if !path.exists() {
        return Err(FilesError::Missing(path.to_path_buf()));
    }
    if place.external_links().is_empty() {
        return Ok(tree::find_root(path));
    }
    Ok(tree::find_root(&place.folder()))
}
