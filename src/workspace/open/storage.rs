//! Where the files of a repository are: on disk, or in a git revision.

use crate::description::Absence;
use crate::profile::Version;
use crate::source::budget::InputBudget;
use crate::source::tree::{self, Found, Role};
use crate::source::{SourceFile, in_parallel};
use crate::workspace::error::{Error, FilesError};
use crate::workspace::git::{Snapshot, Target};
use crate::workspace::settings::{self, Settings};
use std::path::{Path, PathBuf};

/// Storage of a repository.
pub(in crate::workspace) enum Storage {
    /// A folder on disk.
    Disk(PathBuf),
    /// A folder at a git revision.
    Revision(Snapshot),
}

/// A file with its content, or the error.
pub(super) type SourceInput = (Found, Result<SourceFile, FilesError>);

impl Storage {
    /// The settings of the repository.
    pub(super) fn settings(&self, version: Option<Version>) -> Result<Settings, Error> {
        match self {
            Self::Disk(root) => Settings::of(Some(root), version),
            Self::Revision(snapshot) => {
                let bytes = snapshot.read(&[settings::NAME])?.pop().flatten();
                let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                Ok(Settings::from_text(text.as_deref(), version)?)
            }
        }
    }

    /// All YAML files, in order of name.
    pub(super) fn files(&self, input_budget: &InputBudget) -> Result<Vec<SourceInput>, Error> {
        match self {
            Self::Disk(root) => {
                let listed = tree::list(root).map_err(FilesError::from)?;
                Ok(read(listed, input_budget))
            }
            Self::Revision(snapshot) => recall(snapshot),
        }
    }

    /// Another file of the repository, by name; links out of it are refused.
    pub(super) fn file(
        &self,
        name: &str,
        input_budget: &InputBudget,
    ) -> Result<Result<SourceFile, Absence>, Error> {
        match self {
            Self::Disk(root) => {
                let path = root.join(name);
                let (Ok(real), Ok(real_root)) = (path.canonicalize(), root.canonicalize()) else {
                    return Ok(Err(Absence::Missing));
                };
                let by_folder = real != real_root.join(name) && !path.is_symlink();
                let inside = real.strip_prefix(real_root).ok();
                if inside.is_none_or(tree::is_of_git) {
                    return Ok(Err(Absence::Outside));
                }
                if !real.is_file() {
                    return Ok(Err(Absence::Missing));
                }
                let file = SourceFile::read_of(&path, name.to_owned(), input_budget)
                    .and_then(|file| file.counted_through_link(by_folder, input_budget));
                Ok(Ok(file.map_err(FilesError::from)?))
            }
            Self::Revision(snapshot) => {
                let from = match snapshot.at(name) {
                    Some(Target::File(from)) => from,
                    Some(Target::Outside) => return Ok(Err(Absence::Outside)),
                    Some(Target::Folder) | None => return Ok(Err(Absence::Missing)),
                };
                let bytes = snapshot.read(&[&from])?.pop().flatten();
                let file = |bytes| SourceFile::new(name.to_owned(), PathBuf::new(), bytes);
                Ok(bytes.map(file).ok_or(Absence::Missing))
            }
        }
    }

    /// The folder, if it is on disk.
    pub(super) fn root(&self) -> Option<&Path> {
        match self {
            Self::Disk(root) => Some(root),
            Self::Revision(_) => None,
        }
    }
}

/// Reads files from disk; those that are not read are listed without content.
fn read(listed: Vec<Found>, input_budget: &InputBudget) -> Vec<SourceInput> {
    let read = in_parallel(&listed, |found| match found.role {
        Role::Misplaced | Role::Outside(_) => Ok(named(found)),
        Role::In(_) if !tree::is_yaml(&found.name) => Ok(named(found)),
        Role::Catalog | Role::In(_) => {
            SourceFile::read_of(&found.path, found.name.clone(), input_budget)
                .map_err(FilesError::from)
        }
    });
    listed.into_iter().zip(read).collect()
}

fn named(found: &Found) -> SourceFile {
    SourceFile::new(found.name.clone(), found.path.clone(), Vec::new())
}

/// Reads files from a revision.
fn recall(snapshot: &Snapshot) -> Result<Vec<SourceInput>, Error> {
    let mut found = Vec::new();
    let mut from = Vec::new();
    for (name, target) in snapshot.files() {
        let (role, file) = match target {
            Target::File(file) => (tree::role_of(name), file),
            Target::Folder => continue,
            Target::Outside => (Some(Role::Outside(None)), String::new()),
        };
        let Some(role) = role else { continue };
        found.push(Found {
            path: PathBuf::new(),
            name: name.to_owned(),
            role,
        });
        from.push(file);
    }
    let names: Vec<&str> = from.iter().map(String::as_str).collect();
    let contents = snapshot.read(&names)?;
    let taken = found.into_iter().zip(contents).map(|(found, bytes)| {
        let bytes = bytes.unwrap_or_default();
        let file = SourceFile::new(found.name.clone(), PathBuf::new(), bytes);
        (found, Ok(file))
    });
    Ok(taken.collect())
}
