//! Operands of a comparison: URLs, paths and git revisions.

use crate::rdf::RdfFormat;
use crate::source::tree;
use crate::workspace::error::{CompareError, Error, GitError};
use crate::workspace::fetch;
use crate::workspace::git::Repository;
use std::path::{Component, Path, PathBuf};

/// An operand, as the user named it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Operand {
    /// A URL.
    Address(String),
    /// A file, a folder, or `-` for standard input.
    Path(String),
    /// A git revision.
    Revision(String),
}

/// The old operand, and the new one if given.
pub(super) type Operands = (Operand, Option<Operand>);

/// Parses the operands, and splits ranges of revisions.
///
/// The author of a pull request chooses names of files and folders, which must not be mistaken for revisions: what has
/// the form of a range (`main..`) is a range, and what git knows is a revision. If a path has the same name, the user
/// has to decide.
pub(super) fn operands(old: &str, new: Option<&str>) -> Result<Operands, Error> {
    let Some((from, to)) = range(old) else {
        let new = new.map(operand).transpose()?;
        return Ok((operand(old)?, new));
    };
    if Path::new(old).exists() {
        return Err(CompareError::RangeAndPath(old.to_owned()).into());
    }
    if new.is_some() {
        return Err(CompareError::TwoRevisions(old.to_owned()).into());
    }
    let named = |name: &str| if name.is_empty() { "HEAD" } else { name }.to_owned();
    let (from, to) = match to.strip_prefix('.') {
        None => (named(from), named(to)),
        Some(to) => {
            let (from, to) = (named(from), named(to));
            let root = repository_here()?;
            let base = Repository::around(&root)?.merge_base(&from, &to)?;
            (base, to)
        }
    };
    Ok((Operand::Revision(from), Some(Operand::Revision(to))))
}

/// The folder of the catalogue at or above the current folder.
pub(super) fn repository_here() -> Result<PathBuf, Error> {
    tree::find_root(Path::new(".")).ok_or_else(|| CompareError::NoneHere.into())
}

/// Classifies a single operand.
fn operand(name: &str) -> Result<Operand, Error> {
    if fetch::is_address(name) {
        return Ok(Operand::Address(name.to_owned()));
    }
    if name == "-" || is_written_as_path(name) {
        return Ok(Operand::Path(name.to_owned()));
    }
    if !Path::new(name).exists() {
        return Ok(Operand::Revision(name.to_owned()));
    }
    if range(name).is_some() {
        return Err(CompareError::RangeAndPath(name.to_owned()).into());
    }
    if is_revision_too(name)? {
        return Err(CompareError::RevisionAndPath(name.to_owned()).into());
    }
    Ok(Operand::Path(name.to_owned()))
}

/// The ends of a range `A..B` or `A...B`.
fn range(name: &str) -> Option<(&str, &str)> {
    let is_folder = |part: Component<'_>| matches!(part, Component::ParentDir);
    if fetch::is_address(name)
        || is_written_as_path(name)
        || Path::new(name).components().any(is_folder)
    {
        return None;
    }
    name.split_once("..")
}

/// Whether it can only be a path: `./main`, `../main`, `/main`, or `C:main` on Windows.
fn is_written_as_path(name: &str) -> bool {
    let first = Path::new(name).components().next();
    matches!(
        first,
        Some(Component::CurDir | Component::ParentDir | Component::RootDir | Component::Prefix(_))
    )
}

/// Whether git knows a revision with the name of an existing path.
fn is_revision_too(name: &str) -> Result<bool, Error> {
    let Some(root) = tree::find_root(Path::new(".")) else {
        return Ok(false);
    };
    if !Repository::is_around(&root) {
        return Ok(false);
    }
    let known = Repository::around(&root).and_then(|repository| repository.knows(name));
    known.or_else(|source: GitError| {
        // RDF files are compared without git, too; no branch has such a name.
        if is_rdf_file(Path::new(name)) {
            return Ok(false);
        }
        let (name, source) = (name.to_owned(), Box::new(source));
        Err(CompareError::CannotTell { name, source }.into())
    })
}

fn is_rdf_file(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    path.is_file() && extension.is_some_and(|of| RdfFormat::from_extension(of).is_some())
}

#[cfg(test)]
mod tests {
    use super::{is_written_as_path, range};

    #[test]
    fn ranges_and_paths_are_told_apart_by_how_they_are_written() {
        for (name, sides) in [
            ("main..", ("main", "")),
            ("..main", ("", "main")),
            ("main...work", ("main", ".work")),
            ("...", ("", ".")),
            ("HEAD~1..HEAD", ("HEAD~1", "HEAD")),
            ("origin/main..", ("origin/main", "")),
        ] {
            assert_eq!(range(name), Some(sides), "{name}");
        }
        for name in [
            "..",
            "../main..",
            "./main..",
            "/main..",
            "a/../b",
            "a/..",
            "main",
            "https://a.example/..",
            "",
        ] {
            assert_eq!(range(name), None, "{name}");
        }
        assert!(
            is_written_as_path("./main") && is_written_as_path("..") && is_written_as_path("/x")
        );
        assert!(!is_written_as_path("..main") && !is_written_as_path("main/."));
    }
}
