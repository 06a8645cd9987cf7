//! Paths that are read and written, judged by the bounds of the repository.

use crate::source::boundary::{ChosenBy, Refusal, ResolvedPath};
use crate::source::budget::InputBudget;
use crate::source::{SourceFile, tree};
use crate::workspace::error::FilesError;
use crate::workspace::git;
use std::path::{Path, PathBuf};

/// What the user named on the command line, to be read or written. It may be a link out of the repository, but not one
/// that git keeps: whoever sent it would have chosen what is read or written.
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

/// A path that nobody typed: a default, or a name that the program or the repository gives.
pub(crate) fn own(path: &Path) -> Result<ResolvedPath, FilesError> {
    Ok(ResolvedPath::of(path, ChosenBy::Repository)?)
}

/// What is written: what the user named, or what is written otherwise.
pub(crate) fn target(path: Option<&Path>, otherwise: &str) -> Result<ResolvedPath, FilesError> {
    path.map_or_else(|| own(Path::new(otherwise)), named)
}

/// A file in a folder that was named.
pub(crate) fn below(folder: &ResolvedPath, name: &str) -> Result<ResolvedPath, FilesError> {
    Ok(folder.below(name)?)
}

/// Reads a file that the user named.
pub(in crate::workspace) fn read(
    path: &Path,
    name: String,
    input_budget: &InputBudget,
) -> Result<SourceFile, FilesError> {
    let place = named(path)?;
    Ok(SourceFile::read_at(&place, name, input_budget)?)
}

/// The folder of the catalogue at or above a path that the user named.
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
